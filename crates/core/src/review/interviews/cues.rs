//! Cues: questions made from what a person wrote, said or did themselves.

use std::collections::HashMap;

use super::view::SheetPrompt;
use crate::event::{Passage, Prompt, ReviewAct};
use crate::ids::EventId;
use crate::incident::EntryView;
use crate::review::{ReviewScene, ReviewState};
use crate::time::Moment;
use crate::words::{EntryKind, FindingKind};

/// How many cues are offered.
const MOST: usize = 10;
/// How many characters of a line stand in a question.
const QUOTE: usize = 90;

/// Something of a person's that can be asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// Where it stands.
    pub passage: Passage,
    /// When it was.
    pub at: Option<Moment>,
    /// What it says.
    pub text: String,
    /// What it is.
    pub why: HeardWhy,
}

/// What makes something worth asking about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeardWhy {
    /// Somebody wrote it down as something to ask.
    Cue(EventId),
    /// Somebody marked it.
    Marked,
    /// They shared a page or a picture.
    Shared,
    /// They wrote it, or it is written that they did.
    Wrote(EntryKind),
    /// They asked somebody to do something.
    AskedOther,
    /// Somebody asked them to do something.
    WasAsked,
    /// They said it in a conversation.
    Said,
}

impl HeardWhy {
    const fn rank(self) -> u8 {
        match self {
            Self::Cue(_) => 0,
            Self::Marked => 1,
            Self::Shared | Self::Wrote(EntryKind::Evidence) => 2,
            Self::Wrote(EntryKind::Hypothesis | EntryKind::Decision | EntryKind::Action) => 3,
            Self::Wrote(EntryKind::Observation | EntryKind::Question) | Self::WasAsked | Self::AskedOther => 4,
            Self::Said => 5,
            Self::Wrote(EntryKind::Milestone | EntryKind::Handover | EntryKind::Update | EntryKind::Note) => 6,
        }
    }
}

/// What stands of a person in the incident's log, in marks on it and in what is to be asked.
pub(super) fn heard(scene: &ReviewScene<'_>, person: &str) -> Vec<Heard> {
    let mut all = Vec::new();
    let marked = marked_lines(scene.review);
    for (id, view) in scene.incident.views().filter(|(_, view)| view.struck.is_none() && !view.erased) {
        let Some(why) = why(scene, view, person) else { continue };
        let why = if marked.contains_key(&id) { HeardWhy::Marked } else { why };
        all.push(Heard { passage: of_line(id, &view.text), at: Some(view.happened.at), text: view.text.clone(), why });
    }
    all.extend(found(scene, person));
    all
}

fn why(scene: &ReviewScene<'_>, view: &EntryView, person: &str) -> Option<HeardWhy> {
    let is = |handle: &str| scene.handle(handle) == person;
    if view.ask.as_ref().is_some_and(|ask| is(&ask.person)) {
        return Some(HeardWhy::WasAsked);
    }
    if !view.people.first().is_some_and(|first| is(first)) {
        return None;
    }
    Some(if view.ask.is_some() {
        HeardWhy::AskedOther
    } else if !view.links.is_empty() || !view.attachments.is_empty() {
        HeardWhy::Shared
    } else {
        HeardWhy::Wrote(view.kind)
    })
}

/// The lines of the log on which a mark stands, with its note.
pub(super) fn marked_lines(review: &ReviewState) -> HashMap<EventId, &str> {
    let mut marks: HashMap<EventId, (EventId, &str)> = HashMap::new();
    for (op, act) in review.acts() {
        match act {
            ReviewAct::MarkMade(act) => {
                if let Some(line) = act.passage.line {
                    marks.insert(op.id, (line, &act.note));
                }
            }
            ReviewAct::MarkCleared(act) => {
                marks.remove(&act.mark);
            }
            _ => {}
        }
    }
    marks.into_values().collect()
}

/// What somebody wrote down to ask this person.
fn found(scene: &ReviewScene<'_>, person: &str) -> Vec<Heard> {
    let mut cues: Vec<(EventId, Heard)> = Vec::new();
    for (op, act) in scene.review.acts() {
        match act {
            ReviewAct::FindingWritten(act) => {
                let id = act.finding.unwrap_or(op.id);
                cues.retain(|(known, _)| *known != id);
                if act.sort == FindingKind::Cue && scene.handle(&act.person) == person {
                    let passage = act.evidence.first().cloned().unwrap_or_else(nowhere);
                    let at =
                        passage.line.and_then(|line| scene.incident.entry(line)?.view().map(|view| view.happened.at));
                    cues.push((id, Heard { passage, at, text: act.text.clone(), why: HeardWhy::Cue(id) }));
                }
            }
            ReviewAct::FindingStruck(act) => cues.retain(|(known, _)| *known != act.finding),
            _ => {}
        }
    }
    cues.into_iter().map(|(_, heard)| heard).collect()
}

/// Makes questions of what was heard: the ones most worth asking, in the order of time.
pub(super) fn cues(scene: &ReviewScene<'_>, mut heard: Vec<Heard>) -> Vec<SheetPrompt> {
    heard.sort_by_key(|one| (one.why.rank(), one.at, one.passage.place));
    let mut seen: Vec<(Option<EventId>, Option<EventId>, u32)> = Vec::new();
    heard.retain(|one| {
        let place = (one.passage.line, one.passage.source, one.passage.place);
        let bare = place == (None, None, 0);
        let new = bare || !seen.contains(&place);
        seen.push(place);
        new
    });
    heard.truncate(MOST);
    heard.sort_by_key(|one| (one.at.is_none(), one.at, one.passage.place));
    heard.iter().map(|one| asked(scene, one)).collect()
}

fn asked(scene: &ReviewScene<'_>, one: &Heard) -> SheetPrompt {
    let time = one.at.map(|at| clock(scene, at));
    let at = time.as_ref().map_or_else(|| "then".to_owned(), |time| format!("at {time}"));
    let quote = shortened(&one.text);
    let text = match one.why {
        HeardWhy::Cue(_) if one.text.trim_end().ends_with('?') => one.text.trim().to_owned(),
        HeardWhy::Cue(_) => format!("“{quote}”: how was that from where you sat?"),
        HeardWhy::Marked => format!("You wrote “{quote}” {at}; what told you to look there?"),
        HeardWhy::Shared | HeardWhy::Wrote(EntryKind::Evidence) => {
            format!("You shared “{quote}” {at}; what told you to look there?")
        }
        HeardWhy::Wrote(EntryKind::Hypothesis) => format!("You took “{quote}” to be possible {at}; what spoke for it?"),
        HeardWhy::Wrote(EntryKind::Decision) => format!("“{quote}” was decided {at}; which ways did you see?"),
        HeardWhy::Wrote(EntryKind::Action) => format!("“{quote}” was yours {at}; what made it come first?"),
        HeardWhy::Wrote(EntryKind::Observation) => format!("You wrote “{quote}” {at}; what drew your eye to it?"),
        HeardWhy::Wrote(EntryKind::Question) => format!("You wondered “{quote}” {at}; what had you seen by then?"),
        HeardWhy::Wrote(EntryKind::Milestone | EntryKind::Handover | EntryKind::Update | EntryKind::Note) => {
            format!("You wrote “{quote}” {at}; what was on your mind?")
        }
        HeardWhy::AskedOther => format!("You asked for “{quote}” {at}; how did you know whom to turn to?"),
        HeardWhy::WasAsked => format!("You were asked for “{quote}” {at}; what did you have to go on?"),
        HeardWhy::Said => format!("You said “{quote}” {at}; what told you so?"),
    };
    let passage = Some(one.passage.clone()).filter(|passage| *passage != nowhere());
    SheetPrompt {
        prompt: Prompt { key: key_of(one), probe: String::new(), text, passage },
        label: time.map_or_else(|| "Cue".to_owned(), |time| format!("Cue, {time}")),
        at: one.at,
        hints: Vec::new(),
    }
}

fn key_of(one: &Heard) -> String {
    match (one.why, one.passage.line, one.passage.source) {
        (HeardWhy::Cue(finding), _, _) => format!("cue.{finding}"),
        (_, Some(line), _) => format!("cue.{line}"),
        (_, None, Some(source)) => format!("cue.{source}.{}", one.passage.place),
        (_, None, None) => "cue".to_owned(),
    }
}

/// The time of day with seconds, in the zone of the scene.
pub(super) fn clock(scene: &ReviewScene<'_>, at: Moment) -> String {
    scene.zone.local_time(at).naive.format("%H:%M:%S").to_string()
}

/// One line, shortened at a word.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['“', '”'], "'");
    if line.chars().count() <= QUOTE {
        return line;
    }
    let cut: String = line.chars().take(QUOTE).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{cut} …")
}

fn of_line(line: EventId, text: &str) -> Passage {
    Passage { line: Some(line), quote: shortened(text), ..nowhere() }
}

const fn nowhere() -> Passage {
    Passage { source: None, line: None, note: None, place: 0, last: 0, from: 0, to: 0, quote: String::new() }
}

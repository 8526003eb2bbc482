//! What could be a card: each proposal names the lines or passages it rests on.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::{AccountView, DifferenceProposal, DifferenceSort, account};
use crate::event::{Act, DecisionDetailed, Passage};
use crate::ids::{EventId, PersonId};
use crate::review::hindsight::telling::telling;
use crate::review::hindsight::{When, clock, short};
use crate::review::interviews::{ToldPassage, told_passages};
use crate::review::{Mark, Marks, ReviewScene};
use crate::time::Moment;
use crate::words::{EntryKind, Milestone, Standing};

/// Two times this close are the same time.
const SAME: TimeDelta = TimeDelta::minutes(2);
/// Two lines further apart than this are about two things, however alike they are.
const FAR: TimeDelta = TimeDelta::hours(2);
/// So many telling words two lines must share to be about one thing.
const SHARED: usize = 3;

pub(super) fn proposals(scene: &ReviewScene<'_>, marks: &Marks, when: When<'_>) -> Vec<DifferenceProposal> {
    let mut all = Vec::new();
    all.extend(marked(scene, marks, when));
    all.extend(told(scene, when));
    all.extend(moved(scene));
    all.extend(twice(scene));
    all.extend(objections(scene));
    all.extend(stood(scene));
    all
}

/// The passage that is a whole line of the log.
fn whole(line: EventId) -> Passage {
    Passage { source: None, line: Some(line), place: 0, last: 0, from: 0, to: 0, quote: String::new(), note: None }
}

fn handle(scene: &ReviewScene<'_>, author: Option<PersonId>) -> String {
    author.and_then(|id| scene.directory.person(id)).map(|person| person.handle.clone()).unwrap_or_default()
}

fn overlap(a: &Passage, b: &Passage) -> bool {
    if (a.source, a.line) != (b.source, b.line) || a.last < b.place || b.last < a.place {
        return false;
    }
    // Within one message the words decide; 0 is all of it.
    let one = a.place == a.last && b.place == b.last;
    let end = |passage: &Passage| if passage.to == 0 { u32::MAX } else { passage.to };
    !one || (a.from < end(b) && b.from < end(a))
}

/// Two people marked the same words with different codes.
fn marked(scene: &ReviewScene<'_>, marks: &Marks, when: When<'_>) -> Vec<DifferenceProposal> {
    let mut all = Vec::new();
    let named = |key: &str| {
        let known = scene.library.codes.iter().find(|code| code.key == key);
        known.map_or_else(|| key.to_owned(), |code| code.name.clone())
    };
    let by = |mark: &Mark| {
        scene.directory.people().into_iter().find(|one| one.name == mark.by).map(|one| one.handle.clone())
    };
    let says = |mark: &Mark| {
        let note = if mark.note.is_empty() { String::new() } else { format!(": {}", mark.note) };
        account(
            scene,
            &by(mark).unwrap_or_default(),
            &format!("{}{note}", named(&mark.code)),
            std::slice::from_ref(&mark.passage),
        )
    };
    for mark in marks.all().iter().filter(|mark| !mark.by.is_empty()) {
        let near = match (mark.passage.source, mark.passage.line) {
            (Some(source), _) => marks.of_message(source, mark.passage.place),
            (None, Some(line)) => marks.of_line(line),
            (None, None) => Vec::new(),
        };
        for other in near {
            let differs = !other.by.is_empty() && other.by != mark.by && other.code != mark.code;
            if !differs || !overlap(&mark.passage, &other.passage) {
                continue;
            }
            let (first, second) = if mark.id < other.id { (mark, other) } else { (other, mark) };
            all.push(DifferenceProposal {
                key: format!("marks:{}:{}", first.id, second.id),
                sort: DifferenceSort::Marks,
                why: format!("{} and {} marked the same words differently.", first.by, second.by),
                question: format!(
                    "{} or {}: how does this passage look to you?",
                    named(&first.code),
                    named(&second.code)
                ),
                accounts: vec![says(first), says(second)],
                at: when(&first.passage),
            });
        }
    }
    all
}

/// Two people told something about the same passage.
fn told(scene: &ReviewScene<'_>, when: When<'_>) -> Vec<DifferenceProposal> {
    let told = told_passages(scene).passages;
    let says = |one: &ToldPassage| account(scene, &one.person, &one.text, std::slice::from_ref(&one.passage));
    let mut all = Vec::new();
    for (index, one) in told.iter().enumerate() {
        for other in told.iter().skip(index + 1) {
            if one.person != other.person && overlap(&one.passage, &other.passage) {
                all.push(DifferenceProposal {
                    key: format!("told:{}:{}", one.note, other.note),
                    sort: DifferenceSort::Told,
                    why: format!(
                        "{} and {} told of the same passage.",
                        scene.name(&one.person),
                        scene.name(&other.person)
                    ),
                    question: "How did this moment look to each of you?".to_owned(),
                    accounts: vec![says(one), says(other)],
                    at: when(&one.passage),
                });
            }
        }
    }
    all
}

/// A milestone that two people put at different times. It is one line of the log, with its history.
fn moved(scene: &ReviewScene<'_>) -> Vec<DifferenceProposal> {
    let mut all = Vec::new();
    for milestone in Milestone::ALL.iter().copied() {
        let given: Vec<(EventId, Option<PersonId>, Moment)> =
            scene.incident.milestone_history(milestone).map(|op| (op.id, op.author, op.happened.at)).collect();
        let Some((last, by, at)) = given.last().copied() else { continue };
        let Some((first, other, then)) = given.iter().find(|(_, who, then)| *who != by && apart(*then, at)) else {
            continue;
        };
        let label = milestone.label();
        all.push(DifferenceProposal {
            key: format!("milestone:{first}:{last}"),
            sort: DifferenceSort::Times,
            why: format!("Two times were given for “{label}”."),
            question: format!("When was “{label}”, and what told you so?"),
            accounts: vec![
                timed(scene, &handle(scene, *other), last, *then),
                timed(scene, &handle(scene, by), last, at),
            ],
            at: Some(at.min(*then)),
        });
    }
    all
}

fn apart(a: Moment, b: Moment) -> bool {
    (a - b).abs() >= SAME
}

fn timed(scene: &ReviewScene<'_>, person: &str, line: EventId, at: Moment) -> AccountView {
    account(scene, person, &clock(scene.zone, at), &[whole(line)])
}

/// Two people wrote the same thing down at different times.
fn twice(scene: &ReviewScene<'_>) -> Vec<DifferenceProposal> {
    struct Line<'a> {
        id: EventId,
        by: Option<PersonId>,
        at: Moment,
        text: &'a str,
        words: std::collections::BTreeSet<String>,
    }
    let state = scene.incident;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (id, view) in state.views().filter(|(_, view)| view.struck.is_none() && !view.erased) {
        let Some(added) = state.entry(id).and_then(|entry| entry.added(id)) else { continue };
        let words = telling(&view.text);
        if words.len() >= SHARED && added.author.is_some() {
            lines.push(Line { id, by: added.author, at: view.happened.at, text: &view.text, words });
        }
    }
    lines.sort_by_key(|line| (line.at, line.id));
    let mut all = Vec::new();
    for (index, one) in lines.iter().enumerate() {
        for other in lines.iter().skip(index + 1).take_while(|other| other.at - one.at <= FAR) {
            let shared = one.words.intersection(&other.words).count();
            let alike = shared >= SHARED && shared * 4 >= one.words.len().max(other.words.len()) * 3;
            if one.by == other.by || !apart(one.at, other.at) || !alike {
                continue;
            }
            let says = |line: &Line<'_>| {
                let text = format!("{}: {}", clock(scene.zone, line.at), short(line.text));
                account(scene, &handle(scene, line.by), &text, &[whole(line.id)])
            };
            all.push(DifferenceProposal {
                key: format!("times:{}:{}", one.id, other.id),
                sort: DifferenceSort::Times,
                why: "Two people wrote this down at different times.".to_owned(),
                question: format!("Was “{}” one thing or two, and when?", short(one.text)),
                accounts: vec![says(one), says(other)],
                at: Some(one.at),
            });
        }
    }
    all
}

/// Decisions to which somebody objected.
fn objections(scene: &ReviewScene<'_>) -> Vec<DifferenceProposal> {
    let mut details: HashMap<EventId, (&DecisionDetailed, Option<PersonId>)> = HashMap::new();
    for op in scene.incident.acts() {
        if let Some(Act::DecisionDetailed(act)) = &op.value {
            details.insert(act.entry, (act, op.author));
        }
    }
    // "None" is an answer, too, and no objection.
    let raised = |text: &str| {
        !matches!(text.trim().trim_end_matches('.').to_lowercase().as_str(), "" | "none" | "no" | "nobody")
    };
    let said = details.into_iter().filter(|(_, (act, _))| raised(&act.objections));
    let cards = said.filter_map(|(entry, (act, author))| {
        let line = scene.incident.line(entry).filter(|line| line.view.kind == EntryKind::Decision)?;
        let decided = act.decided_by.clone().unwrap_or_else(|| handle(scene, author));
        Some(DifferenceProposal {
            key: format!("objection:{entry}"),
            sort: DifferenceSort::Objection,
            why: "Somebody objected to what was decided.".to_owned(),
            question: format!("What spoke for “{}” then, and what against it?", short(&line.view.text)),
            accounts: vec![
                account(scene, &decided, &line.view.text, &[whole(entry)]),
                account(scene, "", act.objections.trim(), &[whole(entry)]),
            ],
            at: Some(line.view.happened.at),
        })
    });
    cards.collect()
}

/// A word about how a line stands.
struct Word<'a> {
    id: EventId,
    by: Option<PersonId>,
    standing: Standing,
    at: Moment,
    remark: &'a str,
}

/// What one person took for right and another dropped.
fn stood(scene: &ReviewScene<'_>) -> Vec<DifferenceProposal> {
    let mut said: HashMap<EventId, Vec<Word<'_>>> = HashMap::new();
    for op in scene.incident.acts() {
        if let Some(Act::StandingSet(act)) = &op.value {
            let (standing, at, remark) = (act.standing, op.happened.at, act.remark.as_str());
            said.entry(act.entry).or_default().push(Word { id: op.id, by: op.author, standing, at, remark });
        }
    }
    let mut all = Vec::new();
    for (entry, said) in said {
        let for_it = said.iter().find(|word| matches!(word.standing, Standing::Supported | Standing::Fact));
        let against = said.iter().find(|word| word.standing == Standing::Dropped);
        let (Some(for_it), Some(against)) = (for_it, against) else { continue };
        let Some(line) = scene.incident.line(entry).filter(|_| for_it.by != against.by) else { continue };
        let says = |word: &Word<'_>| {
            let words = match word.standing {
                Standing::Supported => "supported",
                Standing::Fact => "taken for a fact",
                Standing::Dropped => "dropped",
                Standing::Open | Standing::Answered | Standing::None => "left open",
            };
            let why = if word.remark.is_empty() { String::new() } else { format!(": {}", word.remark) };
            let text = format!("{words} at {}{why}", clock(scene.zone, word.at));
            account(scene, &handle(scene, word.by), &text, &[whole(entry), whole(word.id)])
        };
        all.push(DifferenceProposal {
            key: format!("standing:{entry}"),
            sort: DifferenceSort::Hypothesis,
            why: "One supported it, and another dropped it.".to_owned(),
            question: format!("What spoke for “{}”, and what against it?", short(&line.view.text)),
            accounts: vec![says(for_it), says(against)],
            at: Some(line.view.happened.at),
        });
    }
    all
}

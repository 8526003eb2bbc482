//! A closed incident as a scenario.
//!
//! What people noticed becomes injects, at the minute at which it was known - never at the one at which it happened, so
//! that players stand where people stood. What was done and decided is kept aside and shown to nobody before it is over.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::{
    Artefact, ChatLine, Content, CourseStep, Inject, Objective, RoleNeeded, Scenario, StartLine, StartState, Trigger,
    difficulty_of,
};
use crate::directory::Directory;
use crate::event::Act;
use crate::ids::StreamId;
use crate::incident::{EntryChange, IncidentState};
use crate::time::Moment;
use crate::words::{Delivery, Difficulty, EntryKind, InjectKind, Milestone, Recipient, Role};

/// A message of a conversation that was brought in for the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastMessage {
    /// When it was written.
    pub at: Moment,
    /// Who wrote it.
    pub who: String,
    /// What they wrote.
    pub text: String,
}

/// What a scenario is made from.
#[derive(Clone, Copy)]
pub struct Past<'a> {
    /// The incident.
    pub stream: StreamId,
    /// Such as `INC-0042`.
    pub reference: &'a str,
    /// As it stands.
    pub state: &'a IncidentState,
    /// People and services.
    pub directory: &'a Directory,
    /// Messages in the order of time.
    pub messages: &'a [PastMessage],
    /// Whether names become roles.
    pub names_to_roles: bool,
}

/// A week, as in every scenario.
const MOST_MINUTES: u32 = 7 * 24 * 60;
/// As many injects as a facilitator can follow; the rest stays in the incident.
const MOST_INJECTS: usize = 400;
/// Messages that are shown with one inject.
const MOST_SHOWN: usize = 12;

/// A line of the log that people wrote, with the minute at which it was known.
struct Known<'a> {
    minute: u32,
    at: Moment,
    kind: EntryKind,
    text: String,
    who: Option<&'a str>,
    pictures: Vec<Artefact>,
}

/// Makes a scenario of an incident. The same incident gives the same scenario.
#[must_use]
pub fn scenario_of(past: &Past<'_>) -> Scenario {
    let begin = past.state.milestone(Milestone::Declared).map_or(Moment::UNIX_EPOCH, |happened| happened.at);
    let names = Names::of(past.state, past.directory, past.messages, past.names_to_roles);
    let lines = known_lines(past, begin, &names);
    let told = |kind: EntryKind| {
        matches!(kind, EntryKind::Observation | EntryKind::Evidence | EntryKind::Question | EntryKind::Note)
    };
    let (seen, done): (Vec<&Known<'_>>, Vec<&Known<'_>>) = lines.iter().partition(|line| told(line.kind));
    let mut course: Vec<CourseStep> = done
        .iter()
        .map(|line| CourseStep { minute: line.minute, kind: line.kind, text: line.text.clone() })
        .chain(written(past.state, begin, &names))
        .collect();
    course.sort_by_key(|step| step.minute);
    let (before, during): (Vec<_>, Vec<_>) = seen.into_iter().partition(|line| line.at < begin);
    let (injects, artefacts) = injects(&during, &course, past.messages, begin, &names);
    let last =
        injects.iter().filter_map(|one| minute_at(&one.trigger)).chain(course.iter().map(|one| one.minute)).max();
    let title = names.plain(past.state.titles().next().and_then(|op| op.value.as_deref()).unwrap_or_default());
    let mut scenario = Scenario {
        key: format!("past-{}", past.reference.to_lowercase()),
        title: format!("{}: {}", past.reference, names.plain(past.state.title())),
        synopsis: "This happened to us. You get to know things at the minute at which they were known then. \
                   Decide as you would decide today."
            .to_owned(),
        truth: truth(past, &names),
        minutes: last.unwrap_or(0).saturating_add(10).clamp(15, MOST_MINUTES),
        difficulty: difficulty(past.state, begin),
        severity_path: severities(past.state),
        objectives: Vec::new(),
        roles: roles(),
        cast: Vec::new(),
        start: StartState {
            title,
            severity: None,
            statement: String::new(),
            services: past.state.services_named().into_iter().take(20).collect(),
            clock: String::new(),
            lines: before.iter().map(|line| StartLine { kind: line.kind, text: line.text.clone() }).take(30).collect(),
        },
        injects,
        artefacts,
        success_signs: vec!["The group can say where its course left the one of then, and why".to_owned()],
        debrief: vec![
            "Where did you decide otherwise than people did then? What did you know that they did not?".to_owned(),
            "What reached you too late, as it did then?".to_owned(),
            "What did you look for and not get? Would it be there today?".to_owned(),
        ],
        inspiration: Vec::new(),
        safety:
            "People who were in the incident may be in the room. Ask them before, and let them watch rather than play."
                .to_owned(),
        from_incident: Some(past.stream.to_string()),
        course,
    };
    scenario.objectives = objectives(&mut scenario.injects, &scenario.course);
    scenario
}

fn difficulty(state: &IncidentState, begin: Moment) -> Difficulty {
    let severity = severities(state).last().copied();
    let from = state.milestone(Milestone::ImpactBegan).map_or(begin, |happened| happened.at);
    let resolved = state.milestone(Milestone::Resolved).map(|happened| happened.at);
    // Where nobody said when it was over, it was when readers were told.
    let over = resolved.or_else(|| state.phase_since()).unwrap_or(begin);
    difficulty_of(severity, over - from)
}

const fn minute_at(trigger: &Trigger) -> Option<u32> {
    match trigger {
        Trigger::At { minute } => Some(*minute),
        Trigger::After { .. } | Trigger::When { .. } | Trigger::ByHand => None,
    }
}

fn minute(begin: Moment, at: Moment) -> u32 {
    u32::try_from((at - begin).num_minutes().max(0)).unwrap_or(MOST_MINUTES).min(MOST_MINUTES)
}

/// Every line that stands, in the order in which it was known.
fn known_lines<'a>(past: &Past<'a>, begin: Moment, names: &Names) -> Vec<Known<'a>> {
    let mut lines: Vec<Known<'a>> = Vec::new();
    let mut shown = 0_usize;
    for (id, view) in past.state.views() {
        let added = past.state.entry(id).and_then(|entry| entry.added(id));
        let Some(added) = added.filter(|_| !view.erased && !view.routine && view.struck.is_none()) else { continue };
        // A line is what it said when it was written; what was corrected later was not known then.
        let wrote = if let Some(EntryChange::Added(body)) = &added.value { body } else { continue };
        if wrote.text.trim().is_empty() && view.attachments.is_empty() {
            continue;
        }
        let pictures = view.attachments.iter().map(|picture| {
            shown += 1;
            let caption = names.plain(&picture.caption);
            Artefact {
                key: format!("picture-{shown}"),
                title: if caption.is_empty() { format!("Picture {shown}") } else { caption.clone() },
                caption: if caption.is_empty() { "A picture from the incident".to_owned() } else { caption },
                content: Content::Picture {
                    media_type: picture.media_type.clone(),
                    hash: Some(picture.hash),
                    data: String::new(),
                },
            }
        });
        let pictures: Vec<Artefact> = pictures.collect();
        lines.push(Known {
            minute: minute(begin, added.known_at),
            at: added.known_at,
            kind: wrote.kind,
            text: names.plain(&wrote.text),
            who: view.people.first().map(String::as_str),
            pictures,
        });
    }
    // Lines that became known in the same instant keep the order in which they were written.
    lines.sort_by_key(|line| line.at);
    lines.truncate(MOST_INJECTS * 10);
    lines
}

/// Statements, severities and decisions that were set rather than written as a line.
fn written(state: &IncidentState, begin: Moment, names: &Names) -> Vec<CourseStep> {
    let statements = state.statements().filter_map(|op| {
        let text = format!("Statement: {}", names.plain(op.value.as_ref()?));
        Some(CourseStep { minute: minute(begin, op.known_at), kind: EntryKind::Note, text })
    });
    let severities = state.severity_changes().filter_map(|op| {
        let text = format!("Severity: {}", op.value.as_ref()?.severity.label());
        Some(CourseStep { minute: minute(begin, op.known_at), kind: EntryKind::Decision, text })
    });
    let updates = state.acts().filter_map(|op| {
        let Act::UpdateSent(sent) = op.value.as_ref()? else { return None };
        let text = format!("Update to {}: {}", sent.audience, names.plain(&sent.text));
        Some(CourseStep { minute: minute(begin, op.known_at), kind: EntryKind::Update, text })
    });
    statements.chain(severities).chain(updates).collect()
}

fn injects(
    seen: &[&Known<'_>],
    course: &[CourseStep],
    messages: &[PastMessage],
    begin: Moment,
    names: &Names,
) -> (Vec<Inject>, Vec<Artefact>) {
    let (mut injects, mut artefacts) = (Vec::new(), Vec::new());
    // What was said between two lines is shown with the later one: by then it had been said.
    let mut from = begin;
    for (at, line) in seen.iter().take(MOST_INJECTS).enumerate() {
        let mut keys: Vec<String> = line.pictures.iter().map(|picture| picture.key.clone()).collect();
        artefacts.extend(line.pictures.iter().cloned());
        let said: Vec<&PastMessage> =
            messages.iter().filter(|message| message.at >= from && message.at < line.at).collect();
        if !said.is_empty() {
            let key = format!("said-{}", at + 1);
            artefacts.push(chat(&key, &said, begin, names));
            keys.push(key);
        }
        from = line.at.max(from);
        let until = seen.get(at + 1).map_or(u32::MAX, |next| next.minute);
        injects.push(inject(at, line, keys, until, course, names));
    }
    (injects, artefacts)
}

fn chat(key: &str, said: &[&PastMessage], begin: Moment, names: &Names) -> Artefact {
    let skipped = said.len().saturating_sub(MOST_SHOWN);
    let lines = said.iter().skip(skipped).map(|message| ChatLine {
        at: format!("{} min", minute(begin, message.at)),
        who: names.plain(&message.who),
        text: names.plain(&message.text).chars().take(2_000).collect(),
    });
    Artefact {
        key: key.to_owned(),
        title: "What was said until then".to_owned(),
        caption: if skipped > 0 { format!("{skipped} earlier messages were left out.") } else { String::new() },
        content: Content::Chat { channel: String::new(), lines: lines.collect() },
    }
}

fn inject(
    at: usize,
    line: &Known<'_>,
    artefacts: Vec<String>,
    until: u32,
    course: &[CourseStep],
    names: &Names,
) -> Inject {
    // The hidden course stands where only the facilitator reads it.
    let then: Vec<String> = course
        .iter()
        .filter(|step| (line.minute..until.max(line.minute.saturating_add(1))).contains(&step.minute))
        .take(8)
        .map(|step| format!("minute {}: {}: {}", step.minute, step.kind.label(), step.text))
        .collect();
    let script = if then.is_empty() { String::new() } else { format!("Then, back then:\n{}", then.join("\n")) };
    let title: String = line.text.lines().next().unwrap_or_default().chars().take(80).collect();
    Inject {
        key: format!("known-{}", at + 1),
        title: if title.trim().is_empty() { "A picture".to_owned() } else { title },
        kind: InjectKind::Information,
        delivery: if line.pictures.is_empty() { Delivery::Chat } else { Delivery::Image },
        from: line.who.map_or_else(|| "The log of then".to_owned(), |who| names.plain(who)),
        to: vec![Recipient::Everyone],
        text: line.text.chars().take(15_000).collect(),
        script: script.chars().take(15_000).collect(),
        artefacts,
        expected: "What do you make of it, and what do you do?".to_owned(),
        objectives: Vec::new(),
        observe: String::new(),
        trigger: Trigger::At { minute: line.minute },
        fallback: None,
        optional: false,
    }
}

/// What can be practised with this incident, tied to the injects after which it was needed then.
fn objectives(injects: &mut [Inject], course: &[CourseStep]) -> Vec<Objective> {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let minutes: Vec<u32> = injects.iter().filter_map(|one| minute_at(&one.trigger)).collect();
    for (at, inject) in injects.iter_mut().enumerate() {
        let begin = minutes.get(at).copied().unwrap_or(0);
        let end = minutes.get(at + 1).copied().unwrap_or(u32::MAX).max(begin.saturating_add(1));
        let mut tests = BTreeSet::from(["size-up"]);
        for step in course.iter().filter(|step| (begin..end).contains(&step.minute)) {
            match step.kind {
                EntryKind::Decision | EntryKind::Action => {
                    tests.insert("decide");
                }
                EntryKind::Update => {
                    tests.insert("promises");
                }
                EntryKind::Observation
                | EntryKind::Hypothesis
                | EntryKind::Question
                | EntryKind::Evidence
                | EntryKind::Milestone
                | EntryKind::Handover
                | EntryKind::Note => {}
            }
        }
        used.extend(tests.iter().copied());
        inject.objectives = tests.into_iter().map(str::to_owned).collect();
    }
    let objective = |key: &str, text: &str, sign: &str| Objective {
        key: key.to_owned(),
        text: text.to_owned(),
        signs: vec![sign.to_owned()],
    };
    [
        objective(
            "size-up",
            "The team says who is hurt and how, and says it anew when it learns more",
            "A statement stands within ten minutes, and changes with what is known",
        ),
        objective(
            "decide",
            "Decisions are made with options and objections, and written down",
            "Each decision stands in the log with what else was possible",
        ),
        objective("promises", "Those outside hear from us when it was promised", "No update is late without a word"),
    ]
    .into_iter()
    .filter(|one| used.contains(one.key.as_str()))
    .collect()
}

fn roles() -> Vec<RoleNeeded> {
    [(Role::Commander, false), (Role::Deputy, true), (Role::Communications, true), (Role::Expert, false)]
        .map(|(role, optional)| RoleNeeded { role, optional, note: String::new() })
        .to_vec()
}

fn severities(state: &IncidentState) -> Vec<crate::words::Severity> {
    let declared = state.declaration().and_then(|op| op.value.as_ref()?.severity);
    let set = state.severity_changes().filter_map(|op| op.value.as_ref().map(|value| value.severity));
    let mut path: Vec<_> = declared.into_iter().chain(set).collect();
    path.dedup();
    path
}

/// What was known in the end, for the facilitator.
fn truth(past: &Past<'_>, names: &Names) -> String {
    let mut parts: BTreeMap<u8, String> = BTreeMap::new();
    if let Some(text) = past.state.statement().and_then(|op| op.value.as_ref()) {
        parts.insert(0, format!("The last statement: {}", names.plain(text)));
    }
    let reached = [(Milestone::Diagnosed, 1), (Milestone::Stabilised, 2), (Milestone::Resolved, 3)];
    for (milestone, place) in reached {
        let text = past.state.milestone_set(milestone).and_then(|op| op.value.as_ref());
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            parts.insert(place, format!("{}: {}", milestone.label(), names.plain(text)));
        }
    }
    parts.insert(9, format!("Everything else is in {} and in its review.", past.reference));
    parts.into_values().collect::<Vec<_>>().join("\n").chars().take(15_000).collect()
}

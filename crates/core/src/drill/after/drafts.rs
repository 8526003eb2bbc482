//! What was noted in a drill and its hot wash, as what it could become. Nothing is made up: every word was written.

use std::collections::HashSet;

use super::super::play::{DrillScene, ObjectiveView, injects, objectives};
use super::view::{AfterDraft, DraftSort};
use crate::event::DrillAct;
use crate::ids::EventId;
use crate::words::{HotWashPart, Rating};

/// What was noted and is neither taken up nor set aside.
#[must_use]
pub fn drafts(scene: &DrillScene<'_>) -> Vec<AfterDraft> {
    let settled = settled(scene);
    let mut drafts: Vec<AfterDraft> = objectives(scene).iter().filter_map(of_objective).collect();
    drafts.extend(of_answers(scene));
    drafts.extend(scene.drill.acts().filter_map(|(op, act)| of_act(scene, op.id, act)));
    drafts.retain(|one| !settled.contains(&one.from));
    drafts
}

/// Events whose words were taken up into the plan, or set aside.
fn settled(scene: &DrillScene<'_>) -> HashSet<EventId> {
    let mut settled = HashSet::new();
    for (_, act) in scene.drill.acts() {
        match act {
            DrillAct::StrengthNoted(act) => settled.extend(act.from),
            DrillAct::ImprovementJotted(act) => settled.extend(act.from),
            DrillAct::NoteSetAside(act) if act.on => {
                settled.insert(act.note);
            }
            DrillAct::NoteSetAside(act) => {
                settled.remove(&act.note);
            }
            _ => {}
        }
    }
    settled
}

fn draft(from: EventId, sort: DraftSort, text: &str, objective: &str, whence: String) -> AfterDraft {
    AfterDraft {
        from,
        sort,
        text: text.to_owned(),
        recommendation: String::new(),
        owner: String::new(),
        owner_name: String::new(),
        due: None,
        objective: objective.to_owned(),
        whence,
    }
}

/// Seen by everybody who looked: something to keep. Else what the others wrote is something to make better.
fn of_objective(one: &ObjectiveView) -> Option<AfterDraft> {
    let missed =
        one.ratings.iter().filter(|rating| rating.rating != Rating::Seen).max_by_key(|rating| rank(rating.rating));
    let Some(rating) = missed else {
        let first = one.ratings.first()?;
        let who: Vec<&str> = one.ratings.iter().map(|rating| rating.name.as_str()).collect();
        let whence = format!("Seen by {}", who.join(" and "));
        return Some(draft(first.id, DraftSort::Strength, &one.text, &one.key, whence));
    };
    let label = rating.rating.label();
    let seen = one.ratings.iter().any(|rating| rating.rating == Rating::Seen);
    let differently = if seen { "; others saw it" } else { "" };
    let text = if rating.remark.is_empty() { format!("{label}: {}", one.text) } else { rating.remark.clone() };
    let whence = format!("{label}, {}{differently}", rating.name);
    Some(draft(rating.id, DraftSort::Area, &text, &one.key, whence))
}

const fn rank(rating: Rating) -> u8 {
    match rating {
        Rating::Seen => 0,
        Rating::Partly => 1,
        Rating::NotSeen => 2,
    }
}

fn of_answers(scene: &DrillScene<'_>) -> Vec<AfterDraft> {
    let mut drafts = Vec::new();
    for placed in injects(scene) {
        let objective = placed.inject.objectives.first().map(String::as_str).unwrap_or_default();
        for answer in placed.answers.iter().filter(|one| one.rating != Rating::Seen) {
            let label = answer.rating.label();
            let text = match (answer.observed.as_str(), placed.inject.expected.as_str()) {
                ("", "") => continue,
                ("", expected) => format!("{label}: {expected}"),
                (observed, _) => observed.to_owned(),
            };
            let whence = format!("{label} after “{}”, {}", placed.inject.title, answer.name);
            drafts.push(draft(answer.id, DraftSort::Area, &text, objective, whence));
        }
    }
    drafts
}

fn of_act(scene: &DrillScene<'_>, id: EventId, act: &DrillAct) -> Option<AfterDraft> {
    match act {
        DrillAct::HotWashNoted(act) => {
            let whence = match act.by.as_str() {
                "" => format!("Hot wash: {}", act.part.label()),
                by => format!("Hot wash: {} {}", act.part.label(), scene.name(by)),
            };
            Some(match act.part {
                HotWashPart::Keep => draft(id, DraftSort::Strength, &act.text, "", whence),
                HotWashPart::Waited => draft(id, DraftSort::Area, &act.text, "", whence),
                HotWashPart::Surprised => draft(id, DraftSort::Note, &act.text, "", whence),
                HotWashPart::Change => AfterDraft {
                    recommendation: act.text.clone(),
                    owner: act.by.clone(),
                    owner_name: if act.by.is_empty() { String::new() } else { scene.name(&act.by) },
                    due: act.due,
                    ..draft(id, DraftSort::Area, "", "", whence)
                },
            })
        }
        DrillAct::ObserverNoted(act) => {
            let who = if act.observer.is_empty() { "an observer".to_owned() } else { scene.name(&act.observer) };
            Some(draft(id, DraftSort::Note, &act.text, &act.objective, format!("Noted by {who}")))
        }
        _ => None,
    }
}

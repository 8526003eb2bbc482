//! The parts of a report that are neither its first page nor the narrative.

use super::people::People;
use crate::review::hindsight::noted;
use crate::review::narrative::address;
use crate::review::{FindingView, IdeaDecision, Ideas, ReviewScene, findings, ideas, plain};
use crate::words::{FindingKind, IdeaState, ReportAudience};

pub(super) fn differences_text(scene: &ReviewScene<'_>, people: &People<'_>) -> String {
    let mut out = String::new();
    for one in noted(scene) {
        out.push_str(&format!("### {}\n\n", plain(&people.say(one.question()))));
        for account in one.accounts() {
            let links: String =
                account.evidence.iter().map(|passage| format!(" [why]({})", address(passage))).collect();
            let who = if account.person.is_empty() { "Somebody".to_owned() } else { people.person(&account.person) };
            let (who, text) = (plain(&who), plain(&people.say(&account.text)));
            out.push_str(&format!("- {who}: “{text}”{links}\n"));
        }
        out.push('\n');
    }
    out
}

/// What was found, by kind. What is only to be asked in an interview is not a finding for readers.
pub(super) fn findings_text(scene: &ReviewScene<'_>, people: &People<'_>) -> String {
    let found = findings(scene);
    let mut out = String::new();
    for sort in
        FindingKind::ALL.iter().copied().filter(|sort| !matches!(sort, FindingKind::Cue | FindingKind::Learning))
    {
        let of_kind: Vec<&FindingView> = found.iter().filter(|one| one.sort == sort).collect();
        if of_kind.is_empty() {
            continue;
        }
        out.push_str(&format!("### {}\n\n", plural(sort)));
        of_kind.iter().for_each(|one| out.push_str(&item(one, people)));
        out.push('\n');
    }
    out
}

/// What is worth knowing, as it was found.
pub(super) fn learnings(scene: &ReviewScene<'_>, people: &People<'_>) -> String {
    findings(scene).iter().filter(|one| one.sort == FindingKind::Learning).map(|one| item(one, people)).collect()
}

fn item(one: &FindingView, people: &People<'_>) -> String {
    let links: String = one.evidence.iter().map(|known| format!(" [why]({})", known.address)).collect();
    let answer =
        if one.answer.is_empty() { String::new() } else { format!(" Answer: {}", plain(&people.say(&one.answer))) };
    format!("- {}{answer}{links}\n", plain(&people.say(&one.text)))
}

const fn plural(sort: FindingKind) -> &'static str {
    match sort {
        FindingKind::ContributingFactor => "What contributed",
        FindingKind::Helped => "What helped",
        FindingKind::Surprise => "Surprises",
        FindingKind::Difficulty => "Difficulties",
        FindingKind::Risk => "Risks",
        FindingKind::Theme => "Themes",
        FindingKind::Question => "Open questions",
        FindingKind::Learning => "Worth knowing",
        FindingKind::Cue => "To ask",
    }
}

/// What is done about it, what is not and why. Ideas that nobody has decided on are not news.
pub(super) fn ideas_text(scene: &ReviewScene<'_>, people: &People<'_>, audience: ReportAudience) -> String {
    // Those of the incident as well: what was jotted in the night is decided on with the others.
    let Ideas { ideas, none, .. } = ideas(scene, &[]);
    let mut out = String::new();
    let mut list = |title: &str, wanted: IdeaState| {
        let items: String = ideas
            .iter()
            .filter(|idea| idea.state == wanted)
            .map(|idea| {
                let detail = idea.decision.as_ref().map(|decided| detail(decided, people, scene)).unwrap_or_default();
                format!("- {}{detail}\n", plain(&people.say(&idea.text)))
            })
            .collect();
        if !items.is_empty() {
            out.push_str(&format!("### {title}\n\n{items}\n"));
        }
    };
    list("Will be done", IdeaState::Kept);
    list("Was done already", IdeaState::Done);
    if audience != ReportAudience::Outside {
        list("Will not be done", IdeaState::Declined);
    }
    if let Some(none) = none {
        out.push_str(&format!("Nothing is to be done: {}\n", plain(&people.say(&none.because))));
    }
    out
}

fn detail(decided: &IdeaDecision, people: &People<'_>, scene: &ReviewScene<'_>) -> String {
    let mut said: Vec<String> = Vec::new();
    if !decided.owner.is_empty() {
        said.push(plain(&people.person(&decided.owner)));
    }
    if let Some(purpose) = decided.purpose {
        said.push(format!("to {}", purpose.label().to_lowercase()));
    }
    if let Some(due) = decided.due {
        said.push(format!("by {}", scene.zone.local_time(due).naive.format("%Y-%m-%d")));
    }
    for (what, words) in [("costs", &decided.cost), ("expected", &decided.effect), ("because", &decided.reason)] {
        if !words.is_empty() {
            said.push(format!("{what}: {}", plain(&people.say(words))));
        }
    }
    if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) }
}

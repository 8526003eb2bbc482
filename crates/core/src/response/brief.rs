//! The handover brief: twelve parts, filled from what the log says at this instant.
//!
//! What the log does not say stands there as a short prompt in brackets, so that nobody takes silence for "nothing".

mod past;
mod words;

use super::view::{AskView, ClockView, PresentView, RoleView};
use super::{Scene, asks, clocks, handovers, ledger, pages, roles, roster, rounds, updates};
use crate::event::{Act, BriefPart};
use crate::response::view::{Anchor, Ledger, StandDown};
use crate::words::{AskAnswer, BriefField, CadenceMode, Role, Standing};
use words::{Text, list, short, span, time};

/// How many entries a part names before it says how many more there are.
const MOST: usize = 6;

/// Fills the twelve parts for whoever takes over a role.
#[must_use]
pub fn brief(scene: &Scene<'_>, role: Role, to: &str) -> Vec<BriefPart> {
    let ledger = ledger::ledger(scene);
    let end = super::ending::stand_down(scene);
    let part = |field: &BriefField| {
        let text = match field {
            BriefField::Severity => past::severity(scene),
            BriefField::History => past::history(scene),
            BriefField::Plan => plan(scene, &ledger),
            BriefField::Tasks => tasks(scene),
            BriefField::People => people(scene),
            BriefField::Promises => promises(scene, &ledger, &end),
            BriefField::Temporary => temporary(&end),
            BriefField::Contingencies => past::contingencies(scene, &ledger),
            BriefField::Constraints => past::constraints(scene, &ledger),
            BriefField::Unknowns => unknowns(scene, &ledger),
            BriefField::Places => past::places(scene),
            BriefField::ReadBack => read_back(scene, role, to),
        };
        BriefPart { field: *field, text: text.done() }
    };
    BriefField::ALL.iter().map(part).collect()
}

fn plan(scene: &Scene<'_>, ledger: &Ledger) -> Text {
    let mut text = Text::or("No plan is written down: say what is to be reached, and how.");
    let round = rounds::round(scene);
    if round.round > 0 {
        text.line(format!("Round {}, {}", round.round, round.step.label().to_lowercase()));
    }
    if let Some(until) = round.box_until {
        let what = if round.box_text.is_empty() { "time box" } else { &round.box_text };
        text.line(format!("Now: {}; assess again at {}", short(what), time(scene, until)));
    }
    for decision in ledger.decisions.iter().rev().take(3) {
        text.line(format!("Decided {}: {}", time(scene, decision.at), short(&decision.text)));
    }
    text
}

fn tasks(scene: &Scene<'_>) -> Text {
    let mut text = Text::or("Nothing is asked of anybody.");
    let asks = asks::asks(scene);
    let open: Vec<&AskView> = asks.iter().filter(|ask| matches!(ask.ended, None | Some(AskAnswer::Blocked))).collect();
    text.some(&open, MOST, |ask| {
        let due = match ask.due_at {
            Some(due) if due < scene.now => {
                format!(", was due {} ({} ago)", time(scene, due), span(due, scene.now))
            }
            Some(due) => format!(", due {}", time(scene, due)),
            None => ", no time box".to_owned(),
        };
        let heard = if ask.read_back_at.is_some() { "" } else { ", not read back" };
        let blocked = if ask.ended.is_some() { ", blocked" } else { "" };
        let remark = if ask.remark.is_empty() { String::new() } else { format!(" ({})", short(&ask.remark)) };
        format!("{}: {}{due}{heard}{blocked}{remark}", ask.name, short(&ask.text))
    });
    text
}

fn people(scene: &Scene<'_>) -> Text {
    let mut text = Text::or("Nobody is noted: say who is here, who left and who is coming.");
    let roles = roles::roles(scene);
    for RoleView { role, holders, .. } in &roles {
        for held in holders {
            let area = if held.area.is_empty() { String::new() } else { format!(" for {}", held.area) };
            text.line(format!("{}{area}: {}, {}", role.label(), held.name, span(held.from, scene.now)));
        }
    }
    let roster = roster::roster(scene);
    let tired = |one: &PresentView| if one.tired_at.is_some() { ", said they are tired" } else { "" };
    let here: Vec<String> = roster
        .iter()
        .filter(|one| one.until.is_none())
        .map(|one| {
            let how = if one.engaged { "" } else { ", listening" };
            format!("{} ({}{how}{})", one.name, span(one.from, scene.now), tired(one))
        })
        .collect();
    text.named("On the call", &here);
    let gone: Vec<String> = roster
        .iter()
        .filter_map(|one| Some((one, one.until?)))
        .filter(|(one, _)| !roster.iter().any(|other| other.person == one.person && other.until.is_none()))
        .map(|(one, until)| format!("{} ({})", one.name, time(scene, until)))
        .collect();
    text.named("Left", &gone);
    let pages = pages::pages(scene);
    let waiting: Vec<String> = pages
        .iter()
        .filter(|page| page.answer.is_none())
        .map(|page| format!("{} ({})", page.name, time(scene, page.at)))
        .collect();
    text.named("Paged, no answer yet", &waiting);
    let coming: Vec<String> = pages
        .iter()
        .filter(|page| page.answer == Some(crate::words::PageAnswer::Acknowledged))
        .filter(|page| !roster.iter().any(|one| one.person == page.person))
        .map(|page| page.name.clone())
        .collect();
    text.named("On their way", &coming);
    text
}

fn promises(scene: &Scene<'_>, ledger: &Ledger, end: &StandDown) -> Text {
    let mut text = Text::or("Nothing was promised and no clock runs.");
    for clock in &clocks::clocks(scene) {
        if let Some(line) = promise(scene, clock) {
            text.line(line);
        }
    }
    for draft in updates::drafts(scene) {
        text.line(format!("Draft for {} from {}, not sent", audience(scene, &draft.audience), time(scene, draft.at)));
    }
    for put in ledger.put.iter().filter(|put| put.answered_at.is_none()) {
        text.line(format!("{} decides by {}: {}", put.before, time(scene, put.by), short(&put.text)));
    }
    for clock in end.reporting.iter().filter(|clock| clock.stopped_at.is_none()) {
        text.line(format!("Report {}: due {}", clock.name, time(scene, clock.due)));
    }
    text
}

fn promise(scene: &Scene<'_>, clock: &ClockView) -> Option<String> {
    let due = match (clock.due_at, clock.mode) {
        (Some(due), _) => {
            let word = match clock.anchor {
                Some(Anchor::Promise) => "promised for",
                Some(Anchor::Snooze) => "put off until",
                Some(Anchor::Interval | Anchor::First | Anchor::Change) | None => "due",
            };
            let late = if due < scene.now { format!(", {} late", span(due, scene.now)) } else { String::new() };
            format!("{word} {}{late}", time(scene, due))
        }
        (None, CadenceMode::OnChange) => "on change".to_owned(),
        (None, CadenceMode::Off | CadenceMode::Every) => return None,
    };
    let last = clock.last.as_ref().map(|last| format!("; last told {}", time(scene, last.at))).unwrap_or_default();
    Some(format!("{}: {due}{last}", clock.name))
}

/// The name of an audience; its key when the library does not know it.
fn audience(scene: &Scene<'_>, key: &str) -> String {
    scene.library.audiences.iter().find(|one| one.key == key).map_or_else(|| key.to_owned(), |one| one.name.clone())
}

fn temporary(end: &StandDown) -> Text {
    let mut text = Text::or("None is noted: ask what was switched off, scaled or silenced.");
    let left: Vec<_> = end.temporary.iter().filter(|one| one.undone_at.is_none()).collect();
    text.some(&left, MOST, |one| {
        let owner = if one.owner.is_empty() { "nobody is named to undo it".to_owned() } else { one.owner.clone() };
        format!("{} ({owner})", short(&one.text))
    });
    text
}

fn unknowns(scene: &Scene<'_>, ledger: &Ledger) -> Text {
    let mut text = Text::or("Nothing open is written down: say what you do not know.");
    let open: Vec<_> = ledger.questions.iter().filter(|one| one.standing == Standing::Open).collect();
    text.some(&open, 4, |one| {
        let owner = match (one.owner.as_str(), one.by) {
            ("", _) => String::new(),
            (owner, Some(by)) => format!(" ({owner} finds out by {})", time(scene, by)),
            (owner, None) => format!(" ({owner} finds out)"),
        };
        format!("Open: {}{owner}", short(&one.text))
    });
    let believed: Vec<_> = ledger.hypotheses.iter().filter(|one| one.standing != Standing::Dropped).collect();
    text.some(&believed, 4, |one| match why(&one.because_text, &one.remark) {
        Some(why) => format!("{}: {}, because {why}", one.standing.label(), short(&one.text)),
        None => format!("May be: {}", short(&one.text)),
    });
    let out: Vec<_> = ledger.hypotheses.iter().filter(|one| one.standing == Standing::Dropped).collect();
    text.some(&out, 4, |one| {
        let why = why(&one.because_text, &one.remark).unwrap_or_else(|| "no reason was noted".to_owned());
        format!("Ruled out: {} ({why})", short(&one.text))
    });
    text
}

/// Why something stands as it does, where somebody said it.
fn why(because: &str, remark: &str) -> Option<String> {
    let said = list(&[because, remark].into_iter().filter(|one| !one.is_empty()).map(short).collect::<Vec<_>>());
    (!said.is_empty()).then_some(said)
}

fn read_back(scene: &Scene<'_>, role: Role, to: &str) -> Text {
    let (name, role_name) = (scene.name(to), role.label().to_lowercase());
    let name = if name.is_empty() { "Whoever takes over".to_owned() } else { name };
    let mut text = Text::or(&format!(
        "{name} says in their own words what they heard. Then: “You are now {role_name}, yes?” Stay until the yes."
    ));
    let before = handovers::handovers(scene);
    if let Some(heard) = before.iter().rev().find(|one| one.role == role && one.to == to && one.dropped_at.is_none())
        && !heard.read_back.is_empty()
    {
        text.line(heard.read_back.clone());
        if let Some(at) = heard.accepted_at {
            text.line(format!("Accepted at {}", time(scene, at)));
        }
    }
    text
}

/// What was said last to a checklist item of this name, on whichever card it stands.
fn answered<'a>(scene: &Scene<'a>, item: &str) -> Option<&'a str> {
    scene.acts().rev().find_map(|(_, act)| match act {
        Act::ItemAnswered(act) if act.item == item => Some(act.remark.as_str()),
        _ => None,
    })
}

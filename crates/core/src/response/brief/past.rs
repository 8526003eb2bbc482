//! The parts of a brief that come from the lines of the log.

use std::collections::BTreeSet;

use super::super::statement::paragraph;
use super::super::view::Ledger;
use super::super::{Scene, rounds};
use super::words::{Text, short, time};
use super::{MOST, answered};
use crate::event::Act;
use crate::incident::EntryView;
use crate::time::Moment;
use crate::words::{EntryKind, LoopStep, Milestone};

/// How many lines tell the history.
const HISTORY: usize = 5;
/// How many things that were tried are named.
const TRIED: usize = 4;
/// How many addresses are named.
const LINKS: usize = 6;

pub(super) fn severity(scene: &Scene<'_>) -> Text {
    let mut text = Text::or("Nobody has sized it.");
    let state = scene.state;
    let declared = state.declaration().and_then(|op| op.value.as_ref()).and_then(|declared| declared.severity);
    let changes: Vec<_> = state
        .severities
        .history(&state.taken_back)
        .filter_map(|op| op.value.as_ref().map(|value| (op.happened.at, value)))
        .collect();
    if let Some(now) = state.severity() {
        let since = changes.last().map_or_else(|| scene.declared_at(), |(at, _)| *at);
        text.line(format!("{} since {}", now.label(), time(scene, since)));
        let before = changes.iter().rev().nth(1).map(|(_, value)| value.severity).or(declared);
        if let (Some(before), Some((_, last))) = (before.filter(|before| *before != now), changes.last()) {
            // The most severe one stands first in the list of severities.
            let word = if now < before { "Raised" } else { "Lowered" };
            let why = last.reason.as_deref().map(|why| format!(": {}", short(why))).unwrap_or_default();
            text.line(format!("{word} from {}{why}", before.label()));
        }
    }
    if let Some(trend) = answered(scene, "b3").filter(|trend| !trend.is_empty()) {
        text.line(format!("Trend: {}", short(trend)));
    }
    let since = state.phase_since().unwrap_or_else(|| scene.declared_at());
    text.line(format!("{} since {}, minute {}", state.phase().label(), time(scene, since), scene.minute()));
    for milestone in [Milestone::ImpactBegan, Milestone::Stabilised] {
        if let Some(happened) = state.milestone(milestone) {
            text.line(format!("{} {}", milestone.label(), time(scene, happened.at)));
        }
    }
    text
}

pub(super) fn history(scene: &Scene<'_>) -> Text {
    let mut text = Text::or("No statement is written: say what is broken for whom, and since when.");
    if let Some(statement) = scene.state.statement().and_then(|op| op.value.as_deref()) {
        text.line(paragraph(statement).split_whitespace().collect::<Vec<_>>().join(" "));
    }
    for (at, line) in told_in_five(scene) {
        text.line(format!("{} {line}", time(scene, at)));
    }
    let round = rounds::round(scene);
    let tried = round.outcomes.iter().filter(|one| matches!(one.step, LoopStep::Stabilise | LoopStep::Verify));
    let tried: Vec<_> = tried.take(TRIED).collect();
    for one in tried.iter().rev() {
        let word = if one.step == LoopStep::Verify { "Result" } else { "Tried" };
        text.line(format!("{word} {}: {}", time(scene, one.at), short(&one.text)));
    }
    text
}

/// The five lines that tell most, as things happened: what was pinned, what was decided, what was done.
fn told_in_five(scene: &Scene<'_>) -> Vec<(Moment, String)> {
    let weight = |view: &EntryView| match (view.pinned, view.flagged, view.kind) {
        (true, ..) => 4,
        (_, true, _) => 3,
        (_, _, EntryKind::Decision) => 2,
        (_, _, EntryKind::Action | EntryKind::Milestone) => 1,
        (
            ..,
            EntryKind::Observation
            | EntryKind::Hypothesis
            | EntryKind::Question
            | EntryKind::Evidence
            | EntryKind::Handover
            | EntryKind::Update
            | EntryKind::Note,
        ) => 0,
    };
    let mut lines: Vec<(u8, Moment, &EntryView)> = standing(scene)
        // What was asked stands among the tasks.
        .filter(|view| view.ask.is_none())
        .map(|view| (weight(view), view.happened.at, view))
        .filter(|(weight, ..)| *weight > 0)
        .collect();
    lines.sort_by_key(|(weight, at, _)| std::cmp::Reverse((*weight, *at)));
    lines.truncate(HISTORY);
    lines.sort_by_key(|(_, at, _)| *at);
    lines.into_iter().map(|(_, at, view)| (at, format!("{}: {}", view.kind.label(), short(&view.text)))).collect()
}

/// Written lines that stand.
fn standing<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a EntryView> + use<'a> {
    scene.state.views().map(|(_, view)| view).filter(|view| view.struck.is_none() && !view.erased)
}

pub(super) fn contingencies(scene: &Scene<'_>, ledger: &Ledger) -> Text {
    let mut text = Text::or("None is written down: say “if this, then that”, and what would make you change course.");
    if let Some(backup) = answered(scene, "c7").filter(|backup| !backup.is_empty()) {
        text.line(format!("If this fails: {}", short(backup)));
    }
    let revisit: Vec<_> =
        ledger.decisions.iter().filter_map(|one| Some((one, one.revisit_at.filter(|at| *at >= scene.now)?))).collect();
    text.some(&revisit, MOST, |(one, at)| format!("Look again at {}: {}", time(scene, *at), short(&one.text)));
    let mut ifs: Vec<&EntryView> = standing(scene).filter(|view| says_if(&view.text)).collect();
    ifs.sort_by_key(|view| std::cmp::Reverse((view.pinned, view.happened.at)));
    for view in ifs.iter().take(3) {
        text.line(short(&view.text));
    }
    text
}

/// Whether a line says what is done in case of something.
fn says_if(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.eq_ignore_ascii_case("if"))
}

/// Words by which a line says what may not be done or who has the say.
const LIMITS: &[&str] =
    &["must not", "do not", "don't", "may not", "never ", "not allowed", "freeze", "frozen", "approval", "authori"];

pub(super) fn constraints(scene: &Scene<'_>, ledger: &Ledger) -> Text {
    let mut text = Text::or("None is written down: say what may not be done, and who may decide what.");
    text.some(&ledger.put, 4, |put| {
        let answer = match put.answered_at {
            Some(at) => format!("{} ({})", short(&put.answer), time(scene, at)),
            None => format!("not answered, needed by {}", time(scene, put.by)),
        };
        format!("{} decides “{}”: {answer}", put.before, short(&put.text))
    });
    let limits = |view: &&EntryView| {
        let said = view.text.to_lowercase();
        (view.pinned || view.kind == EntryKind::Decision) && LIMITS.iter().any(|limit| said.contains(limit))
    };
    let mut limiting: Vec<&EntryView> = standing(scene).filter(limits).collect();
    limiting.sort_by_key(|view| std::cmp::Reverse((view.pinned, view.happened.at)));
    for view in limiting.iter().take(4) {
        text.line(short(&view.text));
    }
    let objected = |one: &&super::super::view::DecisionView| {
        !one.objections.is_empty() && !one.objections.trim().eq_ignore_ascii_case("none")
    };
    for one in ledger.decisions.iter().rev().filter(objected).take(2) {
        text.line(format!("Objection to “{}”: {}", short(&one.text), short(&one.objections)));
    }
    text
}

pub(super) fn places(scene: &Scene<'_>) -> Text {
    let mut text = Text::or("No place is written down: say where people meet and where the graphs are.");
    let place = scene.acts().rev().find_map(|(_, act)| match act {
        Act::MeetingPlaceSet(act) => Some(act.place.as_str()),
        _ => None,
    });
    if let Some(place) = place.filter(|place| !place.is_empty()) {
        text.line(format!("We meet at {}", short(place)));
    }
    let mut lines: Vec<&EntryView> = standing(scene).filter(|view| !view.links.is_empty()).collect();
    lines.sort_by_key(|view| std::cmp::Reverse((view.pinned, view.happened.at)));
    let mut seen = BTreeSet::new();
    let links = lines.iter().flat_map(|view| &view.links).filter(|link| seen.insert(link.as_str()));
    for link in links.take(LINKS) {
        text.line(link.clone());
    }
    text
}

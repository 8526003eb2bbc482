//! What goes with command when it is handed over, and what stays with whoever has it.
//!
//! What a person reads before they ask for the yes, and what is written after it, come from the same rule.

use super::asks::is_open;
use super::roles::tenures;
use super::view::{AskView, BeliefView, ClockView, PassView, Passing, Response, TemporaryView};
use super::{Anchor, Scene};
use crate::words::{Role, Standing};

/// The open asks of a person; they go with the person's command.
pub(super) fn asks_of<'a>(asks: &'a [AskView], person: &str) -> impl Iterator<Item = &'a AskView> {
    asks.iter().filter(move |ask| ask.person == person && is_open(ask))
}

/// The open questions that somebody of this name finds out.
pub(super) fn questions_of<'a>(questions: &'a [BeliefView], name: &str) -> impl Iterator<Item = &'a BeliefView> {
    questions.iter().filter(move |one| one.standing == Standing::Open && one.owner == name)
}

/// What somebody of this name changes back.
pub(super) fn changes_of<'a>(changes: &'a [TemporaryView], name: &str) -> impl Iterator<Item = &'a TemporaryView> {
    changes.iter().filter(move |one| one.undone_at.is_none() && one.owner == name)
}

/// The audiences that were promised a word.
pub(super) fn promised(clocks: &[ClockView]) -> impl Iterator<Item = &ClockView> {
    clocks.iter().filter(|clock| clock.anchor == Some(Anchor::Promise))
}

/// Fills in what is open for the handovers that wait for their yes.
pub(super) fn shown(scene: &Scene<'_>, response: &mut Response) {
    let waits = |one: &super::HandoverView| one.accepted_at.is_none() && one.dropped_at.is_none();
    let waiting: Vec<usize> =
        response.handovers.iter().enumerate().filter(|(_, one)| waits(one)).map(|(at, _)| at).collect();
    if waiting.is_empty() {
        return;
    }
    let held = tenures(scene).into_iter().find(|held| held.until.is_none() && held.role == Role::Commander);
    for at in waiting {
        let Some(one) = response.handovers.get(at) else { continue };
        // Nothing leaves somebody who takes over from themselves.
        let giver = held.as_ref().map(|held| held.person.as_str());
        let giver = giver.filter(|giver| one.role == Role::Commander && *giver != scene.handle(&one.to));
        let open = open(scene, response, giver);
        if let Some(one) = response.handovers.get_mut(at) {
            one.open = open;
        }
    }
}

fn open(scene: &Scene<'_>, response: &Response, giver: Option<&str>) -> Vec<PassView> {
    let name = giver.map(|giver| scene.name(giver)).unwrap_or_default();
    let goes = |owner: &str| giver.is_some() && owner == name;
    let view = |what, text: &str, owner: &str, passes| PassView {
        what,
        text: text.to_owned(),
        owner: owner.to_owned(),
        passes,
    };
    let asks = response.asks.iter().filter(|ask| is_open(ask));
    let asks = asks.map(|ask| view(Passing::Ask, &ask.text, &ask.name, giver == Some(ask.person.as_str())));
    let questions = response.ledger.questions.iter().filter(|one| one.standing == Standing::Open);
    let questions = questions.map(|one| view(Passing::Question, &one.text, &one.owner, goes(&one.owner)));
    let changes = response.stand_down.temporary.iter().filter(|one| one.undone_at.is_none());
    let changes = changes.map(|one| view(Passing::Change, &one.text, &one.owner, goes(&one.owner)));
    let promises = promised(&response.clocks).map(|clock| view(Passing::Promise, &clock.name, "", giver.is_some()));
    let reports = response.stand_down.reporting.iter().filter(|one| one.stopped_at.is_none());
    let reports = reports.map(|one| view(Passing::Report, &one.name, "", false));
    let mut all: Vec<PassView> = asks.chain(questions).chain(changes).chain(promises).chain(reports).collect();
    all.sort_by_key(|one| !one.passes);
    all
}

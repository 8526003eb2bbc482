//! The response as it follows from the log: checklist, roles, asks, clocks, updates, handover, stand-down.
//!
//! Everything here is a function of the incident's state, the library and an instant. Nothing runs: a clock is worked out
//! anew from what was written down, so a sleep or a restart cannot lose one.

pub mod alike;
pub mod asks;
pub mod brief;
pub mod checklist;
pub mod clocks;
mod decide;
pub mod ending;
pub mod handovers;
pub mod hints;
pub mod ledger;
pub mod marks;
pub mod pages;
mod passing;
pub mod related;
pub mod roles;
pub mod roster;
pub mod rounds;
mod scene;
pub mod statement;
pub mod timers;
pub mod updates;
mod view;

pub use decide::{decide_act, label};
pub use scene::Scene;
pub use view::*;

use crate::event::Act;

/// Works out everything about a response beside its log.
#[must_use]
pub fn response(scene: &Scene<'_>) -> Response {
    let list = checklist::checklist(scene);
    let place = scene.acts().rev().find_map(|(_, act)| match act {
        Act::MeetingPlaceSet(act) => Some(act.place.clone()),
        _ => None,
    });
    let mut response = Response {
        at: scene.now,
        declared_at: scene.declared_at(),
        minute: scene.minute(),
        place: place.unwrap_or_default(),
        cards: list.cards,
        current_card: list.current,
        rail: list.rail,
        pace: list.pace,
        round: rounds::round(scene),
        roles: roles::roles(scene),
        roster: roster::roster(scene),
        pages: pages::pages(scene),
        hints: hints::hints(scene),
        asks: asks::asks(scene),
        mark: marks::mark(scene),
        clocks: clocks::clocks(scene),
        timers: Vec::new(),
        ledger: ledger::ledger(scene),
        drafts: updates::drafts(scene),
        sent: updates::sent(scene),
        handovers: handovers::handovers(scene),
        stand_down: ending::stand_down(scene),
        related: related::related(scene.state),
        next: list.next,
    };
    passing::shown(scene, &mut response);
    response.timers = timers::timers(&scene.library.policy, &response);
    response
}

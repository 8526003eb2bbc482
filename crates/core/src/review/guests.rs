//! Who is asked to a meeting, and how often they have to be told.

use super::meetings::MeetingPerson;
use super::{ReviewScene, ReviewState};
use crate::event::ReviewAct;
use crate::ids::EventId;
use crate::words::Seat;

/// How often those who are asked to a meeting have to be told anew: each change of its plan, each time that it is called
/// off, and each time that one of these is taken back. It only ever grows, because a calendar keeps the highest it saw.
#[must_use]
pub fn told_anew(review: &ReviewState, meeting: EventId) -> u32 {
    let about = |act: &ReviewAct| match act {
        ReviewAct::MeetingPlanned(plan) => plan.meeting == Some(meeting),
        ReviewAct::MeetingDropped(act) => act.meeting == meeting,
        _ => false,
    };
    let changes = review.ever().filter(|(_, act)| about(act));
    let told: usize = changes.map(|(op, _)| 1 + review.taken_back().turns(op.id)).sum();
    u32::try_from(told).unwrap_or(u32::MAX)
}

/// Handles of who sits where, in order.
pub(super) fn seated(scene: &ReviewScene<'_>) -> Vec<(Seat, String)> {
    let mut seats: Vec<(EventId, Seat, String)> = Vec::new();
    for (op, act) in scene.review.acts() {
        match act {
            ReviewAct::SeatTaken(act) => seats.push((op.id, act.seat, act.person.clone())),
            ReviewAct::SeatLeft(act) => seats.retain(|(id, ..)| *id != act.taken),
            _ => {}
        }
    }
    seats.into_iter().map(|(_, seat, person)| (seat, person)).collect()
}

pub(super) fn suggested(scene: &ReviewScene<'_>) -> Vec<MeetingPerson> {
    let mut handles: Vec<String> = Vec::new();
    let seated = seated(scene).into_iter().map(|(_, person)| person);
    for person in seated.chain(scene.incident.people_named()) {
        let handle = scene.handle(&person);
        if !handles.contains(&handle) {
            handles.push(handle);
        }
    }
    let person = |person: String| MeetingPerson {
        name: scene.name(&person),
        person,
        there: false,
        spoke: false,
        invited: false,
    };
    handles.into_iter().map(person).collect()
}

//! Who knows what, how they came to know it, and where a newcomer finds it.

use super::view::ExpertiseView;
use crate::directory::Directory;
use crate::event::{ExpertiseWritten, TalkAct};
use crate::ids::EventId;
use crate::review::{ReviewScene, ReviewState};

/// Every card that holds, by what it is about.
pub(super) fn cards(scene: &ReviewScene<'_>) -> Vec<ExpertiseView> {
    expertise_of(scene.review, scene.directory)
}

/// The cards of one review, by what they are about. Needs no more of a review than what was written on them.
#[must_use]
pub fn expertise_of(review: &ReviewState, directory: &Directory) -> Vec<ExpertiseView> {
    let mut cards: Vec<(EventId, &ExpertiseWritten)> = Vec::new();
    for (op, act) in review.talks() {
        match act {
            TalkAct::ExpertiseWritten(act) => match act.card {
                None => cards.push((op.id, act)),
                Some(card) => {
                    if let Some(known) = cards.iter_mut().find(|(id, _)| *id == card) {
                        known.1 = act;
                    }
                }
            },
            TalkAct::ExpertiseStruck(act) => cards.retain(|(id, _)| *id != act.card),
            _ => {}
        }
    }
    let mut views: Vec<ExpertiseView> = cards.into_iter().map(|(id, act)| shown(directory, id, act)).collect();
    views.sort_by_key(|card| (card.about_name.to_lowercase(), card.name.to_lowercase(), card.id));
    views
}

fn shown(directory: &Directory, id: EventId, act: &ExpertiseWritten) -> ExpertiseView {
    let about = act.about.trim_start_matches('#');
    let service = directory.service_by_handle(about);
    let person = directory.person_by_handle(&act.person);
    ExpertiseView {
        id,
        person: act.person.clone(),
        name: person.map_or_else(|| act.person.clone(), |person| person.name.clone()),
        about: service.map_or_else(|| act.about.clone(), |service| service.handle.clone()),
        about_name: service.map_or_else(|| act.about.clone(), |service| service.name.clone()),
        knows: act.knows.clone(),
        how: act.how.clone(),
        place: act.place.clone(),
    }
}

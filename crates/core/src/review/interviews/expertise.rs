//! Who knows what about which service, how they came to know, and where a newcomer finds it.

use super::view::ExpertiseView;
use crate::event::{ExpertiseWritten, TalkAct};
use crate::ids::EventId;
use crate::review::ReviewScene;

/// Every card that holds, by what it is about.
pub(super) fn cards(scene: &ReviewScene<'_>) -> Vec<ExpertiseView> {
    let mut cards: Vec<(EventId, &ExpertiseWritten)> = Vec::new();
    for (op, act) in scene.review.talks() {
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
    let mut views: Vec<ExpertiseView> = cards.into_iter().map(|(id, act)| shown(scene, id, act)).collect();
    views.sort_by_key(|card| (card.about_name.to_lowercase(), card.name.to_lowercase(), card.id));
    views
}

fn shown(scene: &ReviewScene<'_>, id: EventId, act: &ExpertiseWritten) -> ExpertiseView {
    let about = act.about.trim_start_matches('#');
    let service = scene.directory.service_by_handle(about);
    ExpertiseView {
        id,
        person: act.person.clone(),
        name: scene.name(&act.person),
        about: service.map_or_else(|| act.about.clone(), |service| service.handle.clone()),
        about_name: service.map_or_else(|| act.about.clone(), |service| service.name.clone()),
        knows: act.knows.clone(),
        how: act.how.clone(),
        place: act.place.clone(),
    }
}

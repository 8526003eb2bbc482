//! Cards and their items: what is answered, what is late, where the person was.

mod clearing;
mod facts;
mod items;
mod told;
mod window;

use items::{Answers, closed, pending};
use window::Course;

use super::view::{CardView, NextStep, Pace};
use super::{Scene, rounds};
use crate::time::Moment;
use crate::words::LoopStep;

/// The minute after which the loop leads and no longer the cards.
const RAIL_MINUTES: u32 = 30;

/// The checklist at an instant.
pub struct Checklist {
    /// Every card, in order.
    pub cards: Vec<CardView>,
    /// Key of the current card.
    pub current: String,
    /// Whether the thirty-minute rail is shown.
    pub rail: bool,
    /// How it keeps up.
    pub pace: Pace,
    /// The step the strip shows.
    pub next: NextStep,
}

/// Works out the checklist.
#[must_use]
pub fn checklist(scene: &Scene<'_>) -> Checklist {
    let course = Course::of(scene);
    let answers = Answers::of(scene);
    let mut cards = items::cards(scene, &course, &answers);
    let rail = scene.minute() < RAIL_MINUTES && !course.ended;
    let current = current(scene, &course, &cards);
    if let Some((card, item)) = answers.last {
        mark_here(&mut cards, card, item, scene.now);
    }
    let closing = current.is_some_and(|index| is_of_recovery(scene, &course, index));
    let next = current
        .and_then(|index| cards.get(index))
        .filter(|_| rail || closing)
        .and_then(|card| step_of_card(card, scene.now))
        .unwrap_or_else(|| step_of_loop(scene, &course));
    let current = current.and_then(|index| cards.get(index)).map(|card| card.key.clone()).unwrap_or_default();
    let pace = if course.ended { Pace::OnPace } else { pace(&cards, scene) };
    Checklist { cards, current, rail, pace, next }
}

fn is_of_recovery(scene: &Scene<'_>, course: &Course, index: usize) -> bool {
    scene.library.cards.get(index).is_some_and(|card| course.window(card).of_recovery)
}

/// Which card people are on: on recovery the one about the end; else the first with open items whose time has come, or
/// whose time comes next when everything so far is answered.
fn current(scene: &Scene<'_>, course: &Course, cards: &[CardView]) -> Option<usize> {
    let open = |card: &CardView| card.items.iter().any(|item| !closed(item));
    let waits = |card: &CardView| card.items.iter().any(|item| pending(item, scene.now));
    let mut closing = cards.iter().enumerate().filter(|(index, _)| is_of_recovery(scene, course, *index));
    if course.recovered.is_some()
        && let Some((index, _)) = closing.find(|(_, card)| open(card))
    {
        return Some(index);
    }
    if course.ended {
        return None;
    }
    let timed = || cards.iter().enumerate().filter(|(_, card)| card.minutes.is_some());
    let come = |card: &CardView| card.minutes.is_some_and(|(first, _)| first <= scene.minute());
    let found = timed()
        .find(|(_, card)| come(card) && waits(card))
        .or_else(|| timed().find(|(_, card)| waits(card)))
        .or_else(|| timed().find(|(_, card)| open(card)));
    found.map(|(index, _)| index)
}

/// Marks where the person was: the item after the one that they answered last, for after an interruption.
fn mark_here(cards: &mut [CardView], card: &str, item: &str, now: Moment) {
    let Some(card) = cards.iter_mut().find(|view| view.key == card) else { return };
    let Some(place) = card.items.iter().position(|view| view.key == item) else { return };
    let (before, after) = card.items.split_at_mut(place + 1);
    // What was passed over further up comes up again when nothing is left further down.
    if let Some(here) = after.iter_mut().chain(before).find(|item| pending(item, now)) {
        here.here = true;
    }
}

fn pace(cards: &[CardView], scene: &Scene<'_>) -> Pace {
    let items = || cards.iter().flat_map(|card| &card.items);
    if items().any(|item| item.late) {
        return Pace::Behind;
    }
    let minute = scene.minute();
    let coming = items().filter_map(|item| item.minute).filter(|due| *due > minute).min();
    let by = |last: u32| items().filter(move |item| item.minute.is_some_and(|due| due <= last)).all(closed);
    if coming.is_some_and(by) { Pace::Ahead } else { Pace::OnPace }
}

/// The next item of a card: the first that waits, because the most important ones stand first.
fn step_of_card(card: &CardView, now: Moment) -> Option<NextStep> {
    let (index, item) = card.items.iter().enumerate().find(|(_, item)| pending(item, now))?;
    let name =
        if card.key.chars().count() == 1 { format!("Card {}", card.key.to_uppercase()) } else { card.title.clone() };
    Some(NextStep {
        place: format!("{name}, {} of {}", index + 1, card.items.len()),
        text: item.text.clone(),
        card: card.key.clone(),
        item: item.key.clone(),
    })
}

/// The step of the loop; nothing once the response has ended.
fn step_of_loop(scene: &Scene<'_>, course: &Course) -> NextStep {
    let nothing = NextStep { place: String::new(), text: String::new(), card: String::new(), item: String::new() };
    if course.ended {
        return nothing;
    }
    let round = rounds::round(scene);
    let step = if round.round == 0 { LoopStep::Assess } else { round.step };
    let place = if round.round == 0 { "Round 1".to_owned() } else { format!("Round {}", round.round) };
    let card = scene.library.step_cards.iter().find(|card| card.step == step);
    let text = card.map_or_else(|| step.label().to_owned(), |card| card.text.clone());
    NextStep { place: format!("{place}, {}", step.label().to_lowercase()), text, ..nothing }
}

//! Whether cards that were read make sense, and where in the file they do not.

use std::collections::{HashMap, HashSet};

use muster_core::library::Card;
use serde::Deserialize;
use serde_saphyr::{Options, Spanned};

use super::faults::CardsError;
use crate::faults::short;

const MOST_CARDS: usize = 100;
const MOST_ITEMS: usize = 60;
/// Characters; more is a page and not a step.
const LONGEST: usize = 2_000;

/// What is wrong, and with which card and item.
pub(super) struct Fault {
    card: usize,
    item: Option<usize>,
    /// Whether the order (`after`) is at fault, rather than the key.
    after: bool,
    problem: String,
}

pub(super) fn check(cards: &[Card]) -> Result<(), Fault> {
    let mut keys = HashSet::new();
    for (at, card) in cards.iter().enumerate() {
        let fault = |problem: String| Err(Fault { card: at, item: None, after: false, problem });
        if at >= MOST_CARDS {
            return fault(format!("there are more than {MOST_CARDS} cards"));
        }
        if let Some(problem) = key_problem("a card", &card.key) {
            return fault(problem);
        }
        if !keys.insert(&card.key) {
            return fault(format!("two cards have the key \"{}\"", card.key));
        }
        if card.title.trim().is_empty() {
            return fault(format!("the card \"{}\" has no title", card.key));
        }
        if [&card.title, &card.say].into_iter().any(|text| text.chars().count() > LONGEST) {
            return fault(format!("a text of the card \"{}\" is longer than {LONGEST} characters", card.key));
        }
        if card.minutes.is_some_and(|(first, last)| first >= last) {
            return fault(format!("the card \"{}\" ends before it begins", card.key));
        }
        if card.items.is_empty() {
            return fault(format!("the card \"{}\" has no items", card.key));
        }
        check_items(at, card)?;
    }
    Ok(())
}

fn check_items(at: usize, card: &Card) -> Result<(), Fault> {
    let mut places = HashMap::new();
    for (index, item) in card.items.iter().enumerate() {
        let fault = |problem: String| Err(Fault { card: at, item: Some(index), after: false, problem });
        if index >= MOST_ITEMS {
            return fault(format!("the card \"{}\" has more than {MOST_ITEMS} items", card.key));
        }
        if let Some(problem) = key_problem("an item", &item.key) {
            return fault(problem);
        }
        if places.insert(item.key.as_str(), index).is_some() {
            return fault(format!("two items of the card \"{}\" have the key \"{}\"", card.key, item.key));
        }
        if item.text.trim().is_empty() {
            return fault(format!("the item \"{}\" has no text", item.key));
        }
        let texts = [&item.text, &item.purpose, &item.source, &item.say, &item.records];
        if texts.into_iter().any(|text| text.chars().count() > LONGEST) {
            return fault(format!("a text of the item \"{}\" is longer than {LONGEST} characters", item.key));
        }
    }
    for (index, item) in card.items.iter().enumerate() {
        let fault = |problem: String| Err(Fault { card: at, item: Some(index), after: true, problem });
        let mut next = item.after.as_deref();
        let mut passed = 0;
        while let Some(key) = next {
            let Some(place) = places.get(key) else {
                return fault(format!("no item of this card has the key \"{}\"", short(key)));
            };
            passed += 1;
            if *place == index || passed > card.items.len() {
                return fault(format!("\"{}\" waits for itself in the end; one \"after\" has to go", item.key));
            }
            next = card.items.get(*place).and_then(|item| item.after.as_deref());
        }
    }
    Ok(())
}

fn key_problem(what: &str, key: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if key.is_empty() || key.starts_with('-') || key.len() > 60 || !key.chars().all(fits) {
        let key = short(key);
        Some(format!("\"{key}\" cannot be the key of {what}; it takes up to 60 of a to z, 0 to 9 and -"))
    } else {
        None
    }
}

#[derive(Deserialize)]
struct Placed {
    cards: Vec<PlacedCard>,
}

#[derive(Deserialize)]
struct PlacedCard {
    key: Spanned<String>,
    items: Vec<PlacedItem>,
}

#[derive(Deserialize)]
struct PlacedItem {
    key: Spanned<String>,
    #[serde(default)]
    after: Option<Spanned<String>>,
}

/// Finds where a fault stands, by reading the file once more for places alone.
pub(super) fn place(text: &str, options: Options, fault: Fault) -> CardsError {
    let Fault { card, item, after, problem } = fault;
    let placed = serde_saphyr::from_str_with_options::<Placed>(text, options).ok();
    let place = placed.and_then(|file| {
        let card = file.cards.into_iter().nth(card)?;
        let Some(item) = item else { return Some(card.key.referenced) };
        let item = card.items.into_iter().nth(item)?;
        match item.after {
            Some(after_key) if after => Some(after_key.referenced),
            Some(_) | None => Some(item.key.referenced),
        }
    });
    CardsError::at(place, problem)
}

//! Checklist cards as YAML: written out for a team to keep beside its runbooks, read back with every fault in words.

mod faults;
mod sense;

use muster_core::library::Card;
use serde::{Deserialize, Serialize};
use serde_saphyr::Options;

use crate::yaml::{self, Bounds};

pub use faults::{CardsError, CardsFile};

/// A file of cards larger than this was chosen by mistake.
pub const MAX_CARD_BYTES: usize = 1 << 20;

const BOUNDS: Bounds = Bounds {
    bytes: MAX_CARD_BYTES,
    // File, cards, card, items, item, and as many again.
    depth: 12,
    // A hundred cards of thirty items stay far below.
    nodes: 60_000,
    anchors: 200,
    repeated: 2_000,
    replayed: 4,
};

#[derive(Serialize)]
struct Written<'a> {
    cards: &'a [Card],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    cards: Vec<Card>,
}

/// Writes cards as YAML. What comes out is read back as it was by [`cards_from_yaml`].
///
/// # Errors
/// Says in words what could not be written; cards that were checked never fail.
pub fn cards_to_yaml(cards: &[Card]) -> Result<String, CardsError> {
    let body = serde_saphyr::to_string(&Written { cards }).map_err(|error| CardsError::unwritable(&error))?;
    Ok(format!("# Checklist cards of Muster. Change what you like and read the file back in the library.\n{body}"))
}

/// Reads cards from YAML.
///
/// # Errors
/// Says what is wrong in one sentence, and where.
pub fn cards_from_yaml(text: &str) -> Result<Vec<Card>, CardsError> {
    if text.len() > MAX_CARD_BYTES {
        return Err(CardsError::whole("the file is larger than 1 MB, which is no set of cards"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(CardsError::whole("the file is empty"));
    }
    let Read { cards } =
        serde_saphyr::from_str_with_options(text, options()).map_err(|error| CardsError::from_yaml(&error))?;
    sense::check(&cards).map_err(|fault| sense::place(text, options(), fault))?;
    Ok(cards)
}

fn options() -> Options {
    yaml::options(&BOUNDS)
}

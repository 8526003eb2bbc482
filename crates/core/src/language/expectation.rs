//! What a system was expected to do and did not: worth a tag, and nobody's blame.

use serde::{Deserialize, Serialize};

use super::blame::{self, Context};
use super::{Placed, narrow};

/// A wording that tells an expectation: "the page should have arrived".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Expectation {
    /// Where it begins: bytes of the UTF-8 text, or UTF-16 units after [`super::in_utf16`].
    pub start: u32,
    /// Where it ends, in the same units.
    pub end: u32,
    /// What is suggested.
    pub offer: String,
}

impl Placed for Expectation {
    fn place(&self) -> (u32, u32) {
        (self.start, self.end)
    }

    fn put(&mut self, start: u32, end: u32) {
        (self.start, self.end) = (start, end);
    }
}

const OFFER: &str =
    "Somebody expected this of the system. Tag the line as an expectation, and tell who expected it and from what.";

/// Reads a text and finds what systems were expected to do, in the order of the text.
#[must_use]
pub fn look_at(text: &str, context: &Context<'_>) -> Vec<Expectation> {
    let places = blame::expected(text, context).into_iter().map(narrow);
    places.map(|(start, end)| Expectation { start, end, offer: OFFER.to_owned() }).collect()
}

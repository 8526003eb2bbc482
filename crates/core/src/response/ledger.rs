//! What is believed: facts, hypotheses, decisions, open questions.

use super::Scene;
use super::view::Ledger;

/// Works out what is believed.
#[must_use]
pub fn ledger(_scene: &Scene<'_>) -> Ledger {
    Ledger { facts: Vec::new(), hypotheses: Vec::new(), decisions: Vec::new(), questions: Vec::new(), put: Vec::new() }
}

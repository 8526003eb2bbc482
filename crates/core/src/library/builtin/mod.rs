//! What the program brings: cards, cadence, audiences, the guide, scripts, duties to report, questions. Written as data, so that a reader who does
//! not program can check the words.

mod scenarios;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use super::{Guide, Library, Policy, templates};

static BUILT_IN: LazyLock<Library> = LazyLock::new(|| Library {
    cards: read(include_str!("cards.json")),
    audiences: read(include_str!("audiences.json")),
    policy: read_one(include_str!("policy.json")).unwrap_or_else(|| Policy {
        rules: Vec::new(),
        banner_minutes: 5,
        budget: 6,
        page_minutes: 15,
        command_hours: (6, 8),
        tiers_up: Vec::new(),
    }),
    templates: templates::built_in(),
    guide: read_one(include_str!("guide.json")).unwrap_or_else(|| Guide { questions: Vec::new() }),
    scripts: read(include_str!("scripts.json")),
    role_cards: read(include_str!("roles.json")),
    regimes: read(include_str!("regimes.json")),
    codes: read(include_str!("codes.json")),
    step_cards: read(include_str!("steps.json")),
    probes: read(include_str!("probes.json")),
    scenarios: scenarios::built_in(),
});

/// What the program brings, read once.
pub(super) fn built_in() -> &'static Library {
    &BUILT_IN
}

/// A file that cannot be read gives nothing; `tests/library.rs` holds that every file can.
fn read<T: DeserializeOwned>(json: &str) -> Vec<T> {
    read_one(json).unwrap_or_default()
}

fn read_one<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

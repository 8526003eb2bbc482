//! Deciding what goes into the library.

use serde_json::Value;

use super::check::unknown_audiences;
use super::thing::{GUIDE_KEY, POLICY_KEY};
use super::{Library, Thing};
use crate::event::{Body, Draft, LibraryCleared, LibrarySet, StreamKind};
use crate::ids::LIBRARY;
use crate::incident::Ctx;
use crate::time::Happened;
use crate::words::Shelf;

/// What a person means to do with the library.
#[derive(Debug, Clone, PartialEq)]
pub enum LibraryIntent {
    /// Write a thing, in place of the one under the same key if there is one.
    Set {
        /// What it is.
        shelf: Shelf,
        /// Its key.
        key: String,
        /// Its place among the others, from 0.
        place: Option<u32>,
        /// The thing itself, in the shape of its shelf.
        value: Value,
    },
    /// Put the team's own thing away; the built-in one counts again.
    Clear {
        /// What it is.
        shelf: Shelf,
        /// Its key.
        key: String,
        /// Whether the built-in one is put away too.
        hides: bool,
        /// The place of the built-in one among the others, from 0; it stays where it is without one.
        place: Option<u32>,
    },
}

/// Why nothing was decided. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LibraryRejection {
    /// It has no meaning as it is written. One sentence each.
    #[error("keep it: {}", .0.join(" "))]
    Wrong(Vec<String>),
    /// There is nothing under the key.
    #[error("find it: the library has no {} {key}", .shelf.label().to_lowercase())]
    NotThere {
        /// What was looked for.
        shelf: Shelf,
        /// Under which key.
        key: String,
    },
    /// There must be one.
    #[error("put it away: there is always a {}", .0.label().to_lowercase())]
    Needed(Shelf),
}

impl Library {
    /// Whether there is something under a key.
    #[must_use]
    pub fn has(&self, shelf: Shelf, key: &str) -> bool {
        match shelf {
            Shelf::Card => self.cards.iter().any(|card| card.key == key),
            Shelf::Audience => self.audiences.iter().any(|audience| audience.key == key),
            Shelf::Policy => key == POLICY_KEY,
            Shelf::Template => self.templates.iter().any(|template| template.key == key),
            Shelf::Guide => key == GUIDE_KEY,
            Shelf::Script => self.scripts.iter().any(|script| script.key == key),
            Shelf::Code => self.codes.iter().any(|code| code.key == key),
            Shelf::Regime => self.regimes.iter().any(|regime| regime.key == key),
            Shelf::RoleCard => self.role_cards.iter().any(|card| card.role.as_str() == key),
            Shelf::Probe => self.probes.iter().any(|one| one.key == key),
            Shelf::Scenario => self.scenarios.iter().any(|one| one.key == key),
        }
    }
}

/// Decides a change of the library as it stands now.
///
/// # Errors
/// Says in words why not.
pub fn decide_library(
    library: &Library,
    intent: LibraryIntent,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, LibraryRejection> {
    let body = match intent {
        LibraryIntent::Set { shelf, key, place, value } => {
            let thing = Thing::read_as(shelf, &key, &value).map_err(LibraryRejection::Wrong)?;
            if let Thing::Policy(policy) = &thing {
                let unknown = unknown_audiences(policy, &library.audiences);
                if !unknown.is_empty() {
                    return Err(LibraryRejection::Wrong(unknown));
                }
            }
            Body::LibrarySet(LibrarySet { shelf, key, place, value })
        }
        LibraryIntent::Clear { shelf, key, hides, place } => {
            if hides && matches!(shelf, Shelf::Policy | Shelf::Guide) {
                return Err(LibraryRejection::Needed(shelf));
            }
            // A built-in thing that was hidden is not in the library now, and comes back by being cleared.
            if !library.has(shelf, &key) && !Library::built_in().has(shelf, &key) {
                return Err(LibraryRejection::NotThere { shelf, key });
            }
            Body::LibraryCleared(LibraryCleared { shelf, key, hides, place })
        }
    };
    Ok(vec![Draft {
        id: (ctx.new_id)(),
        stream: LIBRARY,
        stream_kind: StreamKind::Library,
        author: ctx.actor,
        happened: Happened::exact(ctx.now, ctx.zone),
        known_at: None,
        body,
    }])
}

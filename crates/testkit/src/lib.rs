//! What tests need and programs must not have: a clock that is told the time, ids that can be predicted, a store path
//! that cleans up after itself.
//!
//! Only ever a dev-dependency; `tests/architecture.rs` holds that. Unit tests inside `muster-core` see two copies of
//! that crate (their own and the one behind this kit), so everything here that such tests may use speaks in `chrono`
//! and `uuid` types, which are shared.

mod clock;
mod ids;
mod place;

pub use clock::{SteppedClock, moment};
pub use ids::SeededIds;
pub use place::TempStore;

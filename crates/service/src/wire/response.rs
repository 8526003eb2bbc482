//! The response beside its log: one view, and one way to do anything in it.

use muster_core::event::Act;

use super::wire_types;

wire_types! {
    /// Does something in a response.
    pub struct ActRequest {
        /// Id or reference.
        pub incident: String,
        /// What.
        pub act: Act,
    }
}

//! What an export is made from.

use std::collections::HashMap;

use muster_core::directory::Directory;
use muster_core::ids::Hash;
use muster_core::incident::{Filter, IncidentState, Order};
use muster_core::time::Moment;
use muster_core::zone::Zone;

/// Everything an exporter needs to know; it can look nothing up by itself.
#[derive(Debug, Clone)]
pub struct Dossier<'a> {
    /// What people call the incident, such as `INC-0042`.
    pub reference: String,
    /// The incident, as of now or as of an earlier minute.
    pub state: &'a IncidentState,
    /// People and services by name.
    pub directory: &'a Directory,
    /// Incidents that are handled as part of it, with what people call each. Their lines stand among its own.
    pub merged: Vec<(String, &'a IncidentState)>,
    /// The zone local times are shown in.
    pub zone: Zone,
    /// When the export was made.
    pub exported_at: Moment,
    /// The order of the log.
    pub order: Order,
    /// Which lines are in it.
    pub filter: Filter,
    /// The bytes of pictures, by hash. A picture that is not here is named and not shown.
    pub images: HashMap<Hash, Vec<u8>>,
    /// What is known about the hash chain.
    pub chain: Chain,
    /// The version of the program, such as `0.1.0`.
    pub app_version: String,
}

/// What is known about the hash chain the incident rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Chain {
    /// Nobody has looked.
    #[default]
    NotChecked,
    /// Every event was checked and is what was written.
    Verified,
    /// Something is not what was written, in these words.
    Broken(String),
}

impl<'a> Dossier<'a> {
    /// Everything in the incident, in the order it was written down, without pictures.
    ///
    /// The other fields are public: set what differs.
    #[must_use]
    pub fn new(
        reference: &str,
        state: &'a IncidentState,
        directory: &'a Directory,
        zone: Zone,
        exported_at: Moment,
    ) -> Self {
        Self {
            reference: reference.to_owned(),
            state,
            directory,
            merged: Vec::new(),
            zone,
            exported_at,
            order: Order::Arrival,
            filter: everything(),
            images: HashMap::new(),
            chain: Chain::NotChecked,
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// A filter that lets every line through, struck ones too.
#[must_use]
pub fn everything() -> Filter {
    Filter { struck: true, routine: true, ..Filter::default() }
}

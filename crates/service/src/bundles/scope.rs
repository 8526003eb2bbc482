//! What belongs into a bundle: the streams of its incidents, and the directory.

use std::collections::HashMap;

use chrono::TimeDelta;
use muster_core::event::{Header, StreamKind};
use muster_core::ids::{DIRECTORY, StreamId};
use muster_core::time::Moment;
use muster_core::{drill, review};
use muster_exchange::BundleIncident;

/// Clocks of two machines differ by this much at most. What is stamped later would push every later stamp here with it.
const AHEAD: TimeDelta = TimeDelta::days(1);

/// The streams of some incidents, each with its incident.
pub(super) struct Scope {
    streams: HashMap<StreamId, (StreamKind, StreamId)>,
    latest: Moment,
}

/// The streams that belong to an incident.
pub(super) fn streams_of(incident: StreamId) -> [(StreamId, StreamKind); 3] {
    [
        (incident, StreamKind::Incident),
        (review::stream_of(incident), StreamKind::Review),
        (drill::play::stream_of(incident), StreamKind::Drill),
    ]
}

impl Scope {
    pub(super) fn of(incidents: &[BundleIncident], now: Moment) -> Self {
        let of = |one: &BundleIncident| streams_of(one.id).map(|(stream, kind)| (stream, (kind, one.id)));
        let latest = now.checked_add_signed(AHEAD).unwrap_or(now);
        Self { streams: incidents.iter().flat_map(of).collect(), latest }
    }

    /// The incident that an event belongs to, `None` for one of the directory; or why it has no business here.
    pub(super) fn place(&self, header: &Header) -> Result<Option<StreamId>, String> {
        if header.stamp.recorded_at.moment() > self.latest {
            return Err(format!(
                "it was written down on {} by the clock of its machine, more than a day from now by the clock here",
                header.stamp.recorded_at.moment().format("%Y-%m-%d")
            ));
        }
        if header.stream == DIRECTORY && header.stream_kind == StreamKind::Catalog {
            return Ok(None);
        }
        match self.streams.get(&header.stream) {
            Some((kind, incident)) if *kind == header.stream_kind => Ok(Some(*incident)),
            Some(_) | None => Err("it belongs to none of the incidents that the bundle names".to_owned()),
        }
    }
}

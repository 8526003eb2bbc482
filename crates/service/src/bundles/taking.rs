//! Taking a bundle in.

use std::sync::atomic::Ordering;

use muster_core::ids::{DIRECTORY, StreamId};
use muster_exchange::BundleManifest;
use muster_store::{Store, StoreError};

use super::looking::{nothing_of, out_of_place};
use super::scope::{Scope, streams_of};
use super::tally::Tally;
use super::{open, raw, refused, refused_whole};
use crate::service::Service;
use crate::wire::{BundleFile, BundleItem, BundleLookItem, BundleTaken, ErrorReply};

/// Why a merge ended, told apart until the lock on the store is gone.
enum Fault {
    Reply(ErrorReply),
    Store(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ErrorReply> for Fault {
    fn from(error: ErrorReply) -> Self {
        Self::Reply(error)
    }
}

impl From<muster_exchange::BundleError> for Fault {
    fn from(error: muster_exchange::BundleError) -> Self {
        Self::Reply(error.into())
    }
}

impl Service {
    pub(crate) fn bundle_take(&self, request: BundleFile) -> Result<BundleTaken, ErrorReply> {
        let store = self.store()?;
        let mut bundle = open(&request.path)?;
        let manifest = bundle.manifest().clone();
        let name = request.path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let now = self.clock.now();
        let scope = Scope::of(&manifest.incidents, now);
        let mut tally = Tally::default();
        let mut erased = false;
        let merged = store.merge_from::<Fault>(now, |merging| {
            bundle.events::<Fault>(|line, event| {
                let place = scope.place(&event.header).map_err(|why| out_of_place(&name, line, &why))?;
                let header = event.header.clone();
                let is_new = merging.event(raw(event)).map_err(|error| refused(&name, line, error))?;
                erased |= is_new && header.kind == "body_erased";
                tally.note(place, &header, is_new);
                Ok(())
            })?;
            if let Some(missing) = manifest.incidents.iter().find(|one| tally.of(one.id).is_none()) {
                return Err(nothing_of(&name, missing).into());
            }
            bundle.pictures::<Fault>(|media_type, bytes| Ok(merging.picture(media_type, bytes)?))
        });
        let merged = merged.map_err(|fault| match fault {
            Fault::Reply(error) => error,
            Fault::Store(error) => refused_whole(&name, error),
        })?;
        let streams = self.take_notice(&store, &manifest, merged.taken, tally.people > 0, erased)?;
        let mut incidents = Vec::new();
        for one in &manifest.incidents {
            let row = store.incident(one.id)?;
            let count = tally.of(one.id).unwrap_or_default();
            let here = row.as_ref().map(muster_store::IncidentRow::reference).unwrap_or_default();
            let (title, is_drill) = row.map_or((one.title.clone(), true), |row| (row.title, row.is_drill));
            let item = BundleItem { id: one.id, reference: one.reference.clone(), title, is_drill };
            let (lines, others, held) = (count.lines, count.others, count.held);
            incidents.push(BundleLookItem { item, here, known: held > 0, lines, others, held });
        }
        let (taken, held, pictures) = (merged.taken, merged.held, merged.pictures);
        Ok(BundleTaken { incidents, taken, held, pictures, streams })
    }

    /// Brings what is held in memory in step, and tells every window.
    fn take_notice(
        &self,
        store: &Store,
        manifest: &BundleManifest,
        taken: u32,
        people: bool,
        erased: bool,
    ) -> Result<Vec<StreamId>, ErrorReply> {
        self.note_saved();
        if taken == 0 {
            return Ok(Vec::new());
        }
        self.own_events.fetch_add(u64::from(taken), Ordering::Relaxed);
        let mut streams: Vec<StreamId> =
            manifest.incidents.iter().flat_map(|one| streams_of(one.id)).map(|(stream, _)| stream).collect();
        if people {
            self.refresh_names()?;
            streams.push(DIRECTORY);
        }
        if erased {
            for one in &manifest.incidents {
                self.renew_grab_sheet(store, one.id);
            }
        }
        self.listeners.changed(streams.clone());
        Ok(streams)
    }
}

//! The service itself: one store, what is held of it in memory, and who wants to know.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};

use muster_core::event::Event;
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::zone::Zone;
use muster_store::{OpenError, OpenOptions, Store, damage};

use crate::clock::Clock;
use crate::directory::Names;
use crate::error::refusal;
use crate::loaded::Loaded;
use crate::notify::Listeners;
use crate::shelf::Shelf;
use crate::undo::UndoStacks;
use crate::web::Web;
use crate::wire::{self, ErrorCode, ErrorReply, Saving, StoreState};

/// What a service is made with.
pub struct Setup {
    /// Where the store lies.
    pub store: PathBuf,
    /// Instants, ids and the machine's zone.
    pub clock: Arc<dyn Clock>,
    /// Where the program's own log lies, if it has one.
    pub logs: Option<PathBuf>,
}

/// The use cases over one store.
pub struct Service {
    pub(crate) path: PathBuf,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) slot: RwLock<Slot>,
    pub(crate) names: Mutex<Option<Arc<Names>>>,
    /// What teams wrote for themselves, as events.
    pub(crate) library: Mutex<Option<Arc<Vec<Event>>>>,
    pub(crate) shelf: Mutex<Shelf<Loaded>>,
    pub(crate) reviews: Mutex<crate::review::HeldReviews>,
    pub(crate) drills: Mutex<crate::drill::HeldDrills>,
    /// In which order conversations are read.
    pub(crate) conversations: Mutex<crate::review::Conversations>,
    /// Who spoke in which minute of a source.
    pub(crate) minutes: Mutex<crate::review::Minutes>,
    /// How incidents stand to each other.
    pub(crate) web: Mutex<Web>,
    pub(crate) undo: Mutex<UndoStacks>,
    pub(crate) settings: Mutex<Option<wire::Settings>>,
    pub(crate) saving: Mutex<(Saving, Option<ErrorReply>)>,
    pub(crate) listeners: Listeners,
    pub(crate) alarms: Mutex<crate::alarms::Alarms>,
    pub(crate) jobs: Mutex<HashMap<String, Arc<AtomicBool>>>,
    /// Whether there may be rows of an import that was given up.
    pub(crate) unswept: AtomicBool,
    /// The grab sheets on disk.
    pub(crate) grab: Mutex<crate::grab::Kept>,
    pub(crate) own_events: AtomicU64,
    pub(crate) background: Mutex<Option<std::thread::JoinHandle<()>>>,
    pub(crate) stop: Arc<(Mutex<bool>, Condvar)>,
}

/// What became of opening the store.
pub(crate) enum Slot {
    Ready(Arc<Store>),
    Damaged(Box<wire::DamageReport>),
    Refused { message: String, hint: String },
}

/// A panic elsewhere must not keep anybody from their incident.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Service {
    /// Opens the store. A store that is damaged or refused is a state that people are shown, not a failure.
    #[must_use]
    pub fn open(setup: Setup) -> Self {
        let Setup { store, clock, logs: _ } = setup;
        let slot = open_slot(&store, clock.as_ref());
        Self {
            path: store,
            clock,
            slot: RwLock::new(slot),
            names: Mutex::default(),
            library: Mutex::default(),
            shelf: Mutex::default(),
            reviews: Mutex::default(),
            drills: Mutex::default(),
            conversations: Mutex::default(),
            minutes: Mutex::default(),
            web: Mutex::default(),
            undo: Mutex::default(),
            settings: Mutex::default(),
            saving: Mutex::new((Saving::Ok, None)),
            listeners: Listeners::default(),
            alarms: Mutex::default(),
            jobs: Mutex::default(),
            unswept: AtomicBool::new(true),
            grab: Mutex::default(),
            own_events: AtomicU64::new(0),
            background: Mutex::default(),
            stop: Arc::default(),
        }
    }

    /// Does without a second connection to the store: for programs that do one thing and end.
    pub fn work_alone(&self) {
        if let Ok(store) = self.store() {
            store.work_alone();
        }
    }

    /// Tells `listener` which streams grew, whoever wrote them.
    pub fn on_changed(&self, listener: Box<dyn Fn(&wire::Changed) + Send + Sync>) {
        self.listeners.on_changed(listener);
    }

    /// Tells `listener` how far long jobs are.
    pub fn on_progress(&self, listener: Box<dyn Fn(&wire::Progress) + Send + Sync>) {
        self.listeners.on_progress(listener);
    }

    /// Tells `listener` when a clock needs somebody.
    pub fn on_alarm(&self, listener: Box<dyn Fn(&wire::Alarm) + Send + Sync>) {
        self.listeners.on_alarm(listener);
    }

    /// The store, or in words why there is none.
    pub(crate) fn store(&self) -> Result<Arc<Store>, ErrorReply> {
        match &*self.slot.read().unwrap_or_else(PoisonError::into_inner) {
            Slot::Ready(store) => Ok(Arc::clone(store)),
            Slot::Damaged(report) => Err(ErrorReply::new(ErrorCode::StoreDamaged, report.message.clone())
                .with_hint("Nothing is deleted. See what can be read and which backup is good.")),
            Slot::Refused { message, hint } => {
                Err(ErrorReply::new(ErrorCode::StoreUnusable, message.clone()).with_hint(hint.clone()))
            }
        }
    }

    pub(crate) fn store_state(&self) -> StoreState {
        match &*self.slot.read().unwrap_or_else(PoisonError::into_inner) {
            Slot::Ready(_) => StoreState::Ready,
            Slot::Damaged(report) => StoreState::Damaged { report: (**report).clone() },
            Slot::Refused { message, hint } => StoreState::Refused { message: message.clone(), hint: hint.clone() },
        }
    }

    pub(crate) fn new_event_id(&self) -> EventId {
        EventId(self.clock.new_id())
    }

    /// The zone the person reads clocks in.
    pub(crate) fn zone(&self) -> Zone {
        let chosen = self.settings_now().zone.and_then(|name| Zone::parse(&name).ok());
        chosen.unwrap_or_else(|| self.clock.system_zone())
    }

    /// Forgets everything held in memory: the log may be another one now.
    pub(crate) fn forget_all(&self) {
        *lock(&self.names) = None;
        *lock(&self.library) = None;
        *lock(&self.web) = Web::default();
        *lock(&self.shelf) = Shelf::default();
        *lock(&self.reviews) = crate::review::HeldReviews::default();
        *lock(&self.conversations) = crate::review::Conversations::default();
        *lock(&self.drills) = crate::drill::HeldDrills::default();
        *lock(&self.settings) = None;
        lock(&self.undo).forget();
    }

    /// Remembers whether lines can be saved, so that every window can say so.
    pub(crate) fn note_failure(&self, error: &ErrorReply) {
        let saving = match error.code {
            ErrorCode::DiskFull => Saving::DiskFull,
            ErrorCode::ReadOnly => Saving::ReadOnly,
            ErrorCode::StoreFailed | ErrorCode::StoreDamaged => Saving::Failed,
            ErrorCode::InvalidRequest
            | ErrorCode::NotFound
            | ErrorCode::Rejected
            | ErrorCode::StoreBusy
            | ErrorCode::StoreUnusable
            | ErrorCode::Cancelled
            | ErrorCode::Internal => return,
        };
        *lock(&self.saving) = (saving, Some(error.clone()));
    }

    pub(crate) fn note_saved(&self) {
        let mut saving = lock(&self.saving);
        if saving.0 != Saving::Ok {
            *saving = (Saving::Ok, None);
        }
    }

    /// Finds the incident that an id or a spoken reference means.
    pub(crate) fn resolve(&self, store: &Store, incident: &str) -> Result<StreamId, ErrorReply> {
        let wanted = incident.trim();
        let not_found = || {
            ErrorReply::new(ErrorCode::NotFound, format!("Failed to find the incident \"{wanted}\"."))
                .with_hint("References look like INC-0042 or DRILL-0003; a number alone means an incident.")
                .in_field("incident")
        };
        if let Ok(stream) = wanted.parse::<StreamId>() {
            return if store.is_incident(stream)? { Ok(stream) } else { Err(not_found()) };
        }
        let (number, twin, is_drill) = read_reference(wanted).ok_or_else(not_found)?;
        store.by_number(number, twin, is_drill)?.ok_or_else(not_found)
    }
}

/// Reads `INC-0042`, `inc42b`, `DRILL-3`, `42`.
pub(crate) fn read_reference(text: &str) -> Option<(u32, u32, bool)> {
    let lower = text.to_lowercase();
    let (is_drill, rest) = match lower.strip_prefix("drill") {
        Some(rest) => (true, rest),
        None => (false, lower.strip_prefix("inc").unwrap_or(&lower)),
    };
    let rest = rest.trim_start_matches(['-', ' ', '#']);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number = rest[..digits].parse().ok()?;
    let twin = match &rest.as_bytes()[digits..] {
        [] => 0,
        [letter @ b'b'..=b'z'] => u32::from(letter - b'a'),
        _ => return None,
    };
    Some((number, twin, is_drill))
}

pub(crate) fn open_options(clock: &dyn Clock) -> OpenOptions {
    OpenOptions { now: clock.now(), new_device: DeviceId(clock.new_id()), backups: None, vfs: None }
}

pub(crate) fn open_slot(path: &std::path::Path, clock: &dyn Clock) -> Slot {
    let options = open_options(clock);
    match Store::open(path, &options) {
        Ok(store) => Slot::Ready(Arc::new(store)),
        Err(error @ OpenError::Damaged { .. }) => {
            tracing::error!("the store is damaged");
            damaged_slot(path, &options, &error)
        }
        Err(error) => {
            let (message, hint) = refusal(&error);
            tracing::error!(message, "the store was refused");
            Slot::Refused { message, hint }
        }
    }
}

pub(crate) fn damaged_slot(path: &std::path::Path, options: &OpenOptions, error: &OpenError) -> Slot {
    let (message, _) = refusal(error);
    let mut report = wire::DamageReport { message, copy: None, readable: 0, backup: None };
    match damage::inspect(path, options) {
        Ok(found) => {
            report.copy = found.copy.map(|copy| copy.display().to_string());
            report.readable = u32::try_from(found.salvage.events.len()).unwrap_or(u32::MAX);
            report.backup = found.backup.as_ref().map(crate::keeping::backup_info);
        }
        Err(error) => report.message = format!("{} Failed to {error}.", report.message),
    }
    Slot::Damaged(Box::new(report))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_references_as_people_say_them() {
        let cases = [
            ("INC-0042", Some((42, 0, false))),
            ("inc-42", Some((42, 0, false))),
            ("42", Some((42, 0, false))),
            ("INC 7", Some((7, 0, false))),
            ("INC-0042b", Some((42, 1, false))),
            ("DRILL-0003", Some((3, 0, true))),
            ("INC-", None),
            ("INC-42?", None),
            ("99999999999999", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read_reference(text), expected, "{text:?}");
        }
    }
}

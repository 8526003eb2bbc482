//! The stores that are measured: made once through the service, then used again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use muster_service::clock::{Clock, GivenClock, SystemClock};
use muster_service::wire::{Declared, Health};
use muster_service::{Service, Setup};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{corpus, say};
use crate::failure::Failure;

/// How many events the small store holds.
const SMALL: usize = 1_000;
/// How many lines the last, open incident of every store holds, so that large and small are asked for the same.
const LAST: usize = 300;
/// The incident that is opened, and the one that is scrolled, in the large store.
const LONG: usize = 10_000;
const LONGEST: usize = 100_000;
/// The size of all the others.
const USUAL: usize = 890;
/// How many of them are open, beside the last one.
const OPEN: usize = 7;
/// How many closed ones the Board shows.
const CLOSED: usize = 20;

/// Where the stores lie and what is in them.
pub(super) struct Stores {
    pub(super) large: PathBuf,
    pub(super) small: PathBuf,
    pub(super) empty: PathBuf,
    pub(super) plan: Plan,
}

/// How the lines are spread over incidents, in the order in which they are written.
pub(super) struct Plan {
    /// Lines of each incident. One more event declares it, and another closes it.
    pub(super) sizes: Vec<usize>,
    /// Which one, counted from 1, holds ten thousand.
    pub(super) long: usize,
    /// How many lines in all.
    pub(super) lines: usize,
}

impl Plan {
    /// Fills about `events` events.
    fn of(events: usize) -> Self {
        let mut sizes = Vec::new();
        let longest = if events >= 2 * LONGEST { LONGEST } else { 0 };
        let long = if events >= 2 * LONG { LONG } else { 0 };
        if longest > 0 {
            sizes.push(longest);
        }
        let mut left = events.saturating_sub(longest + long + LAST);
        while left > 0 {
            let size = USUAL.min(left);
            // Declaring and closing are events as well.
            sizes.push(size.saturating_sub(2).max(1));
            left -= size;
        }
        if long > 0 {
            sizes.push(long - 2);
        }
        let long = sizes.len();
        sizes.push(LAST - 1);
        let lines = sizes.iter().sum();
        Self { sizes, long, lines }
    }

    /// Fills about `events` events with as many incidents as the Board of a large store shows, so that only the length of
    /// the log tells the two apart.
    fn of_board(events: usize) -> Self {
        let others = CLOSED + OPEN;
        let size = (events.saturating_sub(LAST) / others).saturating_sub(2).max(1);
        let mut sizes = vec![size; others];
        sizes.push(LAST - 1);
        let lines = sizes.iter().sum();
        Self { sizes, long: 0, lines }
    }

    fn is_open(&self, number: usize) -> bool {
        number + OPEN >= self.sizes.len()
    }
}

impl Stores {
    /// Makes what is not there yet.
    pub(super) fn ready(folder: &Path, events: u32) -> Result<Self, Failure> {
        let plan = Plan::of(events as usize);
        let large = folder.join(format!("store-{events}.db"));
        let small = folder.join("store-small-board.db");
        let empty = folder.join("store-empty.db");
        make(&large, &plan)?;
        make(&small, &Plan::of_board(SMALL))?;
        make(&empty, &Plan { sizes: Vec::new(), long: 0, lines: 0 })?;
        Ok(Self { large, small, empty, plan })
    }

    /// Declares an incident that takes the lines that are measured, and closes it afterwards: the Board stays as it is,
    /// however often lines are measured.
    pub(super) fn with_busy<T>(&self, work: impl FnOnce(&str) -> Result<T, Failure>) -> Result<T, Failure> {
        let service = open(&self.large);
        let declared: Declared = ask(&service, "declare", json!({ "text": "sev5 Zulu busy" }))?;
        service.close();
        let worked = work(&declared.reference);
        let service = open(&self.large);
        service.call("phase_set", json!({ "incident": declared.id, "phase": "resolved" }))?;
        service.close();
        worked
    }

    /// The reference of the incident with ten thousand lines.
    pub(super) fn long(&self) -> String {
        format!("INC-{:04}", self.plan.long)
    }
}

/// Opens a store the way the programs do.
pub(super) fn open(path: &Path) -> Service {
    Service::open(Setup { store: path.to_owned(), clock: Arc::new(SystemClock::new()), logs: None })
}

/// Carries out a command.
pub(super) fn ask<Reply: DeserializeOwned>(service: &Service, name: &str, request: Value) -> Result<Reply, Failure> {
    let reply = service.call(name, request)?;
    serde_json::from_value(reply).map_err(|error| Failure::Said(format!("read the reply to `{name}`: {error}")))
}

/// When the first incident of a store was declared.
pub(super) fn first_instant() -> DateTime<Utc> {
    DateTime::from_timestamp(1_740_787_200, 0).unwrap_or_default()
}

fn make(path: &Path, plan: &Plan) -> Result<(), Failure> {
    let done = path.with_extension("done");
    if done.exists() && path.exists() {
        return Ok(());
    }
    remove(path);
    let began = Instant::now();
    say(&format!("making {} with {} lines, once", path.display(), plan.lines));
    let clock = Arc::new(GivenClock::new(first_instant(), SystemClock::new().system_zone()));
    let service = Service::open(Setup { store: path.to_owned(), clock: clock.clone(), logs: None });
    let mut author = Author { service: &service, clock: &clock, written: 0 };
    for (at, size) in plan.sizes.iter().enumerate() {
        author.incident(*size, plan.is_open(at + 1), at + 1 == plan.long)?;
    }
    service.maintain()?;
    let health: Health = ask(&service, "health", json!({}))?;
    service.close();
    say(&format!("made: {} events in {:.0} s", health.events, began.elapsed().as_secs_f64()));
    fs::write(&done, health.events.to_string())
        .map_err(|error| Failure::Said(format!("write {}: {error}", done.display())))
}

/// Removes a store and what lies beside it.
pub(super) fn remove(path: &Path) {
    for end in ["", "-wal", "-shm", "-mark"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        fs::remove_file(name).ok();
    }
}

/// Writes the incidents of a store, one minute of its own clock a step.
struct Author<'a> {
    service: &'a Service,
    clock: &'a GivenClock,
    written: usize,
}

impl Author<'_> {
    fn incident(&mut self, size: usize, open: bool, in_small_steps: bool) -> Result<(), Failure> {
        self.tick();
        // No word of a title is a word of a line: see `corpus`.
        let text = format!("sev{} Zulu {}", 1 + self.written % 5, self.written);
        let declared: Declared = ask(self.service, "declare", json!({ "text": text }))?;
        let step = if in_small_steps { 100 } else { 2_000 };
        let mut left = size;
        while left > 0 {
            let count = step.min(left);
            let first = self.written;
            let lines: Vec<String> =
                (first..first + count).map(|n| format!("{}{}", corpus::lead(n), corpus::text(n))).collect();
            self.tick();
            let request = json!({ "incident": declared.id, "text": lines.join("\n") });
            self.service.call("lines_add", request)?;
            self.written += count;
            left -= count;
        }
        if !open {
            self.tick();
            self.service.call("phase_set", json!({ "incident": declared.id, "phase": "resolved" }))?;
        }
        self.service.maintain()?;
        if self.written % 50_000 < size {
            say(&format!("  {} lines", self.written));
        }
        Ok(())
    }

    fn tick(&self) {
        self.clock.set(self.clock.now() + TimeDelta::minutes(1));
    }
}

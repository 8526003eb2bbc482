//! A person at a desk: a service over a store in a folder of its own, and a clock that stands where it is put.

use std::path::PathBuf;
use std::sync::Arc;

use muster_core::time::Moment;
use muster_core::zone::Zone;
use muster_service::clock::GivenClock;
use muster_service::wire::{self, ErrorReply};
use muster_service::{Service, Setup};
use serde_json::{Value, json};

/// A service under test.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
    pub(crate) clock: Arc<GivenClock>,
    pub(crate) service: Arc<Service>,
}

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

impl Desk {
    /// At 02:02 UTC on a November night, in Berlin, with an empty store.
    pub(crate) fn new() -> Self {
        Self::on_machine(0)
    }

    /// The same at another machine.
    pub(crate) fn on_machine(machine: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let clock = Arc::new(GivenClock::on_machine(moment("2026-11-20T02:02:00Z"), zone, machine));
        let service = Self::open(folder.path().join("muster.db"), &clock);
        Self { folder, clock, service }
    }

    fn open(store: PathBuf, clock: &Arc<GivenClock>) -> Arc<Service> {
        let clock: Arc<GivenClock> = Arc::clone(clock);
        Arc::new(Service::open(Setup { store, clock, logs: None }))
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("muster.db")
    }

    /// Closes the window and opens it again.
    pub(crate) fn reopen(&mut self) {
        self.service.close();
        self.service = Self::open(self.path(), &self.clock);
    }

    /// A second program on the same store.
    pub(crate) fn second(&self) -> Arc<Service> {
        Self::open(self.path(), &self.clock)
    }

    pub(crate) fn at(&self, time: &str) {
        self.clock.set(moment(&format!("2026-11-20T{time}Z")));
    }

    pub(crate) fn ask(&self, name: &str, request: Value) -> Result<Value, ErrorReply> {
        self.service.call(name, request)
    }

    pub(crate) fn tell(&self, name: &str, request: Value) -> Value {
        self.service.call(name, request).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    pub(crate) fn declare(&self, text: &str) -> String {
        self.tell("declare", json!({ "text": text }))["id"].as_str().unwrap().to_owned()
    }

    /// Writes a line; returns its id.
    pub(crate) fn log(&self, incident: &str, text: &str) -> String {
        let change = self.tell("line_add", json!({ "incident": incident, "text": text }));
        change["events"][0]["id"].as_str().unwrap().to_owned()
    }

    pub(crate) fn view(&self, incident: &str) -> wire::IncidentView {
        serde_json::from_value(self.tell("incident", json!({ "incident": incident }))).unwrap()
    }

    /// The log in an order, struck lines too.
    pub(crate) fn lines(&self, incident: &str, order: &str) -> Vec<wire::Line> {
        self.slice(incident, order, Value::Null)
    }

    pub(crate) fn slice(&self, incident: &str, order: &str, at: Value) -> Vec<wire::Line> {
        let request = json!({
            "incident": incident, "order": order, "from": 0, "count": 1000, "at": at, "filter": { "struck": true },
        });
        let slice: wire::LogSlice = serde_json::from_value(self.tell("log_slice", request)).unwrap();
        slice.lines
    }

    pub(crate) fn texts(&self, incident: &str, order: &str) -> Vec<String> {
        self.lines(incident, order).into_iter().map(|line| line.text).collect()
    }

    /// Everything a person sees of an incident, to compare before and after.
    pub(crate) fn seen(&self, incident: &str) -> (Value, Vec<wire::Line>) {
        let mut view = self.tell("incident", json!({ "incident": incident }));
        let object = view.as_object_mut().unwrap();
        object.remove("undo");
        object.remove("redo");
        (view, self.lines(incident, "arrival"))
    }

    pub(crate) fn assert_good(&self) {
        let report = self.tell("verify", json!({ "job": "verify" }));
        assert_eq!(report["problems"], json!([]), "the store must be what the log says");
    }
}

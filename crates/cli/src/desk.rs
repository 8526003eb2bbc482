//! The service, and where its replies are printed.

use std::io::{self, BufWriter, Read as _, StdoutLock, Write};
use std::path::PathBuf;
use std::sync::Arc;

use muster_service::clock::SystemClock;
use muster_service::{Service, Setup, paths, wire};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::times::Times;

/// One run of the program.
pub(crate) struct Desk {
    pub(crate) service: Service,
    pub(crate) clock: Arc<SystemClock>,
    pub(crate) json: bool,
    pub(crate) out: BufWriter<StdoutLock<'static>>,
}

impl Desk {
    /// Opens the store. What is wrong with it is said by the first command.
    pub(crate) fn open(store: Option<PathBuf>, json: bool) -> Self {
        let clock = Arc::new(SystemClock::new());
        let store = store.unwrap_or_else(paths::default_store);
        let service = Service::open(Setup { store, clock: clock.clone(), logs: None });
        Self { service, clock, json, out: BufWriter::new(io::stdout().lock()) }
    }

    /// Carries out a command of the service.
    pub(crate) fn ask<Reply: DeserializeOwned>(&self, name: &str, request: Value) -> Result<Reply, Failure> {
        let reply = self.service.call(name, request)?;
        serde_json::from_value(reply).map_err(|error| Failure::Said(format!("read the reply to `{name}`: {error}")))
    }

    /// Carries out a command and prints its reply as it is. True when that was asked for; then there is no more to do.
    pub(crate) fn raw(&mut self, name: &str, request: &Value) -> Result<bool, Failure> {
        if self.json {
            let reply = self.service.call(name, request.clone())?;
            self.object(&reply)?;
        }
        Ok(self.json)
    }

    /// Prints an object as JSON in a line.
    pub(crate) fn object(&mut self, what: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.out, what).map_err(io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }

    /// `musterctl call`
    pub(crate) fn call(&mut self, name: &str, request: &str) -> Result<(), Failure> {
        let mut text = request.to_owned();
        if request == "-" {
            text.clear();
            let read = io::stdin().lock().read_to_string(&mut text);
            read.map_err(|error| Failure::Said(format!("read the request from standard input: {error}")))?;
        }
        let request = serde_json::from_str(&text).map_err(|error| {
            Failure::Usage(format!("the request is no JSON ({error}); write it like {{\"closed\": 5}}"))
        })?;
        let reply = self.service.call(name, request)?;
        self.object(&reply)
    }

    /// The incident that was named, or else the open one declared last.
    pub(crate) fn incident(&self, named: Option<&str>) -> Result<String, Failure> {
        if let Some(named) = named {
            return Ok(named.to_owned());
        }
        let board: wire::Board = self.ask("board", json!({ "closed": 0 }))?;
        let latest = board.open.iter().max_by_key(|card| (!card.is_drill, card.declared_at));
        latest.map(|card| card.reference.clone()).ok_or_else(|| {
            Failure::Said(
                "find an open incident: declare one with `musterctl declare \"TITLE\"`, or name it".to_owned(),
            )
        })
    }

    /// Clocks in the zone the person chose.
    pub(crate) fn times(&self) -> Result<Times, Failure> {
        let start: wire::AppStart = self.ask("app_start", json!({}))?;
        Ok(Times::new(&self.clock, start.settings.zone.as_deref()))
    }

    /// Ends the run: everything is printed and nothing is left to do.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        let printed = self.out.flush();
        self.service.close();
        Ok(printed?)
    }
}

//! Holds the service for the window: opened beside the first drawing, asked from many threads, written to in order.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use muster_service::clock::SystemClock;
use muster_service::wire::{ErrorCode, ErrorReply};
use muster_service::{Service, Setup};
use serde_json::Value;
use tauri::{AppHandle, Emitter};

use crate::alarms;
use crate::start::Start;

type Job = Box<dyn FnOnce() + Send>;

/// The service, as the window uses it.
pub(crate) struct Host {
    service: Arc<Opening>,
    writes: Mutex<Option<Sender<Job>>>,
    writer: Mutex<Option<std::thread::JoinHandle<()>>>,
}

/// A service that is opened once, by whoever asks first; everybody else waits for it.
struct Opening {
    start: (std::path::PathBuf, std::path::PathBuf),
    service: OnceLock<Arc<Service>>,
}

impl Opening {
    fn service(&self) -> &Arc<Service> {
        self.service.get_or_init(|| {
            let (store, logs) = self.start.clone();
            Arc::new(Service::open(Setup { store, clock: Arc::new(SystemClock::new()), logs: Some(logs) }))
        })
    }
}

impl Host {
    /// Starts to open the store on a thread of its own, so that the window need not wait for the disk.
    pub(crate) fn open(start: &Start) -> Self {
        let service = Arc::new(Opening { start: (start.store.clone(), start.logs.clone()), service: OnceLock::new() });
        let (writes, jobs) = channel();
        let opening = Arc::clone(&service);
        let writer = std::thread::Builder::new().name("writes".to_owned()).spawn(move || {
            opening.service();
            work(&jobs);
        });
        if let Err(error) = &writer {
            tracing::error!(%error, "no thread for writes; each write takes its own");
        }
        let queue = writer.is_ok().then_some(writes);
        Self { service, writes: Mutex::new(queue), writer: Mutex::new(writer.ok()) }
    }

    /// The service; waits for it to be open.
    pub(crate) fn service(&self) -> &Arc<Service> {
        self.service.service()
    }

    /// Runs a command. A panic in it is a defect of one command and must not end an incident.
    pub(crate) fn call(&self, name: &str, request: Value) -> Result<Value, ErrorReply> {
        guarded(name, || self.service().call(name, request))
    }

    /// Runs writes one after the other in the order in which they came: a draft that was emptied when its line was
    /// sent must not be filled again by a keystroke that overtook it.
    pub(crate) fn in_order(&self, job: Job) {
        let queue = self.writes.lock().unwrap_or_else(PoisonError::into_inner);
        let left = match queue.as_ref() {
            Some(queue) => queue.send(job).err().map(|failed| failed.0),
            None => Some(job),
        };
        if let Some(job) = left {
            tauri::async_runtime::spawn_blocking(job);
        }
    }

    /// Tells every window what changed and how far long jobs are; starts what runs beside.
    pub(crate) fn tell(self: &Arc<Self>, app: AppHandle) {
        let host = Arc::clone(self);
        tauri::async_runtime::spawn_blocking(move || {
            let service = host.service();
            let to = app.clone();
            service.on_changed(Box::new(move |changed| emit(&to, "changed", changed)));
            alarms::hear(&app, &host);
            service.on_progress(Box::new(move |progress| emit(&app, "progress", progress)));
            service.start_background();
        });
    }

    /// Finishes the writes that were accepted and puts the store in order. Called once, when the window is gone.
    pub(crate) fn close(&self) {
        drop(self.writes.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(writer) = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take()
            && writer.join().is_err()
        {
            tracing::error!("the thread for writes had ended early");
        }
        if let Some(service) = self.service.service.get() {
            service.close();
        }
    }
}

fn work(jobs: &Receiver<Job>) {
    while let Ok(job) = jobs.recv() {
        if catch_unwind(AssertUnwindSafe(job)).is_err() {
            tracing::error!("a write panicked outside its command");
        }
    }
}

/// Turns a panic into an error reply.
pub(crate) fn guarded(name: &str, run: impl FnOnce() -> Result<Value, ErrorReply>) -> Result<Value, ErrorReply> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        // The panic's own words may hold what a person wrote; they stay out of the log.
        tracing::error!(command = name, "the command panicked");
        Err(ErrorReply {
            code: ErrorCode::Internal,
            message: format!("Muster failed inside \"{name}\"."),
            field: None,
            hint: Some(
                "Nothing that was shown as saved is lost. Try once more; if it stays, start Muster again.".into(),
            ),
            retryable: true,
        })
    })
}

fn emit<T: serde::Serialize + Clone>(app: &AppHandle, event: &str, payload: &T) {
    if let Err(error) = app.emit(event, payload.clone()) {
        tracing::warn!(%error, event, "no window could be told");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_reply() {
        let reply = guarded("board", || panic!("Ana wrote this"));
        let error = reply.expect_err("a panic is a failure");
        assert_eq!(error.code, ErrorCode::Internal);
        assert!(!error.message.contains("Ana"), "a panic's words may be private");
    }
}

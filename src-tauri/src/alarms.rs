//! Alarms on their way to people: to the pages, to the desktop when nobody looks at a window, into the title.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use muster_service::wire::Alarm;
use tauri::{AppHandle, Emitter, Manager};

use crate::host::Host;
use crate::{notify, window};

/// How often the title is looked at.
const TITLE_EVERY: Duration = Duration::from_secs(10);
/// How many alarms wait for the desktop. Whatever the desktop does, the clocks go on.
const WAITING: usize = 4;

/// Alarms that rang before a page could hear them.
#[derive(Default)]
pub(crate) struct Early(Mutex<State>);

enum State {
    /// No page is there yet; the latest alarm waits for it.
    Before(Option<Alarm>),
    /// A page hears.
    Heard,
}

impl Default for State {
    fn default() -> Self {
        Self::Before(None)
    }
}

impl Early {
    /// Gives the alarm back when there is a page to hear it, else keeps it.
    fn pass<'a>(&self, alarm: &'a Alarm) -> Option<&'a Alarm> {
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            State::Before(held) => {
                *held = Some(alarm.clone());
                None
            }
            State::Heard => Some(alarm),
        }
    }

    fn page_hears(&self) -> Option<Alarm> {
        match std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), State::Heard) {
            State::Before(held) => held,
            State::Heard => None,
        }
    }
}

/// Listens to the clocks for as long as the program runs.
pub(crate) fn hear(app: &AppHandle, host: &Arc<Host>) {
    let (desk, alarms) = sync_channel(WAITING);
    let to = app.clone();
    host.service().on_alarm(Box::new(move |alarm| {
        if let Some(alarm) = to.state::<Early>().pass(alarm) {
            emit(&to, alarm);
        }
        knock(&desk, alarm);
    }));
    let (to, clocks) = (app.clone(), Arc::clone(host));
    beside("notify", move || notify_unseen(&to, &alarms));
    let app = app.clone();
    beside("title", move || keep_title(&app, &clocks));
}

/// A page can hear from now on; what rang before is told now.
pub(crate) fn page_hears(app: &AppHandle) {
    if let Some(alarm) = app.state::<Early>().page_hears() {
        emit(app, &alarm);
    }
}

fn emit(app: &AppHandle, alarm: &Alarm) {
    if let Err(error) = app.emit("alarm", alarm) {
        tracing::warn!(%error, "no window could be told of an alarm");
    }
}

fn knock(desk: &SyncSender<Alarm>, alarm: &Alarm) {
    if desk.try_send(alarm.clone()).is_err() {
        tracing::warn!("the desktop is slow to show notifications; one was left out");
    }
}

fn beside(name: &str, run: impl FnOnce() + Send + 'static) {
    if let Err(error) = std::thread::Builder::new().name(name.to_owned()).spawn(run) {
        tracing::warn!(%error, name, "no thread for it");
    }
}

fn notify_unseen(app: &AppHandle, alarms: &Receiver<Alarm>) {
    while let Ok(alarm) = alarms.recv() {
        let seen = app.webview_windows().values().any(|window| window.is_focused().unwrap_or(false));
        if !seen {
            notify::show(app, &alarm);
        }
    }
}

fn keep_title(app: &AppHandle, host: &Host) {
    let mut shown = String::new();
    while let Some(window) = app.get_webview_window(window::LABEL) {
        let title = match host.service().headline() {
            Some(headline) => format!("Muster - {headline}"),
            None => "Muster".to_owned(),
        };
        if title != shown {
            if let Err(error) = window.set_title(&title) {
                tracing::warn!(%error, "the title could not be set");
            }
            shown = title;
        }
        std::thread::park_timeout(TITLE_EVERY);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn alarm(text: &str) -> Alarm {
        let incident = "00000000-0000-7000-8000-000000000001";
        let json = json!({ "incident": incident, "reference": "INC-0042", "key": "customers", "text": text, "sound": true, "to": [] });
        serde_json::from_value(json).expect("an alarm")
    }

    #[test]
    fn what_rang_before_the_page_was_there_is_told_once() {
        let early = Early::default();
        assert!(early.pass(&alarm("first")).is_none() && early.pass(&alarm("second")).is_none());
        assert_eq!(
            early.page_hears().map(|alarm| alarm.text),
            Some("second".to_owned()),
            "the latest names what is worst"
        );
        assert_eq!(early.page_hears(), None, "a page that was loaded again has nothing to catch up on");
        assert!(early.pass(&alarm("third")).is_some());
    }
}

//! The real window under a clock that is set: a machine that slept, a clock put back, the two nights of summer time.
//!
//! libfaketime stands between the window with its webview and the system clock, and reads what to say from a file that
//! the test rewrites. The clock that only counts stays true, as it does when a real clock is set; a sleep is the same to
//! a program: the clock on the wall is ahead of the one that counts. Where libfaketime is missing, the tests say that they
//! were skipped; where `CI` is `true` they fail, so that nobody takes silence for proof.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use muster_service::clock::{Clock as _, SystemClock};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::app::{App, Home, Look};
use crate::page::until;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

const MISSING: &str = "libfaketime is missing (packages faketime, libfaketime), and a clock that is set was not tried";

/// The clock on the wall of one window.
pub(crate) struct Wall {
    folder: TempDir,
    library: PathBuf,
}

impl Wall {
    /// Nothing, with a sentence, where libfaketime is missing.
    ///
    /// # Panics
    /// Where it is missing and `CI` is `true`.
    #[expect(clippy::print_stderr, reason = "whoever reads the test's output should know that it proved nothing")]
    pub(crate) fn new() -> Option<Self> {
        let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];
        let files = folders.map(|folder| PathBuf::from(folder).join("faketime/libfaketimeMT.so.1"));
        let Some(library) = files.into_iter().find(|file| file.exists()) else {
            let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
            assert!(!ci, "{MISSING}; under CI=true that is a failure");
            eprintln!("SKIPPED: {MISSING}");
            return None;
        };
        let wall = Self { folder: TempDir::new().expect("a temporary folder"), library };
        wall.ahead(0);
        Some(wall)
    }

    /// Sets the clock to so many seconds ahead of the machine's, or behind it.
    pub(crate) fn ahead(&self, seconds: i64) {
        let next = self.folder.path().join("next");
        fs::write(&next, format!("{seconds:+}\n")).expect("the clock is written");
        fs::rename(next, self.file()).expect("the clock is set");
    }

    /// Sets the clock to an instant; returns how far ahead that is.
    fn at(&self, instant: i64) -> i64 {
        let ahead = instant - SystemClock::new().now().timestamp();
        self.ahead(ahead);
        ahead
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("clock")
    }

    /// A home whose windows read this clock.
    pub(crate) fn home(&self, look: Look) -> Home {
        Home::new(look)
            .with_variable("LD_PRELOAD", &self.library)
            .with_variable("FAKETIME_TIMESTAMP_FILE", self.file())
            .with_variable("FAKETIME_NO_CACHE", "1")
            .with_variable("FAKETIME_DONT_FAKE_MONOTONIC", "1")
    }
}

/// Asks the program in the window, which has the clock on the wall.
async fn ask(app: &App, name: &str, request: Value) -> Value {
    app.page.invoke(name, json!({ "request": request })).await.unwrap_or_else(|error| panic!("{name}: {error}"))
}

async fn response(app: &App) -> Value {
    ask(app, "response", json!({ "incident": "INC-0001" })).await
}

/// Every clock with what it is about and when it is up.
async fn dues(app: &App) -> Vec<(String, String)> {
    let seen = response(app).await;
    let due = |one: &Value| (one["key"].to_string(), one["dueAt"].as_str().expect("an instant").to_owned());
    let mut all: Vec<_> = seen["timers"].as_array().expect("timers").iter().map(due).collect();
    all.sort();
    all
}

/// A SEV1 with a promise to customers in so many minutes, by the clock on the wall.
async fn promise(app: &App, minutes: i64) {
    ask(app, "declare", json!({ "text": "sev1 Card payments declined", "isDrill": false })).await;
    let now = response(app).await["at"].as_str().expect("an instant").to_owned();
    let by = later(&app.page, &now, minutes).await;
    let sent = json!({
        "kind": "update_sent", "audience": "customers", "text": "Some card payments fail.", "channel": "status_page",
        "to": "", "nextBy": by
    });
    ask(app, "act", json!({ "incident": "INC-0001", "act": sent })).await;
    ask(app, "line_add", json!({ "incident": "INC-0001", "text": "roll back the gateway => ana 45m" })).await;
}

async fn later(page: &crate::page::Page, instant: &str, minutes: i64) -> Value {
    let script = "return new Date(Date.parse(arguments[0]) + arguments[1] * 60000).toISOString()";
    page.run(script, vec![instant.into(), minutes.into()]).await
}

async fn jumps(app: &App) -> usize {
    let asked =
        json!({ "incident": "INC-0001", "order": "arrival", "filter": crate::journey::all(), "from": 0, "count": 200 });
    let log = ask(app, "log_slice", asked).await;
    let lines = log["lines"].as_array().expect("lines").clone();
    lines.iter().filter(|line| line["text"].as_str().is_some_and(|text| text.contains("clock of this machine"))).count()
}

async fn jump_noted(app: &App, wanted: usize) {
    until("the jump in the log", Duration::from_secs(15), async || (jumps(app).await == wanted).then_some(())).await;
}

#[tokio::test]
async fn a_sleep_of_two_hours_and_a_clock_put_back_lose_no_clock() {
    let Some(wall) = Wall::new() else { return };
    let home = wall.home(Look::Dark);
    let app = home.open().await;
    promise(&app, 20).await;
    // What the policy wants at once is due by the declaration and is not moved by anything below.
    let before = dues(&app).await;
    assert!(before.len() >= 5, "four audiences and an ask have clocks: {before:?}");
    // The running program has looked at its clocks at least once.
    tokio::time::sleep(Duration::from_secs(2)).await;

    wall.ahead(2 * HOUR);
    jump_noted(&app, 1).await;
    assert_eq!(dues(&app).await, before, "after two hours of sleep every clock is up when the log says");
    assert!(response(&app).await["minute"].as_u64() >= Some(119), "two hours have passed");

    wall.ahead(HOUR);
    jump_noted(&app, 2).await;
    assert_eq!(dues(&app).await, before, "after the clock was put back as well");
    app.close().await;

    // A start finds them as they were, whatever the clock says by then.
    wall.ahead(0);
    let app = home.open().await;
    assert_eq!(dues(&app).await, before, "after a start with the clock back where it was");
    app.close().await;
}

/// The night of a change in Berlin: opened an hour before it, looked at past it.
async fn night(change: i64, wall_before: &str, wall_after: &str) {
    let Some(wall) = Wall::new() else { return };
    let home = wall.home(Look::Light);
    let ahead = wall.at(change - 20 * MINUTE);
    let app = home.open().await;
    promise(&app, 30).await;
    let before = dues(&app).await;
    let shown =
        "return new Date().toLocaleTimeString('de-DE', { hour: '2-digit', timeZone: 'Europe/Berlin' }).slice(0, 2)";
    assert_eq!(app.page.run(shown, vec![]).await, wall_before, "the window lives in that night");
    wall.ahead(ahead + 25 * MINUTE);
    until("the new hour", Duration::from_secs(10), async || {
        (app.page.run(shown, vec![]).await == wall_after).then_some(())
    })
    .await;
    assert_eq!(dues(&app).await, before, "half an hour is half an hour, whatever the clock on the wall shows");
    let minute = response(&app).await["minute"].as_u64();
    assert!(minute.is_some_and(|minute| (25..=26).contains(&minute)), "25 minutes after the declaration: {minute:?}");
    app.close().await;
}

#[tokio::test]
async fn the_night_the_clocks_go_forward_keeps_every_promise() {
    // 2027-03-28, 01:00 UTC: from 01:59 to 03:00 in Berlin.
    night(1_806_195_600, "01", "03").await;
}

#[tokio::test]
async fn the_night_the_clocks_go_back_keeps_every_promise() {
    // 2027-10-31, 01:00 UTC: from 02:59 to 02:00 in Berlin.
    night(1_824_944_400, "02", "02").await;
}

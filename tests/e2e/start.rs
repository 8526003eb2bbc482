//! Starting: a second time, on another store, with arguments.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use crate::app::{Home, Look};

/// A session bus of one test.
struct Bus(Child, String);

impl Bus {
    fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts; it is in the package dbus");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().expect("its output")).read_line(&mut address).expect("its address");
        Self(daemon, address.trim().to_owned())
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let ended = self.0.kill().and_then(|()| self.0.wait());
        assert!(ended.is_ok() || std::thread::panicking(), "the bus could not be stopped");
    }
}

/// Starts the program beside a window, as a second click does, and waits until it ends.
fn start_again(home: &Home, bus: &Bus) -> Output {
    let mut again = home.program();
    again.env("DBUS_SESSION_BUS_ADDRESS", &bus.1).env("MUSTER_TRACE_START", "1").env("MUSTER_EXIT_WHEN_READY", "1");
    again.output().expect("the program runs")
}

#[tokio::test]
async fn a_second_start_joins_the_first_window() {
    let bus = Bus::start();
    let home = Home::new(Look::Dark).with_bus(&bus.1);
    let app = home.open().await;
    let second = start_again(&home, &bus);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(second.status.success(), "{said}");
    assert!(!said.contains("page_ready"), "the second start opened a window of its own:\n{said}");
    app.page.wait_text("All quiet").await;
}

#[tokio::test]
async fn another_store_has_a_window_of_its_own() {
    let bus = Bus::start();
    let home = Home::new(Look::Dark).with_bus(&bus.1);
    let app = home.open().await;
    let other = Home::new(Look::Dark);
    let second = start_again(&other, &bus);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(second.status.success(), "{said}");
    assert!(said.contains("page_ready"), "the other store was not opened:\n{said}");
    assert!(other.store().exists());
    app.page.wait_text("All quiet").await;
}

#[test]
fn wrong_use_is_one_sentence_and_opens_nothing() {
    let home = Home::new(Look::Dark);
    let output = home.program().arg("--store").output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!home.store().exists());
    let help = home.program().arg("--help").output().expect("the program runs");
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("musterctl"));
}

#[tokio::test]
async fn a_window_opens_as_large_as_it_was_left() {
    let home = Home::new(Look::Dark);
    // A first start and a proper end leave the size behind; the file then says what a person would have left.
    let first = home.program().env("MUSTER_EXIT_WHEN_READY", "1").status().expect("the program runs");
    assert!(first.success());
    let folders = std::fs::read_dir(home.config()).expect("settings").flatten();
    let file = folders.map(|each| each.path().join(".window-state.json")).find(|each| each.exists()).expect("a size");
    let mut state: Value = serde_json::from_slice(&std::fs::read(&file).expect("the size")).expect("JSON");
    state["main"]["width"] = 1100.into();
    state["main"]["height"] = 700.into();
    std::fs::write(&file, state.to_string()).expect("another size");

    let app = home.open().await;
    app.page.wait_true("the size it was left at", "return innerWidth === 1100 && innerHeight === 700").await;
}

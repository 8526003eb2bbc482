//! The strip: a window of its own above others, or the top of the main one; and alarms, which take no focus.

use std::sync::Arc;
use std::time::Duration;

use fantoccini::wd::WindowHandle;
use muster_service::clock::{Clock, GivenClock, SystemClock};
use muster_service::{Service, Setup};
use serde_json::json;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt};

use crate::app::{App, Home, Look, call};
use crate::page::{COMPOSER, Page, until};

const STRIP: &str = "section[aria-label=Strip]";
const LINE: &str = "section[aria-label=Strip] input";

/// A home with an incident that was declared so many minutes ago.
fn home(look: Look, minutes: u64) -> Home {
    let home = Home::new(look);
    let now = SystemClock::new();
    let clock = GivenClock::new(now.now() - Duration::from_secs(minutes * 60), now.system_zone());
    let service = Service::open(Setup { store: home.store(), clock: Arc::new(clock), logs: None });
    call(&service, "declare", json!({ "text": "sev1 Card payments declined", "isDrill": false }));
    service.close();
    home
}

async fn incident(home: &Home) -> App {
    let app = home.open().await;
    app.page.wait_text("Card payments declined").await;
    app.page.press_each(&["Control+1", "Down", "Enter"]).await;
    app.page.wait_focus(COMPOSER).await;
    app
}

/// The other window, once it is there.
async fn other(page: &Page, main: &WindowHandle) -> WindowHandle {
    until("a second window", Duration::from_secs(20), async || {
        let windows = page.client().windows().await.ok()?;
        windows.into_iter().find(|each| each != main)
    })
    .await
}

#[tokio::test]
async fn a_line_typed_in_the_strip_appears_in_the_main_window() {
    for look in Look::ALL {
        let home = home(look, 17);
        let app = incident(&home).await;
        let page = &app.page;
        let main = page.client().window().await.expect("the main window");
        page.press("Control+Shift+l").await;
        let strip = other(page, &main).await;
        page.client().switch_to_window(strip.clone()).await.expect("the strip");
        page.wait_text_in(STRIP, "since declared").await;
        page.wait_text_in(STRIP, "Card A").await;
        page.wait_focus(LINE).await;
        page.enter("/a 8 of 12 hosts rolled back").await;
        page.wait_field("").await;
        page.settle().await;
        page.picture("strip").await;
        page.axe_clean("the strip").await;
        fence(page).await;
        page.client().switch_to_window(main.clone()).await.expect("the main window");
        page.wait_row("8 of 12 hosts rolled back").await;
        page.client().switch_to_window(strip).await.expect("the strip");
        // A press of its key would not be answered by a window that is gone.
        page.run(
            "setTimeout(() => document.querySelector('button[aria-label=\"Put the strip away\"]').click(), 50)",
            vec![],
        )
        .await;
        let alone = async || page.client().windows().await.ok().filter(|windows| *windows == [main.clone()]);
        until("the end of the strip", Duration::from_secs(20), alone).await;
    }
}

/// The strip may not do what only the main window may.
async fn fence(page: &Page) {
    for (name, request) in [
        ("board", json!({ "closed": 1 })),
        ("line_strike", json!({ "incident": "INC-0001", "line": "x", "reason": "x" })),
        ("settings_save", json!({})),
        ("open_link", json!({ "url": "https://example.org" })),
        ("strip_open", json!({ "incident": "INC-0001" })),
        ("plugin:window|close", json!({})),
        ("plugin:window|internal_toggle_maximize", json!({})),
    ] {
        let called = page.invoke(name, json!({ "request": request })).await;
        assert!(called.as_ref().is_err_and(|error| error.contains("not allowed")), "{name}: {called:?}");
    }
}

#[tokio::test]
async fn text_of_twice_the_size_fits_into_the_strip() {
    let home = home(Look::Dark, 17);
    let start = home.ask("app_start", json!({}));
    let mut settings = start["settings"].clone();
    settings["textSize"] = 200.into();
    home.ask("settings_save", settings);
    let app = incident(&home).await;
    let page = &app.page;
    let main = page.client().window().await.expect("the main window");
    page.press("Control+Shift+l").await;
    let strip = other(page, &main).await;
    page.client().switch_to_window(strip).await.expect("the strip");
    page.wait_text_in(STRIP, "Card A").await;
    page.settle().await;
    page.picture("strip-large-text").await;
    assert_eq!(page.too_wide().await, None);
    let cut = "const field = document.querySelector('section[aria-label=Strip] input').getBoundingClientRect();
        return field.bottom <= innerHeight && field.height > 0";
    page.wait_true("the whole field", cut).await;
}

#[tokio::test]
async fn where_no_window_stays_above_others_the_main_one_shows_the_strip() {
    for look in Look::ALL {
        // The desktop says Wayland; the screen under test is there all the same.
        let home = home(look, 17).with_variable("WAYLAND_DISPLAY", "not-there");
        let app = incident(&home).await;
        let page = &app.page;
        page.press("Control+Shift+l").await;
        page.wait_for(STRIP).await;
        page.wait_text_in(STRIP, "Card A").await;
        page.wait_focus(COMPOSER).await;
        assert_eq!(page.client().windows().await.expect("windows").len(), 1, "it is docked");
        page.settle().await;
        page.picture("strip-docked").await;
        page.axe_clean("the docked strip").await;
        page.press("Control+Shift+l").await;
        page.wait_true("no strip", &format!("return document.querySelector('{STRIP}') === null")).await;
    }
}

#[tokio::test]
async fn what_is_late_is_told_in_a_line_that_takes_no_focus() {
    for look in Look::ALL {
        let home = home(look, 40);
        let app = incident(&home).await;
        let page = &app.page;
        page.wait_for("[role=alert] strong").await;
        page.wait_focus(COMPOSER).await;
        page.settle().await;
        page.picture("alarm").await;
        page.axe_clean("an alarm").await;
        page.press("Control+Shift+a").await;
        page.wait_for("aside[aria-label='Beside the log']").await;
        page.press("Control+Shift+d").await;
        page.wait_true("no line", "return document.querySelector('[role=alert] strong') === null").await;
    }
}

#[tokio::test]
async fn the_title_names_what_is_due_next() {
    let home = home(Look::Dark, 15);
    let _app = home.open().await;
    until("a title with a clock", Duration::from_secs(30), async || {
        titles().into_iter().find(|title| title.starts_with("Muster - INC-0001 ") && title.ends_with("10 min late"))
    })
    .await;
}

/// What the windows on the screen are called.
fn titles() -> Vec<String> {
    let (screen, number) = x11rb::connect(None).expect("the screen");
    let root = screen.setup().roots[number].root;
    let windows = screen.query_tree(root).expect("asked").reply().expect("the windows").children;
    let name = |window| {
        let asked = screen.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64).ok()?;
        // A window may be gone by now.
        String::from_utf8(asked.reply().ok()?.value).ok()
    };
    windows.into_iter().filter_map(name).collect()
}

//! Every screen in both themes: a picture to look at, axe, large text, the smallest window.

use serde_json::json;

use crate::app::{Home, Look, call};
use crate::page::{COMPOSER, Page};

/// A home with something on every screen.
fn lived_in(look: Look) -> Home {
    let home = Home::new(look);
    let service = home.service();
    let ask = |name: &str, request| call(&service, name, request);
    for (name, team) in [("Ana Reis", "Payments"), ("Jonas Weber", "Platform"), ("Mei Tan", "Customer care")] {
        ask("person_save", json!({ "name": name, "team": team, "handle": "", "contact": "ext. 4401", "zone": "" }));
    }
    ask("service_save", json!({ "name": "Gateway", "team": "Platform", "handle": "gateway" }));
    let drill = ask("declare", json!({ "text": "drill sev2 One zone is lost", "isDrill": true }));
    ask("line_add", json!({ "incident": drill["id"], "text": "/a traffic moved to zone b" }));
    let closed = ask("declare", json!({ "text": "sev4 Report is empty", "isDrill": false }));
    ask("phase_set", json!({ "incident": closed["id"], "phase": "resolved" }));

    let incident = ask("declare", json!({ "text": "sev1 Card payments declined", "isDrill": false }))["id"].clone();
    let statement = "One in five card payments fails since 02:40. Bank transfers work. We roll the gateway back.";
    ask("statement_write", json!({ "incident": incident, "text": statement }));
    let picture = ask("attachment_add", json!({ "base64": PICTURE, "caption": "The pool over the last hour" }));
    for line in [
        "/o -50m #gateway answers after 12 s",
        "/h -45m @jonas the new pool limit is too small",
        "/a -40m @jonas #gateway 8 of 12 hosts rolled back",
        "/d -35m ! the old pool stays for tonight",
        "/q -30m who owns the card vault",
        "/e -28m https://status.example.org/graph shows the drop",
        "~-60m the first slow request",
        "* the page came late",
        "/a call the vendor => ana 5m",
    ] {
        ask("line_add", json!({ "incident": incident, "text": line }));
    }
    ask("line_add", json!({ "incident": incident, "text": "/e the pool", "attachments": [picture] }));
    ask("milestone_set", json!({ "incident": incident, "milestone": "impact_began", "when": "-62m", "text": "" }));
    home
}

/// Opens each screen by its keys.
const SCREENS: [(&str, &[&str], &str); 8] = [
    ("board", &["Control+1"], "Card payments declined"),
    ("search", &["Control+f"], "Newest first"),
    ("directory", &["Control+3"], "Jonas Weber"),
    ("settings", &["Control+,"], "Text size"),
    ("command", &["Control+1", "Down", "Enter"], "the pool"),
    ("export", &["Control+e"], "Save as a file"),
    ("keys", &["Escape", "F1"], "Write a line"),
    ("palette", &["Escape", "Control+k"], "Go to the settings"),
];

/// Opens a screen and waits until it is drawn.
async fn show(page: &Page, (name, keys, text): (&str, &[&str], &str)) {
    for key in keys {
        page.press(key).await;
        if *key == "Control+1" {
            page.wait_text("Card payments declined").await;
        }
    }
    page.wait_text(text).await;
    if name == "search" {
        page.write("the").await;
        page.wait_for("#hits [role=option]").await;
    }
    page.settle().await;
}

#[tokio::test]
async fn every_screen_is_clean_in_dark() {
    every_screen_is_clean(Look::Dark).await;
}

#[tokio::test]
async fn every_screen_is_clean_in_light() {
    every_screen_is_clean(Look::Light).await;
}

async fn every_screen_is_clean(look: Look) {
    let home = lived_in(look);
    let app = home.open().await;
    let page = &app.page;
    page.resize(1280, 800).await;
    let dark = page.run("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
    assert_eq!(dark, look == Look::Dark, "the page follows the desktop");
    let mut found = Vec::new();
    for screen in SCREENS {
        show(page, screen).await;
        page.picture(screen.0).await;
        found.extend(page.axe().await.into_iter().map(|fault| format!("{}: {fault}", screen.0)));
    }
    assert!(found.is_empty(), "axe in {}:\n{}", look.name(), found.join("\n"));
}

#[tokio::test]
async fn an_empty_store_is_clean_too() {
    for look in Look::ALL {
        let home = Home::new(look);
        let app = home.open().await;
        app.page.wait_text("All quiet").await;
        app.page.picture("empty").await;
        app.page.axe_clean("the empty board").await;
        app.page.press("n").await;
        app.page.enter("Lights are out").await;
        app.page.wait_focus(COMPOSER).await;
        app.page.settle().await;
        app.page.picture("first").await;
        app.page.axe_clean("the first minute").await;
    }
}

#[tokio::test]
async fn every_screen_fits_the_smallest_window() {
    for look in Look::ALL {
        fits(look, 100, "small").await;
    }
}

#[tokio::test]
async fn text_of_twice_the_size_fits_and_works() {
    for look in Look::ALL {
        fits(look, 200, "large-text").await;
    }
}

async fn fits(look: Look, percent: u32, name: &str) {
    let home = lived_in(look);
    let start = home.ask("app_start", json!({}));
    let mut settings = start["settings"].clone();
    settings["textSize"] = percent.into();
    home.ask("settings_save", settings);
    let app = home.open().await;
    let page = &app.page;
    page.resize(960, 640).await;
    let mut faults = Vec::new();
    for screen in SCREENS {
        show(page, screen).await;
        page.picture(&format!("{}-{name}", screen.0)).await;
        faults.extend(page.too_wide().await.map(|what| format!("{}: {what}", screen.0)));
    }
    assert!(faults.is_empty(), "wider than 960 at {percent} %:\n{}", faults.join("\n"));
    // Large or small, a line can be written.
    page.press_each(&["Escape", "Control+1"]).await;
    page.wait_text("Card payments declined").await;
    page.press_each(&["Down", "Enter"]).await;
    page.wait_focus(COMPOSER).await;
    page.enter("written in a small window").await;
    page.wait_row("written in a small window").await;
}

/// A picture of one red pixel.
const PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

//! Hostile text in every field of every command, and then every screen that shows any of it.
//!
//! Which fields there are is read from the contract of the window, so that a field that comes later is in it as well.

#[path = "../../journeys/fuzzed/making.rs"]
mod making;
#[path = "../../journeys/fuzzed/shapes.rs"]
mod shapes;

use std::collections::BTreeSet;

use muster_service::Service;
use muster_service::table::{COMMANDS, Way};
use serde_json::{Value, json};

use self::making::{Chance, Maker, SHELVES};
use self::shapes::Contract;
use super::{canaries, scroll_all, strangers, watch};
use crate::app::{Home, Look, call};
use crate::page::Page;
use crate::payloads;

/// What would take away what is to be looked at, or opens a window of its own.
const LEFT_OUT: &[&str] = &[
    "declare",
    "settings_save",
    "restore",
    "recover",
    "line_erase",
    "undo",
    "redo",
    "review_undo",
    "drill_undo",
    "library_undo",
    "undo_last",
    "shutdown",
    "backup",
];

/// Commands that do one of many acts.
const ACTS: &[&str] = &["act", "review_act", "talk_act", "drill_act"];
/// A home where every command that writes was called with payloads in its fields; returns which fields took one.
fn fill(home: &Home) -> BTreeSet<String> {
    let service = home.service();
    let ask = |name: &str, request| call(&service, name, request);
    ask("person_save", json!({ "name": "Ana Reis", "handle": "ana", "team": "", "contact": "", "zone": "" }));
    let open = ask("declare", json!({ "text": "sev1 Logins fail", "isDrill": false }))["id"].clone();
    let over = ask("declare", json!({ "text": "sev2 Search is slow", "isDrill": false }))["id"].clone();
    ask("line_add", json!({ "incident": over, "text": "/a @ana the pool is whole again" }));
    let drill =
        ask("drill_plan", json!({ "scenario": "flag-every-region", "mode": "facilitated" }))["incident"].clone();
    let began = json!({ "kind": "drill_started", "begins": "2000-01-01T00:00:00Z", "speed": 1 });
    ask("drill_act", json!({ "incident": drill, "act": began }));
    let texts = payloads::all();
    let named = |value: &Value| value.as_str().expect("an id").to_owned();
    let contract = Contract::read();
    let out = home.out().join("x.json").display().to_string();
    let incidents = [&open, &over, &drill].map(named).to_vec();
    let mut maker = Maker {
        contract: &contract,
        chance: Chance::new(7),
        wrong: 0,
        texts,
        incidents,
        seen: Vec::new(),
        paths: vec![out],
    };
    let mut taken = BTreeSet::new();
    let mut names: Vec<&str> = COMMANDS
        .iter()
        .filter(|command| matches!(command.way, Some(Way::Write)))
        .map(|command| command.name)
        .filter(|name| !LEFT_OUT.contains(name))
        .collect();
    for _ in 0..30 {
        for at in (1..names.len()).rev() {
            names.swap(at, maker.chance.below(at + 1));
        }
        for name in &names {
            // One command for many acts: each of them has its own fields.
            let often = if ACTS.contains(name) { 30 } else { 1 };
            for _ in 0..often {
                let request = maker.request(name);
                offer(&service, &mut maker, name, &request, &mut taken);
            }
        }
        for at in 0..SHELVES.len() {
            let request = maker.thing(at);
            offer(&service, &mut maker, "library_set", &request, &mut taken);
        }
    }
    ask("phase_set", json!({ "incident": over, "phase": "resolved" }));
    taken
}

/// Asks for it, and remembers which fields were taken.
fn offer(service: &Service, maker: &mut Maker<'_>, name: &str, request: &Value, taken: &mut BTreeSet<String>) {
    if let Ok(reply) = service.call(name, request.clone()) {
        maker.remember(&reply);
        fields(request, name, &maker.texts, taken);
    }
}

/// The fields of a request that hold a payload.
fn fields(value: &Value, at: &str, hostile: &[String], taken: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if hostile.contains(text) => drop(taken.insert(at.to_owned())),
        Value::Array(list) => list.iter().for_each(|one| fields(one, at, hostile, taken)),
        Value::Object(all) => {
            let kind = all.get("kind").and_then(Value::as_str).filter(|kind| hostile.iter().all(|text| text != kind));
            let at = kind.map_or_else(|| at.to_owned(), |kind| format!("{at}/{kind}"));
            all.iter().for_each(|(name, one)| fields(one, &format!("{at}.{name}"), hostile, taken));
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Goes from screen to screen and notes what got in as markup; what is gone with its screen is seen before.
struct Looking<'a> {
    page: &'a Page,
    before: BTreeSet<String>,
    found: Vec<String>,
    /// The screens on which a payload stands as the text that it is.
    shown: BTreeSet<String>,
}

impl Looking<'_> {
    async fn keys(&mut self, screen: &str, keys: &str) {
        for key in keys.split(' ') {
            self.page.press(key).await;
        }
        self.page.settle().await;
        scroll_all(self.page, 4).await;
        let text = self.page.run("return document.body.innerText.includes('__canary')", vec![]).await;
        if text == true {
            self.shown.insert(format!("{screen}, {keys}"));
        }
        let now = strangers(self.page).await;
        self.found.extend(now.difference(&self.before).map(|markup| format!("{screen}, {keys}: {markup}")));
    }

    /// Out of every field and panel.
    async fn away(&self) {
        self.page.press_each(&["Escape", "Escape", "Escape"]).await;
        self.page.run("document.activeElement?.blur?.()", vec![]).await;
    }
}

#[tokio::test]
async fn no_text_of_any_field_runs_on_any_screen() {
    let home = Home::new(Look::Light);
    let taken = fill(&home);
    // Fields that took nothing would prove nothing.
    assert!(taken.len() > 100, "only {} fields took a payload: {taken:#?}", taken.len());
    let app = home.open().await;
    let page = &app.page;
    watch(page).await;
    let before = strangers(page).await;
    let mut looking = Looking { page, before, found: Vec::new(), shown: BTreeSet::new() };
    for (screen, keys) in
        [("board", "Control+1"), ("directory", "Control+3"), ("reviews", "Control+5"), ("drills", "Control+6")]
    {
        looking.keys(screen, keys).await;
        looking.away().await;
    }
    looking.keys("library", "Control+4").await;
    for part in 1..=9 {
        looking.away().await;
        looking.keys("library", &part.to_string()).await;
    }
    for row in 1..=3 {
        looking.away().await;
        looking.keys("board", "Control+1").await;
        page.wait_for("[data-card]").await;
        page.press_each(&vec!["Down"; row]).await;
        looking.keys("command", "Enter").await;
        page.wait_for("[role=grid]").await;
        for keys in ["u", "h", "a", "Shift+L", "Shift+X", "y", "#", "Shift+S", "Control+p", "t"] {
            looking.away().await;
            looking.keys("command", keys).await;
        }
        looking.away().await;
        looking.keys("review", "g v").await;
        for keys in ["v o", "v s", "v t", "v i", "v n", "v u", "v m", "v a", "v r"] {
            looking.away().await;
            looking.keys("review", keys).await;
        }
    }
    for screen in ["board", "directory", "reviews", "drills", "library", "command", "review"] {
        let shown = looking.shown.iter().any(|one| one.starts_with(&format!("{screen},")));
        assert!(shown, "no payload stands on any part of {screen}; it was on {:#?}", looking.shown);
    }
    assert_eq!(looking.found, Vec::<String>::new(), "markup got in");
    let (ran, called, breaches) = canaries(page).await;
    assert_eq!((ran, called), (0, 0), "a payload ran, or called a command");
    assert!(breaches.is_empty(), "markup got in and only the policy stopped it: {breaches:?}");
}

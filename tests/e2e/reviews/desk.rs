//! A facilitator at the window, with an incident that is over.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::app::{App, Home, Look, call};
use crate::page::{Page, until};

/// The incident that is reviewed.
pub(super) const INCIDENT: &str = "INC-0001";

/// A facilitator at the window.
pub(super) struct Desk {
    pub(super) app: App,
    pub(super) home: Home,
    /// What is added to the names of pictures.
    suffix: &'static str,
    /// What axe found on the way, and what stuck out.
    wrong: RefCell<Vec<String>>,
}

impl Desk {
    pub(super) async fn new(look: Look) -> Self {
        let home = Home::new(look);
        happened(&home);
        let app = home.open().await;
        app.page.resize(1280, 800).await;
        Self { app, home, suffix: "", wrong: RefCell::default() }
    }

    /// The smallest window with text of so many percent.
    pub(super) async fn small(look: Look, percent: u32, suffix: &'static str) -> Self {
        let home = Home::new(look);
        happened(&home);
        let mut settings = home.ask("app_start", json!({}))["settings"].clone();
        settings["textSize"] = percent.into();
        home.ask("settings_save", settings);
        let app = home.open().await;
        app.page.resize(960, 640).await;
        Self { app, home, suffix, wrong: RefCell::default() }
    }

    pub(super) fn page(&self) -> &Page {
        &self.app.page
    }

    /// Asks the program in the window.
    pub(super) async fn ask(&self, name: &str, request: Value) -> Value {
        let answer = self.page().invoke(name, json!({ "request": request })).await;
        answer.unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Goes to a part of the review by its keys.
    pub(super) async fn part(&self, keys: &str, label: &str) {
        self.away().await;
        for key in keys.split(' ') {
            self.page().press(key).await;
        }
        let there = format!(
            "return document.querySelector('nav.tabs [aria-current]')?.innerText.startsWith({label:?}) ?? false"
        );
        self.page().wait_true(&format!("the part {label}"), &there).await;
        self.page().settle().await;
    }

    /// Out of any field, so that letters are keys.
    pub(super) async fn away(&self) {
        let typing = "const at = document.activeElement;
            return at != null && (at.matches('input, textarea, select, div.editor') || at.isContentEditable)";
        for _ in 0..80 {
            if self.page().run(typing, vec![]).await != true {
                return;
            }
            self.page().press("Escape").await;
            if self.page().run(typing, vec![]).await != true {
                return;
            }
            self.page().press("Tab").await;
        }
        panic!("the focus does not leave the fields");
    }

    /// Tab until the focus is on something that matches.
    pub(super) async fn reach(&self, selector: &str) {
        for _ in 0..160 {
            let there = format!("return document.activeElement?.matches({selector:?}) ?? false");
            if self.page().run(&there, vec![]).await == true {
                return;
            }
            self.page().press("Tab").await;
        }
        panic!("Tab does not reach {selector}. The page shows:\n{}", self.page().words().await);
    }

    /// Tab until the focus is on a button with this name, and presses it.
    pub(super) async fn push(&self, name: &str) {
        let there = format!(
            "const at = document.activeElement;
             const name = (at?.getAttribute('aria-label') ?? at?.innerText ?? '').trim();
             return at?.matches('button, summary') && (name === {name:?} || name.startsWith({name:?}))"
        );
        for _ in 0..160 {
            if self.page().run(&there, vec![]).await == true {
                self.page().press("Enter").await;
                return;
            }
            self.page().press("Tab").await;
        }
        panic!("Tab does not reach the button \"{name}\". The page shows:\n{}", self.page().words().await);
    }

    pub(super) async fn look(&self, name: &str) {
        self.page().settle().await;
        let name = format!("{name}{}", self.suffix);
        self.page().picture(&name).await;
        let mut found = self.page().axe().await;
        found.extend(self.page().too_wide().await.map(|what| format!("wider than the window: {what}")));
        self.wrong.borrow_mut().extend(found.into_iter().map(|one| format!("{name}: {one}")));
    }

    /// Fails when a text stands in a file that was handed out, in the store's text, or anywhere beside it.
    pub(super) async fn nothing_of(&self, secret: &str) {
        let mut looked = 0;
        let mut folders = vec![self.home.out(), self.home.store().parent().expect("a folder").to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder that can be read").flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                    continue;
                }
                let bytes = fs::read(entry.path()).unwrap_or_default();
                let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
                assert!(!found, "what was said off the record stands in {}", entry.path().display());
                looked += 1;
            }
        }
        assert!(looked > 3, "store and exports were looked through");
        for format in ["markdown", "csv", "json", "html"] {
            let text = self
                .ask("export_text", json!({ "incident": INCIDENT, "format": format, "order": "arrival" }))
                .await
                .to_string();
            assert!(!text.contains(secret), "{format}");
        }
        let word = secret.split(' ').next().unwrap_or_default();
        let hits = self.ask("search", json!({ "words": word, "mode": "newest", "limit": 5 })).await;
        assert_eq!(hits["hits"], json!([]), "and is not found");
        let hits = self.ask("search_reviews", json!({ "words": word })).await;
        assert_eq!(hits["hits"], json!([]), "nor in the review");
    }

    /// Waits until a part of the review says something.
    pub(super) async fn holds(&self, part: &str, text: &str) {
        let what = format!("\"{text}\" in {part}");
        let there = async || {
            let story = self.ask("story", json!({ "incident": INCIDENT })).await;
            story[part].to_string().contains(text).then_some(())
        };
        until(&what, Duration::from_secs(20), there).await;
    }

    pub(super) async fn close(self) {
        let wrong = self.wrong.into_inner();
        assert!(wrong.is_empty(), "axe:\n{}", wrong.join("\n"));
        self.app.close().await;
    }
}

/// An incident of some people, told by them and over.
fn happened(home: &Home) {
    let service = home.service();
    let ask = |name: &str, request| call(&service, name, request);
    for (name, team) in [("Ana Reis", "Payments"), ("Jonas Weber", "Platform"), ("Mei Tan", "Customer care")] {
        let contact = "ext. 4401";
        ask(
            "person_save",
            json!({ "name": name, "team": team, "handle": "", "contact": contact, "zone": "", "hours": "" }),
        );
    }
    ask("service_save", json!({ "name": "Gateway", "team": "Platform", "handle": "gateway" }));
    let incident = ask("declare", json!({ "text": "sev2 Map tiles fail", "isDrill": false }))["id"].clone();
    for line in [
        "/o -50m @mei tiles come back empty for the west",
        "/h -45m @jonas the new cache key is the reason",
        "/a -40m @jonas #gateway 8 of 12 hosts rolled back",
        "/d -35m @ana the old key stays for tonight",
        "/o -30m @mei tiles are whole again",
    ] {
        ask("line_add", json!({ "incident": incident, "text": line }));
    }
    ask("act", json!({ "incident": incident, "act": { "kind": "idea_jotted", "text": "watch empty tiles" } }));
    ask("phase_set", json!({ "incident": incident, "phase": "resolved" }));
    export(&home.out().join("source"));
}

/// An export of a chat where the dialog finds it: a real one where it lies beside the project, else a small one.
fn export(to: &Path) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let real = root.ancestors().map(|at| at.join("shared/realdata/01-slack/houstondatavis")).find(|at| at.is_dir());
    match real {
        Some(real) => copy(&real, to),
        None => small(to),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("an export").flatten() {
        let into = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &into);
        } else {
            fs::copy(entry.path(), &into).expect("a file of it");
        }
    }
}

fn small(to: &Path) {
    let put = |name: &str, what: Value| {
        let file = to.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("it is made");
        fs::write(file, what.to_string()).expect("it is written");
    };
    put(
        "users.json",
        json!([{ "id": "U1", "name": "ana", "profile": { "real_name": "Ana Reis" } }, { "id": "U2", "name": "pat" }]),
    );
    put("channels.json", json!([{ "id": "C1", "name": "general" }, { "id": "C2", "name": "maps" }]));
    for (room, day) in [("general", "2026-11-19"), ("maps", "2026-11-20")] {
        let said = (0..30).map(|number| {
            json!({ "type": "message", "user": if number % 3 == 0 { "U1" } else { "U2" },
                "text": format!("message {number} about tiles"), "ts": format!("17{}.0001{number:02}", 60_000_000 + number * 40) })
        });
        put(&format!("{room}/{day}.json"), Value::Array(said.collect()));
    }
}

/// The reading view, which has the focus when letters are keys there.
pub(super) const READING: &str = "[role=grid][aria-label='What was said and written']";

/// Goes from the Board to the review of the incident opened last.
pub(super) async fn to_review(desk: &Desk) {
    let page = desk.page();
    page.press("Control+f").await;
    page.wait_focus("#words").await;
    page.write("tiles are whole").await;
    page.wait_text_in("#hits", "tiles are whole again").await;
    page.press("Enter").await;
    page.wait_text("tiles are whole again").await;
    // Where a line is gone to, the log has the focus.
    page.wait_focus("[role=grid]").await;
    page.press_each(&["g", "v"]).await;
    page.wait_for("nav.tabs").await;
}

//! Every screen of drills that nobody plays on: the shelf and the editor of scenarios, how one is put together, what comes
//! after. A picture of each in both themes, looked at by axe; keys only.

use std::time::Duration;

use muster_service::Service;
use muster_service::clock::{Clock as _, SystemClock};
use serde_json::{Value, json};

use crate::app::{Home, Look, call};
use crate::page::{Page, until};

const PICTURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==";

struct Team<'a> {
    service: &'a Service,
    incident: String,
}

impl<'a> Team<'a> {
    fn of(service: &'a Service, scenario: &str, mode: &str) -> Self {
        let made = call(service, "drill_plan", json!({ "scenario": scenario, "mode": mode }));
        let team = Self { service, incident: made["incident"].as_str().expect("an id").to_owned() };
        for (seat, person) in [("facilitator", "ana"), ("player", "mei"), ("observer", "jonas"), ("observer", "lin")] {
            team.act(&json!({ "kind": "drill_seat_taken", "seat": seat, "person": person }));
        }
        team
    }

    fn act(&self, act: &Value) -> Value {
        call(self.service, "drill_act", json!({ "incident": self.incident, "act": act }))
    }

    fn begin(&self, speed: u32) {
        self.act(&json!({ "kind": "drill_started", "begins": "2000-01-01T00:00:00Z", "speed": speed }));
    }

    /// Puts the drill clock forward to about a minute, and what is due there comes.
    fn to(&self, minute: u64) {
        // No time passes while this is put together: where it began is now.
        let to = SystemClock::new().now() + Duration::from_secs(minute * 60);
        self.act(&json!({ "kind": "drill_jumped", "to": to }));
        self.service.run_drills();
    }

    fn line(&self, text: &str) -> Value {
        call(self.service, "line_add", json!({ "incident": self.incident, "text": text }))["events"][0]["id"].clone()
    }

    fn sure(&self, side: &str, marks: [u32; 6]) {
        for mark in marks {
            let answer = json!({ "incident": self.incident, "side": side, "team": mark, "own": mark });
            call(self.service, "confidence_add", answer);
        }
    }
}

/// An incident that is over, and what was played of it twice.
fn played_before(look: Look) -> Home {
    let home = Home::new(look);
    let service = home.service();
    let ask = |name: &str, request| call(&service, name, request);
    for (name, handle) in [("Ana Reis", "ana"), ("Jonas Weber", "jonas"), ("Mei Tan", "mei"), ("Lin Marsh", "lin")] {
        ask("person_save", json!({ "name": name, "handle": handle, "team": "Payments", "contact": "", "zone": "" }));
    }
    let past = ask("declare", json!({ "text": "sev2 Card payments declined", "isDrill": false }))["id"].clone();
    let picture = ask("attachment_add", json!({ "base64": PICTURE, "caption": "The pool, red from end to end" }));
    ask("line_add", json!({ "incident": past, "text": "/e the pool is full", "attachments": [picture] }));
    for line in
        ["/o Jonas hears of two orders for one basket", "/d we roll the gateway back", "/a call the vendor => ana 5m"]
    {
        ask("line_add", json!({ "incident": past, "text": line }));
    }
    ask("phase_set", json!({ "incident": past, "phase": "resolved" }));
    let made = ask("scenario_make", json!({ "incident": past, "namesToRoles": true }));
    let key = made["key"].as_str().expect("a key");
    for rating in ["partly", "seen"] {
        let team = Team::of(&service, key, "facilitated");
        team.sure("before", [2, 2, 3, 3, 2, 4]);
        team.begin(4);
        team.to(3);
        let line = team.line("/d roll back first, look later");
        team.to(12);
        team.line("/o customers can pay again");
        let view = call(&service, "drill", json!({ "incident": team.incident }))["view"].clone();
        for (place, objective) in view["objectives"].as_array().into_iter().flatten().enumerate() {
            for (observer, rating) in [("jonas", "seen"), ("lin", if place == 0 { rating } else { "seen" })] {
                team.act(&json!({
                    "kind": "objective_rated", "objective": objective["key"], "observer": observer, "rating": rating,
                    "evidence": line, "remark": if rating == "partly" { "Nobody said who is hurt" } else { "" },
                }));
            }
        }
        team.act(&json!({ "kind": "observer_noted", "observer": "lin", "text": "Two people asked the same thing" }));
        team.act(&json!({ "kind": "drill_ended", "at": "2000-01-01T00:00:00Z" }));
        if rating == "seen" {
            wash(&team);
        }
    }
    let alone = Team::of(&service, "flag-every-region", "solo");
    alone.begin(1);
    service.run_drills();
    alone.line("/q @devi what do customers see");
    service.run_drills();
    home
}

fn wash(team: &Team<'_>) {
    team.sure("after", [3, 4, 4, 4, 3, 5]);
    team.act(&json!({ "kind": "hot_wash_began", "minutes": 15 }));
    for (part, text) in [
        ("surprised", "The pool was full before anybody looked at it"),
        ("waited", "For the second person who can roll back"),
        ("keep", "The statement was read aloud"),
    ] {
        team.act(&json!({ "kind": "hot_wash_noted", "part": part, "text": text, "by": "mei" }));
    }
    let change = json!({
        "kind": "hot_wash_noted", "part": "change", "text": "Rehearse the rollback with two people", "by": "lin",
        "due": "2026-12-04T12:00:00Z",
    });
    team.act(&change);
    team.act(&json!({
        "kind": "strength_noted", "text": "Rolled back before looking for the cause", "objective": "decide",
    }));
    team.act(&json!({
        "kind": "improvement_jotted", "observation": "One person alone can roll back", "consequence": "Eight minutes",
        "recommendation": "Two more learn it by doing it once", "owner": "lin", "due": "2026-12-04T12:00:00Z",
        "objective": "decide",
    }));
}

/// Looks at what is on screen, at its best and in the smallest window, and keeps what is wrong with it: one run tells of
/// every screen.
struct Looker<'a> {
    page: &'a Page,
    faults: Vec<String>,
}

impl Looker<'_> {
    async fn look(&mut self, name: &str) {
        let page = self.page;
        page.settle().await;
        page.picture(name).await;
        self.faults.extend(page.axe().await.into_iter().map(|fault| format!("{name}: {fault}")));
        page.resize(960, 640).await;
        page.settle().await;
        page.picture(&format!("{name}-small")).await;
        self.faults.extend(page.too_wide().await.map(|what| format!("{name} is wider than 960: {what}")));
        page.resize(1280, 800).await;
    }
}

async fn shelf_and_editor(looker: &mut Looker<'_>) {
    let page = looker.page;
    page.press_each(&["g", "l"]).await;
    page.wait_text("Library").await;
    page.press("9").await;
    page.wait_text("The flag that hit every region").await;
    looker.look("scenarios").await;
    page.press("r").await;
    page.wait_text("Or paste it here").await;
    looker.look("scenario-from-a-file").await;
    page.press("Escape").await;
    page.tab_to("Open").await;
    page.press("Enter").await;
    page.wait_focus("[role=listbox]").await;
    page.press_each(&["Down", "Down"]).await;
    looker.look("scenario-injects").await;
    for name in ["scenario-about", "scenario-people", "scenario-shown", "scenario-checks"] {
        page.press("v").await;
        looker.look(name).await;
    }
    page.press("Escape").await;
    page.wait_text("Read from a file").await;
}

async fn put_together(looker: &mut Looker<'_>) {
    let page = looker.page;
    page.press_each(&["g", "p"]).await;
    page.wait_text("Progress").await;
    looker.look("drills").await;
    page.press("n").await;
    page.wait_focus("form[aria-label='A new drill'] input").await;
    page.press("Right").await;
    page.press("w").await;
    looker.look("drill-new-wheel").await;
    page.press("Right").await;
    looker.look("drill-new-alone").await;
    page.press("Escape").await;
}

/// What came after the latest drill that is over.
async fn afterwards(looker: &mut Looker<'_>) {
    let page = looker.page;
    for _ in 0..2 {
        page.press("j").await;
    }
    page.press("Enter").await;
    page.wait_for("section[aria-label='After the drill']").await;
    for (keys, text, name) in [
        (["a", "h"], "What surprised you?", "after-hot-wash"),
        (["a", "p"], "One person alone can roll back", "after-plan"),
        (["a", "r"], "after-action report", "after-report"),
        (["a", "l"], "The players", "after-courses"),
        (["a", "s"], "", "after-sure"),
    ] {
        page.press_each(&keys).await;
        page.wait_text(text).await;
        looker.look(name).await;
    }
    page.press_each(&["a", "c"]).await;
    page.wait_text("Objectives").await;
    page.press("t").await;
    page.wait_text("What was done back then").await;
    looker.look("drill-console-over").await;
}

async fn alone(looker: &mut Looker<'_>) {
    let page = looker.page;
    page.press_each(&["g", "p"]).await;
    page.wait_text("Progress").await;
    page.press("j").await;
    page.press("Enter").await;
    page.wait_text("Alone").await;
    let main = page.client().window().await.expect("the main window");
    page.press("w").await;
    let players = until("the players' window", Duration::from_secs(20), async || {
        page.client().windows().await.ok()?.into_iter().find(|each| *each != main)
    })
    .await;
    page.client().switch_to_window(players).await.expect("the players' window");
    page.wait_text("You can ask, by naming them in the log").await;
    page.settle().await;
    page.picture("drill-alone").await;
    looker.faults.extend(page.axe().await.into_iter().map(|fault| format!("drill-alone: {fault}")));
    page.client().switch_to_window(main).await.expect("the main window");
}

async fn looked_at(appearance: Look) {
    let home = played_before(appearance);
    let app = home.open().await;
    let page = &app.page;
    page.resize(1280, 800).await;
    page.wait_text("Board").await;
    let mut looker = Looker { page, faults: Vec::new() };
    shelf_and_editor(&mut looker).await;
    put_together(&mut looker).await;
    afterwards(&mut looker).await;
    alone(&mut looker).await;
    let faults = looker.faults;
    assert!(faults.is_empty(), "in {}:\n{}", appearance.name(), faults.join("\n"));
    app.close().await;
}

#[tokio::test]
async fn every_screen_of_drills_is_clean_in_dark() {
    looked_at(Look::Dark).await;
}

#[tokio::test]
async fn every_screen_of_drills_is_clean_in_light() {
    looked_at(Look::Light).await;
}

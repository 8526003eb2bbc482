//! Six incidents side by side, each at its own minute: what is late comes first to the eye, and what may be the same is
//! pointed at.

use std::sync::Arc;
use std::time::Duration;

use muster_service::clock::{Clock as _, GivenClock, SystemClock};
use muster_service::{Service, Setup};
use serde_json::{Value, json};

use crate::app::{Home, Look, call};

/// What happened, by how many minutes ago.
enum Did {
    Declared(&'static str),
    Command(&'static str),
    Said(&'static str),
    Stated(&'static str),
    /// To whom, and after how many minutes the next word comes.
    Told(&'static [&'static str], u64),
    Phase(&'static str),
}
use Did::{Command, Declared, Phase, Said, Stated, Told};

const MORNING: [(u64, &str, Did); 33] = [
    (134, "INC-0001", Declared("sev3 Mail is late")),
    (131, "INC-0001", Command("ana.reis")),
    (128, "INC-0001", Told(&["responders"], 30)),
    (127, "INC-0001", Told(&["customers", "company"], 150)),
    (120, "INC-0001", Stated("Order mails leave forty minutes late since 05:10. None is lost. The queue drains.")),
    (43, "INC-0002", Declared("sev2 Search answers after ten seconds")),
    (41, "INC-0002", Command("mei.tan")),
    (38, "INC-0001", Phase("monitoring")),
    (37, "INC-0002", Stated("One search in three takes ten seconds since 06:20, on the site and in the app.")),
    (36, "INC-0001", Told(&["responders"], 60)),
    (31, "DRILL-0001", Declared("drill sev1 One zone is lost")),
    (30, "DRILL-0001", Command("jonas.weber")),
    (29, "DRILL-0001", Told(&["customers", "executives", "company"], 60)),
    (28, "INC-0002", Phase("identified")),
    (26, "INC-0003", Declared("sev4 A report is empty")),
    (25, "DRILL-0001", Said("/a traffic moved to zone b")),
    (24, "INC-0003", Command("ana.reis")),
    (17, "INC-0004", Declared("sev1 Card payments declined")),
    (16, "INC-0004", Command("priya.nair")),
    (14, "INC-0004", Told(&["executives"], 30)),
    (14, "INC-0004", Told(&["customers"], 12)),
    (12, "INC-0004", Stated("Four in ten card payments fail since 07:02. Wallets work. The cause is not known.")),
    (11, "INC-0003", Said("/o the export ran, its file has no rows")),
    (10, "INC-0002", Told(&["responders", "executives", "customers"], 14)),
    (9, "INC-0002", Told(&["company"], 45)),
    (8, "INC-0002", Said("/a two of six index nodes are rebuilt #search")),
    (7, "DRILL-0001", Told(&["responders"], 20)),
    (6, "INC-0005", Declared("sev2 Payments by wallet are slow")),
    (5, "INC-0001", Said("/o 300 mails wait, from 4,000")),
    (4, "INC-0005", Said("/o #gateway answers after nine seconds")),
    (3, "INC-0004", Said("/a 8 of 12 hosts rolled back #gateway")),
    (2, "INC-0004", Told(&["responders"], 15)),
    (2, "INC-0004", Told(&["company"], 28)),
];

/// A home after such a morning.
pub(crate) fn morning(look: Look) -> Home {
    let home = Home::new(look);
    let system = SystemClock::new();
    let now = system.now();
    let clock = Arc::new(GivenClock::new(now - Duration::from_secs(140 * 60), system.system_zone()));
    let service = Service::open(Setup { store: home.store(), clock: Arc::<GivenClock>::clone(&clock), logs: None });
    for name in ["Priya Nair", "Jonas Weber", "Mei Tan", "Ana Reis"] {
        call(&service, "person_save", json!({ "name": name, "team": "", "handle": "", "contact": "", "zone": "" }));
    }
    for (ago, incident, did) in MORNING {
        let at = now - Duration::from_secs(ago * 60);
        clock.set(at);
        let act = |act: Value| call(&service, "act", json!({ "incident": incident, "act": act }));
        match did {
            Declared(text) => {
                let drill = text.starts_with("drill");
                call(&service, "declare", json!({ "text": text, "isDrill": drill }));
            }
            Command(who) => {
                act(json!({ "kind": "role_assumed", "role": "commander", "person": who }));
            }
            Said(text) => {
                call(&service, "line_add", json!({ "incident": incident, "text": text }));
            }
            Stated(text) => {
                call(&service, "statement_write", json!({ "incident": incident, "text": text }));
            }
            Told(whom, minutes) => {
                let next = (at + Duration::from_secs(minutes * 60)).to_rfc3339();
                for audience in whom {
                    act(
                        json!({ "kind": "update_sent", "audience": audience, "text": "We are on it.", "channel": "chat", "nextBy": next }),
                    );
                }
            }
            Phase(phase) => {
                call(&service, "phase_set", json!({ "incident": incident, "phase": phase }));
            }
        }
    }
    service.close();
    home
}

#[tokio::test]
async fn six_incidents_on_the_board() {
    for look in Look::ALL {
        let home = morning(look);
        let app = home.open().await;
        app.page.resize(1280, 800).await;
        app.page.wait_text("One zone is lost").await;
        app.page.wait_text("Priya Nair commands, minute 17").await;
        app.page.wait_text("Both name #gateway").await;
        app.page.settle().await;
        app.page.picture("board-six").await;
        app.page.axe_clean("the board with six incidents").await;
    }
}

//! The first thirty minutes in the real window, by keyboard alone: from the declaration to stand-down.
//!
//! Time is accelerated with libfaketime ([`crate::faketime`]): it runs as ever while somebody types, and fast in
//! between. Without libfaketime the test says so and proves nothing. A second program watches the same store by the same
//! clock and counts how often the room is disturbed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use muster_service::clock::{Clock as _, GivenClock, SystemClock};
use muster_service::{Service, Setup};
use serde_json::{Value, json};

use crate::app::{App, Home, Look};
use crate::faketime::Wall;
use crate::page::{COMPOSER, Page};

/// How much time passes at once, in seconds. A jump of the clock begins at two minutes.
const STEP: i64 = 20;
const GRID: &str = "[role=grid]";

/// Somebody at the window, and the time in it.
struct Play {
    app: App,
    wall: Wall,
    ahead: i64,
    declared: Instant,
    watch: Watch,
}

/// The second program.
struct Watch {
    service: Arc<Service>,
    clock: Arc<GivenClock>,
    disturbed: Arc<AtomicUsize>,
}

impl Watch {
    fn new(home: &Home) -> Self {
        let system = SystemClock::new();
        let clock = Arc::new(GivenClock::new(system.now(), system.system_zone()));
        let service =
            Arc::new(Service::open(Setup { store: home.store(), clock: Arc::<GivenClock>::clone(&clock), logs: None }));
        let disturbed = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&disturbed);
        service.on_alarm(Box::new(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        }));
        service.start_background();
        Self { service, clock, disturbed }
    }

    fn ahead(&self, seconds: i64) {
        let ahead = Duration::from_secs(u64::try_from(seconds).expect("time goes on"));
        self.clock.set(SystemClock::new().now() + ahead);
    }
}

impl Play {
    fn page(&self) -> &Page {
        &self.app.page
    }

    /// Lets time pass until so many seconds after the declaration.
    async fn until(&mut self, minute: i64) {
        loop {
            let gone = self.ahead + i64::try_from(self.declared.elapsed().as_secs()).expect("a short while");
            let left = minute * 60 - gone;
            if left <= 0 {
                return;
            }
            self.ahead += left.min(STEP);
            self.wall.ahead(self.ahead);
            self.watch.ahead(self.ahead);
            tokio::time::sleep(Duration::from_millis(350)).await;
        }
    }

    /// The response as the program in the window has it now.
    async fn response(&self) -> Value {
        let asked = json!({ "request": { "incident": "INC-0001" } });
        self.page().invoke("response", asked).await.expect("the response")
    }

    /// Away from the line being written, so that letters are keys.
    async fn away(&self) {
        self.page().press("Control+l").await;
        self.page().wait_focus(COMPOSER).await;
        self.page().press("Escape").await;
        self.page().wait_focus(GRID).await;
    }

    async fn line(&self, text: &str, shown: &str) {
        self.page().press("Control+l").await;
        self.page().wait_focus(COMPOSER).await;
        self.page().enter(text).await;
        self.page().wait_row(shown).await;
    }

    /// Chooses a person in a field for one, and sends its form.
    async fn person(&self, name: &str) {
        self.page().wait_focus("[role=combobox]").await;
        self.page().write(name).await;
        self.page().wait_for("[role=listbox] [role=option]").await;
        self.page().press("Enter").await;
        self.page().press("Enter").await;
    }

    async fn assign(&self, role: &str, key: &str, name: &str) {
        self.away().await;
        self.page().press("r").await;
        self.page().wait_focus("form[aria-label='Who takes a role'] select").await;
        self.page().write(role).await;
        self.page().press("Tab").await;
        self.person(name).await;
        self.page().wait_text_in(&format!("[data-role={key}]"), name).await;
    }

    async fn answered(&self, item: &str) {
        self.page().wait_for(&format!("li:not(.open) [data-item='{item}']")).await;
    }

    /// Writes the update that waits most, and says that it went out.
    async fn send(&self, picture: Option<&str>) {
        let before = self.response().await["sent"].as_array().map_or(0, Vec::len);
        self.away().await;
        self.page().press("u").await;
        self.page().wait_focus("textarea[data-entry]").await;
        if let Some(name) = picture {
            self.look(name).await;
        }
        self.page().press("Control+Enter").await;
        self.page().wait_focus("form[aria-label^='It went out'] select").await;
        self.page().press_each(&["Tab", "Enter"]).await;
        self.page()
            .wait_true("the form, sent", "return !document.querySelector('form[aria-label^=\"It went out\"]')")
            .await;
        let now = self.response().await["sent"].as_array().map_or(0, Vec::len);
        assert_eq!(now, before + 1, "one update went out");
        self.page().press("Escape").await;
    }

    /// Keeps every promise that comes due in the next two minutes.
    async fn keep(&self) {
        for _ in 0..4 {
            let seen = self.response().await;
            let soon = "return Date.parse(arguments[1]) - Date.parse(arguments[0]) < 120000";
            let mut due = false;
            for clock in seen["clocks"].as_array().expect("clocks") {
                let (at, by) = (seen["at"].clone(), clock["dueAt"].clone());
                due |= !by.is_null() && self.page().run(soon, vec![at, by]).await == true;
            }
            if !due {
                return;
            }
            self.send(None).await;
        }
    }

    async fn look(&self, name: &str) {
        self.page().settle().await;
        self.page().picture(name).await;
        self.page().axe_clean(name).await;
    }

    /// Tab until the focus is on something that matches.
    async fn tab_until(&self, selector: &str) {
        for _ in 0..80 {
            let there = format!("return document.activeElement?.matches({selector:?}) ?? false");
            if self.page().run(&there, vec![]).await == true {
                return;
            }
            self.page().press("Tab").await;
        }
        panic!("Tab does not reach {selector}");
    }
}

#[tokio::test]
async fn thirty_minutes_by_keyboard_in_dark() {
    thirty_minutes(Look::Dark).await;
}

#[tokio::test]
async fn thirty_minutes_by_keyboard_in_light() {
    thirty_minutes(Look::Light).await;
}

async fn thirty_minutes(look: Look) {
    let Some(wall) = Wall::new() else { return };
    let home = wall.home(look);
    for name in ["Priya Nair", "Jonas Weber", "Mei Tan", "Ana Reis"] {
        home.ask(
            "person_save",
            json!({ "name": name, "team": "Payments", "handle": "", "contact": "", "zone": "", "hours": "" }),
        );
    }
    let watch = Watch::new(&home);
    let app = home.open().await;
    let mut play = Play { app, wall, ahead: 0, declared: Instant::now(), watch };
    play.page().resize(1280, 800).await;
    declare(&play).await;
    play.declared = Instant::now();
    take_command(&mut play).await;
    size_up(&mut play).await;
    stabilise(&mut play).await;
    hand_over(&play).await;
    stand_down(&play).await;
    accounted_for(&play).await;
    play.watch.service.close();
    play.app.close().await;
}

async fn declare(play: &Play) {
    play.page().wait_text("All quiet").await;
    play.page().press("n").await;
    play.page().wait_focus("#declare").await;
    play.page().enter("sev1 Card payments declined").await;
    play.page().wait_focus(COMPOSER).await;
}

async fn take_command(play: &mut Play) {
    play.away().await;
    play.page().press("l").await;
    play.page().wait_focus("[data-item='a/a1']").await;
    play.page().press("Enter").await;
    play.page().wait_focus("form.panel input").await;
    play.page().enter("Priya Nair").await;
    play.page().wait_text_in("[data-role=commander]", "Priya Nair").await;
    play.page().wait_focus("[data-item='a/a2']").await;
    play.page().press("Enter").await;
    play.page().wait_focus("form.panel input").await;
    play.page().enter("https://meet.example/42").await;
    play.answered("a/a2").await;
    play.page().wait_focus("[data-item='a/a3']").await;
    play.page().press("Space").await;
    play.answered("a/a3").await;
    play.until(2).await;
    play.assign("Deputy", "deputy", "Jonas Weber").await;
    play.assign("Scribe", "scribe", "Mei Tan").await;
    // The item that asks for both ticked itself.
    play.answered("a/a5").await;
    play.line("/o #gateway declines 38 % of authorisations", "declines 38 %").await;
    play.until(4).await;
    play.look("response-minute-4").await;
    play.send(Some("response-update")).await;
    play.keep().await;
}

async fn size_up(play: &mut Play) {
    play.until(6).await;
    play.away().await;
    play.page().press("s").await;
    play.page().wait_focus(".statement textarea").await;
    play.page()
        .enter("Since 02:02 four in ten card payments fail in eu-west. Wallets work. The cause is not known.")
        .await;
    play.page().wait_text_in(".statement", "version 1").await;
    play.away().await;
    play.page().press("l").await;
    play.page().wait_true("the focus on an item", "return document.activeElement?.dataset.item != null").await;
    let here = play.page().run("return document.activeElement.dataset.item", vec![]).await;
    play.page().press("d").await;
    play.page().wait_focus("form.panel input").await;
    play.page().enter("10").await;
    // The focus goes on to the next item once the answer is saved; the card folds when nothing of it is open.
    play.page().wait_focus(&format!("[data-item]:not([data-item='{}'])", here.as_str().expect("an item"))).await;
    let items = play.response().await["cards"][0]["items"].clone();
    let deferred = items.as_array().expect("items").iter().filter(|item| item["state"] == "deferred").count();
    assert_eq!(deferred, 1, "one item comes back: {items}");
    play.page().press("x").await;
    play.page().wait_focus("form.panel input").await;
    play.page().enter("said on the call already").await;
    play.page().wait_text("does not apply: said on the call already").await;
    play.page().wait_focus("[data-item]").await;
    play.assign("Expert", "expert", "Ana Reis").await;
    for minute in [7, 8, 9, 10] {
        play.until(minute).await;
        play.keep().await;
    }
    play.away().await;
    play.page().wait_for("section[aria-label^='Minute ']").await;
    for (key, question) in [("Alt+7", "Severity still right?"), ("Alt+8", "Who is missing?"), ("Alt+9", "Update out?")]
    {
        play.page().press(key).await;
        // The log may say the question as well, with its answer.
        let mark = "(document.querySelector('section[aria-label^=\"Minute \"]')?.innerText ?? '')";
        let gone = format!("return !{mark}.includes('{question}')");
        play.page().wait_true(&format!("the answer to {question}"), &gone).await;
    }
}

async fn stabilise(play: &mut Play) {
    play.line("/d roll back the gateway in eu-west only", "roll back the gateway in eu-west only").await;
    play.away().await;
    play.page().press("Shift+L").await;
    play.page().wait_text_in("section.panel [data-decision]", "roll back the gateway in eu-west only").await;
    play.page().press("Escape").await;
    play.line("roll the gateway back => ana 5m", "roll the gateway back").await;
    play.until(13).await;
    play.keep().await;
    play.away().await;
    play.page().press("q").await;
    play.page().wait_focus("[data-ask] [data-row]").await;
    play.page().press("f").await;
    play.page().wait_focus("[data-ask] form input").await;
    play.page().enter("12 of 12 hosts").await;
    play.page().wait_true("the ask, ended", "return !document.querySelector('[data-ask] form')").await;
    assert_eq!(play.response().await["asks"][0]["ended"], "finished");
    // One is set aside for two minutes; its promise stands.
    play.away().await;
    play.page().press("w").await;
    play.page().wait_focus("[data-clock] [data-row]").await;
    play.page().press("s").await;
    play.page().wait_focus("[data-clock] form select").await;
    play.page().press("Tab").await;
    play.page().write("2").await;
    play.page().press("Enter").await;
    play.page().wait_true("the form, sent", "return !document.querySelector('[data-clock] form')").await;
    for minute in 14..=31 {
        play.until(minute).await;
        play.keep().await;
        if minute == 17 || minute == 31 {
            play.look(&format!("response-minute-{minute}")).await;
        }
    }
}

async fn hand_over(play: &Play) {
    play.away().await;
    play.page().press("h").await;
    play.page().wait_for("form[aria-label='The brief'] button[type=submit]").await;
    play.tab_until("form[aria-label='The brief'] [role=combobox]").await;
    play.page().write("Jonas Weber").await;
    play.page().press("Enter").await;
    play.look("response-handover").await;
    play.page().press("Enter").await;
    play.page().wait_for("form[aria-label='The read-back'] textarea").await;
    play.tab_until("form[aria-label='The read-back'] textarea").await;
    play.page().write("Rollback done, errors falling, customers hear within twenty minutes.").await;
    play.page().press("Control+Enter").await;
    play.page().wait_text("said back at").await;
    play.page().tab_to("They said yes").await;
    play.page().press("Enter").await;
    play.page().wait_text_in("[data-role=commander]", "Jonas Weber").await;
}

async fn stand_down(play: &Play) {
    play.away().await;
    play.page().press("Shift+X").await;
    play.page().wait_text("It works again").await;
    play.look("response-stand-down").await;
    play.page().tab_to("Stand down").await;
    play.page().press("Enter").await;
    play.page().wait_focus("form[aria-label='Stand down'] input").await;
    play.page().enter("#payments-follow-up").await;
    play.page().wait_text("stood down").await;
}

/// Whatever was promised was said in time, and the room was disturbed within the budget.
async fn accounted_for(play: &Play) {
    let seen = play.response().await;
    assert!(seen["standDown"]["stoodDownAt"].is_string(), "the response has ended");
    let sent = seen["sent"].as_array().expect("updates");
    assert!(sent.len() >= 6, "{} updates in half an hour", sent.len());
    for one in sent {
        assert!(one["lateSeconds"].as_i64().unwrap_or(0) <= 0, "late: {one}");
    }
    let told: std::collections::BTreeSet<_> = sent.iter().map(|one| one["audience"].to_string()).collect();
    assert_eq!(told.len(), 4, "all four heard: {told:?}");
    let disturbed = play.watch.disturbed.load(Ordering::Relaxed);
    // An update comes due every few minutes, so a count of none would mean that nobody counted.
    assert!(disturbed > 0, "the second program heard nothing");
    assert!(disturbed <= 6, "more than the budget of half an hour: {disturbed}");
}

#[tokio::test]
async fn six_incidents_on_the_board() {
    for look in Look::ALL {
        let home = Home::new(look);
        for text in [
            "sev1 Card payments declined",
            "sev2 Search answers after ten seconds",
            "sev2 Payments by wallet are slow",
            "sev3 Mail is late",
            "sev4 A report is empty",
            "drill sev1 One zone is lost",
        ] {
            home.ask("declare", json!({ "text": text, "isDrill": text.starts_with("drill") }));
        }
        let app = home.open().await;
        app.page.resize(1280, 800).await;
        app.page.wait_text("One zone is lost").await;
        app.page.settle().await;
        app.page.picture("board-six").await;
        app.page.axe_clean("the board with six incidents").await;
    }
}

//! Somebody at the real window with an incident, in accelerated time, and a second program that counts how often the
//! room is disturbed.
//!
//! Time is accelerated with libfaketime ([`crate::faketime`]): it runs as ever while somebody types, and fast in
//! between, as fast as the page can show it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use muster_service::clock::{Clock as _, GivenClock, SystemClock};
use muster_service::{Service, Setup};
use serde_json::{Value, json};

use crate::app::{App, Home, Look};
use crate::faketime::Wall;
use crate::page::{COMPOSER, Page};

/// How much time passes at once, in seconds. A jump of the clock begins at two minutes.
const STEP: i64 = 40;
/// How often the second program looks, in seconds.
const GLANCE: Duration = Duration::from_secs(10);
/// In which time interruptions are counted.
const WINDOW: Duration = Duration::from_secs(30 * 60);
/// The log, which has the focus when letters are keys.
pub(crate) const GRID: &str = "[role=grid]";

/// Somebody at the window, and the time in it.
pub(crate) struct Play {
    pub(crate) app: App,
    pub(crate) watch: Watch,
    /// Its folder is there as long as this is.
    _home: Home,
    wall: Wall,
    ahead: i64,
    declared: Instant,
}

/// The second program.
pub(crate) struct Watch {
    service: Arc<Service>,
    clock: Arc<GivenClock>,
    disturbed: Arc<Mutex<Vec<Duration>>>,
}

impl Watch {
    fn new(home: &Home) -> Self {
        let system = SystemClock::new();
        let clock = Arc::new(GivenClock::new(system.now(), system.system_zone()));
        let service =
            Arc::new(Service::open(Setup { store: home.store(), clock: Arc::<GivenClock>::clone(&clock), logs: None }));
        let disturbed = Arc::new(Mutex::new(Vec::new()));
        let (count, time) = (Arc::clone(&disturbed), Arc::clone(&clock));
        service.on_alarm(Box::new(move |_| {
            count.lock().unwrap_or_else(PoisonError::into_inner).push(time.counted());
        }));
        // It hears of what the window writes.
        service.start_background();
        Self { service, clock, disturbed }
    }

    /// Lets time pass for it as well, with a look every few seconds.
    fn ahead(&self, seconds: i64) {
        let until = SystemClock::new().now() + Duration::from_secs(u64::try_from(seconds).expect("time goes on"));
        while self.clock.now() < until {
            self.clock.set((self.clock.now() + GLANCE).min(until));
            self.service.look_at_clocks();
        }
    }

    /// How often it was disturbed, and the most in any thirty minutes.
    pub(crate) fn disturbed(&self) -> (usize, usize) {
        let all = self.disturbed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let within = |from: &Duration| all.iter().filter(|at| **at >= *from && **at - *from < WINDOW).count();
        (all.len(), all.iter().map(within).max().unwrap_or(0))
    }

    pub(crate) fn close(&self) {
        self.service.close();
    }
}

impl Play {
    /// Declares an incident by keyboard; nothing where libfaketime is missing.
    pub(crate) async fn declare(look: Look, people: &[&str], text: &str) -> Option<Self> {
        let wall = Wall::new()?;
        let home = wall.home(look);
        for name in people {
            let person =
                json!({ "name": name, "team": "Payments", "handle": "", "contact": "", "zone": "", "hours": "" });
            home.ask("person_save", person);
        }
        let watch = Watch::new(&home);
        let app = home.open().await;
        let page = &app.page;
        page.resize(1280, 800).await;
        page.wait_text("All quiet").await;
        page.press("n").await;
        page.wait_focus("#declare").await;
        page.enter(text).await;
        page.wait_focus(COMPOSER).await;
        Some(Self { app, watch, _home: home, wall, ahead: 0, declared: Instant::now() })
    }

    pub(crate) fn page(&self) -> &Page {
        &self.app.page
    }

    /// Seconds since the declaration.
    fn gone(&self) -> i64 {
        self.ahead + i64::try_from(self.declared.elapsed().as_secs()).expect("a short while")
    }

    /// Lets time pass until so many minutes after the declaration.
    pub(crate) async fn until(&mut self, minute: i64) {
        self.pass(minute * 60 - self.gone()).await;
    }

    /// Lets so many seconds pass. The clock of the page, which stops only when the incident is resolved, shows each step.
    pub(crate) async fn pass(&mut self, seconds: i64) {
        let end = self.gone() + seconds;
        loop {
            let left = end - self.gone();
            if left <= 0 {
                return;
            }
            self.ahead += left.min(STEP);
            self.wall.ahead(self.ahead);
            self.watch.ahead(self.ahead);
            let shown = format!(
                "const shown = document.querySelector('header.top time[role=timer]')?.textContent ?? '';
                 return shown.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) >= {}",
                self.gone() - 1
            );
            self.page().wait_true("the time on the page", &shown).await;
        }
    }

    /// The response as the program in the window has it now.
    pub(crate) async fn response(&self) -> Value {
        let asked = json!({ "request": { "incident": "INC-0001" } });
        self.page().invoke("response", asked).await.expect("the response")
    }

    /// Every line of the log, as the program in the window has it now.
    pub(crate) async fn lines(&self) -> Vec<Value> {
        let filter = crate::journey::all();
        let asked = json!({ "incident": "INC-0001", "order": "arrival", "filter": filter, "from": 0, "count": 500 });
        let log = self.page().invoke("log_slice", json!({ "request": asked })).await.expect("the log");
        log["lines"].as_array().expect("lines").clone()
    }

    /// Seconds from one instant to another.
    pub(crate) async fn between(&self, from: &Value, to: &Value) -> i64 {
        let script = "return Math.round((Date.parse(arguments[1]) - Date.parse(arguments[0])) / 1000)";
        self.page().run(script, vec![from.clone(), to.clone()]).await.as_i64().expect("two instants")
    }

    /// Away from the line being written, so that letters are keys.
    pub(crate) async fn away(&self) {
        self.page().press("Control+l").await;
        self.page().wait_focus(COMPOSER).await;
        self.page().press("Escape").await;
        self.page().wait_focus(GRID).await;
    }

    /// Presses a key in the log, and waits until what it opens has the focus.
    pub(crate) async fn key(&self, key: &str, focus: &str) {
        self.away().await;
        self.page().press(key).await;
        self.page().wait_focus(focus).await;
    }

    pub(crate) async fn line(&self, text: &str, shown: &str) {
        self.page().press("Control+l").await;
        self.page().wait_focus(COMPOSER).await;
        self.page().enter(text).await;
        self.page().wait_row(shown).await;
    }

    /// Chooses a person of the directory in the field that has the focus.
    pub(crate) async fn choose(&self, name: &str) {
        self.page().wait_focus("[role=combobox]").await;
        self.page().write(name).await;
        // Until the directory is read, a name in it is a new one.
        let offered = "const [first] = document.querySelectorAll('[role=listbox] [role=option]');
            return first != null && !first.innerText.includes('not in the directory')";
        self.page().wait_true("the person in the directory", offered).await;
        self.page().press("Enter").await;
        let closed = "return document.activeElement?.getAttribute('aria-expanded') === 'false'";
        self.page().wait_true("the end of the list", closed).await;
    }

    pub(crate) async fn assign(&self, role: &str, key: &str, name: &str) {
        self.key("r", "form[aria-label='Who takes a role'] select").await;
        self.page().write(role).await;
        self.page().press("Tab").await;
        self.choose(name).await;
        self.page().press("Enter").await;
        self.page().wait_text_in(&format!("[data-role={key}]"), name).await;
        self.sent("form[aria-label='Who takes a role']").await;
    }

    /// Waits until a form is saved and gone.
    pub(crate) async fn sent(&self, form: &str) {
        let gone = format!("return !document.querySelector({form:?})");
        self.page().wait_true(&format!("the end of {form}"), &gone).await;
    }

    /// Opens a form by the control that matches, fills its first field, and sends it.
    pub(crate) async fn fill(&self, control: &str, form: &str, text: &str) {
        self.tab_until(control).await;
        self.page().press("Enter").await;
        self.page().wait_focus(&format!("{form} input")).await;
        self.page().enter(text).await;
        self.sent(form).await;
    }

    /// Says of the update that is open in its panel that it went out.
    pub(crate) async fn confirm(&self) {
        let before = self.response().await["sent"].as_array().map_or(0, Vec::len);
        self.page().press("Control+Enter").await;
        let form = "form[aria-label^='It went out']";
        self.page().wait_focus(&format!("{form} select")).await;
        self.page().press_each(&["Tab", "Enter"]).await;
        self.sent(form).await;
        let now = self.response().await["sent"].as_array().map_or(0, Vec::len);
        assert_eq!(now, before + 1, "one update went out");
    }

    /// Writes the update that waits most, and says that it went out.
    pub(crate) async fn send(&self, picture: Option<&str>) {
        self.key("u", "textarea[data-entry]").await;
        if let Some(name) = picture {
            self.look(name).await;
        }
        self.confirm().await;
        self.page().press("Escape").await;
    }

    /// In how many seconds the next audience is due, and which it is.
    pub(crate) async fn due(&self) -> Option<(i64, String)> {
        let seen = self.response().await;
        let mut first: Option<(i64, String)> = None;
        for clock in seen["clocks"].as_array().expect("clocks") {
            if clock["dueAt"].is_null() {
                continue;
            }
            let left = self.between(&seen["at"], &clock["dueAt"]).await;
            if first.as_ref().is_none_or(|(least, _)| left < *least) {
                first = Some((left, clock["audience"].as_str().expect("a key").to_owned()));
            }
        }
        first
    }

    /// Keeps every promise that comes due in the next two minutes.
    pub(crate) async fn keep(&self) {
        for _ in 0..4 {
            if self.due().await.is_none_or(|(left, _)| left >= 120) {
                return;
            }
            self.send(None).await;
        }
    }

    pub(crate) async fn look(&self, name: &str) {
        self.page().settle().await;
        self.page().picture(name).await;
        self.page().axe_clean(name).await;
    }

    /// Tab until the focus is on something that matches.
    pub(crate) async fn tab_until(&self, selector: &str) {
        for _ in 0..120 {
            let there = format!("return document.activeElement?.matches({selector:?}) ?? false");
            if self.page().run(&there, vec![]).await == true {
                return;
            }
            self.page().press("Tab").await;
        }
        panic!("Tab does not reach {selector}");
    }
}

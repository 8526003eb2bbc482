//! Plays a whole incident from a script and writes down, after every step, what a commander would see: clocks, checklist,
//! asks, hints, and each interruption of the room. The transcript is compared with one that was read and agreed to.

use std::fmt::Write as _;

use chrono::TimeDelta;
use muster_core::alarm::{AlarmState, InterruptionKind, step, watched};
use muster_core::library::Library;
use muster_core::response::{ClockView, Response};
use muster_core::time::Moment;
use serde_json::{Value, json};

use crate::desk::{Desk, moment};

/// How often the room is looked at while time passes.
const GLANCE: TimeDelta = TimeDelta::seconds(10);

/// A script on its way.
pub(crate) struct Play {
    pub(crate) desk: Desk,
    pub(crate) incident: String,
    now: Moment,
    alarm: AlarmState,
    policy: muster_core::library::Policy,
    transcript: String,
    /// Every instant at which the room was disturbed.
    pub(crate) interruptions: Vec<Moment>,
    seen: Option<Seen>,
}

/// What is said only when it changed.
#[derive(PartialEq, Clone, Default)]
struct Seen {
    clocks: Vec<String>,
    next: String,
    hints: Vec<String>,
    mark: String,
}

impl Play {
    pub(crate) fn begin(text: &str) -> Self {
        let desk = Desk::new();
        let incident = desk.declare(text);
        let now = moment("2026-11-20T02:02:00Z");
        let policy = Library::built_in().policy;
        let mut play = Self {
            desk,
            incident,
            now,
            alarm: AlarmState::default(),
            policy,
            transcript: String::new(),
            interruptions: Vec::new(),
            seen: None,
        };
        play.note(&format!("declared: {text}"));
        play.look();
        play
    }

    pub(crate) fn response(&self) -> Response {
        serde_json::from_value(self.desk.tell("response", json!({ "incident": self.incident }))).unwrap()
    }

    fn note(&mut self, text: &str) {
        writeln!(self.transcript, "{} {text}", self.now.format("%H:%M:%S")).unwrap();
    }

    /// Lets time pass until `time`, with somebody looking at the room all the while.
    pub(crate) fn until(&mut self, time: &str) {
        let until = match time.len() {
            8 => moment(&format!("2026-11-20T{time}Z")),
            _ => moment(time),
        };
        while self.now < until {
            self.now = (self.now + GLANCE).min(until);
            self.desk.clock.set(self.now);
            let response = self.response();
            let (state, given) =
                step(std::mem::take(&mut self.alarm), self.now, &watched("x", &response), false, &self.policy);
            self.alarm = state;
            for one in given {
                self.interruptions.push(self.now);
                let kind = match one.kind {
                    InterruptionKind::Banner => "banner",
                    InterruptionKind::Sound => "SOUND ",
                };
                self.note(&format!("   {kind} to {}: {}", one.to.join(", "), one.text));
            }
            if self.now < until {
                self.tell_changes(&response);
            }
        }
    }

    /// Writes a line, as it would be typed.
    pub(crate) fn log(&mut self, time: &str, text: &str) -> String {
        self.until(time);
        self.note(&format!("> {text}"));
        let id = self.desk.log(&self.incident.clone(), text);
        self.look();
        id
    }

    /// Does something; returns the id of its first event.
    pub(crate) fn act(&mut self, time: &str, act: Value) -> String {
        self.until(time);
        let kind = act["kind"].as_str().unwrap().replace('_', " ");
        self.note(&format!("* {kind}"));
        let change = self.desk.tell("act", json!({ "incident": self.incident, "act": act }));
        self.look();
        change["events"][0]["id"].as_str().unwrap().to_owned()
    }

    /// Calls any other command.
    pub(crate) fn call(&mut self, time: &str, name: &str, mut request: Value) {
        self.until(time);
        self.note(&format!("* {}", name.replace('_', " ")));
        request["incident"] = json!(self.incident);
        self.desk.tell(name, request);
        self.look();
    }

    pub(crate) fn sent(&mut self, time: &str, audience: &str, next: Option<&str>, text: &str) {
        let next = next.map(|next| json!(format!("2026-11-20T{next}:00Z")));
        let mut act = json!({ "kind": "update_sent", "audience": audience, "text": text, "channel": "chat" });
        if let Some(next) = next {
            act["nextBy"] = next;
        }
        self.act(time, act);
    }

    pub(crate) fn item(&mut self, time: &str, item: &str, remark: &str) {
        let card = &item[..1];
        self.act(
            time,
            json!({ "kind": "item_answered", "card": card, "item": item, "state": "done", "remark": remark }),
        );
    }

    fn look(&mut self) {
        let response = self.response();
        self.tell_changes(&response);
    }

    fn tell_changes(&mut self, response: &Response) {
        let clocks = response.clocks.iter().map(clock).collect();
        let next = format!("{}: {}", response.next.place, response.next.text);
        let hints = response.hints.iter().map(|hint| hint.text.clone()).collect();
        let mark =
            response.mark.as_ref().map_or_else(String::new, |mark| format!("{} ({} open)", mark.mark, mark.open.len()));
        let now = Seen { clocks, next, hints, mark };
        let before = self.seen.clone().unwrap_or_default();
        let mut said: Vec<String> = Vec::new();
        said.extend(
            now.clocks.iter().filter(|clock| !before.clocks.contains(clock)).map(|clock| format!("clock {clock}")),
        );
        if now.next != before.next {
            said.push(format!("next  {}", now.next));
        }
        said.extend(now.hints.iter().filter(|hint| !before.hints.contains(hint)).map(|hint| format!("hint  {hint}")));
        if now.mark != before.mark && !now.mark.is_empty() {
            said.push(format!("mark  {}", now.mark));
        }
        for line in said {
            writeln!(self.transcript, "            {line}").unwrap();
        }
        self.seen = Some(now);
    }

    /// The transcript as it was agreed to. `UPDATE_GOLDEN=1` writes it anew, to be read before it lands.
    pub(crate) fn ends_as(&self, name: &str) {
        let file = format!("{}/journeys/{name}.txt", concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&file, &self.transcript).unwrap();
        }
        let agreed = std::fs::read_to_string(&file).unwrap_or_default();
        for (number, (seen, agreed)) in self.transcript.lines().zip(agreed.lines()).enumerate() {
            assert_eq!(seen, agreed, "line {} of {name}.txt", number + 1);
        }
        assert_eq!(self.transcript.lines().count(), agreed.lines().count(), "{name}.txt has another length");
    }

    /// The most interruptions in any thirty minutes.
    pub(crate) fn most_in_thirty_minutes(&self) -> usize {
        let window = TimeDelta::minutes(30);
        let within =
            |from: &Moment| self.interruptions.iter().filter(|at| **at >= *from && **at - *from < window).count();
        self.interruptions.iter().map(within).max().unwrap_or(0)
    }
}

fn clock(clock: &ClockView) -> String {
    let due = match (&clock.due_at, &clock.anchor) {
        (Some(due), Some(anchor)) => format!("{} by {anchor:?}", due.format("%H:%M")),
        _ => format!("{:?}", clock.mode),
    };
    let late = clock.reason.trim();
    if late.is_empty() { format!("{} {due}", clock.name) } else { format!("{} {due} ({late})", clock.name) }
}

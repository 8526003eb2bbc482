//! A team that plays, step by step, while the wall clock is put forward by hand.

use std::time::Duration;

use muster_core::time::Moment;
use serde_json::{Value, json};

use crate::desk::{Desk, moment};

/// A drill at a desk.
pub(super) struct Played<'a> {
    pub(super) desk: &'a Desk,
    pub(super) incident: String,
}

impl<'a> Played<'a> {
    /// One that is planned, with everybody in their seats.
    pub(super) fn planned(desk: &'a Desk, scenario: &str, mode: &str) -> Self {
        let made = desk.tell("drill_plan", json!({ "scenario": scenario, "mode": mode }));
        let drill = Self { desk, incident: made["incident"].as_str().unwrap().to_owned() };
        for (seat, person) in [("facilitator", "fay"), ("player", "mei"), ("observer", "jonas"), ("observer", "ana")] {
            drill.act(json!({ "kind": "drill_seat_taken", "seat": seat, "person": person }));
        }
        drill
    }

    /// One that runs.
    pub(super) fn new(desk: &'a Desk, scenario: &str, mode: &str, speed: u32) -> Self {
        let drill = Self::planned(desk, scenario, mode);
        drill.begin(speed);
        drill
    }

    pub(super) fn begin(&self, speed: u32) {
        self.act(json!({ "kind": "drill_started", "begins": "2000-01-01T00:00:00Z", "speed": speed }));
    }

    /// What facilitator and observers do.
    pub(super) fn act(&self, act: Value) -> Value {
        self.desk.tell("drill_act", json!({ "incident": self.incident, "act": act }))
    }

    pub(super) fn refused(&self, act: Value) -> String {
        self.desk.ask("drill_act", json!({ "incident": self.incident, "act": act })).unwrap_err().message
    }

    pub(super) fn deliver(&self, inject: &str) {
        self.act(json!({ "kind": "inject_delivered", "inject": inject, "by": "hand" }));
    }

    pub(super) fn end(&self) {
        self.act(json!({ "kind": "drill_ended", "at": "2000-01-01T00:00:00Z" }));
    }

    /// What a player does on the real screens.
    pub(super) fn player(&self, act: Value) -> Value {
        self.desk.tell("act", json!({ "incident": self.incident, "act": act }))
    }

    /// A line of the players; returns its id.
    pub(super) fn says(&self, line: &str) -> String {
        self.desk.log(&self.incident, line)
    }

    pub(super) fn console(&self) -> Value {
        self.desk.tell("drill", json!({ "incident": self.incident }))["view"].clone()
    }

    /// What the players see of it.
    pub(super) fn players(&self) -> Value {
        self.desk.tell("drill_players", json!({ "incident": self.incident }))
    }

    pub(super) fn after(&self) -> Value {
        self.desk.tell("drill_after", json!({ "incident": self.incident }))
    }

    /// An inject as the console shows it.
    pub(super) fn inject(&self, key: &str) -> Value {
        let injects = self.console()["injects"].clone();
        injects.as_array().unwrap().iter().find(|one| one["key"] == key).unwrap().clone()
    }

    pub(super) fn now(&self) -> Moment {
        self.clock("drill")
    }

    pub(super) fn begins(&self) -> Moment {
        self.clock("begins")
    }

    fn clock(&self, field: &str) -> Moment {
        let read = self.desk.tell("drill_clock_read", json!({ "incident": self.incident }));
        moment(read["clock"][field].as_str().unwrap())
    }

    /// Lets seconds pass on the wall; the program looks every second, as it does.
    pub(super) fn pass(&self, seconds: u64) {
        pass(self.desk, seconds);
    }

    /// Lets time pass until the drill clock has run for so many minutes.
    pub(super) fn until(&self, minutes: i64) {
        let to = self.begins() + chrono_minutes(minutes);
        while self.now() < to {
            self.pass(1);
        }
    }

    /// How much reached the players.
    pub(super) fn came(&self) -> usize {
        self.players()["injects"].as_array().unwrap().len()
    }
}

pub(super) fn pass(desk: &Desk, seconds: u64) {
    for _ in 0..seconds {
        desk.clock.set(desk_now(desk) + Duration::from_secs(1));
        desk.service.run_drills();
        desk.service.look_at_clocks();
    }
}

pub(super) fn desk_now(desk: &Desk) -> Moment {
    muster_service::clock::Clock::now(desk.clock.as_ref())
}

pub(super) fn chrono_minutes(minutes: i64) -> Duration {
    Duration::from_secs(u64::try_from(minutes).unwrap() * 60)
}

pub(super) fn chrono_hours(hours: i64) -> Duration {
    chrono_minutes(hours * 60)
}

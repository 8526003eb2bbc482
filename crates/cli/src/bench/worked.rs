//! An incident that was worked on: ten thousand lines, and everything that people do beside writing lines.
//!
//! It has a store of its own, because lines that follow from acts quote others and would be found by the searches that
//! are checked against the corpus.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use muster_service::clock::{Clock, GivenClock, SystemClock};
use muster_service::wire::{Change, Declared};
use muster_service::{Service, Setup};
use serde_json::{Value, json};

use super::stores::{ask, first_instant, remove};
use super::{corpus, say};
use crate::failure::Failure;

/// How many minutes it lasted.
const MINUTES: usize = 100;
/// The minute at which it is looked at.
const AFTER: i64 = 101;
/// Lines that were written as notes in each of them; asks, hypotheses and decisions come on top: a hundred in all.
const LINES: usize = 98;
/// What it is called in its store.
pub(super) const INCIDENT: &str = "INC-0001";

const AUDIENCES: [&str; 4] = ["responders", "company", "executives", "customers"];
const PEOPLE: [&str; 5] = ["zara00", "zara01", "zara02", "zara03", "zara04"];

fn service_at(path: &Path, at: DateTime<Utc>) -> (Service, Arc<GivenClock>) {
    let clock = Arc::new(GivenClock::new(at, SystemClock::new().system_zone()));
    let service = Service::open(Setup { store: path.to_owned(), clock: Arc::<GivenClock>::clone(&clock), logs: None });
    (service, clock)
}

/// Opens it as it was a minute after the last act; makes it first where it is not there yet.
pub(super) fn open(folder: &Path) -> Result<Service, Failure> {
    let path = folder.join("store-worked.db");
    let done = path.with_extension("done");
    if !(done.exists() && path.exists()) {
        remove(&path);
        say(&format!("making {} with its acts, once", path.display()));
        let acts = make(&path, MINUTES)?;
        fs::write(&done, acts.to_string())
            .map_err(|error| Failure::Said(format!("write {}: {error}", done.display())))?;
        say(&format!("made: {acts} acts"));
    }
    Ok(service_at(&path, first_instant() + TimeDelta::minutes(AFTER)).0)
}

/// Writes it, minute by minute; says how many acts were done.
fn make(path: &Path, minutes: usize) -> Result<usize, Failure> {
    let (service, clock) = service_at(path, first_instant());
    for person in PEOPLE {
        let saved = json!({ "name": person, "handle": person, "team": "", "contact": "", "zone": "" });
        service.call("person_save", saved)?;
    }
    let declared: Declared = ask(&service, "declare", json!({ "text": "sev1 Zulu worked" }))?;
    let mut work = Work { service: &service, clock: &clock, incident: declared.id.to_string(), acts: 0 };
    for (role, person) in ["commander", "deputy", "scribe", "communications"].into_iter().zip(PEOPLE) {
        work.act(&json!({ "kind": "role_assumed", "role": role, "person": person }))?;
    }
    for minute in 0..minutes {
        clock.set(clock.now() + TimeDelta::minutes(1));
        work.minute(minute)?;
    }
    let acts = work.acts;
    service.maintain()?;
    service.close();
    Ok(acts)
}

/// An incident while it is worked on.
struct Work<'a> {
    service: &'a Service,
    clock: &'a GivenClock,
    incident: String,
    acts: usize,
}

impl Work<'_> {
    fn minute(&mut self, minute: usize) -> Result<(), Failure> {
        let lines: Vec<String> =
            (minute * LINES..(minute + 1) * LINES).map(|n| format!("{}{}", corpus::lead(n), corpus::text(n))).collect();
        self.service.call("lines_add", json!({ "incident": self.incident, "text": lines.join("\n") }))?;
        self.told(minute)?;
        self.believed(minute)?;
        self.asked(minute)?;
        self.stepped(minute)
    }

    /// Who is told, and whose word is put off.
    fn told(&mut self, minute: usize) -> Result<(), Failure> {
        let audience = AUDIENCES[minute % AUDIENCES.len()];
        if minute % 7 == 5 {
            // Later than what was promised: an earlier moment would change nothing.
            let until = self.ahead(25);
            return self.act(&json!({
                "kind": "update_snoozed", "audience": audience, "until": until, "reason": "vendor_wait"
            }));
        }
        let (text, next) = (corpus::text(minute), self.ahead(20));
        if minute.is_multiple_of(3) {
            self.act(&json!({ "kind": "update_drafted", "audience": audience, "text": text, "nextBy": next }))?;
        }
        self.act(&json!({
            "kind": "update_sent", "audience": audience, "text": text, "channel": "chat", "nextBy": next
        }))
    }

    /// A hypothesis and how it stands, a decision now and then, and what is said of the whole.
    fn believed(&mut self, minute: usize) -> Result<(), Failure> {
        let kind = ["h", "h", "q", "d"][minute % 4];
        let line = self.line(&format!("/{kind} {}", corpus::text(minute)))?;
        self.act(&match minute % 4 {
            0 => json!({ "kind": "standing_set", "entry": line, "standing": "supported", "remark": "the graph" }),
            1 => json!({ "kind": "standing_set", "entry": line, "standing": "dropped", "remark": "it is flat" }),
            2 => json!({ "kind": "question_owned", "entry": line, "owner": PEOPLE[minute % PEOPLE.len()] }),
            _ => json!({ "kind": "decision_detailed", "entry": line, "options": ["wait", "roll back"] }),
        })?;
        if minute % 10 == 3 {
            let text = format!("Impact: a third of payments fail, version {minute}\nSince: 00:00Z\nUnknown: the cause");
            self.service.call("statement_write", json!({ "incident": self.incident, "text": text }))?;
        }
        Ok(())
    }

    /// Somebody is asked, and the one before answers.
    fn asked(&mut self, minute: usize) -> Result<(), Failure> {
        let who = PEOPLE[minute % PEOPLE.len()];
        let line = self.line(&format!("{} => {who} 5m", corpus::text(minute)))?;
        self.act(&json!({ "kind": "ask_read_back", "ask": line }))?;
        match minute % 5 {
            // One in five stays open.
            0 => Ok(()),
            1 => self.act(&json!({ "kind": "ask_answered", "ask": line, "answer": "more_time", "minutes": 10 })),
            _ => self.act(&json!({ "kind": "ask_answered", "ask": line, "answer": "finished", "remark": "done" })),
        }
    }

    /// The checklist, the loop, and who is there.
    fn stepped(&mut self, minute: usize) -> Result<(), Failure> {
        let (card, item) = (["a", "b", "c", "d"][minute / 7 % 4], minute % 7 + 1);
        let item = format!("{card}{item}");
        self.act(&json!({ "kind": "item_answered", "card": card, "item": item, "state": "done", "remark": "said" }))?;
        if minute >= 30 {
            let (round, step) = ((minute - 26) / 4, ["assess", "stabilise", "update", "verify"][(minute - 30) % 4]);
            self.act(&json!({ "kind": "loop_step_set", "round": round, "step": step, "outcome": "seen" }))?;
        }
        if minute % 9 == 4 {
            let until = self.ahead(10);
            self.act(&json!({ "kind": "time_box_set", "text": "roll back", "until": until }))?;
        }
        if minute % 6 == 1 {
            let person = format!("zara{:02}", 5 + minute % 30);
            self.act(&json!({ "kind": "person_joined", "person": person, "engaged": minute % 4 == 1 }))?;
        }
        Ok(())
    }

    fn ahead(&self, minutes: i64) -> DateTime<Utc> {
        self.clock.now() + TimeDelta::minutes(minutes)
    }

    fn act(&mut self, act: &Value) -> Result<(), Failure> {
        self.service.call("act", json!({ "incident": self.incident, "act": act }))?;
        self.acts += 1;
        Ok(())
    }

    fn line(&self, text: &str) -> Result<String, Failure> {
        let change: Change = ask(self.service, "line_add", json!({ "incident": self.incident, "text": text }))?;
        let line = change.events.first().map(|event| event.id.to_string());
        line.ok_or_else(|| Failure::Said("write a line: nothing was appended".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incident_that_was_worked_on_has_a_hundred_lines_and_four_acts_a_minute() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("worked.db");
        // A part of it is enough: each minute is made like the others.
        let minutes = 36;
        let acts = make(&path, minutes).expect("it is made");
        assert!(acts >= 4 * minutes, "{acts} acts");
        let (service, _clock) = service_at(&path, first_instant() + TimeDelta::minutes(37));
        let seen: Value = ask(&service, "response", json!({ "incident": INCIDENT })).expect("a response");
        let many = |value: &Value| value.as_array().map_or(0, Vec::len);
        let judged = |one: &&Value| one["remark"] != "";
        let judged = seen["ledger"]["hypotheses"].as_array().map_or(0, |all| all.iter().filter(judged).count());
        assert_eq!((many(&seen["asks"]), judged), (minutes, minutes / 2), "beside those that are lines alone");
        assert!(many(&seen["sent"]) >= minutes * 3 / 4 && many(&seen["drafts"]) > 0, "updates and drafts");
        let snoozed = |clock: &Value| !clock["snoozed"].is_null();
        assert!(seen["clocks"].as_array().is_some_and(|clocks| clocks.iter().any(snoozed)), "{}", seen["clocks"]);
        assert_eq!(seen["round"]["round"], 2);
        let incident: Value = ask(&service, "incident", json!({ "incident": INCIDENT })).expect("the incident");
        assert!(incident["lines"].as_u64() >= Some(100 * 36), "{}", incident["lines"]);
        assert!(incident["statements"].as_array().is_some_and(|versions| versions.len() == 4));
        service.close();
    }
}

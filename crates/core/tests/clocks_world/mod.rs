//! An incident of a few acts at given minutes, for the tests of clocks.

#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses a part of it")]

use chrono::{DateTime, TimeDelta, Utc};
use muster_core::directory::Directory;
use muster_core::event::{
    Act, Body, CadenceSet, ChainHead, Draft, Event, Hlc, IncidentDeclared, PhaseSet, SeveritySet, StatementWritten,
    StreamKind, UpdateMadeDue, UpdateSent, UpdateSnoozed, seal,
};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::incident::fold;
use muster_core::library::{Audience, Library, Policy, Rule};
use muster_core::response::clocks::{clocks, due_sent};
use muster_core::response::{Anchor, ClockView, Scene};
use muster_core::time::Happened;
use muster_core::words::{CadenceMode, Channel, Phase, Severity, SnoozeReason};
use muster_core::zone::Zone;
use uuid::Uuid;

pub(crate) const AUDIENCES: [&str; 4] = ["responders", "company", "executives", "customers"];

pub(crate) fn start() -> DateTime<Utc> {
    "2026-11-20T02:00:00Z".parse().unwrap()
}

pub(crate) fn minute(minute: i64) -> DateTime<Utc> {
    start() + TimeDelta::minutes(minute)
}

fn rule(severity: Severity, audience: &str, mode: CadenceMode, minutes: Option<u32>) -> Rule {
    Rule {
        severity,
        audience: audience.to_owned(),
        mode,
        first: None,
        second: None,
        minutes,
        monitoring: None,
        long: None,
        at_phase: false,
        if_confirmed: false,
    }
}

pub(crate) fn policy() -> Policy {
    use CadenceMode::{Every, OnChange};
    use Severity::{Sev1, Sev2, Sev3, Sev4};
    let mut rules = vec![
        rule(Sev1, "responders", Every, Some(10)),
        rule(Sev1, "company", Every, Some(30)),
        Rule { first: Some(0), at_phase: true, ..rule(Sev1, "executives", Every, Some(30)) },
        Rule {
            first: Some(5),
            second: Some(5),
            monitoring: Some(30),
            long: Some(60),
            ..rule(Sev1, "customers", Every, Some(20))
        },
        rule(Sev2, "responders", Every, Some(15)),
        Rule { monitoring: Some(60), ..rule(Sev2, "company", Every, Some(30)) },
        Rule { first: Some(0), at_phase: true, ..rule(Sev2, "executives", OnChange, None) },
        Rule { first: Some(15), monitoring: Some(60), if_confirmed: true, ..rule(Sev2, "customers", Every, Some(30)) },
        rule(Sev3, "responders", Every, Some(30)),
        rule(Sev3, "company", OnChange, Some(60)),
        Rule { first: Some(30), if_confirmed: true, ..rule(Sev3, "customers", OnChange, None) },
    ];
    rules.push(rule(Sev4, "company", OnChange, None));
    Policy { rules, banner_minutes: 5, budget: 6, page_minutes: 15, command_hours: (6, 8), tiers_up: vec![1] }
}

pub(crate) fn audiences() -> Vec<Audience> {
    AUDIENCES
        .iter()
        .map(|key| Audience {
            key: (*key).to_owned(),
            name: (*key).to_owned(),
            outside: *key == "customers",
            may_hear_eta: false,
            zone: String::new(),
            to: String::new(),
        })
        .collect()
}

/// An incident, written minute by minute.
pub(crate) struct Incident {
    head: ChainHead,
    last: Hlc,
    made: u128,
    pub(crate) now: i64,
    pub(crate) events: Vec<Event>,
    pub(crate) library: Library,
    pub(crate) directory: Directory,
}

impl Incident {
    pub(crate) fn declared(severity: Option<Severity>) -> Self {
        let library = Library { policy: policy(), audiences: audiences(), ..Library::built_in() };
        let head = ChainHead::empty(DeviceId(Uuid::from_u128(7)));
        let directory = Directory::default();
        let mut incident = Self { head, last: Hlc::default(), made: 0, now: 0, events: Vec::new(), library, directory };
        incident.write(Body::IncidentDeclared(IncidentDeclared { number: 1, severity, is_drill: false }));
        incident
    }

    pub(crate) fn at(&mut self, minute: i64) -> &mut Self {
        self.now = minute;
        self
    }

    pub(crate) fn write(&mut self, body: Body) -> EventId {
        self.made += 1;
        let (id, now) = (EventId(Uuid::from_u128(self.made)), minute(self.now));
        let draft = Draft {
            id,
            stream: StreamId(Uuid::from_u128(1)),
            stream_kind: StreamKind::Incident,
            author: None,
            happened: Happened::exact(now, "UTC"),
            known_at: None,
            body,
        };
        self.events.push(seal(draft, &mut self.head, &mut self.last, now).unwrap().0);
        id
    }

    pub(crate) fn act(&mut self, act: impl Into<Act>) -> EventId {
        self.write(Body::Act(act.into()))
    }

    /// Says that an update went out, perhaps with a promise of so many minutes.
    pub(crate) fn sent(&mut self, audience: &str, next: Option<i64>) -> EventId {
        let next_by = next.map(|next| minute(self.now + next));
        self.act(UpdateSent {
            draft: None,
            audience: audience.to_owned(),
            subject: String::new(),
            text: "Some people cannot pay.".to_owned(),
            channel: Channel::Plain,
            to: String::new(),
            next_by,
            due_at: None,
        })
    }

    pub(crate) fn snoozed(&mut self, audience: &str, minutes: i64) -> EventId {
        self.act(UpdateSnoozed {
            audience: audience.to_owned(),
            until: minute(self.now + minutes),
            reason: SnoozeReason::Approval,
            remark: "legal reads it".to_owned(),
        })
    }

    pub(crate) fn cadence(&mut self, audience: &str, mode: CadenceMode, minutes: Option<u32>) -> EventId {
        self.act(CadenceSet { audience: audience.to_owned(), mode, minutes, reason: "waiting for a vendor".to_owned() })
    }

    pub(crate) fn made_due(&mut self, audience: Option<&str>) -> EventId {
        self.act(UpdateMadeDue { audience: audience.map(str::to_owned), reason: "now all regions".to_owned() })
    }

    pub(crate) fn severity(&mut self, severity: Severity) -> EventId {
        self.write(Body::SeveritySet(SeveritySet { severity, reason: None }))
    }

    pub(crate) fn phase(&mut self, phase: Phase) -> EventId {
        self.write(Body::PhaseSet(PhaseSet { phase }))
    }

    pub(crate) fn statement(&mut self) -> EventId {
        self.write(Body::StatementWritten(StatementWritten { text: "Some people cannot pay.".to_owned() }))
    }

    /// Looks at it with the scene of its minute.
    pub(crate) fn with<T>(&self, look: impl FnOnce(&Scene<'_>) -> T) -> T {
        let state = fold(&self.events);
        let scene = Scene {
            state: &state,
            library: &self.library,
            directory: &self.directory,
            now: minute(self.now),
            zone: Zone::UTC,
        };
        look(&scene)
    }

    pub(crate) fn clocks(&self) -> Vec<ClockView> {
        self.with(clocks)
    }

    pub(crate) fn clock(&self, audience: &str) -> ClockView {
        self.clocks().into_iter().find(|clock| clock.audience == audience).unwrap()
    }

    /// When an audience is due, in minutes after the declaration, and on what grounds.
    pub(crate) fn due(&self, audience: &str) -> Option<(i64, Anchor)> {
        let clock = self.clock(audience);
        let at = clock.due_at.map(|at| (at - start()).num_minutes());
        at.zip(clock.anchor)
    }

    pub(crate) fn due_sent(&self, audience: &str) -> Option<i64> {
        self.with(|scene| due_sent(scene, audience)).map(|at| (at - start()).num_minutes())
    }
}

//! A drill played step by step on a wall clock that is given.
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses a part of it")]
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use std::time::Duration;

use chrono::TimeDelta;
use muster_core::directory::Directory;
use muster_core::drill::play::{
    DrillRejection, DrillScene, DrillState, SteadyWall, clock, coming, decide_drill, decide_drill_undo, decide_start,
    stream_of, voices,
};
use muster_core::event::{Body, ChainHead, Draft, DrillAct, Event, Hlc, InjectDelivered, seal};
use muster_core::ids::{DeviceId, EventId, StreamId};
use muster_core::incident::{Ctx, IncidentState};
use muster_core::time::Moment;
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) const INCIDENT: StreamId = StreamId(Uuid::from_u128(9));

pub(crate) fn start() -> Moment {
    "2026-11-20T14:00:00Z".parse().unwrap()
}

/// Two objectives, six injects: at a time, after another, when somebody does something with a fallback, by hand, one that
/// follows where nothing was seen, one late.
pub(crate) fn scenario() -> Value {
    let inject = |key: &str, trigger: Value, more: Value| {
        let mut one = json!({
            "key": key, "title": format!("Title of {key}"), "kind": "event", "delivery": "phone", "from": "Support",
            "to": ["everyone"], "text": format!("Text of {key}"), "script": format!("Script of {key}"),
            "expected": format!("Expected of {key}"), "objectives": ["mitigate"], "trigger": trigger,
        });
        for (name, value) in more.as_object().unwrap() {
            one[name] = value.clone();
        }
        one
    };
    json!({
        "key": "flag", "title": "A push", "synopsis": "Checkout fails.", "truth": "The flag did it.", "minutes": 30,
        "difficulty": "easy",
        "objectives": [{ "key": "mitigate", "text": "Mitigates first" }, { "key": "tell", "text": "Tells customers" }],
        "roles": [], "start": { "title": "Checkout fails", "lines": [{ "kind": "observation", "text": "It began" }] },
        "artefacts": [{ "key": "log", "title": "Log", "content": { "kind": "text", "text": "Secret log" } }],
        "injects": [
            inject("first", json!({ "kind": "at", "minute": 4 }), json!({ "fallback": { "within": 6, "deliver": "push" } })),
            inject("after", json!({ "kind": "after", "inject": "first", "minutes": 3 }), json!({})),
            inject(
                "when",
                json!({ "kind": "when", "condition": { "kind": "role_assigned", "role": "commander" }, "fromMinute": 2 }),
                json!({ "fallback": { "within": 12, "deliver": "when" }, "artefacts": ["log"] })
            ),
            inject("hand", json!({ "kind": "by_hand" }), json!({})),
            inject("push", json!({ "kind": "by_hand" }), json!({})),
            inject("late", json!({ "kind": "at", "minute": 20 }), json!({ "objectives": ["tell"] })),
        ],
    })
}

pub(crate) struct World {
    head: ChainHead,
    last: Hlc,
    count: u128,
    pub(crate) wall: Moment,
    /// How long the machine has counted, whatever its clock was set to.
    counted: Duration,
    steady: SteadyWall,
    behind: TimeDelta,
    pub(crate) drill: DrillState,
    pub(crate) incident: IncidentState,
    pub(crate) events: Vec<Event>,
    directory: Directory,
}

impl World {
    /// A drill that is planned.
    pub(crate) fn planned(mode: &str) -> Self {
        Self::planned_with(mode, &scenario())
    }

    /// The same with another scenario.
    pub(crate) fn planned_with(mode: &str, scenario: &Value) -> Self {
        let mut world = Self {
            head: ChainHead::empty(DeviceId(Uuid::from_u128(7))),
            last: Hlc::default(),
            count: 0,
            wall: start(),
            counted: Duration::ZERO,
            steady: SteadyWall::new(start(), Duration::ZERO),
            behind: TimeDelta::zero(),
            drill: DrillState::default(),
            incident: IncidentState::default(),
            events: Vec::new(),
            directory: Directory::default(),
        };
        let plan = json!({
            "kind": "drill_planned", "incident": INCIDENT, "title": "Checkout fails", "mode": mode, "scenario": scenario,
        });
        world.act(plan).unwrap();
        world
    }

    /// One that runs.
    pub(crate) fn running(mode: &str) -> Self {
        let mut world = Self::planned(mode);
        world.begin(1).unwrap();
        world
    }

    pub(crate) fn scene(&self) -> DrillScene<'_> {
        let (wall, behind) = (self.wall, self.behind);
        DrillScene { drill: &self.drill, incident: &self.incident, directory: &self.directory, wall, behind }
    }

    /// Lets the machine's clock go on.
    pub(crate) fn goes_on(&mut self, by: TimeDelta) {
        self.wall += by;
        self.counted += by.to_std().unwrap();
        self.look();
    }

    /// Somebody sets the machine's clock, forward or back: no time passes.
    pub(crate) fn is_set(&mut self, by: TimeDelta) {
        self.wall += by;
        self.look();
    }

    fn look(&mut self) {
        if let Some(clock) = clock(&self.drill) {
            self.behind = self.steady.behind(self.wall, self.counted, clock.wall);
        }
    }

    /// Lets time pass on the wall, and what is due come, as the program does.
    pub(crate) fn pass(&mut self, seconds: i64) {
        self.goes_on(TimeDelta::seconds(seconds));
        for (inject, by) in coming(&self.scene()) {
            let done = self.decide(InjectDelivered { inject, by, line: None }.into());
            done.unwrap();
        }
        for voice in voices(&self.scene()) {
            self.decide(voice.into()).unwrap();
        }
    }

    pub(crate) fn act(&mut self, act: Value) -> Result<EventId, DrillRejection> {
        self.decide(serde_json::from_value(act).unwrap())
    }

    fn decide(&mut self, act: DrillAct) -> Result<EventId, DrillRejection> {
        self.write(|scene, ctx| decide_drill(stream_of(INCIDENT), scene, act, ctx))
    }

    pub(crate) fn begin(&mut self, speed: u32) -> Result<EventId, DrillRejection> {
        self.write(|scene, ctx| decide_start(stream_of(INCIDENT), scene, 3, speed, ctx))
    }

    pub(crate) fn undo(&mut self, target: EventId) -> Result<EventId, DrillRejection> {
        self.write(|scene, ctx| decide_drill_undo(stream_of(INCIDENT), scene.drill, vec![target], false, ctx))
    }

    /// A line of the players, a second after what came before it.
    pub(crate) fn says(&mut self, text: &str) {
        self.goes_on(TimeDelta::seconds(1));
        let line = json!({ "kind": "note", "text": text });
        self.players(Body::EntryAdded(serde_json::from_value(line).unwrap()));
    }

    /// What the players do, by the drill clock.
    pub(crate) fn player(&mut self, act: Value) {
        self.players(Body::Act(serde_json::from_value(act).unwrap()));
    }

    fn players(&mut self, body: Body) {
        let now = self.scene().now();
        self.count += 1;
        let happened = muster_core::time::Happened::exact(now, "UTC");
        let (id, stream_kind) = (EventId(Uuid::from_u128(self.count)), muster_core::event::StreamKind::Incident);
        let draft = Draft { id, stream: INCIDENT, stream_kind, author: None, happened, known_at: Some(now), body };
        self.seal(vec![draft]);
    }

    fn write(
        &mut self,
        decide: impl FnOnce(&DrillScene<'_>, &mut Ctx<'_>) -> Result<Vec<Draft>, DrillRejection>,
    ) -> Result<EventId, DrillRejection> {
        let mut count = self.count;
        let drafts = {
            let scene = self.scene();
            let mut new_id = || {
                count += 1;
                EventId(Uuid::from_u128(count))
            };
            let mut ctx = Ctx { now: scene.now(), zone: "UTC", actor: None, new_id: &mut new_id };
            decide(&scene, &mut ctx)?
        };
        self.count = count;
        let id = drafts.last().unwrap().id;
        self.seal(drafts);
        Ok(id)
    }

    fn seal(&mut self, drafts: Vec<Draft>) {
        for draft in drafts {
            let event = seal(draft, &mut self.head, &mut self.last, self.wall + self.behind).unwrap().0;
            if event.header.stream == INCIDENT {
                self.incident.apply(&event);
            } else {
                self.drill.apply(&event);
            }
            self.events.push(event);
        }
        self.look();
    }
}

//! One incident on one device, with the clock in the test's hands and acts written as JSON.
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses its part")]

use chrono::TimeDelta;
use muster_core::directory::{Directory, decide_person};
use muster_core::event::{Act, Body, ChainHead, Draft, Event, Hlc, PersonAdded, seal};
use muster_core::ids::{DeviceId, EventId, PersonId, StreamId};
use muster_core::incident::{Ctx, Head, IncidentState, Intent, LineIntent, NewLine, Rejection, decide, decide_on_head};
use muster_core::library::{Library, RoleCard};
use muster_core::response::{Response, Scene, decide_act, response};
use muster_core::time::Moment;
use muster_core::words::{Role, Severity};
use muster_core::zone::Zone;
use muster_testkit::{SeededIds, moment};
use serde_json::Value;
use uuid::Uuid;

pub(crate) const STREAM: StreamId = StreamId(Uuid::from_u128(9));
pub(crate) const ME: PersonId = PersonId(Uuid::from_u128(7));

pub(crate) struct Desk {
    pub(crate) state: IncidentState,
    pub(crate) directory: Directory,
    pub(crate) library: Library,
    pub(crate) now: Moment,
    head: ChainHead,
    last: Hlc,
    ids: SeededIds,
}

impl Desk {
    /// Declared at 02:00 as SEV2. `ana` is the one at the keyboard.
    pub(crate) fn new() -> Self {
        let mut desk = Self {
            state: IncidentState::default(),
            directory: Directory::default(),
            library: Library::built_in(),
            now: moment("2026-11-20T02:00:00Z"),
            head: ChainHead::empty(DeviceId(Uuid::from_u128(1))),
            last: Hlc::default(),
            ids: SeededIds::new(1),
        };
        let cards = [(Role::Commander, 2), (Role::Scribe, 10)];
        desk.library.role_cards = cards
            .map(|(role, minute)| RoleCard { role, text: format!("{} does", role.label()), minute: Some(minute) })
            .to_vec();
        desk.person(ME, "ana", "Ana Ruiz", "Europe/Berlin", "09:00-17:30");
        let declared = Intent::Declare {
            number: 1,
            title: "Checkout".to_owned(),
            severity: Some(Severity::Sev2),
            is_drill: false,
        };
        desk.does(declared);
        desk
    }

    pub(crate) fn person(&mut self, id: PersonId, handle: &str, name: &str, zone: &str, hours: &str) {
        let person = PersonAdded {
            person: id,
            handle: handle.to_owned(),
            name: name.to_owned(),
            team: "Payments".to_owned(),
            contact: String::new(),
            zone: zone.to_owned(),
            hours: hours.to_owned(),
            manager: String::new(),
            interviews: false,
        };
        let drafts = self.with_ctx(|_, ctx| decide_person(&self.directory, person, ctx)).unwrap();
        for draft in drafts {
            let event = seal(draft, &mut self.head, &mut self.last, self.now).unwrap().0;
            self.directory.apply(&event);
        }
    }

    pub(crate) fn at(&mut self, time: &str) {
        self.now = moment(&format!("2026-11-20T{time}Z"));
    }

    pub(crate) fn minute(&mut self, minute: i64) {
        self.now = moment("2026-11-20T02:00:00Z") + TimeDelta::minutes(minute);
    }

    pub(crate) fn scene(&self) -> Scene<'_> {
        let Self { state, library, directory, now, .. } = self;
        Scene { state, library, directory, now: *now, zone: Zone::UTC }
    }

    pub(crate) fn view(&self) -> Response {
        response(&self.scene())
    }

    fn with_ctx<T>(&self, decide: impl FnOnce(&Self, &mut Ctx<'_>) -> T) -> T {
        let mut new_id = || EventId(self.ids.next_id());
        decide(self, &mut Ctx { now: self.now, zone: "Europe/Berlin", actor: Some(ME), new_id: &mut new_id })
    }

    pub(crate) fn write(&mut self, drafts: Vec<Draft>) -> Vec<Event> {
        let seal = |draft| seal(draft, &mut self.head, &mut self.last, self.now).unwrap().0;
        let events: Vec<Event> = drafts.into_iter().map(seal).collect();
        events.iter().for_each(|event| self.state.apply(event));
        events
    }

    pub(crate) fn does(&mut self, intent: Intent) -> Vec<Event> {
        let head = Head { stream: STREAM, exists: self.state.exists() };
        let drafts = self.with_ctx(|_, ctx| decide_on_head(head, intent, ctx)).unwrap();
        self.write(drafts)
    }

    pub(crate) fn line(&mut self, line: NewLine) -> EventId {
        self.does(Intent::Log(vec![line]))[0].id()
    }

    pub(crate) fn changes(&mut self, intent: LineIntent) {
        let drafts = self.with_ctx(|desk, ctx| decide(STREAM, &desk.state, intent, ctx)).unwrap();
        self.write(drafts);
    }

    /// Does an act; what it wrote.
    pub(crate) fn tries(&mut self, act: Act) -> Result<Vec<Event>, Rejection> {
        let drafts = self.with_ctx(|desk, ctx| decide_act(STREAM, &desk.scene(), act, ctx))?;
        Ok(self.write(drafts))
    }

    /// Does an act written as JSON; its event.
    pub(crate) fn acts(&mut self, act: Value) -> EventId {
        self.steps(act)[0].id()
    }

    /// Does an act written as JSON; every event of it.
    pub(crate) fn steps(&mut self, act: Value) -> Vec<Event> {
        let read: Act = serde_json::from_value(act.clone()).unwrap();
        self.tries(read).unwrap_or_else(|why| panic!("{act}: failed to {why}"))
    }

    pub(crate) fn refused(&mut self, act: Value) -> Rejection {
        let read: Act = serde_json::from_value(act.clone()).unwrap();
        match self.tries(read) {
            Err(why) => why,
            Ok(events) => panic!("{act} was taken as {events:?}"),
        }
    }

    pub(crate) fn undo(&mut self, events: &[Event]) {
        self.changes(LineIntent::Undo(events.iter().map(Event::id).collect()));
    }
}

/// The kinds of events, in order.
pub(crate) fn kinds(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event.header.kind.as_str()).collect()
}

pub(crate) fn act_of(event: &Event) -> &Act {
    match &event.body {
        Body::Act(act) => act,
        other => panic!("{other:?} is no act"),
    }
}

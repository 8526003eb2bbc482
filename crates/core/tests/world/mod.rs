//! Two devices that write into one incident, each with its own clock and chain, for property tests of the log.

use chrono::TimeDelta;
use muster_core::event::{
    Amendment, AskBody, Attachment, Body, BodyErased, ChainHead, Draft, EntryAdded, EntryAmended, EntryMarked,
    EntryStruck, Event, Hlc, IncidentDeclared, MilestoneSet, PhaseSet, Restored, RestoredWhy, SeveritySet,
    StatementWritten, StreamKind, TitleSet, seal,
};
use muster_core::ids::{DeviceId, EventId, Hash, PersonId, StreamId};
use muster_core::incident::{Filter, IncidentState, LogLine, Order};
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Milestone, Phase, Precision, Severity};
use muster_testkit::{SeededIds, moment};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// What a device does next. Numbers pick among the events the device knows.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    Line(EntryAdded),
    Amend(u16, Amendment),
    Strike(u16, Option<String>),
    Pin(u16, bool),
    Flag(u16, bool),
    Title(String),
    Severity(Severity, Option<String>),
    Phase(Phase),
    Milestone(Milestone, String),
    Statement(String),
    TakeBack(Vec<u16>),
    Erase(Vec<u16>),
    Newer,
    Sync,
}

/// One act: by which device, after how many minutes of its clock, and about which earlier minute.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) device: usize,
    pub(crate) minutes: i64,
    pub(crate) ago: i64,
    pub(crate) act: Act,
}

pub(crate) struct Device {
    pub(crate) head: ChainHead,
    pub(crate) last: Hlc,
    pub(crate) now: Moment,
    ids: SeededIds,
    /// Which events it knows, by their place in `World::events`.
    knows: Vec<usize>,
}

/// Everything that was written, in the order in which it was written.
pub(crate) struct World {
    pub(crate) devices: [Device; 2],
    pub(crate) events: Vec<Event>,
    /// The bytes of each body, beside its event.
    pub(crate) bytes: Vec<String>,
}

pub(crate) fn id(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

impl World {
    /// Two devices that both know the declaration, which the first one wrote.
    pub(crate) fn new() -> Self {
        let device = |n: u16| Device {
            head: ChainHead::empty(DeviceId(id(u128::from(n)))),
            last: Hlc::default(),
            now: moment("2026-11-20T02:00:00Z"),
            ids: SeededIds::new(n),
            knows: Vec::new(),
        };
        let mut world = Self { devices: [device(1), device(2)], events: Vec::new(), bytes: Vec::new() };
        let declared = IncidentDeclared { number: 42, severity: Some(Severity::Sev3), is_drill: false };
        world.write(0, 0, Body::IncidentDeclared(declared));
        world.write(0, 0, Body::TitleSet(TitleSet { title: "Checkout is slow".to_owned() }));
        world.sync();
        world
    }

    /// Plays steps from the start.
    pub(crate) fn played(steps: &[Step]) -> Self {
        let mut world = Self::new();
        for step in steps {
            world.step(step);
        }
        world
    }

    pub(crate) fn write(&mut self, device: usize, ago: i64, body: Body) -> EventId {
        let here = &mut self.devices[device];
        let at = here.now - TimeDelta::minutes(ago);
        let (precision, until) = match ago % 4 {
            1 => (Precision::About, None),
            2 => (Precision::Between, Some(at + TimeDelta::minutes(1))),
            3 => (Precision::Before, None),
            _ => (Precision::Exact, None),
        };
        let draft = Draft {
            id: EventId(here.ids.next_id()),
            stream: StreamId(id(9)),
            stream_kind: StreamKind::Incident,
            author: (ago % 2 == 0).then(|| PersonId(id(77))),
            happened: Happened { at, precision, until, zone: "Europe/Berlin".to_owned() },
            known_at: (ago % 3 == 0).then_some(at),
            body,
        };
        let (event, bytes) = seal(draft, &mut here.head, &mut here.last, here.now).unwrap();
        here.knows.push(self.events.len());
        let id = event.id();
        self.events.push(event);
        self.bytes.push(bytes);
        id
    }

    /// Both devices learn what the other knows.
    pub(crate) fn sync(&mut self) {
        let all: Vec<usize> = (0..self.events.len()).collect();
        let last = self.devices[0].last.max(self.devices[1].last);
        for device in &mut self.devices {
            device.knows.clone_from(&all);
            device.last = last;
        }
    }

    pub(crate) fn step(&mut self, step: &Step) {
        self.devices[step.device].now += TimeDelta::minutes(step.minutes);
        if let Some(body) = self.body_of(step.device, &step.act) {
            self.write(step.device, step.ago, body);
        } else {
            self.sync();
        }
    }

    /// The event the `pick`-th choice of a device means.
    fn pick(&self, device: usize, pick: u16) -> EventId {
        let knows = &self.devices[device].knows;
        self.events[knows[usize::from(pick) % knows.len()]].id()
    }

    /// The line the `pick`-th choice of a device means; any event while there is no line.
    fn pick_line(&self, device: usize, pick: u16) -> EventId {
        let lines: Vec<EventId> = self.devices[device]
            .knows
            .iter()
            .map(|at| &self.events[*at])
            .filter(|event| matches!(event.body, Body::EntryAdded(_)))
            .map(Event::id)
            .collect();
        if lines.is_empty() { self.pick(device, pick) } else { lines[usize::from(pick) % lines.len()] }
    }

    /// What an act says; `None` for [`Act::Sync`].
    pub(crate) fn body_of(&self, device: usize, act: &Act) -> Option<Body> {
        let line = |pick: &u16| self.pick_line(device, *pick);
        let all = |picks: &[u16]| picks.iter().map(|pick| self.pick(device, *pick)).collect::<Vec<_>>();
        Some(match act.clone() {
            Act::Line(entry) => Body::EntryAdded(entry),
            Act::Amend(pick, amendment) => Body::EntryAmended(EntryAmended { entry: line(&pick), amendment }),
            Act::Strike(pick, reason) => Body::EntryStruck(EntryStruck { entry: line(&pick), reason }),
            Act::Pin(pick, on) => Body::EntryPinned(EntryMarked { entry: line(&pick), on }),
            Act::Flag(pick, on) => Body::EntryFlagged(EntryMarked { entry: line(&pick), on }),
            Act::Title(title) => Body::TitleSet(TitleSet { title }),
            Act::Severity(severity, reason) => Body::SeveritySet(SeveritySet { severity, reason }),
            Act::Phase(phase) => Body::PhaseSet(PhaseSet { phase }),
            Act::Milestone(milestone, text) => Body::MilestoneSet(MilestoneSet { milestone, text }),
            Act::Statement(text) => Body::StatementWritten(StatementWritten { text }),
            Act::TakeBack(picks) => Body::Restored(Restored { targets: all(&picks), why: RestoredWhy::Undo }),
            Act::Erase(picks) => Body::BodyErased(BodyErased { targets: all(&picks), reason: "asked for".to_owned() }),
            Act::Newer => {
                Body::Newer { kind: "weather_noted".to_owned(), version: 1, raw: "{\"rain\":true}".to_owned() }
            }
            Act::Sync => return None,
        })
    }
}

/// All that a person can see of an incident.
#[derive(Debug, PartialEq)]
pub(crate) struct Visible {
    title: String,
    severity: Option<Severity>,
    phase: Phase,
    milestones: Vec<(Milestone, Option<Happened>)>,
    statements: Vec<Option<String>>,
    arrival: Vec<LogLine>,
    happened: Vec<LogLine>,
    people: Vec<String>,
    services: Vec<String>,
}

pub(crate) fn visible(state: &IncidentState) -> Visible {
    let lines = |order| {
        let filter = Filter { struck: true, ..Filter::default() };
        state.line_keys(order, &filter).into_iter().map(|key| state.line(key.id).unwrap()).collect()
    };
    Visible {
        title: state.title().to_owned(),
        severity: state.severity(),
        phase: state.phase(),
        milestones: Milestone::ALL.iter().map(|m| (*m, state.milestone(*m).cloned())).collect(),
        statements: state.statements().map(|op| op.value.clone()).collect(),
        arrival: lines(Order::Arrival),
        happened: lines(Order::Happened),
        people: state.people_named().into_iter().collect(),
        services: state.services_named().into_iter().collect(),
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "",
            "pool exhausted on 8 of 12 hosts",
            "<b>\"quoted\"</b> & more",
            "nur ä, ö, 漢字 und 🔥",
            "a\nb"
        ])
        .prop_map(str::to_owned),
        "\\PC{0,24}",
    ]
}

fn handles() -> impl Strategy<Value = Vec<String>> {
    vec(select(vec!["ana", "jonas", "mei", "gateway", "payments"]).prop_map(str::to_owned), 0..3)
}

fn picture() -> impl Strategy<Value = Attachment> {
    (any::<u8>(), text()).prop_map(|(seed, caption)| Attachment {
        hash: Hash::of(&[seed]),
        media_type: "image/png".to_owned(),
        size: 1200,
        width: 40,
        height: 30,
        caption,
    })
}

pub(crate) fn entry() -> impl Strategy<Value = EntryAdded> {
    let ask =
        option::weighted(0.2, option::of(1_u32..90).prop_map(|minutes| AskBody { person: "ana".to_owned(), minutes }));
    let words = (select(EntryKind::ALL), text(), handles(), handles());
    (words, any::<bool>(), any::<bool>(), ask, vec(picture(), 0..2)).prop_map(
        |((kind, text, people, services), pinned, flagged, ask, attachments)| EntryAdded {
            kind,
            text,
            people,
            services,
            pinned,
            flagged,
            ask,
            links: Vec::new(),
            attachments,
        },
    )
}

pub(crate) fn amendment() -> impl Strategy<Value = Amendment> {
    let happened = (-500_i64..500).prop_map(|minutes| {
        let at = moment("2026-11-20T02:00:00Z") + TimeDelta::minutes(minutes);
        Happened::exact(at, "America/St_Johns")
    });
    let pictures = option::weighted(0.2, vec(picture(), 0..2));
    (
        option::of(select(EntryKind::ALL)),
        option::of(text()),
        option::weighted(0.3, happened),
        option::weighted(0.3, handles()),
        option::weighted(0.3, handles()),
        pictures,
    )
        .prop_map(|(kind, text, happened, people, services, attachments)| Amendment {
            kind,
            text,
            happened,
            people,
            services,
            attachments,
            links: None,
        })
}

/// Anything a person can do that undo can take back.
pub(crate) fn undoable() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => entry().prop_map(Act::Line),
        4 => (any::<u16>(), amendment()).prop_map(|(pick, amendment)| Act::Amend(pick, amendment)),
        2 => (any::<u16>(), option::of(text())).prop_map(|(pick, reason)| Act::Strike(pick, reason)),
        1 => (any::<u16>(), any::<bool>()).prop_map(|(pick, on)| Act::Pin(pick, on)),
        1 => (any::<u16>(), any::<bool>()).prop_map(|(pick, on)| Act::Flag(pick, on)),
        1 => text().prop_map(Act::Title),
        1 => (select(Severity::ALL), option::of(text())).prop_map(|(severity, reason)| Act::Severity(severity, reason)),
        1 => select(Phase::ALL).prop_map(Act::Phase),
        2 => (select(Milestone::ALL), text()).prop_map(|(milestone, text)| Act::Milestone(milestone, text)),
        1 => text().prop_map(Act::Statement),
        5 => vec(any::<u16>(), 1..4).prop_map(Act::TakeBack),
    ]
}

/// Anything at all, without erasures.
pub(crate) fn plain_act() -> impl Strategy<Value = Act> {
    prop_oneof![18 => undoable(), 1 => Just(Act::Newer), 2 => Just(Act::Sync)]
}

/// Anything at all.
pub(crate) fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![8 => plain_act(), 1 => vec(any::<u16>(), 1..4).prop_map(Act::Erase)]
}

pub(crate) fn steps(act: impl Strategy<Value = Act>, most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (0_usize..2, -3_i64..20, 0_i64..60, act);
    vec(step.prop_map(|(device, minutes, ago, act)| Step { device, minutes, ago, act }), 1..most)
}

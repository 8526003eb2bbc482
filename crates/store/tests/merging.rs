//! Taking in some streams of other devices: gaps that are noted and filled, any order, any number of times, nothing that
//! was changed on its way.

#![expect(clippy::unwrap_used, reason = "a store that cannot be used is a failed test")]

use std::cell::Cell;

use muster_core::event::{Body, Draft, EntryAdded, IncidentDeclared, StreamKind, TitleSet};
use muster_core::ids::{DeviceId, EventId, Hash, StreamId};
use muster_core::incident::{Ctx, IncidentState, LineIntent, decide, fold};
use muster_core::time::{Happened, Moment};
use muster_core::words::EntryKind;
use muster_store::{IncidentRow, OpenOptions, Plan, RawEvent, Store, StoreError};
use proptest::prelude::*;
use uuid::Uuid;

/// A machine that writes into two incidents.
struct Machine {
    _folder: tempfile::TempDir,
    store: Store,
    next: Cell<u128>,
}

const STREAMS: [StreamId; 2] = [StreamId(Uuid::from_u128(7)), StreamId(Uuid::from_u128(8))];

fn now() -> Moment {
    "2026-11-20T02:02:00Z".parse().unwrap()
}

fn entry(text: &str) -> Body {
    Body::EntryAdded(EntryAdded {
        kind: EntryKind::Action,
        text: text.to_owned(),
        people: vec!["jonas".to_owned()],
        services: vec!["Gateway".to_owned()],
        pinned: false,
        flagged: false,
        ask: None,
        links: vec![],
        attachments: vec![],
    })
}

impl Machine {
    fn new(device: u128) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new_device = DeviceId(Uuid::from_u128(device));
        let options = OpenOptions { now: now(), new_device, backups: None, vfs: None };
        let store = Store::open(&folder.path().join("muster.db"), &options).unwrap();
        Self { _folder: folder, store, next: Cell::new(device << 64) }
    }

    fn id(&self) -> EventId {
        self.next.set(self.next.get() + 1);
        EventId(Uuid::from_u128(self.next.get()))
    }

    fn write(&self, drafts: Vec<Draft>) {
        self.store.write::<StoreError>(now(), |_peek| Ok(Plan::from(drafts))).unwrap();
    }

    fn body(&self, stream: StreamId, body: Body) {
        self.write(vec![Draft {
            id: self.id(),
            stream,
            stream_kind: StreamKind::Incident,
            author: None,
            happened: Happened::exact(now(), "Europe/Berlin"),
            known_at: None,
            body,
        }]);
    }

    fn declare(&self, stream: StreamId) {
        self.body(stream, Body::IncidentDeclared(IncidentDeclared { number: 1, severity: None, is_drill: false }));
        self.body(stream, Body::TitleSet(TitleSet { title: format!("Of {stream}") }));
    }

    /// Does something in an incident; what has no meaning there is left.
    fn act(&self, (stream, what, which): (usize, u8, usize)) {
        let stream = STREAMS[stream];
        let state = self.state(stream);
        let lines: Vec<EventId> = state.entry_ids().collect();
        let Some(line) = lines.get(which % lines.len().max(1)).copied().filter(|_| what > 2) else {
            return self.body(stream, entry(&format!("line {which} of {}", self.store.device())));
        };
        let intent = match what {
            3 => LineIntent::Strike(line, None),
            4 => LineIntent::Erase(line, "a name".to_owned()),
            _ => LineIntent::Pin(line, which % 2 == 0),
        };
        let mut new_id = || self.id();
        let mut ctx = Ctx { now: now(), zone: "Europe/Berlin", actor: None, new_id: &mut new_id };
        if let Ok(drafts) = decide(stream, &state, intent, &mut ctx) {
            self.write(drafts);
        }
    }

    fn state(&self, stream: StreamId) -> IncidentState {
        fold(&self.store.events(stream, 0).unwrap().events)
    }

    fn take(&self, events: &[RawEvent]) {
        self.store.merge(events.to_vec(), now()).unwrap();
    }

    /// What people see, and what checking finds.
    fn seen(&self) -> (Vec<IncidentState>, Vec<IncidentRow>, u64, u64) {
        let verified = self.store.verify(&mut |_, _| true).unwrap();
        assert_eq!(verified.problems, vec![], "a gap that was noted is no fault, and the tables are what the log says");
        assert_eq!(verified.events, self.store.event_count().unwrap());
        let mut rows = self.store.open_incidents().unwrap();
        rows.sort_by_key(|row| row.stream);
        for row in &mut rows {
            // Which line came last is told as it came, on each machine for itself.
            (row.last_line, row.last_at) = (String::new(), now());
        }
        (STREAMS.map(|stream| self.state(stream)).to_vec(), rows, verified.events, verified.absent)
    }
}

fn acts() -> impl Strategy<Value = Vec<(usize, u8, usize)>> {
    prop::collection::vec((0..2_usize, 0..6_u8, 0..8_usize), 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn twice_is_once_and_the_order_does_not_matter(
        early in acts(), there in acts(), late in acts(),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(), again in 0..4_usize,
    ) {
        let (left, right) = (Machine::new(1), Machine::new(2));
        STREAMS.iter().for_each(|stream| left.declare(*stream));
        early.iter().for_each(|act| left.act(*act));
        // Bundles of one incident, of the other, of both, each as things stood when it was made.
        let first = left.store.raw_of(&STREAMS[..1]).unwrap();
        right.take(&first);
        there.iter().for_each(|(_, what, which)| right.act((0, *what, *which)));
        late.iter().for_each(|act| left.act(*act));
        let bundles = [
            first,
            right.store.raw_of(&STREAMS[..1]).unwrap(),
            left.store.raw_of(&STREAMS[1..]).unwrap(),
            left.store.raw_of(&STREAMS).unwrap(),
        ];
        let (one, other) = (Machine::new(3), Machine::new(4));
        bundles.iter().for_each(|bundle| one.take(bundle));
        for place in &order {
            other.take(&bundles[*place]);
        }
        other.take(&bundles[again]);
        prop_assert_eq!(one.seen(), other.seen());
        left.take(&bundles[1]);
        let all: Vec<RawEvent> = left.store.raw_of(&STREAMS).unwrap();
        one.take(&all);
        prop_assert_eq!(left.seen(), one.seen(), "and whoever has all of it sees the same");
    }
}

#[test]
fn a_gap_is_noted_and_filled_bit_by_bit() {
    let (left, right) = (Machine::new(1), Machine::new(2));
    left.declare(STREAMS[0]);
    (0..6).for_each(|n| left.act((0, 0, n)));
    let all = left.store.raw_of(&STREAMS).unwrap();
    let of = |places: &[usize]| places.iter().map(|place| all[*place].clone()).collect::<Vec<_>>();
    for (places, absent) in [(&[4, 6][..], 5), (&[1], 4), (&[2, 3], 2), (&[0], 1), (&[7], 1), (&[5], 0)] {
        right.take(&of(places));
        assert_eq!(right.seen().3, absent, "after {places:?}");
    }
    assert_eq!(left.seen(), right.seen());
    // Whoever filled it writes on, and so does the device it is of.
    right.act((0, 0, 9));
    left.act((0, 0, 10));
    left.take(&right.store.raw_of(&STREAMS).unwrap());
    right.take(&left.store.raw_of(&STREAMS).unwrap());
    assert_eq!(left.seen(), right.seen());
}

#[test]
fn what_was_changed_on_its_way_is_named_and_nothing_is_taken_in() {
    let (left, right) = (Machine::new(1), Machine::new(2));
    left.declare(STREAMS[0]);
    (0..4).for_each(|n| left.act((0, 0, n)));
    let all = left.store.raw_of(&STREAMS).unwrap();
    type Harm = fn(&mut RawEvent);
    let harms: [(Harm, &str); 7] = [
        (|raw| raw.body = raw.body.take().map(|body| body.replace("line", "lime")), "its text is not what was written"),
        (|raw| raw.header.kind.push('x'), "its header is not what was written"),
        (|raw| raw.header.stream = STREAMS[1], "its header is not what was written"),
        (|raw| raw.header.prev = Hash::of(b"other"), "its header is not what was written"),
        (|raw| raw.hash = Hash::of(b"other"), "its header is not what was written"),
        (|raw| raw.header.stamp.device = DeviceId(Uuid::from_u128(5)), "its header is not what was written"),
        (|raw| raw.body = None, "its text is missing and nobody erased it"),
    ];
    for held in [false, true] {
        if held {
            right.take(&all[..3]);
        }
        let before = right.seen();
        for (harm, sentence) in harms {
            let mut events = all.clone();
            harm(&mut events[4]);
            let id = events[4].header.id;
            let error = right.store.merge(events, now()).unwrap_err();
            let said = error.to_string();
            assert!(matches!(error, StoreError::Unfit(_)), "the store itself is well: {said}");
            assert!(said.contains(sentence) && said.contains(&id.to_string()), "{said}");
            assert_eq!(right.seen(), before, "all or nothing");
        }
    }
}

#[test]
fn two_copies_of_one_store_that_both_went_on_are_told_so() {
    let (left, copy) = (Machine::new(1), Machine::new(1));
    for machine in [&left, &copy] {
        machine.declare(STREAMS[0]);
    }
    left.act((0, 0, 1));
    copy.act((0, 0, 2));
    let error = left.store.merge(copy.store.raw_of(&STREAMS).unwrap(), now()).unwrap_err();
    assert!(error.to_string().contains("one store was copied and both went on"), "{error}");
}

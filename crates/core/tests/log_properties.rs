//! What must hold of any log, however it was written, shuffled, cut or damaged.

#![expect(clippy::unwrap_used, reason = "a builder that cannot build is a failed test")]

mod world;

use std::collections::BTreeSet;

use chrono::DateTime;
use muster_core::directory::Directory;
use muster_core::event::{
    Body, BodyErased, ChainFault, ChainHead, Event, Header, Hlc, LibraryCleared, LibrarySet, PersonAdded, PersonMerged,
    Restored, RestoredWhy, ServiceAdded, StreamKind, check_event, is_erasable,
};
use muster_core::ids::{DeviceId, EventId, Hash, PersonId, ServiceId};
use muster_core::incident::{Cutoff, fold, fold_at};
use muster_core::merge::VersionVector;
use muster_core::words::{Precision, Shelf};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use world::{World, any_act, id, plain_act, steps, undoable, visible};

/// Events in an order that a seed decides.
fn shuffled(events: &[Event], seed: u64) -> Vec<&Event> {
    let mut order: Vec<&Event> = events.iter().collect();
    order.sort_by_key(|event| Hash::of(&[event.id().as_bytes().as_slice(), &seed.to_le_bytes()].concat()));
    order
}

/// The same events as a store gives them back after the erasures were carried out.
fn blanked(events: &[Event]) -> Vec<Event> {
    let gone: BTreeSet<EventId> = events
        .iter()
        .filter_map(|event| match &event.body {
            Body::BodyErased(body) => Some(body.targets.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    let blank = |event: &Event| {
        let mut event = event.clone();
        if gone.contains(&event.id()) && is_erasable(&event.header.kind) {
            event.body = Body::Erased { kind: event.header.kind.clone(), version: event.header.version };
        }
        event
    };
    events.iter().map(blank).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_the_same_events_gives_the_same_state(steps in steps(any_act(), 40), seed: u64, again: u64) {
        let world = World::played(&steps);
        let straight = fold(&world.events);
        let mut mixed = fold(shuffled(&world.events, seed));
        prop_assert_eq!(&mixed, &straight);
        for event in shuffled(&world.events, again) {
            mixed.apply(event);
        }
        prop_assert_eq!(&mixed, &straight, "a second time changes nothing");
        prop_assert_eq!(straight.event_count(), world.events.len());
        prop_assert_eq!(visible(&mixed), visible(&straight));
    }

    #[test]
    fn a_store_that_carried_out_erasures_gives_the_same_state(steps in steps(any_act(), 40), seed: u64) {
        let world = World::played(&steps);
        prop_assert_eq!(fold(shuffled(&blanked(&world.events), seed)), fold(&world.events));
    }

    #[test]
    fn rebuilt_at_an_earlier_minute_is_what_was_live_then(steps in steps(plain_act(), 40), seed: u64) {
        let world = World::played(&steps);
        let mut written: Vec<&Event> = world.events.iter().collect();
        written.sort_by_key(|event| event.stamp());
        let mut live = fold([]);
        for (at, event) in written.iter().enumerate() {
            live.apply(event);
            let next = written.get(at + 1).map(|next| next.recorded_at());
            if next == Some(event.recorded_at()) {
                continue; // within one millisecond there is no earlier minute
            }
            let cutoff = Cutoff::Recorded(event.recorded_at());
            prop_assert_eq!(&fold_at(shuffled(&world.events, seed), cutoff), &live);
        }
    }

    #[test]
    fn undo_gives_back_what_was_seen_before_and_redo_what_was_seen_after(
        steps in steps(any_act(), 25),
        batch in vec(undoable(), 1..5),
        depth in 1_usize..50,
    ) {
        let mut world = World::played(&steps);
        world.sync();
        let before = visible(&fold(&world.events));
        let mut last: Vec<EventId> = batch
            .iter()
            .filter_map(|act| world.body_of(0, act))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|body| world.write(0, 0, body))
            .collect();
        let mut state = fold(&world.events);
        let after = visible(&state);
        for turn in 0..depth {
            let why = if turn % 2 == 0 { RestoredWhy::Undo } else { RestoredWhy::Redo };
            last = vec![world.write(0, 0, Body::Restored(Restored { targets: last, why }))];
            state.apply(world.events.last().unwrap());
            let expected = if turn % 2 == 0 { &before } else { &after };
            prop_assert_eq!(&visible(&state), expected, "turn {}", turn);
        }
        prop_assert_eq!(state, fold(&world.events));
    }

    #[test]
    fn a_forged_ring_of_undo_ends(targets in vec(vec(0_usize..12, 0..6), 12), seed: u64) {
        let mut world = World::new();
        let line = world.write(0, 0, Body::EntryAdded(one_entry()));
        // Ids can be known in advance, so a forger can name events that do not exist yet.
        let ids: Vec<EventId> = (1000..1012).map(|n| EventId(id(n))).collect();
        for (at, targets) in targets.iter().enumerate() {
            let mut targets: Vec<EventId> = targets.iter().map(|target| ids[*target]).collect();
            targets.push(line);
            world.write(0, 0, Body::Restored(Restored { targets, why: RestoredWhy::Undo }));
            world.events.last_mut().unwrap().header.id = ids[at];
        }
        prop_assert_eq!(fold(shuffled(&world.events, seed)), fold(&world.events));
    }

    #[test]
    fn a_changed_header_or_body_is_found(steps in steps(any_act(), 12), victim: prop::sample::Index, seed: u64) {
        let world = World::played(&steps);
        let at = victim.index(world.events.len());
        let (event, bytes) = (&world.events[at], &world.bytes[at]);
        let head = head_before(&world, event);
        prop_assert_eq!(check_event(&event.header, event.hash, Some(bytes.as_bytes()), &head).map(|h| h.hash), Ok(event.hash));
        prop_assert_eq!(check_event(&event.header, event.hash, None, &head).map(|h| h.seq), Ok(event.stamp().seq));
        for (what, header, hash, bytes) in damaged(event, bytes, seed) {
            prop_assert!(check_event(&header, hash, Some(&bytes), &head).is_err(), "{} went unnoticed", what);
        }
    }

    #[test]
    fn a_dropped_event_is_found_as_a_gap(steps in steps(any_act(), 30), victim: prop::sample::Index) {
        let world = World::played(&steps);
        let own: Vec<&Event> = world.events.iter().filter(|e| e.stamp().device == world.devices[0].head.device).collect();
        let dropped = victim.index(own.len() - 1);
        let mut head = ChainHead::empty(world.devices[0].head.device);
        let mut fault = None;
        for event in own.iter().enumerate().filter(|(at, _)| *at != dropped).map(|(_, event)| event) {
            match check_event(&event.header, event.hash, None, &head) {
                Ok(next) => head = next,
                Err(found) => {
                    fault = Some(found);
                    break;
                }
            }
        }
        let missing = own[dropped].stamp().seq;
        let next = own[dropped + 1].id();
        prop_assert_eq!(fault, Some(ChainFault::Gap { id: next, expected: missing, found: missing + 1 }));
    }

    #[test]
    fn what_is_missing_makes_two_logs_one(
        ours in btree_map(0_u128..6, 1_u64..20, 0..6),
        theirs in btree_map(0_u128..6, 1_u64..20, 0..6),
    ) {
        let vector = |map: &std::collections::BTreeMap<u128, u64>| {
            VersionVector(map.iter().map(|(device, seq)| (DeviceId(id(*device)), *seq)).collect())
        };
        let (mut ours, theirs) = (vector(&ours), vector(&theirs));
        let before = ours.clone();
        for (device, after, last) in ours.missing_from(&theirs) {
            prop_assert!(after < last);
            prop_assert_eq!((after, last), (before.last_of(device), theirs.last_of(device)));
            ours.0.insert(device, last);
        }
        prop_assert!(ours.missing_from(&theirs).is_empty());
        for device in before.0.keys().chain(theirs.0.keys()) {
            prop_assert_eq!(ours.last_of(*device), before.last_of(*device).max(theirs.last_of(*device)));
        }
    }

    #[test]
    fn bodies_come_back_as_they_were_written(steps in steps(any_act(), 30)) {
        let world = World::played(&steps);
        for (event, bytes) in world.events.iter().zip(&world.bytes) {
            let read = Body::decode(event.body.kind(), event.body.version(), Some(bytes)).unwrap();
            prop_assert_eq!(&read, &event.body);
            prop_assert_eq!(&read.encode().unwrap(), bytes);
        }
    }

    #[test]
    fn unknown_kinds_and_versions_are_kept_byte_for_byte(kind in "[a-z_]{1,20}", version: u16, raw in "\\PC{0,200}") {
        prop_assume!(!Body::KINDS.contains(&(kind.as_str(), version)));
        let body = Body::decode(&kind, version, Some(&raw)).unwrap();
        let newer = matches!(body, Body::Newer { .. });
        prop_assert!(newer);
        prop_assert_eq!(body.encode().unwrap(), raw);
        prop_assert_eq!((body.kind(), body.version()), (kind.as_str(), version));
    }

    #[test]
    fn no_stored_bytes_make_the_reader_panic(kind in prop::sample::select(Body::KINDS), raw in "\\PC{0,80}") {
        if let Ok(body) = Body::decode(kind.0, kind.1, Some(&raw)) {
            prop_assert_eq!(body.kind(), kind.0);
        }
    }

    #[test]
    fn a_directory_is_the_same_in_any_order(acts in vec((0_u8..9, 0_u128..4, any::<u16>()), 1..30), seed: u64) {
        let mut world = World::new();
        for (what, who, pick) in acts {
            let target = world.events[usize::from(pick) % world.events.len()].id();
            let body = directory_body(what, who, pick, target);
            world.write(usize::from(pick % 2), 0, body);
        }
        let straight = Directory::fold(&world.events);
        prop_assert_eq!(&Directory::fold(shuffled(&world.events, seed)), &straight);
        for person in straight.people() {
            prop_assert!(straight.person_by_handle(&person.handle.to_uppercase()).is_some());
        }
        for service in straight.services() {
            prop_assert!(straight.service_by_handle(&service.handle.to_uppercase()).is_some());
        }
        let erased = Directory::fold(&blanked(&world.events));
        prop_assert_eq!(erased.people(), straight.people());
        prop_assert_eq!(erased.services(), straight.services());
    }
}

#[test]
fn every_kind_that_is_written_comes_back() {
    let person = PersonAdded {
        person: PersonId(id(1)),
        handle: "ana".to_owned(),
        name: "Ana".to_owned(),
        team: String::new(),
        contact: "+49 30 1".to_owned(),
        zone: String::new(),
        hours: String::new(),
        manager: String::new(),
        interviews: false,
    };
    let service = ServiceAdded {
        service: ServiceId(id(2)),
        handle: "gateway".to_owned(),
        name: "Gateway".to_owned(),
        team: "edge".to_owned(),
        tier: 0,
        contact: String::new(),
        runbook: String::new(),
    };
    let mut world = World::new();
    world.write(0, 0, Body::PersonAdded(person.clone()));
    world.write(0, 0, Body::PersonAmended(person));
    world.write(0, 0, Body::PersonMerged(PersonMerged { person: PersonId(id(1)), into: PersonId(id(2)) }));
    world.write(0, 0, Body::ServiceAdded(service.clone()));
    world.write(0, 0, Body::ServiceAmended(service));
    let (shelf, key) = (Shelf::Script, "executive".to_owned());
    let value = serde_json::json!({ "key": "executive" });
    world.write(0, 0, Body::LibrarySet(LibrarySet { shelf, key: key.clone(), place: Some(1), value }));
    world.write(0, 0, Body::LibraryCleared(LibraryCleared { shelf, key, hides: true, place: None }));
    let line = world.write(0, 0, Body::EntryAdded(one_entry()));
    world.write(0, 0, Body::BodyErased(BodyErased { targets: vec![line], reason: "asked for".to_owned() }));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..200 {
        let act = undoable().new_tree(&mut runner).unwrap().current();
        let body = world.body_of(0, &act).unwrap();
        world.write(0, 0, body);
    }
    let seen: BTreeSet<(&str, u16)> = world.events.iter().map(|e| (e.body.kind(), e.body.version())).collect();
    assert_eq!(seen, Body::KINDS.iter().copied().collect(), "a new kind needs its round trip here");
    for (event, bytes) in world.events.iter().zip(&world.bytes) {
        assert_eq!(Body::decode(event.body.kind(), event.body.version(), Some(bytes)).as_ref(), Ok(&event.body));
    }
}

#[test]
fn a_very_long_chain_of_undo_and_redo_folds() {
    let mut world = World::new();
    let line = world.write(0, 0, Body::EntryAdded(one_entry()));
    let mut last = line;
    for turn in 0..2000 {
        let why = if turn % 2 == 0 { RestoredWhy::Undo } else { RestoredWhy::Redo };
        last = world.write(0, 0, Body::Restored(Restored { targets: vec![last], why }));
    }
    let state = fold(&world.events);
    assert!(state.line(line).is_some(), "undone and redone a thousand times is there");
}

fn one_entry() -> muster_core::event::EntryAdded {
    Body::decode("entry_added", 1, Some(r#"{"kind":"observation","text":"5xx at 8 %"}"#))
        .map(|body| match body {
            Body::EntryAdded(entry) => entry,
            other => unreachable!("{other:?}"),
        })
        .unwrap()
}

fn directory_body(what: u8, who: u128, pick: u16, target: EventId) -> Body {
    let word = format!("Name{}", pick % 5);
    let person = PersonAdded {
        person: PersonId(id(100 + who)),
        handle: word.clone(),
        name: word.clone(),
        team: String::new(),
        contact: String::new(),
        zone: String::new(),
        hours: String::new(),
        manager: String::new(),
        interviews: false,
    };
    let service = ServiceAdded {
        service: ServiceId(id(200 + who)),
        handle: word.clone(),
        name: word,
        team: String::new(),
        tier: 0,
        contact: String::new(),
        runbook: String::new(),
    };
    match what {
        0 => Body::PersonAdded(person),
        1 | 2 => Body::PersonAmended(person),
        3 => Body::ServiceAdded(service),
        4 => Body::ServiceAmended(service),
        6 | 7 => Body::PersonMerged(PersonMerged {
            person: PersonId(id(100 + who)),
            into: PersonId(id(100 + u128::from(pick % 4))),
        }),
        5 => Body::Restored(Restored { targets: vec![target], why: RestoredWhy::Undo }),
        _ => Body::BodyErased(BodyErased { targets: vec![target], reason: "left".to_owned() }),
    }
}

fn head_before(world: &World, event: &Event) -> ChainHead {
    let device = event.stamp().device;
    let seq = event.stamp().seq - 1;
    let before = world.events.iter().find(|other| other.stamp().device == device && other.stamp().seq == seq);
    ChainHead { device, seq, hash: before.map_or_else(Hash::default, |before| before.hash) }
}

type Damage = (String, Header, Hash, Vec<u8>);

/// The event with one bit turned, once for every byte of every field.
fn damaged(event: &Event, bytes: &str, seed: u64) -> Vec<Damage> {
    let body = bytes.as_bytes();
    let mut out: Vec<Damage> = Vec::new();
    let bit = |at: usize| 1_u8 << ((seed >> (at % 60)) & 7);
    let flip = |mut raw: [u8; 16], at: usize| {
        raw[at] ^= bit(at);
        uuid::Uuid::from_bytes(raw)
    };
    let mut header = |what: &str, change: &dyn Fn(&mut Header)| {
        let mut header = event.header.clone();
        change(&mut header);
        assert_ne!(header, event.header, "{what} was not damaged by the test");
        out.push((what.to_owned(), header, event.hash, body.to_vec()));
    };
    for at in 0..16 {
        header("id", &|h| h.id.0 = flip(*h.id.as_bytes(), at));
        header("stream", &|h| h.stream.0 = flip(*h.stream.as_bytes(), at));
        header("device", &|h| h.stamp.device.0 = flip(*h.stamp.device.as_bytes(), at));
        header("author", &|h| {
            h.author = Some(h.author.map_or(PersonId(id(0)), |a| PersonId(flip(*a.as_bytes(), at))));
        });
    }
    header("no author", &|h| h.author = if h.author.is_some() { None } else { Some(PersonId(id(5))) });
    for at in 0..32 {
        header("prev", &|h| h.prev.0[at] ^= bit(at));
        header("body hash", &|h| h.body_hash.0[at] ^= bit(at));
    }
    for at in 0..63 {
        header("seq", &|h| h.stamp.seq ^= 1 << at);
        header("recorded at", &|h| h.stamp.recorded_at = Hlc::unpack(h.stamp.recorded_at.pack() ^ (1 << at)));
    }
    for at in 0..42 {
        let turn = |moment: DateTime<chrono::Utc>| {
            DateTime::from_timestamp_millis(moment.timestamp_millis() ^ (1 << at)).unwrap()
        };
        header("happened at", &|h| h.happened.at = turn(h.happened.at));
        header("known at", &|h| h.known_at = turn(h.known_at));
        header("until", &|h| h.happened.until = Some(turn(h.happened.until.unwrap_or_default())));
    }
    header("precision", &|h| {
        h.happened.precision =
            if h.happened.precision == Precision::Before { Precision::About } else { Precision::Before };
    });
    header("kind of stream", &|h| h.stream_kind = StreamKind::Drill);
    for at in 0..16 {
        header("version", &|h| h.version ^= 1 << at);
    }
    for at in 0..event.header.kind.len() {
        header("kind", &|h| h.kind.replace_range(at..=at, "~"));
    }
    for at in 0..event.header.happened.zone.len() {
        header("zone", &|h| h.happened.zone.replace_range(at..=at, "~"));
    }
    for at in 0..body.len() {
        let mut bytes = body.to_vec();
        bytes[at] ^= bit(at);
        out.push(("body".to_owned(), event.header.clone(), event.hash, bytes));
    }
    for at in 0..32 {
        let mut hash = event.hash;
        hash.0[at] ^= bit(at);
        out.push(("hash".to_owned(), event.header.clone(), hash, body.to_vec()));
    }
    out
}

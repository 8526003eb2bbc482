//! Two records of one person: merging, what follows from it, and what looks like it.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use muster_core::directory::{Directory, DirectoryRejection, DuplicateBy, decide_merge, decide_person};
use muster_core::event::{Body, ChainHead, Draft, Event, Hlc, PersonAdded, PersonMerged, Restored, RestoredWhy, seal};
use muster_core::ids::{DIRECTORY, DeviceId, EventId, PersonId};
use muster_core::incident::Ctx;
use muster_core::time::{Happened, Moment};
use muster_testkit::{SeededIds, moment};
use proptest::prelude::*;
use uuid::Uuid;

const fn who(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

struct Desk {
    directory: Directory,
    events: Vec<Event>,
    head: ChainHead,
    last: Hlc,
    ids: SeededIds,
    now: Moment,
}

impl Desk {
    fn new() -> Self {
        Self {
            directory: Directory::default(),
            events: Vec::new(),
            head: ChainHead::empty(DeviceId(Uuid::from_u128(1))),
            last: Hlc::default(),
            ids: SeededIds::new(1),
            now: moment("2026-11-20T02:00:00Z"),
        }
    }

    fn decide<E>(
        &mut self,
        decide: impl FnOnce(&Directory, &mut Ctx<'_>) -> Result<Vec<Draft>, E>,
    ) -> Result<Vec<EventId>, E> {
        let mut new_id = || EventId(self.ids.next_id());
        let mut ctx = Ctx { now: self.now, zone: "UTC", actor: None, new_id: &mut new_id };
        let drafts = decide(&self.directory, &mut ctx)?;
        Ok(drafts.into_iter().map(|draft| self.take(draft)).collect())
    }

    fn take(&mut self, draft: Draft) -> EventId {
        let event = seal(draft, &mut self.head, &mut self.last, self.now).unwrap().0;
        self.directory.apply(&event);
        self.events.push(event);
        self.events.last().unwrap().id()
    }

    fn write(&mut self, body: Body) -> EventId {
        let draft = Draft {
            id: EventId(self.ids.next_id()),
            stream: DIRECTORY,
            stream_kind: muster_core::event::StreamKind::Catalog,
            author: None,
            happened: Happened::exact(self.now, "UTC"),
            known_at: None,
            body,
        };
        self.take(draft)
    }

    fn person(&mut self, n: u128, handle: &str, name: &str, contact: &str) {
        let person = PersonAdded {
            person: who(n),
            handle: handle.to_owned(),
            name: name.to_owned(),
            team: String::new(),
            contact: contact.to_owned(),
            zone: if n == 2 { "Asia/Tokyo".to_owned() } else { String::new() },
            hours: String::new(),
            manager: String::new(),
            interviews: false,
        };
        self.decide(|directory, ctx| decide_person(directory, person, ctx)).unwrap();
    }

    fn merge(&mut self, keep: u128, drop: u128) -> Result<Vec<EventId>, DirectoryRejection> {
        self.decide(|directory, ctx| decide_merge(directory, who(keep), who(drop), ctx))
    }

    fn handle(&self, handle: &str) -> Option<PersonId> {
        self.directory.person_by_handle(handle).map(|person| person.person)
    }
}

#[test]
fn whatever_named_the_dropped_one_means_the_kept_one() {
    let mut desk = Desk::new();
    desk.person(1, "jonas", "Jonas Weber", "jonas@example.org");
    desk.person(2, "jweber", "Weber, Jonas", "+49 30 1234567");
    desk.person(3, "mei", "Mei Tan", "");
    let before = desk.directory.clone();
    let events = desk.merge(1, 2).unwrap();
    let names: Vec<&str> = desk.directory.people().iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Jonas Weber", "Mei Tan"], "one is listed");
    assert_eq!((desk.handle("jonas"), desk.handle("JWeber")), (Some(who(1)), Some(who(1))));
    let kept = desk.directory.person(who(2)).unwrap();
    assert_eq!((kept.person, kept.zone.as_str()), (who(1), "Asia/Tokyo"), "what was lacking is filled in");
    assert_eq!(kept.contact, "jonas@example.org, +49 30 1234567", "no way to reach them is lost");
    let taken = PersonAdded { person: who(9), handle: "jweber".to_owned(), name: "New".to_owned(), ..kept.clone() };
    assert!(desk.decide(|directory, ctx| decide_person(directory, taken, ctx)).is_err(), "the handle is theirs");
    assert_eq!(desk.merge(2, 1), Err(DirectoryRejection::OnePerson), "they are one already");
    assert_eq!(desk.merge(1, 1), Err(DirectoryRejection::OnePerson));
    assert_eq!(desk.merge(1, 77), Err(DirectoryRejection::NotThere));
    desk.write(Body::Restored(Restored { targets: events, why: RestoredWhy::Undo }));
    let people = |directory: &Directory| directory.people().into_iter().cloned().collect::<Vec<_>>();
    assert_eq!(people(&desk.directory), people(&before), "taken back, they are two again");
    assert_eq!(desk.handle("jweber"), Some(who(2)));
}

#[test]
fn merges_follow_one_another() {
    let mut desk = Desk::new();
    for n in 1..5 {
        desk.person(n, &format!("p{n}"), &format!("Person {n}"), "");
    }
    desk.merge(2, 1).unwrap();
    desk.merge(3, 2).unwrap();
    desk.merge(4, 1).unwrap();
    for n in 1..5 {
        assert_eq!(desk.handle(&format!("p{n}")), Some(who(4)), "p{n}: through all merges");
    }
    let mut handles = desk.directory.merged_handles();
    handles.sort_unstable();
    assert_eq!(handles, [(who(4), "p1"), (who(4), "p2"), (who(4), "p3")], "each of them means the one who was kept");
    assert_eq!(desk.directory.people().len(), 1);
}

#[test]
fn records_that_may_be_one_person_are_pointed_at() {
    let mut desk = Desk::new();
    desk.person(1, "a", "Jonas Weber", "jonas@example.org, +49 (30) 1234567");
    desk.person(2, "b", "WEBER, jonas", "");
    desk.person(3, "c", "J. W.", "Jonas@Example.org");
    desk.person(4, "d", "Mei", "tel 0049 / +4930 1234567");
    for n in 5..10 {
        desk.person(n, &format!("x{n}"), &format!("Rota {n}"), "payments@example.org, 112, @slack");
    }
    let mut found: Vec<(Vec<PersonId>, DuplicateBy)> =
        desk.directory.duplicates().into_iter().map(|one| (one.people, one.by)).collect();
    for (people, _) in &mut found {
        people.sort();
    }
    assert_eq!(
        found,
        [
            (vec![who(1), who(2)], DuplicateBy::Name),
            (vec![who(1), who(4)], DuplicateBy::Contact),
            (vec![who(1), who(3)], DuplicateBy::Contact),
        ],
        "an address that many share is a rota's"
    );
    desk.merge(1, 2).unwrap();
    assert!(desk.directory.duplicates().iter().all(|one| one.by == DuplicateBy::Contact), "done is done");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Merges of two machines may close a ring. Everybody in it is still somebody who is listed, and the same one
    /// whatever order the merges arrive in.
    #[test]
    fn everybody_is_somebody_whatever_was_merged(merges in proptest::collection::vec((1u128..6, 1u128..7), 0..10)) {
        let mut desk = Desk::new();
        for n in 1..6 {
            desk.person(n, &format!("p{n}"), &format!("Person {n}"), "");
        }
        for (person, into) in merges {
            desk.write(Body::PersonMerged(PersonMerged { person: who(person), into: who(into) }));
        }
        let listed: Vec<PersonId> = desk.directory.people().iter().map(|person| person.person).collect();
        prop_assert!(!listed.is_empty());
        for n in 1..6 {
            let kept = desk.handle(&format!("p{n}"));
            prop_assert!(kept.is_some_and(|kept| listed.contains(&kept)), "p{} is {:?} of {:?}", n, kept, listed);
        }
        let turned = Directory::fold(desk.events.iter().rev());
        prop_assert_eq!(turned.people(), desk.directory.people());
    }
}

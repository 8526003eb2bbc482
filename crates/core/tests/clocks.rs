//! When each audience is due: the rules one by one, and what must hold of any incident.

#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod clocks_world;

use clocks_world::{AUDIENCES, Incident, audiences, minute, policy};
use muster_core::event::{Act, AudienceWaived, Reopened, Restored, RestoredWhy, StoodDown, UpdateDrafted};
use muster_core::event::{Body, EntryAdded, ServiceAdded};
use muster_core::ids::ServiceId;
use muster_core::response::Anchor::{self, Change, First, Interval, Promise, Snooze};
use muster_core::response::clocks::preview;
use muster_core::words::CadenceMode::{Every, Off, OnChange};
use muster_core::words::EntryKind;
use muster_core::words::Phase::{self, Identified, Investigating, Monitoring, Resolved};
use muster_core::words::Severity::{self, Sev1, Sev2, Sev3, Sev4};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn dues(incident: &Incident) -> Vec<Option<(i64, Anchor)>> {
    AUDIENCES.iter().map(|audience| incident.due(audience)).collect()
}

#[test]
fn the_first_word_follows_the_table() {
    let sev1 = Incident::declared(Some(Sev1));
    assert_eq!(dues(&sev1), [Some((10, First)), Some((30, First)), Some((0, First)), Some((5, First))]);
    let sev3 = Incident::declared(Some(Sev3));
    assert_eq!(dues(&sev3), [Some((30, First)), None, None, None]);
    assert_eq!(sev3.clock("company").reason, "When something changes.");
    assert_eq!(sev3.clock("executives").reason, "The policy tells them nothing at SEV3.");
    assert_eq!(sev3.clock("customers").reason, "Once it is confirmed that it reaches them.");
}

#[test]
fn unsized_counts_as_sev2_and_says_so() {
    let incident = Incident::declared(None);
    assert_eq!(incident.due("responders"), Some((15, First)));
    assert_eq!(incident.clock("responders").reason, "The severity is not set: it counts as SEV2.");
}

#[test]
fn a_tier_one_service_counts_one_severity_higher() {
    let mut incident = Incident::declared(Some(Sev2));
    let service = ServiceAdded {
        service: ServiceId(uuid::Uuid::from_u128(5)),
        handle: "pay".to_owned(),
        name: "Payments".to_owned(),
        team: String::new(),
        tier: 1,
        contact: String::new(),
        runbook: String::new(),
    };
    incident.write(Body::EntryAdded(EntryAdded {
        kind: EntryKind::Observation,
        text: "declines".to_owned(),
        people: Vec::new(),
        services: vec!["pay".to_owned()],
        pinned: false,
        flagged: false,
        ask: None,
        links: Vec::new(),
        attachments: Vec::new(),
    }));
    let added = incident.write(Body::ServiceAdded(service));
    incident.directory =
        muster_core::directory::Directory::fold(incident.events.iter().filter(|event| event.id() == added));
    assert_eq!(incident.due("customers"), Some((5, First)));
    assert_eq!(incident.clock("customers").reason, "A tier 1 service is named: it counts as SEV1.");
}

#[test]
fn customers_at_sev2_hear_once_it_is_confirmed() {
    let mut incident = Incident::declared(Some(Sev2));
    incident.at(8).statement();
    assert_eq!(incident.due("customers"), Some((15, First)), "the policy's time has not come");
    let mut late = Incident::declared(Some(Sev2));
    late.at(40).statement();
    assert_eq!(late.due("customers"), Some((40, First)), "nobody was late before it was known");
}

#[test]
fn a_promise_beats_the_interval_and_the_second_word_tells_the_scope() {
    let mut incident = Incident::declared(Some(Sev1));
    incident.at(4).sent("customers", None);
    assert_eq!(incident.due("customers"), Some((9, Interval)), "scope five minutes after the first word");
    incident.at(9).sent("customers", None);
    assert_eq!(incident.due("customers"), Some((29, Interval)));
    incident.at(20).sent("customers", Some(45));
    assert_eq!(incident.due("customers"), Some((65, Promise)));
    assert_eq!(incident.due("company"), Some((30, First)), "only that audience's clock began anew");
    incident.at(30).phase(Monitoring);
    assert_eq!(incident.due("customers"), Some((65, Promise)));
    incident.at(66).sent("customers", Some(0));
    assert_eq!(incident.due("customers"), Some((96, Interval)), "a promise of a moment that has passed says nothing");
}

#[test]
fn nobody_waits_longer_without_being_told() {
    let mut incident = Incident::declared(Some(Sev1));
    incident.at(5).sent("customers", None);
    incident.at(10).sent("customers", None);
    incident.at(12).phase(Monitoring);
    assert_eq!(incident.due("customers"), Some((30, Interval)), "they were told when it was every 20 minutes");
    incident.at(30).sent("customers", None);
    assert_eq!(incident.due("customers"), Some((60, Interval)), "from now on every 30");
    incident.at(31).severity(Sev4);
    assert_eq!(incident.due("customers"), Some((60, Interval)), "the last word still counts");
    incident.at(60).sent("customers", None);
    assert_eq!(incident.due("customers"), None);
    assert_eq!(incident.clock("customers").reason, "The policy tells them nothing at SEV4.");
}

#[test]
fn a_cadence_set_by_a_person_holds_and_keeps_a_promise() {
    let mut incident = Incident::declared(Some(Sev1));
    incident.at(10).sent("company", None);
    incident.at(12).cadence("company", Every, Some(60));
    let clock = incident.clock("company");
    assert_eq!(
        (incident.due("company"), clock.reason.as_str()),
        (Some((40, Interval)), "waiting for a vendor. Slower from the next update on."),
        "they were told when it was every 30 minutes, and nobody told them otherwise"
    );
    incident.at(14).cadence("company", OnChange, None);
    assert_eq!(incident.due("company"), Some((40, Interval)), "only on change is slower too");
    incident.at(15).cadence("company", Every, Some(10));
    assert_eq!(incident.due("company"), Some((20, Interval)), "faster holds at once");
    incident.at(16).cadence("company", Every, Some(60));
    assert_eq!(incident.due("company"), Some((40, Interval)), "nobody was told of the faster one");
    let mut told = Incident::declared(Some(Sev1));
    told.at(10).sent("company", None);
    told.at(12).cadence("company", Every, Some(60));
    told.at(38).sent("company", None);
    assert_eq!(told.due("company"), Some((98, Interval)), "the next word says it, and from then on it holds");
    assert_eq!(told.clock("company").reason, "waiting for a vendor");
    incident.at(20).sent("company", Some(30));
    incident.at(22).cadence("company", Every, Some(90));
    assert_eq!(incident.due("company"), Some((50, Promise)), "slower only after what was promised");
    incident.at(25).cadence("company", Every, Some(10));
    assert_eq!(incident.due("company"), Some((30, Interval)), "sooner can be asked for at once");
    incident.at(26).cadence("company", Off, None);
    let clock = incident.clock("company");
    assert_eq!((clock.due_at, clock.mode, clock.reason.as_str()), (None, Off, "waiting for a vendor"));
    incident.at(90).cadence("company", Every, None);
    assert_eq!(incident.due("company"), Some((90, Interval)), "back to the policy: not late for the time it was off");
    assert!(incident.clock("company").reason.is_empty());
}

#[test]
fn slowing_down_is_offered_late_and_never_taken() {
    let mut incident = Incident::declared(Some(Sev1));
    incident.at(10).sent("customers", None);
    for (at, phase, offered) in [(59, Monitoring, false), (60, Monitoring, true), (61, Investigating, false)] {
        incident.at(at).phase(phase);
        assert_eq!(incident.clock("customers").may_slow, offered, "minute {at}");
    }
    incident.at(120);
    assert!(incident.clock("customers").may_slow);
    incident.sent("customers", None);
    assert_eq!(incident.due("customers"), Some((140, Interval)), "nothing became slower by itself");
}

#[test]
fn what_matters_makes_it_due_now() {
    let mut incident = Incident::declared(Some(Sev2));
    incident.at(10).statement();
    incident.at(11).sent("customers", Some(60));
    incident.at(12).sent("executives", None);
    incident.at(14).severity(Sev1);
    let due = |incident: &Incident| dues(incident);
    let expected = [Some((14, First)), Some((30, First)), Some((14, Change)), Some((14, Change))];
    assert_eq!(due(&incident), expected, "those who heard hear of it; the others' first word comes sooner");
    assert_eq!(incident.clock("customers").reason, "It is SEV1 now.");
    incident.at(15).sent("customers", Some(20));
    incident.at(16).sent("executives", Some(30));
    incident.at(18).phase(Identified);
    assert_eq!(incident.due("executives"), Some((18, Change)), "a change of phase is told to them");
    assert_eq!(incident.due("customers"), Some((35, Promise)), "and not to them by itself");
    incident.at(19).made_due(None);
    let clock = incident.clock("customers");
    assert_eq!((incident.due("customers"), clock.reason.as_str()), (Some((19, Change)), "now all regions"));
    assert_eq!(incident.due_sent("customers"), Some(35), "nobody had been told to expect it at minute 19");
}

#[test]
fn on_change_is_spaced_and_never_silent_about_why() {
    let mut incident = Incident::declared(Some(Sev3));
    incident.at(5).phase(Identified);
    assert_eq!(incident.due("company"), Some((5, Change)));
    incident.at(6).sent("company", None);
    incident.at(20).phase(Monitoring);
    assert_eq!(incident.due("company"), Some((66, Change)), "at most every hour");
    incident.at(25).severity(Sev2);
    assert_eq!(incident.due("company"), Some((25, Change)), "what is worse does not wait");
}

#[test]
fn a_snooze_puts_off_what_was_due_and_comes_back() {
    let mut incident = Incident::declared(Some(Sev1));
    incident.at(5).sent("customers", Some(20));
    incident.at(24).snoozed("customers", 15);
    assert_eq!(incident.due("customers"), Some((39, Snooze)));
    assert_eq!(incident.clock("customers").snoozed.unwrap().remark, "legal reads it");
    assert_eq!(incident.due_sent("customers"), Some(39));
    incident.at(300);
    assert_eq!(incident.due("customers"), Some((39, Snooze)), "late, and still there");
    incident.at(301).snoozed("customers", 100_000);
    assert_eq!(incident.due("customers"), Some((301 + 720, Snooze)), "twelve hours at most");
    incident.at(302).snoozed("customers", -5);
    assert_eq!(incident.due("customers"), Some((301 + 720, Snooze)), "the past says nothing");
    incident.at(310).made_due(Some("customers"));
    assert_eq!(incident.due("customers"), Some((310, Change)));
    assert!(incident.clock("customers").snoozed.is_none());
    incident.at(312).sent("customers", Some(20));
    incident.at(313).snoozed("customers", 5);
    assert_eq!(incident.due("customers"), Some((332, Promise)), "a snooze never brings anything forward");
}

#[test]
fn a_snooze_does_not_sleep_through_what_is_worse() {
    let mut incident = Incident::declared(Some(Sev3));
    incident.at(2).snoozed("responders", 600);
    incident.at(40).severity(Sev1);
    let (at, _) = incident.due("responders").unwrap();
    assert_eq!(at, 40);
}

#[test]
fn the_end_is_told_once() {
    let mut incident = Incident::declared(Some(Sev1));
    incident.at(5).sent("customers", None);
    incident.at(40).phase(Resolved);
    assert!(dues(&incident).iter().all(|due| *due == Some((40, Change))), "whoever heard or would hear");
    incident.act(AudienceWaived { audience: "company".to_owned(), reason: "nobody noticed".to_owned() });
    assert_eq!(incident.clock("company").reason, "Not told of the end: nobody noticed");
    incident.at(42).sent("customers", None);
    assert_eq!(incident.clock("customers").reason, "They have been told that it is over.");
    incident.at(50).phase(Investigating);
    assert_eq!(incident.due("customers"), Some((50, Change)), "it began again");
    incident.at(51).act(StoodDown { remark: String::new() });
    assert!(incident.clocks().iter().all(|clock| clock.due_at.is_none() && clock.reason == "The response has ended."));
    incident.at(52).act(Reopened { reason: "it is back".to_owned() });
    assert_eq!(incident.due("customers"), Some((50, Change)));
}

#[test]
fn taking_back_a_sent_update_gives_its_clock_back() {
    let mut incident = Incident::declared(Some(Sev1));
    let sent = incident.at(4).sent("customers", Some(30));
    incident.at(5).write(Body::Restored(Restored { targets: vec![sent], why: RestoredWhy::Undo }));
    assert_eq!(incident.due("customers"), Some((5, First)));
}

#[test]
fn a_draft_that_waits_has_not_been_sent() {
    let mut incident = Incident::declared(Some(Sev1));
    let draft = |replaces| {
        Act::from(UpdateDrafted {
            audience: "customers".to_owned(),
            subject: String::new(),
            text: "…".to_owned(),
            next_by: Some(minute(500)),
            replaces,
        })
    };
    let first = incident.at(1).act(draft(None));
    let second = incident.at(2).act(draft(Some(first)));
    let clock = incident.clock("customers");
    assert_eq!((clock.draft, incident.due("customers")), (Some(second), Some((5, First))));
}

#[test]
fn zero_minutes_do_not_make_a_storm() {
    let mut incident = Incident::declared(Some(Sev1));
    incident.at(3).cadence("company", Every, Some(0));
    incident.at(4).sent("company", None);
    assert_eq!(incident.due("company"), Some((5, Interval)));
}

#[test]
fn the_preview_is_the_policy_played_through() {
    let seen = preview(&policy(), &audiences(), Sev1, 60, &[(30, Identified), (50, Monitoring), (60, Resolved)], None);
    let of = |audience: &str| -> Vec<u32> {
        seen.iter().filter(|point| point.audience == audience).map(|point| point.minute).collect()
    };
    assert_eq!(of("customers"), [5, 10, 30, 50, 60]);
    assert_eq!(of("executives"), [0, 30, 50, 60]);
    assert_eq!(of("company"), [30, 60]);
    assert!(seen.is_sorted_by_key(|point| point.minute));
    assert!(
        preview(&policy(), &audiences(), Sev1, u32::MAX, &[], None).len() <= 4 * 500,
        "a week of updates is enough"
    );
}

/// What can happen to a clock.
#[derive(Debug, Clone)]
enum Move {
    Sent(usize, Option<i64>),
    Snoozed(usize, i64),
    Cadence(usize, u8, Option<u32>),
    Due(Option<usize>),
    Severity(Severity),
    Phase(Phase),
    Statement,
    Waived(usize),
    Ended,
    Reopened,
    TakeBack(usize),
}

fn moves() -> impl Strategy<Value = Vec<(i64, Move)>> {
    let who = 0_usize..4;
    let one = prop_oneof![
        6 => (who.clone(), prop::option::of(-5_i64..200)).prop_map(|(who, next)| Move::Sent(who, next)),
        3 => (who.clone(), -10_i64..2000).prop_map(|(who, minutes)| Move::Snoozed(who, minutes)),
        2 => (who.clone(), 0_u8..3, prop::option::of(0_u32..300)).prop_map(|(who, m, n)| Move::Cadence(who, m, n)),
        1 => prop::option::of(who.clone()).prop_map(Move::Due),
        2 => select(Severity::ALL).prop_map(Move::Severity),
        3 => select(Phase::ALL).prop_map(Move::Phase),
        1 => Just(Move::Statement),
        1 => who.prop_map(Move::Waived),
        1 => Just(Move::Ended),
        1 => Just(Move::Reopened),
        1 => (0_usize..30).prop_map(Move::TakeBack),
    ];
    // The clock of the machine may also be set back.
    vec((prop_oneof![9 => 0_i64..60, 1 => -90_i64..0], one), 0..24)
}

fn play(incident: &mut Incident, one: &Move) {
    match one {
        Move::Sent(who, next) => incident.sent(AUDIENCES[*who], *next),
        Move::Snoozed(who, minutes) => incident.snoozed(AUDIENCES[*who], *minutes),
        Move::Cadence(who, mode, minutes) => {
            let mode = [Every, OnChange, Off][usize::from(*mode)];
            incident.cadence(AUDIENCES[*who], mode, *minutes)
        }
        Move::Due(who) => incident.made_due(who.map(|who| AUDIENCES[who])),
        Move::Severity(severity) => incident.severity(*severity),
        Move::Phase(phase) => incident.phase(*phase),
        Move::Statement => incident.statement(),
        Move::Waived(who) => {
            incident.act(AudienceWaived { audience: AUDIENCES[*who].to_owned(), reason: "none there".to_owned() })
        }
        Move::Ended => incident.act(StoodDown { remark: String::new() }),
        Move::Reopened => incident.act(Reopened { reason: "again".to_owned() }),
        Move::TakeBack(which) => {
            // Never the declaration: without it there is no incident.
            let target = incident.events.iter().skip(1).cycle().nth(*which).map(muster_core::event::Event::id);
            let targets = target.into_iter().collect();
            incident.write(Body::Restored(Restored { targets, why: RestoredWhy::Undo }))
        }
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_audience_has_a_clock_or_a_reason(
        severity in prop::option::of(select(Severity::ALL)),
        moves in moves(),
    ) {
        let mut incident = Incident::declared(severity);
        for (minutes, one) in &moves {
            let now = incident.now + minutes;
            play(incident.at(now), one);
            let clocks = incident.clocks();
            prop_assert_eq!(clocks.len(), 4, "one per audience");
            for clock in clocks {
                prop_assert!(clock.due_at.is_some() || !clock.reason.is_empty(), "{:?}", clock);
                prop_assert_eq!(clock.due_at.is_some(), clock.anchor.is_some());
                prop_assert_eq!(clock.due_at.is_some(), clock.from.is_some());
                prop_assert_eq!(clock.snoozed.is_some(), clock.anchor == Some(Snooze));
            }
        }
    }

    #[test]
    fn no_snooze_sleeps_for_ever(moves in moves(), minutes in 1_i64..1_000_000) {
        let mut incident = Incident::declared(Some(Sev1));
        for (minutes, one) in &moves {
            let now = incident.now + minutes;
            play(incident.at(now), one);
        }
        let before = incident.clocks();
        for (clock, audience) in before.iter().zip(AUDIENCES) {
            incident.snoozed(audience, minutes);
            let after = incident.due(audience);
            prop_assert_eq!(clock.due_at.is_some(), after.is_some(), "a snooze takes no clock away");
            let latest = clock.due_at.map(|at| at.max(minute(incident.now + 720)));
            prop_assert!(incident.clock(audience).due_at <= latest, "{:?} {:?}", clock, after);
        }
    }

    #[test]
    fn a_promise_is_kept_in_mind_until_somebody_says_otherwise(
        before in moves(),
        promise in 1_i64..600,
        after in vec((0_i64..60, 0_usize..4, prop::option::of(600_u32..6_000)), 0..12),
        who in 0_usize..4,
    ) {
        let mut incident = Incident::declared(Some(Sev2));
        for (minutes, one) in before.iter().filter(|(_, one)| !matches!(one, Move::Ended | Move::Waived(_))) {
            let now = incident.now + minutes;
            play(incident.at(now), one);
        }
        incident.sent(AUDIENCES[who], Some(promise));
        let by = minute(incident.now + promise);
        for (minutes, other, slower) in after.into_iter().filter(|(_, other, _)| *other != who) {
            // Whatever is said to others, written down or sized lower is no word to this audience.
            let now = incident.now + minutes;
            incident.at(now);
            incident.sent(AUDIENCES[other], None);
            incident.snoozed(AUDIENCES[other], 30);
            incident.statement();
            if let Some(slower) = slower {
                incident.cadence(AUDIENCES[who], Every, Some(slower));
            }
            let clock = incident.clock(AUDIENCES[who]);
            prop_assert_eq!(clock.due_at, Some(by));
            prop_assert_eq!(clock.anchor, Some(Promise));
        }
        prop_assert_eq!(incident.clock(AUDIENCES[who]).due_at, Some(by));
        incident.phase(Resolved);
        prop_assert!(incident.clock(AUDIENCES[who]).due_at.is_some_and(|at| at <= by), "sooner, never later");
    }

    #[test]
    fn any_policy_can_be_played_through(
        first in prop::option::of(any::<u32>()),
        every in prop::option::of(any::<u32>()),
        mode in 0_u8..3,
        total: u32,
    ) {
        let mut policy = policy();
        for rule in &mut policy.rules {
            rule.mode = [Every, OnChange, Off][usize::from(mode)];
            (rule.first, rule.minutes) = (first, every);
        }
        let phases = [(u32::MAX, Identified), (0, Monitoring)];
        prop_assert!(preview(&policy, &audiences(), Sev1, total, &phases, None).len() <= 4 * 500);
    }
}

#[test]
fn what_the_program_brings_plays_through_as_the_field_does() {
    let library = muster_core::library::Library::built_in();
    let of = |severity, audience: &str| -> Vec<u32> {
        let phases = [(30, Identified), (50, Monitoring), (110, Resolved)];
        let seen = preview(&library.policy, &library.audiences, severity, 120, &phases, None);
        seen.iter().filter(|point| point.audience == audience).map(|point| point.minute).collect()
    };
    assert_eq!(of(Sev2, "executives"), [15, 30, 50, 110], "when it opens, at each phase, at the end");
    assert_eq!(of(Sev2, "company"), [30, 60, 110], "told every 30 minutes until they are told otherwise");
    assert_eq!(of(Sev4, "customers"), Vec::<u32>::new());
    let tiers = &library.policy.tiers_up;
    let with = |severity, tier| preview(&library.policy, &library.audiences, severity, 240, &[], tier);
    assert_eq!(with(Sev2, tiers.first().copied()), with(Sev1, None), "it counts one severity higher");
    assert_eq!(with(Sev2, Some(99)), with(Sev2, None), "a tier that the policy does not name changes nothing");
}

//! Wall clocks where they are hardest: the hour that does not exist and the hour that happens twice.
#![expect(clippy::unwrap_used, reason = "a wrong constant in a test should stop that test")]

use chrono::{NaiveDateTime, TimeDelta};
use muster_core::time::{Moment, rfc3339};
use muster_core::zone::{Clarity, Zone};

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn utc(text: &str) -> Moment {
    text.parse().unwrap()
}

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// zone | wall clock that was jumped over | instant taken | minutes it was moved
const GAPS: &[(&str, &str, &str, i64)] = &[
    ("Europe/Berlin", "2026-03-29 02:00", "2026-03-29T01:00:00.000Z", 60),
    ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:30:00.000Z", 60),
    ("Europe/Berlin", "2026-03-29 02:59", "2026-03-29T01:59:00.000Z", 60),
    ("America/New_York", "2026-03-08 02:30", "2026-03-08T07:30:00.000Z", 60),
    // Lord Howe moves by half an hour: 02:00 becomes 02:30.
    ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-03T15:40:00.000Z", 30),
    // Samoa left out a whole day when it crossed the date line.
    ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T22:00:00.000Z", 24 * 60),
];

#[test]
fn a_time_that_was_jumped_over_moves_forward_by_the_jump() {
    for (name, local, at, minutes) in GAPS {
        let zone = zone(name);
        let resolved = zone.resolve_local(wall(local), utc("2026-11-20T12:00:00Z"));
        assert_eq!(rfc3339(resolved.at), *at, "{name} {local}");
        let forward = TimeDelta::minutes(*minutes);
        assert_eq!(resolved.clarity, Clarity::Gap { forward }, "{name} {local}");
        assert_eq!(zone.local_time(resolved.at).naive, wall(local) + forward, "the clock then showed the moved time");
    }
}

/// zone | wall clock that came twice | first | second
const FOLDS: &[(&str, &str, &str, &str)] = &[
    ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"),
    ("America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"),
    ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00.000Z", "2026-04-04T15:15:00.000Z"),
];

#[test]
fn a_time_that_came_twice_is_the_latest_that_has_been() {
    for (name, local, first, second) in FOLDS {
        let (earlier, later) = (utc(first), utc(second));
        let minute = TimeDelta::minutes(1);
        for (now, taken, why) in [
            (earlier - minute, earlier, "both are still to come: the earlier one"),
            (earlier, earlier, "the first has just been"),
            (later - minute, earlier, "the second is still to come"),
            (later, later, "the second has just been"),
            (later + TimeDelta::days(9), later, "long after, the one nearest to now"),
        ] {
            let resolved = zone(name).resolve_local(wall(local), now);
            assert_eq!(resolved.at, taken, "{name} {local}: {why}");
            assert_eq!(resolved.clarity, Clarity::Fold { earlier, later }, "{name} {local}");
        }
    }
}

#[test]
fn the_minutes_around_a_change_are_plain() {
    let now = utc("2026-11-20T12:00:00Z");
    for (name, local, at) in [
        ("Europe/Berlin", "2026-03-29 01:59", "2026-03-29T00:59:00.000Z"),
        ("Europe/Berlin", "2026-03-29 03:00", "2026-03-29T01:00:00.000Z"),
        ("Europe/Berlin", "2026-10-25 01:59", "2026-10-24T23:59:00.000Z"),
        ("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00:00.000Z"),
        ("America/New_York", "2026-03-08 03:00", "2026-03-08T07:00:00.000Z"),
        ("America/New_York", "2026-11-01 02:00", "2026-11-01T07:00:00.000Z"),
        ("Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03T15:30:00.000Z"),
        ("Australia/Lord_Howe", "2026-04-05 02:00", "2026-04-04T15:30:00.000Z"),
    ] {
        let resolved = zone(name).resolve_local(wall(local), now);
        assert_eq!((rfc3339(resolved.at).as_str(), resolved.clarity), (at, Clarity::Plain), "{name} {local}");
    }
}

#[test]
fn every_quarter_hour_of_a_year_reads_back() {
    for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"] {
        let zone = zone(name);
        let start = utc("2026-01-01T00:00:00Z");
        for quarter in 0..4 * 24 * 365 {
            let at = start + TimeDelta::minutes(15 * quarter);
            // Said at that very moment, a wall clock means that moment, in a fold too.
            assert_eq!(zone.resolve_local(zone.local_time(at).naive, at).at, at, "{name} {at}");
        }
    }
}

#[test]
fn labels_follow_the_season() {
    let (winter, summer) = (utc("2026-01-15T12:00:00Z"), utc("2026-07-15T12:00:00Z"));
    for (name, labels) in [
        ("Europe/Berlin", ["+01:00", "CET", "+02:00", "CEST"]),
        ("America/New_York", ["-05:00", "EST", "-04:00", "EDT"]),
        ("Australia/Lord_Howe", ["+11:00", "+11:00", "+10:30", "+10:30"]),
        ("Asia/Kolkata", ["+05:30", "IST", "+05:30", "IST"]),
        ("UTC", ["+00:00", "UTC", "+00:00", "UTC"]),
    ] {
        let zone = zone(name);
        let said = [winter, summer].map(|at| [zone.offset_label(at), zone.abbreviation(at)]).concat();
        assert_eq!(said, labels, "{name}");
    }
}

#[test]
fn names_are_found_whatever_their_case_and_others_are_explained() {
    assert_eq!(zone("europe/berlin").name(), "Europe/Berlin");
    assert_eq!(zone(" UTC ").name(), "UTC");
    for (name, message) in [
        ("Berlin", "unknown time zone `Berlin`; did you mean `Europe/Berlin`?"),
        ("Europe/Berln", "unknown time zone `Europe/Berln`; did you mean `Europe/Berlin`?"),
        ("new york", "unknown time zone `new york`; did you mean `America/New_York`?"),
        ("", "unknown time zone ``"),
        ("here", "unknown time zone `here`"),
    ] {
        assert_eq!(Zone::parse(name).unwrap_err().to_string(), message);
    }
    let names: Vec<_> = Zone::all_names().collect();
    assert!(names.len() > 400, "the whole database is there");
    assert!(names.is_sorted(), "a list people choose from is in order");
    assert!(names.iter().all(|name| Zone::parse(name).is_ok()), "every listed name can be chosen");
}

#[test]
fn a_zone_travels_as_its_name() {
    let text = serde_json::to_string(&zone("Europe/Berlin")).unwrap();
    assert_eq!(text, r#""Europe/Berlin""#);
    assert_eq!(serde_json::from_str::<Zone>(&text).unwrap(), zone("Europe/Berlin"));
    assert!(serde_json::from_str::<Zone>(r#""Mars/Olympus""#).is_err());
}

#[test]
fn a_name_longer_than_any_zone_is_compared_with_none() {
    // Comparing it letter by letter with every zone would take half a minute.
    let refused = Zone::parse(&"Europe/London".repeat(20_000)).unwrap_err();
    assert_eq!(refused.nearest, None);
    assert_eq!(Zone::parse("Europe/Lisbom").unwrap_err().nearest, Some("Europe/Lisbon"));
}

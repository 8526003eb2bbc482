//! What a file says about time, and the instants it becomes.

use chrono::{DateTime, NaiveDate, NaiveTime};
use muster_core::time::{Moment, rfc3339};
use muster_core::zone::Zone;
use muster_exchange::sources::{Answers, Resolver, When};

fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// Nobody was asked anything.
pub(crate) fn no_answers() -> Answers {
    Answers::default()
}

fn clock(text: &str) -> When {
    When::Clock(NaiveTime::parse_from_str(text, "%H:%M").unwrap())
}

fn wall(text: &str) -> When {
    When::Wall(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

fn instants(answers: Answers, whens: &[When]) -> Vec<String> {
    let mut resolver = Resolver::new(answers);
    whens.iter().map(|when| resolver.resolve(*when).map_or_else(|| "-".to_owned(), rfc3339)).collect()
}

#[test]
fn a_time_of_day_that_goes_back_by_half_a_day_is_the_next_day() {
    let answers = Answers { zone: Some(Zone::UTC), date: NaiveDate::from_ymd_opt(2024, 2, 28), ..Answers::default() };
    let seen = instants(answers, &[clock("22:10"), clock("22:08"), clock("00:03"), clock("23:59"), clock("00:00")]);
    // 22:08 after 22:10 is a clock that is a little off, not the day before or after.
    assert_eq!(
        seen,
        [
            "2024-02-28T22:10:00.000Z",
            "2024-02-28T22:08:00.000Z",
            "2024-02-29T00:03:00.000Z",
            "2024-02-29T23:59:00.000Z",
            "2024-03-01T00:00:00.000Z"
        ]
    );
}

#[test]
fn an_hour_that_happens_twice_goes_on_and_not_back() {
    let answers = Answers { zone: Some(Zone::parse("Europe/Berlin").unwrap()), ..Answers::default() };
    let seen = instants(
        answers,
        &[wall("2026-10-25 01:59"), wall("2026-10-25 02:30"), wall("2026-10-25 02:10"), wall("2026-10-25 03:00")],
    );
    assert_eq!(
        seen,
        [
            "2026-10-24T23:59:00.000Z",
            "2026-10-25T00:30:00.000Z",
            "2026-10-25T01:10:00.000Z",
            "2026-10-25T02:00:00.000Z"
        ]
    );
}

#[test]
fn what_the_file_leaves_open_stays_open_until_it_is_answered() {
    assert_eq!(instants(Answers::default(), &[clock("10:00"), When::Offset(5), When::Unsaid]), ["-", "-", "-"]);
    let answers = Answers { start: Some(at("2026-03-01T10:00:00Z")), ..Answers::default() };
    let seen = instants(answers, &[When::Unsaid, When::Offset(61_500), When::Unsaid, When::Offset(i64::MAX)]);
    assert_eq!(
        seen,
        ["2026-03-01T10:00:00.000Z", "2026-03-01T10:01:01.500Z", "2026-03-01T10:01:01.500Z", "-"],
        "a line that says nothing stands beside the one before it, and an impossible offset has no instant"
    );
}

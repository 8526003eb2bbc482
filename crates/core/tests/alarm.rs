//! When the room is disturbed, and how seldom.

#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use muster_core::alarm::InterruptionKind::{Banner, Sound};
use muster_core::alarm::{AlarmState, Interruption, InterruptionKind, Watched, jump, step};
use muster_core::library::Policy;
use muster_core::response::{Timer, TimerKind};
use proptest::collection::vec;
use proptest::prelude::*;

fn start() -> DateTime<Utc> {
    "2026-11-20T02:00:00Z".parse().unwrap()
}

fn second(second: i64) -> DateTime<Utc> {
    start() + TimeDelta::seconds(second)
}

fn policy() -> Policy {
    Policy {
        rules: Vec::new(),
        banner_minutes: 5,
        budget: 6,
        page_minutes: 15,
        command_hours: (6, 8),
        tiers_up: Vec::new(),
    }
}

/// A clock from one second to another.
fn clock(label: &str, kind: TimerKind, from: i64, due: i64) -> Watched {
    Watched {
        scope: "1".to_owned(),
        timer: Timer {
            kind,
            key: label.to_lowercase(),
            label: label.to_owned(),
            due_at: second(due),
            from: second(from),
            say: if kind == TimerKind::Ask { "Ana, time is up.".to_owned() } else { String::new() },
        },
        rank: 0,
        to: vec!["Mei".to_owned()],
    }
}

/// Plays every second of a stretch; gives when something came, and what.
fn play(
    state: &mut AlarmState,
    seconds: std::ops::Range<i64>,
    timers: &[Watched],
    typing: impl Fn(i64) -> bool,
) -> Vec<(i64, Interruption)> {
    let mut heard = Vec::new();
    for at in seconds {
        let (next, given) = step(state.clone(), second(at), timers, typing(at), &policy());
        *state = next;
        heard.extend(given.into_iter().map(|one| (at, one)));
    }
    heard
}

fn brief(heard: &[(i64, Interruption)]) -> Vec<(i64, InterruptionKind, &str)> {
    heard.iter().map(|(at, one)| (*at, one.kind, one.text.as_str())).collect()
}

#[test]
fn one_banner_one_sound_and_then_silence() {
    let timers = [clock("Customers", TimerKind::Update, 0, 1200)];
    let heard = play(&mut AlarmState::default(), 0..7200, &timers, |_| false);
    let expected = [(900, Banner, "Customers: due in 5 min."), (1200, Sound, "Customers: due now.")];
    assert_eq!(brief(&heard), expected);
    assert_eq!(heard[1].1.to, ["Mei"]);
}

#[test]
fn a_short_ask_is_not_announced_and_what_is_due_at_once_waits_a_minute() {
    let timers = [clock("Ana", TimerKind::Ask, 0, 300), clock("Company", TimerKind::Update, 400, 400)];
    let heard = play(&mut AlarmState::default(), 0..3600, &timers, |_| false);
    assert_eq!(brief(&heard), [(300, Sound, "Ana, time is up."), (460, Sound, "Company: 1 min late.")]);
}

#[test]
fn it_waits_while_somebody_types_but_not_for_long() {
    let timers = [clock("Customers", TimerKind::Update, 0, 1200)];
    let mut state = AlarmState::default();
    let heard = play(&mut state, 0..1400, &timers, |at| (890..950).contains(&at) || at >= 1195);
    assert_eq!(brief(&heard), [(950, Banner, "Customers: due in 5 min."), (1230, Sound, "Customers: due now.")]);
    let short = play(&mut AlarmState::default(), 1195..1300, &timers, |at| at < 1204);
    assert_eq!(short[0].0, 1204, "it comes when the typing stops");
}

#[test]
fn after_a_restart_or_a_sleep_all_that_is_late_comes_as_one() {
    let mut timers: Vec<Watched> = (0..20).map(|n| clock(&format!("Ask {n}"), TimerKind::Ask, 0, 600 + n)).collect();
    timers.push(clock("Customers", TimerKind::Update, 0, 300));
    let heard = play(&mut AlarmState::default(), 7200..9000, &timers, |_| false);
    let expected = "Customers: 1 h 55 min late. Also: Ask 0, and 19 more.";
    assert_eq!(brief(&heard), [(7200, Sound, expected)], "longest overdue for its length first");
}

#[test]
fn a_clock_set_back_rings_once_more_when_it_is_due_again() {
    let timers = [clock("Customers", TimerKind::Update, 0, 1200)];
    let mut state = AlarmState::default();
    let ahead = play(&mut state, 4800..4810, &timers, |_| false);
    assert_eq!(brief(&ahead), [(4800, Sound, "Customers: 1 h late.")]);
    let back = play(&mut state, 1100..1300, &timers, |_| false);
    let expected = [(1100, Banner, "Customers: due in 2 min."), (1200, Sound, "Customers: due now.")];
    assert_eq!(brief(&back), expected, "what is due again is heard again");
}

#[test]
fn over_the_budget_it_waits_and_goes_when_it_is_no_longer_true() {
    let mut timers: Vec<Watched> = (0..6).map(|n| clock(&format!("Ask {n}"), TimerKind::Ask, 0, 100 * n)).collect();
    timers.push(clock("Late", TimerKind::Ask, 0, 700));
    timers.push(clock("Gone", TimerKind::Ask, 0, 710));
    timers.push(clock("Customers", TimerKind::Update, 0, 1500));
    let mut state = AlarmState::default();
    assert_eq!(play(&mut state, 0..1000, &timers, |_| false).len(), 6);
    timers.retain(|watched| watched.timer.label != "Gone");
    let heard = play(&mut state, 1000..3600, &timers, |_| false);
    let texts: Vec<&str> = heard.iter().map(|(_, one)| one.text.as_str()).collect();
    assert_eq!(texts, ["Late: 19 min late. Also: Customers."], "no banner for what is due, no sound for what is gone");
    // The first of the six, a clock that was due at once, rang at second 60.
    assert_eq!(heard[0].0, 60 + 1800, "when the oldest left the half hour");
}

#[test]
fn a_jump_is_noticed_both_ways_and_small_corrections_are_not() {
    let mono = |seconds| Duration::from_secs(seconds);
    let cases = [
        (1, None),
        (110, None),
        (-100, None),
        (7200, Some((second(1), second(7200)))),
        (-3600, Some((second(1), second(-3600)))),
    ];
    for (says, expected) in cases {
        assert_eq!(jump(second(0), mono(50), second(says), mono(51)), expected, "the clock says {says}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_budget_holds_in_any_half_hour(
        clocks in vec((-3000_i64..9000, 0_i64..5000, 0_u32..2), 0..40),
        busy in vec((0_i64..9000, 0_i64..120), 0..20),
    ) {
        let kinds = [TimerKind::Update, TimerKind::Ask];
        let timers: Vec<Watched> = clocks
            .iter()
            .enumerate()
            .map(|(n, (from, length, kind))| clock(&n.to_string(), kinds[*kind as usize], *from, from + length))
            .collect();
        let typing = |at: i64| busy.iter().any(|(from, length)| (*from..from + length).contains(&at));
        let mut state = AlarmState::default();
        let mut heard: Vec<(i64, Interruption)> = Vec::new();
        // Every tenth second is enough to meet each of them.
        for at in (0..9000).step_by(10) {
            heard.extend(play(&mut state, at..at + 1, &timers, typing));
        }
        for (at, _) in &heard {
            let within = heard.iter().filter(|(other, _)| (*at..at + 1800).contains(other)).count();
            prop_assert!(within <= 6, "{} after second {}", within, at);
        }
        // Once there is room again, all that waited comes as one.
        let (state, _) = step(state, second(20_000), &timers, false, &policy());
        prop_assert_eq!(step(state, second(20_001), &timers, false, &policy()).1, Vec::new());
    }

    #[test]
    fn a_clock_that_jumps_about_never_fires_a_storm(
        jumps in vec(-20_000_i64..20_000, 1..30),
        clocks in vec((-3000_i64..20_000, 0_i64..5000), 0..40),
    ) {
        let timers: Vec<Watched> = clocks
            .iter()
            .enumerate()
            .map(|(n, (from, length))| clock(&n.to_string(), TimerKind::Update, *from, from + length))
            .collect();
        let (mut state, mut now) = (AlarmState::default(), 0);
        for by in jumps {
            now += by;
            let heard = play(&mut state, now..now + 60, &timers, |_| false);
            // One for what a jump made late, one banner; beside them only what falls due in the minute itself.
            prop_assert!(heard.len() <= 6, "{:?}", brief(&heard));
        }
    }
}

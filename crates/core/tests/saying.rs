//! What an update says beyond what is known: a table of sentences, and what holds for any text.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use muster_core::saying::{Check, Context, check, clock_words, fit_for_outside, is_total, with_zones};
use muster_core::zone::Zone;
use muster_testkit::moment;
use proptest::prelude::*;

const FACTS: &[&str] = &[
    "Rolled back the gateway to 4.18 in eu-west",
    "Certificate of the payment page expired at 02:55",
    "38 % of card payments fail",
];
const HYPOTHESES: &[&str] = &["New connection pool starves the issuer"];
const PEOPLE: &[(&str, &str)] = &[("jonas", "Jonas Weber"), ("mei", "Mei Tan"), ("will", "Will Smythe")];
const SERVICES: &[(&str, &str)] = &[("payments-gateway", "Payments gateway"), ("search", "search")];

fn berlin() -> Zone {
    Zone::parse("Europe/Berlin").unwrap()
}

fn outside() -> Context<'static> {
    Context {
        facts: FACTS,
        hypotheses: HYPOTHESES,
        people: PEOPLE,
        services: SERVICES,
        audience: "Customers",
        outside: true,
        may_hear_eta: false,
        total: false,
        resolved: false,
        whole: false,
        next_by: Some(moment("2026-11-20T02:30:00Z")),
        zone: berlin(),
        now: moment("2026-11-20T02:10:00Z"),
    }
}

fn inside() -> Context<'static> {
    Context { audience: "Responders", outside: false, may_hear_eta: true, ..outside() }
}

fn codes(text: &str, context: &Context<'_>) -> Vec<String> {
    let mut codes: Vec<String> = check(text, context).into_iter().map(|check| check.code).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// Each sentence with what stands out in it, for customers.
const OUTSIDE: &[(&str, &[&str])] = &[
    // What is fine.
    ("Some card payments do not go through.", &[]),
    ("We are looking into it. Next update by 03:30 CET (02:30 UTC).", &[]),
    ("You can pay by wallet until then.", &[]),
    ("Card payments have worked again since 03:12 CET (02:12 UTC); we are watching it.", &[]),
    ("We were able to reproduce what you see.", &[]),
    ("No data was lost.", &[]),
    ("We will write again when something changes.", &[]),
    ("The next update comes in 20 minutes.", &[]),
    ("The cause is not yet known.", &[]),
    ("Write to support@example.org if you still see it.", &[]),
    // Causes.
    ("Payments fail because a supplier changed a file.", &["cause"]),
    ("This was caused by a storm in Texas.", &["cause"]),
    ("Errors are due to heavy traffic.", &["cause"]),
    ("The cause is a broken disk.", &["cause"]),
    ("It was triggered by a marketing campaign.", &["cause"]),
    ("Failures as a result of an expired licence.", &["cause"]),
    ("Payments failed because the certificate of the payment page expired.", &[]),
    ("Payments failed due to an expired certificate of the payment page.", &[]),
    ("It may be due to heavy traffic.", &["cause_guess"]),
    ("We suspect that it is caused by heavy traffic.", &["cause_guess"]),
    ("The root cause is known.", &["root_cause"]),
    ("The root cause was the expired certificate.", &["root_cause"]),
    ("It is not caused by anything you did.", &[]),
    ("We do not know whether it is due to heavy traffic.", &["cause_guess"]),
    // Names.
    ("Jonas is looking into it.", &["name"]),
    ("Jonas Weber is looking into it.", &["name"]),
    ("Our colleague Weber is looking into it.", &["name"]),
    ("@mei is looking into it.", &["name"]),
    ("Mei's team is looking into it.", &["name"]),
    ("Will you see it again? Tell us.", &[]),
    // Promises.
    ("It will be fixed by 04:00 CET.", &["promise"]),
    ("It will be fixed by noon.", &["promise"]),
    ("Payments will be back soon.", &["promise"]),
    ("Expect it to be resolved in 20 minutes.", &["promise"]),
    ("It should be resolved in 20 minutes.", &["promise"]),
    ("We expect a fix within the hour.", &["promise"]),
    ("Back up in 20 minutes.", &["promise"]),
    ("The ETA is one hour.", &["promise"]),
    ("Only 10 more minutes, back any moment now.", &["promise"]),
    ("We will restore payments tonight.", &["promise"]),
    ("It was resolved in 20 minutes.", &[]),
    ("We cannot say yet when it will be fixed.", &[]),
    ("Payments failed for 20 minutes.", &[]),
    // Jargon and hosts.
    ("We restarted db-prod-3.", &["host"]),
    ("Traffic to 10.0.3.7 is blocked.", &["host"]),
    ("People in eu-west-1a cannot pay.", &["host"]),
    ("Nodes in us-east are slow.", &["host", "jargon"]),
    ("Requests to auth.internal fail.", &["host"]),
    ("We rolled back a deployment.", &["jargon"]),
    ("The replica lags behind.", &["jargon"]),
    ("The load balancer drops connections.", &["jargon"]),
    ("p99 latency is up.", &["jargon"]),
    ("This is a SEV1.", &["jargon"]),
    ("#payments-gateway is slow.", &["jargon"]),
    ("The payments-gateway is slow.", &["jargon"]),
    ("You can search again.", &[]),
    ("The top-10 list is empty; see INC-0042.", &[]),
    // Times.
    ("Since 03:02 some payments fail.", &["zone_missing"]),
    ("Since 03:02 CET some payments fail.", &[]),
    ("Between 03:02 and 03:10 CET some payments failed.", &[]),
    ("Since 02:02 UTC some payments fail.", &["zone_other"]),
    ("Since 21:02 EST some payments fail.", &["zone_other"]),
    ("Since 03:02 +01:00 some payments fail.", &[]),
    ("Since 3:02 pm CET some payments fail.", &[]),
    ("Since 02:02Z some payments fail.", &["zone_other"]),
    // Scope and blame.
    ("There is an outage of card payments.", &["outage"]),
    ("An engineer failed to renew it.", &["blame"]),
    ("They should have noticed.", &["blame"]),
    ("It was human error.", &["blame"]),
    ("Nobody is at fault.", &[]),
    ("The health check failed to pass.", &[]),
    ("Our provider failed tonight.", &["blame"]),
];

/// The same within the team.
const INSIDE: &[(&str, &[&str])] = &[
    ("Jonas rolls back eu-west-1a, p99 latency is down on db-prod-3.", &[]),
    ("It will be fixed by noon.", &[]),
    ("It may be due to heavy traffic.", &[]),
    ("Errors are due to heavy traffic.", &["cause"]),
    ("Fails because the new connection pool starves the issuer.", &["cause"]),
    ("The root cause is known.", &["root_cause"]),
    ("Jonas should have checked.", &["blame"]),
    ("Mei forgot to renew it.", &["blame"]),
    ("The page should have arrived by now.", &[]),
];

#[test]
fn each_sentence_gives_exactly_what_stands_out() {
    let mut wrong = Vec::new();
    for (table, context) in [(OUTSIDE, outside()), (INSIDE, inside())] {
        for (text, expected) in table {
            let found = codes(text, &context);
            if found != *expected {
                wrong.push(format!("{text:?}: expected {expected:?}, found {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(OUTSIDE.len() + INSIDE.len() >= 60);
}

#[test]
fn a_hypothesis_is_called_one() {
    let found = check("Fails because the new connection pool starves the issuer.", &inside());
    assert!(found[0].message.contains("hypothesis, not yet a fact"), "{found:?}");
}

#[test]
fn the_next_time_is_there_and_is_the_one_promised() {
    let whole = Context { whole: true, ..outside() };
    let said = |text: &str| codes(text, &whole);
    assert_eq!(said("We are looking into it."), ["next_missing"]);
    assert_eq!(said("We are looking into it.\nNext update by 03:30 CET (02:30 UTC)."), [""; 0]);
    assert_eq!(said("Next update by 03:45 CET (02:45 UTC)."), ["next_differs"]);
    assert_eq!(said("Next update by 03:30 CET (02:45 UTC)."), ["next_differs"]);
    assert_eq!(said("Next update by 03:30."), ["zone_missing"], "the hour is right, the zone is missing");
    assert_eq!(said("We will write again when something changes."), [""; 0]);
    assert_eq!(said("It works again since 03:05 CET. We write again by 03:30 CET."), [""; 0]);
    let over = Context { resolved: true, ..whole };
    assert_eq!(codes("Payments work again.", &over), [""; 0], "no next word is owed when it is over");
    let open = Context { next_by: None, ..whole };
    assert_eq!(codes("We are looking into it.", &open), ["next_missing"]);
}

#[test]
fn an_outage_may_be_called_one_when_nothing_works() {
    assert!(is_total("Nobody can pay."));
    assert!(is_total("All payments fail since 03:02."));
    assert!(!is_total("Some payments fail. All payments by wallet are fine."));
    assert!(!is_total("38 % of card payments fail."));
    let total = Context { total: true, ..outside() };
    assert_eq!(codes("There is an outage of card payments.", &total), [""; 0]);
}

#[test]
fn places_are_counted_in_utf_16() {
    let text = "🔥🔥 Zürich: Jonas is looking.";
    let found = check(text, &outside());
    let units: Vec<u16> = text.encode_utf16().collect();
    let place = |check: &Check| String::from_utf16(&units[check.start as usize..check.end as usize]).unwrap();
    assert_eq!(found.iter().map(place).collect::<Vec<_>>(), ["Jonas"]);
}

#[test]
fn ten_million_letters_are_read_as_far_as_somebody_would() {
    let text = "Jonas because of the root cause ".repeat(330_000);
    let found = check(&text, &outside());
    assert_eq!(found[0].code, "too_long");
    assert!(found.len() <= 40, "a list nobody reads helps nobody");
}

#[test]
fn a_line_for_outside_says_nothing_of_the_inside() {
    assert!(fit_for_outside("Wallets and other regions are fine.", &outside()));
    for line in ["Jonas rolls back.", "Cause unknown; the rollout is the first suspect.", "db-prod-3 is full."] {
        assert!(!fit_for_outside(line, &outside()), "{line}");
    }
}

#[test]
fn times_are_written_for_the_reader() {
    let now = moment("2026-11-20T22:50:00Z");
    let utc = moment("2026-11-20T23:10:00Z");
    assert_eq!(clock_words(berlin(), moment("2026-11-20T22:55:00Z"), now), "23:55 CET (22:55 UTC)");
    assert_eq!(clock_words(berlin(), utc, now), "21 Nov 00:10 CET (23:10 UTC)", "UTC has today's day still");
    assert_eq!(clock_words(Zone::UTC, utc, now), "23:10 UTC");
    let kathmandu = Zone::parse("Asia/Kathmandu").unwrap();
    assert_eq!(
        clock_words(kathmandu, moment("2026-11-20T02:02:00Z"), moment("2026-11-20T02:10:00Z")),
        "07:47 UTC+05:45 (02:02 UTC)"
    );
    let told = |to| with_zones("Since 03:02 some fail, from 02:02 UTC.", berlin(), to, moment("2026-11-20T02:10:00Z"));
    assert_eq!(told(berlin()), "Since 03:02 CET (02:02 UTC) some fail, from 02:02 UTC.");
    assert_eq!(told(Zone::UTC), "Since 02:02 UTC some fail, from 02:02 UTC.");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_every_place_lies_in_it(text in "\\PC{0,80}|[ a-zA-Z@#:.,0-9\u{2019}-]{0,120}") {
        let units = u32::try_from(text.encode_utf16().count()).unwrap();
        let whole = Context { whole: true, ..outside() };
        for found in check(&text, &whole) {
            prop_assert!(found.start <= found.end && found.end <= units, "{found:?}");
        }
        let zoned = with_zones(&text, berlin(), Zone::UTC, whole.now);
        prop_assert!(zoned.is_empty() == text.is_empty());
    }

    #[test]
    fn a_planted_claim_is_caught_wherever_it_stands(
        before in "([a-z]{3,8} ){0,8}", after in "( [a-z]{3,8}){0,8}", phrase in prop::sample::select(vec!["because of", "caused by", "due to"]),
    ) {
        let text = format!("{before}. Payments fail {phrase} a meteorite strike. {after}");
        prop_assert!(codes(&text, &outside()).contains(&"cause".to_owned()), "{text}");
    }
}

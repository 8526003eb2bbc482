//! One SEV1, told to four audiences in four phases, as files to read; and what no draft may say.
//!
//! `UPDATE_GOLDEN=1 cargo test -p muster-exchange` writes them anew; look at the difference before you commit it.

use std::path::PathBuf;

use chrono::TimeDelta;
use muster_core::event::{AskBody, DecisionPut, RecoveryVerified, StandingSet};
use muster_core::incident::{Intent, NewLine};
use muster_core::library::Audience;
use muster_core::saying::check;
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Milestone, Phase, Precision, Severity, Standing};
use muster_core::zone::Zone;
use muster_exchange::drafting::{Drafted, Knowledge, Sources, draft};
use muster_testkit::moment;

use crate::desk::{Desk, line};

const PEOPLE: &[(&str, &str)] = &[("priya", "Priya Nair"), ("jonas", "Jonas Weber"), ("mei", "Mei Tan")];
const SERVICES: &[(&str, &str)] = &[("gateway", "payments-gateway")];
const PHASES: [Phase; 4] = [Phase::Investigating, Phase::Identified, Phase::Monitoring, Phase::Resolved];

fn audience(key: &str, name: &str, outside: bool, may_hear_eta: bool, zone: &str) -> Audience {
    let (key, name, zone) = (key.to_owned(), name.to_owned(), zone.to_owned());
    Audience { key, name, outside, may_hear_eta, zone, to: String::new() }
}

fn audiences() -> [Audience; 4] {
    [
        audience("responders", "Responders", false, true, ""),
        audience("company", "Company", false, false, ""),
        audience("executives", "Executives", true, true, "America/New_York"),
        audience("customers", "Customers", true, false, ""),
    ]
}

/// The SEV1 as it stands in a phase.
fn sev1(phase: Phase, is_drill: bool) -> Desk {
    let mut desk = Desk::declared("Card payments declined", is_drill);
    desk.person(8, "jonas", "Jonas Weber", "Payments");
    desk.person(9, "mei", "Mei Tan", "");
    desk.does(Intent::SetSeverity(Severity::Sev1, None));
    let began = Happened {
        at: moment("2026-11-20T02:02:10Z"),
        precision: Precision::Exact,
        until: None,
        zone: "Europe/Berlin".to_owned(),
    };
    desk.does(Intent::SetMilestone(Milestone::ImpactBegan, Some(began), String::new()));
    desk.does(Intent::WriteStatement(
        "Since 03:02 about a third of card payments are declined. Wallets and other ways to pay are fine. Cause unknown; \
         the 02:55 rollout on gw-prod-3 is the first suspect.\nCustomers: about 2,000 shops\nWorkaround: pay by wallet"
            .to_owned(),
    ));
    let fact = desk.logs(2, line(EntryKind::Observation, "Error rate flat at 38 %, p99 latency normal"));
    desk.acts(StandingSet { entry: fact, standing: Standing::Fact, because: None, remark: String::new() });
    desk.logs(1, line(EntryKind::Hypothesis, "New TLS pool in the 02:55 rollout starves connections"));
    desk.logs(1, line(EntryKind::Question, "Are some customers charged twice?"));
    let ask = Some(AskBody { person: "jonas".to_owned(), minutes: Some(10) });
    desk.logs(1, NewLine { ask, ..line(EntryKind::Action, "compare the pool sizes") });
    desk.acts(DecisionPut {
        text: "May we turn card payments off in Europe?".to_owned(),
        before: "mei".to_owned(),
        by: desk.now + TimeDelta::minutes(20),
    });
    if phase >= Phase::Identified {
        desk.logs(4, line(EntryKind::Decision, "Roll back the gateway in eu-west"));
        desk.logs(1, line(EntryKind::Decision, "Offer wallets first on the payment page"));
        desk.does(Intent::SetPhase(Phase::Identified));
    }
    if phase >= Phase::Monitoring {
        desk.logs(15, line(EntryKind::Action, "Rollback finished, 12 of 12 hosts"));
        desk.logs(1, line(EntryKind::Note, "Sign: \"try later\" on the payment page"));
        desk.does(Intent::SetPhase(Phase::Monitoring));
        let stable = Happened::exact(desk.now, "Europe/Berlin");
        desk.does(Intent::SetMilestone(Milestone::Stabilised, Some(stable), String::new()));
    }
    if phase >= Phase::Resolved {
        desk.now += TimeDelta::minutes(30);
        desk.acts(RecoveryVerified { by: "mei".to_owned(), signal: "no declined payment for ten minutes".to_owned() });
        desk.does(Intent::SetPhase(Phase::Resolved));
    }
    desk
}

fn told(desk: &Desk, audience: &Audience, next_by: Option<Moment>) -> (Knowledge, Drafted) {
    let response = desk.response();
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let sources = Sources::new("INC-0042", &desk.state, &response, berlin, PEOPLE, SERVICES);
    let knowledge = Knowledge::gather(&sources, audience, next_by);
    let drafted = draft(audience, desk.state.phase(), &knowledge, &[]);
    let found = check(&drafted.text, &sources.context(audience, next_by));
    assert!(
        audience.key != "customers" || found.iter().all(|one| one.code != "next_missing" && one.code != "host"),
        "{found:?}\n{}",
        drafted.text
    );
    (knowledge, drafted)
}

fn next_by(desk: &Desk, phase: Phase) -> Option<Moment> {
    (phase != Phase::Resolved).then(|| desk.now + TimeDelta::minutes(20))
}

#[test]
fn drafts_are_as_the_golden_files() {
    for phase in PHASES {
        let desk = sev1(phase, false);
        let mut page = String::new();
        for audience in audiences() {
            let (_, Drafted { subject, text, problem }) = told(&desk, &audience, next_by(&desk, phase));
            assert_eq!(problem, None);
            page.push_str(&format!("=== {}\nSubject: {subject}\n\n{text}\n\n", audience.name));
        }
        let name = format!("updates-{}.txt", phase.as_str());
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "golden", &name].iter().collect();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert!(page == golden, "{} differs; see the top of drafting.rs. Now it is:\n{page}", path.display());
    }
}

#[test]
fn built_in_drafts_for_those_outside_pass_their_own_checks() {
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    for phase in PHASES {
        let desk = sev1(phase, false);
        let response = desk.response();
        let sources = Sources::new("INC-0042", &desk.state, &response, berlin, PEOPLE, SERVICES);
        for audience in audiences().iter().filter(|audience| audience.outside) {
            let next_by = next_by(&desk, phase);
            let (_, drafted) = told(&desk, audience, next_by);
            let found = check(&drafted.text, &sources.context(audience, next_by));
            assert!(found.is_empty(), "{} {phase:?}: {found:?}\n{}", audience.key, drafted.text);
        }
    }
}

#[test]
fn what_is_supposed_and_who_does_it_stay_within() {
    let desk = sev1(Phase::Identified, false);
    for audience in audiences() {
        let (knowledge, drafted) = told(&desk, &audience, next_by(&desk, Phase::Identified));
        let responders = audience.key == "responders";
        assert_eq!(drafted.text.contains("starves"), responders, "{}: only responders hear a hypothesis", audience.key);
        for word in ["gw-prod-3", "Jonas", "eu-west", "p99", "Cause unknown", "suspect"] {
            assert!(!audience.outside || !drafted.text.contains(word), "{}: {word}\n{}", audience.key, drafted.text);
        }
        assert!(audience.outside != knowledge.statement.contains("gw-prod-3"));
    }
}

#[test]
fn what_became_of_data_is_said_and_not_made_up() {
    let mut desk = sev1(Phase::Resolved, false);
    let [.., customers] = audiences();
    assert!(told(&desk, &customers, None).1.text.contains("Data loss: [say whether data was lost]."));
    desk.logs(1, line(EntryKind::Observation, "Data loss: 14 orders between 03:10 and 03:12 CET"));
    assert!(told(&desk, &customers, None).1.text.contains("Data loss: 14 orders between 03:10 and 03:12 CET."));
}

#[test]
fn a_drill_says_so_first_to_everybody() {
    for phase in PHASES {
        let desk = sev1(phase, true);
        for audience in audiences() {
            let (_, drafted) = told(&desk, &audience, next_by(&desk, phase));
            assert!(drafted.text.starts_with("EXERCISE"), "{}", drafted.text);
            assert!(drafted.subject.starts_with("EXERCISE"), "{}", drafted.subject);
        }
    }
}

#[test]
fn an_incident_of_which_nothing_is_known_can_be_told() {
    let desk = Desk::declared("Something is slow", false);
    for audience in audiences() {
        let (_, drafted) = told(&desk, &audience, Some(desk.now + TimeDelta::minutes(10)));
        assert!(drafted.text.contains("Next update by "), "{}", drafted.text);
        assert!(!drafted.text.contains("{{") && !drafted.text.contains("\n\n\n"), "{}", drafted.text);
    }
}

#[test]
fn a_statement_of_ten_million_letters_gives_an_update_that_can_be_read() {
    let mut desk = Desk::declared("Something is slow", false);
    desk.does(Intent::WriteStatement("Payments fail. ".repeat(700_000)));
    for audience in audiences() {
        let (_, drafted) = told(&desk, &audience, None);
        assert!(drafted.text.len() < 4_000, "{}", drafted.text.len());
        assert_eq!(drafted.problem, None);
    }
}

//! Every running clock in one list.

#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod clocks_world;

use clocks_world::{Incident, minute};
use muster_core::alarm::watched;
use muster_core::event::{ReportingClockStarted, ReportingClockStopped, RoleAssumed, StoodDown};
use muster_core::response::{Timer, TimerKind, response};
use muster_core::words::{Role, Severity};

fn timers(incident: &Incident) -> Vec<Timer> {
    incident.with(|scene| response(scene).timers)
}

fn assume(incident: &mut Incident, role: Role, person: &str) {
    incident.act(RoleAssumed { role, person: person.to_owned(), area: String::new() });
}

#[test]
fn the_next_due_comes_first() {
    let mut incident = Incident::declared(Some(Severity::Sev1));
    incident.at(1).sent("executives", Some(60));
    let clock = incident.act(ReportingClockStarted {
        name: "Data protection".to_owned(),
        anchor: minute(0),
        due: minute(20),
        remark: String::new(),
    });
    let of = |incident: &Incident| -> Vec<String> { timers(incident).into_iter().map(|timer| timer.label).collect() };
    let expected = ["customers", "responders", "Data protection", "company", "executives"];
    assert_eq!(of(&incident), expected);
    incident.at(2).act(ReportingClockStopped { clock, remark: "reported".to_owned() });
    assert!(!of(&incident).contains(&"Data protection".to_owned()));
}

#[test]
fn time_in_command_has_a_soft_and_a_firm_word() {
    let mut incident = Incident::declared(Some(Severity::Sev1));
    assume(incident.at(10), Role::Commander, "asha");
    let cases = [(20, 6), (10 + 360, 6), (10 + 389, 6), (10 + 390, 8), (10 + 600, 8)];
    for (at, hours) in cases {
        incident.at(at);
        let timer = timers(&incident).into_iter().find(|timer| timer.kind == TimerKind::Command).unwrap();
        assert_eq!(timer.due_at, minute(10 + hours * 60), "at minute {at}");
        assert!(timer.say.starts_with("asha, that is"), "{}", timer.say);
    }
}

#[test]
fn the_keeper_of_time_is_reminded_and_not_the_commander() {
    let mut incident = Incident::declared(Some(Severity::Sev1));
    let reminded = |incident: &Incident| incident.clock("customers").reminded;
    assert!(reminded(&incident).is_empty());
    for (role, person) in [(Role::Commander, "asha"), (Role::Deputy, "ben"), (Role::Communications, "chloe")] {
        assume(&mut incident, role, person);
        assert_eq!(reminded(&incident), [person]);
    }
    let all = incident.with(|scene| watched("INC-0001", &response(scene)));
    assert!(all.iter().all(|one| one.to == ["chloe"]), "{all:?}");
    let ranks: Vec<u32> = all.iter().filter(|one| one.timer.key == "customers").map(|one| one.rank).collect();
    assert_eq!(ranks, [3], "the place of the audience in the library");
}

#[test]
fn after_the_end_only_law_and_contract_run_on() {
    let mut incident = Incident::declared(Some(Severity::Sev1));
    incident.act(ReportingClockStarted {
        name: "Data protection".to_owned(),
        anchor: minute(0),
        due: minute(4320),
        remark: String::new(),
    });
    assume(&mut incident, Role::Commander, "asha");
    incident.at(50).act(StoodDown { remark: String::new() });
    let left: Vec<TimerKind> = timers(&incident).into_iter().map(|timer| timer.kind).collect();
    assert_eq!(left, [TimerKind::Reporting]);
}

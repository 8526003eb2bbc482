//! What the program brings is complete, and says it in words of the trade.

use std::collections::BTreeSet;

use muster_core::library::{ItemBinding, Library, check_regime};
use muster_core::review::MEETING_SCRIPTS;
use muster_core::words::{CadenceMode, LoopStep, Role, Severity};

#[test]
fn the_cards_are_five_pause_points_of_seven_items() {
    let library = Library::built_in();
    let keys: Vec<&str> = library.cards.iter().map(|card| card.key.as_str()).collect();
    assert_eq!(keys, ["a", "b", "c", "d", "e"], "a file that cannot be read would leave nothing");
    let minutes: Vec<_> = library.cards.iter().map(|card| card.minutes).collect();
    assert_eq!(minutes, [Some((0, 5)), Some((5, 10)), Some((10, 20)), Some((20, 30)), None]);
    assert!(
        library.cards.iter().all(|card| card.read_do == (card.key == "a")),
        "only taking command leads by the hand"
    );
    for card in &library.cards {
        assert_eq!(card.items.len(), 7, "a card takes about a minute");
        assert!(!card.say.is_empty(), "a card ends with a sentence that is said");
        let mut last = 0;
        for item in &card.items {
            assert!(item.key.starts_with(&card.key));
            for words in [&item.text, &item.purpose, &item.source, &item.say, &item.records] {
                assert!(!words.is_empty(), "{} lacks words", item.key);
            }
            match (card.minutes, item.minute) {
                (Some((_, end)), Some(minute)) => assert!(last <= minute && minute <= end, "{}", item.key),
                (None, None) => {}
                (minutes, minute) => panic!("{}: {minute:?} of {minutes:?}", item.key),
            }
            last = item.minute.unwrap_or(0);
        }
    }
}

#[test]
fn a_duty_to_report_names_its_start_its_source_and_the_month_it_was_read() {
    let regimes = Library::built_in().regimes;
    assert!(regimes.len() >= 10, "a file that cannot be read would leave nothing");
    let keys: BTreeSet<&str> = regimes.iter().map(|regime| regime.key.as_str()).collect();
    assert_eq!(keys.len(), regimes.len(), "no key stands twice");
    for regime in &regimes {
        assert_eq!(check_regime(regime), Vec::<String>::new());
        assert_eq!(regime.as_of.len(), "2026-11".len(), "{}", regime.key);
        // The words and the clock must not tell two things.
        let counted = regime.hours.map(|hours| [format!("{hours} hours"), format!("{} calendar days", hours / 24)]);
        let said = |words: [String; 2]| words.iter().any(|words| regime.limit.contains(words));
        assert!(counted.is_none_or(said), "{}", regime.key);
    }
}

#[test]
fn what_the_log_can_know_ticks_itself() {
    let library = Library::built_in();
    let bound: BTreeSet<String> = library
        .cards
        .iter()
        .flat_map(|card| &card.items)
        .filter(|item| item.binding != ItemBinding::None)
        .map(|item| item.key.clone())
        .collect();
    let expected =
        "a1 a2 a3 a4 a5 a6 a7 b5 b6 b7 c3 c4 c5 c6 d1 d6 d7 e1 e2 e4 e6 e7".split(' ').map(str::to_owned).collect();
    assert_eq!(bound, expected);
}

/// Severity, audience, mode, first, second, minutes, monitoring, long, at a phase, if confirmed.
const POLICY: &str = "\
sev1 responders every      - - 10 - - - -
sev1 company    every      - - 30 - - - -
sev1 executives every      5 - 30 - - phase -
sev1 customers  every      5 5 20 30 60 - -
sev2 responders every      - - 15 - - - -
sev2 company    every      - - 30 60 - - -
sev2 executives on_change  15 - - - - phase -
sev2 customers  every      15 - 30 60 - - confirmed
sev3 responders every      - - 30 - - - -
sev3 company    on_change  - - 60 - - - -
sev3 executives off        - - - - - - -
sev3 customers  on_change  30 - - - - - confirmed
sev4 responders off        - - - - - - -
sev4 company    on_change  - - - - - - -
sev4 executives off        - - - - - - -
sev4 customers  off        - - - - - - -
sev5 responders off        - - - - - - -
sev5 company    on_change  - - - - - - -
sev5 executives off        - - - - - - -
sev5 customers  off        - - - - - - -
";

#[test]
fn the_policy_is_the_table_that_was_agreed() {
    let library = Library::built_in();
    let minutes = |value: Option<u32>| value.map_or("-".to_owned(), |minutes| minutes.to_string());
    let table: String = library
        .policy
        .rules
        .iter()
        .map(|rule| {
            let numbers = [rule.first, rule.second, rule.minutes, rule.monitoring, rule.long].map(minutes).join(" ");
            let phase = if rule.at_phase { "phase" } else { "-" };
            let confirmed = if rule.if_confirmed { "confirmed" } else { "-" };
            let (severity, mode) = (rule.severity.as_str(), rule.mode.as_str());
            format!("{severity} {:<10} {mode:<10} {numbers} {phase} {confirmed}\n", rule.audience)
        })
        .collect();
    assert_eq!(table, POLICY);
    let policy = &library.policy;
    assert_eq!((policy.banner_minutes, policy.budget, policy.page_minutes, policy.command_hours), (5, 6, 15, (6, 8)));
    assert!(policy.rules.iter().all(|rule| rule.mode != CadenceMode::Every || rule.minutes.is_some()));
    assert!(policy.rules.iter().all(|rule| library.audiences.iter().any(|audience| audience.key == rule.audience)));
}

#[test]
fn only_some_may_hear_when_it_might_be_repaired() {
    let library = Library::built_in();
    let told: Vec<_> = library.audiences.iter().map(|one| (one.key.as_str(), one.outside, one.may_hear_eta)).collect();
    assert_eq!(
        told,
        [
            ("responders", false, true),
            ("company", false, false),
            ("executives", true, true),
            ("customers", true, false)
        ]
    );
}

#[test]
fn unsure_counts_as_the_highest() {
    let library = Library::built_in();
    assert_eq!(library.guide.questions.len(), 6);
    for question in &library.guide.questions {
        let unsure = question.answers.last().unwrap();
        assert_eq!(unsure.text, "Unsure");
        let highest = question.answers.iter().map(|answer| answer.severity).min().unwrap();
        assert_eq!(unsure.severity, highest, "{}", question.key);
        assert_eq!(unsure.page, question.answers.iter().any(|answer| answer.page), "{}", question.key);
        // Waking people goes with the size: nobody is woken for what one team does by itself.
        assert!(question.answers.iter().all(|answer| answer.page == (answer.severity <= Severity::Sev2)));
    }
}

#[test]
fn every_role_step_and_moment_of_pressure_has_its_words() {
    let library = Library::built_in();
    assert!(Role::ALL.iter().all(|role| library.role_cards.iter().any(|card| card.role == *role)));
    assert!(LoopStep::ALL.iter().all(|step| library.step_cards.iter().any(|card| card.step == *step)));
    let pressure = |key: &&str| !key.starts_with(MEETING_SCRIPTS);
    let moments: Vec<&str> = library.scripts.iter().map(|script| script.key.as_str()).filter(pressure).collect();
    assert_eq!(moments, ["executive", "data", "severity", "ten-minutes", "theory", "disruption", "eta"]);
}

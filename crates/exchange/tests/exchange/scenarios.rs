//! Scenarios in and out: what leaves comes back, what has no meaning is refused with its place, real files are read.

use std::path::Path;

use muster_core::drill::scenario::{Condition, Scenario, Trigger};
use muster_core::library::Library;
use muster_core::words::{EntryKind, Role, Severity};
use muster_exchange::{
    PackPart, read_scenarios, scenario_from_yaml, scenario_list, scenario_markdown, scenario_pack, scenario_skillaegis,
    scenario_to_yaml, scenario_with_list,
};

use crate::markup::tags;
use crate::mutate::hunt;

fn scenarios() -> Vec<Scenario> {
    Library::built_in().scenarios.iter().map(|one| Scenario::clone(one)).collect()
}

fn small() -> String {
    "key: small\ntitle: Small\nsynopsis: s\nminutes: 30\ndifficulty: easy\nobjectives:\n- key: one\n  text: One\n\
     roles: [{role: commander}]\nstart: {}\ninjects:\n- key: a\n  title: A\n  kind: event\n  delivery: alert\n  to: [everyone]\n  \
     text: A\n  objectives: [one]\n  trigger: {kind: at, minute: 0}\n- key: b\n  title: B\n  kind: event\n  delivery: chat\n  \
     to: [commander]\n  text: B\n  trigger: {kind: after, inject: a, minutes: 3}\n"
        .to_owned()
}

#[test]
fn yaml_comes_back_as_it_left() {
    for scenario in scenarios() {
        let text = scenario_to_yaml(&scenario).unwrap();
        assert!(text.contains("EXERCISE"), "a file is stamped too");
        assert_eq!(scenario_from_yaml(&text).unwrap(), scenario);
        let read = read_scenarios("x.yaml", &text).unwrap();
        assert_eq!((read.form, read.scenarios), ("YAML", vec![scenario.clone()]));
        let json = serde_json::to_string_pretty(&scenario).unwrap();
        assert_eq!(read_scenarios("x.json", &json).unwrap().scenarios, vec![scenario]);
    }
}

#[test]
fn a_list_of_injects_comes_back_as_it_left() {
    for mut scenario in scenarios() {
        // Every kind of trigger stands in a list.
        let conditions = [
            Condition::RoleAssigned { role: Role::Deputy },
            Condition::SeveritySet { severity: Some(Severity::Sev1) },
            Condition::SeveritySet { severity: None },
            Condition::StatementWritten { words: vec!["half".to_owned()] },
            Condition::UpdateSent { audience: "customers".to_owned() },
            Condition::EntryWritten { entry: Some(EntryKind::Decision), words: Vec::new() },
            Condition::EntryWritten { entry: Some(EntryKind::Action), words: vec!["a b".to_owned(), "c".to_owned()] },
            Condition::ItemAnswered { card: "a".to_owned(), item: "a3".to_owned() },
            Condition::ItemAnswered { card: "a".to_owned(), item: String::new() },
            Condition::Seen { text: "Somebody says: stop".to_owned() },
        ];
        for (inject, condition) in scenario.injects.iter_mut().zip(conditions) {
            inject.trigger = Trigger::When { condition, from_minute: 3 };
        }
        let text = scenario_list(&scenario);
        let (back, notes) = scenario_with_list(&scenario, &text, false).unwrap();
        assert_eq!(notes, Vec::<String>::new());
        assert_eq!(back, scenario);
    }
}

#[test]
fn what_has_no_meaning_is_refused_with_its_place() {
    let good = small();
    assert!(scenario_from_yaml(&good).is_ok(), "{:?}", scenario_from_yaml(&good));
    let rows = [
        (good.replace("inject: a,", "inject: b,"), "line 26, column 12: injects go round in a circle: b leads to b"),
        (
            good.replace("inject: a,", "inject: z,"),
            "line 26, column 12: the inject b waits for z, which is not in the scenario",
        ),
        (good.replace("key: b", "key: a"), "two injects have the key a"),
        (
            good.replace("- key: one\n  text: One\n", "- key: one\n  text: One\n- key: one\n  text: Two\n"),
            "line 9, column 8: two objectives have the key one",
        ),
        (good.replace("minute: 0", "minute: -5"), "minute -5 lies before the start"),
        (good.replace("title: Small", "titel: Small"), "line 2, column 1: there is no field \"titel\" here"),
        (good.replace("easy", "cosy"), "\"cosy\" is not known here; it is one of easy, medium, hard"),
        (good.replace("minutes: 30", "minutes: 0"), "line 4, column 10: the scenario has no length"),
        (good.replace("objectives: [one]", "objectives: [two]"), "the inject a tests the objective two"),
        (good.replace("key: small", "key: \"Small one\""), "line 1, column 6"),
        (good.replace("synopsis: s", "synopsis: s\nsynopsis: t"), "\"synopsis\" stands twice"),
        (format!("{good}cast: &x [*x]\n"), "refers to itself"),
        (format!("{good}cast: {}", "[".repeat(60)), "line 27, column 27: "),
        ("\t: x".to_owned(), "read the scenario"),
        (String::new(), "line 1, column 1: the file is empty"),
        ("{\"exercise\": {}}".to_owned(), "no list \"injects\""),
        ("[]".to_owned(), "the list is empty"),
        ("{\"a\": ".to_owned(), "line 1, column 6: the file ends too early"),
        ("# A talk\n\nNothing here.\n".to_owned(), "line 1, column 1: no heading here or below begins an inject"),
        (
            "inject,time,title\na,T-5,Too early\n".to_owned(),
            "line 2, column 2: inject 1: minute -5 lies before the start",
        ),
        (
            "inject,time,title\na,soon,Whenever\n".to_owned(),
            "line 2, column 2: inject 1: \"soon\" is no minute of the drill",
        ),
        ("inject,time,title\na,0,A\n\na,1,B\n".to_owned(), "line 4, column 1: two injects have the key \"a\""),
        ("inject,time,to\na,0,everyone\n".to_owned(), "line 1, column 1: no column says what happens"),
    ];
    for (text, expected) in rows {
        let name = if text.starts_with("# A") { "talk.md" } else { "x.yaml" };
        let said = read_scenarios(name, &text).unwrap_err().to_string();
        assert!(said.starts_with("read the scenario: ") && said.contains(expected), "{said}\n  expected: {expected}");
        assert!(!said.contains('\n') && said.len() < 400, "one sentence: {said}");
    }
}

#[test]
fn aliases_that_explode_and_pictures_that_are_too_large_are_refused_at_once() {
    let mut bomb = String::from("key: bomb\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let before = format!("*a{}, ", n - 1).repeat(10);
        bomb.push_str(&format!("a{n}: &a{n} [{before}]\n"));
    }
    let said = read_scenarios("bomb.yaml", &bomb).unwrap_err().to_string();
    assert!(said.contains("line "), "{said}");
    let picture = |size: usize| {
        let data = "A".repeat(size);
        format!(
            "{}artefacts:\n- key: p\n  title: P\n  content: {{kind: picture, mediaType: image/png, data: \"{data}\"}}\n",
            small()
        )
    };
    let said = read_scenarios("large.yaml", &picture(4_000_000)).unwrap_err().to_string();
    assert!(
        said.contains("the picture p has 4 MB in the file; 2 MB are the most") && said.contains("line 30"),
        "{said}"
    );
    let said = read_scenarios("huge.yaml", &picture(200_000_000)).unwrap_err().to_string();
    let place =
        "line 30, column 56: the file has 200 MB; a scenario has 16 MB at the most, and 200 MB of it stand here";
    assert!(said.contains(place), "{said}");
}

#[test]
fn broken_files_are_answered_and_never_stop_the_program() {
    let first = scenario_from_yaml(&small()).unwrap();
    let exercise = include_str!("scenarios/skillaegis.json").as_bytes().to_vec();
    let files = [small().into_bytes(), scenario_list(&first).into_bytes(), exercise];
    let (mut read, mut refused) = (0, 0);
    hunt("scenarios", &files, |bytes| {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        match read_scenarios("x", text) {
            Ok(found) => {
                read += 1;
                assert!(!found.scenarios.is_empty());
            }
            Err(error) => {
                refused += 1;
                assert!(!error.problem.is_empty() && !error.problem.contains('\n'), "{error}");
            }
        }
    });
    assert!(read > 20 && refused > 20, "a harness that breaks nothing proves nothing: {read}, {refused}");
}

#[test]
fn what_players_get_holds_nothing_that_they_should_find_out() {
    for scenario in scenarios() {
        let (manual, cards) = (scenario_pack(&scenario, PackPart::Manual), scenario_pack(&scenario, PackPart::Cards));
        for page in [&manual, &cards] {
            tags(page);
            assert!(!page.contains(&scenario.title), "{}: the title may give it away", scenario.key);
            let secrets = scenario.injects.iter().flat_map(|one| [&one.script, &one.expected, &one.observe]);
            for secret in secrets.chain([&scenario.truth]).filter(|text| text.len() > 25) {
                let start: String = secret.chars().filter(|c| !"<>&\"'`".contains(*c)).take(25).collect();
                assert!(!page.contains(&start), "{}: a player reads \"{start}\"", scenario.key);
            }
        }
        for inject in &scenario.injects {
            let start: String = inject.text.chars().take_while(|c| !"<>&\"'`".contains(*c)).collect();
            assert!(start.len() < 12 || !manual.contains(start.trim()), "{}: {start}", scenario.key);
        }
    }
}

#[test]
fn every_page_of_the_pack_is_stamped_and_stands_by_itself() {
    for scenario in scenarios() {
        for part in PackPart::ALL {
            let page = scenario_pack(&scenario, *part);
            tags(&page);
            assert!(page.contains("<thead><tr><td><div class=\"exercise\">EXERCISE"), "repeated on each printed page");
            assert!(page.contains("<title>EXERCISE "));
            assert!(
                !page.contains("http-equiv=\"refresh\"") && !page.contains("<script") && !page.contains("src=\"http")
            );
        }
        let guide = scenario_pack(&scenario, PackPart::Guide);
        assert!(guide.contains("Not for players") && guide.contains("<svg"));
        for part in [PackPart::Guide, PackPart::Evaluation] {
            let page = scenario_pack(&scenario, part);
            assert!(!page.contains("when ask_made") && !page.contains("_written"), "in words, not as a list is typed");
            assert!(page.contains("1 · "), "found by the number of its card");
        }
        let markdown = scenario_markdown(&scenario);
        assert!(markdown.starts_with("# EXERCISE: ") && markdown.trim_end().ends_with("EXERCISE"));
        assert_eq!(
            markdown.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| #")).count(),
            scenario.injects.len()
        );
    }
}

#[test]
fn an_exercise_of_skillaegis_keeps_its_order_its_payloads_and_its_checks() {
    let file = include_str!("scenarios/skillaegis.json");
    let read = read_scenarios("exercise.json", file).unwrap();
    assert_eq!(read.form, "SkillAegis");
    let scenario = read.scenarios.into_iter().next().unwrap();
    assert_eq!((scenario.title.as_str(), scenario.minutes), ("A letter that is none", 120));
    let keys: Vec<&str> = scenario.injects.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["a-mail-arrives", "an-odd-connection", "somebody-asks"], "as the flow says, then the rest");
    let [first, second, third] = scenario.injects.as_slice() else { panic!("three injects") };
    assert_eq!(first.trigger, Trigger::At { minute: 0 });
    assert_eq!(second.trigger, Trigger::After { inject: "a-mail-arrives".to_owned(), minutes: 5 });
    assert_eq!(third.trigger, Trigger::ByHand, "it is in no flow");
    assert_eq!(first.artefacts, ["letter"], "what was packed as base64 is shown");
    assert!(first.expected.contains("The event is there") && first.observe.contains("contains [\"letter\"]"));
    let out = scenario_skillaegis(&scenario);
    let again = read_scenarios("again.json", &out).unwrap().scenarios.remove(0);
    let titles = |scenario: &Scenario| scenario.injects.iter().map(|one| one.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&again), titles(&scenario));
    assert_eq!(scenario_skillaegis(&scenario), out, "identities are made from keys, so that they stay");
}

#[test]
fn real_files_are_read_or_refused_with_their_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/realdata/08-tabletop");
    let Ok(kits) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not here, so no real exercise was read", folder.display());
        return;
    };
    let (mut folders, mut read, mut refused) = (kits.flatten().map(|one| one.path()).collect::<Vec<_>>(), 0, 0);
    while let Some(path) = folders.pop() {
        if path.is_dir() {
            folders.extend(std::fs::read_dir(&path).unwrap().flatten().map(|one| one.path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        match read_scenarios(&path.to_string_lossy(), &text) {
            Ok(found) => {
                read += 1;
                for scenario in &found.scenarios {
                    let again = scenario_from_yaml(&scenario_to_yaml(scenario).unwrap()).unwrap();
                    assert_eq!(&again, scenario, "{}", path.display());
                }
            }
            Err(error) => {
                refused += 1;
                assert!(error.line.is_some(), "{}: {error}", path.display());
            }
        }
    }
    assert!(read >= 2 && refused >= 2, "{read} were read, {refused} refused");
}

#[test]
fn a_list_comes_beside_what_is_there_or_in_its_place() {
    let scenario = scenarios().remove(0);
    let first = scenario.injects[0].key.clone();
    let text = format!("inject,trigger,title\n{first},at 0,Said anew\nlate,after {first} 3,Quite new\n");
    let (beside, _) = scenario_with_list(&scenario, &text, true).unwrap();
    assert_eq!(beside.injects.len(), scenario.injects.len() + 1);
    assert_eq!((beside.injects[0].key.as_str(), beside.injects[0].title.as_str()), (first.as_str(), "Said anew"));
    assert_eq!(beside.injects[1], scenario.injects[1], "what is not in the list stays as it is");
    assert_eq!(beside.injects.last().unwrap().key, "late");
    let (instead, _) = scenario_with_list(&scenario, &text, false).unwrap();
    assert_eq!(instead.injects.len(), 2);
    // What it leans on may be there already.
    let leans = format!("inject,trigger,title\nlate,after {first} 3,Quite new\n");
    assert!(scenario_with_list(&scenario, &leans, true).is_ok());
    let error = scenario_with_list(&scenario, &leans, false).unwrap_err();
    assert_eq!(error.line, Some(2), "{error}");
    let lost = "inject,trigger,title\nlate,after nobody 3,Quite new\n";
    assert_eq!(
        scenario_with_list(&scenario, lost, true).unwrap_err().line,
        Some(2),
        "its line, among those that were there"
    );
}

#[test]
fn what_is_wrong_in_a_file_of_another_program_has_its_line() {
    let wheel = "[\n  { \"scenario\": \"The pool is full\" },\n  { \"title\": \"no words\" }\n]";
    let error = read_scenarios("wheel.json", wheel).unwrap_err();
    assert_eq!((error.line, error.column), (Some(3), Some(3)), "{error}");
    let many = |entry: &str, count: usize| vec![entry; count].join(",\n");
    let error = read_scenarios("wheel.json", &format!("[\n{}]", many("{ \"scenario\": \"x\" }", 201))).unwrap_err();
    assert_eq!(error.line, Some(202), "{error}");
    let injects = many("{ \"uuid\": \"a\", \"name\": \"x\" }", 501);
    let error = read_scenarios("e.json", &format!("{{\"exercise\": {{}}, \"injects\": [\n{injects}]}}")).unwrap_err();
    assert_eq!(error.line, Some(502), "{error}");
}

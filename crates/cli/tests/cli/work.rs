//! Every command on a good day.

use serde_json::Value;

use crate::desk::{Desk, Run};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn declares_with_severity_and_drill_said_either_way() {
    let desk = Desk::new();
    assert_eq!(desk.done(&["declare", "sev1 Card payments declined"]), "INC-0001  declared\n");
    assert_eq!(desk.done(&["declare", "Lost region", "--drill", "--severity", "sev3"]), "DRILL-0001  declared\n");
    let list = desk.done(&["list"]);
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].starts_with("INC-0001  SEV1  Investigating"), "{list}");
    assert!(lines[0].ends_with("Card payments declined"), "{list}");
    assert!(lines[1].starts_with("DRILL-0001 SEV3  Investigating"), "{list}");
    assert!(lines[1].ends_with("EXERCISE Lost region"), "{list}");
}

#[test]
fn a_line_goes_to_the_incident_declared_last_unless_one_is_named() {
    let desk = Desk::with_incident();
    desk.done(&["declare", "Login is slow"]);
    desk.done(&["declare", "drill Lost region"]);
    assert!(desk.done(&["log", "pods restarted"]).starts_with("saved "));
    desk.done(&["log", "--incident", "1", "pool exhausted"]);
    assert!(desk.done(&["show", "INC-0002"]).contains("pods restarted"), "a drill never takes a real line by itself");
    assert!(desk.done(&["show", "inc-1"]).contains("pool exhausted"));
}

#[test]
fn a_line_is_read_by_the_grammar_and_shown_with_both_clocks() {
    let desk = Desk::with_incident();
    // A time in front looks like an option and is none.
    desk.done(&["log", "-5m @jonas #gateway rolled back", "--incident", "INC-0001"]);
    desk.done(&["log", "/d ! go back to the last release"]);
    let shown = desk.done(&["show"]);
    let head: Vec<&str> = shown.lines().take(1).collect();
    assert_eq!(head, ["INC-0001  SEV2  Investigating  Checkout answers 502"]);
    assert!(shown.contains("jonas: rolled back #gateway [5 min late]"), "{shown}");
    assert!(shown.contains("decision     go back to the last release !"), "{shown}");
    let clock = shown.lines().find(|line| line.contains("rolled back")).unwrap();
    assert_eq!(clock[1..9], clock[11..19], "local time and UTC, which is the same here: {clock}");
}

#[test]
fn many_lines_are_acknowledged_one_by_one() {
    let desk = Desk::with_incident();
    let input = "/o first\r\n\n/a second\n   \nthird without an end";
    let run = desk.run_on(&desk.store(), &["log", "--stdin"], input.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let seqs: Vec<u64> = run.out.lines().map(|line| line.strip_prefix("saved ").unwrap().parse().unwrap()).collect();
    assert_eq!(seqs.len(), 3, "blank lines are no lines: {}", run.out);
    assert!(seqs.is_sorted());
    let shown = desk.done(&["show"]);
    for line in ["first", "second", "third without an end"] {
        assert!(shown.contains(line), "{shown}");
    }
}

#[test]
fn lines_that_are_no_utf8_are_kept_as_far_as_they_can_be_read() {
    let desk = Desk::with_incident();
    let run = desk.run_on(&desk.store(), &["log", "--stdin"], b"caf\xe9 is closed\nnext\n");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("line 1 is not UTF-8"), "{}", run.err);
    assert!(desk.done(&["show"]).contains("caf\u{fffd} is closed"));
}

#[test]
fn each_line_is_acknowledged_before_the_next_one_is_sent() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::Stdio;
    let desk = Desk::with_incident();
    let mut command = desk.command(&desk.store());
    command.args(["log", "--stdin"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in ["one", "two"] {
        writeln!(input, "{line}").unwrap();
        assert!(answers.next().unwrap().unwrap().starts_with("saved "), "it does not wait for more input");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn lines_are_saved_when_nobody_reads_the_acknowledgements() {
    use std::io::Write as _;
    use std::process::Stdio;
    let desk = Desk::with_incident();
    let mut command = desk.command(&desk.store());
    command.args(["log", "--stdin"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"one\ntwo\n").unwrap();
    let run = Run::of(&child.wait_with_output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (0, ""), "a broken pipe is quiet");
    assert!(desk.done(&["show"]).contains("two"));
}

#[test]
fn shows_what_was_known_earlier() {
    let desk = Desk::with_incident();
    desk.done(&["log", "written today"]);
    assert!(desk.done(&["show", "INC-0001", "--at", "2100-01-01T00:00:00Z"]).contains("written today"));
    assert!(
        desk.done(&["show", "--at", "-0m"]).contains("as it was known at"),
        "the words of the grammar are understood"
    );
    let before = desk.refused(&["show", "INC-0001", "--at", "2001-01-01T00:00:00Z"]);
    assert!(before.contains("declared"), "{before}");
}

#[test]
fn finds_words_in_three_ways() {
    let desk = Desk::with_incident();
    desk.done(&["log", "rolled back the gateway"]);
    for args in [&["search", "gatew"][..], &["search", "--ranked", "gateway"], &["search", "--substring", "atewa"]] {
        let found = desk.done(args);
        assert!(found.starts_with("INC-0001 ") && found.contains("rolled back the gateway"), "{args:?}: {found}");
    }
    assert_eq!(desk.done(&["search", "nowhere"]), "Nothing found.\n");
}

#[test]
fn exports_in_four_formats_to_the_terminal_or_a_file() {
    let desk = Desk::with_incident();
    desk.done(&["log", "=HYPERLINK(\"http://example.org\")"]);
    assert!(desk.done(&["export", "1", "--format", "md"]).contains("# "));
    assert!(!desk.done(&["export", "1", "--format", "csv"]).contains("\n=HYPERLINK"), "formulas are not carried");
    assert!(json(&desk.done(&["export", "1", "--format", "json"])).is_object());
    let out = desk.folder.path().join("out.html");
    let said = desk.done(&["export", "1", "--format", "html", "--order", "happened", "--out", out.to_str().unwrap()]);
    assert!(said.starts_with("wrote "), "{said}");
    assert!(std::fs::read_to_string(out).unwrap().contains("Checkout answers 502"));
}

#[test]
fn checks_backs_up_and_restores() {
    let desk = Desk::with_incident();
    desk.done(&["log", "before the backup"]);
    assert!(desk.done(&["verify"]).contains("all is well"));
    let backup = desk.folder.path().join("backup.db");
    assert!(desk.done(&["backup", "--out", backup.to_str().unwrap()]).contains("backup.db"));
    desk.done(&["log", "after the backup"]);
    assert!(desk.done(&["restore", backup.to_str().unwrap()]).starts_with("restored "));
    let shown = desk.done(&["show", "INC-0001"]);
    assert!(shown.contains("before the backup"), "{shown}");
    assert!(desk.done(&["verify"]).contains("all is well"));
    assert!(desk.done(&["backup"]).contains("backups"), "the usual folder lies beside the store");
}

#[test]
fn imports_people_and_says_which_rows_it_could_not_read() {
    let desk = Desk::new();
    let list = desk.file("people.csv", "name,team,zone\nJonas Berg,Platform,Europe/Berlin\nAna Ruiz,Payments,\n");
    assert_eq!(desk.done(&["people", "import", list.to_str().unwrap()]), "2 added, 0 changed, 0 as they were\n");
    assert_eq!(desk.done(&["people", "import", list.to_str().unwrap()]), "0 added, 0 changed, 2 as they were\n");
    let directory = json(&desk.done(&["call", "directory"]));
    assert_eq!(directory["people"].as_array().unwrap().len(), 2);
}

#[test]
fn prints_replies_as_json() {
    let desk = Desk::new();
    let declared = json(&desk.done(&["--json", "declare", "Checkout answers 502"]));
    assert_eq!(declared["reference"], "INC-0001");
    let change = json(&desk.done(&["log", "--json", "a line"]));
    assert_eq!(change["events"].as_array().unwrap().len(), 1);
    for (args, key) in [
        (&["list"][..], "open"),
        (&["show", "1"], "milestones"),
        (&["search", "line"], "hits"),
        (&["export", "1", "--format", "md"], "fileName"),
        (&["verify"], "problems"),
        (&["backup"], "path"),
    ] {
        let args: Vec<&str> = [&["--json"], args].concat();
        assert!(json(&desk.done(&args)).get(key).is_some(), "{args:?}");
    }
}

#[test]
fn calls_any_command_of_the_table() {
    let desk = Desk::with_incident();
    let board = json(&desk.done(&["call", "board", r#"{"closed": 0}"#]));
    assert_eq!(board["open"][0]["title"], "Checkout answers 502");
    let run = desk.run_on(&desk.store(), &["call", "line_parse", "-"], br#"{"text": "/a rolled back"}"#);
    assert_eq!(json(&run.out)["kind"], "action", "{}", run.err);
}

#[test]
fn the_store_is_named_by_the_environment_too() {
    let desk = Desk::new();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_musterctl"));
    command.args(["declare", "From the environment"]).env("MUSTER_STORE", desk.store()).env("HOME", desk.folder.path());
    assert!(command.output().unwrap().status.success());
    assert!(desk.done(&["list"]).contains("From the environment"));
}

#[test]
fn what_others_wrote_cannot_steer_the_terminal() {
    let desk = Desk::with_incident();
    let run = desk.run_on(&desk.store(), &["log", "--stdin"], "red \u{1b}[31m and \u{202e}back\n".as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    for args in [&["show"][..], &["search", "red"], &["list"]] {
        let shown = desk.done(args);
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{args:?}: {shown:?}");
    }
}

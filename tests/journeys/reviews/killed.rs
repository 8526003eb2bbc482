//! A conversation that is brought in while the program is killed, by the system and not by us: nothing of it is there
//! the next time, and it comes in whole then.
//!
//! `MUSTER_KILLS` sets the number of kills (6 otherwise).
#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use muster_core::zone::Zone;
use muster_service::clock::{Clock as _, GivenClock};
use muster_service::{Service, Setup};
use serde_json::{Value, json};

use crate::desk::moment;

/// So many that it takes several batches, and several kills fall between them.
const LINES: u32 = 12_000;

/// A program as it starts. Each gives out ids of its own: this one leaves so many to those before it.
fn open(store: &Path, ids: u32) -> Arc<Service> {
    let clock = Arc::new(GivenClock::new(moment("2026-11-20T02:02:00Z"), Zone::parse("Europe/Berlin").unwrap()));
    for _ in 0..ids {
        clock.new_id();
    }
    let service = Arc::new(Service::open(Setup { store: store.to_owned(), clock, logs: None }));
    service.start_background();
    service
}

fn tell(service: &Service, name: &str, request: Value) -> Value {
    service.call(name, request).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

fn reading(incident: &str) -> Value {
    let rows = (0..LINES).map(|line| format!("2026-11-20T02:{:02}:00Z,Mei,line {line} of many\n", line % 60));
    let text = format!("when,who,text\n{}", rows.collect::<String>());
    json!({ "incident": incident, "text": text, "format": "csv", "job": "in" })
}

/// Not a test of its own: the program that is killed. It says how far it is.
#[test]
#[ignore = "run as a program of its own by the test below"]
fn a_program_that_will_be_killed() {
    let Some(store) = std::env::var_os("MUSTER_KILLED_STORE") else { return };
    let incident = std::env::var("MUSTER_KILLED_INCIDENT").unwrap();
    let service = open(Path::new(&store), 1_000);
    service.on_progress(Box::new(|progress| {
        if progress.job == "in" && progress.total > 0 {
            writeln!(std::io::stdout().lock(), "said {}", progress.done * 100 / progress.total).unwrap();
        }
    }));
    tell(&service, "source_import", reading(&incident));
    writeln!(std::io::stdout().lock(), "said all").unwrap();
}

/// Starts the program and kills it as soon as it is so far; whether it had come to its end.
fn killed(store: &Path, incident: &str, percent: u32) -> bool {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["reviews::killed::a_program_that_will_be_killed", "--exact", "--ignored", "--nocapture"]);
    command.env("MUSTER_KILLED_STORE", store).env("MUSTER_KILLED_INCIDENT", incident);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said = lines.filter_map(|line| Some(line.split_once("said ")?.1.to_owned()));
    let far = said.find(|line| line.parse::<u32>().map_or(true, |done| done >= percent));
    child.kill().unwrap();
    // What it said between our look and its end counts.
    let all = far.is_some_and(|line| line == "all") || said.any(|line| line == "all");
    child.wait().unwrap();
    all
}

#[test]
fn a_program_killed_while_a_conversation_comes_in_leaves_nothing_of_it() {
    let kills = std::env::var("MUSTER_KILLS").ok().and_then(|kills| kills.parse::<u32>().ok()).unwrap_or(6);
    let mut cut = 0;
    for kill in 0..kills {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("muster.db");
        let service = open(&store, 0);
        let declared = tell(&service, "declare", json!({ "text": "Payments fail" }));
        let incident = declared["id"].as_str().unwrap().to_owned();
        let before = service.rows_of_sources().unwrap();
        service.close();

        let percent = 1 + kill * 98 / kills.max(1);
        let all = killed(&store, &incident, percent);
        let service = open(&store, 100_000);
        let how = format!("kill {kill} at {percent} %");
        let sources = tell(&service, "sources", json!({ "incident": incident }))["sources"].clone();
        let there = sources.as_array().unwrap().len();
        if there == 0 {
            assert!(!all, "{how}: what it said was in is in");
            cut += 1;
            service.sweep().unwrap();
            assert_eq!(service.rows_of_sources().unwrap(), before, "{how}: nothing of it is left");
            assert_eq!(tell(&service, "review", json!({ "incident": incident }))["undo"], Value::Null, "{how}");
            assert_eq!(tell(&service, "source_import", reading(&incident))["changed"], json!([LINES, 0, 0]), "{how}");
        } else {
            assert_eq!(sources[0]["lines"], LINES, "{how}: all of it or nothing");
        }
        let problems = tell(&service, "verify", json!({ "job": "v" }))["problems"].clone();
        assert_eq!(problems, json!([]), "{how}");
        service.close();
    }
    assert!(cut > 0, "no kill came before its end");
}

//! A drill whose program is killed at any moment, by the system and not by us: what reached the players reached them, its
//! clock goes on where it was, and what was still to come comes, each once.
//!
//! `MUSTER_KILLS` sets the number of kills (10 otherwise).
#![cfg(unix)]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use muster_core::time::Moment;
use muster_core::zone::Zone;
use muster_service::clock::{Clock as _, GivenClock};
use muster_service::{Service, Setup};
use serde_json::{Value, json};

use crate::desk::moment;

const BEGINS: &str = "2026-11-20T02:02:00Z";
/// Minutes of the drill after which everything timed has come.
const LENGTH: i64 = 46;
/// The longest the killed program goes on, in steps of one second at twenty times the speed.
const STEPS: u64 = 145;

/// Opens a store at an instant. Each program gives out ids of its own: this one leaves so many to those before it.
fn open(store: &Path, at: Moment, ids: u32) -> (Arc<GivenClock>, Service) {
    let clock = Arc::new(GivenClock::new(at, Zone::parse("Europe/Berlin").unwrap()));
    for _ in 0..ids {
        clock.new_id();
    }
    let given: Arc<GivenClock> = Arc::clone(&clock);
    (clock, Service::open(Setup { store: store.to_owned(), clock: given, logs: None }))
}

fn tell(service: &Service, name: &str, request: Value) -> Value {
    service.call(name, request).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// When each inject reached the players, by the drill clock.
fn came(service: &Service, incident: &str) -> BTreeMap<String, String> {
    let view = tell(service, "drill", json!({ "incident": incident }))["view"].clone();
    let injects = view["injects"].as_array().unwrap().clone();
    let came = injects
        .iter()
        .filter_map(|one| Some((one["key"].as_str()?.to_owned(), one["deliveredAt"].as_str()?.to_owned())));
    came.collect()
}

fn drill_now(service: &Service, incident: &str) -> Moment {
    let read = tell(service, "drill_clock_read", json!({ "incident": incident }));
    moment(read["clock"]["drill"].as_str().unwrap())
}

/// Not a test of its own: the program that is killed. It says after each second what the wall says, what the drill clock
/// says and what came so far; what it said is promised.
#[test]
#[ignore = "run as a program of its own by the test below"]
fn a_drill_that_will_be_killed() {
    let Some(store) = std::env::var_os("MUSTER_KILLED_STORE") else { return };
    let incident = std::env::var("MUSTER_KILLED_DRILL").unwrap();
    let (clock, service) = open(Path::new(&store), moment(BEGINS), 1_000);
    let act = |act: Value| service.call("drill_act", json!({ "incident": incident, "act": act }));
    let mut out = std::io::stdout().lock();
    let mut turns = std::io::stdin().lock();
    for step in 0..STEPS {
        // Whoever kills it says when it goes on.
        let mut turn = String::new();
        if turns.read_line(&mut turn).unwrap_or(0) == 0 {
            return;
        }
        clock.set(clock.now() + Duration::from_secs(1));
        service.run_drills();
        // The facilitator's hands are on it, too; what is refused changes nothing.
        let at = clock.now();
        let _hands = match step % 12 {
            3 => act(json!({ "kind": "drill_paused", "at": at })),
            4 => act(json!({ "kind": "drill_resumed", "at": at })),
            6 => act(json!({ "kind": "drill_speed_set", "speed": 10 })),
            7 => act(json!({ "kind": "drill_speed_set", "speed": 20 })),
            9 => act(json!({ "kind": "inject_held", "inject": "finance-asks", "on": step % 24 < 12 })),
            _ => act(json!({ "kind": "observer_noted", "observer": "ana", "text": format!("second {step}") })),
        };
        let said = json!({ "wall": at, "drill": drill_now(&service, &incident), "came": came(&service, &incident) });
        writeln!(out, "said {said}").unwrap();
    }
}

/// A store with a drill that has just begun; its incident.
fn begun(store: &Path) -> String {
    let (_clock, service) = open(store, moment(BEGINS), 0);
    let plan = json!({ "scenario": "flag-every-region", "mode": "facilitated" });
    let incident = tell(&service, "drill_plan", plan)["incident"].as_str().unwrap().to_owned();
    let start = json!({ "kind": "drill_started", "begins": BEGINS, "speed": 20 });
    tell(&service, "drill_act", json!({ "incident": incident, "act": start }));
    service.close();
    incident
}

/// Starts the program and kills it after so many of its answers and a moment more; what it said last.
fn killed(store: &Path, incident: &str, enough: u64, moment: Duration) -> Option<Value> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["drills::killed::a_drill_that_will_be_killed", "--exact", "--ignored", "--nocapture"]);
    command.env("MUSTER_KILLED_STORE", store).env("MUSTER_KILLED_DRILL", incident);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut turns = child.stdin.take().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said = lines.filter_map(|line| Some(line.split_once("said ")?.1.to_owned()));
    let mut last = None;
    for _ in 0..enough {
        turns.write_all(b"\n").unwrap();
        let Some(line) = said.next() else { break };
        last = Some(line);
    }
    turns.write_all(&[b'\n'; 20]).unwrap();
    let began = std::time::Instant::now();
    while began.elapsed() < moment {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    drop(turns);
    // What was said before it died was seen by a person; a line that was cut off was not.
    last = said.filter(|line| line.ends_with('}')).last().or(last);
    child.wait().unwrap();
    last.map(|line| serde_json::from_str(&line).unwrap())
}

#[test]
fn a_drill_that_is_killed_goes_on_where_it_was() {
    let kills = std::env::var("MUSTER_KILLS").ok().and_then(|kills| kills.parse::<u64>().ok()).unwrap_or(10);
    let mut seen = 0;
    for kill in 0..kills {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("muster.db");
        let incident = begun(&store);
        // Spread over the whole of it, and within a step.
        let enough = 1 + (kill * 37) % (STEPS - 20);
        let how = format!("kill {kill} after {enough}");
        let said = killed(&store, &incident, enough, Duration::from_micros((kill * 611) % 6_000)).unwrap();
        let wall = moment(said["wall"].as_str().unwrap());
        let (clock, service) = open(&store, wall, 100_000);
        assert!(drill_now(&service, &incident) >= moment(said["drill"].as_str().unwrap()), "{how}: the clock ran back");
        let there = came(&service, &incident);
        for (key, at) in said["came"].as_object().unwrap() {
            assert_eq!(there.get(key).map(String::as_str), at.as_str(), "{how}: {key} had reached the players");
            seen += 1;
        }
        // It goes on: whatever stood when it was killed, let go and played to its end, everything timed comes.
        for act in [
            json!({ "kind": "drill_resumed", "at": wall }),
            json!({ "kind": "inject_held", "inject": "finance-asks", "on": false }),
        ] {
            let _refused = service.call("drill_act", json!({ "incident": incident, "act": act }));
        }
        let mut before = drill_now(&service, &incident);
        let end = moment(BEGINS) + Duration::from_secs(u64::try_from(LENGTH).unwrap() * 60);
        // A second more than it takes: what was let go last comes with the next look.
        let mut more = 2;
        while more > 0 {
            more -= i32::from(before >= end);
            clock.set(clock.now() + Duration::from_secs(1));
            service.run_drills();
            let now = drill_now(&service, &incident);
            assert!(now >= before, "{how}: from {before} back to {now}");
            before = now;
        }
        let all = came(&service, &incident);
        let view = tell(&service, "drill", json!({ "incident": incident }))["view"].clone();
        for one in view["injects"].as_array().unwrap().iter().filter(|one| !one["dueAt"].is_null()) {
            assert!(all.contains_key(one["key"].as_str().unwrap()), "{how}: {one} is lost");
        }
        let players = tell(&service, "drill_players", json!({ "incident": incident }));
        assert_eq!(players["injects"].as_array().unwrap().len(), all.len(), "{how}: each came once");
        let report = tell(&service, "verify", json!({ "job": "verify" }));
        assert_eq!(report["problems"], json!([]), "{how}");
    }
    assert!(seen > 20, "something had come before the kills: {seen}");
}

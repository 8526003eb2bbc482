//! Every command of the table, fuzzed with JSON of the shape it takes: no panic, a sentence for what is refused, and
//! afterwards the store is what its log says.
//!
//! `MUSTER_FUZZED` sets how often each command is called (5 otherwise), `MUSTER_FUZZED_SEED` the first seed. A failure
//! prints the seed and the request.

mod making;
mod shapes;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use muster_service::table::COMMANDS;
use muster_service::wire::ErrorCode;
use serde_json::{Value, json};

use self::making::{Chance, Maker, SHELVES};
use self::shapes::Contract;
use crate::desk::Desk;

/// Texts that have broken programs, and some that mean something to this one.
const TEXTS: &[&str] = &[
    "",
    " ",
    "x",
    "ana",
    "gateway",
    "customers",
    "sev1",
    "/a -5m @ana #gateway rolled back => ana 5m",
    "-5m",
    "25:99",
    "yesterday 23:50",
    "2026-11-20T02:02:00Z",
    "2026-11-20T02:32:00Z",
    "-262143-01-01T00:00:00Z",
    "+262142-12-31T23:59:59Z",
    "9999-12-31",
    "2026-11-20",
    "Europe/Berlin",
    "Nowhere/At_All",
    "INC-9999",
    "0",
    "-1",
    "\u{0}",
    "\u{202e}txet",
    "👩‍🚒é\u{301}",
    "{{ impact }}",
    "{% if",
    "{% for x in range(1000000000) %}x{% endfor %}",
    "a,b\n\"=1+1\",c",
    "- key: x\n  &a [*a]",
    "[{\"ts\":\"1700000000.1\",\"text\":\"hi\"}]",
    "02:02 Ana: it is down\n02:03 Jo: looking",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
];

fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// A desk where there is something of everything: an incident with lines, one that is over, a drill, people.
fn furnished() -> (Desk, Vec<String>) {
    let desk = Desk::new();
    let open = desk.declare("sev1 Logins fail");
    for line in
        ["/a @ana #gateway rolled back", "/h the pool is full", "/q who owns the vault => ana 5m", "/d fail over"]
    {
        desk.log(&open, line);
    }
    let over = desk.declare("sev2 Search is slow");
    desk.tell("phase_set", json!({ "incident": over, "phase": "resolved" }));
    let drill = desk.declare("drill Checkout answers 502");
    desk.tell(
        "person_save",
        json!({ "name": "Ana Sousa", "handle": "ana", "team": "core", "contact": "", "zone": "" }),
    );
    (desk, vec![open, over, drill])
}

fn each_command_often(seed: usize, often: usize) -> BTreeMap<&'static str, usize> {
    let contract = Contract::read();
    let (desk, incidents) = furnished();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("chat.txt"), "02:02 Ana: it is down\n02:03 Jo: looking\n").unwrap();
    std::fs::write(at("zeros.db"), [0; 8192]).unwrap();
    let store = desk.path().display().to_string();
    let key = format!("{store}-key");
    let paths =
        vec![at("chat.txt"), at("zeros.db"), at("new.json"), at(""), at("none/at/all"), String::new(), store, key];
    let mut texts: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).collect();
    texts.push("long ".repeat(4_000));
    let chance = Chance::new(seed as u64);
    let mut maker = Maker { contract: &contract, chance, wrong: 40, texts, incidents, seen: Vec::new(), paths };
    let mut done = BTreeMap::new();
    let mut names: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
    for _ in 0..often {
        // In another order each time: what one makes, another one finds.
        for at in (1..names.len()).rev() {
            names.swap(at, maker.chance.below(at + 1));
        }
        let requests: Vec<(&str, Option<usize>)> = names.iter().map(|name| (*name, None)).collect();
        let things = (0..SHELVES.len()).map(|shelf| ("library_set", Some(shelf)));
        for (name, shelf) in requests.into_iter().chain(things) {
            let request = match shelf {
                Some(shelf) => maker.thing(shelf),
                None => maker.request(name),
            };
            let said = format!("seed {seed}: {name} {request}");
            let answer = catch_unwind(AssertUnwindSafe(|| desk.ask(name, request)));
            match answer.unwrap_or_else(|_panic| panic!("panicked: {said}")) {
                Ok(reply) => {
                    maker.remember(&reply);
                    *done.entry(name).or_insert(0) += 1;
                }
                Err(error) => {
                    assert!(error.code != ErrorCode::Internal, "{}: {said}", error.message);
                    assert!(error.code != ErrorCode::StoreUnusable, "the store was harmed: {}: {said}", error.message);
                    assert!(
                        error.message.ends_with(['.', '?', '!', '”']),
                        "“{}” is no sentence: {said}",
                        error.message
                    );
                }
            }
        }
    }
    let report = desk.tell("verify", json!({ "job": "v" }));
    assert_eq!(report["problems"], json!([]), "seed {seed}");
    let kept = desk.tell("board", json!({ "closed": 500 }));
    // Whoever reads all of it from the disk finds the same.
    let again = desk.second().call("board", json!({ "closed": 500 })).unwrap();
    assert_eq!(titles(&kept), titles(&again), "seed {seed}");
    done
}

fn titles(board: &Value) -> BTreeSet<String> {
    let rows = ["open", "closed"].map(|key| board[key].as_array().unwrap().clone()).concat();
    rows.iter().map(|row| format!("{} {}", row["reference"], row["title"])).collect()
}

#[test]
fn every_command_takes_any_request_of_its_shape() {
    let first = setting("MUSTER_FUZZED_SEED", 1);
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in first..first + 3 {
        for (name, times) in each_command_often(seed, setting("MUSTER_FUZZED", 5)) {
            *done.entry(name).or_insert(0) += times;
        }
    }
    // Requests that are all refused would prove little.
    assert!(
        done.len() * 2 > COMMANDS.len(),
        "only {} of {} commands did anything: {done:?}",
        done.len(),
        COMMANDS.len()
    );
}

#[test]
fn every_command_has_a_shape() {
    let contract = Contract::read();
    let read: Vec<&str> = contract.requests.keys().map(String::as_str).collect();
    let mut table: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
    table.sort_unstable();
    assert_eq!(read, table);
}

//! Everybody of a large firm in the directory: looked at first, brought in once, found by a word, written out again.

use std::time::Instant;

use muster_service::wire::DirectoryView;
use serde_json::{Value, json};

use crate::desk::Desk;

/// As many as the list of a large firm has.
const PEOPLE: usize = 50_000;

fn list() -> String {
    let mut csv = String::from("name,handle,team,contact,zone,hours\n");
    for n in 0..PEOPLE {
        // Names come back, as they do: what tells people apart is the handle.
        let (first, last) = (["Asha", "Jonas", "Mei", "Ana", "Samir"][n % 5], n / 5);
        csv.push_str(&format!(
            "{first} Family{last},person.{n},Team {},person.{n}@firm.example,Europe/Berlin,09:00-17:30\n",
            n % 700
        ));
    }
    csv
}

/// Does something and says how long it took. No time is asserted: that is what the bench is for.
#[expect(clippy::print_stdout, reason = "whoever reads the run wants to see how long it took")]
fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let done = work();
    println!("{what}: {} ms", began.elapsed().as_millis());
    done
}

fn counts(reply: &Value) -> (u64, u64, u64) {
    let count = |name: &str| reply[name].as_u64().unwrap();
    (count("new"), count("changed"), count("same"))
}

fn look(desk: &Desk, request: Value) -> DirectoryView {
    serde_json::from_value(desk.tell("directory", request)).unwrap()
}

#[test]
fn fifty_thousand_people_come_once_and_are_looked_at_in_windows() {
    let desk = Desk::new();
    let csv = list();
    let all = PEOPLE as u64;
    let preview = timed("preview", || desk.tell("people_preview", json!({ "text": csv })));
    assert_eq!((counts(&preview), &preview["problems"]), ((all, 0, 0), &json!([])));
    assert_eq!(look(&desk, json!({})).total, 0, "a preview writes nothing");

    let imported = timed("import", || desk.tell("people_import", json!({ "text": csv })));
    assert_eq!((counts(&imported), &imported["problems"]), ((all, 0, 0), &json!([])));

    let first = timed("first window", || look(&desk, json!({ "count": 200 })));
    assert_eq!((first.people.len(), first.found as usize, first.total as usize), (200, PEOPLE, PEOPLE));
    let next = timed("next window", || look(&desk, json!({ "from": 200, "count": 200 })));
    let (last, after) = (&first.people[199], &next.people[0]);
    assert!((last.name.to_lowercase(), last.id) < (after.name.to_lowercase(), after.id), "the next window goes on");
    let found = timed("one by a word", || look(&desk, json!({ "words": "PERSON.49999 samir", "count": 200 })));
    let handles: Vec<&str> = found.people.iter().map(|one| one.handle.as_str()).collect();
    assert_eq!((handles, found.found, found.total as usize), (vec!["person.49999"], 1, PEOPLE));
    let me = look(&desk, json!({ "person": found.people[0].id }));
    assert_eq!(me.people, found.people, "one person by who they are");
    let team = look(&desk, json!({ "team": "Team 7", "count": 20 }));
    assert!(team.people.len() == 20 && team.people.iter().all(|one| one.team == "Team 7"), "some of one team");

    let exported = timed("export", || desk.tell("people_export", json!({})));
    let text = exported["text"].as_str().unwrap();
    assert_eq!(text.lines().count(), PEOPLE + 1);
    for (what, text) in [("the same list again", csv.as_str()), ("what was written out", text)] {
        let again = timed(what, || desk.tell("people_import", json!({ "text": text })));
        assert_eq!(counts(&again), (0, 0, all), "{what} adds nobody");
        assert_eq!(again["change"]["events"], json!([]), "{what} writes nothing");
    }
    timed("verify", || desk.assert_good());
}

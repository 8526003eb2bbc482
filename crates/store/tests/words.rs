//! Lines that wait for the indexes of words are found like any other.

#![expect(clippy::unwrap_used, reason = "a store that cannot be used is a failed test")]

mod world;

use std::sync::Arc;

use muster_core::incident::LineIntent;
use muster_store::{BackupReason, SearchHow};

use world::{World, entry};

/// More than twice as many as wait for each other.
const MANY: usize = 600;

fn found_everywhere(world: &World, number: usize) {
    let text = format!("host{number:04} rolled back");
    assert_eq!(world.found(&format!("host{number:04}"), SearchHow::Newest), [text.as_str()]);
    assert_eq!(world.found(&format!("host{number:04} back"), SearchHow::Ranked), [text.as_str()]);
    assert_eq!(world.found(&format!("ost{number:04} ro"), SearchHow::Substring), [text.as_str()]);
}

#[test]
fn a_line_is_found_whether_it_waits_or_not() {
    let world = World::new(1);
    world.declare();
    for number in 0..MANY {
        world.line(&format!("host{number:04} rolled back"));
        // Searching takes in what waits, so the stretches between two searches are of many lengths.
        if [0, 1, 90, 399, 400, 599].contains(&number) {
            found_everywhere(&world, number);
            found_everywhere(&world, number / 2);
        }
    }
    world.assert_good();
}

#[test]
fn checking_takes_nothing_in() {
    let world = World::new(1);
    world.declare();
    world.line("host0001 rolled back");
    let file = world.store.path().with_extension("db-wal");
    let before = std::fs::read(&file).unwrap();
    world.assert_good();
    assert_eq!(std::fs::read(&file).unwrap(), before, "a store that is checked stays as it was found");
    found_everywhere(&world, 1);
    world.assert_good();
}

#[test]
fn what_is_corrected_struck_and_erased_while_it_waits_is_found_as_it_stands() {
    for searched_between in [false, true] {
        let world = World::new(1);
        world.declare();
        let look = |words: &str| {
            if searched_between {
                world.found(words, SearchHow::Newest);
            }
        };
        let (kept, erased) = (world.line("first amber words"), world.line("second cobalt words"));
        look("words");
        let strike = world.intend(LineIntent::Strike(kept, Some("told twice".to_owned())));
        look("words");
        world.intend(LineIntent::Erase(erased, "held a secret".to_owned()));
        look("words");
        world.intend(LineIntent::Undo(strike));
        assert_eq!(world.found("amber", SearchHow::Newest), ["first amber words"]);
        assert!(world.found("cobalt", SearchHow::Newest).is_empty(), "erased words must not be found");
        assert!(world.found("twice", SearchHow::Newest).is_empty(), "the strike is taken back");
        world.assert_good();
    }
}

#[test]
fn a_backup_of_lines_that_wait_can_be_proven_and_searched() {
    let world = World::new(1);
    world.declare();
    world.write((0..20).map(|number| entry(&format!("host{number:04} rolled back"))).collect());
    let backup = world.store.backup(BackupReason::Asked, world::now(), &Arc::default()).unwrap();
    assert!(backup.bytes > 0);
    found_everywhere(&world, 7);
}

//! Two processes that write to one store by force: nothing is lost, and the WAL stays bounded.
#![expect(clippy::unwrap_used, reason = "a test that cannot start a program has nothing to say")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use muster_store::{Plan, Store, StoreError};
use muster_testkit::moment;

use crate::files::setting;
use crate::incident::{drafts, lines_of, options};

/// Set in the child: the store to write to.
const STORE: &str = "MUSTER_CRASH_TWO";
/// Beyond this the WAL does not grow, whatever is written. Bytes.
const BOUND: u64 = 64 << 20;

fn child(path: &Path, name: &str) -> Command {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "two::the_child_writes", "--nocapture"]).env(STORE, path).env("MUSTER_CRASH_NAME", name);
    child.stdin(Stdio::null()).stdout(Stdio::piped());
    child
}

/// Not a test by itself: what the two processes of the next one do.
#[test]
fn the_child_writes() {
    let Some(path) = std::env::var_os(STORE).map(PathBuf::from) else { return };
    let name = std::env::var("MUSTER_CRASH_NAME").unwrap();
    let store = Store::open(&path, &options(None)).unwrap();
    let now = moment("2026-11-20T02:05:00Z");
    // Both may be the first; the one that comes second is refused, because the same event is there.
    let plan = Plan { drafts: drafts(&["first line".to_owned()], false, now), ..Plan::default() };
    let declared: Result<_, StoreError> = store.write(now, |_peek| Ok(plan));
    println!("declared {}", declared.is_ok());
    let (mut longest, filler) = (0, "x".repeat(4_000));
    for line in 0..setting("MUSTER_CRASH_LINES", 250) {
        let text = format!("{name} {line} {filler}");
        let plan = Plan { drafts: drafts(std::slice::from_ref(&text), true, now), ..Plan::default() };
        store.write(now, |_peek| Ok::<_, StoreError>(plan)).unwrap();
        println!("saved {name} {line}");
        longest = longest.max(store.wal_bytes());
        if store.wants_checkpoint() {
            store.checkpoint().unwrap();
        }
    }
    println!("longest {longest}");
}

#[test]
fn two_processes_lose_nothing_and_the_wal_is_bounded() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("muster.db");
    // There is no store yet: they make it at the same moment.
    let children = ["one", "two"].map(|name| child(&path, name).spawn().unwrap());
    let mut acked = BTreeSet::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        for said in String::from_utf8(output.stdout).unwrap().lines() {
            // The test harness prints the name of the test in front of the first line.
            if let Some((_, line)) = said.split_once("saved ") {
                acked.insert(line.to_owned());
            } else if let Some(longest) = said.strip_prefix("longest ") {
                assert!(longest.parse::<u64>().unwrap() < BOUND, "the WAL grew to {longest} bytes");
            }
        }
    }
    let store = Store::open(&path, &options(None)).unwrap();
    let held: BTreeSet<String> = lines_of(&store)
        .unwrap()
        .iter()
        .map(|line| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(acked.difference(&held).collect::<Vec<_>>(), Vec::<&String>::new(), "acknowledged lines are gone");
    assert_eq!(acked.len(), 2 * setting("MUSTER_CRASH_LINES", 250));
    let verified = store.verify(&mut |_done, _total| true).unwrap();
    assert!(verified.is_good(), "{:?}", verified.problems);
}

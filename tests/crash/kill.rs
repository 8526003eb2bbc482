//! SIGKILL through the whole program: at random moments and at exact system calls.
//!
//! `musterctl log --stdin` prints `saved SEQ` for each line that is on the disk. Whatever the moment it is killed, every
//! line it said so of is there afterwards, at most the lines in flight beyond them, and `verify` passes.
//! A kill cannot show a missing sync, since the kernel lives on; the simulated power cuts of the store do that.
//!
//! `MUSTER_KILLS` sets the number of random kills (60 otherwise), `MUSTER_CRASH_SEED` the seed.
#![expect(clippy::unwrap_used, reason = "a test that cannot start a program has nothing to say")]
#![cfg(unix)]

#[expect(dead_code, reason = "the simulated power cuts draw in more ways")]
mod rng;

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use rng::Rng;

const PROGRAM: &str = env!("CARGO_BIN_EXE_musterctl");
/// Lines offered to one session. More than it will be allowed to save.
const OFFERED: usize = 24;

fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// A store with one open incident.
struct Store {
    dir: tempfile::TempDir,
}

impl Store {
    fn new() -> Self {
        let store = Self { dir: tempfile::tempdir().unwrap() };
        store.run(&["declare", "Gateway answers slowly"]);
        store
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("muster.db")
    }

    fn arguments(&self, rest: &[&str]) -> Vec<OsString> {
        let mut all = vec!["--store".into(), self.path().into_os_string()];
        all.extend(rest.iter().map(OsString::from));
        all
    }

    fn output(&self, rest: &[&str]) -> Output {
        Command::new(PROGRAM).args(self.arguments(rest)).stdin(Stdio::null()).output().unwrap()
    }

    /// Runs a command that must succeed and returns what it printed.
    fn run(&self, rest: &[&str]) -> String {
        let output = self.output(rest);
        assert!(output.status.success(), "musterctl {rest:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Checks the store after a kill: it verifies, and all of `acked` can be read. Returns the lines that are there.
    fn check(&self, sent: &[String], acked: usize, how: &str) -> Vec<bool> {
        self.run(&["verify"]);
        let log = self.run(&["export", "INC-0001", "--format", "json"]);
        let present: Vec<bool> = sent.iter().map(|line| log.contains(line)).collect();
        let lost: Vec<_> = (0..acked).filter(|at| !present[*at]).map(|at| &sent[at]).collect();
        assert!(lost.is_empty(), "{how}: acknowledged lines are gone: {lost:?}");
        let gap = present.iter().is_sorted_by(|earlier, later| earlier >= later);
        assert!(gap, "{how}: a later line was kept without an earlier one: {present:?}");
        present
    }
}

/// What one killed session was seen to acknowledge.
struct Session {
    sent: Vec<String>,
    acked: usize,
}

/// Feeds lines to `program`, reads its acknowledgements and kills it after `enough` of them and a moment more; it may
/// also end by itself, which is how the kills at system calls arrive.
fn feed(program: &mut Command, name: &str, enough: usize, moment: Duration) -> Session {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let sent: Vec<String> = (0..OFFERED).map(|at| format!("line {name}-{at:02}. rolled back")).collect();
    let mut input = child.stdin.take().unwrap();
    let text = sent.join("\n") + "\n";
    // The lines fit into the pipe. When the program is dead already, the write fails, and that is no matter here.
    let fed = input.write_all(text.as_bytes());
    let mut acked = 0;
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    if enough > 0 {
        for answer in answers.by_ref() {
            acked += usize::from(answer.unwrap().starts_with("saved "));
            if acked >= enough {
                break;
            }
        }
    }
    let start = Instant::now();
    while start.elapsed() < moment {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    // strace dies alone; the program under it ends when nobody writes to it any more.
    drop((input, fed));
    // What was printed before it died was seen by a person.
    acked += answers.map_while(Result::ok).filter(|answer| answer.starts_with("saved ")).count();
    // Whoever else holds this pipe is gone as well once it ends.
    child.stderr.take().unwrap().read_to_end(&mut Vec::new()).unwrap();
    child.wait().unwrap();
    Session { sent, acked }
}

#[test]
fn killed_at_random_moments_nothing_acknowledged_is_lost() {
    let seed = setting("MUSTER_CRASH_SEED", 1);
    let mut rng = Rng::new(seed as u64);
    let mut store = Store::new();
    let mut acked = 0;
    for kill in 0..setting("MUSTER_KILLS", 60) {
        if kill % 60 == 59 {
            // Reading everything back after each kill takes longer and longer.
            store = Store::new();
        }
        let enough = rng.below(OFFERED - 4);
        // Opening takes longer than a line, so a kill before the first line waits longer.
        let moment = Duration::from_micros(rng.below(if enough == 0 { 12_000 } else { 800 }) as u64);
        let mut program = Command::new(PROGRAM);
        program.args(store.arguments(&["log", "--incident", "INC-0001", "--stdin"]));
        let session = feed(&mut program, &format!("k{kill}"), enough, moment);
        store.check(&session.sent, session.acked, &format!("seed {seed}, kill {kill}"));
        acked += session.acked;
    }
    assert!(acked > 100, "the program did acknowledge lines: {acked}");
}

#[test]
fn a_program_that_acknowledges_what_it_still_holds_is_caught() {
    let store = Store::new();
    let mut program = Command::new("sh");
    // It says `saved` for every line and hands them on when there are no more.
    let script = r#"
        program=$1; store=$2; n=0; held=""
        while read -r line; do
            n=$((n + 1)); held="$held$line
"; echo "saved $n"
        done
        printf %s "$held" | "$program" --store "$store" log --incident INC-0001 --stdin >/dev/null"#;
    program.args(["-c", script, "sh", PROGRAM]).arg(store.path());
    let session = feed(&mut program, "m", 8, Duration::ZERO);
    let log = store.run(&["export", "INC-0001", "--format", "json"]);
    let lost = session.sent[..session.acked].iter().filter(|line| !log.contains(*line)).count();
    assert!(lost > 0, "this bug was not seen after {} acknowledgements", session.acked);
}

/// Runs musterctl under strace, which kills it as it enters the `when`-th call of one kind.
fn killed_at(call: &str, when: usize, arguments: &[OsString]) -> Command {
    let mut strace = Command::new("strace");
    let inject = format!("inject={call}:signal=SIGKILL:when={when}");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject]);
    strace.arg(PROGRAM).args(arguments);
    strace
}

/// True when strace is here and may trace; says so when not.
#[expect(clippy::print_stdout, reason = "a test that was skipped says so")]
fn can_trace() -> bool {
    let tried = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    let able = tried.is_ok_and(|output| output.status.success());
    if !able {
        println!("skipped: no strace here, or it may not trace; kills at exact system calls were not tried");
    }
    able
}

/// Copies the files of a store that no program has open.
fn copied(from: &Path) -> Store {
    let dir = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            std::fs::copy(entry.path(), dir.path().join(entry.file_name())).unwrap();
        }
    }
    Store { dir }
}

#[test]
fn killed_at_exact_system_calls_nothing_acknowledged_is_lost() {
    if !can_trace() {
        return;
    }
    let fresh = Store::new();
    let mut killed = 0;
    for call in ["fsync", "fdatasync", "pwrite64"] {
        for when in 1..=40 {
            let store = copied(fresh.dir.path());
            let arguments = store.arguments(&["log", "--incident", "INC-0001", "--stdin"]);
            let mut program = killed_at(call, when, &arguments);
            // It is killed by strace; should it not reach that call, this ends with its last acknowledgement.
            let session = feed(&mut program, &format!("{call}-{when}"), OFFERED, Duration::ZERO);
            store.check(&session.sent, session.acked, &format!("killed at {call} {when}"));
            killed += usize::from(session.acked < OFFERED);
            if session.acked == OFFERED {
                break;
            }
        }
    }
    assert!(killed >= 40, "only {killed} kills arrived");
}

#[test]
fn killed_while_the_store_is_made_it_is_made_whole_the_next_time() {
    if !can_trace() {
        return;
    }
    for (call, whens) in [("fsync", 1..=12), ("pwrite64", 1..=40)] {
        for when in whens.step_by(if call == "fsync" { 1 } else { 3 }) {
            let store = Store { dir: tempfile::tempdir().unwrap() };
            let first = killed_at(call, when, &store.arguments(&["declare", "First try"])).output().unwrap();
            store.run(&["declare", "Second try"]);
            store.run(&["verify"]);
            let listed = store.run(&["list"]);
            assert!(listed.contains("Second try"), "{call} {when}: {listed}");
            let promised = first.status.success();
            assert!(!promised || listed.contains("First try"), "{call} {when}: declared, then gone: {listed}");
        }
    }
}

//! Reads damaged files until the time is up, and keeps the one that stops a reader.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::mutate::Dice;
use crate::seeds::seeds;
use crate::shapes::bend;

/// How long a target is hunted when nothing else is said.
const USUAL: Duration = Duration::from_secs(1);
/// No file of this size takes so long, on however busy a machine.
const STUCK: Duration = Duration::from_secs(40);
/// All readers together take no more memory than this, in kB; a file has less than a hundred.
const MEMORY: u64 = 2 << 20;

/// Where a file is left that stops a reader.
fn left(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}.bin"))
}

/// Leaves the file and says what to do with it.
fn keep(name: &str, why: &str, bytes: &[u8]) {
    let path = left(name);
    let kept = fs::write(&path, bytes);
    // Written past the harness, which keeps what a test prints and loses it where the program ends.
    let said = writeln!(
        std::io::stderr(),
        "{name}: {why}. What it read is in {} ({kept:?}, {} bytes); once that is mended, put it into \
         crates/exchange/tests/corpus/{name}",
        path.display(),
        bytes.len()
    );
    drop(said);
}

/// Keeps the file when a reader panics over it.
struct Watch<'a>(&'a str, &'a [u8]);

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            keep(self.0, "the reader panicked", self.1);
        }
    }
}

/// Looks at a reader from beside: one that hangs cannot say so itself.
struct Guard {
    tell: Option<Sender<Vec<u8>>>,
    thread: Option<JoinHandle<()>>,
}

impl Guard {
    fn new(name: &'static str) -> Self {
        let (tell, told) = channel::<Vec<u8>>();
        let look = move || {
            let Ok(mut reads) = told.recv() else { return };
            loop {
                match told.recv_timeout(STUCK) {
                    Ok(next) => reads = next,
                    Err(RecvTimeoutError::Disconnected) => return,
                    Err(RecvTimeoutError::Timeout) => {
                        keep(name, &format!("the reader does not come to an end within {STUCK:?}"), &reads);
                        // Nothing else ends a thread that hangs.
                        std::process::exit(101);
                    }
                }
                if memory().is_some_and(|memory| memory > MEMORY) {
                    keep(name, "the readers take memory without measure; this was read by one of them", &reads);
                    std::process::exit(101);
                }
            }
        };
        Self { tell: Some(tell), thread: Some(std::thread::spawn(look)) }
    }

    fn reads(&self, bytes: &[u8]) {
        if let Some(tell) = &self.tell {
            tell.send(bytes.to_vec()).ok();
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.tell.take();
        self.thread.take().map(JoinHandle::join);
    }
}

/// Memory of this process in kB, where the system tells.
fn memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Reads every file of a target whole, then damaged in ever new ways.
pub(crate) fn hunt(name: &'static str, mut read: impl FnMut(&[u8])) {
    let seeds = seeds(name);
    let time = number("MUSTER_FUZZ_SECONDS").map_or(USUAL, Duration::from_secs);
    let first = number("MUSTER_FUZZ_SEED").unwrap_or(0) << 32;
    let (began, guard) = (Instant::now(), Guard::new(name));
    let mut reads = |bytes: &[u8]| {
        guard.reads(bytes);
        let _watch = Watch(name, bytes);
        read(bytes);
    };
    seeds.iter().for_each(|seed| reads(seed));
    // The first ones are read however slow the machine is.
    for round in 0..u64::MAX {
        if round > 20 && began.elapsed() >= time {
            break;
        }
        let mut dice = Dice::new(first ^ round);
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        let other = &seeds[dice.below(seeds.len())];
        for _ in 0..=dice.below(6) {
            bend(&mut dice, &mut bytes, other);
        }
        reads(&bytes);
    }
}

#[test]
fn what_stops_a_reader_is_kept() {
    let caught = std::panic::catch_unwind(|| {
        hunt("answer", |bytes| assert!(bytes.len() > 10, "trips over what is short"));
    });
    assert!(caught.is_err(), "a hunt that finds nothing here would find nothing anywhere");
    let kept = fs::read(left("answer")).unwrap();
    assert!(kept.len() <= 10);
    fs::remove_file(left("answer")).unwrap();
}

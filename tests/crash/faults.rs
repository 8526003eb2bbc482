//! A failing disk: the n-th write, sync or truncation fails, for every n of a workload.
//!
//! Every failure must be told to the caller, nothing acknowledged may be lost, and the power may go right after it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::files::{Files, scratch};
use crate::image::Disk;
use crate::lines::lines;
use crate::power::{STORE, check};
use crate::rng::Rng;
use crate::subject::{Session, Subject};
use crate::tape::Step;
use crate::vfs::{Fault, FaultDisk, FaultKind};
use crate::workload::{Loss, judge};

/// How much is written in each run, and on what.
pub(crate) struct Load {
    pub(crate) seed: u64,
    pub(crate) lines: usize,
    pub(crate) checkpoint_every: usize,
    pub(crate) reopen_every: usize,
    /// Power-cut images taken of every run.
    pub(crate) images: usize,
}

/// So many violations say what there is to say.
const ENOUGH: usize = 12;

/// What a sweep over every n saw.
#[derive(Debug, Default)]
pub(crate) struct Sweep {
    pub(crate) runs: usize,
    /// Runs in which the fault was reached.
    pub(crate) failures: usize,
    /// Violations, each with what makes it again.
    pub(crate) bad: Vec<String>,
}

/// Fails the n-th operation of one kind for every n, until a run ends without reaching it.
pub(crate) fn sweep(subject: &dyn Subject, kind: FaultKind, load: &Load) -> std::io::Result<Sweep> {
    let mut sweep = Sweep::default();
    for nth in 1.. {
        let fault = Fault { kind, nth };
        let reached = one(subject, fault, load, &mut sweep)?;
        sweep.runs += 1;
        if !reached {
            break;
        }
        sweep.failures += 1;
        if sweep.bad.len() >= ENOUGH {
            break;
        }
    }
    Ok(sweep)
}

/// What the caller of the store was told during one run.
#[derive(Default)]
struct Told {
    errors: Vec<String>,
    /// The store went on acknowledging on the connection whose sync had failed.
    went_on: bool,
    /// The store did not take lines again although there was space, or after it was opened again.
    stuck: Option<String>,
}

fn one(subject: &dyn Subject, fault: Fault, load: &Load, sweep: &mut Sweep) -> std::io::Result<bool> {
    let dir = scratch()?;
    let path = dir.path().canonicalize()?.join(STORE);
    let disk = FaultDisk::new(dir.path(), Files::new())?;
    disk.arm(fault);
    let told = drive(subject, &disk, &path, fault, load);
    let failures = disk.failures();
    let mut bad = |what: String| {
        sweep.bad.push(format!(
            "{fault:?} ({}), seed {}: {what}; told: {:?}",
            failures.join(", "),
            load.seed,
            told.errors
        ));
    };
    if !failures.is_empty() && told.errors.is_empty() {
        bad("nobody was told".to_owned());
    }
    if told.went_on {
        bad("went on acknowledging after a failed sync".to_owned());
    }
    if let Some(why) = &told.stuck {
        bad(format!("does not take lines again: {why}"));
    }
    let tape = disk.tape();
    let acked: BTreeSet<usize> =
        tape.iter().filter_map(|step| if let Step::Ack { batch } = step { Some(*batch) } else { None }).collect();
    if let Err(loss) = subject.recover(&path).map_err(Loss::Corrupt).and_then(|found| judge(load.seed, &found, &acked))
    {
        bad(format!("after the run: {loss:?}"));
    }
    let mut rng = Rng::new(load.seed).fork(fault.nth);
    for _ in 0..load.images {
        if let Err(loss) = cut(subject, load.seed, &tape, &mut rng)? {
            bad(format!("after a power cut: {loss:?}"));
        }
    }
    Ok(!failures.is_empty())
}

/// Cuts the power somewhere on the tape, more often behind the failure than before it.
fn cut(
    subject: &dyn Subject,
    seed: u64,
    tape: &[Step],
    rng: &mut Rng,
) -> std::io::Result<Result<BTreeSet<usize>, Loss>> {
    let point = tape.len() - rng.below(tape.len() + 1).min(rng.below(tape.len() + 1));
    let mut model = Disk::new(&Files::new());
    let mut acked = BTreeSet::new();
    for step in &tape[..point] {
        model.play(step);
        if let Step::Ack { batch } = step {
            acked.insert(*batch);
        }
    }
    check(subject, seed, &model.cut(rng), &acked)
}

/// Writes the load the way the service does: what failed is tried again, on a new connection when the old one stopped.
fn drive(subject: &dyn Subject, disk: &FaultDisk, path: &Path, fault: Fault, load: &Load) -> Told {
    let mut told = Told::default();
    let mut session: Option<Box<dyn Session + '_>> = None;
    for batch in 0..load.lines {
        let mut open = match session.take() {
            Some(open) => open,
            None => match reopen(subject, disk, path, &mut told) {
                Some(open) => open,
                None => return told,
            },
        };
        let mut failed = open.append(&lines(load.seed, batch), &mut || disk.acknowledge(batch)).err();
        if failed.is_none() && batch % load.checkpoint_every == load.checkpoint_every - 1 {
            failed = open.checkpoint().err();
        }
        if let Some(error) = failed {
            told.errors.push(error);
            disk.give_space();
            match fault.kind {
                // Every other time the program ends at once, so that the next one finds what the failure left.
                FaultKind::Sync if fault.nth.is_multiple_of(2) => {
                    drop(open);
                    continue;
                }
                FaultKind::Sync if open.heals() => {}
                FaultKind::Sync => {
                    told.went_on |= open.append(&lines(load.seed, load.lines + batch), &mut || {}).is_ok();
                    drop(open);
                    continue;
                }
                FaultKind::Write | FaultKind::Truncate => {
                    drop(open);
                    continue;
                }
                // Space again: it goes on without a restart.
                FaultKind::Full => {}
            }
            if fault.kind == FaultKind::Full && !told.errors.last().is_some_and(|error| error.contains("full")) {
                told.stuck.get_or_insert("a full disk was not called full".to_owned());
            }
        }
        if batch % load.reopen_every == load.reopen_every - 1 {
            close(open, disk, &mut told);
        } else {
            session = Some(open);
        }
    }
    if let Some(open) = session {
        close(open, disk, &mut told);
    }
    told
}

fn close(session: Box<dyn Session + '_>, disk: &FaultDisk, told: &mut Told) {
    if let Err(error) = session.close() {
        told.errors.push(error);
        disk.give_space();
    }
}

/// Opens the store; the first try may meet the fault, the second may not.
fn reopen<'d>(
    subject: &dyn Subject,
    disk: &'d FaultDisk,
    path: &Path,
    told: &mut Told,
) -> Option<Box<dyn Session + 'd>> {
    for _ in 0..2 {
        match subject.open(disk, path) {
            Ok(session) => return Some(session),
            Err(error) => {
                told.errors.push(error);
                disk.give_space();
            }
        }
    }
    told.stuck = told.errors.last().cloned();
    None
}

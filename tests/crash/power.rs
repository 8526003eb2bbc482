//! Power cuts: lines are written, the power goes at any point, and every line a person saw as saved must be there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::files::{Files, scratch, write_files};
use crate::image::Disk;
use crate::lines::lines;
use crate::rng::Rng;
use crate::subject::{Session, Subject};
use crate::tape::Step;
use crate::vfs::FaultDisk;
use crate::workload::{Deed, Loss, deed, judge};

/// The name of the store inside its directory.
pub(crate) const STORE: &str = "store.db";
/// One story goes through this many power cuts, each on what the one before left.
const GENERATIONS: usize = 3;

/// How much a campaign does.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) images: usize,
    pub(crate) deeds: usize,
    pub(crate) images_per_run: usize,
    /// The campaign ends with the first bad image.
    pub(crate) stop_at_first: bool,
}

/// What a campaign saw.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) images: usize,
    pub(crate) acked: usize,
    pub(crate) lossy: usize,
    pub(crate) corrupt: usize,
    /// The first bad image, with the seed that makes it again.
    pub(crate) first: Option<String>,
}

impl Tally {
    pub(crate) fn clean(&self) -> bool {
        self.lossy == 0 && self.corrupt == 0
    }
}

/// Runs a campaign of power cuts.
pub(crate) fn campaign(subject: &dyn Subject, plan: Plan) -> std::io::Result<Tally> {
    let mut tally = Tally::default();
    let mut seed = plan.seed;
    while tally.images < plan.images {
        story(subject, seed, plan, &mut tally)?;
        if plan.stop_at_first && !tally.clean() {
            break;
        }
        seed += 1;
    }
    Ok(tally)
}

/// One store through several power cuts.
fn story(subject: &dyn Subject, seed: u64, plan: Plan, tally: &mut Tally) -> std::io::Result<()> {
    let mut base = Files::new();
    let mut acked = BTreeSet::new();
    let mut next = 0;
    for generation in 0..GENERATIONS {
        let mut rng = Rng::new(seed).fork(generation as u64);
        let dir = scratch()?;
        let disk = FaultDisk::new(dir.path(), base)?;
        if let Some(lie) = subject.lie() {
            disk.lie(lie);
        }
        if let Err(error) = run(subject, &disk, dir.path(), seed, &mut rng, plan.deeds, &mut next) {
            // No fault was armed, so a writer that cannot write has ruined its own store.
            tally.corrupt += 1;
            tally.first.get_or_insert(format!("seed {seed}, generation {generation}: while writing: {error}"));
            return Ok(());
        }
        let survivor = cuts(subject, seed, &disk, &acked, &mut rng, plan, tally)?;
        match survivor {
            Some((files, present)) => (base, acked) = (files, present),
            None => return Ok(()),
        }
    }
    Ok(())
}

/// Writes until the plan is done; the tape then holds every acknowledgement in its place.
fn run(
    subject: &dyn Subject,
    disk: &FaultDisk,
    dir: &Path,
    seed: u64,
    rng: &mut Rng,
    deeds: usize,
    next: &mut usize,
) -> Result<(), String> {
    let path = dir.canonicalize().map_err(|error| error.to_string())?.join(STORE);
    let mut session: Option<Box<dyn Session + '_>> = None;
    for _ in 0..deeds {
        let mut open = match session.take() {
            Some(open) => open,
            None => subject.open(disk, &path)?,
        };
        match deed(rng) {
            Deed::Append => {
                let batch = *next;
                *next += 1;
                open.append(&lines(seed, batch), &mut || disk.acknowledge(batch))?;
            }
            Deed::Checkpoint => open.checkpoint()?,
            Deed::Reopen => {
                open.close()?;
                continue;
            }
        }
        session = Some(open);
    }
    session.map_or(Ok(()), Session::close)
}

type Survivor = (Files, BTreeSet<usize>);

/// Cuts the power at many points of one tape; returns one image to go on from, unless a bad one ended the story.
fn cuts(
    subject: &dyn Subject,
    seed: u64,
    disk: &FaultDisk,
    before: &BTreeSet<usize>,
    rng: &mut Rng,
    plan: Plan,
    tally: &mut Tally,
) -> std::io::Result<Option<Survivor>> {
    let tape = disk.tape();
    let mut points: Vec<_> = (0..plan.images_per_run).map(|_| rng.below(tape.len() + 1)).collect();
    points.sort_unstable();
    let mut model = Disk::new(disk.base());
    let mut acked = before.clone();
    let mut played = 0;
    let mut survivor = None;
    for (at, point) in points.into_iter().enumerate() {
        for step in &tape[played..point] {
            model.play(step);
            if let Step::Ack { batch } = step {
                acked.insert(*batch);
            }
        }
        played = point;
        let files = model.cut(&mut rng.fork(at as u64));
        tally.images += 1;
        tally.acked += acked.len();
        match check(subject, seed, &files, &acked)? {
            Ok(present) => {
                if survivor.is_none() || rng.coin() {
                    survivor = Some((files, present));
                }
            }
            Err(loss) => {
                let first = format!("seed {seed}, cut after step {point} of {}: {loss:?}", tape.len());
                tally.first.get_or_insert(first);
                match loss {
                    Loss::Lost(_) => tally.lossy += 1,
                    Loss::Corrupt(_) => tally.corrupt += 1,
                }
                if plan.stop_at_first {
                    return Ok(None);
                }
            }
        }
    }
    Ok(survivor)
}

/// Opens one image and compares it with what was acknowledged.
pub(crate) fn check(
    subject: &dyn Subject,
    seed: u64,
    files: &Files,
    acked: &BTreeSet<usize>,
) -> std::io::Result<Result<BTreeSet<usize>, Loss>> {
    let dir = scratch()?;
    write_files(files, dir.path())?;
    let path: PathBuf = dir.path().join(STORE);
    Ok(match subject.recover(&path) {
        Ok(found) => judge(seed, &found, acked),
        Err(why) => Err(Loss::Corrupt(why)),
    })
}

//! A thousand damaged stores, and what a person is told about each.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its directory has nothing to say")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use muster_core::event::Body;
use muster_core::ids::DeviceId;
use muster_store::damage::{Choice, inspect, recover};
use muster_store::{OpenError, OpenOptions, Plan, Store, StoreError};
use uuid::Uuid;

use crate::files::{Files, scratch, setting, write_files};
use crate::harm::Harm;
use crate::incident::{drafts, lines_of, options};
use crate::place::{NAME, Template, template};
use crate::rng::Rng;

/// How one damaged store ended.
enum Fate {
    /// Every line was there, and checking found nothing.
    Whole,
    /// A person was told; so many of so many lines could be saved from the damaged files alone.
    Told { saved: usize, of: usize },
}

/// One damaged copy and what must hold of it.
struct Case<'a> {
    harm: Harm,
    template: &'a Template,
    files: Files,
    /// The newest backup is damaged, too.
    bad_backup: bool,
    /// How many lines had been acknowledged when the newest part of the copy was taken.
    acked: usize,
}

impl<'a> Case<'a> {
    fn new(harm: Harm, template: &'a Template, rng: &mut Rng) -> Self {
        let mut files = template.files.clone();
        harm.inflict(&mut files, &template.later, NAME, rng);
        let mut acked = template.lines.len();
        let mark = format!("{NAME}-mark");
        if harm == Harm::TornCopy && rng.coin() {
            files.insert(mark.clone(), template.later[&mark].clone());
            acked = template.later_lines.len();
        }
        let bad_backup = rng.one_in(5);
        if bad_backup {
            let newest = format!("backups/{}/muster-20261120T040000Z-daily.db", NAME.trim_end_matches(".db"));
            files.insert(newest, files[NAME].iter().map(|byte| byte ^ 0x55).collect());
        }
        Self { harm, template, files, bad_backup, acked }
    }

    /// The database and its WAL, byte for byte, as they were found.
    fn original(&self) -> [Option<&Vec<u8>>; 2] {
        [self.files.get(NAME), self.files.get(&format!("{NAME}-wal"))]
    }

    fn untouched(&self, at: &Path) -> Result<(), String> {
        let read = |path: &Path| std::fs::read(path).ok();
        let mut wal = at.as_os_str().to_owned();
        wal.push("-wal");
        let now = [read(at), read(Path::new(&wal))];
        // An absent and an empty log are the same.
        let full = |bytes: Option<&Vec<u8>>| bytes.filter(|bytes| !bytes.is_empty()).cloned();
        let same = now[0].as_ref() == self.original()[0] && full(now[1].as_ref()) == full(self.original()[1]);
        if same { Ok(()) } else { Err(format!("{} is not as it was found", at.display())) }
    }

    fn examine(&self, thorough: bool) -> Result<Fate, String> {
        let dir = scratch().unwrap();
        write_files(&self.files, dir.path()).unwrap();
        let path = dir.path().join(NAME);
        let told = self.open(&path)?;
        self.untouched(&path)?;
        match told {
            None => Ok(Fate::Whole),
            Some(words) if words.trim().len() < 12 => Err(format!("told in too few words: {words:?}")),
            Some(words) => self.rescue(&path, thorough).map_err(|why| format!("{why}; it was told: {words}")),
        }
    }

    /// Opens and checks; returns what a person is told, or nothing when every line is there.
    fn open(&self, path: &Path) -> Result<Option<String>, String> {
        let store = match Store::open(path, &options(None)) {
            Ok(store) => store,
            Err(OpenError::NotAStore { what, .. }) => {
                return Err(format!("our own store was taken for another's: {what}"));
            }
            Err(told) => return Ok(Some(told.to_string())),
        };
        let read = lines_of(&store);
        let verified = store.verify(&mut |_done, _total| true);
        match (read, verified) {
            (Ok(lines), Ok(verified)) if verified.is_good() => {
                if self.template.later_lines.starts_with(&lines) && lines.len() >= self.acked {
                    Ok(None)
                } else {
                    Err(format!("{} of {} lines, and nobody was told", lines.len(), self.acked))
                }
            }
            (_, Ok(verified)) if !verified.is_good() => Ok(Some(verified.problems[0].0.clone())),
            (Err(error), _) | (_, Err(error)) => Ok(Some(error.to_string())),
            (Ok(_), Ok(_)) => Err("neither good nor bad".to_owned()),
        }
    }

    /// Looks at the damage, and for some stores recovers from it.
    fn rescue(&self, path: &Path, thorough: bool) -> Result<Fate, String> {
        let report = inspect(path, &options(None)).map_err(|error| format!("inspect: {error}"))?;
        self.untouched(path)?;
        let copy = report.copy.ok_or("no copy was put aside")?;
        self.untouched(&copy)?;
        let backup = report.backup.ok_or("no backup is offered")?;
        let offered = backup.path.to_string_lossy().contains("T040000Z");
        if offered || backup.events.is_none_or(|events| events < self.template.in_backup as u64) {
            return Err(format!("a backup that is not good is offered: {backup:?}"));
        }
        let real: BTreeSet<&String> = self.template.later_lines.iter().collect();
        let mut saved = BTreeSet::new();
        for raw in report.salvage.events {
            if let Ok(Body::EntryAdded(entry)) = raw.decode().map(|event| event.body) {
                if !real.contains(&entry.text) {
                    return Err(format!("a line that nobody wrote was salvaged: {:.40}", entry.text));
                }
                saved.insert(entry.text);
            }
        }
        if thorough {
            self.recover(path, &saved)?;
        }
        Ok(Fate::Told { saved: saved.len(), of: self.template.lines.len() })
    }

    fn recover(&self, path: &Path, saved: &BTreeSet<String>) -> Result<(), String> {
        let device = DeviceId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00d2));
        let fresh = OpenOptions { new_device: device, ..options(None) };
        let (store, recovered) =
            recover(path, Choice::BackupAndReadable, &fresh).map_err(|error| format!("recover: {error}"))?;
        self.untouched(&recovered.kept_aside)?;
        let lines = lines_of(&store).map_err(|error| error.to_string())?;
        let held: BTreeSet<&String> = lines.iter().collect();
        let backed_up = &self.template.lines[..self.template.in_backup];
        if let Some(gone) = saved.iter().chain(backed_up).find(|line| !held.contains(line)) {
            return Err(format!("recovery lost a line that could be read: {gone:.40}"));
        }
        let now = fresh.now;
        let plan = Plan { drafts: drafts(&["It goes on.".to_owned()], true, now), ..Plan::default() };
        store.write(now, |_peek| Ok::<_, StoreError>(plan)).map_err(|error| format!("go on: {error}"))?;
        let verified = store.verify(&mut |_done, _total| true).map_err(|error| error.to_string())?;
        if verified.is_good() { Ok(()) } else { Err(format!("recovered, and not good: {:?}", verified.problems)) }
    }
}

#[test]
fn a_damaged_store_is_whole_or_a_person_is_told() {
    let first = setting("MUSTER_CRASH_SEED", 1);
    let templates = [template(1).unwrap(), template(2).unwrap(), template(3).unwrap()];
    let mut seen: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let mut bad = Vec::new();
    for seed in first..first + setting("MUSTER_DAMAGED", 1_000) {
        let mut rng = Rng::new(seed as u64);
        let case = Case::new(Harm::ALL[seed % Harm::ALL.len()], &templates[rng.below(templates.len())], &mut rng);
        let tally = seen.entry(format!("{:?}", case.harm)).or_default();
        match case.examine(rng.one_in(4)) {
            Ok(Fate::Whole) => tally[0] += 1,
            Ok(Fate::Told { saved, of }) => {
                tally[1] += 1;
                tally[2] += saved;
                tally[3] += of;
            }
            Err(why) => bad.push(format!("seed {seed}, {:?}, bad backup {}: {why}", case.harm, case.bad_backup)),
        }
    }
    for (harm, [whole, told, saved, of]) in &seen {
        println!("{harm:>16}: {whole:>3} whole, {told:>3} told; {saved} of {of} lines read from the damaged files");
    }
    bad.truncate(12);
    assert_eq!(bad, Vec::<String>::new());
    assert!(seen.values().any(|tally| tally[0] > 0) && seen.values().any(|tally| tally[1] > 0), "both ends were seen");
}

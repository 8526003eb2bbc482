//! The real store under the same harness as the reference writer.

use std::path::Path;

use chrono::TimeDelta;
use muster_core::time::Moment;
use muster_store::{DraftText, Plan, Store, StoreError};
use muster_testkit::moment;
use rusqlite::{Connection, OpenFlags};

use crate::incident::{INCIDENT, drafts, lines_of, options};
use crate::subject::{Session, Subject};
use crate::vfs::{FaultDisk, Lie};

/// The store of this program, on a disk that keeps its promises or breaks one.
#[derive(Clone, Debug, Default)]
pub(crate) struct RealStore {
    pub(crate) lie: Option<Lie>,
    /// Seeded bug: says `saved` before the store has taken the line.
    pub(crate) hasty: bool,
}

impl Subject for RealStore {
    fn open<'d>(&self, disk: &'d FaultDisk, path: &Path) -> Result<Box<dyn Session + 'd>, String> {
        let store = Store::open(path, &options(Some(disk.vfs()))).map_err(|error| error.to_string())?;
        let declared = store.incident(INCIDENT).map_err(said)?.is_some();
        Ok(Box::new(RealSession { store, hasty: self.hasty, declared, now: moment("2026-11-20T02:03:00Z") }))
    }

    fn recover(&self, path: &Path) -> Result<Vec<String>, String> {
        let store = Store::open(path, &options(None)).map_err(|error| error.to_string())?;
        let verified = store.verify(&mut |_done, _total| true).map_err(said)?;
        if !verified.problems.is_empty() {
            return Err(format!("{:?}", verified.problems));
        }
        // Asked for once more without the store's own code between.
        let plain =
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| error.to_string())?;
        let check: String =
            plain.query_row("PRAGMA integrity_check", [], |row| row.get(0)).map_err(|error| error.to_string())?;
        if check != "ok" {
            return Err(check);
        }
        lines_of(&store).map_err(said)
    }

    fn lie(&self) -> Option<Lie> {
        self.lie
    }
}

struct RealSession {
    store: Store,
    hasty: bool,
    declared: bool,
    now: Moment,
}

impl Session for RealSession {
    fn append(&mut self, lines: &[String], saved: &mut dyn FnMut()) -> Result<(), String> {
        self.now += TimeDelta::seconds(20);
        // The composer keeps what is typed; the line takes its place in one transaction.
        let typed = lines.len() == 1;
        if typed {
            let text = DraftText { text: lines[0].clone(), started_at: Some(self.now) };
            self.store.save_draft("INC-0001", "composer", &text).map_err(said)?;
        }
        let plan = Plan {
            drafts: drafts(lines, self.declared, self.now),
            written_draft: typed.then(|| ("INC-0001".to_owned(), "composer".to_owned())),
            import: None,
        };
        if self.hasty {
            saved();
        }
        self.store.write(self.now, |_peek| Ok::<_, StoreError>(plan)).map_err(said)?;
        if !self.hasty {
            saved();
        }
        self.declared = true;
        Ok(())
    }

    fn checkpoint(&mut self) -> Result<(), String> {
        self.store.checkpoint().map(|_done| ()).map_err(said)
    }

    fn heals(&self) -> bool {
        true
    }

    fn close(self: Box<Self>) -> Result<(), String> {
        Ok(())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn said(error: StoreError) -> String {
    error.to_string()
}

//! The reference writer over plain rusqlite, with the settings of the real store, and the bugs seeded into it.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::subject::{Session, Subject};
use crate::vfs::{FaultDisk, Lie};

/// The settings and habits of a writer. `Recipe::sound()` is the one that holds; mutants change one thing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    pub(crate) journal: &'static str,
    pub(crate) synchronous: &'static str,
    pub(crate) ack: Ack,
    pub(crate) lie: Option<Lie>,
    pub(crate) wal_at_close: WalAtClose,
    /// A failed checkpoint is told to the caller.
    pub(crate) reports_checkpoint: bool,
    /// A failed append is told to the caller instead of being acknowledged.
    pub(crate) reports_append: bool,
    /// The switch to the WAL is run to its end, where its failure is told.
    pub(crate) checks_journal: bool,
    /// After a failure other than a full disk nothing more is acknowledged on this connection.
    pub(crate) stops_after_failure: bool,
}

/// When a person is told that a line is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ack {
    AfterCommit,
    BeforeCommit,
    /// The lines are committed together with those of the next call.
    CommitLater,
    /// Only the first line of a batch is committed by then.
    AfterFirstOfBatch,
}

/// What happens to the WAL when the store is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WalAtClose {
    Checkpointed,
    /// Deleted although it was never moved into the database.
    Deleted,
    /// Left as it is, also after a failed sync, so that the next connection builds on what may not be on the disk.
    LeftBehind,
}

impl Recipe {
    pub(crate) const fn sound() -> Self {
        Self {
            journal: "wal",
            synchronous: "full",
            ack: Ack::AfterCommit,
            lie: None,
            wal_at_close: WalAtClose::Checkpointed,
            reports_checkpoint: true,
            reports_append: true,
            checks_journal: true,
            stops_after_failure: true,
        }
    }

    fn connect(&self, path: &Path, vfs: Option<&str>) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut db = match vfs {
            Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs)?,
            None => Connection::open_with_flags(path, flags)?,
        };
        let switch = format!("PRAGMA journal_mode={}", self.journal);
        if self.checks_journal {
            // The answer comes before the switch is on the disk and stays "wal" when that fails: only the step after
            // it has the error, and `query_row` never takes that step.
            let mut statement = db.prepare(&switch)?;
            let answers: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            if answers != [self.journal] {
                return Err(rusqlite::Error::InvalidParameterName(format!("the journal is {answers:?}")));
            }
        } else {
            db.query_row(&switch, [], |_| Ok(()))?;
        }
        db.execute_batch(&format!("PRAGMA synchronous={}; PRAGMA wal_autocheckpoint=0;", self.synchronous))?;
        let schema = db.transaction()?;
        schema.execute_batch(
            "CREATE TABLE IF NOT EXISTS line (seq INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
             CREATE INDEX IF NOT EXISTS line_by_text ON line (text);
             CREATE TABLE IF NOT EXISTS tally (one INTEGER PRIMARY KEY, lines INTEGER NOT NULL) STRICT;
             INSERT OR IGNORE INTO tally VALUES (1, 0);",
        )?;
        schema.commit()?;
        Ok(db)
    }
}

impl Subject for Recipe {
    fn open<'d>(&self, disk: &'d FaultDisk, path: &Path) -> Result<Box<dyn Session + 'd>, String> {
        let db = self.connect(path, Some(disk.vfs())).map_err(said)?;
        let keeps = rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        db.set_db_config(keeps, self.wal_at_close != WalAtClose::Checkpointed).map_err(said)?;
        let session = RawSession {
            db,
            disk,
            recipe: *self,
            wal: PathBuf::from(format!("{}-wal", path.display())),
            waiting: Vec::new(),
            refuses: None,
        };
        Ok(Box::new(session))
    }

    fn recover(&self, path: &Path) -> Result<Vec<String>, String> {
        let db = self.connect(path, None).map_err(said)?;
        let check: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).map_err(said)?;
        if check != "ok" {
            return Err(check);
        }
        let read = |db: &Connection| -> rusqlite::Result<(Vec<String>, i64)> {
            let mut rows = db.prepare("SELECT text FROM line ORDER BY seq")?;
            let lines: Vec<String> = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok((lines, db.query_row("SELECT lines FROM tally", [], |row| row.get(0))?))
        };
        let (lines, tally) = read(&db).map_err(said)?;
        if lines.len() as i64 == tally {
            Ok(lines)
        } else {
            Err(format!("{} lines, but {tally} were counted", lines.len()))
        }
    }

    fn lie(&self) -> Option<Lie> {
        self.lie
    }
}

struct RawSession<'d> {
    db: Connection,
    disk: &'d FaultDisk,
    recipe: Recipe,
    wal: PathBuf,
    /// Lines a mutant has acknowledged but not committed.
    waiting: Vec<String>,
    refuses: Option<String>,
}

impl RawSession<'_> {
    fn insert(&mut self, lines: &[String], before_commit: &mut dyn FnMut()) -> rusqlite::Result<()> {
        let write = self.db.transaction()?;
        for line in lines {
            write.execute("INSERT INTO line (text) VALUES (?1)", [line])?;
        }
        write.execute("UPDATE tally SET lines = lines + ?1", [lines.len() as i64])?;
        before_commit();
        write.commit()
    }

    fn save(&mut self, lines: &[String], saved: &mut dyn FnMut()) -> rusqlite::Result<()> {
        let mut all = std::mem::take(&mut self.waiting);
        match self.recipe.ack {
            Ack::BeforeCommit => self.insert(lines, saved),
            Ack::AfterCommit => {
                self.insert(lines, &mut || {})?;
                saved();
                Ok(())
            }
            Ack::CommitLater => {
                if !all.is_empty() {
                    self.insert(&all, &mut || {})?;
                }
                self.waiting = lines.to_vec();
                saved();
                Ok(())
            }
            Ack::AfterFirstOfBatch => {
                all.push(lines[0].clone());
                self.insert(&all, &mut || {})?;
                self.waiting = lines[1..].to_vec();
                saved();
                Ok(())
            }
        }
    }

    /// Notes a failure; a full disk is the one after which the same connection may go on.
    fn note(&mut self, error: &rusqlite::Error) -> String {
        let full = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull);
        if self.recipe.stops_after_failure && !full {
            self.refuses = Some(format!("stopped after: {error}"));
        }
        error.to_string()
    }
}

impl Session for RawSession<'_> {
    fn append(&mut self, lines: &[String], saved: &mut dyn FnMut()) -> Result<(), String> {
        if let Some(why) = &self.refuses {
            return Err(why.clone());
        }
        match self.save(lines, saved) {
            Ok(()) => Ok(()),
            Err(_) if !self.recipe.reports_append => {
                saved();
                Ok(())
            }
            Err(error) => Err(self.note(&error)),
        }
    }

    fn checkpoint(&mut self) -> Result<(), String> {
        let result = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        match result {
            Ok(0) => Ok(()),
            Ok(_) => Err("the checkpoint was kept waiting".to_owned()),
            Err(_) if !self.recipe.reports_checkpoint => Ok(()),
            Err(error) => Err(self.note(&error)),
        }
    }

    fn close(mut self: Box<Self>) -> Result<(), String> {
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            self.insert(&waiting, &mut || {}).map_err(said)?;
        }
        // Closing would run a checkpoint of its own and keep quiet about its failure.
        let own = self.recipe.wal_at_close == WalAtClose::Checkpointed && self.recipe.journal == "wal";
        let last = if self.refuses.is_none() && own { self.checkpoint() } else { Ok(()) };
        let closed = self.db.close().map_err(|(_, error)| said(error));
        if self.recipe.wal_at_close == WalAtClose::Deleted {
            self.disk.remove(&self.wal).map_err(|error| error.to_string())?;
        }
        last.and(closed)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn said(error: rusqlite::Error) -> String {
    error.to_string()
}

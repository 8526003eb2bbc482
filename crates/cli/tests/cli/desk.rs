//! Running the program on a store of its own.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder with a store in it; homes of its own, so that nobody's store is touched.
pub(crate) struct Desk {
    pub(crate) folder: tempfile::TempDir,
}

/// How a run ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With one open incident, `INC-0001`.
    pub(crate) fn with_incident() -> Self {
        let desk = Self::new();
        assert_eq!(desk.done(&["declare", "Checkout answers 502", "--severity", "sev2"]), "INC-0001  declared\n");
        desk
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.folder.path().join("muster.db")
    }

    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn command(&self, store: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_musterctl"));
        command.arg("--store").arg(store).env_remove("MUSTER_STORE").env("TZ", "UTC");
        for home in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
            command.env(home, self.folder.path());
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_on(&self.store(), args, b"")
    }

    pub(crate) fn run_on(&self, store: &Path, args: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(store);
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // A program that reads nothing closes its end; that is its right.
        stdin.write_all(input).ok();
        drop(stdin);
        Run::of(&child.wait_with_output().unwrap())
    }

    /// Runs a command that must succeed and say nothing on standard error; returns what it printed.
    pub(crate) fn done(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "musterctl {args:?}");
        run.out
    }

    /// Runs a command that must be refused with one sentence, which is returned.
    pub(crate) fn refused(&self, args: &[&str]) -> String {
        self.run(args).refused()
    }
}

impl Run {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// One sentence on standard error, nothing on standard output, exit code 1.
    pub(crate) fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "one sentence: {:?}", self.err);
        assert!(self.err.starts_with("musterctl: "), "{:?}", self.err);
        assert!(!self.err.contains("panicked"), "{:?}", self.err);
        self.err
    }
}

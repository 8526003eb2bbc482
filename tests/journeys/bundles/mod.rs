//! Bundles: incidents and drills that go from one machine to another and back.

mod carried;
mod played;
mod refused;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::desk::Desk;

/// Two machines, and a folder on a stick between them.
struct Two {
    left: Desk,
    right: Desk,
    stick: tempfile::TempDir,
}

impl Two {
    fn new() -> Self {
        Self { left: Desk::on_machine(1), right: Desk::on_machine(2), stick: tempfile::tempdir().unwrap() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.stick.path().join(name)
    }

    /// Writes a bundle; where it lies.
    fn write(&self, desk: &Desk, incident: &str, name: &str) -> PathBuf {
        let path = self.file(name);
        desk.tell("bundle_write", json!({ "incident": incident, "path": path }));
        path
    }

    /// Carries an incident over, and looks into the bundle first.
    fn carry(&self, from: &Desk, to: &Desk, incident: &str) -> Value {
        let path = self.write(from, incident, "carried.muster");
        let before = to.tell("verify", json!({ "job": "v" }))["events"].clone();
        let seen = look(to, &path);
        assert_eq!(to.tell("verify", json!({ "job": "v" }))["events"], before, "looking writes nothing");
        let taken = take(to, &path);
        for field in ["taken", "held", "incidents"] {
            assert_eq!(seen[field], taken[field], "what was shown is what is taken in");
        }
        taken
    }
}

fn look(desk: &Desk, path: &Path) -> Value {
    desk.tell("bundle_look", json!({ "path": path }))
}

fn take(desk: &Desk, path: &Path) -> Value {
    desk.tell("bundle_take", json!({ "path": path }))
}

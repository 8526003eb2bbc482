//! What the command line and the environment ask for.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use muster_service::paths;

const USAGE: &str = "\
Muster runs incidents and learns from them.

  muster [--store FILE]

  --store FILE   the file to work in; MUSTER_STORE says the same
  --version      prints the version

In a terminal or a script, use musterctl.";

/// What the person wants.
pub(crate) enum Wish {
    /// The window.
    Open(Start),
    /// Only words on the terminal.
    Say(String),
}

/// How to open.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// The store.
    pub(crate) store: PathBuf,
    /// Whether it is the usual one.
    usual: bool,
    /// Where the program logs to.
    pub(crate) logs: PathBuf,
    /// Leaves as soon as the page is usable; for the bench.
    pub(crate) exit_when_ready: bool,
    /// Where dialogs save to and read from without asking: for tests and measurements that drive the window.
    pub(crate) answers: Option<PathBuf>,
}

impl Start {
    /// Reads arguments (without the program's name) and the environment. The error is a sentence.
    pub(crate) fn read(
        args: impl IntoIterator<Item = OsString>,
        env: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Wish, String> {
        let mut asked = env("MUSTER_STORE").filter(|path| !path.is_empty());
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            match arg.to_string_lossy().as_ref() {
                "--store" => asked = Some(args.next().ok_or("--store needs a file; see muster --help.")?),
                "--help" | "-h" => return Ok(Wish::Say(USAGE.to_owned())),
                "--version" | "-V" => return Ok(Wish::Say(format!("muster {}", env!("CARGO_PKG_VERSION")))),
                other => match other.strip_prefix("--store=") {
                    Some(path) => asked = Some(path.into()),
                    // What a desktop adds by itself (such as a session id) must not keep the window shut at night.
                    None => tracing::warn!("an argument was not understood and is left out"),
                },
            }
        }
        Ok(Wish::Open(Self {
            usual: asked.is_none(),
            store: match asked {
                Some(path) => absolute(Path::new(&path))?,
                None => paths::default_store(),
            },
            logs: paths::log_folder(),
            exit_when_ready: env("MUSTER_EXIT_WHEN_READY").is_some(),
            // Whoever starts the program to be driven has its keyboard already; nobody else can answer its dialogs.
            answers: env("MUSTER_TEST_SAVE_DIR")
                .filter(|_| cfg!(debug_assertions) || env("TAURI_WEBVIEW_AUTOMATION").is_some())
                .map(PathBuf::from),
        }))
    }

    /// What tells the instance of this store from the instance of the usual one; `None` for the usual one.
    pub(crate) fn instance_suffix(&self) -> Option<String> {
        if self.usual {
            return None;
        }
        // The file may not exist yet; its folder tells two ways of writing the same path apart from two files.
        let name = self.store.file_name().unwrap_or_default();
        let folder = self.store.parent().and_then(|folder| folder.canonicalize().ok());
        let path = folder.map_or_else(|| self.store.clone(), |folder| folder.join(name));
        let path = path.canonicalize().unwrap_or(path);
        Some(format!(".s{:016x}", fnv(path.as_os_str().as_encoded_bytes())))
    }
}

fn absolute(path: &Path) -> Result<PathBuf, String> {
    std::path::absolute(path).map_err(|error| format!("{} cannot be used as a store: {error}.", path.display()))
}

/// FNV-1a: stable between versions, which the standard hasher does not promise.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(args: &[&str], store: Option<&str>) -> Start {
        let env = |name: &str| (name == "MUSTER_STORE").then_some(store).flatten().map(OsString::from);
        match Start::read(args.iter().map(OsString::from), &env) {
            Ok(Wish::Open(start)) => start,
            _ => panic!("the window was asked for"),
        }
    }

    #[test]
    fn the_argument_beats_the_environment() {
        assert_eq!(open(&["--store", "/a/one.db"], Some("/a/two.db")).store, Path::new("/a/one.db"));
        assert_eq!(open(&["--store=/a/one.db"], None).store, Path::new("/a/one.db"));
        assert_eq!(open(&[], Some("/a/two.db")).store, Path::new("/a/two.db"));
        assert_eq!(open(&[], Some("")).store, paths::default_store());
    }

    #[test]
    fn the_usual_store_is_the_usual_instance_and_every_other_its_own() {
        assert_eq!(open(&[], None).instance_suffix(), None);
        let one = open(&["--store", "/nowhere/one.db"], None).instance_suffix();
        assert_eq!(one, open(&[], Some("/nowhere/one.db")).instance_suffix());
        assert_ne!(one, open(&["--store", "/nowhere/two.db"], None).instance_suffix());
    }

    #[test]
    fn two_ways_to_write_one_path_are_one_instance() {
        let folder = std::env::temp_dir();
        let plain = folder.join("none.db");
        let round = folder.join(".").join("none.db");
        assert_eq!(
            open(&["--store", &plain.to_string_lossy()], None).instance_suffix(),
            open(&["--store", &round.to_string_lossy()], None).instance_suffix()
        );
    }

    #[test]
    fn a_missing_file_name_is_said_and_help_opens_nothing() {
        let read = |args: &[&str]| Start::read(args.iter().map(OsString::from), &|_| None);
        assert!(matches!(read(&["--store"]), Err(sentence) if sentence.contains("--store")));
        assert!(matches!(read(&["--help"]), Ok(Wish::Say(text)) if text.contains("musterctl")));
        assert!(matches!(read(&["--version"]), Ok(Wish::Say(text)) if text.starts_with("muster ")));
        assert!(matches!(read(&["--gapplication-service"]), Ok(Wish::Open(_))));
    }
}

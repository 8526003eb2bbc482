//! One window under test: its own store, homes and driver, all gone when it is dropped.
//!
//! `WebKitWebDriver` starts the window itself and speaks to its real webview. Driver and window live in one process
//! group, so that nothing is left behind, whatever a test does.

use std::ffi::OsString;
use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use muster_service::clock::SystemClock;
use muster_service::{Service, Setup};
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::page::{Page, until};

/// How the window is started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// The desktop is dark.
    Dark,
    /// The desktop is light.
    Light,
}

impl Look {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Dark, Self::Light];

    /// How files are named after it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    fn gtk_theme(self) -> &'static str {
        match self {
            Self::Dark => "Adwaita:dark",
            Self::Light => "Adwaita",
        }
    }
}

/// A folder with a store and the homes of one person. Windows come and go in it.
pub(crate) struct Home {
    folder: TempDir,
    look: Look,
    bus: String,
    store: Option<PathBuf>,
    variables: Vec<(&'static str, OsString)>,
}

impl Home {
    /// An empty one.
    pub(crate) fn new(look: Look) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        for each in ["data", "config", "cache", "state", "out"] {
            fs::create_dir(folder.path().join(each)).expect("a folder in it");
        }
        // No bus: windows of other tests must not answer for this one.
        Self { folder, look, bus: "disabled:".to_owned(), store: None, variables: Vec::new() }
    }

    /// With something in its environment.
    pub(crate) fn with_variable(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// On a session bus, where a second start finds the first.
    pub(crate) fn with_bus(mut self, address: &str) -> Self {
        address.clone_into(&mut self.bus);
        self
    }

    /// With the store in another folder.
    pub(crate) fn with_store_in(mut self, folder: &Path) -> Self {
        self.store = Some(folder.join("muster.db"));
        self
    }

    /// Where the store lies.
    pub(crate) fn store(&self) -> PathBuf {
        self.store.clone().unwrap_or_else(|| self.folder.path().join("data/muster.db"))
    }

    /// Where dialogs save to.
    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Where settings of the desktop lie.
    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("config")
    }

    /// The same store through the service, as another process has it: `musterctl`, or a second window.
    pub(crate) fn service(&self) -> Service {
        Service::open(Setup { store: self.store(), clock: Arc::new(SystemClock::new()), logs: None })
    }

    /// Asks the service something that must succeed.
    pub(crate) fn ask(&self, name: &str, request: Value) -> Value {
        call(&self.service(), name, request)
    }

    /// Opens a window and waits until its page is usable.
    pub(crate) async fn open(&self) -> App {
        let app = self.open_early().await;
        app.page.wait_for("html[data-ready=true]").await;
        app
    }

    /// Opens a window and does not wait for its page.
    pub(crate) async fn open_early(&self) -> App {
        let port = free_port();
        let group = Group::start(self.driver(port));
        let client = connect(port).await;
        App { page: Page::new(client, self.look), _group: group }
    }

    /// The program as a person starts it, without a driver.
    pub(crate) fn program(&self) -> Command {
        let mut program = Command::new(window());
        self.dress(&mut program);
        program
    }

    fn driver(&self, port: u16) -> Command {
        let log = || {
            let file = self.folder.path().join("driver.log");
            File::options().create(true).append(true).open(file).expect("a log file")
        };
        let mut driver = Command::new("WebKitWebDriver");
        self.dress(&mut driver);
        driver
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(log())
            .stderr(log())
            .process_group(0);
        driver
    }

    fn dress(&self, command: &mut Command) {
        let here = self.folder.path();
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("GTK_THEME", self.look.gtk_theme())
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "Europe/Berlin")
            .env("MUSTER_STORE", self.store())
            .env("MUSTER_TEST_SAVE_DIR", self.out())
            .env("XDG_DATA_HOME", here.join("data"))
            .env("XDG_CONFIG_HOME", here.join("config"))
            .env("XDG_CACHE_HOME", here.join("cache"))
            .env("XDG_STATE_HOME", here.join("state"))
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
    }
}

/// Calls a command that must succeed.
pub(crate) fn call(service: &Service, name: &str, request: Value) -> Value {
    service.call(name, request).unwrap_or_else(|error| panic!("{name} failed: {} {:?}", error.message, error.field))
}

/// An open window.
pub(crate) struct App {
    /// What it shows.
    pub(crate) page: Page,
    _group: Group,
}

impl App {
    /// Closes it as the window manager would.
    pub(crate) async fn close(self) {
        self.page.client().clone().close().await.expect("the window closes");
    }

    /// Stops window and webview at once, as a power cut or the out-of-memory killer would.
    pub(crate) fn kill(self) {
        drop(self);
    }
}

/// A driver with everything it started.
struct Group(Child);

impl Group {
    fn start(mut command: Command) -> Self {
        Self(command.spawn().expect("WebKitWebDriver starts; it is in the package webkit2gtk-driver"))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let leader = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw);
        let killed = leader.map(|leader| kill_process_group(leader, Signal::KILL));
        let ended = self.0.wait();
        if let (Some(Err(error)), Ok(_)) = (killed, ended) {
            assert!(std::thread::panicking(), "the group of the driver could not be stopped: {error}");
        }
    }
}

/// The window that is driven: the one built with the tests, unless the bench names the release.
fn window() -> PathBuf {
    std::env::var_os("MUSTER_E2E_WINDOW").map_or_else(|| env!("CARGO_BIN_EXE_muster").into(), PathBuf::from)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

async fn connect(port: u16) -> Client {
    let app = json!({ "binary": window(), "args": [] });
    let capabilities = json!({ "webkitgtk:browserOptions": app });
    let capabilities = capabilities.as_object().expect("an object").clone();
    let url = format!("http://127.0.0.1:{port}");
    // The port opens late, and the first session after it sometimes fails; both pass by asking again.
    until("a session with the window", Duration::from_secs(30), async || {
        ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&url)
            .await
            .ok()
    })
    .await
}

/// Writes into `target/screens`, where people look at the pictures afterwards.
pub(crate) fn screens() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screens");
    fs::create_dir_all(&folder).expect("target/screens");
    folder
}

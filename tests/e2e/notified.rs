//! The desktop is told of what is due while nobody looks at the window, and not while somebody does.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, InputFocus, Window};
use x11rb::rust_connection::RustConnection;

use crate::app::Look;
use crate::faketime::Wall;
use crate::page::{Page, until};

/// A size that no other window of ours has.
const SIZE: (u32, u32) = (1_013, 717);

/// A screen of its own: on the one that tests share, windows of other tests take the focus when they open.
struct Desk {
    server: Child,
    display: String,
}

impl Desk {
    fn new() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts; it is in the package xvfb");
        let mut number = String::new();
        let said = server.stdout.take().expect("its output");
        BufReader::new(said).read_line(&mut number).expect("the number of the screen");
        Self { server, display: format!(":{}", number.trim()) }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let ended = self.server.kill().and_then(|()| self.server.wait());
        assert!(ended.is_ok() || std::thread::panicking(), "the screen could not be taken away: {ended:?}");
    }
}

/// The screen, as a person at a desk has it: one window has the focus, or none.
struct Screen {
    screen: RustConnection,
    ours: Window,
}

impl Screen {
    async fn with_our_window(desk: &Desk) -> Self {
        let (screen, number) = x11rb::connect(Some(&desk.display)).expect("the screen");
        let root = screen.setup().roots[number].root;
        let ours = until("our window on the screen", Duration::from_secs(20), async || {
            let windows = screen.query_tree(root).ok()?.reply().ok()?.children;
            windows.into_iter().find(|window| {
                let size = screen.get_geometry(*window).ok().and_then(|asked| asked.reply().ok());
                size.is_some_and(|size| (u32::from(size.width), u32::from(size.height)) == SIZE)
            })
        })
        .await;
        Self { screen, ours }
    }

    async fn look_at_us(&self, page: &Page, look: bool) {
        let whom = if look { self.ours } else { x11rb::NONE };
        self.screen.set_input_focus(InputFocus::NONE, whom, CURRENT_TIME).expect("asked").check().expect("the focus");
        page.wait_true("the focus of the desktop", &format!("return document.hasFocus() === {look}")).await;
    }
}

async fn ask(page: &Page, name: &str, request: Value) {
    page.invoke(name, json!({ "request": request })).await.unwrap_or_else(|error| panic!("{name}: {error}"));
}

#[tokio::test]
async fn the_desktop_is_told_once_of_what_is_due_unless_somebody_looks() {
    let Some(wall) = Wall::new() else { return };
    let desk = Desk::new();
    let home = wall.home(Look::Dark).with_variable("DISPLAY", &desk.display);
    let app = home.open().await;
    let page = &app.page;
    page.resize(SIZE.0, SIZE.1).await;
    let screen = Screen::with_our_window(&desk).await;
    let notified = home.out().join("notified.txt");

    screen.look_at_us(page, true).await;
    // At SEV5 nobody outside is told by the clock: what is asked of people is all that rings.
    ask(page, "declare", json!({ "text": "sev5 A report is empty", "isDrill": false })).await;
    ask(page, "line_add", json!({ "incident": "INC-0001", "text": "look at the export => ana 3m" })).await;
    wall.ahead(200);
    page.wait_text_in("[role=alert]", "ana, your 3 minutes are up").await;
    page.press("Control+Shift+d").await;
    page.wait_true("no line", "return document.querySelector('[role=alert] strong') === null").await;

    screen.look_at_us(page, false).await;
    ask(page, "line_add", json!({ "incident": "INC-0001", "text": "call the vendor => mei 3m" })).await;
    wall.ahead(400);
    page.wait_text_in("[role=alert]", "mei, your 3 minutes are up").await;
    let told = until("a notification", Duration::from_secs(20), async || {
        fs::read_to_string(&notified).ok().filter(|told| told.ends_with('\n'))
    })
    .await;
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told.len(), 1, "one for what was due unseen, none for what was seen: {told:?}");
    assert!(told[0].starts_with("Muster: INC-0001: ") && told[0].contains("mei, your 3 minutes are up"), "{told:?}");
    app.close().await;
}

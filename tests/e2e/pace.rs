//! How fast the real window is under the hands: a measurement, not a test. `scripts/bench.sh` runs it on the large store
//! and prints what it writes to `MUSTER_PACE_OUT`; by itself it uses an empty store and asserts no time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use muster_service::clock::{Clock as _, SystemClock};
use serde_json::{Value, json};

use crate::app::{App, Home, Look};
use crate::page::{COMPOSER, Page, until};

/// Lines that are typed and sent.
const LINES: usize = 24;
/// Between two keys: a fast typist.
const STROKE: Duration = Duration::from_millis(60);
/// Frames that are drawn while scrolling.
const FRAMES: usize = 600;
/// How far each frame scrolls, in pixels: about a screen in three frames.
const STEP: usize = 240;
/// How long nothing is done while the processor is watched.
const REST: Duration = Duration::from_secs(20);
/// Until what was done last is over and done with.
const SETTLE: Duration = Duration::from_secs(5);
/// Lines of the incident whose clocks tick.
const LOG: usize = 10_000;
/// Whom word is promised to, so near that each is counted by the second; a page is the fifth clock.
const PROMISED: [(&str, u64); 4] = [("responders", 3), ("company", 4), ("executives", 5), ("customers", 6)];

/// Notes for each key when its character was painted, and for each Enter when its line stood there as saved: with that
/// word, or as a line of the log.
const WATCH: &str = "
    window.pace = { keys: [], saved: [] };
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(0);
    }));
    document.addEventListener('keydown', (event) => {
      const from = event.timeStamp;
      if (event.key.length === 1) {
        painted().then((at) => window.pace.keys.push(at - from));
      } else if (event.key === 'Enter') {
        const text = document.activeElement?.value?.replace('/a ', '');
        if (!text) return;
        const rows = () => [...document.querySelectorAll('[role=row][id^=line-], [role=row].saved')];
        const there = () => rows().some((row) => row.textContent.includes(text));
        const observer = new MutationObserver(() => {
          if (!there()) return;
          observer.disconnect();
          painted().then((at) => window.pace.saved.push(at - from));
        });
        observer.observe(document.querySelector('[role=grid]'), { childList: true, subtree: true, characterData: true, attributes: true });
      }
    }, true);";

/// Scrolls fast at the beginning, in the middle and at the end, and notes every frame and the most rows in the page.
const SCROLL: &str = "
    const grid = document.querySelector('[role=grid]');
    const frame = () => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
    const gaps = []; let rows = 0;
    for (const share of [0, 0.45, 0.9]) {
      grid.scrollTop = grid.scrollHeight * share;
      await frame();
      let before = await frame();
      for (let count = 0; count < args[0] / 3; count += 1) {
        grid.scrollTop += args[1];
        const now = await frame();
        gaps.push(now - before); before = now;
        rows = Math.max(rows, grid.querySelectorAll('[role=row]').length);
      }
    }
    return { gaps, rows, lines: Number(grid.getAttribute('aria-rowcount')) };";

#[tokio::test]
#[ignore = "a measurement: scripts/bench.sh runs it"]
async fn pace() {
    let home = Home::new(Look::Dark);
    if let Some(store) = std::env::var_os("MUSTER_PACE_STORE") {
        copied(Path::new(&store), &home.store());
    }
    // A window of its own for each, because one looks through the pages of the store two minutes after it was opened.
    let app = in_command(&home).await;
    let plain = typed(&app.page, "plain").await;
    let idle = idle(&home).await;
    app.close().await;
    let app = in_command(&home).await;
    let ticking = ticking(&home, &app.page).await;
    app.close().await;
    let app = in_command(&home).await;
    let page = &app.page;
    let slow = match Slow::disk(&home).await {
        Some(slow) => {
            let figures = typed(page, "slow").await;
            drop(slow);
            figures
        }
        None => Value::Null,
    };
    page.press("Escape").await;
    let found = home.ask("search", json!({ "words": "req0000042 ", "mode": "newest", "limit": 1 }));
    let scroll = if found["hits"].as_array().is_some_and(Vec::is_empty) { Value::Null } else { scrolled(page).await };
    let bare = bare(page).await;
    let figures = json!({
        "plain": plain, "slow_disk": slow, "idle_cpu": idle, "ticking_cpu": ticking, "scroll": scroll, "bare": bare,
    });
    match std::env::var_os("MUSTER_PACE_OUT") {
        Some(out) => fs::write(out, figures.to_string()).expect("the figures are written"),
        None => assert!(figures["plain"]["saved"].as_array().is_some_and(|saved| saved.len() == LINES), "{figures}"),
    }
    app.close().await;
}

/// A window in which an incident was declared just now.
async fn in_command(home: &Home) -> App {
    let app = home.open().await;
    let page = &app.page;
    page.press("n").await;
    page.wait_focus("#declare").await;
    page.enter("sev3 zpace").await;
    page.wait_focus(COMPOSER).await;
    page.run(WATCH, vec![]).await;
    app
}

/// Copies a store with what lies beside it.
pub(crate) fn copied(from: &Path, to: &Path) {
    for end in ["", "-wal", "-mark"] {
        let beside = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        if beside(from).exists() {
            fs::copy(beside(from), beside(to)).expect("the store is copied");
        }
    }
}

/// Types lines and sends them; times in milliseconds.
async fn typed(page: &Page, name: &str) -> Value {
    page.run("window.pace.keys = []; window.pace.saved = [];", vec![]).await;
    for number in 0..LINES {
        let text = format!("zpace {name} {number:02} rolled back zhost");
        stroke(page, &format!("/a {text}")).await;
        page.press("Enter").await;
        page.wait_row(&text).await;
    }
    page.run("return window.pace", vec![]).await
}

/// Types as a person does, a key at a time; sent all at once, keys would wait for each other.
async fn stroke(page: &Page, text: &str) {
    let mut actions = KeyActions::new("keyboard".to_owned());
    for value in text.chars() {
        actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        actions = actions.then(KeyAction::Pause { duration: STROKE });
    }
    page.client().perform_actions(actions).await.expect("the keys are pressed");
}

/// The same keys in a text field with nothing around it, in the same webview: what no page can be faster than. The page is
/// of no use afterwards.
async fn bare(page: &Page) -> Value {
    let alone = "const field = document.createElement('textarea');
        document.body.replaceChildren(field); field.focus(); window.pace.keys = [];";
    page.run(alone, vec![]).await;
    tokio::time::sleep(SETTLE).await;
    for _ in 0..LINES / 3 {
        stroke(page, "/a zpace bare 00 rolled back zhost").await;
    }
    page.run("return window.pace.keys", vec![]).await
}

/// Opens the longest incident by a word of it, and scrolls through.
async fn scrolled(page: &Page) -> Value {
    page.press("/").await;
    page.wait_focus("#words").await;
    page.write("req0000042").await;
    page.wait_text_in("#hits", "req0000042").await;
    page.press("Enter").await;
    page.wait_text_in("[aria-selected=true]", "req0000042").await;
    page.run_async(SCROLL, vec![FRAMES.into(), STEP.into()]).await.unwrap_or_else(Value::String)
}

/// The window's process, told by the store in its environment.
fn window_of(home: &Home) -> Option<u32> {
    let store = format!("MUSTER_STORE={}", home.store().display());
    let processes = fs::read_dir("/proc").ok()?.flatten();
    let mut ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    ids.find(|id| {
        let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
        let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
        name.trim() == "muster" && environment.split(|byte| *byte == 0).any(|each| each == store.as_bytes())
    })
}

/// The share of one core that the window and its children take while nobody does anything in an open incident.
async fn idle(home: &Home) -> Value {
    let Some(window) = window_of(home) else { return Value::Null };
    let family = family(window);
    let (before, began) = (ticks(&family), Instant::now());
    tokio::time::sleep(REST).await;
    json!((ticks(&family) - before) / 100.0 / began.elapsed().as_secs_f64())
}

/// The same with five clocks that count by the second, and ten thousand lines.
async fn ticking(home: &Home, page: &Page) -> Value {
    let incident = page.run("return document.querySelector('header .ref').textContent", vec![]).await;
    for first in (0..LOG).step_by(500) {
        let lines: Vec<String> =
            (first..first + 500).map(|line| format!("zlog {line:05} latency at the gateway")).collect();
        home.ask("lines_add", json!({ "incident": incident, "text": lines.join("\n") }));
    }
    let act = |act: Value| home.ask("act", json!({ "incident": incident, "act": act }));
    for (audience, minutes) in PROMISED {
        let next = SystemClock::new().now() + Duration::from_secs(minutes * 60);
        let word = "We look into it.";
        act(json!({ "kind": "update_sent", "audience": audience, "text": word, "channel": "spoken", "nextBy": next }));
    }
    act(json!({ "kind": "page_made", "person": "ben", "reason": "" }));
    page.wait_row(&format!("zlog {:05}", LOG - 1)).await;
    page.wait_for("[data-page] time").await;
    tokio::time::sleep(SETTLE).await;
    idle(home).await
}

fn family(root: u32) -> Vec<u32> {
    let mut family = vec![root];
    let mut at = 0;
    while let Some(process) = family.get(at).copied() {
        for task in fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten() {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            family.extend(children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
        }
        at += 1;
    }
    family
}

/// Processor time so far, in hundredths of a second, which is what Linux counts in.
fn ticks(family: &[u32]) -> f64 {
    let of = |process: &u32| {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        let mut numbers = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
        Some(numbers.next()?.parse::<f64>().ok()? + numbers.next()?.parse::<f64>().ok()?)
    };
    family.iter().filter_map(of).sum()
}

/// A disk that takes 50 ms longer for every sync, as long as this lives.
struct Slow(Child);

impl Slow {
    async fn disk(home: &Home) -> Option<Self> {
        let window = window_of(home)?;
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-o", "/dev/null", "-p", &window.to_string()]);
        strace.args(["-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:delay_enter=50000"]);
        let child = strace.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
        let slow = Self(child);
        let traced = || {
            let status = fs::read_to_string(format!("/proc/{window}/status")).unwrap_or_default();
            status.lines().any(|line| line.strip_prefix("TracerPid:").is_some_and(|id| id.trim() != "0"))
        };
        until("strace at the window", Duration::from_secs(10), async || traced().then_some(())).await;
        Some(slow)
    }
}

impl Drop for Slow {
    fn drop(&mut self) {
        // strace lets go of what it traces when it is asked to end; killed, it would leave it stopped.
        let id = i32::try_from(self.0.id()).ok().and_then(rustix::process::Pid::from_raw);
        let asked = id.map(|id| rustix::process::kill_process(id, rustix::process::Signal::TERM));
        assert!(matches!(asked, Some(Ok(()))) && self.0.wait().is_ok() || std::thread::panicking(), "strace ends");
    }
}

//! How fast a long conversation is under the hands, and whether the window goes on drawing while another one comes in: a
//! measurement, not a test. `scripts/bench.sh` runs it on a store with a hundred thousand messages, and prints what it
//! writes to `MUSTER_PACE_OUT`; it asserts no time.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::app::{Home, Look};
use crate::pace::copied;
use crate::page::Page;

/// Frames that are drawn while scrolling, and how far each scrolls, in pixels.
const FRAMES: usize = 600;
const STEP: usize = 240;
/// Jumps to places that were never in sight.
const JUMPS: usize = 20;
/// How long bringing an export in may take, in milliseconds: less than a driver waits for a script.
const PATIENCE: usize = 25_000;

/// From the key that opens the conversation until its first rows were painted.
const OPENED: &str = "
    window.opened = new Promise((done) => {
      document.addEventListener('keydown', (event) => {
        const from = event.timeStamp;
        const look = () => {
          if (!document.querySelector('.said [role=row]')) return requestAnimationFrame(look);
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now() - from);
          requestAnimationFrame(() => channel.port2.postMessage(0));
        };
        if (event.key === 't') look();
      }, true);
    });";

/// Scrolls at the beginning, in the middle and at the end, and jumps about; notes every frame, and how long rows were blank.
const SCROLL: &str = "
    const said = document.querySelector('.said');
    const frame = () => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
    const gaps = [], jumps = []; let rows = 0;
    for (const share of [0, 0.45, 0.9]) {
      said.scrollTop = said.scrollHeight * share;
      await frame();
      let before = await frame();
      for (let count = 0; count < args[0] / 3; count += 1) {
        said.scrollTop += args[1];
        const now = await frame();
        gaps.push(now - before); before = now;
        rows = Math.max(rows, said.querySelectorAll('[role=row]').length);
      }
    }
    for (let jump = 0; jump < args[2]; jump += 1) {
      const from = performance.now();
      said.scrollTop = said.scrollHeight * ((jump * 0.381966) % 1);
      do await frame(); while (!said.querySelector('[role=row]') && performance.now() - from < 5000);
      jumps.push(performance.now() - from);
    }
    return { gaps, jumps, rows, total: Number(said.getAttribute('aria-rowcount')) };";

/// Brings an export into another incident and scrolls to and fro until it is there; notes every frame.
const IMPORT: &str = "
    const said = document.querySelector('.said');
    const ask = (name, request) => window.__TAURI_INTERNALS__.invoke(name, { request });
    const { path } = await ask('source_dialog', { folder: false });
    const looked = await ask('source_look', { incident: args[0], path });
    const rooms = looked.rooms.map(({ key }) => key);
    let over = false, failed = null;
    const began = performance.now();
    ask('source_import', { incident: args[0], path, format: 'slack', rooms, job: 'pace' })
      .catch((error) => { failed = String(error?.message ?? error); }).finally(() => { over = true; });
    const gaps = [];
    let before = performance.now();
    for (let count = 0; !over && performance.now() - began < args[2]; count += 1) {
      said.scrollTop += (count % 200) < 100 ? args[1] : -args[1];
      const now = await new Promise((done) => requestAnimationFrame(() => done(performance.now())));
      gaps.push(now - before); before = now;
    }
    return { gaps, failed: over ? failed : 'it did not end', took: performance.now() - began };";

#[tokio::test]
#[ignore = "a measurement: scripts/bench.sh runs it"]
async fn pace_review() {
    let (Some(store), Some(export)) = (std::env::var_os("MUSTER_PACE_STORE"), std::env::var_os("MUSTER_PACE_EXPORT"))
    else {
        return;
    };
    let home = Home::new(Look::Dark);
    copied(Path::new(&store), &home.store());
    let board = home.ask("board", json!({ "closed": 20 }));
    let incident = board["open"][0]["id"].clone();
    home.ask("line_add", json!({ "incident": incident, "text": "zopen it" }));
    // What comes in goes elsewhere: the incident that is read may hold the same export already.
    let other = home.ask("declare", json!({ "text": "sev3 zother" }))["id"].clone();
    fs::copy(export, home.out().join("source.zip")).expect("the export lies where the dialog chooses");
    let app = home.open().await;
    let page = &app.page;
    page.press("/").await;
    page.wait_focus("#words").await;
    page.write("zopen").await;
    page.wait_text_in("#hits", "zopen").await;
    page.press("Enter").await;
    page.wait_text_in("[aria-selected=true]", "zopen").await;
    page.press("Escape").await;
    page.press_each(&["g", "v"]).await;
    page.wait_text("Transcript").await;
    page.run(OPENED, vec![]).await;
    page.press_each(&["v", "t"]).await;
    let opened = run(page, "return await window.opened", vec![]).await;
    let scrolled = run(page, SCROLL, vec![FRAMES.into(), STEP.into(), JUMPS.into()]).await;
    let imported = run(page, IMPORT, vec![other, STEP.into(), PATIENCE.into()]).await;
    let figures = json!({ "opened": opened, "scrolled": scrolled, "imported": imported });
    match std::env::var_os("MUSTER_PACE_OUT") {
        Some(out) => fs::write(out, figures.to_string()).expect("the figures are written"),
        None => assert!(figures["opened"].is_number(), "{figures}"),
    }
    app.close().await;
}

async fn run(page: &Page, script: &str, arguments: Vec<Value>) -> Value {
    page.run_async(script, arguments).await.unwrap_or_else(Value::String)
}

//! How fast a scenario of five hundred injects is under the hands in its editor: a measurement, not a test.
//! `scripts/bench.sh` runs it and prints what it writes to `MUSTER_PACE_OUT`; it asserts no time.

use std::fs;

use serde_json::{Value, json};

use crate::app::{Home, Look};
use crate::page::Page;

const INJECTS: usize = 500;
/// Frames that are drawn in each of the three: while the list scrolls, while a mark is dragged, while words are typed.
const FRAMES: usize = 150;
/// Frames of one drag: more than a second.
const DRAGGED: usize = 75;
const STEP: usize = 90;

/// A frame; and how long the page is busy with what is done to it, which a busy machine changes less than frames.
const FRAME: &str = "
    const frame = () => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
    const busy = [];
    const timed = async (act) => { const from = performance.now(); act(); for (let turn = 0; turn < 5; turn += 1) await null; busy.push(performance.now() - from); };";

const SCROLL: &str = "
    const list = document.querySelector('[role=listbox]');
    const gaps = []; let rows = 0;
    await frame();
    let before = await frame();
    for (let count = 0; count < args[0]; count += 1) {
      await timed(() => { list.scrollTop = (list.scrollTop + args[1]) % Math.max(1, list.scrollHeight - list.clientHeight); });
      const now = await frame();
      gaps.push(now - before); before = now;
      rows = Math.max(rows, list.querySelectorAll('[role=option]').length);
    }
    list.scrollTop = 0;
    return { gaps, busy, rows, total: Number(list.querySelector('[role=option]').getAttribute('aria-setsize')) };";

/// Carries a mark to and fro, dropping it now and then: each drop moves an inject, orders the list and asks the program.
const DRAG: &str = "
    const svg = document.querySelector('[data-region=\"time line\"] svg');
    const { left, top, width } = svg.getBoundingClientRect();
    const point = (type, x) => svg.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: left + x, clientY: top + 32 }));
    const gaps = [];
    await frame();
    let before = await frame();
    for (let count = 0; count < args[0]; count += 1) {
      const at = count % args[1], from = width * 0.2 + (count - at);
      await timed(() => {
        if (at === 0) point('pointerdown', from);
        else if (at === args[1] - 1) point('pointerup', from + at * 4);
        else point('pointermove', from + at * 4);
      });
      const now = await frame();
      gaps.push(now - before); before = now;
    }
    return { gaps, busy };";

/// Types into the field with the focus, a letter a frame.
const TYPE: &str = "
    const field = document.querySelector('[data-region=inject] input');
    field.focus();
    const gaps = [];
    await frame();
    let before = await frame();
    for (let count = 0; count < args[0]; count += 1) {
      await timed(() => {
        field.value += 'abcdefghij'[count % 10];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      const now = await frame();
      gaps.push(now - before); before = now;
    }
    return { gaps, busy };";

/// Chooses one inject after the other, a step a frame, as a key that is held down does.
const STEPS: &str = "
    const list = document.querySelector('[role=listbox]');
    list.focus();
    const gaps = [];
    await frame();
    let before = await frame();
    for (let count = 0; count < args[0]; count += 1) {
      await timed(() => list.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })));
      const now = await frame();
      gaps.push(now - before); before = now;
    }
    return { gaps, busy };";

/// A scenario as long as nobody writes one: half by the clock, a third after another, the rest when somebody does something.
fn long(home: &Home) {
    let mut scenario = home.ask("scenario", json!({ "key": "flag-every-region" }))["scenario"].clone();
    let pattern = scenario["injects"][0].clone();
    let inject = |at: usize| {
        let mut one = pattern.clone();
        one["key"] = json!(format!("long-{at}"));
        one["title"] = json!(format!("Inject {at} of a very long evening"));
        one["trigger"] = match at % 6 {
            0 | 2 | 4 => json!({ "kind": "at", "minute": at * 2 }),
            1 | 3 => json!({ "kind": "after", "inject": format!("long-{}", at - 1), "minutes": 1 }),
            _ => json!({ "kind": "when", "condition": { "kind": "ask_made", "words": ["logs"] }, "fromMinute": at }),
        };
        one
    };
    scenario["injects"] = (0..INJECTS).map(inject).collect();
    scenario["key"] = json!("long");
    scenario["title"] = json!("A zvery long one");
    scenario["minutes"] = json!(INJECTS * 2 + 20);
    home.ask("library_set", json!({ "shelf": "scenario", "key": "long", "value": scenario }));
    for one in [
        "two-primaries",
        "expired-at-midnight",
        "somebody-elses-outage",
        "two-rooms",
        "tidy-up-script",
        "flag-every-region",
    ] {
        home.ask("library_clear", json!({ "shelf": "scenario", "key": one, "hides": true }));
    }
}

#[tokio::test]
#[ignore = "a measurement: scripts/bench.sh runs it"]
async fn pace_scenario() {
    let home = Home::new(Look::Dark);
    long(&home);
    let app = home.open().await;
    let page = &app.page;
    page.press_each(&["g", "l", "9"]).await;
    page.wait_text("A zvery long one").await;
    page.tab_to("Open").await;
    page.press("Enter").await;
    page.wait_focus("[role=listbox]").await;
    page.settle().await;
    // Each part has half a minute, which a window that draws every frame does not need.
    let scrolled = run(page, SCROLL, vec![FRAMES.into(), STEP.into()]).await;
    let stepped = run(page, STEPS, vec![FRAMES.into()]).await;
    let dragged = run(page, DRAG, vec![FRAMES.into(), DRAGGED.into()]).await;
    let typed = run(page, TYPE, vec![FRAMES.into()]).await;
    let figures = json!({ "scrolled": scrolled, "stepped": stepped, "dragged": dragged, "typed": typed });
    match std::env::var_os("MUSTER_PACE_OUT") {
        Some(out) => fs::write(out, figures.to_string()).expect("the figures are written"),
        None => assert!(figures["typed"]["gaps"].is_array(), "{figures}"),
    }
    app.close().await;
}

async fn run(page: &Page, script: &str, arguments: Vec<Value>) -> Value {
    page.run_async(&format!("{FRAME}{script}"), arguments).await.unwrap_or_else(Value::String)
}

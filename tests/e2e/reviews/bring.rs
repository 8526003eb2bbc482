//! How deep, what was said elsewhere, and twenty marks on it.

use serde_json::json;

use super::desk::{Desk, INCIDENT, READING, to_review};

/// From the Board into the review; a standard one, with its reason.
pub(super) async fn depth(desk: &Desk) {
    to_review(desk).await;
    desk.part("v s", "Scope").await;
    desk.look("review-scope").await;
    desk.page().press("3").await;
    desk.page().wait_focus("section[aria-labelledby=scope-depth] form input").await;
    desk.page().enter("Three teams, and nobody knew whose the key was").await;
    desk.page().wait_text("Standard review: Three teams").await;
}

/// The folder of an export: looked at, every room of it, brought in as one step, which can be taken back.
pub(super) async fn conversation(desk: &Desk) {
    let page = desk.page();
    desk.part("v t", "Transcript").await;
    page.press("Control+o").await;
    page.wait_text("Choose a folder").await;
    desk.push("Choose a folder").await;
    page.wait_text("Which rooms").await;
    desk.look("review-bring-in").await;
    desk.push("All ").await;
    page.wait_text("Bring in ").await;
    page.wait_for(".bring footer button.primary:not(:disabled)").await;
    desk.look("review-preview").await;
    page.press("Control+Enter").await;
    page.wait_text("Show its lines").await;
    let sources = desk.ask("sources", json!({ "incident": INCIDENT })).await["sources"].clone();
    assert_eq!(sources.as_array().map(Vec::len), Some(1), "one source: {sources}");
    // Taken back, and brought in again: what was chosen is still there.
    desk.push("Take it back").await;
    page.wait_text("Bring in ").await;
    assert_eq!(desk.ask("sources", json!({ "incident": INCIDENT })).await["sources"], json!([]));
    page.wait_for(".bring footer button.primary:not(:disabled)").await;
    page.press("Control+Enter").await;
    page.wait_text("Show its lines").await;
    desk.push("Show its lines").await;
    page.wait_focus(READING).await;
}

/// So many marks, the first with a code that is looked up; one becomes a cue, one evidence, one is taken back.
pub(super) async fn marks(desk: &Desk, count: usize) {
    let page = desk.page();
    let made =
        |most: usize| format!("return document.querySelector('.strip .read')?.innerText.includes('{most} mark')");
    page.press("c").await;
    page.wait_focus(".strip [role=combobox]").await;
    page.write("cue").await;
    page.wait_for("[role=listbox] [role=option]").await;
    page.press("Enter").await;
    page.wait_true("the first mark", &made(1)).await;
    page.wait_focus(READING).await;
    page.press("Enter").await;
    page.wait_true("the note", "return document.activeElement?.matches('input, textarea') ?? false").await;
    page.settle().await;
    page.enter("worth asking about").await;
    page.wait_text("worth asking about").await;
    desk.away().await;
    desk.reach(READING).await;
    page.press("i").await;
    page.wait_text("Kept to be asked about in an interview").await;
    for number in 2..=count {
        page.press("Down").await;
        page.press(if number % 2 == 0 { "1" } else { "2" }).await;
        page.wait_true(&format!("mark {number}"), &made(number)).await;
    }
    page.press("e").await;
    page.wait_focus("[role=combobox]").await;
    page.write("Nobody owned the cache key").await;
    page.wait_for("[role=listbox] [role=option]").await;
    page.press("Enter").await;
    page.wait_focus(READING).await;
    desk.holds("findings", "Nobody owned the cache key").await;
    page.settle().await;
    page.press("x").await;
    page.wait_true("one mark fewer", &made(count - 1)).await;
    page.press("u").await;
    page.wait_true("it is back", &made(count)).await;
    let marks = desk.ask("marks", json!({ "incident": INCIDENT, "from": 0, "count": 100 })).await;
    assert_eq!(marks["total"], count, "each of them is on the disk");
    desk.look("review-transcript").await;
    codes(desk).await;
}

/// The codes of the team: gone to, one added, written to a file and read again, by keys alone.
async fn codes(desk: &Desk) {
    let page = desk.page();
    page.press_each(&["b", "b"]).await;
    page.wait_focus("button[data-code]").await;
    desk.look("review-codes").await;
    page.press_each(&["b", "a"]).await;
    page.wait_focus("form[aria-label=Code] input").await;
    page.write("Hand-off").await;
    desk.look("review-code").await;
    page.press("Enter").await;
    page.wait_focus("button[data-code=hand-off]").await;
    page.press_each(&["b", "s"]).await;
    page.wait_text("The codebook is kept as").await;
    let kept = std::fs::read_to_string(desk.home.out().join("codes.yaml")).expect("the codes were written");
    assert!(kept.contains("Hand-off"), "{kept}");
    page.press("Escape").await;
    page.wait_focus(READING).await;
}

/// The same conversation in the other ways to look at it, and at an earlier minute.
pub(super) async fn hindsight(desk: &Desk) {
    let page = desk.page();
    for (key, view, name) in [
        ("t", "Told and known", "review-told-and-known"),
        ("p", "Points of view", "review-points-of-view"),
        ("d", "Differences", "review-differences"),
        ("r", "Read", "review-read"),
    ] {
        desk.away().await;
        page.press_each(&["w", key]).await;
        let shown = format!(
            "return document.querySelector('.looks input:checked')?.closest('label').innerText.trim() === {view:?}"
        );
        page.wait_true(view, &shown).await;
        desk.look(name).await;
    }
    page.press("m").await;
    page.settle().await;
    page.press("Home").await;
    page.wait_text("Read from here").await;
    desk.look("review-as-known").await;
    page.press("n").await;
    page.wait_text("everything that is known today").await;
}

//! Somebody is asked: prepared, agreed to, held with something off the record, gone through afterwards.

use serde_json::json;

use super::SECRET;
use super::desk::{Desk, INCIDENT};

pub(super) async fn interview(desk: &Desk) {
    let page = desk.page();
    desk.part("v i", "Interviews").await;
    desk.look("review-interviews").await;
    desk.push("Ask Jonas Weber").await;
    page.wait_text("Interview with Jonas Weber").await;
    desk.reach("#own-question").await;
    page.write("Why didn't you look at the cache key?").await;
    // It judges; a better form is offered.
    page.wait_text("Try “").await;
    page.press("Alt+b").await;
    page.wait_true(
        "the better form",
        "return !(document.activeElement?.value ?? '').includes('Why didn') && document.activeElement?.value !== ''",
    )
    .await;
    page.press("Enter").await;
    page.wait_for("textarea[aria-label='Question 1']").await;
    desk.look("review-interview-prepare").await;

    page.press("Alt+2").await;
    page.wait_text("Read this aloud first").await;
    desk.look("review-interview-consent").await;
    desk.reach("input[type=checkbox]").await;
    page.press_each(&["Tab", "Space"]).await;
    desk.push("They agree").await;
    page.wait_text("Begin").await;

    desk.push("Begin").await;
    page.wait_text("End the talk").await;
    desk.reach("textarea[aria-label]").await;
    page.enter("He saw empty tiles on the west board first").await;
    page.wait_text_in("ol.notes", "empty tiles on the west").await;
    page.press("Alt+r").await;
    page.wait_for("textarea[aria-label='Off the record']").await;
    page.enter(SECRET).await;
    page.wait_text("1 off the record, sealed").await;
    let shown = page.words().await;
    assert!(!shown.contains(SECRET), "what is sealed is not on screen any more");
    page.press("Alt+r").await;
    page.press("Alt+s").await;
    desk.look("review-interview-desk").await;
    desk.push("End the talk").await;
    page.wait_text("What came of it").await;
    desk.reach("section[aria-label='What came of it'] input").await;
    page.write("Nobody owned the cache key").await;
    desk.look("review-interview-after").await;
    desk.push("Keep").await;
    let summed = "return true";
    page.wait_true("the themes", summed).await;
    let seen = desk.ask("interviews", json!({ "incident": INCIDENT })).await.to_string();
    assert!(!seen.contains(SECRET), "sealed for everybody who only reads");
}

//! What was found is written down with its evidence, talked about, decided on and handed out.

use std::fs;
use std::time::Duration;

use serde_json::json;

use super::desk::{Desk, INCIDENT};
use crate::page::until;

/// A draft is taken over, and a line cited under a claim of one's own.
pub(super) async fn narrative(desk: &Desk) {
    let page = desk.page();
    desk.part("v n", "Narrative").await;
    page.press("Control+Shift+D").await;
    page.wait_text("A draft is ready").await;
    desk.look("review-narrative-draft").await;
    desk.push("Take it over").await;
    page.wait_text_in("article [role=status]", "Saved").await;
    page.press("Alt+Down").await;
    page.settle().await;
    desk.reach("div.editor").await;
    page.write("Jonas rolled the gateway back before anybody asked ").await;
    page.press("Control+e").await;
    page.wait_focus("[role=combobox]").await;
    page.write("hosts rolled").await;
    page.wait_text_in("[role=listbox]", "8 of 12 hosts").await;
    page.press("Enter").await;
    page.wait_text_in("article [role=status]", "Saved").await;
    desk.look("review-narrative").await;
    let story = desk.ask("story", json!({ "incident": INCIDENT })).await.to_string();
    assert!(story.contains("evidence:line/"), "the claim rests on a line: {story}");
}

/// A learning meeting, from its plan to its end.
pub(super) async fn meeting(desk: &Desk) {
    let page = desk.page();
    desk.part("v m", "Meetings").await;
    page.press("i").await;
    page.wait_for("form[aria-label='Plan of the meeting']").await;
    desk.look("review-meeting-plan").await;
    desk.reach("form[aria-label='Plan of the meeting'] button[type=submit]").await;
    page.press("Enter").await;
    page.wait_text("Call it off").await;
    desk.away().await;
    page.press("c").await;
    page.wait_text("Nothing was sent").await;
    page.press("n").await;
    page.wait_text("Next part").await;
    desk.away().await;
    page.press("p").await;
    page.wait_focus("form[aria-label='Put aside for later'] input").await;
    page.enter("who owns the key").await;
    page.wait_text("who owns the key").await;
    desk.away().await;
    page.press("h").await;
    page.wait_focus("form[aria-label='What was asked about'] input").await;
    page.write("the cache key").await;
    page.press("Tab").await;
    page.enter("2").await;
    page.wait_text("the cache key: 2 of").await;
    desk.look("review-meeting").await;
    room(desk).await;
    for _ in 0..12 {
        let seen = desk.ask("meetings", json!({ "incident": INCIDENT })).await["meetings"][0].clone();
        if seen["standing"] == "ended" {
            return;
        }
        page.settle().await;
        desk.away().await;
        page.press("n").await;
        let before = seen["running"]["key"].clone();
        let moved = async || {
            let now = desk.ask("meetings", json!({ "incident": INCIDENT })).await["meetings"][0].clone();
            (now["standing"] == "ended" || now["running"]["key"] != before).then_some(())
        };
        until("the next part", Duration::from_secs(20), moved).await;
    }
    panic!("the meeting does not end");
}

/// What everybody in the room sees, in a window of its own: what the facilitator may say is not in it.
async fn room(desk: &Desk) {
    let page = desk.page();
    let said = desk.ask("meetings", json!({ "incident": INCIDENT })).await;
    let script = said["meetings"][0]["agenda"][0]["block"]["script"].as_str().expect("what to say").to_owned();
    desk.away().await;
    let main = page.client().window().await.expect("the main window");
    page.press("w").await;
    let room = until("the room view", Duration::from_secs(20), async || {
        page.client().windows().await.ok()?.into_iter().find(|each| *each != main)
    })
    .await;
    page.client().switch_to_window(room).await.expect("the room view");
    page.wait_text("Learning meeting").await;
    page.wait_text("who owns the key").await;
    let shown = page.words().await;
    assert!(!shown.contains(&script), "what the facilitator may say is theirs: {shown}");
    let small = "return [...document.querySelectorAll('.room *')].filter((each) => each.checkVisibility() && each.textContent.trim() !== '')
        .map((each) => parseFloat(getComputedStyle(each).fontSize)).reduce((least, size) => Math.min(least, size), 99)";
    let small = page.run(small, vec![]).await.as_f64().unwrap_or_default();
    assert!(small >= 28.0, "{small} px cannot be read from the last row");
    assert_eq!(page.too_wide().await, None, "nothing sticks out of it");
    desk.look("review-room").await;
    let refused = page.invoke("story", json!({ "request": { "incident": INCIDENT } })).await;
    assert!(refused.is_err(), "the room view has no way to what is not for the room");
    // A press would not be answered by a window that is gone before the key is up again.
    let escape =
        "setTimeout(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })), 50)";
    page.run(escape, vec![]).await;
    until("the end of the room view", Duration::from_secs(20), async || {
        (page.client().windows().await.ok()?.len() == 1).then_some(())
    })
    .await;
    page.client().switch_to_window(main).await.expect("the main window");
    page.settle().await;
    desk.away().await;
}

/// One idea is kept with all it needs, one declined with its reason.
pub(super) async fn ideas(desk: &Desk) {
    let page = desk.page();
    desk.part("v a", "Actions").await;
    page.press("i").await;
    page.wait_true("a field", "return document.activeElement?.matches('form input') ?? false").await;
    page.enter("name an owner for each cache key").await;
    page.wait_text("name an owner for each cache key").await;
    desk.reach("button[data-idea]").await;
    page.press("k").await;
    page.wait_focus("form[aria-label^='Keep it'] [role=combobox]").await;
    page.write("Jonas").await;
    page.wait_for("[role=listbox] [role=option]").await;
    page.press("Enter").await;
    desk.reach("form[aria-label^='Keep it'] input:not([role=combobox]):not([type=radio])").await;
    page.write("two days").await;
    page.press("Tab").await;
    page.write("the next change has somebody to ask").await;
    page.press("Enter").await;
    page.wait_text("the next change has somebody to ask").await;
    page.settle().await;
    page.tab_to("Soaking").await;
    page.press("d").await;
    page.wait_focus("form[aria-label^='Decline it'] input").await;
    page.enter("the west board shows it already").await;
    page.wait_text("the west board shows it already").await;
    let ideas = desk.ask("ideas", json!({ "incident": INCIDENT })).await["ideas"].clone();
    let mut states: Vec<String> = ideas
        .as_array()
        .expect("ideas")
        .iter()
        .map(|idea| idea["state"].as_str().unwrap_or_default().to_owned())
        .collect();
    states.sort();
    assert_eq!(states, ["declined", "kept"], "{ideas}");
    desk.look("review-actions").await;
}

/// The report as a page of its own.
pub(super) async fn report(desk: &Desk) {
    let page = desk.page();
    desk.part("v r", "Report").await;
    page.wait_for("[data-region=report] iframe, [data-region=report] article, [data-region=report] *").await;
    desk.look("review-report").await;
    page.press("Control+s").await;
    page.wait_text("INC-0001-report.html").await;
    let out = fs::read_dir(desk.home.out()).expect("the folder of the dialogs").flatten();
    let page = out.map(|entry| entry.path()).find(|path| path.to_string_lossy().ends_with("-report.html"));
    let text = fs::read_to_string(page.expect("a page was saved")).expect("it can be read");
    assert!(text.contains("watch empty tiles"), "what was kept stands in it");
    assert!(text.contains("8 of 12 hosts rolled back"), "and the evidence");
}

/// The queue of reviews, somebody who nominates, and what was written in the review found again where it stands.
pub(super) async fn around(desk: &Desk) {
    let page = desk.page();
    desk.away().await;
    page.press_each(&["g", "r"]).await;
    page.wait_text_in("h1", "Reviews").await;
    desk.look("review-queue").await;
    page.press("n").await;
    page.wait_text("Worth a closer look?").await;
    desk.look("review-nominate").await;
    page.press("Escape").await;
    page.press("Control+f").await;
    page.wait_focus("#words").await;
    page.write("rolled the gateway back before").await;
    page.wait_text_in("#hits", "before anybody asked").await;
    desk.look("review-search").await;
    page.press("Enter").await;
    page.wait_text_in("nav.tabs [aria-current]", "Narrative").await;
}

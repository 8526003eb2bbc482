//! People are asked how it was for them: the form goes out as a file, three sealed answers come back as files.

use std::fs;
use std::time::Duration;

use fantoccini::Locator;
use serde_json::json;

use super::desk::{Desk, INCIDENT};
use crate::page::until;

/// The fourth answers at the facilitator's machine, which shows nothing else meanwhile.
async fn kiosk(desk: &Desk) {
    let page = desk.page();
    let dialog = "[role=dialog].kiosk";
    desk.away().await;
    page.press("k").await;
    page.wait_for(dialog).await;
    page.wait_true("the first question", "return document.activeElement?.matches('.kiosk input') ?? false").await;
    desk.look("review-survey-kiosk").await;
    let behind = "const at = document.elementFromPoint(innerWidth / 2, 20); return at?.closest('.kiosk') != null";
    assert_eq!(page.run(behind, vec![]).await, true, "nothing of the review is to be seen");
    // What opens other screens does nothing here.
    for chord in ["Control+k", "Control+f"] {
        page.press(chord).await;
    }
    page.press("Right").await;
    page.wait_true("an answer", "return document.querySelector('.kiosk output')?.innerText !== 'not answered'").await;
    page.press("Control+Enter").await;
    page.wait_text("Your answer is sealed").await;
    desk.look("review-survey-kiosk-done").await;
    page.wait_focus("[data-next]").await;
    page.press("Enter").await;
    page.wait_true("an empty form", "return document.querySelector('.kiosk output')?.innerText === 'not answered'")
        .await;
    page.press("Escape").await;
    page.wait_focus(".kiosk form input").await;
    desk.look("review-survey-kiosk-leave").await;
    page.enter("facilitator").await;
    page.wait_text("4 collected").await;
    page.wait_true("the end of the kiosk", "return document.querySelector('.kiosk') == null").await;
}

/// What one of them wrote, in confidence.
pub(super) const TOLD: &str = "zconfided the handover was a mess";

pub(super) async fn survey(desk: &Desk) {
    let page = desk.page();
    desk.part("v u", "Survey").await;
    desk.look("review-survey-empty").await;
    page.press("n").await;
    page.wait_text("Open the survey").await;
    desk.look("review-survey-form").await;
    page.press("Control+Enter").await;
    page.wait_text("0 collected").await;
    desk.away().await;
    page.press("s").await;
    page.wait_text("-survey.html").await;
    let seen = desk.ask("surveys", json!({ "incident": INCIDENT })).await;
    let survey = seen["surveys"][0]["id"].as_str().expect("the survey").to_owned();
    let out = fs::read_dir(desk.home.out()).expect("the folder of the dialogs").flatten();
    let form = out.map(|entry| entry.path()).find(|path| path.to_string_lossy().ends_with("-survey.html"));
    let form = fs::read_to_string(form.expect("the form was saved")).expect("it can be read");
    let key = form.split("data-recipient=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its key");
    let key: age::x25519::Recipient = key.parse().expect("a key");

    // What three people's browsers save, in a folder of their own: they are not ours.
    let folder = tempfile::TempDir::new().expect("a folder");
    for (number, code) in ["7K3MPQRA", "7K3MPQRB", "7K3MPQRC"].into_iter().enumerate() {
        let words = if number == 0 { TOLD } else { "" };
        let inner = json!({
            "muster": "survey-answer", "version": 1, "survey": survey, "code": code,
            "answers": [{ "key": "R1", "number": 50 + 5 * number }, { "key": "R6", "number": 4 }, { "key": "R13", "text": words }],
        });
        let sealed = age::encrypt_and_armor(&key, inner.to_string().as_bytes()).expect("it is sealed");
        let file = folder.path().join(format!("answer-{number}.txt"));
        fs::write(&file, sealed).expect("it is written");
        let input = page.client().find(Locator::Css("input[data-take]")).await.expect("where answers are taken in");
        input.send_keys(&file.to_string_lossy()).await.expect("the file is chosen");
        page.wait_text(&format!("{} collected", number + 1)).await;
    }
    desk.look("review-survey-collected").await;
    kiosk(desk).await;
    desk.away().await;
    page.press("x").await;
    page.wait_text("Close it").await;
    desk.push("Close it").await;
    let closed = async || {
        let seen = desk.ask("surveys", json!({ "incident": INCIDENT })).await["surveys"][0].clone();
        (!seen["closedAt"].is_null()).then_some(seen)
    };
    let seen = until("the end of the survey", Duration::from_secs(20), closed).await;
    assert_eq!(seen["collected"], 4);
    assert!(!seen.to_string().contains("zconfided"), "four answers show nothing but their number: {seen}");
    desk.look("review-survey-closed").await;
}

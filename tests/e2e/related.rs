//! Two incidents that may be the same, from the keyboard: linked, noted as separate, handled as one, and taken apart.

use serde_json::{Value, json};

use crate::app::Look;
use crate::page::Page;
use crate::six::morning;

/// The later one, which asks, and the one that it may be the same as.
const LATER: &str = "INC-0005";
const FIRST: &str = "INC-0004";
const PAIR: &str = "[role=group][aria-label='INC-0005 and INC-0004']";

/// How an incident stands on the board.
async fn card(page: &Page, reference: &str) -> Value {
    let board = page.invoke("board", json!({ "request": { "closed": 1 } })).await.expect("the board");
    let open = board["open"].as_array().expect("cards");
    open.iter().find(|card| card["reference"] == reference).expect("the card").clone()
}

/// Takes back what was written last about it; other programs may do that at any time.
async fn take_back(page: &Page, times: usize) {
    for _ in 0..times {
        page.invoke("undo", json!({ "request": { "incident": LATER } })).await.expect("taken back");
    }
    page.wait_for(PAIR).await;
}

/// Goes to what incidents have to do with each other, and on to what says this.
async fn choose(page: &Page, says: &str) {
    // Away from wherever the focus was led, so that letters are keys.
    page.press("Control+1").await;
    page.press("r").await;
    page.tab_to(says).await;
    page.press("Enter").await;
}

async fn gone(page: &Page, what: &str) {
    page.wait_true(&format!("the end of {what}"), &format!("return document.querySelector({what:?}) === null")).await;
}

#[tokio::test]
async fn two_incidents_are_linked_separated_merged_and_taken_apart_by_keyboard() {
    let home = morning(Look::Light);
    let app = home.open().await;
    let page = &app.page;
    page.resize(1280, 800).await;
    page.wait_for(PAIR).await;

    choose(page, "Link").await;
    page.wait_text("Linked with").await;
    let first = card(page, FIRST).await["id"].clone();
    assert_eq!(card(page, LATER).await["linked"], json!([first]));
    choose(page, "Unlink").await;
    page.wait_true("the end of the link", "return !document.body.innerText.includes('Linked with')").await;
    gone(page, PAIR).await;
    take_back(page, 2).await;

    choose(page, "Separate").await;
    gone(page, PAIR).await;
    let shares = card(page, LATER).await["sharesWith"].clone();
    assert!(shares.as_array().is_none_or(|shares| shares.iter().all(|one| one["id"] != first)), "{shares}");
    take_back(page, 1).await;

    choose(page, "Merge into INC-0004").await;
    let within = "ul[aria-label='Handled within INC-0004']";
    page.wait_text_in(within, "Payments by wallet are slow").await;
    page.settle().await;
    page.picture("board-merged").await;
    page.axe_clean("the board with one incident within another").await;
    // One log is read as one with the other, and neither was changed.
    let words = json!({ "words": "nine seconds", "mode": "newest", "incident": FIRST, "limit": 10 });
    let found = page.invoke("search", json!({ "request": words })).await.expect("a search");
    assert_eq!(found["hits"][0]["reference"], LATER);

    choose(page, "Take apart").await;
    gone(page, within).await;
    let both = page.invoke("board", json!({ "request": { "closed": 1 } })).await.expect("the board");
    assert_eq!(both["open"].as_array().map(Vec::len), Some(6), "both stand by themselves again");
    app.close().await;
}

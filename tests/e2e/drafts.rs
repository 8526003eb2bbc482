//! What was being typed when everything stopped.

use std::time::Duration;

use serde_json::json;

use crate::app::{Home, Look, call};
use crate::page::{COMPOSER, until};

#[tokio::test]
async fn an_unfinished_line_is_back_after_a_kill() {
    let home = Home::new(Look::Dark);
    let id = home.ask("declare", json!({ "text": "sev2 Search is slow", "isDrill": false }))["id"].clone();
    let app = home.open().await;
    app.page.press_each(&["Down", "Enter"]).await;
    app.page.wait_focus(COMPOSER).await;
    app.page.enter("the index was rebuilt").await;
    app.page.wait_row("the index was rebuilt").await;
    app.page.write("replica 3 is half").await;
    let service = home.service();
    until("the draft in the store", Duration::from_secs(10), async || {
        let draft = call(&service, "draft_load", json!({ "incident": id, "field": "composer" }));
        (draft["text"] == "replica 3 is half").then_some(())
    })
    .await;
    drop(service);
    app.kill();

    let app = home.open().await;
    app.page.press_each(&["Down", "Enter"]).await;
    app.page.wait_row("the index was rebuilt").await;
    app.page.wait_focus(COMPOSER).await;
    app.page.wait_field("replica 3 is half").await;
    app.page.enter("way through").await;
    app.page.wait_row("replica 3 is halfway through").await;
}

#[tokio::test]
async fn an_undeclared_incident_is_back_after_a_kill() {
    let home = Home::new(Look::Light);
    let app = home.open().await;
    app.page.press("n").await;
    app.page.write("sev1 Card pay").await;
    let service = home.service();
    until("the draft in the store", Duration::from_secs(10), async || {
        let draft = call(&service, "draft_load", json!({ "incident": "", "field": "declare" }));
        (draft["text"] == "sev1 Card pay").then_some(())
    })
    .await;
    drop(service);
    app.kill();

    let app = home.open().await;
    app.page.press("n").await;
    app.page.wait_field("sev1 Card pay").await;
}

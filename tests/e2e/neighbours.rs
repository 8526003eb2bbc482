//! Another process works on the same store while the window is open.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::app::{Home, Look, call};
use crate::page::COMPOSER;

#[tokio::test]
async fn a_line_written_elsewhere_appears_within_a_second() {
    let home = Home::new(Look::Dark);
    home.ask("declare", json!({ "text": "sev3 Mail is late", "isDrill": false }));
    let app = home.open().await;
    app.page.press_each(&["Down", "Enter"]).await;
    app.page.wait_focus(COMPOSER).await;
    let elsewhere = home.service();
    let mut took = Vec::new();
    for number in 1..=5 {
        let text = format!("queue {number} drained");
        call(&elsewhere, "line_add", json!({ "incident": "INC-0001", "text": text }));
        let saved = Instant::now();
        app.page.wait_row(&text).await;
        took.push(saved.elapsed());
    }
    // The middle of five: one of them may meet a busy machine.
    took.sort_unstable();
    assert!(took[2] < Duration::from_secs(1), "{took:?}");
}

#[tokio::test]
async fn an_incident_declared_elsewhere_appears_on_the_board() {
    let home = Home::new(Look::Dark);
    let app = home.open().await;
    app.page.wait_text("All quiet").await;
    home.ask("declare", json!({ "text": "sev2 A cable was cut", "isDrill": false }));
    app.page.wait_text("A cable was cut").await;
}

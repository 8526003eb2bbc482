//! A bundle that is none is refused in one sentence where it was chosen, and a whole one is taken in after it.

use std::fs;

use serde_json::json;

use crate::app::{Home, Look};

#[tokio::test]
async fn a_broken_bundle_is_refused_in_one_sentence_and_a_whole_one_comes_in() {
    for look in Look::ALL {
        let other = Home::new(look);
        let incident = other.ask("declare", json!({ "text": "sev2 Logins fail", "isDrill": false }))["id"].clone();
        other.ask("line_add", json!({ "incident": incident, "text": "the pool is full" }));
        let home = Home::new(look);
        let file = home.out().join("bundle.muster");
        other.ask("bundle_write", json!({ "incident": incident, "path": file }));
        let whole = fs::read(&file).expect("a bundle");
        fs::write(&file, &whole[..whole.len() / 2]).expect("half a bundle");

        let app = home.open().await;
        let page = &app.page;
        page.resize(960, 640).await;
        page.wait_text("All quiet").await;
        page.press("i").await;
        page.wait_focus("[role=dialog] footer button").await;
        page.picture("bundle").await;
        page.press("Enter").await;
        page.wait_text("it is cut short").await;
        page.picture("bundle-refused").await;
        page.axe_clean("a refused bundle").await;
        let refused = page.words().await;
        assert_eq!(refused.matches("cut short").count(), 1, "said once: {refused}");
        assert!(refused.contains("Nothing was taken in"), "and what it means: {refused}");

        // The focus is still where another one is chosen.
        fs::write(&file, &whole).expect("the whole bundle");
        page.wait_focus("[role=dialog] footer button").await;
        page.press("Enter").await;
        page.wait_text("Logins fail").await;
        page.picture("bundle-seen").await;
        page.axe_clean("a bundle").await;
        assert!(!page.words().await.contains("cut short"), "what was refused is over");
        page.tab_to("Take in").await;
        page.press("Enter").await;
        page.wait_text("taken in.").await;
        page.wait_text_in("main", "Logins fail").await;
    }
}

//! A drill in the real windows, keys only: put together, led from the console, played on the real screens, stopped because
//! something real happened.

use std::time::Duration;

use serde_json::{Value, json};

use crate::app::{Home, Look};
use crate::page::{COMPOSER, Page, until};

/// A room sees the players' window from its last row.
const LEAST: f64 = 28.0;

async fn drill(page: &Page) -> Value {
    let drills = page.invoke("drills", json!({ "request": {} })).await.expect("the drills");
    drills["rows"][0].clone()
}

async fn look(page: &Page, name: &str) {
    page.settle().await;
    page.picture(name).await;
    page.axe_clean(name).await;
}

/// Waits until the drill stands like this.
async fn stands(page: &Page, wanted: &str) {
    let so = async || (drill(page).await["standing"] == wanted).then_some(());
    until(wanted, Duration::from_secs(20), so).await;
}

async fn played(appearance: Look) {
    let home = Home::new(appearance);
    for name in ["Ana Reis", "Jonas Weber"] {
        home.ask("person_save", json!({ "name": name, "team": "Payments", "handle": "", "contact": "", "zone": "" }));
    }
    let app = home.open().await;
    let page = &app.page;
    page.resize(1280, 800).await;
    page.wait_text("All quiet").await;
    page.press_each(&["g", "p"]).await;
    page.wait_text("No drill was played here yet").await;
    look(page, "drills-empty").await;
    page.press("n").await;
    page.wait_focus("form[aria-label='A new drill'] input").await;
    look(page, "drill-new").await;
    page.press("Enter").await;
    stands(page, "planned").await;
    page.wait_text("EXERCISE").await;
    look(page, "drill-planned").await;

    page.press("p").await;
    stands(page, "running").await;
    page.press("4").await;
    let main = page.client().window().await.expect("the main window");
    page.press("w").await;
    let players = until("the players' window", Duration::from_secs(20), async || {
        page.client().windows().await.ok()?.into_iter().find(|each| *each != main)
    })
    .await;
    page.client().switch_to_window(main.clone()).await.expect("the main window");
    page.press("Space").await;
    let delivered = async || drill(page).await["delivered"].as_u64().filter(|count| *count > 0);
    until("the first inject", Duration::from_secs(20), delivered).await;
    page.settle().await;
    page.press("t").await;
    look(page, "drill-console").await;
    let truth = page.run("return document.body.innerText", vec![]).await;

    page.client().switch_to_window(players.clone()).await.expect("the players' window");
    page.wait_for("ol[aria-label='What reached you, latest first'] li").await;
    page.wait_text("EXERCISE").await;
    let size = "return parseFloat(getComputedStyle(document.querySelector('.players .text')).fontSize)";
    let size = page.run(size, vec![]).await.as_f64().unwrap_or_default();
    assert!(size >= LEAST, "{size} px cannot be read from the last row");
    look(page, "drill-players").await;
    let refused = page.invoke("drill", json!({ "request": { "incident": "DRILL-0001" } })).await;
    assert!(refused.is_err(), "the players' window has no way to what only the facilitator sees");
    assert!(truth.as_str().is_some_and(|all| all.len() > 200), "the console shows the truth");

    page.client().switch_to_window(main.clone()).await.expect("the main window");
    page.press_each(&["g", "c"]).await;
    page.wait_for(COMPOSER).await;
    page.wait_text("EXERCISE").await;
    page.press("Control+l").await;
    page.wait_focus(COMPOSER).await;
    page.enter("/a zrolled back in the exercise").await;
    page.wait_row("zrolled back in the exercise").await;
    look(page, "drill-command").await;
    page.press("Control+Shift+X").await;
    page.wait_focus("#declare").await;
    stands(page, "stopped").await;
    look(page, "drill-stopped").await;
    app.close().await;
}

#[tokio::test]
async fn a_drill_from_its_scenario_to_something_real_in_dark() {
    played(Look::Dark).await;
}

#[tokio::test]
async fn a_drill_from_its_scenario_to_something_real_in_light() {
    played(Look::Light).await;
}

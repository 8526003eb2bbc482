//! A SEV1 of forty minutes in the real window, by keyboard alone: from the declaration to stand-down with nothing left
//! open, and to the day it begins again. Without libfaketime it says that it was skipped; under `CI=true` it fails.

use crate::app::Look;
use crate::ending;
use crate::play::{GRID, Play};

const PEOPLE: [&str; 4] = ["Priya Nair", "Jonas Weber", "Mei Tan", "Ana Reis"];

#[tokio::test]
async fn a_sev1_by_keyboard_in_dark() {
    whole(Look::Dark).await;
}

#[tokio::test]
async fn a_sev1_by_keyboard_in_light() {
    whole(Look::Light).await;
}

async fn whole(look: Look) {
    let Some(mut play) = Play::declare(look, &PEOPLE, "sev1 Card payments declined").await else { return };
    take_command(&mut play).await;
    size_up(&mut play).await;
    let snoozed = stabilise(&mut play).await;
    let late = promises(&mut play).await;
    ending::hand_over(&play).await;
    ending::loop_goes_on(&play).await;
    ending::phase(&play, "Monitoring").await;
    for minute in 32..=38 {
        play.keep().await;
        play.until(minute).await;
    }
    play.keep().await;
    ending::recover(&play).await;
    play.until(40).await;
    play.keep().await;
    ending::stand_down(&play).await;
    ending::accounted_for(&play, &snoozed, &late).await;
    ending::reopen(&play).await;
    play.watch.close();
    play.app.close().await;
}

/// Waits until an item of the checklist is answered.
async fn answered(play: &Play, item: &str) {
    play.page().wait_for(&format!("li:not(.open) [data-item='{item}']")).await;
}

async fn take_command(play: &mut Play) {
    play.key("l", "[data-item='a/a1']").await;
    play.page().press("Enter").await;
    play.page().wait_focus("form.panel input").await;
    play.page().enter("Priya Nair").await;
    play.page().wait_text_in("[data-role=commander]", "Priya Nair").await;
    play.page().wait_focus("[data-item='a/a2']").await;
    play.page().press("Enter").await;
    play.page().wait_focus("form.panel input").await;
    play.page().enter("https://meet.example/42").await;
    answered(play, "a/a2").await;
    play.page().wait_focus("[data-item='a/a3']").await;
    play.page().press("Space").await;
    answered(play, "a/a3").await;
    play.until(2).await;
    play.assign("Deputy", "deputy", "Jonas Weber").await;
    play.assign("Scribe", "scribe", "Mei Tan").await;
    // The item that asks for both ticked itself.
    answered(play, "a/a5").await;
    play.line("/o #gateway declines 38 % of authorisations", "declines 38 %").await;
    play.until(4).await;
    play.look("response-minute-4").await;
    play.send(Some("response-update")).await;
    play.keep().await;
}

async fn size_up(play: &mut Play) {
    play.until(6).await;
    play.key("s", ".statement textarea").await;
    play.page().enter("Since 02:02 four in ten card payments fail. Wallets work. The cause is not known.").await;
    play.page().wait_text_in(".statement", "version 1").await;
    // Only then a press stays where it leads.
    play.page().wait_focus(GRID).await;
    play.away().await;
    play.page().press("l").await;
    play.page().wait_true("the focus on an item", "return document.activeElement?.dataset.item != null").await;
    let here = play.page().run("return document.activeElement.dataset.item", vec![]).await;
    play.page().press("d").await;
    play.page().wait_focus("form.panel input").await;
    play.page().enter("10").await;
    // The focus goes on to the next item once the answer is saved; the card folds when nothing of it is open.
    play.page().wait_focus(&format!("[data-item]:not([data-item='{}'])", here.as_str().expect("an item"))).await;
    let items = play.response().await["cards"][0]["items"].clone();
    let deferred = items.as_array().expect("items").iter().filter(|item| item["state"] == "deferred").count();
    assert_eq!(deferred, 1, "one item comes back: {items}");
    play.page().press("x").await;
    play.page().wait_focus("form.panel input").await;
    play.page().enter("said on the call already").await;
    play.page().wait_text("does not apply: said on the call already").await;
    play.page().wait_focus("[data-item]").await;
    play.assign("Expert", "expert", "Ana Reis").await;
    for minute in 7..=10 {
        play.until(minute).await;
        play.keep().await;
    }
    play.away().await;
    play.page().wait_for("section[aria-label^='Minute ']").await;
    for (key, question) in [("Alt+7", "Severity still right?"), ("Alt+8", "Who is missing?"), ("Alt+9", "Update out?")]
    {
        play.page().press(key).await;
        // The log may say the question as well, with its answer.
        let mark = "(document.querySelector('section[aria-label^=\"Minute \"]')?.innerText ?? '')";
        let gone = format!("return !{mark}.includes('{question}')");
        play.page().wait_true(&format!("the answer to {question}"), &gone).await;
    }
}

/// A decision, an ask and its answer, what the end must not forget, and an audience set aside; returns which.
async fn stabilise(play: &mut Play) -> String {
    play.line("/d roll back the gateway in eu-west only", "roll back the gateway in eu-west only").await;
    play.away().await;
    play.page().press("Shift+L").await;
    play.page().wait_text_in("section.panel [data-decision]", "roll back the gateway in eu-west only").await;
    play.page().press("Escape").await;
    play.line("roll the gateway back => ana 5m", "roll the gateway back").await;
    ending::note_for_the_end(play).await;
    play.until(13).await;
    play.keep().await;
    play.key("q", "[data-ask] [data-row]").await;
    play.page().press("f").await;
    play.page().wait_focus("[data-ask] form input").await;
    play.page().enter("12 of 12 hosts").await;
    play.sent("[data-ask] form").await;
    assert_eq!(play.response().await["asks"][0]["ended"], "finished");
    // One is set aside for longer than its word is due.
    play.key("w", "[data-clock] [data-row]").await;
    let which = "return document.activeElement.closest('[data-clock]').dataset.clock";
    let snoozed = play.page().run(which, vec![]).await.as_str().expect("an audience").to_owned();
    play.page().press("s").await;
    play.page().wait_focus("[data-clock] form select").await;
    play.page().press("Tab").await;
    play.page().write("12").await;
    play.page().press("Enter").await;
    play.sent("[data-clock] form").await;
    let seen = play.response().await;
    let clocks = seen["clocks"].as_array().expect("clocks");
    let clock = clocks.iter().find(|clock| clock["audience"] == snoozed.as_str()).expect("its clock");
    let until = play.between(&seen["at"], &clock["snoozed"]["until"]).await;
    assert!((660..=720).contains(&until), "what is typed takes the place of what stood there: {until} s");
    snoozed
}

/// Keeps what was promised until minute 31, but for one word that comes a minute late; returns to whom.
async fn promises(play: &mut Play) -> String {
    let mut late = None;
    for minute in 14..=31 {
        play.until(minute).await;
        if minute >= 20 && late.is_none() {
            let (left, audience) = play.due().await.expect("a clock");
            play.pass(left + 70).await;
            late = Some(audience);
        }
        play.keep().await;
        if minute == 30 {
            // From minute 31 on the loop stands where the rail was.
            ending::loop_begins(play).await;
        }
        if minute == 17 || minute == 31 {
            play.look(&format!("response-minute-{minute}")).await;
        }
    }
    late.expect("a late word")
}

//! The second half of a SEV1: command is handed over, it works again, everybody is told, nothing is left open; then the
//! count of what was promised and of how often the room was disturbed; and, because the errors come back, the beginning
//! of another round.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::page::{COMPOSER, until};
use crate::play::Play;

const CARD: &str = "section.panel footer button";

/// Brief, their own words, their yes; then the role is theirs.
pub(crate) async fn hand_over(play: &Play) {
    let before = play.response().await;
    play.away().await;
    play.page().press("h").await;
    play.page().wait_for("form[aria-label='The brief'] button[type=submit]").await;
    play.tab_until("form[aria-label='The brief'] [role=combobox]").await;
    play.choose("Jonas Weber").await;
    play.look("response-handover").await;
    play.page().press("Enter").await;
    // What they say back comes next, and the focus is there.
    play.page().wait_focus("form[aria-label='The read-back'] textarea").await;
    assert_eq!(holder(&play.response().await, "commander"), "Priya Nair", "with their yes, not before");
    play.page().write("Rollback done, errors falling, customers hear within twenty minutes.").await;
    play.page().press("Control+Enter").await;
    play.page().wait_text("said back at").await;
    play.look("response-read-back").await;
    play.page().tab_to("They said yes").await;
    play.page().press("Enter").await;
    play.sent("section.panel").await;
    play.page().wait_text_in("[data-role=commander]", "Jonas Weber").await;
    let after = play.response().await;
    let given = &after["handovers"][0];
    assert!(given["readBackAt"].is_string() && given["acceptedAt"].is_string(), "both are timed: {given}");
    // With what was said back, these are the twelve of a whole brief.
    assert_eq!(given["brief"].as_array().map(Vec::len), Some(11), "{given}");
    let promises = |seen: &Value| -> Vec<String> {
        seen["clocks"].as_array().expect("clocks").iter().map(|clock| clock["dueAt"].to_string()).collect()
    };
    assert_eq!(promises(&before), promises(&after), "every promise goes with it");
}

fn holder(seen: &Value, role: &str) -> String {
    let roles = seen["roles"].as_array().expect("roles");
    let role = roles.iter().find(|one| one["role"] == role).expect("the role");
    role["holders"][0]["name"].as_str().unwrap_or_default().to_owned()
}

/// The loop begins: what is known, the first step, and a time box for it.
pub(crate) async fn loop_begins(play: &Play) {
    for said in ["errors at 2 % and falling", "the rollback helps"] {
        step(play, said).await;
    }
    let form = "form[aria-label='The time box']";
    play.key("b", &format!("{form} input")).await;
    play.page().enter("8").await;
    play.sent(form).await;
    play.page().wait_focus(COMPOSER).await;
    let seen = play.response().await;
    let round = &seen["round"];
    assert_eq!((&round["round"], &round["step"]), (&json!(1), &json!("stabilise")), "{round}");
    let left = play.between(&seen["at"], &round["boxUntil"]).await;
    assert!((450..=480).contains(&left), "a box of eight minutes has just begun: {left} s");
}

/// The rest of the first round, with what came of each step.
pub(crate) async fn loop_goes_on(play: &Play) {
    for said in ["every host runs 4.18", "all four know of it"] {
        step(play, said).await;
    }
    let round = play.response().await["round"].clone();
    assert_eq!((&round["round"], &round["step"]), (&json!(1), &json!("verify")), "{round}");
}

async fn step(play: &Play, said: &str) {
    let form = "form[aria-label='The next step of the loop']";
    play.key("n", &format!("{form} input")).await;
    play.page().enter(said).await;
    play.sent(form).await;
    // Where the round leads the focus; a press before that would be taken back.
    play.page().wait_focus(COMPOSER).await;
}

/// What readers are told.
pub(crate) async fn phase(play: &Play, label: &str) {
    play.away().await;
    play.page().press("Shift+P").await;
    let inside = "return document.activeElement?.closest('[role=menu]') != null";
    play.page().wait_true("the focus in the menu", inside).await;
    for _ in 0..6 {
        let here = play.page().run("return document.activeElement?.innerText ?? ''", vec![]).await;
        let here = here.as_str().unwrap_or_default();
        if here.starts_with(label) {
            break;
        }
        play.page().press("Down").await;
        let moved = format!("return (document.activeElement?.innerText ?? '') !== {here:?}");
        play.page().wait_true("the next item", &moved).await;
    }
    play.page().press("Enter").await;
    play.page().wait_text_in("header.top", label).await;
    // The menu gives the focus back to its button.
    play.page().wait_focus("header.top button").await;
}

/// Goes to the stand-down card. Its key would put it away where it is open.
async fn card(play: &Play) {
    play.away().await;
    let open = "return document.querySelector('section.panel h2')?.innerText === 'Stand down'";
    if play.page().run(open, vec![]).await != true {
        play.page().press("Shift+X").await;
    }
    play.page().wait_text("It works again").await;
}

/// Notes in the middle of it what must not be forgotten at the end.
pub(crate) async fn note_for_the_end(play: &Play) {
    card(play).await;
    play.page().tab_to("Start one").await;
    play.page().press("Enter").await;
    let form = "form[aria-label='Start a reporting clock']";
    // None of the duties that the library knows: one of our own.
    play.page().wait_focus(&format!("{form} select")).await;
    play.tab_until(&format!("{form} input")).await;
    play.page().write("First notice to the supervisor").await;
    play.page().press_each(&["Tab", "Tab"]).await;
    play.page().write("4h").await;
    play.page().wait_for(&format!("{form} button[type=submit]:not(:disabled)")).await;
    play.page().press("Enter").await;
    play.sent(form).await;
    play.page().tab_to("Note one").await;
    play.page().press("Enter").await;
    let form = "form[aria-label='A temporary change']";
    play.page().wait_focus(&format!("{form} input")).await;
    play.page().write("gateway pinned to 4.18").await;
    play.page().press("Tab").await;
    play.choose("Ana Reis").await;
    play.page().press("Enter").await;
    play.sent(form).await;
    play.page().press("Escape").await;
    let form = "form[aria-label='Jot an idea']";
    play.key("Shift+I", &format!("{form} input")).await;
    play.page().enter("the rollout guard should watch declines").await;
    play.sent(form).await;
}

/// Seen by whom and by which signal, changed back, clocks looked at, review and survey chosen.
pub(crate) async fn recover(play: &Play) {
    card(play).await;
    play.look("response-stand-down").await;
    let form = "form[aria-label='Who saw that it works again']";
    play.page().tab_to("Note who saw it").await;
    play.page().press("Enter").await;
    play.choose("Ana Reis").await;
    play.tab_until(&format!("{form} input:not([role=combobox])")).await;
    play.page().enter("declines at their usual level for ten minutes").await;
    play.sent(form).await;
    let form = "form[aria-label*='is changed back']";
    play.fill("button[aria-label^='Changed back:']", form, "unpinned, 4.19 is out").await;
    let form = "form[aria-label^='Stop “']";
    play.fill("button[aria-label^='Stop:']", form, "does not apply, says Mei Tan: no data left").await;
    choose(play, "form[aria-label='How deep is the review']", &["Tab"], "the rollout guard did not see it").await;
    choose(play, "form[aria-label='Are people asked']", &["Tab"], "").await;
    let end = play.response().await["standDown"].clone();
    assert_eq!(
        (&end["verifiedBy"], &end["review"], &end["survey"]),
        (&json!("Ana Reis"), &json!("standard"), &json!(true))
    );
    assert_eq!(end["drafter"], "Mei Tan");
}

/// One of the two choices that each begin with the same word; the review has somebody who drafts it.
async fn choose(play: &Play, form: &str, keys: &[&str], why: &str) {
    let exactly = "return document.activeElement?.innerText?.trim() === 'Choose'";
    let mut presses = 0;
    while play.page().run(exactly, vec![]).await != true {
        assert!(presses < 120, "Tab does not reach the choice of {form}");
        play.page().press("Tab").await;
        presses += 1;
    }
    play.page().press("Enter").await;
    play.page().wait_focus(&format!("{form} select")).await;
    play.page().press_each(keys).await;
    if why.is_empty() {
        play.page().press("Enter").await;
    } else {
        play.page().write(why).await;
        play.page().press("Tab").await;
        play.choose("Mei Tan").await;
        play.page().press("Enter").await;
    }
    play.sent(form).await;
}

/// It is over: each audience hears of it or there is a reason why not, and nothing is left open.
pub(crate) async fn stand_down(play: &Play) {
    play.away().await;
    play.page().press("Shift+R").await;
    play.page().wait_text_in("header.top", "Resolved").await;
    card(play).await;
    let form = "form[aria-label='Why Company are not told of the end']";
    play.fill("button[aria-label='Not told, because: Company']", form, "all of it is in the channel they read").await;
    for name in ["Customers", "Executives", "Responders"] {
        card(play).await;
        play.tab_until(&format!("button[aria-label='Write it: the last update for {name}']")).await;
        play.page().press("Enter").await;
        play.page().wait_focus("textarea[data-entry]").await;
        play.page().wait_text_in("section.panel", &format!("Text for {name}")).await;
        play.confirm().await;
    }
    card(play).await;
    let missing = play.response().await["standDown"]["missing"].clone();
    assert_eq!(missing, json!([]), "nothing is left open");
    play.look("response-nothing-open").await;
    play.tab_until(CARD).await;
    play.page().press("Enter").await;
    let form = "form[aria-label='Stand down']";
    play.page().wait_focus(&format!("{form} input")).await;
    play.page().enter("#payments-follow-up").await;
    play.page().wait_text("stood down").await;
    play.look("response-stood-down").await;
}

/// Every promise has its word, kept or late, and both are in the log; the room was disturbed within the budget.
pub(crate) async fn accounted_for(play: &Play, snoozed: &str, late_on_purpose: &str) {
    let seen = play.response().await;
    let end = &seen["standDown"];
    assert!(end["stoodDownAt"].is_string(), "the response has ended");
    assert_eq!(end["ideas"].as_array().map(Vec::len), Some(1), "{end}");
    for audience in end["audiences"].as_array().expect("audiences") {
        let waived = audience["waived"] != "";
        assert!(audience["toldAt"].is_string() || waived, "told, or not for a reason: {audience}");
    }
    for clock in seen["clocks"].as_array().expect("clocks") {
        assert!(clock["dueAt"].is_null(), "no clock runs after the end: {clock}");
    }
    let sent = seen["sent"].as_array().expect("updates");
    let mut open: BTreeMap<&str, &Value> = BTreeMap::new();
    let (mut kept, mut late) = (0, Vec::new());
    for one in sent {
        let audience = one["audience"].as_str().expect("a key");
        if let Some(promised) = open.remove(audience) {
            let over = play.between(promised, &one["at"]).await.max(0);
            if audience != snoozed {
                let told = one["lateSeconds"].as_i64().expect("seconds");
                assert!((told - over).abs() <= 1, "{over} s after its promise, told as {told}: {one}");
            }
            if over == 0 { kept += 1 } else { late.push(audience) }
        }
        if one["nextBy"].is_string() {
            open.insert(audience, &one["nextBy"]);
        }
    }
    let left: Vec<&str> = open.into_keys().filter(|audience| *audience != "company").collect();
    assert!(left.is_empty(), "a promise without a word after it, but for the one who is not told: {left:?}");
    // Which of them come late besides the one that should depends on how fast the machine draws.
    assert!(
        kept + late.len() >= 8 && kept > late.len(),
        "{kept} promises were kept in forty minutes, {late:?} were not"
    );
    assert!(late.contains(&late_on_purpose), "one came late: {late:?}");
    log_agrees(play, sent).await;
    let (all, most) = play.watch.disturbed();
    // An update comes due every few minutes, so a count of none would mean that nobody counted.
    assert!(all > 0, "the second program heard nothing");
    assert!(most <= 6, "more than the budget of half an hour: {most} of {all}");
}

/// The log tells of each word that went out, and of each that was late.
async fn log_agrees(play: &Play, sent: &[Value]) {
    let lines = play.lines().await;
    let texts = lines.iter().filter_map(|line| line["text"].as_str());
    let told: Vec<&str> = texts.filter(|text| text.starts_with("Update to ")).collect();
    assert_eq!(told.len(), sent.len(), "a line for each word");
    // The head of the line says how it went; what was said stands behind the first colon.
    let late = told.iter().filter(|text| text.split(": ").next().is_some_and(|head| head.contains(" late"))).count();
    let counted = sent.iter().filter(|one| one["lateSeconds"].as_i64() > Some(0)).count();
    assert_eq!(late, counted, "{told:#?}");
}

/// The errors are back: the response runs again, with its clocks.
pub(crate) async fn reopen(play: &Play) {
    card(play).await;
    let form = "form[aria-label='Reopen the response']";
    play.fill(CARD, form, "declines are back in eu-west").await;
    play.page().wait_text_in("header.top", "Investigating").await;
    let running = until("a running clock", std::time::Duration::from_secs(20), async || {
        let seen = play.response().await;
        let due = seen["clocks"].as_array()?.iter().any(|clock| clock["dueAt"].is_string());
        due.then_some(seen)
    })
    .await;
    let end = &running["standDown"];
    assert!(end["stoodDownAt"].is_null() && end["verifiedAt"].is_null(), "what was seen was no end: {end}");
    assert_eq!(holder(&running, "commander"), "Jonas Weber", "whoever commands goes on");
    play.page().wait_row("declines are back in eu-west").await;
}

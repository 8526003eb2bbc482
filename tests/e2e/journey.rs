//! One incident from its first word to its export, by keyboard only, and all of it there after the window was closed.

use serde_json::{Value, json};

use crate::app::{Home, Look};
use crate::clipboard::Clipboard;
use crate::page::{COMPOSER, Page};

/// What is typed, and what must then stand in the log. The last word of each is plain, so that no offer is open at Enter.
const LINES: [(&str, &str, &str); 12] = [
    ("/o -25m checkout fails for one in five", "observation", "checkout fails for one in five"),
    ("/o -20m #gateway answers after 12 s", "observation", "answers after 12 s"),
    ("/q -18m who owns the card vault tonight", "question", "who owns the card vault tonight"),
    ("/h -15m the new pool limit is too small", "hypothesis", "the new pool limit is too small"),
    ("/a -12m @jonas #gateway 8 of 12 hosts rolled back", "action", "8 of 12 hosts rolled back"),
    ("/d -10m the old pool stays for tonight", "decision", "the old pool stays for tonight"),
    ("/e -9m https://status.example.org/graph shows the drop", "evidence", "shows the drop"),
    ("/n -8m the bridge is quiet", "note", "the bridge is quiet"),
    ("~-30m the first slow request", "observation", "the first slow request"),
    ("! the vendor was called", "observation", "the vendor was called"),
    ("* the page came late", "observation", "the page came late"),
    ("errors are back to normal", "observation", "errors are back to normal"),
];

const PICTURE: &[u8] = include_bytes!("../../src-tauri/icons/128x128.png");

#[tokio::test]
async fn a_whole_incident_by_keyboard() {
    let home = Home::new(Look::Dark);
    let app = home.open().await;
    let page = &app.page;
    declare(page).await;
    write(page).await;
    paste_a_picture(page).await;
    correct(page).await;
    search(page).await;
    export(page, &home).await;
    app.close().await;

    let app = home.open().await;
    let page = &app.page;
    page.wait_text("Card payments declined").await;
    page.press_each(&["Down", "Enter"]).await;
    page.wait_text("errors are back to normal, says Ana").await;
    page.wait_for("[role=grid] img").await;
    stored(&home);
    app.close().await;
}

async fn declare(page: &Page) {
    page.wait_text("All quiet").await;
    page.press("n").await;
    page.wait_focus("#declare").await;
    page.write("sev1 Card payments declined").await;
    page.wait_text_in("#declare-read", "SEV1").await;
    page.press("Enter").await;
    page.wait_text("INC-0001").await;
    page.wait_focus(COMPOSER).await;
}

async fn write(page: &Page) {
    for (typed, _, text) in LINES {
        page.enter(typed).await;
        page.wait_row(text).await;
        assert_eq!(page.field().await, "", "the composer is empty once its line is sent");
    }
}

async fn paste_a_picture(page: &Page) {
    let _clipboard = Clipboard::with_png(PICTURE.to_vec());
    page.press("Control+v").await;
    page.wait_for("ul[aria-label='Pictures with this line'] img").await;
    page.enter("/e the pool over the last hour").await;
    page.wait_row("the pool over the last hour").await;
    page.wait_true(
        "the picture, drawn",
        "return [...document.querySelectorAll('[role=grid] img')].some((each) => each.complete && each.naturalWidth > 0)",
    )
    .await;
}

async fn correct(page: &Page) {
    // From the empty composer up into the log: the picture's line, and the one above it.
    page.press("Up").await;
    page.wait_focus("[role=grid]").await;
    page.press("k").await;
    page.wait_text_in("[aria-selected=true]", "errors are back to normal").await;
    page.press("e").await;
    page.wait_focus("form[aria-label='Edit this line'] textarea").await;
    page.press("Control+a").await;
    page.enter("errors are back to normal, says Ana").await;
    page.wait_row("errors are back to normal, says Ana").await;
    page.wait_text_in("[aria-selected=true]", "edited").await;
    page.wait_focus("[role=grid]").await;

    page.press("k").await;
    page.wait_text_in("[aria-selected=true]", "the page came late").await;
    page.press("x").await;
    page.wait_focus("form input").await;
    page.enter("it came in time").await;
    // A struck line is counted and put away; taking it back brings it to where it stood.
    page.wait_text(", 1 struck").await;
    page.wait_no_row("the page came late").await;
    page.press("Control+z").await;
    page.wait_row("the page came late").await;
    page.press("Control+y").await;
    page.wait_no_row("the page came late").await;
    page.press("Control+z").await;
    page.wait_row("the page came late").await;
}

async fn search(page: &Page) {
    page.press("/").await;
    page.wait_focus("#words").await;
    page.write("vault").await;
    page.wait_text_in("#hits", "who owns the card vault tonight").await;
    page.press("Enter").await;
    page.wait_text_in("[aria-selected=true]", "who owns the card vault tonight").await;
}

async fn export(page: &Page, home: &Home) {
    page.press("Control+e").await;
    page.wait_text_in("[role=dialog] pre", "errors are back to normal, says Ana").await;
    page.tab_to("Save as a file").await;
    page.press("Enter").await;
    page.wait_text("Saved as").await;
    let saved: Vec<_> = std::fs::read_dir(home.out()).expect("the folder").flatten().map(|file| file.path()).collect();
    assert_eq!(saved.len(), 1, "one file: {saved:?}");
    let text = std::fs::read_to_string(&saved[0]).expect("the export");
    for (_, _, line) in LINES {
        assert!(text.contains(line), "{line:?} is not in the export:\n{text}");
    }
}

fn stored(home: &Home) {
    let slice = home.ask(
        "log_slice",
        json!({ "incident": "INC-0001", "order": "arrival", "filter": all(), "from": 0, "count": 100 }),
    );
    let lines = slice["lines"].as_array().expect("lines");
    for (_, kind, text) in LINES {
        let line = lines.iter().find(|line| line["text"].as_str().is_some_and(|said| said.contains(text)));
        let line = line.unwrap_or_else(|| panic!("{text:?} is not in the store: {lines:#?}"));
        assert_eq!(line["kind"], kind, "{text}");
        assert!(line["struck"].is_null(), "{text}");
    }
    let of = |text: &str| lines.iter().find(|line| line["text"].as_str().is_some_and(|said| said.contains(text)));
    let late = of("checkout fails").expect("a line");
    assert!(late["lateSeconds"].as_u64() >= Some(25 * 60), "written down 25 minutes after it happened: {late}");
    assert_eq!(of("the first slow request").expect("a line")["happened"]["precision"], "about");
    assert_eq!(of("the vendor was called").expect("a line")["pinned"], true);
    assert_eq!(of("the page came late").expect("a line")["flagged"], true);
    let picture = &of("the pool over the last hour").expect("a line")["attachments"][0];
    assert_eq!((&picture["mediaType"], &picture["width"]), (&json!("image/png"), &json!(128)));
}

/// A filter that lets every line through.
pub(crate) fn all() -> Value {
    json!({ "kinds": [], "pinned": false, "flagged": false, "pictures": false, "struck": true })
}

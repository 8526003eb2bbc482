//! Hostile text and a hostile page: nothing runs, nothing gets out, nothing is called that was not offered.

mod everywhere;

use std::collections::BTreeSet;

use muster_service::table::WINDOW_COMMANDS;
use serde_json::{Value, json};

use crate::app::{Home, Look, call};
use crate::page::Page;
use crate::payloads;

/// Counts what must not happen: scripts that ran, calls of a command that nobody offers, breaches of the policy.
async fn canaries(page: &Page) -> (u64, u64, Vec<Value>) {
    let script = "return [window.__canary ? 1 : 0,
        window.__called ?? 9,
        window.__breaches ?? []]";
    let seen = page.run(script, vec![]).await;
    let breaches = seen[2].as_array().cloned().unwrap_or_default();
    (seen[0].as_u64().unwrap_or(9), seen[1].as_u64().unwrap_or(9), breaches)
}

/// Notes every breach of the policy from now on; markup that got in and was stopped only by it counts as well.
async fn watch(page: &Page) {
    let script = "window.__breaches = [];
        document.addEventListener('securitypolicyviolation', (breach) =>
          window.__breaches.push([breach.violatedDirective, breach.blockedURI, breach.sample]));
        // Every command is a request to its own address, so a call can be seen on its way.
        const { fetch } = window;
        window.__called = 0;
        window.fetch = (address, ...rest) => {
          if (String(address).includes('canary')) window.__called += 1;
          return fetch(address, ...rest);
        };";
    page.run(script, vec![]).await;
}

/// Elements that only a payload would bring.
const STRANGERS: &str = "return [...document.querySelectorAll('iframe, object, embed, base, form[action], meta[http-equiv], svg script, \
     marquee, math, details[ontoggle], video, audio, a[href^=java i], link[href*=evil], img[src=x], body script, style')]
    .concat([...document.querySelectorAll('*')].filter((each) => [...each.attributes].some(({ name }) => name.startsWith('on'))))
    .map((each) => each.outerHTML.slice(0, 160))";

async fn strangers(page: &Page) -> BTreeSet<String> {
    let found = page.run(STRANGERS, vec![]).await;
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[tokio::test]
async fn no_text_runs_on_any_screen() {
    let home = Home::new(Look::Dark);
    let hostile = fill(&home);
    let app = home.open().await;
    let page = &app.page;
    watch(page).await;
    let before = strangers(page).await;

    // The watchers see: a call by name is counted.
    assert!(page.invoke("canary", json!({})).await.is_err(), "nobody offers the command canary");
    let (_, called, _) = canaries(page).await;
    assert_eq!(called, 1, "a call of the canary must be counted, or this test proves nothing");

    visit(page, &hostile).await;

    let (ran, called, breaches) = canaries(page).await;
    assert_eq!(ran, 0, "a payload ran");
    assert_eq!(called, 1, "a payload called a command");
    assert!(breaches.is_empty(), "markup got in and only the policy stopped it: {breaches:?}");
    let now = strangers(page).await;
    assert_eq!(now.difference(&before).collect::<Vec<_>>(), Vec::<&String>::new(), "markup got in");
    exports(&home, &hostile);
}

/// The incident that holds the payloads.
struct Hostile {
    id: String,
    lines: u64,
}

/// Every payload as line, caption, statement, person and service; as title of an incident in turn.
fn fill(home: &Home) -> Hostile {
    let service = home.service();
    let ask = |name: &str, request| call(&service, name, request);
    // What the service refuses in words does not reach a screen either.
    let offer = |name: &str, request: Value| service.call(name, request).is_ok();
    let payloads = payloads::all();
    let incident = ask("declare", json!({ "text": payloads[0], "isDrill": false }))["id"].clone();
    let picture = ask("attachment_add", json!({ "base64": PICTURE, "caption": "" }));
    let mut taken = 0;
    for (number, payload) in payloads.iter().enumerate() {
        let mut picture = picture.clone();
        picture["caption"] = payload.as_str().into();
        let line = json!({ "incident": incident, "text": payload, "attachments": [picture] });
        taken += u64::from(offer("line_add", line));
        offer("statement_write", json!({ "incident": incident, "text": payload }));
        let person =
            json!({ "name": payload, "team": payload, "contact": payload, "handle": format!("p{number}"), "zone": "" });
        offer("person_save", person);
        offer("service_save", json!({ "name": payload, "team": payload, "handle": format!("s{number}") }));
        if number % 8 == 0 {
            offer("declare", json!({ "text": payload, "isDrill": number % 16 == 0 }));
        } else if number % 8 == 4 {
            offer("title_set", json!({ "incident": incident, "text": payload }));
        }
        if number % 5 == 0 {
            offer(
                "line_add",
                json!({ "incident": incident, "text": format!("@p{number} #s{number} asked => p{number} 5m") }),
            );
        }
    }
    assert!(taken > 400, "only {taken} payloads were taken as lines");
    let view = ask("incident", json!({ "incident": incident }));
    Hostile { id: incident.as_str().expect("an id").to_owned(), lines: view["lines"].as_u64().expect("lines") }
}

/// Every screen, and every row of the long ones.
async fn visit(page: &Page, hostile: &Hostile) {
    page.wait_for("[data-card]").await;
    scroll_all(page, 20).await;
    page.press("Control+3").await;
    page.wait_text("Import people").await;
    scroll_all(page, 20).await;
    page.press("Control+,").await;
    page.wait_text("Text size").await;
    for words in ["script", "onerror"] {
        page.press("Control+f").await;
        page.wait_focus("#words").await;
        page.press("Control+a").await;
        page.write(words).await;
        page.wait_for("#hits [role=option]").await;
        scroll_all(page, 20).await;
    }
    // The first hit opens the incident at its line; from there the log is read from end to end.
    page.press("Enter").await;
    page.wait_for("[aria-selected=true]").await;
    page.press("Shift+H").await;
    page.wait_focus("[role=grid]").await;
    for _ in 0..=(hostile.lines / 10) {
        page.press("PageDown").await;
    }
    page.press("Shift+E").await;
    page.settle().await;
    page.press("Escape").await;
    page.press("Shift+S").await;
    page.settle().await;
    scroll_all(page, 20).await;
    page.press("v").await;
    page.settle().await;
    page.press_each(&["Escape", "Escape", "Control+k"]).await;
    page.wait_text("Go to the settings").await;
    page.press_each(&["Escape", "Control+e"]).await;
    page.wait_for("[role=dialog] pre").await;
    page.press("Escape").await;
    page.press("t").await;
    page.settle().await;
    page.press("Escape").await;
}

/// Scrolls everything that scrolls to its end, in so many steps: lists that hold only what is in sight fill anew.
async fn scroll_all(page: &Page, steps: u32) {
    let script = "const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        for (const each of document.querySelectorAll('*')) {
          const end = each.scrollHeight - each.clientHeight;
          if (end < 8) continue;
          for (let step = 1; step <= args[0]; step += 1) { each.scrollTop = (end * step) / args[0]; await frame(); }
        }";
    page.run_async(script, vec![steps.into()]).await.expect("the screen scrolls");
}

/// No payload stands in the HTML export as markup.
fn exports(home: &Home, hostile: &Hostile) {
    let ask = json!({ "incident": hostile.id, "format": "html", "order": "arrival", "filter": crate::journey::all() });
    let html = home.ask("export_text", ask);
    let html = html["text"].as_str().expect("an export");
    for payload in payloads::all().iter().filter(|payload| payload.contains('<') && payload.contains("canary")) {
        assert!(!html.contains(payload.as_str()), "in the HTML export as it came: {payload}");
    }
    assert!(!html.to_lowercase().contains("<script"), "an export needs no script");
}

#[tokio::test]
async fn a_hostile_page_gets_nothing_out() {
    let home = Home::new(Look::Dark);
    let app = home.open().await;
    let page = &app.page;
    watch(page).await;
    for address in [
        "http://127.0.0.1:9/",
        "https://example.org/",
        "file:///etc/passwd",
        "data:text/plain,x",
        "tauri://localhost/index.html",
    ] {
        let fetched = page.run_async("return (await fetch(args[0])).status", vec![address.into()]).await;
        assert!(fetched.is_err(), "fetch of {address} gave {fetched:?}");
    }
    let tries = [
        ("a request", "const r = new XMLHttpRequest(); r.open('GET', 'http://127.0.0.1:9/', false); r.send(); return r.status"),
        ("a socket", "return await new Promise((a, b) => { const s = new WebSocket('ws://127.0.0.1:9/'); s.onopen = a; s.onerror = () => b(new Error('closed')); })"),
        ("eval", "return (0, eval)('1')"),
        ("a function from text", "return new Function('return 1')()"),
        ("a worker", "return await new Promise((a, b) => { const w = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); w.onmessage = () => a(1); w.onerror = () => b(new Error('none')); })"),
        ("a picture from elsewhere", "return await new Promise((a, b) => { const i = new Image(); i.onload = a; i.onerror = () => b(new Error('none')); i.src = 'http://127.0.0.1:9/x.png'; })"),
        ("a frame", "const f = document.createElement('iframe'); f.src = 'https://example.org/'; document.body.append(f);
            await new Promise((done) => { f.onload = done; setTimeout(done, 500); }); f.remove();
            if (window.__breaches.some(([, address]) => address.includes('example.org'))) throw new Error('none'); return 1"),
        ("a changed prototype", "return (() => { 'use strict'; Object.prototype.polluted = 1; return {}.polluted; })()"),
        ("a window", "const w = window.open('https://example.org/'); if (!w) throw new Error('none'); return 1"),
    ];
    for (what, script) in tries {
        let got = page.run_async(script, vec![]).await;
        assert!(got.is_err(), "{what}: {got:?}");
    }
    let inline = "const s = document.createElement('script'); s.textContent = 'window.__canary = 1'; document.body.append(s);
        const d = document.createElement('div'); d.innerHTML = '<img src=x onerror=\"window.__canary = 1\">'; document.body.append(d);
        await new Promise((done) => setTimeout(done, 200)); return window.__canary ?? 0";
    assert_eq!(page.run_async(inline, vec![]).await, Ok(json!(0)), "a script inside the page ran");
    assert_eq!(page.client().windows().await.expect("windows").len(), 1, "a window was opened");
}

#[tokio::test]
async fn the_page_cannot_leave_the_app() {
    let home = Home::new(Look::Dark);
    let app = home.open().await;
    let page = &app.page;
    for address in [
        "https://example.org/",
        "http://127.0.0.1:9/",
        "file:///etc/passwd",
        "about:blank",
        "data:text/html,x",
        "attachment://localhost/0",
    ] {
        page.run("location.href = arguments[0]", vec![address.into()]).await;
        page.run("const a = document.createElement('a'); a.href = arguments[0]; a.target = '_blank'; document.body.append(a); a.click();", vec![address.into()]).await;
        page.settle().await;
        let here = page.run("return location.href", vec![]).await;
        assert!(here.as_str().is_some_and(|here| here.starts_with("tauri://localhost")), "{address} led to {here}");
        assert_eq!(page.client().windows().await.expect("windows").len(), 1, "{address} opened a window");
    }
    page.wait_text("All quiet").await;
}

#[tokio::test]
async fn only_what_the_table_offers_can_be_called() {
    let home = Home::new(Look::Dark);
    let app = home.open().await;
    let page = &app.page;
    assert!(page.invoke("board", json!({ "request": { "closed": 1 } })).await.is_ok(), "what is offered answers");
    let outside = home.out().join("stolen.md").display().to_string();
    let export =
        json!({ "incident": "INC-0001", "format": "markdown", "order": "arrival", "filter": crate::journey::all() });
    for (name, request) in [
        ("canary", json!({})),
        ("export_file", json!({ "export": export, "path": outside })),
        ("plugin:dialog|open", json!({ "options": {} })),
        ("plugin:dialog|save", json!({ "options": {} })),
        ("plugin:opener|open_url", json!({ "url": "file:///etc/passwd" })),
        ("plugin:fs|read_file", json!({ "path": "/etc/passwd" })),
        ("plugin:event|emit", json!({ "event": "changed", "payload": {} })),
        ("plugin:window|close", json!({ "label": "main" })),
        ("plugin:window|create", json!({ "options": { "label": "evil" } })),
        (
            "plugin:webview|create_webview_window",
            json!({ "options": { "label": "evil", "url": "https://example.org" } }),
        ),
        ("plugin:window-state|filename", json!({})),
        ("plugin:path|resolve_directory", json!({ "directory": 1 })),
        ("plugin:app|version", json!({})),
    ] {
        let called = page.invoke(name, json!({ "request": request })).await;
        assert!(called.as_ref().is_err_and(|error| error.contains("not allowed")), "{name}: {called:?}");
    }
    for (name, request) in
        [("backup", json!({ "job": "b", "path": outside })), ("restore", json!({ "job": "r", "path": "/etc/passwd" }))]
    {
        let called = page.invoke(name, json!({ "request": request })).await;
        assert!(
            called.is_err_and(|error| error.contains("not chosen by a person")),
            "{name} took a path from the page"
        );
    }
    assert!(!home.out().join("stolen.md").exists());
    for row in WINDOW_COMMANDS {
        let called = page.invoke(row.name, json!({ "request": {} })).await;
        let nobody = called.as_ref().is_err_and(|error| error.contains("nothing in the window"));
        assert!(!nobody, "{} stands in the table and the window does not know it", row.name);
    }
    for arguments in [
        json!({}),
        json!({ "request": null }),
        json!({ "request": [] }),
        json!({ "request": "x" }),
        json!({ "other": {} }),
    ] {
        let called = page.invoke("board", arguments.clone()).await;
        assert!(called.is_err(), "{arguments}: {called:?}");
    }
}

#[tokio::test]
async fn links_go_out_only_where_a_browser_or_a_mail_program_waits() {
    let home = Home::new(Look::Dark);
    let app = home.open().await;
    for url in ["https://status.example.org/a?b=c", "http://10.0.0.7/", "mailto:ana@example.org"] {
        app.page.invoke("open_link", json!({ "request": { "url": url } })).await.expect(url);
    }
    for url in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "smb://server/share",
        "app.evil.example://x",
        "//example.org",
        "--help",
        "",
    ] {
        let opened = app.page.invoke("open_link", json!({ "request": { "url": url } })).await;
        assert!(opened.is_err(), "{url:?} was opened");
    }
    let opened = std::fs::read_to_string(home.out().join("links.txt")).expect("what was opened");
    assert_eq!(opened.lines().count(), 3, "{opened}");
}

#[tokio::test]
async fn pictures_come_by_hash_and_nothing_else_does() {
    let home = Home::new(Look::Dark);
    let picture = home.ask("attachment_add", json!({ "base64": PICTURE, "caption": "" }));
    let app = home.open().await;
    let draw = "return await new Promise((done) => { const i = new Image(); i.onload = () => done(i.naturalWidth); i.onerror = () => done(0); i.src = args[0]; })";
    let good = format!("attachment://localhost/{}", picture["hash"].as_str().expect("a hash"));
    assert_eq!(app.page.run_async(draw, vec![good.into()]).await, Ok(json!(1)));
    let zeros = format!("attachment://localhost/{}", "0".repeat(64));
    for address in [
        zeros.as_str(),
        "attachment://localhost/",
        "attachment://localhost/../../etc/passwd",
        "attachment://localhost/%2e%2e/x",
    ] {
        assert_eq!(app.page.run_async(draw, vec![address.into()]).await, Ok(json!(0)), "{address}");
    }
}

const PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

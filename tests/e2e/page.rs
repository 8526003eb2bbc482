//! What a person does at the window: looks, waits, presses keys. There is no mouse here.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::Value;

use crate::app::{Look, screens};

/// How long anything may take to appear. Long enough for two busy cores; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(25);

const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");

/// The one-line composer.
pub(crate) const COMPOSER: &str = "section[aria-label=Composer] textarea";

/// The page of an open window.
pub(crate) struct Page {
    client: Client,
    look: Look,
}

/// Asks again until there is an answer.
pub(crate) async fn until<T>(what: &str, patience: Duration, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(GLANCE).await;
        }
    };
    let answer = tokio::time::timeout(patience, asking).await;
    answer.unwrap_or_else(|_| panic!("{what} did not come within {patience:?}"))
}

impl Page {
    pub(crate) fn new(client: Client, look: Look) -> Self {
        Self { client, look }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Runs the body of a function in the page.
    pub(crate) async fn run(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(body, arguments).await.unwrap_or_else(|error| panic!("in the page: {error}\n{body}"))
    }

    /// Runs the body of an async function in the page; the error is what it threw.
    pub(crate) async fn run_async(&self, body: &str, arguments: Vec<Value>) -> Result<Value, String> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...args) => {{ {body} }})(...Array.from(arguments).slice(0, -1))
               .then((value) => done([true, value ?? null]), (error) => done([false, error?.message ?? JSON.stringify(error) ?? String(error)]));"
        );
        let answer = self.client.execute_async(&script, arguments).await.expect("the page answers");
        match (answer[0].as_bool(), &answer[1]) {
            (Some(true), value) => Ok(value.clone()),
            (_, Value::String(error)) => Err(error.clone()),
            (_, error) => Err(error.to_string()),
        }
    }

    /// Calls a command the way the page does; the error is what the page would be told.
    pub(crate) async fn invoke(&self, name: &str, arguments: Value) -> Result<Value, String> {
        let call = "return await window.__TAURI_INTERNALS__.invoke(args[0], args[1]);";
        self.run_async(call, vec![name.into(), arguments]).await
    }

    /// Waits until something matches.
    pub(crate) async fn wait_for(&self, selector: &str) {
        self.wait_until(&format!("\"{selector}\""), "return document.querySelector(arguments[0]) !== null", selector)
            .await;
    }

    /// Waits until the page shows a text, as a person would see it.
    pub(crate) async fn wait_text(&self, text: &str) {
        self.wait_until(&format!("the text \"{text}\""), SHOWS, text).await;
    }

    /// Waits until a text is shown inside the first thing that matches.
    pub(crate) async fn wait_text_in(&self, selector: &str, text: &str) {
        let script = "const [selector, text] = arguments[0];
            return (document.querySelector(selector)?.innerText ?? '').includes(text)";
        self.wait_json(&format!("\"{text}\" in \"{selector}\""), script, serde_json::json!([selector, text])).await;
    }

    /// Waits until the focus is on something that matches.
    pub(crate) async fn wait_focus(&self, selector: &str) {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        self.wait_until(&format!("the focus on \"{selector}\""), script, selector).await;
    }

    /// Waits until a saved line of the log shows a text; a line on its way to the disk does not count.
    pub(crate) async fn wait_row(&self, text: &str) {
        let script = "return [...document.querySelectorAll('[role=row][id^=line-]')].some((row) => row.innerText.includes(arguments[0]))";
        self.wait_until(&format!("a saved line \"{text}\""), script, text).await;
    }

    /// Waits until no line of the log shows a text.
    pub(crate) async fn wait_no_row(&self, text: &str) {
        let script =
            "return ![...document.querySelectorAll('[role=row]')].some((row) => row.innerText.includes(arguments[0]))";
        self.wait_until(&format!("the end of the line \"{text}\""), script, text).await;
    }

    /// Waits until the field with the focus holds exactly this.
    pub(crate) async fn wait_field(&self, text: &str) {
        self.wait_until(
            &format!("a field with \"{text}\""),
            "return document.activeElement?.value === arguments[0]",
            text,
        )
        .await;
    }

    /// Waits until a script says `true`.
    pub(crate) async fn wait_true(&self, what: &str, script: &str) {
        self.wait_until(what, script, "").await;
    }

    /// Waits until what was asked for is drawn: nothing is loading, and two frames went by.
    pub(crate) async fn settle(&self) {
        self.wait_true("the end of loading", "return document.querySelector('[aria-busy=true]') === null").await;
        let frames = "await document.fonts.ready;
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})));";
        self.run_async(frames, vec![]).await.expect("frames are drawn");
    }

    /// Presses Tab until the focus is on what says this.
    pub(crate) async fn tab_to(&self, text: &str) {
        for _ in 0..60 {
            let here = self.run("return document.activeElement?.innerText ?? ''", vec![]).await;
            if here.as_str().is_some_and(|here| here.starts_with(text)) {
                return;
            }
            self.press("Tab").await;
        }
        panic!("Tab does not reach \"{text}\"");
    }

    async fn wait_until(&self, what: &str, script: &str, argument: &str) {
        self.wait_json(what, script, argument.into()).await;
    }

    async fn wait_json(&self, what: &str, script: &str, argument: Value) {
        let began = tokio::time::Instant::now();
        // A page that is just being loaded answers with an error: not yet, like any other answer but yes.
        while !self.client.execute(script, vec![argument.clone()]).await.is_ok_and(|answer| answer == true) {
            if began.elapsed() > PATIENCE {
                panic!(
                    "{what} did not come. The focus is on {}. The page shows:\n{}",
                    self.focused().await,
                    self.words().await
                );
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    async fn focused(&self) -> Value {
        self.run("const at = document.activeElement; return [at?.outerHTML.slice(0, 200), at?.value ?? null]", vec![])
            .await
    }

    /// All text on screen.
    pub(crate) async fn words(&self) -> String {
        let shown = self.run("return document.body.innerText", vec![]).await;
        let shown = shown.as_str().unwrap_or_default().chars();
        shown.filter(|each| !each.is_control() || *each == '\n').take(4000).collect()
    }

    /// Value of the field that has the focus.
    pub(crate) async fn field(&self) -> String {
        let value = self.run("return document.activeElement?.value ?? ''", vec![]).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Types text, key by key.
    pub(crate) async fn write(&self, text: &str) {
        let keys = text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.keys(keys).await;
    }

    /// Types a line and sends it.
    pub(crate) async fn enter(&self, text: &str) {
        self.write(text).await;
        self.press("Enter").await;
    }

    /// Presses keys together, such as `Control+K`, `Shift+G`, `Escape`.
    pub(crate) async fn press(&self, chord: &str) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let down = keys.iter().map(|value| KeyAction::Down { value: *value });
        let up = keys.iter().rev().map(|value| KeyAction::Up { value: *value });
        self.keys(down.chain(up)).await;
    }

    /// Presses keys one after the other.
    pub(crate) async fn press_each(&self, chords: &[&str]) {
        for chord in chords {
            self.press(chord).await;
        }
    }

    async fn keys(&self, actions: impl IntoIterator<Item = KeyAction>) {
        let actions = actions.into_iter().fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.client.perform_actions(actions).await.expect("the keys are pressed");
    }

    /// Puts a picture of the screen into `target/screens/<name>-<look>.png`.
    pub(crate) async fn picture(&self, name: &str) {
        let file = screens().join(format!("{name}-{}.png", self.look.name()));
        // WebKit takes the picture with the next frame, and a page at rest draws none: without a graphics card it waits
        // for ever. So a point in the corner is drawn anew, unseen, until the picture is there.
        let begin = "const dot = document.createElement('i');
            Object.assign(dot.style, { position: 'fixed', top: 0, left: 0, width: '1px', height: '1px', pointerEvents: 'none' });
            document.documentElement.append(dot);
            let odd = false;
            const beat = setInterval(() => { odd = !odd; dot.style.background = odd ? 'rgba(0,0,0,0.004)' : 'rgba(0,0,0,0.008)'; }, 30);
            window.__rest = () => { clearInterval(beat); dot.remove(); };";
        self.run(begin, vec![]).await;
        let png = self.client.screenshot().await.expect("a picture of the page");
        self.run("window.__rest()", vec![]).await;
        std::fs::write(&file, png).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        // Text is in the page also where its screen has no height, and a picture of nothing passes every other test.
        let high = "return Math.max(...[...document.querySelectorAll('.stage > main > *')].map((each) => each.getBoundingClientRect().height), -1)";
        let high = self.run(high, vec![]).await;
        let blank = (0.0..40.0).contains(&high.as_f64().unwrap_or_default());
        assert!(!blank, "{name}: the screen is only {high} px high");
    }

    /// What axe finds wrong with what is on screen, one sentence each.
    pub(crate) async fn axe(&self) -> Vec<String> {
        if self.run("return typeof window.axe", vec![]).await != "object" {
            self.run(&format!("{AXE}\nwindow.axe = axe;"), vec![]).await;
        }
        let script = "const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
            return violations.flatMap(({ id, help, nodes }) =>
              nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));";
        let found = self.run_async(script, vec![]).await.expect("axe runs");
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Fails when axe finds anything.
    pub(crate) async fn axe_clean(&self, screen: &str) {
        let found = self.axe().await;
        assert!(found.is_empty(), "axe on {screen} ({}):\n{}", self.look.name(), found.join("\n"));
    }

    /// What sticks out of the window on the right, if anything does.
    pub(crate) async fn too_wide(&self) -> Option<String> {
        let script = "const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide && document.body.scrollWidth <= wide) return '';
            return [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > wide + 1)
              .slice(0, 5).map((each) => each.outerHTML.slice(0, 120)).join(' | ') || 'the page itself';";
        let found = self.run(script, vec![]).await;
        found.as_str().filter(|found| !found.is_empty()).map(str::to_owned)
    }

    /// Sets the size of the window.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window takes a size");
        let script = "return innerWidth === arguments[0][0] && innerHeight === arguments[0][1]";
        self.wait_json(&format!("a window of {width} x {height}"), script, serde_json::json!([width, height])).await;
    }
}

const SHOWS: &str = "return document.body.innerText.includes(arguments[0])";

fn key(name: &str) -> char {
    let special = match name {
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Shift" => Key::Shift,
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Space" => Key::Space,
        "F1" => Key::F1,
        "F6" => Key::F6,
        "PageDown" => Key::PageDown,
        plain => return plain.chars().next().expect("a key has a name"),
    };
    special.into()
}

//! The windows: how they are made, when the main one is shown, where their pages may go.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use tauri::webview::{Color, NewWindowResponse, PageLoadEvent, PermissionResponse, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Theme, WebviewUrl, WebviewWindow, Wry};

use crate::start::Start;
use crate::trace::Trace;
use crate::{alarms, clipboard, links, rendering};

/// Label of the main window; the permissions in `tauri.conf.json` name it.
pub(crate) const LABEL: &str = "main";

/// `--bg` of `ui/src/styles/tokens.css`, so that nothing flashes before the page is drawn.
const DARK: Color = Color(0x0e, 0x12, 0x16, 0xff);
const LIGHT: Color = Color(0xf6, 0xf7, 0xf8, 0xff);

/// How long a page may take before the window is shown without it: a blank window says more than none.
const PATIENCE: Duration = Duration::from_secs(2);

/// Tells the window that its page can be shown.
struct Ready(SyncSender<()>);

impl Ready {
    fn say(&self) {
        // Full means that it was said before: a page that was loaded again.
        let _said_before = self.0.try_send(()).is_err();
    }
}

/// Makes the window, hidden, and shows it when its page and its styles are there. Not later: a webview draws no frame
/// while it is hidden, so a page that waits for its first frame would wait for ever.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let (ready, loaded) = sync_channel(1);
    app.manage(Ready(ready));
    let window = fenced(app, LABEL, "index.html")
        .title("Muster")
        .inner_size(1280.0, 800.0)
        .min_inner_size(960.0, 640.0)
        .visible(false)
        .initialization_script(clipboard::SCRIPT)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                window.state::<Trace>().mark("page_loaded");
                window.state::<Ready>().say();
            }
        })
        .build()?;
    rendering::suit_machine(&window);
    dress(&window);
    let shown = std::thread::Builder::new().name("show".to_owned()).spawn(move || show_when(&window, &loaded));
    if shown.is_err() {
        focus(app);
    }
    Ok(())
}

/// A window whose page can go nowhere else, open nothing and load nothing down.
pub(crate) fn fenced<'a>(app: &'a AppHandle, label: &str, address: &str) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    let dev = app.config().build.dev_url.clone();
    WebviewWindowBuilder::new(app, label, WebviewUrl::App(address.into()))
        .zoom_hotkeys_enabled(false)
        .on_navigation(move |url| {
            let stays = links::inside(url, dev.as_ref());
            if !stays {
                tracing::warn!(scheme = url.scheme(), "the page tried to leave the app");
            }
            stays
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
}

/// Gives the window the colour its page will have.
pub(crate) fn dress(window: &WebviewWindow) {
    if let Err(error) = window.set_background_color(Some(background(window))) {
        tracing::warn!(%error, "the window has no background of its own");
    }
}

fn background(window: &WebviewWindow) -> Color {
    match window.theme() {
        Ok(Theme::Light) => LIGHT,
        _ => DARK,
    }
}

fn show_when(window: &WebviewWindow, loaded: &Receiver<()>) {
    if loaded.recv_timeout(PATIENCE).is_err() {
        tracing::warn!("the page took too long; the window is shown without it");
    }
    if let Err(error) = window.show().and_then(|()| window.set_focus()) {
        tracing::error!(%error, "the window could not be shown");
    }
}

/// The page is drawn and usable.
pub(crate) fn page_is_ready(app: &AppHandle) {
    app.state::<Trace>().mark("page_ready");
    alarms::page_hears(app);
    if app.state::<Start>().exit_when_ready {
        app.exit(0);
        return;
    }
    app.state::<Ready>().say();
}

/// Brings the window to the front; what a second start does.
pub(crate) fn focus(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    if let Err(error) = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus()) {
        tracing::warn!(%error, "the window could not be brought to the front");
    }
}

//! Notifications of the desktop, from Rust: the page has no way to them.

use muster_service::wire::Alarm;
use tauri::{AppHandle, Manager};

use crate::start::Start;
use crate::window_commands::append;

/// Shows one. Without anybody on the desktop who shows notifications, nothing happens; may take a moment.
pub(crate) fn show(app: &AppHandle, alarm: &Alarm) {
    let title = format!("Muster: {}", alarm.reference);
    let shown = match &app.state::<Start>().answers {
        // Under test it is only noted.
        Some(folder) => {
            append(&folder.join("notified.txt"), &format!("{title}: {}", alarm.text)).map_err(|error| error.to_string())
        }
        None => on_desktop(app, &title, &alarm.text),
    };
    if let Err(error) = shown {
        tracing::warn!(%error, "the desktop showed no notification");
    }
}

fn on_desktop(app: &AppHandle, title: &str, text: &str) -> Result<(), String> {
    let mut notification = notify_rust::Notification::new();
    notification.appname("Muster").summary(title).body(&plain(text));
    name_us(app, &mut notification);
    notification.show().map(drop).map_err(|error| error.to_string())
}

/// Desktops on Linux read markup in the text; what people wrote is shown as they wrote it.
fn plain(text: &str) -> String {
    if cfg!(target_os = "linux") {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    } else {
        text.to_owned()
    }
}

/// Windows shows notifications only in the name of a program it knows: one that was installed.
#[cfg(windows)]
fn name_us(app: &AppHandle, notification: &mut notify_rust::Notification) {
    if !cfg!(debug_assertions) {
        notification.app_id(&app.config().identifier);
    }
}

#[cfg(target_os = "macos")]
fn name_us(app: &AppHandle, _notification: &mut notify_rust::Notification) {
    // Said once; later ones fail, and change nothing.
    let _said_before = notify_rust::set_application(&app.config().identifier).is_err();
}

#[cfg(not(any(windows, target_os = "macos")))]
fn name_us(_app: &AppHandle, notification: &mut notify_rust::Notification) {
    notification.icon("muster");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn what_people_wrote_is_no_markup() {
        assert_eq!(plain("<b>R&D</b>: due now"), "&lt;b&gt;R&amp;D&lt;/b&gt;: due now");
    }
}

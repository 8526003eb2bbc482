//! How the webview draws, where the machine has a say in it.

use tauri::WebviewWindow;

/// Draws without a graphics card where there is none.
///
/// WebKit otherwise composes every frame with OpenGL, which such a machine works out on its processor: measured on two
/// cores, a window at rest took ten times as much, and a frame while scrolling twice as long. Remote desktops, virtual
/// machines and servers are such machines.
#[cfg(target_os = "linux")]
pub(crate) fn suit_machine(window: &WebviewWindow) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if has_graphics_card() {
        return;
    }
    let told = window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
    match told {
        Ok(()) => tracing::info!("no graphics card: the window is drawn by the processor"),
        Err(error) => tracing::warn!(%error, "the webview could not be told how to draw"),
    }
}

/// Other systems' webviews find out by themselves.
#[cfg(not(target_os = "linux"))]
pub(crate) fn suit_machine(_window: &WebviewWindow) {}

/// Whether a program may draw on a graphics card: the kernel shows a render node for each.
#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    std::fs::read_dir("/dev/dri")
        .is_ok_and(|nodes| nodes.flatten().any(|node| node.file_name().as_encoded_bytes().starts_with(b"renderD")))
}

//! The window of Muster: start-up, the window, its strip and its room view, and the way between their pages and the service.
//!
//! It holds no rules. A command of the table goes to the service as it came; only what needs a window (dialogs, links,
//! printing) is done here.

mod alarms;
mod attachments;
mod chosen;
mod clipboard;
mod commands;
mod dialogs;
mod host;
mod links;
mod notify;
mod players;
mod rendering;
mod room;
mod side;
mod start;
mod strip;
mod trace;
mod window;
mod window_commands;

use std::process::ExitCode;
use std::sync::Arc;

use tauri::{App, AppHandle, Manager, RunEvent, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::alarms::Early;
use crate::chosen::Chosen;
use crate::host::Host;
use crate::start::{Start, Wish};
use crate::trace::Trace;

/// Opens the window and stays until it is closed. Gives the exit code: 0 closed, 1 could not open, 2 wrong usage.
#[must_use]
pub fn run() -> ExitCode {
    let trace = Trace::start();
    let start = match Start::read(std::env::args_os().skip(1), &|name| std::env::var_os(name)) {
        Ok(Wish::Open(start)) => start,
        Ok(Wish::Say(text)) => return say(&text, ExitCode::SUCCESS),
        Err(sentence) => return complain(&sentence, ExitCode::from(2)),
    };
    // Kept until the end: what was logged is written out when it is dropped.
    let _log = muster_service::logging::start(&start.logs);
    let host = Arc::new(Host::open(&start));
    match build(start, trace, host) {
        Ok(app) => {
            app.run(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    app.state::<Arc<Host>>().close();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window could not open");
            complain(&format!("Muster could not open its window: {error}."), ExitCode::FAILURE)
        }
    }
}

fn build(start: Start, trace: Trace, host: Arc<Host>) -> tauri::Result<App<Wry>> {
    let mut context = tauri::generate_context!();
    if let Some(suffix) = start.instance_suffix() {
        // Another store is another instance: its own place on the desktop, its own single-instance lock.
        context.config_mut().identifier.push_str(&suffix);
    }
    let builder = tauri::Builder::default()
        // First, so that a second start ends before it has touched anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::focus(app)));
    // On Linux gtk has the clipboard already.
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_clipboard_manager::init());
    builder
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .manage(start)
        .manage(trace)
        .manage(host)
        .manage(Arc::new(Chosen::default()))
        .manage(Early::default())
        .register_asynchronous_uri_scheme_protocol("attachment", attachments::answer)
        .invoke_handler(commands::handle)
        .on_window_event(|window, event| {
            if window.label() == window::LABEL && matches!(event, WindowEvent::Destroyed) {
                side::end(window.app_handle());
            }
        })
        .setup(|app| Ok(set_up(app.handle())?))
        .build(context)
}

fn set_up(app: &AppHandle) -> tauri::Result<()> {
    window::open(app)?;
    app.state::<Arc<Host>>().tell(app.clone());
    app.state::<Trace>().mark("setup");
    Ok(())
}

#[expect(clippy::print_stdout, reason = "asked for on the command line")]
fn say(text: &str, code: ExitCode) -> ExitCode {
    println!("{text}");
    code
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn complain(sentence: &str, code: ExitCode) -> ExitCode {
    eprintln!("{sentence}");
    code
}

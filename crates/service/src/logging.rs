//! The program's own log: a file a day, the last seven kept. It never holds what a person wrote.

use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// Starts logging into a folder. Keep what is returned until the end, so that the last lines are written.
///
/// Without a folder that can be written there is no log; that must not keep anybody from their incident.
pub fn start(folder: &Path) -> Option<WorkerGuard> {
    make_private(folder);
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("muster")
        .filename_suffix("log")
        .max_log_files(7)
        .build(folder)
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(file);
    let filter = EnvFilter::try_from_env("MUSTER_LOG").unwrap_or_else(|_unset| EnvFilter::new("muster=info,warn"));
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(writer).finish();
    tracing::subscriber::set_global_default(subscriber).ok()?;
    Some(guard)
}

fn make_private(folder: &Path) {
    if let Err(error) = muster_store::private::folders(folder) {
        tracing::warn!(%error, "no folder for the program's log");
    }
}

//! Where things lie unless a person says otherwise.

use std::env;
use std::path::PathBuf;

/// The folder of the user's data: `~/.local/share/muster`, `~/Library/Application Support/Muster`, `%APPDATA%\Muster`.
#[must_use]
pub fn data_folder() -> PathBuf {
    let home = || env::var_os("HOME").map_or_else(|| PathBuf::from("."), PathBuf::from);
    if cfg!(target_os = "macos") {
        home().join("Library/Application Support/Muster")
    } else if cfg!(windows) {
        env::var_os("APPDATA").map_or_else(home, PathBuf::from).join("Muster")
    } else {
        env::var_os("XDG_DATA_HOME")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
            .unwrap_or_else(|| home().join(".local/share"))
            .join("muster")
    }
}

/// The store: `MUSTER_STORE` when it is set, else `muster.db` in the folder of the user's data.
#[must_use]
pub fn default_store() -> PathBuf {
    env::var_os("MUSTER_STORE")
        .filter(|path| !path.is_empty())
        .map_or_else(|| data_folder().join("muster.db"), PathBuf::from)
}

/// The folder of the program's own log, which never holds what a person wrote.
#[must_use]
pub fn log_folder() -> PathBuf {
    data_folder().join("logs")
}

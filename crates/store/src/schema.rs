//! The numbered migrations and what a store of ours looks like from outside.

use include_dir::{Dir, include_dir};
use rusqlite::Connection;
use rusqlite_migration::Migrations;

use crate::StoreError;

/// `MUST` in the header of the file: says that it is ours.
pub const APPLICATION_ID: u32 = 0x4d55_5354;

static MIGRATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations");

fn migrations() -> Result<Migrations<'static>, StoreError> {
    Migrations::from_directory(&MIGRATIONS)
        .map_err(|error| StoreError::Unfit(format!("read the migrations built into the program: {error}")))
}

/// The newest format this program knows: the number of migrations.
#[must_use]
pub fn latest_version() -> u32 {
    u32::try_from(MIGRATIONS.dirs().count()).unwrap_or(u32::MAX)
}

/// Brings a store up to the newest format, in one transaction.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    migrations()?.to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::Unfit(format!("bring the store up to date: {other}")),
    })
}

/// The format of an open store.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", (), |row| row.get(0))?)
}

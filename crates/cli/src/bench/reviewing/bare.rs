//! The same work as an import with nothing to it: inflate, parse, insert, index. It knows no people, threads or blocks,
//! keeps no original and cannot be cancelled or taken back.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use muster_service::measuring::Bare;
use muster_service::wire::ErrorReply;
use serde::Deserialize;
use zip::ZipArchive;

use super::super::stores::remove;
use super::slack::Export;
use crate::failure::Failure;

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow)]
    ts: Cow<'a, str>,
    #[serde(borrow, default)]
    user: Cow<'a, str>,
    #[serde(borrow, default)]
    text: Cow<'a, str>,
}

/// Reads all of an export into a database of its own; says how many messages hold a word.
pub(super) fn import(export: &Export, into: &Path) -> Result<i64, Failure> {
    remove(into);
    let mut bare = Bare::begin(into).map_err(ErrorReply::from)?;
    each_day(export, "", |room, said| {
        for message in said {
            let seconds: f64 = message.ts.parse().unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age")]
            let at = (seconds * 1_000.0) as i64;
            bare.message(room, at, &message.user, &message.text).map_err(ErrorReply::from)?;
        }
        Ok(())
    })?;
    let found = bare.finish(&export.word()).map_err(ErrorReply::from)?;
    remove(into);
    Ok(found)
}

/// Reads one room; says how many messages it has.
pub(super) fn room(export: &Export, room: &str) -> Result<usize, Failure> {
    let mut count = 0;
    each_day(export, &format!("{room}/"), |_, said| {
        count += said.len();
        Ok(())
    })?;
    Ok(count)
}

fn each_day(
    export: &Export,
    within: &str,
    mut take: impl FnMut(&str, Vec<Message<'_>>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Said(format!("read {}: {error}", export.path.display()));
    let file = File::open(&export.path).map_err(|error| failed(&error))?;
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| failed(&error))?;
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).map_err(|error| failed(&error))?;
        let name = part.name().map_err(|error| failed(&error))?.into_owned();
        let Some((room, _)) = name.split_once('/').filter(|_| name.starts_with(within)) else { continue };
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        take(room, serde_json::from_slice(&bytes).map_err(|error| failed(&error))?)?;
    }
    Ok(())
}

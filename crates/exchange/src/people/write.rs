//! The people of the directory as CSV, in the columns the reader takes.

use muster_core::event::PersonAdded;

use crate::spreadsheet::push_row;

/// Writes people as CSV: UTF-8, commas, CRLF, every cell quoted, a header row. Safe to open in a spreadsheet: what a
/// cell would take for a formula has an apostrophe in front, which reading the file again takes away.
#[must_use]
pub fn people_csv<'a>(people: impl IntoIterator<Item = &'a PersonAdded>) -> String {
    let mut out = String::new();
    push_row(&mut out, &["name", "handle", "team", "contact", "zone", "hours"].map(str::to_owned));
    for person in people {
        let PersonAdded { person: _, handle, name, team, contact, zone, hours } = person;
        push_row(&mut out, &[name, handle, team, contact, zone, hours].map(Clone::clone));
    }
    out
}

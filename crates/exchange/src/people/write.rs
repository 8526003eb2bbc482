//! The people of the directory as CSV, in the columns the reader takes.

use muster_core::event::PersonAdded;

use crate::spreadsheet::push_row;

/// Writes people as CSV: UTF-8, commas, CRLF, every cell quoted, a header row. Safe to open in a spreadsheet: what a
/// cell would take for a formula has an apostrophe in front, which reading the file again takes away.
#[must_use]
pub fn people_csv<'a>(people: impl IntoIterator<Item = &'a PersonAdded>) -> String {
    let mut out = String::new();
    push_row(
        &mut out,
        &["name", "handle", "team", "contact", "zone", "hours", "manager", "interviews"].map(str::to_owned),
    );
    for person in people {
        let PersonAdded { person: _, handle, name, team, contact, zone, hours, manager, interviews } = person;
        let interviews = if *interviews { "yes" } else { "" }.to_owned();
        push_row(&mut out, &[name, handle, team, contact, zone, hours, manager, &interviews].map(Clone::clone));
    }
    out
}

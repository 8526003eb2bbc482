//! From cells to people: names, handles that differ, zones that exist.

use std::collections::HashMap;

use muster_core::directory::handle_from;
use muster_core::response::roster::hours;
use muster_core::zone::Zone;

use super::columns::Column;
use super::{PeopleImport, PersonRow, RowProblem};
use crate::spreadsheet::rearmed;
use crate::text::one_line;

/// The longest field that is taken, in characters.
const MAX_FIELD: usize = 400;
/// More remarks than this help nobody.
const MAX_PROBLEMS: usize = 1_000;

/// The text in quotes, cut where it would fill the screen.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= 80 {
        format!("\"{text}\"")
    } else {
        format!("\"{}…\"", text.chars().take(80).collect::<String>())
    }
}

/// Whether a cell says yes; `None` where it says nothing that can be told.
fn said_yes(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "oui" | "sí" | "si" => Some(true),
        "no" | "n" | "false" | "0" | "nein" | "non" => Some(false),
        _ => None,
    }
}

/// What has been read so far.
#[derive(Default)]
pub(super) struct Collector {
    pub(super) found: PeopleImport,
    /// Handles in lower case, with where they stand in `found.people`.
    handles: HashMap<String, usize>,
    /// How many numbers a handle has used up, so that a thousand of one name do not take a million steps.
    numbers: HashMap<String, u32>,
}

impl Collector {
    fn problem(&mut self, line: u64, message: String, left_out: bool) {
        if self.found.problems.len() < MAX_PROBLEMS {
            self.found.problems.push(RowProblem { line, message, left_out });
        } else if self.found.problems.len() == MAX_PROBLEMS {
            let message = "There are more remarks like these; mend those above first.".to_owned();
            self.found.problems.push(RowProblem { line, message, left_out: false });
        }
    }

    pub(super) fn leave_out(&mut self, line: u64, message: String) {
        self.problem(line, message, true);
    }

    pub(super) fn row(&mut self, line: u64, columns: &[Column], cells: &[&str]) {
        let cell = |wanted: Column| {
            let cells = columns.iter().zip(cells).filter(|(column, _)| **column == wanted);
            cells.map(|(_, cell)| one_line(&rearmed(cell))).filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
        };
        let first = |wanted: Column| cell(wanted).into_iter().next().unwrap_or_default();
        let mut name = first(Column::Name);
        if name.is_empty() {
            name = [first(Column::GivenName), first(Column::FamilyName)].join(" ").trim().to_owned();
        }
        let said = first(Column::Handle).trim_start_matches('@').to_owned();
        let contact: Vec<String> = [Column::Email, Column::Phone, Column::Contact].into_iter().flat_map(cell).collect();
        let contact = contact.join(", ");
        let email = first(Column::Email);
        let team = first(Column::Team);
        if [&name, &said, &contact, &team].iter().any(|field| field.chars().count() > MAX_FIELD) {
            return self.leave_out(line, format!("A field has more than {MAX_FIELD} characters."));
        }
        let handle = handle_from(if said.is_empty() { &name } else { &said });
        let handle = handle.trim_matches(['.', '-']).to_owned();
        if name.is_empty() {
            name.clone_from(&said);
        }
        if name.is_empty() {
            return self.leave_out(line, "There is no name.".to_owned());
        }
        if handle.is_empty() {
            return self.leave_out(line, format!("{} gives nothing that can be typed after @.", shortened(&name)));
        }
        let Some(handle) = self.free_handle(line, handle, &name, &email, &contact, !said.is_empty()) else { return };
        let zone = self.zone(line, &first(Column::Zone));
        let hours = self.hours(line, first(Column::Hours));
        self.handles.insert(handle.to_lowercase(), self.found.people.len());
        let manager = first(Column::Manager).trim_start_matches('@').to_owned();
        let interviews = said_yes(&first(Column::Interviews));
        let row = PersonRow { line, name, handle, team, contact, zone, hours, manager, interviews };
        self.found.people.push(row);
    }

    /// A handle nobody in the file has yet; `None` when this is somebody who is there already.
    fn free_handle(
        &mut self,
        line: u64,
        handle: String,
        name: &str,
        email: &str,
        contact: &str,
        said: bool,
    ) -> Option<String> {
        let Some(other) = self.handles.get(&handle.to_lowercase()).map(|at| &self.found.people[*at]) else {
            return Some(handle);
        };
        let same = other.name.eq_ignore_ascii_case(name) && (contact.is_empty() || other.contact == contact);
        if said || same {
            let message = if same {
                format!("{} is on line {} already.", shortened(name), other.line)
            } else {
                format!(
                    "The handle {} is that of {} on line {}.",
                    shortened(&handle),
                    shortened(&other.name),
                    other.line
                )
            };
            self.leave_out(line, message);
            return None;
        }
        // Two people of one name: the e-mail tells them apart best, else a number.
        let mailbox = handle_from(email.split('@').next().unwrap_or_default());
        if !mailbox.is_empty() && !self.handles.contains_key(&mailbox) {
            return Some(mailbox);
        }
        let number = self.numbers.entry(handle.to_lowercase()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{handle}{number}");
            if !self.handles.contains_key(&numbered.to_lowercase()) {
                return Some(numbered);
            }
        }
    }

    fn hours(&mut self, line: u64, said: String) -> String {
        if said.is_empty() || hours(&said).is_some() {
            return said;
        }
        let message = format!("The hours {} are not like 09:00-17:30; they were left empty.", shortened(&said));
        self.problem(line, message, false);
        String::new()
    }

    fn zone(&mut self, line: u64, said: &str) -> String {
        if said.is_empty() {
            return String::new();
        }
        match Zone::parse(said) {
            Ok(zone) => zone.name().to_owned(),
            Err(unknown) => {
                let hint = unknown.nearest.map_or_else(String::new, |near| format!(" Did you mean {near}?"));
                self.problem(
                    line,
                    format!("The time zone {} is not known; it was left empty.{hint}", shortened(said)),
                    false,
                );
                String::new()
            }
        }
    }
}

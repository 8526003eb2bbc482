//! Sheets of paper: a handover brief and a grab sheet, each on one page.
//!
//! Somebody reads them standing, by a torch, with the laptop shut. So a page is black on white, says everything in short
//! lines, and leaves out the end of what is long rather than running onto a second page.

mod fit;
mod grab;
mod handover;
mod write;

pub use grab::grab_sheet;
pub use handover::{HandoverPaper, handover_html, handover_markdown, handover_text};

use chrono::Datelike;
use muster_core::time::Moment;
use muster_core::zone::Zone;

/// One page: a head, blocks of short lines, a foot.
struct Page {
    is_drill: bool,
    /// Such as `INC-0042`.
    reference: String,
    title: String,
    /// What kind of sheet it is.
    name: String,
    /// Severity, phase and the like.
    chips: Vec<String>,
    blocks: Vec<Block>,
    foot: String,
}

/// A heading and what stands under it.
struct Block {
    title: String,
    lines: Vec<String>,
    /// Empty lines to write on with a pen.
    blank: u8,
}

impl Block {
    fn new(title: &str, lines: Vec<String>) -> Self {
        Self { title: title.to_owned(), lines, blank: 0 }
    }

    /// The block, with what stands there when nothing is known.
    fn or(mut self, otherwise: &str) -> Self {
        if self.lines.is_empty() {
            self.lines.push(otherwise.to_owned());
        }
        self
    }
}

/// `03:02 CET (02:02Z)`, with the date where it is another day than that of the sheet.
fn clock(zone: Zone, made_at: Moment, at: Moment) -> String {
    let (wall, day) = (zone.local_time(at).naive, zone.local_time(made_at).naive.date());
    let date = if wall.date() == day { String::new() } else { wall.format("%-d %b ").to_string() };
    if zone == Zone::UTC {
        return format!("{date}{}", at.format("%H:%MZ"));
    }
    format!("{date}{} {} ({})", wall.format("%H:%M"), zone.abbreviation(at), at.format("%H:%MZ"))
}

/// `20 Nov 2026, 03:02 CET (02:02Z)`
fn dated(zone: Zone, at: Moment) -> String {
    let wall = zone.local_time(at).naive;
    format!("{} {}, {}", wall.format("%-d %b"), wall.year(), clock(zone, at, at))
}

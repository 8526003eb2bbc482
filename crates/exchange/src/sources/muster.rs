//! An incident that Muster wrote as JSON, read as a source beside others: each line that stands, as it was written.

use super::recognise::Opened;
use super::records::Sketch;
use super::{Format, Line, Sink, SourceError, Trouble, When, Who};
use crate::json::{LineNote, Named, from_json};

/// How much a file looks like it.
pub(crate) fn looks_like(head: &[u8], _name: &str) -> u8 {
    if Sketch::of(head).says("format", "muster-incident") { 100 } else { 0 }
}

/// Reads it.
pub(crate) fn read(file: &Opened<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
    sink.read_so_far(0)?;
    let incident = from_json(file.bytes).map_err(|error| SourceError::NotThat {
        what: file.name.to_owned(),
        format: Format::Muster.words().to_owned(),
        detail: error.to_string(),
    })?;
    let all = incident.lines.len().max(1);
    for (at, note) in incident.lines.into_iter().enumerate() {
        let place = format!("{}, line {} of the log", incident.reference, at + 1);
        if note.erased.is_some() {
            let message = "What it said was erased, and it was left out.".to_owned();
            sink.trouble(Trouble { place, message, left_out: true })?;
        } else {
            sink.line(line(note, place))?;
        }
        let read = file.bytes.len() / all * (at + 1);
        sink.read_so_far(u64::try_from(read).unwrap_or(u64::MAX))?;
    }
    Ok(())
}

fn line(note: LineNote, place: String) -> Line {
    let who = match (note.people.first(), &note.author) {
        (Some(Named { handle, name, .. }), _) => {
            let name = name.clone().unwrap_or_else(|| handle.clone());
            Who { id: handle.clone(), name, ..Who::default() }
        }
        (None, Some(author)) => Who { id: author.clone(), name: author.clone(), ..Who::default() },
        (None, None) => Who::default(),
    };
    let label = note.label.trim();
    let text = match note.text.trim() {
        "" => label.to_owned(),
        words if label.is_empty() => words.to_owned(),
        words => format!("{label}: {words}"),
    };
    let mut line = Line {
        edited: note.edits > 0,
        ..Line::message(note.id.to_string(), place, When::At(note.happened.at), who, text)
    };
    line.original = note.text;
    line.files = note
        .pictures
        .into_iter()
        .map(|picture| if picture.caption.is_empty() { picture.hash.to_string() } else { picture.caption })
        .collect();
    line
}

//! Transcripts and chats of other programs.

mod cues;
mod hostile;
mod hunted;
mod irc;
mod mattermost;
mod pasted;
mod real;
mod whatsapp;
mod zoom;

use muster_exchange::sources::{Answers, Gathered, Limits, Line, LineKind, Sink, SourceError, When};

/// A reader.
pub(crate) type Read = fn(&[u8], &str, &mut dyn Sink) -> Result<(), SourceError>;
/// Tells how sure it is.
pub(crate) type Look = fn(&[u8], &str) -> u8;

/// Everything a reader finds in a file.
pub(crate) fn gathered(read: Read, bytes: &[u8], name: &str) -> Result<Gathered, SourceError> {
    let mut sink = Gathered::new(Limits::ALL, Answers::default());
    read(bytes, name, &mut sink)?;
    Ok(sink.finish())
}

/// The lines of a text that comes in.
pub(crate) fn lines(read: Read, text: &str) -> Vec<Line> {
    gathered(read, text.as_bytes(), "chat.txt").unwrap().lines.into_iter().map(|(line, _)| line).collect()
}

/// `10:15:00 Ana: text`, with what a line is where it is no message.
pub(crate) fn told(read: Read, text: &str) -> Vec<String> {
    lines(read, text).iter().map(in_words).collect()
}

/// The troubles of a text that comes in.
pub(crate) fn troubles(read: Read, text: &str) -> Vec<String> {
    let found = gathered(read, text.as_bytes(), "chat.txt").unwrap();
    found.troubles.iter().map(|trouble| format!("{}: {}", trouble.place, trouble.message)).collect()
}

fn in_words(line: &Line) -> String {
    let when = match line.when {
        When::At(at) => at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        When::Wall(wall) => wall.format("%Y-%m-%d %H:%M:%S").to_string(),
        When::Clock(clock) => clock.format("%H:%M:%S").to_string(),
        When::Offset(millis) => format!("+{millis}"),
        When::Unsaid => "-".to_owned(),
    };
    let kind = if line.kind == LineKind::Message { String::new() } else { format!(" ({})", line.kind.as_str()) };
    format!("{when}{kind} {}: {}", line.who.name, line.text)
}

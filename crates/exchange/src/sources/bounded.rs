//! No line is longer than a person reads, whichever reader found it.

use super::{Line, Sink, Stopped, Trouble};

/// The longest text of a line. Slack itself takes 40,000 characters; what is longer is a program's output.
pub(super) const MOST_TEXT: usize = 256 << 10;

/// As much of a text as a line takes.
pub(super) fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or(text)
}

/// What is said of a text that was cut.
pub(super) fn cut_words(length: usize) -> String {
    format!("its text is {} kB long; the first {} kB came in", length >> 10, MOST_TEXT >> 10)
}

/// Cuts what is too long on its way to whoever takes lines, and says so.
pub(super) struct Bounded<'a>(pub(super) &'a mut dyn Sink);

impl Sink for Bounded<'_> {
    fn line(&mut self, mut line: Line) -> Result<(), Stopped> {
        let long = line.text.len().max(line.original.len());
        if long <= MOST_TEXT {
            return self.0.line(line);
        }
        for text in [&mut line.text, &mut line.original] {
            let end = cut(text).len();
            text.truncate(end);
            text.shrink_to_fit();
        }
        let place = line.place.clone();
        self.0.line(line)?;
        self.0.trouble(Trouble { place, message: cut_words(long), left_out: false })
    }

    fn trouble(&mut self, trouble: Trouble) -> Result<(), Stopped> {
        self.0.trouble(trouble)
    }

    fn read_so_far(&mut self, bytes: u64) -> Result<(), Stopped> {
        self.0.read_so_far(bytes)
    }
}

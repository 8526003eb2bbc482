//! Names and words without any time.

use crate::sources::chats::held::push;
use crate::sources::cues::speech::Evidence as Speech;
use crate::sources::lines::{Body, Keys, Lines, named, place, text_and_original};
use crate::sources::{Line, Sink, SourceError, When};

/// Reads it: a name that comes again begins what somebody said.
pub(super) fn read(text: &[u8], name: &str, speech: &Speech, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut teller = Untimed { name, keys: Keys::default(), held: None, any: false };
    let mut lines = Lines::new(text);
    while let Some(row) = lines.next(sink)? {
        let voice = speech.voices(&row.text).into_iter().next().filter(|voice| !voice.name.is_empty());
        match (voice, &mut teller.held) {
            (Some(voice), _) => {
                teller.flush(sink)?;
                teller.any = true;
                teller.held = Some((row.number, voice.name, Body::of(&voice.text)));
            }
            (None, Some((_, _, body))) => push(body, &row.text, row.number, sink)?,
            (None, None) if row.text.trim().is_empty() => {}
            (None, None) => teller.held = Some((row.number, String::new(), Body::of(&row.text))),
        }
    }
    if !teller.any {
        return Err(SourceError::NotThat {
            what: name.to_owned(),
            format: "pasted chat".to_owned(),
            detail: "line 1 and those after it have no time and no name that comes again, such as [10:15] Ana: hello"
                .to_owned(),
        });
    }
    teller.flush(sink)
}

struct Untimed<'n> {
    name: &'n str,
    keys: Keys,
    held: Option<(u32, String, Body)>,
    any: bool,
}

impl Untimed<'_> {
    fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let Some((number, who, body)) = self.held.take() else { return Ok(()) };
        let (text, original) = text_and_original(body.as_str(), body.as_str());
        if !self.any || text.is_empty() {
            return Ok(());
        }
        let key = self.keys.of(self.name, &[&who, body.as_str()])?;
        let mut line = Line::message(key, place(number), When::Unsaid, named(&who), text);
        line.original = original;
        sink.line(line)?;
        Ok(())
    }
}

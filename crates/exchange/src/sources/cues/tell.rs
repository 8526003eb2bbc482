//! From cues to lines, for both formats.

use super::blocks::{Cue, Dialect, Taker, cues};
use super::markup::{self, Voice};
use super::meta;
use super::speech::Evidence;
use crate::sources::lines::{Keys, Lines, Row, left_out, mended, named, open, place, text_and_original};
use crate::sources::{Line, Sink, SourceError, Stopped, Trouble, When};

/// Reads a transcript: once to see how it names speakers, and once for its lines.
pub(super) fn read(
    bytes: &[u8],
    name: &str,
    dialect: Dialect,
    words: &str,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let text = open(bytes, name, sink)?;
    let mut first = First { dialect, evidence: Evidence::default(), timed: 0 };
    cues(Lines::quiet(&text), dialect, &mut first, &mut Quiet(sink))?;
    if first.timed == 0 {
        let detail = "no line of it has the time of a cue, such as 00:00:07.000 --> 00:00:11.890; line 1 was the first looked at";
        return Err(SourceError::NotThat {
            what: name.to_owned(),
            format: words.to_owned(),
            detail: detail.to_owned(),
        });
    }
    let mut second = Second { name, dialect, evidence: first.evidence, keys: Keys::default(), dated: false };
    cues(Lines::new(&text), dialect, &mut second, sink)
}

/// A sink for a first look: it can be stopped, and takes nothing.
struct Quiet<'s>(&'s mut dyn Sink);

impl Sink for Quiet<'_> {
    fn line(&mut self, _line: Line) -> Result<(), Stopped> {
        Ok(())
    }

    fn trouble(&mut self, _trouble: Trouble) -> Result<(), Stopped> {
        Ok(())
    }

    fn read_so_far(&mut self, bytes: u64) -> Result<(), Stopped> {
        self.0.read_so_far(bytes)
    }
}

fn marked(dialect: Dialect, body: &str) -> Vec<Voice> {
    match dialect {
        Dialect::Vtt => markup::vtt(body),
        Dialect::Srt => markup::srt(body),
    }
}

struct First {
    dialect: Dialect,
    evidence: Evidence,
    timed: u32,
}

impl Taker for First {
    fn cue(&mut self, cue: Cue, _sink: &mut dyn Sink) -> Result<(), SourceError> {
        self.timed += u32::from(cue.from.is_some());
        let body = cue.body.as_str();
        if meta::spoken(body).is_none() {
            let voices = marked(self.dialect, body);
            voices.iter().filter(|voice| voice.name.is_empty()).for_each(|voice| self.evidence.look(&voice.text));
        }
        Ok(())
    }

    fn aside(&mut self, _row: &Row<'_>, _sink: &mut dyn Sink) -> Result<(), SourceError> {
        Ok(())
    }
}

struct Second<'n> {
    name: &'n str,
    dialect: Dialect,
    evidence: Evidence,
    keys: Keys,
    dated: bool,
}

impl Taker for Second<'_> {
    fn cue(&mut self, cue: Cue, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if let Some(wrong) = cue.wrong {
            sink.trouble(mended(cue.line, wrong))?;
        }
        let body = cue.body.as_str();
        if let Some(spoken) = meta::spoken(body) {
            if spoken.is_empty() {
                sink.trouble(left_out(cue.line, "The cue holds data without words; it was left out."))?;
            }
            for one in &spoken {
                let voice = Voice { name: one.name.clone(), text: one.text.clone() };
                self.say(&cue, &voice, one.at.map(When::At), body, sink)?;
            }
            return Ok(());
        }
        for voice in marked(self.dialect, body) {
            if voice.name.is_empty() {
                for voice in self.evidence.voices(&voice.text) {
                    self.say(&cue, &voice, None, body, sink)?;
                }
            } else {
                self.say(&cue, &voice, None, body, sink)?;
            }
        }
        Ok(())
    }

    fn aside(&mut self, row: &Row<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if !self.dated && names_a_day(&row.text) {
            self.dated = true;
            let words: String = row.text.trim().chars().take(120).collect();
            let message = format!(
                "The file says \u{201c}{words}\u{201d}. Its times count from the start of the recording, which is asked for."
            );
            sink.trouble(mended(row.number, message))?;
        }
        Ok(())
    }
}

impl Second<'_> {
    fn say(
        &mut self,
        cue: &Cue,
        voice: &Voice,
        at: Option<When>,
        body: &str,
        sink: &mut dyn Sink,
    ) -> Result<(), SourceError> {
        let (text, original) = text_and_original(&voice.text, body);
        if text.is_empty() {
            return Ok(());
        }
        // Speakers are told by the whole file, so who and what may be read otherwise once there is more of it.
        let from = cue.from.map(|from| from.to_string()).unwrap_or_default();
        let key = self.keys.of(self.name, &[&from, body])?;
        let when = at.or(cue.from.map(When::Offset)).unwrap_or(When::Unsaid);
        let mut line = Line::message(key, place(cue.line), when, named(&voice.name), text);
        line.original = original;
        line.lasted = cue.from.zip(cue.until).and_then(|(from, until)| u32::try_from(until - from).ok());
        sink.line(line)?;
        Ok(())
    }
}

/// Whether there is a date such as `2024-05-01` in it.
fn names_a_day(text: &str) -> bool {
    text.as_bytes().windows(10).any(|window| {
        matches!(window, [b'1' | b'2', b'0' | b'9', a, b, b'-', c, d, b'-', e, f]
            if [a, b, c, d, e, f].iter().all(|byte| byte.is_ascii_digit()))
    })
}

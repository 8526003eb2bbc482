//! From lines to cues, for both formats: where one begins and ends, and what stands between them.

use super::times::{Timing, timing};
use crate::sources::lines::{Body, Lines, Row, TOO_LONG, mended};
use crate::sources::{Sink, SourceError};

/// Which of the two formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Vtt,
    Srt,
}

/// One cue as it stands in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Cue {
    /// The line of its time, or of its first words where it has none.
    pub(super) line: u32,
    /// From and until, in milliseconds.
    pub(super) from: Option<i64>,
    pub(super) until: Option<i64>,
    /// What the file calls it.
    pub(super) id: String,
    pub(super) body: Body,
    /// What is wrong with it.
    pub(super) wrong: Option<&'static str>,
}

/// Takes what [`cues`] finds.
pub(super) trait Taker {
    fn cue(&mut self, cue: Cue, sink: &mut dyn Sink) -> Result<(), SourceError>;
    /// A line of the header or of a comment.
    fn aside(&mut self, row: &Row<'_>, sink: &mut dyn Sink) -> Result<(), SourceError>;
}

const NO_TIME: &str = "The text has no time; it stands beside what comes before it.";
const BAD_START: &str = "The time of the cue cannot be read; it stands beside what comes before it.";
const BAD_END: &str = "The end of the cue cannot be read; it came in with its start only.";
const BACKWARDS: &str = "The cue ends before it begins; it came in with its start only.";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing was read yet.
    Start,
    /// After a blank line.
    Between,
    /// Lines of a block that had no time so far.
    Before,
    /// In the words of a cue.
    Inside,
    /// In the header, a comment or a style sheet.
    Aside,
}

struct Machine<'t> {
    dialect: Dialect,
    state: State,
    pending: Option<Cue>,
    before: Body,
    before_line: u32,
    taker: &'t mut dyn Taker,
}

/// Goes through the file and hands on every cue.
pub(super) fn cues(
    mut lines: Lines<'_>,
    dialect: Dialect,
    taker: &mut dyn Taker,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let mut machine =
        Machine { dialect, state: State::Start, pending: None, before: Body::default(), before_line: 0, taker };
    while let Some(row) = lines.next(sink)? {
        machine.row(&row, sink)?;
    }
    machine.end_block(sink)?;
    machine.flush(sink)
}

impl Machine<'_> {
    fn row(&mut self, row: &Row<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let text = row.text.trim_end();
        if text.trim_start().is_empty() {
            return self.blank(sink);
        }
        let first = self.state == State::Start;
        if first {
            self.state = State::Between;
            if self.dialect == Dialect::Vtt {
                if text.trim_start().starts_with("WEBVTT") {
                    self.state = State::Aside;
                    return self.taker.aside(row, sink);
                }
                let message = "The file does not begin with WEBVTT; it was read all the same.";
                sink.trouble(mended(row.number, message))?;
            }
        }
        match (timing(text), self.state) {
            (Some(Timing::From(from, until)), _) => self.begin(row, from, until, sink),
            (Some(Timing::Broken), State::Between | State::Before) => self.begin_broken(row, sink),
            (_, State::Between) if self.dialect == Dialect::Vtt && is_aside(text) => {
                self.state = State::Aside;
                self.taker.aside(row, sink)
            }
            (_, State::Aside) => self.taker.aside(row, sink),
            (_, State::Inside) => {
                if let Some(cue) = &mut self.pending
                    && !cue.body.push(text)
                {
                    sink.trouble(mended(row.number, TOO_LONG))?;
                }
                Ok(())
            }
            (_, State::Start | State::Between | State::Before) => {
                if self.state != State::Before {
                    self.before = Body::default();
                    self.before_line = row.number;
                    self.state = State::Before;
                }
                if !self.before.push(text) {
                    sink.trouble(mended(row.number, TOO_LONG))?;
                }
                Ok(())
            }
        }
    }

    fn blank(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        match self.state {
            State::Start | State::Between => Ok(()),
            State::Aside => {
                self.state = State::Between;
                Ok(())
            }
            State::Before => self.end_block(sink),
            State::Inside => {
                self.state = State::Between;
                // In SRT a blank line inside the words is common: the next block says whether they went on.
                if self.dialect == Dialect::Vtt { self.flush(sink) } else { Ok(()) }
            }
        }
    }

    /// A block ended without a time.
    fn end_block(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.state != State::Before {
            return Ok(());
        }
        self.state = State::Between;
        let block = std::mem::take(&mut self.before);
        let (first, rest) = block.as_str().split_once('\n').unwrap_or((block.as_str(), ""));
        let numbered = is_index(first);
        if numbered && rest.is_empty() {
            return Ok(());
        }
        if self.dialect == Dialect::Srt
            && !numbered
            && let Some(cue) = &mut self.pending
            && !cue.body.is_blank()
        {
            let fits = cue.body.push("") && block.as_str().lines().all(|line| cue.body.push(line));
            return if fits { Ok(()) } else { Ok(sink.trouble(mended(self.before_line, TOO_LONG))?) };
        }
        self.flush(sink)?;
        let (line, body) = if numbered { (self.before_line + 1, Body::of(rest)) } else { (self.before_line, block) };
        self.pending = Some(Cue { line, body, wrong: Some(NO_TIME), ..Cue::default() });
        self.flush(sink)
    }

    fn begin(&mut self, row: &Row<'_>, from: i64, until: Option<i64>, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let id = self.take_id(sink)?;
        self.flush(sink)?;
        let backwards = until.is_some_and(|until| until < from);
        let wrong = match until {
            None => Some(BAD_END),
            Some(_) if backwards => Some(BACKWARDS),
            Some(_) => None,
        };
        let until = until.filter(|_| !backwards);
        self.pending = Some(Cue { line: row.number, from: Some(from), until, id, body: Body::default(), wrong });
        self.state = State::Inside;
        Ok(())
    }

    fn begin_broken(&mut self, row: &Row<'_>, sink: &mut dyn Sink) -> Result<(), SourceError> {
        let id = self.take_id(sink)?;
        self.flush(sink)?;
        self.pending = Some(Cue { line: row.number, id, wrong: Some(BAD_START), ..Cue::default() });
        self.state = State::Inside;
        Ok(())
    }

    /// The line before a time names its cue. Lines before that one are words without a time.
    fn take_id(&mut self, sink: &mut dyn Sink) -> Result<String, SourceError> {
        match self.state {
            State::Before => {
                let id = if self.before.as_str().contains('\n') { self.before.pop() } else { String::new() };
                if id.is_empty() {
                    return Ok(std::mem::take(&mut self.before).as_str().to_owned());
                }
                self.end_block(sink)?;
                Ok(id)
            }
            State::Inside => {
                let Some(cue) = &mut self.pending else { return Ok(String::new()) };
                let last = cue.body.last().trim();
                let next = cue.id.trim().parse::<u64>().ok().and_then(|id| id.checked_add(1));
                let follows = next.is_some() && last.parse::<u64>().ok() == next;
                // The blank line between two cues is missing: the number of the second stands under the first.
                if is_index(last) && (self.dialect == Dialect::Srt || follows) {
                    return Ok(cue.body.pop());
                }
                Ok(String::new())
            }
            State::Start | State::Between | State::Aside => Ok(String::new()),
        }
    }

    fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        match self.pending.take() {
            Some(cue) if !cue.body.is_blank() => self.taker.cue(cue, sink),
            Some(_) | None => Ok(()),
        }
    }
}

fn is_index(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_aside(text: &str) -> bool {
    ["NOTE", "STYLE", "REGION"]
        .iter()
        .filter_map(|word| text.strip_prefix(word))
        .any(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

//! Where the values of JSON begin and end, without building them.
//!
//! Only strings and brackets are looked at, so a file of hundreds of megabytes is walked in place; what stands between
//! is read by `serde_json` later, one record at a time, and that is who finds what is wrong in it.

/// How deep brackets may stand in each other.
const DEEPEST: usize = 100;

/// Why a value has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The file ends in the middle of it.
    CutOff,
    /// More brackets in each other than anybody means.
    TooDeep(usize),
    /// A bracket closes what is not open, or something stands where a value, a comma or a name belongs.
    Crooked(usize),
    /// Nobody wants the rest.
    Stopped,
}

/// Hears how far the scan is; says whether to go on.
pub(super) type Heed<'a> = dyn FnMut(usize) -> bool + 'a;

/// How often `Heed` is asked.
const EVERY: usize = 32 * 1024;

/// Skips blanks.
pub(super) fn blanks(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// Where the value that begins at `start` ends.
pub(super) fn value_end(bytes: &[u8], start: usize, heed: &mut Heed<'_>) -> Result<usize, Fault> {
    match bytes.get(start) {
        None => Err(Fault::CutOff),
        Some(b'"') => string_end(bytes, start, heed),
        Some(b'{' | b'[') => bracket_end(bytes, start, heed),
        Some(_) => {
            let rest = bytes.get(start..).unwrap_or_default();
            let long = rest.iter().position(|b| matches!(b, b',' | b'}' | b']' | b':') || b.is_ascii_whitespace());
            match long {
                Some(0) => Err(Fault::Crooked(start)),
                Some(long) => Ok(start + long),
                None => Ok(bytes.len()),
            }
        }
    }
}

fn string_end(bytes: &[u8], start: usize, heed: &mut Heed<'_>) -> Result<usize, Fault> {
    let mut at = start + 1;
    let mut told = start;
    loop {
        if at - told >= EVERY {
            told = at;
            if !heed(at) {
                return Err(Fault::Stopped);
            }
        }
        match bytes.get(at) {
            None => return Err(Fault::CutOff),
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
        }
    }
}

fn bracket_end(bytes: &[u8], start: usize, heed: &mut Heed<'_>) -> Result<usize, Fault> {
    let mut open = Vec::with_capacity(16);
    let mut at = start;
    let mut told = start;
    loop {
        if at - told >= EVERY {
            told = at;
            if !heed(at) {
                return Err(Fault::Stopped);
            }
        }
        match bytes.get(at) {
            None => return Err(Fault::CutOff),
            Some(b'"') => {
                at = string_end(bytes, at, heed)?;
                continue;
            }
            Some(b @ (b'{' | b'[')) => {
                if open.len() >= DEEPEST {
                    return Err(Fault::TooDeep(at));
                }
                open.push(*b);
            }
            Some(b @ (b'}' | b']')) => {
                let fits = open.pop().is_some_and(|begun| (begun == b'{') == (*b == b'}'));
                if !fits {
                    return Err(Fault::Crooked(at));
                }
                if open.is_empty() {
                    return Ok(at + 1);
                }
            }
            Some(_) => {}
        }
        at += 1;
    }
}

/// The line a place stands on, from 1; counted on from the last one asked for.
#[derive(Debug, Default)]
pub(super) struct Lines {
    seen: usize,
    breaks: u64,
}

impl Lines {
    /// The line of `at`; places are asked for in order, an earlier one gives the line of the latest.
    pub(super) fn of(&mut self, bytes: &[u8], at: usize) -> u64 {
        if at > self.seen {
            let between = bytes.get(self.seen..at.min(bytes.len())).unwrap_or_default();
            self.breaks = between.iter().filter(|b| **b == b'\n').fold(self.breaks, |lines, _| lines + 1);
            self.seen = at;
        }
        self.breaks + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_its_brackets_do() {
        let rows: [(&str, Result<usize, Fault>); 12] = [
            ("{}", Ok(2)),
            (r#"{"a":"}"} "#, Ok(9)),
            (r#""a\"b" x"#, Ok(6)),
            ("[1,[2,{}]],", Ok(10)),
            ("123,", Ok(3)),
            ("true", Ok(4)),
            ("", Err(Fault::CutOff)),
            ("{", Err(Fault::CutOff)),
            (r#""a"#, Err(Fault::CutOff)),
            (r#""a\"#, Err(Fault::CutOff)),
            ("[}", Err(Fault::Crooked(1))),
            (",", Err(Fault::Crooked(0))),
        ];
        for (text, end) in rows {
            assert_eq!(value_end(text.as_bytes(), 0, &mut |_| true), end, "{text}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(value_end(deep.as_bytes(), 0, &mut |_| true), Err(Fault::TooDeep(DEEPEST)));
        let long = format!("\"{}\"", "x".repeat(100_000));
        assert_eq!(
            value_end(long.as_bytes(), 0, &mut |_| false),
            Err(Fault::Stopped),
            "one long value can be left, too"
        );
    }
}

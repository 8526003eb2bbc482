//! Times of cues, as leniently as they can be read without guessing.

/// What a line with an arrow says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timing {
    /// From and until, in milliseconds; without an end where that cannot be read.
    From(i64, Option<i64>),
    /// An arrow between something like times whose first cannot be read.
    Broken,
}

/// Reads a line such as `00:00:07.000 --> 00:00:11.890 align:start`.
pub(super) fn timing(line: &str) -> Option<Timing> {
    let (left, right) = line.split_once("-->")?;
    let (left, right) = (left.trim(), right.split_whitespace().next().unwrap_or_default());
    match (time(left), time(right)) {
        (Some(from), until) => Some(Timing::From(from, until)),
        (None, Some(_)) => Some(Timing::Broken),
        (None, None) => {
            let almost = |text: &str| text.contains(':') && text.starts_with(|c: char| c.is_ascii_digit());
            (almost(left) && left.len() <= 20).then_some(Timing::Broken)
        }
    }
}

/// `01:02:03.456`, `02:03.4`, `1:02:03,456`, in milliseconds.
pub(super) fn time(text: &str) -> Option<i64> {
    let mut parts = text.rsplit(':');
    let seconds = parts.next()?;
    let minutes = number(parts.next()?, 3)?;
    let hours = parts.next().map_or(Some(0), |hours| number(hours, 4))?;
    let has_hours = text.matches(':').count() == 2;
    if parts.next().is_some() || (has_hours && minutes > 59) {
        return None;
    }
    let (whole, part) = seconds.split_once(['.', ',']).unwrap_or((seconds, "0"));
    let whole = number(whole, 2).filter(|whole| *whole < 60)?;
    let millis = part.get(..part.len().min(3)).and_then(|digits| {
        let scale = [1, 100, 10, 1].get(digits.len())?;
        Some(number(digits, 3)? * scale)
    })?;
    number(part, 9)?;
    Some(((hours * 60 + minutes) * 60 + whole) * 1000 + millis)
}

fn number(text: &str, most: usize) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_its_writer_meant_it() {
        let cases = [
            ("00:00:07.000", Some(7_000)),
            ("00:07.5", Some(7_500)),
            ("1:02:03,456", Some(3_723_456)),
            ("100:00:00.000", Some(360_000_000)),
            ("75:00.000", Some(4_500_000)),
            ("00:00:07", Some(7_000)),
            ("00:00:07.123456", Some(7_123)),
            ("00:00:1d.890", None),
            ("00:61:00.000", None),
            ("00:00:60.000", None),
            ("7.000", None),
            ("", None),
            ("::", None),
            ("1:2:3:4.0", None),
            ("00:00:07.", None),
        ];
        for (text, millis) in cases {
            assert_eq!(time(text), millis, "{text:?}");
        }
    }

    #[test]
    fn an_arrow_in_words_is_no_time() {
        let cases = [
            ("00:00:01.000 --> 00:00:02.000 align:start", Some(Timing::From(1_000, Some(2_000)))),
            ("00:00:01,000-->00:00:02,000", Some(Timing::From(1_000, Some(2_000)))),
            ("00:00:07.000 --> 00:00:1d.890", Some(Timing::From(7_000, None))),
            ("00:0x:07.000 --> 00:00:09.000", Some(Timing::Broken)),
            ("00:0x:07.000 --> later", Some(Timing::Broken)),
            ("the queue --> the worker", None),
            ("no arrow", None),
        ];
        for (text, seen) in cases {
            assert_eq!(timing(text), seen, "{text:?}");
        }
    }
}

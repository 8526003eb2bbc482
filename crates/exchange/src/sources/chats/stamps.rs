//! Dates and times of day as chats write them.

use chrono::{FixedOffset, NaiveDate, NaiveTime};

/// Takes up to `most` digits from the front.
pub(super) fn digits(text: &str, most: usize) -> Option<(u32, usize, &str)> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    Some((number.parse().ok()?, length, rest))
}

/// A time of day at the front: `10:15`, `9:05:33`, `22.15`, `10:15 PM`, `10:15:33.120`, `오후 3:15`.
pub(super) fn clock(text: &str) -> Option<(NaiveTime, &str)> {
    let (before, text) = match half_before(text) {
        Some((late, rest)) => (Some(late), rest),
        None => (None, text),
    };
    let (hour, length, rest) = digits(text, 2)?;
    let rest = rest.strip_prefix([':', '.', 'h'])?;
    let (minute, 2, mut rest) = digits(rest, 2)? else { return None };
    let (mut second, mut nano) = (0, 0);
    if let Some((found, 2, after)) = rest.strip_prefix([':', '.']).and_then(|rest| digits(rest, 2)) {
        (second, rest) = (found, after);
        if let Some((part, length, after)) = rest.strip_prefix(['.', ',']).and_then(|rest| digits(rest, 9)) {
            nano = part * 10_u32.pow(u32::try_from(9 - length).ok()?);
            rest = after;
        }
    }
    if rest.starts_with(|c: char| c.is_ascii_digit() || c == ':') || length == 0 {
        return None;
    }
    let (late, rest) = match half_after(rest) {
        Some((late, rest)) => (Some(late), rest),
        None => (before, rest),
    };
    let hour = match late {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(late) => hour % 12 + if late { 12 } else { 0 },
    };
    Some((NaiveTime::from_hms_nano_opt(hour, minute, second, nano)?, rest))
}

/// `AM`, `pm`, `a.m.`, `p. m.` after a time, with any blank before it. True for the later half.
fn half_after(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '_');
    let late = match text.chars().next()? {
        'a' | 'A' => false,
        'p' | 'P' => true,
        _ => return None,
    };
    let mut rest = text.get(1..)?;
    rest = rest.strip_prefix('.').unwrap_or(rest);
    rest = rest.strip_prefix([' ', '\u{a0}', '\u{202f}']).filter(|rest| rest.starts_with(['m', 'M'])).unwrap_or(rest);
    rest = rest.strip_prefix(['m', 'M'])?;
    rest = rest.strip_prefix('.').unwrap_or(rest);
    (!rest.starts_with(char::is_alphanumeric)).then_some((late, rest))
}

/// The half of the day before a time, as East Asian languages write it.
fn half_before(text: &str) -> Option<(bool, &str)> {
    const WORDS: &[(&str, bool)] =
        &[("上午", false), ("下午", true), ("오전", false), ("오후", true), ("午前", false), ("午後", true)];
    WORDS.iter().find_map(|(word, late)| Some((*late, text.strip_prefix(word)?.trim_start())))
}

/// `2024-01-02` or `2024/01/02` at the front.
pub(super) fn iso_date(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, 4, rest) = digits(text, 4)? else { return None };
    let mark = rest.chars().next().filter(|mark| matches!(mark, '-' | '/'))?;
    let (month, 2, rest) = digits(rest.get(1..)?, 2)? else { return None };
    let (day, 2, rest) = digits(rest.strip_prefix(mark)?, 2)? else { return None };
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?, rest))
}

/// `Z`, `+02:00`, `-0500` or ` UTC` at the front.
pub(super) fn offset(text: &str) -> Option<(FixedOffset, &str)> {
    let utc = FixedOffset::east_opt(0)?;
    for word in ["Z", " UTC", " GMT"] {
        if let Some(rest) = text.strip_prefix(word).filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
            return Some((utc, rest));
        }
    }
    let east = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (hours, 2, rest) = digits(text.get(1..)?, 2)? else { return None };
    let (minutes, 2, rest) = digits(rest.strip_prefix(':').unwrap_or(rest), 2)? else { return None };
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    Some((FixedOffset::east_opt(east * seconds)?, rest))
}

/// The months by the first letters of their names, in the languages that differ least.
const MONTHS: &[(&str, u32)] = &[
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("maa", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("mag", 5),
    ("mei", 5),
    ("maj", 5),
    ("juin", 6),
    ("jun", 6),
    ("giu", 6),
    ("juil", 7),
    ("jul", 7),
    ("lug", 7),
    ("aug", 8),
    ("aoû", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("déc", 12),
    ("dic", 12),
];

/// Which month a word names.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let known = |(start, _): &&(&str, u32)| word.starts_with(start) && word.chars().count() <= 10;
    MONTHS.iter().find(known).map(|(_, month)| *month)
}

/// A day named in words, in any order: `Tue Jan 02 10:15:00 2024`, `2 January 2024`, `January 2nd, 2024`. The year may
/// be missing.
pub(super) fn day_in_words(text: &str) -> Option<(Option<i32>, u32, u32)> {
    let (mut year, mut found_month, mut day) = (None, None, None);
    let text: String = text.chars().take(200).collect();
    for word in text.split([' ', ',', '\t', '-', '/', '\u{a0}']).filter(|word| !word.is_empty()) {
        if word.contains(':') {
            continue;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let (number, length, rest) = digits(word, 5)?;
            let ordinal = matches!(rest, "" | "." | "st" | "nd" | "rd" | "th" | "º" | "er");
            match length {
                4 if rest.is_empty() || rest == "." => year = year.or(i32::try_from(number).ok()),
                1 | 2 if ordinal && (1..=31).contains(&number) => day = day.or(Some(number)),
                _ => {}
            }
        } else if found_month.is_none() && word.chars().all(|c| c.is_alphabetic() || c == '.') && word.len() >= 3 {
            found_month = month(word);
        }
    }
    Some((year.filter(|year| (1970..=9999).contains(year)), found_month?, day?))
}

/// The same with its year.
pub(super) fn date_in_words(text: &str) -> Option<NaiveDate> {
    let (year, month, day) = day_in_words(text)?;
    NaiveDate::from_ymd_opt(year?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_in_the_ways_it_is_written() {
        let cases = [
            ("10:15 rest", Some(("10:15:00", " rest"))),
            ("9:05:33]", Some(("09:05:33", "]"))),
            ("22.15", Some(("22:15:00", ""))),
            ("10:15\u{202f}PM - x", Some(("22:15:00", " - x"))),
            ("12:15 a. m. x", Some(("00:15:00", " x"))),
            ("12:15 p.m.", Some(("12:15:00", ""))),
            ("3:22_AM", Some(("03:22:00", ""))),
            ("10:15 amazing", Some(("10:15:00", " amazing"))),
            ("오후 3:15 x", Some(("15:15:00", " x"))),
            ("10:15:33.120Z", Some(("10:15:33.120", "Z"))),
            ("25:00", None),
            ("13:00 PM", None),
            ("10:5", None),
            ("10:15:3", None),
            ("x", None),
        ];
        for (text, want) in cases {
            let seen = clock(text).map(|(time, rest)| (time.to_string(), rest));
            assert_eq!(seen, want.map(|(time, rest)| (time.to_owned(), rest)), "{text:?}");
        }
    }

    #[test]
    fn a_day_in_words_is_read_in_any_order() {
        for text in ["Tue Jan 02 10:15:00 2024", "2 January 2024", "January 2nd, 2024", "Dienstag, 2. Januar 2024"] {
            assert_eq!(date_in_words(text).map(|date| date.to_string()).as_deref(), Some("2024-01-02"), "{text}");
        }
        assert_eq!(day_in_words("Monday, March 4th"), Some((None, 3, 4)));
        assert_eq!(date_in_words("we rolled back in January"), None);
    }
}

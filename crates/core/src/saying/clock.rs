//! Times in an update: with their zone, in the zone of the reader, and the one that is promised.

use chrono::{NaiveTime, TimeDelta, Timelike};

use super::reader::Reading;
use super::{Context, Found};
use crate::response::Weight;
use crate::time::Moment;
use crate::zone::Zone;

/// Zones by the short names that people write, without those a number says better.
const SHORT: &[&str] = &[
    "cet", "cest", "bst", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "ist", "jst", "kst", "sgt",
    "hkt", "aest", "aedt", "acst", "awst", "nzst", "nzdt", "eet", "eest", "wet", "west", "msk", "sast", "brt", "art",
    "wib", "pkt", "ict",
];
/// With "again" they speak of the next word: "we write again by 03:30".
const TELL: &[&str] = &["write", "hear", "report", "tell", "inform", "speak"];
const WHEN_NEWS: &[&str] = &[
    "when|once|if|as something|anything changes",
    "when|once there is news|more",
    "when we know|learn more",
    "on change",
];

/// Words of a day between a time and the same time in UTC: "(20 Nov 02:02 UTC)".
const DAY: usize = 2;

/// What zone a time is said in.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Said {
    Nothing,
    Own,
    Utc,
    Other,
}

struct Time {
    clock: NaiveTime,
    zone: Said,
    /// First word and number of words, the zone among them.
    at: usize,
    count: usize,
}

/// `03:30 CET (02:30 UTC)`, with the day where it is another one than today's.
#[must_use]
pub fn clock_words(zone: Zone, at: Moment, now: Moment) -> String {
    let (wall, here) = (zone.local_time(at), zone.local_time(now).naive.date());
    let day = |date: chrono::NaiveDate| {
        if date == here { String::new() } else { date.format("%-d %b ").to_string() }
    };
    let utc = format!("{}{} UTC", day(at.date_naive()), at.format("%H:%M"));
    if wall.offset.local_minus_utc() == 0 && is_utc(zone, at) {
        return utc;
    }
    format!("{}{} {} ({utc})", day(wall.naive.date()), wall.naive.format("%H:%M"), zone_word(zone, at))
}

/// Gives every bare clock time of a text its zone; the text was written in `from` and is read in `to`.
#[must_use]
pub fn with_zones(text: &str, from: Zone, to: Zone, now: Moment) -> String {
    let reading = Reading::new(text);
    let mut out = String::with_capacity(text.len() + 32);
    let mut done = 0;
    for time in times(&reading, from, now) {
        // "3:02 pm" is another clock; whoever reads it is told by the check.
        let half = reading.words.get(time.at).is_some_and(|word| word.lower.ends_with('m'));
        if time.zone != Said::Nothing || time.count > 1 || half {
            continue;
        }
        let (start, end) = reading.place(time.at, time.count);
        let Some(at) = nearest(time.clock, from, now) else { continue };
        out.push_str(text.get(done..start).unwrap_or_default());
        out.push_str(&clock_words(to, at, at));
        done = end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The latest instant at or before now at which the wall clock showed it.
fn nearest(clock: NaiveTime, zone: Zone, now: Moment) -> Option<Moment> {
    let today = zone.local_time(now).naive.date();
    let at = zone.resolve_local(today.and_time(clock), now).at;
    if at <= now + TimeDelta::hours(6) {
        return Some(at);
    }
    Some(zone.resolve_local(today.pred_opt()?.and_time(clock), now).at)
}

fn is_utc(zone: Zone, at: Moment) -> bool {
    matches!(zone.abbreviation(at).as_str(), "UTC" | "+00:00" | "+00")
}

/// `CET`; zones without a name give their distance, `UTC+05:45`.
fn zone_word(zone: Zone, at: Moment) -> String {
    let short = zone.abbreviation(at);
    if short.starts_with(|c: char| c.is_ascii_alphabetic()) { short } else { format!("UTC{}", zone.offset_label(at)) }
}

pub(super) fn look(reading: &Reading<'_>, context: &Context<'_>, found: &mut Vec<Found>) {
    let times = times(reading, context.zone, context.now);
    let mut own_before: Option<usize> = None;
    for time in &times {
        let place = reading.place(time.at, time.count);
        let own = zone_word(context.zone, context.now);
        match time.zone {
            Said::Nothing => {
                let message = format!("\"{}\" has no zone. Say {own} beside it.", reading.said(time.at, 1));
                found.push(Found::new("zone_missing", Weight::Notice, place, message));
            }
            Said::Own => own_before = Some(time.at + time.count),
            Said::Utc if is_utc(context.zone, context.now) || own_before.is_some_and(|end| time.at - end <= DAY) => {}
            Said::Utc | Said::Other => {
                let message = format!(
                    "{} read times in {own}, not as \"{}\".",
                    context.audience,
                    reading.said(time.at, time.count)
                );
                found.push(Found::new("zone_other", Weight::Quiet, place, message));
            }
        }
    }
    if context.whole && !context.resolved {
        promised(reading, &times, context, found);
    }
}

/// Whether the text says when the next word comes, and whether that is what is promised.
fn promised(reading: &Reading<'_>, times: &[Time], context: &Context<'_>, found: &mut Vec<Found>) {
    let next: Vec<&Time> = times
        .iter()
        .filter(|time| {
            let said = |wanted: &[&str]| reading.before(time.at).any(|word| wanted.contains(&word.lower.as_str()));
            said(&["next"]) || (said(&["again"]) && said(TELL))
        })
        .collect();
    if next.is_empty() {
        if reading.find(WHEN_NEWS).next().is_none() {
            let message = match context.next_by {
                Some(at) => format!(
                    "It does not say when the next word comes: by {}.",
                    clock_words(context.zone, at, context.now)
                ),
                None => "It does not say when the next word comes.".to_owned(),
            };
            found.push(Found::new("next_missing", Weight::Firm, (0, 0), message));
        }
        return;
    }
    let Some(at) = context.next_by else { return };
    for time in next {
        let wanted = match time.zone {
            Said::Nothing | Said::Own => context.zone.local_time(at).naive.time(),
            Said::Utc => at.time(),
            Said::Other => continue,
        };
        if (time.clock.hour(), time.clock.minute()) != (wanted.hour(), wanted.minute()) {
            let promise = clock_words(context.zone, at, context.now);
            let message =
                format!("The clock will be set to {promise}; the text says \"{}\".", reading.said(time.at, time.count));
            found.push(Found::new("next_differs", Weight::Firm, reading.place(time.at, time.count), message));
        }
    }
}

fn times(reading: &Reading<'_>, own: Zone, now: Moment) -> Vec<Time> {
    let short = own.abbreviation(now).to_lowercase();
    let long = zone_word(own, now).to_lowercase();
    let offset = own.offset_label(now);
    let judge = |word: &str| -> Option<Said> {
        let word = word.trim_end_matches([')', '(']);
        if word == short || word == long || word == offset || word == own.name().to_lowercase() {
            Some(Said::Own)
        } else if matches!(word, "utc" | "z") {
            Some(Said::Utc)
        } else if SHORT.contains(&word)
            || word.starts_with("utc+")
            || word.starts_with("utc-")
            || word.starts_with("gmt")
        {
            Some(Said::Other)
        } else {
            None
        }
    };
    let mut found = Vec::new();
    for (at, word) in reading.words.iter().enumerate() {
        let Some((clock, rest)) = clock_of(&word.lower) else { continue };
        let next = reading.words.get(at + 1);
        let half = next.is_some_and(|next| matches!(next.lower.as_str(), "am" | "pm" | "a.m" | "p.m"));
        let after = reading.words.get(at + 1 + usize::from(half));
        let (zone, more) = match (judge(rest), after.and_then(|after| judge(&after.lower))) {
            (Some(zone), _) => (zone, 0),
            (None, Some(zone)) => (zone, 1),
            (None, None) if rest.starts_with(['+', '-']) => (Said::Other, 0),
            (None, None) => (Said::Nothing, 0),
        };
        found.push(Time { clock, zone, at, count: 1 + usize::from(half) + more });
    }
    // In "between 03:02 and 03:10 CET" and "03:02-03:10 CET" the zone stands once for both.
    for at in (0..found.len().saturating_sub(1)).rev() {
        let (Some(one), Some(next)) = (found.get(at), found.get(at + 1)) else { continue };
        let joined = next.at - one.at <= 2 && one.zone == Said::Nothing;
        let zone = next.zone;
        if let Some(one) = found.get_mut(at).filter(|_| joined) {
            one.zone = zone;
        }
    }
    found
}

/// A clock time at the beginning of a word, and what is left of the word.
fn clock_of(word: &str) -> Option<(NaiveTime, &str)> {
    let word = word.trim_start_matches(['~', '<']);
    let (hours, rest) = word.split_once(':')?;
    if hours.is_empty() || hours.len() > 2 || !hours.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let minutes = rest.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?;
    let mut rest = rest.get(2..).unwrap_or_default();
    if let Some(seconds) =
        rest.strip_prefix(':').and_then(|rest| rest.get(..2)).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))
    {
        rest = rest.get(1 + seconds.len()..).unwrap_or_default();
    }
    if rest.starts_with(|c: char| c.is_ascii_digit() || c == ':') {
        return None;
    }
    let clock = NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)?;
    let mut rest = rest.trim_matches(['.', ',']);
    // "3:30pm" and "14:02-14:10": the other half is no zone.
    if matches!(rest, "am" | "pm") || rest.starts_with(['-', '\u{2013}']) && rest.contains(':') && rest.len() < 8 {
        rest = "";
    }
    Some((clock, rest))
}

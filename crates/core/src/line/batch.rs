//! Many pasted lines: notes taken elsewhere, one event a line, most with nothing but a clock time before them.
//!
//! Such a list is in order and ended before now. So a clock time that falls far back begins the next day, and the
//! whole list is placed as late as it can be without lying ahead.

use chrono::{Days, NaiveDate, TimeDelta};

use super::parser::{Reading, When, read};
use super::resolve::{Anchor, Env, Note};
use super::scan::{Units, Word, words};
use super::types::{BatchLine, Hint, HintCode, LineContext};
use super::when::{Basis, Scan, WhenSpec, scan};
use crate::time::{Happened, Moment};

/// Lines a little out of order stay on their day; a clock that falls back further has passed midnight.
const OUT_OF_ORDER: TimeDelta = TimeDelta::hours(6);

/// Reads pasted lines, each with the full grammar; blank lines are skipped.
///
/// A line may begin with a bullet and a time in any usual form (`0312`, `03:12`, `[03:12:07]`, `2026-11-20 03:12`).
/// A line without a time takes that of the line above and says so.
#[must_use]
pub fn parse_batch(input: &str, ctx: &LineContext<'_>) -> Vec<BatchLine> {
    let stars = stars_are_bullets(input);
    let mut entries: Vec<Entry> = input
        .lines()
        .enumerate()
        .filter(|(_, source)| !source.trim().is_empty())
        .map(|(at, source)| {
            let (from, preset) = lead(source, stars);
            let Reading { line, when } = read(source, from, ctx, preset);
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            Entry { line: BatchLine { number, source: source.to_owned(), line }, when }
        })
        .collect();
    let env = Env::of(ctx);
    place(&mut entries, env);
    name_days(&mut entries, env);
    inherit(&mut entries);
    entries.into_iter().map(|entry| entry.line).collect()
}

#[derive(Debug)]
struct Entry {
    line: BatchLine,
    when: Option<When>,
}

/// A star before every line is a list; before some, it keeps those for the review.
fn stars_are_bullets(input: &str) -> bool {
    let mut lines = input.lines().map(str::trim_start).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.clone().count() > 1 && lines.all(|line| line.starts_with("* "))
}

/// Reads the bullet and the time before a pasted line. Returns where the rest begins.
fn lead(source: &str, stars: bool) -> (usize, Option<When>) {
    let words = words(source, 0);
    let start = |at: usize| words.get(at).map_or(source.len(), |word| word.start);
    let mut at = usize::from(words.len() > 1 && words.first().is_some_and(|word| is_bullet(word.text, stars)));
    let Some(first) = words.get(at) else { return (start(at), None) };
    let Some((spec, used)) = lead_time(&words[at..]) else { return (start(at), None) };
    let end = words[at + used - 1].end();
    let when = When { spec, start: first.start, end };
    at += used;
    while words.get(at).is_some_and(|word| matches!(word.text, "-" | "–" | "—" | "|" | ":" | "•" | "·")) {
        at += 1;
    }
    (start(at), Some(when))
}

fn is_bullet(word: &str, stars: bool) -> bool {
    let number = word.strip_suffix(['.', ')']);
    matches!(word, "-" | "–" | "—" | "•" | "·" | "‣" | "◦" | "|")
        || (stars && word == "*")
        || number.is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

fn lead_time(words: &[Word<'_>]) -> Option<(WhenSpec, usize)> {
    let bare: Vec<&str> = words
        .iter()
        .take(4)
        .map(|word| word.text.trim_start_matches(['[', '(']).trim_end_matches([']', ')', ':', ',', ';']))
        .collect();
    // "14:02 - 14:10" is one time over three words.
    if let [from, "-" | "–" | "—", to, ..] = bare.as_slice()
        && from.contains(':')
        && to.contains(':')
        && let Scan::Found(spec, 1) = scan(&[format!("{from}..{to}").as_str()], false)
    {
        return Some((spec, 3));
    }
    match scan(&bare, true) {
        Scan::Found(spec, used) => Some((spec, used)),
        Scan::Bad(_) | Scan::No => None,
    }
}

/// Gives every clock time without a date its day.
fn place(entries: &mut [Entry], env: Env) {
    let mut open: Vec<usize> = Vec::new();
    let mut dated: Option<Moment> = None;
    for at in 0..=entries.len() {
        let next = entries.get(at).and_then(|entry| entry.when.map(|when| (when.spec, entry.line.line.happened.at)));
        match next {
            Some((spec, _)) if spec.bare_clock().is_some() => open.push(at),
            Some((spec, moment)) if spec.is_dated() => {
                place_run(entries, &open, dated, moment.min(env.latest()), env);
                open.clear();
                dated = Some(moment);
            }
            Some(_) => {}
            None if at == entries.len() => place_run(entries, &open, dated, env.latest(), env),
            None => {}
        }
    }
}

/// Places a run of clock times: after a line with a date, else as late as `limit` lets it be.
fn place_run(entries: &mut [Entry], run: &[usize], after: Option<Moment>, limit: Moment, env: Env) {
    let clocks: Vec<(WhenSpec, Basis)> = run
        .iter()
        .filter_map(|at| entries[*at].when)
        .filter_map(|when| when.spec.bare_clock().map(|basis| (when.spec, basis)))
        .collect();
    let Some((_, basis)) = clocks.first() else { return };
    let placed = if let Some(after) = after {
        chain(&clocks, Start::After(after), env)
    } else {
        let mut day = env.date(limit, *basis);
        let mut placed = chain(&clocks, Start::On(day), env);
        // Twice is enough but for a changed clock on the way.
        for _ in 0..4 {
            let Some(ahead) = placed.iter().map(|(h, _)| h.at - limit).max().filter(|by| *by > TimeDelta::zero())
            else {
                break;
            };
            let days = u64::try_from(ahead.num_hours() / 24 + 1).unwrap_or(1);
            day = day.checked_sub_days(Days::new(days)).unwrap_or(day);
            placed = chain(&clocks, Start::On(day), env);
        }
        placed
    };
    for (at, (happened, notes)) in run.iter().zip(placed) {
        let Entry { line, when: Some(when) } = &mut entries[*at] else { continue };
        let span = Units::of(&line.source).span(when.start, when.end);
        let line = &mut line.line;
        line.happened = happened;
        line.hints.retain(|hint| hint.span != span || !is_about_day(hint.code));
        line.hints.extend(notes.into_iter().map(|(code, message)| Hint { code, message, span }));
    }
}

#[derive(Debug, Clone, Copy)]
enum Start {
    On(NaiveDate),
    After(Moment),
}

fn chain(clocks: &[(WhenSpec, Basis)], start: Start, env: Env) -> Vec<(Happened, Vec<Note>)> {
    let mut before = match start {
        Start::On(_) => None,
        Start::After(moment) => Some(moment),
    };
    let mut placed = Vec::with_capacity(clocks.len());
    for (spec, basis) in clocks {
        let day = match (before, start) {
            (Some(before), _) => env.date(before, *basis),
            (None, Start::On(day)) => day,
            (None, Start::After(moment)) => env.date(moment, *basis),
        };
        let on = |day| env.resolve(*spec, Anchor::On(day));
        let Ok(mut found) = on(day) else { continue };
        if before.is_some_and(|before| found.0.at < before - OUT_OF_ORDER)
            && let Some(Ok(next)) = day.succ_opt().map(on)
        {
            found = next;
        }
        before = Some(found.0.at);
        placed.push(found);
    }
    placed
}

fn is_about_day(code: HintCode) -> bool {
    matches!(
        code,
        HintCode::OtherDay | HintCode::Future | HintCode::ClockGap | HintCode::ClockFold | HintCode::SpanReversed
    )
}

/// Says the day where it changes from line to line, beginning with today.
fn name_days(entries: &mut [Entry], env: Env) {
    let mut day = env.date(env.now, Basis::Local);
    for Entry { line, when } in entries {
        let Some(when) = when else { continue };
        let own = env.date(line.line.happened.at, Basis::Local);
        if own != day && when.spec.bare_clock().is_some() {
            let span = Units::of(&line.source).span(when.start, when.end);
            let message = format!("Taken as {}.", own.format("%-d %B %Y"));
            line.line.hints.push(Hint { code: HintCode::OtherDay, message, span });
        }
        day = own;
    }
}

/// Lets a line without a time follow the one above it.
fn inherit(entries: &mut [Entry]) {
    let mut above: Option<Happened> = None;
    for Entry { line: BatchLine { source, line, .. }, .. } in entries {
        if line.when_given {
            above = Some(line.happened.clone());
        } else if let Some(above) = &above {
            line.happened = above.clone();
            line.when_given = true;
            let (left, right) = (source.len() - source.trim_start().len(), source.trim_end().len());
            let span = Units::of(source).span(left, right);
            let message = "No time of its own: same as the line above.".to_owned();
            line.hints.push(Hint { code: HintCode::SameAsAbove, message, span });
        }
    }
}

//! The one-line grammar, one line at a time.
//!
//! Columns: what is typed ¦ kind ¦ when (UTC) ¦ names, flags, ask and links ¦ text ¦ hints. `== NOW ZONE` begins a new
//! moment and zone. A kind that was typed is shown with its slash. An empty time means "as stamped". Times are
//! `month-day hour:minute`, with `~` for about and `<` for before. A name in brackets stands inside the text, `?` marks
//! one that is not in the directory.
#![expect(clippy::unwrap_used, reason = "a wrong constant in a test should stop that test")]

mod line_world;

use std::fmt::Write;

use line_world::{context, people, services, utc, zone};
use muster_core::line::{Mention, ParsedLine, parse};
use muster_core::time::Moment;
use muster_core::words::{EntryKind, Precision};

const TABLE: &str = include_str!("line_table.txt");

#[test]
fn every_line_reads_as_the_table_says() {
    let (people, services) = (people(), services());
    let (mut now, mut place) = (utc("2026-11-20T13:30:00Z"), zone("UTC"));
    let (mut rows, mut wrong) = (0, String::new());
    for row in TABLE.lines() {
        if let Some(heading) = row.strip_prefix("== ") {
            let (at, name) = heading.split_once(' ').unwrap();
            (now, place) = (utc(at), zone(name));
        } else if let Some((input, _)) = row.split_once(" ¦ ") {
            let ctx = context(now, place, &people, &services);
            let input = input.trim_end_matches('·').replace('·', " ");
            let line = parse(&input, &ctx);
            let expected: Vec<&str> = row.split('¦').skip(1).map(str::trim).collect();
            if shown(&line) != expected {
                writeln!(wrong, "{input}\n  is  {}\n  not {}", shown(&line).join(" ¦ "), expected.join(" ¦ ")).unwrap();
            }
            rows += 1;
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(rows >= 140, "the table lost rows: {rows}");
}

fn shown(line: &ParsedLine) -> Vec<String> {
    vec![kind(line), when(line), names(line), line.text.clone(), hints(line)]
}

fn kind(line: &ParsedLine) -> String {
    let slash = if line.kind_given { "/" } else { "" };
    let milestone = line.milestone.map(|m| format!(" {}", m.as_str())).unwrap_or_default();
    assert!(line.milestone.is_none() || line.kind == EntryKind::Milestone, "only a milestone names an instant");
    format!("{slash}{}{milestone}", line.kind.as_str())
}

fn when(line: &ParsedLine) -> String {
    if !line.when_given {
        return String::new();
    }
    let at = moment(line.happened.at);
    match (line.happened.precision, line.happened.until) {
        (Precision::Exact, None) => at,
        (Precision::About, None) => format!("~{at}"),
        (Precision::Before, None) => format!("<{at}"),
        (Precision::Between, Some(until)) => format!("{at}..{}", moment(until)),
        odd => format!("odd {odd:?}"),
    }
}

fn moment(at: Moment) -> String {
    let seconds = if at.timestamp_subsec_millis() > 0 { "%m-%d %H:%M:%S%.3f" } else { "%m-%d %H:%M:%S" };
    let shown = at.format(seconds).to_string();
    shown.strip_suffix(":00").unwrap_or(&shown).to_owned()
}

fn names(line: &ParsedLine) -> String {
    let one = |sign: char, m: &Mention| {
        let unknown = if m.name.is_some() { "" } else { "?" };
        if m.leading { format!("{sign}{}{unknown}", m.handle) } else { format!("({sign}{}{unknown})", m.handle) }
    };
    let mut parts: Vec<String> = line.people.iter().map(|m| one('@', m)).collect();
    parts.extend(line.services.iter().map(|m| one('#', m)));
    parts.extend(line.pinned.then(|| "!".to_owned()));
    parts.extend(line.flagged.then(|| "*".to_owned()));
    if let Some(ask) = &line.ask {
        let unknown = if ask.person.name.is_some() { "" } else { "?" };
        let minutes = ask.minutes.map(|m| format!(" {m}m")).unwrap_or_default();
        let task = ask.task.as_ref().map(|task| format!(" [{task}]")).unwrap_or_default();
        parts.push(format!("=> {}{unknown}{minutes}{task}", ask.person.handle));
    }
    parts.extend(line.links.iter().map(|link| format!("<{link}>")));
    parts.join(" ")
}

fn hints(line: &ParsedLine) -> String {
    let code = |hint: &muster_core::line::Hint| {
        serde_json::to_value(hint.code).unwrap().as_str().unwrap_or_default().to_owned()
    };
    line.hints.iter().map(code).collect::<Vec<_>>().join(" ")
}

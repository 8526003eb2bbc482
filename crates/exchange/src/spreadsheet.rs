//! CSV as RFC 4180 has it: one row for each line of the log, safe to open in a spreadsheet.

use muster_core::words::{Precision, Severity};

use crate::dossier::Dossier;
use crate::sheet::{EXERCISE, Line, Ref, Sheet};
use crate::text::{clean, one_line};

const COLUMNS: usize = 30;

/// Writes the incident as CSV: UTF-8, commas, CRLF, every cell quoted, a header row, one row for each line.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and so may the text after a line
/// break, a tab or a semicolon where a reader splits there. An apostrophe is put in front of each such place; all
/// other text stays as it was written.
#[must_use]
pub fn csv(dossier: &Dossier<'_>) -> String {
    let sheet = Sheet::of(dossier);
    let mut out = String::new();
    push_row(&mut out, &header(&sheet));
    for line in &sheet.lines {
        push_row(&mut out, &row(&sheet, line));
    }
    out
}

fn header(sheet: &Sheet<'_>) -> [String; COLUMNS] {
    let zone = sheet.dossier.zone.name();
    [
        "incident".to_owned(),
        "exercise".to_owned(),
        "title".to_owned(),
        "severity now".to_owned(),
        "phase now".to_owned(),
        format!("happened ({zone})"),
        "happened (UTC)".to_owned(),
        "precision".to_owned(),
        format!("until ({zone})"),
        "until (UTC)".to_owned(),
        format!("written down ({zone})"),
        "written down (UTC)".to_owned(),
        "known since (UTC)".to_owned(),
        "late (minutes)".to_owned(),
        "since first milestone".to_owned(),
        "kind".to_owned(),
        "label".to_owned(),
        "text".to_owned(),
        "people".to_owned(),
        "services".to_owned(),
        "asked of".to_owned(),
        "written down by".to_owned(),
        "pinned".to_owned(),
        "for the review".to_owned(),
        "edited (times)".to_owned(),
        "struck".to_owned(),
        "erased".to_owned(),
        "pictures".to_owned(),
        "links".to_owned(),
        "id".to_owned(),
    ]
}

fn row(sheet: &Sheet<'_>, line: &Line) -> [String; COLUMNS] {
    let times = sheet.times;
    let until = line.happened.until.filter(|_| line.happened.precision == Precision::Between);
    let yes = |on: bool| if on { "yes".to_owned() } else { String::new() };
    let utc = |at: muster_core::time::Moment| at.format("%Y-%m-%d %H:%M:%SZ").to_string();
    let since = sheet
        .milestones
        .iter()
        .find(|reached| line.of.is_none() && line.origin == "milestone" && line.label == reached.milestone.label());
    let ask = line.ask.as_ref().map(|(person, minutes)| match minutes {
        Some(minutes) => format!("{} ({minutes} min)", shown(person)),
        None => shown(person),
    });
    let struck = line.struck.as_ref().map(|struck| match &struck.reason {
        Some(reason) => format!("yes: {}", clean(reason)),
        None => "yes".to_owned(),
    });
    let pictures = line.pictures.iter().map(|picture| match picture.caption.trim() {
        "" => format!("{} {}", picture.media_type, picture.hash),
        caption => format!("{caption} ({} {})", picture.media_type, picture.hash),
    });
    let [incident, title, severity, phase] = incident(sheet, line);
    [
        incident,
        if sheet.is_drill { EXERCISE.to_owned() } else { String::new() },
        title,
        severity,
        phase,
        times.sortable(line.happened.at),
        utc(line.happened.at),
        line.happened.precision.label().to_owned(),
        until.map_or_else(String::new, |until| times.sortable(until)),
        until.map_or_else(String::new, utc),
        times.sortable(line.recorded_at),
        utc(line.recorded_at),
        utc(line.known_at),
        line.lateness().num_minutes().to_string(),
        since.and_then(|reached| reached.after.as_ref()).map_or_else(String::new, |after| after.words()),
        line.kind.as_str().to_owned(),
        line.label.clone(),
        line.erased_words(times).filter(|_| line.text.is_empty()).unwrap_or_else(|| clean(&line.text)),
        line.people.iter().map(shown).collect::<Vec<_>>().join(", "),
        line.services.iter().map(shown).collect::<Vec<_>>().join(", "),
        ask.unwrap_or_default(),
        line.author.clone().unwrap_or_default(),
        yes(line.pinned),
        yes(line.flagged),
        line.edits.to_string(),
        struck.unwrap_or_default(),
        yes(line.erased),
        pictures.collect::<Vec<_>>().join("\n"),
        line.links.join("\n"),
        line.id.to_string(),
    ]
}

/// What stands in front of each row about the incident the line is of: reference, title, severity and phase.
fn incident(sheet: &Sheet<'_>, line: &Line) -> [String; 4] {
    let sized = |severity: Option<Severity>| severity.map_or("not sized", |severity| severity.label()).to_owned();
    let merged = line.of.as_ref().and_then(|of| {
        let (_, state) = sheet.dossier.merged.iter().find(|(reference, _)| one_line(reference) == *of)?;
        Some([of.clone(), one_line(state.title()), sized(state.severity()), state.phase().label().to_owned()])
    });
    merged.unwrap_or_else(|| {
        let phase = sheet.phase.label().to_owned();
        [sheet.reference.clone(), sheet.title.clone(), sized(sheet.severity), phase]
    })
}

/// `Jonas Weber (jonas)`, or the handle alone.
fn shown(named: &Ref) -> String {
    match &named.known {
        Some((name, _)) if *name != named.handle => format!("{name} ({})", named.handle),
        Some(_) | None => named.handle.clone(),
    }
}

pub(crate) fn push_row(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(&disarmed(&clean(cell)).replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// Puts an apostrophe in front of every place that some reader may take for the start of a formula.
///
/// A negative number that this program wrote itself is disarmed, too: a rule without exceptions cannot be got round.
pub(crate) fn disarmed(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len() + 2);
    // Where a cell may begin: at the start, and after what some reader splits at.
    let mut may_begin = true;
    for c in cell.chars() {
        if may_begin && is_trigger(c) {
            out.push('\'');
            may_begin = false;
        } else if matches!(c, '\n' | '\r' | '\t' | ';') {
            may_begin = true;
        } else if may_begin && !is_skipped(c) {
            may_begin = false;
        }
        out.push(c);
    }
    match out.chars().next() {
        // A leading tab or line break is itself a known way in.
        Some('\t' | '\r' | '\n') => format!("'{out}"),
        _ => out,
    }
}

/// Takes away the apostrophes that [`disarmed`] put in, so that a list that was written can be read again.
pub(crate) fn rearmed(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut may_begin = true;
    let mut rest = cell.chars().peekable();
    while let Some(c) = rest.next() {
        if may_begin && c == '\'' && rest.peek().is_some_and(|next| is_trigger(*next)) {
            may_begin = false;
            continue;
        }
        may_begin = matches!(c, '\n' | '\r' | '\t' | ';') || (may_begin && is_skipped(c));
        out.push(c);
    }
    out
}

/// What begins a formula, also in the wide forms that some programs fold to the narrow ones.
fn is_trigger(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹢' | '﹣' | '﹦' | '﹫' | '−')
}

/// What a spreadsheet may skip in front of a formula: quotes, blanks and marks that cannot be seen.
fn is_skipped(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '＂' | '＇' | '«' | '»')
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{61c}' | '\u{180e}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_wherever_a_cell_may_begin() {
        let rows = [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "  '=1"),
            ("\"=1", "\"'=1"),
            ("'=1", "''=1"),
            ("\t=1", "'\t'=1"),
            ("\n=1", "'\n'=1"),
            ("\u{200b}=1", "\u{200b}'=1"),
            ("＝1", "'＝1"),
            ("−1", "'−1"),
            ("a\n=1", "a\n'=1"),
            ("a; =1", "a; '=1"),
            ("a\t\"-1", "a\t\"'-1"),
            ("=;=", "'=;'="),
        ];
        for (cell, safe) in rows {
            assert_eq!(disarmed(cell), safe, "{cell:?}");
            assert_eq!(rearmed(safe).trim_start_matches('\''), cell.trim_start_matches('\''), "{safe:?}");
        }
        for benign in
            ["", "a", "8 of 12 hosts", "a=b", "1-2", "mei@example.org", "über 5 %", "a, -b", "x: =", "\"quoted\""]
        {
            assert_eq!(disarmed(benign), benign, "ordinary words stay as they are");
        }
    }
}

//! The report of a drill as Markdown. EXERCISE stands on every heading, so that no part of it travels alone.

use muster_core::drill::after::{AfterReport, CourseSide};
use muster_core::words::HotWashPart;

use super::plan;
use super::words::{NOTHING, SAID, WORD, anybody, cadence, day, facts, place, promised, sure, zone_note};
use crate::markdown::escape::inline;

/// Writes it as Markdown.
#[must_use]
pub fn drill_report_markdown(report: &AfterReport) -> String {
    let mut out = format!(
        "# {WORD}: {} {}: after-action report\n\n**{WORD}.** {SAID}\n\n",
        inline(&report.reference),
        inline(&report.title)
    );
    for (name, value) in facts(report) {
        out.push_str(&format!("- {name}: {}\n", inline(&value)));
    }
    out.push_str(&format!("- Scenario: {}\n- {}\n", inline(&report.scenario), inline(&zone_note(report))));
    if !report.synopsis.is_empty() {
        out.push_str(&format!("\n{}\n", inline(&report.synopsis)));
    }
    objectives(&mut out, report);
    heading(&mut out, "What went well");
    for one in &report.strengths {
        let whence = if one.whence.is_empty() { String::new() } else { format!(" ({})", inline(&one.whence)) };
        out.push_str(&format!("- {}{whence}\n", inline(&one.text)));
    }
    nothing(&mut out, report.strengths.is_empty());
    heading(&mut out, "What will be better");
    if !report.areas.is_empty() {
        table(&mut out, &plan::HEADS, report.areas.iter().map(|area| plan::cells(report, area)));
    }
    nothing(&mut out, report.areas.is_empty());
    heading(&mut out, "Promises of the next word");
    out.push_str(&format!("{}\n", cadence(report)));
    if !report.cadence.rows.is_empty() {
        out.push('\n');
        let row = |row: &muster_core::drill::after::CadenceRow| {
            let sent = if row.sent { place(row.after) } else { "–".to_owned() };
            [row.audience.clone(), promised(row), sent, row.words.clone()]
        };
        table(&mut out, &["For", "Promised", "Went out", "So"], report.cadence.rows.iter().map(row));
    }
    said(&mut out, report);
    if anybody(report) {
        heading(&mut out, "How sure people were");
        for (at, question) in report.confidence.questions.iter().enumerate() {
            let (before, after) = (sure(&report.confidence.before, at), sure(&report.confidence.after, at));
            out.push_str(&format!("- {} Before: {before}. After: {after}.\n", inline(question)));
        }
    }
    courses(&mut out, report);
    if !report.truth.is_empty() {
        heading(&mut out, "What was going on");
        out.push_str(&format!("{}\n", inline(&report.truth)));
    }
    out
}

fn heading(out: &mut String, title: &str) {
    out.push_str(&format!("\n## {WORD}: {title}\n\n"));
}

fn nothing(out: &mut String, is_empty: bool) {
    if is_empty {
        out.push_str(&format!("{NOTHING}\n"));
    }
}

fn table<const N: usize>(out: &mut String, heads: &[&str; N], rows: impl Iterator<Item = [String; N]>) {
    out.push_str(&format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(N)));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| inline(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

fn objectives(out: &mut String, report: &AfterReport) {
    heading(out, "What was to be seen, and what was");
    for one in &report.objectives {
        out.push_str(&format!("### {WORD}: {}\n\n", inline(&one.text)));
        for rating in &one.ratings {
            let mut line = format!("- {} {}: {}", place(rating.after), inline(&rating.observer), rating.rating.label());
            if !rating.remark.is_empty() {
                line.push_str(&format!(". {}", inline(&rating.remark)));
            }
            if !rating.evidence.is_empty() {
                line.push_str(&format!(" (line: “{}”)", inline(&rating.evidence)));
            }
            out.push_str(&line);
            out.push('\n');
        }
        if one.ratings.is_empty() {
            out.push_str("Nobody rated it.\n");
        }
        if one.differently {
            out.push_str("\nObservers saw it differently. Both stand.\n");
        }
        for answer in &one.answers {
            let said = if answer.observed.is_empty() { &answer.expected } else { &answer.observed };
            let (inject, who) = (inline(&answer.inject), inline(&answer.observer));
            out.push_str(&format!("- After “{inject}”: {}, {who}. {}\n", answer.rating.label(), inline(said)));
        }
        for note in &one.notes {
            noted(out, note);
        }
        out.push('\n');
    }
    report.notes.iter().for_each(|note| noted(out, note));
}

fn noted(out: &mut String, note: &muster_core::drill::after::AfterNote) {
    let who = if note.observer.is_empty() { String::new() } else { format!(" {}:", inline(&note.observer)) };
    out.push_str(&format!("- {}{who} {}\n", place(note.after), inline(&note.text)));
}

fn said(out: &mut String, report: &AfterReport) {
    heading(out, "What was said right after");
    for part in HotWashPart::ALL {
        out.push_str(&format!("### {WORD}: {}\n\n", part.label()));
        let mut any = false;
        for one in report.hot_wash.iter().filter(|one| one.part == *part) {
            any = true;
            let by = if one.by.is_empty() { String::new() } else { format!(" ({})", inline(&one.by)) };
            let due = one.due.map_or_else(String::new, |due| format!(", by {}", day(report, due)));
            out.push_str(&format!("- {}{by}{due}\n", inline(&one.text)));
        }
        nothing(out, !any);
        out.push('\n');
    }
}

fn courses(out: &mut String, report: &AfterReport) {
    if let Some(courses) = &report.courses {
        heading(out, "Then and now, on one time line");
        let at = |after: Option<u32>| after.map_or_else(|| "–".to_owned(), place);
        let first =
            |one: &muster_core::drill::after::CourseFirst| [one.kind.label().to_owned(), at(one.then), at(one.now)];
        table(out, &["First", "Then", "The players"], courses.firsts.iter().map(first));
        out.push('\n');
        let mut rows: Vec<_> = courses.then.iter().map(|one| (one, true)).collect();
        rows.extend(courses.now.iter().map(|one| (one, false)));
        rows.sort_by_key(|(one, then)| (one.after, !then));
        let row = |(one, then): (&muster_core::drill::after::CoursePoint, bool)| {
            let said = format!("{}: {}", one.kind.label(), one.text);
            let (left, right) = if then { (said, String::new()) } else { (String::new(), said) };
            [place(one.after), left, right]
        };
        table(out, &["At", "Then", "The players"], rows.into_iter().map(row));
    }
    heading(out, "How it went");
    if !report.course.is_empty() {
        let row = |row: &muster_core::drill::after::CourseRow| {
            let side = match row.side {
                CourseSide::Inject => "Reached the players",
                CourseSide::Players => "The players",
            };
            [place(row.after), side.to_owned(), row.what.clone(), row.text.clone()]
        };
        table(out, &["At", "Who", "What", "In words"], report.course.iter().map(row));
    }
    nothing(out, report.course.is_empty());
}

//! Markdown for wikis, tickets and repositories, readable as it stands.

pub(crate) mod escape;

use escape::{inline, lines};
use muster_core::event::Attachment;

use crate::dossier::Dossier;
use crate::sheet::{Line, Sheet};
use crate::text::safe_link;

/// Writes the incident as Markdown (CommonMark with the tables and strikes of GitHub).
///
/// What people wrote is escaped: it cannot become HTML, a heading, a picture or a link. Pictures are named by caption
/// and hash; links are only `http`, `https` and `mailto`.
#[must_use]
pub fn markdown(dossier: &Dossier<'_>) -> String {
    let sheet = Sheet::of(dossier);
    let mut out = String::new();
    head(&mut out, &sheet);
    statement(&mut out, &sheet);
    milestones(&mut out, &sheet);
    log(&mut out, &sheet);
    named(&mut out, &sheet);
    foot(&mut out, &sheet);
    out
}

fn push(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn section(out: &mut String, sheet: &Sheet<'_>, title: &str) {
    push(out, &format!("\n## {}{title}\n", if sheet.is_drill { "EXERCISE: " } else { "" }));
}

fn head(out: &mut String, sheet: &Sheet<'_>) {
    push(out, &format!("# {}\n", inline(&sheet.heading())));
    if sheet.is_drill {
        push(out, "> **EXERCISE.** This was a drill. Nothing in it happened.\n");
    }
    let severity = sheet.severity.map_or("not sized", |severity| severity.label());
    push(out, &format!("- Severity: {severity}"));
    push(out, &format!("- Phase: {}", sheet.phase.label()));
    push(out, &format!("- Times: {}", inline(&sheet.zone_note())));
    push(out, &format!("- Log: {}", sheet.order_note()));
    if let Some(note) = sheet.merged_note() {
        push(out, &format!("- Merged: {}", inline(&note)));
    }
    if let Some(note) = sheet.filter_note() {
        push(out, &format!("- Left out: {}", inline(&note)));
    }
    if let Some(note) = sheet.newer_note() {
        push(out, &format!("- {note}"));
    }
}

fn statement(out: &mut String, sheet: &Sheet<'_>) {
    section(out, sheet, "Statement");
    let Some(current) = sheet.statement() else {
        push(out, "No statement was written.");
        return;
    };
    for version in sheet.statements.iter().rev() {
        if version.number + 1 == current.number {
            push(out, "Earlier versions:\n");
        }
        let by = version.author.as_ref().map_or_else(String::new, |by| format!(", by {}", inline(by)));
        push(out, &format!("Version {}, {}{by}:\n", version.number, sheet.times.when_full(&version.happened)));
        match &version.text {
            Some(text) => lines(text).iter().for_each(|line| push(out, &format!("> {line}  "))),
            None => push(out, "> *erased*"),
        }
        push(out, "");
    }
}

fn milestones(out: &mut String, sheet: &Sheet<'_>) {
    section(out, sheet, "Milestones");
    if sheet.milestones.is_empty() {
        push(out, "None was set.");
    } else {
        push(out, "| Milestone | When | After | What was said |");
        push(out, "| --- | --- | --- | --- |");
    }
    for reached in &sheet.milestones {
        let after = reached.after.as_ref().map_or_else(String::new, |after| after.words());
        let when = sheet.times.when_full(&reached.happened);
        push(out, &format!("| {} | {when} | {after} | {} |", reached.milestone.label(), inline(&reached.text)));
    }
    if !sheet.durations.is_empty() {
        push(out, "\n| Duration | |\n| --- | --- |");
    }
    for duration in &sheet.durations {
        push(out, &format!("| {} | {} |", duration.name, duration.span.words()));
    }
}

fn log(out: &mut String, sheet: &Sheet<'_>) {
    section(out, sheet, "Log");
    if sheet.lines.is_empty() {
        push(out, "No line is in this export.");
    }
    let mut day = None;
    for line in &sheet.lines {
        let this = sheet.times.day(line.happened.at);
        if day != Some(this) {
            let before = if day.is_some() { "\n" } else { "" };
            push(out, &format!("{before}### {}{}\n", sheet.stamp(), sheet.times.day_words(line.happened.at)));
            day = Some(this);
        }
        log_line(out, sheet, line);
    }
}

/// One line as an item of a list; what belongs to it stands below it, indented, after hard breaks.
fn log_line(out: &mut String, sheet: &Sheet<'_>, line: &Line) {
    let times = sheet.times;
    let when = format!("**{}** ({})", times.when(&line.happened), times.when_utc(&line.happened));
    let mut rows = vec![format!("- {when} **{}**", line.label)];
    let struck = |text: String| if line.struck.is_some() { format!("~~{text}~~") } else { text };
    for (at, text) in lines(line.said()).into_iter().map(struck).enumerate() {
        if at == 0 {
            rows[0].push(' ');
            rows[0].push_str(&text);
        } else {
            rows.push(text);
        }
    }
    rows.extend(line.erased_words(times).map(|words| format!("*{}*", inline(&words))));
    let mut beside: Vec<String> = line.who().into_iter().collect();
    beside.extend(line.remarks(times));
    if !beside.is_empty() {
        rows.push(beside.iter().map(|one| inline(one)).collect::<Vec<_>>().join(" · "));
    }
    rows.extend(line.links.iter().map(|link| link_row(link)));
    rows.extend(line.pictures.iter().map(picture_row));
    push(out, &rows.join("\\\n  "));
}

fn link_row(link: &str) -> String {
    match safe_link(link) {
        Some(link) => format!("Link: <{link}>"),
        None => format!("Not a web address: {}", inline(link)),
    }
}

fn picture_row(picture: &Attachment) -> String {
    let caption = if picture.caption.trim().is_empty() { String::new() } else { inline(&picture.caption) + " " };
    let size = if picture.width > 0 && picture.height > 0 {
        format!(", {} × {}", picture.width, picture.height)
    } else {
        String::new()
    };
    format!("Picture: {caption}({}{size}, blake3 {})", inline(&picture.media_type), picture.hash)
}

fn named(out: &mut String, sheet: &Sheet<'_>) {
    for (title, refs) in [("People named", &sheet.people), ("Services named", &sheet.services)] {
        if refs.is_empty() {
            continue;
        }
        section(out, sheet, title);
        for one in refs {
            let handle = if one.known.is_some() { format!(" ({})", inline(&one.handle)) } else { String::new() };
            let team = one.team().map_or_else(String::new, |team| format!(", {}", inline(team)));
            push(out, &format!("- {}{handle}{team}", inline(one.shown())));
        }
    }
    if !sheet.writers.is_empty() {
        push(out, &format!("\nWritten down by {}.", inline(&sheet.writers.join(", "))));
    }
}

fn foot(out: &mut String, sheet: &Sheet<'_>) {
    push(out, "\n---\n");
    let dossier = sheet.dossier;
    push(
        out,
        &format!(
            "{}Exported {} by {}. {}. {}.",
            if sheet.is_drill { "**EXERCISE.** " } else { "" },
            sheet.times.full(dossier.exported_at),
            inline(&format!("Muster {}", dossier.app_version)),
            inline(&sheet.zone_note()),
            inline(&sheet.chain_note()),
        ),
    );
}

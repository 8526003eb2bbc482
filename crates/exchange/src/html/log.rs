//! The log as rows: time in both clocks, what it is, what it says, and what is known about it.

use muster_core::time::rfc3339;
use muster_core::words::EntryKind;

use super::escape::{link, linked, text};
use super::{figure, section};
use crate::sheet::{Line, Sheet};

pub(super) fn log(out: &mut String, sheet: &Sheet<'_>) {
    pinned(out, sheet);
    section(out, sheet, "Log");
    if sheet.lines.is_empty() {
        out.push_str("<p class=\"note\">No line is in this export.</p>\n");
        return;
    }
    let mut day = None;
    for line in &sheet.lines {
        let this = sheet.times.day(line.happened.at);
        if day != Some(this) {
            if day.is_some() {
                out.push_str("</ol>\n");
            }
            let words = sheet.times.day_words(line.happened.at);
            out.push_str(&format!("<h3>{}{words}</h3>\n<ol class=\"log\">\n", sheet.stamp()));
            day = Some(this);
        }
        row(out, sheet, line);
    }
    out.push_str("</ol>\n");
}

/// What was pinned, once more at the top, for the reader with one minute.
fn pinned(out: &mut String, sheet: &Sheet<'_>) {
    let pinned: Vec<&Line> =
        sheet.lines.iter().filter(|line| line.pinned && line.struck.is_none() && !line.text.is_empty()).collect();
    if pinned.is_empty() || sheet.dossier.filter.pinned {
        return;
    }
    section(out, sheet, "Pinned");
    out.push_str("<ol class=\"log\">\n");
    for line in pinned {
        out.push_str("<li class=\"e\">");
        when(out, sheet, line);
        let (said, _) = linked(line.said(), &line.links);
        let of = line.of.as_ref().map_or_else(String::new, |of| format!("<p class=\"who\">of {}</p>", text(of)));
        out.push_str(&format!(
            "<div class=\"kind\">{}</div><div class=\"said\"><p dir=\"auto\">{said}</p>{of}</div></li>\n",
            line.label
        ));
    }
    out.push_str("</ol>\n");
}

fn when(out: &mut String, sheet: &Sheet<'_>, line: &Line) {
    out.push_str(&format!(
        "<div><time datetime=\"{}\">{}</time><span class=\"utc\">{}</span></div>",
        rfc3339(line.happened.at),
        text(&sheet.times.when(&line.happened)),
        text(&sheet.times.when_utc(&line.happened)),
    ));
}

fn row(out: &mut String, sheet: &Sheet<'_>, line: &Line) {
    let mut class = String::from("e");
    if matches!(line.origin, "milestone" | "declared") {
        class.push_str(" mile");
    }
    if line.kind == EntryKind::Decision {
        class.push_str(" decision");
    }
    if line.pinned {
        class.push_str(" pinned");
    }
    out.push_str(&format!("<li class=\"{class}\">"));
    when(out, sheet, line);
    out.push_str(&format!("<div class=\"kind\">{}</div><div class=\"said\">", line.label));
    let (said, left) = linked(line.said(), &line.links);
    if !line.text.is_empty() {
        let said = if line.struck.is_some() { format!("<s>{said}</s>") } else { said };
        out.push_str(&format!("<p dir=\"auto\">{said}</p>"));
    }
    if let Some(words) = line.erased_words(sheet.times) {
        out.push_str(&format!("<p class=\"gone\">{}</p>", text(&words)));
    }
    let late = line.late(sheet.times);
    let mut beside: Vec<String> = line.who().iter().map(|who| format!("<bdi>{}</bdi>", text(who))).collect();
    beside.extend(line.remarks(sheet.times).iter().map(|remark| {
        let class = if late.as_ref() == Some(remark) { " class=\"late\"" } else { "" };
        format!("<bdi{class}>{}</bdi>", text(remark))
    }));
    if !beside.is_empty() {
        out.push_str(&format!("<p class=\"who\">{}</p>", beside.join(" · ")));
    }
    for address in left {
        out.push_str(&format!("<p class=\"who\">{}</p>", link(address)));
    }
    for picture in &line.pictures {
        figure(out, sheet, picture);
    }
    out.push_str("</div></li>\n");
}

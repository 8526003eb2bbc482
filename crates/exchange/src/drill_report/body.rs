//! What stands in the report of a drill, as HTML without a page around it. Every word of a person is escaped.

use muster_core::drill::after::{AfterObjective, AfterReport, CourseSide};
use muster_core::words::HotWashPart;

use super::words::{NOTHING, SAID, WORD, anybody, cadence, day, facts, place, promised, sure, zone_note};
use super::{picture, plan};
use crate::html::escape::text;

/// Writes what stands in it. Every heading has an id.
#[must_use]
pub fn drill_report_body(report: &AfterReport) -> String {
    let mut out = String::with_capacity(16_384);
    head(&mut out, report);
    objectives(&mut out, report);
    strengths(&mut out, report);
    plan::html(&mut out, report);
    promises(&mut out, report);
    hot_wash(&mut out, report);
    confidence(&mut out, report);
    courses(&mut out, report);
    course(&mut out, report);
    if !report.truth.is_empty() {
        section(&mut out, "truth", "What was going on");
        out.push_str(&format!("<p dir=\"auto\">{}</p>\n</section>\n", text(&report.truth)));
    }
    out
}

fn section(out: &mut String, key: &str, title: &str) {
    out.push_str(&format!("<section aria-labelledby=\"part-{key}\">\n<h2 id=\"part-{key}\">{title}</h2>\n"));
}

fn head(out: &mut String, report: &AfterReport) {
    out.push_str(&format!("<header>\n<p class=\"ref\">{WORD} {}</p>\n", text(&report.reference)));
    out.push_str(&format!(
        "<h1 dir=\"auto\">{}: after-action report</h1>\n<ul class=\"chips\">\n",
        text(&report.title)
    ));
    for chip in [SAID, &report.scenario, report.mode.label(), &zone_note(report)] {
        if !chip.is_empty() {
            out.push_str(&format!("<li>{}</li>\n", text(chip)));
        }
    }
    out.push_str("</ul>\n</header>\n");
    section(out, "facts", "What was played");
    if !report.synopsis.is_empty() {
        out.push_str(&format!("<p class=\"lead\" dir=\"auto\">{}</p>\n", text(&report.synopsis)));
    }
    out.push_str("<dl class=\"facts\">\n");
    for (name, value) in facts(report) {
        out.push_str(&format!("<div><dt>{name}</dt><dd dir=\"auto\">{}</dd></div>\n", text(&value)));
    }
    out.push_str("</dl>\n</section>\n");
}

fn objectives(out: &mut String, report: &AfterReport) {
    section(out, "objectives", "What was to be seen, and what was");
    for one in &report.objectives {
        objective(out, one);
    }
    notes(out, &report.notes);
    out.push_str("</section>\n");
}

fn objective(out: &mut String, one: &AfterObjective) {
    let named = text(&one.text);
    out.push_str(&format!("<h3 dir=\"auto\">{named}</h3>\n"));
    if one.ratings.is_empty() {
        out.push_str("<p>Nobody rated it.</p>\n");
    } else {
        out.push_str(&format!(
            "<div class=\"scroll\">\n<table>\n<caption class=\"vh\">Ratings: {named}</caption>\n<thead><tr>\
             <th scope=\"col\">Observer</th><th scope=\"col\">Seen</th><th scope=\"col\">In their words</th>\
             <th scope=\"col\">The line that shows it</th><th scope=\"col\">At</th></tr></thead>\n<tbody>\n"
        ));
        for rating in &one.ratings {
            out.push_str(&format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td dir=\"auto\">{}</td><td dir=\"auto\">{}</td>\
                 <td><time>{}</time></td></tr>\n",
                text(&rating.observer),
                rating.rating.label(),
                text(&rating.remark),
                text(&rating.evidence),
                place(rating.after),
            ));
        }
        out.push_str("</tbody>\n</table>\n</div>\n");
        if one.differently {
            out.push_str("<p class=\"note\">Observers saw it differently. Both stand.</p>\n");
        }
    }
    if !one.answers.is_empty() {
        out.push_str("<ul>\n");
        for answer in &one.answers {
            let said = if answer.observed.is_empty() { &answer.expected } else { &answer.observed };
            out.push_str(&format!(
                "<li dir=\"auto\"><time>{}</time> {}: {}. {} <span class=\"who\">{}</span></li>\n",
                place(answer.after),
                text(&answer.inject),
                answer.rating.label(),
                text(said),
                text(&answer.observer),
            ));
        }
        out.push_str("</ul>\n");
    }
    notes(out, &one.notes);
}

fn notes(out: &mut String, notes: &[muster_core::drill::after::AfterNote]) {
    for note in notes {
        out.push_str(&format!(
            "<blockquote dir=\"auto\"><p>{}</p><p class=\"who\"><time>{}</time> {}</p></blockquote>\n",
            text(&note.text),
            place(note.after),
            text(&note.observer),
        ));
    }
}

fn strengths(out: &mut String, report: &AfterReport) {
    section(out, "strengths", "What went well");
    if report.strengths.is_empty() {
        out.push_str(&format!("<p>{NOTHING}</p>\n"));
    } else {
        out.push_str("<ul>\n");
        for one in &report.strengths {
            let about = if one.objective.is_empty() || one.objective == one.text { "" } else { one.objective.as_str() };
            let more: Vec<&str> = [about, one.whence.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
            out.push_str(&format!(
                "<li dir=\"auto\">{} <span class=\"who\">{}</span></li>\n",
                text(&one.text),
                text(&more.join("; "))
            ));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn promises(out: &mut String, report: &AfterReport) {
    section(out, "cadence", "Promises of the next word");
    out.push_str(&format!("<p>{}</p>\n", text(&cadence(report))));
    if !report.cadence.rows.is_empty() {
        out.push_str(
            "<div class=\"scroll\">\n<table>\n<thead><tr><th scope=\"col\">For</th><th scope=\"col\">Promised</th>\
             <th scope=\"col\">Went out</th><th scope=\"col\">So</th></tr></thead>\n<tbody>\n",
        );
        for row in &report.cadence.rows {
            let sent = if row.sent { place(row.after) } else { "–".to_owned() };
            out.push_str(&format!(
                "<tr><th scope=\"row\">{}</th><td><time>{}</time></td><td><time>{sent}</time></td><td>{}</td></tr>\n",
                text(&row.audience),
                promised(row),
                text(&row.words)
            ));
        }
        out.push_str("</tbody>\n</table>\n</div>\n");
    }
    out.push_str("</section>\n");
}

fn hot_wash(out: &mut String, report: &AfterReport) {
    section(out, "hot-wash", "What was said right after");
    for part in HotWashPart::ALL {
        out.push_str(&format!("<h3>{}</h3>\n", part.label()));
        let said: Vec<_> = report.hot_wash.iter().filter(|one| one.part == *part).collect();
        if said.is_empty() {
            out.push_str(&format!("<p class=\"note\">{NOTHING}</p>\n"));
            continue;
        }
        out.push_str("<ul>\n");
        for one in said {
            let by = one.due.map_or_else(String::new, |due| format!(" by {}", day(report, due)));
            out.push_str(&format!(
                "<li dir=\"auto\">{} <span class=\"who\">{}{by}</span></li>\n",
                text(&one.text),
                text(&one.by)
            ));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn confidence(out: &mut String, report: &AfterReport) {
    if !anybody(report) {
        return;
    }
    let (before, after) = (&report.confidence.before, &report.confidence.after);
    section(out, "confidence", "How sure people were");
    out.push_str(
        "<div class=\"scroll\">\n<table>\n<thead><tr><th scope=\"col\">Asked</th><th scope=\"col\">Before</th>\
         <th scope=\"col\">After</th></tr></thead>\n<tbody>\n",
    );
    for (at, question) in report.confidence.questions.iter().enumerate() {
        out.push_str(&format!(
            "<tr><th scope=\"row\" dir=\"auto\">{}</th><td>{}</td><td>{}</td></tr>\n",
            text(question),
            sure(before, at),
            sure(after, at)
        ));
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out.push_str("<p class=\"note\">Our own two questions, no validated instrument. Nothing of fewer than five people is shown.</p>\n</section>\n");
}

fn courses(out: &mut String, report: &AfterReport) {
    let Some(courses) = &report.courses else { return };
    section(out, "courses", "Then and now, on one time line");
    out.push_str("<p>What was done in the incident this was made from, and what the players did. They knew other things, at other times: neither is the right one.</p>\n");
    picture::html(out, courses);
    out.push_str(
        "<div class=\"scroll\">\n<table>\n<thead><tr><th scope=\"col\">First</th><th scope=\"col\">Then</th>\
         <th scope=\"col\">The players</th></tr></thead>\n<tbody>\n",
    );
    let at = |after: Option<u32>| after.map_or_else(|| "–".to_owned(), place);
    for first in &courses.firsts {
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td><time>{}</time></td><td><time>{}</time></td></tr>\n",
            first.kind.label(),
            at(first.then),
            at(first.now)
        ));
    }
    out.push_str(
        "</tbody>\n</table>\n</div>\n<div class=\"scroll\">\n<table>\n<thead><tr><th scope=\"col\">At</th>\
         <th scope=\"col\">Then</th><th scope=\"col\">The players</th></tr></thead>\n<tbody>\n",
    );
    let mut rows: Vec<_> = courses.then.iter().map(|one| (one, true)).collect();
    rows.extend(courses.now.iter().map(|one| (one, false)));
    rows.sort_by_key(|(one, then)| (one.after, !then));
    for (one, then) in rows {
        let said = format!("{}: {}", one.kind.label(), text(&one.text));
        let (left, right) = if then { (said.as_str(), "") } else { ("", said.as_str()) };
        out.push_str(&format!(
            "<tr><th scope=\"row\"><time>{}</time></th><td dir=\"auto\">{left}</td><td dir=\"auto\">{right}</td></tr>\n",
            place(one.after)
        ));
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

fn course(out: &mut String, report: &AfterReport) {
    section(out, "course", "How it went");
    if report.course.is_empty() {
        out.push_str(&format!("<p>{NOTHING}</p>\n</section>\n"));
        return;
    }
    out.push_str(
        "<div class=\"scroll\">\n<table>\n<thead><tr><th scope=\"col\">At</th><th scope=\"col\">Who</th>\
         <th scope=\"col\">What</th><th scope=\"col\">In words</th></tr></thead>\n<tbody>\n",
    );
    for row in &report.course {
        let (class, side) = match row.side {
            CourseSide::Inject => (" class=\"mile\"", "Reached the players"),
            CourseSide::Players => ("", "The players"),
        };
        out.push_str(&format!(
            "<tr{class}><th scope=\"row\"><time>{}</time></th><td>{side}</td><td>{}</td><td dir=\"auto\">{}</td></tr>\n",
            place(row.after),
            text(&row.what),
            text(&row.text)
        ));
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

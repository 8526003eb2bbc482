//! One HTML file that needs nothing else: style, pictures and a drawing of the timeline are inside.
//!
//! It is opened years later, on machines we do not know, by people who were not there: it loads nothing, runs nothing
//! (its own policy forbids it), follows the reader's light or dark, and prints.

pub(crate) mod escape;
mod log;
mod picture;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use escape::{attribute, text};
use muster_core::event::Attachment;

use crate::dossier::{Chain, Dossier};
use crate::sheet::{Ref, Sheet, Version};

const STYLE: &str = include_str!("style.css");
const POLICY: &str =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Pictures a browser shows and that cannot hold a program.
const SHOWN_PICTURES: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp"];

/// Writes the incident as one self-contained HTML file.
#[must_use]
pub fn html(dossier: &Dossier<'_>) -> String {
    let sheet = Sheet::of(dossier);
    let mut out = String::with_capacity(16_384 + sheet.lines.len() * 512);
    out.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
    );
    out.push_str(&format!("<meta name=\"generator\" content=\"Muster {}\">\n", attribute(&dossier.app_version)));
    out.push_str(&format!("<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n", text(&sheet.heading())));
    if sheet.is_drill {
        out.push_str(
            "<div class=\"exercise\">EXERCISE <small>This was a drill. Nothing in it happened.</small></div>\n",
        );
    }
    out.push_str("<main>\n");
    head(&mut out, &sheet);
    statement(&mut out, &sheet);
    at_a_glance(&mut out, &sheet);
    milestones(&mut out, &sheet);
    log::log(&mut out, &sheet);
    names(&mut out, "People named", &sheet.people, &sheet);
    names(&mut out, "Services named", &sheet.services, &sheet);
    foot(&mut out, &sheet);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn head(out: &mut String, sheet: &Sheet<'_>) {
    out.push_str(&format!("<header>\n<p class=\"ref\">{}{}</p>\n", sheet.stamp(), text(&sheet.reference)));
    out.push_str(&format!("<h1 dir=\"auto\">{}</h1>\n<ul class=\"chips\">\n", text(&sheet.title)));
    let severity = sheet.severity.map_or("Severity not sized", |severity| severity.label());
    let order = sheet.order_note();
    for chip in [severity, sheet.phase.label(), &sheet.zone_note(), order] {
        out.push_str(&format!("<li>{}</li>\n", text(chip)));
    }
    out.push_str("</ul>\n");
    for note in sheet.merged_note().into_iter().chain(sheet.filter_note()).chain(sheet.newer_note()) {
        out.push_str(&format!("<p class=\"note\">{}</p>\n", text(&note)));
    }
    out.push_str("</header>\n");
}

fn at_a_glance(out: &mut String, sheet: &Sheet<'_>) {
    section(out, sheet, "At a glance");
    if !sheet.durations.is_empty() {
        out.push_str("<dl class=\"facts\">\n");
        for one in &sheet.durations {
            out.push_str(&format!("<div><dt>{}</dt><dd>{}</dd></div>\n", one.name, text(&one.span.words())));
        }
        out.push_str("</dl>\n");
    }
    picture::draw(out, sheet);
}

fn section(out: &mut String, sheet: &Sheet<'_>, title: &str) {
    out.push_str(&format!("<h2>{}{title}</h2>\n", if sheet.is_drill { "EXERCISE: " } else { "" }));
}

fn statement(out: &mut String, sheet: &Sheet<'_>) {
    section(out, sheet, "Statement");
    let Some(current) = sheet.statement() else {
        out.push_str("<p class=\"note\">No statement was written.</p>\n");
        return;
    };
    out.push_str("<div class=\"card\">\n");
    version(out, sheet, current, "lead");
    if sheet.statements.len() > 1 {
        out.push_str("<details open><summary>Earlier versions</summary>\n");
        for earlier in sheet.statements.iter().rev().skip(1) {
            version(out, sheet, earlier, "");
        }
        out.push_str("</details>\n");
    }
    out.push_str("</div>\n");
}

fn version(out: &mut String, sheet: &Sheet<'_>, version: &Version, class: &str) {
    match &version.text {
        Some(said) => out.push_str(&format!("<p class=\"{class}\" dir=\"auto\">{}</p>\n", text(said))),
        None => out.push_str("<p class=\"gone\">erased</p>\n"),
    }
    let by = version.author.as_ref().map_or_else(String::new, |by| format!(", by <bdi>{}</bdi>", text(by)));
    let when = text(&sheet.times.when_full(&version.happened));
    out.push_str(&format!("<p class=\"note\">Version {}, {when}{by}</p>\n", version.number));
}

fn milestones(out: &mut String, sheet: &Sheet<'_>) {
    section(out, sheet, "Milestones");
    if sheet.milestones.is_empty() {
        out.push_str("<p class=\"note\">None was set.</p>\n");
        return;
    }
    out.push_str(
        "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Milestone</th><th scope=\"col\">When</th>",
    );
    out.push_str("<th scope=\"col\">After</th><th scope=\"col\">What was said</th></tr></thead>\n<tbody>\n");
    for reached in &sheet.milestones {
        let after = reached.after.as_ref().map_or_else(String::new, |after| after.words());
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td>{}</td><td dir=\"auto\">{}</td></tr>\n",
            reached.milestone.label(),
            text(&sheet.times.when_full(&reached.happened)),
            text(&after),
            text(&reached.text),
        ));
    }
    out.push_str("</tbody></table></div>\n");
}

fn names(out: &mut String, title: &str, refs: &[Ref], sheet: &Sheet<'_>) {
    if refs.is_empty() {
        return;
    }
    section(out, sheet, title);
    out.push_str("<ul class=\"names\">\n");
    for one in refs {
        let handle = if one.known.is_some() {
            format!(" <bdi class=\"hand\">{}</bdi>", text(&one.handle))
        } else {
            String::new()
        };
        let team = one.team().map_or_else(String::new, |team| format!(" <bdi class=\"who\">{}</bdi>", text(team)));
        out.push_str(&format!("<li><bdi>{}</bdi>{team}{handle}</li>\n", text(one.shown())));
    }
    out.push_str("</ul>\n");
}

fn foot(out: &mut String, sheet: &Sheet<'_>) {
    let dossier = sheet.dossier;
    let warn = if matches!(dossier.chain, Chain::Broken(_)) { " class=\"warn\"" } else { "" };
    out.push_str("<footer>\n");
    if !sheet.writers.is_empty() {
        out.push_str(&format!("<p>Written down by <bdi>{}</bdi>.</p>\n", text(&sheet.writers.join(", "))));
    }
    out.push_str(&format!(
        "<p>{}Exported {} by Muster {}. Times in {}.</p>\n<p{warn}>{}.</p>\n</footer>\n",
        sheet.stamp(),
        text(&sheet.times.full(dossier.exported_at)),
        text(&dossier.app_version),
        text(&sheet.zone_note()),
        text(&sheet.chain_note()),
    ));
}

/// A picture of a line, inside the file where its bytes are known and harmless.
fn figure(out: &mut String, sheet: &Sheet<'_>, picture: &Attachment) {
    let caption = text(&picture.caption);
    let shown = SHOWN_PICTURES.iter().find(|shown| picture.media_type == **shown);
    out.push_str("<figure>");
    match (shown, sheet.dossier.images.get(&picture.hash)) {
        (Some(media_type), Some(bytes)) => {
            let alt =
                if caption.is_empty() { "Picture without a caption".to_owned() } else { attribute(&picture.caption) };
            let size = if picture.width > 0 && picture.height > 0 {
                format!(" width=\"{}\" height=\"{}\"", picture.width, picture.height)
            } else {
                String::new()
            };
            out.push_str(&format!(
                "<img alt=\"{alt}\"{size} src=\"data:{media_type};base64,{}\">",
                STANDARD.encode(bytes)
            ));
        }
        (Some(_), None) => out.push_str("<p class=\"gone\">A picture that is not in this file</p>"),
        (None, _) => {
            out.push_str(&format!("<p class=\"gone\">A picture that is not shown ({})</p>", text(&picture.media_type)));
        }
    }
    out.push_str(&format!("<figcaption dir=\"auto\">{caption}</figcaption></figure>\n"));
}

//! A page as HTML, Markdown and plain text.

use super::Page;
use crate::html::escape::text;
use crate::markdown::escape::inline;
use crate::text::one_line;

const STYLE: &str = include_str!("page.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const DRILL: &str = "This is a drill. Nothing in it is happening.";

pub(super) fn html(page: &Page) -> String {
    let mut out = String::with_capacity(8_192);
    let stamp = if page.is_drill { "EXERCISE " } else { "" };
    out.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.push_str(&format!(
        "<title>{stamp}{} {}: {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        text(&page.reference),
        text(&page.name),
        text(&page.title)
    ));
    if page.is_drill {
        out.push_str(&format!("<div class=\"exercise\">EXERCISE <small>{DRILL}</small></div>\n"));
    }
    out.push_str(&format!(
        "<header>\n<p class=\"ref\">{stamp}{} · {}</p>\n<h1 dir=\"auto\">{}</h1>\n<ul class=\"chips\">\n",
        text(&page.reference),
        text(&page.name),
        text(&page.title)
    ));
    for chip in &page.chips {
        out.push_str(&format!("<li dir=\"auto\">{}</li>\n", text(chip)));
    }
    out.push_str("</ul>\n</header>\n<div class=\"columns\">\n");
    for block in &page.blocks {
        out.push_str(&format!("<div class=\"block\">\n<h2>{}</h2>\n<ul>\n", text(&block.title)));
        for line in &block.lines {
            out.push_str(&format!("<li dir=\"auto\">{}</li>\n", text(line)));
        }
        for _ in 0..block.blank {
            out.push_str("<li class=\"blank\"></li>\n");
        }
        out.push_str("</ul>\n</div>\n");
    }
    out.push_str(&format!("</div>\n<footer>{}</footer>\n</main>\n</body>\n</html>\n", text(&page.foot)));
    out
}

pub(super) fn markdown(page: &Page) -> String {
    let stamp = if page.is_drill { "EXERCISE: " } else { "" };
    let mut out = format!("# {stamp}{}, {}: {}\n\n", inline(&page.reference), page.name, inline(&page.title));
    if page.is_drill {
        out.push_str(&format!("**EXERCISE** {DRILL}\n\n"));
    }
    let chips: Vec<String> = page.chips.iter().map(|chip| inline(chip)).collect();
    out.push_str(&format!("{}\n", chips.join(" · ")));
    for block in &page.blocks {
        // Headings are the program's own words.
        out.push_str(&format!("\n## {}\n\n", block.title));
        for line in &block.lines {
            out.push_str(&format!("- {}\n", inline(line)));
        }
    }
    out.push_str(&format!("\n{}{}\n", stamp, inline(&page.foot)));
    out
}

pub(super) fn plain(page: &Page) -> String {
    let stamp = if page.is_drill { "EXERCISE: " } else { "" };
    let mut out =
        format!("{stamp}{}, {}: {}\n", one_line(&page.reference), one_line(&page.name), one_line(&page.title));
    if page.is_drill {
        out.push_str(&format!("{DRILL}\n"));
    }
    let chips: Vec<String> = page.chips.iter().map(|chip| one_line(chip)).collect();
    out.push_str(&format!("{}\n", chips.join(" · ")));
    for block in &page.blocks {
        out.push_str(&format!("\n{}\n", one_line(&block.title)));
        for line in &block.lines {
            out.push_str(&format!("  {}\n", one_line(line)));
        }
    }
    out.push_str(&format!("\n{stamp}{}\n", one_line(&page.foot)));
    out
}

//! People's Markdown as HTML that runs nothing and loads nothing, and as Markdown that does not either.

use std::collections::HashMap;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html::push_html};

use crate::html::escape::text as escaped;
use crate::text::{clean, safe_link};

/// How a link to evidence begins.
const EVIDENCE: &str = "#evidence-";

/// What is understood of Markdown.
fn understood() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// How often each piece of evidence was cited so far.
#[derive(Debug, Default)]
pub(super) struct Cited(HashMap<u32, u32>);

impl Cited {
    pub(super) fn times(&self, number: u32) -> u32 {
        self.0.get(&number).copied().unwrap_or_default()
    }
}

/// Markdown as HTML. HTML in it stays words, a picture is its description, a link goes to the web or to evidence.
pub(super) fn html_of(markdown: &str, cited: &mut Cited) -> String {
    let markdown = clean(markdown);
    let mut open: Vec<String> = Vec::new();
    let mut events = Vec::new();
    let mut parser = Parser::new_ext(&markdown, understood()).peekable();
    while let Some(event) = parser.next() {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => events.push(Event::Text(html)),
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                let alone = matches!(parser.peek(), Some(Event::Text(words)) if &**words == "why");
                let (before, after) = link(&dest_url, link_type, alone, cited);
                if alone && dest_url.starts_with(EVIDENCE) {
                    parser.next();
                }
                events.push(Event::InlineHtml(before));
                open.push(after);
            }
            Event::End(TagEnd::Link) => events.push(Event::InlineHtml(open.pop().unwrap_or_default().into())),
            Event::Start(Tag::Heading { level, id: _, classes: _, attrs: _ }) => {
                let level = lower(level);
                events.push(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::End(TagEnd::Heading(level)) => events.push(Event::End(TagEnd::Heading(lower(level)))),
            other => events.push(other),
        }
    }
    let mut out = String::new();
    push_html(&mut out, events.into_iter());
    sieve().clean(&out).to_string()
}

/// A document has its own first two levels.
const fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H3 => HeadingLevel::H3,
        HeadingLevel::H4 => HeadingLevel::H4,
        HeadingLevel::H5 => HeadingLevel::H5,
        HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// What stands before and after the words of a link.
fn link(address: &str, kind: LinkType, alone: bool, cited: &mut Cited) -> (CowStr<'static>, String) {
    if let Some(number) = address.strip_prefix(EVIDENCE).and_then(|number| number.parse::<u32>().ok()) {
        let times = cited.0.entry(number).or_insert(0);
        *times += 1;
        let begin = format!("<a class=\"cite\" id=\"cite-{number}-{times}\" href=\"{EVIDENCE}{number}\">");
        let end = format!("<sup><span class=\"vh\"> evidence </span>{number}</sup></a>");
        // Where the words only say that there is a reason, the number is the link.
        return if alone { (format!("{begin}{end}").into(), String::new()) } else { (begin.into(), end) };
    }
    let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
    match safe_link(&address) {
        Some(safe) => {
            (format!("<a href=\"{}\" rel=\"noopener noreferrer nofollow\">", escaped(safe)).into(), "</a>".to_owned())
        }
        None => ("".into(), String::new()),
    }
}

/// A second look at what was just made: only elements of text pass.
fn sieve() -> Builder<'static> {
    let mut sieve = Builder::default();
    sieve
        .tags(
            [
                "p",
                "br",
                "hr",
                "ul",
                "ol",
                "li",
                "h3",
                "h4",
                "h5",
                "h6",
                "em",
                "strong",
                "del",
                "code",
                "pre",
                "blockquote",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "a",
                "sup",
                "span",
            ]
            .into(),
        )
        .generic_attributes(["class"].into())
        .tag_attributes([("a", ["href", "id", "rel"].into()), ("ol", ["start"].into())].into())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    sieve
}

/// People's Markdown for a Markdown file: evidence becomes footnotes, and nothing in it runs or loads.
pub(super) fn markdown_of(markdown: &str) -> String {
    let text = tamed(&clean(markdown));
    let text = footnotes(&text);
    // What still holds HTML, a picture or a link that goes astray is taken as words.
    if harmless(&text) { text } else { crate::markdown::escape::lines(markdown).join("\n\n") }
}

/// The usual ways out are closed, so that ordinary text keeps its form.
fn tamed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = '\n';
    for c in text.chars() {
        if c == '<' && before != '\\' {
            out.push('\\');
        }
        if c == '[' && before == '!' {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// `[words](#evidence-3)` as `words[^3]`.
fn footnotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let opening = format!("]({EVIDENCE}");
    while let Some(at) = rest.find(&opening) {
        let (before, after) = rest.split_at(at);
        let after = after.get(opening.len()..).unwrap_or_default();
        let begin = before.rfind('[');
        let number: String = after.chars().take_while(char::is_ascii_digit).collect();
        let (Some(begin), false) = (begin, number.is_empty()) else {
            out.push_str(before);
            out.push_str(&opening);
            rest = after;
            continue;
        };
        let words = before.get(begin + 1..).unwrap_or_default();
        let lead = before.get(..begin).unwrap_or_default();
        if words == "why" {
            out.push_str(lead.trim_end_matches(' '));
        } else {
            out.push_str(lead);
            out.push_str(words);
        }
        out.push_str(&format!("[^{number}]"));
        rest = after.get(number.len()..).and_then(|rest| rest.strip_prefix(')')).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn harmless(text: &str) -> bool {
    Parser::new_ext(text, understood()).all(|event| match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. }) => false,
        Event::Start(Tag::Link { dest_url, link_type, .. }) => {
            link_type == LinkType::Email || safe_link(&dest_url).is_some()
        }
        _ => true,
    })
}

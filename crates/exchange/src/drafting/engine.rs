//! Templates: minijinja with what an update needs and nothing else.
//!
//! A template is written by people and comes in files from elsewhere, so it may not hang the program or eat its memory:
//! it reads what is known, chooses and repeats, but it builds nothing. Fuel ends what does not end, and the output has
//! a longest length.

use std::fmt;
use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use super::knowledge::Knowledge;

/// Longest template that is read, in bytes.
pub const LONGEST_TEMPLATE: usize = 64 << 10;
/// Longest update that a template may make, in bytes.
pub const LONGEST_UPDATE: usize = 256 << 10;
/// Steps that a template may take; the longest built-in one takes about two hundred.
const FUEL: u64 = 50_000;
/// Deepest nesting.
const DEPTH: usize = 60;
/// What a tag may begin with.
const TAGS: &[&str] = &["if", "elif", "else", "endif", "for", "endfor", "with", "endwith"];

/// Why a template cannot be used, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// The sentence, with the line in it.
    pub message: String,
    /// The line, from 1.
    pub line: Option<u32>,
}

impl TemplateProblem {
    fn at(line: Option<usize>, what: impl fmt::Display) -> Self {
        let line = line.and_then(|line| u32::try_from(line).ok());
        let message = line.map_or_else(|| format!("It {what}."), |line| format!("Line {line} {what}."));
        Self { message, line }
    }

    /// Says in which part of the template.
    pub(super) fn within(self, part: &str) -> Self {
        Self { message: format!("In the {part}: {}", self.message), line: self.line }
    }
}

impl fmt::Display for TemplateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TemplateProblem {}

/// Checks that a template can be used, by filling it once with an example.
///
/// # Errors
/// One sentence with the line.
pub fn check_template(text: &str) -> Result<(), TemplateProblem> {
    render(text, &Knowledge::example()).map(drop)
}

/// Fills a template.
pub(super) fn render(text: &str, knowledge: &Knowledge) -> Result<String, TemplateProblem> {
    if text.len() > LONGEST_TEMPLATE {
        return Err(TemplateProblem::at(
            None,
            format_args!("is longer than {} thousand letters", LONGEST_TEMPLATE >> 10),
        ));
    }
    only_plain_tags(text)?;
    let environment = environment();
    let template = environment.template_from_str(text).map_err(|error| problem(&error))?;
    let mut page = Page { bytes: Vec::new(), full: false };
    if let Err(error) = template.render_captured_to(Serde(knowledge), &mut page) {
        if page.full {
            return Err(TemplateProblem::at(
                None,
                format_args!("makes more than {} thousand letters", LONGEST_UPDATE >> 10),
            ));
        }
        return Err(problem(&error));
    }
    String::from_utf8(page.bytes).map_err(|_why| TemplateProblem::at(None, "does not make text"))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_name| AutoEscape::None);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.add_filter("lower", |text: &str| text.to_lowercase());
    environment.add_filter("upper", |text: &str| text.to_uppercase());
    environment.add_filter("sentence", sentence);
    environment.add_filter("join", join);
    environment
}

/// A line as a sentence: a capital first, a full stop last.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{}{}{end}", first.to_uppercase(), letters.as_str())
}

fn join(list: &Value, between: &str) -> Result<String, Error> {
    let mut out = String::new();
    for (number, value) in list.try_iter()?.enumerate() {
        if number > 0 {
            out.push_str(between);
        }
        let text = value.as_str().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "only lines can be joined"))?;
        out.push_str(text);
        if out.len() > LONGEST_UPDATE {
            return Err(Error::new(ErrorKind::InvalidOperation, "the joined lines are too long"));
        }
    }
    Ok(out)
}

/// Where an update is written to, as long as it is not too long.
struct Page {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LONGEST_UPDATE {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Refuses tags and signs by which a template could build values: a few lines of those would fill any memory.
fn only_plain_tags(text: &str) -> Result<(), TemplateProblem> {
    let mut rest = text;
    let mut line = 1;
    while let Some(open) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        let (before, tag) = rest.split_at(open);
        line += before.matches('\n').count();
        let kind = tag.get(..2).unwrap_or_default();
        let inner = tag.get(2..).unwrap_or_default();
        let close = match kind {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let length = if kind == "{#" { inner.find(close) } else { end_of_tag(inner, close, line)? };
        let Some(length) = length else {
            return Err(TemplateProblem::at(
                Some(line),
                format_args!("opens \"{kind}\" and does not close it with \"{close}\""),
            ));
        };
        let body = inner.get(..length).unwrap_or_default();
        if kind == "{%" {
            plain_tag(body, line)?;
        }
        line += body.matches('\n').count();
        rest = inner.get(length + close.len()..).unwrap_or_default();
    }
    Ok(())
}

fn plain_tag(body: &str, line: usize) -> Result<(), TemplateProblem> {
    let words: Vec<&str> = body.trim_start_matches(['-', '+']).split_whitespace().collect();
    let tag = words.first().map_or("", |word| word.trim_end_matches(['-', '+']));
    if !TAGS.contains(&tag) {
        return Err(TemplateProblem::at(
            Some(line),
            format_args!("uses \"{tag}\"; templates of updates know if, for and with"),
        ));
    }
    if words.iter().any(|word| word.trim_end_matches(['-', '+']) == "recursive") {
        return Err(TemplateProblem::at(Some(line), "repeats within itself, which could go on for ever"));
    }
    Ok(())
}

/// Where a tag ends, past what stands in quotes.
fn end_of_tag(inner: &str, close: &str, line: usize) -> Result<Option<usize>, TemplateProblem> {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            None if inner.get(at..).is_some_and(|rest| rest.starts_with(close)) => return Ok(Some(at)),
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if matches!(c, '~' | '*' | '[' | '{') || (c == '+' && at > 0 && !ends_at(inner, at + 1, close)) => {
                return Err(TemplateProblem::at(
                    Some(line),
                    format_args!("uses \"{c}\" inside a tag; put texts one after the other instead"),
                ));
            }
            None => {}
        }
    }
    Ok(None)
}

fn ends_at(inner: &str, at: usize, close: &str) -> bool {
    inner.get(at..).is_some_and(|rest| rest.starts_with(close))
}

/// The library's error in our words.
fn problem(error: &Error) -> TemplateProblem {
    let detail = error.detail().unwrap_or_default().to_owned();
    let what = match error.kind() {
        ErrorKind::OutOfFuel => "does not end; it was stopped".to_owned(),
        ErrorKind::SyntaxError | ErrorKind::InvalidDelimiter => format!("cannot be read: {detail}"),
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            format!("uses what is not there: {detail}")
        }
        ErrorKind::UndefinedError => "names something that is not known here".to_owned(),
        _ => format!("cannot be filled: {}", if detail.is_empty() { error.kind().to_string() } else { detail }),
    };
    TemplateProblem::at(error.line(), what.trim_end_matches('.'))
}

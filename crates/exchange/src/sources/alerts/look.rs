//! Finding one's way in JSON whose shape nobody promises.

use serde_json::Value;

use super::super::When;
use super::super::stamps::{when_as, when_of};
use super::super::table::TimeFormat;
use crate::text::{clean, one_line};

/// The value at a path such as `incident.service.summary` or `targets.0.name`.
pub(super) fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, name| match value {
        Value::Object(parts) => parts.get(name),
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

/// What a single value says, on one line; nothing for lists, objects and blanks.
pub(super) fn said(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => one_line(text),
        Value::Number(number) => number.to_string(),
        Value::Bool(on) => on.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some(text).filter(|text| !text.is_empty() && !is_blank(text))
}

/// Values that were never filled in.
fn is_blank(text: &str) -> bool {
    let unfilled = text.strip_prefix('$').is_some_and(|name| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    });
    unfilled
        || text.starts_with("*insert ")
        || matches!(text, "null" | "None" | "N/A" | "n/a" | "-" | "undefined" | ".")
}

/// What the first of these paths that says something says, on one line.
pub(super) fn text(value: &Value, paths: &[&str]) -> Option<String> {
    paths.iter().find_map(|path| said(at(value, path)?))
}

/// The same with its lines kept.
pub(super) fn lines(value: &Value, paths: &[&str]) -> Option<String> {
    paths.iter().find_map(|path| {
        let text = clean(at(value, path)?.as_str()?.replace("%%%", "").trim());
        Some(text).filter(|text| !text.is_empty() && !is_blank(text))
    })
}

/// The first of these paths that says a time.
pub(super) fn when(value: &Value, paths: &[&str]) -> Option<When> {
    paths.iter().find_map(|path| time_of(at(value, path)?))
}

/// A time, in any of the ways of [`when_of`].
pub(super) fn time_of(value: &Value) -> Option<When> {
    match value {
        Value::String(text) => when_of(text),
        Value::Number(number) => when_as(&number.to_string(), TimeFormat::Epoch),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The objects of a list; an object alone is a list of one.
pub(super) fn items<'v>(value: &'v Value, path: &str) -> &'v [Value] {
    match at(value, path) {
        Some(Value::Array(items)) => items,
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    }
}

/// What the items of a list are called, with commas between.
pub(super) fn names(value: &Value, path: &str, name: &[&str]) -> Option<String> {
    let all: Vec<String> =
        items(value, path).iter().filter_map(|item| said(item).or_else(|| text(item, name))).take(10).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// `instance web-1, job node` of an object of labels, without those named.
pub(super) fn labels(value: &Value, path: &str, without: &[&str]) -> Option<String> {
    let Some(Value::Object(parts)) = at(value, path) else { return None };
    let all: Vec<String> = parts
        .iter()
        .filter(|(name, _)| !without.contains(&name.as_str()) && !name.starts_with("__"))
        .filter_map(|(name, value)| Some(format!("{name} {}", shortened(&said(value)?, 120))))
        .take(8)
        .collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Cut to so many characters.
pub(super) fn shortened(text: &str, limit: usize) -> String {
    let mut chars = text.chars();
    let mut out: String = chars.by_ref().take(limit).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

/// `label` and the value, where there is one.
pub(super) fn named(label: &str, value: Option<String>) -> Option<String> {
    value.map(|value| format!("{label} {value}"))
}

//! Messages that are built of blocks: rich text, sections, headers, context, tables, calls.

use serde_json::Value;
use serde_json::value::RawValue;

use super::lenient::{Text, part};
use super::names::Pen;

/// Blocks in blocks are followed so far.
const DEEPEST: usize = 12;

#[derive(serde::Deserialize)]
struct Kind<'a> {
    #[serde(borrow, default)]
    r#type: Text<'a>,
}

/// Whether the blocks say more than the `text` beside them: people's rich text stands there in full, all else only as
/// the short form of a notification.
pub(super) fn say_more(raw: &RawValue) -> bool {
    part::<Vec<Kind<'_>>>(Some(raw)).is_some_and(|kinds| kinds.iter().any(|kind| kind.r#type.as_str() != "rich_text"))
}

/// The words of all blocks, one below the other.
pub(super) fn words(raw: &RawValue, pen: Pen<'_>) -> String {
    let blocks: Vec<Value> = part(Some(raw)).unwrap_or_default();
    lines(&blocks, pen, 0)
}

fn lines(blocks: &[Value], pen: Pen<'_>, depth: usize) -> String {
    let said: Vec<String> =
        blocks.iter().map(|block| words_of(block, pen, depth)).filter(|said| !said.is_empty()).collect();
    said.join("\n")
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text object: `{"type": "mrkdwn", "text": ...}`, or only its text.
fn object(value: Option<&Value>, pen: Pen<'_>) -> String {
    let Some(value) = value else { return String::new() };
    if text(value, "type") == "plain_text" {
        return text(value, "text").to_owned();
    }
    pen.markup(value.as_str().unwrap_or_else(|| text(value, "text"))).into_owned()
}

fn words_of(block: &Value, pen: Pen<'_>, depth: usize) -> String {
    if depth > DEEPEST {
        return String::new();
    }
    let elements = list(block, "elements");
    match text(block, "type") {
        "rich_text" => lines(elements, pen, depth + 1),
        "rich_text_section" => inline(elements, pen),
        "rich_text_list" => bullets(block, pen, depth),
        "rich_text_quote" => quoted(&inline(elements, pen)),
        "rich_text_preformatted" => format!("```\n{}\n```", inline(elements, pen).trim_end_matches('\n')),
        "table" => list(block, "rows").iter().map(|row| cells(row, pen, depth)).collect::<Vec<_>>().join("\n"),
        "context" => elements.iter().map(|element| shown(element, pen)).collect::<Vec<_>>().join(" "),
        "call" => {
            let call = block.get("call").and_then(|call| call.get("v1")).map_or("", |call| text(call, "name"));
            format!("A call: {call}").trim_end_matches([':', ' ']).to_owned()
        }
        "actions" | "divider" | "input" => String::new(),
        // Sections, headers, images, videos, Markdown, and whatever has a text.
        _ => {
            let main = shown(block, pen);
            let fields = list(block, "fields").iter().map(|field| object(Some(field), pen));
            let said: Vec<String> = std::iter::once(main).chain(fields).filter(|said| !said.is_empty()).collect();
            said.join("\n")
        }
    }
}

/// The text, the title or the words beside a picture.
fn shown(block: &Value, pen: Pen<'_>) -> String {
    let own = if block.get("text").is_some_and(Value::is_string) { Some(block) } else { block.get("text") };
    let said = [object(own, pen), object(block.get("title"), pen)].into_iter().find(|said| !said.is_empty());
    said.unwrap_or_else(|| text(block, "alt_text").to_owned())
}

fn bullets(block: &Value, pen: Pen<'_>, depth: usize) -> String {
    let number = |field: &str| block.get(field).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let indent = "  ".repeat(number("indent").unwrap_or(0).min(8));
    let first = number("offset").unwrap_or(0).min(1_000_000);
    let ordered = text(block, "style") == "ordered";
    let items = list(block, "elements").iter().enumerate().map(|(at, item)| {
        let mark = if ordered { format!("{}.", first + at + 1) } else { "•".to_owned() };
        format!("{indent}{mark} {}", words_of(item, pen, depth + 1))
    });
    items.collect::<Vec<_>>().join("\n")
}

/// A table's row, which is a list of rich texts or raw texts.
fn cells(row: &Value, pen: Pen<'_>, depth: usize) -> String {
    let cells = row.as_array().map_or(&[][..], Vec::as_slice).iter();
    cells.map(|cell| words_of(cell, pen, depth + 1).replace('\n', " ")).collect::<Vec<_>>().join(" | ")
}

/// Every line with the mark of a quote before it.
pub(super) fn quoted(said: &str) -> String {
    said.trim_end_matches('\n').split('\n').map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

fn inline(elements: &[Value], pen: Pen<'_>) -> String {
    let mut out = String::new();
    for element in elements {
        let label = Some(text(element, "text")).filter(|label| !label.is_empty());
        match text(element, "type") {
            "link" => out.push_str(&pen.link(text(element, "url"), label)),
            "user" => out.push_str(&pen.person(text(element, "user_id"), None)),
            "channel" => out.push_str(&pen.room(text(element, "channel_id"), None)),
            "usergroup" => out.push_str(&format!("@{}", text(element, "usergroup_id"))),
            "broadcast" => out.push_str(&format!("@{}", text(element, "range"))),
            "team" => out.push_str(&format!("@{}", text(element, "team_id"))),
            "emoji" => out.push_str(&format!(":{}:", text(element, "name"))),
            "color" => out.push_str(text(element, "value")),
            "canvas" => out.push_str(text(element, "file_id")),
            "date" => out.push_str(&when(element)),
            _ => out.push_str(label.unwrap_or_default()),
        }
    }
    out
}

/// What the writer's program showed for a date, or the instant.
fn when(element: &Value) -> String {
    match text(element, "fallback") {
        "" => super::markup::date(&element.get("timestamp").map(Value::to_string).unwrap_or_default()),
        fallback => fallback.to_owned(),
    }
}

//! The statement as people write it, in parts on lines of their own, and as others read it: one paragraph.

/// A part of the statement: how its lines begin, and how it reads in a paragraph.
struct Part {
    labels: &'static [&'static str],
    lead: &'static str,
}

/// The parts in the order in which a reader wants them.
const PARTS: &[Part] = &[
    Part { labels: &["impact"], lead: "" },
    Part { labels: &["symptom", "symptoms"], lead: "It shows as: " },
    Part { labels: &["since"], lead: "Since " },
    Part { labels: &["scope", "affected"], lead: "Affected: " },
    Part { labels: &["not affected", "unaffected"], lead: "Not affected: " },
    Part { labels: &["unknown", "unknowns", "not known"], lead: "Not known yet: " },
    Part { labels: &["workaround"], lead: "Until then: " },
    Part { labels: &["data loss", "data"], lead: "Data loss: " },
];

/// The part that a line is, with what it says.
fn part(line: &str) -> Option<(usize, &str)> {
    let (label, text) = line.split_once(':')?;
    let label = label.trim().to_lowercase();
    let index = PARTS.iter().position(|part| part.labels.contains(&label.as_str()))?;
    Some((index, text.trim()))
}

/// What a line says without the label in front of it.
#[must_use]
pub fn unlabelled(line: &str) -> &str {
    part(line).map_or(line, |(_, text)| text)
}

/// The statement as one paragraph. A statement that was written without parts stays as it is; of a part that stands there
/// twice the last line counts.
#[must_use]
pub fn paragraph(statement: &str) -> String {
    let mut parts = [""; PARTS.len()];
    let mut free: Vec<&str> = Vec::new();
    let mut found = false;
    for line in statement.lines() {
        if let Some((index, text)) = part(line)
            && let Some(place) = parts.get_mut(index)
        {
            found = true;
            *place = text;
        } else if !line.trim().is_empty() {
            free.push(line.trim());
        }
    }
    if !found {
        return statement.to_owned();
    }
    let said = PARTS.iter().zip(parts).filter(|(_, text)| !text.is_empty());
    let said = said.map(|(part, text)| sentence(part.lead, text));
    free.into_iter().map(|line| sentence("", line)).chain(said).collect::<Vec<_>>().join(" ")
}

/// A sentence that begins and ends as one.
fn sentence(lead: &str, text: &str) -> String {
    // "Since: since 03:02" says it once.
    let doubled = text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead));
    let lead = if doubled { "" } else { lead };
    let mut first = text.chars();
    let text = match first.next() {
        Some(letter) if lead.is_empty() => letter.to_uppercase().chain(first).collect(),
        _ => text.to_owned(),
    };
    let end = if text.ends_with(['.', '!', '?', '\u{2026}']) { "" } else { "." };
    format!("{lead}{text}{end}")
}

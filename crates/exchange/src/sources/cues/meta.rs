//! Cues that carry an object instead of words, as meeting services write them for programs.

use chrono::DateTime;
use muster_core::time::Moment;
use serde_json::Value;

const NAMES: &[&str] =
    &["speakerName", "speakerDisplayName", "speaker", "displayName", "participant", "userName", "name", "identity"];
const WORDS: &[&str] = &["spokenText", "displayText", "text", "caption", "transcript", "content", "utterance"];
const STARTS: &[&str] = &["startDateTime", "startTimestamp", "timestamp"];
/// How deep a name or the words may be buried.
const DEEPEST: u8 = 3;

/// What an object says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) name: String,
    pub(super) text: String,
    /// When it began, where the object says so with its zone.
    pub(super) at: Option<Moment>,
}

/// Reads the body of a cue as objects. `None` when it is words.
pub(super) fn spoken(body: &str) -> Option<Vec<Spoken>> {
    let body = body.trim();
    if !(body.starts_with('{') || body.starts_with("[{")) {
        return None;
    }
    let objects = match serde_json::from_str(body).ok()? {
        Value::Array(objects) => objects,
        one @ Value::Object(_) => vec![one],
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
    };
    let mut found = Vec::new();
    for object in &objects {
        let Some(text) = find(object, WORDS, DEEPEST).filter(|text| !text.trim().is_empty()) else { continue };
        let at = find(object, STARTS, 1).and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        found.push(Spoken {
            name: find(object, NAMES, DEEPEST).unwrap_or_default().to_owned(),
            text: text.to_owned(),
            at: at.map(|at| at.to_utc()),
        });
    }
    Some(found)
}

fn find<'v>(value: &'v Value, keys: &[&str], depth: u8) -> Option<&'v str> {
    let object = value.as_object()?;
    for key in keys {
        match object.get(*key) {
            Some(Value::String(text)) => return Some(text),
            Some(inner @ Value::Object(_)) if depth > 1 => {
                if let Some(found) = find(inner, keys, depth - 1) {
                    return Some(found);
                }
            }
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) | None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_read_and_words_are_not() {
        let one = spoken(r#"{"startDateTime":"2024-05-01T10:00:00Z","speakerName":"Ana Silva","spokenText":"Hello"}"#);
        let at = DateTime::parse_from_rfc3339("2024-05-01T10:00:00Z").ok().map(|at| at.to_utc());
        assert_eq!(one, Some(vec![Spoken { name: "Ana Silva".into(), text: "Hello".into(), at }]));
        let buried = spoken(r#"{"speaker":{"displayName":"Bo"},"text":"hi"}"#);
        assert_eq!(buried.map(|all| all.into_iter().map(|one| one.name).collect()), Some(vec!["Bo".to_owned()]));
        assert_eq!(spoken(r#"{"kind":"marker"}"#), Some(vec![]), "an object without words says nothing");
        assert_eq!(spoken("{not json}"), None);
        assert_eq!(spoken("words"), None);
    }
}

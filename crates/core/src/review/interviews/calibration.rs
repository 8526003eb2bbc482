//! A file with only one person's parts, for that person to comment on before others read them.

use serde::{Deserialize, Serialize};

use super::held::{File, Note, Talk, talks};
use super::view::{CalibrationView, CommentView};
use crate::event::Comment;
use crate::ids::EventId;
use crate::review::ReviewScene;
use crate::words::NoteKind;

/// What a file for comments holds. Nothing of anybody else, and nothing that was said off the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalibrationFile {
    /// The code that the answer bears too.
    pub code: String,
    /// Name of the person.
    pub name: String,
    /// The incident.
    pub title: String,
    /// The parts.
    pub parts: Vec<CalibrationPart>,
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalibrationPart {
    /// Its key.
    pub key: String,
    /// What it is, in words.
    pub sort: String,
    /// What it says.
    pub text: String,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CalibrationAnswer {
    /// The code of the file.
    pub code: String,
    /// What was said.
    pub comments: Vec<Comment>,
}

/// The key of a note in a file.
#[must_use]
pub fn part_key(note: EventId) -> String {
    format!("note.{note}")
}

/// What the file for an interview holds; `None` when there is no such interview, or its notes are to be deleted.
#[must_use]
pub fn calibration(scene: &ReviewScene<'_>, interview: EventId, code: String) -> Option<CalibrationFile> {
    let talk = talks(scene.review).into_iter().find(|talk| talk.id == interview)?;
    if talk.consent().is_over(scene.now) {
        return None;
    }
    let parts = talk.notes.iter().filter_map(|note| {
        let sort = heading(note.sort)?;
        Some(CalibrationPart { key: part_key(note.id), sort: sort.to_owned(), text: note.text.to_owned() })
    });
    Some(CalibrationFile {
        code,
        name: scene.name(&talk.planned.person),
        title: scene.incident.title().to_owned(),
        parts: parts.collect(),
    })
}

/// What a note is to the person it is about; the interviewer's own work list is not for them.
const fn heading(sort: NoteKind) -> Option<&'static str> {
    match sort {
        NoteKind::Heard => Some("What I heard you say"),
        NoteKind::Quote => Some("In your words"),
        NoteKind::Observed => Some("What I saw while we talked"),
        NoteKind::Interpretation => Some("What I make of it"),
        NoteKind::Theme => Some("A theme I see"),
        NoteKind::Question | NoteKind::FollowUp => None,
    }
}

/// The event that made the file an answer belongs to; `None` when it is nobody's of this review.
#[must_use]
pub fn answered(scene: &ReviewScene<'_>, answer: &CalibrationAnswer) -> Option<EventId> {
    let code = answer.code.trim();
    let held = talks(scene.review);
    held.iter().flat_map(|talk| &talk.files).find(|file| file.made.code == code).map(|file| file.id)
}

pub(super) fn files(talk: &Talk<'_>) -> Vec<CalibrationView> {
    talk.files.iter().map(|file| shown(talk, file)).collect()
}

fn shown(talk: &Talk<'_>, file: &File<'_>) -> CalibrationView {
    let comments = file.returned.map(|(_, _, act)| act.comments.as_slice()).unwrap_or_default();
    CalibrationView {
        id: file.id,
        code: file.made.code.clone(),
        made_at: file.at,
        parts: u32::try_from(file.made.parts.len()).unwrap_or(u32::MAX),
        returned: file.returned.map(|(id, _, _)| id),
        returned_at: file.returned.map(|(_, at, _)| at),
        comments: comments.iter().map(|comment| comment_shown(talk, file, comment)).collect(),
    }
}

fn comment_shown(talk: &Talk<'_>, file: &File<'_>, comment: &Comment) -> CommentView {
    let about = |note: &&Note<'_>| part_key(note.id) == comment.part;
    let settled = file.settled.iter().rev().find(|(part, _)| *part == comment.part);
    CommentView {
        part: comment.part.clone(),
        about: talk.notes.iter().find(about).map(|note| note.text.to_owned()).unwrap_or_default(),
        text: comment.text.clone(),
        settled: settled.is_some(),
        changed: settled.map(|(_, changed)| (*changed).to_owned()).unwrap_or_default(),
    }
}

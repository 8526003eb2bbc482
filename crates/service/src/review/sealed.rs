//! What is said off the record: sealed to the facilitator's key, kept out of everything else.
//!
//! A note is encrypted before it reaches the store and decrypted only when a person says that they mean to read it. It
//! has no time and no order; its number is made of the sealed bytes, which are by chance. See decision 0015.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use age::secrecy::ExposeSecret;
use age::x25519::{Identity, Recipient};
use muster_core::event::TalkAct;
use muster_core::ids::{EventId, Hash};
use muster_store::{SealedNote, Store, private};

use super::ReviewDesk;
use crate::exporting::replace_file;
use crate::service::{Service, lock};
use crate::wire::{ErrorCode, ErrorReply, OpenedNote, SealedAdd, SealedCount, SealedDelete, SealedNotes, SealedRead};

/// A note is filled up to a multiple of this many bytes, so that its length tells little.
const PADDED: usize = 1_024;

impl Service {
    pub(crate) fn sealed_add(&self, request: SealedAdd) -> Result<SealedCount, ErrorReply> {
        let SealedAdd { incident, interview, text } = request;
        let text = text.trim();
        if text.is_empty() {
            return Err(
                ErrorReply::new(ErrorCode::Rejected, "Failed to save it: the note is missing.").in_field("text")
            );
        }
        let me = key_for_writing(self.store()?.path())?;
        let sealed = age::encrypt(&me, &padded(text)).map_err(|error| failed("seal the note", &error))?;
        self.on_review(&incident, |desk| {
            an_interview(desk, interview)?;
            let mut id = [0; 16];
            id.copy_from_slice(&Hash::of(&sealed).0[..16]);
            desk.store.keep_sealed(desk.stream, interview, &SealedNote { id, sealed })?;
            count(desk, interview)
        })
    }

    pub(crate) fn sealed_read(&self, request: SealedRead) -> Result<SealedNotes, ErrorReply> {
        let SealedRead { incident, interview, off_the_record } = request;
        if !off_the_record {
            let message = "Failed to open the notes: they were said off the record.";
            return Err(ErrorReply::new(ErrorCode::Rejected, message)
                .with_hint("Say that you mean to read them, where nobody else can see the screen."));
        }
        self.on_review(&incident, |desk| {
            an_interview(desk, interview)?;
            let rows = desk.store.sealed_notes(desk.stream, interview)?;
            let mut opened = SealedNotes { notes: Vec::new(), unreadable: 0 };
            if rows.is_empty() {
                return Ok(opened);
            }
            let key = read_key(&key_file(desk.store.path()))?;
            for row in rows {
                let bytes = key.as_ref().and_then(|key| age::decrypt(key, &row.sealed).ok());
                match bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
                    Some(text) => {
                        let id = uuid::Uuid::from_bytes(row.id).simple().to_string();
                        opened.notes.push(OpenedNote { id, text: text.trim_end().to_owned() });
                    }
                    None => opened.unreadable += 1,
                }
            }
            Ok(opened)
        })
    }

    pub(crate) fn sealed_delete(&self, request: SealedDelete) -> Result<SealedCount, ErrorReply> {
        let SealedDelete { incident, interview, note } = request;
        let gone = || ErrorReply::new(ErrorCode::NotFound, "Failed to find the note: it is gone already.");
        let id = match note.as_deref().map(uuid::Uuid::parse_str) {
            None => None,
            Some(Ok(id)) => Some(id.into_bytes()),
            Some(Err(_)) => return Err(gone()),
        };
        self.on_review(&incident, |desk| {
            an_interview(desk, interview)?;
            if desk.store.drop_sealed(desk.stream, interview, id)? == 0 {
                return Err(gone());
            }
            count(desk, interview)
        })
    }
}

/// How much was said off the record, by interview.
pub(super) fn counts(store: &Store, desk: &ReviewDesk<'_>) -> Result<Vec<SealedCount>, ErrorReply> {
    let counts = store.sealed_counts(desk.stream)?.into_iter();
    Ok(counts.map(|(interview, count)| SealedCount { interview, count }).collect())
}

fn count(desk: &ReviewDesk<'_>, interview: EventId) -> Result<SealedCount, ErrorReply> {
    let known = counts(desk.store, desk)?.into_iter().find(|one| one.interview == interview);
    Ok(known.unwrap_or(SealedCount { interview, count: 0 }))
}

/// Refuses what is no interview of the review.
pub(super) fn an_interview(desk: &ReviewDesk<'_>, interview: EventId) -> Result<(), ErrorReply> {
    if matches!(desk.scene.review.talk(interview), Some(TalkAct::InterviewPlanned(_))) {
        return Ok(());
    }
    let message = "Failed to find the interview: it is not in this review, or it was taken away.";
    Err(ErrorReply::new(ErrorCode::NotFound, message).in_field("interview"))
}

/// Where the key lies: beside the store, for its owner alone.
pub(crate) fn key_file(store: &Path) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push("-key");
    PathBuf::from(name)
}

/// To whom is sealed; on the first note the key is made.
pub(crate) fn key_for_writing(store: &Path) -> Result<Recipient, ErrorReply> {
    // Two first notes at once must not make two keys.
    static MAKING: Mutex<()> = Mutex::new(());
    let _one = lock(&MAKING);
    let path = key_file(store);
    if let Some(key) = read_key(&path)? {
        return Ok(key.to_public());
    }
    let key = Identity::generate();
    let secret = key.to_string();
    let mut text = String::with_capacity(secret.expose_secret().len() + 1);
    text.push_str(secret.expose_secret());
    text.push('\n');
    replace_file(&path, text.as_bytes(), 0o600).map_err(|error| failed("keep the key for sealed notes", &error))?;
    // The name must last as long as what is sealed to it.
    private::sync_beside(&path).map_err(|error| failed("keep the key for sealed notes", &error))?;
    Ok(key.to_public())
}

/// The key of this machine; `None` when none was made here.
pub(crate) fn read_key(path: &Path) -> Result<Option<Identity>, ErrorReply> {
    match fs::read_to_string(path) {
        Ok(text) => {
            let key = text.trim().parse::<Identity>().map_err(|_damaged| {
                ErrorReply::new(ErrorCode::Rejected, "Failed to read the key for sealed notes: it is damaged.")
                    .with_hint("Put the file back from where you keep a copy of it.")
            })?;
            Ok(Some(key))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("read the key for sealed notes", &error)),
    }
}

/// What says why and repeats nothing of what was sealed.
fn failed(what: &str, error: &dyn std::fmt::Display) -> ErrorReply {
    ErrorReply::new(ErrorCode::Internal, format!("Failed to {what}: {error}."))
}

fn padded(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let whole = bytes.len().div_ceil(PADDED) * PADDED;
    bytes.resize(whole, b' ');
    bytes
}

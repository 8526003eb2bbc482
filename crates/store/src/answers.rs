//! Answers to surveys: sealed rows without time and order, under the hash of the form's code. They are in no log and no
//! index, and nothing that leaves the store reads them.

use muster_core::event::{Body, TalkAct};
use muster_core::ids::EventId;
use rusqlite::{Connection, params};

use crate::store::Store;
use crate::{StoreError, rows};

/// Whether an answer is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is.
    New,
    /// One with the same code is there already, and stays as it is.
    Known,
}

impl Store {
    /// Keeps a sealed answer, unless one with its code is there.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn keep_answer(&self, survey: EventId, code: [u8; 16], sealed: &[u8]) -> Result<Kept, StoreError> {
        self.writing(|connection| {
            let rows = connection
                .prepare_cached(
                    "INSERT INTO survey_answer (survey, code, sealed) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                )?
                .execute(params![survey.as_bytes(), code, sealed])?;
            Ok(if rows == 0 { Kept::Known } else { Kept::New })
        })
    }

    /// How many answers a survey has.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn answer_count(&self, survey: EventId) -> Result<u32, StoreError> {
        self.on_reader(|connection| {
            Ok(connection
                .prepare_cached("SELECT count(*) FROM survey_answer WHERE survey = ?1")?
                .query_row([survey.as_bytes()], |row| row.get(0))?)
        })
    }

    /// Whether an answer with a code is there.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn has_answer(&self, survey: EventId, code: [u8; 16]) -> Result<bool, StoreError> {
        self.on_reader(|connection| {
            Ok(connection
                .prepare_cached("SELECT count(*) FROM survey_answer WHERE survey = ?1 AND code = ?2")?
                .query_row(params![survey.as_bytes(), code], |row| row.get::<_, u32>(0))?
                > 0)
        })
    }

    /// Throws the answers to a survey away; returns how many there were. It cannot be taken back.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn drop_answers(&self, survey: EventId) -> Result<usize, StoreError> {
        self.writing(|connection| {
            Ok(connection
                .prepare_cached("DELETE FROM survey_answer WHERE survey = ?1")?
                .execute([survey.as_bytes()])?)
        })
    }

    /// Throws away what is left of answers that the log says were thrown away: the program may have been killed between the
    /// two. Returns how many there were.
    ///
    /// # Errors
    /// When the store cannot be read, or why the disk did not take it.
    pub fn drop_given_up_answers(&self) -> Result<usize, StoreError> {
        let left = self.on_reader(|connection| {
            Ok(connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM survey_answer)")?
                .query_row((), |row| row.get::<_, bool>(0))?
                && !given_up(connection)?.is_empty())
        })?;
        if left { self.writing(|connection| drop_given_up(connection)) } else { Ok(0) }
    }

    /// The sealed answers to a survey, in the order of their codes, which is by chance.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sealed_answers(&self, survey: EventId) -> Result<Vec<Vec<u8>>, StoreError> {
        self.on_reader(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT sealed FROM survey_answer WHERE survey = ?1 ORDER BY code")?;
            let rows = statement.query_map([survey.as_bytes()], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// The surveys whose answers were thrown away. That cannot be taken back, so an event is enough to know.
fn given_up(connection: &Connection) -> Result<Vec<EventId>, StoreError> {
    let mut surveys = Vec::new();
    rows::each_event(connection, "stream_kind = 'review' AND kind = 'answers_dropped'", (), |raw| {
        if let Body::Talk(TalkAct::AnswersDropped(act)) = raw.decode()?.body {
            surveys.push(act.survey);
        }
        Ok(())
    })?;
    Ok(surveys)
}

/// Throws away the answers that the log says were thrown away.
pub(crate) fn drop_given_up(connection: &Connection) -> Result<usize, StoreError> {
    let mut gone = 0;
    for survey in given_up(connection)? {
        gone +=
            connection.prepare_cached("DELETE FROM survey_answer WHERE survey = ?1")?.execute([survey.as_bytes()])?;
    }
    Ok(gone)
}

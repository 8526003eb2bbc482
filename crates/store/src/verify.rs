//! Checking: the chain, every body, and that every table beside the log is what the log says.

use std::collections::{BTreeMap, HashSet};

use muster_core::event::{ChainHead, Event, check_event};
use muster_core::ids::{DeviceId, StreamId};
use muster_core::incident::{IncidentState, fold};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::project::{LineRow, head_lines, head_row, words, written};
use crate::store::Store;
use crate::{RawEvent, StoreError, read, rows};

/// One thing that is wrong, in a sentence that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem(pub String);

/// What checking found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// How many events were checked.
    pub events: u64,
    /// How many bodies were erased on purpose.
    pub erased: u64,
    /// How many events of the chains are known not to be here: lost to damage earlier, or never brought by a bundle.
    pub absent: u64,
    /// What is wrong, at most [`Verified::SHOWN`] of it.
    pub problems: Vec<Problem>,
    /// How much is wrong in all.
    pub problem_count: u64,
}

impl Verified {
    /// How many problems are put in words.
    pub const SHOWN: usize = 100;

    fn note(&mut self, sentence: String) {
        self.problem_count += 1;
        if self.problems.len() < Self::SHOWN {
            self.problems.push(Problem(sentence));
        }
    }

    /// Whether all is well.
    #[must_use]
    pub const fn is_good(&self) -> bool {
        self.problem_count == 0
    }
}

/// Told how far checking is (done, of how many); answers whether to go on.
pub type Tick<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

impl Store {
    /// Checks every event, every body and every table.
    ///
    /// # Errors
    /// When the store cannot be read at all, or it was stopped.
    pub fn verify(&self, tick: Tick<'_>) -> Result<Verified, StoreError> {
        let mut verified = self.on_reader(|connection| {
            let mut verified = Verified::default();
            pages(connection, &mut verified)?;
            chains(connection, &mut verified, tick)?;
            projections(connection, &mut verified, tick)?;
            reviews(connection, &mut verified)?;
            Ok(verified)
        })?;
        // Apart from the writer: what is found here must not make it open the store anew and move the log.
        let checked = self.apart().and_then(|mut connection| indexes(&mut connection, &mut verified));
        match checked {
            Ok(()) | Err(StoreError::ReadOnly) => {}
            Err(StoreError::Damaged(detail)) => {
                verified.note(format!("the search indexes cannot be compared with the lines ({detail})"));
            }
            Err(other) => return Err(other),
        }
        Ok(verified)
    }

    /// Looks through the pages of the file for damage.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what was found.
    pub fn quick_check(&self) -> Result<(), StoreError> {
        self.on_reader(quick_check)
    }
}

/// Compares the indexes with the lines. Those that wait are taken in for it and taken out again: checking leaves the store
/// as it was found.
fn indexes(connection: &mut Connection, verified: &mut Verified) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    words::catch_up(&transaction)?;
    for table in words::TABLES.into_iter().chain([written::TABLE]) {
        let check = format!("INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)");
        match transaction.execute(&check, ()).map_err(StoreError::from) {
            Ok(_) => {}
            Err(StoreError::Damaged(detail)) => {
                verified.note(format!("the search index {table} does not match the lines ({detail})"));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(transaction.rollback()?)
}

pub(crate) fn quick_check(connection: &Connection) -> Result<(), StoreError> {
    let said: String = connection.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(StoreError::Damaged(said)) }
}

fn pages(connection: &Connection, verified: &mut Verified) -> Result<(), StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        if said != "ok" {
            verified.note(format!("the file is damaged: {said}"));
        }
    }
    Ok(())
}

/// Checks every chain from its first event to where the store says it ends.
pub(crate) fn chains(connection: &Connection, verified: &mut Verified, tick: Tick<'_>) -> Result<(), StoreError> {
    let total = read::event_count(connection)?;
    let gaps = known_gaps(connection)?;
    verified.absent += gaps.values().map(|(after, before)| before - after - 1).sum::<u64>();
    let mut head: Option<ChainHead> = None;
    let mut ends: BTreeMap<DeviceId, ChainHead> = BTreeMap::new();
    let mut stopped = false;
    let mut broken: Vec<String> = Vec::new();
    {
        let mut statement = connection.prepare(&format!("SELECT {} FROM event ORDER BY device, seq", rows::COLUMNS))?;
        let mut found = statement.query(())?;
        while let Some(row) = found.next()? {
            let raw = match rows::raw_event(row) {
                Ok(raw) => raw,
                Err(error) => {
                    let id: Option<Vec<u8>> = row.get(0).unwrap_or_default();
                    broken.push(format!("event {}: {error}", shown_id(id.as_deref())));
                    continue;
                }
            };
            verified.events += 1;
            let device = raw.header.stamp.device;
            let before = match head {
                Some(head) if head.device == device => head,
                Some(_) | None => ChainHead::empty(device),
            };
            let before = match gaps.get(&(device, before.seq)) {
                Some((_, next)) if *next == raw.header.stamp.seq => {
                    ChainHead { device, seq: next - 1, hash: raw.header.prev }
                }
                Some(_) | None => before,
            };
            check_one(&raw, &before, verified);
            let after = ChainHead { device, seq: raw.header.stamp.seq, hash: raw.hash };
            head = Some(after);
            ends.insert(device, after);
            if verified.events.is_multiple_of(4096) && !tick(verified.events, total) {
                stopped = true;
                break;
            }
        }
    }
    if stopped {
        return Err(StoreError::Cancelled);
    }
    broken.into_iter().for_each(|sentence| verified.note(sentence));
    check_ends(connection, &ends, verified)
}

fn shown_id(bytes: Option<&[u8]>) -> String {
    bytes
        .and_then(|bytes| muster_core::ids::EventId::from_slice(bytes).ok())
        .map_or_else(|| "without a readable id".to_owned(), |id| id.to_string())
}

fn check_one(raw: &RawEvent, before: &ChainHead, verified: &mut Verified) {
    if let Err(fault) = check_event(&raw.header, raw.hash, raw.body.as_deref().map(str::as_bytes), before) {
        verified.note(fault.to_string());
        return;
    }
    if raw.body.is_none() {
        verified.erased += 1;
    }
    if let Err(error) = raw.clone().decode() {
        verified.note(format!("event {}: failed to {error}", raw.header.id));
    }
}

type Gaps = BTreeMap<(DeviceId, u64), (u64, u64)>;

fn known_gaps(connection: &Connection) -> Result<Gaps, StoreError> {
    let mut statement = connection.prepare("SELECT device, after_seq, before_seq FROM known_gap")?;
    let mut rows = statement.query(())?;
    let mut gaps = Gaps::new();
    while let Some(row) = rows.next()? {
        let device = DeviceId::from_slice(&row.get::<_, Vec<u8>>(0)?)
            .map_err(|_wrong| StoreError::Damaged("a known gap names no device".to_owned()))?;
        let (after, before) = (row.get::<_, i64>(1)?.unsigned_abs(), row.get::<_, i64>(2)?.unsigned_abs());
        gaps.insert((device, after), (after, before));
    }
    Ok(gaps)
}

fn check_ends(
    connection: &Connection,
    ends: &BTreeMap<DeviceId, ChainHead>,
    verified: &mut Verified,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT device, seq, hash FROM chain")?;
    let mut rows = statement.query(())?;
    let mut noted = 0;
    while let Some(row) = rows.next()? {
        noted += 1;
        let device = DeviceId::from_slice(&row.get::<_, Vec<u8>>(0)?).ok();
        let (seq, hash): (i64, Vec<u8>) = (row.get(1)?, row.get(2)?);
        let end = device.and_then(|device| ends.get(&device));
        if end.is_none_or(|end| end.seq != seq.unsigned_abs() || end.hash.0[..] != hash[..]) {
            let named = device.map_or_else(|| "without a readable id".to_owned(), |device| device.to_string());
            verified.note(format!("device {named}: the log does not end where it was noted to end (number {seq})"));
        }
    }
    if noted != ends.len() {
        verified.note(format!("the log holds chains of {} devices and {noted} are noted", ends.len()));
    }
    Ok(())
}

/// Replays the log and compares.
fn projections(connection: &Connection, verified: &mut Verified, tick: Tick<'_>) -> Result<(), StoreError> {
    let streams: Vec<Vec<u8>> = connection
        .prepare("SELECT DISTINCT stream FROM event WHERE stream_kind = 'incident'")?
        .query_map((), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let total = streams.len() as u64;
    let mut known: HashSet<Vec<u8>> = HashSet::new();
    for (done, bytes) in (1..).zip(streams) {
        let Ok(stream) = StreamId::from_slice(&bytes) else {
            verified.note("a stream has no readable id".to_owned());
            continue;
        };
        known.insert(bytes);
        let mut events: Vec<Event> = Vec::new();
        let read = rows::each_event(connection, "stream = ?1 ORDER BY arrival", [&stream.as_bytes()[..]], |raw| {
            events.push(raw.decode()?);
            Ok(())
        });
        match read {
            Ok(()) => compare(connection, stream, &fold(&events), verified)?,
            // The chain has named the event already.
            Err(StoreError::Damaged(_) | StoreError::Body(_)) => {}
            Err(other) => return Err(other),
        }
        if !tick(done, total) {
            return Err(StoreError::Cancelled);
        }
    }
    let rows: Vec<Vec<u8>> = connection
        .prepare("SELECT stream FROM incident UNION SELECT stream FROM line")?
        .query_map((), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for stream in rows.into_iter().filter(|stream| !known.contains(stream)) {
        verified.note(format!("the tables speak of {}, the log does not", shown_id(Some(&stream))));
    }
    Ok(())
}

/// Compares what can be found in reviews with what is written there. A review that grew since somebody searched waits.
fn reviews(connection: &Connection, verified: &mut Verified) -> Result<(), StoreError> {
    let until = written::until(connection)?;
    let streams: Vec<Vec<u8>> = connection
        .prepare(
            "SELECT stream FROM event WHERE stream_kind = 'review' GROUP BY stream
             UNION SELECT stream FROM review_text",
        )?
        .query_map((), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for bytes in streams {
        let stream = read::stream_id(&bytes)?;
        let (mut wanted, last) = match written::read(connection, stream) {
            Ok(read) => read,
            // The chain has named the event already.
            Err(StoreError::Damaged(_) | StoreError::Body(_)) => continue,
            Err(other) => return Err(other),
        };
        if last > until {
            continue;
        }
        let there = written::there(connection, stream)?;
        let same = there.len() == wanted.len()
            && there.iter().all(|(_, row)| {
                wanted.iter().position(|one| one == row).is_some_and(|at| {
                    wanted.swap_remove(at);
                    true
                })
            });
        if !same {
            verified.note(format!(
                "what can be found in the review {} is not what is written there",
                shown_id(Some(&bytes))
            ));
        }
    }
    Ok(())
}

fn compare(
    connection: &Connection,
    stream: StreamId,
    state: &IncidentState,
    verified: &mut Verified,
) -> Result<(), StoreError> {
    compare_head(connection, stream, state, verified)?;
    let mut wanted: BTreeMap<_, LineRow> = head_lines(stream, state).into_iter().map(|row| (row.id, row)).collect();
    for id in state.entry_ids() {
        if let Some(line) = state.line(id) {
            wanted.insert(id, LineRow::of_line(stream, &line, false));
        }
    }
    let arrivals: Vec<i64> = connection
        .prepare_cached("SELECT arrival FROM line WHERE stream = ?1")?
        .query_map([&stream.as_bytes()[..]], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let name = state.title();
    for arrival in arrivals {
        let Some(row) = LineRow::read(connection, arrival)? else { continue };
        match wanted.remove(&row.id) {
            Some(expected) if expected == row => {}
            Some(_) => verified.note(format!("line {} of “{name}” is not what the log says", row.id)),
            None => verified.note(format!("line {} of “{name}” is not in the log", row.id)),
        }
    }
    for id in wanted.keys() {
        verified.note(format!("line {id} of “{name}” is missing from the table of lines"));
    }
    Ok(())
}

fn compare_head(
    connection: &Connection,
    stream: StreamId,
    state: &IncidentState,
    verified: &mut Verified,
) -> Result<(), StoreError> {
    let standing = state.entry_ids().filter_map(|id| state.line(id)).filter(|line| line.view.struck.is_none()).count();
    let expected = head_row(state).map(|row| {
        (
            (row.number, row.is_drill, row.title, row.severity.map(str::to_owned), row.phase.to_owned()),
            (row.declared_at, row.declared_order, row.impact_at, row.resolved_at, row.is_open, row.statement),
            i64::try_from(standing).unwrap_or(i64::MAX),
        )
    });
    let found = connection
        .prepare_cached(
            "SELECT number, is_drill, title, severity, phase, declared_at, declared_order, impact_at, resolved_at,
                    is_open, statement, lines FROM incident WHERE stream = ?1",
        )?
        .query_row([&stream.as_bytes()[..]], |row| {
            Ok((
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?),
                (row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?, row.get(10)?),
                row.get(11)?,
            ))
        })
        .optional()?;
    if expected != found {
        verified.note(format!("the board's row of “{}” is not what the log says", state.title()));
    }
    Ok(())
}

/// A first look that costs the same however long the log is: each chain ends in the event it is noted to end in.
pub(crate) fn check_tail(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT device, seq, hash FROM chain")?;
    let mut chains = statement.query(())?;
    while let Some(chain) = chains.next()? {
        let (device, seq, hash): (Vec<u8>, i64, Vec<u8>) = (chain.get(0)?, chain.get(1)?, chain.get(2)?);
        let mut last = None;
        rows::each_event(connection, "device = ?1 AND seq = ?2", rusqlite::params![device, seq], |raw| {
            last = Some(raw);
            Ok(())
        })?;
        let Some(last) = last else {
            return Err(StoreError::Damaged(format!("the last line of a device (number {seq}) is missing")));
        };
        let before =
            ChainHead { device: last.header.stamp.device, seq: last.header.stamp.seq - 1, hash: last.header.prev };
        let body = last.body.as_deref().map(str::as_bytes);
        check_event(&last.header, last.hash, body, &before).map_err(|fault| StoreError::Damaged(fault.to_string()))?;
        if last.hash.0[..] != hash[..] {
            return Err(StoreError::Damaged("the log does not end where it was noted to end".to_owned()));
        }
    }
    Ok(())
}

//! Marks on transcripts of a call, each on the disk before the next one is made.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::time::Instant;

use muster_service::Service;
use serde_json::{Value, json};

use super::super::Bench;
use super::super::corpus::{self, Dice};
use super::super::report::{Row, Verdict};
use super::super::stats::{Times, millis};
use super::super::stores::ask;
use super::{Fresh, grouped};
use crate::failure::Failure;

/// Cues of a call of four hours, and of one of twenty.
const CUES: [usize; 2] = [4_000, 20_000];
const MARKS: usize = 1_000;
const CODES: [&str; 6] = ["detection", "diagnosis", "repair", "surprise", "decision", "question"];
const SPEAKERS: [&str; 6] = ["Zara One", "Zoe Two", "Zeno Three", "Zita Four", "Zack Five", "Zelda Six"];
/// How much the raw append writes.
const RAW: usize = 512;
/// After how many marks the screen is filled again, and after how many the write-ahead log is moved into the file.
const BETWEEN_LOOKS: usize = 10;
const BETWEEN_CARE: usize = 500;
/// Published in `limits.md`: a highlight in Taguette, at the least.
const TAGUETTE: f64 = 286.0;

/// A transcript with a speaker and some ten words every 3.6 seconds.
fn transcript(cues: usize) -> String {
    let mut dice = Dice::new(11);
    let mut text = "WEBVTT\n".to_owned();
    let stamp = |millis: usize| {
        let (seconds, rest) = (millis / 1_000, millis % 1_000);
        format!("{:02}:{:02}:{:02}.{rest:03}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
    };
    for cue in 0..cues {
        let (from, to) = (stamp(cue * 3_600), stamp(cue * 3_600 + 3_400));
        let speaker = SPEAKERS[dice.below(SPEAKERS.len())];
        text.push_str(&format!("\n{}\n{from} --> {to}\n<v {speaker}>{}\n", cue + 1, corpus::text(cue)));
    }
    text
}

/// A transcript in a review of its own.
struct Call {
    _store: Fresh,
    service: Service,
    incident: String,
    source: Value,
    cues: usize,
    dice: Dice,
}

impl Call {
    fn new(bench: &Bench, cues: usize) -> Result<Self, Failure> {
        let store = Fresh::new(bench, &format!("marks-{cues}"));
        let (service, incident) = store.declared()?;
        let request = json!({ "incident": incident, "text": transcript(cues), "format": "vtt", "name": "call", "job": "call",
                              "answers": { "start": "2025-03-01T02:00:00Z" } });
        let done: Value = ask(&service, "source_import", request)?;
        if done["changed"][0] != json!(cues) {
            return Err(Failure::Said(format!("import a transcript: {} cues came in", done["changed"][0])));
        }
        let source = done["source"].clone();
        Ok(Self { _store: store, service, incident, source, cues, dice: Dice::new(5) })
    }

    /// One mark somewhere, as the window makes it.
    fn mark(&mut self) -> Result<f64, Failure> {
        let place = self.dice.below(self.cues);
        let (from, to) = (0, 12);
        let passage = json!({ "source": self.source, "place": place, "last": place, "from": from, "to": to,
                              "quote": corpus::text(place).get(from..to) });
        let act = json!({ "kind": "mark_made", "passage": passage, "code": CODES[self.dice.below(CODES.len())] });
        let began = Instant::now();
        self.service.call("review_act", json!({ "incident": self.incident, "act": act }))?;
        Ok(began.elapsed().as_secs_f64() * 1_000.0)
    }

    /// What the window reads again after a mark: the rows in sight, the codes and the rail, the line of
    /// time, what can be taken back.
    fn look(&mut self) -> Result<f64, Failure> {
        let (of, from) = (json!({ "incident": self.incident }), self.dice.below(self.cues));
        let began = Instant::now();
        self.service.call("conversation", json!({ "of": of, "from": from, "count": 200 }))?;
        self.service.call("marking", of.clone())?;
        self.service.call("time_line", of.clone())?;
        self.service.call("review", of)?;
        Ok(began.elapsed().as_secs_f64() * 1_000.0)
    }
}

/// By turns on both transcripts and with a raw append.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let mut calls = Vec::new();
    for cues in CUES {
        calls.push(Call::new(bench, if bench.quick { cues / 10 } else { cues })?);
    }
    let raw_path = bench.folder.join("raw-append");
    let failed = |error: std::io::Error| Failure::Said(format!("write {}: {error}", raw_path.display()));
    let mut raw = OpenOptions::new().create(true).append(true).open(&raw_path).map_err(failed)?;
    let (mut marks, mut looks, mut raws) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()], Vec::new());
    for number in 0..if bench.quick { MARKS / 10 } else { MARKS } {
        for ((call, marks), looks) in calls.iter_mut().zip(&mut marks).zip(&mut looks) {
            marks.push(call.mark()?);
            if number % BETWEEN_LOOKS == 0 {
                looks.push(call.look()?);
            }
            if number % BETWEEN_CARE == BETWEEN_CARE - 1 {
                call.service.maintain()?;
            }
        }
        let began = Instant::now();
        raw.write_all(&[b'x'; RAW]).map_err(failed)?;
        raw.sync_data().map_err(failed)?;
        raws.push(began.elapsed());
    }
    drop(raw);
    std::fs::remove_file(&raw_path).map_err(failed)?;
    let made = marks[0].len();
    let ([short, long], [look, look_long], raws) =
        (marks.map(Times::of_millis), looks.map(Times::of_millis), Times::of(raws));
    let ratio = long.median() / short.median();
    let limit =
        format!("raw append + fdatasync: median {}; Taguette: {TAGUETTE} ms (published)", millis(raws.median()));
    let quick = |times: &Times| times.median() < 1.0 && times.at(0.95) < 5.0;
    let row = |call: &Call, times: &Times, look: &Times, more: &str, verdict| Row {
        what: format!("{} marks on a transcript of {} cues, each on the disk", grouped(made), grouped(call.cues)),
        goal: format!("median under 1 ms, p95 under 5 ms{more}"),
        seen: format!(
            "median {}, p95 {}; the screen's part again {}",
            millis(times.median()),
            millis(times.at(0.95)),
            millis(look.median())
        ),
        limit: limit.clone(),
        verdict,
        figures: json!({ "marks": times.json(), "read_again": look.json(), "raw": raws.json(), "ratio": ratio }),
    };
    let [few, many] = &calls[..] else { return Ok(Vec::new()) };
    let mut long_row =
        row(many, &long, &look_long, "; 1.2x of the short one", Verdict::of(quick(&long) && ratio <= 1.2));
    long_row.seen = format!("{} = {ratio:.2}x", long_row.seen);
    Ok(vec![row(few, &short, &look, "", Verdict::of(quick(&short))), long_row])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_names_its_times_and_speakers() {
        let text = transcript(1_001);
        assert!(text.starts_with("WEBVTT\n\n1\n00:00:00.000 --> 00:00:03.400\n<v Z"));
        assert!(text.contains("\n1001\n01:00:00.000 --> 01:00:03.400\n<v Z"));
    }
}

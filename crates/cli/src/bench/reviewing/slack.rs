//! A Slack export in the layout that Slack gives, the same every time: many rooms of incidents that last a day or two, a
//! few that go on all year, with joins, programs, threads, signs, files and edits among what people say.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::corpus::{self, Dice};
use super::super::say;
use super::super::stores::first_instant;
use super::grouped;
use crate::failure::Failure;

/// Messages of a room that is about an incident.
const SHORT: usize = 500;
/// Rooms that go on all year, with a fifth of everything.
const LONG: [&str; 5] = ["general", "operations", "deploys", "alerts", "support"];
const PEOPLE: usize = 300;
const YEAR: i64 = 365 * 24 * 3_600;

/// An export on the disk.
pub(super) struct Export {
    pub(super) path: PathBuf,
    pub(super) messages: usize,
}

impl Export {
    /// A word that one message says.
    pub(super) fn word(&self) -> String {
        format!("req{:07}", self.messages / 2)
    }

    /// The first room that is about an incident.
    pub(super) fn room() -> String {
        name_of(0)
    }
}

/// Makes an export of so many messages, unless it is there.
pub(super) fn ready(folder: &Path, messages: usize) -> Result<Export, Failure> {
    let path = folder.join(format!("slack-{messages}.zip"));
    let export = Export { path, messages };
    if export.path.exists() {
        return Ok(export);
    }
    let began = Instant::now();
    say(&format!("making {} with {} messages, once", export.path.display(), grouped(messages)));
    let half = export.path.with_extension("part");
    write(&half, messages).map_err(|error| Failure::Said(format!("write {}: {error}", half.display())))?;
    fs::rename(&half, &export.path)
        .map_err(|error| Failure::Said(format!("write {}: {error}", export.path.display())))?;
    say(&format!("made in {:.0} s", began.elapsed().as_secs_f64()));
    Ok(export)
}

fn name_of(number: usize) -> String {
    format!("inc-{number:05}")
}

/// A room: what it is called, from when on, for how many seconds, how many messages.
struct Plan {
    name: String,
    start: DateTime<Utc>,
    seconds: i64,
    messages: usize,
}

fn plans(messages: usize) -> Vec<Plan> {
    let mut dice = Dice::new(7);
    let long = messages / 5 / LONG.len();
    let mut left = messages - long * LONG.len();
    let mut plans = Vec::new();
    while left > 0 {
        let messages = SHORT.min(left);
        left -= messages;
        let start = first_instant() + TimeDelta::seconds(whole(dice.below(365 * 24 * 3_600)));
        let seconds = 3_600 + whole(dice.below(29 * 3_600));
        plans.push(Plan { name: name_of(plans.len()), start, seconds, messages });
    }
    let all_year =
        |name: &&str| Plan { name: (*name).to_owned(), start: first_instant(), seconds: YEAR, messages: long };
    plans.extend(LONG.iter().map(all_year));
    plans
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn user(number: usize) -> String {
    format!("U{:09X}", 0x5A00_0000 + number * 7_919)
}

fn write(path: &Path, messages: usize) -> std::io::Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    let plans = plans(messages);
    let people: Vec<Value> = (0..PEOPLE).map(person).collect();
    put(&mut zip, "users.json", &json!(people))?;
    let rooms: Vec<Value> = plans.iter().enumerate().map(|(number, plan)| room(number, plan)).collect();
    put(&mut zip, "channels.json", &json!(rooms))?;
    for empty in ["groups.json", "dms.json", "mpims.json", "integration_logs.json"] {
        put(&mut zip, empty, &json!([]))?;
    }
    let mut number = 0;
    for plan in &plans {
        let (mut day, mut said) = (None, Vec::new());
        for at in 0..plan.messages {
            // Crowded at the beginning, as in a response.
            let share = whole(at * at) * plan.seconds / whole(plan.messages * plan.messages);
            let when = plan.start + TimeDelta::seconds(share);
            if day.replace(when.date_naive()).is_some_and(|day| day != when.date_naive()) {
                let before = whens_day(&said);
                put(&mut zip, &format!("{}/{before}.json", plan.name), &json!(std::mem::take(&mut said)))?;
            }
            said.push(message(number, when));
            number += 1;
        }
        put(&mut zip, &format!("{}/{}.json", plan.name, whens_day(&said)), &json!(said))?;
    }
    zip.finish()?.flush()
}

/// The day of the first of some messages.
fn whens_day(said: &[Value]) -> String {
    let stamp = said.first().and_then(|message| message["ts"].as_str()).unwrap_or_default();
    let seconds = stamp.split('.').next().and_then(|seconds| seconds.parse().ok()).unwrap_or(0);
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive().to_string()
}

fn put(zip: &mut ZipWriter<BufWriter<File>>, name: &str, what: &Value) -> std::io::Result<()> {
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(1));
    zip.start_file(name, options)?;
    let text = serde_json::to_vec_pretty(what)?;
    zip.write_all(&text)
}

fn person(number: usize) -> Value {
    let (id, name) = (user(number), format!("zara{number:03}"));
    json!({ "id": id, "team_id": "T012AB3CD", "name": name, "deleted": number.is_multiple_of(23), "real_name": name, "tz": "UTC",
            "is_bot": number % 40 == 39, "updated": 1_690_000_000,
            "profile": { "title": "Engineer", "real_name": name, "display_name": name, "email": format!("{name}@example.com"),
                         "image_72": "https://secure.example.com/a_72.png", "team": "T012AB3CD" } })
}

fn room(number: usize, plan: &Plan) -> Value {
    json!({ "id": format!("C{:09X}", 0x5B00_0000 + number), "name": plan.name, "created": plan.start.timestamp(),
            "creator": user(0), "is_archived": false, "is_general": plan.name == "general", "members": [user(0), user(1)],
            "topic": { "value": "", "creator": "", "last_set": 0 }, "purpose": { "value": "", "creator": "", "last_set": 0 } })
}

/// The `number`-th message: about 1.4 kB, as Slack writes them.
fn message(number: usize, when: DateTime<Utc>) -> Value {
    let mut dice = Dice::new(number as u64 ^ 0x51ac);
    // Rooms are small: forty people and no more speak in one.
    let who = (number / SHORT * 13 + dice.below(40)) % PEOPLE;
    let (id, name, text) = (user(who), format!("zara{who:03}"), corpus::text(number));
    let ts = format!("{}.{:06}", when.timestamp(), number % 1_000_000);
    match dice.below(50) {
        0 => {
            let text = format!("<@{id}> has joined the channel");
            return json!({ "subtype": "channel_join", "user": id, "text": text, "type": "message", "ts": ts });
        }
        1..5 => {
            return json!({ "type": "message", "subtype": "bot_message", "text": text, "ts": ts, "username": "alerts",
                           "bot_id": "B0123ABCD", "attachments": [{ "id": 1, "color": "d00000", "fallback": text,
                           "title": "[FIRING] latency", "text": text, "mrkdwn_in": ["text"] }] });
        }
        _ => {}
    }
    let mut said = json!({
        "client_msg_id": format!("{number:08x}-0000-4000-a000-{number:012x}"), "type": "message", "user": id, "text": text,
        "ts": ts, "team": "T012AB3CD", "user_team": "T012AB3CD", "source_team": "T012AB3CD",
        "user_profile": { "avatar_hash": "g0123456789a", "image_72": "https://secure.example.com/a_72.png",
            "first_name": name, "real_name": name, "display_name": name, "team": "T012AB3CD", "name": name,
            "is_restricted": false, "is_ultra_restricted": false },
        "blocks": [{ "type": "rich_text", "block_id": "b1x2", "elements": [
            { "type": "rich_text_section", "elements": [{ "type": "text", "text": text }] }] }],
    });
    match dice.below(40) {
        0..3 => said["reactions"] = json!([{ "name": "eyes", "users": [id], "count": 1 }]),
        3 => said["edited"] = json!({ "user": id, "ts": ts }),
        4 => {
            said["files"] = json!([{ "id": format!("F{number:09}"), "name": "graph.png", "title": "graph.png",
                                     "mimetype": "image/png", "filetype": "png", "size": 90_000 }]);
        }
        5..15 => said["thread_ts"] = json!(format!("{}.000001", when.timestamp() - 60)),
        _ => {}
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_planned_once_and_says_the_same_every_time() {
        for messages in [500, 10_000, 12_345] {
            assert_eq!(plans(messages).iter().map(|plan| plan.messages).sum::<usize>(), messages);
        }
        let when = first_instant();
        assert_eq!(message(42, when), message(42, when));
    }
}

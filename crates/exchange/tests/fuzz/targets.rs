//! One target a reader.

use std::collections::BTreeSet;

use muster_core::review::interviews::CalibrationAnswer;
use muster_exchange::sources::{Format, HEAD, ReadOptions, read, recognise, sample};
use muster_exchange::{
    cards_from_yaml, codes_from_yaml, from_json, ideas_from_csv, people_from_csv, read_answer, read_survey_answer,
    report_from_json, report_json, survey_answer_bytes,
};

use crate::hunt::hunt;
use crate::mutate::Strict;
use crate::seeds::folder;
use crate::trees;

/// Reads one file as a person said it is, and asks what it is.
fn source(format: Format, name: &str, bytes: &[u8]) {
    let found = recognise(name, &bytes[..bytes.len().min(HEAD)]);
    assert!(found.len() <= Format::ALL.len());
    in_words(read(format, name, bytes, &ReadOptions::default(), &mut Strict::default()));
}

/// A table is read by the columns that are guessed for it.
fn table(bytes: &[u8]) {
    let columns = sample("log.csv", bytes).ok().map(|table| table.map);
    let options = ReadOptions { columns };
    in_words(read(Format::Csv, "log.csv", bytes, &options, &mut Strict::default()));
}

/// What is refused is refused in a sentence.
fn in_words<T, E: std::fmt::Display>(read: Result<T, E>) {
    if let Err(error) = read {
        let said = error.to_string();
        assert!(said.len() > 8 && said.len() < 4_000, "one sentence: {said:.400}");
    }
}

/// The text of a file, where it is text: whoever reads text is given no other.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What is read can be written, and says the same then.
fn survey_answer_again(bytes: &[u8]) {
    match read_survey_answer(bytes) {
        Ok(answer) => assert_eq!(read_survey_answer(&survey_answer_bytes(&answer)), Ok(answer)),
        Err(error) => in_words(Err::<(), _>(error)),
    }
}

fn report_again(bytes: &[u8]) {
    match report_from_json(&text(bytes)) {
        Ok(report) => assert_eq!(report_from_json(&report_json(&report).unwrap()).unwrap(), report),
        Err(error) => in_words(Err::<(), _>(error)),
    }
}

macro_rules! targets {
    ($($name:ident: $read:expr;)+) => {
        $(#[test] fn $name() { hunt(stringify!($name), $read); })+
        /// Every target by its name.
        const TARGETS: &[&str] = &[$(stringify!($name)),+];
    };
}

targets! {
    slack_zip: trees::zipped;
    slack_folder: trees::folder;
    slack_day: trees::day;
    vtt: |bytes| source(Format::Vtt, "call.vtt", bytes);
    srt: |bytes| source(Format::Srt, "call.srt", bytes);
    zoom_chat: |bytes| source(Format::ZoomChat, "meeting_saved_chat.txt", bytes);
    irc: |bytes| source(Format::Irc, "ops.log", bytes);
    whats_app: |bytes| source(Format::WhatsApp, "chat.txt", bytes);
    mattermost: |bytes| source(Format::Mattermost, "export.jsonl", bytes);
    chat: |bytes| source(Format::Chat, "pasted.txt", bytes);
    pager_duty: |bytes| source(Format::PagerDuty, "entries.json", bytes);
    alertmanager: |bytes| source(Format::Alertmanager, "alert.json", bytes);
    grafana: |bytes| source(Format::Grafana, "alert.json", bytes);
    datadog: |bytes| source(Format::Datadog, "events.json", bytes);
    new_relic: |bytes| source(Format::NewRelic, "issue.json", bytes);
    sentry: |bytes| source(Format::Sentry, "issue.json", bytes);
    statuspage: |bytes| source(Format::Statuspage, "incidents.json", bytes);
    muster: |bytes| {
        source(Format::Muster, "INC-0042.json", bytes);
        in_words(from_json(bytes));
    };
    alert: |bytes| source(Format::Alert, "alert.json", bytes);
    timesketch_csv: |bytes| source(Format::TimesketchCsv, "timeline.csv", bytes);
    timesketch_jsonl: |bytes| source(Format::TimesketchJsonl, "timeline.jsonl", bytes);
    csv: table;
    people: |bytes| in_words(people_from_csv(bytes));
    cards: |bytes| in_words(cards_from_yaml(&text(bytes)));
    codes: |bytes| in_words(codes_from_yaml(&text(bytes)));
    ideas: |bytes| in_words(ideas_from_csv(&text(bytes)));
    // Whoever takes the comments in says in words of their own that a file is none.
    calibration: |bytes| drop(serde_json::from_str::<CalibrationAnswer>(text(bytes).trim()));
    answer: |bytes| in_words(read_answer(bytes));
    survey_answer: survey_answer_again;
    report: report_again;
    bundle: trees::bundle;
}

#[test]
fn every_format_has_a_target_and_every_target_its_files() {
    for info in Format::ALL {
        let named = serde_json::to_value(info.format).unwrap();
        let named = named.as_str().unwrap();
        let has_one = TARGETS.contains(&named) || (info.format == Format::Slack && TARGETS.contains(&"slack_zip"));
        assert!(has_one, "{named} comes from elsewhere and is not hunted");
    }
    let here = std::fs::read_dir(folder("")).unwrap();
    let folders: BTreeSet<String> =
        here.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    let targets: BTreeSet<String> = TARGETS.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(folders, targets, "a folder of files a target");
}

//! The master scenario events list as CSV: one inject a row, both ways.

use std::collections::BTreeSet;

use muster_core::drill::scenario::{Inject, Objective, RoleNeeded, Scenario, Trigger, scenario_findings};
use muster_core::words::{Delivery, FindingPart, InjectKind, Recipient, Role};

use super::list_trigger::{fallback_words, read_fallback, read_trigger, trigger_words};
use super::{ScenarioError, bare, free_key, key_of};
use crate::spreadsheet::{push_row, rearmed};
use crate::text::one_line;

const HEADER: [&str; 16] = [
    "exercise",
    "inject",
    "trigger",
    "type",
    "delivery",
    "from",
    "to",
    "title",
    "text",
    "script",
    "artefacts",
    "expected action",
    "objectives",
    "evaluator note",
    "fallback",
    "optional",
];

const MOST_ROWS: usize = 2_000;

/// Writes the injects as a list for a spreadsheet. What comes out is read back by [`scenario_with_list`].
#[must_use]
pub fn scenario_list(scenario: &Scenario) -> String {
    let mut out = String::new();
    push_row(&mut out, &HEADER.map(str::to_owned));
    for inject in &scenario.injects {
        let to: Vec<&str> = inject.to.iter().map(|to| to.as_str()).collect();
        push_row(
            &mut out,
            &[
                "EXERCISE".to_owned(),
                inject.key.clone(),
                trigger_words(&inject.trigger),
                inject.kind.as_str().to_owned(),
                inject.delivery.as_str().to_owned(),
                inject.from.clone(),
                to.join(", "),
                inject.title.clone(),
                inject.text.clone(),
                inject.script.clone(),
                inject.artefacts.join(", "),
                inject.expected.clone(),
                inject.objectives.join(", "),
                inject.observe.clone(),
                fallback_words(inject.fallback.as_ref()),
                if inject.optional { "yes" } else { "" }.to_owned(),
            ],
        );
    }
    out
}

/// What a column is called elsewhere.
const NAMES: &[(&str, &[&str])] = &[
    ("inject", &["inject", "key", "id", "event #", "event no", "number", "no", "#", "seq", "inject #", "inject no"]),
    ("trigger", &["trigger", "time", "scenario time", "minute", "offset", "when", "event time", "t+"]),
    ("type", &["type", "kind", "category", "inject type"]),
    ("delivery", &["delivery", "delivery method", "method", "mode", "means"]),
    ("from", &["from", "sender", "inject source", "source"]),
    ("to", &["to", "recipient", "recipients", "target", "audience", "player"]),
    ("title", &["title", "event", "event description", "summary", "short text", "name"]),
    ("text", &["text", "full text", "description", "inject text", "message", "details"]),
    ("script", &["script", "controller notes", "notes"]),
    ("artefacts", &["artefacts", "artifacts", "attachments"]),
    ("expected action", &["expected action", "expected actions", "expected", "expected outcome", "expected response"]),
    ("objectives", &["objectives", "objective", "objective id"]),
    ("evaluator note", &["evaluator note", "evaluator notes", "observe"]),
    ("fallback", &["fallback", "if not"]),
    ("optional", &["optional"]),
];

fn column(header: &str) -> Option<&'static str> {
    let header = header.trim().to_lowercase();
    NAMES.iter().find(|(_, names)| names.contains(&header.as_str())).map(|(name, _)| *name)
}

/// Whether a text begins like a list of injects.
pub(super) fn looks_like_one(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let known = |mark: char| first.split(mark).filter_map(|cell| column(cell.trim_matches('"'))).count();
    [',', ';', '\t'].into_iter().any(|mark| first.contains(mark) && known(mark) >= 3)
}

/// Reads a list into a scenario of its own.
pub(super) fn scenario_from_list(name: &str, text: &str) -> Result<(Scenario, Vec<String>), ScenarioError> {
    let (injects, mut notes, places) = read(text, None)?;
    let words = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let title = one_line(words.rsplit_once('.').map_or(words, |(stem, _)| stem));
    let title = if title.trim().is_empty() { "Imported exercise".to_owned() } else { title };
    let objectives: BTreeSet<&String> = injects.iter().flat_map(|one| &one.objectives).collect();
    let objectives = objectives
        .into_iter()
        .map(|key| Objective { key: key.clone(), text: format!("Objective {key}"), signs: Vec::new() })
        .collect();
    let last = injects.iter().map(|one| if let Trigger::At { minute } = one.trigger { minute } else { 0 }).max();
    notes.push("A list holds no synopsis, no truth and no words for the objectives; add them here.".to_owned());
    let scenario = Scenario {
        key: key_of(&title, "imported"),
        title,
        minutes: last.unwrap_or(0).saturating_add(15),
        objectives,
        roles: vec![RoleNeeded { role: Role::Commander, optional: false, note: String::new() }],
        injects,
        ..bare()
    };
    checked(scenario, &places).map(|scenario| (scenario, notes))
}

/// Reads a list into a scenario that is there. Its injects take the place of those there; or they come `beside` them, and
/// only what has the same key is changed. Everything else stays.
///
/// # Errors
/// Says in one sentence what is wrong, and on which line.
pub fn scenario_with_list(
    scenario: &Scenario,
    text: &str,
    beside: bool,
) -> Result<(Scenario, Vec<String>), ScenarioError> {
    let (mut injects, notes, mut places) = read(text, Some(scenario))?;
    if beside {
        let mut listed: Vec<(Inject, Option<u64>)> = injects.into_iter().zip(places.lines).collect();
        let there = scenario.injects.iter().map(|had| {
            let place = listed.iter().position(|(one, _)| one.key == had.key);
            place.map_or_else(|| (had.clone(), None), |place| listed.remove(place))
        });
        let mut all: Vec<_> = there.collect();
        all.append(&mut listed);
        (injects, places.lines) = all.into_iter().unzip();
    }
    checked(Scenario { injects, ..scenario.clone() }, &places).map(|scenario| (scenario, notes))
}

/// Where the parts of a list stand: the line on which each inject begins that is in it, and what each column is.
struct Places {
    lines: Vec<Option<u64>>,
    columns: Vec<Option<&'static str>>,
}

impl Places {
    /// The column of a field, from 1; the first where the list has none for it.
    fn column(&self, field: &str) -> usize {
        self.columns.iter().position(|column| *column == Some(field)).unwrap_or(0).saturating_add(1)
    }
}

fn checked(scenario: Scenario, places: &Places) -> Result<Scenario, ScenarioError> {
    let Some(found) = scenario_findings(&scenario).into_iter().find(|found| found.refuses) else {
        return Ok(scenario);
    };
    let index = found.index.filter(|_| found.part == FindingPart::Inject).and_then(|index| usize::try_from(index).ok());
    let line = index.and_then(|index| places.lines.get(index)).copied().flatten();
    let field = if found.field == "key" { "inject" } else { found.field.as_str() };
    let problem = found.text.trim_end_matches('.');
    Err(line.map_or_else(
        || ScenarioError::whole(problem),
        |line| ScenarioError::on_line(line, places.column(field), problem),
    ))
}

/// The injects of a list, what is to be said about it, and where everything stands.
fn read(text: &str, base: Option<&Scenario>) -> Result<(Vec<Inject>, Vec<String>, Places), ScenarioError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    let mark = [b';', b'\t'].into_iter().find(|mark| count(*mark) > count(b',')).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(mark).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = reader.records();
    let header = match rows.next() {
        Some(Ok(header)) => header,
        Some(Err(error)) => return Err(broken(&error)),
        None => return Err(ScenarioError::empty()),
    };
    let mut places = Places { lines: Vec::new(), columns: header.iter().map(column).collect() };
    let columns = places.columns.clone();
    if !columns.contains(&Some("title")) && !columns.contains(&Some("text")) {
        return Err(ScenarioError::on_line(
            1,
            1,
            "no column says what happens; there should be one called title or text",
        ));
    }
    let mut notes: Vec<String> = header
        .iter()
        .zip(&columns)
        .filter(|(name, column)| column.is_none() && !name.trim().eq_ignore_ascii_case("exercise"))
        .map(|(name, _)| format!("The column \"{}\" has no place in a scenario and was left out.", one_line(name)))
        .collect();
    let (mut injects, mut taken) = (Vec::new(), BTreeSet::new());
    for row in rows {
        let row = row.map_err(|error| broken(&error))?;
        let line = row.position().map_or(0, |place| line_of(text, place));
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if injects.len() >= MOST_ROWS {
            return Err(ScenarioError::on_line(line, 1, format!("there are more than {MOST_ROWS} injects")));
        }
        let cell = |name: &str| {
            let at = columns.iter().position(|column| *column == Some(name));
            at.and_then(|at| row.get(at)).map(rearmed).unwrap_or_default()
        };
        let inject = inject(&cell, injects.len(), &mut taken, &mut notes)
            .map_err(|(field, problem)| ScenarioError::on_line(line, places.column(field), problem))?;
        injects.push(inject);
        places.lines.push(Some(line));
    }
    if base.is_none() && injects.is_empty() {
        return Err(ScenarioError::on_line(1, 1, "the list has a header and no injects"));
    }
    notes.dedup();
    notes.truncate(50);
    Ok((injects, notes, places))
}

/// The line on which a row begins; the reader counts from the empty lines before it.
fn line_of(text: &str, place: &csv::Position) -> u64 {
    let rest = usize::try_from(place.byte()).ok().and_then(|at| text.get(at..)).unwrap_or_default();
    let empty = rest.chars().take_while(|c| matches!(c, '\r' | '\n')).filter(|c| *c == '\n');
    empty.fold(place.line(), |line, _| line.saturating_add(1))
}

fn broken(error: &csv::Error) -> ScenarioError {
    let line = error.position().map_or(0, csv::Position::line);
    ScenarioError::on_line(line, 1, "this is not understood as a list of cells".to_owned())
}

fn inject(
    cell: &dyn Fn(&str) -> String,
    at: usize,
    taken: &mut BTreeSet<String>,
    notes: &mut Vec<String>,
) -> Result<Inject, (&'static str, String)> {
    let (title, text) = (cell("title"), cell("text"));
    let given = cell("inject");
    let title = if title.trim().is_empty() { one_line(&text).chars().take(80).collect() } else { title };
    if title.trim().is_empty() {
        return Err(("title", "the inject says nothing: it has neither a title nor a text".to_owned()));
    }
    let key = key_of(&given, "");
    let key = if key == given && !key.is_empty() {
        if !taken.insert(key.clone()) {
            return Err(("inject", format!("two injects have the key \"{key}\"")));
        }
        key
    } else {
        let named = format!("inject {given}");
        free_key(if given.trim().is_empty() { &title } else { &named }, "inject", taken)
    };
    let words = |name: &str| {
        let list = cell(name);
        let list: Vec<String> =
            list.split([',', ';']).map(|one| key_of(one, "")).filter(|one| !one.is_empty()).collect();
        list
    };
    let stored = |name: &str| cell(name).trim().to_lowercase().replace([' ', '-'], "_");
    let delivery = Delivery::from_stored(&stored("delivery")).unwrap_or_else(|| {
        let given = one_line(&cell("delivery"));
        if !given.is_empty() {
            notes.push(format!("The delivery \"{given}\" is not known here; the inject {key} is read aloud."));
        }
        Delivery::ReadAloud
    });
    let kind = InjectKind::from_stored(&stored("type")).unwrap_or(InjectKind::Information);
    let mut to = Vec::new();
    for one in cell("to").split([',', ';']).map(str::trim).filter(|one| !one.is_empty()) {
        match Recipient::from_stored(&one.to_lowercase().replace([' ', '-'], "_")) {
            Some(recipient) => to.push(recipient),
            None => {
                notes.push(format!("\"{}\" is no role here; the inject {key} goes to everyone.", one_line(one)));
                to = vec![Recipient::Everyone];
                break;
            }
        }
    }
    Ok(Inject {
        title: one_line(&title),
        kind,
        delivery,
        from: cell("from"),
        to,
        text,
        script: cell("script"),
        artefacts: words("artefacts"),
        expected: cell("expected action"),
        objectives: words("objectives"),
        observe: cell("evaluator note"),
        trigger: read_trigger(&cell("trigger").replace('\n', " "))
            .map_err(|why| ("trigger", format!("inject {}: {why}", at + 1)))?,
        fallback: read_fallback(&cell("fallback")).map_err(|why| ("fallback", why))?,
        optional: ["yes", "true", "1", "x"].contains(&cell("optional").trim().to_lowercase().as_str()),
        key,
    })
}

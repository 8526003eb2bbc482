//! The careful reader: a program that nobody knows here, read by the names that most programs use.

use serde_json::{Map, Value};

use super::super::When;
use super::event::{Event, Said, person};
use super::look::{said, shortened, time_of};
use crate::text::clean;

/// How deep records and what they say are looked for.
const DEEPEST: usize = 5;
/// How many objects of one record are looked at.
const MOST_SCOPES: usize = 60;

/// How many names of one object are looked at.
const MOST_NAMES: usize = 1_000;

const LISTS: &[&str] = &[
    "events",
    "alerts",
    "incidents",
    "records",
    "messages",
    "items",
    "results",
    "entries",
    "logs",
    "log",
    "issues",
    "notifications",
    "violations",
    "hits",
    "data",
    "values",
    "value",
    "rows",
    "timeline",
    "updates",
    "notes",
    "activities",
    "changes",
];
/// Names that hold nothing but a title, wherever they stand.
const TITLES: &[&str] = &[
    "title",
    "summary",
    "subject",
    "headline",
    "alertname",
    "alarmname",
    "alerttitle",
    "messagetitle",
    "checkname",
    "monitorname",
    "rulename",
    "policyname",
    "eventdefinitiontitle",
    "shortdescription",
];
/// Names that hold a title where nothing better is there; the outermost counts.
const SECOND_TITLES: &[&str] = &[
    "event",
    "eventname",
    "alert",
    "message",
    "msg",
    "text",
    "body",
    "messagebody",
    "name",
    "display",
    "description",
    "output",
    "note",
    "comment",
    "content",
    "log",
    "conditionname",
];
const MESSAGES: &[&str] = &[
    "message",
    "messagebody",
    "text",
    "body",
    "alarmdescription",
    "newstatereason",
    "reason",
    "description",
    "output",
    "details",
    "detail",
    "msg",
    "note",
    "comment",
    "content",
    "checkerrormessage",
    "error",
];
const STATES: &[&str] = &[
    "state",
    "status",
    "newstatevalue",
    "currentstate",
    "alerttransition",
    "alerttype",
    "notificationtype",
    "alertaction",
    "statusextended",
    "action",
    "eventaction",
    "transition",
    "eventtype",
    "type",
    "event",
];
const SEVERITIES: &[&str] = &[
    "severity",
    "alertseverity",
    "level",
    "priority",
    "urgency",
    "impact",
    "criticality",
    "impactlevel",
    "opsgeniepriority",
];
const PLACES: &[&str] = &[
    "host",
    "hostname",
    "instance",
    "instanceid",
    "servicename",
    "service",
    "resourcedisplayname",
    "node",
    "device",
    "sysname",
    "entity",
    "component",
    "application",
    "app",
    "source",
    "resource",
    "resourcename",
    "workload",
    "cluster",
    "namespace",
    "environment",
    "region",
    "location",
];
const VALUES: &[(&str, &str)] = &[
    ("observedvalue", "value"),
    ("currentvalue", "value"),
    ("metricvalue", "value"),
    ("value", "value"),
    ("thresholdvalue", "threshold"),
    ("threshold", "threshold"),
    ("metricname", "metric"),
    ("conditionname", "condition"),
    ("responsetime", "response time"),
    ("detectoncondition", "condition"),
    ("elapsed", "after"),
    ("runlocation", "from"),
    ("customerid", "customer"),
    ("model", "model"),
];
const TIMES: &[&str] = &[
    "timestamp",
    "time",
    "@timestamp",
    "datetime",
    "timestampiso",
    "occurredat",
    "startedat",
    "startsat",
    "starttime",
    "start",
    "openedat",
    "firedat",
    "triggeredat",
    "activatedat",
    "statechangetime",
    "eventtime",
    "createdat",
    "created",
    "createdon",
    "datehappened",
    "date",
    "ts",
    "timestampms",
    "longdatetime",
    "shortdatetime",
    "updatedat",
    "lastupdated",
    "receivedat",
    "queryendtime",
];
const ENDS: &[&str] = &["resolvedat", "endedat", "endsat", "closedat", "recoveredat", "endtime", "end", "clearedat"];
/// Names under which a record carries another one as text.
const CARRIERS: &[&str] = &["message", "detail", "payload", "event", "body", "data"];
const PEOPLE: &[&str] = &["username", "user", "author", "createdby", "actor", "sender", "from"];

/// What one record says; a record may be a wrapper around many.
pub(super) fn events(value: &Value) -> Vec<Event> {
    let mut found = Vec::new();
    unwrap(value, 0, &mut found);
    found
}

fn unwrap(value: &Value, depth: usize, found: &mut Vec<Event>) {
    let Value::Object(parts) = value else { return };
    if depth < DEEPEST
        && !speaks(parts)
        && let Some(list) = wrapped(parts)
    {
        for item in list {
            let before = found.len();
            unwrap(item, depth + 1, found);
            for event in found.iter_mut().skip(before).filter(|event| event.json.is_none()) {
                event.json = serde_json::to_string(item).ok();
            }
        }
        return;
    }
    found.extend(event(value));
}

/// Whether an object says something itself and is more than a wrapper.
fn speaks(parts: &Map<String, Value>) -> bool {
    let is_title =
        |name: &str| TITLES.contains(&name) || (SECOND_TITLES.contains(&name) && name != "log" && name != "name");
    parts.iter().any(|(name, value)| is_title(&plain(name)) && value.is_string())
}

/// The list of objects that an object wraps.
fn wrapped(parts: &Map<String, Value>) -> Option<&Vec<Value>> {
    let list = |value: &'_ Value| matches!(value, Value::Array(items) if items.iter().any(Value::is_object) && !is_fields(value));
    let direct = LISTS.iter().find_map(|wanted| {
        parts
            .iter()
            .find(|(name, value)| plain(name) == **wanted && list(value))
            .and_then(|(_, value)| value.as_array())
    });
    direct.or_else(|| {
        let inner = ["data", "result", "response", "hits", "payload", "body"];
        parts
            .iter()
            .filter(|(name, _)| inner.contains(&plain(name).as_str()))
            .find_map(|(_, value)| value.as_object().filter(|parts| !speaks(parts)).and_then(wrapped_once))
    })
}

fn wrapped_once(parts: &Map<String, Value>) -> Option<&Vec<Value>> {
    LISTS.iter().find_map(|wanted| {
        parts
            .iter()
            .find(|(name, value)| plain(name) == **wanted && !is_fields(value))
            .and_then(|(_, value)| value.as_array())
            .filter(|items| items.iter().any(Value::is_object))
    })
}

/// Whether a list is `{key, value}` all through: names and values in another spelling.
fn is_fields(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(|item| field(item).is_some()))
}

fn field(item: &Value) -> Option<(&str, &Value)> {
    let parts = item.as_object()?;
    let name = parts.get("key").or_else(|| parts.get("name"))?.as_str()?;
    let value = parts.get("value")?;
    // OpenTelemetry wraps each value once more.
    let inner = value.as_object().filter(|inner| inner.len() == 1).and_then(|inner| inner.values().next());
    Some((name, inner.unwrap_or(value)))
}

/// Without case, underscores, blanks and dashes.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || *c == '@').flat_map(char::to_lowercase).collect()
}

/// The names and values of a record, objects further out first.
struct Scopes {
    all: Vec<Vec<(String, Value)>>,
}

impl Scopes {
    fn of(value: &Value) -> Self {
        let mut all = Vec::new();
        let mut next = vec![value.clone()];
        for _ in 0..DEEPEST {
            let mut inner = Vec::new();
            for object in next {
                if all.len() >= MOST_SCOPES {
                    break;
                }
                let mut scope = Vec::new();
                for (name, value) in parts_of(object).into_iter().take(MOST_NAMES) {
                    match &value {
                        Value::Object(_) => inner.push(value.clone()),
                        Value::Array(items) if is_fields(&value) || items.len() == 1 => inner.push(value.clone()),
                        // Amazon's notifications carry their alarm as text.
                        Value::String(text)
                            if CARRIERS.contains(&plain(&name).as_str())
                                && text.starts_with('{')
                                && text.len() < 262_144 =>
                        {
                            inner.extend(serde_json::from_str::<Value>(text).ok());
                        }
                        Value::Array(_) | Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
                    }
                    scope.push((plain(&name), value));
                }
                all.push(scope);
            }
            next = inner;
        }
        Self { all }
    }

    fn values<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = &'s Value> {
        self.all.iter().flat_map(move |scope| {
            names.iter().filter_map(move |wanted| scope.iter().find(|(name, _)| name == wanted).map(|(_, value)| value))
        })
    }

    fn words<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = String> + 's {
        self.values(names).filter_map(said).filter(|text| !text.starts_with('{'))
    }

    /// Words of a state; a type is one only where it says what became of something.
    fn states(&self) -> impl Iterator<Item = String> + '_ {
        const BECAME: [&str; 12] = [
            "trigger", "resolv", "firing", "fired", "alert", "open", "close", "recover", "problem", "fail", "creat",
            "updat",
        ];
        self.all.iter().flat_map(|scope| {
            STATES.iter().filter_map(move |wanted| {
                let (_, value) = scope.iter().find(|(name, _)| name == wanted)?;
                let word = said(value).filter(|word| is_state(word))?;
                let lower = word.to_lowercase();
                let is_kind = matches!(*wanted, "type" | "eventtype");
                (!is_kind || BECAME.iter().any(|part| lower.contains(part))).then(|| {
                    word.strip_prefix("alert.").or_else(|| word.strip_prefix("incident.")).unwrap_or(&word).to_owned()
                })
            })
        })
    }

    /// An instant before a wall clock, and either before a bare date.
    fn when(&self, names: &[&str]) -> Option<When> {
        let all: Vec<When> = self.values(names).filter_map(time_of).collect();
        let has_clock = |when: &When| !matches!(when, When::Wall(wall) if wall.time() == chrono::NaiveTime::MIN);
        let instant = all.iter().find(|when| matches!(when, When::At(_)));
        instant.or_else(|| all.iter().find(|when| has_clock(when))).or_else(|| all.first()).copied()
    }
}

fn parts_of(value: Value) -> Vec<(String, Value)> {
    match value {
        Value::Object(parts) => parts.into_iter().collect(),
        Value::Array(items) if is_fields(&Value::Array(items.clone())) => {
            items.iter().filter_map(field).map(|(name, value)| (name.to_owned(), value.clone())).collect()
        }
        Value::Array(items) => items.into_iter().filter_map(|item| item.as_object().cloned()).flatten().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

fn event(value: &Value) -> Vec<Event> {
    let scopes = Scopes::of(value);
    // A code is no title, and a flag is no message.
    let says = |text: &String| text.chars().any(char::is_alphabetic) && !matches!(text.as_str(), "true" | "false");
    // `created` says what became of something, and not what it is.
    let is_verb = |text: &String| !text.contains(' ') && text.chars().all(|c| c.is_lowercase() || c == '_' || c == '.');
    let second = || scopes.words(SECOND_TITLES).find(|text| says(text) && !is_verb(text));
    let title = scopes.words(TITLES).find(says).or_else(second).or_else(|| scopes.words(SECOND_TITLES).find(says));
    let Some(title) = title else { return Vec::new() };
    let state = scopes.states().find(|word| !title.eq_ignore_ascii_case(word));
    let message = scopes.values(MESSAGES).filter_map(Value::as_str).map(|text| clean(text.trim())).find(|text| {
        says(text)
            && !text.starts_with('{')
            && said(&Value::String(text.clone())).is_some()
            && !title.contains(text.as_str())
    });
    let mut details = vec![message.map(|text| first_lines(&text))];
    for (name, word) in VALUES {
        let names = [*name];
        let found = scopes.words(&names).next();
        let found = found.filter(|found| state.as_ref() != Some(found));
        details.push(found.map(|found| format!("{word} {}", shortened(&found, 200))));
    }
    let place = scopes.words(PLACES).find(|place| says(place) || place.contains('.'));
    let severity = scopes.words(SEVERITIES).find(|word| word.len() <= 30).map(|word| match word.parse::<f64>() {
        Ok(_) => format!("priority {word}"),
        Err(_) if word.starts_with('P') => word,
        Err(_) => word.to_lowercase(),
    });
    let told = Said { state, title: Some(shortened(&title, 400)), severity, place, details };
    let who = scopes.words(PEOPLE).next().filter(|who| who.len() <= 80);
    let began = scopes.when(TIMES);
    let ended = scopes.when(ENDS).filter(|ended| began.is_some_and(|began| began != *ended));
    let who = person(None, who, None);
    let Some(ended) = ended else {
        return vec![Event::alert(String::new(), began, told.text()).by(who)];
    };
    let tell = |state: &str| Said { state: Some(state.to_owned()), ..told.clone() }.text();
    let over =
        told.state.clone().filter(|state| !state.eq_ignore_ascii_case("open")).unwrap_or_else(|| "ended".to_owned());
    vec![
        Event::alert(String::new(), began, tell("started")).by(who),
        Event::alert(String::new(), Some(ended), tell(&over)),
    ]
}

/// A word of a state: short, no sentence, no number.
fn is_state(word: &str) -> bool {
    word.len() <= 30 && word.parse::<f64>().is_err() && word.split_whitespace().count() <= 3
}

/// What stands at the top of a long text.
fn first_lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).take(4).collect::<Vec<_>>().join(" | ")
}

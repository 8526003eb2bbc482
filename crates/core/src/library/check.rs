//! Whether a thing of the library has a meaning, said in sentences.
//!
//! Teams write cards and policies by hand, so everything that is wrong is said at once and by name. What is only unwise,
//! such as a card with twelve items, is theirs to decide.

use std::collections::{BTreeMap, BTreeSet};

use super::{Audience, Card, Code, Guide, Policy, Probe, Regime, RoleCard, Rule, Script, Template};
use crate::words::CadenceMode;
use crate::zone::Zone;

/// A week: no interval of a response is longer, and sums of minutes stay far from any limit.
const MOST_MINUTES: u32 = 7 * 24 * 60;

/// A year: no duty to report gives longer.
const MOST_HOURS: u32 = 366 * 24;

/// More items than anybody reads; it keeps a mistaken file from becoming a card.
const MOST_ITEMS: usize = 60;

const LONGEST_KEY: usize = 60;

/// What is wrong with the key of a card, an item, an audience or a script; nothing for most.
#[must_use]
pub fn check_key(what: &str, key: &str) -> Vec<String> {
    odd_key(what, key, "-")
}

fn odd_key(what: &str, key: &str, marks: &str) -> Vec<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let starts = key.starts_with(plain);
    let fits = key.len() <= LONGEST_KEY && key.chars().all(|c| plain(c) || marks.contains(c));
    if starts && fits {
        return Vec::new();
    }
    let also: Vec<String> = marks.chars().map(|mark| format!("\"{mark}\"")).collect();
    let shown: String = key.chars().take(LONGEST_KEY).collect();
    vec![format!(
        "{what} has the key \"{shown}\": a key is 1 to {LONGEST_KEY} lower case letters and digits, also {} after the first.",
        also.join(" or ")
    )]
}

fn empty(text: &str, sentence: impl FnOnce() -> String) -> Option<String> {
    text.trim().is_empty().then(sentence)
}

fn twice<'a>(keys: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    keys.filter(|key| !seen.insert(*key)).collect()
}

/// What is wrong with a card, one sentence each.
#[must_use]
pub fn check_card(card: &Card) -> Vec<String> {
    let mut wrong = check_key("A card", &card.key);
    let name = format!("Card {}", card.key);
    wrong.extend(empty(&card.title, || format!("{name} has no title.")));
    if let Some((first, last)) = card.minutes {
        if first >= last {
            wrong.push(format!("{name} runs from minute {first} to minute {last}: the last must be after the first."));
        }
        wrong.extend(too_long(last, || name.clone()));
    }
    if card.items.is_empty() {
        wrong.push(format!("{name} has no items."));
    }
    if card.items.len() > MOST_ITEMS {
        wrong.push(format!("{name} has {} items; {MOST_ITEMS} are the most.", card.items.len()));
    }
    for key in twice(card.items.iter().map(|item| item.key.as_str())) {
        wrong.push(format!("{name} has two items with the key {key}."));
    }
    for item in &card.items {
        let named = format!("{name}, item {}", item.key);
        wrong.extend(check_key(&format!("{name}: an item"), &item.key));
        wrong.extend(empty(&item.text, || format!("{named} has no text.")));
        wrong.extend(item.minute.and_then(|minute| too_long(minute, || named.clone())));
        if let Some(after) = &item.after
            && !card.items.iter().any(|other| other.key == *after)
        {
            wrong.push(format!("{named} waits for {after}, which is not on the card."));
        }
    }
    wrong.extend(waiting_in_a_circle(card).map(|circle| format!("{name}: items wait for each other: {circle}.")));
    wrong
}

/// The first circle of items that wait for each other, in words.
fn waiting_in_a_circle(card: &Card) -> Option<String> {
    let waits: BTreeMap<&str, &str> =
        card.items.iter().filter_map(|item| Some((item.key.as_str(), item.after.as_deref()?))).collect();
    for start in waits.keys() {
        let mut path = vec![*start];
        let mut at = *start;
        while let Some(next) = waits.get(at) {
            if next == start {
                path.push(start);
                return Some(path.join(" waits for "));
            }
            // A circle further down is found when one of its own items is the start.
            if path.contains(next) {
                break;
            }
            path.push(next);
            at = next;
        }
    }
    None
}

fn too_long(minutes: u32, name: impl FnOnce() -> String) -> Option<String> {
    (minutes > MOST_MINUTES).then(|| format!("{}: {minutes} minutes are more than a week.", name()))
}

/// What is wrong with an audience, one sentence each.
#[must_use]
pub fn check_audience(audience: &Audience) -> Vec<String> {
    let mut wrong = check_key("An audience", &audience.key);
    wrong.extend(empty(&audience.name, || format!("Audience {} has no name.", audience.key)));
    if !audience.zone.is_empty() && Zone::parse(&audience.zone).is_err() {
        let (key, zone) = (&audience.key, &audience.zone);
        wrong.push(format!("Audience {key}: {zone} is not a time zone; write it as Europe/Berlin."));
    }
    wrong
}

/// What is wrong with a policy by itself, one sentence each; see also [`unknown_audiences`].
#[must_use]
pub fn check_policy(policy: &Policy) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for rule in &policy.rules {
        let name = format!("The policy for {} at {}", rule.audience, rule.severity.label());
        if !seen.insert((rule.severity, &rule.audience)) {
            wrong.push(format!("{name} stands there twice."));
        }
        wrong.extend(check_rule(rule, &name));
    }
    if policy.budget == 0 {
        wrong.push("The policy allows no interruptions at all: the budget is 1 or more.".to_owned());
    }
    if policy.page_minutes == 0 || policy.page_minutes > MOST_MINUTES {
        wrong.push(
            "The policy gives a page no time: the minutes until it goes on are 1 or more, a week at most.".into(),
        );
    }
    wrong.extend(too_long(policy.banner_minutes, || "The policy's banner".to_owned()));
    let (soft, firm) = policy.command_hours;
    if soft == 0 || soft > firm || firm > MOST_MINUTES / 60 {
        wrong.push(format!(
            "The policy speaks of handing over after {soft} and {firm} hours: the first is 1 or more, the second not before it."
        ));
    }
    wrong
}

fn check_rule(rule: &Rule, name: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let intervals = [
        ("minutes", rule.minutes),
        ("second", rule.second),
        ("monitoring", rule.monitoring),
        ("long", rule.long),
        ("first", rule.first),
    ];
    for (field, minutes) in intervals {
        match minutes {
            // A first word at minute 0 means at once; an interval of 0 would never let go.
            Some(0) if field != "first" => wrong.push(format!("{name}: \"{field}\" is 0 minutes; it is 1 or more.")),
            Some(minutes) => wrong.extend(too_long(minutes, || format!("{name}, \"{field}\""))),
            None => {}
        }
    }
    if rule.mode == CadenceMode::Every && rule.minutes.is_none() {
        wrong.push(format!("{name} does not say after how many minutes."));
    }
    wrong
}

/// The rules of a policy that speak of an audience nobody knows, one sentence each.
#[must_use]
pub fn unknown_audiences(policy: &Policy, audiences: &[Audience]) -> Vec<String> {
    let known: BTreeSet<&str> = audiences.iter().map(|audience| audience.key.as_str()).collect();
    let named: BTreeSet<&str> = policy.rules.iter().map(|rule| rule.audience.as_str()).collect();
    named
        .difference(&known)
        .map(|key| format!("The policy speaks of the audience {key}, which is not in the library."))
        .collect()
}

/// What is wrong with a template, one sentence each. Whether it can be filled in is checked where it is filled in.
#[must_use]
pub fn check_template(template: &Template) -> Vec<String> {
    let mut wrong = odd_key("A template", &template.key, "-._");
    wrong.extend(empty(&template.text, || format!("Template {} has no text.", template.key)));
    wrong
}

/// What is wrong with a severity guide, one sentence each.
#[must_use]
pub fn check_guide(guide: &Guide) -> Vec<String> {
    let mut wrong = Vec::new();
    if guide.questions.is_empty() {
        wrong.push("The severity guide asks nothing.".to_owned());
    }
    for key in twice(guide.questions.iter().map(|question| question.key.as_str())) {
        wrong.push(format!("The severity guide has two questions with the key {key}."));
    }
    for question in &guide.questions {
        let name = format!("The severity guide, question {}", question.key);
        wrong.extend(check_key("The severity guide: a question", &question.key));
        wrong.extend(empty(&question.text, || format!("{name} has no text.")));
        if question.answers.is_empty() {
            wrong.push(format!("{name} has no answers."));
        }
        if question.answers.iter().any(|answer| answer.text.trim().is_empty()) {
            wrong.push(format!("{name} has an answer without text."));
        }
    }
    wrong
}

/// What is wrong with a script, one sentence each.
#[must_use]
pub fn check_script(script: &Script) -> Vec<String> {
    let mut wrong = check_key("A script", &script.key);
    wrong.extend(empty(&script.moment, || format!("Script {} does not say for which moment it is.", script.key)));
    wrong.extend(empty(&script.say, || format!("Script {} says nothing.", script.key)));
    wrong
}

/// What is wrong with a role card, one sentence each.
#[must_use]
pub fn check_role_card(card: &RoleCard) -> Vec<String> {
    let name = || format!("The card of the role {}", card.role.label().to_lowercase());
    let mut wrong: Vec<String> = empty(&card.text, || format!("{} has no text.", name())).into_iter().collect();
    wrong.extend(card.minute.and_then(|minute| too_long(minute, name)));
    wrong
}

/// What is wrong with a duty to report, one sentence each.
#[must_use]
pub fn check_regime(regime: &Regime) -> Vec<String> {
    let mut wrong = check_key("A duty to report", &regime.key);
    let name = format!("The duty to report {}", regime.key);
    wrong.extend(empty(&regime.name, || format!("{name} does not say what is reported, to whom.")));
    wrong.extend(empty(&regime.anchor, || format!("{name} does not say what starts it.")));
    wrong.extend(empty(&regime.limit, || format!("{name} does not say its limit in words.")));
    wrong.extend(empty(&regime.source, || format!("{name} does not say where it is written.")));
    match regime.hours {
        Some(0) => {
            wrong.push(format!("{name} gives 0 hours; leave it empty where the limit is at once or in other days."));
        }
        Some(hours) if hours > MOST_HOURS => wrong.push(format!("{name}: {hours} hours are more than a year.")),
        Some(_) | None => {}
    }
    wrong
}

/// What is wrong with a question for interviews, one sentence each.
#[must_use]
pub fn check_probe(probe: &Probe) -> Vec<String> {
    let mut wrong = odd_key("A question", &probe.key, "-._");
    wrong.extend(empty(&probe.text, || format!("Question {} asks nothing.", probe.key)));
    wrong
}

/// What is wrong with a code, one sentence each.
#[must_use]
pub fn check_code(code: &Code) -> Vec<String> {
    let mut wrong = odd_key("A code", &code.key, "-_");
    wrong.extend(empty(&code.name, || format!("Code {} has no name.", code.key)));
    if code.merged_into.as_deref() == Some(code.key.as_str()) {
        wrong.push(format!("Code {} cannot be merged into itself.", code.key));
    }
    wrong
}

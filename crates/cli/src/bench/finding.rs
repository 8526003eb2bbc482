//! Searching: as one types, best first, and letters anywhere; and whether everything was found.

use std::collections::HashSet;
use std::time::Instant;

use muster_service::Service;
use muster_service::wire::SearchReply;
use serde_json::json;

use super::report::{Row, Verdict};
use super::stats::{Times, millis};
use super::stores::{ask, open};
use super::{Bench, corpus};
use crate::failure::Failure;

/// As many as a screen shows at once.
const LIMIT: usize = 50;

/// One way to search, its queries and its goal in milliseconds.
struct Way {
    mode: &'static str,
    queries: Vec<String>,
    goal: f64,
}

/// Every mode over mixed queries, the worst ones among them.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>, Failure> {
    let service = open(&bench.stores.large);
    let count = bench.times(240);
    let texts: Vec<String> = (0..bench.stores.plan.lines).map(corpus::text).collect();
    let ways = [
        Way { mode: "newest", queries: corpus::queries(count), goal: 16.7 },
        Way { mode: "ranked", queries: corpus::queries(count), goal: 100.0 },
        Way { mode: "substring", queries: corpus::letters(count), goal: 100.0 },
    ];
    let mut rows = Vec::new();
    for way in &ways {
        rows.push(row(bench, &service, way, &texts)?);
    }
    Ok(rows)
}

fn row(bench: &Bench, service: &Service, way: &Way, texts: &[String]) -> Result<Row, Failure> {
    for query in way.queries.iter().take(20) {
        find(service, way.mode, query)?;
    }
    let mut times = Vec::new();
    let mut worst = (0.0, "");
    for query in &way.queries {
        let began = Instant::now();
        find(service, way.mode, query)?;
        let took = began.elapsed();
        let took_ms = took.as_secs_f64() * 1000.0;
        if took_ms > worst.0 {
            worst = (took_ms, query);
        }
        times.push(took);
    }
    let mut wrong = Vec::new();
    let checked = way.queries.iter().take(bench.times(100));
    let checks = checked.len();
    let mut scans = Vec::new();
    for query in checked {
        let began = Instant::now();
        let expected = by_hand(texts, query, way.mode);
        scans.push(began.elapsed());
        if !agrees(&find(service, way.mode, query)?, &expected, way.mode) {
            wrong.push(query.clone());
        }
    }
    let (times, scans) = (Times::of(times), Times::of(scans));
    Ok(Row {
        what: format!("search over {} lines, {}", texts.len(), way.mode),
        goal: format!("p95 under {} ms, exact", way.goal),
        seen: format!(
            "p95 {}, median {}, worst {} (`{}`); {} of {checks} checked queries exact",
            millis(times.at(0.95)),
            millis(times.median()),
            millis(worst.0),
            worst.1,
            checks - wrong.len()
        ),
        limit: format!("reading every line in memory: median {}", millis(scans.median())),
        verdict: Verdict::of(times.at(0.95) < way.goal && wrong.is_empty()),
        figures: json!({ "search": times.json(), "worst_query": worst.1, "queries": times_len(way),
                         "checked": checks, "wrong": wrong, "scan": scans.json() }),
    })
}

fn times_len(way: &Way) -> usize {
    way.queries.len()
}

/// What the store finds: each line by the number it names itself with, as far as it comes from the corpus.
fn find(service: &Service, mode: &str, query: &str) -> Result<Vec<String>, Failure> {
    let reply: SearchReply = ask(service, "search", json!({ "words": query, "mode": mode, "limit": LIMIT }))?;
    Ok(reply.hits.into_iter().map(|hit| hit.text).collect())
}

/// What a reader of every line finds, latest first; a few more than fit, so that "more" can be told from "all".
fn by_hand<'a>(texts: &'a [String], query: &str, mode: &str) -> Vec<&'a str> {
    let enough = if mode == "ranked" { usize::MAX } else { LIMIT };
    let holds = |text: &&String| match mode {
        "substring" => text.contains(query.trim()),
        _ => holds_words(text, query),
    };
    texts.iter().rev().filter(holds).take(enough).map(String::as_str).collect()
}

fn holds_words(text: &str, query: &str) -> bool {
    let still_typed = !query.ends_with(' ');
    let words: Vec<&str> = query.split_whitespace().collect();
    words.iter().enumerate().all(|(at, word)| {
        if !word.is_ascii() {
            return text.contains(word);
        }
        let beginning = still_typed && at + 1 == words.len();
        text.split(' ').any(|each| if beginning { each.starts_with(word) } else { each == *word })
    })
}

/// Latest first must be the very same lines; best first may be any that hold the words, but as many, and none twice.
fn agrees(found: &[String], expected: &[&str], mode: &str) -> bool {
    // Lines that follow from what was done, such as "Incident declared", stand between those of the corpus.
    let full = found.len() == LIMIT;
    let found: Vec<&str> = found.iter().map(String::as_str).filter(|text| text.contains(" req")).collect();
    if mode != "ranked" {
        return if full { expected.starts_with(&found) } else { expected == found };
    }
    let all: HashSet<&str> = expected.iter().copied().collect();
    let distinct: HashSet<&str> = found.iter().copied().collect();
    (full || found.len() == expected.len()) && distinct.len() == found.len() && distinct.is_subset(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_by_hand_knows_words_beginnings_and_other_scripts() {
        let text = "rolled back the gateway 网关超时 req0000001";
        for (query, expected) in [
            ("rolled", true),
            ("roll", true),
            ("roll ", false),
            ("olled", false),
            ("back roll", true),
            ("back roll ", false),
            ("超时", true),
            ("nowhere", false),
        ] {
            assert_eq!(holds_words(text, query), expected, "{query:?}");
        }
    }
}

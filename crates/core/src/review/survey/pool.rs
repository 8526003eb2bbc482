//! Answers of several incidents together, where each alone has too few.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::answer::SurveyResponse;
use super::measure::count;
use super::results::results;
use super::types::SurveyResults;
use crate::event::{SurveyItem, SurveyOpened};
use crate::ids::EventId;

/// A closed survey with its answers.
pub struct PoolMember<'a> {
    /// The survey.
    pub survey: EventId,
    /// Its incident, as people say it aloud.
    pub reference: String,
    /// What was asked of whom.
    pub open: &'a SurveyOpened,
    /// What was answered.
    pub responses: &'a [SurveyResponse],
}

/// Surveys of several incidents, taken together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Pool {
    /// The surveys.
    pub surveys: Vec<EventId>,
    /// Their incidents.
    pub references: Vec<String>,
    /// How many different people answered, at the least.
    pub people: u32,
    /// From how many answers on scores are shown.
    pub minimum: u32,
    /// What is shown.
    pub results: SurveyResults,
}

/// Takes surveys together until enough different people answered, in the order in which they were closed. What was once
/// taken together stays so, whatever is closed later: else two looks at different times could be taken from each other.
/// A survey that shows its scores by itself is in none.
#[must_use]
pub fn pools(members: &[PoolMember<'_>], seed: u64) -> Vec<Pool> {
    let mut out = Vec::new();
    for meeting in [false, true] {
        let mut batch: Vec<&PoolMember<'_>> = Vec::new();
        for member in members.iter().filter(|one| one.open.meeting == meeting && is_few(one)) {
            batch.push(member);
            if let Some(pool) = pooled(&batch, seed) {
                out.push(pool);
                batch.clear();
            }
        }
    }
    out
}

/// Whether a survey has answers, and too few to show.
fn is_few(member: &PoolMember<'_>) -> bool {
    let silent = silent(member);
    silent > 0 && silent < member.open.minimum
}

fn silent(member: &PoolMember<'_>) -> u32 {
    count(member.responses.iter().filter(|one| one.released.is_empty()).count())
}

fn pooled(batch: &[&PoolMember<'_>], seed: u64) -> Option<Pool> {
    let minimum = batch.iter().map(|one| one.open.minimum).max()?;
    let spread = batch.iter().map(|one| one.open.minimum_spread).max()?;
    let asked: Vec<(&[String], u32)> = batch.iter().map(|one| (one.open.asked.as_slice(), silent(one))).collect();
    let people = different_people(&asked);
    let items = common(batch);
    if people < minimum || items.is_empty() {
        return None;
    }
    // Who gave an answer by name gave it to one facilitator for one review.
    let quiet = batch.iter().flat_map(|one| one.responses).filter(|one| one.released.is_empty());
    let responses: Vec<SurveyResponse> = quiet.cloned().collect();
    // One person may have answered more than once, and counts once: that many answers more are needed of everything.
    let again = count(responses.len()).saturating_sub(people);
    let (least, single) = (minimum.saturating_add(again), spread.saturating_add(again));
    let results = results(&items, least, single, &responses, seed);
    results.shown.then(|| Pool {
        surveys: batch.iter().map(|one| one.survey).collect(),
        references: batch.iter().map(|one| one.reference.clone()).collect(),
        people,
        minimum,
        results,
    })
}

/// The questions that all of them asked in the same way. None of them divides the answers: groups of groups are few.
fn common(batch: &[&PoolMember<'_>]) -> Vec<SurveyItem> {
    let Some((first, rest)) = batch.split_first() else { return Vec::new() };
    let same = |a: &SurveyItem, b: &SurveyItem| {
        (&a.key, &a.text, &a.scale, &a.labels, a.reversed) == (&b.key, &b.text, &b.scale, &b.labels, b.reversed)
    };
    let of_all = first.open.items.iter().filter(|item| !item.groups);
    of_all.filter(|item| rest.iter().all(|one| one.open.items.iter().any(|other| same(item, other)))).cloned().collect()
}

/// How many different people answered at the least, when each survey asked some people and got some answers. Where
/// nobody wrote down who was asked, its answers may all come from people that are counted already.
#[must_use]
pub fn different_people(surveys: &[(&[String], u32)]) -> u32 {
    let everybody: BTreeSet<&str> = surveys.iter().flat_map(|(asked, _)| asked.iter().map(String::as_str)).collect();
    // Each answer that is missing may be that of somebody who answered nowhere else.
    let missing = surveys.iter().map(|(asked, answers)| count(asked.len()).saturating_sub(*answers));
    let by_names = count(everybody.len()).saturating_sub(missing.fold(0, u32::saturating_add));
    let one_survey = surveys.iter().map(|(_, answers)| *answers).max().unwrap_or_default();
    by_names.max(one_survey)
}

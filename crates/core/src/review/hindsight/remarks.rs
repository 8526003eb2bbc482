//! Where what was told and what was known stand apart, in words that blame nobody.

use std::collections::BTreeSet;

use super::said::{KnownSort, KnownStep, KnownThing, RemarkSort, SaidAudience, SaidRemark, Told};
use super::telling::{speaks_of, telling};
use super::{clock, seconds, short, span};
use crate::response::Scene;
use crate::time::Moment;
use crate::words::Standing;

/// Told and known within so many seconds are told and known together.
const TOGETHER: u32 = 60;
/// From how many seconds it is worth a word that something was known and not yet told.
const WAITED: u32 = 5 * 60;

/// Everything that stands apart, and what came of promises, in order of time.
pub(super) fn remarks(scene: &Scene<'_>, audiences: &[SaidAudience], known: &[KnownThing]) -> Vec<SaidRemark> {
    let mut remarks = Vec::new();
    for one in audiences {
        remarks.extend(first_word(scene, one));
        remarks.extend(waiting(scene, one));
        remarks.extend(kept(scene, one));
        remarks.extend(ahead(scene, one, known));
    }
    remarks.extend(unheard(scene, audiences, known));
    remarks.sort_by(|a, b| (a.at, a.sort, &a.audience).cmp(&(b.at, b.sort, &b.audience)));
    remarks
}

impl KnownThing {
    /// Since when it is a known fact; `None` when it is none.
    fn fact_since(&self) -> Option<Moment> {
        let is = |step: &&KnownStep| step.standing == Some(Standing::Fact);
        if self.sort == KnownSort::Fact { self.steps.iter().find(is).map(|step| step.at) } else { None }
    }

    /// How it stood at an instant; `None` when it was not known at all.
    fn at(&self, at: Moment) -> Option<(Moment, Standing)> {
        let last = self.steps.iter().rev().find(|step| step.at <= at)?;
        Some((last.at, last.standing.unwrap_or(Standing::None)))
    }
}

fn first_word(scene: &Scene<'_>, one: &SaidAudience) -> Option<SaidRemark> {
    let first = one.told.iter().find(|told| told.confirmed)?;
    let after = seconds(scene.declared_at(), first.at);
    Some(SaidRemark {
        sort: RemarkSort::First,
        audience: Some(one.key.clone()),
        at: first.at,
        seconds: after,
        told: Some(first.id),
        known: None,
        text: format!(
            "{} heard first at {}, {} after the declaration.",
            one.name,
            clock(scene.zone, first.at),
            span(after)
        ),
    })
}

fn waiting<'a>(scene: &'a Scene<'_>, one: &'a SaidAudience) -> impl Iterator<Item = SaidRemark> + 'a {
    one.told.iter().filter(|told| !told.confirmed).map(|draft| {
        let waits = seconds(draft.at, scene.now);
        SaidRemark {
            sort: RemarkSort::Waits,
            audience: Some(one.key.clone()),
            at: draft.at,
            seconds: waits,
            told: Some(draft.id),
            known: None,
            text: format!(
                "{}: drafted at {}; by {} nobody had confirmed that it went out.",
                one.name,
                clock(scene.zone, draft.at),
                clock(scene.zone, scene.now)
            ),
        }
    })
}

/// What came of each promise: the next word to the same audience, or none by now.
fn kept<'a>(scene: &'a Scene<'_>, one: &'a SaidAudience) -> impl Iterator<Item = SaidRemark> + 'a {
    let sent: Vec<&Told> = one.told.iter().filter(|told| told.confirmed).collect();
    let next: Vec<Option<&Told>> = sent.iter().skip(1).map(|told| Some(*told)).chain([None]).collect();
    sent.into_iter().zip(next).filter_map(move |(told, next)| {
        let due = told.next_by.filter(|due| *due > told.at)?;
        let by = clock(scene.zone, due);
        let (sort, at, late, text) = match next {
            Some(next) if next.at <= due => {
                let text = format!("{}: promised by {by}, told at {}.", one.name, clock(scene.zone, next.at));
                (RemarkSort::Kept, next.at, 0, text)
            }
            Some(next) => {
                let (late, at) = (seconds(due, next.at), clock(scene.zone, next.at));
                let text = format!("{}: promised by {by}, told at {at}, {} later.", one.name, span(late));
                (RemarkSort::Late, next.at, late, text)
            }
            None if due < scene.now => {
                let text = format!("{}: promised by {by}; nothing more by {}.", one.name, clock(scene.zone, scene.now));
                (RemarkSort::Late, due, seconds(due, scene.now), text)
            }
            None => return None,
        };
        let told = next.map_or(told.id, |next| next.id);
        Some(SaidRemark {
            sort,
            audience: Some(one.key.clone()),
            at,
            seconds: late,
            told: Some(told),
            known: None,
            text,
        })
    })
}

fn words_of(told: &Told) -> BTreeSet<String> {
    telling(&format!("{} {}", told.subject, told.text))
}

/// What an audience heard while it was no known fact here: before it was one, while it was supposed, after it was dropped.
fn ahead<'a>(
    scene: &'a Scene<'_>,
    one: &'a SaidAudience,
    known: &'a [KnownThing],
) -> impl Iterator<Item = SaidRemark> + 'a {
    let told: Vec<(&Told, BTreeSet<String>)> =
        one.told.iter().filter(|told| told.confirmed).map(|told| (told, words_of(told))).collect();
    known.iter().filter_map(move |thing| {
        let claim = match thing.sort {
            KnownSort::Fact | KnownSort::Hypothesis => telling(&thing.text),
            KnownSort::Statement | KnownSort::Milestone => return None,
        };
        let (first, _) = told.iter().find(|(_, words)| speaks_of(words, &claim))?;
        let (at, what) = (first.at, format!("“{}”", short(&thing.text)));
        let then = thing.at(at);
        let (sort, apart, text) = match (thing.fact_since(), then) {
            (Some(fact), _) if seconds(at, fact) > TOGETHER => {
                let was = if then.is_some() { ", while it was a hypothesis" } else { "" };
                let apart = seconds(at, fact);
                let text = format!("{}: {what} was told {} before it was a known fact{was}.", one.name, span(apart));
                (RemarkSort::Ahead, apart, text)
            }
            (Some(_), _) => return None,
            (None, Some((since, Standing::Dropped))) => {
                let apart = seconds(since, at);
                let text = format!("{}: {what} was told {} after it had been dropped here.", one.name, span(apart));
                (RemarkSort::Behind, apart, text)
            }
            (None, _) => {
                let text = format!("{}: {what} was told while it was a hypothesis, and no known fact.", one.name);
                (RemarkSort::Ahead, seconds(at, scene.now), text)
            }
        };
        Some(SaidRemark {
            sort,
            audience: Some(one.key.clone()),
            at,
            seconds: apart,
            told: Some(first.id),
            known: Some(thing.id),
            text,
        })
    })
}

/// Facts that were known for some time before any audience heard of them, or that none has heard of by now.
fn unheard<'a>(
    scene: &'a Scene<'_>,
    audiences: &'a [SaidAudience],
    known: &'a [KnownThing],
) -> impl Iterator<Item = SaidRemark> + 'a {
    let mut told: Vec<(&SaidAudience, &Told, BTreeSet<String>)> = audiences
        .iter()
        .flat_map(|one| one.told.iter().filter(|told| told.confirmed).map(move |told| (one, told, words_of(told))))
        .collect();
    told.sort_by_key(|(_, told, _)| told.at);
    known.iter().filter_map(move |thing| {
        let fact = thing.fact_since()?;
        let (claim, what) = (telling(&thing.text), format!("“{}”", short(&thing.text)));
        let heard = told.iter().find(|(_, _, words)| speaks_of(words, &claim));
        let (at, apart, id, text) = match heard {
            Some((one, told, _)) => {
                let apart = seconds(fact, told.at);
                let text = format!(
                    "{what} was known for {} before any audience heard of it; {} heard first, at {}.",
                    span(apart),
                    one.name.to_lowercase(),
                    clock(scene.zone, told.at)
                );
                (told.at, apart, Some(told.id), text)
            }
            None => {
                let apart = seconds(fact, scene.now);
                let text = format!(
                    "{what} was known from {}; by {} no audience had heard of it.",
                    clock(scene.zone, fact),
                    clock(scene.zone, scene.now)
                );
                (fact, apart, None, text)
            }
        };
        let sort = RemarkSort::Behind;
        (apart >= WAITED).then_some(SaidRemark {
            sort,
            audience: None,
            at,
            seconds: apart,
            told: id,
            known: Some(thing.id),
            text,
        })
    })
}

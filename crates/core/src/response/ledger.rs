//! What is believed: facts, hypotheses, decisions, open questions.
//!
//! A line is in the ledger because of its kind, or because somebody said how it stands. It follows from the state alone,
//! so the state of an earlier minute gives what was believed then.

use std::collections::HashMap;

use super::Scene;
use super::view::{BeliefView, DecisionView, Ledger, PutView};
use crate::event::{Act, DecisionDetailed, DecisionGiven, QuestionOwned, Stamp, StandingSet};
use crate::ids::EventId;
use crate::incident::{EntryView, Op};
use crate::time::Moment;
use crate::words::{EntryKind, Standing};

/// What was said about lines; the latest word about each counts.
#[derive(Default)]
struct Said<'a> {
    standings: HashMap<EventId, (Moment, &'a StandingSet)>,
    details: HashMap<EventId, &'a DecisionDetailed>,
    owners: HashMap<EventId, &'a QuestionOwned>,
    given: HashMap<EventId, (Moment, &'a DecisionGiven)>,
    put: Vec<(&'a Op<Act>, &'a crate::event::DecisionPut)>,
}

impl<'a> Said<'a> {
    fn of(scene: &Scene<'a>) -> Self {
        let mut said = Self::default();
        for (op, act) in scene.acts() {
            let at = op.happened.at;
            if let Act::StandingSet(act) = act {
                said.standings.insert(act.entry, (at, act));
            } else if let Act::DecisionDetailed(act) = act {
                said.details.insert(act.entry, act);
            } else if let Act::QuestionOwned(act) = act {
                said.owners.insert(act.entry, act);
            } else if let Act::DecisionPut(act) = act {
                said.put.push((op, act));
            } else if let Act::DecisionGiven(act) = act {
                said.given.insert(act.put, (at, act));
            }
        }
        said
    }
}

/// Where a line stands in the ledger.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Facts,
    Hypotheses,
    Questions,
}

/// On which list a line stands, by its kind and by what was said of it; `None` when on none.
const fn shelf(kind: EntryKind, said: Option<Standing>) -> Option<(Shelf, Standing)> {
    match (kind, said) {
        (_, Some(Standing::None)) => None,
        (_, Some(Standing::Fact)) => Some((Shelf::Facts, Standing::Fact)),
        // A decision has a list of its own and stays there.
        (EntryKind::Decision, _) => None,
        (EntryKind::Question, Some(standing)) | (_, Some(standing @ Standing::Answered))
            if !matches!(kind, EntryKind::Hypothesis) =>
        {
            Some((Shelf::Questions, standing))
        }
        (_, Some(standing)) => Some((Shelf::Hypotheses, standing)),
        (EntryKind::Hypothesis, None) => Some((Shelf::Hypotheses, Standing::Open)),
        (EntryKind::Question, None) => Some((Shelf::Questions, Standing::Open)),
        (
            EntryKind::Observation
            | EntryKind::Action
            | EntryKind::Evidence
            | EntryKind::Milestone
            | EntryKind::Handover
            | EntryKind::Update
            | EntryKind::Note,
            None,
        ) => None,
    }
}

/// What is open stands before what is settled.
const fn rank(standing: Standing) -> u8 {
    match standing {
        Standing::Open => 0,
        Standing::Supported => 1,
        Standing::Fact => 2,
        Standing::Answered => 3,
        Standing::Dropped => 4,
        Standing::None => 5,
    }
}

/// Works out what is believed.
#[must_use]
pub fn ledger(scene: &Scene<'_>) -> Ledger {
    let said = Said::of(scene);
    let (mut facts, mut hypotheses, mut questions, mut decisions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (id, view) in scene.state.views() {
        if view.struck.is_some() || view.erased {
            continue;
        }
        let set = said.standings.get(&id).copied();
        let standing = set.map(|(_, act)| act.standing);
        if view.kind == EntryKind::Decision && standing != Some(Standing::None) {
            decisions.push((stamp(scene, id), decision(scene, &said, id, view)));
        }
        if let Some((shelf, standing)) = shelf(view.kind, standing) {
            let one = (stamp(scene, id), belief(scene, &said, id, view, standing, set));
            match shelf {
                Shelf::Facts => facts.push(one),
                Shelf::Hypotheses => hypotheses.push(one),
                Shelf::Questions => questions.push(one),
            }
        }
    }
    decisions.sort_by_key(|(stamp, _)| *stamp);
    Ledger {
        facts: in_order(facts),
        hypotheses: in_order(hypotheses),
        decisions: decisions.into_iter().map(|(_, one)| one).collect(),
        questions: in_order(questions),
        put: said.put.iter().map(|(op, act)| put(scene, &said, op, act)).collect(),
    }
}

fn in_order(mut list: Vec<(Option<Stamp>, BeliefView)>) -> Vec<BeliefView> {
    list.sort_by_key(|(stamp, one)| (rank(one.standing), *stamp));
    list.into_iter().map(|(_, one)| one).collect()
}

/// Its place in the order in which lines were written down.
fn stamp(scene: &Scene<'_>, id: EventId) -> Option<Stamp> {
    scene.state.entry(id).and_then(|entry| entry.added(id)).map(|op| op.stamp)
}

/// What a line says, also one that follows from what was done.
fn words_of(scene: &Scene<'_>, id: EventId) -> String {
    match scene.state.entry(id).and_then(crate::incident::Entry::view) {
        Some(view) => view.text.clone(),
        None => scene.state.line(id).map(|line| line.view.text).unwrap_or_default(),
    }
}

fn belief(
    scene: &Scene<'_>,
    said: &Said<'_>,
    id: EventId,
    view: &EntryView,
    standing: Standing,
    set: Option<(Moment, &StandingSet)>,
) -> BeliefView {
    let because = set.and_then(|(_, act)| act.because);
    let owned = said.owners.get(&id);
    BeliefView {
        id,
        text: view.text.clone(),
        entry: view.kind,
        standing,
        since: set.map_or(view.happened.at, |(at, _)| at),
        because,
        because_text: because.map(|line| words_of(scene, line)).unwrap_or_default(),
        remark: set.map(|(_, act)| act.remark.clone()).unwrap_or_default(),
        owner: owned.map(|act| scene.name(&act.owner)).unwrap_or_default(),
        by: owned.and_then(|act| act.by),
    }
}

fn decision(scene: &Scene<'_>, said: &Said<'_>, id: EventId, view: &EntryView) -> DecisionView {
    let detail = said.details.get(&id);
    DecisionView {
        id,
        text: view.text.clone(),
        at: view.happened.at,
        options: detail.map(|act| act.options.clone()).unwrap_or_default(),
        proposal: detail.map(|act| act.proposal.clone()).unwrap_or_default(),
        objections: detail.map(|act| act.objections.clone()).unwrap_or_default(),
        decided_by: detail.and_then(|act| act.decided_by.as_deref()).map(|who| scene.name(who)).unwrap_or_default(),
        revisit_at: detail.and_then(|act| act.revisit_at),
    }
}

fn put(scene: &Scene<'_>, said: &Said<'_>, op: &Op<Act>, act: &crate::event::DecisionPut) -> PutView {
    let given = said.given.get(&op.id);
    PutView {
        id: op.id,
        text: act.text.clone(),
        before: scene.name(&act.before),
        by: act.by,
        answer: given.map(|(_, act)| act.answer.clone()).unwrap_or_default(),
        answered_at: given.map(|(at, _)| *at),
    }
}

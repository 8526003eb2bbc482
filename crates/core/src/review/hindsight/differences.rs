//! Where accounts differ: cards to talk about, proposed by what stands in the log and the marks, or made by hand.
//!
//! Two accounts that differ are no error. Each tells how it looked from somewhere, and both stand.

use std::collections::BTreeMap;

use super::{When, choices, views};
use crate::event::{Account, AgendaBlock, Passage, ReviewAct};
use crate::ids::EventId;
use crate::review::narrative::EvidenceView;
use crate::review::narrative::evidence_of;
use crate::review::{Marks, ReviewScene};
use crate::time::Moment;

mod propose;

/// How long a card takes in a meeting, in minutes.
const MINUTES: u32 = 5;
/// As many proposals as anybody looks through.
const MOST: usize = 200;

choices! {
    /// Why two accounts were put beside each other.
    DifferenceSort {
        /// Two people marked the same words differently.
        Marks,
        /// Two people told something about the same passage.
        Told,
        /// Two times were given for the same thing.
        Times,
        /// Somebody objected to what was decided.
        Objection,
        /// One took it for right, another dropped it.
        Hypothesis,
    }
}

views! {
    /// Where accounts differ.
    Differences {
        /// What could be talked about, in the order in which it came up.
        proposed: Vec<DifferenceProposal>,
        /// Cards that somebody made or took over.
        cards: Vec<DifferenceView>,
        /// What was put away, the latest first.
        put_away: Vec<PutAway>,
    }

    /// How one person saw it.
    AccountView {
        /// Handle; empty where nobody knows who they are.
        person: String,
        /// Name.
        name: String,
        /// How they saw it.
        text: String,
        /// What it rests on.
        evidence: Vec<EvidenceView>,
    }

    /// Two accounts that are worth a look.
    DifferenceProposal {
        /// What it is known by, as long as what it rests on stays the same.
        key: String,
        /// Why these two.
        sort: DifferenceSort,
        /// In words.
        why: String,
        /// What could be asked.
        question: String,
        /// How each saw it.
        accounts: Vec<AccountView>,
        /// When what they differ about was; absent where nobody can know.
        at: Option<Moment>,
    }

    /// A card for talking.
    DifferenceView {
        /// The event by which it was first made.
        id: EventId,
        /// What is asked.
        question: String,
        /// How each saw it.
        accounts: Vec<AccountView>,
        /// The proposal it was made from; empty for one made by hand.
        proposal: String,
        /// When it was made.
        at: Moment,
        /// How often it was written anew.
        edits: u32,
        /// It as a part of a meeting.
        block: AgendaBlock,
        /// The meeting whose agenda it stands on.
        meeting: Option<EventId>,
    }

    /// Something that was put away.
    PutAway {
        /// The card; absent for a proposal.
        difference: Option<EventId>,
        /// The proposal; empty for a card made by hand.
        proposal: String,
        /// What was asked.
        question: String,
        /// How each saw it; nothing where what a proposal rested on is gone.
        accounts: Vec<AccountView>,
        /// Why.
        reason: String,
        /// When.
        at: Moment,
    }
}

/// A card as it follows from its events.
pub(in crate::review) struct Noted<'a> {
    id: EventId,
    question: &'a str,
    proposal: &'a str,
    /// How each saw it.
    accounts: &'a [Account],
    at: Moment,
    edits: u32,
    away: Option<(Moment, &'a str)>,
}

impl<'a> Noted<'a> {
    /// What is asked.
    pub(in crate::review) const fn question(&self) -> &'a str {
        self.question
    }

    /// How each saw it.
    pub(in crate::review) const fn accounts(&self) -> &'a [Account] {
        self.accounts
    }
}

/// Every card, those that were put away too, and proposals that were.
fn all<'a>(scene: &ReviewScene<'a>) -> (Vec<Noted<'a>>, Vec<PutAway>) {
    let mut cards: Vec<Noted<'a>> = Vec::new();
    let mut away: Vec<PutAway> = Vec::new();
    for (op, act) in scene.review.acts() {
        if let ReviewAct::DifferenceNoted(act) = act {
            away.retain(|one| act.proposal.is_empty() || one.proposal != act.proposal);
            match act.difference.and_then(|id| cards.iter_mut().find(|one| one.id == id)) {
                Some(one) => {
                    one.question = &act.question;
                    one.accounts = &act.accounts;
                    one.edits += 1;
                    // Writing it anew takes it up again.
                    one.away = None;
                }
                None => cards.push(Noted {
                    id: op.id,
                    question: &act.question,
                    proposal: &act.proposal,
                    accounts: &act.accounts,
                    at: op.happened.at,
                    edits: 0,
                    away: None,
                }),
            }
        } else if let ReviewAct::DifferencePutAway(act) = act {
            match act.difference.and_then(|id| cards.iter_mut().find(|one| one.id == id)) {
                Some(one) => one.away = Some((op.happened.at, &act.reason)),
                None => away.push(PutAway {
                    difference: None,
                    proposal: act.proposal.clone(),
                    question: act.question.clone(),
                    accounts: Vec::new(),
                    reason: act.reason.clone(),
                    at: op.happened.at,
                }),
            }
        }
    }
    (cards, away)
}

/// Cards that stand, in the order in which they were made.
pub(in crate::review) fn noted<'a>(scene: &ReviewScene<'a>) -> Vec<Noted<'a>> {
    all(scene).0.into_iter().filter(|one| one.away.is_none()).collect()
}

/// Works out where accounts differ. `when` says when a passage was.
#[must_use]
pub fn differences(scene: &ReviewScene<'_>, marks: &Marks, when: When<'_>) -> Differences {
    let (cards, mut put_away) = all(scene);
    let mut proposed: BTreeMap<String, DifferenceProposal> = BTreeMap::new();
    for one in propose::proposals(scene, marks, when) {
        if let Some(away) = put_away.iter_mut().find(|away| away.proposal == one.key) {
            away.accounts = one.accounts;
        } else if !cards.iter().any(|card| card.proposal == one.key) {
            proposed.entry(one.key.clone()).or_insert(one);
        }
    }
    let mut proposed: Vec<DifferenceProposal> = proposed.into_values().collect();
    proposed.sort_by(|a, b| (a.at.is_none(), a.at, &a.key).cmp(&(b.at.is_none(), b.at, &b.key)));
    proposed.truncate(MOST);
    put_away.extend(cards.iter().filter_map(|card| {
        let (at, reason) = card.away?;
        Some(PutAway {
            difference: Some(card.id),
            proposal: card.proposal.to_owned(),
            question: card.question.to_owned(),
            accounts: accounts_of(scene, card),
            reason: reason.to_owned(),
            at,
        })
    }));
    put_away.sort_by_key(|one| std::cmp::Reverse(one.at));
    let planned = planned(scene);
    let cards = cards.iter().filter(|card| card.away.is_none()).map(|card| view(scene, card, &planned)).collect();
    Differences { proposed, cards, put_away }
}

fn view(scene: &ReviewScene<'_>, card: &Noted<'_>, planned: &[(EventId, &[AgendaBlock])]) -> DifferenceView {
    let accounts = accounts_of(scene, card);
    let key = format!("difference-{}", card.id);
    let says = accounts.iter().map(|one| format!("{}: “{}”", one.name, one.text));
    let script = format!(
        "{}. These two accounts differ, and both stand. What did each of you see then? What would have had to be different \
         for the other to see it that way, too?",
        says.collect::<Vec<_>>().join(" · ")
    );
    let holds = |agenda: &&(EventId, &[AgendaBlock])| agenda.1.iter().any(|block| block.key == key);
    let meeting = planned.iter().rev().find(holds).map(|(id, _)| *id);
    let block = AgendaBlock { key: key.clone(), title: card.question.to_owned(), minutes: MINUTES, script };
    DifferenceView {
        id: card.id,
        question: card.question.to_owned(),
        accounts,
        proposal: card.proposal.to_owned(),
        at: card.at,
        edits: card.edits,
        block,
        meeting,
    }
}

fn accounts_of(scene: &ReviewScene<'_>, card: &Noted<'_>) -> Vec<AccountView> {
    card.accounts.iter().map(|one| account(scene, &one.person, &one.text, &one.evidence)).collect()
}

/// The agenda of every meeting that takes place.
fn planned<'a>(scene: &ReviewScene<'a>) -> Vec<(EventId, &'a [AgendaBlock])> {
    let mut planned: Vec<(EventId, &[AgendaBlock])> = Vec::new();
    for (op, act) in scene.review.acts() {
        if let ReviewAct::MeetingPlanned(act) = act {
            match act.meeting.and_then(|id| planned.iter_mut().find(|one| one.0 == id)) {
                Some(one) => one.1 = &act.agenda,
                None => planned.push((op.id, &act.agenda)),
            }
        } else if let ReviewAct::MeetingDropped(act) = act {
            planned.retain(|one| one.0 != act.meeting);
        }
    }
    planned
}

fn account(scene: &ReviewScene<'_>, person: &str, text: &str, evidence: &[Passage]) -> AccountView {
    AccountView {
        person: person.to_owned(),
        name: if person.is_empty() { "Somebody".to_owned() } else { scene.name(person) },
        text: text.to_owned(),
        evidence: evidence_of(scene, evidence),
    }
}

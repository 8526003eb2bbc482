//! Ideas for what could be different: jotted, soaking, up for decision, decided. None of them is an action item before
//! somebody kept it, and nobody counts how many were.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ReviewScene;
use super::soak::{alike, is_vague, stems, working_days};
use crate::event::{Act, IdeaDecided, Passage, ReviewAct};
use crate::ids::{EventId, StreamId};
use crate::time::Moment;
use crate::words::{IdeaState, MeetingKind, Purpose};

/// How long ideas soak when nobody set anything, in working days.
pub const USUAL_SOAK: u32 = 2;

/// How alike two ideas must be, in hundredths, for one to be shown beside the other.
const ALIKE: usize = 60;

/// How many earlier ideas are compared, and how many are shown beside one.
const COMPARED: usize = 500;
const SHOWN: usize = 3;

/// Something worth a thought about an idea. A hint, never a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum IdeaHint {
    /// Nobody could say when it is done.
    TooVague,
    /// It was decided before it had soaked.
    BeforeSoak,
    /// It is kept, and nobody does it.
    NoOwner,
    /// It is kept, and nobody said what it buys.
    NoPurpose,
}

macro_rules! views {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)+ }
    )+};
}

views! {
    /// What became of an idea.
    IdeaDecision {
        /// The event.
        id: EventId,
        /// When.
        at: Moment,
        /// Handle of who does it; empty when nobody.
        owner: String,
        /// Their name.
        owner_name: String,
        /// What it buys.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        purpose: Option<Purpose>,
        /// What it costs.
        cost: String,
        /// What is expected to be different.
        effect: String,
        /// By when.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        due: Option<Moment>,
        /// Why.
        reason: String,
        /// The idea it went into.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        into: Option<EventId>,
    }

    /// An idea of an earlier incident that says much the same.
    EarlierIdea {
        /// The incident.
        incident: StreamId,
        /// As people say it aloud.
        reference: String,
        /// What it said.
        text: String,
        /// What became of it.
        state: IdeaState,
        /// Why, or what was expected of it.
        reason: String,
        /// Handle of who was to do it; empty when nobody.
        owner: String,
        /// When that was decided.
        at: Moment,
    }

    /// An idea.
    ReviewIdea {
        /// The event that first said it.
        id: EventId,
        /// What it says.
        text: String,
        /// When it was had.
        at: Moment,
        /// Whether it was jotted while the incident went on.
        in_incident: bool,
        /// What it rests on.
        evidence: Vec<Passage>,
        /// How it stands.
        state: IdeaState,
        /// Until when it soaks; absent once it is decided, and while its soak has not begun.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        soaks_until: Option<Moment>,
        /// What was decided.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        decision: Option<IdeaDecision>,
        /// What is worth a thought.
        hints: Vec<IdeaHint>,
        /// Ideas of earlier incidents that say much the same, most alike first.
        repeats: Vec<EarlierIdea>,
    }

    /// That nothing is to be done.
    NoneBecause {
        /// The event.
        id: EventId,
        /// Why.
        because: String,
        /// When.
        at: Moment,
    }

    /// Every idea of a review.
    Ideas {
        /// In the order in which they were had.
        ideas: Vec<ReviewIdea>,
        /// How long they soak, in working days.
        soak_days: u32,
        /// When the last learning meeting ended, from which the soak counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        learned_at: Option<Moment>,
        /// When the learning meeting is to be that has not ended; the soak begins with its end.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        meeting_at: Option<Moment>,
        /// That nothing is to be done; absent as long as nobody said so, and once an idea is kept after all.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        none: Option<NoneBecause>,
    }
}

/// A learning meeting as far as the soak goes.
struct Learned {
    id: EventId,
    at: Moment,
    planned: Moment,
    ended: Option<Moment>,
}

/// What counts towards the soak, as it stood when it is asked.
#[derive(Clone, Copy)]
struct Soak {
    days: u32,
    ended: Option<Moment>,
    waiting: Option<Moment>,
}

impl Soak {
    /// Until when an idea soaks; `None` while its soak waits for the end of a meeting.
    fn until(self, had: Moment, scene: &ReviewScene<'_>) -> Option<Moment> {
        match (self.ended, self.waiting) {
            (None, Some(_)) => None,
            (ended, _) => Some(working_days(ended.map_or(had, |ended| ended.max(had)), self.days, scene.zone)),
        }
    }
}

/// Works out the ideas; `earlier` are those of earlier incidents on the same things.
#[must_use]
pub fn ideas(scene: &ReviewScene<'_>, earlier: &[EarlierIdea]) -> Ideas {
    let mut fold =
        Fold { ideas: jotted(scene), days: USUAL_SOAK, meetings: Vec::new(), none: None, aliases: Vec::new() };
    for (op, act) in scene.review.acts() {
        fold.take(scene, op.id, op.happened.at, act);
    }
    let soak = fold.soak();
    let earlier: Vec<(&EarlierIdea, BTreeSet<String>)> =
        earlier.iter().take(COMPARED).map(|one| (one, stems(&one.text))).collect();
    for idea in &mut fold.ideas {
        settle(idea, soak, scene);
        idea.repeats = repeats(&idea.text, &earlier);
    }
    Ideas { ideas: fold.ideas, soak_days: soak.days, learned_at: soak.ended, meeting_at: soak.waiting, none: fold.none }
}

/// What was decided about ideas in a review, for reviews of later incidents.
#[must_use]
pub fn decided(incident: StreamId, reference: &str, scene: &ReviewScene<'_>) -> Vec<EarlierIdea> {
    let told = |idea: ReviewIdea| {
        let decision = idea.decision?;
        matches!(idea.state, IdeaState::Kept | IdeaState::Declined | IdeaState::Done).then(|| EarlierIdea {
            incident,
            reference: reference.to_owned(),
            text: idea.text,
            state: idea.state,
            reason: if decision.reason.is_empty() { decision.effect } else { decision.reason },
            owner: decision.owner,
            at: decision.at,
        })
    };
    ideas(scene, &[]).ideas.into_iter().filter_map(told).collect()
}

fn jotted(scene: &ReviewScene<'_>) -> Vec<ReviewIdea> {
    let jotted = scene.incident.acts().filter_map(|op| match op.value.as_ref()? {
        Act::IdeaJotted(act) => Some(fresh(op.id, &act.text, op.happened.at, true)),
        _ => None,
    });
    jotted.collect()
}

fn fresh(id: EventId, text: &str, at: Moment, in_incident: bool) -> ReviewIdea {
    ReviewIdea {
        id,
        text: text.to_owned(),
        at,
        in_incident,
        evidence: Vec::new(),
        state: IdeaState::Jotted,
        soaks_until: None,
        decision: None,
        hints: Vec::new(),
        repeats: Vec::new(),
    }
}

struct Fold {
    ideas: Vec<ReviewIdea>,
    days: u32,
    meetings: Vec<Learned>,
    none: Option<NoneBecause>,
    /// Ideas of the incident that were written into the review, too: the later id and the first one.
    aliases: Vec<(EventId, EventId)>,
}

impl Fold {
    fn first(&self, idea: EventId) -> EventId {
        self.aliases.iter().find(|(later, _)| *later == idea).map_or(idea, |(_, first)| *first)
    }

    fn take(&mut self, scene: &ReviewScene<'_>, id: EventId, at: Moment, act: &ReviewAct) {
        match act {
            ReviewAct::SoakSet(act) => self.days = act.days,
            ReviewAct::MeetingPlanned(plan) => self.planned(id, plan.meeting, plan.sort, at, plan.at),
            ReviewAct::MeetingDropped(act) => self.meetings.retain(|one| one.id != act.meeting),
            ReviewAct::MeetingBegan(act) => self.meeting(act.meeting, None),
            ReviewAct::MeetingEnded(act) => self.meeting(act.meeting, Some(at)),
            ReviewAct::IdeaWritten(act) => {
                // An idea that was jotted in the incident keeps its place when it is written anew here.
                let known = act.idea.map(|idea| self.first(idea)).or(act.from);
                if let Some(idea) = self.ideas.iter_mut().find(|idea| Some(idea.id) == known) {
                    idea.text.clone_from(&act.text);
                    idea.evidence.clone_from(&act.evidence);
                    if act.idea.is_none() {
                        self.aliases.push((id, idea.id));
                    }
                } else if act.idea.is_none() {
                    let mut idea = fresh(id, &act.text, at, act.from.is_some());
                    idea.evidence.clone_from(&act.evidence);
                    self.ideas.push(idea);
                }
            }
            ReviewAct::IdeaDecided(act) => self.decided(scene, id, at, act),
            ReviewAct::NoActions(act) => {
                self.none = Some(NoneBecause { id, because: act.because.clone(), at });
            }
            _ => {}
        }
    }

    fn planned(&mut self, id: EventId, meeting: Option<EventId>, sort: MeetingKind, at: Moment, planned: Moment) {
        let meeting = meeting.unwrap_or(id);
        match self.meetings.iter_mut().find(|one| one.id == meeting) {
            Some(one) if sort == MeetingKind::Learning => one.planned = planned,
            Some(_) => self.meetings.retain(|one| one.id != meeting),
            None if sort == MeetingKind::Learning => {
                self.meetings.push(Learned { id: meeting, at, planned, ended: None });
            }
            None => {}
        }
    }

    fn meeting(&mut self, meeting: EventId, ended: Option<Moment>) {
        if let Some(one) = self.meetings.iter_mut().find(|one| one.id == meeting) {
            one.ended = ended;
        }
    }

    fn soak(&self) -> Soak {
        let ended = self.meetings.iter().filter_map(|one| one.ended).max();
        let waiting = self.meetings.iter().filter(|one| one.ended.is_none()).max_by_key(|one| one.at);
        Soak { days: self.days, ended, waiting: waiting.map(|one| one.planned) }
    }

    fn decided(&mut self, scene: &ReviewScene<'_>, id: EventId, at: Moment, act: &IdeaDecided) {
        let (soak, first, into) = (self.soak(), self.first(act.idea), act.into.map(|into| self.first(into)));
        let Some(idea) = self.ideas.iter_mut().find(|idea| idea.id == first) else { return };
        idea.state = act.state;
        if !is_final(act.state) {
            idea.decision = None;
            idea.hints.clear();
            return;
        }
        if act.state == IdeaState::Kept {
            self.none = None;
        }
        // Whether it had soaked is a question about then: a meeting that came later does not make it early.
        let soaked = soak.until(idea.at, scene).is_some_and(|until| until <= at);
        idea.hints = if soaked || act.state == IdeaState::Done { Vec::new() } else { vec![IdeaHint::BeforeSoak] };
        idea.decision = Some(IdeaDecision {
            id,
            at,
            owner: act.owner.clone(),
            owner_name: if act.owner.is_empty() { String::new() } else { scene.name(&act.owner) },
            purpose: act.purpose,
            cost: act.cost.clone(),
            effect: act.effect.clone(),
            due: act.due,
            reason: act.reason.clone(),
            into,
        });
    }
}

const fn is_final(state: IdeaState) -> bool {
    match state {
        IdeaState::Kept | IdeaState::Declined | IdeaState::Merged | IdeaState::Done => true,
        IdeaState::Jotted | IdeaState::Soaking | IdeaState::Proposed => false,
    }
}

/// Gives an idea the standing that follows from the soak, where nobody decided, and its hints.
fn settle(idea: &mut ReviewIdea, soak: Soak, scene: &ReviewScene<'_>) {
    if !is_final(idea.state) && idea.state != IdeaState::Proposed {
        idea.soaks_until = soak.until(idea.at, scene);
        idea.state = match idea.soaks_until {
            None => IdeaState::Jotted,
            Some(until) if scene.now < until => IdeaState::Soaking,
            Some(_) => IdeaState::Proposed,
        };
    }
    if matches!(idea.state, IdeaState::Jotted | IdeaState::Soaking | IdeaState::Proposed | IdeaState::Kept)
        && is_vague(&idea.text)
    {
        idea.hints.insert(0, IdeaHint::TooVague);
    }
    if idea.state == IdeaState::Kept
        && let Some(decision) = &idea.decision
    {
        idea.hints.extend(decision.owner.is_empty().then_some(IdeaHint::NoOwner));
        idea.hints.extend(decision.purpose.is_none().then_some(IdeaHint::NoPurpose));
    }
}

fn repeats(text: &str, earlier: &[(&EarlierIdea, BTreeSet<String>)]) -> Vec<EarlierIdea> {
    let mine = stems(text);
    let near = |(one, theirs): &(&EarlierIdea, BTreeSet<String>)| Some((alike(&mine, theirs), (*one).clone()));
    let mut found: Vec<(usize, EarlierIdea)> =
        earlier.iter().filter_map(near).filter(|(alike, _)| *alike >= ALIKE).collect();
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then(other.at.cmp(&one.at)));
    found.into_iter().take(SHOWN).map(|(_, one)| one).collect()
}

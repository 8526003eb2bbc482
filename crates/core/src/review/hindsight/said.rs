//! What each audience was told beside what was known, on one axis of time.
//!
//! What a text speaks of is guessed from its words, so every remark says only that the two stand at different instants. It
//! is a thing to talk about, and no fault of anybody's.

use std::collections::HashMap;

use super::remarks::remarks;
use super::timeline::audience;
use super::{choices, views};
use crate::event::Act;
use crate::ids::EventId;
use crate::response::updates::{drafts, sent};
use crate::response::{Scene, UpdateView};
use crate::time::Moment;
use crate::words::{Channel, EntryKind, Milestone, Standing};

choices! {
    /// What was known.
    KnownSort {
        /// A version of the statement.
        Statement,
        /// Something taken for true.
        Fact,
        /// Something supposed.
        Hypothesis,
        /// A named instant.
        Milestone,
    }
    /// How what was told stands to what was known.
    RemarkSort {
        /// When an audience heard first.
        First,
        /// Told before it was a known fact.
        Ahead,
        /// Known before anybody was told, or told after it was no longer held.
        Behind,
        /// The word came when it was due.
        Kept,
        /// The word came later.
        Late,
        /// A draft waits, and nobody confirmed that it went out.
        Waits,
    }
}

views! {
    /// What was told beside what was known.
    SaidKnown {
        /// The instant it is looked at.
        at: Moment,
        /// Who was told what; audiences in the order of the library, those that heard nothing too.
        audiences: Vec<SaidAudience>,
        /// What was known, in the order in which it was.
        known: Vec<KnownThing>,
        /// Where the two stand apart, and what came of promises, in order of time.
        remarks: Vec<SaidRemark>,
    }

    /// What one audience was told.
    SaidAudience {
        /// Its key.
        key: String,
        /// Its name.
        name: String,
        /// Whether it is outside.
        outside: bool,
        /// What it was told, and drafts that nobody confirmed, in order of time.
        told: Vec<Told>,
    }

    /// An update, or a draft of one.
    Told {
        /// The event.
        id: EventId,
        /// When it was sent or drafted.
        at: Moment,
        /// Its subject.
        subject: String,
        /// What it says.
        text: String,
        /// Whether it went out; a draft counts as told only when somebody says so.
        confirmed: bool,
        /// By which way; absent for a draft.
        channel: Option<Channel>,
        /// When it says the next word comes.
        next_by: Option<Moment>,
        /// How many seconds after its promise it came; 0 when it was kept or nothing had been promised.
        late_seconds: u32,
    }

    /// Something that was known.
    KnownThing {
        /// The line, or the event.
        id: EventId,
        /// What it is, as it stands at the end.
        sort: KnownSort,
        /// What it says.
        text: String,
        /// How it stood from when; the first is when it was known at all.
        steps: Vec<KnownStep>,
    }

    /// How something stood from an instant on.
    KnownStep {
        /// From when.
        at: Moment,
        /// How it stood; absent for a statement and a milestone.
        standing: Option<Standing>,
    }

    /// One thing that stands apart, in neutral words.
    SaidRemark {
        /// What it is about.
        sort: RemarkSort,
        /// Key of the audience; absent when it is about all of them.
        audience: Option<String>,
        /// The instant it stands at.
        at: Moment,
        /// How many seconds lie between.
        seconds: u32,
        /// The update, or the draft.
        told: Option<EventId>,
        /// What was known.
        known: Option<EventId>,
        /// In words.
        text: String,
    }
}

/// Works out what was told beside what was known. The scene holds the incident as it was known at its instant.
#[must_use]
pub fn said_known(scene: &Scene<'_>) -> SaidKnown {
    let known = known_things(scene);
    let audiences = audiences(scene);
    let remarks = remarks(scene, &audiences, &known);
    SaidKnown { at: scene.now, audiences, known, remarks }
}

fn audiences(scene: &Scene<'_>) -> Vec<SaidAudience> {
    let library = scene.library.audiences.iter();
    let mut all: Vec<SaidAudience> = library
        .map(|one| SaidAudience {
            key: one.key.clone(),
            name: one.name.clone(),
            outside: one.outside,
            told: Vec::new(),
        })
        .collect();
    let told = sent(scene).into_iter().map(|one| (one, true)).chain(drafts(scene).into_iter().map(|one| (one, false)));
    for (update, confirmed) in told {
        let UpdateView { id, audience: key, subject, text, at, next_by, channel, late_seconds, .. } = update;
        let told = Told { id, at, subject, text, confirmed, channel, next_by, late_seconds };
        match all.iter_mut().find(|one| one.key == key) {
            Some(one) => one.told.push(told),
            None => all.push(SaidAudience { name: audience(scene, &key), key, outside: false, told: vec![told] }),
        }
    }
    for one in &mut all {
        one.told.sort_by_key(|told| told.at);
    }
    all
}

/// Statements, milestones, facts and hypotheses, each with how it stood from when.
fn known_things(scene: &Scene<'_>) -> Vec<KnownThing> {
    let state = scene.state;
    let mut all = Vec::new();
    let step = |at, standing| KnownStep { at, standing };
    for op in state.statements() {
        let text = op.value.as_deref().map(crate::response::statement::paragraph).unwrap_or_default();
        all.push(KnownThing { id: op.id, sort: KnownSort::Statement, text, steps: vec![step(op.known_at, None)] });
    }
    for milestone in Milestone::ALL.iter().copied() {
        let declared = state.declaration().filter(|_| milestone == Milestone::Declared).map(|op| (op.id, op.known_at));
        let set = state.milestone_set(milestone).map(|op| (op.id, op.known_at)).or(declared);
        all.extend(set.map(|(id, at)| KnownThing {
            id,
            sort: KnownSort::Milestone,
            text: milestone.label().to_owned(),
            steps: vec![step(at, None)],
        }));
    }
    let mut stood: HashMap<EventId, Vec<KnownStep>> = HashMap::new();
    for (op, act) in scene.acts() {
        if let Act::StandingSet(act) = act {
            stood.entry(act.entry).or_default().push(step(op.known_at, Some(act.standing)));
        }
    }
    for (id, view) in state.views() {
        let Some(added) = state.entry(id).and_then(|entry| entry.added(id)) else { continue };
        if view.struck.is_some() || view.erased {
            continue;
        }
        let mut steps = Vec::new();
        if view.kind == EntryKind::Hypothesis {
            steps.push(step(added.known_at, Some(Standing::Open)));
        }
        steps.extend(stood.remove(&id).unwrap_or_default());
        let sort = match steps.last().and_then(|last| last.standing) {
            Some(Standing::Fact) => KnownSort::Fact,
            Some(Standing::Open | Standing::Supported | Standing::Dropped) if view.kind != EntryKind::Question => {
                KnownSort::Hypothesis
            }
            Some(Standing::Open | Standing::Supported | Standing::Dropped | Standing::Answered | Standing::None)
            | None => continue,
        };
        all.push(KnownThing { id, sort, text: view.text.clone(), steps });
    }
    all.sort_by_key(|one| (one.steps.first().map(|step| step.at), one.id));
    all
}

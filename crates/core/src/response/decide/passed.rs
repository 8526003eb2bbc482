//! What goes with command when it is handed over: what the one who leaves was asked for, and what was promised.

use chrono::TimeDelta;

use crate::event::{AskAnswered, AskBody, Body, EntryAdded, QuestionOwned, TemporaryChangeNoted};
use crate::response::Scene;
use crate::response::asks::asks;
use crate::response::clocks::clocks;
use crate::response::ending::stand_down;
use crate::response::ledger::ledger;
use crate::response::passing::{asks_of, changes_of, promised, questions_of};
use crate::response::roles::Tenure;
use crate::response::view::AskView;
use crate::words::{AskAnswer, EntryKind};

/// The lines by which it goes from one who leaves to the one who takes over.
pub(super) fn on(scene: &Scene<'_>, held: &Tenure, to: &str) -> Vec<Body> {
    let name = scene.name(&held.person);
    let mut bodies: Vec<Body> =
        asks_of(&asks(scene), &held.person).flat_map(|ask| asked_anew(scene, ask, to)).collect();
    let owned = |entry, by| Body::Act(QuestionOwned { entry, owner: to.to_owned(), by }.into());
    bodies.extend(questions_of(&ledger(scene).questions, &name).map(|one| owned(one.id, one.by)));
    bodies.extend(changes_of(&stand_down(scene).temporary, &name).map(|one| {
        let (text, owner) = (one.text.clone(), Some(to.to_owned()));
        Body::Act(TemporaryChangeNoted { text, owner, replaces: Some(one.id) }.into())
    }));
    bodies.extend(promises(scene, to));
    bodies
}

/// The old ask ends, and the same is asked of the next one, for the time that was left.
fn asked_anew(scene: &Scene<'_>, ask: &AskView, to: &str) -> Vec<Body> {
    let Some(view) = scene.state.entry(ask.id).and_then(crate::incident::Entry::view) else { return Vec::new() };
    let left = ask.due_at.map(|due| (due - scene.now + TimeDelta::seconds(59)).num_minutes().max(1));
    let ended = AskAnswered {
        ask: ask.id,
        answer: AskAnswer::Dropped,
        minutes: None,
        remark: format!("passes to {} with command", scene.name(to)),
    };
    let line = EntryAdded {
        kind: view.kind,
        text: view.text.clone(),
        people: vec![to.to_owned()],
        services: view.services.clone(),
        pinned: false,
        flagged: false,
        ask: Some(AskBody { person: to.to_owned(), minutes: left.and_then(|left| u32::try_from(left).ok()) }),
        links: Vec::new(),
        attachments: Vec::new(),
    };
    vec![Body::Act(ended.into()), Body::EntryAdded(line)]
}

/// What readers were told to expect, in one line: from now on it is kept by somebody else.
fn promises(scene: &Scene<'_>, to: &str) -> Option<Body> {
    let clocks = clocks(scene);
    let words =
        promised(&clocks).filter_map(|clock| Some(format!("{} by {}", clock.name, clock.due_at?.format("%H:%MZ"))));
    let words = words.collect::<Vec<_>>().join(", ");
    (!words.is_empty()).then(|| {
        Body::EntryAdded(EntryAdded {
            kind: EntryKind::Handover,
            text: format!("Promised, and kept by {} from now on: {words}", scene.name(to)),
            people: vec![to.to_owned()],
            services: Vec::new(),
            pinned: false,
            flagged: false,
            ask: None,
            links: Vec::new(),
            attachments: Vec::new(),
        })
    })
}

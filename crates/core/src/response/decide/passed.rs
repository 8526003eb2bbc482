//! What goes with command when it is handed over: what the one who leaves was asked for, and what was promised.

use chrono::TimeDelta;

use crate::event::{AskAnswered, AskBody, Body, EntryAdded, QuestionOwned};
use crate::response::asks::{asks, is_open};
use crate::response::clocks::clocks;
use crate::response::ledger::ledger;
use crate::response::roles::Tenure;
use crate::response::view::AskView;
use crate::response::{Anchor, Scene};
use crate::words::{AskAnswer, EntryKind, Standing};

/// The lines by which it goes from one who leaves to the one who takes over.
pub(super) fn on(scene: &Scene<'_>, held: &Tenure, to: &str) -> Vec<Body> {
    let from = held.person.as_str();
    let mut bodies: Vec<Body> = asks(scene)
        .iter()
        .filter(|ask| ask.person == from && is_open(ask))
        .flat_map(|ask| asked_anew(scene, ask, to))
        .collect();
    bodies.extend(questions(scene, from, to));
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

/// Open questions that the one who leaves was to find out.
fn questions(scene: &Scene<'_>, from: &str, to: &str) -> Vec<Body> {
    let name = scene.name(from);
    let open = ledger(scene).questions.into_iter().filter(|one| one.standing == Standing::Open && one.owner == name);
    open.map(|one| Body::Act(QuestionOwned { entry: one.id, owner: to.to_owned(), by: one.by }.into())).collect()
}

/// What readers were told to expect, in one line: from now on it is kept by somebody else.
fn promises(scene: &Scene<'_>, to: &str) -> Option<Body> {
    let promised = clocks(scene).into_iter().filter(|clock| clock.anchor == Some(Anchor::Promise));
    let words = promised.filter_map(|clock| Some(format!("{} by {}", clock.name, clock.due_at?.format("%H:%MZ"))));
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

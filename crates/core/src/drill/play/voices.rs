//! People of the story whom nobody plays, where one person plays alone: the program answers for them from the scenario.

use super::super::scenario::Persona;
use super::pictures::brought;
use super::view::PlayersPerson;
use super::{DrillScene, DrillStanding};
use crate::event::{DrillAct, InjectImprovised};
use crate::incident::{Filter, Order};
use crate::time::Moment;
use crate::words::{Delivery, DrillMode};

/// What people of the story answer now: each who was named in the log by whoever plays, once. Who is not there says so,
/// once, and answers as soon as they are.
#[must_use]
pub fn voices(scene: &DrillScene<'_>) -> Vec<InjectImprovised> {
    let (Some(scenario), Some(clock)) = (scene.scenario(), scene.clock()) else { return Vec::new() };
    if scene.mode() != DrillMode::Solo || clock.standing != DrillStanding::Running {
        return Vec::new();
    }
    let said = said(scene, clock.begins);
    let answer = |one: &Persona| {
        let there = since(scene, one, clock.begins);
        let named = said.iter().filter(|line| line.names(one)).map(|line| line.at).max()?;
        let answers = there.is_some() && !(one.knows.trim().is_empty() && one.says.trim().is_empty());
        // Asked before they came, they are asked again.
        if answers && there.is_some_and(|there| named < there) {
            return None;
        }
        let text = if answers { format!("{} answers.", one.name) } else { format!("{} does not answer.", one.name) };
        let full = if answers { in_their_words(one) } else { String::new() };
        let act = InjectImprovised {
            text,
            full,
            delivery: Delivery::Chat.label().to_owned(),
            from: one.name.clone(),
            to: String::new(),
        };
        let had = |(_, done): (_, &DrillAct)| matches!(done, DrillAct::InjectImprovised(done) if *done == act);
        (!scene.drill.ever().any(had)).then_some(act)
    };
    scenario.cast.iter().filter_map(answer).collect()
}

/// What somebody says. Where a scenario has no words of theirs, what they know is told of them.
fn in_their_words(one: &Persona) -> String {
    if one.says.trim().is_empty() { format!("{} has this to say: {}", one.name, one.knows) } else { one.says.clone() }
}

/// Whom somebody who plays alone can ask.
pub(super) fn people(scene: &DrillScene<'_>) -> Vec<PlayersPerson> {
    if scene.mode() != DrillMode::Solo {
        return Vec::new();
    }
    let cast = scene.scenario().map(|scenario| scenario.cast.as_slice()).unwrap_or_default();
    let person =
        |one: &Persona| PlayersPerson { handle: one.handle.clone(), name: one.name.clone(), part: one.part.clone() };
    cast.iter().map(person).collect()
}

/// A line of whoever plays.
struct Said {
    at: Moment,
    /// In lower case.
    text: String,
    /// Handles it names, which may stand in the text no more.
    people: Vec<String>,
}

/// What whoever plays wrote since the drill began.
fn said(scene: &DrillScene<'_>, begins: Moment) -> Vec<Said> {
    let keys = scene.incident.line_keys(Order::Happened, &Filter::default());
    // What came with an inject says who it is from, and asks nobody.
    let brought = brought(scene);
    let theirs = keys.into_iter().filter(|key| key.at > begins && !brought.contains(&key.id));
    let lines = theirs.filter_map(|key| scene.incident.line(key.id));
    let of = |view: crate::incident::EntryView| Said {
        at: view.happened.at,
        text: view.text.to_lowercase(),
        people: view.people,
    };
    lines.filter(|line| !line.view.erased).map(|line| of(line.view)).collect()
}

/// Since when somebody is there: from the start, or since something came from them.
fn since(scene: &DrillScene<'_>, one: &Persona, begins: Moment) -> Option<Moment> {
    if one.present {
        return Some(begins);
    }
    let from_them = super::injects(scene).into_iter().filter(|placed| placed.inject.from.starts_with(&one.name));
    from_them.filter_map(|placed| placed.delivered.map(|(at, ..)| at)).min()
}

impl Said {
    /// Whether it names somebody: by handle or by name, as whole words.
    fn names(&self, one: &Persona) -> bool {
        let handle = one.handle.to_lowercase();
        let whole = |name: &String| {
            self.text.match_indices(name.as_str()).any(|(at, found)| {
                let after = self.text.get(at + found.len()..).and_then(|rest| rest.chars().next());
                !after.is_some_and(char::is_alphanumeric)
            })
        };
        self.people.contains(&handle) || [format!("@{handle}"), one.name.to_lowercase()].iter().any(whole)
    }
}

//! The library as it follows from its events.
//!
//! The same rules hold as for incidents: events may arrive in any order, the later write counts, what was taken back or
//! erased never was. Something that has no meaning is passed over, so that a mistake from elsewhere cannot take a card
//! away in the middle of an incident.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{Audience, Card, Code, Library, Probe, Regime, RoleCard, Script, Template, Thing, builtin};
use crate::drill::scenario::Scenario;
use crate::event::{Body, Event, LibraryCleared, LibrarySet, Stamp};
use crate::ids::{EventId, LIBRARY};
use crate::incident::TakenBack;
use crate::time::Moment;
use crate::words::Shelf;

/// A thing that was written to the library and cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The event that wrote it.
    pub event: EventId,
    /// What it was to be.
    pub shelf: Shelf,
    /// Its key.
    pub key: String,
    /// What is wrong, one sentence each.
    pub sentences: Vec<String>,
}

/// What an event writes.
#[derive(Clone, Copy)]
enum Write<'a> {
    Set(&'a LibrarySet),
    Cleared(&'a LibraryCleared),
}

impl<'a> Write<'a> {
    fn of(body: &'a Body) -> Option<Self> {
        if let Body::LibrarySet(body) = body {
            return Some(Self::Set(body));
        }
        if let Body::LibraryCleared(body) = body { Some(Self::Cleared(body)) } else { None }
    }
}

/// What counts for one key of a shelf.
enum Choice {
    Own(Thing),
    BuiltIn,
    Hidden,
}

/// What counts, by shelf and key, with the order in which it stands and what could not be used.
#[derive(Default)]
struct Fold {
    choices: BTreeMap<(Shelf, String), Choice>,
    /// The keys of a shelf as they stand, what is put away among them: it comes back to where it was.
    orders: BTreeMap<Shelf, Vec<String>>,
    problems: Vec<Problem>,
}

impl Fold {
    fn of<'a>(events: impl IntoIterator<Item = &'a Event>, at: Moment) -> Self {
        let mut fold = Self::default();
        for event in standing(events, at) {
            if let Some(write) = Write::of(&event.body) {
                fold.take(event.id(), write);
            }
        }
        fold
    }

    fn take(&mut self, event: EventId, write: Write<'_>) {
        match write {
            Write::Set(body) => match Thing::read_as(body.shelf, &body.key, &body.value) {
                Ok(thing) => {
                    self.choices.insert((body.shelf, body.key.clone()), Choice::Own(thing));
                    self.put(body.shelf, &body.key, body.place);
                }
                Err(sentences) => {
                    let (shelf, key) = (body.shelf, body.key.clone());
                    self.problems.push(Problem { event, shelf, key, sentences });
                }
            },
            Write::Cleared(body) => {
                let choice = if body.hides { Choice::Hidden } else { Choice::BuiltIn };
                self.choices.insert((body.shelf, body.key.clone()), choice);
                self.put(body.shelf, &body.key, body.place);
            }
        }
    }

    /// Puts a key at its place among those that a person sees; what is written without one stays where it stands, and
    /// what is new comes last.
    fn put(&mut self, shelf: Shelf, key: &str, place: Option<u32>) {
        let mut order = self.orders.remove(&shelf).unwrap_or_else(|| brought(shelf));
        let stands = order.iter().position(|one| one == key);
        match (stands, place.and_then(|place| usize::try_from(place).ok())) {
            (None, None) => order.push(key.to_owned()),
            (Some(_), None) => {}
            (stands, Some(place)) => {
                if let Some(stands) = stands {
                    order.remove(stands);
                }
                let seen = order.iter().enumerate().filter(|(_, one)| self.seen(shelf, one));
                let index = seen.map(|(index, _)| index).nth(place).unwrap_or(order.len());
                order.insert(index, key.to_owned());
            }
        }
        self.orders.insert(shelf, order);
    }

    /// Whether a person sees what stands under a key.
    fn seen(&self, shelf: Shelf, key: &str) -> bool {
        match self.choices.get(&(shelf, key.to_owned())) {
            Some(Choice::Own(_)) => true,
            Some(Choice::Hidden) => false,
            Some(Choice::BuiltIn) | None => builtin::built_in().has(shelf, key),
        }
    }

    /// The team's own thing where there is only one of its kind.
    fn only(&self, shelf: Shelf) -> Option<&Thing> {
        self.choices.range((shelf, String::new())..).next().filter(|((at, _), _)| *at == shelf).and_then(
            |(_, choice)| match choice {
                Choice::Own(thing) => Some(thing),
                Choice::BuiltIn | Choice::Hidden => None,
            },
        )
    }

    /// The things of a shelf in order.
    fn arrange<T: Clone>(&self, shelf: Shelf, built_in: &[T], kind: &Kind<T>) -> Vec<T> {
        let Some(order) = self.orders.get(&shelf) else { return built_in.to_vec() };
        let thing = |key: &String| match self.choices.get(&(shelf, key.clone())) {
            Some(Choice::Own(thing)) => (kind.of)(thing).cloned(),
            Some(Choice::Hidden) => None,
            Some(Choice::BuiltIn) | None => built_in.iter().find(|thing| (kind.key)(thing) == key).cloned(),
        };
        order.iter().filter_map(thing).collect()
    }

    fn library(&self) -> Library {
        let base = builtin::built_in();
        let mut library = Library {
            cards: self.arrange(Shelf::Card, &base.cards, &CARD),
            audiences: self.arrange(Shelf::Audience, &base.audiences, &AUDIENCE),
            policy: base.policy.clone(),
            templates: self.arrange(Shelf::Template, &base.templates, &TEMPLATE),
            guide: base.guide.clone(),
            scripts: self.arrange(Shelf::Script, &base.scripts, &SCRIPT),
            role_cards: self.arrange(Shelf::RoleCard, &base.role_cards, &ROLE_CARD),
            regimes: self.arrange(Shelf::Regime, &base.regimes, &REGIME),
            codes: self.arrange(Shelf::Code, &base.codes, &CODE),
            step_cards: base.step_cards.clone(),
            probes: self.arrange(Shelf::Probe, &base.probes, &PROBE),
            scenarios: self.arrange(Shelf::Scenario, &base.scenarios, &SCENARIO),
        };
        if let Some(Thing::Policy(policy)) = self.only(Shelf::Policy) {
            library.policy = policy.clone();
        }
        if let Some(Thing::Guide(guide)) = self.only(Shelf::Guide) {
            library.guide = guide.clone();
        }
        library
    }
}

/// The writes that count at an instant, in order.
pub(super) fn standing<'a>(events: impl IntoIterator<Item = &'a Event>, at: Moment) -> Vec<&'a Event> {
    let mut writes: BTreeMap<Stamp, &'a Event> = BTreeMap::new();
    let (mut taken_back, mut erased) = (TakenBack::default(), HashSet::new());
    for event in events.into_iter().filter(|event| event.header.stream == LIBRARY) {
        let known = event.recorded_at() <= at;
        if let Body::BodyErased(body) = &event.body {
            // What was erased is gone from every minute: its words are no longer there to be read.
            erased.extend(body.targets.iter().copied());
        } else if let Body::Restored(body) = &event.body
            && known
        {
            taken_back.insert(event.id(), &body.targets);
        } else if Write::of(&event.body).is_some() && known {
            writes.insert(event.stamp(), event);
        }
    }
    writes.into_values().filter(|event| !erased.contains(&event.id()) && !taken_back.covers(event.id())).collect()
}

/// The keys that the program brings for a shelf, in order.
fn brought(shelf: Shelf) -> Vec<String> {
    fn keys<T>(things: &[T], kind: &Kind<T>) -> Vec<String> {
        things.iter().map(|thing| (kind.key)(thing).to_owned()).collect()
    }
    let base = builtin::built_in();
    match shelf {
        Shelf::Card => keys(&base.cards, &CARD),
        Shelf::Audience => keys(&base.audiences, &AUDIENCE),
        Shelf::Template => keys(&base.templates, &TEMPLATE),
        Shelf::Script => keys(&base.scripts, &SCRIPT),
        Shelf::RoleCard => keys(&base.role_cards, &ROLE_CARD),
        Shelf::Regime => keys(&base.regimes, &REGIME),
        Shelf::Probe => keys(&base.probes, &PROBE),
        Shelf::Code => keys(&base.codes, &CODE),
        Shelf::Scenario => keys(&base.scenarios, &SCENARIO),
        // There is one of each.
        Shelf::Policy | Shelf::Guide => Vec::new(),
    }
}

/// How a shelf's things are told from others and from each other.
struct Kind<T> {
    of: fn(&Thing) -> Option<&T>,
    key: fn(&T) -> &str,
}

macro_rules! kinds {
    ($($name:ident: $kind:ident, $key:expr;)+) => {$(
        const $name: Kind<$kind> =
            Kind { of: |thing| if let Thing::$kind(thing) = thing { Some(thing) } else { None }, key: $key };
    )+};
}

kinds! {
    CARD: Card, |card| &card.key;
    AUDIENCE: Audience, |audience| &audience.key;
    TEMPLATE: Template, |template| &template.key;
    SCRIPT: Script, |script| &script.key;
    ROLE_CARD: RoleCard, |card| card.role.as_str();
    REGIME: Regime, |regime| &regime.key;
    PROBE: Probe, |probe| &probe.key;
    CODE: Code, |code| &code.key;
}

/// Scenarios are shared rather than copied.
const SCENARIO: Kind<Arc<Scenario>> = Kind {
    of: |thing| if let Thing::Scenario(scenario) = thing { Some(scenario) } else { None },
    key: |scenario| &scenario.key,
};

impl Library {
    /// The library as it was at an instant. Events in any order give the same.
    #[must_use]
    pub fn at<'a>(events: impl IntoIterator<Item = &'a Event>, at: Moment) -> Self {
        Fold::of(events, at).library()
    }
}

/// What was written to the library by an instant and cannot be used, in order.
#[must_use]
pub fn problems<'a>(events: impl IntoIterator<Item = &'a Event>, at: Moment) -> Vec<Problem> {
    Fold::of(events, at).problems
}

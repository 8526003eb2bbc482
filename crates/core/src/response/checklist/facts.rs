//! The facts by which items tick themselves.
//!
//! Everything is found in one walk over the acts and one over the lines, however many items look for it. The earliest
//! fact counts, so that what comes later cannot change an answer that stood.

use std::collections::HashMap;

use super::clearing::Clearing;
use super::told::Told;
use super::window::Window;
use crate::event::Act;
use crate::ids::EventId;
use crate::incident::{EntryView, Op};
use crate::library::ItemBinding;
use crate::response::Scene;
use crate::time::Moment;
use crate::words::{AskAnswer, EntryKind, Role, Severity};

/// What an answer by a fact records. Names are looked up only for what is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Remark<'a> {
    Nothing,
    Text(&'a str),
    Word(&'static str),
    /// People, by handle, who have been what they are since the fact.
    People(Vec<&'a str>),
    Expert(&'a str, &'a str),
    Severity(Severity),
    Audiences(Vec<&'a str>),
    Verified(&'a str, &'a str),
    Until(&'a str, Moment),
}

/// A fact that answers an item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fact<'a> {
    pub(super) at: Moment,
    pub(super) line: EventId,
    pub(super) remark: Remark<'a>,
}

/// An item that waits for a fact.
pub(super) struct Watch<'a> {
    pub(super) card: &'a str,
    pub(super) item: &'a str,
    pub(super) binding: ItemBinding,
    pub(super) window: Window,
    /// A person put the item off or opened it again then: only what happened later answers it.
    pub(super) after: Option<Moment>,
    pub(super) fact: Option<Fact<'a>>,
}

impl<'a> Watch<'a> {
    /// Takes a fact when it counts and is the earliest.
    pub(super) fn offer(&mut self, at: Moment, line: EventId, remark: Remark<'a>) {
        let late_enough = [self.after, self.window.after].iter().flatten().all(|after| at > *after);
        let earliest = self.fact.as_ref().is_none_or(|fact| (at, line) < (fact.at, fact.line));
        if late_enough && earliest {
            self.fact = Some(Fact { at, line, remark });
        }
    }
}

/// Looks for the facts of all watches.
pub(super) fn find<'a>(scene: &Scene<'a>, watches: &mut [Watch<'a>]) {
    let mut find = Find { watches, pair: Pair::default(), asks: Clearing::default(), changes: Clearing::default() };
    find.of_state(scene);
    let mut told = Told::new(scene);
    for (op, act) in scene.acts() {
        find.of_act(op, act);
        told.take(op, act, find.watches);
    }
    if find.wants_lines() {
        for (id, view) in scene.state.views() {
            find.of_line(id, view);
        }
    }
    find.cleared(scene.now);
}

/// Deputy and scribe, as they are at one point of the walk.
#[derive(Default)]
struct Pair<'a> {
    deputy: Option<(EventId, &'a str)>,
    scribe: Option<(EventId, &'a str)>,
}

struct Find<'w, 'a> {
    watches: &'w mut [Watch<'a>],
    pair: Pair<'a>,
    asks: Clearing,
    changes: Clearing,
}

impl<'a> Find<'_, 'a> {
    fn offer(&mut self, binding: ItemBinding, at: Moment, line: EventId, remark: &Remark<'a>) {
        for watch in self.watches.iter_mut().filter(|watch| watch.binding == binding) {
            watch.offer(at, line, remark.clone());
        }
    }

    fn of_state(&mut self, scene: &Scene<'a>) {
        let state = scene.state;
        if let Some(op) = state.declaration()
            && let Some(severity) = op.value.as_ref().and_then(|declared| declared.severity)
        {
            self.offer(ItemBinding::Severity, op.happened.at, op.id, &Remark::Severity(severity));
        }
        for op in state.severities.history(&state.taken_back) {
            if let Some(value) = &op.value {
                self.offer(ItemBinding::Severity, op.happened.at, op.id, &Remark::Severity(value.severity));
            }
        }
        for op in state.statements() {
            if let Some(text) = op.value.as_deref().filter(|text| !text.is_empty()) {
                self.offer(ItemBinding::Statement, op.happened.at, op.id, &Remark::Text(text));
            }
        }
    }

    fn of_act(&mut self, op: &'a Op<Act>, act: &'a Act) {
        let (at, id) = (op.happened.at, op.id);
        if let Some((binding, remark)) = plain(act) {
            self.offer(binding, at, id, &remark);
        }
        if let Act::RoleAssumed(act) = act {
            match act.role {
                Role::Deputy => self.pair.deputy = Some((id, &act.person)),
                Role::Scribe => self.pair.scribe = Some((id, &act.person)),
                Role::Commander | Role::Communications | Role::Expert | Role::CustomerLiaison | Role::Observer => {
                    return;
                }
            }
            if let (Some((_, deputy)), Some((_, scribe))) = (self.pair.deputy, self.pair.scribe) {
                self.offer(ItemBinding::DeputyAndScribe, at, id, &Remark::People(vec![deputy, scribe]));
            }
        } else if let Act::RoleReleased(act) = act {
            self.pair.deputy = self.pair.deputy.filter(|(tenure, _)| *tenure != act.tenure);
            self.pair.scribe = self.pair.scribe.filter(|(tenure, _)| *tenure != act.tenure);
        } else if let Act::AskAnswered(act) = act {
            // Who gets more time has answered, for the card during which they said so.
            self.asks.settle(act.ask, at, id, act.answer != AskAnswer::MoreTime);
        } else if let Act::TemporaryChangeNoted(act) = act {
            // What only went on to somebody else is open already.
            if act.replaces.is_none() {
                self.changes.open(id, at);
            }
        } else if let Act::TemporaryChangeUndone(act) = act {
            self.changes.settle(act.change, at, id, true);
        } else if let Act::TimeBoxSet(act) = act {
            let remark = Remark::Until(&act.text, act.until);
            // A time box that was over before the card began is not the one it asks for.
            let runs = |watch: &&mut Watch<'a>| watch.window.from.is_some_and(|from| act.until > from);
            let boxes = self.watches.iter_mut().filter(|watch| watch.binding == ItemBinding::TimeBox).filter(runs);
            boxes.for_each(|watch| watch.offer(at, id, remark.clone()));
        } else if let Act::Said(act) = act {
            let said = |watch: &&mut Watch<'a>| says(&act.script, watch.card, watch.item);
            let items = self.watches.iter_mut().filter(|watch| watch.binding == ItemBinding::Said).filter(said);
            items.for_each(|watch| watch.offer(at, id, Remark::Nothing));
        }
    }

    /// Whether any item looks at what people wrote; the walk over the lines is the longest.
    fn wants_lines(&self) -> bool {
        use ItemBinding::{Ask, AsksAnswered, Decision, Evidence};
        self.watches.iter().any(|watch| matches!(watch.binding, Ask | AsksAnswered | Decision | Evidence))
    }

    fn of_line(&mut self, id: EventId, view: &'a EntryView) {
        if view.struck.is_some() || view.erased {
            return;
        }
        let (at, text) = (view.happened.at, Remark::Text(&view.text));
        if view.kind == EntryKind::Decision {
            self.offer(ItemBinding::Decision, at, id, &text);
        }
        if view.kind == EntryKind::Evidence || !view.attachments.is_empty() {
            self.offer(ItemBinding::Evidence, at, id, &text);
        }
        if let Some(ask) = &view.ask {
            if ask.minutes.is_some() {
                self.offer(ItemBinding::Ask, at, id, &text);
            }
            self.asks.open(id, at);
        }
    }

    fn cleared(&mut self, now: Moment) {
        for watch in self.watches.iter_mut() {
            let all = if watch.binding == ItemBinding::AsksAnswered {
                &self.asks
            } else if watch.binding == ItemBinding::Temporary {
                &self.changes
            } else {
                continue;
            };
            let Some(from) = watch.window.from else { continue };
            let after = watch.after.max(watch.window.after);
            if let Some((at, line)) = all.first_clear(from, after).filter(|(at, _)| *at <= now) {
                watch.fact = Some(Fact { at, line, remark: Remark::Nothing });
            }
        }
    }
}

/// The item that an act answers by itself, wherever it stands.
fn plain(act: &Act) -> Option<(ItemBinding, Remark<'_>)> {
    Some(match act {
        Act::RoleAssumed(act) if act.role == Role::Commander => {
            (ItemBinding::Commander, Remark::People(vec![&act.person]))
        }
        Act::RoleAssumed(act) if act.role == Role::Expert => {
            (ItemBinding::Expert, Remark::Expert(&act.person, &act.area))
        }
        Act::MeetingPlaceSet(act) => (ItemBinding::MeetingPlace, Remark::Text(&act.place)),
        Act::UpdateSent(act) => (ItemBinding::AnyUpdate, Remark::Audiences(vec![&act.audience])),
        Act::DecisionGiven(act) => (ItemBinding::Decision, Remark::Text(&act.answer)),
        Act::RecoveryVerified(act) => (ItemBinding::Recovery, Remark::Verified(&act.by, &act.signal)),
        Act::ReviewChosen(act) => (ItemBinding::Review, Remark::Word(act.tier.label())),
        Act::SurveyChosen(act) => (ItemBinding::Survey, Remark::Word(if act.wanted { "Yes" } else { "No" })),
        Act::IncidentRelated(act) => (ItemBinding::Related, Remark::Word(act.relation.label())),
        Act::ReportingClockStarted(act) => (ItemBinding::ReportingClock, Remark::Text(&act.name)),
        Act::SeveritySized(act) => (ItemBinding::ReportingClock, Remark::Severity(act.suggested)),
        _ => return None,
    })
}

/// Whether a sentence that was said is the one of an item or of its card: `card.a` or `card.a.a7`.
fn says(script: &str, card: &str, item: &str) -> bool {
    let Some(rest) = script.strip_prefix("card.").and_then(|rest| rest.strip_prefix(card)) else { return false };
    rest.is_empty() || rest.strip_prefix('.') == Some(item)
}

/// What was answered about each of many, by the one it is about.
pub(super) type Settled = HashMap<EventId, Vec<(Moment, EventId, bool)>>;

//! One clock per audience.
//!
//! A promise made in an update beats the interval of the policy, and what held when the last word went out holds until
//! the next one: nobody is made to wait longer without being told. A change that matters makes an update due at once. A
//! snooze puts off what was due when it was set, for twelve hours at most, and then it is due again. Whoever has no clock
//! has a reason for it.

mod hand;
mod preview;
mod rules;

pub use preview::{PreviewPoint, preview};

use hand::{Hand, Step};
use rules::{Book, Verdict};

use super::Scene;
use super::roles::roles;
use super::view::{ClockView, SentView, SnoozeView};
use crate::event::{Act, Stamp};
use crate::ids::EventId;
use crate::library::{Policy, Rule};
use crate::time::Moment;
use crate::words::{CadenceMode, Channel, Milestone, Phase, Role, Severity};

/// Minutes before which slowing down is never offered, and after which it can be.
const EARLIEST_SLOW: u32 = 60;
const LONG: u32 = 120;

/// Works out when each audience is due.
#[must_use]
pub fn clocks(scene: &Scene<'_>) -> Vec<ClockView> {
    let steps = Steps::of(scene);
    let reminded = reminded(scene);
    audiences(scene)
        .into_iter()
        .map(|(key, name)| {
            let book = steps.book(scene, &key);
            let hand = steps.hand(scene, &key, &book);
            let verdict = hand.verdict(&book);
            view(scene, (key, name), &hand, verdict, reminded.clone())
        })
        .collect()
}

/// What an update that goes out now keeps or misses: a promise, the interval, the first word, the end of a snooze. What
/// changed in between makes it due as well, but nobody had been told to expect it then.
#[must_use]
pub fn due_sent(scene: &Scene<'_>, audience: &str) -> Option<Moment> {
    let steps = Steps::of(scene);
    let book = steps.book(scene, audience);
    steps.hand(scene, audience, &book).verdict(&book).promised
}

/// Audiences of the library, then those that were told something and have left it since.
fn audiences(scene: &Scene<'_>) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> =
        scene.library.audiences.iter().map(|one| (one.key.clone(), one.name.clone())).collect();
    for (_, act) in scene.acts() {
        let key = match act {
            Act::UpdateSent(act) => &act.audience,
            Act::CadenceSet(act) => &act.audience,
            _ => continue,
        };
        if !list.iter().any(|(known, _)| known == key) {
            list.push((key.clone(), key.clone()));
        }
    }
    list
}

/// What happened, as far as clocks go, in order.
struct Steps<'a> {
    steps: Vec<(Stamp, Moment, Option<&'a str>, Step<'a>)>,
    up: Option<u32>,
}

impl<'a> Steps<'a> {
    fn of(scene: &Scene<'a>) -> Self {
        let mut steps = Vec::new();
        for op in scene.state.severity_changes() {
            let severity = op.value.as_ref().map(|value| Step::Sized(value.severity));
            steps.extend(severity.map(|step| (op.stamp, op.happened.at, None, step)));
        }
        for op in scene.state.phase_changes() {
            steps.extend(op.value.map(|phase| (op.stamp, op.happened.at, None, Step::Phase(phase))));
        }
        steps.extend(confirmations(scene).map(|(stamp, at)| (stamp, at, None, Step::Confirmed)));
        for (op, act) in scene.acts() {
            if let Some((audience, step)) = step_of(op.id, act) {
                steps.push((op.stamp, op.happened.at, audience, step));
            }
        }
        steps.sort_by_key(|(stamp, ..)| *stamp);
        let tiers = &scene.library.policy.tiers_up;
        let up = if tiers.is_empty() {
            None
        } else {
            let named = scene.state.services_named();
            let tier = |handle: &String| scene.directory.service_by_handle(handle).map(|service| service.tier);
            named.iter().filter_map(tier).filter(|tier| tiers.contains(tier)).min()
        };
        Self { steps, up }
    }

    fn book<'b>(&self, scene: &Scene<'b>, audience: &'b str) -> Book<'b> {
        Book::new(&scene.library.policy, audience, self.up)
    }

    fn hand(&self, scene: &Scene<'_>, audience: &str, book: &Book<'_>) -> Hand<'a> {
        let severity =
            scene.state.declaration().and_then(|op| op.value.as_ref()).and_then(|declared| declared.severity);
        let mut hand = Hand::new(scene.declared_at(), severity);
        for (_, at, whose, step) in &self.steps {
            if whose.is_none_or(|whose| whose == audience) {
                hand.step(*at, *step, book);
            }
        }
        hand
    }
}

/// What confirms that somebody is reached.
fn confirmations(scene: &Scene<'_>) -> impl Iterator<Item = (Stamp, Moment)> {
    let stated = scene.state.statements().next().map(|op| (op.stamp, op.known_at));
    // The impact began earlier; what counts here is since when it is known.
    let began = scene.state.milestone_set(Milestone::ImpactBegan);
    stated.into_iter().chain(began.map(|op| (op.stamp, op.known_at.max(scene.declared_at()))))
}

/// Since when it is confirmed that somebody is reached.
pub(super) fn confirmed_at(scene: &Scene<'_>) -> Option<Moment> {
    confirmations(scene).min_by_key(|(stamp, _)| *stamp).map(|(_, at)| at)
}

/// The rule that holds for an audience at a severity, when a service of this tier counts one higher.
pub(super) fn rule<'a>(
    policy: &'a Policy,
    audience: &str,
    severity: Option<Severity>,
    up: Option<u32>,
) -> Option<&'a Rule> {
    let row = Book::new(policy, audience, up).row(severity);
    policy.rules.iter().find(|rule| rule.severity == row && rule.audience == audience)
}

fn step_of(id: EventId, act: &Act) -> Option<(Option<&str>, Step<'_>)> {
    match act {
        Act::UpdateSent(act) => Some((Some(&act.audience), Step::Sent(id, act))),
        Act::CadenceSet(act) => Some((Some(&act.audience), Step::Cadence(act))),
        Act::UpdateSnoozed(act) => Some((Some(&act.audience), Step::Snoozed(act))),
        Act::UpdateMadeDue(act) => Some((act.audience.as_deref(), Step::Due(act))),
        Act::AudienceWaived(act) => Some((Some(&act.audience), Step::Waived(&act.reason))),
        Act::StoodDown(_) => Some((None, Step::Ended)),
        Act::Reopened(_) => Some((None, Step::Reopened)),
        _ => None,
    }
}

fn view(
    scene: &Scene<'_>,
    (audience, name): (String, String),
    hand: &Hand<'_>,
    verdict: Verdict<'_>,
    reminded: Vec<String>,
) -> ClockView {
    let minute = scene.minute();
    let late_enough = hand.phase == Phase::Monitoring || minute >= LONG;
    let slows = verdict.pace.mode == CadenceMode::Every && hand.phase != Phase::Resolved && !hand.ended;
    let last = hand.last.map(|last| SentView {
        id: last.id,
        at: last.at,
        text: last.sent.map_or_else(String::new, |sent| sent.text.clone()),
        channel: last.sent.map_or(Channel::Plain, |sent| sent.channel),
        next_by: last.sent.and_then(|sent| sent.next_by),
    });
    ClockView {
        draft: waiting_draft(scene, &audience),
        audience,
        name,
        mode: verdict.pace.mode,
        minutes: verdict.pace.minutes,
        due_at: verdict.due.as_ref().map(|due| due.at),
        anchor: verdict.due.as_ref().map(|due| due.anchor),
        from: verdict.due.as_ref().map(|due| due.from),
        snoozed: verdict.snooze.map(|snooze| SnoozeView {
            until: snooze.until,
            reason: snooze.act.reason,
            remark: snooze.act.remark.clone(),
        }),
        reason: verdict.reason,
        last,
        may_slow: slows && minute >= EARLIEST_SLOW && late_enough,
        reminded,
    }
}

/// The latest draft that was not sent, dropped or replaced.
fn waiting_draft(scene: &Scene<'_>, audience: &str) -> Option<EventId> {
    let mut waiting: Vec<EventId> = Vec::new();
    for (op, act) in scene.acts() {
        let gone = match act {
            Act::UpdateDrafted(act) => act.replaces,
            Act::UpdateSent(act) => act.draft,
            Act::UpdateDropped(act) => Some(act.draft),
            _ => continue,
        };
        waiting.retain(|draft| Some(*draft) != gone);
        if let Act::UpdateDrafted(act) = act
            && act.audience == audience
        {
            waiting.push(op.id);
        }
    }
    waiting.pop()
}

/// Who is reminded: whoever tells those outside, else the deputy; the commander only when there is nobody else.
fn reminded(scene: &Scene<'_>) -> Vec<String> {
    let roles = roles(scene);
    [Role::Communications, Role::Deputy, Role::Commander]
        .into_iter()
        .map(|wanted| {
            let holders = roles.iter().filter(|view| view.role == wanted).flat_map(|view| &view.holders);
            holders.map(|holder| holder.name.clone()).collect::<Vec<_>>()
        })
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

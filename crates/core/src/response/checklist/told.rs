//! "Every audience that was due has been told": whom that means, and since when it is so.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Remark, Watch};
use super::window::Window;
use crate::event::{Act, CadenceSet};
use crate::incident::Op;
use crate::library::ItemBinding;
use crate::response::{Scene, clocks};
use crate::time::Moment;
use crate::words::{CadenceMode, Severity};

/// What an audience heard last.
struct Heard {
    at: Moment,
    /// When the next word was promised.
    next_by: Option<Moment>,
}

/// Who was told what, at one point of the walk over the acts.
pub(super) struct Told<'a> {
    scene: Scene<'a>,
    heard: BTreeMap<&'a str, Heard>,
    /// Which audience is not told of the end, since when.
    waived: BTreeMap<&'a str, Moment>,
    cadence: BTreeMap<&'a str, &'a CadenceSet>,
    /// Tiers that count one severity higher, since a line named a service of them.
    tiers: Vec<(Moment, u32)>,
    /// Since when it is known that somebody is reached.
    confirmed: Option<Moment>,
}

impl<'a> Told<'a> {
    pub(super) fn new(scene: &Scene<'a>) -> Self {
        Self {
            scene: *scene,
            heard: BTreeMap::new(),
            waived: BTreeMap::new(),
            cadence: BTreeMap::new(),
            tiers: tiers(scene),
            confirmed: clocks::confirmed_at(scene),
        }
    }

    /// Takes an act in, and answers the items for which everybody has been told by it.
    pub(super) fn take(&mut self, op: &'a Op<Act>, act: &'a Act, watches: &mut [Watch<'a>]) {
        let at = op.happened.at;
        if let Act::UpdateSent(act) = act {
            self.heard.insert(&act.audience, Heard { at, next_by: act.next_by });
        } else if let Act::AudienceWaived(act) = act {
            self.waived.insert(&act.audience, at);
        } else if let Act::CadenceSet(act) = act {
            self.cadence.insert(&act.audience, act);
        } else {
            return;
        }
        for watch in watches.iter_mut().filter(|watch| watch.binding == ItemBinding::AllUpdates) {
            if let Some(told) = self.all_told(&watch.window, at) {
                watch.offer(at, op.id, Remark::Audiences(told));
            }
        }
    }

    /// The audiences that were told within a window, when none is left that waits.
    fn all_told(&self, window: &Window, at: Moment) -> Option<Vec<&'a str>> {
        let from = window.from.filter(|from| *from <= at)?;
        let told: Vec<&'a str> =
            self.heard.iter().filter(|(_, heard)| heard.at >= from).map(|(audience, _)| *audience).collect();
        let waived = |audience: &str| window.of_recovery && self.waived.get(audience).is_some_and(|at| *at >= from);
        let promised = |audience: &str| {
            let ahead = |heard: &Heard| heard.next_by.is_some_and(|next| next > from);
            !window.of_recovery && self.heard.get(audience).is_some_and(ahead)
        };
        let waits = |audience: &&str| !told.contains(audience) && !waived(audience) && !promised(audience);
        let answered = !told.is_empty() || self.waived.values().any(|at| *at >= from);
        (answered && !self.due(window, at).iter().any(waits)).then_some(told)
    }

    /// Who is due within a window, by the policy as the clocks read it at that instant and what was changed about it.
    fn due(&self, window: &Window, at: Moment) -> BTreeSet<&'a str> {
        let library = self.scene.library;
        let severity = self.severity(at);
        // What is named later changes no answer that stood.
        let up = self.tiers.iter().filter(|(named, _)| *named <= at).map(|(_, tier)| *tier).min();
        let confirmed = self.confirmed.is_some_and(|since| since <= at);
        let is_due = |audience: &str| {
            let heard = self.heard.contains_key(audience);
            let rule = clocks::rule(&library.policy, audience, severity, up);
            let set = self.cadence.get(audience);
            let mode = set.map(|set| set.mode).or(rule.map(|rule| rule.mode)).unwrap_or(CadenceMode::Off);
            let hidden = rule.is_some_and(|rule| rule.if_confirmed) && set.is_none() && !heard && !confirmed;
            if window.of_recovery {
                // Whoever heard that it began hears that it ended.
                return heard || (mode != CadenceMode::Off && !hidden);
            }
            let first = rule.and_then(|rule| rule.first);
            let minutes = set.and_then(|set| set.minutes).or(rule.and_then(|rule| rule.minutes));
            let within = match mode {
                CadenceMode::Every => first.or(minutes),
                // After the first word it is a change that makes them due.
                CadenceMode::OnChange => first.filter(|_| set.is_none() && !heard),
                CadenceMode::Off => None,
            };
            !hidden && within.is_some_and(|within| window.last_minute.is_none_or(|last| within <= last))
        };
        library.audiences.iter().map(|audience| audience.key.as_str()).filter(|audience| is_due(audience)).collect()
    }

    fn severity(&self, at: Moment) -> Option<Severity> {
        let state = self.scene.state;
        let set = state.severities.history(&state.taken_back).filter(|op| op.happened.at <= at);
        let declared = || state.declaration().and_then(|op| op.value.as_ref()).and_then(|declared| declared.severity);
        set.rev().find_map(|op| op.value.as_ref()).map(|value| value.severity).or_else(declared)
    }
}

/// Since when services of a tier that counts higher are named.
fn tiers(scene: &Scene<'_>) -> Vec<(Moment, u32)> {
    let counted = &scene.library.policy.tiers_up;
    if counted.is_empty() {
        return Vec::new();
    }
    let lines = scene.state.views().map(|(_, view)| view).filter(|view| view.struck.is_none());
    let named = lines.flat_map(|view| view.services.iter().map(|handle| (view.happened.at, handle)));
    let tier = |handle: &String| scene.directory.service_by_handle(handle).map(|service| service.tier);
    named.filter_map(|(at, handle)| Some((at, tier(handle).filter(|tier| counted.contains(tier))?))).collect()
}

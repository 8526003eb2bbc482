//! "Every audience that was due has been told": whom that means, and since when it is so.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Remark, Watch};
use super::window::Window;
use crate::event::Act;
use crate::incident::Op;
use crate::library::{ItemBinding, Rule};
use crate::response::Scene;
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
    cadence: BTreeMap<&'a str, CadenceMode>,
}

impl<'a> Told<'a> {
    pub(super) fn new(scene: &Scene<'a>) -> Self {
        Self { scene: *scene, heard: BTreeMap::new(), waived: BTreeMap::new(), cadence: BTreeMap::new() }
    }

    /// Takes an act in, and answers the items for which everybody has been told by it.
    pub(super) fn take(&mut self, op: &'a Op<Act>, act: &'a Act, watches: &mut [Watch<'a>]) {
        let at = op.happened.at;
        if let Act::UpdateSent(act) = act {
            self.heard.insert(&act.audience, Heard { at, next_by: act.next_by });
        } else if let Act::AudienceWaived(act) = act {
            self.waived.insert(&act.audience, at);
        } else if let Act::CadenceSet(act) = act {
            self.cadence.insert(&act.audience, act.mode);
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

    /// Who is due within a window, by the policy at the severity of that instant and what was changed about it.
    fn due(&self, window: &Window, at: Moment) -> BTreeSet<&'a str> {
        let library = self.scene.library;
        let severity = self.severity(at);
        let is_due = |audience: &str| {
            let heard = self.heard.contains_key(audience);
            let rule =
                library.policy.rules.iter().find(|rule| Some(rule.severity) == severity && rule.audience == audience);
            let mode = self.cadence.get(audience).copied().or(rule.map(|rule| rule.mode)).unwrap_or(CadenceMode::Off);
            if window.of_recovery {
                // Whoever heard that it began hears that it ended.
                return heard || (mode != CadenceMode::Off && !rule.is_some_and(|rule| rule.if_confirmed));
            }
            let soon = |rule: &Rule| {
                let first = rule.first.or(rule.minutes).unwrap_or(u32::MAX);
                (heard || !rule.if_confirmed) && window.last_minute.is_none_or(|last| first <= last)
            };
            mode == CadenceMode::Every && rule.map_or(heard, soon)
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

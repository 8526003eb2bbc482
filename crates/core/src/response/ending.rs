//! Stand-down: what is left before it can end. It never blocks.

use std::collections::{BTreeMap, HashMap};

use super::view::{IdeaView, ReportingView, StandDown, TemporaryView, ToldView};
use super::{Scene, asks, clocks};
use crate::event::{Act, ReviewChosen};
use crate::ids::EventId;
use crate::incident::Op;
use crate::time::Moment;
use crate::words::{AskAnswer, CadenceMode, Phase, ReviewTier};

/// Works out what is left.
#[must_use]
pub fn stand_down(scene: &Scene<'_>) -> StandDown {
    let mut end = End::default();
    for (op, act) in scene.acts() {
        end.take(scene, op, act);
    }
    let review = end.review;
    let told = told(scene, &end);
    let open_asks = asks::asks(scene).iter().filter(|ask| matches!(ask.ended, None | Some(AskAnswer::Blocked))).count();
    let mut view = StandDown {
        verified_by: end.verified.as_ref().map(|(by, ..)| scene.name(by)).unwrap_or_default(),
        signal: end.verified.as_ref().map(|(_, signal, _)| signal.clone()).unwrap_or_default(),
        verified_at: end.verified.as_ref().map(|(.., at)| *at),
        audiences: told.iter().map(|(one, _)| one.clone()).collect(),
        temporary: end.temporary,
        reporting: end.reporting,
        review: review.map(|act| act.tier),
        review_reason: review.map(|act| act.reason.clone()).unwrap_or_default(),
        drafter: review.and_then(|act| act.drafter.as_deref()).map(|who| scene.name(who)).unwrap_or_default(),
        survey: end.survey,
        ideas: end.ideas,
        open_asks: u32::try_from(open_asks).unwrap_or(u32::MAX),
        stood_down_at: end.stood_down_at,
        missing: Vec::new(),
    };
    let waiting: Vec<&str> = told
        .iter()
        .filter(|(one, expects)| *expects && one.told_at.is_none() && one.waived.is_empty())
        .map(|(one, _)| one.name.as_str())
        .collect();
    view.missing = missing(scene, &view, &waiting);
    view
}

/// What was done towards the end so far.
#[derive(Default)]
struct End<'a> {
    verified: Option<(&'a str, String, Moment)>,
    waived: HashMap<&'a str, &'a str>,
    heard: BTreeMap<&'a str, Moment>,
    temporary: Vec<TemporaryView>,
    reporting: Vec<ReportingView>,
    review: Option<&'a ReviewChosen>,
    survey: Option<bool>,
    ideas: Vec<IdeaView>,
    stood_down_at: Option<Moment>,
}

impl<'a> End<'a> {
    fn take(&mut self, scene: &Scene<'_>, op: &Op<Act>, act: &'a Act) {
        let (id, at) = (op.id, op.happened.at);
        if let Act::RecoveryVerified(act) = act {
            self.verified = Some((&act.by, act.signal.clone(), at));
        } else if let Act::AudienceWaived(act) = act {
            self.waived.insert(&act.audience, &act.reason);
        } else if let Act::UpdateSent(act) = act {
            self.heard.insert(&act.audience, at);
        } else if let Act::ReviewChosen(act) = act {
            self.review = Some(act);
        } else if let Act::SurveyChosen(act) = act {
            self.survey = Some(act.wanted);
        } else if let Act::IdeaJotted(act) = act {
            self.ideas.push(IdeaView { id, text: act.text.clone(), at, from: act.from });
        } else if let Act::StoodDown(_) = act {
            self.stood_down_at = Some(at);
        } else if let Act::Reopened(_) = act {
            // What was seen and waived was about an end that was none.
            self.verified = None;
            self.waived.clear();
            self.stood_down_at = None;
        } else {
            self.take_change(scene, id, at, act);
        }
    }

    fn take_change(&mut self, scene: &Scene<'_>, id: EventId, at: Moment, act: &Act) {
        if let Act::TemporaryChangeNoted(act) = act {
            let owner = act.owner.as_deref().map(|who| scene.name(who)).unwrap_or_default();
            let text = act.text.clone();
            // It is the same change, under the name by which it was noted first; only who looks after it is new.
            let before = act.replaces.and_then(|id| self.temporary.iter_mut().find(|one| one.id == id));
            if let Some(one) = before {
                (one.text, one.owner) = (text, owner);
                return;
            }
            self.temporary.push(TemporaryView { id, text, owner, at, undone_at: None, remark: String::new() });
        } else if let Act::TemporaryChangeUndone(act) = act {
            if let Some(one) = self.temporary.iter_mut().find(|one| one.id == act.change) {
                (one.undone_at, one.remark) = (Some(at), act.remark.clone());
            }
        } else if let Act::ReportingClockStarted(act) = act {
            self.reporting.push(ReportingView {
                id,
                name: act.name.clone(),
                anchor: act.anchor,
                due: act.due,
                remark: act.remark.clone(),
                stopped_at: None,
                stopped: String::new(),
            });
        } else if let Act::ReportingClockStopped(act) = act
            && let Some(one) = self.reporting.iter_mut().find(|one| one.id == act.clock)
        {
            (one.stopped_at, one.stopped) = (Some(at), act.remark.clone());
        }
    }
}

/// Each audience, and whether it expects to hear of the end: it heard of the incident, or the policy says it hears.
fn told(scene: &Scene<'_>, end: &End<'_>) -> Vec<(ToldView, bool)> {
    let resolved = (scene.state.phase() == Phase::Resolved).then(|| scene.state.phase_since()).flatten();
    let hears: Vec<String> = clocks::clocks(scene)
        .into_iter()
        .filter(|clock| clock.mode != CadenceMode::Off)
        .map(|clock| clock.audience)
        .collect();
    let known = scene.library.audiences.iter().map(|one| (one.key.as_str(), one.name.as_str()));
    let others = end.heard.keys().chain(end.waived.keys()).map(|key| (*key, *key));
    let mut list: Vec<(ToldView, bool)> = Vec::new();
    for (key, name) in known.chain(others) {
        if list.iter().any(|(one, _)| one.audience == key) {
            continue;
        }
        let heard = end.heard.get(key).copied();
        let view = ToldView {
            audience: key.to_owned(),
            name: name.to_owned(),
            told_at: heard.filter(|at| resolved.is_some_and(|since| *at >= since)),
            waived: end.waived.get(key).copied().unwrap_or_default().to_owned(),
        };
        list.push((view, heard.is_some() || hears.iter().any(|one| one == key)));
    }
    list
}

/// What is still open, in plain sentences.
fn missing(scene: &Scene<'_>, view: &StandDown, waiting: &[&str]) -> Vec<String> {
    let mut list = Vec::new();
    if scene.state.phase() != Phase::Resolved {
        list.push(format!("Readers are still told “{}”.", scene.state.phase().label()));
    }
    if view.verified_at.is_none() {
        list.push("Nobody has said yet that it works again, and by which signal.".to_owned());
    }
    list.extend(waiting.iter().map(|name| format!("{name}: not told of the end, and no reason why not.")));
    let left = view.temporary.iter().filter(|one| one.undone_at.is_none());
    list.extend(left.map(|one| format!("Still changed for the time being: {}", sentence(&one.text))));
    let running = view.reporting.iter().filter(|one| one.stopped_at.is_none());
    list.extend(
        running.map(|one| format!("A reporting clock runs: {}, due {}.", one.name, one.due.format("%Y-%m-%d %H:%MZ"))),
    );
    match view.open_asks {
        0 => {}
        1 => list.push("One ask is still open.".to_owned()),
        many => list.push(format!("{many} asks are still open.")),
    }
    match view.review {
        None => list.push("Nobody has said how deep the review goes, or that there is none.".to_owned()),
        Some(ReviewTier::None) => {}
        Some(ReviewTier::Light | ReviewTier::Standard | ReviewTier::Deep) if view.drafter.is_empty() => {
            list.push("Nobody is named who drafts the review.".to_owned());
        }
        Some(ReviewTier::Light | ReviewTier::Standard | ReviewTier::Deep) => {}
    }
    if view.survey.is_none() {
        list.push("Nobody has said whether people are asked how it went.".to_owned());
    }
    list
}

/// A text that ends like a sentence.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

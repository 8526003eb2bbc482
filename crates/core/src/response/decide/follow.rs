//! What follows from an act, written in the same step.

use super::passed;
use crate::event::{
    Act, Body, HandoverAccepted, MilestoneSet, PageAnswered, PageMade, PersonJoined, PhaseSet, RoleAssumed,
    RoleReleased,
};
use crate::ids::PersonId;
use crate::response::Scene;
use crate::response::roles::{Tenure, is_single, tenures, tenures_of};
use crate::response::roster::{presences, presences_of};
use crate::time::Moment;
use crate::words::{Milestone, PageAnswer, Phase, Role};

/// Everything that follows from an act beside the act itself.
pub(super) fn follows(scene: &Scene<'_>, act: &Act, actor: Option<PersonId>) -> Vec<Body> {
    match act {
        Act::RoleAssumed(act) => role_assumed(scene, act),
        Act::HandoverAccepted(act) => handover_accepted(scene, act, actor),
        Act::PageAnswered(act) => escalated(scene, act),
        Act::RecoveryVerified(_) => {
            let unset = scene.state.milestone(Milestone::Stabilised).is_none();
            if unset { vec![milestone(Milestone::Stabilised)] } else { Vec::new() }
        }
        Act::StoodDown(_) => stood_down(scene),
        Act::Reopened(_) => phase(scene, Phase::Investigating).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn milestone(milestone: Milestone) -> Body {
    Body::MilestoneSet(MilestoneSet { milestone, text: String::new() })
}

fn phase(scene: &Scene<'_>, phase: Phase) -> Option<Body> {
    (scene.state.phase() != phase).then_some(Body::PhaseSet(PhaseSet { phase }))
}

fn role_assumed(scene: &Scene<'_>, act: &RoleAssumed) -> Vec<Body> {
    let replaced = |held: &Tenure| {
        // Who takes the same expertise again with other words changes it.
        is_single(act.role) || held.person == act.person
    };
    let held = tenures(scene).into_iter().filter(|held| held.until.is_none() && held.role == act.role);
    let mut bodies: Vec<Body> = held.filter(|held| replaced(held)).map(|held| released(&held)).collect();
    bodies.extend(joined(scene, act));
    bodies
}

fn released(held: &Tenure) -> Body {
    Body::Act(RoleReleased { tenure: held.id }.into())
}

/// Whoever takes a role is there; an observer listens.
fn joined(scene: &Scene<'_>, act: &RoleAssumed) -> Option<Body> {
    let here = presences(scene).iter().any(|one| one.until.is_none() && one.person == act.person);
    let joined = PersonJoined { person: act.person.clone(), engaged: act.role != Role::Observer, on_call: None };
    (!here).then(|| Body::Act(joined.into()))
}

fn handover_accepted(scene: &Scene<'_>, act: &HandoverAccepted, actor: Option<PersonId>) -> Vec<Body> {
    let Some(op) = scene.state.act(act.handover) else { return Vec::new() };
    let Some(Act::HandoverPrepared(brief)) = &op.value else { return Vec::new() };
    let to = scene.handle(&brief.to);
    let mut held: Vec<Tenure> =
        tenures(scene).into_iter().filter(|held| held.until.is_none() && held.role == brief.role).collect();
    if !is_single(brief.role) {
        // Of several experts the one who wrote the brief hands over; a lone one in any case.
        let giver = op.author.or(actor).and_then(|id| scene.directory.person(id));
        let alone = held.iter().filter(|held| held.person != to).count() == 1;
        held.retain(|held| {
            held.person != to && (alone || giver.is_some_and(|giver| scene.handle(&giver.handle) == held.person))
        });
    }
    if held.iter().any(|held| held.person == to) {
        return Vec::new();
    }
    let area = held.first().map(|held| held.area.clone()).unwrap_or_default();
    let assumed = RoleAssumed { role: brief.role, person: to, area };
    let mut bodies: Vec<Body> = held.iter().map(released).collect();
    let joined = joined(scene, &assumed);
    let passed: Vec<Body> = held.iter().flat_map(|held| passed::on(scene, held, &assumed.person)).collect();
    bodies.push(Body::Act(assumed.into()));
    bodies.extend(joined);
    if brief.role == Role::Commander {
        bodies.extend(passed);
    }
    bodies
}

/// A page that goes on to somebody is a page to them.
fn escalated(scene: &Scene<'_>, act: &PageAnswered) -> Vec<Body> {
    let (PageAnswer::Escalated, Some(to)) = (act.answer, &act.to) else { return Vec::new() };
    let reason = match scene.state.act(act.page).and_then(|op| op.value.as_ref()) {
        Some(Act::PageMade(page)) => page.reason.clone(),
        _ => String::new(),
    };
    vec![Body::Act(PageMade { person: to.clone(), reason }.into())]
}

fn stood_down(scene: &Scene<'_>) -> Vec<Body> {
    let mut bodies: Vec<Body> = phase(scene, Phase::Resolved).into_iter().collect();
    // What was resolved before the response began again was not the end.
    let reopened = scene.acts().rev().find_map(|(op, act)| matches!(act, Act::Reopened(_)).then_some(op.happened.at));
    let set = scene.state.milestone(Milestone::Resolved).map(|happened| happened.at);
    if set.is_none_or(|set| reopened.is_some_and(|reopened| set <= reopened)) {
        bodies.push(milestone(Milestone::Resolved));
    }
    bodies
}

/// The milestone "mustered", when commander and experts are together for the first time.
///
/// An expert beside the commander, or two others who take part, are together with them.
pub(super) fn mustered(scene: &Scene<'_>, bodies: &[Body]) -> Option<Body> {
    let touches = |body: &Body| matches!(body, Body::Act(Act::RoleAssumed(_) | Act::PersonJoined(_)));
    if scene.state.milestone(Milestone::Mustered).is_some() || !bodies.iter().any(touches) {
        return None;
    }
    // The new acts have no ids yet; a nil one is enough to count them.
    let new = || bodies.iter().filter_map(|body| if let Body::Act(act) = body { Some((scene.now, act)) } else { None });
    let roles =
        tenures_of(scene, &mut scene.acts().map(|(op, act)| (op.id, op.happened.at, act)).chain(with_ids(new())));
    let commander = roles.iter().find(|held| held.until.is_none() && held.role == Role::Commander)?;
    let others = |held: &Tenure| held.until.is_none() && held.role == Role::Expert && held.person != commander.person;
    let present = presences_of(scene, &mut scene.acts().map(|(op, act)| (op.happened.at, act)).chain(new()));
    let engaged = present.iter().filter(|one| one.until.is_none() && one.engaged && one.person != commander.person);
    (roles.iter().any(others) || engaged.count() >= 2).then(|| milestone(Milestone::Mustered))
}

fn with_ids<'a>(
    acts: impl Iterator<Item = (Moment, &'a Act)>,
) -> impl Iterator<Item = (crate::ids::EventId, Moment, &'a Act)> {
    acts.map(|(at, act)| (crate::ids::EventId::nil(), at, act))
}

//! Roles: who holds them, who held them.

use super::Scene;
use super::view::{RoleView, TenureView};
use crate::event::Act;
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::Role;

/// Somebody's time in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// The event by which it was assumed.
    pub id: EventId,
    /// Which role.
    pub role: Role,
    /// Handle, as the directory spells it.
    pub person: String,
    /// What an expert is the expert for.
    pub area: String,
    /// Since when.
    pub from: Moment,
    /// Until when; `None` while it lasts.
    pub until: Option<Moment>,
}

/// Whether a role has one holder at a time.
#[must_use]
pub const fn is_single(role: Role) -> bool {
    match role {
        Role::Commander | Role::Deputy | Role::Communications | Role::Scribe | Role::CustomerLiaison => true,
        Role::Expert | Role::Observer => false,
    }
}

/// Every tenure, earliest first.
///
/// Where two machines each gave a single role to somebody, the later one counts from the moment it was taken.
#[must_use]
pub fn tenures(scene: &Scene<'_>) -> Vec<Tenure> {
    tenures_of(scene, &mut scene.acts().map(|(op, act)| (op.id, op.happened.at, act)))
}

/// Every tenure that follows from some acts.
pub(super) fn tenures_of(scene: &Scene<'_>, acts: &mut dyn Iterator<Item = (EventId, Moment, &Act)>) -> Vec<Tenure> {
    let mut tenures: Vec<Tenure> = Vec::new();
    for (id, at, act) in acts {
        match act {
            Act::RoleAssumed(act) => {
                let person = scene.handle(&act.person);
                let same = |held: &&mut Tenure| {
                    held.until.is_none() && held.role == act.role && (is_single(act.role) || held.person == person)
                };
                for held in tenures.iter_mut().filter(same) {
                    held.until = Some(at.max(held.from));
                }
                tenures.push(Tenure { id, role: act.role, person, area: act.area.clone(), from: at, until: None });
            }
            Act::RoleReleased(act) => {
                if let Some(held) = tenures.iter_mut().find(|held| held.id == act.tenure && held.until.is_none()) {
                    held.until = Some(at.max(held.from));
                }
            }
            _ => {}
        }
    }
    tenures
}

/// The roles that are shown also while nobody holds them.
const ALWAYS: [Role; 5] = [Role::Commander, Role::Deputy, Role::Communications, Role::Scribe, Role::Expert];

/// Works out who holds which role.
#[must_use]
pub fn roles(scene: &Scene<'_>) -> Vec<RoleView> {
    let tenures = tenures(scene);
    let minute = scene.minute();
    let mut views = Vec::new();
    for role in Role::ALL.iter().copied() {
        let of_role = || tenures.iter().filter(|held| held.role == role);
        let holders: Vec<TenureView> =
            of_role().filter(|held| held.until.is_none()).map(|held| shown(scene, held)).collect();
        let before: Vec<TenureView> =
            of_role().filter(|held| held.until.is_some()).map(|held| shown(scene, held)).collect();
        if holders.is_empty() && !ALWAYS.contains(&role) {
            continue;
        }
        let card = scene.library.role_cards.iter().find(|card| card.role == role);
        let due = card.and_then(|card| card.minute).is_some_and(|due| minute >= due);
        let missing = due && holders.is_empty();
        views.push(RoleView {
            role,
            holders,
            before,
            card: card.map(|card| card.text.clone()).unwrap_or_default(),
            missing,
        });
    }
    views
}

fn shown(scene: &Scene<'_>, held: &Tenure) -> TenureView {
    TenureView {
        id: held.id,
        person: held.person.clone(),
        name: scene.name(&held.person),
        area: held.area.clone(),
        from: held.from,
        until: held.until,
    }
}

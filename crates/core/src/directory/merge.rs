//! Two records of one person: one is kept, and whatever names the other means them.

use super::{Directory, DirectoryRejection, draft};
use crate::event::{Body, Draft, PersonAdded, PersonMerged};
use crate::ids::PersonId;
use crate::incident::Ctx;

impl Directory {
    /// Who somebody is after all merges; themselves when there was none.
    ///
    /// Two machines may each have merged the other way round. Of such a ring the smallest id is kept, from wherever one
    /// comes, so that every machine names the same one.
    pub(super) fn kept(&self, id: PersonId) -> PersonId {
        if !self.merged.contains_key(&id) {
            return id;
        }
        let mut path = vec![id];
        let mut at = id;
        while let Some(into) = self.merged.get(&at).and_then(|one| one.value(&self.taken_back)).copied() {
            if let Some(from) = path.iter().position(|seen| *seen == into) {
                return path.get(from..).into_iter().flatten().copied().min().unwrap_or(id);
            }
            if self.record(into).is_none() {
                // Who is not there, or was erased, can stand for nobody.
                break;
            }
            path.push(into);
            at = into;
        }
        at
    }

    /// Handles that mean somebody because their record was merged into this one, with whom each means.
    #[must_use]
    pub fn merged_handles(&self) -> Vec<(PersonId, &str)> {
        let mut handles = Vec::new();
        for id in self.merged.keys() {
            let kept = self.kept(*id);
            if kept != *id
                && let Some(record) = self.record(*id)
            {
                handles.push((kept, record.handle.as_str()));
            }
        }
        handles
    }
}

/// Decides that two records are one person. What the kept one lacks is taken from the other; nothing is overwritten.
///
/// # Errors
/// When one of them is not there, or they are one already.
pub fn decide_merge(
    directory: &Directory,
    keep: PersonId,
    drop: PersonId,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, DirectoryRejection> {
    let (Some(keep), Some(drop)) = (directory.person(keep), directory.person(drop)) else {
        return Err(DirectoryRejection::NotThere);
    };
    if keep.person == drop.person {
        return Err(DirectoryRejection::OnePerson);
    }
    let merged = PersonMerged { person: drop.person, into: keep.person };
    let mut drafts = vec![draft(Body::PersonMerged(merged), ctx)];
    let filled = filled(keep, drop);
    if filled != *keep {
        drafts.push(draft(Body::PersonAmended(filled), ctx));
    }
    Ok(drafts)
}

fn filled(keep: &PersonAdded, drop: &PersonAdded) -> PersonAdded {
    let or = |kept: &str, other: &str| if kept.trim().is_empty() { other.to_owned() } else { kept.to_owned() };
    // A second way to reach somebody is worth keeping; at night the first one may not answer.
    let contact = if keep.contact.is_empty() || drop.contact.is_empty() || keep.contact.contains(&drop.contact) {
        or(&keep.contact, &drop.contact)
    } else {
        format!("{}, {}", keep.contact, drop.contact)
    };
    PersonAdded {
        person: keep.person,
        handle: keep.handle.clone(),
        name: keep.name.clone(),
        team: or(&keep.team, &drop.team),
        contact,
        zone: or(&keep.zone, &drop.zone),
        hours: or(&keep.hours, &drop.hours),
        manager: or(&keep.manager, &drop.manager),
        interviews: keep.interviews || drop.interviews,
    }
}

//! Injects that wait for each other, and the earliest minute at which each can come.

use std::collections::BTreeMap;

use super::{Inject, Trigger};

/// The first circle of injects that lead to each other, as their places; `None` when there is none.
///
/// One leads to another when the other waits for it, or when it brings the other as its fallback.
pub(super) fn circle(injects: &[Inject]) -> Option<Vec<usize>> {
    let places: BTreeMap<&str, usize> = injects.iter().zip(0..).map(|(one, at)| (one.key.as_str(), at)).collect();
    let mut leads: Vec<Vec<usize>> = vec![Vec::new(); injects.len()];
    let mut lead = |from: usize, to: usize| {
        if let Some(list) = leads.get_mut(from) {
            list.push(to);
        }
    };
    for (at, one) in injects.iter().enumerate() {
        if let Trigger::After { inject, .. } = &one.trigger
            && let Some(first) = places.get(inject.as_str())
        {
            lead(*first, at);
        }
        let brought = one.fallback.as_ref().and_then(|fallback| places.get(fallback.deliver.as_deref()?));
        // Bringing itself after all is no circle.
        if let Some(brought) = brought.filter(|brought| **brought != at) {
            lead(at, *brought);
        }
    }
    walk(&leads)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    OnPath,
    Done,
}

/// Depth first, without recursion: a file may hold a very long chain.
fn walk(leads: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut marks = vec![Mark::New; leads.len()];
    for start in 0..leads.len() {
        if marks.get(start) != Some(&Mark::New) {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        set(&mut marks, start, Mark::OnPath);
        while let Some((at, next)) = path.last_mut() {
            let here = *at;
            let Some(to) = leads.get(here).and_then(|list| list.get(*next)).copied() else {
                set(&mut marks, here, Mark::Done);
                path.pop();
                continue;
            };
            *next += 1;
            match marks.get(to) {
                Some(Mark::OnPath) => {
                    return Some(path.iter().map(|(at, _)| *at).skip_while(|at| *at != to).collect());
                }
                Some(Mark::New) => {
                    set(&mut marks, to, Mark::OnPath);
                    path.push((to, 0));
                }
                Some(Mark::Done) | None => {}
            }
        }
    }
    None
}

fn set(marks: &mut [Mark], at: usize, mark: Mark) {
    if let Some(place) = marks.get_mut(at) {
        *place = mark;
    }
}

/// The earliest minute at which each inject can come; `None` where no clock says so, such as one by hand.
///
/// For injects without a circle.
pub(super) fn earliest(injects: &[Inject]) -> Vec<Option<u32>> {
    let places: BTreeMap<&str, usize> = injects.iter().zip(0..).map(|(one, at)| (one.key.as_str(), at)).collect();
    let mut found: Vec<Option<u32>> = vec![None; injects.len()];
    for at in 0..injects.len() {
        // Follows a chain to something known, and adds up what lies between; a circle ends by its length.
        let (mut here, mut sum) = (at, 0_u32);
        for _ in 0..=injects.len() {
            match injects.get(here).map(|one| &one.trigger) {
                Some(Trigger::At { minute }) => {
                    if let Some(place) = found.get_mut(at) {
                        *place = Some(sum.saturating_add(*minute));
                    }
                    break;
                }
                Some(Trigger::When { from_minute, .. }) => {
                    if let Some(place) = found.get_mut(at) {
                        *place = Some(sum.saturating_add(*from_minute));
                    }
                    break;
                }
                Some(Trigger::After { inject, minutes }) => {
                    sum = sum.saturating_add(*minutes);
                    let Some(next) = places.get(inject.as_str()) else { break };
                    here = *next;
                }
                Some(Trigger::ByHand) | None => break,
            }
        }
    }
    found
}

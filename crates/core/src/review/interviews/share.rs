//! Who talked for how long, counted by hand: nothing is recorded.

use super::held::Talk;
use super::view::ShareView;

/// From how many hundredths on the interviewer talks much. A good talk has about a sixth.
const LIMIT: u32 = 25;

/// Adds up the turns of a talk; the one that still goes on counts from its beginning for whoever looks.
pub(super) fn share(talk: &Talk<'_>) -> ShareView {
    let (mut interviewer, mut other) = (0_i64, 0_i64);
    for ((at, turn), (next, _)) in talk.turns.iter().zip(talk.turns.iter().skip(1)) {
        let lasted = (*next - *at).num_milliseconds().max(0);
        match turn {
            Some(true) => interviewer += lasted,
            Some(false) => other += lasted,
            None => {}
        }
    }
    let last = talk.turns.last().filter(|(_, turn)| turn.is_some());
    ShareView {
        interviewer: u32::try_from(interviewer).unwrap_or(u32::MAX),
        other: u32::try_from(other).unwrap_or(u32::MAX),
        turn: last.and_then(|(_, turn)| *turn),
        since: last.map(|(at, _)| *at),
        limit: LIMIT,
    }
}

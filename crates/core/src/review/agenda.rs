//! What is done in a meeting, before anybody changes it: blocks with their minutes and what the facilitator may say.

use crate::event::AgendaBlock;
use crate::library::{Library, Script};
use crate::words::MeetingKind;

/// A block: its key, and its minutes out of the usual length. Its title and script stand in the library.
type Row = (&'static str, u32);

const LEARNING: &[Row] = &[("open", 5), ("walk", 35), ("themes", 12), ("open_questions", 5), ("close", 3)];

const ACTIONS: &[Row] = &[("recall", 5), ("decide", 20), ("close", 5)];

/// How the keys of the library's sentences for meetings begin.
pub const MEETING_SCRIPTS: &str = "meeting-";

/// The key under which the library has what may be said in a block.
fn script_key(sort: MeetingKind, block: &str) -> String {
    format!("{MEETING_SCRIPTS}{}-{}", sort.as_str(), block.replace('_', "-"))
}

/// Lengths that are offered, in minutes; the usual one first.
#[must_use]
pub const fn lengths(sort: MeetingKind) -> &'static [u32] {
    match sort {
        MeetingKind::Learning => &[60, 30, 45, 90],
        MeetingKind::Actions => &[30, 15, 45, 60],
    }
}

/// The blocks of a meeting of so many minutes, as the team says them. Each block gets its share, at least one minute, and
/// all of them together fill the time. One whose sentences a team put away is left out.
#[must_use]
pub fn agenda(library: &Library, sort: MeetingKind, minutes: u32) -> Vec<AgendaBlock> {
    let rows = match sort {
        MeetingKind::Learning => LEARNING,
        MeetingKind::Actions => ACTIONS,
    };
    let said = |(key, share): &Row| {
        let under = script_key(sort, key);
        Some((*key, *share, library.scripts.iter().find(|script| script.key == under)?))
    };
    let rows: Vec<(&str, u32, &Script)> = rows.iter().filter_map(said).collect();
    let shares: Vec<u32> = rows.iter().map(|row| row.1).collect();
    let scaled = scale(&shares, minutes);
    let block = |((key, _, script), minutes): ((&str, u32, &Script), u32)| AgendaBlock {
        key: key.to_owned(),
        title: script.moment.clone(),
        minutes,
        script: script.say.clone(),
    };
    rows.into_iter().zip(scaled).map(block).collect()
}

/// Shares out minutes in proportion. Where they do not come out even, the blocks that lost most get one more.
fn scale(shares: &[u32], minutes: u32) -> Vec<u32> {
    let all: u64 = shares.iter().map(|share| u64::from(*share)).sum::<u64>().max(1);
    let count = u32::try_from(shares.len()).unwrap_or(u32::MAX);
    // A minute each first, so that no block vanishes; a meeting that is shorter than that is as long as its blocks.
    let rest = u64::from(minutes.saturating_sub(count));
    let taken = |share: &u32| u64::from(*share) * rest;
    let mut scaled: Vec<u64> = shares.iter().map(|share| 1 + taken(share) / all).collect();
    let mut by_loss: Vec<usize> = (0..shares.len()).collect();
    by_loss.sort_by_key(|at| std::cmp::Reverse(shares.get(*at).map_or(0, |share| taken(share) % all)));
    let mut left = u64::from(minutes.max(count)).saturating_sub(scaled.iter().sum());
    for at in by_loss {
        if left == 0 {
            break;
        }
        if let Some(block) = scaled.get_mut(at) {
            *block += 1;
            left -= 1;
        }
    }
    // The usual length keeps its own minutes to the letter.
    if u64::from(minutes) == all {
        return shares.to_vec();
    }
    scaled.into_iter().map(|minutes| u32::try_from(minutes).unwrap_or(u32::MAX)).collect()
}

/// Questions that somebody new would ask. They are asked aloud so that nobody has to be the one who does not know.
pub(super) const NAIVE: &[&str] = &[
    "What does this part do on a good day?",
    "How did we notice that something was wrong?",
    "What did we look at first, and what told us to look there?",
    "What surprised you?",
    "What did we think it was at that moment, and what spoke for it?",
    "How would somebody new have found that out?",
    "What kept it from getting worse?",
    "What is still not quite clear to you?",
];

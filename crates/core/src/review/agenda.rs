//! What is done in a meeting, before anybody changes it: blocks with their minutes and what the facilitator may say.

use crate::event::AgendaBlock;
use crate::words::MeetingKind;

/// A block: key, title, minutes out of the usual length, script.
type Row = (&'static str, &'static str, u32, &'static str);

const LEARNING: &[Row] = &[
    (
        "open",
        "Why we are here",
        5,
        "We want to understand how this looked to each of us while it happened. Nobody had the whole picture then, and \
         we do not look for somebody to blame. We do not decide what to change today: ideas go on the parking list and \
         rest until the next meeting. Is everybody content with being recorded? Who is here for the first time?",
    ),
    (
        "walk",
        "What happened, told by those who were there",
        35,
        "Go along the time line. Whoever was there tells their own part; they were asked beforehand. What did you see, \
         and what did you make of it then? When somebody says “obviously”, ask how one can see that. When people look \
         lost, step back and say where we are. Now and then ask for hands: to whom was this new?",
    ),
    (
        "themes",
        "Two to five themes, and how the parts work",
        12,
        "Take the themes one by one. Ask whoever knows a part best to explain how it works, as if to a newcomer. Ask \
         who saw it differently, and let both accounts stand.",
    ),
    (
        "open_questions",
        "Open questions, and what has been done since",
        5,
        "What do we still not know? Ask the naive question yourself. What has already been changed since that day, and \
         did it do what was hoped?",
    ),
    (
        "close",
        "Who writes, where to read it, what comes next",
        3,
        "Say who writes it up and where it will be read. Name the day of the short meeting about ideas, or say that \
         there will be none. The four questions about this meeting are in the survey. Thank everybody.",
    ),
];

const ACTIONS: &[Row] = &[
    (
        "recall",
        "What we understood",
        5,
        "Say in three sentences what we learned. Does anybody see it differently after some days?",
    ),
    (
        "decide",
        "Idea by idea",
        20,
        "For each: what would be different, what does it cost, and is it worth more than what it pushes aside? Keep it \
         with an owner, decline it with the reason, merge it, or note that it is done. Nothing to do is a good answer, \
         too.",
    ),
    (
        "close",
        "Who does what",
        5,
        "Read out what is kept, with owner and day. Say where it can be seen. Thank everybody.",
    ),
];

/// Lengths that are offered, in minutes; the usual one first.
#[must_use]
pub const fn lengths(sort: MeetingKind) -> &'static [u32] {
    match sort {
        MeetingKind::Learning => &[60, 30, 45, 90],
        MeetingKind::Actions => &[30, 15, 45, 60],
    }
}

/// The blocks of a meeting of so many minutes. Each block gets its share, at least one minute, and all of them together
/// fill the time.
#[must_use]
pub fn agenda(sort: MeetingKind, minutes: u32) -> Vec<AgendaBlock> {
    let rows = match sort {
        MeetingKind::Learning => LEARNING,
        MeetingKind::Actions => ACTIONS,
    };
    let shares: Vec<u32> = rows.iter().map(|row| row.2).collect();
    let scaled = scale(&shares, minutes);
    let block = |(&(key, title, _, script), minutes): (&Row, u32)| AgendaBlock {
        key: key.to_owned(),
        title: title.to_owned(),
        minutes,
        script: script.to_owned(),
    };
    rows.iter().zip(scaled).map(block).collect()
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

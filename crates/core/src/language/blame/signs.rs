//! Which words make the reader look closer, and at what. Each word of a text is looked up once.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Look, certain, fault, judging, seen, structural, unreal};

macro_rules! signs {
    ($($name:ident => $look:expr, $words:literal;)+) => {
        /// What a word may be a sign of.
        #[derive(Debug, Clone, Copy)]
        pub(super) enum Sign {
            $($name,)+
        }

        const WORDS: &[(Sign, &str)] = &[$((Sign::$name, $words),)+];

        impl Sign {
            /// Looks whether it is meant at a place.
            pub(super) fn look(self, at: usize, look: &mut Look<'_>) {
                match self {
                    $(Self::$name => $look(at, look),)+
                }
            }
        }
    };
}

signs! {
    Modal => unreal::counterfactual,
        "should could would ought should've could've would've ought've shouldn't couldn't wouldn't oughtn't i'd we'd you'd \
         he'd she'd they'd shoulda coulda woulda";
    Omitted => certain::omitted, "failed forgot forgotten neglected omitted fails forgets neglects";
    Bothered => certain::bothered, "bother bothered";
    Failing => certain::failing, "failing failure forgetting neglecting neglect";
    Error => certain::human_error, "human operator user pilot";
    FatFinger => certain::fat_finger, "fat-finger fat-fingered fat-fingers fatfinger fat-fingering pebkac";
    Character => certain::character,
        "careless carelessly carelessness negligent negligently negligence sloppy sloppily sloppiness lazy lazily laziness \
         incompetent incompetence incompetently reckless recklessly recklessness";
    Fault => fault::fault, "fault faults";
    Guilty => fault::guilty, "guilty culprit culpable";
    Blame => fault::blame, "blame blames blamed blaming";
    Why => certain::why_not, "why";
    If => seen::if_only, "if";
    Had => seen::had, "had hadn't";
    Not => seen::did_not, "did didn't haven't hasn't never don't doesn't wasn't weren't";
    Nobody => seen::nobody_did, "nobody no-one none";
    No => structural::no, "no";
    Without => seen::without, "without";
    Missed => seen::missed, "missed overlooked";
    Verdict => judging::verdict,
        "mistake mistakes mistakenly violated ignored disregarded misjudged mishandled botched wrongly messed screwed \
         misused blundered blunder";
    Wrong => judging::error, "error errors";
    Broke => judging::broke, "broke";
    Judgement => judging::judgement,
        "hasty hastily overconfident over-confident complacent complacency inappropriate inappropriately mismanaged naive \
         naively unprofessional irresponsible overconfidence judgement judgment";
    Inadequate => judging::inadequate, "inadequate inadequately";
    Awareness => judging::awareness, "awareness";
    Belittling => judging::belittling, "simply just obviously merely";
    All => judging::all_to_do, "all";
    Lack => structural::lack, "lack lacked lacks absence";
    Insufficient => structural::insufficient, "insufficient insufficiently enough";
    Root => structural::root, "root root-cause";
    Passive => structural::hidden, "was were been";
}

static SIGNS: LazyLock<HashMap<&'static str, Sign>> = LazyLock::new(|| {
    WORDS.iter().flat_map(|(sign, words)| words.split_whitespace().map(|word| (word, *sign))).collect()
});

/// What a word may be a sign of.
pub(super) fn sign(word: &str) -> Option<Sign> {
    SIGNS.get(word).copied()
}

//! Forms of verbs, as far as hints need them.

/// Past participles that do not end in "ed", with the past forms that look the same.
const IRREGULAR: &[&str] = &[
    "been",
    "begun",
    "broken",
    "brought",
    "built",
    "bought",
    "called",
    "caught",
    "chosen",
    "come",
    "cost",
    "cut",
    "dealt",
    "done",
    "drawn",
    "driven",
    "fallen",
    "felt",
    "fixed",
    "flown",
    "forgotten",
    "found",
    "fought",
    "frozen",
    "given",
    "gone",
    "gotten",
    "got",
    "grown",
    "had",
    "heard",
    "held",
    "hidden",
    "hit",
    "kept",
    "known",
    "laid",
    "led",
    "left",
    "let",
    "lost",
    "made",
    "meant",
    "met",
    "moved",
    "paid",
    "put",
    "read",
    "rebuilt",
    "reset",
    "reread",
    "rerun",
    "rung",
    "run",
    "said",
    "seen",
    "sent",
    "set",
    "shown",
    "shut",
    "slept",
    "spent",
    "split",
    "spoken",
    "spread",
    "stood",
    "stopped",
    "stuck",
    "spotted",
    "taken",
    "taught",
    "thought",
    "thrown",
    "told",
    "typed",
    "understood",
    "undone",
    "woken",
    "withdrawn",
    "worn",
    "written",
    "won",
    "rolled",
    "overlooked",
    "overridden",
    "foreseen",
    "asked",
    "redone",
];

/// Past forms that are no participles.
const PAST: &[&str] = &[
    "did", "went", "took", "gave", "saw", "chose", "broke", "knew", "wrote", "forgot", "began", "ran", "threw",
    "drove", "came", "spoke", "drew", "woke", "overrode", "undid", "fell",
];

/// Whether a word can follow "have" as a participle.
pub(super) fn is_participle(word: &str) -> bool {
    word.len() > 3
        && word.ends_with("ed")
        && !matches!(word, "need" | "speed" | "feed" | "exceed" | "proceed" | "indeed")
        || IRREGULAR.contains(&word)
}

/// Whether a word tells that somebody did something.
pub(super) fn is_past(word: &str) -> bool {
    is_participle(word) || PAST.contains(&word)
}

/// Whether a word says how: it may stand between a subject and its verb, or between two parts of a verb.
pub(super) fn is_adverb(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ly") && !matches!(word, "only" | "reply" | "apply" | "supply" | "family" | "rely")
        || matches!(
            word,
            "also"
                | "then"
                | "never"
                | "always"
                | "just"
                | "really"
                | "perhaps"
                | "maybe"
                | "well"
                | "at"
                | "best"
                | "once"
                | "again"
                | "even"
                | "still"
                | "already"
                | "too"
                | "both"
                | "all"
                | "soon"
                | "later"
                | "ever"
                | "only"
                | "sooner"
                | "earlier"
                | "instead"
                | "often"
                | "sometimes"
                | "thus"
                | "therefore"
                | "not"
        )
}

/// Auxiliaries that stand between a subject and what is said of it.
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "having"
            | "did"
            | "does"
            | "do"
            | "will"
            | "would"
            | "could"
            | "should"
            | "may"
            | "might"
            | "must"
            | "can"
            | "that's"
            | "it's"
            | "became"
            | "become"
            | "seems"
            | "seemed"
            | "got"
    )
}

//! Forms of questions that judge, lead or close, in what an interviewer means to ask.
//!
//! The answer is what counts, so a question should plant nothing and ask for one thing. What an interviewee says is
//! never looked at: blame in an answer is asked about, not corrected.

mod forms;
mod offers;
mod words;

use serde::{Deserialize, Serialize};

use super::reading::Reading;
use super::{Placed, narrow};

macro_rules! forms {
    ($($(#[$meta:meta])* $variant:ident = $stored:literal, $why:literal, $offer:literal;)+) => {
        /// What a question does to its answer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum QuestionForm {
            $($(#[$meta])* $variant,)+
        }

        impl QuestionForm {
            /// Every form.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the stored form.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $stored,)+ }
            }

            /// Returns what it does to the answer.
            #[must_use]
            pub const fn why(self) -> &'static str {
                match self { $(Self::$variant => $why,)+ }
            }

            /// Returns what can be asked instead of any question of this form.
            #[must_use]
            pub const fn offer(self) -> &'static str {
                match self { $(Self::$variant => $offer,)+ }
            }
        }
    };
}

forms! {
    /// "Why did you", "why didn't you".
    Why = "why",
        "It sounds as if they had to justify themselves.",
        "What led up to it?";
    /// "Should you have", "what could you have done".
    Counterfactual = "counterfactual",
        "It asks about something that never happened.",
        "Which ways did you see at that moment, and what spoke for this one?";
    /// "Who caused it", "who approved it".
    Who = "who",
        "It looks for a person.",
        "How did the change get to production, step by step?";
    /// "Wasn't it the cache?"
    Leading = "leading",
        "It puts an answer into their mouth.",
        "What did you suspect then, and on what grounds?";
    /// Two questions in one.
    Compound = "compound",
        "An answer fits only one of the questions.",
        "What comes first for you there?";
    /// "Did you", "was it".
    YesNo = "yes_no",
        "A short yes or no is enough of an answer.",
        "Tell me how that was, from where you sat.";
    /// "Didn't you notice the alert?"
    Hindsight = "hindsight",
        "It asks with what only became known later.",
        "What was on your screen around then, and what stood out?";
    /// The interviewer's own view, or a repair.
    Opinion = "opinion",
        "It tells your view, and people tend to agree with it.",
        "How did that look to you?";
}

/// One hint about a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct QuestionHint {
    /// Where it begins: bytes of the UTF-8 text, or UTF-16 units after [`super::in_utf16`].
    pub start: u32,
    /// Where it ends, in the same units.
    pub end: u32,
    /// Which form.
    pub form: QuestionForm,
    /// What it does to the answer.
    pub why: String,
    /// What can be asked instead.
    pub offer: String,
}

impl Placed for QuestionHint {
    fn place(&self) -> (u32, u32) {
        (self.start, self.end)
    }

    fn put(&mut self, start: u32, end: u32) {
        (self.start, self.end) = (start, end);
    }
}

/// Reads questions and gives hints in their order; each line is a question of its own.
#[must_use]
pub fn look_at(text: &str) -> Vec<QuestionHint> {
    let mut found = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let reading = Reading::plain(line);
        let mut line_found = forms::look(&reading);
        line_found.sort_by_key(|(place, form)| (place.0, *form));
        for ((start, end), form) in line_found {
            let offer = offers::offer(form, line.get(start..end).unwrap_or_default());
            let (start, end) = narrow((from + start, from + end));
            found.push(QuestionHint { start, end, form, why: form.why().to_owned(), offer });
        }
        from += line.len();
    }
    found
}

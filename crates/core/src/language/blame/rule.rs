//! The rules, what each offers instead, and the questions that help to write the sentence anew.

use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($($(#[$meta:meta])* $variant:ident = $stored:literal, $tier:literal, $offer:literal, $own:literal, $help:literal;)+) => {
        /// What a hint is about. Stored values are stable: people mute rules by them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum RuleId {
            $($(#[$meta])* $variant,)+
        }

        impl RuleId {
            /// Every rule, the surest first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the stored form.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $stored,)+ }
            }

            /// Returns how sure the rule is: 1 underlined, 2 a quiet hint, 3 only listed before publishing.
            #[must_use]
            pub const fn tier(self) -> u8 {
                match self { $(Self::$variant => $tier,)+ }
            }

            /// Returns what is offered instead; gentler where people write about themselves.
            #[must_use]
            pub const fn offer(self, gentle: bool) -> &'static str {
                match self { $(Self::$variant => if gentle { $own } else { $offer },)+ }
            }

            /// Returns the questions whose answers make the better sentence.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)+ }
            }
        }
    };
}

rules! {
    /// "Should have", "could have": what did not happen.
    Counterfactual = "counterfactual", 1,
        "This tells what did not happen. Tell what they did, and what made it the sensible thing then.",
        "You tell what did not happen. What did you do, and what made it sensible then?",
        "What did they see just then, and what did they expect next? Which ways did they know of, and what spoke for the one they took? How much time did they feel they had?";
    /// "Failed to", "forgot to".
    Omission = "omission", 1,
        "This measures them against what came later. Tell what they did instead, and what called for it.",
        "You measure yourself against what came later. What had your attention at that moment?",
        "What were they doing at that moment, and what called for it? What usually reminds people of this step, and did it show up? Which tool could have asked, and what did it say?";
    /// "Human error" and its kin, as if it explained something.
    HumanError = "human_error", 1,
        "This ends the story where it becomes interesting. Tell what the person saw and what the tool did with it.",
        "This ends the story where it becomes interesting. What did you see, and what did the tool do with it?",
        "Which screen or prompt was in front of them, and what did it suggest? What had worked every time before? What did the system accept without a word?";
    /// What somebody is like: careless, lazy, reckless.
    Character = "character", 1,
        "This judges a person. Tell what was done, and which conditions made it the usual way.",
        "This is hard on yourself. What did you do, and what made it the usual way?",
        "What exactly was done, step by step? Who else works like that, and since when does it go well? Which deadline, queue or alarm pressed at that hour?";
    /// Who bears the fault.
    Fault = "fault", 1,
        "This looks for somebody to bear it. Tell how the parts came together, and who saw what.",
        "No one person carries this. How did the parts come together, and what did you see of them?",
        "Which conditions had to meet for this to happen? Which of them were there long before? What did each person at the scene see and try?";
    /// "Why didn't you".
    WhyNot = "why_not", 1,
        "This asks somebody to justify themselves. Ask what led up to it, and what was on their screen.",
        "You ask yourself for a justification. What led up to it, and what was on your screen?",
        "What was known at that minute, and to whom? What seemed more urgent? What would have had to be visible for the other way to come to mind?";
    /// "If they had …, it would …".
    IfOnly = "if_only", 2,
        "This tells another story than the one that happened. Tell what was known, and what was done with it.",
        "You tell another story than the one that happened. What did you know then, and what did you do with it?",
        "What did they take for true at that minute? What did they try to reach, and what did they hold back from? What would have told them sooner?";
    /// "Did not notice", "did not check".
    DidNot = "did_not", 2,
        "This reports what was missing in somebody. Tell what they looked at, and where the sign stood.",
        "You report what you did not do. What were you looking at, and where did the sign stand?",
        "What were they watching, with which tool? How did the sign look there, and among how many others? What told them that all was as expected?";
    /// "Made a mistake", "ignored", "violated".
    Verdict = "verdict", 2,
        "This is a verdict. Tell the action, what it was meant to do and what came of it.",
        "This is a verdict on yourself. What did you mean to do, and what came of it?",
        "What were they trying to achieve? What did the tool, the name or the rule look like from where they sat? When did the difference first show, and to whom?";
    /// "Hasty", "overconfident", "inadequate".
    Judgement = "judgement", 2,
        "This grades people by how it ended. Tell what they knew, and what they had to weigh.",
        "This grades you by how it ended. What did you know, and what did you have to weigh?",
        "What was known when it was decided, and how sure were they? What stood against it, and what would waiting have cost? Who else was asked?";
    /// "Loss of situational awareness".
    Awareness = "awareness", 2,
        "This names a lack in heads. Tell what they took the situation to be, and on which signs.",
        "This names a lack in your head. What did you take the situation to be, and on which signs?",
        "How did they picture the system just then? Which signs fed that picture, and which came late or elsewhere? Who held another picture, and how did the two meet?";
    /// "Simply", "just", "obviously".
    Belittling = "belittling", 2,
        "This makes it look easy from afterwards. Leave the word out, or tell what made it hard.",
        "This makes it look easy from afterwards. What made it hard?",
        "Which choices were open at that moment? What made this one stand out, and what made it hard to tell from the others? What else was pressing?";
    /// "Lack of", "insufficient", "there was no".
    Lack = "lack", 3,
        "This describes what was not there. Tell what was there and how people worked with it; keep the wish for the ideas.",
        "This describes what was not there. Tell what was there and how people worked with it; keep the wish for the ideas.",
        "What did people use in its place, and how far did that carry? When did anybody first miss it? What would it have shown, and at which minute?";
    /// "The root cause".
    RootCause = "root_cause", 3,
        "There is seldom one. Tell which conditions came together, and which of them were new.",
        "There is seldom one. Tell which conditions came together, and which of them were new.",
        "What else had to be true for this to happen? Which of it had been so for months? What kept it from being worse?";
    /// "Mistakes were made", "the warning was ignored".
    Hidden = "hidden", 3,
        "This judges and hides who acted, so that nobody can explain it. Tell who did what by their role, and what they saw.",
        "This judges and hides who acted, so that nobody can explain it. Tell who did what by their role, and what they saw.",
        "Which role was at it, and with which tool? What did it look like from there? What did the people around expect to happen?";
}

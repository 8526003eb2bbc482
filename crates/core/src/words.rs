//! The fixed words of the field: severities, phases, milestones and kinds of line.
//!
//! Stored values are stable `snake_case`; a word that has landed is never renamed. Labels for people live in the
//! user interface and, for documents, in [`Severity::label`] and its siblings.

use serde::{Deserialize, Serialize};

/// Declares a word list once: the enum, its stored form, its label, and parsing from the stored form.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $stored:literal, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $stored)] $variant,)+
        }

        impl $name {
            /// Every value, in the order people expect to read them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the stored form, as it stands in the log and on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $stored,)+ }
            }

            /// Returns the words a person reads in a document or on a terminal.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// Reads the stored form; `None` when the word is not one of ours.
            #[must_use]
            pub fn from_stored(word: &str) -> Option<Self> {
                match word { $($stored => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// The size of the response. When unsure, the higher one.
    Severity {
        /// The whole company is on it.
        Sev1 = "sev1", "SEV1";
        /// Several teams are on it.
        Sev2 = "sev2", "SEV2";
        /// One team, now.
        Sev3 = "sev3", "SEV3";
        /// One team, in working hours.
        Sev4 = "sev4", "SEV4";
        /// Written down, nobody is disturbed.
        Sev5 = "sev5", "SEV5";
    }
}

words! {
    /// What readers are told about where the response stands.
    Phase {
        /// The cause is not known.
        Investigating = "investigating", "Investigating";
        /// The cause is believed to be known.
        Identified = "identified", "Identified";
        /// A change was made and is being watched.
        Monitoring = "monitoring", "Monitoring";
        /// It is over.
        Resolved = "resolved", "Resolved";
    }
}

words! {
    /// Named instants of an incident. Durations are derived from them and never stored.
    Milestone {
        /// Users began to be hurt.
        ImpactBegan = "impact_began", "Impact began";
        /// Somebody or something noticed.
        Detected = "detected", "Detected";
        /// It was called an incident.
        Declared = "declared", "Declared";
        /// Commander and experts are together.
        Mustered = "mustered", "Mustered";
        /// It was understood well enough to act.
        Diagnosed = "diagnosed", "Diagnosed";
        /// Users are no longer hurt.
        Stabilised = "stabilised", "Stabilised";
        /// It is over.
        Resolved = "resolved", "Resolved";
    }
}

words! {
    /// What a line of the log is.
    EntryKind {
        /// Something somebody saw.
        Observation = "observation", "Observation";
        /// Something somebody did.
        Action = "action", "Action";
        /// What was decided.
        Decision = "decision", "Decision";
        /// What may be the case.
        Hypothesis = "hypothesis", "Hypothesis";
        /// What nobody knows yet.
        Question = "question", "Question";
        /// A picture, a link, a quotation.
        Evidence = "evidence", "Evidence";
        /// A named instant was reached.
        Milestone = "milestone", "Milestone";
        /// A role or a piece of work changed hands.
        Handover = "handover", "Handover";
        /// Something was told to an audience, or the state readers see was changed.
        Update = "update", "Update";
        /// Anything else worth keeping.
        Note = "note", "Note";
    }
}

words! {
    /// How exactly an instant is known.
    Precision {
        /// At this instant.
        Exact = "exact", "at";
        /// Around this instant.
        About = "about", "about";
        /// At some time before this instant.
        Before = "before", "before";
        /// Between this instant and a second one.
        Between = "between", "between";
    }
}

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

words! {
    /// What somebody does in a response.
    Role {
        /// Keeps it moving, decides, assigns; does not fix.
        Commander = "commander", "Commander";
        /// Keeps time, watches what is missed, stands ready to take over.
        Deputy = "deputy", "Deputy";
        /// Tells those outside.
        Communications = "communications", "Communications";
        /// Writes the log.
        Scribe = "scribe", "Scribe";
        /// Knows a part and works on it when asked.
        Expert = "expert", "Expert";
        /// Speaks with customers.
        CustomerLiaison = "customer_liaison", "Customer liaison";
        /// Follows without taking part.
        Observer = "observer", "Observer";
    }
}

words! {
    /// Where the commander is in the current round.
    LoopStep {
        /// What is the case?
        Assess = "assess", "Assess";
        /// What eases the impact?
        Stabilise = "stabilise", "Stabilise";
        /// Who must hear of it?
        Update = "update", "Update";
        /// Did it help, by which signal?
        Verify = "verify", "Verify";
    }
}

words! {
    /// How a checklist item stands.
    ItemState {
        /// Not yet answered.
        Open = "open", "Open";
        /// Answered.
        Done = "done", "Done";
        /// Comes back at a moment named.
        Deferred = "deferred", "Deferred";
        /// Does not apply, with a remark.
        NotApplicable = "not_applicable", "Not applicable";
    }
}

words! {
    /// What became of a page.
    PageAnswer {
        /// They are coming.
        Acknowledged = "acknowledged", "Acknowledged";
        /// They cannot come.
        Declined = "declined", "Declined";
        /// It went on to somebody else.
        Escalated = "escalated", "Escalated";
    }
}

words! {
    /// How a line stands in the ledger of what is believed.
    Standing {
        /// It is taken for true.
        Fact = "fact", "Fact";
        /// A hypothesis or question that is open.
        Open = "open", "Open";
        /// A hypothesis that evidence speaks for.
        Supported = "supported", "Supported";
        /// A hypothesis that was given up.
        Dropped = "dropped", "Dropped";
        /// A question that was answered.
        Answered = "answered", "Answered";
        /// It does not belong in the ledger.
        None = "none", "Not in the ledger";
    }
}

words! {
    /// What became of an ask.
    AskAnswer {
        /// It is done.
        Finished = "finished", "Finished";
        /// It takes longer, by minutes that are named.
        MoreTime = "more_time", "More time";
        /// It cannot go on.
        Blocked = "blocked", "Blocked";
        /// It is no longer wanted.
        Dropped = "dropped", "Dropped";
    }
}

words! {
    /// What is asked at every ten-minute mark.
    MarkQuestion {
        /// Is the severity still right?
        Severity = "severity", "Severity still right";
        /// Who is missing?
        Missing = "missing", "Who is missing";
        /// Is the update out?
        Update = "update", "Update out";
    }
}

words! {
    /// By which way an update went out. Nothing goes out by itself: a person says so.
    Channel {
        /// Copied and pasted as plain text.
        Plain = "plain", "Copied as text";
        /// Copied and pasted into a chat.
        Chat = "chat", "Chat";
        /// By e-mail.
        Mail = "mail", "E-mail";
        /// On the status page.
        StatusPage = "status_page", "Status page";
        /// From a file.
        File = "file", "File";
        /// Said aloud.
        Spoken = "spoken", "Said aloud";
    }
}

words! {
    /// How often an audience hears.
    CadenceMode {
        /// Every so many minutes.
        Every = "every", "Every";
        /// When something changes.
        OnChange = "on_change", "On change";
        /// Not at all.
        Off = "off", "Off";
    }
}

words! {
    /// Why a clock was put off.
    SnoozeReason {
        /// Somebody else has to answer first.
        VendorWait = "vendor_wait", "Waiting for a vendor";
        /// It is being written.
        Drafting = "drafting", "Being written";
        /// It waits for somebody's word.
        Approval = "approval", "Waiting for approval";
        /// Anything else, said in words.
        Other = "other", "Other";
    }
}

words! {
    /// The twelve parts of a handover brief.
    BriefField {
        /// Severity and where it is going.
        Severity = "severity", "Severity and trend";
        /// What happened so far, what was tried, what came of it.
        History = "history", "Statement and history";
        /// What is to be reached, and how.
        Plan = "plan", "Objectives and current plan";
        /// Who was asked to do what, by when.
        Tasks = "tasks", "Open asks";
        /// Who is here, who was let go, who is coming, how long on shift.
        People = "people", "People";
        /// What was promised to whom, and which clocks run.
        Promises = "promises", "Promises and clocks";
        /// What was changed and must be changed back.
        Temporary = "temporary", "Temporary changes to undo";
        /// If this, then that.
        Contingencies = "contingencies", "If-then and tripwires";
        /// What may not be done, who may decide what.
        Constraints = "constraints", "Constraints and authority";
        /// What is not known or disputed.
        Unknowns = "unknowns", "Unknown and disputed";
        /// Channels, documents, dashboards.
        Places = "places", "Where things are";
        /// What the one who takes over heard, in their own words.
        ReadBack = "read_back", "Read back";
    }
}

words! {
    /// How deep a review goes.
    ReviewTier {
        /// No review.
        None = "none", "None";
        /// Half an hour with the log.
        Light = "light", "Light";
        /// With interviews and a meeting.
        Standard = "standard", "Standard";
        /// A deep analysis.
        Deep = "deep", "Deep";
    }
}

words! {
    /// How an incident stands to another.
    RelationKind {
        /// They have to do with each other.
        Linked = "linked", "Linked";
        /// This one is handled as part of the other; its log is shown within it.
        MergedInto = "merged_into", "Merged into";
        /// Somebody looked and found that they are separate.
        Separate = "separate", "Separate";
    }
}

words! {
    /// What kind of thing of the library.
    Shelf {
        /// A checklist card.
        Card = "card", "Checklist card";
        /// Somebody who is told.
        Audience = "audience", "Audience";
        /// The cadence policy; its key is `policy`.
        Policy = "policy", "Cadence policy";
        /// What an update looks like.
        Template = "template", "Template";
        /// The severity guide; its key is `guide`.
        Guide = "guide", "Severity guide";
        /// A sentence for a moment of pressure.
        Script = "script", "Script";
        /// What a role does.
        RoleCard = "role_card", "Role";
        /// A duty to report, from which a clock can be started.
        Regime = "regime", "Duty to report";
        /// A question for interviews.
        Probe = "probe", "Interview question";
        /// A code that passages of a conversation are marked with.
        Code = "code", "Code";
        /// What is played in a drill.
        Scenario = "scenario", "Scenario";
    }
}

#[path = "words/drill.rs"]
mod drill;
pub use drill::*;

#[path = "words/playing.rs"]
mod playing;
pub use playing::*;

#[path = "words/review.rs"]
mod review;
pub use review::*;

#[path = "words/telling.rs"]
mod telling;
pub use telling::*;

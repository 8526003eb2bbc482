//! The scenario and what it is made of.

use super::{Artefact, Fallback, Trigger};
use crate::words::{Delivery, Difficulty, EntryKind, InjectKind, Recipient, Role, Severity};

macro_rules! shapes {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name {
            $($(#[$fmeta])* pub $field: $type,)+
        }
    )+};
}
pub(super) use shapes;

shapes! {
    /// What is played.
    Scenario {
        /// Its key in the library, such as `expired-at-midnight`.
        key: String,
        /// Its title, for those who choose it. Players see the title of the start, because this one may give it away.
        title: String,
        /// What players are told before it begins.
        synopsis: String,
        /// What is really going on. For the facilitator alone.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        truth: String,
        /// How long it runs, in minutes of the drill clock.
        minutes: u32,
        /// How much it asks.
        difficulty: Difficulty,
        /// The severities it passes through when it is sized well, in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        severity_path: Vec<Severity>,
        /// What is to be practised; three to five.
        objectives: Vec<Objective>,
        /// Who is needed to play it.
        roles: Vec<RoleNeeded>,
        /// People of the story whom nobody plays: the facilitator, or the program, speaks for them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cast: Vec<Persona>,
        /// How it stands when the clock starts.
        start: StartState,
        /// What players learn, in the order in which it is planned.
        injects: Vec<Inject>,
        /// What injects show.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        artefacts: Vec<Artefact>,
        /// How one sees that it went well.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        success_signs: Vec<String>,
        /// What to talk about afterwards.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        debrief: Vec<String>,
        /// Links to what happened elsewhere and gave the idea.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        inspiration: Vec<String>,
        /// What to take care of, so that nobody and nothing real is touched.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        safety: String,
        /// The incident it was made from, as its stream; absent for one that was invented.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        from_incident: Option<String>,
        /// What was done and decided in that incident. Hidden from players until they ask or it is over.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        course: Vec<CourseStep>,
    }

    /// Something to practise, so put that an observer can see whether it was there.
    Objective {
        /// Its key, unique in the scenario.
        key: String,
        /// What is to be seen.
        text: String,
        /// How an observer tells.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        signs: Vec<String>,
    }

    /// A role that players take.
    RoleNeeded {
        /// Which.
        role: Role,
        /// Whether it can be left empty.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        optional: bool,
        /// What to tell whoever takes it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    }

    /// Somebody of the story whom nobody plays.
    Persona {
        /// What is typed after `@`, unique in the scenario.
        handle: String,
        /// As it is shown.
        name: String,
        /// What they are, such as "database expert, on leave".
        part: String,
        /// Whether they are there when the clock starts.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        present: bool,
        /// What they know, for whoever speaks for them.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        knows: String,
        /// What they say when asked, word for word: where somebody plays alone nobody speaks for them.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        says: String,
    }

    /// How it stands when the clock starts.
    StartState {
        /// Title of the incident as it is declared, and what players see of the scenario; "Exercise" when empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        title: String,
        /// Severity at the start; absent when the players size it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        severity: Option<Severity>,
        /// Statement at the start; empty when the players write it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        statement: String,
        /// Services it is about, as handle or in words.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        services: Vec<String>,
        /// Time of day in the story, as `02:10`; empty when it does not matter.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        clock: String,
        /// Lines that are in the log already.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<StartLine>,
    }

    /// A line that is in the log when the clock starts.
    StartLine {
        /// What it is.
        kind: EntryKind,
        /// What it says.
        text: String,
    }

    /// Something that players learn.
    Inject {
        /// Its key, unique in the scenario.
        key: String,
        /// One line: what it is about. For the facilitator.
        title: String,
        /// What it is for those who play.
        kind: InjectKind,
        /// How it reaches them.
        delivery: Delivery,
        /// Who or what it comes from, such as `Support` or a person of the cast.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        from: String,
        /// Whom it is for.
        to: Vec<Recipient>,
        /// What they get to read or hear.
        text: String,
        /// What whoever delivers it should know: how to say it, what to answer. Never shown to players.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        script: String,
        /// Keys of the artefacts that come with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        artefacts: Vec<String>,
        /// What we hope to see.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        expected: String,
        /// Keys of the objectives it tests.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        objectives: Vec<String>,
        /// What observers should look at.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        observe: String,
        /// When it comes.
        trigger: Trigger,
        /// What if what it waits for does not come, or what we hope to see does not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        fallback: Option<Fallback>,
        /// Whether the scenario is whole without it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        optional: bool,
    }

    /// Something that was done or decided in the incident a scenario was made from.
    CourseStep {
        /// Minute after the start at which it was known.
        minute: u32,
        /// What it was.
        kind: EntryKind,
        /// What was written.
        text: String,
    }
}

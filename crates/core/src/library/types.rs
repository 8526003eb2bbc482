//! What a team can write for itself: cards, cadence policies, audiences, templates, the severity guide, scripts.

use serde::{Deserialize, Serialize};

use crate::words::{CadenceMode, CodeColour, CodeShape, LoopStep, Role, Severity};

macro_rules! shapes {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            $($(#[$fmeta])* pub $field: $type,)+
        }
    )+};
}

/// The fact an item is bound to: it ticks itself when the fact is there, and links to the line that did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ItemBinding {
    /// Only a person ticks it.
    #[default]
    None,
    /// Somebody commands.
    Commander,
    /// There is a deputy, and a scribe or a deputy who writes.
    DeputyAndScribe,
    /// A meeting place was said.
    MeetingPlace,
    /// The severity was set.
    Severity,
    /// A statement was written.
    Statement,
    /// Any update was sent.
    AnyUpdate,
    /// Every audience that was due has been told.
    AllUpdates,
    /// Some expert was named.
    Expert,
    /// A decision was logged.
    Decision,
    /// An ask with a time box was made.
    Ask,
    /// Evidence was kept.
    Evidence,
    /// Every ask is answered.
    AsksAnswered,
    /// A time box was set.
    TimeBox,
    /// Somebody verified the recovery.
    Recovery,
    /// The depth of the review was chosen.
    Review,
    /// Whether there is a survey was chosen.
    Survey,
    /// It was looked whether another incident is the same.
    Related,
    /// The severity guide or a reporting clock was gone through.
    ReportingClock,
    /// Every temporary change was undone.
    Temporary,
    /// The sentence of the item or of its card was said.
    Said,
}

shapes! {
    /// A checklist card.
    Card {
        /// Its key, such as `a`; lower case letters, digits, `-`.
        key: String,
        /// Its title.
        title: String,
        /// Whether it leads step by step; otherwise people work from memory and then confirm.
        read_do: bool,
        /// First and last minute after the declaration; absent for a card of another moment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        minutes: Option<(u32, u32)>,
        /// What is said when it is complete.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        say: String,
        /// Its items, five to nine of them.
        items: Vec<Item>,
    }

    /// An item of a card.
    Item {
        /// Its key, unique in the card.
        key: String,
        /// What it asks.
        text: String,
        /// Latest minute after the declaration.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        minute: Option<u32>,
        /// What it is for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        purpose: String,
        /// Where it comes from.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        source: String,
        /// A sentence to say.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        say: String,
        /// What its answer records.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        records: String,
        /// The fact it is bound to.
        #[serde(default)]
        binding: ItemBinding,
        /// Key of an item that must be answered before it comes up again, for deferral.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        after: Option<String>,
    }

    /// Somebody who is told.
    Audience {
        /// Its key, such as `customers`.
        key: String,
        /// Its name.
        name: String,
        /// Whether a name, a host or jargon is out of place there.
        outside: bool,
        /// Whether an expected time of repair may be said there.
        may_hear_eta: bool,
        /// IANA zone its times are written in; empty for the incident's own.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        zone: String,
        /// Where updates go, as a remark for the person who sends.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        to: String,
    }

    /// How often one audience hears at one severity.
    Rule {
        /// At which severity.
        severity: Severity,
        /// Which audience.
        audience: String,
        /// How.
        mode: CadenceMode,
        /// Minutes after the declaration until the first word; absent when the first follows `minutes`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        first: Option<u32>,
        /// Minutes after the first until its scope is told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        second: Option<u32>,
        /// Minutes between updates. For an audience that hears on change: not more often than that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        minutes: Option<u32>,
        /// Minutes between updates while monitoring.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        monitoring: Option<u32>,
        /// Minutes between updates after two hours, offered and never taken by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        long: Option<u32>,
        /// Also at a change of phase.
        #[serde(default)]
        at_phase: bool,
        /// Only when impact on this audience is confirmed by somebody; the first word is not due before.
        #[serde(default)]
        if_confirmed: bool,
    }

    /// A cadence policy.
    Policy {
        /// Its rules. A severity and audience without a rule hears nothing by policy.
        rules: Vec<Rule>,
        /// Minutes before due at which the one quiet banner comes.
        banner_minutes: u32,
        /// Interruptions in any thirty minutes.
        budget: u32,
        /// Minutes until an unanswered page goes on.
        page_minutes: u32,
        /// Hours in command until the soft and the firm word about handing over.
        command_hours: (u32, u32),
        /// Services of these tiers move one severity up in the table.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tiers_up: Vec<u32>,
    }

    /// What an update to an audience looks like: minijinja.
    Template {
        /// Its key, such as `customers.investigating`.
        key: String,
        /// Subject line.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        subject: String,
        /// Text.
        text: String,
    }

    /// The questions that size a severity.
    Guide {
        /// In order.
        questions: Vec<GuideQuestion>,
    }

    /// One question.
    GuideQuestion {
        /// Its key.
        key: String,
        /// What is asked.
        text: String,
        /// What can be answered. "Unsure" counts as the highest.
        answers: Vec<GuideAnswer>,
    }

    /// One answer.
    GuideAnswer {
        /// In words.
        text: String,
        /// At least this severity.
        severity: Severity,
        /// Whether it warrants waking people at night.
        page: bool,
    }

    /// A sentence for a moment of pressure.
    Script {
        /// Its key, such as `executive`.
        key: String,
        /// The moment.
        moment: String,
        /// What to say.
        say: String,
        /// What to do then.
        then: String,
    }

    /// What a role does, in one line.
    RoleCard {
        /// Which.
        role: Role,
        /// What it does and does not do.
        text: String,
        /// Minute after the declaration until which somebody should hold it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        minute: Option<u32>,
    }

    /// A duty to report, from which a clock can be started. Whether it applies, people decide with counsel.
    Regime {
        /// Its key, such as `gdpr`.
        key: String,
        /// What must be reported, to whom, in one line.
        name: String,
        /// What starts the clock.
        anchor: String,
        /// Hours from what starts it; absent where the limit is counted in other days than those of the calendar.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        hours: Option<u32>,
        /// The limit in words.
        limit: String,
        /// What else to know before it is relied on.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        /// Where it is written.
        source: String,
        /// As of when, such as `2026-11`.
        as_of: String,
    }

    /// What a passage can be marked with.
    Code {
        /// Its key, such as `detection`.
        key: String,
        /// What it is called.
        name: String,
        /// The group it stands in.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        group: String,
        /// Its colour, by name.
        colour: CodeColour,
        /// Its shape, so that colour is not the only sign.
        shape: CodeShape,
        /// What it is for, so that two people mark alike.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        memo: String,
        /// The key of the code it became part of; its marks count as that one's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        merged_into: Option<String>,
    }

    /// A question per step of the loop.
    StepCard {
        /// Which.
        step: LoopStep,
        /// What is asked.
        text: String,
    }
}

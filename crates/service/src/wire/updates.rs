//! Composing an update: the draft, what stands out in it, and the ways it can leave.

use chrono::{DateTime, Utc};
use muster_core::ids::EventId;
use muster_core::saying::Check;
use muster_core::words::Channel;

use super::wire_types;

wire_types! {
    /// Drafts an update for an audience, or takes up the draft that waits.
    pub struct UpdateCompose {
        /// Id or reference.
        pub incident: String,
        /// Key of the audience.
        pub audience: String,
        /// Drafts anew from what is known now, also when a draft waits.
        #[serde(default)]
        pub anew: bool,
    }

    /// An update before it is sent.
    pub struct Composed {
        /// Key of the audience.
        pub audience: String,
        /// Its name.
        pub name: String,
        /// Where updates go, as a remark for the person who sends.
        pub to: String,
        /// IANA zone its readers read times in.
        pub zone: String,
        /// Its subject.
        pub subject: String,
        /// What it says.
        pub text: String,
        /// When it says the next word comes; absent when it is over or the audience hears on change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub next_by: Option<DateTime<Utc>>,
        /// What the last update said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub previous: Option<String>,
        /// When it was sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub previous_at: Option<DateTime<Utc>>,
        /// What stands out in the text. It never blocks.
        pub checks: Vec<Check>,
        /// What stands out in the subject.
        pub subject_checks: Vec<Check>,
        /// The draft that waits and was taken up, or that this would take the place of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub draft: Option<EventId>,
        /// Why the team's own template was not used, in one sentence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub problem: Option<String>,
    }

    /// Reads an update while it is written.
    pub struct UpdateCheck {
        /// Id or reference.
        pub incident: String,
        /// Key of the audience.
        pub audience: String,
        /// Its subject.
        pub subject: String,
        /// What it says.
        pub text: String,
        /// When the next word is promised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub next_by: Option<DateTime<Utc>>,
    }

    /// What stands out in an update. It never blocks.
    pub struct UpdateChecks {
        /// In the text.
        pub checks: Vec<Check>,
        /// In the subject.
        pub subject_checks: Vec<Check>,
    }

    /// Makes an update ready to leave by one way.
    pub struct UpdateFormat {
        /// Id or reference.
        pub incident: String,
        /// Its subject.
        pub subject: String,
        /// What it says.
        pub text: String,
        /// By which way.
        pub channel: Channel,
        /// Mail addresses, separated by commas; for other ways anything.
        pub to: String,
    }

    /// An update ready to leave.
    pub struct UpdateFormatted {
        /// What is copied.
        pub text: String,
        /// The mail draft as a link; absent for other ways, and when it is too long for one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub mailto: Option<String>,
        /// A name for the file, such as `INC-0042-update.txt`.
        pub file_name: String,
        /// What the file holds.
        pub file_text: String,
        /// What a person should know, such as that a file is needed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub note: Option<String>,
    }

    /// Fills a template while it is written.
    pub struct TemplatePreview {
        /// Its key, such as `customers.investigating`.
        pub key: String,
        /// Its subject line.
        pub subject: String,
        /// Its text.
        pub text: String,
        /// Id or reference; an example when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub incident: Option<String>,
    }

    /// A template, filled.
    pub struct TemplateFilled {
        /// The subject.
        pub subject: String,
        /// The text.
        pub text: String,
        /// The names that a template may use.
        pub names: Vec<String>,
    }

    /// A text for the clipboard.
    pub struct CopyText {
        /// The text.
        pub text: String,
    }

    /// A mail draft to open.
    pub struct MailDraft {
        /// `mailto:` with a subject and a body, nothing else.
        pub mailto: String,
    }

    /// A text to save where a person says.
    pub struct SaveText {
        /// The name that is offered.
        pub file_name: String,
        /// The text.
        pub text: String,
    }
}

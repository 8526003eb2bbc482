//! Start, settings, health, errors.

use chrono::{DateTime, Utc};
use muster_core::ids::{DeviceId, PersonId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DamageReport, Person, wire_types};

/// Why a command failed. A code exists only if the user interface branches on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The request has not the shape it must have.
    InvalidRequest,
    /// What was asked for is not there.
    NotFound,
    /// It has no meaning; the message says why.
    Rejected,
    /// The disk is full. What was typed is kept.
    DiskFull,
    /// The disk or the file cannot be written. What was typed is kept.
    ReadOnly,
    /// A write failed and the store is being opened again.
    StoreFailed,
    /// Another program holds the store; try again.
    StoreBusy,
    /// The store is damaged; recovery is offered.
    StoreDamaged,
    /// The store cannot be opened; the message says why.
    StoreUnusable,
    /// A person stopped it.
    Cancelled,
    /// A defect of ours.
    Internal,
}

wire_types! {
    /// A failure as the user interface sees it.
    pub struct ErrorReply {
        /// What kind.
        pub code: ErrorCode,
        /// One sentence: what, where.
        pub message: String,
        /// The field of the request it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub field: Option<String>,
        /// What to do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub hint: Option<String>,
        /// Whether the same again may succeed.
        pub retryable: bool,
    }

    /// Nothing to say.
    pub struct Empty {}

    /// What the window needs to open.
    pub struct AppStart {
        /// Version of the program.
        pub version: String,
        /// Where the store lies.
        pub store_path: String,
        /// What state it is in.
        pub store: StoreState,
        /// What a person should know, such as a store in a synced folder.
        pub warnings: Vec<Notice>,
        /// Settings of this machine.
        pub settings: Settings,
        /// Zone of the machine, used when no other is set.
        pub system_zone: String,
        /// Who I am, when that was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub me: Option<Person>,
        /// This copy of the store.
        pub device: DeviceId,
        /// The instant by the program's clock.
        pub now: DateTime<Utc>,
    }

    /// A plain warning.
    pub struct Notice {
        /// Names it, so that it can be put away.
        pub id: String,
        /// One sentence.
        pub message: String,
        /// What to do.
        pub hint: String,
    }

    /// Settings of this machine; not part of the log.
    pub struct Settings {
        /// Who I am.
        pub me: Option<PersonId>,
        /// IANA zone name; `None` follows the machine.
        pub zone: Option<String>,
        /// `system`, `dark` or `light`.
        pub theme: Theme,
        /// Size of the text in percent, 80 to 200.
        pub text_size: u16,
        /// Order of the log.
        pub order: muster_core::incident::Order,
        /// Warnings that were put away.
        pub dismissed: Vec<String>,
        /// What a missed promise sounds like.
        #[serde(default)]
        pub chime: Chime,
        /// How loud it is, in percent.
        #[serde(default = "usual_volume")]
        pub chime_volume: u8,
    }

    /// Time zone names.
    pub struct Zones {
        /// All of them, in alphabetical order.
        pub zones: Vec<String>,
    }

    /// Whether lines can be saved right now.
    pub struct Health {
        /// What holds.
        pub state: Saving,
        /// One sentence when something is wrong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub message: Option<String>,
        /// What to do about it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub hint: Option<String>,
        /// Events in the log.
        pub events: u32,
        /// Size of the store in bytes.
        pub bytes: f64,
        /// When the latest backup was taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub last_backup: Option<DateTime<Utc>>,
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            me: None,
            zone: None,
            theme: Theme::System,
            text_size: 100,
            order: muster_core::incident::Order::Arrival,
            dismissed: Vec::new(),
            chime: Chime::default(),
            chime_volume: usual_volume(),
        }
    }
}

/// Heard in a quiet room, not feared.
const fn usual_volume() -> u8 {
    50
}

/// The sound of an alarm. Every one is short and soft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Chime {
    /// None.
    Off,
    /// A bell that fades.
    #[default]
    Bell,
    /// Two knocks on wood.
    Wood,
    /// Two tones, the second higher.
    Rise,
}

/// How the window looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    System,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// Whether lines can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Saving {
    /// Yes.
    Ok,
    /// No: the disk is full.
    DiskFull,
    /// No: the file or the disk cannot be written.
    ReadOnly,
    /// No: a write failed.
    Failed,
}

/// What state the store is in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StoreState {
    /// Open and well.
    Ready,
    /// Damaged; opened for reading only, recovery is offered.
    Damaged {
        /// What was found.
        report: DamageReport,
    },
    /// It cannot be opened and was not touched.
    Refused {
        /// One sentence.
        message: String,
        /// What to do.
        hint: String,
    },
}

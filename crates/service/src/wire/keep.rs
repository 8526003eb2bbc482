//! Keeping: export, backup, check, recovery.

use chrono::{DateTime, Utc};
use muster_core::incident::{Filter, Order};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire_types;

/// What an incident is written out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Markdown.
    Markdown,
    /// Comma-separated values, safe against formulas.
    Csv,
    /// JSON.
    Json,
    /// One HTML file that holds its pictures.
    Html,
}

/// What to go on with after damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Recovery {
    /// The newest good backup, and with it every line that can still be read.
    BackupAndReadable,
    /// Only the lines that can still be read.
    ReadableOnly,
}

wire_types! {
    /// Writes an incident out.
    pub struct ExportRequest {
        /// Id or reference.
        pub incident: String,
        /// As what.
        pub format: ExportFormat,
        /// In which order.
        pub order: Order,
        /// Which lines.
        #[serde(default)]
        pub filter: Filter,
    }

    /// An incident as text.
    pub struct ExportText {
        /// The text.
        pub text: String,
        /// A name for the file, such as `INC-0042-card-payments.md`.
        pub file_name: String,
    }

    /// Writes an incident to a file.
    pub struct ExportFile {
        /// What and how.
        pub export: ExportRequest,
        /// Where to.
        pub path: String,
    }

    /// A file that was written.
    pub struct ExportedFile {
        /// Where it lies.
        pub path: String,
        /// Its size in bytes.
        pub bytes: u32,
    }

    /// A file that was chosen and written.
    pub struct ExportChosen {
        /// Where it lies; absent when the person changed their mind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub path: Option<String>,
    }

    /// A file that was chosen and read.
    pub struct ChosenText {
        /// Its name; absent when the person changed their mind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub name: Option<String>,
        /// Its text.
        pub text: String,
    }

    /// A file that was chosen.
    pub struct ChosenPath {
        /// Where it lies; absent when the person changed their mind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub path: Option<String>,
    }

    /// What the clipboard holds as a picture.
    pub struct PastedPicture {
        /// Its bytes in base64; absent when there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub base64: Option<String>,
    }

    /// An address to open outside.
    pub struct OpenLink {
        /// `http`, `https` or `mailto`; nothing else is opened.
        pub url: String,
    }

    /// Where the strip is shown.
    pub struct StripOpened {
        /// Whether the page shows it at its own top: no window can stay above others here.
        pub docked: bool,
    }

    /// Names a long job, so that its progress can be told and it can be stopped.
    pub struct JobRequest {
        /// Any word the caller chose.
        pub job: String,
    }

    /// How far a long job is.
    pub struct Progress {
        /// The word the caller chose.
        pub job: String,
        /// What is done of `total`.
        pub done: u32,
        /// Of how many; 0 when unknown.
        pub total: u32,
    }

    /// What checking found.
    pub struct VerifyReport {
        /// How many events were checked.
        pub events: u32,
        /// What is wrong, one sentence each; empty when all is well. At most 100.
        pub problems: Vec<String>,
        /// How many problems there are in all.
        pub problem_count: u32,
        /// How many bodies were erased on purpose.
        pub erased: u32,
        /// How long it took, in milliseconds.
        pub took_ms: u32,
    }

    /// Takes a backup.
    pub struct BackupRequest {
        /// Names the job.
        pub job: String,
        /// Where to; absent for the usual folder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub path: Option<String>,
    }

    /// A backup.
    pub struct BackupInfo {
        /// Where it lies.
        pub path: String,
        /// When it was taken.
        pub at: DateTime<Utc>,
        /// Why: `daily`, `asked`, `before_migration`, `before_restore`.
        pub reason: String,
        /// How many events it holds; absent when it was not opened to see.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub events: Option<u32>,
        /// Its size in bytes.
        pub bytes: f64,
    }

    /// Backups, newest first.
    pub struct Backups {
        /// They.
        pub backups: Vec<BackupInfo>,
        /// The folder they lie in.
        pub folder: String,
    }

    /// Restores a backup.
    pub struct RestoreRequest {
        /// Names the job.
        pub job: String,
        /// The backup.
        pub path: String,
    }

    /// What was restored.
    pub struct Restored {
        /// How many events the store holds now.
        pub events: u32,
        /// How many of them were saved from the damaged or earlier store.
        pub rescued: u32,
        /// Where what stood there before is kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub kept_aside: Option<String>,
    }

    /// What is known about a damaged store.
    pub struct DamageReport {
        /// One sentence.
        pub message: String,
        /// Where a copy was put aside.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub copy: Option<String>,
        /// How many events can still be read.
        pub readable: u32,
        /// The newest backup that was opened and found good.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub backup: Option<BackupInfo>,
    }

    /// After damage: what to go on with.
    pub struct RecoverRequest {
        /// Names the job.
        pub job: String,
        /// Which way.
        pub choice: Recovery,
    }
}

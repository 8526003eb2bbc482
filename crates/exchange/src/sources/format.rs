//! The kinds of files that are read, and how one is told from another.

use serde::{Deserialize, Serialize};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A Slack workspace export, as a folder or a zip.
    Slack,
    /// WebVTT: Zoom, Teams, Meet and others.
    Vtt,
    /// SubRip.
    Srt,
    /// What Zoom saves of a call's chat.
    ZoomChat,
    /// An IRC log in one of the usual shapes.
    Irc,
    /// A WhatsApp chat export.
    WhatsApp,
    /// A Mattermost bulk or channel export (JSONL or JSON).
    Mattermost,
    /// Chat as it was pasted: names, times and text in one of many shapes.
    Chat,
    /// `PagerDuty` log entries or webhooks.
    PagerDuty,
    /// Prometheus Alertmanager.
    Alertmanager,
    /// Grafana alerting.
    Grafana,
    /// Datadog events and monitors.
    Datadog,
    /// New Relic.
    NewRelic,
    /// Sentry.
    Sentry,
    /// Atlassian Statuspage.
    Statuspage,
    /// An incident that Muster wrote as JSON.
    Muster,
    /// An alert of a program we have no reader of its own for: time, title and text are looked for by their usual names.
    Alert,
    /// A Timesketch time line as CSV.
    TimesketchCsv,
    /// A Timesketch time line as JSONL.
    TimesketchJsonl,
    /// A table whose columns a person names.
    Csv,
}

/// What a kind of file is called and how its files end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatInfo {
    /// The kind.
    pub format: Format,
    /// In words, after "as": `a Slack export`.
    pub words: &'static str,
    /// How its files usually end, without the dot.
    pub endings: &'static [&'static str],
}

impl Format {
    /// Every kind, in the order in which a person is offered them.
    pub const ALL: &'static [FormatInfo] = &[
        FormatInfo { format: Self::Slack, words: "a Slack export", endings: &["zip"] },
        FormatInfo { format: Self::Vtt, words: "a WebVTT transcript", endings: &["vtt"] },
        FormatInfo { format: Self::Srt, words: "an SRT transcript", endings: &["srt"] },
        FormatInfo { format: Self::ZoomChat, words: "a Zoom chat", endings: &["txt"] },
        FormatInfo { format: Self::Irc, words: "an IRC log", endings: &["log", "txt", "html"] },
        FormatInfo { format: Self::WhatsApp, words: "a WhatsApp chat", endings: &["txt", "zip"] },
        FormatInfo { format: Self::Mattermost, words: "a Mattermost export", endings: &["jsonl", "json", "zip"] },
        FormatInfo { format: Self::Chat, words: "pasted chat", endings: &["txt"] },
        FormatInfo { format: Self::PagerDuty, words: "PagerDuty log entries", endings: &["json"] },
        FormatInfo { format: Self::Alertmanager, words: "Alertmanager alerts", endings: &["json"] },
        FormatInfo { format: Self::Grafana, words: "Grafana alerts", endings: &["json"] },
        FormatInfo { format: Self::Datadog, words: "Datadog events", endings: &["json"] },
        FormatInfo { format: Self::NewRelic, words: "New Relic alerts", endings: &["json"] },
        FormatInfo { format: Self::Sentry, words: "Sentry alerts", endings: &["json"] },
        FormatInfo { format: Self::Statuspage, words: "a Statuspage history", endings: &["json"] },
        FormatInfo { format: Self::Muster, words: "an incident of Muster", endings: &["json"] },
        FormatInfo { format: Self::Alert, words: "alert payloads", endings: &["json", "jsonl"] },
        FormatInfo { format: Self::TimesketchCsv, words: "a Timesketch CSV", endings: &["csv"] },
        FormatInfo { format: Self::TimesketchJsonl, words: "a Timesketch JSONL", endings: &["jsonl"] },
        FormatInfo { format: Self::Csv, words: "a table", endings: &["csv", "tsv"] },
    ];

    /// The kind in words, after "as": `a Slack export`.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|info| info.format == self).map_or("a file", |info| info.words)
    }
}

//! What events say. A kind that has landed keeps its name and its meaning; a new shape is a new version.

use serde::{Deserialize, Serialize};

use super::parts::{is_false, is_zero};
use super::{Act, DrillAct, ReviewAct, TalkAct};
use crate::ids::{EventId, Hash, PersonId, ServiceId};
use crate::time::Happened;
use crate::words::{EntryKind, Milestone, Phase, Severity, Shelf};

/// A body's bytes do not have the shape its kind promises.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read the body of a {kind} event: {detail}")]
pub struct BodyError {
    /// The kind it was stored under.
    pub kind: String,
    /// What the reader said.
    pub detail: String,
}

impl BodyError {
    fn new(kind: &str, why: &serde_json::Error) -> Self {
        Self { kind: kind.to_owned(), detail: why.to_string() }
    }
}

macro_rules! bodies {
    ($($(#[$meta:meta])* $variant:ident($shape:ty) = $kind:literal, $version:literal;)+) => {
        /// What an event says.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Body {
            $($(#[$meta])* $variant($shape),)+
            /// Something done in a response.
            Act(Act),
            /// Something done in a review.
            Review(ReviewAct),
            /// Something done in an interview or a survey of a review.
            Talk(TalkAct),
            /// Something done in a drill, beside its incident.
            Drill(DrillAct),
            /// A kind or version this program does not know. Kept byte for byte, counted and shown, never dropped.
            Newer {
                /// Its kind.
                kind: String,
                /// Its version.
                version: u16,
                /// Its bytes.
                raw: String,
            },
            /// The body was erased; only its kind and hash remain.
            Erased {
                /// The kind it had.
                kind: String,
                /// The version it had.
                version: u16,
            },
        }

        impl Body {
            /// Every kind this program writes apart from acts ([`Act::KINDS`]), with its version.
            pub const KINDS: &'static [(&'static str, u16)] = &[$(($kind, $version),)+];

            /// The stored name of the kind.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $kind,)+
                    Self::Act(act) => act.kind(),
                    Self::Review(act) => act.kind(),
                    Self::Talk(act) => act.kind(),
                    Self::Drill(act) => act.kind(),
                    Self::Newer { kind, .. } | Self::Erased { kind, .. } => kind,
                }
            }

            /// The version of the kind's shape.
            #[must_use]
            pub fn version(&self) -> u16 {
                match self {
                    $(Self::$variant(_) => $version,)+
                    Self::Act(act) => act.version(),
                    Self::Review(act) => act.version(),
                    Self::Talk(act) => act.version(),
                    Self::Drill(act) => act.version(),
                    Self::Newer { version, .. } | Self::Erased { version, .. } => *version,
                }
            }

            /// Writes the bytes that are hashed and stored; empty for an erased body.
            ///
            /// # Errors
            /// When a value cannot be written as JSON, which the shapes below do not allow.
            pub fn encode(&self) -> Result<String, BodyError> {
                let written = match self {
                    $(Self::$variant(shape) => serde_json::to_string(shape),)+
                    Self::Act(act) => act.encode(),
                    Self::Review(act) => act.encode(),
                    Self::Talk(act) => act.encode(),
                    Self::Drill(act) => act.encode(),
                    Self::Newer { raw, .. } => Ok(raw.clone()),
                    Self::Erased { .. } => Ok(String::new()),
                };
                written.map_err(|why| BodyError::new(self.kind(), &why))
            }

            /// Reads stored bytes; `None` bytes are an erased body.
            ///
            /// # Errors
            /// When a known kind and version does not have its shape.
            pub fn decode(kind: &str, version: u16, bytes: Option<&str>) -> Result<Self, BodyError> {
                let Some(bytes) = bytes else {
                    return Ok(Self::Erased { kind: kind.to_owned(), version });
                };
                match (kind, version) {
                    $(($kind, $version) => serde_json::from_str(bytes).map(Self::$variant).map_err(|why| BodyError::new(kind, &why)),)+
                    _ => {
                        let act = Act::decode(kind, version, bytes).map(|act| act.map(Self::Act));
                        let act = act.or_else(|| Some(ReviewAct::decode(kind, version, bytes)?.map(Self::Review)));
                        let act = act.or_else(|| Some(TalkAct::decode(kind, version, bytes)?.map(Self::Talk)));
                        let act = act.or_else(|| Some(DrillAct::decode(kind, version, bytes)?.map(Self::Drill)));
                        let newer = || Ok(Self::Newer { kind: kind.to_owned(), version, raw: bytes.to_owned() });
                        act.map_or_else(newer, |act| act.map_err(|why| BodyError::new(kind, &why)))
                    }
                }
            }
        }
    };
}

bodies! {
    /// It was called an incident.
    IncidentDeclared(IncidentDeclared) = "incident_declared", 1;
    /// It was given another title.
    TitleSet(TitleSet) = "title_set", 1;
    /// Its severity was set.
    SeveritySet(SeveritySet) = "severity_set", 1;
    /// What readers are told was changed.
    PhaseSet(PhaseSet) = "phase_set", 1;
    /// A named instant was set; the instant is the event's own `happened`.
    MilestoneSet(MilestoneSet) = "milestone_set", 1;
    /// A version of the incident statement was written.
    StatementWritten(StatementWritten) = "statement_written", 1;
    /// A line was written. The line's id is the event's id.
    EntryAdded(EntryAdded) = "entry_added", 1;
    /// A line was corrected.
    EntryAmended(EntryAmended) = "entry_amended", 1;
    /// A line was struck: it is no longer meant, and can still be read.
    EntryStruck(EntryStruck) = "entry_struck", 1;
    /// A line was pinned or unpinned.
    EntryPinned(EntryMarked) = "entry_pinned", 1;
    /// A line was kept for the review, or no longer.
    EntryFlagged(EntryMarked) = "entry_flagged", 1;
    /// The effect of earlier events was taken back: undo, redo, and restoring a struck line.
    Restored(Restored) = "restored", 1;
    /// The bodies of earlier events were erased.
    BodyErased(BodyErased) = "body_erased", 1;
    /// A person was added to the directory.
    PersonAdded(PersonAdded) = "person_added", 1;
    /// A person's details were changed.
    PersonAmended(PersonAdded) = "person_amended", 1;
    /// Two records turned out to be one person; what names the one means the other from then on.
    PersonMerged(PersonMerged) = "person_merged", 1;
    /// A service was added to the directory.
    ServiceAdded(ServiceAdded) = "service_added", 1;
    /// A service's details were changed.
    ServiceAmended(ServiceAdded) = "service_amended", 1;
    /// A team wrote its own card, policy, template or another thing of the library.
    LibrarySet(LibrarySet) = "library_set", 1;
    /// The team's own thing was put away; the built-in one counts again, if there is one.
    LibraryCleared(LibraryCleared) = "library_cleared", 1;
}

/// Says that an event began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IncidentDeclared {
    /// The number people say aloud (`INC-0042`). The title is an event of its own, so that it can be erased.
    pub number: u32,
    /// `None` until somebody has sized it.
    pub severity: Option<Severity>,
    /// Whether it is an exercise.
    pub is_drill: bool,
}

/// See [`Body::TitleSet`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TitleSet {
    /// One line.
    pub title: String,
}

/// See [`Body::SeveritySet`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeveritySet {
    /// The new one.
    pub severity: Severity,
    /// Why, where somebody said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// See [`Body::PhaseSet`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PhaseSet {
    /// The new one.
    pub phase: Phase,
}

/// See [`Body::MilestoneSet`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MilestoneSet {
    /// Which.
    pub milestone: Milestone,
    /// What was said about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// See [`Body::StatementWritten`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementWritten {
    /// One readable paragraph: impact and symptom.
    pub text: String,
}

/// A line as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryAdded {
    /// What it is.
    pub kind: EntryKind,
    /// What was written, without the marks in front.
    pub text: String,
    /// Handles of the people it names; the first did or said it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// Handles of the services it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// Pinned from the start.
    #[serde(default, skip_serializing_if = "is_false")]
    pub pinned: bool,
    /// Kept for the review from the start.
    #[serde(default, skip_serializing_if = "is_false")]
    pub flagged: bool,
    /// An ask that the line is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<AskBody>,
    /// Web addresses in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Pictures with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// Something one person was asked to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AskBody {
    /// Handle of the person.
    pub person: String,
    /// The time box in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub minutes: Option<u32>,
}

/// A picture kept beside the log under its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Hash of its bytes.
    pub hash: Hash,
    /// What it is, found from its bytes, such as `image/png`.
    pub media_type: String,
    /// Size in bytes.
    pub size: u32,
    /// Width in pixels; 0 when unknown.
    pub width: u32,
    /// Height in pixels; 0 when unknown.
    pub height: u32,
    /// What a person wrote under it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
}

/// What was corrected in a line; what is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Amendment {
    /// Another kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub kind: Option<EntryKind>,
    /// Another text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub text: Option<String>,
    /// Another time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub happened: Option<Happened>,
    /// Other people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub people: Option<Vec<String>>,
    /// Other services.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub services: Option<Vec<String>>,
    /// Other pictures, or other captions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub attachments: Option<Vec<Attachment>>,
    /// Other web addresses; they follow from the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub links: Option<Vec<String>>,
}

impl Amendment {
    /// Whether nothing is corrected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// See [`Body::EntryAmended`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryAmended {
    /// The line.
    pub entry: EventId,
    /// What was corrected.
    pub amendment: Amendment,
}

/// See [`Body::EntryStruck`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryStruck {
    /// The line.
    pub entry: EventId,
    /// Why, where somebody said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// See [`Body::EntryPinned`] and [`Body::EntryFlagged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryMarked {
    /// The line.
    pub entry: EventId,
    /// On or off.
    pub on: bool,
}

/// Why the effect of events was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestoredWhy {
    /// Somebody pressed undo.
    Undo,
    /// Somebody pressed redo.
    Redo,
    /// Somebody brought back a struck line or an earlier value.
    Restore,
}

/// See [`Body::Restored`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// The events whose effect is taken back. They may be `restored` events themselves.
    pub targets: Vec<EventId>,
    /// Why.
    pub why: RestoredWhy,
}

/// See [`Body::BodyErased`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BodyErased {
    /// The events whose bodies are gone.
    pub targets: Vec<EventId>,
    /// Why, in words that do not repeat what was erased.
    pub reason: String,
}

/// A person as the directory knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonAdded {
    /// Who.
    pub person: PersonId,
    /// What is typed after `@`.
    pub handle: String,
    /// As it is shown.
    pub name: String,
    /// Their team.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub team: String,
    /// Any way to reach them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// IANA zone name; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zone: String,
    /// Working hours in that zone as `09:00-17:30`; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hours: String,
    /// Handle of their manager; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub manager: String,
    /// Whether they said that they are willing to lead reviews and interviews.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub interviews: bool,
}

/// See [`Body::PersonMerged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonMerged {
    /// Who is no longer listed.
    pub person: PersonId,
    /// Who they are.
    pub into: PersonId,
}

/// A service as the directory knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceAdded {
    /// Which.
    pub service: ServiceId,
    /// What is typed after `#`.
    pub handle: String,
    /// As it is shown.
    pub name: String,
    /// The team that runs it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub team: String,
    /// 1 for the most important ones; 0 when unknown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tier: u32,
    /// How to reach whoever runs it: a rota, a number, a channel.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// Where it is written down what to do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub runbook: String,
}

/// See [`Body::LibrarySet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LibrarySet {
    /// What it is.
    pub shelf: Shelf,
    /// Its key on the shelf.
    pub key: String,
    /// Its place among the others, from 0; what has none stands last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
    /// The thing itself, in the shape of its shelf ([`crate::library`]).
    pub value: serde_json::Value,
}

/// See [`Body::LibraryCleared`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LibraryCleared {
    /// What it was.
    pub shelf: Shelf,
    /// Its key on the shelf.
    pub key: String,
    /// Whether the built-in one is put away too.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hides: bool,
    /// Its place among the others, from 0: what is built in is moved without becoming the team's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
}

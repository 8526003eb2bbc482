//! The library: what the program brings, and what a team wrote for itself.

use muster_core::library::{
    Audience, Card, Code, Guide, GuideChoice, Policy, Probe, Regime, RoleCard, Script, StepCard, Template,
};
use muster_core::response::clocks::PreviewPoint;
use muster_core::time::Moment;
use muster_core::words::{Phase, Severity, Shelf};

use super::wire_types;

wire_types! {
    /// Which library is meant.
    pub struct LibraryRequest {
        /// The incident whose library it is: it keeps the one it was declared with. The present one when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub incident: Option<String>,
    }

    /// Everything that stands in the library.
    pub struct LibraryView {
        /// Checklist cards, in order.
        pub cards: Vec<Card>,
        /// Audiences, in order.
        pub audiences: Vec<Audience>,
        /// The cadence policy.
        pub policy: Policy,
        /// Templates of updates.
        pub templates: Vec<Template>,
        /// The severity guide.
        pub guide: Guide,
        /// Sentences for moments of pressure.
        pub scripts: Vec<Script>,
        /// What roles do.
        pub role_cards: Vec<RoleCard>,
        /// Duties to report, in order.
        pub regimes: Vec<Regime>,
        /// What passages of a conversation are marked with, in order.
        pub codes: Vec<Code>,
        /// Questions of the loop.
        pub step_cards: Vec<StepCard>,
        /// Questions for interviews, in the order of a talk.
        pub probes: Vec<Probe>,
        /// What the team wrote for itself; everything else is built in.
        pub own: Vec<OwnThing>,
        /// What is built in and was put away.
        pub hidden: Vec<HiddenThing>,
    }

    /// Something the team wrote for itself.
    pub struct OwnThing {
        /// What it is.
        pub shelf: Shelf,
        /// Its key.
        pub key: String,
        /// Whether there is a built-in one to go back to.
        pub replaces: bool,
    }

    /// Something built in that was put away.
    pub struct HiddenThing {
        /// What it is.
        pub shelf: Shelf,
        /// Its key.
        pub key: String,
        /// What it is called.
        pub title: String,
    }

    /// Writes something of the library.
    pub struct LibraryPut {
        /// What it is.
        pub shelf: Shelf,
        /// Its key on the shelf.
        pub key: String,
        /// Its place among the others, from 0; where it stood when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub place: Option<u32>,
        /// The thing itself, in the shape of its shelf.
        #[ts(type = "unknown")]
        pub value: serde_json::Value,
    }

    /// Takes away what a team wrote, or puts away what is built in.
    pub struct LibraryClear {
        /// What it is.
        pub shelf: Shelf,
        /// Its key.
        pub key: String,
        /// Whether the built-in one is put away too.
        #[serde(default)]
        pub hides: bool,
        /// The place of what is built in among the others, from 0; where it stands when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub place: Option<u32>,
    }

    /// Cards as YAML.
    pub struct CardsText {
        /// The text of the file.
        pub text: String,
    }

    /// What a file of cards holds.
    pub struct CardsPreview {
        /// The cards that would be added or changed, and those that are there as they are.
        pub cards: Vec<CardRead>,
        /// What is wrong, one sentence each; nothing can be imported while there is something.
        pub problems: Vec<String>,
    }

    /// A card of a file.
    pub struct CardRead {
        /// The card.
        pub card: Card,
        /// How it stands to what is there.
        pub news: News,
    }

    /// Which cards to write out.
    pub struct CardsExport {
        /// Their keys; all of them when empty.
        #[serde(default)]
        pub keys: Vec<String>,
    }

    /// Asks for the versions of a card.
    pub struct CardHistoryRequest {
        /// Its key.
        pub key: String,
    }

    /// How a card came to be what it is.
    pub struct CardHistory {
        /// Its versions, earliest first.
        pub versions: Vec<CardVersion>,
    }

    /// A version of a card.
    pub struct CardVersion {
        /// When it was made; absent for what the program brings.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub at: Option<Moment>,
        /// Name of who made it; empty when that is not known, and for what the program brings.
        pub by: String,
        /// What was done.
        pub change: CardChange,
        /// The card as YAML, as it is written to a file; empty while there was none.
        pub text: String,
    }

    /// What became of the codes of a file.
    pub struct CodesTaken {
        /// Keys of those that were not here before.
        pub added: Vec<String>,
        /// How those that were here read before, for whoever takes it back.
        pub before: Vec<Code>,
    }

    /// Writes cards out to a file.
    pub struct CardsFile {
        /// Which.
        pub export: CardsExport,
        /// Where to.
        pub path: String,
    }

    /// A policy to be played through a whole incident.
    pub struct PolicyPlay {
        /// The policy; it need not be the one in the library.
        pub policy: Policy,
        /// At which severity.
        pub severity: Severity,
        /// How long the incident lasts.
        pub minutes: u32,
        /// When which phase begins.
        #[serde(default)]
        pub phases: Vec<PhaseAt>,
        /// The tier of the service that it names.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub tier: Option<u32>,
    }

    /// A change of phase.
    pub struct PhaseAt {
        /// Minutes after the declaration.
        pub minute: u32,
        /// To which.
        pub phase: Phase,
    }

    /// When each audience would hear.
    pub struct PolicyPlayed {
        /// Every update, earliest first.
        pub points: Vec<PreviewPoint>,
        /// What is wrong with the policy, one sentence each.
        pub problems: Vec<String>,
    }

    /// Answers to the severity guide.
    pub struct GuideAnswers {
        /// The incident it is about; its guide is the one it began with. The present guide when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub incident: Option<String>,
        /// One each.
        pub answers: Vec<GuideChoice>,
    }

    /// The severity guide and what the answers so far come to.
    pub struct GuideReply {
        /// The questions.
        pub guide: Guide,
        /// What it comes to.
        pub result: muster_core::library::GuideResult,
    }
}

/// How something that was read stands to what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// Nothing of that key is there.
    New,
    /// It changes what is there.
    Changed,
    /// It is there as it is.
    Same,
}

impl News {
    /// Compares what was read with what is there under the same key.
    pub(crate) fn of<T: PartialEq>(here: Option<&T>, read: &T) -> Self {
        match here {
            None => Self::New,
            Some(here) if here == read => Self::Same,
            Some(_) => Self::Changed,
        }
    }
}

/// What was done to a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CardChange {
    /// It is what the program brings; first, or again.
    BuiltIn,
    /// The team wrote it.
    Written,
    /// The built-in one was put away.
    PutAway,
    /// The team's own one was taken away.
    TakenAway,
}

//! A review as it follows from its events: scope, sources, marks, interviews, survey, narrative, meetings, ideas.
//!
//! A review is a stream of its own beside its incident, so that what was understood later never mixes with what was
//! written then. Everything here is worked out from [`ReviewState`], the incident and the directory; nothing derived is
//! stored. Answers of surveys and what was said off the record are in no stream and never reach this module.

mod agenda;
mod codes;
mod decide;
mod draft;
pub mod earlier;
mod findings;
mod glance;
mod guests;
mod heard;
mod hindsight;
mod ideas;
pub mod interviews;
mod label;
mod marks;
mod meetings;
mod narrative;
pub mod queue;
mod reading;
mod report;
mod scene;
mod scope;
pub mod seats;
mod soak;
mod sources;
mod state;
pub mod survey;
pub mod tiers;
mod written;

pub use agenda::{MEETING_SCRIPTS, agenda, lengths};
pub use codes::{CodeUse, Codebook, RECENT, codebook, resolved};
pub use decide::{ReviewRejection, decide_interview_erase, decide_review, decide_talk, decide_undo};
pub use draft::{DraftSection, DraftSentence, draft};
pub use findings::{FindingView, findings};
pub use glance::{Glance, MeetingSoon, glance};
pub use guests::told_anew;
pub use heard::{Context, Contexts, Heard, HeardPerson, Speaker, context_of, heard};
pub use hindsight::{
    AccountView, DifferenceProposal, DifferenceSort, DifferenceView, Differences, KnownAt, KnownLine, KnownSort,
    KnownStatement, KnownStep, KnownThing, LaneItem, LaneSort, LaneSpan, PersonLane, PhaseBand, PointsOfView,
    PromiseArc, PutAway, RemarkSort, SaidAudience, SaidKnown, SaidRemark, SpokenMinute, TimeLine, TimeMark, TimeSort,
    Told, When, differences, known_at, not_yet, points_of_view, said_known, time_line,
};
pub use ideas::{EarlierIdea, IdeaDecision, IdeaHint, Ideas, NoneBecause, ReviewIdea, USUAL_SOAK, decided, ideas};
pub use label::{review_label, talk_label};
pub use marks::{Mark, MarkUse, Marks, marks};
pub use meetings::{
    AgendaOffer, CalledOff, HandsCounted, HoldWithin, Meeting, MeetingBlock, MeetingPerson, MeetingStanding, Meetings,
    NaiveQuestion, ParkedItem, RunningBlock, meetings,
};
pub use narrative::{
    EvidenceLink, EvidenceView, SCHEME, SectionView, Stretch, address, evidence_in, evidence_of, hollow, links,
    narrative, passage_at, plain, put_away,
};
pub use reading::{Reading, reading};
pub use report::{
    CitedMessage, CitedMessages, CitedPicture, NoticeSort, Report, ReportEvidence, ReportFact, ReportImage,
    ReportNotice, ReportOptions, ReportSection, before_report, cited_messages, default_parts, report,
};
pub use scene::ReviewScene;
pub use scope::{
    Nomination, NominationAnswerView, ReviewScope, ReviewStanding, SeatView, TierChoice, chosen_at_stand_down, outline,
    scope,
};
pub use soak::{is_vague, working_days};
pub use sources::{ReviewSource, probably, sources};
pub use state::{ReviewState, fold_review};
pub use written::{Written, WrittenSort, written};

use uuid::Uuid;

use crate::ids::{Hash, StreamId};

/// The stream of an incident's review. Worked out from the incident, so that two machines that review the same incident
/// write into the same review.
#[must_use]
pub fn stream_of(incident: StreamId) -> StreamId {
    let mut named = b"muster review of ".to_vec();
    named.extend_from_slice(incident.as_bytes());
    let hash = Hash::of(&named);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.0[..16]);
    StreamId(Uuid::new_v8(bytes))
}

//! What the parts of interviews say. These are the wire types too.

use serde::{Deserialize, Serialize};

use crate::event::{Passage, Prompt};
use crate::ids::EventId;
use crate::language::questions::QuestionHint;
use crate::library::ProbeFamily;
use crate::time::Moment;
use crate::words::{Naming, NoteKind};

macro_rules! views {
    ($($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+ })+) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub struct $name { $($(#[doc = $doc])+ pub $field: $type,)+ }
    )+};
}

/// What makes somebody worth asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WhyAsk {
    /// Held a role.
    Led,
    /// Worked on it.
    Worked,
    /// Came though not on call.
    NotOnCall,
    /// Nobody else wrote about a part of it.
    Alone,
    /// Belongs to the team that runs a service that was in it.
    Owner,
    /// Is new, or from outside.
    Newcomer,
    /// Speaks with customers or with others outside.
    Customers,
    /// Was tired, or was there in their night.
    Night,
    /// Somebody marked what they said, or wrote down something to ask them.
    Nominated,
    /// Somebody who was asked named them.
    Named,
    /// Was heard in what was brought in.
    Heard,
}

/// How an interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TalkStanding {
    /// It is meant to be.
    Planned,
    /// What to ask is written down.
    Prepared,
    /// The person said what they agree to.
    Agreed,
    /// The person does not want to.
    Declined,
    /// It goes on.
    Running,
    /// It is over and not yet gone through.
    Ended,
    /// It was gone through.
    Summed,
    /// It does not take place.
    Dropped,
}

views! {
    /// Everything about the interviews of a review.
    Interviews {
        /// Whom to ask, those with the most reasons first.
        whom: Vec<WhomView>,
        /// Every interview, in the order in which they were planned.
        talks: Vec<TalkView>,
        /// Whether another talk would still bring something new.
        dry: DryView,
        /// Who knows what.
        expertise: Vec<ExpertiseView>,
    }

    /// Somebody to ask.
    WhomView {
        /// Handle.
        person: String,
        /// Name.
        name: String,
        /// Why them.
        reasons: Vec<ReasonView>,
        /// The interview with them, if there is one.
        interview: Option<EventId>,
    }

    /// One reason to ask somebody.
    ReasonView {
        /// Which.
        why: WhyAsk,
        /// In words.
        text: String,
    }

    /// An interview.
    TalkView {
        /// The event that planned it.
        id: EventId,
        /// Handle of the person.
        person: String,
        /// Name of the person.
        name: String,
        /// Why them.
        reason: String,
        /// How long it is to be, in minutes.
        minutes: u32,
        /// Handle of who interviews; empty when nobody said.
        interviewer: String,
        /// Name of who interviews.
        interviewer_name: String,
        /// How it stands.
        standing: TalkStanding,
        /// Why it does not take place.
        dropped: String,
        /// What to say first.
        opening: String,
        /// What to ask, in order.
        prompts: Vec<Prompt>,
        /// What the person agreed to; absent as long as nobody asked.
        consent: Option<ConsentView>,
        /// When it began.
        began: Option<Moment>,
        /// When it ended.
        ended: Option<Moment>,
        /// Who talked for how long.
        share: ShareView,
        /// What was written down; empty once the notes are to be deleted.
        notes: Vec<NoteView>,
        /// How many notes there are, hidden ones too.
        held_notes: u32,
        /// Whether the day came by which the notes are to be deleted.
        deletion_due: bool,
        /// What came of it.
        summed: Option<SumView>,
        /// Files that were given to the person to comment on, earliest first.
        calibrations: Vec<CalibrationView>,
    }

    /// What a person agreed to.
    ConsentView {
        /// The event.
        id: EventId,
        /// When.
        at: Moment,
        /// Whether they agreed to be interviewed.
        agreed: bool,
        /// Whether it may be recorded.
        recording: bool,
        /// Whether what they say may be used in the report.
        in_report: bool,
        /// Handles of who may read the notes beside the facilitator.
        readers: Vec<String>,
        /// How they are named.
        naming: Naming,
        /// What they are called where others read; empty when not named.
        called: String,
        /// When notes are to be deleted.
        delete_by: Option<Moment>,
        /// What follows from it, one sentence each.
        meaning: Vec<String>,
    }

    /// Who talked for how long.
    ShareView {
        /// How long the interviewer talked, in milliseconds, up to the last turn.
        interviewer: u32,
        /// How long the other talked, in milliseconds, up to the last turn.
        other: u32,
        /// Whose turn it is: the interviewer's or not; absent while nobody counts.
        turn: Option<bool>,
        /// Since when.
        since: Option<Moment>,
        /// From how many hundredths on the interviewer talks much.
        limit: u32,
    }

    /// A note.
    NoteView {
        /// The event that took it.
        id: EventId,
        /// When.
        at: Moment,
        /// What it is.
        sort: NoteKind,
        /// What it says.
        text: String,
        /// Whether the person said it, in these words or others.
        said: bool,
        /// Key of the prompt it answers.
        prompt: String,
        /// What it is about.
        passage: Option<Passage>,
        /// How sure the person was, from 0 to 10.
        confidence: Option<u32>,
        /// Name of who follows it up.
        owner: String,
        /// Whether it was corrected.
        amended: bool,
    }

    /// What came of an interview.
    SumView {
        /// Themes.
        themes: Vec<String>,
        /// What is still open.
        open: Vec<String>,
        /// Handle of whom to ask next.
        next: String,
        /// Name of whom to ask next.
        next_name: String,
        /// Whether the person was thanked.
        thanked: bool,
    }

    /// A file with the parts about one person, and what came back.
    CalibrationView {
        /// The event that made it.
        id: EventId,
        /// The code it bears.
        code: String,
        /// When it was made.
        made_at: Moment,
        /// How many parts it holds.
        parts: u32,
        /// The event by which comments came back.
        returned: Option<EventId>,
        /// When they came back.
        returned_at: Option<Moment>,
        /// What was said.
        comments: Vec<CommentView>,
    }

    /// A comment on one part.
    CommentView {
        /// The part.
        part: String,
        /// What the part says now.
        about: String,
        /// What the person said.
        text: String,
        /// Whether somebody looked at it.
        settled: bool,
        /// What it changed; empty when nothing.
        changed: String,
    }

    /// Whether another talk would still bring something new.
    DryView {
        /// Whether the last talks brought nothing new.
        dry: bool,
        /// In words.
        words: String,
        /// Every theme, those of most talks first.
        themes: Vec<ThemeView>,
    }

    /// A theme.
    ThemeView {
        /// In the words in which it was written first.
        text: String,
        /// Names of those in whose talks it came up.
        from: Vec<String>,
    }

    /// Who knows what.
    ExpertiseView {
        /// The event that wrote it first.
        id: EventId,
        /// Handle of the person.
        person: String,
        /// Name of the person.
        name: String,
        /// Handle of the service, or what it is about.
        about: String,
        /// Name of the service, or what it is about.
        about_name: String,
        /// What they know.
        knows: String,
        /// How they came to know it.
        how: String,
        /// Where a newcomer finds it.
        place: String,
    }

    /// What an interview can be prepared from, and what was chosen.
    Sheet {
        /// The interview.
        interview: EventId,
        /// Name of the person.
        name: String,
        /// What to say first: as written, else as it is offered.
        opening: String,
        /// What to read aloud before anything else, one sentence each.
        consent: Vec<String>,
        /// What was chosen, in order.
        prompts: Vec<SheetPrompt>,
        /// What can be asked about what this person wrote, said or did.
        cues: Vec<SheetPrompt>,
        /// Questions from the bank, by what they look for.
        families: Vec<SheetFamily>,
    }

    /// A question on the sheet.
    SheetPrompt {
        /// The question.
        prompt: Prompt,
        /// What it is: `Cue, 03:11:26`, or its family.
        label: String,
        /// The instant it is about.
        at: Option<Moment>,
        /// What a better form of it would be, if it judges or leads.
        hints: Vec<QuestionHint>,
    }

    /// Questions that look for the same.
    SheetFamily {
        /// What they look for.
        family: ProbeFamily,
        /// In words.
        label: String,
        /// The questions, with what they are about filled in.
        probes: Vec<Prompt>,
    }
}

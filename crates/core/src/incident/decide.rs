//! Deciding: what a person means to do becomes facts, or is refused in words.
//!
//! Rules warn and never block, so few things are refused: only what would have no meaning.

use super::IncidentState;
use crate::event::{
    Amendment, AskBody, Attachment, Body, BodyErased, Draft, EntryAdded, EntryAmended, EntryMarked, EntryStruck,
    IncidentDeclared, MilestoneSet, PhaseSet, Restored, RestoredWhy, SeveritySet, StatementWritten, StreamKind,
    TitleSet,
};
use crate::ids::{EventId, PersonId, StreamId};
use crate::time::{Happened, Moment, to_millis};
use crate::words::{EntryKind, Milestone, Phase, Severity};

/// What the world gives to a decision: the instant, the actor, new ids.
pub struct Ctx<'a> {
    /// The instant of the decision.
    pub now: Moment,
    /// IANA name of the zone the person is in.
    pub zone: &'a str,
    /// Who.
    pub actor: Option<PersonId>,
    /// Makes the next id.
    pub new_id: &'a mut dyn FnMut() -> EventId,
}

/// A line about to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewLine {
    /// When it happened; `None` for the instant of the decision.
    pub happened: Option<Happened>,
    /// What it is; `None` for an observation.
    pub kind: Option<EntryKind>,
    /// A milestone it sets.
    pub milestone: Option<Milestone>,
    /// What it says.
    pub text: String,
    /// Handles of the people it names.
    pub people: Vec<String>,
    /// Handles of the services it names.
    pub services: Vec<String>,
    /// Pinned.
    pub pinned: bool,
    /// Kept for the review.
    pub flagged: bool,
    /// The ask that it is.
    pub ask: Option<AskBody>,
    /// Web addresses in it.
    pub links: Vec<String>,
    /// Pictures with it.
    pub attachments: Vec<Attachment>,
}

/// What can be decided knowing only the head of an incident, so that a line costs the same in a long one.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Call it an incident.
    Declare {
        /// The number it is given.
        number: u32,
        /// One line; may be empty.
        title: String,
        /// `None` when it was not sized.
        severity: Option<Severity>,
        /// Whether it is an exercise.
        is_drill: bool,
    },
    /// Write lines, all in one step.
    Log(Vec<NewLine>),
    /// Give it another title.
    SetTitle(String),
    /// Change the severity.
    SetSeverity(Severity, Option<String>),
    /// Change what readers are told.
    SetPhase(Phase),
    /// Set a named instant.
    SetMilestone(Milestone, Option<Happened>, String),
    /// Write a version of the statement.
    WriteStatement(String),
}

/// What needs the whole incident to be decided.
#[derive(Debug, Clone, PartialEq)]
pub enum LineIntent {
    /// Correct a line.
    Amend(EventId, Amendment),
    /// Strike a line, perhaps with a reason.
    Strike(EventId, Option<String>),
    /// Bring a struck line back.
    Unstrike(EventId),
    /// Pin or unpin a line.
    Pin(EventId, bool),
    /// Keep a line for the review, or no longer.
    Flag(EventId, bool),
    /// Take back a milestone that was set.
    ClearMilestone(Milestone),
    /// Take back the effect of these events.
    Undo(Vec<EventId>),
    /// Take back an undo.
    Redo(Vec<EventId>),
    /// Erase what a line says, for good, with a reason.
    Erase(EventId, String),
}

/// Why nothing was decided. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// The incident is not there.
    #[error("find the incident: it is not in this store, or its declaration was undone")]
    NoIncident,
    /// The line is not there.
    #[error("find the line: it is not in this incident, or it was undone")]
    NoLine,
    /// Nothing was written.
    #[error("add the line: there is nothing in it")]
    EmptyLine,
    /// A line that follows from something else cannot be worked on like a written one.
    #[error("change this line: it follows from what was done, so change that instead, or undo it")]
    NotWritten,
    /// What was erased cannot be changed.
    #[error("change this line: what it said was erased")]
    Erased,
    /// Nothing would be different.
    #[error("change anything: it is like that already")]
    NoChange,
    /// A reason is what remains of an erasure.
    #[error("erase the line without a reason: say why in a few words that do not repeat it")]
    NoReason,
    /// "Between" with its ends the wrong way round.
    #[error("set the time: it ends before it begins")]
    BackwardSpan,
    /// The line asks nobody for anything.
    #[error("answer the ask: that line asks nobody for anything, or it was undone")]
    NoAsk,
    /// Nobody was named.
    #[error("do this without a person: say who")]
    NoPerson,
    /// The words are what it is about, and there are none.
    #[error("do this without {0}: a word or two is enough")]
    NoText(&'static str),
    /// No minutes where they are what it says.
    #[error("set the time without minutes: say how many, one or more")]
    NoMinutes,
    /// A time that has passed where only a later one has a meaning.
    #[error("set the time: it has passed already, so name a later one")]
    PastTime,
    /// What it is about is not there.
    #[error("find the {0}: it is not in this incident, or it was undone")]
    NotThere(&'static str),
    /// What it is about has ended.
    #[error("go on with the {0}: it has ended already")]
    Ended(&'static str),
    /// An incident stands in no relation to itself.
    #[error("relate the incident to itself: name another one")]
    Itself,
}

/// What deciding on a line needs to know of the incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Which.
    pub stream: StreamId,
    /// Whether it was declared, and that was not undone.
    pub exists: bool,
}

/// Decides what needs only the head.
///
/// # Errors
/// Says in words why not.
pub fn decide_on_head(head: Head, intent: Intent, ctx: &mut Ctx<'_>) -> Result<Vec<Draft>, Rejection> {
    if !head.exists && !matches!(intent, Intent::Declare { .. }) {
        return Err(Rejection::NoIncident);
    }
    let now = Happened::exact(ctx.now, ctx.zone);
    let mut out = Drafts { stream: head.stream, drafts: Vec::new(), ctx };
    match intent {
        Intent::Declare { number, title, severity, is_drill } => {
            let title = one_line(&title);
            let title = if title.is_empty() { "Incident without a name yet".to_owned() } else { title };
            out.push(now.clone(), Body::IncidentDeclared(IncidentDeclared { number, severity, is_drill }));
            out.push(now, Body::TitleSet(TitleSet { title }));
        }
        Intent::Log(lines) => {
            for line in lines {
                out.log(line, &now)?;
            }
        }
        Intent::SetTitle(title) => {
            let title = one_line(&title);
            if title.is_empty() {
                return Err(Rejection::EmptyLine);
            }
            out.push(now, Body::TitleSet(TitleSet { title }));
        }
        Intent::SetSeverity(severity, reason) => {
            let reason = reason.map(|reason| one_line(&reason)).filter(|reason| !reason.is_empty());
            out.push(now, Body::SeveritySet(SeveritySet { severity, reason }));
        }
        Intent::SetPhase(phase) => {
            out.push(now, Body::PhaseSet(PhaseSet { phase }));
        }
        Intent::SetMilestone(milestone, happened, text) => {
            let happened = checked(happened.unwrap_or(now))?;
            out.push(happened, Body::MilestoneSet(MilestoneSet { milestone, text: one_line(&text) }));
        }
        Intent::WriteStatement(text) => {
            let text = text.trim().to_owned();
            if text.is_empty() {
                return Err(Rejection::EmptyLine);
            }
            out.push(now, Body::StatementWritten(StatementWritten { text }));
        }
    }
    Ok(out.drafts)
}

/// Decides what needs the whole incident.
///
/// # Errors
/// Says in words why not.
pub fn decide(
    stream: StreamId,
    state: &IncidentState,
    intent: LineIntent,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Draft>, Rejection> {
    let now = Happened::exact(ctx.now, ctx.zone);
    let body = match intent {
        LineIntent::Amend(entry, mut amendment) => {
            let view = written(state, entry)?;
            if let Some(happened) = amendment.happened.take() {
                amendment.happened = Some(checked(happened)?);
            }
            amendment.text = amendment.text.map(|text| text.trim().to_owned());
            let mut after = view.clone();
            after.amend(&amendment);
            after.edits = view.edits;
            // A line that was empty before may still get another kind or time.
            let empty = after.text.is_empty() && after.attachments.is_empty();
            if empty && (amendment.text.is_some() || amendment.attachments.is_some()) {
                return Err(Rejection::EmptyLine);
            }
            if after == *view {
                return Err(Rejection::NoChange);
            }
            Body::EntryAmended(EntryAmended { entry, amendment })
        }
        LineIntent::Strike(entry, reason) => {
            if written(state, entry)?.struck.is_some() {
                return Err(Rejection::NoChange);
            }
            let reason = reason.map(|reason| one_line(&reason)).filter(|reason| !reason.is_empty());
            Body::EntryStruck(EntryStruck { entry, reason })
        }
        LineIntent::Unstrike(entry) => {
            written(state, entry)?;
            let strikes = state.active_strikes(entry);
            if strikes.is_empty() {
                return Err(Rejection::NoChange);
            }
            Body::Restored(Restored { targets: strikes, why: RestoredWhy::Restore })
        }
        LineIntent::Pin(entry, on) => {
            if written(state, entry)?.pinned == on {
                return Err(Rejection::NoChange);
            }
            Body::EntryPinned(EntryMarked { entry, on })
        }
        LineIntent::Flag(entry, on) => {
            if written(state, entry)?.flagged == on {
                return Err(Rejection::NoChange);
            }
            Body::EntryFlagged(EntryMarked { entry, on })
        }
        LineIntent::ClearMilestone(milestone) => {
            let event = state.milestone_event(milestone).ok_or(Rejection::NoChange)?;
            Body::Restored(Restored { targets: vec![event], why: RestoredWhy::Restore })
        }
        LineIntent::Undo(targets) => {
            Body::Restored(Restored { targets: held(state, targets)?, why: RestoredWhy::Undo })
        }
        LineIntent::Redo(targets) => {
            Body::Restored(Restored { targets: held(state, targets)?, why: RestoredWhy::Redo })
        }
        LineIntent::Erase(id, reason) => {
            let reason = one_line(&reason);
            if reason.is_empty() {
                return Err(Rejection::NoReason);
            }
            Body::BodyErased(BodyErased { targets: state.erasable(id)?, reason })
        }
    };
    let mut out = Drafts { stream, drafts: Vec::new(), ctx };
    out.push(now, body);
    Ok(out.drafts)
}

struct Drafts<'a, 'b> {
    stream: StreamId,
    drafts: Vec<Draft>,
    ctx: &'a mut Ctx<'b>,
}

impl Drafts<'_, '_> {
    fn push(&mut self, happened: Happened, body: Body) {
        self.drafts.push(Draft {
            id: (self.ctx.new_id)(),
            stream: self.stream,
            stream_kind: StreamKind::Incident,
            author: self.ctx.actor,
            happened,
            known_at: None,
            body,
        });
    }

    fn log(&mut self, line: NewLine, now: &Happened) -> Result<(), Rejection> {
        let happened = checked(line.happened.unwrap_or_else(|| now.clone()))?;
        let text = line.text.trim().to_owned();
        if let Some(milestone) = line.milestone {
            self.push(happened, Body::MilestoneSet(MilestoneSet { milestone, text }));
            return Ok(());
        }
        if text.is_empty() && line.attachments.is_empty() {
            return Err(Rejection::EmptyLine);
        }
        let body = EntryAdded {
            kind: line.kind.unwrap_or(EntryKind::Observation),
            text,
            people: line.people,
            services: line.services,
            pinned: line.pinned,
            flagged: line.flagged,
            ask: line.ask,
            links: line.links,
            attachments: line.attachments,
        };
        self.push(happened, Body::EntryAdded(body));
        Ok(())
    }
}

/// Refuses a span that ends before it begins, and cuts to the precision every stored instant has.
fn checked(happened: Happened) -> Result<Happened, Rejection> {
    match happened.until {
        Some(until) if until < happened.at => Err(Rejection::BackwardSpan),
        until => Ok(Happened { at: to_millis(happened.at), until: until.map(to_millis), ..happened }),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn written(state: &IncidentState, entry: EventId) -> Result<&super::EntryView, Rejection> {
    let Some(view) = state.entry(entry).and_then(super::Entry::view) else {
        return Err(if state.line(entry).is_some() { Rejection::NotWritten } else { Rejection::NoLine });
    };
    if view.erased { Err(Rejection::Erased) } else { Ok(view) }
}

fn held(state: &IncidentState, targets: Vec<EventId>) -> Result<Vec<EventId>, Rejection> {
    if targets.is_empty() || targets.iter().any(|target| !state.holds(*target)) {
        return Err(Rejection::NoLine);
    }
    // An erasure cannot be taken back, and neither can what it took away.
    if targets.iter().all(|target| state.owners.get(target) == Some(&super::Key::Erasure)) {
        return Err(Rejection::Erased);
    }
    Ok(targets)
}

impl IncidentState {
    fn active_strikes(&self, entry: EventId) -> Vec<EventId> {
        let Some(entry) = self.entries.get(&entry) else { return Vec::new() };
        entry
            .history(&self.taken_back)
            .filter(|op| matches!(op.value, Some(super::EntryChange::Struck(_))))
            .map(|op| op.id)
            .collect()
    }

    /// Every event that holds words of a line: what was first written and each correction, also those taken back.
    fn erasable(&self, id: EventId) -> Result<Vec<EventId>, Rejection> {
        let texts: Vec<EventId> = match self.entries.get(&id) {
            Some(entry) => entry.texts().collect(),
            None => match self.line(id).map(|line| line.origin) {
                Some(
                    super::Origin::Statement(_)
                    | super::Origin::Milestone(_)
                    | super::Origin::Severity(_)
                    | super::Origin::Title
                    | super::Origin::Act(_)
                    | super::Origin::Newer(_),
                ) => vec![id],
                Some(super::Origin::Written | super::Origin::Declared | super::Origin::Phase(_)) => {
                    return Err(Rejection::NotWritten);
                }
                None => return Err(Rejection::NoLine),
            },
        };
        let left: Vec<EventId> = texts.into_iter().filter(|text| !self.erased.contains_key(text)).collect();
        if left.is_empty() { Err(Rejection::Erased) } else { Ok(left) }
    }
}

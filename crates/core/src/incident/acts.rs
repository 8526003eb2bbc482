//! Acts as lines of the log: what was done in the response, in words.

use chrono::SecondsFormat;

use super::lines::{LogLine, Origin};
use super::register::Op;
use super::{EntryView, IncidentState};
use crate::event::Act;
use crate::ids::EventId;
use crate::time::Moment;
use crate::words::{CadenceMode, Channel, EntryKind, ItemState, Standing};

/// An act in words.
struct Spoken {
    kind: EntryKind,
    text: String,
    people: Vec<String>,
    routine: bool,
}

impl Spoken {
    fn new(kind: EntryKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), people: Vec::new(), routine: false }
    }

    fn of(mut self, person: &str) -> Self {
        self.people.push(person.to_owned());
        self
    }

    fn maybe_of(mut self, person: Option<&String>) -> Self {
        self.people.extend(person.cloned());
        self
    }

    const fn routine(mut self) -> Self {
        self.routine = true;
        self
    }
}

/// `: why`, or nothing.
fn why(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(": {text}") }
}

/// By which way an update went, in words.
const fn by(channel: Channel) -> &'static str {
    match channel {
        Channel::Plain => "sent as plain text",
        Channel::Chat => "sent by chat",
        Channel::Mail => "sent by mail",
        Channel::StatusPage => "put on the status page",
        Channel::File => "sent as a file",
        Channel::Spoken => "said aloud",
    }
}

/// An instant inside a line's text. Written with its zone, because the reader of an export has no clock beside it.
fn clock(at: Moment) -> String {
    at.format("%H:%MZ").to_string()
}

/// How long after a promise its word came; or that it was kept.
fn late(due: Moment, at: Moment) -> String {
    match (at - due).num_seconds() {
        ..=0 => ", in time".to_owned(),
        seconds @ 1..60 => format!(", {seconds} s late"),
        seconds => format!(", {} min late", seconds / 60),
    }
}

/// The first words of a line, for naming it in another.
fn short(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = words.char_indices().nth(60) {
        words.truncate(cut);
        words.push('…');
    }
    words
}

impl IncidentState {
    /// Every act that holds, in order. An erased one has no value.
    pub fn acts(&self) -> impl DoubleEndedIterator<Item = &Op<Act>> {
        self.acts.history(&self.taken_back)
    }

    /// One act that holds.
    #[must_use]
    pub fn act(&self, id: EventId) -> Option<&Op<Act>> {
        self.acts.get(id).filter(|op| !self.taken_back.covers(op.id))
    }

    pub(super) fn act_lines(&self, quote: bool) -> impl Iterator<Item = LogLine> + '_ {
        self.acts().map(move |op| self.line_of_act(op, quote))
    }

    pub(super) fn act_line(&self, id: EventId) -> Option<LogLine> {
        self.act(id).map(|op| self.line_of_act(op, true))
    }

    fn line_of_act(&self, op: &Op<Act>, quote: bool) -> LogLine {
        let Some(act) = &op.value else {
            return self.derived_line(op, Origin::Act("erased"), EntryKind::Note, String::new());
        };
        let said = self.spoken(act, op.happened.at, quote);
        let line = self.derived_line(op, Origin::Act(act.kind()), said.kind, said.text);
        let view = EntryView { people: said.people, routine: said.routine, ..line.view };
        LogLine { view, ..line }
    }

    /// The words of a line or of what was put, for naming it in another line.
    fn named(&self, id: EventId, quote: bool) -> String {
        if !quote && self.acts.get(id).is_none() {
            return "a line".to_owned();
        }
        if let Some(view) = self.entries.get(&id).and_then(super::Entry::view) {
            return short(&view.text);
        }
        match self.acts.get(id).and_then(|op| op.value.as_ref()) {
            Some(Act::DecisionPut(act)) => short(&act.text),
            Some(Act::TemporaryChangeNoted(act)) => short(&act.text),
            Some(Act::ReportingClockStarted(act)) => short(&act.name),
            _ => "a line that is not here".to_owned(),
        }
    }

    fn act_value(&self, id: EventId) -> Option<&Act> {
        self.acts.get(id).and_then(|op| op.value.as_ref())
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each kind of act, in the order of their declaration")]
    fn spoken(&self, act: &Act, at: Moment, quote: bool) -> Spoken {
        use EntryKind::{Action, Decision, Evidence, Handover, Note, Observation, Question, Update};
        match act {
            Act::ItemAnswered(act) => {
                let item = format!("Checklist {}", act.item.to_uppercase());
                let text = match act.state {
                    ItemState::Open => format!("{item} open again{}", why(&act.remark)),
                    ItemState::Done => format!("{item} done{}", why(&act.remark)),
                    ItemState::Deferred => match act.until {
                        Some(until) => format!("{item} put off until {}{}", clock(until), why(&act.remark)),
                        None => format!("{item} put off{}", why(&act.remark)),
                    },
                    ItemState::NotApplicable => format!("{item} does not apply{}", why(&act.remark)),
                };
                Spoken::new(Note, text).routine()
            }
            Act::Said(act) => Spoken::new(Note, format!("Said: “{}”", act.text)).routine(),
            Act::MeetingPlaceSet(act) => Spoken::new(Note, format!("We meet at {}", act.place)),
            Act::LoopStepSet(act) => Spoken::new(
                Note,
                format!("Round {}, {}{}", act.round, act.step.label().to_lowercase(), why(&act.outcome)),
            ),
            Act::TimeBoxSet(act) => {
                let text = if act.text.is_empty() { String::new() } else { format!("{}; ", act.text) };
                Spoken::new(Decision, format!("Next step: {text}re-assess at {}", clock(act.until)))
            }
            Act::RoleAssumed(act) => {
                let area = if act.area.is_empty() { String::new() } else { format!(" for {}", act.area) };
                Spoken::new(Handover, format!("{}{area}: @{}", act.role.label(), act.person)).of(&act.person)
            }
            Act::RoleReleased(act) => match self.act_value(act.tenure) {
                Some(Act::RoleAssumed(held)) => {
                    Spoken::new(Handover, format!("@{} is no longer {}", held.person, held.role.label().to_lowercase()))
                        .of(&held.person)
                }
                _ => Spoken::new(Handover, "A role was given back"),
            },
            Act::PersonJoined(act) => {
                let how = if act.engaged { "joined" } else { "is listening" };
                Spoken::new(Note, format!("@{} {how}", act.person)).of(&act.person).routine()
            }
            Act::PersonLeft(act) => Spoken::new(Note, format!("@{} left", act.person)).of(&act.person).routine(),
            Act::TirednessSaid(act) => {
                Spoken::new(Note, format!("@{} said they are tired", act.person)).of(&act.person)
            }
            Act::PageMade(act) => {
                Spoken::new(Action, format!("Paged @{}{}", act.person, why(&act.reason))).of(&act.person)
            }
            Act::PageAnswered(act) => {
                let person = match self.act_value(act.page) {
                    Some(Act::PageMade(page)) => page.person.clone(),
                    _ => "somebody".to_owned(),
                };
                let to = act.to.as_ref().map(|to| format!(" to @{to}")).unwrap_or_default();
                let text = format!("Page to @{person} {}{to}", act.answer.label().to_lowercase());
                Spoken::new(Observation, text).of(&person).maybe_of(act.to.as_ref())
            }
            Act::StandingSet(act) => {
                let because =
                    act.because.map(|line| format!(", because of “{}”", self.named(line, quote))).unwrap_or_default();
                let standing = match act.standing {
                    Standing::Fact => "is a fact",
                    Standing::Open => "is open",
                    Standing::Supported => "is supported",
                    Standing::Dropped => "was dropped",
                    Standing::Answered => "was answered",
                    Standing::None => "left the ledger",
                };
                Spoken::new(Note, format!("“{}” {standing}{because}{}", self.named(act.entry, quote), why(&act.remark)))
            }
            Act::DecisionDetailed(act) => {
                let mut parts = Vec::new();
                if !act.options.is_empty() {
                    parts.push(format!("options: {}", act.options.join(" / ")));
                }
                if !act.proposal.is_empty() {
                    parts.push(format!("proposed: {}", act.proposal));
                }
                if !act.objections.is_empty() {
                    parts.push(format!("strong objections: {}", act.objections));
                }
                if let Some(by) = &act.decided_by {
                    parts.push(format!("decided by @{by}"));
                }
                if let Some(at) = act.revisit_at {
                    parts.push(format!("look again at {}", clock(at)));
                }
                Spoken::new(Decision, format!("“{}”, {}", self.named(act.entry, quote), parts.join("; ")))
                    .maybe_of(act.decided_by.as_ref())
            }
            Act::DecisionPut(act) => {
                Spoken::new(Question, format!("Put before @{}, answer by {}: {}", act.before, clock(act.by), act.text))
                    .of(&act.before)
            }
            Act::DecisionGiven(act) => {
                Spoken::new(Decision, format!("Decided on “{}”: {}", self.named(act.put, quote), act.answer))
            }
            Act::QuestionOwned(act) => {
                let by = act.by.map(|by| format!(" by {}", clock(by))).unwrap_or_default();
                Spoken::new(Question, format!("@{} finds out{by}: {}", act.owner, self.named(act.entry, quote)))
                    .of(&act.owner)
            }
            Act::AskReadBack(act) => Spoken::new(Note, format!("Read back: {}", self.named(act.ask, quote))).routine(),
            Act::AskAnswered(act) => {
                let minutes = act.minutes.map(|minutes| format!(" ({minutes} min)")).unwrap_or_default();
                let text =
                    format!("{}{minutes}: {}{}", act.answer.label(), self.named(act.ask, quote), why(&act.remark));
                Spoken::new(Note, text)
            }
            Act::MarkAnswered(act) => Spoken::new(
                Note,
                format!("Minute {}, {}: {}", act.mark, act.question.label().to_lowercase(), act.answer),
            )
            .routine(),
            Act::MarkPassed(act) => {
                let open: Vec<String> = act.questions.iter().map(|question| question.label().to_lowercase()).collect();
                Spoken::new(Note, format!("Minute {} passed, not answered: {}", act.mark, open.join(", "))).routine()
            }
            Act::UpdateDrafted(act) => {
                Spoken::new(Update, format!("Draft for {}: {}", act.audience, act.text)).routine()
            }
            Act::UpdateSent(act) => {
                // In brackets, because where it went may be any words: the name of a channel, or a remark about it.
                let to = if act.to.is_empty() { String::new() } else { format!(" ({})", act.to) };
                let next = act.next_by.map(|next| format!(", next by {}", clock(next))).unwrap_or_default();
                let late = act.due_at.map(|due| late(due, at)).unwrap_or_default();
                let called = if act.subject.is_empty() { String::new() } else { format!("“{}”, ", act.subject) };
                let how = by(act.channel);
                let text = format!("Update to {} {how}{to}{late}{next}: {called}{}", act.audience, act.text);
                Spoken::new(Update, text)
            }
            Act::UpdateDropped(act) => Spoken::new(Update, format!("Draft not sent{}", why(&act.reason))).routine(),
            Act::CadenceSet(act) => {
                let how = match (act.mode, act.minutes) {
                    (CadenceMode::Every, Some(minutes)) => format!("every {minutes} min"),
                    (CadenceMode::Every, None) => "as the policy says".to_owned(),
                    (CadenceMode::OnChange, _) => "on change".to_owned(),
                    (CadenceMode::Off, _) => "not at all".to_owned(),
                };
                Spoken::new(Decision, format!("{} hear {how}{}", act.audience, why(&act.reason)))
            }
            Act::UpdateSnoozed(act) => {
                let remark = why(&act.remark);
                let text = format!(
                    "Update for {} put off until {}, {}{remark}",
                    act.audience,
                    clock(act.until),
                    act.reason.label().to_lowercase()
                );
                Spoken::new(Note, text).routine()
            }
            Act::UpdateMadeDue(act) => {
                let who = act.audience.as_deref().unwrap_or("everybody");
                Spoken::new(Note, format!("Update for {who} is due: {}", act.reason))
            }
            Act::HandoverPrepared(act) => {
                Spoken::new(Handover, format!("Brief for @{}, {}", act.to, act.role.label().to_lowercase())).of(&act.to)
            }
            Act::HandoverReadBack(act) => Spoken::new(Handover, format!("Read back: “{}”", act.text)),
            Act::HandoverAccepted(act) => match self.act_value(act.handover) {
                Some(Act::HandoverPrepared(brief)) => {
                    Spoken::new(Handover, format!("@{} is now {}", brief.to, brief.role.label().to_lowercase()))
                        .of(&brief.to)
                }
                _ => Spoken::new(Handover, "Handover accepted"),
            },
            Act::HandoverDropped(act) => Spoken::new(Handover, format!("Handover called off{}", why(&act.reason))),
            Act::RecoveryVerified(act) => {
                Spoken::new(Evidence, format!("@{} saw that it works again, by {}", act.by, act.signal)).of(&act.by)
            }
            Act::AudienceWaived(act) => {
                Spoken::new(Decision, format!("{} are not told of the end: {}", act.audience, act.reason))
            }
            Act::TemporaryChangeNoted(act) => {
                let now = if act.replaces.is_some() { " now" } else { "" };
                let owner =
                    act.owner.as_ref().map(|owner| format!(", @{owner} changes it back{now}")).unwrap_or_default();
                Spoken::new(Note, format!("Temporary: {}{owner}", act.text)).maybe_of(act.owner.as_ref())
            }
            Act::TemporaryChangeUndone(act) => {
                Spoken::new(Action, format!("Changed back: {}{}", self.named(act.change, quote), why(&act.remark)))
            }
            Act::ReportingClockStarted(act) => {
                let due = act.due.format("%Y-%m-%d %H:%MZ");
                Spoken::new(Note, format!("Reporting clock {}, due {due}{}", act.name, why(&act.remark)))
            }
            Act::ReportingClockStopped(act) => Spoken::new(
                Note,
                format!("Reporting clock {} stopped{}", self.named(act.clock, quote), why(&act.remark)),
            ),
            Act::ReviewChosen(act) => {
                let drafter = act.drafter.as_ref().map(|who| format!(", @{who} drafts it")).unwrap_or_default();
                Spoken::new(
                    Decision,
                    format!("Review: {}{drafter}{}", act.tier.label().to_lowercase(), why(&act.reason)),
                )
                .maybe_of(act.drafter.as_ref())
            }
            Act::SurveyChosen(act) => {
                let wanted = if act.wanted { "yes" } else { "no" };
                Spoken::new(Decision, format!("Survey: {wanted}{}", why(&act.reason)))
            }
            Act::IdeaJotted(act) => Spoken::new(Note, format!("Idea for later: {}", act.text)),
            Act::StoodDown(act) => Spoken::new(EntryKind::Milestone, format!("Stood down{}", why(&act.remark))),
            Act::Reopened(act) => Spoken::new(EntryKind::Milestone, format!("Reopened{}", why(&act.reason))),
            Act::SeveritySized(act) => {
                let page = if act.page_now { "wake people" } else { "nobody is woken" };
                Spoken::new(Decision, format!("Severity guide: {}, {page}", act.suggested.label()))
            }
            Act::IncidentRelated(act) => {
                Spoken::new(Note, format!("{} another incident{}", act.relation.label(), why(&act.reason)))
            }
            Act::ClockJumped(act) => {
                let text = format!(
                    "The clock of this machine jumped from {} to {}",
                    act.from.to_rfc3339_opts(SecondsFormat::Secs, true),
                    act.to.to_rfc3339_opts(SecondsFormat::Secs, true)
                );
                Spoken::new(Note, text)
            }
        }
    }
}

//! Writing: lines, corrections, what is set, undo and redo.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use muster_core::event::{Amendment, AskBody, Draft};
use muster_core::ids::{EventId, StreamId};
use muster_core::incident::{Ctx, Head, IncidentState, Intent, LineIntent, NewLine, Rejection, decide, decide_on_head};
use muster_core::line::{ParsedLine, parse, parse_batch};
use muster_core::time::{Moment, to_millis};
use muster_store::{Plan, Store, Written};

use crate::service::{Service, lock};
use crate::undo::Step;
use crate::wire::{
    Appended, Change, Changed, ErrorReply, IncidentOnly, LineAdd, LineAmend, LineMark, LineReason, LineRequest,
    LinesAdd, MilestoneClear, MilestoneSet, PhaseSet, SeveritySet, TextSet, Undone,
};

/// The field whose draft a written line uses up.
const COMPOSER: &str = "composer";

impl Service {
    /// Says that events were written: to whoever wrote them and to every window.
    pub(crate) fn announce(&self, written: &Written, also: Vec<StreamId>) -> Change {
        self.note_saved();
        let mut streams = written.streams();
        streams.extend(also.into_iter().filter(|_| !written.events.is_empty()));
        streams.dedup();
        if !written.events.is_empty() {
            self.own_events.fetch_add(written.events.len() as u64, Ordering::Relaxed);
            let mut kinds: Vec<String> = written.events.iter().map(|event| event.header.kind.clone()).collect();
            kinds.sort_unstable();
            kinds.dedup();
            // What grew besides is another's to read in full.
            let kinds = if streams.len() == 1 { kinds } else { Vec::new() };
            self.listeners.grew(Changed { streams: streams.clone(), kinds });
        }
        let events = written.events.iter().map(|event| Appended {
            id: event.id(),
            seq: u32::try_from(event.stamp().seq).unwrap_or(u32::MAX),
            event: event.header.kind.clone(),
            recorded_at: event.recorded_at(),
        });
        Change { events: events.collect(), streams }
    }

    /// Decides inside the transaction that writes, and remembers the step so that it can be taken back.
    pub(crate) fn write_in(
        &self,
        store: &Store,
        stream: StreamId,
        label: Option<&str>,
        written_draft: Option<&str>,
        decide: impl FnOnce(&mut Ctx<'_>) -> Result<Vec<Draft>, Rejection>,
    ) -> Result<Written, ErrorReply> {
        let (wall, zone, actor) = (self.clock.now(), self.zone(), self.settings_now().me);
        let drill = self.drill_clock(store, stream)?;
        let now = drill.map_or(wall, |clock| clock.at(wall));
        // A drill that goes on past a clock that was set back is recorded as it goes.
        let recorded = match &drill {
            Some(_) => wall + self.behind_of(store, stream)?,
            None => wall,
        };
        let written = store.write::<ErrorReply>(recorded, |_peek| {
            let mut new_id = || self.new_event_id();
            let mut ctx = Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
            let written_draft = written_draft.map(|field| (stream.to_string(), field.to_owned()));
            let mut drafts = decide(&mut ctx)?;
            if drill.is_some() {
                // In a drill people know things by its clock, whatever the machine says.
                drafts.iter_mut().for_each(|draft| draft.known_at = draft.known_at.or(Some(to_millis(now))));
            }
            Ok(Plan { drafts, written_draft, import: None })
        })?;
        if let Some(label) = label {
            let step =
                Step { events: written.events.iter().map(|event| event.id()).collect(), label: label.to_owned() };
            lock(&self.undo).did(stream, step);
        }
        Ok(written)
    }

    fn intend(
        &self,
        incident: &str,
        intent: Intent,
        label: &str,
        written_draft: Option<&str>,
    ) -> Result<Change, ErrorReply> {
        let store = self.store()?;
        let stream = self.resolve(&store, incident)?;
        let head = Head { stream, exists: true };
        let written =
            self.write_in(&store, stream, Some(label), written_draft, |ctx| decide_on_head(head, intent, ctx))?;
        Ok(self.announce(&written, Vec::new()))
    }

    /// When somebody began to write: what the page says, else the clock of the incident.
    fn begun(&self, incident: &str, started_at: Option<Moment>) -> Result<Option<Moment>, ErrorReply> {
        if started_at.is_some() {
            return Ok(started_at);
        }
        let store = self.store()?;
        let stream = self.resolve(&store, incident)?;
        self.now_in(&store, stream).map(Some)
    }

    /// Runs something on an incident's state as it stands.
    fn with_state<T>(
        &self,
        store: &Arc<Store>,
        stream: StreamId,
        work: impl FnOnce(&IncidentState) -> T,
    ) -> Result<T, ErrorReply> {
        let loaded = self.load(store, stream)?;
        let loaded = lock(&loaded);
        Ok(work(&loaded.state))
    }

    /// Does something to a line where it belongs: in the incident it was asked of, or in one that is part of that.
    fn intend_at_home(
        &self,
        incident: &str,
        line: EventId,
        intent: LineIntent,
        label: &str,
    ) -> Result<Change, ErrorReply> {
        self.intend_on_line(&self.home_of(incident, line)?, intent, Some(label))
    }

    fn intend_on_line(&self, incident: &str, intent: LineIntent, label: Option<&str>) -> Result<Change, ErrorReply> {
        let store = self.store()?;
        let stream = self.resolve(&store, incident)?;
        let loaded = self.load(&store, stream)?;
        let loaded = lock(&loaded);
        let written = self.write_in(&store, stream, label, None, |ctx| decide(stream, &loaded.state, intent, ctx))?;
        drop(loaded);
        Ok(self.announce(&written, Vec::new()))
    }

    pub(crate) fn line_add(&self, request: LineAdd) -> Result<Change, ErrorReply> {
        let LineAdd { incident, text, started_at, attachments } = request;
        let started_at = self.begun(&incident, started_at)?;
        let parsed = self.reading(started_at, |context, _names| parse(&text, context))?;
        let mut line = new_line(parsed);
        if !attachments.is_empty() && line.kind.is_none() {
            line.kind = Some(muster_core::words::EntryKind::Evidence);
        }
        line.attachments = attachments;
        self.intend(&incident, Intent::Log(vec![line]), "added a line", Some(COMPOSER))
    }

    pub(crate) fn lines_add(&self, request: LinesAdd) -> Result<Change, ErrorReply> {
        let LinesAdd { incident, text, started_at, skip } = request;
        let started_at = self.begun(&incident, started_at)?;
        let read = self.reading(started_at, |context, _names| parse_batch(&text, context))?;
        let lines: Vec<NewLine> =
            read.into_iter().filter(|line| !skip.contains(&line.number)).map(|line| new_line(line.line)).collect();
        if lines.is_empty() {
            return Err(Rejection::EmptyLine.into());
        }
        let label = format!("added {} lines", lines.len());
        self.intend(&incident, Intent::Log(lines), &label, Some(COMPOSER))
    }

    pub(crate) fn line_amend(&self, request: LineAmend) -> Result<Change, ErrorReply> {
        let LineAmend { incident, line, text, when, kind, people, services, attachments } = request;
        let incident = self.home_of(&incident, line)?;
        let mut amendment = Amendment { kind, people, services, attachments, ..Amendment::default() };
        if let Some(text) = text {
            // Marks in front mean nothing in a correction, so the whole of it is read as text after a first word.
            let read = self.reading(None, |context, _names| parse(&format!(". {text}"), context))?;
            amendment.links = Some(read.links);
            let store = self.store()?;
            let stream = self.resolve(&store, &incident)?;
            let (had_people, had_services) = self.with_state(&store, stream, |state| {
                let view = state.entry(line).and_then(muster_core::incident::Entry::view);
                view.map(|view| (view.people.clone(), view.services.clone())).unwrap_or_default()
            })?;
            let merged = |had: Vec<String>, named: Vec<String>| {
                let fresh: Vec<String> = named.into_iter().filter(|handle| !had.contains(handle)).collect();
                if fresh.is_empty() { None } else { Some([had, fresh].concat()) }
            };
            let handles =
                |mentions: Vec<muster_core::line::Mention>| mentions.into_iter().map(|one| one.handle).collect();
            if amendment.people.is_none() {
                amendment.people = merged(had_people, handles(read.people));
            }
            if amendment.services.is_none() {
                amendment.services = merged(had_services, handles(read.services));
            }
            amendment.text = Some(text.trim().to_owned());
        }
        if let Some(when) = when {
            let now = self.begun(&incident, None)?;
            amendment.happened = Some(self.read_when(&when, now)?.0);
        }
        self.intend_on_line(&incident, LineIntent::Amend(line, amendment), Some("changed a line"))
    }

    pub(crate) fn line_strike(&self, request: LineReason) -> Result<Change, ErrorReply> {
        let intent = LineIntent::Strike(request.line, request.reason);
        self.intend_at_home(&request.incident, request.line, intent, "struck a line")
    }

    pub(crate) fn line_restore(&self, request: LineRequest) -> Result<Change, ErrorReply> {
        let intent = LineIntent::Unstrike(request.line);
        self.intend_at_home(&request.incident, request.line, intent, "brought a line back")
    }

    pub(crate) fn line_pin(&self, request: LineMark) -> Result<Change, ErrorReply> {
        let label = if request.on { "pinned a line" } else { "unpinned a line" };
        self.intend_at_home(&request.incident, request.line, LineIntent::Pin(request.line, request.on), label)
    }

    pub(crate) fn line_flag(&self, request: LineMark) -> Result<Change, ErrorReply> {
        let label = if request.on { "kept a line for the review" } else { "no longer kept a line for the review" };
        self.intend_at_home(&request.incident, request.line, LineIntent::Flag(request.line, request.on), label)
    }

    pub(crate) fn line_erase(&self, request: LineReason) -> Result<Change, ErrorReply> {
        let store = self.store()?;
        let stream = self.resolve(&store, &self.home_of(&request.incident, request.line)?)?;
        let hashes = self.with_state(&store, stream, |state| {
            let view = state.entry(request.line).and_then(muster_core::incident::Entry::view);
            view.map(|view| view.attachments.iter().map(|one| one.hash).collect::<Vec<_>>()).unwrap_or_default()
        })?;
        let intent = LineIntent::Erase(request.line, request.reason.unwrap_or_default());
        let change = self.intend_on_line(&stream.to_string(), intent, None)?;
        if !hashes.is_empty() {
            store.forget_attachments(&hashes)?;
        }
        self.renew_grab_sheet(&store, stream);
        Ok(change)
    }

    pub(crate) fn statement_write(&self, request: TextSet) -> Result<Change, ErrorReply> {
        let intent = Intent::WriteStatement(request.text);
        self.intend(&request.incident, intent, "wrote the statement", Some("statement"))
    }

    pub(crate) fn title_set(&self, request: TextSet) -> Result<Change, ErrorReply> {
        self.intend(&request.incident, Intent::SetTitle(request.text), "changed the title", None)
    }

    pub(crate) fn severity_set(&self, request: SeveritySet) -> Result<Change, ErrorReply> {
        let intent = Intent::SetSeverity(request.severity, request.reason);
        self.intend(&request.incident, intent, "changed the severity", None)
    }

    pub(crate) fn phase_set(&self, request: PhaseSet) -> Result<Change, ErrorReply> {
        self.intend(&request.incident, Intent::SetPhase(request.phase), "changed the phase", None)
    }

    pub(crate) fn milestone_set(&self, request: MilestoneSet) -> Result<Change, ErrorReply> {
        let MilestoneSet { incident, milestone, when, text } = request;
        let happened = match when.filter(|when| !when.trim().is_empty()) {
            Some(when) => {
                let now = self.begun(&incident, None)?;
                Some(self.read_when(&when, now)?.0)
            }
            None => None,
        };
        let intent = Intent::SetMilestone(milestone, happened, text);
        self.intend(&incident, intent, &format!("set “{}”", milestone.label()), None)
    }

    pub(crate) fn milestone_clear(&self, request: MilestoneClear) -> Result<Change, ErrorReply> {
        let label = format!("cleared “{}”", request.milestone.label());
        self.intend_on_line(&request.incident, LineIntent::ClearMilestone(request.milestone), Some(&label))
    }

    pub(crate) fn undo(&self, request: IncidentOnly) -> Result<Undone, ErrorReply> {
        self.take_back(&request.incident, false)
    }

    pub(crate) fn redo(&self, request: IncidentOnly) -> Result<Undone, ErrorReply> {
        self.take_back(&request.incident, true)
    }

    fn take_back(&self, incident: &str, again: bool) -> Result<Undone, ErrorReply> {
        let store = self.store()?;
        // An undone declaration can be done again, so the id need not stand on the board.
        let stream = match incident.trim().parse::<StreamId>() {
            Ok(stream) => stream,
            Err(_spoken) => self.resolve(&store, incident)?,
        };
        // What was done to a line of a merged incident is taken back from here, too.
        let mut streams = self.overlay(&store, stream, None)?.parts(stream);
        streams.insert(0, stream);
        self.turn_back(&streams, again, |stream, events| {
            let intent = if again { LineIntent::Redo(events) } else { LineIntent::Undo(events) };
            let loaded = self.load(&store, stream)?;
            let loaded = lock(&loaded);
            self.write_in(&store, stream, None, None, |ctx| decide(stream, &loaded.state, intent, ctx))
        })
    }
}

/// A line as it was read becomes a line about to be written.
fn new_line(parsed: ParsedLine) -> NewLine {
    let handles = |mentions: Vec<muster_core::line::Mention>| mentions.into_iter().map(|one| one.handle).collect();
    let ParsedLine {
        kind, kind_given, milestone, happened, people, services, pinned, flagged, ask, links, text, ..
    } = parsed;
    NewLine {
        happened: Some(happened),
        kind: (kind_given || kind != muster_core::words::EntryKind::Observation).then_some(kind),
        milestone,
        text,
        people: handles(people),
        services: handles(services),
        pinned,
        flagged,
        ask: ask.map(|ask| AskBody { person: ask.person.handle, minutes: ask.minutes }),
        links,
        attachments: Vec::new(),
    }
}

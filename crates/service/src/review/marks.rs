//! Marks: what marking needs at hand, and what becomes of a mark.

use chrono::DateTime;
use muster_core::event::{Draft, FindingWritten, MarkUsed, Passage, ReviewAct};
use muster_core::ids::EventId;
use muster_core::incident::{Head, Intent, NewLine, decide_on_head};
use muster_core::review::{
    Heard, Mark, ReviewRejection, Speaker, codebook, decide_review, heard, marks, reading, review_label, sources,
};
use muster_core::time::Happened;
use muster_core::words::{Became, EntryKind, FindingKind};
use muster_store::Plan;

use super::ReviewDesk;
use super::rail::{part_of, size_of};
use crate::service::{Service, lock};
use crate::sources::person_of;
use crate::undo::Step;
use crate::wire::{
    Change, ConversationOf, ErrorReply, IncidentOnly, MarkUseRequest, Marking, MarksReply, MarksRequest, RailPart,
};

/// Into how many parts the rail divides a conversation.
const RAIL: u32 = 200;

/// How many marks are handed over at once.
const MOST: u32 = 1_000;

impl Service {
    pub(crate) fn marking(&self, of: ConversationOf) -> Result<Marking, ErrorReply> {
        self.on_review(&of.incident, |desk| {
            let order = self.conversation_order(desk, &of)?;
            let (all, read) = (marks(&desk.scene), reading(desk.scene.review));
            let total = order.len();
            let parts = RAIL.min(total);
            let (shares, done) = desk.kept.read_parts(&order, &read, parts);
            let mut rail: Vec<RailPart> = (0..parts)
                .zip(shares)
                .map(|(part, read)| RailPart { read, of: size_of(part, parts, total), codes: Vec::new() })
                .collect();
            for mark in all.all() {
                let Passage { source, line, place, .. } = mark.passage;
                let index = match (source, line) {
                    (Some(source), _) => order.of_message(source, place),
                    (None, Some(line)) => order.of_line(line),
                    (None, None) => None,
                };
                if let Some(part) = index.and_then(|index| rail.get_mut(part_of(index, parts as usize, total)))
                    && !part.codes.contains(&mark.code)
                {
                    part.codes.push(mark.code.clone());
                }
            }
            Ok(Marking {
                codebook: codebook(&desk.scene, all.all()),
                total,
                read: done,
                marks: u32::try_from(all.all().len()).unwrap_or(u32::MAX),
                stopped: read.stopped.and_then(|(source, number)| order.of_number(source, number)),
                rail,
            })
        })
    }

    pub(crate) fn marks(&self, request: MarksRequest) -> Result<MarksReply, ErrorReply> {
        let MarksRequest { incident, code, from, count } = request;
        self.on_review(&incident, |desk| {
            let all = marks(&desk.scene);
            let wanted = |mark: &&Mark| code.as_ref().is_none_or(|code| mark.code == *code);
            let total = all.all().iter().filter(wanted).count();
            let some = all.all().iter().filter(wanted).skip(from as usize).take(count.min(MOST) as usize);
            Ok(MarksReply { total: u32::try_from(total).unwrap_or(u32::MAX), marks: some.cloned().collect() })
        })
    }

    pub(crate) fn heard(&self, request: IncidentOnly) -> Result<Heard, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let mut speakers = Vec::new();
            for source in sources(desk.scene.review) {
                let authors = desk.store.authors(source.id)?;
                for spoken in desk.kept.spoken(desk.store, &source)?.iter() {
                    let Some(author) = authors.get(&spoken.author) else { continue };
                    let first = spoken.first.and_then(DateTime::from_timestamp_millis);
                    speakers.push(Speaker {
                        person: person_of(&source, desk.scene.directory, author),
                        name: if author.name.is_empty() { author.id.clone() } else { author.name.clone() },
                        is_program: author.is_program,
                        messages: spoken.messages,
                        millis: spoken.millis,
                        first: first.map(|at| source.put_right(at)),
                    });
                }
            }
            Ok(heard(&desk.scene, &speakers))
        })
    }

    pub(crate) fn mark_use(&self, request: MarkUseRequest) -> Result<Change, ErrorReply> {
        let incident = request.incident.clone();
        if request.became == Became::LogLine {
            return self.mark_into_log(&request);
        }
        let used = MarkUsed { mark: request.mark, became: request.became, target: EventId::nil() };
        let label = review_label(&ReviewAct::MarkUsed(used));
        self.in_review(&incident, &label, |desk, ctx| {
            let mark = the_mark(desk, request.mark)?;
            let mut drafts = decide_review(desk.stream, &desk.scene, finding_of(desk, &request, mark)?, ctx)?;
            // The first event of a finding is what it is known by.
            let target = request.finding.or_else(|| drafts.first().map(|draft| draft.id));
            drafts.extend(used_as(desk, &request, target, ctx)?);
            Ok(drafts)
        })
    }

    /// A line of evidence in the log of the incident, when it was said. The line is the incident's, and taking it back is,
    /// too; in the review the mark is no longer used.
    fn mark_into_log(&self, request: &MarkUseRequest) -> Result<Change, ErrorReply> {
        let (now, zone, actor) = (self.clock.now(), self.zone(), self.settings_now().me);
        let (incident, review, written) = self.on_review(&request.incident, |desk| {
            let mark = the_mark(desk, request.mark)?;
            let line = line_of(desk, request, &mark)?;
            let head = Head { stream: desk.row.stream, exists: true };
            let written = desk.store.write::<ErrorReply>(now, |_peek| {
                let mut new_id = || self.new_event_id();
                let mut ctx = muster_core::incident::Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
                let mut drafts = decide_on_head(head, Intent::Log(vec![line]), &mut ctx)?;
                let target = drafts.first().map(|draft| draft.id);
                drafts.extend(used_as(desk, request, target, &mut ctx)?);
                Ok(Plan::from(drafts))
            })?;
            Ok((desk.row.stream, desk.stream, written))
        })?;
        for (stream, label) in [(incident, "added a line"), (review, "used a mark")] {
            let events = written.events.iter().filter(|event| event.header.stream == stream);
            let step = Step { events: events.map(|event| event.id()).collect(), label: label.to_owned() };
            lock(&self.undo).did(stream, step);
        }
        Ok(self.announce(&written, Vec::new()))
    }
}

fn the_mark(desk: &ReviewDesk<'_>, id: EventId) -> Result<Mark, ReviewRejection> {
    marks(&desk.scene).get(id).cloned().ok_or(ReviewRejection::NotThere("mark"))
}

fn used_as(
    desk: &ReviewDesk<'_>,
    request: &MarkUseRequest,
    target: Option<EventId>,
    ctx: &mut muster_core::incident::Ctx<'_>,
) -> Result<Vec<Draft>, ReviewRejection> {
    let target = target.ok_or(ReviewRejection::NotThere("finding"))?;
    let act = MarkUsed { mark: request.mark, became: request.became, target };
    decide_review(desk.stream, &desk.scene, ReviewAct::MarkUsed(act), ctx)
}

/// What is marked, in words: as they were given, else the note, else the passage itself.
fn words(request: &MarkUseRequest, mark: &Mark) -> String {
    [request.text.trim(), mark.note.trim(), mark.passage.quote.trim()]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .to_owned()
}

/// The finding that a mark becomes, or the finding that rests on it from now on.
fn finding_of(desk: &ReviewDesk<'_>, request: &MarkUseRequest, mark: Mark) -> Result<ReviewAct, ReviewRejection> {
    if let Some(id) = request.finding {
        let mut written = desk.scene.review.acts().filter_map(|(op, act)| match act {
            ReviewAct::FindingWritten(act) if act.finding.unwrap_or(op.id) == id => Some(act),
            _ => None,
        });
        let mut act = written.next_back().cloned().ok_or(ReviewRejection::NotThere("finding"))?;
        act.finding = Some(id);
        act.evidence.push(mark.passage);
        return Ok(ReviewAct::FindingWritten(act));
    }
    let sort = match request.became {
        Became::Question => FindingKind::Question,
        Became::Cue => FindingKind::Cue,
        Became::Theme => FindingKind::Theme,
        Became::Evidence => request.sort.unwrap_or(FindingKind::Learning),
        Became::LogLine => FindingKind::Learning,
    };
    let text = words(request, &mark);
    let person = request.person.clone();
    Ok(ReviewAct::FindingWritten(FindingWritten { finding: None, sort, text, evidence: vec![mark.passage], person }))
}

/// The line that a mark becomes: what was said, by whom, at the instant at which it was said.
fn line_of(desk: &ReviewDesk<'_>, request: &MarkUseRequest, mark: &Mark) -> Result<NewLine, ErrorReply> {
    let mut line = NewLine { kind: Some(EntryKind::Evidence), text: words(request, mark), ..NewLine::default() };
    let zone = desk.scene.zone.name();
    if let Some(id) = mark.passage.source {
        let source = sources(desk.scene.review).into_iter().find(|source| source.id == id);
        let source = source.ok_or(ReviewRejection::NotThere("source"))?;
        let row = desk.store.messages(id, &source.imports, &[mark.passage.place])?.pop();
        if let Some(row) = row {
            let at = row.at.and_then(DateTime::from_timestamp_millis).map(|at| source.put_right(at));
            line.happened = at.map(|at| Happened::exact(at, zone));
            let authors = desk.store.authors(id)?;
            let person = authors.get(&row.author).and_then(|author| person_of(&source, desk.scene.directory, author));
            line.people.extend(person);
        }
        line.text = format!("{} ({})", line.text, source.name);
    } else if let Some(from) = mark.passage.line.and_then(|line| desk.scene.incident.line(line)) {
        line.happened = Some(from.view.happened);
    }
    line.flagged = true;
    Ok(line)
}

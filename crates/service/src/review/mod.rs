//! Reviews: looked at, worked on, taken back.

mod conversation;
mod evidence;
mod expertise;
mod found;
mod held;
mod hindsight;
mod ideas;
mod interviews;
mod kept;
mod marks;
mod meetings;
mod order;
mod queue;
mod rail;
mod report;
mod sealed;
mod story;
mod survey;

use muster_core::event::Draft;
use muster_core::ids::StreamId;
use muster_core::incident::{Ctx, IncidentState};
use muster_core::review::{
    ReviewRejection, ReviewScene, ReviewState, decide_review, decide_talk, decide_undo, glance, review_label, scope,
    stream_of, talk_label,
};
use muster_store::{IncidentRow, Plan, Store, Written};

pub(crate) use held::HeldReviews;
pub(crate) use hindsight::Minutes;
use kept::Kept;
pub(crate) use order::Conversations;
pub(crate) use sealed::{key_file, key_for_writing, read_key};

use crate::service::{Service, lock};
use crate::undo::Step;
use crate::wire::{Change, ErrorReply, IncidentOnly, ReviewActRequest, ReviewView, TalkActRequest, Undone};

/// What a use case of reviews works with.
pub(crate) struct ReviewDesk<'a> {
    pub(crate) store: &'a Store,
    /// The incident's row on the board.
    pub(crate) row: &'a IncidentRow,
    /// The stream of the review.
    pub(crate) stream: StreamId,
    pub(crate) scene: ReviewScene<'a>,
    /// What was worked out before.
    pub(crate) kept: &'a Kept,
}

impl Service {
    /// Looks at the review of an incident as it stands.
    pub(crate) fn on_review<T>(
        &self,
        incident: &str,
        work: impl FnOnce(&ReviewDesk<'_>) -> Result<T, ErrorReply>,
    ) -> Result<T, ErrorReply> {
        let (now, zone) = (self.clock.now(), self.zone());
        let library = self.library_events()?;
        self.on_state(incident, None, |store, row, state: &IncidentState, _orders, names| {
            let stream = stream_of(row.stream);
            let held = self.load_review(store, stream)?;
            let held = lock(&held);
            let (review, kept): (&ReviewState, &Kept) = (&held.state, &held.kept);
            let library = kept.library(&library, now);
            let scene =
                ReviewScene { review, incident: state, library: &library, directory: &names.directory, now, zone };
            work(&ReviewDesk { store, row, stream, scene, kept })
        })
    }

    pub(crate) fn review(&self, request: IncidentOnly) -> Result<ReviewView, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let undo = lock(&self.undo);
            Ok(ReviewView {
                reference: desk.row.reference(),
                title: desk.row.title.clone(),
                severity: desk.row.severity,
                is_drill: desk.row.is_drill,
                scope: scope(desk.row.stream, &desk.scene),
                glance: glance(&desk.scene),
                answers: survey::collected(desk)?,
                undo: undo.last_done(desk.stream).map(|step| step.label.clone()),
                redo: undo.last_undone(desk.stream).map(|step| step.label.clone()),
            })
        })
    }

    pub(crate) fn review_act(&self, request: ReviewActRequest) -> Result<Change, ErrorReply> {
        let ReviewActRequest { incident, act } = request;
        let label = review_label(&act);
        self.in_review(&incident, &label, |desk, ctx| decide_review(desk.stream, &desk.scene, act, ctx))
    }

    pub(crate) fn talk_act(&self, request: TalkActRequest) -> Result<Change, ErrorReply> {
        let TalkActRequest { incident, act } = request;
        let label = talk_label(&act);
        self.in_review(&incident, &label, |desk, ctx| decide_talk(desk.stream, &desk.scene, act, ctx))
    }

    /// Writes something into the review of an incident, in one step that can be taken back.
    pub(crate) fn in_review(
        &self,
        incident: &str,
        label: &str,
        decide: impl FnOnce(&ReviewDesk<'_>, &mut Ctx<'_>) -> Result<Vec<Draft>, ReviewRejection>,
    ) -> Result<Change, ErrorReply> {
        let (stream, written) = self.on_review(incident, |desk| {
            let written = self.write_review(desk.store, |ctx| decide(desk, ctx))?;
            Ok((desk.stream, written))
        })?;
        let events = written.events.iter().map(|event| event.id()).collect();
        lock(&self.undo).did(stream, Step { events, label: label.to_owned() });
        Ok(self.announce(&written, Vec::new()))
    }

    pub(crate) fn write_review(
        &self,
        store: &Store,
        decide: impl FnOnce(&mut Ctx<'_>) -> Result<Vec<Draft>, ReviewRejection>,
    ) -> Result<Written, ErrorReply> {
        let (now, zone, actor) = (self.clock.now(), self.zone(), self.settings_now().me);
        store.write::<ErrorReply>(now, |_peek| {
            let mut new_id = || self.new_event_id();
            let mut ctx = Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
            Ok(Plan::from(decide(&mut ctx)?))
        })
    }

    pub(crate) fn review_undo(&self, request: IncidentOnly) -> Result<Undone, ErrorReply> {
        self.take_back_review(&request.incident, false)
    }

    pub(crate) fn review_redo(&self, request: IncidentOnly) -> Result<Undone, ErrorReply> {
        self.take_back_review(&request.incident, true)
    }

    fn take_back_review(&self, incident: &str, again: bool) -> Result<Undone, ErrorReply> {
        let stream = self.on_review(incident, |desk| Ok(desk.stream))?;
        self.turn_back(&[stream], again, |stream, events| {
            self.on_review(incident, |desk| {
                if !again {
                    survey::may_take_back(desk, &events)?;
                }
                self.write_review(desk.store, |ctx| decide_undo(stream, desk.scene.review, events, again, ctx))
            })
        })
    }
}

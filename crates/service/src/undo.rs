//! What was done in this session, so that it can be taken back and done again without end.

use std::collections::HashMap;

use muster_core::ids::{EventId, StreamId};
use muster_store::Written;

use crate::service::{Service, lock};
use crate::wire::{Change, ErrorCode, ErrorReply, Undone};

/// One thing that was done.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// The events it took.
    pub(crate) events: Vec<EventId>,
    /// In words, such as "added a line".
    pub(crate) label: String,
}

#[derive(Debug, Default)]
struct Stack {
    /// Each with its turn: which was done or undone later.
    done: Vec<(u64, Step)>,
    undone: Vec<(u64, Step)>,
}

/// Everything done in this session, by incident.
#[derive(Debug, Default)]
pub(crate) struct UndoStacks {
    by_stream: HashMap<StreamId, Stack>,
    turn: u64,
}

impl UndoStacks {
    fn turn(&mut self) -> u64 {
        self.turn += 1;
        self.turn
    }

    /// Something new was done; what had been undone can no longer be done again.
    pub(crate) fn did(&mut self, stream: StreamId, step: Step) {
        let turn = self.turn();
        let stack = self.by_stream.entry(stream).or_default();
        stack.done.push((turn, step));
        stack.undone.clear();
    }

    /// What was done last in one stream.
    pub(crate) fn last_done(&self, stream: StreamId) -> Option<&Step> {
        self.latest_done(&[stream]).map(|(_, step)| step)
    }

    /// What was undone last in one stream.
    pub(crate) fn last_undone(&self, stream: StreamId) -> Option<&Step> {
        self.latest_undone(&[stream]).map(|(_, step)| step)
    }

    /// What was done last in any of these incidents, and in which.
    pub(crate) fn latest_done(&self, streams: &[StreamId]) -> Option<(StreamId, &Step)> {
        self.latest(streams, |stack| &stack.done)
    }

    /// What was undone last in any of these incidents, and in which.
    pub(crate) fn latest_undone(&self, streams: &[StreamId]) -> Option<(StreamId, &Step)> {
        self.latest(streams, |stack| &stack.undone)
    }

    fn latest(&self, streams: &[StreamId], of: impl Fn(&Stack) -> &Vec<(u64, Step)>) -> Option<(StreamId, &Step)> {
        let last = |stream: &StreamId| {
            let (turn, step) = of(self.by_stream.get(stream)?).last()?;
            Some((*turn, *stream, step))
        };
        let latest = streams.iter().filter_map(last).max_by_key(|(turn, ..)| *turn);
        latest.map(|(_, stream, step)| (stream, step))
    }

    /// The last thing done was taken back by these events.
    pub(crate) fn undid(&mut self, stream: StreamId, by: Vec<EventId>) {
        let turn = self.turn();
        let stack = self.by_stream.entry(stream).or_default();
        if let Some((_, step)) = stack.done.pop() {
            stack.undone.push((turn, Step { events: by, label: step.label }));
        }
    }

    /// The last thing taken back was done again by these events.
    pub(crate) fn redid(&mut self, stream: StreamId, by: Vec<EventId>) {
        let turn = self.turn();
        let stack = self.by_stream.entry(stream).or_default();
        if let Some((_, step)) = stack.undone.pop() {
            stack.done.push((turn, Step { events: by, label: step.label }));
        }
    }

    /// The last thing done, or undone, can no longer be worked on.
    pub(crate) fn drop_last(&mut self, stream: StreamId, undone: bool) {
        if let Some(stack) = self.by_stream.get_mut(&stream) {
            if undone {
                stack.undone.pop()
            } else {
                stack.done.pop()
            };
        }
    }

    /// The log is another one now.
    pub(crate) fn forget(&mut self) {
        self.by_stream.clear();
    }
}

impl Service {
    /// Takes back the latest step done in any of these streams, or does again what was taken back last; `write` writes it
    /// to the stream of the step. A step that can no longer be worked on is passed over.
    pub(crate) fn turn_back(
        &self,
        streams: &[StreamId],
        again: bool,
        write: impl Fn(StreamId, Vec<EventId>) -> Result<Written, ErrorReply>,
    ) -> Result<Undone, ErrorReply> {
        let nothing = Change { events: Vec::new(), streams: Vec::new() };
        let mut done = Undone { label: None, change: nothing, undo: None, redo: None };
        while let Some((stream, Step { events, label })) = self.next_step(streams, again) {
            let written = match write(stream, events) {
                Ok(written) => written,
                // What has been erased since cannot be taken back; the step before it can.
                Err(error) if matches!(error.code, ErrorCode::Rejected | ErrorCode::NotFound) => {
                    lock(&self.undo).drop_last(stream, again);
                    continue;
                }
                Err(error) => return Err(error),
            };
            let by: Vec<EventId> = written.events.iter().map(|event| event.id()).collect();
            if again {
                lock(&self.undo).redid(stream, by);
            } else {
                lock(&self.undo).undid(stream, by);
            }
            done.label = Some(label);
            done.change = self.announce(&written, Vec::new());
            break;
        }
        let stacks = lock(&self.undo);
        done.undo = stacks.latest_done(streams).map(|(_, step)| step.label.clone());
        done.redo = stacks.latest_undone(streams).map(|(_, step)| step.label.clone());
        Ok(done)
    }

    fn next_step(&self, streams: &[StreamId], again: bool) -> Option<(StreamId, Step)> {
        let stacks = lock(&self.undo);
        let latest = if again { stacks.latest_undone(streams) } else { stacks.latest_done(streams) };
        latest.map(|(stream, step)| (stream, step.clone()))
    }
}

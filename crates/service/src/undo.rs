//! What was done in this session, so that it can be taken back and done again without end.

use std::collections::HashMap;

use muster_core::ids::{EventId, StreamId};

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
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// Everything done in this session, by incident.
#[derive(Debug, Default)]
pub(crate) struct UndoStacks {
    by_stream: HashMap<StreamId, Stack>,
}

impl UndoStacks {
    /// Something new was done; what had been undone can no longer be done again.
    pub(crate) fn did(&mut self, stream: StreamId, step: Step) {
        let stack = self.by_stream.entry(stream).or_default();
        stack.done.push(step);
        stack.undone.clear();
    }

    pub(crate) fn last_done(&self, stream: StreamId) -> Option<&Step> {
        self.by_stream.get(&stream)?.done.last()
    }

    pub(crate) fn last_undone(&self, stream: StreamId) -> Option<&Step> {
        self.by_stream.get(&stream)?.undone.last()
    }

    /// The last thing done was taken back by these events.
    pub(crate) fn undid(&mut self, stream: StreamId, by: Vec<EventId>) {
        let stack = self.by_stream.entry(stream).or_default();
        if let Some(step) = stack.done.pop() {
            stack.undone.push(Step { events: by, label: step.label });
        }
    }

    /// The last thing taken back was done again by these events.
    pub(crate) fn redid(&mut self, stream: StreamId, by: Vec<EventId>) {
        let stack = self.by_stream.entry(stream).or_default();
        if let Some(step) = stack.undone.pop() {
            stack.done.push(Step { events: by, label: step.label });
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

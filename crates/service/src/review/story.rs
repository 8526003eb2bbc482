//! The narrative of a review, and a draft of it.

use std::collections::BTreeSet;

use muster_core::language::blame::{Context, TextKind, look_at};
use muster_core::language::in_utf16;
use muster_core::review::{draft, findings, narrative, put_away, scope};

use crate::service::Service;
use crate::wire::{ErrorReply, IncidentOnly, Story, StoryDraft, StorySection};

impl Service {
    pub(crate) fn story(&self, request: IncidentOnly) -> Result<Story, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let scene = &desk.scene;
            let tier = scope(desk.row.stream, scene).tier.map(|choice| choice.tier);
            let known = scene.directory.people();
            let people: Vec<(&str, &str)> =
                known.iter().map(|person| (person.handle.as_str(), person.name.as_str())).collect();
            // What is muted is a matter of whoever looks, so every hint is given.
            let muted = BTreeSet::new();
            let context = Context { people: &people, kind: TextKind::Narrative, muted: &muted, publishing: false };
            let sections = narrative(scene, tier).into_iter().map(|section| {
                let hints = in_utf16(&section.text, look_at(&section.text, &context));
                StorySection { section, hints }
            });
            let away = put_away(scene, tier);
            Ok(Story { tier, sections: sections.collect(), away, findings: findings(scene) })
        })
    }

    pub(crate) fn story_draft(&self, request: IncidentOnly) -> Result<StoryDraft, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let tier = scope(desk.row.stream, &desk.scene).tier.map(|choice| choice.tier);
            Ok(StoryDraft { sections: draft(&desk.scene, tier) })
        })
    }
}

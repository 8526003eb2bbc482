//! Sentences of a draft, each from one thing that somebody wrote.

use super::DraftSentence;
use crate::event::{Passage, ReviewAct};
use crate::ids::EventId;
use crate::incident::{LogLine, Order};
use crate::response::Ledger;
use crate::review::hindsight::noted;
use crate::review::narrative::{address, plain};
use crate::review::{FindingView, ReviewScene};
use crate::time::Moment;
use crate::words::{EntryKind, FindingKind, Milestone, Precision, Standing};

/// What sentences are made from.
pub(super) struct Pen<'a> {
    pub(super) scene: &'a ReviewScene<'a>,
    pub(super) beliefs: Ledger,
    pub(super) found: Vec<FindingView>,
}

impl Pen<'_> {
    /// What happened, after what the statement says of it.
    pub(super) fn what_happened(&self) -> Vec<DraftSentence> {
        self.statement().into_iter().chain(self.timeline()).collect()
    }

    /// What happened, forward: milestones, decisions, and the lines that somebody pinned or kept for the review.
    pub(super) fn timeline(&self) -> Vec<DraftSentence> {
        let mut told: Vec<(Moment, EventId, DraftSentence)> = Vec::new();
        for milestone in Milestone::ALL.iter().copied() {
            if let Some(one) = self.milestone(milestone) {
                told.push(one);
            }
        }
        for one in &self.beliefs.decisions {
            let by = if one.decided_by.is_empty() { String::new() } else { format!(" by {}", plain(&one.decided_by)) };
            let text = format!("It was decided{by}: “{}”", plain(&one.text));
            told.push((one.at, one.id, self.at_line(one.id, one.at, &text, "decision in the log")));
        }
        for line in self.kept_lines() {
            let at = line.view.happened.at;
            let text = format!("{}: “{}”", line.view.kind.label(), plain(&line.view.text));
            let from = if line.view.pinned { "pinned line" } else { "line kept for the review" };
            told.push((at, line.id, self.at_line(line.id, at, &text, from)));
        }
        told.sort_by_key(|(at, id, _)| (*at, *id));
        told.into_iter().map(|(_, _, sentence)| sentence).collect()
    }

    /// What was supposed, and what became of it.
    pub(super) fn understood(&self) -> Vec<DraftSentence> {
        let mut all: Vec<(Moment, EventId, DraftSentence)> = Vec::new();
        for one in self.beliefs.hypotheses.iter().chain(&self.beliefs.facts) {
            let at = self.scene.incident.line(one.id).map_or(one.since, |line| line.view.happened.at);
            let became = match one.standing {
                Standing::Supported => format!("; at {} it was held to be supported", self.clock(one.since)),
                Standing::Dropped => format!("; at {} it was dropped", self.clock(one.since)),
                Standing::Fact => format!("; at {} it was taken for a fact", self.clock(one.since)),
                Standing::Open | Standing::Answered | Standing::None => String::new(),
            };
            let said = [one.because_text.as_str(), one.remark.as_str()];
            let why = said.iter().filter(|words| !words.is_empty()).map(|words| format!("“{}”", plain(words)));
            let why = why.collect::<Vec<_>>().join(", ");
            let why = if why.is_empty() || became.is_empty() { String::new() } else { format!(": {why}") };
            let lead = if one.entry == EntryKind::Hypothesis { "It was supposed" } else { "It was noted" };
            let text = format!("{lead}: “{}”{became}{why}", plain(&one.text));
            let mut sentence = self.at_line(one.id, at, &text, "what was believed");
            if let Some(because) = one.because {
                let passage = line_passage(because);
                sentence.text.push_str(&format!(" [why]({})", address(&passage)));
                sentence.evidence.push(passage);
            }
            all.push((at, one.id, sentence));
        }
        all.sort_by_key(|(at, id, _)| (*at, *id));
        all.into_iter().map(|(_, _, sentence)| sentence).collect()
    }

    /// Findings of one kind, in their own words.
    pub(super) fn of_kind(&self, sort: FindingKind) -> Vec<DraftSentence> {
        self.found.iter().filter(|one| one.sort == sort).map(|one| self.finding(one, "")).collect()
    }

    /// Open questions of the review, with the answer where there is one.
    pub(super) fn questions(&self) -> Vec<DraftSentence> {
        let asked = self.found.iter().filter(|one| one.sort == FindingKind::Question);
        asked
            .map(|one| {
                let answer = if one.answer.is_empty() {
                    String::new()
                } else {
                    format!(" Answered: “{}”", plain(&one.answer))
                };
                self.finding(one, &answer)
            })
            .collect()
    }

    /// Questions of the log that stand like that.
    pub(super) fn open_in_log(&self, standing: Standing) -> Vec<DraftSentence> {
        let open = self.beliefs.questions.iter().filter(|one| one.standing == standing);
        open.map(|one| self.at_line(one.id, one.since, &format!("“{}”", plain(&one.text)), "question in the log"))
            .collect()
    }

    /// What was marked with one of some codes.
    pub(super) fn marked(&self, codes: &[&str]) -> Vec<DraftSentence> {
        let mut marks: Vec<(EventId, &Passage, String, &str)> = Vec::new();
        for (op, act) in self.scene.review.acts() {
            match act {
                ReviewAct::MarkMade(act) => marks.push((op.id, &act.passage, act.code.clone(), &act.note)),
                ReviewAct::MarkNoted(act) => {
                    if let Some(mark) = marks.iter_mut().find(|mark| mark.0 == act.mark) {
                        mark.3 = &act.note;
                    }
                }
                ReviewAct::MarkRecoded(act) => {
                    if let Some(mark) = marks.iter_mut().find(|mark| mark.0 == act.mark) {
                        mark.2.clone_from(&act.code);
                    }
                }
                ReviewAct::MarkCleared(act) => marks.retain(|mark| mark.0 != act.mark),
                _ => {}
            }
        }
        let wanted = marks.into_iter().filter(|(_, _, code, _)| codes.contains(&code.as_str()));
        wanted
            .map(|(_, passage, code, note)| {
                let quote = self.quote(passage);
                let shown =
                    if quote.is_empty() { "this passage".to_owned() } else { format!("“{}”", plain(&quote)) };
                let note = if note.is_empty() { String::new() } else { format!(" {}", plain(note)) };
                let text = format!("[{shown}]({}){note}", address(passage));
                let from = format!("marked “{}”", code.replace('_', " "));
                DraftSentence { text, from, evidence: vec![passage.clone()] }
            })
            .collect()
    }

    /// Accounts that differ, beside each other.
    pub(super) fn differences(&self) -> Vec<DraftSentence> {
        noted(self.scene)
            .into_iter()
            .map(|one| {
                let accounts = one.accounts().iter().map(|account| {
                    let links: String = account.evidence.iter().map(|passage| self.link(passage)).collect();
                    let who = match account.person.as_str() {
                        "" => "Somebody".to_owned(),
                        person => self.scene.name(person),
                    };
                    format!("{}: “{}”{links}", plain(&who), plain(&account.text))
                });
                let text = format!("{} {}", plain(one.question()), accounts.collect::<Vec<_>>().join(" "));
                let evidence = one.accounts().iter().flat_map(|account| account.evidence.clone()).collect();
                DraftSentence { text, from: "accounts that differ".to_owned(), evidence }
            })
            .collect()
    }

    fn finding(&self, one: &FindingView, more: &str) -> DraftSentence {
        let evidence: Vec<Passage> = one.evidence.iter().map(|known| known.passage.clone()).collect();
        let links: String = evidence.iter().map(|passage| self.link(passage)).collect();
        let from = format!("finding: {}", one.sort.label().to_lowercase());
        DraftSentence { text: format!("{}{more}{links}", plain(&one.text)), from, evidence }
    }

    /// A link to a passage, said in as few words as will do.
    fn link(&self, passage: &Passage) -> String {
        let at = passage.line.and_then(|id| self.scene.incident.line(id)).map(|line| self.clock(line.view.happened.at));
        format!(" [{}]({})", at.unwrap_or_else(|| "source".to_owned()), address(passage))
    }

    fn quote(&self, passage: &Passage) -> String {
        if !passage.quote.is_empty() {
            return passage.quote.clone();
        }
        passage.line.and_then(|id| self.scene.incident.line(id)).map(|line| line.view.text).unwrap_or_default()
    }

    fn statement(&self) -> Option<DraftSentence> {
        let statement = self.scene.incident.statement()?;
        let text = statement.value.as_ref().filter(|text| !text.trim().is_empty())?;
        let text = format!("The statement said: “{}”", plain(text));
        Some(self.at_line(statement.id, statement.happened.at, &text, "statement"))
    }

    fn milestone(&self, milestone: Milestone) -> Option<(Moment, EventId, DraftSentence)> {
        let happened = self.scene.incident.milestone(milestone)?;
        let id = self
            .scene
            .incident
            .milestone_event(milestone)
            .or_else(|| self.scene.incident.declaration().map(|declared| declared.id))?;
        let said = self.scene.incident.milestone_set(milestone).and_then(|op| op.value.as_deref()).unwrap_or_default();
        let said = if said.is_empty() { String::new() } else { format!(": “{}”", plain(said)) };
        let when = match happened.precision {
            Precision::Exact => String::new(),
            Precision::About | Precision::Between | Precision::Before => format!(" ({})", happened.precision.label()),
        };
        let text = format!("{}{when}{said}", milestone.label());
        Some((happened.at, id, self.at_line(id, happened.at, &text, "milestone")))
    }

    /// Lines somebody thought worth keeping, without those that are told as decisions.
    fn kept_lines(&self) -> Vec<LogLine> {
        let keys = self.scene.incident.line_keys(Order::Happened, &crate::incident::Filter::default());
        keys.into_iter()
            .filter_map(|key| self.scene.incident.line(key.id))
            .filter(|line| {
                let view = &line.view;
                (view.pinned || view.flagged)
                    && !view.erased
                    && !matches!(view.kind, EntryKind::Decision | EntryKind::Milestone)
            })
            .collect()
    }

    fn at_line(&self, id: EventId, at: Moment, text: &str, from: &str) -> DraftSentence {
        let passage = line_passage(id);
        let text = format!("[{}]({}) {text}", self.clock(at), address(&passage));
        DraftSentence { text, from: from.to_owned(), evidence: vec![passage] }
    }

    /// The time of day in the zone of the review, with the day where it is another than that of the declaration.
    fn clock(&self, at: Moment) -> String {
        let zone = self.scene.zone;
        let wall = zone.local_time(at).naive;
        let first = self.scene.incident.milestone(Milestone::Declared).map(|one| zone.local_time(one.at).naive.date());
        if first.is_none_or(|day| day == wall.date()) {
            wall.format("%H:%M").to_string()
        } else {
            wall.format("%Y-%m-%d %H:%M").to_string()
        }
    }
}

fn line_passage(id: EventId) -> Passage {
    Passage { source: None, line: Some(id), note: None, place: 0, last: 0, from: 0, to: 0, quote: String::new() }
}

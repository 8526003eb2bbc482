//! What people wrote in a review and still means something: the words that a search finds, and where they stand.
//!
//! Sealed notes and answers of surveys are in no stream and so never here. What was imported is not either: sources have
//! an index of their own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ReviewState;
use super::narrative::{address, links};
use crate::event::{ReviewAct, TalkAct};
use crate::ids::EventId;
use crate::incident::Op;
use crate::time::Moment;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WrittenSort {
    /// Why it is reviewed, how deep, by whom, and what remained.
    Scope,
    /// A section of the narrative.
    Section,
    /// Something that was found.
    Finding,
    /// What was seen differently.
    Difference,
    /// A note on a mark.
    Mark,
    /// A note of an interview.
    Note,
    /// What came of an interview.
    Talk,
    /// Who knows what.
    Expertise,
    /// What was put aside or asked in a meeting.
    Meeting,
    /// An idea, and what became of it.
    Idea,
    /// What a reader of the report learned.
    Reader,
}

impl WrittenSort {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Scope,
        Self::Section,
        Self::Finding,
        Self::Difference,
        Self::Mark,
        Self::Note,
        Self::Talk,
        Self::Expertise,
        Self::Meeting,
        Self::Idea,
        Self::Reader,
    ];

    /// The stored word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Section => "section",
            Self::Finding => "finding",
            Self::Difference => "difference",
            Self::Mark => "mark",
            Self::Note => "note",
            Self::Talk => "talk",
            Self::Expertise => "expertise",
            Self::Meeting => "meeting",
            Self::Idea => "idea",
            Self::Reader => "reader",
        }
    }

    /// The sort that a stored word names.
    #[must_use]
    pub fn from_stored(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == word)
    }
}

/// A text that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What it belongs to: a finding, a note, a meeting; for a section the event that wrote it.
    pub id: EventId,
    /// What it is.
    pub sort: WrittenSort,
    /// Where it stands, as far as the id does not say so: the key of a section, the address of a marked passage, the
    /// interview of a note.
    pub place: String,
    /// The words, without the addresses of what they rest on.
    pub text: String,
    /// When it was written.
    pub at: Moment,
}

/// Everything that people wrote and that holds, in the order in which it was written first.
#[must_use]
pub fn written(review: &ReviewState) -> Vec<Written> {
    let mut texts = Texts::default();
    for (op, act) in review.acts() {
        texts.act(op, act);
    }
    for (op, act) in review.talks() {
        texts.talk(op, act);
    }
    texts.done()
}

/// What a text is kept under while later acts may still change it.
type Key = (WrittenSort, String);

#[derive(Default)]
struct Texts {
    held: BTreeMap<Key, (usize, Written)>,
    next: usize,
}

impl Texts {
    /// Puts a text, in the place of what stood there.
    fn put<T>(&mut self, op: &Op<T>, sort: WrittenSort, id: EventId, place: &str, words: &[&str]) {
        let key = (sort, if sort == WrittenSort::Section { place.to_owned() } else { id.to_string() });
        let text = joined(words);
        let order = self.held.get(&key).map_or(self.next, |(order, _)| *order);
        self.next += 1;
        self.held.insert(key, (order, Written { id, sort, place: place.to_owned(), text, at: op.happened.at }));
    }

    /// Puts words behind what stands there.
    fn add(&mut self, sort: WrittenSort, id: EventId, words: &[&str]) {
        if let Some((_, held)) = self.held.get_mut(&(sort, id.to_string())) {
            held.text = joined(&[&[held.text.as_str()], words].concat());
        }
    }

    fn drop(&mut self, sort: WrittenSort, key: &impl ToString) {
        self.held.remove(&(sort, key.to_string()));
    }

    fn done(self) -> Vec<Written> {
        let mut all: Vec<(usize, Written)> = self.held.into_values().filter(|(_, one)| !one.text.is_empty()).collect();
        all.sort_by_key(|(order, _)| *order);
        all.into_iter().map(|(_, one)| one).collect()
    }

    fn act(&mut self, op: &Op<ReviewAct>, act: &ReviewAct) {
        use WrittenSort as Sort;
        match act {
            ReviewAct::ReviewNominated(act) => self.put(op, Sort::Scope, op.id, "", &[&act.why]),
            ReviewAct::NominationAnswered(act) => self.put(op, Sort::Scope, op.id, "", &[&act.reason]),
            ReviewAct::TierSet(act) => self.put(op, Sort::Scope, op.id, "", &[&act.reason]),
            ReviewAct::ReviewClosed(act) => self.put(op, Sort::Scope, op.id, "", &[&act.remark]),
            ReviewAct::ReviewReopened(act) => self.put(op, Sort::Scope, op.id, "", &[&act.reason]),
            ReviewAct::NoActions(act) => self.put(op, Sort::Idea, op.id, "", &[&act.because]),
            ReviewAct::MarkMade(act) => self.put(op, Sort::Mark, op.id, &address(&act.passage), &[&act.note]),
            ReviewAct::MarkNoted(act) => {
                let place = self.held.get(&(Sort::Mark, act.mark.to_string())).map(|(_, held)| held.place.clone());
                if let Some(place) = place {
                    self.put(op, Sort::Mark, act.mark, &place, &[&act.note]);
                }
            }
            ReviewAct::MarkCleared(act) => self.drop(Sort::Mark, &act.mark),
            ReviewAct::FindingWritten(act) => {
                self.put(op, Sort::Finding, act.finding.unwrap_or(op.id), "", &[&act.text]);
            }
            ReviewAct::FindingAnswered(act) => self.add(Sort::Finding, act.finding, &[&act.text]),
            ReviewAct::FindingStruck(act) => self.drop(Sort::Finding, &act.finding),
            ReviewAct::DifferenceNoted(act) => {
                let accounts = act.accounts.iter().map(|account| account.text.as_str());
                let words: Vec<&str> = std::iter::once(act.question.as_str()).chain(accounts).collect();
                self.put(op, Sort::Difference, act.difference.unwrap_or(op.id), "", &words);
            }
            ReviewAct::DifferencePutAway(act) => {
                if let Some(card) = act.difference {
                    self.drop(Sort::Difference, &card);
                }
            }
            ReviewAct::SectionWritten(act) => {
                self.put(op, Sort::Section, op.id, &act.section, &[&act.title, &plain_words(&act.text)]);
            }
            ReviewAct::SectionStruck(act) => self.drop(Sort::Section, &act.section),
            ReviewAct::Parked(act) => self.put(op, Sort::Meeting, op.id, &act.meeting.to_string(), &[&act.text]),
            ReviewAct::NewToYou(act) => self.put(op, Sort::Meeting, op.id, &act.meeting.to_string(), &[&act.about]),
            ReviewAct::MeetingDropped(act) => {
                self.put(op, Sort::Meeting, op.id, &act.meeting.to_string(), &[&act.reason]);
            }
            ReviewAct::IdeaWritten(act) => self.put(op, Sort::Idea, act.idea.unwrap_or(op.id), "", &[&act.text]),
            ReviewAct::IdeaDecided(act) => self.add(Sort::Idea, act.idea, &[&act.cost, &act.effect, &act.reason]),
            ReviewAct::ReaderSaid(act) => self.put(op, Sort::Reader, op.id, "", &[&act.learned]),
            // Who sits where, what was imported, what was planned and handed out: no words of their own.
            ReviewAct::SeatTaken(_)
            | ReviewAct::SeatLeft(_)
            | ReviewAct::SourceImported(_)
            | ReviewAct::SourceShifted(_)
            | ReviewAct::SourceRenamed(_)
            | ReviewAct::SourceRemoved(_)
            | ReviewAct::AuthorKnown(_)
            | ReviewAct::MarkRecoded(_)
            | ReviewAct::MarkUsed(_)
            | ReviewAct::StretchRead(_)
            | ReviewAct::SectionsOrdered(_)
            | ReviewAct::MeetingPlanned(_)
            | ReviewAct::MeetingBegan(_)
            | ReviewAct::BlockBegan(_)
            | ReviewAct::MeetingEnded(_)
            | ReviewAct::Attended(_)
            | ReviewAct::Spoke(_)
            | ReviewAct::SoakSet(_)
            | ReviewAct::ReportMade(_) => {}
        }
    }

    fn talk(&mut self, op: &Op<TalkAct>, act: &TalkAct) {
        use WrittenSort as Sort;
        match act {
            TalkAct::NoteTaken(act) => self.put(op, Sort::Note, op.id, &act.interview.to_string(), &[&act.text]),
            TalkAct::NoteAmended(act) => {
                let place = self.held.get(&(Sort::Note, act.note.to_string())).map(|(_, held)| held.place.clone());
                if let Some(place) = place {
                    self.put(op, Sort::Note, act.note, &place, &[&act.text]);
                }
            }
            TalkAct::NoteStruck(act) => self.drop(Sort::Note, &act.note),
            TalkAct::InterviewSummed(act) => {
                let words: Vec<&str> = act.themes.iter().chain(&act.open).map(String::as_str).collect();
                self.put(op, Sort::Talk, act.interview, &act.interview.to_string(), &words);
            }
            TalkAct::ExpertiseWritten(act) => {
                self.put(op, Sort::Expertise, act.card.unwrap_or(op.id), "", &[&act.knows, &act.how, &act.place]);
            }
            TalkAct::ExpertiseStruck(act) => self.drop(Sort::Expertise, &act.card),
            // What a person commented stands in what it changed; a survey's answers are in no stream.
            TalkAct::InterviewPlanned(_)
            | TalkAct::InterviewDropped(_)
            | TalkAct::InterviewPrepared(_)
            | TalkAct::ConsentGiven(_)
            | TalkAct::InterviewBegan(_)
            | TalkAct::InterviewEnded(_)
            | TalkAct::TurnTaken(_)
            | TalkAct::CalibrationMade(_)
            | TalkAct::CalibrationReturned(_)
            | TalkAct::CommentSettled(_)
            | TalkAct::SurveyOpened(_)
            | TalkAct::SurveyClosed(_)
            | TalkAct::AnswersDropped(_) => {}
        }
    }
}

fn joined(words: &[&str]) -> String {
    words.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A text without the addresses of its links: what a link shows stays, where it leads is nothing anybody looks for.
fn plain_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for link in links(text) {
        out.push_str(text.get(done..link.start).unwrap_or_default());
        out.push_str(link.words);
        done = link.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

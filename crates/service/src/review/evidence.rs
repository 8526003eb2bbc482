//! What a claim could rest on: marks, pictures, findings, what people said and gave, messages, lines of the log.

use std::collections::{HashMap, HashSet};

use chrono::DateTime;
use muster_core::event::Passage;
use muster_core::ids::{EventId, Hash};
use muster_core::review::interviews::quotable;
use muster_core::review::{EvidenceView, ReviewSource, evidence_of, findings, marks, sources};
use muster_core::time::Moment;
use muster_store::StoreError;

use super::ReviewDesk;
use crate::service::Service;
use crate::sources::shown;
use crate::wire::{ErrorReply, EvidenceOffer, OfferSort, StoryEvidence, StoryOffers};

/// How many of each kind are offered; more words find the others.
const EACH: usize = 12;
/// The most characters of a message that stand as its words.
const QUOTE: usize = 200;

impl Service {
    pub(crate) fn story_evidence(&self, request: StoryEvidence) -> Result<StoryOffers, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let words = request.words.split_whitespace().map(str::to_lowercase).collect();
            let mut offers = Offers { desk, words, taken: HashSet::new(), found: Vec::new() };
            offers.marked();
            offers.pictured();
            offers.stated();
            offers.told();
            offers.messages(&request.words)?;
            offers.lines();
            Ok(StoryOffers { offers: offers.found })
        })
    }
}

struct Offers<'a> {
    desk: &'a ReviewDesk<'a>,
    words: Vec<String>,
    /// Addresses that are offered already.
    taken: HashSet<String>,
    found: Vec<EvidenceOffer>,
}

/// Something that may be offered.
struct Candidate {
    passage: Passage,
    about: String,
    picture: Option<Hash>,
    /// When, where the review alone does not know.
    at: Option<Moment>,
}

impl Offers<'_> {
    fn marked(&mut self) {
        let scene = &self.desk.scene;
        let named = |key: &str| {
            let code = scene.library.codes.iter().find(|code| code.key == key);
            code.map_or_else(|| key.to_owned(), |code| code.name.clone())
        };
        let all = marks(scene);
        let candidates = all.all().iter().map(|mark| {
            let code = named(&mark.code);
            let about = if mark.note.is_empty() { code } else { format!("{code}: {}", mark.note) };
            Candidate { passage: mark.passage.clone(), about, picture: None, at: None }
        });
        self.offer(OfferSort::Mark, candidates.collect());
    }

    fn pictured(&mut self) {
        let lines = self.log(|view| !view.attachments.is_empty());
        self.offer(OfferSort::Picture, lines);
    }

    fn stated(&mut self) {
        let mut candidates = Vec::new();
        for one in findings(&self.desk.scene) {
            let about = format!("{}: {}", one.sort.label(), one.text);
            candidates.extend(one.evidence.into_iter().map(|evidence| Candidate {
                passage: evidence.passage,
                about: about.clone(),
                picture: None,
                at: None,
            }));
        }
        self.offer(OfferSort::Finding, candidates);
    }

    /// Only what people gave for the report; what the interviewer made of it is not theirs.
    fn told(&mut self) {
        let said = quotable(&self.desk.scene).into_iter().filter(|one| one.said);
        let candidate = |note| Candidate {
            passage: Passage { note: Some(note), ..nowhere() },
            about: String::new(),
            picture: None,
            at: None,
        };
        let candidates = said.map(|one| candidate(one.note)).collect();
        self.offer(OfferSort::Quote, candidates);
    }

    fn messages(&mut self, words: &str) -> Result<(), StoreError> {
        let mut candidates = Vec::new();
        let most = u32::try_from(EACH).unwrap_or(u32::MAX);
        for source in sources(self.desk.scene.review) {
            let all = self.desk.store.search_messages(source.id, &source.imports, words, most)?;
            let places: Vec<u32> = all.iter().map(|one| one.place).collect();
            let pictures = first_pictures(self.desk, &source, &places)?;
            for one in all {
                let quote: String = one.text.chars().take(QUOTE).collect();
                let at = one.at.and_then(DateTime::from_timestamp_millis).map(|at| source.put_right(at));
                let (source, place) = (Some(source.id), one.place);
                candidates.push(Candidate {
                    passage: Passage { source, place, last: place, quote, ..nowhere() },
                    about: String::new(),
                    picture: pictures.get(&place).copied(),
                    at,
                });
            }
        }
        self.offer_as_found(OfferSort::Message, candidates);
        Ok(())
    }

    fn lines(&mut self) {
        let lines = self.log(|_| true);
        self.offer(OfferSort::Line, lines);
    }

    /// Lines of the log that hold, in the order of time.
    fn log(&self, wanted: impl Fn(&muster_core::incident::EntryView) -> bool) -> Vec<Candidate> {
        let holds = |view: &&muster_core::incident::EntryView| view.struck.is_none() && !view.erased && !view.routine;
        let lines = self.desk.scene.incident.views().filter(|(_, view)| holds(view) && wanted(view));
        let mut lines: Vec<_> = lines.collect();
        lines.sort_by_key(|(id, view)| (view.happened.at, *id));
        let candidate = |(id, view): (EventId, &muster_core::incident::EntryView)| Candidate {
            passage: Passage { line: Some(id), ..nowhere() },
            about: view.attachments.iter().map(|one| one.caption.as_str()).collect::<Vec<_>>().join(" "),
            picture: view.attachments.first().map(|one| one.hash),
            at: None,
        };
        lines.into_iter().map(candidate).collect()
    }

    /// Offers those that hold the words.
    fn offer(&mut self, sort: OfferSort, candidates: Vec<Candidate>) {
        let fits = |offers: &Self, view: &EvidenceView, about: &str| {
            let text = format!("{} {} {about}", view.quote, view.whence).to_lowercase();
            offers.words.iter().all(|word| text.contains(word.as_str()))
        };
        self.take(sort, candidates, fits);
    }

    /// The search has found them: it knows beginnings and accents, too.
    fn offer_as_found(&mut self, sort: OfferSort, candidates: Vec<Candidate>) {
        self.take(sort, candidates, |_, _, _| true);
    }

    fn take(&mut self, sort: OfferSort, candidates: Vec<Candidate>, fits: impl Fn(&Self, &EvidenceView, &str) -> bool) {
        let passages: Vec<Passage> = candidates.iter().map(|one| one.passage.clone()).collect();
        let mut left = EACH;
        for (one, mut evidence) in candidates.into_iter().zip(evidence_of(&self.desk.scene, &passages)) {
            if left == 0 {
                return;
            }
            let fit = evidence.there && fits(self, &evidence, &one.about);
            if fit && self.taken.insert(evidence.address.clone()) {
                left -= 1;
                evidence.at = evidence.at.or(one.at);
                self.found.push(EvidenceOffer { sort, evidence, about: one.about, picture: one.picture });
            }
        }
    }
}

/// The first picture of each of these messages that has one.
fn first_pictures(
    desk: &ReviewDesk<'_>,
    source: &ReviewSource,
    places: &[u32],
) -> Result<HashMap<u32, Hash>, StoreError> {
    let rows = desk.store.messages(source.id, &source.imports, places)?;
    let nobody = HashMap::new();
    let read = rows.into_iter().map(|row| shown(source, &nobody, desk.scene.directory, row));
    Ok(read.filter_map(|message| Some((message.place, message.pictures.first()?.hash))).collect())
}

const fn nowhere() -> Passage {
    Passage { source: None, line: None, note: None, place: 0, last: 0, from: 0, to: 0, quote: String::new() }
}

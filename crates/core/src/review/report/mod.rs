//! The report: what is worth knowing first, then what it rests on. Worked out whole, laid out elsewhere.

mod before;
mod facts;
mod parts;
mod people;
mod talks;
mod types;

pub use before::{NoticeSort, ReportNotice, before_report};
pub use types::{
    CitedMessage, CitedMessages, CitedPicture, Report, ReportEvidence, ReportFact, ReportImage, ReportOptions,
    ReportSection,
};

use std::collections::BTreeSet;

use super::draft::timeline;
use super::hindsight::noted;
use super::narrative::{EvidenceView, evidence_of, links, narrative, passage_at};
use super::{ReviewScene, findings, plain};
use crate::event::Passage;
use crate::ids::EventId;
use crate::words::{ReportAudience, ReportPart, ReviewTier};
use people::People;
use talks::{LEFT_OUT, Talks};

/// As many messages of a passage as stand as evidence.
const MOST_CITED: u32 = 20;

/// As many characters as fit on the first page beside the facts.
const FIRST_PAGE: usize = 1800;

/// The parts a report has for some readers unless somebody chooses others.
#[must_use]
pub fn default_parts(audience: ReportAudience) -> Vec<ReportPart> {
    match audience {
        ReportAudience::Participants => ReportPart::ALL.to_vec(),
        // What a survey showed was asked for the review; who else reads it is for somebody to say.
        ReportAudience::Everybody => {
            ReportPart::ALL.iter().copied().filter(|part| *part != ReportPart::Survey).collect()
        }
        ReportAudience::Outside => vec![ReportPart::Front, ReportPart::Narrative, ReportPart::Ideas],
    }
}

/// Works out a report.
#[must_use]
pub fn report(scene: &ReviewScene<'_>, tier: Option<ReviewTier>, options: &ReportOptions) -> Report {
    let scene = &ReviewScene { zone: options.zone, ..*scene };
    let people = People::of(scene, options.names);
    let talks = Talks::of(scene);
    let mut desk = Desk {
        scene,
        people: &people,
        talks: &talks,
        survey: &options.survey,
        cites: options.parts.contains(&ReportPart::Evidence),
        passages: Vec::new(),
    };
    let (front, more) = first_page(&desk.front(tier));
    let front = desk.cite(&front);
    let mut sections = Vec::new();
    if !more.is_empty() {
        let text = desk.cite(&more);
        sections.push(section(ReportPart::Front, "more", "More that is worth knowing", text));
    }
    for part in ReportPart::ALL.iter().copied().filter(|part| options.parts.contains(part)) {
        sections.extend(desk.part(part, tier, options.audience));
    }
    let mut left_out = Vec::new();
    let silent = talks.kept_out();
    if silent > 0 {
        let what = if silent == 1 { "One interview is".to_owned() } else { format!("{silent} interviews are") };
        left_out.push(format!("{what} not in it, as was agreed."));
    }
    let cited = evidence_of(scene, &desk.passages);
    let evidence = cited.iter().zip(1..).map(|(one, number)| {
        let said = said(&options.messages, &one.passage);
        // What somebody chose of a message is what they mean; a link alone names all of it.
        let words = if one.quote.is_empty() { words(&said) } else { one.quote.clone() };
        ReportEvidence {
            number,
            whence: whence(scene, &people, one, said.first().copied()),
            at: one.at.or_else(|| said.first()?.at),
            quote: with_missing(people.say(&talks.sifted(&words)), &people, &said),
            there: one.there,
        }
    });
    Report {
        code: options.code.clone(),
        reference: options.reference.clone(),
        title: people.say(scene.incident.title()),
        is_drill: scene.incident.is_drill(),
        severity: scene.incident.severity(),
        tier,
        audience: options.audience,
        names: options.names,
        zone: options.zone,
        made_at: scene.now,
        facts: facts::facts(scene, &people),
        front,
        sections,
        evidence: evidence.collect(),
        images: images(scene, &people, &desk.passages, &options.messages),
        left_out,
    }
}

/// What the parts are written with; collects what they cite.
struct Desk<'a> {
    scene: &'a ReviewScene<'a>,
    people: &'a People<'a>,
    talks: &'a Talks,
    survey: &'a str,
    cites: bool,
    passages: Vec<Passage>,
}

impl Desk<'_> {
    /// What is worth knowing, as somebody wrote it; else as it was found; else what the statement says.
    fn front(&self, tier: Option<ReviewTier>) -> String {
        let written = narrative(self.scene, tier).into_iter().find(|one| one.key == "worth_knowing" && one.written);
        let text = written.map(|one| self.people.say(&one.text)).unwrap_or_default();
        let text = if text.is_empty() { parts::learnings(self.scene, self.people) } else { text };
        let statement = self.scene.incident.statement().and_then(|op| op.value.as_deref()).unwrap_or_default();
        match (text.is_empty(), statement.trim().is_empty()) {
            (false, _) => text,
            (true, false) => format!("> {}", plain(&self.people.say(statement))),
            (true, true) => "Nobody has written yet what is worth knowing.".to_owned(),
        }
    }

    fn part(&mut self, part: ReportPart, tier: Option<ReviewTier>, audience: ReportAudience) -> Vec<ReportSection> {
        let (scene, people) = (self.scene, self.people);
        let text = match part {
            // The first page is its own; evidence is listed by who lays the report out.
            ReportPart::Front | ReportPart::Evidence => return Vec::new(),
            ReportPart::Narrative => return self.story(tier),
            ReportPart::Findings => parts::findings_text(scene, people),
            ReportPart::Differences => parts::differences_text(scene, people),
            ReportPart::Talks => self.talks.told(people),
            ReportPart::Survey => people.say(self.survey),
            ReportPart::Timeline => {
                timeline(scene).iter().map(|one| format!("- {}\n", people.say(&one.text))).collect()
            }
            ReportPart::Ideas => parts::ideas_text(scene, people, audience),
        };
        if text.trim().is_empty() {
            return Vec::new();
        }
        // What people gave in their interviews is theirs to give; everything else is held against what they did not.
        let text = if part == ReportPart::Talks { text } else { self.talks.sifted(&text) };
        let text = self.cite(&text);
        vec![section(part, part.as_str(), part.label(), text)]
    }

    fn story(&mut self, tier: Option<ReviewTier>) -> Vec<ReportSection> {
        let written = narrative(self.scene, tier).into_iter().filter(|one| one.written && one.key != "worth_knowing");
        let mut sections = Vec::new();
        for one in written {
            let text = self.talks.sifted(&self.people.say(&one.text));
            let text = self.cite(&text);
            let title = self.people.say(&one.title);
            sections.push(section(ReportPart::Narrative, &format!("narrative-{}", one.key), &title, text));
        }
        sections
    }

    /// Turns links to evidence into numbers; leaves only their words where evidence is not in the report.
    fn cite(&mut self, text: &str) -> String {
        let text = self.talks.sifted(text);
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for link in links(&text) {
            out.push_str(text.get(done..link.start).unwrap_or_default());
            done = link.end;
            let kept = link.passage.as_ref().is_some_and(|passage| self.talks.keeps(passage));
            match link.passage.filter(|_| self.cites) {
                _ if kept => out.push_str(if link.words == "why" { "" } else { LEFT_OUT }),
                Some(passage) => out.push_str(&format!("[{}](#evidence-{})", link.words, self.number(passage))),
                None => out.push_str(if link.words == "why" { "" } else { link.words }),
            }
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }

    /// The number of a passage; the same place has one number, whatever words a link or a mark gives it.
    fn number(&mut self, passage: Passage) -> usize {
        let place = super::narrative::address(&passage);
        let passage = passage_at(&place).unwrap_or(passage);
        match self.passages.iter().position(|known| *known == passage) {
            Some(at) => at + 1,
            None => {
                self.passages.push(passage);
                self.passages.len()
            }
        }
    }
}

/// Every message that a claim may rest on: those that the narrative, findings and accounts name.
#[must_use]
pub fn cited_messages(scene: &ReviewScene<'_>, tier: Option<ReviewTier>) -> BTreeSet<(EventId, u32)> {
    let told = narrative(scene, tier).into_iter().flat_map(|one| one.evidence);
    let found = findings(scene).into_iter().flat_map(|one| one.evidence);
    let views = told.chain(found).map(|one| one.passage);
    let cards = noted(scene);
    let accounts = cards.iter().flat_map(|one| one.accounts()).flat_map(|one| one.evidence.clone());
    let places = views.chain(accounts).filter_map(|passage| Some((passage.source?, passage.place, passage.last)));
    places
        .flat_map(|(source, first, last)| (first..=last.min(first + MOST_CITED)).map(move |at| (source, at)))
        .collect()
}

/// What a passage of a source says, message by message.
fn said<'a>(messages: &'a CitedMessages, passage: &Passage) -> Vec<&'a CitedMessage> {
    let Some(source) = passage.source else { return Vec::new() };
    let last = passage.last.min(passage.place + MOST_CITED);
    (passage.place..=last).filter_map(|place| messages.get(&(source, place))).collect()
}

/// The words of messages, one a line.
fn words(said: &[&CitedMessage]) -> String {
    said.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Where something comes from. A line of the log and a message were somebody's, too.
fn whence(scene: &ReviewScene<'_>, people: &People<'_>, one: &EvidenceView, said: Option<&CitedMessage>) -> String {
    let line = one.passage.line.and_then(|id| scene.incident.line(id)).filter(|line| !line.view.erased);
    let who = line.and_then(|line| line.view.people.first().cloned());
    let whence = people.file(&one.whence);
    match (who, said) {
        (Some(who), _) => format!("{whence}, {}", people.person(&who)),
        (None, Some(said)) => format!("{whence}, {}", people.speaker(said.person.as_deref(), &said.who)),
        (None, None) => whence,
    }
}

fn section(part: ReportPart, key: &str, title: &str, text: String) -> ReportSection {
    ReportSection { part, key: key.to_owned(), title: title.to_owned(), text }
}

/// What fits on the first page, and the rest: cut between paragraphs or items, never within one.
fn first_page(text: &str) -> (String, String) {
    let mut taken = 0;
    let mut cut = 0;
    for line in text.split_inclusive('\n') {
        let begins = line.trim().is_empty() || line.starts_with(['-', '*', '+']);
        if begins && cut > 0 && taken + line.chars().count() > FIRST_PAGE {
            let (first, rest) = text.split_at(cut);
            return (first.trim_end().to_owned(), rest.trim().to_owned());
        }
        taken += line.chars().count();
        cut += line.len();
    }
    (text.trim_end().to_owned(), String::new())
}

/// The words of a message, and which of its files nobody has: a reader is not left to wonder.
fn with_missing(words: String, people: &People<'_>, said: &[&CitedMessage]) -> String {
    let missing = said.iter().flat_map(|one| &one.missing);
    let missing = missing.map(|name| format!("[{}: not in what was brought in]", people.file(name)));
    std::iter::once(words).filter(|words| !words.is_empty()).chain(missing).collect::<Vec<_>>().join("\n")
}

/// Pictures of lines and of messages that are cited.
fn images(
    scene: &ReviewScene<'_>,
    people: &People<'_>,
    passages: &[Passage],
    messages: &CitedMessages,
) -> Vec<ReportImage> {
    let mut images: Vec<ReportImage> = Vec::new();
    for (passage, number) in passages.iter().zip(1..) {
        for picture in said(messages, passage).into_iter().flat_map(|one| &one.pictures) {
            if images.iter().any(|known| known.hash == picture.hash) {
                continue;
            }
            let CitedPicture { name, hash, media_type, width, height } = picture.clone();
            images.push(ReportImage { hash, media_type, width, height, caption: people.file(&name), number });
        }
        let Some(line) = passage.line.and_then(|id| scene.incident.line(id)).filter(|line| !line.view.erased) else {
            continue;
        };
        for picture in &line.view.attachments {
            if images.iter().any(|known| known.hash == picture.hash) {
                continue;
            }
            images.push(ReportImage {
                hash: picture.hash,
                media_type: picture.media_type.clone(),
                width: picture.width,
                height: picture.height,
                caption: people.say(&picture.caption),
                number,
            });
        }
    }
    images
}

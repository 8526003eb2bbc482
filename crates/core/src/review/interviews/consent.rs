//! What a person agreed to, and what follows from it wherever their words would go.
//!
//! Everything that leaves the review asks here: [`quotable`] for words, [`Consent`] for the rest. Where nobody asked the
//! person, nothing may be used.

use chrono::NaiveDate;

use super::held::{Note, is_said, talks};
use super::view::ConsentView;
use crate::event::ConsentGiven;
use crate::ids::EventId;
use crate::response::{Scene, roles};
use crate::review::ReviewScene;
use crate::time::Moment;
use crate::words::{Naming, NoteKind};

/// What is read aloud before anything else, one sentence each. `{interviewer}` and `{notes}` are filled in.
pub const CONSENT_WORDS: [&str; 8] = [
    "I am {interviewer}. {notes}",
    "I want to understand how it looked from where you were. Nothing that is decided about people comes of it.",
    "There are several views of that night, and I am here for yours.",
    "I record only if you say yes, and then you hear from me who listens to it and for how long it is kept.",
    "Anything can be off the record. Say so, and it stays with me and without your name.",
    "You can pass on any question, and stop whenever you like.",
    "You see what I wrote of your part before others do.",
    "You choose how you are named: by name, by role, or not at all.",
];

/// What one person agreed to for one interview.
#[derive(Debug, Clone, Copy)]
pub struct Consent<'a> {
    pub(super) interview: EventId,
    pub(super) person: &'a str,
    pub(super) given: Option<(EventId, Moment, &'a ConsentGiven)>,
}

/// Words of a person that may stand in the report, as they agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotable {
    /// The interview.
    pub interview: EventId,
    /// The note.
    pub note: EventId,
    /// Handle of the person; empty when they are not to be named, not even by role.
    pub person: String,
    /// How they are named.
    pub naming: Naming,
    /// What the person is called; empty when not named.
    pub called: String,
    /// What the note is.
    pub sort: NoteKind,
    /// What it says.
    pub text: String,
    /// Whether the person said it; otherwise it is the interviewer's.
    pub said: bool,
}

/// A note that stands nowhere where others read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The interview.
    pub interview: EventId,
    /// The note.
    pub note: EventId,
    /// What it says, so that it can be found where it was copied to.
    pub text: String,
}

impl Consent<'_> {
    fn agreed(&self) -> Option<&ConsentGiven> {
        self.given.map(|(_, _, given)| given).filter(|given| given.agreed)
    }

    /// How the person is named where others read; not at all as long as nobody asked them.
    #[must_use]
    pub fn naming(&self) -> Naming {
        self.agreed().map_or(Naming::Unnamed, |given| given.naming)
    }

    /// Whether the person's name may stand where others read.
    #[must_use]
    pub fn may_be_named(&self) -> bool {
        self.naming() == Naming::Name
    }

    /// Whether what they said may be used in the report.
    #[must_use]
    pub fn may_be_in_report(&self, now: Moment) -> bool {
        self.agreed().is_some_and(|given| given.in_report) && !self.is_over(now)
    }

    /// Whether the talk may be recorded.
    #[must_use]
    pub fn may_be_recorded(&self) -> bool {
        self.agreed().is_some_and(|given| given.recording)
    }

    /// Whether somebody may read the notes. The person themselves always may, and who interviews or leads the review is
    /// the caller's to know.
    #[must_use]
    pub fn may_read(&self, handle: &str, now: Moment) -> bool {
        let same = |one: &str| one.eq_ignore_ascii_case(handle);
        !self.is_over(now)
            && (same(self.person) || self.agreed().is_some_and(|given| given.readers.iter().any(|reader| same(reader))))
    }

    /// Whether the instant came by which the notes are to be gone. They are hidden from then on.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.given.and_then(|(_, _, given)| given.delete_by).is_some_and(|by| by <= now)
    }

    /// What the person is called where others read; empty when not named.
    #[must_use]
    pub fn called(&self, scene: &ReviewScene<'_>) -> String {
        match self.naming() {
            Naming::Name => scene.name(self.person),
            Naming::Role => role_of(scene, self.person),
            Naming::Unnamed => String::new(),
        }
    }

    pub(super) fn shown(&self, scene: &ReviewScene<'_>) -> Option<ConsentView> {
        let (id, at, given) = self.given?;
        Some(ConsentView {
            id,
            at,
            agreed: given.agreed,
            recording: given.recording,
            in_report: given.in_report,
            readers: given.readers.clone(),
            naming: given.naming,
            called: self.called(scene),
            delete_by: given.delete_by,
            meaning: self.meaning(scene, given),
        })
    }

    fn meaning(&self, scene: &ReviewScene<'_>, given: &ConsentGiven) -> Vec<String> {
        if !given.agreed {
            return vec!["There is no interview, and nothing of it is used.".to_owned()];
        }
        let mut words =
            vec![if given.recording { "It may be recorded.".to_owned() } else { "It is not recorded.".to_owned() }];
        let readers: Vec<String> = given.readers.iter().map(|reader| scene.name(reader)).collect();
        words.push(if readers.is_empty() {
            "Only who leads the review reads the notes.".to_owned()
        } else {
            format!("Beside who leads the review, {} may read the notes.", listed(&readers))
        });
        words.push(if given.in_report {
            "What was said may be used in the report.".to_owned()
        } else {
            "Nothing of it is used in the report or in any other file that others read.".to_owned()
        });
        words.push(match self.called(scene).as_str() {
            "" => "Nobody else reads who said it.".to_owned(),
            called => format!("Others read “{called}”."),
        });
        if let Some(by) = given.delete_by {
            let day: NaiveDate = scene.zone.local_time(by).naive.date();
            let verb = if self.is_over(scene.now) { "were to be" } else { "are to be" };
            words.push(format!("The notes {verb} deleted by {day}."));
        }
        words
    }
}

/// What was agreed for an interview; `None` when there is no such interview.
#[must_use]
pub fn consent_of<'a>(scene: &ReviewScene<'a>, interview: EventId) -> Option<Consent<'a>> {
    let talk = talks(scene.review).into_iter().find(|talk| talk.id == interview)?;
    Some(Consent { interview, person: &talk.planned.person, given: talk.consent })
}

/// Everything from interviews that may stand in a report or another file that others read, in the order in which it was
/// written. What was said off the record is not known here.
#[must_use]
pub fn quotable(scene: &ReviewScene<'_>) -> Vec<Quotable> {
    let mut all = Vec::new();
    for talk in talks(scene.review) {
        let consent = talk.consent();
        if !consent.may_be_in_report(scene.now) {
            continue;
        }
        let (called, naming) = (consent.called(scene), consent.naming());
        let person = if naming == Naming::Unnamed { String::new() } else { talk.person(scene) };
        // What is still to be asked or done is nobody's words.
        let theirs = |note: &&Note<'_>| !matches!(note.sort, NoteKind::Question | NoteKind::FollowUp);
        all.extend(talk.notes.iter().filter(theirs).map(|note| Quotable {
            interview: consent.interview,
            note: note.id,
            person: person.clone(),
            naming,
            called: called.clone(),
            sort: note.sort,
            text: note.text.to_owned(),
            said: is_said(note.sort),
        }));
    }
    all
}

/// Every note of the interviews from which nothing may stand where others read: nobody asked the person, they said no, or
/// their day has come. Nothing of it is to leave the review.
#[must_use]
pub fn withheld(scene: &ReviewScene<'_>) -> Vec<Withheld> {
    let mut all = Vec::new();
    for talk in talks(scene.review) {
        if !talk.consent().may_be_in_report(scene.now) {
            let note = |note: &Note<'_>| Withheld { interview: talk.id, note: note.id, text: note.text.to_owned() };
            all.extend(talk.notes.iter().map(note));
        }
    }
    all
}

/// What somebody did, in the words of roles: `Commander, Scribe`.
fn role_of(scene: &ReviewScene<'_>, person: &str) -> String {
    let response = in_response(scene);
    let person = scene.handle(person);
    let mut labels: Vec<&str> = Vec::new();
    for tenure in roles::tenures(&response).into_iter().filter(|tenure| tenure.person == person) {
        if !labels.contains(&tenure.role.label()) {
            labels.push(tenure.role.label());
        }
    }
    if labels.is_empty() { "somebody who worked on it".to_owned() } else { labels.join(", ") }
}

/// The incident as the response looks at it.
pub(super) const fn in_response<'a>(scene: &ReviewScene<'a>) -> Scene<'a> {
    Scene {
        state: scene.incident,
        library: scene.library,
        directory: scene.directory,
        now: scene.now,
        zone: scene.zone,
    }
}

/// `Ana, Jo and Sam`.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

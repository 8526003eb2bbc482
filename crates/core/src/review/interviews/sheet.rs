//! Preparation: what to say first, what to ask, and what a better form of a question would be.

use super::consent::CONSENT_WORDS;
use super::cues::{Heard, HeardWhy, clock, cues, heard, shortened};
use super::held::{Talk, talks};
use super::view::{Sheet, SheetFamily, SheetPrompt};
use super::whom::seated;
use crate::event::{Passage, Prompt};
use crate::ids::EventId;
use crate::language::in_utf16;
use crate::language::questions::{QuestionHint, look_at};
use crate::library::ProbeFamily;
use crate::review::ReviewScene;
use crate::time::Moment;
use crate::words::Seat;

/// What a question is about, for the words in braces.
struct Filling {
    time: String,
    event: String,
    person: String,
    passage: Option<Passage>,
}

/// Prepares an interview; `said` is what this person said in what was brought in. `None` when there is no such interview.
#[must_use]
pub fn interview_sheet(scene: &ReviewScene<'_>, interview: EventId, said: Vec<Heard>) -> Option<Sheet> {
    let talk = talks(scene.review).into_iter().find(|talk| talk.id == interview)?;
    let person = talk.person(scene);
    let mut all = heard(scene, &person);
    all.extend(said);
    let filling = filling(scene, &person, &all);
    let cues = cues(scene, all);
    let families = families(scene, &filling);
    let prompts = talk.prepared.map_or(&[][..], |act| &act.prompts);
    let prompts = prompts.iter().map(|prompt| chosen(scene, prompt, &cues)).collect();
    Some(Sheet {
        interview,
        name: scene.name(&person),
        opening: opening(scene, &talk, &person),
        consent: read_aloud(scene, &talk),
        prompts,
        cues,
        families,
    })
}

/// Looks at each question as it would be asked. Places in it count UTF-16 units.
#[must_use]
pub fn looked_at(text: &str) -> Vec<QuestionHint> {
    in_utf16(text, look_at(text))
}

fn opening(scene: &ReviewScene<'_>, talk: &Talk<'_>, person: &str) -> String {
    let written = talk.prepared.map(|act| act.opening.as_str()).unwrap_or_default();
    if !written.is_empty() {
        return written.to_owned();
    }
    let name = scene.name(person);
    let first = name.split_whitespace().next().unwrap_or(person);
    format!(
        "Thank you for taking the time, {first}. You were close to it and I was not, so I will ask about things that \
         are plain to you. Before anything else: how did this begin for you?"
    )
}

fn read_aloud(scene: &ReviewScene<'_>, talk: &Talk<'_>) -> Vec<String> {
    let of = |seat: Seat| seated(scene, seat).map(|handle| scene.name(&handle));
    let interviewer = match talk.planned.interviewer.as_str() {
        "" => of(Seat::Facilitator).unwrap_or_else(|| "(your name)".to_owned()),
        handle => scene.name(handle),
    };
    let notes = of(Seat::NoteTaker).filter(|name| *name != interviewer);
    let notes = notes.map_or_else(|| "I take notes.".to_owned(), |name| format!("{name} takes notes."));
    let filled = |words: &&str| words.replace("{interviewer}", &interviewer).replace("{notes}", &notes);
    CONSENT_WORDS.iter().map(filled).collect()
}

fn filling(scene: &ReviewScene<'_>, person: &str, heard: &[Heard]) -> Filling {
    let mut timed: Vec<(Moment, &Heard)> = heard.iter().filter_map(|one| Some((one.at?, one))).collect();
    timed.sort_by_key(|(at, _)| *at);
    // What somebody marked or wanted to ask about is where the talk goes.
    let pointed = |one: &Heard| matches!(one.why, HeardWhy::Cue(_) | HeardWhy::Marked);
    let main = timed.iter().find(|(_, one)| pointed(one)).or_else(|| timed.first());
    let others = scene.incident.views().filter(|(_, view)| {
        view.struck.is_none() && view.people.first().is_some_and(|first| scene.handle(first) == person)
    });
    let other = others.flat_map(|(_, view)| {
        let asked = view.ask.as_ref().map(|ask| &ask.person);
        view.people.iter().skip(1).chain(asked).map(|handle| scene.handle(handle))
    });
    let other = other.filter(|handle| handle != person).map(|handle| scene.name(&handle)).next();
    Filling {
        time: main.map_or_else(|| "that moment".to_owned(), |(at, _)| clock(scene, *at)),
        event: main.map_or_else(
            || "the moment it was over".to_owned(),
            |(at, one)| format!("“{}” at {}", shortened(&one.text), clock(scene, *at)),
        ),
        person: other.unwrap_or_else(|| "somebody else".to_owned()),
        passage: main.map(|(_, one)| one.passage.clone()),
    }
}

fn families(scene: &ReviewScene<'_>, filling: &Filling) -> Vec<SheetFamily> {
    let of = |family: ProbeFamily| {
        let probes = scene.library.probes.iter().filter(|probe| probe.family == family && !probe.off);
        let probes: Vec<Prompt> = probes
            .map(|probe| {
                let about = ["{time}", "{event}"].iter().any(|place| probe.text.contains(place));
                Prompt {
                    key: probe.key.clone(),
                    probe: probe.key.clone(),
                    text: filled(&probe.text, filling),
                    passage: filling.passage.clone().filter(|_| about),
                }
            })
            .collect();
        (!probes.is_empty()).then(|| SheetFamily { family, label: family.label().to_owned(), probes })
    };
    ProbeFamily::ALL.iter().filter_map(|family| of(*family)).collect()
}

fn filled(text: &str, filling: &Filling) -> String {
    text.replace("{time}", &filling.time)
        .replace("{event}", &filling.event)
        .replace("{person}", &filling.person)
        .replace("{condition}", "time of day")
}

fn chosen(scene: &ReviewScene<'_>, prompt: &Prompt, cues: &[SheetPrompt]) -> SheetPrompt {
    let line = prompt.passage.as_ref().and_then(|passage| passage.line);
    let of_line = line.and_then(|line| scene.incident.entry(line)?.view().map(|view| view.happened.at));
    let at = of_line.or_else(|| cues.iter().find(|cue| cue.prompt.key == prompt.key).and_then(|cue| cue.at));
    let family = scene.library.probes.iter().find(|probe| probe.key == prompt.probe).map(|probe| probe.family.label());
    let label = match family {
        Some(family) => family.to_owned(),
        None if prompt.key.starts_with("cue") => "Cue".to_owned(),
        None => "Own question".to_owned(),
    };
    let label = at.map_or_else(|| label.clone(), |at| format!("{label}, {}", clock(scene, at)));
    SheetPrompt { hints: looked_at(&prompt.text), prompt: prompt.clone(), label, at }
}

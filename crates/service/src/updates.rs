//! Composing updates: drafted for one audience from what is known, checked, made ready to leave. A person sends.

use chrono::{DateTime, TimeDelta};
use muster_core::drill::play::stamped;
use muster_core::library::{Audience, Library, Template};
use muster_core::line::Known;
use muster_core::response::{ClockView, Response, UpdateView, response};
use muster_core::saying::{Check, Context, check};
use muster_core::time::Moment;
use muster_core::words::{CadenceMode, Channel, Phase};
use muster_exchange::drafting::{
    Drafted, Knowledge, OutgoingProblem, Sources, TemplateProblem, audience_zone, chat_text, draft, mail_file, mailto,
    render,
};

use crate::service::Service;
use crate::wire::{
    Composed, ErrorCode, ErrorReply, TemplateFilled, TemplatePreview, UpdateCheck, UpdateChecks, UpdateCompose,
    UpdateFormat, UpdateFormatted,
};

/// Longest update that leaves, in bytes.
const LONGEST: usize = 1 << 20;
/// From this interval on, a next time is put on a mark of five minutes, where people remember it.
const ROUND_FROM: u32 = 15;

/// What a composer works on.
struct Desk<'a> {
    library: &'a Library,
    response: &'a Response,
    sources: &'a Sources<'a>,
    phase: Phase,
}

impl Service {
    /// Runs something on the state of knowledge of an incident.
    fn composing<T>(
        &self,
        incident: &str,
        work: impl FnOnce(&Desk<'_>) -> Result<T, ErrorReply>,
    ) -> Result<T, ErrorReply> {
        self.on_scene(incident, None, |scene, row, names| {
            let response = response(scene);
            let people: Vec<(&str, &str)> = names.people.iter().map(pair).collect();
            let services: Vec<(&str, &str)> = names.services.iter().map(pair).collect();
            let reference = row.reference();
            let sources = Sources::new(&reference, scene.state, &response, scene.zone, &people, &services);
            work(&Desk { library: scene.library, response: &response, sources: &sources, phase: scene.state.phase() })
        })
    }

    pub(crate) fn update_compose(&self, request: UpdateCompose) -> Result<Composed, ErrorReply> {
        self.composing(&request.incident, |desk| {
            let audience = audience(desk.library, &request.audience)?;
            let same = |update: &&UpdateView| update.audience == audience.key;
            let waiting = desk.response.drafts.iter().rfind(same);
            let previous = desk.response.sent.iter().rfind(same);
            let (drafted, next_by) = match waiting.filter(|_| !request.anew) {
                Some(draft) => {
                    let (subject, text) = (draft.subject.clone(), draft.text.clone());
                    (Drafted { subject, text, problem: None }, draft.next_by)
                }
                None => {
                    let clock = desk.response.clocks.iter().find(|clock| clock.audience == audience.key);
                    let next_by = clock.and_then(|clock| next_by(clock, desk.phase, desk.response.at));
                    let knowledge = Knowledge::gather(desk.sources, audience, next_by);
                    (draft(audience, desk.phase, &knowledge, &desk.library.templates), next_by)
                }
            };
            let context = desk.sources.context(audience, next_by);
            let (checks, subject_checks) = checks(&drafted.subject, &drafted.text, &context);
            Ok(Composed {
                audience: audience.key.clone(),
                name: audience.name.clone(),
                to: audience.to.clone(),
                zone: audience_zone(audience, desk.sources.zone).name().to_owned(),
                subject: drafted.subject,
                text: drafted.text,
                next_by,
                previous: previous.map(|sent| sent.text.clone()),
                previous_at: previous.map(|sent| sent.at),
                checks,
                subject_checks,
                draft: waiting.map(|draft| draft.id),
                problem: drafted.problem,
            })
        })
    }

    pub(crate) fn update_check(&self, request: UpdateCheck) -> Result<UpdateChecks, ErrorReply> {
        self.composing(&request.incident, |desk| {
            let audience = audience(desk.library, &request.audience)?;
            let context = desk.sources.context(audience, request.next_by);
            let (checks, subject_checks) = checks(&request.subject, &request.text, &context);
            Ok(UpdateChecks { checks, subject_checks })
        })
    }

    pub(crate) fn update_format(&self, request: UpdateFormat) -> Result<UpdateFormatted, ErrorReply> {
        let UpdateFormat { incident, subject, text, channel, to } = request;
        if text.len() > LONGEST {
            let message = "This update is longer than a million letters, and nobody reads that.";
            return Err(ErrorReply::new(ErrorCode::Rejected, message).with_hint("Shorten it.").in_field("text"));
        }
        let store = self.store()?;
        let stream = self.resolve(&store, &incident)?;
        let row = store.incident(stream)?;
        let reference = row.as_ref().map(muster_store::IncidentRow::reference).unwrap_or_default();
        // Whichever way it leaves, a word of a drill says that it is one.
        let is_drill = row.is_some_and(|row| row.is_drill);
        let (subject, text) = (stamped_subject(is_drill, subject), stamped(is_drill, &text));
        let mut ready = UpdateFormatted {
            file_text: format!("{subject}\n\n{text}\n").trim_start().to_owned(),
            text,
            mailto: None,
            file_name: format!("{reference}-update.txt"),
            note: None,
        };
        match channel {
            Channel::Chat => ready.text = chat_text(&ready.text),
            Channel::Mail => {
                ready.file_text = mail_file(&to, &subject, &ready.text).map_err(|problem| refused(&problem))?;
                ready.file_name = format!("{reference}-update.eml");
                match mailto(&to, &subject, &ready.text) {
                    Ok(link) => ready.mailto = Some(link),
                    Err(problem @ OutgoingProblem::TooLong) => ready.note = Some(problem.to_string()),
                    Err(problem) => return Err(refused(&problem)),
                }
            }
            Channel::Plain | Channel::StatusPage | Channel::File | Channel::Spoken => {}
        }
        Ok(ready)
    }

    pub(crate) fn template_preview(&self, request: TemplatePreview) -> Result<TemplateFilled, ErrorReply> {
        let TemplatePreview { key, subject, text, incident } = request;
        let who = key.split('.').next().unwrap_or_default().to_owned();
        let template = Template { key, subject, text };
        let filled = match incident {
            Some(incident) => self.composing(&incident, |desk| {
                let clock = desk.response.clocks.iter().find(|clock| clock.audience == who);
                let next_by = clock.and_then(|clock| next_by(clock, desk.phase, desk.response.at));
                let audience = audience(desk.library, &who)?;
                render(&template, &Knowledge::gather(desk.sources, audience, next_by)).map_err(|why| unusable(&why))
            }),
            None => render(&template, &Knowledge::example()).map_err(|why| unusable(&why)),
        }?;
        let names = Knowledge::NAMES.iter().map(|name| (*name).to_owned()).collect();
        Ok(TemplateFilled { subject: filled.subject, text: filled.text, names })
    }
}

fn pair(one: &Known) -> (&str, &str) {
    (&one.handle, &one.name)
}

fn audience<'a>(library: &'a Library, key: &str) -> Result<&'a Audience, ErrorReply> {
    library.audiences.iter().find(|audience| audience.key == key).ok_or_else(|| {
        let shown: String = key.chars().take(60).collect();
        ErrorReply::new(ErrorCode::NotFound, format!("There is no audience \"{shown}\" in this incident."))
            .in_field("audience")
    })
}

fn checks(subject: &str, text: &str, context: &Context<'_>) -> (Vec<Check>, Vec<Check>) {
    (check(text, context), check(subject, &Context { whole: false, ..*context }))
}

/// When the next word comes if this one goes out now: never later than the cadence says.
fn next_by(clock: &ClockView, phase: Phase, now: Moment) -> Option<Moment> {
    let minutes = match clock.mode {
        CadenceMode::Every => clock.minutes?,
        CadenceMode::OnChange | CadenceMode::Off => return None,
    };
    if phase == Phase::Resolved {
        return None;
    }
    let latest = now + TimeDelta::minutes(minutes.into());
    let step = if minutes >= ROUND_FROM { 300 } else { 60 };
    DateTime::from_timestamp(latest.timestamp().div_euclid(step) * step, 0)
}

/// A mail may have no subject; one of a drill has at least the word.
fn stamped_subject(is_drill: bool, subject: String) -> String {
    if is_drill { stamped(true, &subject) } else { subject }
}

fn refused(problem: &OutgoingProblem) -> ErrorReply {
    let field = match problem {
        OutgoingProblem::Breaks("subject") => "subject",
        OutgoingProblem::Breaks(_) | OutgoingProblem::Address(_) => "to",
        OutgoingProblem::TooLong => "text",
    };
    ErrorReply::new(ErrorCode::Rejected, problem.to_string()).in_field(field)
}

fn unusable(problem: &TemplateProblem) -> ErrorReply {
    let field = if problem.message.starts_with("In the subject") { "subject" } else { "text" };
    ErrorReply::new(ErrorCode::Rejected, problem.message.clone())
        .with_hint("The template stays as you wrote it; updates use the built-in text until it can be used.")
        .in_field(field)
}

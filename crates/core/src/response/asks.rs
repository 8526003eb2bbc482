//! Asks with their time boxes.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::TimeDelta;

use super::Scene;
use super::view::AskView;
use crate::event::{Act, AskBody};
use crate::ids::EventId;
use crate::incident::EntryView;
use crate::time::Moment;
use crate::words::AskAnswer;

/// What became of one ask.
#[derive(Default)]
struct Course<'a> {
    /// The last time box, and since when it runs, where somebody asked for more.
    more: Option<(Moment, u32)>,
    extended: u32,
    read_back_at: Option<Moment>,
    ended: Option<(AskAnswer, Moment)>,
    remark: &'a str,
}

/// Works out how each ask stands: open ones by their time, then those without one, then those that ended.
///
/// A blocked one counts as open: it waits for somebody. Answers that come later count, also after an end.
#[must_use]
pub fn asks(scene: &Scene<'_>) -> Vec<AskView> {
    let mut courses: HashMap<EventId, Course<'_>> = HashMap::new();
    for (op, act) in scene.acts() {
        match act {
            Act::AskReadBack(act) => {
                courses.entry(act.ask).or_default().read_back_at.get_or_insert(op.happened.at);
            }
            Act::AskAnswered(act) => {
                let course = courses.entry(act.ask).or_default();
                if !act.remark.is_empty() {
                    course.remark = &act.remark;
                }
                course.ended = match act.answer {
                    AskAnswer::MoreTime => {
                        course.more = act.minutes.map(|minutes| (op.happened.at, minutes)).or(course.more);
                        course.extended += 1;
                        None
                    }
                    AskAnswer::Finished | AskAnswer::Blocked | AskAnswer::Dropped => Some((act.answer, op.happened.at)),
                };
            }
            _ => {}
        }
    }
    let mut views: Vec<AskView> = scene
        .state
        .views()
        .filter(|(_, view)| view.struck.is_none())
        .filter_map(|(id, view)| Some((id, view, view.ask.as_ref()?)))
        .map(|(id, view, ask)| shown(scene, id, view, ask, courses.get(&id)))
        .collect();
    views.sort_by_key(|ask| match ask.ended_at.filter(|_| !is_open(ask)) {
        Some(ended) => (2, Moment::MIN_UTC, Reverse(ended), ask.id),
        None => {
            let rank = u8::from(ask.due_at.is_none());
            (rank, ask.due_at.unwrap_or(ask.at), Reverse(ask.at), ask.id)
        }
    });
    views
}

/// Whether somebody still waits for it.
#[must_use]
pub fn is_open(ask: &AskView) -> bool {
    match ask.ended {
        None | Some(AskAnswer::Blocked | AskAnswer::MoreTime) => true,
        Some(AskAnswer::Finished | AskAnswer::Dropped) => false,
    }
}

fn shown(scene: &Scene<'_>, id: EventId, view: &EntryView, ask: &AskBody, course: Option<&Course<'_>>) -> AskView {
    let asked = view.happened.at;
    let time_box = course.and_then(|course| course.more).or_else(|| ask.minutes.map(|minutes| (asked, minutes)));
    let person = scene.handle(&ask.person);
    let name = scene.name(&person);
    let ended = course.and_then(|course| course.ended);
    AskView {
        id,
        say: sentence(&name, ended.map(|(answer, _)| answer), time_box.map(|(_, minutes)| minutes)),
        person,
        name,
        text: view.text.clone(),
        at: asked,
        from: time_box.map_or(asked, |(from, _)| from),
        due_at: time_box.and_then(|(from, minutes)| from.checked_add_signed(TimeDelta::minutes(minutes.into()))),
        extended: course.map_or(0, |course| course.extended),
        read_back_at: course.and_then(|course| course.read_back_at),
        ended: ended.map(|(answer, _)| answer),
        ended_at: ended.map(|(_, at)| at),
        remark: course.map(|course| course.remark.to_owned()).unwrap_or_default(),
    }
}

/// What is said aloud when the time is up.
fn sentence(name: &str, ended: Option<AskAnswer>, minutes: Option<u32>) -> String {
    let first = name.split_whitespace().next().unwrap_or(name);
    match (ended, minutes) {
        (Some(AskAnswer::Blocked), _) => format!("{first}, what would unblock you, and who can help?"),
        (_, None) => format!("{first}, what do you have?"),
        (_, Some(1)) => format!("{first}, your minute is up. What do you have?"),
        (_, Some(minutes)) => format!("{first}, your {minutes} minutes are up. What do you have?"),
    }
}

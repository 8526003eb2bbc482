//! One lane per person: what they did, wrote and said, when they were there, what they told afterwards.
//!
//! Lanes stand in the order in which people first appear. There is no count of anybody's part in it.

use std::collections::BTreeMap;

use super::timeline::in_response;
use super::{When, choices, short, views};
use crate::event::Act;
use crate::ids::EventId;
use crate::incident::LogLine;
use crate::response::Scene;
use crate::review::interviews::told_passages;
use crate::review::{Context, ReviewScene, context_of};
use crate::time::Moment;

choices! {
    /// What somebody has to do with something.
    LaneSort {
        /// They did or said it, by the log.
        Did,
        /// A line names them.
        Named,
        /// They wrote the line.
        Wrote,
        /// They spoke in a conversation.
        Spoke,
        /// They told it in an interview, and it may be used.
        Told,
    }
}

views! {
    /// How it went for each person.
    PointsOfView {
        /// The instant they are looked at; absent for all that is known now.
        at: Option<Moment>,
        /// People in the order in which they first appear.
        lanes: Vec<PersonLane>,
        /// How many notes of interviews are left out, because their words may not be used or not under their name.
        left_out: u32,
    }

    /// The lane of one person.
    PersonLane {
        /// Handle, where it is known who they are.
        person: Option<String>,
        /// Name.
        name: String,
        /// What has to be known beside it, as it was when they first appear.
        context: Context,
        /// When they first appear.
        first: Moment,
        /// When they were on the call.
        there: Vec<LaneSpan>,
        /// What stands in it, in order of time.
        items: Vec<LaneItem>,
    }

    /// From when to when somebody was there.
    LaneSpan {
        /// From when.
        from: Moment,
        /// Until when; absent while it lasts.
        until: Option<Moment>,
    }

    /// One thing in a lane.
    LaneItem {
        /// What they have to do with it.
        sort: LaneSort,
        /// When it was.
        at: Moment,
        /// When it was known.
        known_at: Moment,
        /// What it says; empty for messages, which are read where they stand.
        text: String,
        /// The line of the log.
        line: Option<EventId>,
        /// The source of messages.
        source: Option<EventId>,
        /// The number of the first message.
        place: u32,
        /// How many messages.
        count: u32,
    }
}

/// What somebody said in a source within one minute, as far as it was said by the instant that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenMinute {
    /// Handle, where it is known who they are.
    pub person: Option<String>,
    /// As the source names them.
    pub name: String,
    /// The source.
    pub source: EventId,
    /// The number of the first message.
    pub place: u32,
    /// When the first one was.
    pub first: Moment,
    /// When the last one was.
    pub last: Moment,
    /// How many.
    pub messages: u32,
}

/// Lanes by person: by handle, else by the name that a source gives.
#[derive(Default)]
struct Lanes {
    all: BTreeMap<String, PersonLane>,
}

impl Lanes {
    fn of(&mut self, scene: &ReviewScene<'_>, person: Option<&str>, name: &str, at: Moment) -> &mut PersonLane {
        let handle = person.map(|person| scene.handle(person)).filter(|handle| !handle.is_empty());
        // A handle and a name that happen to be spelt alike are two people.
        let key = handle.as_ref().map_or_else(|| format!("?{}", name.to_lowercase()), |handle| format!("@{handle}"));
        let name = handle.as_ref().map_or_else(|| name.to_owned(), |handle| scene.name(handle));
        let lane = self.all.entry(key).or_insert_with(|| PersonLane {
            person: handle,
            name,
            context: Context::default(),
            first: at,
            there: Vec::new(),
            items: Vec::new(),
        });
        lane.first = lane.first.min(at);
        lane
    }

    fn put(&mut self, scene: &ReviewScene<'_>, person: &str, item: LaneItem) {
        if !person.is_empty() {
            self.of(scene, Some(person), person, item.at).items.push(item);
        }
    }
}

/// Works out how it went for each person. The incident is as it was known at `at`, and so is what was spoken; `when` says
/// when a passage was.
#[must_use]
pub fn points_of_view(
    scene: &ReviewScene<'_>,
    at: Option<Moment>,
    spoken: &[SpokenMinute],
    when: When<'_>,
) -> PointsOfView {
    let response = in_response(scene);
    let mut lanes = Lanes::default();
    let state = scene.incident;
    let written = state.views().filter_map(|(id, _)| state.line(id));
    for line in written.chain(state.derived()).filter(shown) {
        of_line(scene, &mut lanes, &line);
    }
    for one in spoken.iter().filter(|one| at.is_none_or(|at| one.last <= at)) {
        let item = LaneItem {
            sort: LaneSort::Spoke,
            at: one.first,
            known_at: one.last,
            text: String::new(),
            line: None,
            source: Some(one.source),
            place: one.place,
            count: one.messages,
        };
        lanes.of(scene, one.person.as_deref(), &one.name, one.first).items.push(item);
    }
    there(scene, &response, &mut lanes);
    let left_out = if at.is_none() { told_afterwards(scene, &mut lanes, when) } else { 0 };
    let contexts = context_of(scene);
    let mut lanes: Vec<PersonLane> = lanes.all.into_values().collect();
    for lane in &mut lanes {
        lane.items.sort_by_key(|item| (item.at, item.sort));
        if let Some(person) = &lane.person {
            lane.context = contexts.at(person, lane.first);
        }
    }
    lanes.sort_by(|a, b| (a.first, &a.name).cmp(&(b.first, &b.name)));
    PointsOfView { at, lanes, left_out }
}

/// Struck lines, erased ones and what is routine stand in nobody's lane.
fn shown(line: &LogLine) -> bool {
    line.view.struck.is_none() && !line.view.erased && !line.view.routine && line.erasure.is_none()
}

fn of_line(scene: &ReviewScene<'_>, lanes: &mut Lanes, line: &LogLine) {
    let item = |sort| LaneItem {
        sort,
        at: line.view.happened.at,
        known_at: line.known_at,
        text: short(&line.view.text),
        line: Some(line.id),
        source: None,
        place: 0,
        count: 1,
    };
    let mut seen: Vec<String> = Vec::new();
    let people = line.view.people.iter().enumerate();
    for (sort, person) in
        people.map(|(n, who)| (if n == 0 { LaneSort::Did } else { LaneSort::Named }, scene.handle(who)))
    {
        if !seen.contains(&person) {
            lanes.put(scene, &person, item(sort));
            seen.push(person);
        }
    }
    let author = line.author.and_then(|id| scene.directory.person(id)).map(|person| person.handle.clone());
    if let Some(author) = author.filter(|author| !seen.contains(author)) {
        lanes.put(scene, &author, item(LaneSort::Wrote));
    }
}

/// Who was on the call from when to when. Whoever came back has two spans.
fn there(scene: &ReviewScene<'_>, response: &Scene<'_>, lanes: &mut Lanes) {
    for (op, act) in response.acts() {
        let at = op.happened.at;
        if let Act::PersonJoined(act) = act {
            let lane = lanes.of(scene, Some(&act.person), &act.person, at);
            if lane.there.last().is_none_or(|span| span.until.is_some()) {
                lane.there.push(LaneSpan { from: at, until: None });
            }
        } else if let Act::PersonLeft(act) = act
            && let Some(span) = lanes.of(scene, Some(&act.person), &act.person, at).there.last_mut()
            && span.until.is_none()
        {
            span.until = Some(at.max(span.from));
        }
    }
}

/// What people told in interviews about a passage, at the instant of the passage; says how much is left out.
fn told_afterwards(scene: &ReviewScene<'_>, lanes: &mut Lanes, when: When<'_>) -> u32 {
    let told = told_passages(scene);
    for one in told.passages {
        let Some(at) = when(&one.passage) else { continue };
        let item = LaneItem {
            sort: LaneSort::Told,
            at,
            known_at: one.at,
            text: short(&one.text),
            line: one.passage.line.filter(|_| one.passage.source.is_none()),
            source: one.passage.source,
            place: one.passage.place,
            count: 1,
        };
        lanes.put(scene, &one.person, item);
    }
    told.left_out
}

//! Who was heard: how much each said, with what has to be known before anybody makes something of it.
//!
//! It is no ranking: the order is that of the first word, and whoever was there and said nothing stands there too.

use chrono::Timelike;
use serde::{Deserialize, Serialize};

use super::ReviewScene;
use crate::response::roles::tenures;
use crate::response::roster::{Presence, hours, presences};
use crate::response::{Scene, roles::Tenure};
use crate::time::Moment;
use crate::words::Role;
use crate::zone::Zone;

/// How much somebody said in one source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speaker {
    /// Handle, where it is known who they are.
    pub person: Option<String>,
    /// As the source names them.
    pub name: String,
    /// Whether it is a program.
    pub is_program: bool,
    /// How many messages.
    pub messages: u32,
    /// How long they spoke, in milliseconds, where the source says.
    pub millis: u64,
    /// Their first word.
    pub first: Option<Moment>,
}

/// What has to be known about somebody beside what they say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Context {
    /// Roles they held, the earliest first.
    pub roles: Vec<Role>,
    /// Whether they were on call; absent when nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub on_call: Option<bool>,
    /// Their team; empty when unknown.
    pub team: String,
    /// What their own clock said, such as `03:09`; empty when their zone is unknown.
    pub local: String,
    /// Whether that was outside of their hours, or at night where their hours are unknown.
    pub off_hours: bool,
}

/// Somebody who was heard, or was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HeardPerson {
    /// Handle, where it is known who they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub person: Option<String>,
    /// Name.
    pub name: String,
    /// How many messages.
    pub messages: u32,
    /// How many seconds they spoke; 0 where no source says.
    pub seconds: u32,
    /// Their first word; absent for those who said nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub first: Option<Moment>,
    /// What has to be known beside it, as it was at their first word.
    pub context: Context,
}

/// Who was heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Heard {
    /// People, in the order of their first word; those who said nothing last, in the order in which they came.
    pub people: Vec<HeardPerson>,
    /// How many messages programs wrote.
    pub programs: u32,
    /// Whether any source says how long somebody spoke.
    pub timed: bool,
}

/// Roles and presences of an incident, worked out once for many questions.
pub struct Contexts<'a> {
    scene: ReviewScene<'a>,
    tenures: Vec<Tenure>,
    presences: Vec<Presence>,
}

/// Gets ready to say what has to be known about people.
#[must_use]
pub fn context_of<'a>(scene: &ReviewScene<'a>) -> Contexts<'a> {
    let ReviewScene { incident, library, directory, now, zone, .. } = *scene;
    let response = Scene { state: incident, library, directory, now, zone };
    Contexts { scene: *scene, tenures: tenures(&response), presences: presences(&response) }
}

impl Contexts<'_> {
    /// What has to be known about somebody at an instant.
    #[must_use]
    pub fn at(&self, person: &str, at: Moment) -> Context {
        let holds =
            |held: &&Tenure| held.person == person && held.from <= at && held.until.is_none_or(|until| at < until);
        self.context(person, Some(at), self.tenures.iter().filter(holds).map(|held| held.role))
    }

    /// The same over the whole incident, with the clock at one instant.
    fn over_all(&self, person: &str, at: Option<Moment>) -> Context {
        self.context(person, at, self.tenures.iter().filter(|held| held.person == person).map(|held| held.role))
    }

    fn context(&self, person: &str, at: Option<Moment>, held: impl Iterator<Item = Role>) -> Context {
        let mut roles = Vec::new();
        for role in held {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        let known = self.scene.directory.person_by_handle(person);
        let zone = known.and_then(|known| Zone::parse(&known.zone).ok());
        let (local, off_hours) = match zone.zip(at) {
            Some((zone, at)) => {
                let wall = zone.local_time(at).naive;
                let minute = wall.hour() * 60 + wall.minute();
                let within = known.and_then(|known| hours(&known.hours)).map(|(from, until)| {
                    if from < until { from <= minute && minute < until } else { from <= minute || minute < until }
                });
                let night = !(7 * 60..22 * 60).contains(&minute);
                (wall.format("%H:%M").to_string(), within.map_or(night, |within| !within))
            }
            None => (String::new(), false),
        };
        Context {
            roles,
            on_call: self.presences.iter().find(|one| one.person == person).and_then(|one| one.on_call),
            team: known.map(|known| known.team.clone()).unwrap_or_default(),
            local,
            off_hours,
        }
    }
}

/// Works out who was heard.
#[must_use]
pub fn heard(scene: &ReviewScene<'_>, speakers: &[Speaker]) -> Heard {
    let contexts = context_of(scene);
    let mut heard = Heard { people: Vec::new(), programs: 0, timed: speakers.iter().any(|one| one.millis > 0) };
    let mut millis: Vec<u64> = Vec::new();
    for one in speakers {
        if one.is_program && one.person.is_none() {
            heard.programs = heard.programs.saturating_add(one.messages);
            continue;
        }
        let name = one.person.as_deref().map_or_else(|| one.name.clone(), |person| scene.name(person));
        // Somebody whom nobody knows is one person as long as they go by one name.
        let same = |known: &HeardPerson| known.person == one.person && (one.person.is_some() || known.name == name);
        let place = heard.people.iter().position(same).unwrap_or(heard.people.len());
        if place == heard.people.len() {
            let (person, context) = (one.person.clone(), Context::default());
            heard.people.push(HeardPerson { person, name, messages: 0, seconds: 0, first: None, context });
            millis.push(0);
        }
        if let (Some(person), Some(millis)) = (heard.people.get_mut(place), millis.get_mut(place)) {
            person.messages = person.messages.saturating_add(one.messages);
            *millis = millis.saturating_add(one.millis);
            person.seconds = u32::try_from(*millis / 1_000).unwrap_or(u32::MAX);
            person.first = match (person.first, one.first) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
    }
    let there = contexts.presences.iter().map(|one| one.person.as_str());
    for handle in there.chain(contexts.tenures.iter().map(|held| held.person.as_str())) {
        if heard.people.iter().all(|known| known.person.as_deref() != Some(handle)) {
            heard.people.push(HeardPerson {
                person: Some(handle.to_owned()),
                name: scene.name(handle),
                messages: 0,
                seconds: 0,
                first: None,
                context: Context::default(),
            });
        }
    }
    for person in &mut heard.people {
        if let Some(handle) = &person.person {
            person.context = contexts.over_all(handle, person.first);
        }
    }
    heard.people.sort_by_key(|person| (person.messages == 0, person.first.is_none(), person.first));
    heard
}

//! The roster: who is on the call, who left, and how late it is where they are.

use chrono::Timelike;

use super::Scene;
use super::view::PresentView;
use crate::event::Act;
use crate::time::Moment;
use crate::zone::Zone;

/// Somebody's presence, from when they came until they left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Handle, as the directory spells it.
    pub person: String,
    /// Whether they take part.
    pub engaged: bool,
    /// Whether they are on call; `None` when nobody said.
    pub on_call: Option<bool>,
    /// Since when.
    pub from: Moment,
    /// Until when; `None` while they are here.
    pub until: Option<Moment>,
    /// When they last said that they are tired.
    pub tired_at: Option<Moment>,
}

impl Presence {
    const fn new(person: String, from: Moment) -> Self {
        Self { person, engaged: true, on_call: None, from, until: None, tired_at: None }
    }
}

/// Everybody who came, in the order in which they came; one who came back stands once.
#[must_use]
pub fn presences(scene: &Scene<'_>) -> Vec<Presence> {
    presences_of(scene, &mut scene.acts().map(|(op, act)| (op.happened.at, act)))
}

/// Everybody who came by some acts.
pub(super) fn presences_of(scene: &Scene<'_>, acts: &mut dyn Iterator<Item = (Moment, &Act)>) -> Vec<Presence> {
    let mut here: Vec<Presence> = Vec::new();
    for (at, act) in acts {
        match act {
            Act::PersonJoined(act) => {
                let person = scene.handle(&act.person);
                match here.iter_mut().find(|one| one.person == person) {
                    Some(one) => {
                        if one.until.take().is_some() {
                            // A rest is a rest: who comes back begins anew.
                            one.from = at;
                            one.tired_at = None;
                        }
                        one.engaged = act.engaged;
                        one.on_call = act.on_call.or(one.on_call);
                    }
                    None => {
                        here.push(Presence { engaged: act.engaged, on_call: act.on_call, ..Presence::new(person, at) });
                    }
                }
            }
            Act::PersonLeft(act) => {
                let person = scene.handle(&act.person);
                if let Some(one) = here.iter_mut().find(|one| one.person == person && one.until.is_none()) {
                    one.until = Some(at.max(one.from));
                }
            }
            Act::TirednessSaid(act) => {
                let person = scene.handle(&act.person);
                match here.iter_mut().find(|one| one.person == person) {
                    Some(one) => one.tired_at = Some(at),
                    // Who says so is there, whether or not somebody wrote that they came.
                    None => here.push(Presence { tired_at: Some(at), ..Presence::new(person, at) }),
                }
            }
            _ => {}
        }
    }
    here
}

/// Works out who is here: those who are here first, then those who left.
#[must_use]
pub fn roster(scene: &Scene<'_>) -> Vec<PresentView> {
    let mut views: Vec<PresentView> = presences(scene).into_iter().map(|one| shown(scene, one)).collect();
    views.sort_by_key(|one| one.until.is_some());
    views
}

fn shown(scene: &Scene<'_>, one: Presence) -> PresentView {
    let known = scene.directory.person_by_handle(&one.person);
    let zone = known.and_then(|person| Zone::parse(&person.zone).ok());
    let (local, off_hours) = match zone {
        Some(zone) => {
            let wall = zone.local_time(scene.now).naive;
            let minute = wall.hour() * 60 + wall.minute();
            let hours = known.and_then(|person| hours(&person.hours));
            (wall.format("%H:%M").to_string(), hours.map_or_else(|| is_night(minute), |hours| !within(hours, minute)))
        }
        None => (String::new(), false),
    };
    PresentView {
        name: known.map_or_else(|| one.person.clone(), |person| person.name.clone()),
        team: known.map(|person| person.team.clone()).unwrap_or_default(),
        zone: zone.map(|zone| zone.name().to_owned()).unwrap_or_default(),
        person: one.person,
        engaged: one.engaged,
        on_call: one.on_call,
        from: one.from,
        until: one.until,
        tired_at: one.tired_at,
        local,
        off_hours,
    }
}

/// Whether a minute of the day is night: from 22 to 7.
pub(super) const fn is_night(minute: u32) -> bool {
    minute >= 22 * 60 || minute < 7 * 60
}

/// Whether a minute of the day lies in working hours, which may go over midnight.
const fn within((from, until): (u32, u32), minute: u32) -> bool {
    if from < until { from <= minute && minute < until } else { from <= minute || minute < until }
}

/// Reads `09:00-17:30` as minutes of the day; `None` for what cannot be read, and for hours without a length.
#[must_use]
pub fn hours(text: &str) -> Option<(u32, u32)> {
    let (from, until) = text.split_once(['-', '–'])?;
    let (from, until) = (minute_of_day(from)?, minute_of_day(until)?);
    (from != until).then_some((from, until % (24 * 60)))
}

/// Reads `9`, `09:00` or `24:00`.
fn minute_of_day(text: &str) -> Option<u32> {
    let digits = |part: &str| {
        let short = !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if short { part.parse::<u32>().ok() } else { None }
    };
    let (hour, minute) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "0"));
    let at = digits(hour)? * 60 + digits(minute).filter(|minute| *minute < 60)?;
    (at <= 24 * 60).then_some(at)
}

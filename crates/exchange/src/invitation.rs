//! An invitation to a meeting, and word that it is called off, as calendar files (RFC 5545). Saved, never sent.

use chrono::TimeDelta;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use muster_core::event::AgendaBlock;
use muster_core::ids::EventId;
use muster_core::time::Moment;

use crate::text::{clean, one_line};

/// Somebody who is asked to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Their name.
    pub name: String,
    /// Their mail address; empty when it is not known.
    pub mail: String,
}

/// A meeting as others are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The meeting: the same meeting keeps its place in a calendar when it is moved.
    pub meeting: EventId,
    /// How often others have to be told anew: a calendar takes no word that is older than the one it has.
    pub changes: u32,
    /// Its title.
    pub title: String,
    /// When it begins.
    pub at: Moment,
    /// Where; empty when nobody said.
    pub place: String,
    /// What is done in it; its minutes make its length.
    pub agenda: Vec<AgendaBlock>,
    /// Who asks; a calendar can do without.
    pub organiser: Option<Guest>,
    /// Who is asked.
    pub guests: Vec<Guest>,
    /// Whether the incident was an exercise.
    pub is_drill: bool,
    /// Why it does not take place, which may be empty; absent for one that does.
    pub called_off: Option<String>,
    /// When the file is made.
    pub made_at: Moment,
}

/// Writes an invitation, or that it no longer stands. The script of the facilitator is not in it.
#[must_use]
pub fn invitation(invitation: &Invitation) -> String {
    let minutes = invitation.agenda.iter().map(|block| i64::from(block.minutes)).sum::<i64>().max(15);
    let title = one_line(&invitation.title);
    let mut event = Event::new();
    event
        .uid(&format!("{}@muster.invalid", invitation.meeting))
        .timestamp(invitation.made_at)
        .sequence(invitation.changes)
        .starts(invitation.at)
        .ends(invitation.at + TimeDelta::minutes(minutes))
        .summary(&if invitation.is_drill { format!("EXERCISE: {title}") } else { title })
        .description(&match &invitation.called_off {
            Some(reason) => called_off(reason),
            None => description(invitation),
        });
    if invitation.called_off.is_some() {
        event.status(EventStatus::Cancelled);
    }
    let place = one_line(&invitation.place);
    if !place.is_empty() {
        event.location(&place);
    }
    if let Some(organiser) = &invitation.organiser
        && let Some(property) = person("ORGANIZER", organiser)
    {
        event.append_property(property);
    }
    for guest in &invitation.guests {
        if let Some(property) = person("ATTENDEE", guest) {
            event.append_multi_property(property);
        }
    }
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Muster//Review//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", if invitation.called_off.is_some() { "CANCEL" } else { "PUBLISH" }))
        .push(event.done());
    calendar.to_string()
}

fn called_off(reason: &str) -> String {
    let reason = one_line(reason);
    let why = if reason.is_empty() { String::new() } else { format!("\n{reason}") };
    clean(&format!("This meeting does not take place.{why}"))
}

/// The agenda, and who is asked but has no address that a calendar could hold.
fn description(invitation: &Invitation) -> String {
    let mut lines: Vec<String> =
        invitation.agenda.iter().map(|block| format!("{} min: {}", block.minutes, one_line(&block.title))).collect();
    let named: Vec<String> =
        invitation.guests.iter().filter(|guest| address(guest).is_none()).map(|guest| one_line(&guest.name)).collect();
    if !named.is_empty() {
        lines.push(format!("Also asked: {}", named.join(", ")));
    }
    lines.push(
        "We meet to understand what happened, not to find somebody to blame. Ideas are decided later.".to_owned(),
    );
    clean(&lines.join("\n"))
}

fn person(key: &str, guest: &Guest) -> Option<Property> {
    let address = address(guest)?;
    let mut property = Property::new(key, format!("mailto:{address}"));
    // A quote would end the parameter, and there is no way to write one inside it.
    let name = one_line(&guest.name).replace('"', "'");
    if !name.is_empty() {
        property.add_parameter("CN", &name);
    }
    if key == "ATTENDEE" {
        property.add_parameter("ROLE", "REQ-PARTICIPANT");
    }
    Some(property.done())
}

/// An address that is one, without anything that could end the line or begin another value.
fn address(guest: &Guest) -> Option<&str> {
    let mail = guest.mail.trim();
    let (name, domain) = mail.split_once('@')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let fits = !name.is_empty() && !domain.is_empty() && name.chars().all(plain) && domain.chars().all(plain);
    fits.then_some(mail)
}

//! Meetings: looked at, and what calendars are told of them.

use muster_core::directory::Directory;
use muster_core::review::{Meeting, Meetings, ReviewScene, meetings, told_anew};
use muster_core::words::{MeetingKind, Seat};
use muster_exchange::{Guest, Invitation, invitation};

use super::ReviewDesk;
use crate::service::Service;
use crate::wire::{ErrorCode, ErrorReply, ExportText, IncidentOnly, MeetingOnly};

impl Service {
    pub(crate) fn meetings(&self, request: IncidentOnly) -> Result<Meetings, ErrorReply> {
        self.on_review(&request.incident, |desk| Ok(meetings(&desk.scene)))
    }

    pub(crate) fn meeting_invitation(&self, request: MeetingOnly) -> Result<ExportText, ErrorReply> {
        self.on_review(&request.incident, |desk| {
            let all = meetings(&desk.scene);
            let standing = all.meetings.into_iter().map(|meeting| (meeting, None));
            let mut found = standing.chain(all.called_off.into_iter().map(|one| (one.meeting, Some(one.reason))));
            let found = found.find(|(one, _)| one.id == request.meeting);
            let (meeting, called_off) = found.ok_or_else(|| {
                ErrorReply::new(ErrorCode::NotFound, "Failed to find the meeting: it is not in this review.")
                    .in_field("meeting")
            })?;
            let reference = desk.row.reference();
            let day = desk.scene.zone.local_time(meeting.at).naive.date();
            let what = if called_off.is_some() { "meeting-called-off" } else { "meeting" };
            let text = invitation(&asked(desk, meeting, called_off));
            Ok(ExportText { text, file_name: format!("{reference}-{what}-{day}.ics") })
        })
    }
}

fn asked(desk: &ReviewDesk<'_>, meeting: Meeting, called_off: Option<String>) -> Invitation {
    let ReviewDesk { row, scene, .. } = desk;
    let what = match meeting.sort {
        MeetingKind::Learning => "what we can learn from",
        MeetingKind::Actions => "ideas from",
    };
    let guests =
        meeting.people.iter().filter(|one| one.invited).map(|one| guest(scene.directory, &one.person, &one.name));
    Invitation {
        meeting: meeting.id,
        changes: told_anew(scene.review, meeting.id),
        title: format!("{}: {what} “{}”", row.reference(), row.title),
        at: meeting.at,
        place: meeting.place.clone(),
        agenda: meeting.agenda.iter().map(|block| block.block.clone()).collect(),
        organiser: organiser(desk.row.stream, scene),
        guests: guests.collect(),
        is_drill: row.is_drill,
        called_off,
        made_at: scene.now,
    }
}

/// The facilitator asks, when there is one whose address is known.
fn organiser(incident: muster_core::ids::StreamId, scene: &ReviewScene<'_>) -> Option<Guest> {
    let seats = muster_core::review::scope(incident, scene).seats;
    let facilitator = seats.into_iter().find(|seat| seat.seat == Seat::Facilitator)?;
    Some(guest(scene.directory, &facilitator.person, &facilitator.name)).filter(|guest| !guest.mail.is_empty())
}

/// What stands under contact may be a number, a room or several things; the first mail address is taken.
fn guest(directory: &Directory, handle: &str, name: &str) -> Guest {
    let contact = directory.person_by_handle(handle).map(|person| person.contact.clone()).unwrap_or_default();
    let words = contact.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>'));
    let words = words.map(|word| word.trim_start_matches("mailto:"));
    let mail =
        words.filter(|word| word.contains('@') && !word.starts_with('@') && !word.ends_with('@')).map(str::to_owned);
    Guest { name: name.to_owned(), mail: mail.into_iter().next().unwrap_or_default() }
}

//! Meetings of a review: what was planned, how far one has come, who has not been heard yet.
//!
//! Clocks follow from what was noted when, never from a timer: a laptop that slept, or a second window, shows the same.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::ReviewScene;
use super::agenda::{NAIVE, agenda, lengths};
use super::glance::MeetingSoon;
use super::guests::{seated, suggested};
use super::soak::working_days;
use crate::event::{Act, AgendaBlock, MeetingPlanned, ReviewAct};
use crate::ids::EventId;
use crate::incident::Op;
use crate::time::Moment;
use crate::words::{FindingKind, MeetingKind, Milestone, Seat, Severity};

macro_rules! views {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)+ }
    )+};
}

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MeetingStanding {
    /// It has not begun.
    NotBegun,
    /// It goes on.
    Running,
    /// It is over.
    Ended,
}

views! {
    /// Somebody who is invited or there.
    MeetingPerson {
        /// Handle.
        person: String,
        /// Name.
        name: String,
        /// Whether they are there; before the meeting nobody is.
        there: bool,
        /// Whether they have said something.
        spoke: bool,
        /// Whether they were invited.
        invited: bool,
    }

    /// A part of a meeting, as it went.
    MeetingBlock {
        /// The block.
        block: AgendaBlock,
        /// When it was to begin.
        due: Moment,
        /// When it began first; absent until then.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        began: Option<Moment>,
        /// How many seconds were spent on it, up to the instant the view is of.
        spent: u32,
    }

    /// The part that runs now.
    RunningBlock {
        /// Its key.
        key: String,
        /// Since when.
        since: Moment,
        /// When its minutes are used up, what was spent on it earlier counted.
        until: Moment,
        /// Seconds left; negative when it is over its time.
        left: i32,
        /// Key of the part that comes after it; absent for the last.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        next: Option<String>,
    }

    /// Something that was put aside.
    ParkedItem {
        /// The event.
        id: EventId,
        /// What.
        text: String,
        /// When.
        at: Moment,
    }

    /// Hands that were counted.
    HandsCounted {
        /// The event.
        id: EventId,
        /// What was asked about.
        about: String,
        /// To how many it was new.
        new: u32,
        /// How many were there.
        of: u32,
        /// When.
        at: Moment,
    }

    /// A meeting.
    Meeting {
        /// The event that planned it first.
        id: EventId,
        /// What it is for.
        sort: MeetingKind,
        /// When it is to begin.
        at: Moment,
        /// How long it is planned, in minutes.
        minutes: u32,
        /// Where.
        place: String,
        /// What is done in it.
        agenda: Vec<MeetingBlock>,
        /// How many times the plan was changed.
        changes: u32,
        /// How far it has come.
        standing: MeetingStanding,
        /// When it began.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        began: Option<Moment>,
        /// When it ended.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        ended: Option<Moment>,
        /// What runs now.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        running: Option<RunningBlock>,
        /// Who is invited, and who is there, in order of arrival.
        people: Vec<MeetingPerson>,
        /// Handles of who is there and has not spoken yet, in order of arrival. Never an order of merit.
        quiet: Vec<String>,
        /// What was put aside.
        parked: Vec<ParkedItem>,
        /// Hands that were counted.
        hands: Vec<HandsCounted>,
    }

    /// A meeting that does not take place.
    CalledOff {
        /// As it was planned.
        meeting: Meeting,
        /// Why; may be empty.
        reason: String,
        /// When it was called off.
        at: Moment,
    }

    /// An agenda that is offered.
    AgendaOffer {
        /// What for.
        sort: MeetingKind,
        /// How long.
        minutes: u32,
        /// Its blocks.
        blocks: Vec<AgendaBlock>,
    }

    /// A question that somebody new would ask.
    NaiveQuestion {
        /// What is asked.
        text: String,
        /// The open question of the review it comes from; absent for one that is brought along.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        finding: Option<EventId>,
    }

    /// By when the learning meeting is best held, while people still remember.
    HoldWithin {
        /// By when.
        by: Moment,
        /// How many days that is.
        days: u32,
        /// Whether only working days count.
        working: bool,
        /// Since when they count.
        since: Moment,
    }

    /// Meetings of a review, and what is needed to plan one.
    Meetings {
        /// Every meeting that was not called off, earliest first.
        meetings: Vec<Meeting>,
        /// Those that were called off, the last one first.
        called_off: Vec<CalledOff>,
        /// Agendas to begin with; the usual length of each kind first.
        offers: Vec<AgendaOffer>,
        /// By when the learning meeting is best held; absent where it does not press.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        hold_within: Option<HoldWithin>,
        /// Who may want to come: everybody named in the log, and who works on the review.
        suggested: Vec<MeetingPerson>,
        /// Questions that somebody new would ask: those of the review first.
        questions: Vec<NaiveQuestion>,
    }
}

/// Works out the meetings.
#[must_use]
pub fn meetings(scene: &ReviewScene<'_>) -> Meetings {
    let mut tracks: Vec<Track> = Vec::new();
    for (op, act) in scene.review.acts() {
        take(&mut tracks, op, act);
    }
    // Who leads the meeting asks and listens; nobody waits for them to speak.
    let leads = seated(scene).into_iter().filter(|(seat, _)| *seat == Seat::Facilitator);
    let facilitators: Vec<String> = leads.map(|(_, person)| person).collect();
    let (mut meetings, mut called_off) = (Vec::new(), Vec::new());
    for mut track in tracks {
        match track.dropped.take() {
            None => meetings.push(track.view(scene, &facilitators)),
            Some((at, reason)) => called_off.push(CalledOff { meeting: track.view(scene, &facilitators), reason, at }),
        }
    }
    meetings.sort_by_key(|meeting| (meeting.at, meeting.id));
    called_off.sort_by_key(|one| (std::cmp::Reverse(one.at), one.meeting.id));
    let library = scene.library;
    let offer = |sort: MeetingKind| {
        let of = move |minutes: &u32| AgendaOffer { sort, minutes: *minutes, blocks: agenda(library, sort, *minutes) };
        lengths(sort).iter().map(of)
    };
    Meetings {
        meetings,
        called_off,
        offers: MeetingKind::ALL.iter().copied().flat_map(offer).collect(),
        hold_within: hold_within(scene),
        suggested: suggested(scene),
        questions: questions(scene),
    }
}

/// The earliest meeting that was not called off and has not ended.
pub(super) fn next_meeting(scene: &ReviewScene<'_>) -> Option<MeetingSoon> {
    let mut tracks: Vec<Track> = Vec::new();
    for (op, act) in scene.review.acts() {
        take(&mut tracks, op, act);
    }
    let open = tracks.into_iter().filter(|track| track.dropped.is_none() && track.ended.is_none());
    let next = open.min_by_key(|track| (track.plan.at, track.id))?;
    Some(MeetingSoon { id: next.id, sort: next.plan.sort, at: next.plan.at })
}

/// What is known of one meeting while the log is read.
struct Track {
    id: EventId,
    plan: MeetingPlanned,
    changes: u32,
    /// When it was called off, and why.
    dropped: Option<(Moment, String)>,
    began: Option<Moment>,
    ended: Option<Moment>,
    /// Blocks in the order they were gone to.
    visits: Vec<(String, Moment)>,
    /// Who came, in order of arrival, and whether they are there.
    came: Vec<(String, bool)>,
    spoke: Vec<String>,
    parked: Vec<ParkedItem>,
    hands: Vec<HandsCounted>,
}

fn take(tracks: &mut Vec<Track>, op: &Op<ReviewAct>, act: &ReviewAct) {
    let at = op.happened.at;
    let mut on = |meeting: EventId, change: &mut dyn FnMut(&mut Track)| {
        if let Some(track) = tracks.iter_mut().find(|track| track.id == meeting) {
            change(track);
        }
    };
    match act {
        ReviewAct::MeetingPlanned(plan) => match plan.meeting {
            Some(meeting) => on(meeting, &mut |track| {
                track.plan = plan.clone();
                track.changes += 1;
            }),
            None => tracks.push(Track::new(op.id, plan)),
        },
        ReviewAct::MeetingDropped(act) => on(act.meeting, &mut |track| {
            track.dropped = Some((at, act.reason.clone()));
        }),
        ReviewAct::MeetingBegan(act) => on(act.meeting, &mut |track| {
            track.began.get_or_insert(at);
            // Whoever begins again after an end goes on.
            track.ended = None;
        }),
        ReviewAct::BlockBegan(act) => on(act.meeting, &mut |track| {
            track.began.get_or_insert(at);
            track.ended = None;
            track.visits.push((act.block.clone(), at));
        }),
        ReviewAct::MeetingEnded(act) => {
            on(act.meeting, &mut |track| track.ended = track.began.map(|began| at.max(began)));
        }
        ReviewAct::Attended(act) => on(act.meeting, &mut |track| track.came(&act.person, act.there)),
        ReviewAct::Spoke(act) => on(act.meeting, &mut |track| {
            track.came(&act.person, true);
            track.spoke.push(act.person.clone());
        }),
        ReviewAct::Parked(act) => {
            on(act.meeting, &mut |track| track.parked.push(ParkedItem { id: op.id, text: act.text.clone(), at }));
        }
        ReviewAct::NewToYou(act) => on(act.meeting, &mut |track| {
            track.hands.push(HandsCounted { id: op.id, about: act.about.clone(), new: act.new, of: act.of, at });
        }),
        _ => {}
    }
}

impl Track {
    fn new(id: EventId, plan: &MeetingPlanned) -> Self {
        Self {
            id,
            plan: plan.clone(),
            changes: 0,
            dropped: None,
            began: None,
            ended: None,
            visits: Vec::new(),
            came: Vec::new(),
            spoke: Vec::new(),
            parked: Vec::new(),
            hands: Vec::new(),
        }
    }

    fn came(&mut self, person: &str, there: bool) {
        match self.came.iter_mut().find(|(one, _)| one == person) {
            Some((_, is)) => *is = there,
            None => self.came.push((person.to_owned(), there)),
        }
    }

    /// Every stretch spent on a block: key, from, to. The first block begins with the meeting.
    fn stretches(&self, now: Moment) -> Vec<(String, Moment, Moment)> {
        let Some(began) = self.began else { return Vec::new() };
        let end = self.ended.unwrap_or_else(|| now.max(began));
        let mut visits = self.visits.clone();
        if visits.first().is_none_or(|(_, at)| *at > began)
            && let Some(first) = self.plan.agenda.first()
        {
            visits.insert(0, (first.key.clone(), began));
        }
        let ends: Vec<Moment> = visits.iter().skip(1).map(|(_, at)| *at).chain([end]).collect();
        visits.into_iter().zip(ends).map(|((key, from), to)| (key, from, to.max(from))).collect()
    }

    fn view(self, scene: &ReviewScene<'_>, facilitators: &[String]) -> Meeting {
        let stretches = self.stretches(scene.now);
        let standing = match (self.began, self.ended) {
            (None, _) => MeetingStanding::NotBegun,
            (Some(_), None) => MeetingStanding::Running,
            (Some(_), Some(_)) => MeetingStanding::Ended,
        };
        let mut due = self.began.unwrap_or(self.plan.at);
        let mut agenda = Vec::with_capacity(self.plan.agenda.len());
        for block in &self.plan.agenda {
            let on = stretches.iter().filter(|(key, ..)| *key == block.key);
            let spent = on.clone().map(|(_, from, to)| (*to - *from).num_seconds()).sum::<i64>();
            let began = on.map(|(_, from, _)| *from).min();
            agenda.push(MeetingBlock {
                block: block.clone(),
                due,
                began,
                spent: u32::try_from(spent).unwrap_or(u32::MAX),
            });
            due += TimeDelta::minutes(block.minutes.into());
        }
        let running = (standing == MeetingStanding::Running).then(|| self.running(&stretches, scene.now)).flatten();
        let quiet = |(person, there): &&(String, bool)| {
            *there && !self.spoke.contains(person) && !facilitators.contains(person)
        };
        Meeting {
            id: self.id,
            sort: self.plan.sort,
            at: self.plan.at,
            minutes: self.plan.agenda.iter().map(|block| block.minutes).fold(0, u32::saturating_add),
            place: self.plan.place.clone(),
            agenda,
            changes: self.changes,
            standing,
            began: self.began,
            ended: self.ended,
            running,
            people: self.people(scene),
            quiet: self.came.iter().filter(quiet).map(|(person, _)| person.clone()).collect(),
            parked: self.parked,
            hands: self.hands,
        }
    }

    fn running(&self, stretches: &[(String, Moment, Moment)], now: Moment) -> Option<RunningBlock> {
        let (key, since, _) = stretches.last()?;
        let earlier = stretches.iter().rev().skip(1).filter(|(one, ..)| one == key);
        let spent = earlier.map(|(_, from, to)| *to - *from).fold(TimeDelta::zero(), |all, one| all + one);
        let at = self.plan.agenda.iter().position(|block| block.key == *key);
        let minutes = at.and_then(|at| self.plan.agenda.get(at)).map_or(0, |block| block.minutes);
        let until = *since + TimeDelta::minutes(minutes.into()) - spent;
        let left = (until - now).num_seconds();
        let next = at.and_then(|at| self.plan.agenda.get(at + 1)).map(|block| block.key.clone());
        let left = i32::try_from(left).unwrap_or(if left < 0 { i32::MIN } else { i32::MAX });
        Some(RunningBlock { key: key.clone(), since: *since, until, left, next })
    }

    /// Who came, in order of arrival, then who is invited and has not come.
    fn people(&self, scene: &ReviewScene<'_>) -> Vec<MeetingPerson> {
        let absent = self.plan.invited.iter().filter(|one| !self.came.iter().any(|(came, _)| came == *one));
        let all = self.came.iter().map(|(one, there)| (one, *there)).chain(absent.map(|one| (one, false)));
        all.map(|(person, there)| MeetingPerson {
            person: person.clone(),
            name: scene.name(person),
            there,
            spoke: self.spoke.contains(person),
            invited: self.plan.invited.contains(person),
        })
        .collect()
    }
}

fn questions(scene: &ReviewScene<'_>) -> Vec<NaiveQuestion> {
    let mut open: Vec<NaiveQuestion> = Vec::new();
    for (op, act) in scene.review.acts() {
        match act {
            ReviewAct::FindingWritten(act) => {
                let id = act.finding.unwrap_or(op.id);
                open.retain(|one| one.finding != Some(id));
                if act.sort == FindingKind::Question {
                    open.push(NaiveQuestion { text: act.text.clone(), finding: Some(id) });
                }
            }
            ReviewAct::FindingStruck(act) => open.retain(|one| one.finding != Some(act.finding)),
            ReviewAct::FindingAnswered(act) => open.retain(|one| one.finding != Some(act.finding)),
            _ => {}
        }
    }
    open.extend(NAIVE.iter().map(|text| NaiveQuestion { text: (*text).to_owned(), finding: None }));
    open
}

/// The worse it was, the sooner people should talk: three days, or five working days, counted from its end.
fn hold_within(scene: &ReviewScene<'_>) -> Option<HoldWithin> {
    let (days, working) = match scene.incident.severity()? {
        Severity::Sev1 => (3, false),
        Severity::Sev2 => (5, true),
        Severity::Sev3 | Severity::Sev4 | Severity::Sev5 => return None,
    };
    let stood_down = scene.incident.acts().rev().find_map(|op| match op.value.as_ref()? {
        Act::StoodDown(_) => Some(op.happened.at),
        _ => None,
    });
    let since = scene.incident.milestone(Milestone::Resolved).map(|resolved| resolved.at).or(stood_down)?;
    let by = if working { working_days(since, days, scene.zone) } else { since + TimeDelta::days(days.into()) };
    Some(HoldWithin { by, days, working, since })
}

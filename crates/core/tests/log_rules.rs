//! Every intent and every refusal, one row each: what a person means to do becomes these facts, or these words.

#![expect(clippy::unwrap_used, reason = "a builder that cannot build is a failed test")]

use chrono::TimeDelta;
use muster_core::directory::{Directory, DirectoryRejection, decide_person, decide_service, handle_from};
use muster_core::event::{
    Amendment, AskBody, Attachment, Body, ChainHead, Draft, Event, Hlc, PersonAdded, RestoredWhy, ServiceAdded, seal,
};
use muster_core::ids::{DIRECTORY, DeviceId, EventId, Hash, PersonId, ServiceId, StreamId};
use muster_core::incident::{
    Ctx, Filter, Head, IncidentState, Intent, LineIntent, NewLine, Order, Origin, Rejection, decide, decide_on_head,
};
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Milestone, Phase, Precision, Severity};
use muster_testkit::{SeededIds, moment};

const STREAM: StreamId = StreamId(uuid::Uuid::from_u128(9));

fn id(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

/// One incident on one device, with the clock in the test's hands.
struct Desk {
    state: IncidentState,
    events: Vec<Event>,
    head: ChainHead,
    last: Hlc,
    ids: SeededIds,
    now: Moment,
}

impl Desk {
    fn bare() -> Self {
        Self {
            state: IncidentState::default(),
            events: Vec::new(),
            head: ChainHead::empty(DeviceId(id(1))),
            last: Hlc::default(),
            ids: SeededIds::new(1),
            now: moment("2026-11-20T02:02:00Z"),
        }
    }

    /// With an incident that was declared.
    fn new() -> Self {
        let mut desk = Self::bare();
        desk.does(Intent::Declare {
            number: 42,
            title: "Checkout  is\nslow".to_owned(),
            severity: Some(Severity::Sev2),
            is_drill: false,
        })
        .unwrap();
        desk
    }

    fn with_ctx<T>(&self, decide: impl FnOnce(&mut Ctx<'_>) -> T) -> T {
        let mut new_id = || EventId(self.ids.next_id());
        decide(&mut Ctx { now: self.now, zone: "Europe/Berlin", actor: Some(PersonId(id(7))), new_id: &mut new_id })
    }

    fn write(&mut self, drafts: Vec<Draft>) -> Vec<EventId> {
        let mut made = Vec::new();
        for draft in drafts {
            let (event, _) = seal(draft, &mut self.head, &mut self.last, self.now).unwrap();
            self.state.apply(&event);
            made.push(event.id());
            self.events.push(event);
        }
        self.now += TimeDelta::minutes(1);
        made
    }

    fn does(&mut self, intent: Intent) -> Result<Vec<EventId>, Rejection> {
        let head = Head { stream: STREAM, exists: self.state.exists() };
        let drafts = self.with_ctx(|ctx| decide_on_head(head, intent, ctx))?;
        Ok(self.write(drafts))
    }

    fn changes(&mut self, intent: LineIntent) -> Result<EventId, Rejection> {
        let drafts = self.with_ctx(|ctx| decide(STREAM, &self.state, intent, ctx))?;
        assert_eq!(drafts.len(), 1);
        Ok(self.write(drafts)[0])
    }

    fn line(&mut self, text: &str) -> EventId {
        self.does(Intent::Log(vec![NewLine { text: text.to_owned(), ..NewLine::default() }])).unwrap()[0]
    }

    fn text(&self, id: EventId) -> Option<String> {
        self.state.line(id).map(|line| line.view.text)
    }
}

fn text(words: &str) -> Amendment {
    Amendment { text: Some(words.to_owned()), ..Amendment::default() }
}

fn picture() -> Attachment {
    Attachment {
        hash: Hash::of(b"png"),
        media_type: "image/png".to_owned(),
        size: 3,
        width: 0,
        height: 0,
        caption: String::new(),
    }
}

fn backward() -> Happened {
    let at = moment("2026-11-20T02:00:00Z");
    Happened { at, precision: Precision::Between, until: Some(at - TimeDelta::seconds(1)), zone: "UTC".to_owned() }
}

#[test]
fn declaring_takes_a_number_and_at_most_a_line() {
    let desk = Desk::new();
    assert_eq!(desk.state.title(), "Checkout is slow", "a title is one line");
    assert_eq!(desk.state.severity(), Some(Severity::Sev2));
    assert_eq!(desk.state.phase(), Phase::Investigating);
    assert_eq!(desk.state.milestone(Milestone::Declared).map(|h| h.at), Some(moment("2026-11-20T02:02:00Z")));
    assert_eq!(desk.events[0].header.author, Some(PersonId(id(7))));

    let mut drill = Desk::bare();
    drill.does(Intent::Declare { number: 1, title: "  ".to_owned(), severity: None, is_drill: true }).unwrap();
    assert!(drill.state.is_drill() && drill.state.exists());
    assert_eq!(drill.state.severity(), None, "nobody has sized it");
    assert_eq!(drill.state.title(), "Incident without a name yet", "no field is required to go on");
}

#[test]
fn nothing_is_written_into_an_incident_that_is_not_there() {
    let title = || Intent::SetTitle("x".to_owned());
    assert_eq!(Desk::bare().does(title()), Err(Rejection::NoIncident));
    let mut undone = Desk::new();
    let declared = undone.events.iter().map(Event::id).collect();
    undone.changes(LineIntent::Undo(declared)).unwrap();
    assert_eq!(undone.does(title()), Err(Rejection::NoIncident), "its declaration was undone");
}

#[test]
fn each_intent_on_the_head_has_its_effect() {
    let mut desk = Desk::new();
    desk.does(Intent::SetTitle(" Cards \n declined ".to_owned())).unwrap();
    assert_eq!(desk.state.title(), "Cards declined");
    desk.does(Intent::SetSeverity(Severity::Sev1, Some("  ".to_owned()))).unwrap();
    assert_eq!(desk.state.severity(), Some(Severity::Sev1));
    desk.does(Intent::SetPhase(Phase::Monitoring)).unwrap();
    assert_eq!(desk.state.phase(), Phase::Monitoring);
    let began = Happened::exact(moment("2026-11-20T01:40:00Z"), "Europe/Berlin");
    desk.does(Intent::SetMilestone(Milestone::ImpactBegan, Some(began.clone()), "first 5xx".to_owned())).unwrap();
    assert_eq!(desk.state.milestone(Milestone::ImpactBegan), Some(&began));
    desk.does(Intent::SetMilestone(Milestone::Detected, None, String::new())).unwrap();
    assert!(desk.state.milestone(Milestone::Detected).is_some(), "now, when no time is said");
    desk.does(Intent::WriteStatement("\n1 in 8 payments fail.\n".to_owned())).unwrap();
    assert_eq!(desk.state.statement().and_then(|op| op.value.as_deref()), Some("1 in 8 payments fail."));

    let said: Vec<String> =
        desk.state.line_keys(Order::Arrival, &Filter::default()).iter().filter_map(|key| desk.text(key.id)).collect();
    assert_eq!(
        said,
        [
            "Incident declared, SEV2",
            "Title: Cards declined",
            "Severity SEV1",
            "Phase: Monitoring",
            "first 5xx",
            "",
            "1 in 8 payments fail."
        ],
        "what was done otherwise than by writing a line is a line too"
    );
}

#[test]
fn a_line_keeps_everything_that_was_said_with_it() {
    let mut desk = Desk::new();
    let happened = Happened {
        at: moment("2026-11-20T02:00:00Z"),
        precision: Precision::About,
        until: None,
        zone: "Asia/Kathmandu".to_owned(),
    };
    let line = NewLine {
        happened: Some(happened.clone()),
        kind: Some(EntryKind::Action),
        milestone: None,
        text: "  8 of 12 hosts rolled back ".to_owned(),
        people: vec!["jonas".to_owned()],
        services: vec!["gateway".to_owned()],
        pinned: true,
        flagged: true,
        ask: Some(AskBody { person: "ana".to_owned(), minutes: Some(5) }),
        links: vec!["https://example.org".to_owned()],
        attachments: vec![picture()],
    };
    let ids = desk.does(Intent::Log(vec![line.clone(), NewLine { text: "two".to_owned(), ..NewLine::default() }]));
    let ids = ids.unwrap();
    let view = desk.state.line(ids[0]).unwrap().view;
    assert_eq!(
        (view.text.as_str(), view.kind, &view.happened),
        ("8 of 12 hosts rolled back", EntryKind::Action, &happened)
    );
    assert_eq!((&view.people, &view.services), (&line.people, &line.services));
    assert_eq!((view.pinned, view.flagged, &view.ask), (true, true, &line.ask));
    assert_eq!((&view.links, &view.attachments), (&line.links, &line.attachments));
    assert_eq!(desk.state.line(ids[1]).unwrap().view.kind, EntryKind::Observation, "no kind means observation");
    let milestone = NewLine { milestone: Some(Milestone::Mustered), text: "all on".to_owned(), ..NewLine::default() };
    let ids = desk.does(Intent::Log(vec![milestone])).unwrap();
    assert_eq!(desk.state.line(ids[0]).unwrap().origin, Origin::Milestone(Milestone::Mustered));
}

#[test]
fn what_has_no_meaning_is_refused_before_anything_is_written() {
    let good = || NewLine { text: "fine".to_owned(), ..NewLine::default() };
    let spaces = NewLine { text: " \n\t".to_owned(), ..NewLine::default() };
    let turned = NewLine { happened: Some(backward()), ..good() };
    let rows = [
        (Intent::Log(vec![good(), spaces]), Rejection::EmptyLine),
        (Intent::Log(vec![good(), turned]), Rejection::BackwardSpan),
        (Intent::SetTitle(" \n ".to_owned()), Rejection::EmptyLine),
        (Intent::WriteStatement("  ".to_owned()), Rejection::EmptyLine),
        (Intent::SetMilestone(Milestone::Detected, Some(backward()), String::new()), Rejection::BackwardSpan),
    ];
    let mut desk = Desk::new();
    let before = desk.state.clone();
    for (intent, refused) in rows {
        assert_eq!(desk.does(intent.clone()), Err(refused), "{intent:?}");
        assert_eq!(desk.state, before, "a refused batch leaves nothing behind");
    }
    let only_picture = NewLine { attachments: vec![picture()], ..NewLine::default() };
    assert!(desk.does(Intent::Log(vec![only_picture])).is_ok(), "a picture says something");
}

#[test]
fn amending_changes_what_is_named_and_nothing_else() {
    let mut desk = Desk::new();
    let line = desk.line("8 of 12");
    desk.changes(LineIntent::Amend(line, text(" 9 of 12 "))).unwrap();
    let view = desk.state.line(line).unwrap().view;
    assert_eq!((view.text.as_str(), view.edits, view.kind), ("9 of 12", 1, EntryKind::Observation));
    let rows = [
        (text("9 of 12"), Rejection::NoChange),
        (Amendment::default(), Rejection::NoChange),
        (text("  "), Rejection::EmptyLine),
        (Amendment { happened: Some(backward()), ..Amendment::default() }, Rejection::BackwardSpan),
    ];
    for (amendment, refused) in rows {
        assert_eq!(desk.changes(LineIntent::Amend(line, amendment.clone())), Err(refused), "{amendment:?}");
    }
    let with_picture = Amendment { text: Some(String::new()), attachments: Some(vec![picture()]), ..text("") };
    desk.changes(LineIntent::Amend(line, with_picture)).unwrap();
    let without = Amendment { attachments: Some(Vec::new()), ..Amendment::default() };
    assert_eq!(
        desk.changes(LineIntent::Amend(line, without)),
        Err(Rejection::EmptyLine),
        "the picture was all it said"
    );
    assert_eq!(desk.state.line(line).unwrap().view.edits, 2);
}

#[test]
fn striking_keeps_the_words_and_restoring_takes_the_strike_away() {
    let mut desk = Desk::new();
    let line = desk.line("wrong graph");
    assert_eq!(desk.changes(LineIntent::Unstrike(line)), Err(Rejection::NoChange));
    let strike = desk.changes(LineIntent::Strike(line, Some(" other\nregion ".to_owned()))).unwrap();
    let struck = desk.state.line(line).unwrap().view.struck.unwrap();
    assert_eq!((struck.id, struck.reason.as_deref()), (strike, Some("other region")));
    assert_eq!(desk.text(line).as_deref(), Some("wrong graph"), "history stays readable");
    assert!(!desk.state.line_keys(Order::Arrival, &Filter::default()).iter().any(|key| key.id == line));
    assert_eq!(desk.changes(LineIntent::Strike(line, None)), Err(Rejection::NoChange));
    desk.changes(LineIntent::Unstrike(line)).unwrap();
    assert!(desk.state.line(line).unwrap().view.struck.is_none());
    desk.changes(LineIntent::Strike(line, Some(" ".to_owned()))).unwrap();
    assert_eq!(desk.state.line(line).unwrap().view.struck.unwrap().reason, None);
}

#[test]
fn pins_and_flags_are_on_or_off() {
    let mut desk = Desk::new();
    let line = desk.line("x");
    for (on, pinned, flagged) in [(true, true, true), (false, false, false)] {
        desk.changes(LineIntent::Pin(line, on)).unwrap();
        desk.changes(LineIntent::Flag(line, on)).unwrap();
        let view = desk.state.line(line).unwrap().view;
        assert_eq!((view.pinned, view.flagged), (pinned, flagged));
        assert_eq!(desk.changes(LineIntent::Pin(line, on)), Err(Rejection::NoChange));
        assert_eq!(desk.changes(LineIntent::Flag(line, on)), Err(Rejection::NoChange));
    }
}

#[test]
fn a_milestone_that_is_cleared_falls_back_to_what_stood_before() {
    let mut desk = Desk::new();
    assert_eq!(desk.changes(LineIntent::ClearMilestone(Milestone::Detected)), Err(Rejection::NoChange));
    let set = |at| Intent::SetMilestone(Milestone::Declared, Some(Happened::exact(moment(at), "UTC")), String::new());
    desk.does(set("2026-11-20T01:50:00Z")).unwrap();
    assert_eq!(desk.state.milestone(Milestone::Declared).unwrap().at, moment("2026-11-20T01:50:00Z"));
    desk.changes(LineIntent::ClearMilestone(Milestone::Declared)).unwrap();
    assert_eq!(desk.state.milestone(Milestone::Declared).unwrap().at, moment("2026-11-20T02:02:00Z"));
    assert_eq!(desk.changes(LineIntent::ClearMilestone(Milestone::Declared)), Err(Rejection::NoChange));
}

#[test]
fn undo_and_redo_name_what_they_take_back() {
    let mut desk = Desk::new();
    let line = desk.line("x");
    let undo = desk.changes(LineIntent::Undo(vec![line])).unwrap();
    assert!(desk.state.line(line).is_none());
    assert!(matches!(&desk.events.last().unwrap().body, Body::Restored(body) if body.why == RestoredWhy::Undo));
    assert_eq!(desk.changes(LineIntent::Amend(line, text("y"))), Err(Rejection::NoLine), "it was undone");
    desk.changes(LineIntent::Redo(vec![undo])).unwrap();
    assert_eq!(desk.text(line).as_deref(), Some("x"));
    let unknown = EventId(id(404));
    for intent in [LineIntent::Undo(vec![]), LineIntent::Undo(vec![line, unknown]), LineIntent::Redo(vec![unknown])] {
        assert_eq!(desk.changes(intent.clone()), Err(Rejection::NoLine), "{intent:?}");
    }
}

#[test]
fn erasing_takes_every_version_and_leaves_a_mark() {
    let mut desk = Desk::new();
    let line = desk.line("the password is hunter2");
    let amended = desk.changes(LineIntent::Amend(line, text("the password is hunter3"))).unwrap();
    desk.changes(LineIntent::Undo(vec![amended])).unwrap();
    assert_eq!(desk.changes(LineIntent::Erase(line, " ".to_owned())), Err(Rejection::NoReason));
    desk.changes(LineIntent::Erase(line, "held a secret".to_owned())).unwrap();
    let left = desk.state.line(line).unwrap();
    assert!(left.view.erased && left.view.text.is_empty());
    assert_eq!(left.erasure.map(|erasure| erasure.reason).as_deref(), Some("held a secret"));
    assert!(!format!("{:?}", desk.state).contains("hunter"), "no version of it is kept, not even the undone one");
    let erasure = desk.events.last().unwrap().id();
    let why = || "again".to_owned();
    let rows = [
        (LineIntent::Undo(vec![erasure]), Rejection::Erased),
        (LineIntent::Undo(vec![amended, erasure]), Rejection::Erased),
        (LineIntent::Erase(line, why()), Rejection::Erased),
        (LineIntent::Amend(line, text("y")), Rejection::Erased),
        (LineIntent::Strike(line, None), Rejection::Erased),
        (LineIntent::Erase(EventId(id(404)), why()), Rejection::NoLine),
        (LineIntent::Erase(desk.events[0].id(), why()), Rejection::NotWritten),
    ];
    for (intent, refused) in rows {
        assert_eq!(desk.changes(intent.clone()), Err(refused), "{intent:?}");
    }
    let statement = desk.does(Intent::WriteStatement("secret".to_owned())).unwrap()[0];
    desk.changes(LineIntent::Erase(statement, why())).unwrap();
    assert!(desk.state.line(statement).unwrap().view.erased);
}

#[test]
fn lines_that_follow_from_something_else_are_changed_there() {
    let mut desk = Desk::new();
    let phase = desk.does(Intent::SetPhase(Phase::Identified)).unwrap()[0];
    let derived = [
        LineIntent::Amend(phase, text("y")),
        LineIntent::Strike(phase, None),
        LineIntent::Unstrike(phase),
        LineIntent::Pin(phase, true),
        LineIntent::Flag(phase, true),
        LineIntent::Erase(phase, "because".to_owned()),
    ];
    for intent in derived {
        assert_eq!(desk.changes(intent.clone()), Err(Rejection::NotWritten), "{intent:?}");
    }
    for intent in [LineIntent::Pin(EventId(id(404)), true), LineIntent::Strike(EventId(id(404)), None)] {
        assert_eq!(desk.changes(intent.clone()), Err(Rejection::NoLine), "{intent:?}");
    }
}

#[test]
fn refusals_read_well_after_failed_to() {
    let all = [
        Rejection::NoIncident,
        Rejection::NoLine,
        Rejection::EmptyLine,
        Rejection::NotWritten,
        Rejection::Erased,
        Rejection::NoChange,
        Rejection::NoReason,
        Rejection::BackwardSpan,
    ];
    for rejection in all {
        let words = rejection.to_string();
        assert!(words.starts_with(char::is_lowercase) && !words.ends_with('.'), "{words}");
    }
}

#[test]
fn the_directory_takes_names_and_refuses_only_a_taken_handle() {
    let desk = Desk::bare();
    let person = |n: u128, handle: &str, name: &str| PersonAdded {
        person: PersonId(id(n)),
        handle: handle.to_owned(),
        name: name.to_owned(),
        team: String::new(),
        contact: String::new(),
        zone: String::new(),
        hours: String::new(),
        manager: String::new(),
        interviews: false,
    };
    let mut directory = Directory::default();
    let (mut head, mut last) = (ChainHead::empty(DeviceId(id(1))), Hlc::default());
    let mut take = |directory: &mut Directory, drafts: Vec<Draft>| {
        for draft in drafts {
            assert_eq!(draft.stream, DIRECTORY);
            directory.apply(&seal(draft, &mut head, &mut last, desk.now).unwrap().0);
        }
    };
    let drafts = desk.with_ctx(|ctx| decide_person(&directory, person(1, "", " Jonas Weber "), ctx)).unwrap();
    take(&mut directory, drafts);
    assert_eq!(directory.person_by_handle("JONAS.weber").map(|p| p.name.as_str()), Some("Jonas Weber"));
    let again = desk.with_ctx(|ctx| decide_person(&directory, person(1, "jonas.weber", "Jonas Weber"), ctx)).unwrap();
    assert!(again.is_empty(), "the same again is nothing new");
    let taken = desk.with_ctx(|ctx| decide_person(&directory, person(2, "@Jonas.Weber", "Another"), ctx));
    let refused = DirectoryRejection::HandleTaken { handle: "Jonas.Weber".to_owned(), name: "Jonas Weber".to_owned() };
    assert_eq!(taken, Err(refused));
    let nameless = desk.with_ctx(|ctx| decide_person(&directory, person(3, " @ ", " "), ctx));
    assert_eq!(nameless, Err(DirectoryRejection::NoName));
    let drafts = desk.with_ctx(|ctx| decide_person(&directory, person(1, "jonas", "Jonas Weber"), ctx)).unwrap();
    assert!(matches!(drafts[0].body, Body::PersonAmended(_)));
    take(&mut directory, drafts);
    assert!(directory.person_by_handle("jonas.weber").is_none(), "the old handle is free");

    let service = ServiceAdded {
        service: ServiceId(id(4)),
        handle: "#gateway".to_owned(),
        name: String::new(),
        team: String::new(),
        tier: 0,
        contact: String::new(),
        runbook: String::new(),
    };
    let drafts = desk.with_ctx(|ctx| decide_service(&directory, service, ctx)).unwrap();
    take(&mut directory, drafts);
    assert_eq!(directory.service_by_handle("Gateway").map(|s| s.name.as_str()), Some("gateway"));
    for (name, handle) in
        [("Jonas Weber", "jonas.weber"), (" Zoë (SRE) ", "zoë.sre"), ("a-b_c.d", "a-b_c.d"), ("!!", "")]
    {
        assert_eq!(handle_from(name), handle);
    }
}

//! What leaves a review around its meetings: the invitation and the list of ideas.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

use muster_core::event::AgendaBlock;
use muster_core::ids::EventId;
use muster_core::review::{IdeaDecision, Ideas, NoneBecause, ReviewIdea};
use muster_core::time::Moment;
use muster_core::words::{IdeaState, Purpose};
use muster_core::zone::Zone;
use muster_exchange::{
    Guest, IdeaRow, IdeasError, IdeasOf, Invitation, idea_rows, ideas_csv, ideas_from_csv, ideas_markdown, invitation,
};
use proptest::prelude::*;
use uuid::Uuid;

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn asked() -> Invitation {
    let guest = |name: &str, mail: &str| Guest { name: name.to_owned(), mail: mail.to_owned() };
    let block = |title: &str, minutes| AgendaBlock {
        key: "a".to_owned(),
        title: title.to_owned(),
        minutes,
        script: "a whisper".to_owned(),
    };
    Invitation {
        meeting: EventId(Uuid::from_u128(5)),
        changes: 2,
        title: "INC-0042: cards; fail, twice".to_owned(),
        at: at("2026-03-12T13:00:00Z"),
        place: "Room 4".to_owned(),
        agenda: vec![block("Why we are here", 5), block("What happened", 55)],
        organiser: None,
        guests: vec![
            guest("Ana \"Red\" Ruiz; and: more", "ana@example.org"),
            guest("Jonas\r\nATTENDEE:mailto:evil@example.org", "jonas@example.org\r\nX:1"),
            guest("Mei", ""),
        ],
        is_drill: false,
        called_off: None,
        made_at: at("2026-03-10T09:00:00Z"),
    }
}

/// Lines as a calendar reads them: a line that begins with a blank goes on with the one before.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn an_invitation_keeps_its_place_and_is_in_utc() {
    let text = invitation(&asked());
    let lines = lines(&text);
    for expected in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "UID:00000000-0000-0000-0000-000000000005@muster.invalid",
        "SEQUENCE:2",
        "DTSTAMP:20260310T090000Z",
        "DTSTART:20260312T130000Z",
        "DTEND:20260312T140000Z",
        "LOCATION:Room 4",
        r"SUMMARY:INC-0042: cards\; fail\, twice",
        "END:VCALENDAR",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected} is missing in\n{text}");
    }
    assert!(!text.contains("ORGANIZER"), "nobody is named who did not ask");
    assert!(!text.contains("whisper"), "the script is for the facilitator alone");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "long lines are folded");
    assert_eq!(text, invitation(&asked()), "the same meeting gives the same file");
    let drill = invitation(&Invitation { is_drill: true, ..asked() });
    assert!(drill.contains("SUMMARY:EXERCISE: INC-0042"));
}

#[test]
fn a_meeting_that_is_called_off_is_taken_out_of_calendars() {
    let asked = Invitation { called_off: Some("half of us\r\nUID:other are ill".to_owned()), changes: 3, ..asked() };
    let text = invitation(&asked);
    let lines = lines(&text);
    for expected in [
        "METHOD:CANCEL",
        "STATUS:CANCELLED",
        "UID:00000000-0000-0000-0000-000000000005@muster.invalid",
        "SEQUENCE:3",
        "DTSTART:20260312T130000Z",
        r"DESCRIPTION:This meeting does not take place.\nhalf of us UID:other are ill",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected} is missing in\n{text}");
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("UID")).count(), 1, "a reason is no line of its own");
    assert!(lines.iter().any(|line| line.starts_with("ATTENDEE")), "whoever was asked is told");
    assert!(!text.contains("What happened"), "an agenda would read as if it took place");
}

#[test]
fn nobody_can_write_lines_of_their_own_into_it() {
    let text = invitation(&asked());
    let lines = lines(&text);
    let attendees: Vec<&String> = lines.iter().filter(|line| line.starts_with("ATTENDEE")).collect();
    assert_eq!(attendees.len(), 1, "an address with a line end in it is none: {attendees:?}");
    assert!(attendees[0].ends_with(":mailto:ana@example.org"), "{}", attendees[0]);
    assert!(attendees[0].contains("CN=\"Ana 'Red' Ruiz; and: more\""), "{}", attendees[0]);
    let description = lines.iter().find(|line| line.starts_with("DESCRIPTION")).unwrap();
    assert!(description.contains("5 min: Why we are here"), "{description}");
    assert!(description.contains(r"Also asked: Jonas ATTENDEE:mailto:evil@example.org\, Mei"), "{description}");
    let known = ["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND"];
    let more = ["SUMMARY", "DESCRIPTION", "LOCATION", "ATTENDEE", "END", ""];
    for line in &lines {
        let name = line.split([':', ';']).next().unwrap();
        assert!(known.contains(&name) || more.contains(&name), "{line}");
    }
}

fn idea(n: u128, text: &str, state: IdeaState) -> ReviewIdea {
    ReviewIdea {
        id: EventId(Uuid::from_u128(n)),
        text: text.to_owned(),
        at: at("2026-03-10T09:00:00Z"),
        in_incident: false,
        evidence: Vec::new(),
        state,
        soaks_until: None,
        decision: None,
        hints: Vec::new(),
        repeats: Vec::new(),
    }
}

fn decision(reason: &str) -> IdeaDecision {
    IdeaDecision {
        id: EventId(Uuid::from_u128(77)),
        at: at("2026-03-16T09:00:00Z"),
        owner: "ana".to_owned(),
        owner_name: "Ana Ruiz".to_owned(),
        purpose: Some(Purpose::Detect),
        cost: "a day".to_owned(),
        effect: "seen in a minute".to_owned(),
        due: Some(at("2026-04-01T09:00:00Z")),
        reason: reason.to_owned(),
        into: None,
    }
}

fn of() -> IdeasOf {
    IdeasOf {
        reference: "INC-0042".to_owned(),
        title: "Cards *fail*".to_owned(),
        is_drill: false,
        zone: Zone::parse("Europe/Berlin").unwrap(),
    }
}

fn all() -> Ideas {
    let kept = ReviewIdea { decision: Some(decision("")), ..idea(1, "Page on a full pool", IdeaState::Kept) };
    let declined = ReviewIdea {
        decision: Some(decision("=HYPERLINK(1), it is \"rare\"")),
        ..idea(2, "+ a second\nregion", IdeaState::Declined)
    };
    Ideas {
        ideas: vec![kept, declined, idea(3, "<b>test</b> the rollback", IdeaState::Soaking)],
        soak_days: 2,
        learned_at: None,
        meeting_at: None,
        none: None,
    }
}

#[test]
fn the_list_of_ideas_is_safe_in_a_spreadsheet_and_comes_back_as_it_was() {
    let rows = idea_rows(&of(), &all());
    let text = ideas_csv(&rows);
    assert!(text.contains("\"'=HYPERLINK(1), it is \"\"rare\"\"\""), "{text}");
    assert!(text.contains("\"'+ a second\nregion\""), "{text}");
    assert_eq!(ideas_from_csv(&text).unwrap(), rows);
}

proptest! {
    // What is kept begins with no blank and no line end.
    #[test]
    fn any_words_come_back(text in "[!-&(-~äé][ -&(-~äé\n;]{0,40}", reason in "([a-z=+@;-][a-z=+@;\n -]{0,40})?", drill: bool) {
        let row = IdeaRow {
            incident: "INC-0042".to_owned(),
            is_drill: drill,
            text,
            state: IdeaState::Declined,
            owner: "ana".to_owned(),
            purpose: None,
            cost: String::new(),
            effect: String::new(),
            due: None,
            reason,
            had: at("2026-03-10T09:00:00Z"),
            decided: Some(at("2026-03-16T09:00:00Z")),
            id: "x".to_owned(),
        };
        prop_assert_eq!(ideas_from_csv(&ideas_csv(std::slice::from_ref(&row))).unwrap(), vec![row]);
    }
}

#[test]
fn a_list_of_something_else_is_refused_in_words() {
    assert_eq!(ideas_from_csv("name,handle\nAna,ana\n"), Err(IdeasError::Columns));
    let text = ideas_csv(&idea_rows(&of(), &all())).replacen("\"kept\"", "\"sleeping\"", 1);
    let error = ideas_from_csv(&text).unwrap_err();
    assert_eq!(error.to_string(), "read line 2: sleeping is not known");
}

#[test]
fn the_page_of_ideas_says_what_is_kept_and_why_the_rest_is_not() {
    let text = ideas_markdown(&of(), &all());
    for expected in [
        "## Kept",
        "- Page on a full pool",
        "  - Owner: Ana Ruiz",
        "  - Purpose: Detect sooner",
        "## Declined",
        "## Not decided yet",
    ] {
        assert!(text.contains(expected), "{expected} is missing in\n{text}");
    }
    assert!(!text.contains("<b>") && !text.contains("*fail*"), "what people wrote is no markup: {text}");
    let none = Ideas {
        none: Some(NoneBecause {
            id: EventId(Uuid::from_u128(9)),
            because: "fixed that night".to_owned(),
            at: at("2026-03-16T09:00:00Z"),
        }),
        ..all()
    };
    assert!(ideas_markdown(&of(), &none).contains("**None, because** fixed that night"));
}

//! The narrative, its draft and the report: what rests on what, what nobody wrote, who is called what.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects")]

use std::collections::HashMap;

use muster_core::directory::Directory;
use muster_core::event::{
    Act, Body, ChainHead, Draft, EntryAdded, Event, Hlc, IncidentDeclared, MilestoneSet, Passage, PersonAdded,
    ReviewAct, RoleAssumed, StatementWritten, StreamKind, TalkAct, TitleSet, seal,
};
use muster_core::ids::{DIRECTORY, DeviceId, EventId, PersonId, StreamId};
use muster_core::incident::{IncidentState, fold};
use muster_core::library::Library;
use muster_core::review::{
    Report, ReportOptions, ReviewScene, ReviewState, default_parts, draft, findings, fold_review, hollow, links,
    narrative, passage_at, report, stream_of,
};
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Milestone, ReportAudience, ReportPart, ReviewTier, Role, Severity};
use muster_core::zone::Zone;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

const INCIDENT: StreamId = StreamId(Uuid::from_u128(9));

fn id(n: u128) -> EventId {
    EventId(Uuid::from_u128(n))
}

fn at(minute: u32) -> Moment {
    format!("2026-11-20T02:{minute:02}:00Z").parse().unwrap()
}

/// Makes events: each with an id and a minute of its own choosing.
struct Maker {
    head: ChainHead,
    last: Hlc,
    events: Vec<Event>,
}

impl Maker {
    fn new() -> Self {
        Self { head: ChainHead::empty(DeviceId(Uuid::from_u128(7))), last: Hlc::default(), events: Vec::new() }
    }

    fn put(&mut self, n: u128, minute: u32, stream: StreamId, stream_kind: StreamKind, body: Body) {
        let happened = Happened::exact(at(minute), "UTC");
        let draft = Draft { id: id(n), stream, stream_kind, author: None, happened, known_at: None, body };
        self.events.push(seal(draft, &mut self.head, &mut self.last, at(minute)).unwrap().0);
    }

    fn incident(&mut self, n: u128, minute: u32, body: Body) {
        self.put(n, minute, INCIDENT, StreamKind::Incident, body);
    }

    fn review(&mut self, n: u128, act: Value) {
        let body = match serde_json::from_value::<ReviewAct>(act.clone()) {
            Ok(act) => Body::Review(act),
            Err(_) => Body::Talk(serde_json::from_value::<TalkAct>(act).unwrap()),
        };
        self.put(n, 50, stream_of(INCIDENT), StreamKind::Review, body);
    }
}

fn line(kind: EntryKind, text: &str, pinned: bool) -> Body {
    Body::EntryAdded(EntryAdded {
        kind,
        text: text.to_owned(),
        people: Vec::new(),
        services: Vec::new(),
        pinned,
        flagged: false,
        ask: None,
        links: Vec::new(),
        attachments: Vec::new(),
    })
}

struct World {
    incident: IncidentState,
    review: ReviewState,
    library: Library,
    directory: Directory,
}

impl World {
    fn scene(&self) -> ReviewScene<'_> {
        ReviewScene {
            review: &self.review,
            incident: &self.incident,
            library: &self.library,
            directory: &self.directory,
            now: "2026-11-23T09:00:00Z".parse().unwrap(),
            zone: Zone::UTC,
        }
    }

    fn report(&self, audience: ReportAudience, names: bool) -> Report {
        let options = ReportOptions {
            reference: "INC-0042".to_owned(),
            audience,
            names,
            parts: default_parts(audience),
            zone: Zone::parse("Europe/Berlin").unwrap(),
            messages: HashMap::new(),
            code: "code".to_owned(),
            survey: String::new(),
        };
        report(&self.scene(), Some(ReviewTier::Standard), &options)
    }
}

fn evidence(n: u128) -> Value {
    json!({ "line": id(n) })
}

fn world_with(more: impl FnOnce(&mut Maker)) -> World {
    let mut people = Maker::new();
    for (n, handle, name) in [(1, "jonas", "Jonas Weber"), (2, "priya", "Priya Nair"), (3, "mei", "Mei Tan")] {
        let person = json!({ "person": PersonId(Uuid::from_u128(n)), "handle": handle, "name": name });
        let person: PersonAdded = serde_json::from_value(person).unwrap();
        people.put(900 + n, 0, DIRECTORY, StreamKind::Catalog, Body::PersonAdded(person));
    }
    let mut log = Maker::new();
    log.incident(
        1,
        2,
        Body::IncidentDeclared(IncidentDeclared { number: 42, severity: Some(Severity::Sev2), is_drill: false }),
    );
    log.incident(2, 2, Body::TitleSet(TitleSet { title: "Cards declined".to_owned() }));
    for (n, minute, milestone) in [(3, 1, Milestone::ImpactBegan), (4, 24, Milestone::Stabilised)] {
        log.incident(n, minute, Body::MilestoneSet(MilestoneSet { milestone, text: String::new() }));
    }
    let role = |role, person: &str, area: &str| {
        Body::Act(Act::RoleAssumed(RoleAssumed { role, person: person.to_owned(), area: area.to_owned() }))
    };
    log.incident(5, 3, role(Role::Commander, "priya", ""));
    log.incident(6, 4, role(Role::Expert, "jonas", "gateway"));
    log.incident(7, 5, line(EntryKind::Observation, "Jonas: the pool *is* full", true));
    log.incident(8, 6, line(EntryKind::Hypothesis, "a host on 4.18 fails too", false));
    log.incident(9, 14, line(EntryKind::Decision, "roll back eu-west only", false));
    let statement = StatementWritten { text: "Card payments are declined in eu-west.".to_owned() };
    log.incident(10, 7, Body::StatementWritten(statement));
    let mut review = Maker::new();
    more(&mut review);
    World {
        incident: fold(&log.events),
        review: fold_review(&review.events),
        library: Library::built_in(),
        directory: Directory::fold(&people.events),
    }
}

fn world() -> World {
    world_with(|review| {
        let found = |sort: &str, text: &str, evidence: Value| json!({ "kind": "finding_written", "sort": sort, "text": text, "evidence": evidence });
        review.review(101, found("learning", "The pool is per host.", json!([evidence(7)])));
        review.review(102, found("contributing_factor", "Pools are small since spring.", json!([])));
        review.review(103, found("question", "Who would see it first?", json!([])));
        review.review(104, json!({ "kind": "finding_answered", "finding": id(103), "text": "Mei Tan would." }));
        review.review(105, found("surprise", "struck later", json!([])));
        review.review(106, json!({ "kind": "finding_struck", "finding": id(105) }));
        review.review(107, json!({ "kind": "mark_made", "passage": { "line": id(7), "from": 7, "to": 15, "quote": "the pool" }, "code": "surprise", "note": "how fast?" }));
        let text = "Priya asked @jonas, who saw [the pool](evidence:line/00000000-0000-0000-0000-000000000007).\n\nNobody knew why.";
        review.review(108, json!({ "kind": "section_written", "section": "what_happened", "title": "What happened", "place": 1, "text": text }));
    })
}

#[test]
fn findings_come_by_kind_with_their_evidence_and_their_answers() {
    let world = world();
    let found = findings(&world.scene());
    let told: Vec<(&str, usize, &str)> =
        found.iter().map(|one| (one.text.as_str(), one.evidence.len(), one.answer.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Pools are small since spring.", 0, ""),
            ("Who would see it first?", 0, "Mei Tan would."),
            ("The pool is per host.", 1, "")
        ],
        "what was struck is gone"
    );
    assert_eq!(found[2].evidence[0].quote, "Jonas: the pool *is* full", "a line gives its own words");
}

#[test]
fn a_claim_without_evidence_is_hollow_and_a_question_claims_nothing() {
    let link = "[x](evidence:line/00000000-0000-0000-0000-000000000007)";
    let cases: &[(&str, &[(u32, u32)])] = &[
        ("Nobody knew.", &[(0, 12)]),
        ("# Nobody knew.\n\n> Nobody knew.\n\n```\nNobody knew.\n```\n", &[]),
        ("Who knew?", &[]),
        ("It came together:\n\n- one\n- two", &[(21, 24), (27, 30)]),
        ("🔥 burns\n\nno", &[(0, 8), (10, 12)]),
        ("1. one\n2) two\nand on", &[(3, 6), (10, 20)]),
        ("[x](evidence:line/nothing) is no evidence", &[(0, 41)]),
        ("---\n\n| a | b |\n\n2026", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<(u32, u32)> = hollow(text).iter().map(|one| (one.from, one.to)).collect();
        assert_eq!(&found, expected, "{text}");
    }
    assert_eq!(hollow(&format!("- one {link}\n- two")).len(), 1, "an item stands by itself");
}

#[test]
fn a_link_names_a_passage_and_a_passage_its_link() {
    let with = |place, last, from, to| Passage {
        source: None,
        line: None,
        note: None,
        place,
        last,
        from,
        to,
        quote: String::new(),
    };
    let cases = [
        Passage { line: Some(id(7)), ..with(0, 0, 0, 0) },
        Passage { line: Some(id(7)), ..with(0, 0, 4, 8) },
        Passage { source: Some(id(8)), ..with(12, 12, 0, 0) },
        Passage { source: Some(id(8)), ..with(12, 14, 0, 0) },
    ];
    for passage in cases {
        let address = muster_core::review::address(&passage);
        assert_eq!(passage_at(&address), Some(passage), "{address}");
    }
    for bad in [
        "evidence:",
        "evidence:line/x",
        "evidence:source/00000000-0000-0000-0000-000000000007",
        "https://x",
        "evidence:source/00000000-0000-0000-0000-000000000007/9-4",
        "evidence:line/00000000-0000-0000-0000-000000000007/1-2/3",
    ] {
        assert_eq!(passage_at(bad), None, "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_can_be_read(text in "[\\[\\]()\\n#>`*a-c é🔥:/]{0,80}(\\]\\(evidence:line/)?[\\[\\]()\\na]{0,20}") {
        let units = u32::try_from(text.encode_utf16().count()).unwrap();
        for one in hollow(&text) {
            prop_assert!(one.from < one.to && one.to <= units);
        }
        for link in links(&text) {
            prop_assert!(text.get(link.start..link.end).is_some_and(|whole| whole.starts_with('[') && whole.ends_with(')')));
        }
    }
}

#[test]
fn the_outline_asks_for_no_more_than_the_depth_of_the_review() {
    let world = world_with(|review| {
        review.review(
            101,
            json!({ "kind": "section_written", "section": "ours", "title": "Ours", "place": 9, "text": "x" }),
        );
        review.review(102, json!({ "kind": "section_struck", "section": "questions" }));
    });
    let keys = |tier| narrative(&world.scene(), tier).into_iter().map(|one| one.key).collect::<Vec<_>>();
    assert_eq!(keys(Some(ReviewTier::Light)), ["worth_knowing", "what_happened", "ours"]);
    assert!(keys(Some(ReviewTier::Deep)).len() > keys(None).len());
    let sections = narrative(&world_with(|_| ()).scene(), None);
    assert!(
        sections
            .iter()
            .all(|one| !one.title.to_lowercase().contains("cause") && !one.help.to_lowercase().contains("root"))
    );
}

#[test]
fn a_draft_is_made_of_what_was_written_and_says_of_what() {
    let world = world();
    let drafted = draft(&world.scene(), Some(ReviewTier::Standard));
    let told: String = drafted
        .iter()
        .map(|section| {
            let rows = section.sentences.iter().map(|one| format!("- {} <- {}\n", one.text, one.from));
            format!("# {}\n{}", section.title, rows.collect::<String>())
        })
        .collect();
    assert_eq!(told, include_str!("story_draft.txt"), "{told}");
    assert_eq!(draft(&world.scene(), Some(ReviewTier::Standard)), drafted, "the same review gives the same draft");
    let cited = drafted.iter().flat_map(|section| &section.sentences);
    for one in cited.filter(|one| !one.evidence.is_empty()) {
        assert_eq!(links(&one.text).len(), one.evidence.len(), "{}", one.text);
    }
    assert!(draft(&world_with(|_| ()).scene(), Some(ReviewTier::Light)).iter().all(|one| one.key == "what_happened"));
}

fn whole(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

#[test]
fn without_names_nobody_is_named_anywhere() {
    let world = world();
    let report = world.report(ReportAudience::Everybody, false);
    let text = whole(&report);
    for name in ["Jonas", "jonas", "Weber", "Priya", "priya", "Mei Tan", "mei"] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    let story = report.sections.iter().find(|one| one.key == "narrative-what_happened").unwrap();
    assert_eq!(
        story.text, "The commander asked an expert for gateway, who saw [the pool](#evidence-1).\n\nNobody knew why.",
        "a role is the same in every place"
    );
    assert_eq!(report.evidence[0].quote, "An expert for gateway: the pool *is* full");
    let named = world.report(ReportAudience::Everybody, true);
    assert!(whole(&named).contains("Priya asked @jonas"));
    assert!(named.facts.iter().any(|fact| fact.name == "Commander" && fact.value == "Priya Nair"));
}

#[test]
fn a_report_opens_with_what_is_worth_knowing_and_has_the_parts_of_its_readers() {
    let world = world();
    let report = world.report(ReportAudience::Everybody, true);
    assert!(report.front.starts_with("- The pool is per host."), "{}", report.front);
    let facts: Vec<&str> = report.facts.iter().map(|fact| fact.value.as_str()).collect();
    assert_eq!(facts, ["2026-11-20 03:01 +01:00", "2026-11-20 03:02 +01:00", "23 min", "Priya Nair"]);
    let outside = world.report(ReportAudience::Outside, false);
    assert!(outside.evidence.is_empty() && !whole(&outside).contains("evidence-"), "no evidence, no numbers of it");
    assert!(
        outside
            .sections
            .iter()
            .all(|one| matches!(one.part, ReportPart::Narrative | ReportPart::Ideas | ReportPart::Front))
    );
    let bare = world_with(|_| ()).report(ReportAudience::Outside, true);
    assert_eq!(bare.front, "> Card payments are declined in eu-west.", "what readers were told stands in");
}

#[test]
fn what_does_not_fit_on_the_first_page_comes_after_it() {
    let item = format!("- {}\n", "word ".repeat(60));
    let world = world_with(|review| {
        let text = item.repeat(9);
        review.review(101, json!({ "kind": "section_written", "section": "worth_knowing", "title": "Worth knowing", "place": 0, "text": text }));
    });
    let report = world.report(ReportAudience::Everybody, true);
    assert!(report.front.len() < 2000);
    assert_eq!(report.sections[0].key, "more");
    assert_eq!(
        (report.front.matches("\n- ").count() + report.sections[0].text.matches("- ").count()),
        8,
        "nothing is lost"
    );
}

#[test]
fn what_people_said_follows_what_they_agreed_to() {
    let talk = |in_report: bool, naming: &str, delete_by: Option<&str>| {
        world_with(|review| {
            let told = "I thought it was the network, honestly";
            review.review(101, json!({ "kind": "interview_planned", "person": "mei", "minutes": 30 }));
            review.review(102, json!({ "kind": "note_taken", "interview": id(101), "sort": "quote", "text": told }));
            review.review(103, json!({ "kind": "note_taken", "interview": id(101), "sort": "interpretation", "text": "she was tired that night" }));
            let mut consent = json!({ "kind": "consent_given", "interview": id(101), "agreed": true, "recording": false, "inReport": in_report, "naming": naming });
            if let Some(by) = delete_by {
                consent["deleteBy"] = json!(by);
            }
            review.review(104, consent);
            let text = format!("Somebody said: {told}.");
            review.review(105, json!({ "kind": "section_written", "section": "understood", "title": "T", "place": 2, "text": text }));
        })
        .report(ReportAudience::Participants, true)
    };
    let silent = talk(false, "name", None);
    assert!(!whole(&silent).contains("the network"), "also where it was copied into the narrative");
    assert_eq!(silent.left_out, ["One interview is not in it, as was agreed."]);
    let open = talk(true, "name", None);
    assert!(whole(&open).contains("Mei Tan: “I thought it was the network, honestly”"));
    assert!(!whole(&open).contains("tired"), "what the interviewer made of it is not hers to give");
    assert!(
        whole(&talk(true, "role", None)).contains("A responder: “I thought")
            || whole(&talk(true, "role", None)).contains("a responder: “I thought")
    );
    assert!(whole(&talk(true, "unnamed", None)).contains("somebody who was in it: “I thought"));
    assert!(!whole(&talk(true, "name", Some("2026-11-22T00:00:00Z"))).contains("the network"), "its day has passed");
}

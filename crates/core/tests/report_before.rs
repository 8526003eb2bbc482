//! What goes out in a report, and what is told before: sections in the order people gave them, what was said in
//! interviews as far as it was given, names nowhere where nobody is named.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects")]

mod review_world;

use std::collections::HashMap;

use muster_core::event::{Attachment, Body, EntryAdded};
use muster_core::ids::Hash;
use muster_core::review::{
    NoticeSort, Report, ReportNotice, ReportOptions, before_report, default_parts, evidence_of, findings, narrative,
    put_away, report,
};
use muster_core::words::{EntryKind, ReportAudience, ReviewTier};
use muster_core::zone::Zone;
use review_world::World;
use serde_json::{Value, json};

const NOW: &str = "2026-11-23T09:00:00Z";
const THEN: &str = "2026-11-21T09:00:00Z";

fn section(key: &str, place: u32, text: &str) -> Value {
    json!({ "kind": "section_written", "section": key, "title": key.to_uppercase(), "place": place, "text": text })
}

fn made(world: &World, names: bool) -> (Report, Vec<ReportNotice>) {
    let options = ReportOptions {
        reference: "INC-0042".to_owned(),
        audience: ReportAudience::Everybody,
        names,
        parts: default_parts(ReportAudience::Everybody),
        zone: Zone::UTC,
        messages: HashMap::new(),
        code: "code".to_owned(),
        survey: String::new(),
    };
    let seen = world.seen();
    let scene = seen.scene(NOW);
    let tier = Some(ReviewTier::Light);
    let report = report(&scene, tier, &options);
    let before = before_report(&scene, tier, &options, &report);
    (report, before)
}

fn whole(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

#[test]
fn sections_stand_where_people_put_them() {
    let light = ["worth_knowing", "what_happened", "questions"];
    let ordered = |keys: &[&str]| json!({ "kind": "sections_ordered", "sections": keys });
    let struck = json!({ "kind": "section_struck", "section": "questions" });
    let cases: Vec<(Vec<Value>, Vec<&str>, Vec<&str>)> = vec![
        (vec![], light.to_vec(), vec![]),
        (vec![section("own-1", 3, "")], [&light[..], &["own-1"]].concat(), vec![]),
        // What came after an order was chosen stays behind the one it stood behind.
        (
            vec![ordered(&["questions", "worth_knowing", "what_happened"]), section("own-1", 3, "")],
            vec!["questions", "own-1", "worth_knowing", "what_happened"],
            vec![],
        ),
        // An order that names only some leaves the others behind those they stood behind.
        (
            vec![ordered(&["what_happened", "worth_knowing"])],
            vec!["what_happened", "questions", "worth_knowing"],
            vec![],
        ),
        (vec![struck.clone()], light[..2].to_vec(), vec!["questions"]),
        (
            vec![section("questions", 2, "Who knew?"), struck.clone(), section("questions", 2, "Who knew?")],
            light.to_vec(),
            vec![],
        ),
        (vec![ordered(&["nobody", "questions"]), struck], light[..2].to_vec(), vec!["questions"]),
    ];
    for (acts, expected, away) in cases {
        let mut world = World::new();
        for act in &acts {
            world.act(THEN, act.clone());
        }
        let seen = world.seen();
        let scene = seen.scene(NOW);
        let keys: Vec<String> = narrative(&scene, Some(ReviewTier::Light)).into_iter().map(|one| one.key).collect();
        assert_eq!(keys, expected, "{acts:?}");
        let gone: Vec<String> = put_away(&scene, Some(ReviewTier::Light)).into_iter().map(|one| one.key).collect();
        assert_eq!(gone, away, "{acts:?}");
    }
}

#[test]
fn a_claim_may_rest_on_what_somebody_said_as_far_as_they_gave_it() {
    // Each: what was agreed; the words that stand in the report, and who is said to have said them.
    let cases = [
        (None, None),
        (Some(json!({ "inReport": false, "naming": "name" })), None),
        (Some(json!({ "inReport": true, "naming": "name", "deleteBy": "2026-11-22T00:00:00Z" })), None),
        (Some(json!({ "inReport": true, "naming": "name" })), Some("an interview with Mei Tan")),
        (Some(json!({ "inReport": true, "naming": "unnamed" })), Some("an interview")),
    ];
    for (given, expected) in cases {
        let mut world = World::new();
        world.person(THEN, "mei", "Mei Tan");
        let interview = world.talk(THEN, json!({ "kind": "interview_planned", "person": "mei", "minutes": 30 }));
        let said =
            json!({ "kind": "note_taken", "interview": interview, "sort": "quote", "text": "the graph looked flat" });
        let note = world.talk(THEN, said);
        if let Some(given) = &given {
            let mut consent =
                json!({ "kind": "consent_given", "interview": interview, "agreed": true, "recording": false });
            consent.as_object_mut().unwrap().extend(given.as_object().unwrap().clone());
            world.talk(THEN, consent);
        }
        // The words of a link are a part of what was said, too short to be known as it.
        world.act(THEN, section("what_happened", 1, &format!("She saw it: [looked flat](evidence:note/{note}).")));
        let evidence = json!([{ "note": note }]);
        world.act(
            THEN,
            json!({ "kind": "finding_written", "sort": "surprise", "text": "Flat is bad.", "evidence": evidence }),
        );

        let seen = world.seen();
        let scene = seen.scene(NOW);
        let sections = narrative(&scene, Some(ReviewTier::Light));
        let story = sections.iter().find(|one| one.key == "what_happened").unwrap();
        assert!(story.hollow.is_empty(), "the claim rests on it, whoever may read it: {given:?}");
        assert!(story.evidence[0].there, "{given:?}");
        let (made, _) = made(&world, true);
        match expected {
            Some(whence) => {
                assert!(whole(&made).contains("looked flat](#evidence-1)"), "{given:?}: {}", whole(&made));
                assert_eq!(
                    (made.evidence[0].whence.as_str(), made.evidence[0].quote.as_str()),
                    (whence, "the graph looked flat")
                );
            }
            None => {
                assert!(
                    !whole(&made).contains("flat]") && !whole(&made).contains("looked"),
                    "{given:?}: {}",
                    whole(&made)
                );
                assert!(made.evidence.is_empty(), "{given:?}");
                assert_eq!(
                    evidence_of(
                        &scene,
                        &findings(&scene)[0].evidence.iter().map(|one| one.passage.clone()).collect::<Vec<_>>()
                    )[0]
                    .quote,
                    ""
                );
            }
        }
    }
}

#[test]
fn captions_file_names_and_evidence_name_nobody_where_nobody_is_named() {
    let mut world = World::new();
    world.person(THEN, "jonas", "Jonas Weber");
    let picture = Attachment {
        hash: Hash::of(b"picture"),
        media_type: "image/png".to_owned(),
        size: 7,
        width: 3,
        height: 2,
        caption: "What Jonas Weber saw".to_owned(),
    };
    let line = EntryAdded {
        kind: EntryKind::Evidence,
        text: "graph from @jonas".to_owned(),
        people: vec!["jonas".to_owned()],
        services: Vec::new(),
        pinned: false,
        flagged: false,
        ask: None,
        links: Vec::new(),
        attachments: vec![picture],
    };
    let line = world.incident(THEN, Body::EntryAdded(line));
    let source = world.act(
        THEN,
        json!({
            "kind": "source_imported", "name": "JONAS_weber-export.zip", "format": "slack", "file": "x", "original": Hash::of(b"x"),
            "answers": {}, "lines": 1, "changed": [1, 0, 0], "digest": Hash::of(b"y"),
        }),
    );
    let quoted = json!({ "source": source, "place": 0, "quote": "Jonas Weber: it is the pool" });
    world.act(THEN, json!({ "kind": "finding_written", "sort": "surprise", "text": "So soon.", "evidence": [quoted, { "line": line }] }));
    let (bare, before) = made(&world, false);
    for name in ["onas", "ONAS", "eber"] {
        assert!(!whole(&bare).contains(name), "{name}: {}", whole(&bare));
    }
    let whence: Vec<&str> = bare.evidence.iter().map(|one| one.whence.as_str()).collect();
    assert_eq!(
        whence,
        ["somebody_somebody-export.zip", "log, a responder"],
        "whose line it was is said as the report says it"
    );
    assert_eq!(bare.images.len(), 1, "the picture itself stays");
    assert!(
        before.iter().any(|one| one.sort == NoticeSort::Pictures && one.words == "1 picture"),
        "no program reads what stands in a picture, so that is said: {before:?}"
    );
    let (named, before) = made(&world, true);
    assert_eq!(
        (named.evidence[0].whence.as_str(), named.images[0].caption.as_str()),
        ("JONAS_weber-export.zip", "What Jonas Weber saw")
    );
    assert!(before.iter().all(|one| one.sort != NoticeSort::Pictures));
}

#[test]
fn before_it_goes_out_every_tier_is_listed_with_its_place() {
    let mut world = World::new();
    world.person(THEN, "jonas", "Jonas Weber");
    world.act(THEN, section("worth_knowing", 0, "The root cause was a full pool."));
    world.act(THEN, section("what_happened", 1, "🔥 Jonas should have checked it.\n\nMistakes were made."));
    world.act(
        THEN,
        json!({ "kind": "finding_written", "sort": "difficulty", "text": "Nobody is at fault: the page was late." }),
    );
    world.act(THEN, json!({ "kind": "finding_written", "sort": "cue", "text": "Jonas failed to look." }));
    let (_, before) = made(&world, true);
    let told: Vec<(NoticeSort, &str, &str)> =
        before.iter().map(|one| (one.sort, one.section.as_str(), one.words.as_str())).collect();
    let words = |section, wanted: &str| {
        told.iter().any(|(sort, at, words)| {
            *sort == NoticeSort::Words && *at == section && words.to_lowercase().contains(wanted)
        })
    };
    assert!(words("worth_knowing", "root cause"), "the third tier, which disturbs nobody while writing: {told:?}");
    assert!(words("what_happened", "were made"), "{told:?}");
    assert!(words("what_happened", "should have"), "the words themselves, also behind a sign of two units: {told:?}");
    assert!(told.contains(&(NoticeSort::Hollow, "what_happened", "2 claims without evidence")), "{told:?}");
    assert!(
        told.iter().all(|(_, at, words)| !at.is_empty() || !words.contains("failed")),
        "a cue is in no report: {told:?}"
    );
    assert!(before.iter().all(|one| !one.offer.is_empty()), "each says what to do instead");
}

//! From what was found to a report that is read: written with evidence, handed out, answered.

use serde_json::{Value, json};

use crate::desk::Desk;

fn act(desk: &Desk, incident: &str, act: Value) {
    desk.tell("review_act", json!({ "incident": incident, "act": act }));
}

fn section<'a>(story: &'a Value, key: &str) -> &'a Value {
    story["sections"].as_array().unwrap().iter().find(|one| one["section"]["key"] == key).unwrap()
}

#[test]
fn a_story_is_written_with_evidence_and_read() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    desk.tell("person_save", json!({ "handle": "jonas", "name": "Jonas Weber" }));
    let line = desk.log(&incident, "/d roll back, says @jonas");
    act(&desk, &incident, json!({ "kind": "tier_set", "incident": incident, "tier": "standard", "reason": "new" }));
    let evidence = json!([{ "line": line, "quote": "the pool" }]);
    act(
        &desk,
        &incident,
        json!({ "kind": "finding_written", "sort": "helped", "text": "Jonas knew the pool.", "evidence": evidence }),
    );

    let drafted = desk.tell("story_draft", json!({ "incident": incident }));
    let happened = drafted["sections"].as_array().unwrap().iter().find(|one| one["key"] == "what_happened").unwrap();
    assert!(happened["text"].as_str().unwrap().contains("It was decided: “roll back, says @jonas”"), "{happened}");
    assert!(happened["sentences"].as_array().unwrap().iter().any(|one| one["from"] == "decision in the log"));

    let text = format!("🔥 Jonas should have known.\n\nWe [rolled back](evidence:line/{line}).");
    act(
        &desk,
        &incident,
        json!({ "kind": "section_written", "section": "what_happened", "title": "What happened", "place": 1, "text": text }),
    );
    let story = desk.tell("story", json!({ "incident": incident }));
    let written = section(&story, "what_happened");
    assert_eq!(written["section"]["hollow"], json!([{ "from": 0, "to": 27 }]), "one claim rests on nothing");
    assert_eq!(written["section"]["evidence"][0]["there"], true);
    assert_eq!(written["hints"][0]["start"], 9, "places are counted as the page counts them");
    assert_eq!(story["findings"][0]["evidence"][0]["quote"], "the pool");

    let ask = json!({ "incident": incident, "audience": "everybody", "names": false, "zone": "Europe/Berlin" });
    let preview = desk.tell("report_preview", ask.clone());
    assert_eq!(preview["report"]["zone"], "Europe/Berlin");
    assert!(!preview["body"].as_str().unwrap().contains("Jonas"), "roles stand for names: {}", preview["body"]);
    let made = desk.tell("report_text", json!({ "report": ask, "format": "html" }));
    assert_eq!(made["fileName"], "INC-0001-report.html");
    assert!(made["text"].as_str().unwrap().contains(made["code"].as_str().unwrap()));
    act(
        &desk,
        &incident,
        json!({ "kind": "report_made", "audience": "everybody", "format": "html", "names": false, "code": made["code"] }),
    );

    let answer = json!({ "muster": "reader-answer", "version": 1, "report": made["code"], "answer": "a1", "reader": "Mei", "learned": "pools are per host" });
    let take = json!({ "incident": incident, "text": answer.to_string() });
    assert_eq!(desk.tell("reader_take", take.clone())["known"], false);
    assert_eq!(desk.tell("reader_take", take)["known"], true, "one answer counts once");
    desk.reopen();
    let preview = desk.tell("report_preview", json!({ "incident": incident, "audience": "outside", "names": false }));
    assert_eq!(preview["handedOut"][0]["readers"], json!([{ "reader": "Mei", "learned": "pools are per host" }]));
    desk.assert_good();
}

#[test]
fn what_cannot_be_taken_in_is_refused_with_one_sentence() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let strange = json!({ "muster": "reader-answer", "version": 1, "report": "x", "answer": "a1" });
    for (text, sentence) in [
        ("holiday.txt".to_owned(), "Failed to read the answer: it is not a reader's answer to a report."),
        (strange.to_string(), "Failed to take the answer in: it is for another report."),
    ] {
        let refused = desk.ask("reader_take", json!({ "incident": incident, "text": text })).unwrap_err();
        assert_eq!(refused.message, sentence);
        assert!(refused.hint.is_some());
    }
    let ask = json!({ "incident": incident, "audience": "outside", "names": true, "zone": "Mars/Olympus" });
    let refused = desk.ask("report_preview", ask).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("zone"));
}

#[test]
fn what_a_claim_rests_on_is_found_by_words_and_is_told_only_as_far_as_it_was_given() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    desk.tell("person_save", json!({ "handle": "mei", "name": "Mei Tan" }));
    let line = desk.log(&incident, "/d roll back eu-west");
    let other = desk.log(&incident, "the pool is full");
    act(
        &desk,
        &incident,
        json!({ "kind": "mark_made", "passage": { "line": other, "from": 0, "to": 8, "quote": "the pool" }, "code": "surprise", "note": "how full?" }),
    );
    let evidence = json!([{ "line": line }]);
    act(
        &desk,
        &incident,
        json!({ "kind": "finding_written", "sort": "helped", "text": "Rolling back is quick.", "evidence": evidence }),
    );
    let talk = |act: Value| {
        let change = desk.tell("talk_act", json!({ "incident": incident, "act": act }));
        change["events"][0]["id"].as_str().unwrap().to_owned()
    };
    let interview = talk(json!({ "kind": "interview_planned", "person": "mei", "minutes": 30 }));
    let said =
        json!({ "kind": "note_taken", "interview": interview, "sort": "quote", "text": "the graph looked flat" });
    let note = talk(said);

    let offers = |words: &str| -> Vec<(String, String)> {
        let found = desk.tell("story_evidence", json!({ "incident": incident, "words": words }));
        let pair = |one: &Value| {
            (one["sort"].as_str().unwrap().to_owned(), one["evidence"]["quote"].as_str().unwrap().to_owned())
        };
        found["offers"].as_array().unwrap().iter().map(pair).collect()
    };
    let pairs =
        |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(
        offers(""),
        pairs(&[("mark", "the pool"), ("finding", "roll back eu-west"), ("line", "the pool is full")]),
        "each once, the nearest to the work first; nobody has asked Mei yet"
    );
    assert_eq!(offers("how pool"), pairs(&[("mark", "the pool")]), "the note on a mark finds it, too");
    assert_eq!(offers("helped"), pairs(&[("finding", "roll back eu-west")]));
    assert_eq!(offers("graph"), pairs(&[]));
    let consent = |in_report: bool| json!({ "kind": "consent_given", "interview": interview, "agreed": true, "recording": false, "inReport": in_report, "naming": "name" });
    talk(consent(true));
    assert_eq!(offers("graph"), pairs(&[("quote", "the graph looked flat")]));

    let text = format!("She [looked twice](evidence:note/{note}).");
    act(
        &desk,
        &incident,
        json!({ "kind": "section_written", "section": "what_happened", "title": "What happened", "place": 1, "text": text }),
    );
    let report =
        || desk.tell("report_preview", json!({ "incident": incident, "audience": "everybody", "names": true }));
    assert!(report()["body"].as_str().unwrap().contains("an interview with Mei Tan"));
    talk(consent(false));
    let closed = report();
    assert!(
        !closed["body"].as_str().unwrap().contains("looked"),
        "what is taken back is gone from what quotes it: {}",
        closed["body"]
    );
    assert_eq!(closed["before"], json!([]), "nothing else asks for a look");
    desk.assert_good();
}

#[test]
fn sections_are_a_teams_own_and_nothing_is_lost_by_putting_one_away() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let keys = |desk: &Desk, of: &str| -> Vec<String> {
        let story = desk.tell("story", json!({ "incident": incident }));
        let key = |one: &Value| if of == "away" { one["key"].clone() } else { one["section"]["key"].clone() };
        story[of].as_array().unwrap().iter().map(|one| key(one).as_str().unwrap().to_owned()).collect()
    };
    let before = keys(&desk, "sections");
    act(
        &desk,
        &incident,
        json!({ "kind": "section_written", "section": "own-1", "title": "The vendor's side", "place": 40, "text": "They saw it first." }),
    );
    act(&desk, &incident, json!({ "kind": "sections_ordered", "sections": ["own-1", "worth_knowing"] }));
    assert_eq!(keys(&desk, "sections")[0], "own-1");
    act(&desk, &incident, json!({ "kind": "section_struck", "section": "own-1" }));
    desk.reopen();
    assert_eq!(keys(&desk, "away"), ["own-1"]);
    let story = desk.tell("story", json!({ "incident": incident }));
    assert_eq!(story["away"][0]["text"], "They saw it first.", "what stood in it comes back with it");
    let refused = desk
        .ask("review_act", json!({ "incident": incident, "act": { "kind": "section_written", "section": "own-2", "title": " ", "place": 41, "text": "" } }))
        .unwrap_err();
    assert!(refused.message.contains("title"), "{}", refused.message);
    assert_eq!(keys(&desk, "sections").len(), before.len());
}

#[test]
fn a_message_stands_in_the_report_with_who_said_it_and_when() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    desk.tell("person_save", json!({ "handle": "jonas", "name": "Jonas Weber" }));
    let chat = "when,who,text\n2026-11-20T02:05:00Z,Ana Ruiz,the pool is full\n2026-11-20T02:06:00Z,Jonas Weber,looking at the pool\n";
    let source = desk.tell(
        "source_import",
        json!({ "incident": incident, "text": chat, "format": "csv", "job": "j", "name": "chat" }),
    )["source"]
        .clone();
    let source = source.as_str().unwrap();
    let offered = desk.tell("story_evidence", json!({ "incident": incident, "words": "looking" }));
    let one = &offered["offers"][0];
    assert_eq!(
        (&one["sort"], &one["evidence"]["quote"], &one["evidence"]["at"]),
        (&json!("message"), &json!("looking at the pool"), &json!("2026-11-20T02:06:00Z"))
    );
    let text = format!(
        "It was [seen](evidence:source/{source}/0), then [looked at]({}).",
        one["evidence"]["address"].as_str().unwrap()
    );
    act(
        &desk,
        &incident,
        json!({ "kind": "section_written", "section": "what_happened", "title": "What happened", "place": 1, "text": text }),
    );
    let evidence = |names: bool| {
        let report = desk.tell(
            "report_preview",
            json!({ "incident": incident, "audience": "everybody", "names": names, "zone": "UTC" }),
        );
        let row = |one: &Value| {
            (one["whence"].as_str().unwrap().to_owned(), one["quote"].as_str().unwrap().to_owned(), one["at"].clone())
        };
        report["report"]["evidence"].as_array().unwrap().iter().map(row).take(2).collect::<Vec<_>>()
    };
    let row = |whence: &str, quote: &str, at: &str| (whence.to_owned(), quote.to_owned(), json!(at));
    assert_eq!(
        evidence(true),
        [
            row("chat, Ana Ruiz", "the pool is full", "2026-11-20T02:05:00Z"),
            row("chat, Jonas Weber", "looking at the pool", "2026-11-20T02:06:00Z")
        ]
    );
    let whence: Vec<String> = evidence(false).into_iter().map(|one| one.0).collect();
    assert!(
        whence[0] == "chat, somebody" && !whence[1].contains("Jonas"),
        "whom nobody knows is not named either: {whence:?}"
    );
}

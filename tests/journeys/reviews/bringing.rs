//! Bringing a conversation in: looked at, one step, the same again changes nothing, a newer one says what is new.

use std::sync::{Arc, Mutex};

use muster_service::clock::GivenClock;
use muster_service::wire::ErrorCode;
use muster_service::{Service, Setup};
use serde_json::{Value, json};

use crate::desk::Desk;

const CHAT: &str = "when,who,text\n\
    2026-11-20T02:05:00Z,Ana Ruiz,the pool is full\n\
    2026-11-20T02:06:00Z,Jonas Weber,looking\n\
    2026-11-20T02:07:00Z,Ana Ruiz,rolled back\n";

fn reading(incident: &str, text: &str) -> Value {
    json!({ "incident": incident, "text": text, "format": "csv", "job": "in" })
}

fn texts(desk: &Desk, incident: &str, source: &Value) -> Vec<String> {
    let request = json!({ "incident": incident, "source": source, "places": (0..20).collect::<Vec<_>>() });
    let messages = desk.tell("messages", request);
    messages["messages"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_conversation_comes_in_as_one_step() {
    let mut desk = Desk::new();
    let incident = desk.declare("Payments fail");
    desk.tell("person_save", json!({ "handle": "ana", "name": "Ana Ruiz" }));

    let looked = desk.tell("source_look", json!({ "incident": incident, "text": CHAT }));
    assert_eq!(looked["formats"][0]["format"], "csv");
    assert_eq!(looked["known"], false);
    let preview = desk.tell("source_preview", reading(&incident, CHAT));
    assert_eq!(preview["found"]["lines"], 3);
    assert_eq!(preview["matches"], json!(["ana", null]), "who is in the directory is found, the other is new");
    assert_eq!(desk.tell("sources", json!({ "incident": incident }))["sources"], json!([]), "a preview writes nothing");

    let done = desk.tell("source_import", reading(&incident, CHAT));
    assert_eq!(done["changed"], json!([3, 0, 0]));
    let source = done["source"].clone();
    assert_eq!(texts(&desk, &incident, &source), ["the pool is full", "looking", "rolled back"]);
    let again = desk.tell("source_import", reading(&incident, CHAT));
    assert_eq!((&again["source"], &again["change"]["events"]), (&Value::Null, &json!([])), "the same again is nothing");

    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(desk.tell("sources", json!({ "incident": incident }))["sources"], json!([]));
    desk.tell("review_redo", json!({ "incident": incident }));
    desk.reopen();
    let sources = desk.tell("sources", json!({ "incident": incident }));
    assert_eq!(sources["sources"][0]["lines"], 3);
    assert_eq!(sources["sources"][0]["people"][0]["person"], "ana");
    assert_eq!(texts(&desk, &incident, &source).len(), 3);
    desk.assert_good();
}

#[test]
fn a_newer_export_says_what_is_new_different_and_gone() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let rows = |rows: &[(&str, &str)]| {
        let rows = rows.iter().map(|(id, text)| {
            let minute = id.trim_start_matches('m');
            format!("{id},2026-11-20T02:0{minute}:00Z,Ana,{text}\n")
        });
        format!("id,when,who,text\n{}", rows.collect::<String>())
    };
    let first = rows(&[("m1", "down"), ("m2", "wrong channel"), ("m3", "on it")]);
    let source = desk.tell("source_import", reading(&incident, &first))["source"].clone();

    let newer = rows(&[("m1", "down in the west"), ("m3", "on it"), ("m4", "up again")]);
    let mut request = reading(&incident, &newer);
    request["newerOf"] = source.clone();
    let preview = desk.tell("source_preview", request.clone());
    let news = &preview["news"];
    assert_eq!((&news["added"], &news["changed"], &news["gone"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(news["examples"], json!([["down", "down in the west"]]));

    let done = desk.tell("source_import", request);
    assert_eq!(done["changed"], json!([1, 1, 1]));
    assert_eq!(texts(&desk, &incident, &source), ["down in the west", "wrong channel", "on it", "up again"]);
    let all = desk.tell("messages", json!({ "incident": incident, "source": source, "places": [1] }));
    assert_eq!(all["messages"][0]["gone"], true, "what is gone can still be read");
    desk.tell("review_undo", json!({ "incident": incident }));
    assert_eq!(texts(&desk, &incident, &source), ["down", "wrong channel", "on it"]);
}

#[test]
fn a_clock_is_put_right_for_the_whole_source() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let source = desk.tell("source_import", reading(&incident, CHAT))["source"].clone();
    let act = json!({ "kind": "source_shifted", "source": source, "from": "2026-11-20T02:05:00Z", "to": "2026-11-20T02:04:30Z" });
    desk.tell("review_act", json!({ "incident": incident, "act": act }));
    let messages = desk.tell("messages", json!({ "incident": incident, "source": source, "places": [0, 2] }));
    assert_eq!(messages["messages"][0]["at"], "2026-11-20T02:04:30Z");
    assert_eq!(messages["messages"][1]["at"], "2026-11-20T02:06:30Z");
    let found = |how: Value| {
        let mut request = json!({ "incident": incident, "source": source });
        request.as_object_mut().unwrap().extend(how.as_object().unwrap().clone());
        let found = desk.tell("messages_find", request);
        let texts = found["messages"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap().to_owned());
        texts.collect::<Vec<_>>()
    };
    assert_eq!(found(json!({ "words": "pool" })), ["the pool is full"]);
    assert_eq!(found(json!({ "near": "2026-11-20T02:06:30Z" })).len(), 3, "a short source is offered as a whole");
    assert_eq!(found(json!({ "words": "nothing like it" })), [""; 0]);
}

#[test]
fn a_newer_export_of_other_days_says_nothing_about_the_days_before() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let mut request = reading(&incident, "id,when,who,text\nm1,2026-11-20 02:01:00,Ana,down\n");
    request["answers"] = json!({ "zone": "Europe/Berlin" });
    let source = desk.tell("source_import", request.clone())["source"].clone();
    let known = &desk.tell("sources", json!({ "incident": incident }))["sources"][0];
    assert_eq!(known["clocks"], json!({ "zone": "Europe/Berlin" }), "what was answered is there for the next export");

    request["text"] = json!("id,when,who,text\nm7,2026-11-21 02:01:00,Ana,up again\n");
    request["newerOf"] = source;
    let news = &desk.tell("source_preview", request.clone())["news"];
    assert_eq!((&news["added"], &news["gone"]), (&json!(1), &json!(0)));
    assert_eq!(desk.tell("source_import", request)["changed"], json!([1, 0, 0]), "as the preview said");
}

#[test]
fn what_cannot_be_read_is_refused_with_one_sentence_and_leaves_nothing() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let missing = json!({ "incident": incident, "path": "/nowhere/call.vtt", "format": "vtt", "job": "in" });
    let cases = [
        (missing, "Failed to read call.vtt"),
        (json!({ "incident": incident, "text": "  \n", "format": "csv", "job": "in" }), "it is empty"),
        (json!({ "incident": incident, "format": "csv", "job": "in" }), "There is nothing to read."),
    ];
    for (request, sentence) in cases {
        let refused = desk.ask("source_import", request).unwrap_err();
        assert!(refused.message.contains(sentence), "{}", refused.message);
        assert!(refused.hint.is_some(), "{}", refused.message);
    }
    assert_eq!(desk.tell("sources", json!({ "incident": incident }))["sources"], json!([]));
    assert_eq!(desk.tell("review", json!({ "incident": incident }))["undo"], Value::Null);
}

#[test]
fn a_window_that_opens_meanwhile_does_not_stop_what_another_brings_in() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let rows: String = (0..9_000).map(|n| format!("2026-11-20T02:{:02}:00Z,Mei,line {n} of many\n", n % 60)).collect();
    let (path, clock) = (desk.path(), Arc::clone(&desk.clock));
    let opened = Arc::new(Mutex::new(None));
    let held = Arc::clone(&opened);
    desk.service.on_progress(Box::new(move |progress| {
        let mut window = held.lock().unwrap();
        if progress.job == "in" && progress.total > 0 && progress.done * 2 >= progress.total && window.is_none() {
            let clock: Arc<GivenClock> = Arc::clone(&clock);
            let second = Arc::new(Service::open(Setup { store: path.clone(), clock, logs: None }));
            second.start_background();
            *window = Some(second);
        }
    }));
    let done = desk.tell("source_import", reading(&incident, &format!("when,who,text\n{rows}")));
    assert_eq!(done["changed"], json!([9_000, 0, 0]));
    let second = opened.lock().unwrap().take().expect("a second window was opened while it came in");
    assert_eq!(sources_of(&second, &incident).len(), 1);
    second.close();
    desk.assert_good();
}

/// The sources that a program sees.
fn sources_of(service: &Service, incident: &str) -> Vec<Value> {
    let seen = service.call("sources", json!({ "incident": incident })).unwrap();
    seen["sources"].as_array().unwrap().clone()
}

#[test]
fn what_is_cancelled_anywhere_leaves_no_row_and_the_next_one_comes_in() {
    for percent in [1, 50, 100] {
        let desk = Desk::new();
        let incident = desk.declare("Payments fail");
        // More than one batch, so that something was written by then.
        let rows: String =
            (0..9_000).map(|n| format!("2026-11-20T02:{:02}:00Z,Mei,line {n} of many\n", n % 60)).collect();
        let text = format!("when,who,text\n{rows}");
        let (before, service) = (desk.service.rows_of_sources().unwrap(), Arc::downgrade(&desk.service));
        desk.service.on_progress(Box::new(move |progress| {
            let far = progress.job == "in" && progress.total > 0 && progress.done * 100 >= progress.total * percent;
            if let Some(service) = service.upgrade().filter(|_| far) {
                service.call("cancel", json!({ "job": "in" })).unwrap();
            }
        }));
        let refused = desk.ask("source_import", reading(&incident, &text)).unwrap_err();
        assert_eq!(refused.code, ErrorCode::Cancelled, "{percent} %: {}", refused.message);
        assert_eq!(desk.tell("sources", json!({ "incident": incident }))["sources"], json!([]), "{percent} %");
        desk.service.sweep().unwrap();
        assert_eq!(desk.service.rows_of_sources().unwrap(), before, "{percent} %: nothing of it is left");
        let again = json!({ "incident": incident, "text": text, "format": "csv", "job": "again" });
        assert_eq!(desk.tell("source_import", again)["changed"], json!([9_000, 0, 0]), "{percent} %");
        desk.assert_good();
    }
}

/// The check sum that archives bear.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

/// An archive in which nothing is packed.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = u32::try_from(out.len()).unwrap();
        let (size, length) = (u32::try_from(bytes.len()).unwrap(), u16::try_from(name.len()).unwrap());
        let mut head = Vec::new();
        for word in [20_u16, 0, 0, 0, 0x21] {
            head.extend(word.to_le_bytes());
        }
        for word in [crc32(bytes), size, size] {
            head.extend(word.to_le_bytes());
        }
        head.extend(length.to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (at, size) = (u32::try_from(out.len()).unwrap(), u32::try_from(list.len()).unwrap());
    let count = u16::try_from(files.len()).unwrap();
    out.extend(&list);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

#[test]
fn pictures_beside_a_conversation_reach_the_report_and_missing_ones_say_so() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let chat = "[20.11.26, 03:05:00] Ana Ruiz: the pool is full\n\
        [20.11.26, 03:06:00] Jonas Weber: <attached: 0001-PHOTO.png>\n\
        [20.11.26, 03:07:00] Jonas Weber: <attached: 0002-PHOTO.png>\n";
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    picture.extend([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
    // Its name says that it is a picture, its bytes do not.
    let archive = zipped(&[("_chat.txt", chat.as_bytes()), ("0001-PHOTO.png", &picture), ("0003-PHOTO.png", b"text")]);
    let file = desk.path().with_file_name("chat.zip");
    std::fs::write(&file, archive).unwrap();
    let request = json!({ "incident": incident, "path": file, "format": "whats_app", "job": "in", "name": "chat" });
    let source = desk.tell("source_import", request)["source"].clone();
    let read = |places: Value| {
        let messages = desk.tell("messages", json!({ "incident": incident, "source": source, "places": places }));
        messages["messages"].as_array().unwrap().clone()
    };
    let messages = read(json!([1, 2]));
    let kept = &messages[0]["pictures"][0];
    assert_eq!(
        (&kept["name"], &kept["width"], &kept["mediaType"]),
        (&json!("0001-PHOTO.png"), &json!(2), &json!("image/png"))
    );
    assert_eq!((&messages[1]["files"], &messages[1]["pictures"]), (&json!(["0002-PHOTO.png"]), &json!([])));

    let offers = desk.tell("story_evidence", json!({ "incident": incident, "words": "0001" }))["offers"].clone();
    assert_eq!(offers[0]["picture"], kept["hash"], "the picker shows it");
    let source = source.as_str().unwrap();
    let text = format!("It showed at once, [as seen](evidence:source/{source}/1), [and](evidence:source/{source}/2).");
    let act = json!({ "kind": "section_written", "section": "what_happened", "title": "What happened", "place": 0, "text": text });
    desk.tell("review_act", json!({ "incident": incident, "act": act }));
    let request =
        json!({ "report": { "incident": incident, "audience": "participants", "names": true }, "format": "html" });
    let report = desk.tell("report_text", request)["text"].as_str().unwrap().to_owned();
    assert!(report.contains("src=\"data:image/png;base64,"), "the picture is in the page");
    assert!(report.contains("0002-PHOTO.png: not in what was brought in"), "and what is not there is said");
    desk.assert_good();
}

#[test]
fn what_went_out_as_csv_comes_back_as_it_was() {
    let desk = Desk::new();
    let incident = desk.declare("Payments fail");
    let hard = ["down, \"really\" down", "=1+1 is what the sheet says", "-5 of 40 hosts", "Zoë: 結果 ✓", "a;b\tc"];
    for text in hard {
        desk.tell("line_add", json!({ "incident": incident, "text": text }));
    }
    let export = json!({ "incident": incident, "format": "csv", "order": "arrival" });
    let file = desk.tell("export_text", export)["text"].as_str().unwrap().to_owned();

    let other = desk.declare("Somewhere else");
    let preview = desk.tell("source_preview", reading(&other, &file));
    let source = desk.tell("source_import", reading(&other, &file))["source"].clone();
    let back = texts(&desk, &other, &source);
    for text in hard {
        assert!(back.iter().any(|line| line == &format!("Observation: {text}")), "{text} of {back:?} of {preview:#}");
    }
    let messages =
        desk.tell("messages", json!({ "incident": other, "source": source, "places": (0..20).collect::<Vec<_>>() }));
    let log = desk.tell("log_slice", json!({ "incident": incident, "order": "arrival", "from": 0, "count": 50 }));
    let at = |list: &Value, field: &[&str]| {
        let of = |one: &Value| field.iter().fold(one, |value, key| &value[*key]).as_str().unwrap().to_owned();
        list.as_array().unwrap().iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(at(&messages["messages"], &["at"]), at(&log["lines"], &["happened", "at"]), "each at its instant");
}

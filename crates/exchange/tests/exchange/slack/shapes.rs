//! Every shape of message since 2015: who, what kind, which thread.

use chrono::{DateTime, Utc};
use muster_exchange::sources::{Line, LineKind, Reaction, When};

use super::desk::{one, read};

fn at(text: &str) -> When {
    When::At(DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc))
}

#[test]
fn a_message_has_its_key_place_room_and_instant() {
    let line = one(r#""type":"message","user":"U1","text":"hi","client_msg_id":"x","team":"T1""#);
    assert_eq!((line.key.as_str(), line.room.as_str()), ("C1/1700000000.000100", "general"));
    assert_eq!(line.place, "general/2024-03-10.json, message 1");
    assert_eq!(line.when, at("2023-11-14T22:13:20.000100Z"));
    assert_eq!(
        (line.who.id.as_str(), line.who.name.as_str(), line.who.email.as_str()),
        ("U1", "ana.s", "ana@example.com")
    );
    assert_eq!((line.kind, line.edited, line.reply_to), (LineKind::Message, false, None));
}

#[test]
fn every_kind_of_message_is_told_apart() {
    let table = [
        (r#""user":"U1","text":"hi""#, LineKind::Message, "hi"),
        (r#""user":"U1","text":"hi","subtype":null"#, LineKind::Message, "hi"),
        (r#""user":"U1","text":"waves","subtype":"me_message""#, LineKind::Message, "waves"),
        (r#""user":"U1","text":"all","subtype":"thread_broadcast","thread_ts":"1.0""#, LineKind::Message, "all"),
        (
            r#""user":"U1","text":"<@U1|ana> has joined","subtype":"channel_join""#,
            LineKind::Joined,
            "@ana.s has joined",
        ),
        (r#""user":"U1","subtype":"group_join""#, LineKind::Joined, "joined"),
        (r#""user":"U1","subtype":"channel_leave","text":"""#, LineKind::Left, "left"),
        (
            r#""user":"U1","subtype":"channel_topic","text":"set the topic: x","topic":"x""#,
            LineKind::Notice,
            "set the topic: x",
        ),
        (r#""user":"U1","subtype":"channel_archive","text":"archived""#, LineKind::Notice, "archived"),
        (r#""user":"U1","subtype":"pinned_item""#, LineKind::Notice, "pinned item"),
        (
            r#""user":"U1","subtype":"bot_add","bot_id":"B1","text":"added <https://x.org|github>""#,
            LineKind::Notice,
            "added github (https://x.org)",
        ),
        (
            r#""subtype":"tombstone","text":"This message was deleted.","user":"USLACKBOT","hidden":true"#,
            LineKind::Removed,
            "This message was deleted.",
        ),
        (
            r#""subtype":"message_deleted","deleted_ts":"1.0","previous_message":{"text":"secret","user":"U1"}"#,
            LineKind::Removed,
            "This message was removed.",
        ),
        (
            r#""subtype":"huddle_thread","user":"USLACKBOT","text":"","room":{"date_start":1700000000,"date_end":1700001400,"participant_history":["U1","U2"]}"#,
            LineKind::Notice,
            "A huddle, 24 min, 2 people",
        ),
        (r#""subtype":"huddle_thread","room":{"date_start":"x"}"#, LineKind::Notice, "A huddle"),
        (r#""user":"UBOT","text":"deployed""#, LineKind::Alert, "deployed"),
        (r#""user":"USLACKBOT","text":"Reminder""#, LineKind::Alert, "Reminder"),
        (r#""bot_id":"B7","text":"deployed","bot_profile":{"name":"CI"}"#, LineKind::Alert, "deployed"),
        (r#""user":"U77","bot_id":"B7","text":"deployed","bot_profile":{"name":"CI"}"#, LineKind::Alert, "deployed"),
        (
            r#""user":"U1","bot_id":"B7","text":"posted by an app for a person""#,
            LineKind::Message,
            "posted by an app for a person",
        ),
    ];
    for (message, kind, text) in table {
        let line = one(message);
        assert_eq!((line.kind, line.text.as_str()), (kind, text), "{message}");
    }
}

#[test]
fn whoever_spoke_is_named_as_well_as_the_export_can() {
    let table = [
        (r#""user":"U3","text":"x""#, "U3", "chen"),
        (r#""user":"U77","text":"x""#, "U77", "U77"),
        (
            r#""user":"U77","text":"x","user_profile":{"display_name":"","real_name":"Dita","name":"dita1"}"#,
            "U77",
            "Dita",
        ),
        (r#""user":null,"text":"x","username":"hook""#, "hook", "hook"),
        (r#""text":"x","bot_id":"B1","username":"hook""#, "B1", "hook"),
        (r#""text":"x","bot_id":"B1","bot_profile":{"name":"CI"}"#, "B1", "CI"),
        (r#""text":"x","bot_id":"B1""#, "B1", "B1"),
        (r#""text":"x""#, "", ""),
        (r#""subtype":"file_comment","text":"x","comment":{"user":"U1","comment":"x"}"#, "U1", "ana.s"),
        (r#""user":7,"text":"x""#, "7", "7"),
    ];
    for (message, id, name) in table {
        let who = one(message).who;
        assert_eq!((who.id.as_str(), who.name.as_str()), (id, name), "{message}");
    }
}

#[test]
fn replies_name_the_message_they_answer() {
    let (lines, troubles) = read(
        r#"[{"ts":"1700000000.000100","thread_ts":"1700000000.000100","user":"U1","text":"parent","replies":[{"user":"U2","ts":"1700000060.000200"}]},
            {"ts":"1700000060.000200","thread_ts":"1700000000.000100","user":"U2","text":"reply","parent_user_id":"U1"},
            {"ts":"1700000070.000200","thread_ts":"1700000000.0001","user":"U2","text":"to all","subtype":"thread_broadcast","root":{"text":"parent"}}]"#,
    );
    let answers: Vec<Option<&str>> = lines.iter().map(|line| line.reply_to.as_deref()).collect();
    assert_eq!(answers, [None, Some("C1/1700000000.000100"), Some("C1/1700000000.000100")]);
    assert_eq!((lines[0].key.as_str(), troubles.len()), ("C1/1700000000.000100", 0));
}

#[test]
fn edits_files_and_signs_come_along() {
    let line = one(r#""user":"U1","text":"hi","edited":{"user":"U1","ts":"1"},
           "reactions":[{"name":"+1","users":["U1","U2"],"count":2},{"name":"eyes","users":["U1"]},{"name":"fire","count":"7"},{"count":3}],
           "files":[{"id":"F1","name":"a.png","title":"The graph"},{"id":"F2","name":"b.log","title":""},{"id":"F3"},
                    {"id":"F4","mode":"tombstone"},{"id":"F5","mode":"hidden_by_limit"}]"#);
    let signs: Vec<(&str, u32)> =
        line.reactions.iter().map(|Reaction { sign, count }| (sign.as_str(), *count)).collect();
    assert_eq!(signs, [("+1", 2), ("eyes", 1), ("fire", 7)]);
    assert!(line.edited);
    assert_eq!(
        line.files,
        ["The graph", "b.log", "F3", "a file that was removed", "a file that the plan of the workspace hides"]
    );
    let old = one(r#""subtype":"file_share","user":"U1","upload":true,"file":{"id":"F1","title":"Fritz.jpg"},
           "text":"<@U1|ana> uploaded a file: <https://x.org/f.jpg|Fritz.jpg>""#);
    assert_eq!(old.text, "@ana.s uploaded a file: Fritz.jpg (https://x.org/f.jpg)");
    assert_eq!((old.files, old.edited), (vec!["Fritz.jpg".to_owned()], false));
}

#[test]
fn a_change_kept_by_the_export_is_the_new_text_when_it_was_made() {
    let line = one(
        r#""subtype":"message_changed","message":{"user":"U2","text":"new","ts":"1699999999.000100","edited":{"ts":"1"}},
           "previous_message":{"user":"U2","text":"old"}"#,
    );
    assert_eq!((line.text.as_str(), line.who.name.as_str(), line.edited), ("new", "Bo Khan", true));
    assert_eq!((line.kind, line.key.as_str()), (LineKind::Message, "C1/1700000000.000100"));
    let gone = one(r#""subtype":"message_changed","message":{"subtype":"tombstone","user":"U2","text":""}"#);
    assert_eq!((gone.kind, gone.text.as_str()), (LineKind::Removed, "This message was removed."));
}

#[test]
fn stamps_that_come_twice_make_keys_of_their_own() {
    let message = |ts: &str| format!(r#"{{"ts":{ts},"user":"U1","text":"x"}}"#);
    let stamps = ["\"5.000100\"", "\"4.000100\"", "\"5.0001\"", "5.0001", "\"4.000100\"", "\"6\"", "\"4.000100\""];
    let (lines, troubles) = read(&format!("[{}]", stamps.map(message).join(",")));
    let keys: Vec<&str> = lines.iter().map(|line: &Line| line.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "C1/5.000100",
            "C1/4.000100",
            "C1/5.000100~2",
            "C1/5.000100~3",
            "C1/4.000100~2",
            "C1/6.000000",
            "C1/4.000100~3"
        ]
    );
    assert_eq!(troubles, []);
}

#[test]
fn a_message_without_a_stamp_stands_where_it_stood() {
    let (lines, troubles) =
        read(r#"[{"user":"U1","text":"a","ts":"1.5"},{"user":"U1","text":"b"},{"ts":"yesterday","text":"c"}]"#);
    assert_eq!((lines[1].when, lines[2].when), (When::Unsaid, When::Unsaid));
    assert_eq!(lines[1].key, "C1/general/2024-03-10.json, message 2");
    assert_eq!(troubles[0].message, "it does not say when it was written and stands where it stood");
    assert_eq!((troubles.len(), troubles[0].left_out), (2, false));
}

#[test]
fn kinds_that_are_not_known_are_kept_and_counted() {
    let message = |n: u32| format!(r#"{{"ts":"{n}.0","user":"U1","subtype":"from_the_future","text":"<@U2> warped"}}"#);
    let (lines, troubles) = read(&format!("[{},{}]", message(1), message(2)));
    assert_eq!((lines[1].kind, lines[1].text.as_str()), (LineKind::Notice, "@Bo Khan warped"));
    assert_eq!(troubles.len(), 1, "told of once");
    assert_eq!(
        troubles[0].message,
        "2 messages, this first, of a kind that is not known here (`from_the_future`) came in as a notice"
    );
    assert_eq!(troubles[0].place, "general/2024-03-10.json, message 1");
}

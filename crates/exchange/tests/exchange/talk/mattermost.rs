//! Exports of Mattermost.

use muster_exchange::sources::chats::mattermost::{looks_like, read};
use muster_exchange::sources::{Reaction, SourceError};

use super::{gathered, lines, told, troubles};

const BULK: &str = r#"{"type":"version","version":1}
{"type":"user","user":{"username":"ana","email":"ana@example.org","first_name":"Ana","last_name":"Silva"}}
{"type":"post","post":{"team":"core","channel":"ops","user":"ana","message":"db is down","create_at":1704190533000,"edit_at":1704190540000,"reactions":[{"user":"bo","emoji_name":"eyes","create_at":1},{"user":"cy","emoji_name":"eyes","create_at":2}],"attachments":[{"path":"data/graph.png"}],"replies":[{"user":"bo","message":"on it","create_at":1704190534000}]}}
{"type":"post","post":{"team":"core","channel":"ops","user":"cy","type":"system_join_channel","message":"cy joined the channel.","create_at":1704190535000}}
not json
{"type":"direct_post","direct_post":{"channel_members":["ana","bo"],"user":"bo","message":"call?","create_at":1704190536000}}
"#;

#[test]
fn a_bulk_export_is_read() {
    assert_eq!(
        told(read, BULK),
        [
            "2024-01-02T10:15:33Z Ana Silva: db is down",
            "2024-01-02T10:15:34Z bo: on it",
            "2024-01-02T10:15:35Z (joined) cy: cy joined the channel.",
            "2024-01-02T10:15:36Z bo: call?",
        ]
    );
    let found = lines(read, BULK);
    assert_eq!(found[0].who.email, "ana@example.org");
    assert_eq!((found[0].files.as_slice(), found[0].edited), (["graph.png".to_owned()].as_slice(), true));
    assert_eq!(found[0].reactions, [Reaction { sign: "eyes".to_owned(), count: 2 }]);
    assert_eq!(found[1].reply_to.as_ref(), Some(&found[0].key));
    assert_eq!([found[0].room.as_str(), &found[3].room], ["core/ops", "ana, bo"]);
    assert!(troubles(read, BULK)[0].starts_with("line 5: The line is not an object of the export"));
    let edited = BULK.replace("db is down", "db was down");
    assert_eq!(lines(read, &edited)[0].key, found[0].key, "a newer export shows that a post was changed");
}

#[test]
fn answers_of_the_interface_are_read() {
    let text = r#"{"order":["b","a"],"posts":{"b":{"id":"b","create_at":1704190534000,"edit_at":0,"delete_at":5,"user_id":"u2","channel_id":"c","root_id":"a","message":"gone","type":""},"a":{"id":"a","create_at":1704190533000,"user_id":"u1","channel_id":"c","root_id":"","message":"db is down","props":{"override_username":"Alertbot","from_webhook":"true"},"metadata":{"reactions":[{"emoji_name":"+1"}],"files":[{"name":"x.png"}]}}}}"#;
    assert_eq!(
        told(read, text),
        ["2024-01-02T10:15:33Z Alertbot: db is down", "2024-01-02T10:15:34Z (removed) u2: gone"]
    );
    let found = lines(read, text);
    assert!(found[0].who.is_program);
    assert_eq!((found[0].key.as_str(), found[1].reply_to.as_deref()), ("a", Some("a")));
    let list = r#"[{"id":"a","create_at":1704190533000,"user_id":"u1","channel_id":"c","message":"x"}]"#;
    assert_eq!(told(read, list), ["2024-01-02T10:15:33Z u1: x"]);
    let cut = &text[..text.len() - 3];
    let error = gathered(read, cut.as_bytes(), "posts.json").unwrap_err();
    assert!(matches!(error, SourceError::NotThat { .. }) && error.to_string().contains("line 1"), "{error}");
}

#[test]
fn tables_are_read() {
    let text = "Post Creation Time,User Id,User Email,User Type,User Name,Post Id,Parent Post Id,Post Message,Post Type\n\
                1704190533000,u1,ana@example.org,user,ana,p1,,\"db is\ndown\",message\n2024-01-02T10:15:34Z,u2,,bot,bo,p2,p1,on it,message\n";
    assert_eq!(told(read, text), ["2024-01-02T10:15:33Z ana: db is\ndown", "2024-01-02T10:15:34Z bo: on it"]);
    let found = lines(read, text);
    assert_eq!(
        (found[1].key.as_str(), found[1].reply_to.as_deref(), found[1].who.is_program),
        ("p2", Some("p1"), true)
    );
    assert!(looks_like(text.as_bytes(), "x.csv") > 90 && looks_like(BULK.as_bytes(), "x.jsonl") > 90);
}

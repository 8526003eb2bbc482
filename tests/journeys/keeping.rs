//! Keeping: pictures, exports, backups, restore, people, search.

use serde_json::json;

use crate::desk::Desk;

/// One pixel, as PNG.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

#[test]
fn a_pasted_picture_is_kept_exported_and_erased_with_its_line() {
    let desk = Desk::new();
    let incident = desk.declare("sev2 Pool graph");
    let mut picture = desk.tell("attachment_add", json!({ "base64": PNG }));
    assert_eq!((picture["width"].clone(), picture["mediaType"].clone()), (json!(1), json!("image/png")));
    picture["caption"] = json!("pool before");
    let hash = picture["hash"].as_str().unwrap().to_owned();
    let add = json!({ "incident": incident, "text": "", "attachments": [picture] });
    let change = desk.tell("line_add", add);
    let line = change["events"][0]["id"].clone();
    assert_eq!(desk.service.attachment(&hash).unwrap().0, "image/png");
    let found = desk.tell("search", json!({ "words": "before", "mode": "newest", "limit": 10 }));
    assert_eq!(found["hits"].as_array().unwrap().len(), 1, "captions are found");
    for (format, holds) in
        [("html", "data:image/png;base64,"), ("markdown", "pool before"), ("csv", "pool before"), ("json", &hash)]
    {
        let export =
            json!({ "incident": incident, "format": format, "order": "arrival", "filter": { "struck": true } });
        let text = desk.tell("export_text", export)["text"].as_str().unwrap().to_owned();
        assert!(text.contains(holds), "{format} must hold {holds}");
    }
    desk.tell("line_erase", json!({ "incident": incident, "line": line, "reason": "showed a name" }));
    assert!(desk.service.attachment(&hash).is_none(), "the picture goes with what it showed");
    let found = desk.tell("search", json!({ "words": "before", "mode": "substring", "limit": 10 }));
    assert_eq!(found["hits"], json!([]));
    desk.assert_good();
}

#[test]
fn a_backup_restores_and_everything_held_in_memory_is_let_go() {
    let desk = Desk::new();
    let incident = desk.declare("sev2 Queue grows");
    desk.log(&incident, "before");
    let backup = desk.tell("backup", json!({ "job": "b" }));
    desk.log(&incident, "after");
    assert_eq!(desk.texts(&incident, "arrival").len(), 3);
    let restored = desk.tell("restore", json!({ "job": "r", "path": backup["path"] }));
    assert_eq!(restored["events"], json!(3));
    assert_eq!(desk.texts(&incident, "arrival").last().unwrap(), "before");
    let listed = desk.tell("backups", json!({}));
    assert_eq!(listed["backups"].as_array().unwrap().len(), 2, "what stood there before is a backup too");
    desk.log(&incident, "since");
    desk.assert_good();
}

#[test]
fn a_list_of_people_is_read_first_and_then_added() {
    let desk = Desk::new();
    let csv = json!({ "text": "name,handle,team\nAna Prado,ana,Payments\nBo Lind,,Core\n,,\n" });
    let preview = desk.tell("people_preview", csv.clone());
    assert_eq!((preview["new"].clone(), preview["changed"].clone()), (json!(2), json!(0)));
    let imported = desk.tell("people_import", csv.clone());
    assert_eq!(imported["new"], json!(2));
    let again = desk.tell("people_import", csv);
    assert_eq!((again["new"].clone(), again["same"].clone()), (json!(0), json!(2)), "twice is once");
    let incident = desk.declare("x");
    desk.log(&incident, "@ana looks at the pool");
    let line = desk.lines(&incident, "arrival").pop().unwrap();
    assert_eq!(line.people[0].name, "Ana Prado");
}

#[test]
fn an_export_never_replaces_a_good_file_with_half_a_one() {
    let desk = Desk::new();
    let incident = desk.declare("x");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.md");
    std::fs::write(&path, "good").unwrap();
    let export = json!({ "incident": incident, "format": "markdown", "order": "arrival" });
    let error = desk.ask("export_file", json!({ "export": export, "path": folder.path() })).unwrap_err();
    assert!(error.message.contains("folder"), "{}", error.message);
    desk.tell("export_file", json!({ "export": export, "path": path }));
    assert!(std::fs::read_to_string(&path).unwrap().contains("INC-0001"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
}

#[test]
fn nothing_is_written_over_the_store_or_what_belongs_to_it() {
    let desk = Desk::new();
    let incident = desk.declare("x");
    let store = desk.path();
    let beside = |ending: &str| format!("{}{ending}", store.display());
    let round_about = store.parent().unwrap().join("..").join(store.parent().unwrap().file_name().unwrap());
    let mut named = vec![beside(""), beside("-wal"), beside("-shm"), beside("-key")];
    named.push(round_about.join("muster.db").display().to_string());
    #[cfg(unix)]
    {
        let link = store.with_file_name("link.md");
        std::os::unix::fs::symlink(&store, &link).unwrap();
        named.push(link.display().to_string());
    }
    let export = json!({ "incident": incident, "format": "markdown", "order": "arrival" });
    for path in &named {
        for (name, request) in [
            ("export_file", json!({ "export": export, "path": path })),
            ("cards_export_file", json!({ "export": { "keys": [] }, "path": path })),
            ("bundle_write", json!({ "incident": incident, "path": path })),
            ("backup", json!({ "job": "b", "path": path })),
        ] {
            let error = desk.ask(name, request).unwrap_err();
            assert!(error.message.contains("this is the store itself"), "{name} {path}: {}", error.message);
        }
    }
    assert_eq!(desk.second().call("board", json!({ "closed": 1 })).unwrap()["open"][0]["title"], "x");
    // A name that only looks like it is anybody's.
    for ending in [".bak", "2.md"] {
        desk.tell("export_file", json!({ "export": export, "path": beside(ending) }));
    }
    desk.tell("backup", json!({ "job": "b", "path": beside(".copy.db") }));
    desk.assert_good();
}

#[test]
fn search_pages_through_everything_once() {
    let desk = Desk::new();
    let incident = desk.declare("x");
    let text: Vec<String> = (0..120).map(|n| format!("needle {n}")).collect();
    desk.tell("lines_add", json!({ "incident": incident, "text": text.join("\n") }));
    for mode in ["newest", "ranked", "substring"] {
        let mut seen = Vec::new();
        let mut after = json!(null);
        loop {
            let reply = desk.tell("search", json!({ "words": "needle", "mode": mode, "limit": 50, "after": after }));
            seen.extend(reply["hits"].as_array().unwrap().iter().map(|hit| hit["text"].as_str().unwrap().to_owned()));
            match reply.get("next").filter(|next| next.is_string()) {
                Some(next) => after = next.clone(),
                None => break,
            }
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 120, "{mode} must show every line once");
    }
}

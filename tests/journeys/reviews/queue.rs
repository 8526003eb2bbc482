//! From a sentence somebody writes to a review that somebody leads: the queue, who may lead, what came before.

use serde_json::{Value, json};

use crate::desk::Desk;

fn act(desk: &Desk, incident: &str, act: Value) {
    desk.tell("review_act", json!({ "incident": incident, "act": act }));
}

fn queue(desk: &Desk) -> Vec<(String, String)> {
    let queue = desk.tell("review_queue", json!({}));
    let said = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
    queue["rows"].as_array().unwrap().iter().map(|row| (said(row, "reference"), said(row, "group"))).collect()
}

fn pair(reference: &str, group: &str) -> (String, String) {
    (reference.to_owned(), group.to_owned())
}

#[test]
fn anybody_nominates_and_the_queue_goes_through_them() {
    let mut desk = Desk::new();
    let first = desk.declare("Payments fail");
    let second = desk.declare("Search is slow");
    let third = desk.declare("Mail is late");
    desk.declare("Nobody asks about this one");
    assert_eq!(queue(&desk), [], "nobody asked for anything");

    let why = json!({ "kind": "review_nominated", "incident": first, "why": "It nearly took search down", "signals": ["nearly_worse", "new"] });
    act(&desk, &first, why);
    let chosen = json!({ "kind": "review_chosen", "tier": "light", "reason": "half an hour is enough" });
    desk.tell("act", json!({ "incident": second, "act": chosen }));
    assert_eq!(queue(&desk), [pair("INC-0001", "asked"), pair("INC-0002", "to_begin")]);

    act(&desk, &first, json!({ "kind": "nomination_answered", "incident": first, "discuss": true }));
    act(&desk, &first, json!({ "kind": "seat_taken", "seat": "facilitator", "person": "sam" }));
    act(&desk, &second, json!({ "kind": "nomination_answered", "incident": second, "discuss": false }));
    let passage = json!({ "line": desk.log(&third, "the queue is full"), "quote": "the queue" });
    act(&desk, &third, json!({ "kind": "mark_made", "passage": passage, "code": "diagnosis" }));
    let expected = [pair("INC-0003", "running"), pair("INC-0001", "running"), pair("INC-0002", "without")];
    let mut now = queue(&desk);
    now[..2].sort_by(|a, b| b.cmp(a));
    assert_eq!(now, expected, "where somebody only marks, a review goes on too");

    desk.tell("review_undo", json!({ "incident": second }));
    assert!(queue(&desk).contains(&pair("INC-0002", "to_begin")), "a skip is taken back");
    let before = desk.tell("review_queue", json!({}));
    desk.reopen();
    assert_eq!(desk.tell("review_queue", json!({})), before, "read anew it says the same");

    // What was chosen while standing down can be taken back there.
    desk.tell("undo", json!({ "incident": second }));
    desk.assert_good();
}

#[test]
fn who_was_in_it_and_who_is_a_manager_is_told_and_nobody_is_left_out() {
    let desk = Desk::new();
    let save = |handle: &str, manager: &str, willing: bool| {
        let name = format!("{}{}", handle[..1].to_uppercase(), &handle[1..]);
        let person = json!({ "name": name, "handle": handle, "manager": manager, "interviews": willing });
        desk.tell("person_save", person);
    };
    save("ana", "mei", false);
    save("mei", "", true);
    save("noor", "", true);
    save("sam", "", true);
    let incident = desk.declare("Payments fail");
    desk.tell(
        "act",
        json!({ "incident": incident, "act": { "kind": "role_assumed", "role": "commander", "person": "ana" } }),
    );
    let other = desk.declare("Search is slow");
    act(&desk, &other, json!({ "kind": "seat_taken", "seat": "facilitator", "person": "noor" }));

    let scope = desk.tell("review_scope", json!({ "incident": incident }));
    let people: Vec<&str> =
        scope["candidates"].as_array().unwrap().iter().map(|one| one["person"].as_str().unwrap()).collect();
    assert_eq!(
        people,
        ["sam", "noor", "mei", "ana"],
        "willing and not in it first, who led longest ago before the others"
    );
    let of = |handle: &str| {
        scope["candidates"].as_array().unwrap().iter().find(|one| one["person"] == handle).unwrap().clone()
    };
    assert_eq!(of("ana")["wasIn"], "was commander");
    assert_eq!(of("mei")["manages"], json!(["Ana"]));
    assert_eq!(of("sam").get("lastLed"), None);
    assert_eq!(scope["guides"].as_array().unwrap().len(), 4);
}

#[test]
fn earlier_incidents_on_the_same_things_say_what_their_reviews_found() {
    let desk = Desk::new();
    desk.tell("service_save", json!({ "name": "Checkout", "handle": "checkout" }));
    let before = desk.declare("Connection pool exhausted");
    desk.log(&before, "#checkout has no connections");
    act(&desk, &before, json!({ "kind": "tier_set", "incident": before, "tier": "standard", "reason": "it is new" }));
    act(
        &desk,
        &before,
        json!({ "kind": "finding_written", "sort": "contributing_factor", "text": "No graph shows the limit of the pool" }),
    );
    desk.declare("Mail is late");
    let now = desk.declare("Checkout: connection pool exhausted again");
    desk.log(&now, "#checkout fails");

    let scope = desk.tell("review_scope", json!({ "incident": now }));
    let earlier = scope["earlier"].as_array().unwrap();
    assert_eq!(earlier.len(), 1, "{earlier:?}");
    assert_eq!((&earlier[0]["reference"], &earlier[0]["tier"]), (&json!("INC-0001"), &json!("standard")));
    assert!(earlier[0]["reason"].as_str().unwrap().starts_with("Both name #checkout."), "{}", earlier[0]["reason"]);
    assert_eq!(earlier[0]["findings"][0]["text"], "No graph shows the limit of the pool");
    let first = desk.tell("review_scope", json!({ "incident": before }));
    assert_eq!(first["earlier"], json!([]), "what came later is not earlier");
}

#[test]
fn a_list_of_people_says_who_manages_whom_and_who_is_willing() {
    let desk = Desk::new();
    let text = "name,handle,reports to,interviews\nAna,ana,@mei,yes\nMei,mei,,\n";
    desk.tell("people_import", json!({ "text": text }));
    let people = desk.tell("directory", json!({}))["people"].clone();
    assert_eq!((&people[0]["manager"], &people[0]["interviews"]), (&json!("mei"), &json!(true)));
    desk.tell("people_import", json!({ "text": "name,handle,team\nAna,ana,Core\n" }));
    let people = desk.tell("directory", json!({}))["people"].clone();
    assert_eq!(
        (&people[0]["manager"], &people[0]["interviews"]),
        (&json!("mei"), &json!(true)),
        "what is left out stays"
    );
    let csv = desk.tell("people_export", json!({}))["text"].as_str().unwrap().to_owned();
    let again = desk.tell("people_preview", json!({ "text": csv }));
    assert_eq!((&again["new"], &again["changed"]), (&json!(0), &json!(0)), "what goes out comes in the same");
}

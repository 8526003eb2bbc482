//! Incidents that go from one store to another as a bundle.

use crate::desk::Desk;

#[test]
fn an_incident_goes_to_another_store_and_its_lines_come_back() {
    let (here, there) = (Desk::with_incident(), Desk::new());
    here.done(&["log", "pods restarted"]);
    let path = here.folder.path().join("out.muster");
    let file = path.to_str().unwrap();
    let wrote = here.done(&["bundle", "write", "INC-0001", file]);
    assert!(wrote.starts_with(&format!("wrote {file} (")), "{wrote}");
    let seen = there.done(&["bundle", "look", file]);
    assert!(seen.contains("INC-0001  Checkout answers 502: 1 new lines"), "{seen}");
    assert!(seen.contains("on machine ") && seen.contains("take it in with `musterctl bundle take`"), "{seen}");
    assert!(!there.done(&["list"]).contains("INC-0001"), "looking takes nothing in");
    there.done(&["bundle", "take", file]);
    there.done(&["log", "the other machine saw it"]);
    there.done(&["bundle", "write", "INC-0001", file]);
    let taken = here.done(&["bundle", "take", file]);
    assert!(taken.contains("1 new lines"), "{taken}");
    assert_eq!(here.done(&["show"]), there.done(&["show"]), "one log on both");
    assert!(here.done(&["bundle", "look", file]).contains("nothing in it is new here"));
    assert!(here.done(&["verify"]).contains("all is well"));
}

#[test]
fn a_bundle_that_is_none_is_refused_in_one_sentence() {
    let desk = Desk::with_incident();
    let path = desk.file("notes.muster", "hello");
    for what in ["look", "take"] {
        let run = desk.run(&["bundle", what, path.to_str().unwrap()]);
        assert_ne!(run.code, 0);
        assert!(run.err.contains("no bundle of Muster") && run.out.is_empty(), "{}", run.err);
    }
}

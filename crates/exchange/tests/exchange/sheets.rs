//! Sheets of paper: what stands on them, that they stay on one page, and that words stay words.

use std::collections::BTreeSet;

use muster_core::event::BriefPart;
use muster_core::library::Library;
use muster_core::response::{Response, Scene, TemporaryView, response};
use muster_core::words::{BriefField, Phase, Role, Severity};
use muster_core::zone::Zone;
use muster_exchange::{HandoverPaper, grab_sheet, handover_html, handover_markdown, handover_text};
use muster_testkit::moment;

use crate::desk::{Desk, rich};
use crate::hostile::{everywhere, found};
use crate::markup::tags;
use crate::payloads::{PAYLOADS, very_long};

fn paper(words: &str, is_drill: bool) -> HandoverPaper {
    let part = |field: &BriefField| BriefPart { field: *field, text: format!("{words}\nsecond line") };
    HandoverPaper {
        reference: "INC-0042".to_owned(),
        title: words.to_owned(),
        is_drill,
        severity: Some(Severity::Sev2),
        phase: Phase::Identified,
        zone: Zone::parse("Europe/Berlin").unwrap(),
        made_at: moment("2026-11-20T08:02:00Z"),
        role: Role::Commander,
        from: format!("{words} from"),
        to: format!("{words} to"),
        parts: BriefField::ALL.iter().map(part).collect(),
        read_back: String::new(),
        accepted_at: None,
    }
}

fn seen(desk: &Desk) -> Response {
    let library = Library::built_in();
    let scene = Scene {
        state: &desk.state,
        library: &library,
        directory: &desk.directory,
        now: desk.now,
        zone: Zone::parse("Europe/Berlin").unwrap(),
    };
    response(&scene)
}

#[test]
fn a_handover_names_who_when_and_all_twelve_parts() {
    let mut paper = paper("checkout is slow", false);
    let page = handover_html(&paper);
    for (field, number) in BriefField::ALL.iter().zip(1..) {
        assert!(page.contains(&format!("<h2>{number}. {}</h2>", field.label())), "{field:?}");
    }
    assert!(page.contains("Commander: checkout is slow from to checkout is slow to"));
    assert!(page.contains("Written 20 Nov 2026, 09:02 CET (08:02Z)"));
    assert_eq!(page.matches("class=\"blank\"").count(), 2, "room to write down what was read back");
    assert!(!page.contains("EXERCISE"));
    paper.read_back = "A third of carts fail.".to_owned();
    paper.accepted_at = Some(moment("2026-11-20T08:09:00Z"));
    let text = handover_text(&paper);
    assert!(text.contains("\n12. Read back\n  A third of carts fail.\n"), "{text}");
    assert!(text.contains("Accepted 09:09 CET (08:09Z)"));
    assert!(!handover_html(&paper).contains("class=\"blank\""));
}

#[test]
fn a_drill_cannot_be_taken_for_the_real_thing() {
    let drill = paper("x", true);
    for text in [handover_html(&drill), handover_markdown(&drill), handover_text(&drill)] {
        assert!(text.matches("EXERCISE").count() >= 2, "at the head and once more: {text}");
    }
    let desk = rich(true);
    assert!(grab_sheet(&desk.dossier(), &seen(&desk)).matches("EXERCISE").count() >= 2);
}

#[test]
fn a_grab_sheet_says_what_somebody_needs_who_leaves_the_desk() {
    let desk = rich(false);
    let page = grab_sheet(&desk.dossier(), &seen(&desk));
    for words in [
        "INC-0042",
        "Card payments declined in eu-west",
        "SEV1",
        "Resolved",
        "about 38 % of card payments",
        "<li dir=\"auto\">payments-gateway → Payments</li>",
        "Rollback started, 4 of 12 hosts",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("hunter2"), "what was erased is gone from paper too");
    assert!(page.matches("<h2>").count() == 8);
}

/// The names of the elements, which no words may add to.
fn elements(page: &str) -> BTreeSet<String> {
    tags(page).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn words_stay_words_on_paper() {
    let plain = elements(&handover_html(&paper("benign", false)));
    let (expected, _) = found(&handover_markdown(&paper("benign", false)));
    let long = very_long();
    for words in PAYLOADS.iter().copied().chain([long.as_str()]) {
        let paper = paper(words, false);
        let page = handover_html(&paper);
        assert_eq!(elements(&page), plain, "{words:?} changed the page");
        assert_eq!(page.matches("<h2>").count(), 12, "{words:?}");
        let (markdown, _) = found(&handover_markdown(&paper));
        assert_eq!(
            (markdown.headings, markdown.tables, markdown.quotes, &markdown.links),
            (expected.headings, expected.tables, expected.quotes, &expected.links),
            "{words:?} changed the Markdown"
        );
        let text = handover_text(&paper);
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{words:?}");

        let desk = everywhere(words, &[]);
        let mut response = seen(&desk);
        response.place = words.to_owned();
        response.next.text = words.to_owned();
        response.stand_down.temporary.push(TemporaryView {
            id: desk.state.declaration().unwrap().id,
            text: words.to_owned(),
            owner: words.to_owned(),
            at: desk.now,
            undone_at: None,
            remark: String::new(),
        });
        let page = grab_sheet(&desk.dossier(), &response);
        assert!(elements(&page).is_subset(&plain), "{words:?}: {:?}", elements(&page));
        assert_eq!(page.matches("<h2>").count(), 8, "{words:?}");
    }
}

#[test]
fn a_sheet_loads_and_runs_nothing() {
    let desk = everywhere("x", &["https://good.example"]);
    for page in [handover_html(&paper("x", true)), grab_sheet(&desk.dossier(), &seen(&desk))] {
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'"));
        assert!(!page.contains("url(") && !page.contains("@import") && !page.contains("<a "));
    }
}

#[test]
fn a_crowded_page_is_still_one_page() {
    let mut crowded = paper("x", true);
    crowded.title = "A very long title that goes on and on ".repeat(20);
    for part in &mut crowded.parts {
        part.text = "Somebody noted at length what is going on here and what they make of it, and more\n".repeat(30);
    }
    let page = handover_html(&crowded);
    // Two columns of sixty lines of print; what does not fit is counted, not dropped in silence.
    assert!(page.matches("<li").count() < 110, "{}", page.matches("<li").count());
    assert!(page.contains("more in Muster"));
    if let Some(folder) = std::env::var_os("SHEETS") {
        let folder = std::path::PathBuf::from(folder);
        std::fs::write(folder.join("crowded.html"), page).unwrap();
        let mut wide = crowded.clone();
        for part in &mut wide.parts {
            part.text = "漢字仮名交じり文WMWM".repeat(8) + "\n" + &"WWWW MMMM ".repeat(12);
        }
        std::fs::write(folder.join("wide.html"), handover_html(&wide)).unwrap();
        let desk = rich(true);
        std::fs::write(folder.join("grab.html"), grab_sheet(&desk.dossier(), &seen(&desk))).unwrap();
    }
}

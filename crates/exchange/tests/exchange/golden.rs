//! The four exports of one drill, as files to read, and what every export must say.
//!
//! `UPDATE_GOLDEN=1 cargo test -p muster-exchange` writes them anew; look at the difference before you commit it.
//! `EXPORTS_TO=FOLDER` writes them whole, to be looked at in the programs they are for.

use std::path::PathBuf;

use muster_core::incident::{Filter, Order};
use muster_core::words::EntryKind;
use muster_exchange::{Chain, Dossier, csv, html, json, markdown};

use crate::desk::{Desk, ordered, rich};

type Export = fn(&Dossier<'_>) -> String;

const FORMATS: [(&str, Export); 4] = [("md", markdown), ("csv", csv), ("json", json), ("html", html)];

/// The style is a file of its own and would fill this one.
fn without_style(text: &str) -> String {
    match (text.find("<style>"), text.find("</style>")) {
        (Some(from), Some(to)) => format!("{}{}", &text[..from + 7], &text[to..]),
        _ => text.to_owned(),
    }
}

#[test]
fn exports_are_as_the_golden_files() {
    let desk = rich(true);
    let dossier = ordered(&desk, Order::Happened);
    for (ending, export) in FORMATS {
        let path: PathBuf =
            [env!("CARGO_MANIFEST_DIR"), "tests", "golden", &format!("drill.{ending}")].iter().collect();
        // The repository keeps one line ending everywhere; that CSV has its own is tested beside it.
        let full = export(&dossier);
        if let Some(folder) = std::env::var_os("EXPORTS_TO") {
            std::fs::write(PathBuf::from(folder).join(format!("drill.{ending}")), &full).unwrap();
        }
        let text = without_style(&full).replace("\r\n", "\n");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert!(text == golden, "{} differs; see the top of golden.rs. Now it is:\n{text}", path.display());
    }
}

#[test]
fn every_export_says_what_matters() {
    let desk = rich(false);
    for order in [Order::Arrival, Order::Happened] {
        let dossier = ordered(&desk, order);
        for (ending, export) in FORMATS {
            let text = export(&dossier);
            let said = [
                "INC-0042",
                "Card payments declined in eu-west",
                "SEV1",
                "Resolved",
                "Europe/Berlin",
                "UTC",
                "02:02:10",
                "03:02:10",
                "+01:00",
                "First failed authorisation",
                "Some card payments fail.",
                "Since 03:02 about 38 % of card payments in eu-west fail.",
                "Jonas Weber",
                "payments-gateway",
                "Wallets fail, too",
                "that was the test system",
                "starves connections to the issuer",
                "before",
                "about",
                "between",
                "erased",
                "Pool, host eu-w-7",
                "https://grafana.example/d/pool",
                "Roll back to 4.18 in eu-west only",
                "נועה",
                "מאגר החיבורים 🔥",
                "newer",
            ];
            for words in said {
                // Where words stand in somebody else's grammar, its own marks may stand between.
                let plain = if ending == "json" { words.replace("UTC", "Z\"") } else { words.to_owned() };
                assert!(text.contains(&plain), "{ending} does not say {words:?}");
            }
            assert!(!text.contains("hunter2"), "{ending} says what was erased");
            assert!(!text.contains("secret-phone-number"), "{ending} gives away how to reach people");
            assert!(!text.contains("EXERCISE"), "{ending} calls a real incident an exercise");
            assert_eq!(text, export(&dossier), "the same again gives the same");
        }
    }
    let late = "added 03:15, 13 min late";
    assert!(
        markdown(&desk.dossier()).contains(late)
            && html(&desk.dossier()).contains(late)
            && json(&desk.dossier()).contains(late)
    );
}

#[test]
fn a_drill_is_stamped_wherever_it_could_be_taken_for_real() {
    let desk = rich(true);
    let md = markdown(&desk.dossier());
    for heading in md.lines().filter(|line| line.starts_with('#')) {
        assert!(heading.contains("EXERCISE"), "{heading}");
    }
    let page = html(&desk.dossier());
    for part in ["<title>EXERCISE INC-0042", "class=\"exercise\">EXERCISE", "EXERCISE Timeline", "<p>EXERCISE Exported"]
    {
        assert!(page.contains(part), "{part}");
    }
    for heading in page.split("<h2>").skip(1).chain(page.split("<h3>").skip(1)) {
        assert!(heading.starts_with("EXERCISE"), "{}", &heading[..40]);
    }
    assert!(json(&desk.dossier()).contains("\"exercise\": true"));
    assert!(
        csv(&desk.dossier())
            .lines()
            .skip(1)
            .filter(|line| line.starts_with("\"INC-0042\""))
            .all(|line| line.starts_with("\"INC-0042\",\"EXERCISE\""))
    );
}

#[test]
fn lines_stand_in_the_order_that_was_asked_for() {
    let desk = rich(false);
    let place = |text: &str, words: &str| text.rfind(words).unwrap();
    for export in [markdown, csv, html, json] {
        let arrival = export(&ordered(&desk, Order::Arrival));
        let happened = export(&ordered(&desk, Order::Happened));
        let (first, later) = ("A customer wrote in", "Wallets fail, too");
        assert!(place(&arrival, first) > place(&arrival, later));
        assert!(place(&happened, first) < place(&happened, later));
    }
}

#[test]
fn what_a_filter_leaves_out_is_left_out_and_said() {
    let desk = rich(false);
    let mut dossier = desk.dossier();
    dossier.filter = Filter { kinds: vec![EntryKind::Decision], struck: true, ..Filter::default() };
    for (ending, export) in FORMATS {
        let text = export(&dossier);
        assert!(text.contains("Roll back to 4.18"), "{ending}");
        assert!(!text.contains("Wallets fail, too"), "{ending}");
        if ending != "csv" {
            assert!(text.contains("Only decision; ") && text.contains("lines are not in this export"), "{ending}");
        }
    }
}

#[test]
fn an_incident_with_nothing_in_it_is_still_a_document() {
    let desk = Desk::declared("  ", false);
    let directory = muster_core::directory::Directory::default();
    let nothing = muster_core::incident::IncidentState::default();
    let mut empty = Dossier::new("INC-0001", &nothing, &directory, desk.dossier().zone, desk.now);
    empty.chain = Chain::Broken("event 7: its text is not what was written".to_owned());
    for (ending, export) in FORMATS {
        assert!(export(&desk.dossier()).contains("Incident without a name yet"), "{ending}");
        assert!(
            export(&empty).to_lowercase().contains(if ending == "csv" { "incident" } else { "broken" }),
            "{ending}"
        );
    }
}

#[test]
fn pictures_are_inside_the_page_and_only_harmless_ones() {
    let mut desk = rich(false);
    let page = html(&desk.dossier());
    assert_eq!(page.matches("<img ").count(), 1, "the other picture's bytes are not known");
    assert!(page.contains("src=\"data:image/png;base64,iVBORw0KGgo"));
    assert!(page.contains("A picture that is not in this file"));
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec();
    let mut attachment = crate::desk::picture(&drawing, "a drawing");
    desk.images.insert(attachment.hash, drawing);
    for media_type in ["image/svg+xml", "text/html", "image/png\" onerror=\"alert(1)"] {
        media_type.clone_into(&mut attachment.media_type);
        let line = muster_core::incident::NewLine { attachments: vec![attachment.clone()], ..Default::default() };
        desk.logs(1, line);
    }
    assert_eq!(html(&desk.dossier()).matches("<img ").count(), 1);
}

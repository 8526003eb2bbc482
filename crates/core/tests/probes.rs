//! The bank of questions is complete, and none of them judges, leads or closes.

use std::collections::BTreeSet;

use muster_core::language::questions;
use muster_core::library::{Library, Probe, ProbeFamily};

/// Family and the numbers of its questions, as the bank was drawn up.
const BANK: &[(ProbeFamily, std::ops::RangeInclusive<u32>)] = &[
    (ProbeFamily::Opening, 1..=4),
    (ProbeFamily::Context, 5..=7),
    (ProbeFamily::Cues, 8..=11),
    (ProbeFamily::Knowledge, 12..=14),
    (ProbeFamily::Experience, 15..=17),
    (ProbeFamily::Expectation, 18..=20),
    (ProbeFamily::Goals, 21..=22),
    (ProbeFamily::Options, 23..=25),
    (ProbeFamily::Basis, 26..=28),
    (ProbeFamily::Uncertainty, 29..=31),
    (ProbeFamily::Pressure, 32..=34),
    (ProbeFamily::Tools, 35..=36),
    (ProbeFamily::Guidance, 37..=38),
    (ProbeFamily::Help, 39..=42),
    (ProbeFamily::Closing, 43..=44),
    (ProbeFamily::Boundary, 45..=45),
];

#[test]
fn the_bank_has_forty_four_questions_and_one_that_is_off() {
    let probes = Library::built_in().probes;
    let expected: Vec<(ProbeFamily, String)> = BANK
        .iter()
        .flat_map(|(family, numbers)| {
            let name = format!("{family:?}").to_lowercase();
            numbers.clone().map(move |number| (*family, format!("{name}.{number}")))
        })
        .collect();
    let read: Vec<(ProbeFamily, String)> = probes.iter().map(|probe| (probe.family, probe.key.clone())).collect();
    assert_eq!(read, expected);
    let off: Vec<&str> = probes.iter().filter(|probe| probe.off).map(|probe| probe.key.as_str()).collect();
    assert_eq!(off, ["boundary.45"], "what-if questions are for teams that ask for them");
    assert_eq!(BANK.iter().map(|(family, _)| *family).collect::<Vec<_>>(), ProbeFamily::ALL);
    let texts: BTreeSet<&str> = probes.iter().map(|probe| probe.text.as_str()).collect();
    assert_eq!(texts.len(), probes.len(), "each asks something of its own");
}

#[test]
fn no_built_in_question_is_hinted_at() {
    for Probe { key, text, .. } in Library::built_in().probes {
        let filled = text.replace("{time}", "03:11").replace("{event}", "the restart").replace("{person}", "Mei");
        for words in [&text, &filled] {
            assert_eq!(questions::look_at(words), [], "{key} sets the example");
        }
    }
}

#[test]
fn blanks_are_ones_that_can_be_filled() {
    for Probe { key, text, .. } in Library::built_in().probes {
        let blanks = text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(blank, _)| blank);
        for blank in blanks {
            assert!(["time", "event", "person", "condition"].contains(&blank), "{key}: {blank}");
        }
    }
}

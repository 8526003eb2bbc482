//! The codebook as a file: what is written is read back, and what is wrong is said in one sentence with its place.

use muster_core::library::Library;
use muster_exchange::{MAX_CODE_BYTES, codes_from_yaml, codes_to_yaml};

const GOOD: &str = include_str!("../corpus/codes/own.yaml");

#[test]
fn what_is_written_is_read_back() {
    let built_in = Library::built_in().codes;
    assert!(!built_in.is_empty());
    for codes in [built_in, codes_from_yaml(GOOD).unwrap(), Vec::new()] {
        let text = codes_to_yaml(&codes).unwrap();
        assert_eq!(codes_from_yaml(&text).unwrap(), codes, "{text}");
        assert_eq!(codes_from_yaml(&format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap(), codes);
    }
}

#[test]
fn names_of_any_letters_come_back() {
    let mut codes = codes_from_yaml(GOOD).unwrap();
    for name in ["- yes", "no: #1", "\"", "'", "née Öst 事故", "null", "*x &y", "a\nb", " spaces "] {
        name.clone_into(&mut codes[0].name);
        name.clone_into(&mut codes[1].memo);
        assert_eq!(codes_from_yaml(&codes_to_yaml(&codes).unwrap()).unwrap(), codes, "{name:?}");
    }
}

#[test]
fn faults_are_one_sentence_with_their_place() {
    let swap = |from: &str, to: &str| GOOD.replace(from, to);
    let many: String =
        (0..301).map(|n| format!("- {{key: k{n}, name: n, group: g, colour: blue, shape: solid}}\n")).collect();
    for (text, expected) in [
        (swap("colour: blue", "color: blue"), "line 6, column 3: there is no field \"color\" here"),
        (swap("colour: blue", "colour: pink"), "line 6, column 11: \"pink\" is not known here; it is one of"),
        (swap("shape: dotted", "shape: dots"), "line 13, column 10: \"dots\" is not known here"),
        (
            swap("key: handoff", "key: narrative").replace("  mergedInto: narrative\n", ""),
            "line 9, column 8: two codes have the key \"narrative\"",
        ),
        (
            swap("mergedInto: narrative", "mergedInto: handoff"),
            "line 9, column 8: Code handoff cannot be merged into itself",
        ),
        (
            swap("  memo: What happened, in their words", "  mergedInto: handoff"),
            "line 3, column 8: the code \"narrative\" is part of itself, by way of others",
        ),
        (swap("name: Narrative", "name: \"\""), "line 3, column 8: Code narrative has no name"),
        (swap("key: handoff", "key: Hand Off"), "line 9, column 8:"),
        (format!("codes:\n{many}"), "there are more than 300 codes"),
        ("codes: [".to_owned(), "line"),
        ("codes: {}".to_owned(), "line 1, column 8: there should be a list"),
        ("codes:\n\t- key: a".to_owned(), "line 2"),
        (" \n".to_owned(), "the file is empty"),
        ("x".repeat(MAX_CODE_BYTES + 1), "the file is larger than 256 kB"),
    ] {
        let error = codes_from_yaml(&text).unwrap_err().to_string();
        assert!(error.starts_with("read the codes: ") && error.contains(expected), "{expected}\n{error}");
        assert!(!error.contains('\n') && error.chars().count() < 400, "one sentence: {error}");
    }
}

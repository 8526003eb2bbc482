//! The form of a survey, its sheet of paper, and what comes back. `UPDATE_GOLDEN=1` writes the pages anew.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use muster_core::event::{SurveyItem, SurveyOpened};
use muster_core::ids::EventId;
use muster_core::review::survey::{ItemAnswer, SurveyResponse, meeting_items, review_items};
use muster_exchange::{
    AnswerFile, AnswerFileError, MAX_ANSWER_FILE, SurveyForm, read_survey_answer, survey_answer_bytes,
    survey_form_html, survey_paper_html,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::payloads::PAYLOADS;
use crate::report::tags;

const ID: EventId = EventId(Uuid::from_u128(7));

fn open(words: &str) -> SurveyOpened {
    let mut items: Vec<SurveyItem> = review_items();
    items.extend(meeting_items());
    if !words.is_empty() {
        for item in &mut items {
            for text in [&mut item.key, &mut item.about, &mut item.text] {
                *text = words.to_owned();
            }
            item.labels.iter_mut().for_each(|label| *label = words.to_owned());
        }
    }
    let title = if words.is_empty() { "How it was for you" } else { words };
    SurveyOpened {
        title: title.to_owned(),
        intro: if words.is_empty() { "Five minutes.\n\nThank you." } else { words }.to_owned(),
        items,
        minimum: 5,
        minimum_spread: 8,
        recipient: "age1w988jyurc6l9qg3af2vfph5epnmyt8knvwlvp58xa2xs8vwa74asqce0uv".to_owned(),
        people: 14,
        meeting: false,
        told: false,
        asked: Vec::new(),
    }
}

fn pages(words: &str) -> [String; 2] {
    let open = open(words);
    let said = |usual: &'static str| if words.is_empty() { usual } else { "" };
    let [reference, incident, facilitator] =
        ["INC-0042", "Card payments declined", "Sam Okafor"].map(|usual| format!("{}{words}", said(usual)));
    let form = SurveyForm {
        id: ID,
        reference: &reference,
        incident: &incident,
        is_drill: false,
        open: &open,
        minutes: 7,
        adapted: true,
        facilitator: &facilitator,
    };
    [survey_form_html(&form), survey_paper_html(&form, &["7K3MPQRS".to_owned(), "8L4NTUVW".to_owned()])]
}

/// What stands between the tags of an element, for each of its kind.
fn inside<'a>(page: &'a str, element: &str) -> Vec<&'a str> {
    let (begin, end) = (format!("<{element}>"), format!("</{element}>"));
    page.split(&begin).skip(1).map(|rest| rest.split(&end).next().unwrap()).collect()
}

#[test]
fn the_pages_are_what_they_were() {
    for (page, name) in pages("").iter().zip(["survey-form.html", "survey-paper.html"]) {
        let mut text = page.clone();
        for element in ["script", "style"] {
            for part in inside(page, element) {
                text = text.replace(part, "…");
                let hash = STANDARD.encode(Sha256::digest(part.as_bytes()));
                assert!(text.contains(&format!("'sha256-{hash}'")), "{name}: every {element} is allowed by its hash");
                text = text.replace(&hash, "…");
            }
        }
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert!(text == golden, "{name} differs; look at it and write it anew. Now it is:\n{text}");
    }
}

#[test]
fn a_form_loads_nothing_and_runs_only_what_it_brings() {
    let [form, paper] = pages("");
    for page in [&form, &paper] {
        assert!(page.contains("default-src 'none'") && !page.contains("unsafe-inline"));
        for outside in ["http://", "src=", "url(", "@import", "fetch(", "XMLHttpRequest", "localStorage"] {
            let ours = page.replace("https://paulmillr.com", "").replace("http://www.w3.org", "");
            assert!(!ours.contains(outside), "{outside}");
        }
    }
    assert_eq!(inside(&form, "script").len(), 2);
    assert!(inside(&paper, "script").is_empty() && paper.contains("script-src 'none'"));
    assert!(form.contains("lang=\"en\"") && form.contains("role=\"status\"") && form.contains("<noscript>"));
    assert_eq!(form.matches("<fieldset").count(), form.matches("<legend").count(), "every question has its name");
    assert!(!form.to_lowercase().contains("anonym") && form.contains("confidential"));
    assert_eq!(paper.matches("<main>").count(), 0, "seventeen questions are set smaller");
    assert_eq!(paper.matches("<main class=\"dense\">").count(), 2);
}

#[test]
fn hostile_names_and_titles_stay_words() {
    let usual: Vec<Vec<String>> = pages("plain").iter().map(|page| names(page)).collect();
    for words in PAYLOADS {
        for (page, usual) in pages(words).iter().zip(&usual) {
            assert_eq!(&names(page), usual, "{words:?}: the same elements, whatever people write");
            for tag in tags(page) {
                let lower = tag.to_lowercase();
                let mut attributes = lower.split('"').step_by(2).flat_map(str::split_whitespace);
                assert!(!attributes.any(|name| name.starts_with("on")), "{words:?}: {tag}");
            }
        }
    }
}

/// The names of a page's elements, in order.
fn names(page: &str) -> Vec<String> {
    let name = |tag: String| tag.split([' ', '>']).next().unwrap_or_default().to_owned();
    // An empty intro or name has no paragraph; such payloads are trimmed away to nothing.
    tags(page).into_iter().map(name).filter(|name| !matches!(name.as_str(), "<p" | "</p")).collect()
}

#[test]
fn an_answer_comes_back_as_it_went() {
    let answers = vec![
        ItemAnswer { key: "R1".to_owned(), number: Some(40), text: String::new() },
        ItemAnswer { key: "R13".to_owned(), number: None, text: "„Zwei Brücken“ <b>\n👋".to_owned() },
    ];
    let response = SurveyResponse { answers, released: "Mei Tan".to_owned() };
    let answer = AnswerFile { survey: ID, code: "AB12".to_owned(), response };
    let bytes = survey_answer_bytes(&answer);
    assert_eq!(bytes.len() % 4_096, 0, "its length tells little");
    assert_eq!(read_survey_answer(&bytes), Ok(answer.clone()));
    assert!(!format!("{answer:?}").contains("Brücken"));
}

#[test]
fn what_is_no_answer_is_refused() {
    let cases: [(&str, AnswerFileError); 7] = [
        ("", AnswerFileError::NotAnAnswer),
        ("null", AnswerFileError::NotAnAnswer),
        ("{\"muster\":\"reader-answer\",\"version\":1}", AnswerFileError::NotAnAnswer),
        ("{\"muster\":\"survey-answer\",\"version\":2}", AnswerFileError::Newer),
        ("{\"muster\":\"survey-answer\",\"version\":1}", AnswerFileError::NotAnAnswer),
        (
            "{\"muster\":\"survey-answer\",\"version\":1,\"survey\":\"x\",\"code\":\"a\",\"answers\":[]}",
            AnswerFileError::NotAnAnswer,
        ),
        (
            "{\"muster\":\"survey-answer\",\"version\":1,\"survey\":\"00000000-0000-0000-0000-000000000007\",\"code\":\" \",\"answers\":[]}",
            AnswerFileError::NotAnAnswer,
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read_survey_answer(text.as_bytes()), Err(expected), "{text}");
    }
    assert_eq!(read_survey_answer(&vec![b' '; MAX_ANSWER_FILE + 1]), Err(AnswerFileError::NotAnAnswer));
}

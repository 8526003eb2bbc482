//! Questions and answers for tables and properties of surveys.
#![allow(dead_code, reason = "each table uses what it needs")]

use muster_core::event::{SurveyItem, SurveyOpened};
use muster_core::review::survey::{ItemAnswer, SurveyResponse};

pub(crate) fn item(key: &str, scale: &str) -> SurveyItem {
    SurveyItem {
        key: key.to_owned(),
        about: String::new(),
        text: format!("Question {key}?"),
        scale: scale.to_owned(),
        labels: Vec::new(),
        reversed: false,
        optional: false,
        group_only: false,
        groups: false,
    }
}

pub(crate) fn answer(key: &str, number: u32) -> ItemAnswer {
    ItemAnswer { key: key.to_owned(), number: Some(number), text: String::new() }
}

pub(crate) fn response(answers: &[(&str, u32)]) -> SurveyResponse {
    named("", answers)
}

pub(crate) fn named(name: &str, answers: &[(&str, u32)]) -> SurveyResponse {
    let answers = answers.iter().map(|(key, number)| answer(key, *number)).collect();
    SurveyResponse { answers, released: name.to_owned() }
}

pub(crate) fn open(title: &str, items: Vec<SurveyItem>) -> SurveyOpened {
    SurveyOpened {
        title: title.to_owned(),
        intro: String::new(),
        items,
        minimum: 5,
        minimum_spread: 8,
        recipient: "age1".to_owned(),
        people: 9,
        meeting: false,
        told: false,
        asked: Vec::new(),
    }
}

//! What a form must keep to before it is handed out. From then on nothing of it changes.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::items::{Scale, minutes};
use crate::event::{SurveyItem, SurveyOpened};

/// From how many answers on scores are shown.
pub const MINIMUM: u32 = 5;
/// From how many on single answers and remarks are shown.
pub const MINIMUM_SPREAD: u32 = 8;
/// Below this nobody can agree to it: an answer could be told from the others.
pub const LOWEST: u32 = 3;
/// The most questions of a form.
pub const MOST_ITEMS: usize = 40;
/// The most letters of a question and of a label.
const LONGEST: (usize, usize) = (400, 80);
/// The most things to choose from.
const MOST_LABELS: usize = 12;

/// What stands in the way of opening a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FormFault {
    /// There is no question.
    NoQuestion,
    /// There are too many.
    TooMany,
    /// A question says nothing.
    NoText,
    /// Two questions have one key.
    SameKey,
    /// A scale that nobody knows.
    NoScale,
    /// There is nothing to choose between.
    NoChoice,
    /// Something is longer than fits a form.
    TooLong,
    /// More than one question, or one without choices, would divide the answers.
    Groups,
    /// Fewer answers than three would show who gave them.
    BelowLowest,
    /// Fewer than usual, and not everybody was told.
    NotTold,
    /// Single answers would be shown sooner than scores.
    SpreadFirst,
}

impl FormFault {
    /// Reads well after "failed to save it: ".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoQuestion => "a question is missing",
            Self::TooMany => "nobody answers more than forty questions",
            Self::NoText => "a question says nothing",
            Self::SameKey => "two questions have the same key",
            Self::NoScale => "a question has no scale that is known",
            Self::NoChoice => "a question leaves nothing to choose between",
            Self::TooLong => "a question or a label is too long for a form",
            Self::Groups => "answers can be told apart by one question with choices only",
            Self::BelowLowest => "fewer than three answers would show who gave them",
            Self::NotTold => "fewer than five answers, or eight for single ones, only when everybody was told",
            Self::SpreadFirst => "single answers cannot be shown sooner than scores",
        }
    }
}

/// Trims a form and gives scales without labels their usual ones.
pub(in crate::review) fn tidied(open: &mut SurveyOpened) {
    for item in &mut open.items {
        for text in [&mut item.key, &mut item.about, &mut item.text, &mut item.scale] {
            *text = text.trim().to_owned();
        }
        item.labels.iter_mut().for_each(|label| *label = label.trim().to_owned());
        item.labels.retain(|label| !label.is_empty());
        let usual: &[&str] = match Scale::of(item) {
            Some(Scale::Load) => &["low", "high"],
            Some(Scale::Agree) => &["not at all", "fully"],
            Some(Scale::YesNo | Scale::YesNoText | Scale::Text) => {
                item.labels.clear();
                &[]
            }
            Some(Scale::Choice) | None => continue,
        };
        if item.labels.len() != usual.len() {
            item.labels = usual.iter().map(|label| (*label).to_owned()).collect();
        }
    }
    let asked = u32::try_from(open.asked.len()).unwrap_or(u32::MAX);
    open.people = open.people.max(asked);
}

/// What stands in the way of a form and its thresholds, the first of it.
#[must_use]
pub fn fault(items: &[SurveyItem], minimum: u32, spread: u32, told: bool) -> Option<FormFault> {
    if items.is_empty() {
        return Some(FormFault::NoQuestion);
    }
    if items.len() > MOST_ITEMS {
        return Some(FormFault::TooMany);
    }
    if let Some(fault) = items.iter().find_map(item_fault) {
        return Some(fault);
    }
    let mut keys = HashSet::new();
    if !items.iter().all(|item| keys.insert(item.key.as_str())) {
        return Some(FormFault::SameKey);
    }
    if items.iter().filter(|item| item.groups).count() > 1 {
        return Some(FormFault::Groups);
    }
    if minimum < LOWEST || spread < LOWEST {
        Some(FormFault::BelowLowest)
    } else if spread < minimum {
        Some(FormFault::SpreadFirst)
    } else if !told && (minimum < MINIMUM || spread < MINIMUM_SPREAD) {
        Some(FormFault::NotTold)
    } else {
        None
    }
}

fn item_fault(item: &SurveyItem) -> Option<FormFault> {
    let Some(scale) = Scale::of(item) else { return Some(FormFault::NoScale) };
    if item.text.trim().is_empty() || item.key.trim().is_empty() {
        return Some(FormFault::NoText);
    }
    let long = |text: &str, most: usize| text.chars().count() > most;
    if long(&item.text, LONGEST.0)
        || long(&item.about, LONGEST.1)
        || long(&item.key, LONGEST.1)
        || item.labels.iter().any(|label| long(label, LONGEST.1))
        || item.labels.len() > MOST_LABELS
    {
        return Some(FormFault::TooLong);
    }
    let choices = item.labels.iter().filter(|label| !label.trim().is_empty()).count();
    if scale == Scale::Choice && choices < 2 {
        return Some(FormFault::NoChoice);
    }
    (item.groups && scale != Scale::Choice).then_some(FormFault::Groups)
}

/// How a form looks while it is put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FormLook {
    /// How many minutes it takes.
    pub minutes: u32,
    /// What stands in its way; absent when nothing does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fault: Option<FormFault>,
    /// The same in words; empty when nothing does.
    pub words: String,
}

/// Looks at a form while it is put together.
#[must_use]
pub fn form_look(items: &[SurveyItem], minimum: u32, spread: u32, told: bool) -> FormLook {
    let fault = fault(items, minimum, spread, told);
    let words = fault.map_or_else(String::new, |fault| fault.words().to_owned());
    FormLook { minutes: minutes(items), fault, words }
}

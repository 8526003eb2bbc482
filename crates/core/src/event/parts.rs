//! What some acts are made of.

use serde::{Deserialize, Serialize};

use crate::words::BriefField;

/// One part of a handover brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BriefPart {
    /// Which of the twelve.
    pub field: BriefField,
    /// What it says.
    pub text: String,
}

/// An answer given to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BriefAnswer {
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(super) const fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(super) const fn is_zero(value: &u32) -> bool {
    *value == 0
}

//! Which sections a narrative begins with. A light review needs three; nobody is asked for more than its depth.

use crate::words::ReviewTier;

/// A section that is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outline {
    /// Its key.
    pub key: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What belongs into it.
    pub help: &'static str,
    /// The least depth of a review in which it is offered.
    pub from: ReviewTier,
}

const fn section(key: &'static str, title: &'static str, help: &'static str, from: ReviewTier) -> Outline {
    Outline { key, title, help, from }
}

/// Every section that is offered anywhere, in order.
pub(super) const EVERY: &[Outline] = &[
    section(
        "worth_knowing",
        "Worth knowing",
        "Three to five things a colleague should take away. It opens the report, on one page.",
        ReviewTier::Light,
    ),
    section(
        "background",
        "How the parts came to be",
        "What a reader needs to know about the parts, and why they were built that way at the time.",
        ReviewTier::Deep,
    ),
    section(
        "what_happened",
        "What happened",
        "From before it began, forward, as people lived it: what they saw, what they did, what came of it.",
        ReviewTier::Light,
    ),
    section(
        "understood",
        "How it was understood at the time",
        "What people took it for and why that made sense then; what changed their mind.",
        ReviewTier::Standard,
    ),
    section(
        "viewpoints",
        "Points of view",
        "Where people saw it differently. Accounts stand beside each other.",
        ReviewTier::Deep,
    ),
    section(
        "contributing",
        "What contributed",
        "The conditions that had to come together. There are always several, and most of them are there on good days, too.",
        ReviewTier::Standard,
    ),
    section(
        "helped",
        "What helped",
        "What kept it from being worse, and who or what made that possible.",
        ReviewTier::Standard,
    ),
    section("surprises", "What surprised us", "What nobody expected, good or bad.", ReviewTier::Standard),
    section("difficulties", "What was hard", "Where the work was harder than it needed to be.", ReviewTier::Standard),
    section("risks", "What may still hurt", "What is still there.", ReviewTier::Standard),
    section("themes", "Themes", "What runs through several accounts, or through several incidents.", ReviewTier::Deep),
    section("questions", "Open questions", "What nobody could answer yet, and who would know.", ReviewTier::Light),
];

/// The sections a review of some depth begins with. While nobody chose, those of a standard one.
#[must_use]
pub(crate) fn outline(tier: Option<ReviewTier>) -> Vec<Outline> {
    let depth = |tier: ReviewTier| match tier {
        ReviewTier::None | ReviewTier::Light => 1,
        ReviewTier::Standard => 2,
        ReviewTier::Deep => 3,
    };
    let reached = depth(tier.unwrap_or(ReviewTier::Standard));
    EVERY.iter().copied().filter(|one| depth(one.from) <= reached).collect()
}

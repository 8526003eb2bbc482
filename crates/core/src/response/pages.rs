//! Pages: who was woken, and what became of it.

use chrono::TimeDelta;

use super::Scene;
use super::view::PageView;
use crate::event::Act;

/// Works out how each page stands.
#[must_use]
pub fn pages(scene: &Scene<'_>) -> Vec<PageView> {
    let wait = TimeDelta::minutes(i64::from(scene.library.policy.page_minutes));
    let mut pages: Vec<PageView> = Vec::new();
    for (op, act) in scene.acts() {
        match act {
            Act::PageMade(act) => {
                let person = scene.handle(&act.person);
                pages.push(PageView {
                    id: op.id,
                    name: scene.name(&person),
                    person,
                    reason: act.reason.clone(),
                    at: op.happened.at,
                    answer: None,
                    answered_at: None,
                    to: String::new(),
                    escalate_at: op.happened.at.checked_add_signed(wait).unwrap_or(op.happened.at),
                });
            }
            // The last word counts: who declined may come after all.
            Act::PageAnswered(act) => {
                if let Some(page) = pages.iter_mut().find(|page| page.id == act.page) {
                    page.answer = Some(act.answer);
                    page.answered_at = Some(op.happened.at);
                    page.to = act.to.as_ref().map(|to| scene.name(to)).unwrap_or_default();
                }
            }
            _ => {}
        }
    }
    pages
}

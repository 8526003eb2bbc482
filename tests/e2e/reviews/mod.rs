//! A review in the real window, keys only: a conversation is brought in and marked, somebody is asked, what was found is
//! written down and talked about, ideas are kept and declined, and a report is handed out.

mod ask;
mod bring;
mod bundles;
mod desk;
mod talk;
mod tell;

use crate::app::Look;
use desk::Desk;

/// What is said off the record; it must come out nowhere.
const SECRET: &str = "zsealed the pager was muted that night";

async fn reviewed(desk: Desk) {
    bring::depth(&desk).await;
    bring::conversation(&desk).await;
    bring::marks(&desk, 20).await;
    bring::hindsight(&desk).await;
    talk::interview(&desk).await;
    ask::survey(&desk).await;
    tell::narrative(&desk).await;
    tell::meeting(&desk).await;
    tell::ideas(&desk).await;
    tell::report(&desk).await;
    tell::around(&desk).await;
    desk.nothing_of(SECRET).await;
    desk.nothing_of(ask::TOLD).await;
    desk.close().await;
}

#[tokio::test]
async fn from_the_raw_conversation_to_the_report() {
    reviewed(Desk::new(Look::Dark).await).await;
}

#[tokio::test]
async fn the_same_by_daylight() {
    reviewed(Desk::new(Look::Light).await).await;
}

#[tokio::test]
async fn the_same_in_the_smallest_window() {
    reviewed(Desk::small(Look::Dark, 100, "-small").await).await;
}

#[tokio::test]
async fn the_same_with_text_of_twice_the_size() {
    reviewed(Desk::small(Look::Light, 200, "-large-text").await).await;
}

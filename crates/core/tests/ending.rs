//! Stand-down: what counts as told, undone and chosen, and what is named as missing.
#![expect(clippy::unwrap_used, reason = "a test says what it expects")]

mod ledger_world;

use ledger_world::{Night, when};
use muster_core::event::{
    AudienceWaived, IdeaJotted, RecoveryVerified, Reopened, ReportingClockStarted, ReportingClockStopped, ReviewChosen,
    StoodDown, SurveyChosen, TemporaryChangeNoted, TemporaryChangeUndone, UpdateSent,
};
use muster_core::response::StandDown;
use muster_core::response::ending::stand_down;
use muster_core::words::{Channel, Phase, ReviewTier};

fn tell(night: &mut Night, audience: &str) {
    night.act(UpdateSent {
        draft: None,
        audience: audience.to_owned(),
        subject: String::new(),
        text: "It works again.".to_owned(),
        channel: Channel::Mail,
        to: String::new(),
        next_by: None,
        due_at: None,
    });
}

fn told(seen: &StandDown, audience: &str) -> (Option<muster_core::time::Moment>, String) {
    let one = seen.audiences.iter().find(|one| one.audience == audience).unwrap();
    (one.told_at, one.waived.clone())
}

#[test]
fn an_audience_is_told_of_the_end_only_after_the_end() {
    let mut night = Night::new();
    tell(night.at("02:10"), "customers");
    night.at("05:00").phase(Phase::Resolved);
    let seen = night.see(stand_down);
    assert_eq!(told(&seen, "customers"), (None, String::new()), "what was said at 02:10 was not about the end");
    assert!(seen.missing.iter().any(|one| one.starts_with("Customers:")), "{:?}", seen.missing);
    tell(night.at("05:03"), "customers");
    night.act(AudienceWaived { audience: "company".to_owned(), reason: "nobody noticed".to_owned() });
    tell(&mut night, "regulator");
    let seen = night.see(stand_down);
    assert_eq!(told(&seen, "customers").0, Some(when("05:03")));
    assert_eq!(told(&seen, "company"), (None, "nobody noticed".to_owned()));
    assert_eq!(told(&seen, "regulator").0, Some(when("05:03")), "an audience the library does not know is named too");
    night.at("05:10").act(Reopened { reason: "came back".to_owned() });
    night.phase(Phase::Investigating);
    let seen = night.see(stand_down);
    assert_eq!((told(&seen, "customers").0, told(&seen, "company").1), (None, String::new()), "that was no end");
}

#[test]
fn everything_open_is_named_and_nothing_is_when_all_is_done() {
    let mut night = Night::new();
    let change = night.act(TemporaryChangeNoted {
        text: "alerts muted".to_owned(),
        owner: Some("ana".to_owned()),
        replaces: None,
    });
    let (anchor, due, remark) = (when("02:00"), when("06:00"), String::new());
    let clock = night.act(ReportingClockStarted { name: "Card scheme".to_owned(), anchor, due, remark });
    night.act(IdeaJotted { text: "test the rollback".to_owned(), from: None });
    let words = |night: &Night| night.see(stand_down).missing.join("\n");
    for part in
        ["Investigating", "works again", "alerts muted.", "Card scheme, due 2026-11-20 06:00Z", "review", "asked how"]
    {
        assert!(words(&night).contains(part), "{part}: {}", words(&night));
    }
    night.at("05:00").phase(Phase::Resolved);
    night.act(RecoveryVerified { by: "jonas".to_owned(), signal: "error rate at 0.1 %".to_owned() });
    night.act(TemporaryChangeUndone { change, remark: "unmuted".to_owned() });
    night.act(ReportingClockStopped { clock, remark: "sent".to_owned() });
    for audience in ["customers", "company"] {
        tell(&mut night, audience);
    }
    night.act(SurveyChosen { wanted: false, reason: String::new() });
    let review = |drafter: Option<&str>| ReviewChosen {
        tier: ReviewTier::Light,
        reason: "known failure".to_owned(),
        drafter: drafter.map(str::to_owned),
    };
    night.act(review(None));
    assert_eq!(words(&night), "Nobody is named who drafts the review.");
    night.act(review(Some("mei")));
    night.act(StoodDown { remark: String::new() });
    let seen = night.see(stand_down);
    assert_eq!(seen.missing, [""; 0]);
    assert_eq!((seen.verified_by.as_str(), seen.signal.as_str()), ("Jonas Weber", "error rate at 0.1 %"));
    assert_eq!((seen.drafter.as_str(), seen.survey, seen.ideas.len()), ("Mei Tan", Some(false), 1));
    assert_eq!((seen.temporary[0].remark.as_str(), seen.temporary[0].owner.as_str()), ("unmuted", "Ana Lima"));
    assert_eq!((seen.reporting[0].stopped.as_str(), seen.stood_down_at), ("sent", Some(when("05:00"))));
    night.act(Reopened { reason: "came back".to_owned() });
    let seen = night.see(stand_down);
    assert_eq!((seen.verified_at, seen.stood_down_at), (None, None), "the work goes on");
}

//! What is believed, and what was told: tables of what people say and what follows from it.

mod ledger_world;

use ledger_world::{Night, when};
use muster_core::event::{
    Act, DecisionDetailed, DecisionGiven, DecisionPut, QuestionOwned, StandingSet, UpdateDrafted, UpdateDropped,
    UpdateSent,
};
use muster_core::ids::EventId;
use muster_core::response::ledger::ledger;
use muster_core::response::{Ledger, updates};
use muster_core::words::{Channel, EntryKind, Standing};

fn set(entry: EventId, standing: Standing, because: Option<EventId>, remark: &str) -> StandingSet {
    StandingSet { entry, standing, because, remark: remark.to_owned() }
}

/// On which list a line stands.
fn place(ledger: &Ledger, id: EventId) -> Vec<(&'static str, Standing)> {
    let lists = [("fact", &ledger.facts), ("hypothesis", &ledger.hypotheses), ("question", &ledger.questions)];
    let mut found: Vec<_> = lists
        .iter()
        .flat_map(|(name, list)| list.iter().filter(|one| one.id == id).map(|one| (*name, one.standing)))
        .collect();
    found.extend(ledger.decisions.iter().filter(|one| one.id == id).map(|_| ("decision", Standing::None)));
    found
}

#[test]
fn a_line_stands_where_its_kind_and_what_was_said_of_it_put_it() {
    type Row<'a> = (EntryKind, Option<Standing>, &'a [(&'a str, Standing)]);
    use EntryKind::{Decision, Hypothesis, Note, Observation, Question};
    let decided = ("decision", Standing::None);
    let rows: &[Row<'_>] = &[
        (Hypothesis, None, &[("hypothesis", Standing::Open)]),
        (Hypothesis, Some(Standing::Open), &[("hypothesis", Standing::Open)]),
        (Hypothesis, Some(Standing::Supported), &[("hypothesis", Standing::Supported)]),
        (Hypothesis, Some(Standing::Dropped), &[("hypothesis", Standing::Dropped)]),
        (Hypothesis, Some(Standing::Fact), &[("fact", Standing::Fact)]),
        (Hypothesis, Some(Standing::None), &[]),
        (Question, None, &[("question", Standing::Open)]),
        (Question, Some(Standing::Answered), &[("question", Standing::Answered)]),
        (Question, Some(Standing::Dropped), &[("question", Standing::Dropped)]),
        (Question, Some(Standing::None), &[]),
        (Decision, None, &[decided]),
        (Decision, Some(Standing::Fact), &[("fact", Standing::Fact), decided]),
        (Decision, Some(Standing::Dropped), &[decided]),
        (Decision, Some(Standing::None), &[]),
        // What somebody saw is not yet taken for true by everybody.
        (Observation, None, &[]),
        (Observation, Some(Standing::Fact), &[("fact", Standing::Fact)]),
        (Note, Some(Standing::Open), &[("hypothesis", Standing::Open)]),
        (Note, Some(Standing::Answered), &[("question", Standing::Answered)]),
    ];
    for (kind, standing, expected) in rows {
        let mut night = Night::new();
        let line = night.line(*kind, "the pool is too small");
        if let Some(standing) = standing {
            night.act(set(line, *standing, None, ""));
        }
        assert_eq!(night.see(|scene| place(&ledger(scene), line)), *expected, "{kind:?} said to be {standing:?}");
        night.strike(line);
        assert_eq!(night.see(|scene| place(&ledger(scene), line)), [], "a struck {kind:?} is no longer meant");
    }
}

#[test]
fn each_belief_names_the_line_that_says_why_and_the_latest_word_counts() {
    let mut night = Night::new();
    let pool = night.at("02:10").line(EntryKind::Hypothesis, "the pool starves");
    let cache = night.at("02:11").line(EntryKind::Hypothesis, "the cache is cold");
    let graph = night.at("02:20").line(EntryKind::Evidence, "pool graph is flat");
    night.at("02:21").act(set(pool, Standing::Supported, None, "looks like it"));
    let dropped = night.at("02:22").act(set(pool, Standing::Dropped, Some(graph), "flat all night"));
    let seen = night.see(ledger);
    // Open ones first, although the dropped one was written earlier.
    assert_eq!(seen.hypotheses.iter().map(|one| one.id).collect::<Vec<_>>(), [cache, pool]);
    let one = &seen.hypotheses[1];
    assert_eq!(
        (one.because, one.because_text.as_str(), one.remark.as_str()),
        (Some(graph), "pool graph is flat", "flat all night")
    );
    assert_eq!((one.since, seen.hypotheses[0].since), (when("02:22"), when("02:11")));
    night.at("02:30").take_back(dropped);
    assert_eq!(night.see(|scene| place(&ledger(scene), pool)), [("hypothesis", Standing::Supported)]);
}

#[test]
fn a_reason_may_be_something_that_was_done() {
    let mut night = Night::new();
    let pool = night.line(EntryKind::Hypothesis, "the pool starves");
    let phase = night.phase(muster_core::words::Phase::Identified);
    night.act(set(pool, Standing::Fact, Some(phase), ""));
    assert!(!night.see(ledger).facts[0].because_text.is_empty(), "lines that follow from acts have words too");
}

#[test]
fn what_was_believed_at_an_earlier_minute_can_be_seen() {
    let mut night = Night::new();
    let pool = night.at("03:00").line(EntryKind::Hypothesis, "the pool starves");
    night.at("03:10").act(set(pool, Standing::Supported, None, ""));
    night.at("03:30").act(set(pool, Standing::Dropped, None, ""));
    let rows = [
        ("02:59", None),
        ("03:05", Some(Standing::Open)),
        ("03:20", Some(Standing::Supported)),
        ("03:30", Some(Standing::Dropped)),
    ];
    for (at, standing) in rows {
        let seen = night.saw(at, |scene| ledger(scene).hypotheses.first().map(|one| one.standing));
        assert_eq!(seen, standing, "at {at}");
    }
}

#[test]
fn questions_have_owners_and_decisions_have_details() {
    let mut night = Night::new();
    let question = night.line(EntryKind::Question, "is data lost?");
    night.act(QuestionOwned { entry: question, owner: "jonas".to_owned(), by: None });
    night.act(QuestionOwned { entry: question, owner: "ana".to_owned(), by: Some(when("03:00")) });
    let decision = night.line(EntryKind::Decision, "roll back");
    let detail = |objections: &str| DecisionDetailed {
        entry: decision,
        options: vec!["roll back".to_owned(), "wait".to_owned()],
        proposal: String::new(),
        objections: objections.to_owned(),
        decided_by: Some("mei".to_owned()),
        revisit_at: Some(when("04:00")),
    };
    night.act(detail("drops the queue"));
    night.act(detail("none"));
    let put = night.act(DecisionPut { text: "drop writes".to_owned(), before: "mei".to_owned(), by: when("03:10") });
    let seen = night.see(ledger);
    assert_eq!((seen.questions[0].owner.as_str(), seen.questions[0].by), ("Ana Lima", Some(when("03:00"))));
    let one = &seen.decisions[0];
    assert_eq!((one.objections.as_str(), one.decided_by.as_str(), one.options.len()), ("none", "Mei Tan", 2));
    assert_eq!((seen.put[0].before.as_str(), seen.put[0].answered_at), ("Mei Tan", None));
    night.at("03:05").act(DecisionGiven { put, answer: "no".to_owned() });
    let seen = night.see(ledger);
    assert_eq!((seen.put[0].answer.as_str(), seen.put[0].answered_at), ("no", Some(when("03:05"))));
}

fn draft(audience: &str, replaces: Option<EventId>) -> UpdateDrafted {
    let (audience, subject, text) = (audience.to_owned(), "Payments".to_owned(), "Some cards fail.".to_owned());
    UpdateDrafted { audience, subject, text, next_by: None, replaces }
}

fn sent(draft: Option<EventId>, due: Option<&str>) -> UpdateSent {
    UpdateSent {
        draft,
        audience: "customers".to_owned(),
        subject: String::new(),
        text: "Some cards fail.".to_owned(),
        channel: Channel::StatusPage,
        to: String::new(),
        next_by: None,
        due_at: due.map(when),
    }
}

#[test]
fn a_draft_waits_until_it_is_sent_dropped_or_replaced() {
    type Settle = fn(EventId) -> Option<Act>;
    let rows: [(&str, Settle, usize); 4] = [
        ("nothing happened", |_| None, 1),
        ("sent", |id| Some(sent(Some(id), None).into()), 0),
        ("dropped", |id| Some(UpdateDropped { draft: id, reason: String::new() }.into()), 0),
        // The one that takes its place waits instead.
        ("replaced", |id| Some(draft("customers", Some(id)).into()), 1),
    ];
    for (what, settle, waiting) in rows {
        let mut night = Night::new();
        let first = night.act(draft("customers", None));
        let settled = settle(first).map(|act| night.act(act));
        let seen = night.see(updates::drafts);
        assert_eq!(seen.len(), waiting, "{what}");
        if let Some(settled) = settled {
            assert!(seen.iter().all(|one| one.id != first), "{what}");
            night.take_back(settled);
            assert_eq!(night.see(updates::drafts)[0].id, first, "taken back, it waits again: {what}");
        }
    }
}

#[test]
fn what_was_sent_says_how_late_it_was() {
    let rows = [(None, 0), (Some("02:30"), 0), (Some("02:20"), 0), (Some("02:13"), 7 * 60)];
    for (due, late) in rows {
        let mut night = Night::new();
        let id = night.act(draft("customers", None));
        night.at("02:20").act(sent(Some(id), due));
        let seen = night.see(updates::sent);
        assert_eq!((seen[0].late_seconds, seen[0].subject.as_str()), (late, "Payments"), "due {due:?}");
    }
}

#[test]
fn ten_thousand_lines_are_gone_through_once() {
    let mut night = Night::new();
    let kinds = EntryKind::ALL;
    let lines: Vec<EventId> =
        (0..2_000).map(|n: usize| night.line(kinds[n % kinds.len()], "seen on the graph")).collect();
    for line in &lines {
        night.act(set(*line, Standing::Fact, None, ""));
    }
    assert_eq!(night.see(ledger).facts.len(), lines.len());
}

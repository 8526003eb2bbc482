//! Every running clock in one list, the next due first.

use chrono::TimeDelta;

use super::view::{Response, TenureView, Timer, TimerKind};
use crate::library::Policy;
use crate::time::Moment;
use crate::words::{ItemState, Role, Standing};

/// How long the soft word about handing over stands before the firm one is counted to.
const SOFT_STANDS: TimeDelta = TimeDelta::minutes(30);

/// What a time box and a hard decision count from: they are heard at their end, and a banner before it would be one too
/// many.
const BRIEF: TimeDelta = TimeDelta::minutes(5);

/// Gathers the clocks of a response. After the response has ended only clocks of law and contract run on.
#[must_use]
pub fn timers(policy: &Policy, response: &Response) -> Vec<Timer> {
    let mut timers = reporting(response);
    if response.stand_down.stood_down_at.is_none() {
        timers.extend(updates(response));
        timers.extend(people(response));
        timers.extend(beliefs(response));
        timers.extend(steps(response));
        timers.extend(command(policy, response));
    }
    timers.sort_by(|a, b| (a.due_at, a.kind, &a.key).cmp(&(b.due_at, b.kind, &b.key)));
    timers
}

fn updates(response: &Response) -> impl Iterator<Item = Timer> + '_ {
    response.clocks.iter().filter_map(|clock| {
        let due_at = clock.due_at?;
        let say = if clock.draft.is_some() {
            format!("{}: a draft waits and has not been sent.", clock.name)
        } else {
            format!("{}: send the update, or say when it comes.", clock.name)
        };
        Some(Timer {
            kind: TimerKind::Update,
            key: clock.audience.clone(),
            label: clock.name.clone(),
            due_at,
            from: clock.from.unwrap_or(due_at),
            say,
        })
    })
}

fn people(response: &Response) -> Vec<Timer> {
    let asks = response.asks.iter().filter(|ask| ask.ended.is_none()).filter_map(|ask| {
        Some(Timer {
            kind: TimerKind::Ask,
            key: ask.id.to_string(),
            label: format!("{}: {}", ask.name, ask.text),
            due_at: ask.due_at?,
            from: ask.from,
            say: ask.say.clone(),
        })
    });
    let pages = response.pages.iter().filter(|page| page.answer.is_none()).map(|page| Timer {
        kind: TimerKind::Page,
        key: page.id.to_string(),
        label: format!("Page: {}", page.name),
        due_at: page.escalate_at,
        from: page.at,
        say: format!("Still no answer from {}: page the next one.", page.name),
    });
    asks.chain(pages).collect()
}

fn beliefs(response: &Response) -> Vec<Timer> {
    let ledger = &response.ledger;
    let put = ledger.put.iter().filter(|put| put.answered_at.is_none()).map(|put| Timer {
        kind: TimerKind::Decision,
        key: put.id.to_string(),
        label: format!("{} decides: {}", put.before, put.text),
        due_at: put.by,
        from: put.by - BRIEF,
        say: format!("{}, we need your decision: {}", put.before, put.text),
    });
    let open = ledger.questions.iter().filter(|question| question.standing == Standing::Open);
    let questions = open.filter_map(|question| {
        let who = if question.owner.is_empty() { "Somebody" } else { &question.owner };
        Some(Timer {
            kind: TimerKind::Revisit,
            key: question.id.to_string(),
            label: format!("{who} finds out: {}", question.text),
            due_at: question.by?,
            from: question.since,
            say: format!("{who}, what do we know about: {}", question.text),
        })
    });
    let decisions = ledger.decisions.iter().filter_map(|decision| {
        Some(Timer {
            kind: TimerKind::Revisit,
            key: decision.id.to_string(),
            label: format!("Look again: {}", decision.text),
            due_at: decision.revisit_at?,
            from: decision.at,
            say: format!("We said that we would look at this again: {}", decision.text),
        })
    });
    put.chain(questions).chain(decisions).collect()
}

fn steps(response: &Response) -> Vec<Timer> {
    let round = &response.round;
    let text = if round.box_text.is_empty() { "Assess again" } else { &round.box_text };
    let time_box = round.box_until.map(|due_at| Timer {
        kind: TimerKind::TimeBox,
        key: round.box_line.map_or_else(|| format!("round-{}", round.round), |line| line.to_string()),
        label: text.to_owned(),
        due_at,
        from: due_at - BRIEF,
        say: format!("The time box is up: {text}. What do we see now?"),
    });
    let items = response.cards.iter().flat_map(|card| card.items.iter().map(move |item| (card, item)));
    let deferred = items.filter(|(_, item)| item.state == ItemState::Deferred).filter_map(|(card, item)| {
        Some(Timer {
            kind: TimerKind::Item,
            key: format!("{}.{}", card.key, item.key),
            label: item.text.clone(),
            due_at: item.until?,
            from: item.at.unwrap_or(response.declared_at),
            // Not the sentence of the item: it may have blanks that only the commander can fill.
            say: format!("This comes back now: {}", item.text),
        })
    });
    time_box.into_iter().chain(deferred).collect()
}

fn reporting(response: &Response) -> Vec<Timer> {
    let running = response.stand_down.reporting.iter().filter(|clock| clock.stopped_at.is_none());
    running
        .map(|clock| Timer {
            kind: TimerKind::Reporting,
            key: clock.id.to_string(),
            label: clock.name.clone(),
            due_at: clock.due,
            from: clock.anchor,
            say: format!("{}: report, or say why it does not apply.", clock.name),
        })
        .collect()
}

fn command(policy: &Policy, response: &Response) -> Vec<Timer> {
    let commanders = response.roles.iter().filter(|role| role.role == Role::Commander);
    commanders.flat_map(|role| &role.holders).map(|tenure| in_command(policy, response.at, tenure)).collect()
}

/// One tenure: the soft word first, and half an hour after it the firm one.
fn in_command(policy: &Policy, now: Moment, tenure: &TenureView) -> Timer {
    let (soft, firm) = policy.command_hours;
    let after = |hours: u32| tenure.from.checked_add_signed(TimeDelta::hours(i64::from(hours))).unwrap_or(tenure.from);
    let soft_over = after(soft).checked_add_signed(SOFT_STANDS).is_none_or(|over| now >= over);
    let (due_at, say) = if soft_over && firm > soft {
        (after(firm), format!("{}, that is {firm} hours in command. Hand over now.", tenure.name))
    } else {
        (after(soft), format!("{}, that is {soft} hours in command. Who takes over, and when?", tenure.name))
    };
    Timer {
        kind: TimerKind::Command,
        key: tenure.id.to_string(),
        label: "Time in command".to_owned(),
        due_at,
        from: tenure.from,
        say,
    }
}

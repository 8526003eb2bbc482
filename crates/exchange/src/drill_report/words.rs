//! Words that every form of the report shares.

use muster_core::drill::after::{AfterReport, CadenceRow, ConfidenceSide};
use muster_core::time::Moment;
use muster_core::words::IdeaState;

/// The word on everything that leaves a drill.
pub(super) use muster_core::drill::play::STAMP as WORD;

/// What stands under it.
pub(super) const SAID: &str = "This was a drill. Nothing in it happened.";

/// What stands where nobody wrote anything.
pub(super) const NOTHING: &str = "Nothing was noted.";

/// `00:23:10`: a place on the drill clock.
pub(super) fn place(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// `2026-11-20`
pub(super) fn day(report: &AfterReport, at: Moment) -> String {
    report.zone.local_time(at).naive.format("%Y-%m-%d").to_string()
}

/// `2026-11-20 03:02 +01:00`
pub(super) fn clock(report: &AfterReport, at: Moment) -> String {
    let wall = report.zone.local_time(at).naive;
    format!("{} {}", wall.format("%Y-%m-%d %H:%M"), report.zone.offset_label(at))
}

/// `Times in Europe/Berlin (+01:00)`
pub(super) fn zone_note(report: &AfterReport) -> String {
    format!("Days in {} ({})", report.zone.name(), report.zone.offset_label(report.made_at))
}

/// The bare facts: what, and its value.
pub(super) fn facts(report: &AfterReport) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if let Some(at) = report.began_at {
        facts.push(("Played", clock(report, at)));
    }
    facts.push(("Drill clock ran", format!("{} min", report.minutes)));
    if report.stopped {
        facts.push(("Stopped", "for something real".to_owned()));
    }
    for (name, people) in [("Players", &report.players), ("Observers", &report.observers)] {
        if !people.is_empty() {
            facts.push((name, people.join(", ")));
        }
    }
    facts
}

/// How it went with promises, in a sentence.
pub(super) fn cadence(report: &AfterReport) -> String {
    let cadence = &report.cadence;
    if cadence.sent == 0 && cadence.open == 0 {
        return "No update went out.".to_owned();
    }
    let updates =
        if cadence.sent == 1 { "1 update went out".to_owned() } else { format!("{} updates went out", cadence.sent) };
    if cadence.promised == 0 {
        return format!("{updates}. No next word was promised.");
    }
    let mut parts = vec![format!("{} of {} promises of the next word were kept", cadence.kept, cadence.promised)];
    if cadence.late > 0 {
        parts.push(format!("{} came later", cadence.late));
    }
    if cadence.open > 0 {
        let were = if cadence.open == 1 { "was" } else { "were" };
        parts.push(format!("{} {were} still to come at the end", cadence.open));
    }
    format!("{updates}. {}.", parts.join(", "))
}

/// When it had been promised.
pub(super) fn promised(row: &CadenceRow) -> String {
    row.promised.map_or_else(|| "–".to_owned(), place)
}

/// How an area stands, in words.
pub(super) const fn standing(state: IdeaState, noted: bool) -> &'static str {
    if noted {
        return "As noted; nobody has gone through it yet";
    }
    match state {
        IdeaState::Jotted => "Jotted",
        IdeaState::Soaking => "Soaking",
        IdeaState::Proposed => "To decide",
        IdeaState::Kept => "Kept",
        IdeaState::Declined => "Declined",
        IdeaState::Merged => "Part of another",
        IdeaState::Done => "Done already",
    }
}

/// What may be said of how sure people were, for each question.
pub(super) fn sure(side: &ConfidenceSide, question: usize) -> String {
    match side.figures.get(question) {
        Some(figure) if figure.counts.is_empty() => format!("middle {} of 5", figure.median),
        Some(figure) => {
            let counts: Vec<String> =
                figure.counts.iter().zip(1..).map(|(count, step)| format!("{step}: {count}")).collect();
            format!("middle {} of 5 ({})", figure.median, counts.join(", "))
        }
        None => format!("{} answered; not shown", side.answers),
    }
}

/// Whether anybody answered how sure they are.
pub(super) const fn anybody(report: &AfterReport) -> bool {
    report.confidence.before.answers > 0 || report.confidence.after.answers > 0
}

//! A drawing of the incident: milestones, lines and phases along time. People would rather look than read.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use muster_core::time::Moment;
use muster_core::words::{EntryKind, Precision};

use super::escape::text;
use crate::sheet::{Reached, Sheet};
use crate::text::one_line;

const WIDTH: f64 = 1000.0;
const MARGIN: f64 = 28.0;
/// One row of milestone labels.
const ROW: f64 = 34.0;
/// Widths of a letter of a label and of a figure of a time, near enough to keep labels apart.
const LETTER: f64 = 7.6;

/// Where instants lie on the paper.
struct Scale {
    from: Moment,
    seconds: f64,
}

impl Scale {
    fn x(&self, at: Moment) -> f64 {
        let share = seconds(at - self.from) / self.seconds;
        MARGIN + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * MARGIN)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a pixel is far wider than what is lost")]
fn seconds(span: TimeDelta) -> f64 {
    span.num_seconds() as f64
}

/// Draws the timeline; nothing when there is no span of time to draw.
pub(super) fn draw(out: &mut String, sheet: &Sheet<'_>) {
    let milestones = sheet.milestones.iter().map(|reached| &reached.happened);
    let lines = sheet.lines.iter().filter(|line| line.struck.is_none()).map(|line| &line.happened);
    let instants: Vec<Moment> = milestones
        .chain(lines)
        .flat_map(|happened| [Some(happened.at), happened.until].into_iter().flatten())
        .collect();
    let (Some(from), Some(until)) = (instants.iter().min(), instants.iter().max()) else { return };
    if *until - *from < TimeDelta::seconds(1) {
        return;
    }
    let scale = Scale { from: *from, seconds: seconds(*until - *from) };
    let (labels, rows) = labels(sheet, &scale);
    let axis = 18.0 + ROW * rows + 12.0;
    let height = axis + 96.0;
    let words = sheet
        .milestones
        .iter()
        .map(|reached| format!("{} {}", reached.milestone.label(), sheet.times.when_full(&reached.happened)))
        .collect::<Vec<_>>()
        .join("; ");
    out.push_str(&format!(
        "<div class=\"scroll\"><svg class=\"picture\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\">\n<title>{}Timeline</title><desc>{}</desc>\n",
        sheet.stamp(),
        text(&words)
    ));
    grid(out, sheet, &scale, *until, axis);
    phases(out, sheet, &scale, *until, axis);
    ticks(out, sheet, &scale, axis);
    for (reached, label) in sheet.milestones.iter().zip(&labels) {
        milestone(out, sheet, &scale, reached, label, axis);
    }
    out.push_str("</svg></div>\n");
    out.push_str("<p class=\"note\">Above the line milestones, below it the log: ◆ decisions, ■ actions, ● everything else. A ring is an instant known only about; dashes say between or before.</p>\n");
}

/// Where the label of a milestone stands.
struct Label {
    x: f64,
    y: f64,
    anchor: &'static str,
}

/// Puts labels into rows so that none covers another; returns how many rows there are.
fn labels(sheet: &Sheet<'_>, scale: &Scale) -> (Vec<Label>, f64) {
    let mut rows: Vec<f64> = Vec::new();
    let mut placed: Vec<(f64, usize, &'static str)> = Vec::new();
    for reached in &sheet.milestones {
        let x = scale.x(reached.happened.at);
        let letters = reached.milestone.label().len().max(sheet.times.when(&reached.happened).chars().count());
        let width = f64::from(u32::try_from(letters).unwrap_or(40)) * LETTER;
        let (anchor, left) = if x + width > WIDTH - 4.0 { ("end", x - width) } else { ("start", x) };
        let row = rows.iter().position(|right| *right < left - 10.0).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(0.0);
        }
        rows[row] = left + width;
        placed.push((x, row, anchor));
    }
    let count = |rows: usize| f64::from(u32::try_from(rows).unwrap_or(0));
    // The earliest on top: what comes later stands lower, and its stem crosses nothing.
    let label = |(x, row, anchor)| Label { x, y: 18.0 + ROW * count(row), anchor };
    (placed.into_iter().map(label).collect(), count(rows.len()))
}

fn milestone(out: &mut String, sheet: &Sheet<'_>, scale: &Scale, reached: &Reached, label: &Label, axis: f64) {
    let (x, y) = (label.x, label.y);
    out.push_str(&format!("<line class=\"stem\" x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{axis:.1}\"/>", y + 4.0));
    let shift = if label.anchor == "end" { -5.0 } else { 5.0 };
    for (class, dy, words) in
        [("t", 0.0, reached.milestone.label().to_owned()), ("u", 14.0, sheet.times.when(&reached.happened))]
    {
        out.push_str(&format!(
            "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{}\">{}</text>",
            x + shift,
            y + dy,
            label.anchor,
            text(&words)
        ));
    }
    let unsure = match (reached.happened.precision, reached.happened.until) {
        (Precision::Between, Some(until)) => Some(scale.x(until)),
        (Precision::Before, _) => Some((x - 40.0).max(4.0)),
        (Precision::Between | Precision::Exact | Precision::About, _) => None,
    };
    if let Some(other) = unsure {
        out.push_str(&format!(
            "<line class=\"unsure\" x1=\"{x:.1}\" y1=\"{axis:.1}\" x2=\"{other:.1}\" y2=\"{axis:.1}\"/>"
        ));
    }
    let class = if reached.happened.precision == Precision::Exact { "dot" } else { "ring" };
    out.push_str(&format!("<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{axis:.1}\" r=\"6\"/>\n"));
}

/// Log lines under the axis; those that would cover each other are drawn once.
fn ticks(out: &mut String, sheet: &Sheet<'_>, scale: &Scale, axis: f64) {
    let mut drawn = BTreeSet::new();
    for line in sheet.lines.iter().filter(|line| line.struck.is_none() && line.origin == "written") {
        let x = scale.x(line.happened.at);
        #[expect(clippy::cast_possible_truncation, reason = "x lies on a paper of a thousand pixels")]
        if !drawn.insert(((x / 3.0) as i32, line.kind)) {
            continue;
        }
        let y = axis + 18.0;
        let shape = match line.kind {
            EntryKind::Decision => format!("<path class=\"dec\" d=\"M{x:.1} {:.1}l5 5 -5 5 -5 -5z\">", y - 5.0),
            EntryKind::Action => {
                format!("<rect class=\"act\" x=\"{:.1}\" y=\"{:.1}\" width=\"7\" height=\"7\">", x - 3.5, y - 3.5)
            }
            EntryKind::Observation
            | EntryKind::Hypothesis
            | EntryKind::Question
            | EntryKind::Evidence
            | EntryKind::Milestone
            | EntryKind::Handover
            | EntryKind::Update
            | EntryKind::Note => format!("<circle class=\"tick\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\">"),
        };
        let close = match line.kind {
            EntryKind::Decision => "</path>",
            EntryKind::Action => "</rect>",
            EntryKind::Observation
            | EntryKind::Hypothesis
            | EntryKind::Question
            | EntryKind::Evidence
            | EntryKind::Milestone
            | EntryKind::Handover
            | EntryKind::Update
            | EntryKind::Note => "</circle>",
        };
        let words: String = one_line(line.said()).chars().take(140).collect();
        let title = format!("{} {}: {words}", sheet.times.when(&line.happened), line.label);
        out.push_str(&format!("{shape}<title>{}</title>{close}\n", text(&title)));
    }
}

/// What readers were told, as a band.
fn phases(out: &mut String, sheet: &Sheet<'_>, scale: &Scale, until: Moment, axis: f64) {
    let mut changes: Vec<(Moment, &str)> = sheet
        .lines
        .iter()
        .filter(|line| line.origin == "phase" && line.of.is_none())
        .map(|line| (line.happened.at, line.said()))
        .collect();
    changes.sort_by_key(|(at, _)| *at);
    for (which, (at, words)) in changes.iter().enumerate() {
        let end = changes.get(which + 1).map_or(until, |(next, _)| *next);
        let (left, right) = (scale.x(*at), scale.x(end));
        let y = axis + 32.0;
        out.push_str(&format!(
            "<rect class=\"phase\" x=\"{left:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"18\" rx=\"4\"><title>{}</title></rect>",
            (right - left).max(2.0),
            text(words)
        ));
        if right - left > 90.0 {
            out.push_str(&format!(
                "<text class=\"u\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                left + 6.0,
                y + 13.0,
                text(words)
            ));
        }
        out.push('\n');
    }
}

/// The axis and round times on it, on both clocks.
fn grid(out: &mut String, sheet: &Sheet<'_>, scale: &Scale, until: Moment, axis: f64) {
    const STEPS: [i64; 16] =
        [10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800];
    let span = (until - scale.from).num_seconds();
    let step = STEPS.into_iter().find(|step| span / step <= 7).unwrap_or(span / 6);
    // Round on the wall clock, where people look for it.
    let wall = i64::from(sheet.times.zone.local_time(scale.from).offset.local_minus_utc());
    let first = (scale.from.timestamp() + wall).div_euclid(step) * step + step - wall;
    out.push_str(&format!(
        "<line class=\"axis\" x1=\"{MARGIN}\" y1=\"{axis:.1}\" x2=\"{:.1}\" y2=\"{axis:.1}\"/>\n",
        WIDTH - MARGIN
    ));
    let mut at = first;
    while let Some(moment) = Moment::from_timestamp(at, 0).filter(|moment| *moment <= until) {
        let x = scale.x(moment);
        let (local, utc) = if step >= 86_400 {
            (crate::times::date(sheet.times.day(moment)), String::new())
        } else {
            (sheet.times.clock(moment), sheet.times.utc(moment))
        };
        let (top, low) = (axis + 68.0, axis + 84.0);
        out.push_str(&format!(
            "<line class=\"grid\" x1=\"{x:.1}\" y1=\"{axis:.1}\" x2=\"{x:.1}\" y2=\"{:.1}\"/><text class=\"t\" x=\"{x:.1}\" y=\"{top:.1}\" text-anchor=\"middle\">{local}</text><text class=\"u\" x=\"{x:.1}\" y=\"{low:.1}\" text-anchor=\"middle\">{utc}</text>\n",
            axis + 54.0
        ));
        at += step;
    }
}

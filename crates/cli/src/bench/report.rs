//! The table and the JSON.

use serde_json::{Value, json};

use super::machine::Machine;

/// What came of a goal.
#[derive(Debug, Clone)]
pub(super) enum Verdict {
    /// It was reached.
    Reached,
    /// It was not.
    Short,
    /// Nothing was measured; why.
    NotMeasured(String),
}

impl Verdict {
    /// Reached when `held`.
    pub(super) const fn of(held: bool) -> Self {
        if held { Self::Reached } else { Self::Short }
    }

    fn shown(&self) -> String {
        match self {
            Self::Reached => "reached".to_owned(),
            Self::Short => "SHORT".to_owned(),
            Self::NotMeasured(why) => format!("not measured: {why}"),
        }
    }
}

/// One goal.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) what: String,
    pub(super) goal: String,
    pub(super) seen: String,
    /// What the machine itself reached in the same run.
    pub(super) limit: String,
    pub(super) verdict: Verdict,
    /// Everything behind it.
    pub(super) figures: Value,
}

impl Row {
    /// A goal about which this run says nothing.
    pub(super) fn unmeasured(what: &str, goal: &str, why: &str) -> Self {
        Self {
            what: what.to_owned(),
            goal: goal.to_owned(),
            seen: "-".to_owned(),
            limit: "-".to_owned(),
            verdict: Verdict::NotMeasured(why.to_owned()),
            figures: Value::Null,
        }
    }
}

/// A run.
pub(super) struct Report {
    machine: Machine,
    events: u32,
    rows: Vec<Row>,
}

impl Report {
    pub(super) const fn new(machine: Machine, events: u32) -> Self {
        Self { machine, events, rows: Vec::new() }
    }

    pub(super) fn add(&mut self, rows: Vec<Row>) {
        self.rows.extend(rows);
    }

    pub(super) fn json(&self) -> Value {
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                json!({ "what": row.what, "goal": row.goal, "seen": row.seen, "limit": row.limit,
                        "verdict": row.verdict.shown(), "figures": row.figures })
            })
            .collect();
        json!({ "machine": self.machine.lines, "at": self.machine.at, "events": self.events, "rows": rows })
    }

    /// A table in Markdown that lines up, so that it can be read here and pasted there.
    pub(super) fn table(&self) -> String {
        let mut cells = vec![["What", "Goal", "Seen", "Limit in the same run", "Verdict"].map(str::to_owned)];
        for row in &self.rows {
            let row = row.clone();
            cells.push([row.what, row.goal, row.seen, row.limit, row.verdict.shown()]);
        }
        let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..5).map(width).collect();
        let mut text = format!("{}\n\n", self.machine.lines.join("\n"));
        for (number, row) in cells.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                text.push_str(&format!("| {cell:<width$} "));
            }
            text.push_str("|\n");
            if number == 0 {
                for width in &widths {
                    text.push_str(&format!("|{}", "-".repeat(width + 2)));
                }
                text.push_str("|\n");
            }
        }
        text
    }
}

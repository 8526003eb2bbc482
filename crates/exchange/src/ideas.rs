//! Ideas of a review as CSV, which can be read again, and as Markdown.

use chrono::DateTime;
use muster_core::review::{Ideas, ReviewIdea};
use muster_core::time::{Moment, rfc3339};
use muster_core::words::{IdeaState, Purpose};
use muster_core::zone::Zone;

use crate::markdown::escape::inline;
use crate::people::line_of;
use crate::spreadsheet::{push_row, rearmed};
use crate::text::{excerpt, one_line};
use crate::times::Times;

/// What the ideas are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeasOf {
    /// Such as `INC-0042`.
    pub reference: String,
    /// The title of the incident.
    pub title: String,
    /// Whether it was an exercise.
    pub is_drill: bool,
    /// The zone in which times are written.
    pub zone: Zone,
}

/// An idea as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaRow {
    /// Such as `INC-0042`.
    pub incident: String,
    /// Whether the incident was an exercise.
    pub is_drill: bool,
    /// What it says.
    pub text: String,
    /// How it stands.
    pub state: IdeaState,
    /// Handle of who does it.
    pub owner: String,
    /// What it buys.
    pub purpose: Option<Purpose>,
    /// What it costs.
    pub cost: String,
    /// What is expected to be different.
    pub effect: String,
    /// By when.
    pub due: Option<Moment>,
    /// Why.
    pub reason: String,
    /// When it was had.
    pub had: Moment,
    /// When it was decided.
    pub decided: Option<Moment>,
    /// Its id.
    pub id: String,
}

const HEADER: [&str; 13] = [
    "incident",
    "exercise",
    "idea",
    "state",
    "owner",
    "purpose",
    "cost",
    "expected effect",
    "due (UTC)",
    "reason",
    "had (UTC)",
    "decided (UTC)",
    "id",
];

/// The ideas as rows.
#[must_use]
pub fn idea_rows(of: &IdeasOf, ideas: &Ideas) -> Vec<IdeaRow> {
    let row = |idea: &ReviewIdea| {
        let decision = idea.decision.as_ref();
        let said =
            |pick: fn(&muster_core::review::IdeaDecision) -> &String| decision.map(pick).cloned().unwrap_or_default();
        IdeaRow {
            incident: of.reference.clone(),
            is_drill: of.is_drill,
            text: idea.text.clone(),
            state: idea.state,
            owner: said(|decision| &decision.owner),
            purpose: decision.and_then(|decision| decision.purpose),
            cost: said(|decision| &decision.cost),
            effect: said(|decision| &decision.effect),
            due: decision.and_then(|decision| decision.due),
            reason: said(|decision| &decision.reason),
            had: idea.at,
            decided: decision.map(|decision| decision.at),
            id: idea.id.to_string(),
        }
    };
    ideas.ideas.iter().map(row).collect()
}

/// Writes ideas as CSV: UTF-8, commas, CRLF, every cell quoted, safe to open in a spreadsheet.
#[must_use]
pub fn ideas_csv(rows: &[IdeaRow]) -> String {
    let mut out = String::new();
    push_row(&mut out, &HEADER.map(str::to_owned));
    for row in rows {
        let at = |at: Option<Moment>| at.map(rfc3339).unwrap_or_default();
        push_row(
            &mut out,
            &[
                row.incident.clone(),
                if row.is_drill { "EXERCISE".to_owned() } else { String::new() },
                row.text.clone(),
                row.state.as_str().to_owned(),
                row.owner.clone(),
                row.purpose.map(|purpose| purpose.as_str().to_owned()).unwrap_or_default(),
                row.cost.clone(),
                row.effect.clone(),
                at(row.due),
                row.reason.clone(),
                at(Some(row.had)),
                at(row.decided),
                row.id.clone(),
            ],
        );
    }
    out
}

/// Why a list of ideas cannot be read. Reads well after "failed to".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdeasError {
    /// It is not CSV, or it is broken.
    #[error("read the list as CSV: {0}")]
    Csv(String),
    /// It has other columns.
    #[error("find the columns of a list of ideas in it")]
    Columns,
    /// A cell has no meaning.
    #[error("read line {line}: {what} is not known")]
    Cell {
        /// The line of the file.
        line: u64,
        /// What is in it.
        what: String,
    },
}

/// Reads what [`ideas_csv`] wrote.
///
/// # Errors
/// Names the line and what is wrong in it.
pub fn ideas_from_csv(text: &str) -> Result<Vec<IdeaRow>, IdeasError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| IdeasError::Csv(error.to_string()))?;
    if headers.iter().ne(HEADER) {
        return Err(IdeasError::Columns);
    }
    reader.records().map(|record| row(&record.map_err(|error| IdeasError::Csv(error.to_string()))?, text)).collect()
}

fn row(record: &csv::StringRecord, text: &str) -> Result<IdeaRow, IdeasError> {
    let line = record.position().map_or(0, |at| line_of(at, text));
    let cell = |at: usize| rearmed(record.get(at).unwrap_or_default());
    let unknown = |what: String| IdeasError::Cell { line, what: excerpt(&what) };
    let when = |at: usize| match cell(at) {
        empty if empty.is_empty() => Ok(None),
        text => match DateTime::parse_from_rfc3339(&text) {
            Ok(at) => Ok(Some(at.to_utc())),
            Err(_) => Err(unknown(text)),
        },
    };
    let (state, purpose) = (cell(3), cell(5));
    Ok(IdeaRow {
        incident: cell(0),
        is_drill: !cell(1).is_empty(),
        text: cell(2),
        state: IdeaState::from_stored(&state).ok_or_else(|| unknown(state.clone()))?,
        owner: cell(4),
        purpose: match purpose.as_str() {
            "" => None,
            word => Some(Purpose::from_stored(word).ok_or_else(|| unknown(purpose.clone()))?),
        },
        cost: cell(6),
        effect: cell(7),
        due: when(8)?,
        reason: cell(9),
        had: when(10)?.ok_or_else(|| unknown("an idea without its day".to_owned()))?,
        decided: when(11)?,
        id: cell(12),
    })
}

/// Writes ideas as Markdown: what is kept, what is declined and why, what is still open.
#[must_use]
pub fn ideas_markdown(of: &IdeasOf, ideas: &Ideas) -> String {
    let times = Times { zone: of.zone };
    let heading = format!("{}{}: {}", if of.is_drill { "EXERCISE: " } else { "" }, of.reference, of.title);
    let mut out = format!("# Ideas from {}\n\n- Times: {}\n", inline(&one_line(&heading)), inline(of.zone.name()));
    if let Some(none) = &ideas.none {
        out.push_str(&format!("\n**None, because** {}\n", inline(&none.because)));
    }
    section(&mut out, ideas, "Kept", &[IdeaState::Kept], times);
    section(&mut out, ideas, "Done already", &[IdeaState::Done], times);
    section(&mut out, ideas, "Declined", &[IdeaState::Declined], times);
    section(&mut out, ideas, "Merged into another", &[IdeaState::Merged], times);
    let open = [IdeaState::Jotted, IdeaState::Soaking, IdeaState::Proposed];
    section(&mut out, ideas, "Not decided yet", &open, times);
    out
}

fn section(out: &mut String, ideas: &Ideas, title: &str, states: &[IdeaState], times: Times) {
    let those: Vec<&ReviewIdea> = ideas.ideas.iter().filter(|idea| states.contains(&idea.state)).collect();
    if those.is_empty() {
        return;
    }
    out.push_str(&format!("\n## {title}\n\n"));
    for idea in those {
        out.push_str(&format!("- {}\n", inline(&idea.text)));
        let mut say = |label: &str, text: &str| {
            if !text.is_empty() {
                out.push_str(&format!("  - {label}: {}\n", inline(text)));
            }
        };
        let Some(decision) = &idea.decision else { continue };
        say("Owner", &decision.owner_name);
        say("Purpose", decision.purpose.map_or("", Purpose::label));
        say("Cost", &decision.cost);
        say("Expected effect", &decision.effect);
        say("Due", &decision.due.map(|due| times.full(due)).unwrap_or_default());
        say("Because", &decision.reason);
        let into = ideas.ideas.iter().find(|other| Some(other.id) == decision.into);
        say("Went into", into.map_or("", |other| &other.text));
    }
}

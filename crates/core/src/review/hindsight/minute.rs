//! The incident as it was known at one minute: statement, ledger, who was there, promises, the last lines of the log.

use super::{clock, views};
use crate::ids::EventId;
use crate::incident::{Filter, Order};
use crate::response::ledger::ledger;
use crate::response::roles::roles;
use crate::response::roster::roster;
use crate::response::statement::paragraph;
use crate::response::updates::sent;
use crate::response::{ClockView, Ledger, PresentView, RoleView, Scene, UpdateView, clocks};
use crate::time::Moment;
use crate::words::{EntryKind, Phase, Severity, Standing};

/// How many lines of the log are handed over, the latest ones.
const LATEST: usize = 12;

views! {
    /// What was known at an instant.
    KnownAt {
        /// The instant.
        at: Moment,
        /// Whether it had been declared by then.
        declared: bool,
        /// It in a few words, each without a full stop.
        words: Vec<String>,
        /// Title; empty before the declaration.
        title: String,
        /// Severity; absent until somebody had sized it.
        severity: Option<Severity>,
        /// What readers were told.
        phase: Phase,
        /// The statement; absent until one was written.
        statement: Option<KnownStatement>,
        /// What was believed.
        ledger: Ledger,
        /// Who was on the call, and who had left.
        roster: Vec<PresentView>,
        /// Roles that somebody held.
        roles: Vec<RoleView>,
        /// The clock of each audience that had been promised a word, or waited for one.
        promises: Vec<ClockView>,
        /// What had been sent, earliest first.
        told: Vec<UpdateView>,
        /// How many lines the log had.
        lines: u32,
        /// Its latest lines, in the order in which they were written down.
        latest: Vec<KnownLine>,
    }

    /// The statement as it stood.
    KnownStatement {
        /// Which version, counted from 1.
        version: u32,
        /// What it said, as one paragraph.
        text: String,
        /// Since when.
        at: Moment,
    }

    /// A line of the log as it stood.
    KnownLine {
        /// The line.
        id: EventId,
        /// When it happened.
        at: Moment,
        /// When it was known.
        known_at: Moment,
        /// What it is.
        sort: EntryKind,
        /// What it says.
        text: String,
        /// Name of who wrote it; empty when nobody said.
        who: String,
    }
}

/// What is known before there is anything: nothing had been declared.
#[must_use]
pub fn not_yet(at: Moment) -> KnownAt {
    KnownAt {
        at,
        declared: false,
        words: vec!["it had not been declared yet".to_owned()],
        title: String::new(),
        severity: None,
        phase: Phase::Investigating,
        statement: None,
        ledger: Ledger {
            facts: Vec::new(),
            hypotheses: Vec::new(),
            decisions: Vec::new(),
            questions: Vec::new(),
            put: Vec::new(),
        },
        roster: Vec::new(),
        roles: Vec::new(),
        promises: Vec::new(),
        told: Vec::new(),
        lines: 0,
        latest: Vec::new(),
    }
}

/// Works out what was known. The scene holds the incident folded over what was known at its instant.
#[must_use]
pub fn known_at(scene: &Scene<'_>) -> KnownAt {
    let state = scene.state;
    if !state.exists() {
        return not_yet(scene.now);
    }
    let keys = state.line_keys(Order::Arrival, &Filter::default());
    let latest = keys.iter().skip(keys.len().saturating_sub(LATEST)).filter_map(|key| {
        let line = state.line(key.id)?;
        let author = line.author.and_then(|id| scene.directory.person(id));
        Some(KnownLine {
            id: line.id,
            at: line.view.happened.at,
            known_at: line.known_at,
            sort: line.view.kind,
            text: line.view.text,
            who: author.map(|person| person.name.clone()).unwrap_or_default(),
        })
    });
    let mut known = KnownAt {
        at: scene.now,
        declared: true,
        words: Vec::new(),
        title: state.title().to_owned(),
        severity: state.severity(),
        phase: state.phase(),
        statement: statement(scene),
        ledger: ledger(scene),
        roster: roster(scene),
        roles: roles(scene).into_iter().filter(|role| !role.holders.is_empty()).collect(),
        promises: clocks::clocks(scene).into_iter().filter(|one| one.due_at.is_some() || one.last.is_some()).collect(),
        told: sent(scene),
        lines: u32::try_from(keys.len()).unwrap_or(u32::MAX),
        latest: latest.collect(),
    };
    known.words = words(scene, &known);
    known
}

fn statement(scene: &Scene<'_>) -> Option<KnownStatement> {
    let (op, version) = scene.state.statements().zip(1_u32..).last()?;
    Some(KnownStatement { version, text: op.value.as_deref().map(paragraph).unwrap_or_default(), at: op.recorded_at() })
}

/// `no`, `one`, `two`, then figures.
fn number(count: usize) -> String {
    match count {
        0 => "no".to_owned(),
        1 => "one".to_owned(),
        2 => "two".to_owned(),
        more => more.to_string(),
    }
}

fn words(scene: &Scene<'_>, known: &KnownAt) -> Vec<String> {
    let statement = known.statement.as_ref();
    let mut words = vec![
        statement.map_or_else(|| "no statement yet".to_owned(), |one| format!("statement version {}", one.version)),
    ];
    let open = known.ledger.hypotheses.iter().filter(|one| one.standing == Standing::Open).count();
    words.push(format!("{} {} open", number(open), if open == 1 { "hypothesis" } else { "hypotheses" }));
    let here = known.roster.iter().filter(|one| one.until.is_none()).count();
    words.push(match here {
        0 => "nobody noted on the call".to_owned(),
        1 => "one person on the call".to_owned(),
        more => format!("{more} people on the call"),
    });
    // Customers are asked about first; a team without them asks about whoever else is outside.
    let watched = scene.library.audiences.iter().filter(|one| one.outside).min_by_key(|one| one.key != "customers");
    words.push(match watched {
        Some(watched) => {
            let name = watched.name.to_lowercase();
            let last = known.told.iter().rev().find(|one| one.audience == watched.key);
            last.map_or_else(
                || format!("nothing yet said to {name}"),
                |last| format!("{name} last told at {}", clock(scene.zone, last.at)),
            )
        }
        None if known.told.is_empty() => "nothing yet said to anybody".to_owned(),
        None => format!("{} sent", if known.told.len() == 1 { "one update" } else { "several updates" }),
    });
    words
}

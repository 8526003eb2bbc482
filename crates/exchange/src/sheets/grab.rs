//! The grab sheet: what somebody needs who leaves the desk, or whose screen goes dark.

use std::collections::{BTreeMap, BTreeSet};

use muster_core::incident::{Filter, Order, Origin};
use muster_core::response::statement::paragraph;
use muster_core::response::{AskView, CardView, ClockView, Response};
use muster_core::words::{AskAnswer, CadenceMode, ItemState, Severity};

use super::{Block, Page, clock, dated, write};
use crate::dossier::Dossier;

/// How many lines of the log stand at the end.
const LAST: usize = 10;

/// Writes one printable page: who, where, what was promised, what is next, the last lines.
#[must_use]
pub fn grab_sheet(dossier: &Dossier<'_>, response: &Response) -> String {
    let grab = Grab { dossier, response };
    let state = dossier.state;
    let severity = state.severity().map_or("Severity not sized", Severity::label);
    let mut chips = vec![
        severity.to_owned(),
        state.phase().label().to_owned(),
        format!("Declared {}", grab.time(response.declared_at)),
    ];
    if !response.next.text.is_empty() {
        chips.push(format!("Next: {}", response.next.text));
    }
    let statement = state.statement().and_then(|op| op.value.as_deref()).map(paragraph).into_iter().collect();
    let place = if response.place.is_empty() { Vec::new() } else { vec![response.place.clone()] };
    let page = Page {
        is_drill: state.is_drill(),
        reference: dossier.reference.clone(),
        title: state.title().to_owned(),
        name: "Grab sheet".to_owned(),
        chips,
        blocks: vec![
            Block::new("Statement", statement).or("None was written."),
            Block::new("Where we meet", place).or("Nobody said."),
            Block::new("Roles", grab.roles()).or("Nobody holds a role."),
            Block::new("Asked of people", grab.asks()).or("Nothing is open."),
            Block::new("Promised", grab.promises()).or("Nothing."),
            Block::new("Checklist", grab.checklist()).or("No card."),
            Block::new("Systems and who runs them", grab.systems()).or("No system was named."),
            Block::new("Last lines", grab.last_lines()).or("No line was written."),
        ],
        foot: format!(
            "As of {}. Muster keeps this file up to date while the incident is open.",
            dated(dossier.zone, response.at)
        ),
    };
    write::html(&page.fit())
}

struct Grab<'a> {
    dossier: &'a Dossier<'a>,
    response: &'a Response,
}

impl Grab<'_> {
    fn time(&self, at: muster_core::time::Moment) -> String {
        clock(self.dossier.zone, self.response.at, at)
    }

    /// `Mei Tan, +49 170 …`
    fn reach(&self, handle: &str, name: &str) -> String {
        let contact = self.dossier.directory.person_by_handle(handle).map_or("", |person| person.contact.as_str());
        if contact.is_empty() { name.to_owned() } else { format!("{name}, {contact}") }
    }

    fn roles(&self) -> Vec<String> {
        let held = self.response.roles.iter().flat_map(|role| role.holders.iter().map(move |held| (role, held)));
        let mut lines: Vec<String> = held
            .map(|(role, held)| {
                let area = if held.area.is_empty() { String::new() } else { format!(" ({})", held.area) };
                let who = self.reach(&held.person, &held.name);
                format!("{}{area}: {who}, since {}", role.role.label(), self.time(held.from))
            })
            .collect();
        let with_role: BTreeSet<&str> =
            self.response.roles.iter().flat_map(|role| &role.holders).map(|held| held.person.as_str()).collect();
        let others =
            self.response.roster.iter().filter(|one| one.until.is_none() && !with_role.contains(one.person.as_str()));
        lines.extend(others.map(|one| format!("On the call: {}", self.reach(&one.person, &one.name))));
        lines
    }

    fn asks(&self) -> Vec<String> {
        let open = |ask: &&AskView| matches!(ask.ended, None | Some(AskAnswer::Blocked));
        let words = |ask: &AskView| {
            let due = ask.due_at.map(|due| format!(", due {}", self.time(due))).unwrap_or_default();
            let blocked = if ask.ended.is_some() { ", blocked" } else { "" };
            format!("{}: {}{due}{blocked}", ask.name, ask.text)
        };
        self.response.asks.iter().filter(open).map(words).collect()
    }

    fn promises(&self) -> Vec<String> {
        let words = |clock: &ClockView| match (clock.due_at, clock.mode) {
            (Some(due), _) => Some(format!("{}: next word due {}", clock.name, self.time(due))),
            (None, CadenceMode::OnChange) => Some(format!("{}: on change", clock.name)),
            (None, CadenceMode::Off | CadenceMode::Every) => None,
        };
        let mut lines: Vec<String> = self.response.clocks.iter().filter_map(words).collect();
        let end = &self.response.stand_down;
        let running = end.reporting.iter().filter(|one| one.stopped_at.is_none());
        lines.extend(running.map(|one| format!("Report {}: due {}", one.name, self.time(one.due))));
        let put = self.response.ledger.put.iter().filter(|put| put.answered_at.is_none());
        lines.extend(put.map(|put| format!("{} decides by {}: {}", put.before, self.time(put.by), put.text)));
        let changed = end.temporary.iter().filter(|one| one.undone_at.is_none());
        lines.extend(changed.map(|one| format!("To undo: {}", one.text)));
        lines
    }

    fn checklist(&self) -> Vec<String> {
        let round = &self.response.round;
        let mut lines = Vec::new();
        if round.round > 0 {
            let until = round.box_until.map(|at| format!("; assess again {}", self.time(at))).unwrap_or_default();
            lines.push(format!("Round {}, {}{until}", round.round, round.step.label().to_lowercase()));
        }
        for card in &self.response.cards {
            lines.push(format!("{}: {} of {}", card.title, card.answered, card.items.len()));
            if card.key == self.response.current_card {
                lines.extend(open_items(card));
            }
        }
        lines
    }

    fn systems(&self) -> Vec<String> {
        let mut named: BTreeMap<String, u32> = BTreeMap::new();
        for (_, view) in self.dossier.state.views().filter(|(_, view)| view.struck.is_none()) {
            for handle in &view.services {
                *named.entry(handle.to_lowercase()).or_default() += 1;
            }
        }
        let mut named: Vec<(String, u32)> = named.into_iter().collect();
        named.sort_by_key(|(_, lines)| std::cmp::Reverse(*lines));
        let words = |(handle, _): (String, u32)| match self.dossier.directory.service_by_handle(&handle) {
            Some(service) => {
                let parts = [service.name.as_str(), &service.team, &service.contact, &service.runbook];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" → ")
            }
            None => format!("{handle} (not in the directory)"),
        };
        named.into_iter().map(words).collect()
    }

    fn last_lines(&self) -> Vec<String> {
        let state = self.dossier.state;
        let keys = state.line_keys(Order::Arrival, &Filter::default());
        let from = keys.len().saturating_sub(LAST);
        let lines = keys.iter().skip(from).filter_map(|key| state.line(key.id));
        let words =
            |line: muster_core::incident::LogLine| match (line.view.text.is_empty(), line.view.erased, line.origin) {
                (false, ..) => line.view.text,
                (true, true, _) => "erased".to_owned(),
                (true, false, Origin::Milestone(milestone)) => milestone.label().to_owned(),
                (true, false, _) => line.view.kind.label().to_owned(),
            };
        lines.map(|line| format!("{} {}", self.time(line.view.happened.at), words(line))).collect()
    }
}

/// What is still open on a card.
fn open_items(card: &CardView) -> impl Iterator<Item = String> {
    let open = card.items.iter().filter(|item| matches!(item.state, ItemState::Open | ItemState::Deferred));
    open.map(|item| format!("☐ {} {}", item.key.to_uppercase(), item.text))
}

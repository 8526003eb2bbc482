//! Incidents on a terminal.

use std::io::Write as _;

use muster_service::wire::{Board, IncidentCard};
use serde_json::json;

use crate::args;
use crate::desk::Desk;
use crate::failure::{Failure, plain};
use crate::times::Times;

/// `musterctl list`
pub(crate) fn list(desk: &mut Desk, what: &args::List) -> Result<(), Failure> {
    let request = json!({ "closed": what.closed });
    if desk.raw("board", &request)? {
        return Ok(());
    }
    let board: Board = desk.ask("board", request)?;
    let times = desk.times()?;
    if board.open.is_empty() {
        writeln!(desk.out, "No incident is open.")?;
    }
    for card in board.open.iter().chain(&board.closed) {
        print(desk, card, &times)?;
    }
    let rest = board.closed_total.saturating_sub(u32::try_from(board.closed.len()).unwrap_or(u32::MAX));
    if rest > 0 {
        writeln!(desk.out, "and {rest} closed earlier; see them with --closed {}", board.closed_total)?;
    }
    Ok(())
}

fn print(desk: &mut Desk, card: &IncidentCard, times: &Times) -> Result<(), Failure> {
    let severity = card.severity.map_or("-", |severity| severity.label());
    let title = plain(&card.title);
    let drill = if card.is_drill { "EXERCISE " } else { "" };
    let (reference, phase, declared) = (&card.reference, card.phase.label(), times.full(card.declared_at));
    Ok(writeln!(
        desk.out,
        "{reference:<9} {severity:<5} {phase:<13} {declared:<35} {:>6} lines  {drill}{title}",
        card.lines
    )?)
}

//! Hits on a terminal.

use std::io::Write as _;

use muster_service::wire::SearchReply;
use serde_json::json;

use crate::args;
use crate::desk::Desk;
use crate::failure::{Failure, plain};

/// `musterctl search`
pub(crate) fn search(desk: &mut Desk, what: &args::Search) -> Result<(), Failure> {
    let mode = match (what.ranked, what.substring) {
        (true, _) => "ranked",
        (false, true) => "substring",
        (false, false) => "newest",
    };
    let words = what.words.join(" ");
    let request = json!({ "words": words, "mode": mode, "incident": what.incident, "limit": what.limit });
    if desk.raw("search", &request)? {
        return Ok(());
    }
    let reply: SearchReply = desk.ask("search", request)?;
    if reply.hits.is_empty() {
        return Ok(writeln!(desk.out, "Nothing found.")?);
    }
    let times = desk.times()?;
    for hit in &reply.hits {
        let struck = if hit.struck { "(struck) " } else { "" };
        let (reference, at, kind) = (&hit.reference, times.full(hit.at), hit.kind.as_str());
        writeln!(desk.out, "{reference:<9} {at}  {kind:<11}  {struck}{}", plain(&hit.text))?;
    }
    if reply.next.is_some() {
        writeln!(desk.out, "and more; add a word, or see up to 200 with --limit")?;
    }
    Ok(())
}

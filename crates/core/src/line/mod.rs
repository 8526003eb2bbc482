//! The one-line grammar: `/a -2m @jonas #gateway 8 of 12 hosts rolled back`.
//!
//! One parser for the window, the strip, the CLI and the batch preview. It is pure: the moment, the zone and the
//! directory are arguments. It never refuses: what is not grammar is text, and doubt becomes a [`Hint`].
//!
//! - before the text, in any order: a kind (`/a`), a time (`-2m`, `14:02`, `~14:02`, `<14:02`, `14:02..14:10`), people
//!   (`@jonas`), services (`#gateway`), `!` to pin and `*` to keep for the review;
//! - in the text: mentions and web addresses;
//! - at the end: an ask (`=> ana 5m`) and `!` or `*`;
//! - a backslash before any of these makes it text.

mod batch;
mod clock;
mod complete;
mod declare;
mod escape;
mod kinds;
mod mentions;
mod names;
mod parser;
mod print;
mod resolve;
mod scan;
mod text;
mod types;
mod when;

pub use batch::parse_batch;
pub use complete::completions;
pub use declare::parse_declare;
pub use print::{print, print_when};
pub use scan::byte_from_utf16;
pub use types::{
    Ask, BatchLine, Completion, CompletionKind, Declaration, Hint, HintCode, Known, LineContext, Mention, ParsedLine,
    Span, Token, TokenRole,
};

use self::resolve::{Anchor, Env, bad_time};
use self::scan::{Units, words};
use self::when::{Scan, scan};
use crate::time::Happened;

/// Reads one line. Every input gives a line; remarks are in [`ParsedLine::hints`].
#[must_use]
pub fn parse(input: &str, ctx: &LineContext<'_>) -> ParsedLine {
    parser::read(input, 0, ctx, None).line
}

/// Reads a time on its own, for editing when a line happened or setting a named instant. `0312` is a time here too.
///
/// # Errors
/// A hint that says what could not be read.
pub fn parse_when(input: &str, ctx: &LineContext<'_>) -> Result<(Happened, Vec<Hint>), Hint> {
    let found = words(input, 0);
    let span = Units::of(input)
        .span(found.first().map_or(0, |word| word.start), found.last().map_or(input.len(), |word| word.end()));
    let texts: Vec<&str> = found.iter().map(|word| word.text).collect();
    let refuse = |code| Hint { code, message: bad_time(code, input.trim()).replace("; kept as text", ""), span };
    match scan(&texts, true) {
        Scan::Found(spec, used) if used == texts.len() => {
            let (happened, notes) = Env::of(ctx).resolve(spec, Anchor::Last).map_err(refuse)?;
            Ok((happened, notes.into_iter().map(|(code, message)| Hint { code, message, span }).collect()))
        }
        Scan::Found(..) | Scan::No => Err(refuse(HintCode::BadTime)),
        Scan::Bad(code) => Err(refuse(code)),
    }
}

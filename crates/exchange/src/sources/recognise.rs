//! The front door: what a file probably is, and the reader for it.
//!
//! Each reader says by itself how much a file looks like its own; nothing here knows a format from the inside. A
//! Slack export and every archive are many files and go through [`Tree`](super::Tree) instead.

use super::bounded::Bounded;
use super::table::{self, ColumnMap};
use super::{Format, Sink, SourceError, alerts, muster, timesketch};

/// The largest file that is read.
pub const MAX_FILE: usize = 256 * 1024 * 1024;
/// How much of the beginning of a file is worth giving to [`recognise`].
pub const HEAD: usize = 64 * 1024;

/// What a person chose for the reading of one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// Which column of a table is what; guessed from its headers and first rows when absent.
    pub columns: Option<ColumnMap>,
}

/// What a reader needs of a file.
pub(crate) struct Opened<'a> {
    /// What the file is called, for messages.
    pub(crate) name: &'a str,
    /// All of it.
    pub(crate) bytes: &'a [u8],
    /// What a person chose.
    pub(crate) options: &'a ReadOptions,
}

/// Says from 0 to 100 how much a file looks like its own, from the first bytes and the name. 80 and more: it has
/// what no other kind has. 40 to 79: the shape fits. Below 40: it could be read so when nothing better is known.
type LooksLike = fn(&[u8], &str) -> u8;
type Read = fn(&Opened<'_>, &mut dyn Sink) -> Result<(), SourceError>;

/// The reader of a kind.
struct Reader {
    looks_like: LooksLike,
    read: Read,
}

/// Every kind that is one file, with its reader. Slack is many files; see [`Tree`](super::Tree).
const fn reader(format: Format) -> Option<Reader> {
    macro_rules! alerts {
        ($format:expr) => {
            Some(Reader {
                looks_like: |head, name| alerts::looks_like($format, head, name),
                read: |file, sink| alerts::read($format, file, sink),
            })
        };
    }
    macro_rules! talk {
        ($module:path) => {{
            use $module as reader;
            Some(Reader {
                looks_like: reader::looks_like,
                read: |file, sink| reader::read(file.bytes, file.name, sink),
            })
        }};
    }
    match format {
        Format::Slack => None,
        Format::Vtt => talk!(super::cues::vtt),
        Format::Srt => talk!(super::cues::srt),
        Format::ZoomChat => talk!(super::chats::zoom),
        Format::Irc => talk!(super::chats::irc),
        Format::WhatsApp => talk!(super::chats::whatsapp),
        Format::Mattermost => talk!(super::chats::mattermost),
        Format::Chat => talk!(super::chats::pasted),
        Format::PagerDuty => alerts!(Format::PagerDuty),
        Format::Alertmanager => alerts!(Format::Alertmanager),
        Format::Grafana => alerts!(Format::Grafana),
        Format::Datadog => alerts!(Format::Datadog),
        Format::NewRelic => alerts!(Format::NewRelic),
        Format::Sentry => alerts!(Format::Sentry),
        Format::Statuspage => alerts!(Format::Statuspage),
        Format::Alert => alerts!(Format::Alert),
        Format::Muster => Some(Reader { looks_like: muster::looks_like, read: muster::read }),
        Format::TimesketchCsv => Some(Reader { looks_like: timesketch::looks_like_csv, read: timesketch::read_csv }),
        Format::TimesketchJsonl => {
            Some(Reader { looks_like: timesketch::looks_like_jsonl, read: timesketch::read_jsonl })
        }
        Format::Csv => Some(Reader { looks_like: table::looks_like, read: table::read }),
    }
}

/// What a file may be, most likely first, from its name and its first bytes ([`HEAD`] of them are enough).
#[must_use]
pub fn recognise(name: &str, head: &[u8]) -> Vec<(Format, u8)> {
    let mut found: Vec<(Format, u8)> = Format::ALL
        .iter()
        .filter_map(|info| {
            let reader = reader(info.format)?;
            Some((info.format, (reader.looks_like)(head, name).min(100)))
        })
        .filter(|(_, sure)| *sure > 0)
        .collect();
    if head.starts_with(b"PK\x03\x04") {
        found.push((Format::Slack, 50));
    }
    // Stable: on a tie the order in which a person is offered them.
    found.sort_by_key(|(_, sure)| std::cmp::Reverse(*sure));
    found
}

/// Reads one file of the given kind and hands what is in it to `sink`.
///
/// # Errors
/// When the file as a whole cannot be read so, or when `sink` wants no more. Trouble with single parts goes to the sink.
pub fn read(
    format: Format,
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let Some(reader) = reader(format) else {
        return Err(SourceError::NotThat {
            what: name.to_owned(),
            format: format.words().to_owned(),
            detail: "this is a folder or an archive of many files; open it as such".to_owned(),
        });
    };
    if bytes.len() > MAX_FILE {
        return Err(SourceError::TooLarge { what: name.to_owned(), limit: "256 MB".to_owned() });
    }
    if bytes.iter().take(HEAD).all(u8::is_ascii_whitespace) && bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(SourceError::Empty { what: name.to_owned() });
    }
    (reader.read)(&Opened { name, bytes, options }, &mut Bounded(sink))
}

/// Whether a name ends so, without the dot; upper and lower case do not matter.
pub(crate) fn ends_with(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(ending))
}

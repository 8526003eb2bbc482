//! Which reader a file is offered to.

use muster_exchange::sources::{Format, Gathered, Limits, ReadOptions, SourceError, read, recognise};

use crate::resolving::no_answers;

/// What is thought of a file first.
pub(crate) fn first(name: &str, head: &[u8]) -> Option<Format> {
    recognise(name, head).first().map(|(format, _)| *format)
}

/// Reads a whole file as what is said.
pub(crate) fn gather(format: Format, name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Gathered, SourceError> {
    let mut all = Gathered::new(Limits::ALL, no_answers());
    read(format, name, bytes, options, &mut all)?;
    Ok(all.finish())
}

#[test]
fn nothing_is_read_of_nothing_and_archives_are_sent_to_their_own_door() {
    let options = ReadOptions::default();
    for empty in [&b""[..], b"  \r\n\t "] {
        let refused = gather(Format::Csv, "log.csv", empty, &options).map(|_| ());
        assert_eq!(refused, Err(SourceError::Empty { what: "log.csv".to_owned() }));
    }
    assert_eq!(first("export.zip", b"PK\x03\x04\x14\0"), Some(Format::Slack));
    let refused = gather(Format::Slack, "export.zip", b"PK\x03\x04", &options).map(|_| ()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "read export.zip as a Slack export: this is a folder or an archive of many files; open it as such"
    );
    assert_eq!(recognise("holiday.png", b"\x89PNG\r\n\x1a\n"), []);
}

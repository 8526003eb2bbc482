//! Logs that were saved as a web page.

use fasrt::vtt::cue::CueStr;

/// Whether this is a page.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head.trim_start();
    ["<!doctype", "<html", "<?xml", "<head", "<dl"].iter().any(|start| head.starts_with(start))
}

/// A line of a page as words.
pub(super) fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let Some(end) = tag.find('>') else {
            rest = "";
            break;
        };
        // A name and what they said stand in two cells.
        if tag.starts_with("</dt") || tag.starts_with("</td") || tag.starts_with("</time") {
            out.push(' ');
        }
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    CueStr::needs_normalization(&out).normalize().to_owned()
}

//! Which addresses may leave the window.

use muster_service::wire::{ErrorCode, ErrorReply};
use tauri::Url;

/// Reads an address that a person pressed. Only `http`, `https` and `mailto` pass: anything else (a file, a script, a
/// share, another program's scheme) could run something.
pub(crate) fn outside(address: &str) -> Result<Url, ErrorReply> {
    // Parsers drop tabs and line breaks; a program behind them may not.
    if address.chars().any(|each| each.is_control() || each == ' ') {
        return Err(refused("holds characters that no address holds"));
    }
    let url = Url::parse(address).map_err(|_why| refused("is not a complete address"))?;
    let passes = match url.scheme() {
        "http" | "https" => url.host_str().is_some_and(|host| !host.is_empty()) && url.password().is_none(),
        "mailto" => url.path().contains('@'),
        _ => return Err(refused("does not begin with http, https or mailto")),
    };
    if passes { Ok(url) } else { Err(refused("names no place to go to")) }
}

/// Reads a mail draft: `mailto:` with a subject and a body. To whom may be empty, for the person to fill in; anything
/// else a mail program might do with a link (copies, attachments) is left out.
pub(crate) fn mail(address: &str) -> Result<Url, ErrorReply> {
    if address.chars().any(|each| each.is_control() || each == ' ') {
        return Err(refused("holds characters that no address holds"));
    }
    let url = Url::parse(address).map_err(|_why| refused("is not a complete address"))?;
    if url.scheme() != "mailto" {
        return Err(refused("does not begin with mailto"));
    }
    if url.query_pairs().any(|(name, _)| !matches!(&*name, "subject" | "body")) {
        return Err(refused("asks for more than a subject and a body"));
    }
    Ok(url)
}

fn refused(why: &str) -> ErrorReply {
    ErrorReply {
        code: ErrorCode::Rejected,
        message: format!("This link stays closed: it {why}."),
        field: Some("url".to_owned()),
        hint: Some("Muster opens http, https and mailto links. Copy the text to use it elsewhere.".to_owned()),
        retryable: false,
    }
}

/// Whether the page may go there: only within the app itself.
pub(crate) fn inside(url: &Url, dev: Option<&Url>) -> bool {
    let own = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // The form the app's own pages have on Windows.
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    // `origin` of two opaque origins never agrees, so this only holds for the dev server.
    own || dev.is_some_and(|dev| cfg!(dev) && dev.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_and_mail_go_out() {
        for address in
            ["https://status.example.org/a?b=c#d", "http://10.0.0.7:3000/", "mailto:ana@example.org?subject=Hello"]
        {
            assert_eq!(outside(address).expect(address).as_str(), address);
        }
    }

    #[test]
    fn nothing_else_goes_out() {
        for address in [
            "",
            "example.org",
            "//example.org",
            "/etc/passwd",
            "file:///etc/passwd",
            "FILE:///etc/passwd",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,<script>1</script>",
            "blob:https://example.org/1",
            "smb://server/share",
            "\\\\server\\share",
            "ftp://example.org/",
            "ms-msdt:/id",
            "vscode://file/etc/passwd",
            "tauri://localhost/",
            "attachment://localhost/00",
            "app.evil.example://x",
            "https:",
            "https://",
            "https://user:secret@example.org/",
            "mailto:",
            "mailto:nobody",
            "https://example.org/\nX",
            "https://example.org/ --flag",
            "--help",
        ] {
            assert!(outside(address).is_err(), "{address:?} must stay inside");
        }
    }

    #[test]
    fn a_mail_draft_has_a_subject_and_a_body_and_no_more() {
        for draft in ["mailto:?subject=a&body=b%0D%0Ac", "mailto:ana@example.org,b@example.org?subject=%20x&body="] {
            assert_eq!(mail(draft).expect(draft).as_str(), draft);
        }
        for draft in [
            "https://example.org/",
            "mailto:a@b.org?bcc=all@b.org",
            "mailto:a@b.org?subject=x&attach=/etc/passwd",
            "mailto:a@b.org?BCC=x@y.z",
            "mailto:a@b.org\r\nBcc:x",
            "file:///etc/passwd",
            "",
        ] {
            assert!(mail(draft).is_err(), "{draft:?}");
        }
    }

    #[test]
    fn the_page_stays_in_the_app() {
        let go = |to: &str| inside(&Url::parse(to).expect(to), None);
        assert!(go("tauri://localhost/"));
        assert!(go("tauri://localhost/index.html#/incident"));
        for to in [
            "https://example.org/",
            "http://localhost:5173/",
            "tauri://localhost.evil.example/",
            "tauri://evil/",
            "file:///etc/passwd",
            "about:blank",
            "data:text/html,x",
            "javascript:1",
            "attachment://localhost/00",
            "blob:tauri://localhost/1",
        ] {
            assert!(!go(to), "{to}");
        }
    }
}

//! An update on its way out: as chat text, as a mail draft, as a mail file.

use std::fmt::Write as _;

/// Longest address that mail programs take from a link.
const LONGEST_LINK: usize = 8_000;
/// Longest list of addresses.
const LONGEST_TO: usize = 2_000;

/// Why an update cannot go out this way, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutgoingProblem {
    /// A line break or another control character in a field that is one line; it would begin another header.
    Breaks(&'static str),
    /// What stands there is no address.
    Address(String),
    /// It is too long to hand to a mail program.
    TooLong,
}

impl std::fmt::Display for OutgoingProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Breaks(field) => write!(f, "The {field} holds a line break; write it on one line."),
            Self::Address(address) => write!(f, "\"{address}\" is no mail address."),
            Self::TooLong => f.write_str("This is too long to open as a mail draft; save it as a mail file instead."),
        }
    }
}

impl std::error::Error for OutgoingProblem {}

/// As a chat reads it: `&`, `<` and `>` cannot become links, names or calls to everybody.
#[must_use]
pub fn chat_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// One line, and nothing in it that ends one.
fn one_line<'a>(text: &'a str, field: &'static str) -> Result<&'a str, OutgoingProblem> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if text.contains(breaks) { Err(OutgoingProblem::Breaks(field)) } else { Ok(text.trim()) }
}

/// The addresses of a list that people typed, separated by commas, semicolons or spaces.
fn addresses(to: &str) -> Result<Vec<&str>, OutgoingProblem> {
    let to = one_line(to, "address")?;
    let list: Vec<&str> = to.split([',', ';', ' ']).filter(|one| !one.is_empty()).collect();
    for one in &list {
        let fits =
            one.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
                && !one.contains(['<', '>', '"', '\\', '?', '&', '%', '(', ')', ':']);
        if !fits {
            return Err(OutgoingProblem::Address(one.chars().take(80).collect()));
        }
    }
    if to.len() > LONGEST_TO { Err(OutgoingProblem::TooLong) } else { Ok(list) }
}

/// Every line ended as mail wants it.
fn mail_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

fn escape(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").ok();
        }
    }
}

/// A mail draft as a link (RFC 6068).
///
/// # Errors
/// One sentence when a field holds a line break, an address is none, or the whole is too long for a link.
pub fn mailto(to: &str, subject: &str, text: &str) -> Result<String, OutgoingProblem> {
    let list = addresses(to)?;
    let subject = one_line(subject, "subject")?;
    if text.len() + subject.len() > LONGEST_LINK {
        return Err(OutgoingProblem::TooLong);
    }
    let mut link = "mailto:".to_owned();
    for (number, address) in list.iter().enumerate() {
        if number > 0 {
            link.push(',');
        }
        let (name, host) = address.split_once('@').unwrap_or((address, ""));
        escape(name, &mut link);
        link.push('@');
        escape(host, &mut link);
    }
    link.push_str("?subject=");
    escape(subject, &mut link);
    link.push_str("&body=");
    escape(&mail_lines(text), &mut link);
    if link.len() > LONGEST_LINK { Err(OutgoingProblem::TooLong) } else { Ok(link) }
}

/// A mail as a file that mail programs open as a draft (RFC 5322).
///
/// # Errors
/// One sentence when a field holds a line break or an address is none.
pub fn mail_file(to: &str, subject: &str, text: &str) -> Result<String, OutgoingProblem> {
    let list = addresses(to)?.join(", ");
    let subject = encoded_words(one_line(subject, "subject")?);
    let body = base64_lines(mail_lines(text).as_bytes());
    let to = if list.is_empty() { String::new() } else { format!("To: {list}\r\n") };
    Ok(format!(
        "{to}Subject: {subject}\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{body}"
    ))
}

/// A header in ASCII: as it is, or as encoded words of at most 75 letters each (RFC 2047).
fn encoded_words(text: &str) -> String {
    if text.is_ascii() && text.len() < 900 && !text.contains("=?") {
        return text.to_owned();
    }
    let mut words = Vec::new();
    let mut part = String::new();
    for c in text.chars() {
        if part.len() + c.len_utf8() > 42 {
            words.push(std::mem::take(&mut part));
        }
        part.push(c);
    }
    words.push(part);
    let coded = words.iter().map(|word| format!("=?UTF-8?B?{}?=", base64(word.as_bytes())));
    coded.collect::<Vec<_>>().join("\r\n ")
}

fn base64(bytes: &[u8]) -> String {
    base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes)
}

/// In lines of 76 letters.
fn base64_lines(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() / 3 * 4 + 80);
    for line in bytes.chunks(57) {
        out.push_str(&base64(line));
        out.push_str("\r\n");
    }
    out
}

//! Updates on their way out: nothing in them can become a header, a link or a call to everybody.

use base64::Engine as _;
use muster_exchange::drafting::{OutgoingProblem, chat_text, mail_file, mailto};

#[test]
fn a_mail_draft_is_a_link_with_everything_in_its_place() {
    assert_eq!(
        mailto("ana@example.org; ops+eu@example.org", "Payments & more?", "Line one\nLine 2: 100 %\r\nÜber"),
        Ok("mailto:ana@example.org,ops%2Beu@example.org?subject=Payments%20%26%20more%3F&body=Line%20one%0D%0ALine%202%3A%20100%20%25%0D%0A%C3%9Cber"
            .to_owned()),
        "every line ends with CR LF, whatever it ended with before"
    );
    assert_eq!(mailto("", "a", "b"), Ok("mailto:?subject=a&body=b".to_owned()), "the person fills in to whom");
}

#[test]
fn no_field_can_begin_another_header() {
    for bad in
        ["a@b.org\r\nBcc: all@b.org", "a@b.org\nBcc: all@b.org", "a@b.org\rX: y", "a@b.org\u{2028}X: y", "a@b.org\0"]
    {
        assert_eq!(mailto(bad, "s", "t"), Err(OutgoingProblem::Breaks("address")), "{bad:?}");
        assert_eq!(mail_file(bad, "s", "t"), Err(OutgoingProblem::Breaks("address")), "{bad:?}");
        assert_eq!(mailto("a@b.org", bad, "t"), Err(OutgoingProblem::Breaks("subject")), "{bad:?}");
        assert_eq!(mail_file("a@b.org", bad, "t"), Err(OutgoingProblem::Breaks("subject")), "{bad:?}");
    }
    for bad in
        ["a@b.org?bcc=all@b.org", "a@b.org&cc=x@y.z", "<a@b.org>", "a%0d@b.org", "nobody", "@b.org", "a@", "a@b@c"]
    {
        assert!(matches!(mailto(bad, "s", "t"), Err(OutgoingProblem::Address(_))), "{bad:?}");
    }
    let link = mailto("a@b.org", "x&bcc=all@b.org", "y&attach=/etc/passwd\n\nBcc: all@b.org").unwrap();
    assert_eq!(link.matches('&').count(), 1, "only our own sign stands between fields: {link}");
    assert_eq!(link.matches('@').count(), 1, "{link}");
}

#[test]
fn what_is_too_long_for_a_link_goes_into_a_file() {
    let long = "x".repeat(10 << 20);
    let problem = mailto("a@b.org", "s", &long).expect_err("too long");
    assert_eq!(problem.to_string(), "This is too long to open as a mail draft; save it as a mail file instead.");
    assert_eq!(mailto("a@b.org", "s", &"ü".repeat(2_000)), Err(OutgoingProblem::TooLong), "escaped, it is longer");
    let file = mail_file("a@b.org", "s", &long).unwrap();
    assert!(file.lines().all(|line| line.len() <= 78));
}

#[test]
fn a_mail_file_reads_back_as_it_was_written() {
    let text = "Größe: 3\n.\nFrom me\nhttps://example.org/?a=b&c=d";
    let file = mail_file(
        "a@b.org, c@d.org",
        "Zahlungen gestört 🔥 und eine sehr lange Zeile, die umbrochen werden muss",
        text,
    )
    .unwrap();
    let (head, body) = file.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("To: a@b.org, c@d.org\r\nSubject: =?UTF-8?B?"), "{head}");
    assert!(head.is_ascii() && head.split("\r\n").all(|line| line.len() <= 78), "{head}");
    let bytes = base64::engine::general_purpose::STANDARD.decode(body.replace("\r\n", "")).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), text.replace('\n', "\r\n"));
}

#[test]
fn chat_text_calls_nobody() {
    assert_eq!(
        chat_text("<!channel> a & b <https://evil.example|here>"),
        "&lt;!channel&gt; a &amp; b &lt;https://evil.example|here&gt;"
    );
}

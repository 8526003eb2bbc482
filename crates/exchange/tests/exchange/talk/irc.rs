//! Logs of IRC.

use muster_exchange::sources::chats::irc::{looks_like, read};

use super::{gathered, in_words, lines, told};

/// The program, what it writes, and what that says.
const PROGRAMS: &[(&str, &str, &[&str])] = &[
    (
        "irssi",
        "--- Log opened Tue Jan 02 23:58:00 2024\n23:58 -!- ana [~ana@host.example] has joined #ops\n23:58 < ana> hi\n\
             23:59 <@bo> look\n23:59  * ana waves\n23:59 -!- mode/#ops [+o ana] by ChanServ\n--- Day changed Wed Jan 03 2024\n\
             00:01 -!- ana is now known as ana_\n00:02 -!- ana_ [~ana@host.example] has quit [Ping timeout]\n--- Log closed Wed Jan 03 00:03:00 2024\n",
        &[
            "2024-01-02 23:58:00 (joined) ana: ana has joined #ops",
            "2024-01-02 23:58:00 ana: hi",
            "2024-01-02 23:59:00 bo: look",
            "2024-01-02 23:59:00 ana: * waves",
            "2024-01-02 23:59:00 (notice) : mode/#ops [+o ana] by ChanServ",
            "2024-01-03 00:01:00 (notice) ana: is now known as ana_",
            "2024-01-03 00:02:00 (left) ana_: ana_ has quit [Ping timeout]",
        ],
    ),
    (
        "weechat",
        "2024-01-02 10:15:33\t-->\tana (~ana@host) has joined #ops\n2024-01-02 10:15:34\t@ana\thello there\n\
             2024-01-02 10:15:35\t *\tana waves\n2024-01-02 10:15:36\t--\tana is now known as an\n2024-01-02 10:15:37\t<--\tan (~ana@host) has quit (bye)\n",
        &[
            "2024-01-02 10:15:33 (joined) ana: ana has joined #ops",
            "2024-01-02 10:15:34 ana: hello there",
            "2024-01-02 10:15:35 ana: * waves",
            "2024-01-02 10:15:36 (notice) ana: is now known as an",
            "2024-01-02 10:15:37 (left) an: an has quit (bye)",
        ],
    ),
    (
        "znc",
        "[10:15:33] *** Joins: ana (~ana@host)\n[10:15:34] <ana> hi\n[10:15:35] * ana has left the building\n[10:15:36] *** Quits: ana (~ana@host) (bye)\n",
        &[
            "10:15:33 (joined) ana: Joins: ana",
            "10:15:34 ana: hi",
            "10:15:35 ana: * has left the building",
            "10:15:36 (left) ana: Quits: ana (bye)",
        ],
    ),
    (
        "mIRC",
        "Session Start: Tue Jan 02 10:15:00 2024\nSession Ident: #ops\n[10:15] * Now talking in #ops\n[10:15] * bo (~bo@host) has joined #ops\n[10:15] <ana> \u{3}04,01red\u{3} and \u{2}bold\u{2} 1,2\nSession Close: Tue Jan 02 10:20:00 2024\n",
        &[
            "2024-01-02 10:15:00 (notice) : Now talking in #ops",
            "2024-01-02 10:15:00 (joined) bo: bo has joined #ops",
            "2024-01-02 10:15:00 ana: red and bold 1,2",
        ],
    ),
    (
        "HexChat",
        "**** BEGIN LOGGING AT Sun Dec 31 23:59:00 2023\n\nDec 31 23:59:01 *\tNow talking on #ops\nDec 31 23:59:02 <ana>\thi\nJan 01 00:00:02 *\tana waves\n",
        &[
            "2023-12-31 23:59:01 (notice) : Now talking on #ops",
            "2023-12-31 23:59:02 ana: hi",
            "2024-01-01 00:00:02 ana: * waves",
        ],
    ),
    (
        "eggdrop",
        "[00:00] --- Tue Jan  2 2024\n[12:34] <ana> hi\n[12:34] bo (~bo@host) joined #ops.\n[12:35] Action: bo waves\n[12:36] Nick change: bo -> bob\n[12:37] bob (~bo@host) left irc: Quit\n",
        &[
            "2024-01-02 12:34:00 ana: hi",
            "2024-01-02 12:34:00 (joined) bo: bo joined #ops.",
            "2024-01-02 12:35:00 bo: * waves",
            "2024-01-02 12:36:00 (notice) bo: is now known as bob",
            "2024-01-02 12:37:00 (left) bob: bob left irc: Quit",
        ],
    ),
    (
        "supybot",
        "2024-01-02T03:04:05  <ana> #startmeeting\n2024-01-02T03:04:06  *** bo has joined #ops\n2024-01-02T03:04:07+01:00  <bo> hi\n",
        &[
            "2024-01-02 03:04:05 ana: #startmeeting",
            "2024-01-02 03:04:06 (joined) bo: bo has joined #ops",
            "2024-01-02T02:04:07Z bo: hi",
        ],
    ),
    (
        "Ubuntu",
        "=== ana [~ana@host] has joined #ubuntu\n[12:34] <ana> hi\n[12:35]  * ana waves\n=== ana is now known as an\n",
        &[
            "- (joined) ana: ana has joined #ubuntu",
            "12:34:00 ana: hi",
            "12:35:00 ana: * waves",
            "- (notice) ana: is now known as an",
        ],
    ),
    (
        "page",
        "<!DOCTYPE html>\n<title>IRC log of css on 2024-01-02</title>\n<h1>IRC log of css on 2024-01-02</h1>\n<p>Timestamps are in UTC.</p>\n<dl>\n\
             <dt id=\"T16-01-03\">16:01:03 [RRSAgent]</dt><dd>RRSAgent has joined #css</dd>\n<dt id=\"T16-01-04\">16:01:04 [ana]</dt><dd>a &lt; b &amp; <a href=\"x\">c</a></dd>\n</dl>\n",
        &["2024-01-02T16:01:03Z (joined) RRSAgent: RRSAgent has joined #css", "2024-01-02T16:01:04Z ana: a < b & c"],
    ),
    ("bare", "<ana> hi\n<bo> yes\n* ana waves\n", &["- ana: hi", "- bo: yes", "- ana: * waves"]),
    ("notice", "10:15 -NickServ- identify\n10:16 <ana> no\n", &["10:15:00 NickServ: identify", "10:16:00 ana: no"]),
];
#[test]
fn every_program_is_read() {
    for (program, text, want) in PROGRAMS {
        assert_eq!(told(read, text), *want, "{program}");
        assert!(looks_like(text.as_bytes(), "x.log") >= 50, "{program}");
    }
}

#[test]
fn the_day_comes_from_the_name_and_goes_on_at_midnight() {
    for name in ["2024-01-02.log", "logs/#ops_20240102.log"] {
        let found = gathered(read, b"[23:59] <ana> late\n[00:01] <ana> early\n", name).unwrap();
        let said: Vec<_> = found.lines.iter().map(|(line, _)| in_words(line)).collect();
        assert_eq!(said, ["2024-01-02 23:59:00 ana: late", "2024-01-03 00:01:00 ana: early"], "{name}");
    }
    let before = told(read, "[23:59] <ana> late\n--- Day changed Wed Jan 03 2024\n[00:01] <ana> early\n");
    assert_eq!(
        before,
        ["2024-01-02 23:59:00 ana: late", "2024-01-03 00:01:00 ana: early"],
        "the day before is told too"
    );
}

#[test]
fn where_somebody_lives_is_not_shown_and_stays_in_the_original() {
    let found = lines(read, "23:58 -!- ana [~ana@host.example] has joined #ops\n");
    assert!(!found[0].text.contains("host"));
    assert!(found[0].original.contains("host.example"));
}

//! `WebVTT` and SRT.

use muster_exchange::sources::cues::{srt, vtt};

use super::{gathered, lines, told, troubles};

#[test]
fn what_teams_and_zoom_write_is_who_said_what() {
    let teams = "WEBVTT\n\n6a2f/12-0\n00:00:03.250 --> 00:00:05.100\n<v Silva, Ana>We roll back.</v>\n\n\
                 6a2f/12-1\n00:05.100 --> 00:07.000 align:start\n<v.loud Bo Khan>Yes &amp; now</v>\n";
    assert_eq!(told(vtt::read, teams), ["+3250 Silva, Ana: We roll back.", "+5100 Bo Khan: Yes & now"]);
    let found = lines(vtt::read, teams);
    assert_eq!(found[0].lasted, Some(1_850));
    assert_eq!(found[0].original, "<v Silva, Ana>We roll back.</v>", "as it stood in the file");
    assert_eq!(found[0].place, "line 4");
    let zoom = "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nAna Silva: Hi\r\n\r\n2\r\n00:00:02.000 --> 00:00:03.000\r\n\
                Ana Silva: Note: http://x is down\r\n\r\n3\r\n00:00:02.500 --> 00:00:04.000\r\nbo (sre): ok\r\n\r\n\
                4\r\n00:00:04.000 --> 00:00:05.000\r\nbo (sre): yes\r\n";
    assert_eq!(
        told(vtt::read, zoom),
        ["+1000 Ana Silva: Hi", "+2000 Ana Silva: Note: http://x is down", "+2500 bo (sre): ok", "+4000 bo (sre): yes"],
        "lines of one person stay apart, because marks are put on moments"
    );
}

#[test]
fn cues_with_objects_are_read() {
    let text = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{\"speakerName\":\"Ana\",\"spokenText\":\"hello\",\n\"spokenLanguage\":\"en\"}\n\n\
                00:00:02.000 --> 00:00:03.000\n{\"startDateTime\":\"2024-05-01T10:00:02Z\",\"speakerName\":\"Bo\",\"spokenText\":\"hi\"}\n\n\
                00:00:03.000 --> 00:00:04.000\n{\"kind\":\"marker\"}\n";
    assert_eq!(told(vtt::read, text), ["+1000 Ana: hello", "2024-05-01T10:00:02Z Bo: hi"]);
    assert_eq!(troubles(vtt::read, text), ["line 10: The cue holds data without words; it was left out."]);
}

#[test]
fn what_is_broken_is_said_and_the_rest_comes_in() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "00:01.000 --> 00:02.000\na\n",
            &["+1000 : a"],
            &["line 1: The file does not begin with WEBVTT; it was read all the same."],
        ),
        (
            "WEBVTT\n\n00:0x.000 --> 00:02.000\na\n\n00:03.000 --> 00:0y.000\nb\n\n00:05.000 --> 00:04.000\nc\n",
            &["- : a", "+3000 : b", "+5000 : c"],
            &[
                "line 3: The time of the cue cannot be read; it stands beside what comes before it.",
                "line 6: The end of the cue cannot be read; it came in with its start only.",
                "line 9: The cue ends before it begins; it came in with its start only.",
            ],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nlost\n\n00:02.000 --> 00:03.000\nb --> c\n",
            &["+1000 : a", "- : lost", "+2000 : b --> c"],
            &["line 6: The text has no time; it stands beside what comes before it."],
        ),
        (
            "WEBVTT\n\nNOTE recorded 2024-05-01 10:00\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n1\n00:01.000 --> 00:02.000\na\n2\n00:02.000 --> 00:03.000\nb\n",
            &["+1000 : a", "+2000 : b"],
            &[
                "line 3: The file says \u{201c}NOTE recorded 2024-05-01 10:00\u{201d}. Its times count from the start of the recording, which is asked for.",
            ],
        ),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n \n\n00:02.000 --> 00:03.000\nb", &["+2000 : b"], &[]),
    ];
    for (text, want, said) in cases {
        assert_eq!(told(vtt::read, text), *want, "{text}");
        assert_eq!(troubles(vtt::read, text), *said, "{text}");
    }
}

#[test]
fn srt_is_read_with_what_people_made_of_it() {
    let cases: &[(&str, &[&str])] = &[
        ("1\n00:00:01,000 --> 00:00:02,000\n<i>Hello</i> {\\an8}you\n", &["+1000 : Hello you"]),
        ("1\n00:00:01,000 --> 00:00:02.000\na\n2\n00:00:03,000 --> 00:00:04,000\nb\n", &["+1000 : a", "+3000 : b"]),
        ("00:00:01,000 --> 00:00:02,000\na\n\n00:00:03,000 --> 00:00:04,000\nb\n", &["+1000 : a", "+3000 : b"]),
        (
            "1\n00:00:01,000 --> 00:00:02,000\na\n\nand on\n\n2\n00:00:03,000 --> 00:00:04,000\nb",
            &["+1000 : a\n\nand on", "+3000 : b"],
        ),
        ("1\n00:00:01,000 --> 00:00:02,000\nI <3 this & that\n", &["+1000 : I <3 this & that"]),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n- Ana: one\n- Bo: two\n\n2\n00:00:02,000 --> 00:00:03,000\n[Ana] three\n\n\
             3\n00:00:03,000 --> 00:00:04,000\n>> BO: four\n\n4\n00:00:04,000 --> 00:00:05,000\nBO: five\n\n5\n00:00:05,000 --> 00:00:06,000\nBo: six",
            &[
                "+1000 Ana: one",
                "+1000 Bo: two",
                "+2000 Ana: three",
                "+3000 BO: four",
                "+4000 BO: five",
                "+5000 Bo: six",
            ],
        ),
    ];
    for (text, want) in cases {
        assert_eq!(told(srt::read, text), *want, "{text}");
    }
}

#[test]
fn any_way_to_write_letters_is_read() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nZoë\n";
    let little: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big, format!("\u{feff}{text}").into_bytes(), text.replace('\n', "\r").into_bytes()] {
        assert!(vtt::looks_like(&bytes, "x") >= 98);
        let found = gathered(vtt::read, &bytes, "x.vtt").unwrap();
        assert_eq!(found.lines[0].0.text, "Zoë");
        assert!(found.troubles.is_empty());
    }
    let broken = b"WEBVTT\n\n00:01.000 --> 00:02.000\nZo\xeb\n";
    let found = gathered(vtt::read, broken, "x.vtt").unwrap();
    assert_eq!(found.lines[0].0.text, "Zo\u{fffd}");
    assert_eq!(found.troubles[0].place, "line 4");
}

#[test]
fn a_line_keeps_its_key_when_more_lines_come() {
    let first = "WEBVTT\n\n00:01.000 --> 00:02.000\nAna: a\n\n00:01.000 --> 00:02.000\nAna: a\n";
    let more = format!(
        "{first}\n00:02.000 --> 00:03.000\nBo: b\n\n00:02.000 --> 00:03.000\nBo: c\n\n00:04.000 --> 00:05.000\nAna: d\n"
    );
    let keys = |text: &str| lines(vtt::read, text).into_iter().map(|line| line.key).collect::<Vec<_>>();
    let (old, new) = (keys(first), keys(&more));
    assert_eq!(old, new[..2], "who is told by the whole file, so a key must not hang on it");
    assert_ne!(old[0], old[1], "the same words twice are two lines");
}

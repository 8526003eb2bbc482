//! Chat as it was copied from a window.

use muster_exchange::sources::SourceError;
use muster_exchange::sources::chats::pasted::read;

use super::{gathered, lines, told, troubles};

#[test]
fn what_people_copy_is_read() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "Slack",
            "Tuesday, January 2nd, 2024\nAna Silva  10:15 AM\nthe db is down\nsee http://x\n10:16\nmore\nAlertbot  APP  10:17 AM\nCPU high (edited)\n",
            &[
                "2024-01-02 10:15:00 Ana Silva: the db is down\nsee http://x",
                "2024-01-02 10:16:00 Ana Silva: more",
                "2024-01-02 10:17:00 Alertbot: CPU high",
            ],
        ),
        (
            "Slack, names and times in lines of their own",
            "Ana Silva\n  10:15 AM\nthe db is down\n\nBo Khan\n  10:16 AM\non it\n10:17 AM\ndone\nAna Silva\n  10:18 AM\nthanks\nBo Khan\n  10:19 AM\n:+1:\n",
            &[
                "10:15:00 Ana Silva: the db is down",
                "10:16:00 Bo Khan: on it",
                "10:17:00 Bo Khan: done",
                "10:18:00 Ana Silva: thanks",
                "10:19:00 Bo Khan: :+1:",
            ],
        ),
        (
            "Teams",
            "[10:15 AM] Silva, Ana\nthe db is down\n[10:16 AM] Bo Khan\non it\n",
            &["10:15:00 : Silva, Ana\nthe db is down", "10:16:00 Bo Khan: on it"],
        ),
        (
            "Discord",
            "ana — Today at 10:15\nthe db is down\n\nBo — 01/13/2024 10:16 AM\non it at 11:00\n",
            &["10:15:00 ana: the db is down", "2024-01-13 10:16:00 Bo: on it at 11:00"],
        ),
        (
            "Google Chat",
            "Ana Silva, Mon 10:15 AM\nthe db is down\nBo Khan, 10:16 AM\non it\n",
            &["10:15:00 Ana Silva: the db is down", "10:16:00 Bo Khan: on it"],
        ),
        (
            "one line each",
            "[10:15] Ana: down: the db\n[10:16:30] Bo Khan: ok\nand more\n10:17 Cy: see 10:15\n2024-01-02 10:18 Ana: x\n10:19 rebooted the host\n",
            &[
                "10:15:00 Ana: down: the db",
                "10:16:30 Bo Khan: ok\nand more",
                "10:17:00 Cy: see 10:15",
                "2024-01-02 10:18:00 Ana: x",
                "10:19:00 : rebooted the host",
            ],
        ),
        (
            "weak names",
            "Ana 10:15\nerrors rose around 10:12\nBo 10:16\nyes\nAna 10:17\nrolling back\nBo 10:18\nok\n",
            &[
                "10:15:00 Ana: errors rose around 10:12",
                "10:16:00 Bo: yes",
                "10:17:00 Ana: rolling back",
                "10:18:00 Bo: ok",
            ],
        ),
        (
            "no times",
            "Ana: the db is down\nBo: on it\nstill looking\nAna: Note: thanks\nBo: ok\n",
            &["- Ana: the db is down", "- Bo: on it\nstill looking", "- Ana: Note: thanks", "- Bo: ok"],
        ),
    ];
    for (what, text, want) in cases {
        assert_eq!(told(read, text), *want, "{what}");
    }
}

#[test]
fn a_program_and_a_change_are_seen() {
    let found = lines(read, "Alertbot  APP  10:17 AM\nCPU high (edited)\n");
    assert!(found[0].who.is_program && found[0].edited);
}

#[test]
fn today_and_yesterday_are_no_dates() {
    let text = "Ana — Yesterday at 10:15\na\nAna — Today at 11:15\nb\n";
    assert_eq!(
        troubles(read, text),
        ["line 3: The text says today and yesterday and not which days they are. Look at the dates after this line."]
    );
}

#[test]
fn prose_is_refused() {
    let error = gathered(read, b"We met and talked.\nThen we left: it was late.\n", "notes.txt").unwrap_err();
    assert!(matches!(error, SourceError::NotThat { .. }) && error.to_string().contains("line 1"), "{error}");
}

//! A chat of `WhatsApp`.

use muster_exchange::sources::chats::whatsapp::{looks_like, read};

use super::{lines, told, troubles};

#[test]
fn every_phone_is_read() {
    let cases: &[(&str, &[&str])] = &[
        (
            "12/31/23, 10:15\u{202f}PM - Ana: hi\n1/1/24, 12:05\u{202f}AM - Bo: yes\n",
            &["2023-12-31 22:15:00 Ana: hi", "2024-01-01 00:05:00 Bo: yes"],
        ),
        ("31/12/2023, 22:15 - Ana: hi\n", &["2023-12-31 22:15:00 Ana: hi"]),
        ("31.12.23, 22:15 - Ana: hi\n", &["2023-12-31 22:15:00 Ana: hi"]),
        (
            "[31.12.23, 22:15:03] Ana: hi\n\u{200e}[31.12.23, 22:15:04] ~\u{202f}Bo: \u{200e}image omitted\n",
            &["2023-12-31 22:15:03 Ana: hi", "2023-12-31 22:15:04 Bo: image omitted"],
        ),
        ("2023-12-31, 22:15 - Ana: hi\n", &["2023-12-31 22:15:00 Ana: hi"]),
        ("[2023/12/31, 22:15:03] Ana: hi\n", &["2023-12-31 22:15:03 Ana: hi"]),
        ("31/12/23 22:15 - Ana: hi\n", &["2023-12-31 22:15:00 Ana: hi"]),
        ("31/12/23, 10:15 p. m. - Ana: hi\n", &["2023-12-31 22:15:00 Ana: hi"]),
        ("2023. 12. 31. 22:15 - Ana: hi\n", &["2023-12-31 22:15:00 Ana: hi"]),
        ("31-12-2023 22:15 - \u{202a}+49 170 1234567\u{202c}: hi\n", &["2023-12-31 22:15:00 +49 170 1234567: hi"]),
        (
            "31/12/2023, 22:15 - Ana: one\ntwo: three\n\n10:15 four\n31/12/2023, 22:16 - Bo: http://x:1\n",
            &["2023-12-31 22:15:00 Ana: one\ntwo: three\n\n10:15 four", "2023-12-31 22:16:00 Bo: http://x:1"],
        ),
        (
            "31/12/2023, 22:15 - Messages and calls are end-to-end encrypted. Tap to learn more.\n31/12/2023, 22:16 - Ana created group \"Ops: night\"\n\
             31/12/2023, 22:17 - Bo joined using this group's invite link\n31/12/2023, 22:18 - Bo left\n31/12/2023, 22:19 - Ana: This message was deleted\n",
            &[
                "2023-12-31 22:15:00 (notice) : Messages and calls are end-to-end encrypted. Tap to learn more.",
                "2023-12-31 22:16:00 (notice) : Ana created group \"Ops: night\"",
                "2023-12-31 22:17:00 (joined) Bo: Bo joined using this group's invite link",
                "2023-12-31 22:18:00 (left) Bo: Bo left",
                "2023-12-31 22:19:00 (removed) Ana: This message was deleted",
            ],
        ),
        (
            "[31.12.23, 22:15:03] Ops: \u{200e}Messages and calls are end-to-end encrypted.\n",
            &["2023-12-31 22:15:03 (notice) : Messages and calls are end-to-end encrypted."],
        ),
    ];
    for (text, want) in cases {
        assert_eq!(told(read, text), *want, "{text}");
        assert!(looks_like(text.as_bytes(), "chat.txt") >= 90, "{text}");
        assert_eq!(troubles(read, text), [""; 0], "{text}");
    }
}

#[test]
fn day_and_month_are_told_by_the_whole_file() {
    let late = "1/2/24, 09:00 - Ana: a\n3/2/24, 09:00 - Ana: b\n13/2/24, 09:00 - Ana: c\n";
    assert_eq!(told(read, late)[0], "2024-02-01 09:00:00 Ana: a", "13 can only be a day, and it says how 1/2 is meant");
    let forward = "11/1/23, 09:00 - Ana: a\n12/1/23, 09:00 - Ana: b\n1/2/24, 09:00 - Ana: c\n2/2/24, 09:00 - Ana: d\n1/3/24, 09:00 - Ana: e\n";
    assert_eq!(
        told(read, forward)[4],
        "2024-03-01 09:00:00 Ana: e",
        "a chat goes forward: with the month first it would go back"
    );
    assert_eq!(troubles(read, forward), [""; 0]);
    let open = "1/2/24, 09:00 - Ana: a\n1/2/24, 09:01 - Ana: b\n";
    assert_eq!(told(read, open)[0], "2024-02-01 09:00:00 Ana: a");
    assert!(troubles(read, open)[0].contains("Nothing in the file says whether the day or the month comes first"));
    let halves = "1/2/24, 9:00 AM - Ana: a\n";
    assert_eq!(told(read, halves)[0], "2024-01-02 09:00:00 Ana: a", "a clock of two halves goes with the month first");
}

#[test]
fn what_came_with_a_message_and_what_was_changed_is_said() {
    let text = "31/12/2023, 22:15 - Ana: IMG-1.jpg (file attached)\nlook\n31/12/2023, 22:16 - Bo: two <This message was edited>\n\
                [31/12/2023, 22:17:01] Cy: \u{200e}<attached: 0001-PHOTO.jpg>\n";
    let found = lines(read, text);
    assert_eq!(found[0].files, ["IMG-1.jpg"]);
    assert_eq!(found[2].files, ["0001-PHOTO.jpg"]);
    assert!(found[1].edited && found[1].text == "two" && found[1].original.contains("edited"));
}

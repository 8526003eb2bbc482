//! The chat of a Zoom call.

use muster_exchange::sources::Reaction;
use muster_exchange::sources::chats::zoom::{looks_like, read};

use super::{lines, told, troubles};

#[test]
fn every_shape_of_the_years_is_read() {
    let cases: &[(&str, &[&str])] = &[
        (
            "10:02:33\t From  Ana Silva : hello: there\n10:02:40\t From Bo : yes\n",
            &["10:02:33 Ana Silva: hello: there", "10:02:40 Bo: yes"],
        ),
        (
            "10:02:33 From Ana Silva to Everyone:\n\thello\n\tand more\n\n10:02:40 From Bo To Everyone: x\n",
            &["10:02:33 Ana Silva: hello\nand more", "10:02:40 Bo To Everyone: x"],
        ),
        ("10:02:33 From Ana to Everyone : http://x : y\n", &["10:02:33 Ana: http://x : y"]),
        ("2024-01-02 10:02:33 From Ana to Everyone:\n\thello\n", &["2024-01-02 10:02:33 Ana: hello"]),
        ("09:00:01 Von Ana an Alle:\n\thallo\n", &["09:00:01 Ana: hallo"]),
        ("00:02:59\tPotuz:\tGM\n00:03:15\tJustin T. (x):\tGm\n", &["+179000 Potuz: GM", "+195000 Justin T. (x): Gm"]),
        ("01:02:59\tPotuz:\tGM\n", &["01:02:59 Potuz: GM"]),
        ("00:10:00\tA:\tx\n23:00:00\tB:\ty\n00:01:00\tC:\tz\n", &["00:10:00 A: x", "23:00:00 B: y", "00:01:00 C: z"]),
    ];
    for (text, want) in cases {
        assert_eq!(told(read, text), *want, "{text}");
        assert!(looks_like(text.as_bytes(), "chat.txt") > 90, "{text}");
    }
    assert_eq!(
        troubles(read, "00:02:59\tPotuz:\tGM\n"),
        [
            "line 1: The times begin at 00:02:59 and only go up, so they are taken to count from the start of the recording."
        ]
    );
}

#[test]
fn what_only_some_could_read_is_kept_apart() {
    let found = lines(
        read,
        "10:02:33 From Ana to Bo(Direct Message):\n\tpsst\n10:02:34 From Ana to Bo Khan (Privately) : and\n",
    );
    assert_eq!([found[0].room.as_str(), &found[1].room], ["to Bo only", "to Bo Khan only"]);
}

#[test]
fn signs_and_answers_find_what_they_are_about() {
    let text = "09:00:01\tAna:\tLet us roll\nback now\n09:00:02\tBo:\tReacted to \"Let us roll back...\" with 👍\n\
                09:00:03\tCy:\tReacted to \"Let us roll...\" with 👍\n09:00:04\tCy:\tReacted to Let us... with \"🎉\"\n\
                09:00:05\tCy:\tRemoved a 🎉 reaction from \"Let us roll...\"\n\
                09:00:06\tBo:\tReplying to \"Let us roll...\"\n\non it\n09:00:07\tBo:\tReacted to \"gone\" with 👍\n";
    let found = lines(read, text);
    assert_eq!(found.len(), 3, "signs stand at what they are about, and one whose message is not there is kept");
    assert_eq!(found[0].reactions, [Reaction { sign: "👍".to_owned(), count: 2 }]);
    assert_eq!((found[1].text.as_str(), found[1].reply_to.as_ref()), ("on it", Some(&found[0].key)));
    assert_eq!(found[1].original, "Replying to \"Let us roll...\"\n\non it");
    assert_eq!(found[2].text, "Reacted to \"gone\" with 👍");
}

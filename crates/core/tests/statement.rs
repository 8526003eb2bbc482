//! The statement in parts, and as one paragraph.

use muster_core::response::statement::{paragraph, unlabelled};
use proptest::prelude::*;

#[test]
fn parts_make_one_paragraph() {
    let table = [
        ("", ""),
        // Written as it is to be read: nothing is touched.
        ("Cards fail.\nWallets work.", "Cards fail.\nWallets work."),
        ("Note: this is no part", "Note: this is no part"),
        ("At 03:02 cards began to fail", "At 03:02 cards began to fail"),
        ("Impact: cards fail", "Cards fail."),
        (
            "Impact: a third of card payments fails\nSymptom: \"issuer timeout\"\nSince: 03:02\nScope: Europe\n\
             Not affected: wallets\nUnknown: do retries charge twice?\nWorkaround: pay by wallet\nData loss: none known",
            "A third of card payments fails. It shows as: \"issuer timeout\". Since 03:02. Affected: Europe. \
             Not affected: wallets. Not known yet: do retries charge twice? Until then: pay by wallet. \
             Data loss: none known.",
        ),
        // The order is the reader's, not the writer's; what is no part stands in front.
        ("Since: since 03:02\nimpact: cards fail.\nWe are on it", "We are on it. Cards fail. Since 03:02."),
        // What was left empty says nothing, and the last word on a part counts.
        ("Impact: cards\nImpact: cards and wallets\nUnknown:", "Cards and wallets."),
    ];
    for (written, read) in table {
        assert_eq!(paragraph(written), read, "{written}");
    }
    assert_eq!(unlabelled("Not affected: wallets"), "wallets");
    assert_eq!(unlabelled("At 03:02 it began"), "At 03:02 it began");
}

proptest! {
    #[test]
    fn no_word_of_a_part_is_lost(impact in "[a-z]{1,9}", scope in "[a-z]{1,9}", free in "[a-z ]{0,9}") {
        let read = paragraph(&format!("Scope: {scope}\n{free}\nImpact: {impact}")).to_lowercase();
        prop_assert!(read.contains(&impact) && read.contains(&scope) && read.contains(free.trim()), "{}", read);
        prop_assert!(!read.contains('\n'));
    }
}

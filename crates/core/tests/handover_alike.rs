//! Which incidents may be the same one, and which only look so.

mod ledger_world;

use ledger_world::Night;
use muster_core::event::{Body, TitleSet};
use muster_core::response::alike::{Traits, common};
use muster_core::words::EntryKind;

fn traits(title: &str, statement: &str, people: &[&str], services: &[&str]) -> Traits {
    let mut night = Night::new();
    night.write(Body::TitleSet(TitleSet { title: title.to_owned() }));
    night.statement(statement);
    night.entry(EntryKind::Note, "seen", |entry| {
        entry.people = people.iter().map(|one| (*one).to_owned()).collect();
        entry.services = services.iter().map(|one| (*one).to_owned()).collect();
    });
    night.see(|scene| Traits::of(scene.state))
}

#[test]
fn services_people_and_rare_words_point_from_one_incident_to_another() {
    let mine = traits("Checkout declines cards", "Cards are declined in eu-west.", &["Mei"], &["Gateway"]);
    let rows = [
        // (other, services, people, words)
        (traits("Queue grows", "", &[], &["gateway"]), vec!["gateway"], vec![], vec![]),
        (traits("Queue grows", "", &["mei"], &[]), vec![], vec!["mei"], vec![]),
        (traits("CHECKOUT hangs", "", &[], &[]), vec![], vec![], vec!["checkout"]),
        (traits("West cards", "", &[], &[]), vec![], vec![], vec!["cards", "west"]),
    ];
    for (other, services, people, words) in rows {
        let found = common(&mine, &[other]).remove(0).unwrap();
        assert_eq!(
            (found.services, found.people, found.words),
            (
                services.into_iter().map(str::to_owned).collect::<Vec<_>>(),
                people.into_iter().map(str::to_owned).collect::<Vec<_>>(),
                words.into_iter().map(str::to_owned).collect::<Vec<_>>(),
            )
        );
    }
}

#[test]
fn words_of_every_incident_point_nowhere() {
    let mine = traits("Service down, customers see errors", "Cards fail.", &[], &[]);
    let alike = traits("Errors: the service is down for customers", "Cards.", &[], &[]);
    // One short word, and words that stand everywhere, are no reason to wake another room.
    assert_eq!(common(&mine, &[alike]), [None]);
    let parts = "Impact: {}\nSymptom: none\nNot affected: none\nUnknown: none\nWorkaround: none\nData loss: none";
    let [one, other] = ["pay", "ship"].map(|what| traits("Down", &parts.replace("{}", what), &[], &[]));
    assert_eq!(common(&one, &[other]), [None], "what the parts are called is not what they say");
    let mine = traits("Checkout declines", "", &[], &[]);
    let many = vec![traits("Checkout hangs", "", &[], &[]); 3];
    assert!(common(&mine, &many).iter().all(Option::is_none), "a word of four incidents is no rare word");
}

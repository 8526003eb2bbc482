//! The small world the line grammar is tested in: a moment, a zone, some people and some services.
#![expect(clippy::unwrap_used, reason = "a wrong constant in a test should stop that test")]

use muster_core::line::{Known, LineContext};
use muster_core::time::Moment;
use muster_core::zone::Zone;

/// Reads an instant.
pub(crate) fn utc(text: &str) -> Moment {
    text.parse().unwrap()
}

/// Finds a zone.
pub(crate) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn known(list: &[(&str, &str)]) -> Vec<Known> {
    let known = |&(handle, name): &(&str, &str)| Known {
        handle: handle.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
    };
    list.iter().map(known).collect()
}

/// Who is in the directory.
pub(crate) fn people() -> Vec<Known> {
    known(&[
        ("jonas", "Jonas Berg"),
        ("ana", "Ana Sousa"),
        ("mariam", "Mariam Haddad"),
        ("marius.koch", "Marius Koch"),
        ("zoë", "Zoë Lind"),
        ("lei", "李雷"),
    ])
}

/// What is in the catalog.
pub(crate) fn services() -> Vec<Known> {
    known(&[
        ("gateway", "API Gateway"),
        ("payments-api", "Payments API"),
        ("checkout", "Checkout"),
        ("db", "Orders DB"),
    ])
}

/// Puts it together.
pub(crate) fn context<'a>(now: Moment, zone: Zone, people: &'a [Known], services: &'a [Known]) -> LineContext<'a> {
    LineContext { started_at: now, zone, people, services }
}

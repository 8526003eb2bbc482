//! The library: read, written, taken back; cards in and out as YAML; the severity guide.

use std::collections::BTreeMap;

use muster_core::event::{Body, Draft, Event, LibraryCleared, LibrarySet, StreamKind};
use muster_core::ids::LIBRARY;
use muster_core::incident::Ctx;
use muster_core::library::{Audience, Card, Guide, Library, Policy, RoleCard, Rule, Script, Template, size_by_guide};
use muster_core::response::clocks::preview;
use muster_core::time::Happened;
use muster_core::words::Shelf;
use muster_exchange::{CardsError, cards_from_yaml, cards_to_yaml};
use muster_store::Plan;
use serde::de::DeserializeOwned;

use crate::exporting::write_file;
use crate::service::{Service, lock};
use crate::wire::{
    CardRead, CardsExport, CardsFile, CardsPreview, CardsText, Change, Empty, ErrorCode, ErrorReply, ExportText,
    ExportedFile, GuideAnswers, GuideReply, HiddenThing, LibraryClear, LibraryPut, LibraryView, News, OwnThing,
    PolicyPlay, PolicyPlayed,
};

/// How a key of a shelf stands after all that was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Own,
    Hidden,
}

impl Service {
    pub(crate) fn library(&self, _: Empty) -> Result<LibraryView, ErrorReply> {
        let now = self.library_now()?;
        let events = self.library_events()?;
        let brought = Library::built_in();
        let mut own = Vec::new();
        let mut hidden = Vec::new();
        for ((shelf, key), standing) in standings(&events) {
            let built_in = title_of(&brought, shelf, &key);
            match standing {
                Standing::Own => own.push(OwnThing { shelf, key, replaces: built_in.is_some() }),
                Standing::Hidden => hidden.extend(built_in.map(|title| HiddenThing { shelf, key, title })),
            }
        }
        let Library { cards, audiences, policy, templates, guide, scripts, role_cards, step_cards } = now;
        Ok(LibraryView { cards, audiences, policy, templates, guide, scripts, role_cards, step_cards, own, hidden })
    }

    fn library_now(&self) -> Result<Library, ErrorReply> {
        Ok(Library::at(self.library_events()?.iter(), self.clock.now()))
    }

    pub(crate) fn library_set(&self, request: LibraryPut) -> Result<Change, ErrorReply> {
        let LibraryPut { shelf, key, place, value } = request;
        check(shelf, &key, &value)?;
        self.write_library(vec![Body::LibrarySet(LibrarySet { shelf, key, place, value })])
    }

    pub(crate) fn library_clear(&self, request: LibraryClear) -> Result<Change, ErrorReply> {
        let LibraryClear { shelf, key, hides } = request;
        self.write_library(vec![Body::LibraryCleared(LibraryCleared { shelf, key, hides })])
    }

    fn write_library(&self, bodies: Vec<Body>) -> Result<Change, ErrorReply> {
        let store = self.store()?;
        let (now, zone, actor) = (self.clock.now(), self.zone(), self.settings_now().me);
        let written = store.write::<ErrorReply>(now, |_peek| {
            let mut new_id = || self.new_event_id();
            let mut ctx = Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
            Ok(Plan::from(bodies.into_iter().map(|body| draft(body, &mut ctx)).collect::<Vec<Draft>>()))
        })?;
        *lock(&self.library) = None;
        Ok(self.announce(&written, vec![LIBRARY]))
    }

    pub(crate) fn cards_import_preview(&self, request: CardsText) -> Result<CardsPreview, ErrorReply> {
        match cards_from_yaml(&request.text) {
            Ok(cards) => Ok(CardsPreview { cards: self.compare(cards)?, problems: Vec::new() }),
            Err(error) => Ok(CardsPreview { cards: Vec::new(), problems: vec![sentence(&error)] }),
        }
    }

    pub(crate) fn cards_import(&self, request: CardsText) -> Result<Change, ErrorReply> {
        let cards = cards_from_yaml(&request.text)
            .map_err(|error| ErrorReply::new(ErrorCode::Rejected, sentence(&error)).in_field("text"))?;
        let news = self.compare(cards)?;
        let bodies = news.into_iter().filter(|read| read.news != News::Same).map(|read| set_card(read.card));
        self.write_library(bodies.collect::<Result<_, _>>()?)
    }

    fn compare(&self, cards: Vec<Card>) -> Result<Vec<CardRead>, ErrorReply> {
        let library = self.library_now()?;
        let compared = cards.into_iter().map(|card| {
            let news = match library.cards.iter().find(|known| known.key == card.key) {
                None => News::New,
                Some(known) if *known == card => News::Same,
                Some(_) => News::Changed,
            };
            CardRead { card, news }
        });
        Ok(compared.collect())
    }

    pub(crate) fn cards_export(&self, request: CardsExport) -> Result<ExportText, ErrorReply> {
        let mut cards = self.library_now()?.cards;
        cards.retain(|card| request.keys.is_empty() || request.keys.contains(&card.key));
        let file_name = match cards.as_slice() {
            [one] => format!("card-{}.yaml", one.key),
            _ => "cards.yaml".to_owned(),
        };
        let text = cards_to_yaml(&cards).map_err(|error| ErrorReply::new(ErrorCode::Internal, sentence(&error)))?;
        Ok(ExportText { text, file_name })
    }

    pub(crate) fn cards_export_file(&self, request: CardsFile) -> Result<ExportedFile, ErrorReply> {
        let ExportText { text, .. } = self.cards_export(request.export)?;
        write_file(request.path, &text)
    }

    pub(crate) fn policy_preview(&self, request: PolicyPlay) -> Result<PolicyPlayed, ErrorReply> {
        let PolicyPlay { policy, severity, minutes, phases } = request;
        let audiences = self.library_now()?.audiences;
        let phases: Vec<_> = phases.into_iter().map(|change| (change.minute, change.phase)).collect();
        // An interval of no minutes would never let go; what is wrong is said, and nothing is played.
        let wrong = |rule: &Rule| [rule.second, rule.minutes, rule.monitoring, rule.long].contains(&Some(0));
        let problems: Vec<String> = policy
            .rules
            .iter()
            .filter(|rule| wrong(rule))
            .map(|rule| {
                format!("{} at {}: an interval of 0 minutes; it is 1 or more.", rule.audience, rule.severity.label())
            })
            .collect();
        let points =
            if problems.is_empty() { preview(&policy, &audiences, severity, minutes, &phases) } else { Vec::new() };
        Ok(PolicyPlayed { points, problems })
    }

    pub(crate) fn guide_answer(&self, request: GuideAnswers) -> Result<GuideReply, ErrorReply> {
        let GuideAnswers { incident, answers } = request;
        let library = match incident {
            Some(incident) => {
                let declared_at =
                    self.on_state(&incident, None, |_store, row, _state, _orders, _names| Ok(row.declared_at))?;
                self.library_at(declared_at)?
            }
            None => self.library_now()?,
        };
        let result = size_by_guide(&library.guide, &answers);
        Ok(GuideReply { guide: library.guide, result })
    }
}

fn draft(body: Body, ctx: &mut Ctx<'_>) -> Draft {
    Draft {
        id: (ctx.new_id)(),
        stream: LIBRARY,
        stream_kind: StreamKind::Library,
        author: ctx.actor,
        happened: Happened::exact(ctx.now, ctx.zone),
        known_at: None,
        body,
    }
}

fn sentence(error: &CardsError) -> String {
    format!("Failed to {error}.")
}

fn set_card(card: Card) -> Result<Body, ErrorReply> {
    let key = card.key.clone();
    let value = serde_json::to_value(card)
        .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to keep the card: {error}.")))?;
    Ok(Body::LibrarySet(LibrarySet { shelf: Shelf::Card, key, place: None, value }))
}

/// How each key stands: the latest event about it decides, in the order of the log.
fn standings(events: &[Event]) -> BTreeMap<(Shelf, String), Standing> {
    let mut ordered: Vec<&Event> = events.iter().collect();
    ordered.sort_by_key(|event| event.stamp());
    let mut standings = BTreeMap::new();
    for event in ordered {
        if let Body::LibrarySet(set) = &event.body {
            standings.insert((set.shelf, set.key.clone()), Standing::Own);
        } else if let Body::LibraryCleared(cleared) = &event.body {
            let at = (cleared.shelf, cleared.key.clone());
            if cleared.hides {
                standings.insert(at, Standing::Hidden);
            } else {
                standings.remove(&at);
            }
        }
    }
    standings
}

/// What something built in is called; `None` when there is nothing of that key.
fn title_of(library: &Library, shelf: Shelf, key: &str) -> Option<String> {
    match shelf {
        Shelf::Card => library.cards.iter().find(|card| card.key == key).map(|card| card.title.clone()),
        Shelf::Audience => library.audiences.iter().find(|one| one.key == key).map(|one| one.name.clone()),
        Shelf::Policy | Shelf::Guide => Some(shelf.label().to_owned()),
        Shelf::Template => library.templates.iter().find(|one| one.key == key).map(|one| one.key.clone()),
        Shelf::Script => library.scripts.iter().find(|one| one.key == key).map(|one| one.moment.clone()),
        Shelf::RoleCard => {
            let found = library.role_cards.iter().find(|one| one.role.as_str() == key);
            found.map(|one| one.role.label().to_owned())
        }
    }
}

/// Refuses what has not the shape of its shelf.
fn check(shelf: Shelf, key: &str, value: &serde_json::Value) -> Result<(), ErrorReply> {
    let inner = match shelf {
        Shelf::Card => Some(read::<Card>(shelf, value)?.key),
        Shelf::Audience => Some(read::<Audience>(shelf, value)?.key),
        Shelf::Template => Some(read::<Template>(shelf, value)?.key),
        Shelf::Script => Some(read::<Script>(shelf, value)?.key),
        Shelf::RoleCard => Some(read::<RoleCard>(shelf, value)?.role.as_str().to_owned()),
        Shelf::Policy => read::<Policy>(shelf, value).map(|_| None)?,
        Shelf::Guide => read::<Guide>(shelf, value).map(|_| None)?,
    };
    let meant = inner.unwrap_or_else(|| shelf.as_str().to_owned());
    if meant == key {
        return Ok(());
    }
    Err(ErrorReply::new(ErrorCode::Rejected, format!("Failed to keep it: its key is \"{meant}\" and not \"{key}\"."))
        .in_field("key"))
}

fn read<T: DeserializeOwned>(shelf: Shelf, value: &serde_json::Value) -> Result<T, ErrorReply> {
    serde_json::from_value(value.clone()).map_err(|error| {
        let what = shelf.label().to_lowercase();
        ErrorReply::new(ErrorCode::Rejected, format!("Failed to read this as a {what}: {error}.")).in_field("value")
    })
}

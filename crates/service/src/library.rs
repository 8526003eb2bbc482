//! The library: read, written, taken back; cards in and out as YAML; the severity guide.

use std::collections::{BTreeMap, BTreeSet};

use muster_core::event::{Body, Event};
use muster_core::ids::LIBRARY;
use muster_core::incident::Ctx;
use muster_core::library::{
    Card, Library, LibraryIntent, Template, Thing, check_policy, decide_library, size_by_guide,
};
use muster_core::response::clocks::preview;
use muster_core::words::Shelf;
use muster_exchange::drafting::{Knowledge, render};
use muster_exchange::{CardsError, cards_from_yaml, cards_to_yaml};
use muster_store::Plan;
use serde_json::Value;

use crate::service::{Service, lock};
use crate::wire::{
    CardRead, CardsExport, CardsFile, CardsPreview, CardsText, Change, ErrorCode, ErrorReply, ExportText, ExportedFile,
    GuideAnswers, GuideReply, HiddenThing, LibraryClear, LibraryPut, LibraryRequest, LibraryView, News, OwnThing,
    PolicyPlay, PolicyPlayed,
};

/// How a key of a shelf stands after all that was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Own,
    Hidden,
}

impl Service {
    pub(crate) fn library(&self, request: LibraryRequest) -> Result<LibraryView, ErrorReply> {
        let now = self.library_of(request.incident.as_deref())?;
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
        let Library {
            cards,
            audiences,
            policy,
            templates,
            guide,
            scripts,
            role_cards,
            regimes,
            codes,
            step_cards,
            probes,
            // They are read one by one: a page that shows cards does not wait for them.
            scenarios: _,
        } = now;
        Ok(LibraryView {
            cards,
            audiences,
            policy,
            templates,
            guide,
            scripts,
            role_cards,
            regimes,
            codes,
            step_cards,
            probes,
            own,
            hidden,
        })
    }

    /// The library as it was when an incident was declared; as it is now without one.
    fn library_of(&self, incident: Option<&str>) -> Result<Library, ErrorReply> {
        let Some(incident) = incident else { return self.library_now() };
        let declared_at = self.on_state(incident, None, |_store, row, _state, _orders, _names| Ok(row.declared_at))?;
        self.library_at(declared_at)
    }

    pub(crate) fn library_now(&self) -> Result<Library, ErrorReply> {
        Ok(Library::at(self.library_events()?.iter(), self.clock.now()))
    }

    /// The keys of a shelf under which the team wrote something of its own.
    pub(crate) fn library_own(&self, shelf: Shelf) -> Result<BTreeSet<String>, ErrorReply> {
        let standings = standings(&self.library_events()?);
        let own = standings.into_iter().filter(|((at, _), standing)| *at == shelf && *standing == Standing::Own);
        Ok(own.map(|((_, key), _)| key).collect())
    }

    pub(crate) fn library_set(&self, request: LibraryPut) -> Result<Change, ErrorReply> {
        let LibraryPut { shelf, key, place, mut value } = request;
        if shelf == Shelf::Template {
            usable(&value)?;
        }
        if shelf == Shelf::Scenario {
            self.keep_pictures_of(&mut value)?;
        }
        self.change_library(vec![LibraryIntent::Set { shelf, key, place, value }])
    }

    pub(crate) fn library_clear(&self, request: LibraryClear) -> Result<Change, ErrorReply> {
        let LibraryClear { shelf, key, hides, place } = request;
        self.change_library(vec![LibraryIntent::Clear { shelf, key, hides, place }])
    }

    /// Decides all of it before any of it is written.
    pub(crate) fn change_library(&self, intents: Vec<LibraryIntent>) -> Result<Change, ErrorReply> {
        let store = self.store()?;
        let library = self.library_now()?;
        let (now, zone, actor) = (self.clock.now(), self.zone(), self.settings_now().me);
        let written = store.write::<ErrorReply>(now, |_peek| {
            let mut new_id = || self.new_event_id();
            let mut ctx = Ctx { now, zone: zone.name(), actor, new_id: &mut new_id };
            let mut drafts = Vec::new();
            for intent in intents {
                drafts.extend(decide_library(&library, intent, &mut ctx)?);
            }
            Ok(Plan::from(drafts))
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
        self.change_library(bodies.collect::<Result<_, _>>()?)
    }

    fn compare(&self, cards: Vec<Card>) -> Result<Vec<CardRead>, ErrorReply> {
        let library = self.library_now()?;
        let compared = cards.into_iter().map(|card| {
            let news = News::of(library.cards.iter().find(|known| known.key == card.key), &card);
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
        self.write_file(request.path, &text)
    }

    pub(crate) fn policy_preview(&self, request: PolicyPlay) -> Result<PolicyPlayed, ErrorReply> {
        let PolicyPlay { policy, severity, minutes, phases, tier } = request;
        let audiences = self.library_now()?.audiences;
        let phases: Vec<_> = phases.into_iter().map(|change| (change.minute, change.phase)).collect();
        // What is wrong is said, and nothing is played: an interval of no minutes would never let go.
        let problems = check_policy(&policy);
        let points = if problems.is_empty() {
            preview(&policy, &audiences, severity, minutes, &phases, tier)
        } else {
            Vec::new()
        };
        Ok(PolicyPlayed { points, problems })
    }

    pub(crate) fn guide_answer(&self, request: GuideAnswers) -> Result<GuideReply, ErrorReply> {
        let GuideAnswers { incident, answers } = request;
        let library = self.library_of(incident.as_deref())?;
        let result = size_by_guide(&library.guide, &answers);
        Ok(GuideReply { guide: library.guide, result })
    }
}

/// Whether a template can be filled. One that cannot would lie in the library while the built-in text stands in for it.
fn usable(value: &Value) -> Result<(), ErrorReply> {
    // What is no template at all is refused by the library, in its own words.
    let Ok(template) = serde_json::from_value::<Template>(value.clone()) else { return Ok(()) };
    render(&template, &Knowledge::example()).map(drop).map_err(|problem| {
        ErrorReply::new(ErrorCode::Rejected, format!("This template cannot be filled. {problem}"))
            .with_hint("Mend that and save again; the preview shows when it can be filled.")
            .in_field("value")
    })
}

fn sentence(error: &CardsError) -> String {
    format!("Failed to {error}.")
}

fn set_card(card: Card) -> Result<LibraryIntent, ErrorReply> {
    let key = card.key.clone();
    let value = serde_json::to_value(card)
        .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to keep the card: {error}.")))?;
    Ok(LibraryIntent::Set { shelf: Shelf::Card, key, place: None, value })
}

/// How each key stands: the latest event about it decides, in the order of the log.
fn standings(events: &[Event]) -> BTreeMap<(Shelf, String), Standing> {
    let mut ordered: Vec<&Event> = events.iter().collect();
    ordered.sort_by_key(|event| event.stamp());
    let mut standings = BTreeMap::new();
    for event in ordered {
        if let Body::LibrarySet(set) = &event.body {
            if Thing::read_as(set.shelf, &set.key, &set.value).is_err() {
                // What cannot be used is passed over, and what stood there before holds.
                continue;
            }
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
        Shelf::Probe => library.probes.iter().find(|one| one.key == key).map(|one| one.text.clone()),
        Shelf::Script => library.scripts.iter().find(|one| one.key == key).map(|one| one.moment.clone()),
        Shelf::Code => library.codes.iter().find(|one| one.key == key).map(|one| one.name.clone()),
        Shelf::Scenario => library.scenarios.iter().find(|one| one.key == key).map(|one| one.title.clone()),
        Shelf::Regime => library.regimes.iter().find(|one| one.key == key).map(|one| one.name.clone()),
        Shelf::RoleCard => {
            let found = library.role_cards.iter().find(|one| one.role.as_str() == key);
            found.map(|one| one.role.label().to_owned())
        }
    }
}

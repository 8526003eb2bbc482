//! How a card of the library came to be what it is.

use muster_core::library::{self, card_history};
use muster_exchange::cards_to_yaml;

use crate::service::Service;
use crate::wire::{CardChange, CardHistory, CardHistoryRequest, CardVersion, ErrorCode, ErrorReply};

impl Service {
    pub(crate) fn card_history(&self, request: CardHistoryRequest) -> Result<CardHistory, ErrorReply> {
        let (events, names) = (self.library_events()?, self.names()?);
        let versions = card_history(events.iter(), &request.key, self.clock.now());
        let shown = versions.into_iter().map(|version| {
            let by = version.by.and_then(|id| names.directory.person(id)).map(|person| person.name.clone());
            let text = match &version.card {
                // The first line of a file says what the file is; a version needs no such word.
                Some(card) => cards_to_yaml(std::slice::from_ref(card))
                    .map(|text| text.split_once('\n').map_or(text.as_str(), |(_, rest)| rest).to_owned())
                    .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to {error}.")))?,
                None => String::new(),
            };
            Ok(CardVersion { at: version.at, by: by.unwrap_or_default(), change: change(version.change), text })
        });
        Ok(CardHistory { versions: shown.collect::<Result<_, ErrorReply>>()? })
    }
}

const fn change(change: library::CardChange) -> CardChange {
    match change {
        library::CardChange::BuiltIn => CardChange::BuiltIn,
        library::CardChange::Written => CardChange::Written,
        library::CardChange::PutAway => CardChange::PutAway,
        library::CardChange::TakenAway => CardChange::TakenAway,
    }
}

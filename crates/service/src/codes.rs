//! The codebook in and out as a file.

use muster_core::library::LibraryIntent;
use muster_core::words::Shelf;
use muster_exchange::{codes_from_yaml, codes_to_yaml};

use crate::service::Service;
use crate::wire::{CardsText, CodesTaken, Empty, ErrorCode, ErrorReply, ExportText, News};

impl Service {
    pub(crate) fn codes_export(&self, _request: Empty) -> Result<ExportText, ErrorReply> {
        let text = codes_to_yaml(&self.library_now()?.codes)
            .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to {error}.")))?;
        Ok(ExportText { text, file_name: "codes.yaml".to_owned() })
    }

    pub(crate) fn codes_import(&self, request: CardsText) -> Result<CodesTaken, ErrorReply> {
        let codes = codes_from_yaml(&request.text)
            .map_err(|error| ErrorReply::new(ErrorCode::Rejected, format!("Failed to {error}.")).in_field("text"))?;
        let known = self.library_now()?.codes;
        let (mut taken, mut intents) = (CodesTaken { added: Vec::new(), before: Vec::new() }, Vec::new());
        for code in codes {
            let here = known.iter().find(|known| known.key == code.key);
            match (News::of(here, &code), here) {
                (News::Same, _) => continue,
                (_, Some(before)) => taken.before.push(before.clone()),
                (_, None) => taken.added.push(code.key.clone()),
            }
            let key = code.key.clone();
            let value = serde_json::to_value(code)
                .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to keep the code: {error}.")))?;
            intents.push(LibraryIntent::Set { shelf: Shelf::Code, key, place: None, value });
        }
        if !intents.is_empty() {
            self.change_library(intents)?;
        }
        Ok(taken)
    }
}

//! Reading what is typed, while it is typed: lines, times, many pasted lines, and what was left half written.

use muster_core::line::{LineContext, ParsedLine, byte_from_utf16, completions, parse, parse_batch, parse_when};
use muster_core::time::{Happened, Moment};

use crate::directory::Names;
use crate::service::Service;
use crate::wire::{
    Completions, DraftKey, DraftSave, DraftText, Empty, ErrorCode, ErrorReply, LineComplete, LineParse, LinesPreview,
    LinesText, WhenParse, WhenRead,
};

impl Service {
    /// Reads text against the directory.
    pub(crate) fn reading<T>(
        &self,
        started_at: Option<Moment>,
        read: impl FnOnce(&LineContext<'_>, &Names) -> T,
    ) -> Result<T, ErrorReply> {
        let names = self.names()?;
        let context = LineContext {
            started_at: started_at.unwrap_or_else(|| self.clock.now()),
            zone: self.zone(),
            people: &names.people,
            services: &names.services,
        };
        Ok(read(&context, &names))
    }

    pub(crate) fn line_parse(&self, request: LineParse) -> Result<ParsedLine, ErrorReply> {
        self.reading(request.started_at, |context, _names| parse(&request.text, context))
    }

    pub(crate) fn line_complete(&self, request: LineComplete) -> Result<Completions, ErrorReply> {
        self.reading(None, |context, _names| {
            let cursor = byte_from_utf16(&request.text, request.cursor);
            let mut completions = completions(&request.text, cursor, context);
            completions.truncate(12);
            Completions { completions }
        })
    }

    pub(crate) fn when_parse(&self, request: WhenParse) -> Result<WhenRead, ErrorReply> {
        let (happened, hints) = self.read_when(&request.text, request.started_at)?;
        Ok(WhenRead { happened, hints })
    }

    pub(crate) fn read_when(
        &self,
        text: &str,
        started_at: Option<Moment>,
    ) -> Result<(Happened, Vec<muster_core::line::Hint>), ErrorReply> {
        self.reading(started_at, |context, _names| parse_when(text, context))?.map_err(|hint| {
            ErrorReply::new(ErrorCode::Rejected, hint.message)
                .with_hint("Times look like -5m, 14:02, ~14:02, <14:02, 14:02..14:10 or yesterday 23:50.")
                .in_field("when")
        })
    }

    pub(crate) fn lines_preview(&self, request: LinesText) -> Result<LinesPreview, ErrorReply> {
        let lines = self.reading(request.started_at, |context, _names| parse_batch(&request.text, context))?;
        Ok(LinesPreview { lines })
    }

    pub(crate) fn draft_load(&self, request: DraftKey) -> Result<DraftText, ErrorReply> {
        let draft = self.store()?.draft(&request.incident, &request.field)?;
        Ok(DraftText { text: draft.text, started_at: draft.started_at })
    }

    pub(crate) fn draft_save(&self, request: DraftSave) -> Result<Empty, ErrorReply> {
        let DraftSave { incident, field, text, started_at } = request;
        self.store()?.save_draft(&incident, &field, &muster_store::DraftText { text, started_at })?;
        self.note_saved();
        Ok(Empty {})
    }
}

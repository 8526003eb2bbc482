//! Writing an incident out.

use std::io::Write as _;

use muster_service::wire::{ExportText, ExportedFile};
use serde_json::json;

use crate::args;
use crate::desk::Desk;
use crate::failure::{Failure, plain};

/// `musterctl export`
pub(crate) fn export(desk: &mut Desk, what: &args::Export) -> Result<(), Failure> {
    let format = if what.format == "md" { "markdown" } else { &what.format };
    let request = json!({ "incident": what.incident, "format": format, "order": what.order });
    let Some(out) = &what.out else {
        if desk.json {
            desk.raw("export_text", &request)?;
            return Ok(());
        }
        let text: ExportText = desk.ask("export_text", request)?;
        return Ok(desk.out.write_all(text.text.as_bytes())?);
    };
    let path = out.to_str().ok_or_else(|| Failure::Usage("the name of the file must be text".to_owned()))?;
    let request = json!({ "export": request, "path": path });
    if desk.raw("export_file", &request)? {
        return Ok(());
    }
    let file: ExportedFile = desk.ask("export_file", request)?;
    Ok(writeln!(desk.out, "wrote {} ({} bytes)", plain(&file.path), file.bytes)?)
}

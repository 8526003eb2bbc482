//! People from a list.

use std::fs;
use std::io::Write as _;

use muster_service::wire::PeopleImported;
use serde_json::json;

use crate::args;
use crate::desk::Desk;
use crate::failure::{Failure, warn};

/// The longest list that is read; a hundred thousand people fit.
const LONGEST: u64 = 32 << 20;

/// `musterctl people import`
pub(crate) fn import(desk: &mut Desk, what: &args::People) -> Result<(), Failure> {
    let args::People::Import { file } = what;
    let shown = file.display();
    let unread = |error: std::io::Error| Failure::Said(format!("read {shown}: {error}"));
    if fs::metadata(file).map_err(unread)?.len() > LONGEST {
        return Err(Failure::Said(format!("read {shown}: it is too long for a list of people")));
    }
    let bytes = fs::read(file).map_err(unread)?;
    let text = String::from_utf8(bytes)
        .map_err(|_not_text| Failure::Said(format!("read {shown}: it is not UTF-8 text; save it as \"CSV UTF-8\"")))?;
    let imported: PeopleImported = desk.ask("people_import", json!({ "text": text }))?;
    if desk.json {
        desk.object(&imported)?;
    } else {
        for problem in &imported.problems {
            warn(problem);
        }
        writeln!(desk.out, "{} added, {} changed, {} as they were", imported.new, imported.changed, imported.same)?;
    }
    // A list of which nothing could be read is a failure; single rows are not.
    let read = imported.new + imported.changed + imported.same;
    if read > 0 || imported.problems.is_empty() {
        Ok(())
    } else {
        Err(Failure::Said(format!("find people in {shown}: it needs a heading row with a column `name`")))
    }
}

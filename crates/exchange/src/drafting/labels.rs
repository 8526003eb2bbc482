//! Lines that say what they are: `Workaround: pay by wallet`.

use muster_core::incident::IncidentState;

/// What a response says under a label; the latest line counts, and a line counts more than the statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Labels {
    pub(super) impact: String,
    pub(super) symptom: String,
    pub(super) since: String,
    pub(super) scope: String,
    pub(super) not_affected: String,
    pub(super) unknown: String,
    pub(super) workaround: String,
    pub(super) data_loss: String,
    pub(super) customers: String,
    pub(super) sign: String,
    pub(super) follow_up: String,
}

/// The longest label, in bytes.
const LONGEST: usize = 14;

impl Labels {
    /// Reads the statement, then the log. Gives the statement without its labelled lines, too.
    pub(super) fn read(statement: &str, state: &IncidentState) -> (Self, String) {
        let mut labels = Self::default();
        let plain: Vec<&str> = statement.lines().filter(|line| !labels.take(line)).collect();
        let statement = plain.join("\n").trim().to_owned();
        let mut lines: Vec<_> = state
            .views()
            .filter(|(_, view)| view.struck.is_none() && labelled(&view.text).is_some())
            .map(|(id, view)| (view.happened.at, id, view.text.as_str()))
            .collect();
        lines.sort_unstable();
        for (_, _, line) in lines {
            labels.take(line);
        }
        (labels, statement)
    }

    fn take(&mut self, line: &str) -> bool {
        let Some((label, text)) = labelled(line) else { return false };
        let place = match label.as_str() {
            "impact" => &mut self.impact,
            "symptom" | "symptoms" => &mut self.symptom,
            "since" => &mut self.since,
            "scope" | "affected" => &mut self.scope,
            "not affected" | "unaffected" => &mut self.not_affected,
            "unknown" | "unknowns" | "not known" => &mut self.unknown,
            "workaround" => &mut self.workaround,
            "data loss" | "data" => &mut self.data_loss,
            "customers" => &mut self.customers,
            "sign" => &mut self.sign,
            "follow-up" | "follow up" => &mut self.follow_up,
            _ => return false,
        };
        text.clone_into(place);
        true
    }
}

fn labelled(line: &str) -> Option<(String, &str)> {
    let colon = line.bytes().take(LONGEST).position(|byte| byte == b':')?;
    let (label, text) = line.split_at(colon);
    let text = text.get(1..)?.trim();
    // A time such as 03:02 is no label.
    (label.starts_with(char::is_alphabetic) && !text.is_empty()).then(|| (label.trim().to_lowercase(), text))
}

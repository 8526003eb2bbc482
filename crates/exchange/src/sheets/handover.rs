//! The handover brief on paper.

use muster_core::event::BriefPart;
use muster_core::time::Moment;
use muster_core::words::{BriefField, Phase, Role, Severity};
use muster_core::zone::Zone;

use super::{Block, Page, clock, dated, write};

/// A handover as it is put on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoverPaper {
    /// What people call the incident, such as `INC-0042`.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// Its severity.
    pub severity: Option<Severity>,
    /// What readers are told.
    pub phase: Phase,
    /// The zone times are shown in.
    pub zone: Zone,
    /// When the brief was written.
    pub made_at: Moment,
    /// The role that changes hands.
    pub role: Role,
    /// Name of who gives; empty when nobody held it.
    pub from: String,
    /// Name of who takes; empty when that is not known yet.
    pub to: String,
    /// The brief.
    pub parts: Vec<BriefPart>,
    /// What was read back; empty until then.
    pub read_back: String,
    /// When it was accepted.
    pub accepted_at: Option<Moment>,
}

/// Lines to write on while somebody reads back.
const BLANK: u8 = 2;

impl HandoverPaper {
    fn page(&self) -> Page {
        let name = |name: &str| if name.is_empty() { "…".to_owned() } else { name.to_owned() };
        let accepted = match self.accepted_at {
            Some(at) => format!("Accepted {}", clock(self.zone, self.made_at, at)),
            None => "Not accepted yet".to_owned(),
        };
        let severity = self.severity.map_or("Severity not sized", Severity::label);
        let chips = vec![
            severity.to_owned(),
            self.phase.label().to_owned(),
            format!("{}: {} to {}", self.role.label(), name(&self.from), name(&self.to)),
            accepted,
        ];
        let blocks = BriefField::ALL.iter().zip(1_u8..).map(|(field, number)| self.block(*field, number)).collect();
        Page {
            is_drill: self.is_drill,
            reference: self.reference.clone(),
            title: self.title.clone(),
            name: "Handover".to_owned(),
            chips,
            blocks,
            foot: format!("Written {}. Stay until the yes, then tell everybody.", dated(self.zone, self.made_at)),
        }
        .fit()
    }

    fn block(&self, field: BriefField, number: u8) -> Block {
        let text = self.parts.iter().find(|part| part.field == field).map_or("", |part| part.text.as_str());
        let heard = field == BriefField::ReadBack && !self.read_back.is_empty();
        let text = if heard { self.read_back.as_str() } else { text };
        let lines =
            crate::text::clean(text).lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect();
        let blank = if field == BriefField::ReadBack && !heard { BLANK } else { 0 };
        let block = Block::new(&format!("{number}. {}", field.label()), lines);
        Block { blank, ..block.or("Nothing was written.") }
    }
}

/// Writes a handover as one printable page that needs nothing else.
#[must_use]
pub fn handover_html(paper: &HandoverPaper) -> String {
    write::html(&paper.page())
}

/// Writes a handover as Markdown.
#[must_use]
pub fn handover_markdown(paper: &HandoverPaper) -> String {
    write::markdown(&paper.page())
}

/// Writes a handover as plain text.
#[must_use]
pub fn handover_text(paper: &HandoverPaper) -> String {
    write::plain(&paper.page())
}

//! Bytes to core types and back: what leaves Muster as a document, and what comes in as a list.
//!
//! Nothing here reaches a disk, a network or a clock. Exporters take a [`Dossier`] and give text; every one of them
//! carries the same facts: both clocks on every time, struck lines as struck, erased ones as erased, and EXERCISE
//! wherever an exercise could be taken for the real thing.

mod bundle;
mod cards;
mod codes;
mod dossier;
pub mod drafting;
mod drill_report;
mod durations;
mod faults;
mod html;
mod ideas;
mod invitation;
mod json;
mod markdown;
mod people;
mod report;
mod scenarios;
mod sheet;
mod sheets;
pub mod sources;
mod spreadsheet;
mod survey;
mod text;
mod times;
mod yaml;

pub use bundle::{
    BUNDLE_ENDING, BUNDLE_FORMAT, BUNDLE_VERSION, Bundle, BundleDevice, BundleError, BundleIncident, BundleManifest,
    BundlePicture, BundleWriteError, BundleWriter, BundledEvent,
};
pub use cards::{CardsError, CardsFile, MAX_CARD_BYTES, cards_from_yaml, cards_to_yaml};
pub use codes::{CodesError, CodesFile, MAX_CODE_BYTES, codes_from_yaml, codes_to_yaml};
pub use dossier::{Chain, Dossier, everything};
pub use drill_report::{
    DrillReportError, drill_report_body, drill_report_from_json, drill_report_html, drill_report_json,
    drill_report_markdown,
};
pub use faults::{FileError, Held};
pub use html::html;
pub use ideas::{IdeaRow, IdeasError, IdeasOf, idea_rows, ideas_csv, ideas_from_csv, ideas_markdown};
pub use invitation::{Guest, Invitation, invitation};
pub use json::{
    AskNote, ChainNote, DurationNote, ErasedNote, IncidentFile, JsonError, LineNote, MilestoneNote, Named, PictureNote,
    StatementNote, StruckNote, When, from_json, json,
};
pub use markdown::markdown;
pub use people::{ImportError, MAX_BYTES, MAX_ROWS, PeopleImport, PersonRow, RowProblem, people_csv, people_from_csv};
pub use report::{
    MAX_ANSWER, Pictures, ReaderAnswer, ReaderAnswerError, ReportFile, ReportFileError, read_answer, report_body,
    report_from_json, report_html, report_json, report_markdown,
};
pub use scenarios::{
    MAX_SCENARIO_BYTES, PackPart, ReadScenarios, ScenarioError, ScenarioFile, read_scenarios, scenario_from_yaml,
    scenario_list, scenario_markdown, scenario_pack, scenario_skillaegis, scenario_to_yaml, scenario_with_list,
};
pub use sheets::{HandoverPaper, grab_sheet, handover_html, handover_markdown, handover_text};
pub use spreadsheet::csv;
pub use survey::{
    AnswerFile, AnswerFileError, MAX_ANSWER_FILE, SurveyForm, read_survey_answer, survey_answer_bytes,
    survey_form_html, survey_paper_html,
};
pub use text::safe_link;

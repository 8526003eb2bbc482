//! Scenarios: what is played in a drill, who learns what and when, and what we hope to see.
//!
//! A scenario is a value. What it means for the clock and for the people who play is worked out where a drill is run.

mod check;
mod content;
mod findings;
mod graph;
mod hard;
mod names;
mod past;
mod ring;
mod said;
mod trigger;
mod types;

pub use check::check_scenario;
pub use content::*;
pub use findings::{ScenarioFinding, scenario_findings};
pub use graph::{GraphLine, GraphPicture, GraphTick, ShownArtefact, graph_picture, graph_svg, shown};
pub use hard::difficulty_of;
pub use past::{Past, PastMessage, scenario_of};
pub use said::{otherwise_words, when_words};
pub use trigger::*;
pub use types::*;

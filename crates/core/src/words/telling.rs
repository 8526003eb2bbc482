//! The fixed words of reports.

use serde::{Deserialize, Serialize};

words! {
    /// Whom a report is for.
    ReportAudience {
        /// Those who were in it, who want to recognise what they lived through.
        Participants = "participants", "Those who were in it";
        /// Everybody here, who want to learn from it.
        Everybody = "everybody", "Everybody here";
        /// People outside, who want to know what happened and what is done.
        Outside = "outside", "People outside";
    }
}

words! {
    /// A part of a report.
    ReportPart {
        /// What is worth knowing, and the bare facts: always the first page.
        Front = "front", "Worth knowing";
        /// What was written, section by section.
        Narrative = "narrative", "What happened";
        /// What was found, by kind.
        Findings = "findings", "What was found";
        /// Where people saw it differently.
        Differences = "differences", "Seen differently";
        /// What people said in interviews, as far as they agreed.
        Talks = "talks", "What people said";
        /// What a survey showed, as far as its rules let it.
        Survey = "survey", "How it was for people";
        /// The milestones and the lines that matter.
        Timeline = "timeline", "Timeline";
        /// What is done about it, and what is not, with the reason.
        Ideas = "ideas", "What is done about it";
        /// Every passage that a claim rests on.
        Evidence = "evidence", "Evidence";
    }
}

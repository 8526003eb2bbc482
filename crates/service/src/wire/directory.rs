//! People and services by name.

use muster_core::ids::{PersonId, ServiceId};

use super::{Change, wire_types};

wire_types! {
    /// A person.
    pub struct Person {
        /// Who.
        pub id: PersonId,
        /// What is typed after `@`.
        pub handle: String,
        /// As it is shown.
        pub name: String,
        /// Their team.
        pub team: String,
        /// Any way to reach them.
        pub contact: String,
        /// IANA zone name; empty when unknown.
        pub zone: String,
        /// Working hours there as `09:00-17:30`; empty when unknown.
        pub hours: String,
        /// Handle of their manager; empty when unknown.
        pub manager: String,
        /// Whether they said that they are willing to lead reviews and interviews.
        pub interviews: bool,
    }

    /// A service.
    pub struct Service {
        /// Which.
        pub id: ServiceId,
        /// What is typed after `#`.
        pub handle: String,
        /// As it is shown.
        pub name: String,
        /// The team that runs it.
        pub team: String,
        /// 1 for the most important ones; 0 when unknown.
        pub tier: u32,
        /// How to reach whoever runs it.
        pub contact: String,
        /// Where it is written down what to do.
        pub runbook: String,
    }

    /// Records that may be one person.
    pub struct Duplicates {
        /// Two or more, by name.
        pub people: Vec<PersonId>,
        /// Whether they have the same name; otherwise the same address or number.
        pub same_name: bool,
    }

    /// Which part of the directory is asked for; all of it when nothing is said.
    pub struct DirectoryRequest {
        /// Only who and what holds each of these words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub words: Option<String>,
        /// Only people of this team.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub team: Option<String>,
        /// Only this person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub person: Option<PersonId>,
        /// How many people at most; everybody when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub count: Option<u32>,
        /// After how many people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub from: Option<u32>,
    }

    /// The directory, or a part of it.
    pub struct DirectoryView {
        /// People, by name.
        pub people: Vec<Person>,
        /// How many people fit what was asked for.
        pub found: u32,
        /// How many people there are.
        pub total: u32,
        /// Services, by name; all that fit the words.
        pub services: Vec<Service>,
        /// How many services there are.
        pub services_total: u32,
        /// Records that may be one person; only a person can tell. The first of them where a part was asked for.
        pub duplicates: Vec<Duplicates>,
        /// Everybody who is named by them.
        pub named: Vec<Person>,
    }

    /// Adds or changes a person.
    pub struct PersonSave {
        /// Who; absent for somebody new.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub id: Option<PersonId>,
        /// What is typed after `@`; made from the name when empty.
        #[serde(default)]
        pub handle: String,
        /// As it is shown.
        pub name: String,
        /// Their team.
        #[serde(default)]
        pub team: String,
        /// Any way to reach them.
        #[serde(default)]
        pub contact: String,
        /// IANA zone name; empty when unknown.
        #[serde(default)]
        pub zone: String,
        /// Working hours there as `09:00-17:30`; empty when unknown.
        #[serde(default)]
        pub hours: String,
        /// Handle of their manager; empty when unknown, absent to leave it as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub manager: Option<String>,
        /// Whether they are willing to lead reviews and interviews; absent to leave it as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub interviews: Option<bool>,
    }

    /// Adds or changes a service.
    pub struct ServiceSave {
        /// Which; absent for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub id: Option<ServiceId>,
        /// What is typed after `#`; made from the name when empty.
        #[serde(default)]
        pub handle: String,
        /// As it is shown.
        pub name: String,
        /// The team that runs it.
        #[serde(default)]
        pub team: String,
        /// 1 for the most important ones; 0 when unknown.
        #[serde(default)]
        pub tier: u32,
        /// How to reach whoever runs it.
        #[serde(default)]
        pub contact: String,
        /// Where it is written down what to do.
        #[serde(default)]
        pub runbook: String,
    }

    /// Two records that are one person.
    pub struct PeopleMerge {
        /// Who stays.
        pub keep: PersonId,
        /// Who is no longer listed.
        pub drop: PersonId,
    }

    /// A list as CSV, safe to open in a spreadsheet.
    pub struct CsvText {
        /// The text of the file.
        pub text: String,
    }

    /// A list of people as CSV.
    pub struct PeopleCsv {
        /// The text of the file.
        pub text: String,
    }

    /// What a list of people holds.
    pub struct PeoplePreview {
        /// Those who would be added or changed.
        pub people: Vec<Person>,
        /// How many are new.
        pub new: u32,
        /// How many are in the directory and would be changed.
        pub changed: u32,
        /// How many are in the directory as they are.
        pub same: u32,
        /// Rows that were not understood, one sentence each.
        pub problems: Vec<String>,
    }

    /// What was imported.
    pub struct PeopleImported {
        /// How many were added.
        pub new: u32,
        /// How many were changed.
        pub changed: u32,
        /// How many were there already.
        pub same: u32,
        /// Rows that were not understood, one sentence each.
        pub problems: Vec<String>,
        /// The events it took.
        pub change: Change,
    }
}

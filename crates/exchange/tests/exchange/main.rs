//! What exports say, what hostile text cannot make them do, and which lists of people come in.

#![expect(clippy::unwrap_used, reason = "a builder that cannot build is a failed test")]

mod alerts;
mod archives;
mod cards;
mod codes;
mod csv_and_json;
mod desk;
mod drafting;
mod drill_report;
mod everyfile;
mod golden;
mod hostile;
mod markup;
mod mutate;
mod outgoing;
mod payloads;
mod people;
mod realdata;
mod recognising;
mod report;
mod resolving;
mod scenarios;
mod schema;
mod sheets;
mod slack;
mod stretched;
mod survey;
mod tables;
mod talk;
mod templates;

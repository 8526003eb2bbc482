//! Scenarios: the shelf, looked at, in and out of files, made of what happened to us.

use std::collections::BTreeSet;
use std::sync::Arc;

use muster_core::drill::scenario::{
    Past, PastMessage, Scenario, scenario_findings, scenario_of, shown as shown_artefact,
};
use muster_core::library::Library;
use muster_core::review::sources;
use muster_core::words::{Phase, Shelf};
use muster_exchange::{
    PackPart, ScenarioError, read_scenarios, scenario_list, scenario_markdown, scenario_pack, scenario_skillaegis,
    scenario_to_yaml, scenario_with_list,
};

use crate::review::ReviewDesk;
use crate::service::Service;
use crate::sources::shown;
use crate::wire::{
    Empty, ErrorCode, ErrorReply, ExportText, ExportedFile, LibraryPut, ScenarioCard, ScenarioDraft, ScenarioExport,
    ScenarioFile, ScenarioForm, ScenarioMade, ScenarioOfIncident, ScenarioOnly, ScenarioShelf, ScenarioText,
    ScenarioView, ScenariosRead,
};

/// Messages of one conversation that a scenario is made from; more is nobody's tabletop.
const MOST_MESSAGES: usize = 5_000;

impl Service {
    pub(crate) fn scenarios(&self, _request: Empty) -> Result<ScenarioShelf, ErrorReply> {
        let own = self.library_own(Shelf::Scenario)?;
        let brought = Library::built_in();
        let card = |scenario: &Arc<Scenario>| ScenarioCard {
            key: scenario.key.clone(),
            title: scenario.title.clone(),
            synopsis: scenario.synopsis.clone(),
            minutes: scenario.minutes,
            difficulty: scenario.difficulty,
            injects: u32::try_from(scenario.injects.len()).unwrap_or(u32::MAX),
            objectives: scenario.objectives.iter().map(|one| one.text.clone()).collect(),
            own: own.contains(&scenario.key),
            replaces: own.contains(&scenario.key) && brought.has(Shelf::Scenario, &scenario.key),
            from_incident: scenario.from_incident.clone(),
        };
        Ok(ScenarioShelf { scenarios: self.library_now()?.scenarios.iter().map(card).collect() })
    }

    pub(crate) fn scenario(&self, request: ScenarioOnly) -> Result<ScenarioView, ErrorReply> {
        self.looked_at(Scenario::clone(&*self.scenario_under(&request.key)?))
    }

    pub(crate) fn scenario_look(&self, request: ScenarioDraft) -> Result<ScenarioView, ErrorReply> {
        self.looked_at(request.scenario)
    }

    /// The scenario under a key, as the library stands now.
    pub(crate) fn scenario_under(&self, key: &str) -> Result<Arc<Scenario>, ErrorReply> {
        let found = self.library_now()?.scenarios.into_iter().find(|one| one.key == key);
        found.ok_or_else(|| ErrorReply::new(ErrorCode::NotFound, format!("Failed to find the scenario \"{key}\".")))
    }

    pub(crate) fn scenario_read(&self, request: ScenarioText) -> Result<ScenariosRead, ErrorReply> {
        let ScenarioText { name, text, into, beside } = request;
        let read = match &into {
            Some(scenario) => scenario_with_list(scenario, &text, beside).map(|(scenario, notes)| ScenariosRead {
                form: "Events list (CSV)".to_owned(),
                scenarios: vec![scenario],
                notes,
                problem: None,
            }),
            None => read_scenarios(&name, &text).map(|read| ScenariosRead {
                form: read.form.to_owned(),
                scenarios: read.scenarios,
                notes: read.notes,
                problem: None,
            }),
        };
        let mut read = read.unwrap_or_else(|error| ScenariosRead {
            form: String::new(),
            scenarios: Vec::new(),
            notes: Vec::new(),
            problem: Some(sentence(&error)),
        });
        for scenario in &mut read.scenarios {
            read.notes.extend(self.keep_pictures(scenario)?);
        }
        Ok(read)
    }

    /// What to look at in a scenario. Its pictures are kept, so that they can be shown before it is saved.
    fn looked_at(&self, mut scenario: Scenario) -> Result<ScenarioView, ErrorReply> {
        let findings = scenario_findings(&scenario);
        self.keep_pictures(&mut scenario)?;
        let shown = scenario.artefacts.iter().map(shown_artefact).collect();
        Ok(ScenarioView { findings, shown, scenario })
    }

    pub(crate) fn scenario_export(&self, request: ScenarioExport) -> Result<ExportText, ErrorReply> {
        let ScenarioExport { key, form } = request;
        let mut scenario = Scenario::clone(&*self.scenario_under(&key)?);
        let pack = |scenario: &Scenario, part: PackPart, name: &str| {
            (scenario_pack(scenario, part), format!("EXERCISE-{key}-{name}.html"))
        };
        let (text, file_name) = match form {
            ScenarioForm::Yaml => {
                self.embed_pictures(&mut scenario)?;
                let text = scenario_to_yaml(&scenario)
                    .map_err(|error| ErrorReply::new(ErrorCode::Internal, sentence(&error)))?;
                (text, format!("scenario-{key}.yaml"))
            }
            ScenarioForm::List => (scenario_list(&scenario), format!("EXERCISE-{key}-injects.csv")),
            ScenarioForm::Markdown => (scenario_markdown(&scenario), format!("EXERCISE-{key}.md")),
            ScenarioForm::Skillaegis => (scenario_skillaegis(&scenario), format!("EXERCISE-{key}.json")),
            ScenarioForm::Manual => pack(&scenario, PackPart::Manual, "manual"),
            ScenarioForm::Guide => {
                self.embed_pictures(&mut scenario)?;
                pack(&scenario, PackPart::Guide, "guide")
            }
            ScenarioForm::Evaluation => pack(&scenario, PackPart::Evaluation, "evaluation"),
            ScenarioForm::Cards => {
                self.embed_pictures(&mut scenario)?;
                pack(&scenario, PackPart::Cards, "cards")
            }
        };
        Ok(ExportText { text, file_name })
    }

    pub(crate) fn scenario_export_file(&self, request: ScenarioFile) -> Result<ExportedFile, ErrorReply> {
        let ExportText { text, .. } = self.scenario_export(request.export)?;
        self.write_file(request.path, &text)
    }

    /// What happened, to be played: made anew each time, and in no library.
    pub(crate) fn scenario_of_incident(&self, incident: &str, names_to_roles: bool) -> Result<Scenario, ErrorReply> {
        self.on_review(incident, |desk| {
            if desk.scene.incident.phase() != Phase::Resolved {
                return Err(ErrorReply::new(
                    ErrorCode::Rejected,
                    "Failed to make a scenario: the incident is not over.",
                )
                .with_hint("A drill of what still goes on would be taken for it. Close the incident first."));
            }
            let messages = said(desk)?;
            Ok(scenario_of(&Past {
                stream: desk.row.stream,
                reference: &desk.row.reference(),
                state: desk.scene.incident,
                directory: desk.scene.directory,
                messages: &messages,
                names_to_roles,
            }))
        })
    }

    pub(crate) fn scenario_make(&self, request: ScenarioOfIncident) -> Result<ScenarioMade, ErrorReply> {
        let ScenarioOfIncident { incident, names_to_roles } = request;
        let mut scenario = self.scenario_of_incident(&incident, names_to_roles)?;
        // One that was made before may have been edited since; the new one stands beside it.
        let taken: BTreeSet<String> = self.library_now()?.scenarios.iter().map(|one| one.key.clone()).collect();
        let base = scenario.key.clone();
        let free = (2_u32..).map(|n| format!("{base}-{n}")).find(|key| !taken.contains(key));
        if taken.contains(&base) {
            scenario.key = free.unwrap_or(base);
        }
        let (key, title) = (scenario.key.clone(), scenario.title.clone());
        let value = serde_json::to_value(scenario)
            .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to keep the scenario: {error}.")))?;
        let change = self.library_set(LibraryPut { shelf: Shelf::Scenario, key: key.clone(), place: None, value })?;
        Ok(ScenarioMade { change, key, title })
    }
}

/// What was said in the conversations of a review, in the order of time.
fn said(desk: &ReviewDesk<'_>) -> Result<Vec<PastMessage>, ErrorReply> {
    let mut messages = Vec::new();
    for source in sources(desk.scene.review) {
        let order = desk.store.message_order(source.id, &source.imports)?;
        let places: Vec<u32> =
            order.iter().filter(|one| one.at.is_some()).map(|one| one.place).take(MOST_MESSAGES).collect();
        let authors = desk.store.authors(source.id)?;
        let rows = desk.store.messages(source.id, &source.imports, &places)?;
        for message in rows.into_iter().map(|row| shown(&source, &authors, desk.scene.directory, row)) {
            if let Some(at) = message.at {
                messages.push(PastMessage { at, who: message.person.unwrap_or(message.who), text: message.text });
            }
        }
    }
    messages.sort_by_key(|message| message.at);
    messages.truncate(MOST_MESSAGES);
    Ok(messages)
}

fn sentence(error: &ScenarioError) -> String {
    format!("Failed to {error}.")
}

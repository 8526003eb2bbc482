//! Where in a file something stands that has no meaning.

use muster_core::drill::scenario::ScenarioFinding;
use muster_core::words::FindingPart;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_saphyr::{Location, Options, Spanned};

use super::ScenarioError;

type Field = Option<Spanned<IgnoredAny>>;

#[derive(Deserialize)]
struct Placed {
    #[serde(default)]
    key: Field,
    #[serde(default)]
    title: Field,
    #[serde(default)]
    minutes: Field,
    #[serde(default)]
    start: Field,
    #[serde(default)]
    objectives: Vec<Spanned<Part>>,
    #[serde(default)]
    roles: Vec<Spanned<Part>>,
    #[serde(default)]
    cast: Vec<Spanned<Part>>,
    #[serde(default)]
    injects: Vec<Spanned<Part>>,
    #[serde(default)]
    artefacts: Vec<Spanned<Part>>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    key: Field,
    #[serde(default)]
    handle: Field,
    #[serde(default)]
    title: Field,
    #[serde(default)]
    name: Field,
    #[serde(default)]
    text: Field,
    #[serde(default)]
    trigger: Field,
    #[serde(default)]
    fallback: Field,
    #[serde(default)]
    objectives: Field,
    #[serde(default)]
    artefacts: Field,
    #[serde(default)]
    content: Field,
}

impl Part {
    fn field(&self, name: &str) -> Option<Location> {
        let field = match name {
            "title" => &self.title,
            "name" => &self.name,
            "text" => &self.text,
            "trigger" => &self.trigger,
            "fallback" => &self.fallback,
            "objectives" => &self.objectives,
            "artefacts" => &self.artefacts,
            "content" => &self.content,
            _ => &None,
        };
        let field = field.as_ref().or(self.key.as_ref()).or(self.handle.as_ref());
        field.map(|spanned| spanned.referenced)
    }
}

/// The lists of an exercise that another program wrote.
#[derive(Deserialize)]
struct Lists {
    #[serde(default)]
    injects: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    inject_flow: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    inject_payloads: Vec<Spanned<IgnoredAny>>,
}

/// Where an entry of a list stands in a file of another program. The list that is the whole file has no name.
pub(super) fn entry(text: &str, list: Option<&str>, at: usize) -> Option<Location> {
    let options = super::yaml::options();
    let entries: Vec<Spanned<IgnoredAny>> = match list {
        None => serde_saphyr::from_str_with_options(text, options).ok()?,
        Some(name) => {
            let lists: Lists = serde_saphyr::from_str_with_options(text, options).ok()?;
            match name {
                "inject_flow" => lists.inject_flow,
                "inject_payloads" => lists.inject_payloads,
                _ => lists.injects,
            }
        }
    };
    entries.get(at).map(|one| one.referenced)
}

/// Finds where something stands, by reading the file once more for places alone.
pub(super) fn place(text: &str, options: Options, found: &ScenarioFinding) -> ScenarioError {
    let placed = serde_saphyr::from_str_with_options::<Placed>(text, options).ok();
    let at = placed.and_then(|file| {
        let head = |field: &Field| field.as_ref().map(|spanned| spanned.referenced);
        let list = match found.part {
            FindingPart::Head => {
                return match found.field.as_str() {
                    "title" => head(&file.title),
                    "minutes" => head(&file.minutes),
                    "start" => head(&file.start),
                    "injects" => file.injects.first().map(|part| part.referenced),
                    "objectives" => file.objectives.first().map(|part| part.referenced),
                    "artefacts" => file.artefacts.first().map(|part| part.referenced),
                    _ => head(&file.key),
                };
            }
            FindingPart::Objective => &file.objectives,
            FindingPart::Role => &file.roles,
            FindingPart::Persona => &file.cast,
            FindingPart::Inject => &file.injects,
            FindingPart::Artefact => &file.artefacts,
        };
        let part = list.get(usize::try_from(found.index?).ok()?)?;
        part.value.field(&found.field).or(Some(part.referenced))
    });
    let mut problem = found.text.trim_end_matches('.').to_owned();
    if let Some(first) = problem.get(0..1).map(str::to_lowercase) {
        problem.replace_range(0..1, &first);
    }
    ScenarioError::at(at, problem)
}

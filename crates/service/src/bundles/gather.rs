//! Which of the directory goes along: people and services that the events name, and what was said about them.

use std::collections::BTreeSet;

use muster_core::event::{Body, Event};
use muster_core::ids::{EventId, PersonId, ServiceId};
use muster_store::{RawEvent, StoreError};
use serde_json::Value;

/// Who and what events name: by id, by handle, with `@` and `#` in what was written.
#[derive(Debug, Default)]
pub(super) struct Named {
    ids: BTreeSet<uuid::Uuid>,
    handles: BTreeSet<String>,
}

/// No handle is longer.
const LONGEST: usize = 120;

impl Named {
    /// Takes in who and what an event names.
    pub(super) fn of(&mut self, raw: &RawEvent) {
        self.ids.extend(raw.header.author.map(|author| author.0));
        if let Some(body) = raw.body.as_deref().and_then(|body| serde_json::from_str::<Value>(body).ok()) {
            self.value(&body);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.text(text),
            Value::Array(values) => values.iter().for_each(|value| self.value(value)),
            Value::Object(fields) => fields.values().for_each(|value| self.value(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Ok(id) = uuid::Uuid::parse_str(text) {
            self.ids.insert(id);
        } else if text.len() <= LONGEST && !text.contains(char::is_whitespace) {
            self.handles.insert(text.to_lowercase());
        }
        let marked = text.split_whitespace().filter_map(|word| word.strip_prefix(['@', '#']));
        let is_of_handle = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        let handles = marked.map(|word| word.trim_end_matches(|c: char| !is_of_handle(c)).to_lowercase());
        self.handles.extend(handles.filter(|handle| !handle.is_empty() && handle.len() <= LONGEST));
    }

    fn person(&self, id: PersonId, handle: &str) -> bool {
        self.ids.contains(&id.0) || self.handles.contains(&handle.to_lowercase())
    }

    fn service(&self, id: ServiceId, handle: &str) -> bool {
        self.ids.contains(&id.0) || self.handles.contains(&handle.to_lowercase())
    }
}

/// What the directory says of those who are named, and how many they are.
pub(super) fn directory(all: Vec<RawEvent>, mut named: Named) -> Result<(Vec<RawEvent>, u32), StoreError> {
    let all: Vec<(RawEvent, Event)> =
        all.into_iter().map(|raw| Ok((raw.clone(), raw.decode()?))).collect::<Result<_, StoreError>>()?;
    // Whoever was once called so, whoever they were merged into, and whoever that one is now.
    let (mut people, mut services) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let before = (people.len(), services.len());
        for (_, event) in &all {
            if let Body::PersonAdded(one) | Body::PersonAmended(one) = &event.body
                && named.person(one.person, &one.handle)
            {
                people.insert(one.person);
            } else if let Body::PersonMerged(one) = &event.body
                && (named.ids.contains(&one.person.0) || people.contains(&one.person))
            {
                named.ids.extend([one.person.0, one.into.0]);
                people.extend([one.person, one.into]);
            } else if let Body::ServiceAdded(one) | Body::ServiceAmended(one) = &event.body
                && named.service(one.service, &one.handle)
            {
                services.insert(one.service);
            }
        }
        if before == (people.len(), services.len()) {
            break;
        }
    }
    let mut chosen: BTreeSet<EventId> = BTreeSet::new();
    loop {
        let before = chosen.len();
        for (_, event) in &all {
            let wanted = if let Body::PersonAdded(one) | Body::PersonAmended(one) = &event.body {
                people.contains(&one.person)
            } else if let Body::PersonMerged(one) = &event.body {
                people.contains(&one.person)
            } else if let Body::ServiceAdded(one) | Body::ServiceAmended(one) = &event.body {
                services.contains(&one.service)
            } else if let Body::Restored(body) = &event.body {
                // What was taken back stays taken back there, too.
                body.targets.iter().any(|target| chosen.contains(target))
            } else {
                false
            };
            if wanted {
                chosen.insert(event.id());
            }
        }
        if before == chosen.len() {
            break;
        }
    }
    let count = u32::try_from(people.len() + services.len()).unwrap_or(u32::MAX);
    Ok((all.into_iter().filter(|(_, event)| chosen.contains(&event.id())).map(|(raw, _)| raw).collect(), count))
}

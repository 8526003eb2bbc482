//! Looking into a bundle before it is taken in. Writes nothing.

use std::collections::BTreeMap;
use std::fs::File;

use muster_core::drill::play::fold_drill;
use muster_core::event::{Event, Hlc, StreamKind};
use muster_core::ids::StreamId;
use muster_core::incident::{IncidentState, fold};
use muster_exchange::{Bundle, BundleIncident};
use muster_store::{IncidentRow, Known, Store, reference};

use super::scope::Scope;
use super::tally::Tally;
use super::{open, raw, refused, shown};
use crate::service::Service;
use crate::wire::{BundleFile, BundleItem, BundleLook, BundleLookItem, ErrorCode, ErrorReply};

/// What a bundle says of one incident.
#[derive(Default)]
struct Said {
    incident: Vec<Event>,
    drill: Vec<Event>,
}

impl Service {
    pub(crate) fn bundle_look(&self, request: BundleFile) -> Result<BundleLook, ErrorReply> {
        let store = self.store()?;
        let mut bundle = open(&request.path)?;
        let manifest = bundle.manifest().clone();
        let name = request.path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let (tally, said) = self.look_through(&store, &mut bundle, &name, &manifest.incidents)?;
        // Pictures are read, too: what would be refused later is refused now.
        bundle.pictures::<ErrorReply>(|_, _| Ok(()))?;
        let (mut incidents, mut notes) = (Vec::new(), Vec::new());
        for one in &manifest.incidents {
            let Some(count) = tally.of(one.id) else { return Err(nothing_of(&name, one)) };
            let state = fold(said.get(&one.id).map_or(&[][..], |said| &said.incident));
            let row = store.incident(one.id)?;
            let item = item(one, &state, said.get(&one.id));
            let here = here(&store, one.id, row.as_ref(), &state, &mut notes)?;
            let known = count.held > 0;
            let (lines, others, held) = (count.lines, count.others, count.held);
            incidents.push(BundleLookItem { item, here, known, lines, others, held });
        }
        if incidents.iter().any(|one| one.item.is_drill && !one.known) {
            notes.push("The whole scenario is in it: here, too, the console shows what players must not see.".into());
        }
        Ok(BundleLook {
            name,
            made_at: manifest.at,
            made_by: manifest.made_by,
            by: manifest.by,
            device: shown(manifest.device),
            own: manifest.device == store.device(),
            incidents,
            people: tally.people,
            taken: tally.taken,
            held: tally.held,
            notes,
        })
    }

    fn look_through(
        &self,
        store: &Store,
        bundle: &mut Bundle<File>,
        name: &str,
        incidents: &[BundleIncident],
    ) -> Result<(Tally, BTreeMap<StreamId, Said>), ErrorReply> {
        let scope = Scope::of(incidents, self.clock.now());
        store.compare::<_, ErrorReply>(|comparing| {
            let (mut tally, mut said) = (Tally::default(), BTreeMap::<StreamId, Said>::new());
            bundle.events::<ErrorReply>(|line, event| {
                let place = scope.place(&event.header).map_err(|why| out_of_place(name, line, &why))?;
                let (header, kept) = (event.header.clone(), raw(event));
                let known = comparing.event(kept.clone()).map_err(|error| refused(name, line, error))?;
                tally.note(place, &header, matches!(known, Known::New(_)));
                let wanted = place.filter(|_| header.stream_kind != StreamKind::Review);
                if let Some(incident) = wanted {
                    let event = match known {
                        Known::New(event) => *event,
                        Known::Held => kept.decode().map_err(|error| refused(name, line, error))?,
                    };
                    let said = said.entry(incident).or_default();
                    let of = if header.stream_kind == StreamKind::Drill { &mut said.drill } else { &mut said.incident };
                    of.push(event);
                }
                Ok(())
            })?;
            Ok((tally, said))
        })
    }
}

/// An event that has no business in the bundle.
pub(super) fn out_of_place(name: &str, line: u64, why: &str) -> ErrorReply {
    ErrorReply::new(ErrorCode::Rejected, format!("Failed to take in line {line} of {name}: {why}."))
        .with_hint("Nothing was taken in. Look at the clocks of both machines, or have the bundle made once more.")
        .in_field("path")
}

/// An incident that the bundle names and does not carry.
pub(super) fn nothing_of(name: &str, one: &BundleIncident) -> ErrorReply {
    let called: String = one.reference.chars().take(40).collect();
    ErrorReply::new(ErrorCode::Rejected, format!("Failed to read {name}: it names {called} and holds nothing of it."))
        .with_hint("Nothing was taken in. Have the bundle made once more.")
        .in_field("path")
}

/// What the events say of it; what the bundle says of itself is only asked where they say nothing.
fn item(one: &BundleIncident, state: &IncidentState, said: Option<&Said>) -> BundleItem {
    let planned = said.and_then(|said| fold_drill(&said.drill).plan().map(|(_, plan)| plan.title.clone()));
    let title = [Some(state.title().to_owned()), planned.clone(), Some(one.title.clone())];
    let title = title.into_iter().flatten().find(|title| !title.is_empty()).unwrap_or_default();
    let is_drill = state.is_drill() || planned.is_some() || one.is_drill;
    BundleItem { id: one.id, reference: one.reference.chars().take(40).collect(), title, is_drill }
}

/// What people will say aloud here. Two machines that were apart may have given one number to two incidents: whichever
/// was declared first keeps it, on both, and the others get a letter.
fn here(
    store: &Store,
    id: StreamId,
    row: Option<&IncidentRow>,
    state: &IncidentState,
    notes: &mut Vec<String>,
) -> Result<String, ErrorReply> {
    if let Some(row) = row {
        return Ok(row.reference());
    }
    let declared = state.declaration().and_then(|op| Some((op.stamp.recorded_at, op.value.as_ref()?)));
    let Some((at, declared)) = declared else { return Ok(String::new()) };
    let (number, is_drill) = (declared.number, declared.is_drill);
    let bearing = store.bearing(number, is_drill)?;
    let before = |other: &(Hlc, StreamId, String)| (other.0, other.1) < (at, id);
    let twin = bearing.iter().filter(|other| before(other)).count();
    let letter = |twin: usize| reference(number, u32::try_from(twin).unwrap_or(u32::MAX), is_drill);
    for (place, (.., title)) in bearing.iter().enumerate().skip(twin) {
        notes.push(format!(
            "{} here, “{title}”, will be called {}: the other was declared earlier.",
            letter(place),
            letter(place + 1)
        ));
    }
    if twin > 0 {
        let called = letter(twin);
        notes.push(format!("{} is another incident here, so this one is called {called}.", letter(0)));
    }
    Ok(letter(twin))
}

//! How incidents stand to each other: what they have in common, and which is handled as part of which. Read once, and
//! from then on only of what grew.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, MutexGuard};

use muster_core::ids::StreamId;
use muster_core::incident::{Claim, Overlay};
use muster_core::response::RelatedView;
use muster_core::response::alike::{Common, Traits, common};
use muster_core::response::related::{merged_into, related};
use muster_core::time::Moment;
use muster_store::{IncidentRow, Store};

use crate::service::{Service, lock};
use crate::wire::ErrorReply;

/// How many open incidents are compared with each other.
const MOST: usize = 60;
/// The kind of event by which one incident speaks of another.
const RELATED: &str = "incident_related";

/// What is known of every incident that has to do with others.
#[derive(Default)]
pub(crate) struct Web {
    /// Up to which arrival; `None` when nothing was read yet.
    seen: Option<i64>,
    /// Every incident that ever spoke of another.
    nodes: HashMap<StreamId, Node>,
    overlay: Arc<Overlay>,
    traits: HashMap<StreamId, Seen>,
    alike: Option<Compared>,
}

/// What an incident says of others.
struct Node {
    related: Arc<Vec<RelatedView>>,
    /// Every incident it was ever merged into, taken back or not: an earlier minute may show it so.
    ever: Vec<StreamId>,
}

struct Seen {
    traits: Arc<Traits>,
    /// It grew since.
    old: bool,
}

/// What open incidents have in common with each other.
struct Compared {
    open: Vec<(StreamId, bool)>,
    pairs: Arc<Pairs>,
}

/// For each open incident those that share something with it.
pub(crate) type Pairs = HashMap<StreamId, Vec<(StreamId, Common)>>;

impl Web {
    /// Up to date with the log. Reads other incidents: nobody may hold one of them and ask for this.
    fn refresh(&mut self, service: &Service, store: &Store) -> Result<(), ErrorReply> {
        let (grown, last) = match self.seen {
            Some(seen) => store.grown_since(seen)?,
            None => (Vec::new(), store.last_arrival()?),
        };
        if self.seen == Some(last) {
            return Ok(());
        }
        // So many that the list of them may not be complete.
        if self.seen.is_none() || grown.len() >= 1_000 {
            *self = Self::default();
            for stream in store.related_streams()? {
                self.take(service, store, stream)?;
            }
            self.lay_over(store)?;
        } else {
            let named: HashSet<StreamId> = self.nodes.values().flat_map(|node| node.ever.iter().copied()).collect();
            let mut moved = false;
            for stream in grown {
                if let Some(seen) = self.traits.get_mut(&stream) {
                    seen.old = true;
                }
                moved = moved || named.contains(&stream) && !self.nodes.contains_key(&stream);
                if self.nodes.contains_key(&stream) || store.has_kind(stream, RELATED)? {
                    self.take(service, store, stream)?;
                    moved = true;
                }
            }
            if moved {
                self.lay_over(store)?;
            }
        }
        self.seen = Some(last);
        Ok(())
    }

    /// Takes in what an incident says of others.
    fn take(&mut self, service: &Service, store: &Store, stream: StreamId) -> Result<(), ErrorReply> {
        let loaded = service.load(store, stream)?;
        let loaded = lock(&loaded);
        let related = Arc::new(related(&loaded.state));
        self.nodes.insert(stream, Node { related, ever: loaded.ever_merged_into() });
        Ok(())
    }

    fn lay_over(&mut self, store: &Store) -> Result<(), ErrorReply> {
        let said = self.nodes.iter().map(|(id, node)| (*id, merged_into(&node.related)));
        self.overlay = Arc::new(Overlay::of(&claims(store, said.filter(|(_, into)| into.is_some()))?));
        Ok(())
    }

    /// Incidents that were ever connected with this one by merges.
    fn ever_around(&self, stream: StreamId) -> BTreeSet<StreamId> {
        let mut around = BTreeSet::from([stream]);
        let mut ahead = vec![stream];
        while let Some(id) = ahead.pop() {
            let into = self.nodes.get(&id).into_iter().flat_map(|node| node.ever.iter().copied());
            let from = self.nodes.iter().filter(|(_, node)| node.ever.contains(&id)).map(|(id, _)| *id);
            ahead.extend(into.chain(from).filter(|one| around.insert(*one)).collect::<Vec<_>>());
        }
        around
    }

    fn traits(&mut self, store: &Store, row: &IncidentRow) -> Result<Arc<Traits>, ErrorReply> {
        let stream = row.stream;
        if let Some(seen) = self.traits.get(&stream).filter(|seen| !seen.old) {
            return Ok(Arc::clone(&seen.traits));
        }
        // Not from its lines: all open incidents would be read before the first picture.
        let named = store.named(stream)?;
        let fresh = Traits::known(&row.title, &row.statement, named.services, named.people);
        match self.traits.get_mut(&stream) {
            // Most lines name nobody new.
            Some(seen) if *seen.traits == fresh => {
                seen.old = false;
                Ok(Arc::clone(&seen.traits))
            }
            Some(_) | None => {
                let traits = Arc::new(fresh);
                self.traits.insert(stream, Seen { traits: Arc::clone(&traits), old: false });
                self.alike = None;
                Ok(traits)
            }
        }
    }

    /// What open incidents have in common. An exercise shares nothing with the real thing.
    fn compare(&mut self, store: &Store, rows: &[IncidentRow]) -> Result<Arc<Pairs>, ErrorReply> {
        let rows = rows.get(..MOST).unwrap_or(rows);
        let open: Vec<(StreamId, bool)> = rows.iter().map(|row| (row.stream, row.is_drill)).collect();
        let mut all = Vec::with_capacity(open.len());
        for row in rows {
            all.push((row.stream, row.is_drill, self.traits(store, row)?));
        }
        if let Some(compared) = self.alike.as_ref().filter(|compared| compared.open == open) {
            return Ok(Arc::clone(&compared.pairs));
        }
        self.traits.retain(|id, _| open.iter().any(|(one, _)| one == id));
        let pairs: Pairs = all.iter().map(|(id, is_drill, mine)| (*id, pairs(*id, *is_drill, mine, &all))).collect();
        let pairs = Arc::new(pairs);
        self.alike = Some(Compared { open, pairs: Arc::clone(&pairs) });
        Ok(pairs)
    }

    fn related(&self, stream: StreamId) -> Arc<Vec<RelatedView>> {
        self.nodes.get(&stream).map(|node| Arc::clone(&node.related)).unwrap_or_default()
    }
}

fn pairs(
    id: StreamId,
    is_drill: bool,
    mine: &Traits,
    all: &[(StreamId, bool, Arc<Traits>)],
) -> Vec<(StreamId, Common)> {
    let others: Vec<_> = all.iter().filter(|(other, drill, _)| *other != id && *drill == is_drill).collect();
    let traits: Vec<Traits> = others.iter().map(|(_, _, traits)| (**traits).clone()).collect();
    let found = others.iter().zip(common(mine, &traits));
    found.filter_map(|((other, ..), common)| Some((*other, common?))).collect()
}

/// What incidents claim, with the incidents they claim it of; whoever is not there claims nothing.
fn claims(
    store: &Store,
    said: impl IntoIterator<Item = (StreamId, Option<StreamId>)>,
) -> Result<BTreeMap<StreamId, Claim>, ErrorReply> {
    let mut claims = BTreeMap::new();
    for (id, into) in said {
        if let Some(row) = store.incident(id)? {
            claims.insert(id, Claim { into, is_drill: row.is_drill });
        }
        if let Some(other) = into.filter(|other| !claims.contains_key(other))
            && let Some(row) = store.incident(other)?
        {
            claims.insert(other, Claim { into: None, is_drill: row.is_drill });
        }
    }
    Ok(claims)
}

/// How incidents stand to each other now.
pub(crate) struct Standing {
    /// Which is handled as part of which.
    pub(crate) overlay: Arc<Overlay>,
    /// What open ones have in common.
    pairs: Arc<Pairs>,
    related: HashMap<StreamId, Arc<Vec<RelatedView>>>,
}

impl Standing {
    /// What an incident says of others.
    pub(crate) fn related(&self, id: StreamId) -> &[RelatedView] {
        self.related.get(&id).map_or(&[], |related| related.as_slice())
    }

    /// Whether either of two said something about the other.
    pub(crate) fn settled(&self, one: StreamId, other: StreamId) -> bool {
        let says = |from, to| self.related(from).iter().any(|view| view.other == to);
        says(one, other) || says(other, one)
    }

    /// Open incidents that share something with this one, and what.
    pub(crate) fn alike(&self, id: StreamId) -> &[(StreamId, Common)] {
        self.pairs.get(&id).map_or(&[], Vec::as_slice)
    }
}

impl Service {
    fn web(&self, store: &Store) -> Result<MutexGuard<'_, Web>, ErrorReply> {
        let mut web = lock(&self.web);
        web.refresh(self, store)?;
        Ok(web)
    }

    /// How the open incidents stand to each other.
    pub(crate) fn standing(&self, store: &Store, open: &[IncidentRow]) -> Result<Standing, ErrorReply> {
        let mut web = self.web(store)?;
        let pairs = web.compare(store, open)?;
        let related = web.nodes.keys().map(|id| (*id, web.related(*id))).collect();
        Ok(Standing { overlay: Arc::clone(&web.overlay), pairs, related })
    }

    /// Which incidents are handled as part of which, as it is or as it was known at an earlier minute. Of an earlier
    /// minute only what has to do with one incident is worked out.
    pub(crate) fn overlay(
        &self,
        store: &Store,
        stream: StreamId,
        at: Option<Moment>,
    ) -> Result<Arc<Overlay>, ErrorReply> {
        let web = self.web(store)?;
        let Some(at) = at else { return Ok(Arc::clone(&web.overlay)) };
        let around = web.ever_around(stream);
        drop(web);
        let mut said = Vec::with_capacity(around.len());
        if around.len() > 1 {
            for id in around {
                let loaded = self.load(store, id)?;
                let state = lock(&loaded).known_at(store, id, at)?;
                said.push((id, merged_into(&related(&state))));
            }
        }
        Ok(Arc::new(Overlay::of(&claims(store, said)?)))
    }
}

//! From a handle to those who ever had it, so that adding the ten-thousandth person costs what adding the first did.

use std::collections::{BTreeSet, HashMap};

/// Whoever was ever written with a handle. Whether they still have it is for the reader to check.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Handles<T>(HashMap<String, BTreeSet<T>>);

impl<T> Default for Handles<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Ord + Copy> Handles<T> {
    pub(super) fn note(&mut self, handle: &str, id: T) {
        self.0.entry(handle.to_lowercase()).or_default().insert(id);
    }

    /// Everybody who was ever written with this handle, which must be in lower case.
    pub(super) fn ever(&self, lower: &str) -> impl Iterator<Item = T> + '_ {
        self.0.get(lower).into_iter().flatten().copied()
    }
}

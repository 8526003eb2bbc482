//! Requests by chance: of the right shape for the most part, with what people and programs really get wrong.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::shapes::{Contract, Field, Shape};

/// What teams write for themselves: the shelf and what stands on it.
pub(crate) const SHELVES: [(&str, &str); 11] = [
    ("card", "Card"),
    ("audience", "Audience"),
    ("policy", "Policy"),
    ("template", "Template"),
    ("guide", "Guide"),
    ("script", "Script"),
    ("role_card", "RoleCard"),
    ("regime", "Regime"),
    ("probe", "Probe"),
    ("code", "Code"),
    ("scenario", "Scenario"),
];

/// Numbers at the edges of what fits.
const NUMBERS: &[f64] =
    &[0.0, 1.0, 2.0, 5.0, 30.0, 255.0, 65_536.0, -1.0, 0.5, -0.0, 4_294_967_295.0, 4_294_967_296.0, 9e15, -9e18, 1e300];

/// How deep a request may go before lists and what may be left out stay empty.
const DEEP: u32 = 7;

/// A row of numbers that is the same for the same seed.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % (end.max(1) as u64)).expect("below")
    }

    pub(crate) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    pub(crate) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Makes requests. What replies name is asked for again, so that commands reach what others made.
pub(crate) struct Maker<'a> {
    pub(crate) contract: &'a Contract,
    pub(crate) chance: Chance,
    /// One in so many values is of another shape, or left out; none at 0.
    pub(crate) wrong: usize,
    /// What stands in fields of text.
    pub(crate) texts: Vec<String>,
    /// Incidents and drills that are there.
    pub(crate) incidents: Vec<String>,
    /// Whatever replies named.
    pub(crate) seen: Vec<String>,
    /// What may stand in a field that names a file: nothing outside the folder of the test.
    pub(crate) paths: Vec<String>,
}

impl Maker<'_> {
    pub(crate) fn request(&mut self, command: &str) -> Value {
        let shape = self.contract.requests[command].clone();
        self.value("", &shape, 0)
    }

    /// A request for a shelf of the library: what stands on it is read later, so the contract has it as anything.
    pub(crate) fn thing(&mut self, shelf: usize) -> Value {
        let (shelf, name) = SHELVES[shelf];
        let mut thing = self.value("", &Shape::Named(name.to_owned()), 0);
        if let Some(thing) = thing.as_object_mut() {
            thing.insert("key".to_owned(), format!("k{}", self.chance.below(6)).into());
        }
        json!({ "shelf": shelf, "key": thing["key"], "value": thing })
    }

    fn value(&mut self, name: &str, shape: &Shape, deep: u32) -> Value {
        // A file is never named by chance: it would be written.
        if name == "path" {
            return self.chance.of(&self.paths).as_str().into();
        }
        if deep > 0 && self.is_wrong(1) {
            return self.anything();
        }
        match shape {
            Shape::Text => self.text(name).into(),
            Shape::Number => self.number(),
            Shape::Truth => self.chance.one_in(2).into(),
            Shape::Null => Value::Null,
            Shape::Whatever => self.anything(),
            Shape::Word(word) => word.as_str().into(),
            Shape::Named(named) => match self.contract.types.get(named).cloned() {
                Some(shape) => self.value(name, &shape, deep + 1),
                None => self.anything(),
            },
            Shape::List(inner) => {
                let many = if deep > DEEP { 0 } else { self.chance.below(4) };
                (0..many).map(|_| self.value(name, inner, deep + 1)).collect()
            }
            Shape::Row(inner) => inner.iter().map(|one| self.value(name, one, deep + 1)).collect(),
            Shape::Map(inner) => {
                let many = if deep > DEEP { 0 } else { self.chance.below(3) };
                (0..many).map(|_| (self.text(name), self.value(name, inner, deep + 1))).collect::<Map<_, _>>().into()
            }
            Shape::Fields(fields) => self.fields(fields, deep),
            Shape::Either(any) => {
                let one = self.chance.of(any);
                self.value(name, one, deep)
            }
            Shape::Both(all) => {
                let mut together = Map::new();
                for one in all {
                    if let Value::Object(fields) = self.value(name, one, deep) {
                        together.extend(fields);
                    }
                }
                together.into()
            }
        }
    }

    fn fields(&mut self, fields: &[Field], deep: u32) -> Value {
        let mut made = Map::new();
        for field in fields {
            let left_out = if field.optional { deep > DEEP || self.chance.one_in(2) } else { self.is_wrong(4) };
            if !left_out {
                made.insert(field.name.clone(), self.value(&field.name, &field.shape, deep + 1));
            }
        }
        made.into()
    }

    /// Whether something is wrong here; `rarely` as often.
    fn is_wrong(&mut self, rarely: usize) -> bool {
        self.wrong > 0 && self.chance.one_in(self.wrong * rarely)
    }

    fn text(&mut self, name: &str) -> String {
        if name == "incident" && !self.chance.one_in(8) {
            return self.chance.of(&self.incidents).clone();
        }
        if name == "key" && !self.chance.one_in(4) {
            return format!("k{}", self.chance.below(12));
        }
        match self.chance.below(8) {
            0..=3 if !self.seen.is_empty() => self.chance.of(&self.seen).clone(),
            4 => self.chance.of(&self.incidents).clone(),
            _ => self.chance.of(&self.texts).clone(),
        }
    }

    fn number(&mut self) -> Value {
        let number = *self.chance.of(NUMBERS);
        // As the page writes them: whole numbers without a point.
        if number.fract() == 0.0 && number.abs() < 9.1e18 { (number as i64).into() } else { json!(number) }
    }

    fn anything(&mut self) -> Value {
        match self.chance.below(7) {
            0 => Value::Null,
            1 => self.chance.one_in(2).into(),
            2 => self.number(),
            3 => json!([]),
            4 => json!({}),
            5 => json!([{ "kind": self.text("") }]),
            _ => self.text("").into(),
        }
    }

    /// Remembers what a reply names.
    pub(crate) fn remember(&mut self, reply: &Value) {
        let mut names = BTreeSet::new();
        collect(reply, &mut names);
        for name in names {
            if self.seen.len() < 400 {
                self.seen.push(name);
            } else {
                let at = self.chance.below(400);
                self.seen[at] = name;
            }
        }
    }
}

/// Everything in a reply that looks like the name of something.
fn collect(reply: &Value, names: &mut BTreeSet<String>) {
    match reply {
        Value::String(text) => {
            let is_name =
                (2..=64).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
            if is_name && names.len() < 40 {
                names.insert(text.clone());
            }
        }
        Value::Array(list) => list.iter().for_each(|one| collect(one, names)),
        Value::Object(fields) => fields.values().for_each(|one| collect(one, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

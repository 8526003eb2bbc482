//! The contract, made from the one table.

use std::collections::BTreeMap;

use ts_rs::{TS, TypeVisitor};

use crate::wire;

/// How a command is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Changes nothing.
    Read,
    /// Appends events or keeps something.
    Write,
    /// Takes long: reports progress, can be cancelled.
    Long,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct CommandInfo {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// How it is run; `None` for a command that only the window can carry out.
    pub way: Option<Way>,
    /// Names of the request and reply types in TypeScript.
    pub types: fn(&ts_rs::Config) -> (String, String),
}

macro_rules! commands {
    ($(#[doc = $doc:literal] $name:ident: $request:ty => $reply:ty, $way:ident;)+) => {
        /// Every command of the service.
        pub const COMMANDS: &[CommandInfo] = &[$(CommandInfo {
            name: stringify!($name),
            doc: $doc,
            way: Some(way::$way),
            types: |config| (<$request as TS>::name(config), <$reply as TS>::name(config)),
        },)+];

        fn visit_all(list: &mut TypeList<'_>) {
            $(list.visit::<$request>(); list.visit::<$reply>();)+
            visit_window(list);
        }
    };
}
macro_rules! window_commands {
    ($(#[doc = $doc:literal] $name:ident: $request:ty => $reply:ty;)+) => {
        /// Every command that only the window can carry out.
        pub const WINDOW_COMMANDS: &[CommandInfo] = &[$(CommandInfo {
            name: stringify!($name),
            doc: $doc,
            way: None,
            types: |config| (<$request as TS>::name(config), <$reply as TS>::name(config)),
        },)+];

        fn visit_window(list: &mut TypeList<'_>) {
            $(list.visit::<$request>(); list.visit::<$reply>();)+
        }
    };
}

/// Collects every type that the contract names, with all it is made of.
pub struct TypeList<'a> {
    found: &'a mut BTreeMap<String, String>,
    config: ts_rs::Config,
}

impl<'a> TypeList<'a> {
    /// Fills `found` with the TypeScript declaration of each type, by name.
    pub fn collect(found: &'a mut BTreeMap<String, String>) {
        let mut list = Self { found, config: ts_rs::Config::default() };
        visit_all(&mut list);
        list.visit::<wire::ErrorReply>();
        list.visit::<wire::Changed>();
        list.visit::<wire::Progress>();
        list.visit::<wire::Alarm>();
    }
}

impl TypeVisitor for TypeList<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types that are written inline, such as lists and strings, have no file of their own.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.found.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.found.insert(name, format!("{docs}export {}", T::decl_concrete(&self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[expect(non_upper_case_globals, reason = "named as the table writes them")]
mod way {
    use super::Way;
    pub(super) const read: Way = Way::Read;
    pub(super) const write: Way = Way::Write;
    pub(super) const long: Way = Way::Long;
}

include!("command_table.rs");

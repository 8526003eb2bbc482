//! The TypeScript contract in the user interface is the one generated from the command table.
//!
//! `UPDATE_TYPES=1 cargo test -p muster-service --test types` writes it anew.

#![expect(clippy::unwrap_used, reason = "a contract that cannot be written is a failed test")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use muster_service::table::{COMMANDS, CommandInfo, TypeList, WINDOW_COMMANDS};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/backend/generated.ts");

fn interface(out: &mut String, name: &str, doc: &str, commands: &[CommandInfo]) {
    let config = ts_rs::Config::default();
    writeln!(out, "/** {doc} */\nexport interface {name} {{").unwrap();
    for command in commands {
        let (request, reply) = (command.types)(&config);
        writeln!(out, "  /** {} */\n  {}: {{ request: {request}; reply: {reply} }};", command.doc.trim(), command.name)
            .unwrap();
    }
    out.push_str("}\n\n");
}

fn generated() -> String {
    let mut out = String::from(
        "// Generated from crates/service/src/command_table.rs and the types it names; do not edit.\n\
         // UPDATE_TYPES=1 cargo test -p muster-service --test types\n\n",
    );
    let mut types = BTreeMap::new();
    TypeList::collect(&mut types);
    for declaration in types.values() {
        out.push_str(declaration);
        out.push_str("\n\n");
    }
    interface(&mut out, "Commands", "Every command of the service.", COMMANDS);
    interface(&mut out, "WindowCommands", "Every command that only the window can carry out.", WINDOW_COMMANDS);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[test]
fn committed_types_are_the_generated_ones() {
    let generated = generated();
    if std::env::var_os("UPDATE_TYPES").is_some() {
        std::fs::create_dir_all(Path::new(FILE).parent().unwrap()).unwrap();
        std::fs::write(FILE, &generated).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        committed == generated,
        "ui/src/lib/backend/generated.ts differs from the command table; \
         run UPDATE_TYPES=1 cargo test -p muster-service --test types"
    );
}

#[test]
fn no_wire_type_holds_an_integer_that_javascript_cannot_hold() {
    assert!(!generated().contains("bigint"), "64-bit integers must not cross the edge");
}

#[test]
fn every_command_has_a_name_of_its_own() {
    let mut names: Vec<&str> = COMMANDS.iter().chain(WINDOW_COMMANDS).map(|command| command.name).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "a command name stands twice in the table");
}

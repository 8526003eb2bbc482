//! What may stand in which file, by reading the files.
//!
//! These are greps with manners: they know nothing of syntax, so each is written to be right on plain code and to be
//! easy to satisfy honestly.

use std::path::Path;

use super::{hold, root};

/// Directories that hold nothing written by hand.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", "gen", ".git", ".svelte-kit", "fixtures", "icons"];

/// A file with its path from the root, with `/` on every platform.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn is_test(&self) -> bool {
        let file = self.path.rsplit('/').next().unwrap_or_default();
        self.path.split('/').any(|part| part == "tests" || part == "testkit" || part == "fuzz")
            || file == "tests.rs"
            || file.ends_with("_tests.rs")
            || file.contains(".test.")
    }

    fn is_generated(&self) -> bool {
        self.path.split('/').any(|part| part.contains("generated") || part == "bindings")
    }

    /// The lines a program is built from, numbered from 1: what stands before the tests at the end of the file.
    fn program(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        let rust = self.path.ends_with(".rs");
        lines.take_while(move |(_, line)| !(rust && line.trim_start().starts_with("#[cfg(test)]")))
    }
}

/// Every file under `dir` (from the root) with one of the extensions.
fn sources(dir: &str, extensions: &[&str]) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    let mut queue = vec![root.join(dir)];
    while let Some(dir) = queue.pop() {
        let Ok(entries) = std::fs::read_dir(&dir) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                if !NOT_OURS.contains(&name(&path).as_str()) {
                    queue.push(path);
                }
            } else if path.extension().is_some_and(|each| extensions.contains(&each.to_string_lossy().as_ref())) {
                found.push(read(&root, &path));
            }
        }
    }
    found
}

fn read(root: &Path, path: &Path) -> Source {
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    Source { path, text }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "/*", "*", "<!--"].iter().any(|mark| line.starts_with(mark))
}

#[test]
fn sql_stands_only_in_the_store() {
    let words = ["SELECT ", "INSERT INTO", "UPDATE OR ", "DELETE FROM", "CREATE TABLE", "PRAGMA "];
    let mut offenders = Vec::new();
    for source in ["crates", "src-tauri"].iter().flat_map(|dir| sources(dir, &["rs"])) {
        if source.path.starts_with("crates/store/") || source.is_test() {
            continue;
        }
        for (number, line) in source.program().filter(|(_, line)| !is_comment(line)) {
            if let Some(word) = words.iter().find(|word| line.contains(*word)) {
                offenders.push(format!("{}:{number}: {}", source.path, word.trim()));
            }
        }
    }
    hold("SQL stands only in crates/store, beside the function that runs it", offenders);
}

#[test]
fn the_core_and_the_formats_touch_nothing_outside() {
    let words = [
        "std::fs",
        "std::net",
        "std::process",
        "std::thread",
        "std::env",
        "std::io::stdin",
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "now_v7",
        "new_v4",
        "async fn",
    ];
    let mut offenders = Vec::new();
    for source in ["crates/core/src", "crates/exchange/src"].iter().flat_map(|dir| sources(dir, &["rs"])) {
        if source.is_test() {
            continue;
        }
        for (number, line) in source.program().filter(|(_, line)| !is_comment(line)) {
            if let Some(word) = words.iter().find(|word| line.contains(*word)) {
                offenders.push(format!("{}:{number}: {word}", source.path));
            }
        }
    }
    hold("muster-core and muster-exchange are values in, values out: time, ids and bytes are arguments", offenders);
}

/// What a line of TypeScript imports: a package by its name, one of our files by its path from the root.
fn imported(source: &Source, line: &str) -> Option<String> {
    let rest = match line.rsplit_once(" from ").or_else(|| line.split_once("import(")) {
        Some((_, rest)) => rest,
        None => line.trim_start().strip_prefix("import ").filter(|rest| rest.starts_with(['"', '\'']))?,
    };
    let target = rest.trim_start().strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    if !target.starts_with('.') {
        return Some(target.replacen("$lib/", "ui/src/lib/", 1));
    }
    let mut parts: Vec<&str> = source.path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Every import in a folder of the user interface: the file with its line, and what it imports.
fn imports(dir: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in sources(dir, &["ts", "js", "svelte"]) {
        for (number, line) in source.program() {
            if let Some(target) = imported(&source, line) {
                found.push((format!("{}:{number}", source.path), target));
            }
        }
    }
    found
}

#[test]
fn imports_are_read_as_a_person_reads_them() {
    let source = Source { path: "ui/src/features/board/Board.svelte".to_owned(), text: String::new() };
    for (line, target) in [
        ("import { x } from '../command/x';", "ui/src/features/command/x"),
        ("  import Tile from \"./Tile.svelte\";", "ui/src/features/board/Tile.svelte"),
        ("import '../../lib/tokens.css';", "ui/src/lib/tokens.css"),
        ("const m = await import('../../app/keys');", "ui/src/app/keys"),
        ("export { y } from \"$lib/clock\";", "ui/src/lib/clock"),
        ("import { invoke } from '@tauri-apps/api/core';", "@tauri-apps/api/core"),
    ] {
        assert_eq!(imported(&source, line).as_deref(), Some(target), "{line}");
    }
    assert_eq!(imported(&source, "const from = 'here';"), None);
}

#[test]
fn only_the_backend_folder_talks_to_tauri() {
    let offenders = imports("ui/src")
        .into_iter()
        .filter(|(at, target)| target.starts_with("@tauri-apps") && !at.starts_with("ui/src/lib/backend/"))
        .map(|(at, target)| format!("{at} imports {target}"))
        .collect();
    hold("only ui/src/lib/backend/ imports @tauri-apps; everything else is given a Backend", offenders);
}

#[test]
fn features_do_not_import_each_other() {
    let feature =
        |path: &str| path.split_once("features/").and_then(|(_, rest)| rest.split('/').next().map(str::to_owned));
    let offenders = imports("ui/src/features")
        .into_iter()
        .filter(|(at, target)| feature(target).is_some() && feature(target) != feature(at))
        .map(|(at, target)| format!("{at} imports {target}"))
        .collect();
    hold("app -> features -> components -> lib; a feature never imports another", offenders);
}

#[test]
fn the_lower_layers_do_not_import_the_upper_ones() {
    let layers = [
        ("ui/src/lib", &["components/", "features/", "app/"][..]),
        ("ui/src/components", &["features/", "app/"]),
        ("ui/src/features", &["app/"]),
    ];
    let mut offenders = Vec::new();
    for (dir, above) in layers {
        for (at, target) in imports(dir) {
            if above.iter().any(|layer| target.starts_with(&format!("ui/src/{layer}"))) {
                offenders.push(format!("{at} imports {target}"));
            }
        }
    }
    hold("app -> features -> components -> lib, never upwards", offenders);
}

#[test]
fn colours_come_from_the_tokens() {
    let mut offenders = Vec::new();
    for source in sources("ui/src", &["svelte", "css"]) {
        if source.path.ends_with("/tokens.css") {
            continue;
        }
        for (number, line) in source.text.lines().enumerate() {
            if let Some(colour) = raw_colour(line) {
                offenders.push(format!("{}:{}: {colour}", source.path, number + 1));
            }
        }
    }
    hold("a colour is a token: write var(--..) and put the value in tokens.css, once for each theme", offenders);
}

/// Finds `#abc`, `#aabbcc`, `rgb(` and their kin in a line.
fn raw_colour(line: &str) -> Option<String> {
    for function in ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("] {
        for (at, _) in line.match_indices(function) {
            if !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '-' || before == '_') {
                return Some(format!("{function}..)"));
            }
        }
    }
    for (at, _) in line.match_indices('#') {
        let opens = line[..at].is_empty() || line[..at].ends_with([' ', ':', '(', ',', '"', '\'', '\t']);
        let digits: String = line[at + 1..].chars().take_while(char::is_ascii_hexdigit).collect();
        let ends = !line[at + 1 + digits.len()..]
            .starts_with(|next: char| next.is_alphanumeric() || next == '-' || next == '_');
        if opens && ends && [3, 4, 6, 8].contains(&digits.len()) {
            return Some(format!("#{digits}"));
        }
    }
    None
}

#[test]
fn the_colour_rule_sees_colours_and_nothing_else() {
    for line in
        ["color: #fff;", "background: rgb(0 0 0 / 50%)", "fill=\"#0b7285\"", "--x:#1234", "a: oklch(0.7 0.1 20)"]
    {
        assert!(raw_colour(line).is_some(), "{line} holds a colour");
    }
    for line in
        ["{#each lines as line}", "{#if add}", "&#123;", "color: var(--ink)", "#gateway", "INC #12 of 90", "xrgb(1)"]
    {
        assert!(raw_colour(line).is_none(), "{line} holds no colour");
    }
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    let kinds = ["rs", "ts", "svelte", "css", "sh", "ps1", "sql", "js"];
    let offenders = ["crates", "src-tauri", "tests", "ui", "scripts", "migrations"]
        .iter()
        .flat_map(|dir| sources(dir, &kinds))
        .filter(|source| !source.is_generated())
        .map(|source| (source.text.lines().count(), source.path))
        .filter(|(count, _)| *count > 500)
        .map(|(count, path)| format!("{path}: {count} lines"))
        .collect();
    hold("aim for 300 lines in a file, never over 500: it is a room that wants dividing", offenders);
}

#[test]
fn nothing_is_allowed_without_a_reason() {
    let mut offenders = Vec::new();
    for source in ["crates", "src-tauri", "tests"].iter().flat_map(|dir| sources(dir, &["rs"])) {
        for (number, line) in source.text.lines().enumerate() {
            let line = line.trim_start();
            // What several tests share is used by each in part; which part is unused differs from test to test.
            let shared = source.path.ends_with("/mod.rs") && line.starts_with("#![allow(dead_code,");
            if !shared && (line.starts_with("#[allow(") || line.starts_with("#![allow(")) {
                offenders.push(format!("{}:{}: {line}", source.path, number + 1));
            }
        }
    }
    hold("`#[expect(lint, reason = \"..\")]`, never `allow`: it goes when it is no longer true", offenders);
}

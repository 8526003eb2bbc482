//! Arrows between crates, from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use cargo_metadata::{Dependency, DependencyKind, Metadata, MetadataCommand, Package, PackageId};

use super::{hold, root};

/// The arrows of the design, and no others: a crate and what it may be built from.
const ARROWS: &[(&str, &[&str])] = &[
    ("muster-core", &[]),
    ("muster-exchange", &["muster-core"]),
    ("muster-store", &["muster-core"]),
    ("muster-service", &["muster-core", "muster-exchange", "muster-store"]),
    ("muster-cli", &["muster-service"]),
    ("muster", &["muster-service"]),
    ("muster-testkit", &["muster-core"]),
];

const TESTKIT: &str = "muster-testkit";

/// Who may name a crate directly. The tauri family is matched by its first word.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("tauri", &["muster"]),
    ("wry", &["muster"]),
    ("rusqlite", &["muster-store"]),
    ("rusqlite_migration", &["muster-store"]),
    ("libsqlite3-sys", &["muster-store"]),
    ("reqwest", &["muster-service"]),
    ("tokio", &["muster-service", "muster-cli", "muster"]),
    ("clap", &["muster-cli"]),
];

/// Crates that reach a disk, a socket, a process, a clock or a random source.
const REACHES_OUT: &[&str] = &[
    "async-std",
    "dirs",
    "fs4",
    "futures",
    "getrandom",
    "hyper",
    "libc",
    "memmap2",
    "mio",
    "nix",
    "notify",
    "openssl",
    "rand",
    "reqwest",
    "rusqlite",
    "rustix",
    "rustls",
    "smol",
    "sqlx",
    "tempfile",
    "time",
    "tokio",
    "tracing-appender",
    "ureq",
    "walkdir",
    "windows-sys",
];

static METADATA: LazyLock<Metadata> = LazyLock::new(|| {
    let mut command = MetadataCommand::new();
    command.manifest_path(root().join("Cargo.toml")).other_options(vec!["--locked".to_owned()]);
    // Behind a wall with no network everything needed is already there; with a network, cargo may fetch what is not.
    command.exec().unwrap()
});

/// The crates of this workspace by name.
fn ours() -> BTreeMap<&'static str, &'static Package> {
    METADATA.workspace_packages().into_iter().map(|package| (package.name.as_str(), package)).collect()
}

/// What a crate is built from: everything but what only its tests use.
fn built_from(package: &Package) -> impl Iterator<Item = &Dependency> {
    package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development)
}

#[test]
fn every_crate_has_its_arrows_written_down() {
    let known: BTreeSet<_> = ARROWS.iter().map(|(name, _)| *name).collect();
    hold(
        "a crate exists only if the design lists it: give it a line in ARROWS and in docs/ARCHITECTURE.md",
        ours().keys().filter(|name| !known.contains(*name)).map(ToString::to_string).collect(),
    );
}

#[test]
fn crates_point_only_where_the_design_says() {
    let ours = ours();
    let mut offenders = Vec::new();
    for (name, package) in &ours {
        let allowed = ARROWS.iter().find(|(from, _)| from == name).map_or(&[][..], |(_, to)| to);
        for dependency in built_from(package) {
            let to = dependency.name.as_str();
            if ours.contains_key(to) && !allowed.contains(&to) {
                offenders.push(format!("{name} -> {to}"));
            }
        }
    }
    hold(
        "core <- exchange, core <- store, {core, exchange, store} <- service <- {window, cli}, and no other arrow",
        offenders,
    );
}

#[test]
fn tests_add_no_arrow_but_the_one_to_the_testkit() {
    let ours = ours();
    let mut offenders = Vec::new();
    for (name, package) in &ours {
        let allowed = ARROWS.iter().find(|(from, _)| from == name).map_or(&[][..], |(_, to)| to);
        for dependency in package.dependencies.iter().filter(|each| each.kind == DependencyKind::Development) {
            let to = dependency.name.as_str();
            if ours.contains_key(to) && to != TESTKIT && !allowed.contains(&to) {
                offenders.push(format!("{name} -> {to} (dev)"));
            }
        }
    }
    hold("a test of a crate uses what the crate may use, and the testkit; a wider test belongs higher up", offenders);
}

#[test]
fn the_testkit_is_only_ever_a_dev_dependency() {
    let offenders = ours()
        .into_iter()
        .filter(|(_, package)| built_from(package).any(|dependency| dependency.name == TESTKIT))
        .map(|(name, _)| format!("{name} is built from {TESTKIT}"))
        .collect();
    hold("muster-testkit must never be part of a program", offenders);
}

#[test]
fn heavy_crates_stay_where_they_belong() {
    let mut offenders = Vec::new();
    for (name, package) in ours() {
        for dependency in built_from(package) {
            for (guarded, homes) in ONLY_IN {
                let hit = dependency.name == *guarded || (*guarded == "tauri" && dependency.name.starts_with("tauri-"));
                if hit && !homes.contains(&name) {
                    offenders.push(format!("{name} names {} (at home in {})", dependency.name, homes.join(", ")));
                }
            }
        }
    }
    hold(
        "tauri only in the window, rusqlite only in store, reqwest only in service, tokio only from service up",
        offenders,
    );
}

#[test]
fn the_core_and_the_formats_cannot_reach_out() {
    let ours = ours();
    let mut offenders = Vec::new();
    for name in ["muster-core", "muster-exchange"] {
        for dependency in built_from(ours[name]) {
            if REACHES_OUT.contains(&dependency.name.as_str()) {
                offenders.push(format!("{name} names {}", dependency.name));
            }
            let asks_the_time = dependency.name == "chrono"
                && (dependency.uses_default_features
                    || dependency.features.iter().any(|each| each == "clock" || each == "now"));
            if asks_the_time {
                offenders.push(format!("{name} switches on chrono's clock"));
            }
        }
    }
    hold("no disk, socket, process, clock or random source in muster-core and muster-exchange", offenders);
}

#[test]
fn musterctl_never_links_the_webview() {
    let reached = reached_from(&ours()["muster-cli"].id);
    let offenders = reached
        .iter()
        .filter(|name| {
            ["tauri", "wry", "tao", "webkit2gtk", "webkit2gtk-sys", "gtk", "gtk-sys"].contains(&name.as_str())
        })
        .map(|name| format!("muster-cli reaches {name}"))
        .collect();
    hold("musterctl runs on a machine with no screen and no WebKit", offenders);
}

#[test]
fn sqlite_is_linked_once() {
    let versions: Vec<_> = METADATA
        .packages
        .iter()
        .filter(|package| package.name.as_str() == "libsqlite3-sys")
        .map(|package| format!("libsqlite3-sys {}", package.version))
        .collect();
    let offenders = if versions.len() == 1 { Vec::new() } else { versions };
    hold("exactly one libsqlite3-sys: two copies of SQLite on one file break its locks", offenders);
}

#[test]
fn banned_crates_are_not_in_the_lock_file() {
    // `deny.toml` bans the same; this test needs no extra program, so the rule holds on every machine.
    let banned = ["openssl", "openssl-sys", "native-tls", "aws-lc-sys"];
    let offenders = METADATA
        .packages
        .iter()
        .filter(|package| banned.contains(&package.name.as_str()))
        .map(|package| format!("{} {}", package.name, package.version))
        .collect();
    hold("TLS is rustls with ring; nothing links OpenSSL or builds AWS-LC", offenders);
}

#[test]
fn every_crate_comes_from_crates_io() {
    let offenders = METADATA
        .packages
        .iter()
        .filter(|package| package.source.as_ref().is_some_and(|source| !source.is_crates_io()))
        .map(|package| format!("{} from {:?}", package.name, package.source))
        .collect();
    hold("sources are crates.io and this repository", offenders);
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace() {
    let offenders = ours()
        .into_iter()
        .filter(|(_, package)| {
            let manifest = std::fs::read_to_string(&package.manifest_path).unwrap();
            !manifest.contains("[lints]\nworkspace = true")
        })
        .map(|(name, _)| name.to_owned())
        .collect();
    hold("each Cargo.toml says `[lints] workspace = true`", offenders);
}

/// Names of all crates a crate is built from, near or far, on any platform; what only tests use does not count.
fn reached_from(start: &PackageId) -> BTreeSet<String> {
    let resolve = METADATA.resolve.as_ref().unwrap();
    let nodes: BTreeMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut seen = BTreeSet::from([start]);
    let mut queue = vec![start];
    while let Some(id) = queue.pop() {
        for dependency in &nodes[id].deps {
            let built = dependency.dep_kinds.iter().any(|each| each.kind != DependencyKind::Development);
            if built && seen.insert(&dependency.pkg) {
                queue.push(&dependency.pkg);
            }
        }
    }
    seen.iter().map(|id| METADATA[*id].name.to_string()).collect()
}

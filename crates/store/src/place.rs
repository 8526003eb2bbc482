//! Where a store lies: folders that synchronise and network disks lose data under a live database.

use std::path::{Component, Path};

/// What is wrong with a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceWarning {
    /// A program copies this folder to other machines while it is in use.
    Synced(String),
    /// The disk is on another machine, or a program stands in for it.
    Network(String),
}

/// Names of folders that programs keep in step, in lower case, with the program's name.
const SYNCED: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("mobile documents", "iCloud Drive"),
    ("icloud drive", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("megasync", "MEGA"),
    ("seafile", "Seafile"),
    ("box sync", "Box"),
    ("synologydrive", "Synology Drive"),
    ("tresorit", "Tresorit"),
];

/// Files in a folder that say a program keeps it in step.
const MARKERS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".sync", "Resilio Sync"),
    (".owncloudsync.log", "ownCloud"),
];

/// Numbers of file systems that are not a disk of this machine (`statfs(2)`).
#[cfg(target_os = "linux")]
const NETWORK: &[(i64, &str)] = &[
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB"),
    (0x6573_5546, "FUSE"),
    (0x0102_1997, "9P"),
    (0x5346_414f, "AFS"),
    (0x0bd0_0bd0, "Lustre"),
    (0x00c3_6400, "Ceph"),
];

/// Looks at where a store lies.
#[must_use]
pub fn look_at_place(path: &Path) -> Option<PlaceWarning> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    by_name(folder).or_else(|| by_marker(folder)).or_else(|| by_disk(folder))
}

fn by_name(folder: &Path) -> Option<PlaceWarning> {
    folder.components().find_map(|component| {
        let Component::Normal(name) = component else { return None };
        let name = name.to_string_lossy().to_lowercase();
        SYNCED
            .iter()
            // "OneDrive - Company" and "Dropbox (Team)" are how businesses name them.
            .find(|(known, _)| {
                name == *known || name.starts_with(&format!("{known} -")) || name.starts_with(&format!("{known} ("))
            })
            .map(|(_, program)| PlaceWarning::Synced((*program).to_owned()))
    })
}

fn by_marker(folder: &Path) -> Option<PlaceWarning> {
    folder.ancestors().find_map(|ancestor| {
        MARKERS
            .iter()
            .find(|(marker, _)| ancestor.join(marker).exists())
            .map(|(_, program)| PlaceWarning::Synced((*program).to_owned()))
    })
}

#[cfg(target_os = "linux")]
fn by_disk(folder: &Path) -> Option<PlaceWarning> {
    let stat = rustix::fs::statfs(folder).ok()?;
    let kind = stat.f_type & 0xffff_ffff;
    NETWORK.iter().find(|(number, _)| *number == kind).map(|(_, name)| PlaceWarning::Network((*name).to_owned()))
}

#[cfg(not(target_os = "linux"))]
fn by_disk(_folder: &Path) -> Option<PlaceWarning> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_synced_folders_by_name() {
        let cases = [
            ("/home/a/Dropbox/muster/muster.db", Some("Dropbox")),
            ("/home/a/Dropbox (Team)/muster.db", Some("Dropbox")),
            ("/Users/a/OneDrive - Company/m.db", Some("OneDrive")),
            ("/Users/a/Library/Mobile Documents/com~apple/m.db", Some("iCloud Drive")),
            ("/home/a/dropboxes/m.db", None),
            ("/home/a/.local/share/muster/muster.db", None),
        ];
        for (path, expected) in cases {
            let expected = expected.map(|program| PlaceWarning::Synced(program.to_owned()));
            assert_eq!(by_name(Path::new(path).parent().unwrap()), expected, "{path}");
        }
    }

    #[test]
    fn knows_a_synced_folder_by_what_lies_in_it() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".stfolder")).unwrap();
        let below = folder.path().join("deep/er");
        assert_eq!(by_marker(&below), Some(PlaceWarning::Synced("Syncthing".to_owned())));
    }
}

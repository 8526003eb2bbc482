//! Where other people's conversations come from: folders and files on this machine.

mod folder;

pub use folder::{FolderTree, open_zip};

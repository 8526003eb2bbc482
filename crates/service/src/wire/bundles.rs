//! Bundles: one file that carries incidents from one machine to another.

use chrono::{DateTime, Utc};
use muster_core::ids::StreamId;

use super::wire_types;

wire_types! {
    /// What a bundle of an incident would carry.
    pub struct BundleOffer {
        /// A name for the file, such as `INC-0042-card-payments.muster`.
        pub file_name: String,
        /// The incident, and those that are handled as part of it.
        pub incidents: Vec<BundleItem>,
        /// How many people and services of the directory go along, with their contacts.
        pub people: u32,
        /// How many pictures.
        pub pictures: u32,
        /// What stays on this machine, one sentence each.
        pub stays: Vec<String>,
    }

    /// An incident or a drill in a bundle.
    pub struct BundleItem {
        /// Which.
        pub id: StreamId,
        /// What people say aloud here; empty for a drill that has not begun.
        pub reference: String,
        /// Its title.
        pub title: String,
        /// Whether it is an exercise.
        pub is_drill: bool,
    }

    /// Writes a bundle.
    pub struct BundleWrite {
        /// Id or reference.
        pub incident: String,
        /// Where to.
        pub path: String,
    }

    /// A bundle that was written.
    pub struct BundleWritten {
        /// Where it lies.
        pub path: String,
        /// Its size in bytes.
        pub bytes: f64,
        /// How many events it holds.
        pub events: u32,
    }

    /// A bundle on disk.
    pub struct BundleFile {
        /// Where it lies.
        pub path: String,
    }

    /// What is in a bundle, and what of it is not here yet.
    pub struct BundleLook {
        /// The name of the file.
        pub name: String,
        /// When it was made, by the clock of the machine that made it.
        pub made_at: DateTime<Utc>,
        /// By which program.
        pub made_by: String,
        /// By whom; empty when nobody had said who they are.
        pub by: String,
        /// The end of the id of the machine that made it.
        pub device: String,
        /// Whether it was made here.
        pub own: bool,
        /// What it carries.
        pub incidents: Vec<BundleLookItem>,
        /// How many entries of the directory are new.
        pub people: u32,
        /// How many entries are new in all. With none there is nothing to take in.
        pub taken: u32,
        /// How many entries are here already.
        pub held: u32,
        /// What people should know before they take it in, one sentence each.
        pub notes: Vec<String>,
    }

    /// One incident of a bundle.
    pub struct BundleLookItem {
        /// What it is called there: its reference, its title, whether it is an exercise.
        pub item: BundleItem,
        /// What it is called here, or will be; empty for a drill that has not begun.
        pub here: String,
        /// Whether it is here already.
        pub known: bool,
        /// How many lines are new.
        pub lines: u32,
        /// How many other entries are new: what was set, done, delivered, reviewed.
        pub others: u32,
        /// How many entries are here already.
        pub held: u32,
    }

    /// A bundle was taken in.
    pub struct BundleTaken {
        /// The incidents, as they are called here.
        pub incidents: Vec<BundleLookItem>,
        /// How many entries were new.
        pub taken: u32,
        /// How many entries were here already.
        pub held: u32,
        /// How many pictures were new.
        pub pictures: u32,
        /// The streams that grew.
        pub streams: Vec<StreamId>,
    }
}

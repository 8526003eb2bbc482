//! What can be typed. Wrong usage ends with 2; clap says what was wrong.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

/// Runs incidents from a terminal, on the same store as the window.
#[derive(Debug, Parser)]
#[command(name = "musterctl", version, max_term_width = 100)]
#[command(after_help = "References are short and can be said aloud: INC-0042, or just 42.\n\
    Exit codes: 0 done, 1 refused or failed (one sentence on standard error), 2 wrong usage.")]
pub(crate) struct Args {
    /// The store to work on; otherwise MUSTER_STORE, otherwise the one the window opens
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) store: Option<PathBuf>,
    /// Print replies as JSON, one object a line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Declare an incident and print its reference
    Declare(Declare),
    /// Write a line into an incident's log; prints `saved SEQ` once it is on the disk
    Log(Log),
    /// Show an incident and its log, perhaps as it was known at an earlier minute
    Show(Show),
    /// List open incidents and the latest closed ones
    List(List),
    /// Find words in everything that was written
    Search(Search),
    /// Write an incident out as Markdown, CSV, JSON or one HTML file
    Export(Export),
    /// Carry incidents from one machine to another as one file
    Bundle {
        #[command(subcommand)]
        what: Bundle,
    },
    /// Check every event and every table of the store
    Verify,
    /// Take a backup and prove that it restores
    Backup {
        /// Where to; otherwise the folder beside the store
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Put a backup in the place of the store; what stood there is kept aside
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// People in the directory
    People {
        #[command(subcommand)]
        import: People,
    },
    /// Measure this machine against the goals
    Bench(Bench),
    /// Carry out any command of the service: `call NAME JSON`
    Call {
        /// Its name, such as `board`
        name: String,
        /// The request; `-` reads it from standard input
        #[arg(value_name = "JSON", default_value = "{}")]
        request: String,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Declare {
    /// What people see; `sev1` or `drill` in front are understood
    #[arg(required = true, num_args = 1..)]
    pub(crate) title: Vec<String>,
    /// How severe it is
    #[arg(long, value_parser = ["sev1", "sev2", "sev3", "sev4", "sev5"])]
    pub(crate) severity: Option<String>,
    /// An exercise
    #[arg(long)]
    pub(crate) drill: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Log {
    /// Which incident; otherwise the open one declared last
    #[arg(long, value_name = "REF")]
    pub(crate) incident: Option<String>,
    /// Read lines from standard input, one each
    #[arg(long, conflicts_with = "line")]
    pub(crate) stdin: bool,
    /// The line, such as `/a -2m @jonas #gateway rolled back`; quote it, because # and ! mean something to a shell
    #[arg(required_unless_present = "stdin", allow_hyphen_values = true)]
    pub(crate) line: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Show {
    /// Which incident; otherwise the open one declared last
    #[arg(value_name = "REF")]
    pub(crate) incident: Option<String>,
    /// As it was known then: 2026-03-01T02:10:00Z, or as in a line: 14:02, -20m, "yesterday 23:50"
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(crate) at: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct List {
    /// How many closed incidents to list
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) closed: u32,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Search {
    /// What to find; the last word may be a beginning
    #[arg(required = true, num_args = 1..)]
    pub(crate) words: Vec<String>,
    /// Best match first, instead of latest first
    #[arg(long, conflicts_with = "substring")]
    pub(crate) ranked: bool,
    /// The letters anywhere, also inside words
    #[arg(long)]
    pub(crate) substring: bool,
    /// Only in this incident
    #[arg(long, value_name = "REF")]
    pub(crate) incident: Option<String>,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=200))]
    pub(crate) limit: u32,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Export {
    /// Which incident
    #[arg(value_name = "REF")]
    pub(crate) incident: String,
    /// As what
    #[arg(long, value_parser = ["md", "csv", "json", "html"])]
    pub(crate) format: String,
    /// As lines were written down, or as things happened
    #[arg(long, value_parser = ["arrival", "happened"], default_value = "arrival")]
    pub(crate) order: String,
    /// Where to; otherwise standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bundle {
    /// Write an incident, with its review and its drill, into a bundle
    Write {
        /// Which incident
        #[arg(value_name = "REF")]
        incident: String,
        /// Where to, such as `out.muster`
        #[arg(value_name = "FILE.muster")]
        out: PathBuf,
    },
    /// Show what is in a bundle and what of it is new here; changes nothing
    Look {
        /// The bundle
        #[arg(value_name = "FILE.muster")]
        file: PathBuf,
    },
    /// Take a bundle in, all of it or nothing
    Take {
        /// The bundle
        #[arg(value_name = "FILE.muster")]
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum People {
    /// Add the people of a CSV file
    Import {
        /// The file; a heading row names its columns
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Bench {
    /// How many events the large store holds
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub(crate) events: u32,
    /// A tenth of the store and of the repetitions, to see that it works
    #[arg(long)]
    pub(crate) quick: bool,
    /// Only rows whose name holds this word
    #[arg(long, value_name = "WORD")]
    pub(crate) only: Option<String>,
    /// Where stores and results are kept
    #[arg(long, value_name = "FOLDER", default_value = "target/bench")]
    pub(crate) folder: PathBuf,
    /// The window to measure; otherwise the one beside this program
    #[arg(long, value_name = "FILE")]
    pub(crate) window: Option<PathBuf>,
    /// The window tests, which measure what only a driver inside the window sees
    #[arg(long, value_name = "FILE")]
    pub(crate) pace: Option<PathBuf>,
    /// Where to write the results as JSON; otherwise in the folder
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

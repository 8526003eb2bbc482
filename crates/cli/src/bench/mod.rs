//! Measures this machine against the goals, with its own limits beside them in the same run.
//!
//! Nothing here asserts: a figure that falls short is printed as one that falls short. Times of single runs move with
//! whatever else the machine does, so every row gives a median and a spread, and compares with a raw limit taken in
//! the same minute where there is one.

mod corpus;
mod finding;
mod machine;
mod opening;
mod pace;
mod process;
mod report;
mod responding;
mod reviewing;
mod scenario;
mod stats;
mod stores;
mod window;
mod worked;
mod writes;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf, absolute};

use serde_json::Value;

use crate::args;
use crate::failure::Failure;
use report::{Report, Row};
use stores::Stores;

/// What every measurement is given.
struct Bench {
    /// Where stores and results lie.
    folder: PathBuf,
    stores: Stores,
    /// The window, when there is one.
    window: Option<PathBuf>,
    /// The window tests, when they were built.
    pace: Option<PathBuf>,
    quick: bool,
    only: Option<String>,
}

/// A group of rows, and the words it is chosen by.
type Part = (&'static str, fn(&Bench) -> Result<Vec<Row>, Failure>);

const PARTS: &[Part] = &[
    ("line syncs write", writes::measure),
    ("log process musterctl", process::measure),
    ("open board", opening::measure),
    ("incident view time", opening::measure_incident),
    ("response clocks drafts command view", responding::measure),
    ("search", finding::measure),
    ("review import slack messages memory cancel", reviewing::measure_bringing),
    ("review marks transcript", reviewing::measure_marks),
    ("review conversation", reviewing::measure_reading),
    ("review report", reviewing::measure_report),
    ("window start memory", window::measure),
    ("window pace key typing saved scroll idle", pace::measure),
    ("window scenario editor", scenario::measure),
    ("deb size", window::package),
];

impl Bench {
    /// Fewer when it should be quick.
    fn times(&self, usual: usize) -> usize {
        if self.quick { (usual / 5).max(3) } else { usual }
    }

    fn wants(&self, words: &str) -> bool {
        self.only.as_deref().is_none_or(|only| words.contains(only))
    }
}

/// `musterctl bench`
pub(crate) fn run(options: &args::Bench, json: bool) -> Result<(), Failure> {
    let folder = absolute(&options.folder).map_err(|error| Failure::Usage(format!("no such place: {error}")))?;
    make_folder(&folder)?;
    let events = if options.quick { options.events / 10 } else { options.events };
    let machine = machine::describe();
    say(&format!("{}\n", machine.lines.join("\n")));
    let stores = Stores::ready(&folder, events.max(2_000))?;
    let window = options.window.clone().or_else(window::beside_us);
    let bench =
        Bench { folder, stores, window, pace: options.pace.clone(), quick: options.quick, only: options.only.clone() };
    let mut report = Report::new(machine, events);
    for (words, measure) in PARTS {
        if bench.wants(words) {
            say(&format!("measuring: {words}"));
            report.add(measure(&bench)?);
        }
    }
    let out = options.out.clone().unwrap_or_else(|| bench.folder.join("results.json"));
    let result = report.json();
    save(&out, &result)?;
    let mut stdout = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut stdout, &result).map_err(io::Error::from)?;
        stdout.write_all(b"\n")?;
    } else {
        stdout.write_all(report.table().as_bytes())?;
        writeln!(stdout, "\nwritten to {}", out.display())?;
    }
    Ok(())
}

fn save(path: &Path, result: &Value) -> Result<(), Failure> {
    let text = serde_json::to_vec_pretty(result).map_err(io::Error::from)?;
    fs::write(path, text).map_err(|error| Failure::Said(format!("write {}: {error}", path.display())))
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::Said(format!("make {}: {error}", folder.display())))
}

/// Says how far the run is, on standard error so that results can be piped.
fn say(what: &str) {
    io::stderr().lock().write_all(format!("{what}\n").as_bytes()).ok();
}

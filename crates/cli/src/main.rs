//! `musterctl`: Muster for terminals, scripts and tests.
//!
//! Every command is a call of the service's table and a way to print its reply; there are no rules here. It opens no
//! log file and never links the webview, so that writing one line costs little more than the line.

mod args;
mod bench;
mod bundle;
mod desk;
mod export;
mod failure;
mod keep;
mod list;
mod log;
mod people;
mod search;
mod show;
mod times;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser as _;
use desk::Desk;
use failure::Failure;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

fn run(args: Args) -> Result<(), Failure> {
    if let Command::Bench(options) = args.command {
        return bench::run(&options, args.json);
    }
    let mut desk = Desk::open(args.store, args.json);
    let done = carry_out(&mut desk, args.command);
    let flushed = desk.finish();
    done.and(flushed)
}

fn carry_out(desk: &mut Desk, command: Command) -> Result<(), Failure> {
    match command {
        Command::Declare(what) => log::declare(desk, &what),
        Command::Log(what) => log::log(desk, &what),
        Command::Show(what) => show::show(desk, &what),
        Command::List(what) => list::list(desk, &what),
        Command::Search(what) => search::search(desk, &what),
        Command::Export(what) => export::export(desk, &what),
        Command::Bundle { what } => bundle::bundle(desk, &what),
        Command::Verify => keep::verify(desk),
        Command::Backup { out } => keep::backup(desk, out.as_deref()),
        Command::Restore { file } => keep::restore(desk, &file),
        Command::People { import } => people::import(desk, &import),
        Command::Call { name, request } => desk.call(&name, &request),
        // Has no store of its own; handled before one is opened.
        Command::Bench(options) => bench::run(&options, false),
    }
}

//! Marks on the way from the start of the process to a usable window, for the bench.

use std::time::{Duration, Instant};

/// Counts from its start; says the marks on standard error when `MUSTER_TRACE_START` is set.
pub(crate) struct Trace {
    began: Instant,
    loud: bool,
}

impl Trace {
    /// Starts to count, and marks `main`.
    pub(crate) fn start() -> Self {
        let trace = Self { began: Instant::now(), loud: std::env::var_os("MUSTER_TRACE_START").is_some() };
        trace.mark("main");
        trace
    }

    /// Says how far the start is. Milliseconds since `main`.
    #[expect(clippy::print_stderr, reason = "the bench reads it there, and only when it asked")]
    pub(crate) fn mark(&self, what: &str) {
        if self.loud {
            eprintln!("start {what} {:.1} ms", millis(self.began.elapsed()));
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

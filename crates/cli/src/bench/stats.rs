//! Medians and spread.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Some measured times, in milliseconds, sorted.
#[derive(Debug, Default, Clone)]
pub(super) struct Times(Vec<f64>);

impl Times {
    /// Sorts what was measured.
    pub(super) fn of(times: impl IntoIterator<Item = Duration>) -> Self {
        Self::of_millis(times.into_iter().map(|time| time.as_secs_f64() * 1000.0))
    }

    /// Sorts what was measured, in milliseconds.
    pub(super) fn of_millis(times: impl IntoIterator<Item = f64>) -> Self {
        let mut times: Vec<f64> = times.into_iter().collect();
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// Runs something `count` times.
    pub(super) fn measure<E>(count: usize, mut work: impl FnMut() -> Result<(), E>) -> Result<Self, E> {
        let mut times = Vec::with_capacity(count);
        for _ in 0..count {
            let began = Instant::now();
            work()?;
            times.push(began.elapsed());
        }
        Ok(Self::of(times))
    }

    /// The value that this share of all lies at or below.
    pub(super) fn at(&self, share: f64) -> f64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "an index"
        )]
        let index = ((self.0.len() as f64 * share).ceil() as usize).saturating_sub(1);
        self.0.get(index).or(self.0.last()).copied().unwrap_or(f64::NAN)
    }

    pub(super) fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// Median, spread and count for the JSON.
    pub(super) fn json(&self) -> Value {
        let round = |value: f64| (value * 10_000.0).round() / 10_000.0;
        json!({
            "n": self.0.len(), "median_ms": round(self.median()), "p10_ms": round(self.at(0.1)),
            "p90_ms": round(self.at(0.9)), "p95_ms": round(self.at(0.95)), "p99_ms": round(self.at(0.99)),
            "max_ms": round(self.at(1.0)),
        })
    }

    /// `12.3 ms (11.0 to 14.1)`: the median and what four of five runs lie in.
    pub(super) fn shown(&self) -> String {
        format!("{} ({} to {})", millis(self.median()), bare(self.at(0.1)), bare(self.at(0.9)))
    }
}

/// `12.3 ms`
pub(super) fn millis(value: f64) -> String {
    format!("{} ms", bare(value))
}

fn bare(value: f64) -> String {
    if value < 1.0 {
        format!("{value:.3}")
    } else if value < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let times = Times::of_millis((1..=100).rev().map(f64::from));
        assert_eq!((times.median(), times.at(0.95), times.at(0.99), times.at(1.0)), (50.0, 95.0, 99.0, 100.0));
        assert_eq!(Times::of_millis([7.0]).at(0.95), 7.0);
        assert!(Times::default().median().is_nan(), "nothing measured is not a figure");
    }
}

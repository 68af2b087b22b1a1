//! How far a long run is, on standard error where a person looks.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::files::Source;
use crate::output::grouped;
use crate::terminal;

/// What takes less time than this needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// Leads or interactions between two looks at the clock.
const EVERY: u64 = 512;
const DRAWS_PER_SECOND: u8 = 8;

/// A bar that appears once the work has taken a second.
pub struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    since: Instant,
    what: &'static str,
    count: u64,
    shown: bool,
}

impl Progress {
    /// Watches how far a source of leads, or of interactions, is read.
    pub fn new(source: &Source, what: &'static str) -> Self {
        let template = match source.size {
            Some(_) => "{bar:30.cyan} {percent:>3} %  {msg}, {eta} left",
            None => "{spinner} {elapsed}  {msg}",
        };
        let bar = ProgressBar::with_draw_target(source.size, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
        }
        Self { bar, read: Arc::clone(&source.read), since: Instant::now(), what, count: 0, shown: false }
    }

    /// One more.
    pub fn step(&mut self) {
        self.count += 1;
        if self.count.is_multiple_of(EVERY) {
            self.draw();
        }
    }

    /// So many more.
    pub fn steps(&mut self, more: u64) {
        self.count += more;
        self.draw();
    }

    fn draw(&mut self) {
        let taken = self.since.elapsed();
        if taken < PATIENCE || !terminal::is_stderr() {
            return;
        }
        if !self.shown {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(DRAWS_PER_SECOND));
            self.shown = true;
        }
        let rate = u128::from(self.count) * 1000 / taken.as_millis().max(1);
        let rate = u64::try_from(rate).unwrap_or(u64::MAX);
        let (count, rate) = (grouped(self.count), grouped(rate));
        self.bar.set_message(format!("{count} {}, {rate} a second", self.what));
        self.bar.set_position(self.read.load(Ordering::Relaxed));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

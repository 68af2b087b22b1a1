//! The one place that knows what time it is. Tests have a clock of their own.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use leadpact::Instant;

/// The longest sleep: a clock on the wall may be set while somebody sleeps by it.
const NAP: Duration = Duration::from_secs(60);

/// What a clock gives to those who wait.
pub type Wait<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// A clock.
pub trait Clock: Send + Sync + 'static {
    /// The instant it is now.
    fn now(&self) -> Instant;

    /// Waits until an instant. It may end too early, and whoever waits has to look again.
    fn until(&self, at: Instant) -> Wait<'_>;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        SystemTime::now().into()
    }

    fn until(&self, at: Instant) -> Wait<'_> {
        let ahead = at.millis().saturating_sub(self.now().millis());
        let ahead = Duration::from_millis(u64::try_from(ahead).unwrap_or(0));
        Box::pin(tokio::time::sleep(ahead.min(NAP)))
    }
}

//! Looks at leads when something falls due, not every night at all of them.

use std::sync::Arc;
use std::time::Duration;

use leadpact::Instant;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::http::work;
use crate::service::Service;

/// How long a database that fails is left alone.
const PAUSE: Duration = Duration::from_secs(1);

/// Looks at what is due, sleeps until the next is or a lead was written, and so on until told to stop.
///
/// The first round takes what fell due while the service was down.
pub(crate) async fn keep_time(service: Arc<Service>, mut stop: watch::Receiver<bool>) {
    loop {
        let next = match work(&service, Service::advance_due).await {
            Ok(next) => next.unwrap_or(Instant(i64::MAX)),
            Err(error) => {
                eprintln!("leads that are due have to wait: {error}");
                tokio::select! { () = sleep(PAUSE) => continue, _ = stop.changed() => return }
            }
        };
        tokio::select! {
            () = service.clock.until(next) => {}
            () = service.written.notified() => {}
            _ = stop.changed() => return,
        }
    }
}

//! `leadpact-service PACT DATABASE [ADDRESS]`

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

use leadpact_service::{Service, SystemClock, serve};
use tokio::net::TcpListener;
use tokio::signal;

const USAGE: &str = "write `leadpact-service PACT DATABASE [ADDRESS]`";

/// One thread waits; what blocks is done by others.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let (Some(pact), Some(database)) = (args.next(), args.next()) else { return Err(USAGE.into()) };
    let address = args.next().unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let pact = fs::read_to_string(pact)?;
    let service = Service::open(&pact, Path::new(&database), Arc::new(SystemClock), Arc::new(|_| Ok(())))?;
    let listener = TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    serve(Arc::new(service), listener, stop()).await?;
    Ok(())
}

/// Ctrl-C, or what a service manager sends.
async fn stop() {
    #[cfg(unix)]
    if let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! { _ = signal::ctrl_c() => {}, _ = terminate.recv() => {} }
        return;
    }
    drop(signal::ctrl_c().await);
}

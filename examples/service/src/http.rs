//! The service over HTTP: JSON in, JSON out, errors included.

use std::future::Future;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{json, value::RawValue};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::error::Error;
use crate::service::Service;
use crate::step::{Fields, News};
use crate::store::{Answer, Key};
use crate::wake::keep_time;

type Shared = State<Arc<Service>>;

/// Answers requests and keeps time until `stop` comes; then ends what was begun, and takes nothing new.
///
/// # Errors
/// If the listener fails.
pub async fn serve(
    service: Arc<Service>,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (tell, told) = watch::channel(false);
    let timers = tokio::spawn(keep_time(Arc::clone(&service), told));
    axum::serve(listener, router(service)).with_graceful_shutdown(stop).await?;
    drop(tell);
    timers.await.map_err(io::Error::other)
}

fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/leads/{id}", get(lead).put(put_lead))
        .route("/leads/{id}/interactions", post(add_interaction))
        .route("/leads/{id}/commands", post(command))
        .route("/leads/{id}/transitions", get(transitions))
        .route("/notices", get(notices))
        .route("/notices/{number}/delivered", post(delivered))
        .layer(map_response(errors_as_json))
        .with_state(service)
}

async fn lead(State(service): Shared, Path(id): Path<String>) -> Result<Response, Error> {
    let view = work(&service, move |service| service.view(&id)).await?;
    found(&view)
}

async fn put_lead(State(service): Shared, Path(id): Path<String>, body: String) -> Result<Answer, Error> {
    let fields: Fields = read(&body)?;
    if fields.contains_key("interactions") {
        return Err(Error::Malformed("interactions are sent one by one, to `/interactions`".to_owned()));
    }
    work(&service, move |service| service.change(&id, None, &News::Fields(fields))).await
}

/// What every interaction has to say; its own fields stand beside.
#[derive(Deserialize)]
struct Did {
    r#type: String,
    at: String,
}

async fn add_interaction(
    State(service): Shared,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Result<Answer, Error> {
    let key = key(&headers, "interaction", &body)?;
    let Did { r#type, at } = read(&body)?;
    if r#type.trim().is_empty() || service.pact.instant(&at).is_none() {
        return Err(Error::Malformed("an interaction has a `type`, and an instant as its `at`".to_owned()));
    }
    let interaction: Box<RawValue> = read(&body)?;
    work(&service, move |service| service.change(&id, Some(&key), &News::Interaction(interaction))).await
}

async fn command(
    State(service): Shared,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Result<Answer, Error> {
    let (key, order) = (key(&headers, "command", &body)?, read(&body)?);
    work(&service, move |service| service.change(&id, Some(&key), &News::Command(order))).await
}

async fn transitions(State(service): Shared, Path(id): Path<String>) -> Result<Response, Error> {
    found(&work(&service, move |service| service.transitions(&id)).await?)
}

async fn notices(State(service): Shared) -> Result<Response, Error> {
    found(&work(&service, |service| service.store.notices()).await?)
}

async fn delivered(State(service): Shared, Path(number): Path<i64>) -> Result<StatusCode, Error> {
    work(&service, move |service| service.store.delivered(number, service.clock.now())).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Does work that blocks where it keeps no other request waiting. It is done to its end even if nobody waits for
/// it any more.
pub(crate) async fn work<T: Send + 'static>(
    service: &Arc<Service>,
    what: impl FnOnce(&Service) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let service = Arc::clone(service);
    tokio::task::spawn_blocking(move || what(&service)).await.unwrap_or(Err(Error::CutOff))
}

fn key(headers: &HeaderMap, what: &str, body: &str) -> Result<Key, Error> {
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok());
    let key = key.filter(|key| !key.trim().is_empty()).ok_or(Error::NoKey)?;
    Ok(Key { key: key.to_owned(), request: format!("{what} {body}") })
}

fn read<T: DeserializeOwned>(body: &str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|error| Error::Malformed(error.to_string()))
}

fn found<T: Serialize>(what: &T) -> Result<Response, Error> {
    Ok(Answer { status: 200, body: serde_json::to_string(what)? }.into_response())
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(header::CONTENT_TYPE, "application/json")], self.body).into_response()
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, kind) = match self {
            Self::NotFound => (404, "not_found"),
            Self::NoKey => (400, "no_key"),
            Self::Malformed(_) => (400, "malformed"),
            Self::KeyReused => (422, "key_reused"),
            Self::Busy => (503, "busy"),
            _ => (500, "failed"),
        };
        error(status, kind, &self.to_string())
    }
}

fn error(status: u16, kind: &str, message: &str) -> Response {
    Answer { status, body: json!({ "kind": kind, "message": message }).to_string() }.into_response()
}

/// What the framework itself answers, such as 404 to an unknown path, is no JSON.
async fn errors_as_json(response: Response) -> Response {
    let (status, is_json) = (response.status(), response.headers().get(header::CONTENT_TYPE));
    let is_json = is_json.is_some_and(|of| of == "application/json");
    if is_json || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    error(status.as_u16(), "http", status.canonical_reason().unwrap_or_default())
}

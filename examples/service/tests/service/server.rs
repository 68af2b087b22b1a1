//! A service that runs in this process, with a clock that tests move, and that can be made to crash.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use leadpact::{Instant, Pact};
use leadpact_service::{Clock, Error, Hook, Moment, Service, Wait, serve};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{oneshot, watch};
use ureq::Agent;

pub const PACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../b2b-inbound/inbound.pact");

/// What outlives a crash: the disk and the time.
pub struct World {
    folder: TempDir,
    clock: Arc<TestClock>,
    pub pact: String,
}

pub struct Server {
    pub client: Client,
    faults: Arc<Faults>,
    stop: Option<oneshot::Sender<()>>,
    kill: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Sends requests and reads answers.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    url: String,
}

struct TestClock(watch::Sender<Instant>);

impl Clock for TestClock {
    fn now(&self) -> Instant {
        *self.0.borrow()
    }

    fn until(&self, at: Instant) -> Wait<'_> {
        let mut seen = self.0.subscribe();
        Box::pin(async move {
            let _ = seen.wait_for(|now| *now >= at).await;
        })
    }
}

/// Where the machine fails next; once it has failed, nothing is written any more.
#[derive(Default)]
struct Faults {
    next: Mutex<Option<Moment>>,
    dead: Mutex<bool>,
}

impl Faults {
    fn hook(self: Arc<Self>) -> Hook {
        Arc::new(move |moment| {
            let mut dead = self.dead.lock().unwrap();
            *dead = *dead || *self.next.lock().unwrap() == Some(moment);
            if *dead { Err(Error::CutOff) } else { Ok(()) }
        })
    }
}

impl World {
    /// It is that time, in Berlin.
    pub fn at(now: &str) -> Self {
        let pact = std::fs::read_to_string(PACT).unwrap();
        let clock = Arc::new(TestClock(watch::Sender::new(in_berlin(now))));
        Self { folder: TempDir::new().unwrap(), clock, pact }
    }

    pub fn move_to(&self, now: &str) {
        self.clock.0.send_replace(in_berlin(now));
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("leads.db")
    }

    pub fn start(&self) -> Server {
        let faults = Arc::new(Faults::default());
        self.start_with(Arc::clone(&faults).hook(), faults)
    }

    /// One whose writes go through a hook.
    pub fn start_hooked(&self, hook: Hook) -> Server {
        self.start_with(hook, Arc::default())
    }

    fn start_with(&self, hook: Hook, faults: Arc<Faults>) -> Server {
        let clock: Arc<dyn Clock> = self.clock.clone();
        let service = Arc::new(Service::open(&self.pact, &self.database(), clock, hook).unwrap());
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let client = Client::new(&format!("http://{}", listener.local_addr().unwrap()));
        let (stop, stopped) = oneshot::channel::<()>();
        let (kill, killed) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let stop = async {
                    let _ = stopped.await;
                };
                tokio::select! {
                    done = serve(service, listener, stop) => done.unwrap(),
                    _ = killed => {}
                }
            });
            runtime.shutdown_background();
        });
        Server { client, faults, stop: Some(stop), kill: Some(kill), thread: Some(thread) }
    }
}

impl Server {
    /// The machine will fail when it comes to that moment again.
    pub fn fail_at(&self, moment: Moment) {
        *self.faults.next.lock().unwrap() = Some(moment);
    }

    /// Ends it in the middle of whatever it does.
    pub fn crash(mut self) {
        *self.faults.dead.lock().unwrap() = true;
        let _ = self.kill.take().unwrap().send(());
        self.thread.take().unwrap().join().unwrap();
    }

    /// Tells it to stop; what was begun goes on.
    pub fn tell_to_stop(&mut self) {
        drop(self.stop.take());
    }

    /// Waits for its end.
    pub fn wait(mut self) {
        self.tell_to_stop();
        self.thread.take().unwrap().join().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.kill.take().map(|kill| kill.send(()));
    }
}

impl Client {
    pub fn new(url: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).proxy(None);
        Self { agent: config.build().new_agent(), url: url.to_owned() }
    }

    pub fn get(&self, path: &str) -> (u16, Value) {
        answer(self.agent.get(self.at(path)).call()).unwrap()
    }

    pub fn put(&self, path: &str, body: &Value) -> (u16, Value) {
        self.try_put(path, body).unwrap()
    }

    /// None if nobody answers.
    pub fn try_put(&self, path: &str, body: &Value) -> Option<(u16, Value)> {
        answer(self.agent.put(self.at(path)).send(body.to_string()))
    }

    /// Posts under an idempotency key; none if nobody answers.
    pub fn try_post(&self, path: &str, key: &str, body: &Value) -> Option<(u16, Value)> {
        answer(self.agent.post(self.at(path)).header("Idempotency-Key", key).send(body.to_string()))
    }

    pub fn post(&self, path: &str, key: &str, body: &Value) -> (u16, Value) {
        self.try_post(path, key, body).unwrap()
    }

    /// Posts without a key.
    pub fn post_plain(&self, path: &str, body: &str) -> (u16, Value) {
        answer(self.agent.post(self.at(path)).send(body)).unwrap()
    }

    /// A lead that marketing has to confirm: MQL, waiting.
    pub fn ripe(&self, id: &str) {
        assert_eq!(self.put(&format!("/leads/{id}"), &fields()).0, 201);
        for product in ["X", "Y"] {
            let paper = json!({"type": "whitepaper_download", "at": "2026-03-01T12:00", "product": product});
            assert_eq!(self.post(&format!("/leads/{id}/interactions"), product, &paper).0, 200);
        }
        assert_eq!(self.stage(id), ("MQL".into(), "waiting".into()));
    }

    /// The same, handed over to sales.
    pub fn handed_over(&self, id: &str) {
        self.ripe(id);
        assert_eq!(self.post(&format!("/leads/{id}/commands"), "c", &confirm()).0, 200);
        assert_eq!(self.stage(id), ("MQL".into(), "pending".into()));
    }

    /// The stage, and the part of its handover.
    pub fn stage(&self, id: &str) -> (String, String) {
        let assessment = &self.get(&format!("/leads/{id}")).1["assessment"];
        let text = |key: &str| assessment[key].as_str().unwrap_or_default().to_owned();
        (text("stage"), text("handover"))
    }

    /// What of the audit trail has a value under a key.
    pub fn trail(&self, id: &str, key: &str, value: &str) -> Vec<Value> {
        let (status, all) = self.get(&format!("/leads/{id}/transitions"));
        assert_eq!(status, 200);
        all.as_array().unwrap().iter().filter(|transition| transition[key] == value).cloned().collect()
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }
}

fn answer(found: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Option<(u16, Value)> {
    let mut found = found.ok()?;
    let text = found.body_mut().read_to_string().ok()?;
    let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() };
    Some((found.status().as_u16(), body))
}

fn in_berlin(text: &str) -> Instant {
    let zone = "pact \"Time\" { timezone Europe/Berlin }\nlead identified by id { name: text }";
    Pact::parse(zone).unwrap().instant(text).unwrap()
}

pub fn fields() -> Value {
    json!({
        "email": "d@acme.example", "company": "Acme", "seniority": "director", "No. of Employees": 300,
        "consent": true, "account_owner": "Dora",
    })
}

pub fn confirm() -> Value {
    json!({"action": "confirm", "team": "marketing", "actor": "mia@seller.example"})
}

pub fn accept() -> Value {
    json!({"action": "accept", "team": "sales", "actor": "dora@seller.example"})
}

//! The machine fails at any moment of any write; the client sends again what was not answered.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use leadpact_service::Moment;
use serde_json::{Value, json};

use super::server::{Client, World, accept, confirm, fields};

const MOMENTS: [Moment; 3] = [Moment::Computed, Moment::Written, Moment::Committed];

/// Something a client sends, and sends again.
type Request = (&'static str, fn(&Client) -> Option<(u16, Value)>);

fn requests() -> [Request; 4] {
    [
        ("a new lead", |client| Some(client.put("/leads/L-1", &fields()))),
        ("an interaction", |client| {
            let demo = json!({"type": "demo_request", "at": "2026-03-02T08:00"});
            client.try_post("/leads/L-1/interactions", "d", &demo)
        }),
        ("a confirmation", |client| client.try_post("/leads/L-1/commands", "c", &confirm())),
        ("an acceptance", |client| client.try_post("/leads/L-1/commands", "a", &accept())),
    ]
}

#[test]
fn a_crash_at_any_moment_of_any_request() {
    let expected = undisturbed();
    for moment in MOMENTS {
        for (fatal, _) in requests() {
            let world = World::at("2026-03-02T09:00");
            let mut server = world.start();
            for (name, send) in requests() {
                if name == fatal {
                    server.fail_at(moment);
                    let answer = send(&server.client);
                    assert!(answer.is_none_or(|(status, _)| status == 500), "{fatal} at {moment:?}");
                    server.crash();
                    server = world.start();
                }
                let (status, _) = send(&server.client).unwrap();
                assert!(status < 300, "{name}, after a crash at {moment:?} of {fatal}");
            }
            assert_eq!(trail(&server.client), expected, "{fatal} at {moment:?}");
        }
    }
}

/// The trail of a life without a crash.
fn undisturbed() -> Value {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    for (name, send) in requests() {
        assert!(send(&server.client).unwrap().0 < 300, "{name}");
    }
    trail(&server.client)
}

fn trail(client: &Client) -> Value {
    client.get("/leads/L-1/transitions").1
}

/// Whatever was not committed is gone, the version with it: there is no half of a write.
#[test]
fn what_was_not_committed_did_not_happen() {
    for moment in [Moment::Computed, Moment::Written] {
        let world = World::at("2026-03-02T09:00");
        let server = world.start();
        server.client.handed_over("L-1");
        let before = server.client.get("/leads/L-1").1;
        server.fail_at(moment);
        server.client.try_post("/leads/L-1/commands", "k", &accept());
        server.crash();
        assert_eq!(world.start().client.get("/leads/L-1").1, before, "{moment:?}");
    }
}

#[test]
fn a_restart_changes_nothing() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.handed_over("L-1");
    let before = (server.client.get("/leads/L-1"), trail(&server.client));
    server.wait();
    let server = world.start();
    assert_eq!((server.client.get("/leads/L-1"), trail(&server.client)), before);
}

#[test]
fn who_is_told_to_stop_ends_what_was_begun() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.handed_over("L-1");
    server.wait();

    // The write is held up until the service was told to stop.
    let (begun, is_begun) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let held = Mutex::new((begun, may_go_on));
    let mut server = world.start_hooked(Arc::new(move |moment| {
        if moment == Moment::Computed {
            let held = held.lock().unwrap();
            let _ = held.0.send(());
            let _ = held.1.recv();
        }
        Ok(())
    }));
    let client = server.client.clone();
    let accepting = thread::spawn(move || client.post("/leads/L-1/commands", "k", &accept()));
    is_begun.recv().unwrap();
    server.tell_to_stop();
    thread::sleep(Duration::from_millis(50));
    drop(go_on);
    assert_eq!(accepting.join().unwrap().0, 200);
    server.wait();
    assert_eq!(world.start().client.stage("L-1").0, "SAL");
}

/// Under another pact everybody is looked at again, and who stood in a stage that is gone waits for a better one.
#[test]
fn another_pact_at_the_next_start() {
    let mut world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.ripe("L-1");
    server.client.put("/leads/L-2", &fields());
    server.wait();

    let agreed = world.pact.clone();
    world.pact = agreed.replace("interest at least 30 and grade", "interest at least 0 and grade");
    let server = world.start();
    assert_eq!(server.client.stage("L-2").0, "MQL");
    server.wait();

    world.pact = agreed.replace("MQL", "Ripe");
    let server = world.start();
    let (status, error) = server.client.get("/leads/L-1");
    assert_eq!(status, 500);
    assert!(error["message"].as_str().unwrap().contains("renamed from"), "{error}");
    server.wait();

    let label = "\"Marketing Qualified Lead\"";
    world.pact = world.pact.replace(label, &format!("{label} renamed from \"MQL\""));
    let server = world.start();
    assert_eq!(server.client.stage("L-1"), ("Ripe".into(), "waiting".into()));
    assert_eq!(server.client.post("/leads/L-1/commands", "c", &confirm()).0, 200);
}

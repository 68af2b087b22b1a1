//! What is sent twice happens once; of two at once, one wins and the other meets the new state.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use leadpact_service::Moment;
use serde_json::{Value, json};

use super::server::{Client, World, accept};

const MANY: usize = 16;

#[test]
fn a_command_sent_twice() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    let client = &server.client;
    client.handed_over("L-1");
    let first = client.post("/leads/L-1/commands", "k", &accept());
    assert_eq!(first.0, 200);
    world.move_to("2026-03-03T09:00");
    assert_eq!(client.post("/leads/L-1/commands", "k", &accept()), first);
    assert_eq!(client.trail("L-1", "action", "accept").len(), 1);

    // The same key with another request is a mistake of the client; another key is another command.
    let reject = json!({"action": "reject", "team": "sales", "reason": "student"});
    assert_eq!(client.post("/leads/L-1/commands", "k", &reject).1["kind"], "key_reused");
    assert_eq!(client.post("/leads/L-1/commands", "k2", &accept()).1["kind"], "unknown_action");
}

/// Also when the lead has moved on, and it would not be refused any more.
#[test]
fn a_refused_command_sent_twice() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    let client = &server.client;
    client.ripe("L-1");
    let refused = client.post("/leads/L-1/commands", "k", &accept());
    assert_eq!(refused.0, 409);
    client.post("/leads/L-1/commands", "c", &super::server::confirm());
    assert_eq!(client.post("/leads/L-1/commands", "k", &accept()), refused);
    assert_eq!(client.stage("L-1").1, "pending");
}

#[test]
fn an_interaction_sent_twice_counts_once() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    let client = &server.client;
    client.put("/leads/L-1", &json!({}));
    let view = json!({"type": "page_view", "at": "2026-03-02T08:00", "path": "/pricing", "seconds": 30});
    let first = client.post("/leads/L-1/interactions", "k", &view);
    assert_eq!(client.post("/leads/L-1/interactions", "k", &view), first);
    assert_eq!(interest(client, "L-1"), json!(2.5));
    client.post("/leads/L-1/interactions", "k2", &view);
    assert_eq!(interest(client, "L-1"), json!(5));
}

#[test]
fn the_same_command_many_times_at_once() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.handed_over("L-1");
    let answers = at_once(&server.client, |client, _| client.post("/leads/L-1/commands", "k", &accept()));
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 200), "{answers:?}");
    assert_eq!(server.client.trail("L-1", "action", "accept").len(), 1);
}

#[test]
fn many_commands_at_once() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.handed_over("L-1");
    let answers = at_once(&server.client, |client, n| {
        let order = match n % 2 {
            0 => accept(),
            _ => json!({"action": "reject", "team": "sales", "reason": "competitor"}),
        };
        client.post("/leads/L-1/commands", &n.to_string(), &order)
    });
    let (done, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.0 == 200);
    assert_eq!((done.len(), refused.len()), (1, MANY - 1));
    assert!(refused.iter().all(|answer| answer.0 == 409), "{refused:?}");
    let moved = client_moves(&server.client);
    assert_eq!(moved.len(), 1, "{moved:?}");
    assert_eq!(moved[0]["to"], done[0].1["transitions"][0]["to"]);
}

/// Both have computed their step from the same state before either writes.
#[test]
fn two_who_know_nothing_of_each_other() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.handed_over("L-1");
    server.wait();
    let (both, held) = (Barrier::new(2), AtomicUsize::new(0));
    let server = world.start_hooked(Arc::new(move |moment| {
        if moment == Moment::Computed && held.fetch_add(1, Ordering::SeqCst) < 2 {
            both.wait();
        }
        Ok(())
    }));
    let client = &server.client;
    let reject = json!({"action": "reject", "team": "sales", "reason": "competitor"});
    let answers = thread::scope(|scope| {
        let accepting = scope.spawn(|| client.post("/leads/L-1/commands", "a", &accept()));
        let rejected = client.post("/leads/L-1/commands", "r", &reject);
        [accepting.join().unwrap(), rejected]
    });
    let mut statuses = answers.each_ref().map(|answer| answer.0);
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{answers:?}");
    assert_eq!(client_moves(client).len(), 1);
}

/// Interactions come in while somebody confirms, and data changes: none of it is lost.
#[test]
fn everything_at_once() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.ripe("L-1");
    let answers = at_once(&server.client, |client, n| match n {
        0 => client.post("/leads/L-1/commands", "confirm", &super::server::confirm()),
        1 => client.put("/leads/L-1", &super::server::fields()),
        _ => {
            let call = json!({"type": "call", "at": "2026-03-02T08:30", "reached": false});
            client.post("/leads/L-1/interactions", &n.to_string(), &call)
        }
    });
    assert!(answers.iter().all(|answer| answer.0 == 200), "{answers:?}");
    let (_, view) = server.client.get("/leads/L-1");
    assert_eq!(view["interactions"].as_array().unwrap().len(), 2 + MANY - 2);
    assert_eq!(view["assessment"]["handover"], "pending");
    assert_eq!(server.client.trail("L-1", "kind", "handed_over").len(), 1);
}

/// Many who all want to create the same lead.
#[test]
fn a_lead_starts_once() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    let put = |client: &Client, _| client.put("/leads/L-1", &super::server::fields());
    let answers = at_once(&server.client, put);
    assert_eq!(answers.iter().filter(|answer| answer.0 == 201).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.0 == 200).count(), MANY - 1);
    assert_eq!(server.client.trail("L-1", "kind", "started").len(), 1);
}

fn client_moves(client: &Client) -> Vec<Value> {
    client.trail("L-1", "cause", "command").into_iter().filter(|t| t["kind"] == "moved").collect()
}

fn interest(client: &Client, id: &str) -> Value {
    client.get(&format!("/leads/{id}")).1["assessment"]["scores"]["interest"]["value"].clone()
}

fn at_once<T: Send>(client: &Client, what: impl Fn(&Client, usize) -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let what = &what;
        let run = |n| scope.spawn(move || what(&client.clone(), n));
        let all: Vec<_> = (0..MANY).map(run).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

//! Timers and deadlines: at their own instants, once, whether the service was up or not.

use std::thread;
use std::time::{Duration, Instant};

use leadpact_service::Moment;
use serde_json::{Value, json};

use super::server::{Client, World, accept, fields};

/// Handed over on Monday at 10 in Berlin; sales has two work days, until Wednesday at 10.
const DUE: &str = "2026-03-04T09:00:00Z";

#[test]
fn a_deadline_is_missed_while_the_service_is_up() {
    let world = World::at("2026-03-02T10:00");
    let server = world.start();
    server.client.handed_over("L-1");
    world.move_to("2026-03-04T09:59");
    assert_eq!(server.client.get("/notices").1, json!([]));
    world.move_to("2026-03-04T10:30");
    // Nobody asks for the lead: the service wakes by itself.
    let notices = wait_for_notices(&server.client);
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert_eq!(notices[0]["who"], "Head of Sales");
    assert_eq!(notices[0]["transition"]["at"], DUE);
    assert_eq!(server.client.trail("L-1", "kind", "notified").len(), 1);
    assert_eq!(server.client.stage("L-1").1, "pending");
}

#[test]
fn a_deadline_is_missed_while_the_service_is_down() {
    let world = World::at("2026-03-02T10:00");
    let server = world.start();
    server.client.handed_over("L-1");
    server.crash();
    world.move_to("2026-03-20T12:00");
    let server = world.start();
    assert_eq!(wait_for_notices(&server.client).len(), 1);
    let told = server.client.trail("L-1", "kind", "notified");
    assert_eq!((told.len(), &told[0]["at"]), (1, &json!(DUE)));
}

/// Sales accepts late, before anybody has noticed that it is late: the notice stands before the acceptance.
#[test]
fn a_command_after_the_deadline() {
    let world = World::at("2026-03-02T10:00");
    let server = world.start();
    server.client.handed_over("L-1");
    server.crash();
    world.move_to("2026-03-05T12:00");
    let server = world.start();
    assert_eq!(server.client.post("/leads/L-1/commands", "a", &accept()).0, 200);
    let (_, trail) = server.client.get("/leads/L-1/transitions");
    let end: Vec<&Value> = trail.as_array().unwrap().iter().rev().take(2).map(|t| &t["kind"]).collect();
    assert_eq!(end, ["moved", "notified"]);
    assert_eq!(server.client.trail("L-1", "kind", "notified")[0]["at"], DUE);
}

/// Eight weeks away: two work days after it was accepted the lead was not called, after six weeks it goes back.
#[test]
fn several_timers_fire_at_their_own_instants() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.handed_over("L-1");
    world.move_to("2026-03-02T10:00");
    server.client.post("/leads/L-1/commands", "a", &accept());
    server.crash();
    world.move_to("2026-05-01T00:00");
    let server = world.start();
    let told = server.client.trail("L-1", "kind", "notified");
    assert_eq!((told.len(), &told[0]["at"]), (1, &json!("2026-03-04T09:00:00Z")));
    let back = server.client.trail("L-1", "cause", "timer");
    let back = back.iter().find(|transition| transition["kind"] == "moved").unwrap();
    // In summer time ten o'clock in Berlin is an hour earlier.
    assert_eq!((&back["at"], &back["to"]["stage"]), (&json!("2026-04-13T08:00:00Z"), &json!("MGL")));
}

/// The service fails again and again while it takes in what fell due; the notice comes once all the same.
#[test]
fn a_crash_while_a_deadline_is_taken_in() {
    for moment in [Moment::Computed, Moment::Written, Moment::Committed] {
        let world = World::at("2026-03-02T10:00");
        let server = world.start();
        server.client.handed_over("L-1");
        server.fail_at(moment);
        world.move_to("2026-03-04T10:30");
        // It fails in this request, or has just failed where the service woke by itself.
        server.client.get("/leads/L-1");
        server.crash();
        let server = world.start();
        assert_eq!(wait_for_notices(&server.client).len(), 1, "{moment:?}");
        assert_eq!(server.client.trail("L-1", "kind", "notified").len(), 1, "{moment:?}");
    }
}

#[test]
fn a_notice_is_there_until_it_is_delivered() {
    let world = World::at("2026-03-02T10:00");
    let server = world.start();
    server.client.handed_over("L-1");
    world.move_to("2026-03-04T10:30");
    let notices = wait_for_notices(&server.client);
    server.crash();
    let server = world.start();
    assert_eq!(server.client.get("/notices").1, json!(notices));
    let delivered = format!("/notices/{}/delivered", notices[0]["number"]);
    for _ in 0..2 {
        assert_eq!(server.client.post_plain(&delivered, "").0, 204);
    }
    assert_eq!(server.client.get("/notices").1, json!([]));
    world.move_to("2026-03-06T09:30");
    assert_eq!(server.client.trail("L-1", "kind", "notified").len(), 1);
}

/// What was known when a timer fell due decides, not what came later in the same request.
#[test]
fn news_do_not_change_what_fell_due_before_them() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.put("/leads/L-1", &json!({"company": "Velmora", "source": "cold_outreach"}));
    server.crash();
    world.move_to("2026-03-05T09:00");
    let server = world.start();
    let call = json!({"type": "call", "at": "2026-03-03T09:00", "reached": true});
    server.client.post("/leads/L-1/interactions", "k", &call);
    assert_eq!(server.client.trail("L-1", "kind", "notified").len(), 1);
    assert_eq!(server.client.get("/leads/L-1").1["interactions"][0], call);
}

/// The clock of the machine is set back, and the lead goes on.
#[test]
fn a_clock_that_goes_backwards() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    server.client.handed_over("L-1");
    world.move_to("2026-03-02T08:00");
    assert_eq!(server.client.get("/leads/L-1").0, 200);
    assert_eq!(server.client.put("/leads/L-1", &fields()).0, 200);
    let (status, step) = server.client.post("/leads/L-1/commands", "a", &accept());
    assert_eq!((status, &step["transitions"][0]["at"]), (200, &json!("2026-03-02T08:00:00Z")));
}

fn wait_for_notices(client: &Client) -> Vec<Value> {
    let begin = Instant::now();
    loop {
        let (_, notices) = client.get("/notices");
        let notices = notices.as_array().unwrap().clone();
        if !notices.is_empty() {
            return notices;
        }
        assert!(begin.elapsed() < Duration::from_secs(20), "nobody was told");
        thread::sleep(Duration::from_millis(5));
    }
}

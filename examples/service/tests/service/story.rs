//! A lead's life, and what the service says when something is not right.

use serde_json::{Value, json};

use super::server::{World, accept, confirm, fields};

#[test]
fn from_a_first_contact_to_sales() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    let client = &server.client;
    let (status, step) = client.put("/leads/L-1", &fields());
    assert_eq!((status, &step["state"]["stage"]), (201, &json!("MGL")));

    let demo = json!({"type": "demo_request", "at": "2026-03-02T08:59"});
    let (_, step) = client.post("/leads/L-1/interactions", "k1", &demo);
    assert_eq!(step["state"]["stage"], "MQL");
    assert_eq!(step["transitions"][0]["scores"]["interest"], 40);

    let (_, view) = client.get("/leads/L-1");
    assert_eq!(view["lead"]["company"], "Acme");
    assert_eq!(view["interactions"], json!([demo]));
    assert_eq!(view["assessment"]["responsible"], "marketing");
    let open: Vec<&Value> = list(&view["actions"]).iter().filter(|a| a["is_open"] == true).collect();
    assert_eq!((&open[0]["action"], &open[0]["teams"]), (&json!("confirm"), &json!(["marketing"])));

    world.move_to("2026-03-02T10:00");
    let (_, step) = client.post("/leads/L-1/commands", "k2", &confirm());
    assert_eq!(step["state"]["handover"]["route"], "Dora");
    world.move_to("2026-03-02T11:00");
    let (_, step) = client.post("/leads/L-1/commands", "k3", &accept());
    assert_eq!(step["state"]["stage"], "SAL");

    let (_, trail) = client.get("/leads/L-1/transitions");
    let kinds: Vec<&Value> = list(&trail).iter().map(|t| &t["kind"]).collect();
    assert_eq!(kinds, ["started", "moved", "confirmed", "handed_over", "moved"]);
    assert_eq!(trail[4]["at"], "2026-03-02T10:00:00Z");
    assert_eq!(trail[4]["actor"], "dora@seller.example");
}

#[test]
fn new_data_of_a_lead_moves_it_on() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    let client = &server.client;
    let mut lead = fields();
    lead["No. of Employees"] = json!("Select");
    lead["revenue"] = json!(12_000_000);
    client.put("/leads/L-1", &lead);
    client.post("/leads/L-1/interactions", "k1", &json!({"type": "demo_request", "at": "2026-03-02T08:00"}));
    let (status, refusal) = client.post("/leads/L-1/commands", "k2", &confirm());
    assert_eq!((status, &refusal["kind"]), (409, &json!("missing_data")));
    assert_eq!(refusal["missing"], json!([["employees"]]));

    assert_eq!(client.put("/leads/L-1", &fields()).0, 200);
    assert_eq!(client.post("/leads/L-1/commands", "k3", &confirm()).0, 200);
    assert_eq!(client.stage("L-1").1, "pending");
}

#[test]
fn refusals() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    let client = &server.client;
    client.handed_over("L-1");
    let before = client.get("/leads/L-1").1;
    let cases = [
        (json!({"action": "accept", "team": "marketing"}), 422, "wrong_team"),
        (json!({"action": "reject", "team": "sales"}), 422, "missing_reason"),
        (json!({"action": "reject", "team": "sales", "reason": "mood"}), 422, "unlisted_reason"),
        (json!({"action": "qualify", "team": "sales"}), 409, "unknown_action"),
    ];
    for (command, status, kind) in cases {
        let (found, refusal) = client.post("/leads/L-1/commands", kind, &command);
        assert_eq!((found, &refusal["kind"]), (status, &json!(kind)));
        assert!(refusal["message"].as_str().unwrap().contains('`'), "{refusal}");
    }
    assert_eq!(client.get("/leads/L-1").1, before);
}

#[test]
fn errors_are_json() {
    let world = World::at("2026-03-02T09:00");
    let server = world.start();
    let client = &server.client;
    client.ripe("L-1");
    let kind = |(status, error): (u16, Value)| {
        assert!(error["message"].is_string(), "{error}");
        (status, error["kind"].as_str().unwrap().to_owned())
    };
    let is = |status: u16, kind: &str| (status, kind.to_owned());
    let demo = json!({"type": "demo_request", "at": "2026-03-02T08:00"});
    assert_eq!(kind(client.get("/leads/nobody")), is(404, "not_found"));
    assert_eq!(kind(client.get("/leads/nobody/transitions")), is(404, "not_found"));
    assert_eq!(kind(client.post("/leads/nobody/interactions", "k", &demo)), is(404, "not_found"));
    assert_eq!(kind(client.get("/elsewhere")), is(404, "http"));
    assert_eq!(kind(client.get("/leads/L-1/commands")), is(405, "http"));
    assert_eq!(kind(client.put("/leads/L-1", &json!([1]))), is(400, "malformed"));
    assert_eq!(kind(client.put("/leads/L-1", &json!({"interactions": []}))), is(400, "malformed"));
    assert_eq!(kind(client.post_plain("/leads/L-1/commands", "{}")), is(400, "no_key"));
    assert_eq!(kind(client.post("/leads/L-1/commands", "k", &json!({"act": 1}))), is(400, "malformed"));
    let undated = json!({"type": "demo_request", "at": "yesterday"});
    assert_eq!(kind(client.post("/leads/L-1/interactions", "k", &undated)), is(400, "malformed"));
    assert_eq!(kind(client.post_plain("/notices/7/delivered", "")), is(404, "not_found"));
    assert_eq!(kind(client.post_plain("/notices/x/delivered", "")), is(400, "http"));
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

//! The real program, killed by the system in the middle of its work.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::json;

use super::server::{Client, PACT, World, fields};

const LEADS: usize = 4;
const PAGES: usize = 12;

/// Does not outlive a test that fails.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A program, and how to talk to it.
fn program(world: &World) -> (Killed, Client) {
    let program = Command::new(env!("CARGO_BIN_EXE_leadpact-service"))
        .args([PACT.as_ref(), world.database().as_os_str(), "127.0.0.1:0".as_ref()])
        .stdout(Stdio::piped())
        .spawn();
    let mut program = Killed(program.unwrap());
    let mut line = String::new();
    BufReader::new(program.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let client = Client::new(line.trim().strip_prefix("listening on ").unwrap());
    (program, client)
}

/// Clients send until the program dies, and send everything again to the next one, five times over.
#[test]
fn killed_again_and_again() {
    let world = World::at("2026-03-02T09:00");
    for round in 0..5 {
        let (mut program, client) = program(&world);
        thread::scope(|scope| {
            for lead in 0..LEADS {
                let client = &client;
                scope.spawn(move || send_all(client, lead));
            }
            thread::sleep(Duration::from_millis(20 + 35 * round));
            program.0.kill().unwrap();
        });
    }
    let (_program, client) = program(&world);
    for lead in 0..LEADS {
        send_all(&client, lead).unwrap();
        let (_, view) = client.get(&format!("/leads/K-{lead}"));
        assert_eq!(view["interactions"].as_array().unwrap().len(), PAGES, "lead {lead}");
        assert_eq!(view["state"]["stage"], "Disqualified");
        let id = format!("K-{lead}");
        assert_eq!(client.trail(&id, "kind", "started").len(), 1);
        assert_eq!(client.trail(&id, "action", "promote").len(), 1);
        assert_eq!(client.trail(&id, "action", "disqualify").len(), 1);
    }
}

/// What one client has to say of one lead; none when nobody answers any more.
fn send_all(client: &Client, lead: usize) -> Option<()> {
    let id = format!("/leads/K-{lead}");
    let post = |path: &str, key: &str, body: &serde_json::Value| {
        let (status, answer) = client.try_post(&format!("{id}/{path}"), key, body)?;
        assert_eq!(status, 200, "{answer}");
        Some(())
    };
    client.try_put(&id, &fields())?;
    for page in 0..PAGES {
        let view = json!({"type": "page_view", "at": "2026-03-01", "path": format!("/{page}"), "seconds": 9});
        post("interactions", &page.to_string(), &view)?;
    }
    post("commands", "promote", &json!({"action": "promote", "team": "marketing"}))?;
    post("commands", "out", &json!({"action": "disqualify", "team": "sales", "reason": "spam"}))
}

//! A lead with as many interactions as wanted, of all kinds of `examples/b2b-inbound`, over two years.

use leadpact::{Instant, Lead, Pact};
use serde_json::{Value, json};

const TWO_YEARS: u64 = 2 * 365 * 24 * 3_600_000;

/// When it is assessed.
pub fn as_of(pact: &Pact) -> Instant {
    pact.instant("2026-03-02 12:00").unwrap()
}

/// Always the same lead for the same number.
pub fn with_interactions(pact: &Pact, count: u64) -> Lead {
    let end = as_of(pact).millis();
    let mut random = Random(count + 1);
    let did = (0..count).map(|place| {
        let ago = (count - place) * (TWO_YEARS / (count + 1)) + random.below(3_600_000);
        let at = pact.instant_text(end - i64::try_from(ago).unwrap());
        interaction(&mut random, &at)
    });
    let lead = json!({
        "id": "42", "email": "d@acme.example", "company": "Acme", "seniority": "director",
        "No. of Employees": 300, "consent": true, "interactions": did.collect::<Value>(),
    });
    pact.lead_from_json(&lead.to_string()).unwrap()
}

/// Of a hundred: 70 views of pages, 10 white papers, 15 calls, 3 demos and 2 newsletters.
fn interaction(random: &mut Random, at: &str) -> Value {
    match random.below(100) {
        0..70 => {
            let path = ["/pricing/eu", "/blog/crm", "/docs/setup", "/", "/customers"][random.index(5)];
            json!({"type": "page_view", "at": at, "path": path, "seconds": random.below(60)})
        }
        70..80 => {
            json!({"type": "whitepaper_download", "at": at, "product": format!("P{}", random.below(40))})
        }
        80..95 => json!({"type": "call", "at": at, "reached": random.below(2) == 1}),
        95..98 => json!({"type": "demo_request", "at": at}),
        _ => json!({"type": "newsletter_signup", "at": at}),
    }
}

/// Numbers that look random and are always the same: 64 bits of a linear congruence, the upper half used.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 32) % end
    }

    fn index(&mut self, end: u64) -> usize {
        usize::try_from(self.below(end)).unwrap()
    }
}

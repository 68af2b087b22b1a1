//! `b2b-inbound/journal.ndjson`: what became known of some leads from September to November, what they did, and
//! what marketing and sales did with them, in the order of time.

use super::{
    calendar::Moment,
    companies, people,
    random::Random,
    text::{File, Object},
};

const LEADS: i64 = 56;

/// What happens to a lead, oldest first.
struct Story<'r> {
    lead: String,
    entries: Vec<(Moment, String)>,
    now: Moment,
    random: &'r mut Random,
}

/// `journal.ndjson`.
pub fn files() -> [File; 1] {
    let mut random = Random::seeded(4);
    let mut entries = Vec::new();
    for number in 1..=LEADS {
        let now = Moment::days_ago(random.between(12, 75), &mut random);
        let lead = format!("J-{number:02}");
        let mut story = Story { lead, entries: Vec::new(), now, random: &mut random };
        story.tell();
        entries.extend(story.entries);
    }
    // Of two of the same second the lead that was invented first comes first: the sort is stable.
    entries.sort_by_key(|(at, _)| *at);
    let content = entries.into_iter().map(|(_, line)| line + "\n").collect();
    [File { path: "b2b-inbound/journal.ndjson", content }]
}

impl Story<'_> {
    /// From the first form to the opportunity, or as far as it goes.
    fn tell(&mut self) {
        let knows_all = self.form();
        self.interest();
        if !knows_all {
            return;
        }
        self.waits(0, 1);
        self.command("confirm", "marketing", "");
        self.waits(0, 3);
        match self.random.weighted(&[(66, 0), (10, 1), (8, 2), (10, 3), (6, 4)]) {
            0 => self.accepted(),
            1 => self.sent_back(),
            2 => self.command("reject", "sales", "too_early"),
            3 => {
                let reason = self.random.pick(&["student", "competitor"]);
                self.command("reject", "sales", reason);
            }
            // Nobody at sales picks it up.
            _ => {}
        }
    }

    /// What a form tells; says whether it is enough to be handed over one day.
    fn form(&mut self) -> bool {
        let company = companies::company(self.random);
        let person = people::person(&company, self.random);
        let knows_all = self.random.chance(68);
        let mut set = Object::default();
        set.text("email", &person.email).text("company", &company.name).text("country", company.country.code);
        if knows_all {
            let decides = self.random.pick(&["c_level", "director"]);
            set.text("seniority", decides).raw("No. of Employees", company.employees.max(250));
        } else {
            set.text("seniority", person.seniority);
        }
        let source = self.random.weighted(&[(70, "inbound"), (20, "event"), (10, "partner")]);
        set.text("source", source).raw("consent", knows_all || self.random.chance(60));
        self.entry(|entry| entry.raw("set", set.done()));
        knows_all
    }

    fn interest(&mut self) {
        let products = ["Cloud Suite", "ERP Guide", "Commerce Kit", "Data Hub"];
        for product in products.into_iter().take(usize::from(self.random.chance(70)) + 1) {
            self.waits(0, 3);
            self.did(Object::default().text("type", "whitepaper_download").text("product", product));
        }
        self.did(Object::default().text("type", "page_view").text("path", "/pricing").raw("seconds", 42));
        if self.random.chance(45) {
            self.waits(0, 1);
            self.did(Object::default().text("type", "demo_request"));
        }
    }

    /// Sales sends it back to have the data mended, and gets it again.
    fn sent_back(&mut self) {
        self.command("reject", "sales", "bad_data");
        self.waits(1, 2);
        let phone = format!("+49 30 55{:04}", self.random.between(0, 9999));
        self.entry(|entry| entry.raw("set", Object::default().text("phone", &phone).done()));
        self.command("confirm", "marketing", "");
        self.waits(0, 1);
        self.accepted();
    }

    /// Sales takes it, calls, and asks its questions.
    fn accepted(&mut self) {
        self.command("accept", "sales", "");
        for _ in 0..self.random.between(1, 3) {
            self.waits(1, 3);
            let reached = self.random.chance(55);
            self.did(Object::default().text("type", "call").raw("reached", reached));
            if reached {
                return self.asked();
            }
        }
        self.command("recycle", "sales", "unreachable");
    }

    fn asked(&mut self) {
        let budget = self.random.chance(70);
        let timeline = self.random.pick(&["this_quarter", "this_year", "later"]);
        let answers = Object::default().raw("bant.budget", budget).text("bant.timeline", timeline).done();
        self.entry(|entry| entry.raw("set", answers));
        // Where the answers are too cold for it, the pact refuses.
        self.command("qualify", "sales", "");
        self.waits(3, 12);
        if self.random.chance(35) {
            self.entry(|entry| entry.raw("set", Object::default().text("phone", "+49 89 550199").done()));
            self.command("convert", "sales", "");
        } else if self.random.chance(60) {
            self.command("recycle", "sales", if budget { "too_early" } else { "no_budget" });
        }
    }

    /// So many days go by, or hours of the same day.
    fn waits(&mut self, low: i64, high: i64) {
        let days = self.random.between(low, high);
        self.now = if days == 0 {
            self.now.later(self.random.between(20, 150))
        } else {
            self.now.next_days(days, self.random)
        };
    }

    fn did(&mut self, interaction: &Object) {
        let interaction = interaction.done();
        self.entry(|entry| entry.raw("did", interaction));
    }

    fn command(&mut self, command: &str, team: &str, reason: &str) {
        let actor = if team == "sales" { self.random.pick(&["ann", "ben", "cem"]) } else { "dora" };
        self.entry(|entry| {
            entry.text("command", command).text("by", team).known("because", reason).text("actor", actor)
        });
    }

    /// An entry some minutes after the one before; what would come after the last day is not known yet.
    fn entry(&mut self, fill: impl FnOnce(&mut Object) -> &mut Object) {
        self.now = self.now.later(self.random.between(2, 25));
        let mut entry = Object::default();
        entry.text("at", &self.now.local()).text("lead", &self.lead);
        fill(&mut entry);
        if !self.now.is_beyond() {
            self.entries.push((self.now, entry.done()));
        }
    }
}

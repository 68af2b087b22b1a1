//! Lines of JSON, assessed without a lead in between, come to the same as with one.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "acceptance/shared.rs"]
mod shared;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use leadpact::{Assessment, Assessor, JsonReader, Lead, Pact};
use proptest::prelude::*;
use proptest::sample::select;

const PACT: &str = r#"pact "Test" { timezone Europe/Berlin }
team sales "Sales"
lead identified by id {
  country:   text "Seat"
  title:     text "Title"
  note:      text "Note"
  employees: number "People"  unknown if "n/a"
  visits:    number "Visits"  empty means 0
  revenue:   number "Turnover"
  level:     one of (boss, staff, große, other) "Level"
  trade:     one of (software, retail) "Trade" empty means retail
  likes:     some of (cloud, erp) "Likes"
  since:     date "Customer since"
  consent:   yes/no "Consent"
  unused:    yes/no "Not looked at"
  city:      text "City"        from column "address.city"
  zip:       number "Zip"       from column "address.zip"
  street:    text "Street"      from column "address.more.street"
  addressed: yes/no "Addressed" from column "address"
}
interaction view "Viewed a page" { path: text, seconds: number }
interaction call "Called" { reached: yes/no }
score fit "Fit" {
  +40 when level is boss
  +7 when level is other
  +20 when employees at least 50
  +1 when visits = 0
  +2 when revenue at least 10 * employees
  +3 when country is one of ("DE", "österreich")
  +4 when title contains any of ("head", "größe")
  +5 when note is known
  +6 when likes includes erp
  +8 when since is known
  +9 when trade is software and consent
  +11 when city starts with "B"
  +12 when zip at least 50000.5
  +13 when street is known
  +15 when addressed
  +1 per view up to 9 points
  +2 per call where (reached)
}
stage MGL "Known" owned by sales {
  becomes MQL as soon as fit at least 40
}
stage MQL "Qualified" owned by sales
"#;

const KEYS: [&str; 27] = [
    "id",
    "country",
    "title",
    "note",
    "employees",
    "visits",
    "revenue",
    "level",
    "trade",
    "likes",
    "since",
    "consent",
    "unused",
    "address",
    "address.city",
    "address.more",
    "city",
    "more",
    "street",
    "zip",
    "interactions",
    "address.more.street",
    "elsewhere",
    "",
    "id ",
    "countr\\u0079",
    "address.zip",
];

const VALUES: [&str; 79] = [
    "null",
    "true",
    "false",
    "0",
    "1",
    "-0",
    "50",
    "49.5",
    "51.0",
    "-3",
    "1e3",
    "1E400",
    "2.50",
    "0.00005",
    "12345",
    "99999999999999",
    "899999999999999",
    "900000000000000",
    "-900000000000000",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "0.1e-400",
    "123456789012345678901234567890",
    r#""""#,
    r#"" ""#,
    r#""DE""#,
    r#""de ""#,
    r#"" de""#,
    r#""\u00d6STERREICH""#,
    r#""Österreich""#,
    r#""O\u0308sterreich""#,
    r#""Head of IT""#,
    r#""head\nof""#,
    r#""GRÖSSE""#,
    r#""größe""#,
    r#""gro\u00dfe""#,
    r#""GROSSE""#,
    r#""\ud800""#,
    r#""\ud83d\ude00""#,
    r#""a\"b\\""#,
    r#""n/a""#,
    r#""N\/A""#,
    r#"" N/A ""#,
    r#""300""#,
    r#""+4""#,
    r#""1e3""#,
    r#""many""#,
    r#""9e14""#,
    r#""boss""#,
    r#""BOSS""#,
    r#""Staff""#,
    r#""other""#,
    r#""chief""#,
    r#""software""#,
    r#""Retail""#,
    r#""erp; cloud""#,
    r#""yes""#,
    r#""No""#,
    r#""ja""#,
    r#""2026-11-01""#,
    r#""2026-11-01T10:00:00Z""#,
    r#""\u00a0""#,
    "[]",
    r#"["erp"]"#,
    r#"["erp",1]"#,
    r#"["CLOUD", "erp "]"#,
    r#"["erp",null]"#,
    r#"[[1.5],{"a":[]}]"#,
    "{}",
    r#"{"city":"Bonn"}"#,
    r#"{"a":{"b":[1,2.5,"x"]}}"#,
    r#"[{"type":"view","at":"2026-11-01","path":"/a","seconds":1.5}]"#,
    r#"[{"type":"call","at":"x"},{"type":"nap"}]"#,
    r#"[{"type":"call","at":"2026-10-01","reached":"perhaps"},{"at":1}]"#,
    r#"[{"type":"view","at":"2026-11-01"},{"type":"View ","at":"2026-11-19"}]"#,
    r#""Ⅻ""#,
];

fn value() -> impl Strategy<Value = String> {
    let plain = prop_oneof![
        9 => select(&VALUES[..]).prop_map(str::to_owned),
        1 => any::<u64>().prop_map(|whole| whole.to_string()),
        1 => any::<f64>().prop_filter("finite", |of| of.is_finite()).prop_map(|of| of.to_string()),
        1 => any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
    ];
    plain.prop_recursive(3, 12, 4, |inner| object(inner).boxed())
}

fn object(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let key = prop_oneof![20 => select(&KEYS[..]).prop_map(str::to_owned), 1 => "[a-zé]{0,9}"];
    let blank = select(vec!["", "", "", " ", "\t", "\n "]);
    let members = prop::collection::vec((key, value, blank), 0..14);
    members.prop_map(|members| {
        let members =
            members.into_iter().map(|(key, value, blank)| format!("{blank}\"{key}\"{blank}:{blank}{value}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    })
}

/// A lead, seldom broken.
fn line() -> impl Strategy<Value = String> {
    let broken =
        (object(value()), any::<prop::sample::Index>(), select(vec!["", "}", "\"", "\0", "é", "\x0b", "1"]));
    prop_oneof![
        9 => object(value()),
        1 => broken.prop_map(|(mut line, at, with)| {
            let mut at = at.index(line.len());
            while !line.is_char_boundary(at) {
                at -= 1;
            }
            line.replace_range(at..at, with);
            line
        }),
        1 => (object(value()), select(vec!["", " ", "\x0c", "[1]", "x"])).prop_map(|(line, end)| line + end),
    ]
}

fn same(one: &Assessment, two: &Assessment) -> bool {
    one == two && one.problems() == two.problems() && one.missing().eq(two.missing())
}

/// Both ways, in which buffers stay warm from line to line.
struct Ways {
    reader: JsonReader,
    short: Assessor,
    long_reader: JsonReader,
    long: Assessor,
    lead: Lead,
}

impl Ways {
    fn new(pact: &Pact, as_of: i64) -> Self {
        Self {
            reader: pact.json_reader(None),
            short: pact.assessor(as_of),
            long_reader: pact.json_reader(None),
            long: pact.assessor(as_of),
            lead: Lead::default(),
        }
    }

    /// Whether both come to the same; what they say otherwise.
    fn compare(&mut self, line: &str) -> Result<(), String> {
        let short = self.short.assess_json(&mut self.reader, line);
        let long = self.long_reader.read(line, &mut self.lead);
        match (short, long) {
            (Err(short), Err(long)) if short.to_string() == long.to_string() => {}
            (Ok(short), Ok(())) => {
                let long = self.long.assess(&self.lead);
                if !same(short, long) {
                    let told = |of: &Assessment| format!("{:?} {:?}\n", of.outcome(), of.problems());
                    return Err(told(short) + &told(long) + line);
                }
                if self.reader.ignored() != self.lead.ignored() {
                    return Err(format!("{:?} {:?}\n{line}", self.reader.ignored(), self.lead.ignored()));
                }
            }
            (short, long) => return Err(format!("{:?}\n{long:?}\n{line}", short.map(Assessment::id))),
        }
        // The same assessor takes leads in between.
        if same(self.short.assess(&self.lead), self.long.assess(&self.lead)) {
            return Ok(());
        }
        Err(format!("in between: {line}"))
    }
}

proptest! {
    #[test]
    fn lines_come_to_the_same_as_leads(lines in prop::collection::vec(line(), 1..12)) {
        static PARSED: LazyLock<Pact> = LazyLock::new(|| Pact::parse(PACT).unwrap());
        let mut ways = Ways::new(&PARSED, 1_795_000_000_000);
        for line in &lines {
            ways.compare(line).map_err(TestCaseError::fail)?;
        }
    }
}

#[test]
fn each_value_comes_to_the_same_in_each_field() {
    let pact = Pact::parse(PACT).unwrap();
    let mut warm = Ways::new(&pact, 1_795_000_000_000);
    for key in KEYS {
        for value in VALUES {
            let lines = [
                format!(r#"{{"{key}":{value},"id":"1"}}"#),
                format!(
                    r#"{{"id":7,"address":{{"{key}":{value},"more":{{"{key}":{value}}}}},"{key}":{value}}}"#
                ),
            ];
            let mut cold = Ways::new(&pact, 1_795_000_000_000);
            for line in &lines {
                cold.compare(line).unwrap();
                warm.compare(line).unwrap();
            }
        }
    }
}

/// Those of our examples, and those of the acceptance data where it stands beside the checkout, or where
/// `LEADPACT_SHARED` says.
#[test]
fn real_leads_come_to_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = root.join("examples");
    let outreach = examples.join("cold-outreach");
    let lines = fs::read_to_string(outreach.join("leads.ndjson")).unwrap();
    let mut leads = compare(&outreach.join("outreach.pact"), lines.lines().map(str::to_owned));
    let mut files = vec![
        (examples.join("b2b-inbound/inbound.pact"), examples.join("b2b-inbound/leads.csv")),
        (
            examples.join("manual-requalification/telephone.pact"),
            examples.join("manual-requalification/leads.csv"),
        ),
    ];
    if let Some(shared) = shared::shared() {
        let (pacts, data) = (shared.join("acceptance"), shared.join("data"));
        files.push((pacts.join("x-education.pact"), data.join("x-education/Leads.csv")));
        let olist = data.join("olist/olist_marketing_qualified_leads_dataset.csv");
        files.push((pacts.join("olist.pact"), olist));
        files.push((pacts.join("loan-applications.pact"), data.join("loan-applications/applications.csv")));
    }
    for (pact, csv) in files {
        leads += compare(&pact, lines_of(&csv));
    }
    assert!(leads > 1000, "{leads}");
}

/// Compares all lines; gives their number.
fn compare(pact: &Path, lines: impl Iterator<Item = String>) -> usize {
    let text = fs::read_to_string(pact).unwrap();
    let pact = Pact::parse(&text).unwrap_or_else(|errors| panic!("{}", errors.render()));
    let mut ways = Ways::new(&pact, 1_795_000_000_000);
    lines.map(|line| ways.compare(&line).unwrap()).count()
}

/// The rows of a table as lines of JSON: what may be a number or a flag is one in every second line.
fn lines_of(csv: &Path) -> impl Iterator<Item = String> {
    let mut reader = csv::Reader::from_path(csv).unwrap();
    let header = reader.headers().unwrap().clone();
    reader.into_records().zip(0..).map(move |(row, at)| {
        let member = |(key, cell): (&str, &str)| {
            let is_bare = at % 2 == 0 && serde_json::from_str::<serde_json::Value>(cell).is_ok();
            let value = if is_bare { cell.to_owned() } else { serde_json::to_string(cell).unwrap() };
            format!("{}:{value}", serde_json::to_string(key).unwrap())
        };
        let members: Vec<_> = header.iter().zip(&row.unwrap()).map(member).collect();
        format!("{{{}}}", members.join(","))
    })
}

//! The leads of the reference work: ours, and 10,000 more where the acceptance data stands beside the checkout.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

use super::by_columns;
use leadpact::Pact;
use leadpact::typed::AsLead;

use super::by_pact::{self, AS_OF, Typed};
use super::coded::{self, Coded};
use super::columns::{self, By, Columns, Outcomes};
use super::from_json;
use super::outcome::{DESKS, GRADES, Outcome, STAGES, place};
use super::plain::{self, Contact};
use super::titles::Titles;

/// Leads, in each form that something here starts from, and what must come of them.
pub struct Work {
    /// Where they are from, to print.
    pub name: &'static str,
    pub contacts: Vec<Contact>,
    pub typed: Vec<Typed>,
    pub coded: Vec<Coded>,
    pub lines: Vec<String>,
    /// What all agreed on, and what the acceptance data says where there is some.
    pub outcomes: Vec<Outcome>,
}

impl Work {
    /// The 10,000 leads where they are there, or else ours.
    ///
    /// Whatever is measured has come to the same results for all of them first.
    pub fn new() -> Self {
        Self::shared().unwrap_or_else(Self::ours)
    }

    /// The leads of this repository.
    pub fn ours() -> Self {
        let work = Self::unchecked();
        work.compare();
        work
    }

    /// The leads of this repository, none of which has been compared: for a process whose instructions are counted.
    pub fn unchecked() -> Self {
        Self::from_csv("benches/reference/leads.csv", include_str!("leads.csv"))
    }

    /// The leads of the acceptance data, with the results that were computed independently.
    pub fn shared() -> Option<Self> {
        let folder = shared_folder()?;
        let work = Self::from_csv("the 10,000 leads", &unpacked(&folder.join("leads-10000.csv.gz")));
        let expected = outcomes(&unpacked(&folder.join("expected-10000.csv.gz")));
        assert!(work.outcomes == expected, "the hand-written code does not come to the results expected");
        work.compare();
        Some(work)
    }

    fn from_csv(name: &'static str, csv: &str) -> Self {
        let rows = csv::Reader::from_reader(csv.as_bytes()).into_deserialize();
        let contacts: Vec<Contact> = rows.collect::<Result<_, _>>().expect("leads");
        let mut lower = String::new();
        Self {
            name,
            typed: contacts.iter().map(Typed::from).collect(),
            coded: contacts.iter().map(Coded::from).collect(),
            lines: from_json::lines(csv),
            outcomes: contacts.iter().map(|lead| plain::assess(lead, &mut lower)).collect(),
            contacts,
        }
    }

    /// Every form must come to the same for every lead.
    fn compare(&self) {
        let (titles, mut lower) = (Titles::new(), String::new());
        self.same("coded", self.coded.iter().map(|lead| coded::assess(lead, &titles)));
        let from_json = self.lines.iter().map(|line| from_json::plain(line, &mut lower));
        self.same("plain from JSON", from_json.map(|of| of.expect("a lead")));
        let mut lead = Coded::default();
        let from_json = self.lines.iter().map(|line| from_json::coded(line, &titles, &mut lead));
        self.same("coded from JSON", from_json.map(|of| of.expect("a lead")));
        let columns = Columns::new(&self.coded, self.contacts.len());
        for by in [By::Dictionary, By::Scan] {
            let mut out = Outcomes::default();
            columns::assess(&columns, by, &titles, &mut out);
            self.same("columns", (0..columns.rows()).map(|row| out.row(row)));
        }
        self.compare_pact();
    }

    fn compare_pact(&self) {
        let pact = by_pact::pact(super::CRITERIA);
        let mut assessor = pact.bind::<Typed>().expect("it fits").assessor(AS_OF);
        self.same("typed", self.typed.iter().map(|lead| by_pact::outcome(assessor.assess(lead, &[]))));
        let mut assessor = pact.bind::<Contact>().expect("it fits").assessor(AS_OF);
        self.same(
            "typed, texts",
            self.contacts.iter().map(|lead| by_pact::outcome(assessor.assess(lead, &[]))),
        );
        self.compare_typed_batch(&pact, "typed leads at once", &self.typed);
        self.compare_typed_batch(&pact, "typed leads at once, texts", &self.contacts);
        let (mut reader, mut assessor) = (pact.json_reader(None), pact.assessor(AS_OF));
        let from_json =
            self.lines.iter().map(|line| assessor.assess_json(&mut reader, line).map(by_pact::outcome));
        self.same("JSON", from_json.map(|of| of.expect("a lead")));
        let table = by_columns::Table::new(&self.contacts, self.contacts.len());
        for by in [By::Dictionary, By::Scan] {
            let mut assessor = pact.batch_assessor(AS_OF);
            let found = assessor.assess(&table.batch(by)).expect("the columns fit").clone();
            assert!(assessor.is_by_columns(), "the criteria become loops over columns");
            self.same("batch", (0..found.rows()).map(|row| by_columns::outcome(&found, row)));
        }
    }

    fn compare_typed_batch<T: AsLead>(&self, pact: &Pact, form: &str, leads: &[T]) {
        let mut assessor = pact.bind::<T>().expect("it fits").batch_assessor(AS_OF);
        let found = assessor.assess(leads).clone();
        assert!(assessor.is_by_columns(), "the type becomes columns");
        self.same(form, (0..found.rows()).map(|row| by_columns::outcome(&found, row)));
    }

    fn same(&self, form: &str, found: impl ExactSizeIterator<Item = Outcome>) {
        assert_eq!(found.len(), self.outcomes.len(), "{form}");
        for ((found, expected), lead) in found.zip(&self.outcomes).zip(&self.contacts) {
            assert_eq!(found, *expected, "{form} of {lead:?}");
        }
    }
}

/// Acceptance data that is not part of this repository: `LEADPACT_SHARED`, or `shared` beside the checkout.
fn shared_folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("LEADPACT_SHARED").map_or(beside, PathBuf::from).join("acceptance/speed");
    folder.is_dir().then_some(folder)
}

/// The criteria as the acceptance data has them.
pub fn shared_criteria() -> Option<String> {
    Some(fs::read_to_string(shared_folder()?.join("reference.pact")).expect("criteria"))
}

fn unpacked(path: &Path) -> String {
    let mut text = String::new();
    let file = File::open(path).expect("a file");
    GzDecoder::new(file).read_to_string(&mut text).expect("a packed text");
    text
}

/// Results in the columns `id,fit,interest,grade,desk,stage`.
fn outcomes(csv: &str) -> Vec<Outcome> {
    let rows = csv::Reader::from_reader(csv.as_bytes()).into_deserialize();
    let rows = rows.map(|row| row.expect("a result"));
    rows.map(|(_, fit, interest, grade, desk, stage): (u64, i32, i32, String, String, String)| Outcome {
        fit,
        interest,
        grade: place(&GRADES, &grade),
        desk: place(&DESKS, &desk),
        stage: place(&STAGES, &stage),
    })
    .collect()
}

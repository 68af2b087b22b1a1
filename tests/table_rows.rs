//! Rows of tables, assessed without a lead in between, come to the same as with one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use leadpact::{Assessment, Pact};
use proptest::prelude::*;

const PACT: &str = r#"pact "Test" { timezone Europe/Berlin }
team sales "Sales"
lead identified by id {
  country:   text "Seat"
  title:     text "Title"
  note:      text "Note"
  employees: number "People"  unknown if "n/a"
  visits:    number "Visits"  empty means 0
  revenue:   number "Turnover"
  level:     one of (boss, staff, other) "Level"
  trade:     one of (software, retail) "Trade"
  likes:     some of (cloud, erp) "Likes"
  since:     date "Customer since"
  consent:   yes/no "Consent"
  unused:    yes/no "Not looked at"
}
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
}
stage MGL "Known" owned by sales {
  becomes MQL as soon as fit at least 40
}
stage MQL "Qualified" owned by sales
"#;

const COLUMNS: [&str; 14] = [
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
    "elsewhere",
];

const CELLS: [&[u8]; 42] = [
    b"",
    b" ",
    b"DE",
    b"de ",
    b"D\0",
    b"DE\0",
    "\u{d6}STERREICH".as_bytes(),
    "O\u{308}sterreich".as_bytes(),
    b"Head of IT",
    b"head",
    "GR\u{d6}SSE".as_bytes(),
    "gr\u{f6}\u{df}e".as_bytes(),
    b"\xff",
    b"a\xffb",
    b"n/a",
    b"N/A",
    b"0",
    b"50",
    b"49.5",
    b" 51 ",
    b"-3",
    b"+4",
    b"1e3",
    b"99999999999999",
    b"999999999999999",
    b"9999999999999999",
    b"many",
    b"boss",
    b"BOSS",
    b"Staff",
    b"other",
    b"chief",
    b"software",
    b"Retail",
    b"erp; cloud",
    b"cloud",
    b"yes",
    b"No",
    b"true",
    b"1",
    b"2026-11-01",
    b"2026-11-01T10:00:00Z",
];

fn same(one: &Assessment, two: &Assessment) -> bool {
    one == two && one.problems() == two.problems() && one.missing().eq(two.missing())
}

proptest! {
    #[test]
    fn rows_come_to_the_same_as_leads(
        columns in prop::sample::subsequence(&COLUMNS[1..], 0..COLUMNS.len()),
        rows in prop::collection::vec(
            prop::collection::vec(prop::sample::select(&CELLS[..]), 0..=COLUMNS.len()), 1..8
        ),
    ) {
        let pact = Pact::parse(PACT).unwrap();
        let header = || [COLUMNS[0]].into_iter().chain(columns.iter().copied());
        let mut table = pact.lead_table(header(), None).unwrap();
        let as_of = pact.instant("2026-11-20").unwrap();
        let (mut short, mut long) = (pact.assessor(as_of), pact.assessor(as_of));
        let mut lead = leadpact::Lead::default();
        for row in &rows {
            let cell = |column: usize| row.get(column).copied();
            table.read(cell, &mut lead);
            let of_lead = long.assess(&lead);
            prop_assert!(same(short.assess_row(&mut table, cell), of_lead), "{row:?}");
            // The same assessor takes leads in between.
            prop_assert!(same(short.assess(&lead), of_lead), "{row:?}");
        }
    }
}

/// What is missing is the same whether it is asked for alone or beside what is open.
#[test]
fn missing_alone_is_missing_beside_open() {
    let pact = Pact::parse(PACT).unwrap();
    let mut table = pact.lead_table(COLUMNS, None).unwrap();
    let as_of = pact.instant("2026-11-20").unwrap();
    let (mut one, mut two) = (pact.assessor(as_of), pact.assessor(as_of));
    let (mut open, mut missing) = (0, 0);
    for unknown in 0..1_u32 << 12 {
        let known: [&[u8]; 14] = [
            b"1",
            b"DE",
            b"Head",
            b"x",
            b"40",
            b"2",
            b"300",
            b"staff",
            b"retail",
            b"erp",
            b"2026-01-01",
            b"no",
            b"no",
            b"",
        ];
        let cell = |column: usize| {
            let is_known = column == 0 || unknown & (1 << (column - 1)) == 0;
            Some(if is_known { known[column] } else { b"" })
        };
        let alone: Vec<_> = one.assess_row(&mut table, cell).missing().map(str::to_owned).collect();
        let beside = two.assess_row(&mut table, cell);
        open += beside.open().count();
        missing += alone.len();
        assert_eq!(alone, beside.missing().collect::<Vec<_>>());
    }
    assert!(open > 10_000 && missing > 10_000, "{open} {missing}");
}

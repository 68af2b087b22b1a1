//! Which lines of a pact its examples exercise, and on which sides of its thresholds they stand.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use leadpact::{Boundary, Coverage, CoverageKind, CoverageLine, Pact};

/// Every kind of line that can be exercised.
const PACT: &str = r#"pact "P" {
  timezone Europe/Berlin
  work time mon-fri 09:00-17:00
}
team marketing "Marketing"
team sales "Sales"
lead identified by id { n: number, mood: one of (good, bad), gone: yes/no }
interaction visit "Visited" { seconds: number }
define often as count of visit at least 2
score a "A" {
  +5 per visit where seconds at least 10
  +10 when often
  highest of "Size" {
    +30 when n at least 100
    +20 when n at least 50
  }
  always 0 while gone
}
score b "B" {
  +1 when often
}
rating level of a {
  high from 30
  low below
}
table t of level, mood {
       | good | bad | unknown
  high | go   | go  | wait
  low  | wait | no  | no
}
choose size the first that fits {
  big   when n at least 100
  small otherwise
}
stage S1 "One" owned by marketing {
  becomes S2 as soon as level is high
  notify "Boss" after 3 days in this stage
}
stage S2 "Two" owned by marketing {
  hand over to sales, becomes S3 when accepted {
    needs n
    marketing confirms first within 1 work day of complete data when mood is bad
    goes to the first that fits {
      person "Ann" when n at least 100
      team "Rest" otherwise
    }
    sales accepts within 2 days of the handover when mood is good, if late notify "Boss"
    sales accepts within 3 days of the handover, if late becomes S1
    sales may reject to S1 because too_small or too_early
  }
}
stage S3 "Three" owned by sales {
  becomes S1 after 30 days in this stage
}
final stage End "End" owned by sales
in every stage that is not final {
  sales or marketing may stop to End because spam
}
leads start in the first that fits {
  End when gone
  S1 otherwise
}
nurture with all that fit {
  "Big news" when size is big
  "All news"
}
"#;

fn coverage(examples: &str) -> Coverage {
    let text = format!("{PACT}{examples}");
    Pact::parse(&text).unwrap_or_else(|errors| panic!("{}", errors.render())).coverage()
}

/// The lines of a kind that are exercised.
fn exercised(coverage: &Coverage, kind: CoverageKind) -> Vec<&str> {
    let of_kind = |line: &&CoverageLine| line.kind == kind && line.examples > 0;
    coverage.lines.iter().filter(of_kind).map(|line| line.text.as_str()).collect()
}

#[track_caller]
fn assert_exercises(examples: &str, kind: CoverageKind, wanted: &[&str]) {
    assert_eq!(exercised(&coverage(examples), kind), wanted);
}

#[test]
fn without_examples_nothing_is_exercised() {
    let coverage = coverage("");
    assert_eq!((coverage.examples, coverage.exercised), (0, 0));
    assert!(!coverage.is_complete());
    let count = |kind| coverage.lines.iter().filter(|line| line.kind == kind).count();
    use CoverageKind::{
        Cell, Choice, Deadline, Level, Notice, Reason, Route, Rule, Start, Track, Transition,
    };
    let kinds = [Rule, Level, Cell, Choice, Start, Transition, Route, Deadline, Notice, Reason, Track];
    assert_eq!(kinds.map(count), [6, 2, 6, 2, 2, 6, 2, 3, 1, 3, 2]);
    assert_eq!(coverage.total(), 35);
}

#[test]
fn rules_that_apply_at_any_look() {
    let rules = ["+10 when often", "+30 when n at least 100", "+20 when n at least 50", "+1 when often"];
    let example = "example \"e\" {\n lead { n: 100 }\n 1 day ago visit\n then visit\n}";
    assert_exercises(example, CoverageKind::Rule, &rules);
    assert_exercises("example \"e\" { lead { gone: yes } }", CoverageKind::Rule, &["always 0 while gone"]);
    assert_exercises("example \"e\" { lead { gone: no } }", CoverageKind::Rule, &[]);
}

#[test]
fn levels_cells_and_choices_at_moments() {
    // It is low when it starts; high only between two moments.
    let example = "example \"e\" {\n lead { mood: bad, n: 60 }\n expect n = 60\n then lead { n: 1 }\n}";
    assert_exercises(example, CoverageKind::Level, &["low below"]);
    assert_exercises(example, CoverageKind::Cell, &["low with bad: no"]);
    assert_exercises(example, CoverageKind::Choice, &["small otherwise"]);
    assert_exercises(example, CoverageKind::Track, &["\"All news\""]);
    let example = "example \"e\" {\n start in S3\n lead { n: 100 }\n expect level is high\n}";
    assert_exercises(example, CoverageKind::Cell, &["high with unknown: wait"]);
    assert_exercises(example, CoverageKind::Track, &["\"Big news\" when size is big", "\"All news\""]);
    assert_exercises(example, CoverageKind::Start, &[]);
}

#[test]
fn ways_that_are_taken() {
    let moved =
        "example \"e\" {\n lead { n: 100 }\n then after 1 day accept by sales\n then after 30 days\n}";
    let ways = [
        "becomes S2 as soon as level is high",
        "accept: hand over to sales, becomes S3 when accepted",
        "becomes S1 after 30 days in this stage",
    ];
    assert_exercises(moved, CoverageKind::Transition, &ways);
    assert_exercises(moved, CoverageKind::Route, &["person \"Ann\" when n at least 100"]);
    assert_exercises(moved, CoverageKind::Start, &["S1 otherwise"]);
    // What stands in every stage is one line, and belongs to none.
    let stopped = "example \"e\" {\n lead { n: 1 }\n then stop by sales because spam\n}";
    let coverage = coverage(stopped);
    let stop = coverage.lines.iter().find(|line| line.text.contains("may stop")).unwrap();
    assert_eq!((stop.of.as_ref(), stop.examples), (None, 1));
    assert_eq!(exercised(&coverage, CoverageKind::Reason), ["spam"]);
}

#[test]
fn a_reason_of_a_refused_command_is_not_given() {
    let refused =
        "example \"e\" {\n lead { n: 1 }\n then stop by sales because too_early\n expect refused\n}";
    assert_exercises(refused, CoverageKind::Reason, &[]);
}

#[test]
fn deadlines_that_run_out() {
    let late = |mood: &str, days: u32| {
        format!("example \"e\" {{\n lead {{ n: 100, mood: {mood} }}\n then after {days} days\n}}")
    };
    let boss = "sales accepts within 2 days of the handover when mood is good, if late notify \"Boss\"";
    let back = "sales accepts within 3 days of the handover, if late becomes S1";
    // One of which nothing comes.
    let confirm = "marketing confirms first within 1 work day of complete data when mood is bad";
    assert_exercises(&late("good", 1), CoverageKind::Deadline, &[]);
    assert_exercises(&late("good", 3), CoverageKind::Deadline, &[boss]);
    assert_exercises(&late("unknown", 2), CoverageKind::Deadline, &[]);
    assert_exercises(&late("unknown", 3), CoverageKind::Deadline, &[back]);
    assert_exercises(&late("bad", 1), CoverageKind::Deadline, &[confirm]);
    let confirmed = "example \"e\" {\n lead { n: 100, mood: bad }\n then confirm by marketing\n}";
    assert_exercises(confirmed, CoverageKind::Deadline, &[]);
    assert!(exercised(&coverage(confirmed), CoverageKind::Transition)[1].starts_with("confirm: marketing"));
}

#[test]
fn notices_that_are_recorded() {
    let waits = |days: u32| format!("example \"e\" {{\n then after {days} days\n}}");
    assert_exercises(&waits(2), CoverageKind::Notice, &[]);
    assert_exercises(&waits(3), CoverageKind::Notice, &["notify \"Boss\" after 3 days in this stage"]);
}

#[test]
fn only_wanted_examples() {
    let text = format!("{PACT}example \"one\" {{ lead {{ gone: yes }} }}\nexample \"two\" {{ }}\n");
    let pact = Pact::parse(&text).unwrap();
    assert_eq!(pact.coverage().examples, 2);
    let coverage = pact.coverage_of(|title| title == "two");
    assert_eq!(coverage.examples, 1);
    assert_eq!(exercised(&coverage, CoverageKind::Start), ["S1 otherwise"]);
}

#[test]
fn a_pact_without_stages() {
    let pact = "pact \"p\" {}\nlead identified by id { n: number }\nscore s {\n  +5 when n at least 3\n}\n\
                example \"e\" { lead { n: 3 }\n expect s = 5 }\n";
    let coverage = Pact::parse(pact).unwrap().coverage();
    assert!(coverage.is_complete());
    assert_eq!(
        coverage.boundaries[0].to_string(),
        "n at least 3: examples have 3 itself, and no other value"
    );
}

fn boundary<'a>(coverage: &'a Coverage, text: &str) -> &'a Boundary {
    coverage.boundaries.iter().find(|of| of.text == text).unwrap_or_else(|| panic!("{coverage:#?}"))
}

#[test]
fn thresholds_stand_once_each() {
    let coverage = coverage("example \"e\" { expect n = 7 and a at least 99 }");
    let texts: Vec<_> = coverage.boundaries.iter().map(|of| of.text.as_str()).collect();
    // Not those of examples; the define is one, though two scores use it; equal tests are one.
    let wanted = [
        "count of visit at least 2",
        "seconds at least 10 of visit",
        "n at least 100",
        "n at least 50",
        "a at least 30 (level high)",
    ];
    assert_eq!(texts, wanted);
}

#[test]
fn values_on_both_sides_of_a_threshold() {
    let said = |examples: &str| boundary(&coverage(examples), "n at least 50").to_string();
    let with = |numbers: &[u32]| {
        let steps: Vec<_> =
            numbers.iter().map(|n| format!(" then lead {{ n: {n} }}\n expect n = {n}\n")).collect();
        said(&format!("example \"e\" {{\n{}}}", steps.concat()))
    };
    assert_eq!(with(&[]), "n at least 50: no example has a value for it");
    let both = "n at least 50: examples have 49 below and 51 above; none stands exactly on 50";
    assert_eq!(with(&[1, 49, 51, 90]), both);
    assert_eq!(with(&[49, 50, 51]), "n at least 50: examples have 49 below, 50 itself, and 51 above");
    assert_eq!(with(&[49]), "n at least 50: examples have 49 below; none stands above, nor exactly on 50");
    assert_eq!(with(&[51]), "n at least 50: examples have 51 above; none stands below, nor exactly on 50");
    assert_eq!(with(&[49, 50]), "n at least 50: examples have 49 below and 50 itself; none stands above");
    assert_eq!(with(&[50, 51]), "n at least 50: examples have 50 itself and 51 above; none stands below");
}

#[test]
fn whether_both_sides_are_there_depends_on_the_test() {
    let sides = |numbers: &[u32], test: &str| {
        let steps: Vec<_> =
            numbers.iter().map(|n| format!(" then lead {{ n: {n} }}\n expect n = {n}\n")).collect();
        let pact = format!(
            "pact \"p\" {{}}\nlead identified by id {{ n: number }}\nscore s {{ +1 when n {test} 5 }}\n\
             example \"e\" {{\n{}}}\n",
            steps.concat()
        );
        Pact::parse(&pact).unwrap().coverage().boundaries[0].both_sides
    };
    assert_eq!(["at least", "at most"].map(|test| sides(&[4, 5], test)), [true, false]);
    assert_eq!(["less than", "more than"].map(|test| sides(&[5, 6], test)), [false, true]);
    assert_eq!(["at least", "more than", "="].map(|test| sides(&[4, 6], test)), [true, true, false]);
    assert_eq!(["=", "!="].map(|test| sides(&[5, 6], test)), [true, true]);
}

#[test]
fn values_of_interactions_and_of_defines_in_scores() {
    let coverage = coverage(
        "example \"e\" {\n 3 days ago visit { seconds: 4 }\n 2 days ago visit { seconds: 12 }\n expect a = 15\n}",
    );
    let seconds = boundary(&coverage, "seconds at least 10 of visit");
    assert_eq!((seconds.below, seconds.above), (Some(4.into()), Some(12.into())));
    let often = boundary(&coverage, "count of visit at least 2");
    assert!(often.exact && !often.both_sides);
}

/// What no example shows nobody has agreed on.
#[test]
fn the_pacts_of_examples_pass_and_are_covered() {
    let pacts = ["b2b-inbound/inbound", "cold-outreach/outreach", "manual-requalification/telephone"];
    for name in pacts {
        let text = std::fs::read_to_string(format!("examples/{name}.pact")).unwrap();
        let pact = Pact::parse(&text).unwrap();
        for report in pact.run_examples() {
            assert!(report.passed, "{name}: {}\n{}", report.title, report.to_text(100));
        }
        let coverage = pact.coverage();
        assert!(coverage.is_complete(), "{name}: {}", coverage.to_text(100));
    }
}

//! What came, as JUnit XML: a suite for each pact, a case for each example.

use std::io::{self, Write};

use leadpact::ExampleReport;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Ran, TestArgs, Tested};

/// Columns of the texts inside.
const WIDTH: usize = 100;

pub fn write(out: &mut dyn Write, tested: &[Tested], args: &TestArgs) -> io::Result<()> {
    let mut report = Report::new("leadpact test");
    for of in tested {
        report.add_test_suite(suite(of, args));
    }
    report.serialize(out).map_err(io::Error::other)
}

fn suite(of: &Tested, args: &TestArgs) -> TestSuite {
    let mut suite = TestSuite::new(&*of.file);
    match &of.ran {
        Some(ran) => {
            for report in &ran.reports {
                suite.add_test_case(case(&of.file, report));
            }
            let covered = covered(ran, args);
            if !covered.is_empty() {
                suite.set_system_out(covered);
            }
        }
        None => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_message("the pact has errors: `leadpact check` shows them");
            let mut case = TestCase::new("the pact can be read", status);
            case.set_classname(&*of.file);
            suite.add_test_case(case);
        }
    }
    suite
}

fn case(file: &str, report: &ExampleReport) -> TestCase {
    let status = if report.passed {
        TestCaseStatus::success()
    } else {
        let text = report.to_text(WIDTH);
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(text.lines().next().unwrap_or_default()).set_type("expectation");
        status.set_description(&*text);
        status
    };
    let mut case = TestCase::new(&*report.title, status);
    case.set_classname(file).set_assertions(report.expectations.len());
    case.extra.insert("file".into(), report.line.file.as_str().into());
    case.extra.insert("line".into(), report.line.line.to_string().into());
    case
}

fn covered(ran: &Ran, args: &TestArgs) -> String {
    let Some(coverage) = &ran.coverage else { return String::new() };
    let lines = if args.coverage { coverage.to_text(WIDTH) } else { String::new() };
    let boundaries = if args.boundaries { coverage.boundaries_to_text(WIDTH) } else { String::new() };
    lines + &boundaries
}

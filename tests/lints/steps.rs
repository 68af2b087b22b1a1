//! Thresholds planted between the steps of a score.

use super::planted::{fine, planted};

#[test]
fn numbers_that_a_score_passes_over() {
    let lint = "threshold-between-steps";
    let rules = "  +20 per demo_request up to 100 points never fades\n  -10 when consent is no\n  always 0 while country is \"XX\"\n";
    let score = |rules: &str| format!("score interest between -40 and 200 {{\n{rules}}}\n");
    let test = |test: &str| {
        format!(
            "stage Lead \"L\" owned by marketing {{\n  becomes MQL as soon as {test}\n}}\nfinal stage MQL \"M\" owned by sales\n"
        )
    };
    for odd in ["interest at least 61", "61 <= interest", "interest less than 55", "interest = 65"] {
        planted(lint, &[&score(rules), &test(&format!("{odd} and consent   # <-"))]);
    }
    let of_level = "rating heat of interest {\n  hot from 75   # <-\n  warm from 40\n  cold below\n}\n";
    planted(lint, &[&score(rules), of_level]);
    // Those that the level above leaves nobody to are said together.
    let grades = "rating grade of interest {\n  A from 80\n  B from 75   # <-\n  C from 70\n  D from 65\n  E from 61\n  F below\n}\n";
    planted(lint, &[&score(rules), grades]);
    // On a step, at the upper end of a range, or out of reach.
    for fit in [
        "interest at least 60",
        "interest at most 59",
        "interest more than 59",
        "interest between 61 and 79",
        "interest at least 205",
    ] {
        fine(lint, &[&score(rules), &test(fit)]);
    }
    // Any of these breaks the steps.
    for more in [
        "  +5 when employees at least 5\n",
        "  +20 per page_view keeps 50% after every 30 days\n",
        "  +10% of employees up to 50 points\n",
        "  group \"G\" up to 25 points { +10 when employees at least 5 }\n",
        "  +20 per page_view up to 35 points\n",
        "  always 15 while country is \"YY\"\n",
        "  highest of { +15 when employees at least 5 }\n",
    ] {
        fine(lint, &[&score(&format!("{rules}{more}")), &test("interest at least 65")]);
    }
    fine(lint, &[&score(rules).replace("and 200", "and 95"), &test("interest at least 65")]);
}

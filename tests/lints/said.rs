//! What messages show of a pact: what stands there, without its comments, and no text cut.

use leadpact::lint::complete;
use leadpact::{Diagnostic, Limits, NoIncludes, Pact};

/// What one lint finds in a pact first, and the part of it that is underlined.
#[track_caller]
fn first(lint: &str, text: &str) -> (Diagnostic, String) {
    let whole = complete(text);
    let checked = Pact::lint("pact", &whole, &NoIncludes, &Limits::default());
    let mut of_it = checked.diagnostics.iter().filter(|message| message.code == lint);
    let found = of_it.next().unwrap_or_else(|| panic!("{lint}:\n{text}\n{}", checked.diagnostics)).clone();
    let underlined = checked.diagnostics.sources().slice(found.span).to_owned();
    (found, underlined)
}

#[test]
fn a_number_sign_in_a_text_begins_no_comment() {
    let text = "score fit {\n  +30 when job_title contains \"Priority #1\"\n  \
                +20 when country is \"DE\"\n  +15 when job_title contains \"Priority #1\"\n}\n";
    let (found, underlined) = first("counted-twice", text);
    assert_eq!(found.message, "`job_title contains \"Priority #1\"` gives points twice in this score");
    assert_eq!(underlined, "+15 when job_title contains \"Priority #1\"");
    let witness = found.witness.unwrap();
    assert!(witness.contains("  expect job_title contains \"Priority #1\"\n"), "{witness}");
}

#[test]
fn comments_are_left_out_wherever_they_stand() {
    let test = "consent# or so\n    and country is \"DE\" # at home\n    and employees at least 5";
    let text = format!("score fit {{\n  +30 when {test}\n  +15 when {test}\n}}\n");
    let (found, underlined) = first("counted-twice", &text);
    let said = "`consent and country is \"DE\" and employees at least 5`";
    assert_eq!(found.message, format!("{said} gives points twice in this score"));
    assert_eq!(underlined, "+15 when consent");
}

#[test]
fn what_is_underlined_ends_before_a_comment() {
    let stages = "score interest { +20 per demo_request }\n\
        stage Lead owned by marketing {\n  becomes SAL as soon as interest at least 20\n}\n\
        stage MQL \"No. # {\" owned by marketing {   # { of old\n  becomes SAL as soon as interest at least 40\n}\n\
        stage SAL owned by sales\n";
    let (_, underlined) = first("stage-never-entered", stages);
    assert_eq!(underlined, "stage MQL \"No. # {\" owned by marketing");
}

#[test]
fn what_was_first_written_with_a_no_is_said_without_it() {
    for (first_with_no, yes) in [
        ("no call", "any call"),
        ("country is not \"DE\"", "country is \"DE\""),
        ("seniority is not one of (director, manager)", "seniority is one of (director, manager)"),
    ] {
        let text =
            format!("score fit {{\n  -5 when {first_with_no}\n  +5 when {yes} and {first_with_no}\n}}\n");
        let (found, _) = first("never-met", &text);
        assert_eq!(found.message, format!("no lead meets both `{yes}` and `{first_with_no}`"));
    }
}

#[test]
fn long_conditions_are_cut_at_a_word_and_not_within_a_text() {
    let text = "score fit {\n  +5 when seniority is director and country is \"DE\" and company mentions \"Maschinenbau und Anlagenbau\"\n  \
                +5 when seniority is director and country is \"DE\" and company mentions \"Maschinenbau und Anlagenbau\"\n}\n";
    let (found, _) = first("counted-twice", text);
    assert!(
        found.message.starts_with("`seniority is director and country is \"DE\" and company mentions…`"),
        "{}",
        found.message
    );
}

#[test]
fn every_call_that_was_made_meets_it() {
    let text = "questionnaire bant \"First call\" asked by sales {\n  budget \"Is there a budget?\" { yes +30, no -20 }\n}\n\
                rating heat of bant {\n  hot from 0\n  cold from -20\n  none below\n}\n\
                stage SAL \"A\" owned by sales {\n  sales may win to Won when heat at least cold\n}\nfinal stage Won \"W\" owned by sales\n";
    let (found, _) = first("met-by-all", text);
    assert_eq!(found.message, "every lead whose `bant` is known meets `heat at least cold`");
}

#[test]
fn what_is_taken_off_in_steps_is_no_ladder() {
    let steps = |a: &str, b: &str| {
        format!(
            "score interest {{\n  {a} when days since last page_view at least 30\n  {b} when days since last page_view at least 90\n}}\n"
        )
    };
    let (found, _) = first("tiers-add-up", &steps("-5", "-15"));
    assert_eq!(found.help.unwrap(), "if 15 is all that is to be taken off, write `-10` instead of `-15`");
    let (found, _) = first("tiers-add-up", &steps("-15", "-15"));
    assert!(found.help.unwrap().starts_with("let the wider one leave out"));
    let (found, _) = first("tiers-add-up", &steps("+5", "+15"));
    assert!(found.help.unwrap().starts_with("put both into `highest of"));
}

#[test]
fn steps_that_stand_twice_are_said_to_be_the_same() {
    let text = "score fit {\n  highest of \"Size\" {\n    +10 when employees at least 50\n    +10 when employees >= 50\n  }\n}\n";
    let (found, _) = first("rule-never-counts", text);
    assert_eq!(found.message, "`employees at least 50` stands here twice, with the same points");
}

#[test]
fn what_lets_a_score_rise_is_said() {
    let text = |range: &str| {
        format!(
            "score fit {range} {{\n  +40 when seniority is director\n  +30 when employees at least 250\n}}\n\
             rating grade of fit {{\n  A from 80\n  B below\n}}\n"
        )
    };
    let (found, _) = first("level-out-of-reach", &text("between 0 and 100"));
    assert_eq!(found.help.unwrap(), "let `A` begin at 70 or less, or let the rules give more");
    let (found, _) = first("level-out-of-reach", &text("between 0 and 60"));
    assert_eq!(found.help.unwrap(), "let `A` begin at 60 or less, or raise the range of `fit`");
}

#[test]
fn a_limit_of_nothing_is_raised() {
    let (found, _) = first("points-cut-off", "score interest {\n  +15 per demo_request up to 0 points\n}\n");
    assert_eq!(found.help.unwrap(), "raise the limit, or leave the rule out");
}

#[test]
fn what_a_where_lets_through_is_said_of_the_interaction() {
    let text =
        "score interest {\n  +5 per page_view where (seconds at least 30 and seconds less than 10)\n}\n";
    let (found, _) = first("never-met", text);
    assert_eq!(found.message, "no `page_view` meets both `seconds at least 30` and `seconds less than 10`");
}

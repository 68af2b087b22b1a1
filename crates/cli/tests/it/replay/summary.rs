//! The summary that a terminal shows.

use super::{JOURNAL, folder};

#[test]
fn a_summary_has_few_transitions_and_what_to_look_at() {
    let few =
        folder(JOURNAL).run("replay sales.pact journal.ndjson --format summary --until 2026-06-08T12:00");
    assert!(few.out.starts_with("2026-06-01 09:00  a  starts in New\n"), "{}", few.out);
    let look = "
Longest in their stage
  New                 b                 2 days 2 hours
  Warm                c                 7 days 1 hour
";
    assert!(few.out.ends_with(look), "{}", few.out);

    let many: String = (10..40)
        .map(|n| format!("{{\"at\": \"2026-06-01T09:{n}\", \"lead\": \"{n}\", \"set\": {{\"email\": \"a@b.example\"}}}}\n"))
        .collect();
    let many = folder(&many).run("replay sales.pact journal.ndjson --format summary");
    let first =
        "30 transitions: --format table lists them, --format csv and ndjson write them\n\nSales: 30 entries";
    assert!(many.out.starts_with(first), "{}", many.out);
    assert!(
        many.out.ends_with("Longest in their stage\n  New                 10                29 minutes\n"),
        "{}",
        many.out
    );
}

#[test]
fn a_summary_names_who_is_late() {
    let journal = JOURNAL.lines().take_while(|line| !line.contains("2026-06-05"));
    let journal: String = journal.flat_map(|line| [line, "\n"]).collect();
    let run =
        folder(&journal).run("replay sales.pact journal.ndjson --format summary --until 2026-06-04T12:00");
    let late = "
Late: 1 lead waits for an answer whose deadline has passed
  Warm                b                 marketing      due 2026-06-04 10:00
";
    assert!(run.out.contains(late), "{}", run.out);
}

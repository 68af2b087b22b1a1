//! `leadpact doc`.

use super::{Folder, assert_says};

/// A pact with a bit of everything that the page shows.
const WHOLE: &str = r#"pact "Tours & <b>more</b>" {
  version 3
  work time mon-fri 09:00-17:00
}
team marketing "Marketing"
team sales "Sales"
agreed by marketing on 2026-11-20 as "Head of <i>Marketing</i>"
agreed by sales on 2026-11-21 as "Head of Sales" seal "0000"
lead identified by id {
  email: text "E-mail" unknown if "N/A"
  size: number "Head count" from column "No. of | people"
  role: one of (boss, staff) "Role"
}
interaction visit "Came by" { minutes: number }
list mails "Private" as ("@gmx.de", "@web.de")
define private "Writes from a private address" as email ends with any of mails
score interest "Interest" between 0 and 50 {
  keeps 50% after every 30 days
  + 20 per visit where minutes at least 5 # a while
    at most once   "It's a \"start\""
  group "Together" up to 20 points { +5 when private }
  always 0 while role is staff
}
rating grade of interest { A from 20
  B below }
choose kind "Which kind?" the first that fits {
  large when size at least 250
  small otherwise
}
table order of grade, kind {
    | large | small
  A | P1    | P2
  B | P2    | P3
}
stage Open "Open" owned by marketing {
  meaning "Somebody left a contact"
  hand over to sales, becomes Taken when accepted {
    needs email and size
    only when not private
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to Open because too_early, resetting interest
  }
}
final stage Taken "Taken" owned by sales
reason too_early "Later, perhaps"
example "A visit" {
  lead { email: "a@b.example" } # known
  # a remark
  1 day ago visit { minutes: 9 }
  expect interest = 20
}
"#;

#[test]
fn the_page_says_what_was_agreed() {
    let folder = Folder::with(&[("whole.pact", WHOLE)]);
    let run = folder.run("doc whole.pact --format markdown");
    assert_eq!(run.code, 0, "{}", run.err);
    let said = [
        "# Tours \\& \\<b\\>more\\</b\\>\n",
        "Version 3 · fingerprint ",
        "work time mon-fri 09:00-17:00",
        "```mermaid\nflowchart TD\n",
        "### `Open` Open\n\nSomebody left a contact. Owned by **Marketing**.",
        "these have to be known: **email and size**.",
        "- It is handed over only when not private.",
        "- **Sales** accepts within **2 work days** after the handover. If that is late, Head of Sales is notified.",
        "| `too_early` | Later, perhaps | `Open`; Interest starts again |",
        "Never below 0 and never above 50 points.",
        "50% of its points are left after every 30 days.",
        "| **+20** | per visit where minutes at least 5 at most once | It's a \"start\" |",
        "**Together: together up to 20 points**",
        "| **+5** | · when private |",
        "| **= 0** | whatever else, while role is staff |",
        "| **A** | 20 points and more |",
        "| grade ╲ kind | large | small |",
        "| **large** | when size at least 250 |",
        "| `email` | E-mail | text; “N/A” means unknown |",
        "in column “No. of \\| people”",
        "| `private` | Writes from a private address | email ends with any of mails |",
        "lead { email: \"a@b.example\" }\n1 day ago visit { minutes: 9 }\nexpect interest = 20\n",
        "of another meaning: to be agreed again",
    ];
    assert_says(&run.out, &said);
}

#[test]
fn the_page_is_one_file_without_scripts_and_escapes_what_it_shows() {
    let folder = Folder::with(&[("whole.pact", WHOLE)]);
    let run = folder.run("doc whole.pact -o page.html");
    assert_eq!((run.out.as_str(), run.code), ("", 0), "{}", run.err);
    let page = folder.read("page.html");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{page}");
    assert_says(
        &page,
        &["<h1>Tours &amp; &lt;b&gt;more&lt;/b&gt;</h1>", "Head of &lt;i&gt;Marketing&lt;/i&gt;"],
    );
    assert_says(&page, &["@media print", "prefers-color-scheme: dark", "<svg xmlns=", "<th scope=\"col\">"]);
    assert!(
        !page.contains("<script") && !page.contains("<i>") && !page.contains("http://www.w3.org/1999/xlink")
    );
    for tag in ["section", "table", "ul", "figure", "main", "div"] {
        let (open, close) =
            (page.matches(&format!("<{tag}")).count(), page.matches(&format!("</{tag}>")).count());
        assert_eq!(open, close, "{tag}");
    }
}

#[test]
fn what_stands_in_quotes_is_no_word_of_the_language() {
    let text = r#"pact "Quotes" { version 1 }
lead identified by id { size: number unknown if „N/A“ or "a \"b\"" }
interaction visit "Came by"
define big "5\" screen" as
  size at least 250 # a remark
score interest {
  keeps 50% after every 30 days
  +5 per visit "keeps us busy"
  +7 when big   „It "fits"“
}
example "A {b} as c" {
  lead { size: 5 }
  expect interest is known
}
"#;
    let folder = Folder::with(&[("quotes.pact", text)]);
    let run = folder.run("doc quotes.pact --format markdown");
    assert_eq!(run.code, 0, "{}", run.err);
    let said = [
        "| `big` | 5\" screen | size at least 250 |",
        "number; “N/A” or “a \"b\"” means unknown",
        "### A {b} as c\n\n```\nlead { size: 5 }\nexpect interest is known\n```",
        "50% of its points are left after every 30 days.",
        "| **+5** | per visit | keeps us busy |",
        "| **+7** | when big | It \"fits\" |",
    ];
    assert_says(&run.out, &said);
}

#[test]
fn a_paragraph_of_markdown_does_not_become_a_list() {
    let text = r#"pact "Lists" { version 1 }
team marketing "1. Marketing"
team sales "2) Sales"
lead identified by id { size: number }
stage A "A" owned by marketing { meaning "1. Contact"
  hand over to sales, becomes B when accepted { sales may reject to A because x }
}
stage B "B" owned by sales { meaning "  - x"
  becomes C as soon as size at least 5 }
stage C "C" owned by sales { meaning "2.5 points or more"
  sales may drop to D }
final stage D "D" owned by sales { meaning "=" }
"#;
    let folder = Folder::with(&[("lists.pact", text)]);
    let run = folder.run("doc lists.pact --format markdown");
    assert_eq!(run.code, 0, "{}", run.err);
    let said = [
        "\n1\\. Contact. Owned by **1. Marketing**.\n",
        "\n\\- x. Owned by",
        "\n2.5 points or more. Owned by",
        "\n\\=. Owned by",
        "\n- 2\\) Sales accepts it; there is no deadline.\n",
        "\n2\\) Sales may reject it, and says why:\n",
    ];
    assert_says(&run.out, &said);
}

#[test]
fn a_fresh_seal_holds_and_goes_stale_with_the_meaning() {
    let folder = Folder::with(&[("whole.pact", WHOLE)]);
    let run = folder.run("seal whole.pact --team sales --date 2026-11-22");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_says(
        &folder.run("doc whole.pact --format markdown").out,
        &["| Sales | Head of Sales | 2026-11-22 | holds |"],
    );
    assert_says(
        &folder.run("doc whole.pact --format html").out,
        &["Sealed: the signature holds for this page."],
    );
    let other = folder.read("whole.pact").replace("+5 when private", "+6 when private");
    folder.write("whole.pact", other.as_bytes());
    let stale = ["| 2026-11-22 | of another meaning: to be agreed again |"];
    assert_says(&folder.run("doc whole.pact --format markdown").out, &stale);
}

#[test]
fn every_example_of_the_repository_has_a_page() {
    let folder = Folder::with(&[]);
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    for name in
        ["b2b-inbound/inbound.pact", "cold-outreach/outreach.pact", "manual-requalification/telephone.pact"]
    {
        let pact = examples.join(name);
        let run = folder.run(&format!("doc {}", pact.display()));
        assert_eq!(run.code, 0, "{}", run.err);
        assert_says(&run.out, &["The handover agreement", "Scorecards", "Agreed examples", "Signatures"]);
    }
}

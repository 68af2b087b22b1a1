//! `leadpact graph`.

use std::io::Read as _;

use flate2::read::GzDecoder;

use super::{Folder, assert_says};

/// A pact whose texts hold what each of the formats has to escape.
const SHARP: &str = r#"pact "A <b> & \"c\"" { version 1 }
team marketing "R&D <x>"
lead identified by id { email: text }
stage Open "Say \"hi\" | #1 & go; <script>" owned by marketing {
  becomes Done as soon as email is one of ("a\"b", "<c>") # remark
    and email is known
  marketing may close to Done because spam or "x"
}
final stage Done "Done" owned by marketing
"#;

#[test]
fn stages_owners_and_ways_are_in_the_picture() {
    let folder = Folder::with(&[]);
    let run = folder.run("graph test.pact");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("<svg xmlns=") && run.out.ends_with("</svg>\n"), "{}", run.out);
    assert_says(
        &run.out,
        &["Marketing Generated Lead", "owned by Sales", "new lead", "prefers-color-scheme:dark"],
    );
    assert_says(&run.out, &["as soon as", "class=\"way handover\""]);
}

#[test]
fn the_same_pact_makes_the_same_picture() {
    let folder = Folder::with(&[]);
    let once = folder.run("graph test.pact -o a.svg");
    assert_eq!((once.out.as_str(), once.code), ("", 0), "{}", once.err);
    folder.run("graph test.pact -o b.svg");
    assert_eq!(folder.read("a.svg"), folder.read("b.svg"));
}

#[test]
fn the_name_of_the_output_says_the_format() {
    let folder = Folder::with(&[]);
    folder.run("graph test.pact -o a.mmd");
    assert_says(
        &folder.read("a.mmd"),
        &["flowchart TD\n", "s1 ==>|\"handed over to Sales, when accepted\"| s2\n"],
    );
    folder.run("graph test.pact -o a.dot");
    assert_says(
        &folder.read("a.dot"),
        &["digraph \"Test\" {\n", "s0 -> s1 [label=\"as soon as grade at least B\", style=solid]"],
    );
}

#[test]
fn the_name_of_the_output_says_the_format_of_what_is_packed() {
    let folder = Folder::with(&[]);
    for (command, begins) in [
        ("graph test.pact -o a.DOT.gz", "digraph "),
        ("graph test.pact -o a.mermaid.gz", "flowchart "),
        ("graph test.pact -o a.svg.gz", "<svg "),
        ("doc test.pact -o a.md.gz", "# Test"),
        ("doc test.pact -o a.html.gz", "<!DOCTYPE"),
    ] {
        assert_eq!(folder.run(command).code, 0);
        let file = std::fs::File::open(folder.path(command.split(' ').next_back().unwrap())).unwrap();
        let mut text = String::new();
        GzDecoder::new(file).read_to_string(&mut text).unwrap();
        assert!(text.starts_with(begins), "{command}: {text}");
    }
}

#[test]
fn what_a_format_would_read_otherwise_is_escaped() {
    let sharp = SHARP.replace(" or \"x\"", "");
    let folder = Folder::with(&[("sharp.pact", &sharp)]);
    let svg = folder.run("graph sharp.pact").out;
    assert_says(&svg, &["&lt;script&gt;", "R&amp;D &lt;x&gt;"]);
    assert!(!svg.contains("<script>") && !svg.contains("remark"), "{svg}");
    let mermaid = folder.run("graph sharp.pact --format mermaid").out;
    assert_says(&mermaid, &["Say #34;hi#34; #124; #35;1 #38; go#59; #60;script#62;"]);
    let dot = folder.run("graph sharp.pact --format dot").out;
    assert_says(&dot, &["digraph \"A <b> & \\\"c\\\"\" {", "Say \\\"hi\\\" | #1 & go;"]);
}

#[test]
fn the_words_of_a_way_stay_in_their_box() {
    let fields: String = (0..12).map(|at| format!("number_of_people_{at}: number\n")).collect();
    let tests: Vec<String> = (0..12).map(|at| format!("number_of_people_{at} at least {at}")).collect();
    let text = format!(
        "pact \"P\" {{ version 1 }}\nteam us \"Us\u{ffff}\"\nlead identified by id {{\n{fields}}}\n\
         stage A \"A\" owned by us {{ becomes B as soon as {} }}\nfinal stage B \"B\" owned by us\n",
        tests.join(" and ")
    );
    let svg = Folder::with(&[("p.pact", &text)]).run("graph p.pact --format svg").out;
    let number = |line: &str, name: &str| -> f64 {
        line.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let words: Vec<&str> = svg.lines().skip_while(|line| !line.contains("class=\"paper\"")).collect();
    let bottom = number(words[0], "y") + number(words[0], "height");
    let lines = words[1..].iter().take_while(|line| line.contains("class=\"words\""));
    let lowest = lines.clone().map(|line| number(line, "y")).fold(0.0, f64::max);
    assert!(lines.count() > 10 && lowest < bottom, "{lowest} of {bottom}: {svg}");
    assert!(svg.contains("owned by Us ") && !svg.contains('\u{ffff}'), "{svg}");
}

#[test]
fn a_pact_without_stages_has_nothing_to_draw() {
    let folder = Folder::with(&[(
        "s.pact",
        "pact \"P\" { version 1 }\nlead identified by id { n: number }\nscore s { +1 when n at least 5 }\n",
    )]);
    let run = folder.run("graph s.pact");
    assert_eq!((run.out.as_str(), run.code), ("", 2));
    assert_says(&run.err, &["this pact has no stages"]);
}

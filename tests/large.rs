//! Hostile and huge texts take little time, whatever they say: a host reads pacts that it did not write.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use leadpact::{Limits, NoIncludes, check};

/// What a text is made of: what stands at its begin, what is repeated (with how often so far), and its end.
struct Text {
    name: &'static str,
    begin: &'static str,
    again: fn(usize) -> String,
    end: &'static str,
}

const fn text(
    name: &'static str,
    begin: &'static str,
    again: fn(usize) -> String,
    end: &'static str,
) -> Text {
    Text { name, begin, again, end }
}

/// Begins a statement behind the declarations that it needs.
macro_rules! with_lead {
    ($begin:literal) => {
        concat!(
            "lead identified by id {\n  email: text\n  employees: number\n  consent: yes/no\n}\n",
            "interaction call \"We called\" { reached: yes/no }\n",
            $begin
        )
    };
}

/// What people write, over and over: the measure for all others.
const PLAIN: Text = text("plain", with_lead!(""), block, "");

const TEXTS: &[Text] = &[
    text("quotes of word processors", "", |_| "„".to_owned(), ""),
    text("brackets", "", |_| "(".to_owned(), ""),
    text("brackets closed", "", |_| ")".to_owned(), ""),
    text("pairs of brackets", "define a as ", |_| "()".to_owned(), ""),
    text("braces", "", |_| "{".to_owned(), ""),
    text("braces closed", "", |_| "}".to_owned(), ""),
    text("lines of braces", "", |_| "score s {\n".to_owned(), ""),
    text("quotes", "", |_| "\"".to_owned(), ""),
    text("lines of quotes", "", |_| "\"\n".to_owned(), ""),
    text("one name", "", |_| "a".to_owned(), ""),
    text("names", "", |_| "abc ".to_owned(), ""),
    text("lines of names", "", |_| "abc\n".to_owned(), ""),
    text("not", "define a as ", |_| "not ".to_owned(), "consent\n"),
    text("when", "", |_| "when ".to_owned(), ""),
    text("lines of when", "", |_| "when\n".to_owned(), ""),
    text("when in a score", with_lead!("score s {\n+1 "), |_| "when ".to_owned(), "}\n"),
    text(
        "rules",
        with_lead!("score s {\n"),
        |n| {
            format!(
                "+1 when employees at least {n} and not consent \"Reason {n}, which a person wrote down\"\n"
            )
        },
        "}\n",
    ),
    text(
        "rules with unknown names",
        with_lead!("score s {\n"),
        |n| format!("+1 when employes{n} at least {n}\n"),
        "}\n",
    ),
    text(
        "a chain of defines",
        with_lead!("define d0 as consent\n"),
        |n| format!("define d{} as d{n} or consent\n", n + 1),
        "",
    ),
    text("a circle of defines", "", |n| format!("define d{} as d{n} or consent\n", n + 1), ""),
    text("unknown names beside many", with_lead!(""), |n| format!("define deffine{n} as defin{n}\n"), ""),
    text("the same name", with_lead!(""), |_| "define again as consent\n".to_owned(), ""),
    text("plus", "", |_| "+".to_owned(), ""),
    text("plus in a score", with_lead!("score s {\n"), |_| "+".to_owned(), "\n}\n"),
    text("a sum", with_lead!("define a as 1"), |_| " + employees".to_owned(), "\n"),
    text("lines of plus", with_lead!("score s {\n"), |_| "+\n".to_owned(), "}\n"),
    text("texts", "", |_| "\"a\" ".to_owned(), ""),
    text("texts in a list", "list l as (\"b\"", |n| format!(", \"a{n}\""), ")\n"),
    text("lines of texts", "", |_| "\"a\"\n".to_owned(), ""),
    text("one comment", "#", |_| "a".to_owned(), "\n"),
    text("lines of comments", "", |_| "# a\n".to_owned(), ""),
    text("newlines", "", |_| "\n".to_owned(), ""),
    text("blanks", "", |_| " ".to_owned(), ""),
    text("commas", "", |_| ",".to_owned(), ""),
    text("digits", "define a as ", |_| "1".to_owned(), "\n"),
    text("signs nobody knows", "", |_| "§".to_owned(), ""),
    text("backslashes in a text", "list l as (\"", |_| "\\\\".to_owned(), "\")\n"),
    text("an or without end", with_lead!("define a as consent"), |_| " or consent".to_owned(), "\n"),
    text("an or over lines", with_lead!("define a as consent"), |_| "\nor consent".to_owned(), "\n"),
    text("fields", "lead identified by id {\n", |n| format!("f{n}: number\n"), "}\n"),
    text("fields of an unknown type", "lead identified by id {\n", |n| format!("f{n}: numbr\n"), "}\n"),
    text("teams", "", |n| format!("team t{n} \"T\"\n"), ""),
    text("misspelt statements", "", |n| format!("tem t{n} \"T\"\n"), ""),
    text(
        "stages",
        with_lead!("team a \"A\"\n"),
        |n| format!("stage S{n} \"S\" owned by a {{\nbecomes S{} as soon as consent\n}}\n", n + 1),
        "",
    ),
    text(
        "commands",
        with_lead!("team a \"A\"\nstage T \"T\" owned by a\nstage S \"S\" owned by a {\n"),
        |n| format!("a may do{n} to T because x{n}\n"),
        "}\n",
    ),
];

fn block(n: usize) -> String {
    format!(
        "define large{n} \"A large company\" as employees at least {n} and consent\n\
         score s{n} \"Interest\" between 0 and 100 {{\n  keeps 50% after every 30 days\n\
         \x20 +10 when large{n} \"They have the budget\"\n  +5 per call where (reached) in the last 30 days at most 3 times\n\
         \x20 -20 when email ends with any of (\"@gmail.com\", \"@web.de\")\n}}\n\
         rating r{n} of s{n} {{\n  A from 60\n  B below\n}}\n\n"
    )
}

impl Text {
    /// A text of that many bytes, or a little less.
    fn of(&self, size: usize) -> String {
        let mut text = self.begin.to_owned();
        for n in 0.. {
            let again = (self.again)(n);
            if text.len() + again.len() + self.end.len() > size {
                break;
            }
            text.push_str(&again);
        }
        text + self.end
    }

    fn time(&self, size: usize) -> Duration {
        let text = self.of(size);
        let started = Instant::now();
        let (_, messages) = check::load("large.pact", &text, &NoIncludes, &Limits::default());
        let took = started.elapsed();
        assert!(
            messages.iter().all(|message| message.code != "source-too-large"),
            "{}: not read at all",
            self.name
        );
        took
    }
}

/// All texts that take longer than that, with how long they take.
fn slower_than(most: Duration, size: usize) -> String {
    let mut slow = String::new();
    for text in [PLAIN].iter().chain(TEXTS) {
        // What else the machine does makes one run slow, but seldom the second, too.
        let took = text.time(size);
        let took = if took > most { took.min(text.time(size)) } else { took };
        eprintln!("{:>30} {took:>10.2?}", text.name);
        if took > most {
            let _ = writeln!(slow, "{}: {took:.2?}", text.name);
        }
    }
    slow
}

/// A ratio, since what a second is depends on the machine. Anything that takes time by the square of the size
/// is far beyond it.
#[test]
fn no_text_takes_much_longer_than_a_plain_one() {
    const SIZE: usize = 256 << 10;
    let plain = PLAIN.time(SIZE);
    let slow = slower_than(plain * 10, SIZE);
    assert!(slow.is_empty(), "a plain pact takes {plain:.2?}\n{slow}");
}

/// `cargo test --release --test large -- --ignored`
#[test]
#[ignore = "takes a minute, and means something in release on an idle machine only"]
fn no_text_takes_three_seconds() {
    let slow = slower_than(Duration::from_secs(3), 4 << 20);
    assert!(slow.is_empty(), "{slow}");
}

//! What a person sees at a terminal of 80 columns: pages that fit, in colours, and nothing that a pact or the data
//! tell the terminal to do.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::process::{Command, Stdio};
use std::thread;

use assert_cmd::cargo::cargo_bin;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use super::Folder;

const COLUMNS: u16 = 80;

/// Long lines, long names, long labels; texts that would clear the screen, name the window, ring the bell.
const LONG: &str = r#"pact "A pact with a name that is as long as the names of agreements between departments tend to be \u{1b}[2J" {
  timezone Europe/Berlin
}
team marketing "Marketing \u{1b}]0;owned\u{7}"
team sales     "Sales in the regions of the north, the south, the east and the west, and of whatever else there is"
lead identified by id {
  email:     text   "The e-mail address that the contact left when it registered \u{7}for the first time"
  employees: number "Head count of the whole company with all of its branches, affiliates and subsidiaries"
  market_segment_of_the_company: one of (industry_and_manufacturing, trade_and_logistics, public_services)
  bought:    yes/no
}
interaction newsletter_signup_on_the_web_site "Signed up for the newsletter on one of our \u{9b}2Jweb sites, or at a fair"
score level_of_interest_in_our_products "Level of Interest in what we offer, as far as it can be told" between 0 and 100 {
  +40 when market_segment_of_the_company is industry_and_manufacturing and employees at least 50 "They buy more \u{1b}[2Jthan others do"
  +20 when email is known and employees at least POINTS "An address that can be written to is worth something by itself"
  +10 per newsletter_signup_on_the_web_site at most 3 times "Reads what we write, at least \u{8}now and then"
}
rating grade "Grade of the lead" of level_of_interest_in_our_products {
  A from 40
  B from 20
  C below
}
stage Known_to_marketing "Known to marketing, and not looked at by anybody in particular" owned by marketing {
  meaning "Somebody left an address with us, and nothing more than that \u{1b}[31mis known"
  becomes Worth_a_call as soon as level_of_interest_in_our_products at least 20 and email is known
}
stage Worth_a_call "Worth a call by somebody who knows the market and the products" owned by marketing {
  meaning "Shows more than a passing interest"
  hand over to sales, becomes With_sales when accepted {
    needs email and employees
    goes to the first that fits {
      team "The desk for customers in industry \u{1b}[2Jand manufacturing of all regions" when employees at least 50
      team "Everybody else" otherwise
    }
    sales accepts within 2 days of the handover, if late notify "Head of Sales for all of the regions there are"
    sales may reject to Known_to_marketing because wrong_address_or_none_at_all or not_interested_in_anything
  }
}
final stage With_sales "With sales" owned by sales
nurture with all that fit {
  "A monthly letter with news of the industry \u{1b}[2J" when email is known
}
example "A company of industry that left its address with us at the fair in \u{1b}[2JHanover" {
  lead { email: "a@b.example", employees: 300, market_segment_of_the_company: industry_and_manufacturing }
  expect grade is C
}
"#;

const LEADS: &str = "id,email,employees,market_segment_of_the_company,bought
1,a@b.example,300,industry_and_manufacturing,yes
an-id-that-is-as-long-as-those-of-some-systems-are-0001,b@c.example,60,trade_and_logistics,no
3\u{1b}[2J,c@d.example,many\u{7}many,public_services,no
4,,20,public_services,no
";

const JOURNAL: &str = r#"{"at": "2026-11-02T09:00", "lead": "1", "set": {"email": "a@b.example", "employees": 300, "market_segment_of_the_company": "industry_and_manufacturing"}}
{"at": "2026-11-02T10:00", "lead": "2\u001b[2J", "set": {"email": "b@c.example", "employees": 60}}
{"at": "2026-11-03T10:00", "lead": "1", "command": "qualify\u0007", "by": "sales"}
{"at": "2026-11-09T10:00"}
"#;

#[test]
fn pages_fit_and_tell_the_terminal_nothing() {
    let (old, new) = (LONG.replace("POINTS", "50"), LONG.replace("POINTS", "10"));
    let wrong =
        LONG.replace("POINTS", "1 000").replace("at least 3", "atleast 3").replace(" is known", " known");
    let folder = Folder::with(&[
        ("old.pact", old.as_str()),
        ("new.pact", new.as_str()),
        ("wrong.pact", wrong.as_str()),
        ("leads.csv", LEADS),
        ("journal.ndjson", JOURNAL),
    ]);
    let mut faults = Vec::new();
    for (args, shown) in [
        ("check new.pact", "long-line"),
        ("check wrong.pact", "number-form"),
        ("compare old.pact new.pact", "becomes `10`"),
        ("compare old.pact new.pact leads.csv", "grade"),
        ("explain new.pact leads.csv --lead 1 --as-of 2026-11-20", "Worth_a_call"),
        ("score new.pact leads.csv --as-of 2026-11-20", "With_sales"),
        ("backtest new.pact leads.csv --won bought=yes --as-of 2026-11-20", "grade"),
        ("replay new.pact journal.ndjson", "Worth_a_call"),
        ("test new.pact --coverage", "expect grade is C"),
    ] {
        let page = at_terminal(&folder, args);
        let Ok(text) = without_colours(&page).inspect_err(|wild| faults.push(format!("{args}: {wild:?}")))
        else {
            continue;
        };
        if !text.contains(shown) {
            faults.push(format!("{args}: no {shown:?} in\n{text}"));
        }
        if page.len() == text.len() {
            faults.push(format!("{args}: no colours in\n{text}"));
        }
        let wide = text.lines().filter(|line| line.chars().count() > usize::from(COLUMNS));
        faults.extend(wide.map(|line| format!("{args}: too wide: {line:?}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_blank_line_parts_pages_from_messages() {
    let pact = LONG.replace("POINTS", "50");
    let folder =
        Folder::with(&[("p.pact", pact.as_str()), ("leads.csv", LEADS), ("journal.ndjson", JOURNAL)]);
    for (args, behind) in [
        ("score p.pact leads.csv --as-of 2026-11-20", "warning: "),
        ("replay p.pact journal.ndjson", "warning: "),
        ("backtest p.pact leads.csv --won bought=yes --as-of 2026-11-20", "A pact with a name"),
    ] {
        let text = without_colours(&at_terminal(&folder, args)).unwrap();
        let (before, _) = text.split_once(behind).unwrap();
        assert!(before.ends_with("\n\n") && !before.ends_with("\n\n\n"), "{args}:\n{text}");
    }
}

/// What a terminal gets to show, of both outputs.
fn at_terminal(folder: &Folder, args: &str) -> String {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    tcsetwinsize(&master, Winsize { ws_row: 50, ws_col: COLUMNS, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let terminal = OpenOptions::new().read(true).write(true).open(name).unwrap();
    let mut command = Command::new(cargo_bin!("leadpact"));
    command.args(args.split_whitespace()).current_dir(folder.0.path());
    command
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
        .env("TERM", "xterm-256color")
        .env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::null()).stdout(terminal.try_clone().unwrap()).stderr(terminal);
    let mut child = command.spawn().unwrap();
    // The child alone holds the terminal now: where it ends, so does what there is to read.
    drop(command);
    let reader = thread::spawn(move || {
        let (mut shown, mut bytes) = (Vec::new(), [0; 4096]);
        let mut master = File::from(master);
        while let Ok(read @ 1..) = master.read(&mut bytes) {
            shown.extend_from_slice(&bytes[..read]);
        }
        shown
    });
    child.wait().unwrap();
    String::from_utf8(reader.join().unwrap()).unwrap().replace("\r\n", "\n")
}

/// A text without its colours; an error with what comes next where there is any other control character.
fn without_colours(text: &str) -> Result<String, String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_control() && c != '\n') {
        plain.push_str(&rest[..at]);
        let wild = || rest[at..].chars().take(12).collect::<String>();
        let code = rest[at..].strip_prefix("\u{1b}[").ok_or_else(wild)?;
        let end = code.find(|c: char| !c.is_ascii_digit() && c != ';').ok_or_else(wild)?;
        rest = code[end..].strip_prefix('m').ok_or_else(wild)?;
    }
    Ok(plain + rest)
}

//! A line that has changed, in a sentence: what of it has become what.

/// No line is taken apart that has more words than this.
const LONGEST: usize = 300;
/// More places than these, and the two lines are shown whole.
const MOST_PLACES: usize = 3;
/// Where more than these hundredths of a line have changed, the two are shown whole.
const MOST_CHANGED: usize = 65;

/// What counts with a number before it.
const UNITS: &[&str] = &[
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
    "work", "points", "times", "time", "steps", "full", "thousand", "million", "billion",
];

/// Words of the old line that words of the new one stand for; one of the two may be none.
#[derive(Debug, PartialEq, Eq)]
struct Hunk {
    old: (usize, usize),
    new: (usize, usize),
}

/// `` `+20` per whitepaper_download becomes `+30` ``
pub(super) fn changed(old: &str, new: &str) -> String {
    said(None, old, new)
}

/// `` employees: `number` becomes `text` ``: of a line that is known by a name, which is enough to say which it is.
pub(super) fn changed_of(name: &str, old: &str, new: &str) -> String {
    said(Some(name), old, new)
}

fn said(name: Option<&str>, old: &str, new: &str) -> String {
    let (old_words, new_words) = (words(old), words(new));
    let whole = || format!("`{old}` becomes `{new}`");
    if old_words.len().max(new_words.len()) > LONGEST {
        return whole();
    }
    let (mut hunks, is_list) = hunks(&old_words, &new_words);
    // Behind `because` there are only lists.
    let reasons = |words: &[&str]| words.iter().position(|word| *word == "because").unwrap_or(usize::MAX);
    let is_list = is_list || hunks.iter().all(|hunk| hunk.old.0 > reasons(&old_words));
    widen(&mut hunks, &old_words, &new_words);
    join(&mut hunks);
    let text = |words: &[&str], (from, to): (usize, usize)| {
        let text = together(words.get(from..to).unwrap_or_default());
        let text = text.trim_matches([',', ' ']);
        if is_list { without_joint(text).to_owned() } else { text.to_owned() }
    };
    let changed: usize = hunks.iter().map(|hunk| (hunk.old.1 - hunk.old.0) + (hunk.new.1 - hunk.new.0)).sum();
    let all = old_words.len() + new_words.len();
    if hunks.len() > MOST_PLACES || changed * 100 > all * MOST_CHANGED {
        return whole();
    }
    if let ([hunk], None) = (hunks.as_slice(), name) {
        let (before, behind) =
            (text(&old_words, (0, hunk.old.0)), text(&old_words, (hunk.old.1, old_words.len())));
        let (from, to) = (text(&old_words, hunk.old), text(&new_words, hunk.new));
        if !from.is_empty() && !to.is_empty() {
            match (before.as_str(), behind.as_str()) {
                ("", behind) => return format!("`{from}` {behind} becomes `{to}`"),
                (before, "") => return format!("{before} `{from}` becomes `{to}`"),
                _ => {}
            }
        }
    }
    let steps = hunks.iter().map(|hunk| match (text(&old_words, hunk.old), text(&new_words, hunk.new)) {
        (old, new) if old.is_empty() => format!("adds `{new}`"),
        (old, new) if new.is_empty() => format!("drops `{old}`"),
        (old, new) => format!("`{old}` becomes `{new}`"),
    });
    let steps: Vec<String> = steps.collect();
    if steps.is_empty() { whole() } else { format!("{}: {}", name.unwrap_or(old), steps.join(", ")) }
}

/// An item of a list without the word that joins it to the others.
fn without_joint(text: &str) -> &str {
    let behind = ["or ", "and "].into_iter().find_map(|joint| text.strip_prefix(joint));
    let text = behind.unwrap_or(text);
    [" or", " and"].into_iter().find_map(|joint| text.strip_suffix(joint)).unwrap_or(text)
}

/// The words of a line; texts in quotes are one, signs that stand for themselves are words.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => quoted(rest),
            '(' | ')' | ',' | ':' | '|' => first.len_utf8(),
            _ => rest.find([' ', '(', ')', ',', '|', '"']).unwrap_or(rest.len()),
        };
        let (word, behind) = rest.split_at(length.clamp(first.len_utf8(), rest.len()));
        // `employees:` is a name and a sign.
        match word.strip_suffix(':') {
            Some(name) if !name.is_empty() => words.extend([name, ":"]),
            _ => words.push(word),
        }
        rest = behind.trim_start();
    }
    words
}

/// How long the text in quotes is that begins here.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Words as a line again.
fn together(words: &[&str]) -> String {
    let mut line = String::new();
    for word in words {
        let close = matches!(*word, ")" | "," | ":") || line.ends_with('(') || line.is_empty();
        if !close {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether words are the same, or what joins two items of a list that has become longer or shorter behind them.
fn is_same(old: &str, new: &str) -> bool {
    old == new || matches!((old, new), (",", "or" | "and") | ("or" | "and", ","))
}

/// Where two lists of words differ, by their longest common run of words; and whether items of a list are joined
/// otherwise.
fn hunks(old: &[&str], new: &[&str]) -> (Vec<Hunk>, bool) {
    // By places in both: how many words those behind them have in common.
    let columns = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * columns];
    let at = |common: &[u32], a: usize, b: usize| common.get(a * columns + b).copied().unwrap_or(0);
    for (a, old) in old.iter().enumerate().rev() {
        for (b, new) in new.iter().enumerate().rev() {
            let best = if is_same(old, new) {
                at(&common, a + 1, b + 1) + 1
            } else {
                at(&common, a + 1, b).max(at(&common, a, b + 1))
            };
            if let Some(slot) = common.get_mut(a * columns + b) {
                *slot = best;
            }
        }
    }
    let (mut a, mut b, mut hunks, mut is_list) = (0, 0, Vec::new(), false);
    let apart = |a: usize, b: usize| {
        old.get(a).is_none_or(|word| new.get(b).is_none_or(|other| !is_same(word, other)))
    };
    while a < old.len() || b < new.len() {
        let (from_a, from_b) = (a, b);
        while (a < old.len() || b < new.len()) && apart(a, b) {
            if b == new.len() || (a < old.len() && at(&common, a + 1, b) >= at(&common, a, b + 1)) {
                a += 1;
            } else {
                b += 1;
            }
        }
        if (from_a, from_b) != (a, b) {
            hunks.push(Hunk { old: (from_a, a), new: (from_b, b) });
        }
        is_list |= old.get(a) != new.get(b);
        a += 1;
        b += 1;
    }
    (hunks, is_list)
}

/// Numbers are said with what they count.
fn widen(hunks: &mut [Hunk], old: &[&str], new: &[&str]) {
    let is_unit = |word: Option<&&str>| {
        word.is_some_and(|word| {
            UNITS.contains(word) || (word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase()))
        })
    };
    let is_number =
        |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    for hunk in hunks {
        while is_number(old.get(hunk.old.0)) && is_unit(old.get(hunk.old.1)) && is_unit(new.get(hunk.new.1)) {
            hunk.old.1 += 1;
            hunk.new.1 += 1;
        }
    }
}

/// Places with no more than a word between them are one.
fn join(hunks: &mut Vec<Hunk>) {
    let mut joined: Vec<Hunk> = Vec::new();
    for hunk in hunks.drain(..) {
        match joined.last_mut() {
            Some(last) if hunk.old.0 <= last.old.1 + 1 && hunk.new.0 <= last.new.1 + 1 => {
                (last.old.1, last.new.1) = (last.old.1.max(hunk.old.1), last.new.1.max(hunk.new.1));
            }
            _ => joined.push(hunk),
        }
    }
    *hunks = joined;
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[test]
    fn what_has_become_what() {
        let cases = [
            (
                "+20 per whitepaper_download at most once",
                "+30 per whitepaper_download at most once",
                "`+20` per whitepaper_download at most once becomes `+30`",
            ),
            ("A from 80", "A from 85", "A from `80` becomes `85`"),
            (
                "sales accepts within 4 work hours of the handover",
                "sales accepts within 2 work days of the handover",
                "sales accepts within 4 work hours of the handover: `4 work hours` becomes `2 work days`",
            ),
            (
                "+5 per call in the last 30 days at most once",
                "+5 per call in the last 60 days at most once",
                "+5 per call in the last 30 days at most once: `30 days` becomes `60 days`",
            ),
            (
                "may recycle to MGL because no_budget, too_early or unreachable, resetting interest",
                "may recycle to MGL because no_budget or unreachable, resetting interest",
                "may recycle to MGL because no_budget, too_early or unreachable, resetting interest: drops `too_early`",
            ),
            ("+1 when a", "-7 when b is known", "`+1 when a` becomes `-7 when b is known`"),
            (
                "becomes MQL as soon as interest at least 30",
                "becomes MQL as soon as interest at least 30 and contactable",
                "becomes MQL as soon as interest at least 30: adds `and contactable`",
            ),
            (
                "because spam, competitor or student",
                "because spam or competitor",
                "because spam, competitor or student: drops `student`",
            ),
            (
                "when a and b because c or d",
                "when a and b because c",
                "when a and b because c or d: drops `d`",
            ),
            ("needs a and b", "needs a, b and c", "needs a and b: adds `c`"),
            ("when a and b", "when a or b", "when a and b: `and` becomes `or`"),
            (
                "seniority: one of (c_level, director)",
                "seniority: one of (c_level, director, owner)",
                "seniority: one of (c_level, director): adds `owner`",
            ),
        ];
        assert_eq!(
            super::changed_of("a", "a: text from column \"A\"", "a: number from column \"A\""),
            "a: `text` becomes `number`"
        );
        for (old, new, said) in cases {
            assert_eq!(changed(old, new), said);
        }
    }
}

//! A line that is too long for a projector.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::sources::Span;
use crate::syntax::ast::{Item, ItemKind};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "long-line",
    level: Severity::Hint,
    group: LintGroup::Reading,
    what: "A line is longer than 110 characters, comments aside.",
    why: "On a projector it runs out of the picture or gets too small to read, and what nobody reads nobody agrees to. A \
          line may go on in the next where that begins with `and`, `or`, `when`, `because`, `needs` or a text. Examples, \
          and signatures with their seals, may be longer.",
    bad: r#"
score fit "Level of Qualification" {
  +20 when employees at least 250 and revenue at least 10 million EUR and country is "DE" and job_title contains "chief"   # <-
}
"#,
    good: r#"
score fit "Level of Qualification" {
  +20 when employees at least 250 and revenue at least 10 million EUR
       and country is "DE" and job_title contains "chief"
}
"#,
    look,
};

/// How many characters a projector shows in a readable size.
const LONGEST: usize = 110;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for tree in cx.trees {
        let Some(source) = cx.sources.get(tree.file) else { continue };
        let mut long: Vec<(Span, usize)> = Vec::new();
        let mut comments = tree.comments.iter().map(|comment| comment.span.start as usize).peekable();
        let mut start = 0;
        for line in source.text.split_inclusive('\n') {
            let end = start + line.len();
            while comments.next_if(|&at| at < start).is_some() {}
            let code_end = comments.peek().copied().filter(|&at| at < end).unwrap_or(end);
            let code = source.text.get(start..code_end).unwrap_or("").trim_end();
            let letters = if code.len() > LONGEST { code.chars().count() } else { 0 };
            if letters > LONGEST && !code.starts_with("agreed") {
                let indent = code.len() - code.trim_start().len();
                long.push((Span::new(tree.file, start + indent, start + code.len()), letters));
            }
            start = end;
        }
        say(&long, &tree.items, found);
    }
}

/// One message for each statement, at its first line that is too long.
fn say(long: &[(Span, usize)], items: &[Item], found: &mut Vec<Diagnostic>) {
    let mut rest = long;
    for item in items.iter() {
        let here = rest.partition_point(|(span, _)| span.start < item.span.end);
        let (lines, behind) = rest.split_at(here);
        rest = behind;
        let Some((span, letters)) = lines.first().filter(|_| !matches!(item.kind, ItemKind::Example(_)))
        else {
            continue;
        };
        let more = match lines.len() - 1 {
            0 => String::new(),
            1 => ", and one more line is too long here".to_owned(),
            more => format!(", and {more} more lines are too long here"),
        };
        let message = format!("this line has {letters} characters, too many for a projector{more}");
        let help = format!(
            "let it go on in a second line; up to {LONGEST} characters can be read from the back of a room"
        );
        found.push(LINT.at(*span, message).help(help));
    }
}

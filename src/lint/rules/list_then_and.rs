//! A list that sounds as if it went on.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::walk::{self, Part};
use crate::lint::{Context, Lint, LintGroup, say};
use crate::syntax::ast::{Expr, ExprKind, IncludeArg, ListRef, Needles, TestKind};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "list-then-and",
    level: Severity::Hint,
    group: LintGroup::Reading,
    what: "A list in a condition is followed by `and`.",
    why: "Read aloud, `country is one of DE, AT and employees at least 50` sounds as if the list went on: nobody hears \
          the parenthesis close. The same condition with the list at its end is heard as it is meant.",
    bad: r#"
score fit "Level of Qualification" {
  +20 when country is one of ("DE", "AT") and employees at least 50   # <-
}
"#,
    good: r#"
score fit "Level of Qualification" {
  +20 when employees at least 50 and country is one of ("DE", "AT")
}
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in cx.items {
        walk::item(item, &mut |part| {
            if let Part::Expr(Expr { kind: ExprKind::And(parts), span }) = part {
                chain(cx, parts, *span, found);
            }
        });
    }
}

fn chain(cx: &Context<'_>, parts: &[Expr], all: crate::sources::Span, found: &mut Vec<Diagnostic>) {
    let Some((last, before)) = parts.split_last() else { return };
    let Some(listed) = before.iter().find(|part| ends_in_list(part)) else { return };
    let others: Vec<&Expr> = parts.iter().filter(|part| !ends_in_list(part)).collect();
    let help = if !ends_in_list(last) && others.len() + 1 == parts.len() && cx.whole(all).len() < 120 {
        let turned: Vec<String> = others.iter().chain([&listed]).map(|part| cx.whole(part.span)).collect();
        format!("put the list last: `{}`", turned.join(" and "))
    } else {
        "give the list a name, with `list … as (…)`, or put its test in parentheses".to_owned()
    };
    let written = say::short(&cx.whole(listed.span));
    let message = format!("read aloud, the list of `{written}` seems to go on behind `and`");
    found.push(LINT.at(listed.span, message).help(help));
}

/// Whether a test ends in a list of two or more words.
fn ends_in_list(expr: &Expr) -> bool {
    let words = match &expr.kind {
        ExprKind::Test(_, test) => match &test.kind {
            TestKind::IsOneOf { list: ListRef::Words(words, _), .. }
            | TestKind::Text(_, Needles::Any(ListRef::Words(words, _)))
            | TestKind::Includes(_, IncludeArg::Many(ListRef::Words(words, _))) => words,
            _ => return false,
        },
        ExprKind::Not(inner) => return ends_in_list(inner),
        _ => return false,
    };
    words.len() > 1
}

//! A window that is longer than the awards in it last.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, lengths};
use crate::model::semantics::faded;
use crate::model::{Fade, RuleKind, Window};
use crate::values::{Number, Period};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "window-outlasts-award",
    level: Severity::Warning,
    group: LintGroup::Time,
    what: "A rule counts interactions within a window, and its awards are worth nothing long before it ends.",
    why: "The window looks as if the rule remembered for so long; in truth the fading decides, and the window does \
          nothing. One of the two is not what was meant. The fading may stand at the top of the score.",
    bad: r#"
score interest "Level of Interest" {
  fades out in 2 steps of 30 days
  +40 per demo_request in the last 180 days   # <-
}
"#,
    good: r#"
score interest "Level of Interest" {
  fades out in 6 steps of 30 days
  +40 per demo_request in the last 90 days
}
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for rule in cx.model.rules.as_slice() {
        let RuleKind::Per { points, selection, fade, .. } = &rule.kind else { continue };
        let Window::Last(window) = cx.model.selections.at(*selection).window else { continue };
        let Some((steps, every)) = steps_to_nothing(*points, *fade) else { continue };
        let gone = lengths::at_most(every, cx.model).map(|one| one * steps);
        if gone.is_some_and(|gone| lengths::at_least(window, cx.model) > gone) {
            let all = Period::new(
                every.count().saturating_mul(u32::try_from(steps).unwrap_or(u32::MAX)),
                every.unit(),
            );
            let after = all.map_or_else(|| every.to_string(), |all| all.to_string());
            let message = format!("this award is worth nothing after {after}, and the window is {window}");
            let help = format!(
                "leave `in the last {window}` out, make it shorter than {after}, or let the award fade more slowly"
            );
            found.push(LINT.at(cx.first_line(rule.span), message).help(help));
        }
    }
}

/// After how many steps nothing is left of an award, if that ever happens.
fn steps_to_nothing(points: Number, fade: Fade) -> Option<(u64, Period)> {
    match fade {
        Fade::Never => None,
        Fade::Steps(count, every) => Some((u64::from(count), every)),
        Fade::Keeps(percent, every) => {
            let (mut left, mut steps) = (points, 0);
            while !left.is_zero() {
                let next = faded(left, Fade::Keeps(percent, every), 1);
                if next == left {
                    return None;
                }
                (left, steps) = (next, steps + 1);
            }
            Some((steps, every))
        }
    }
}

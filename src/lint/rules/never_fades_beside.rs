//! A score that keeps everything for ever, beside one that forgets.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::sources::Span;
use crate::syntax::ast::{Fade, FadeKind, ItemKind, Score, ScoreKind, ScoreLine};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "never-fades-beside",
    level: Severity::Warning,
    group: LintGroup::Time,
    what: "A score counts interactions for ever, while another score of the same pact fades.",
    why: "Somebody who looked at three pages years ago stays as warm as on that day, and sooner or later everybody is. \
          If that is meant, `never fades` at the rule says so; if not, say how fast it fades.",
    bad: r#"
score interest "Level of Interest" {
  keeps 50% after every 30 days
  +40 per demo_request
}
score product "Interest in the product" {   # <-
  +5 per page_view where path starts with "/product"
}
"#,
    good: r#"
score interest "Level of Interest" {
  keeps 50% after every 30 days
  +40 per demo_request
}
score product "Interest in the product" {
  keeps 50% after every 30 days
  +5 per page_view where path starts with "/product"
}
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let scores = cx.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Score(score) => Some((score, item.span)),
        _ => None,
    });
    let scores: Vec<(&Score, Span)> = scores.collect();
    let Some((fading, place)) = scores.iter().find(|(score, _)| fades(&score.lines)) else { return };
    for (score, span) in &scores {
        if fades(&score.lines) || !keeps_for_ever(&score.lines) {
            continue;
        }
        let message = format!("`{}` never fades, while `{}` does", score.name.text, fading.name.text);
        let help = "begin it with a line such as `keeps 50% after every 30 days`, or write `never fades` at its rules";
        let related = cx.first_line(*place);
        found.push(LINT.at(cx.first_line(*span), message).help(help).related(related, "this one fades"));
    }
}

fn is_fading(fade: &Fade) -> bool {
    !matches!(fade.kind, FadeKind::Never)
}

/// Whether any rule loses weight with age.
fn fades(lines: &[ScoreLine]) -> bool {
    lines.iter().any(|line| match &line.kind {
        ScoreKind::Fade(fade) => is_fading(fade),
        ScoreKind::Per { fade: Some(fade), .. } => is_fading(fade),
        ScoreKind::Group { lines, .. } | ScoreKind::Highest { lines, .. } => fades(lines),
        _ => false,
    })
}

/// Whether a rule counts interactions of any age, and does not say that this is meant; none if silence takes points off.
fn keeps_for_ever(lines: &[ScoreLine]) -> bool {
    let forgets = lines.iter().any(|line| matches!(line.kind, ScoreKind::Without { .. }));
    !forgets
        && lines.iter().any(|line| match &line.kind {
            ScoreKind::Per { interactions, fade: None, .. } => interactions.window.is_none(),
            ScoreKind::Group { lines, .. } | ScoreKind::Highest { lines, .. } => keeps_for_ever(lines),
            _ => false,
        })
}

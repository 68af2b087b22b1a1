//! A rule of a score that never makes a difference.

mod awards;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::{Block, blocks};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{CondId, RuleKind, Score};
use crate::sources::Span;
use crate::values::Number;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "rule-never-counts",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A rule that another one always outdoes, or that `always` always overrides.",
    why: "In a `highest of` only the largest counts. If everybody who meets one step also meets another that gives as \
          much or more, that step is never the largest: the steps are in disorder, or the points have changed places. \
          And while `always` holds, no other rule of the score counts: points for those to whom it applies are for \
          nobody.",
    bad: "
score fit {
  highest of \"Company size\" {
    +10 when employees at least 250   # <-
    +30 when employees at least 50
  }
  +5 when country is \"DE\" and not consent   # <-
  always 0 while not consent
}
",
    good: "
score fit {
  highest of \"Company size\" {
    +30 when employees at least 250
    +10 when employees at least 50
  }
  +5 when country is \"DE\" and consent
  always 0 while not consent
}
",
    look,
};

/// With more steps than this, only neighbours are compared; of more lines of `always`, the first.
const MANY: usize = 40;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for block in blocks(cx.model) {
        if block.highest {
            of_ladder(cx, block, found);
            awards::of_ladder(cx, block, found);
        }
        of_always(cx, block, found);
        of_nothing(cx, block, found);
    }
}

/// A rule with points for a condition.
#[derive(Clone, Copy)]
pub(in crate::lint) struct Tier {
    pub points: Number,
    pub condition: CondId,
    pub span: Span,
}

/// The rules of a block that give points for a condition; those of groups in it are not among them.
pub(in crate::lint) fn tiers(cx: &Context<'_>, block: Block<'_>) -> Vec<Tier> {
    let rules = block.rules.iter().map(|&id| cx.model.rules.at(id));
    let tier = |rule: &crate::model::Rule| match rule.kind {
        RuleKind::When { points, condition } => Some(Tier { points, condition, span: rule.span }),
        _ => None,
    };
    rules.filter_map(tier).collect()
}

fn of_ladder(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    let tiers = tiers(cx, block);
    for (at, tier) in tiers.iter().enumerate() {
        let near = |other: usize| tiers.len() <= MANY || other.abs_diff(at) <= 2;
        let outdone = tiers.iter().enumerate().find(|&(place, other)| {
            let larger = other.points > tier.points || other.points == tier.points && place < at;
            place != at && near(place) && larger && cx.is_covered(tier.condition, other.condition)
        });
        let Some((_, other)) = outdone else { continue };
        let (narrow, wide) = (cx.condition(tier.condition), cx.condition(other.condition));
        let message = if narrow == wide && other.points == tier.points {
            format!("`{narrow}` stands here twice, with the same points")
        } else if narrow == wide {
            format!("`{narrow}` stands here twice, and `{:+}` is the larger", other.points)
        } else {
            format!("whoever meets `{narrow}` also meets `{wide}`, which gives {:+}", other.points)
        };
        let help = if other.points == tier.points {
            "leave this step out, or give it more points".to_owned()
        } else {
            format!("give this step more than {}, or swap the points of the two", other.points)
        };
        let label = format!("{:+} never counts", tier.points);
        let wanted = Wanted {
            title: format!("A step of {} that is outdone", block.score.name),
            holding: vec![tier.condition, other.condition],
            perhaps: vec![format!("{} = {}", block.score.name, other.points)],
            ..Wanted::default()
        };
        let mut outdone = LINT
            .at(cx.first_line(tier.span), message)
            .label(label)
            .help(help)
            .related(cx.first_line(other.span), "this is always at least as much");
        outdone.witness = witness::of(cx, &wanted);
        found.push(outdone);
    }
}

fn of_always(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    let score: &Score = block.score;
    let tiers = if score.always.is_empty() { Vec::new() } else { tiers(cx, block) };
    let lines = score.always.iter().take(MANY);
    for (line, tier) in lines.flat_map(|line| tiers.iter().map(move |tier| (line, tier))) {
        if cx.is_covered(tier.condition, line.condition) {
            let message = format!(
                "while `{}` holds, `{}` is always {}: this rule never counts",
                cx.condition(tier.condition),
                score.name,
                line.points
            );
            found.push(
                LINT.at(cx.first_line(tier.span), message)
                    .label("never counts")
                    .help("leave the rule out, or ask for leads to whom `always` does not apply")
                    .related(cx.first_line(line.span), "this overrides it"),
            );
        }
    }
}

fn of_nothing(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    let rules = block.rules.iter().map(|&id| cx.model.rules.at(id));
    let nothing = |kind: &RuleKind| match kind {
        RuleKind::When { points, .. } | RuleKind::Per { points, .. } | RuleKind::Without { points, .. } => {
            points.is_zero()
        }
        RuleKind::Share { percent, .. } => percent.is_zero(),
        _ => false,
    };
    // A step of 0 in a ladder keeps the others out of a sum below 0: that may be meant.
    for rule in rules.filter(|rule| !block.highest && nothing(&rule.kind)) {
        let message = "this rule gives 0, which changes nothing";
        found.push(
            LINT.at(cx.first_line(rule.span), message)
                .label("gives nothing")
                .help("give it points, or leave it out"),
        );
    }
}

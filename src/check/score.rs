//! Scores and their rules; and everything computed, each after what it uses.

mod rule;

use super::Checker;
use super::collect::What;
use super::expr::Scope;
use crate::diagnostics::Diagnostic;
use crate::model::{self, Always, DefineBody, Fade, RuleId, ScoreId};
use crate::syntax::ast::{self, FadeKind, NumberLit, ScoreKind, ScoreLine};
use crate::values::Number;

impl<'a> Checker<'a> {
    /// Defines, scores, ratings, tables and choices.
    pub(super) fn scoring(&mut self) {
        for at in std::mem::take(&mut self.decls.sequence) {
            let Some(node) = self.decls.nodes.get(at).copied() else { continue };
            match node.what {
                What::Define(place, define) => {
                    let body = self.define_body(&define.body, Scope::default());
                    let body = body.filter(|_| !self.unread.touches(define.body.span));
                    if let Some(decl) = self.decls.defines.get_mut(place) {
                        decl.body = body;
                    }
                }
                What::Score(id, score) => {
                    self.defines_of_score(at, id);
                    self.score_body(id, score);
                }
                What::Rating(id, rating) => self.rating(id, rating),
                What::Table(id, table) => self.table(id, table),
                What::Choice(id, choose) => self.choice(id, choose),
                What::Questionnaire(_) => {}
            }
        }
        let defines = self.decls.defines.iter().filter_map(|define| {
            Some(model::Define {
                name: define.ast.name.text.clone(),
                label: super::collect::label(define.ast.label.as_ref()),
                body: define.body?,
                span: define.span,
            })
        });
        self.build.model.defines = defines.collect();
    }

    /// What a define stands for in a scope.
    pub(super) fn define_in(&self, at: usize, scope: Scope) -> Option<DefineBody> {
        let define = self.decls.defines.get(at)?;
        match scope.score {
            Some(_) if define.looks_at_interactions => self.scoped.get(&at).copied(),
            _ => define.body,
        }
    }

    /// Builds anew, for a score, the defines it uses that look at interactions: a reset of the score hides
    /// earlier interactions from them too.
    fn defines_of_score(&mut self, node: usize, id: ScoreId) {
        self.scoped.clear();
        let defines = self.looking_defines(node);
        if !self.has_room(10 * defines.len(), self.build.model.scores.at(id).span) {
            return;
        }
        for at in defines {
            let Some(define) = self.decls.defines.get(at) else { continue };
            let ast = define.ast;
            // What has a mistake is reported already.
            if define.body.is_some()
                && let Some(body) = self.define_body(&ast.body, Scope::of_score(id))
            {
                self.scoped.insert(at, body);
            }
        }
    }

    fn score_body(&mut self, id: ScoreId, score: &'a ast::Score) {
        let range = score.range.as_ref().and_then(|(low, high)| self.range(low, high));
        let fade = self.own_fade(&score.lines);
        let scope = Scope::of_score(id);
        let rules = self.rules(&score.lines, scope, fade, true);
        let always = score.lines.iter().filter_map(|line| self.always(line, scope)).collect();
        if let Some(score) = self.build.model.scores.get_mut(id) {
            score.range = range;
            score.rules = rules;
            score.always = always;
        }
    }

    /// `between 0 and 100`
    pub(super) fn range(&mut self, low: &NumberLit, high: &NumberLit) -> Option<(Number, Number)> {
        let (from, to) = (self.points(low), self.points(high));
        if from > to {
            let message = format!("nothing lies between {from} and {to}");
            let help = format!("write the smaller number first: `between {to} and {from}`");
            self.report(Diagnostic::error("empty-range", low.span.to(high.span), message).help(help));
            return None;
        }
        Some((from, to))
    }

    /// Points are plain numbers.
    pub(super) fn points(&mut self, number: &NumberLit) -> Number {
        if let Some(currency) = &number.currency {
            let message = "points are plain numbers";
            let help = format!("leave `{}` out", currency.text);
            self.report(Diagnostic::error("points-with-currency", currency.span, message).help(help));
        }
        number.value
    }

    /// The `keeps …` or `fades out …` that stands before the first rule.
    fn own_fade(&mut self, lines: &[ScoreLine]) -> Fade {
        let mut own: Option<(Fade, &ScoreLine)> = None;
        let mut ruled = false;
        for line in lines {
            let ScoreKind::Fade(fade) = &line.kind else {
                ruled |= !matches!(line.kind, ScoreKind::Always { .. });
                continue;
            };
            if ruled {
                self.report(fade_too_late(line));
            } else if let Some((_, first)) = own {
                self.report(super::header::twice("keeps … or fades out …", line.span, Some(first.span)));
            } else if fade.kind == FadeKind::Never {
                let message = "`never fades` exempts one rule, and stands here for all";
                let help = "leave it out: without `keeps …` or `fades out …` nothing fades";
                self.report(Diagnostic::error("fade-not-here", line.span, message).help(help));
            } else {
                own = Some((self.fade(fade).unwrap_or(Fade::Never), line));
            }
        }
        own.map_or(Fade::Never, |(fade, _)| fade)
    }

    fn always(&mut self, line: &ScoreLine, scope: Scope) -> Option<Always> {
        let ScoreKind::Always { points, condition } = &line.kind else { return None };
        let points = self.points(points);
        let condition = self.condition(condition, scope)?;
        Some(Always { points, condition, why: super::collect::label(line.why.as_ref()), span: line.span })
    }

    /// The rules of a score or a group; what has a mistake is left out. At the top, `always` and fades are
    /// looked at elsewhere.
    fn rules(&mut self, lines: &[ScoreLine], scope: Scope, fade: Fade, top: bool) -> Vec<RuleId> {
        let mut rules = Vec::with_capacity(lines.len());
        for line in lines {
            match &line.kind {
                ScoreKind::Fade(_) if top => continue,
                ScoreKind::Always { .. } if top => continue,
                ScoreKind::Fade(_) => {
                    let message = "this fading stands in a group, and counts for a score or for one rule";
                    let help =
                        "move it before the first rule of the score, or to the end of the rule that is meant";
                    self.report(Diagnostic::error("fade-not-here", line.span, message).help(help));
                }
                ScoreKind::Always { .. } => {
                    let message = "`always` stands in a group, and overrides a whole score";
                    let help = "move it out of the braces of the group";
                    self.report(Diagnostic::error("always-in-group", line.span, message).help(help));
                }
                _ => {}
            }
            if let Some(kind) = self.rule(line, scope, fade) {
                let why = super::collect::label(line.why.as_ref());
                rules.push(self.build.model.rules.push(model::Rule { kind, why, span: line.span }));
            }
        }
        rules
    }
}

fn fade_too_late(line: &ScoreLine) -> Diagnostic {
    Diagnostic::error(
        "fade-too-late",
        line.span,
        "this line counts for all rules, and stands behind some of them",
    )
    .help("move it before the first rule; for one rule alone, write it at the end of that rule's line")
}

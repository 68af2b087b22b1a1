//! Scores, ratings, questionnaires and tables in their plain form.

use super::print::{Plain, calendar_word};
use crate::syntax::ast::{
    Answer, Bounds, Fade, FadeKind, Heads, Level, Limit, LimitKind, NumberLit, Per, Question, Questionnaire,
    Rating, Row, Score, ScoreKind, ScoreLine, Table, Word,
};

/// Each writes one declaration, and gives its name.
impl Plain {
    pub(super) fn score<'n>(&mut self, Score { name, label: _, range, lines }: &'n Score) -> &'n str {
        self.named("score", name, |out| {
            if let Some((low, high)) = range {
                out.between(low, high);
            }
            out.score_lines(lines);
        })
    }

    pub(super) fn rating<'n>(&mut self, Rating { name, label: _, of, levels }: &'n Rating) -> &'n str {
        self.named("rating", name, |out| {
            out.name(of);
            for Level { name, from, span: _ } in levels {
                out.node("level", |out| {
                    out.word(name);
                    from.iter().for_each(|from| out.number(from));
                });
            }
        })
    }

    pub(super) fn questionnaire<'n>(&mut self, decl: &'n Questionnaire) -> &'n str {
        let Questionnaire { name, label: _, asked_by, questions } = decl;
        self.named("questionnaire", name, |out| {
            out.name(asked_by);
            for Question { name, text: _, answers, span: _ } in questions {
                out.named("question", name, |out| out.answers(answers));
            }
        })
    }

    pub(super) fn table<'n>(&mut self, table: &'n Table) -> &'n str {
        let Table { name, label: _, rows_of, columns_of, columns, rows } = table;
        self.named("table", name, |out| {
            out.path(rows_of);
            out.path(columns_of);
            columns.iter().for_each(|heads| out.heads(heads));
            for Row { heads, cells, span: _ } in rows {
                out.node("row", |out| {
                    out.heads(heads);
                    cells.iter().for_each(|word| out.word(word));
                });
            }
        })
    }
}

/// Lines of scores.
impl Plain {
    fn score_lines(&mut self, lines: &[ScoreLine]) {
        lines.iter().for_each(|line| self.score_line(line));
    }

    pub(super) fn score_line(&mut self, ScoreLine { kind, why: _, span: _ }: &ScoreLine) {
        match kind {
            ScoreKind::Fade(fade) => self.fade(fade),
            ScoreKind::When { points, condition } => self.node("when", |out| {
                out.number(points);
                out.expr(condition);
            }),
            ScoreKind::Per { points, interactions, limits, fade } => self.node("per", |out| {
                out.number(points);
                out.interactions(interactions);
                out.limits(limits);
                fade.iter().for_each(|fade| out.fade(fade));
            }),
            ScoreKind::Without { points, every, interactions, limits } => self.node("without", |out| {
                out.number(points);
                out.duration(every);
                out.interactions(interactions);
                out.limits(limits);
            }),
            ScoreKind::Share { percent, of, limits } => self.node("share", |out| {
                out.percent(percent);
                out.expr(of);
                out.limits(limits);
            }),
            ScoreKind::Group { label: _, bounds, lines } => self.node("group", |out| {
                match bounds {
                    Some(Bounds::UpTo(points)) => out.node("up_to", |out| out.number(points)),
                    Some(Bounds::Between(low, high)) => out.between(low, high),
                    None => {}
                }
                out.score_lines(lines);
            }),
            ScoreKind::Highest { label: _, lines } => self.node("highest", |out| out.score_lines(lines)),
            ScoreKind::Always { points, condition } => self.node("always", |out| {
                out.number(points);
                out.expr(condition);
            }),
        }
    }

    fn between(&mut self, low: &NumberLit, high: &NumberLit) {
        self.node("between", |out| {
            out.number(low);
            out.number(high);
        });
    }

    /// In the order written: each works on what the one before it has left.
    fn limits(&mut self, limits: &[Limit]) {
        for Limit { kind, span: _ } in limits {
            match kind {
                LimitKind::Times { count, per } => self.node("at_most", |out| {
                    out.number(count);
                    out.per(per);
                }),
                LimitKind::Points { points, per } => self.node("up_to", |out| {
                    out.number(points);
                    if let Some((word, _)) = per {
                        out.node("per", |out| out.bare(calendar_word(*word)));
                    }
                }),
            }
        }
    }

    fn per(&mut self, per: &Per) {
        match per {
            Per::Ever => {}
            Per::Calendar(word, _) => self.node("per", |out| out.bare(calendar_word(*word))),
            Per::Any(within) => self.node("in_any", |out| out.duration(within)),
            Per::Field(name) => self.node("per", |out| out.name(name)),
        }
    }

    fn fade(&mut self, Fade { kind, span: _ }: &Fade) {
        match kind {
            FadeKind::Keeps(percent, every) => self.node("keeps", |out| {
                out.percent(percent);
                out.duration(every);
            }),
            FadeKind::Steps(steps, every) => self.node("fades_out", |out| {
                out.number(steps);
                out.duration(every);
            }),
            FadeKind::Never => self.bare("never_fades"),
        }
    }
}

/// Words of questionnaires and tables that are of the language where they stand without quotes.
impl Plain {
    /// Exactly `yes` and `no` make a yes/no field; in quotes, or beside others, they are words.
    fn answers(&mut self, answers: &[Answer]) {
        let yes_no = Self::is_yes_no(answers);
        for (at, answer) in answers.iter().enumerate() {
            self.answer(answer, yes_no, at + 1 == answers.len());
        }
    }

    /// Whether the answers are those of a yes/no field.
    pub(super) fn is_yes_no(answers: &[Answer]) -> bool {
        let is = |word: &Word, text: &str| word.text == text && !word.quoted;
        let yes_no = |answer: &Answer| is(&answer.word, "yes") || is(&answer.word, "no");
        answers.len() == 2 && answers.iter().all(yes_no)
    }

    /// An answer, of a yes/no field or else a word.
    pub(super) fn answer(&mut self, of: &Answer, yes_no: bool, is_last: bool) {
        let Answer { word, points, span: _ } = of;
        self.node("answer", |out| {
            if yes_no {
                out.bare(&word.text)
            } else {
                out.listed(word, is_last)
            }
            out.number(points);
        });
    }

    /// The words of one row or column; bare `unknown` is no word of theirs.
    fn heads(&mut self, Heads { words, span: _ }: &Heads) {
        self.node("heads", |out| words.iter().for_each(|word| out.word_or(word, "unknown")));
    }
}

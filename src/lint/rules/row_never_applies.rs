//! A row or column of a table for `unknown`, of something that is never unknown.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{Model, Table, TableId, Worded};
use crate::reason::Goal;
use crate::syntax::ast::{Heads, ItemKind};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "row-never-applies",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A row or column of a table that no lead comes to.",
    why: "A rating of a score that is summed from rules is always known, for a rule that is open adds nothing; so is a \
          choice, which has `otherwise`. Only the rating of a questionnaire nobody answered is unknown. A row for \
          `unknown` of anything else is for nobody, and makes readers believe that missing data is taken care of.",
    bad: "
score fit between 0 and 100 {
  +60 when employees at least 250
}
rating grade of fit {
  A from 50
  B below
}
table priority of grade, source {
          | inbound | event | partner | unknown
  A       | P1      | P1    | P1      | P2
  B       | P2      | P3    | P3      | P3
  unknown | P3      | P3    | P3      | P3         # <-
}
",
    good: "
score fit between 0 and 100 {
  +60 when employees at least 250
}
rating grade of fit {
  A from 50
  B below
}
table priority of grade, source {
          | inbound | event | partner | unknown
  A       | P1      | P1    | P1      | P2
  B       | P2      | P3    | P3      | P3
}
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in cx.items {
        let ItemKind::Table(ast) = &item.kind else { continue };
        let named = |(_, table): &(TableId, &Table)| table.name == ast.name.text;
        let Some((_, table)) = cx.model.tables.iter().find(named) else { continue };
        let rows = ast.rows.iter().map(|row| &row.heads);
        of_side(cx, table.rows, "row", rows, found);
        of_side(cx, table.columns, "column", ast.columns.iter(), found);
    }
}

fn of_side<'a>(
    cx: &Context<'_>,
    of: Worded,
    side: &str,
    heads: impl Iterator<Item = &'a Heads>,
    found: &mut Vec<Diagnostic>,
) {
    let unknown = heads.flat_map(|heads| &heads.words).find(|word| !word.quoted && word.text == "unknown");
    let Some(word) = unknown else { return };
    if cx.reasoner().solve(vec![Goal::Word(of, Vec::new(), true)]).is_never() {
        let message = format!("`{}` is never unknown: nobody comes to this {side}", name(cx.model, of));
        let help = format!("leave the {side} `unknown` out");
        found.push(LINT.at(word.span, message).label("never applies").help(help));
    }
}

fn name(model: &Model, of: Worded) -> &str {
    match of {
        Worded::Rating(id) => &model.ratings.at(id).name,
        Worded::Table(id) => &model.tables.at(id).name,
        Worded::Choice(id) => &model.choices.at(id).name,
        Worded::Field(_) => "it",
    }
}

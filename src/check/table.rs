//! Tables: a word for each pair, each pair once.

use super::Checker;
use super::say;
use crate::check::names::{Means, Space};
use crate::diagnostics::Diagnostic;
use crate::model::{Domain, TableId, Type, Worded};
use crate::sources::Span;
use crate::syntax::ast::{Heads, Path, Row, Table, Word};
use crate::values::text;

/// More pairs than this would take too much memory.
const MOST_PAIRS: usize = 1_000_000;

/// Which word each row or column stands for: by place in the words, the last place for `unknown`.
type Places = Vec<Option<usize>>;

impl<'a> Checker<'a> {
    pub(super) fn table(&mut self, id: TableId, table: &Table) {
        let place = (table.name.span, self.build.model.tables.at(id).span);
        let rows = self.side(&table.rows_of);
        let columns = self.side(&table.columns_of);
        let full = self.unread.touches(place.1) || self.rows_are_full(table);
        let row_heads: Vec<&Heads> = table.rows.iter().map(|row| &row.heads).collect();
        let column_heads: Vec<&Heads> = table.columns.iter().collect();
        let row_places = rows.as_ref().and_then(|(_, d, name)| self.cover("row", d, name, &row_heads, place));
        let column_places =
            columns.as_ref().and_then(|(_, d, name)| self.cover("column", d, name, &column_heads, place));
        let (Some((rows, row_domain, _)), Some((columns, column_domain, _))) = (rows, columns) else {
            return;
        };
        let (Some(row_places), Some(column_places), true) = (row_places, column_places, full) else { return };
        if row_places.len().saturating_mul(column_places.len()) > MOST_PAIRS {
            let message = format!("a table has at most {MOST_PAIRS} pairs of words");
            let help = "make it of a choice that puts words together";
            self.report(Diagnostic::error("table-too-large", table.name.span, message).help(help));
            return;
        }
        let words = self.build.model.tables.at(id).words.clone();
        let cell = |row: Option<usize>, column: Option<usize>| table.rows.get(row?)?.cells.get(column?);
        let pairs = row_places.iter().flat_map(|&row| column_places.iter().map(move |&column| (row, column)));
        let written: Vec<Option<&Word>> = pairs.map(|(row, column)| cell(row, column)).collect();
        let cells = written.iter().map(|word| words.position(&text::fold(&(*word)?.text))).collect();
        if let Some(decl) = self.build.model.tables.get_mut(id) {
            (decl.rows, decl.columns, decl.cells) = (rows, columns, cells);
            decl.cell_spans = written.iter().map(|word| word.map_or(place.1, |word| word.span)).collect();
            (decl.row_words, decl.column_words) = (row_domain.len(), column_domain.len());
        }
    }

    /// What the rows or columns are of, its words, and its name.
    fn side(&mut self, path: &Path) -> Option<(Worded, Domain, String)> {
        let name = self.said(path.span);
        let of = match self.names.shared.get(&path.name.text).filter(|_| path.owner.is_none()) {
            Some(Means::Rating(id)) => Worded::Rating(id),
            Some(Means::Choice(id)) => Worded::Choice(id),
            Some(Means::Field(_)) => self.field_side(path, &name)?,
            None if path.owner.is_some() => self.field_side(path, &name)?,
            None => return self.unknown_side(path),
            Some(Means::Broken) => return None,
            Some(other) => {
                let message = format!(
                    "`{name}` is {}, and a table is made of ratings, choices and `one of` fields",
                    other.kind().a()
                );
                let help = match other {
                    Means::Score(_) | Means::Questionnaire(_) => {
                        format!("make a rating of it: `rating … of {name} {{ … }}`")
                    }
                    _ => "make a choice of it: `choose … the first that fits { … }`".to_owned(),
                };
                self.report(Diagnostic::error("wrong-type", path.span, message).help(help));
                return None;
            }
        };
        let domain = self.build.domain(of, None)?;
        Some((of, domain, name))
    }

    fn field_side(&mut self, path: &Path, name: &str) -> Option<Worded> {
        let field = self.field_at(path)?;
        let typed = self.build.lead_field(field);
        if let Type::OneOf(_) = typed.ty {
            return Some(Worded::Field(typed.operand));
        }
        let message =
            format!("`{name}` is {}, and a table needs listed words", super::data::a_type(&typed.ty));
        let help = "make a choice of it: `choose … the first that fits { … }`";
        self.report(Diagnostic::error("wrong-type", path.span, message).help(help));
        None
    }

    fn unknown_side<T>(&mut self, path: &Path) -> Option<T> {
        let name = &path.name.text;
        let wanted = |name: &&&str| {
            matches!(
                self.names.shared.peek(name),
                Some(Means::Rating(_) | Means::Choice(_) | Means::Field(_))
            )
        };
        let names: Vec<String> =
            self.names.shared.list().iter().filter(wanted).map(|name| (*name).to_owned()).collect();
        let message = format!("there is no rating, choice or field called `{name}`");
        self.not_among((Space::Shared, "unknown-name"), path.span, message, name, &names, "there are")
    }

    /// Each row has a word for each column.
    fn rows_are_full(&mut self, table: &Table) -> bool {
        let wanted = table.columns.len();
        let mut full = true;
        for row in table.rows.iter().filter(|row| row.cells.len() != wanted) {
            full = false;
            let (name, count) = (self.said(row.heads.span), row.cells.len());
            let columns = say::counted(wanted, "column", "columns");
            let message =
                format!("row `{name}` has {}, and the table {columns}", say::counted(count, "word", "words"));
            let help = match count < wanted {
                true => format!(
                    "add {} at its end, each behind a `|`",
                    say::counted(wanted - count, "word", "words")
                ),
                false => format!("leave {} out", say::counted(count - wanted, "word", "words")),
            };
            self.report(Diagnostic::error("table-row", row_span(row), message).help(help));
        }
        full
    }

    /// Which row or column each word has; none if one has none or two, which is reported.
    fn cover(
        &mut self,
        side: &str,
        domain: &Domain,
        name: &str,
        heads: &[&Heads],
        table: (Span, Span),
    ) -> Option<Places> {
        let mut places: Places = vec![None; domain.len() + 1];
        let mut fine = true;
        for (at, head) in heads.iter().enumerate() {
            for word in &head.words {
                let is_unknown = word.text == "unknown" && !word.quoted;
                let place = match self.position(domain, &text::fold(&word.text)) {
                    _ if is_unknown => Some(domain.len()),
                    place => place.map(usize::from),
                };
                self.uses(name, &word.text);
                let Some(slot) = place.and_then(|place| places.get_mut(place)) else {
                    fine = false;
                    self.not_listed(domain, name, &word.text, word.span);
                    continue;
                };
                if slot.replace(at).is_some() {
                    fine = false;
                    let message = format!("`{}` has a {side} already", word.text);
                    let help = format!("name it in one {side} only");
                    self.report(Diagnostic::error("table-twice", word.span, message).help(help));
                }
            }
        }
        let missing: Vec<String> = domain
            .words
            .iter()
            .zip(&places)
            .filter(|(_, place)| place.is_none())
            .map(|(word, _)| say::word(word))
            .collect();
        // A word that is spelt wrong is missing under its right name: one message is enough.
        if !missing.is_empty() && fine && !self.unread.touches(table.1) {
            self.report(missing_words(side, name, &missing, heads, table.0));
            return None;
        }
        fine.then_some(places)
    }
}

fn missing_words(side: &str, name: &str, missing: &[String], heads: &[&Heads], table: Span) -> Diagnostic {
    let message = format!("the table has no {side} for {} of `{name}`", say::list(missing, "and"));
    let all = missing.join(", ");
    if side == "row" {
        return Diagnostic::error("table-missing", table, message)
            .help(format!("add a row: `{all} | …`, or name it before the `|` of another row"));
    }
    let span = heads.iter().map(|head| head.span).reduce(Span::to).unwrap_or(table);
    Diagnostic::error("table-missing", span, message)
        .help(format!("add a column: `| {all}`, or name it in another column"))
}

fn row_span(row: &Row) -> Span {
    row.heads.span.to(row.span)
}

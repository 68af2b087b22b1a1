//! Parts of a pact in words.

use super::wording::Wording;
use crate::model::{CondId, FieldId, HandoverPart, Model, Need, ReasonId, RouteTo, ScoreId, StageId, TeamId};
use crate::sources::{Sources, Span};

/// What words are made from.
#[derive(Clone, Copy)]
pub(super) struct Cx<'a> {
    pub model: &'a Model,
    pub sources: &'a Sources,
    pub wording: &'a Wording<'a>,
}

impl<'a> Cx<'a> {
    /// A condition as it is written in a statement; as it is written first, where that is not known.
    pub fn condition(self, statement: Span, id: CondId) -> String {
        let span = self.wording.condition(statement).unwrap_or_else(|| self.model.condition_span(id));
        self.written(span)
    }

    /// What stands at a place, on one line and without comments.
    pub fn written(self, span: Span) -> String {
        tidy(self.sources.slice(span))
    }

    /// What people call a team.
    pub fn team(self, id: TeamId) -> &'a str {
        self.model.teams.get(id).map_or("", |team| team.label.as_ref().unwrap_or(&team.name))
    }

    /// What rules call a stage.
    pub fn stage(self, id: StageId) -> &'a str {
        self.model.stages.get(id).map_or("", |stage| &stage.name)
    }

    /// What rules call a field.
    pub fn field(self, id: FieldId) -> &'a str {
        self.model.fields.get(id).map_or("", |field| &field.name)
    }

    /// What people call a score.
    pub fn score(self, id: ScoreId) -> &'a str {
        self.model.scores.get(id).map_or("", |score| score.label.as_ref().unwrap_or(&score.name))
    }

    /// `company, employees and (email or phone)`
    pub fn needs(self, needs: &[Need]) -> String {
        let need = |need: &Need| {
            let fields = listed(need.any_of.iter().map(|id| self.field(*id)), "or");
            if need.any_of.len() > 1 { format!("({fields})") } else { fields }
        };
        listed(needs.iter().map(need), "and")
    }

    /// `no_budget, too_early or unreachable`
    pub fn reasons(self, reasons: &[ReasonId]) -> String {
        let named = reasons.iter().filter_map(|id| self.model.reasons.get(*id));
        listed(named.map(|reason| reason.name.as_str()), "or")
    }

    /// `team "Partner desk"`
    pub fn route(self, to: &RouteTo) -> String {
        match to {
            RouteTo::Team(name) => format!("the team {name}"),
            RouteTo::Person(name) => name.clone(),
            RouteTo::PersonIn(field) => format!("the person in {}", self.field(*field)),
            RouteTo::Previous => "whoever had the lead before".to_owned(),
            RouteTo::SpreadOver(names) => format!("{}, spread evenly", listed(names.iter(), "or")),
        }
    }
}

/// In which part of a handover something happens.
pub(super) const fn during(part: HandoverPart) -> &'static str {
    match part {
        HandoverPart::Waiting => "while not handed over",
        HandoverPart::Pending => "while handed over",
    }
}

/// `a, b and c`
pub(super) fn listed(items: impl IntoIterator<Item = impl AsRef<str>>, last: &str) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.as_ref().to_owned()).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., end] => format!("{} {last} {end}", before.join(", ")),
    }
}

/// A text of a pact on one line, without comments; texts in quotes stay as they are.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut quote = None;
    while let Some(c) = chars.next() {
        if quote.is_some_and(|closing: &str| closing.contains(c)) {
            quote = None;
        } else if quote.is_some() {
            if c == '\\' {
                tidy.push(c);
                tidy.extend(chars.next());
                continue;
            }
        } else if let Some(closing) = closing(c) {
            quote = Some(closing);
        } else if c == '#' {
            while chars.next_if(|c| *c != '\n').is_some() {}
            continue;
        } else if c.is_whitespace() {
            if !tidy.ends_with([' ', '(']) && !tidy.is_empty() {
                tidy.push(' ');
            }
            continue;
        }
        tidy.push(c);
    }
    tidy.trim_end().to_owned()
}

/// What closes a text that begins so.
fn closing(open: char) -> Option<&'static str> {
    Some(match open {
        '"' => "\"",
        '„' => "“”",
        '“' => "”",
        '«' => "»",
        '»' => "«",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{listed, tidy};

    #[test]
    fn lists_end_as_sentences_do() {
        assert_eq!(listed(["a"], "and"), "a");
        assert_eq!(listed(["a", "b"], "or"), "a or b");
        assert_eq!(listed(["a", "b", "c"], "and"), "a, b and c");
    }

    #[test]
    fn what_is_written_comes_on_one_line() {
        assert_eq!(tidy("a  is \"x  # y\" # remark\n   and (\n b)"), "a is \"x  # y\" and (b)");
    }
}

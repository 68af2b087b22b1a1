//! Scorecards, ratings, tables, choices and questionnaires.

use super::{Part, Piece, Rich, Row, Table, name, plain, row, strong, table, titled};
use crate::docs::words::Cx;
use crate::model::{
    Bounds, Choice, Fade, Questionnaire, Rating, Rule, RuleId, RuleKind, Score, Table as Crossed, Type,
    Worded,
};
use crate::sources::Span;
use crate::values::Number;

pub(super) fn write(cx: Cx<'_>, parts: &mut Vec<Part>) {
    let model = cx.model;
    let scores: Vec<&Score> = model.scores.as_slice().iter().filter(|s| s.questionnaire.is_none()).collect();
    if !scores.is_empty() {
        parts.push(Part::Heading(2, plain("Scorecards")));
        scores.iter().for_each(|score| scorecard(cx, score, parts));
    }
    if !model.questionnaires.as_slice().is_empty() {
        parts.push(Part::Heading(2, plain("Questions to ask")));
        model.questionnaires.as_slice().iter().for_each(|asked| questionnaire(cx, asked, parts));
    }
    let others =
        model.ratings.as_slice().len() + model.tables.as_slice().len() + model.choices.as_slice().len();
    if others > 0 {
        parts.push(Part::Heading(2, plain("Grades and groups")));
        model.ratings.as_slice().iter().for_each(|of| rating(cx, of, parts));
        model.tables.as_slice().iter().for_each(|of| crossed(cx, of, parts));
        model.choices.as_slice().iter().for_each(|of| choice(cx, of, parts));
    }
    nurture(cx, parts);
}

fn scorecard(cx: Cx<'_>, score: &Score, parts: &mut Vec<Part>) {
    parts.push(Part::Heading(3, titled(&score.name, score.label.as_ref())));
    let range = score.range.map(|(low, high)| format!("Never below {low} and never above {high} points."));
    let about: Vec<String> = range.into_iter().chain(fading(cx, &score.rules)).collect();
    if !about.is_empty() {
        parts.push(Part::Text(plain(&about.join(" "))));
    }
    let mut rows = Vec::new();
    rules(cx, &score.rules, 0, &mut rows);
    for always in &score.always {
        let what = plain(&format!("whatever else, while {}", cx.condition(always.span, always.condition)));
        let points = strong(&format!("= {}", always.points));
        rows.push(row(vec![points, what, plain(always.why.as_deref().unwrap_or(""))]));
    }
    let mut heads = ["Points", "For", "Why"].map(str::to_owned).to_vec();
    // Where nobody gave a reason there is no room for any.
    if rows.iter().all(|row| row.cells.get(2).is_none_or(|why| why.iter().all(Piece::is_empty))) {
        heads.truncate(2);
        rows.iter_mut().for_each(|row| row.cells.truncate(2));
    }
    parts.push(Part::Table(Table { heads, rows, points: true, row_heads: false }));
}

fn rules(cx: Cx<'_>, ids: &[RuleId], depth: u8, rows: &mut Vec<Row>) {
    for rule in ids.iter().filter_map(|id| cx.model.rules.get(*id)) {
        let why = plain(rule.why.as_deref().unwrap_or(""));
        match &rule.kind {
            RuleKind::Group { label, bounds, rules: inner } => {
                let what = label.as_deref().unwrap_or("Together");
                let words = match bounds {
                    Bounds::None => what.to_owned(),
                    Bounds::UpTo(most) => format!("{what}: together up to {most} points"),
                    Bounds::Between(low, high) => format!("{what}: together between {low} and {high} points"),
                };
                rows.push(Row { cells: vec![Vec::new(), strong(&words), why], depth, group: true });
                rules(cx, inner, depth.saturating_add(1), rows);
            }
            RuleKind::Highest { label, rules: inner } => {
                let words = format!("{}: only the highest counts", label.as_deref().unwrap_or("Ladder"));
                rows.push(Row { cells: vec![Vec::new(), strong(&words), why], depth, group: true });
                rules(cx, inner, depth.saturating_add(1), rows);
            }
            RuleKind::Question { .. } => {}
            kind => {
                let cells = vec![strong(&points(kind)), what(cx, rule), why];
                rows.push(Row { cells, depth, group: false });
            }
        }
    }
}

/// `+20`, `−10`, `+60%`
fn points(kind: &RuleKind) -> String {
    match kind {
        RuleKind::When { points, .. } | RuleKind::Per { points, .. } | RuleKind::Without { points, .. } => {
            signed(*points)
        }
        RuleKind::Share { percent, .. } => format!("{}%", signed(*percent)),
        _ => String::new(),
    }
}

fn signed(points: Number) -> String {
    let text = points.to_string();
    match text.strip_prefix('-') {
        Some(digits) => format!("−{digits}"),
        None => format!("+{text}"),
    }
}

/// What gives the points, as it is written behind them.
fn what(cx: Cx<'_>, rule: &Rule) -> Rich {
    let end = cx.wording.reason(rule.span).map_or(rule.span.end, |reason| reason.start);
    let said = cx.written(Span { end, ..rule.span });
    let behind = said.split_once(' ').map_or("", |(_, behind)| behind).trim();
    // `+ 20 per …`: the sign stood apart.
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    let behind = behind.strip_prefix("% ").unwrap_or(behind);
    plain(behind)
}

/// How awards lose weight where the score says so for all of them.
fn fading(cx: Cx<'_>, ids: &[RuleId]) -> Option<String> {
    ids.iter().filter_map(|id| cx.model.rules.get(*id)).find_map(|rule| match &rule.kind {
        RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. } => fading(cx, rules),
        RuleKind::Per { fade, .. } if !cx.wording.fades(rule.span) => match fade {
            Fade::Keeps(percent, period) => Some(format!(
                "What somebody did loses weight with time: {percent}% of its points are left after every {period}."
            )),
            Fade::Steps(steps, period) => Some(format!(
                "What somebody did loses weight with time: its points fade out in {steps} steps of {period}."
            )),
            _ => None,
        },
        _ => None,
    })
}

fn questionnaire(cx: Cx<'_>, asked: &Questionnaire, parts: &mut Vec<Part>) {
    parts.push(Part::Heading(3, titled(&asked.name, asked.label.as_ref())));
    parts.push(Part::Text(plain(&format!(
        "Asked by {}. What is not asked stays unknown.",
        cx.team(asked.asked_by)
    ))));
    let score = cx.model.scores.get(asked.score);
    let given = score.iter().flat_map(|score| &score.rules).filter_map(|id| cx.model.rules.get(*id));
    let mut rows = Vec::new();
    for rule in given {
        let RuleKind::Question { field, points } = &rule.kind else { continue };
        let Some(question) = cx.model.fields.get(*field) else { continue };
        let words: Vec<String> = match &question.ty {
            Type::OneOf(domain) => domain.words.to_vec(),
            _ => vec!["no".to_owned(), "yes".to_owned()],
        };
        let mut answers: Vec<String> =
            words.iter().zip(points).map(|(word, points)| format!("{word} {}", answer(*points))).collect();
        if !matches!(question.ty, Type::OneOf(_)) {
            answers.reverse();
        }
        let text = question.label.as_ref().unwrap_or(&question.name);
        rows.push(row(vec![plain(text), plain(&answers.join(", ")), name(&question.name)]));
    }
    parts.push(table(&["Question", "Answers", "Field"], rows));
}

fn answer(points: Number) -> String {
    if points == Number::ZERO { "0".to_owned() } else { signed(points) }
}

fn rating(cx: Cx<'_>, rating: &Rating, parts: &mut Vec<Part>) {
    parts.push(Part::Heading(3, titled(&rating.name, rating.label.as_ref())));
    let score = cx.score(rating.of);
    let rows = rating.levels.words.iter().enumerate().map(|(at, level)| {
        let from = match (rating.from.get(at), at.checked_sub(1).and_then(|better| rating.from.get(better))) {
            (Some(from), None) => format!("{from} points and more"),
            (Some(from), Some(better)) => format!("from {from}, below {better} points"),
            (None, Some(better)) => format!("below {better} points"),
            (None, None) => "any".to_owned(),
        };
        row(vec![strong(level), plain(&from)])
    });
    parts.push(table(&["Level", score], rows.collect()));
}

fn crossed(cx: Cx<'_>, of: &Crossed, parts: &mut Vec<Part>) {
    parts.push(Part::Heading(3, titled(&of.name, of.label.as_ref())));
    let (rows_of, columns_of) = (worded(cx, of.rows), worded(cx, of.columns));
    let word = |cell: Option<u16>| cell.map_or("", |cell| of.words.word(cell)).to_owned();
    let with_unknown = |words: &[String]| -> Vec<(Option<u16>, String)> {
        let known = words.iter().enumerate().map(|(at, word)| (u16::try_from(at).ok(), word.clone()));
        known.chain([(None, "unknown".to_owned())]).collect()
    };
    let columns: Vec<_> = with_unknown(&columns_of.1)
        .into_iter()
        .filter(|(at, _)| {
            at.is_some() || (0..of.row_words).any(|row| of.cell(u16::try_from(row).ok(), None).is_some())
        })
        .collect();
    let mut heads = vec![format!("{} ╲ {}", rows_of.0, columns_of.0)];
    heads.extend(columns.iter().map(|(_, word)| word.clone()));
    let mut rows = Vec::new();
    for (at, head) in with_unknown(&rows_of.1) {
        let cells: Vec<String> = columns.iter().map(|(column, _)| word(of.cell(at, *column))).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(row(std::iter::once(strong(&head))
                .chain(cells.iter().map(|cell| plain(cell)))
                .collect()));
        }
    }
    parts.push(Part::Table(Table { heads, rows, points: false, row_heads: true }));
}

/// The name and the words of what a table crosses.
fn worded(cx: Cx<'_>, of: Worded) -> (String, Vec<String>) {
    use crate::model::Operand;
    let model = cx.model;
    let found = match of {
        Worded::Rating(id) => model.ratings.get(id).map(|of| (&of.name, &of.levels)),
        Worded::Table(id) => model.tables.get(id).map(|of| (&of.name, &of.words)),
        Worded::Choice(id) => model.choices.get(id).map(|of| (&of.name, &of.words)),
        Worded::Field(Operand::Lead(id)) => {
            model.fields.get(id).and_then(|field| Some((&field.name, field.ty.domain()?)))
        }
        Worded::Field(_) => None,
    };
    found.map_or_else(Default::default, |(name, domain)| (name.clone(), domain.words.to_vec()))
}

fn choice(cx: Cx<'_>, of: &Choice, parts: &mut Vec<Part>) {
    parts.push(Part::Heading(3, titled(&of.name, of.label.as_ref())));
    parts.push(Part::Text(plain("The first that fits:")));
    let mut rows: Vec<Row> = of
        .lines
        .iter()
        .map(|line| {
            row(vec![
                strong(of.words.word(line.word)),
                plain(&format!("when {}", cx.condition(line.span, line.condition))),
            ])
        })
        .collect();
    rows.push(row(vec![strong(of.words.word(of.otherwise)), plain("in all other cases")]));
    parts.push(table(&["Group", "When"], rows));
}

fn nurture(cx: Cx<'_>, parts: &mut Vec<Part>) {
    let Some(nurture) = &cx.model.nurture else { return };
    parts.push(Part::Heading(2, plain("What leads hear from us")));
    let all = nurture.condition.map_or_else(
        || "Every one that fits:".to_owned(),
        |condition| format!("When {}, every one that fits:", cx.condition(nurture.span, condition)),
    );
    parts.push(Part::Text(plain(&all)));
    let rows = nurture.tracks.iter().map(|track| {
        let when =
            track.condition.map_or("always".to_owned(), |c| format!("when {}", cx.condition(track.span, c)));
        row(vec![strong(&track.title), plain(&when)])
    });
    parts.push(table(&["Track", "When"], rows.collect()));
}

//! Declarations taken apart into their lines, each in its plain form: what two pacts are compared by.
//!
//! Two declarations mean the same exactly where their pieces do, but for the cells of tables, which are pairs of
//! words here, however the rows are written.

use super::print::Plain;
use crate::sources::Span;
use crate::syntax::ast::{
    Answer, Choice, Field, HandOver, HandOverItem, HandOverKind, Header, HeaderEntry, HeaderKind, Item,
    ItemKind, Level, Nurture, Question, Questionnaire, Route, ScoreKind, ScoreLine, Stage, StageItem,
    StageKind, Str, Table, Track, Word,
};

/// A declaration, or a line of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// What it is known by, whatever else it says: the name of a field, the words of a cell.
    pub key: Option<String>,
    /// Its plain form, without the lines in it. Equal meanings are equal texts.
    pub plain: String,
    /// Where it is written, with the lines in it.
    pub span: Span,
    /// What stands there for people only: its label, its why.
    pub asides: Vec<Span>,
    /// The lines in it, in the order written.
    pub inside: Vec<Piece>,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// A declaration, by the words it begins with: `score`.
    Declaration(&'static str),
    /// An entry of the header.
    Entry,
    /// A day of `holidays`.
    Holiday,
    /// A field of the lead or of an interaction.
    Field,
    /// A word of a list.
    Word,
    /// `keeps …` or `fades out …` on a line of its own.
    Fading,
    /// A line of a score that gives points.
    Rule,
    /// `group … { … }`, `highest of … { … }`
    Group,
    /// `always … while …`
    Always,
    /// A level of a rating.
    Level,
    /// A question.
    Question,
    /// An answer of a question.
    Answer,
    /// A pair of words of a table, with the word they give.
    Cell,
    /// A line of a choice, or of `leads start in`.
    Choice,
    /// `becomes …`, `TEAM may …`, a line of a handover.
    Way,
    /// `notify …`
    Notice,
    /// `hand over to …`
    HandOver,
    /// `goes to the first that fits`
    GoesTo,
    /// A line of it.
    Route,
    /// A track of `nurture`.
    Track,
}

impl PieceKind {
    /// Whether it matters which of such lines stands first.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        matches!(self, Self::Always | Self::Choice | Self::Way | Self::Route | Self::HandOver | Self::GoesTo)
    }
}

impl Piece {
    /// Whether it means the same, with all that is in it.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.plain == other.plain
            && self.inside.len() == other.inside.len()
            && self.inside.iter().zip(&other.inside).all(|(a, b)| a.is_like(b))
    }

    fn new(kind: PieceKind, span: Span, write: impl FnOnce(&mut Plain)) -> Self {
        let mut out = Plain::default();
        write(&mut out);
        Self { kind, key: None, plain: out.finish(), span, asides: Vec::new(), inside: Vec::new() }
    }

    fn key(self, key: &str) -> Self {
        Self { key: Some(key.to_owned()), ..self }
    }

    fn aside(mut self, text: Option<&Str>) -> Self {
        self.asides.extend(text.map(|text| text.span));
        self
    }

    fn holding(self, inside: impl IntoIterator<Item = Self>) -> Self {
        Self { inside: inside.into_iter().collect(), ..self }
    }
}

/// The piece that a statement is; none if it is no [`super::Part`].
pub(super) fn of(item: &Item) -> Option<Piece> {
    let bare = Item { kind: without_lines(&item.kind), span: item.span };
    let part = super::declare::part(&bare)?;
    let piece = Piece {
        kind: PieceKind::Declaration(part.kind),
        key: part.name,
        plain: part.text,
        span: item.span,
        asides: label(&item.kind).map(|label| label.span).into_iter().collect(),
        inside: Vec::new(),
    };
    Some(piece.holding(lines(&item.kind)))
}

/// The statement with nothing in its braces.
fn without_lines(kind: &ItemKind) -> ItemKind {
    let mut kind = kind.clone();
    match &mut kind {
        ItemKind::Pact(of) => of.entries.clear(),
        ItemKind::Lead(of) => of.fields.clear(),
        ItemKind::Interaction(of) => of.fields.clear(),
        ItemKind::List(of) => of.words.clear(),
        ItemKind::Score(of) => of.lines.clear(),
        ItemKind::Rating(of) => of.levels.clear(),
        ItemKind::Questionnaire(of) => of.questions.clear(),
        ItemKind::Table(of) => {
            of.columns.clear();
            of.rows.clear();
        }
        ItemKind::Choose(of) => of.lines.clear(),
        ItemKind::Stage(of) => of.items.clear(),
        ItemKind::EveryStage(items) => items.clear(),
        ItemKind::Start(lines) => lines.clear(),
        ItemKind::Nurture(of) => of.tracks.clear(),
        _ => {}
    }
    kind
}

fn label(kind: &ItemKind) -> Option<&Str> {
    match kind {
        ItemKind::Team(of) => of.label.as_ref(),
        ItemKind::Interaction(of) => of.label.as_ref(),
        ItemKind::List(of) => of.label.as_ref(),
        ItemKind::Define(of) => of.label.as_ref(),
        ItemKind::Score(of) => of.label.as_ref(),
        ItemKind::Rating(of) => of.label.as_ref(),
        ItemKind::Questionnaire(of) => of.label.as_ref(),
        ItemKind::Table(of) => of.label.as_ref(),
        ItemKind::Choose(of) => of.label.as_ref(),
        ItemKind::Stage(of) => of.label.as_ref(),
        _ => None,
    }
}

fn lines(kind: &ItemKind) -> Vec<Piece> {
    match kind {
        ItemKind::Pact(Header { name: _, entries }) => entries.iter().filter_map(entry).collect(),
        ItemKind::Lead(of) => of.fields.iter().map(field).collect(),
        ItemKind::Interaction(of) => of.fields.iter().map(field).collect(),
        ItemKind::List(of) => of.words.iter().map(word).collect(),
        ItemKind::Score(of) => of.lines.iter().map(score_line).collect(),
        ItemKind::Rating(of) => of.levels.iter().map(level).collect(),
        ItemKind::Questionnaire(Questionnaire { questions, .. }) => questions.iter().map(question).collect(),
        ItemKind::Table(of) => cells(of),
        ItemKind::Choose(of) => of.lines.iter().map(choice).collect(),
        ItemKind::Start(lines) => lines.iter().map(choice).collect(),
        ItemKind::Stage(Stage { items, .. }) => ways(items),
        ItemKind::EveryStage(items) => ways(items),
        ItemKind::Nurture(Nurture { condition: _, tracks }) => tracks.iter().map(track).collect(),
        _ => Vec::new(),
    }
}

fn entry(HeaderEntry { kind, span }: &HeaderEntry) -> Option<Piece> {
    let key = match kind {
        HeaderKind::Version(_) => return None,
        HeaderKind::Timezone(_) => "timezone",
        HeaderKind::Currency(_) => "currency",
        HeaderKind::WorkTime(_) => "work time",
        HeaderKind::Holidays(days) => {
            let day = |day: &crate::syntax::ast::DateLit| {
                Piece::new(PieceKind::Holiday, day.span, |out| out.date(day)).key(&day.date.to_string())
            };
            let all = Piece::new(PieceKind::Entry, *span, |out| out.bare("holidays"));
            return Some(all.key("holidays").holding(days.iter().map(day)));
        }
    };
    Some(Piece::new(PieceKind::Entry, *span, |out| out.header_entry(kind)).key(key))
}

fn field(of: &Field) -> Piece {
    let piece = Piece::new(PieceKind::Field, of.span, |out| out.field(of));
    piece.key(&of.name.text).aside(of.label.as_ref())
}

fn word(of: &Word) -> Piece {
    Piece::new(PieceKind::Word, of.span, |out| out.word(of)).key(&of.text)
}

fn level(of: &Level) -> Piece {
    let piece = Piece::new(PieceKind::Level, of.span, |out| {
        out.word(&of.name);
        of.from.iter().for_each(|from| out.number(from));
    });
    piece.key(&of.name.text)
}

fn question(of: &Question) -> Piece {
    let yes_no = Plain::is_yes_no(&of.answers);
    let answer = |(at, answer): (usize, &Answer)| {
        let piece = Piece::new(PieceKind::Answer, answer.span, |out| {
            out.answer(answer, yes_no, at + 1 == of.answers.len());
        });
        piece.key(&answer.word.text)
    };
    let piece = Piece::new(PieceKind::Question, of.span, |out| out.name(&of.name)).key(&of.name.text);
    piece.aside(of.text.as_ref()).holding(of.answers.iter().enumerate().map(answer))
}

/// One for each pair of words, however they are put together in heads.
fn cells(table: &Table) -> Vec<Piece> {
    let mut cells = Vec::new();
    for row in &table.rows {
        for (columns, cell) in table.columns.iter().zip(&row.cells) {
            for row in &row.heads.words {
                for column in &columns.words {
                    let piece = Piece::new(PieceKind::Cell, cell.span, |out| {
                        out.word_or(row, "unknown");
                        out.word_or(column, "unknown");
                        out.word(cell);
                    });
                    cells.push(piece.key(&format!("{}, {}", row.text, column.text)));
                }
            }
        }
    }
    cells
}

fn choice(of: &Choice) -> Piece {
    Piece::new(PieceKind::Choice, of.span, |out| out.choice(of))
}

fn track(of: &Track) -> Piece {
    Piece::new(PieceKind::Track, of.span, |out| out.track(of)).key(&of.title.value)
}

/// Lines of scores.
fn score_line(line: &ScoreLine) -> Piece {
    let mut bare = line.clone();
    let (kind, lines, label) = match (&mut bare.kind, &line.kind) {
        (ScoreKind::Group { lines, .. }, ScoreKind::Group { lines: all, label, .. })
        | (ScoreKind::Highest { lines, .. }, ScoreKind::Highest { lines: all, label }) => {
            lines.clear();
            (PieceKind::Group, all.as_slice(), label.as_ref())
        }
        (ScoreKind::Fade(_), _) => (PieceKind::Fading, &[][..], None),
        (ScoreKind::Always { .. }, _) => (PieceKind::Always, &[][..], None),
        _ => (PieceKind::Rule, &[][..], None),
    };
    let piece = Piece::new(kind, line.span, |out| out.score_line(&bare)).aside(line.why.as_ref());
    // What a group is called tells it from another, so it stays in what is shown of it.
    let key = match kind {
        PieceKind::Fading => Some("fading".to_owned()),
        _ => label.map(|label| label.value.clone()),
    };
    let piece = Piece { key, ..piece };
    piece.holding(lines.iter().map(score_line))
}

/// Ways out, and what is in a handover.
fn ways(items: &[StageItem]) -> Vec<Piece> {
    items.iter().filter_map(way).collect()
}

fn way(item: &StageItem) -> Option<Piece> {
    let one = |kind: PieceKind| Piece::new(kind, item.span, |out| out.ways(std::slice::from_ref(item)));
    Some(match &item.kind {
        StageKind::Meaning(_) => return None,
        StageKind::Becomes(of) => one(PieceKind::Way).aside(of.why.as_ref()),
        StageKind::May(of) => one(PieceKind::Way).aside(of.why.as_ref()),
        StageKind::Notify(_) => one(PieceKind::Notice),
        StageKind::HandOver(of) => {
            let HandOver { to, becomes, items } = of;
            let head = Piece::new(PieceKind::HandOver, item.span, |out| {
                out.name(to);
                out.name(becomes);
            });
            head.key(&to.text).holding(items.iter().map(in_handover))
        }
    })
}

fn in_handover(item: &HandOverItem) -> Piece {
    match &item.kind {
        HandOverKind::GoesTo(routes) => {
            let head = Piece::new(PieceKind::GoesTo, item.span, |out| out.bare("goes_to")).key("goes to");
            head.holding(routes.iter().map(route))
        }
        kind => {
            let piece = Piece::new(PieceKind::Way, item.span, |out| out.hand_over_item(kind));
            match kind {
                HandOverKind::MayReject(of) => piece.aside(of.why.as_ref()),
                HandOverKind::Needs(_) => piece.key("needs"),
                HandOverKind::OnlyWhen(_) => piece.key("only when"),
                _ => piece,
            }
        }
    }
}

fn route(of: &Route) -> Piece {
    Piece::new(PieceKind::Route, of.span, |out| out.route(of))
}

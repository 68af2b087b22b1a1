//! Conditions and quantities: one type, for what stands in parentheses may be either until names are known.

use super::{DateLit, Duration, Name, NumberLit, Percent, Str, Word};
use crate::sources::Span;

/// A condition or a quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// What a condition or quantity is. Chains are flat, so depth grows with parentheses only.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// `a or b or c`
    Or(Vec<Expr>),
    /// `a and b and c`
    And(Vec<Expr>),
    /// `not a`; a `not not a` is two of them
    Not(Box<Expr>),
    /// `( a )`
    Paren(Box<Expr>),
    /// `employees at least 50`: a quantity and what is asked of it
    Test(Box<Expr>, Test),
    /// `a + b - c`
    Sum(Box<Expr>, Vec<Term>),
    /// `a * b / c`
    Product(Box<Expr>, Vec<Factor>),
    /// `50% of revenue`
    Share(Percent, Box<Expr>),
    /// `employees`, `lead.country`, `bant.budget`
    Path(Path),
    /// `250`, `10 million EUR`
    Number(NumberLit),
    /// `"DE"`
    Text(Str),
    /// `2026-11-20`
    Date(DateLit),
    /// `yes`
    Yes,
    /// `no`
    No,
    /// `any demo_request in the last 7 days`
    Any(Interactions),
    /// `no call in this stage`
    None(Interactions),
    /// `count of page_view where … in the last 30 days`
    Count(Interactions),
    /// `total seconds of page_view in the last 30 days`
    Total(Name, Interactions),
    /// `latest product of whitepaper_download`
    Latest(Name, Interactions),
    /// `days since last call where reached`
    DaysSinceLast(Interactions),
    /// `days since first_contact`
    DaysSince(Box<Expr>),
    /// `smaller of a and b`
    Smaller(Box<Expr>, Box<Expr>),
    /// `larger of a and b`
    Larger(Box<Expr>, Box<Expr>),
    /// `earlier stays in MQL`
    EarlierStays(Name),
    /// `missing phone`, only in `expect`
    Missing(Path),
}

/// A summand behind the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Whether it is taken away.
    pub minus: bool,
    /// What.
    pub value: Expr,
}

/// A factor behind the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Whether it divides.
    pub divide: bool,
    /// What.
    pub value: Expr,
}

/// `employees`, `lead.country`, `bant.budget`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// `lead` in `lead.country`.
    pub owner: Option<Name>,
    /// `country` in `lead.country`.
    pub name: Name,
    /// Where, all of it.
    pub span: Span,
}

/// What is asked of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// What.
    pub kind: TestKind,
    /// Where, from its first word on.
    pub span: Span,
}

/// What is asked of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub enum TestKind {
    /// `is hot`, `is "DE"`, `is yes`, `is not student`
    Is {
        /// `is not`
        negated: bool,
        /// A word or text; `yes` and `no` come as unquoted words; a number as its own literal.
        value: Operand,
    },
    /// `is one of (a, b)`, `is not one of private_mail`
    IsOneOf {
        /// `is not one of`
        negated: bool,
        /// The words.
        list: ListRef,
    },
    /// `is known`, `is unknown`
    IsKnown {
        /// `is unknown`, `is not known`
        negated: bool,
    },
    /// `is complete`, `is not complete`
    IsComplete {
        /// `is not complete`
        negated: bool,
    },
    /// `at least 50`, `> 50`, `= 50`
    Compare(CompareOp, Box<Expr>),
    /// `between 50 and 249`, ends included
    Between(Box<Expr>, Box<Expr>),
    /// `contains "head"`, `ends with any of private_mail`
    Text(TextOp, Needles),
    /// `includes cloud`, `includes any of (a, b)`, `includes all of (a, b)`
    Includes(IncludeOp, IncludeArg),
    /// `before 2026-11-20`, `after first_contact`, `on 2026-11-20`
    Date(DateOp, Box<Expr>),
    /// `in the last 30 days`
    InTheLast(Duration),
    /// `in the next 30 days`
    InTheNext(Duration),
    /// `more than 30 days ago`
    MoreThanAgo(Duration),
}

/// The right side of `is`.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// `hot`, `"DE"`, `yes`
    Word(Word),
    /// `250`, `10 EUR`: an error that the checker words
    Number(NumberLit),
    /// `2026-11-20`: the checker says `on`
    Date(DateLit),
}

/// Words in parentheses, or the name of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListRef {
    /// `(a, "b c")`
    Words(Vec<Word>, Span),
    /// `private_mail`
    Named(Name),
}

/// How numbers and levels compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareOp {
    /// `at least`, `>=`
    AtLeast,
    /// `at most`, `<=`
    AtMost,
    /// `more than`, `>`
    MoreThan,
    /// `less than`, `<`
    LessThan,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
}

/// How texts are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextOp {
    /// `contains`
    Contains,
    /// `mentions`
    Mentions,
    /// `starts with`
    StartsWith,
    /// `ends with`
    EndsWith,
}

/// What is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needles {
    /// `"head"`
    One(Str),
    /// `any of ("head", "chief")`, `any of private_mail`
    Any(ListRef),
}

/// How sets are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncludeOp {
    /// `includes cloud`
    One,
    /// `includes any of`
    Any,
    /// `includes all of`
    All,
}

/// What a set is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncludeArg {
    /// `cloud`
    One(Word),
    /// `(cloud, erp)`
    Many(ListRef),
}

/// How dates compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOp {
    /// `before`
    Before,
    /// `after`
    After,
    /// `on`
    On,
}

/// Which interactions are meant: `page_view where path starts with "/pricing" in the last 30 days`.
#[derive(Debug, Clone, PartialEq)]
pub struct Interactions {
    /// Which kind.
    pub what: What,
    /// `where …`
    pub condition: Option<Box<Expr>>,
    /// `in the last 30 days`, `in this stage`
    pub window: Option<Window>,
    /// Where, all of it.
    pub span: Span,
}

/// Which kind of interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// `page_view`
    Named(Name),
    /// `interaction by the lead`
    ByTheLead(Span),
}

/// From when on interactions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// `in the last 30 days`
    InTheLast(Duration),
    /// `in this stage`
    InThisStage(Span),
}

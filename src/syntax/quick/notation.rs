//! The text of the grammar as expressions. It is read by the parser generator, too, so it has no mistakes.

/// A rule of the grammar.
pub(super) struct Definition<'g> {
    pub name: &'g str,
    pub kind: Kind,
    pub body: Expr<'g>,
}

/// What a rule does with blanks and parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{ … }`: blanks may stand between its parts.
    Plain,
    /// `_{ … }`: no part itself.
    Silent,
    /// `@{ … }`: no blanks and no parts inside.
    Atomic,
    /// `${ … }`: no blanks inside.
    Compound,
}

/// What a rule reads.
#[derive(Debug, Clone)]
pub(super) enum Expr<'g> {
    /// `"agreed by"`
    Text(String),
    /// `'A'..'Z'`
    Range(char, char),
    /// The name of a rule.
    Name(&'g str),
    /// `a ~ b`
    Seq(Vec<Self>),
    /// `a | b`
    Choice(Vec<Self>),
    /// `a?`
    Optional(Box<Self>),
    /// `a*`
    Repeat(Box<Self>),
    /// `!a`
    Not(Box<Self>),
    /// `&a`
    Ahead(Box<Self>),
}

/// All rules; none behind something that is not written as expected.
pub(super) fn definitions(grammar: &str) -> Vec<Definition<'_>> {
    let mut text = Text { rest: grammar };
    let mut all = Vec::new();
    while let Some(definition) = text.definition() {
        all.push(definition);
    }
    all
}

struct Text<'g> {
    rest: &'g str,
}

impl<'g> Text<'g> {
    /// `name = { … }`
    fn definition(&mut self) -> Option<Definition<'g>> {
        let name = self.name()?;
        self.sign("=")?;
        let kinds = [("_{", Kind::Silent), ("@{", Kind::Atomic), ("${", Kind::Compound), ("{", Kind::Plain)];
        let kind = kinds.into_iter().find(|(sign, _)| self.sign(sign).is_some())?.1;
        let body = self.choice()?;
        self.sign("}")?;
        Some(Definition { name, kind, body })
    }

    fn choice(&mut self) -> Option<Expr<'g>> {
        self.joined("|", Self::seq, Expr::Choice)
    }

    fn seq(&mut self) -> Option<Expr<'g>> {
        self.joined("~", Self::repeated, Expr::Seq)
    }

    /// Expressions with a sign between them; a single one stays itself.
    fn joined(
        &mut self,
        sign: &str,
        one: fn(&mut Self) -> Option<Expr<'g>>,
        join: fn(Vec<Expr<'g>>) -> Expr<'g>,
    ) -> Option<Expr<'g>> {
        let first = one(self)?;
        let mut all = vec![first];
        while self.sign(sign).is_some() {
            all.push(one(self)?);
        }
        if all.len() == 1 { all.pop() } else { Some(join(all)) }
    }

    /// `a?`, `a*`, `a+`, `a{2}`, `a{1,2}`
    fn repeated(&mut self) -> Option<Expr<'g>> {
        let mut expr = self.single()?;
        loop {
            expr = if self.sign("?").is_some() {
                Expr::Optional(Box::new(expr))
            } else if self.sign("*").is_some() {
                Expr::Repeat(Box::new(expr))
            } else if self.sign("+").is_some() {
                Expr::Seq(vec![expr.clone(), Expr::Repeat(Box::new(expr))])
            } else if self.sign("{").is_some() {
                self.times(&expr)?
            } else {
                return Some(expr);
            };
        }
    }

    /// The numbers of `a{2}` and `a{1,2}`.
    fn times(&mut self, expr: &Expr<'g>) -> Option<Expr<'g>> {
        let least = self.number()?;
        let most = if self.sign(",").is_some() { self.number()? } else { least };
        self.sign("}")?;
        let optional = Expr::Optional(Box::new(expr.clone()));
        let surely = std::iter::repeat_n(expr.clone(), least);
        Some(Expr::Seq(surely.chain(std::iter::repeat_n(optional, most.saturating_sub(least))).collect()))
    }

    fn single(&mut self) -> Option<Expr<'g>> {
        if self.sign("(").is_some() {
            let inner = self.choice()?;
            return self.sign(")").map(|()| inner);
        }
        if self.sign("!").is_some() {
            return Some(Expr::Not(Box::new(self.repeated()?)));
        }
        if self.sign("&").is_some() {
            return Some(Expr::Ahead(Box::new(self.repeated()?)));
        }
        match self.rest.chars().next()? {
            '"' => self.quoted('"').map(Expr::Text),
            '\'' => {
                let from = self.quoted('\'')?.chars().next()?;
                self.sign("..")?;
                Some(Expr::Range(from, self.quoted('\'')?.chars().next()?))
            }
            _ => self.name().map(Expr::Name),
        }
    }

    /// A text in quotes; behind a backslash a character stands for itself.
    fn quoted(&mut self, quote: char) -> Option<String> {
        let mut said = String::new();
        let mut chars = self.rest.strip_prefix(quote)?.chars();
        loop {
            match chars.next()? {
                c if c == quote => break,
                '\\' => said.push(chars.next()?),
                c => said.push(c),
            }
        }
        self.rest = chars.as_str();
        self.skip();
        Some(said)
    }

    fn name(&mut self) -> Option<&'g str> {
        self.skip();
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let (name, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
        self.rest = rest;
        self.skip();
        (!name.is_empty()).then_some(name)
    }

    fn number(&mut self) -> Option<usize> {
        self.name()?.parse().ok()
    }

    fn sign(&mut self, sign: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(sign)?;
        self.skip();
        Some(())
    }

    /// Skips blanks and comments.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if !self.rest.starts_with("//") {
                return;
            }
            self.rest = self.rest.split_once('\n').map_or("", |(_, behind)| behind);
        }
    }
}

//! Models and leads in few words.

use crate::assessment::Outcome;
use crate::lead::{Interaction, Lead};
use crate::model::*;
use crate::plan::{Cutoffs, Plan, Scratch};
use crate::sources::Span;
use crate::values::{Instant, Number, Period, Truth, Unit as TimeUnit, Zone, parse_instant};

/// A model that is being made.
pub struct Draft {
    pub b: Builder,
    pub order: Vec<Derived>,
}

pub const AT: Span = Span { file: crate::sources::FileId(0), start: 0, end: 0 };

pub fn n(points: &str) -> Number {
    points.parse().expect("a number")
}

pub fn days(count: u32) -> Period {
    Period::new(count, TimeUnit::Days).expect("from 1")
}

pub fn berlin() -> Zone {
    Zone::named("Europe/Berlin").expect("is bundled")
}

pub fn at(text: &str) -> Instant {
    parse_instant(text, &berlin()).expect("an instant").0
}

pub fn text(text: &str) -> Value {
    Value::Text(Text::new(text))
}

impl Draft {
    pub fn new() -> Self {
        let mut b = Builder::new("draft", berlin());
        for name in ["marketing", "sales"] {
            b.model.teams.push(Team { name: name.to_owned(), label: None, span: AT });
        }
        Self { b, order: Vec::new() }
    }

    pub fn field(&mut self, name: &str, ty: Type) -> FieldId {
        self.b.model.fields.push(field(name, ty))
    }

    pub fn kind(&mut self, name: &str, fields: &[(&str, Type)]) -> TypeId {
        self.b.model.interactions.push(InteractionType {
            name: name.to_owned(),
            label: None,
            from_type: name.to_owned(),
            by: None,
            fields: fields.iter().map(|(name, ty)| field(name, ty.clone())).collect(),
            span: AT,
        })
    }

    pub fn flag(&mut self, of: FieldId) -> CondId {
        let typed = self.b.lead_field(of);
        self.b.flag(&typed, AT).expect("yes/no")
    }

    pub fn number_of(&mut self, of: FieldId) -> QuantityId {
        let typed = self.b.lead_field(of);
        self.b.number_field(&typed).expect("a number")
    }

    pub fn at_least(&mut self, of: QuantityId, least: &str) -> CondId {
        let least = self.b.constant(n(least), Unit::Number);
        self.b.compare(of, Compare::AtLeast, least, AT).expect("numbers")
    }

    pub fn pick(&mut self, kind: TypeId, window: Window) -> SelectionId {
        self.b.selection(Selection { types: [kind].into(), condition: None, window, scope: None })
    }

    pub fn rule(&mut self, kind: RuleKind) -> RuleId {
        self.b.model.rules.push(Rule { kind, why: None, span: AT })
    }

    pub fn when(&mut self, points: &str, condition: CondId) -> RuleId {
        self.rule(RuleKind::When { points: n(points), condition })
    }

    pub fn share(&mut self, percent: &str, of: QuantityId, limits: &[&str]) -> RuleId {
        let limits = limits.iter().map(|limit| n(limit)).collect();
        self.rule(RuleKind::Share { percent: n(percent), of, limits })
    }

    pub fn score(&mut self, rules: Vec<RuleId>) -> ScoreId {
        let id = self.b.model.scores.push(Score {
            name: format!("score{}", self.order.len()),
            label: None,
            range: None,
            rules,
            always: Vec::new(),
            questionnaire: None,
            span: AT,
        });
        self.order.push(Derived::Score(id));
        id
    }

    pub fn score_mut(&mut self, id: ScoreId) -> &mut Score {
        self.b.model.scores.get_mut(id).expect("was made")
    }

    pub fn stage(&mut self, name: &str, owner: u16) -> StageId {
        self.b.model.stages.push(Stage {
            name: name.to_owned(),
            label: None,
            renamed_from: None,
            meaning: None,
            owner: TeamId(owner),
            is_final: false,
            automatic: Vec::new(),
            commands: Vec::new(),
            notices: Vec::new(),
            handover: None,
            span: AT,
        })
    }

    pub fn stage_mut(&mut self, id: StageId) -> &mut Stage {
        self.b.model.stages.get_mut(id).expect("was made")
    }

    /// `becomes TO as soon as C`
    pub fn becomes(&mut self, from: StageId, to: StageId, condition: CondId, resetting: Vec<ScoreId>) {
        let way = Move { to, resetting, why: None, span: AT };
        self.stage_mut(from).automatic.push(Automatic {
            way,
            after: None,
            during: None,
            condition: Some(condition),
        });
    }

    pub fn done(self) -> Compiled {
        let model = self.b.finish(self.order);
        let plan = Plan::new(&model);
        Compiled { model, plan }
    }
}

fn field(name: &str, ty: Type) -> Field {
    Field {
        name: name.to_owned(),
        ty,
        label: None,
        column: name.to_owned(),
        unknown_if: Vec::new(),
        empty_means: None,
        question_of: None,
        span: AT,
    }
}

/// A model with its plan.
pub struct Compiled {
    pub model: Model,
    pub plan: Plan,
}

impl Compiled {
    pub fn lead(&self) -> Lead {
        Lead {
            id: "L1".to_owned(),
            values: vec![Value::Unknown; self.model.fields.len()],
            interactions: Default::default(),
            problems: Vec::new(),
            ignored: Default::default(),
        }
    }

    /// As of 2026-03-02 12:00.
    pub fn assess(&self, lead: &Lead) -> Outcome {
        self.assess_at(lead, "2026-03-02 12:00")
    }

    pub fn assess_at(&self, lead: &Lead, as_of: &str) -> Outcome {
        self.assess_with(lead, as_of, &mut Scratch::new(&self.plan)).0
    }

    pub fn assess_with(&self, lead: &Lead, as_of: &str, scratch: &mut Scratch) -> (Outcome, Vec<Truth>) {
        let mut out = Outcome::default();
        self.plan.assess(&self.model, lead, &Cutoffs::new(&self.plan, at(as_of)), scratch, &mut out);
        let truths = self.model.conditions.ids().map(|id| scratch.truth(id)).collect();
        (out, truths)
    }

    /// The value and the bounds of the first score.
    pub fn first_score(&self, lead: &Lead) -> [String; 3] {
        let score = self.assess(lead).scores[0];
        [
            score.value.map_or("unknown".to_owned(), |v| v.to_string()),
            score.lowest.to_string(),
            score.highest.to_string(),
        ]
    }
}

impl Lead {
    pub fn set(mut self, field: FieldId, value: Value) -> Self {
        self.values[usize::from(field.0)] = value;
        self
    }

    pub fn did(mut self, what: TypeId, instant: &str, values: Vec<Value>) -> Self {
        let at = at(instant);
        self.add([Interaction { what, at, values: values.into() }]);
        self
    }
}

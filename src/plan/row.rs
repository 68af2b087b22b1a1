//! The fields of one lead as a plan looks at them: by class.

use super::columns::{Classes, Columns};
use super::slots::Slots;
use crate::lead::Lead;
use crate::model::{FieldId, Value};
use crate::values::Number;

/// By field: its class, and its number if it has one; and the bits of all tests of scanned texts.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub classes: Slots<FieldId, u32>,
    pub numbers: Slots<FieldId, Number>,
    pub hits: Vec<u64>,
    folded: String,
}

impl Row {
    pub fn new(columns: &Columns) -> Self {
        let fields = columns.classes.len();
        Self {
            classes: Slots::new(fields),
            numbers: Slots::new(fields),
            hits: vec![0; columns.blocks],
            folded: String::new(),
        }
    }

    pub fn is_known(&self, field: FieldId) -> bool {
        self.classes.get(field) != 0
    }

    /// Takes the fields of a lead.
    pub fn read(&mut self, columns: &Columns, lead: &Lead) {
        for (&classes, field) in columns.classes.iter().zip(0..) {
            let field = FieldId(field);
            let value = lead.value(field);
            match value {
                Value::Unknown => self.classes.set(field, 0),
                Value::Number(number) => self.number(columns, classes, field, *number),
                Value::Flag(flag) => self.classes.set(field, 1 + u32::from(*flag)),
                Value::Word(word) => self.classes.set(field, 1 + u32::from(*word)),
                Value::Text(text) => self.text(columns, classes, field, text.folded()),
                Value::Date(_) | Value::Words(_) => self.classes.set(field, 1),
            }
        }
    }

    pub fn number(&mut self, columns: &Columns, classes: Classes, field: FieldId, number: Number) {
        let class = match classes {
            Classes::Number(cuts) => 1 + class_of(cuts.of(&columns.cuts), number.raw()),
            _ => 1,
        };
        self.classes.set(field, class);
        self.numbers.set(field, number);
    }

    /// A text without outer blanks, in any case.
    pub fn text(&mut self, columns: &Columns, classes: Classes, field: FieldId, text: &str) {
        let class = match classes {
            Classes::Compared(at) => {
                columns.compared.get(at as usize).map_or(1, |of| 1 + of.place(text, &mut self.folded))
            }
            Classes::Scanned(at) => {
                if let Some(of) = columns.scanned.get(at as usize)
                    && let Some(hits) = self.hits.get_mut(of.start..of.start + of.scanner.blocks())
                {
                    of.scanner.scan(text, &mut self.folded, hits);
                }
                1
            }
            _ => 1,
        };
        self.classes.set(field, class);
    }
}

/// How many of ascending cuts a number reaches.
fn class_of(cuts: &[i64], number: i64) -> u32 {
    /// Up to so many, looking at all is faster than halving.
    const FEW: usize = 16;
    let count = if cuts.len() <= FEW {
        cuts.iter().map(|&cut| usize::from(cut <= number)).sum()
    } else {
        cuts.partition_point(|&cut| cut <= number)
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

//! The fields of one lead, sorted into classes.

use super::Lead;
use super::remembered::Remembered;
use super::sieve::{Classes, Sieve};
use crate::model::{FieldId, Value};
use crate::values::Number;

/// By field: its class, and its number if it has one; and the bits of all tests of scanned texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    classes: Vec<u32>,
    numbers: Vec<Number>,
    scans: Scans,
    by_type: ByType,
}

/// Where texts are looked at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scans {
    hits: Vec<u64>,
    folded: String,
    /// By scanned field.
    remembered: Vec<Remembered>,
}

/// Fields in another order than that of the pact: that of a type.
#[derive(Debug, Clone, Default)]
struct ByType {
    fields: Vec<Classed>,
    /// Their places in the pact, and where the bits of tests stand of those that are scanned for few.
    places: Vec<(usize, Option<usize>)>,
    /// By place in the pact.
    of_place: Vec<usize>,
}

/// A class, and the number if the field has numbers. The class of a text that is scanned for few tests is 1 and the bits of
/// those that it passes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Classed {
    pub number: Number,
    pub class: u32,
}

/// What is written of a lead that is read in the order of its type.
pub(crate) struct ByTypeMut<'a> {
    pub fields: &'a mut [Classed],
    pub scans: &'a mut Scans,
}

/// What is read of it.
impl Row {
    /// For leads of one pact; nothing is known.
    pub fn new(sieve: &Sieve) -> Self {
        let fields = sieve.classes.len();
        Self {
            classes: vec![0; fields],
            numbers: vec![Number::ZERO; fields],
            scans: Scans {
                hits: vec![0; sieve.blocks],
                folded: String::new(),
                remembered: sieve.scanned.iter().map(|of| Remembered::new(of.scanner.blocks())).collect(),
            },
            by_type: ByType::default(),
        }
    }

    /// From now on fields at these places of the pact may stand in this order, too.
    pub fn set_type(&mut self, sieve: &Sieve, places: impl Iterator<Item = usize>) {
        let start = |place| match sieve.classes.get(place) {
            Some(&Classes::Scanned(at)) => {
                sieve.scanned.get(at as usize).filter(|of| of.has_few_tests()).map(|of| of.start)
            }
            _ => None,
        };
        let places: Vec<_> = places.map(|place| (place, start(place))).collect();
        let mut of_place = vec![usize::MAX; self.classes.len()];
        for (at, &(place, _)) in places.iter().enumerate() {
            of_place.get_mut(place).into_iter().for_each(|of| *of = at);
        }
        self.by_type = ByType { fields: vec![Classed::default(); places.len()], places, of_place };
    }

    /// The fields of a lead that is being read in the order of its type.
    #[inline]
    pub fn by_type_mut(&mut self) -> ByTypeMut<'_> {
        ByTypeMut { fields: &mut self.by_type.fields, scans: &mut self.scans }
    }

    /// What was found of a lead; no texts can be put there.
    pub fn found(&self) -> Self {
        let scans = Scans { hits: self.scans.hits.clone(), ..Scans::default() };
        let (classes, numbers) = (self.classes.clone(), self.numbers.clone());
        Self { classes, numbers, scans, by_type: ByType::default() }
    }

    /// The same of one whose fields stand in the order of its type.
    pub fn in_order(&self) -> Self {
        let mut row = self.found();
        for (&(place, hits), &Classed { number, class }) in
            self.by_type.places.iter().zip(&self.by_type.fields)
        {
            row.set_number(place, if hits.is_some() { class.min(1) } else { class }, number);
            if let Some(hits) = hits.and_then(|start| row.scans.hits.get_mut(start)) {
                *hits = u64::from(class.saturating_sub(1));
            }
        }
        row
    }

    /// 0 if the field is not known.
    #[inline]
    pub fn class(&self, field: FieldId) -> u32 {
        self.classes.get(usize::from(field.0)).copied().unwrap_or_default()
    }

    /// By field; 0 if it is not known.
    pub fn classes(&self) -> &[u32] {
        &self.classes
    }

    /// Whether a field is known.
    #[inline]
    pub fn is_known(&self, field: FieldId) -> bool {
        self.class(field) != 0
    }

    /// The number of a field that has numbers.
    #[inline]
    pub fn number(&self, field: FieldId) -> Option<Number> {
        let number = self.numbers.get(usize::from(field.0)).copied();
        number.filter(|_| self.is_known(field))
    }

    /// The number of a field that is known to have one, where fields stand in the order of a type.
    #[inline]
    pub fn number_by_type(&self, field: FieldId) -> Number {
        let at = self.by_type.of_place.get(usize::from(field.0)).copied().unwrap_or(usize::MAX);
        self.by_type.fields.get(at).map_or(Number::ZERO, |of| of.number)
    }

    /// The bits of all tests of scanned texts. Those of a field that is not known mean nothing.
    #[inline]
    pub fn hits(&self) -> &[u64] {
        &self.scans.hits
    }
}

/// How it is filled.
impl Row {
    /// Takes the fields of a lead.
    pub fn read(&mut self, sieve: &Sieve, lead: &Lead) {
        for place in 0..sieve.classes.len() {
            let value = lead.values.get(place).unwrap_or(&Value::Unknown);
            self.put(sieve, place, value);
        }
    }

    /// Nothing is known.
    pub fn clear(&mut self) {
        self.classes.fill(0);
    }

    /// Takes only which fields of a lead are known. Their classes, numbers and bits mean nothing then.
    pub fn read_known(&mut self, lead: &Lead) {
        for (place, class) in self.classes.iter_mut().enumerate() {
            *class = u32::from(lead.values.get(place).is_some_and(Value::is_known));
        }
    }

    /// Takes the value of a field, by place.
    pub fn put(&mut self, sieve: &Sieve, place: usize, value: &Value) {
        match value {
            Value::Unknown => self.set(place, 0),
            Value::Number(number) => self.put_number(sieve, place, *number),
            Value::Flag(flag) => self.put_flag(place, *flag),
            Value::Word(word) => self.put_word(place, *word),
            Value::Text(text) => self.put_text(sieve, place, text.folded()),
            Value::Date(_) | Value::Words(_) => self.set(place, 1),
        }
    }

    /// The field is not known.
    #[inline]
    pub fn put_unknown(&mut self, place: usize) {
        self.set(place, 0);
    }

    #[inline]
    pub fn put_flag(&mut self, place: usize, flag: bool) {
        self.set(place, 1 + u32::from(flag));
    }

    #[inline]
    pub fn put_word(&mut self, place: usize, word: u16) {
        self.set(place, 1 + u32::from(word));
    }

    #[inline]
    pub fn put_number(&mut self, sieve: &Sieve, place: usize, number: Number) {
        let class = sieve.numbers(place).map_or(1, |numbers| numbers.class(number.raw()));
        self.set_number(place, class, number);
    }

    /// A whole number; false if it is out of range.
    #[inline]
    pub fn put_whole(&mut self, sieve: &Sieve, place: usize, whole: i64) -> bool {
        let Some(number) = Number::from_int(whole) else { return false };
        let numbers = sieve.numbers(place);
        let class = numbers.map_or(1, |numbers| {
            numbers.class_of_small(whole).unwrap_or_else(|| numbers.class(number.raw()))
        });
        self.set_number(place, class, number);
        true
    }

    /// A number whose class is known.
    #[inline]
    pub fn set_number(&mut self, place: usize, class: u32, number: Number) {
        self.set(place, class);
        self.put_number_only(place, number);
    }

    #[inline]
    fn put_number_only(&mut self, place: usize, number: Number) {
        if let Some(slot) = self.numbers.get_mut(place) {
            *slot = number;
        }
    }

    /// A class that is known.
    #[inline]
    pub fn put_class(&mut self, place: usize, class: u32) {
        self.set(place, class);
    }

    /// A text without outer blanks, in any case.
    pub fn put_text(&mut self, sieve: &Sieve, place: usize, text: &str) {
        let class = self.scans.class(sieve, place, text);
        self.set(place, class);
    }

    /// Where texts are looked at.
    #[inline]
    pub fn scans(&mut self) -> &mut Scans {
        &mut self.scans
    }

    /// A text without outer blanks, if that is quickly done without knowing that it is one in UTF-8.
    #[inline]
    pub fn put_short_text(&mut self, sieve: &Sieve, place: usize, text: &[u8]) -> bool {
        let class = match sieve.classes.get(place) {
            Some(&Classes::Compared(at)) => {
                sieve.compared.get(at as usize).and_then(|of| of.short_place(text)).map(|place| 1 + place)
            }
            Some(&Classes::Scanned(_)) => None,
            _ => text.is_ascii().then_some(1),
        };
        class.is_some_and(|class| {
            self.set(place, class);
            true
        })
    }

    #[inline]
    fn set(&mut self, place: usize, class: u32) {
        if let Some(slot) = self.classes.get_mut(place) {
            *slot = class;
        }
    }
}

impl Scans {
    /// The class of a text without outer blanks, in any case. The bits of its tests are put.
    pub fn class(&mut self, sieve: &Sieve, place: usize, text: &str) -> u32 {
        match sieve.classes.get(place) {
            Some(&Classes::Compared(at)) => {
                sieve.compared.get(at as usize).map_or(1, |of| 1 + of.place(text, &mut self.folded))
            }
            Some(&Classes::Scanned(at)) => {
                self.scan(sieve, at, text);
                1
            }
            _ => 1,
        }
    }

    /// The bits of the tests of a text, by place among the scanned fields.
    #[inline]
    pub fn scan(&mut self, sieve: &Sieve, at: u32, text: &str) -> &[u64] {
        if let Some(of) = sieve.scanned.get(at as usize)
            && let Some(hits) = self.hits.get_mut(of.start..of.start + of.scanner.blocks())
            && let Some(remembered) = self.remembered.get_mut(at as usize)
        {
            remembered.hits(text, hits, |hits| of.scanner.scan(text, &mut self.folded, hits));
            return hits;
        }
        &[]
    }

    /// The bits of the tests of a text without outer blanks, by place among the scanned fields, if it is remembered; where
    /// they are one block. They are not put.
    #[inline]
    pub fn remembered(&self, at: u32, text: &str) -> Option<u64> {
        self.remembered.get(at as usize)?.found(text.as_bytes())
    }

    /// The bits of the tests of the last text, by place among the scanned fields.
    pub fn found(&self, sieve: &Sieve, at: u32) -> &[u64] {
        let of = sieve.scanned.get(at as usize);
        of.and_then(|of| self.hits.get(of.start..of.start + of.scanner.blocks())).unwrap_or(&[])
    }
}

//! Leads as columns, and what a batch must find of them: the same as the reference evaluator, row by row.

use leadpact::{Assessment, Assessments, Batch, Column, FieldValue, Instant, Lead, Number, Pact};
use serde_json::Value as Json;

/// In which form the columns are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// Each type as what fits it best, with `None`.
    Typed,
    /// Narrow numbers, dictionaries, and a number or bits that tell what is not known; no column where nothing is.
    Coded,
    /// Everything as text.
    Texts,
}

pub const FORMS: [Form; 3] = [Form::Typed, Form::Coded, Form::Texts];

/// A column that is owned.
enum Owned {
    Numbers(Vec<Option<Number>>),
    Whole(Vec<i16>),
    Floats(Vec<f64>),
    Flags(Vec<Option<bool>>),
    Bits(Vec<u8>, Vec<u8>, usize),
    Dates(Vec<Option<Instant>>),
    Texts(Vec<Option<String>>),
    Few(Vec<u8>, Vec<String>),
    Many(Vec<i32>, Vec<String>),
    Lists(Vec<Option<Vec<String>>>),
}

/// What of leads is compared: fields without interactions, as data.
struct Row {
    id: String,
    fields: serde_json::Map<String, Json>,
}

/// How many times batches have gone through loops over columns, and how many times row by row.
pub static WAYS: [std::sync::atomic::AtomicUsize; 2] =
    [std::sync::atomic::AtomicUsize::new(0), std::sync::atomic::AtomicUsize::new(0)];

/// What is wrong with what a batch finds of some leads, whose interactions are left out; none if all is well.
pub fn wrong(pact: &Pact, leads: &[Lead], as_of: Instant, form: Form) -> Option<String> {
    let rows: Vec<Row> = leads.iter().map(|lead| Row::new(pact, lead)).collect();
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let columns: Vec<(&str, Owned)> = pact
        .fields()
        .filter(|field| form != Form::Coded || rows.iter().any(|row| row.tells(field.name())))
        .map(|field| (field.name(), owned(pact, field.name(), field.type_name(), &rows, form)))
        .collect();
    let lists: Vec<Vec<Vec<&str>>> = columns.iter().map(|(_, column)| column.lists()).collect();
    let slices: Vec<Vec<&[&str]>> =
        lists.iter().map(|lists| lists.iter().map(Vec::as_slice).collect()).collect();
    let known: Vec<Vec<bool>> = columns.iter().map(|(_, column)| column.known()).collect();
    let mut batch = Batch::new(rows.len()).ids(&ids);
    for (((name, column), lists), known) in columns.iter().zip(&slices).zip(&known) {
        batch = batch.with(name, column.column(lists, known));
    }
    for bounds in [false, true] {
        let mut assessor = pact.batch_assessor(as_of);
        if bounds {
            assessor = assessor.with_bounds();
        }
        // Twice, for buffers are used again.
        for _ in 0..2 {
            let found = assessor.assess(&batch).expect("the columns fit");
            for (at, row) in rows.iter().enumerate() {
                let lead = row.lead(pact);
                let wanted = pact.assess_by_reference(&lead, as_of);
                if let Some(wrong) = differs(pact, found, at, &wanted, bounds) {
                    return Some(format!("{form:?}, bounds {bounds}, row {at}: {wrong}\n{:?}", row.fields));
                }
            }
        }
        let way = usize::from(!assessor.is_by_columns());
        WAYS[way].fetch_add(usize::from(!bounds), std::sync::atomic::Ordering::Relaxed);
    }
    None
}

pub fn differs(
    pact: &Pact,
    found: &Assessments,
    row: usize,
    wanted: &Assessment,
    bounds: bool,
) -> Option<String> {
    let mut wrong = Vec::new();
    let mut same = |what: &str, found: String, wanted: String| {
        if found != wanted {
            wrong.push(format!("{what} is {found}, not {wanted}"));
        }
    };
    for (name, score) in wanted.scores() {
        let of = found.score(name).expect("it is there");
        same(name, format!("{:?}", of.get(row)), format!("{:?}", score.value));
        let wanted = bounds.then_some((score.lowest, score.highest));
        same(&format!("bounds of {name}"), format!("{:?}", of.bounds(row)), format!("{wanted:?}"));
    }
    for (name, word) in wanted.ratings().chain(wanted.tables()).chain(wanted.choices()) {
        let of = found.words(name).expect("it is there");
        same(name, format!("{:?}", of.get(row)), format!("{word:?}"));
    }
    same("stage", format!("{:?}", found.stage(row)), format!("{:?}", wanted.stage()));
    same("handover", format!("{:?}", found.handover(row)), format!("{:?}", wanted.handover()));
    same("responsible", format!("{:?}", found.responsible(row)), format!("{:?}", wanted.responsible()));
    same("route", format!("{:?}", found.route(row)), format!("{:?}", wanted.route()));
    let nurture = |of: &mut dyn Iterator<Item = &str>| of.collect::<Vec<_>>().join(", ");
    same("nurture", nurture(&mut found.nurture(row)), nurture(&mut wanted.nurture()));
    let problems: Vec<_> =
        found.problems().filter(|(at, _)| *at == row).map(|(_, problem)| problem).collect();
    same("problems", format!("{problems:?}"), format!("{:?}", wanted.problems().iter().collect::<Vec<_>>()));
    assert_eq!(pact.scores().len(), wanted.scores().count());
    (!wrong.is_empty()).then(|| wrong.join("; "))
}

impl Row {
    /// Whether something stands under a name.
    fn tells(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(|value| !value.is_null())
    }

    fn new(pact: &Pact, lead: &Lead) -> Self {
        let stored = serde_json::to_value(pact.store(lead)).expect("it is data");
        let fields = stored["fields"].as_object().cloned().unwrap_or_default();
        Self { id: lead.id().to_owned(), fields }
    }

    fn lead(&self, pact: &Pact) -> Lead {
        let mut lead = pact.lead(&self.id);
        for field in pact.fields() {
            let Some(json) = self.fields.get(field.name()) else { continue };
            let words: Vec<&str> = json.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
            let value: FieldValue = match (field.type_name(), json) {
                (_, Json::Null) => FieldValue::Unknown,
                ("number" | "money", _) => number(json).into(),
                ("date", _) => instant(pact, json).into(),
                ("some of", _) => words.as_slice().into(),
                (_, Json::Bool(flag)) => (*flag).into(),
                (_, text) => text.as_str().unwrap_or_default().into(),
            };
            lead = lead.set(field.name(), value).expect("it is of that type");
        }
        lead.build()
    }
}

fn number(json: &Json) -> Number {
    let text = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
    Number::parse(&text).expect("a number")
}

fn instant(pact: &Pact, json: &Json) -> Instant {
    pact.instant(json.as_str().unwrap_or_default()).expect("an instant")
}

fn owned(pact: &Pact, name: &str, ty: &str, rows: &[Row], form: Form) -> Owned {
    let values: Vec<Option<&Json>> =
        rows.iter().map(|row| row.fields.get(name).filter(|json| !json.is_null())).collect();
    match (ty, form) {
        ("some of", _) => {
            let list = |json: &Json| -> Vec<String> {
                json.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
            };
            Owned::Lists(values.iter().map(|json| json.map(list)).collect())
        }
        (_, Form::Texts) => Owned::Texts(values.iter().map(|json| json.map(text)).collect()),
        ("number" | "money", Form::Coded) => coded_numbers(&values),
        ("number" | "money", _) => Owned::Numbers(values.iter().map(|json| json.map(number)).collect()),
        ("yes/no", Form::Coded) => {
            let bits = |of: fn(&Json) -> bool| {
                let mut bits = vec![0xa5; values.len() / 8 + 2];
                for (at, json) in values.iter().enumerate() {
                    let (byte, bit) = ((at + 3) / 8, 1 << ((at + 3) % 8));
                    bits[byte] = bits[byte] & !bit | if json.is_some_and(of) { bit } else { 0 };
                }
                bits
            };
            Owned::Bits(bits(|json| json == &Json::Bool(true)), bits(|_| true), values.len())
        }
        ("yes/no", _) => Owned::Flags(values.iter().map(|json| json.and_then(Json::as_bool)).collect()),
        ("date", _) => Owned::Dates(values.iter().map(|json| json.map(|json| instant(pact, json))).collect()),
        (_, Form::Coded) => dictionary(&values),
        _ => Owned::Texts(values.iter().map(|json| json.map(text)).collect()),
    }
}

fn text(json: &Json) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

/// As narrow as they can be; -1 or NaN is not known.
fn coded_numbers(values: &[Option<&Json>]) -> Owned {
    let small =
        |json: &Json| json.as_i64().and_then(|whole| i16::try_from(whole).ok()).filter(|&of| of != -1);
    let whole: Option<Vec<i16>> = values.iter().map(|json| json.map_or(Some(-1), small)).collect();
    let float = |json: &Json| {
        let number = number(json);
        Some(number.to_f64()).filter(|float| Number::parse(&float.to_string()) == Ok(number))
    };
    let floats: Option<Vec<f64>> = values.iter().map(|json| json.map_or(Some(f64::NAN), float)).collect();
    match (whole, floats) {
        (Some(whole), _) => Owned::Whole(whole),
        (_, Some(floats)) => Owned::Floats(floats),
        _ => Owned::Numbers(values.iter().map(|json| json.map(number)).collect()),
    }
}

fn dictionary(values: &[Option<&Json>]) -> Owned {
    let mut texts = Vec::new();
    let mut codes = Vec::new();
    for json in values {
        codes.push(json.map_or(-1, |json| {
            let text = text(json);
            let place = texts.iter().position(|of| *of == text).unwrap_or_else(|| {
                texts.push(text);
                texts.len() - 1
            });
            i32::try_from(place).expect("few")
        }));
    }
    match codes.iter().map(|&code| u8::try_from(if code < 0 { 255 } else { code })).collect() {
        Ok(few) if texts.len() < 255 => Owned::Few(few, texts),
        _ => Owned::Many(codes, texts),
    }
}

impl Owned {
    fn lists(&self) -> Vec<Vec<&str>> {
        match self {
            Self::Lists(of) => {
                of.iter().map(|list| list.iter().flatten().map(String::as_str).collect()).collect()
            }
            _ => Vec::new(),
        }
    }

    fn known(&self) -> Vec<bool> {
        match self {
            Self::Lists(of) => of.iter().map(Option::is_some).collect(),
            _ => Vec::new(),
        }
    }

    fn column<'a>(&'a self, lists: &'a [&'a [&'a str]], known: &'a [bool]) -> Column<'a> {
        match self {
            Self::Numbers(of) => of.into(),
            Self::Whole(of) => Column::from(of).unknown_is(-1),
            Self::Floats(of) => Column::from(of).unknown_is_nan(),
            Self::Flags(of) => of.into(),
            Self::Bits(of, valid, len) => Column::bits(of, 3, *len).valid_bits(valid, 3),
            Self::Dates(of) => of.into(),
            Self::Texts(of) => of.into(),
            Self::Few(codes, texts) => Column::dictionary(codes, texts),
            Self::Many(codes, texts) => Column::dictionary(codes, texts),
            Self::Lists(_) => Column::from(lists).valid(known),
        }
    }
}

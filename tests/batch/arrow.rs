//! Record batches of Apache Arrow.

use std::sync::Arc;

use arrow_array::builder::{FixedSizeListBuilder, LargeListBuilder, ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int8Type, Int16Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Float32Array, Float64Array,
    Int8Array, Int32Array, Int64Array, RecordBatch, StringArray, StringViewArray, StructArray,
    TimestampMicrosecondArray,
};
use leadpact::{BatchErrorKind, Pact};

const PACT: &str = r#"pact "Records" { timezone Europe/Berlin }
team sales "Sales"
lead identified by id {
  size: number from column "No. of employees", revenue: number, visits: number, price: number
  country: text, title: text, consent: yes/no, since: date, seen: date, met: date
}
score s {
  +1 when size at least 10
  +2 when revenue = 0.1
  +4 when visits = 3
  +8 when price = 12.345
  +16 when country is "de"
  +32 when title contains "head"
  +64 when consent
  +128 when since on 2026-06-01
  +256 when seen on 2026-06-02
  +512 when met on 2026-06-03
  +0.5 when country is unknown
}
rating grade of s {
  A from 1000
  B below
}
stage New "New" owned by sales { meaning "new" }
nurture with all that fit { "News" when consent }
"#;

fn records() -> RecordBatch {
    let coded: DictionaryArray<Int32Type> = [Some("FR"), Some("DE"), None].into_iter().collect();
    // From 2026-06-01 00:00 in Berlin.
    let at = |hours: i64| 1_780_264_800_000_000 + hours * 3_600_000_000;
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("id", Arc::new(Int64Array::from(vec![7, 8, 9]))),
        ("No. of employees", Arc::new(Int32Array::from(vec![None, Some(10), Some(9)]))),
        ("revenue", Arc::new(Float32Array::from(vec![Some(0.2), Some(0.1), None]))),
        ("visits", Arc::new(Float64Array::from(vec![Some(2.5), Some(3.0), None]))),
        (
            "price",
            Arc::new(
                Decimal128Array::from(vec![1, 12_345, 0]).with_precision_and_scale(9, 3).expect("it fits"),
            ),
        ),
        ("country", Arc::new(coded)),
        ("title", Arc::new(StringArray::from(vec![Some(" "), Some("Head of IT"), None]))),
        ("consent", Arc::new(BooleanArray::from(vec![Some(false), Some(true), None]))),
        ("since", Arc::new(Date32Array::from(vec![None, Some(20_605), Some(1)]))),
        // 2026-06-02 00:30 in Berlin
        (
            "seen",
            Arc::new(
                TimestampMicrosecondArray::from(vec![at(0), at(24) + 1_800_000_000, at(0)])
                    .with_timezone("UTC"),
            ),
        ),
        // 2026-06-03 00:30 on the wall, wherever
        ("met", Arc::new(TimestampMicrosecondArray::from(vec![at(0), at(50) + 1_800_000_000, at(0)]))),
        ("shoe_size", Arc::new(StringViewArray::from(vec!["1", "2", "3"]))),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, of)| (name, of, true)))
        .expect("a batch")
}

#[test]
fn record_batches_go_in_and_come_out() {
    let pact = Pact::parse(PACT).expect("it is a pact");
    let mut assessor = pact.batch_assessor(1_795_000_000_000_i64);
    let records = records();
    let out = assessor.assess_records(&records).expect("it fits").to_records().expect("a batch");
    let scores = out["s"].as_primitive::<Decimal128Type>();
    let scores: Vec<_> = (0..3).map(|row| scores.value_as_string(row)).collect();
    assert_eq!(scores, ["0.0000", "1023.0000", "0.5000"]);
    let grades = out["grade"].as_dictionary::<Int16Type>().downcast_dict::<StringArray>().expect("texts");
    assert_eq!(grades.into_iter().collect::<Vec<_>>(), [Some("B"), Some("A"), Some("B")]);
    assert_eq!(out["nurture"].as_list::<i32>().value(1).as_string::<i32>().value(0), "News");
    assert!(out["nurture"].as_list::<i32>().value(0).is_empty() && out.column_by_name("route").is_none());
    // A part of a batch is one, too.
    let part = assessor.assess_records(&records.slice(1, 2)).expect("it fits");
    let scores: Vec<_> =
        part.score("s").into_iter().flat_map(|of| of.iter()).flatten().map(|of| of.to_string()).collect();
    assert_eq!(scores, ["1023", "0.5"]);
    assert_eq!(part.problems().len(), 0);
}

#[test]
fn columns_that_cannot_be_read_are_told() {
    let pact = Pact::parse(PACT).expect("it is a pact");
    let inner: ArrayRef = Arc::new(Int64Array::from(vec![1]));
    let outer: ArrayRef = Arc::new(StructArray::try_from(vec![("inner", inner)]).expect("an array"));
    let records =
        RecordBatch::try_from_iter([("country", outer.clone()), ("other", outer)]).expect("a batch");
    let error = pact.batch_assessor(0).assess_records(&records).map(|_| ()).expect_err("it cannot be read");
    let kinds: Vec<_> = error.mismatches().map(|of| (of.column(), of.kind())).collect();
    assert_eq!(kinds, [("country", BatchErrorKind::Unreadable)]);
}

/// Columns of one field come to these points, whole and in part.
fn points(pact: &Pact, column: ArrayRef) -> Vec<String> {
    let records = RecordBatch::try_from_iter_with_nullable([("of", column, true)]).expect("a batch");
    let mut assessor = pact.batch_assessor(0);
    let mut points = |records: &RecordBatch| {
        let found = assessor.assess_records(records).expect("it fits");
        assert_eq!(found.problems().len(), 0);
        let score = found.score("s").expect("a score");
        score.iter().map(|of| of.expect("a number").to_string()).collect::<Vec<_>>()
    };
    let whole = points(&records);
    let last = records.num_rows() - 2;
    assert_eq!(points(&records.slice(2, last)), whole[2..]);
    whole
}

#[test]
fn lists_are_some_of_their_words() {
    let pact = r#"pact "Lists" { version 1 }
lead identified by id { of: some of (a, b, c) }
score s {
  +1 when of includes a
  +2 when of includes b
  +4 when of is known
  +8 when of is unknown
}"#;
    let pact = Pact::parse(pact).expect("it is a pact");
    let rows = [Some(vec!["a"]), Some(vec![]), None, Some(vec!["c", "b"]), Some(vec!["b", "a"])];
    let (mut short, mut long) =
        (ListBuilder::new(StringBuilder::new()), LargeListBuilder::new(StringBuilder::new()));
    for row in &rows {
        let words = row.as_ref().map(|row| row.iter().copied().map(Some));
        short.append_option(words.clone());
        long.append_option(words);
    }
    let expected = ["5", "4", "8", "6", "7"];
    assert_eq!(points(&pact, Arc::new(short.finish())), expected);
    assert_eq!(points(&pact, Arc::new(long.finish())), expected);
    // All have two places; those that are not needed hold nothing.
    let mut fixed = FixedSizeListBuilder::new(StringBuilder::new(), 2);
    for row in &rows {
        let words = row.clone().unwrap_or_default();
        (0..2).for_each(|at| fixed.values().append_option(words.get(at)));
        fixed.append(row.is_some());
    }
    assert_eq!(points(&pact, Arc::new(fixed.finish())), expected);
}

#[test]
fn dictionaries_may_lack_a_value_and_be_of_views() {
    let pact = r#"pact "Dictionaries" { version 1 }
lead identified by id { of: text }
score s {
  +1 when of is "DE"
  +4 when of is known
}"#;
    let pact = Pact::parse(pact).expect("it is a pact");
    let keys = || Int8Array::from(vec![Some(0), Some(1), None, Some(2), Some(0)]);
    let coded = |texts: ArrayRef| -> ArrayRef {
        Arc::new(DictionaryArray::<Int8Type>::try_new(keys(), texts).expect("a dictionary"))
    };
    let texts = [Some("DE"), None, Some("FR")];
    let expected = ["5", "0", "0", "4", "5"];
    assert_eq!(points(&pact, coded(Arc::new(StringArray::from(texts.to_vec())))), expected);
    assert_eq!(points(&pact, coded(Arc::new(StringViewArray::from(texts.to_vec())))), expected);
}

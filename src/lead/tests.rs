//! One small pact, made by hand, and leads for it from JSON, tables and programs.

use std::sync::Arc;

use super::{
    Columns, FieldValue, InteractionRow, InteractionTable, JsonReader, Keys, Lead, LeadBuilder, LeadTable,
    ProblemKind,
};
use crate::model::{Builder, Domain, Field, InteractionType, Model, Type, Value, WordSet};
use crate::values::{Instant, Number, Zone};

fn field(name: &str, ty: Type) -> Field {
    Field {
        name: name.into(),
        ty,
        label: None,
        column: name.into(),
        unknown_if: vec![],
        empty_means: None,
        question_of: None,
        span: Default::default(),
    }
}

fn words(words: &[&str]) -> Domain {
    Domain::new(words.iter().map(|&w| w.to_owned()).collect(), false)
}

/// email: text, employees: number from "No. of Employees", topics: some of, consent: yes/no empty means no,
/// budget: one of, in the questionnaire `bant`; page_view { path: text, seconds: number }, call from "Phone".
fn model() -> (Arc<Model>, Arc<Keys>) {
    let mut model = Builder::new("test", Zone::utc()).finish(vec![]);
    model.fields.push(field("email", Type::Text));
    model.fields.push(Field { column: "No. of Employees".into(), ..field("employees", Type::Number) });
    model.fields.push(field("topics", Type::SomeOf(words(&["cloud", "erp"]))));
    model.fields.push(Field { empty_means: Some(Value::Flag(false)), ..field("consent", Type::YesNo) });
    model.fields.push(field("bant.budget", Type::OneOf(words(&["high", "low"]))));
    let kind = |name: &str, from: &str, fields| InteractionType {
        name: name.into(),
        label: None,
        from_type: from.into(),
        by: None,
        fields,
        span: Default::default(),
    };
    let fields = vec![field("path", Type::Text), field("seconds", Type::Number)];
    model.interactions.push(kind("page_view", "page_view", fields));
    model.interactions.push(kind("call", "Phone", vec![]));
    let keys = Keys::new(&model);
    (Arc::new(model), Arc::new(keys))
}

fn json(text: &str) -> Lead {
    let (model, keys) = model();
    let mut lead = Lead::default();
    JsonReader::new(model, keys, None).read(text, &mut lead).unwrap();
    lead
}

fn number(text: &str) -> Value {
    Value::Number(Number::parse(text).unwrap())
}

fn text(text: &str) -> Value {
    Value::Text(crate::model::Text::new(text))
}

fn complaints(lead: &Lead) -> Vec<(&str, &str, ProblemKind)> {
    lead.problems().iter().map(|p| (p.field.as_str(), p.value.as_str(), p.kind)).collect()
}

mod from_json {
    use super::*;

    #[test]
    fn fields_of_every_shape() {
        let lead = json(
            r#"{"id": 42, "email": "A\u00e9@x.example", "No. of Employees": 123456789012345.6789,
                "topics": ["ERP", " cloud "], "bant": {"budget": "HIGH", "note": 1}, "city": "Bonn"}"#,
        );
        assert_eq!(lead.id(), "42");
        let topics: WordSet = [0, 1].into_iter().collect();
        let want = [
            text("Aé@x.example"),
            number("123456789012345.6789"),
            Value::Words(topics),
            Value::Flag(false),
            Value::Word(0),
        ];
        assert_eq!(lead.values, want);
        assert_eq!((lead.ignored().keys, lead.problems().len()), (2, 0));
    }

    #[test]
    fn a_flat_key_may_hold_dots_and_the_last_of_a_key_wins() {
        let lead = json(r#"{"id":"a","bant.budget":"low","email":"x","email":null,"topics":[],"consent":1}"#);
        let want =
            [Value::Unknown, Value::Unknown, Value::Words(WordSet::new()), Value::Flag(true), Value::Word(1)];
        assert_eq!(lead.values, want);
    }

    #[test]
    fn what_does_not_fit_is_a_problem() {
        let lead = json(
            r#"{"id":"a","No. of Employees":true,"topics":["cloud",["erp"]],"consent":{"a":1},"bant":{"budget":"??"},"email":"\ud800"}"#,
        );
        assert!(lead.values.iter().all(|v| *v == Value::Unknown));
        let want = [
            ("email", r#""\ud800""#, ProblemKind::NotUnicode),
            ("employees", "true", ProblemKind::NotANumber),
            ("topics", r#"["cloud",["erp"]]"#, ProblemKind::WrongShape),
            ("consent", r#"{"a":1}"#, ProblemKind::WrongShape),
            ("bant.budget", "??", ProblemKind::NotListed),
        ];
        assert_eq!(complaints(&lead), want);
    }

    #[test]
    fn ids() {
        for (json_text, id, problem) in [
            (r#"{"id":" x "}"#, "x", None),
            (r#"{"id":1.50}"#, "1.50", None),
            (r#"{"id":null}"#, "", Some(ProblemKind::NoId)),
            (r#"{}"#, "", Some(ProblemKind::NoId)),
            (r#"{"id":["x"]}"#, "", Some(ProblemKind::WrongShape)),
        ] {
            let lead = json(json_text);
            assert_eq!((lead.id(), lead.problems().first().map(|p| p.kind)), (id, problem), "{json_text}");
        }
    }

    #[test]
    fn interactions() {
        let lead = json(
            r#"{"id":"a","interactions":[
                {"type":"PAGE_VIEW","at":"1970-01-01 00:00:01","path":"/1","seconds":2.5},
                {"at":"1970-01-01T00:00:02Z","type":"Phone"},
                {"type":"page_view","at":"1970-01-01T00:00:01Z","path":"/2","seconds":"long"},
                {"type":"fax","at":"1970-01-01"}, {"type":"phone","at":"soon"}, 7]}"#,
        );
        let found: Vec<_> = lead.interactions.iter().map(|i| (i.what.0, i.at.millis(), &*i.values)).collect();
        let newest = (1, 2000, &[][..]);
        assert_eq!(
            found,
            [newest, (0, 1000, &[text("/2"), Value::Unknown]), (0, 1000, &[text("/1"), number("2.5")])]
        );
        assert_eq!(lead.ignored().interactions, 1);
        let want = [
            ("page_view.seconds", "long", ProblemKind::NotANumber),
            ("at", "soon", ProblemKind::NotADate),
            ("interactions", "7", ProblemKind::WrongShape),
        ];
        assert_eq!(complaints(&lead), want);
        assert_eq!(complaints(&json(r#"{"id":"a","interactions":{}}"#))[0].2, ProblemKind::WrongShape);
        assert!(json(r#"{"id":"a","interactions":null}"#).problems().is_empty());
    }

    #[test]
    fn only_malformed_json_is_an_error() {
        let (model, keys) = model();
        let mut reader = JsonReader::new(model, keys, None);
        for bad in ["", "{", "[]", "7", r#"{"id":1"#, r#"{"id":1}x"#, r#"{"id":01}"#, "nul", r#"{"a" 1}"#] {
            assert!(reader.read(bad, &mut Lead::default()).is_err(), "{bad}");
        }
        let message = reader.read("[1]", &mut Lead::default()).unwrap_err().to_string();
        assert!(message.starts_with("a lead is a JSON object"), "{message}");
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = format!(
            r#"{{"id":"a","x":{open}{close},"bant":{{"budget":{open}{close}}},"topics":{open}{close}}}"#,
            open = "[".repeat(100_000),
            close = "]".repeat(100_000)
        );
        let lead = json(&deep);
        assert_eq!(lead.problems().len(), 2);
        assert!(lead.problems().iter().all(|p| p.value.chars().count() == 101));
    }
}

mod of_any_input {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn json_is_read_or_refused(text in r#"\{"(id|topics|interactions|bant|x)": ?.{0,40}\}|[\[{:,"\\\]}a-z0-9 ]{0,60}|.*"#) {
            let (model, keys) = model();
            let mut lead = Lead::default();
            let read = JsonReader::new(model, keys, None).read(&text, &mut lead);
            let is_object = serde_json::from_str::<serde_json::Map<_, _>>(&text).is_ok();
            // What has half a character in it is JSON for the reader: it may be a key or value nobody asks for.
            prop_assert!(read.is_ok() || !is_object, "{text}");
        }

        #[test]
        fn rows_are_read(cells in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..12), 0..4)) {
            let (model, keys) = model();
            let names = ["id", "No. of Employees", "topics"];
            let mut lead = Lead::default();
            let mut table = LeadTable::bind(Arc::clone(&model), names, None).unwrap();
            table.read(|at| cells.get(at).map(Vec::as_slice), &mut lead);
            prop_assert_eq!(lead.values.len(), model.fields.len());
            let header = ["lead", "at", "type"];
            let mut table = InteractionTable::bind(model, keys, header, &Columns::default(), None).unwrap();
            table.read(|at| cells.get(at).map(Vec::as_slice), &mut vec![]);
        }

        #[test]
        fn dates_of_any_format(format in "[DMYhms./: %dYmHMA]{0,14}", text in r"[0-9./: AMP-]{0,20}|.*") {
            if let Ok(format) = crate::lead::DateFormat::parse(&format) {
                let at = format.read(&text, &Zone::utc());
                prop_assert!(at.is_none_or(|at| at.0 > i64::MIN / 2));
            }
        }
    }
}

mod from_tables {
    use super::*;

    fn table(header: &[&str]) -> LeadTable {
        LeadTable::bind(model().0, header.iter().copied(), None).unwrap()
    }

    fn read(table: &mut LeadTable, row: &[&[u8]]) -> Lead {
        let mut lead = Lead::default();
        table.read(|at| row.get(at).copied(), &mut lead);
        lead
    }

    #[test]
    fn columns_are_bound_once() {
        let mut table = table(&[" No. of Employees", "id", "Email", "topics", "", ""]);
        let missing: Vec<_> =
            table.missing().iter().map(|m| (m.field.as_str(), m.similar.as_deref())).collect();
        assert_eq!(missing, [("email", Some("Email")), ("consent", None), ("bant.budget", None)]);
        assert_eq!(table.ignored(), ["Email"]);
        let lead = read(&mut table, &[b"300", b" a ", b"x", b"erp;cloud"]);
        let topics: WordSet = [0, 1].into_iter().collect();
        assert_eq!(lead.id(), "a");
        assert_eq!(lead.values[1..4], [number("300"), Value::Words(topics), Value::Flag(false)]);
    }

    #[test]
    fn short_rows_and_bytes_that_are_no_text() {
        let mut table = table(&["id", "email", "No. of Employees"]);
        let lead = read(&mut table, &[b"a", b"M\xfcller"]);
        assert_eq!(lead.values[..2], [Value::Unknown, Value::Unknown]);
        assert_eq!(complaints(&lead), [("email", "M\u{fffd}ller", ProblemKind::NotUnicode)]);
        assert_eq!(complaints(&read(&mut table, &[b" "])), [("id", " ", ProblemKind::NoId)]);
    }

    #[test]
    fn headers_that_cannot_be_bound() {
        let bind = |header: &[&str]| LeadTable::bind(model().0, header.iter().copied(), None);
        let message = |header: &[&str]| bind(header).unwrap_err().to_string();
        assert_eq!(message(&["email", "ID "]), "there is no column `id`; did you mean `ID`?");
        assert_eq!(message(&["id", "email", "email "]), "two columns are called `email`");
        assert_eq!(bind(&["email"]).unwrap_err().missing_column(), Some("id"));
    }

    #[test]
    fn interactions() {
        let (model, keys) = model();
        let columns = Columns { lead: "case".into(), ..Columns::default() };
        let header = ["at", "case", "type", "seconds", "path"];
        let mut table = InteractionTable::bind(model, keys, header, &columns, None).unwrap();
        let mut problems = vec![];
        let mut read = |row: &[&str; 5]| {
            let cell = |at: usize| row.get(at).map(|cell| cell.as_bytes());
            (table.lead(cell).to_owned(), table.read(cell, &mut problems))
        };
        let (lead, row) = read(&["1970-01-01", " a", " Page_View", "many", "/x"]);
        let InteractionRow::Read(view) = row else { panic!("{row:?}") };
        assert_eq!(
            (lead.as_str(), view.at, &*view.values),
            ("a", Instant(0), &[text("/x"), Value::Unknown][..])
        );
        assert_eq!(read(&["1970-01-01", "a", "fax", "", ""]).1, InteractionRow::Undeclared);
        assert_eq!(read(&["", "a", "phone", "", ""]).1, InteractionRow::Unreadable);
        let kinds: Vec<_> = problems.iter().map(|p| (p.lead.as_str(), p.field.as_str(), p.kind)).collect();
        assert_eq!(
            kinds,
            [("a", "page_view.seconds", ProblemKind::NotANumber), ("a", "at", ProblemKind::NotADate)]
        );
    }

    #[test]
    fn added_interactions_come_behind_those_that_are_there() {
        let at = |text: &str| json(&format!(r#"{{"id":"a","interactions":[{text}]}}"#));
        let mut lead = at(
            r#"{"type":"page_view","at":"1970-01-01","path":"1"},{"type":"page_view","at":"1970-01-01","path":"2"}"#,
        );
        lead.add(at(r#"{"type":"page_view","at":"1970-01-01","path":"3"}"#).interactions);
        let paths: Vec<_> = lead.interactions.iter().map(|i| i.values[0].clone()).collect();
        assert_eq!(paths, ["3", "2", "1"].map(text));
    }
}

mod from_programs {
    use super::*;

    fn lead() -> LeadBuilder {
        let (model, keys) = model();
        LeadBuilder::new(model, keys, "a")
    }

    #[test]
    fn typed_values() {
        let lead = lead()
            .set("employees", 300)
            .and_then(|l| l.set("email", Some("a@b.example")))
            .and_then(|l| l.set("topics", &["erp"][..]))
            .and_then(|l| l.set("bant.budget", " Low"))
            .and_then(|l| l.interaction("page_view", Instant(5)))
            .and_then(|l| l.with("path", "/pricing"))
            .and_then(|l| l.interaction("call", Instant(9)))
            .unwrap()
            .build();
        let topics: WordSet = [1].into_iter().collect();
        let want =
            [text("a@b.example"), number("300"), Value::Words(topics), Value::Flag(false), Value::Word(1)];
        assert_eq!(lead.values, want);
        assert_eq!(lead.interactions.iter().map(|i| i.at.0).collect::<Vec<_>>(), [9, 5]);
        assert_eq!(&*lead.interactions[1].values, [text("/pricing"), Value::Unknown]);
    }

    #[test]
    fn data_that_does_not_fit_is_a_problem() {
        let lead = lead().set("bant.budget", "medium").unwrap().set("employees", u64::MAX).unwrap().build();
        assert_eq!(
            complaints(&lead),
            [
                ("bant.budget", "medium", ProblemKind::NotListed),
                ("employees", "18446744073709551615", ProblemKind::OutOfRange)
            ]
        );
    }

    #[test]
    fn mistakes_of_the_program_are_errors() {
        let message = |field: &str, value: FieldValue<'_>| lead().set(field, value).unwrap_err().to_string();
        assert_eq!(message("employees", "many".into()), "`employees` is a number, not text");
        assert_eq!(message("consent", 1.into()), "`consent` is yes or no, not a number");
        assert_eq!(
            message("employes", 1.into()),
            "the pact has no field `employes`; did you mean `employees`?"
        );
        let view = || lead().interaction("page_view", Instant(0)).unwrap();
        assert_eq!(
            view().with("seconds", true).unwrap_err().to_string(),
            "`page_view.seconds` is a number, not yes or no"
        );
        assert_eq!(
            view().with("pth", "x").unwrap_err().to_string(),
            "the pact has no field `page_view.pth`; did you mean `path`?"
        );
        assert_eq!(
            lead().interaction("page_views", Instant(0)).unwrap_err().to_string(),
            "the pact has no interaction `page_views`; did you mean `page_view`?"
        );
        assert!(lead().with("path", "x").is_err());
    }
}

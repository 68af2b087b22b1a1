use proptest::prelude::*;

use super::{LIMIT, Number, NumberError, Sum};

fn n(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn any_number() -> impl Strategy<Value = Number> {
    prop_oneof![-LIMIT..=LIMIT, -50_000_i64..=50_000].prop_map(|raw| Number::from_raw(raw).unwrap())
}

#[test]
fn reads_decimals() {
    let cases = [
        ("250", 2_500_000),
        ("-2.5", -25_000),
        ("+.5", 5_000),
        ("5.", 50_000),
        (" 0.0001\u{a0}", 1),
        ("1e3", 10_000_000),
        ("1.5E-2", 150),
        ("0012.340000", 123_400),
        ("0e999999999999999999999", 0),
        ("1e-999999999999999999999", 0),
        ("-0", 0),
        ("0.000000000000000000000000001e27", 10_000),
    ];
    for (text, raw) in cases {
        assert_eq!(Number::parse(text).map(Number::raw), Ok(raw), "{text}");
    }
}

#[test]
fn rounds_half_to_even_once_over_all_digits() {
    let cases = [
        ("0.00005", 0),
        ("0.00015", 2),
        ("0.00025", 2),
        ("0.000250000000000000000000000001", 3),
        ("0.00024999999999999999999999999", 2),
        ("-0.00015", -2),
        ("-0.00005", 0),
        ("0.00006", 1),
        ("0.000009", 0),
        ("5e-5", 0),
        ("15e-5", 2),
        ("9e-6", 0),
    ];
    for (text, raw) in cases {
        assert_eq!(n(text).raw(), raw, "{text}");
    }
}

#[test]
fn tells_no_number_from_out_of_range() {
    for text in [
        "", " ", "many", "1,5", "1_000", "1 000", ".", "-", "e5", "1e", "1e+", "--1", "0x10", "NaN", "inf",
        "1.2.3", "١",
    ] {
        assert_eq!(Number::parse(text), Err(NumberError::NotANumber), "{text}");
    }
    for text in
        ["900000000000000", "-900000000000000", "1e15", "9e999999999999999999", "899999999999999.99995"]
    {
        assert_eq!(Number::parse(text), Err(NumberError::OutOfRange), "{text}");
    }
    assert_eq!(n("899999999999999.99994"), Number::MAX);
    assert_eq!(n("-899999999999999.9999"), Number::MIN);
}

#[test]
fn shows_no_trailing_zeros() {
    for text in ["2.5", "-0.25", "10", "0", "0.0001", "-100", "899999999999999.9999"] {
        assert_eq!(n(text).to_string(), text);
    }
    assert_eq!(format!("[{:>6}] [{:<6}]", n("2.5"), n("-1")), "[   2.5] [-1    ]");
    assert_eq!(format!("{:+} {:+} {:+}", n("2.5"), n("-1"), n("0")), "+2.5 -1 +0");
}

#[test]
fn arithmetic_rounds_once() {
    assert_eq!(n("2.5").mul(n("0.0001")), Some(n("0.0002")));
    assert_eq!(n("3.5").mul(n("0.0001")), Some(n("0.0004")));
    assert_eq!(n("-2.5").mul(n("0.0001")), Some(n("-0.0002")));
    assert_eq!(n("1").div(n("3")), Some(n("0.3333")));
    assert_eq!(n("2").div(n("-3")), Some(n("-0.6667")));
    assert_eq!(n("1").div(Number::ZERO), None);
    assert_eq!(Number::MAX.mul(n("1.1")), None);
    assert_eq!(Number::MAX.mul(Number::MIN), None);
    assert_eq!(Number::MAX.div(n("0.0001")), None);
    assert_eq!(Number::MAX.add(n("0.0001")), None);
    assert_eq!(Number::MIN.sub(n("0.0001")), None);
    assert_eq!(n("0.1").add(n("0.2")), Some(n("0.3")));
    assert_eq!(Number::share(n("12.5"), n("0.0004")), Some(Number::ZERO), "0.00005 rounds to even");
    assert_eq!(Number::share(n("50"), n("-7")), Some(n("-3.5")));
    assert_eq!(Number::share(Number::MAX, Number::MAX), None);
}

#[test]
fn scale_never_overflows() {
    assert_eq!(n("10").scale(1, 2), n("5"));
    assert_eq!(n("10").scale(2, 3), n("6.6667"));
    assert_eq!(Number::MAX.scale(u32::MAX, u32::MAX), Number::MAX);
    assert_eq!(n("10").scale(3, 2), n("10"));
    assert_eq!(n("10").scale(0, 0), Number::ZERO);
}

#[test]
fn integers() {
    assert_eq!(Number::from_int(899_999_999_999_999).map(|x| x.to_string()), Some("899999999999999".into()));
    assert_eq!(Number::from_int(900_000_000_000_000), None);
    assert_eq!(Number::from_int(i64::MIN), None);
    assert_eq!(Number::try_from(u64::MAX), Err(NumberError::OutOfRange));
    assert_eq!(
        (Number::from(i32::MIN).to_int(), Number::from(u32::MAX).to_int()),
        (Some(-2_147_483_648), Some(4_294_967_295))
    );
    assert_eq!(n("2.5").to_int(), None);
    assert_eq!(Number::from_raw(i64::MIN), None);
}

#[test]
fn sums_hold_more_than_a_number() {
    let mut sum = Sum::from(Number::MAX);
    sum.add(Number::MAX);
    assert_eq!((sum.checked(), sum.saturated()), (None, Number::MAX));
    sum.sub(Number::MAX);
    assert_eq!(sum.checked(), Some(Number::MAX));
    sum.add_times(Number::MAX, -3);
    assert_eq!((sum.checked(), sum.saturated()), (None, Number::MIN));
    sum.add_times(Number::MAX, i64::MAX);
    assert_eq!(sum.saturated(), Number::MAX);
}

#[test]
fn json_is_exact() {
    let cases = [
        ("2.5", "2.5"),
        ("10", "10"),
        ("-0.25", "-0.25"),
        ("899999999999999.9999", "\"899999999999999.9999\""),
    ];
    for (text, json) in cases {
        assert_eq!(serde_json::to_string(&n(text)).unwrap(), json);
        assert_eq!(serde_json::from_str::<Number>(json).unwrap(), n(text));
    }
    assert_eq!(serde_json::from_str::<Number>("0.1").unwrap(), n("0.1"));
    assert_eq!(serde_json::from_str::<Number>("\" 1.5e3\"").unwrap(), n("1500"));
    assert!(serde_json::from_str::<Number>("1e300").is_err());
    assert!(serde_json::from_str::<Number>("\"many\"").is_err());
    assert!(serde_json::from_str::<Number>("true").is_err());
}

#[test]
fn nearest_float() {
    assert_eq!(n("0.1").to_f64(), 0.1);
    assert_eq!(f64::from(n("899999999999999.9999")), 899_999_999_999_999.999_9_f64);
}

/// Whether `raw` is `numer ÷ denom` rounded half to even: decided with the remainder, not by rounding again.
fn is_rounded(raw: i128, numer: i128, denom: i128) -> bool {
    let twice_off = 2 * (numer - raw * denom).abs();
    twice_off < denom.abs() || (twice_off == denom.abs() && raw % 2 == 0)
}

#[test]
fn long_fractions_survive_json() {
    // Of several shortest texts of a float, writers choose differently: `…883.2` and `…883.3` are the same float.
    for (raw, text) in [
        (1_348_010_478_001_811_100, r#""134801047800181.11""#),
        (-5_953_036_626_138_833_000, r#""-595303662613883.3""#),
        (999_999_999_999_999, "99999999999.9999"),
        (1_000_000_000_000_001, r#""100000000000.0001""#),
    ] {
        let x = Number::from_raw(raw).unwrap();
        let json = serde_json::to_string(&x).unwrap();
        assert_eq!((json.as_str(), serde_json::from_str(&json).ok()), (text, Some(x)));
    }
}

proptest! {
    #[test]
    fn parse_undoes_display(x in any_number()) {
        prop_assert_eq!(Number::parse(&x.to_string()), Ok(x));
        let json = serde_json::to_string(&x).unwrap();
        prop_assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), x);
    }

    #[test]
    fn parse_never_panics(text in "[-+]?[0-9]{0,25}[.]?[0-9]{0,25}(e[-+]?[0-9]{0,22})?|.*") {
        if let Ok(x) = Number::parse(&text) {
            prop_assert_eq!(Number::parse(&x.to_string()), Ok(x));
        }
    }

    #[test]
    fn exponents_only_move_the_point(x in any_number(), zeros in 0_usize..30) {
        let moved = format!("{}e{}", x.raw(), -4);
        prop_assert_eq!(Number::parse(&moved), Ok(x));
        prop_assert_eq!(Number::parse(&format!("{}{}e-{}", x.raw(), "0".repeat(zeros), zeros + 4)), Ok(x));
    }

    #[test]
    fn products_and_quotients_round_half_to_even(a in any_number(), b in any_number(), numer in 0_u32..9, denom in 1_u32..9) {
        let (x, y) = (i128::from(a.raw()), i128::from(b.raw()));
        if let Some(p) = a.mul(b) {
            prop_assert!(is_rounded(p.raw().into(), x * y, 10_000));
        } else {
            prop_assert!((x * y).abs() > i128::from(LIMIT) * 10_000);
        }
        if let Some(q) = a.div(b) {
            prop_assert!(is_rounded(q.raw().into(), x * 10_000, y));
        } else {
            prop_assert!(y == 0 || x.abs() * 10_000 > i128::from(LIMIT) * y.abs());
        }
        if let Some(s) = Number::share(a, b) {
            prop_assert!(is_rounded(s.raw().into(), x * y, 1_000_000));
        }
        let numer = numer.min(denom);
        prop_assert!(is_rounded(a.scale(numer, denom).raw().into(), x * i128::from(numer), denom.into()));
    }

    #[test]
    fn sums_do_not_depend_on_order(mut terms in prop::collection::vec(any_number(), 0..20)) {
        let sum: Sum = terms.iter().copied().collect();
        terms.sort();
        let mut sorted = Sum::new();
        let half = terms.len() / 2;
        sorted.extend(terms[half..].iter().copied());
        sorted.add_sum(terms[..half].iter().copied().collect());
        prop_assert_eq!(sum, sorted);
    }
}

//! Record batches of Apache Arrow as batches: values where they lie, dictionaries as they are.

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, TimeUnit};

use super::{Batch, BatchError, BatchMismatch, Column};
use crate::model::Model;
use crate::values::{Instant, Number, Zone, format_instant};

/// What of a record batch cannot be read where it lies, by column.
#[derive(Debug)]
pub(crate) struct Records<'r> {
    records: &'r RecordBatch,
    kept: Vec<Kept<'r>>,
}

/// A column that had to become another.
#[derive(Debug)]
enum Kept<'r> {
    /// It is read where it lies.
    Nothing,
    Floats(Vec<Option<f64>>),
    Numbers(Vec<Option<Number>>),
    Instants(Vec<Option<Instant>>),
    Texts(Vec<Option<String>>),
    Strs(Vec<Option<&'r str>>),
    Lists(Vec<Option<Vec<&'r str>>>),
}

impl<'r> Records<'r> {
    /// Looks at all columns that the pact knows.
    pub fn new(records: &'r RecordBatch) -> Self {
        Self { records, kept: records.columns().iter().map(Kept::new).collect() }
    }

    /// The batch: columns by the names that input has for them; all others are left out.
    pub fn batch<'b>(&'b self, model: &'b Model) -> Result<Batch<'b>, BatchError> {
        let mut batch = Batch::new(self.records.num_rows());
        let mut wrong = Vec::new();
        let schema = self.records.schema_ref();
        for ((array, kept), of) in self.records.columns().iter().zip(&self.kept).zip(schema.fields()) {
            let fields = model.fields.as_slice().iter().filter(|field| field.column == *of.name());
            let is_id = model.id_column == *of.name();
            let mut fields = fields.peekable();
            if fields.peek().is_none() && !is_id {
                continue;
            }
            let Some(column) = kept.column(array) else {
                wrong.push(BatchMismatch::unreadable(of.name(), array.data_type().to_string()));
                continue;
            };
            if is_id {
                batch = batch.ids(column);
            }
            for field in fields {
                batch = batch.with(&field.name, column);
            }
        }
        if wrong.is_empty() { Ok(batch) } else { Err(BatchError(wrong)) }
    }
}

impl<'r> Kept<'r> {
    fn new(array: &'r ArrayRef) -> Self {
        match array.data_type() {
            DataType::Float32 => {
                let floats = array.as_primitive::<Float32Type>().iter();
                // By their digits: 0.1 is 0.1.
                Self::Floats(floats.map(|of| of.and_then(|of| of.to_string().parse().ok())).collect())
            }
            DataType::Decimal128(_, scale) => decimals(array, *scale),
            DataType::Date32 => {
                let days = array.as_primitive::<Date32Type>().iter();
                Self::Texts(days.map(|of| of.map(|day| wall(i64::from(day) * 86_400_000, true))).collect())
            }
            DataType::Date64 => {
                let days = array.as_primitive::<Date64Type>().iter();
                Self::Texts(days.map(|of| of.map(|at| wall(at, true))).collect())
            }
            DataType::Timestamp(unit, zone) => {
                let at = timestamps(array, *unit);
                match zone {
                    Some(_) => Self::Instants(at.into_iter().map(|at| at.map(Instant)).collect()),
                    // The time of the clock on the wall, where the pact is.
                    None => Self::Texts(at.into_iter().map(|at| at.map(|at| wall(at, false))).collect()),
                }
            }
            DataType::Null => Self::Strs(vec![None; array.len()]),
            DataType::Utf8View => Self::texts(array),
            // One without a value in it, or of views, is looked at row by row.
            DataType::Dictionary(..) if in_place(array).is_none() => Self::texts(array),
            DataType::List(_) => {
                let lists = array.as_list::<i32>();
                Self::lists(array, lists.values(), |row| lists.value_offsets().get(row).copied())
            }
            DataType::LargeList(_) => {
                let lists = array.as_list::<i64>();
                Self::lists(array, lists.values(), |row| lists.value_offsets().get(row).copied())
            }
            DataType::FixedSizeList(..) => {
                let lists = array.as_fixed_size_list();
                Self::lists(array, lists.values(), |row| {
                    i32::try_from(row).ok()?.checked_mul(lists.value_length())
                })
            }
            _ => Self::Nothing,
        }
    }

    fn texts(array: &'r ArrayRef) -> Self {
        strs(array).map_or(Self::Nothing, Self::Strs)
    }

    /// Lists of texts, one behind the other; `start` is where that of a row begins, and the one before it ends.
    fn lists<N: TryInto<usize>>(
        array: &ArrayRef,
        values: &'r ArrayRef,
        start: impl Fn(usize) -> Option<N>,
    ) -> Self {
        let Some(texts) = strs(values) else { return Self::Nothing };
        let start = |row| start(row).and_then(|at| at.try_into().ok());
        let list = |row: usize| {
            let (start, end) = (start(row)?, start(row + 1)?);
            let texts = texts.get(start..end).filter(|_| array.is_valid(row))?;
            Some(texts.iter().flatten().copied().collect())
        };
        Self::Lists((0..array.len()).map(list).collect())
    }

    /// None if such values cannot be read.
    fn column<'b>(&'b self, array: &'b ArrayRef) -> Option<Column<'b>> {
        Some(match self {
            Self::Nothing => return in_place(array),
            Self::Floats(of) => of.into(),
            Self::Numbers(of) => of.into(),
            Self::Instants(of) => of.into(),
            Self::Texts(of) => of.into(),
            Self::Strs(of) => of.as_slice().into(),
            Self::Lists(of) => of.as_slice().into(),
        })
    }
}

/// A column that is read where it lies.
fn in_place(array: &ArrayRef) -> Option<Column<'_>> {
    macro_rules! numbers {
        ($ty:ty) => {
            Column::from(&**array.as_primitive::<$ty>().values())
        };
    }
    let column = match array.data_type() {
        DataType::Int8 => numbers!(Int8Type),
        DataType::Int16 => numbers!(Int16Type),
        DataType::Int32 => numbers!(Int32Type),
        DataType::Int64 => numbers!(Int64Type),
        DataType::UInt8 => numbers!(UInt8Type),
        DataType::UInt16 => numbers!(UInt16Type),
        DataType::UInt32 => numbers!(UInt32Type),
        DataType::UInt64 => numbers!(UInt64Type),
        DataType::Float64 => numbers!(Float64Type),
        DataType::Boolean => {
            let bits = array.as_boolean().values();
            Column::bits(bits.values(), bits.offset(), bits.len())
        }
        DataType::Utf8 => {
            let texts = array.as_string::<i32>();
            Column::packed(texts.value_data(), texts.value_offsets())
        }
        DataType::LargeUtf8 => {
            let texts = array.as_string::<i64>();
            Column::packed_long(texts.value_data(), texts.value_offsets())
        }
        DataType::Dictionary(keys, _) => return dictionary(array, keys),
        _ => return None,
    };
    Some(with_nulls(column, array))
}

fn dictionary<'b>(array: &'b ArrayRef, keys: &DataType) -> Option<Column<'b>> {
    macro_rules! dictionary {
        ($ty:ty) => {{
            let coded = array.as_dictionary::<$ty>();
            let texts = coded.values();
            let texts = in_place(texts).filter(|_| texts.null_count() == 0)?;
            Column::dictionary(&**coded.keys().values(), texts)
        }};
    }
    let column = match keys {
        DataType::Int8 => dictionary!(Int8Type),
        DataType::Int16 => dictionary!(Int16Type),
        DataType::Int32 => dictionary!(Int32Type),
        DataType::Int64 => dictionary!(Int64Type),
        DataType::UInt8 => dictionary!(UInt8Type),
        DataType::UInt16 => dictionary!(UInt16Type),
        DataType::UInt32 => dictionary!(UInt32Type),
        DataType::UInt64 => dictionary!(UInt64Type),
        _ => return None,
    };
    Some(with_nulls(column, array))
}

fn with_nulls<'b>(column: Column<'b>, array: &'b ArrayRef) -> Column<'b> {
    match array.nulls().filter(|nulls| nulls.null_count() > 0) {
        Some(nulls) => column.valid_bits(nulls.validity(), nulls.offset()),
        None => column,
    }
}

/// Texts, each where it lies; none if it has others than texts.
fn strs(array: &ArrayRef) -> Option<Vec<Option<&str>>> {
    Some(match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().iter().collect(),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().collect(),
        DataType::Utf8View => array.as_string_view().iter().collect(),
        DataType::Dictionary(..) => {
            let coded = array.as_any_dictionary();
            let texts = strs(coded.values())?;
            if texts.is_empty() {
                return Some(vec![None; array.len()]);
            }
            let keys = coded.normalized_keys().into_iter().enumerate();
            keys.map(|(row, key)| texts.get(key).copied().flatten().filter(|_| coded.is_valid(row))).collect()
        }
        _ => return None,
    })
}

/// Decimals that fit are numbers; all others are told by their digits.
fn decimals<'r>(array: &ArrayRef, scale: i8) -> Kept<'r> {
    const PLACES: i32 = 4;
    let decimals = array.as_primitive::<Decimal128Type>();
    let factor = u32::try_from(PLACES - i32::from(scale)).ok().and_then(|places| 10_i128.checked_pow(places));
    let number = |of: i128| {
        let raw = of.checked_mul(factor?)?;
        i64::try_from(raw).ok().and_then(Number::from_raw)
    };
    let numbers: Option<Vec<_>> =
        decimals.iter().map(|of| of.map_or(Some(None), |of| number(of).map(Some))).collect();
    match numbers {
        Some(numbers) => Kept::Numbers(numbers),
        None => {
            let text = |at| (!decimals.is_null(at)).then(|| decimals.value_as_string(at));
            Kept::Texts((0..decimals.len()).map(text).collect())
        }
    }
}

/// In milliseconds; what is finer is cut off.
fn timestamps(array: &ArrayRef, unit: TimeUnit) -> Vec<Option<i64>> {
    match unit {
        TimeUnit::Second => {
            let at = array.as_primitive::<TimestampSecondType>().iter();
            at.map(|at| at.map(|at| at.saturating_mul(1_000))).collect()
        }
        TimeUnit::Millisecond => array.as_primitive::<TimestampMillisecondType>().iter().collect(),
        TimeUnit::Microsecond => {
            let at = array.as_primitive::<TimestampMicrosecondType>().iter();
            at.map(|at| at.map(|at| at.div_euclid(1_000))).collect()
        }
        TimeUnit::Nanosecond => {
            let at = array.as_primitive::<TimestampNanosecondType>().iter();
            at.map(|at| at.map(|at| at.div_euclid(1_000_000))).collect()
        }
    }
}

/// A day, or a time without a zone, as ISO 8601 has it.
fn wall(at: i64, is_day: bool) -> String {
    let text = format_instant(Instant(at), &Zone::utc());
    let day = text.get(..10).unwrap_or_default();
    let time = text.trim_end_matches('Z').trim_end_matches("+00:00");
    if is_day { day.to_owned() } else { time.to_owned() }
}

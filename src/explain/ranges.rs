//! Numbers that do, said as `20 or more` instead of one by one.

use super::ValueRange;
use super::candidates::{MOST_VALUES, Trial};
use crate::model::{FieldId, Value};
use crate::values::Number;

/// The numbers of a field that do, as ranges: those that were tried next to each other are one. It is open on
/// the side of the least or the largest number, for these lie beyond all that the pact compares the field with.
pub(super) fn of(trials: &[Trial], field: FieldId, does: &[Number]) -> Vec<ValueRange> {
    let number = |trial: &Trial| match trial {
        Trial::Field(of, Value::Number(number)) if *of == field => Some(*number),
        _ => None,
    };
    let tried: Vec<_> = trials.iter().filter_map(number).collect();
    // Of too many the largest were not tried.
    ranges(&tried, tried.len() < MOST_VALUES, does)
}

fn ranges(tried: &[Number], has_largest: bool, does: &[Number]) -> Vec<ValueRange> {
    let runs = tried.chunk_by(|a, b| does.contains(a) == does.contains(b));
    let range = |run: &[Number]| {
        let (from, to) = (run.first()?, run.last()?);
        does.contains(from).then(|| ValueRange {
            from: (tried.first() != Some(from)).then(|| from.to_string()),
            to: (!has_largest || tried.last() != Some(to)).then(|| to.to_string()),
        })
    };
    runs.filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::ValueRange;
    use crate::values::Number;

    fn said(tried: &[i32], does: &[i32]) -> Vec<String> {
        let numbers = |of: &[i32]| of.iter().map(|&number| Number::from(number)).collect::<Vec<_>>();
        super::ranges(&numbers(tried), true, &numbers(does)).iter().map(ValueRange::to_string).collect()
    }

    #[test]
    fn numbers_tried_side_by_side_are_one_range() {
        let tried = [0, 19, 20, 21, 99, 100, 101];
        assert_eq!(said(&tried, &[20, 21, 99, 100, 101]), ["20 or more"]);
        assert_eq!(said(&tried, &[0, 19]), ["19 or less"]);
        assert_eq!(said(&tried, &[20, 21, 99]), ["20 to 99"]);
        assert_eq!(said(&tried, &[20]), ["20"]);
        assert_eq!(said(&tried, &[0, 100, 101]), ["0 or less", "100 or more"]);
        assert_eq!(said(&tried, &tried), ["any number"]);
    }
}

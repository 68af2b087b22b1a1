//! What the classes of fields add, and what they add up to.

/// What the fields of a lead add up to. Of the sums the first has bits, the others have scores; how much less and how much
/// more of these open lines could make stands in the same places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lanes<const N: usize> {
    pub sums: [i64; N],
    pub less: [i64; N],
    pub more: [i64; N],
}

impl<const N: usize> Lanes<N> {
    /// What nothing adds up to.
    #[inline]
    pub fn new(sums: [i64; N]) -> Self {
        Self { sums, less: [0; N], more: [0; N] }
    }

    /// Adds what a class adds.
    #[inline]
    pub fn add(&mut self, added: &[i64; N]) {
        add(&mut self.sums, added);
    }

    /// Adds what is open while a field is not known: how much less and how much more.
    #[inline]
    pub fn add_open(&mut self, [less, more]: &[[i64; N]; 2]) {
        add(&mut self.less, less);
        add(&mut self.more, more);
    }
}

#[inline]
fn add<const N: usize>(lanes: &mut [i64; N], added: &[i64; N]) {
    lanes.iter_mut().zip(added).for_each(|(lane, added)| *lane = lane.wrapping_add(*added));
}

/// What the classes of all fields add, in two lanes: for whoever adds them up as they are read.
#[derive(Debug, Clone)]
pub(crate) struct QuickRows<'a> {
    /// What the classes add, field by field.
    pub rows: &'a [[i64; 2]],
    /// Where those of each field begin.
    pub starts: &'a [u32],
    /// By field, what it leaves open while it is not known.
    pub opens: &'a [[[i64; 2]; 2]],
    /// By place of a scanned field, what its tests add to what it adds if it passes none.
    pub tests: Vec<(usize, &'a [[i64; 2]])>,
    /// What nothing adds up to.
    pub zero: Lanes<2>,
}

/// Those of one field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FieldRows<'a> {
    /// By class.
    pub rows: &'a [[i64; 2]],
    /// By test, if it is scanned.
    pub tests: &'a [[i64; 2]],
    /// What it leaves open while it is not known.
    pub open: [[i64; 2]; 2],
}

impl<'a> QuickRows<'a> {
    /// Those of a field, by place.
    pub fn of(&self, place: usize) -> Option<FieldRows<'a>> {
        let start = *self.starts.get(place)? as usize;
        let end = self.starts.get(place + 1).map_or(self.rows.len(), |&end| end as usize);
        let tests = self.tests.iter().find(|(of, _)| *of == place).map_or(&[][..], |(_, tests)| tests);
        Some(FieldRows { rows: self.rows.get(start..end)?, tests, open: *self.opens.get(place)? })
    }
}

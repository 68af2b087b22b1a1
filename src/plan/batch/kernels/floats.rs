//! Floating point numbers that are whole numbers, as these.

/// What is added to a number below 2⁵¹ takes away all that is behind the point, and leaves a whole number in its lowest
/// bits.
const SHIFT: f64 = 6_755_399_441_055_744.0;

/// Whole numbers cut off at the ends of their type; what is no number is the least.
pub(in crate::plan::batch) fn narrow_f64(to: &mut [i32], of: &[f64]) {
    const LEAST: f64 = -2_147_483_648.0;
    const MOST: f64 = 2_147_483_647.0;
    to.iter_mut().zip(of).for_each(|(to, &of)| {
        let of = if of > LEAST { of } else { LEAST };
        let of = if of < MOST { of } else { MOST };
        let [a, b, c, d, ..] = (of + SHIFT).to_bits().to_le_bytes();
        *to = i32::from_le_bytes([a, b, c, d]);
    });
}

/// What is told of floating point numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::plan::batch) struct Floats {
    /// Whether all that are numbers are whole, and all others may lack.
    pub whole: bool,
    pub least: f64,
    pub most: f64,
}

/// Looks at all numbers of a lane.
pub(in crate::plan::batch) fn look(of: &[f64], may_lack: bool) -> Floats {
    let (eights, rest) = of.as_chunks::<8>();
    let (mut behind, mut least, mut most) = ([0.0_f64; 8], [0.0_f64; 8], [0.0_f64; 8]);
    // What is no number is neither more nor less.
    let mut look = |at: usize, of: f64| {
        let (Some(behind), Some(least), Some(most)) =
            (behind.get_mut(at), least.get_mut(at), most.get_mut(at))
        else {
            return;
        };
        let rest = (((of + SHIFT) - SHIFT) - of).abs();
        *behind = if rest > *behind { rest } else { *behind };
        *least = if of < *least { of } else { *least };
        *most = if of > *most { of } else { *most };
    };
    for &[a, b, c, d, e, f, g, h] in eights {
        look(0, a);
        look(1, b);
        look(2, c);
        look(3, d);
        look(4, e);
        look(5, f);
        look(6, g);
        look(7, h);
    }
    for (&of, at) in rest.iter().zip(0..) {
        look(at, of);
    }
    let whole = behind.iter().all(|&behind| behind == 0.0);
    let least = least.iter().copied().fold(0.0, f64::min);
    let most = most.iter().copied().fold(0.0, f64::max);
    Floats { whole: whole && (may_lack || !of.iter().any(|of| of.is_nan())), least, most }
}

/// The least and the most of whole numbers, some of which may lack.
pub(in crate::plan::batch) fn range(of: &[f64]) -> Floats {
    let (eights, rest) = of.as_chunks::<8>();
    let (mut least, mut most) = ([0.0_f64; 8], [0.0_f64; 8]);
    for eight in eights {
        let ends = least.iter_mut().zip(&mut most);
        // What is no number is neither more nor less.
        for ((least, most), &of) in ends.zip(eight) {
            *least = if of < *least { of } else { *least };
            *most = if of > *most { of } else { *most };
        }
    }
    let least = least.iter().chain(rest).copied().fold(0.0, f64::min);
    let most = most.iter().chain(rest).copied().fold(0.0, f64::max);
    Floats { whole: true, least, most }
}

//! What the reference work finds out about a lead.

/// The five outputs. Grade, desk and stage are places in [`GRADES`], [`DESKS`] and [`STAGES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Points, without limits.
    pub fit: i32,
    /// Points, from 0 to 100.
    pub interest: i32,
    pub grade: u8,
    pub desk: u8,
    pub stage: u8,
}

/// The levels of the rating, best first.
pub const GRADES: [&str; 4] = ["A", "B", "C", "D"];
/// The desks, in the order in which they are tried.
pub const DESKS: [&str; 7] = [
    "dach_enterprise",
    "dach_industry",
    "dach_smb",
    "intl_enterprise",
    "eu_software",
    "research",
    "intl_general",
];
/// The stages, in the order of the pact.
pub const STAGES: [&str; 3] = ["LEAD", "MQL", "SAL_READY"];

/// The place of a name in one of the lists above; one behind its end for any other name.
pub fn place(names: &[&str], name: &str) -> u8 {
    let at = names.iter().position(|of| *of == name).unwrap_or(names.len());
    u8::try_from(at).unwrap_or(u8::MAX)
}

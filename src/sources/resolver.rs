//! How a host turns the names of files into texts.

/// Where the texts of `include "…"` come from. The library never opens a file by itself.
///
/// Any function of that shape is one: `|name: &str| std::fs::read_to_string(name).map_err(|e| e.to_string())`.
pub trait Resolver {
    /// The text of a file. The name is relative to what the host takes as its root: parts joined with `/`,
    /// without `.` and `..`.
    ///
    /// # Errors
    /// A few words for people that say why there is no such text, for example `no such file`.
    fn resolve(&self, name: &str) -> Result<String, String>;
}

impl<F: Fn(&str) -> Result<String, String>> Resolver for F {
    fn resolve(&self, name: &str) -> Result<String, String> {
        self(name)
    }
}

/// No file at all: for a pact that is given as one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoIncludes;

impl Resolver for NoIncludes {
    fn resolve(&self, _: &str) -> Result<String, String> {
        Err("this pact was given as a single text".to_owned())
    }
}

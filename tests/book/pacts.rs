//! Makes whole pacts of fences that show a part of one. Also part of the tests of the command line.

/// The lower text with the upper's declarations: in the place of those of the same name, new ones at the end.
pub fn put_into(upper: &str, lower: &str) -> String {
    let mut made: Vec<(String, &str)> = declarations(upper).into_iter().map(|d| (key(d), d)).collect();
    let mut parts = Vec::new();
    for old in declarations(lower) {
        let new = made.iter().position(|(name, _)| *name == key(old));
        parts.push(new.map_or(old, |at| made.remove(at).1));
    }
    parts.extend(made.into_iter().map(|(_, declaration)| declaration));
    let parts = parts.into_iter().map(str::trim_end).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// A text cut before every line that begins a declaration: a letter in the first column.
pub fn declarations(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && line.starts_with(char::is_alphabetic) {
            cuts.push(at);
        }
        at += line.len();
    }
    cuts.push(text.len());
    cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect()
}

/// What a declaration is known by: `score interest`, `stage MQL`, `nurture`.
pub fn key(declaration: &str) -> String {
    let line = declaration.lines().find(|line| line.starts_with(char::is_alphabetic)).unwrap_or_default();
    let mut words = line.split_whitespace().filter(|word| *word != "final");
    match words.next() {
        Some(only @ ("pact" | "lead" | "leads" | "nurture" | "in")) => only.to_owned(),
        Some(first) => format!("{first} {}", words.next().unwrap_or_default()),
        None => String::new(),
    }
}

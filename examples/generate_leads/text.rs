//! How the samples are written: CSV cells, JSON values, plain letters for addresses.

/// A file of the samples.
pub struct File {
    /// Where it goes, from the folder of the examples.
    pub path: &'static str,
    /// All of it.
    pub content: String,
}

/// One line of a CSV file; cells are quoted only where they must be.
pub fn csv_line(cells: &[String], delimiter: char) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| csv_cell(cell, delimiter)).collect();
    quoted.join(&delimiter.to_string()) + "\n"
}

/// Puts one of `problems`, a column and a value that does not fit it, into about one line in `every`.
pub fn spoil(cells: &mut [String], number: i64, every: i64, problems: &[(usize, &str)]) {
    if number % every != every / 7 {
        return;
    }
    let problem = usize::try_from(number / every).ok().and_then(|index| problems.get(index));
    if let Some((column, value)) = problem
        && let Some(cell) = cells.get_mut(*column)
    {
        (*value).clone_into(cell);
    }
}

fn csv_cell(cell: &str, delimiter: char) -> String {
    if cell.contains([delimiter, '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A JSON object that is being written; keys stand in the order given.
#[derive(Default)]
pub struct Object(Vec<String>);

impl Object {
    /// A value that is JSON already: a number, `true`, an array, another object.
    pub fn raw(&mut self, key: &str, json: impl std::fmt::Display) -> &mut Object {
        self.0.push(format!("\"{key}\":{json}"));
        self
    }

    /// A text.
    pub fn text(&mut self, key: &str, value: &str) -> &mut Object {
        let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
        self.raw(key, format!("\"{escaped}\""))
    }

    /// A text, or no key at all where it is empty.
    pub fn known(&mut self, key: &str, value: &str) -> &mut Object {
        if value.is_empty() { self } else { self.text(key, value) }
    }

    /// A number where it is one, otherwise a text: what a careless export does.
    pub fn loose(&mut self, key: &str, value: &str) -> &mut Object {
        match value.parse::<i64>() {
            Ok(number) => self.raw(key, number),
            Err(_) => self.known(key, value),
        }
    }

    /// `{…}`
    pub fn done(&self) -> String {
        format!("{{{}}}", self.0.join(","))
    }
}

/// Plain small letters for addresses: `Müller & Söhne` gives `mueller-soehne`.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => plain.push(letter),
            _ => match unaccented(letter) {
                "" if plain.is_empty() || plain.ends_with('-') => {}
                "" => plain.push('-'),
                known => plain.push_str(known),
            },
        }
    }
    plain.trim_end_matches('-').to_owned()
}

fn unaccented(letter: char) -> &'static str {
    match letter {
        'ä' => "ae",
        'ö' | 'ø' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'å' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'î' | 'ï' | 'í' => "i",
        'ł' => "l",
        'ń' | 'ñ' | 'ň' => "n",
        'ó' | 'ô' => "o",
        'ř' => "r",
        'ś' | 'š' => "s",
        'ů' | 'ú' | 'û' => "u",
        'ý' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

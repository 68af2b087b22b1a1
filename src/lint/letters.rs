//! Letters of different scripts that look alike, and characters that nobody sees.

/// A script whose letters are taken for Latin ones.
type Script = &'static str;

const CYRILLIC: Script = "Cyrillic";
const GREEK: Script = "Greek";
const WIDE: Script = "full-width";

/// Letters that look like a Latin one: from Unicode's table of confusable characters, the letters of Cyrillic and
/// Greek that the fonts of office programs draw alike.
const ALIKE: &[(char, char)] = &[
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('к', 'k'),
    ('т', 't'),
    ('п', 'n'),
    ('м', 'm'),
    ('в', 'b'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('Ѕ', 'S'),
    ('α', 'a'),
    ('ε', 'e'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
];

/// The Latin letter that another looks like.
pub(super) fn looks_like(letter: char) -> Option<char> {
    let wide = u32::from(letter).checked_sub(0xff00).filter(|at| (1..0x5f).contains(at));
    if let Some(at) = wide {
        return char::from_u32(at + 0x20);
    }
    ALIKE.iter().find(|(other, _)| *other == letter).map(|(_, latin)| *latin)
}

/// What a name looks like: equal for names that nobody can tell apart.
pub(super) fn skeleton(name: &str) -> String {
    name.chars().map(|letter| looks_like(letter).unwrap_or(letter)).collect()
}

/// A character that takes no room, or looks like a blank and is none.
pub(super) fn hidden(text: &str) -> Option<char> {
    text.chars().find(|c| {
        matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
    })
}

/// The script of a letter that is taken for a Latin one.
fn script(letter: char) -> Option<Script> {
    match letter {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' if letter.is_alphabetic() => Some(GREEK),
        '\u{400}'..='\u{52f}' => Some(CYRILLIC),
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Some(WIDE),
        _ => None,
    }
}

/// A letter of another script within a word of Latin letters, and that script. A word may be all Greek, and a Latin
/// word may stand beside a Cyrillic one.
pub(super) fn stranger(text: &str) -> Option<(char, Script)> {
    text.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        let is_latin = |c: char| c.is_alphabetic() && u32::from(c) < 0x250;
        let foreign = word.chars().find_map(|c| script(c).map(|script| (c, script)))?;
        let mixed = word.chars().any(is_latin) || foreign.1 == WIDE;
        // A single letter that looks like a Latin one is taken for it.
        let alone =
            word.chars().count() == 1 && text.chars().any(is_latin) && looks_like(foreign.0).is_some();
        (mixed || alone).then_some(foreign)
    })
}

#[cfg(test)]
mod tests {
    use super::{hidden, skeleton, stranger};

    #[test]
    fn words_of_one_script_are_fine() {
        for text in
            ["geschäftsführ", "Łódź", "директор", "CEO или директор", "Ελλάδα", "président", "naïve", "10 µm"]
        {
            assert_eq!((stranger(text), hidden(text)), (None, None), "{text}");
        }
    }

    #[test]
    fn strangers_are_found() {
        assert_eq!(stranger("empl\u{43e}yees"), Some(('\u{43e}', "Cyrillic")));
        assert_eq!(stranger("\u{391}cme"), Some(('\u{391}', "Greek")));
        assert_eq!(hidden("a\u{200b}b"), Some('\u{200b}'));
        assert_eq!(skeleton("\u{440}hone"), "phone");
    }
}

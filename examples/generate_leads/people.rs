//! Invented people: names, titles and addresses as they are common in nine countries.

use super::{companies::Company, random::Random, text::plain};

/// A country and what its people are called.
pub struct Country {
    /// `DE`
    pub code: &'static str,
    /// Which words its companies and titles use.
    pub tongue: Tongue,
    /// Telephone numbers without their last two digits.
    pub dials: &'static [&'static str],
    /// Postcodes of large places.
    pub postcodes: &'static [&'static str],
    /// What stands behind the name of a company.
    pub forms: &'static [&'static str],
    first_names: &'static [&'static str],
    last_names: &'static [&'static str],
}

/// The languages of titles and trades in the samples.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Germany, Austria, Switzerland.
    German,
    /// France and Belgium.
    French,
    /// Poland.
    Polish,
    /// All others write to us in English.
    English,
}

/// A person at a company.
pub struct Person {
    /// First and last name.
    pub name: String,
    /// As a contact writes it.
    pub title: &'static str,
    /// The level that belongs to the title.
    pub seniority: &'static str,
    /// The address at work.
    pub email: String,
    /// A direct line: from the numbers that a country sets aside for films where it does, otherwise made up.
    pub phone: String,
}

/// Somebody who works for `company`.
pub fn person(company: &Company, random: &mut Random) -> Person {
    let country = company.country;
    let first = random.pick(country.first_names);
    let last = random.pick(country.last_names);
    let (seniority, title) = title(country.tongue, random);
    Person {
        name: format!("{first} {last}"),
        title,
        seniority,
        email: format!("{}@{}", mail_box(first, last, random), company.domain),
        phone: format!("{}{}", random.pick(country.dials), random.between(10, 99)),
    }
}

/// The same person at a private provider.
pub fn private_address(person: &Person, providers: &[&'static str], random: &mut Random) -> String {
    format!("{}{}{}", plain(&person.name).replace('-', "."), random.between(1, 99), random.pick(providers))
}

fn mail_box(first: &str, last: &str, random: &mut Random) -> String {
    let (first, last) = (plain(first), plain(last));
    match random.between(0, 3) {
        0 => format!("{}.{last}", first.chars().take(1).collect::<String>()),
        1 => last,
        _ => format!("{first}.{last}"),
    }
}

fn title(tongue: Tongue, random: &mut Random) -> (&'static str, &'static str) {
    let titles = match tongue {
        Tongue::German => GERMAN_TITLES,
        Tongue::French => FRENCH_TITLES,
        Tongue::Polish => POLISH_TITLES,
        Tongue::English => ENGLISH_TITLES,
    };
    random.weighted(titles)
}

/// The country of a lead: most come from the German-speaking countries.
pub fn country(random: &mut Random) -> &'static Country {
    let index = random.weighted(&[(40, 0), (9, 1), (9, 2), (13, 3), (11, 4), (7, 5), (4, 6), (4, 7), (3, 8)]);
    COUNTRIES.get(index).unwrap_or(&GERMANY)
}

type Titles = &'static [(u64, (&'static str, &'static str))];

const GERMAN_TITLES: Titles = &[
    (8, ("c_level", "Geschäftsführer")),
    (7, ("c_level", "Geschäftsführerin")),
    (3, ("c_level", "Inhaber")),
    (3, ("c_level", "CFO")),
    (12, ("director", "Leiterin Einkauf")),
    (12, ("director", "Vertriebsleiter")),
    (8, ("director", "Bereichsleiterin Logistik")),
    (8, ("director", "Head of IT")),
    (12, ("manager", "Teamleiter Instandhaltung")),
    (12, ("manager", "Projektmanagerin")),
    (10, ("staff", "Sachbearbeiterin Einkauf")),
    (8, ("staff", "Systemadministrator")),
    (5, ("staff", "Assistentin der Geschäftsführung")),
    (4, ("staff", "Werkstudent")),
];
const FRENCH_TITLES: Titles = &[
    (12, ("c_level", "Gérant")),
    (8, ("c_level", "Présidente")),
    (20, ("director", "Directrice des achats")),
    (20, ("director", "Directeur de la logistique")),
    (15, ("manager", "Responsable informatique")),
    (15, ("staff", "Acheteuse")),
    (10, ("staff", "Assistante de direction")),
];
const POLISH_TITLES: Titles = &[
    (15, ("c_level", "Prezes zarządu")),
    (10, ("c_level", "Właścicielka")),
    (20, ("director", "Dyrektor ds. produkcji")),
    (15, ("director", "Dyrektorka zakupów")),
    (20, ("manager", "Kierownik działu IT")),
    (20, ("staff", "Specjalista ds. zakupów")),
];
const ENGLISH_TITLES: Titles = &[
    (10, ("c_level", "CEO")),
    (6, ("c_level", "Chief Operating Officer")),
    (14, ("director", "Head of Procurement")),
    (14, ("director", "Director of Operations")),
    (16, ("manager", "Warehouse Manager")),
    (16, ("manager", "IT Project Manager")),
    (14, ("staff", "Buyer")),
    (6, ("staff", "Assistant to the Managing Director")),
    (4, ("staff", "Student")),
];

const GERMANY: Country = Country {
    code: "DE",
    tongue: Tongue::German,
    dials: &["+49 30 23125 0", "+49 40 66969 0", "+49 69 90009 0", "+49 89 99998 0", "+49 221 4710 0"],
    postcodes: &[
        "01067", "04109", "10115", "20095", "28195", "33602", "40213", "50667", "60311", "70173", "80331",
        "90402",
    ],
    forms: &["GmbH", "GmbH", "GmbH & Co. KG", "AG", "SE"],
    first_names: &[
        "Anke",
        "Björn",
        "Cem",
        "Dörte",
        "Emre",
        "Friederike",
        "Günter",
        "Hülya",
        "Jörg",
        "Käthe",
        "Lukas",
        "Marlene",
        "Niklas",
        "Özlem",
        "Rüdiger",
        "Sabine",
        "Thorben",
        "Uwe",
        "Wiebke",
    ],
    last_names: &[
        "Ahlgrimm",
        "Böttcher",
        "Çelik",
        "Dreßler",
        "Eichhorn",
        "Fröhlich",
        "Großmann",
        "Hölscher",
        "Jürgensen",
        "Kühn",
        "Lindemann",
        "Möhring",
        "Nüßlein",
        "Petersen",
        "Röder",
        "Schäfer",
        "Tümmler",
        "Weiß",
        "Yıldız",
    ],
};
static COUNTRIES: [Country; 9] = [
    GERMANY,
    Country {
        code: "AT",
        tongue: Tongue::German,
        dials: &["+43 1 55501", "+43 316 55502", "+43 732 55503"],
        postcodes: &["1010", "4020", "5020", "6020", "8010"],
        forms: &["GmbH", "GmbH", "AG"],
        first_names: &[
            "Christoph",
            "Elfriede",
            "Franziska",
            "Gernot",
            "Johanna",
            "Kajetan",
            "Rosmarie",
            "Vinzenz",
        ],
        last_names: &[
            "Aigner",
            "Brandstätter",
            "Eßl",
            "Gschwandtner",
            "Höllerer",
            "Kröll",
            "Pöschl",
            "Zöhrer",
        ],
    },
    Country {
        code: "CH",
        tongue: Tongue::German,
        dials: &["+41 44 555 01 ", "+41 31 555 02 ", "+41 61 555 03 "],
        postcodes: &["3011", "4051", "8001", "9000"],
        forms: &["AG", "AG", "GmbH"],
        first_names: &["Beat", "Corinne", "Fränzi", "Jürg", "Lea", "Reto", "Ursina", "Urs"],
        last_names: &[
            "Aebischer",
            "Bünzli",
            "Caflisch",
            "Flückiger",
            "Gämperle",
            "Hürlimann",
            "Rüegg",
            "Zgraggen",
        ],
    },
    Country {
        code: "FR",
        tongue: Tongue::French,
        dials: &["+33 1 99 00 42 ", "+33 4 65 71 17 ", "+33 5 36 49 08 "],
        postcodes: &["13001", "31000", "33000", "59000", "69001", "75008"],
        forms: &["SAS", "SARL", "SA"],
        first_names: &[
            "Aurélie",
            "Benoît",
            "Chloé",
            "Françoise",
            "Gaëlle",
            "Jérôme",
            "Mathéo",
            "Noémie",
            "Rémi",
            "Zoé",
        ],
        last_names: &[
            "Béranger",
            "Châtelain",
            "Delaître",
            "Évrard",
            "Gauthier",
            "Hénault",
            "Lefèvre",
            "Poirée",
        ],
    },
    Country {
        code: "PL",
        tongue: Tongue::Polish,
        dials: &["+48 22 555 01 ", "+48 12 555 02 ", "+48 61 555 03 "],
        postcodes: &["00-001", "30-001", "50-001", "61-001", "80-001"],
        forms: &["Sp. z o.o.", "Sp. z o.o.", "S.A."],
        first_names: &[
            "Agnieszka",
            "Bogusława",
            "Grażyna",
            "Krzysztof",
            "Łukasz",
            "Małgorzata",
            "Paweł",
            "Sławomir",
            "Żaneta",
        ],
        last_names: &[
            "Dąbrowska",
            "Gołąb",
            "Jabłoński",
            "Kośmider",
            "Łuczak",
            "Mróz",
            "Pająk",
            "Śliwa",
            "Żurek",
        ],
    },
    Country {
        code: "NL",
        tongue: Tongue::English,
        dials: &["+31 20 555 01", "+31 10 555 02"],
        postcodes: &["1012 AB", "3011 AA"],
        forms: &["B.V.", "B.V.", "N.V."],
        first_names: &["Daan", "Femke", "Joëlle", "Maarten", "Saskia", "Thijs"],
        last_names: &["van den Berg", "de Bruijn", "Hoekstra", "Kuijpers", "Verbeek"],
    },
    Country {
        code: "CZ",
        tongue: Tongue::English,
        dials: &["+420 255 501 0", "+420 555 502 0"],
        postcodes: &["110 00", "602 00"],
        forms: &["s.r.o.", "a.s."],
        first_names: &["Bořivoj", "Jiří", "Kateřina", "Ondřej", "Šárka"],
        last_names: &["Dvořáková", "Kříž", "Novotný", "Růžička", "Šťastný"],
    },
    Country {
        code: "SE",
        tongue: Tongue::English,
        dials: &["+46 8 465 004 ", "+46 31 390 06 "],
        postcodes: &["111 20", "411 05"],
        forms: &["AB"],
        first_names: &["Åsa", "Björn", "Gösta", "Maj", "Örjan"],
        last_names: &["Åkerlund", "Engström", "Löfgren", "Sjöberg"],
    },
    Country {
        code: "GB",
        tongue: Tongue::English,
        dials: &["+44 20 7946 05", "+44 113 496 03"],
        postcodes: &["LS1 4AP", "SW1A 2AA"],
        forms: &["Ltd", "plc"],
        first_names: &["Aoife", "Callum", "Imogen", "Priya", "Siân"],
        last_names: &["Ashworth", "Kaur", "O'Doherty", "Pemberton", "Whitlock"],
    },
];

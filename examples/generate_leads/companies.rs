//! Invented companies: a made-up word, a trade, a legal form, and a size that fits the turnover.

use super::{
    people::{self, Country, Tongue},
    random::Random,
    text::plain,
};

/// A company that does not exist.
pub struct Company {
    /// `Krähwald Messtechnik GmbH`
    pub name: String,
    /// `kraehwald-messtechnik.example`
    pub domain: String,
    /// Where it is.
    pub country: &'static Country,
    /// Head count.
    pub employees: i64,
    /// Yearly turnover, in the currency of the sample.
    pub turnover: i64,
}

/// A new company in any of the countries.
pub fn company(random: &mut Random) -> Company {
    let country = people::country(random);
    let core = format!("{} {}", random.pick(STEMS), random.pick(trades(country.tongue)));
    let employees = employees(random);
    Company {
        domain: format!("{}.example", plain(&core)),
        name: format!("{core} {}", random.pick(country.forms)),
        country,
        employees,
        turnover: employees * random.between(80, 260) * 1000,
    }
}

/// Many small companies, few large ones.
fn employees(random: &mut Random) -> i64 {
    let (low, high) =
        random.weighted(&[(22, (3, 49)), (38, (50, 249)), (26, (250, 999)), (14, (1000, 9000))]);
    match random.between(low, high) {
        exact if exact < 100 || random.chance(30) => exact,
        exact => exact / 10 * 10,
    }
}

fn trades(tongue: Tongue) -> &'static [&'static str] {
    match tongue {
        Tongue::German => &[
            "Antriebstechnik",
            "Fördertechnik",
            "Getränke",
            "Kühllogistik",
            "Messtechnik",
            "Möbel",
            "Prüfgeräte",
            "Verpackungen",
            "Werkzeugbau",
        ],
        Tongue::French => &["Emballages", "Logistique", "Mécanique", "Systèmes", "Usinage"],
        Tongue::Polish => &["Budowa Maszyn", "Logistyka", "Łożyska", "Narzędzia", "Opakowania"],
        Tongue::English => &["Bearings", "Components", "Foods", "Freight", "Instruments", "Packaging"],
    }
}

const STEMS: &[&str] = &[
    "Adlerbrück",
    "Aubremont",
    "Belvandra",
    "Birkenthal",
    "Brunsholt",
    "Calvetra",
    "Clairvaudet",
    "Dornavia",
    "Drevko",
    "Eibenhorst",
    "Elmrade",
    "Fennavik",
    "Fjordalis",
    "Gallenried",
    "Glücksmoor",
    "Hallbrecht",
    "Havrecourt",
    "Ilmenbach",
    "Jarzębin",
    "Kaldrik",
    "Korvanda",
    "Krähwald",
    "Lavendry",
    "Löwenhag",
    "Lumetra",
    "Mirovice",
    "Montaleux",
    "Mühlstätt",
    "Nordhavel",
    "Norvela",
    "Ombrava",
    "Osterquell",
    "Palentis",
    "Quellrode",
    "Ravensløk",
    "Rosenbrügge",
    "Sankt Orlan",
    "Silvetta",
    "Świerkowo",
    "Talvaris",
    "Tessarin",
    "Ulmenfeld",
    "Valdoré",
    "Varnstedt",
    "Weidenquell",
    "Wiesenhütt",
    "Xandrelle",
    "Ystervik",
    "Zelenavka",
    "Złotowiec",
];

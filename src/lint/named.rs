//! What a pact names, and which names look like one thing.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Context, Lint};
use crate::diagnostics::Diagnostic;
use crate::sources::Span;
use crate::syntax::ast::{Field, ItemKind, Name, Str};
use crate::values::nearness;

/// Something with a name, and perhaps a label.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    /// What it is: `field`.
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) label: Option<String>,
    pub(super) span: Span,
    /// What its values are, where that tells two things apart: a number and a date are not one thing.
    pub(super) of: &'a str,
}

/// Things that could be taken for each other: the fields, the interactions, and so on.
pub(super) fn groups<'a>(cx: &Context<'a>) -> Vec<Vec<Named<'a>>> {
    let (mut fields, mut rest, mut stages) = (Vec::new(), Vec::new(), Vec::new());
    let mut inner = Vec::new();
    for item in cx.items {
        match &item.kind {
            ItemKind::Lead(lead) => fields.extend(lead.fields.iter().map(|field| of_field(field, "field"))),
            ItemKind::Interaction(decl) => {
                rest.push(one("interaction", &decl.name, decl.label.as_ref()));
                inner.push(decl.fields.iter().map(|field| of_field(field, "field")).collect());
            }
            ItemKind::Team(team) => rest.push(one("team", &team.name, team.label.as_ref())),
            ItemKind::Define(define) => rest.push(one("define", &define.name, define.label.as_ref())),
            ItemKind::List(list) => rest.push(one("list", &list.name, list.label.as_ref())),
            ItemKind::Score(score) => rest.push(one("score", &score.name, score.label.as_ref())),
            ItemKind::Reason(reason) => rest.push(one("reason", &reason.name, reason.meaning.as_ref())),
            ItemKind::Rating(rating) => rest.push(one("rating", &rating.name, rating.label.as_ref())),
            ItemKind::Stage(stage) => stages.push(one("stage", &stage.name, stage.label.as_ref())),
            _ => {}
        }
    }
    rest.append(&mut stages);
    inner.extend([fields, rest]);
    inner
}

fn of_field<'a>(field: &'a Field, kind: &'static str) -> Named<'a> {
    use crate::syntax::ast::TypeKind;
    let of = match &field.ty.kind {
        TypeKind::Text | TypeKind::OneOf(_) => "text",
        TypeKind::Number => "number",
        TypeKind::Money(_) => "money",
        TypeKind::YesNo => "yes/no",
        TypeKind::Date => "date",
        TypeKind::SomeOf(_) => "some of",
    };
    Named { of, ..one(kind, &field.name, field.label.as_ref()) }
}

fn one<'a>(kind: &'static str, name: &Name, label: Option<&Str>) -> Named<'a> {
    let label = label.map(|label| label.value.clone());
    Named { kind, name: name.text.clone(), label, span: name.span, of: "" }
}

/// A text without signs and capitals: `Opt-In` is `optin`.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name without signs, capitals and a plural's end: `Job_Titles` is `jobtitle`.
pub(super) fn bare(name: &str) -> String {
    let letters = letters(name);
    match letters.strip_suffix('s') {
        // `status` and `address` are no plurals.
        Some(one) if one.len() > 3 && !one.ends_with(['s', 'u', 'i']) => one.to_owned(),
        _ => letters,
    }
}

/// The words of a name or label in any order, without those that carry nothing: `whitepaper_download` and
/// `download of a whitepaper` are one.
pub(super) fn words(name: &str) -> Option<Vec<String>> {
    const FILLERS: &[&str] = &[
        "a", "an", "the", "of", "in", "on", "for", "to", "is", "per", "by", "at", "der", "die", "das", "von",
    ];
    let split = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(stem);
    let mut words: Vec<String> = split.filter(|word| !FILLERS.contains(&word.as_str())).collect();
    words.sort_unstable();
    (words.len() > 1).then_some(words)
}

/// A word without its ending: the revenue of a year is the yearly one.
fn stem(word: &str) -> String {
    match bare(word).as_str() {
        "yearly" | "annual" | "annually" => "year".to_owned(),
        "monthly" => "month".to_owned(),
        "weekly" => "week".to_owned(),
        other => other.to_owned(),
    }
}

/// Whether two things are said to be the same already, by name or label.
pub(super) fn is_same(a: &Named<'_>, b: &Named<'_>) -> bool {
    let label = |of: &Named<'_>| of.label.as_deref().map(bare);
    bare(&a.name) == bare(&b.name) || (label(a).is_some() && label(a) == label(b))
}

/// Whether two names are off by a letter. Names that count up (`topic_1`, `topic_2`) and short ones are told apart
/// on purpose.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 6;
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let (long_enough, a_bare, b_bare) = (a.len().min(b.len()) >= SHORTEST, bare(a), bare(b));
    long_enough
        && digits(a) == digits(b)
        && a_bare.len().abs_diff(b_bare.len()) <= 1
        && last_words_fit(a, b)
        && nearness::letters_apart(&a_bare, &b_bare) == Some(1)
}

/// Whether names of several words differ in more than a last word of one letter: `plan_a`, `plan_b`.
fn last_words_fit(a: &str, b: &str) -> bool {
    let last = |name: &str| name.rsplit('_').next().map_or(0, str::len);
    last(a) > 2 && last(b) > 2
}

/// What a message says of two things.
pub(super) fn say(lint: &Lint, thing: &Named<'_>, first: &Named<'_>, why: &str) -> Diagnostic {
    let (a, b, kind) = (&first.name, &thing.name, thing.kind);
    lint.at(thing.span, format!("the {kind}s `{a}` and `{b}` look like one thing: {why}"))
        .help("use one of them everywhere, or say in their labels how they differ")
        .related(first.span, format!("`{a}` is declared here"))
}

/// Words of the field that mean the same, one thing a line.
const SENSES: &[&[&str]] = &[
    &[
        "employees",
        "companysize",
        "sizeofcompany",
        "headcount",
        "numberofemployees",
        "noofemployees",
        "staff",
        "staffcount",
        "personnel",
        "workforce",
        "peopleonthepayroll",
        "numberofpeople",
        "employeecount",
        "staffsize",
        "mitarbeiter",
        "mitarbeiterzahl",
    ],
    &["revenue", "turnover", "annualrevenue", "yearlyrevenue", "yearlyturnover", "annualturnover", "umsatz"],
    &["industry", "sector", "branch", "branche", "lineofbusiness", "vertical"],
    &["jobtitle", "title", "position", "jobposition", "titleofthecontact"],
    &["seniority", "joblevel", "managementlevel", "levelinthehierarchy"],
    &["phone", "telephone", "phonenumber", "telephonenumber", "telefon", "tel"],
    &["email", "mail", "emailaddress", "mailaddress", "businessemail", "businessemailaddress"],
    &[
        "company",
        "organisation",
        "organization",
        "account",
        "companyname",
        "nameofthecompany",
        "firma",
        "employer",
    ],
    &["contact", "contactperson", "contactname", "nameofthecontact", "ansprechpartner", "kontaktperson"],
    &["country", "nation", "land"],
    &[
        "consent",
        "optin",
        "optedin",
        "permission",
        "mayemail",
        "maymail",
        "maycontact",
        "hasagreedtobecontacted",
    ],
    &["unsubscribed", "optout", "optedout", "donotemail", "donotmail", "nomail"],
    &["postcode", "zip", "zipcode", "postalcode", "plz"],
    &["budget", "availablebudget", "funds"],
    &["website", "homepage", "url", "webaddress", "domain"],
    &["demorequest", "askedforademo", "demorequested", "requestdemo"],
    &["whitepaperdownload", "downloadedawhitepaper", "whitepaperdownloaded"],
    &["pageview", "pagevisit", "viewedapage", "visitedapage"],
    &["mobile", "mobilephone", "mobilenumber", "cell", "cellphone", "handy"],
    &["surname", "lastname", "familyname", "nachname"],
    &["firstname", "givenname", "forename", "vorname"],
    &["birthday", "birthdate", "dateofbirth", "geburtsdatum"],
    &["city", "town", "stadt"],
    &["newslettersignup", "newslettersubscription", "signedupforthenewsletter", "subscribedtothenewsletter"],
    &["webinar", "webinarattended", "attendedawebinar", "tookpartinawebinar"],
    &["callback", "callbackrequest", "askedtobecalled", "askedtobecalledback"],
    &["trial", "freetrial", "trialstarted", "startedatrial"],
    &["nobudget", "nomoney", "budgetlacking"],
    &["tooearly", "notnow", "notyet"],
    &["unreachable", "notreachable", "noanswer", "nobodyanswers", "notreached"],
    &["baddata", "wrongdata", "invaliddata", "dataquality"],
    &["competitor", "competition"],
];

static SENSE: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    SENSES.iter().enumerate().flat_map(|(at, words)| words.iter().map(move |word| (*word, at))).collect()
});

/// What a name or label means, as a number, if it is of the words that have others for the same.
pub(super) fn sense(name: &str) -> Option<usize> {
    let letters = letters(name);
    SENSE.get(letters.as_str()).copied()
}

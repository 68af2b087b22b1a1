//! This library, as an embedder would use it: a type of theirs bound to the pact once, or lines of JSON.

use leadpact::{Assessment, Assessments, Number, Pact, ScoreKey, WordKey};

use super::outcome::{DESKS, GRADES, Outcome, STAGES, place};
use super::plain::Contact;

/// A lead whose words are words already. `None` is not known.
#[derive(Debug, Clone, leadpact::Lead)]
pub struct Typed {
    pub id: u64,
    pub country: Option<String>,
    pub job_title: Option<String>,
    pub seniority: Option<Seniority>,
    pub industry: Option<Industry>,
    pub employees: Option<u32>,
    pub revenue: Option<i64>,
    pub source: Option<Source>,
    pub email: Option<String>,
    pub free_mail: Option<bool>,
    pub consent: Option<bool>,
    pub downloads: Option<u32>,
    pub pricing: Option<u32>,
    pub newsletter: Option<bool>,
    pub demo: Option<bool>,
    pub webinars: Option<u32>,
    pub quiet_days: Option<u32>,
}

/// An enum of words, and how to find each by its name in the pact.
macro_rules! words {
    ($name:ident { $($variant:ident $word:literal),* }) => {
        #[derive(Debug, Clone, Copy, leadpact::Word)]
        pub enum $name {
            $($variant),*
        }

        impl $name {
            fn named(name: &str) -> Option<Self> {
                match name {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

words!(Seniority { CLevel "c_level", Director "director", Manager "manager", Staff "staff" });
words!(Source { Inbound "inbound", ColdCall "cold_call", Event "event", Partner "partner" });
words!(Industry {
    Software "software", Manufacturing "manufacturing", Finance "finance", Healthcare "healthcare",
    Retail "retail", Logistics "logistics", Energy "energy", Education "education"
});

impl From<&Contact> for Typed {
    fn from(lead: &Contact) -> Self {
        let Contact { country, job_title, email, .. } = lead.clone();
        Self {
            id: lead.id,
            country,
            job_title,
            seniority: lead.seniority.as_deref().and_then(Seniority::named),
            industry: lead.industry.as_deref().and_then(Industry::named),
            employees: lead.employees,
            revenue: lead.revenue,
            source: lead.source.as_deref().and_then(Source::named),
            email,
            free_mail: lead.free_mail,
            consent: lead.consent,
            downloads: lead.downloads,
            pricing: lead.pricing,
            newsletter: lead.newsletter,
            demo: lead.demo,
            webinars: lead.webinars,
            quiet_days: lead.quiet_days,
        }
    }
}

/// The criteria, checked. Nothing in them depends on the time, so any instant will do.
pub fn pact(text: &str) -> Pact {
    Pact::parse(text).unwrap_or_else(|errors| panic!("{}", errors.render()))
}

/// The instant as of which all is assessed.
pub const AS_OF: i64 = 1_795_000_000_000;

/// The five outputs as the library gives them: what is measured reads these.
pub type Read<'a> = (Option<Number>, Option<Number>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// Where the outputs are, found once.
pub struct Outputs {
    scores: [ScoreKey; 2],
    words: [WordKey; 2],
}

impl Outputs {
    pub fn of(pact: &Pact) -> Self {
        Self {
            scores: ["fit", "interest"].map(|name| pact.score_key(name).expect("a score")),
            words: ["grade", "desk"].map(|name| pact.word_key(name).expect("a word")),
        }
    }

    /// Reads the five outputs.
    #[inline]
    pub fn read<'a>(&self, of: &'a Assessment) -> Read<'a> {
        let score = |key| of.score_by(key).and_then(|score| score.value);
        let ([fit, interest], [grade, desk]) = (self.scores, self.words);
        (score(fit), score(interest), of.word_by(grade), of.word_by(desk), of.stage())
    }
}

/// Reads the five outputs of a row.
pub fn read_batch<'a>(of: &'a Assessments) -> impl Fn(usize) -> Read<'a> {
    let (fit, interest) = (of.score("fit").expect("a score"), of.score("interest").expect("a score"));
    let (grade, desk) = (of.words("grade").expect("a rating"), of.words("desk").expect("a choice"));
    move |row| (fit.get(row), interest.get(row), grade.get(row), desk.get(row), of.stage(row))
}

/// The five outputs, to compare; a place behind the end of a list for what is not there.
pub fn outcome(of: &Assessment) -> Outcome {
    let score = |name| of.score(name).and_then(|score| score.value);
    let (fit, interest) = (score("fit"), score("interest"));
    let (grade, desk, stage) = (of.rating("grade"), of.word("desk"), of.stage());
    let points = |of: Option<Number>| of.and_then(|of| of.to_string().parse().ok()).unwrap_or(i32::MIN);
    Outcome {
        fit: points(fit),
        interest: points(interest),
        grade: place(&GRADES, grade.unwrap_or_default()),
        desk: place(&DESKS, desk.unwrap_or_default()),
        stage: place(&STAGES, stage.unwrap_or_default()),
    }
}

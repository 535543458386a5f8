//! Canaries: texts that nobody else would write, one for each private place, and where each kind of datum has its own.
//! Invariant: a datum of the table, a private field or a field of a proposal without an answer here does not compile, or fails.

use rooftop::domain::audience::Tier;
use rooftop::domain::field::{Field, Purpose, Shape};
use rooftop::domain::private::PrivateField;
use rooftop::domain::records::Datum;

use crate::fediverse::A;

/// A text that stands in one place.
#[derive(Debug, Clone)]
pub struct Canary {
    pub datum: Datum,
    pub place: String,
    pub tier: Tier,
    pub text: String,
    /// Whose it is, where it is a person's.
    pub person: Option<String>,
}

/// How a kind of datum is looked for.
pub enum Planting {
    /// Canaries stand in it.
    Texts,
    /// It is made of ids, codes, numbers and dates, among which no text can be told apart; `why` says what holds it instead.
    Codes { why: &'static str },
}

/// How each kind of datum is looked for.
pub fn planting(datum: Datum) -> Planting {
    use Planting::{Codes, Texts};
    match datum {
        Datum::Contact
        | Datum::CaseNote
        | Datum::Message
        | Datum::AllyMessage
        | Datum::MoveOnWords
        | Datum::Street
        | Datum::Incident
        | Datum::AuthorityRequest
        | Datum::AddressMark
        | Datum::Card
        | Datum::Request
        | Datum::Account
        | Datum::Credentials
        | Datum::Invitation
        | Datum::Profile
        | Datum::Letter
        | Datum::Report
        | Datum::Received
        | Datum::Partner
        | Datum::Offer => Texts,
        Datum::Person | Datum::Mandate | Datum::Consent | Datum::Vetting | Datum::HomeConsent => {
            Codes { why: "languages, codes and dates: no document has a property for them (disclosed)" }
        }
        Datum::HomeFacts => Codes { why: "numbers and codes: pr_03_no_field_of_tier_instance_leaves…" },
        Datum::Verdicts => Codes { why: "a month and two yes or no: tests/it/federation/verdicts.rs" },
        Datum::PersonSession | Datum::StaffSession => Codes { why: "the name of a browser" },
        Datum::StaffDeed => Codes { why: "ids and codes: tests/it/rules/audited.rs" },
        Datum::Notice => Codes { why: "ids and codes: tests/it/rules/notices.rs" },
        Datum::Bands => Codes { why: "bands: pr_06_bands_are_for_allies_and_nobody_else" },
        Datum::Match | Datum::CheckIn | Datum::MoveOn => {
            Codes { why: "codes and dates: no document has a property for them (disclosed)" }
        }
        Datum::Sent => {
            Codes { why: "it went to whoever it was for: what is posted is looked at as it leaves" }
        }
        Datum::Photo | Datum::Follow => Codes { why: "it is for everybody" },
    }
}

/// What was planted, and what is drawn next.
pub struct Planted {
    pub canaries: Vec<Canary>,
    state: u64,
}

impl Planted {
    pub fn new(seed: u64) -> Self {
        Self { canaries: Vec::new(), state: seed }
    }

    /// The next number of a sequence that looks random (splitmix64).
    fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Sixteen letters that stand nowhere yet; they are no word, and so nothing holds them.
    pub fn letters(&mut self) -> String {
        let mut rest = u128::from(self.draw()) << 64 | u128::from(self.draw());
        let mut text = String::from("q");
        for _ in 0..15 {
            text.push(char::from(b"bcdfghjklmnpqrstvwxz"[usize::try_from(rest % 20).unwrap()]));
            rest /= 20;
        }
        text
    }

    /// A telephone number, as it is stored.
    pub fn phone(&mut self) -> String {
        format!("+32470{:09}", self.draw() % 1_000_000_000)
    }

    /// Remembers a text of a datum.
    pub fn plant(&mut self, datum: Datum, place: impl Into<String>, text: &str) {
        self.plant_at(datum, datum.tier(), (place.into(), None), text);
    }

    /// Remembers a text of a person; of a telephone number its digits, however they are written.
    pub fn plant_of(&mut self, person: &str, datum: Datum, place: impl Into<String>, text: &str) {
        let text = text.trim_start_matches('+');
        self.plant_at(datum, datum.tier(), (place.into(), Some(person.to_owned())), text);
    }

    /// Remembers a text that has another tier than its kind: an offer that is not out.
    pub fn plant_at(
        &mut self,
        datum: Datum,
        tier: Tier,
        (place, person): (String, Option<String>),
        text: &str,
    ) {
        self.canaries.push(Canary { datum, place, tier, text: text.to_owned(), person });
    }

    /// Fills the texts of a person; a code has no canary. Gives each field with what is typed into it.
    pub fn contact(&mut self) -> Vec<(PrivateField, String)> {
        let mut fields = Vec::new();
        for field in PrivateField::ALL {
            let text = match field {
                PrivateField::CalledName | PrivateField::SafeHours | PrivateField::Street => self.letters(),
                PrivateField::Phone => self.phone(),
                PrivateField::Position => {
                    format!("50.{:05}, 5.{:05}", self.draw() % 100_000, self.draw() % 100_000)
                }
                PrivateField::Email => format!("{}@canari.example", self.letters()),
                PrivateField::Channel => "sms".to_owned(),
                PrivateField::LeaveMessage => "no".to_owned(),
            };
            fields.push((*field, text));
        }
        fields
    }

    /// Puts a canary into every text of a proposal, and remembers those; gives them.
    pub fn fills(&mut self, made: &mut A, (purpose, tier): (Purpose, Option<Tier>)) -> Vec<String> {
        let texts = Field::ALL
            .iter()
            .filter(|field| field.belongs_to(purpose) && field.shape() == Shape::Text)
            .copied();
        let mut planted = Vec::new();
        for field in texts {
            let text = self.letters();
            made.draft.set(field, &text);
            let tier = tier.unwrap_or_else(|| field.tier(purpose));
            let datum = Datum::of_field(field, purpose);
            self.plant_at(datum, tier, (format!("{field} of a {purpose}"), None), &text);
            planted.push(text);
        }
        planted
    }

    /// Says whose the latest canaries are.
    pub fn are_of(&mut self, person: &str, texts: &[String]) {
        for canary in self.canaries.iter_mut().filter(|canary| texts.contains(&canary.text)) {
            canary.person = Some(person.to_owned());
        }
    }
}

/// The datum of a field of a contact; `None` where it is a code, which has no canary.
pub fn datum_of(field: PrivateField) -> Option<Datum> {
    match field {
        PrivateField::Channel | PrivateField::LeaveMessage => None,
        PrivateField::CalledName
        | PrivateField::Phone
        | PrivateField::Email
        | PrivateField::Street
        | PrivateField::Position
        | PrivateField::SafeHours => Some(Datum::of_sealed(field.into())),
    }
}

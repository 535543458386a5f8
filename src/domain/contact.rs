//! How somebody is called and reached: what is typed of it, and its limits. All of it is tier Case.

use super::codes::{Coded, UnknownCode};
use super::private::{Channel, LeaveMessage, PersonKind, Private, PrivateField};
use super::problem::Problem;
use crate::text::{self, EMAIL_MAX_CHARS};

/// The longest name that somebody is called by, in characters.
pub const CALLED_NAME_MAX_CHARS: usize = 60;
/// The longest hours at which somebody is safely reached, in characters.
pub const SAFE_HOURS_MAX_CHARS: usize = 120;
/// The longest street and number, in characters.
pub const STREET_MAX_CHARS: usize = 160;
/// The longest position as it is typed, in characters.
pub const POSITION_MAX_CHARS: usize = 40;
/// What a position looks like.
const POSITION_EXAMPLE: &str = "50.63960, 5.57180";
/// The fewest and the most digits of a telephone number (E.164).
const PHONE_DIGITS: (usize, usize) = (6, 15);
/// What a telephone number looks like.
const PHONE_EXAMPLE: &str = "+32 470 12 34 56";
/// The longest telephone number as it is typed, in characters.
pub const PHONE_MAX_CHARS: usize = 30;

/// How somebody is called and reached. An empty text is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub called_name: Private,
    pub phone: Private,
    pub email: Private,
    /// Of hosts only.
    pub street: Private,
    /// Of hosts only: where the home is, exactly.
    pub position: Private,
    pub channel: Channel,
    pub safe_hours: Private,
    pub leave_message: LeaveMessage,
}

/// What was typed of a [`Contact`], unchecked.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct TypedContact {
    pub called_name: String,
    pub phone: String,
    pub email: String,
    pub street: String,
    pub position: String,
    pub channel: String,
    pub safe_hours: String,
    pub leave_message: String,
}

/// A field of a person and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", field.as_str())]
pub struct ContactError {
    pub field: PrivateField,
    pub problem: Problem,
}

/// Collects what is wrong, and goes on.
#[derive(Default)]
struct Found(Vec<ContactError>);

impl Found {
    fn refuse(&mut self, field: PrivateField, problem: Problem) {
        self.0.push(ContactError { field, problem });
    }

    fn take<T: Default>(&mut self, field: PrivateField, read: Result<T, Problem>) -> T {
        read.unwrap_or_else(|problem| {
            self.refuse(field, problem);
            T::default()
        })
    }
}

impl Contact {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Every broken rule, in the order of the form.
    pub fn read(kind: PersonKind, typed: &TypedContact) -> Result<Self, Vec<ContactError>> {
        let mut found = Found::default();
        let called_name =
            found.take(PrivateField::CalledName, line(&typed.called_name, CALLED_NAME_MAX_CHARS));
        if typed.called_name.trim().is_empty() {
            found.refuse(PrivateField::CalledName, Problem::Missing);
        }
        let phone = found.take(PrivateField::Phone, phone(&typed.phone));
        let email = found.take(PrivateField::Email, email(&typed.email));
        let (street, position) = match kind {
            PersonKind::Host => (
                found.take(PrivateField::Street, line(&typed.street, STREET_MAX_CHARS)),
                found.take(PrivateField::Position, position(&typed.position)),
            ),
            PersonKind::Seeker => (Private::default(), Private::default()),
        };
        let channel = found.take(PrivateField::Channel, code(&typed.channel)).unwrap_or(Channel::Caseworker);
        if let Some(field) = missing_for(channel, typed) {
            found.refuse(field, Problem::Missing);
        } else if channel == Channel::Sms && !phone.is_empty() && !phone.expose().starts_with('+') {
            // A gateway serves every country.
            let got = typed.phone.trim().to_owned();
            found.refuse(PrivateField::Phone, Problem::Malformed { got, example: PHONE_EXAMPLE });
        }
        let safe_hours = found.take(PrivateField::SafeHours, line(&typed.safe_hours, SAFE_HOURS_MAX_CHARS));
        let leave = found.take(PrivateField::LeaveMessage, code(&typed.leave_message));
        if !found.0.is_empty() {
            return Err(found.0);
        }
        let leave_message = leave.unwrap_or(LeaveMessage::No);
        Ok(Self { called_name, phone, email, street, position, channel, safe_hours, leave_message })
    }

    /// Each field that has a value, with its text.
    pub fn fields(&self) -> Vec<(PrivateField, &str)> {
        PrivateField::ALL
            .iter()
            .map(|field| (*field, self.text(*field)))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    /// The text of a field, `""` where there is none.
    pub fn text(&self, field: PrivateField) -> &str {
        match field {
            PrivateField::CalledName => self.called_name.expose(),
            PrivateField::Phone => self.phone.expose(),
            PrivateField::Email => self.email.expose(),
            PrivateField::Street => self.street.expose(),
            PrivateField::Position => self.position.expose(),
            PrivateField::Channel => self.channel.as_str(),
            PrivateField::SafeHours => self.safe_hours.expose(),
            PrivateField::LeaveMessage => self.leave_message.as_str(),
        }
    }
}

/// What a channel cannot do without.
fn missing_for(channel: Channel, typed: &TypedContact) -> Option<PrivateField> {
    match channel {
        Channel::Sms | Channel::Voice => typed.phone.trim().is_empty().then_some(PrivateField::Phone),
        Channel::Email => typed.email.trim().is_empty().then_some(PrivateField::Email),
        Channel::Caseworker | Channel::Post => None,
    }
}

/// One line of text.
fn line(typed: &str, max: usize) -> Result<Private, Problem> {
    let tidy = text::tidy(typed.trim());
    let got = tidy.chars().count();
    if got > max {
        return Err(Problem::TooLong { got, max });
    }
    if tidy.contains(char::is_control) {
        return Err(Problem::Unprintable);
    }
    Ok(Private::new(tidy))
}

/// A telephone number: its digits and a plus in front, whatever stands between them.
fn phone(typed: &str) -> Result<Private, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Private::default());
    }
    let got = typed.chars().count();
    if got > PHONE_MAX_CHARS {
        return Err(Problem::TooLong { got, max: PHONE_MAX_CHARS });
    }
    let (plus, rest) = typed.strip_prefix('+').map_or(("", typed), |rest| ("+", rest));
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let only_digits = rest.chars().all(|c| c.is_ascii_digit() || " ./-()\u{a0}".contains(c));
    if !only_digits || !(PHONE_DIGITS.0..=PHONE_DIGITS.1).contains(&digits.len()) {
        return Err(Problem::Malformed { got: typed.to_owned(), example: PHONE_EXAMPLE });
    }
    Ok(Private::new(format!("{plus}{digits}")))
}

/// Reads an e-mail address; it is kept in lower case, and by that form somebody is found again. An empty text is none.
///
/// # Errors
/// It is too long, or is no address.
pub fn email(typed: &str) -> Result<Private, Problem> {
    let email = typed.trim().to_lowercase();
    let got = email.chars().count();
    if got > EMAIL_MAX_CHARS {
        return Err(Problem::TooLong { got, max: EMAIL_MAX_CHARS });
    }
    if email.is_empty() || text::is_email(&email) {
        Ok(Private::new(email))
    } else {
        Err(Problem::Malformed { got: email, example: "nom@exemple.be" })
    }
}

/// Latitude and longitude in degrees, with a comma between them.
fn position(typed: &str) -> Result<Private, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Private::default());
    }
    let got = typed.chars().count();
    if got > POSITION_MAX_CHARS {
        return Err(Problem::TooLong { got, max: POSITION_MAX_CHARS });
    }
    let degrees = |text: &str, most: f64| {
        text.trim().parse::<f64>().ok().filter(|degrees| degrees.is_finite() && degrees.abs() <= most)
    };
    let read = typed
        .split_once(',')
        .and_then(|(latitude, longitude)| Some((degrees(latitude, 90.0)?, degrees(longitude, 180.0)?)));
    match read {
        Some((latitude, longitude)) => Ok(Private::new(format!("{latitude:.5}, {longitude:.5}"))),
        None => Err(Problem::Malformed { got: typed.to_owned(), example: POSITION_EXAMPLE }),
    }
}

fn code<T: Coded>(typed: &str) -> Result<Option<T>, Problem> {
    match typed.trim() {
        "" => Ok(None),
        typed => {
            typed.parse().map(Some).map_err(|UnknownCode { got, known }| Problem::UnknownCode { got, known })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedContact {
        TypedContact {
            called_name: " Selam ".to_owned(),
            phone: "+32 470/12.34.56".to_owned(),
            channel: "sms".to_owned(),
            ..TypedContact::default()
        }
    }

    fn refused(change: impl FnOnce(&mut TypedContact)) -> Vec<(PrivateField, Problem)> {
        let mut typed = typed();
        change(&mut typed);
        let errors = Contact::read(PersonKind::Seeker, &typed).unwrap_err();
        errors.into_iter().map(|error| (error.field, error.problem)).collect()
    }

    #[test]
    fn a_contact_is_read_tidy_and_its_debug_shows_nothing_of_it() {
        let contact = Contact::read(PersonKind::Seeker, &typed()).unwrap();
        assert_eq!((contact.called_name.expose(), contact.phone.expose()), ("Selam", "+32470123456"));
        assert_eq!((contact.channel, contact.leave_message), (Channel::Sms, LeaveMessage::No));
        let shown = format!("{contact:?}");
        assert!(!shown.contains("Selam") && !shown.contains("470"), "{shown}");
        let fields: Vec<_> = contact.fields().into_iter().map(|(field, _)| field).collect();
        use PrivateField::{CalledName, Channel as How, LeaveMessage as Leave, Phone};
        assert_eq!(fields, [CalledName, Phone, How, Leave]);
    }

    #[test]
    fn each_limit_is_named() {
        assert_eq!(refused(|t| t.called_name.clear()), [(PrivateField::CalledName, Problem::Missing)]);
        let long = Problem::TooLong { got: 61, max: 60 };
        assert_eq!(refused(|t| t.called_name = "x".repeat(61)), [(PrivateField::CalledName, long)]);
        assert_eq!(refused(|t| t.phone = " ".to_owned()), [(PrivateField::Phone, Problem::Missing)]);
        for wrong in ["12345", "0470 12 34 56 ext 2", "1234567890123456", "++32470123456"] {
            let found = refused(|t| t.phone = wrong.to_owned());
            assert!(
                matches!(found[..], [(PrivateField::Phone, Problem::Malformed { .. })]),
                "{wrong}: {found:?}"
            );
        }
        for wrong in ["selam", "a@b", "a@b..be", "@b.be", "a b@c.be", "a@b@c.be"] {
            let found = refused(|t| t.email = wrong.to_owned());
            assert!(
                matches!(found[..], [(PrivateField::Email, Problem::Malformed { .. })]),
                "{wrong}: {found:?}"
            );
        }
        let national = "0470 12 34 56";
        let found = refused(|t| t.phone = national.to_owned());
        let malformed = Problem::Malformed { got: national.to_owned(), example: PHONE_EXAMPLE };
        assert_eq!(found, [(PrivateField::Phone, malformed)], "an SMS needs the country");
        let found = refused(|t| t.channel = "pigeon".to_owned());
        assert!(matches!(found[..], [(PrivateField::Channel, Problem::UnknownCode { .. })]), "{found:?}");
        assert_eq!(refused(|t| t.channel = "email".to_owned()), [(PrivateField::Email, Problem::Missing)]);
        let long = Problem::TooLong { got: 121, max: 120 };
        assert_eq!(refused(|t| t.safe_hours = "x".repeat(121)), [(PrivateField::SafeHours, long)]);
    }

    #[test]
    fn only_a_host_has_a_street() {
        let typed = TypedContact { street: "Rue des Tilleuls 12".to_owned(), ..typed() };
        assert!(Contact::read(PersonKind::Seeker, &typed).unwrap().street.is_empty());
        assert_eq!(Contact::read(PersonKind::Host, &typed).unwrap().street.expose(), "Rue des Tilleuls 12");
    }

    #[test]
    fn a_position_is_two_numbers_of_degrees_and_a_host_s_alone() {
        let at = |position: &str, kind| {
            let position = position.to_owned();
            Contact::read(kind, &TypedContact { position, ..typed() }).map(|contact| contact.position)
        };
        assert_eq!(at(" 50.6396,5.5718 ", PersonKind::Host).unwrap().expose(), "50.63960, 5.57180");
        assert_eq!(at("-33, -70.5", PersonKind::Host).unwrap().expose(), "-33.00000, -70.50000");
        assert!(at("50.6396,5.5718", PersonKind::Seeker).unwrap().is_empty());
        for wrong in ["50.6", "91, 5", "50, 181", "NaN, 5", "inf, 5", "50.6;5.5", "a, b"] {
            let found = at(wrong, PersonKind::Host).unwrap_err();
            assert!(
                matches!(
                    found[..],
                    [ContactError { field: PrivateField::Position, problem: Problem::Malformed { .. } }]
                ),
                "{wrong}: {found:?}"
            );
        }
        let long = at(&"5".repeat(41), PersonKind::Host).unwrap_err();
        assert_eq!(long[0].problem, Problem::TooLong { got: 41, max: POSITION_MAX_CHARS });
    }

    #[test]
    fn what_is_exactly_as_long_as_its_limit_is_read_and_each_longer_text_is_told_its_limit() {
        assert_eq!(line(&"x".repeat(60), 60).map(|read| read.expose().len()), Ok(60));
        let long = |max: usize, more: usize| Err(Problem::TooLong { got: max + more, max });
        let number = |length: usize| phone(&format!("+{}1234567{}", " ".repeat(length - 9), 8));
        assert!(number(PHONE_MAX_CHARS).is_ok());
        assert_eq!(
            [1, 2].map(|more| number(PHONE_MAX_CHARS + more)),
            [1, 2].map(|n| long(PHONE_MAX_CHARS, n))
        );
        let address = |length: usize| email(&format!("{}@exemple.be", "x".repeat(length - 11)));
        assert!(address(EMAIL_MAX_CHARS).is_ok());
        for more in [1, 2] {
            assert_eq!(address(EMAIL_MAX_CHARS + more), long(EMAIL_MAX_CHARS, more));
        }
        let place = |length: usize| position(&format!("50.5,{}5.5", " ".repeat(length - 8)));
        assert_eq!(place(POSITION_MAX_CHARS).map(|read| read.expose().len()), Ok(17));
        assert_eq!(place(POSITION_MAX_CHARS + 1), long(POSITION_MAX_CHARS, 1));
    }
}

//! Where a notice goes now. Somebody of the staff has an address that they sign in with; a person is reached as they wish, and that stands
//! sealed and is opened here, when the notice is sent.
//! Invariant: an SMS goes only to who said that a message may be left, for the hours that are safe are words, which a program does not read.

use chrono::{DateTime, Utc};

use super::{App, is_mail_on};
use crate::config::{Config, SmsGateway};
use crate::domain::contact::Contact;
use crate::domain::notice::{Addressee, Notice, Way};
use crate::domain::private::{Channel, LeaveMessage};
use crate::services::{ServiceError, sign_in_links};
use crate::store::accounts::Activity;
use crate::store::notices::Waiting;
use crate::store::{Conn, StoreError, accounts, invitations, people};

/// Where a notice goes.
pub(super) enum Whereto {
    To(Address),
    /// Somebody who has charge of the person tells them.
    ByHand,
    /// Its addressee is gone.
    Nobody,
    /// What is sealed of its person does not open.
    Unreadable,
}

/// An address, and by what it is reached.
pub(super) enum Address {
    Mail(String),
    Sms(String),
}

/// Where a notice goes now.
pub(super) fn whereto(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (waiting, notice): (&Waiting, &Notice),
) -> Result<Whereto, ServiceError> {
    match found(conn, app, now, (waiting, notice)) {
        Err(ServiceError::Store(StoreError::Sealed { .. })) => Ok(Whereto::Unreadable),
        found => found,
    }
}

fn found(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (waiting, notice): (&Waiting, &Notice),
) -> Result<Whereto, ServiceError> {
    let mail = |address: Option<String>| address.map_or(Whereto::Nobody, |at| Whereto::To(Address::Mail(at)));
    Ok(match (waiting.to, waiting.way) {
        (Addressee::Account(id), Way::Mail) => {
            let member = accounts::by_id(conn, id)?.filter(|member| member.activity == Activity::Active);
            mail(member.map(|member| member.account.email))
        }
        (Addressee::Invitation(id), Way::Mail) => {
            mail(invitations::by_id(conn, id, now)?.map(|invitation| invitation.email))
        }
        (Addressee::Mark(mark), Way::Mail) => match notice {
            Notice::SignInLink(token) => mail(sign_in_links::address(conn, app, now, (mark, &token.0))?),
            Notice::AuditHead(_)
            | Notice::Invited(_)
            | Notice::FactorReset
            | Notice::PasswordChanged
            | Notice::Waits
            | Notice::Trial
            | Notice::NewCard
            | Notice::News => Whereto::Nobody,
        },
        (Addressee::Person(id), Way::Chosen) => match people::contact(conn, &app.data_keys, id)? {
            Some(contact) => chosen(&app.config, &contact).map_or(Whereto::ByHand, Whereto::To),
            None => Whereto::Nobody,
        },
        // People alone choose a channel, and have no fixed one.
        (Addressee::Account(_) | Addressee::Invitation(_) | Addressee::Mark(_), Way::Chosen)
        | (Addressee::Person(_), Way::Mail) => Whereto::Nobody,
    })
}

/// The address of the channel that somebody chose; none where a message cannot go there, or must not.
fn chosen(config: &Config, contact: &Contact) -> Option<Address> {
    match contact.channel {
        Channel::Email => {
            let email = contact.email.expose();
            (is_mail_on(config) && !email.is_empty()).then(|| Address::Mail(email.to_owned()))
        }
        Channel::Sms => {
            let phone = contact.phone.expose();
            let may = contact.leave_message == LeaveMessage::Yes && config.sms.gateway != SmsGateway::Off;
            (may && phone.starts_with('+')).then(|| Address::Sms(phone.to_owned()))
        }
        Channel::Voice | Channel::Post | Channel::Caseworker => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::TypedContact;
    use crate::domain::private::PersonKind;

    fn reached(settings: &[(&str, &str)], change: impl FnOnce(&mut TypedContact)) -> String {
        let env = settings.iter().map(|(name, value)| (format!("ROOFTOP_{name}"), (*value).to_owned()));
        let config = Config::from_env_alone(env).unwrap();
        let mut typed = TypedContact {
            called_name: "Selam".to_owned(),
            phone: "+32470112233".to_owned(),
            email: "selam@mail.example".to_owned(),
            leave_message: "yes".to_owned(),
            ..TypedContact::default()
        };
        change(&mut typed);
        match chosen(&config, &Contact::read(PersonKind::Seeker, &typed).unwrap()) {
            None => "by hand".to_owned(),
            Some(Address::Mail(to) | Address::Sms(to)) => to,
        }
    }

    const BOTH: &[(&str, &str)] =
        &[("MAIL__TRANSPORT", "folder"), ("MAIL__SENDER", "a@b.example"), ("SMS__GATEWAY", "file")];

    #[test]
    fn each_channel_has_its_address_and_the_others_a_human() {
        for (channel, to) in [
            ("email", "selam@mail.example"),
            ("sms", "+32470112233"),
            ("voice", "by hand"),
            ("post", "by hand"),
            ("caseworker", "by hand"),
        ] {
            assert_eq!(reached(BOTH, |typed| typed.channel = channel.to_owned()), to, "{channel}");
        }
        assert_eq!(reached(&BOTH[..2], |typed| typed.channel = "sms".to_owned()), "by hand", "no gateway");
        assert_eq!(reached(&BOTH[2..], |typed| typed.channel = "email".to_owned()), "by hand", "no mail");
    }

    #[test]
    fn an_sms_goes_only_where_a_message_may_be_left() {
        for leave in ["no", ""] {
            let to = reached(BOTH, |typed| {
                typed.channel = "sms".to_owned();
                typed.leave_message = leave.to_owned();
            });
            assert_eq!(to, "by hand");
        }
    }
}

//! Every kind of personal datum that an instance stores: whose it is, who sees it, why it is kept and for how long.
//! Invariant: this is the only list. The page about data and the record of processing are made from it; each column of the schema points
//! to it ([`COLUMNS`]), each sealed field and each field of a proposal too, so that nothing is stored without a tier.

mod columns;

use super::audience::Tier;
use super::card::SESSION_DAYS_MAX as PERSON_SESSION_DAYS;
use super::codes::codes;
use super::field::{Field, Purpose};
use super::notice::KEPT_DAYS as NOTICE_DAYS;
use super::private::{PrivateField, SealedField};

pub use columns::{COLUMNS, Column};

/// How long a session of the staff lasts.
pub const SESSION_HOURS: i64 = 12;
/// How long an invitation to the staff is good for.
pub const INVITATION_DAYS: i64 = 7;
/// How long what was received is kept against replay (inbound check 6), and that something which never came was deleted.
pub const REPLAY_HOURS: i64 = 14;
/// How long a delivery that was given up is kept for whoever asks why.
pub const FAILED_DELIVERY_DAYS: i64 = 30;
/// How long a closed letter is kept, with our answers.
pub const LETTER_DAYS: i64 = 180;

codes! {
    /// Whose data it is.
    Whose {
        /// People who look for a home.
        Seeker = "seeker",
        Host = "host",
        Staff = "staff",
        /// People on other servers, and those servers.
        Elsewhere = "elsewhere",
    }
    /// Who sees it.
    Seen {
        Everybody = "everybody",
        Allies = "allies",
        Staff = "staff",
        /// Whoever is in charge of the case, with a reason that is logged; and the person.
        InCharge = "in-charge",
        /// Safeguarding leads, and moderators of what is not grave; each opening is in the audit log.
        Safeguarding = "safeguarding",
        /// Nobody else than the person.
        Themselves = "themselves",
        /// It is compared with what somebody types, and is not read.
        Nobody = "nobody",
    }
    /// What it is kept for.
    Why {
        Reach = "reach",
        Accompany = "accompany",
        Enter = "enter",
        House = "house",
        Protect = "protect",
        Answer = "answer",
        Account = "account",
        Network = "network",
        Inform = "inform",
    }
    /// The ground in law (GDPR, article 6, paragraph 1).
    Basis {
        /// Point a.
        Consent = "consent",
        /// Point f.
        Interest = "interest",
    }
    /// What ends the keeping, where no number of days does.
    Until {
        /// The person asks for it (PR-08).
        Erased = "erased",
        /// It goes with the offer or request that it belongs to.
        WithProposal = "with-proposal",
        /// It is replaced, taken back or ended by whoever it is of.
        Replaced = "replaced",
        /// Their server says so, or the partner is removed or blocked.
        TakenBack = "taken-back",
        /// Nothing does: the association decides (docs/dpia.md).
        Nothing = "nothing",
    }
    /// A setting of `[retention]`.
    Setting {
        DraftDays = "draft_days",
        ClosedRequestDays = "closed_request_days",
        /// Of a host of whom a step of the vetting failed.
        RefusedHostDays = "refused_host_days",
        IncidentDays = "incident_days",
        AuthorityRequestDays = "authority_request_days",
        /// Of a stay that ended, and of a match that came to nothing.
        StayDays = "stay_days",
    }
}

/// For how long something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Set(Setting),
    Hours(i64),
    Days(i64),
    Until(Until),
}

impl Seen {
    /// The tier of what is seen so. What only its owner sees, or nobody, is shown to no audience.
    pub fn tier(self) -> Tier {
        match self {
            Self::Everybody => Tier::Public,
            Self::Allies => Tier::Network,
            Self::Staff => Tier::Instance,
            Self::InCharge | Self::Safeguarding | Self::Themselves | Self::Nobody => Tier::Case,
        }
    }
}

/// How a datum stands in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Sealed with a key that is outside of the database (PR-10).
    Sealed,
    /// As a hash that nothing is read from.
    Hashed,
    Clear,
}

macro_rules! data {
    ($($variant:ident $code:literal $whose:ident $seen:ident $stands:ident $why:ident $basis:ident [$($kept:expr),+];)+) => {
        codes! {
            /// A kind of personal datum.
            Datum { $($variant = $code),+ }
        }

        impl Datum {
            /// Whose it is.
            pub fn whose(self) -> Whose {
                match self { $(Self::$variant => Whose::$whose),+ }
            }

            /// Who sees it.
            pub fn seen(self) -> Seen {
                match self { $(Self::$variant => Seen::$seen),+ }
            }

            /// How it stands in the database.
            pub fn stands(self) -> Stands {
                match self { $(Self::$variant => Stands::$stands),+ }
            }

            /// What it is kept for.
            pub fn why(self) -> Why {
                match self { $(Self::$variant => Why::$why),+ }
            }

            /// The ground in law.
            pub fn basis(self) -> Basis {
                match self { $(Self::$variant => Basis::$basis),+ }
            }

            /// For how long it is kept; where there are several, whichever ends first.
            pub fn kept(self) -> &'static [Kept] {
                match self { $(Self::$variant => &[$($kept),+]),+ }
            }
        }
    };
}

use Kept::{Days, Hours, Set};

data! {
    Contact "contact" Seeker InCharge Sealed Reach Consent [Kept::Until(Until::Erased)];
    CaseNote "case-note" Seeker InCharge Sealed Accompany Consent [Kept::Until(Until::Erased)];
    Message "message" Seeker InCharge Sealed Accompany Consent [Kept::Until(Until::Erased)];
    Person "person" Seeker InCharge Clear Accompany Consent [Kept::Until(Until::Erased)];
    Incident "incident" Seeker Safeguarding Sealed Protect Interest [Set(Setting::IncidentDays), Kept::Until(Until::Erased)];
    AuthorityRequest "authority-request" Seeker Safeguarding Sealed Account Interest [Set(Setting::AuthorityRequestDays)];
    Mandate "mandate" Seeker InCharge Clear Accompany Consent [Kept::Until(Until::Erased)];
    Card "card" Seeker Nobody Hashed Enter Consent [Kept::Until(Until::Replaced), Kept::Until(Until::Erased)];
    AddressMark "address-mark" Seeker Nobody Hashed Enter Consent [Kept::Until(Until::Replaced), Kept::Until(Until::Erased)];
    PersonSession "person-session" Seeker Themselves Clear Enter Consent [Days(PERSON_SESSION_DAYS), Kept::Until(Until::Erased)];
    Request "request" Seeker Staff Clear House Consent
        [Set(Setting::DraftDays), Set(Setting::ClosedRequestDays), Kept::Until(Until::Erased)];
    Match "match" Seeker InCharge Clear House Consent [Set(Setting::StayDays), Kept::Until(Until::Erased)];
    CheckIn "check-in" Seeker InCharge Clear Protect Consent [Set(Setting::StayDays), Kept::Until(Until::Erased)];
    AllyMessage "ally-message" Seeker InCharge Sealed House Consent [Set(Setting::StayDays), Kept::Until(Until::Erased)];
    MoveOn "move-on" Seeker InCharge Clear Accompany Consent [Set(Setting::StayDays), Kept::Until(Until::Erased)];
    MoveOnWords "move-on-words" Seeker InCharge Sealed Accompany Consent [Set(Setting::StayDays), Kept::Until(Until::Erased)];
    Bands "bands" Seeker Allies Clear House Consent [Kept::Until(Until::TakenBack)];
    Consent "consent" Seeker Staff Clear Account Consent [Kept::Until(Until::WithProposal), Kept::Until(Until::Erased)];
    Offer "offer" Host Everybody Clear House Consent
        [Set(Setting::DraftDays), Set(Setting::RefusedHostDays), Kept::Until(Until::Nothing)];
    Photo "photo" Host Everybody Clear House Consent [Kept::Until(Until::Replaced), Kept::Until(Until::WithProposal)];
    HomeFacts "home-facts" Host Staff Clear House Consent [Kept::Until(Until::WithProposal)];
    Verdicts "verdicts" Host Allies Clear House Consent [Kept::Until(Until::WithProposal), Kept::Until(Until::TakenBack)];
    Street "street" Host InCharge Sealed Reach Consent [Set(Setting::RefusedHostDays), Kept::Until(Until::Erased)];
    Vetting "vetting" Host Staff Clear Protect Interest [Kept::Until(Until::WithProposal)];
    HomeConsent "home-consent" Host Staff Clear Protect Consent [Kept::Until(Until::WithProposal)];
    Account "account" Staff Staff Clear Enter Interest [Kept::Until(Until::Nothing)];
    Credentials "credentials" Staff Nobody Hashed Enter Interest [Kept::Until(Until::Replaced)];
    StaffSession "staff-session" Staff Themselves Clear Enter Interest [Hours(SESSION_HOURS)];
    Invitation "invitation" Staff Staff Clear Enter Interest [Days(INVITATION_DAYS)];
    StaffDeed "staff-deed" Staff Staff Clear Account Interest [Kept::Until(Until::Nothing)];
    Notice "notice" Staff Staff Clear Inform Interest [Days(NOTICE_DAYS)];
    Follow "follow" Elsewhere Everybody Clear Network Interest [Kept::Until(Until::TakenBack)];
    Profile "profile" Elsewhere Staff Clear Network Interest [Kept::Until(Until::TakenBack)];
    Letter "letter" Elsewhere Staff Clear Answer Interest [Days(LETTER_DAYS), Kept::Until(Until::TakenBack)];
    Report "report" Elsewhere Staff Clear Protect Interest [Kept::Until(Until::Nothing)];
    Received "received" Elsewhere Staff Clear Network Interest [Hours(REPLAY_HOURS)];
    Sent "sent" Elsewhere Staff Clear Network Interest [Days(FAILED_DELIVERY_DAYS), Kept::Until(Until::Nothing)];
    Partner "partner" Elsewhere Staff Clear Network Interest [Kept::Until(Until::Nothing)];
}

impl Datum {
    /// Who may see it, as serializers ask.
    pub fn tier(self) -> Tier {
        self.seen().tier()
    }

    /// What a sealed value is. A new one has its line above, or does not compile.
    pub fn of_sealed(field: SealedField) -> Self {
        match field {
            SealedField::Of(
                PrivateField::CalledName
                | PrivateField::Phone
                | PrivateField::Email
                | PrivateField::Channel
                | PrivateField::SafeHours
                | PrivateField::LeaveMessage,
            ) => Self::Contact,
            SealedField::Of(PrivateField::Street | PrivateField::Position) => Self::Street,
            SealedField::Note(_) => Self::CaseNote,
            SealedField::Incident(_) | SealedField::IncidentNote => Self::Incident,
            SealedField::Asked => Self::AuthorityRequest,
            SealedField::Message(_) => Self::Message,
            SealedField::AllyMessage(_) => Self::AllyMessage,
            SealedField::MoveOn | SealedField::MoveOnStep(_) => Self::MoveOnWords,
        }
    }

    /// What a field of a proposal is.
    pub fn of_field(field: Field, purpose: Purpose) -> Self {
        match (purpose, field.tier(purpose)) {
            (Purpose::Request, _) => Self::Request,
            (Purpose::Offer, Tier::Public) => Self::Offer,
            (Purpose::Offer, Tier::Network | Tier::Instance | Tier::Case) => Self::HomeFacts,
        }
    }

    /// The tables and columns where it stands, in the order of the schema's list.
    pub fn columns(self) -> impl Iterator<Item = &'static Column> {
        COLUMNS.iter().filter(move |column| column.holds.contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{CaseNoteId, MessageId, MoveOnStepId};

    #[test]
    fn pr_03_every_field_of_a_proposal_has_the_tier_of_its_datum_or_a_stricter_one() {
        for purpose in [Purpose::Offer, Purpose::Request] {
            for field in Field::ALL.iter().filter(|field| field.belongs_to(purpose)) {
                let datum = Datum::of_field(*field, purpose);
                assert_eq!(field.tier(purpose), datum.tier(), "{field} of a {purpose}");
            }
        }
    }

    #[test]
    fn pr_10_what_is_sealed_is_of_tier_case_and_said_to_be_sealed_and_nothing_else_is() {
        let all = PrivateField::ALL.iter().map(|field| SealedField::Of(*field));
        let sealed: Vec<Datum> = all
            .chain([SealedField::Note(CaseNoteId::new()), SealedField::IncidentNote, SealedField::Asked])
            .chain([SealedField::Message(MessageId::new()), SealedField::AllyMessage(MessageId::new())])
            .chain([SealedField::MoveOn, SealedField::MoveOnStep(MoveOnStepId::new())])
            .map(Datum::of_sealed)
            .collect();
        for datum in Datum::ALL {
            assert_eq!(datum.stands() == Stands::Sealed, sealed.contains(datum), "{datum}");
        }
        assert!(sealed.iter().all(|datum| datum.tier() == Tier::Case));
    }

    #[test]
    fn every_datum_stands_somewhere_or_is_made_of_what_does() {
        for datum in Datum::ALL {
            assert!(datum.columns().next().is_some(), "{datum} has no column");
        }
    }
}

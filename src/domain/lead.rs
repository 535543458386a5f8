//! What somebody on the fediverse writes to the association: a lead in the moderators' queue. Source: federation.md
//! "Replies from the fediverse".
//! Invariants: a suspicion is shown and deletes nothing; what exceeds a limit is counted, not kept.

use chrono::{DateTime, TimeDelta, Utc};

use super::actor::ActorKind;
use super::codes::codes;
use crate::ids::{ApId, AppealId, LeadId, ProposalId};
use crate::text::{self, HintRule};

/// The longest text of a lead that is kept, in characters.
pub const LEAD_TEXT_MAX_CHARS: usize = 5_000;
/// The longest answer to one, in characters.
pub const ANSWER_MAX_CHARS: usize = 1_000;
/// How many leads of one stranger are kept a day.
pub const LEADS_A_STRANGER: i64 = 5;
/// How many leads of one domain are kept a day.
pub const LEADS_A_DOMAIN: i64 = 30;
/// How much of what a domain deleted and was never here is remembered.
pub const UNSEEN_DELETED_A_DOMAIN: i64 = 100;
/// How many automatic answers are sent a day.
pub const AUTO_ANSWERS_MAX: i64 = 100;
/// How long "a day" of these limits is, in hours; it ends now.
pub const DAY_HOURS: i64 = 24;
/// More mentions than this are no letter to an association.
const MENTIONS_MAX: usize = 3;
/// An account is new for so many days.
const NEW_ACCOUNT_DAYS: i64 = 7;
/// Shorter texts than this are alike by chance ("Bonjour, est-ce libre ?"), in characters.
pub const DUPLICATE_MIN_CHARS: usize = 40;
/// Two texts are compared over so many days.
pub const DUPLICATE_DAYS: i64 = 30;

codes! {
    /// How far a lead has come.
    LeadState { New = "new", Read = "read", Closed = "closed" }
    /// Who else can read the message.
    LeadVisibility {
        /// Those who are named, and nobody else.
        Private = "private",
        /// The sender's followers.
        Followers = "followers",
        /// Everybody, on the sender's server; never here.
        Public = "public",
    }
    /// Why a message may be spam, or worse. A moderator decides.
    LeadReason {
        Links = "links",
        Mentions = "mentions",
        NewAccount = "new_account",
        Duplicate = "duplicate",
        Attachment = "attachment",
        /// Sent by a program.
        Automated = "automated",
        /// Its words hint at exploitation (SG-09): no spam, but somebody should look closely.
        Safeguarding = "safeguarding",
    }
    /// Why a lead is closed.
    LeadClose {
        Done = "done",
        OffTopic = "off_topic",
        Spam = "spam",
        Abuse = "abuse",
    }
}

/// A message as it was received, read and bounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The id of the message.
    pub note: ApId,
    pub sender: ApId,
    pub sender_kind: ActorKind,
    /// What it answers, whoever wrote that.
    pub in_reply_to: Option<ApId>,
    /// Whether it names one of our actors, as a recipient or with a mention.
    pub names_us: NamesUs,
    pub visibility: LeadVisibility,
    /// A BCP-47 tag, as its server says or as its text lets guess.
    pub language: Option<String>,
    /// Plain text.
    pub content: String,
    pub signs: Signs,
    /// When it was last changed, as its server says; never later than now.
    pub updated_at: DateTime<Utc>,
}

/// Whether a message names one of our actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamesUs {
    Yes,
    No,
}

/// What a spammer's message often has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    pub links: usize,
    pub mentions: usize,
    pub attachments: usize,
    /// When the account was made, where its server says so.
    pub account_made_at: Option<DateTime<Utc>>,
}

/// Why a message may be spam, or worse, without what only the store knows.
pub fn reasons(letter: &Letter, now: DateTime<Utc>) -> Vec<LeadReason> {
    let signs = letter.signs;
    let is_new = |made: DateTime<Utc>| now - made < TimeDelta::days(NEW_ACCOUNT_DAYS);
    let automated = is_program(letter.sender_kind);
    [
        (signs.links > 0, LeadReason::Links),
        (signs.mentions > MENTIONS_MAX, LeadReason::Mentions),
        (signs.account_made_at.is_some_and(is_new), LeadReason::NewAccount),
        (signs.attachments > 0, LeadReason::Attachment),
        (automated, LeadReason::Automated),
        (hints_at_exploitation(&letter.content), LeadReason::Safeguarding),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect()
}

fn hints_at_exploitation(content: &str) -> bool {
    text::hints(content).iter().any(|found| found.hint.rule() == HintRule::Exploitation)
}

/// Whether an actor is a program. It gets no automatic answer: two programs would write to each other for ever.
pub fn is_program(kind: ActorKind) -> bool {
    match kind {
        ActorKind::Service | ActorKind::Application => true,
        ActorKind::Person | ActorKind::Group | ActorKind::Organization => false,
    }
}

/// A lead, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    pub id: LeadId,
    pub note: ApId,
    /// The first lead of the conversation.
    pub thread: LeadId,
    pub sender: ApId,
    /// Our offer that it answers.
    pub offer: Option<ProposalId>,
    /// The appeal of ours that it answers, which leads to no request.
    pub appeal: Option<AppealId>,
    pub visibility: LeadVisibility,
    pub language: Option<String>,
    pub content: String,
    pub reasons: Vec<LeadReason>,
    /// How many more messages of the same day were not kept.
    pub more: u32,
    pub state: LeadState,
    pub close_reason: Option<LeadClose>,
    pub received_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// When its author deleted it; its text is gone.
    pub erased_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(signs: Signs, sender_kind: ActorKind) -> Letter {
        Letter {
            note: "https://a.example/notes/1".parse().unwrap(),
            sender: "https://a.example/users/lea".parse().unwrap(),
            sender_kind,
            in_reply_to: None,
            names_us: NamesUs::Yes,
            visibility: LeadVisibility::Private,
            language: None,
            content: "Bonjour".to_owned(),
            signs,
            updated_at: noon(),
        }
    }

    fn noon() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn what_looks_like_spam_has_its_reason_and_a_letter_has_none() {
        let of = |signs, kind| reasons(&letter(signs, kind), noon());
        let old = Some(noon() - TimeDelta::days(8));
        let plain = Signs { mentions: 3, account_made_at: old, ..Signs::default() };
        assert_eq!(of(plain, ActorKind::Person), []);
        let young = Some(noon() - TimeDelta::days(6));
        for (signs, kind, reason) in [
            (Signs { links: 1, ..plain }, ActorKind::Person, LeadReason::Links),
            (Signs { mentions: 4, ..plain }, ActorKind::Person, LeadReason::Mentions),
            (Signs { account_made_at: young, ..plain }, ActorKind::Person, LeadReason::NewAccount),
            (Signs { attachments: 1, ..plain }, ActorKind::Person, LeadReason::Attachment),
            (plain, ActorKind::Service, LeadReason::Automated),
            (plain, ActorKind::Application, LeadReason::Automated),
        ] {
            assert_eq!(of(signs, kind), [reason]);
        }
    }

    #[test]
    fn sg_09_a_letter_that_hints_at_exploitation_says_so_and_one_that_asks_for_a_room_does_not() {
        let of = |content: &str| {
            let plain = letter(Signs::default(), ActorKind::Person);
            reasons(&Letter { content: content.to_owned(), ..plain }, noon())
        };
        assert_eq!(of("J’ai une chambre, en échange d’un peu de ménage."), [LeadReason::Safeguarding]);
        assert_eq!(of("Bonjour, la chambre est-elle libre pour une femme et son fils ?"), []);
        assert_eq!(of("Belges uniquement ?"), [], "a criterion is no danger");
    }

    #[test]
    fn an_account_is_new_for_a_week_and_not_on_its_last_moment() {
        let made = |ago: TimeDelta| {
            let signs = Signs { account_made_at: Some(noon() - ago), ..Signs::default() };
            reasons(&letter(signs, ActorKind::Person), noon())
        };
        let week = TimeDelta::days(NEW_ACCOUNT_DAYS);
        assert_eq!(made(week), []);
        assert_eq!(made(week - TimeDelta::milliseconds(1)), [LeadReason::NewAccount]);
    }
}

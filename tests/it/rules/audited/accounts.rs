//! What the staff does with accounts: their own, and admins with those of others.

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::crypto::totp::TotpKey;
use rooftop::domain::access::Role;
use rooftop::i18n::Lang;
use rooftop::ids::SessionId;
use rooftop::services::second_factor::{self, Changer, Outcome, Proof};
use rooftop::services::{Viewer, accounts, sessions, staff};
use rooftop::store::accounts::{Account, Activity};
use rooftop::store::invitations;

use super::super::vetting::staff as an_account;
use super::Watched;
use crate::fediverse::noon;

const EMAIL: &str = "auteur@example.org";
const INVITED: &str = "nouvelle@example.org";
const PASSWORD: &str = "une phrase de passe";
const BROWSER: &str = "Firefox";

/// So many minutes after noon: each code of a second factor is good once.
fn at(minutes: i64) -> DateTime<Utc> {
    noon() + TimeDelta::minutes(minutes)
}

fn viewer(account: &Account) -> Viewer {
    Viewer::Staff { account: account.id, role: account.role }
}

/// Signs in with a password; gives the token and the session.
async fn enters(here: &Watched, account: &Account, now: DateTime<Utc>) -> (String, SessionId) {
    let account = account.clone();
    let opened = here.does(move |tx, _| sessions::enter(tx, now, &account, (BROWSER, None))).await;
    let token = opened.token.clone();
    let found = here.server.reads(move |conn| Ok(sessions::by_token(conn, now, &token).unwrap())).await;
    (opened.token, found.unwrap().id)
}

async fn enrols(here: &Watched, (account, session): (&Account, SessionId), now: DateTime<Utc>) -> TotpKey {
    let (account, key) = (account.clone(), TotpKey::random());
    let (offered, code) = (key.clone(), key.code(now));
    let enrolled = here
        .does(move |tx, app| {
            let by = Changer { account: &account, session, browser: BROWSER };
            second_factor::enrol(tx, app, now, by, (&offered, &code, None))
        })
        .await;
    assert!(matches!(enrolled, Outcome::Done(_)), "{enrolled:?}");
    key
}

/// A moderator, from the account until the sign-out.
async fn their_own(here: &mut Watched) -> Account {
    let (account, hash) = accounts::prepare(EMAIL, Role::Moderator, PASSWORD).unwrap();
    let (made, same) = (account.clone(), hash.clone());
    here.does(move |tx, _| accounts::create(tx, noon(), &made, &same)).await;
    let (_, session) = enters(here, &account, noon()).await;
    let key = enrols(here, (&account, session), noon()).await;

    let (token, session) = enters(here, &account, at(2)).await;
    let (by, proof) = (account.clone(), Proof::Code(key.code(at(2))));
    let passed = here
        .does(move |tx, app| {
            let by = Changer { account: &by, session, browser: BROWSER };
            second_factor::pass(tx, app, at(2), (by, &proof))
        })
        .await;
    assert!(matches!(passed, Outcome::Done(_)), "{passed:?}");
    let (by, proof) = (account.clone(), Proof::Code(key.code(at(4))));
    let renewed =
        here.does(move |tx, app| second_factor::renew_recovery_codes(tx, app, at(4), (&by, &proof))).await;
    assert!(matches!(renewed, Outcome::Done(_)), "{renewed:?}");
    let by = account.clone();
    let session = SessionId::new();
    here.does(move |tx, app| accounts::change_password(tx, app, at(5), (&by, session), &hash)).await;
    let by = account.clone();
    here.does(move |tx, _| accounts::choose_language(tx, at(5), &by, Lang::Nl)).await;

    let (_, first) = enters(here, &account, at(6)).await;
    let (_, second) = enters(here, &account, at(6)).await;
    let by = account.clone();
    here.does(move |tx, _| sessions::end(tx, at(6), &by, first)).await;
    let by = account.clone();
    assert_eq!(here.does(move |tx, _| sessions::end_others(tx, at(6), &by, second)).await, 0);
    let by = account.clone();
    assert_eq!(here.does(move |tx, _| sessions::end_others(tx, at(6), &by, SessionId::new())).await, 1);
    let by = account.clone();
    here.does(move |tx, _| sessions::sign_out(tx, at(7), &by, &token)).await;
    here.tells(&[
        "account-created operator account moderator",
        "signed-in moderator account",
        "factor-enrolled moderator account",
        "signed-in moderator account",
        "recovery-codes-renewed moderator account",
        "password-changed moderator account",
        "language-chosen moderator account",
        "session-ended moderator account",
        "session-ended moderator account",
        "signed-out moderator account",
    ])
    .await;
    account
}

/// What an admin does with others; gives who was invited.
async fn of_others(here: &mut Watched, admin: Viewer, moderator: &Account) -> Account {
    here.does(move |tx, app| staff::invite(tx, app, noon(), admin, (INVITED, Role::Caseworker))).await;
    let open = here.server.reads(|conn| invitations::open(conn, noon())).await;
    let id = open[0].id;
    here.does(move |tx, _| staff::revoke(tx, noon(), admin, id)).await;
    let token =
        here.does(move |tx, app| staff::invite(tx, app, noon(), admin, (INVITED, Role::Caseworker))).await;
    let (_, hash) = accounts::prepare(INVITED, Role::Caseworker, PASSWORD).unwrap();
    let invited = here.does(move |tx, _| staff::accept(tx, noon(), &token, (&hash, Lang::Fr))).await;
    here.tells(&[
        "account-invited admin invitation caseworker",
        "invitation-revoked admin invitation",
        "account-invited admin invitation caseworker",
        "account-created caseworker account caseworker",
    ])
    .await;

    let (_, session) = enters(here, &invited, noon()).await;
    let key = enrols(here, (&invited, session), noon()).await;
    let (by, proof) = (invited.clone(), Proof::Code(key.code(at(2))));
    let removed =
        here.does(move |tx, app| second_factor::remove(tx, app, at(2), (&by, session, &proof))).await;
    assert_eq!(removed, Outcome::Done(()));
    let (id, lost) = (invited.id, moderator.id);
    here.does(move |tx, _| staff::grant(tx, at(3), admin, (id, Role::VisitorHome))).await;
    for activity in [Activity::Disabled, Activity::Active] {
        here.does(move |tx, _| staff::set_activity(tx, at(3), admin, (id, activity))).await;
    }
    here.does(move |tx, app| staff::reset_factor(tx, app, at(3), admin, lost)).await;
    here.tells(&[
        "signed-in caseworker account",
        "factor-enrolled caseworker account",
        "factor-removed caseworker account",
        "role-granted admin account visitor_home",
        "account-disabled admin account",
        "account-enabled admin account",
        "factor-reset admin account",
    ])
    .await;
    invited
}

/// A moderator, an admin, and somebody whom the admin invited.
pub(super) async fn accounts_of(here: &mut Watched) -> (Viewer, Viewer, Viewer) {
    let moderator = their_own(here).await;
    let admin = an_account(&here.server, "relecture", Role::Admin).await;
    here.tells(&["account-created operator account admin"]).await;
    let invited = of_others(here, admin, &moderator).await;
    (viewer(&moderator), admin, viewer(&invited))
}

//! Notices are leased once, and their rows hold nobody's address.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::Text;
use rooftop::domain::notice::{Addressee, NoticeKind, NoticeState, Way};
use rooftop::i18n::Lang;
use rooftop::ids::{AccountId, NoticeId};
use rooftop::store::Conn;
use rooftop::store::notices::{self, Waiting};

use super::{LEASE_S, Store, claim};
use crate::fediverse::noon;

fn a_notice() -> Waiting {
    Waiting {
        id: NoticeId::new(),
        kind: NoticeKind::PasswordChanged,
        to: Addressee::Account(AccountId::new()),
        way: Way::Mail,
        lang: Lang::Nl,
        detail: None,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_is_leased_by_one_and_by_another_once_the_lease_is_over() {
    let store = Store::new().await;
    let (one, two) = (a_notice(), a_notice());
    for notice in [one.clone(), two.clone()] {
        store.writes(move |tx| notices::insert(tx, &notice, noon())).await;
    }
    let first = store.writes(|tx| notices::claim(tx, claim(noon(), 1))).await;
    let rest = store.writes(|tx| notices::claim(tx, claim(noon(), 10))).await;
    assert_eq!(first.iter().map(|leased| &leased.waiting).collect::<Vec<_>>(), [&one]);
    assert_eq!(rest.iter().map(|leased| &leased.waiting).collect::<Vec<_>>(), [&two]);
    assert!(store.writes(|tx| notices::claim(tx, claim(noon(), 10))).await.is_empty());

    let later = noon() + TimeDelta::seconds(i64::from(LEASE_S) + 1);
    let again = store.writes(move |tx| notices::claim(tx, claim(later, 10))).await;
    assert_eq!(again.len(), 2);
    // Who held it before changes nothing any more.
    let (late, holder) = (first[0].clone(), again[0].clone());
    store.writes(move |tx| notices::give_up(tx, &late, "too late", later)).await;
    assert_eq!(store.reads(|conn| notices::count(conn, NoticeState::Waiting)).await, 2);
    store.writes(move |tx| notices::give_up(tx, &holder, "refused", later)).await;
    let states = store.reads(|conn| {
        Ok((notices::count(conn, NoticeState::Waiting)?, notices::count(conn, NoticeState::GivenUp)?))
    });
    assert_eq!(states.await, (1, 1));
    assert_eq!(store.writes(move |tx| notices::forget(tx, later)).await, 0);
    assert_eq!(store.writes(move |tx| notices::forget(tx, later + TimeDelta::seconds(1))).await, 1);
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    whole: String,
}

/// Everything that the rows of notices hold, as text.
pub(crate) fn everything(conn: &mut Conn) -> Result<String, rooftop::store::StoreError> {
    let columns = "id || ' ' || kind || ' ' || addressee_kind || ' ' || addressee || ' ' || way || ' ' || language || ' ' || \
        coalesce(detail, '') || ' ' || state || ' ' || coalesce(lease_by, '') || ' ' || coalesce(last_error, '')";
    let query = format!("SELECT {columns} AS whole FROM notices");
    let rows: Vec<Found> = match conn {
        Conn::Sqlite(conn) => diesel::sql_query(query).load(conn)?,
        Conn::Postgres(conn) => diesel::sql_query(query).load(conn)?,
    };
    Ok(rows.into_iter().map(|row| row.whole).collect::<Vec<_>>().join("\n"))
}

//! What people trust us with stands sealed (PR-10): in the database file, against a swapped row, and while keys change.

use std::sync::Arc;

use diesel::connection::SimpleConnection as _;
use rooftop::services::{Viewer, data_keys};
use rooftop::store::{Conn, StoreError, people, sealed_fields};

use super::{HOURS, NAME, PHONE, caseworker, holder, registers, server};
use crate::fediverse::Server;

/// Every value of every text column, and the bytes of the file where there is one.
pub async fn everything(server: &Server) -> Vec<u8> {
    let url = server.settings["ROOFTOP_DATABASE_URL"].clone();
    match url.strip_prefix("sqlite:") {
        Some(path) => {
            let path = path.to_owned();
            let mut bytes = std::fs::read(&path).unwrap();
            // What was committed and is not in the main file yet.
            bytes.extend(std::fs::read(format!("{path}-wal")).unwrap_or_default());
            bytes
        }
        None => server.reads(dump).await.into_bytes(),
    }
}

/// All rows of all tables of a schema, as PostgreSQL writes them.
fn dump(conn: &mut Conn) -> Result<String, StoreError> {
    use diesel::prelude::*;
    use diesel::sql_types::Text;
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let Conn::Postgres(conn) = conn else { return Ok(String::new()) };
    let tables: Vec<Line> = diesel::sql_query(
        "SELECT table_name::text AS line FROM information_schema.tables WHERE table_schema = current_schema()",
    )
    .load(conn)?;
    let mut all = String::new();
    for table in tables {
        let rows: Vec<Line> =
            diesel::sql_query(format!("SELECT t::text AS line FROM {} t", table.line)).load(conn)?;
        all.extend(rows.into_iter().map(|row| row.line + "\n"));
    }
    Ok(all)
}

pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[actix_web::test]
async fn pr_10_the_database_holds_nothing_of_a_contact_nor_of_a_card() {
    let server = server().await;
    let (_, card) = caseworker(&server).await;
    holder(&server, &card).await;
    let bytes = everything(&server).await;
    assert!(holds(&bytes, "laila@toits.example"), "the database was read");
    let plain = card.code.replace('-', "");
    for canary in [NAME, PHONE, "470112233", HOURS, &card.code, &plain, &card.pin] {
        assert!(!holds(&bytes, canary), "{canary} is in the database");
    }
}

#[actix_web::test]
async fn pr_10_a_value_that_was_moved_to_another_person_does_not_open() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let other = registers(&mut staff).await;
    let (from, to) = (card.person.clone(), other.person.clone());
    let moving = move |tx: &mut rooftop::store::Tx<'_>, _: &rooftop::services::App| {
        let sql = format!(
            "DELETE FROM sealed_fields WHERE record = '{to}' AND field = 'phone'; \
             UPDATE sealed_fields SET record = '{to}' WHERE record = '{from}' AND field = 'phone';"
        );
        match &mut **tx {
            Conn::Sqlite(conn) => conn.batch_execute(&sql),
            Conn::Postgres(conn) => conn.batch_execute(&sql),
        }
        .map_err(|error| StoreError::from(error).into())
    };
    server.does(moving).await.unwrap();
    let app = Arc::clone(&server.node.app);
    let id = other.person.parse().unwrap();
    let read = server.node.app.db.read(move |conn| people::contact(conn, &app.data_keys, id)).await;
    assert!(matches!(read, Err(StoreError::Sealed { ref field, .. }) if field == "phone"), "{read:?}");
    let app = Arc::clone(&server.node.app);
    let id = card.person.parse().unwrap();
    let rest = server.node.app.db.read(move |conn| people::contact(conn, &app.data_keys, id)).await;
    assert_eq!(rest.unwrap().unwrap().called_name.expose(), NAME, "the others open");
}

#[actix_web::test]
async fn pr_10_keys_change_while_the_server_runs_and_the_old_one_is_forgotten() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let app = &server.node.app;
    let before = app.data_keys.ids();
    let refused = data_keys::rotate(app, staff_viewer()).await;
    assert!(refused.is_err(), "{refused:?}");
    let rotated = data_keys::rotate(app, Viewer::Operator).await.unwrap();
    assert!(rotated.resealed >= 5, "{rotated:?}");
    assert_eq!(rotated.forgotten, [""; 0], "a process that had not looked may still seal with it");
    assert_eq!(server.reads(sealed_fields::keys_in_use).await, std::slice::from_ref(&rotated.key_id));
    assert!(holder(&server, &card).await.get("/my").await.body.contains(PHONE));
    registers(&mut staff).await;
    assert_eq!(server.reads(sealed_fields::keys_in_use).await, std::slice::from_ref(&rotated.key_id));
    server.clock.advance(chrono::TimeDelta::minutes(61));
    assert_eq!(data_keys::forget(app).await.unwrap(), before);
    assert_eq!(app.data_keys.ids(), [rotated.key_id]);
    assert!(holder(&server, &card).await.get("/my").await.body.contains(PHONE));
}

fn staff_viewer() -> Viewer {
    Viewer::Staff { account: rooftop::ids::AccountId::new(), role: rooftop::domain::access::Role::Admin }
}

#[actix_web::test]
async fn without_the_key_that_sealed_what_is_there_the_server_does_not_start_and_says_which_file() {
    let server = server().await;
    caseworker(&server).await;
    let file = server.settings["ROOFTOP_DATA_KEYS_FILE"].clone();
    std::fs::rename(&file, format!("{file}.away")).unwrap();
    let config = rooftop::config::Config::from_env_alone(server.settings.clone()).unwrap();
    let around = rooftop::server::Surroundings {
        clock: server.clock.clone(),
        ..rooftop::server::Surroundings::real()
    };
    let Err(error) = rooftop::server::open(config, around).await else { panic!("it started") };
    let said = error.to_string();
    assert!(said.contains("data_keys_file") && said.contains(&file), "{said}");
}

//! A database for each server of a test: a file on SQLite, a schema of its own on PostgreSQL.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};

/// The address of a new, empty database. `ROOFTOP_TEST_DATABASE=postgres` asks for PostgreSQL, whose address
/// `ROOFTOP_TEST_POSTGRES_URL` gives.
pub async fn new(folder: &Path) -> String {
    if std::env::var("ROOFTOP_TEST_DATABASE").as_deref() != Ok("postgres") {
        return format!("sqlite:{}", folder.join("rooftop.db").display());
    }
    let base = std::env::var("ROOFTOP_TEST_POSTGRES_URL")
        .expect("scripts/with-postgres sets ROOFTOP_TEST_POSTGRES_URL");
    // Not the number of the process: a long run uses one twice.
    let schema = format!("test_{}", uuid::Uuid::now_v7().simple());
    let (address, name) = (base.clone(), schema.clone());
    tokio::task::spawn_blocking(move || {
        let mut conn = PgConnection::establish(&address).expect("the PostgreSQL server of the tests answers");
        conn.batch_execute(&format!("CREATE SCHEMA {name}")).unwrap();
    })
    .await
    .unwrap();
    let joint = if base.contains('?') { '&' } else { '?' };
    format!("{base}{joint}options=-csearch_path%3D{schema}")
}

//! What the schema never holds (PR-01), and that it can be taken down and put up again.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;
use rooftop::domain::field::Draft;
use rooftop::domain::listing::{Listing, RemoteOffer};
use rooftop::domain::place::StepFree;
use rooftop::domain::proposal::State;
use rooftop::ids::ProposalId;
use rooftop::store::{Backend, Conn, StoreError, offers};

use super::{Store, id};
use crate::fediverse::noon;

/// What is never stored of anybody, in none of the tables.
const NEVER: &[&str] = &[
    "nationality",
    "ethnic_origin",
    "ethnicity",
    "religion",
    "residence_status",
    "migration_status",
    "migration_route",
    "national_number",
    "passport",
    "diagnosis",
    "health",
    "criminal_record",
    "political_opinion",
    "sexual_orientation",
    "birth_date",
    "date_of_birth",
    "age",
    "income",
    "photo",
];
/// What is stored only once it is encrypted, and so not yet.
const NOT_IN_CLEAR: &[&str] = &[
    "street",
    "house_number",
    "address",
    "phone",
    "telephone",
    "mobile",
    "email",
    "first_name",
    "last_name",
    "called_name",
    "latitude",
    "longitude",
    "position",
];
/// What a person signs in with here.
const ALLOWED: &[(&str, &str)] = &[
    ("accounts", "email"),
    ("invitations", "email"),
    // Whose phone somebody signs in on, their own or a shared one: no number.
    ("person_sessions", "phone"),
];

#[derive(QueryableByName, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) column_name: String,
    #[diesel(sql_type = Text)]
    data_type: String,
}

/// Every column of the schema, save diesel's own.
pub(super) fn columns(conn: &mut Conn) -> Result<Vec<Column>, StoreError> {
    let mut columns: Vec<Column> = match conn {
        Conn::Sqlite(conn) => diesel::sql_query(
            "SELECT m.name AS table_name, c.name AS column_name, c.type AS data_type FROM sqlite_master m \
             JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
        )
        .load(conn)?,
        Conn::Postgres(conn) => diesel::sql_query(
            "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns \
             WHERE table_schema = current_schema()",
        )
        .load(conn)?,
    };
    columns.retain(|column| {
        !column.table_name.starts_with("__diesel") && !column.table_name.starts_with("sqlite_")
    });
    columns.sort();
    Ok(columns)
}

/// Columns whose name is, or contains as a word, one that must not be there.
fn forbidden(columns: &[Column]) -> Vec<String> {
    let names =
        |column: &Column, word: &str| format!("_{}_", column.column_name).contains(&format!("_{word}_"));
    let found = columns.iter().filter(|column| {
        let allowed = ALLOWED.contains(&(column.table_name.as_str(), column.column_name.as_str()));
        !allowed && NEVER.iter().chain(NOT_IN_CLEAR).any(|word| names(column, word))
    });
    found.map(|column| format!("{}.{}", column.table_name, column.column_name)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_01_the_schema_has_no_column_for_what_is_never_stored() {
    let store = Store::new().await;
    let found = store.reads(columns).await;
    assert!(found.len() > 100, "the schema was not read: {found:?}");
    assert_eq!(forbidden(&found), Vec::<String>::new());
    let column = |table: &str, column: &str| Column {
        table_name: table.to_owned(),
        column_name: column.to_owned(),
        data_type: "TEXT".to_owned(),
    };
    let bad = [column("accounts", "birth_date"), column("holds", "email"), column("proposals", "host_phone")];
    assert_eq!(forbidden(&bad).len(), bad.len(), "the rule can fail");
    assert_eq!(
        forbidden(&[column("accounts", "email"), column("proposals", "place_name")]),
        Vec::<String>::new()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cr_01_cr_02_a_vetting_has_columns_for_outcome_date_checker_and_expiry_alone() {
    let found = Store::new().await.reads(columns).await;
    let of = |table: &str| -> Vec<&str> {
        let mut names: Vec<&str> = found
            .iter()
            .filter(|column| column.table_name == table)
            .map(|column| column.column_name.as_str())
            .collect();
        names.sort_unstable();
        names
    };
    assert_eq!(
        of("vetting_steps"),
        ["checked_by", "done_on", "outcome", "proposal_id", "step", "valid_until"]
    );
    assert_eq!(of("vetting_approvals"), ["approved_by", "approved_on", "proposal_id"]);
    assert_eq!(
        of("home_consents"),
        ["adult", "given_via", "language", "proposal_id", "recorded_by", "said_on", "state"]
    );
    let files = ["extract", "file", "document", "scan", "upload", "number"];
    let of_vettings = found
        .iter()
        .filter(|column| column.table_name.contains("vetting") || column.table_name.contains("consent"));
    let wrong: Vec<_> =
        of_vettings.filter(|column| files.iter().any(|word| column.column_name.contains(word))).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(of("vettings").is_empty(), "what the old table held was moved");
}

/// A vetting as the first road stored it.
const OLD: &str = "INSERT INTO proposals (id, ap_id, is_local, author, purpose, state, title, description, terms, page_url, is_listed, \
    place_name, step_free, free_slots, confirmed_until, created_at, updated_at) VALUES ('p', 'https://a.example/p', TRUE, \
    'https://a.example/a', 'offer', 'draft', '', '', '{}', '', FALSE, '', 'unknown', 0, '2026-12-01', '2026-11-01 10:00:00', \
    '2026-11-01 10:00:00'); \
    INSERT INTO accounts (id, email, password_hash, role, created_at) VALUES ('m', 'm@a.example', '', 'moderator', \
    '2026-11-01 10:00:00'); \
    INSERT INTO vettings VALUES ('p', '2026-10-01', '2026-10-02', 1, NULL, '2026-10-04', 2, 'm', '2027-10-01');";

#[derive(QueryableByName, Debug, PartialEq, Eq)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_a_vetting_of_the_old_table_is_moved_and_can_be_moved_back() {
    let store = Store::new().await;
    let backend = store.db.backend();
    let run = |sql: String| {
        store.writes(move |tx| match &mut **tx {
            Conn::Sqlite(conn) => Ok(conn.batch_execute(&sql)?),
            Conn::Postgres(conn) => Ok(conn.batch_execute(&sql)?),
        })
    };
    let asked = |sql: &'static str| {
        store.reads(move |conn| {
            let lines: Vec<Line> = match conn {
                Conn::Sqlite(conn) => diesel::sql_query(sql).load(conn)?,
                Conn::Postgres(conn) => diesel::sql_query(sql).load(conn)?,
            };
            Ok(lines.into_iter().map(|line| line.line).collect::<Vec<String>>())
        })
    };
    let folder = folders().into_iter().find(|path| path.ends_with("2026-11-29-400000_screening")).unwrap();
    run(words(&folder, "down", backend)).await;
    run(OLD.to_owned()).await;
    run(words(&folder, "up", backend)).await;
    let steps = "SELECT step || ' ' || outcome || ' ' || CAST(done_on AS TEXT) || ' ' || CAST(valid_until AS TEXT) AS line \
        FROM vetting_steps ORDER BY step";
    assert_eq!(
        asked(steps).await,
        [
            "charter_signed passed 2026-10-04 2027-10-01",
            "first_reference passed 2026-11-01 2027-10-01",
            "home_visit passed 2026-10-02 2027-10-01",
            "id_seen passed 2026-10-01 2027-10-01",
        ]
    );
    let consents = "SELECT CAST(adult AS TEXT) || ' ' || state || ' ' || given_via AS line FROM home_consents ORDER BY adult";
    assert_eq!(asked(consents).await, ["1 given imported", "2 given imported"]);
    assert_eq!(asked("SELECT approved_by AS line FROM vetting_approvals").await, ["m"]);
    run(words(&folder, "down", backend)).await;
    let old = "SELECT CAST(reference_count AS TEXT) || ' ' || CAST(adults_consented AS TEXT) || ' ' || approved_by || ' ' || \
        CAST(valid_until AS TEXT) AS line FROM vettings WHERE record_check IS NULL";
    assert_eq!(asked(old).await, ["1 2 m 2027-10-01"]);
    run(words(&folder, "up", backend)).await;
    assert_eq!(asked(steps).await.len(), 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_schema_can_be_taken_down_and_put_up_again() {
    let store = Store::new().await;
    let before = store.reads(columns).await;
    let run = |sql: String| {
        store.writes(move |tx| match &mut **tx {
            Conn::Sqlite(conn) => Ok(conn.batch_execute(&sql)?),
            Conn::Postgres(conn) => Ok(conn.batch_execute(&sql)?),
        })
    };
    let (folders, backend) = (folders(), store.db.backend());
    for folder in folders.iter().rev() {
        run(words(folder, "down", backend)).await;
    }
    assert_eq!(store.reads(columns).await, [], "everything is gone");
    for folder in &folders {
        run(words(folder, "up", backend)).await;
    }
    assert_eq!(store.reads(columns).await, before);
}

/// The migrations, the oldest first.
fn folders() -> Vec<PathBuf> {
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(tree).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// What a migration says to a database: the portable file, and then its own where there is one.
fn words(folder: &Path, way: &str, backend: Backend) -> String {
    let own = match backend {
        Backend::Sqlite => "sqlite",
        Backend::Postgres => "postgres",
    };
    let portable = std::fs::read_to_string(folder.join(format!("{way}.sql"))).unwrap();
    let own = folder.join(format!("{way}.{own}.sql"));
    let own = if own.exists() { std::fs::read_to_string(own).unwrap() } else { String::new() };
    format!("{portable}\n{own}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_database_is_the_one_that_the_suite_was_asked_to_run_on() {
    let asked = std::env::var("ROOFTOP_TEST_DATABASE").unwrap_or_default();
    let backend = Store::new().await.db.backend();
    assert_eq!(backend, if asked == "postgres" { Backend::Postgres } else { Backend::Sqlite });
}

fn an_offer_of(author: &str, title: &str) -> RemoteOffer {
    RemoteOffer {
        id: ProposalId::new(),
        ap_id: id("https://beta.example/proposals/1"),
        author: id(author),
        title: title.to_owned(),
        content: "<p>Une chambre</p>".to_owned(),
        terms: Draft::new(),
        page_url: "https://beta.example/offers/1".to_owned(),
        image: None,
        listing: Listing {
            is_listed: true,
            area: None,
            place_name: "Maastricht".to_owned(),
            place_kind: None,
            capacity_persons: Some(2),
            available_from: None,
            available_until: None,
            monthly_rent_cents: None,
            step_free: StepFree::Unknown,
            free_slots: 1,
            languages: vec!["fr".to_owned()],
        },
        state: State::Published,
        published_at: noon(),
        updated_at: noon(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_is_not_replaced_or_deleted_by_another_author() {
    let store = Store::new().await;
    let (author, other) = ("https://beta.example/actors/beta", "https://beta.example/actors/other");
    let first = an_offer_of(author, "Chambre");
    let (ap_id, stored_id) = (first.ap_id.clone(), first.id);
    store.writes(move |tx| offers::save_remote(tx, &first)).await;
    let theft = an_offer_of(other, "Volé");
    assert_eq!(store.db.tx(move |tx| offers::save_remote(tx, &theft)).await, Err(StoreError::Conflict));
    let (of_other, gone) = (id(other), ap_id.clone());
    assert!(!store.writes(move |tx| offers::delete_remote(tx, &gone, &of_other)).await);
    assert_eq!(store.reads(move |conn| offers::listed(conn, stored_id)).await.unwrap().title, "Chambre");

    // Its own author replaces it, and the row keeps its id.
    let newer = an_offer_of(author, "Chambre au jardin");
    store.writes(move |tx| offers::save_remote(tx, &newer)).await;
    assert_eq!(
        store.reads(move |conn| offers::listed(conn, stored_id)).await.unwrap().title,
        "Chambre au jardin"
    );
}

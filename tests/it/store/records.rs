//! The table of data (`domain::records`) names every column of the schema, with what it holds, and none that is not there.

use std::collections::BTreeMap;

use rooftop::domain::records::COLUMNS;

use super::Store;
use super::schema::columns;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_03_every_column_of_the_schema_says_what_personal_data_it_holds() {
    let mut listed: BTreeMap<String, usize> = BTreeMap::new();
    for column in COLUMNS {
        for name in column.names.split(' ') {
            *listed.entry(format!("{}.{name}", column.table)).or_default() += 1;
        }
    }
    let twice: Vec<_> = listed.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "named twice in src/domain/records/columns.rs: {twice:?}");
    let stored = Store::new().await.reads(columns).await;
    let stored: Vec<String> =
        stored.iter().map(|column| format!("{}.{}", column.table_name, column.column_name)).collect();
    assert!(stored.len() > 300, "the schema was not read: {stored:?}");
    let missing: Vec<_> = stored.iter().filter(|name| !listed.contains_key(*name)).collect();
    assert!(missing.is_empty(), "give these a line in src/domain/records/columns.rs: {missing:?}");
    let gone: Vec<_> = listed.keys().filter(|name| !stored.contains(name)).collect();
    assert!(gone.is_empty(), "no such column: {gone:?}");
}

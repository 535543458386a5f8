//! The page of the audit log, where somebody wrote into the database what the program never writes.

use diesel::connection::SimpleConnection as _;
use rooftop::domain::access::Role;
use rooftop::store::Conn;

use crate::fediverse::fediverse;
use crate::media::staff::Staff;

const FORGED: &str = "INSERT INTO audit_entries (number, at, deed, role, subject_kind, subject, reason, mac) VALUES \
    (900, 'yesterday', '<b>deed', 'emperor', 'partner', '\"><script>', '<i>', 'zz')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_wrote_into_the_database_is_shown_as_it_is_and_does_no_harm() {
    let [server] = fediverse(["toits"]).await;
    let admin = Staff::signs_in(&server, "admin", Role::Admin).await;
    server
        .does(|tx, _| {
            match &mut **tx {
                Conn::Sqlite(conn) => conn.batch_execute(FORGED).unwrap(),
                Conn::Postgres(conn) => conn.batch_execute(FORGED).unwrap(),
            }
            Ok(())
        })
        .await
        .unwrap();
    let page = admin.get("/desk/audit").await;
    assert_eq!(page.status, 200, "{}", page.body);
    for part in ["&#60;b&#62;deed", "emperor", "yesterday", "&#34;&#62;&#60;script&#62;", "&#60;i&#62;"] {
        assert!(page.body.contains(part), "{part}\n{}", page.body);
    }
    assert!(
        !page.body.contains("<script>") && !page.body.contains("href=\"/desk/partners/"),
        "{}",
        page.body
    );
}

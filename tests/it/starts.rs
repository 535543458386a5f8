//! How processes of one instance start beside each other, refuse to become another instance, and stop.

use std::path::Path;

use crate::processes::{Instance, until};

async fn an_instance() -> Instance {
    Instance::new(Path::new(env!("CARGO_BIN_EXE_rooftop")), "alpha").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_address_or_handle_at_a_later_start_stops_with_a_sentence() {
    let mut alpha = an_instance().await;
    alpha.starts(None).await;
    assert_eq!(alpha.stops().await.code(), Some(0));
    let cases = [
        ("PUBLIC_URL", "http://other.localhost:9999", "public_url was \"http://alpha.localhost:"),
        (
            "ASSOCIATION__HANDLE",
            "other",
            "association.handle was \"alpha\" at the first start and is \"other\" now",
        ),
    ];
    for (key, value, sentence) in cases {
        let ended = alpha.beside(&[(key, value)]).runs(&["serve"]).await;
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(1), "{said}");
        assert!(said.contains(sentence), "{said}");
        assert!(said.contains("Set it back, or start with another database"), "{said}");
    }
    alpha.starts(None).await;
    assert!(alpha.lives(), "with its own address and handle it starts as before");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_start_at_once_on_a_new_database_share_it() {
    let alpha = an_instance().await;
    let [first, second, worker] =
        [&[], &[], &[("SERVER__WEB_WORKERS", "1")] as &[_]].map(|settings| alpha.beside(settings));
    let mut running = [
        first.starts(&["serve", "--only", "web"]),
        second.starts(&["serve"]),
        worker.starts(&["serve", "--only", "work"]),
    ];
    for process in [&first, &second] {
        until("both answer", async || {
            for process in &mut running {
                assert_eq!(process.0.try_wait().unwrap(), None, "a process ended");
            }
            process.answers("/offers").await
        })
        .await;
    }
    let line = r#"{"purpose":"offer","title":"Chambre","place_kind":"room","capacity_persons":2,"municipality":"62063","available_from":"2030-01-01"}"#;
    let done = alpha.runs(&["import", "--publish", "-"], line, None).await;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for process in [&first, &second] {
        let list = process.answers("/offers").await.expect("it answers");
        assert!(list.contains("\"total\":1"), "{list}");
    }
    for process in &mut running {
        assert_eq!(process.0.try_wait().unwrap(), None, "a process ended");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigterm_stops_a_process_within_ten_seconds_with_exit_code_0() {
    let mut alpha = an_instance().await;
    alpha.starts(None).await;
    // A connection that stays open must not hold the process.
    let quiet = alpha.connects().await;
    let asked_at = tokio::time::Instant::now();
    let status = alpha.stops().await;
    assert_eq!(status.code(), Some(0), "{status}");
    assert!(asked_at.elapsed().as_secs() <= 10, "it took {:?}", asked_at.elapsed());
    drop(quiet);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_port_in_use_is_told_before_a_database_is_made() {
    let alpha = an_instance().await;
    let process = alpha.beside(&[]);
    let _taken = std::net::TcpListener::bind(("127.0.0.1", process.port)).unwrap();
    let ended = process.runs(&["serve"]).await;
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("listen: cannot listen on 127.0.0.1:"), "{said}");
    if let Some(file) = alpha.database().strip_prefix("sqlite:") {
        assert!(!Path::new(file).exists(), "nothing was written");
    }
}

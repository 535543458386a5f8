//! `/metrics`: not there unless it is configured, for whoever bears the token, and without a word of a stranger.

use serde_json::json;

use super::raw::Request;
use super::stranger::alpha_and_beta;
use crate::fediverse::{Server, settled};

const TOKEN: &str = "a token of the test";

async fn get(server: &Server, authorization: Option<&str>) -> (u16, String) {
    let host = server.node.app.urls.domain().to_string();
    let mut headers = vec![("host".to_owned(), host)];
    headers.extend(authorization.map(|value| ("authorization".to_owned(), value.to_owned())));
    let request =
        Request { method: "GET".to_owned(), path: "/metrics".to_owned(), headers, body: Vec::new() };
    let answer = request.to(server).await;
    (answer.status, answer.body)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn there_are_no_metrics_unless_they_are_configured() {
    let (alpha, _peer, _ben) = alpha_and_beta(&[]).await;
    assert_eq!(get(&alpha, None).await.0, 404);
    assert_eq!(get(&alpha, Some("Bearer ")).await.0, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metrics_count_what_others_did_and_name_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let (alpha, _peer, ben) =
        alpha_and_beta(&[("SERVER__METRICS_TOKEN_FILE", &file.display().to_string())]).await;
    for wrong in [None, Some("Bearer a token of another"), Some(TOKEN)] {
        let (status, body) = get(&alpha, wrong).await;
        assert_eq!(status, 401, "{wrong:?}");
        assert!(!body.contains("rooftop_"), "{body}");
    }
    let follow = ben.follow(&alpha, 1);
    ben.tells(&alpha, &follow).await;
    ben.tells(&alpha, &follow).await;
    ben.tells(&alpha, &ben.activity("Create", 1, json!({"type": "Note"}))).await;
    ben.tells(&alpha, &ben.activity("Wolloh\"} 1\nx{a=\"", 2, json!("http://beta.test/secret"))).await;
    let unsigned = ben.signs(&alpha, &follow).header("signature", None);
    assert_eq!(unsigned.to(&alpha).await.status, 401);
    assert_eq!(ben.sends(&alpha, &ben.activity("Like", 3, json!("http://beta.test/1"))).await.status, 202);

    let (status, text) = get(&alpha, Some(&format!("Bearer {TOKEN}"))).await;
    assert_eq!(status, 200);
    for line in [
        "rooftop_inbox_accepted_total 3",
        r#"rooftop_inbox_refused_total{status="401"} 1"#,
        r#"rooftop_inbox_dropped_total{reason="seen_before"} 1"#,
        r#"rooftop_inbox_dropped_total{reason="other_body"} 1"#,
        r#"rooftop_activities_handled_total{kind="Follow",outcome="done"} 1"#,
        r#"rooftop_activities_handled_total{kind="other",outcome="dropped"} 1"#,
        r#"rooftop_deliveries_total{outcome="taken"} 1"#,
        r#"rooftop_fetches_total{outcome="ok"} 1"#,
        r#"rooftop_queue_length{queue="inbox"} 1"#,
        r#"rooftop_queue_length{queue="set_aside"} 0"#,
        r#"rooftop_queue_length{queue="deliveries"} 0"#,
        r#"rooftop_queue_length{queue="notices"} 0"#,
        r#"rooftop_queue_length{queue="notices_given_up"} 0"#,
    ] {
        assert!(text.lines().any(|found| found == line), "{line} is missing in\n{text}");
    }
    for word in ["beta.test", "Wolloh", "secret", "alpha"] {
        assert!(!text.contains(word), "{word} stands in\n{text}");
    }
    settled(&[&alpha]).await;
}

//! `rooftop partner`.

use std::net::TcpListener;

use actix_web::{App, HttpResponse, HttpServer, web};
use serde_json::json;

use crate::program::{Place, free_ports};

/// An instance on a port of its own, which answers under a name of this machine.
async fn instance(name: &str) -> (Place, String) {
    let (place, port) = Place::reachable(name).await;
    (place, format!("{name}.localhost:{port}"))
}

/// A server that is no Rooftop: its NodeInfo names another program, and an association or none.
fn stranger(association: Option<&'static str>) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let domain = format!("stranger.localhost:{}", listener.local_addr().unwrap().port());
    let base = format!("http://{domain}");
    let server = HttpServer::new(move || {
        let rel = "http://nodeinfo.diaspora.software/ns/schema/2.1";
        let links = json!({"links": [{"rel": rel, "href": format!("{base}/nodeinfo")}]});
        let mut info =
            json!({"version": "2.1", "software": {"name": "greenhouse", "version": "3"}, "metadata": {}});
        if let Some(name) = association {
            info["metadata"]["rooftop"] = json!({"association": format!("{base}/{name}")});
        }
        let actor = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{base}/us"), "type": "Organization",
            "preferredUsername": "us", "name": "Us", "inbox": format!("{base}/us/inbox"),
            "publicKey": {"id": format!("{base}/us#main-key"), "owner": format!("{base}/us"),
                "publicKeyPem": include_str!("stranger.pem")},
        });
        App::new()
            .route("/.well-known/nodeinfo", web::get().to(move || answer(links.clone(), "application/json")))
            .route("/nodeinfo", web::get().to(move || answer(info.clone(), "application/json")))
            .route("/us", web::get().to(move || answer(actor.clone(), "application/activity+json")))
    });
    tokio::spawn(server.workers(1).disable_signals().listen(listener).unwrap().run());
    domain
}

async fn answer(body: serde_json::Value, kind: &'static str) -> HttpResponse {
    HttpResponse::Ok().content_type(kind).body(body.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn partners_are_added_listed_and_removed() {
    let ((here, _), (there, their_domain)) = (instance("here").await, instance("there").await);
    let mut server = there.starts(&["serve"]);
    server.says("Rooftop runs").await;
    assert!(
        here.runs(&["partner", "list"])
            .await
            .out
            .starts_with("no partners yet; add one with: rooftop partner add")
    );
    let added = here.runs(&["partner", "add", &their_domain, "--tier", "ally"]).await;
    assert_eq!(added.code, Some(0), "{added:?}");
    let start = format!(
        "{their_domain} is open: Toits (http://{their_domain}/actors/there, rooftop {})",
        env!("CARGO_PKG_VERSION")
    );
    assert!(added.out.starts_with(&start), "{}", added.out);
    let list = here.runs(&["partner", "list"]).await.out;
    assert!(list.starts_with(&format!("{their_domain}  open  follow: pending  offers: 0")), "{list}");
    assert!(list.contains("alliance: proposed by us"), "one side alone makes no ally: {list}");
    let again = here.runs(&["partner", "add", &their_domain]).await;
    assert_eq!(again.code, Some(0), "a partner may be looked up again: {again:?}");
    assert!(here.runs(&["partner", "list"]).await.out.contains("alliance: proposed by us"));
    let other = ["partner", "add", &their_domain, "--tier", "ally", "--fingerprint", "0000 0000"];
    let other = here.runs(&other).await;
    assert_eq!(other.code, Some(1), "{other:?}");
    assert!(other.err.contains("has another fingerprint than the one that was compared"), "{}", other.err);
    let alone = here.runs(&["partner", "add", &their_domain, "--fingerprint", "0000 0000"]).await;
    assert!(alone.err.contains("--fingerprint: goes with --tier ally alone"), "{}", alone.err);
    let withdrawn = here.runs(&["partner", "add", &their_domain, "--tier", "open"]).await;
    assert_eq!(withdrawn.code, Some(0), "{withdrawn:?}");
    assert!(here.runs(&["partner", "list"]).await.out.contains("alliance: ended by us"));
    let gone = here.runs(&["partner", "remove", &their_domain]).await;
    assert_eq!(gone.code, Some(0), "{gone:?}");
    assert!(here.runs(&["partner", "list"]).await.out.starts_with("no partners yet"));
    let twice = here.runs(&["partner", "remove", &their_domain]).await;
    assert_eq!((twice.code, twice.out.as_str()), (Some(1), ""));
    assert!(twice.err.contains("there is no such partner"), "{}", twice.err);
    let blocked = here.runs(&["partner", "add", "bad.localhost", "--tier", "blocked"]).await;
    assert_eq!(blocked.code, Some(0), "{blocked:?}");
    assert!(here.runs(&["partner", "list"]).await.out.starts_with("bad.localhost  blocked  follow: none"));
    assert_eq!(server.stops().await.0, Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_answer_is_ourselves_or_no_rooftop_is_no_partner() {
    let (here, own_domain) = instance("here").await;
    let silent = format!("silent.localhost:{}", free_ports(1));
    let (nobody, us) = (stranger(None), stranger(Some("us")));
    let mut server = here.starts(&["serve"]);
    server.says("Rooftop runs").await;
    for (args, sentence) in [
        (
            &["partner", "add", silent.as_str()][..],
            format!("{silent} cannot be a partner: cannot reach the other server"),
        ),
        (&["partner", "add", own_domain.as_str()], "this instance".to_owned()),
        (&["partner", "add", own_domain.as_str(), "--tier", "blocked"], "this instance".to_owned()),
        (
            &["partner", "add", nobody.as_str()],
            format!("{nobody} runs greenhouse 3, whose NodeInfo names no association"),
        ),
        (
            &["partner", "add", us.as_str(), "--tier", "ally"],
            format!("{us} runs greenhouse 3: only an instance of Rooftop can be an ally"),
        ),
    ] {
        let said = here.runs(args).await;
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{args:?}");
        assert!(said.err.contains(&sentence), "{sentence:?} in {}", said.err);
    }
    assert!(here.runs(&["partner", "list"]).await.out.starts_with("no partners yet"));
    let open = here.runs(&["partner", "add", &us]).await;
    assert_eq!(open.code, Some(0), "its public offers are welcome: {open:?}");
    assert_eq!(server.stops().await.0, Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_federation_there_are_no_partners() {
    let said = Place::empty().runs(&["partner", "add", "toits.example"]).await;
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.starts_with("rooftop: federation is off: "), "{}", said.err);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_of_domains_is_tried_imported_and_exported() {
    let (here, own_domain) = instance("here").await;
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("domains.csv");
    let name = file.display().to_string();
    let host = own_domain.split(':').next().unwrap();
    std::fs::write(
        &file,
        format!("#domain,#severity\nbad.example,suspend\nloud.example,silence\n{host},suspend\n"),
    )
    .unwrap();
    let tried = here.runs(&["partner", "import", &name, "--dry-run"]).await;
    assert_eq!(tried.code, Some(0), "{tried:?}");
    assert_eq!(
        tried.out,
        format!(
            "bad.example: new, blocked\nloud.example: new, open [silence]\n\
             {host}: left out, it is this instance itself or stands above it\n2 of 3 domains would change\n"
        )
    );
    assert!(here.runs(&["partner", "list"]).await.out.starts_with("no partners yet"));
    let done = here.runs(&["partner", "import", &name]).await;
    assert!(done.out.ends_with("2 of 3 domains changed\n"), "{done:?}");
    let again = here.runs(&["partner", "import", &name]).await;
    assert!(again.out.starts_with("bad.example: stays blocked\n"), "{again:?}");
    let out = here.runs(&["partner", "export"]).await.out;
    let head = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";
    assert_eq!(
        out,
        format!("{head}bad.example,suspend,false,false,,false\nloud.example,silence,false,false,,false\n")
    );

    std::fs::write(&file, "#domain,#severity\nex*mple.org,suspend\nloud.example,loud\n").unwrap();
    let refused = here.runs(&["partner", "import", &name]).await;
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.contains("line 2: #domain \"ex*mple.org\" is obfuscated"), "{}", refused.err);
    assert!(
        refused.err.contains("line 3: #severity is noop, silence or suspend, not \"loud\""),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("nothing was imported"), "{}", refused.err);
}

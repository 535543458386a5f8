//! How others find us: WebFinger (RFC 7033), host-meta (RFC 6415), NodeInfo 2.1 and 2.0 (FEP-f1d5), the instance actor (FEP-2677),
//! and the text of our namespace.

use activitypub_federation::FEDERATION_CONTENT_TYPE;
use actix_web::HttpResponse;
use actix_web::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use actix_web::web::{Data, Query};
use serde_json::{Value, json};

use super::{failed, not_found, refusal};
use crate::domain::audience::Audience;
use crate::domain::field::{Field, Purpose};
use crate::domain::proposal::State;
use crate::federation::Node;
use crate::federation::vocab::context::NAMESPACE;
use crate::federation::vocab::leaving::leaving;
use crate::federation::vocab::relationship::ALLY_OF;
use crate::federation::vocab::webfinger::actor_named;
use crate::services::ServiceError;
use crate::store::{accounts, proposals};
use crate::urls::INSTANCE;

/// The relation that says which actor signs for an instance (FEP-2677).
const APPLICATION: &str = "https://www.w3.org/ns/activitystreams#Application";

/// What WebFinger is asked.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Asked {
    resource: Option<String>,
}

/// `GET /.well-known/webfinger?resource=acct:offers@toits.example`, or an actor's id or page.
pub(super) async fn webfinger(node: Data<Node>, asked: Query<Asked>) -> HttpResponse {
    let Some(resource) = &asked.resource else {
        return refusal(400, "resource: is missing; ask for acct:name@domain, or an actor's address");
    };
    let urls = &node.app.urls;
    let association = node.app.config.association.handle.as_str();
    let Some(name) = actor_named(urls, association, resource) else { return not_found() };
    let id = urls.actor(name);
    let handle = if name == INSTANCE { urls.domain().as_str() } else { name };
    let page = urls.actor_page(name);
    let body = json!({
        "subject": format!("acct:{handle}@{}", urls.domain()),
        "aliases": [id, page],
        "links": [
            {"rel": "self", "type": FEDERATION_CONTENT_TYPE, "href": id},
            {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": page},
        ],
    });
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/jrd+json"))
        .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .body(leaving(Audience::Everybody, body).to_string())
}

/// `GET /.well-known/host-meta`.
pub(super) async fn host_meta(node: Data<Node>) -> HttpResponse {
    let template = node.app.urls.at("/.well-known/webfinger?resource={uri}");
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\
         <Link rel=\"lrdd\" type=\"application/jrd+json\" template=\"{template}\"/></XRD>\n"
    );
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "application/xrd+xml")).body(body)
}

/// `GET /.well-known/nodeinfo`.
pub(super) async fn nodeinfo_links(node: Data<Node>) -> HttpResponse {
    let link = |version: &str| {
        let rel = format!("http://nodeinfo.diaspora.software/ns/schema/{version}");
        json!({"rel": rel, "href": node.app.urls.at(&format!("/nodeinfo/{version}"))})
    };
    let application = json!({"rel": APPLICATION, "href": node.app.urls.instance()});
    let body = json!({"links": [link("2.1"), link("2.0"), application]});
    HttpResponse::Ok().json(leaving(Audience::Everybody, body))
}

/// `GET /nodeinfo/2.1`.
pub(super) async fn nodeinfo_21(node: Data<Node>) -> HttpResponse {
    nodeinfo(&node, "2.1").await
}

/// `GET /nodeinfo/2.0`: some servers read nothing newer.
pub(super) async fn nodeinfo_20(node: Data<Node>) -> HttpResponse {
    nodeinfo(&node, "2.0").await
}

async fn nodeinfo(node: &Node, version: &str) -> HttpResponse {
    let counted = node
        .app
        .db
        .read(|conn| {
            let out = [State::Published, State::Reserved, State::Occupied];
            Ok::<_, ServiceError>((
                accounts::count(conn)?,
                proposals::count_by_states(conn, (&out, proposals::Seen::All))?,
            ))
        })
        .await;
    let (users, posts) = match counted {
        Ok(counted) => counted,
        Err(error) => return failed(&error),
    };
    let mut software = json!({"name": "rooftop", "version": env!("CARGO_PKG_VERSION")});
    if version == "2.1" {
        software["repository"] = json!(env!("CARGO_PKG_REPOSITORY"));
    }
    let body = json!({
        "version": version,
        "software": software,
        "protocols": ["activitypub"],
        "services": {"inbound": [], "outbound": []},
        "openRegistrations": false,
        "usage": {"users": {"total": users}, "localPosts": posts},
        "metadata": {
            "nodeName": node.app.config.association.name,
            "rooftop": {"association": node.app.association(), "board": node.app.urls.board()},
        },
    });
    let kind =
        format!("application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/{version}#\"");
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .body(leaving(Audience::Everybody, body).to_string())
}

/// `GET /ns`: what the terms of our namespace mean.
pub(super) async fn namespace() -> HttpResponse {
    let mut terms: serde_json::Map<String, Value> = Field::ALL
        .iter()
        .filter(|field| field.belongs_to(Purpose::Offer))
        .map(|field| (field.wire_name(), json!({"tier": format!("{:?}", field.tier(Purpose::Offer)), "shape": format!("{:?}", field.shape())})))
        .collect();
    let verdicts = [
        ("vettedUntil", "the last month in which the vetting of its host counts: 2027-03"),
        (
            "loneAdultOk",
            "whether a lone woman, or somebody alone with children, may be proposed there: true or false",
        ),
        ("womenOnly", "whether it is a home of women only, or nobody else's: true or false"),
    ];
    terms.extend(verdicts.map(|(name, what)| (name.to_owned(), json!({"tier": "Network", "what": what}))));
    let relations = json!({ALLY_OF: "Two associations are allies of one another: each lets the other fetch requests in bands, and negotiate. \
        It holds while both declare it; the value of `relationship` of a Relationship (ActivityStreams)."});
    HttpResponse::Ok().json(json!({"namespace": NAMESPACE, "housing": terms, "relations": relations}))
}

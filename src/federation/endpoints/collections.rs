//! Outbox, followers, following and featured of our actors, page by page.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::{document, failed, not_found, refusal};
use crate::federation::Node;
use crate::federation::vocab::collection::{self, PAGE_ITEMS, PAGE_ITEMS_BYTES};
use crate::ids::ApId;
use crate::services::ServiceError;
use crate::store::{Conn, StoreError, follows, outbox as store_outbox};
use crate::urls::Urls;

/// Which page is asked for.
#[derive(Debug, serde::Deserialize)]
pub(super) struct PageQuery {
    page: Option<String>,
    /// The key that the page begins after.
    after: Option<String>,
}

/// One page as read from the store: its items, and the key of the last where more follow.
type Items = (Vec<Value>, Option<String>);

/// Answers a collection, or the page that the query asks for.
async fn paged(
    (node, name, what): (&Node, &str, &str),
    query: &PageQuery,
    count: impl FnOnce(&mut Conn, &ApId) -> Result<i64, StoreError> + Send + 'static,
    items: impl FnOnce(&mut Conn, &ApId, Option<&str>) -> Result<Items, StoreError> + Send + 'static,
) -> HttpResponse {
    if !Urls::may_name(name) {
        return not_found();
    }
    let actor = node.app.urls.actor(name);
    if node.key(&actor).is_none() {
        return not_found();
    }
    let id = node.app.urls.of_actor(&actor, what);
    if query.page.is_none() && query.after.is_none() {
        return match node.app.db.read(move |conn| count(conn, &actor)).await {
            Ok(total) => document(collection::paged(&id, total)),
            Err(error) => failed(&ServiceError::from(error)),
        };
    }
    let after = query.after.clone();
    let own = after.as_ref().map_or_else(|| "page=true".to_owned(), |after| page_query(after));
    match node.app.db.read(move |conn| items(conn, &actor, after.as_deref())).await {
        Ok((items, next)) => {
            let next = next.map(|key| page_query(&key));
            document(collection::page(&id, &own, items, next.as_deref()))
        }
        Err(error) => failed(&ServiceError::from(error)),
    }
}

fn page_query(after: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .append_pair("page", "true")
        .append_pair("after", after)
        .finish()
}

/// Splits what was read into a page and the key that the next one begins after. A page ends before it becomes too large for others.
fn split<T>(mut rows: Vec<T>, key: impl Fn(&T) -> String, value: impl Fn(&T) -> (Value, usize)) -> Items {
    let mut bytes = 0;
    let mut items = Vec::new();
    for row in rows.iter().take(usize::try_from(PAGE_ITEMS).unwrap_or(usize::MAX)) {
        let (item, size) = value(row);
        bytes += size;
        if bytes > PAGE_ITEMS_BYTES && !items.is_empty() {
            break;
        }
        items.push(item);
    }
    let more = rows.len() > items.len();
    rows.truncate(items.len());
    let next = if more { rows.last().map(key) } else { None };
    (items, next)
}

/// `GET …/outbox`: the actor's public activities, the newest first.
pub(super) async fn outbox(node: Data<Node>, name: Path<String>, query: Query<PageQuery>) -> HttpResponse {
    paged((&node, &name, "outbox"), &query, store_outbox::count, |conn, actor, after| {
        let rows = store_outbox::page(conn, actor, after, PAGE_ITEMS + 1)?;
        // A body is stored as JSON; one that is not would be our own fault, and is left out rather than breaking the page.
        let body =
            |(_, body): &(String, String)| (serde_json::from_str(body).unwrap_or(Value::Null), body.len());
        Ok(split(rows, |(key, _)| key.clone(), body))
    })
    .await
}

/// `POST …/outbox`: clients do not write through it.
pub(super) async fn outbox_post() -> HttpResponse {
    refusal(405, "this outbox is read-only: the association publishes on its own pages")
}

/// `GET …/followers`.
pub(super) async fn followers(node: Data<Node>, name: Path<String>, query: Query<PageQuery>) -> HttpResponse {
    paged((&node, &name, "followers"), &query, follows::count_followers, |conn, actor, after| {
        let rows = follows::followers_page(conn, actor, after.unwrap_or_default(), PAGE_ITEMS + 1)?;
        Ok(split(rows, ToString::to_string, |id| (json!(id), id.as_str().len())))
    })
    .await
}

/// `GET …/following`.
pub(super) async fn following(node: Data<Node>, name: Path<String>, query: Query<PageQuery>) -> HttpResponse {
    paged((&node, &name, "following"), &query, follows::count_following, |conn, actor, after| {
        let rows = follows::following_page(conn, actor, after.unwrap_or_default(), PAGE_ITEMS + 1)?;
        Ok(split(rows, ToString::to_string, |id| (json!(id), id.as_str().len())))
    })
    .await
}

/// `GET …/featured`: nothing is pinned, which some servers ask for all the same.
pub(super) async fn featured(node: Data<Node>, name: Path<String>, _: HttpRequest) -> HttpResponse {
    if !Urls::may_name(&name) {
        return not_found();
    }
    let actor = node.app.urls.actor(&name);
    if node.key(&actor).is_none() {
        return not_found();
    }
    document(collection::whole(&node.app.urls.of_actor(&actor, "featured"), Vec::new()))
}

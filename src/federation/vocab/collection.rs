//! Collections, whole or in pages (ActivityPub 5).

use activitypub_federation::kinds::collection::{OrderedCollectionPageType, OrderedCollectionType};
use serde_json::{Value, json};

use super::context;
use crate::ids::ApId;

/// How many items a page holds at most.
pub const PAGE_ITEMS: i64 = 100;
/// How many bytes the items of a page have at most, the first excepted: others read a megabyte of a document and no more.
pub const PAGE_ITEMS_BYTES: usize = 600_000;

/// A collection that is read page by page.
pub fn paged(id: &ApId, total: i64) -> Value {
    json!({
        "@context": context::plain(),
        "id": id,
        "type": OrderedCollectionType::OrderedCollection,
        "totalItems": total,
        "first": format!("{id}?page=true"),
    })
}

/// One page; `next` is the query of the next one.
pub fn page(id: &ApId, query: &str, items: Vec<Value>, next: Option<&str>) -> Value {
    let mut page = json!({
        "@context": context::proposal(),
        "id": format!("{id}?{query}"),
        "type": OrderedCollectionPageType::OrderedCollectionPage,
        "partOf": id,
        "orderedItems": items,
    });
    if let Some(next) = next {
        page["next"] = json!(format!("{id}?{next}"));
    }
    page
}

/// A collection with everything in it.
pub fn whole(id: &ApId, items: Vec<Value>) -> Value {
    json!({
        "@context": context::proposal(),
        "id": id,
        "type": OrderedCollectionType::OrderedCollection,
        "totalItems": items.len(),
        "orderedItems": items,
    })
}

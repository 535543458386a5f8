//! Reads a collection of another server, leniently: paged or whole, its first page named or embedded, its items one or many.
//! Invariant (inbound check 10): of one page so many items are read and no more; the next page is of the same origin.

use serde_json::Value;

use super::read;
use crate::domain::backfill::{Next, PAGE_ITEMS_MAX};
use crate::ids::ApId;

/// What a document of a collection holds.
#[derive(Debug, PartialEq)]
pub struct PageFound<'a> {
    pub items: Vec<&'a Value>,
    /// How many items were left out, because a page has at most [`PAGE_ITEMS_MAX`].
    pub left_out: usize,
    pub next: Next,
}

/// Reads a document that was found at `from`: a collection or a page of one. `None` where it is neither.
pub fn page<'a>(document: &'a Value, from: &ApId) -> Option<PageFound<'a>> {
    match read::kind(document)? {
        "Collection" | "OrderedCollection" => Some(match document.get("first") {
            // The collection's own document may hold items too; the pages repeat them.
            Some(first) if is_embedded(first) => one_page(first, from),
            Some(first) => PageFound { items: Vec::new(), left_out: 0, next: next(Some(first), from) },
            None => one_page(document, from),
        }),
        "CollectionPage" | "OrderedCollectionPage" => Some(one_page(document, from)),
        _ => None,
    }
}

/// Whether a page stands here itself, and not only its name.
fn is_embedded(page: &Value) -> bool {
    page.is_object() && ["orderedItems", "items", "next"].iter().any(|name| page.get(name).is_some())
}

fn one_page<'a>(page: &'a Value, from: &ApId) -> PageFound<'a> {
    let items = page.get("orderedItems").or_else(|| page.get("items"));
    let all = match items {
        Some(Value::Array(items)) => items.as_slice(),
        Some(Value::Null) | None => &[],
        Some(one) => std::slice::from_ref(one),
    };
    PageFound {
        items: all.iter().take(PAGE_ITEMS_MAX).collect(),
        left_out: all.len().saturating_sub(PAGE_ITEMS_MAX),
        next: next(page.get("next"), from),
    }
}

fn next(value: Option<&Value>, from: &ApId) -> Next {
    let named = value.filter(|value| !value.is_null());
    match named.map(|value| read::id(value).and_then(|id| id.parse::<ApId>().ok())) {
        None => Next::End,
        Some(Some(id)) if id.same_origin(from) => Next::Page(id.without_fragment()),
        Some(_) => Next::Elsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn from() -> ApId {
        "https://a.example/outbox".parse().unwrap()
    }

    fn named(text: &str) -> Next {
        Next::Page(text.parse().unwrap())
    }

    #[test]
    fn a_collection_is_whole_paged_or_has_its_first_page_in_it() {
        let whole = json!({"type": "OrderedCollection", "orderedItems": ["a", "b"]});
        assert_eq!(page(&whole, &from()).unwrap().items, [&json!("a"), &json!("b")]);
        for first in [json!("https://a.example/1"), json!({"id": "https://a.example/1", "type": "Link"})] {
            let paged = json!({"type": "OrderedCollection", "first": first});
            let found = page(&paged, &from()).unwrap();
            assert_eq!((found.items.len(), found.next), (0, named("https://a.example/1")));
        }
        let embedded = json!({"type": "Collection",
            "first": {"type": "CollectionPage", "items": {"id": "x"}, "next": {"id": "https://a.example/2"}}});
        let found = page(&embedded, &from()).unwrap();
        assert_eq!((found.items, found.next), (vec![&json!({"id": "x"})], named("https://a.example/2")));
        assert_eq!(page(&json!({"type": "Note"}), &from()), None);
        assert_eq!(page(&json!([]), &from()), None);
    }

    #[test]
    fn inbound_10_the_next_page_is_of_the_same_origin() {
        for next in
            ["https://b.example/2", "https://a.example:8443/2", "http://a.example/2", "x", "https://1.2.3.4/"]
        {
            let document = json!({"type": "OrderedCollectionPage", "orderedItems": [], "next": next});
            assert_eq!(page(&document, &from()).unwrap().next, Next::Elsewhere, "{next}");
        }
        let last = json!({"type": "OrderedCollectionPage", "next": null});
        assert_eq!(page(&last, &from()).unwrap().next, Next::End);
        let same = json!({"type": "OrderedCollectionPage", "next": "https://a.example/2#x"});
        assert_eq!(page(&same, &from()).unwrap().next, named("https://a.example/2"));
    }

    #[test]
    fn inbound_10_a_page_has_a_hundred_items_and_no_more() {
        let items: Vec<u32> = (0..130).collect();
        let document = json!({"type": "OrderedCollectionPage", "orderedItems": items});
        let found = page(&document, &from()).unwrap();
        assert_eq!((found.items.len(), found.left_out), (100, 30));
    }
}

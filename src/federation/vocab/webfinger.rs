//! What a WebFinger resource means here (RFC 7033): `acct:offers@toits.example`, or the address of an actor or its page.

use crate::urls::{BOARD, INSTANCE, Urls};

/// The name, in our addresses, of the actor that a resource means; `association` is the association's handle.
pub fn actor_named<'a>(urls: &Urls, association: &'a str, resource: &str) -> Option<&'a str> {
    let names = [association, BOARD, INSTANCE];
    match resource.strip_prefix("acct:") {
        Some(account) => {
            let (handle, domain) = account.trim_start_matches('@').rsplit_once('@')?;
            let ours = urls.domain().as_str();
            if !domain.eq_ignore_ascii_case(ours) {
                return None;
            }
            // The instance's handle is the domain itself.
            names
                .into_iter()
                .find(|name| handle.eq_ignore_ascii_case(if *name == INSTANCE { ours } else { name }))
        }
        None => names
            .into_iter()
            .find(|name| urls.actor(name).as_str() == resource || urls.actor_page(name) == resource)
            .or_else(|| (resource.trim_end_matches('/') == urls.origin()).then_some(INSTANCE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_actor_has_its_spellings_and_nobody_else_has_one() {
        let urls = Urls::new(&"https://toits.example".parse().unwrap()).unwrap();
        let named = |resource| actor_named(&urls, "toits", resource);
        for (resource, name) in [
            ("acct:toits@toits.example", Some("toits")),
            ("acct:@TOITS@Toits.Example", Some("toits")),
            ("acct:offers@toits.example", Some(BOARD)),
            ("acct:toits.example@toits.example", Some(INSTANCE)),
            ("https://toits.example/actors/offers", Some(BOARD)),
            ("https://toits.example/@toits", Some("toits")),
            ("https://toits.example", Some(INSTANCE)),
            ("https://toits.example/", Some(INSTANCE)),
            ("acct:instance@toits.example", None),
            ("acct:toits@toits.example.evil.example", None),
            ("acct:toits", None),
            ("https://toits.example/@nobody", None),
            ("toits@toits.example", None),
            ("", None),
        ] {
            assert_eq!(named(resource), name, "{resource}");
        }
    }
}

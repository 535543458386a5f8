//! The `resource` of WebFinger: it names one of three actors, in any of its spellings, or nobody.

use rooftop::federation::vocab::webfinger::actor_named;
use rooftop::urls::{BOARD, INSTANCE, Urls};

/// Asks for a resource on two instances.
pub fn check(bytes: &[u8]) {
    let resource = String::from_utf8_lossy(bytes);
    for origin in ["https://toits.example", "http://liege.localhost:8001"] {
        let urls = Urls::new(&origin.parse().unwrap()).unwrap();
        let Some(name) = actor_named(&urls, "toits", &resource) else { continue };
        assert!(["toits", BOARD, INSTANCE].contains(&name), "{name:?} for {resource:?}");
        // Only what names our domain names an actor of ours.
        let domain = urls.domain().as_str();
        assert!(resource.to_ascii_lowercase().contains(domain), "{resource:?} is not of {domain}");
        let handle = if name == INSTANCE { domain } else { name };
        for other in [
            format!("acct:{handle}@{domain}"),
            format!("acct:@{handle}@{domain}"),
            urls.actor(name).to_string(),
            urls.actor_page(name),
        ] {
            assert_eq!(actor_named(&urls, "toits", &other), Some(name), "{other:?} as {resource:?}");
        }
    }
}

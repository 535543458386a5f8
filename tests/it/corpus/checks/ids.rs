//! Addresses and domains: read, written, and their origins compared. The input is a line an address.

use rooftop::ids::{ApId, Domain};

/// Reads each line as both, and compares the first three ids.
pub fn check(bytes: &[u8]) {
    let given = String::from_utf8_lossy(bytes);
    let ids: Vec<ApId> = given.split('\n').take(3).filter_map(id).collect();
    given.split('\n').take(3).for_each(domain);
    for a in &ids {
        assert!(a.same_origin(a), "{a} is of its own origin");
        for b in &ids {
            assert_eq!(a.same_origin(b), b.same_origin(a), "{a}, {b}");
            assert_eq!(a.same_origin(b), origin(a) == origin(b), "{a}, {b}");
            if a.same_origin(b) {
                assert_eq!(a.domain(), b.domain());
            }
            for c in &ids {
                assert!(!(a.same_origin(b) && b.same_origin(c)) || a.same_origin(c), "{a}, {b}, {c}");
            }
        }
    }
}

/// Scheme, host and port as they stand in the text of an id, which is in its one form.
fn origin(id: &ApId) -> (&str, &str, u16) {
    let (scheme, rest) = id.as_str().split_once("://").unwrap();
    let authority = rest.split(['/', '?', '#']).next().unwrap();
    let usual = if scheme == "https" { 443 } else { 80 };
    match authority.split_once(':') {
        Some((host, port)) => (scheme, host, port.parse().unwrap()),
        None => (scheme, authority, usual),
    }
}

/// Reads an id, and asserts what holds for it alone.
pub fn id(text: &str) -> Option<ApId> {
    let id: ApId = text.parse().ok()?;
    assert!(id.as_str().len() <= rooftop::ids::AP_ID_MAX_BYTES, "{} bytes", id.as_str().len());
    assert_eq!(id.as_str().parse::<ApId>().as_ref(), Ok(&id), "an id reads back as itself");
    assert!(matches!(id.url().scheme(), "http" | "https"), "{id}");
    assert!(id.url().username().is_empty() && id.url().password().is_none(), "{id}");
    let bare = id.without_fragment();
    assert!(bare.same_origin(&id) && !bare.as_str().contains('#'), "{bare}");
    // A plain http address on 443 is the one whose domain reads as another's: it is only ever of a trial.
    if !(id.url().scheme() == "http" && id.url().port() == Some(443)) {
        let domain = id.domain();
        assert_eq!(domain.as_str().parse::<Domain>().as_ref(), Ok(&domain), "{id}");
    }
    Some(id)
}

/// Reads a domain, and asserts what holds for it.
pub fn domain(text: &str) {
    let Ok(domain) = text.parse::<Domain>() else { return };
    assert_eq!(domain.as_str().parse::<Domain>().as_ref(), Ok(&domain), "a domain reads back as itself");
    let id: ApId = format!("https://{domain}/actors/x").parse().expect("a domain has addresses");
    assert_eq!(id.domain(), domain);
    assert!(domain.as_str().starts_with(domain.host()) && !domain.host().contains(':'), "{domain}");
    let lower = domain.as_str().to_ascii_lowercase();
    assert!(
        domain.as_str() == lower && domain.as_str().is_ascii() && !lower.contains(['/', '@']),
        "{domain}"
    );
}

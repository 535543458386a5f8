//! Names to addresses, filtered: the connection goes to an address that was judged, so that a name which answers
//! differently the second time (DNS rebinding) gains nothing.

use std::collections::HashMap;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::error::Refusal;
use super::rules;
use super::settings::AllowLoopback;

/// Where a name is, as a test says.
type Teller = dyn Fn(&str) -> Vec<SocketAddr> + Send + Sync;

/// Who says where names are. Whatever it says is filtered.
#[derive(Clone, Default)]
pub enum Lookup {
    /// The system's resolver.
    #[default]
    System,
    /// A function, for tests of names that answer differently each time.
    Told(Arc<Teller>),
}

impl Lookup {
    async fn ask(&self, host: &str) -> std::io::Result<Vec<SocketAddr>> {
        match self {
            Self::System => Ok(tokio::net::lookup_host((host, 0)).await?.collect()),
            Self::Told(tell) => Ok(tell(host)),
        }
    }
}

impl std::fmt::Debug for Lookup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::System => "System",
            Self::Told(_) => "Told",
        })
    }
}

/// The resolver of one client.
pub(super) struct FilteringResolver {
    lookup: Lookup,
    overrides: Arc<HashMap<String, SocketAddr>>,
    allow_loopback: AllowLoopback,
}

impl FilteringResolver {
    pub(super) fn new(
        lookup: Lookup,
        overrides: HashMap<String, SocketAddr>,
        allow_loopback: AllowLoopback,
    ) -> Self {
        let lower = overrides.into_iter().map(|(host, at)| (host.to_ascii_lowercase(), at)).collect();
        Self { lookup, overrides: Arc::new(lower), allow_loopback }
    }

    /// What is known without asking: overrides, and the names of this machine.
    fn known(&self, host: &str) -> Option<Result<Vec<SocketAddr>, Refusal>> {
        if let Some(at) = self.overrides.get(host) {
            return Some(Ok(vec![*at]));
        }
        if !rules::is_local_name(host) {
            return None;
        }
        Some(match self.allow_loopback {
            AllowLoopback::Yes => {
                // Port 0: the client puts the URL's own.
                Ok(vec![(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()])
            }
            AllowLoopback::No => Err(Refusal::LocalName { host: host.to_owned() }),
        })
    }
}

impl Resolve for FilteringResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_ascii_lowercase();
        let known = self.known(&host);
        let (allow_loopback, lookup) = (self.allow_loopback, self.lookup.clone());
        Box::pin(async move {
            let addresses = match known {
                Some(known) => known?,
                None => {
                    let found = lookup.ask(&host).await?;
                    filter(found.into_iter(), &host, allow_loopback)?
                }
            };
            let addresses: Addrs = Box::new(addresses.into_iter());
            Ok(addresses)
        })
    }
}

/// Keeps the addresses that may be connected to; refuses when none is left.
fn filter(
    found: impl Iterator<Item = SocketAddr>,
    host: &str,
    allow_loopback: AllowLoopback,
) -> Result<Vec<SocketAddr>, Refusal> {
    let mut refused = None;
    let kept: Vec<SocketAddr> = found
        .filter(|at| match rules::check_address(at.ip(), host, allow_loopback) {
            Ok(()) => true,
            Err(refusal) => {
                refused = Some(refusal);
                false
            }
        })
        .collect();
    match refused {
        Some(refusal) if kept.is_empty() => Err(refusal),
        _ => Ok(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(texts: &[&str]) -> Vec<SocketAddr> {
        texts.iter().map(|text| SocketAddr::new(text.parse().unwrap(), 0)).collect()
    }

    fn resolver(lookup: Lookup, allow: AllowLoopback) -> FilteringResolver {
        FilteringResolver::new(lookup, HashMap::new(), allow)
    }

    #[tokio::test]
    async fn inbound_09_a_name_that_answers_otherwise_the_second_time_is_judged_by_what_is_connected_to() {
        let asked = Arc::new(std::sync::atomic::AtomicU32::new(0));
        let counted = Arc::clone(&asked);
        let rebinding = Lookup::Told(Arc::new(move |_| {
            let first = counted.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 0;
            addresses(&[if first { "1.1.1.1" } else { "127.0.0.1" }])
        }));
        let resolver = resolver(rebinding, AllowLoopback::No);
        let resolve = || resolver.resolve("rebinding.example".parse().unwrap());
        assert_eq!(resolve().await.unwrap().collect::<Vec<_>>(), addresses(&["1.1.1.1"]));
        let error = resolve().await.err().expect("the second answer is loopback");
        assert!(matches!(error.downcast_ref(), Some(Refusal::SpecialAddress { .. })), "{error}");
        assert_eq!(
            asked.load(std::sync::atomic::Ordering::SeqCst),
            2,
            "each connection asks for itself, once"
        );
    }

    #[test]
    fn private_addresses_are_left_out_and_refused_when_nothing_else_is_there() {
        let mixed = addresses(&["10.0.0.1", "1.1.1.1", "::1"]);
        let kept = filter(mixed.into_iter(), "a.example", AllowLoopback::No).unwrap();
        assert_eq!(kept, addresses(&["1.1.1.1"]));
        let private = addresses(&["10.0.0.1"]);
        let error = filter(private.into_iter(), "a.example", AllowLoopback::Yes).unwrap_err();
        assert_eq!(error.to_string(), "a.example is at 10.0.0.1, which is no public address");
    }

    #[tokio::test]
    async fn local_names_are_this_machine_in_the_test_setting_and_refused_outside() {
        let resolve = |allow| resolver(Lookup::System, allow).resolve("liege.localhost".parse().unwrap());
        let found: Vec<_> = resolve(AllowLoopback::Yes).await.unwrap().collect();
        assert_eq!(found, addresses(&["127.0.0.1", "::1"]));
        let error = resolve(AllowLoopback::No).await.err().unwrap();
        assert!(error.downcast_ref::<Refusal>().is_some(), "{error}");
    }
}

//! Addresses and networks of trusted proxies (RFC 4632), and which address counts as the client's.
//! Invariant: an address is compared in its canonical form, so that `::ffff:10.0.0.1` is `10.0.0.1`.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One address, or a network like `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cidr {
    address: IpAddr,
    prefix_bits: u8,
}

/// Why a text is neither an address nor a network.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum CidrError {
    #[error("must be an IP address or a network like 10.0.0.0/8")]
    NotAnAddress,
    #[error("must have a prefix of at most {max} bits")]
    PrefixTooLong { max: u8 },
}

impl Cidr {
    /// Says whether the address lies in this network.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(mine), IpAddr::V4(other)) => {
                same_prefix(u32::from(mine).into(), u32::from(other).into(), 32, self.prefix_bits)
            }
            (IpAddr::V6(mine), IpAddr::V6(other)) => {
                same_prefix(mine.into(), other.into(), 128, self.prefix_bits)
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }

    fn bits(address: IpAddr) -> u8 {
        if address.is_ipv4() { 32 } else { 128 }
    }
}

/// Compares the first `prefix_bits` of two addresses of `width_bits`.
fn same_prefix(a: u128, b: u128, width_bits: u8, prefix_bits: u8) -> bool {
    // A shift by the whole width is what `checked_shr` refuses: a prefix of 0 holds everything.
    (a ^ b).checked_shr(u32::from(width_bits - prefix_bits)).is_none_or(|rest| rest == 0)
}

impl FromStr for Cidr {
    type Err = CidrError;
    fn from_str(text: &str) -> Result<Self, CidrError> {
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| CidrError::NotAnAddress)?;
        let max = Self::bits(address);
        let Some(prefix) = prefix else {
            let address = address.to_canonical();
            return Ok(Self { address, prefix_bits: Self::bits(address) });
        };
        let prefix_bits: u8 = prefix.parse().map_err(|_| CidrError::NotAnAddress)?;
        if prefix_bits > max {
            return Err(CidrError::PrefixTooLong { max });
        }
        Ok(Self { address, prefix_bits })
    }
}

impl TryFrom<String> for Cidr {
    type Error = CidrError;
    fn try_from(text: String) -> Result<Self, CidrError> {
        text.parse()
    }
}

impl From<Cidr> for String {
    fn from(cidr: Cidr) -> Self {
        cidr.to_string()
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix_bits)
    }
}

/// Walks `X-Forwarded-For` from the right while the hop that wrote an entry is trusted.
///
/// What cannot be read ends the walk: nothing to its left can be believed either.
pub(super) fn client_address(trusted: &[Cidr], peer: IpAddr, forwarded_for: Option<&str>) -> IpAddr {
    let mut client = peer.to_canonical();
    for entry in forwarded_for.unwrap_or_default().rsplit(',') {
        if !trusted.iter().any(|network| network.contains(client)) {
            break;
        }
        let Some(hop) = hop(entry.trim()) else { break };
        client = hop.to_canonical();
    }
    client
}

/// Reads one entry: some proxies add the port, or brackets around IPv6.
fn hop(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    bare.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// Whoever has one IPv6 address has the whole network of 64 bits: it counts as one.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn networks(texts: &[&str]) -> Vec<Cidr> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn a_network_holds_its_addresses_and_no_others() {
        for (network, inside, outside) in [
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"),
            ("10.1.2.3/8", "10.9.9.9", "11.1.2.3"),
            ("192.0.2.7", "192.0.2.7", "192.0.2.8"),
            ("0.0.0.0/0", "203.0.113.9", "2001:db8::1"),
            ("::/0", "2001:db8::1", "10.0.0.1"),
            ("2001:db8::/33", "2001:db8:7fff::1", "2001:db8:8000::1"),
            ("10.0.0.1", "::ffff:10.0.0.1", "::ffff:10.0.0.2"),
            ("::ffff:10.0.0.1", "10.0.0.1", "10.0.0.2"),
        ] {
            let network: Cidr = network.parse().unwrap();
            assert!(network.contains(ip(inside)), "{network} holds {inside}");
            assert!(!network.contains(ip(outside)), "{network} does not hold {outside}");
        }
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "proxy", "10.0.0", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/8/8", "10.0.0.0/-1"] {
            assert_eq!(text.parse::<Cidr>(), Err(CidrError::NotAnAddress), "{text}");
        }
        assert_eq!("10.0.0.0/33".parse::<Cidr>(), Err(CidrError::PrefixTooLong { max: 32 }));
        assert_eq!("::/129".parse::<Cidr>(), Err(CidrError::PrefixTooLong { max: 128 }));
    }

    #[test]
    fn the_client_is_the_last_hop_that_no_trusted_proxy_wrote() {
        let trusted = networks(&["10.0.0.0/8", "fd00::/8"]);
        for (peer, header, client) in [
            // Nobody trusted wrote the header.
            ("203.0.113.1", Some("198.51.100.1"), "203.0.113.1"),
            ("10.0.0.1", None, "10.0.0.1"),
            ("10.0.0.1", Some("198.51.100.1"), "198.51.100.1"),
            ("::ffff:10.0.0.1", Some("198.51.100.1"), "198.51.100.1"),
            // A client that writes the header itself gains nothing.
            ("10.0.0.1", Some("127.0.0.1, 198.51.100.1"), "198.51.100.1"),
            // Two proxies of ours.
            ("10.0.0.1", Some("198.51.100.1, 10.0.0.2"), "198.51.100.1"),
            ("10.0.0.1", Some("10.0.0.3,10.0.0.2"), "10.0.0.3"),
            // What cannot be read ends the walk.
            ("10.0.0.1", Some("198.51.100.1, unknown"), "10.0.0.1"),
            ("10.0.0.1", Some(""), "10.0.0.1"),
            // Ports and brackets.
            ("10.0.0.1", Some("198.51.100.1:4711"), "198.51.100.1"),
            ("10.0.0.1", Some("[2001:db8::1]:4711"), "2001:db8::1"),
            ("10.0.0.1", Some("[2001:db8::1]"), "2001:db8::1"),
            ("fd00::1", Some("2001:db8::1"), "2001:db8::1"),
        ] {
            assert_eq!(client_address(&trusted, ip(peer), header), ip(client), "{peer} {header:?}");
        }
        assert_eq!(client_address(&[], ip("10.0.0.1"), Some("198.51.100.1")), ip("10.0.0.1"));
    }
}

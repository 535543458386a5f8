//! Which addresses are asked at all: checked for each request and each redirect, before any connection.

use std::net::IpAddr;

use url::{Host, Url};

use super::error::Refusal;
use super::ranges;
use super::settings::AllowLoopback;

/// Checks scheme, user, port and host of `url`. An address in place of a name is judged here, for it is never resolved.
pub(super) fn check(url: &Url, allow_loopback: AllowLoopback) -> Result<(), Refusal> {
    match (url.scheme(), allow_loopback) {
        ("https", _) | ("http", AllowLoopback::Yes) => {}
        (scheme, _) => return Err(Refusal::NotHttps { scheme: scheme.to_owned() }),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refusal::HasUser);
    }
    if let (Some(port), AllowLoopback::No) = (url.port(), allow_loopback) {
        return Err(Refusal::UnusualPort { port });
    }
    let address = match url.host().ok_or(Refusal::NoHost)? {
        Host::Domain(name) if is_local_name(name) && allow_loopback == AllowLoopback::No => {
            return Err(Refusal::LocalName { host: name.to_owned() });
        }
        Host::Domain(_) => return Ok(()),
        Host::Ipv4(address) => IpAddr::V4(address),
        Host::Ipv6(address) => IpAddr::V6(address),
    };
    check_address(address, &address.to_string(), allow_loopback)
}

/// Checks an address under which `host` is said to be.
pub(super) fn check_address(
    address: IpAddr,
    host: &str,
    allow_loopback: AllowLoopback,
) -> Result<(), Refusal> {
    if ranges::permits(address, allow_loopback) {
        return Ok(());
    }
    Err(Refusal::SpecialAddress { host: host.to_owned(), address })
}

/// `localhost` and every name under it (RFC 6761).
pub(super) fn is_local_name(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case("localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(url: &str, allow_loopback: AllowLoopback) -> Result<(), Refusal> {
        check(&Url::parse(url).unwrap(), allow_loopback)
    }

    #[test]
    fn inbound_09_only_https_on_its_port_to_a_public_host_is_asked() {
        for url in ["https://a.example/x", "https://a.example:443/", "https://1.1.1.1/", "https://[2a00::1]/"]
        {
            assert_eq!(verdict(url, AllowLoopback::No), Ok(()), "{url}");
        }
        for url in [
            "http://a.example/",
            "https://a.example:8443/",
            "https://me@a.example/",
            "https://:pw@a.example/",
            "ftp://a.example/",
            "file:///etc/passwd",
            "https://localhost/",
            "https://a.localhost/",
            "https://LOCALHOST./",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://10.0.0.1/",
            "https://169.254.169.254/",
            // The same addresses in every spelling that a library reads.
            "https://127.0.0.1./",
            "https://127.1/",
            "https://0177.0.0.1/",
            "https://0x7f000001/",
            "https://017700000001/",
            "https://%31%32%37.0.0.1/",
            "https://\u{ff11}\u{ff12}\u{ff17}.0.0.1/",
            "https://127\u{3002}0\u{3002}0\u{3002}1/",
            "https://0/",
            "https://0xa9fea9fe/",
            "https://[0:0:0:0:0:ffff:a9fe:a9fe]/",
            "https://[::127.0.0.1]/",
            "https://[::ffff:0:127.0.0.1]/",
            "https://[64:ff9b::10.0.0.1]/",
            "https://[2002:7f00:1::]/",
            "https://[2001:0:7f00:1::]/",
            "https://[fe80::1]/",
        ] {
            assert!(verdict(url, AllowLoopback::No).is_err(), "{url}");
        }
    }

    #[test]
    fn the_test_setting_opens_loopback_http_and_ports_and_nothing_else() {
        for url in [
            "http://127.0.0.1:8001/",
            "http://liege.localhost:8001/",
            "http://[::1]:1/",
            "https://a.example:8443/",
        ] {
            assert_eq!(verdict(url, AllowLoopback::Yes), Ok(()), "{url}");
        }
        for url in ["http://10.0.0.1/", "http://me@localhost/", "ftp://localhost/", "http://[fe80::1]/"] {
            assert!(verdict(url, AllowLoopback::Yes).is_err(), "{url}");
        }
    }

    #[test]
    fn a_name_that_only_looks_local_is_none() {
        for host in ["localhost.example", "mylocalhost", "localhost.localdomain.example"] {
            assert!(!is_local_name(host), "{host}");
        }
    }
}

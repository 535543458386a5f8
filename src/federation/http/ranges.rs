//! The special-purpose addresses of IANA (RFC 6890; the registries as of 9 October 2025), none of which another server has.
//! Refused as a whole, also those that embed an IPv4 address (mapped, 6to4, NAT64, Teredo): behind them stands an
//! address that nobody checked. What is not global unicast in IPv6 (2000::/3) is refused before any table.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::settings::AllowLoopback;

const fn v4(a: u8, b: u8, c: u8, d: u8, prefix: u32) -> (u32, u32) {
    (Ipv4Addr::new(a, b, c, d).to_bits(), prefix)
}

const fn v6(a: u16, b: u16, c: u16, prefix: u32) -> (u128, u32) {
    (Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0).to_bits(), prefix)
}

const SPECIAL_V4: [(u32, u32); 18] = [
    v4(0, 0, 0, 0, 8),       // this network
    v4(10, 0, 0, 0, 8),      // private
    v4(100, 64, 0, 0, 10),   // shared by carriers
    v4(127, 0, 0, 0, 8),     // loopback
    v4(169, 254, 0, 0, 16),  // link-local, where clouds keep their metadata
    v4(172, 16, 0, 0, 12),   // private
    v4(192, 0, 0, 0, 24),    // protocol assignments
    v4(192, 0, 2, 0, 24),    // documentation
    v4(192, 31, 196, 0, 24), // AS112
    v4(192, 52, 193, 0, 24), // multicast tunnels
    v4(192, 88, 99, 0, 24),  // 6to4 relays
    v4(192, 168, 0, 0, 16),  // private
    v4(192, 175, 48, 0, 24), // AS112
    v4(198, 18, 0, 0, 15),   // benchmarks
    v4(198, 51, 100, 0, 24), // documentation
    v4(203, 0, 113, 0, 24),  // documentation
    v4(224, 0, 0, 0, 4),     // multicast
    v4(240, 0, 0, 0, 4),     // reserved, broadcast
];

/// Within 2000::/3; everything outside is refused anyway.
const SPECIAL_V6: [(u128, u32); 5] = [
    v6(0x2001, 0, 0, 23),         // protocol assignments: Teredo, benchmarks, ORCHID
    v6(0x2001, 0xdb8, 0, 32),     // documentation
    v6(0x2002, 0, 0, 16),         // 6to4
    v6(0x2620, 0x4f, 0x8000, 48), // AS112
    v6(0x3fff, 0, 0, 20),         // documentation
];

/// Tells whether another server may be at `address`.
pub(super) fn permits(address: IpAddr, allow_loopback: AllowLoopback) -> bool {
    match allow_loopback {
        AllowLoopback::Yes if address.is_loopback() => true,
        AllowLoopback::Yes | AllowLoopback::No => is_public(address),
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let bits = address.to_bits();
            !SPECIAL_V4.iter().any(|(net, prefix)| (bits ^ net) >> (32 - prefix) == 0)
        }
        IpAddr::V6(address) => {
            let bits = address.to_bits();
            let global_unicast = bits >> 125 == 1;
            global_unicast && !SPECIAL_V6.iter().any(|(net, prefix)| (bits ^ net) >> (128 - prefix) == 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFUSED: [&str; 52] = [
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.0.170",
        "192.0.2.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "192.175.48.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "::8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "100:0:0:1::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2001:1ff::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2620:4f:8000::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456:789a::1",
        "fe80::1",
        "ff02::1",
    ];

    #[test]
    fn inbound_09_no_special_purpose_address_is_permitted_not_even_in_the_test_setting() {
        for text in REFUSED {
            let address = text.parse().unwrap();
            assert!(!permits(address, AllowLoopback::No), "{text}");
            assert!(!permits(address, AllowLoopback::Yes), "{text}");
        }
    }

    #[test]
    fn loopback_is_permitted_in_the_test_setting_alone() {
        for text in ["127.0.0.1", "127.255.255.255", "::1"] {
            let address = text.parse().unwrap();
            assert!(!permits(address, AllowLoopback::No), "{text}");
            assert!(permits(address, AllowLoopback::Yes), "{text}");
        }
    }

    #[test]
    fn inbound_09_public_addresses_are_permitted_up_to_the_edges() {
        for text in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::1",
            "2001:db9::1",
            "2003::1",
            "2606:4700::1111",
            "2a00:1450::1",
            "3ffe::1",
        ] {
            assert!(permits(text.parse().unwrap(), AllowLoopback::No), "{text}");
        }
    }
}

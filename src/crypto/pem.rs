//! The text form of keys (RFC 7468), read leniently and written strictly.
//! Why not a crate: those that are strict refuse line lengths and blanks that other servers send.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Line length of what we write, in characters.
const LINE_CHARS: usize = 64;

/// Writes `der` under `label`.
pub(super) fn encode(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = format!("-----BEGIN {label}-----\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE_CHARS));
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    pem.push_str("-----END ");
    pem.push_str(label);
    pem.push_str("-----\n");
    pem
}

/// Reads the one block of `pem`: its label and its bytes. `None` when it is not one whole block.
pub(super) fn decode(pem: &str) -> Option<(&str, Vec<u8>)> {
    let rest = pem.trim().strip_prefix("-----BEGIN ")?;
    let (label, rest) = rest.split_once("-----")?;
    let (body, end) = rest.split_once("-----END ")?;
    if end.strip_suffix("-----")? != label {
        return None;
    }
    let text: String = body.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    Some((label, STANDARD.decode(text).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for length in [0, 1, 47, 48, 49, 294] {
            let der = vec![7; length];
            let pem = encode("PUBLIC KEY", &der);
            assert!(pem.lines().all(|line| line.len() <= 64));
            assert_eq!(decode(&pem), Some(("PUBLIC KEY", der)));
        }
    }

    #[test]
    fn blanks_and_other_line_lengths_are_no_error() {
        let expected = Some(("PUBLIC KEY", b"hello".to_vec()));
        for pem in [
            "-----BEGIN PUBLIC KEY-----\r\naGVs\r\nbG8=\r\n-----END PUBLIC KEY-----\r\n",
            "  -----BEGIN PUBLIC KEY-----aGVsbG8=-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\n  aGVsb\n  G8=\n-----END PUBLIC KEY-----\n\n",
        ] {
            assert_eq!(decode(pem), expected, "{pem:?}");
        }
    }

    #[test]
    fn what_is_not_one_whole_block_is_refused() {
        for pem in [
            "",
            "aGVsbG8=",
            "-----BEGIN PUBLIC KEY-----\naGVsbG8=",
            "-----BEGIN PUBLIC KEY-----\naGVsbG8=\n-----END PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\na*Vs\n-----END PUBLIC KEY-----",
            "-----BEGIN A-----\nAAAA\n-----END A-----\n-----BEGIN A-----\nAAAA\n-----END A-----",
        ] {
            assert_eq!(decode(pem), None, "{pem:?}");
        }
    }
}

//! What an e-mail address looks like: enough to find a typing error, and what no header must hold.
//! Source: RFC 5321, section 4.5.3.1.

/// The longest e-mail address, in characters.
pub const EMAIL_MAX_CHARS: usize = 254;

/// Whether a text is one bare e-mail address: a name, an `@` and a host, and nothing that begins another word, address or line.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let known_host = host == "localhost"
        || host.contains('.') && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-'));
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\@".contains(c);
    !name.is_empty()
        && known_host
        && !text.replacen('@', "", 1).contains(odd)
        && text.chars().count() <= EMAIL_MAX_CHARS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_name_and_a_host_and_nothing_else() {
        for text in ["a@b.example", "nour.haddad+rooftop@toits.example", "x@localhost", "é@toits.example"] {
            assert!(is_email(text), "{text}");
        }
        let long = format!("{}@b.example", "a".repeat(EMAIL_MAX_CHARS));
        for text in [
            "",
            "nour",
            "@b.example",
            "@localhost",
            "a@b",
            "a@",
            "a@.example",
            "a@b..example",
            "a@-b.example",
            "a b@c.example",
            "a@b.example,c@d.example",
            "A <a@b.example>",
            "a@b.example\r\nBcc: c@d.example",
            "a@b@c.example",
            long.as_str(),
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}

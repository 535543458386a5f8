//! The parameters of a cavage `Signature` header: `keyId="…",headers="…",signature="…"`.
//! Read tolerantly (blanks, order, bare numbers); a parameter that stands twice is refused, for we and whoever
//! checks beside us might read a different one.

use super::SignatureError;

/// The parameters, in the order in which they stand; the names in lower case.
#[derive(Debug)]
pub(super) struct Params(Vec<(String, String)>);

impl Params {
    /// Reads the text of a `Signature` header.
    pub(super) fn parse(text: &str) -> Result<Self, SignatureError> {
        let mut found: Vec<(String, String)> = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (name, after) = rest.split_once('=').ok_or(SignatureError::Malformed)?;
            let name = name.trim().to_ascii_lowercase();
            if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
                return Err(SignatureError::Malformed);
            }
            let (value, after) = value(after.trim_start())?;
            if found.iter().any(|(known, _)| *known == name) {
                return Err(SignatureError::ParameterTwice { name });
            }
            found.push((name, value));
            rest = next(after)?;
        }
        Ok(Self(found))
    }

    /// The value of `name`, given in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A quoted string, in which a backslash takes the next character as it is, or a bare word.
fn value(text: &str) -> Result<(String, &str), SignatureError> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', ' ', '\t']).unwrap_or(text.len());
        return Ok((text[..end].to_owned(), &text[end..]));
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((value, &quoted[at + 1..])),
            '\\' => value.push(chars.next().ok_or(SignatureError::Malformed)?.1),
            _ => value.push(c),
        }
    }
    Err(SignatureError::Malformed)
}

/// What follows the comma behind a value.
fn next(text: &str) -> Result<&str, SignatureError> {
    let text = text.trim_start();
    match text.strip_prefix(',') {
        Some(rest) => Ok(rest.trim_start()),
        None if text.is_empty() => Ok(text),
        None => Err(SignatureError::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn order_blanks_case_and_bare_numbers_do_not_matter() {
        for text in [
            r#"keyId="https://a.example/k",created=12,headers="date host""#,
            r#"  headers = "date host" , created="12", keyid="https://a.example/k" "#,
            r#"headers="date host",keyId="https:\/\/a.example/k",created=12,"#,
        ] {
            let params = Params::parse(text).unwrap();
            assert_eq!(params.get("keyid"), Some("https://a.example/k"), "{text}");
            assert_eq!(params.get("headers"), Some("date host"), "{text}");
            assert_eq!(params.get("created"), Some("12"), "{text}");
            assert_eq!(params.get("expires"), None, "{text}");
        }
    }

    #[test]
    fn a_parameter_that_stands_twice_is_refused_in_any_case() {
        let error = Params::parse(r#"keyId="a",KEYID="b""#).unwrap_err();
        assert_eq!(error, SignatureError::ParameterTwice { name: "keyid".into() });
    }

    #[test]
    fn what_is_no_list_of_pairs_is_refused() {
        for text in
            ["keyId", r#"keyId="a"#, r#"keyId="a" headers="b""#, r#"="a""#, r#"a b="c""#, "sig1=:YQ==:;x"]
        {
            assert!(
                Params::parse(text).map_or(true, |params| params.get("keyid").is_none()),
                "{text} gave a key"
            );
        }
        for text in [r#"keyId="a" headers="b""#, r#"="a""#, r#" ="a""#, r#"a b="c""#, r#"kéy="c""#] {
            assert_eq!(Params::parse(text).unwrap_err(), SignatureError::Malformed, "{text}");
        }
        let params = Params::parse(r#"key_1="a",key-2="b""#).unwrap();
        assert_eq!((params.get("key_1"), params.get("key-2")), (Some("a"), Some("b")));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in r#"[a-z="\\, é]{0,40}"#) {
            let _ = Params::parse(&text);
        }
    }
}

//! A mail as a mail program shows it: headers, and the text decoded.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A mail that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadMail {
    /// As they stand, folded lines joined.
    pub headers: Vec<(String, String)>,
    pub subject: String,
    pub text: String,
}

impl ReadMail {
    /// Reads a mail.
    pub fn of(data: &str) -> Self {
        let (head, body) = data.split_once("\r\n\r\n").expect("a mail has headers and a body");
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let headers: Vec<(String, String)> = head
            .split("\r\n")
            .map(|line| line.split_once(": ").unwrap_or_else(|| panic!("{line:?} is no header")))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let mut mail = Self { headers, subject: String::new(), text: String::new() };
        mail.subject = words(&mail.header("Subject"));
        let text = match mail.header("Content-Transfer-Encoding").as_str() {
            "base64" => STANDARD.decode(body.replace("\r\n", "")).unwrap(),
            "quoted-printable" => unquoted(body),
            "7bit" => body.as_bytes().to_vec(),
            other => panic!("the encoding {other:?}"),
        };
        mail.text = String::from_utf8(text).unwrap().replace("\r\n", "\n");
        mail
    }

    /// A header that stands once.
    pub fn header(&self, name: &str) -> String {
        let mut found = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let (_, value) = found.next().unwrap_or_else(|| panic!("{name} is missing in {:?}", self.headers));
        assert!(found.next().is_none(), "{name} stands twice");
        value.clone()
    }

    /// The text without its line ends and marks of direction.
    pub fn flat(&self) -> String {
        self.text.replace('\n', " ").replace('\u{200F}', "")
    }

    /// The line that begins so.
    pub fn line(&self, start: &str) -> String {
        let found = self.text.lines().find(|line| line.starts_with(start));
        found.unwrap_or_else(|| panic!("a line with {start:?} in\n{}", self.text)).to_owned()
    }
}

/// RFC 2045, section 6.7.
fn unquoted(body: &str) -> Vec<u8> {
    let body = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = body.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'=' {
            let digits = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}

/// RFC 2047, of UTF-8 in base64; what is no encoded word stays.
fn words(value: &str) -> String {
    let mut text = String::new();
    let mut after_word = false;
    for word in value.split(' ') {
        let inner = word.strip_prefix("=?utf-8?b?").and_then(|rest| rest.strip_suffix("?="));
        // The blank between two encoded words does not count.
        if !(text.is_empty() || after_word && inner.is_some()) {
            text.push(' ');
        }
        after_word = inner.is_some();
        match inner {
            Some(inner) => text.push_str(std::str::from_utf8(&STANDARD.decode(inner).unwrap()).unwrap()),
            None => text.push_str(word),
        }
    }
    text
}

#[test]
fn a_mail_is_read_as_it_was_written() {
    let mail = ReadMail::of(
        "Subject: =?utf-8?b?w6l0w6k=?= =?utf-8?b?IQ==?= 2\r\nX: a\r\n b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A9t=\r\n=C3=A9\r\n",
    );
    assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("été! 2", "été\n"));
    assert_eq!(mail.header("x"), "a b");
}

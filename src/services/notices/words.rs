//! The words of notices, in the reader's language (PR-12): no name, no address, no word about migration or housing, and one subject for all,
//! so that whoever sees a screen or an inbox learns nothing.
//! The instance is called by its host: the association's own name may say what a notice must not.

use crate::domain::audit::HEAD_MIN_DIGITS;
use crate::domain::notice::{LINK_MINUTES, Notice};
use crate::i18n::{Args, Lang, Texts};
use crate::services::staff::INVITATION_DAYS;
use crate::text::wrap;
use crate::urls::Urls;

/// The longest line that is made of words, in characters; an address or a command stays whole.
pub const LINE_MAX_CHARS: usize = 72;
/// What stands before the signature of a mail (RFC 3676, section 4.3).
const SIGNATURE: &str = "-- ";
/// The right-to-left mark: no letter, and seen by nobody.
const RIGHT_TO_LEFT: char = '\u{200F}';

/// Subject and text; an SMS has no subject.
#[derive(Clone, PartialEq, Eq)]
pub struct Words {
    pub subject: String,
    pub text: String,
}

/// The words of a mail; they end with the instance's address.
pub fn mail(urls: &Urls, lang: Lang, notice: &Notice) -> Words {
    let (host, origin) = (urls.domain().host(), urls.origin());
    let texts = Texts::load();
    let say = |id: &str, args: Args<'_>| texts.plain(lang, id, &args.with("host", host));
    let text = match notice {
        Notice::AuditHead(head) => {
            let mac: String = head.mac.chars().take(HEAD_MIN_DIGITS).collect();
            let command = format!("rooftop audit verify --head {}:{mac}", head.number);
            say("notice-audit-head", Args::new().with("count", head.number).with("command", command))
        }
        Notice::Invited(token) => {
            let link = urls.at(&format!("/invitation/{}", token.0));
            say("notice-invited", Args::new().with("count", INVITATION_DAYS).with("link", link))
        }
        Notice::FactorReset => say("notice-factor-reset", Args::new()),
        Notice::PasswordChanged => say("notice-password-changed", Args::new()),
        Notice::Waits => say("notice-waits", Args::new().with("link", urls.at("/desk"))),
        Notice::Trial => say("notice-trial", Args::new()),
        Notice::NewCard => say("notice-new-card", Args::new()),
        Notice::News => say("notice-news", Args::new().with("link", urls.at("/my"))),
        Notice::SignInLink(token) => {
            let link = urls.at(&format!("/my/link/{}", token.0));
            say("notice-sign-in-link", Args::new().with("count", LINK_MINUTES).with("link", link))
        }
    };
    let text = directed(lang, &wrap(&text, LINE_MAX_CHARS));
    Words { subject: say("notice-subject", Args::new()), text: format!("{text}\n\n{SIGNATURE}\n{origin}\n") }
}

/// A mail program takes the direction of a line of plain text from its first letter: one that begins with our host would run from left to
/// right. A mark before each line of words says which way it runs.
fn directed(lang: Lang, text: &str) -> String {
    if lang.direction() == "ltr" {
        return text.to_owned();
    }
    let line = |line: &str| {
        let has_words = line.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
        if has_words { format!("{RIGHT_TO_LEFT}{line}") } else { line.to_owned() }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The words of an SMS: that there is a message, and where. What cannot wait for somebody to look says more, and as little as it can.
pub fn sms(urls: &Urls, lang: Lang, notice: &Notice) -> Words {
    let id = match notice {
        Notice::NewCard => "notice-sms-new-card",
        Notice::AuditHead(_)
        | Notice::Invited(_)
        | Notice::FactorReset
        | Notice::PasswordChanged
        | Notice::Waits
        | Notice::Trial
        | Notice::News
        | Notice::SignInLink(_) => "notice-sms",
    };
    let args = Args::new().with("host", urls.domain().host()).with("origin", urls.origin());
    Words { subject: String::new(), text: Texts::load().plain(lang, id, &args) }
}

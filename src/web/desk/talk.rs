//! Conversations as the pages of the desk show them: what was said, what is held and for what, and what of it may be done.

use crate::domain::conversation::{Found, MESSAGE_MAX_CHARS, MessageState, Speaker, TalkProblem};
use crate::i18n::text_id;
use crate::services::conversations::{Talk, Written};
use crate::store::conversations::Message;
use crate::text;
use crate::web::layout::Say;
use crate::web::my::home::moment;
use crate::web::session::Staff;

/// A message on a page.
pub(in crate::web) struct Line {
    pub(in crate::web) id: String,
    pub(in crate::web) who: String,
    /// As a colleague signs in; for the staff alone.
    pub(in crate::web) by: Option<String>,
    pub(in crate::web) when: String,
    pub(in crate::web) is_ours: bool,
    /// That it was changed, is held, or was taken back.
    pub(in crate::web) state: Option<String>,
    /// HTML that may stand in the page: text with safe links.
    pub(in crate::web) paragraphs: Vec<String>,
    /// What it is held for, or what to look out for in what others said.
    pub(in crate::web) found: Vec<String>,
    pub(in crate::web) acts: Acts,
    /// What the writer of a held message goes on from.
    pub(in crate::web) held: String,
}

/// What may be done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::web) struct Acts {
    pub(in crate::web) rewrite: bool,
    pub(in crate::web) release: bool,
    pub(in crate::web) discard: bool,
    pub(in crate::web) take_back: bool,
}

/// A conversation on a page of the desk.
pub(super) struct View {
    pub(super) lines: Vec<Line>,
    /// Where its forms go.
    pub(super) path: String,
    pub(super) has_earlier: bool,
    pub(super) is_unread: bool,
    pub(super) is_marked: bool,
    pub(super) may_look: bool,
    /// Whether something can be written now, and a sentence about that.
    pub(super) is_open: bool,
    pub(super) about: Option<String>,
    pub(super) how: String,
    pub(super) max: usize,
}

/// Who reads it, and what of it is theirs to do.
pub(super) struct Reader<'a> {
    pub(super) staff: &'a Staff,
    /// Whether they review what colleagues wrote.
    pub(super) reviews: bool,
    /// Whether what was said can be taken back: an ally is told so.
    pub(super) takes_back: bool,
    /// How whoever is on the other side is named.
    pub(super) other: &'a str,
}

impl View {
    /// A conversation with an ally or a person.
    pub(super) fn new(t: Say, reader: &Reader<'_>, talk: Option<&Talk>, path: String) -> Self {
        let messages = talk.map_or(&[][..], |talk| &talk.messages);
        Self {
            lines: messages.iter().map(|message| line(t, reader, message)).collect(),
            path,
            has_earlier: talk.is_some_and(Talk::has_earlier),
            is_unread: talk.is_some_and(Talk::is_unread),
            is_marked: talk.and_then(|talk| talk.head.as_ref()).is_some_and(|head| head.marked_at.is_some()),
            may_look: reader.reviews,
            is_open: true,
            about: None,
            how: String::new(),
            max: MESSAGE_MAX_CHARS,
        }
    }
}

fn line(t: Say, reader: &Reader<'_>, message: &Message) -> Line {
    let own = reader.staff.account.id;
    let is_own = message.by.as_ref().is_some_and(|(by, _)| *by == own);
    let is_ours = message.speaker == Speaker::Ours;
    let is_held = message.state == MessageState::Held;
    Line {
        by: message.by.as_ref().map(|(_, email)| email.clone()),
        acts: Acts {
            rewrite: is_held && is_own,
            release: is_held && !is_own && reader.reviews,
            discard: is_held && (is_own || reader.reviews),
            take_back: is_ours && reader.takes_back && message.state == MessageState::Said,
        },
        found: found(t, &if is_held { message.found.clone() } else { looked_for(message) }),
        held: if is_held { message.text.expose().to_owned() } else { String::new() },
        ..said(t, reader.other, message)
    }
}

/// What to look out for in what others said.
fn looked_for(message: &Message) -> Vec<Found> {
    if message.speaker == Speaker::Ours {
        return Vec::new();
    }
    crate::domain::conversation::held_from_seeker(message.text.expose())
}

/// What was found, in words.
pub(super) fn found(t: Say, all: &[Found]) -> Vec<String> {
    let word = |found: &Found| {
        let (kind, code) = found.text();
        t.get(&text_id(kind, code))
    };
    all.iter().map(word).collect()
}

/// A message as everybody may see it who may see it at all.
pub(in crate::web) fn said(t: Say, other: &str, message: &Message) -> Line {
    let is_ours = message.speaker == Speaker::Ours;
    let state = match (message.state, message.changed_at) {
        (MessageState::Held, _) => Some(t.get("talk-state-held")),
        (MessageState::Gone, _) => Some(t.get("talk-state-gone")),
        (MessageState::Said, Some(at)) => Some(t.with1("talk-state-changed", "moment", moment(t, at))),
        (MessageState::Said, None) => None,
    };
    Line {
        id: message.id.to_string(),
        who: if is_ours { t.get("talk-ours") } else { other.to_owned() },
        by: None,
        when: moment(t, message.said_at),
        is_ours,
        state,
        paragraphs: text::paragraphs(message.text.expose()).iter().map(|one| text::linked(one)).collect(),
        found: Vec::new(),
        acts: Acts::default(),
        held: String::new(),
    }
}

/// The code of the notice after something was written.
pub(super) fn done(written: &Written) -> &'static str {
    match written {
        Written::Said => "talk-said",
        Written::Held(_) => "talk-held",
    }
}

/// Why something is not said.
pub(in crate::web) fn problem_text(t: Say, problem: TalkProblem) -> String {
    match problem {
        TalkProblem::Full { max } => t.with1("talk-problem-full", "max", max),
        TalkProblem::Often { max } => t.with1("talk-problem-often", "max", max),
        TalkProblem::Unreachable => t.get("talk-problem-unreachable"),
        TalkProblem::NotHeld => t.get("talk-problem-not-held"),
    }
}

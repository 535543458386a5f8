//! Puts an activity together: id, actor, addressees and object, in the order in which people read them.

use activitypub_federation::kinds::object::NoteType;
use serde_json::{Map, Value, json};

use crate::domain::audience::Audience;
use crate::domain::event::Event;
use crate::federation::vocab::context;
use crate::federation::vocab::leaving::leaving;
use crate::federation::vocab::read::PUBLIC;
use crate::ids::ApId;
use crate::store::outbox::{Outgoing, Visibility};
use crate::urls::Urls;

/// An activity that lacks its object.
pub(super) struct Draft<'a> {
    event: &'a Event,
    part: &'a str,
    kind: &'static str,
    to: Vec<String>,
    cc: Vec<String>,
    visibility: Visibility,
    content: Option<&'a str>,
    context: fn() -> Value,
    object: Object,
    more: Vec<(&'static str, Value)>,
}

/// Whose words the object of an activity is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Object {
    Ours,
    /// The words of whoever the activity is for, given back to them.
    Theirs,
}

impl<'a> Draft<'a> {
    /// Starts an activity that tells an event; `part` tells several of one event apart.
    pub(super) fn of(event: &'a Event, part: &'a str, kind: &'static str) -> Self {
        Self {
            event,
            part,
            kind,
            to: Vec::new(),
            cc: Vec::new(),
            visibility: Visibility::Private,
            content: None,
            context: context::proposal,
            object: Object::Ours,
            more: Vec::new(),
        }
    }

    /// With another property of the activity itself; `null` is none.
    pub(super) fn with(mut self, name: &'static str, value: Value) -> Self {
        if !value.is_null() {
            self.more.push((name, value));
        }
        self
    }

    /// To everybody, with a copy to the followers of the actor that speaks.
    pub(super) fn public(mut self, urls: &Urls) -> Self {
        self.to = vec![PUBLIC.to_owned()];
        self.cc = vec![urls.of_actor(&self.event.actor, "followers").to_string()];
        self.visibility = Visibility::Public;
        self
    }

    /// Not shown in the outbox: it takes something back.
    pub(super) fn hidden(mut self) -> Self {
        self.visibility = Visibility::Private;
        self
    }

    /// In the words of actors.
    pub(super) fn profile(mut self) -> Self {
        self.context = context::actor;
        self
    }

    /// In the words of private messages.
    pub(super) fn letter(mut self) -> Self {
        self.context = context::message;
        self
    }

    /// In the words of agreements.
    pub(super) fn deal(mut self) -> Self {
        self.context = context::agreement;
        self
    }

    /// In no words but ActivityStreams'.
    pub(super) fn plain(mut self) -> Self {
        self.context = context::plain;
        self
    }

    /// With an object that whoever it is for wrote to us.
    pub(super) fn repeating(mut self) -> Self {
        self.object = Object::Theirs;
        self
    }

    /// With a text of its own, and no words but ActivityStreams'.
    pub(super) fn saying(mut self, content: &'a str) -> Self {
        self.content = Some(content);
        self.context = context::plain;
        self
    }

    /// To these actors alone.
    pub(super) fn to(mut self, actors: &[ApId]) -> Self {
        self.to = actors.iter().map(ToString::to_string).collect();
        self
    }

    /// About an object that is only named.
    pub(super) fn about(self, urls: &Urls, object: &ApId, inboxes: &[ApId]) -> Outgoing {
        self.made(urls, object, json!(object), inboxes)
    }

    /// With its object embedded.
    pub(super) fn containing(
        self,
        urls: &Urls,
        object: &ApId,
        document: &Value,
        inboxes: &[ApId],
    ) -> Outgoing {
        self.made(urls, object, document.clone(), inboxes)
    }

    /// With a Tombstone in its object's place.
    pub(super) fn tombstone(self, urls: &Urls, object: &ApId, inboxes: &[ApId]) -> Outgoing {
        let stone = json!({"id": object, "type": "Tombstone", "formerType": NoteType::Note});
        self.made(urls, object, stone, inboxes)
    }

    /// Undoing an activity of the same actor.
    pub(super) fn undoing(
        self,
        urls: &Urls,
        (kind, undone): (&str, &ApId),
        object: &ApId,
        inboxes: &[ApId],
    ) -> Outgoing {
        let activity = json!({"id": undone, "type": kind, "actor": self.event.actor, "object": object});
        self.made(urls, object, activity, inboxes)
    }

    fn made(self, urls: &Urls, about: &ApId, object: Value, inboxes: &[ApId]) -> Outgoing {
        let ap_id = urls.activity(self.event.id, self.part);
        let mut activity = Map::new();
        activity.insert("id".to_owned(), json!(ap_id));
        activity.insert("type".to_owned(), json!(self.kind));
        activity.insert("actor".to_owned(), json!(self.event.actor));
        if self.visibility == Visibility::Public
            && let Some(published) = object.get("published")
        {
            activity.insert("published".to_owned(), published.clone());
        }
        activity.insert("to".to_owned(), json!(self.to));
        if !self.cc.is_empty() {
            activity.insert("cc".to_owned(), json!(self.cc));
        }
        if let Some(content) = self.content {
            activity.insert("content".to_owned(), json!(content));
        }
        for (name, value) in &self.more {
            activity.insert((*name).to_owned(), value.clone());
        }
        let activity = self.leaving(activity, object);
        Outgoing {
            key: Urls::activity_key(self.event.id, self.part),
            ap_id,
            actor: self.event.actor.clone(),
            kind: self.kind,
            object: about.clone(),
            visibility: self.visibility,
            body: with_context((self.context)(), activity),
            inboxes: inboxes.to_vec(),
        }
    }
}

impl Draft<'_> {
    /// The activity with its object, as far as those may see it who get it: nothing that we write to other servers is for allies alone, to
    /// whom a request's bands are shown when they ask.
    fn leaving(&self, activity: Map<String, Value>, object: Value) -> Map<String, Value> {
        let ours = |value| leaving(Audience::Everybody, value);
        let mut whole = match ours(Value::Object(activity)) {
            Value::Object(map) => map,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                Map::new()
            }
        };
        let object = match self.object {
            Object::Ours => ours(object),
            Object::Theirs => object,
        };
        whole.insert("object".to_owned(), object);
        whole
    }
}

/// Puts the context before an activity's other keys.
fn with_context(context: Value, activity: Map<String, Value>) -> String {
    let mut whole = Map::new();
    whole.insert("@context".to_owned(), context);
    whole.extend(activity);
    Value::Object(whole).to_string()
}

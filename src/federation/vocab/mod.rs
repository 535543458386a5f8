//! The documents of the wire: what we write, and how we read what others write.

pub mod actor;
pub mod agreement;
pub mod appeal;
pub mod collection;
pub mod collection_read;
pub mod context;
pub mod json;
pub mod leaving;
pub mod letter;
pub mod note;
pub mod read;
pub mod relationship;
pub mod remote_offer;
pub mod request;
pub mod talk;
pub mod verdicts;
pub mod webfinger;

//! Looks another instance up: NodeInfo names its association (an id of its own origin), whose document is fetched.
//! Source: federation.md "Partners", FEP-2677.

use serde_json::Value;
use url::Url;

use super::Node;
use super::http::{Budget, FetchError};
use super::keys::KeyError;
use super::vocab::read;
use crate::config::Federation;
use crate::ids::{ApId, Domain};
use crate::services::partners::{Finder, FoundPartner, NotFound};
use crate::text;

/// The relations of NodeInfo that we read, the better first.
const NODEINFO: [&str; 2] =
    ["http://nodeinfo.diaspora.software/ns/schema/2.1", "http://nodeinfo.diaspora.software/ns/schema/2.0"];

/// Why a domain is no partner.
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    #[error("{0} cannot be a partner: {1}")]
    NotReached(Domain, FetchError),
    #[error("{0} has no NodeInfo that can be read")]
    NoNodeInfo(Domain),
    #[error("{domain} runs {software}, whose NodeInfo names no association: give an instance of Rooftop")]
    NoAssociation { domain: Domain, software: String },
    #[error("{0} names an association of another origin")]
    Elsewhere(Domain),
    #[error("the association of {0} cannot be read: {1}")]
    Association(Domain, String),
}

#[async_trait::async_trait]
impl Finder for Node {
    async fn find(&self, domain: &Domain) -> Result<FoundPartner, NotFound> {
        if let Federation::Off { why } = self.app.config.federating() {
            return Err(NotFound::Off(why));
        }
        partner(self, domain).await.map_err(|error| {
            let sentence = error.to_string();
            match error {
                LookupError::NotReached(..) => NotFound::NotReached(sentence),
                LookupError::NoNodeInfo(_) | LookupError::NoAssociation { .. } => {
                    NotFound::NoAssociation(sentence)
                }
                LookupError::Elsewhere(_) | LookupError::Association(..) => NotFound::Malformed(sentence),
            }
        })
    }
}

/// Finds the association of a domain.
///
/// # Errors
/// [`LookupError`] with the step that failed.
pub async fn partner(node: &Node, domain: &Domain) -> Result<FoundPartner, LookupError> {
    let (base, discovery) = discovery(node, domain).await?;
    let link = nodeinfo_link(&discovery, &base).ok_or_else(|| LookupError::NoNodeInfo(domain.clone()))?;
    let info = get(node, domain, &link).await?;
    let field = |name: &str| {
        let text =
            info.get("software").and_then(|software| read::text_of(software, name)).unwrap_or_default();
        text::excerpt(&text::tidy(text), 60)
    };
    let software = format!("{} {}", field("name"), field("version"));
    let named =
        info.get("metadata").and_then(|m| m.get("rooftop")).and_then(|r| read::one_id(r, "association"));
    let association = named
        .ok_or_else(|| LookupError::NoAssociation { domain: domain.clone(), software: software.clone() })?;
    if association.url().origin() != base.origin() {
        return Err(LookupError::Elsewhere(domain.clone()));
    }
    let actor = fetch(node, domain, &association).await?;
    Ok(FoundPartner { domain: domain.clone(), association: actor, software })
}

async fn fetch(node: &Node, domain: &Domain, id: &ApId) -> Result<crate::domain::actor::Actor, LookupError> {
    // No activity's: somebody here asked for it.
    let budget = Budget::of_activity();
    // Our own is stored already, as ours: what an address answers never takes its place.
    let found = if id.same_origin(&node.app.association()) {
        node.read_actor(id, &budget).await
    } else {
        node.fetch_actor(id, &budget).await
    };
    found.map_err(|error: KeyError| LookupError::Association(domain.clone(), error.to_string()))
}

/// Asks over https, and in the test setting over http where https is not there.
async fn discovery(node: &Node, domain: &Domain) -> Result<(Url, Value), LookupError> {
    let mut last = FetchError::NotFound;
    let schemes: &[&str] =
        if node.app.config.federation.allow_loopback { &["https", "http"] } else { &["https"] };
    for scheme in schemes {
        let Ok(url) = Url::parse(&format!("{scheme}://{domain}/.well-known/nodeinfo")) else { continue };
        match node.http.get_json(&url).await {
            Ok(found) => return Ok((found.final_url, found.json)),
            Err(error) => last = error,
        }
    }
    Err(LookupError::NotReached(domain.clone(), last))
}

async fn get(node: &Node, domain: &Domain, url: &Url) -> Result<Value, LookupError> {
    let found = node.http.get_json(url).await;
    found.map(|found| found.json).map_err(|error| LookupError::NotReached(domain.clone(), error))
}

/// The link to the NodeInfo document, of the same origin.
fn nodeinfo_link(discovery: &Value, base: &Url) -> Option<Url> {
    let links = discovery.get("links")?.as_array()?;
    let of = |rel: &str| links.iter().find(|link| read::text_of(link, "rel") == Some(rel));
    let link = NODEINFO.iter().find_map(|rel| of(rel))?;
    let url = Url::parse(read::text_of(link, "href")?).ok()?;
    (url.origin() == base.origin()).then_some(url)
}

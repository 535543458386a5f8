//! The signature base of RFC 9421 (section 2.5): what a signature covers, and the text that was signed.
//! A small part of what the RFC allows: request components without parameters, each once. `;req`, `;tr`, `;bs`, `;sf` and
//! `;key` are refused, for nobody in the fediverse sends them, and each is a way to cover less than it seems.

use sfv::{BareItem, FieldType as _, InnerList, List, ListEntry};

use super::{ReceivedRequest, SignatureError, Site};

/// How many components a signature may cover.
const COMPONENTS_MAX: usize = 64;

/// The names of the components that a signature covers, in its order.
pub(super) struct Components<'a>(Vec<&'a str>);

impl<'a> Components<'a> {
    /// Reads the names of an entry of `Signature-Input`.
    ///
    /// # Errors
    /// A component is not a name, has a parameter, or stands twice.
    pub(super) fn read(covered: &'a InnerList) -> Result<Self, SignatureError> {
        let mut names: Vec<&str> = Vec::new();
        for item in &covered.items {
            let unknown = |name: &str| SignatureError::UnknownComponent { name: name.to_owned() };
            let BareItem::String(name) = &item.bare_item else { return Err(unknown("")) };
            let name = name.as_str();
            let lower_case =
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_@".contains(&b));
            if !item.params.is_empty() || !lower_case || names.len() >= COMPONENTS_MAX {
                return Err(unknown(name));
            }
            if names.contains(&name) {
                return Err(SignatureError::ComponentTwice { name: name.to_owned() });
            }
            names.push(name);
        }
        Ok(Self(names))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(&name)
    }

    /// Checks that nothing that matters could have been changed on the way.
    ///
    /// # Errors
    /// `NotCovered` with what is missing.
    pub(super) fn check(&self, request: &ReceivedRequest<'_>) -> Result<(), SignatureError> {
        let whole_path = self.has("@path") && (self.has("@query") || !request.path_and_query.contains('?'));
        let needed = [
            ("@method", self.has("@method")),
            (
                "@target-uri, or @path and @query",
                self.has("@target-uri") || self.has("@request-target") || whole_path,
            ),
            (
                "@target-uri, @authority or host",
                ["@target-uri", "@authority", "host"].iter().any(|n| self.has(n)),
            ),
            ("content-digest", !request.has_body() || self.has("content-digest")),
        ];
        match needed.into_iter().find(|(_, covered)| !covered) {
            Some((what, _)) => Err(SignatureError::NotCovered { what }),
            None => Ok(()),
        }
    }

    /// The text that was signed. The request's host was compared with ours before: what is derived from it is ours.
    ///
    /// # Errors
    /// A header is absent, or a derived component is none that we know.
    pub(super) fn text(
        &self,
        request: &ReceivedRequest<'_>,
        site: Site<'_>,
        params: &str,
    ) -> Result<String, SignatureError> {
        let mut text = String::with_capacity(512);
        for name in &self.0 {
            text.push_str(&format!("\"{name}\": "));
            let target = request.path_and_query;
            let (path, query) = target.split_once('?').unwrap_or((target, ""));
            match *name {
                "@method" => text.push_str(request.method),
                "@target-uri" => text.push_str(&format!("{}://{}{target}", site.scheme, site.host)),
                "@authority" => text.push_str(site.host),
                "@scheme" => text.push_str(site.scheme),
                "@request-target" => text.push_str(target),
                "@path" => text.push_str(path),
                "@query" => text.push_str(&format!("?{query}")),
                name if name.starts_with('@') => {
                    return Err(SignatureError::UnknownComponent { name: name.to_owned() });
                }
                name => {
                    let missing = || SignatureError::HeaderMissing { name: name.to_owned() };
                    text.push_str(&request.joined(name).ok_or_else(missing)?);
                }
            }
            text.push('\n');
        }
        text.push_str("\"@signature-params\": ");
        text.push_str(params);
        Ok(text)
    }
}

/// An entry of `Signature-Input` in its one canonical form, as it stands in the text.
pub(super) fn params_of(covered: &InnerList) -> String {
    let list: List = vec![ListEntry::InnerList(covered.clone())];
    list.serialize().unwrap_or_default()
}

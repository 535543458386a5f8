//! Somebody of the staff with a browser: signs in, reads the desk, presses its buttons and sends files.

use rooftop::crypto::totp::{STEP_S, TotpKey};
use rooftop::domain::access::Role;
use rooftop::ids::{AccountId, ProposalId};
use rooftop::services::{ServiceError, accounts, second_factor};
use rooftop::store::second_factors;

use crate::fediverse::Server;

pub const PASSWORD: &str = "une phrase de passe";
const BOUNDARY: &str = "----a boundary of the tests";

/// What a page answered.
pub struct Answered {
    pub status: u16,
    pub to: String,
    pub body: String,
}

/// One part of a form: its name, the name of its file where it is one, and what it holds.
pub type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

pub struct Staff<'a> {
    server: &'a Server,
    cookie: String,
    csrf: String,
}

/// An account, without a browser.
pub async fn account(server: &Server, email: &str, role: Role) -> AccountId {
    let now = server.clock.now();
    let (account, hash) = accounts::prepare(email, role, PASSWORD).unwrap();
    let id = account.id;
    let making = move |tx: &mut rooftop::store::Tx<'_>, app: &rooftop::services::App| {
        accounts::create(tx, now, &account, &hash)?;
        if role.needs_second_factor() {
            second_factor::store(tx, app, now, (id, &key(), 0))?;
        }
        Ok::<_, ServiceError>(())
    };
    server.does(making).await.unwrap();
    id
}

/// The key of everybody's phone.
pub fn key() -> TotpKey {
    TotpKey::from_bytes(b"a phone of the tests").unwrap()
}

/// A code that is good now, of an account with that key: the earliest that was not taken, for the clock of a test stands still.
pub async fn code(server: &Server, account: AccountId) -> String {
    let factor = server.reads(move |conn| second_factors::by_account(conn, account)).await.unwrap();
    let step = (factor.last_step + 1).max(server.clock.now().timestamp() / STEP_S - 1);
    key().code(chrono::DateTime::from_timestamp(step * STEP_S, 0).unwrap())
}

impl<'a> Staff<'a> {
    /// Makes an account and signs in.
    pub async fn signs_in(server: &'a Server, name: &str, role: Role) -> Self {
        let email = format!("{name}@toits.example");
        let id = account(server, &email, role).await;
        let mut staff = Self { server, cookie: String::new(), csrf: String::new() };
        let form = format!("email={}&password={}", email.replace('@', "%40"), PASSWORD.replace(' ', "+"));
        let kind = "application/x-www-form-urlencoded";
        let answer = staff.send("POST", "/sign-in", Some((kind, form.into_bytes()))).await;
        staff.keeps(&answer);
        if role.needs_second_factor() {
            staff.reads_csrf("/sign-in/code").await;
            let form = format!("csrf={}&code={}", staff.csrf, code(server, id).await);
            let answer = staff.send("POST", "/sign-in/code", Some((kind, form.into_bytes()))).await;
            staff.keeps(&answer);
        }
        staff.reads_csrf("/desk/account").await;
        staff
    }

    /// A browser in which nobody signed in.
    pub fn nobody(server: &'a Server) -> Self {
        Self { server, cookie: String::new(), csrf: String::new() }
    }

    /// Sends the form of the sign-in; keeps the session that it gives.
    pub async fn gives_password(&mut self, email: &str, password: &str) -> Answered {
        let form = format!("email={email}&password={}&next=", password.replace(' ', "+"));
        self.sends("/sign-in", form).await
    }

    /// As [`Staff::posts`], and keeps the session that the answer gives. `csrf` is read from a page before, unless it is empty.
    pub async fn steps(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answered {
        if !page.is_empty() {
            self.reads_csrf(page).await;
        }
        let fields = fields.iter().map(|(name, value)| format!("&{name}={}", value.replace(' ', "+")));
        self.sends(path, format!("csrf={}{}", self.csrf, fields.collect::<String>())).await
    }

    /// Sends a form as it stands; keeps the session that the answer gives.
    pub async fn sends(&mut self, path: &str, form: String) -> Answered {
        let kind = "application/x-www-form-urlencoded";
        let answer = self.send("POST", path, Some((kind, form.into_bytes()))).await;
        if answer.headers().contains_key("set-cookie") {
            self.keeps(&answer);
        }
        answered(answer).await
    }

    /// Sends any request; a form carries the token of this browser's forms.
    pub async fn asks(&self, method: &str, path: &str, kind: &str) -> Answered {
        let body = if kind == "text/plain" { String::new() } else { format!("csrf={}", self.csrf) };
        answered(self.send(method, path, Some((kind, body.into_bytes()))).await).await
    }

    /// The token of its session.
    pub fn token(&self) -> &str {
        &self.cookie
    }

    /// The browser of somebody who holds this token.
    pub fn with_token(server: &'a Server, token: &str) -> Self {
        Self { server, cookie: token.to_owned(), csrf: String::new() }
    }

    /// Keeps the cookie of an answer.
    fn keeps(&mut self, answer: &reqwest::Response) {
        let cookie = answer.headers().get("set-cookie").expect("the sign-in gives a cookie");
        self.cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
    }

    pub async fn reads_csrf(&mut self, page: &str) {
        let body = self.get(page).await.body;
        let found = body.split_once("name=\"csrf\" value=\"");
        let (_, token) = found.unwrap_or_else(|| panic!("{page} has a form: {body}"));
        self.csrf = token.split('"').next().unwrap().to_owned();
    }

    async fn send(&self, method: &str, path: &str, body: Option<(&str, Vec<u8>)>) -> reqwest::Response {
        let address = format!("http://{}{path}", self.server.address);
        let mut request = self
            .server
            .client
            .request(method.parse().unwrap(), address)
            .header("host", self.server.node.app.urls.domain().to_string())
            .header("accept-language", "fr")
            .header("cookie", &self.cookie);
        if let Some((kind, body)) = body {
            request = request.header("content-type", kind).body(body);
        }
        tokio::time::timeout(crate::fediverse::GUARD, request.send()).await.expect("an answer").unwrap()
    }

    pub async fn get(&self, path: &str) -> Answered {
        answered(self.send("GET", path, None).await).await
    }

    /// Status, headers and bytes of a file.
    pub async fn fetches(&self, path: &str) -> (u16, reqwest::header::HeaderMap, Vec<u8>) {
        let answer = self.send("GET", path, None).await;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        (status, headers, answer.bytes().await.unwrap().to_vec())
    }

    /// Presses a button, whose form holds these fields.
    pub async fn posts(&self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let mut form = format!("csrf={}", self.csrf);
        for (name, value) in fields {
            form.push_str(&format!("&{name}={value}"));
        }
        let kind = "application/x-www-form-urlencoded";
        answered(self.send("POST", path, Some((kind, form.into_bytes()))).await).await
    }

    /// Sends a photo with its words.
    pub async fn uploads(&self, to: ProposalId, alt: &str, file: &[u8]) -> Answered {
        let csrf = self.csrf.clone();
        self.sends_form(
            to,
            &[("csrf", None, csrf.as_bytes()), ("alt", None, alt.as_bytes()), ("file", Some("a.jpg"), file)],
        )
        .await
    }

    /// Sends a form with these parts, in this order, as a browser would.
    pub async fn sends_form(&self, to: ProposalId, parts: &[Part<'_>]) -> Answered {
        let mut body = Vec::new();
        for (name, file_name, content) in parts {
            body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"").bytes());
            if let Some(file_name) = file_name {
                body.extend(format!("; filename=\"{file_name}\"\r\nContent-Type: image/jpeg").bytes());
            }
            body.extend(b"\r\n\r\n");
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary=\"{BOUNDARY}\"");
        answered(self.send("POST", &format!("/desk/proposals/{to}/photos"), Some((&kind, body))).await).await
    }
}

async fn answered(answer: reqwest::Response) -> Answered {
    let to = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
    Answered { status: answer.status().as_u16(), to, body: answer.text().await.unwrap() }
}

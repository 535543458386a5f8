//! Somebody of the staff with a browser: signs in, reads the desk, presses its buttons and sends files.

use rooftop::domain::access::Role;
use rooftop::ids::{AccountId, ProposalId};
use rooftop::services::accounts;

use crate::fediverse::Server;

const PASSWORD: &str = "une phrase de passe";
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
    server.does(move |tx, _| accounts::create(tx, now, &account, &hash)).await.unwrap();
    id
}

impl<'a> Staff<'a> {
    /// Makes an account and signs in.
    pub async fn signs_in(server: &'a Server, name: &str, role: Role) -> Self {
        let email = format!("{name}@toits.example");
        account(server, &email, role).await;
        let mut staff = Self { server, cookie: String::new(), csrf: String::new() };
        let form = format!("email={}&password={}", email.replace('@', "%40"), PASSWORD.replace(' ', "+"));
        let kind = "application/x-www-form-urlencoded";
        let answer = staff.send("POST", "/sign-in", Some((kind, form.into_bytes()))).await;
        let cookie =
            answer.headers().get("set-cookie").expect("the sign-in gives a cookie").to_str().unwrap();
        staff.cookie = cookie.split(';').next().unwrap().to_owned();
        let desk = staff.get("/desk").await.body;
        let (_, token) = desk.split_once("name=\"csrf\" value=\"").unwrap();
        staff.csrf = token.split('"').next().unwrap().to_owned();
        staff
    }

    async fn send(&self, method: &str, path: &str, body: Option<(&str, Vec<u8>)>) -> reqwest::Response {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let address = format!("http://{}{path}", self.server.address);
        let mut request = client
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

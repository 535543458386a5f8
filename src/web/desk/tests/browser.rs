//! An instance in this process, and browsers that sign in to it.

use std::sync::Arc;

use actix_web::body::to_bytes;
use actix_web::cookie::Cookie;
use actix_web::http::{StatusCode, header};
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::web::Data;
use chrono::{DateTime, Utc};
use regex::Regex;
use url::form_urlencoded;

use crate::clock::Clock;
use crate::config::Config;
use crate::crypto::totp::{STEP_S, TotpKey};
use crate::crypto::{DataKeys, Secret};
use crate::domain::access::Role;
use crate::domain::actor::{Actor, ActorKind};
use crate::ids::{ActorId, Domain};
use crate::mail::Channels;
use crate::services::guidance::Guidance;
use crate::services::hashing::HashLanes;
use crate::services::partners::{Finder, FoundPartner, NotFound};
use crate::services::planning::Planner;
use crate::services::{App, Wake, accounts, second_factor};
use crate::store::{Db, second_factors};
use crate::urls::Urls;
use crate::web::desk::{SignInLimit, routes};

pub(super) const PASSWORD: &str = "une phrase de passe";
pub(super) const AUTHOR: &str = "auteur@toits.example";
pub(super) const MODERATOR: &str = "moderation@toits.example";
pub(super) const CASEWORKER: &str = "social@toits.example";
const VISITOR: &str = "visite@toits.example";
pub(super) const ADMIN: &str = "admin@toits.example";
pub(super) const TRIES: u32 = 4;

/// One instance with four of its staff; the folder with its database lives as long.
pub(super) struct Instance {
    pub(super) app: Data<App>,
    pub(super) limit: Data<SignInLimit>,
    _folder: tempfile::TempDir,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) to: String,
    pub(super) cookie: Option<String>,
    pub(super) retry_after: Option<String>,
    pub(super) html: String,
}

#[derive(Clone, Copy)]
pub(super) enum Vetting {
    Needed,
    NotNeeded,
}

pub(super) async fn instance(vetting: Vetting) -> Instance {
    let folder = tempfile::tempdir().unwrap();
    let secret = Secret::from_bytes([7; 32]);
    let db = Db::open(&format!("sqlite:{}", folder.path().join("test.db").display()), &secret).unwrap();
    let mut config = Config::default();
    config.safeguarding.unvetted_publish = matches!(vetting, Vetting::NotNeeded);
    let now: DateTime<Utc> = "2026-11-22T10:00:00Z".parse().unwrap();
    let urls = Urls::new(config.public_url.url()).unwrap();
    let data_keys = DataKeys::load_or_create(&folder.path().join("data.keys"), now).unwrap();
    let hashing = HashLanes::default();
    let channels = Channels::open(&config).unwrap();
    let clock = Clock::fixed(now);
    let wake = Wake::default();
    let planner = Planner::default();
    let guidance = Guidance::open(None, crate::i18n::Lang::Fr, now.date_naive()).unwrap();
    let new_rsa_key = crate::crypto::RsaKey::generate;
    let app = App {
        db,
        clock,
        urls,
        config,
        secret,
        data_keys,
        hashing,
        new_rsa_key,
        channels,
        wake,
        planner,
        guidance,
    };
    for (email, role) in [
        (AUTHOR, Role::Moderator),
        (MODERATOR, Role::Moderator),
        (CASEWORKER, Role::Caseworker),
        (ADMIN, Role::Admin),
    ] {
        let (account, hash) = accounts::prepare(email, role, PASSWORD).unwrap();
        app.db.tx(move |tx| accounts::create(tx, now, &account, &hash)).await.unwrap();
    }
    let app = Data::new(app);
    for email in [AUTHOR, MODERATOR, ADMIN] {
        let of = app.clone();
        let enrolling = move |tx: &mut crate::store::Tx<'_>| {
            let (account, _) = crate::store::accounts::by_email(tx, email)?.unwrap();
            second_factor::store(tx, &of, now, (account.id, &key(), 0))
        };
        app.db.tx(enrolling).await.unwrap();
    }
    let limit = Data::new(SignInLimit::new(TRIES));
    Instance { app, limit, _folder: folder }
}

/// The key of everybody's phone.
pub(super) fn key() -> TotpKey {
    TotpKey::from_bytes(b"a phone of the tests").unwrap()
}

fn body(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The network of these tests: `toits.example` is a Rooftop, `other.example` is none, and nobody else answers.
struct Elsewhere;

#[async_trait::async_trait]
impl Finder for Elsewhere {
    async fn find(&self, domain: &Domain) -> Result<FoundPartner, NotFound> {
        match domain.as_str() {
            "toits.example" => {}
            "other.example" => {
                return Err(NotFound::NoAssociation("other.example runs greenhouse 3".to_owned()));
            }
            _ => return Err(NotFound::NotReached(format!("{domain} does not answer"))),
        }
        let id = |path: &str| -> crate::ids::ApId { format!("https://{domain}{path}").parse().unwrap() };
        let association = Actor {
            id: ActorId::new(),
            ap_id: id("/actors/toits"),
            domain: domain.clone(),
            kind: ActorKind::Organization,
            handle: "toits".to_owned(),
            name: "Toits d’ailleurs".to_owned(),
            url: id("/actors/toits").to_string(),
            inbox: id("/actors/toits/inbox"),
            shared_inbox: None,
            followers: None,
            featured: None,
            key_id: format!("{}#main-key", id("/actors/toits")),
            public_key_pem: "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n".to_owned(),
            fetched_at: "2026-11-22T09:00:00Z".parse().unwrap(),
            assertion_keys: Vec::new(),
            deleted_at: None,
        };
        Ok(FoundPartner { domain: domain.clone(), association, software: "rooftop 9.9".to_owned() })
    }
}

impl Instance {
    pub(super) async fn send(&self, request: TestRequest) -> Answer {
        let app = actix_web::App::new().app_data(self.app.clone()).app_data(self.limit.clone());
        let app = app.app_data(Data::from(Arc::new(Elsewhere) as Arc<dyn Finder>)).configure(routes);
        let service = init_service(app).await;
        let request = request.peer_addr("192.0.2.1:4000".parse().unwrap());
        let response = call_service(&service, request.to_request()).await;
        let text = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let (status, to, retry_after) =
            (response.status(), text(header::LOCATION), text(header::RETRY_AFTER));
        let cookie = response.response().cookies().next().map(|cookie| cookie.value().to_owned());
        let bytes = to_bytes(response.into_body()).await.unwrap_or_default();
        let html = String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status, to: to.unwrap_or_default(), cookie, retry_after, html }
    }

    pub(super) async fn sign_in(&self, pairs: &[(&str, &str)]) -> Answer {
        let request = TestRequest::post().uri("/sign-in");
        self.send(request.insert_header(header::ContentType::form_url_encoded()).set_payload(body(pairs)))
            .await
    }

    /// Somebody who gave the password, and is on the page that it led to.
    pub(super) async fn half_way(&self, email: &str) -> (Browser<'_>, String) {
        let answer = self.sign_in(&[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let mut browser = Browser { of: self, token: answer.cookie.unwrap(), csrf: String::new() };
        browser.reads_csrf(&answer.to).await;
        (browser, answer.to)
    }

    pub(super) async fn staff(&self, email: &str) -> Browser<'_> {
        let (mut browser, to) = self.half_way(email).await;
        if to.starts_with("/sign-in/code") {
            let code = self.code(email).await;
            let answer = browser.post("/sign-in/code", &[("code", &code), ("next", "")]).await;
            assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/desk"));
            browser.token = answer.cookie.unwrap();
        }
        browser.reads_csrf("/desk").await;
        browser
    }

    /// Somebody who visits homes: new, and led to the visits where others have the desk.
    pub(super) async fn visitor(&self) -> Browser<'_> {
        let (account, hash) = accounts::prepare(VISITOR, Role::VisitorHome, PASSWORD).unwrap();
        let now = self.app.clock.now();
        self.app.db.tx(move |tx| accounts::create(tx, now, &account, &hash)).await.unwrap();
        let answer = self.sign_in(&[("email", VISITOR), ("password", PASSWORD)]).await;
        let mut browser = Browser { of: self, token: answer.cookie.unwrap(), csrf: String::new() };
        browser.reads_csrf("/desk/account").await;
        browser
    }

    /// A code that is good now: the earliest that was not taken, for the clock stands still.
    pub(super) async fn code(&self, email: &str) -> String {
        let email = email.to_owned();
        let reading = move |conn: &mut crate::store::Conn| {
            let (account, _) = crate::store::accounts::by_email(conn, &email)?.unwrap();
            second_factors::by_account(conn, account.id)
        };
        let factor = self.app.db.read(reading).await.unwrap().unwrap();
        let step = (factor.last_step + 1).max(self.app.clock.now().timestamp() / STEP_S - 1);
        key().code(DateTime::from_timestamp(step * STEP_S, 0).unwrap())
    }
}

/// Somebody who signed in.
pub(super) struct Browser<'a> {
    pub(super) of: &'a Instance,
    pub(super) token: String,
    pub(super) csrf: String,
}

impl Browser<'_> {
    pub(super) async fn send(&self, request: TestRequest) -> Answer {
        let request = request.cookie(Cookie::new("rooftop", self.token.clone()));
        self.of.send(request.insert_header((header::ACCEPT_LANGUAGE, "fr"))).await
    }

    /// Keeps the token of the forms of a page.
    pub(super) async fn reads_csrf(&mut self, path: &str) {
        let page = self.get(path).await;
        let csrf = Regex::new(r#"name="csrf" value="([^"]+)""#).unwrap();
        self.csrf =
            csrf.captures(&page.html).unwrap_or_else(|| panic!("{path}: {}", page.html))[1].to_owned();
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        self.send(TestRequest::get().uri(path)).await
    }

    pub(super) async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let pairs = [&[("csrf", self.csrf.as_str())], pairs].concat();
        let request = TestRequest::post().uri(path).insert_header(header::ContentType::form_url_encoded());
        self.send(request.set_payload(body(&pairs))).await
    }

    /// Sends a form with files: the name of each part, the name of its file where it is one, and what it holds.
    pub(super) async fn upload(&self, path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Answer {
        let boundary = "----a-boundary-of-the-tests";
        let mut body = Vec::new();
        for (name, file, content) in [&[("csrf", None, self.csrf.as_bytes())], parts].concat() {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            let head =
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        let request = TestRequest::post().uri(path).insert_header((header::CONTENT_TYPE, kind));
        self.send(request.set_payload(body)).await
    }

    /// Presses a button of a proposal; gives the code of the notice.
    pub(super) async fn press(&self, path: &str, button: &str) -> String {
        let answer = self.post(&format!("{path}/{button}"), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{button}: {}", answer.html);
        let (to, code) = answer.to.split_once("?done=").unwrap();
        assert_eq!(to, path);
        assert!(self.get(&answer.to).await.html.contains("role=\"status\""), "{code} has no notice");
        code.to_owned()
    }

    /// Writes an offer; gives its path.
    pub(super) async fn writes(&self, title: &str, act: &str) -> String {
        let answer =
            self.post("/desk/proposals", &[&OFFER[1..], &[("title", title), ("act", act)]].concat()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
        answer.to.split('?').next().unwrap().to_owned()
    }
}

pub(super) const OFFER: &[(&str, &str)] = &[
    ("title", "Chambre calme"),
    ("purpose", "offer"),
    ("place_kind", "room"),
    ("capacity_persons", "2"),
    ("municipality", "Liège"),
    ("available_from", "2026-12-01"),
    ("monthly_rent", "350,50"),
    ("languages_1_tag", "fr"),
    ("languages_1_level", "fluent"),
    ("languages_2_tag", ""),
    ("languages_2_level", "conversational"),
];

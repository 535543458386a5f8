//! The alliance on a partner's page: what it says in each state, what each button does, and that a key is compared.

use actix_web::http::StatusCode;

use super::browser::{Instance, MODERATOR, Vetting, instance};
use crate::domain::partner::PartnerTier;
use crate::ids::{ApId, Domain};
use crate::services::alliances::{self, Answer};
use crate::store::{alliances as rows, partners};

const TOITS: &str = "/desk/partners/toits.example";

fn toits() -> (Domain, ApId) {
    ("toits.example".parse().unwrap(), "https://toits.example/actors/toits".parse().unwrap())
}

async fn tier(here: &Instance) -> PartnerTier {
    here.app.db.read(|conn| partners::by_domain(conn, &toits().0)).await.unwrap().unwrap().tier
}

/// The fingerprint that the page's form bears.
fn shown(html: &str) -> String {
    let after = html.split("name=\"fingerprint\" value=\"").nth(1).expect("a fingerprint to compare");
    after.split('"').next().unwrap().to_owned()
}

async fn they_offer(here: &Instance, number: u32) {
    let (app, now) = (here.app.clone(), here.app.clock.now());
    let offer: ApId = format!("https://toits.example/activities/{number}").parse().unwrap();
    let deed = move |tx: &mut crate::store::Tx<'_>| alliances::offered(tx, &app, now, (&offer, &toits().1));
    here.app.db.tx(deed).await.unwrap();
}

#[actix_web::test]
async fn an_alliance_is_proposed_accepted_and_ended() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    staff.post("/desk/partners", &[("domain", "toits.example"), ("tier", "open")]).await;
    let page = staff.get(TOITS).await.html;
    assert!(page.contains("Il n’y a pas d’alliance"), "{page}");
    let key = shown(&page);
    assert_eq!(page.matches(&key).count(), 3, "among the facts, to be compared, and in the form");
    for wrong in ["", "0000 0000"] {
        let answer = staff.post(&format!("{TOITS}/alliance/propose"), &[("fingerprint", wrong)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{wrong:?}");
    }
    let proposed = staff.post(&format!("{TOITS}/alliance/propose"), &[("fingerprint", &key)]).await;
    assert_eq!(proposed.to, format!("{TOITS}?done=alliance-proposed"));
    let page = staff.get(&proposed.to).await.html;
    assert!(page.contains("Nous avons proposé une alliance") && page.contains("alliance/end"), "{page}");
    assert_eq!(tier(&here).await, PartnerTier::Open, "one side alone");

    let (app, now) = (here.app.clone(), here.app.clock.now());
    let deed = move |tx: &mut crate::store::Tx<'_>| {
        let ours = rows::by_domain(tx, &toits().0)?.unwrap().ours.unwrap().id;
        let id = "https://toits.example/activities/1".parse().unwrap();
        alliances::accepted(tx, &app, now, &Answer { by: toits().1, id, declaration: ours })
    };
    here.app.db.tx(deed).await.unwrap();
    assert_eq!(tier(&here).await, PartnerTier::Ally);
    let page = staff.get(TOITS).await.html;
    assert!(page.contains("L’alliance est en vigueur") && page.contains("l’autre association"), "{page}");
    let ended = staff.post(&format!("{TOITS}/alliance/end"), &[]).await;
    assert_eq!(ended.to, format!("{TOITS}?done=alliance-ended"));
    assert_eq!(tier(&here).await, PartnerTier::Open);
    assert!(staff.get(TOITS).await.html.contains("Nous avons mis fin à l’alliance"));
    assert_eq!(staff.post(&format!("{TOITS}/alliance/end"), &[]).await.status, StatusCode::CONFLICT);
}

#[actix_web::test]
async fn what_they_propose_waits_among_the_tasks_and_is_confirmed_or_refused() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    staff.post("/desk/partners", &[("domain", "toits.example"), ("tier", "open")]).await;
    they_offer(&here, 1).await;
    let tasks = staff.get("/desk/reports").await.html;
    assert!(
        tasks.contains("propose une alliance") && tasks.contains(&format!("href=\"{TOITS}\"")),
        "{tasks}"
    );
    let page = staff.get(TOITS).await.html;
    let key = shown(&page);
    assert!(page.contains("alliance/confirm") && page.contains("alliance/refuse"), "{page}");
    assert!(tasks.contains(&key), "the task shows the fingerprint too");
    let refused = staff.post(&format!("{TOITS}/alliance/refuse"), &[]).await;
    assert_eq!(refused.to, format!("{TOITS}?done=alliance-refused"));
    assert!(!staff.get("/desk/reports").await.html.contains("propose une alliance"), "it is decided");
    let late = staff.post(&format!("{TOITS}/alliance/confirm"), &[("fingerprint", &key)]).await;
    assert_eq!((late.status, tier(&here).await), (StatusCode::CONFLICT, PartnerTier::Open));

    they_offer(&here, 2).await;
    let wrong = staff.post(&format!("{TOITS}/alliance/confirm"), &[("fingerprint", "0000")]).await;
    assert_eq!((wrong.status, tier(&here).await), (StatusCode::CONFLICT, PartnerTier::Open));
    let confirmed = staff.post(&format!("{TOITS}/alliance/confirm"), &[("fingerprint", &key)]).await;
    assert_eq!(confirmed.to, format!("{TOITS}?done=alliance-confirmed"));
    assert_eq!(tier(&here).await, PartnerTier::Ally);
    let record = staff.get(TOITS).await.html;
    for deed in ["Alliance proposée", "Alliance refusée", "Alliance confirmée"] {
        assert!(record.contains(deed), "{deed}");
    }
    staff.post(&format!("{TOITS}/block"), &[]).await;
    let blocked = staff.get(TOITS).await.html;
    assert!(!blocked.contains("alliance/propose") && blocked.contains("Débloquer"), "{blocked}");
}

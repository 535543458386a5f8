//! A partner whose server does not answer, on its page; and what others did with an offer, on its own.

use chrono::{DateTime, TimeDelta, Utc};

use super::browser::{AUTHOR, CASEWORKER, Instance, MODERATOR, Vetting, instance};
use crate::domain::lanes::Lane;
use crate::ids::{ApId, ProposalId};
use crate::services::ServiceError;
use crate::store::deliveries::{self, Delivery, Room};
use crate::store::outbox::{self, Outgoing, Visibility};
use crate::store::reactions::{self, Reaction, ReactionKind};
use crate::store::{Claim, Tx, finished, partners};

const PATH: &str = "/desk/partners";
const TOITS: &str = "/desk/partners/toits.example";

fn id(path: &str) -> ApId {
    format!("https://toits.example/{path}").parse().unwrap()
}

/// The rows of a partner's page, by their labels.
fn facts(html: &str) -> Vec<(&str, &str)> {
    let rows = html.split("<div><dt>").skip(1);
    rows.filter_map(|row| {
        let (label, rest) = row.split_once("</dt>")?;
        let value = rest.split_once("<bdi")?.1.split_once('>')?.1.split_once("</bdi>")?.0;
        Some((label, value))
    })
    .collect()
}

/// Lets three deliveries to a server wait, gives one up and puts one off: nobody answers there any more.
fn fails(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<(), ServiceError> {
    let claim = Claim { now, lease_s: 60, limit: 50 };
    let event = outbox::claim(tx, claim)?.pop().expect("the Follow of the partner");
    let activity = Outgoing {
        key: "one".to_owned(),
        ap_id: "https://alpha.example/activities/one".parse().unwrap(),
        actor: event.actor.clone(),
        kind: "Create",
        object: event.subject.clone(),
        visibility: Visibility::Private,
        body: "{}".to_owned(),
        inboxes: ["a", "b", "c"].map(|name| id(&format!("{name}/inbox"))).into(),
    };
    assert!(outbox::told(tx, event.id, &[activity], now)?);
    let room = Room { lane: Lane::Quick, full: Vec::new(), at_host: &|_| 2 };
    let claimed = deliveries::claim(tx, claim, room)?;
    let [first, second]: &[Delivery; 2] = claimed[..].try_into().expect("two places");
    finished::given_up(tx, first, "the inbox answered 404", now)?;
    let again = (now + TimeDelta::minutes(30), "the inbox <b>answered</b> 503");
    finished::put_off(tx, second, again, now)?;
    Ok(partners::seen(tx, &"toits.example".parse().unwrap(), now - TimeDelta::hours(3))?)
}

#[actix_web::test]
async fn the_page_of_a_partner_shows_when_it_was_seen_and_how_its_server_fails() {
    let here = instance(Vetting::Needed).await;
    let staff = here.staff(MODERATOR).await;
    staff.post(PATH, &[("domain", "toits.example"), ("tier", "open")]).await;
    let html = staff.get(TOITS).await.html;
    let before = facts(&html);
    assert!(before.contains(&("Dernière nouvelle reçue", "Jamais")), "{before:?}");
    assert!(before.contains(&("Envois en attente", "0")), "{before:?}");
    for label in ["Envois abandonnés", "Échecs de suite", "Prochain essai", "Dernière erreur (en anglais)"]
    {
        assert!(before.iter().all(|(known, _)| *known != label), "{label} of one that answers");
    }
    let now = here.app.clock.now();
    here.app.db.tx(move |tx| fails(tx, now)).await.unwrap();

    let html = staff.get(TOITS).await.html;
    let shown = facts(&html);
    let at = |time: &str| format!("\u{2068}22 novembre 2026\u{2069} à \u{2068}{time}\u{2069}");
    for (label, value) in [
        ("Dernière nouvelle reçue", at("08:00")),
        ("Envois en attente", "2".to_owned()),
        ("Envois abandonnés", "1".to_owned()),
        ("Échecs de suite", "1".to_owned()),
        ("Prochain essai", at("11:30")),
        ("Dernière erreur (en anglais)", "the inbox &#60;b&#62;answered&#60;/b&#62; 503".to_owned()),
    ] {
        assert!(shown.contains(&(label, value.as_str())), "{label}: {value}\n{shown:?}");
    }
    assert!(html.contains("Ce serveur ne répond pas"), "{html}");
}

async fn like(here: &Instance, path: &str, who: &str, kind: ReactionKind) {
    let offer: ProposalId = path.rsplit('/').next().unwrap().parse().unwrap();
    let actor: ApId = id(who);
    let reaction = Reaction {
        object: here.app.urls.proposal(offer),
        activity: id(&format!("{who}/{kind:?}")),
        actor,
        kind,
    };
    let now = here.app.clock.now();
    let saved = move |tx: &mut Tx<'_>| reactions::save(tx, &reaction, now).map_err(ServiceError::from);
    here.app.db.tx(saved).await.unwrap();
}

#[actix_web::test]
async fn the_staff_reads_how_many_like_an_offer_and_share_it() {
    let here = instance(Vetting::NotNeeded).await;
    let author = here.staff(AUTHOR).await;
    let path = author.writes("Chambre calme", "publish").await;
    let html = author.get(&path).await.html;
    assert!(
        !html.contains("aime cette offre") && !html.contains("aiment cette offre"),
        "nobody so far: {html}"
    );
    like(&here, &path, "lea", ReactionKind::Like).await;
    for email in [AUTHOR, CASEWORKER] {
        let html = here.staff(email).await.get(&path).await.html;
        assert!(html.contains("\u{2068}1\u{2069} personne aime cette offre"), "{html}");
    }
    like(&here, &path, "tom", ReactionKind::Like).await;
    like(&here, &path, "tom", ReactionKind::Announce).await;
    let html = author.get(&path).await.html;
    assert!(html.contains("\u{2068}2\u{2069} personnes aiment cette offre"), "{html}");
    assert!(html.contains("\u{2068}1\u{2069} personne"), "and one shared it: {html}");
}

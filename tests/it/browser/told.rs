//! What somebody tells in confidence, from the phone to the desk; in French and in Arabic.

use rooftop::domain::access::Role;
use rooftop::domain::authority::{RequestFacts, TypedRequest};
use rooftop::domain::field::Field;
use rooftop::domain::incident::IncidentSeverity;
use rooftop::ids::{AuthorityRequestId, IncidentId, ProposalId};
use rooftop::services::{App, Viewer, authority, incidents as service};
use rooftop::store::Tx;

use super::driver::Browser;
use super::looked_at::looks_at;
use super::signs_in;
use crate::fediverse::{Names, Plan, Server, an_offer};
use crate::media::staff::account;
use crate::rules::incidents;

const EMAIL: &str = "securite@toits.example";

/// What the pages are about.
struct Scene {
    offer: ProposalId,
    suspended: ProposalId,
    fresh: IncidentId,
    grave: IncidentId,
    asked: AuthorityRequestId,
}

async fn fills(server: &Server, lead: Viewer) -> Scene {
    let offer = server.publishes(&an_offer().with(Field::Title, "Chambre calme près de la gare")).await.id;
    let suspended =
        server.publishes(&an_offer().with(Field::Title, "Studio clair au-dessus de l’école")).await.id;
    for kind in ["money_or_work", "private_told", "danger_now"] {
        incidents::tells(server, kind, None).await;
    }
    let fresh = incidents::tells(server, "papers_kept", Some(offer)).await;
    let grave = incidents::tells(server, "touching", Some(suspended)).await;
    incidents::judges(server, lead, (grave, IncidentSeverity::Grave)).await.unwrap();
    let now = server.clock.now();
    let typed = TypedRequest {
        authority: "immigration_office".to_owned(),
        via: "letter".to_owned(),
        basis: "letter".to_owned(),
        asked_on: now.date_naive().to_string(),
        asked: "La liste des personnes hébergées dans la commune, avec leurs adresses.".to_owned(),
    };
    let (facts, words) = RequestFacts::read(&typed, now.date_naive()).unwrap();
    let filling = move |tx: &mut Tx<'_>, app: &App| {
        let seen = "Vue au centre, elle ne veut pas retourner chez l’hôte. Un lit est trouvé pour ce soir.";
        service::take(tx, now, lead, grave)?;
        service::note(tx, app, now, lead, (grave, seen))?;
        authority::record(tx, app, now, lead, (facts, &words))
    };
    let asked = server.does(filling).await.unwrap();
    Scene { offer, suspended, fresh, grave, asked }
}

/// The pages of everybody.
async fn looks_at_the_phone(phone: &Browser, origin: &str, (offer, lang): (ProposalId, &str)) -> Vec<String> {
    let mut wrong = Vec::new();
    phone.opens(&format!("{origin}/offers/{offer}?lang={lang}")).await;
    wrong.extend(looks_at(phone, "offer-with-help", lang).await);
    phone.opens(&format!("{origin}/help?from=offer&offer={offer}&lang={lang}")).await;
    wrong.extend(looks_at(phone, "help", lang).await);
    phone.types("which", &"x".repeat(301)).await;
    phone.presses_for("main form button", ".error").await;
    wrong.extend(looks_at(phone, "help-wrong", lang).await);
    phone.says("document.querySelector('[name=which]').value = ''").await;
    phone.says("document.querySelector('[name=kind][value=papers_kept]').checked = true").await;
    phone.types("text", if lang == "ar" { "يحتجز جواز سفري" } else { "Il garde mon passeport." }).await;
    phone.presses_for("main form button", ".notice.good").await;
    wrong.extend(looks_at(phone, "help-sent", lang).await);
    let title = phone.client.title().await.unwrap();
    assert_eq!(title, if lang == "ar" { "مساعدة" } else { "Aide" }, "the title says nothing");
    assert_eq!(phone.client.current_url().await.unwrap().path(), "/help", "nor does the address");
    let exit = phone.says("document.querySelector('a.exit').getAttribute('href')").await;
    assert_eq!(exit, "/my/exit", "and the exit forgets");
    wrong
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_about_what_is_told_fits_a_phone_and_can_be_looked_at() {
    let plan = Plan { under: Names::Localhost, ..Plan::of(&["toits"]) };
    let server = plan.start().await.remove(0);
    let id = account(&server, EMAIL, Role::SafeguardingLead).await;
    let scene = fills(&server, Viewer::Staff { account: id, role: Role::SafeguardingLead }).await;
    let origin = server.node.app.urls.origin().to_owned();
    let (desk, phone) = (Browser::phone().await, Browser::phone().await);
    desk.opens(&format!("{origin}/sign-in?lang=fr")).await;
    signs_in(&desk, &server, (EMAIL, id)).await;
    let mut wrong = Vec::new();
    for lang in ["fr", "ar"] {
        wrong.extend(looks_at_the_phone(&phone, &origin, (scene.offer, lang)).await);
        for (name, page) in [
            ("desk-lead", "/desk".to_owned()),
            ("incidents", "/desk/incidents".to_owned()),
            ("incident-new", format!("/desk/incidents/{}", scene.fresh)),
            ("incident-grave", format!("/desk/incidents/{}", scene.grave)),
            ("suspended-offer", format!("/desk/proposals/{}", scene.suspended)),
            ("suspension", format!("/desk/proposals/{}/suspension", scene.suspended)),
            ("authority", "/desk/authority-requests".to_owned()),
            ("authority-one", format!("/desk/authority-requests/{}", scene.asked)),
        ] {
            desk.opens(&format!("{origin}{page}?lang={lang}")).await;
            wrong.extend(looks_at(&desk, name, lang).await);
        }
        desk.opens(&format!("{origin}/desk/incidents/{}", scene.grave)).await;
        desk.presses_for("form[action$=open] button", ".written").await;
        wrong.extend(looks_at(&desk, "incident-opened", lang).await);
        desk.opens(&format!("{origin}/desk/authority-requests/{}", scene.asked)).await;
        desk.presses_for("form[action$=open] button", ".written").await;
        wrong.extend(looks_at(&desk, "authority-opened", lang).await);
    }
    desk.closes().await;
    phone.closes().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! Help beside the decisions of a match, and its agreement on paper: who reads what of it, from when until when, and in which languages.

use rooftop::domain::Coded;
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::place::AgreementKind;
use rooftop::i18n::Lang;

use super::{
    HOST, HOST_PHONE, SEEKER, SEEKER_PHONE, STREET, Town, a_home, a_man, account_of, answers, decides,
    gives_mandate, plain, presses, selects,
};
use crate::fediverse::{A, Plan};
use crate::media::staff::Staff;
use crate::people::holder;

/// A home of which everything is known that an agreement is filled with.
fn a_whole_home() -> A {
    a_home("Chez Anne et Paul")
        .with(Field::AgreementKind, "precarious_occupancy")
        .with(Field::MonthlyRentCents, "35000")
        .with(Field::Charges, "included")
        .with(Field::DepositMonths, "2")
        .with(Field::Domiciliation, "yes")
        .with(Field::NoticeDays, "30")
}

/// A man and a host, whose contact is open.
pub struct Pair<'a> {
    pub nour: Staff<'a>,
    pub seeker: Staff<'a>,
    pub host: Staff<'a>,
    pub id: String,
}

impl<'a> Pair<'a> {
    pub async fn of(town: &'a Town) -> Self {
        let offer = town.offers(&a_whole_home()).await;
        let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
        let (card, host_card) = (town.seeker(&mut nour).await, town.host(&mut nour, offer).await);
        let request = town.asks(&a_man().with(Field::Budget, "up_to:60000"), Some(&card)).await;
        let id = selects(&mut nour, request, offer).await;
        let (seeker, host) = (holder(&town.server, &card).await, holder(&town.server, &host_card).await);
        let mut pair = Self { nour, seeker, host, id };
        decides(town, &mut pair.nour, &pair.id, "ask_seeker").await;
        answers(&mut pair.seeker, &pair.id, "yes").await;
        decides(town, &mut pair.nour, &pair.id, "ask_host").await;
        answers(&mut pair.host, &pair.id, "yes").await;
        decides(town, &mut pair.nour, &pair.id, "open_contact").await;
        pair
    }

    pub async fn meets(&mut self, town: &Town) {
        let today = town.server.clock.now().date_naive().to_string();
        self.happens(&[("what", "met"), ("on", &today)]).await;
    }

    pub async fn happens(&mut self, fields: &[(&str, &str)]) {
        let answer = presses(&mut self.nour, &self.id, ("happened", fields)).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    fn paths(&self) -> (String, String) {
        (format!("/desk/matches/{}/agreement", self.id), format!("/my/matches/{}/agreement", self.id))
    }
}

/// How many blanks are left in the text to be filled by hand.
fn blanks(body: &str) -> usize {
    body.matches("class=\"blank\"").count()
}

#[actix_web::test]
async fn sg_06_the_agreement_is_a_draft_from_the_meeting_on_and_has_the_address_for_whom_it_is_released() {
    let town = Town::new().await;
    let mut pair = Pair::of(&town).await;
    let (desk, my) = pair.paths();
    for (who, path) in [(&pair.nour, &desk), (&pair.seeker, &my), (&pair.host, &my)] {
        assert_eq!(who.get(path).await.status, 404, "nothing is agreed on before they met");
    }
    pair.meets(&town).await;
    let of_desk = plain(&pair.nour.get(&desk).await.body);
    let of_seeker = plain(&pair.seeker.get(&my).await.body);
    let of_host = plain(&pair.host.get(&my).await.body);
    for (body, knows_street) in [(&of_desk, true), (&of_seeker, true), (&of_host, false)] {
        assert!(body.contains("Brouillon : rien n’est encore convenu"), "{body}");
        assert!(body.contains("Convention d’occupation précaire") && body.contains("350\u{a0}€"), "{body}");
        assert!(body.contains("Garantie : 2 mois de loyer."), "{body}");
        assert_eq!(body.contains(STREET), knows_street, "{body}");
        for private in [SEEKER, SEEKER_PHONE, HOST, HOST_PHONE] {
            assert!(!body.contains(private), "{private}: {body}");
        }
    }
    // Whoever accompanies the host alone reads no address of it, and whoever accompanies neither reads nothing.
    let omar = Staff::signs_in(&town.server, "omar", Role::Caseworker).await;
    assert_eq!(omar.get(&desk).await.status, 404);
    let offer = town.one(&pair.id).await.offer.here().unwrap();
    let host = town.server.reads(move |conn| rooftop::store::offer_people::of_offer(conn, offer)).await;
    gives_mandate(&town, host.unwrap(), account_of(&town, "omar").await).await;
    let of_omar = omar.get(&desk).await;
    assert!(of_omar.status == 200 && !of_omar.body.contains(STREET), "{}", of_omar.body);
    let stranger = town.seeker(&mut pair.nour).await;
    let stranger = holder(&town.server, &stranger).await;
    assert_eq!(stranger.get(&my).await.status, 404);
    assert_eq!(stranger.get("/my/matches/none/agreement").await.status, 404);
}

#[actix_web::test]
async fn what_was_agreed_on_stands_in_both_languages_until_the_stay_ends() {
    let town = Town::new().await;
    let mut pair = Pair::of(&town).await;
    let (desk, my) = pair.paths();
    pair.meets(&town).await;
    let today = town.server.clock.now().date_naive();
    let (from, until) = (today.to_string(), (today + chrono::Days::new(90)).to_string());
    let stay = [("what", "agreed"), ("kind", "free_hosting"), ("from", &from), ("until", &until)];
    pair.happens(&stay).await;
    let body = plain(&pair.seeker.get(&format!("{my}?beside=ar")).await.body);
    assert!(body.contains("lang=\"ar\" dir=\"rtl\"") && body.contains("lang=\"fr\" dir=\"ltr\""), "{body}");
    for lang in [Lang::Fr, Lang::Ar] {
        let day = rooftop::i18n::date(lang, today);
        assert!(body.contains(&day), "{day}: {body}");
    }
    assert_eq!(blanks(&body), 0, "all of it is known: {body}");
    assert!(body.contains("Ceci est un modèle, et non un conseil juridique"), "{body}");
    assert!(body.contains("Vérifié le 30 novembre 2026") && !body.contains("Brouillon"), "{body}");
    let alone = plain(&pair.nour.get(&format!("{desk}?beside=none")).await.body);
    assert!(!alone.contains("dir=\"rtl\"><h2>") && !alone.contains("class=\"both\""), "{alone}");
    // A kind that was agreed on is not another one because somebody asks.
    let other = plain(&pair.nour.get(&format!("{desk}?kind=lease_main")).await.body);
    assert!(other.contains("Accord d’hébergement gratuit"), "{other}");
    pair.happens(&[("what", "begun"), ("on", &from)]).await;
    assert_eq!(pair.nour.get(&desk).await.status, 200);
    pair.happens(&[("what", "ended"), ("why", "moved_on"), ("on", &from)]).await;
    for (who, path) in [(&pair.nour, &desk), (&pair.seeker, &my), (&pair.host, &my)] {
        assert_eq!(who.get(path).await.status, 404, "what was told is told no longer");
    }
}

#[actix_web::test]
async fn every_kind_of_agreement_renders_in_every_language_without_a_missing_field() {
    let town = Town::new().await;
    let mut pair = Pair::of(&town).await;
    pair.meets(&town).await;
    let (desk, _) = pair.paths();
    for kind in AgreementKind::CODES {
        for lang in Lang::ALL.iter().filter(|lang| **lang != Lang::Fr) {
            let answer = pair.nour.get(&format!("{desk}?kind={kind}&beside={}", lang.tag())).await;
            assert_eq!(answer.status, 200);
            let main = answer.body.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
            assert!(
                main.contains(&format!("lang=\"{}\" dir=\"{}\"", lang.tag(), lang.direction())),
                "{kind}"
            );
            for missing in ["{", "«agreement", "«match", "«stay", "«charges"] {
                assert!(!main.contains(missing), "{missing}: {main}");
            }
            // The first and the last day are agreed on later, in each of the two languages.
            assert_eq!(blanks(main), 4, "{kind} {lang:?}: {main}");
            assert!(main.contains("Rue du Canari 12") && main.contains("class=\"rule\""), "{main}");
        }
    }
}

#[actix_web::test]
async fn help_stands_beside_each_decision_with_its_date_and_source() {
    let town = Town::new().await;
    let mut pair = Pair::of(&town).await;
    let desk = format!("/desk/matches/{}", pair.id);
    let my = format!("/my/matches/{}", pair.id);
    for (who, path) in [(&pair.nour, &desk), (&pair.seeker, &my), (&pair.host, &my)] {
        let body = plain(&who.get(path).await.body);
        assert!(
            body.contains("La première rencontre") && body.contains("Vérifié le 30 novembre 2026"),
            "{body}"
        );
        assert!(body.len() < 60_000, "a page of a seeker is light");
    }
    pair.meets(&town).await;
    let body = plain(&pair.nour.get(&desk).await.body);
    for said in [
        "Que veut dire chaque sorte d’accord",
        "Le bail glissant",
        "La garantie locative",
        "href=\"https://wallex.wallonie.be/eli/loi-decret/2018/03/15/2018201408\" rel=\"nofollow noopener noreferrer\"",
        "Un brouillon de l’accord, à imprimer",
    ] {
        assert!(body.contains(said), "{said}: {body}");
    }
    let form = plain(&pair.nour.get("/desk/proposals/new?purpose=offer").await.body);
    for said in ["Que veut dire chaque sorte d’accord", "L’adresse de référence", "compte bloqué"] {
        assert!(form.contains(said), "{said}: {form}");
    }
}

#[actix_web::test]
async fn an_associations_own_text_is_escaped_and_says_when_it_is_old() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("fr")).unwrap();
    let text = "title: <b>Chez nous</b>\nchecked: 2024-01-31\nsource: Nous & vous\nreviewed: yes\n\n<script>alert(1)</script>\n";
    std::fs::write(folder.path().join("fr/first_meeting.md"), text).unwrap();
    let place = folder.path().display().to_string();
    let settings =
        [("SAFEGUARDING__UNVETTED_PUBLISH", "false"), ("ASSOCIATION__GUIDANCE_DIR", place.as_str())];
    let plan = Plan { settings: &settings, ..Plan::of(&["alpha"]) };
    let town = Town::on(plan.start().await.remove(0)).await;
    let pair = Pair::of(&town).await;
    let body = plain(&pair.seeker.get(&format!("/my/matches/{}", pair.id)).await.body);
    assert!(!body.contains("<script>alert") && !body.contains("<b>Chez nous"), "{body}");
    for said in
        ["Chez nous", "&#60;script&#62;alert(1)", "Vérifié le 31 janvier 2024.", "Ce texte a plus d’un an"]
    {
        assert!(body.contains(said), "{said}: {body}");
    }
}

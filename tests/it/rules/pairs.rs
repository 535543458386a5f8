//! What moderators decide about pairs, through the pages: locks and vetoes, what they change, and what a pair costs others.

use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::ids::ProposalId;
use rooftop::services::planning::{self, Pair};
use rooftop::store::match_marks;

use super::candidates::{Town, a_home, page, without_marks};
use super::plans::{Two, beside, pauses, plan_page, planned};
use crate::fediverse::a_request;
use crate::media::staff::{Answered, Staff};

fn at(request: ProposalId, offer: ProposalId) -> String {
    format!("/desk/proposals/{request}/candidates/{offer}")
}

async fn decides(
    reader: &Staff<'_>,
    (request, offer): (ProposalId, ProposalId),
    what: &str,
    reason: &str,
) -> Answered {
    let mut answer = reader.posts(&format!("{}/{what}", at(request, offer)), &[("reason", reason)]).await;
    answer.body = without_marks(&answer.body);
    answer
}

async fn pair_page(reader: &Staff<'_>, request: ProposalId, offer: ProposalId) -> String {
    let answer = reader.get(&at(request, offer)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    without_marks(&answer.body)
}

#[actix_web::test]
async fn a_lock_is_in_the_next_plan_until_it_is_lifted() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let locked = decides(&reader, (two.mobile, two.liege), "lock", "near_school_or_care").await;
    let back = format!("/desk/proposals/{}/candidates?done=pair-locked", two.mobile);
    assert_eq!((locked.status, locked.to), (303, back.clone()), "{}", locked.body);
    let told = without_marks(&reader.get(&back).await.body);
    for said in [
        "C’est noté : le prochain plan garde cette paire.",
        "Paires gardées ou écartées",
        "Près d’une école ou de soins",
        "Par nour@toits.example, le 22 novembre 2026",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    planned(&town.server, &reader).await;
    let plan = plan_page(&reader).await;
    assert_eq!((beside(&plan, "Mobile"), beside(&plan, "Fixe")), ("À Liège".to_owned(), String::new()));
    assert!(plan.contains("une place pour un ménage sur 2"), "{plan}");
    assert!(plan.matches("Gardée dans le plan").count() >= 2, "beside the pair, and in the list: {plan}");

    // Another lock of the same request, and of the same place, are refused.
    let twice = decides(&reader, (two.mobile, two.namur), "lock", "other").await;
    assert_eq!(twice.status, 409);
    assert!(twice.body.contains("Cette demande est déjà gardée avec une autre offre."), "{}", twice.body);
    let full = decides(&reader, (two.bound, two.liege), "lock", "other").await;
    assert!(full.body.contains("Cette offre a une place libre, déjà gardée"), "{}", full.body);

    let lift = reader.posts(&format!("{}/lift", at(two.mobile, two.liege)), &[("from", "plan")]).await;
    assert_eq!((lift.status, lift.to.as_str()), (303, "/desk/plan?done=pair-lifted"), "{}", lift.body);
    planned(&town.server, &reader).await;
    let plan = plan_page(&reader).await;
    assert_eq!(beside(&plan, "Fixe"), "À Liège", "{plan}");
    assert!(!plan.contains("Gardée dans le plan"), "{plan}");
    let gone = reader.posts(&format!("{}/lift", at(two.mobile, two.liege)), &[]).await;
    assert_eq!(gone.status, 404, "nothing is left to lift");
}

#[actix_web::test]
async fn sg_03_a_lock_that_breaks_a_rule_is_refused_with_the_rules_name_and_keeps_what_was_chosen() {
    let town = Town::new().await;
    let marc = a_home("Chez Marc").with(Field::HostWomen, "").with(Field::ChildrenOk, "yes");
    let (offer, request) = (town.offers(&marc).await, town.asks(&a_request()).await);
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let refused = decides(&reader, (request, offer), "lock", "host_asked").await;
    assert_eq!(refused.status, 409);
    let said = "Règle qui n’est pas respectée : « Une femme seule ou un parent seul n’habite pas avec un homme seul ».";
    assert!(refused.body.contains(said), "{}", refused.body);
    assert!(refused.body.contains("<option value=\"host_asked\" selected>"), "{}", refused.body);
    assert_eq!(town.server.reads(match_marks::all).await, []);
    let nothing = decides(&reader, (request, offer), "lock", "").await;
    assert_eq!(nothing.status, 400);
    assert!(nothing.body.contains("Choisissez une raison dans la liste."), "{}", nothing.body);
    let page = pair_page(&reader, request, offer).await;
    assert!(
        page.contains("Cette paire ne peut pas être choisie.") && page.contains("Pas respectée"),
        "{page}"
    );
    planned(&town.server, &reader).await;
    assert!(plan_page(&reader).await.contains("Aucune paire possible"));
}

#[actix_web::test]
async fn a_veto_takes_an_offer_out_of_the_candidates_and_of_every_plan_until_it_is_lifted() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    planned(&town.server, &reader).await;
    assert_eq!(beside(&plan_page(&reader).await, "Fixe"), "À Liège");
    // A lock is ended by a veto of the same pair.
    assert_eq!(decides(&reader, (two.bound, two.liege), "lock", "other").await.status, 303);
    assert_eq!(decides(&reader, (two.bound, two.liege), "veto", "safety").await.status, 303);
    let candidates = page(&reader, two.bound).await;
    assert!(candidates.contains("Aucune offre ne peut être proposée aujourd’hui."), "{candidates}");
    assert!(candidates.contains("Une offre a été écartée par un modérateur."), "{candidates}");
    assert!(candidates.contains("Sécurité") && candidates.contains("Proposer à nouveau"), "{candidates}");
    let before = plan_page(&reader).await;
    assert_eq!(beside(&before, "Fixe"), "", "also in the plan that was made before");
    planned(&town.server, &reader).await;
    let plan = plan_page(&reader).await;
    assert_eq!(
        (beside(&plan, "Mobile"), beside(&plan, "Fixe")),
        ("À Liège".to_owned(), String::new()),
        "{plan}"
    );
    let refused = decides(&reader, (two.bound, two.liege), "lock", "other").await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("Cette paire est écartée."), "{}", refused.body);

    let caseworker = Staff::signs_in(&town.server, "ana", Role::Caseworker).await;
    let theirs = page(&caseworker, two.bound).await;
    assert!(
        !theirs.contains("Sécurité") && !theirs.contains("candidates/"),
        "the reason is not for everybody: {theirs}"
    );
    for what in ["lock", "veto", "lift"] {
        assert_eq!(decides(&caseworker, (two.bound, two.liege), what, "other").await.status, 403, "{what}");
    }
    assert_eq!(caseworker.get(&at(two.bound, two.liege)).await.status, 403);

    assert_eq!(reader.posts(&format!("{}/lift", at(two.bound, two.liege)), &[]).await.status, 303);
    assert!(page(&reader, two.bound).await.contains("Une offre peut être proposée aujourd’hui."));
    planned(&town.server, &reader).await;
    assert_eq!(beside(&plan_page(&reader).await, "Fixe"), "À Liège");
}

#[actix_web::test]
async fn a_lock_that_cannot_be_kept_any_more_breaks_no_plan_and_says_why() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    assert_eq!(decides(&reader, (two.mobile, two.namur), "lock", "host_asked").await.status, 303);
    pauses(&town, two.namur).await;
    planned(&town.server, &reader).await;
    let plan = plan_page(&reader).await;
    assert!(plan.contains("une place pour un ménage sur 2"), "{plan}");
    let said = "Cette paire n’est pas dans le plan pour l’instant. L’offre ou la demande n’est pas ouverte.";
    assert!(plan.contains(said) && page(&reader, two.mobile).await.contains(said), "{plan}");
    // Nothing is left of it once one of the two is forgotten.
    let id = two.namur;
    town.server.does(move |tx, _| Ok(rooftop::store::proposals::delete(tx, id)?)).await.unwrap();
    assert_eq!(town.server.reads(match_marks::all).await, []);
}

#[actix_web::test]
async fn the_page_of_a_pair_says_who_would_lose_their_place() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let costs = pair_page(&reader, two.mobile, two.liege).await;
    assert!(costs.contains("Un ménage de moins trouve une place."), "{costs}");
    let (_, losing) = costs.split_once("Sans place à cause de ce choix").expect("who loses");
    assert!(losing.contains("Fixe") && losing.contains("Perdrait : À Liège"), "{losing}");
    assert!(losing.contains("attend depuis aujourd’hui"), "{losing}");
    assert!(costs.contains("17 règles sont respectées") && !costs.contains("Pas respectée"), "{costs}");
    let free = pair_page(&reader, two.mobile, two.namur).await;
    assert!(free.contains("Rien : ce choix ne change rien pour les autres ménages."), "{free}");
    assert!(page(&reader, two.mobile).await.contains(&at(two.mobile, two.liege)), "candidates lead there");
    // What is locked costs what it cost before.
    assert_eq!(decides(&reader, (two.mobile, two.liege), "lock", "other").await.status, 303);
    let locked = pair_page(&reader, two.mobile, two.liege).await;
    assert!(locked.contains("Un ménage de moins trouve une place."), "{locked}");
    let other = pair_page(&reader, two.mobile, two.namur).await;
    assert!(other.contains("Cette demande est déjà gardée avec une autre offre."), "{other}");
    for (request, offer) in [(two.liege, two.mobile), (two.mobile, two.bound)] {
        assert_eq!(
            reader.get(&at(request, offer)).await.status,
            404,
            "a request and an offer, in this order"
        );
    }
}

#[actix_web::test]
async fn the_page_of_a_pair_says_what_the_plan_loses_in_points_as_counted_by_hand() {
    let town = Town::new().await;
    let home = |title: &str| a_home(title).with(Field::ChildrenOk, "yes");
    let free = town.offers(&home("Gratuite")).await;
    let paid = town.offers(&home("Payante").with(Field::MonthlyRentCents, "30000")).await;
    let tight = town.asks(&a_request().with(Field::Title, "Serrée").with(Field::Budget, "up_to:30000")).await;
    let wide = town.asks(&a_request().with(Field::Title, "Large").with(Field::Budget, "up_to:60000")).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    planned(&town.server, &reader).await;
    let plan = plan_page(&reader).await;
    assert_eq!(
        (beside(&plan, "Serrée"), beside(&plan, "Large")),
        ("Gratuite".to_owned(), "Payante".to_owned())
    );
    // Rent of 300 €: a third of 15 points within a budget of 300 €, two thirds within 600 €; no rent, all of them. 15 + 10 - (5 + 15) = 5, and
    // 2 × 15 for what both had in the plan before.
    let app = std::sync::Arc::clone(&town.server.node.app);
    let by = rooftop::services::Viewer::Operator;
    let shown = planning::pair(&app, by, Pair { request: tight, offer: paid }).await.unwrap();
    let planning::Cost::Counted(counted) = shown.cost else { panic!("{:?}", shown.cost) };
    assert_eq!((counted.households, counted.worth), (0, 35_000));
    let [other] = &counted.affected[..] else { panic!("{:?}", counted.affected) };
    let of = |named: &Option<planning::Named>| named.as_ref().map(|named| named.id);
    assert_eq!((other.request.id, of(&other.before), of(&other.after)), (wide, Some(paid), Some(free)));
    let costs = pair_page(&reader, tight, paid).await;
    assert!(costs.contains("le plan d’ensemble perd 35 points"), "{costs}");
    assert!(costs.contains("Iraient ailleurs") && costs.contains("Aurait : Gratuite"), "{costs}");
}

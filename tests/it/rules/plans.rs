//! The plan that is kept: when it is made, what its pages show of it, and what goes from it.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::matching::kept::{PLANS_KEPT, Why};
use rooftop::domain::matching::plan;
use rooftop::domain::proposal::State;
use rooftop::ids::ProposalId;
use rooftop::services::planning::making::{self, Input};
use rooftop::services::{Viewer, proposals};
use rooftop::store::plan_orders::{self, Finished};
use rooftop::store::{Claim, Conn, Db, StoreError, plans};

use super::candidates::{Town, a_home, page, without_marks};
use crate::fediverse::{Server, a_request};
use crate::media::staff::Staff;

/// Lets a plan be made of what is there now.
pub(crate) async fn planned(server: &Server, reader: &Staff<'_>) {
    // What was changed twice at one instant has a time just after it.
    server.later(TimeDelta::minutes(1));
    let answer = reader.posts("/desk/plan", &[]).await;
    assert_eq!((answer.status, answer.to.as_str()), (303, "/desk/plan?done=plan-asked"), "{}", answer.body);
    assert!(server.works().await > 0);
}

pub(super) async fn plan_page(reader: &Staff<'_>) -> String {
    let answer = reader.get("/desk/plan").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    without_marks(&answer.body)
}

/// Both may live in Liège; the one who waits longer may live in Namur too, and likes Liège better.
pub(super) struct Two {
    pub(super) liege: ProposalId,
    pub(super) namur: ProposalId,
    pub(super) mobile: ProposalId,
    pub(super) bound: ProposalId,
}

impl Two {
    pub(super) async fn of(town: &Town) -> Self {
        let home = |title: &str| a_home(title).with(Field::ChildrenOk, "yes");
        let liege = town.offers(&home("À Liège")).await;
        let namur = town.offers(&home("À Namur").with(Field::Municipality, "92094")).await;
        let mobile = a_request().with(Field::Title, "Mobile").with(Field::MaxDistanceKm, "90");
        let mobile = town.asks(&mobile.with(Field::WaitingSince, "2026-06-01")).await;
        let bound = a_request().with(Field::Title, "Fixe").with(Field::MaxDistanceKm, "20");
        let bound = town.asks(&bound).await;
        Self { liege, namur, mobile, bound }
    }
}

/// The title of the offer that stands beside a request in the plan.
pub(super) fn beside(plan: &str, title: &str) -> String {
    let (_, pairs) = plan.split_once("Qui pourrait vivre où").expect("a list of pairs");
    let pairs = pairs.split("<h2>").next().unwrap();
    let Some((_, rest)) = pairs.split_once(&format!("<bdi>{title}</bdi>")) else { return String::new() };
    rest.split("<bdi>").nth(1).map_or("", |rest| rest.split('<').next().unwrap()).to_owned()
}

pub(super) async fn pauses(town: &Town, id: ProposalId) {
    let now = town.server.clock.now();
    let paused = town
        .server
        .does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (id, State::Paused)));
    paused.await.unwrap();
}

async fn plans_kept(server: &Server) -> i64 {
    server.reads(plans::count).await
}

#[actix_web::test]
async fn before_the_first_plan_its_pages_say_so_and_offer_to_make_one() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let none = plan_page(&reader).await;
    assert!(
        none.contains("Il n’y a pas encore de plan.") && none.contains("Faire un nouveau plan"),
        "{none}"
    );
    assert!(!none.contains("En chiffres"), "{none}");
    assert!(reader.get("/desk/plan/fairness").await.body.contains("Il n’y a pas encore de plan."));
    town.server.later(TimeDelta::minutes(1));
    reader.posts("/desk/plan", &[]).await;
    let ordered = plan_page(&reader).await;
    assert!(
        ordered.contains("Un nouveau plan est en cours.") && !ordered.contains("Faire un nouveau"),
        "{ordered}"
    );
    assert!(town.server.works().await > 0);
    let made = plan_page(&reader).await;
    assert!(made.contains("Plan demandé par l’équipe, fait le 22 novembre 2026"), "{made}");
    assert!(made.contains("une place pour 2 ménages sur 2") && !made.contains("Depuis,"), "{made}");
    assert!(page(&reader, two.bound).await.contains("À Liège"));
}

#[actix_web::test]
async fn the_plan_stands_beside_first_come_and_its_fairness_page_shows_each_group_in_words() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let far = a_request().with(Field::Title, "Grande").with(Field::MaxDistanceKm, "0");
    town.asks(&far.with(Field::Zones, "21004")).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    planned(&town.server, &reader).await;
    let plan = plan_page(&reader).await;
    assert!(plan.contains("une place pour 2 ménages sur 3"), "{plan}");
    assert!(
        plan.contains("<td>2 sur 3 (67\u{a0}%)</td><td>1 sur 3 (33\u{a0}%)</td>"),
        "beside first come: {plan}"
    );
    assert_eq!(
        (beside(&plan, "Mobile"), beside(&plan, "Fixe")),
        ("À Namur".to_owned(), "À Liège".to_owned())
    );
    let (_, without) = plan.split_once("Sans place dans ce plan").expect("who finds nothing");
    assert!(without.contains("Grande") && !without.contains("Fixe"), "{without}");

    let fairness = without_marks(&reader.get("/desk/plan/fairness").await.body);
    for said in
        ["Parent seul avec enfants", "2 sur 3 (67\u{a0}%)", "trop peu pour comparer", "attente médiane"]
    {
        assert!(fairness.contains(said), "{said}: {fairness}");
    }
    let caseworker = Staff::signs_in(&town.server, "ana", Role::Caseworker).await;
    for at in ["/desk/plan", "/desk/plan/fairness"] {
        assert_eq!(caseworker.get(at).await.status, 403, "whoever has not every case sees no plan of all");
    }
    assert_eq!(caseworker.posts("/desk/plan", &[]).await.status, 403);
    for id in [two.liege, two.namur] {
        pauses(&town, id).await;
    }
    let plan = plan_page(&reader).await;
    assert!(plan.contains("Aucune paire possible aujourd’hui."), "what has gone since is left out: {plan}");
    assert!(plan.contains("2 paires de ce plan ne tiennent plus"), "{plan}");
}

#[actix_web::test]
async fn a_kept_plan_says_how_much_changed_since_and_shows_no_pair_that_a_rule_keeps_apart_by_now() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    planned(&town.server, &reader).await;
    town.server.later(TimeDelta::minutes(30));
    let smaller = a_home("À Liège").with(Field::ChildrenOk, "yes").with(Field::CapacityPersons, "1");
    let now = town.server.clock.now();
    let (draft, id) = (smaller.draft, two.liege);
    let edited =
        town.server.does(move |tx, app| proposals::edit(tx, app, now, Viewer::Operator, (id, &draft)));
    edited.await.unwrap();
    let stale = plan_page(&reader).await;
    assert!(stale.contains("Depuis, une offre ou une demande a changé : faites un nouveau plan."), "{stale}");
    assert!(stale.contains("Une paire de ce plan ne tient plus"), "{stale}");
    assert_eq!((beside(&stale, "Mobile"), beside(&stale, "Fixe")), ("À Namur".to_owned(), String::new()));
    town.asks(&a_request().with(Field::Title, "Nouvelle")).await;
    assert!(plan_page(&reader).await.contains("Depuis, 2 offres et demandes ont changé"));
    planned(&town.server, &reader).await;
    let fresh = plan_page(&reader).await;
    assert!(!fresh.contains("Depuis,") && !fresh.contains("ne tient plus"), "{fresh}");
    assert!(fresh.contains("une place pour un ménage sur 3"), "{fresh}");
}

#[actix_web::test]
async fn what_is_kept_of_a_plan_is_what_the_engine_gives_for_the_same_proposals() {
    let town = Town::new().await;
    Two::of(&town).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    planned(&town.server, &reader).await;
    let (app, now) = (std::sync::Arc::clone(&town.server.node.app), town.server.clock.now());
    let of = std::sync::Arc::clone(&app);
    let mut input = app.db.read(move |conn| Input::take(conn, &of, now)).await.unwrap();
    assert_eq!(input.marks.before.len(), 2, "the next plan knows what this one proposed");
    input.marks.before.clear();
    let engine = plan::plan(&input.index, &input.marks, input.setting(), 1_000_000).unwrap();
    let (kept, pairs, unmatched) = town
        .server
        .reads(|conn| {
            let (id, kept) = plans::latest(conn)?.expect("a plan");
            Ok((kept, plans::pairs(conn, id)?, plans::unmatched(conn, id)?))
        })
        .await;
    assert_eq!((kept.figures, kept.first_come), (engine.figures, engine.first_come));
    assert_eq!((kept.households_max, kept.edges), (engine.households_max, engine.edges as u64));
    assert_eq!((kept.is_finished, kept.is_pruned, kept.why), (true, false, Why::Asked));
    assert_eq!(kept.version, app.config.matching.version());
    assert_eq!(kept.comparisons, making::make(&input, Why::Asked).unwrap().kept.comparisons);
    let of_kept: BTreeSet<String> = pairs.iter().map(|pair| format!("{pair:?}")).collect();
    let of_engine = engine.pairs.iter().map(|pair| {
        let kept = rooftop::domain::matching::kept::KeptPair {
            ids: pair.ids.clone(),
            kind: pair.kind,
            worth: pair.worth,
            best_fit: pair.best_fit,
            unknown: pair.unknown,
        };
        format!("{kept:?}")
    });
    assert_eq!(of_kept, of_engine.collect());
    assert_eq!((pairs.len(), unmatched.len()), (2, 0));
}

#[actix_web::test]
async fn the_plan_of_the_night_is_made_once_a_day_however_many_workers_look() {
    let town = Town::new().await;
    Two::of(&town).await;
    let server = &town.server;
    server.works().await;
    assert_eq!(plans_kept(server).await, 0, "a new instance waits for its first night");
    for (later, expected) in [(14, 0), (1, 1), (1, 1), (22, 1), (1, 2), (48, 3)] {
        server.later(TimeDelta::hours(later));
        let (one, other) = tokio::join!(server.works(), server.works());
        assert!(one + other <= 60);
        assert_eq!(plans_kept(server).await, expected, "{later} hours later, {}", server.clock.now());
    }
    let (_, kept) = server.reads(plans::latest).await.expect("a plan");
    assert_eq!((kept.why, kept.figures.households.of), (Why::Nightly, 2));
}

/// Claims an order as a process would that dies then.
async fn claims(server: &Server) -> Option<plan_orders::Order> {
    let claim = Claim { now: server.clock.now(), lease_s: 60, limit: 1 };
    server.does(move |tx, _| Ok(plan_orders::claim(tx, claim)?)).await.unwrap()
}

#[actix_web::test]
async fn an_order_is_held_by_one_and_who_lost_it_keeps_nothing() {
    let town = Town::new().await;
    Two::of(&town).await;
    let server = &town.server;
    let now = server.clock.now();
    let ask = move |tx: &mut rooftop::store::Tx<'_>, _: &rooftop::services::App| {
        Ok(plan_orders::ask(tx, Why::Asked, now)?)
    };
    server.does(ask).await.unwrap();
    let dead = claims(server).await.expect("an order");
    assert!(claims(server).await.is_none(), "it is held");
    server.works().await;
    assert_eq!(plans_kept(server).await, 0);
    server.later(TimeDelta::seconds(61));
    server.works().await;
    assert_eq!(plans_kept(server).await, 1, "the lease ran out, and the plan was made");

    // The dead one comes back: its plan is not kept beside the other.
    let (app, at) = (std::sync::Arc::clone(&server.node.app), server.clock.now());
    let of = std::sync::Arc::clone(&app);
    let input = app.db.read(move |conn| Input::take(conn, &of, at)).await.unwrap();
    let made = making::make(&input, Why::Asked).unwrap();
    let (late, again) = (made.clone(), made.clone());
    let lost = server.does(move |tx, _| making::keep(tx, &dead, &late)).await.unwrap();
    assert_eq!((lost, plans_kept(server).await), (Finished::Lost, 1));

    // Who asks while one is being made has another one made after it.
    server.does(ask).await.unwrap();
    let held = claims(server).await.expect("an order");
    let later = server.clock.now() + TimeDelta::seconds(1);
    server.does(move |tx, _| Ok(plan_orders::ask(tx, Why::Asked, later)?)).await.unwrap();
    let finished = server.does(move |tx, _| making::keep(tx, &held, &again)).await.unwrap();
    assert_eq!((finished, plans_kept(server).await), (Finished::AskedAgain, 2));
    server.works().await;
    assert_eq!(plans_kept(server).await, 3);
    assert!(!server.reads(plan_orders::waits).await);
}

#[actix_web::test]
async fn plans_are_kept_for_thirty_runs_and_lose_what_is_forgotten() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let server = &town.server;
    let reader = Staff::signs_in(server, "nour", Role::Moderator).await;
    planned(server, &reader).await;
    let (app, at) = (std::sync::Arc::clone(&server.node.app), server.clock.now());
    let of = std::sync::Arc::clone(&app);
    let input = app.db.read(move |conn| Input::take(conn, &of, at)).await.unwrap();
    let made = making::make(&input, Why::Nightly).unwrap();
    let filling = move |tx: &mut rooftop::store::Tx<'_>, _: &rooftop::services::App| {
        for minute in 1..=PLANS_KEPT {
            let mut made = made.clone();
            made.kept.made_at += TimeDelta::minutes(i64::try_from(minute).unwrap());
            plans::insert(tx, &made.kept, (&made.pairs, &made.unmatched))?;
        }
        Ok(())
    };
    server.does(filling).await.unwrap();
    assert_eq!(plans_kept(server).await, 30);
    let latest = || {
        server.reads(|conn| {
            let (id, _) = plans::latest(conn)?.expect("a plan");
            plans::pair_ids(conn, id)
        })
    };
    assert_eq!(latest().await.len(), 2);
    for (id, left) in [(two.liege, 1), (two.mobile, 0)] {
        server.does(move |tx, _| Ok(rooftop::store::proposals::delete(tx, id)?)).await.unwrap();
        assert_eq!(latest().await.len(), left);
    }
}

/// Spoils the terms of a stored proposal.
pub(crate) async fn spoils(database: &Db, id: ProposalId) {
    use diesel::connection::SimpleConnection as _;
    let spoil = format!("UPDATE proposals SET terms = '{{\"title\":[\"Illisible\"]}}' WHERE id = '{id}'");
    let spoiling = move |tx: &mut rooftop::store::Tx<'_>| {
        match &mut **tx {
            Conn::Sqlite(conn) => conn.batch_execute(&spoil)?,
            Conn::Postgres(conn) => conn.batch_execute(&spoil)?,
        }
        Ok::<_, StoreError>(())
    };
    database.tx(spoiling).await.unwrap();
}

#[actix_web::test]
async fn one_proposal_that_cannot_be_read_is_left_out_and_named_and_fails_no_look() {
    let town = Town::new().await;
    let two = Two::of(&town).await;
    let broken = town.asks(&a_request().with(Field::Title, "Abîmée")).await;
    spoils(&town.server.node.app.db, broken).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    assert!(page(&reader, two.mobile).await.contains("À Liège"));
    planned(&town.server, &reader).await;
    for _ in 0..2 {
        let plan = plan_page(&reader).await;
        assert!(plan.contains("Une fiche n’a pas pu être lue"), "{plan}");
        assert!(plan.contains(&format!("href=\"/desk/proposals/{broken}\"")), "{plan}");
        assert!(plan.contains("une place pour 2 ménages sur 2"), "{plan}");
    }
    let log = String::from_utf8(crate::fediverse::logged()).unwrap();
    let told = log
        .lines()
        .filter(|line| line.contains("left out of matching") && line.contains(&broken.to_string()));
    assert_eq!(told.count(), 1, "it is logged once");
}

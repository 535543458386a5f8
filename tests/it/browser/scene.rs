//! An instance after some months: letters, reports, tasks, partners of whom one fails, drafts of a list, photos, and what was set aside.
//! Names are long and words are other languages', as they are in life.

use rooftop::domain::access::Role;
use rooftop::domain::actor::{Actor, ActorKind};
use rooftop::domain::domain_list;
use rooftop::domain::event::{Event, EventKind};
use rooftop::domain::field::Field;
use rooftop::domain::lanes::Lane;
use rooftop::domain::lead::{Lead, LeadReason, LeadState, LeadVisibility};
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::domain::picture::MustNotShow;
use rooftop::domain::proposal::Proposal;
use rooftop::domain::report::{Direction, Report, ReportState, TaskKind};
use rooftop::ids::{AccountId, ActorId, ApId, Domain, EventId, LeadId, PartnerListId, ReceivedId, ReportId};
use rooftop::services::alliances::{self, Answer};
use rooftop::services::partners::{self, FoundPartner, lists};
use rooftop::services::{ServiceError, Viewer, leads as answers, pictures};
use rooftop::store::alliances as stored_alliances;
use rooftop::store::deliveries::{self, Room};
use rooftop::store::outbox::{self, Outgoing, Visibility};
use rooftop::store::received::{self, FailedTry, Received};
use rooftop::store::{Claim, Tx, actors, finished, leads, partner_lists, reports, tasks};

use crate::fediverse::{Server, a_request, an_offer};
use crate::media::a_picture;
use crate::media::staff::account;

/// An ally.
pub(super) const ALLY: &str = "toits-de-namur.example";
/// A partner whose server does not answer, with a name as long as names are.
pub(super) const SILENT: &str = "logement.solidaire-et-hebergement-citoyen.bruxelles-capitale.example";

/// What the pages of the scene are about.
pub(super) struct Scene {
    pub(super) offer: Proposal,
    pub(super) with_photos: Proposal,
    pub(super) lead: LeadId,
}

/// Fills an instance; `staff` is whoever looks at it.
pub(super) async fn fills(server: &Server, staff: AccountId) -> Scene {
    let colleague = account(server, "aicha@toits.example", Role::Moderator).await;
    let offer = server.publishes(&an_offer().with(Field::Title, "Chambre calme près de la gare")).await;
    let with_photos =
        server.publishes(&an_offer().with(Field::Title, "Studio clair au-dessus de l’école")).await;
    server.publishes(&a_request()).await;
    photos(server, with_photos.id, (staff, colleague)).await;
    let lead = letters(server, &offer, colleague).await;
    reported(server).await;
    for (name, tier) in [(ALLY, PartnerTier::Ally), (SILENT, PartnerTier::Open)] {
        partner(server, name, tier).await;
    }
    fails(server, SILENT).await;
    decided(server, colleague).await;
    listed(server).await;
    set_aside(server).await;
    Scene { offer, with_photos, lead }
}

fn id(text: &str) -> ApId {
    text.parse().unwrap()
}

fn actor(ap_id: &str, name: &str, kind: ActorKind) -> Actor {
    let ap_id = id(ap_id);
    Actor {
        id: ActorId::new(),
        domain: ap_id.domain(),
        kind,
        handle: ap_id.as_str().rsplit('/').next().unwrap().to_owned(),
        name: name.to_owned(),
        url: ap_id.to_string(),
        inbox: id(&format!("{ap_id}/inbox")),
        shared_inbox: None,
        followers: None,
        featured: None,
        key_id: format!("{ap_id}#main-key"),
        public_key_pem: format!("-----BEGIN PUBLIC KEY-----\n{name}\n-----END PUBLIC KEY-----"),
        assertion_keys: Vec::new(),
        fetched_at: crate::fediverse::noon(),
        deleted_at: None,
        ap_id,
    }
}

async fn writes(
    server: &Server,
    work: impl FnOnce(&mut Tx<'_>) -> Result<(), ServiceError> + Send + 'static,
) {
    server.does(move |tx, _| work(tx)).await.unwrap();
}

async fn photos(server: &Server, of: rooftop::ids::ProposalId, (one, other): (AccountId, AccountId)) {
    let by = |account| Viewer::Staff { account, role: Role::Moderator };
    let now = server.clock.now();
    for (writer, alt) in [
        (other, "Une chambre claire avec un lit, un bureau et une armoire"),
        (other, "La cuisine, appelez le 0475 12 34 56"),
        (one, "Le jardin vu de l’intérieur"),
    ] {
        let made = a_picture(800, 600);
        let photo = server
            .does(move |tx, app| pictures::add(tx, app, now, by(writer), (of, alt, &made)))
            .await
            .unwrap();
        if alt.starts_with("Une chambre") {
            server
                .does(move |tx, app| pictures::confirm(tx, app, now, by(one), (photo, MustNotShow::ALL)))
                .await
                .unwrap();
        }
    }
}

async fn letters(server: &Server, offer: &Proposal, colleague: AccountId) -> LeadId {
    let now = server.clock.now();
    let senders = [
        actor("https://mastodon.example/users/lea", "Léa Dupont", ActorKind::Person),
        actor(
            "https://social.a-very-long-name-of-a-small-server.example/users/mohammad_al_khatib",
            "محمد الخطيب",
            ActorKind::Person,
        ),
    ];
    let lead = |number: usize, sender: &Actor, content: &str, language: &str| {
        let id = LeadId::new();
        Lead {
            id,
            note: format!("{}/statuses/11567834509872345{number}", sender.ap_id).parse().unwrap(),
            thread: id,
            sender: sender.ap_id.clone(),
            offer: Some(offer.id),
            appeal: None,
            visibility: LeadVisibility::Private,
            language: Some(language.to_owned()),
            content: content.to_owned(),
            reasons: Vec::new(),
            more: 0,
            state: LeadState::New,
            close_reason: None,
            received_at: now,
            updated_at: now,
            erased_at: None,
        }
    };
    let first = lead(
        1,
        &senders[0],
        "Bonjour, la chambre est-elle encore libre ? Je cherche pour une amie et son fils de quatre ans, à partir du 15 décembre.\n\nMerci beaucoup !",
        "fr",
    );
    let mut second = lead(
        2,
        &senders[1],
        "مرحبا، أبحث عن غرفة لي ولزوجتي. هل يمكن زيارة المكان؟ https://example.org/a/very/long/address/that/has/no/spaces/at/all/0123456789",
        "ar",
    );
    (second.reasons, second.more) = (vec![LeadReason::Links, LeadReason::NewAccount], 3);
    let mut follow_up = lead(3, &senders[0], "J’ai oublié : elle a un petit chien.", "fr");
    follow_up.thread = first.id;
    let shown = first.id;
    writes(server, move |tx| {
        for sender in &senders {
            actors::save_remote(tx, sender)?;
        }
        for (number, letter) in [first, second, follow_up].iter().enumerate() {
            leads::insert(tx, letter, &format!("hash {number}"))?;
        }
        Ok(())
    })
    .await;
    answered(server, shown, colleague).await;
    shown
}

async fn answered(server: &Server, lead: LeadId, colleague: AccountId) {
    let now = server.clock.now();
    let viewer = Viewer::Staff { account: colleague, role: Role::Moderator };
    let text = "Bonjour Léa, oui, elle est encore libre. Une visite est possible mardi.";
    server
        .does(move |tx, app| answers::answer(tx, app, now, viewer, (lead, rooftop::i18n::Lang::Fr, text)))
        .await
        .unwrap();
}

async fn reported(server: &Server) {
    let now = server.clock.now();
    let report = |number: u32, content: &str, direction| Report {
        id: ReportId::new(),
        ap_id: id(&format!("https://mastodon.example/flags/{number}")),
        direction,
        reporter: id("https://mastodon.example/actor"),
        objects: vec![
            id("https://toits.example/actors/toits"),
            id("https://toits.example/proposals/0193a5f2-7c1e-7b7a-9d53-3f0f5a1c2b4d"),
        ],
        more: number,
        content: content.to_owned(),
        state: ReportState::Open,
        close_reason: None,
        created_at: now,
    };
    let all = [
        report(0, "Cette offre demande de l’argent d’avance.", Direction::In),
        report(3, "Spam.", Direction::In),
    ];
    writes(server, move |tx| {
        for report in &all {
            reports::insert(tx, report, None)?;
        }
        let moved = id("https://toits-de-namur.example/actors/toits-de-namur");
        tasks::raise(
            tx,
            TaskKind::PartnerMoved,
            (&moved, "https://nouveaux-toits-de-namur.example/actors/toits"),
            now,
        )?;
        let blocks = id(&format!("https://{SILENT}/actors/association"));
        tasks::raise(tx, TaskKind::PartnerBlocked, (&blocks, ""), now)?;
        tasks::raise(tx, TaskKind::NegotiationsFull, (&moved, "20 open"), now)?;
        tasks::raise(tx, TaskKind::NegotiationsFull, (&moved, "20 open"), now)?;
        Ok(())
    })
    .await;
}

pub(super) async fn partner(server: &Server, name: &str, tier: PartnerTier) {
    let domain: Domain = name.parse().unwrap();
    let found = FoundPartner {
        association: actor(
            &format!("https://{name}/actors/association"),
            "Les toits d’ailleurs",
            ActorKind::Organization,
        ),
        domain,
        software: "rooftop 0.1.0".to_owned(),
    };
    let now = server.clock.now();
    server
        .does(move |tx, app| {
            partners::add(tx, app, now, Viewer::Operator, &found)?;
            let by = found.association.ap_id.clone();
            if tier != PartnerTier::Ally {
                // It proposes an alliance, which waits for a moderator.
                let offer = id(&format!("https://{}/activities/1", found.domain));
                return alliances::offered(tx, app, now, (&offer, &by)).map(drop);
            }
            let key = alliances::fingerprint(&found.association.public_key_pem);
            alliances::propose(tx, app, now, Viewer::Operator, (&found.domain, &key))?;
            let ours = stored_alliances::by_domain(tx, &found.domain)?.and_then(|alliance| alliance.ours);
            let id = id(&format!("https://{}/activities/1", found.domain));
            alliances::accepted(tx, app, now, &Answer { by, id, declaration: ours.unwrap().id }).map(drop)
        })
        .await
        .unwrap();
}

/// Several things wait for a host that does not answer.
async fn fails(server: &Server, name: &str) {
    let now = server.clock.now();
    let (me, inbox) = (server.node.app.association(), id(&format!("https://{name}/inbox")));
    writes(server, move |tx| {
        for _ in 0..3 {
            let event = Event {
                id: EventId::new(),
                kind: EventKind::Published,
                actor: me.clone(),
                subject: me.clone(),
                detail: None,
            };
            outbox::push(tx, &event, now)?;
            let activity = Outgoing {
                ap_id: id(&format!("{me}/activities/{}", event.id)),
                actor: me.clone(),
                kind: "Create",
                object: event.id.to_string().parse().unwrap_or_else(|_| me.clone()),
                visibility: Visibility::Private,
                body: "{}".to_owned(),
                inboxes: vec![inbox.clone()],
                key: event.id.to_string(),
            };
            outbox::told(tx, event.id, &[activity], now)?;
        }
        let room = Room { lane: Lane::Quick, full: Vec::new(), at_host: &|_| 10 };
        let claimed = deliveries::claim(tx, Claim { now, lease_s: 60, limit: 10 }, room)?;
        let unanswered = claimed.iter().find(|delivery| delivery.host == SILENT).unwrap();
        let error = "error sending request: tcp connect error: Connection refused (os error 111)";
        finished::put_off(tx, unanswered, (now + chrono::TimeDelta::hours(2), error), now)?;
        Ok(())
    })
    .await;
}

/// What colleagues decided about other servers.
async fn decided(server: &Server, colleague: AccountId) {
    let now = server.clock.now();
    let viewer = Viewer::Staff { account: colleague, role: Role::Moderator };
    server
        .does(move |tx, app| {
            let silent: Domain = SILENT.parse().unwrap();
            let flags = DomainFlags { reject_media: true, reject_reports: false, silenced: true };
            partners::set_flags(tx, app, now, viewer, (&silent, flags))?;
            partners::set_note(tx, now, viewer, (&silent, "Vus à la réunion de Namur. Joindre Fatima."))?;
            partners::block(tx, app, now, viewer, &"spam.example".parse().unwrap())
        })
        .await
        .unwrap();
}

/// A published list with changes to decide, and one that cannot be read.
async fn listed(server: &Server) {
    let now = server.clock.now();
    server
        .does(move |tx, app| {
            lists::subscribe(tx, app, now, Viewer::Operator, "https://alliance-du-logement-solidaire.example/moderation/listes/domaines.csv")?;
            lists::subscribe(tx, app, now, Viewer::Operator, "https://silent.example/list.csv")?;
            let all = partner_lists::all(tx)?;
            let file = b"#domain,#severity,#public_comment\nlouer-pas-cher-arnaques.example,suspend,Fausses annonces\nbruyant.example,silence,\n";
            let lines = domain_list::read(file).unwrap();
            let read: PartnerListId = all[0].id;
            lists::take(tx, app, now, (read, &lines))?;
            partner_lists::fetched(tx, read, None, now)?;
            partner_lists::fetched(tx, all[1].id, Some("the other server answered 404"), now)?;
            Ok(())
        })
        .await
        .unwrap();
}

async fn set_aside(server: &Server) {
    let now = server.clock.now();
    writes(server, move |tx| {
        for (number, kind, error) in [
            (1, "Create", "the other server answered 500 for https://mastodon.example/users/lea"),
            (2, "Announce", "object: has no id, and is nested in an Announce"),
        ] {
            let item = Received {
                id: ReceivedId::new(),
                ap_id: id(&format!("https://{SILENT}/activities/{number}")),
                body_hash: format!("{number}"),
                actor: id(&format!("https://{SILENT}/actors/association")),
                kind: kind.to_owned(),
                order_key: format!("{number}"),
                body: "{}".to_owned(),
                attempts: 0,
                fetches: 0,
                received_at: now,
            };
            received::insert(tx, &item)?;
            received::failed(
                tx,
                item.id,
                &FailedTry { error: error.to_owned(), fetches: 1, again_at: None },
            )?;
        }
        Ok(())
    })
    .await;
}

//! PR-04: a municipality of under 3,000 inhabitants is named to nobody but by its arrondissement.

use rooftop::domain::field::Field;
use rooftop::geo::{Area, Gazetteer};

use crate::fediverse::{an_offer, fediverse, settled};

/// Two small municipalities of one arrondissement, and a large one of it.
fn neighbours() -> (&'static Area, &'static Area, &'static Area) {
    let places = Gazetteer::belgium();
    let of = |code: &str| places.parse(code).unwrap();
    let (daverdisse, large) = (of("84016"), of("84043"));
    let small = places
        .municipalities()
        .find(|area| {
            area.population < 3000
                && area.arrondissement == daverdisse.arrondissement
                && area.code != daverdisse.code
        })
        .unwrap();
    assert!(
        daverdisse.population < 3000
            && large.population >= 3000
            && large.arrondissement == daverdisse.arrondissement
    );
    (daverdisse, small, large)
}

/// The names and code of an area that must not be told.
fn secrets(area: &Area) -> Vec<String> {
    vec![area.code.to_string(), area.names.fr.to_lowercase(), area.names.nl.to_lowercase()]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_04_a_small_municipality_leaves_as_its_arrondissement_everywhere() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let (small, _, _) = neighbours();
    let offer = alpha
        .publishes(&an_offer().with(Field::Title, "Chambre").with(Field::Municipality, small.code.as_str()))
        .await;
    settled(&[&alpha, &beta]).await;
    let (_, note) = alpha.document(&format!("/proposals/{}", offer.id)).await;
    assert_eq!(note["housing"]["municipality"], small.arrondissement.as_str());
    let named = Gazetteer::belgium().by_code(&small.arrondissement).unwrap();
    assert_eq!(note["location"]["name"], named.name("fr"));
    assert_eq!(note["location"]["radius"], 20);
    let off = (note["location"]["latitude"].as_f64().unwrap() - small.latitude).abs();
    assert!(off > 0.02, "the middle of the arrondissement, not of {}", small.names.fr);
    let picture = note["attachment"][0]["url"].as_str().unwrap().to_owned();
    for (server, id) in [(&alpha, offer.id), (&beta, beta.sees(&offer).await.unwrap().id)] {
        let mut all =
            vec![note.to_string(), format!("{:?}", server.get("/offers", "application/json").await)];
        all.push(server.document("/actors/alpha/outbox?page=true").await.1.to_string());
        for lang in ["fr", "nl", "en", "ar"] {
            for path in [
                format!("/offers/{id}?lang={lang}"),
                format!("/offers?lang={lang}"),
                format!("/?lang={lang}"),
            ] {
                all.push(server.get(&path, "text/html").await.2);
            }
        }
        for text in &all {
            let lower = text.to_lowercase();
            for secret in secrets(small) {
                let told = lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == secret);
                assert!(!told, "{secret} is told in {text}");
            }
        }
        assert_eq!(server.lists().await[0].area.as_ref(), Some(&small.arrondissement));
    }
    assert!(!picture.contains(small.code.as_str()), "{picture}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_04_the_picture_of_an_offer_is_the_same_for_every_small_municipality_of_an_arrondissement() {
    let [alpha] = fediverse(["alpha"]).await;
    let (one, other, _) = neighbours();
    let mut pictures = Vec::new();
    for area in [one, other] {
        let offer = alpha.publishes(&an_offer().with(Field::Municipality, area.code.as_str())).await;
        let (_, note) = alpha.document(&format!("/proposals/{}", offer.id)).await;
        pictures.push(note["attachment"][0].clone());
    }
    assert_eq!(pictures[0], pictures[1]);
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_04_a_search_does_not_single_a_small_municipality_out() {
    let [alpha] = fediverse(["alpha"]).await;
    let (one, other, large) = neighbours();
    let mut ids = Vec::new();
    for area in [one, other, large] {
        let offer = alpha.publishes(&an_offer().with(Field::Municipality, area.code.as_str())).await;
        ids.push(offer.id.to_string());
    }
    let found = |typed: &str, km: u32| {
        let path = format!("/offers?municipality={typed}&distance_km={km}");
        let alpha = &alpha;
        async move {
            let (status, _, body) = alpha.get(&path, "application/json").await;
            assert_eq!(status, 200, "{body}");
            let list: serde_json::Value = serde_json::from_str(&body).unwrap();
            let mut ids: Vec<String> = list["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["id"].as_str().unwrap().to_owned())
                .collect();
            ids.sort();
            ids
        }
    };
    ids[..2].sort();
    for km in [0, 2, 5, 10] {
        let of_arrondissement = found(one.arrondissement.as_str(), km).await;
        assert!(of_arrondissement.contains(&ids[0]) && of_arrondissement.contains(&ids[1]));
        for typed in [one.code.as_str(), other.code.as_str(), one.names.fr, one.postcodes[0]] {
            assert_eq!(found(typed, km).await, of_arrondissement, "{typed} within {km} km");
        }
    }
    assert_eq!(found(one.code.as_str(), 0).await, ids[..2]);
    assert_eq!(found(large.code.as_str(), 0).await, [ids[2].clone()]);
    settled(&[&alpha]).await;
}

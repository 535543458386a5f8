//! The index against looking at all pairs.

use proptest::prelude::*;

use super::super::rules::Standing;
use super::super::samples::*;
use super::super::weights::Weights;
use super::*;

fn offers() -> impl Strategy<Value = Vec<OfferFacts>> {
    (0..12_usize).prop_flat_map(|count| (0..count).map(|n| any_offer(format!("o{n}"))).collect::<Vec<_>>())
}

fn requests() -> impl Strategy<Value = Vec<RequestFacts>> {
    (0..12_usize).prop_flat_map(|count| (0..count).map(|n| any_request(format!("r{n}"))).collect::<Vec<_>>())
}

/// The pairs that no rule keeps apart, by ids, of all there are.
fn all_pairs(index: &Index, with: Setting<'_>) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for request in index.requests() {
        for offer in index.offers().filter(|offer| offer.free_slots > 0) {
            if rules::judge(offer, request, near(offer, request), with).standing() != Standing::Infeasible {
                pairs.push((request.id.to_string(), offer.id.to_string()));
            }
        }
    }
    pairs.sort();
    pairs
}

fn ids<'a>(pairs: impl Iterator<Item = Pair<'a>>) -> Vec<(String, String)> {
    let mut ids: Vec<_> =
        pairs.map(|pair| (pair.request.id.to_string(), pair.offer.id.to_string())).collect();
    ids.sort();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn from_either_side_it_finds_every_pair_that_no_rule_keeps_apart(
        offers in offers(), requests in requests(), gone in prop::collection::vec((any::<bool>(), 0..12_usize), 0..8),
    ) {
        let weights = Weights::default();
        let with = setting(&weights);
        let mut index = index(&offers, &requests);
        // What comes again under the same id replaces what was there.
        for offer in offers.iter().take(3) {
            index.put_offer(OfferFacts { area: area(NAMUR), ..offer.clone() });
        }
        for request in requests.iter().take(3) {
            index.put_request(RequestFacts { zones: Box::new([area(SERAING)]), ..request.clone() });
        }
        for (is_offer, number) in gone {
            if is_offer {
                let id = format!("o{number}");
                let known = index.offer(&id).is_some();
                prop_assert_eq!((index.take_offer(&id), index.offer(&id).is_none()), (known, true));
            } else {
                let id = format!("r{number}");
                let known = index.request(&id).is_some();
                prop_assert_eq!((index.take_request(&id), index.request(&id).is_none()), (known, true));
            }
        }
        prop_assert_eq!(index.counts(), (index.offers().count(), index.requests().count()));
        let all = all_pairs(&index, with);
        let mut by_request = Vec::new();
        for request in index.requests() {
            by_request.extend(ids(index.offers_for(request, with)));
        }
        by_request.sort();
        prop_assert_eq!(&by_request, &all);
        let mut by_offer = Vec::new();
        for offer in index.offers().filter(|offer| offer.free_slots > 0) {
            by_offer.extend(ids(index.requests_for(offer, with)));
        }
        by_offer.sort();
        prop_assert_eq!(&by_offer, &all);
        for offer in index.offers() {
            prop_assert_eq!(&index.offer(&offer.id).unwrap().id, &offer.id);
        }
    }
}

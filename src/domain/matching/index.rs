//! Finds the pairs that may be proposed, without looking at all pairs: by distance between municipalities, then one after the other.
//! It is kept while proposals come and go; at the start it is made from the store.

use std::collections::HashMap;
use std::sync::Arc;

use super::facts::{OfferFacts, RequestFacts};
use super::features::Features;
use super::reach::{AreaIx, Distances, Hectometres, Nearness};
use super::rules::{self, Judgement, Setting};
use super::weights::Weights;

/// A pair that was looked at.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    pub offer: &'a OfferFacts,
    pub request: &'a RequestFacts,
    pub near: Nearness,
    pub judgement: Judgement,
}

/// Where a request wants to live: how far each of its entries reaches.
#[derive(Debug, Clone, Copy)]
struct Entry {
    reach: Hectometres,
    request: u32,
}

/// All open proposals, by place. A clone of it is what a plan is made of while the index goes on to change.
#[derive(Clone)]
pub struct Index {
    distances: &'static Distances,
    offers: Vec<Vec<OfferFacts>>,
    /// In which area each offer stands, and where in its list.
    offer_places: HashMap<Arc<str>, (AreaIx, usize)>,
    requests: Vec<Option<RequestFacts>>,
    request_places: HashMap<Arc<str>, u32>,
    vacant: Vec<u32>,
    wanted: Vec<Vec<Entry>>,
    /// Requests that name no place.
    anywhere: Vec<u32>,
}

impl Index {
    /// An empty one.
    pub fn new(distances: &'static Distances) -> Self {
        let count = distances.count();
        Self {
            distances,
            offers: vec![Vec::new(); count],
            offer_places: HashMap::new(),
            requests: Vec::new(),
            request_places: HashMap::new(),
            vacant: Vec::new(),
            wanted: vec![Vec::new(); count],
            anywhere: Vec::new(),
        }
    }

    /// The distances it works with.
    pub fn distances(&self) -> &'static Distances {
        self.distances
    }

    /// How many offers and requests there are.
    pub fn counts(&self) -> (usize, usize) {
        (self.offer_places.len(), self.request_places.len())
    }

    /// The offers, by place and then in no order.
    pub fn offers(&self) -> impl Iterator<Item = &OfferFacts> {
        self.offers.iter().flatten()
    }

    /// The requests, in no order.
    pub fn requests(&self) -> impl Iterator<Item = &RequestFacts> {
        self.requests.iter().flatten()
    }

    /// The offer with this id.
    pub fn offer(&self, id: &str) -> Option<&OfferFacts> {
        let (area, place) = self.offer_places.get(id)?;
        self.offers[area.place()].get(*place)
    }

    /// The request with this id.
    pub fn request(&self, id: &str) -> Option<&RequestFacts> {
        self.requests[*self.request_places.get(id)? as usize].as_ref()
    }

    /// The features that few of the free slots have.
    pub fn scarce(&self, weights: &Weights) -> Features {
        Features::scarce(self.offers(), weights)
    }

    /// Adds an offer, or replaces the one with its id.
    pub fn put_offer(&mut self, offer: OfferFacts) {
        self.take_offer(&offer.id);
        let there = &mut self.offers[offer.area.place()];
        self.offer_places.insert(Arc::clone(&offer.id), (offer.area, there.len()));
        there.push(offer);
    }

    /// Takes an offer out; gives whether it was there.
    pub fn take_offer(&mut self, id: &str) -> bool {
        let Some((area, place)) = self.offer_places.remove(id) else { return false };
        let there = &mut self.offers[area.place()];
        there.swap_remove(place);
        if let Some(moved) = there.get(place) {
            self.offer_places.insert(Arc::clone(&moved.id), (area, place));
        }
        true
    }

    /// Adds a request, or replaces the one with its id.
    pub fn put_request(&mut self, request: RequestFacts) {
        self.take_request(&request.id);
        let place = self.vacant.pop().unwrap_or_else(|| {
            self.requests.push(None);
            u32::try_from(self.requests.len() - 1).expect("no memory holds so many requests")
        });
        self.request_places.insert(Arc::clone(&request.id), place);
        let reach = reach(&request);
        let named = named(&request);
        for area in named {
            self.wanted[area.place()].push(Entry { reach, request: place });
        }
        if named.is_empty() {
            self.anywhere.push(place);
        }
        self.requests[place as usize] = Some(request);
    }

    /// Takes a request out; gives whether it was there.
    pub fn take_request(&mut self, id: &str) -> bool {
        let Some(place) = self.request_places.remove(id) else { return false };
        if let Some(request) = self.requests[place as usize].take() {
            for area in named(&request) {
                self.wanted[area.place()].retain(|entry| entry.request != place);
            }
            self.anywhere.retain(|request| *request != place);
        }
        self.vacant.push(place);
        true
    }

    /// Every offer that no rule keeps from a request: those that may be proposed, and those that wait for a verdict.
    pub fn offers_for<'a>(
        &'a self,
        request: &'a RequestFacts,
        with: Setting<'a>,
    ) -> impl Iterator<Item = Pair<'a>> {
        let most = reach(request);
        let near = move |(area, offers)| {
            let near = Nearness::of(self.distances, area, &request.zones, &request.anchors);
            let most = most.saturating_add(self.margin(area));
            near.limited().is_none_or(|away| away <= most).then_some((near, offers))
        };
        let areas = self.distances.areas().zip(&self.offers).filter(|(_, offers)| !offers.is_empty());
        areas.filter_map(near).flat_map(move |(near, offers)| {
            offers.iter().filter(|offer| offer.free_slots > 0).filter_map(move |offer| {
                let judgement = rules::judge_possible(offer, request, near, with)?;
                Some(Pair { offer, request, near, judgement })
            })
        })
    }

    /// How much farther something in an area may be judged: an arrondissement's centre says little.
    fn margin(&self, area: AreaIx) -> Hectometres {
        if self.distances.is_wide(area) { rules::WIDE_AREA } else { 0 }
    }

    /// Every request that no rule keeps from an offer.
    pub fn requests_for<'a>(
        &'a self,
        offer: &'a OfferFacts,
        with: Setting<'a>,
    ) -> impl Iterator<Item = Pair<'a>> {
        let mut places = self.anywhere.clone();
        let margin = self.margin(offer.area);
        for (area, entries) in self.distances.areas().zip(&self.wanted) {
            let away = self.distances.between(offer.area, area);
            places.extend(
                entries
                    .iter()
                    .filter(|entry| entry.reach.saturating_add(margin) >= away)
                    .map(|entry| entry.request),
            );
        }
        // Several zones of one request may reach as far.
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(move |place| {
            let request = self.requests[place as usize].as_ref()?;
            let near = Nearness::of(self.distances, offer.area, &request.zones, &request.anchors);
            let judgement = rules::judge_possible(offer, request, near, with)?;
            Some(Pair { offer, request, near, judgement })
        })
    }
}

/// The areas that a request's limit counts from: its zones, or its anchors where it names no zone.
fn named(request: &RequestFacts) -> &[AreaIx] {
    if request.zones.is_empty() { &request.anchors } else { &request.zones }
}

/// How far from these a pair may be without failing: who told no limit has none. Anchors count by their mean, which is never less than the nearest.
fn reach(request: &RequestFacts) -> Hectometres {
    request.max_distance.unwrap_or(Hectometres::MAX)
}

#[cfg(test)]
mod tests;

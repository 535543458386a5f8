//! Titles in French, made of what is known: no words of anybody.

use crate::domain::offered::OfferedPlace;
use crate::domain::place::PlaceKind;
use crate::domain::sought::SoughtHome;

/// The title of an offer.
pub(super) fn of_offer(place: &OfferedPlace, municipality: &str) -> String {
    let what = match place.place_kind {
        PlaceKind::Room => "Chambre",
        PlaceKind::Studio => "Studio",
        PlaceKind::Apartment => "Appartement",
        PlaceKind::House => "Maison",
        PlaceKind::SharedFlat => "Chambre en colocation",
        PlaceKind::Collective => "Chambre dans un lieu collectif",
        PlaceKind::EmergencyBed => "Lit d’urgence",
    };
    let persons = match place.capacity_persons {
        1 => String::new(),
        several => format!(" pour {several} personnes"),
    };
    format!("{what}{persons} {}", at(municipality))
}

/// The title of a request. The staff alone sees it.
pub(super) fn of_request(home: &SoughtHome, municipality: &str) -> String {
    let at = at(municipality);
    match home.members.len() {
        1 => format!("Une personne cherche {at}"),
        several => format!("{several} personnes cherchent {at}"),
    }
}

/// `à Liège`, `au Rœulx`, `aux Bons Villers`.
fn at(municipality: &str) -> String {
    if let Some(rest) = municipality.strip_prefix("Le ") {
        format!("au {rest}")
    } else if let Some(rest) = municipality.strip_prefix("Les ") {
        format!("aux {rest}")
    } else {
        format!("à {municipality}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_with_an_article_contracts_it() {
        assert_eq!(at("Liège"), "à Liège");
        assert_eq!(at("Le Rœulx"), "au Rœulx");
        assert_eq!(at("Les Bons Villers"), "aux Bons Villers");
        assert_eq!(at("La Louvière"), "à La Louvière");
    }
}

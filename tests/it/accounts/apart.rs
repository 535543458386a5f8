//! SG-12, of what is told in confidence: a lead who wrote an offer, and every address about incidents and suspensions.

use rooftop::domain::access::Role;
use rooftop::domain::incident::IncidentSeverity;
use rooftop::services::Viewer;
use rooftop::web::access::{Asks, Rule, Whose};

use super::matrix::{about, held};
use crate::fediverse::Server;
use crate::media::staff::{Staff, account};
use crate::rules::incidents;

/// The lines about incidents and suspensions, of which admins see nothing.
pub(super) fn is_about_incidents(rule: &Rule) -> bool {
    rule.pattern.starts_with("/desk/incidents") || rule.pattern.contains("/suspension")
}

/// A lead asks for each, about an offer of their own and about another's: of an incident they are told what they would be told of none.
pub(super) async fn about_incidents(server: &Server) {
    let mut lead = Staff::signs_in(server, "lead", Role::SafeguardingLead).await;
    let mut writer = Staff::signs_in(server, "writes", Role::Caseworker).await;
    let judge = account(server, "judge@toits.example", Role::SafeguardingLead).await;
    let judge = Viewer::Staff { account: judge, role: Role::SafeguardingLead };
    for rule in about(Whose::Others).filter(|rule| is_about_incidents(rule)) {
        let of_suspension = rule.pattern.contains("/suspension");
        let mut got = Vec::new();
        for own in [true, false] {
            let offer = if own { held(&mut lead).await } else { held(&mut writer).await };
            let incident = incidents::tells(server, "other", Some(offer.parse().unwrap())).await;
            let severity = if of_suspension { IncidentSeverity::Grave } else { IncidentSeverity::Serious };
            incidents::judges(server, judge, (incident, severity)).await.unwrap();
            let id = if of_suspension {
                incidents::closes(server, judge, incident).await;
                offer.clone()
            } else {
                incident.to_string()
            };
            let fields: &[(&str, &str)] = match rule.pattern.rsplit('/').next().unwrap() {
                "severity" => &[("severity", "2")],
                "offers" => &[("offer", &offer)],
                "notes" => &[("note", "vu")],
                "close" => &[("outcome", "unfounded")],
                "lift" => &[("reason", "mended"), ("unrelated", "yes")],
                _ => &[],
            };
            let at = rule.pattern.replace("{id}", &id);
            got.push(match rule.asks {
                Asks::Get => lead.get(&at).await.status,
                Asks::Post => lead.steps("/desk/account", &at, fields).await.status,
            });
        }
        let shows = rule.asks == Asks::Get || rule.pattern.ends_with("/open");
        let expected = [if of_suspension { 403 } else { 404 }, if shows { 200 } else { 303 }];
        assert_eq!(got, expected, "{}: one's own, and another's", rule.pattern);
    }
}

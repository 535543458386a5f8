//! What of a document may leave: the one gate of every federated document (PR-03).

use serde_json::Value;

use crate::allow;
use crate::domain::audience::Audience;
use crate::domain::disclosed::{Document, verdict};

/// A document as this audience may see it.
pub fn leaving(audience: Audience, document: Value) -> Value {
    allow::leaving(document, &|under, name| verdict(Document::Federated, audience, under, name))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pr_03_a_property_without_a_tier_does_not_leave_wherever_it_stands() {
        let written = json!({
            "id": "https://a.example/1", "street": "Rue Haute 1", "contentMap": {"fr": "Chambre", "zgh": "x"},
            "housing": {"beds_single": 1, "bedsSingle": 1, "hostWomen": 2, "householdSize": "2", "municipality": "62063"},
            "tag": [{"name": "#Liège", "phone": "0470"}],
        });
        let left = json!({
            "id": "https://a.example/1", "contentMap": {"fr": "Chambre", "zgh": "x"},
            "housing": {"bedsSingle": 1, "municipality": "62063"}, "tag": [{"name": "#Liège"}],
        });
        assert_eq!(leaving(Audience::Everybody, written.clone()), left);
        assert_eq!(leaving(Audience::Allies, written)["housing"]["householdSize"], "2");
    }
}

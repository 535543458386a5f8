//! Counters of what others make us do, in Prometheus' text format. Each instance has its own: nothing is global.
//! Invariant: every label is one of a few words of ours. No stranger makes a series, and none names a person, an actor or a title.

use std::fmt;
use std::sync::Arc;

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

/// The kinds of activity that have a series of their own; everything else is `other`.
const KINDS: &[&str] = &[
    "Accept",
    "Add",
    "Announce",
    "Block",
    "Create",
    "Delete",
    "Flag",
    "Follow",
    "Invite",
    "Like",
    "Move",
    "Offer",
    "Reject",
    "Remove",
    "TentativeAccept",
    "Undo",
    "Update",
];

/// Why an activity that was not refused is not handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropped {
    /// The same activity was here before (inbound check 6).
    SeenBefore,
    /// Its id was, with another body (inbound check 6).
    OtherBody,
    /// An actor that nobody here knew says that it is gone.
    UnknownFarewell,
}

/// What became of an activity that a worker took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Dropped,
    Refused,
    PutOff,
    SetAside,
}

/// What became of one try to deliver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The other server took it.
    Taken,
    /// It answered something else than 2xx.
    NotTaken,
    NoAnswer,
}

/// What became of one try to write to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    Sent,
    /// Whom it was for is gone.
    Nobody,
    /// Somebody of the staff tells its person.
    ByHand,
    PutOff,
    GivenUp,
}

/// The counters of one instance; clones share them.
#[derive(Clone)]
pub struct Meters(Arc<PrometheusRecorder>);

impl fmt::Debug for Meters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Meters")
    }
}

impl Default for Meters {
    fn default() -> Self {
        Self::new()
    }
}

impl Meters {
    /// Counters that stand at nothing.
    pub fn new() -> Self {
        Self(Arc::new(PrometheusBuilder::new().build_recorder()))
    }

    /// An activity that was verified and stored.
    pub fn accepted(&self) {
        self.count(|| metrics::counter!("rooftop_inbox_accepted_total"));
    }

    /// A request to an inbox that was refused with this status; all of ours are.
    pub fn refused(&self, status: u16) {
        self.count(|| metrics::counter!("rooftop_inbox_refused_total", "status" => status.to_string()));
    }

    /// An activity that was answered with 202 and not stored.
    pub fn dropped(&self, why: Dropped) {
        let reason = match why {
            Dropped::SeenBefore => "seen_before",
            Dropped::OtherBody => "other_body",
            Dropped::UnknownFarewell => "unknown_farewell",
        };
        self.count(|| metrics::counter!("rooftop_inbox_dropped_total", "reason" => reason));
    }

    /// An activity that a worker took.
    pub fn handled(&self, kind: &str, outcome: Outcome) {
        let kind = KINDS.iter().copied().find(|known| *known == kind).unwrap_or("other");
        let outcome = match outcome {
            Outcome::Done => "done",
            Outcome::Dropped => "dropped",
            Outcome::Refused => "refused",
            Outcome::PutOff => "put_off",
            Outcome::SetAside => "set_aside",
        };
        self.count(
            || metrics::counter!("rooftop_activities_handled_total", "kind" => kind, "outcome" => outcome),
        );
    }

    /// A try to deliver.
    pub fn delivered(&self, outcome: Delivery) {
        let outcome = match outcome {
            Delivery::Taken => "taken",
            Delivery::NotTaken => "not_taken",
            Delivery::NoAnswer => "no_answer",
        };
        self.count(|| metrics::counter!("rooftop_deliveries_total", "outcome" => outcome));
    }

    /// A try to write to somebody.
    pub fn noticed(&self, outcome: Notice) {
        let outcome = match outcome {
            Notice::Sent => "sent",
            Notice::Nobody => "nobody",
            Notice::ByHand => "by_hand",
            Notice::PutOff => "put_off",
            Notice::GivenUp => "given_up",
        };
        self.count(|| metrics::counter!("rooftop_notices_total", "outcome" => outcome));
    }

    /// A fetch; the outcome is a word of ours.
    pub(super) fn fetched(&self, outcome: &'static str) {
        self.count(|| metrics::counter!("rooftop_fetches_total", "outcome" => outcome));
    }

    /// How much waits in a queue, as just counted.
    pub fn waits(&self, queue: &'static str, count: i64) {
        #[expect(clippy::cast_precision_loss, reason = "no queue holds 2^52 rows")]
        let count = count as f64;
        metrics::with_local_recorder(&*self.0, || {
            metrics::gauge!("rooftop_queue_length", "queue" => queue).set(count);
        });
    }

    /// Everything, as a scraper reads it.
    pub fn render(&self) -> String {
        let handle: PrometheusHandle = self.0.handle();
        handle.render()
    }

    fn count(&self, counter: impl FnOnce() -> metrics::Counter) {
        metrics::with_local_recorder(&*self.0, || counter().increment(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_a_stranger_invents_makes_no_series_of_its_own() {
        let meters = Meters::new();
        for number in 0..100 {
            meters.handled(&format!("Wolloh{number}\"}}\n"), Outcome::Dropped);
        }
        meters.handled("Like", Outcome::Dropped);
        let text = meters.render();
        assert!(
            text.contains(r#"rooftop_activities_handled_total{kind="other",outcome="dropped"} 100"#),
            "{text}"
        );
        assert!(text.contains(r#"{kind="Like",outcome="dropped"} 1"#), "{text}");
        assert!(!text.contains("Wolloh"), "{text}");
    }

    #[test]
    fn each_instance_counts_for_itself() {
        let (one, other) = (Meters::new(), Meters::new());
        one.clone().refused(401);
        other.waits("inbox", 7);
        assert!(one.render().contains(r#"rooftop_inbox_refused_total{status="401"} 1"#));
        assert!(!other.render().contains("refused"));
        assert!(other.render().contains(r#"rooftop_queue_length{queue="inbox"} 7"#), "{}", other.render());
    }
}

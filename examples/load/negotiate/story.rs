//! One negotiation, as those play it who decide on both sides: each does, at random moments, something that its page offers it then.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore as _;
use rooftop::domain::matches::{Match, MatchState};
use rooftop::ids::{MatchId, ProposalId};

use super::side::{Side, Went};

/// A story that does not come to its end within this time is left as it is; what became of it is looked at with all the others.
const GUARD: Duration = Duration::from_secs(900);
/// Nobody acts again before so many milliseconds, and up to as many more.
const ACT_MS: u64 = 150;

/// One negotiation.
pub(super) struct Story {
    pub(super) seekers: Arc<Side>,
    pub(super) hosts: Arc<Side>,
    pub(super) request: ProposalId,
    /// The other side's offers, by their ids here.
    pub(super) offers: Arc<Vec<ProposalId>>,
    pub(super) chance: ChaCha8Rng,
    /// Everybody says yes.
    pub(super) is_plain: bool,
    /// What was tried last.
    pub(super) was_refused: bool,
}

/// What somebody may do.
struct Act {
    /// The last part of the form's path; empty where they do nothing.
    form: &'static str,
    fields: Vec<(&'static str, String)>,
    /// How likely it is beside the others.
    weight: u64,
}

impl Story {
    /// Plays it to its end; gives the match on the seeker's side.
    pub(super) async fn play(mut self) -> MatchId {
        let until = Instant::now() + GUARD;
        let id = self.begins().await;
        while Instant::now() < until {
            self.waits().await;
            let ours = self.seekers.one(id).await;
            let theirs = match &ours.deal {
                Some(deal) => self.hosts.by_deal(deal).await,
                None => None,
            };
            if is_over(&ours, theirs.as_ref()) {
                break;
            }
            let (side, one, acts) = match (self.chance.next_u64().is_multiple_of(2), theirs) {
                (true, Some(theirs)) => {
                    let acts = of_hosts(&theirs);
                    (Arc::clone(&self.hosts), theirs, acts)
                }
                (_, _) => {
                    let acts = of_seekers(&ours);
                    (Arc::clone(&self.seekers), ours, acts)
                }
            };
            if let Some(act) = self.one_of(acts) {
                self.was_refused = act.take_place(&side, &one).await == Went::Refused;
                side.notes_due(one.id).await;
            }
        }
        id
    }

    /// A moderator takes up some home of the other side, of those that may be had.
    async fn begins(&mut self) -> MatchId {
        loop {
            let at = usize::try_from(self.chance.next_u64()).unwrap_or(0) % self.offers.len();
            let path = format!("/desk/proposals/{}/candidates/{}/select", self.request, self.offers[at]);
            match self.seekers.posts(&path, &[]).await {
                Went::Done(to) => {
                    let path = to.split('?').next().unwrap_or("");
                    return path.rsplit('/').next().unwrap_or("").parse().expect("it leads to the match");
                }
                Went::Refused | Went::NotAllowed | Went::NoAnswer => {
                    // An answer that was lost may have been a yes.
                    if let Some(one) = self.begun().await {
                        return one;
                    }
                    self.waits().await;
                }
            }
        }
    }

    async fn begun(&self) -> Option<MatchId> {
        let request = self.request;
        let open = MatchState::open();
        let found =
            self.seekers.db.read(move |conn| rooftop::store::matches::of_request(conn, request, &open));
        found.await.unwrap().first().map(|one| one.id)
    }

    async fn waits(&mut self) {
        let wait = ACT_MS + self.chance.next_u64() % ACT_MS;
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }

    /// Some act, or none. Where all goes well it is the one that leads on, unless that was refused: somebody else may have got the home meanwhile.
    fn one_of(&mut self, mut acts: Vec<Act>) -> Option<Act> {
        if self.is_plain && !self.was_refused {
            acts.truncate(1);
        }
        let all: u64 = acts.iter().map(|act| act.weight).sum();
        let mut at = self.chance.next_u64().checked_rem(all)?;
        for act in acts {
            if at < act.weight {
                return Some(act);
            }
            at -= act.weight;
        }
        None
    }
}

impl Act {
    async fn take_place(mut self, side: &Side, one: &Match) -> Went {
        if self.form.is_empty() {
            return Went::Done(String::new());
        }
        // An answer of a person is no decision about what somebody saw.
        if !matches!(self.form, "answer" | "withdraw") {
            self.fields.push(("version", one.version.to_string()));
        }
        let fields: Vec<_> = self.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        side.posts(&format!("/desk/matches/{}/{}", one.id, self.form), &fields).await
    }
}

/// What the seeker's side may do. What leads on comes first.
fn of_seekers(one: &Match) -> Vec<Act> {
    use MatchState as S;
    let withdraws = || withdraw("seeker");
    match one.state {
        _ if one.pending.is_some() => vec![nothing(300), act("undo", 1, &[])],
        S::Selected | S::SecondReview => vec![send("ask_seeker", 40), veto(1)],
        S::AskedSeeker => vec![answer("seeker", "yes", 20), answer("seeker", "no", 1)],
        S::SeekerYes => vec![send("ask_host", 400), withdraws()],
        S::AskedHost => vec![nothing(1_000), withdraws()],
        S::HostYes => vec![send("open_contact", 60), withdraws(), veto(1)],
        S::ContactOpened | S::Met | S::Agreed => vec![happens(one), withdraws(), veto(1)],
        S::Active => vec![nothing(60), ended(1)],
        S::Ended | S::Declined | S::Lapsed | S::Vetoed => Vec::new(),
    }
}

/// What the host's side may do.
fn of_hosts(one: &Match) -> Vec<Act> {
    use MatchState as S;
    let withdraws = || withdraw("host");
    match one.state {
        _ if one.pending.is_some() => vec![nothing(300), act("undo", 1, &[])],
        S::Selected | S::SecondReview => vec![send("ask_host", 60), veto(1)],
        S::AskedHost => vec![answer("host", "yes", 20), answer("host", "no", 2), veto(1)],
        S::HostYes if one.accepted_at.is_none() => vec![send("accept", 60), withdraws(), veto(1)],
        S::HostYes => vec![nothing(1_000), withdraws(), veto(1)],
        S::ContactOpened | S::Met | S::Agreed => vec![happens(one), withdraws(), veto(1)],
        S::Active => vec![nothing(60), ended(1)],
        S::AskedSeeker | S::SeekerYes | S::Ended | S::Declined | S::Lapsed | S::Vetoed => Vec::new(),
    }
}

/// Whether both sides have come to an end, or somebody lives there and both know.
fn is_over(ours: &Match, theirs: Option<&Match>) -> bool {
    match theirs {
        None => ours.state.is_final(),
        Some(theirs) => {
            let lives = |one: &Match| one.state == MatchState::Active;
            (ours.state.is_final() && theirs.state.is_final()) || (lives(ours) && lives(theirs))
        }
    }
}

fn act(form: &'static str, weight: u64, fields: &[(&'static str, &str)]) -> Act {
    let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Act { form, fields, weight }
}

fn nothing(weight: u64) -> Act {
    act("", weight, &[])
}

fn send(sending: &str, weight: u64) -> Act {
    act("send", weight, &[("sending", sending)])
}

fn answer(party: &str, said: &str, weight: u64) -> Act {
    act("answer", weight, &[("party", party), ("answer", said), ("why", "unsaid")])
}

fn withdraw(party: &str) -> Act {
    act("withdraw", 2, &[("party", party)])
}

fn veto(weight: u64) -> Act {
    act("happened", weight, &[("what", "vetoed"), ("why", "safety")])
}

fn ended(weight: u64) -> Act {
    act("happened", weight, &[("what", "ended"), ("why", "host_needs_home"), ("on", &today())])
}

fn today() -> String {
    rooftop::clock::Clock::machine().now().date_naive().to_string()
}

/// What both sides may write down.
fn happens(one: &Match) -> Act {
    let today = today();
    match one.state {
        MatchState::ContactOpened => act("happened", 60, &[("what", "met"), ("on", &today)]),
        MatchState::Met => {
            let fields = [("what", "agreed"), ("kind", "transit"), ("from", &today), ("rent", "250")];
            act("happened", 60, &fields)
        }
        _ => act("happened", 60, &[("what", "begun"), ("on", &today)]),
    }
}

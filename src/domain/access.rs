//! Who of the staff may do what: the one table, which services and pages ask. What each address of the server answers to whom
//! follows from it, and stands in `web::access`.

use super::codes::codes;

codes! {
    /// A role of the staff. Hosts and seekers come with the issue on people.
    Role {
        Admin = "admin",
        Moderator = "moderator",
        SafeguardingLead = "safeguarding_lead",
        Caseworker = "caseworker",
        VisitorHome = "visitor_home",
    }
    /// How far a session has come.
    Stage {
        /// The password was right, and a code of the second factor is due.
        CodeDue = "code_due",
        /// Everything that this account has was asked for.
        Passed = "passed",
    }
}

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Read our own offers and requests at the desk.
    ReadProposals,
    /// Write, edit, pause and withdraw proposals.
    WriteProposals,
    /// Write on behalf of people under a mandate, open their records with a reason, and give them cards.
    KeepCases,
    /// Record what came of a home visit, and read what is public of the offers that wait for one.
    RecordHomeVisit,
    /// Record the other steps of a vetting, and what the adults of a home say.
    RecordVetting,
    /// Approve a vetting (SG-01).
    ApproveVetting,
    /// Release or send back what is held (PR-17).
    ReviewHeld,
    /// Say that one read somebody's request, so that allies may know of it (PR-06).
    ApproveRequests,
    /// Take candidates up, ask people, open contact and end matches.
    DecideMatches,
    /// See the plan of who could live where, whether it serves everybody alike, and how the team's work goes.
    SeePlan,
    /// Keep a request and an offer together in every plan, or rule them out. Who sees a plan decides about it today; they are two things all the same.
    MarkPairs,
    /// Add and remove partners.
    ManagePartners,
    /// Read and answer what people of the fediverse write, and decide about reports.
    HandleLeads,
    /// Read what was told in confidence, judge how grave it is, and see to what is not.
    TriageIncidents,
    /// See to grave incidents, which suspend a host (SG-10).
    HandleIncidents,
    /// Be one of the two who lift a suspension (SG-11).
    LiftSuspensions,
    /// Record what authorities ask for, and decide about it (PR-15).
    HandleAuthorityRequests,
    /// Read the audit log.
    ReadAudit,
    /// See what other servers sent and could not be handled, and try it again or throw it away.
    ManageQueues,
    /// Invite staff, grant roles, disable accounts and reset second factors.
    ManageStaff,
}

impl Action {
    /// Every action.
    pub const ALL: &'static [Self] = &[
        Self::ReadProposals,
        Self::WriteProposals,
        Self::KeepCases,
        Self::RecordHomeVisit,
        Self::RecordVetting,
        Self::ApproveVetting,
        Self::ReviewHeld,
        Self::ApproveRequests,
        Self::DecideMatches,
        Self::SeePlan,
        Self::MarkPairs,
        Self::ManagePartners,
        Self::HandleLeads,
        Self::TriageIncidents,
        Self::HandleIncidents,
        Self::LiftSuspensions,
        Self::HandleAuthorityRequests,
        Self::ReadAudit,
        Self::ManageQueues,
        Self::ManageStaff,
    ];

    /// The roles that may do it: the table.
    pub fn roles(self) -> &'static [Role] {
        use Role::{Admin, Caseworker, Moderator, SafeguardingLead, VisitorHome};
        match self {
            Self::ReadProposals | Self::WriteProposals | Self::RecordVetting => {
                &[Admin, Moderator, SafeguardingLead, Caseworker]
            }
            Self::KeepCases => &[Moderator, SafeguardingLead, Caseworker],
            Self::RecordHomeVisit => &[Admin, Moderator, SafeguardingLead, Caseworker, VisitorHome],
            Self::ApproveVetting | Self::ReviewHeld | Self::ManagePartners | Self::HandleLeads => {
                &[Admin, Moderator, SafeguardingLead]
            }
            Self::ApproveRequests | Self::DecideMatches | Self::SeePlan | Self::MarkPairs => {
                &[Moderator, SafeguardingLead]
            }
            Self::TriageIncidents | Self::LiftSuspensions => &[Moderator, SafeguardingLead],
            Self::HandleIncidents | Self::HandleAuthorityRequests => &[SafeguardingLead],
            Self::ReadAudit => &[Admin, SafeguardingLead],
            Self::ManageQueues | Self::ManageStaff => &[Admin],
        }
    }
}

impl Role {
    /// Whether this role may do it.
    pub fn may(self, action: Action) -> bool {
        action.roles().contains(&self)
    }

    /// Whether it has charge of every case, and not only of those under its own mandate.
    pub fn has_every_case(self) -> bool {
        match self {
            Self::Moderator | Self::SafeguardingLead => true,
            Self::Admin | Self::Caseworker | Self::VisitorHome => false,
        }
    }

    /// Whether it signs in with a second factor only: it sees what people wrote, or decides about them.
    pub fn needs_second_factor(self) -> bool {
        match self {
            Self::Admin | Self::Moderator | Self::SafeguardingLead => true,
            Self::Caseworker | Self::VisitorHome => false,
        }
    }
}

/// What a session may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Everything that the role may do.
    Entered,
    /// To send a code of the second factor, and to sign out.
    CodeDue,
    /// To set up the second factor that the role needs, and to sign out.
    EnrolmentDue,
}

/// Whether an account has a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    Enrolled,
    Missing,
}

impl Standing {
    /// The standing of a session that has come so far, of somebody with this role.
    pub fn of(stage: Stage, role: Role, factor: SecondFactor) -> Self {
        match (stage, factor) {
            (Stage::CodeDue, SecondFactor::Enrolled) => Self::CodeDue,
            (Stage::Passed, SecondFactor::Enrolled) => Self::Entered,
            // A factor that was reset meanwhile asks for no code; its role decides.
            (Stage::CodeDue | Stage::Passed, SecondFactor::Missing) if role.needs_second_factor() => {
                Self::EnrolmentDue
            }
            (Stage::CodeDue | Stage::Passed, SecondFactor::Missing) => Self::Entered,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_who_decides_about_others_enters_without_a_second_factor() {
        for role in Role::ALL {
            let decides = Action::ALL.iter().any(|action| {
                let tells = matches!(
                    action,
                    Action::ReadProposals
                        | Action::WriteProposals
                        | Action::KeepCases
                        | Action::RecordHomeVisit
                        | Action::RecordVetting
                );
                !tells && role.may(*action)
            });
            assert_eq!(decides, role.needs_second_factor(), "{role}");
            let standing = |stage, factor| Standing::of(stage, *role, factor);
            assert_eq!(standing(Stage::Passed, SecondFactor::Enrolled), Standing::Entered);
            assert_eq!(standing(Stage::CodeDue, SecondFactor::Enrolled), Standing::CodeDue);
            let without = if decides { Standing::EnrolmentDue } else { Standing::Entered };
            assert_eq!(standing(Stage::Passed, SecondFactor::Missing), without, "{role}");
        }
    }

    #[test]
    fn roles_are_granted_by_admins_only() {
        assert_eq!(Action::ManageStaff.roles(), [Role::Admin]);
    }

    #[test]
    fn pr_11_every_case_is_for_those_who_answer_for_safety_and_for_no_admin() {
        let every: Vec<_> = Role::ALL.iter().filter(|role| role.has_every_case()).collect();
        assert_eq!(every, [&Role::Moderator, &Role::SafeguardingLead]);
    }
}

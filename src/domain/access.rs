//! Who of the staff may do what.

use super::codes::codes;

codes! {
    /// A role of the staff. Hosts and seekers come with the issue on people.
    Role { Admin = "admin", Moderator = "moderator", Caseworker = "caseworker" }
}

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Write, edit, pause and withdraw proposals.
    WriteProposals,
    /// Release or send back what is held (PR-17).
    ReviewHeld,
    /// Add and remove partners.
    ManagePartners,
    /// Read and answer what people of the fediverse write, and decide about reports.
    HandleLeads,
    /// Read the audit log.
    ReadAudit,
    /// See what other servers sent and could not be handled, and try it again or throw it away.
    ManageQueues,
}

impl Role {
    /// Whether this role may do it.
    pub fn may(self, action: Action) -> bool {
        match action {
            Action::WriteProposals => true,
            Action::ReviewHeld | Action::ManagePartners | Action::HandleLeads => {
                matches!(self, Self::Admin | Self::Moderator)
            }
            Action::ManageQueues | Action::ReadAudit => matches!(self, Self::Admin),
        }
    }
}

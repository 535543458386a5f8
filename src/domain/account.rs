//! What can be wrong with what somebody of the staff asks for their own account, or an admin for another's.

/// Why it was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountProblem {
    #[error("password: has {got} characters, {min} to {max} are needed")]
    PasswordLength { got: usize, min: usize, max: usize },
    #[error("password: is among the first that are tried by whoever guesses")]
    PasswordCommon,
    #[error("password: is the e-mail address")]
    PasswordIsEmail,
    #[error("password: the two differ")]
    PasswordsDiffer,
    #[error("password: is not the present one")]
    WrongPassword,
    #[error("code: does not fit, or was used already")]
    WrongCode,
    #[error("code: too many were wrong; the next is heard in {wait_s} seconds")]
    TooSoon { wait_s: u32 },
    #[error("email: is not an address of at most {max} characters")]
    EmailMalformed { max: usize },
    #[error("email: has an account already")]
    EmailTaken,
    #[error("nobody does this to their own account")]
    OwnAccount,
    #[error("this is the last admin")]
    LastAdmin,
    #[error("this role needs a second factor")]
    FactorNeeded,
    #[error("there is no second factor")]
    NoFactor,
    #[error("the invitation is used, taken back, too old, or never was")]
    NotInvited,
}

impl AccountProblem {
    /// The id of its sentence.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::PasswordLength { .. } => "account-problem-password-length",
            Self::PasswordCommon => "account-problem-password-common",
            Self::PasswordIsEmail => "account-problem-password-is-email",
            Self::PasswordsDiffer => "account-problem-passwords-differ",
            Self::WrongPassword => "account-problem-wrong-password",
            Self::WrongCode => "account-problem-wrong-code",
            Self::TooSoon { .. } => "account-problem-too-soon",
            Self::EmailMalformed { .. } => "account-problem-email-malformed",
            Self::EmailTaken => "account-problem-email-taken",
            Self::OwnAccount => "account-problem-own-account",
            Self::LastAdmin => "account-problem-last-admin",
            Self::FactorNeeded => "account-problem-factor-needed",
            Self::NoFactor => "account-problem-no-factor",
            Self::NotInvited => "account-problem-not-invited",
        }
    }

    /// The values that its sentence names.
    pub fn text_values(self) -> Vec<(&'static str, u64)> {
        let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        match self {
            Self::PasswordLength { got, min, max } => {
                vec![("got", number(got)), ("min", number(min)), ("max", number(max))]
            }
            Self::TooSoon { wait_s } => vec![("count", u64::from(wait_s))],
            Self::EmailMalformed { max } => vec![("max", number(max))],
            Self::PasswordCommon
            | Self::PasswordIsEmail
            | Self::PasswordsDiffer
            | Self::WrongPassword
            | Self::WrongCode
            | Self::EmailTaken
            | Self::OwnAccount
            | Self::LastAdmin
            | Self::FactorNeeded
            | Self::NoFactor
            | Self::NotInvited => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_problem_has_a_sentence_of_its_own_and_names_its_limits() {
        let length = AccountProblem::PasswordLength { got: 3, min: 12, max: 256 };
        assert_eq!(length.text_id(), "account-problem-password-length");
        assert_eq!(length.text_values(), [("got", 3), ("min", 12), ("max", 256)]);
        let soon = AccountProblem::TooSoon { wait_s: 8 };
        assert_eq!((soon.text_id(), soon.text_values()), ("account-problem-too-soon", vec![("count", 8)]));
        assert_eq!(AccountProblem::EmailMalformed { max: 254 }.text_values(), [("max", 254)]);
        assert!(AccountProblem::LastAdmin.text_values().is_empty());
    }
}

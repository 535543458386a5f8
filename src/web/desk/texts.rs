//! What the desk's templates say exists in every language.

use regex::Regex;

use crate::i18n::{Lang, Texts};

/// The templates of the desk and of people with a card.
const TEMPLATES: &[&str] = &[
    include_str!("../templates/agreement.html"),
    include_str!("../templates/guidance.html"),
    include_str!("../templates/desk/match_more.html"),
    include_str!("../templates/desk/move_on.html"),
    include_str!("../templates/my/match_more.html"),
    include_str!("../templates/desk/audit.html"),
    include_str!("../templates/desk/account.html"),
    include_str!("../templates/desk/card_new.html"),
    include_str!("../templates/desk/card_shown.html"),
    include_str!("../templates/desk/contact_fields.html"),
    include_str!("../templates/desk/mandate_fields.html"),
    include_str!("../templates/desk/people.html"),
    include_str!("../templates/desk/person.html"),
    include_str!("../templates/desk/person_new.html"),
    include_str!("../templates/desk/person_opened.html"),
    include_str!("../templates/desk/pin_fields.html"),
    include_str!("../templates/my/erase.html"),
    include_str!("../templates/my/home.html"),
    include_str!("../templates/my/link.html"),
    include_str!("../templates/my/link_enter.html"),
    include_str!("../templates/my/offer.html"),
    include_str!("../templates/my/offer_withdraw.html"),
    include_str!("../templates/my/pin.html"),
    include_str!("../templates/my/sign_in.html"),
    include_str!("../templates/help.html"),
    include_str!("../templates/help_numbers.html"),
    include_str!("../templates/help_sent.html"),
    include_str!("../templates/desk/authority.html"),
    include_str!("../templates/desk/authority_one.html"),
    include_str!("../templates/desk/code.html"),
    include_str!("../templates/desk/code_fields.html"),
    include_str!("../templates/desk/domain_file.html"),
    include_str!("../templates/desk/factor.html"),
    include_str!("../templates/desk/factor_ask.html"),
    include_str!("../templates/desk/domain_lists.html"),
    include_str!("../templates/desk/fault.html"),
    include_str!("../templates/desk/field.html"),
    include_str!("../templates/desk/form.html"),
    include_str!("../templates/desk/held.html"),
    include_str!("../templates/desk/home.html"),
    include_str!("../templates/desk/incident.html"),
    include_str!("../templates/desk/incidents.html"),
    include_str!("../templates/desk/invitation.html"),
    include_str!("../templates/desk/invited.html"),
    include_str!("../templates/desk/lead.html"),
    include_str!("../templates/desk/leads.html"),
    include_str!("../templates/desk/letter.html"),
    include_str!("../templates/desk/new_password.html"),
    include_str!("../templates/desk/pager.html"),
    include_str!("../templates/desk/partner.html"),
    include_str!("../templates/desk/partner_confirm.html"),
    include_str!("../templates/desk/partners.html"),
    include_str!("../templates/desk/password.html"),
    include_str!("../templates/desk/recovery_codes.html"),
    include_str!("../templates/desk/report_new.html"),
    include_str!("../templates/desk/reports.html"),
    include_str!("../templates/desk/review.html"),
    include_str!("../templates/desk/set_aside.html"),
    include_str!("../templates/desk/show.html"),
    include_str!("../templates/desk/sign_in.html"),
    include_str!("../templates/desk/staff.html"),
    include_str!("../templates/desk/suspension.html"),
    include_str!("../templates/desk/withdraw.html"),
];

#[test]
fn every_text_of_the_desks_pages_exists_in_every_language() {
    let call = Regex::new(r#"\bt\.\w+\("([a-z0-9-]+)""#).unwrap();
    let ids: Vec<&str> = TEMPLATES
        .iter()
        .flat_map(|html| call.captures_iter(html))
        .map(|found| found.extract::<1>().1[0])
        .collect();
    assert!(ids.len() > 60, "{}", ids.len());
    for lang in Lang::ALL {
        let missing: Vec<_> = ids.iter().filter(|id| !Texts::load().has_in(*lang, id)).collect();
        assert!(missing.is_empty(), "{lang:?} {missing:?}");
    }
}

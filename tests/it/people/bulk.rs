//! PR-16: people are read one by one. No page, search or export has how two of them are reached.

use rooftop::domain::access::Role;
use rooftop::web::access::{Asks, RULES};

use super::{FIELDS, registers_with, server};
use crate::media::staff::Staff;

/// The numbers of three people, as a page would write them.
const PHONES: [&str; 3] = ["+32470112231", "+32470112232", "+32470112233"];

/// How many of the three a text has, however the digits are set.
fn told(text: &str) -> usize {
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    PHONES.iter().filter(|phone| close.contains(&phone[3..])).count()
}

#[actix_web::test]
async fn pr_16_nobody_looks_people_up_in_bulk_and_no_page_or_export_has_how_two_of_them_are_reached() {
    let server = server().await;
    let mut lead = Staff::signs_in(&server, "omar", Role::SafeguardingLead).await;
    let mut cards = Vec::new();
    for phone in PHONES {
        let typed = format!("%2B{}", &phone[1..]);
        let fields: Vec<(&str, &str)> = FIELDS
            .iter()
            .map(|(name, value)| if *name == "phone" { (*name, typed.as_str()) } else { (*name, *value) })
            .collect();
        cards.push(registers_with(&mut lead, &fields).await);
    }
    // Every address that takes no id, also asked for how the numbers begin, or for everything. What is asked is in the page's own links.
    let whole = RULES.iter().filter(|rule| rule.asks == Asks::Get && !rule.pattern.contains('{'));
    for rule in whole {
        for query in ["", "?q=%2B3247011223", "?phone=%2B3247011223", "?search=3247011223&all=1&limit=1000"] {
            let answer = lead.get(&format!("{}{query}", rule.pattern)).await;
            assert_eq!(told(&answer.body), 0, "{}{query}: {}", rule.pattern, answer.body);
        }
    }
    // Who asks for a number gets the list that they would get anyway.
    let list = lead.get("/desk/people").await;
    assert_eq!(list.status, 200, "{}", list.body);
    let links = |body: &str| body.matches("href=\"/desk/people/0").count();
    assert_eq!((links(&list.body), links(&lead.get("/desk/people?q=%2B3247011223").await.body)), (3, 3));
    for (card, phone) in cards.iter().zip(PHONES) {
        let at = format!("/desk/people/{}", card.person);
        assert_eq!(told(&lead.get(&at).await.body), 0, "before a reason is given");
        let opened = lead.steps("/desk/people/new", &format!("{at}/open"), &[("reason", "reach")]).await;
        let own: String = opened.body.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(own.contains(&phone[3..]), "{}", opened.body);
        assert_eq!(told(&opened.body), 1, "{}", opened.body);
    }
}

//! The accounts of the staff: how somebody gets in, what ends it, who may do what.

mod apart;
pub mod factor;
mod matrix;
mod sessions;
mod staff;

use rooftop::ids::AccountId;

use crate::fediverse::{Plan, Server};
use crate::media::staff::{Staff, code};

/// One server, on which nobody waits for having tried often.
async fn server() -> Server {
    let plan = Plan { settings: &[("LIMITS__SIGN_IN_PER_MINUTE", "10000")], ..Plan::of(&["toits"]) };
    plan.start().await.remove(0)
}

/// Signs an account in, from another browser.
async fn enters<'a>(server: &'a Server, (email, id): (&str, AccountId), password: &str) -> Staff<'a> {
    let mut browser = Staff::nobody(server);
    let answer = browser.gives_password(email, password).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    if answer.to.starts_with("/sign-in/code") {
        let code = code(server, id).await;
        let answer = browser.steps(&answer.to, "/sign-in/code", &[("code", &code), ("next", "")]).await;
        assert_eq!((answer.status, answer.to.as_str()), (303, "/desk"), "{}", answer.body);
    }
    browser.reads_csrf("/desk/account").await;
    browser
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("the page has the field");
    rest.split('"').next().unwrap().to_owned()
}

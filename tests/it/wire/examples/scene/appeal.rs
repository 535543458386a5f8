//! An appeal, from the consent to its end.

use rooftop::domain::private::AgreedVia;
use rooftop::services::Viewer;
use rooftop::services::appeals::{self, Agreed};
use rooftop::services::requests::By;

use super::Scene;
use crate::fediverse::a_request;

impl Scene {
    /// The same request, in public: agreed to, approved, out with the batch of a week, and taken back.
    pub(super) async fn an_appeal_lives(&mut self) {
        let request = self.publishes(&a_request()).await.id;
        let now = self.server.clock.now();
        let agreed = Agreed { language: "ti".to_owned(), via: AgreedVia::Oral, at: now };
        self.does(move |tx, app| {
            appeals::consent(tx, app, now, &By::Staff(Viewer::Operator), (request, &agreed))?;
            appeals::approve(tx, now, Viewer::Operator, request)
        })
        .await;
        appeals::run(&self.server.node.app).await.unwrap();
        self.posted(&[("create-appeal", "Create")]).await;
        let note = self.shown.last().unwrap().1["object"]["id"].as_str().unwrap().to_owned();
        let path = note.strip_prefix("http://toits.test").unwrap();
        self.shows("appeal", path, "application/activity+json").await;
        self.does(move |tx, app| appeals::revoke(tx, app, now, &By::Staff(Viewer::Operator), request)).await;
        self.posted(&[("delete-appeal", "Delete")]).await;
    }
}

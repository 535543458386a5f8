//! The time that a fetch may take, on a clock that this test moves: nothing here waits.

use tokio::sync::{Semaphore, mpsc};

use super::*;

/// Stops tokio's clock, which [`tokio::time::advance`] alone moves then: while something blocks it does not run ahead by itself, which
/// is so until what this gives is dropped.
fn stops_the_clock() -> std::sync::mpsc::Sender<()> {
    let (held, dropped) = std::sync::mpsc::channel::<()>();
    drop(tokio::task::spawn_blocking(move || dropped.recv()));
    tokio::time::pause();
    held
}

/// A server whose every answer waits until it is let go; it says for which hop it was asked. Hop 3 is the document.
fn slow() -> (SocketAddr, mpsc::UnboundedReceiver<usize>, Arc<Semaphore>) {
    let (tells, asked) = mpsc::unbounded_channel();
    let answers = Arc::new(Semaphore::new(0));
    let let_go = Arc::clone(&answers);
    let at = serve(move |app| {
        let (tells, let_go) = (tells.clone(), Arc::clone(&let_go));
        app.default_service(web::to(move |request: HttpRequest| {
            let (tells, let_go) = (tells.clone(), Arc::clone(&let_go));
            async move {
                let hop: usize = request.path()[1..].parse().unwrap();
                tells.send(hop).unwrap();
                let_go.acquire().await.unwrap().forget();
                if hop < 3 { redirect(&format!("/{}", hop + 1)) } else { document("http://alpha.test/3") }
            }
        }));
    });
    (at, asked, answers)
}

/// Fetches by way of three redirects, each of whose four answers comes after `each`; gives how many were asked for.
async fn fetched(limit: Duration, each: Duration) -> (usize, Result<Fetched, FetchError>) {
    let (at, mut asked, answers) = slow();
    let limited = HttpSettings { timeout: limit, ..settings(AllowLoopback::Yes, &[("alpha.test", at)]) };
    let client = Client::new(limited).unwrap();
    let _held = stops_the_clock();
    let fetch = get(&client, "http://alpha.test/0");
    tokio::pin!(fetch);
    let mut count = 0;
    loop {
        tokio::select! {
            biased;
            found = &mut fetch => return (count, found),
            hop = asked.recv() => {
                assert_eq!(hop, Some(count));
                count += 1;
                tokio::time::advance(each).await;
                answers.add_permits(1);
            }
        }
    }
}

#[actix_web::test]
async fn inbound_09_redirects_share_one_deadline_though_each_answer_comes_in_time() {
    let (limit, each) = (Duration::from_secs(30), Duration::from_secs(11));
    assert_eq!(fetched(limit, each).await, (3, Err(FetchError::TimedOut)), "after 33 s of 30");
}

#[actix_web::test]
async fn inbound_09_four_slow_answers_within_the_limit_are_waited_for() {
    let (limit, each) = (Duration::from_secs(30), Duration::from_secs(7));
    let (count, found) = fetched(limit, each).await;
    assert_eq!((count, found.map(|found| found.final_url)), (4, Ok(id("http://alpha.test/3"))));
}

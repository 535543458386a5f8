//! What Rooftop is held against: the same HTTP server, which does nothing.

use std::net::TcpListener;

use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpResponse, HttpServer};

/// Threads that answer, as many as Rooftop has by default.
const WORKERS: usize = 2;

/// Serves in this process, on threads of its own: a POST is read and answered 202, a GET gets a stored page of so many bytes.
/// Gives the port.
pub(super) fn serve(page_bytes: usize) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || run(listener, page_bytes));
    port
}

/// Serves until the process ends.
pub(super) fn serve_forever(port: u16) {
    run(TcpListener::bind(("127.0.0.1", port)).unwrap(), 100);
}

fn run(listener: TcpListener, page_bytes: usize) {
    let page = Bytes::from(vec![b'x'; page_bytes]);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(Data::new(page.clone()))
            .app_data(web::PayloadConfig::new(1024 * 1024))
            .default_service(
                web::get().to(async |page: Data<Bytes>| HttpResponse::Ok().body(page.get_ref().clone())),
            )
            .route("/inbox", web::post().to(async |_: Bytes| HttpResponse::Accepted().finish()))
    })
    .workers(WORKERS)
    .disable_signals()
    .listen(listener)
    .unwrap();
    actix_web::rt::System::new().block_on(server.run()).unwrap();
}

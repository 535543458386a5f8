//! A new database that several processes open at the same moment.

use rooftop::store::Db;
use tempfile::TempDir;

use crate::databases;

/// How often it is tried: a lock is met in some of the tries only.
const TRIES: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_open_a_new_database_at_the_same_moment_all_get_it() {
    for number in 0..TRIES {
        let folder = TempDir::new().unwrap();
        let address = databases::new(folder.path()).await;
        let start = std::sync::Arc::new(std::sync::Barrier::new(4));
        let opening = [(); 4].map(|()| {
            let (address, start) = (address.clone(), start.clone());
            std::thread::spawn(move || {
                start.wait();
                Db::open(&address, &super::secret()).map(drop)
            })
        });
        for opened in opening {
            assert_eq!(opened.join().unwrap(), Ok(()), "try {number}");
        }
    }
}

//! The program under measure: its settings, and a child that is stopped when it is dropped.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rooftop::config::Config;

/// How long anything may take before the program gives up.
const GUARD: Duration = Duration::from_secs(30);

/// A port that was free a moment ago.
pub(super) fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// The host name of the instance, with its port.
pub(super) fn host(port: u16) -> String {
    format!("rooftop.localhost:{port}")
}

/// Settings for a measurement: everything on this machine, limits out of the way.
pub(super) fn settings(folder: &Path, port: u16) -> Vec<(String, String)> {
    let inside = |name: &str| folder.join(name).display().to_string();
    [
        ("PUBLIC_URL", format!("http://{}", host(port))),
        ("LISTEN", format!("127.0.0.1:{port}")),
        ("DATABASE_URL", format!("sqlite:{}", inside("rooftop.db"))),
        ("SECRET_KEY_FILE", inside("secret.key")),
        ("DATA_KEYS_FILE", inside("data.keys")),
        ("ERASED_FILE", inside("erased.ids")),
        ("LOG", "error".to_owned()),
        ("ASSOCIATION__HANDLE", "load".to_owned()),
        ("FEDERATION__ALLOW_LOOPBACK", "true".to_owned()),
        ("FEDERATION__INBOX_PER_MINUTE", "10000000".to_owned()),
        ("FEDERATION__ORIGIN_PER_MINUTE", "10000000".to_owned()),
        ("LIMITS__PAGES_PER_MINUTE", "10000000".to_owned()),
        ("QUEUE__INBOX_MAX", "10000000".to_owned()),
        ("SAFEGUARDING__UNVETTED_PUBLISH", "true".to_owned()),
    ]
    .into_iter()
    .map(|(key, value)| (format!("ROOFTOP_{key}"), value))
    .collect()
}

/// The same settings, for an instance in this process.
pub(super) fn config(folder: &Path, port: u16) -> Config {
    Config::from_env_alone(settings(folder, port)).unwrap()
}

/// A running program.
pub(super) struct Running {
    child: Child,
    port: u16,
}

impl Running {
    /// Starts `rooftop serve` with more arguments.
    pub(super) fn rooftop(program: &Path, folder: &Path, port: u16, more: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.arg("serve").args(more).envs(settings(folder, port)).current_dir(folder);
        // Of `scripts/with-postgres`: no setting of an instance, which refuses what it does not know.
        command.env_remove("ROOFTOP_TEST_POSTGRES_URL");
        Self::spawn(command, port)
    }

    /// Starts any program that will listen on a port.
    pub(super) fn spawn(mut command: Command, port: u16) -> Self {
        Self { child: command.stdin(Stdio::null()).spawn().unwrap(), port }
    }

    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks for a page until it is answered with 200.
    pub(super) fn first_200(&self, path: &str) {
        let until = Instant::now() + GUARD;
        while !self.answers_200(path) {
            assert!(Instant::now() < until, "no answer with 200 on port {}", self.port);
            std::thread::sleep(Duration::from_micros(500));
        }
    }

    fn answers_200(&self, path: &str) -> bool {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) else { return false };
        stream.set_read_timeout(Some(GUARD)).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\n\r\n", host(self.port));
        let mut answer = [0; 12];
        stream.write_all(request.as_bytes()).is_ok()
            && stream.read_exact(&mut answer).is_ok()
            && answer.ends_with(b" 200")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be gone by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

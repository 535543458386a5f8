//! Rooftop as real processes: started, asked over HTTP, stopped with SIGTERM and killed with SIGKILL, with a database that stays.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use rooftop::crypto::Secret;
use rooftop::store::Db;
use rustix::process::{Pid, Signal};
use tempfile::TempDir;

use crate::databases;

/// How long anything may take before a test says what it waited for.
const GUARD: Duration = Duration::from_secs(30);
/// How often a condition is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);
const SIGKILL: i32 = 9;

/// Asks until there is an answer.
///
/// # Panics
/// There is none within thirty seconds.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let looking = async {
        let mut looks = tokio::time::interval(LOOK_EVERY);
        loop {
            looks.tick().await;
            if let Some(answer) = ask().await {
                return answer;
            }
        }
    };
    match tokio::time::timeout(GUARD, looking).await {
        Ok(answer) => answer,
        Err(_) => panic!("not within {} s: {what}", GUARD.as_secs()),
    }
}

/// A free port outside the range that the system gives to whoever asks for any: it stays free while its process is dead.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 97).unwrap() * 100;
    loop {
        let port = 10_000 + (first + NEXT.fetch_add(1, Ordering::SeqCst)) % 9_900;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// One instance: its settings, its database, and its serving process while there is one.
pub struct Instance {
    pub name: &'static str,
    binary: PathBuf,
    folder: TempDir,
    port: u16,
    database: String,
    /// Settings that differ from those of every test.
    settings: Vec<(String, String)>,
    serving: Option<Child>,
}

impl Instance {
    /// Prepares an instance; nothing runs so far.
    pub async fn new(binary: &Path, name: &'static str) -> Self {
        // The client of the tests needs cryptography, although it never uses any; another test may have seen to it.
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
        let folder = TempDir::new().unwrap();
        let database = databases::new(folder.path()).await;
        let (binary, port) = (binary.to_owned(), free_port());
        Self { name, binary, folder, port, database, settings: Vec::new(), serving: None }
    }

    /// With settings that differ from those of every test: names without `ROOFTOP_`.
    #[must_use]
    pub fn with(mut self, settings: &[(&str, &str)]) -> Self {
        let settings = settings.iter().map(|(key, value)| (format!("ROOFTOP_{key}"), (*value).to_owned()));
        self.settings.extend(settings);
        self
    }

    /// Another process of the same instance, on a port of its own and with these settings.
    pub fn beside(&self, settings: &[(&str, &str)]) -> Beside<'_> {
        let settings = settings.iter().map(|(key, value)| (format!("ROOFTOP_{key}"), (*value).to_owned()));
        Beside { instance: self, port: free_port(), settings: settings.collect() }
    }

    /// Name and port, as other instances know it.
    pub fn domain(&self) -> String {
        format!("{}.localhost:{}", self.name, self.port)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.port).into()
    }

    pub fn database(&self) -> &str {
        &self.database
    }

    /// Opens its database beside it, to read it: its secret is not this one.
    pub async fn opens_database(&self) -> Db {
        let address = self.database.clone();
        tokio::task::spawn_blocking(move || Db::open(&address, &Secret::from_bytes([7; 32])))
            .await
            .unwrap()
            .unwrap()
    }

    fn command(&self, arguments: &[&str], crash_at: Option<&str>) -> Command {
        let mut command = Command::new(&self.binary);
        let secret = self.folder.path().join("secret.key");
        command.args(arguments).current_dir(self.folder.path()).env_clear().envs([
            ("ROOFTOP_PUBLIC_URL", format!("http://{}", self.domain())),
            ("ROOFTOP_LISTEN", format!("127.0.0.1:{}", self.port)),
            ("ROOFTOP_DATABASE_URL", self.database.clone()),
            ("ROOFTOP_SECRET_KEY_FILE", secret.display().to_string()),
            ("ROOFTOP_DATA_KEYS_FILE", self.folder.path().join("data.keys").display().to_string()),
            ("ROOFTOP_ERASED_FILE", self.folder.path().join("erased.ids").display().to_string()),
            ("ROOFTOP_ASSOCIATION__HANDLE", self.name.to_owned()),
            ("ROOFTOP_ASSOCIATION__NAME", format!("Association {}", self.name)),
            ("ROOFTOP_FEDERATION__ALLOW_LOOPBACK", "true".to_owned()),
            ("ROOFTOP_FEDERATION__FETCH_TIMEOUT_S", "2".to_owned()),
            ("ROOFTOP_FEDERATION__INBOX_PER_MINUTE", "100000".to_owned()),
            ("ROOFTOP_FEDERATION__ORIGIN_PER_MINUTE", "100000".to_owned()),
            ("ROOFTOP_FEDERATION__REFUSALS_PER_MINUTE", "1000000".to_owned()),
            ("ROOFTOP_LIMITS__PAGES_PER_MINUTE", "1000000".to_owned()),
            ("ROOFTOP_DELIVERY__LEASE_S", "3".to_owned()),
            ("ROOFTOP_DELIVERY__FIRST_WAIT_S", "1".to_owned()),
            ("ROOFTOP_SAFEGUARDING__UNVETTED_PUBLISH", "true".to_owned()),
            ("ROOFTOP_SERVER__WEB_WORKERS", "1".to_owned()),
            ("ROOFTOP_LOG", "warn,rooftop=debug".to_owned()),
        ]);
        command.envs(self.settings.iter().cloned());
        if let Some(point) = crash_at {
            command.env("RT_CRASH_AT", point);
        }
        command
    }

    /// Runs a command to its end, with this text on its standard input.
    pub async fn runs(&self, arguments: &[&str], input: &str, crash_at: Option<&str>) -> Output {
        finished(self.command(arguments, crash_at), input.to_owned()).await
    }

    /// Starts to serve. Returns when it answers, or is dead again.
    pub async fn starts(&mut self, crash_at: Option<&str>) {
        assert!(self.serving.is_none(), "{} serves already", self.name);
        let log = File::options().create(true).append(true).open(self.log_file()).unwrap();
        let mut command = self.command(&["serve"], crash_at);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let mut child = command.spawn().unwrap();
        until(&format!("{} answers", self.name), async || {
            let dead = child.try_wait().unwrap().is_some();
            (dead || self.answers("/offers").await.is_some()).then_some(())
        })
        .await;
        self.serving = Some(child);
    }

    /// Whether its process lives.
    pub fn lives(&mut self) -> bool {
        self.serving.as_mut().is_some_and(|child| child.try_wait().unwrap().is_none())
    }

    /// Waits until the serving process was killed.
    ///
    /// # Panics
    /// It ends in another way, or lives on.
    pub async fn was_killed(&mut self, point: &str) {
        let name = self.name;
        let child = self.serving.as_mut().expect("it was started");
        let status = until(&format!("{name} is killed at {point}"), async || child.try_wait().unwrap()).await;
        self.serving = None;
        assert_eq!(status.signal(), Some(SIGKILL), "{name} ended with {status} in place of dying at {point}");
    }

    /// Kills the serving process as `kill -9` does.
    pub fn is_killed(&mut self) {
        end(&mut self.serving.take().expect("it was started"));
    }

    /// Asks the serving process to stop, with SIGTERM; gives how it ended.
    pub async fn stops(&mut self) -> ExitStatus {
        let mut child = self.serving.take().expect("it was started");
        rustix::process::kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
        until(&format!("{} stops", self.name), async || child.try_wait().unwrap()).await
    }

    /// The body of a page, where it answers 200.
    pub async fn answers(&self, path: &str) -> Option<String> {
        ask(self.port, &self.domain(), path).await
    }

    /// A connection to its server, on which nothing is said.
    pub async fn connects(&self) -> tokio::net::TcpStream {
        tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.unwrap()
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// The end of what its processes logged.
    pub fn log(&self) -> String {
        let text = std::fs::read_to_string(self.log_file()).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        format!("{} said last:\n{}", self.name, lines[lines.len().saturating_sub(60)..].join("\n"))
    }
}

impl Drop for Instance {
    #[expect(clippy::print_stderr, reason = "what the process said is shown where its test fails")]
    fn drop(&mut self) {
        if self.serving.is_some() {
            self.is_killed();
        }
        if std::thread::panicking() {
            eprintln!("{}", self.log());
        }
    }
}

/// A second process of an instance.
pub struct Beside<'a> {
    instance: &'a Instance,
    pub port: u16,
    settings: Vec<(String, String)>,
}

impl Beside<'_> {
    /// Starts a command.
    pub fn starts(&self, arguments: &[&str]) -> Running {
        let mut command = self.command(arguments);
        let log = File::options().create(true).append(true).open(self.instance.log_file()).unwrap();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        Running(command.spawn().unwrap())
    }

    /// Runs a command to its end.
    pub async fn runs(&self, arguments: &[&str]) -> Output {
        finished(self.command(arguments), String::new()).await
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.instance.command(arguments, None);
        command.env("ROOFTOP_LISTEN", format!("127.0.0.1:{}", self.port));
        command.envs(self.settings.iter().cloned());
        command
    }

    /// The body of a page, where it answers 200.
    pub async fn answers(&self, path: &str) -> Option<String> {
        ask(self.port, &self.instance.domain(), path).await
    }
}

/// A process that ends with the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

/// Kills a process and waits for its end; it may be dead already.
fn end(child: &mut Child) {
    drop(child.kill());
    drop(child.wait());
}

async fn finished(mut command: Command, input: String) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let running = tokio::task::spawn_blocking(move || {
        let mut child = command.spawn().unwrap();
        // It may die before it has read everything.
        drop(std::io::Write::write_all(&mut child.stdin.take().expect("it is piped"), input.as_bytes()));
        child.wait_with_output().unwrap()
    });
    tokio::time::timeout(GUARD, running).await.expect("the command ends within 30 s").unwrap()
}

async fn ask(port: u16, domain: &str, path: &str) -> Option<String> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(5)).build().unwrap();
    let request = client.get(format!("http://127.0.0.1:{port}{path}"));
    let answer = request.header("host", domain).header("accept", "application/json").send().await.ok()?;
    if answer.status() != 200 {
        return None;
    }
    answer.text().await.ok()
}

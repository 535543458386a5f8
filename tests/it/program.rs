//! The program itself as a child process, with an environment and a folder of its own.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;

use rooftop::config::Config;
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::databases;
use crate::fediverse::GUARD;

/// Where a program runs: an empty folder, and the variables that it sees, and no others.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) settings: BTreeMap<String, String>,
}

/// What a program that ended has said.
#[derive(Debug)]
pub(crate) struct Said {
    /// The exit code.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    /// An empty folder and an empty environment.
    pub(crate) fn empty() -> Self {
        Self { folder: TempDir::new().unwrap(), settings: BTreeMap::new() }
    }

    /// An instance with a database and an address of its own, which asks nobody.
    pub(crate) async fn new() -> Self {
        let place = Self::empty();
        let database = databases::new(place.folder.path()).await;
        let secret = place.path().join("secret.key").display().to_string();
        let data_keys = place.path().join("data.keys").display().to_string();
        let erased = place.path().join("erased.ids").display().to_string();
        place
            .set("PUBLIC_URL", "http://toits.localhost:8080")
            .set("DATABASE_URL", &database)
            .set("SECRET_KEY_FILE", &secret)
            .set("DATA_KEYS_FILE", &data_keys)
            .set("ERASED_FILE", &erased)
            .set("ASSOCIATION__HANDLE", "toits")
            .set("ASSOCIATION__NAME", "Toits")
            .set("FEDERATION__ALLOW_LOOPBACK", "true")
            .set("LOG", "error")
    }

    /// As [`Place::new`], with a port of its own, on which it is reached as `HANDLE.localhost`, and a log.
    pub(crate) async fn reachable(handle: &str) -> (Self, u16) {
        let port = free_ports(1);
        let place = Self::new()
            .await
            .set("PUBLIC_URL", &format!("http://{handle}.localhost:{port}"))
            .set("LISTEN", &format!("127.0.0.1:{port}"))
            .set("ASSOCIATION__HANDLE", handle)
            .set("LOG", "info");
        (place, port)
    }

    /// With a setting: the name of its variable without `ROOFTOP_`.
    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        self.settings.insert(format!("ROOFTOP_{name}"), value.to_owned());
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The configuration that its programs read.
    pub(crate) fn config(&self) -> Config {
        Config::from_env_alone(self.settings.clone()).unwrap()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rooftop"));
        command.args(args).current_dir(self.path()).env_clear().envs(&self.settings);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub(crate) async fn runs(&self, args: &[&str]) -> Said {
        self.runs_with(args, "").await
    }

    /// As [`Place::runs`], with a standard input.
    pub(crate) async fn runs_with(&self, args: &[&str], input: &str) -> Said {
        let mut child = Running(self.command(args).spawn().unwrap());
        let mut stdin = child.0.stdin.take().unwrap();
        let input = input.to_owned();
        // A program that failed before it read is no error here: its exit code says so.
        let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let (mut out, mut err) = (child.0.stdout.take().unwrap(), child.0.stderr.take().unwrap());
        let err = tokio::task::spawn_blocking(move || {
            let mut text = String::new();
            err.read_to_string(&mut text).map(|_| text)
        });
        let out = tokio::task::spawn_blocking(move || {
            let mut text = String::new();
            out.read_to_string(&mut text).map(|_| text)
        });
        let ended = tokio::time::timeout(GUARD * 4, async { (out.await, err.await) }).await;
        let (out, err) =
            ended.unwrap_or_else(|_| panic!("the end of `rooftop {}` within 120 s", args.join(" ")));
        writer.join().unwrap();
        let status: ExitStatus = child.0.wait().unwrap();
        Said { code: status.code(), out: out.unwrap().unwrap(), err: err.unwrap().unwrap() }
    }

    /// Starts the program, and does not wait for its end.
    pub(crate) fn starts(&self, args: &[&str]) -> Started {
        let mut child = Running(self.command(args).spawn().unwrap());
        let (out, err) = (child.0.stdout.take().unwrap(), child.0.stderr.take().unwrap());
        let (give, lines) = unbounded_channel();
        let also = give.clone();
        let pump = |from: Box<dyn std::io::Read + Send>, to: tokio::sync::mpsc::UnboundedSender<String>| {
            std::thread::spawn(move || {
                for line in BufReader::new(from).lines().map_while(Result::ok) {
                    if to.send(line).is_err() {
                        return;
                    }
                }
            })
        };
        let pumps = [pump(Box::new(out), give), pump(Box::new(err), also)];
        Started { child, lines, heard: Vec::new(), _pumps: pumps }
    }
}

/// A child that does not outlive its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A program that runs on.
pub(crate) struct Started {
    child: Running,
    lines: UnboundedReceiver<String>,
    /// What it has said so far, on both outputs.
    pub(crate) heard: Vec<String>,
    _pumps: [JoinHandle<()>; 2],
}

impl Started {
    /// Waits until it says a line that holds a text; gives the line.
    pub(crate) async fn says(&mut self, text: &str) -> String {
        let waiting = async {
            while let Some(line) = self.lines.recv().await {
                self.heard.push(line.clone());
                if line.contains(text) {
                    return Some(line);
                }
            }
            None
        };
        let line = tokio::time::timeout(GUARD, waiting).await;
        let heard = self.heard.join("\n");
        line.ok().flatten().unwrap_or_else(|| panic!("a line with {text:?} within 30 s; heard:\n{heard}"))
    }

    /// Sends SIGTERM, and waits for the end.
    pub(crate) async fn stops(mut self) -> (Option<i32>, Vec<String>) {
        let pid = rustix::process::Pid::from_child(&self.child.0);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        let rest = async {
            while let Some(line) = self.lines.recv().await {
                self.heard.push(line);
            }
        };
        tokio::time::timeout(GUARD, rest).await.expect("the end of the program within 30 s of SIGTERM");
        (self.child.0.wait().unwrap().code(), std::mem::take(&mut self.heard))
    }
}

/// This many ports in a row that are free now.
pub(crate) fn free_ports(count: u16) -> u16 {
    let free = |port: u16| TcpListener::bind(("127.0.0.1", port)).is_ok();
    loop {
        let first = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        if first.checked_add(count).is_some() && (first..first + count).all(free) {
            return first;
        }
    }
}

/// Asks an address of this machine, under a host name; gives status and body.
pub(crate) async fn ask(port: u16, host: &str, path: &str, accept: &str) -> Option<(u16, String)> {
    let request = client().get(format!("http://127.0.0.1:{port}{path}"));
    let answer = request.header("host", host).header("accept", accept).timeout(GUARD).send().await.ok()?;
    Some((answer.status().as_u16(), answer.text().await.ok()?))
}

fn client() -> reqwest::Client {
    crate::fediverse::prepare();
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

/// Somebody in front of a browser: keeps the cookie of one host, and goes where pages send them.
pub(crate) struct Visitor {
    port: u16,
    host: String,
    cookie: String,
}

impl Visitor {
    pub(crate) fn of(port: u16, host: &str) -> Self {
        Self { port, host: host.to_owned(), cookie: String::new() }
    }

    /// The body of a page.
    pub(crate) async fn opens(&mut self, path: &str) -> String {
        let request = client().get(format!("http://127.0.0.1:{}{path}", self.port));
        let (status, _, body) = self.send(request).await;
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    /// Sends the form of a page, with the hidden `csrf` of that page where it has one; gives the path that it leads to.
    pub(crate) async fn sends(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> String {
        let form = self.opens(page).await;
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        if let Some((_, rest)) = form.split_once("name=\"csrf\" value=\"") {
            body.append_pair("csrf", rest.split('"').next().unwrap());
        }
        let request = client()
            .post(format!("http://127.0.0.1:{}{action}", self.port))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.finish());
        let (status, to, body) = self.send(request).await;
        assert_eq!(status, 303, "{action}: {body}");
        to
    }

    /// Sends a request; gives status, `Location` and body.
    async fn send(&mut self, request: reqwest::RequestBuilder) -> (u16, String, String) {
        let request =
            request.header("host", &self.host).header("cookie", &self.cookie).header("accept", "text/html");
        let answer = request.timeout(GUARD).send().await.unwrap();
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        if let Some(cookie) = header("set-cookie") {
            self.cookie = cookie.split(';').next().unwrap().to_owned();
        }
        let (status, to) = (answer.status().as_u16(), header("location").unwrap_or_default());
        (status, to, answer.text().await.unwrap())
    }
}

//! Headless Chromium, driven through ChromeDriver, at the size of a phone.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fediverse::GUARD;

/// The width and height of a small phone, in CSS pixels.
const PHONE: (u32, u32) = (360, 740);

/// A browser with a profile of its own.
pub(super) struct Browser {
    pub(super) client: Client,
    driver: Child,
    address: String,
    _profile: TempDir,
}

impl Browser {
    /// Starts ChromeDriver on a free port, and a browser in it.
    pub(super) async fn phone() -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed: .ci/run installs Debian's chromium-driver");
        let out = BufReader::new(driver.stdout.take().unwrap());
        let port = tokio::task::spawn_blocking(move || {
            let line =
                out.lines().map_while(Result::ok).find(|line| line.contains("started successfully on port"));
            line.and_then(|line| line.rsplit(' ').next().map(|port| port.trim_end_matches('.').to_owned()))
        });
        let port = tokio::time::timeout(GUARD, port)
            .await
            .expect("chromedriver's port within 30 s")
            .unwrap()
            .unwrap();
        let profile = TempDir::new().unwrap();
        let wanted = capabilities(profile.path());
        let address = format!("http://127.0.0.1:{port}");
        let connecting =
            async { ClientBuilder::new(connector()).capabilities(wanted).connect(&address).await };
        let client = tokio::time::timeout(GUARD, connecting).await.expect("a browser within 30 s").unwrap();
        Self { client, driver, address, _profile: profile }
    }

    /// Opens a page.
    pub(super) async fn opens(&self, url: &str) {
        tokio::time::timeout(GUARD, self.client.goto(url)).await.expect("a page within 30 s").unwrap();
    }

    /// Types into an input with this name.
    pub(super) async fn types(&self, name: &str, text: &str) {
        let selector = format!("[name=\"{name}\"]");
        self.client.find(Locator::Css(&selector)).await.unwrap().send_keys(text).await.unwrap();
    }

    /// Sets an input whose keys depend on the browser's language, as a date does.
    pub(super) async fn sets(&self, name: &str, value: &str) {
        let script = "document.querySelector(`[name=\"${arguments[0]}\"]`).value = arguments[1]";
        self.client.execute(script, vec![json!(name), json!(value)]).await.unwrap();
    }

    /// Presses what this selector finds, and waits for the page that comes of it.
    pub(super) async fn presses(&self, selector: &str) {
        let found = self.client.find(Locator::Css(selector)).await;
        let found = found.unwrap_or_else(|e| panic!("{selector}: {e}"));
        let before = self.client.current_url().await.unwrap();
        let pressing = async {
            found.click().await.unwrap();
            while self.client.current_url().await.unwrap() == before {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(GUARD, pressing).await.expect("another page within 30 s");
    }

    /// Presses what this selector finds, and waits for what comes of it at the same address.
    pub(super) async fn presses_for(&self, selector: &str, awaited: &str) {
        let pressing = async {
            self.client.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
            loop {
                match self.client.find(Locator::Css(awaited)).await {
                    Ok(_) => break,
                    Err(error) if error.is_no_such_element() || is_between_pages(&error) => {}
                    Err(error) => panic!("{awaited}: {error}"),
                }
            }
        };
        tokio::time::timeout(GUARD, pressing).await.unwrap_or_else(|_| panic!("{awaited} within 30 s"));
    }

    /// What a script says of the page.
    pub(super) async fn says(&self, script: &str) -> Value {
        self.client.execute(&format!("return {script}"), Vec::new()).await.unwrap()
    }

    /// The text of the page, as a person reads it.
    pub(super) async fn text(&self) -> String {
        self.says("document.body.innerText").await.as_str().unwrap().to_owned()
    }

    /// Gives the screen this width, in CSS pixels.
    pub(super) async fn is_wide(&self, width: u32) {
        let metrics = json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500});
        self.asks("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// The whole page as a PNG.
    pub(super) async fn picture(&self) -> Vec<u8> {
        let whole = json!({"format": "png", "captureBeyondViewport": true});
        let shot = self.asks("Page.captureScreenshot", whole).await;
        STANDARD.decode(shot["data"].as_str().unwrap()).unwrap()
    }

    /// Shows the page as it is printed, or as it is seen again.
    pub(super) async fn shows_as(&self, media: &str) {
        self.asks("Emulation.setEmulatedMedia", json!({"media": media})).await;
    }

    /// The page as a PDF.
    pub(super) async fn prints(&self) -> Vec<u8> {
        let printed = self.asks("Page.printToPDF", json!({"printBackground": false})).await;
        STANDARD.decode(printed["data"].as_str().unwrap()).unwrap()
    }

    /// Types keys where the focus is.
    pub(super) async fn keys(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Waits until a script says so; `what` names what is waited for.
    pub(super) async fn until(&self, script: &str, what: &str) {
        let waiting = async {
            loop {
                match self.client.execute(&format!("return {script}"), Vec::new()).await {
                    Ok(Value::Bool(true)) => break,
                    Ok(_) => tokio::task::yield_now().await,
                    Err(error) if is_between_pages(&error) => {}
                    Err(error) => panic!("{what}: {error}"),
                }
            }
        };
        tokio::time::timeout(GUARD, waiting).await.unwrap_or_else(|_| panic!("{what} within 30 s"));
    }

    /// What this selector finds as a PNG.
    pub(super) async fn pictures(&self, selector: &str) -> Vec<u8> {
        self.client.find(Locator::Css(selector)).await.unwrap().screenshot().await.unwrap()
    }

    /// A command of Chromium's own.
    async fn asks(&self, command: &str, params: Value) -> Value {
        let session = self.client.session_id().await.unwrap().unwrap();
        let asked = reqwest::Client::new()
            .post(format!("{}/session/{session}/goog/cdp/execute", self.address))
            .json(&json!({"cmd": command, "params": params}))
            .send();
        let answer = tokio::time::timeout(GUARD, asked).await.expect("an answer within 30 s").unwrap();
        answer.json::<Value>().await.unwrap()["value"].take()
    }

    /// Ends the browser.
    pub(super) async fn closes(mut self) {
        self.client.clone().close().await.unwrap();
        self.driver.kill().unwrap();
        self.driver.wait().unwrap();
    }
}

/// Whether the driver was asked while one page went and the next one came; it has no code for that.
fn is_between_pages(error: &CmdError) -> bool {
    matches!(error, CmdError::NotW3C(said) if said.as_str() == Some("aborted by navigation"))
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A test that failed: the driver takes its browser along.
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

fn connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

fn capabilities(profile: &std::path::Path) -> serde_json::Map<String, Value> {
    let args: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([format!("--user-data-dir={}", profile.display())])
    .collect();
    let (width, height) = PHONE;
    let metrics = json!({"width": width, "height": height, "pixelRatio": 2.0, "touch": true});
    let options = json!({"args": args, "mobileEmulation": {"deviceMetrics": metrics}});
    json!({"goog:chromeOptions": options}).as_object().unwrap().clone()
}

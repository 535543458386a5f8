//! The rules of the configuration beyond the form of one value, and what is legal but wants a look.

use figment::value::Value;
use tracing_subscriber::EnvFilter;

use super::error::Problem;
use super::limits::ranges;
use super::{At, Config, ConfigError, Place, PublicUrl, Requests, channels};

/// The longest handle of the association, in characters.
pub(super) const HANDLE_MAX_CHARS: usize = 30;
/// The most points of fit.
const FIT_MAX: u32 = 100;
const NAME_MAX_CHARS: usize = 80;
const SUMMARY_MAX_CHARS: usize = 500;
const CONTACT_MAX_CHARS: usize = 200;
/// Other actors of the instance have these handles.
const HANDLES_RESERVED: [&str; 2] = ["offers", "instance"];

/// A key and what is wrong with its value.
pub(super) type Broken = (&'static str, Problem);

impl Config {
    /// Sees that every value keeps its limits: what `load` returns has passed; call it for one made by hand.
    ///
    /// # Errors
    /// The first broken rule, in the order of the keys.
    pub fn check(&self) -> Result<(), ConfigError> {
        let all = Value::serialize(self).expect("it holds only texts, numbers, lists and sections");
        numbers(&all).and_then(|()| rules(self)).map_err(|(key, problem)| ConfigError::Invalid {
            at: At { key: key.to_owned(), place: Place::Unset },
            problem: Box::new(problem),
        })
    }
}

/// Sees that every number is within its range; a key that is not there is not looked at.
pub(super) fn numbers(all: &Value) -> Result<(), Broken> {
    for range in ranges() {
        if let Some(value) = all.find_ref(range.key) {
            range.check(value).map_err(|problem| (range.key, problem))?;
        }
    }
    Ok(())
}

/// Sees that the values are right beside each other.
pub(super) fn rules(config: &Config) -> Result<(), Broken> {
    public_url(config)?;
    if let Err(e) = EnvFilter::builder().parse(&config.log) {
        return Err(("log", Problem::LogFilter { got: config.log.clone(), why: e.to_string() }));
    }
    association(config)?;
    let (per_host, parallel) = (config.delivery.per_host, config.delivery.parallel);
    if per_host > parallel {
        return Err(("delivery.per_host", Problem::PerHostAboveParallel { got: per_host, max: parallel }));
    }
    let (lease_s, timeout_s) = (config.delivery.lease_s, config.federation.fetch_timeout_s);
    if lease_s <= timeout_s {
        return Err(("delivery.lease_s", Problem::LeaseTooShort { got: lease_s, min: timeout_s }));
    }
    let got = config.matching.fit_max();
    if got > FIT_MAX {
        return Err(("matching.distance", Problem::FitAboveHundred { got, max: FIT_MAX }));
    }
    channels::rules(config)
}

/// Other instances refuse http and ports, unless all of them are a test; and no instance that others reach turns checks off.
fn public_url(config: &Config) -> Result<(), Broken> {
    let url = &config.public_url;
    if config.federation.allow_loopback && !url.is_for_tests() {
        return Err(("federation.allow_loopback", Problem::NotForTests { got: url.to_string() }));
    }
    if url.is_local() || config.federation.allow_loopback {
        return Ok(());
    }
    let got = url.to_string();
    if url.is_http() {
        return Err(("public_url", Problem::NotHttps { got }));
    }
    if url.url().port().is_some() {
        return Err(("public_url", Problem::Port { got }));
    }
    Ok(())
}

fn association(config: &Config) -> Result<(), Broken> {
    let association = &config.association;
    handle(config).map_err(|problem| ("association.handle", problem))?;
    line(&association.name, 1, NAME_MAX_CHARS).map_err(|problem| ("association.name", problem))?;
    let got = association.summary.chars().count();
    if got > SUMMARY_MAX_CHARS {
        return Err(("association.summary", Problem::Length { got, min: 0, max: SUMMARY_MAX_CHARS }));
    }
    line(&association.contact, 0, CONTACT_MAX_CHARS).map_err(|problem| ("association.contact", problem))?;
    Ok(())
}

fn handle(config: &Config) -> Result<(), Problem> {
    let got = config.association.handle.clone();
    let plain = got.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_'));
    if !plain || !(1..=HANDLE_MAX_CHARS).contains(&got.chars().count()) {
        return Err(Problem::HandleForm { got });
    }
    if HANDLES_RESERVED.contains(&got.as_str()) || got == config.public_url.domain().host() {
        return Err(Problem::HandleReserved { got });
    }
    Ok(())
}

/// Sees that the text is one line of `min` to `max` characters, not counting space around it.
fn line(text: &str, min: usize, max: usize) -> Result<(), Problem> {
    let got = text.trim().chars().count();
    if !(min..=max).contains(&got) {
        return Err(Problem::Length { got, min, max });
    }
    if text.chars().any(char::is_control) {
        return Err(Problem::ControlCharacter);
    }
    Ok(())
}

/// Lists what is legal but wants a look.
pub(super) fn warnings(config: &Config) -> Vec<String> {
    let mut warnings = Vec::new();
    let mut warn = |yes: bool, text: &str| {
        if yes {
            warnings.push(text.to_owned());
        }
    };
    warn(
        config.public_url == PublicUrl::default(),
        "public_url is the default http://localhost:8080: set ROOFTOP_PUBLIC_URL to the address that people open",
    );
    warn(
        config.federation.allow_loopback,
        "federation.allow_loopback is on: http and addresses of this machine are trusted; it is for tests only",
    );
    warn(
        config.federation.requests == Requests::Allies,
        "federation.requests is allies: requests for housing leave for the allies that a stored consent names",
    );
    warn(
        config.safeguarding.unvetted_publish,
        "safeguarding.unvetted_publish is on: offers are published without a vetting of the host",
    );
    warn(
        !config.public_url.is_http() && config.server.trusted_proxies.is_empty(),
        "server.trusted_proxies is empty: behind a TLS proxy all visitors share the proxy's address and its limits",
    );
    for (key, file) in
        [("secret_key_file", &config.secret_key_file), ("data_keys_file", &config.data_keys_file)]
    {
        if open_to_others(file) {
            let file = file.display();
            warnings.push(format!("{key} {file} can be read by others: chmod 600 {file}"));
        }
    }
    warnings
}

/// Says whether the file is there and others than its owner have rights to it.
#[cfg(unix)]
fn open_to_others(file: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

/// Rights are told differently elsewhere, and the program runs on Unix.
#[cfg(not(unix))]
fn open_to_others(_file: &std::path::Path) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn no_instance_that_others_reach_turns_checks_off() {
        let of = |url: &str| {
            let env = [("ROOFTOP_PUBLIC_URL", url), ("ROOFTOP_FEDERATION__ALLOW_LOOPBACK", "true")];
            let env = env.map(|(name, value)| (name.to_owned(), value.to_owned()));
            Config::from_env_alone(env).map(drop).map_err(|error| error.to_string())
        };
        for url in ["http://localhost:8080", "http://a.localhost:9", "http://a.test", "https://a.test:8443"] {
            assert_eq!(of(url), Ok(()), "{url}");
        }
        for url in [
            "https://toits.example",
            "http://a.example",
            "https://test",
            "https://latest",
            "https://localhost.example",
        ] {
            assert_eq!(
                of(url),
                Err(format!(
                    "`ROOFTOP_FEDERATION__ALLOW_LOOPBACK` in the environment must be false under {url}: it is for tests, whose public_url has a host that is localhost or ends in .localhost or .test"
                ))
            );
        }
    }

    #[test]
    fn a_secret_key_that_others_can_read_is_warned_of() {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("secret.key");
        fs::write(&file, "x").unwrap();
        let config = Config { secret_key_file: file.clone(), ..Config::default() };
        for (mode, warned) in [(0o600, false), (0o640, true), (0o604, true)] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(
                config.warnings().iter().any(|warning| warning.contains("chmod 600")),
                warned,
                "{mode:o}"
            );
        }
    }
}

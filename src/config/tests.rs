//! Precedence, and a sentence for each error.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::limits::ranges;
use super::*;

/// Loads `file` as `rooftop.toml` of an empty directory, with these variables.
fn load(file: &str, env: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join(DEFAULT_FILE), file).unwrap();
    load_in(dir.path(), None, env)
}

fn load_in(dir: &Path, file: Option<&Path>, env: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::load_in(dir, file, env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

/// The error's sentence, with the directory of the file left out.
fn error(file: &str, env: &[(&str, &str)]) -> String {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join(DEFAULT_FILE), file).unwrap();
    let error = load_in(dir.path(), None, env).expect_err(&format!("{file:?} {env:?} is wrong")).to_string();
    error.replace(&format!("{}/", dir.path().display()), "")
}

#[test]
fn with_nothing_set_the_defaults_hold_and_keep_their_own_limits() {
    let dir = TempDir::new().unwrap();
    let config = load_in(dir.path(), None, &[("PATH", "/bin"), ("ROOFTOP_CONFIG", "")]).unwrap();
    assert_eq!(config, Config::default());
    config.check().unwrap();
    assert_eq!(config.domain().as_str(), "localhost:8080");
}

#[test]
fn a_variable_beats_the_file_and_the_file_beats_the_default() {
    let file =
        "log = 'warn'\nlisten = '127.0.0.1:9000'\n[federation]\nmode = 'allowlist'\nfetch_timeout_s = 7";
    let env = [
        ("ROOFTOP_LISTEN", "[::1]:9001"),
        ("ROOFTOP_FEDERATION__FETCH_TIMEOUT_S", "8"),
        ("ROOFTOP_ASSOCIATION__NAME", "2000"),
        ("ROOFTOP_SERVER__TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
        ("ROOFTOP_FEDERATION__EXTRA_CA_FILE", "ca.pem"),
    ];
    let config = load(file, &env).unwrap();
    assert_eq!(config.log, "warn");
    assert_eq!(config.listen, "[::1]:9001".parse().unwrap());
    assert_eq!(config.federation.mode, Mode::Allowlist);
    assert_eq!(config.federation.fetch_timeout_s, 8);
    assert_eq!(config.association.name, "2000", "a number is a name too");
    assert_eq!(config.server.trusted_proxies, ["10.0.0.0/8", "::1"].map(|text| text.parse().unwrap()));
    assert_eq!(config.federation.extra_ca_file, Some(PathBuf::from("ca.pem")));
    assert_eq!(config.delivery, DeliveryConfig::default());
}

#[test]
fn the_named_file_beats_the_variable_and_that_beats_the_working_directory() {
    let dir = TempDir::new().unwrap();
    for (name, level) in [("rooftop.toml", "error"), ("named.toml", "warn"), ("given.toml", "debug")] {
        fs::write(dir.path().join(name), format!("log = '{level}'")).unwrap();
    }
    let log =
        |file: Option<&str>, env: &[(&str, &str)]| load_in(dir.path(), file.map(Path::new), env).unwrap().log;
    assert_eq!(log(Some("given.toml"), &[("ROOFTOP_CONFIG", "named.toml")]), "debug");
    assert_eq!(log(None, &[("ROOFTOP_CONFIG", "named.toml")]), "warn");
    assert_eq!(log(None, &[]), "error");
    assert_eq!(log(None, &[("ROOFTOP_LOG", "trace")]), "trace");
}

#[test]
fn a_named_file_that_is_not_there_is_an_error() {
    let dir = TempDir::new().unwrap();
    for (file, env) in [(Some(Path::new("no.toml")), [].as_slice()), (None, &[("ROOFTOP_CONFIG", "no.toml")])]
    {
        let error = load_in(dir.path(), file, env).unwrap_err();
        assert!(
            matches!(&error, ConfigError::Unreadable { path, .. } if path.ends_with("no.toml")),
            "{error}"
        );
    }
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_the_nearest_known_one() {
    for (file, env, sentence) in [
        ("lgo = 'info'", None, "`lgo` in rooftop.toml: there is no such key; did you mean `log`?"),
        (
            "[federation]\nalow_loopback = true",
            None,
            "`federation.alow_loopback` in rooftop.toml: there is no such key; did you mean `federation.allow_loopback`?",
        ),
        (
            "allow_loopback = true",
            None,
            "`allow_loopback` in rooftop.toml: there is no such key; did you mean `federation.allow_loopback`?",
        ),
        (
            "[delivery]\ncolour = 'red'",
            None,
            "`delivery.colour` in rooftop.toml: there is no such key; config/rooftop.example.toml lists them all",
        ),
        (
            "",
            Some("ROOFTOP_PUBLIC_ULR"),
            "`ROOFTOP_PUBLIC_ULR` in the environment: there is no such key; did you mean `ROOFTOP_PUBLIC_URL`?",
        ),
        (
            "",
            Some("ROOFTOP_FEDERATION_MODE"),
            "`ROOFTOP_FEDERATION_MODE` in the environment: there is no such key; did you mean `ROOFTOP_FEDERATION__MODE`?",
        ),
        (
            "",
            Some("ROOFTOP_LISTEN__PORT"),
            "`ROOFTOP_LISTEN__PORT` in the environment: there is no such key; config/rooftop.example.toml lists them all",
        ),
        (
            "",
            Some("ROOFTOP_"),
            "`ROOFTOP_` in the environment: there is no such key; config/rooftop.example.toml lists them all",
        ),
        (
            "",
            Some("ROOFTOP_LISTEN__"),
            "`ROOFTOP_LISTEN__` in the environment: there is no such key; did you mean `ROOFTOP_LISTEN`?",
        ),
        (
            "",
            Some("ROOFTOP_ROOFTOP_LOG"),
            "`ROOFTOP_ROOFTOP_LOG` in the environment: there is no such key; config/rooftop.example.toml lists them all",
        ),
        (
            "'federation.mode' = 'open'",
            None,
            "`\"federation.mode\"` in rooftop.toml: there is no such key; did you mean `federation.mode`?",
        ),
    ] {
        let env: Vec<_> = env.iter().map(|name| (*name, "x")).collect();
        assert_eq!(error(file, &env), sentence);
    }
}

#[test]
fn a_value_of_the_wrong_kind_is_refused_with_what_it_must_be() {
    for (file, sentence) in [
        ("log = 3", "`log` in rooftop.toml must be a text in quotes, not 3"),
        (
            "listen = 'localhost'",
            "`listen` in rooftop.toml must be an address and a port like 127.0.0.1:8080, not \"localhost\"",
        ),
        ("log_format = 'xml'", "`log_format` in rooftop.toml must be one of text, json, not \"xml\""),
        (
            "federation = true",
            "`federation` in rooftop.toml is a section, not a value: set one of its keys, like `federation.allow_loopback`",
        ),
        (
            "[association]\nlanguage = 'de'",
            "`association.language` in rooftop.toml must be one of fr, nl, en, ar, not \"de\"",
        ),
        (
            "[federation]\nmode = 'closed'",
            "`federation.mode` in rooftop.toml must be one of open, allowlist, not \"closed\"",
        ),
        (
            "[federation]\nrequests = 'all'",
            "`federation.requests` in rooftop.toml must be one of off, allies, not \"all\"",
        ),
        (
            "[federation]\nallow_loopback = 1",
            "`federation.allow_loopback` in rooftop.toml must be true or false, not 1",
        ),
        (
            "[server]\ntrusted_proxies = ['::1', 'caddy']",
            "`server.trusted_proxies` in rooftop.toml must be an IP address or a network like 10.0.0.0/8, not \"caddy\"",
        ),
        (
            "[server]\ntrusted_proxies = '::1'",
            "`server.trusted_proxies` in rooftop.toml must be a list in brackets, not \"::1\"",
        ),
    ] {
        assert_eq!(error(file, &[]), sentence);
    }
    assert!(error("log = ", &[]).starts_with("the configuration file rooftop.toml is not TOML: "));
    assert_eq!(
        error("", &[("ROOFTOP_SAFEGUARDING__UNVETTED_PUBLISH", "yes")]),
        "`ROOFTOP_SAFEGUARDING__UNVETTED_PUBLISH` in the environment must be true or false, not \"yes\""
    );
    assert_eq!(
        error("", &[("ROOFTOP_DELIVERY", "x")]),
        "`ROOFTOP_DELIVERY` in the environment is a section, not a value: set one of its keys, like `ROOFTOP_DELIVERY__FIRST_WAIT_S`"
    );
}

#[test]
fn a_number_outside_its_limits_is_refused_with_them() {
    for range in ranges() {
        let (section, key) = range.key.split_once('.').unwrap();
        for bad in ["-1", "9223372036854775807", "18446744073709551615", "1.5", "'ten'", "true"] {
            let said = match load(&format!("[{section}]\n{key} = {bad}"), &[]) {
                Err(ConfigError::Invalid { at, problem })
                    if matches!(*problem, Problem::OutOfRange { .. }) =>
                {
                    at.key
                }
                // TOML itself ends at 63 bits.
                Err(ConfigError::NotToml { .. }) if bad.len() > 19 => range.key.to_owned(),
                other => panic!("{} = {bad}: {other:?}", range.key),
            };
            assert_eq!(said, range.key);
        }
    }
    assert_eq!(
        error("[server]\nshutdown_s = 11", &[]),
        "`server.shutdown_s` in rooftop.toml must be a whole number from 1 to 10 (seconds), not 11"
    );
    assert_eq!(
        error("", &[("ROOFTOP_FEDERATION__INBOX_PER_MINUTE", "0")]),
        "`ROOFTOP_FEDERATION__INBOX_PER_MINUTE` in the environment must be a whole number from 1 to 10000000 (requests a minute), not 0"
    );
    assert_eq!(
        error("", &[("ROOFTOP_DELIVERY__PARALLEL", "many")]),
        "`ROOFTOP_DELIVERY__PARALLEL` in the environment must be a whole number from 1 to 1024 (deliveries), not \"many\""
    );
}

#[test]
fn a_public_url_that_others_would_refuse_is_refused_here() {
    let at = "`public_url` in rooftop.toml";
    for (url, sentence) in [
        (
            "http://toits.example",
            "must be https, not http://toits.example; http is for localhost, or for tests with federation.allow_loopback",
        ),
        (
            "https://toits.example:8443",
            "must have no port, not https://toits.example:8443: other instances refuse addresses with a port",
        ),
        (
            "https://toits.example/x",
            "must have no path: only scheme and host, like https://toits.example, not \"https://toits.example/x\"",
        ),
        (
            "https://me:hunter2@toits.example",
            "must have no user: only scheme and host, like https://toits.example",
        ),
        (
            "https://192.0.2.1",
            "must name a host, not an IP address: use localhost for trials, not \"https://192.0.2.1\"",
        ),
        (
            "toits.example",
            "must be an address like https://toits.example (relative URL without a base), not \"toits.example\"",
        ),
    ] {
        assert_eq!(error(&format!("public_url = '{url}'"), &[]), format!("{at} {sentence}"));
    }
    let allowed = [("ROOFTOP_FEDERATION__ALLOW_LOOPBACK", "true")];
    for url in ["http://alpha.test", "https://alpha.test:8443", "http://liege.localhost:8001"] {
        let config = load(&format!("public_url = '{url}'"), &allowed).unwrap();
        assert_eq!(config.public_url.to_string(), url);
        assert!(config.federating().is_on());
    }
}

#[test]
fn a_database_of_another_kind_is_refused_without_its_password() {
    assert_eq!(
        error("", &[("ROOFTOP_DATABASE_URL", "postgre://me:hunter2@db/rooftop")]),
        "`ROOFTOP_DATABASE_URL` in the environment must begin with sqlite:, postgres: or postgresql:, not with postgre:"
    );
    assert_eq!(
        error("database_url = 'rooftop.db'", &[]),
        "`database_url` in rooftop.toml must begin with sqlite:, postgres: or postgresql:"
    );
}

#[test]
fn a_log_filter_that_cannot_be_read_is_refused() {
    let said = error("log = 'info,rooftop=loud'", &[]);
    assert!(said.starts_with("`log` in rooftop.toml must be a level (error, warn,"), "{said}");
}

#[test]
fn the_association_keeps_its_forms() {
    for (line, sentence) in [
        (
            "handle = ''",
            "`association.handle` in rooftop.toml must have 1 to 30 characters of a-z, 0-9 and _, not \"\"",
        ),
        (
            "handle = 'Toits'",
            "`association.handle` in rooftop.toml must have 1 to 30 characters of a-z, 0-9 and _, not \"Toits\"",
        ),
        (
            "handle = 'offers'",
            "`association.handle` in rooftop.toml must not be \"offers\": this handle is kept for the instance itself",
        ),
        (
            "handle = 'instance'",
            "`association.handle` in rooftop.toml must not be \"instance\": this handle is kept for the instance itself",
        ),
        (
            "handle = 'localhost'",
            "`association.handle` in rooftop.toml must not be \"localhost\": this handle is kept for the instance itself",
        ),
        ("name = '  '", "`association.name` in rooftop.toml must have 1 to 80 characters, not 0"),
        (
            "name = \"a\\nb\"",
            "`association.name` in rooftop.toml must be one line without control characters",
        ),
    ] {
        assert_eq!(error(&format!("[association]\n{line}"), &[]), sentence);
    }
    for (key, max) in [("handle", 30), ("name", 80), ("summary", 500)] {
        let of = |chars: usize| format!("[association]\n{key} = '{}'", "a".repeat(chars));
        load(&of(max), &[]).unwrap();
        load(&of(max + 1), &[]).unwrap_err();
    }
    // Characters, not bytes.
    load(&format!("[association]\nname = '{}'", "é".repeat(80)), &[]).unwrap();
}

#[test]
fn values_that_contradict_each_other_are_refused() {
    assert_eq!(
        error("[delivery]\nparallel = 3", &[]),
        "`delivery.per_host` must be at most delivery.parallel (3), not 4"
    );
    assert_eq!(
        error("[delivery]\nlease_s = 30", &[]),
        "`delivery.lease_s` in rooftop.toml must be more than federation.fetch_timeout_s (30 seconds), or a delivery under way is sent twice, not 30"
    );
}

#[test]
fn one_made_by_hand_is_checked_too() {
    let mut config = Config::default();
    config.queue.inbox_max = 0;
    let error = config.check().unwrap_err().to_string();
    assert_eq!(error, "`queue.inbox_max` must be a whole number from 1 to 10000000 (activities), not 0");
}

#[test]
fn federation_is_off_where_others_cannot_reach_us() {
    let Federation::Off { why } = Config::default().federating() else { panic!("it is on") };
    assert!(why.contains("http://localhost:8080") && why.contains("ROOFTOP_PUBLIC_URL"), "{why}");
    let of = |url: &str| load("", &[("ROOFTOP_PUBLIC_URL", url)]).unwrap().federating();
    assert!(!of("https://localhost").is_on());
    assert!(!of("http://liege.localhost:8001").is_on());
    assert!(of("https://toits.example").is_on());
}

#[test]
fn what_wants_a_look_is_warned_of() {
    let about = |env: &[(&str, &str)], word: &str| {
        load("", env).unwrap().warnings().iter().filter(|warning| warning.contains(word)).count()
    };
    assert_eq!(about(&[], "public_url"), 1);
    let public = ("ROOFTOP_PUBLIC_URL", "https://toits.example");
    assert_eq!(about(&[public], "public_url"), 0);
    assert_eq!(about(&[public], "trusted_proxies"), 1);
    for (name, value, word) in [
        ("ROOFTOP_SAFEGUARDING__UNVETTED_PUBLISH", "true", "unvetted_publish"),
        ("ROOFTOP_FEDERATION__REQUESTS", "allies", "federation.requests"),
    ] {
        assert_eq!(about(&[public], word), 0, "{word}");
        assert_eq!(about(&[public, (name, value)], word), 1, "{word}");
    }
    let of_test = ("ROOFTOP_PUBLIC_URL", "http://toits.test");
    let loopback = ("ROOFTOP_FEDERATION__ALLOW_LOOPBACK", "true");
    assert_eq!(about(&[of_test, loopback], "allow_loopback"), 1);
    let proxied = ("ROOFTOP_SERVER__TRUSTED_PROXIES", "::1");
    assert_eq!(load("", &[public, proxied]).unwrap().warnings(), Vec::<String>::new());
}

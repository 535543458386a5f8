//! The container files: they cannot be run in the suite, so they are read, and what they name is looked for.

mod compose;
mod dockerfile;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use rooftop::config::{Config, ConfigError, DatabaseUrl, PublicUrl};
use serde_json::Value;

const COMPOSE_FILES: [&str; 2] = ["docker/compose.yml", "docker/compose.postgres.yml"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The variables of an `.env` file.
fn dot_env(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What an operator has in `.env`: the example, with a password.
fn operator() -> BTreeMap<String, String> {
    let mut env = dot_env(&read("docker/.env.example"));
    assert_eq!(
        env.insert("POSTGRES_PASSWORD".into(), "hunter2".into()).as_deref(),
        Some(""),
        "no password is shipped"
    );
    env
}

/// Loads a configuration from these variables over the defaults: the file in the working directory is a developer's.
fn load(env: &BTreeMap<String, String>) -> Result<Config, ConfigError> {
    Config::load(Some(&root().join("config/rooftop.example.toml")), env.clone().into_iter())
}

/// Every `ROOFTOP_…` that stands in a text.
fn variables(text: &str) -> BTreeSet<String> {
    let name = Regex::new("ROOFTOP_[A-Za-z0-9_]*").unwrap();
    name.find_iter(text).map(|found| found.as_str().to_owned()).collect()
}

/// The default of a variable, as one would write it in the environment; nothing for one that is not known.
fn default_of(variable: &str) -> Option<String> {
    let key = variable.trim_start_matches("ROOFTOP_").to_lowercase().replace("__", "/");
    let defaults = serde_json::to_value(Config::default()).unwrap();
    Some(match defaults.pointer(&format!("/{key}"))? {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => other.to_string(),
    })
}

/// Sees that every variable in the text is one that the program reads.
fn check_variables(text: &str) -> Result<(), String> {
    for name in variables(text) {
        let value = default_of(&name).unwrap_or_else(|| "x".to_owned());
        load(&BTreeMap::from([(name, value)])).map_err(|e| e.to_string())?;
    }
    Ok(())
}

#[test]
fn every_variable_that_the_container_files_name_is_read_by_the_program() {
    let mut files: Vec<PathBuf> =
        fs::read_dir(root().join("docker")).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.file_name().is_some_and(|name| name != ".env"));
    assert!(files.len() >= 5, "{files:?}");
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        check_variables(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    }
}

#[test]
fn a_misspelt_variable_is_found() {
    for (file, right, wrong) in [
        ("docker/compose.yml", "ROOFTOP_PUBLIC_URL:", "ROOFTOP_PUBLIC_ULR:"),
        ("docker/compose.postgres.yml", "ROOFTOP_DATABASE_URL", "ROOFTOP_DATABASE"),
        ("docker/compose.yml", "ROOFTOP_FEDERATION__MODE", "ROOFTOP_FEDERATION_MODE"),
        ("docker/Dockerfile", "ROOFTOP_LISTEN", "ROOFTOP_LISTENS"),
        ("docker/.env.example", "ROOFTOP_ASSOCIATION__NAME", "ROOFTOP_ASSOCIATION__NAEM"),
        ("docker/Caddyfile", "ROOFTOP_PUBLIC_URL", "ROOFTOP_URL"),
    ] {
        let text = read(file);
        assert!(text.contains(right), "{file} names {right}");
        let error = check_variables(&text.replace(right, wrong)).expect_err(wrong);
        let name = wrong.trim_end_matches(':');
        assert!(error.starts_with(&format!("`{name}` in the environment: there is no such key")), "{error}");
    }
}

#[test]
fn both_compose_files_give_each_process_a_whole_configuration() {
    for file in COMPOSE_FILES {
        let compose = compose::parse(&read(file), &operator()).unwrap_or_else(|e| panic!("{file}: {e}"));
        let ours: Vec<_> =
            compose.services.iter().filter(|(_, service)| service.image == "rooftop").collect();
        assert!(!ours.is_empty(), "{file}");
        for (name, service) in ours {
            let config = load(&service.environment).unwrap_or_else(|e| panic!("{file}: {name}: {e}"));
            assert!(config.federating().is_on(), "{file}: {name}");
            assert_eq!(config.public_url, "https://toits.example".parse::<PublicUrl>().unwrap());
            assert_eq!(
                config.server.trusted_proxies,
                [compose.subnet.parse().unwrap()],
                "{file}: the proxy's network"
            );
        }
    }
}

#[test]
fn the_postgres_file_runs_two_web_processes_and_one_worker_on_one_database() {
    let compose = compose::parse(&read("docker/compose.postgres.yml"), &operator()).unwrap();
    let running = |what: &str| {
        let command = ["serve", "--only", what];
        compose.services.values().filter(|service| service.command == command).count()
    };
    assert_eq!((running("web"), running("work")), (2, 1));
    for service in compose.services.values().filter(|service| service.image == "rooftop") {
        let config = load(&service.environment).unwrap();
        let expected: DatabaseUrl = "postgres://rooftop:hunter2@database/rooftop".parse().unwrap();
        assert!(config.database_url == expected);
        assert!(compose.services.contains_key("database"));
        assert!(service.volumes.contains(&"data:/data".to_owned()), "all share the secret key");
    }
}

#[test]
fn the_proxy_leads_to_services_on_the_port_where_they_listen() {
    let env = dockerfile::parse(&read("docker/Dockerfile")).unwrap().environment;
    let port = load(&env).unwrap().listen.port();
    for file in COMPOSE_FILES {
        let compose = compose::parse(&read(file), &operator()).unwrap();
        let upstreams = &compose.services["proxy"].environment["UPSTREAMS"];
        for upstream in upstreams.split(' ') {
            let (host, to) = upstream.split_once(':').unwrap();
            assert!(compose.services[host].image == "rooftop", "{file}: {host}");
            assert_eq!(to, port.to_string(), "{file}: {host}");
        }
    }
}

#[test]
fn the_caddyfile_names_only_variables_that_the_proxy_gets() {
    let name = Regex::new(r"\{\$([A-Z_]+)").unwrap();
    let caddyfile = read("docker/Caddyfile");
    let named: BTreeSet<_> = name.captures_iter(&caddyfile).map(|found| found[1].to_owned()).collect();
    for file in COMPOSE_FILES {
        let compose = compose::parse(&read(file), &operator()).unwrap();
        let given: BTreeSet<_> = compose.services["proxy"].environment.keys().cloned().collect();
        assert_eq!(named, given, "{file}");
    }
    assert_eq!(caddyfile.matches('{').count(), caddyfile.matches('}').count(), "braces");
}

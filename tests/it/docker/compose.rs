//! Reads a compose file as far as its own names go: variables, services, volumes and paths.

use std::collections::{BTreeMap, BTreeSet};

use regex::{Captures, Regex};
use saphyr::{LoadableYamlNode, Yaml};

use super::{operator, read, root};

const TOP_KEYS: [&str; 4] = ["name", "services", "networks", "volumes"];
/// Those of the compose specification that we use: a misspelt one would be ignored or refused by the tool.
const SERVICE_KEYS: [&str; 15] = [
    "build",
    "cap_drop",
    "command",
    "depends_on",
    "environment",
    "healthcheck",
    "image",
    "ports",
    "read_only",
    "restart",
    "security_opt",
    "stop_grace_period",
    "tmpfs",
    "volumes",
    "<<",
];

pub(super) struct Compose {
    pub(super) services: BTreeMap<String, Service>,
    /// The network that all services share.
    pub(super) subnet: String,
}

pub(super) struct Service {
    pub(super) image: String,
    pub(super) command: Vec<String>,
    pub(super) environment: BTreeMap<String, String>,
    pub(super) volumes: Vec<String>,
}

/// Reads a compose file of the folder `docker` with an operator's `.env`, and sees that what it names exists.
pub(super) fn parse(text: &str, env: &BTreeMap<String, String>) -> Result<Compose, String> {
    let documents = Yaml::load_from_str(text).map_err(|e| format!("not YAML: {e}"))?;
    let [document] = documents.as_slice() else { return Err(format!("{} documents", documents.len())) };
    let unknown = keys(document)?.into_iter().find(|key| !TOP_KEYS.contains(key) && !key.starts_with("x-"));
    if let Some(key) = unknown {
        return Err(format!("unknown key {key}"));
    }
    let volumes: BTreeSet<_> = keys(&document["volumes"])?.into_iter().collect();
    let mut services = BTreeMap::new();
    for name in keys(&document["services"])? {
        let service = service(&document["services"][name], env).map_err(|e| format!("{name}: {e}"))?;
        for volume in &service.volumes {
            check_volume(volume, &volumes).map_err(|e| format!("{name}: {e}"))?;
        }
        services.insert(name.to_owned(), service);
    }
    for name in keys(&document["services"])? {
        let Some(before) = get(&document["services"][name], "depends_on") else { continue };
        if let Some(missing) = keys(before)?.into_iter().find(|before| !services.contains_key(*before)) {
            return Err(format!("{name}: depends_on {missing}, which is no service"));
        }
    }
    let subnet = &document["networks"]["default"]["ipam"]["config"][0]["subnet"];
    Ok(Compose { services, subnet: subnet.as_str().ok_or("no subnet")?.to_owned() })
}

fn keys<'a>(map: &'a Yaml<'_>) -> Result<Vec<&'a str>, String> {
    let map = map.as_mapping().ok_or("expected a mapping")?;
    map.keys().map(|key| key.as_str().ok_or_else(|| "a key is no text".to_owned())).collect()
}

/// A key of a service, its own or of what it is merged with.
fn get<'a, 'y>(service: &'a Yaml<'y>, key: &str) -> Option<&'a Yaml<'y>> {
    let own = service.as_mapping_get(key);
    own.or_else(|| service.as_mapping_get("<<").and_then(|merged| merged.as_mapping_get(key)))
}

fn service(yaml: &Yaml<'_>, env: &BTreeMap<String, String>) -> Result<Service, String> {
    let mut names = keys(yaml)?;
    if let Some(merged) = yaml.as_mapping_get("<<") {
        names.extend(keys(merged)?);
    }
    if let Some(key) = names.into_iter().find(|key| !SERVICE_KEYS.contains(key)) {
        return Err(format!("unknown key {key}"));
    }
    if let Some(build) = get(yaml, "build") {
        let context = build["context"].as_str().ok_or("build has no context")?;
        let context = root().join("docker").join(context);
        let file = context.join(build["dockerfile"].as_str().ok_or("build has no dockerfile")?);
        if !file.is_file() || !context.join("Cargo.toml").is_file() {
            return Err(format!("build: there is no {}", file.display()));
        }
    }
    let image = get(yaml, "image").and_then(Yaml::as_str).ok_or("no image")?.to_owned();
    let environment =
        get(yaml, "environment").map(|map| environment(map, env)).transpose()?.unwrap_or_default();
    Ok(Service { image, command: list(yaml, "command")?, environment, volumes: list(yaml, "volumes")? })
}

fn list(yaml: &Yaml<'_>, key: &str) -> Result<Vec<String>, String> {
    let Some(list) = get(yaml, key) else { return Ok(Vec::new()) };
    let entries = list.as_sequence().ok_or_else(|| format!("{key} is no list"))?;
    entries
        .iter()
        .map(|entry| entry.as_str().map(str::to_owned).ok_or_else(|| format!("{key}: no text")))
        .collect()
}

/// A path must exist, a name must be declared.
fn check_volume(volume: &str, declared: &BTreeSet<&str>) -> Result<(), String> {
    let (from, _) = volume.split_once(':').ok_or_else(|| format!("volume {volume} has no target"))?;
    let is_path = from.starts_with(['.', '/']);
    if is_path && !root().join("docker").join(from).exists() {
        return Err(format!("there is no {from}"));
    }
    if !is_path && !declared.contains(from) {
        return Err(format!("volume {from} is not declared"));
    }
    Ok(())
}

/// The variables that a container gets: one without a value comes from `.env`, or is not set.
fn environment(map: &Yaml<'_>, env: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, String> {
    let mut set = BTreeMap::new();
    for name in keys(map)? {
        let value = match (&map[name], env.get(name)) {
            (value, Some(given)) if value.is_null() => given.clone(),
            (value, None) if value.is_null() => continue,
            (value, _) => interpolate(value.as_str().ok_or_else(|| format!("{name} is no text"))?, env)?,
        };
        set.insert(name.to_owned(), value);
    }
    Ok(set)
}

/// Replaces `${NAME}`, `${NAME:-default}` and `${NAME:?error}`.
fn interpolate(text: &str, env: &BTreeMap<String, String>) -> Result<String, String> {
    let pattern = Regex::new(r"\$\{([A-Z0-9_]+)(?::([-?])([^}]*))?\}").unwrap();
    let mut missing = None;
    let filled = pattern.replace_all(text, |found: &Captures<'_>| {
        let value = env.get(&found[1]).filter(|value| !value.is_empty());
        match (value, found.get(2).map(|kind| kind.as_str())) {
            (Some(value), _) => value.clone(),
            (None, Some("-")) => found[3].to_owned(),
            (None, _) => {
                missing = Some(found[1].to_owned());
                String::new()
            }
        }
    });
    match missing {
        Some(name) => Err(format!("{name} is not in .env")),
        None if filled.contains('$') => Err(format!("cannot fill {filled}")),
        None => Ok(filled.into_owned()),
    }
}

#[test]
fn what_is_wrong_in_a_compose_file_is_found() {
    for (right, wrong, error) in [
        ("services:\n", "services: [\n", "not YAML"),
        ("services:\n", "servces:\n", "unknown key servces"),
        ("    read_only: true", "    readonly: true", "rooftop: unknown key readonly"),
        ("./Caddyfile:", "./Cadyfile:", "proxy: there is no ./Cadyfile"),
        ("docker/Dockerfile", "docker/Dockerfil", "rooftop: build: there is no"),
        ("  certificates:\n", "  certificate:\n", "proxy: volume certificates is not declared"),
        ("      rooftop:\n", "      roof:\n", "proxy: depends_on roof, which is no service"),
        ("${ROOFTOP_PUBLIC_URL:?", "${PUBLIC_URL:?", "PUBLIC_URL is not in .env"),
        (
            "${ROOFTOP_PUBLIC_URL:?set it in docker/.env}",
            "${ROOFTOP_PUBLIC_URL",
            "cannot fill ${ROOFTOP_PUBLIC_URL",
        ),
    ] {
        let text = read("docker/compose.yml");
        assert!(text.contains(right), "{right}");
        let said = parse(&text.replace(right, wrong), &operator()).err().unwrap_or_default();
        assert!(said.contains(error), "{wrong:?}: {said:?}");
    }
}

//! Reads the Dockerfile line by line, and sees that it names what exists and does not run as root.

use std::collections::BTreeMap;

use super::{read, root};

const INSTRUCTIONS: [&str; 17] = [
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// The last stage: what the image is.
#[derive(Default)]
pub(super) struct Image {
    pub(super) environment: BTreeMap<String, String>,
    user: Option<String>,
    health: Option<Vec<String>>,
    entrypoint: Vec<String>,
    command: Vec<String>,
    volumes: Vec<String>,
    ports: Vec<String>,
}

/// Reads a Dockerfile that is built from the repository's root.
pub(super) fn parse(text: &str) -> Result<Image, String> {
    let mut stages: Vec<String> = Vec::new();
    let mut image = Image::default();
    for (instruction, rest) in instructions(text)? {
        match (instruction.as_str(), stages.is_empty()) {
            ("FROM", _) => {
                let words: Vec<_> = rest.split_whitespace().collect();
                let name = match words.as_slice() {
                    [_] => "",
                    [_, as_, name] if as_.eq_ignore_ascii_case("as") => name,
                    other => return Err(format!("FROM {other:?}")),
                };
                stages.push(name.to_owned());
                image = Image::default();
            }
            ("ARG", true) => {}
            (other, true) => return Err(format!("{other} before FROM")),
            ("COPY", false) => check_copy(&rest, &stages)?,
            ("ENV", false) => {
                let (name, value) =
                    rest.split_once('=').ok_or_else(|| format!("ENV {rest}: expected NAME=VALUE"))?;
                image.environment.insert(name.to_owned(), value.to_owned());
            }
            ("USER", false) => image.user = Some(rest),
            ("HEALTHCHECK", false) => image.health = Some(health(&rest)?),
            ("ENTRYPOINT", false) => image.entrypoint = exec_form(&rest)?,
            ("CMD", false) => image.command = exec_form(&rest)?,
            ("VOLUME", false) => image.volumes.push(rest),
            ("EXPOSE", false) => image.ports.push(rest),
            (_, false) => {}
        }
    }
    let user = image.user.as_deref().ok_or("no USER: it would run as root")?;
    if matches!(user.split(':').next(), Some("root" | "0")) {
        return Err(format!("USER {user} is root"));
    }
    if image.health.is_none() {
        return Err("no HEALTHCHECK".to_owned());
    }
    Ok(image)
}

/// Joins continued lines and splits off the instruction.
fn instructions(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut whole = Vec::new();
    let mut open = String::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        open.push_str(line.trim());
        if let Some(continued) = open.strip_suffix('\\') {
            open.truncate(continued.len());
            continue;
        }
        let line = std::mem::take(&mut open);
        if line.is_empty() {
            continue;
        }
        let (instruction, rest) = line.split_once(' ').ok_or_else(|| format!("{line}: nothing follows"))?;
        if !INSTRUCTIONS.contains(&instruction) {
            return Err(format!("{instruction} is no instruction"));
        }
        whole.push((instruction.to_owned(), rest.trim().to_owned()));
    }
    if open.is_empty() { Ok(whole) } else { Err(format!("{open}: the file ends within a line")) }
}

/// What is copied from the repository must be in it, and what is copied from a stage must name an earlier one.
fn check_copy(rest: &str, stages: &[String]) -> Result<(), String> {
    let words: Vec<_> = rest.split_whitespace().collect();
    let (flags, paths): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| word.starts_with("--"));
    let [sources @ .., _] = paths.as_slice() else { return Err("COPY nothing".to_owned()) };
    if let Some(stage) = flags.iter().find_map(|flag| flag.strip_prefix("--from=")) {
        let earlier = &stages[..stages.len() - 1];
        return if earlier.iter().any(|name| name == stage) {
            Ok(())
        } else {
            Err(format!("no stage {stage}"))
        };
    }
    match sources.iter().find(|source| !root().join(source).exists()) {
        Some(missing) => Err(format!("COPY: there is no {missing}")),
        None => Ok(()),
    }
}

/// The command of `HEALTHCHECK [--option=…] CMD […]`.
fn health(rest: &str) -> Result<Vec<String>, String> {
    let (options, command) = rest.split_once("CMD ").ok_or_else(|| format!("HEALTHCHECK {rest}: no CMD"))?;
    let known = ["--interval=", "--timeout=", "--start-period=", "--retries="];
    match options.split_whitespace().find(|option| !known.iter().any(|known| option.starts_with(known))) {
        Some(option) => Err(format!("HEALTHCHECK has no option {option}")),
        None => exec_form(command),
    }
}

/// A command as a list: a shell between would swallow the signal to stop.
fn exec_form(rest: &str) -> Result<Vec<String>, String> {
    serde_json::from_str(rest).map_err(|e| format!("{rest}: no list of texts: {e}"))
}

#[test]
fn the_image_runs_the_program_as_nobody_special_and_asks_it_for_its_health() {
    let image = parse(&read("docker/Dockerfile")).unwrap();
    assert_eq!(image.user.as_deref(), Some("10001:10001"));
    assert_eq!(image.health.unwrap(), ["rooftop", "health"]);
    assert_eq!((image.entrypoint, image.command), (vec!["rooftop".to_owned()], vec!["serve".to_owned()]));
    assert_eq!(image.volumes, ["/data"]);
    let listen = super::load(&image.environment).unwrap().listen;
    assert!(listen.ip().is_unspecified(), "the container's own loopback is closed to the proxy");
    assert_eq!(image.ports, [listen.port().to_string()]);
}

#[test]
fn the_image_is_built_with_the_rust_that_the_package_asks_for() {
    let manifest = read("Cargo.toml");
    let version =
        manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).unwrap().trim_matches('"');
    assert!(read("docker/Dockerfile").contains(&format!("FROM rust:{version}-slim-bookworm AS build\n")));
}

#[test]
fn the_build_gets_what_it_needs_and_no_secrets() {
    let ignored = read(".dockerignore");
    let ignored: Vec<_> = ignored.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    for needed in ["Cargo.toml", "Cargo.lock", "src", "migrations", "tests", "benches", "config"] {
        assert!(!ignored.contains(&needed), "{needed}");
    }
    for kept_out in [".git", "target", "data", "**/.env", "**/*.key"] {
        assert!(ignored.contains(&kept_out), "{kept_out}");
    }
}

#[test]
fn what_is_wrong_in_a_dockerfile_is_found() {
    for (right, wrong, error) in [
        ("USER 10001:10001", "USER root", "USER root is root"),
        ("USER 10001:10001", "USER 0:0", "USER 0:0 is root"),
        ("USER 10001:10001\n", "", "no USER"),
        ("HEALTHCHECK", "HELTHCHECK", "HELTHCHECK is no instruction"),
        ("--retries", "--retires", "HEALTHCHECK has no option --retires=3"),
        ("COPY . .", "COPY Cargo.toml sources ./", "COPY: there is no sources"),
        ("--from=build", "--from=builder", "no stage builder"),
        ("CMD [\"serve\"]", "CMD ['serve']", "['serve']: no list of texts"),
        ("ENV ROOFTOP_LISTEN=", "ENV ROOFTOP_LISTEN ", "expected NAME=VALUE"),
        ("CMD [\"serve\"]\n", "CMD [\"serve\"] \\\n", "the file ends within a line"),
        ("FROM rust", "RUN rust", "RUN before FROM"),
    ] {
        let text = read("docker/Dockerfile");
        assert!(text.contains(right), "{right}");
        let said = parse(&text.replace(right, wrong)).err().unwrap_or_default();
        assert!(said.contains(error), "{wrong:?}: {said:?}");
    }
    let text = read("docker/Dockerfile");
    let without: Vec<_> = text.lines().filter(|line| !line.starts_with("HEALTHCHECK")).collect();
    assert_eq!(parse(&without.join("\n")).err().as_deref(), Some("no HEALTHCHECK"));
}

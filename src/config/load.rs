//! Reads the configuration: defaults, then one TOML file, then environment variables.
//! Invariant: keys are compared with the defaults before anything is merged, so that an error can say where a key stands.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use figment::error::{Error as FigmentError, Kind};
use figment::providers::{Format, Serialized, Toml};
use figment::value::{Dict, Tag, Value};
use figment::{Figment, Profile, Provider};

use super::error::{shown, variable};
use super::{At, Config, ConfigError, DEFAULT_FILE, ENV_FILE, ENV_PREFIX, Place, Problem, check};

impl Config {
    /// Reads the configuration from `file`, or else the file that `ROOFTOP_CONFIG` names, or else `rooftop.toml` in the
    /// working directory if it is there, and from the `ROOFTOP_…` variables in `env`, which win.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key, or a value that breaks its limit.
    pub fn load(
        file: Option<&Path>,
        env: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        Self::load_in(Path::new(""), file, env)
    }

    /// Like [`Config::load`], with this process's environment.
    ///
    /// # Errors
    /// Those of [`Config::load`], and a variable that is not UTF-8.
    pub fn load_from_process(file: Option<&Path>) -> Result<Self, ConfigError> {
        let ours = std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with(ENV_PREFIX));
        let env = ours.map(utf8).collect::<Result<Vec<_>, _>>()?;
        Self::load(file, env.into_iter())
    }

    /// The defaults and these variables, and no file at all: for the demo and for tests.
    ///
    /// # Errors
    /// Those of [`Config::load`].
    pub fn from_env_alone(env: impl IntoIterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let env: Vec<_> = env.into_iter().collect();
        Layers { file: None, env: read_env(&env, &Known::new())? }.into_config()
    }

    /// Like [`Config::load`], with paths of the configuration file relative to `dir`.
    pub(super) fn load_in(
        dir: &Path,
        file: Option<&Path>,
        env: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let env: Vec<_> = env.filter(|(name, _)| name.starts_with(ENV_PREFIX)).collect();
        let known = Known::new();
        let file = match chosen(dir, file, &env) {
            Some(path) => Some(read_file(path, &known)?),
            None => None,
        };
        Layers { file, env: read_env(&env, &known)? }.into_config()
    }
}

fn utf8((name, value): (OsString, OsString)) -> Result<(String, String), ConfigError> {
    let shown = name.to_string_lossy().into_owned();
    match (name.into_string(), value.into_string()) {
        (Ok(name), Ok(value)) => Ok((name, value)),
        (Err(_), _) | (_, Err(_)) => Err(ConfigError::NotUtf8 { name: shown }),
    }
}

/// Chooses the file; an empty `ROOFTOP_CONFIG` counts as unset, because container tools write it so.
fn chosen(dir: &Path, file: Option<&Path>, env: &[(String, String)]) -> Option<PathBuf> {
    let named = env.iter().find(|(name, value)| name == ENV_FILE && !value.is_empty());
    match (file, named) {
        (Some(file), _) => Some(dir.join(file)),
        (None, Some((_, file))) => Some(dir.join(file)),
        (None, None) => Some(dir.join(DEFAULT_FILE)).filter(|path| path.is_file()),
    }
}

/// The defaults, which say what keys there are and of what kind.
struct Known(Value);

impl Known {
    fn new() -> Self {
        Self(
            Value::serialize(Config::default())
                .expect("the defaults hold only texts, numbers, lists and sections"),
        )
    }

    /// The default at this key; the library would take an empty part for the end of the path.
    fn kind_of(&self, parts: &[&str]) -> Option<&Value> {
        parts.iter().try_fold(&self.0, |value, part| value.as_dict().and_then(|dict| dict.get(*part)))
    }

    /// All keys with their section.
    fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        collect(&self.0, "", &mut |key| keys.push(key));
        keys
    }

    /// The key that looks most like this one, if any does.
    fn nearest(&self, key: &str) -> Option<String> {
        let leaf = |key: &str| key.rsplit_once('.').map_or(key, |(_, leaf)| leaf).to_owned();
        let distance = |known: &str| {
            let whole = strsim::damerau_levenshtein(key, known);
            // The right key in the wrong section.
            let moved = 1 + strsim::damerau_levenshtein(&leaf(key), &leaf(known));
            whole.min(moved)
        };
        let near = self.keys().into_iter().map(|known| (distance(&known), known)).min()?;
        (near.0 <= 1 + leaf(key).chars().count() / 4).then_some(near.1)
    }

    fn unknown(&self, key: String, place: Place) -> ConfigError {
        let nearest = self.nearest(&key);
        let nearest =
            if matches!(place, Place::Variable(_)) { nearest.map(|key| variable(&key)) } else { nearest };
        ConfigError::UnknownKey { at: At { key, place }, nearest }
    }

    /// The error for a value where a section is expected.
    fn section(&self, key: String, place: Place) -> ConfigError {
        let first =
            self.keys().into_iter().find(|known| known.starts_with(&format!("{key}."))).unwrap_or_default();
        let example = if matches!(place, Place::Variable(_)) { variable(&first) } else { first };
        ConfigError::Invalid { at: At { key, place }, problem: Box::new(Problem::Section { example }) }
    }
}

/// Calls `found` with every key below `value` that is no section.
fn collect(value: &Value, prefix: &str, found: &mut impl FnMut(String)) {
    match value.as_dict() {
        Some(section) => {
            for (name, value) in section {
                let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
                collect(value, &key, found);
            }
        }
        None => found(prefix.to_owned()),
    }
}

fn read_file(path: PathBuf, known: &Known) -> Result<(PathBuf, Dict), ConfigError> {
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(source) => return Err(ConfigError::Unreadable { path, source }),
    };
    let parsed =
        Toml::string(&text).data().map(|mut profiles| profiles.remove(&Profile::Default).unwrap_or_default());
    let dict = match parsed {
        Ok(dict) => dict,
        Err(e) => return Err(ConfigError::NotToml { path, reason: e.to_string() }),
    };
    known_only(&dict, &[], &path, known)?;
    Ok((path, dict))
}

/// Sees that every key of the file is known, and that values stand where values belong.
fn known_only(dict: &Dict, section: &[&str], path: &Path, known: &Known) -> Result<(), ConfigError> {
    for (name, value) in dict {
        let parts = [section, &[name]].concat();
        let (key, place) = (written(&parts), Place::File(path.to_owned()));
        match (known.kind_of(&parts), value.as_dict()) {
            (None, _) => return Err(known.unknown(key, place)),
            (Some(Value::Dict(..)), Some(inner)) => known_only(inner, &parts, path, known)?,
            (Some(Value::Dict(..)), None) => return Err(known.section(key, place)),
            (Some(_), _) => {}
        }
    }
    Ok(())
}

/// Writes a key as TOML does: a part with a dot in it is quoted, and so told from a section.
fn written(parts: &[&str]) -> String {
    parts
        .iter()
        .map(|part| if part.contains('.') { format!("{part:?}") } else { (*part).to_owned() })
        .collect::<Vec<_>>()
        .join(".")
}

fn read_env(env: &[(String, String)], known: &Known) -> Result<Dict, ConfigError> {
    let mut dict = Dict::new();
    for (name, text) in env.iter().filter(|(name, _)| name != ENV_FILE) {
        let lower = name.strip_prefix(ENV_PREFIX).unwrap_or(name).to_ascii_lowercase();
        let parts: Vec<_> = lower.split("__").collect();
        let (key, place) = (parts.join("."), Place::Variable(name.clone()));
        let value = match known.kind_of(&parts) {
            None => return Err(known.unknown(key, place)),
            Some(Value::Dict(..)) => return Err(known.section(key, place)),
            Some(kind) => parsed_like(kind, text),
        };
        match key.split_once('.') {
            Some((section, name)) => {
                let section =
                    dict.entry(section.to_owned()).or_insert_with(|| Value::Dict(Tag::Default, Dict::new()));
                if let Value::Dict(_, section) = section {
                    section.insert(name.to_owned(), value);
                }
            }
            None => {
                dict.insert(key, value);
            }
        }
    }
    Ok(dict)
}

/// Reads a variable as what the default is, so that a name like `2000` stays a text; what cannot be read so stays a
/// text too, and the later checks refuse it with its limit.
fn parsed_like(kind: &Value, text: &str) -> Value {
    let trimmed = text.trim();
    match kind {
        Value::Bool(..) => trimmed.parse::<bool>().map_or_else(|_| Value::from(text), Value::from),
        Value::Num(..) => trimmed.parse::<i64>().map_or_else(|_| Value::from(text), Value::from),
        Value::Array(..) => {
            // `a, b` and `["a", "b"]` are the same list.
            let inner = trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(trimmed);
            let entries = inner.split(',').map(|entry| entry.trim().trim_matches(['"', '\'']));
            Value::from(entries.filter(|entry| !entry.is_empty()).collect::<Vec<_>>())
        }
        // A path that may be unset: an empty variable leaves it so.
        Value::Empty(_, nothing) if trimmed.is_empty() => Value::Empty(Tag::Default, *nothing),
        Value::String(..) | Value::Char(..) | Value::Empty(..) | Value::Dict(..) => Value::from(text),
    }
}

/// What was read over the defaults.
struct Layers {
    file: Option<(PathBuf, Dict)>,
    env: Dict,
}

impl Layers {
    fn into_config(self) -> Result<Config, ConfigError> {
        let mut figment = Figment::from(Serialized::defaults(Config::default()));
        if let Some((_, dict)) = &self.file {
            figment = figment.merge(Serialized::defaults(dict));
        }
        let merged = figment.merge(Serialized::defaults(&self.env));
        let all: Value = merged.extract().map_err(|e| self.refused(&e, None))?;
        check::numbers(&all).map_err(|broken| self.broken(broken))?;
        let config: Config = merged.extract().map_err(|e| self.refused(&e, Some(&all)))?;
        check::rules(&config).map_err(|broken| self.broken(broken))?;
        Ok(config)
    }

    /// Finds where a key was set.
    fn at(&self, key: &str) -> At {
        let has = |dict: &Dict| Value::Dict(Tag::Default, dict.clone()).find_ref(key).is_some();
        let place = match &self.file {
            _ if has(&self.env) => Place::Variable(variable(key)),
            Some((path, dict)) if has(dict) => Place::File(path.clone()),
            Some(_) | None => Place::Unset,
        };
        At { key: key.to_owned(), place }
    }

    fn broken(&self, (key, problem): check::Broken) -> ConfigError {
        ConfigError::Invalid { at: self.at(key), problem: Box::new(problem) }
    }

    /// Turns the library's error into ours: it knows the path and the kind, we know place and limits.
    fn refused(&self, error: &FigmentError, all: Option<&Value>) -> ConfigError {
        let inside_list = |part: &&String| part.parse::<usize>().is_err();
        let key = error.path.iter().take_while(inside_list).cloned().collect::<Vec<_>>().join(".");
        let got = all.and_then(|all| found(all, &error.path));
        let problem = if let Kind::UnknownVariant(got, expected) = &error.kind {
            Problem::NotOneOf { got: format!("{got:?}"), expected }
        } else if let Kind::InvalidType(actual, expected) = &error.kind {
            Problem::WrongType {
                got: got.map_or_else(|| actual.to_string(), shown),
                expected: plain(expected),
            }
        } else if let Kind::Message(why) = &error.kind {
            Problem::Refused {
                why: sentence(&key, why),
                got: got.filter(|got| may_be_shown(&key, got)).map(shown),
            }
        } else {
            Problem::Refused { why: format!("cannot be read: {}", error.kind), got: None }
        };
        ConfigError::Invalid { at: self.at(&key), problem: Box::new(problem) }
    }
}

/// Walks down to the value that an error is about, through lists too.
fn found<'a>(all: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(all, |value, part| match part.parse::<usize>() {
        Ok(index) => value.as_array().and_then(|entries| entries.get(index)),
        Err(_) => value.as_dict().and_then(|dict| dict.get(part)),
    })
}

/// A text with `@` may hold a password, and the database's address often does.
fn may_be_shown(key: &str, value: &Value) -> bool {
    key != "database_url" && !value.as_str().is_some_and(|text| text.contains('@'))
}

/// Other crates' messages are no sentences about a key.
fn sentence(key: &str, why: &str) -> String {
    match key {
        "listen" => "must be an address and a port like 127.0.0.1:8080".to_owned(),
        _ => why.to_owned(),
    }
}

/// The library's word for what it expected, for people.
fn plain(expected: &str) -> String {
    match expected {
        "a boolean" => "true or false".to_owned(),
        "a string" | "path string" => "a text in quotes".to_owned(),
        "a sequence" => "a list in brackets".to_owned(),
        other => other.to_owned(),
    }
}

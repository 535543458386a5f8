//! The example configuration is complete, says the defaults, and is what the program reads.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rooftop::config::{Config, ConfigError};
use serde_json::Value;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config/rooftop.example.toml")
}

/// Every key with its section, as the program serialises its defaults.
fn keys_of_config() -> BTreeSet<String> {
    let defaults = serde_json::to_value(Config::default()).unwrap();
    let mut keys = BTreeSet::new();
    for (name, value) in defaults.as_object().unwrap() {
        match value {
            Value::Object(section) => keys.extend(section.keys().map(|key| format!("{name}.{key}"))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                keys.insert(name.clone());
            }
        }
    }
    keys
}

/// Every key that the text sets, or would set without the `# ` before it, and whether a sentence stands above it.
fn keys_of_example(text: &str) -> Vec<(String, bool)> {
    let mut section = String::new();
    let mut explained = false;
    let mut keys = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = format!("{}.", name.trim_end_matches(']'));
        }
        let bare = line.strip_prefix("# ").unwrap_or(line);
        let key = bare.split_once(" = ").map(|(key, _)| key);
        match key.filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
            Some(key) => keys.push((format!("{section}{key}"), explained)),
            None => explained = line.starts_with("# "),
        }
    }
    keys
}

#[test]
fn the_example_loads_and_equals_the_defaults() {
    let config = Config::load(Some(&example()), std::iter::empty()).unwrap();
    assert_eq!(config, Config::default());
}

#[test]
fn the_example_explains_every_key_once_and_no_other() {
    let keys = keys_of_example(&fs::read_to_string(example()).unwrap());
    for (key, explained) in &keys {
        assert!(explained, "{key} has no sentence above it");
    }
    let names: BTreeSet<_> = keys.iter().map(|(key, _)| key.clone()).collect();
    assert_eq!(names.len(), keys.len(), "a key stands twice");
    assert_eq!(names, keys_of_config());
}

#[test]
fn a_misspelt_key_in_the_example_would_be_found() {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("rooftop.toml");
    let text = fs::read_to_string(example()).unwrap();
    let unset = [
        "association.guidance_dir",
        "federation.extra_ca_file",
        "server.metrics_token_file",
        "mail.smtp_password_file",
        "sms.gateway_token_file",
    ];
    for key in
        keys_of_example(&text).into_iter().map(|(key, _)| key).filter(|key| !unset.contains(&key.as_str()))
    {
        let leaf = key.rsplit('.').next().unwrap();
        let misspelt = format!("{leaf}x = ");
        fs::write(&file, text.replace(&format!("\n{leaf} = "), &format!("\n{misspelt}"))).unwrap();
        let error = Config::load(Some(&file), std::iter::empty()).expect_err(leaf);
        let ConfigError::UnknownKey { at, nearest } = &error else { panic!("{key}: {error}") };
        assert_eq!((at.key.as_str(), nearest.as_deref()), (format!("{key}x").as_str(), Some(key.as_str())));
    }
}

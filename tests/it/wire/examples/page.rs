//! The page of examples: fenced JSON under `<!-- example: name -->`.

use std::path::PathBuf;

use serde_json::Value;

const PATH: &str = "docs/federation-examples.md";
const MARK: &str = "<!-- example: ";
const OPEN: &str = " -->\n```json\n";
const CLOSE: &str = "\n```\n";

/// The text of the page.
pub(super) struct Page(String);

/// One example: its name, and where its JSON stands.
struct Block<'a> {
    name: &'a str,
    json: std::ops::Range<usize>,
}

impl Page {
    pub(super) fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub(super) fn read() -> Self {
        Self(std::fs::read_to_string(path()).unwrap())
    }

    pub(super) fn save(&self) {
        std::fs::write(path(), &self.0).unwrap();
    }

    fn blocks(&self) -> Vec<Block<'_>> {
        let text = self.0.as_str();
        let block = |(at, _): (usize, &str)| {
            let from = at + MARK.len();
            let open = from + text[from..].find(OPEN).expect("JSON follows the mark of an example");
            let json = open + OPEN.len();
            // An example that was never renewed is empty.
            let end = json - 1 + text[json - 1..].find(CLOSE).expect("the JSON of an example ends");
            Block { name: &text[from..open], json: json..end.max(json) }
        };
        text.match_indices(MARK).map(block).collect()
    }

    /// The JSON of an example.
    pub(super) fn example(&self, name: &str) -> Option<Value> {
        let block = self.blocks().into_iter().find(|block| block.name == name)?;
        serde_json::from_str(&self.0[block.json]).ok()
    }

    /// Writes what is emitted in the place of each example.
    pub(super) fn renew(&mut self, emitted: &[(&str, Value)]) {
        let blocks = self.blocks();
        let mut renewed: Vec<(std::ops::Range<usize>, String)> = Vec::new();
        for block in blocks {
            let value = emitted.iter().find(|(name, _)| *name == block.name);
            let (_, value) = value.unwrap_or_else(|| panic!("nothing is emitted for {}", block.name));
            let ended = self.0[block.json.end..].starts_with('\n');
            let json = serde_json::to_string_pretty(value).unwrap();
            renewed.push((block.json, if ended { json } else { format!("{json}\n") }));
        }
        for (range, json) in renewed.into_iter().rev() {
            self.0.replace_range(range, &json);
        }
    }

    /// Each example that is not what is emitted, and each that one side lacks.
    pub(super) fn differences(&self, emitted: &[(&str, Value)]) -> Vec<String> {
        let blocks = self.blocks();
        let mut found = Vec::new();
        for block in &blocks {
            let said = &self.0[block.json.clone()];
            match emitted.iter().find(|(name, _)| *name == block.name) {
                None => found.push(format!("{}: nothing like it is emitted", block.name)),
                Some((name, value)) => found.extend(difference(name, said, value)),
            }
        }
        let shown = |name: &str| blocks.iter().any(|block| block.name == name);
        let missing = emitted.iter().filter(|(name, _)| !shown(name));
        found.extend(
            missing.map(|(name, _)| format!("{name}: is emitted, and the page has no example of it")),
        );
        found
    }
}

fn difference(name: &str, said: &str, emitted: &Value) -> Option<String> {
    let read: Result<Value, _> = serde_json::from_str(said);
    let text = |document: &Value| document.to_string();
    match read {
        Err(error) => Some(format!("{name}: is no JSON: {error}")),
        // As texts, for the order of keys is part of the document.
        Ok(read) if text(&read) == text(emitted) => None,
        Ok(_) => Some(format!("{name}: the code emits\n{emitted:#}")),
    }
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(PATH)
}

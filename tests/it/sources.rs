//! Reads the project's own files, for the tests that check conventions.
//! Rust is read as tokens, so that comments and strings never count as code.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What was built, fetched or made at run time, from the root. In a second working tree `.git` is a file.
const NOT_OURS: &[&str] = &[
    "target",
    "data",
    ".git",
    ".cache",
    "node_modules",
    "tests/interop/node_modules",
    "fuzz/target",
    "fuzz/corpus",
    "fuzz/artifacts",
    "fuzz/coverage",
    "mutants.out",
    "mutants.out.old",
    // Bytes that a fuzzer made up may read as anything.
    "tests/corpus",
];

/// One file of the project.
pub(crate) struct Source {
    /// From the project's root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// A file that exists only in a test of a checker.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The tokens of a Rust file.
    pub(crate) fn tokens(&self) -> TokenStream {
        self.text.parse().unwrap_or_else(|e| panic!("{} is no Rust: {e}", self.path))
    }
}

/// Every text file below a folder of the project (`""` for all) whose name ends so; none when the folder is missing.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let not_ours: Vec<PathBuf> = NOT_OURS.iter().map(|name| root.join(name)).collect();
    walk(&root.join(folder), &not_ours, &mut found);
    found.sort();
    let named = |path: &PathBuf| path.to_string_lossy().ends_with(ending);
    found.into_iter().filter(named).filter_map(|path| read(root, &path)).collect()
}

/// `None` for a picture or other binary.
fn read(root: &Path, path: &Path) -> Option<Source> {
    let text = String::from_utf8(fs::read(path).unwrap()).ok()?;
    let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    Some(Source { path, text })
}

fn walk(folder: &Path, not_ours: &[PathBuf], found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        if not_ours.contains(&entry.path()) {
            continue;
        }
        if kind.is_dir() {
            walk(&entry.path(), not_ours, found);
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
}

/// A path as written in code, `use` trees expanded: `use crate::{a, b::C}` gives `crate::a` and `crate::b::C`.
/// A single name counts as a path too.
pub(crate) struct CodePath {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    /// The modules in which it stands, from the crate's root.
    pub(crate) module: Vec<String>,
}

/// Finds every path, also inside of macros.
pub(crate) fn code_paths(source: &Source) -> Vec<CodePath> {
    let mut found = Vec::new();
    collect(source.tokens(), &module_of(&source.path), &mut found);
    found
}

/// The module that a file below `src` is: `src/a/b.rs` and `src/a/b/mod.rs` are `[a, b]`, the crate's roots are `[]`.
pub(crate) fn module_of(path: &str) -> Vec<String> {
    let inner = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    let mut module: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|name| name == "mod")
        || matches!(module.as_slice(), [root] if root == "lib" || root == "main")
    {
        module.pop();
    }
    module
}

fn collect(tokens: TokenStream, module: &[String], found: &mut Vec<CodePath>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        at = match &tokens[at..] {
            [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Group(body), ..]
                if word == "mod" && body.delimiter() == Delimiter::Brace =>
            {
                let inner: Vec<String> = module.iter().cloned().chain([name.to_string()]).collect();
                collect(body.stream(), &inner, found);
                at + 3
            }
            [TokenTree::Punct(dot), TokenTree::Ident(_), ..] if dot.as_char() == '.' => at + 2,
            [TokenTree::Ident(_), ..] => path_at(&tokens, at, &[], module, found),
            [TokenTree::Group(group), ..] => {
                collect(group.stream(), module, found);
                at + 1
            }
            _ => at + 1,
        };
    }
}

/// Reads one path that begins at `at`, after `prefix`; returns where it ends.
fn path_at(
    tokens: &[TokenTree],
    at: usize,
    prefix: &[String],
    module: &[String],
    found: &mut Vec<CodePath>,
) -> usize {
    let mut segments = prefix.to_vec();
    let line = tokens[at].span().start().line;
    let mut at = at;
    loop {
        match &tokens[at] {
            TokenTree::Ident(name) => segments.push(name.to_string()),
            TokenTree::Punct(star) if star.as_char() == '*' => segments.push("*".to_owned()),
            TokenTree::Group(tree) if tree.delimiter() == Delimiter::Brace && !segments.is_empty() => {
                use_tree(tree.stream(), &segments, module, found);
                return at + 1;
            }
            TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => break,
        }
        at += 1;
        if !is_path_separator(&tokens[at..]) || at + 2 >= tokens.len() {
            break;
        }
        at += 2;
    }
    found.push(CodePath { segments, line, module: module.to_vec() });
    at
}

fn use_tree(tokens: TokenStream, prefix: &[String], module: &[String], found: &mut Vec<CodePath>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let comma = |t: &TokenTree| matches!(t, TokenTree::Punct(p) if p.as_char() == ',');
    for branch in tokens.split(comma).filter(|branch| !branch.is_empty()) {
        path_at(branch, 0, prefix, module, found);
    }
}

fn is_path_separator(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(a), TokenTree::Punct(b), ..]
        if a.as_char() == ':' && a.spacing() == Spacing::Joint && b.as_char() == ':')
}

#[test]
fn paths_are_found_in_use_trees_macros_and_inner_modules() {
    let text = "use crate::{a, b::{C, d::*}};\n mod tests { use super::super::e; } fn f() { log!(\"crate::no\", crate::g::h(x.serde)); } // crate::no";
    let paths = code_paths(&Source::sample("src/m/n.rs", text));
    let written: Vec<String> =
        paths.iter().map(|p| format!("{}:{}", p.module.join("/"), p.segments.join("::"))).collect();
    for expected in [
        "m/n:crate::a",
        "m/n:crate::b::C",
        "m/n:crate::b::d::*",
        "m/n/tests:super::super::e",
        "m/n:crate::g::h",
    ] {
        assert!(written.iter().any(|w| w == expected), "{expected} is missing in {written:?}");
    }
    assert!(!written.iter().any(|w| w.contains("no") || w.contains("serde")), "{written:?}");
}

#[test]
fn a_file_is_the_module_of_its_place() {
    assert_eq!(module_of("src/a/b.rs"), ["a", "b"]);
    assert_eq!(module_of("src/a/mod.rs"), ["a"]);
    assert!(module_of("src/lib.rs").is_empty());
}

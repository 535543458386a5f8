//! House rules that a program can check: sizes, and what must not stand in the sources.
//! Pages and texts have rules of their own: `templates.rs` and `texts.rs`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::sources::{Source, code_paths, files};

const FILE_MAX_LINES: usize = 400;
const FUNCTION_MAX_LINES: usize = 60;

/// Files and functions that may be longer, with the reason: tables of data, the schema, tables of test cases.
/// Written as `path` or `path#function`. A line that is needed no more fails the suite.
const LONGER: &[(&str, &str)] = &[
    ("src/text/reveal.rs#pr_17_what_every_offer_says_passes", "a table of cases"),
    (
        "tests/it/import/bad.rs#each_broken_line_is_named_with_its_field_and_limit_and_nothing_is_stored",
        "a table of cases",
    ),
];

fn may_be_longer(what: &str) -> bool {
    LONGER.iter().any(|(named, _)| *named == what)
}

/// Files of more than 400 lines.
fn long_files(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let long = lines > FILE_MAX_LINES && !may_be_longer(&source.path);
    long.then(|| format!("{}: {lines} lines, at most {FILE_MAX_LINES}", source.path)).into_iter().collect()
}

/// Functions of more than 60 lines, from `fn` to the closing brace.
fn long_functions(source: &Source) -> Vec<String> {
    let mut functions = Vec::new();
    functions_in(source.tokens(), &mut functions);
    let long = functions.into_iter().filter(|f| f.lines > FUNCTION_MAX_LINES);
    long.filter(|f| !may_be_longer(&format!("{}#{}", source.path, f.name)))
        .map(|f| {
            format!(
                "{}:{}: `{}` has {} lines, at most {FUNCTION_MAX_LINES}",
                source.path, f.line, f.name, f.lines
            )
        })
        .collect()
}

struct Function {
    name: String,
    line: usize,
    lines: usize,
}

fn functions_in(tokens: TokenStream, found: &mut Vec<Function>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            functions_in(group.stream(), found);
        }
        let [TokenTree::Ident(word), TokenTree::Ident(name), rest @ ..] = &tokens[at..] else { continue };
        if word != "fn" {
            continue;
        }
        let ends = |t: &&TokenTree| match t {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        };
        if let Some(end) = rest.iter().find(ends) {
            let line = word.span().start().line;
            found.push(Function { name: name.to_string(), line, lines: end.span().end().line - line + 1 });
        }
    }
}

/// Tests that do not run, and code that is not there.
fn unfinished(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    unfinished_in(source.tokens(), &mut found);
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    for (at, line) in source.text.lines().enumerate() {
        found.extend(
            marks.iter().filter(|mark| line.contains(*mark)).map(|mark| (at + 1, (*mark).to_owned())),
        );
    }
    found.into_iter().map(|(line, what)| format!("{}:{line}: {what}", source.path)).collect()
}

fn unfinished_in(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match &tokens[at..] {
            [TokenTree::Punct(hash), TokenTree::Group(attribute), ..]
                if hash.as_char() == '#' && names_ignore(attribute.stream()) =>
            {
                found.push((hash.span().start().line, "a test that is ignored".to_owned()));
            }
            [TokenTree::Ident(name), TokenTree::Punct(bang), ..]
                if bang.as_char() == '!' && (name == "todo" || name == "unimplemented") =>
            {
                found.push((name.span().start().line, format!("`{name}!`")));
            }
            _ => {}
        }
        if let TokenTree::Group(group) = token {
            unfinished_in(group.stream(), found);
        }
    }
}

/// Whether an attribute is `ignore`, or becomes it under a condition.
fn names_ignore(attribute: TokenStream) -> bool {
    attribute.into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "ignore",
        TokenTree::Group(group) => names_ignore(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Sleeps in tests: they are slow on a fast machine and fail on a slow one. A test waits for a condition.
fn sleeps(source: &Source) -> Vec<String> {
    let in_tests =
        |module: &[String]| source.path.starts_with("tests/") || module.iter().any(|m| m == "tests");
    let sleeps = |s: &[String]| matches!(s, [.., of, what] if (of == "thread" || of == "time") && (what == "sleep" || what == "sleep_until"));
    let paths = code_paths(source).into_iter().filter(|p| in_tests(&p.module) && sleeps(&p.segments));
    paths.map(|p| format!("{}:{}: a test sleeps", source.path, p.line)).collect()
}

/// Rust files that do not begin with a sentence on what they are.
fn without_a_first_sentence(source: &Source) -> Vec<String> {
    let missing = !source.text.starts_with("//! ");
    missing.then(|| format!("{}: begins without `//!`", source.path)).into_iter().collect()
}

/// Places of somebody's machine, and hosts of registries: a mirror, or another machine, has others.
fn local_details(source: &Source) -> Vec<String> {
    let roots = [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/wo", "rk/")];
    let hosts = [
        concat!("registry.", "npmjs"),
        concat!("registry.", "yarnpkg"),
        concat!("index.", "crates.io"),
        concat!("static.", "crates.io"),
        concat!("pypi", ".org"),
        concat!("python", "hosted"),
        concat!("deb.", "debian.org"),
    ];
    let named = |line: &str| {
        let rooted = roots.iter().find(|root| {
            line.match_indices(**root)
                .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-~}>".contains(c)))
        });
        rooted.or_else(|| hosts.iter().find(|host| line.contains(**host))).copied()
    };
    let lines = source.text.lines().enumerate();
    lines.filter_map(|(at, line)| Some(format!("{}:{}: {}", source.path, at + 1, named(line)?))).collect()
}

/// Our own Rust files.
fn rust() -> Vec<Source> {
    ["src", "tests", "benches", "fuzz"].iter().flat_map(|folder| files(folder, ".rs")).collect()
}

/// Finds what breaks one rule in one file, as `path:line: sentence`.
type Check = fn(&Source) -> Vec<String>;

fn assert_none(check: Check, sources: &[Source]) {
    assert!(!sources.is_empty(), "nothing was read");
    let found: Vec<String> = sources.iter().flat_map(check).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_file_is_long() {
    assert_none(long_files, &rust());
}

#[test]
fn no_function_is_long() {
    assert_none(long_functions, &rust());
}

#[test]
fn nothing_is_unfinished() {
    assert_none(unfinished, &rust());
}

#[test]
fn no_test_sleeps() {
    assert_none(sleeps, &rust());
}

#[test]
fn every_file_says_first_what_it_is() {
    assert_none(without_a_first_sentence, &rust());
}

#[test]
fn no_file_names_a_machine_or_a_registry() {
    assert_none(local_details, &files("", ""));
}

#[test]
fn every_exemption_is_needed() {
    for (what, reason) in LONGER {
        let (path, function) = what.split_once('#').unwrap_or((what, ""));
        let source = rust().into_iter().find(|s| s.path == path);
        let source = source.unwrap_or_else(|| panic!("{path} ({reason}) does not exist"));
        let mut functions = Vec::new();
        functions_in(source.tokens(), &mut functions);
        let long_function = functions.iter().any(|f| f.name == function && f.lines > FUNCTION_MAX_LINES);
        let long_file = function.is_empty() && source.text.lines().count() > FILE_MAX_LINES;
        assert!(long_function || long_file, "{what} ({reason}) is not long any more");
    }
}

#[test]
fn each_rule_can_fail() {
    let long_body = format!("//! A.\nfn f() {{\n{}}}\n", "g();\n".repeat(60));
    let cases: &[(Check, &str, &str)] = &[
        (long_files, "src/a.rs", &"//\n".repeat(401)),
        (long_functions, "src/a.rs", &long_body),
        (long_functions, "src/a.rs", &format!("macro_rules! m {{ () => {{ {long_body} }} }}")),
        (unfinished, "tests/it/a.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() {}"),
        (unfinished, "tests/it/a.rs", "#[cfg_attr(unix, ignore)] fn a() {}"),
        (unfinished, "src/a.rs", "fn a() { b(todo!()) }"),
        (unfinished, "src/a.rs", concat!("// TO", "DO: later")),
        (sleeps, "tests/it/a.rs", "fn a() { std::thread::sleep(D) }"),
        (sleeps, "tests/it/a.rs", "use tokio::time::{sleep, timeout};"),
        (sleeps, "src/a.rs", "mod tests { fn a() { tokio::time::sleep(D); } }"),
        (without_a_first_sentence, "src/a.rs", "use std::fmt;"),
        (local_details, "a.toml", concat!("path = \"/ho", "me/ana/rooftop\"")),
        (local_details, "a.json", concat!("https://registry.", "npmjs.org/x")),
    ];
    for (check, path, text) in cases {
        assert_eq!(check(&Source::sample(path, text)).len(), 1, "{path}: {text}");
    }
}

#[test]
fn what_is_allowed_passes() {
    let short_body = format!("//! A.\nfn f() {{\n{}}}\n", "g();\n".repeat(58));
    let cases: &[(Check, &str, &str)] = &[
        (long_files, "src/a.rs", &"//\n".repeat(400)),
        (long_functions, "src/a.rs", &short_body),
        (unfinished, "src/a.rs", "//! Says `todo!`.\nconst A: &str = \"#[ignore]\"; fn ignore() {}"),
        (sleeps, "src/jobs/mod.rs", "async fn a() { tokio::time::sleep(D).await }"),
        (local_details, "a.md", concat!("https://toits.example/ho", "me/ and ~/ro", "ot/")),
    ];
    for (check, path, text) in cases {
        assert_eq!(check(&Source::sample(path, text)), Vec::<String>::new(), "{path}: {text}");
    }
}

//! The Fluent files: every language says the same things with the same variables.
//! French leads; what it says, the others say, and nothing more.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use crate::sources::{Source, files};

const FOLDER: &str = "src/i18n/locales";
const LEADS: &str = "fr";
const FOLLOW: &[&str] = &["nl", "en", "ar"];

/// The variables of each message, and of each of its attributes as `message.attribute`.
type Texts = BTreeMap<String, BTreeSet<String>>;

/// Reads the files of one language.
///
/// # Errors
/// What does not parse, and what is said twice.
fn texts_of(language: &str, sources: &[Source]) -> Result<Texts, Vec<String>> {
    let mut texts = Texts::new();
    let mut faults = Vec::new();
    let folder = format!("{FOLDER}/{language}/");
    for source in sources.iter().filter(|s| s.path.starts_with(&folder)) {
        let resource = parse(source.text.as_str()).unwrap_or_else(|(partial, errors)| {
            faults.extend(errors.iter().map(|e| format!("{}: {e}", source.path)));
            partial
        });
        for entry in &resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(message) => {
                    (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
                }
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => continue,
            };
            let parts = attributes.iter().map(|a| (format!("{id}.{}", a.id.name), Some(&a.value)));
            for (name, pattern) in [(id.clone(), value)].into_iter().chain(parts) {
                let variables = pattern.map(variables_of).unwrap_or_default();
                if texts.insert(name.clone(), variables).is_some() {
                    faults.push(format!("{}: `{name}` is said twice in {language}", source.path));
                }
            }
        }
    }
    if faults.is_empty() { Ok(texts) } else { Err(faults) }
}

fn variables_of(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    in_pattern(pattern, &mut found);
    found
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            variants.iter().for_each(|variant| in_pattern(&variant.value, found));
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    let mut in_call = |call: &CallArguments<&str>| call.positional.iter().for_each(|a| in_inline(a, found));
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => in_call(arguments),
        InlineExpression::TermReference { arguments, .. } => arguments.iter().for_each(in_call),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

/// Everything in which the languages differ; terms may differ, for they belong to one language's grammar.
fn differences(sources: &[Source]) -> Vec<String> {
    let read = |language: &str| texts_of(language, sources);
    let leading = match read(LEADS) {
        Ok(texts) => texts,
        Err(faults) => return faults,
    };
    let mut found = Vec::new();
    for language in FOLLOW {
        let texts = match read(language) {
            Ok(texts) => texts,
            Err(faults) => {
                found.extend(faults);
                continue;
            }
        };
        for (id, variables) in leading.iter().filter(|(id, _)| !id.starts_with('-')) {
            match texts.get(id) {
                None => found.push(format!("{language} does not say `{id}`")),
                // A language may do without a value that only another one's grammar asks for, but knows no other.
                Some(other) if !other.is_subset(variables) => {
                    found.push(format!("{language} says `{id}` with {other:?}, {LEADS} with {variables:?}"));
                }
                Some(_) => {}
            }
        }
        let extra = texts.keys().filter(|id| !id.starts_with('-') && !leading.contains_key(*id));
        found.extend(extra.map(|id| format!("{language} says `{id}`, {LEADS} does not")));
    }
    found
}

#[test]
fn every_language_says_the_same_with_the_same_variables() {
    let found = differences(&files(FOLDER, ".ftl"));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn each_rule_can_fail() {
    let fr = "a = Bonjour { $name }\nb = { $n ->\n    [one] un\n   *[other] { $n }\n }\n    .title = Titre\n";
    for (other, expected) in [
        ("b = x { $n }\n    .title = T\n", "nl does not say `a`"),
        (
            "a = Dag { $naam }\nb = { $n }\n    .title = T\n",
            "nl says `a` with {\"naam\"}, fr with {\"name\"}",
        ),
        ("a = Dag { $name }\nb = veel\n    .title = T\n", "nl says `b` with {}, fr with {\"n\"}"),
        ("a = Dag { $name }\nb = { $n }\n", "nl does not say `b.title`"),
        ("a = Dag { $name }\nb = { $n }\n    .title = T\nc = x\n", "nl says `c`, fr does not"),
        ("a = Dag { $name }\na = Dag { $name }\nb = { $n }\n    .title = T\n", "`a` is said twice in nl"),
        ("a = Dag { $name\nb = { $n }\n    .title = T\n", "nl/x.ftl: "),
    ] {
        let sample = |language: &str, text: &str| Source::sample(&format!("{FOLDER}/{language}/x.ftl"), text);
        let sources = [sample("fr", fr), sample("nl", other), sample("en", fr), sample("ar", fr)];
        let found = differences(&sources);
        assert!(found.len() == 1 && found[0].contains(expected), "{expected}: {found:?}");
        let same = [sample("fr", fr), sample("nl", fr), sample("en", fr), sample("ar", fr)];
        assert_eq!(differences(&same), Vec::<String>::new());
    }
}

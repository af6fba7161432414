//! Keeps the two languages: the same messages with the same arguments, and French set as French is.

use copiste::language::{Language, Phrases};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey};
use fluent_syntax::parser::parse;
use std::collections::{BTreeMap, BTreeSet};

/// The variables of every message of a file, by its id; an attribute is `id.attribute`.
fn arguments(file: &str) -> Result<BTreeMap<String, BTreeSet<String>>, Vec<String>> {
    let resource = resource(file)?;
    let mut messages = BTreeMap::new();
    let mut twice = Vec::new();
    let mut add = |id: String, pattern: &Pattern<&str>| {
        let mut names = BTreeSet::new();
        in_pattern(pattern, &mut names);
        if messages.insert(id.clone(), names).is_some() {
            twice.push(format!("{id} is there twice"));
        }
    };
    for entry in &resource.body {
        let (id, value, attributes) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
        };
        if let Some(value) = value {
            add(id.clone(), value);
        }
        for attribute in attributes {
            add(format!("{id}.{}", attribute.id.name), &attribute.value);
        }
    }
    if twice.is_empty() { Ok(messages) } else { Err(twice) }
}

fn resource(file: &str) -> Result<Resource<&str>, Vec<String>> {
    parse(file).map_err(|(_, errors)| {
        errors.iter().map(|error| format!("line {}: {error}", file[..error.pos.start].lines().count())).collect()
    })
}

fn in_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, names);
        }
    }
}

fn in_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, names),
        Expression::Select { selector, variants } => {
            in_inline(selector, names);
            for variant in variants {
                in_pattern(&variant.value, names);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    let mut call = |positional: &[InlineExpression<&str>], named: &[fluent_syntax::ast::NamedArgument<&str>]| {
        positional.iter().chain(named.iter().map(|argument| &argument.value)).for_each(|value| in_inline(value, names));
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => call(&arguments.positional, &arguments.named),
        InlineExpression::TermReference { arguments, .. } => {
            if let Some(arguments) = arguments {
                call(&arguments.positional, &arguments.named);
            }
        }
        InlineExpression::Placeable { expression } => in_expression(expression, names),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

/// What one file has and the other has not.
fn differences(french: &str, english: &str) -> Vec<String> {
    let (french, english) = match (arguments(french), arguments(english)) {
        (Ok(french), Ok(english)) => (french, english),
        (french, english) => {
            let french = french.err().unwrap_or_default().into_iter().map(|fault| format!("fr: {fault}"));
            let english = english.err().unwrap_or_default().into_iter().map(|fault| format!("en: {fault}"));
            return french.chain(english).collect();
        }
    };
    let ids: BTreeSet<&String> = french.keys().chain(english.keys()).collect();
    let mut found = Vec::new();
    for id in ids {
        match (french.get(id), english.get(id)) {
            (Some(one), Some(other)) if one == other => {}
            (Some(one), Some(other)) => found.push(format!("{id}: fr takes {one:?}, en takes {other:?}")),
            (Some(_), None) => found.push(format!("{id}: only in fr")),
            (None, Some(_)) => found.push(format!("{id}: only in en")),
            (None, None) => unreachable!("the id came from one of them"),
        }
    }
    found
}

/// Every text that a reader may see, with its message's id.
fn texts(file: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in resource(file).expect("it parses").body {
        if let Entry::Message(message) = entry {
            let values = message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value));
            for value in values {
                texts_of(message.id.name, value, &mut found);
            }
        }
    }
    found
}

fn texts_of(id: &str, pattern: &Pattern<&str>, found: &mut Vec<(String, String)>) {
    // A placeable is a word of its own: what stands around it is set as around a word.
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                text.push('x');
                for variant in variants {
                    texts_of(id, &variant.value, found);
                }
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                text.push_str(&value.replace("\\u00A0", "\u{a0}").replace("\\u00a0", "\u{a0}"))
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => text.push('x'),
        }
    }
    found.push((id.to_owned(), text));
}

/// What is not set as French typography wants.
fn misprints(file: &str) -> Vec<String> {
    let told =
        |(id, text): (String, String)| misprints_of(&text).map(|fault| format!("{id}: {fault}: {text}")).collect();
    texts(file).into_iter().flat_map::<Vec<_>, _>(told).collect()
}

/// The same of a text. What stands between backquotes is typed, not read.
pub fn misprints_of(text: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut typed = false;
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| letters.get(place)).copied().unwrap_or(' ');
        let after = letters.get(place + 1).copied().unwrap_or(' ');
        typed ^= *letter == '`';
        if typed {
            continue;
        }
        let fault = match letter {
            ';' | '!' | '?' | '»' if before == ' ' => "a plain space before",
            ';' | '!' | '?' | '»' if before.is_alphanumeric() => "no space before",
            // `:word` is a command of the line-by-line mode.
            ':' if before == ' ' && !after.is_alphabetic() => "a plain space before",
            ':' if before.is_alphabetic() && after == ' ' => "no space before",
            '«' if after == ' ' => "a plain space after",
            '«' if after.is_alphanumeric() => "no space after",
            '%' if before == ' ' => "a plain space before",
            '\'' if before.is_alphabetic() && after.is_alphabetic() => "a straight",
            _ => continue,
        };
        found.push(format!("{fault} {letter}"));
    }
    found.into_iter()
}

/// Branches `[one]` that say one in so many words. French takes them for nought too, so that they would lie: the number is
/// said, or nought has a branch of its own.
fn ones_said_of_nought(file: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in resource(file).expect("it parses").body {
        if let Entry::Message(message) = entry {
            for value in message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value)) {
                ones_in(message.id.name, value, &mut found);
            }
        }
    }
    found
}

fn ones_in(id: &str, pattern: &Pattern<&str>, found: &mut Vec<String>) {
    let selects = pattern.elements.iter().filter_map(|element| match element {
        PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
            Some((selector, variants))
        }
        PatternElement::TextElement { .. } | PatternElement::Placeable { .. } => None,
    });
    for (selector, variants) in selects {
        let mut counted = BTreeSet::new();
        in_inline(selector, &mut counted);
        let nought = variants.iter().any(|variant| matches!(variant.key, VariantKey::NumberLiteral { value: "0" }));
        for variant in variants {
            ones_in(id, &variant.value, found);
            let mut said = BTreeSet::new();
            in_pattern(&variant.value, &mut said);
            let mut words = Vec::new();
            texts_of(id, &variant.value, &mut words);
            let one = |word: &str| matches!(word.to_lowercase().as_str(), "1" | "un" | "une");
            let says_one = words.iter().any(|(_, text)| text.split(|letter: char| !letter.is_alphanumeric()).any(one));
            let is_one = matches!(variant.key, VariantKey::Identifier { name: "one" });
            if is_one && says_one && !nought && said.is_disjoint(&counted) {
                found.push(id.to_owned());
            }
        }
    }
}

fn file(language: Language) -> String {
    let path = format!("{}/i18n/{}/copiste.ftl", env!("CARGO_MANIFEST_DIR"), language.tag());
    std::fs::read_to_string(path).expect("both languages have their file")
}

#[test]
fn both_languages_say_the_same_things() {
    let found = differences(&file(Language::French), &file(Language::English));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn french_is_set_as_french() {
    let found = misprints(&file(Language::French));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn french_does_not_say_one_of_nought() {
    let found = ones_said_of_nought(&file(Language::French));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_one_said_of_nought_is_seen() {
    let said = |one: &str| ones_said_of_nought(&format!("a = {{ $n ->\n{one}\n   *[other] {{ $n }} feuilles\n }}\n"));
    assert_eq!(said("    [one] 1 feuille"), ["a"]);
    assert_eq!(said("    [one] Il reste une feuille"), ["a"]);
    assert!(said("    [one] { $n } feuille").is_empty());
    assert!(said("    [one] { $n } feuille pour une autre personne").is_empty());
    assert!(said("    [0] rien\n    [one] 1 feuille").is_empty());
    assert!(said("    [one] la seule feuille").is_empty());
}

#[test]
fn nought_is_singular_in_french_and_plural_in_english() {
    let said = |language: Language| {
        let phrases = Phrases::new(language);
        [0_u32, 1, 2].map(|sheets| copiste::say!(phrases, "verification-sheets", sheets = sheets))
    };
    assert_eq!(said(Language::French), ["0 feuille", "1 feuille", "2 feuilles"]);
    assert_eq!(said(Language::English), ["0 sheets", "1 sheet", "2 sheets"]);
}

#[test]
fn both_languages_load_and_say_their_messages() {
    for language in Language::ALL {
        let phrases = Phrases::new(language);
        for id in arguments(&file(language)).expect("it parses").keys().filter(|id| !id.starts_with('-')) {
            if !id.contains('.') {
                assert!(phrases.named(id).is_some(), "{}: {id}", language.tag());
            }
        }
    }
}

#[test]
fn a_missing_message_is_seen() {
    assert_eq!(differences("a = A\nb = B\n", "a = A\nc = C\n"), ["b: only in fr", "c: only in en"]);
    assert_eq!(differences("a = A\n    .short = a\n", "a = A\n"), ["a.short: only in fr"]);
}

#[test]
fn another_argument_is_seen() {
    let french = "a = { $n ->\n    [one] une feuille\n   *[other] { $n } feuilles de { $who }\n }\n";
    let english = "a = { $n } sheets of { $whom }\n";
    assert_eq!(differences(french, english), [r#"a: fr takes {"n", "who"}, en takes {"n", "whom"}"#]);
    assert_eq!(differences(french, "a = { NUMBER($n) } sheets of { $who }\n"), Vec::<String>::new());
}

#[test]
fn a_message_written_twice_or_badly_is_seen() {
    assert_eq!(differences("a = A\na = B\n", "a = A\n"), ["fr: a is there twice"]);
    assert_eq!(differences("a = { $\n", "a = A\n").len(), 1);
}

#[test]
fn a_misprint_is_seen() {
    for wrong in ["Fini !", "Oui?", "l'aide", "le lot : 3", "« oui »", "dit «oui\u{a0}»", "62 %", "lot: 3"] {
        assert!(!misprints(&format!("a = {wrong}\n")).is_empty(), "{wrong}");
    }
    let right = "Fini\u{a0}! l’aide, le lot\u{a0}: 3, «\u{a0}oui\u{a0}», à 10:30, `copiste keys ?`, :aide, 62\u{a0}%, { $n }\u{a0}?";
    assert_eq!(misprints(&format!("a = {right}\n")), Vec::<String>::new());
    assert_eq!(misprints("a = lot{ \"\\u00A0\" }: { $n }\n"), Vec::<String>::new());
    assert!(!misprints("a = { $n } !\n").is_empty());
    assert!(!misprints("a = { $n ->\n    [one] une !\n   *[other] des\n }\n").is_empty());
}

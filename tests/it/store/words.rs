//! What is said when the store cannot.

use super::*;
use copiste::language::{Language, Phrases};
use copiste::station::store_errors::sentence;
use copiste::store::Error;

fn every_error() -> Vec<Error> {
    let path = Path::new("/home/ann/.local/share/copiste").to_owned();
    let key = "s/spring-2026/residents/42/1/".to_owned();
    vec![
        Error::Stopped,
        Error::Full,
        Error::Taken { directory: path.clone(), holder: None },
        Error::NetworkFileSystem { path: path.clone(), kind: "nfs".to_owned() },
        Error::Unwritable { path: path.clone(), reason: "Permission denied (os error 13)".to_owned() },
        Error::NoSpace { path: path.clone(), free: 3_500_000, needed: 64 << 20 },
        Error::Damaged { key: key.clone() },
        Error::Unreadable { path: path.clone(), reason: "Read corrupted data".to_owned() },
        Error::Missing { path: path.join("db") },
        Error::Newer { place: path.display().to_string(), found: 9, known: 1 },
        Error::Disk { path: path.join("db"), reason: "Input/output error (os error 5)".to_owned() },
        Error::OlderRevision { key: sheet(42), filed: 8, offered: 7 },
        Error::ReportTaken { campaign: spring(), number: 2 },
        Error::TooLarge { key, bytes: 17_000_000, bytes_max: 16_777_216 },
        Error::BadName { name: "a/b".to_owned() },
    ]
}

fn said(language: Language) -> String {
    let phrases = Phrases::new(language);
    every_error().iter().map(|error| sentence(error, &phrases)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_failure_of_the_store_is_said_in_french() {
    insta::assert_snapshot!(said(Language::French), @"");
}

#[test]
fn every_failure_of_the_store_is_said_in_english() {
    insta::assert_snapshot!(said(Language::English), @"");
}

#[test]
fn the_holder_of_a_store_is_named_with_what_is_known() {
    let phrases = Phrases::new(Language::French);
    let said = |holder: Holder| {
        let directory = Path::new("/srv/copiste").to_owned();
        sentence(&Error::Taken { directory, holder: Some(holder) }, &phrases)
    };
    let nameless = Holder { user: String::new(), ..somebody() };
    let away = Holder { terminal: String::new(), ..somebody() };
    assert!(said(somebody()).contains("par ann (/dev/pts/3, processus 4242) depuis le"), "{}", said(somebody()));
    assert!(said(away).contains("par ann (processus 4242)"));
    assert!(said(nameless).contains("par le processus 4242"));
}

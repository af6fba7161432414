//! Settings: what is wrong in their file is named, the rest counts.

use copiste::language::Language;
use copiste::operator::Operator;
use copiste::station::{Error, Setting, SettingFault, Settings, StartOptions};
use copiste::store::BackupPlan;
use proptest::prelude::*;
use std::path::PathBuf;

/// What is read from a file with this text.
fn read(text: &[u8]) -> (Settings, Vec<SettingFault>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, text).unwrap();
    match Settings::read(&file) {
        (settings, None) => (settings, Vec::new()),
        (settings, Some(Error::Settings(_, faults))) => (settings, faults),
        (_, Some(other)) => panic!("{other:?}"),
    }
}

#[test]
fn one_wrong_line_leaves_the_others() {
    let (settings, faults) =
        read(b"langage = \"fr\"\nkeymap = \"bepo\"\npage-stops = \"no\"\noperator = \"a b\"\nzzz = 1\n");
    assert_eq!(settings, Settings { keymap: Some("bepo".into()), ..Settings::default() });
    let unknown = |line, key: &str, near: Option<&str>| SettingFault::Unknown {
        line,
        key: key.into(),
        near: near.map(Into::into),
    };
    let value = |line, key: &str| SettingFault::Value { line, key: key.into() };
    let all = [
        unknown(1, "langage", Some("language")),
        value(3, "page-stops"),
        value(4, "operator"),
        unknown(5, "zzz", None),
    ];
    assert_eq!(faults.len(), all.len(), "{faults:?}");
    assert!(all.iter().all(|fault| faults.contains(fault)), "{faults:?}");
}

#[test]
fn destinations_have_names_and_are_whole_paths() {
    let (settings, faults) = read(b"[destinations]\n\"Cl\xc3\xa9 USB\" = \"/media/cle\"\nici = \"documents\"\n");
    let stick = ("Clé USB".to_owned(), PathBuf::from("/media/cle"));
    assert_eq!(settings.destinations.into_iter().collect::<Vec<_>>(), [stick]);
    assert_eq!(faults, [SettingFault::Value { line: 1, key: "destinations".into() }]);
}

#[test]
fn what_is_no_toml_gives_the_defaults() {
    assert_eq!(read(b"language = \"fr\"\nkeymap = = 1"), (Settings::default(), vec![SettingFault::Syntax { line: 2 }]));
    assert_eq!(read(&vec![b'#'; 70_000]), (Settings::default(), vec![SettingFault::TooLong]));
    assert_eq!(read(b""), (Settings::default(), Vec::new()));
    let (settings, problem) = Settings::read(&PathBuf::from("/nowhere/settings.toml"));
    assert_eq!((settings, problem), (Settings::default(), None));
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Settings::read(folder.path()).1, Some(Error::File(..))));
}

#[test]
fn a_language_is_named_or_tagged() {
    for text in ["english", "en", "en_GB"] {
        let (settings, faults) = read(format!("language = \"{text}\"").as_bytes());
        assert_eq!((settings.language, faults), (Some(Language::English), Vec::new()), "{text}");
    }
}

#[test]
fn a_file_with_faults_is_put_aside_before_it_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, "kyemap = \"bepo\"\n").unwrap();
    Settings::default().write(&file).unwrap();
    assert_eq!(std::fs::read_to_string(folder.path().join("settings.toml.old")).unwrap(), "kyemap = \"bepo\"\n");
    assert_eq!(Settings::read(&file), (Settings::default(), None));
}

#[test]
fn an_option_stands_over_the_settings_until_one_is_chosen() {
    let mut options = StartOptions { theme: Some("light".into()), page_stops: Some(false), ..StartOptions::default() };
    let mut kept = Settings { theme: Some("dark".into()), ..Settings::default() };
    assert_eq!((kept.under(&options).theme.as_deref(), kept.under(&options).page_stops), (Some("light"), false));
    let chosen = Setting::Theme(None);
    options.yield_to(&chosen);
    kept.set(chosen);
    assert_eq!((kept.under(&options).theme, kept.under(&options).page_stops), (None, false));
    assert!(kept.page_stops);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn settings_come_back_as_they_were_written(
        language in prop::option::of(prop::sample::select(Language::ALL.to_vec())),
        keymap in prop::option::of(".{0,20}"),
        theme in prop::option::of("[a-z0-9]{1,9}"),
        operator in prop::option::of("[^\\s\\p{C}]{1,16}"),
        (page_stops, running_count, pin) in any::<(bool, bool, bool)>(),
        idle_lock_minutes in prop::option::of(1..=240u32),
        folders in prop::collection::btree_map(".{1,12}", "/.{0,20}", 0..3),
        backup in prop::option::of(("/.{0,20}", prop::option::of(1_u32..8760), 1_u32..1000, prop::collection::vec(".{0,9}", 0..3))),
    ) {
        let operator = operator.as_deref().and_then(Operator::new);
        let destinations = folders.into_iter().map(|(name, folder)| (name, PathBuf::from(folder))).collect();
        let backup = backup.map(|(to, every_hours, keep, recipients)| {
            BackupPlan { to: PathBuf::from(to), every_hours, keep, recipients }
        });
        let settings = Settings {
            language,
            keymap,
            theme,
            operator,
            page_stops,
            running_count,
            pin,
            idle_lock_minutes,
            destinations,
            backup,
        };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        settings.write(&file).unwrap();
        prop_assert_eq!(Settings::read(&file), (settings, None));
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }
}

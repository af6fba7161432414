//! Keys, key files, help, and what each keyboard types.

use copiste::entry::{Action, Edit};
use copiste::keymap::{
    self, Command, Context, Error, Guess, Key, KeyCode, KeyFault, KeyboardHints, Keymap, KeypadWatch, Problem,
    REPAIRED, Reason, Resolved, SHIPPED, guess,
};
use copiste::language::{Language, Phrases};
use copiste::questionnaire::Mark;
use copiste::station::keymap_errors::{keymap_error, keymap_guessed};
use proptest::prelude::*;

fn shipped(name: &str) -> Keymap {
    keymap::shipped(name).expect("shipped")
}

fn every() -> Vec<Keymap> {
    SHIPPED.into_iter().map(shipped).collect()
}

fn key(text: &str) -> Key {
    Key::parse(text).expect(text)
}

fn resolved(keymap: &Keymap, context: Context, text: &str) -> Resolved {
    keymap.resolve(context, &key(text))
}

/// What a coded cell is asked for each key.
fn coded(keymap: &Keymap, keys: &str) -> Vec<Option<Action>> {
    keys.split(' ')
        .map(|text| match resolved(keymap, Context::Coded, text) {
            Resolved::Command(command) => command.action(),
            Resolved::Text(character) => Some(Action::Type(character)),
            Resolved::Unbound => None,
        })
        .collect()
}

fn typed(digits: &str) -> Vec<Option<Action>> {
    digits.chars().map(|digit| Some(Action::Type(digit))).collect()
}

fn faults(text: &str) -> Vec<String> {
    let phrases = Phrases::new(Language::English);
    keymap::parse("house.toml", text).expect_err("faulty").iter().map(|error| keymap_error(error, &phrases)).collect()
}

#[test]
fn every_shipped_keymap_is_loaded_and_named() {
    for name in SHIPPED {
        let file = format!("{}/keymaps/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&file).expect("every keymap has its file");
        assert_eq!(keymap::parse(&file, &text).as_ref(), Ok(&shipped(name)));
        assert_eq!(shipped(name).name(), name);
        assert_eq!(keymap::load(name), Ok(shipped(name)));
        assert_eq!(keymap::load(&file), Ok(shipped(name)));
    }
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/keymaps")).expect("keymaps");
    assert_eq!(folder.count(), SHIPPED.len(), "a key file that is not in SHIPPED is never offered");
}

#[test]
fn every_command_is_reachable_wherever_it_makes_sense() {
    for keymap in every() {
        for command in Command::ALL {
            for context in command.contexts() {
                let keys = keymap.keys_for(*command, *context);
                assert!(!keys.is_empty(), "{}: no key for {} in {}", keymap.name(), command.name(), context.word());
                for key in keys {
                    assert_eq!(keymap.resolve(*context, &key), Resolved::Command(*command));
                }
            }
        }
    }
}

#[test]
fn every_command_on_a_function_key_has_a_stand_in() {
    for keymap in every() {
        for command in Command::ALL {
            for context in command.contexts() {
                let keys = keymap.keys_for(*command, *context);
                let function = |key: &Key| matches!(key.code, KeyCode::F(_));
                assert!(!keys.iter().all(function), "{}: {} in {}", keymap.name(), command.name(), context.word());
            }
        }
    }
}

#[test]
fn every_command_has_its_words_in_both_languages() {
    for language in Language::ALL {
        let phrases = Phrases::new(language);
        for command in Command::ALL {
            assert!(phrases.named(command.message()).is_some(), "{}: {}", language.tag(), command.message());
        }
        for context in Context::pressed() {
            for keymap in every() {
                let shown = keymap::hints(&keymap, context, &phrases);
                assert!(!shown.is_empty());
                for line in shown {
                    assert!(!line.text.starts_with("hint-"), "{}: {}", language.tag(), line.text);
                }
                for group in keymap::help(&keymap, context, &phrases) {
                    assert!(!group.title.starts_with("keys-group"), "{}: {}", language.tag(), group.title);
                }
            }
        }
    }
}

#[test]
fn names_of_commands_and_contexts_lead_back_to_them() {
    for command in Command::ALL {
        assert_eq!(Command::from_name(command.name()), Some(*command));
    }
    for context in Context::ALL {
        assert_eq!(Context::from_word(context.word()), Some(context));
    }
    assert_eq!(Command::digit('7'), Some(Command::Digit7));
    assert_eq!(Command::digit(','), None);
}

#[test]
fn every_mark_and_every_digit_has_its_command() {
    for mark in Mark::ALL {
        assert!(Command::ALL.iter().any(|command| command.action() == Some(Action::Mark(mark))));
    }
    for digit in '0'..='9' {
        assert_eq!(Command::digit(digit).and_then(Command::action), Some(Action::Type(digit)));
    }
}

#[test]
fn the_unshifted_row_of_azerty_is_digits_in_coded_cells_and_only_there() {
    let azerty = shipped("azerty");
    assert_eq!(coded(&azerty, "& é \" ' ( - è _ ç à"), typed("1234567890"));
    assert_eq!(coded(&azerty, "1 2 3 4 5 6 7 8 9 0"), typed("1234567890"));
    for context in [Context::Text, Context::Prompt, Context::Form] {
        for character in "&é\"'(-è_çà".chars() {
            let key = Key::plain(KeyCode::Char(character));
            assert_eq!(azerty.resolve(context, &key), Resolved::Text(character));
        }
    }
    let marks = coded(&azerty, "; ! = : *");
    let order = [Mark::Blank, Mark::Unreadable, Mark::Double, Mark::Struck, Mark::NotConcerned];
    assert_eq!(marks, order.map(|mark| Some(Action::Mark(mark))));
}

#[test]
fn the_unshifted_row_of_bepo_is_digits_in_coded_cells_and_only_there() {
    let bepo = shipped("bepo");
    assert_eq!(coded(&bepo, "\" « » ( ) @ + - / *"), typed("1234567890"));
    assert_eq!(resolved(&bepo, Context::Text, "«"), Resolved::Text('«'));
    let marks = coded(&bepo, ". ' = % $");
    let order = [Mark::Blank, Mark::Unreadable, Mark::Double, Mark::Struck, Mark::NotConcerned];
    assert_eq!(marks, order.map(|mark| Some(Action::Mark(mark))));
}

#[test]
fn the_keypad_without_numlock_types_its_digits() {
    let keypad = shipped("keypad");
    let keys = "home up page-up left keypad-begin right end down page-down insert delete";
    let mut wanted = typed("7894561230");
    wanted.push(Some(Action::Mark(Mark::Blank)));
    assert_eq!(coded(&keypad, keys), wanted);
    assert_eq!(resolved(&keypad, Context::Text, "home"), Resolved::Command(Command::EditStart));
}

#[test]
fn the_reset_key_of_the_keypad_is_its_minus_and_never_enter() {
    let keypad = shipped("keypad");
    assert_eq!(resolved(&keypad, Context::Inhibited, "-"), Resolved::Command(Command::Reset));
    assert_eq!(resolved(&keypad, Context::Coded, "-"), Resolved::Command(Command::Reset));
    for keymap in every() {
        assert_eq!(resolved(&keymap, Context::Inhibited, "enter"), Resolved::Unbound);
        assert_eq!(resolved(&keymap, Context::Question, "enter"), Resolved::Unbound);
        assert_eq!(resolved(&keymap, Context::Inhibited, "escape"), Resolved::Command(Command::Reset));
    }
}

#[test]
fn under_the_lock_only_what_is_safe_is_heard() {
    for keymap in every() {
        for context in Context::ALL {
            for command in Command::ALL {
                for key in keymap.keys_for(*command, context) {
                    if let Resolved::Command(heard) = keymap.resolve(Context::Inhibited, &key) {
                        let safe = [Command::Reset, Command::Help, Command::Redraw, Command::Lock];
                        assert!(safe.contains(&heard), "{heard:?}");
                    }
                }
            }
        }
        for character in "1a é.;".chars() {
            let key = Key::plain(KeyCode::Char(character));
            assert_eq!(keymap.resolve(Context::Inhibited, &key), Resolved::Unbound);
        }
    }
}

#[test]
fn printable_keys_are_text_in_every_text_context() {
    for keymap in every() {
        for context in [Context::Text, Context::Prompt, Context::Form] {
            for character in (' '..='~').chain("éèçà«»°§’".chars()) {
                let key = Key::plain(KeyCode::Char(character));
                assert_eq!(keymap.resolve(context, &key), Resolved::Text(character));
            }
        }
    }
}

#[test]
fn letters_are_codes_in_coded_cells() {
    for keymap in every() {
        for letter in ('a'..='z').chain('A'..='Z') {
            let key = Key::plain(KeyCode::Char(letter));
            assert_eq!(keymap.resolve_in_cell(Context::Coded, &key, |_| true), Resolved::Text(letter));
            // The one that the codes of sheets begin with is no answer where no box has it.
            if !letter.eq_ignore_ascii_case(&copiste::paper::START) {
                assert_eq!(keymap.resolve(Context::Coded, &key), Resolved::Text(letter));
            }
        }
    }
}

#[test]
fn control_characters_that_terminals_use_do_no_harm() {
    for keymap in every() {
        for context in Context::pressed() {
            // Flow control, and the prefixes of screen and tmux.
            for text in ["ctrl-s", "ctrl-q", "ctrl-a", "ctrl-b", "ctrl-d", "ctrl-x"] {
                assert_eq!(resolved(&keymap, context, text), Resolved::Unbound, "{text}");
            }
            let interrupt = resolved(&keymap, context, "ctrl-c");
            assert!(matches!(interrupt, Resolved::Command(Command::Quit) | Resolved::Unbound));
        }
    }
}

#[test]
fn escape_just_before_a_digit_or_a_mark_is_two_keys() {
    for keymap in every() {
        for character in "0123456789.?=/*;!:-&é\"'(_çà+,".chars() {
            let key = Key::new(KeyCode::Char(character), false, true, false);
            let apart = [Key::plain(KeyCode::Escape), Key::plain(KeyCode::Char(character))];
            assert_eq!(keymap.split(Context::Coded, &key), Some(apart));
            assert_eq!(keymap.split(Context::Inhibited, &key), Some(apart));
        }
        assert_eq!(keymap.split(Context::Coded, &key("alt-n")), None);
        assert_eq!(keymap.split(Context::Coded, &key("4")), None);
    }
}

#[test]
fn a_repaired_keymap_takes_the_moves_of_the_keypad_for_its_digits() {
    for keymap in every() {
        let repaired = keymap.repaired();
        for (code, printed) in REPAIRED {
            let sent = repaired.resolve(Context::Coded, &Key::plain(code));
            let digit = keymap.resolve(Context::Coded, &Key::plain(KeyCode::Char(printed)));
            assert_eq!(sent, digit, "{}: {printed}", keymap.name());
            assert_eq!(
                repaired.resolve(Context::Text, &Key::plain(code)),
                keymap.resolve(Context::Text, &Key::plain(code)),
            );
        }
        // Nobody is locked in: moving stays possible.
        for command in [Command::Back, Command::Forward, Command::PageBack, Command::PageForward, Command::KeypadRepair]
        {
            assert!(!repaired.keys_for(command, Context::Coded).is_empty());
        }
    }
}

#[test]
fn a_cell_gets_the_character_it_wants_but_digits_stay_digits() {
    let in_cell = |name: &str, text: &str, wanted: &str| {
        shipped(name).resolve_in_cell(Context::Coded, &key(text), |character| wanted.contains(character))
    };
    assert_eq!(in_cell("standard", ".", ".,"), Resolved::Text('.'));
    assert_eq!(in_cell("standard", ".", ""), Resolved::Command(Command::MarkBlank));
    assert_eq!(in_cell("standard", "-", "-"), Resolved::Text('-'));
    // The minus key of AZERTY is its 6, that of the keypad resets.
    assert_eq!(in_cell("azerty", "-", "-"), Resolved::Command(Command::Digit6));
    assert_eq!(in_cell("keypad", "-", "-"), Resolved::Command(Command::Reset));
    assert_eq!(in_cell("standard", "f2", "f2"), Resolved::Command(Command::Note));
}

fn suspicion(keys: &str) -> Option<usize> {
    let mut watch = KeypadWatch::new();
    keys.split(' ').position(|text| watch.suspects(&key(text)))
}

#[test]
fn the_five_of_a_keypad_without_numlock_tells_at_once() {
    assert_eq!(suspicion("4 keypad-begin"), Some(1));
}

#[test]
fn a_key_that_moves_nothing_on_a_sheet_tells_at_once() {
    assert_eq!(suspicion("down page-down end"), Some(2));
    assert_eq!(suspicion("home"), Some(0));
    assert_eq!(suspicion("3 insert"), Some(1));
}

#[test]
fn walking_over_the_sheet_is_no_keypad() {
    assert_eq!(suspicion("up up left down right up down left page-up page-down up up up"), None);
    assert_eq!(suspicion("delete delete delete delete"), None);
    assert_eq!(suspicion("ctrl-home ctrl-end ctrl-home shift-end"), None);
}

#[test]
fn every_fault_of_a_key_file_is_told_at_once_with_its_place() {
    let text = r#"inherits = "standart"
[coded]
"f2" = "mark-misssing"
"f3x" = "accept"
"shift-a" = "mark-blank"
"f6" = 4
[cded]
"x" = "reset"
[text]
"é" = "undo"
"f9" = "digit-1"
[global]
"ctrl-A" = "help"
"ctrl-a" = "redraw"
"f1" = "hlep"
"#;
    insta::assert_snapshot!(faults(text).join("\n"), @r#"
    house.toml, line 1, “inherits”: neither a known keymap (standard, azerty, keypad, bepo, qwerty) nor a key file (.toml). Did you mean “standard”?
    house.toml, line 3, “f2”: there is no command “mark-misssing”.
    house.toml, line 4, “f3x”: there is no such key. Did you mean “f3”?
    house.toml, line 5, “shift-a”: write the character the key gives with Shift, without “shift-”.
    house.toml, line 6, “f6”: a command name in straight quotes is expected.
    house.toml, line 7, “cded”: there is no such section. Did you mean “coded”?
    house.toml, line 10, “é”: a printable character is text in this section; choose a function key, Ctrl or Alt.
    house.toml, line 11, “f9”: the command “digit-1” makes no sense in this section; it does in: coded.
    house.toml, line 14, “ctrl-a”: the same key is already written “ctrl-A” in this section.
    house.toml, line 15, “f1”: there is no command “hlep”. Did you mean “help”?
    "#);
}

#[test]
fn a_key_written_twice_is_refused_by_the_parser() {
    let text = "inherits = \"standard\"\n[coded]\n\"f2\" = \"undo\"\n\"f2\" = \"redo\"\n";
    insta::assert_snapshot!(faults(text).join("\n"), @"house.toml, line 4: not valid TOML: duplicate key.");
}

#[test]
fn a_file_that_is_not_toml_is_told_with_its_lines() {
    insta::assert_snapshot!(faults("[coded\nf2 = = \"undo\"\n").join("\n"), @r#"
    house.toml, line 1: not valid TOML: unclosed table, expected `]`.
    house.toml, line 2: not valid TOML: extra `=`, expected nothing.
    house.toml, line 2: not valid TOML: unexpected key or value, expected newline, `#`.
    "#);
}

#[test]
fn the_reset_key_may_not_be_an_ordinary_key() {
    let text = "inherits = \"standard\"\n[inhibited]\n\"enter\" = \"reset\"\n\"1\" = \"reset\"\n";
    insta::assert_snapshot!(faults(text).join("\n"), @r#"
    house.toml, line 3, “enter”: the key that unlocks is used in ordinary keying: it would unlock unseen.
    house.toml, line 4, “1”: the key that unlocks is used in ordinary keying: it would unlock unseen.
    "#);
    let text = "inherits = \"standard\"\n[question]\n\"enter\" = \"confirm\"\n";
    insta::assert_snapshot!(faults(text).join("\n"), @"house.toml, line 3, “enter”: the key that confirms is used in ordinary keying: it would confirm unread.");
}

#[test]
fn nobody_is_left_without_the_keys_that_all_need() {
    let text = "inherits = \"standard\"\n[entry]\n\"escape\" = \"none\"\n";
    insta::assert_snapshot!(faults(text).join("\n"), @r#"
    house.toml: no key is left for “reset” in “inhibited”.
    house.toml: no key is left for “reset” in “prompt”.
    house.toml: no key is left for “reset” in “question”.
    "#);
    assert!(keymap::parse("house.toml", "").is_err(), "an empty file leaves no key at all");
}

#[test]
fn no_key_file_takes_the_letter_that_codes_begin_with() {
    for keymap in every() {
        for context in [Context::List, Context::Coded] {
            for text in ["x", "X"] {
                assert_eq!(
                    resolved(&keymap, context, text),
                    Resolved::Command(Command::SheetCode),
                    "{}",
                    keymap.name()
                );
            }
        }
    }
    let text = "inherits = \"standard\"\n[list]\n\"x\" = \"void\"\n[coded]\n\"X\" = \"none\"\n";
    insta::assert_snapshot!(faults(text).join("\n"), @r#"
    house.toml, line 3, “x”: the codes of sheets begin with this letter: in [list], small and capital, it must stay “sheet-code”. Otherwise a code scanner would set off other commands.
    house.toml, line 5, “X”: the codes of sheets begin with this letter: in [coded], small and capital, it must stay “sheet-code”. Otherwise a code scanner would set off other commands.
    "#);
}

#[test]
fn a_house_changes_one_key_and_keeps_the_rest() {
    let text = "inherits = \"azerty\"\n[entry]\n\"f5\" = \"note\"\n\"f2\" = \"none\"\n";
    let house = keymap::parse("/etc/copiste/glycines.toml", text).expect("good");
    assert_eq!(house.name(), "glycines");
    assert_eq!(house.keys_for(Command::Note, Context::Coded), [key("f5"), key("alt-n")]);
    assert_eq!(house.keys_for(Command::Dup, Context::Coded), [key("alt-d")]);
    assert_eq!(resolved(&house, Context::Coded, "f2"), Resolved::Unbound);
    assert_eq!(coded(&house, "é"), typed("2"));
}

#[test]
fn an_unknown_keymap_is_told_with_the_nearest_name() {
    let phrases = Phrases::new(Language::French);
    let errors = keymap::load("azertie").expect_err("unknown");
    insta::assert_snapshot!(keymap_error(&errors[0], &phrases), @"azertie : ce n’est ni un clavier connu (standard, azerty, keypad, bepo, qwerty) ni un fichier de touches (.toml). Vouliez-vous écrire « azerty » ?");
    let missing = keymap::load("nowhere/keys.toml").expect_err("missing");
    assert!(matches!(missing[..], [Error { line: None, problem: Problem::Unreadable(_), .. }]));
    assert!(matches!(
        keymap::parse("long.toml", &"#".repeat(70_000)).expect_err("long")[..],
        [Error { problem: Problem::TooLong, .. }]
    ));
}

#[test]
fn keys_are_shown_as_they_are_printed_on_keyboards() {
    let labels = |language| {
        let phrases = Phrases::new(language);
        let keys = "f2 shift-f9 ctrl-z alt-n escape enter backspace page-up space é back-tab";
        keys.split(' ').map(|text| keymap::key_label(&key(text), &phrases)).collect::<Vec<_>>().join(" | ")
    };
    insta::assert_snapshot!(labels(Language::French), @"F2 | Maj+F9 | Ctrl+Z | Alt+N | Échap | Entrée | Retour arrière | Page préc. | Espace | é | Maj+Tab");
    insta::assert_snapshot!(labels(Language::English), @"F2 | Shift+F9 | Ctrl+Z | Alt+N | Esc | Enter | Backspace | Page Up | Space | é | Shift+Tab");
}

#[test]
fn hints_begin_with_what_is_pressed_most() {
    let hints = |name: &str, context, language| {
        let lines = keymap::hints(&shipped(name), context, &Phrases::new(language));
        lines.into_iter().map(|line| format!("{} : {}", line.keys, line.text)).collect::<Vec<_>>().join("   ")
    };
    insta::assert_snapshot!(hints("standard", Context::Coded, Language::French), @r#"
. : rien coché   ? : illisible   = : deux cases cochées   Retour arrière : corriger   F1 : aide   * : non concerné   / : raturé   F7 : aller à   F2 : remarque   F10 : retour
"#);
    insta::assert_snapshot!(hints("azerty", Context::Coded, Language::French), @r#"
; : rien coché   ! : illisible   = : deux cases cochées   Retour arrière : corriger   F1 : aide   * : non concerné   : : raturé   F7 : aller à   F2 : remarque   F10 : retour
"#);
    insta::assert_snapshot!(hints("keypad", Context::Inhibited, Language::French), @"- : reprendre   F1 : aide");
    insta::assert_snapshot!(hints("qwerty", Context::List, Language::English), @"Enter : open   F1 : help   Esc : back   F2 : create   F4 : change   F3 : find   F9 : settings");
}

#[test]
fn the_help_gathers_the_digits_on_one_line() {
    let help = keymap::help(&shipped("azerty"), Context::Coded, &Phrases::new(Language::French));
    let text: Vec<String> = help
        .iter()
        .take(3)
        .flat_map(|group| {
            let lines = group.lines.iter().map(|line| format!("  {}: {}", line.keys, line.text));
            std::iter::once(group.title.clone()).chain(lines).collect::<Vec<_>>()
        })
        .collect();
    insta::assert_snapshot!(text.join("\n"), @r#"
Répondre
  Entrée  Ctrl+J: Valider ce qui est saisi, tourner la page, finir la feuille
  Retour arrière  Ctrl+H: Corriger : effacer le dernier caractère, ou revenir à la question précédente
  Échap: Débloquer la saisie après un refus, fermer une demande, effacer ce qui est saisi
  F5  Alt+D: Répéter la réponse de la feuille précédente
  F6  Alt+R: Répéter la dernière réponse jusqu’à la fin du bloc
  Ctrl+Z  Alt+U: Défaire le dernier changement
  Ctrl+Y  Alt+Y: Refaire ce qui a été défait
Chiffres
  & é " ' ( - è _ ç à: Les chiffres de 1 à 9, puis 0
Marques
  ;  .: Marque : rien n’est coché ni écrit
  *: Marque : non concerné
  =: Marque : deux cases cochées
  !  ?  Alt+I: Marque : illisible
  :  /  Alt+K: Marque : réponse raturée
"#);
}

#[test]
fn the_table_for_a_terminal_has_every_context() {
    let table = keymap::table(&shipped("keypad"), &Phrases::new(Language::French));
    let lines: Vec<&str> = table.lines().skip_while(|line| !line.starts_with("Saisie bloquée")).take(12).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
Saisie bloquée
  -  Échap                    Débloquer la saisie après un refus, fermer une demande, effacer ce qui est saisi
  F1  Alt+H                   Aide de cet écran
  Ctrl+L                      Redessiner l’écran
  Alt+A                       Masquer l’écran jusqu’au retour

Ligne à remplir
  Entrée  Ctrl+J              Valider ce qui est saisi, tourner la page, finir la feuille
  Retour arrière  Ctrl+H      Corriger : effacer le dernier caractère, ou revenir à la question précédente
  Échap                       Débloquer la saisie après un refus, fermer une demande, effacer ce qui est saisi
  Ctrl+Z  Alt+U               Défaire le dernier changement
  Ctrl+Y  Alt+Y               Refaire ce qui a été défait
"#);
}

#[test]
fn the_keys_pages_are_made_from_the_key_files() {
    for (language, file) in [(Language::English, "keys.md"), (Language::French, "keys.fr.md")] {
        let page = keymap::markdown(&every(), &Phrases::new(language));
        let path = format!("{}/docs/{file}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("COPISTE_BLESS").is_some() {
            std::fs::write(&path, &page).expect("docs can be written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == page, "docs/{file} is not what the key files say: run the tests with COPISTE_BLESS=1");
    }
}

#[test]
fn the_keyboard_is_guessed_from_what_the_system_says() {
    let guessed = |hints: KeyboardHints<'_>| guess(&hints).name;
    let nothing = KeyboardHints::default();
    assert_eq!(guess(&nothing), Guess { name: "standard", reason: Reason::Nothing });
    assert_eq!(guessed(KeyboardHints { locale: Some("fr_FR.UTF-8"), ..nothing }), "azerty");
    assert_eq!(guessed(KeyboardHints { locale: Some("fr_CH.UTF-8"), ..nothing }), "standard");
    assert_eq!(guessed(KeyboardHints { locale: Some("en_US.UTF-8"), ..nothing }), "qwerty");
    assert_eq!(guessed(KeyboardHints { locale: Some(""), ..nothing }), "standard");
    let file = "# KEYBOARD CONFIGURATION FILE\nXKBMODEL=\"pc105\"\nXKBLAYOUT=\"fr\"\nXKBVARIANT=\"bepo\"\n";
    assert_eq!(guessed(KeyboardHints { keyboard_file: Some(file), ..nothing }), "bepo");
    let file = "XKBLAYOUT=\"fr,us\"\nXKBVARIANT=\"oss,\"\n";
    let here = KeyboardHints { keyboard_file: Some(file), locale: Some("en_US"), ..nothing };
    assert_eq!(guess(&here), Guess { name: "azerty", reason: Reason::Layout("fr,us oss,".to_owned()) });
    assert_eq!(guessed(KeyboardHints { remote: true, ..here }), "qwerty");
    assert_eq!(guessed(KeyboardHints { xkb_layout: Some("us"), ..here }), "qwerty");
    assert_eq!(guessed(KeyboardHints { xkb_layout: Some("be"), ..here }), "standard");
    assert_eq!(guessed(KeyboardHints { console_file: Some("KEYMAP=fr-latin9\n"), ..nothing }), "azerty");
    let sentence = keymap_guessed(&guess(&here), &Phrases::new(Language::French));
    insta::assert_snapshot!(sentence, @"Clavier azerty, d’après la disposition fr,us oss, du système");
}

#[test]
fn moves_of_the_editor_line_are_those_of_the_engine() {
    let standard = shipped("standard");
    let Resolved::Command(command) = resolved(&standard, Context::Text, "ctrl-left") else { panic!("bound") };
    assert_eq!(command.action(), Some(Action::Edit(Edit::WordLeft)));
}

#[test]
fn a_wrong_key_name_is_told_with_the_nearest() {
    let nearest = |text: &str| match Key::parse(text) {
        Err(KeyFault::Unknown { nearest }) => nearest.unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    assert_eq!(nearest("pagedown"), "page-down");
    assert_eq!(nearest("ctrl-entre"), "ctrl-enter");
    assert_eq!(nearest("esc"), "escape");
    assert_eq!(nearest("f25"), "f2");
    assert_eq!(nearest(""), "");
    assert_eq!(nearest("ctrl-"), "");
    assert_eq!(Key::parse("shift-é"), Err(KeyFault::ShiftedCharacter));
}

#[test]
fn one_key_has_one_form() {
    let shifted = Key::new(KeyCode::Char('A'), false, false, true);
    assert_eq!(shifted, key("A"));
    assert_eq!(Key::new(KeyCode::Tab, false, false, true), key("back-tab"));
    assert_eq!(key("ctrl-Z"), key("ctrl-z"));
    assert_eq!(resolved(&shipped("standard"), Context::Coded, "alt-N"), Resolved::Command(Command::Note));
    assert_eq!(key("alt--"), Key::new(KeyCode::Char('-'), false, true, false));
}

fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        any::<char>().prop_filter("no control characters", |c| !c.is_control()).prop_map(KeyCode::Char),
        (1u8..=24).prop_map(KeyCode::F),
        proptest::sample::select(REPAIRED.map(|(code, _)| code).to_vec()),
        proptest::sample::select(vec![
            KeyCode::Enter,
            KeyCode::Escape,
            KeyCode::Backspace,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Char('-'),
            KeyCode::Char(' '),
        ]),
    ];
    (code, any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(code, ctrl, alt, shift)| Key::new(code, ctrl, alt, shift))
}

proptest! {
    #[test]
    fn the_text_of_a_key_leads_back_to_it(key in any_key()) {
        prop_assert_eq!(Key::parse(&key.to_string()), Ok(key));
    }

    #[test]
    fn no_text_of_a_key_file_panics(text in "(\\[(coded|text|[a-z]{1,4})\\]|\"[a-z0-9é-]{0,6}\"|=|inherits|standard|\n| |\\PC){0,20}") {
        let _ = keymap::parse("any.toml", &text);
        let _ = Key::parse(&text);
    }
}

//! The command line: the real binary in a home of its own.

mod action;
mod backup;
mod calendar;
mod certainty;
mod doctor;
mod exporting;
mod forms;
mod full_disk;
mod journal;
mod kiosk;
mod kit;
mod lint;
mod manual;
mod mending;
mod online;
mod outside;
#[cfg(feature = "pdf")]
mod paper;
mod reading;
mod selftest;
mod state;
mod store;
mod tool;
mod verify;

use std::collections::BTreeSet;
use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Home {
        Home { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copiste"));
        command.args(arguments).env_clear().env("HOME", self.folder.path()).env("LANG", "en_GB.UTF-8");
        // Whatever host this machine has is not asked.
        command.env("COPISTE_SOCKET", "none");
        command.env("XDG_DATA_HOME", self.folder.path().join("data"));
        command.env("XDG_CONFIG_HOME", self.folder.path().join("config"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // A process that has already left does not read.
        let _ = child.stdin.take().unwrap().write_all(input);
        Run::of(child.wait_with_output().unwrap())
    }

    /// A campaign with one batch of professionals on the model form.
    fn with_campaign(&self) {
        let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form");
        let model = model.to_str().unwrap();
        let options = ["--title", "Modèle", "--establishment", "Les Tilleuls", "--service", "07=Sept"];
        let create = [&["campaign", "create", "essai", model][..], &options].concat();
        let done = self.run(&create);
        assert_eq!(done.code, 0, "{}", done.err);
        let done = self.run(&["batch", "open", "essai", "--audience", "professionals", "--service", "07"]);
        assert_eq!(done.code, 0, "{}", done.err);
    }
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(output: Output) -> Run {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it speaks UTF-8");
        let code = output.status.code().expect("it ends by itself");
        Run { code, out: text(output.stdout), err: text(output.stderr) }
    }
}

const COMMANDS: [&[&str]; 103] = [
    &[],
    &["backup"],
    &["restore"],
    &["demo"],
    &["check"],
    &["expression"],
    &["host"],
    &["kiosk"],
    &["kiosk", "check"],
    &["kiosk", "pins"],
    &["kiosk", "admit"],
    &["kiosk", "reset-pin"],
    &["lint"],
    &["tool"],
    &["tool", "diff"],
    &["form", "model"],
    &["form", "walk"],
    &["form", "export"],
    &["paper"],
    &["kit"],
    &["keys"],
    &["doctor"],
    &["manual"],
    &["completions"],
    &["help"],
    &["report"],
    &["export"],
    &["state"],
    &["campaign"],
    &["campaign", "list"],
    &["campaign", "show"],
    &["campaign", "create"],
    &["campaign", "edit"],
    &["campaign", "service"],
    &["campaign", "plan"],
    &["campaign", "policy"],
    &["campaign", "keep"],
    &["campaign", "reference"],
    &["campaign", "web"],
    &["campaign", "close"],
    &["campaign", "reopen"],
    &["campaign", "tool"],
    &["batch"],
    &["batch", "list"],
    &["batch", "open"],
    &["batch", "edit"],
    &["batch", "count"],
    &["batch", "step"],
    &["batch", "move"],
    &["batch", "key"],
    &["verify"],
    &["verify", "draw"],
    &["verify", "list"],
    &["verify", "key"],
    &["verify", "show"],
    &["verify", "decide"],
    &["verify", "missing"],
    &["verify", "found"],
    &["verify", "release"],
    &["verify", "same"],
    &["verify", "more"],
    &["verify", "certificate"],
    &["verify", "twins"],
    &["verify", "distinct"],
    &["comment"],
    &["comment", "list"],
    &["comment", "review"],
    &["calendar"],
    &["action"],
    &["action", "list"],
    &["action", "add"],
    &["action", "edit"],
    &["action", "drop"],
    &["action", "history"],
    &["action", "take-over"],
    &["action", "export"],
    &["steps"],
    &["steps", "list"],
    &["steps", "tick"],
    &["steps", "untick"],
    &["steps", "date"],
    &["calendar", "list"],
    &["calendar", "evaluation"],
    &["calendar", "rules"],
    &["journal"],
    &["journal", "verify"],
    &["journal", "show"],
    &["mine"],
    &["store"],
    &["selftest"],
    &["store", "check"],
    &["store", "rebuild"],
    &["campaign", "empty"],
    &["record"],
    &["record", "list"],
    &["record", "show"],
    &["record", "find"],
    &["record", "correct"],
    &["record", "import"],
    &["record", "import-web"],
    &["record", "resume"],
    &["record", "void"],
    &["record", "restore"],
];

#[test]
fn every_command_has_help_in_both_languages() {
    let home = Home::new();
    // Paper is set by the typesetter.
    for command in COMMANDS.iter().copied().filter(|command| cfg!(feature = "pdf") || command.first() != Some(&"paper"))
    {
        let french = home.run(&[command, &["--help", "--language", "fr"]].concat());
        let english = home.run(&[command, &["--help", "--language", "en"]].concat());
        assert_eq!((french.code, english.code), (0, 0), "{command:?} {} {}", french.err, english.err);
        for word in [
            "Usage:",
            "Options:",
            "Arguments:",
            "Commands:",
            "Print",
            "[default",
            "possible values",
            "[COMMAND]",
            "<COMMAND>",
        ] {
            assert!(!french.out.contains(word), "{command:?} says “{word}” in French:\n{}", french.out);
        }
        assert_ne!(french.out, english.out);
        assert!(!french.out.is_empty() && !english.out.is_empty());
    }
}

#[test]
fn the_line_of_a_command_names_every_command_under_it() {
    let home = Home::new();
    let help = home.run(&["--help", "--language", "en"]).out.replace('\n', " ");
    let parents: BTreeSet<&str> = COMMANDS.iter().filter(|words| words.len() == 2).map(|words| words[0]).collect();
    for parent in parents.into_iter().filter(|parent| *parent != "form") {
        let own = help.split_once(&format!("  {parent} ")).expect("it is listed").1.replace("              ", "");
        let under = COMMANDS.iter().filter(|words| words.len() == 2 && words[0] == parent).map(|words| words[1]);
        let (_, listed) = own.split_once(": ").expect("its line lists them");
        let listed: Vec<&str> = listed.split([',', ' ']).filter(|word| !word.is_empty()).collect();
        let missing: Vec<&str> =
            under.clone().filter(|name| !listed.iter().take(under.clone().count()).any(|word| word == name)).collect();
        assert_eq!(missing, Vec::<&str>::new(), "{parent}");
    }
}

#[test]
fn wrong_usage_is_said_in_words_and_ends_with_2() {
    let home = Home::new();
    let told = |arguments: &[&str]| {
        let run = home.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        run.err
    };
    insta::assert_snapshot!(told(&["chekc"]), @r#"
Wrong command. “chekc” is not expected here.
Did you mean “check”?
See: copiste --help
"#);
    insta::assert_snapshot!(told(&["check"]), @r#"
Wrong command. Missing: <PATH>.
See: copiste --help
"#);
    insta::assert_snapshot!(told(&["campaign"]), @r#"
Wrong command. A command is missing after “copiste campaign”.
See: copiste --help
"#);
    insta::assert_snapshot!(told(&["--plian"]), @r#"
Wrong command. “--plian” is not expected here.
Did you mean “--plain”?
See: copiste --help
"#);
    insta::assert_snapshot!(told(&["record", "show", "essai", "residents", "x"]), @r#"
Wrong command. “x” does not suit <SHEET>.
See: copiste --help
"#);
    insta::assert_snapshot!(told(&["demo", "--headless"]), @r#"
Wrong command. Missing: --out <FOLDER>.
See: copiste --help
"#);
    insta::assert_snapshot!(told(&["--language", "de", "keys"]), @r#"
Wrong command. “de” is not a language of copiste: fr or en.
See: copiste --help
"#);
    insta::assert_snapshot!(told(&["--language", "fr", "chekc"]), @r#"
Commande mal écrite. « chekc » n’est pas attendu ici.
Vouliez-vous dire « check » ?
Voir : copiste --help
"#);
    insta::assert_snapshot!(told(&["campaign", "list", "--operator", "a b"]), @r#"
Wrong command. “a b” is not a short name: 1 to 16 characters, no space.
See: copiste --help
"#);
}

#[test]
fn the_version_is_told() {
    let run = Home::new().run(&["--version"]);
    assert_eq!((run.code, run.out), (0, format!("copiste {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn a_campaign_is_keyed_and_reported_from_scripts() {
    let home = Home::new();
    home.with_campaign();
    let sheet =
        ["1\n42\n3\n07\n", &"4\n".repeat(10), "\n", &"4\n".repeat(16), "\n", &"4\n".repeat(14), "Bien\n"].concat();
    let run = home.run_with(&["batch", "key", "essai", "1", "--plain"], sheet.as_bytes());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("Sheet 0001 complete, saved."), "{}", run.out);
    for list in [&["campaign", "list"][..], &["batch", "list", "essai"], &["record", "list", "essai", "1"]] {
        let run = home.run(&[list, &["--json"]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let value: serde_json::Value =
            serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out));
        assert_eq!(value.as_array().map(Vec::len), Some(1), "{list:?} {}", run.out);
    }
    let shown = home.run(&["campaign", "show", "essai", "--language", "fr"]).out;
    assert!(shown.contains("professionals") && shown.contains("modes de réponse"), "every code can be read: {shown}");
    for show in [&["campaign", "show", "essai"][..], &["record", "show", "essai", "professionals", "1"], &["doctor"]] {
        let run = home.run(&[show, &["--json"]].concat());
        assert!(serde_json::from_str::<serde_json::Value>(&run.out).is_ok(), "{show:?} {} {}", run.out, run.err);
    }
    let out = home.path("reports");
    let run = home.run(&["report", "essai", "--format", "text", "--out", &out]);
    assert!(run.code == 0 && !run.out.is_empty(), "{}", run.err);
    assert!(!Path::new(&out).exists(), "who reads the report as text gets no page");
    let run = home.run(&["report", "essai", "--out", &out]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(Path::new(&out).join("essai-01.html").exists());
    #[cfg(feature = "pdf")]
    {
        let run = home.run(&["report", "essai", "--out", &out, "--format", "pdf"]);
        assert_eq!((run.code, run.err.matches("essai-01").count()), (0, 2), "{}", run.err);
        assert!(std::fs::read(Path::new(&out).join("essai-01.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    }
    let run = home.run(&["report", "essai", "--format", "xlsx", "--out", &out]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("essai-01.xlsx"), "the workbook is of the report that stands: {}", run.err);
    assert!(std::fs::read(Path::new(&out).join("essai-01.xlsx")).unwrap().starts_with(b"PK"));
    let run = home.run(&["report", "essai", "--format", "all", "--out", &out]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "every file, and nothing to read here: {}", run.err);
    assert!(run.err.contains("essai-01.html") && run.err.contains("essai-01.xlsx"), "{}", run.err);
    #[cfg(feature = "pdf")]
    assert!(Path::new(&out).join("essai-01-poster-a3.pdf").exists(), "{}", run.err);
}

#[test]
fn a_report_takes_the_place_of_no_report_of_another_store() {
    let home = Home::new();
    let write = |store: &str| {
        let store = home.path(store);
        let on = |arguments: &[&str]| {
            let run = home.run(&[&["--store", &store], arguments].concat());
            assert_eq!(run.code, 0, "{arguments:?} {}", run.err);
            run.err
        };
        let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form").display().to_string();
        let house = ["--title", "Essai", "--establishment", &store, "--service", "07=Sept"];
        on(&[&["campaign", "create", "essai", &tool], &house[..]].concat());
        on(&["report", "essai"])
    };
    let (one, other) = (write("one"), write("other"));
    assert!(one.contains(&home.path("one")) && other.contains(&home.path("other")), "{one}{other}");
}

#[test]
fn what_the_station_refuses_ends_with_1() {
    let home = Home::new();
    home.with_campaign();
    let told = |arguments: &[&str]| {
        let run = home.run(arguments);
        assert_eq!(run.code, 1, "{arguments:?} {}", run.err);
        run.err
    };
    insta::assert_snapshot!(told(&["campaign", "show", "esai"]), @r#"
No campaign is called “esai”.
Did you mean “essai”?
"#);
    insta::assert_snapshot!(told(&["record", "void", "essai", "professionals", "9", "--reason", "x"]), @"This audience has no sheet 0009.");
    insta::assert_snapshot!(told(&["batch", "key", "essai", "4", "--plain"]), @"This campaign has no batch 4.");
}

#[test]
fn a_campaign_closed_twice_is_said_to_be_closed() {
    let home = Home::new();
    home.with_campaign();
    assert_eq!(home.run(&["batch", "count", "essai", "1", "0"]).code, 0);
    assert_eq!(home.run(&["campaign", "close", "essai"]).code, 0);
    let run = home.run(&["campaign", "close", "essai"]);
    assert_eq!((run.code, run.err.as_str()), (1, "The campaign “essai” is closed already.\n"));
}

#[test]
fn a_record_is_shown_with_its_reason_its_remarks_and_its_trace() {
    let home = Home::new();
    home.with_campaign();
    let keys = ":remarque tache\n:marge voir au dos\n1\n:mettre-de-côté demander\n";
    let run = home
        .run_with(&["batch", "key", "essai", "1", "--plain", "--language", "fr", "--operator", "jm"], keys.as_bytes());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let run = home.run(&["record", "show", "essai", "professionals", "1", "--language", "fr"]);
    let shown = run.out.replace('\u{a0}', " ");
    for line in ["Mise de côté : demander", "En marge : voir au dos", "jm : commencée", "jm : mise de côté"] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    assert!(shown.contains(": tache"), "{shown}");
}

#[test]
fn who_has_the_store_is_not_what_the_session_pretends() {
    let home = Home::new();
    home.with_campaign();
    let mut open = home.command(&["--plain"]).env("USER", "mallory").stdin(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    std::io::BufReader::new(open.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let run = home.run(&["campaign", "list"]);
    drop(open.stdin.take());
    open.wait().unwrap();
    assert_eq!(run.code, 3, "{first}{}", run.err);
    assert!(run.err.contains("process") && !run.err.contains("mallory"), "{}", run.err);
    assert!(!run.err.contains("by process") && !run.err.contains("by the process"), "somebody is named: {}", run.err);
}

#[test]
fn a_tool_with_faults_is_told_with_its_findings_and_ends_with_1() {
    let home = Home::new();
    let file = home.path("form.md");
    std::fs::write(&file, "| survey | | |\n| | type | name |\n| | select_one often | q1 |\n").unwrap();
    let run = home.run(&["check", &file]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!((run.out + &run.err).contains("often"));
    let run = home.run(&["check", &file, "--json"]);
    assert_eq!(run.code, 1);
    let value: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert!(!value["findings"].as_array().unwrap().is_empty());
    assert_eq!(home.run(&["check", &home.path("nothing")]).code, 1);
}

#[test]
fn without_a_home_it_ends_with_3() {
    // The environment of a process that has no home: nowhere to keep data or settings.
    let nowhere = copiste::cli::Environment::default();
    let code = |arguments: &[&str]| {
        copiste::cli::run(arguments.iter().map(|word| (*word).to_owned()).collect(), &nowhere).unwrap()
    };
    assert_eq!(code(&["campaign", "list"]), 3);
    assert_eq!(code(&[]), 3);
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&["campaign", "list", "--store", folder.path().to_str().unwrap()]), 0);
}

#[test]
fn a_store_that_cannot_be_made_is_named_and_ends_with_3() {
    let home = Home::new();
    let file = home.path("a-file");
    std::fs::write(&file, "x").unwrap();
    let run = home.run(&["campaign", "list", "--store", &file]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains(&file), "{}", run.err);
    let inside = format!("{file}/store");
    let run = home.run(&["campaign", "list", "--store", &inside]);
    assert_eq!(run.code, 3, "{}", run.err);
    home.with_campaign();
    let run = home.run(&["report", "essai", "--out", &file]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("a-file"), "{}", run.err);
}

#[test]
fn settings_that_are_wrong_are_named() {
    let home = Home::new();
    let folder = home.folder.path().join("config/copiste");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("settings.toml"), "langage = \"fr\"\n").unwrap();
    // What is wrong is said in one line, with its place and the word that was meant; the rest goes on.
    for command in [&["campaign", "list"][..], &["keys"], &["--plain"]] {
        let run = home.run(command);
        assert_eq!(run.code, 0, "{}", run.err);
        let said = "settings.toml, line 1: “langage” is not a setting and does not count. Did you mean “language”?\n";
        assert!(run.err.ends_with(said) && run.err.lines().count() == 1, "{command:?} {}", run.err);
    }
    std::fs::write(folder.join("settings.toml"), "language = \"fr\"\npage-stops = 3\n").unwrap();
    let run = home.run(&["campaign", "list"]);
    assert!(run.err.contains("ligne 2") && run.err.contains("page-stops"), "{}", run.err);
    std::fs::write(folder.join("settings.toml"), "language = fr\"\n").unwrap();
    let run = home.run(&["campaign", "list"]);
    assert!(run.err.contains("line 1: this is not TOML"), "{}", run.err);
    std::fs::write(folder.join("settings.toml"), "language = \"english\"\nkeymap = \"azerti\"\n").unwrap();
    let run = home.run(&["keys"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("azerty"), "{}", run.err);
}

#[test]
fn garbage_on_standard_input_does_no_harm() {
    let home = Home::new();
    home.with_campaign();
    let garbage: Vec<u8> = (0..50_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let run = home.run_with(&["--plain"], &[b"1\n1\n".as_slice(), &garbage].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let run = home.run_with(&["batch", "key", "essai", "1", "--plain"], &garbage);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn without_a_terminal_the_station_says_so() {
    let home = Home::new();
    let run = home.run(&[]);
    assert_eq!(run.code, 3, "{}", run.err);
    insta::assert_snapshot!(run.err, @"The station needs a terminal. Without one: copiste --plain, or copiste demo --headless --out FOLDER.");
}

#[test]
fn the_headless_demonstration_writes_its_report() {
    let home = Home::new();
    let out = home.path("out");
    let run = home.run(&["demo", "--headless", "--out", &out]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let page = std::fs::read_to_string(Path::new(&out).join("report.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.len() > 10_000);
    let file = home.path("a-file");
    std::fs::write(&file, "").unwrap();
    let run = home.run(&["demo", "--headless", "--out", &file]);
    assert_eq!(run.code, 3, "{}{}", run.out, run.err);
    assert!(run.err.contains("a-file"), "{}", run.err);
}

#[test]
fn help_is_asked_for_in_words_and_gives_arguments_in_their_order() {
    let home = Home::new();
    let run = home.run(&["--language", "fr", "help", "campaign", "plan"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out, @r#"
Fixe les feuilles attendues et distribuées d’un service et d’un public

Utilisation : copiste campaign plan [OPTIONS] --expected <N> --distributed <N> <CAMPAGNE> <SERVICE> <PUBLIC>

Arguments :
  <CAMPAGNE>  Identifiant de la campagne
  <SERVICE>   Code du service
  <PUBLIC>    Code du public

Options :
      --expected <N>       Feuilles attendues
      --distributed <N>    Feuilles distribuées
      --language <LANGUE>  Langue des écrans : fr ou en
      --keymap <CLAVIER>   Clavier : standard, azerty, keypad, bepo, qwerty ou un fichier de touches
      --theme <COULEURS>   Couleurs : dark, light, mono ou console16
      --store <DOSSIER>    Dossier où tout est conservé
      --operator <NOM>     Nom court de la personne qui saisit (initiales ou alias)
      --plain              Une question par ligne, pour lecteurs d’écran et scripts
      --confined           Sans issue : ni interpréteur de commandes, ni chemin à écrire, ni autre
                           programme que l’imprimante
      --json               Résultat en JSON
      --running-count      Affiche le compte des réponses acceptées
      --no-page-stops      Ne s’arrête pas en fin de page
  -h, --help               Affiche cette aide
"#);
    let told = home.run(&["help", "chekc"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("“check”"), "{}", told.err);
}

#[test]
fn colours_that_do_not_exist_are_refused_by_every_command() {
    let home = Home::new();
    let run = home.run(&["campaign", "list", "--theme", "pink"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("pink"), "{}", run.err);
}

#[test]
fn the_keys_are_told_to_programs_too() {
    let run = Home::new().run(&["--json", "keys", "--keymap", "azerty"]);
    let keys: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &keys["keymap"]), (0, &"azerty".into()));
    let coded = keys["contexts"].as_array().unwrap().iter().find(|context| context["context"] == "coded").unwrap();
    assert!(coded["keys"].as_array().unwrap().len() > 10, "{coded}");
}

#[test]
fn what_the_system_refuses_is_said_in_the_language_of_the_screen() {
    let home = Home::new();
    let file = home.path("un-fichier");
    std::fs::write(&file, "x").unwrap();
    let told = |arguments: &[&str]| {
        let run = home.run(&[&["--language", "fr"], arguments].concat());
        assert_ne!(run.code, 0);
        assert!(!run.err.contains("os error"), "{}", run.err);
        run.err.replace(&file, "FICHIER").replace('\u{a0}', " ")
    };
    insta::assert_snapshot!(told(&["campaign", "list", "--store", &file]), @r#"
FICHIER : un fichier se trouve là où il faut un dossier. Choisissez un autre dossier pour les données.
"#);
    insta::assert_snapshot!(told(&["campaign", "list", "--store", &format!("{file}/dans")]), @r#"
FICHIER/dans : un fichier se trouve là où il faut un dossier. Choisissez un autre dossier pour les données.
"#);
    insta::assert_snapshot!(told(&["demo", "--headless", "--out", &file]), @r#"
FICHIER/demo-2026-01.html : un fichier se trouve là où il faut un dossier
"#);
}

#[test]
fn a_locale_without_utf_8_gets_ascii() {
    let home = Home::new();
    home.with_campaign();
    for arguments in [
        &["--help"][..],
        &["campaign", "list"],
        &["campaign", "list", "--json"],
        &["campaign", "show", "esai"],
        &["keys"],
        &["doctor"],
        &["--plain"],
        &["batch", "key", "essai", "1"],
    ] {
        let run = Run::of(home.command(arguments).env("LANG", "C").args(["--language", "fr"]).output().unwrap());
        assert!(run.out.is_ascii() && run.err.is_ascii(), "{arguments:?} {} {}", run.out, run.err);
        assert!(!(run.out.is_empty() && run.err.is_empty()), "{arguments:?}");
    }
}

#[test]
fn findings_are_told_to_programs_in_small_letters() {
    let home = Home::new();
    let file = home.path("form.md");
    std::fs::write(&file, "| survey | | |\n| | type | name | label |\n| | select_won often | q1 | Un |\n").unwrap();
    let run = home.run(&["check", &file, "--json"]);
    let value: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let findings = value["findings"].as_array().unwrap();
    let severities: Vec<_> = findings.iter().filter_map(|found| found["severity"].as_str()).collect();
    assert_eq!((severities, value["warnings"].as_u64()), (vec!["warning", "blocking"], Some(1)), "{}", run.out);
}

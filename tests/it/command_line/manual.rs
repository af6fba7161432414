//! `copiste manual` and `copiste completions`: pages and scripts that a package installs.

use super::{COMMANDS, Home, Run};
use std::collections::BTreeSet;
use std::process::{Command, Stdio};

/// A page as it reads, without what sets it.
fn plain(page: &str) -> String {
    let set = page.replace("\\-", "-").replace("\\fB", "").replace("\\fI", "").replace("\\fR", "");
    set.replace("\\*(Aq", "'").replace("\\&", "").replace('\u{a0}', " ")
}

fn pages(home: &Home) -> (String, Vec<String>) {
    let out = home.path("manual");
    let run = home.run(&["manual", "--out", &out]);
    assert_eq!(run.code, 0, "{}", run.err);
    let folders = ["man1", "fr/man1"].map(|folder| format!("{out}/{folder}"));
    let names = folders.map(|folder| {
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect::<BTreeSet<_>>()
    });
    assert_eq!(names[0], names[1], "every page in both languages");
    assert!(run.out.contains(&(2 * names[0].len()).to_string()), "{}", run.out);
    (out, names[0].iter().cloned().collect())
}

#[test]
fn every_command_has_its_page_and_each_page_names_every_option_of_its_command() {
    let home = Home::new();
    let (out, names) = pages(&home);
    for command in COMMANDS {
        let name = std::iter::once("copiste").chain(command.iter().copied()).collect::<Vec<_>>().join("-") + ".1";
        #[cfg(not(feature = "pdf"))]
        if name == "copiste-paper.1" {
            continue;
        }
        assert!(names.contains(&name), "{name}");
        for (folder, language, sections) in [
            ("man1", "en", ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "SEE ALSO"]),
            ("fr/man1", "fr", ["NOM", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "CODE DE SORTIE", "VOIR AUSSI"]),
        ] {
            let page = plain(&std::fs::read_to_string(format!("{out}/{folder}/{name}")).unwrap());
            for section in sections {
                let quoted = format!(".SH \"{section}\"\n");
                assert!(
                    page.contains(&quoted) || page.contains(&format!(".SH {section}\n")),
                    "{name} {section}\n{page}"
                );
            }
            // Help is read by people every day: what it names, the page names.
            let help = home.run(&[command, &["--help", "--language", language]].concat()).out;
            let words = help.split(|letter: char| letter.is_whitespace() || "[]<>,=".contains(letter));
            let mut options: Vec<&str> = words.filter(|word| word.starts_with("--") && word.len() > 2).collect();
            options.retain(|option| {
                option.trim_matches(|letter: char| letter == '-' || letter.is_alphanumeric()).is_empty()
            });
            assert!(options.contains(&"--help"), "{help}");
            for option in options {
                assert!(page.contains(option), "{name} does not name {option}:\n{page}");
            }
            assert!(page.contains(&format!("copiste {}", command.join(" "))), "{name}: how it is called\n{page}");
        }
    }
}

#[test]
fn the_page_of_copiste_tells_every_variable_that_is_read() {
    let home = Home::new();
    let (out, _) = pages(&home);
    let source = include_str!("../../../src/cli/environment.rs");
    let upper = |word: &&str| word.len() > 2 && word.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
    let read: BTreeSet<&str> = source.split('"').skip(1).step_by(2).filter(upper).collect();
    assert!(read.len() >= 12, "{read:?}");
    for (folder, page) in [("man1", "copiste.1"), ("fr/man1", "copiste.1"), ("man1", "copiste-host.1")] {
        let page = plain(&std::fs::read_to_string(format!("{out}/{folder}/{page}")).unwrap());
        let missing: Vec<_> = read.iter().filter(|name| !page.contains(**name)).collect();
        assert!(missing.is_empty(), "{missing:?}\n{page}");
    }
}

#[test]
fn the_system_reads_every_page_without_a_complaint() {
    if Command::new("mandoc").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        println!("not tried: mandoc is not here");
        return;
    }
    let home = Home::new();
    let (out, names) = pages(&home);
    for folder in ["man1", "fr/man1"] {
        let paths = names.iter().map(|name| format!("{out}/{folder}/{name}"));
        let checked = Command::new("mandoc").args(["-T", "lint", "-W", "warning"]).args(paths).output().unwrap();
        let said = String::from_utf8(checked.stdout).unwrap();
        // A page has no day of its own: it is made anew with each program, and is the same each time.
        let complaints: Vec<&str> = said.lines().filter(|line| !line.contains("missing date")).collect();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}

#[test]
fn pages_are_the_same_each_time_whatever_the_locale() {
    let home = Home::new();
    let (out, names) = pages(&home);
    let again = home.path("again");
    let run = Run::of(home.command(&["manual", "--out", &again]).env("LANG", "C").output().unwrap());
    assert_eq!(run.code, 0, "{}", run.err);
    for name in names {
        let page = |folder: &str| std::fs::read(format!("{folder}/fr/man1/{name}")).unwrap();
        assert_eq!(page(&out), page(&again), "{name}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let home = Home::new();
    let file = home.path("file");
    std::fs::write(&file, "").unwrap();
    let run = home.run(&["manual", "--out", &file]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains(&file), "{}", run.err);
}

#[test]
fn the_completions_name_every_command_and_the_shell_reads_them() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = home.run(&["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{shell}");
        for command in COMMANDS.iter().filter(|command| cfg!(feature = "pdf") || **command != ["paper"]) {
            for word in *command {
                assert!(run.out.contains(word), "{shell}: {word}");
            }
        }
    }
    assert_eq!(home.run(&["completions", "tcsh"]).code, 2);
    let french = home.run(&["completions", "fish", "--language", "fr"]).out;
    assert!(french.contains("Premier examen"), "each option is explained in the language asked for");
    // What bash proposes after the beginning of a word.
    let script = home.path("copiste.bash");
    std::fs::write(&script, home.run(&["completions", "bash"]).out).unwrap();
    let ask = "source \"$0\"; COMP_WORDS=(copiste campaign cl); COMP_CWORD=2; _copiste copiste cl campaign; echo \"${COMPREPLY[@]}\"";
    let Ok(proposed) = Command::new("bash").args(["-c", ask, &script]).output() else {
        println!("not tried: bash is not here");
        return;
    };
    assert_eq!(
        String::from_utf8_lossy(&proposed.stdout).trim(),
        "close",
        "{}",
        String::from_utf8_lossy(&proposed.stderr)
    );
}

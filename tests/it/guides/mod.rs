//! The guides for operators, quality managers and administrators: their pictures are what the station draws, and their keys,
//! commands and links exist.

mod manager;
mod operator;
mod page;
mod spoken;

use crate::faces::{Play, surroundings};
use copiste::keymap::{self, KeyboardHints, guess};
use copiste::language::{Language, Phrases};
use copiste::station::Station;
use copiste::station::keymap_errors::keymap_guessed;
use copiste::tui::Start;
use copiste::tui::look::Surroundings;
use page::{What, pieces};
use spoken::{broken_links, wrong_commands, wrong_keys};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const GUIDES: [(&str, Language); 4] = [
    ("guide-operateur.md", Language::French),
    ("guide-referent.md", Language::French),
    ("guide-admin.md", Language::English),
    ("guide-admin.fr.md", Language::French),
];

/// Characters of a line outside a picture: a page is read on paper too.
const LINE_MAX: usize = 100;

/// Remarks that begin so name the picture of the block that follows.
const PICTURE: [&str; 2] = ["écran :", "screen:"];

/// A station as whoever reads the guide has it: French, on a French keyboard, eighty columns; no colours on paper.
fn opened(station: Station, change: impl FnOnce(&mut Start)) -> Play {
    let guessed = guess(&KeyboardHints { locale: Some("fr_FR.UTF-8"), ..KeyboardHints::default() });
    let around = Surroundings { no_color: true, ..surroundings("xterm-256color", "fr_FR.UTF-8") };
    Play::with(station, Language::French, around, |start| {
        start.keymap = keymap::shipped(guessed.name).unwrap();
        start.keymap_named = keymap_guessed(&guessed, &Phrases::new(Language::French));
        start.guessed = (start.keymap.clone(), start.keymap_named.clone());
        start.reports = PathBuf::from("target/rapports");
        change(start);
    })
}

/// Pictures by their names.
#[derive(Default)]
struct Album(Vec<(&'static str, String)>);

impl Album {
    /// Keeps what the screen shows, without the empty lines at its end.
    fn keep(&mut self, name: &'static str, play: &Play) {
        let text = play.text();
        let glyphs = text.split("cursor: ").next().unwrap_or_default();
        assert!(self.0.iter().all(|(other, _)| *other != name), "{name} is taken twice");
        self.0.push((name, glyphs.trim_end().to_owned() + "\n"));
    }
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(docs().join(name)).unwrap_or_else(|error| panic!("docs/{name}: {error}"))
}

/// The page with its pictures drawn anew, and what is wrong with their names.
fn illustrated(page: &str, album: &Album) -> (String, Vec<String>) {
    let (mut drawn, mut wrong, mut used) = (page.to_owned(), Vec::new(), BTreeSet::new());
    let pieces = pieces(page);
    for (place, piece) in pieces.iter().enumerate().rev() {
        let What::Remark(remark) = &piece.what else { continue };
        let Some(name) = PICTURE.iter().find_map(|words| remark.strip_prefix(words)) else { continue };
        let name = name.trim();
        match (pieces.get(place + 1).map(|next| &next.what), album.0.iter().find(|(own, _)| *own == name)) {
            (Some(What::Block(_, range)), Some((own, picture))) => {
                drawn.replace_range(range.clone(), picture);
                used.insert(*own);
            }
            (_, None) => wrong.push(format!("line {}: no picture is named {name}", piece.line)),
            (_, Some(_)) => wrong.push(format!("line {}: no block follows {name}", piece.line)),
        }
    }
    wrong.reverse();
    let unused = album.0.iter().filter(|(name, _)| !used.contains(name));
    wrong.extend(unused.map(|(name, _)| format!("the picture {name} is nowhere")));
    (drawn, wrong)
}

fn compare(name: &str, album: &Album) {
    let page = read(name);
    let (drawn, wrong) = illustrated(&page, album);
    let blessed = std::env::var_os("COPISTE_BLESS").is_some();
    if blessed {
        std::fs::write(docs().join(name), &drawn).unwrap();
    }
    assert_eq!(wrong, Vec::<String>::new(), "docs/{name}");
    let other = page.lines().zip(drawn.lines()).position(|(kept, now)| kept != now);
    let line = other.map_or(0, |line| line + 1);
    assert!(
        blessed || page == drawn,
        "docs/{name}, line {line}: the station draws otherwise; COPISTE_BLESS=1 writes it anew"
    );
}

#[test]
fn the_pictures_of_the_operators_guide_are_what_the_station_draws() {
    compare("guide-operateur.md", &operator::album());
}

#[test]
fn the_pictures_of_the_quality_managers_guide_are_what_the_station_draws() {
    compare("guide-referent.md", &manager::album());
}

#[test]
fn the_guides_name_keys_and_commands_that_exist() {
    for (name, language) in GUIDES {
        let page = read(name);
        let wrong = [wrong_keys(&page, language), wrong_commands(&page, language)].concat();
        assert_eq!(wrong, Vec::<String>::new(), "docs/{name}");
    }
}

#[test]
fn the_guides_may_be_printed_and_french_is_set_as_french() {
    for (name, language) in GUIDES {
        let page = read(name);
        let mut wrong = Vec::new();
        for (line, text) in page::sentences(&page) {
            let width = page.lines().nth(line - 1).unwrap_or_default().chars().count();
            if !text.is_empty() && width > LINE_MAX {
                wrong.push(format!("line {line}: {width} characters"));
            }
            if language == Language::French {
                wrong
                    .extend(crate::languages::misprints_of(&text).map(|fault| format!("line {line}: {fault}: {text}")));
            }
        }
        assert_eq!(wrong, Vec::<String>::new(), "docs/{name}");
    }
}

#[test]
fn every_link_between_the_pages_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [root.to_owned(), docs(), root.join("sample-data"), root.join("benches"), root.join("packaging")] {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let page = std::fs::read_to_string(&path).unwrap();
                assert_eq!(broken_links(&page, &folder), Vec::<String>::new(), "{}", path.display());
            }
        }
    }
}

/// A guide in which everything is wrong once.
const WRONG: &str = "\
# Essai

Appuyez sur <kbd>F1</kbd>.

<!-- touches : list view -->
<kbd>F1</kbd> puis <kbd>d</kbd>, <kbd>F14</kbd>, <kbd>Verr Num</kbd>.

<!-- touches : coded azerty -->
<kbd>&#38;</kbd> et <kbd>&#95;</kbd>, <kbd>~</kbd>.

<!-- touches : liste -->

## Commandes

`copiste`, `copiste doctor`, `copiste
doktor`, `copiste backup`, `copiste backup --too DOSSIER`, `sudo -u copiste copiste host --nowhere`.

```sh
copiste --language fr keys | less
copiste batch count CAMPAGNE LOT NOMBRE \\
  --reason 'une feuille retrouvée'
copiste backup && copiste campaign list --jso  # tout
```

```text
copiste rien
```

<!-- écran : accueil -->
```text
```

<!-- écran : nulle part -->
```text
```

<!-- écran : accueil -->
Rien ne suit.

[ici](#commandes), [là](#ailleurs), [l’aide](keys.fr.md#listes-et-menus), [rien](rien.md), [loin](https://example.org/).
";

#[test]
fn what_a_guide_says_wrongly_is_found() {
    insta::assert_snapshot!(wrong_keys(WRONG, Language::French).join("\n"), @r"
    line 3: nothing says where F1 is pressed
    line 6: no key F14 there
    line 6: no key Verr Num there
    line 9: no key ~ there
    line 11: neither a context nor a keymap: liste
    ");
    insta::assert_snapshot!(wrong_commands(WRONG, Language::English).join("\n"), @r"
    line 15: copiste doktor: error: unrecognized subcommand 'doktor'
    line 16: copiste backup --too DOSSIER: error: unexpected argument '--too' found
    line 16: copiste host --nowhere: error: unexpected argument '--nowhere' found
    line 21: copiste campaign list --jso: error: unexpected argument '--jso' found
    ");
    insta::assert_snapshot!(broken_links(WRONG, &docs()).join("\n"), @r"
    line 40: no heading #ailleurs
    line 40: no file rien.md
    ");
    let album = Album(vec![("accueil", "ici\n".to_owned()), ("campagne", "là\n".to_owned())]);
    let (drawn, wrong) = illustrated(WRONG, &album);
    insta::assert_snapshot!(wrong.join("\n"), @r"
    line 33: no picture is named nulle part
    line 37: no block follows accueil
    the picture campagne is nowhere
    ");
    assert!(drawn.contains("<!-- écran : accueil -->\n```text\nici\n```\n"), "{drawn}");
    let misset = page::sentences("Quoi ? `a ?` <kbd>?</kbd> « ici »\n```text\nquoi ?\n```\n");
    let found: Vec<String> = misset.iter().flat_map(|(_, text)| crate::languages::misprints_of(text)).collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    a plain space before ?
    a plain space after «
    a plain space before »
    ");
}

//! What an author reads: findings in both languages.

use super::{form, tools};
use copiste::expression::{Expression, ParseError};
use copiste::import::read_tool;
use copiste::language::{Language, Phrases};
use copiste::questionnaire::{Finding, Place, Problem};
use copiste::station::findings::{fault_sentence, finding_line};

fn said(language: Language, findings: &[Finding]) -> String {
    let phrases = Phrases::new(language);
    findings.iter().map(|finding| finding_line(finding, &phrases) + "\n").collect()
}

#[test]
fn an_author_reads_what_to_do_in_french() {
    let (_, findings) = form(super::forms::FAULTY);
    insta::assert_snapshot!(said(Language::French, &findings), @r#"
form.md, ligne 28 : « external » n’est pas lu : seuls survey, choices et settings le sont, une fois chacun.
form.md, onglet survey, ligne 3, colonne colour : La colonne « colour » est inconnue et n’est pas lue.
form.md, onglet survey, ligne 3, colonne relevnat : La colonne « relevnat » est inconnue et n’est pas lue. Vouliez-vous écrire « relevant » ?
form.md, onglet survey, ligne 4, colonne type : « select_on often » n’est pas un type de question. Vouliez-vous écrire « select_one » ?
form.md, onglet survey, ligne 5, colonne page : La page 1 vient après la page 2 : les pages ne font qu’avancer.
form.md, onglet survey, ligne 5, colonne type : L’onglet choices n’a pas de liste « oftn ». Vouliez-vous écrire « often » ?
form.md, onglet survey, ligne 6, colonne constraint : « 2026-02-30 » n’est pas une date du calendrier.
form.md, onglet survey, ligne 6, colonne constraint : « 2,5 » est écrit avec une virgule : écrivez le nombre avec un point et sans guillemets.
form.md, onglet survey, ligne 6, colonne number : Le numéro imprimé 2 est aussi celui de la question « b ».
form.md, onglet survey, ligne 6, colonne relevant : La règle parle d’une question « cc » qui n’est pas dans le questionnaire. Vouliez-vous écrire « c » ?
form.md, onglet survey, ligne 7, colonne constraint : La règle « (. > 1 » ne se lit pas : une parenthèse ne se ferme jamais (caractère 1).
form.md, onglet survey, ligne 7, colonne label : La question « c » n’a pas de texte imprimé.
form.md, onglet survey, ligne 7, colonne name : La question « c » figure deux fois dans le questionnaire.
form.md, onglet survey, ligne 7, colonne number : La question « c » n’a pas de numéro imprimé : on ne pourra pas y aller par son numéro.
form.md, onglet survey, ligne 7, colonne page : « x » n’est pas un nombre entier de 1 à 200.
form.md, onglet survey, ligne 7, colonne relevant : La règle « selcted(${a}, 1) » ne se lit pas : la fonction « selcted » n’existe pas (caractère 1). Vouliez-vous écrire « selected » ?
form.md, onglet survey, ligne 8, colonne type : « geopoint » demande un appareil : la réponse se saisit comme un texte.
form.md, onglet survey, ligne 9, colonne calculation : Rien ne calcule « e » : sa valeur reste vide. Remplissez la colonne « calculation », ou supprimez la ligne.
form.md, onglet survey, ligne 10, colonne relevant : Ces règles tournent en rond : f, g.
form.md, onglet survey, ligne 10, colonne relevant : Cette condition dépend de la question « g », qui vient plus loin sur le papier.
form.md, onglet survey, ligne 11, colonne label : Ce texte reprend la réponse « f » : le papier laisse un blanc à sa place.
form.md, onglet survey, ligne 11, colonne page : La page 9 suit la page 2 : aucune question entre les deux.
form.md, onglet survey, ligne 11, colonne relevant : La liste « often » n’a pas de choix « 7 » : rien ne lui sera jamais égal.
form.md, onglet survey, ligne 12, colonne name : « 1h » n’est pas un nom : commencez par une lettre ou _, continuez par des lettres, chiffres, _, - et points, sans espace.
form.md, onglet survey, ligne 13, colonne type : Cet end_group ne finit aucun groupe.
form.md, onglet survey, ligne 14 : Le groupe « i » ne finit jamais : ajoutez un end_group.
form.md, onglet survey, ligne 16, colonne type : Une grille a une seule liste, ici « often » ; cette question utilise « other ».
form.md, onglet survey, ligne 17, colonne type : Une grille ne contient que des questions select_one ; celle-ci est de type integer.
form.md, onglet survey, ligne 18, colonne constraint : Cette colonne n’a pas de sens sur une ligne de type note.
form.md, onglet choices, ligne 21, colonne code : Le code 1 est aussi le début de 10 : il demandera Entrée à la saisie.
form.md, onglet choices, ligne 21, colonne score : « score » vaut 200 : il faut de 0 à 100.
form.md, onglet choices, ligne 22, colonne score : « many » n’est pas un nombre.
form.md, onglet choices, ligne 23, colonne code : « é » n’est pas un code imprimé : de 1 à 4 chiffres ou lettres sans accent.
form.md, onglet choices, ligne 23, colonne mark : « lost » n’est pas un des mots attendus ici : blank, not-concerned, double, unreadable, struck.
form.md, onglet choices, ligne 23, colonne name : Le choix « 1 » figure deux fois dans sa liste.
form.md, onglet choices, ligne 24, colonne name : « two words » n’est pas un nom de choix : écrivez-le sans espace ni « ! » au début.
form.md, onglet choices, ligne 25, colonne code : Le code imprimé « 3 » figure deux fois dans sa liste.
form.md, onglet choices, ligne 26, colonne list_name : Aucune question n’utilise la liste « unused ».
form.md, onglet choices, ligne 27, colonne list_name : Ce choix ne nomme aucune liste.
"#);
}

#[test]
fn an_author_reads_what_to_do_in_english() {
    let (_, findings) = form(super::forms::FAULTY);
    insta::assert_snapshot!(said(Language::English, &findings), @r#"
form.md, row 28: “external” is not read: only survey, choices and settings are, each once.
form.md, sheet survey, row 3, column colour: The column “colour” is unknown and is not read.
form.md, sheet survey, row 3, column relevnat: The column “relevnat” is unknown and is not read. Did you mean “relevant”?
form.md, sheet survey, row 4, column type: “select_on often” is no type of question. Did you mean “select_one”?
form.md, sheet survey, row 5, column page: Page 1 comes after page 2: pages only go forward.
form.md, sheet survey, row 5, column type: The sheet choices has no list “oftn”. Did you mean “often”?
form.md, sheet survey, row 6, column constraint: “2026-02-30” is no date of the calendar.
form.md, sheet survey, row 6, column constraint: “2,5” is written with a comma: write the number with a full stop and without quotes.
form.md, sheet survey, row 6, column number: The printed number 2 is also that of the question “b”.
form.md, sheet survey, row 6, column relevant: The rule speaks of a question “cc” that is not in the form. Did you mean “c”?
form.md, sheet survey, row 7, column constraint: The rule “(. > 1” does not read: a parenthesis never closes (character 1).
form.md, sheet survey, row 7, column label: The question “c” has no printed text.
form.md, sheet survey, row 7, column name: The question “c” stands twice in the form.
form.md, sheet survey, row 7, column number: The question “c” has no printed number: nobody can go to it by its number.
form.md, sheet survey, row 7, column page: “x” is not a whole number from 1 to 200.
form.md, sheet survey, row 7, column relevant: The rule “selcted(${a}, 1)” does not read: there is no function “selcted” (character 1). Did you mean “selected”?
form.md, sheet survey, row 8, column type: “geopoint” needs a device: the answer is keyed as text.
form.md, sheet survey, row 9, column calculation: Nothing works out “e”: its value stays empty. Fill the column “calculation”, or delete the row.
form.md, sheet survey, row 10, column relevant: These rules depend on each other in a circle: f, g.
form.md, sheet survey, row 10, column relevant: This condition depends on the question “g”, which comes later on the paper.
form.md, sheet survey, row 11, column label: This text takes up the answer “f”: the paper leaves a blank there.
form.md, sheet survey, row 11, column page: Page 9 follows page 2: no question stands between.
form.md, sheet survey, row 11, column relevant: The list “often” has no choice “7”: nothing will ever equal it.
form.md, sheet survey, row 12, column name: “1h” is no name: begin with a letter or _, go on with letters, digits, _, - and full stops, without spaces.
form.md, sheet survey, row 13, column type: This end_group ends no group.
form.md, sheet survey, row 14: The group “i” never ends: add an end_group.
form.md, sheet survey, row 16, column type: A grid has one list, here “often”; this question uses “other”.
form.md, sheet survey, row 17, column type: A grid holds only select_one questions; this one is of type integer.
form.md, sheet survey, row 18, column constraint: This column means nothing on a row of type note.
form.md, sheet choices, row 21, column code: The code 1 is also the beginning of 10: it needs Enter when keyed.
form.md, sheet choices, row 21, column score: “score” is 200: it must lie between 0 and 100.
form.md, sheet choices, row 22, column score: “many” is not a number.
form.md, sheet choices, row 23, column code: “é” is no printed code: 1 to 4 digits or letters without accents.
form.md, sheet choices, row 23, column mark: “lost” is not one of the words expected here: blank, not-concerned, double, unreadable, struck.
form.md, sheet choices, row 23, column name: The choice “1” stands twice in its list.
form.md, sheet choices, row 24, column name: “two words” is no name for a choice: write it without spaces and without “!” at the start.
form.md, sheet choices, row 25, column code: The printed code “3” stands twice in its list.
form.md, sheet choices, row 26, column list_name: No question uses the list “unused”.
form.md, sheet choices, row 27, column list_name: This choice names no list.
"#);
}

#[test]
fn a_tool_s_faults_read_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    std::fs::write(folder.path().join("tool.toml"), tools::FAULTY).expect("the folder is writable");
    std::fs::write(folder.path().join("residents.md"), tools::FORM).expect("the folder is writable");
    let (_, findings) = read_tool(folder.path());
    let both = said(Language::French, &findings) + &said(Language::English, &findings);
    insta::assert_snapshot!(both, @r#"
tool.toml : La clé « version » manque.
tool.toml : La clé « title » manque.
tool.toml, ligne 2, clé id : « Regards Croisés » n’est pas un identifiant : de 1 à 32 minuscules sans accent, chiffres et tirets, sans tiret aux bouts.
tool.toml, ligne 3, clé title : « title » demande un texte, ou des textes par langue : { fr = "…", en = "…" }.
tool.toml, ligne 4 : La clé « versoin » est inconnue. Vouliez-vous écrire « version » ?
tool.toml, ligne 6, clé favourable_from : « scoring.favourable_from » vaut 160 : il faut de 0 à 100.
tool.toml, ligne 8, clé group_min : Un groupe de 3 ne protège personne : 5 au moins.
tool.toml, ligne 9, clé fragile_under : « fragile_under » vaut -1 : il faut de 0 à 100 000.
tool.toml, ligne 13, clé code : Le thème « dignity » figure deux fois.
tool.toml, ligne 17 : Le mode de réponse « alone » figure deux fois pour ce public.
tool.toml, ligne 19, clé role : « peeple » n’est pas un rôle ici. Enquête : people, professionals ou management. Dossier (kind = "dossier") : self-assessment, tracer ou observation. Vouliez-vous écrire « people » ?
tool.toml, ligne 22, clé file : « ../big.md » sort du dossier de l’outil : placez le fichier dans le dossier et n’écrivez que son nom.
tool.toml, ligne 23 : Le public « management » n’a pas de questionnaire : ajoutez-en un à sa liste « form ».
falc.md : Ce fichier n’existe pas.
tool.toml: The key “version” is missing.
tool.toml: The key “title” is missing.
tool.toml, row 2, key id: “Regards Croisés” is no identifier: 1 to 32 lower-case letters without accents, digits and hyphens, no hyphen at the ends.
tool.toml, row 3, key title: “title” needs a text, or texts by language: { fr = "…", en = "…" }.
tool.toml, row 4: The key “versoin” is unknown. Did you mean “version”?
tool.toml, row 6, key favourable_from: “scoring.favourable_from” is 160: it must lie between 0 and 100.
tool.toml, row 8, key group_min: A group of 3 does not protect anybody: at least 5.
tool.toml, row 9, key fragile_under: “fragile_under” is -1: it must lie between 0 and 100,000.
tool.toml, row 13, key code: The theme “dignity” stands twice.
tool.toml, row 17: The answering mode “alone” stands twice for this audience.
tool.toml, row 19, key role: “peeple” is no role here. Survey: people, professionals or management. Dossier (kind = "dossier"): self-assessment, tracer or observation. Did you mean “people”?
tool.toml, row 22, key file: “../big.md” leads out of the tool’s folder: put the file into the folder and write its name alone.
tool.toml, row 23: The audience “management” has no form: add one to its “form” list.
falc.md: This file is not there.
"#);
}

#[test]
fn a_rule_s_faults_read_in_french() {
    let phrases = Phrases::new(Language::French);
    let mut said = String::new();
    for source in [
        "",
        "1 +",
        "(1",
        "1)",
        "'abc",
        "${sex",
        "${a b}",
        "selcted(${sex}, 1)",
        "selected(${sex})",
        "concat(1) &",
        "coalesce()",
        "round(1, 2, 3)",
        "sex = 1",
        "regex(., '[')",
    ] {
        let error: ParseError = Expression::parse(source).expect_err("a wrong rule");
        said += &format!("{source}  ->  {}\n", fault_sentence(&error, &phrases));
    }
    insta::assert_snapshot!(said, @r#"
  ->  rien n’est écrit.
1 +  ->  il manque quelque chose à la fin.
(1  ->  une parenthèse ne se ferme jamais (caractère 1).
1)  ->  « ) » ne peut pas venir ici (caractère 2).
'abc  ->  un guillemet ne se ferme jamais (caractère 1).
${sex  ->  l’accolade d’une référence ne se ferme jamais (caractère 1).
${a b}  ->  « a b » entre accolades n’est pas un nom de question (caractère 1).
selcted(${sex}, 1)  ->  la fonction « selcted » n’existe pas (caractère 1).
selected(${sex})  ->  arguments de « selected » : il en faut 2, il y en a 1 (caractère 1).
concat(1) &  ->  « & » n’a pas de sens ici (caractère 11).
coalesce()  ->  arguments de « coalesce » : il en faut au moins 1, il y en a 0 (caractère 1).
round(1, 2, 3)  ->  arguments de « round » : il en faut de 1 à 2, il y en a 3 (caractère 1).
sex = 1  ->  « sex » est un chemin ou un mot nu : écrivez une question ainsi : ${sex} (caractère 1).
regex(., '[')  ->  « [ » n’est pas un motif : unclosed character class.
"#);
}

#[test]
fn no_sentence_shows_its_machinery() {
    let problems = [
        Problem::FileTooLarge { max: 20 << 20 },
        Problem::SheetTooLarge { rows: 20_000, columns: 500 },
        Problem::OutOfRange { key: "score".to_owned(), value: 100.5, min: 0.0, max: 100.0 },
        Problem::VariantChoices { name: "q".to_owned(), choices: vec!["a".to_owned(), "b".to_owned()] },
        Problem::BadSerial("x".to_owned()),
    ];
    for language in Language::ALL {
        for problem in &problems {
            let finding = Finding::blocking(Place::file("form.xlsx"), problem.clone());
            let sentence = said(language, &[finding]);
            assert!(!sentence.contains(['{', '}', '\u{2068}']), "{sentence}");
        }
    }
}

#[test]
fn advice_names_the_operator_the_number_and_the_type_that_were_meant() {
    let text = "
| survey |
| | type | name | label | number | relevant | page |
| | entier | a | A | 1 | | 1 |
| | selectone yn | b | B | 2 | ${a} > 2,5 | |
| | checkbox yn | c | C | 3 | ${a} = 1 ET ${b} = 'y' | |
| | integer | d | D | 4 | if(${a} > 2,5, 1, 0) = 1 && true() | |
| | select_one yn perhaps | e | E | 5 | false() | |
| choices |
| | list_name | name | label | code |
| | yn | y | Yes | 1 |
| | yn | n | No | 2 |
";
    let (_, findings) = form(text);
    insta::assert_snapshot!(said(Language::French, &findings), @r#"
form.md, onglet survey, ligne 4, colonne type : « entier » n’est pas un type de question. Vouliez-vous écrire « integer » ?
form.md, onglet survey, ligne 5, colonne relevant : La règle « ${a} > 2,5 » ne se lit pas : « 2,5 » est écrit avec une virgule : écrivez 2.5 (caractère 8).
form.md, onglet survey, ligne 5, colonne type : « selectone yn » n’est pas un type de question. Vouliez-vous écrire « select_one » ?
form.md, onglet survey, ligne 6, colonne relevant : La règle « ${a} = 1 ET ${b} = 'y' » ne se lit pas : « ET » n’est pas un opérateur ici : écrivez and (caractère 10).
form.md, onglet survey, ligne 6, colonne type : « checkbox yn » n’est pas un type de question. Vouliez-vous écrire « select_multiple » ?
form.md, onglet survey, ligne 7, colonne relevant : La règle « if(${a} > 2,5, 1, 0) = 1 && true() » ne se lit pas : « 2,5 » est écrit avec une virgule : écrivez 2.5 (caractère 11).
form.md, onglet survey, ligne 8, colonne relevant : Cette règle n’est jamais vraie, quelles que soient les réponses : ce qui en dépend n’est jamais demandé. Supprimez la ligne, ou faites porter la règle sur une réponse.
form.md, onglet survey, ligne 8, colonne type : « perhaps » après la liste ne veut rien dire et n’est pas lu : supprimez ces mots, ou écrivez or_other.
"#);
    insta::assert_snapshot!(said(Language::English, &findings), @r#"
form.md, sheet survey, row 4, column type: “entier” is no type of question. Did you mean “integer”?
form.md, sheet survey, row 5, column relevant: The rule “${a} > 2,5” does not read: “2,5” is written with a comma: write 2.5 (character 8).
form.md, sheet survey, row 5, column type: “selectone yn” is no type of question. Did you mean “select_one”?
form.md, sheet survey, row 6, column relevant: The rule “${a} = 1 ET ${b} = 'y'” does not read: “ET” is no operator here: write and (character 10).
form.md, sheet survey, row 6, column type: “checkbox yn” is no type of question. Did you mean “select_multiple”?
form.md, sheet survey, row 7, column relevant: The rule “if(${a} > 2,5, 1, 0) = 1 && true()” does not read: “2,5” is written with a comma: write 2.5 (character 11).
form.md, sheet survey, row 8, column relevant: This rule never holds, whatever is answered: what it stands on is never asked. Take the row out, or let the rule look at an answer.
form.md, sheet survey, row 8, column type: “perhaps” behind the list means nothing and is not read: take it out, or write or_other.
"#);
}

#[test]
fn a_form_that_is_wrong_everywhere_lists_two_hundred_places_and_counts_the_others() {
    use copiste::station::sentences::findings_lines;
    let place = |row| Place::file("form.md").sheet("survey").row(row);
    let mut findings: Vec<Finding> =
        (1..=40_000).map(|row| Finding::warning(place(row), Problem::TypeMissing)).collect();
    findings.push(Finding::blocking(place(50_000), Problem::NameMissing));
    let lines = findings_lines(&findings, &Phrases::new(Language::French));
    assert_eq!(lines.len(), 201);
    assert!(lines[0].contains("50000"), "what blocks comes first: {}", lines[0]);
    assert_eq!(lines[200], "Et 39\u{a0}801 autres.");
    assert_eq!(findings_lines(&findings[..200], &Phrases::new(Language::French)).len(), 200);
    let lines = findings_lines(&findings[..201], &Phrases::new(Language::French));
    assert_eq!(lines[200], "Et un autre.");
}

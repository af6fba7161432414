//! A dossier: its tool, its windows, its report.

use crate::sample::sample;
use copiste::campaign::{Extent, VerificationPolicy};
use copiste::export::{Encoding, Format, Options};
use copiste::import::read_tool;
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator};
use copiste::questionnaire::{Part, Role, ToolKind, Window};
use copiste::report::{self, Document, Glyphs};
use copiste::station::findings::finding_line;
use copiste::station::state_sentences::line as state_line;
use copiste::station::{Error, ExportRequest, FixedClock, Issued, Names, Product, Sharing, Station, Target};
use copiste::store::MemoryStore;
use std::path::Path;
use std::sync::Arc;

const CAMPAIGN: &str = "demo-acces-2026";

fn station() -> Station {
    Station {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(FixedClock(Moment(1_783_900_800))),
        operator: Operator::new("ab").unwrap(),
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    }
}

fn french() -> Phrases {
    Phrases::new(Language::French)
}

/// The demonstration's campaign, opened on its tool, with nothing keyed.
fn opened() -> Station {
    let station = station();
    let folder = tempfile::tempdir().unwrap();
    let demonstration =
        station.set_up_campaign(folder.path(), "acces-handicap", &shipped("standard").unwrap(), &french()).unwrap();
    assert_eq!(demonstration.sheets, 10);
    station
}

/// A dossier on the demonstration's tool with these sheets of one window.
fn with(audience: &str, sheets: &str) -> Station {
    let station = station();
    let (tool, findings) = station.read_tool(&sample("acces-handicap")).unwrap();
    assert_eq!(findings, []);
    station.create_campaign(crate::sample::campaign("acces-handicap"), tool).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.sheets");
    std::fs::write(&file, sheets).unwrap();
    station.key_sheets(CAMPAIGN, audience, &file, &shipped("standard").unwrap(), &french()).unwrap();
    station
}

/// A log with these times and nothing else, as readable sheets.
fn log(times: &[&str]) -> String {
    let mut text =
        "batch 1 service=urgences date=2026-03-27 variant=standard sheets=1\n\nsheet 0001\nsituation vue\n".to_owned();
    for (place, time) in times.iter().enumerate() {
        let row = place + 1;
        text += &format!("releve[{row}]/heure {time}\nreleve[{row}]/etape attendre\nreleve[{row}]/lieu Couloir\n");
        text += &format!("releve[{row}]/sujet accueil\nreleve[{row}]/vu Vu à {time}.\n");
        text += &format!("releve[{row}]/ressenti !blank\nreleve[{row}]/paroles !blank\n");
    }
    text += &format!("releve[{}]/heure !blank\n", times.len() + 1);
    for item in ["acc2", "acc3", "com2", "loc1", "loc2"] {
        text += &format!("{item} oui\n");
    }
    text
}

fn issued(station: &Station) -> (Issued, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (station.issue_report(CAMPAIGN, folder.path(), &french()).unwrap(), folder)
}

/// A section of a report as lines of characters.
fn section(document: &Document, anchor: &str) -> String {
    let sections = document.sections.iter().filter(|section| section.anchor == anchor).cloned().collect();
    let lines = report::text(&Document { sections, ..document.clone() }, 100, Glyphs::Full);
    let mut lines: Vec<String> = lines.iter().map(report::TextLine::plain).collect();
    let from = lines.iter().position(|line| line.starts_with('═')).unwrap_or(lines.len().saturating_sub(2));
    lines.truncate(lines.len() - 2);
    lines.drain(..=from.min(lines.len() - 1));
    lines.join("\n").trim().to_owned()
}

fn text(document: &Document) -> String {
    let lines = report::text(document, 100, Glyphs::Full);
    lines.iter().map(|line| line.plain() + "\n").collect()
}

#[test]
fn the_demonstration_dossier_has_three_windows_on_the_same_practices() {
    let (tool, findings) = read_tool(&sample("acces-handicap"));
    assert_eq!(findings, []);
    let tool = tool.unwrap();
    assert_eq!(tool.kind, ToolKind::Dossier);
    assert_eq!(tool.audiences.iter().map(|forms| forms.role).collect::<Vec<_>>(), Window::ALL.map(Role::Window));
    let criteria = |place: usize| -> Vec<String> {
        let form = &tool.audiences[place].forms[0].1;
        let own = (0..form.questions.len()).filter(|index| form.is_criterion(*index));
        own.map(|index| form.questions[index].name.clone()).collect()
    };
    assert_eq!([0, 1, 2].map(|place| criteria(place).len()), [18, 17, 5]);
    for place in [1, 2] {
        assert!(criteria(place).iter().all(|name| criteria(0).contains(name)), "{place}");
    }
    let log = &tool.audiences[2].forms[0].1;
    let parts: Vec<_> = log.questions.iter().filter_map(|question| question.part).take(7).collect();
    assert_eq!(parts, [Part::Time, Part::Step, Part::Place, Part::Theme, Part::Seen, Part::Felt, Part::Quote]);
}

#[test]
fn what_is_wrong_with_a_dossier_is_said_at_once_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let tool = "id = \"t\"\nversion = \"1\"\ntitle = \"T\"\nkind = \"dossier\"\n[[theme]]\ncode = \"home\"\nlabel = \"Home\"\n[[audience]]\ncode = \"a\"\nlabel = \"A\"\nrole = \"people\"\nform = [{ file = \"form.md\" }]\n[[audience]]\ncode = \"b\"\nlabel = \"B\"\nrole = \"observation\"\nform = [{ file = \"form.md\" }]\n";
    std::fs::write(folder.path().join("tool.toml"), tool).unwrap();
    let form = "
| survey |
| | type | name | label | number | theme | part | rows | ends |
| | text | why | Why | 1 | | justification | | |
| | select_one yes | q1 | Q1 | 2 | home | | | |
| | text | what | What | 3 | | evidence | | |
| | time | alone | Alone | 4 | | time | | |
| | begin_repeat | row | Row | | | | 5 | never |
| | select_one topic | topic | Topic | 5 | | theme | | |
| | text | seen | Seen | 6 | | sen | | |
| | end_repeat | | | | | | | |
| choices |
| | list_name | name | label | score |
| | yes | yes | yes | 100 |
| | yes | no | no | 0 |
| | topic | hom | home | |
";
    std::fs::write(folder.path().join("form.md"), form).unwrap();
    let (_, findings) = read_tool(folder.path());
    let phrases = Phrases::new(Language::English);
    let mut lines: Vec<String> = findings.iter().map(|finding| finding_line(finding, &phrases)).collect();
    lines.dedup();
    insta::assert_snapshot!(lines.join("\n"), @r#"
tool.toml, row 11, key role: “people” is no role here. Survey: people, professionals or management. Dossier (kind = "dossier"): self-assessment, tracer or observation.
form.md, sheet survey, row 4, column part: This question cannot be “justification”: it takes a text, under a criterion (a select_one question with a theme).
form.md, sheet survey, row 7, column part: This question cannot be “time”: it takes the type time, in a table.
form.md, sheet survey, row 8, column ends: “never” is not one of the words expected here: blank.
form.md, sheet survey, row 10, column part: “sen” is not one of the words expected here: justification, evidence, comment, time, step, place, theme, seen, felt, quote, minutes. Did you mean “seen”?
form.md, sheet choices, row 16, column name: The tool has no theme “hom”. Did you mean “home”?
"#);
}

#[test]
fn the_report_says_what_each_window_saw_and_where_they_differ() {
    let (issued, _folder) = issued(&opened());
    let document = &issued.document;
    let anchors: Vec<&str> = document.sections.iter().map(|section| section.anchor.as_str()).collect();
    assert_eq!(
        anchors,
        [
            "windows",
            "disagreements",
            "theme-accueil",
            "theme-communication",
            "theme-parcours",
            "theme-locaux",
            "theme-autonomie",
            "theme-competences",
            "steps",
            "journeys",
            "words",
            "plan",
            "quality",
            "method",
        ]
    );
    insta::assert_snapshot!(section(document, "windows"), @r#"
Ce dossier regarde les mêmes pratiques par 3 fenêtres. Chacune dit ce qu’elle voit ; aucune ne note
l’autre.

Feuilles complètes
Fenêtre                 Ce qui est regardé     Urgences  Consultations  Chirurgie ambulatoire  Total
────────────────────────────────────────────────────────────────────────────────────────────────────
Autoévaluation des      le service sur                1              1                      1      3
services                lui-même
Patients traceurs       un séjour suivi               2              2                      1      5
Parcours observés       un parcours observé           1              1                      –      2

 - Patients traceurs : 1 texte a été mis de côté à la relecture.

│ Document de travail interne. Il parle de très peu de personnes, que leur parcours suffit parfois à
│ reconnaître : aucun seuil ne les protège ici. Les textes libres ne sont montrés qu’une fois relus,
│ sans nom. Ne l’affichez pas et ne le remettez pas hors de l’établissement.
"#);
    insta::assert_snapshot!(section(document, "disagreements"), @r#"
À regarder d’abord, ensemble : une fenêtre n’a pas raison contre une autre, leur désaccord est une
question.

Pratiques à reprendre ensemble
Pratique                    Autoévaluation des         Patients traceurs          Parcours observés
                            services
────────────────────────────────────────────────────────────────────────────────────────────────────
L’une dit que c’est là,
l’autre que ce n’y est pas
  L’entrée et le guichet    2 en place, 1 en partie    2 oui, 1 en partie, 2 non  1 en partie, 1 non
  se trouvent sans
  demander
  • Consultations           1 en place                 2 non                      1 non
  Un endroit calme permet   2 en place, 1 pas encore   2 oui, 1 en partie, 2 non  1 oui, 1 non
  d’attendre autrement
  • Urgences                1 en place                 1 oui, 1 non               1 non
  • Consultations           1 en place                 1 oui, 1 en partie         1 oui
Elles ne trouvent pas la
même chose
  Un moyen de               1 en place, 2 en partie    3 oui, 1 en partie, 1 non
  communication adapté est
  prêt dans chaque service
  • Chirurgie ambulatoire   1 en partie                1 oui                      –
  Les rendez-vous sont      2 en place, 1 sans objet   1 oui, 2 en partie,
  groupés et leur durée                                2 sans objet
  est adaptée
  • Consultations           1 en place                 1 oui, 1 en partie         –
  • Chirurgie ambulatoire   1 en place                 1 en partie                –
  Une personne nommée suit  1 en place, 2 en partie    2 oui, 1 en partie, 2 non
  le parcours du début à
  la fin
  • Urgences                1 en partie                2 non                      –
  Les cheminements sont     3 en place                 2 oui, 3 en partie         2 en partie
  libres, sans marche ni
  porte lourde
  • Urgences                1 en place                 2 en partie                1 en partie
  • Consultations           1 en place                 2 oui                      1 en partie
  • Chirurgie ambulatoire   1 en place                 1 en partie                –
  Des toilettes adaptées    2 en place, 1 en partie    2 oui, 1 en partie, 2 non  1 en partie, 1 non
  se trouvent près de
  chaque attente
  • Urgences                1 en partie                2 non                      1 non
  • Consultations           1 en place                 1 oui, 1 en partie         1 en partie
  Les habitudes de vie      2 en place, 1 en partie    2 oui, 2 en partie, 1 non
  sont recueillies et
  suivies
  • Urgences                1 en place                 1 oui, 1 en partie         –
  • Consultations           1 en place                 1 oui, 1 en partie         –
  • Chirurgie ambulatoire   1 en partie                1 non                      –
  La douleur est            2 en partie, 1 pas encore  1 en partie, 3 non,
  recherchée chez qui ne                               1 sans objet
  peut pas la dire
  • Chirurgie ambulatoire   1 en partie                1 non                      –
  Les équipes ont appris à  3 en partie                3 oui, 2 en partie
  accueillir les handicaps
  • Consultations           1 en partie                2 oui                      –
  Un référent handicap est  2 en place, 1 pas encore   1 oui, 2 en partie, 2 non
  connu des équipes
  • Consultations           1 en place                 1 oui, 1 en partie         –
  • Chirurgie ambulatoire   1 en place                 1 en partie                –
"#);
    insta::assert_snapshot!(section(document, "theme-accueil"), @r#"
Ce que dit chaque fenêtre
Pratique                    Autoévaluation des         Patients traceurs          Parcours observés
                            services
────────────────────────────────────────────────────────────────────────────────────────────────────
Les fenêtres ne disent pas
la même chose
  L’entrée et le guichet    2 en place, 1 en partie    2 oui, 1 en partie, 2 non  1 en partie, 1 non
  se trouvent sans
  demander
  Un endroit calme permet   2 en place, 1 pas encore   2 oui, 1 en partie, 2 non  1 oui, 1 non
  d’attendre autrement
Les autres pratiques
  Avant la venue, on        1 en place, 1 en partie,   2 oui, 1 en partie, 2 non
  demande quelle aide sera  1 pas encore
  utile

Avant la venue, on demande quelle aide sera utile

 - Autoévaluation des services, pourquoi : On découvre le besoin à l’arrivée, faute d’appel
   préalable.
 - Autoévaluation des services, pourquoi : Seulement si la personne le signale.
 - Autoévaluation des services, pourquoi : La question est posée à la prise de rendez-vous.
 - Autoévaluation des services, ce qui le montre : trame d’appel
 - Patients traceurs, commentaire : Personne n’avait rien demandé avant l’arrivée des pompiers.

L’entrée et le guichet se trouvent sans demander

 - Autoévaluation des services, pourquoi : Fléchage au sol depuis le hall.
 - Autoévaluation des services, pourquoi : La signalétique vient d’être refaite, pas celle de la
   nuit.
 - Autoévaluation des services, ce qui le montre : plan affiché au sas
 - Patients traceurs, commentaire : Deux étages pour trouver le guichet, personne au hall.
 - Patients traceurs, commentaire : Le fléchage s’arrête à l’ascenseur.

Un endroit calme permet d’attendre autrement

 - Autoévaluation des services, pourquoi : Une seule salle d’attente.
 - Autoévaluation des services, pourquoi : La salle bleue est réservée à cela.
 - Autoévaluation des services, ce qui le montre : photo de la salle bleue
 - Patients traceurs, commentaire : Attente dans le couloir, la salle bleue était pleine.
 - Patients traceurs, commentaire : Néons et télévision, pas d’autre endroit.

Vu en parcours

 - Parcours 1, 09:10, arriver, Hall : Le fléchage au sol s’arrête devant l’ascenseur. – Il tourne
   sur lui-même, puis attend.
 - Parcours 1, 09:40, attendre, Salle d’attente : Appel par un écran muet.
 - Parcours 2, 22:35, arriver, Sas des urgences : Deux soignants posent des questions en même temps.
   – Elle se bouche les oreilles.
 - Parcours 2, 22:50, attendre, Couloir : La salle bleue est fermée à clé la nuit. – Elle se
   balance, crie deux fois.
"#);
}

#[test]
fn a_journey_is_told_by_the_clock_over_midnight() {
    let (issued, _folder) = issued(&opened());
    insta::assert_snapshot!(section(&issued.document, "journeys"), @r#"
Chaque ligne est un moment, à l’heure de la montre de qui observait. Sa durée va jusqu’à la ligne
suivante.

Parcours 1 – Consultations, 24 mars 2026

 - La personne observée : voit mal

Parcours 1, heure par heure
Heure  Étape, lieu                  Vu                           Ressenti, paroles           Minutes
────────────────────────────────────────────────────────────────────────────────────────────────────
09:10  arriver, Hall                Le fléchage au sol s’arrête  Il tourne sur lui-même,          12
                                    devant l’ascenseur.          puis attend. – « Je vais
                                                                 attendre que quelqu’un
                                                                 passe. »
09:22  se déplacer, Ascenseur       Les boutons sont lisses,     Inquiet.                          9
                                    l’étage n’est pas annoncé.
09:31  arriver, Guichet des         L’agent parle à sa fille.    Il serre sa canne. –              9
       consultations                                             « C’est moi qui viens, pas
                                                                 elle. »
09:40  attendre, Salle d’attente    Appel par un écran muet.                                      25
10:05  examen ou soin, Cabinet 3    Le médecin décrit chaque     Il sourit, se détend. –          30
                                    geste avant de le faire.     « Là, on me dit ce qu’on
                                                                 fait. »
10:35  partir, Accueil              Le prochain rendez-vous est  Résigné. – « Vous me le           –
                                    donné sur papier.            relirez ? »

6 lignes, 85 min en tout, sans compter 1 ligne dont la durée n’est pas connue.

Temps par étape
Étape           Lignes  Minutes
────────────────────────────────────────────────────────────────────────────────────────────────────
arriver              2       21
se déplacer          1        9
attendre             1       25
examen ou soin       1       30
partir               1        –

Parcours 2 – Urgences, 27 mars 2026

 - La personne observée : comprend avec de l’aide

Parcours 2, heure par heure
Heure                 Étape, lieu             Vu                      Ressenti, paroles      Minutes
────────────────────────────────────────────────────────────────────────────────────────────────────
22:35                 arriver, Sas des        Deux soignants posent   Elle se bouche les          15
                      urgences                des questions en même   oreilles.
                                              temps.
22:50                 attendre, Couloir       La salle bleue est      Elle se balance, crie       35
                                              fermée à clé la nuit.   deux fois. – « Trop
                                                                      de bruit. Trop de
                                                                      bruit. »
23:25                 attendre, Couloir       Son éducateur […] est   Apaisée dès qu’il           25
                                              prié d’attendre         revient.
                                              dehors, puis rappelé.
23:50                 examen ou soin, Box 4   L’infirmière montre     Elle tend la main à         20
                                              les gestes sur sa       son tour. – « Toi
                                              propre main.            d’abord. »
00:10 (le lendemain)  examen ou soin, Box 4   On cherche la douleur   Elle répond dix à           35
                                              avec une échelle        tout.
                                              chiffrée.
00:45 (le lendemain)  partir, Sas des         Le retour au foyer se   « On rentre ? »              –
                      urgences                décide sans appeler le
                                              foyer.

6 lignes, 130 min en tout, sans compter 1 ligne dont la durée n’est pas connue.

Temps par étape
Étape           Lignes  Minutes
────────────────────────────────────────────────────────────────────────────────────────────────────
arriver              1       15
attendre             2       60
examen ou soin       2       55
partir               1        –
"#);
}

#[test]
fn nothing_of_a_dossier_is_a_share_or_a_score_and_no_name_is_left() {
    let (issued, _folder) = issued(&opened());
    let text = text(&issued.document);
    for word in ["%", "IC 95", "note moyenne", "Renard", "Karim", "doudou"] {
        assert!(!text.contains(word), "{word}");
    }
    for word in ["Document de travail interne", "[…] a cherché un numéro", "Son éducateur […]", "Trop de bruit."]
    {
        assert!(text.contains(word), "{word}");
    }
    let html = std::fs::read_to_string(&issued.path).unwrap();
    assert!(!html.contains("Karim") && html.contains("Son éducateur […]"));
}

#[test]
fn what_nobody_read_is_not_told() {
    let station = with("parcours", &log(&["10:30", "11:05"]));
    let (issued, _folder) = issued(&station);
    let text = text(&issued.document);
    assert!(!text.contains("Vu à 10:30"));
    assert!(text.contains("[pas encore relu]"), "{text}");
    assert!(text.contains("4 textes ne sont pas encore relus"), "{text}");
    assert_eq!(station.comments(CAMPAIGN).unwrap().unread(), 4);
}

/// "No window finds that anything lacks" was said where nobody had looked.
#[test]
fn a_dossier_without_a_sheet_says_that_nothing_was_looked_at() {
    let station = station();
    let (tool, _) = station.read_tool(&sample("acces-handicap")).unwrap();
    station.create_campaign(crate::sample::campaign("acces-handicap"), tool).unwrap();
    let plan = section(&issued(&station).0.document, "plan");
    assert!(plan.contains("quand une feuille sera complète") && !plan.contains("aucune fenêtre"), "{plan}");
}

#[test]
fn a_dossier_with_one_window_says_which_are_missing() {
    let station = with("parcours", &log(&["10:30", "11:05"]));
    let (issued, _folder) = issued(&station);
    insta::assert_snapshot!(section(&issued.document, "windows"), @r#"
Ce dossier regarde les mêmes pratiques par 3 fenêtres. Chacune dit ce qu’elle voit ; aucune ne note
l’autre.

Feuilles complètes
Fenêtre                 Ce qui est regardé     Urgences  Consultations  Chirurgie ambulatoire  Total
────────────────────────────────────────────────────────────────────────────────────────────────────
Autoévaluation des      le service sur                –              –                      –      0
services                lui-même
Patients traceurs       un séjour suivi               –              –                      –      0
Parcours observés       un parcours observé           1              –                      –      1

│ Fenêtres sans aucune feuille complète : Autoévaluation des services, Patients traceurs. Le rapport
│ montre ce qu’il y a.

 - Parcours observés : 4 textes ne sont pas encore relus, ils ne sont pas montrés.

│ Document de travail interne. Il parle de très peu de personnes, que leur parcours suffit parfois à
│ reconnaître : aucun seuil ne les protège ici. Les textes libres ne sont montrés qu’une fois relus,
│ sans nom. Ne l’affichez pas et ne le remettez pas hors de l’établissement.
"#);
    assert!(issued.document.sections.iter().all(|section| section.anchor != "disagreements"));
    assert!(issued.document.sections.iter().any(|section| section.anchor == "journeys"));
}

#[test]
fn times_out_of_order_are_remembered_told_and_listed_by_the_entry_state() {
    let station = with("parcours", &log(&["10:30", "10:10", "10:40"]));
    let (issued, _folder) = issued(&station);
    let journeys = section(&issued.document, "journeys");
    assert!(journeys.contains("10:10 (avant"), "{journeys}");
    assert!(journeys.contains("sans compter 2 lignes"), "{journeys}");
    let view = station.campaign(CAMPAIGN).unwrap();
    let names = Names::of(&view);
    let state = station.entry_state(CAMPAIGN).unwrap();
    let lines: Vec<String> = state.findings.iter().map(|finding| state_line(finding, &names, &french())).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
bloquant      Parcours observés : Vérification demandée : 1 feuille complète n’est d’aucun tirage.
avertissement lot 1 : Pas encore noté saisi.
avertissement lot 1 · feuille 0001 : Saisie tardive, après la clôture ou le dernier jour.
avertissement lot 1 · feuille 0001 · question 2/2 : Réponse confirmée malgré un contrôle, sans explication.
"#);
}

#[test]
fn a_dossier_is_handed_out_as_its_plan_and_nothing_else() {
    let station = opened();
    let (issued, _folder) = issued(&station);
    assert_eq!(issued.kind(), ToolKind::Dossier);
    let names: Vec<&str> = Product::of(ToolKind::Dossier).into_iter().map(Product::name).collect();
    #[cfg(feature = "pdf")]
    assert_eq!(names, ["pdf", "xlsx", "plan", "plan-xlsx"]);
    #[cfg(not(feature = "pdf"))]
    assert_eq!(names, ["xlsx", "plan-xlsx"]);
    for product in Product::all() {
        let written = issued.write(product, &french());
        match names.contains(&product.name()) {
            true => assert!(written.unwrap().iter().all(|path| path.exists())),
            false => assert_eq!(written, Err(Error::NotOfADossier(product))),
        }
    }
}

#[test]
fn the_plan_of_a_dossier_proposes_what_the_windows_differ_on() {
    let station = opened();
    let view = station.campaign(CAMPAIGN).unwrap();
    let proposed = station.proposed_findings(&view).unwrap();
    let (issued, _folder) = issued(&station);
    let plan = section(&issued.document, "plan");
    let label = |code: &String| view.tool.label_of(code).unwrap().in_language("fr").to_owned();
    assert!(proposed.len() > 5);
    assert!(plan.contains(&label(&proposed[0]).chars().take(30).collect::<String>()), "{plan}");
}

#[test]
fn a_dossier_is_closed_like_any_campaign_and_its_report_is_then_final() {
    let station = opened();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy(CAMPAIGN, |_| policy).unwrap();
    let state = station.entry_state(CAMPAIGN).unwrap();
    assert!(state.is_closable(), "{:?}", state.blocking().collect::<Vec<_>>());
    station.close_campaign(CAMPAIGN).unwrap();
    let (once, _folder) = issued(&station);
    assert!(!once.provisional);
    let (again, _folder) = issued(&station);
    assert_eq!((again.number, text(&again.document)), (once.number, text(&once.document)));
}

#[test]
fn the_forms_of_a_dossier_come_back_from_their_export() {
    let (tool, _) = read_tool(&sample("acces-handicap"));
    let tool = tool.unwrap();
    for forms in &tool.audiences {
        let name = format!("{}.xlsx", forms.role.word());
        let (read, _) = copiste::import::read_form(&sample("acces-handicap").join(&name));
        let read = read.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("again.md");
        copiste::export::write_xlsform_text(&read, Path::new(&path)).unwrap();
        assert_eq!(copiste::import::read_form(&path).0.unwrap(), read, "{name}");
    }
}

#[test]
fn the_data_of_a_dossier_go_out_window_by_window_without_what_was_taken_out() {
    let station = opened();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy(CAMPAIGN, |_| policy).unwrap();
    station.close_campaign(CAMPAIGN).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let request = ExportRequest {
        formats: vec![Format::Csv],
        audience: None,
        encoding: Encoding::Utf8,
        seed: None,
        options: Options { comments: true },
    };
    let target = Target::Folder(folder.path().to_owned());
    let exported = station.export(CAMPAIGN, &target, &request, &french(), &|_| true).unwrap();
    assert_eq!(exported.unfit, []);
    let rows: Vec<(String, u32)> = exported.files.iter().map(|file| (file.audience.0.clone(), file.rows)).collect();
    assert_eq!(rows, [("services".to_owned(), 3), ("traceurs".to_owned(), 5), ("parcours".to_owned(), 2)]);
    for file in &exported.files {
        let table = std::fs::read_to_string(&file.path).unwrap();
        for name in ["Renard", "Karim", "doudou"] {
            assert!(!table.contains(name), "{name}");
        }
    }
    let log = exported.files.iter().find(|file| file.audience.0 == "parcours").unwrap();
    let head = std::fs::read_to_string(&log.path).unwrap().lines().next().unwrap().to_owned();
    assert!(head.contains("releve_1_heure") && head.contains("releve_6_heure"), "{head}");
    assert!(!head.contains("releve_20_"), "a row that no sheet has is no column: {head}");
}

#[test]
fn the_workbook_of_a_dossier_has_its_criteria_texts_and_journeys() {
    let (issued, _folder) = issued(&opened());
    let names: Vec<(&str, usize)> = issued.document.data.iter().map(|sheet| (sheet.name, sheet.rows.len())).collect();
    insta::assert_snapshot!(format!("{names:?}"), @r#"
[("windows", 9), ("criteria", 460), ("texts", 55), ("journeys", 12), ("certainty", 0), ("plan", 0), ("codes", 52)]
"#);
    for sheet in &issued.document.data {
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{}", sheet.name);
    }
}

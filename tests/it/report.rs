//! The results report: what it says, and that its faces hold together.

mod said;

use crate::measure::sample::{Sheet, all_sheets, campaign, measured, small_campaign, small_sheet, small_tool, tool};
use copiste::campaign::Campaign;
use copiste::language::{Language, Phrases};
use copiste::measure::Results;
use copiste::questionnaire::Tool;
use copiste::report::{self, Block, Chart, Document, Glyphs, Material, Occasion};

fn occasion() -> Occasion {
    Occasion { date: "2026-05-04".parse().unwrap(), number: Some(1) }
}

fn written(results: &Results, tool: &Tool, campaign: &Campaign, occasion: Occasion, language: Language) -> Document {
    let certainty = &report::Certainty::default();
    let material = Material { results, certainty, tool, campaign, references: &[], earlier: None, occasion };
    report::results(material, &Phrases::new(language))
}

pub(crate) fn demonstration(language: Language) -> Document {
    let tool = tool();
    let campaign = campaign(&tool);
    let results = measured(&tool, &campaign, &all_sheets(&tool, true), None);
    written(&results, &tool, &campaign, occasion(), language)
}

fn small(sheets: &[Sheet], language: Language) -> Document {
    let tool = small_tool();
    let campaign = small_campaign(&tool, &["a", "b"]);
    let results = measured(&tool, &campaign, sheets, None);
    written(&results, &tool, &campaign, occasion(), language)
}

fn lines(document: &Document, width: u16, glyphs: Glyphs) -> String {
    let lines = report::text(document, width, glyphs);
    lines.iter().map(|line| line.plain() + "\n").collect()
}

/// To look at: `target/tmp/report-<language>.html` and `.txt`.
fn keep(name: &str, text: &str) {
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), text).unwrap();
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for language in Language::ALL {
        let page = report::html(&demonstration(language));
        assert_eq!(page, report::html(&demonstration(language)));
        keep(&format!("report-{}.html", language.tag()), &page);
        keep(&format!("report-{}.txt", language.tag()), &lines(&demonstration(language), 80, Glyphs::Full));
    }
}

/// Asks axe-core in Chromium, where they are: `COPISTE_AXE` holds the folder with axe-core and playwright-core.
#[test]
fn the_page_keeps_nothing_from_anybody() {
    let Some(modules) = std::env::var_os("COPISTE_AXE") else {
        println!("axe-core is not here: COPISTE_AXE holds no folder of modules");
        return;
    };
    let mut node = std::process::Command::new("node");
    node.env("NODE_PATH", modules).arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/axe/axe.cjs"));
    for language in Language::ALL {
        let path = format!("{}/axe-{}.html", env!("CARGO_TARGET_TMPDIR"), language.tag());
        std::fs::write(&path, report::html(&demonstration(language))).unwrap();
        node.arg(path);
    }
    let run = node.output().expect("node runs");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert_eq!(said.matches(": 0 violations").count(), 3 * Language::ALL.len(), "{said}");
    println!("axe-core: {said}");
}

#[test]
fn the_page_stands_alone() {
    let page = report::html(&demonstration(Language::French));
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"fr\">"));
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"));
    for forbidden in ["<script", "src=", "@import", "<link", "<img", "<iframe", "javascript:"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    // The only addresses are names of namespaces.
    let addresses: Vec<&str> = page.match_indices("http").map(|(at, _)| &page[at..(at + 40).min(page.len())]).collect();
    assert!(
        addresses.iter().all(|text| text.starts_with("http://www.w3.org/2000/svg") || text.starts_with("http-equiv"))
    );
}

#[test]
fn every_drawing_says_its_numbers_in_words_and_every_name_is_unique() {
    let page = report::html(&demonstration(Language::French));
    for (at, _) in page.match_indices("<svg") {
        let tag = &page[at..at + page[at..].find('>').unwrap()];
        assert!(tag.contains("aria-hidden=\"true\"") || tag.contains("aria-label=\""), "{tag}");
    }
    let mut names: Vec<&str> =
        page.match_indices(" id=\"").map(|(at, _)| page[at + 5..].split('"').next().unwrap()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn what_sheets_say_stays_text() {
    let tool = small_tool();
    let hostile = "comment=<script>alert(1)</script>\u{202e}\u{1b}[2J&amp;\u{200b}";
    let sheets: Vec<Sheet> = (0..6).map(|_| small_sheet(&tool, "residents", "a", "standard", hostile)).collect();
    let document = small(&sheets, Language::French);
    let page = report::html(&document);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;[2J&amp;amp;"));
    assert!(!page.contains("<script>") && !page.contains(['\u{202e}', '\u{1b}', '\u{200b}']));
    let text = lines(&document, 80, Glyphs::Full);
    assert!(text.contains("<script>alert(1)</script>[2J&amp;") && !text.contains(['\u{202e}', '\u{1b}', '\u{200b}']));
}

#[test]
fn no_line_is_wider_than_the_screen() {
    use unicode_width::UnicodeWidthStr;
    for language in Language::ALL {
        let document = demonstration(language);
        for (width, glyphs) in [(80, Glyphs::Full), (80, Glyphs::Ascii), (60, Glyphs::Full), (200, Glyphs::Full)] {
            for line in report::text(&document, width, glyphs) {
                assert!(line.plain().width() <= usize::from(width.min(110)), "{width}: {}", line.plain());
            }
        }
    }
}

#[test]
fn what_is_drawn_in_ascii_is_ascii() {
    for glyph in lines(&demonstration(Language::English), 80, Glyphs::Ascii).chars() {
        assert!(!"─═│█▓▒░●■▲◆·".contains(glyph) || glyph == '·', "{glyph}");
    }
}

#[test]
fn a_campaign_without_sheets_has_a_report() {
    let document = small(&[], Language::French);
    let page = report::html(&document);
    assert!(page.contains("Trop peu de feuilles complètes"));
    assert!(!lines(&document, 80, Glyphs::Full).is_empty());
    assert!(!page.contains("NaN"));
}

#[test]
fn few_answers_are_counts_and_never_percentages() {
    let tool = small_tool();
    let sheets: Vec<Sheet> =
        (0..8).map(|place| small_sheet(&tool, "residents", "a", "standard", ["q1=0", "q1=100"][place % 2])).collect();
    let document = small(&sheets, Language::English);
    let charts = document.sections.iter().flat_map(|section| &section.blocks);
    let texts = charts.filter_map(|block| match block {
        Block::Chart(Chart::Likert(likert)) => Some(&likert.groups[0].rows[0].segments),
        _ => None,
    });
    let texts: Vec<&str> = texts.flatten().map(|segment| segment.text.as_str()).collect();
    assert_eq!(texts, ["4", "0", "0", "0", "4", "0"]);
    assert!(lines(&document, 80, Glyphs::Full).contains("4 of 8"));
}

#[test]
fn every_bar_adds_up_to_a_hundred() {
    let document = demonstration(Language::French);
    let mut bars = 0;
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Chart(Chart::Likert(likert)) = block else { continue };
        for row in likert.groups.iter().flat_map(|group| &group.rows).filter(|row| !row.segments.is_empty()) {
            assert_eq!(row.segments.iter().map(|segment| u32::from(segment.percent)).sum::<u32>(), 100);
            bars += 1;
        }
    }
    assert!(bars > 70, "{bars}");
}

#[test]
fn plain_text_does_not_speak_of_bold_and_sets_questions_under_their_theme() {
    for (language, bold) in [(Language::French, "gras"), (Language::English, "bold")] {
        let document = demonstration(language);
        let text = lines(&document, 80, Glyphs::Full);
        let table = document.sections.iter().find(|section| section.anchor == "figures").unwrap();
        let (_, figures) = text.split_once(&table.title).unwrap();
        assert!(!figures.contains(bold));
        let Some(Block::Table(table)) = table.blocks.iter().find(|block| matches!(block, Block::Table(_))) else {
            panic!("figures are a table")
        };
        for row in &table.rows {
            let word = row.head.split(' ').next().unwrap();
            let lead = if row.strong { "" } else { "  " };
            assert!(figures.contains(&format!("\n{lead}{word}")), "{}", row.head);
        }
    }
}

#[test]
fn every_row_of_a_table_has_its_cells() {
    let document = demonstration(Language::French);
    for section in &document.sections {
        assert!(!section.title.is_empty() && !section.blocks.is_empty(), "{}", section.anchor);
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            for row in &table.rows {
                assert_eq!(row.cells.len() + 1, table.columns.len(), "{}: {}", table.caption, row.head);
            }
        }
    }
}

#[test]
fn numbers_that_stay_in_place_are_marked_and_explained() {
    let tool = small_tool();
    let campaign = small_campaign(&tool, &["a", "b"]);
    let mut sheets = small_house();
    let told = measured(&tool, &campaign, &sheets, None).disclosed;
    sheets.push(small_sheet(&tool, "residents", "a", "standard", "q1=0 q2=0 q3=100 sex=m age=70 comment=Nouveau."));
    let results = measured(&tool, &campaign, &sheets, Some(&told));
    let document = written(&results, &tool, &campaign, occasion(), Language::French);
    let text = lines(&document, 80, Glyphs::Full);
    assert!(text.contains("64\u{a0}†") && text.contains("établis sur 12 feuilles"));
    assert!(!text.contains("Nouveau."));
    // The thirteenth sheet is counted where it is no secret.
    assert!(text.contains("●     13  residents"));
}

/// Twelve residents on two forms, ten professionals and the management, in two services; one theme.
fn small_house() -> Vec<Sheet> {
    let tool = small_tool();
    let said = [
        "q1=100 q2=75 q3=25 sex=f age=84 comment=Merci.",
        "q1=75 q2=50 q3=0 sex=f age=91",
        "q1=50 q2=!blank q3=50 sex=m age=79 comment=Trop_de_bruit.",
        "q1=100 q2=25 q3=!double sex=f age=88",
        "q1=nsp q2=0 q3=100 sex=f age=90",
        "q1=75 q2=75 q3=25 sex=f age=86",
    ];
    let sheet = |audience: &str, place: usize, variant: &str, words: &str| {
        small_sheet(&tool, audience, ["a", "b"][place % 2], variant, words)
    };
    let mut sheets: Vec<Sheet> =
        said.iter().enumerate().map(|(place, words)| sheet("residents", place, "standard", words)).collect();
    let easy = "q1=50 q2=0 q3=50 sex=f age=85";
    sheets.extend((0..6).map(|place| sheet("residents", place, "falc", easy)));
    sheets.extend((0..10).map(|place| {
        sheet("professionals", place, "standard", ["q1=100 q2=75 q3=0", "q1=75 q2=100 q3=75"][place % 2])
    }));
    sheets.push(sheet("management", 0, "standard", "q1=100 q2=100 q3=0 comment=Recruter."));
    sheets
}

#[test]
fn the_report_reads_on_eighty_columns() {
    let document = small(&small_house(), Language::French);
    let lines = report::text(&document, 80, Glyphs::Full);
    let begins = |anchor: &str| {
        let section = document.sections.iter().position(|section| section.anchor == anchor).unwrap();
        lines.iter().position(|line| line.section == Some(section)).unwrap()
    };
    let part = |from: &str, to: &str| -> String {
        lines[begins(from)..begins(to)].iter().map(|line| line.plain() + "\n").collect()
    };
    keep("small.txt", &part("views", "declaration"));
    insta::assert_snapshot!(part("views", "declaration"), @"
    Les trois regards, thème par thème
    ════════════════════════════════════════════════════════════════════════════════

    Les mêmes pratiques, jugées par ceux qui les vivent, par ceux qui les font et
    par ceux qui en répondent. Là où les points s’éloignent, il y a matière à
    discussion.

    Note moyenne par thème, de 0 à 100
      ● residents   ■ professionals   ▲ management
    Respect
      0 ───────────────●─────────■──────▲ 100  ● 45     ■ 79     ▲ 100   Écart −34

    Notes par thème, avec leur intervalle à 95 %
    Thème            residents (n)  professionals (n)  management (n)  Écart  Établi
    ────────────────────────────────────────────────────────────────────────────────
    Respect     45,5 [30,1 ; 60,9]          79,2 (10)       100,0 (1)  −33,7       –
                              (12)

    │ Une moyenne sans intervalle repose sur trop peu de feuilles pour dire comment
    │ les réponses d’une même feuille vont ensemble, permettrait d’en déduire une
    │ autre dans ce cas, ou vient de notes toutes égales (voir « Anonymat » et
    │ « Méthode » dans le rapport).


    Ce qui est fort, ce qui vient d’abord
    ════════════════════════════════════════════════════════════════════════════════

    La règle, dans le regard « residents » : un point fort est une question dont
    tout l’intervalle à 95 % atteint 60 sur 100 ; une priorité, une question dont
    tout l’intervalle reste en dessous, ou dont la note est en dessous alors que les
    professionnels la jugent nettement mieux. Au plus 5 de chaque, par note. C’est
    une aide à la discussion, non un jugement. Quand toutes les notes d’une question
    sont égales, sa moyenne n’a pas d’intervalle : celui de sa part favorable en
    tient lieu, avec 60 % pour seuil.

    Points forts

    Aucune question ne remplit la règle des points forts.

    À travailler d’abord
    Question       Thème            Moyenne  Écart établi
    ────────────────────────────────────────────────────────────────────────────────
    Question q2  Respect  20,5 [0,0 ; 41,5]         −67,0


    Les écarts, du plus grand au plus petit
    ════════════════════════════════════════════════════════════════════════════════

    residents moins professionals, question par question. Un intervalle qui contient
    zéro peut n’être que du hasard. Chaque intervalle vaut pour lui seul : sur vingt
    questions sans aucun écart réel, une en moyenne paraîtrait s’écarter.
    « Établi » : l’écart tient à 5 % même parmi tous ceux du tableau ensemble.

    Écarts par question
    Question          residents (n)    professionals  Écart     Intervalle à  Établi
                                                 (n)                    95 %
    ────────────────────────────────────────────────────────────────────────────────
    Question q2           20,5 (11)        87,5 (10)  −67,0  [−89,2 ; −44,9]     oui
    Question q1           63,6 (11)        87,5 (10)  −23,9   [−39,6 ; −8,1]     oui
    Question q3           54,5 (11)        62,5 (10)   −8,0  [−39,0 ; +23,0]     non
    (à l’envers)


    Plan d’action
    ════════════════════════════════════════════════════════════════════════════════

    Aucune action n’est encore inscrite. Voici ce qui vient d’abord, d’après la
    règle de ce rapport ; à remplir ensemble.

    Actions
     - Question q2


    Thème : Respect
    ════════════════════════════════════════════════════════════════════════════════

    Note moyenne par question, de 0 à 100
      ● residents   ■ professionals   ▲ management
    Question q1
      0 ────────────────────●───────■───▲ 100  ● 64     ■ 88     ▲ 100   Écart −24
    Question q2
      0 ───────●────────────────────■───▲ 100  ● 20     ■ 88     ▲ 100   Écart −67
    Question q3 (à l’envers)
      0 ─────────────────●──■───────────▲ 100  ● 55     ■ 63     ▲ 100   Écart −8

    Répartition des réponses
      residents · professionals · management
      ·· 0  ░░ 25  ▒▒ 50  ▓▓ 75  ██ 100  [] nsp
      residents, facile à lire
      ░░ 0  ▒▒ 50  ██ 100  [] nsp
      Questions à l’envers – residents · professionals · management
      ·· 100  ░░ 75  ▒▒ 50  ▓▓ 25  ██ 0  [] nsp
      Questions à l’envers – residents, facile à lire
      ░░ 100  ▒▒ 50  ██ 0  [] nsp

    Question q1
      ● residents                ▒ 1 ▒▒▓▓▓▓ 2 ▓▓▓▓███ 2 ████  1    n = 6, effectifs
      ● residents, facile à lire ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 6 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ n = 6, effectifs
      ■ professionals            ▓▓▓▓▓▓▓ 5 ▓▓▓▓▓▓▓██████ 5 ███████ n = 10, effectifs
      ▲ management               ███████████████ 1 ███████████████ n = 1, effectifs

    Question q2
      ● residents                ·· 1 ··░ 1 ░░▒▒ 1 ▒▒▓▓▓▓▓ 2 ▓▓▓▓▓ n = 5, effectifs
      ● residents, facile à lire ░░░░░░░░░░░░░░░ 6 ░░░░░░░░░░░░░░░ n = 6, effectifs
      ■ professionals            ▓▓▓▓▓▓▓ 5 ▓▓▓▓▓▓▓██████ 5 ███████ n = 10, effectifs
      ▲ management               ███████████████ 1 ███████████████ n = 1, effectifs

    Question q3 (à l’envers)
      ● residents                ·· 1 ··▒ 1 ▒▒▓▓▓▓▓ 2 ▓▓▓▓▓██ 1 ██ n = 5, effectifs
      ● residents, facile à lire ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 6 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ n = 6, effectifs
      ■ professionals            ░░░░░░░ 5 ░░░░░░░██████ 5 ███████ n = 10, effectifs
      ▲ management               ███████████████ 1 ███████████████ n = 1, effectifs

    Le thème par service
    Service    residents            n
    ────────────────────────────────────────────────────────────────────────────────
    Service a       38,9  6 (fragile)
    Service b       52,1  6 (fragile)

    │ « Masqué » : moins de 5 réponses, ou un chiffre dont on pourrait en déduire un
    │ autre. Rien n’est affiché qui permettrait de reconnaître quelqu’un.

    │ Une moyenne sans intervalle repose sur trop peu de feuilles pour dire comment
    │ les réponses d’une même feuille vont ensemble, permettrait d’en déduire une
    │ autre dans ce cas, ou vient de notes toutes égales (voir « Anonymat » et
    │ « Méthode » dans le rapport).
    ");
}

/// What a sample of twenty sheets of eighty-three showed, with three wrong fields.
fn certificate() -> copiste::verification::Certificate {
    use copiste::verification::{
        Certificate, Detection, Found, Frame, Progress, Seed, SeedFrom, residual, wrong_at_most,
    };
    let frame = Frame { sheets: 83, fields: 3_901, sheet_fields_max: 47 };
    let mut wrong = vec![0; 20];
    (wrong[3], wrong[11]) = (1, 2);
    Certificate {
        draw: 1,
        audience: copiste::questionnaire::Audience("residents".to_owned()),
        batch: None,
        extent: copiste::campaign::Extent::Sample,
        target_per_10_000: 100,
        seed: Seed([0xab; 16]),
        seed_from: SeedFrom::Machine,
        sheets: 83,
        fields: 3_901,
        called: 20,
        verified: 20,
        held_up: None,
        verified_fields: 940,
        differing: 6,
        wrong: 3,
        wrong_unread: 0,
        slips: 0,
        missing: 0,
        voided: 0,
        same_person: 0,
        keyed_thrice_by_one: 0,
        arbiter_of_the_two: 0,
        decided_by_a_keyer: 0,
        at_most_per_10_000: wrong_at_most(&frame, &wrong, 0.95) as f64 / 3_901.0 * 10_000.0,
        progress: Progress::Still(60),
        unbalanced: Vec::new(),
        residual: residual(&frame, &Found { wrong: &wrong, fields: 940, unread: 0, gone: 0 }, Detection::OtherPerson),
    }
}

/// What the report says of certificates, and its page.
fn certainty_said(certificates: Vec<copiste::verification::Certificate>) -> (String, String) {
    use copiste::operator::Identification;
    let tool = tool();
    let campaign = campaign(&tool);
    let results = measured(&tool, &campaign, &all_sheets(&tool, true), None);
    let journal = (4_211, "0123456789abcdef".repeat(4));
    let certainty = report::Certainty {
        certificates,
        uncovered: Vec::new(),
        sealed: Vec::new(),
        identified: vec![Identification::Chosen],
        journal,
    };
    let phrases = Phrases::new(Language::French);
    let material = Material {
        results: &results,
        certainty: &certainty,
        tool: &tool,
        campaign: &campaign,
        references: &[],
        earlier: None,
        occasion: occasion(),
    };
    let document = report::results(material, &phrases);
    let quality = document.sections.iter().find(|section| section.anchor == "quality").unwrap();
    let mut said = Vec::new();
    for block in &quality.blocks {
        match block {
            report::Block::Heading(text) | report::Block::Paragraph(text) | report::Block::Note(_, text) => {
                said.push(text.clone());
            }
            report::Block::Table(table) if table.caption == "La seconde saisie en chiffres" => {
                let rows = table.rows.iter().map(|row| format!("{} : {}", row.head, row.cells.join(" | ")));
                said.extend(rows);
            }
            _ => {}
        }
    }
    (said.join("\n"), report::html(&document))
}

#[test]
fn the_report_says_how_right_its_file_is() {
    let (said, page) = certainty_said(vec![certificate()]);
    insta::assert_snapshot!(said);
    assert!(page.contains("01234567 89abcdef"), "the end of the journal is printed");
}

#[test]
fn what_nobody_could_read_again_is_not_told_to_be_corrected() {
    use copiste::verification::{Certificate, HeldUp, Stage};
    let said = |certificate: Certificate| certainty_said(vec![certificate]).0.replace('\u{a0}', " ");
    let lost = Certificate { wrong: 50, wrong_unread: 47, voided: 1, ..certificate() };
    let text = said(lost.clone());
    let unread = "50 comptent faux : 3 sont corrigés, les autres (47) sont sur des feuilles que personne n’a pu relire";
    assert!(text.contains(unread) && !text.contains("ils sont corrigés"), "{text}");
    let only = Certificate { verified: 1, wrong: 47, wrong_unread: 47, residual: None, ..lost };
    let text = said(only);
    assert!(text.contains("rien n’y est corrigé") && text.contains("ne sont plus dans le fichier"), "{text}");
    // Verified behind a sheet that is not ended.
    let held_up = HeldUp { serial: copiste::record::Serial(7), stage: Stage::Undecided, behind: 12 };
    let text = said(Certificate { verified: 0, held_up: Some(held_up), residual: None, ..certificate() });
    assert!(!text.contains("aucune deuxième saisie n’a été faite"), "{text}");
    assert!(text.contains("12 feuilles saisies une seconde fois ne comptent pas encore"), "{text}");
    let (text, _) = certainty_said(vec![certificate(), Certificate { draw: 2, ..certificate() }]);
    assert!(text.contains(", tirage 1") && text.contains(", tirage 2"), "{text}");
}

/// It said of all of them that one of two people had settled the differences without seeing the answers.
#[test]
fn who_settled_differences_and_what_they_saw_is_told_as_it_was() {
    use copiste::verification::Certificate;
    let said = |certificate: Certificate| certainty_said(vec![certificate]).0.replace('\u{a0}', " ");
    let text = said(Certificate { decided_by_a_keyer: 1, ..certificate() });
    assert!(text.contains("1 feuille sans majorité a été décidée d’après le papier par quelqu’un"), "{text}");
    assert!(!text.contains("sans voir les réponses") && text.contains("qu’une autre personne ait fait"), "{text}");
    let text = said(Certificate { same_person: 20, keyed_thrice_by_one: 2, ..certificate() });
    assert!(text.contains("Sur 2 feuilles, la même personne a fait les trois saisies"), "{text}");
    assert!(
        !text.contains("autre personne ait fait") && text.contains("leurs noms reposent sur leur parole"),
        "{text}"
    );
}

#[test]
fn a_comparison_names_its_source_and_says_which_differences_hold() {
    use copiste::measure::{Reference, ReferenceValue};
    let (tool, certainty) = (tool(), report::Certainty::default());
    let campaign = campaign(&tool);
    let results = measured(&tool, &campaign, &all_sheets(&tool, true), None);
    let value = |code: &str, mean: f64, spread| ReferenceValue {
        audience: copiste::questionnaire::Audience("residents".to_owned()),
        code: code.to_owned(),
        n: None,
        mean,
        spread,
    };
    let theme = &tool.themes[0].code;
    let references = [Reference {
        title: "Regards croisés 2024".to_owned(),
        source: "rapport nº 2".to_owned(),
        date: "2024-05-04".parse().unwrap(),
        changed: Vec::new(),
        lost: Vec::new(),
        outside: false,
        campaign: None,
        values: vec![
            value(theme, 50.0, Some((80, 14.0))),
            value(&tool.themes[1].code, 60.5, None),
            value("nowhere", 1.0, None),
        ],
    }];
    let material = Material {
        results: &results,
        certainty: &certainty,
        tool: &tool,
        campaign: &campaign,
        references: &references,
        earlier: None,
        occasion: occasion(),
    };
    let document = report::results(material, &Phrases::new(Language::French));
    let section = document.sections.iter().find(|section| section.anchor == "comparison").unwrap();
    let text = lines(&Document { sections: vec![section.clone()], ..document.clone() }, 100, Glyphs::Full);
    keep("comparison.txt", &text);
    keep("comparison.html", &report::html(&document));
    insta::assert_snapshot!(text);
}

#[test]
fn what_comes_first_is_what_its_rule_says() {
    let tool = tool();
    let campaign = campaign(&tool);
    let results = measured(&tool, &campaign, &all_sheets(&tool, true), None);
    let standing = results.standing(&tool.scoring);
    let people = results.witness().unwrap();
    for named in &standing.strengths {
        assert!(named.score.interval().unwrap().low >= 60.0, "{}", named.item.name);
    }
    for named in &standing.priorities {
        let low = named.score.interval().unwrap().high < 60.0;
        let behind = named.score.mean < 60.0 && named.gap.is_some_and(|gap| gap.difference < 0.0);
        assert!(low || behind, "{}", named.item.name);
    }
    let lowest = people.items.iter().filter_map(|item| item.score.value()).map(|each| each.score.mean);
    assert_eq!(standing.priorities[0].score.mean, lowest.fold(f64::MAX, f64::min));
    assert_eq!((standing.strengths.len(), standing.priorities.len()), (5, 5));
}

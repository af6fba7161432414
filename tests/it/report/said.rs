//! What is said of whom: sentences follow the audiences that were asked, what is shown, and what varies.

use super::{lines, occasion, small_house, written};
use crate::measure::sample::{Sheet, all_sheets, campaign, measured, small_campaign, small_sheet, small_tool, tool};
use copiste::language::{Language, Phrases};
use copiste::questionnaire::Direction;
use copiste::record::Answer;
use copiste::report::{self, Block, Chart, Document, Glyphs, NoteKind, Section};

/// A report of sheets of the small tool with only some of its audiences, in French.
fn asked_of(audiences: &[&str], sheets: &[Sheet]) -> Document {
    let mut tool = small_tool();
    tool.audiences.retain(|forms| audiences.contains(&forms.audience.0.as_str()));
    let campaign = small_campaign(&tool, &["a", "b"]);
    let results = measured(&tool, &campaign, sheets, None);
    written(&results, &tool, &campaign, occasion(), Language::French)
}

const EVERYBODY: [&str; 3] = ["residents", "professionals", "management"];

fn alike(audience: &str, count: usize, words: &[&str]) -> Vec<Sheet> {
    let tool = small_tool();
    let sheet =
        |place: usize| small_sheet(&tool, audience, ["a", "b"][place % 2], "standard", words[place % words.len()]);
    (0..count).map(sheet).collect()
}

fn section<'d>(document: &'d Document, anchor: &str) -> &'d Section {
    document.sections.iter().find(|section| section.anchor == anchor).unwrap_or_else(|| panic!("no {anchor}"))
}

/// A section as lines, with plain blanks.
fn told(document: &Document, anchor: &str) -> String {
    let alone = Document { sections: vec![section(document, anchor).clone()], ..document.clone() };
    lines(&alone, 110, Glyphs::Full).replace('\u{a0}', " ").replace("\n│ ", " ").replace('\n', " ")
}

/// It said that too few sheets were complete, and spoke of three views, of gaps and of a self-assessment.
#[test]
fn where_professionals_alone_were_asked_nothing_is_said_of_others() {
    let varied = ["q1=100 q2=75 q3=0", "q1=75 q2=100 q3=75", "q1=0 q2=25 q3=100"];
    let document = asked_of(&["professionals"], &alike("professionals", 40, &varied));
    assert!(told(&document, "brief").contains("professionals – seul thème montré : « Respect », "));
    let text = lines(&document, 110, Glyphs::Full).replace('\u{a0}', " ");
    let others = [
        "Trop peu",
        "– moins",
        "Les trois regards",
        "autoévaluation",
        "que les professionnels",
        "Écart ",
        "Écart établi",
    ];
    for wrong in others {
        assert!(!text.contains(wrong), "{wrong}");
    }
    assert!(text.contains("Les notes, thème par thème"));
}

/// The council's extract and the teams' page open with the same sentences.
#[test]
fn what_is_handed_out_says_nothing_of_who_was_not_asked() {
    let mut tool = small_tool();
    tool.audiences.retain(|forms| forms.audience.0 == "professionals");
    let campaign = small_campaign(&tool, &["a", "b"]);
    let varied = ["q1=100 q2=75 q3=0", "q1=75 q2=100 q3=75", "q1=0 q2=25 q3=100"];
    let results = measured(&tool, &campaign, &alike("professionals", 40, &varied), None);
    let (certainty, phrases) = (report::Certainty::default(), Phrases::new(Language::French));
    let (results, certainty, tool, campaign) = (&results, &certainty, &tool, &campaign);
    let material =
        report::Material { results, certainty, tool, campaign, references: &[], earlier: None, occasion: occasion() };
    for kind in report::Handout::ALL {
        let text = lines(&report::handout(kind, material, &phrases), 110, Glyphs::Full).replace('\u{a0}', " ");
        for wrong in ["Trop peu", "– moins", "trois regards", "autoévaluation", "que les professionnels", "Écart "]
        {
            assert!(!text.contains(wrong), "{kind:?}: {wrong}");
        }
        let opens = matches!(kind, report::Handout::Council | report::Handout::Professionals);
        assert_eq!(text.contains("seul thème montré : « Respect »"), opens, "{kind:?}");
    }
}

#[test]
fn two_views_are_not_called_three() {
    let sheets: Vec<Sheet> = small_house().into_iter().filter(|sheet| sheet.audience.0 != "management").collect();
    let document = asked_of(&["residents", "professionals"], &sheets);
    assert_eq!(section(&document, "views").title, "Les deux regards, thème par thème");
    let said = told(&document, "views");
    assert!(said.contains("jugées de plusieurs côtés : residents, professionals."), "{said}");
}

/// It said "Trop peu de feuilles complètes pour montrer un résultat" beside the theme's result.
#[test]
fn one_theme_that_is_shown_is_no_lack_of_sheets() {
    let said = told(&asked_of(&EVERYBODY, &small_house()), "brief");
    assert!(said.contains("residents – seul thème montré : « Respect », 45 sur 100."), "{said}");
    assert!(!said.contains("Trop peu"), "{said}");
}

#[test]
fn results_that_are_not_shown_are_not_called_fragile() {
    let said = told(&asked_of(&EVERYBODY, &alike("residents", 4, &["q1=100 q2=0 q3=0"])), "brief");
    assert!(said.contains("Trop peu de feuilles complètes pour montrer un résultat.") && !said.contains("fragiles"));
    let said = told(&asked_of(&EVERYBODY, &alike("management", 1, &["q1=100 q2=0 q3=0"])), "brief");
    assert!(said.contains("autre chose que ce qui est déclaré"), "{said}");
}

/// It said "sur trop peu de feuilles pour un intervalle".
#[test]
fn a_gap_where_neither_side_varies_says_why_it_has_no_interval() {
    let mut sheets = alike("residents", 12, &["q1=50 q2=0 q3=0"]);
    sheets.extend(alike("professionals", 12, &["q1=75 q2=75 q3=50"]));
    let document = asked_of(&EVERYBODY, &sheets);
    let said = told(&document, "brief");
    assert_eq!(said.matches("toutes les notes sont égales").count(), 2, "{said}");
    assert!(!said.contains("trop peu de feuilles"), "{said}");
    assert!(!told(&document, "gaps").contains(" oui"));
}

/// Beside twelve sheets of one mind, Welch's test called chance a gap in up to a fifth of the campaigns.
#[test]
fn a_gap_beside_a_side_of_one_mind_is_not_called_established() {
    let mut sheets = alike("residents", 12, &["q1=100 q2=100 q3=0"]);
    sheets.extend(alike("professionals", 40, &["q1=75 q2=100 q3=0", "q1=100 q2=75 q3=25", "q1=50 q2=100 q3=0"]));
    let document = asked_of(&EVERYBODY, &sheets);
    let said = told(&document, "brief").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said.matches("d’un côté au moins, toutes les notes sont égales").count(), 2, "{said}");
    assert!(!told(&document, "gaps").contains(" oui") && !told(&document, "views").contains(" oui"));
}

/// The best and the worst theme were two of those that had the same score, and the largest gap was one of 0,0 points.
#[test]
fn what_is_all_the_same_has_no_best_no_worst_and_no_largest_gap() {
    let tool = tool();
    let mut sheets = all_sheets(&tool, true);
    for sheet in &mut sheets {
        let form = tool.audience(&sheet.audience).unwrap().form(&sheet.record.variant).unwrap();
        for (index, question) in form.questions.iter().enumerate() {
            let (Some(list), Some(_)) = (form.list(index), &question.theme) else { continue };
            let worth = |score: f64| if question.direction == Direction::Negative { 100.0 - score } else { score };
            let best = list.choices.iter().find(|choice| choice.score.is_some_and(|score| worth(score) == 100.0));
            if let (Some(best), Some(answer)) = (best, sheet.record.answers[index].as_mut()) {
                *answer = Answer::One(best.name.clone());
            }
        }
    }
    let campaign = campaign(&tool);
    let results = measured(&tool, &campaign, &sheets, None);
    let said = told(&written(&results, &tool, &campaign, occasion(), Language::French), "brief");
    assert!(said.contains("Résidents – tous les thèmes montrés ont la même note : 100 sur 100."), "{said}");
    assert!(
        said.contains("Aucun écart entre les deux regards") && said.contains("Aucun écart, par question"),
        "{said}"
    );
    assert!(!said.contains("Plus grand écart") && !said.contains("mieux noté"), "{said}");
}

/// « On me presse pendant les soins ■ 27 » read as if it happened rarely.
#[test]
fn a_question_worded_the_other_way_round_is_marked_wherever_it_stands() {
    let document = asked_of(&EVERYBODY, &small_house());
    for anchor in ["gaps", "theme-1", "figures"] {
        let said = told(&document, anchor);
        let marked = said.matches("Question q3 (à l’envers)").count();
        assert!(marked > 0 && marked == said.matches("Question q3").count(), "{anchor}: {said}");
        assert!(!said.contains("Question q1 (") && !said.contains("Question q2 ("), "{anchor}");
    }
    let reading = told(&document, "reading");
    assert_eq!(reading.matches("« (à l’envers) »").count(), 1, "{reading}");
    let codes = document.data.iter().find(|sheet| sheet.name == "codes").unwrap();
    let label: copiste::report::Cell = "Question q3 (à\u{a0}l’envers)".into();
    assert!(codes.rows.iter().any(|row| row.contains(&label)));
}

#[test]
fn the_gaps_of_themes_say_whether_they_are_established_and_on_how_many_sheets_they_rest() {
    let document = asked_of(&EVERYBODY, &{
        let mut sheets = alike("residents", 12, &["q1=50 q2=0 q3=100", "q1=25 q2=25 q3=75"]);
        sheets.extend(alike("professionals", 14, &["q1=100 q2=75 q3=0", "q1=75 q2=100 q3=25"]));
        sheets
    });
    let Some(Block::Table(table)) =
        section(&document, "views").blocks.iter().find(|block| matches!(block, Block::Table(_)))
    else {
        panic!("the themes are a table")
    };
    let last = table.rows[0].cells.last().map(String::as_str);
    assert_eq!((table.columns.last().map(String::as_str), last), (Some("Établi"), Some("oui")));
    assert!(table.rows[0].cells[0].ends_with(" (12)") && table.rows[0].cells[1].ends_with(" (14)"), "{table:?}");
    let said = told(&document, "gaps");
    assert!(said.contains("residents (n)") && said.contains(" (12) ") && said.contains(" (14) "), "{said}");
}

/// The note was printed, and nothing carried its sign.
#[test]
fn whatever_the_note_on_earlier_figures_speaks_of_carries_its_sign() {
    let tool = small_tool();
    let campaign = small_campaign(&tool, &["a", "b"]);
    let mut sheets = small_house();
    sheets.extend(small_house());
    let before = measured(&tool, &campaign, &sheets, None).disclosed;
    sheets.push(small_sheet(&tool, "residents", "a", "standard", "q1=0 q2=0 q3=100"));
    sheets.push(small_sheet(&tool, "professionals", "b", "standard", "q1=0 q2=0 q3=100"));
    let results = measured(&tool, &campaign, &sheets, Some(&before));
    let document = written(&results, &tool, &campaign, occasion(), Language::French);
    let mut noted = 0;
    for section in &document.sections {
        let is_note = |block: &Block| matches!(block, Block::Note(NoteKind::Anonymity, text) if text.starts_with('†'));
        let is_table = |block: &Block| matches!(block, Block::Table(table) if format!("{table:?}").contains('†'));
        let is_chart = |block: &Block| matches!(block, Block::Chart(chart) if format!("{chart:?}").contains('†'));
        let is_heading = |block: &Block| matches!(block, Block::Heading(text) if text.contains('†'));
        if section.blocks.iter().any(is_note) {
            noted += 1;
            let marks = |block: &Block| is_table(block) || is_chart(block) || is_heading(block);
            assert!(section.blocks.iter().any(marks), "{}", section.anchor);
        }
    }
    assert!(noted > 3, "{noted}");
    assert!(told(&document, "gaps").contains(") †"), "{}", told(&document, "gaps"));
    let by_service = section(&document, "theme-1")
        .blocks
        .iter()
        .find(|block| matches!(block, Block::Table(table) if table.caption == "Le thème par service"));
    assert!(format!("{by_service:?}").contains('†'), "{by_service:?}");
}

#[test]
fn a_theme_whose_questions_do_not_go_together_is_told_under_its_table() {
    let document = asked_of(&EVERYBODY, &alike("residents", 12, &["q1=100 q2=0 q3=0", "q1=0 q2=100 q3=50"]));
    let said = told(&document, "views");
    assert!(said.contains("À lire plutôt question par question : Respect (residents −"), "{said}");
    let together = asked_of(&EVERYBODY, &alike("residents", 12, &["q1=100 q2=100 q3=0", "q1=0 q2=0 q3=75"]));
    assert!(!told(&together, "views").contains("À lire plutôt"));
}

/// It was drawn empty, as if nobody had answered.
#[test]
fn participation_without_a_count_of_sheets_handed_out_has_no_bar() {
    let document = asked_of(&EVERYBODY, &small_house());
    let charts = section(&document, "participation").blocks.iter();
    let bars = charts.filter_map(|block| match block {
        Block::Chart(Chart::Bars(bars)) => Some(&bars.bars),
        _ => None,
    });
    assert!(bars.flatten().all(|bar| bar.share.is_none()));
    let said = told(&document, "participation");
    assert!(said.contains("residents     12 (nombre de feuilles distribuées non renseigné)"), "{said}");
    assert!(!said.contains('░') && !report::html(&document).contains("class=\"cp-track\""));
}

#[test]
fn the_method_says_what_intervals_do_not_tell() {
    let said = told(&asked_of(&EVERYBODY, &small_house()), "method");
    for part in ["n’ont pas répondu", "trop larges", "avec de l’aide", "toutes les notes sont égales"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

//! The same as a PDF: standards, pages, numbers and codes in its text, the same bytes twice.

use super::sample_forms;
use copiste::campaign::{BatchNumber, CampaignId};
use copiste::import::read_form;
use copiste::language::{Language, Phrases};
use copiste::paper::{Place, PlaceMark, Remark, SheetCode, Style};
use copiste::questionnaire::{Questionnaire, Variant};
use copiste::report::pdf::{Grade, Letter, Numbered, Printed, Printing, print_paper};
use jiff::civil::date;
use std::path::Path;
use std::process::Command;

fn printing<'a>(form: &'a Questionnaire, style: Style) -> Printing<'a> {
    Printing {
        form,
        style,
        filled: Vec::new(),
        audience: "Résidents".to_owned(),
        under_title: vec!["EHPAD Les Quatre-Vents".to_owned()],
        version: form.id.clone(),
        demonstration: true,
        day: date(2026, 3, 9),
        sheets: Vec::new(),
        letter: None,
        both_sides: true,
    }
}

fn numbered(numbers: impl Iterator<Item = u32>) -> Vec<Numbered> {
    let campaign = CampaignId::new("essai").unwrap();
    let place = PlaceMark::of(&campaign, &Place::Batch(BatchNumber(3)), &Variant("standard".to_owned()));
    numbers.map(|number| Numbered { serial: format!("{number:04}"), code: SheetCode { place, number } }).collect()
}

/// To look at, in `target/tmp`; and the text of the file, where `pdftotext` is at hand.
fn text(name: &str, printed: &Printed) -> Option<String> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, &printed.pdf.bytes).unwrap();
    let run = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&run.stdout).replace('\u{a0}', " "))
}

#[test]
fn every_demonstration_form_is_printed_in_every_style_and_keeps_the_standards() {
    for (name, form) in sample_forms() {
        for (style, word) in [(Style::Standard, "standard"), (Style::Large, "large"), (Style::Easy, "easy")] {
            for language in Language::ALL {
                let printed = print_paper(&printing(&form, style), &Phrases::new(language)).unwrap();
                assert_eq!(printed.pdf.grade, Grade::Full, "{name} {word}: {:?}", printed.pdf.given_up);
                assert_eq!(printed.pdf.stops.len(), form.pages.len() + 1, "{name} {word}");
                if style == Style::Standard {
                    let overfull = printed.remarks.iter().any(|one| matches!(one, Remark::Overfull(_)));
                    assert!(!overfull && printed.pdf.pages == form.pages.len(), "{name}: {:?}", printed.remarks);
                }
                text(&format!("paper-{}-{word}-{}.pdf", name.replace(' ', "-"), language.tag()), &printed);
            }
        }
    }
}

#[test]
fn numbers_codes_and_page_numbers_stand_in_the_text_of_the_file() {
    let (_, form) = sample_forms().swap_remove(0);
    let printing =
        Printing { sheets: numbered(7..=8), letter: Some(Letter::default()), ..printing(&form, Style::Standard) };
    let phrases = Phrases::new(Language::French);
    let printed = print_paper(&printing, &phrases).unwrap();
    assert!(printed == print_paper(&printing, &phrases).unwrap(), "the same input gives the same bytes");
    let Some(text) = text("paper-numbered.pdf", &printed) else {
        println!("pdftotext is not here");
        return;
    };
    for sheet in &printing.sheets {
        assert!(text.contains(&sheet.code.grouped()) && text.contains(&format!("N° {}", sheet.serial)), "{text}");
    }
    for (at, _) in form.pages.iter().enumerate() {
        assert!(text.contains(&format!("page {} sur {}", at + 1, form.pages.len())), "{text}");
    }
    for question in form.questions.iter().filter(|question| !question.number.is_empty()) {
        let begins = |line: &str| line.split_whitespace().next() == Some(question.number.as_str());
        assert!(text.lines().any(begins), "question {} is not there:\n{text}", question.number);
    }
    assert!(text.contains("Le questionnaire est anonyme."), "{text}");
}

#[test]
fn a_sheet_begins_on_a_leaf_of_its_own() {
    let (_, form) = sample_forms().swap_remove(0);
    let phrases = Phrases::new(Language::French);
    let pages = |both_sides| {
        let printing = Printing { sheets: numbered(1..=3), both_sides, ..printing(&form, Style::Standard) };
        print_paper(&printing, &phrases).unwrap().pdf.pages
    };
    let own = form.pages.len();
    assert_eq!(pages(false), 3 * own);
    assert_eq!(pages(true), 2 * own.next_multiple_of(2) + own);
}

#[test]
fn a_page_of_three_hundred_questions_flows_on_and_is_told() {
    let rows: String = (1..=300).map(|at| format!("| | integer | q{at} | Question {at} | {at} |\n")).collect();
    let form = super::form(&format!("| survey | | | | |\n| | type | name | label | number |\n{rows}"));
    let printed = print_paper(&printing(&form, Style::Standard), &Phrases::new(Language::French)).unwrap();
    assert_eq!(printed.pdf.grade, Grade::Full);
    assert!(printed.remarks.iter().any(|one| matches!(one, Remark::Overfull(pages) if pages[0].0 == 1)));
}

#[test]
fn real_forms_are_printed_without_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/real-forms/xlsforms");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("no real forms at hand");
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        let (Some(form), _) = read_form(&path) else { continue };
        let begun = std::time::Instant::now();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let printed = print_paper(&printing(&form, Style::Standard), &Phrases::new(Language::French)).unwrap();
        let (pages, remarks) = (printed.pdf.pages, printed.remarks.len());
        println!(
            "{:5} ms {pages:4} pages {remarks:4} remarks {:?} {name}",
            begun.elapsed().as_millis(),
            printed.pdf.grade
        );
        println!("    {:?}", printed.pdf.given_up);
        text(&format!("paper-real-{name}.pdf"), &printed);
        assert_ne!(printed.pdf.grade, Grade::Plain, "{name}: {:?}", printed.pdf.given_up);
    }
}

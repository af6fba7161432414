//! The pieces as PDF: standards, sizes, counts of pages, the same bytes twice, names of any length.

use super::{details, kit, with_campaign};
use copiste::language::{Language, Phrases};
use copiste::report::KitPiece;
use copiste::report::pdf::{Grade, KitSheet, Pdf, kit_pdf};
use copiste::station::Kit;
use jiff::civil::date;
use std::path::Path;
use std::process::Command;

fn print(kit: &Kit, piece: &KitPiece, sheet: KitSheet, language: Language) -> Pdf {
    let document = kit.document(piece, &Phrases::new(language));
    let pdf = kit_pdf(piece, &document, sheet, language, date(2026, 3, 1)).unwrap();
    assert_eq!(pdf.grade, Grade::Full, "{piece:?}: {:?}", pdf.given_up);
    pdf
}

/// Every piece on every sheet, with its count of pages; to look at in `target/tmp`, and for veraPDF.
fn all(kit: &Kit, name: &str, language: Language) -> Vec<(String, usize)> {
    let (mut pages, mut files) = (Vec::new(), Vec::new());
    for piece in kit.pieces() {
        for sheet in KitSheet::of(&piece) {
            let pdf = print(kit, &piece, *sheet, language);
            let file = format!("kit-{name}-{}-{}-{}.pdf", piece.name(), sheet.name(), language.tag());
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file);
            std::fs::write(&path, &pdf.bytes).unwrap();
            files.push(path);
            pages.push((format!("{} {}", piece.name(), sheet.name()), pdf.pages));
        }
    }
    crate::printing::validated(&files);
    pages
}

/// The sizes of the pages in points, as the file says them.
fn sizes(pdf: &Pdf) -> Vec<(i64, i64)> {
    let text = String::from_utf8_lossy(&pdf.bytes);
    let boxes = text.split("/MediaBox").skip(1).map(|rest| {
        let inside = rest.split(['[', ']']).nth(1).unwrap_or_default();
        let numbers: Vec<f64> = inside.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        (numbers[2].round() as i64, numbers[3].round() as i64)
    });
    boxes.collect()
}

#[test]
fn every_piece_keeps_the_standards_on_as_few_pages_as_it_is_meant_for() {
    let station = with_campaign("regards-croises-ehpad", 1, |_| ());
    for (name, language) in [("blank", Language::English), ("known", Language::French)] {
        if name == "known" {
            station.set_kit("rc-2026", |_| details()).unwrap();
        }
        for (piece, pages) in all(&kit(&station), name, language) {
            let most = if piece.contains("leaflet") { 2 } else { 1 };
            assert!((1..=most).contains(&pages), "{piece} {language:?}: {pages} pages");
        }
    }
}

#[test]
fn a_piece_has_the_size_of_its_sheet_and_the_same_bytes_twice() {
    let station = with_campaign("regards-croises-ehpad", 3, |_| ());
    let kit = kit(&station);
    let sheets = [
        (KitPiece::Poster, KitSheet::A3, (842, 1191)),
        (KitPiece::Poster, KitSheet::A4, (595, 842)),
        (KitPiece::Flyer, KitSheet::A5, (420, 595)),
        (KitPiece::Flyer, KitSheet::TwoOnA4, (842, 595)),
        (KitPiece::Leaflet, KitSheet::A4, (842, 595)),
        (KitPiece::Slips, KitSheet::A4, (595, 842)),
    ];
    for (piece, sheet, size) in sheets {
        let pdf = print(&kit, &piece, sheet, Language::French);
        let sizes = sizes(&pdf);
        assert!(sizes.is_empty() || sizes.iter().all(|one| *one == size), "{piece:?} {sheet:?}: {sizes:?}");
        assert!(pdf == print(&kit, &piece, sheet, Language::French), "{piece:?}");
    }
}

#[test]
fn four_slips_stand_on_a_page_and_none_is_torn() {
    let station = with_campaign("regards-croises-ehpad", 60, |_| ());
    let pdf = print(&kit(&station), &KitPiece::Slips, KitSheet::A4, Language::French);
    assert_eq!(pdf.pages, 180 / 4);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kit-slips-60.pdf");
    std::fs::write(&path, &pdf.bytes).unwrap();
    let Ok(run) = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output() else {
        println!("pdftotext is not here");
        return;
    };
    let text = String::from_utf8_lossy(&run.stdout).into_owned();
    for page in text.split('\u{c}').filter(|page| !page.trim().is_empty()) {
        assert_eq!(page.matches("Destruction").count(), page.matches("Inutilisables").count(), "{page}");
    }
}

#[test]
fn names_of_any_length_are_set_in_full() {
    let long = "Unité de soins prolongés et d’accompagnement des personnes âgées dépendantes ".repeat(4);
    let endless = "Antikonstitutionell".repeat(12);
    for name in [long.trim(), endless.as_str()] {
        let station = with_campaign("regards-croises-ehpad", 2, |draft| {
            draft.title = name.to_owned();
            draft.establishment = name.to_owned();
            draft.services.iter_mut().for_each(|service| service.name = name.to_owned());
            draft.until = None;
        });
        let kit = kit(&station);
        for piece in kit.pieces() {
            let sheet = KitSheet::of(&piece).last().unwrap();
            let pdf = print(&kit, &piece, *sheet, Language::French);
            let file = format!("kit-long-{}.pdf", piece.name());
            std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(file), &pdf.bytes).unwrap();
            // Names of a page's length make more pages of slips and of nothing else.
            assert!(piece == KitPiece::Slips || pdf.pages <= 2, "{piece:?}: {} pages", pdf.pages);
        }
    }
}

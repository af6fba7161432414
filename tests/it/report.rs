//! The results report: what it says, and that its faces hold together.

use crate::measure::sample::{Sheet, all_sheets, campaign, measured, small_campaign, small_sheet, small_tool, tool};
use copiste::language::{Language, Phrases};
use copiste::report::{self, Block, Chart, Document, Glyphs, Occasion};

fn occasion() -> Occasion {
    Occasion { date: "2026-05-04".parse().unwrap(), number: Some(1) }
}

fn demonstration(language: Language) -> Document {
    let tool = tool();
    let campaign = campaign(&tool);
    let results = measured(&tool, &campaign, &all_sheets(&tool, true), None);
    report::results(&results, &tool, &campaign, occasion(), &Phrases::new(language))
}

fn small(sheets: &[Sheet], language: Language) -> Document {
    let tool = small_tool();
    let campaign = small_campaign(&tool, &["a", "b"]);
    let results = measured(&tool, &campaign, sheets, None);
    report::results(&results, &tool, &campaign, occasion(), &Phrases::new(language))
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

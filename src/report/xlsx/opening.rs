//! The first sheet: what this is, how to read it, where to find what.

use super::Tab;
use super::page::{Page, banner, heading, label, link, soft, title, words};
use crate::language::Phrases;
use crate::report::data::Cell;
use crate::report::document::{Block, Document, Section};
use crate::say;
use rust_xlsxwriter::Url;

pub(super) fn opening(mut page: Page, document: &Document, tabs: &[Tab], phrases: &Phrases) -> Page {
    page.widths(&[42.0, 96.0]);
    let cover = &document.cover;
    if let Some(text) = &cover.banner {
        page.line(text, &banner());
    }
    page.line(&cover.establishment, &title());
    page.line(&cover.campaign, &heading());
    page.line(&format!("{} – {}", cover.kind, cover.status), &words());
    page.space();
    for (name, value) in &cover.facts {
        pair(&mut page, name, value);
    }
    for (marker, figure, what) in &cover.figures {
        pair(&mut page, &format!("{} {what}", marker.glyph()), figure);
    }
    for section in document.sections.iter().filter(|section| section.anchor == "reading") {
        page.space();
        page.line(&section.title, &heading());
        for block in &section.blocks {
            match block {
                Block::List(points) => points.iter().for_each(|point| page.line(&format!("• {point}"), &words())),
                Block::Paragraph(text) | Block::Note(_, text) => page.line(text, &words()),
                Block::Heading(_) | Block::Table(_) | Block::Chart(_) | Block::Quotes(_) => {}
            }
        }
    }
    page.line(&format!("• {}", say!(phrases, "xlsx-cells", hidden = Cell::HIDDEN, nobody = Cell::NOBODY)), &words());
    page.line(&format!("• {}", say!(phrases, "xlsx-values")), &words());
    page.space();
    page.line(&say!(phrases, "xlsx-sheets"), &heading());
    for tab in tabs {
        let target = format!("internal:'{}'!A1", tab.page.name.replace('\'', "''"));
        let url = Url::new(target).set_text(&tab.page.name);
        page.sheet.write_url_with_format(page.row, 0, url, &link()).expect("few sheets, short names");
        page.text(page.row, 1, &tab.about, &words());
        page.space();
    }
    document.sections.iter().filter(|section| section.anchor == "method").for_each(|method| origin(&mut page, method));
    page.space();
    page.line(&document.colophon, &soft());
    page.sheet.set_tab_color("#12395C");
    page.sheet.set_screen_gridlines(false);
    page.done()
}

/// Where the numbers come from, fingerprints and the end of the journal.
fn origin(page: &mut Page, method: &Section) {
    for block in &method.blocks {
        if let Block::Table(table) = block {
            page.space();
            page.line(&table.caption, &heading());
            for row in &table.rows {
                pair(page, &row.head, &row.cells.join(" "));
            }
        }
    }
}

fn pair(page: &mut Page, name: &str, value: &str) {
    page.text(page.row, 0, name, &label());
    page.text(page.row, 1, value, &words());
    let height = page.height(&[name, value]);
    page.next(height);
}

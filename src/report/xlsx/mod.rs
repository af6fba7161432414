//! The report as a workbook: what to know first, charts to read, then every number as data. Values, never formulas.
//!
//! It knows the document and nothing else: what is hidden is in neither cells nor charts.

mod charts;
mod opening;
mod page;
mod plan;
mod reading;
mod tables;

pub use plan::plan_xlsx;

use super::document::{Block, Document};
use crate::language::Phrases;
use crate::say;
use page::{Names, Page, excel_day, fit, printable};
use rust_xlsxwriter::{DocProperties, Workbook};

/// A sheet that is written, and what it is, for the list on the first.
struct Tab {
    page: Page,
    about: String,
}

/// The report as a workbook. The same document gives the same bytes.
pub fn xlsx(document: &Document) -> Vec<u8> {
    let phrases = Phrases::new(document.language);
    let mut names = Names::default();
    let opening = names.take(&say!(phrases, "xlsx-opening"));
    let mut tabs = Vec::new();
    for section in &document.sections {
        let drawn = section.blocks.iter().any(|block| matches!(block, Block::Chart(_)));
        if drawn || section.anchor == "method" {
            let page = Page::new(names.take(&section.title), document);
            tabs.push(Tab { page: reading::section(page, section, &phrases), about: section.title.clone() });
        }
    }
    let dictionary = Page::new(names.take(&say!(phrases, "xlsx-dictionary")), document);
    tabs.push(Tab {
        page: tables::dictionary(dictionary, &document.data, &phrases),
        about: say!(phrases, "xlsx-dictionary-about"),
    });
    for data in &document.data {
        for rows in tables::parts(&data.rows) {
            let page = Page::new(names.take(&data.title), document);
            let about = say!(phrases, "xlsx-data-about", name = data.name, count = rows.len());
            tabs.push(Tab { page: tables::data(page, data, rows), about });
        }
    }
    let opening = opening::opening(Page::new(opening, document), document, &tabs, &phrases);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document));
    workbook.push_worksheet(opening.sheet);
    for tab in tabs {
        workbook.push_worksheet(tab.page.sheet);
    }
    workbook.save_to_buffer().expect("names, cells and charts are within the limits of a workbook")
}

fn properties(document: &Document) -> DocProperties {
    let made = excel_day(document.date).unwrap_or_default();
    let text = |text: &str| fit(&printable(text), 255);
    DocProperties::new()
        .set_title(text(&document.title))
        .set_subject(text(&document.cover.kind))
        .set_author(format!("copiste {}", env!("CARGO_PKG_VERSION")))
        .set_comment(text(&document.colophon))
        .set_creation_datetime(&made)
}

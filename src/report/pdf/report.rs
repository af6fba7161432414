//! The results report, as data and drawings for its template.

use super::faces::{Faces, MAIN};
use super::press::{Failure, Manuscript, Pdf, typeset};
use crate::report::Handout;
use crate::report::chart::{Chart, Legend, Marker, Shade};
use crate::report::document::{Block, Cover, Document, NoteKind, Section, Table};
use crate::report::svg;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The report as a PDF. The same document gives the same bytes.
///
/// # Errors
/// [`Failure`] when even a plain document cannot be set.
pub fn pdf(document: &Document) -> Result<Pdf, Failure> {
    print(document, include_str!("results.typ"), &json!({}))
}

/// The paper of a poster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 297 by 420 mm.
    A3,
    /// 210 by 297 mm.
    A4,
}

/// A document to hand out as a PDF; `paper` is that of a poster, everything else is on A4. The same document gives the same
/// bytes.
///
/// # Errors
/// [`Failure`] when even a plain document cannot be set.
pub fn handout_pdf(handout: Handout, document: &Document, paper: Paper) -> Result<Pdf, Failure> {
    let paper = match paper {
        Paper::A3 => "a3",
        Paper::A4 => "a4",
    };
    match handout {
        Handout::Poster => print(document, include_str!("poster.typ"), &json!({ "paper": paper })),
        // Easy to read is large to read.
        Handout::EasyRead => print(document, include_str!("leaf.typ"), &json!({ "size": 14, "wide": false })),
        Handout::Council | Handout::Professionals => {
            print(document, include_str!("leaf.typ"), &json!({ "size": 10.5, "wide": false }))
        }
        // Six columns, and room for a hand.
        Handout::Plan => print(document, include_str!("leaf.typ"), &json!({ "size": 10.5, "wide": true })),
    }
}

/// A document of a page or a few, on A4. The same document gives the same bytes.
///
/// # Errors
/// [`Failure`] when even a plain document cannot be set.
pub fn leaf_pdf(document: &Document) -> Result<Pdf, Failure> {
    print(document, include_str!("leaf.typ"), &json!({ "size": 9.5, "wide": false }))
}

fn print(document: &Document, template: &str, more: &Value) -> Result<Pdf, Failure> {
    let write = |faces: &Faces| {
        let mut manuscript = Drawer { faces, drawings: BTreeMap::new() }.manuscript(document);
        for (name, value) in more.as_object().into_iter().flatten() {
            manuscript.data[name] = value.clone();
        }
        manuscript
    };
    typeset(template, document.language, document.date, &write)
}

/// Gathers drawings while the data are written.
struct Drawer<'a> {
    faces: &'a Faces,
    drawings: BTreeMap<String, String>,
}

impl Drawer<'_> {
    fn manuscript(mut self, document: &Document) -> Manuscript {
        let data = json!({
            "title": document.title,
            "contents": document.contents_title,
            "colophon": document.colophon,
            "cover": self.cover(&document.cover),
            "sections": document.sections.iter().map(|section| self.section(section)).collect::<Vec<_>>(),
        });
        Manuscript { data, drawings: self.drawings.into_iter().collect() }
    }

    fn cover(&mut self, cover: &Cover) -> Value {
        let Cover { kind, establishment, campaign, status, provisional, banner, facts, figures } = cover;
        let figure = |(marker, figure, label): &(Marker, String, String)| json!({ "marker": self.marker(*marker), "figure": figure, "label": label });
        let figures: Vec<Value> = figures.iter().map(figure).collect();
        json!({
            "kind": kind, "establishment": establishment, "campaign": campaign, "status": status,
            "provisional": provisional, "banner": banner, "facts": facts, "figures": figures,
        })
    }

    fn section(&mut self, section: &Section) -> Value {
        let blocks = section.blocks.iter().enumerate();
        let blocks: Vec<Value> =
            blocks.map(|(place, block)| self.block(block, &format!("{}-{place}", section.anchor))).collect();
        json!({ "anchor": section.anchor, "title": section.title, "blocks": blocks })
    }

    fn block(&mut self, block: &Block, name: &str) -> Value {
        match block {
            Block::Heading(text) => json!({ "kind": "heading", "text": text }),
            Block::Paragraph(text) => json!({ "kind": "paragraph", "text": text }),
            Block::List(points) => json!({ "kind": "list", "points": points }),
            Block::Note(kind, text) => json!({ "kind": "note", "of": note(*kind), "text": text }),
            Block::Table(table) => self::table(table),
            Block::Chart(chart) => self.chart(chart, name),
            Block::Quotes(quotes) => {
                let quotes: Vec<Value> =
                    quotes.iter().map(|text| json!({ "text": text, "language": alphabet(text) })).collect();
                json!({ "kind": "quotes", "quotes": quotes })
            }
        }
    }

    fn chart(&mut self, chart: &Chart, name: &str) -> Value {
        let chart = self.printable(chart);
        let legends: Vec<Value> = match &chart {
            Chart::Likert(likert) => likert.legends.iter().map(|each| self.scale(each)).collect(),
            Chart::Dots(dots) => vec![self.markers(&dots.legend)],
            Chart::Trend(trend) => vec![self.markers(&trend.legend)],
            Chart::Bars(_) => Vec::new(),
        };
        let mut drawings = Vec::new();
        for (place, drawing) in svg::drawings(&chart, name).into_iter().enumerate() {
            let path = self.draw(format!("/{name}-{place}.svg"), &drawing.svg.into_string());
            drawings.push(json!({ "path": path, "alt": drawing.words }));
        }
        json!({ "kind": "chart", "title": chart.title(), "legends": legends, "drawings": drawings })
    }

    fn scale(&mut self, legend: &Legend) -> Value {
        let entries = legend.shades.iter().map(|(shade, word)| json!([self.shade(*shade), word]));
        let entries: Vec<Value> = entries.collect();
        json!({ "name": legend.name, "entries": entries })
    }

    fn markers(&mut self, legend: &[(Marker, String)]) -> Value {
        let entries: Vec<Value> = legend.iter().map(|(marker, name)| json!([self.marker(*marker), name])).collect();
        json!({ "name": "", "entries": entries })
    }

    /// The name of a marker's drawing.
    fn marker(&mut self, marker: Marker) -> String {
        let name = match marker {
            Marker::Disc => "/disc.svg",
            Marker::Diamond => "/diamond.svg",
            Marker::Square => "/square.svg",
            Marker::Triangle => "/triangle.svg",
        };
        self.draw(name.to_owned(), &svg::swatch(&svg::marker(marker, 8.0, 8.0)).into_string())
    }

    fn shade(&mut self, shade: Shade) -> String {
        let name = match shade {
            Shade::Scale { step, steps } => format!("/shade-{step}-{steps}.svg"),
            Shade::Apart => "/shade-apart.svg".to_owned(),
        };
        self.draw(name, &svg::swatch(&svg::shade(shade)).into_string())
    }

    fn draw(&mut self, name: String, svg: &str) -> String {
        // On the page a drawing takes the font around it; here it must name one.
        let svg = svg.replace("font-family=\"inherit\"", &format!("font-family=\"{MAIN}\""));
        self.drawings.insert(name.clone(), svg);
        name
    }

    /// The chart with glyphs for all its texts.
    fn printable(&self, chart: &Chart) -> Chart {
        let mut chart = chart.clone();
        let line = |text: &mut String| *text = self.faces.drawn(text);
        match &mut chart {
            Chart::Likert(likert) => {
                line(&mut likert.title);
                for legend in &mut likert.legends {
                    line(&mut legend.name);
                    legend.shades.iter_mut().for_each(|(_, word)| line(word));
                }
                for group in &mut likert.groups {
                    line(&mut group.label);
                    for row in &mut group.rows {
                        line(&mut row.label);
                        line(&mut row.note);
                        row.segments.iter_mut().for_each(|segment| {
                            line(&mut segment.text);
                            line(&mut segment.word);
                        });
                    }
                }
            }
            Chart::Dots(dots) => {
                line(&mut dots.title);
                dots.legend.iter_mut().for_each(|(_, name)| line(name));
                dots.gap.iter_mut().for_each(line);
                for row in &mut dots.rows {
                    line(&mut row.label);
                    line(&mut row.gap);
                    row.points.iter_mut().for_each(|point| line(&mut point.text));
                }
            }
            Chart::Trend(trend) => {
                line(&mut trend.title);
                trend.legend.iter_mut().for_each(|(_, name)| line(name));
                trend.moments.iter_mut().for_each(line);
                for row in &mut trend.rows {
                    line(&mut row.label);
                    for each in &mut row.lines {
                        line(&mut each.label);
                        each.texts.iter_mut().for_each(line);
                    }
                }
            }
            Chart::Bars(bars) => {
                line(&mut bars.title);
                for bar in &mut bars.bars {
                    line(&mut bar.label);
                    line(&mut bar.text);
                }
            }
        }
        chart
    }
}

fn note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Information => "information",
        NoteKind::Caution => "caution",
        NoteKind::Anonymity => "anonymity",
    }
}

/// Rows with a text of as many characters may break across pages, and headings are not repeated: a heading that no page
/// has room for would be set for ever.
const LONG_FROM: usize = 200;

fn table(table: &Table) -> Value {
    let long = |text: &String| text.chars().count() >= LONG_FROM;
    let row = |row: &crate::report::Row| {
        let long = long(&row.head) || row.cells.iter().any(long);
        json!({ "head": row.head, "cells": row.cells, "strong": row.strong, "long": long })
    };
    let columns = || 0..table.columns.len().saturating_sub(1);
    json!({
        "kind": "table", "caption": table.caption, "columns": table.columns,
        "widths": table.widths(),
        "long": table.columns.iter().any(long),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        // Of each column after the first: whether it wants room, and whether it stands on the left.
        "words": columns().map(|column| table.is_words(column)).collect::<Vec<_>>(),
        "left": columns().map(|column| table.stands_left(column)).collect::<Vec<_>>(),
    })
}

/// The language in whose direction a quote is set, when its first letter says so.
fn alphabet(text: &str) -> Option<&'static str> {
    match text.chars().find(|character| character.is_alphabetic())? {
        '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Some("he"),
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}' => Some("ar"),
        _ => None,
    }
}

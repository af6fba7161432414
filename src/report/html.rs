//! The report as one page that stands alone: no script, no network, one file.

use super::chart::{Chart, Legend, Marker};
use super::document::{Block, Cover, Document, NoteKind, Section, Table};
use super::svg;
use crate::measure::clean;
use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

/// The page. Its texts are escaped and cleaned here, whatever they were made of.
pub fn html(document: &Document) -> String {
    let page = markup! {
        (DOCTYPE)
        html lang=(document.language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (clean(&document.title)) }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                (cover(&document.cover))
                nav aria-label=(clean(&document.contents_title)) {
                    h2 { (clean(&document.contents_title)) }
                    ol {
                        @for section in &document.sections {
                            li { a href={ "#" (section.anchor) } { (clean(&section.title)) } }
                        }
                    }
                }
                main {
                    @for part in &document.sections { (section(part)) }
                }
                footer { p { (clean(&document.colophon)) } }
            }
        }
    };
    page.into_string()
}

fn cover(cover: &Cover) -> Markup {
    markup! {
        header class="cover" {
            @if let Some(banner) = &cover.banner {
                p class="banner" role="note" { (clean(banner)) }
            }
            div class="plate" {
                p class="kind" { (clean(&cover.kind)) }
                h1 { (clean(&cover.establishment)) }
                p class="campaign" { (clean(&cover.campaign)) }
                p class={ "status " (if cover.provisional { "provisional" } else { "final" }) } { (clean(&cover.status)) }
            }
            ul class="figures" {
                @for (marker, figure, label) in &cover.figures {
                    li { (shape(*marker)) strong { (clean(figure)) } span { (clean(label)) } }
                }
            }
            dl class="facts" {
                @for (name, value) in &cover.facts {
                    div { dt { (clean(name)) } dd { (clean(value)) } }
                }
            }
        }
    }
}

/// A marker in running text.
fn shape(marker: Marker) -> Markup {
    svg::swatch(&svg::marker(marker, 8.0, 8.0))
}

fn section(section: &Section) -> Markup {
    markup! {
        section id=(section.anchor) aria-labelledby={ (section.anchor) "-title" } {
            h2 id={ (section.anchor) "-title" } { (clean(&section.title)) }
            @for (place, each) in section.blocks.iter().enumerate() {
                (block(each, &format!("{}-{place}", section.anchor)))
            }
        }
    }
}

fn block(block: &Block, id: &str) -> Markup {
    match block {
        Block::Heading(text) => markup! { h3 { (clean(text)) } },
        Block::Paragraph(text) => markup! { p { (clean(text)) } },
        Block::List(points) => markup! { ul { @for point in points { li { (clean(point)) } } } },
        Block::Note(kind, text) => markup! { p class={ "note " (note_class(*kind)) } role="note" { (clean(text)) } },
        Block::Table(table) => self::table(table),
        Block::Chart(chart) => figure(chart, id),
        Block::Quotes(quotes) => markup! {
            ul class="quotes" { @for quote in quotes { li { blockquote dir="auto" { (clean(quote)) } } } }
        },
    }
}

fn note_class(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Information => "information",
        NoteKind::Caution => "caution",
        NoteKind::Anonymity => "anonymity",
    }
}

fn table(table: &Table) -> Markup {
    let side = |column: usize| if table.stands_left(column) { "words" } else { "numbers" };
    markup! {
        div class="scroll" tabindex="0" role="group" aria-label=(clean(&table.caption)) {
            table {
                caption { (clean(&table.caption)) }
                thead {
                    tr {
                        @for (place, column) in table.columns.iter().enumerate() {
                            @if place == 0 { th scope="col" { (clean(column)) } }
                            @else { th scope="col" class=(side(place - 1)) { (clean(column)) } }
                        }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr class=[row.strong.then_some("strong")] {
                            th scope="row" { (clean(&row.head)) }
                            @for (place, cell) in row.cells.iter().enumerate() { td class=(side(place)) { (clean(cell)) } }
                        }
                    }
                }
            }
        }
    }
}

fn figure(chart: &Chart, id: &str) -> Markup {
    markup! {
        figure {
            figcaption { (clean(chart.title())) }
            @match chart {
                Chart::Likert(likert) => { @for legend in &likert.legends { (scale(legend)) } }
                Chart::Dots(dots) => {
                    ul class="legend" { @for (marker, name) in &dots.legend { li { (shape(*marker)) (clean(name)) } } }
                }
                Chart::Trend(trend) => {
                    ul class="legend" { @for (marker, name) in &trend.legend { li { (shape(*marker)) (clean(name)) } } }
                }
                Chart::Bars(_) => {}
            }
            @for drawing in svg::drawings(chart, id) { (drawing.svg) }
        }
    }
}

/// The words of a scale with their shades.
fn scale(legend: &Legend) -> Markup {
    markup! {
        ul class="legend" {
            @if !legend.name.is_empty() { li class="whose" { (clean(&legend.name)) } }
            @for (shade, word) in &legend.shades {
                li {
                    (svg::swatch(&svg::shade(*shade)))
                    (clean(word))
                }
            }
        }
    }
}

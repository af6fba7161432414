//! The results report: one document, several faces. It reads what `measure` lets be shown, and nothing else.
//!
//! [`results`] makes the [`Document`]; [`html`], [`text`], [`xlsx()`] and, with the feature of that name, [`pdf()`] render it;
//! [`handout`] makes what is handed out beside it. The same input gives the same bytes: the date is an argument.

mod chart;
mod contents;
mod data;
mod document;
mod html;
#[cfg(feature = "pdf")]
pub mod pdf;
mod svg;
mod text;
mod xlsx;

pub use chart::{
    Bar, Bars, Chart, Dots, DotsRow, Legend, Likert, LikertGroup, LikertRow, Marker, Point, Segment, Shade, Trend,
    TrendLine, TrendRow,
};
pub use contents::{Certainty, Handout, Material, Occasion, handout, plan_columns, plan_progress, results};
pub use data::{Cell, Column, DataSheet, Unit};
pub use document::{Block, Cover, Document, NoteKind, Row, Section, Table};
pub use html::html;
#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use text::{Glyphs, TextLine, Tone, text};
pub use xlsx::xlsx;

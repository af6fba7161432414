//! The results report: one document, several faces. It reads what `measure` lets be shown, and nothing else.
//!
//! [`results`] makes the [`Document`]; [`html`], [`text`], [`xlsx()`] and, with the feature of that name, [`pdf()`] render it;
//! [`handout`] makes what is handed out beside it, [`plan_book`] the action plan as a workbook of its own, [`KitPiece`] what goes around a
//! campaign's questionnaires, [`ics`] a calendar file of what is due. The same input gives the same bytes: the date is an argument.

mod appointments;
mod chart;
mod contents;
mod data;
mod document;
mod html;
mod kit;
#[cfg(feature = "pdf")]
pub mod pdf;
mod plan_book;
mod svg;
mod text;
mod xlsx;

pub use appointments::{Appointment, ics};
pub use chart::{
    Bar, Bars, Chart, Dots, DotsRow, Legend, Likert, LikertGroup, LikertRow, Marker, Point, Segment, Shade, Trend,
    TrendLine, TrendRow,
};
pub use contents::{
    Certainty, Handout, Material, Occasion, PlannedStep, dossier, dossier_plan, effect_lines, engagement, followed_in,
    handout, plan_columns, plan_origin, plan_progress, plan_progress_on, results,
};
pub use data::{Cell, Column, DataSheet, Unit};
pub use document::{Block, Cover, Document, NoteKind, Row, Section, Table};
pub use html::html;
pub use kit::{CoveringLetter, Fill, KitDocument, KitFacts, KitPiece, Notice, Part, Said, Sign, Slip, Slips};
#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use plan_book::{PlanBook, PlanLine, plan_book};
pub use text::{Glyphs, TextLine, Tone, text};
pub use xlsx::{plan_xlsx, xlsx};

//! Documents as PDF, for people who print, for archives, and for readers of screens: tagged, PDF/UA-1 and PDF/A-2a at once.
//!
//! [`pdf`] prints the report. [`typeset`] prints anything: a template of this folder and a [`Manuscript`], which is data and
//! never markup. Whatever the texts say, something comes out: [`Grade`] tells how much had to be given up.

mod around;
mod faces;
mod paper;
mod press;
mod report;
mod world;

pub use around::{KitSheet, kit_pdf};
pub use faces::Faces;
pub use paper::{Letter, Numbered, Printed, Printing, print_paper};
pub use press::{Failure, Grade, Manuscript, Pdf, typeset};
pub use report::{Paper, handout_pdf, leaf_pdf, pdf};

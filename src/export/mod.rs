//! Data out: the sheets of one audience as a table that another program reads, with what each column means.
//!
//! One [`Dataset`] is made of a campaign's forms and of what the report tells of its sheets ([`Survey`], [`Plan`]); every
//! format is a writer of it. What the report hides is not in the dataset: `docs/anonymity.md` says what is kept back and what
//! a table of answers cannot promise. A writer goes over the [`Rows`] as often as it needs and keeps none of them.
//!
//! A form goes out as an XLSForm or as a FHIR Questionnaire, as it came in.
//!
//! The room knows no store, no clock and no disk: rows come in, bytes go out.

mod dataset;
mod names;

mod bands;
mod permit;
mod plan;
mod survey;

mod binary;
mod codebook;
mod ddi;
mod delimited;
mod fhir;
mod r;
mod sav;
mod stata;
mod xlsform;
mod xlsx;

mod format;

pub use dataset::{
    Cell, Dataset, Fault, Kind, LeftOut, Level, Occasion, Part, Reason, Rows, Unsayable, Value, Variable, Why,
};
pub use delimited::protected;
pub use fhir::{questionnaire_text, write_questionnaire};
pub use format::{Encoding, Format, Step, Written};
pub use names::plain_name;
pub use permit::{Permit, Telling, Unfit};
pub use plan::{Plan, Sheet};
pub use survey::{Options, Survey};
pub use xlsform::{Error, write_xlsform, write_xlsform_text, xlsform_text};

//! From a template and a manuscript to the bytes of a PDF, down a ladder that ends with a plain one.

use super::faces::Faces;
use super::world::{Desk, datetime};
use crate::language::{Language, Phrases};
use crate::say;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::fmt::Write as _;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::{Label, Selector, Smart};
use typst::introspection::Introspector as _;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What a template is given: never markup.
pub struct Manuscript {
    /// Its data, read by the template as `/data.json`. Every text in it is made printable here.
    pub data: Value,
    /// Drawings: the name that the data give them, beginning with `/`, and the SVG. Their texts must be
    /// [`drawn`](Faces::drawn) already.
    pub drawings: Vec<(String, String)>,
}

/// A printed document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// On which of them, from 1, each `<page-stop>` of the template stands.
    pub stops: Vec<usize>,
    /// How it was printed.
    pub grade: Grade,
    /// Why not better: what the typesetter said of each grade above.
    pub given_up: Vec<Failure>,
}

/// How much had to be given up for a document to be printed at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Nothing: PDF/UA-1 and PDF/A-2a.
    Full,
    /// Alphabets other than the Latin one: PDF/UA-1 and PDF/A-2a still.
    MainFont,
    /// The standards: tagged, with a warning to see.
    Plain,
}

/// Nothing could be printed: what the typesetter said, for whoever mends the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(pub String);

/// Prints a document. The same template and manuscript give the same bytes.
///
/// `write` makes the manuscript for the fonts at hand; it is called again for each rung of the ladder.
///
/// # Errors
/// [`Failure`] when even a plain document cannot be set: the template is wrong, not the texts.
pub fn typeset(
    template: &str,
    language: Language,
    day: Date,
    write: &(dyn Fn(&Faces) -> Manuscript + Sync),
) -> Result<Pdf, Failure> {
    let mut given_up = Vec::new();
    for grade in [Grade::Full, Grade::MainFont, Grade::Plain] {
        match apart(|| set(template, language, day, write, grade)) {
            Ok((bytes, pages, stops)) => return Ok(Pdf { bytes, pages, stops, grade, given_up }),
            Err(failure) => given_up.push(failure),
        }
    }
    Err(given_up.pop().unwrap_or(Failure(String::new())))
}

/// What templates import.
const SHARED: [(&str, &str); 2] = [("/kit.typ", include_str!("kit.typ")), ("/notice.typ", include_str!("notice.typ"))];

/// The typesetter's stack: its layout recurses.
const STACK_BYTES: usize = 32 << 20;

/// In a thread of its own, so that a panic of the typesetter is a failure like another; and what the typesetter remembers
/// between documents is forgotten after each.
fn apart<T: Send>(work: impl FnOnce() -> Result<T, Failure> + Send) -> Result<T, Failure> {
    let outcome = std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().name("press".to_owned()).stack_size(STACK_BYTES);
        let worker = worker.spawn_scoped(scope, work).map_err(|error| Failure(error.to_string()))?;
        worker.join().unwrap_or_else(|_| Err(Failure("the typesetter panicked".to_owned())))
    });
    comemo::evict(0);
    outcome
}

fn set(
    template: &str,
    language: Language,
    day: Date,
    write: &(dyn Fn(&Faces) -> Manuscript + Sync),
    grade: Grade,
) -> Result<(Vec<u8>, usize, Vec<usize>), Failure> {
    let faces = match grade {
        Grade::Full | Grade::Plain => Faces::all(),
        Grade::MainFont => Faces::main_only(),
    };
    let Manuscript { mut data, drawings } = write(&faces);
    let phrases = Phrases::new(language);
    data["press"] = json!({
        "language": language.tag(),
        "date": [day.year(), day.month(), day.day()],
        "page": say!(phrases, "report-page", page = "{page}", pages = "{pages}"),
        "warning": (grade == Grade::Plain).then(|| say!(phrases, "report-pdf-plain")),
    });
    printable(&mut data, &faces);
    if data["press"]["warning"].is_null() && lacks(&data, &drawings) {
        data["press"]["warning"] = json!(faces.flowing(&say!(phrases, "report-pdf-lacking")));
    }
    let data = data.to_string();
    let mut desk = Desk::new(&faces, template, &SHARED, day);
    desk.lay("/data.json", data.clone().into_bytes());
    for (name, svg) in drawings {
        desk.lay(&name, svg.into_bytes());
    }
    let document = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| failure(&errors))?;
    let standards: &[PdfStandard] = match grade {
        Grade::Full | Grade::MainFont => &[PdfStandard::Ua_1, PdfStandard::A_2a],
        Grade::Plain => &[],
    };
    let options = PdfOptions {
        ident: Smart::Custom(data),
        creator: Smart::Custom(Some(format!("copiste {}", env!("CARGO_PKG_VERSION")))),
        timestamp: datetime(day).map(Timestamp::new_utc),
        standards: PdfStandards::new(standards).expect("the two standards go together"),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| failure(&errors))?;
    Ok((bytes, document.pages().len(), stops(&document)))
}

/// The pages on which the template says that a page of the paper begins.
fn stops(document: &PagedDocument) -> Vec<usize> {
    let introspector = document.introspector();
    let label = Label::new(PicoStr::constant("page-stop")).expect("the label is not empty");
    let found = introspector.query(&Selector::Label(label));
    found.iter().filter_map(|stop| introspector.page(stop.location()?).map(usize::from)).collect()
}

fn failure(errors: &EcoVec<SourceDiagnostic>) -> Failure {
    let mut said = String::new();
    for error in errors {
        let _ = writeln!(said, "{}", error.message);
    }
    Failure(said)
}

/// Whether something stands for a character that no font has.
fn lacks(data: &Value, drawings: &[(String, String)]) -> bool {
    let stands = |text: &str| text.contains(char::REPLACEMENT_CHARACTER);
    stands(&data.to_string()) || drawings.iter().any(|(_, svg)| stands(svg))
}

/// Every text of the data, with glyphs for all of it and places to break.
fn printable(data: &mut Value, faces: &Faces) {
    match data {
        Value::String(text) => *text = faces.flowing(text),
        Value::Array(values) => values.iter_mut().for_each(|value| printable(value, faces)),
        Value::Object(values) => values.values_mut().for_each(|value| printable(value, faces)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

//! The door for what comes in: tools, forms, answer files. Bytes in, checked values and findings out.
//!
//! It says everything that is wrong at once, each with file, sheet, row and column, and drops nothing in silence.
//! Limits everywhere: whatever the bytes are, it answers. It knows no store and no screen.

mod columns;
mod csv_text;
mod fhir;
mod form;
mod markdown;
mod outside;
mod redcap;
mod sheets;
mod survey;
mod table;
mod toml_table;
mod tool;
mod types;
mod web;
mod workbook;

pub use form::{is_form_folder, read_form};
pub use outside::read_outside;
pub use sheets::{AnswerText, BatchText, Said, SheetText, parse_sheets, read_sheets};
pub use tool::{TOOL_FILE, as_keyed, read_tool};
pub use web::{WEB_ROWS_MAX, WebColumns, WebFile, WebFinding, WebProblem, WebRow, read_web, read_web_columns};

use crate::questionnaire::{Finding, Place, Problem};
use std::path::Path;

/// Largest file read, in bytes.
pub const FILE_BYTES_MAX: u64 = 20 << 20;

/// The bytes of a file, unless it is missing, unreadable or too large.
fn bytes(path: &Path) -> Result<Vec<u8>, Box<Finding>> {
    use std::io::Read as _;
    let place = || Place::file(&name(path));
    let refused = |problem| Box::new(Finding::blocking(place(), problem));
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => refused(Problem::FileMissing),
        _ => refused(Problem::Unreadable(error.to_string())),
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    // A device or a pipe could keep us waiting for ever.
    if !file.metadata().map_err(unreadable)?.is_file() {
        return Err(refused(Problem::FormatUnknown));
    }
    let mut bytes = Vec::new();
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(refused(Problem::FileTooLarge { max: FILE_BYTES_MAX }));
    }
    Ok(bytes)
}

/// The last part of a path, as findings name it.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The text of a file, without a byte order mark.
fn text(bytes: Vec<u8>, place: &Place) -> Result<String, Box<Finding>> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let row = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u32;
            Err(Box::new(Finding::blocking(place.row(row), Problem::NotUtf8)))
        }
    }
}

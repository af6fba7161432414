//! Readers that were not written here, where they are: `COPISTE_READERS` holds the Python that has them.

use super::{table, written};
use copiste::export::Format;
use std::path::Path;
use std::process::Command;

/// Asks pyreadstat, pandas and openpyxl, and PSPP and R where they are, whether all files of a folder say the same.
pub fn asked(folder: &Path) {
    let Some(python) = std::env::var_os("COPISTE_READERS") else {
        println!("the readers are not here: COPISTE_READERS holds no Python");
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/readers/readers.py");
    let run = Command::new(python).arg("-B").arg(script).arg(folder).output().expect("Python runs");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    println!("{said}");
}

#[test]
fn other_programs_read_every_format_alike() {
    let (dataset, rows) = table();
    let folder = tempfile::tempdir().unwrap();
    for format in Format::ALL {
        std::fs::write(folder.path().join(format.file_name(&dataset)), written(format, &dataset, &rows).0).unwrap();
    }
    asked(folder.path());
}

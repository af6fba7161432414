//! fhir.resources, where it is: `COPISTE_READERS` holds the Python that has it.

use super::form;
use super::real::real_forms;
use copiste::export::{Format, questionnaire_text};
use copiste::import::{read_form, read_tool};
use std::path::Path;
use std::process::Command;

#[test]
fn another_program_reads_responses_and_their_questionnaire() {
    let (dataset, rows) = super::answers::table();
    let folder = tempfile::tempdir().unwrap();
    for format in Format::ALL {
        let bytes = crate::export::written(format, &dataset, &rows).0;
        std::fs::write(folder.path().join(format.file_name(&dataset)), bytes).unwrap();
    }
    crate::export::asked(folder.path());
}

#[test]
fn another_program_reads_every_questionnaire_that_is_written() {
    let Some(python) = std::env::var_os("COPISTE_READERS") else {
        println!("the readers are not here: COPISTE_READERS holds no Python");
        return;
    };
    let mut forms: Vec<_> = real_forms().iter().filter_map(|path| read_form(path).0).collect();
    let (tool, _) = read_tool(Path::new("sample-data/regards-croises-ehpad"));
    let own = tool.into_iter().flat_map(|tool| tool.audiences).flat_map(|forms| forms.forms);
    forms.extend(own.map(|(_, form)| form.as_ref().clone()));
    forms.push(form(super::answers::ITEMS));
    let folder = tempfile::tempdir().unwrap();
    for (place, form) in forms.iter().enumerate() {
        let (text, _) = questionnaire_text(form, "out.json");
        std::fs::write(folder.path().join(format!("{place:03}.json")), text).unwrap();
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/readers/readers.py");
    let run = Command::new(python).arg("-B").arg(script).arg(folder.path()).arg("forms").output().expect("Python runs");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    println!("{said}");
}

//! The kinds of files that forms come in.

use copiste::import::read_form;
use copiste::questionnaire::{Problem, Questionnaire};
use std::io::{Cursor, Read as _, Write as _};
use std::time::Instant;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory takes everything");
    }
    writer.finish().expect("an archive").into_inner()
}

fn ods(content: &str) -> Vec<u8> {
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    archive(&[("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)])
}

/// A sheet's rows as an office program writes them; an empty text is an empty cell.
fn sheet(name: &str, rows: &[&[&str]]) -> String {
    let cell = |text: &&str| match *text {
        "" => "<table:table-cell/>".to_owned(),
        text => format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"),
    };
    let rest = "<table:table-cell table:number-columns-repeated=\"16379\"/></table:table-row>";
    let rows = rows.iter().map(|row| format!("<table:table-row>{}{rest}", row.iter().map(cell).collect::<String>()));
    let end = "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    format!("<table:table table:name=\"{name}\">{}{end}</table:table>", rows.collect::<String>())
}

fn content(sheets: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
}

fn read(name: &str, bytes: &[u8]) -> (Option<Questionnaire>, Vec<Problem>) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("the folder is writable");
    let (form, findings) = read_form(&path);
    (form, findings.into_iter().map(|finding| finding.problem).collect())
}

fn small_ods() -> String {
    let survey = sheet(
        "survey",
        &[&["type", "name", "label"], &["select_one yn", "a", "A"], &["", "", ""], &["text", "b", "B"]],
    );
    let choices = sheet("choices", &[&["list_name", "name", "label"], &["yn", "y", "Yes"], &["yn", "n", "No"]]);
    content(&(survey + &choices))
}

#[test]
fn an_open_document_reads_whatever_its_name_and_its_million_empty_rows() {
    let begun = Instant::now();
    let (form, problems) = read("form.xlsx", &ods(&small_ods()));
    let form = form.unwrap_or_else(|| panic!("{problems:?}"));
    assert_eq!(form.questions.iter().map(|question| question.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert!(begun.elapsed().as_secs() < 5);
}

#[test]
fn an_open_document_that_repeats_itself_without_end_is_refused() {
    let row = "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell table:number-columns-repeated=\"1000\" \
               office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let begun = Instant::now();
    let (form, problems) = read(
        "form.ods",
        &ods(&content(&format!("<table:table table:name=\"survey\">{}</table:table>", row.repeat(500)))),
    );
    assert!(form.is_none());
    assert!(problems.iter().any(|problem| matches!(problem, Problem::FileTooLarge { .. })), "{problems:?}");
    assert!(begun.elapsed().as_secs() < 5);
}

#[test]
fn entities_that_grow_in_each_other_are_not_followed() {
    let bomb = small_ods()
        .replace("?><office", "?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><office")
        .replace(">A<", ">&b;<");
    let begun = Instant::now();
    let (form, problems) = read("form.ods", &ods(&bomb));
    assert!(
        form.is_none() || form.is_some_and(|form| form.questions[0].label.in_language("").len() < 100),
        "{problems:?}"
    );
    assert!(begun.elapsed().as_secs() < 5);
}

#[test]
fn a_cut_archive_is_refused() {
    let whole = ods(&small_ods());
    for length in (4..whole.len()).step_by(whole.len() / 40) {
        let (form, problems) = read("form.ods", &whole[..length]);
        assert!(form.is_none() && !problems.is_empty(), "{length}");
    }
}

#[test]
fn a_folder_of_texts_is_a_form() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    for (name, text) in [
        (
            "survey.csv",
            "type;name;label::fr;calculation\nselect_one_from_file towns.csv;town;Ville;\ncalculate;zip;;pulldata('zips', 'zip', 'town', ${town})\n",
        ),
        ("settings.csv", "form_id,form_title\nplaces,Lieux\n"),
        ("towns.csv", "name,label\nlille,Lille\nnice,Nice\n"),
        ("zips.csv", "town,zip\nlille,59000\nnice,06000\n"),
    ] {
        std::fs::write(folder.path().join(name), text).expect("the folder is writable");
    }
    let (form, findings) = read_form(folder.path());
    let form = form.unwrap_or_else(|| panic!("{findings:#?}"));
    assert_eq!((form.id.as_str(), form.lists[0].choices.len(), form.outline.tables[0].rows.len()), ("places", 2, 2));
    let walked =
        copiste::entry::walk(&form, &[("town".to_owned(), "nice".to_owned())], jiff::civil::Date::constant(2026, 3, 2));
    assert_eq!(walked.values, [("town".to_owned(), "nice".to_owned()), ("zip".to_owned(), "06000".to_owned())]);
}

#[test]
fn one_text_names_its_sheets_in_its_first_column() {
    let text = "survey,,,\n,type,name,label\n,integer,age,Age\nsettings,,\n,form_id,\n,ages,\n";
    let (form, problems) = read("form.txt", text.as_bytes());
    let form = form.unwrap_or_else(|| panic!("{problems:?}"));
    assert_eq!((form.id.as_str(), form.questions[0].name.as_str()), ("ages", "age"));
}

#[test]
fn a_text_in_another_encoding_is_told_with_its_row() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    std::fs::write(folder.path().join("survey.csv"), b"type;name;label\ninteger;age;\xc2ge\n").expect("written");
    let (form, findings) = read_form(folder.path());
    assert!(form.is_none());
    assert_eq!(
        (findings[0].problem.clone(), findings[0].place.sheet.as_str(), findings[0].place.row),
        (Problem::NotUtf8, "survey", Some(2))
    );
}

#[test]
fn a_formula_whose_result_is_not_in_the_file_is_refused_with_its_cell() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let survey = workbook.add_worksheet().set_name("survey").expect("a plain name");
    for (column, text) in (0..).zip(["type", "name", "label", "relevant"]) {
        survey.write(0, column, text).expect("a cell");
    }
    for (row, name) in [(1, "a"), (2, "b")] {
        survey.write(row, 0, "integer").expect("a cell");
        survey.write(row, 1, name).expect("a cell");
        survey.write(row, 2, name).expect("a cell");
    }
    let kept = rust_xlsxwriter::Formula::new("=CONCATENATE(\"1\",\"=1\")");
    survey.write_formula(1, 3, kept.clone().set_result("1=1")).expect("a cell");
    survey.write_formula(2, 3, kept.set_result("nothing")).expect("a cell");
    let bytes = workbook.save_to_buffer().expect("memory takes everything");
    // A program that does not calculate leaves the result out.
    let mut written = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let parts: Vec<(String, String)> = (0..written.len())
        .map(|part| {
            let mut part = written.by_index(part).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            (part.name().expect("a plain name").into_owned(), text.replace("<v>nothing</v>", "<v></v>"))
        })
        .collect();
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let bytes = archive(&parts);
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("form.xlsx");
    std::fs::write(&path, bytes).expect("the folder is writable");
    let (form, findings) = read_form(&path);
    let blocks = findings.iter().filter(|finding| finding.blocks());
    let told: Vec<_> = blocks.map(|one| (one.problem.clone(), one.place.row, one.place.column.clone())).collect();
    assert_eq!(told, [(Problem::CellUnworked, Some(3), "D".to_owned())]);
    assert!(form.is_none());
}

#[test]
fn tables_in_text_of_every_line_end_lose_no_row() {
    for end in ["\n", "\r\n", "\r"] {
        let folder = tempfile::tempdir().expect("a folder of its own");
        let write = |name: &str, lines: &[&str]| {
            std::fs::write(folder.path().join(name), lines.join(end)).expect("the folder is writable");
        };
        write("survey.csv", &["type;name;label", "select_one yn;a;A", "text;b;B", "text;c;C", ""]);
        write("choices.csv", &["list_name;name;label", "yn;1;Yes", "yn;2;No", ""]);
        let (form, findings) = read_form(folder.path());
        let form = form.unwrap_or_else(|| panic!("{findings:#?}"));
        assert_eq!(form.questions.len(), 3, "{end:?}");
        assert_eq!(form.lists[0].choices.len(), 2, "{end:?}");
    }
}

/// What is wrong in a folder of texts, one line each.
fn told_of(files: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().expect("a folder of its own");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("the folder is writable");
    }
    super::told(&read_form(folder.path()).1)
}

#[test]
fn words_behind_a_list_rows_of_settings_and_columns_of_tables_are_not_dropped_in_silence() {
    let survey = "type,name,label,calculation\n\
        select_one yn junk or_other,a,A,\nselect_multiple yn or specify other,b,B,\n\
        select_one_from_file towns.csv,c,C,\nselect_one_from_file nowhere.csv,d,D,\nselect_one_from_file empty.csv,e,E,\n\
        calculate,zip,,\"pulldata('zips', 'zpi', 'town', ${c})\"\ncsv-external,zips,,\ncsv-external,unread,,\n\
        calculate,far,,\"pulldata('gone', 'x', 'y', ${c})\"\ncsv-external,gone,,\n";
    let files = [
        ("survey.csv", survey),
        ("choices.csv", "list_name,name,label\nyn,y,Yes\nyn,n,No\n"),
        ("settings.csv", "form_id,form_title\nplaces,Lieux\n,\nothers,Autres\n"),
        ("towns.csv", "code,label\nlille,Lille\n"),
        ("zips.csv", "town,zip\nlille,59000\n"),
        ("empty.csv", "name,label\n"),
    ];
    insta::assert_snapshot!(told_of(&files), @r#"
warns  : NoNumbers
warns 2 type: TypeWordsIgnored("junk")
warns 4 type: TableColumnUnknown { column: "name", table: "towns", nearest: None }
warns 4 type: TypeAsText("select_one_from_file towns.csv")
warns 5 type: AttachedMissing("nowhere.csv")
warns 5 type: TypeAsText("select_one_from_file nowhere.csv")
warns 6 type: AttachedEmpty("empty.csv")
warns 6 type: TypeAsText("select_one_from_file empty.csv")
warns 7 calculation: TableColumnUnknown { column: "zpi", table: "zips", nearest: Some("zip") }
warns 9 type: AttachedUnused("unread")
warns 10 calculation: TableUnknown { name: "gone", nearest: None }
warns 11 type: AttachedMissing("gone.csv")
warns 4 : SettingsRowIgnored
"#);
}

//! Data out: every format of one small table, as text where it is text, read back where it is not.

mod permit;
mod readers;
mod sav;
mod stata;

use copiste::export::{
    Cell, Dataset, Encoding, Fault, Format, Kind, LeftOut, Level, Occasion, Part, Reason, Unsayable, Value, Variable,
    Why, Written,
};
use copiste::language::Language;
use copiste::questionnaire::{Mark, Question, Questionnaire};
use insta::assert_snapshot;
use jiff::civil::{date, time};
pub use readers::asked;
use std::io::Cursor;

/// A column of the table.
pub fn variable(name: &str, label: &str, kind: Kind, level: Level) -> Variable {
    Variable {
        name: name.to_owned(),
        code: name.to_owned(),
        choice: String::new(),
        number: String::new(),
        label: label.to_owned(),
        theme: String::new(),
        part: Part::Question,
        kind,
        level,
        missing_base: 90,
    }
}

fn values(list: &[(&str, i32, &str)]) -> Kind {
    let value = |(name, code, label): &(&str, i32, &str)| Value {
        name: (*name).to_owned(),
        code: *code,
        label: (*label).to_owned(),
    };
    Kind::Coded(list.iter().map(value).collect())
}

/// A table with something of everything that goes wrong between programs.
pub fn table() -> (Dataset, Vec<Vec<Cell>>) {
    let often = values(&[("1", 1, "jamais"), ("2", 2, "parfois ; rarement"), ("3", 3, "=toujours")]);
    let place = values(&[("007", 1, "Les Glycines"), ("=a", 2, "L’Été « neuf »"), ("été", 3, "Œillets, \"lilas\"")]);
    let mut item = variable("q1", "On frappe à ma porte\navant d’entrer", often, Level::Ordinal);
    (item.theme, item.number, item.part) = ("Respect & intimité".to_owned(), "1".to_owned(), Part::Item);
    let mut low = variable("temperature", "Température <ressentie>", Kind::Number { decimals: 1 }, Level::Scale);
    low.missing_base = 990;
    let text = "-2 points : \"trop\" froid ;\nil dit 'non'";
    let long = format!("{}é{}", "a".repeat(254), "œ".repeat(300));
    let variables = vec![
        variable("place", "Lieu", place, Level::Nominal),
        item,
        low,
        variable("day", "Jour de l’avis", Kind::Date, Level::Scale),
        variable("came", "Arrivée", Kind::Month, Level::Scale),
        variable("supper", "Heure du dîner", Kind::Time, Level::Scale),
        variable("fall", "Chute", Kind::Moment, Level::Scale),
        variable("word", "Un mot", Kind::Text { bytes_max: text.len() }, Level::Nominal),
        variable("long", &"Long libellé é".repeat(30), Kind::Text { bytes_max: long.len() }, Level::Nominal),
    ];
    let gone = |mark| Cell::Missing(Reason::Mark(mark));
    let rows = vec![
        vec![
            Cell::Coded(0),
            Cell::Coded(2),
            Cell::Number(-91.5),
            Cell::Date(date(2026, 3, 9)),
            Cell::Date(date(2019, 3, 1)),
            Cell::Time(time(9, 30, 0, 0)),
            Cell::Moment(date(2026, 3, 2).at(9, 30, 0, 0)),
            Cell::Text(text.to_owned()),
            Cell::Text(long),
        ],
        vec![
            Cell::Coded(1),
            gone(Mark::Double),
            gone(Mark::Unreadable),
            gone(Mark::Blank),
            gone(Mark::Blank),
            gone(Mark::Unreadable),
            gone(Mark::Struck),
            Cell::Text("=1+1".to_owned()),
            Cell::Missing(Reason::NotTold),
        ],
        vec![
            Cell::Coded(2),
            Cell::Missing(Reason::NotAsked),
            Cell::Number(37.25),
            Cell::Date(date(1931, 12, 31)),
            Cell::Date(date(1958, 12, 1)),
            Cell::Time(time(23, 59, 30, 0)),
            Cell::Moment(date(1959, 12, 31).at(0, 0, 0, 0)),
            Cell::Text("'quoted, plain".to_owned()),
            Cell::Text("œ".to_owned()),
        ],
        vec![
            Cell::Missing(Reason::Withheld),
            gone(Mark::NotConcerned),
            Cell::Number(0.0),
            gone(Mark::Struck),
            Cell::Missing(Reason::Withheld),
            Cell::Missing(Reason::NotAsked),
            gone(Mark::Double),
            gone(Mark::Blank),
            Cell::Missing(Reason::NotAsked),
        ],
    ];
    (dataset(variables, rows.len()), rows)
}

/// A table of these columns.
pub fn dataset(variables: Vec<Variable>, rows: usize) -> Dataset {
    Dataset {
        campaign: "essai-1".to_owned(),
        title: "Printemps & été".to_owned(),
        establishment: "Les Tilleuls".to_owned(),
        audience: "residents".to_owned(),
        audience_label: "Résidents".to_owned(),
        tool: "essai 1".to_owned(),
        author: String::new(),
        licence: String::new(),
        language: Language::French,
        occasion: Occasion { day: date(2026, 3, 15), report: 3, seed: "00".repeat(16) },
        variables,
        rows: rows as u32,
        left_out: vec![LeftOut { code: "name".to_owned(), label: "Votre nom".to_owned(), why: Why::Text }],
        rare_rows: 2,
        group_min: 5,
        beside_report: false,
        form: Questionnaire::default(),
    }
}

pub fn written(format: Format, dataset: &Dataset, rows: &[Vec<Cell>]) -> (Vec<u8>, Written) {
    let mut out = Cursor::new(Vec::new());
    let written = format.write(dataset, &rows.to_vec(), Encoding::Utf8, &mut out).expect("memory takes it");
    (out.into_inner(), written)
}

fn text(format: Format) -> String {
    let (dataset, rows) = table();
    String::from_utf8(written(format, &dataset, &rows).0).expect("text is UTF-8").replace('\r', "␍")
}

#[test]
fn a_table_for_programs_keeps_every_text_and_computes_none() {
    assert_snapshot!(text(Format::Csv));
}

#[test]
fn a_table_for_a_french_spreadsheet_has_semicolons_commas_and_days_first() {
    let text = text(Format::CsvExcel);
    assert!(text.starts_with('\u{feff}'));
    assert_snapshot!(text);
}

#[test]
fn bands_of_decimals_have_commas_in_a_french_spreadsheet() {
    let bands = values(&[("..2.5", 1, "2,5 ou moins"), ("2.6..3.5", 2, "de 2,6 à 3,5"), ("3.6..", 3, "3,6 ou plus")]);
    let mut dataset = dataset(vec![variable("weight", "Poids", bands, Level::Ordinal)], 3);
    dataset.form.questions = vec![Question::new("weight", copiste::questionnaire::Kind::Decimal)];
    let rows: Vec<_> = (0..3).map(|place| vec![Cell::Coded(place)]).collect();
    let text = |format| String::from_utf8(written(format, &dataset, &rows).0).unwrap();
    assert_eq!(text(Format::CsvExcel), "\u{feff}weight\r\n..2,5\r\n2,6..3,5\r\n3,6..\r\n");
    assert_eq!(text(Format::Csv), "weight\r\n..2.5\r\n2.6..3.5\r\n3.6..\r\n");
}

#[test]
fn the_dictionary_is_written_in_the_letters_of_the_tables() {
    let (dataset, rows) = table();
    let mut out = Cursor::new(Vec::new());
    Format::CodebookCsv.write(&dataset, &rows, Encoding::Windows1252, &mut out).unwrap();
    assert!(out.into_inner().windows(7).any(|seven| seven == b"Arriv\xe9e"));
    assert!(Format::CodebookCsv.takes_encodings());
}

#[test]
fn the_dictionary_explains_every_column_and_every_code() {
    assert_snapshot!(text(Format::CodebookCsv));
}

#[test]
fn the_dictionary_of_archives_is_ddi() {
    assert_snapshot!(text(Format::Ddi));
}

#[test]
fn the_script_for_r_names_factors_and_reasons() {
    assert_snapshot!(text(Format::R));
}

#[test]
fn an_encoding_that_lacks_a_letter_refuses_the_table_and_names_the_place() {
    let (mut dataset, mut rows) = table();
    let mut out = Cursor::new(Vec::new());
    assert!(Format::CsvExcel.write(&dataset, &rows, Encoding::Windows1252, &mut out).is_ok());
    let bytes = out.into_inner();
    // No mark of UTF-8 at the beginning, one byte for each letter.
    assert!(bytes.starts_with(b"place;q1;"));
    assert!(bytes.windows(3).any(|three| three == b"\xe9t\xe9"));
    rows[2][7] = Cell::Text("Zoł🙂".to_owned());
    dataset.variables[7].kind = Kind::Text { bytes_max: 64 };
    let refused = Format::Csv.write(&dataset, &rows, Encoding::Windows1252, &mut Cursor::new(Vec::new()));
    let Err(Fault::Unsayable(first, 2)) = refused else { panic!("{refused:?}") };
    let place = |character| Unsayable { row: 4, column: "word".to_owned(), character };
    assert_eq!(first, [place('ł'), place('🙂')]);
}

#[test]
fn a_label_too_long_for_a_format_is_cut_at_a_character_and_said() {
    let (dataset, rows) = table();
    for format in [Format::Spss, Format::Stata] {
        let (_, written) = written(format, &dataset, &rows);
        assert_eq!(written.cut, ["long"], "{format:?}");
    }
    assert_eq!(written(Format::Csv, &dataset, &rows).1, Written::default());
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (dataset, rows) = table();
    for format in Format::ALL {
        assert_eq!(written(format, &dataset, &rows).0, written(format, &dataset, &rows).0, "{format:?}");
    }
}

#[test]
fn a_workbook_keeps_texts_as_texts_and_dates_as_dates() {
    use calamine::{Data, Reader as _, Xlsx};
    let (dataset, rows) = table();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(written(Format::Xlsx, &dataset, &rows).0)).unwrap();
    assert_eq!(workbook.sheet_names(), ["Données", "En clair", "Dictionnaire"]);
    let data = workbook.worksheet_range("Données").unwrap();
    let words = workbook.worksheet_range("En clair").unwrap();
    let cell = |row: u32, column: u32| data.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(cell(1, 0), Data::String("007".to_owned()));
    assert_eq!(cell(1, 1), Data::Float(3.0));
    assert_eq!(cell(1, 2), Data::Float(-91.5));
    assert!(matches!(cell(1, 3), Data::DateTime(_)), "{:?}", cell(1, 3));
    assert_eq!(cell(2, 0), Data::String("=a".to_owned()));
    assert_eq!(cell(2, 1), Data::Float(-93.0));
    assert_eq!(cell(2, 2), Data::Float(-994.0));
    assert_eq!(cell(2, 7), Data::String("=1+1".to_owned()));
    assert_eq!(cell(2, 8), Data::Empty);
    let [came, supper, fall] = [4, 5, 6].map(|column| cell(1, column));
    let moment = |cell: &Data| match cell {
        Data::DateTime(moment) => moment.as_f64(),
        other => panic!("{other:?}"),
    };
    assert_eq!(moment(&came), 43_525.0, "1 March 2019");
    assert!((moment(&supper) - 9.5 / 24.0).abs() < 1e-9);
    assert!((moment(&fall) - (46_083.0 + 9.5 / 24.0)).abs() < 1e-9);
    let word = |row: u32, column: u32| words.get_value((row, column)).map(ToString::to_string);
    assert_eq!(word(2, 1).as_deref(), Some("deux cases cochées"));
    assert_eq!(word(1, 1).as_deref(), Some("=toujours"));
    assert!(workbook.worksheet_formula("Données").unwrap().is_empty());
}

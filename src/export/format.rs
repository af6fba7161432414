//! The formats: one list, so that another is a line here and a writer beside it.

use super::dataset::{Dataset, Fault, Rows};
use super::delimited::{self, Dialect};
use super::{codebook, ddi, fhir, r, sav, stata, xlsx};
use std::io::{Seek, Write};

/// What a dataset can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A table in text for a spreadsheet in French.
    CsvExcel,
    /// A table in text for programs.
    Csv,
    /// A workbook: data, the same in words, dictionary.
    Xlsx,
    /// SPSS, and PSPP.
    Spss,
    /// Stata, from version 14 on.
    Stata,
    /// A script for R that reads the table for programs.
    R,
    /// The dictionary as a workbook.
    CodebookXlsx,
    /// The dictionary as a table in text for programs.
    CodebookCsv,
    /// The dictionary as DDI-Codebook 2.5.
    Ddi,
    /// The sheets as FHIR QuestionnaireResponses, one on each line.
    Fhir,
    /// The same in one bundle with their Questionnaire.
    FhirBundle,
    /// The form as a FHIR Questionnaire.
    FhirQuestionnaire,
}

/// How the letters of a table in text are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8: every letter.
    #[default]
    Utf8,
    /// The letters of western Europe, one byte each; a table with another letter is refused.
    Windows1252,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Rows gone through, in all passes over them.
    pub done: u64,
    /// Rows to go through in all.
    pub of: u64,
}

/// What is to be said of a file that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The columns of which a label is longer than the format takes: it is cut at a character, the dictionary has it whole.
    pub cut: Vec<String>,
}

impl Written {
    /// A label of this column is cut.
    pub(super) fn note(&mut self, column: &str) {
        if !self.cut.iter().any(|known| known == column) {
            self.cut.push(column.to_owned());
        }
    }
}

/// Where a file goes: some formats say at their beginning how long they are.
pub(super) trait Place: Write + Seek {}
impl<T: Write + Seek> Place for T {}

impl Format {
    /// All of them: data first, then what explains them.
    pub const ALL: [Format; 12] = [
        Format::CsvExcel,
        Format::Csv,
        Format::Xlsx,
        Format::Spss,
        Format::Stata,
        Format::R,
        Format::Fhir,
        Format::FhirBundle,
        Format::FhirQuestionnaire,
        Format::CodebookXlsx,
        Format::CodebookCsv,
        Format::Ddi,
    ];

    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Format::CsvExcel => "csv-excel",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Spss => "spss",
            Format::Stata => "stata",
            Format::R => "r",
            Format::CodebookXlsx => "codebook-xlsx",
            Format::CodebookCsv => "codebook-csv",
            Format::Ddi => "ddi",
            Format::Fhir => "fhir",
            Format::FhirBundle => "fhir-bundle",
            Format::FhirQuestionnaire => "fhir-questionnaire",
        }
    }

    /// The format of a name.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What its file is called behind campaign and audience.
    pub fn ending(self) -> &'static str {
        match self {
            Format::CsvExcel => "-excel.csv",
            Format::Csv => ".csv",
            Format::Xlsx => ".xlsx",
            Format::Spss => ".sav",
            Format::Stata => ".dta",
            Format::R => ".R",
            Format::CodebookXlsx => "-codebook.xlsx",
            Format::CodebookCsv => "-codebook.csv",
            Format::Ddi => "-ddi.xml",
            Format::Fhir => "-fhir.ndjson",
            Format::FhirBundle => "-fhir.json",
            Format::FhirQuestionnaire => "-questionnaire.json",
        }
    }

    /// Whether its file holds answers of sheets, and not only what they mean.
    pub fn holds_rows(self) -> bool {
        match self {
            Format::CsvExcel | Format::Csv | Format::Xlsx | Format::Spss | Format::Stata => true,
            Format::Fhir | Format::FhirBundle => true,
            Format::R | Format::CodebookXlsx | Format::CodebookCsv | Format::Ddi => false,
            Format::FhirQuestionnaire => false,
        }
    }

    /// Whether the letters of its file may be written in another way than UTF-8, or it says how those of the table are.
    pub fn takes_encodings(self) -> bool {
        matches!(self, Format::CsvExcel | Format::Csv | Format::R | Format::CodebookCsv | Format::Ddi)
    }

    /// The name of the file of a dataset: `spring-2026-03-residents.sav`, of the third report.
    pub fn file_name(self, dataset: &Dataset) -> String {
        format!("{}{}", stem(dataset), self.ending())
    }

    /// Writes the file. The same dataset and rows give the same bytes.
    ///
    /// # Errors
    /// [`Fault`]; what was written until then is no file.
    pub fn write(
        self,
        dataset: &Dataset,
        rows: &dyn Rows,
        encoding: Encoding,
        out: &mut (impl Write + Seek),
    ) -> Result<Written, Fault> {
        let none = Written::default();
        match self {
            Format::CsvExcel => delimited::write(dataset, rows, Dialect::Spreadsheet, encoding, out).map(|()| none),
            Format::Csv => delimited::write(dataset, rows, Dialect::Machine, encoding, out).map(|()| none),
            Format::Xlsx => xlsx::data(dataset, rows, out).map(|()| none),
            Format::Spss => sav::write(dataset, rows, out),
            Format::Stata => stata::write(dataset, rows, out),
            Format::R => r::write(dataset, encoding, out).map(|()| none),
            Format::CodebookXlsx => xlsx::codebook(dataset, out).map(|()| none),
            Format::CodebookCsv => codebook::write(dataset, encoding, out).map(|()| none),
            Format::Ddi => ddi::write(dataset, encoding, out).map(|()| none),
            Format::Fhir => fhir::lines(dataset, rows, out).map(|()| none),
            Format::FhirBundle => fhir::bundle(dataset, rows, out).map(|()| none),
            Format::FhirQuestionnaire => fhir::questionnaire(dataset, out).map(|()| none),
        }
    }
}

/// What the files of a dataset have in common.
pub(super) fn stem(dataset: &Dataset) -> String {
    format!("{}-{:02}-{}", dataset.campaign, dataset.occasion.report, dataset.audience)
}

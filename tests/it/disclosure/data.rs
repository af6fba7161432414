//! The data of a campaign as anybody reads them: a table in text for each audience, and what its dictionary says of the boxes.

use super::house::House;
use copiste::campaign::BatchSource;
use copiste::export::{Dataset, Encoding, Format, Occasion, Options, Permit, Plan, Sheet, Survey};
use copiste::language::{Language, Phrases};
use copiste::measure::Results;
use copiste::record::Status;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// The code of what is kept back.
const WITHHELD: &str = "-97";
/// The codes of marks, in their order.
const MARKS: [&str; 5] = ["-91", "-92", "-93", "-94", "-95"];
const NOT_ASKED: &str = "-96";

/// The rows of one audience: what stands in each column.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub rows: Vec<BTreeMap<String, String>>,
    /// The values that each coded column may have, by the dictionary.
    pub values: BTreeMap<String, BTreeSet<String>>,
}

impl Table {
    pub fn has(&self, column: &str) -> bool {
        self.values.contains_key(column)
    }

    /// How many rows say this.
    pub fn count(&self, column: &str, value: &str) -> f64 {
        self.rows.iter().filter(|row| row[column] == value).count() as f64
    }

    /// How many rows have a value, be it one that is kept back.
    pub fn answered(&self, column: &str) -> f64 {
        self.rows.iter().filter(|row| has_value(&row[column])).count() as f64
    }

    pub fn withheld(&self, column: &str) -> f64 {
        self.count(column, WITHHELD)
    }

    pub fn marks(&self, column: &str) -> [f64; 5] {
        MARKS.map(|mark| self.count(column, mark))
    }
}

pub fn is_withheld(cell: &str) -> bool {
    cell == WITHHELD
}

pub fn has_value(cell: &str) -> bool {
    cell != NOT_ASKED && !MARKS.contains(&cell)
}

/// What is written of each audience beside a report, where anything may be; `loosen` changes what may be.
pub fn tables(
    house: &House,
    report: usize,
    results: &Results,
    loosen: &dyn Fn(&mut Permit),
) -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::new();
    for forms in &house.tool.audiences {
        let Ok(mut permit) = Permit::of(results, &forms.audience, false) else { continue };
        loosen(&mut permit);
        let campaign = house.campaign();
        let phrases = Phrases::new(Language::English);
        let sheets = || {
            let all = house.reports[report].iter();
            all.filter(|sheet| sheet.audience == forms.audience && sheet.record.status == Status::Complete).map(
                |sheet| {
                    let form = forms.form(&sheet.record.variant).unwrap();
                    Sheet {
                        record: &sheet.record,
                        form,
                        service: &sheet.service,
                        reviews: &[],
                        source: BatchSource::Paper,
                    }
                },
            )
        };
        let mut survey = Survey::new(&house.tool, &campaign, forms, permit, Options::default());
        sheets().for_each(|sheet| survey.hear(sheet.form, sheet.record, sheet.source));
        let mut plan = survey.plan(&phrases);
        let mut rows = Vec::new();
        for sheet in sheets() {
            let row = plan.row(sheet);
            plan.weigh(&row);
            rows.push((Plan::lot(b"seed", &row), row));
        }
        rows.sort_by_key(|(lot, _)| *lot);
        let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
        let occasion = Occasion { day: "2026-05-04".parse().unwrap(), report: 1, seed: String::new() };
        let dataset = plan.dataset(occasion, &phrases);
        // Of few sheets nothing at all may be left to write.
        if dataset.variables.is_empty() {
            continue;
        }
        let mut text = Cursor::new(Vec::new());
        Format::Csv.write(&dataset, &rows, Encoding::Utf8, &mut text).unwrap();
        tables.insert(forms.audience.0.clone(), read(&text.into_inner(), &dataset));
    }
    tables
}

fn read(text: &[u8], dataset: &Dataset) -> Table {
    let mut reader = csv::Reader::from_reader(text);
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| heads.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    let rows: Vec<_> = reader.records().map(|record| row(record.unwrap())).collect();
    assert_eq!(rows.len(), dataset.rows as usize);
    let named = |variable: &copiste::export::Variable| {
        (variable.name.clone(), variable.values().iter().map(|value| value.name.clone()).collect())
    };
    Table { rows, values: dataset.variables.iter().map(named).collect() }
}

//! What the rows of a table add to what the attacker knows: every sheet by itself, but for what is kept back of it.

use super::attacker::{Attacker, SCALES, forms_of, marks};
use super::data::{Table, has_value, is_withheld};
use super::house::{MODES, THEMES, TICKED, Ticked};
use super::linear::Is;
use super::truth::ITEMS;
use std::collections::{BTreeMap, BTreeSet};

impl Attacker<'_> {
    pub(super) fn rows(&mut self, report: usize, a: &str) {
        let data = self.data;
        let Some(table) = data[report].get(a) else { return };
        self.items_of_rows(report, a, table);
        for ticked in &TICKED {
            match ticked.several {
                true => self.boxes_of_rows(report, a, table, ticked),
                false if table.has(ticked.name) => {
                    let of = format!("{a} box {}", ticked.name);
                    self.coded(report, table, ticked.name, &of, ticked.boxes);
                    self.marks_of_rows(report, a, table, ticked.name, ticked.name);
                    self.claim(report, vec![format!("{a} n {}", ticked.name)], Is::Equal, table.answered(ticked.name));
                }
                false => {}
            }
        }
        if table.has("age") {
            self.claim(report, vec![format!("{a} n age")], Is::Equal, table.answered("age"));
            self.marks_of_rows(report, a, table, "age", "age");
        }
        if table.has("mode") {
            self.coded(report, table, "mode", &format!("{a} mode"), &MODES);
        }
        if table.has("form") {
            for form in forms_of(a) {
                self.claim(report, vec![format!("{a} form {form}")], Is::Equal, table.count("form", form));
            }
        }
        self.scores_of_rows(report, a, table);
    }

    /// A column of boxes: those in the dictionary are counted, the others are what is kept back together.
    fn coded(&mut self, report: usize, table: &Table, column: &str, of: &str, boxes: &[&str]) {
        let is_written = |each: &&str| table.values[column].contains(*each);
        let (written, hidden): (Vec<&str>, Vec<&str>) = boxes.iter().copied().partition(is_written);
        for each in written {
            self.claim(report, vec![format!("{of} {each}")], Is::Equal, table.count(column, each));
        }
        let hidden = hidden.iter().map(|each| format!("{of} {each}")).collect();
        self.claim(report, hidden, Is::Equal, table.withheld(column));
    }

    fn marks_of_rows(&mut self, report: usize, a: &str, table: &Table, question: &str, column: &str) {
        for (name, count) in marks(a, question).into_iter().zip(table.marks(column)) {
            self.claim(report, vec![name], Is::Equal, count);
        }
    }

    /// Where several boxes may be ticked each has a column. Whoever answered and ticked none of them ticked a hidden one.
    fn boxes_of_rows(&mut self, report: usize, a: &str, table: &Table, ticked: &Ticked) {
        let column = |each: &str| format!("{}_{each}", ticked.name);
        let (written, hidden): (Vec<&str>, Vec<&str>) =
            ticked.boxes.iter().copied().partition(|each| table.has(&column(each)));
        let Some(first) = written.first() else { return };
        self.marks_of_rows(report, a, table, ticked.name, &column(first));
        let answered = table.answered(&column(first));
        self.claim(report, vec![format!("{a} n {}", ticked.name)], Is::Equal, answered);
        for each in &written {
            let name = format!("{a} box {} {each}", ticked.name);
            self.claim(report, vec![name], Is::Equal, table.count(&column(each), "1"));
        }
        let empty = |row: &&BTreeMap<String, String>| written.iter().all(|each| row[&column(each)] == "0");
        let others = table.rows.iter().filter(empty).count() as f64;
        let hidden = hidden.iter().map(|each| format!("{a} box {} {each}", ticked.name)).collect();
        self.claim(report, hidden, Is::AtLeast, others);
    }

    fn items_of_rows(&mut self, report: usize, a: &str, table: &Table) {
        for item in ITEMS.into_iter().filter(|item| table.has(item)) {
            self.marks_of_rows(report, a, table, item, item);
            let boxes: BTreeSet<&str> = SCALES.iter().flat_map(|scale| scale.iter().copied()).collect();
            for each in boxes {
                let has = |form: &&str| SCALES[usize::from(**form != *forms_of(a)[0])].contains(&each);
                let forms: Vec<&str> = forms_of(a).iter().copied().filter(has).collect();
                if !table.has("form") {
                    let names = forms.iter().map(|form| format!("{a} tick {item} {form} {each}")).collect();
                    self.claim(report, names, Is::Equal, table.count(item, each));
                    continue;
                }
                for form in forms {
                    let is = |row: &&BTreeMap<String, String>| row["form"] == form && row[item] == each;
                    let count = table.rows.iter().filter(is).count() as f64;
                    self.claim(report, vec![format!("{a} tick {item} {form} {each}")], Is::Equal, count);
                }
            }
        }
    }

    /// Scores of themes whose items are all there, by service; of services that are kept back, together.
    fn scores_of_rows(&mut self, report: usize, a: &str, table: &Table) {
        if !table.has("service") {
            return;
        }
        let reports = self.reports;
        let services = reports[report].complete.keys().filter(|(own, _)| own == a).map(|(_, service)| service.as_str());
        let (written, hidden): (Vec<&str>, Vec<&str>) =
            services.partition(|service| table.values["service"].contains(*service));
        for (theme, items) in THEMES {
            if !items.iter().all(|item| table.has(item)) {
                continue;
            }
            let scores = |is: &dyn Fn(&str) -> bool| -> Vec<f64> {
                let rows = table.rows.iter().filter(|row| is(&row["service"]));
                rows.filter_map(|row| {
                    let said: Vec<f64> = items
                        .iter()
                        .filter(|item| has_value(&row[**item]))
                        .map(|item| row[*item].parse().unwrap())
                        .collect();
                    (!said.is_empty()).then(|| said.iter().sum::<f64>() / said.len() as f64)
                })
                .collect()
            };
            let mut groups: Vec<(Vec<&str>, Vec<f64>)> =
                written.iter().map(|service| (vec![*service], scores(&|cell| cell == *service))).collect();
            groups.push((hidden.clone(), scores(&is_withheld)));
            for (services, scores) in groups {
                let names =
                    |kind: &str| services.iter().map(|service| format!("{a} {kind} {theme} {service}")).collect();
                self.claim(report, names("among"), Is::Equal, scores.len() as f64);
                self.claim(report, names("sum"), Is::Equal, scores.iter().sum());
                let good = scores.iter().filter(|score| **score >= 60.0).count() as f64;
                self.claim(report, names("good"), Is::Equal, good);
                self.claim(
                    report,
                    names("squares"),
                    Is::Equal,
                    scores.iter().map(|score| (score / 100.0).powi(2)).sum(),
                );
            }
        }
    }
}

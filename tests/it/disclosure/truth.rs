//! What the sheets say, counted one by one: what the attacker looks for, and must not find.

use super::house::{FILTER, THEMES, TICKED, YES};
use crate::measure::sample::Sheet;
use copiste::questionnaire::{Mark, Tool};
use copiste::record::{Answer, Status};
use std::collections::BTreeMap;

/// Counts and sums by name: the names of the attacker's unknowns, without their report.
pub type Truth = BTreeMap<String, f64>;

pub const ITEMS: [&str; 4] = ["q1", "q2", "q3", "q4"];
pub const FORMS: [&str; 2] = ["standard", "falc"];

pub fn truth(tool: &Tool, sheets: &[Sheet]) -> Truth {
    let mut truth = Truth::new();
    for sheet in sheets.iter().filter(|sheet| sheet.record.status == Status::Complete) {
        let mut add = |name: String, amount: f64| {
            *truth.entry(format!("{} {name}", sheet.audience.0)).or_default() += amount;
        };
        let form = tool.audience(&sheet.audience).unwrap().form(&sheet.record.variant).unwrap();
        let said = |name: &str| sheet.record.answers[form.index(name).unwrap()].as_ref();
        let variant = &sheet.record.variant.0;
        add("sheets".to_owned(), 1.0);
        add(format!("form {variant}"), 1.0);
        add(format!("mode {}", sheet.record.mode.as_ref().unwrap()), 1.0);
        if said(FILTER) == Some(&Answer::One(YES.to_owned())) {
            add(format!("yes {variant}"), 1.0);
        }
        for name in ITEMS {
            match said(name) {
                Some(Answer::One(ticked)) => add(format!("tick {name} {variant} {ticked}"), 1.0),
                Some(Answer::Mark(mark)) => {
                    add(format!("gone {name} {variant}"), 1.0);
                    add(format!("mark {name} {}", place(*mark)), 1.0);
                }
                _ => {}
            }
        }
        for name in TICKED.iter().map(|ticked| ticked.name).chain(["age"]) {
            match said(name) {
                Some(Answer::One(ticked)) => {
                    add(format!("n {name}"), 1.0);
                    add(format!("box {name} {ticked}"), 1.0);
                }
                Some(Answer::Several(ticked)) => {
                    add(format!("n {name}"), 1.0);
                    ticked.iter().for_each(|ticked| add(format!("box {name} {ticked}"), 1.0));
                }
                Some(Answer::Integer(_)) => add(format!("n {name}"), 1.0),
                Some(Answer::Mark(mark)) => add(format!("mark {name} {}", place(*mark)), 1.0),
                _ => {}
            }
        }
        for (theme, items) in THEMES {
            let scores: Vec<f64> = items.iter().filter_map(|item| score(said(item)?)).collect();
            if !scores.is_empty() {
                add(format!("among {theme} {}", sheet.service), 1.0);
                let mean = scores.iter().sum::<f64>() / scores.len() as f64;
                add(format!("sum {theme} {}", sheet.service), mean);
                add(format!("squares {theme} {}", sheet.service), (mean / 100.0).powi(2));
                add(format!("good {theme} {}", sheet.service), f64::from(u8::from(mean >= 60.0)));
            }
        }
    }
    truth
}

fn score(answer: &Answer) -> Option<f64> {
    match answer {
        Answer::One(ticked) => ticked.parse().ok(),
        _ => None,
    }
}

fn place(mark: Mark) -> usize {
    Mark::ALL.iter().position(|known| *known == mark).unwrap()
}

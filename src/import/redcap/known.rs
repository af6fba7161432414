//! What the fields of a dictionary are called, for rules and printed texts.

use super::header::{Column, Header};
use super::logic::{Fields, Sort};
use super::validation::Validation;
use crate::import::table::Row;
use std::collections::{HashMap, HashSet};

/// The fields and forms of a dictionary by name.
#[derive(Default)]
pub(super) struct Known {
    sorts: HashMap<String, Sort>,
    forms: HashSet<String>,
}

impl Known {
    pub fn new(header: &Header, rows: &[Row]) -> Known {
        let mut known = Known::default();
        let text = |row: &Row, column| header.index(column).map_or("", |index| row.text(index)).to_owned();
        for row in rows {
            known.forms.insert(text(row, Column::Form));
            let sort = match text(row, Column::Type).to_lowercase().as_str() {
                "checkbox" => Sort::Checkbox,
                "calc" | "slider" => Sort::Number,
                "text" => Validation::named(&text(row, Column::Validation)).map_or(Sort::Other, Validation::sort),
                // It asks nothing, and no rule can look at it.
                "descriptive" => continue,
                _ => Sort::Other,
            };
            known.sorts.insert(text(row, Column::Name), sort);
        }
        known
    }

    /// A name for a section that no field and no other section bears.
    pub fn free(&self, wanted: &str, taken: &HashSet<String>) -> String {
        let is_free = |name: &str| !self.sorts.contains_key(name) && !taken.contains(name);
        if is_free(wanted) {
            return wanted.to_owned();
        }
        let mut numbered = (taken.len() + 1..).map(|number| format!("{wanted}_{number}"));
        numbered.find(|name| is_free(name)).unwrap_or_default()
    }
}

impl Fields for Known {
    fn sort(&self, name: &str) -> Option<Sort> {
        self.sorts.get(name).copied()
    }

    fn is_kept_by_redcap(&self, name: &str) -> bool {
        name.strip_suffix("_complete").is_some_and(|form| self.forms.contains(form))
    }
}

//! The columns of a dictionary, by the names that REDCap has given them.

use super::rows::{Record, Rows};
use crate::expression::nearest;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Form,
    Section,
    Type,
    Label,
    Choices,
    Note,
    Validation,
    Min,
    Max,
    Identifier,
    Branching,
    Required,
    Alignment,
    Number,
    Matrix,
    Ranking,
    Annotation,
}

/// How many columns a dictionary has.
const COLUMNS: usize = 18;

/// Every column in REDCap's order: letters and digits of its title, then of its other titles, old ones and those of the
/// programming interface.
const TITLES: [(Column, &[&str]); COLUMNS] = [
    (Column::Name, &["variablefieldname", "fieldname", "variablename", "variable"]),
    (Column::Form, &["formname"]),
    (Column::Section, &["sectionheader"]),
    (Column::Type, &["fieldtype"]),
    (Column::Label, &["fieldlabel"]),
    (
        Column::Choices,
        &[
            "choicescalculationsorsliderlabels",
            "choicesorcalculations",
            "choicescalculations",
            "selectchoicesorcalculations",
        ],
    ),
    (Column::Note, &["fieldnote", "fieldnotes", "fieldunits"]),
    (
        Column::Validation,
        &["textvalidationtypeorshowslidernumber", "textvalidationtype", "textvalidation", "validationtype"],
    ),
    (Column::Min, &["textvalidationmin", "validationmin"]),
    (Column::Max, &["textvalidationmax", "validationmax"]),
    (Column::Identifier, &["identifier"]),
    (Column::Branching, &["branchinglogicshowfieldonlyif", "branchinglogic"]),
    (Column::Required, &["requiredfield", "required"]),
    (Column::Alignment, &["customalignment"]),
    (Column::Number, &["questionnumbersurveysonly", "questionnumber"]),
    (Column::Matrix, &["matrixgroupname"]),
    (Column::Ranking, &["matrixranking", "matrixrank"]),
    (Column::Annotation, &["fieldannotation", "fieldannotations", "actiontagsfieldannotation", "actiontags"]),
];

/// What parts the cells of a dictionary.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// Rows looked at to tell a dictionary whose titles are in another language.
const ROWS_LOOKED_AT: usize = 20;

/// The header of a dictionary.
pub(super) struct Header {
    pub separator: u8,
    /// Its row, from 1.
    pub row: u32,
    /// Where each column of [`TITLES`] stands, and its title as it is written.
    columns: [Option<(u32, String)>; COLUMNS],
    /// Titles nobody knows: their columns.
    pub unknown: Vec<(u32, String)>,
    /// Titles of a column that another has already.
    pub twice: Vec<String>,
}

impl Header {
    /// The header of a text that is a dictionary.
    pub fn find(text: &str) -> Option<Header> {
        SEPARATORS.into_iter().find_map(|separator| {
            let first = Rows::new(text, separator).find(|record| !is_empty(record))?;
            let header = Header::read(&first, separator);
            let named = |column| header.index(column).is_some();
            let beside = [Column::Form, Column::Label, Column::Choices].into_iter().any(named);
            if named(Column::Name) && named(Column::Type) && beside {
                return Some(header);
            }
            by_place(text, separator, &first)
        })
    }

    fn read(first: &Record, separator: u8) -> Header {
        let mut header = Header::empty(first.number, separator);
        for (index, title) in (0..).zip(&first.cells) {
            let title = title.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
            let folded: String =
                title.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            match TITLES.iter().position(|(_, titles)| titles.contains(&folded.as_str())) {
                Some(place) if header.columns[place].is_none() => {
                    header.columns[place] = Some((index, title.to_owned()));
                }
                Some(_) => header.twice.push(title.to_owned()),
                None if folded.is_empty() => {}
                None => header.unknown.push((index, title.to_owned())),
            }
        }
        header
    }

    fn empty(row: u32, separator: u8) -> Header {
        Header { separator, row, columns: [const { None }; COLUMNS], unknown: Vec::new(), twice: Vec::new() }
    }

    /// Where a column stands, from 0.
    pub fn index(&self, column: Column) -> Option<u32> {
        self.columns[column as usize].as_ref().map(|(index, _)| *index)
    }

    /// The title of a column as it is written, else as REDCap's programming interface writes it.
    pub fn title(&self, column: Column) -> &str {
        let plain = TITLES[column as usize].1[0];
        self.columns[column as usize].as_ref().map_or(plain, |(_, title)| title)
    }

    /// The nearest title of REDCap's.
    pub fn nearest(title: &str) -> Option<String> {
        let folded: String = title.chars().filter(|letter| letter.is_alphanumeric()).collect();
        nearest(&folded, TITLES.iter().flat_map(|(_, titles)| titles.iter().copied())).map(str::to_owned)
    }
}

/// A dictionary whose titles are in another language: eighteen columns, and a field type in the fourth of every row.
fn by_place(text: &str, separator: u8, first: &Record) -> Option<Header> {
    if first.cells.len() != COLUMNS {
        return None;
    }
    let rows = Rows::new(text, separator).filter(|record| !is_empty(record)).skip(1).take(ROWS_LOOKED_AT);
    let mut kinds = rows.map(|record| record.cells.get(3).map(|kind| kind.trim().to_lowercase()).unwrap_or_default());
    let known = |kind: String| super::TYPES.contains(&kind.as_str());
    kinds.next().is_some_and(known).then_some(())?;
    kinds.all(known).then_some(())?;
    let mut header = Header::empty(first.number, separator);
    for ((place, title), index) in header.columns.iter_mut().zip(&first.cells).zip(0..) {
        *place = Some((index, title.trim().to_owned()));
    }
    Some(header)
}

fn is_empty(record: &Record) -> bool {
    record.cells.iter().all(|cell| cell.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_the_order_of_their_titles() {
        for (place, (column, _)) in TITLES.iter().enumerate() {
            assert_eq!(*column as usize, place);
        }
    }
}

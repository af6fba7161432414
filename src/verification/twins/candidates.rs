//! Which pairs of sheets deserve to be weighed, without looking at every pair of a large audience.

use super::Sheet;

/// Every sheet's answers by column, with their surprises.
pub(super) struct Table {
    pub(super) columns: usize,
    /// How many different answers a column has.
    pub(super) kinds: Vec<usize>,
    sheets: usize,
    cells: Vec<Option<Cell>>,
    /// The surprise of a sheet's columns after this one.
    after: Vec<f64>,
}

/// One answer.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) value: u32,
    pub(super) surprise: f64,
}

/// Up to so many sheets every pair is weighed.
const ALL_PAIRS_UP_TO: usize = 300;
/// A block of answers that more sheets than this share tells nothing about who answered.
const BUCKET_MAX: usize = 40;
/// Into how many blocks the columns are cut. A pair is weighed when one block is the same on both sheets, so the finest
/// cut finds twins with up to seven errors, and the coarser ones make up for blocks that everybody answers alike.
const CUTS: [usize; 5] = [8, 5, 3, 2, 1];

impl Table {
    pub(super) fn new(sheets: &[Sheet], surprises: &[Vec<f64>], columns: usize) -> Table {
        let mut cells: Vec<Option<Cell>> = vec![None; sheets.len() * columns];
        for (row, (sheet, surprises)) in sheets.iter().zip(surprises).enumerate() {
            for (field, surprise) in sheet.fields.iter().zip(surprises) {
                cells[row * columns + field.column as usize] = Some(Cell { value: field.value, surprise: *surprise });
            }
        }
        let mut after = vec![0.0; cells.len()];
        for place in (0..cells.len()).rev().filter(|place| (place + 1) % columns != 0) {
            after[place] = after[place + 1] + cells[place + 1].map_or(0.0, |cell| cell.surprise);
        }
        let kinds = (0..columns).map(|column| {
            let column = (0..sheets.len()).filter_map(|sheet| cells[sheet * columns + column]);
            let mut values: Vec<u32> = column.map(|cell| cell.value).collect();
            values.sort_unstable();
            values.dedup();
            values.len()
        });
        Table { columns, kinds: kinds.collect(), sheets: sheets.len(), cells, after }
    }

    pub(super) fn cell(&self, sheet: usize, column: usize) -> Option<Cell> {
        self.cells[sheet * self.columns + column]
    }

    /// The surprise of everything a sheet says after a column.
    pub(super) fn surprise_after(&self, sheet: usize, column: usize) -> f64 {
        self.after[sheet * self.columns + column]
    }

    /// The surprise of a whole sheet.
    fn surprise(&self, sheet: usize) -> f64 {
        let first = self.cell(sheet, 0).map_or(0.0, |cell| cell.surprise);
        first + self.surprise_after(sheet, 0)
    }
}

/// Pairs of sheets that may be twins, each once.
pub(super) fn candidates(table: &Table, evidence_min: f64) -> Vec<(usize, usize)> {
    if table.columns == 0 {
        return Vec::new();
    }
    // Whoever surprises less than the evidence asked for cannot bring it: so "always" forty times is out at once.
    let telling: Vec<usize> = (0..table.sheets).filter(|sheet| table.surprise(*sheet) >= evidence_min).collect();
    let mut pairs = Vec::new();
    if telling.len() <= ALL_PAIRS_UP_TO {
        all_pairs(&telling, &mut pairs);
        return pairs;
    }
    for block in blocks(table.columns) {
        let mut keys: Vec<(u64, usize)> = telling.iter().map(|sheet| (key(table, *sheet, &block), *sheet)).collect();
        keys.sort_unstable();
        for bucket in keys.chunk_by(|one, other| one.0 == other.0).filter(|bucket| bucket.len() <= BUCKET_MAX) {
            let sheets: Vec<usize> = bucket.iter().map(|(_, sheet)| *sheet).collect();
            all_pairs(&sheets, &mut pairs);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn all_pairs(sheets: &[usize], pairs: &mut Vec<(usize, usize)>) {
    for (place, one) in sheets.iter().enumerate() {
        pairs.extend(sheets[place + 1..].iter().map(|other| (*one, *other)));
    }
}

/// The columns cut into neighbours, and cut by turns: neighbours are answered alike more often.
fn blocks(columns: usize) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    for cut in CUTS.into_iter().filter(|cut| *cut <= columns) {
        for part in 0..cut {
            blocks.push((columns * part / cut..columns * (part + 1) / cut).collect());
            blocks.push((part..columns).step_by(cut).collect());
        }
    }
    blocks.sort();
    blocks.dedup();
    blocks
}

/// A number for what a sheet says in a block. Two blocks with one number by accident cost a look, no more.
fn key(table: &Table, sheet: usize, block: &[usize]) -> u64 {
    block.iter().fold(0, |key: u64, column| {
        let value = table.cell(sheet, *column).map_or(u64::MAX, |cell| u64::from(cell.value));
        let mixed = (key.rotate_left(23) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    })
}

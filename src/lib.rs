//! copiste turns piles of paper questionnaires into an establishment's results report.
//!
//! The rooms stand on floors and look only down; `ARCHITECTURE.md` has the picture and `tests/it/floors.rs` keeps it.

// Floor 0: vocabulary.
pub mod expression;
pub mod language;
pub mod operator;

// Floor 1: the paper form.
pub mod questionnaire;

// Floor 2: one round, one filled form.
pub mod campaign;
pub mod record;

// Floor 3: brains, pure and repeatable.
pub mod disclosure;
pub mod entry;
pub mod measure;
pub mod paper;
pub mod verification;

// Floor 4: doors to keys, paper, files and disk.
pub mod export;
pub mod import;
pub mod keymap;
pub mod report;
pub mod store;

// Floor 5: what every face of the station shares.
pub mod station;

// Floor 6: faces.
pub mod host;
pub mod plain;
pub mod tui;

// Floor 7: the wiring.
pub mod cli;

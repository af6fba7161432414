//! To come.
use crate::questionnaire::{Finding, Tool};
use std::path::Path;
/// stub
pub fn read_tool(_folder: &Path) -> (Option<Tool>, Vec<Finding>) {
    (None, Vec::new())
}

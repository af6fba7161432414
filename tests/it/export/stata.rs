//! Stata files: the places that the map gives are where the parts begin.

use super::{table, written};
use copiste::export::Format;

#[test]
fn the_map_of_a_stata_file_points_at_its_parts() {
    let (dataset, rows) = table();
    let bytes = written(Format::Stata, &dataset, &rows).0;
    let find = |tag: &str| bytes.windows(tag.len()).position(|part| part == tag.as_bytes()).unwrap();
    let map = find("<map>") + 5;
    let place = |part: usize| u64::from_le_bytes(bytes[map + 8 * part..][..8].try_into().unwrap()) as usize;
    let parts = [
        "<stata_dta>",
        "<map>",
        "<variable_types>",
        "<varnames>",
        "<sortlist>",
        "<formats>",
        "<value_label_names>",
        "<variable_labels>",
        "<characteristics>",
        "<data>",
        "<strls>",
        "<value_labels>",
        "</stata_dta>",
    ];
    for (number, tag) in parts.iter().enumerate() {
        assert_eq!(place(number), find(tag), "{tag}");
    }
    assert_eq!(place(13), bytes.len());
}

//! Dictionaries that are wrong: every fault with its place, in bounded time.

use super::*;
use std::time::Instant;

#[test]
fn every_fault_is_said_at_once_with_its_row_and_column() {
    let fields = [
        field("id|f|text|Id", &[(VALIDATION, "datum"), (ALIGNMENT, "XX"), (REQUIRED, "perhaps")]),
        field("1a|f|text|A", &[(MIN, "3")]),
        field("|f|text|B", &[]),
        field("c|f|chekbox|C", &[]),
        field("d|f||D", &[]),
        field("e|f|radio|E", &[]),
        field("g|f|radio|G", &[(CHOICES, "1, a | b | 1, c"), (MAX, "4")]),
        field("h|f|text|H", &[(VALIDATION, "integer"), (MIN, "many"), (MAX, "[nowhere]")]),
        field("i|f|text|I", &[(BRANCHING, "[g] = ")]),
        field("j|f|text|J", &[(BRANCHING, "[gg] = '1'")]),
        field("k|f|text|K", &[(BRANCHING, "[visit_1][g] = '1'")]),
        field("l|f|text|L", &[(BRANCHING, "[user-name] = 'x'")]),
        field("m|f|calc|M", &[(CHOICES, "avg([h])")]),
        field("n|f|calc|N", &[(CHOICES, "[o] + 1")]),
        field("o|f|calc|O", &[(CHOICES, "[n] + 1")]),
        field("p|f|text|P", &[(BRANCHING, "[g] = '7'"), (VALIDATION, "date_dmy"), (MIN, "31/02/2026")]),
        field("q|f|slider|Q", &[(MIN, "low")]),
        field("g|f|yesno|Again", &[(CHOICES, "1, oui")]),
        field("r|f|checkbox|R", &[(CHOICES, "-99, inconnu | 12345, long"), (ANNOTATION, "@NONEOFTHEABOVE=7 @HIDEN")]),
    ];
    let (form, findings) = read(dictionary(&fields).as_bytes());
    assert!(form.is_none());
    insta::assert_snapshot!(told(&findings));
}

#[test]
fn rules_that_go_in_circles_are_told_as_one() {
    let circle =
        |name: &str, other: &str| field(&format!("{name}|f|text|{name}"), &[(BRANCHING, &format!("[{other}] = '1'"))]);
    let (form, findings) =
        read(dictionary(&[field("id|f|text|Id", &[]), circle("a", "b"), circle("b", "a")]).as_bytes());
    assert!(form.is_none());
    assert!(told(&findings).contains("Cycle { names: [\"a\", \"b\"] }"), "{}", told(&findings));
}

#[test]
fn a_quotation_mark_that_never_closes_is_found_where_it_opens() {
    let text = dictionary(&visit());
    let cut = text.find("Poids").expect("the weight is asked") + 3;
    let (form, findings) = read(&text.as_bytes()[..cut]);
    assert!(form.is_none());
    assert!(told(&findings).contains("blocks 6 : QuoteUnclosed"), "{}", told(&findings));
}

#[test]
fn a_dictionary_in_another_encoding_is_refused_with_its_row() {
    let text = dictionary(&visit());
    let western: Vec<u8> = text.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    let (form, findings) = read(&western);
    assert!(form.is_none());
    assert_eq!(told(&findings), "blocks 2 : NotUtf8\n");
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(read(&wide).0.is_none());
}

#[test]
fn dictionaries_without_measure_are_refused_in_time() {
    let begun = Instant::now();
    let header = TITLES.map(|title| format!("\"{title}\"")).join(",");
    let rows = format!("{header}\n") + &"a,f,,text,A\n".repeat(1_000_000);
    let line = format!("{header}\na,f,,text,{}", "x".repeat(15 << 20));
    let cells = format!("{header}\na,f,,text{}", ",".repeat(15 << 20));
    let quotes = format!("{header}\n{}", "\"".repeat(15 << 20));
    let brackets = format!("{header}\na,f,,descriptive,{}", "[<".repeat(7 << 20));
    let rules = format!("{header}\na,f,,calc,A,\"{}\"", "((([a]+".repeat(2 << 20));
    for (name, text) in
        [("rows", rows), ("line", line), ("cells", cells), ("quotes", quotes), ("brackets", brackets), ("rules", rules)]
    {
        let (form, findings) = read(text.as_bytes());
        // Cells beyond the columns are empty: they are passed over.
        assert!(name == "cells" || form.is_none() && findings.iter().any(Finding::blocks), "{name}");
        assert!(findings.iter().any(|finding| finding.place.row.is_some()), "{name}: {}", told(&findings));
    }
    assert!(begun.elapsed().as_secs() < 60);
}

//! `copiste campaign reference`: values from elsewhere, checked, kept with the campaign and told in its report.

use super::Home;
use super::verify::{json, keyed, sheet, told};
use serde_json::json;

fn file(home: &Home, name: &str, text: &str) -> String {
    let path = home.path(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn values_from_elsewhere_are_kept_told_and_taken_away() {
    let home = Home::new();
    home.with_campaign();
    keyed(&home, "am", &["batch", "key", "essai", "1"], &[sheet("4", "4"), sheet("3", "2")].concat().repeat(6));
    let values = "audience;code;n;mean;deviation\nprofessionals;accueil;400;61,5;14,2\nprofessionals;equipe;;70.25;\n";
    let values = file(&home, "values.csv", values);
    let keep = ["campaign", "reference", "essai", "--file", &values, "--source", "Bulletin 12", "--date", "2025-06-01"];
    let kept = told(&home, 0, "qm", &keep);
    assert_eq!(kept, "Campaign essai: 2 values kept; the next report compares with them.\n");
    let links = json(&home, "qm", &["journal", "verify", "essai"])["links"].clone();
    told(&home, 0, "qm", &keep);
    assert_eq!(json(&home, "qm", &["journal", "verify", "essai"])["links"], links, "the same values are no change");
    let reference = &json(&home, "qm", &["campaign", "show", "essai"])["reference"];
    assert_eq!((&reference["source"], &reference["date"]), (&json!("Bulletin 12"), &json!("2025-06-01")));
    assert_eq!(
        reference["values"][1],
        json!({
            "audience": "professionals", "code": "equipe", "n": null, "mean": 70.25, "deviation": null, "favourable": null,
        })
    );
    assert!(told(&home, 0, "qm", &["campaign", "show", "essai"]).contains("Source: Bulletin 12"));
    let journal = told(&home, 0, "qm", &["journal", "show", "essai", "--last", "1"]);
    assert!(
        journal.contains("compared with “Reference values” (2025-06-01, 2 values). Source: Bulletin 12"),
        "{journal}"
    );
    let report = || told(&home, 0, "qm", &["report", "essai", "--format", "text", "--out", &home.path("out")]);
    let (said, told_so) = ("Compared with: Reference values, 1 June 2025. Source: Bulletin 12.", report());
    assert!(told_so.contains(said) && told_so.contains("70.3") && told_so.contains("Welcome"), "{told_so}");
    told(&home, 0, "qm", &["report", "essai", "--format", "html,xlsx", "--out", &home.path("out")]);
    // A store made again from the text copy says the same.
    let new = home.path("again");
    told(&home, 0, "qm", &["store", "rebuild", &home.path("data/copiste/store"), "--store", &new]);
    assert_eq!(json(&home, "qm", &["campaign", "show", "essai", "--store", &new])["reference"], *reference);
    told(&home, 0, "qm", &["campaign", "reference", "essai", "--remove"]);
    assert!(!report().contains("Bulletin 12"));
    assert!(told(&home, 1, "qm", &["campaign", "reference", "essai", "--remove"]).contains("no values from elsewhere"));
}

#[test]
fn every_row_of_a_wrong_table_is_told_with_its_place() {
    let home = Home::new();
    home.with_campaign();
    let rows = [
        "public,code,n,moyenne,deviation,remark",
        "profesionals,accueil,,50,,",
        "professionals,acueil,,50,,",
        "professionals,accueil,,x,,",
        "professionals,equipe,0,101,,",
        "professionals,moyens,,40,12,",
        "professionals,sens,,40,,",
        "professionals,sens,,41,,",
    ];
    let values = file(&home, "values.csv", &rows.join("\n"));
    let keep = |code: i32, values: &str| {
        let keep = ["campaign", "reference", "essai", "--file", values, "--source", "B", "--date", "2025-06-01"];
        told(&home, code, "qm", &keep).replace(&home.path(""), "")
    };
    insta::assert_snapshot!(keep(1, &values), @"
    The values in values.csv are not taken:
    warning       values.csv, row 1, column F: The column “remark” is unknown and is not read.
    blocking      values.csv, row 2, column audience: “profesionals” is not one of the words expected here: professionals. Did you mean “professionals”?
    blocking      values.csv, row 3, column code: This audience has no theme and no item “acueil”. Did you mean “accueil”?
    blocking      values.csv, row 4, column mean: “x” is not a number.
    blocking      values.csv, row 5, column mean: “mean” is 101: it must lie between 0 and 100.
    blocking      values.csv, row 5, column n: “0” is not a whole number from 1 to 100,000,000.
    blocking      values.csv, row 6, column n: “n” needs a value.
    blocking      values.csv, row 8, column code: This audience has a value for “sens” already.
    ");
    insta::assert_snapshot!([keep(1, &file(&home, "none.csv", "")), keep(1, &file(&home, "few.csv", "code;n\n"))].concat(), @"
    The values in none.csv are not taken:
    blocking      none.csv: The table has no value: a row of titles, then one row per audience and code.
    The values in few.csv are not taken:
    blocking      few.csv, row 1: The column “audience” is missing.
    blocking      few.csv, row 1: The column “mean” is missing.
    ");
    assert!(keep(1, &home.path("nowhere.csv")).contains("nowhere.csv"));
    assert!(json(&home, "qm", &["campaign", "show", "essai"])["reference"].is_null());
    told(&home, 2, "qm", &["campaign", "reference", "essai", "--file", &values, "--date", "2025-06-01"]);
    told(&home, 2, "qm", &["campaign", "reference", "essai"]);
}

#[test]
fn a_workbook_is_read_like_a_text() {
    let home = Home::new();
    home.with_campaign();
    let path = home.path("values.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in ["audience", "code", "n", "mean", "deviation"].into_iter().enumerate() {
        sheet.write(0, column as u16, title).unwrap();
    }
    sheet.write(1, 0, "professionals").unwrap();
    sheet.write(1, 1, "sens").unwrap();
    for (column, value) in [(2, 400.0), (3, 61.125), (4, 14.0)] {
        sheet.write(1, column, value).unwrap();
    }
    book.save(&path).unwrap();
    let keep = ["campaign", "reference", "essai", "--file", &path, "--source", "B", "--date", "2025-06-01"];
    told(&home, 0, "qm", &keep);
    let value = &json(&home, "qm", &["campaign", "show", "essai"])["reference"]["values"][0];
    assert_eq!((&value["n"], &value["mean"]), (&json!(400), &json!(61.125)));
}

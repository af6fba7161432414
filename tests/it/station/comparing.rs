//! A campaign beside the earlier ones of the house: with the tool as it was, and as it changed.

use super::{station, write_tool};
use copiste::campaign::{Extent, Service, VerificationPolicy};
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::report::{self, Glyphs};
use copiste::station::{CampaignDraft, Station};
use jiff::civil::date;
use std::path::Path;

/// Files of the tool, texts in them and what takes their place.
type Changes<'a> = &'a [(&'a str, &'a str, &'a str)];

/// What somebody does in a campaign, by its identifier.
type Deed<'a> = &'a dyn Fn(&Station, &str);

/// What is done in a campaign of a year.
#[derive(Default)]
pub struct Year<'a> {
    /// What of the tool is another.
    pub changes: Changes<'a>,
    /// What is done about its plan.
    pub planned: Option<Deed<'a>>,
    /// Boxes that the first question is answered higher by.
    pub shift: u32,
}

/// A campaign of a year: opened, 12 sheets keyed, closed, reported.
pub fn year(station: &Station, year: i16, of: Year) -> report::Document {
    keyed(station, year, &of);
    let id = format!("essai-{year}");
    station.close_campaign(&id).unwrap();
    let folder = tempfile::tempdir().unwrap();
    station.issue_report(&id, folder.path(), &Phrases::new(Language::English)).unwrap().document
}

/// The same, still open.
pub fn keyed(station: &Station, year: i16, of: &Year) {
    let folder = tempfile::tempdir().unwrap();
    write_tool(folder.path(), "1");
    for (file, before, now) in of.changes {
        let path = folder.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(before), "{file}: {before}");
        std::fs::write(&path, text.replace(before, now)).unwrap();
    }
    let tool = station.read_tool(folder.path()).expect("the changed tool is right").0;
    let id = format!("essai-{year}");
    let service = |code: &str| Service { code: code.to_owned(), name: code.to_owned() };
    let draft = CampaignDraft {
        id: id.clone(),
        title: format!("Vague {year}"),
        establishment: "Les Tilleuls".to_owned(),
        from: date(year, 1, 5),
        until: Some(date(year, 2, 6)),
        services: vec![service("glycines"), service("lilas")],
        plan: Vec::new(),
    };
    station.create_campaign(draft, tool).unwrap();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy(&id, |_| policy).unwrap();
    if let Some(planned) = of.planned {
        planned(station, &id);
    }
    key(station, &id, of.shift, folder.path());
}

/// What its report tells of its comparison, in words.
fn campaign(station: &Station, of: i16, changes: Changes) -> String {
    let document = year(station, of, Year { changes, ..Year::default() });
    let section = document.sections.iter().find(|section| section.anchor == "comparison").cloned();
    let document = report::Document { sections: section.into_iter().collect(), ..document };
    let lines = report::text(&document, 100, Glyphs::Full);
    let words = lines.iter().map(|line| line.plain().replace('│', ""));
    words.flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>().join(" ")
}

fn key(station: &Station, id: &str, shift: u32, folder: &Path) {
    let mut sheets = "batch 1 service=glycines date=2026-03-09 mode=alone variant=standard sheets=12\n".to_owned();
    for sheet in 1..=12 {
        let (one, other) = ((1 + sheet % 3 + shift).min(3), 1 + sheet % 2);
        sheets.push_str(&format!("\nsheet {sheet:04}\nq1 {one}\nq2 {other}\nage {}\nword non\n", 60 + sheet));
    }
    let file = folder.join("residents.sheets");
    std::fs::write(&file, sheets).unwrap();
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::English));
    station.key_sheets(id, "residents", &file, &keymap, &phrases).unwrap();
}

#[test]
fn the_next_version_of_a_tool_is_compared_where_it_stayed_the_same() {
    let station = station();
    assert_eq!(campaign(&station, 2024, &[]).matches("Comparison").count(), 0);
    let changed = ("residents.md", "| q1 | On frappe |", "| q1 | On frappe à la porte |");
    let told = campaign(&station, 2025, &[("tool.toml", "version = \"1\"", "version = \"1b\""), changed]);
    assert!(told.contains("Vague 2024") && told.contains("6 February 2024"), "{told}");
    assert!(told.contains("On frappe") && told.contains("On écoute"), "{told}");
    assert!(
        told.contains("To be compared with care: Résidents, “Dignité”; Résidents, “On frappe à la porte”."),
        "{told}"
    );
    assert!(!told.contains("Not compared"), "{told}");
}

#[test]
fn a_scale_with_another_box_is_named_and_not_compared() {
    let station = station();
    campaign(&station, 2024, &[]);
    let row = "| | often | 3 | toujours | 100 | |";
    let more = format!("{row}\n| | often | 4 | sans cesse | 100 | |");
    let told = campaign(&station, 2025, &[("residents.md", row, &more), ("falc.md", row, &more)]);
    assert!(told.contains("Vague 2024") && told.contains("Not compared"), "{told}");
    assert!(told.contains("On frappe") && told.contains("On écoute") && told.contains("Dignité"), "{told}");
    assert!(!told.contains('±') && !told.contains("established"), "nothing of it is a number: {told}");
}

#[test]
fn another_tool_of_the_house_is_not_what_a_campaign_is_compared_with() {
    let station = station();
    campaign(&station, 2024, &[]);
    let told = campaign(&station, 2025, &[("tool.toml", "id = \"essai\"", "id = \"autre\"")]);
    assert!(!told.contains("Vague 2024"), "{told}");
}

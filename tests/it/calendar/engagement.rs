//! The engagement form: one page to sign, with a blank where nothing is known.

use super::{create, memory, on};
use copiste::campaign::{CampaignStep, StepSays};
use copiste::language::{Language, Phrases};
use copiste::report::pdf::{Grade, leaf_pdf};
use copiste::report::{Block, Document, PlannedStep, engagement};
use copiste::station::Station;
use jiff::civil::date;

fn form(station: &Station, language: Language) -> Document {
    let phrases = Phrases::new(language);
    let view = station.campaign("enquete").unwrap();
    let steps = station.steps("enquete").unwrap().into_iter().map(|step| step.into_planned(&phrases));
    let steps: Vec<PlannedStep> = steps.collect();
    engagement(&view.campaign, &view.tool, &steps, station.clock.today(), &phrases)
}

#[test]
fn it_is_one_page_in_both_languages_and_the_same_each_time() {
    let store = memory();
    let station = on(&store, "ab", date(2026, 2, 1));
    let house = "Établissement d’hébergement pour personnes âgées dépendantes « Les Tilleuls » de Saint-Martin";
    create(&station, "enquete", "satisfaction-ehpad", house, date(2026, 3, 1), Some(date(2026, 4, 30)));
    let says = StepSays { who: "Référente qualité et cadre de santé".to_owned(), ..StepSays::default() };
    for step in CampaignStep::ALL {
        station.change_step("enquete", step, |_| says.clone()).unwrap();
    }
    station.keep_until("enquete", Some(date(2027, 4, 30))).unwrap();
    for language in Language::ALL {
        let document = form(&station, language);
        let pdf = leaf_pdf(&document).unwrap();
        assert_eq!((pdf.pages, pdf.grade), (1, Grade::Full), "{:?}", pdf.given_up);
        assert_eq!(pdf, leaf_pdf(&document).unwrap());
    }
}

#[test]
fn what_is_not_planned_has_room_for_a_hand() {
    let store = memory();
    let station = on(&store, "ab", date(2026, 2, 1));
    create(&station, "enquete", "satisfaction-ehpad", "Les Tilleuls", date(2026, 3, 1), None);
    let document = form(&station, Language::French);
    let tables = document.sections[0].blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let tables: Vec<_> = tables.collect();
    let entry = &tables[0].rows[4];
    assert_eq!((entry.head.as_str(), entry.cells[0].as_str()), ("Saisie", ""), "the campaign has no last day");
    let kit = |station: &Station| match &form(station, Language::French).sections[0].blocks[1] {
        Block::Table(table) => table.rows[1].cells[0].clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(kit(&station), "8 février 2026 (proposé)", "nobody decided it");
    let decided = StepSays { planned: Some(date(2026, 2, 10)), ..StepSays::default() };
    station.change_step("enquete", CampaignStep::Kit, |_| decided.clone()).unwrap();
    assert_eq!(kit(&station), "10 février 2026");
    assert!(tables[1].rows.iter().all(|row| row.cells.iter().all(String::is_empty)), "people sign by hand");
}

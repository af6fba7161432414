//! Nobody can be recognised over all reports of a campaign: an attacker reads what was issued, and reckons.

mod attacker;
mod data;
mod house;
mod joint;
mod linear;
mod page;
mod reading;
mod rows;
mod truth;

use attacker::Attacker;
use copiste::export::{Permit, Telling};
use copiste::measure::{Portrait, Results, Shown};
use data::Table;
use house::{ASKED, House};
use reading::Report;
use std::collections::BTreeMap;
use truth::{Truth, truth};

/// What the attacker finds in these reports of a house.
fn found_in(house: &House, issued: &[Results]) -> Vec<String> {
    let nothing = vec![BTreeMap::new(); issued.len()];
    found_with(house, issued, &nothing)
}

/// What the attacker finds in these reports of a house, and in the data that were written beside each.
fn found_with(house: &House, issued: &[Results], data: &[BTreeMap<String, Table>]) -> Vec<String> {
    let reports: Vec<Report> = issued.iter().map(|results| Report::of(&house.issued(results).1)).collect();
    let truths: Vec<Truth> = house.reports.iter().map(|sheets| truth(&house.tool, sheets)).collect();
    Attacker::new(&reports, data, &truths, house.life).leaks()
}

/// The data beside each report, in a campaign that is open.
fn data_of(house: &House, issued: &[Results], loosen: &dyn Fn(&mut Permit)) -> Vec<BTreeMap<String, Table>> {
    (0..issued.len()).map(|report| data::tables(house, report, &issued[report], loosen)).collect()
}

/// How many campaigns are drawn: more on demand.
fn campaigns() -> u64 {
    std::env::var("COPISTE_CAMPAIGNS").ok().and_then(|count| count.parse().ok()).unwrap_or(30)
}

/// Campaigns in which something was found once, and what the rules were that let it out.
const FOUND: [u64; 10] = [
    // A form hidden beside another, then both shown: a box that did not change was known in the earlier report.
    21, 27, 348, // The filter's table and that of those who were asked had each their own history.
    188, // A service of which all newcomers had one score; newcomers of one mind, from services that are known.
    200, 65, // What is told before and after, or of whole services and forms, is no secret in between.
    236, 367, 581, 619,
];

#[test]
fn nothing_hidden_is_found_out_over_all_reports_of_a_campaign() {
    let mut leaking = Vec::new();
    for seed in FOUND.into_iter().chain(0..campaigns()) {
        let house = House::drawn(seed);
        let found = found_in(&house, &house.results());
        if !found.is_empty() {
            leaking.push(format!("campaign {seed}: {found:?}"));
        }
    }
    assert!(leaking.is_empty(), "{} campaigns leak:\n{}", leaking.len(), leaking.join("\n"));
}

#[test]
fn nothing_hidden_is_found_out_from_the_reports_and_the_data_together() {
    let (mut leaking, mut written) = (Vec::new(), 0);
    for seed in FOUND.into_iter().chain(0..campaigns()) {
        let house = House::drawn(seed);
        let issued = house.results();
        let data = data_of(&house, &issued, &|_| {});
        written += data.iter().map(BTreeMap::len).sum::<usize>();
        let found = found_with(&house, &issued, &data);
        if !found.is_empty() {
            leaking.push(format!("campaign {seed}: {found:?}"));
        }
    }
    assert!(written > 40, "only {written} tables were written");
    assert!(leaking.is_empty(), "{} campaigns leak:\n{}", leaking.len(), leaking.join("\n"));
}

#[test]
fn data_that_hold_every_service_mode_and_box_are_found_out() {
    let loosen: [&dyn Fn(&mut Permit); 2] = [
        &|permit| {
            permit.questions.values_mut().for_each(|telling| {
                if matches!(telling, Telling::Boxes(_)) {
                    *telling = Telling::Whole;
                }
            })
        },
        &|permit| permit.modes = Some(house::MODES.iter().map(|mode| (*mode).to_owned()).collect()),
    ];
    for (place, loosen) in loosen.into_iter().enumerate() {
        let leaks = |seed: &u64| {
            let house = House::drawn(*seed);
            let issued = house.results();
            !found_with(&house, &issued, &data_of(&house, &issued, loosen)).is_empty()
        };
        let betrayed = (0..10).filter(leaks).count();
        assert!(betrayed >= 3, "only {betrayed} of 10 were found out by {place}");
    }
}

#[test]
fn the_page_tells_what_the_workbook_tells_and_no_more() {
    for seed in 0..8 {
        let house = House::drawn(seed);
        for results in house.results() {
            let (html, workbook) = house.issued(&results);
            page::assert_tells_no_more(&html, &Report::of(&workbook));
        }
    }
}

/// In how many of the first campaigns the attacker finds something, when the reports are made otherwise.
fn betrayed(campaigns: u64, issue: impl Fn(&House) -> Vec<Results>) -> usize {
    let leaks = |seed: &u64| {
        let house = House::drawn(*seed);
        !found_in(&house, &issue(&house)).is_empty()
    };
    (0..campaigns).filter(leaks).count()
}

#[test]
fn reports_that_forget_the_earlier_ones_are_found_out() {
    let issue = |house: &House| house.reports.iter().map(|sheets| house.measured(sheets, None)).collect();
    let betrayed = betrayed(10, issue);
    assert!(betrayed >= 5, "only {betrayed} of 10 were found out");
}

#[test]
fn small_boxes_hidden_alone_are_found_out() {
    let betrayed = betrayed(10, |house| {
        let mut issued = house.results();
        for (results, sheets) in issued.iter_mut().zip(&house.reports) {
            show_large_boxes(results, &truth(&house.tool, sheets));
        }
        issued
    });
    assert!(betrayed >= 3, "only {betrayed} of 10 were found out");
}

/// Shows the hidden boxes that are not small themselves.
fn show_large_boxes(results: &mut Results, truth: &Truth) {
    for audience in &mut results.audiences {
        for question in &mut audience.profile {
            let Shown::Shown { value: Portrait::One { shares, .. }, kept: None } = &mut question.portrait else {
                continue;
            };
            for share in shares.iter_mut().filter(|share| share.count.is_none()) {
                let name = format!("{} box {} {}", audience.audience.0, question.name, share.name);
                share.count = truth.get(&name).map(|count| *count as u32).filter(|count| *count >= 5);
            }
        }
    }
}

#[test]
fn questions_told_without_minding_how_many_were_asked_are_found_out() {
    let betrayed = betrayed(16, |house| {
        let mut issued = house.results();
        for (results, sheets) in issued.iter_mut().zip(&house.reports) {
            let careless = house.measured(sheets, None);
            for (audience, other) in results.audiences.iter_mut().zip(careless.audiences) {
                let fresh = other.items.into_iter().find(|item| item.name == ASKED[0]).unwrap();
                let own = audience.items.iter_mut().find(|item| item.name == ASKED[0]).unwrap();
                if fresh.score.is_current() {
                    *own = fresh;
                }
            }
        }
        issued
    });
    assert!(betrayed >= 2, "only {betrayed} of 16 were found out");
}

#[test]
fn a_single_report_shows_most_of_what_it_may() {
    let (mut shown, mut all) = (0, 0);
    for seed in 0..40 {
        let house = House::drawn(seed);
        let results = house.measured(house.reports.last().unwrap(), None);
        for audience in results.audiences.iter().filter(|audience| audience.sheets >= 20) {
            let boxes = audience.profile.iter().map(|question| match question.portrait.value() {
                Some(Portrait::One { shares, .. } | Portrait::Several { shares, .. }) => {
                    (shares.iter().filter(|share| share.count.is_some()).count(), shares.len())
                }
                Some(Portrait::Number { .. }) => (1, 1),
                None => (0, 1),
            });
            let items = audience.items.iter().map(|item| (usize::from(item.score.is_current()), 1));
            let (some, of) = boxes.chain(items).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            (shown, all) = (shown + some, all + of);
        }
    }
    println!("{shown} of {all} cells are shown");
    assert!(shown * 10 > all * 6, "only {shown} of {all} cells are shown");
}

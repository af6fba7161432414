//! What may be written of people, on campaigns cut from the demonstration at random: never what the report hides.

use crate::measure::sample;
use copiste::disclosure::Shown;
use copiste::export::{Permit, Telling, Unfit};
use copiste::measure::{AudienceResults, Portrait, Results, Share};
use copiste::questionnaire::Role;
use std::collections::BTreeMap;

/// A chance that is the same at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, many: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % many
    }
}

fn hidden(shares: &[Share]) -> impl Iterator<Item = &Share> {
    shares.iter().filter(|share| share.count.is_none())
}

fn check(results: &Results, told: &AudienceResults, permit: &Permit) {
    let limits = &results.thresholds;
    let part_min = match told.role {
        Role::Professionals => limits.professionals_breakdown_min,
        Role::People | Role::Management | Role::Window(_) => limits.group_min,
    };
    let lines = results.participation.iter().filter(|line| line.audience == told.audience && line.complete > 0);
    let counts: BTreeMap<&str, u32> = lines.map(|line| (line.service.as_str(), line.complete)).collect();
    if let Some(services) = &permit.services {
        let (written, kept): (Vec<_>, Vec<_>) = counts.iter().partition(|(service, _)| services.contains(**service));
        assert!(written.iter().all(|(_, sheets)| **sheets >= part_min), "{counts:?} {services:?}");
        let together: u32 = kept.iter().map(|(_, sheets)| **sheets).sum();
        assert!(kept.is_empty() || (kept.len() > 1 && together >= part_min), "{counts:?} {services:?}");
        for table in told.themes.iter().filter_map(|theme| theme.services.value()) {
            for row in table.iter().filter(|row| matches!(row.score, Shown::Hidden)) {
                assert!(!services.contains(&row.service), "{} is hidden in the report", row.service);
            }
        }
    }
    for item in told.items.iter().filter(|item| item.score.value().is_none()) {
        assert!(!permit.questions.contains_key(&item.name), "{}", item.name);
    }
    for question in &told.profile {
        let telling = permit.questions.get(&question.name);
        match (question.portrait.value(), telling) {
            (None, telling) => assert_eq!(telling, None, "{}", question.name),
            (Some(Portrait::Number { .. }), Some(telling)) => assert_eq!(*telling, Telling::Bands),
            (Some(Portrait::One { shares, .. } | Portrait::Several { shares, .. }), Some(Telling::Boxes(boxes))) => {
                assert!(hidden(shares).all(|share| !boxes.contains(&share.name)), "{}", question.name);
            }
            (Some(_), telling) => panic!("{}: {telling:?}", question.name),
        }
    }
    if let Some(modes) = &permit.modes {
        let shares = told.modes.value().expect("modes that are written are told");
        assert!(hidden(shares).all(|share| !modes.contains(&share.name)));
    }
}

#[test]
fn nothing_that_the_report_hides_of_people_may_be_written() {
    let tool = sample::tool();
    let campaign = sample::campaign(&tool);
    let mut chance = Chance(7);
    let (mut permitted, mut refused, mut without_services) = (0, 0, 0);
    for _ in 0..60 {
        let keep = 5 + chance.below(95);
        let mut sheets = sample::all_sheets(&tool, true);
        sheets.retain(|_| chance.below(100) < keep);
        let results = sample::measured(&tool, &campaign, &sheets, None);
        for told in results.audiences.iter().filter(|told| told.role.is_sampled()) {
            match Permit::of(&results, &told.audience, false) {
                Ok(permit) => {
                    permitted += 1;
                    without_services += u32::from(permit.services.is_none());
                    check(&results, told, &permit);
                }
                Err(Unfit::NoSheet) => assert_eq!(told.sheets, 0),
                Err(Unfit::TooFew { sheets, min }) => {
                    refused += 1;
                    assert!(sheets == told.sheets && sheets < min && min >= 5);
                }
                Err(Unfit::FewSinceReport | Unfit::Sealed { .. }) => panic!("there was no report"),
            }
        }
    }
    // The draw has something of each.
    assert!(permitted > 50 && refused > 0 && without_services > 0, "{permitted} {refused} {without_services}");
}

#[test]
fn a_closed_campaign_is_written_beside_an_earlier_report_without_what_is_not_told_of_today() {
    let tool = sample::tool();
    let campaign = sample::campaign(&tool);
    let sheets = sample::all_sheets(&tool, true);
    let before: Vec<_> = sample::all_sheets(&tool, true).into_iter().skip(2).collect();
    let first = sample::measured(&tool, &campaign, &before, None);
    let results = sample::measured(&tool, &campaign, &sheets, Some(&first.disclosed));
    let residents = &results.audiences[0].audience;
    assert_eq!(Permit::of(&results, residents, false), Err(Unfit::FewSinceReport));
    let permit = Permit::of(&results, residents, true).expect("it is closed");
    assert!(permit.beside_report);
    let told = &results.audiences[0];
    if told.modes.kept().is_some() {
        assert_eq!(permit.modes, None);
    }
    for question in told.profile.iter().filter(|question| question.portrait.kept().is_some()) {
        assert!(!permit.questions.contains_key(&question.name), "{}", question.name);
    }
    for theme in told.themes.iter().filter(|theme| theme.services.kept().is_some()) {
        assert_eq!(permit.services, None, "{}", theme.code);
    }
}

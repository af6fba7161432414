//! Papers that are looked at, voided, lost, found, or keyed twice while their sheets are verified.

use super::verifying::{again, as_operator, draw, keyed, store_campaign};
use super::*;
use copiste::language::{Language, Phrases};
use copiste::record::RecordEvent;
use copiste::station::{Error, Wait};
use copiste::store::RecordState;
use copiste::verification::{Progress, Stage, StateKind};

const SHEETS: [&str; 2] = ["1284⏎", "2284⏎"];

/// Two sheets drawn; the first has no majority for its second question, the other is settled.
fn undecided(station: &Station) {
    keyed(station, &SHEETS);
    draw(station);
    again(&as_operator(station, "cd"), KeyingStart::Second, &[(1, "1384⏎"), (2, "2284⏎")]);
    let mut desk = Desk::open(&as_operator(station, "ef"), 1, KeyingStart::Third);
    desk.key("1⏎");
    desk.settle();
}

fn blocking(station: &Station) -> Vec<StateKind> {
    station.entry_state("essai-1").unwrap().blocking().map(|finding| finding.kind.clone()).collect()
}

fn wrong(station: &Station) -> (u64, u64, Progress) {
    let certificate = &station.draws("essai-1").unwrap()[0].certificate;
    (certificate.wrong, certificate.verified_fields, certificate.progress)
}

#[test]
fn whoever_looks_at_an_undecided_sheet_leaves_it_as_it_is() {
    let station = station();
    undecided(&station);
    let manager = as_operator(&station, "qm");
    let (_, before) = station.record("essai-1", "residents", Serial(1)).unwrap();
    let mut desk = Desk::open(&manager, 1, KeyingStart::Record(Serial(1)));
    for action in [Action::PageBack, Action::Forward, Action::Back, Action::Forward] {
        desk.keying.perform(action);
    }
    desk.keying.finish_correction();
    desk.settle();
    drop(desk);
    assert_eq!(station.record("essai-1", "residents", Serial(1)).unwrap().1, before);
    assert_eq!(station.batch("essai-1", BatchNumber(1)).unwrap().tally.held, 1, "the pile is balanced as before");
}

#[test]
fn whoever_looks_at_a_verified_sheet_did_not_correct_it() {
    let station = station();
    undecided(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(2)));
    for action in [Action::Forward, Action::Back, Action::GoTo, Action::Accept, Action::Accept] {
        desk.keying.perform(action);
    }
    desk.keying.finish_correction();
    desk.settle();
    drop(desk);
    let state = station.entry_state("essai-1").unwrap();
    assert!(!state.warnings().any(|finding| finding.kind == StateKind::CorrectedAfterVerification));
}

#[test]
fn what_is_decided_from_the_paper_is_verified_and_not_corrected_afterwards() {
    let station = station();
    undecided(&station);
    let mut desk = Desk::open(&as_operator(&station, "qm"), 1, KeyingStart::Record(Serial(1)));
    desk.key("3");
    for action in [Action::GoTo, Action::Accept, Action::Accept] {
        desk.keying.perform(action);
    }
    desk.settle();
    drop(desk);
    let (_, filed) = station.record("essai-1", "residents", Serial(1)).unwrap();
    assert_eq!(filed.record.history.last().unwrap().1, RecordEvent::Verified { corrected: vec![3] });
    let state = station.entry_state("essai-1").unwrap();
    assert!(!state.warnings().any(|finding| finding.kind == StateKind::CorrectedAfterVerification));
    assert_eq!(station.store.check_journal(&store_campaign()).unwrap().fault, None);
}

#[test]
fn an_undecided_sheet_that_is_voided_blocks_nothing_and_counts_as_wrong_from_end_to_end() {
    let station = station();
    undecided(&station);
    assert!(blocking(&station).iter().any(|kind| matches!(kind, StateKind::Undecided { .. })));
    as_operator(&station, "qm").void_record("essai-1", "residents", Serial(1), "illisible").unwrap();
    assert_eq!(blocking(&station), []);
    // Four fields of each: what the pile fills is not compared.
    assert_eq!(wrong(&station), (4, 8, Progress::Exhausted));
    let certificate = &station.draws("essai-1").unwrap()[0].certificate;
    assert_eq!((certificate.voided, certificate.missing), (1, 0));
    // Who keyed a pass of it does not void it either.
    as_operator(&station, "qm").restore_record("essai-1", "residents", Serial(1), "lisible").unwrap();
    assert!(station.void_record("essai-1", "residents", Serial(1), "illisible").is_err());
}

#[test]
fn a_drawn_sheet_that_is_the_paper_of_another_was_none_to_draw_from() {
    let station = station();
    undecided(&station);
    let manager = as_operator(&station, "qm");
    manager.settle_same_paper("essai-1", "residents", Serial(1), Serial(2), "les deux numéros y sont").unwrap();
    assert_eq!(wrong(&station), (0, 4, Progress::Unbalanced), "of the one paper that is left, and another is missing");
    let certificate = &station.draws("essai-1").unwrap()[0].certificate;
    assert_eq!((certificate.sheets, certificate.voided), (1, 0));
    manager.count_batch("essai-1", BatchNumber(1), 1, None).unwrap();
    assert_eq!(wrong(&station), (0, 4, Progress::Exhausted));
    assert_eq!(blocking(&station), []);
}

#[test]
fn one_paper_overlooked_and_one_keyed_twice_do_not_cancel_out() {
    let station = station();
    // Three papers came in; the third was overlooked, the second keyed twice.
    keyed(&station, &["1284⏎", "2284⏎", "2284⏎"]);
    assert_eq!(blocking(&station).len(), 1, "only the draw is awaited: the pile seems to add up");
    station.settle_same_paper("essai-1", "residents", Serial(3), Serial(2), "les deux numéros y sont").unwrap();
    let view = station.batch("essai-1", BatchNumber(1)).unwrap();
    assert_eq!((view.tally.total(), view.tally.papers()), (3, 2));
    let missing = StateKind::SheetsMissing { counted: 3, keyed: 2, missing: 1 };
    assert!(blocking(&station).contains(&missing), "{:?}", blocking(&station));
    assert!(station.draw_sheets("essai-1", "residents", None, None).is_err());
    // Found not to be one after all: it is a sheet of its own, voided for nothing.
    station.settle_twins("essai-1", "residents", (Serial(2), Serial(3)), "deux écritures").unwrap();
    assert_eq!(station.batch("essai-1", BatchNumber(1)).unwrap().tally.papers(), 3);
}

#[test]
fn of_two_sheets_that_are_one_paper_the_one_that_is_not_verified_goes() {
    let station = station();
    undecided(&station);
    let audience = copiste::questionnaire::Audience("residents".to_owned());
    let void = station.one_to_void("essai-1", &audience, (Serial(1), Serial(2))).unwrap();
    assert_eq!(void, Serial(1), "the other is settled");
}

#[test]
fn a_paper_that_turns_up_is_keyed_again_and_the_certificate_follows() {
    let station = station();
    keyed(&station, &SHEETS);
    draw(&station);
    let other = as_operator(&station, "cd");
    station.miss_sheet("essai-1", "residents", Serial(1), "pas dans la pile").unwrap();
    again(&other, KeyingStart::Second, &[(2, "2284⏎")]);
    assert_eq!(wrong(&station), (4, 8, Progress::Exhausted));
    let groups = station.waiting_groups("essai-1").unwrap();
    assert_eq!(groups.iter().map(|group| group.wait).collect::<Vec<_>>(), [Wait::Missing]);
    assert!(matches!(station.find_sheet("essai-1", "residents", Serial(1), " "), Err(Error::ReasonMissing)));
    // Voided and restored, it is still to be found.
    station.void_record("essai-1", "residents", Serial(1), "perdue").unwrap();
    station.restore_record("essai-1", "residents", Serial(1), "on cherche encore").unwrap();
    station.find_sheet("essai-1", "residents", Serial(1), "sous la pile").unwrap();
    assert_eq!(wrong(&station), (4, 8, Progress::Open(1)), "wrong from end to end until it is settled");
    again(&other, KeyingStart::Second, &[(1, "1284⏎")]);
    assert_eq!(wrong(&station), (0, 8, Progress::Exhausted));
    assert!(station.find_sheet("essai-1", "residents", Serial(1), "encore").is_err(), "nobody misses it");
}

#[test]
fn what_a_pile_fills_does_not_change_under_a_sheet_being_verified_and_the_station_says_which() {
    let station = station();
    keyed(&station, &SHEETS);
    draw(&station);
    again(&as_operator(&station, "cd"), KeyingStart::Second, &[(1, "1284⏎")]);
    let other_day = BatchDraft { date: jiff::civil::date(2026, 3, 10), sheets: Some(2), ..pile() };
    let refused = station.edit_batch("essai-1", BatchNumber(1), |_| other_day.clone(), None).unwrap_err();
    assert_eq!(refused, Error::SheetsSealed(BatchNumber(1), vec![Serial(2)]));
    let french = Phrases::new(Language::French);
    insta::assert_snapshot!(copiste::station::sentences::error(&refused, &french).join(" "), @"Le lot 1 ne peut changer maintenant ce qu’il remplit sur ses feuilles (service, date) : la feuille 0002 est en vérification. Terminez d’abord la seconde saisie et l’arbitrage, puis recommencez.");
    // What it does not fill changes freely.
    let mode = station.campaign("essai-1").unwrap().tool.audiences[0].modes.first().map(|mode| mode.code.clone());
    let other_mode = BatchDraft { mode, sheets: Some(2), ..pile() };
    station.edit_batch("essai-1", BatchNumber(1), |_| other_mode.clone(), None).unwrap();
    // A paper that is missing is filled anew like the others.
    station.miss_sheet("essai-1", "residents", Serial(2), "pas dans la pile").unwrap();
    station.edit_batch("essai-1", BatchNumber(1), |_| other_day.clone(), None).unwrap();
    let view = station.batch("essai-1", BatchNumber(1)).unwrap();
    let states: Vec<_> = station.records(&view).unwrap().iter().map(|one| one.state).collect();
    assert_eq!(states, [RecordState::Complete; 2]);
    let (_, filed) = station.record("essai-1", "residents", Serial(2)).unwrap();
    assert_eq!(filed.record.answers[1], Some(copiste::record::Answer::Date(jiff::civil::date(2026, 3, 10))));
    let verified = station.verified("essai-1").unwrap();
    assert!(matches!(verified[1].sheet.stage, Stage::Missing(_)));
}

/// Whether the entry state says of a sheet that it was changed after it was verified.
fn is_said_to_be_corrected(station: &Station) -> bool {
    let state = station.entry_state("essai-1").unwrap();
    state.warnings().any(|finding| finding.kind == StateKind::CorrectedAfterVerification)
}

#[test]
fn a_sheet_without_a_majority_is_not_told_to_be_verified_before_it_is_decided() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    // The first question is settled against the first pass; the second has no majority.
    again(&as_operator(&station, "cd"), KeyingStart::Second, &[(1, "2384⏎")]);
    let mut desk = Desk::open(&as_operator(&station, "ef"), 1, KeyingStart::Third);
    desk.key("21⏎");
    desk.settle();
    let events = |station: &Station| {
        let (_, filed) = station.record("essai-1", "residents", Serial(1)).unwrap();
        filed.record.history.into_iter().map(|(_, event)| event).collect::<Vec<_>>()
    };
    assert_eq!(events(&station), [RecordEvent::Completed, RecordEvent::Held(String::new())]);
    let mut desk = Desk::open(&as_operator(&station, "qm"), 1, KeyingStart::Record(Serial(1)));
    desk.keying.perform(Action::PageBack);
    desk.keying.perform(Action::Forward);
    desk.key("3");
    for action in [Action::GoTo, Action::Accept, Action::Accept] {
        desk.keying.perform(action);
    }
    desk.settle();
    drop(desk);
    let corrected = RecordEvent::Verified { corrected: vec![2, 3] };
    assert_eq!(events(&station).last(), Some(&corrected), "with what the majority had corrected");
    assert!(!is_said_to_be_corrected(&station));
    assert_eq!(station.store.check_journal(&store_campaign()).unwrap().fault, None);
}

#[test]
fn a_verified_sheet_that_is_voided_restored_and_ended_as_it_was_is_not_corrected() {
    let station = station();
    undecided(&station);
    station.void_record("essai-1", "residents", Serial(2), "par erreur").unwrap();
    station.restore_record("essai-1", "residents", Serial(2), "elle compte").unwrap();
    let end = || {
        let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(2)));
        for action in [Action::GoTo, Action::Accept, Action::Accept] {
            desk.keying.perform(action);
        }
        desk.settle();
    };
    end();
    assert_eq!(state(&station.record("essai-1", "residents", Serial(2)).unwrap().1.record.status), "complete:");
    assert!(!is_said_to_be_corrected(&station));
    let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(2)));
    desk.keying.perform(Action::PageBack);
    desk.key("3");
    for action in [Action::GoTo, Action::Accept, Action::Accept] {
        desk.keying.perform(action);
    }
    desk.settle();
    drop(desk);
    assert!(is_said_to_be_corrected(&station), "{}", answers(&station, 2));
}

#[test]
fn a_drawn_sheet_that_was_lost_and_voided_is_neither_corrected_nor_in_the_finished_file() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    station.miss_sheet("essai-1", "residents", Serial(1), "nulle part").unwrap();
    station.void_record("essai-1", "residents", Serial(1), "nulle part").unwrap();
    let view = &station.draws("essai-1").unwrap()[0];
    let certificate = &view.certificate;
    assert_eq!((certificate.wrong, certificate.wrong_unread, certificate.residual), (4, 4, None));
    let phrases = Phrases::new(Language::French);
    let sections = copiste::station::certainty::explained(view, &store_campaign(), &phrases);
    let proved = sections[0].lines.join(" ").replace('\u{a0}', " ");
    assert!(proved.contains("les feuilles vérifiées n’y sont plus"), "{proved}");
    assert!(!proved.contains("10 000 pour 10 000"), "{proved}");
}

#[test]
fn a_serial_of_another_audience_says_which_and_where_it_lies() {
    let station = station();
    keyed(&station, &SHEETS);
    let professionals = BatchDraft { audience: "professionals".to_owned(), mode: None, ..pile() };
    station.open_batch("essai-1", professionals).unwrap();
    let error = station.record("essai-1", "professionals", Serial(2)).unwrap_err();
    let said = copiste::station::sentences::error(&error, &Phrases::new(Language::French)).join(" ");
    let said = said.replace('\u{a0}', " ");
    assert_eq!(said, "La feuille 0002 n’est pas de ce public : elle est au lot 1, public « Résidents ».");
    draw(&station);
    assert_eq!(station.record("essai-1", "professionals", Serial(2)).unwrap_err(), error, "also while it is verified");
    assert_eq!(station.record("essai-1", "professionals", Serial(9)).unwrap_err(), Error::NoRecord(Serial(9)));
}

//! Verification: sheets drawn and called, keyed again by others, arbitrated, certified.

use super::*;
use copiste::campaign::{Arbiter, Extent, VerificationPolicy};
use copiste::questionnaire::Severity;
use copiste::station::Error;
use copiste::store::{self, Standing};
use copiste::verification::{Forbidden, Progress, Seed, Stage, StateKind};

pub(super) fn as_operator(station: &Station, name: &str) -> Station {
    Station { operator: Operator::new(name).unwrap(), ..station.clone() }
}

/// A balanced pile of sheets keyed by `ab`.
pub(super) fn keyed(station: &Station, sheets: &[&str]) {
    station.create_campaign(draft("essai-1"), tool(station, "1")).unwrap();
    let pile = BatchDraft { sheets: Some(sheets.len() as u32), ..pile() };
    station.open_batch("essai-1", pile).unwrap();
    let mut desk = Desk::open(station, 1, KeyingStart::Pile);
    for sheet in sheets {
        desk.key(sheet);
    }
    desk.settle();
}

pub(super) fn draw(station: &Station) {
    station.draw_sheets("essai-1", "residents", None, Some(Seed([7; 16]))).unwrap();
}

/// Keys sheets again; each in the order in which they are named.
pub(super) fn again(station: &Station, start: KeyingStart, sheets: &[(u32, &str)]) -> Vec<Notice> {
    let mut desk = Desk::open(station, 1, start);
    let mut notices = Vec::new();
    for _ in sheets {
        let serial = desk.keying.serial().0;
        let (_, keys) = sheets.iter().find(|(wanted, _)| *wanted == serial).expect("the sheet is one of those");
        notices.extend(desk.key(keys));
    }
    notices.extend(desk.settle());
    notices
}

fn stage(station: &Station, serial: u32) -> Stage {
    let verified = station.verified("essai-1").unwrap();
    verified.into_iter().find(|one| one.key.serial.0 == serial).unwrap().sheet.stage
}

#[test]
fn the_second_pass_is_another_persons_and_blind() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎"]);
    draw(&station);
    let own = Desk::try_open(&station, 1, KeyingStart::Second).err();
    assert_eq!(own, Some(Error::NothingToVerify), "whoever keyed the sheets does not verify them");
    let duties = |who: &Station| who.verified("essai-1").unwrap().into_iter().map(|one| one.duty).collect::<Vec<_>>();
    assert_eq!(duties(&station), [Err(Forbidden::OwnSheet), Err(Forbidden::OwnSheet)]);
    let other = as_operator(&station, "cd");
    assert_eq!(duties(&other), [Ok(store::Duty::Second), Ok(store::Duty::Second)]);
    let sealed = other.record("essai-1", "residents", Serial(1)).unwrap_err();
    assert!(matches!(sealed, Error::Store(store::Error::Forbidden { why: Forbidden::Sealed, .. })), "{sealed:?}");
}

#[test]
fn what_two_keyed_alike_is_verified() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎"]);
    draw(&station);
    let other = as_operator(&station, "cd");
    let notices = again(&other, KeyingStart::Second, &[(1, "1284⏎"), (2, "2284⏎")]);
    assert!(
        notices.contains(&Notice::Compared(Serial(1), 0)) && notices.contains(&Notice::Compared(Serial(2), 0)),
        "{notices:?}"
    );
    let view = station.batch("essai-1", BatchNumber(1)).unwrap();
    assert_eq!((view.tally.complete, view.tally.verified), (2, 2));
    assert!(station.records(&view).unwrap().iter().all(|summary| summary.standing == Standing::Verified));
    let certificate = &station.draws("essai-1").unwrap()[0].certificate;
    assert_eq!((certificate.progress, certificate.wrong, certificate.verified), (Progress::Exhausted, 0, 2));
}

#[test]
fn a_difference_goes_to_a_third_person_and_two_to_one_decides() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎"]);
    draw(&station);
    let (second, third) = (as_operator(&station, "cd"), as_operator(&station, "ef"));
    again(&second, KeyingStart::Second, &[(1, "1384⏎"), (2, "2284⏎")]);
    assert_eq!(stage(&station, 1), Stage::Differing);
    for keyer in [&station, &second] {
        assert_eq!(Desk::try_open(keyer, 1, KeyingStart::Third).err(), Some(Error::NothingToVerify));
    }
    let mut desk = Desk::open(&third, 1, KeyingStart::Third);
    assert_eq!(desk.keying.entry().left(), 1, "only the field that differs is keyed");
    desk.key("3⏎");
    assert_eq!(desk.settle(), [Notice::Settled(Serial(1), true)]);
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(3) Integer(84) Mark(Blank)");
    let certificate = &station.draws("essai-1").unwrap()[0].certificate;
    assert_eq!((certificate.wrong, certificate.differing), (1, 1));
    let check = station.store.check_journal(&store_campaign()).unwrap();
    assert_eq!(check.fault, None);
}

#[test]
fn without_a_majority_the_sheet_is_held_and_the_quality_manager_decides() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    again(&as_operator(&station, "cd"), KeyingStart::Second, &[(1, "1384⏎")]);
    let mut desk = Desk::open(&as_operator(&station, "ef"), 1, KeyingStart::Third);
    desk.key("1⏎");
    assert_eq!(desk.settle(), [Notice::Settled(Serial(1), false)]);
    assert_eq!(stage(&station, 1), Stage::Undecided);
    insta::assert_snapshot!(answers(&station, 1), @"held «»: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Mark(Blank)");
    // Nobody settles a difference with their own answer.
    let refused = Desk::try_open(&station, 1, KeyingStart::Record(Serial(1))).err();
    assert!(
        matches!(refused, Some(Error::Store(store::Error::Forbidden { why: Forbidden::OwnDecision, .. }))),
        "{refused:?}"
    );
    let mut desk = Desk::open(&as_operator(&station, "qm"), 1, KeyingStart::Record(Serial(1)));
    desk.keying.perform(Action::PageBack);
    desk.keying.perform(Action::Forward);
    desk.key("3");
    for action in [Action::GoTo, Action::Accept, Action::Accept] {
        desk.keying.perform(action);
    }
    desk.settle();
    assert_eq!(stage(&station, 1), Stage::Settled);
    assert_eq!(station.draws("essai-1").unwrap()[0].certificate.wrong, 1);
}

#[test]
fn what_the_same_person_may_do_later_is_not_said_to_be_somebody_elses() {
    let wait = copiste::station::Wait::Other(Forbidden::TooSoon { hours: 3 });
    assert_eq!(copiste::station::certainty::wait_short(wait, &phrases()), "Plus tard");
}

#[test]
fn a_house_of_two_may_let_one_of_the_two_arbitrate() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    let policy = VerificationPolicy { arbiter: Arbiter::OneOfTheTwo, ..VerificationPolicy::default() };
    set_policy(&station, policy);
    draw(&station);
    let second = as_operator(&station, "cd");
    again(&second, KeyingStart::Second, &[(1, "1384⏎")]);
    let mut desk = Desk::open(&second, 1, KeyingStart::Third);
    desk.key("2⏎");
    assert_eq!(desk.settle(), [Notice::Settled(Serial(1), true)]);
    assert_eq!(station.draws("essai-1").unwrap()[0].certificate.arbiter_of_the_two, 1);
}

#[test]
fn nothing_is_drawn_from_a_pile_that_is_not_balanced() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    let counted = BatchDraft { sheets: Some(2), ..pile() };
    station.edit_batch("essai-1", BatchNumber(1), |_| counted.clone(), None).unwrap();
    let refused = station.draw_sheets("essai-1", "residents", None, None).unwrap_err();
    assert!(matches!(refused, Error::Store(store::Error::Unbalanced { batch: BatchNumber(1), .. })), "{refused:?}");
}

#[test]
fn a_paper_that_is_not_found_counts_as_wrong_from_end_to_end() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎"]);
    draw(&station);
    station.miss_sheet("essai-1", "residents", Serial(2), "introuvable dans la pile").unwrap();
    again(&as_operator(&station, "cd"), KeyingStart::Second, &[(1, "1284⏎")]);
    let certificate = &station.draws("essai-1").unwrap()[0].certificate;
    assert_eq!((certificate.missing, certificate.wrong, certificate.fields), (1, 4, 8));
}

pub(super) fn store_campaign() -> copiste::campaign::CampaignId {
    copiste::campaign::CampaignId::new("essai-1").unwrap()
}

fn set_policy(station: &Station, policy: VerificationPolicy) {
    let mut campaign = station.campaign("essai-1").unwrap().campaign;
    campaign.verification = policy;
    campaign.history.push((station.signature(), copiste::campaign::CampaignEvent::Edited));
    station.store.commit(&station.signature(), vec![store::Write::Campaign(campaign)]).unwrap();
}

#[test]
fn a_second_draw_takes_only_what_the_first_did_not() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎"]);
    draw(&station);
    assert_eq!(station.draw_sheets("essai-1", "residents", None, None).unwrap_err(), Error::NothingToDraw);
    let pile = BatchDraft { sheets: Some(1), ..pile() };
    station.open_batch("essai-1", pile).unwrap();
    let mut desk = Desk::open(&station, 2, KeyingStart::Pile);
    desk.key("3384⏎");
    desk.settle();
    assert_eq!(station.draws("essai-1").unwrap()[0].uncovered, 1);
    let second = station.draw_sheets("essai-1", "residents", None, None).unwrap();
    assert_eq!((second.draw.number, second.draw.frame), (2, vec![Serial(3)]));
    assert_eq!(station.draws("essai-1").unwrap()[0].uncovered, 0);
    // A seed changed after the draw, and a sheet drawn from twice.
    let mut changed = station.draws("essai-1").unwrap()[0].draw.clone();
    changed.seed = Seed([8; 16]);
    let write = |draw| station.store.commit(&station.signature(), vec![store::Write::Draw(store_campaign(), draw)]);
    assert!(matches!(write(changed.clone()), Err(store::Error::DrawFixed { number: 1, .. })));
    changed.number = 3;
    assert!(matches!(write(changed), Err(store::Error::DrawFixed { .. } | store::Error::BadDraw { .. })));
}

#[test]
fn nothing_is_certified_of_a_pile_whose_count_is_not_right_any_more() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    again(&as_operator(&station, "cd"), KeyingStart::Second, &[(1, "1284⏎")]);
    assert_eq!(station.draws("essai-1").unwrap()[0].certificate.progress, Progress::Exhausted);
    let counted = BatchDraft { sheets: Some(2), ..pile() };
    station.edit_batch("essai-1", BatchNumber(1), |_| counted.clone(), None).unwrap();
    let certificate = &station.draws("essai-1").unwrap()[0].certificate;
    assert_eq!(certificate.progress, Progress::Unbalanced);
    assert_eq!(certificate.unbalanced, [BatchNumber(1)]);
    let said = copiste::station::certainty::progress(certificate, &phrases());
    assert!(said.starts_with("Le compte du lot 1 n’est plus bon"), "{said}");
    assert_eq!(
        (certificate.bound_per_10_000(), certificate.residual),
        (None, None),
        "nothing is certified, no figure either"
    );
}

#[test]
fn what_is_voided_in_the_second_keying_is_called_anew() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    let mut desk = Desk::open(&as_operator(&station, "cd"), 1, KeyingStart::Second);
    desk.key("1");
    desk.keying.perform(Action::Abandon);
    desk.keying.perform(Action::Confirm);
    desk.settle();
    assert_eq!(stage(&station, 1), Stage::Called);
    let notices = again(&as_operator(&station, "ef"), KeyingStart::Second, &[(1, "1284⏎")]);
    assert!(notices.contains(&Notice::Compared(Serial(1), 0)), "{notices:?}");
}

#[test]
fn a_house_that_loses_its_third_person_relaxes_its_rule() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    let second = as_operator(&station, "cd");
    again(&second, KeyingStart::Second, &[(1, "1384⏎")]);
    assert_eq!(Desk::try_open(&second, 1, KeyingStart::Third).err(), Some(Error::NothingToVerify));
    set_policy(&station, VerificationPolicy { arbiter: Arbiter::OneOfTheTwo, ..VerificationPolicy::default() });
    let mut desk = Desk::open(&second, 1, KeyingStart::Third);
    desk.key("2⏎");
    assert_eq!(desk.settle(), [Notice::Settled(Serial(1), true)]);
    assert_eq!(station.draws("essai-1").unwrap()[0].certificate.arbiter_of_the_two, 1, "and the report says so");
    assert_eq!(station.store.check_journal(&store_campaign()).unwrap().fault, None);
}

#[test]
fn a_sheet_is_taken_from_somebody_who_does_not_come_back() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    let mut gone = Desk::open(&as_operator(&station, "cd"), 1, KeyingStart::Second);
    gone.key("1");
    gone.settle();
    let other = as_operator(&station, "ef");
    assert_eq!(Desk::try_open(&other, 1, KeyingStart::Second).err(), Some(Error::NothingToVerify));
    let release = |who: &Station, reason| who.release_sheet("essai-1", "residents", Serial(1), reason);
    assert_eq!(release(&other, " "), Err(Error::ReasonMissing));
    assert!(release(&station, "parti").is_err(), "whoever keyed the first pass has no say in it");
    release(&other, "cd est parti").unwrap();
    assert_eq!(release(&other, "encore"), Err(Error::NothingToVerify));
    let notices = again(&other, KeyingStart::Second, &[(1, "1284⏎")]);
    assert!(notices.contains(&Notice::Compared(Serial(1), 0)), "{notices:?}");
}

fn phrases() -> copiste::language::Phrases {
    copiste::language::Phrases::new(copiste::language::Language::French)
}

fn said(error: &Error) -> String {
    copiste::station::sentences::error(error, &phrases()).join("\n")
}

#[test]
fn a_second_seed_is_told_that_the_first_one_stays_and_whose_it_is() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    let again = |seed| station.draw_sheets("essai-1", "residents", None, seed).unwrap_err();
    assert_eq!(again(None), Error::NothingToDraw);
    let error = again(Some(Seed([8; 16])));
    assert!(matches!(&error, Error::SeedFixed { draw: 1, seed, .. } if *seed == Seed([7; 16])), "{error:?}");
    let said = said(&error);
    assert!(said.starts_with("Le tirage 1 est fait, le 15/03/2026, par «\u{a0}ab\u{a0}»"), "{said}");
}

#[test]
fn a_sheet_that_was_not_called_is_not_missed() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    let miss = |serial| station.miss_sheet("essai-1", "residents", Serial(serial), "nulle part").unwrap_err();
    assert_eq!((miss(1), miss(9)), (Error::NotCalled(Serial(1)), Error::NoRecord(Serial(9))));
    draw(&station);
    assert_eq!(station.miss_sheet("essai-1", "residents", Serial(1), "nulle part"), Ok(()));
}

#[test]
fn a_missing_paper_is_not_counted_as_keyed_again() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎"]);
    draw(&station);
    station.miss_sheet("essai-1", "residents", Serial(1), "nulle part").unwrap();
    again(&as_operator(&station, "cd"), KeyingStart::Second, &[(2, "2284⏎")]);
    let view = &station.draws("essai-1").unwrap()[0];
    let sections = copiste::station::certainty::explained(view, &store_campaign(), &phrases());
    let lines = &sections[0].lines;
    assert!(lines[0].contains("1 ressaisie sans voir la première saisie, 1 introuvable, sur 2."), "{lines:?}");
}

#[test]
fn a_comment_that_nobody_wrote_is_no_mark() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("2");
    desk.keying.perform(Action::Mark(copiste::questionnaire::Mark::Unreadable));
    desk.key("84⏎");
    desk.settle();
    let view = station.batch("essai-1", BatchNumber(1)).unwrap();
    let marks: Vec<u32> = station.listed_records(&view).unwrap().iter().map(|summary| summary.marks).collect();
    assert_eq!(marks, [0, 1]);
}

#[test]
fn answers_that_are_destroyed_are_said_to_be_and_since_when() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy("essai-1", |_| policy).unwrap();
    let until = station.campaign("essai-1").unwrap().campaign.until.unwrap_or(date(2026, 3, 31));
    station.keep_until("essai-1", Some(until)).unwrap();
    station.close_campaign("essai-1").unwrap();
    let later = Station { clock: Arc::new(FixedClock(Moment(NOW.0 + 400 * 86_400))), ..station.clone() };
    let marks = |station: &Station| {
        let pile = station.batch("essai-1", BatchNumber(1)).unwrap();
        station.listed_records(&pile).unwrap().iter().map(|summary| summary.marks).collect::<Vec<_>>()
    };
    assert_eq!(marks(&later), [0], "a comment that nobody wrote is none");
    let view = later.empty_campaign("essai-1").unwrap();
    assert_eq!(marks(&later), [0], "nor when nothing can be looked up any more");
    let reopened = later.reopen_campaign("essai-1", "encore une pile");
    assert!(matches!(reopened, Err(Error::Store(store::Error::Emptied { .. }))), "{reopened:?}");
    let day = date(2027, 4, 19);
    assert_eq!(view.destroyed, Some(day));
    let gone = Error::AnswersDestroyed(day);
    assert_eq!(later.record("essai-1", "residents", Serial(1)).unwrap_err(), gone);
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(later.issue_report("essai-1", folder.path(), &phrases()).unwrap_err(), gone);
    assert!(said(&gone).starts_with("Réponses détruites le 19/04/2027"), "{}", said(&gone));
}

#[test]
fn sheets_that_are_verified_behind_an_undecided_one_wait_and_are_told() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎", "3284⏎"]);
    draw(&station);
    let order = station.draws("essai-1").unwrap()[0].draw.order(&store_campaign());
    let first = order[0].0;
    let keys = |serial: u32, second: &str| format!("{serial}{second}84⏎");
    let second: Vec<String> = (1..=3).map(|serial| keys(serial, if serial == first { "3" } else { "2" })).collect();
    let sheets: Vec<(u32, &str)> = (1..).zip(second.iter().map(String::as_str)).collect();
    again(&as_operator(&station, "cd"), KeyingStart::Second, &sheets);
    let mut desk = Desk::open(&as_operator(&station, "ef"), 1, KeyingStart::Third);
    desk.key("1⏎");
    desk.settle();
    drop(desk);
    assert_eq!(stage(&station, first), Stage::Undecided);
    let view = &station.draws("essai-1").unwrap()[0];
    assert_eq!(view.certificate.verified, 0);
    let sections = copiste::station::certainty::explained(view, &store_campaign(), &phrases());
    let proved = sections[0].lines.join("\n").replace('\u{a0}', " ");
    assert!(!proved.contains("Rien n’est encore vérifié"), "{proved}");
    let waiting = format!("2 feuilles déjà vérifiées attendent derrière la feuille {} (sans majorité)", order[0]);
    assert!(proved.contains(&waiting), "{proved}");
    let overview = station.overview("essai-1").unwrap();
    let summary = copiste::station::certainty::summary(&overview.units[0], &phrases()).join("\n");
    assert!(summary.contains(&waiting), "{summary}");
}

#[test]
fn two_draws_of_one_audience_are_told_apart() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    station.open_batch("essai-1", BatchDraft { sheets: Some(1), ..pile() }).unwrap();
    let mut desk = Desk::open(&station, 2, KeyingStart::Pile);
    desk.key("3384⏎");
    desk.settle();
    let named = |station: &Station| {
        let overview = station.overview("essai-1").unwrap();
        let tool = &overview.view.tool;
        let name = |unit| copiste::station::certainty::draw_named(tool, unit, &overview.units, &phrases());
        let drawn = overview.units.iter().filter(|unit| unit.draw.is_some());
        drawn.map(name).collect::<Vec<_>>()
    };
    assert_eq!(named(&station), ["Résidents"]);
    station.draw_sheets("essai-1", "residents", None, None).unwrap();
    assert_eq!(named(&station), ["Résidents, tirage 1", "Résidents, tirage 2"]);
}

#[test]
fn the_seed_of_a_certificate_is_written_in_hexadecimal() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    let certificate = serde_json::to_value(&station.draws("essai-1").unwrap()[0].certificate).unwrap();
    assert_eq!(certificate["seed"], "07".repeat(16));
}

#[test]
fn an_unbalanced_pile_is_the_cause_that_the_entry_state_names() {
    let station = station();
    keyed(&station, &["1284⏎"]);
    draw(&station);
    again(&as_operator(&station, "cd"), KeyingStart::Second, &[(1, "1284⏎")]);
    station.edit_batch("essai-1", BatchNumber(1), |_| BatchDraft { sheets: Some(2), ..pile() }, None).unwrap();
    let state = station.entry_state("essai-1").unwrap();
    let sentence = |finding| copiste::station::state_sentences::sentence(finding, &phrases());
    let said = state.blocking().map(sentence).collect::<Vec<_>>().join("\n").replace('\u{a0}', " ");
    assert!(
        said.contains("Rien n’est certifié tant qu’un lot n’est pas au complet. Lot 1 : 2 feuilles comptées"),
        "{said}"
    );
    assert!(!said.contains("Vérification non terminée"), "{said}");
}

/// Two sheets of a balanced pile, drawn and verified; a third came in after that.
fn late_sheet(station: &Station) {
    keyed(station, &["1284⏎", "2284⏎"]);
    draw(station);
    again(&as_operator(station, "cd"), KeyingStart::Second, &[(1, "1284⏎"), (2, "2284⏎")]);
    station.open_batch("essai-1", BatchDraft { sheets: Some(1), ..pile() }).unwrap();
    let mut desk = Desk::open(station, 2, KeyingStart::Pile);
    desk.key("3284⏎");
    desk.settle();
}

/// What the report says, without its lines.
fn report_in_one_line(station: &Station) -> String {
    let phrases = copiste::language::Phrases::new(copiste::language::Language::French);
    let report = station.tell_report("essai-1", &phrases).unwrap();
    let lines = copiste::report::text(&report, 100, copiste::report::Glyphs::Full);
    let words = lines.iter().map(|line| line.plain().replace('\u{a0}', " ")).collect::<Vec<_>>().join(" ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sheet_that_came_after_the_draw_is_said_in_the_report_to_be_in_none() {
    let station = station();
    late_sheet(&station);
    let told = report_in_one_line(&station);
    let says = |text: &str| assert!(told.contains(text), "{text}\n{told}");
    says("Résidents : les 2 feuilles du tirage ont été saisies une seconde fois");
    says("Résidents : 1 feuille complète sur 3 ne fait partie d’aucun tirage.");
    says("Dans les feuilles de ce tirage, corrections faites");
    assert!(!told.contains("Dans le fichier de ce rapport"), "{told}");
}

#[test]
fn where_every_sheet_is_to_be_verified_one_that_came_after_the_draw_keeps_the_campaign_open() {
    let station = station();
    late_sheet(&station);
    let found = || {
        let state = station.entry_state("essai-1").unwrap();
        let late = |kind: &StateKind| matches!(kind, StateKind::NotDrawn { .. } | StateKind::Uncovered { .. });
        let late = state.findings.iter().filter(|finding| late(&finding.kind));
        late.map(|finding| (finding.kind.clone(), finding.kind.severity() == Severity::Blocking)).collect::<Vec<_>>()
    };
    assert_eq!(found(), [(StateKind::Uncovered { sheets: 1 }, false)], "a sample may leave it out, and says so");
    let full = VerificationPolicy { extent: Extent::Full, ..VerificationPolicy::default() };
    station.set_policy("essai-1", |_| full).unwrap();
    assert_eq!(found(), [(StateKind::NotDrawn { sheets: 1 }, true)]);
    station.draw_sheets("essai-1", "residents", None, Some(Seed([8; 16]))).unwrap();
    assert_eq!(found(), []);
    let told = report_in_one_line(&station);
    assert!(told.contains("tirage 2 : 1 feuille tirée au sort est en cours de vérification"), "{told}");
}

#[test]
fn the_data_of_an_audience_are_not_written_while_its_sheets_are_being_verified() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎"]);
    draw(&station);
    let folder = tempfile::tempdir().unwrap();
    let request = copiste::station::ExportRequest {
        formats: vec![copiste::export::Format::Csv],
        audience: None,
        encoding: copiste::export::Encoding::Utf8,
        seed: None,
        options: copiste::export::Options { comments: false },
    };
    let phrases = copiste::language::Phrases::new(copiste::language::Language::French);
    let target = copiste::station::Target::Folder(folder.path().to_owned());
    let error = station.export("essai-1", &target, &request, &phrases, &|_| true).unwrap_err();
    let Error::NothingToExport(unfit) = &error else { panic!("{error:?}") };
    let sealed = copiste::export::Unfit::Sealed { sheets: 2 };
    assert!(unfit.iter().any(|(_, why)| *why == sealed), "{unfit:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn where_every_sheet_is_to_be_verified_now_a_sample_that_is_proved_is_not_the_end() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎", "3284⏎"]);
    let sample = VerificationPolicy { sheets_min: 1, target_per_10_000: 10_000, ..VerificationPolicy::default() };
    station.set_policy("essai-1", |_| sample).unwrap();
    draw(&station);
    let other = as_operator(&station, "cd");
    let first = station.waiting_groups("essai-1").unwrap()[0].serials[0];
    again(&other, KeyingStart::Second, &[(first.0, &format!("{}284⏎", first.0))]);
    let progress = || station.draws("essai-1").unwrap()[0].certificate.progress;
    assert_eq!(progress(), Progress::Proved);
    let full = VerificationPolicy { extent: Extent::Full, ..sample };
    station.set_policy("essai-1", |_| full).unwrap();
    let open = |kind: &StateKind| matches!(kind, StateKind::DrawNotEnded { .. });
    let state = station.entry_state("essai-1").unwrap();
    assert!(state.blocking().any(|finding| open(&finding.kind)), "{:?}", state.findings);
    assert_eq!(station.call_sheets("essai-1").unwrap().len(), 2);
    assert!(station.call_sheets("essai-1").unwrap().is_empty());
    let rest: Vec<u32> = (1..=3).filter(|serial| *serial != first.0).collect();
    let keys: Vec<String> = rest.iter().map(|serial| format!("{serial}284⏎")).collect();
    let sheets: Vec<(u32, &str)> = rest.iter().copied().zip(keys.iter().map(String::as_str)).collect();
    again(&other, KeyingStart::Second, &sheets);
    assert_eq!(progress(), Progress::Exhausted);
    let state = station.entry_state("essai-1").unwrap();
    assert!(!state.blocking().any(|finding| open(&finding.kind)));
}

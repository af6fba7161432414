//! The life of a pile, the entry state, the verification rule, and what closing asks for.

use super::{Desk, NOW, answers, pile, ready_to_close, station, with_batch};
use copiste::campaign::{
    BatchEvent, BatchNumber, BatchStage, CampaignEvent, CampaignId, CampaignStatus, Extent, SecondOperator,
    VerificationPolicy,
};
use copiste::entry::Action;
use copiste::language::{Language, Phrases};
use copiste::operator::{Moment, Operator};
use copiste::record::Serial;
use copiste::station::{
    BatchDraft, BatchStep, CampaignDetails, Error, FixedClock, KeyingStart, Names, PolicyValue, Station, sentences,
    state_sentences,
};
use jiff::civil::date;
use std::sync::Arc;

const LOT: BatchNumber = BatchNumber(1);

fn step(station: &Station, step: BatchStep) -> Result<BatchStage, Error> {
    station.step_batch("essai-1", LOT, step).map(|view| view.batch.stage())
}

fn said(error: &Error) -> String {
    sentences::error(error, &Phrases::new(Language::French)).join("\n").replace('\u{a0}', " ")
}

fn findings(station: &Station) -> String {
    let phrases = Phrases::new(Language::French);
    let names = Names::of(&station.campaign("essai-1").unwrap());
    let state = station.entry_state("essai-1").unwrap();
    let lines = state.findings.iter().map(|finding| state_sentences::line(finding, &names, &phrases) + "\n");
    lines.collect::<String>().replace('\u{a0}', " ")
}

/// A batch of `complete` sheets.
fn keyed(station: &Station, complete: usize) {
    with_batch(station);
    let mut desk = Desk::open(station, 1, KeyingStart::Pile);
    (0..complete).for_each(|_| drop(desk.key("1284⏎")));
    desk.settle();
}

/// The same station, so many days later, with another operator.
fn later(station: &Station, days: i64) -> Station {
    let clock = Arc::new(FixedClock(Moment(NOW.0 + days * 86_400)));
    Station { clock, operator: Operator::new("cd").unwrap(), ..station.clone() }
}

#[test]
fn a_batch_that_is_counted_when_it_is_opened_says_so_in_its_trace() {
    let station = station();
    with_batch(&station);
    let view = station.open_batch("essai-1", BatchDraft { sheets: Some(40), ..pile() }).unwrap();
    let events: Vec<_> = view.batch.history.into_iter().map(|(_, event)| event).collect();
    assert_eq!(events, [BatchEvent::Opened, BatchEvent::Counted(40)]);
}

#[test]
fn a_count_that_is_changed_is_traced_and_the_same_batch_is_no_change() {
    let station = station();
    with_batch(&station);
    let draft = BatchDraft { sheets: Some(3), ..pile() };
    let view = station.edit_batch("essai-1", LOT, |_| draft.clone(), None).unwrap();
    assert_eq!(view.batch.history.last().unwrap().1, BatchEvent::Counted(3));
    assert_eq!(station.edit_batch("essai-1", LOT, |_| draft.clone(), None).unwrap().batch, view.batch);
    let view = station.edit_batch("essai-1", LOT, |_| pile(), None).unwrap();
    assert_eq!((view.batch.sheets, &view.batch.history.last().unwrap().1), (None, &BatchEvent::Edited));
}

#[test]
fn a_pile_goes_from_reception_to_destruction_with_dates_and_names() {
    let station = station();
    keyed(&station, 2);
    station.count_batch("essai-1", LOT, 2, None).unwrap();
    assert_eq!(step(&station, BatchStep::Keyed), Ok(BatchStage::Keyed));
    assert_eq!(step(&station, BatchStep::Checked), Ok(BatchStage::Checked));
    assert_eq!(step(&station, BatchStep::Returned(" accueil ".into())), Ok(BatchStage::Returned));
    let other = later(&station, 3);
    assert_eq!(step(&other, BatchStep::Destroyed("broyeur".into())), Ok(BatchStage::Destroyed));
    let view = station.batch("essai-1", LOT).unwrap();
    let trace = station.batch_trace(&view.campaign, &view.batch, &Phrases::new(Language::French)).join("\n");
    insta::assert_snapshot!(trace.replace('\u{a0}', " "), @"
    15/03/2026 12:00  ab : lot classé
    15/03/2026 12:00  ab : 2 feuilles comptées
    15/03/2026 12:00  ab : lot saisi
    15/03/2026 12:00  ab : lot contrôlé
    15/03/2026 12:00  ab : papier rendu à : accueil
    18/03/2026 12:00  cd : papier détruit : broyeur
    ");
}

#[test]
fn a_step_that_is_not_possible_says_what_is_missing() {
    let station = station();
    keyed(&station, 2);
    let refused = |taken: BatchStep| said(&step(&station, taken).unwrap_err());
    insta::assert_snapshot!(refused(BatchStep::Keyed), @"Le lot 1 n’est pas compté : comptez d’abord ses feuilles, pour savoir s’il en manque.");
    station.count_batch("essai-1", LOT, 4, None).unwrap();
    assert_eq!(step(&station, BatchStep::Keyed), Err(Error::Unbalanced { number: LOT, counted: 4, keyed: 2 }));
    insta::assert_snapshot!(refused(BatchStep::Keyed), @"Le lot 1 ne peut pas encore passer pour saisi. 4 feuilles comptées, 2 saisies : il en manque 2. Saisissez ce qui manque, ou comptez la pile de nouveau.");
    station.count_batch("essai-1", LOT, 1, None).unwrap();
    insta::assert_snapshot!(refused(BatchStep::Keyed), @"Le lot 1 ne peut pas encore passer pour saisi. 1 feuille comptée, 2 saisies : il y en a 1 de trop. Cherchez la feuille saisie deux fois, ou comptez la pile de nouveau.");
    insta::assert_snapshot!(refused(BatchStep::Checked), @"Le lot 1 n’est pas encore noté saisi : c’est l’étape d’avant.");
    insta::assert_snapshot!(refused(BatchStep::Returned("accueil".into())), @"Le lot 1 n’est pas encore noté contrôlé : c’est l’étape d’avant.");
    insta::assert_snapshot!(refused(BatchStep::TakeUp("oubli".into())), @"Le lot 1 est encore à saisir : il n’y a rien à reprendre.");
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1");
    desk.settle();
    station.count_batch("essai-1", LOT, 3, None).unwrap();
    insta::assert_snapshot!(refused(BatchStep::Keyed), @"Au lot 1, 1 feuille est en cours : terminez-la d’abord.");
    drop(desk);
    station.void_record("essai-1", "residents", Serial(3), "vide").unwrap();
    assert_eq!(step(&station, BatchStep::Keyed), Ok(BatchStage::Keyed));
    insta::assert_snapshot!(refused(BatchStep::Keyed), @"Le lot 1 est déjà saisi.");
    assert_eq!(refused(BatchStep::Destroyed("broyeur".into())), refused(BatchStep::Returned("accueil".into())));
    assert_eq!(step(&station, BatchStep::Checked), Ok(BatchStage::Checked));
    assert_eq!(step(&station, BatchStep::Returned("  ".into())), Err(Error::ReasonMissing));
    assert_eq!(step(&station, BatchStep::Destroyed(String::new())), Err(Error::ReasonMissing));
}

#[test]
fn a_batch_that_is_keyed_takes_no_new_sheet_until_it_is_taken_up_again() {
    let station = station();
    keyed(&station, 1);
    let may = || station.may_key(&station.batch("essai-1", LOT).unwrap());
    assert_eq!(may(), Ok(()));
    station.count_batch("essai-1", LOT, 1, None).unwrap();
    step(&station, BatchStep::Keyed).unwrap();
    insta::assert_snapshot!(said(&may().unwrap_err()), @"Le lot 1 est saisi : cela n’y est plus possible. Reprenez-le d’abord, avec un motif.");
    assert_eq!(step(&station, BatchStep::TakeUp(" ".into())), Err(Error::ReasonMissing));
    assert_eq!(step(&station, BatchStep::TakeUp("une feuille trouvée".into())), Ok(BatchStage::Received));
    assert_eq!(may(), Ok(()));
    for taken in [BatchStep::Keyed, BatchStep::Checked, BatchStep::Returned("accueil".into())] {
        step(&station, taken).unwrap();
    }
    assert_eq!(may(), Err(Error::BatchEnded(LOT, BatchStage::Returned)));
    assert_eq!(
        station.count_batch("essai-1", LOT, 2, None).unwrap_err(),
        Error::BatchEnded(LOT, BatchStage::Returned),
        "paper that is gone is not counted"
    );
    let draft = BatchDraft { sheets: Some(2), ..pile() };
    assert_eq!(
        station.edit_batch("essai-1", LOT, |_| draft.clone(), None).unwrap_err(),
        Error::BatchEnded(LOT, BatchStage::Returned)
    );
    assert_eq!(step(&station, BatchStep::TakeUp("encore".into())), Ok(BatchStage::Received));
    for taken in [BatchStep::Keyed, BatchStep::Checked, BatchStep::Destroyed("broyeur".into())] {
        step(&station, taken).unwrap();
    }
    assert_eq!(may(), Err(Error::PaperDestroyed(LOT)));
    insta::assert_snapshot!(said(&step(&station, BatchStep::TakeUp("encore".into())).unwrap_err()), @"Le papier du lot 1 est détruit : plus rien ne peut s’y saisir.");
    assert_eq!(step(&station, BatchStep::Returned("accueil".into())), Err(Error::PaperDestroyed(LOT)));
}

#[test]
fn paper_lives_on_after_the_campaign_and_is_not_taken_up_again() {
    let station = station();
    keyed(&station, 1);
    ready_to_close(&station, 1);
    station.close_campaign("essai-1").unwrap();
    let closed = Error::Closed(CampaignId::new("essai-1").unwrap());
    assert_eq!(station.count_batch("essai-1", LOT, 1, None).unwrap_err(), closed);
    for taken in [BatchStep::Keyed, BatchStep::Checked] {
        step(&station, taken).unwrap();
    }
    assert_eq!(step(&station, BatchStep::TakeUp("oubli".into())), Err(closed));
    assert_eq!(step(&station, BatchStep::Destroyed("broyeur".into())), Ok(BatchStage::Destroyed));
}

#[test]
fn the_entry_state_says_everything_at_once() {
    let station = station();
    keyed(&station, 2);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1");
    desk.keying.perform(Action::Note);
    desk.key("rature⏎");
    desk.keying.perform(Action::Margin);
    desk.key("page arrachée⏎");
    desk.keying.perform(Action::Hold);
    desk.key("à demander⏎");
    desk.key("2");
    desk.settle();
    station.open_batch("essai-1", BatchDraft { sheets: Some(40), service: "lilas".into(), ..pile() }).unwrap();
    insta::assert_snapshot!(findings(&station), @"
    bloquant      Résidents : Vérification demandée : 2 feuilles complètes ne sont d’aucun tirage.
    bloquant      lot 1 : Pile non comptée : comptez ses feuilles.
    bloquant      lot 1 · feuille 0004 : Feuille en cours : à terminer.
    bloquant      lot 2 : 40 feuilles comptées, aucune saisie : il en manque 40.
    avertissement lot 1 : Pas encore noté saisi.
    avertissement lot 1 · feuille 0003 : Mise de côté : à demander
    avertissement lot 1 · feuille 0003 : En marge : page arrachée
    avertissement lot 1 · feuille 0003 · question 2 : Remarque : rature
    avertissement lot 2 : Pas encore noté saisi.
    avertissement Résidents · lilas : 40 feuilles rentrées, aucun effectif prévu : notez les feuilles attendues et distribuées.
    ");
    // What is voided deserves no word.
    drop(desk);
    station.void_record("essai-1", "residents", Serial(3), "blanche").unwrap();
    assert!(!findings(&station).contains("0003"), "{}", findings(&station));
}

#[test]
fn a_campaign_is_not_closed_while_a_finding_blocks_and_all_of_them_are_said() {
    let station = station();
    keyed(&station, 1);
    let error = station.close_campaign("essai-1").unwrap_err();
    insta::assert_snapshot!(said(&error), @"
    La campagne ne peut pas être close : 2 constats bloquants restent à lever.
    bloquant      Résidents : Vérification demandée : 1 feuille complète n’est d’aucun tirage.
    bloquant      lot 1 : Pile non comptée : comptez ses feuilles.
    ");
    let Error::NotClosable(_, blocking) = error else { panic!("{error:?}") };
    assert_eq!(blocking.len(), 2);
    assert_eq!(station.campaign("essai-1").unwrap().campaign.status, CampaignStatus::Open);
    ready_to_close(&station, 1);
    let other = later(&station, 0);
    let campaign = other.close_campaign("essai-1").unwrap().campaign;
    let last: Vec<_> = campaign.history.iter().rev().take(2).cloned().collect();
    assert_eq!(
        last,
        [(other.signature(), CampaignEvent::Closed), (other.signature(), CampaignEvent::Validated)],
        "who closes validates, with the day"
    );
}

#[test]
fn a_sheet_begun_after_the_closing_or_the_last_day_is_late() {
    let station = station();
    keyed(&station, 1);
    ready_to_close(&station, 1);
    station.close_campaign("essai-1").unwrap();
    let after = later(&station, 2);
    after.reopen_campaign("essai-1", "une pile retrouvée").unwrap();
    assert!(!findings(&after).contains("tardive"), "{}", findings(&after));
    after.count_batch("essai-1", LOT, 3, None).unwrap();
    let mut desk = Desk::open(&after, 1, KeyingStart::Pile);
    (0..2).for_each(|_| drop(desk.key("1284⏎")));
    desk.settle();
    drop(desk);
    insta::assert_snapshot!(findings(&after), @"
    avertissement campagne : Aucune vérification prévue : le rapport dira « non vérifié ».
    avertissement lot 1 : Pas encore noté saisi.
    avertissement lot 1 · feuille 0002 : Saisie tardive de 2 feuilles, après la clôture ou le dernier jour, à partir de celle-ci.
    ");

    let station = super::station();
    keyed(&station, 1);
    let campaign = station.campaign("essai-1").unwrap().campaign;
    let details = |until| CampaignDetails {
        title: campaign.title.clone(),
        establishment: campaign.establishment.clone(),
        from: campaign.from,
        until,
    };
    station.describe_campaign("essai-1", |_| details(Some(date(2026, 3, 15)))).unwrap();
    assert!(!findings(&station).contains("tardive"), "the last day counts: {}", findings(&station));
    station.describe_campaign("essai-1", |_| details(Some(date(2026, 3, 14)))).unwrap();
    assert!(findings(&station).contains("feuille 0001 : Saisie tardive"), "{}", findings(&station));
}

#[test]
fn the_verification_rule_is_changed_with_a_trace_within_its_ranges() {
    let station = station();
    with_batch(&station);
    let usual = VerificationPolicy::default();
    let before = station.campaign("essai-1").unwrap().campaign;
    assert_eq!(station.set_policy("essai-1", |_| usual).unwrap().campaign, before, "the same rule is no change");
    let full = VerificationPolicy { extent: Extent::Full, ..usual };
    let campaign = station.set_policy("essai-1", |_| full).unwrap().campaign;
    assert_eq!(campaign.history.last(), Some(&(station.signature(), CampaignEvent::PolicyChanged(usual))));
    assert_eq!(station.campaign("essai-1").unwrap().campaign.verification, full);
    let refused = |policy| station.set_policy("essai-1", |_| policy).unwrap_err();
    for given in [0, 10_001] {
        let of = PolicyValue::SheetsMin;
        assert_eq!(refused(VerificationPolicy { sheets_min: given, ..usual }), Error::PolicyValue { of, given });
        let of = PolicyValue::Target;
        assert_eq!(refused(VerificationPolicy { target_per_10_000: given, ..usual }), Error::PolicyValue { of, given });
    }
    for hours in [0, 8_761] {
        let policy = VerificationPolicy { second: SecondOperator::SameLater { hours }, ..usual };
        assert_eq!(refused(policy), Error::PolicyValue { of: PolicyValue::Hours, given: hours.into() });
    }
    let error = refused(VerificationPolicy { target_per_10_000: 0, ..usual });
    insta::assert_snapshot!(said(&error), @"Le nombre de champs faux pour 10 000 va de 1 à 10 000, pas 0.");
    ready_to_close(&station, 0);
    station.close_campaign("essai-1").unwrap();
    assert_eq!(refused(full), Error::Closed(CampaignId::new("essai-1").unwrap()));
}

#[test]
fn a_part_of_the_verification_rule_that_a_form_did_not_touch_stays_as_somebody_else_left_it() {
    let station = station();
    with_batch(&station);
    let opened = station.campaign("essai-1").unwrap().campaign.verification;
    let (full, comments) = (
        VerificationPolicy { extent: Extent::Full, ..opened },
        VerificationPolicy { comments: !opened.comments, ..opened },
    );
    station.set_policy("essai-1", |now| full.onto(&opened, now)).unwrap();
    let now = station.set_policy("essai-1", |now| comments.onto(&opened, now)).unwrap().campaign.verification;
    assert_eq!(now, VerificationPolicy { extent: Extent::Full, ..comments });
}

#[test]
fn answers_are_kept_at_least_as_long_as_the_campaign() {
    let station = station();
    with_batch(&station);
    let first = station.campaign("essai-1").unwrap().campaign.from;
    let error = station.keep_until("essai-1", Some(first.yesterday().unwrap())).unwrap_err();
    assert_eq!(error, Error::KeptTooShort(first));
    insta::assert_snapshot!(said(&error), @"Les réponses ne peuvent pas partir avant la fin de la campagne, le 01/03/2026.");
    let campaign = station.keep_until("essai-1", Some(date(2027, 3, 1))).unwrap().campaign;
    assert_eq!(campaign.keep_until, Some(date(2027, 3, 1)));
    assert_eq!(campaign.history.last().unwrap().1, CampaignEvent::Edited);
    assert_eq!(station.keep_until("essai-1", Some(date(2027, 3, 1))).unwrap().campaign, campaign);
    assert_eq!(station.keep_until("essai-1", None).unwrap().campaign.keep_until, None);
}

#[test]
fn a_sheet_restored_in_a_keyed_batch_is_in_the_entry_state_again() {
    let station = station();
    keyed(&station, 2);
    ready_to_close(&station, 2);
    step(&station, BatchStep::Keyed).unwrap();
    station.void_record("essai-1", "residents", Serial(2), "double").unwrap();
    station.restore_record("essai-1", "residents", Serial(2), "erreur").unwrap();
    assert!(answers(&station, 2).starts_with("complete:"), "as it was");
    let keyed: u32 = station.batches("essai-1").unwrap().iter().map(|view| view.tally.complete).sum();
    assert_eq!(keyed, 2);
    assert!(station.entry_state("essai-1").unwrap().is_closable());
    step(&station, BatchStep::Checked).unwrap();
}

#[test]
fn behind_the_last_sheet_of_a_pile_that_is_noted_keyed_no_further_one_is_proposed() {
    let station = station();
    keyed(&station, 2);
    station.count_batch("essai-1", LOT, 2, None).unwrap();
    step(&station, BatchStep::Keyed).unwrap();
    let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(2)));
    for action in [Action::GoTo, Action::Accept, Action::Accept] {
        desk.keying.perform(action);
    }
    desk.settle();
    assert_eq!(desk.keying.phase(), copiste::station::Phase::RecordDone);
}

#[test]
fn another_count_of_a_pile_that_is_noted_keyed_is_explained_and_told_in_its_trace() {
    let station = station();
    keyed(&station, 2);
    station.count_batch("essai-1", LOT, 2, None).unwrap();
    step(&station, BatchStep::Keyed).unwrap();
    let unexplained = Error::RecountUnexplained(LOT, BatchStage::Keyed);
    let edit = BatchDraft { sheets: Some(3), ..pile() };
    assert_eq!(station.edit_batch("essai-1", LOT, |_| edit.clone(), None).unwrap_err(), unexplained);
    assert_eq!(station.count_batch("essai-1", LOT, 3, None).unwrap_err(), unexplained);
    insta::assert_snapshot!(said(&unexplained), @"Le lot 1 est saisi : dites pourquoi son compte change.");
    let view = station.edit_batch("essai-1", LOT, |_| edit.clone(), Some(" une feuille retrouvée ")).unwrap();
    let why = "une feuille retrouvée".to_owned();
    assert_eq!(view.batch.history.last().unwrap().1, BatchEvent::Recounted(Some(3), why));
    assert_eq!(view.batch.stage(), BatchStage::Keyed);
    let view = station.count_batch("essai-1", LOT, 2, Some("elle était au lot 2")).unwrap();
    let trace = station.batch_trace(&view.campaign, &view.batch, &Phrases::new(Language::French)).join("\n");
    let trace = trace.replace('\u{a0}', " ");
    assert!(trace.ends_with("ab : 2 feuilles comptées à nouveau, motif : elle était au lot 2"), "{trace}");
    assert_eq!(station.store.check_journal(&CampaignId::new("essai-1").unwrap()).unwrap().fault, None);
}

#[test]
fn no_paper_comes_from_the_future() {
    let station = station();
    with_batch(&station);
    let tomorrow = BatchDraft { date: date(2026, 3, 16), ..pile() };
    let refused = Error::DateToCome(date(2026, 3, 16));
    assert_eq!(station.open_batch("essai-1", tomorrow.clone()).err(), Some(refused.clone()));
    assert_eq!(station.edit_batch("essai-1", LOT, |_| tomorrow.clone(), None).err(), Some(refused.clone()));
    insta::assert_snapshot!(said(&refused), @"Le 16/03/2026 n’est pas encore venu : aucun papier n’a cette date.");
    assert!(station.open_batch("essai-1", BatchDraft { date: date(2026, 3, 15), ..pile() }).is_ok());
}

#[test]
fn a_slip_is_told_as_one_and_why_it_came_apart() {
    use copiste::verification::{
        DifferenceKind, DifferencePlace, QuestionPlace, SlipKind, StateFinding, StateKind, StatePlace,
    };
    let place = |number: usize, kind| DifferencePlace {
        question: QuestionPlace { index: number, number: number.to_string() },
        kind,
    };
    let said = |differences: Vec<DifferencePlace>| {
        let kind = StateKind::Differing { differences };
        let finding = StateFinding { severity: kind.severity(), kind, place: StatePlace::default() };
        state_sentences::sentence(&finding, &Phrases::new(Language::French)).replace('\u{a0}', " ")
    };
    let slip = |kind| DifferenceKind::Slip { kind, shifted: 6 };
    insta::assert_snapshot!(said(vec![place(12, slip(SlipKind::Skipped))]), @"Les deux saisies diffèrent : une réponse sautée vers la question 12, 6 suivantes décalées. Troisième saisie à faire.");
    insta::assert_snapshot!(said(vec![place(3, DifferenceKind::Field), place(12, slip(SlipKind::Doubled))]), @"Les deux saisies diffèrent à 2 endroits : question 3 ; une réponse doublée vers la question 12, 6 suivantes décalées. Troisième saisie à faire.");
    insta::assert_snapshot!(said(vec![place(12, DifferenceKind::Parted), place(13, DifferenceKind::Parted)]), @"Les deux saisies diffèrent à 2 endroits : questions 12, 13, à ressaisir l’une après l’autre : l’arbitrage n’a pas départagé leur décalage. Troisième saisie à faire.");
}

#[test]
fn a_closed_campaign_keeps_its_name_its_services_and_its_plan() {
    let station = station();
    keyed(&station, 1);
    ready_to_close(&station, 1);
    let open = station.close_campaign("essai-1").unwrap().campaign;
    let closed = Error::Closed(open.id.clone());
    assert_eq!(station.edit_campaign("essai-1", |services, _| (services, Vec::new())).unwrap_err(), closed);
    let details = CampaignDetails {
        title: "Autre".into(),
        establishment: open.establishment.clone(),
        from: open.from,
        until: open.until,
    };
    assert_eq!(station.describe_campaign("essai-1", |_| details.clone()).unwrap_err(), closed);
    assert_eq!(station.campaign("essai-1").unwrap().campaign, open);
}

//! The entry state, the steps of a batch and the verification rule on the screen.

use super::{OPEN_A_BATCH, Play, by_nobody, finish_the_pile, set_up, station, surroundings, with_campaign};
use copiste::campaign::{
    Arbiter, BatchNumber, BatchStage, CampaignId, CampaignStatus, Extent, Plan, SecondOperator, Unit,
    VerificationPolicy,
};
use copiste::language::Language;
use copiste::questionnaire::Audience;
use copiste::station::{BatchDraft, Sharing, Station};
use copiste::store::{Before, Error, Filed, RecordKey, Role, Store};
use copiste::tui::Event;
use copiste::tui::look::Surroundings;
use copiste::tui::work::{Count, Counted, Counting, Worked};
use insta::assert_snapshot;
use jiff::civil::date;

const LOT: BatchNumber = BatchNumber(1);

/// A batch of five, one sheet held aside with a remark, one begun; another batch that nobody counted.
fn busy() -> Play {
    let station = station();
    set_up(&station);
    let residents = || Audience("residents".into());
    let plan = Plan { service: "glycines".into(), audience: residents(), expected: 12, distributed: 10 };
    station.edit_campaign("rc-2026", |services, _| (services, vec![plan.clone()])).unwrap();
    let play = Play::new(station).press(OPEN_A_BATCH).press(&["enter"]);
    let play = play.press(&["'1", "f2", "'deux sexes cochés", "enter", "f8", "'demander à l’équipe", "enter"]);
    let play = play.press(&["'1", "f10"]);
    let draft = BatchDraft {
        audience: "professionals".into(),
        service: "tilleuls".into(),
        date: date(2026, 3, 9),
        sheets: None,
        mode: None,
        variant: None,
    };
    play.station.open_batch("rc-2026", draft).unwrap();
    play
}

#[test]
fn the_entry_state_shows_counts_above_and_findings_below() {
    let play = busy().press(&["t"]);
    assert_snapshot!("entry_state", play.picture());
    let play = play.press(&["tab"]);
    assert_snapshot!("entry_state_counts", play.picture());
    assert!(play.press(&["tab"]).shows("il en manque 3"));
}

#[test]
fn the_entry_state_is_there_before_its_sheets_are_counted() {
    let play = busy().unheard("t");
    assert_snapshot!("entry_state_counting", play.picture());
    // Nothing is chosen yet, and it may be left meanwhile.
    let play = play.unheard("enter");
    assert!(play.shows("Comptage des feuilles…"), "{}", play.text());
    assert!(play.unheard("escape").heard().shows("Toute la campagne"));
    let play = busy().unheard("t").counted();
    assert!(play.shows("3 bloquants") && !play.shows("Comptage"), "{}", play.text());
}

#[test]
fn what_was_counted_before_something_changed_is_not_shown() {
    let play = busy().press(&["t"]);
    let counted = |play: &Play| {
        let (state, head) = (play.station.entry_state("rc-2026").unwrap(), head(play));
        let by = play.station.operator.clone();
        let counting = Counting { count: Count::State, campaign: "rc-2026".into(), head, by };
        Event::Worked(Worked::Counted(counting, Ok(Counted::State(state))))
    };
    let late = counted(&play);
    play.station.count_batch("rc-2026", BatchNumber(2), 0, None).unwrap();
    let play = play.unheard("f1").unheard("escape");
    assert!(play.shows("Comptage des feuilles…") && play.shows("3 bloquants"), "what was known stays: {}", play.text());
    let play = play.take(late);
    assert!(play.shows("Comptage des feuilles…") && play.shows("3 bloquants"), "{}", play.text());
    let now = counted(&play);
    let play = play.take(now);
    assert!(!play.shows("Comptage") && play.shows("2 bloquants"), "{}", play.text());
}

fn head(play: &Play) -> copiste::store::Hash {
    let id = copiste::campaign::CampaignId::new("rc-2026").unwrap();
    play.station.store.journal_head(&id).unwrap().hash
}

#[test]
fn a_campaign_is_closed_once_it_is_counted() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]);
    finish_the_pile(&play.station);
    let play = play.unheard("f8");
    assert!(play.shows("Comptage des feuilles…"), "{}", play.text());
    let play = play.counted();
    assert!(play.shows("Clore « Regards croisés 2026 »"), "{}", play.text());
    assert!(play.press(&["escape"]).shows("État de saisie"), "what it rests on stays in sight");
}

/// It was forgotten, without a word.
#[test]
fn a_closing_that_was_asked_for_waits_until_whoever_reads_something_else_is_back() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]);
    finish_the_pile(&play.station);
    let play = play.unheard("f8").unheard("f1").counted();
    assert!(play.shows("Aide") && !play.shows("Clore « Regards croisés 2026 »"), "{}", play.text());
    let play = play.press(&["escape"]);
    assert!(play.shows("Clore « Regards croisés 2026 »"), "{}", play.text());
}

#[test]
fn the_entry_state_in_mono_ascii_and_english() {
    let station = busy().station;
    let around = Surroundings { no_color: true, ..surroundings("xterm", "C") };
    let play = Play::with(station, Language::English, around, |_| ()).press(&["enter", "t"]);
    assert_snapshot!("entry_state_mono_ascii", play.picture());
}

#[test]
fn a_finding_leads_to_the_sheet_the_batch_or_the_plan() {
    let play = busy().press(&["t", "down", "enter"]);
    assert!(play.shows("» ") && play.shows("Feuille 0002") && play.shows("continuer cette feuille"), "{}", play.text());
    let play = play.press(&["enter"]);
    assert!(play.shows("feuille 0002"), "Enter opens the sheet: {}", play.text());
    let play = play.press(&["f10"]).press(&["escape", "down", "enter"]);
    assert!(play.shows("Compter les feuilles") && play.shows("lot 2"), "{}", play.text());
    // On a line of counts: a service leads to its plan.
    let play = play.press(&["escape", "home", "down", "down", "enter"]);
    assert!(play.shows("Feuilles attendues"), "{}", play.text());
}

#[test]
fn what_is_settled_gives_its_place_to_the_next_finding() {
    let play = busy().press(&["t", "down", "down", "enter"]);
    let play = play.press(&["enter", "'0", "enter"]);
    assert!(play.shows("Lot 2 : 0 feuille comptée."), "{}", play.text());
    let play = play.press(&["escape"]);
    assert!(!play.shows("Pile non comptée") && play.shows("2 bloquants"), "{}", play.text());
}

#[test]
fn a_campaign_that_cannot_be_closed_shows_why() {
    let play = busy().press(&["f8"]);
    assert!(play.shows("3 constats bloquants à lever avant de clore"), "{}", play.text());
    let play = play.press(&["f8"]);
    assert!(play.shows("3 constats bloquants") && !play.shows("Clore"), "{}", play.text());
    assert_eq!(play.station.campaign("rc-2026").unwrap().campaign.status, CampaignStatus::Open);
}

#[test]
fn closing_says_what_one_validates() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]);
    finish_the_pile(&play.station);
    let play = play.press(&["t", "f8"]);
    assert_snapshot!("entry_state_close", play.picture());
    let play = play.press(&["f4"]);
    assert!(play.shows("Campagne close."), "{}", play.text());
    let play = play.press(&["f8", "'une pile retrouvée", "enter"]);
    assert!(play.shows("Campagne rouverte."), "{}", play.text());
}

#[test]
fn nobody_validates_nothing() {
    let play = by_nobody(with_campaign(), None).press(&["enter", "f8"]);
    assert!(play.shows("Qui valide"), "{}", play.text());
    assert_eq!(play.station.campaign("rc-2026").unwrap().campaign.status, CampaignStatus::Open);
}

#[test]
fn a_batch_is_taken_from_step_to_step() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]).press(&["l"]);
    assert_snapshot!("steps", play.picture());
    let play = play.press(&["down", "enter"]);
    assert!(play.shows("5 feuilles comptées, 1 saisie : il en manque 4."), "{}", play.text());
    play.station.void_record("rc-2026", "residents", copiste::record::Serial(1), "vide").unwrap();
    let play = play.press(&["up", "enter", "ctrl-u", "'x", "enter"]);
    assert!(play.shows("Ce n’est pas un nombre de feuilles."), "{}", play.text());
    let play = play.press(&["enter", "ctrl-u", "'1", "enter"]);
    assert!(play.shows("Lot 1 : 1 feuille comptée.") && play.shows("le compte y est"), "{}", play.text());
    let play = play.press(&["home", "enter"]);
    assert!(play.shows("Lot 1 saisi."), "{}", play.text());
    let play = play.press(&["enter"]);
    assert!(play.shows("Lot 1 contrôlé."), "{}", play.text());
    let play = play.press(&["enter", "enter"]);
    assert!(play.shows("Un motif est nécessaire."), "{}", play.text());
    let play = play.press(&["'accueil", "enter"]);
    assert!(play.shows("Lot 1 rendu.") && play.shows("papier rendu à : accueil"), "{}", play.text());
    let play = play.press(&["down", "enter", "'une feuille retrouvée", "enter"]);
    assert!(play.shows("Lot 1 repris"), "{}", play.text());
    assert_eq!(play.station.batch("rc-2026", LOT).unwrap().batch.stage(), BatchStage::Received);
    // The line of the batch says how far it is.
    let play = play.press(&["enter", "escape"]);
    assert!(play.shows("saisi  ") && play.shows("lot 1, 10/03/2026"), "{}", play.text());
}

#[test]
fn a_destroyed_batch_has_no_step_left() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH);
    play.station.count_batch("rc-2026", LOT, 0, None).unwrap();
    let play = play.press(&["l", "enter", "enter", "down", "enter", "'broyeur", "enter"]);
    assert!(play.shows("Lot 1 détruit.") && play.shows("Plus rien à faire"), "{}", play.text());
    let play = play.press(&["enter"]);
    assert!(play.shows("Plus rien à faire"), "{}", play.text());
}

#[test]
fn the_verification_rule_is_set_in_its_form() {
    let play = Play::new(with_campaign()).press(&["enter", "t", "e"]);
    assert_snapshot!("policy_form", play.picture());
    let play = play.press(&["right", "enter", "right", "enter", "ctrl-u", "'0", "enter", "enter", "right", "enter"]);
    let play = play.press(&["enter", "right", "enter", "right", "enter", "'01032020", "enter"]);
    assert!(play.shows("De 1 à 10 000."), "{}", play.text());
    let play = play.press(&["ctrl-u", "'30", "enter"]).press(&["enter"; 6]);
    assert!(play.shows("ne peuvent pas partir avant"), "{}", play.text());
    let play = play.press(&["ctrl-u", "'31122027", "enter"]);
    assert!(play.shows("Règle enregistrée."), "{}", play.text());
    let campaign = play.station.campaign("rc-2026").unwrap().campaign;
    let expected = VerificationPolicy {
        extent: Extent::Full,
        unit: Unit::Batch,
        sheets_min: 30,
        target_per_10_000: 100,
        second: SecondOperator::SameLater { hours: 24 },
        arbiter: Arbiter::OneOfTheTwo,
        comments: true,
    };
    assert_eq!((campaign.verification, campaign.keep_until), (expected, Some(date(2027, 12, 31))));
}

#[test]
fn the_form_of_a_campaign_leads_to_its_verification_rule() {
    let play = Play::new(with_campaign()).press(&["enter", "f4"]).press(&["down"; 6]);
    assert!(play.shows("au moins 20 feuilles par public"), "{}", play.text());
    let play = play.press(&["right", "enter"]);
    assert!(play.shows("Vérification et conservation"), "{}", play.text());
    assert!(play.press(&["escape"]).shows("Toute la campagne"));
}

#[test]
fn a_retention_that_is_over_already_is_taken_with_a_remark() {
    let station = with_campaign();
    let campaign = station.campaign("rc-2026").unwrap().campaign;
    let details = copiste::station::CampaignDetails {
        title: campaign.title,
        establishment: campaign.establishment,
        from: campaign.from,
        until: Some(date(2026, 3, 3)),
    };
    station.describe_campaign("rc-2026", |_| details.clone()).unwrap();
    let play = Play::new(station).press(&["enter", "t", "e"]).press(&["down"; 8]);
    let play = play.press(&["'04032026", "enter"]);
    assert!(play.shows("Ce jour est passé"), "{}", play.text());
}

#[test]
fn a_form_of_a_batch_asks_why_the_count_of_a_keyed_pile_changes() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]);
    play.station.void_record("rc-2026", "residents", copiste::record::Serial(1), "vide").unwrap();
    play.station.count_batch("rc-2026", LOT, 1, None).unwrap();
    play.station.step_batch("rc-2026", LOT, copiste::station::BatchStep::Keyed).unwrap();
    let play = play.press(&["f4", "down", "ctrl-u", "'2", "enter", "enter", "enter"]);
    assert!(play.shows("dites pourquoi son compte change"), "{}", play.text());
    let play = play.press(&["'une feuille retrouvée", "enter"]);
    assert!(play.shows("il en manque 1") || play.shows("Lot 1 modifié"), "{}", play.text());
    assert_eq!(play.station.batch("rc-2026", LOT).unwrap().batch.sheets, Some(2));
}

#[test]
fn a_keyed_pile_is_counted_once_more_on_its_steps_with_the_reason() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]);
    play.station.void_record("rc-2026", "residents", copiste::record::Serial(1), "vide").unwrap();
    play.station.count_batch("rc-2026", LOT, 1, None).unwrap();
    play.station.step_batch("rc-2026", LOT, copiste::station::BatchStep::Keyed).unwrap();
    let play = play.press(&["l"]).press(&["down", "down"]);
    let count = (0..4).fold(play, |play, _| {
        let marked = play.text().lines().find(|line| line.contains('»')).unwrap_or_default().to_owned();
        if marked.contains("ompter") { play } else { play.press(&["up"]) }
    });
    let play = count.press(&["enter", "ctrl-u", "'2", "enter"]);
    assert!(play.shows("dites pourquoi son compte change"), "{}", play.text());
    assert_eq!(play.station.batch("rc-2026", LOT).unwrap().batch.sheets, Some(1), "nothing is counted yet");
    let play = play.press(&["enter"]);
    assert!(play.shows("Un motif est nécessaire."), "{}", play.text());
    let play = play.press(&["'retrouvée au vestiaire", "enter"]);
    assert!(play.shows("Lot 1 : 2 feuilles comptées."), "{}", play.text());
    let batch = play.station.batch("rc-2026", LOT).unwrap().batch;
    let told = copiste::campaign::BatchEvent::Recounted(Some(2), "retrouvée au vestiaire".into());
    assert_eq!((batch.sheets, &batch.history.last().unwrap().1), (Some(2), &told));
}

#[test]
fn a_long_finding_is_read_whole() {
    let station = station();
    set_up(&station);
    let play = Play::new(station).press(OPEN_A_BATCH).press(&["enter"]);
    let text = "une remarque qui ne finit pas ".repeat(12) + "fin";
    let play = play.press(&["'1", "f2", &format!("'{text}"), "enter", "f10"]).press(&["t", "tab", "end"]);
    let findings = play.station.entry_state("rc-2026").unwrap().findings.len();
    let whole = |play: &Play| play.text().split_whitespace().collect::<Vec<_>>().join(" ").contains("finit pas fin");
    let play = (0..findings).fold(play, |play, _| if whole(&play) { play } else { play.press(&["up"]) });
    assert!(whole(&play), "{}", play.text());
}

#[test]
fn what_does_not_fit_under_the_findings_is_said_to_be_there_and_read_on_a_page() {
    let station = crate::station::drawn_station(&["1284⏎"]);
    let reason = "on l’a cherchée au secrétariat ".repeat(40) + "et au vestiaire";
    let serial = copiste::record::Serial(1);
    crate::station::under(&station, "cd").miss_sheet("essai-1", "residents", serial, &reason).unwrap();
    let play = Play::new(station).press(&["enter", "t", "end"]);
    let findings = play.station.entry_state("essai-1").unwrap().findings.len();
    let play = (0..findings).fold(play, |play, _| if play.shows("▼ La suite") { play } else { play.press(&["up"]) });
    assert!(play.shows("▼ La suite : Maj+Tab") && !play.shows("vestiaire"), "{}", play.text());
    let page = play.press(&["back-tab", "end"]);
    assert!(page.shows("vestiaire"), "{}", page.text());
    assert!(page.press(&["escape"]).shows("▼ La suite"));
}

/// Walks down the findings to the one that says so.
fn at_finding(play: Play, said: &str) -> Play {
    let play = play.press(&["t", "end"]);
    let findings = play.station.entry_state("essai-1").unwrap().findings.len();
    let is_there = |play: &Play| play.text().lines().any(|line| line.contains('»') && line.contains(said));
    let play = (0..findings).fold(play, |play, _| if is_there(&play) { play } else { play.press(&["up"]) });
    assert!(is_there(&play), "{}", play.text());
    play
}

/// It led to the form of the rule, which lifts nothing, and to the list of sheets, which are sealed.
#[test]
fn a_finding_of_the_verification_leads_to_the_verification_and_there_to_what_waits() {
    let station = crate::station::drawn_station(&["1284⏎", "2284⏎"]);
    let play = at_finding(Play::new(station).press(&["enter"]), "Vérification non terminée");
    let play = play.press(&["enter"]);
    assert!(play.shows("Entrée : le certificat, en clair."), "{}", play.text());
    let play = at_finding(play.press(&["escape", "escape"]), "2 feuilles tirées au sort");
    let play = play.press(&["enter"]);
    let chosen = play.text().lines().find(|line| line.contains('»')).unwrap_or_default().to_owned();
    assert!(chosen.contains("0001 0002"), "{}", play.text());
}

/// It led to the steps of the batch, whose count is right.
#[test]
fn a_certificate_that_waits_for_the_end_of_a_sheet_leads_to_that_sheet() {
    let station = crate::station::drawn_station(&["1284⏎"]);
    station.count_batch("essai-1", LOT, 2, None).unwrap();
    crate::station::begun(&station, "12");
    let play = at_finding(Play::new(station).press(&["enter"]), "Rien n’est certifié");
    assert!(play.shows("en cours : terminez-la"), "{}", play.text());
    let play = play.press(&["enter"]);
    assert!(play.shows("Feuille 0002") && play.shows("continuer cette feuille"), "{}", play.text());
}

/// What a host does for an operator: single answers are for whoever conducts the campaign.
struct ForOperators(std::sync::Arc<dyn Store>);

impl Before for ForOperators {
    fn behind(&self) -> &dyn Store {
        &*self.0
    }
    fn each_record(&self, _: &CampaignId, _: &Audience, _: &mut dyn FnMut(RecordKey, Filed)) -> Result<(), Error> {
        Err(Error::NotAllowed { needs: Role::Manager })
    }
}

#[test]
fn an_operator_is_told_who_may_see_the_entry_state_and_how_to_go_back() {
    let station = busy().station;
    let store = std::sync::Arc::new(ForOperators(station.store.clone()));
    let station = Station { store, sharing: Sharing::Host(Role::Operator), ..station };
    let play = Play::new(station).press(&["enter", "t"]);
    assert_snapshot!("entry_state_refused", play.picture());
    // It is not gone with the next key, and nothing is done that rests on counts.
    let play = play.press(&["down"]).press(&["enter"]).press(&["f8"]);
    assert!(play.shows("référent ou référente qualité") && !play.shows("Clore «"), "{}", play.text());
    assert!(play.press(&["escape"]).shows("Toute la campagne"));
}

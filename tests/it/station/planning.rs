//! The action plan: written, followed, taken back with a trace, taken over by the next campaign, and in the report.

use super::comparing::{Year, keyed, year};
use super::{draft, station, tool};
use calamine::{Data, Reader as _};
use copiste::campaign::{ActionDraft, ActionField, ActionProgress, ActionText, CampaignEvent, DateFault, Dated};
use copiste::language::{Language, Phrases};
use copiste::measure::Effect;
use copiste::operator::Operator;
use copiste::report::{self, effect_lines, plan_origin};
use copiste::station::{CampaignDetails, CampaignView, Error, PlanView, Station, finding_named};
use copiste::store;
use jiff::civil::date;
use proptest::prelude::*;
use std::io::Cursor;

fn with_campaign() -> Station {
    let station = station();
    let tool = tool(&station, "1");
    station.create_campaign(draft("essai-1"), tool).unwrap();
    station
}

fn says(finding: &str, action: &str) -> ActionDraft {
    let says = ActionText { finding: finding.to_owned(), action: action.to_owned(), ..ActionText::default() };
    ActionDraft { says, ..ActionDraft::default() }
}

fn as_it_is(station: &Station, number: u32) -> ActionDraft {
    station.campaign("essai-1").unwrap().campaign.action_draft(number).unwrap()
}

fn plan_section(station: &Station) -> String {
    let folder = tempfile::tempdir().unwrap();
    let issued = station.issue_report("essai-1", folder.path(), &Phrases::new(Language::English)).unwrap();
    let section = issued.document.sections.into_iter().find(|section| section.anchor == "plan").unwrap();
    format!("{:?}", section.blocks)
}

#[test]
fn an_action_is_added_followed_and_taken_out_with_its_reason() {
    let station = with_campaign();
    assert!(plan_section(&station).contains("No action is written down yet"));
    let mut first = says("q1", "Former les équipes ");
    first.says.pilot = " cadre de santé ".to_owned();
    assert_eq!(station.add_action("essai-1", &first), Ok(1));
    assert_eq!(station.add_action("essai-1", &says("dignity", "Un salon")), Ok(2));
    let mut followed = says("q1", "Former les équipes");
    (followed.says.due, followed.says.progress) = (Some(date(2026, 9, 30)), ActionProgress::UnderWay);
    station.change_action("essai-1", 1, &as_it_is(&station, 1), &followed).unwrap();
    let events = station.campaign("essai-1").unwrap().campaign.history.len();
    station.change_action("essai-1", 1, &followed, &followed).unwrap();
    let campaign = station.campaign("essai-1").unwrap().campaign;
    assert_eq!(campaign.history.len(), events, "what is as before leaves no trace");
    assert_eq!(campaign.actions.iter().map(|action| action.number).collect::<Vec<_>>(), [1, 2]);

    let text = plan_section(&station);
    for word in ["On frappe", "Former les équipes", "under way", "2026-09-30", "Un salon", "to do"] {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert!(!text.contains("overdue"), "{text}");
    let second = as_it_is(&station, 2);
    assert_eq!(station.drop_action("essai-1", 2, &second, "  "), Err(Error::ReasonMissing));
    station.drop_action("essai-1", 2, &second, "pas de place").unwrap();
    assert_eq!(station.drop_action("essai-1", 2, &second, "twice"), Err(Error::NoAction(2)));
    assert_eq!(station.add_action("essai-1", &says("à part", "Autre chose")), Ok(3), "a number is given once");
    let campaign = station.campaign("essai-1").unwrap().campaign;
    let dropped = CampaignEvent::ActionDropped(2, "pas de place".to_owned());
    assert!(campaign.history.iter().any(|(_, event)| *event == dropped));
    assert!(!plan_section(&station).contains("Un salon"));
    assert_eq!(station.store.check_journal(&campaign.id).unwrap().fault, None);
}

#[test]
fn an_action_without_words_or_with_too_many_is_refused() {
    let station = with_campaign();
    assert_eq!(station.add_action("essai-1", &says(" ", "x")), Err(Error::ActionEmpty));
    assert_eq!(station.add_action("essai-1", &says("x", "")), Err(Error::ActionEmpty));
    assert_eq!(station.add_action("essai-1", &says("x", &"é".repeat(201))), Err(Error::ActionTooLong(200)));
    let long = ActionDraft { observed: "é".repeat(201), ..says("x", "y") };
    assert_eq!(station.add_action("essai-1", &long), Err(Error::ActionTooLong(200)));
    let none = ActionDraft::default();
    assert_eq!(station.change_action("essai-1", 1, &none, &says("x", "y")), Err(Error::NoAction(1)));
    assert_eq!(station.proposed_findings(&station.campaign("essai-1").unwrap()), Ok(Vec::new()));
    assert_eq!(station.take_over_actions("essai-1"), Err(Error::NothingToTakeOver));
}

#[test]
fn a_plan_proposes_of_a_survey_what_a_report_told_and_nothing_before() {
    let station = station();
    keyed(&station, 2026, &Year::default());
    let proposed = || station.proposed_findings(&station.campaign("essai-2026").unwrap()).unwrap();
    for counted in [false, true] {
        station.count_web("essai-2026", counted).unwrap();
        assert_eq!(proposed(), [""; 0], "what is proposed must not tell what a few answers change");
    }
    let folder = tempfile::tempdir().unwrap();
    station.issue_report("essai-2026", folder.path(), &Phrases::new(Language::English)).unwrap();
    assert!(!proposed().is_empty());
    assert_eq!(station.count_web("essai-2026", false).map(|_| ()), Err(Error::WebSettled));
}

#[test]
fn a_day_that_nobody_means_is_refused() {
    let station = with_campaign();
    let far = date(9999, 12, 31);
    let mut draft = says("q1", "Former les équipes");
    draft.says.due = Some(far);
    let refused = |what: Dated| Error::Dates(vec![DateFault::FarAway(what, far)]);
    assert_eq!(station.add_action("essai-1", &draft), Err(refused(Dated::Due)));
    assert_eq!(station.keep_until("essai-1", Some(far)).unwrap_err(), refused(Dated::Kept));
    let ends = |now: CampaignDetails| CampaignDetails { until: Some(far), ..now };
    assert_eq!(station.describe_campaign("essai-1", ends).unwrap_err(), refused(Dated::Ends));
}

#[test]
fn a_question_worded_the_other_way_round_is_marked_in_the_plan() {
    let tool = crate::measure::sample::small_tool();
    let named = |finding: &str| finding_named(&tool, finding, &Phrases::new(Language::French));
    assert_eq!(named("q3"), "Question q3 (à\u{a0}l’envers)");
    assert_eq!([named("q1"), named("respect"), named("Trop de bruit")], ["Question q1", "Respect", "Trop de bruit"]);
}

#[test]
fn an_action_that_is_late_is_marked_with_a_word_as_long_as_it_is_open() {
    let station = with_campaign();
    let mut late = says("q1", "Former");
    late.says.due = Some(date(2026, 3, 14));
    station.add_action("essai-1", &late).unwrap();
    assert!(plan_section(&station).contains("to do, overdue"));
    let mut done = late.clone();
    done.says.progress = ActionProgress::Done;
    station.change_action("essai-1", 1, &late, &done).unwrap();
    assert!(!plan_section(&station).contains("overdue"));
}

#[test]
fn what_somebody_else_changed_meanwhile_is_shown_and_never_overwritten() {
    let ann = with_campaign();
    let bob = Station { operator: Operator::new("bob").unwrap(), ..ann.clone() };
    ann.add_action("essai-1", &says("q1", "Former")).unwrap();
    let opened = as_it_is(&ann, 1);
    let mut of_bob = opened.clone();
    of_bob.says.pilot = "cadre".to_owned();
    bob.change_action("essai-1", 1, &opened, &of_bob).unwrap();
    let mut of_ann = opened.clone();
    (of_ann.says.pilot, of_ann.says.action) = ("direction".to_owned(), "Former tout le monde".to_owned());
    let Err(Error::ActionClash(clash)) = ann.change_action("essai-1", 1, &opened, &of_ann) else {
        panic!("what bob wrote is overwritten");
    };
    assert_eq!((clash.number, &clash.now), (1, &of_bob));
    assert_eq!(clash.by.as_ref().map(|by| by.who.name()), Some("bob"));
    assert_eq!(as_it_is(&ann, 1), of_bob);
    let Err(Error::ActionClash(_)) = ann.drop_action("essai-1", 1, &opened, "en trop") else {
        panic!("what bob wrote is dropped unseen");
    };
    let merged = of_ann.merged(&opened, &clash.now);
    assert_eq!((merged.both.as_slice(), merged.taken.as_slice()), (&[ActionField::Pilot][..], &[][..]));
    ann.change_action("essai-1", 1, &clash.now, &merged.draft).unwrap();
    assert_eq!(as_it_is(&ann, 1).says.pilot, "direction");
    let said = copiste::station::sentences::error(&Error::ActionClash(clash), &Phrases::new(Language::French));
    assert!(said[0].contains("bob") && said.iter().any(|line| line.contains("cadre")), "{said:?}");
}

#[test]
fn a_campaign_written_from_an_older_one_is_refused_by_the_store() {
    let station = with_campaign();
    let read = station.campaign("essai-1").unwrap().campaign;
    station.add_action("essai-1", &says("q1", "Former")).unwrap();
    let mut older = read.clone();
    older.title = "Autre".to_owned();
    older.history.push((station.signature(), CampaignEvent::Edited));
    let changed = store::Error::CampaignChanged { campaign: read.id.clone() };
    let by = station.signature();
    assert_eq!(station.store.commit(&by, vec![store::Write::Campaign(older)]), Err(changed.clone()));
    let mut silent = station.campaign("essai-1").unwrap().campaign;
    silent.title = "Autre".to_owned();
    assert_eq!(station.store.commit(&by, vec![store::Write::Campaign(silent)]), Err(changed));
    assert_eq!(station.campaign("essai-1").unwrap().campaign.actions.len(), 1);
}

/// What one of two people does in a campaign.
#[derive(Clone, Debug)]
enum Deed {
    Add,
    Follow(usize),
    Rename,
    Keep(i8),
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Two people at a time change a campaign: nothing that either was told is done is lost.
    #[test]
    fn two_people_lose_none_of_each_others_changes(
        ann in proptest::collection::vec(deed(), 1..8),
        bob in proptest::collection::vec(deed(), 1..8),
    ) {
        let station = with_campaign();
        let people = [("ann", ann), ("bob", bob)];
        let added: Vec<String> = std::thread::scope(|scope| {
            let threads = people.map(|(name, deeds)| {
                let station = Station { operator: Operator::new(name).unwrap(), ..station.clone() };
                scope.spawn(move || play(&station, name, deeds))
            });
            threads.into_iter().flat_map(|thread| thread.join().expect("nobody panics")).collect()
        });
        let campaign = station.campaign("essai-1").unwrap().campaign;
        let numbers: Vec<u32> = campaign.actions.iter().map(|action| action.number).collect();
        prop_assert_eq!(&numbers, &(1..=added.len() as u32).collect::<Vec<_>>());
        for text in added {
            prop_assert!(campaign.actions.iter().any(|action| action.says.action == text), "{} is lost", text);
        }
        prop_assert_eq!(station.store.check_journal(&campaign.id).unwrap().fault, None);
    }
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => Just(Deed::Add),
        3 => (0usize..6).prop_map(Deed::Follow),
        1 => Just(Deed::Rename),
        1 => (1i8..28).prop_map(Deed::Keep),
    ]
}

/// What was added, as whoever added it was told.
fn play(station: &Station, name: &str, deeds: Vec<Deed>) -> Vec<String> {
    let mut added = Vec::new();
    for (place, deed) in deeds.into_iter().enumerate() {
        let view = station.campaign("essai-1").unwrap();
        match deed {
            Deed::Add => {
                let text = format!("{name} {place}");
                station.add_action("essai-1", &says("q1", &text)).unwrap();
                added.push(text);
            }
            Deed::Follow(at) => {
                let Some(action) = view.campaign.actions.get(at) else { continue };
                let opened = view.campaign.action_draft(action.number).unwrap();
                let mut now = opened.clone();
                now.observed = format!("{name} saw {place}");
                match station.change_action("essai-1", action.number, &opened, &now) {
                    Ok(()) | Err(Error::ActionClash(_)) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
            Deed::Rename => {
                let title = format!("{name} {place}");
                let CampaignView { campaign, .. } = view;
                let (establishment, from, until) = (campaign.establishment, campaign.from, campaign.until);
                let details = CampaignDetails { title, establishment, from, until };
                station.describe_campaign("essai-1", |_| details.clone()).unwrap();
            }
            Deed::Keep(day) => {
                station.keep_until("essai-1", Some(date(2027, 6, day))).unwrap();
            }
        }
    }
    added
}

/// A year with an open action on a question, one that is done on the theme, and one in words.
fn first_year(station: &Station) {
    let planned = |station: &Station, id: &str| {
        station.add_action(id, &says("q1", "Former les équipes")).unwrap();
        let mut done = says("dignity", "Refaire le salon");
        done.says.progress = ActionProgress::Done;
        done.observed = "les familles viennent".to_owned();
        station.add_action(id, &done).unwrap();
        station.add_action(id, &says("Trop de bruit", "Changer les chariots")).unwrap();
    };
    year(station, 2024, Year { planned: Some(&planned), ..Year::default() });
}

fn plan(station: &Station, id: &str) -> PlanView {
    station.plan(&station.campaign(id).unwrap(), &Phrases::new(Language::English)).unwrap()
}

#[test]
fn the_next_campaign_goes_on_with_what_is_open_and_measures_its_effect() {
    let station = station();
    first_year(&station);
    let taken = |station: &Station, id: &str| {
        let view = station.campaign(id).unwrap();
        assert_eq!(station.actions_waiting(&view.campaign), Ok(Some(("Vague 2024".to_owned(), 2))));
        assert_eq!(station.take_over_actions(id), Ok(vec![1, 2]));
        assert_eq!(station.take_over_actions(id), Err(Error::NothingToTakeOver));
    };
    let document = year(&station, 2025, Year { planned: Some(&taken), shift: 1, ..Year::default() });
    let view = station.campaign("essai-2025").unwrap();
    let origin = view.campaign.action_origin(1).unwrap();
    assert_eq!((origin.campaign.as_str(), origin.number), ("essai-2024", 1));
    assert_eq!(station.campaign("essai-2024").unwrap().campaign.actions.len(), 3, "what is taken over stays too");

    let phrases = Phrases::new(Language::English);
    let plan = plan(&station, "essai-2025");
    let [first, noise, salon] = plan.followed.as_slice() else { panic!("{:?}", plan.followed) };
    assert_eq!(plan_origin(first, &phrases).unwrap(), "taken over from “Vague 2024”, no 1");
    assert!(salon.stayed && salon.number == 2 && salon.draft.observed == "les familles viennent");
    assert!(noise.effects.is_empty(), "a finding in words is measured by nobody");
    let lines = |one| effect_lines(one, &view.tool, &phrases).join("\n");
    insta::assert_snapshot!(lines(first), @r"
    Résidents: 50.0 (12), then 83.3 (12); difference +33.3, not established
    Professionnels: not measured
    ");
    insta::assert_snapshot!(lines(salon), @r"
    Résidents: 37.5 (12), then 54.2 (12); difference +16.7
    Professionnels: not measured
    ");

    let section = document.sections.iter().find(|section| section.anchor == "plan").unwrap();
    let tables = section.blocks.iter().filter_map(|block| match block {
        report::Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = tables.flat_map(|table| &table.rows).map(|row| format!("{} | {}", row.head, row.cells.join(" | ")));
    insta::assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @r"
    On frappe (taken over from “Vague 2024”, no 1) | Former les équipes | – | – | to do | –
    Trop de bruit (taken over from “Vague 2024”, no 3) | Changer les chariots | – | – | to do | –
    On frappe (taken over from “Vague 2024”, no 1) | Former les équipes (to do) | Résidents | 50.0 (12) | 83.3 (12) | +33.3, not established
    On frappe | – | Professionnels | – | – | not measured
    Trop de bruit (taken over from “Vague 2024”, no 3) | Changer les chariots (to do) | – | – | – | a finding in words: its effect is to be written
    Dignité (“Vague 2024”, no 2) | Refaire le salon (done) | Résidents | 37.5 (12) | 54.2 (12) | +16.7
    Dignité | – | Professionnels | – | – | not measured
    ");
}

#[test]
fn what_the_screen_tells_of_an_effect_is_what_the_report_tells_of_its_comparison() {
    let station = station();
    first_year(&station);
    let taken = |station: &Station, id: &str| drop(station.take_over_actions(id).unwrap());
    let document = year(&station, 2025, Year { planned: Some(&taken), shift: 1, ..Year::default() });
    let compared = document.data.iter().find(|sheet| sheet.name == "comparison").unwrap();
    let effects = document.data.iter().find(|sheet| sheet.name == "plan_effects").unwrap();
    assert_eq!(effects.rows.len(), 4, "{:?}", effects.rows);
    let mut seen = 0;
    for one in plan(&station, "essai-2025").followed {
        for (audience, effect) in one.effects {
            let Effect::Measured(measured) = effect else { continue };
            let code = report::Cell::from(one.draft.says.finding.as_str());
            let row = compared.rows.iter().find(|row| row[1] == audience.0.as_str().into() && row[2] == code).unwrap();
            assert_eq!(row[3], measured.difference.now.n.into());
            assert_eq!(row[6], measured.difference.difference.into());
            assert_eq!(row[10], measured.is_established().into());
            seen += 1;
        }
    }
    assert_eq!(seen, 2);
}

#[test]
fn before_a_report_is_issued_nothing_is_told_of_an_effect() {
    let station = station();
    first_year(&station);
    let open = Year { planned: Some(&|station, id| drop(station.take_over_actions(id).unwrap())), ..Year::default() };
    super::comparing::keyed(&station, 2025, &open);
    let told = plan(&station, "essai-2025").followed;
    let measured = told.iter().flat_map(|one| &one.effects).filter(|(_, effect)| *effect != Effect::NotMeasured);
    assert_eq!(measured.count(), 0, "{told:?}");
}

#[test]
fn a_question_that_changed_is_not_comparable() {
    let station = station();
    first_year(&station);
    let row = "| | often | 3 | toujours | 100 | |";
    let more = format!("{row}\n| | often | 4 | sans cesse | 100 | |");
    let changes = [("residents.md", row, more.as_str()), ("falc.md", row, &more)];
    let taken = |station: &Station, id: &str| drop(station.take_over_actions(id).unwrap());
    let document = year(&station, 2025, Year { planned: Some(&taken), changes: &changes, ..Year::default() });
    let section = document.sections.iter().find(|section| section.anchor == "plan").unwrap();
    let told = format!("{:?}", section.blocks);
    assert!(told.contains("not comparable: the question changed"), "{told}");
    assert!(!told.contains("established\""), "nothing of it is a number: {told}");
}

#[test]
fn the_plan_as_a_workbook_reads_back_with_real_dates_and_words() {
    let station = station();
    first_year(&station);
    let taken = |station: &Station, id: &str| {
        station.take_over_actions(id).unwrap();
        let campaign = station.campaign(id).unwrap().campaign;
        let opened = campaign.action_draft(1).unwrap();
        let mut late = opened.clone();
        (late.says.due, late.says.progress) = (Some(date(2025, 1, 31)), ActionProgress::UnderWay);
        late.says.pilot = "=cadre".to_owned();
        station.change_action(id, 1, &opened, &late).unwrap();
    };
    year(&station, 2025, Year { planned: Some(&taken), shift: 1, ..Year::default() });
    let book = station.plan_book("essai-2025", &Phrases::new(Language::French)).unwrap();
    let bytes = report::plan_xlsx(&book);
    assert_eq!(bytes, report::plan_xlsx(&book), "the same plan gives the same bytes");
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
    let sheet = workbook.worksheet_range("Plan d’action").unwrap();
    assert_eq!(sheet.get_size(), (4, 11));
    let text = |row: u32, column: u32| sheet.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    assert_eq!((text(0, 1), text(0, 4)), ("Constat".to_owned(), "Échéance".to_owned()));
    assert_eq!((text(1, 1), text(1, 3)), ("On frappe".to_owned(), "=cadre".to_owned()));
    let Some(Data::DateTime(due)) = sheet.get_value((1, 4)) else { panic!("{:?}", sheet.get_value((1, 4))) };
    assert_eq!(due.to_ymd_hms_milli(), (2025, 1, 31, 0, 0, 0, 0));
    assert_eq!(text(1, 5), "en cours, en retard");
    assert!(text(1, 8).contains("Résidents\u{a0}:") && text(1, 9).contains("Vague 2024"), "{}", text(1, 8));
    assert!(text(1, 10).contains("ab\u{a0}: en cours"), "{}", text(1, 10));
    assert_eq!((text(3, 5), text(3, 7)), ("fait".to_owned(), "les familles viennent".to_owned()));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut xml).unwrap();
    for word in ["<autoFilter ref=\"A1:K4\"", "state=\"frozen\"", "orientation=\"landscape\"", "paperSize=\"9\""] {
        assert!(xml.contains(word), "{word}");
    }
    assert!(!xml.contains("<f>"), "no formula");
}

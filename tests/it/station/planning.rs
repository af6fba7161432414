//! The action plan: written, followed, taken back with a trace, and in the report.

use super::{draft, station, tool};
use copiste::campaign::{ActionProgress, ActionText, CampaignEvent};
use copiste::language::{Language, Phrases};
use copiste::station::{Error, Station, finding_named};

fn with_campaign() -> Station {
    let station = station();
    let tool = tool(&station, "1");
    station.create_campaign(draft("essai-1"), tool).unwrap();
    station
}

fn says(finding: &str, action: &str) -> ActionText {
    ActionText { finding: finding.to_owned(), action: action.to_owned(), ..ActionText::default() }
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
    let first = ActionText { pilot: " cadre de santé ".to_owned(), ..says("q1", "Former les équipes ") };
    assert_eq!(station.add_action("essai-1", first), Ok(1));
    assert_eq!(station.add_action("essai-1", says("dignity", "Un salon")), Ok(2));
    let due = Some(jiff::civil::date(2026, 9, 30));
    let followed = ActionText { due, progress: ActionProgress::UnderWay, ..says("q1", "Former les équipes") };
    station.change_action("essai-1", 1, followed.clone()).unwrap();
    let events = station.campaign("essai-1").unwrap().campaign.history.len();
    station.change_action("essai-1", 1, followed).unwrap();
    let campaign = station.campaign("essai-1").unwrap().campaign;
    assert_eq!(campaign.history.len(), events, "what is as before leaves no trace");
    assert_eq!(campaign.actions.iter().map(|action| action.number).collect::<Vec<_>>(), [1, 2]);

    let text = plan_section(&station);
    for word in ["On frappe", "Former les équipes", "under way", "2026-09-30", "Un salon", "to do"] {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert_eq!(station.drop_action("essai-1", 2, "  "), Err(Error::ReasonMissing));
    station.drop_action("essai-1", 2, "pas de place").unwrap();
    assert_eq!(station.drop_action("essai-1", 2, "twice"), Err(Error::NoAction(2)));
    assert_eq!(station.add_action("essai-1", says("à part", "Autre chose")), Ok(3), "a number is given once");
    let campaign = station.campaign("essai-1").unwrap().campaign;
    let dropped = CampaignEvent::ActionDropped(2, "pas de place".to_owned());
    assert!(campaign.history.iter().any(|(_, event)| *event == dropped));
    assert!(!plan_section(&station).contains("Un salon"));
    assert_eq!(station.store.check_journal(&campaign.id).unwrap().fault, None);
}

#[test]
fn an_action_without_words_or_with_too_many_is_refused() {
    let station = with_campaign();
    assert_eq!(station.add_action("essai-1", says(" ", "x")), Err(Error::ActionEmpty));
    assert_eq!(station.add_action("essai-1", says("x", "")), Err(Error::ActionEmpty));
    assert_eq!(station.add_action("essai-1", says("x", &"é".repeat(201))), Err(Error::ActionTooLong(200)));
    assert_eq!(station.change_action("essai-1", 1, says("x", "y")), Err(Error::NoAction(1)));
    assert_eq!(station.proposed_findings(&station.campaign("essai-1").unwrap()), Ok(Vec::new()));
}

#[test]
fn a_question_worded_the_other_way_round_is_marked_in_the_plan() {
    let tool = crate::measure::sample::small_tool();
    let named = |finding: &str| finding_named(&tool, finding, &Phrases::new(Language::French));
    assert_eq!(named("q3"), "Question q3 (à\u{a0}l’envers)");
    assert_eq!([named("q1"), named("respect"), named("Trop de bruit")], ["Question q1", "Respect", "Trop de bruit"]);
}

//! Campaigns and what they refuse.

use super::{Desk, NOW, audience, draft, pile, ready_to_close, service, station, tool, with_batch};
use copiste::campaign::{CampaignEvent, CampaignId, CampaignStatus, KitDetails, Plan, Service};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator};
use copiste::station::{CampaignDetails, CampaignDraft, Error, FixedClock, KeyingStart, Sharing, Station};
use copiste::store::IssuedReport;
use jiff::civil::date;
use std::sync::Arc;

#[test]
fn a_campaign_is_created_and_listed() {
    let station = station();
    station.create_campaign(draft("essai-1"), tool(&station, "1")).unwrap();
    let campaigns = station.campaigns().unwrap();
    assert_eq!(campaigns.len(), 1);
    assert_eq!((campaigns[0].expected(), campaigns[0].distributed(), campaigns[0].batches), (40, 35, 0));
    assert_eq!(campaigns[0].campaign.history, vec![(station.signature(), CampaignEvent::Created)]);
}

#[test]
fn a_campaign_that_is_not_right_is_refused() {
    let station = station();
    let tool = tool(&station, "1");
    let refused = |change: &dyn Fn(&mut copiste::station::CampaignDraft)| {
        let mut wrong = draft("essai-1");
        change(&mut wrong);
        station.create_campaign(wrong, tool.clone()).unwrap_err()
    };
    for id in ["", "Essai", "essai 1", "-essai", "essai-", &"e".repeat(33)] {
        assert_eq!(refused(&|wrong| wrong.id = id.to_owned()), Error::BadId(id.to_owned()));
    }
    assert_eq!(refused(&|wrong| wrong.title = " ".to_owned()), Error::NameMissing);
    assert_eq!(refused(&|wrong| wrong.establishment.clear()), Error::NameMissing);
    assert_eq!(refused(&|wrong| wrong.services.clear()), Error::BadService(String::new()));
    assert_eq!(refused(&|wrong| wrong.services.push(service("a b"))), Error::BadService("a b".to_owned()));
    assert_eq!(refused(&|wrong| wrong.services.push(service("lilas"))), Error::ServiceTwice("lilas".to_owned()));
    let near = Some("glycines".to_owned());
    assert_eq!(refused(&|wrong| wrong.plan[0].service = "glycine".into()), Error::NoService("glycine".into(), near));
    let near = Some("residents".to_owned());
    assert_eq!(
        refused(&|wrong| wrong.plan[0].audience = audience("résidents")),
        Error::NoAudience("résidents".into(), near)
    );
    assert_eq!(refused(&|wrong| wrong.until = Some(jiff::civil::date(2026, 2, 1))), Error::EndsBeforeItBegins);
    assert!(station.campaigns().unwrap().is_empty(), "nothing was written");
}

/// Two homes on one server could not ask the same questions in the same month.
#[test]
fn the_same_tool_is_another_survey_in_another_establishment() {
    let station = station();
    let tool = tool(&station, "1");
    station.create_campaign(draft("essai-1"), tool.clone()).unwrap();
    let elsewhere = CampaignDraft { establishment: "Les Lilas".to_owned(), ..draft("essai-2") };
    station.create_campaign(elsewhere, tool.clone()).unwrap();
    let house = station.campaign("essai-1").unwrap().campaign.establishment;
    let moved = |now: CampaignDetails| CampaignDetails { establishment: house.clone(), ..now };
    let open = Error::SurveyOpen(CampaignId::new("essai-1").unwrap());
    assert_eq!(station.describe_campaign("essai-2", moved).unwrap_err(), open);
}

#[test]
fn a_survey_has_one_open_campaign() {
    let station = station();
    let tool = tool(&station, "1");
    let first = CampaignId::new("essai-1").unwrap();
    station.create_campaign(draft("essai-1"), tool.clone()).unwrap();
    assert_eq!(station.create_campaign(draft("essai-1"), tool.clone()).unwrap_err(), Error::IdTaken(first.clone()));
    assert_eq!(station.create_campaign(draft("essai-2"), tool.clone()).unwrap_err(), Error::SurveyOpen(first.clone()));
    station.close_campaign("essai-1").unwrap();
    station.create_campaign(draft("essai-2"), tool).unwrap();
    let second = CampaignId::new("essai-2").unwrap();
    assert_eq!(station.reopen_campaign("essai-1", "oubli").unwrap_err(), Error::SurveyOpen(second));
    let order: Vec<_> = station.campaigns().unwrap().into_iter().map(|view| view.campaign.id).collect();
    assert_eq!(order[1], first, "open ones come first");
}

#[test]
fn a_title_an_establishment_and_dates_are_corrected_with_a_trace() {
    let station = station();
    let before = station.create_campaign(draft("essai-1"), tool(&station, "1")).unwrap().campaign;
    let details = CampaignDetails {
        title: before.title.clone(),
        establishment: before.establishment.clone(),
        from: before.from,
        until: before.until,
    };
    let same = station.describe_campaign("essai-1", |_| details.clone()).unwrap().campaign;
    assert_eq!(same, before, "nothing changed: no trace");
    let blank = CampaignDetails { title: "  ".into(), ..details.clone() };
    assert_eq!(station.describe_campaign("essai-1", |_| blank.clone()).unwrap_err(), Error::NameMissing);
    let crossed = CampaignDetails { until: Some(before.from.yesterday().unwrap()), ..details.clone() };
    assert_eq!(station.describe_campaign("essai-1", |_| crossed.clone()).unwrap_err(), Error::EndsBeforeItBegins);
    let view = station.describe_campaign("essai-1", |now| CampaignDetails { title: " Autre ".into(), ..now }).unwrap();
    assert_eq!(view.campaign.title, "Autre");
    assert_eq!(view.campaign.history.last(), Some(&(station.signature(), CampaignEvent::Edited)));
    assert_eq!(station.campaign("essai-1").unwrap().campaign, view.campaign);
}

#[test]
fn a_closed_campaign_takes_nothing_until_it_is_reopened_with_a_reason() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    drop(desk);
    ready_to_close(&station, 1);
    station.close_campaign("essai-1").unwrap();
    let closed = || Error::Closed(CampaignId::new("essai-1").unwrap());
    let already = Error::AlreadyClosed(CampaignId::new("essai-1").unwrap());
    assert_eq!(station.close_campaign("essai-1").unwrap_err(), already);
    assert_eq!(station.open_batch("essai-1", pile()).unwrap_err(), closed());
    assert_eq!(
        station.edit_batch("essai-1", copiste::campaign::BatchNumber(1), |_| pile(), None).unwrap_err(),
        closed()
    );
    assert_eq!(station.move_batch("essai-1", copiste::campaign::BatchNumber(1), "lilas").unwrap_err(), closed());
    assert_eq!(Desk::try_open(&station, 1, KeyingStart::Pile).err(), Some(closed()));
    let serial = copiste::record::Serial(1);
    assert_eq!(station.void_record("essai-1", "residents", serial, "double").unwrap_err(), closed());
    assert_eq!(station.reopen_campaign("essai-1", " ").unwrap_err(), Error::ReasonMissing);
    let view = station.reopen_campaign("essai-1", "un lot retrouvé").unwrap();
    assert_eq!(view.campaign.status, CampaignStatus::Open);
    let reopened = CampaignEvent::Reopened("un lot retrouvé".to_owned());
    assert_eq!(view.campaign.history.last().map(|(_, event)| event.clone()), Some(reopened));
    let open = Error::AlreadyOpen(CampaignId::new("essai-1").unwrap());
    assert_eq!(station.reopen_campaign("essai-1", "encore").unwrap_err(), open);
}

#[test]
fn an_unknown_campaign_is_refused_with_the_nearest_one() {
    let station = station();
    with_batch(&station);
    let error = station.campaign("essai-l").unwrap_err();
    assert_eq!(error, Error::NoCampaign("essai-l".to_owned(), Some("essai-1".to_owned())));
    assert_eq!(station.campaign("x").unwrap_err(), Error::NoCampaign("x".to_owned(), None));
}

#[test]
fn a_service_with_a_batch_cannot_leave() {
    let station = station();
    with_batch(&station);
    let lilas = vec![service("lilas")];
    let error = station.edit_campaign("essai-1", |_, _| (lilas.clone(), Vec::new())).unwrap_err();
    assert_eq!(error, Error::ServiceInUse("glycines".to_owned()));
    let more = vec![service("glycines"), service("roses")];
    let plan = Plan { service: "roses".into(), audience: audience("residents"), expected: 1, distributed: 1 };
    let view = station.edit_campaign("essai-1", |_, _| (more.clone(), vec![plan.clone()])).unwrap();
    assert_eq!(view.expected(), 1);
}

#[test]
fn a_corrected_tool_serves_new_sheets_and_old_ones_keep_theirs() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    let view = station.change_tool("essai-1", tool(&station, "2")).unwrap();
    assert!(matches!(view.campaign.history.last(), Some((_, CampaignEvent::ToolChanged { .. }))));
    let same = station.change_tool("essai-1", tool(&station, "2")).unwrap();
    assert_eq!(same.campaign.history.len(), view.campaign.history.len(), "the same tool is no change");
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    assert_eq!(desk.keying.entry().form().questions.len(), 7);
    desk.key("1284⏎3⏎");
    desk.settle();
    let first = Desk::open(&station, 1, KeyingStart::Record(copiste::record::Serial(1)));
    assert_eq!(first.keying.entry().form().questions.len(), 6);
    let second = Desk::open(&station, 1, KeyingStart::Record(copiste::record::Serial(2)));
    assert_eq!(second.keying.entry().form().questions.len(), 7);
    station.results(&station.campaign("essai-1").unwrap(), None).unwrap();
}

#[test]
fn another_tool_is_no_correction() {
    let station = station();
    with_batch(&station);
    let mut other = (*tool(&station, "2")).clone();
    other.id = "autre".to_owned();
    let error = station.change_tool("essai-1", other.into()).unwrap_err();
    assert_eq!(error, Error::OtherTool { campaign: "essai".to_owned(), offered: "autre".to_owned() });
    let mut lesser = (*tool(&station, "2")).clone();
    lesser.audiences[0].forms.remove(0);
    let error = station.change_tool("essai-1", lesser.into()).unwrap_err();
    assert_eq!(error, Error::NoVariant("standard".to_owned(), None));
}

#[test]
fn a_tool_with_faults_is_refused_with_its_findings() {
    let station = station();
    let folder = tempfile::tempdir().unwrap();
    super::write_tool(folder.path(), "1");
    std::fs::write(folder.path().join("residents.md"), "nothing").unwrap();
    let Err(Error::Tool(path, findings)) = station.read_tool(folder.path()) else { panic!("it is refused") };
    assert_eq!(path, folder.path());
    assert!(!findings.is_empty());
}

#[test]
fn successive_reports_are_registered_with_their_fingerprints() {
    let station = station();
    with_batch(&station);
    let folder = tempfile::tempdir().unwrap();
    let phrases = Phrases::new(Language::French);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    (0..6).for_each(|_| drop(desk.key("1284⏎")));
    desk.settle();
    let first = station.issue_report("essai-1", folder.path(), &phrases).unwrap();
    // The seventh sheet was opened, and nothing was written on it.
    drop(desk);
    ready_to_close(&station, 6);
    station.close_campaign("essai-1").unwrap();
    let second = station.issue_report("essai-1", folder.path(), &phrases).unwrap();
    assert_eq!((first.number, first.provisional, second.number, second.provisional), (1, true, 2, false));
    let registered = station.store.reports(&CampaignId::new("essai-1").unwrap()).unwrap();
    assert_eq!(registered.len(), 2);
    assert!(registered.iter().all(|report| report.fingerprint.0.len() == 64));
    assert_ne!(registered[0].fingerprint, registered[1].fingerprint);
    assert!(first.path.exists() && second.path.exists() && first.path != second.path);
}

#[test]
fn a_campaign_is_compared_with_the_one_before_it_as_that_one_told_it() {
    let station = station();
    with_batch(&station);
    let folder = tempfile::tempdir().unwrap();
    let phrases = Phrases::new(Language::French);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    (0..6).for_each(|_| drop(desk.key("1284⏎")));
    desk.settle();
    drop(desk);
    ready_to_close(&station, 6);
    // A report before closing is no reference.
    station.issue_report("essai-1", folder.path(), &phrases).unwrap();
    station.close_campaign("essai-1").unwrap();
    let next = CampaignDraft { title: "Automne".to_owned(), from: date(2026, 3, 8), ..draft("essai-2") };
    station.create_campaign(next, tool(&station, "1")).unwrap();
    let view = station.open_batch("essai-2", pile()).unwrap();
    let mut desk = Desk::at(&station, view, KeyingStart::Pile).unwrap();
    (0..6).for_each(|_| drop(desk.key("3284⏎")));
    desk.settle();
    let compared = |document: &copiste::report::Document| {
        let section = document.sections.iter().find(|section| section.anchor == "comparison").cloned();
        let lines = section.map(|section| {
            let alone = copiste::report::Document { sections: vec![section], ..document.clone() };
            copiste::report::text(&alone, 90, copiste::report::Glyphs::Full)
        });
        lines.map(|lines| lines.iter().map(|line| line.plain() + "\n").collect::<String>())
    };
    let alone = station.issue_report("essai-2", folder.path(), &phrases).unwrap();
    let text = compared(&alone.document).expect("the earlier campaign is named");
    assert!(text.contains("aucun rapport définitif") && !text.contains("On frappe"), "nothing of it was told: {text}");
    station.issue_report("essai-1", folder.path(), &phrases).unwrap();
    let beside = station.issue_report("essai-2", folder.path(), &phrases).unwrap();
    let text = compared(&beside.document).unwrap();
    assert!(text.contains("Printemps") && text.contains("rapport nº\u{a0}2 de cet établissement"), "{text}");
    let row = text.lines().find(|line| line.trim_start().starts_with("On frappe")).unwrap();
    assert_eq!(
        row.split_whitespace().collect::<Vec<_>>(),
        ["On", "frappe", "100,0", "0,0", "+100,0", "–", "–"],
        "{text}"
    );
}

fn registered(station: &Station) -> Vec<IssuedReport> {
    station.store.reports(&CampaignId::new("essai-1").unwrap()).unwrap()
}

#[test]
fn looking_again_without_a_change_is_the_same_report() {
    let station = station();
    with_batch(&station);
    let folder = tempfile::tempdir().unwrap();
    let phrases = Phrases::new(Language::French);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    (0..6).for_each(|_| drop(desk.key("1284⏎")));
    desk.settle();
    let first = station.issue_report("essai-1", folder.path(), &phrases).unwrap();
    let page = std::fs::read(&first.path).unwrap();
    // Days later, by somebody else, after the file was lost.
    std::fs::remove_file(&first.path).unwrap();
    let later = Station {
        store: station.store.clone(),
        clock: Arc::new(FixedClock(Moment(NOW.0 + 3 * 86_400))),
        operator: Operator::new("cd").unwrap(),
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    };
    for _ in 0..2 {
        let again = later.issue_report("essai-1", folder.path(), &phrases).unwrap();
        assert_eq!((again.number, &again.path, &again.document), (1, &first.path, &first.document));
        assert_eq!(std::fs::read(&again.path).unwrap(), page);
    }
    assert_eq!(registered(&station).len(), 1);

    // One sheet more, another language: another report.
    desk.key("1284⏎");
    desk.settle();
    assert_eq!(later.issue_report("essai-1", folder.path(), &phrases).unwrap().number, 2);
    assert_eq!(later.issue_report("essai-1", folder.path(), &phrases).unwrap().number, 2);
    let english = Phrases::new(Language::English);
    assert_eq!(later.issue_report("essai-1", folder.path(), &english).unwrap().number, 3);
    assert_eq!(later.issue_report("essai-1", folder.path(), &english).unwrap().number, 3);
    assert_eq!(registered(&station).len(), 3);
}

#[test]
fn a_report_that_nobody_saw_takes_no_number_and_tells_nothing() {
    let station = station();
    with_batch(&station);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    let phrases = Phrases::new(Language::French);
    station.issue_report("essai-1", &file, &phrases).unwrap_err();
    assert_eq!(registered(&station), []);
    assert_eq!(station.issue_report("essai-1", folder.path(), &phrases).unwrap().number, 1);
}

#[test]
fn a_report_that_cannot_be_written_says_where() {
    let station = station();
    with_batch(&station);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    let error = station.issue_report("essai-1", &file, &Phrases::new(Language::French)).unwrap_err();
    assert!(matches!(error, Error::File(path, _) if path.starts_with(&file)));
}

/// The form of one wrote back what the other had changed meanwhile.
#[test]
fn what_two_people_change_of_a_campaign_at_once_stays() {
    let station = station();
    station.create_campaign(draft("essai-1"), tool(&station, "1")).unwrap();
    let opened = CampaignDetails::of(&station.campaign("essai-1").unwrap().campaign);
    let kit = station.campaign("essai-1").unwrap().campaign.kit();
    // Somebody else, while the forms are open.
    station.describe_campaign("essai-1", |now| CampaignDetails { title: "Celui de B".into(), ..now }).unwrap();
    station.set_kit("essai-1", |now| KitDetails { phone: "01 02".into(), ..now }).unwrap();
    let untouched = opened.clone();
    station.describe_campaign("essai-1", |now| untouched.onto(&opened, now)).unwrap();
    let mine = CampaignDetails { establishment: "Maison de A".into(), ..opened.clone() };
    let view = station.describe_campaign("essai-1", |now| mine.onto(&opened, now)).unwrap();
    assert_eq!((view.campaign.title.as_str(), view.campaign.establishment.as_str()), ("Celui de B", "Maison de A"));
    let mine = KitDetails { contact: "accueil".into(), ..kit.clone() };
    let now = station.set_kit("essai-1", |now| mine.onto(&kit, now)).unwrap().campaign.kit();
    assert_eq!((now.phone.as_str(), now.contact.as_str()), ("01 02", "accueil"));
    // Several at the same moment.
    std::thread::scope(|scope| {
        for number in 0..6 {
            let station = super::under(&station, &format!("ab{number}"));
            let service = Service { code: format!("s{number}"), name: format!("Service {number}") };
            scope.spawn(move || {
                let add = |mut services: Vec<Service>, plan| {
                    services.push(service.clone());
                    (services, plan)
                };
                station.edit_campaign("essai-1", add).unwrap();
            });
        }
    });
    let services = station.campaign("essai-1").unwrap().campaign.services;
    assert!((0..6).all(|number| services.iter().any(|service| service.code == format!("s{number}"))), "{services:?}");
}

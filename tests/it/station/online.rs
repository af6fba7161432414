//! Answers that were given online come into a campaign: their checks, their batch, and what is told of them.

use super::{draft, station, tool};
use copiste::campaign::{BatchNumber, BatchSource, BatchStage, Extent, Matter, VerificationPolicy};
use copiste::export::{Encoding, Format, Options};
use copiste::import::{WebFinding, WebProblem};
use copiste::language::{Language, Phrases};
use copiste::operator::Operator;
use copiste::questionnaire::{Audience, Mark};
use copiste::record::{Answer, Serial};
use copiste::report;
use copiste::station::online_findings::web_finding;
use copiste::station::{BatchStep, Error, ExportRequest, Station, Target, WebImported, WebRequest};
use proptest::prelude::*;
use std::path::Path;

fn with_campaign(version: &str) -> Station {
    let station = station();
    let tool = tool(&station, version);
    station.create_campaign(draft("essai-1"), tool).unwrap();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy("essai-1", |_| policy).unwrap();
    station
}

fn request(file: &Path) -> WebRequest<'_> {
    WebRequest {
        campaign: "essai-1",
        audience: "residents",
        file,
        columns: None,
        service: None,
        variant: None,
        accept_sound: false,
        dry_run: false,
        looked_at: None,
    }
}

fn import_bytes(station: &Station, bytes: &[u8], change: impl FnOnce(&mut WebRequest)) -> WebImported {
    import_with(station, bytes, None, change)
}

fn import_with(
    station: &Station,
    bytes: &[u8],
    columns: Option<&Path>,
    change: impl FnOnce(&mut WebRequest),
) -> WebImported {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("online.csv");
    std::fs::write(&file, bytes).unwrap();
    let mut request = WebRequest { columns, ..request(&file) };
    change(&mut request);
    station.import_web(&request).unwrap()
}

fn import(station: &Station, text: &str) -> WebImported {
    import_bytes(station, text.as_bytes(), |_| ())
}

fn said(findings: &[WebFinding]) -> String {
    let phrases = Phrases::new(Language::English);
    findings.iter().map(|finding| web_finding(finding, &phrases)).collect::<Vec<_>>().join("\n")
}

fn answers(station: &Station, serial: u32) -> Vec<Option<Answer>> {
    station.record("essai-1", "residents", Serial(serial)).unwrap().1.record.answers
}

const SOUND: &str = "id,unit,q1,q2,age,word
1,glycines,1,toujours,84,oui
2,Les Lilas,jamais,3,79,
3,glycines,9,2,,Très bien
";

#[test]
fn sound_responses_come_into_batches_of_their_own_by_service() {
    let station = with_campaign("1");
    let done = import(&station, SOUND);
    assert_eq!((done.rows, done.sound, done.known, done.unsound.as_slice()), (3, 3, 0, &[][..]), "{done:?}");
    let taken: Vec<_> = done.taken.iter().map(|one| (one.batch.0, one.service.as_str(), one.sheets)).collect();
    assert_eq!(taken, [(1, "glycines", 2), (2, "lilas", 1)]);
    let batch = station.batch("essai-1", BatchNumber(1)).unwrap();
    assert_eq!(
        (batch.batch.source(), batch.batch.stage(), batch.tally.complete),
        (BatchSource::Web, BatchStage::Online, 2)
    );
    let one = |name: &str| Some(Answer::One(name.to_owned()));
    let first = answers(&station, 1);
    assert_eq!((&first[2], &first[3], &first[4]), (&one("1"), &one("3"), &Some(Answer::Integer(84))));
    assert_eq!(first[0], one("glycines"), "the service of the batch stands on the sheet");
    let second = answers(&station, 2);
    assert_eq!(second[2], Some(Answer::Mark(Mark::NotConcerned)), "a box that means a mark is that mark");
    assert_eq!(second[4], Some(Answer::Mark(Mark::Blank)), "what is not answered is not ticked");
    assert_eq!(station.store.check_journal(&batch.campaign.id).unwrap().fault, None);
}

#[test]
fn the_same_responses_are_not_taken_twice_and_new_ones_join_them() {
    let station = with_campaign("1");
    import(&station, SOUND);
    let again = import(&station, SOUND);
    assert_eq!((again.known, again.sound, again.taken.len()), (3, 0, 0), "{again:?}");
    let more = format!("{SOUND}4,lilas,2,2,90,non\n");
    let more = import(&station, &more);
    assert_eq!((more.known, more.taken[0].batch.0, more.taken[0].first), (3, 2, Serial(4)));
    assert_eq!(station.batch("essai-1", BatchNumber(2)).unwrap().batch.sheets, Some(2));
    assert_eq!(station.batches("essai-1").unwrap().len(), 2);
    // Without names a row is known by all it says.
    let unnamed = "unit;q1;q2\nglycines;1;1\nglycines;1;1\n";
    let first = import(&station, unnamed);
    assert_eq!(first.taken[0].sheets, 2);
    assert!(said(&first.findings).contains("line 3: noted – The same answers as on line 2; both count."));
    assert_eq!(import(&station, unnamed).known, 2);
}

#[test]
fn every_finding_is_told_at_once_and_nothing_is_taken() {
    let station = with_campaign("1");
    let wrong = "id,unit,q1,q2,age,couleur,word
1,glycines,7,1,84,bleu,oui
1,glycines,1,1,84,,oui
2,roses,1,toujour,vieux,,
3,glycines,,,,,
4,glycines,2,3,80,,ok
";
    let done = import(&station, wrong);
    insta::assert_snapshot!(said(&done.findings), @r"
    line 1, column couleur (F): This column answers no question. Name it, or leave it aside, in a file of columns (--columns).
    line 2, column q1 (C): q1: “7” is none of the choices.
    line 3: A response of the same name came before, line 2.
    line 4, column q2 (D): q2: “toujour” is none of the choices. Did you mean “toujours”?
    line 4: The campaign has no service “roses”.
    line 4, column age (E): age: “vieux” is not taken. This is no number that the question takes.
    line 5: The row answers nothing.
    ");
    assert_eq!((done.taken.len(), done.sound), (0, 1));
    assert!(station.batches("essai-1").unwrap().is_empty(), "nothing of the file is taken");
    // A column that nobody knows keeps the whole file out, whatever is wished.
    assert!(import_bytes(&station, wrong.as_bytes(), |request| request.accept_sound = true).taken.is_empty());
    let known = wrong.replace(",couleur", ",").replace(",bleu", ",");
    let done = import_bytes(&station, known.as_bytes(), |request| request.accept_sound = true);
    assert_eq!((done.taken[0].sheets, done.unsound.as_slice()), (1, &[2, 3, 4, 5][..]));
}

#[test]
fn a_trial_writes_nothing() {
    let station = with_campaign("1");
    let done = import_bytes(&station, SOUND.as_bytes(), |request| request.dry_run = true);
    assert_eq!((done.sound, done.taken.len()), (3, 0));
    assert!(station.batches("essai-1").unwrap().is_empty());
}

#[test]
fn columns_are_found_as_survey_programs_write_them() {
    let station = with_campaign("1");
    let lime = "\u{feff}\"Response ID\";\"submitdate\";\"G1[unit]\";\"q1. On frappe\";\"Q2[q2]\";\"ipaddr\"
\"Numéro\";\"Date\";\"Service\";\"On frappe\";\"On écoute\";\"IP\"
\"11\";\"2026-03-10 10:00:00\";\"glycines\";\"parfois\";\"3\";\"10.0.0.1\"
\"12\";\"\";\"glycines\";\"parfois\";\"3\";\"\"
";
    let done = import_bytes(&station, lime.as_bytes(), |request| request.accept_sound = true);
    let told = said(&done.findings);
    assert!(told.contains("nothing is kept: submitdate, ipaddr"), "{told}");
    assert!(told.contains("line 4, column submitdate (B): The response was not sent to its end."), "{told}");
    assert!(told.contains("Questions without a column, without an answer everywhere: age, word."), "{told}");
    assert_eq!(done.taken[0].sheets, 1, "{told}");
    let odk = "meta/instanceID\tpage1/unit\tpage1/q1\tpage1/q2\tKEY\nuuid:1\tlilas\t1\t2\tx\n";
    assert_eq!(import(&station, odk).taken[0].sheets, 1);
    let western = "unit;q1;word\nlilas;1;tr\u{e8}s bien\n".chars().map(|c| c as u8).collect::<Vec<_>>();
    let done = import_bytes(&station, &western, |_| ());
    assert!(done.findings.iter().any(|finding| finding.problem == WebProblem::Western));
    let serial = done.taken[0].first.0;
    assert_eq!(answers(&station, serial)[5], Some(Answer::Text("très bien".to_owned())));
}

#[test]
fn a_file_of_columns_names_what_the_table_does_not() {
    let station = with_campaign("1");
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("columns.toml");
    let text =
        "id = \"N°\"\nservice = \"Où ?\"\nmode = \"Comment\"\nignore = [\"Couleur\"]\n[columns]\n\"Frappe\" = \"q1\"\n";
    std::fs::write(&map, text).unwrap();
    let table = "N°,Où ?,Comment,Frappe,Couleur\nA1,lilas,aidé,2,bleu\n";
    let done = import_with(&station, table.as_bytes(), Some(&map), |_| ());
    assert_eq!(done.taken.len(), 1, "{}", said(&done.findings));
    let record = station.record("essai-1", "residents", done.taken[0].first).unwrap().1.record;
    assert_eq!(record.mode.as_deref(), Some("helped"));
    std::fs::write(&map, "colums = 3").unwrap();
    let done = import_with(&station, table.as_bytes(), Some(&map), |_| ());
    assert!(matches!(done.findings[0].problem, WebProblem::Columns(Some(1), _)), "{done:?}");
    std::fs::write(&map, "service = \"Ou ?\"\nignore = [\"Prénom\"]\n[columns]\n\"Frape\" = \"q1\"\n").unwrap();
    let done = import_with(&station, table.as_bytes(), Some(&map), |request| request.accept_sound = true);
    let absent = said(&done.findings);
    let absent: Vec<&str> = absent.lines().filter(|line| line.contains("speaks of a column")).collect();
    insta::assert_snapshot!(absent.join("\n"), @r"
    line 1: The file of columns speaks of a column “Ou ?”, and the table has none of that name. Did you mean “Où ?”?
    line 1: The file of columns speaks of a column “Frape”, and the table has none of that name. Did you mean “Frappe”?
    ");
    assert!(done.taken.is_empty());
}

#[test]
fn a_trial_promises_nothing_of_a_file_that_is_refused_as_a_whole() {
    let station = with_campaign("1");
    for file in ["unit,q1,Q1\nlilas,1,2\n", "unit,q1,word\nlilas,1,\"oui\nlilas,1,non\nlilas,1,non\n"] {
        for (dry_run, accept_sound) in [(true, false), (false, true), (false, false)] {
            let change = |request: &mut WebRequest| (request.dry_run, request.accept_sound) = (dry_run, accept_sound);
            let done = import_bytes(&station, file.as_bytes(), change);
            assert!(done.is_refused() && done.taken.is_empty(), "{done:?}");
        }
    }
}

/// Boxes that stood in another order were taken for another response.
#[test]
fn boxes_are_the_same_in_whatever_order_their_columns_and_names_stand() {
    let station = station();
    let (tool, _) = station.read_tool(Path::new("sample-data/regards-croises-ehpad")).unwrap();
    let (several, one, other) = ("preuves", "procedure", "formation");
    station.create_campaign(draft("essai-1"), tool.clone()).unwrap();
    let taken = |text: String| {
        let done = import_bytes(&station, text.as_bytes(), |request| {
            (request.audience, request.service) = ("management", Some("glycines"));
        });
        (done.taken.len(), done.known, said(&done.findings))
    };
    let first = taken(format!("{several}[{one}];{several}[{other}]\nY;Y\n"));
    assert_eq!(first.0, 1, "{}", first.2);
    for again in [
        format!("{several}[{other}];{several}[{one}]\nY;Y\n"),
        format!("{several}\n{one} {other}\n"),
        format!("{several}\n{other} {one}\n"),
    ] {
        let again = taken(again);
        assert_eq!((again.0, again.1), (0, 1), "{}", again.2);
    }
}

/// The wrong service was chosen, and the file taken once more for the right one: every answer counted twice.
#[test]
fn the_same_file_is_not_taken_for_another_service_and_another_that_says_the_same_is_noted() {
    let station = with_campaign("1");
    let take = |text: &str, service: &str| {
        import_bytes(&station, text.as_bytes(), |request| {
            request.service = Some(if service == "lilas" { "lilas" } else { "glycines" })
        })
    };
    let text = "q1,q2,age\n1,2,84\n2,2,79\n";
    assert_eq!(take(text, "glycines").taken[0].sheets, 2);
    let again = take(text, "lilas");
    assert!(again.taken.is_empty() && said(&again.findings).contains("was taken in before for"), "{again:?}");
    let other = take("q1,q2,age\n1,2,84\n", "lilas");
    assert_eq!(other.taken.len(), 1, "another person may say the same elsewhere");
    assert!(said(&other.findings).contains("noted"), "{}", said(&other.findings));
    let named = "unit,q1,q2,age\nlilas,2,2,79\n";
    assert_eq!(said(&import(&station, named).findings).matches("taken in before").count(), 0, "it says whose it is");
}

#[test]
fn a_file_that_changed_since_it_was_looked_at_is_not_taken() {
    let station = with_campaign("1");
    let looked_at = import_bytes(&station, SOUND.as_bytes(), |request| request.dry_run = true).fingerprint;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("online.csv");
    let taken = |text: &str| {
        std::fs::write(&file, text).unwrap();
        station.import_web(&WebRequest { looked_at: looked_at.as_ref(), ..request(&file) }).unwrap()
    };
    let changed = taken(&format!("{SOUND}4,lilas,2,2,90,non\n"));
    assert!(changed.is_refused() && changed.taken.is_empty(), "{changed:?}");
    assert_eq!(taken(SOUND).taken.len(), 2);
}

#[test]
fn what_is_no_text_and_rows_lost_in_a_cell_are_told() {
    let station = with_campaign("1");
    let book = std::fs::read("tests/it/fixtures/residents.xlsx").unwrap();
    let told = said(&import_bytes(&station, &book, |_| ()).findings);
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("This is a workbook"), "{told}");
    let text = "unit;q1;q2;word\nlilas;1;2;\"bien\nlilas;2;2;non\"\n";
    let done = import(&station, text);
    assert!(said(&done.findings).contains("This cell holds whole rows"), "{}", said(&done.findings));
}

#[test]
fn what_a_finding_repeats_of_an_answer_is_its_beginning() {
    let station = with_campaign("1");
    let long = "é".repeat(5_000);
    let done = import(&station, &format!("unit,q1\nlilas,{long}\n"));
    let told = said(&done.findings);
    assert!(
        told.contains(&format!("“{}…”", "é".repeat(40))) && told.lines().all(|line| line.chars().count() < 120),
        "{told}"
    );
}

#[test]
fn a_file_of_a_spreadsheet_program_is_read_as_it_is_written() {
    let station = with_campaign("1");
    let text = "unit\tq1\tword\r\nlilas\t1\tœuvre\r\n";
    let little = [vec![0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let big =
        [vec![0xfe, 0xff], text.replace("œuvre", "été").encode_utf16().flat_map(u16::to_be_bytes).collect()].concat();
    let unmarked = text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let done = import_bytes(&station, &unmarked, |request| request.dry_run = true);
    assert_eq!((done.sound, said(&done.findings).contains("1252")), (1, false), "{}", said(&done.findings));
    for bytes in [little, big, b"sep=,\r\nunit,q1,word\r\nlilas,1,a;b\r\n".to_vec()] {
        let done = import_bytes(&station, &bytes, |_| ());
        assert_eq!(done.taken.len(), 1, "{}", said(&done.findings));
    }
    assert_eq!(answers(&station, 1)[5], Some(Answer::Text("œuvre".to_owned())));
    assert_eq!(answers(&station, 3)[5], Some(Answer::Text("a;b".to_owned())));
}

#[test]
fn what_came_in_online_has_no_paper_and_is_not_verified() {
    let station = with_campaign("1");
    import(&station, SOUND);
    let online = Err(Error::OnlineBatch(BatchNumber(1)));
    let step = |step| station.step_batch("essai-1", BatchNumber(1), step).map(|_| ());
    assert_eq!(step(BatchStep::Keyed), online);
    assert_eq!(step(BatchStep::TakeUp("encore".to_owned())), online);
    assert_eq!(station.count_batch("essai-1", BatchNumber(1), 4, None).map(|_| ()), online);
    assert_eq!(station.may_key(&station.batch("essai-1", BatchNumber(1)).unwrap()), online);
    station.set_policy("essai-1", |_| VerificationPolicy::default()).unwrap();
    assert_eq!(station.draw_sheets("essai-1", "residents", None, None).map(|_| ()), Err(Error::NothingToDraw));
    let state = station.entry_state("essai-1").unwrap();
    assert!(state.is_closable(), "{:?}", state.findings);
    assert!(station.own_figures("essai-1").unwrap().is_none(), "nobody keyed them");
    station.close_campaign("essai-1").unwrap();
}

#[test]
fn no_paper_is_due_where_everything_came_in_online() {
    let station = with_campaign("1");
    import(&station, SOUND);
    station.keep_until("essai-1", Some(jiff::civil::date(2027, 3, 1))).unwrap();
    let due = |station: &Station| {
        let lines = station.calendar(None).unwrap().lines;
        lines.iter().filter(|line| matches!(line.due.matter, Matter::Paper(_))).count()
    };
    assert_eq!(due(&station), 0);
    station.open_batch("essai-1", super::pile()).unwrap();
    assert_eq!(due(&station), 1);
}

#[test]
fn a_draw_takes_paper_only_and_the_store_agrees() {
    let station = station();
    super::verifying::keyed(&station, &["1284⏎", "2284⏎"]);
    let online = SOUND.replace("\n1,", "\n11,");
    assert_eq!(import(&station, &online).taken.len(), 2);
    let draw = station.draw_sheets("essai-1", "residents", None, None).unwrap().draw;
    assert_eq!(draw.frame, [Serial(1), Serial(2)]);
    let said = copiste::station::state_sentences::scope;
    let state = station.entry_state("essai-1").unwrap();
    let names = copiste::station::Names::of(&station.campaign("essai-1").unwrap());
    let phrases = Phrases::new(Language::French);
    let lines: Vec<String> = state.lines.iter().map(|line| said(&line.scope, &names, &phrases)).collect();
    assert!(lines.contains(&"lot 2, en ligne, hors vérification".to_owned()), "{lines:?}");
}

#[test]
fn data_say_the_source_of_a_row_only_where_both_are_groups() {
    let exported = |rows: usize| {
        let station = station();
        super::comparing::keyed(&station, 2024, &super::comparing::Year::default());
        let rows: String = (1..=rows).map(|n| format!("{n},lilas,{},{},60,non\n", 1 + n % 3, 1 + n % 2)).collect();
        let table = format!("id,unit,q1,q2,age,word\n{rows}");
        import_bytes(&station, table.as_bytes(), |request| request.campaign = "essai-2024");
        let folder = tempfile::tempdir().unwrap();
        let request = ExportRequest {
            formats: vec![Format::Csv],
            audience: Some(Audience("residents".to_owned())),
            encoding: Encoding::Utf8,
            seed: None,
            options: Options::default(),
        };
        let target = Target::Folder(folder.path().to_owned());
        let done =
            station.export("essai-2024", &target, &request, &Phrases::new(Language::English), &|_| true).unwrap();
        std::fs::read_to_string(&done.files[0].path).unwrap()
    };
    let both = exported(12);
    let head: Vec<&str> = both.lines().next().unwrap().split(',').collect();
    let place = head.iter().position(|name| name.trim_matches('"') == "source").expect("a column of the source");
    let of = |word: &str| both.lines().filter(|line| line.split(',').nth(place) == Some(word)).count();
    assert_eq!((of("paper"), of("web")), (12, 12), "{both}");
    let few = exported(2);
    assert!(!few.lines().next().unwrap().contains("source"), "{few}");
    assert_eq!(few.lines().count(), 15, "they are in the data all the same");
}

#[test]
fn the_report_says_how_many_came_in_online_and_whether_they_count() {
    let station = with_campaign("1");
    let rows: String = (1..=12).map(|n| format!("{n},glycines,{},{},{},oui\n", 1 + n % 3, 1 + n % 2, 60 + n)).collect();
    let table = format!("id,unit,q1,q2,age,word\n{rows}");
    import(&station, &table);
    let told = |station: &Station| {
        let document = station.tell_report("essai-1", &Phrases::new(Language::English)).unwrap();
        let lines = report::text(&document, 120, report::Glyphs::Full);
        let words = lines.iter().map(|line| line.plain().replace('│', " ")).collect::<Vec<_>>().join(" ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    station.count_web("essai-1", false).unwrap();
    station.count_web("essai-1", true).unwrap();
    let text = told(&station);
    for words in ["On paper", "Online", "Résidents: 12, 12 of them online", "All count together", "nobody keyed them"]
    {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert_eq!(station.count_web("essai-1", false).map(|_| ()), Err(Error::WebSettled));
    let apart = with_campaign("1");
    import(&apart, &table);
    apart.count_web("essai-1", false).unwrap();
    let text = told(&apart);
    assert!(text.contains("do not count in the results"), "{text}");
    let results = apart.results(&apart.campaign("essai-1").unwrap(), None).unwrap();
    assert_eq!((results.audiences[0].sheets, results.participation[0].web), (0, 12));
}

#[test]
fn an_operator_may_not_decide_and_a_closed_campaign_takes_nothing() {
    let station = with_campaign("1");
    let bob = Station { operator: Operator::new("bob").unwrap(), ..station.clone() };
    import(&bob, SOUND);
    station.close_campaign("essai-1").unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    assert!(matches!(station.import_web(&request(file.path())), Err(Error::Closed(_))));
    assert!(matches!(station.count_web("essai-1", false), Err(Error::Closed(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the bytes are: an answer, nothing half taken, nothing lost of what was there.
    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400), head in any::<bool>()) {
        let station = with_campaign("1");
        let mut file = if head { b"id,unit,q1,q2,age\n".to_vec() } else { Vec::new() };
        file.extend(bytes);
        let done = import_bytes(&station, &file, |request| request.accept_sound = true);
        let taken: u32 = done.taken.iter().map(|one| one.sheets).sum();
        prop_assert!(taken as usize <= done.sound && done.sound + done.unsound.len() + done.known == done.rows);
        prop_assert!(!done.findings.is_empty() || taken > 0);
        let campaign = station.campaign("essai-1").unwrap().campaign;
        prop_assert_eq!(station.store.check_journal(&campaign.id).unwrap().fault, None);
    }

    /// Rows of plausible cells: what is taken is what the form takes, and a second time nothing is.
    #[test]
    fn plausible_rows_are_taken_once(rows in proptest::collection::vec(
        ("[0-9a-c]{0,2}", "(glycines|lilas|roses|)", "(1|2|3|9|7|jamais|)", "(parfois|toujours|1|x|)", "[0-9]{0,3}"), 1..12,
    )) {
        let station = with_campaign("1");
        let mut table = "id;unit;q1;q2;age\n".to_owned();
        for (id, unit, q1, q2, age) in &rows {
            table.push_str(&format!("{id};{unit};{q1};{q2};{age}\n"));
        }
        let wish = |request: &mut WebRequest| request.accept_sound = true;
        let done = import_bytes(&station, table.as_bytes(), wish);
        let taken: u32 = done.taken.iter().map(|one| one.sheets).sum();
        prop_assert_eq!(taken as usize, done.sound);
        let again = import_bytes(&station, table.as_bytes(), wish);
        prop_assert_eq!((again.sound, again.taken.len()), (0, 0), "{:?}", again);
    }
}

/// Survey programs count from 1 in each survey: what a second one said was passed over as taken.
#[test]
fn a_response_of_a_known_name_that_says_something_else_is_told_and_not_passed_over() {
    let station = with_campaign("1");
    import(&station, SOUND);
    let other = import(&station, "id,unit,q1,q2\n1,lilas,3,3\n");
    assert_eq!((other.known, other.taken.len(), other.unsound.as_slice()), (0, 0, &[2][..]));
    assert!(other.findings.iter().any(|finding| finding.problem == WebProblem::KnownOtherwise), "{other:?}");
    // The same response once with a name and once without.
    let unnamed = import(&station, "unit,q1,q2,age,word\nglycines,1,toujours,84,oui\n");
    assert!(unnamed.findings.iter().any(|finding| finding.problem == WebProblem::KnownOtherwise), "{unnamed:?}");
}

#[test]
fn responses_without_a_name_are_known_by_what_they_answer_and_not_by_where_they_stand() {
    let station = with_campaign("1");
    // The same texts under other questions are another response.
    assert_eq!(import(&station, "unit,q1,q2,age\nglycines,1,2,\n").taken.len(), 1);
    assert_eq!(import(&station, "unit,q1,q2,age\nglycines,1,,\nglycines,,1,\n").taken[0].sheets, 2);
    // A newer file has a row more above two that are equal, and its columns in another order.
    assert_eq!(import(&station, "unit,q1,q2\nglycines,3,3\nglycines,3,3\n").taken[0].sheets, 2);
    let newer = import(&station, "unit,q2,q1\nglycines,2,2\nglycines,3,3\nglycines,3,3\n");
    assert_eq!((newer.known, newer.taken[0].sheets), (2, 1), "{newer:?}");
}

#[test]
fn an_answer_that_was_not_sent_stays_out_though_the_form_asks_for_a_date() {
    let station = with_campaign("1");
    let heads = "\"Date de soumission\",\"Date de lancement\",unit,q1,q2\n";
    let done = import(&station, &format!("{heads}\"\",\"2026-03-01 10:00:00\",glycines,1,1\n"));
    assert!(done.taken.is_empty() && done.findings.iter().any(|one| one.problem == WebProblem::NotSent), "{done:?}");
    let sent = format!("{heads}\"2026-03-01 10:09:00\",\"2026-03-01 10:00:00\",glycines,1,1\n");
    assert_eq!(import(&station, &sent).taken.len(), 1);
}

#[test]
fn a_file_that_two_people_take_in_at_once_comes_in_once() {
    let station = with_campaign("1");
    let taken: u32 = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| import(&station, SOUND).taken)).collect();
        threads.into_iter().flat_map(|one| one.join().unwrap()).map(|one| one.sheets).sum()
    });
    assert_eq!(taken, 3);
    let sheets: u32 = station.batches("essai-1").unwrap().iter().map(|batch| batch.tally.complete).sum();
    assert_eq!((sheets, station.batches("essai-1").unwrap().len()), (3, 2));
}

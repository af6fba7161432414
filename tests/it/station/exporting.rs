//! Data out of a campaign: what is in the files, what is kept back, what the journal says of it.

use super::{NOW, station_on};
use copiste::export::{Encoding, Format, Options, Unfit};
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::measure::Results;
use copiste::operator::Moment;
use copiste::station::{Error, ExportRequest, Exported, FixedClock, Retelling, Station, Target};
use copiste::store::{Change, Content, Link, MemoryStore};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

fn french() -> Phrases {
    Phrases::new(Language::French)
}

/// The demonstration campaign, keyed.
struct House {
    station: Station,
    campaign: String,
    folder: TempDir,
    to_key: PathBuf,
}

impl House {
    fn new() -> House {
        let station = station_on(Arc::new(MemoryStore::new()));
        let station = Station { clock: Arc::new(FixedClock(Moment(NOW.0 + 30 * 86_400))), ..station };
        let folder = tempfile::tempdir().unwrap();
        let keymap = shipped("standard").unwrap();
        let demonstration = station.set_up_demonstration(&folder.path().join("tool"), &keymap, &french()).unwrap();
        House { station, campaign: demonstration.campaign, folder, to_key: demonstration.to_key }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn export(&self, request: &ExportRequest) -> Result<Exported, Error> {
        let target = Target::Folder(self.path());
        self.station.export(&self.campaign, &target, request, &french(), &|_| true)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(format!("{}-{name}", self.campaign))).unwrap()
    }

    fn results(&self) -> Results {
        let view = self.station.campaign(&self.campaign).unwrap();
        self.station.results(&view, None).unwrap()
    }

    fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        let id = self.station.campaign(&self.campaign).unwrap().campaign.id;
        self.station.store.journal(&id, &mut |link| links.push(link)).unwrap();
        links
    }

    /// Keys the sheets that the demonstration leaves to key.
    fn key_more(&self) {
        let keymap = shipped("standard").unwrap();
        self.station.key_sheets(&self.campaign, "residents", &self.to_key, &keymap, &french()).unwrap();
    }
}

fn request(formats: &[Format]) -> ExportRequest {
    ExportRequest {
        formats: formats.to_vec(),
        audience: None,
        encoding: Encoding::Utf8,
        seed: Some("0123456789abcdef0123456789abcdef".parse().unwrap()),
        options: Options { comments: false },
    }
}

/// The rows of a table without quoted texts, by column.
fn columns(table: &str) -> BTreeMap<String, Vec<String>> {
    let mut lines = table.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let names = lines.next().unwrap();
    let rows: Vec<Vec<String>> = lines.collect();
    assert!(rows.iter().all(|row| row.len() == names.len()));
    let column = |(place, name): (usize, String)| (name, rows.iter().map(|row| row[place].clone()).collect());
    names.into_iter().enumerate().map(column).collect()
}

#[test]
fn every_format_is_written_for_every_audience_and_the_journal_has_their_fingerprints() {
    let house = House::new();
    let exported = house.export(&request(&Format::ALL)).unwrap();
    let audiences = house.results().audiences.len();
    assert_eq!(exported.files.len(), Format::ALL.len() * audiences);
    let digest = |path: &Path| {
        let bytes = std::fs::read(path).unwrap();
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    for file in &exported.files {
        assert_eq!(file.fingerprint.0, digest(&file.path), "{}", file.path.display());
    }
    let last = house.links().pop().unwrap();
    let Content::Kept(_, Change::Export(told)) = &last.content else { panic!("{last:?}") };
    assert_eq!((told.report, told.seed.as_str()), (1, "0123456789abcdef0123456789abcdef"));
    let fingerprints: Vec<_> = told.files.iter().map(|file| file.fingerprint.clone()).collect();
    assert_eq!(fingerprints, exported.files.iter().map(|file| file.fingerprint.clone()).collect::<Vec<_>>());
    assert_eq!(last.by.who.name(), house.station.operator.name());
    let view = house.station.campaign(&house.campaign).unwrap();
    let phrases = french();
    let said = Retelling::new(&view.tool, &phrases).tell(&last);
    assert!(said.starts_with("données du rapport 1") && said.contains("-01-residents.sav"), "{said}");
    assert!(house.station.store.check_journal(&view.campaign.id).unwrap().fault.is_none());
    crate::export::asked(&house.path());
}

#[test]
fn the_same_seed_gives_the_same_file_and_another_seed_another_order() {
    let house = House::new();
    let first = house.export(&request(&[Format::Csv])).unwrap();
    let table = house.read("01-residents.csv");
    let again = house.export(&request(&[Format::Csv])).unwrap();
    let fingerprints = |exported: &Exported| exported.files.iter().map(|f| f.fingerprint.clone()).collect::<Vec<_>>();
    assert_eq!(fingerprints(&first), fingerprints(&again));
    assert_eq!(first.report, again.report);
    let drawn = ExportRequest { seed: None, ..request(&[Format::Csv]) };
    assert_ne!(house.export(&drawn).unwrap().seed, first.seed);
    let other = house.read("01-residents.csv");
    assert_ne!(table, other);
    let sorted = |table: &str| {
        let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&table), sorted(&other));
}

#[test]
fn what_the_report_hides_of_people_is_not_in_the_file() {
    let house = House::new();
    let exported = house.export(&request(&[Format::Csv])).unwrap();
    let results = house.results();
    for data in &exported.datasets {
        let told = results.audiences.iter().find(|told| told.audience.0 == data.audience).unwrap();
        let columns = columns(&house.read(&format!("01-{}.csv", data.audience)));
        let min = results.thresholds.group_min as usize;
        for variable in data.variables.iter().filter(|_| data.group_min > 1) {
            let is_item = told.items.iter().any(|item| item.name == variable.code);
            if is_item || variable.values().iter().all(|value| matches!(value.name.as_str(), "0" | "1")) {
                continue;
            }
            for value in variable.values() {
                let count = columns[&variable.name].iter().filter(|cell| **cell == value.name).count();
                assert!(count == 0 || count >= min, "{} {} {}: {count}", data.audience, variable.name, value.name);
            }
        }
        // Neither the number of a sheet nor the day of its pile nor who keyed it.
        for name in columns.keys() {
            assert!(!["serial", "batch", "date", "operator", "begun"].contains(&name.as_str()), "{name}");
        }
        assert!(data.left_out.iter().any(|left| left.why == copiste::export::Why::Pile) || data.group_min == 1);
    }
}

#[test]
fn data_beside_a_report_of_other_sheets_are_refused_while_the_campaign_is_open() {
    let house = House::new();
    let folder = house.folder.path().join("reports");
    house.station.issue_report(&house.campaign, &folder, &french()).unwrap();
    house.key_more();
    // Three sheets came: the report and the data would tell them by subtraction.
    let exported = house.export(&request(&[Format::Csv])).unwrap();
    assert_eq!(exported.unfit.len(), 1);
    assert_eq!(exported.unfit[0].1, Unfit::FewSinceReport);
    assert!(!house.path().join(format!("{}-02-residents.csv", house.campaign)).exists());
    let audience = copiste::questionnaire::Audience("residents".to_owned());
    let alone = ExportRequest { audience: Some(audience), ..request(&[Format::Csv]) };
    let reports = house.station.store.reports(&house.station.campaign(&house.campaign).unwrap().campaign.id).unwrap();
    let refused = house.export(&alone).unwrap_err();
    assert!(matches!(refused, Error::NothingToExport(ref why) if why.len() == 1), "{refused:?}");
    // What is refused tells nothing.
    let after = house.station.store.reports(&house.station.campaign(&house.campaign).unwrap().campaign.id).unwrap();
    assert_eq!(reports, after);
}

#[test]
fn an_export_that_cannot_be_written_leaves_no_file_and_no_link() {
    let house = House::new();
    house.export(&request(&[Format::Csv])).unwrap();
    let before = house.links().len();
    std::fs::remove_dir_all(house.path()).unwrap();
    // A folder stands where the second audience's file would be prepared.
    let audiences = house.results().audiences.iter().map(|told| told.audience.0.clone()).collect::<Vec<_>>();
    let way = house.path().join(format!("{}-01-{}.csv.part", house.campaign, audiences[1]));
    std::fs::create_dir_all(&way).unwrap();
    let refused = house.export(&request(&[Format::Csv])).unwrap_err();
    assert!(matches!(refused, Error::File(..)), "{refused:?}");
    assert_eq!(house.links().len(), before);
    let left: Vec<_> = std::fs::read_dir(house.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, [way.file_name().unwrap()]);
}

#[test]
fn whoever_leaves_stops_the_writing() {
    let house = House::new();
    let target = Target::Folder(house.path());
    let left = house.station.export(&house.campaign, &target, &request(&[Format::Csv]), &french(), &|_| false);
    assert_eq!(left, Err(Error::ExportLeft));
}

#[test]
fn one_file_is_refused_where_several_are_to_be_written() {
    let house = House::new();
    let file = house.folder.path().join("mine.csv");
    let target = Target::File(file.clone());
    let export =
        |request: &ExportRequest| house.station.export(&house.campaign, &target, request, &french(), &|_| true);
    assert!(matches!(export(&request(&[Format::Csv])), Err(Error::ExportOneFile(..))));
    let audience = Some(copiste::questionnaire::Audience("residents".to_owned()));
    let exported = export(&ExportRequest { audience: audience.clone(), ..request(&[Format::Csv]) }).unwrap();
    assert_eq!(exported.files[0].path, file);
    // A script comes with the table that it reads.
    let script = export(&ExportRequest { audience, ..request(&[Format::R]) });
    assert!(matches!(script, Err(Error::ExportOneFile(_, 2))));
}

#[test]
fn comments_stand_in_the_rows_only_when_asked_for_and_as_the_report_tells_them() {
    let house = House::new();
    let without = house.export(&request(&[Format::Csv])).unwrap();
    let is_text = |exported: &Exported| exported.datasets.iter().any(|data| data.variables.iter().any(|v| v.is_text()));
    assert!(!is_text(&without));
    let asked = ExportRequest { options: Options { comments: true }, ..request(&[Format::Csv]) };
    let with = house.export(&asked).unwrap();
    assert!(is_text(&with));
    let told: usize = house
        .results()
        .audiences
        .iter()
        .filter_map(|told| told.comments.value())
        .map(|comments| comments.told.len())
        .sum();
    let mut written = 0;
    for data in &with.datasets {
        written += house.read(&format!("01-{}.csv", data.audience)).matches("[…]").count();
    }
    assert!(told > 0);
    let redacted: usize = house
        .results()
        .audiences
        .iter()
        .filter_map(|told| told.comments.value())
        .flat_map(|comments| &comments.told)
        .map(|comment| comment.text.matches("[…]").count())
        .sum();
    assert_eq!(written, redacted);
}

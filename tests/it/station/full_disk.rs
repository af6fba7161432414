//! A disk that fills in the middle of a file: nothing stands half-written under a name, nothing is left beside it, and what was
//! refused is done once there is room.

use super::{NOW, station_on};
use copiste::export::{Encoding, Format, Options};
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::operator::Moment;
use copiste::station::sentences::error as sentences;
use copiste::station::{Error, ExportRequest, FixedClock, Issued, Product, Station, Target};
use copiste::store::MemoryStore;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// Set in the process whose files may not grow as large as they want.
const SMALL: &str = "COPISTE_SMALL_FILES";

#[test]
fn a_disk_that_fills_in_the_middle_of_a_document_leaves_nothing_behind() {
    if std::env::var_os(SMALL).is_none() {
        // The limit is the whole process's, so it is one of its own; the signal that would end it is ignored.
        let name = "station::full_disk::a_disk_that_fills_in_the_middle_of_a_document_leaves_nothing_behind";
        let test = std::env::current_exe().unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" --exact --nocapture \"$1\""]).arg(test).arg(name).env(SMALL, "1");
        let done = shell.output().unwrap();
        let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let (folder, whole) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let phrases = Phrases::new(Language::French);
    let house = |folder: &Path| {
        let station = station_on(Arc::new(MemoryStore::new()));
        let station = Station { clock: Arc::new(FixedClock(Moment(NOW.0 + 30 * 86_400))), ..station };
        let keymap = shipped("standard").unwrap();
        let set_up = station.set_up_demonstration(&folder.join("tool"), &keymap, &phrases).unwrap();
        (station, set_up.campaign)
    };
    // How large everything is.
    let (station, campaign) = house(whole.path());
    let out = whole.path().join("out");
    let issued = station.issue_report(&campaign, &out, &phrases).unwrap();
    let mut made: Vec<(Product, Vec<PathBuf>)> = Vec::new();
    for product in Product::all() {
        made.push((product, issued.write(product, &phrases).unwrap()));
    }
    let data = |station: &Station, campaign: &str, format: Format, out: &Path| {
        let request = ExportRequest {
            formats: vec![format],
            audience: None,
            encoding: Encoding::Utf8,
            seed: Some("0123456789abcdef0123456789abcdef".parse().unwrap()),
            options: Options { comments: true },
        };
        station.export(campaign, &Target::Folder(out.to_owned()), &request, &phrases, &|_| true)
    };
    let page = size(&issued.path);
    // A house whose disk fills.
    let (small, campaign) = house(folder.path());
    let out = folder.path().join("out");
    let id = small.campaign(&campaign).unwrap().campaign.id;
    let refused = within(page / 2, || small.issue_report(&campaign, &out, &phrases).map(drop));
    assert_refused(refused, &out, 0, &phrases);
    assert!(small.store.reports(&id).unwrap().is_empty(), "what nobody can read was not issued");
    let issued: Issued = small.issue_report(&campaign, &out, &phrases).unwrap();
    assert_eq!(issued.number, 1);
    let mut files = 1;
    for (product, paths) in &made {
        let limit = paths.iter().map(|path| size(path)).min().unwrap() / 2;
        let refused = within(limit, || issued.write(*product, &phrases).map(drop));
        assert_refused(refused, &out, files, &phrases);
        files += issued.write(*product, &phrases).unwrap().len();
    }
    for format in Format::ALL {
        let here = whole.path().join(format!("{format:?}"));
        let exported = data(&station, &campaign, format, &here).unwrap();
        let limit = exported.files.iter().map(|file| size(&file.path)).max().unwrap() / 2;
        let here = folder.path().join(format!("{format:?}"));
        let refused = within(limit, || data(&small, &campaign, format, &here).map(drop));
        assert_refused(refused, &here, 0, &phrases);
        data(&small, &campaign, format, &here).unwrap();
        assert_eq!(count(&here), exported.files.len(), "{format:?}");
    }
}

/// Does it while no file may be larger than `limit` bytes.
fn within<T>(limit: u64, job: impl FnOnce() -> T) -> T {
    let before = getrlimit(Resource::Fsize);
    setrlimit(Resource::Fsize, Rlimit { current: Some(limit), maximum: before.maximum }).unwrap();
    let done = job();
    setrlimit(Resource::Fsize, before).unwrap();
    done
}

#[track_caller]
fn assert_refused(refused: Result<(), Error>, folder: &Path, files: usize, phrases: &Phrases) {
    let error = refused.unwrap_err();
    let said = sentences(&error, phrases).join(" ");
    assert!(matches!(error, Error::File(..)), "{said}");
    assert!(said.contains("trop gros") && !said.contains("os error") && !said.contains(".part"), "{said}");
    assert_eq!(count(folder), files, "{said}");
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap().len()
}

/// Files in a folder, which need not be there.
fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

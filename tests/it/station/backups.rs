//! Backups under a host, and what is said of them.

use super::{NOW, draft, station_on, tool, with_batch};
use copiste::campaign::CampaignStatus;
use copiste::host::{Doorkeeper, Host, Person};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator};
use copiste::station::backups::standing;
use copiste::station::{BackupStanding, FixedClock, Sharing, Station};
use copiste::store::{
    BackedUp, BackupFault, BackupLog, BackupPlan, Backups, Error, FailedBackup, GoodBackup, Holder, HostStore, News,
    Role, SledStore, Store, back_up, read_log, restore, write_failure,
};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// How long something that must come may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn somebody() -> Holder {
    Holder { user: "copiste".into(), terminal: String::new(), pid: 1, since: NOW, socket: None }
}

/// A host on a store on a disk, which makes backups by a plan.
struct House {
    store: Arc<SledStore>,
    host: Host,
    next: Arc<Mutex<(&'static str, Role)>>,
    folder: TempDir,
    made: Receiver<Result<BackedUp, BackupFault>>,
}

impl House {
    fn new() -> House {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(SledStore::open(&folder.path().join("store"), somebody()).unwrap());
        let next = Arc::new(Mutex::new(("qm", Role::Manager)));
        let asked = Arc::clone(&next);
        let doorkeeper: Doorkeeper = Arc::new(move |_: &UnixStream| {
            let (name, role) = *asked.lock().unwrap();
            Some(Person { who: Operator::new(name).unwrap(), role })
        });
        let listener = UnixListener::bind(folder.path().join("host.sock")).unwrap();
        let kept = Arc::clone(&store) as Arc<dyn Store>;
        let clock = Arc::new(FixedClock(NOW));
        let host = Host::start(kept, clock, doorkeeper, Box::new(|_| ()), listener).unwrap();
        let (_, made) = channel();
        House { store, host, next, folder, made }
    }

    fn keeps_backups(&mut self, plan: BackupPlan) {
        let (sender, made) = channel();
        self.made = made;
        let sender = Mutex::new(sender);
        let told = move |outcome: &Result<BackedUp, BackupFault>| drop(sender.lock().unwrap().send(outcome.clone()));
        self.host.keep_backups(Arc::clone(&self.store), plan, somebody(), Box::new(told)).unwrap();
    }

    fn connect(&self, name: &'static str, role: Role) -> HostStore {
        *self.next.lock().unwrap() = (name, role);
        HostStore::connect(&self.folder.path().join("host.sock")).unwrap()
    }

    fn station(&self, name: &'static str, role: Role) -> Station {
        let (operator, identified) = (Operator::new(name).unwrap(), Identification::SystemUser);
        let store = Arc::new(self.connect(name, role));
        Station { operator, identified, sharing: Sharing::Host(role), ..station_on(store) }
    }

    /// A folder for backups, which is there.
    fn place(&self) -> PathBuf {
        let place = self.folder.path().join("backups");
        std::fs::create_dir_all(&place).unwrap();
        place
    }
}

fn plan(to: PathBuf, every_hours: Option<u32>) -> BackupPlan {
    BackupPlan { to, every_hours, keep: 7, recipients: Vec::new() }
}

fn restored(backup: &BackedUp) -> SledStore {
    let into = tempfile::tempdir().unwrap();
    restore(&backup.path, into.path(), None, &somebody()).unwrap();
    SledStore::open(&into.keep(), somebody()).unwrap()
}

#[test]
fn a_host_makes_the_backup_an_administrator_asks_for_and_nobody_elses() {
    let mut house = House::new();
    let manager = house.station("qm", Role::Manager);
    with_batch(&manager);
    let (ann, root) = (house.connect("ann", Role::Operator), house.connect("root", Role::Administrator));
    let refused = Error::NotAllowed { needs: Role::Administrator };
    assert_eq!(root.back_up(), Ok(Err(BackupFault::NotConfigured)));
    let place = house.place();
    house.keeps_backups(plan(place.clone(), None));
    for store in [&ann, &house.connect("qm", Role::Manager)] {
        assert_eq!(store.back_up().map(|_| ()), Err(refused.clone()));
    }
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 0);
    let made = root.back_up().unwrap().unwrap();
    assert!(made.path.starts_with(place.canonicalize().unwrap()), "{made:?}");
    let campaign = manager.campaign("essai-1").unwrap().campaign.id;
    assert_eq!(restored(&made).journal_head(&campaign), house.store.journal_head(&campaign));
    // Whoever keys may know that there is one.
    let known = ann.backups().unwrap();
    assert_eq!(known.log.good.map(|good| good.path), Some(made.path));
}

#[test]
fn a_host_whose_backup_is_overdue_makes_one_by_itself_and_tells_the_stations() {
    let mut house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let ann = house.connect("ann", Role::Operator);
    let (sender, news) = channel();
    ann.listen(Arc::new(move |one| drop(sender.send(one))));
    // What was asked comes after what was said on the line before.
    ann.campaigns().unwrap();
    let place = house.place();
    house.keeps_backups(plan(place.clone(), Some(24)));
    let made = house.made.recv_timeout(PATIENCE).unwrap().unwrap();
    assert_eq!(made.when, NOW);
    // What somebody changed before may still be on its way.
    let mut heard = std::iter::from_fn(|| news.recv_timeout(PATIENCE).ok());
    assert!(heard.any(|one| one == News::Backup));
    let ann = house.station("ann", Role::Operator);
    let phrases = Phrases::new(Language::English);
    assert!(matches!(ann.backup_standing(None, &phrases), BackupStanding::Good(said) if said.contains("2026-03-15")));
    // The next is not due before a day is over.
    assert!(house.made.try_recv().is_err());
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 1);
}

#[test]
fn a_host_that_cannot_make_its_backup_says_so_to_everybody_and_serves_on() {
    let mut house = House::new();
    let missing = house.folder.path().join("not-mounted");
    house.keeps_backups(plan(missing.clone(), Some(1)));
    let fault = house.made.recv_timeout(PATIENCE).unwrap().unwrap_err();
    assert_eq!(fault, BackupFault::NoFolder { path: missing });
    let ann = house.station("ann", Role::Operator);
    let said = match ann.backup_standing(None, &Phrases::new(Language::French)) {
        BackupStanding::Alarm(said) => said.replace('\u{a0}', " "),
        other => panic!("{other:?}"),
    };
    assert!(said.starts_with("LA DERNIÈRE SAUVEGARDE A ÉCHOUÉ (15/03/2026") && said.contains("not-mounted"), "{said}");
    assert!(said.contains(" Il n’y en a pas de bonne. "), "{said}");
    with_batch(&house.station("qm", Role::Manager));
}

#[test]
fn a_failure_of_before_the_host_goes_over_the_line_as_it_is_remembered() {
    let mut house = House::new();
    let store = house.folder.path().join("store");
    // Somebody's own station had the data open when a timer wanted a backup of them.
    let taken = Error::Taken { directory: store.clone(), holder: Some(somebody()) };
    write_failure(&store, NOW, BackupFault::Store(taken)).unwrap();
    let place = house.place();
    house.keeps_backups(plan(place, None));
    let known = house.connect("ann", Role::Operator).backups().unwrap();
    assert_eq!(known.log, read_log(&store));
    assert!(known.log.failing && known.plan.is_some(), "{known:?}");
}

#[test]
fn a_backup_in_the_making_ends_with_its_host() {
    let mut house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let place = house.place();
    house.keeps_backups(plan(place.clone(), Some(24)));
    let House { store, host, folder, .. } = house;
    drop(host);
    // It was made, or there is nothing of it: never half of one.
    let names: Vec<String> = std::fs::read_dir(&place)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.iter().all(|name| name.ends_with(".backup")) && names.len() <= 1, "{names:?}");
    drop(store);
    SledStore::open(&folder.path().join("store"), somebody()).unwrap();
}

fn said(log: BackupLog, every_hours: Option<u32>) -> BackupStanding {
    let backups = Backups { log, ..Backups::default() };
    let plan = plan(PathBuf::from("/mnt"), every_hours);
    standing(&backups, &plan, "Do it.".into(), &FixedClock(NOW), &Phrases::new(Language::English))
}

fn good(hours_ago: i64) -> Option<GoodBackup> {
    Some(GoodBackup { when: Moment(NOW.0 - hours_ago * 3600), path: PathBuf::from("/mnt/one"), bytes: 1 })
}

#[test]
fn how_things_stand_with_backups_is_said_in_words() {
    let alarm = |text: &str| BackupStanding::Alarm(text.to_owned());
    let fine = |text: &str| BackupStanding::Good(text.to_owned());
    let none = BackupLog::default();
    assert_eq!(said(none.clone(), None), alarm("NO BACKUP YET. Do it."));
    let with = |hours| BackupLog { good: good(hours), ..none.clone() };
    assert_eq!(said(with(0), Some(24)), fine("Last backup: 2026-03-15 12:00, less than an hour ago"));
    assert_eq!(said(with(1), Some(24)), fine("Last backup: 2026-03-15 11:00, 1 hour ago"));
    assert_eq!(said(with(24 * 30), None), fine("Last backup: 2026-02-13 12:00, 30 days ago"));
    assert_eq!(said(with(72), Some(24)), alarm("THE LAST BACKUP IS TOO OLD: 2026-03-12 12:00, 3 days ago. Do it."));
    let failed = Some(FailedBackup { when: NOW, why: BackupFault::Overtaken });
    let log = BackupLog { good: good(2), failed, failing: true };
    assert_eq!(
        said(log.clone(), Some(24)),
        alarm(
            "THE LAST BACKUP FAILED (2026-03-15 12:00). Last good one: 2026-03-15 10:00, 2 hours ago. \
             So much was changed meanwhile that it would not be of one moment. Make the backup again."
        )
    );
    // What failed before the last good one is history.
    assert!(matches!(said(BackupLog { failing: false, ..log }, Some(24)), BackupStanding::Good(_)));
}

#[test]
fn whoever_destroys_answers_hears_which_backups_may_still_hold_them() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("backups");
    std::fs::create_dir(&place).unwrap();
    let store = Arc::new(SledStore::open(&folder.path().join("store"), somebody()).unwrap());
    let station = station_on(Arc::clone(&store) as Arc<dyn Store>);
    station.create_campaign(draft("essai-1"), tool(&station, "1")).unwrap();
    let phrases = Phrases::new(Language::English);
    assert_eq!(station.backups_that_may_hold(&phrases), Vec::<String>::new());
    let made = back_up(&store, &plan(place, None), NOW, &somebody(), &|| true).unwrap();
    let said = station.backups_that_may_hold(&phrases);
    assert!(said[0].starts_with("1 backup is older than this"), "{said:?}");
    assert_eq!(said[1].trim(), made.path.display().to_string());
    assert_eq!(station.campaign("essai-1").unwrap().campaign.status, CampaignStatus::Open);
    assert!(Path::new(said[1].trim()).exists());
}

//! Several stations on one host: the same store over a socket, and who may do what in it.

mod forged;

use super::{Desk, pile, station_on, tool, with_batch};
use copiste::campaign::BatchNumber;
use copiste::host::{Doorkeeper, Host, Person};
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::record::{Answer, Pass, Serial, Status};
use copiste::station::{BatchDraft, KeyingStart, Notice, Phase, Sharing, Station, SystemClock};
use copiste::store::wire::{
    self, Ask, AtLength, AtOnce, FromHost, FromStation, GREETING_BYTES_MAX, Greeting, SessionId, Welcome,
};
use copiste::store::{
    Connected, Error, Export, HostStore, MemoryStore, News, Once, RecordKey, RecordState, Role, Store, Write,
};
use jiff::civil::date;
use proptest::prelude::*;
use std::io::{Read as _, Write as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// How long something that must come may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A host on a store, at a socket in a folder of its own.
struct House {
    store: Arc<dyn Store>,
    host: Option<Host>,
    /// Who comes next, and as what.
    next: Arc<Mutex<Option<(&'static str, Role)>>>,
    folder: TempDir,
    failures: Receiver<Error>,
}

impl House {
    fn new() -> House {
        House::on(Arc::new(MemoryStore::new()))
    }

    fn on(store: Arc<dyn Store>) -> House {
        let folder = tempfile::tempdir().unwrap();
        let next = Arc::new(Mutex::new(None));
        let (_, failures) = channel();
        let mut house = House { store, host: None, next, folder, failures };
        house.start();
        house
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("host.sock")
    }

    fn start(&mut self) {
        let next = Arc::clone(&self.next);
        let doorkeeper: Doorkeeper = Arc::new(move |_: &UnixStream| {
            let (name, role) = (*next.lock().unwrap())?;
            Some(Person { who: Operator::new(name).unwrap(), role })
        });
        let (fails, failures) = channel();
        self.failures = failures;
        let failed = Box::new(move |error| drop(fails.send(error)));
        let listener = UnixListener::bind(self.socket()).unwrap();
        let host = Host::start(Arc::clone(&self.store), Arc::new(SystemClock), doorkeeper, failed, listener);
        self.host = Some(host.unwrap());
    }

    /// The host is gone with everything it knew; the store stays.
    fn stop(&mut self) {
        self.host = None;
        std::fs::remove_file(self.socket()).unwrap();
    }

    fn lets_in(&self, name: &'static str, role: Role) {
        *self.next.lock().unwrap() = Some((name, role));
    }

    fn connect(&self, name: &'static str, role: Role) -> HostStore {
        self.lets_in(name, role);
        HostStore::connect(&self.socket()).unwrap()
    }

    /// The line of somebody who was let in, for whatever they may say.
    fn line(&self, name: &'static str, role: Role) -> UnixStream {
        self.lets_in(name, role);
        let mut line = UnixStream::connect(self.socket()).unwrap();
        wire::send(&mut line, &wire::encode(&Greeting::of(SessionId([9; 16]), Vec::new())).unwrap()).unwrap();
        assert!(wire::receive(&mut line, GREETING_BYTES_MAX).unwrap().is_some());
        line
    }

    fn station(&self, name: &'static str, role: Role) -> Station {
        let store = self.connect(name, role);
        let Connected { who, role, .. } = store.connected().clone();
        let (identified, sharing) = (Identification::SystemUser, Sharing::Host(role));
        Station { operator: who, identified, sharing, ..station_on(Arc::new(store)) }
    }

    /// Waits until the host sees so many stations.
    fn wait_for_stations(&self, count: usize) {
        let begun = std::time::Instant::now();
        while self.host.as_ref().unwrap().stations() != count {
            assert!(begun.elapsed() < PATIENCE, "there are {} stations", self.host.as_ref().unwrap().stations());
            std::thread::yield_now();
        }
    }
}

fn residents(serial: u32) -> RecordKey {
    let campaign = copiste::campaign::CampaignId::new("essai-1").unwrap();
    let audience = copiste::questionnaire::Audience("residents".to_owned());
    RecordKey { campaign, audience, serial: Serial(serial), pass: Pass::First }
}

#[test]
fn the_host_reads_everything_for_whoever_conducts_campaigns() {
    let house = House::new();
    with_batch(&house.station("quentin", Role::Manager));
    let health = house.connect("quentin", Role::Manager).health().unwrap();
    assert!(health.is_whole() && health.values > 5, "{health:?}");
    assert_eq!(Ok(health), house.store.health());
    let refused = house.connect("lea", Role::Operator).health();
    assert_eq!(refused, Err(Error::NotAllowed { needs: Role::Manager }));
}

#[test]
fn two_people_key_into_one_pile_and_never_get_the_same_number() {
    let house = House::new();
    let manager = house.station("qm", Role::Manager);
    with_batch(&manager);
    let (ann, bob) = (house.station("ann", Role::Operator), house.station("bob", Role::Operator));
    let mut desks = [Desk::open(&ann, 1, KeyingStart::Pile), Desk::open(&bob, 1, KeyingStart::Pile)];
    assert_eq!(desks[0].keying.serial(), Serial(1));
    assert_eq!(desks[1].keying.serial(), Serial(2));
    desks[0].key("12");
    for _ in 0..5 {
        desks[1].key("1284⏎");
    }
    desks[0].key("84⏎");
    desks.iter_mut().for_each(|desk| assert!(desk.settle().is_empty()));
    assert_eq!([desks[0].keying.serial(), desks[1].keying.serial()], [Serial(8), Serial(7)]);
    drop(desks);
    let records = manager.records(&manager.batch("essai-1", copiste::campaign::BatchNumber(1)).unwrap()).unwrap();
    let states: Vec<_> = records.iter().map(|one| (one.key.serial.0, one.state)).collect();
    assert_eq!(states, (1..=6).map(|serial| (serial, RecordState::Complete)).collect::<Vec<_>>());
    let signed = |serial| house.store.record(&residents(serial)).unwrap().unwrap().record.begun;
    assert_eq!((signed(1).who.name(), signed(1).how), ("ann", Identification::SystemUser));
    assert_eq!(signed(2).who.name(), "bob");
}

#[test]
fn a_number_that_was_only_looked_at_goes_to_the_next_who_asks() {
    let house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let (ann, bob) = (house.station("ann", Role::Operator), house.station("bob", Role::Operator));
    let desk = Desk::open(&ann, 1, KeyingStart::Pile);
    let mut other = Desk::open(&bob, 1, KeyingStart::Pile);
    other.key("1284⏎");
    other.settle();
    drop(desk);
    // An answer comes after everything that was said on its line before.
    ann.store.campaigns().unwrap();
    other.key("1284⏎");
    other.settle();
    assert_eq!(other.keying.serial(), Serial(1));
}

#[test]
fn a_sheet_left_unfinished_is_nobody_elses_while_its_station_lives_and_goes_on_where_it_stood_when_it_died() {
    let house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let ann = house.station("ann", Role::Operator);
    let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
    desk.key("12");
    desk.settle();
    let bob = house.station("bob", Role::Operator);
    assert_eq!(Desk::open(&bob, 1, KeyingStart::Pile).keying.serial(), Serial(2));
    let refused = Desk::try_open(&bob, 1, KeyingStart::Record(Serial(1))).map(|_| ());
    let in_use = Error::InUse { sheet: residents(1).sheet(), who: Operator::new("ann").unwrap() };
    assert_eq!(refused, Err(in_use.clone().into()));
    // Not by a program that asks nobody either.
    let mut filed = house.store.record(&residents(1)).unwrap().unwrap();
    filed.revision += 1;
    let written = bob.store.commit(&bob.signature(), vec![Write::Record(residents(1), filed)]);
    assert_eq!(written, Err(in_use));
    // It dies without a word.
    drop(desk);
    drop(ann);
    house.wait_for_stations(1);
    let desk = Desk::open(&bob, 1, KeyingStart::Pile);
    assert_eq!(desk.keying.serial(), Serial(1));
    assert_eq!(desk.keying.entry().record().answers[2], Some(Answer::One("1".to_owned())));
    assert_eq!(desk.keying.entry().left(), 2);
}

#[test]
fn a_sheet_opened_again_at_the_same_station_stays_its_own() {
    let house = House::new();
    let (ann, bob) = (house.connect("ann", Role::Operator), house.connect("bob", Role::Operator));
    ann.hold(&residents(1)).unwrap();
    ann.hold(&residents(1)).unwrap();
    ann.let_go(&residents(1));
    ann.campaigns().unwrap();
    let in_use = Error::InUse { sheet: residents(1).sheet(), who: Operator::new("ann").unwrap() };
    assert_eq!(bob.hold(&residents(1)), Err(in_use));
    ann.let_go(&residents(1));
    ann.campaigns().unwrap();
    assert_eq!(bob.hold(&residents(1)), Ok(()));
}

#[test]
fn what_others_end_is_told_without_asking() {
    let house = House::new();
    let manager = house.station("qm", Role::Manager);
    with_batch(&manager);
    let (sender, news) = channel();
    manager.store.listen(Arc::new(move |one| drop(sender.send(one))));
    let ann = house.station("ann", Role::Operator);
    let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
    desk.key("12");
    desk.settle();
    // An answer is nothing to others.
    assert_eq!(manager.store.campaigns().map(|campaigns| campaigns.len()), Ok(1));
    assert!(news.try_recv().is_err());
    desk.key("84⏎");
    desk.settle();
    assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Changed(residents(1).campaign)));
}

/// A screen that asked stood still for ten seconds.
#[test]
fn whoever_listens_is_answered_at_once_that_the_host_is_away_and_whoever_does_not_waits_for_it() {
    let mut house = House::new();
    let (ann, bob) = (house.connect("ann", Role::Operator), house.connect("bob", Role::Operator));
    let (sender, news) = channel();
    bob.listen(Arc::new(move |one| drop(sender.send(one))));
    house.stop();
    assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Down(None)));
    let script = std::thread::spawn(move || ann.campaigns());
    let who = Operator::new("bob").unwrap();
    let by_bob = Signature { who, how: Identification::SystemUser, when: Moment(1) };
    let gone = |outcome: Result<(), Error>| matches!(outcome, Err(Error::HostGone { .. }));
    assert!(gone(bob.campaigns().map(drop)));
    assert!(gone(bob.hold(&residents(1))));
    assert!(gone(bob.commit(&by_bob, Vec::new())));
    assert!(!script.is_finished(), "the script waits");
    house.lets_in("ann", Role::Operator);
    house.start();
    assert_eq!(script.join().unwrap(), Ok(Vec::new()));
    assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Up));
    assert_eq!(bob.campaigns(), Ok(Vec::new()));
}

#[test]
fn a_sheet_ended_while_the_host_is_away_is_followed_by_the_next_when_it_is_back() {
    let mut house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let ann = house.station("ann", Role::Operator);
    let (sender, news) = channel();
    // What others changed is no news here.
    let of_the_line =
        move |one| drop(Some(one).filter(|one| !matches!(one, News::Changed(_))).map(|one| sender.send(one)));
    ann.store.listen(Arc::new(of_the_line));
    let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
    desk.key("12");
    desk.settle();
    house.stop();
    assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Down(None)));
    desk.key("84⏎");
    assert_eq!((desk.keying.phase(), desk.keying.serial()), (Phase::Awaiting, Serial(1)));
    // Whoever is impatient may try.
    desk.key("⏎");
    assert_eq!(desk.keying.phase(), Phase::Awaiting);
    house.start();
    assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Up));
    assert_eq!(desk.keying.host_is_back(), vec![Notice::Opened(Serial(2))]);
    desk.key("1284⏎");
    assert!(desk.settle().is_empty());
    for serial in 1..=2 {
        assert_eq!(house.store.record(&residents(serial)).unwrap().unwrap().record.status, Status::Complete);
    }
}

#[test]
fn an_operator_keys_and_nothing_else() {
    let house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let ann = house.station("ann", Role::Operator);
    let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    drop(desk);
    // Their own figures are theirs.
    let own = ann.own_figures("essai-1").unwrap().unwrap();
    assert_eq!((own.sheets, own.answers), (1, 6));
    assert_eq!(house.station("bob", Role::Operator).own_figures("essai-1"), Ok(None));
    let needs = |needs| Err(Error::NotAllowed { needs });
    let campaign = ann.campaign("essai-1").unwrap().campaign;
    let id = &campaign.id;
    assert_eq!(ann.store.journal(id, &mut |_| {}), needs(Role::Manager));
    assert_eq!(ann.store.each_record(id, &residents(1).audience, &mut |_, _| {}), needs(Role::Manager));
    assert_eq!(ann.store.reviews(id).map(|_| ()), needs(Role::Manager));
    let renamed = copiste::campaign::Campaign { title: "Autre".to_owned(), ..campaign.clone() };
    let write = |station: &Station, write| station.store.commit(&station.signature(), vec![write]);
    assert_eq!(write(&ann, Write::Campaign(renamed)), needs(Role::Manager));
    assert_eq!(write(&ann, Write::Empty(id.clone())), needs(Role::Administrator));
    assert_eq!(write(&house.station("qm", Role::Manager), Write::Empty(id.clone())), needs(Role::Administrator));
    // What only the host itself writes.
    let given = Write::Serial(id.clone(), residents(1).audience, Serial(900_000));
    assert_eq!(write(&house.station("root", Role::Administrator), given), needs(Role::Administrator));
    assert_eq!(ann.open_batch("essai-1", pile()).map(|view| view.batch.number.0), Ok(2));
}

#[test]
fn two_managers_who_change_the_plan_and_the_dates_at_once_lose_nothing_of_each_other() {
    use copiste::campaign::{ActionDraft, ActionText};
    const EACH: usize = 20;
    let house = House::new();
    let (ann, bob) = (house.station("ann", Role::Manager), house.station("bob", Role::Manager));
    let tool = super::tool(&ann, "1");
    ann.create_campaign(super::draft("essai-1"), tool).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0..EACH {
                let (finding, action) = ("q1".to_owned(), format!("nº {number}"));
                let says = ActionText { finding, action, ..ActionText::default() };
                ann.add_action("essai-1", &ActionDraft { says, ..ActionDraft::default() }).unwrap();
            }
        });
        scope.spawn(|| {
            for day in 1..=EACH as i8 {
                bob.keep_until("essai-1", Some(jiff::civil::date(2027, 6, day))).unwrap();
            }
        });
    });
    let campaign = house.store.campaign(&super::verifying::store_campaign()).unwrap().unwrap();
    assert_eq!(campaign.actions.len(), EACH);
    assert_eq!(campaign.keep_until, Some(jiff::civil::date(2027, 6, EACH as i8)));
    assert_eq!(campaign.history.iter().filter(|(by, _)| by.who.name() == "bob").count(), EACH);
    assert_eq!(house.store.check_journal(&campaign.id).unwrap().fault, None);
}

/// Both were told the same number, and the second wrote over the first's pile; an edit took a count back that it never touched.
#[test]
fn two_people_who_open_and_change_batches_at_once_lose_nothing_of_each_other() {
    const EACH: usize = 12;
    let house = House::new();
    let (ann, bob) = (house.station("ann", Role::Manager), house.station("bob", Role::Operator));
    let tool = super::tool(&ann, "1");
    ann.create_campaign(super::draft("essai-1"), tool).unwrap();
    let opened = |station: &Station, service: &str| {
        let draft = |_| BatchDraft { service: service.to_owned(), ..super::pile() };
        (0..EACH).map(|turn| station.open_batch("essai-1", draft(turn)).unwrap().batch.number).collect::<Vec<_>>()
    };
    let numbers = std::thread::scope(|scope| {
        let (one, other) = (scope.spawn(|| opened(&ann, "glycines")), scope.spawn(|| opened(&bob, "lilas")));
        [one.join().unwrap(), other.join().unwrap()].concat()
    });
    let mut told = numbers.clone();
    told.sort_unstable();
    told.dedup();
    assert_eq!(told.len(), 2 * EACH, "no number is told twice: {numbers:?}");
    let batches = ann.batches("essai-1").unwrap();
    assert_eq!(batches.iter().filter(|view| view.batch.service == "lilas").count(), EACH);
    let first = BatchNumber(1);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for sheets in 1..=EACH as u32 {
                bob.count_batch("essai-1", first, sheets, None).unwrap();
            }
        });
        scope.spawn(|| {
            for day in 1..=EACH as i8 {
                let date = jiff::civil::date(2026, 2, day);
                ann.edit_batch("essai-1", first, |now| BatchDraft { date, ..now }, None).unwrap();
            }
        });
    });
    let batch = ann.batch("essai-1", first).unwrap().batch;
    assert_eq!((batch.sheets, batch.date), (Some(EACH as u32), jiff::civil::date(2026, 2, EACH as i8)));
    let by = |name: &str| batch.history.iter().filter(|(by, _)| by.who.name() == name).count();
    assert_eq!(by("ann") + by("bob"), 1 + 2 * EACH, "every change is told of whoever made it");
    assert_eq!(house.store.check_journal(&super::verifying::store_campaign()).unwrap().fault, None);
}

#[test]
fn whoever_is_not_let_in_is_told_so() {
    let house = House::new();
    assert_eq!(HostStore::connect(&house.socket()).map(|_| ()), Err(Error::NotLetIn { socket: house.socket() }));
    let nowhere = house.folder.path().join("elsewhere.sock");
    assert!(matches!(HostStore::connect(&nowhere), Err(Error::HostGone { .. })));
}

#[test]
fn a_station_of_another_version_is_refused_with_the_version_of_the_host() {
    let house = House::new();
    house.lets_in("ann", Role::Operator);
    let greeting = Greeting::of(SessionId([7; 16]), Vec::new());
    // Behind what every greeting begins with comes the form that is spoken.
    let mut greeting = wire::encode(&greeting).unwrap();
    greeting[8] += 1;
    let mut stream = UnixStream::connect(house.socket()).unwrap();
    wire::send(&mut stream, &greeting).unwrap();
    let answer = wire::receive(&mut stream, GREETING_BYTES_MAX).unwrap().unwrap();
    assert_eq!(wire::decode::<Welcome>(&answer).unwrap(), Welcome::OtherVersion(env!("CARGO_PKG_VERSION").to_owned()));
    // And a host of another version by the station.
    let socket = house.folder.path().join("other.sock");
    let listener = UnixListener::bind(&socket).unwrap();
    let other = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        wire::receive(&mut stream, GREETING_BYTES_MAX).unwrap().unwrap();
        wire::send(&mut stream, &wire::encode(&Welcome::OtherVersion("9.9.9".to_owned())).unwrap()).unwrap();
    });
    let refused = HostStore::connect(&socket).map(|_| ());
    assert_eq!(refused, Err(Error::HostOther { socket, version: "9.9.9".to_owned() }));
    other.join().unwrap();
}

#[test]
fn keying_goes_on_over_a_host_that_comes_and_goes_and_every_answer_is_there_once() {
    let folder = crate::store::scratch();
    let mut house = House::on(Arc::new(crate::store::open(folder.path())));
    with_batch(&house.station("qm", Role::Manager));
    let ann = house.station("ann", Role::Operator);
    let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
    for sheet in 0..12 {
        desk.key("12");
        house.stop();
        // Keyed while nobody answers.
        desk.key("8");
        if sheet % 2 == 0 {
            // Another host, on the store as it lies on the disk.
            house.store = Arc::new(MemoryStore::new());
            house.store = Arc::new(crate::store::open(folder.path()));
        }
        house.start();
        desk.key("4⏎");
        assert!(desk.settle().is_empty(), "sheet {sheet}");
    }
    assert_eq!(desk.keying.serial(), Serial(13));
    drop(desk);
    drop(ann);
    house.stop();
    let campaign = residents(1).campaign;
    let mut links = Vec::new();
    house.store.journal(&campaign, &mut |link| links.push(link.subject)).unwrap();
    let sheets: Vec<_> = links.iter().filter(|one| matches!(one, copiste::store::Subject::Record(..))).collect();
    // Four answers and an end: each is a link, and none is there twice.
    let mut once = sheets.clone();
    once.dedup();
    assert_eq!((sheets.len(), once.len()), (12 * 4, 12 * 4));
    assert_eq!(house.store.check_journal(&campaign).unwrap().fault, None);
    for serial in 1..=12 {
        assert_eq!(house.store.record(&residents(serial)).unwrap().unwrap().record.status, Status::Complete);
    }
}

#[test]
fn a_station_that_reads_nothing_holds_nobody_up() {
    let house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let ann = house.station("ann", Role::Operator);
    house.lets_in("bob", Role::Manager);
    let mut deaf = UnixStream::connect(house.socket()).unwrap();
    let greeting = Greeting::of(SessionId([9; 16]), Vec::new());
    wire::send(&mut deaf, &wire::encode(&greeting).unwrap()).unwrap();
    deaf.set_write_timeout(Some(Duration::from_millis(200))).unwrap();
    let fingerprint = ann.campaign("essai-1").unwrap().campaign.fingerprint;
    for number in 0..20_000 {
        let ask = FromStation::Ask(number, Ask::AtOnce(AtOnce::Tool(fingerprint.clone())));
        if wire::send(&mut deaf, &wire::encode(&ask).unwrap()).is_err() {
            break;
        }
    }
    let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    assert!(desk.settle().is_empty());
}

#[test]
fn a_greeting_that_never_ends_holds_nobody_up() {
    let house = House::new();
    house.lets_in("ann", Role::Operator);
    let slow: Vec<UnixStream> = (0..20)
        .map(|_| {
            let mut stream = UnixStream::connect(house.socket()).unwrap();
            stream.write_all(&[40, 0]).unwrap();
            stream
        })
        .collect();
    with_batch(&house.station("qm", Role::Manager));
    drop(slow);
}

#[test]
fn a_greeting_that_comes_byte_by_byte_ends_as_one_that_does_not_come() {
    let house = House::new();
    let mut slow = UnixStream::connect(house.socket()).unwrap();
    slow.set_read_timeout(Some(std::time::Duration::from_millis(500))).unwrap();
    let length = 200_u32.to_le_bytes();
    let bytes = length.into_iter().chain(std::iter::repeat_n(0, 200));
    // One byte every half a second would take a hundred of them.
    let ended = bytes.take(60).any(|byte| {
        let gone = slow.write_all(&[byte]).is_err();
        gone || matches!(slow.read(&mut [0; 16]), Ok(0))
            || slow.read(&mut [0; 16]).is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset)
    });
    assert!(ended, "it is heard for ever");
}

#[test]
fn those_who_only_knock_leave_the_stations_alone() {
    let house = House::new();
    house.lets_in("ann", Role::Operator);
    let station = house.station("qm", Role::Manager);
    // All of one account, and more than are heard of one at a time.
    let knocking: Vec<UnixStream> = (0..100).map(|_| UnixStream::connect(house.socket()).unwrap()).collect();
    with_batch(&station);
    let turned_away = knocking.iter().filter(|stream| {
        stream.set_read_timeout(Some(std::time::Duration::from_millis(50))).unwrap();
        matches!((&mut &**stream).read(&mut [0; 1]), Ok(0))
    });
    assert!(turned_away.count() >= 30);
}

#[test]
fn a_frame_that_says_to_be_endless_ends_the_line_and_costs_no_memory() {
    let house = House::new();
    house.lets_in("ann", Role::Operator);
    let mut stream = UnixStream::connect(house.socket()).unwrap();
    wire::send(&mut stream, &wire::encode(&Greeting::of(SessionId([1; 16]), Vec::new())).unwrap()).unwrap();
    wire::receive(&mut stream, GREETING_BYTES_MAX).unwrap().unwrap();
    stream.write_all(&u32::MAX.to_le_bytes()).unwrap();
    assert_eq!(stream.read(&mut [0; 16]).unwrap(), 0);
    house.wait_for_stations(0);
}

/// A valid frame of some sort.
fn frames() -> impl Strategy<Value = Vec<u8>> {
    let ask = |number: u64| match number % 3 {
        0 => FromStation::Ask(number, Ask::AtLength(AtLength::Journal(residents(1).campaign))),
        _ => FromStation::Ask(number, Ask::AtOnce(AtOnce::Campaigns)),
    };
    let submit = |number: u64| FromStation::Submit { number, answered: number / 2, writes: Vec::new() };
    prop_oneof![
        any::<u64>().prop_map(move |number| wire::encode(&ask(number)).unwrap()),
        any::<u64>().prop_map(move |number| wire::encode(&submit(number)).unwrap()),
        Just(wire::encode(&FromStation::Hurry).unwrap()),
        Just(wire::encode(&FromStation::LetGo(residents(3))).unwrap()),
        proptest::collection::vec(any::<u8>(), 0..200),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Whatever comes over a line, the host goes on for others.
    #[test]
    fn no_bytes_on_a_line_stop_the_host(
        greets in any::<bool>(),
        frames in proptest::collection::vec(frames(), 0..8),
        tail in proptest::collection::vec(any::<u8>(), 0..64),
        cut in 0usize..4,
    ) {
        let house = House::new();
        let manager = house.station("qm", Role::Manager);
        with_batch(&manager);
        house.lets_in("mallory", Role::Operator);
        let mut stream = UnixStream::connect(house.socket()).unwrap();
        if greets {
            let greeting = Greeting::of(SessionId([3; 16]), vec![residents(2); 20]);
            let _ = wire::send(&mut stream, &wire::encode(&greeting).unwrap());
        }
        let mut bytes = Vec::new();
        frames.iter().for_each(|frame| wire::send(&mut bytes, frame).unwrap());
        bytes.extend(tail);
        bytes.truncate(bytes.len().saturating_sub(cut));
        // The host may have closed the line already.
        let _ = stream.write_all(&bytes);
        drop(stream);
        let ann = house.station("ann", Role::Operator);
        let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
        desk.key("1284⏎");
        prop_assert!(desk.settle().is_empty());
    }

    /// What is decoded is what was encoded, and nothing else is decoded.
    #[test]
    fn a_frame_comes_back_as_it_went(bytes in frames()) {
        if let Ok(message) = wire::decode::<FromStation>(&bytes) {
            prop_assert_eq!(wire::decode::<FromStation>(&wire::encode(&message).unwrap()).unwrap(), message);
        }
        let _ = wire::decode::<FromHost>(&bytes);
        let _ = wire::decode::<Greeting>(&bytes);
        let _ = wire::decode::<Welcome>(&bytes);
    }
}

#[test]
fn a_host_whose_disk_fails_says_so_to_the_station_and_to_whoever_runs_it() {
    let store = super::unwilling::unwilling();
    let house = House::on(store.clone());
    let manager = house.station("qm", Role::Manager);
    with_batch(&manager);
    let mut desk = Desk::open(&manager, 1, KeyingStart::Pile);
    store.refuses.store(true, std::sync::atomic::Ordering::SeqCst);
    desk.key("1");
    assert!(!desk.settle().is_empty());
    assert!(house.failures.recv_timeout(PATIENCE).is_ok());
}

/// Those whose own answers were on the disk heard only that the host does not answer.
#[test]
fn everybody_hears_why_a_host_ends_whose_disk_fails() {
    let store = super::unwilling::unwilling();
    let mut house = House::on(store.clone());
    let manager = house.station("qm", Role::Manager);
    with_batch(&manager);
    let bob = house.connect("bob", Role::Operator);
    let (sender, news) = channel();
    // What others changed is no news here.
    bob.listen(Arc::new(move |one| {
        if !matches!(one, News::Changed(_)) {
            drop(sender.send(one));
        }
    }));
    store.refuses.store(true, std::sync::atomic::Ordering::SeqCst);
    let mut desk = Desk::open(&manager, 1, KeyingStart::Pile);
    desk.key("1");
    desk.settle();
    let why = house.failures.recv_timeout(PATIENCE).unwrap();
    assert!(matches!(why, Error::Disk { .. }));
    house.stop();
    assert_eq!(news.recv_timeout(PATIENCE), Ok(News::Down(Some(why))));
}

#[test]
fn a_role_that_is_taken_back_is_gone_from_the_lines_that_are_open() {
    let house = House::new();
    let ann = house.station("ann", Role::Manager);
    let bob = house.connect("bob", Role::Operator);
    with_batch(&ann);
    let campaign = ann.campaign("essai-1").unwrap().campaign;
    // Nobody's role changes for being asked about again.
    house.lets_in("ann", Role::Manager);
    drop(bob);
    house.host.as_ref().unwrap().reconsider();
    assert_eq!(ann.store.reviews(&campaign.id), Ok(Vec::new()));
    house.lets_in("ann", Role::Operator);
    house.host.as_ref().unwrap().reconsider();
    assert_eq!(ann.store.reviews(&campaign.id), Err(Error::NotAllowed { needs: Role::Manager }));
    assert_eq!(ann.store.campaigns().map(|campaigns| campaigns.len()), Ok(1), "the rest is as before");
    *house.next.lock().unwrap() = None;
    house.host.as_ref().unwrap().reconsider();
    assert_eq!(ann.store.campaigns(), Err(Error::NotLetIn { socket: house.socket() }));
}

/// Each could make the host hold as much as the largest frame, all of them more than a machine has.
#[test]
fn those_who_begin_to_say_something_large_wait_for_each_other_and_hold_nobody_else_up() {
    let house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let lines: Vec<UnixStream> = (0..12)
        .map(|_| {
            let mut line = house.line("ann", Role::Operator);
            line.write_all(&(16_u32 << 20).to_le_bytes()).unwrap();
            line
        })
        .collect();
    let ann = house.station("ann", Role::Operator);
    let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    assert!(desk.settle().is_empty());
    drop(lines);
    // Those who are gone keep no turn.
    let tool = tool(&house.station("qm", Role::Manager), "1");
    let large = vec![Write::Tool(tool); 200];
    let manager = house.station("qm", Role::Manager);
    assert_eq!(manager.store.commit(&manager.signature(), large), Ok(()));
}

#[test]
fn the_same_tool_is_fetched_once() {
    let house = House::new();
    let manager = house.station("qm", Role::Manager);
    let view = with_batch(&manager);
    let again = manager.store.tool(&view.tool.fingerprint).unwrap().unwrap();
    assert!(Arc::ptr_eq(&again, &manager.store.tool(&view.tool.fingerprint).unwrap().unwrap()));
    assert_eq!(*again, *tool(&manager, "1"));
}

#[test]
fn who_signs_is_who_the_system_says_even_with_a_long_name() {
    let name = |name: &str, number| Operator::of_user(name, number).name().to_owned();
    assert_eq!(name("lea.martin", 1007), "lea.martin");
    assert_eq!(name("jean-baptiste.dupont", 1008), "jean-baptis~1008");
    assert_ne!(name("jean-baptiste.durand", 1009), name("jean-baptiste.dupont", 1008));
    assert_eq!(name("", 4_000_000_000), "~4000000000");
    assert_eq!(name("a b", 7), "ab~7");
    let by =
        |who: &str| Signature { who: Operator::new(who).unwrap(), how: Identification::SystemUser, when: Moment(1) };
    assert!(by("ann").is_same_person(&Signature { when: Moment(2), ..by("ann") }));
    assert!(!by("ann").is_same_person(&by("bob")));
}

/// What is written leaves a link each time that it is applied.
fn link_left(store: &MemoryStore, number: u64, answered: u64, when: i64) -> u64 {
    let export = Export { report: 1, day: date(2026, 5, 4), seed: String::new(), comments: false, files: Vec::new() };
    let campaign = residents(1).campaign;
    let once = Once { session: SessionId([5; 16]), number, answered };
    let writes = vec![Write::Export(campaign.clone(), export), Write::Once(once)];
    let who = Operator::new("ann").unwrap();
    let by = Signature { who, how: Identification::SystemUser, when: Moment(when) };
    assert_eq!(store.commit(&by, writes), Ok(()));
    store.journal_head(&campaign).unwrap().number
}

#[test]
fn what_is_submitted_again_is_applied_once_as_long_as_its_session_may_come_back() {
    let store = MemoryStore::new();
    let links = [(1, 0), (2, 0), (1, 0), (3, 1), (2, 1), (3, 1), (1, 1)];
    let links = links.map(|(number, answered)| link_left(&store, number, answered, 1_000));
    assert_eq!(links, [1, 2, 2, 3, 3, 3, 3]);
    let nobody = Signature { who: Operator::of_user("host", 0), how: Identification::SystemUser, when: Moment(0) };
    store.commit(&nobody, vec![Write::Forget(Moment(1_000))]).unwrap();
    assert_eq!(link_left(&store, 3, 1, 1_000), 3);
    store.commit(&nobody, vec![Write::Forget(Moment(1_001))]).unwrap();
    assert_eq!(link_left(&store, 3, 1, 1_000), 4);
}

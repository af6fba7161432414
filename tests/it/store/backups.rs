//! Backups: whatever a store holds comes back, as of one moment, and nothing that is not whole passes for one.

use super::house::*;
use super::*;
use age::secrecy::ExposeSecret as _;
use copiste::campaign::VerificationPolicy;
use copiste::store::{
    BackedUp, BackupFault, BackupPlan, Backups, Error, Head, Identities, Region, Store, Write, back_up, read_log,
    restore,
};
use proptest::prelude::*;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

/// 30 November 2026, in the morning.
const MORNING: Moment = Moment(1_796_017_581);
const DAY: i64 = 86_400;

fn plan(to: &Path) -> BackupPlan {
    BackupPlan { to: to.to_owned(), every_hours: None, keep: 7, recipients: Vec::new() }
}

fn made_at(store: &SledStore, plan: &BackupPlan, when: Moment) -> Result<BackedUp, BackupFault> {
    back_up(store, plan, when, &somebody(), &|| true)
}

fn made(store: &SledStore, to: &Path) -> BackedUp {
    made_at(store, &plan(to), MORNING).unwrap()
}

/// The files of a folder by name.
fn names(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

/// What a backup holds: everything between what it says of itself and its digest.
fn content(path: &Path) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap();
    let lines: usize = bytes.split_inclusive(|byte| *byte == b'\n').take(3).map(<[u8]>::len).sum();
    bytes[lines..bytes.len() - 32].to_vec()
}

/// A store whose content comes back to the last byte when it is backed up, restored, and backed up again.
fn comes_back(store: &SledStore) -> TempDir {
    let (folder, into) = (scratch(), scratch());
    let first = made(store, folder.path());
    let restored = restore(&first.path, into.path(), None, &somebody()).unwrap();
    assert_eq!(restored.campaigns, first.campaigns);
    let again = open(into.path());
    let second = made(&again, folder.path());
    assert_ne!(first.path, second.path, "another store has another name");
    assert!(content(&first.path) == content(&second.path), "not every key and value is the same");
    into
}

#[test]
fn a_campaign_with_everything_that_can_happen_in_it_comes_back_with_its_journal() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let into = comes_back(&store);
    let restored = open(into.path());
    assert_eq!(restored.journal_head(&spring()), store.journal_head(&spring()));
    assert_eq!(restored.check_journal(&spring()), store.check_journal(&spring()));
    let everything = |store: &SledStore| {
        let mut records = Vec::new();
        store.each_record(&spring(), &residents(), &mut |key, filed| records.push((key, filed))).unwrap();
        let cyd = signed("cyd", 4);
        (
            store.campaigns(),
            store.batches(&spring()),
            store.draws(&spring()),
            records,
            store.verifications(&spring(), &cyd),
        )
    };
    assert_eq!(everything(&restored), everything(&store));
    // What is keyed afterwards goes on where the journal ended.
    restored.commit(&ann(), vec![edited(&restored, &ann(), house(VerificationPolicy::default()))]).unwrap();
    assert_eq!(restored.check_journal(&spring()).unwrap().fault, None);
}

#[test]
fn an_empty_store_comes_back_empty() {
    let directory = scratch();
    let into = comes_back(&open(directory.path()));
    assert_eq!(open(into.path()).campaigns(), Ok(Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_content_of_a_store_comes_back_to_the_last_byte(
        sheets in proptest::collection::vec((1_u32..40, 0_usize..4000), 0..60),
        others in proptest::collection::btree_set("[a-z][a-z0-9]{0,10}", 0..4),
    ) {
        let directory = scratch();
        let store = open(directory.path());
        store.commit(&ann(), vec![Write::Tool(Arc::new(tool())), Write::Campaign(campaign("spring-2026"))]).unwrap();
        store.commit(&ann(), vec![Write::Batch(spring(), batch(1))]).unwrap();
        for id in others {
            store.commit(&ann(), vec![Write::Campaign(campaign(&id))]).unwrap();
        }
        for (serial, characters) in sheets {
            let revision = store.record(&sheet(serial)).unwrap().map_or(1, |filed| filed.revision + 1);
            store.commit(&ann(), vec![Write::Record(sheet(serial), long_filed(revision, characters))]).unwrap();
        }
        comes_back(&store);
    }
}

#[test]
fn a_backup_taken_while_somebody_keys_is_of_one_moment() {
    let (directory, folder) = (scratch(), scratch());
    let store = open(directory.path());
    store.commit(&ann(), vec![Write::Tool(Arc::new(tool())), Write::Campaign(campaign("spring-2026"))]).unwrap();
    store.commit(&ann(), vec![Write::Batch(spring(), batch(1))]).unwrap();
    // More of them to measure by: `COPISTE_BACKUP_SHEETS`.
    let sheets: u32 = std::env::var("COPISTE_BACKUP_SHEETS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    for pile in (1..=sheets).collect::<Vec<_>>().chunks(60) {
        let writes = pile.iter().map(|serial| Write::Record(sheet(*serial), long_filed(1, 900)));
        store.commit(&ann(), writes.collect()).unwrap();
    }
    let over = AtomicBool::new(false);
    let backups: Vec<BackedUp> = std::thread::scope(|scope| {
        // Every sheet is written again and again, two together: they never differ at any moment.
        let keying = scope.spawn(|| {
            let mut revision = 2;
            while !over.load(Ordering::Relaxed) {
                for serial in (1..sheets).step_by(2) {
                    let both =
                        [serial, serial + 1].map(|serial| Write::Record(sheet(serial), long_filed(revision, 900)));
                    store.commit(&ann(), both.into()).unwrap();
                }
                revision += 1;
            }
            revision
        });
        let day = |day: i64| made_at(&store, &plan(folder.path()), Moment(MORNING.0 + day * DAY)).unwrap();
        let backups = (0..4).map(day).collect();
        over.store(true, Ordering::Relaxed);
        assert!(keying.join().unwrap() > 2, "nothing was keyed meanwhile");
        backups
    });
    let pause = backups.iter().map(|backup| backup.pause_microseconds).max().unwrap();
    println!("{sheets} sheets, {} bytes: writers waited {pause} microseconds at most", backups[0].bytes);
    let mut heads: Vec<Head> = Vec::new();
    for backup in &backups {
        let into = scratch();
        let restored = restore(&backup.path, into.path(), None, &somebody()).unwrap();
        assert_eq!(restored.campaigns, backup.campaigns);
        let store = open(into.path());
        assert_eq!(store.check_journal(&spring()).unwrap().fault, None);
        let revision = |serial| store.record(&sheet(serial)).unwrap().unwrap().revision;
        for serial in (1..sheets).step_by(2) {
            assert_eq!(revision(serial), revision(serial + 1), "{serial}");
        }
        // Sheets are written in turn: at one moment none is two writings behind the first.
        assert!((1..=sheets).all(|serial| revision(1) - revision(serial) <= 1));
        heads.push(store.journal_head(&spring()).unwrap());
    }
    assert!(heads.is_sorted_by_key(|head| head.number), "{heads:?}");
    assert_eq!(store.check_journal(&spring()).unwrap().fault, None);
}

#[test]
fn answers_destroyed_in_the_middle_of_a_backup_are_in_it_as_they_were_and_gone_from_the_store() {
    let (directory, folder) = (scratch(), scratch());
    let store = open(directory.path());
    let closed = Campaign {
        status: CampaignStatus::Closed,
        keep_until: Some(jiff::civil::date(2026, 1, 1)),
        ..campaign("spring-2026")
    };
    store.commit(&ann(), vec![Write::Tool(Arc::new(tool())), Write::Campaign(campaign("spring-2026"))]).unwrap();
    store.commit(&ann(), vec![Write::Batch(spring(), batch(1))]).unwrap();
    for serial in 1..=40 {
        store.commit(&ann(), vec![Write::Record(sheet(serial), long_filed(1, 900))]).unwrap();
    }
    store.commit(&ann(), vec![edited(&store, &ann(), closed)]).unwrap();
    let before = store.journal_head(&spring()).unwrap();
    let destroyed = AtomicBool::new(false);
    // Between the first page and the others: the data file is closed, written anew and opened again.
    let destroy = || {
        if !destroyed.swap(true, Ordering::Relaxed) {
            store.commit(&ann(), vec![Write::Empty(spring())]).unwrap();
        }
        true
    };
    let backup = back_up(&store, &plan(folder.path()), MORNING, &somebody(), &destroy).unwrap();
    assert!(destroyed.into_inner());
    let answers = |store: &SledStore| store.record(&sheet(40)).ok().flatten().map(|filed| filed.record.answers);
    assert_ne!(answers(&store), Some(long_filed(1, 900).record.answers));
    let into = scratch();
    restore(&backup.path, into.path(), None, &somebody()).unwrap();
    let restored = open(into.path());
    assert_eq!(restored.journal_head(&spring()), Ok(before));
    assert_eq!(answers(&restored), Some(long_filed(1, 900).record.answers));
    assert_eq!((fault(&store), fault(&restored)), (None, None));
}

/// A store with a campaign, one backup of it, and the folder of that.
fn backed_up() -> (TempDir, SledStore, TempDir, BackedUp) {
    let (directory, folder) = (scratch(), scratch());
    let store = open(directory.path());
    lived_through(&store);
    let backup = made(&store, folder.path());
    (directory, store, folder, backup)
}

/// Why a file does not restore; nothing of it is left then.
#[track_caller]
fn refusal(file: &Path, identities: Option<&Identities>) -> BackupFault {
    let parent = scratch();
    let fault = restore(file, &parent.path().join("store"), identities, &somebody()).map(|_| ()).unwrap_err();
    assert_eq!(names(parent.path()), BTreeSet::new(), "something is left: {fault:?}");
    fault
}

#[test]
fn each_region_of_a_backup_that_is_not_what_was_written_is_named() {
    let (_directory, _store, folder, backup) = backed_up();
    let good = std::fs::read(&backup.path).unwrap();
    let bad = folder.path().join("bad");
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        std::fs::write(&bad, bytes).unwrap();
        refusal(&bad, None)
    };
    let lines: Vec<usize> = good.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect();
    let (second, block) = (lines[0] + 1, lines[2] + 1);
    let end = good.len() - 32 - 12;
    let flip = |at: usize| with(&|bytes: &mut Vec<u8>| bytes[at] ^= 1);
    assert_eq!(flip(0), BackupFault::NoBackup);
    assert_eq!(flip(second + 20), BackupFault::Damaged(Region::Header));
    assert_eq!(flip(lines[1] + 3), BackupFault::Damaged(Region::Header));
    assert_eq!(flip(block + 4), BackupFault::Damaged(Region::Block(1)), "the block's checksum");
    assert_eq!(flip(block + 8 + 30), BackupFault::Damaged(Region::Block(1)), "a value of the block");
    assert_eq!(flip(end - 5), BackupFault::Damaged(Region::Block(last_block(&good[block..]))));
    assert_eq!(flip(end + 4), BackupFault::Damaged(Region::Count));
    assert_eq!(flip(good.len() - 1), BackupFault::Damaged(Region::Digest));
    assert_eq!(with(&|bytes| bytes.push(0)), BackupFault::Beyond);
    assert_eq!(with(&|bytes| bytes.clear()), BackupFault::NoBackup);
    let form = |bytes: &mut Vec<u8>| bytes[lines[0] - 1] = b'9';
    assert_eq!(with(&form), BackupFault::Newer { found: 9, known: 1 });
    // A value that is not its key's, in a block that is as it was written.
    let strayed = |bytes: &mut Vec<u8>| {
        let length = u32::from_le_bytes(bytes[block..block + 4].try_into().unwrap()) as usize;
        let content = block + 8;
        // The last byte of the first entry's value is of its checksum.
        let sizes = [content, content + 2].map(|at| u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()) as usize);
        bytes[content + 4 + sizes[0] + sizes[1] - 1] ^= 1;
        let crc = crc32fast::hash(&bytes[content..content + length]);
        bytes[block + 4..block + 8].copy_from_slice(&crc.to_le_bytes());
    };
    let fault = with(&strayed);
    assert!(matches!(&fault, BackupFault::Damaged(Region::Value(key)) if key.contains("spring")), "{fault:?}");
}

/// How many blocks there are.
fn last_block(mut bytes: &[u8]) -> u64 {
    let mut blocks = 0;
    loop {
        let length = u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize;
        if length == 0 {
            return blocks;
        }
        blocks += 1;
        bytes = &bytes[8 + length..];
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_cut_off_or_changed_in_a_backup_is_found(cut: proptest::sample::Index, bit: proptest::sample::Index) {
        let (directory, folder) = (scratch(), scratch());
        let store = open(directory.path());
        store.commit(&ann(), vec![Write::Campaign(campaign("spring-2026"))]).unwrap();
        let backup = made(&store, folder.path());
        let good = std::fs::read(&backup.path).unwrap();
        let bad = folder.path().join("bad");
        std::fs::write(&bad, &good[..cut.index(good.len())]).unwrap();
        let fault = refusal(&bad, None);
        let told = matches!(fault, BackupFault::CutShort | BackupFault::NoBackup | BackupFault::Damaged(Region::Header));
        prop_assert!(told, "{:?}", fault);
        let mut changed = good.clone();
        let bit = bit.index(changed.len() * 8);
        changed[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&bad, &changed).unwrap();
        refusal(&bad, None);
    }
}

#[test]
fn a_backup_whose_journal_was_changed_with_all_its_checksums_is_found() {
    let (directory, store, folder, backup) = backed_up();
    // The same store a little later, with the header of before.
    store.commit(&ann(), vec![Write::Campaign(campaign("autumn-2026"))]).unwrap();
    let later = made_at(&store, &plan(folder.path()), Moment(MORNING.0 + DAY)).unwrap();
    let header = |path: &Path| {
        let bytes = std::fs::read(path).unwrap();
        let end = bytes.len() - content(path).len() - 32;
        bytes[..end].to_vec()
    };
    let mut mixed = [header(&backup.path), content(&later.path)].concat();
    let digest = <sha2::Sha256 as sha2::Digest>::digest(&mixed);
    mixed.extend_from_slice(&digest);
    let path = folder.path().join("mixed");
    std::fs::write(&path, mixed).unwrap();
    let autumn = CampaignId::new("autumn-2026").unwrap();
    assert_eq!(refusal(&path, None), BackupFault::OtherHead { campaign: autumn });
    drop((store, directory));
}

fn recipient() -> (String, TempDir, PathBuf) {
    let identity = age::x25519::Identity::generate();
    let folder = scratch();
    let path = folder.path().join("key.txt");
    let text = format!("# made for a test\n{}\n", identity.to_string().expose_secret());
    std::fs::write(&path, text).unwrap();
    (identity.to_public().to_string(), folder, path)
}

#[test]
fn an_encrypted_backup_opens_for_each_of_its_recipients_and_for_nobody_else() {
    let (directory, folder) = (scratch(), scratch());
    let store = open(directory.path());
    lived_through(&store);
    let [one, other, foreign] = [recipient(), recipient(), recipient()];
    let plan = BackupPlan { recipients: vec![one.0.clone(), other.0.clone()], ..plan(folder.path()) };
    let backup = made_at(&store, &plan, MORNING).unwrap();
    assert!(backup.is_encrypted && backup.path.to_string_lossy().ends_with(".backup.age"), "{backup:?}");
    let bytes = std::fs::read(&backup.path).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
    for (_, _folder, path) in [&one, &other] {
        let into = scratch();
        let restored = restore(&backup.path, into.path(), Some(&Identities::read(path).unwrap()), &somebody()).unwrap();
        assert!(restored.is_encrypted);
        assert_eq!(restored.campaigns, backup.campaigns);
        assert_eq!(open(into.path()).journal_head(&spring()), store.journal_head(&spring()));
    }
    let identities = Identities::read(&one.2).unwrap();
    assert_eq!(refusal(&backup.path, None), BackupFault::Encrypted);
    assert_eq!(refusal(&backup.path, Identities::read(&foreign.2).ok().as_ref()), BackupFault::WrongIdentity);
    let bad = folder.path().join("bad");
    let with = |bytes: &[u8]| {
        std::fs::write(&bad, bytes).unwrap();
        refusal(&bad, Some(&identities))
    };
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    assert_eq!(with(&flipped), BackupFault::Damaged(Region::Cipher));
    for cut in [bytes.len() - 1, bytes.len() - 40, middle] {
        let fault = with(&bytes[..cut]);
        assert!(matches!(fault, BackupFault::CutShort | BackupFault::Damaged(Region::Cipher)), "{cut}: {fault:?}");
    }
    // What is no key says so.
    let wrong = BackupPlan { recipients: vec!["age1nobody".to_owned()], ..plan.clone() };
    assert_eq!(made_at(&store, &wrong, MORNING), Err(BackupFault::BadRecipient { text: "age1nobody".to_owned() }));
    let nothing = folder.path().join("nothing");
    std::fs::write(&nothing, "# nothing\n").unwrap();
    assert_eq!(Identities::read(&nothing).err(), Some(BackupFault::NoIdentity { path: nothing }));
}

#[test]
fn a_backup_is_for_its_owner_alone_and_nothing_of_its_trial_is_left() {
    let (directory, store, folder, backup) = backed_up();
    assert_eq!(std::fs::metadata(&backup.path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(names(folder.path()).len(), 1);
    let left = names(directory.path());
    assert!(left.contains("identity") && left.contains("backups.json") && !left.contains("trial"), "{left:?}");
    for name in ["identity", "backups.json"] {
        let mode = std::fs::metadata(directory.path().join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name}");
    }
    drop(store);
    // A backup that was killed while it was tried leaves what it restored until the store is opened again.
    std::fs::create_dir(directory.path().join("trial")).unwrap();
    std::fs::write(directory.path().join("trial/db"), "answers").unwrap();
    open(directory.path());
    assert!(!directory.path().join("trial").exists());
}

#[test]
fn a_backup_is_restored_into_an_empty_folder_only() {
    let (directory, store, _folder, backup) = backed_up();
    let occupied = BackupFault::Occupied { path: directory.path().to_owned() };
    assert_eq!(restore(&backup.path, directory.path(), None, &somebody()).err(), Some(occupied));
    assert_eq!(store.check_journal(&spring()).unwrap().fault, None);
    let parent = scratch();
    let into = parent.path().join("new/store");
    restore(&backup.path, &into, None, &somebody()).unwrap();
    assert_eq!(names(into.parent().unwrap()), BTreeSet::from(["store".to_owned()]));
    assert_eq!(open(&into).journal_head(&spring()), store.journal_head(&spring()));
}

#[test]
fn a_backup_does_not_go_where_nobody_would_find_it() {
    let (directory, store, folder, _) = backed_up();
    let missing = folder.path().join("not-mounted");
    assert_eq!(made_at(&store, &plan(&missing), MORNING), Err(BackupFault::NoFolder { path: missing.clone() }));
    assert!(!missing.exists());
    let within = directory.path().join("journal");
    assert_eq!(made_at(&store, &plan(&within), MORNING), Err(BackupFault::WithinStore { path: within }));
}

#[test]
fn what_became_of_backups_is_remembered_beside_the_store() {
    let (directory, store, folder, backup) = backed_up();
    let log = read_log(directory.path());
    assert_eq!((log.good.unwrap().path, log.failed, log.failing), (backup.path.clone(), None, false));
    let missing = folder.path().join("not-mounted");
    let fault = made_at(&store, &plan(&missing), Moment(MORNING.0 + 60)).unwrap_err();
    let log = read_log(directory.path());
    assert!(log.failing);
    assert_eq!(log.good.unwrap().when, MORNING);
    let failed = log.failed.unwrap();
    assert_eq!((failed.when, failed.why), (Moment(MORNING.0 + 60), fault));
    // What was ended on purpose is no failure.
    assert_eq!(back_up(&store, &plan(folder.path()), MORNING, &somebody(), &|| false), Err(BackupFault::Ended));
    assert_eq!(read_log(directory.path()).failed.unwrap().when, Moment(MORNING.0 + 60));
    let files = Backups::of_store(directory.path(), None).files(directory.path());
    assert_eq!(files.iter().map(|file| &file.path).collect::<Vec<_>>(), [&backup.path]);
}

#[test]
fn old_backups_go_by_the_rule_and_what_is_not_of_this_store_is_never_touched() {
    let (directory, folder) = (scratch(), scratch());
    let store = open(directory.path());
    store.commit(&ann(), vec![Write::Campaign(campaign("spring-2026"))]).unwrap();
    let other_directory = scratch();
    let other = open(other_directory.path());
    let strangers =
        BTreeSet::from([made(&other, folder.path()).path.file_name().unwrap().to_string_lossy().into_owned()]);
    let plan = BackupPlan { keep: 1, ..plan(folder.path()) };
    let days = |days: i64| Moment(MORNING.0 + days * DAY);
    let first = made_at(&store, &plan, days(0)).unwrap();
    let own = first.path.file_name().unwrap().to_string_lossy().into_owned();
    let id = own.split('-').nth(1).unwrap().to_owned();
    // Of a name that this store could have given, and somebody else's content; and a copy put aside.
    let foreign = format!("copiste-{id}-20260101T000000Z.backup");
    std::fs::write(folder.path().join(&foreign), "mine").unwrap();
    let aside = format!("{own}.keep");
    std::fs::copy(&first.path, folder.path().join(&aside)).unwrap();
    // What an earlier attempt left.
    std::fs::write(folder.path().join(format!(".copiste-{id}-20260101T000000Z.backup.part")), "half").unwrap();
    // The next day is of another month.
    let second = made_at(&store, &plan, days(1)).unwrap();
    assert_eq!(second.removed, std::slice::from_ref(&first.path));
    let third = made_at(&store, &plan, days(1)).unwrap();
    assert_eq!(third.removed, [second.path]);
    let own = third.path.file_name().unwrap().to_string_lossy().into_owned();
    let expected: BTreeSet<String> = strangers.into_iter().chain([foreign, aside, own]).collect();
    assert_eq!(names(folder.path()), expected);
    // The clock was set back: the one that was just made stays all the same.
    let back = made_at(&store, &plan, days(-400)).unwrap();
    assert!(back.path.exists() && third.path.exists());
}

/// Set in the process whose files may not grow as large as they want.
const SMALL: &str = "COPISTE_SMALL_BACKUPS";

#[test]
fn a_disk_that_fills_in_the_middle_of_a_backup_leaves_the_old_ones_and_no_new_name() {
    if std::env::var_os(SMALL).is_none() {
        // The limit is the whole process's, so it is one of its own; the signal that would end it is ignored.
        let name = "store::backups::a_disk_that_fills_in_the_middle_of_a_backup_leaves_the_old_ones_and_no_new_name";
        let test = std::env::current_exe().unwrap();
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" --exact --nocapture \"$1\""]).arg(test).arg(name).env(SMALL, "1");
        let done = shell.output().unwrap();
        let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let (directory, store, folder, backup) = backed_up();
    let before = names(folder.path());
    let limits = getrlimit(Resource::Fsize);
    for share in [3, 2] {
        let limit = Rlimit { current: Some(backup.bytes / share), maximum: limits.maximum };
        setrlimit(Resource::Fsize, limit).unwrap();
        let fault = made_at(&store, &plan(folder.path()), Moment(MORNING.0 + 60));
        setrlimit(Resource::Fsize, limits).unwrap();
        assert!(matches!(&fault, Err(BackupFault::Disk { path, .. }) if path.starts_with(folder.path())), "{fault:?}");
        assert_eq!(names(folder.path()), before);
        assert!(read_log(directory.path()).failing);
    }
    // Once there is room it is made.
    made_at(&store, &plan(folder.path()), Moment(MORNING.0 + DAY)).unwrap();
    assert!(!read_log(directory.path()).failing);
    assert_eq!(names(folder.path()).len(), 2);
}

#[test]
fn a_store_that_is_at_its_end_gives_no_backup() {
    let (directory, store, folder, _) = backed_up();
    drop(directory);
    let fault = made_at(&store, &plan(folder.path()), Moment(MORNING.0 + 60));
    assert!(
        matches!(fault, Err(BackupFault::Disk { .. } | BackupFault::Store(Error::Stopped | Error::Disk { .. }))),
        "{fault:?}"
    );
    assert_eq!(names(folder.path()).len(), 1);
}

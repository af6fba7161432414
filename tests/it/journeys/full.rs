//! A small disk that fills while somebody keys: it is said, nothing is lost, and once there is room the station goes on.

use super::{Desk, status, to_the_sheet};
use crate::pty::Play;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A disk in memory, small enough to be filled.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Nothing where this user may not mount one.
    fn mounted_at(place: &Path) -> Option<SmallDisk> {
        std::fs::create_dir_all(place).unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=72m,mode=700", "tmpfs"]).arg(place).output();
        mounted.is_ok_and(|done| done.status.success()).then(|| SmallDisk(place.to_owned()))
    }

    /// Writes until nothing more can be written; the file that is in the way.
    fn fill(&self) -> PathBuf {
        let path = self.0.join("in-the-way");
        let mut file = File::create(&path).unwrap();
        for bytes in [1 << 20, 4096] {
            while file.write_all(&vec![1; bytes]).is_ok() {}
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(&self.0).output());
    }
}

/// One key after the other until the disk refuses; the comment ends a sheet.
fn key_until_refused(play: &mut Play) {
    let keys = super::MODEL_PAGES.concat() + "x\r";
    for key in keys.chars().cycle().take(2_000) {
        play.send(&key.to_string());
        play.wait_until("an answer of the disk", |screen| {
            let row = status(screen);
            row.starts_with("enregistré ") || row.starts_with("NON ENREGISTRÉ")
        });
        if play.look(status).starts_with("NON ENREGISTRÉ") {
            break;
        }
    }
}

#[test]
fn a_disk_that_fills_while_somebody_keys_loses_nothing_and_the_station_goes_on() {
    let desk = Desk::new();
    // Unmounted before the home goes.
    let Some(disk) = SmallDisk::mounted_at(&desk.path("disk")) else {
        println!("no disk can be mounted here");
        return;
    };
    std::os::unix::fs::symlink("disk/store", desk.path("store")).unwrap();
    std::fs::create_dir(desk.path("disk/store")).unwrap();
    desk.with_model();
    let mut play = desk.station(&["--running-count", "--no-page-stops"]).start();
    to_the_sheet(&mut play);
    let in_the_way = disk.fill();
    key_until_refused(&mut play);
    play.wait_for("NON ENREGISTRÉ").wait_for("Plus assez de place").wait_for("Ctrl+O");
    // Whoever watches the machine hears of it, though a station has the data.
    let doctor = desk.output(&["doctor"]);
    let told = super::text(&doctor.stdout);
    assert!(doctor.status.code() != Some(0) && told.contains("Plus assez de place"), "{told}");
    // What is not saved goes elsewhere, too.
    play.send("\x0f").wait_for("copiste record import");
    let is_kept = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().starts_with("copiste-unsaved-");
    assert!(std::fs::read_dir(desk.path(".")).unwrap().any(|entry| is_kept(entry.unwrap())));
    std::fs::remove_file(in_the_way).unwrap();
    play.send("\x0c");
    play.wait_until("all is saved", |screen| status(screen).starts_with("enregistré "));
    play.send("\x1b[21~").wait_for("Lot choisi").send("\x03");
    play.wait_gone();
    let checked = desk.run(&["store", "check"]);
    assert!(checked.contains("Rien n’est abîmé."), "{checked}");
}

#[test]
fn a_store_on_a_disk_that_takes_nothing_is_checked_by_a_copy() {
    let desk = Desk::new();
    let Some(disk) = SmallDisk::mounted_at(&desk.path("disk")) else {
        println!("no disk can be mounted here");
        return;
    };
    std::os::unix::fs::symlink("disk/store", desk.path("store")).unwrap();
    std::fs::create_dir(desk.path("disk/store")).unwrap();
    desk.with_model();
    let closed = Command::new("mount").args(["-o", "remount,ro"]).arg(&disk.0).output();
    assert!(closed.is_ok_and(|done| done.status.success()));
    let output = desk.output(&["store", "check"]);
    let (said, told) = (super::text(&output.stdout), super::text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{said}{told}");
    assert!(said.contains("Rien n’est abîmé."), "{said}{told}");
}

#[test]
fn a_station_opened_after_a_full_disk_puts_back_what_was_written_elsewhere() {
    let desk = Desk::new();
    let Some(disk) = SmallDisk::mounted_at(&desk.path("disk")) else {
        println!("no disk can be mounted here");
        return;
    };
    std::os::unix::fs::symlink("disk/store", desk.path("store")).unwrap();
    std::fs::create_dir(desk.path("disk/store")).unwrap();
    desk.with_model();
    let mut play = desk.station(&["--no-page-stops"]).start();
    to_the_sheet(&mut play);
    let in_the_way = disk.fill();
    key_until_refused(&mut play);
    play.wait_for("NON ENREGISTRÉ").send("\x03").wait_for("copiste-unsaved-").send("\x1bOS");
    play.wait_gone();
    std::fs::remove_file(in_the_way).unwrap();
    let mut again = desk.station(&[]).start();
    again.wait_for("maintenant.").send("\x03");
    assert_eq!(again.exit_code(), 0);
}

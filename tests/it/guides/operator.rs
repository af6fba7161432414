//! The pictures of the operator's guide: a beginner's first sheets of the demonstration, and what may happen on the way.

use super::{Album, opened};
use crate::faces::{NOW, OPEN_A_BATCH, set_up, station};
use crate::station::under;
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::operator::{Moment, Operator, Signature};
use copiste::station::{BatchDraft, FixedClock, Pins, Precautions, Sharing, Station};
use copiste::store::{Acknowledge, Before, Error, MemoryStore, Role, Store, Ticket, Write};
use copiste::verification::Seed;
use jiff::civil::date;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The demonstration some weeks after its beginning, with its last pile still to key.
pub fn demonstration() -> Station {
    let clock = Arc::new(FixedClock(Moment(NOW.0 + 30 * 86_400)));
    let station = Station { clock, sharing: Sharing::Host(Role::Operator), ..station() };
    let folder = tempfile::tempdir().unwrap();
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::French));
    let demonstration = station.set_up_demonstration(folder.path(), &keymap, &phrases).unwrap();
    station.open_pile(&demonstration, "residents").unwrap();
    station
}

pub fn album() -> Album {
    let mut album = Album::default();
    let station = demonstration();
    a_first_sheet(&station, &mut album);
    what_is_rarer(&station, &mut album);
    a_second_keying(&station, &mut album);
    around_the_sheet(&mut album);
    a_log(&mut album);
    trouble(&mut album);
    album
}

fn a_first_sheet(station: &Station, album: &mut Album) {
    let play = opened(station.clone(), |_| ());
    album.keep("accueil", &play);
    let play = play.press(&["enter"]);
    album.keep("campagne", &play);
    let play = play.press(&["enter"]);
    album.keep("feuille", &play);
    let play = play.press(&["'13"]).press(&["'9"]);
    album.keep("refus", &play);
    let play = play.press(&["escape", "'3123442143"]).press(&["'43"]);
    album.keep("fin de page", &play);
    let play = play.press(&["'4"]);
    album.keep("une touche de trop", &play);
    let play = play.press(&["escape", "enter", "'344;4232"]).press(&["'2"]);
    album.keep("question qui ne se pose pas", &play);
    let play = play.press(&["enter", "'33=44"]).press(&["'25"]);
    album.keep("valeur surprenante", &play);
    let play = play.press(&["escape", "ctrl-u", "'03"]).press(&["'14", "enter"]).press(&["'09"]);
    album.keep("texte", &play);
    let play = play.press(&["'Le café partagé à 16 h.", "enter", "enter", "'28032026"]);
    album.keep("fin de feuille", &play);
    let play = play.press(&["enter"]);
    album.keep("feuille suivante", &play);
}

fn what_is_rarer(station: &Station, album: &mut Album) {
    let play = opened(station.clone(), |_| ()).press(&["enter", "enter", "'13"]);
    let play = play.press(&["f2", "'deux âges cochés"]);
    album.keep("remarque", &play);
    let play = play.press(&["enter", "f7"]);
    album.keep("aller à une question", &play);
    let play = play.press(&["'14", "enter", "f8", "'page 2 arrachée"]);
    album.keep("mettre de côté", &play);
    let play = play.press(&["enter", "alt-c"]);
    album.keep("numéro", &play);
    let play = play.press(&["escape", "f10", "f3"]);
    album.keep("feuilles du lot", &play);
    let play = play.press(&["escape", "f12"]);
    album.keep("fin de session", &play);
}

fn a_second_keying(station: &Station, album: &mut Album) {
    station.draw_sheets("demo-2026", "professionals", None, Some(Seed([7; 16]))).unwrap();
    let play = opened(under(station, "bo"), |_| ());
    let play = play.press(&["enter", "d"]);
    album.keep("ce qui attend", &play);
    let play = play.press(&["enter"]);
    album.keep("seconde saisie", &play);
}

fn around_the_sheet(album: &mut Album) {
    let demonstration = demonstration();
    let play = opened(demonstration.clone(), |_| ()).press(&["enter", "p"]);
    album.keep("entraînement", &play);
    let play = play.press(&["f10"]).press(&["x"]);
    album.keep("code lu", &play);
    let folder = tempfile::tempdir().unwrap();
    let pins = Pins::at(folder.path().join("pins.toml"));
    let station = Station { sharing: Sharing::Alone, ..demonstration };
    let play = opened(station, |start| {
        start.settings.operator = Operator::new("am");
        start.precautions = Precautions { pin: true, idle_lock_minutes: Some(5), ..Precautions::default() };
        start.pins = Some(pins);
    });
    let pin = "'274910";
    let play = play.press(&["'x", "enter", pin, "enter", pin, "enter"]).press(&["enter", "alt-a"]);
    album.keep("écran masqué", &play);
}

/// A journey observed, row by row, of the dossier that comes with copiste.
fn a_log(album: &mut Album) {
    let clock = Arc::new(FixedClock(Moment(NOW.0 + 120 * 86_400)));
    let station = Station { clock, sharing: Sharing::Host(Role::Operator), ..station() };
    let folder = tempfile::tempdir().unwrap();
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::French));
    station.set_up_campaign(folder.path(), "acces-handicap", &keymap, &phrases).unwrap();
    let pile = BatchDraft {
        audience: "parcours".into(),
        service: "chirurgie".into(),
        date: date(2026, 4, 9),
        sheets: Some(1),
        mode: None,
        variant: None,
    };
    station.open_batch("demo-acces-2026", pile).unwrap();
    let play = opened(station, |_| ()).press(&["enter", "enter", "'1"]);
    let play = play.press(&[
        "'09:10",
        "enter",
        "'1",
        "'Hall",
        "enter",
        "'1",
        "'Le fléchage s’arrête.",
        "enter",
        "enter",
        "enter",
    ]);
    let play = play.press(&["'09:22", "enter", "'2", "'Ascenseur", "enter", "'4"]);
    album.keep("relevé", &play);
}

/// A store whose disk is full once it is told so.
struct Filling {
    kept: MemoryStore,
    full: AtomicBool,
}

impl Before for Filling {
    fn behind(&self) -> &dyn Store {
        &self.kept
    }
    fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        if !self.full.load(Ordering::Relaxed) || writes.is_empty() {
            return self.kept.submit(by, writes, done);
        }
        let reason = std::io::Error::from_raw_os_error(rustix::io::Errno::NOSPC.raw_os_error()).to_string();
        let error = Error::Disk { path: PathBuf::from("/var/lib/copiste/store"), reason };
        self.kept.submit(by, Vec::new(), Box::new(move |ticket, _| done(ticket, Err(error))))
    }
}

fn trouble(album: &mut Album) {
    let filling = Arc::new(Filling { kept: MemoryStore::new(), full: AtomicBool::new(false) });
    let station = Station { store: filling.clone(), ..station() };
    set_up(&station);
    let play = opened(station, |_| ()).press(OPEN_A_BATCH).press(&["enter", "'1"]);
    filling.full.store(true, Ordering::Relaxed);
    album.keep("non enregistré", &play.press(&["'3"]));
}

//! The picture of a keying at 80×24 and elsewhere.

use crate::screens::drawn;
use copiste::campaign::Service;
use copiste::keymap::{self, Key, KeyCode};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator};
use copiste::station::{BatchDraft, CampaignDraft, FixedClock, Precautions, Settings, Sharing, StartOptions, Station};
use copiste::store::MemoryStore;
use copiste::tui::input::{Mailbox, mailbox};
use copiste::tui::look::Surroundings;
use copiste::tui::{App, Event, Start};
use jiff::civil::date;
use ratatui::layout::Size;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// 2026-03-10T09:00:00Z.
const NOW: Moment = Moment(1_773_133_200);

fn station() -> Station {
    let operator = Operator::new("am").unwrap();
    Station {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(FixedClock(NOW)),
        operator,
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    }
}

struct Seat {
    app: App,
    mailbox: Mailbox,
    size: Size,
}

/// How a keying is set up.
#[derive(Clone, Copy)]
struct Setting {
    language: Language,
    tool: &'static str,
    audience: &'static str,
    variant: Option<&'static str>,
    keymap: &'static str,
    theme: &'static str,
    locale: &'static str,
    size: (u16, u16),
    sheets: Option<u32>,
}

const RESIDENTS: Setting = Setting {
    language: Language::French,
    tool: "regards-croises-ehpad",
    audience: "residents",
    variant: None,
    keymap: "standard",
    theme: "dark",
    locale: "fr_FR.UTF-8",
    size: (80, 24),
    sheets: Some(40),
};

impl Seat {
    /// A batch is open and its first sheet stands on the screen.
    fn take(setting: Setting) -> Seat {
        let mut seat = Seat::on_the_batch(setting);
        seat.press(KeyCode::Enter);
        seat
    }

    /// A batch is open and chosen on the campaign's screen.
    fn on_the_batch(setting: Setting) -> Seat {
        let station = station();
        let (tool, _) = station.read_tool(&Path::new("sample-data").join(setting.tool)).unwrap();
        let services = [("glycines", "Les Glycines"), ("tilleuls", "Les Tilleuls")];
        let draft = CampaignDraft {
            id: "rc-2026".into(),
            title: "Regards croisés 2026".into(),
            establishment: "EHPAD Les Quatre-Vents".into(),
            from: date(2026, 3, 1),
            until: None,
            services: services.map(|(code, name)| Service { code: code.into(), name: name.into() }).to_vec(),
            plan: Vec::new(),
        };
        station.create_campaign(draft, tool).unwrap();
        let draft = BatchDraft {
            audience: setting.audience.into(),
            service: "glycines".into(),
            date: date(2026, 3, 9),
            sheets: setting.sheets,
            mode: (setting.audience == "residents").then(|| "alone".into()),
            variant: setting.variant.map(Into::into),
        };
        station.open_batch("rc-2026", draft).unwrap();
        let settings =
            Settings { keymap: Some(setting.keymap.into()), theme: Some(setting.theme.into()), ..Settings::default() };
        let start = Start {
            station,
            keymap: keymap::shipped(setting.keymap).unwrap(),
            keymap_named: String::new(),
            phrases: Phrases::new(setting.language),
            surroundings: Surroundings {
                term: "xterm".into(),
                locale: setting.locale.into(),
                ..Surroundings::default()
            },
            guessed: (keymap::shipped("standard").unwrap(), String::new()),
            settings,
            options: StartOptions::default(),
            system_operator: Operator::new("am"),
            warnings: Vec::new(),
            settings_file: None,
            reports: PathBuf::from("reports"),
            demonstration: false,
            ssh_connection: None,
            user: None,
            precautions: Precautions::default(),
            pins: None,
        };
        let (post, mailbox) = mailbox().unwrap();
        let size = Size::new(setting.size.0, setting.size.1);
        let mut seat = Seat { app: App::new(start, post, size), mailbox, size };
        seat.press(KeyCode::Enter);
        for _ in 0..20 {
            if seat.picture().contains("Entrée\u{a0}: saisir") || seat.picture().contains("Enter: key") {
                break;
            }
            seat.press(KeyCode::Down);
        }
        seat
    }

    fn press(&mut self, code: KeyCode) {
        self.app.take(Event::Key(Key::plain(code)));
    }

    /// Keys as text, then waits until the store has answered for all of them.
    fn key(&mut self, keys: &str) {
        for character in keys.chars() {
            let code = match character {
                '⏎' => KeyCode::Enter,
                '␛' => KeyCode::Escape,
                '⌫' => KeyCode::Backspace,
                '⇟' => KeyCode::PageDown,
                '②' => KeyCode::F(2),
                '④' => KeyCode::F(4),
                '⑦' => KeyCode::F(7),
                '⑧' => KeyCode::F(8),
                other => KeyCode::Char(other),
            };
            self.press(code);
        }
        // The acknowledgements come from the store's thread before this one does.
        self.app.finish_saving();
        while let events @ [_, ..] = self.mailbox.take(Some(std::time::Instant::now())).as_slice() {
            for event in events {
                self.app.take(event.clone());
            }
        }
    }

    fn picture(&self) -> String {
        drawn(self.size.width, self.size.height, |frame| self.app.draw(frame))
    }
}

fn after(setting: Setting, keys: &str) -> String {
    let mut seat = Seat::take(setting);
    seat.key(keys);
    seat.picture()
}

#[test]
fn a_fresh_sheet_says_its_number() {
    insta::assert_snapshot!(after(RESIDENTS, ""));
}

#[test]
fn answers_and_marks_stand_in_their_row() {
    insta::assert_snapshot!(after(RESIDENTS, "111143.?="));
}

#[test]
fn a_refusal_locks_and_says_how_to_go_on() {
    insta::assert_snapshot!(after(RESIDENTS, "11119123"));
}

#[test]
fn a_page_end_waits_for_the_leaf() {
    insta::assert_snapshot!(after(RESIDENTS, "11111111111111"));
}

#[test]
fn a_key_too_many_at_the_page_end_is_a_slip() {
    insta::assert_snapshot!(after(RESIDENTS, "111111111111112"));
}

#[test]
fn numbers_boxes_and_texts_stand_alone() {
    insta::assert_snapshot!(after(RESIDENTS, "⇟⇟1111103138⏎tricot⏎"));
}

#[test]
fn a_note_is_written_under_the_page() {
    insta::assert_snapshot!(after(RESIDENTS, "②à revoir"));
}

#[test]
fn a_soft_check_asks_back() {
    insta::assert_snapshot!(after(RESIDENTS, "⇟⇟1111150"));
}

#[test]
fn a_sheet_held_aside_opens_the_next_one() {
    insta::assert_snapshot!(after(RESIDENTS, "1⑧page 2 manquante⏎"));
}

#[test]
fn a_pile_that_is_keyed_says_so() {
    let one = Setting { sheets: Some(1), ..RESIDENTS };
    insta::assert_snapshot!(after(one, "1⑧page 2 manquante⏎"));
}

#[test]
fn professionals_in_ascii_and_without_colours() {
    let setting = Setting { audience: "professionals", theme: "mono", locale: "C", ..RESIDENTS };
    insta::assert_snapshot!(after(setting, "105"));
}

#[test]
fn an_easy_to_read_sheet_in_english() {
    let setting = Setting { language: Language::English, variant: Some("falc"), ..RESIDENTS };
    insta::assert_snapshot!(after(setting, "1112"));
}

#[test]
fn a_large_terminal_shows_the_whole_page() {
    let setting = Setting { size: (120, 45), theme: "console16", ..RESIDENTS };
    insta::assert_snapshot!(after(setting, "111"));
}

#[test]
fn what_a_skip_took_is_told_after_the_disk_answered() {
    // Pain, then two answers about it; then no pain.
    let mut seat = Seat::take(RESIDENTS);
    seat.key("⇟11111111111");
    seat.key("⑦23⏎2");
    assert!(seat.picture().contains("sont retirées"), "{}", seat.picture());
    seat.key("⑦23⏎1");
    assert!(seat.picture().contains("sont revenues"), "{}", seat.picture());
}

#[test]
fn a_keypad_without_numlock_locks_and_puts_the_cursor_back() {
    let mut seat = Seat::take(RESIDENTS);
    seat.key("11");
    // 2, 3, 1 on a keypad whose NumLock is off.
    for code in [KeyCode::Down, KeyCode::PageDown, KeyCode::End] {
        seat.press(code);
    }
    seat.key("4");
    insta::assert_snapshot!(seat.picture());
    seat.key("␛");
    assert!(seat.picture().contains("» ") && seat.picture().contains("Ctrl+N"), "{}", seat.picture());
    seat.app.take(Event::Key(Key::new(KeyCode::Char('n'), true, false, false)));
    seat.press(KeyCode::End);
    assert!(seat.picture().contains("■ 1 Moins"), "{}", seat.picture());
    assert!(seat.picture().contains("chiffres ──"), "{}", seat.picture());
}

#[test]
fn practice_names_no_sheet() {
    let mut seat = Seat::on_the_batch(RESIDENTS);
    seat.press(KeyCode::F(6));
    insta::assert_snapshot!(seat.picture());
}

const LOG: Setting = Setting { tool: "acces-handicap", audience: "parcours", ..RESIDENTS };

#[test]
fn a_log_shows_the_rows_that_are_done_on_a_line_each_and_the_one_that_is_keyed_in_full() {
    let rows = "42235⏎2Sas⏎1Deux soignants parlent.⏎Elle se bouche les oreilles.⏎⏎2250⏎3Couloir⏎1Fermé à clé.⏎⏎⏎";
    insta::assert_snapshot!(after(LOG, rows), @r#"
 Regards croisés 2026 › Parcours observés › Les Glycines   lot 1 · feuille 0001
 ──────────────────────────────────────────────────────────────────────────────
  page 1 sur 2, vue 2/2   Journal du parcours
  Relevé
     1  22:35 · arriver · Sas · accueil · Deux soignants parlent. · Elle se b…
     2  22:50 · attendre · Couloir · accueil · Fermé à clé.
  Relevé 3
 »   2  Heure     ____________________________________________________________
     3  Étape     · 1 venir   · 2 arriver   · 3 attendre
                  · 4 examen ou soin   · 5 se déplacer   · 6 partir
     4  Lieu      ____________________________________________________________
     5  Thème     · 1 accueil   · 2 communication   · 3 parcours
                  · 4 locaux   · 5 autonomie   · 6 compétences   · 0 aucun
     6  Vu        ____________________________________________________________
     7  Ressenti  ____________________________________________________________
     8  Paroles   ____________________________________________________________
  « Heure » vide : fin du relevé.



 ──────────────────────────────────────────────────────────────────────────────
  enregistré  À saisir : 1 sur la page, 6 sur la feuille      feuille 1 sur 40
  Entrée : valider   Retour arrière : corriger   F1 : aide   Alt+I : illisible
  Haut : question précédente   F10 : retour
styles:
.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..bbbbbbbbbbbbbbbbbbbbb...aaaaaaaaaaaaaaaaaaa
..aaaaaa
.....b..cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
.....b..ccccccccccccccccccccccccccccccccccccccccccccccccccc
..aaaaaaaa
.d................bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
.....b..bbbbb.....b.bbbbbbb...b.bbbbbbbbb...b.bbbbbbbbbb
..................b.bbbbbbbbbbbbbbbb...b.bbbbbbbbbbbbb...b.bbbbbbbb
.....b..bbbb......bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
.....b..bbbbb.....b.bbbbbbbbb...b.bbbbbbbbbbbbbbb...b.bbbbbbbbbb
..................b.bbbbbbbb...b.bbbbbbbbbbb...b.bbbbbbbbbbbbb...b.bbbbbbb
.....b..bb........bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
.....b..bbbbbbbb..bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
.....b..bbbbbbb...bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb



.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..eeeeeeeeee
..ddddddbbbbbbbbbb...ddddddddddddddbbbbbbbbbbb...ddbbbbbbb...dddddbbbbbbbbbbbb
..ddddbbbbbbbbbbbbbbbbbbbbbb...dddbbbbbbbbb
a: ink 153, bold
b: ink 248
c: ink 158, bold
d: bold
e: ink 114
cursor: row 8, column 19
"#);
}

/// The last rows of a long log were not seen where it had ended, and nothing said that they were there.
#[test]
fn a_long_log_that_has_ended_shows_its_last_rows_and_how_many_stand_above() {
    let rows: String = (0..25).map(|row| format!("10{row:02}⏎3Couloir⏎1⏎⏎⏎")).collect();
    let picture = after(LOG, &format!("4{rows}⏎"));
    assert!(picture.contains("25  10:24") && picture.contains("lignes au-dessus"), "{picture}");
}

#[test]
fn a_log_longer_than_the_screen_keeps_the_row_that_is_keyed_in_sight() {
    let row = |time: &str| format!("{time}⏎3Couloir⏎1⏎⏎⏎");
    let rows: String = ["2250", "2310", "2330", "2350", "0010", "0030"].map(row).concat();
    insta::assert_snapshot!(after(LOG, &format!("4{rows}0050⏎")), @r#"
 Regards croisés 2026 › Parcours observés › Les Glycines   lot 1 · feuille 0001
 ──────────────────────────────────────────────────────────────────────────────
  page 1 sur 2, vue 2/2   Journal du parcours
  Relevé
  et 3 lignes au-dessus
     4  23:50 · attendre · Couloir · accueil
     5  00:10 · attendre · Couloir · accueil
     6  00:30 · attendre · Couloir · accueil
  Relevé 7
     2  Heure     00:50
 »   3  Étape     · 1 venir   · 2 arriver   · 3 attendre
                  · 4 examen ou soin   · 5 se déplacer   · 6 partir
     4  Lieu      ____________________________________________________________
     5  Thème     · 1 accueil   · 2 communication   · 3 parcours
                  · 4 locaux   · 5 autonomie   · 6 compétences   · 0 aucun
     6  Vu        ____________________________________________________________
     7  Ressenti  ____________________________________________________________
     8  Paroles   ____________________________________________________________


 ──────────────────────────────────────────────────────────────────────────────
  enregistré  À saisir : 7 sur la page, 12 sur la feuille     feuille 1 sur 40
  1 à 6 : répondre   . : rien coché   ? : illisible   = : deux cases cochées
  Retour arrière : corriger   F1 : aide   * : non concerné   / : raturé
styles:
.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..bbbbbbbbbbbbbbbbbbbbb...aaaaaaaaaaaaaaaaaaa
..aaaaaa
..bbbbbbbbbbbbbbbbbbbbb
.....b..cccccccccccccccccccccccccccccccccccc
.....b..cccccccccccccccccccccccccccccccccccc
.....b..cccccccccccccccccccccccccccccccccccc
..aaaaaaaa
..................ccccc
.d................b...........b.............b
..................b....................b.................b
..................bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..................b.............b...................b
..................b............b...............b.................b
..................bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..................bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..................bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb


.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..eeeeeeeeee
..dddddbbbbbbbbbbb...dbbbbbbbbbbbbb...dbbbbbbbbbbbb...dbbbbbbbbbbbbbbbbbbbbb
..ddddddddddddddbbbbbbbbbbb...ddbbbbbbb...dbbbbbbbbbbbbbbb...dbbbbbbbbb
a: ink 153, bold
b: ink 248
c: ink 158, bold
d: bold
e: ink 114
cursor: row 11, column 19
"#);
    insta::assert_snapshot!(after(LOG, &format!("4{rows}⏎")), @r#"
 Regards croisés 2026 › Parcours observés › Les Glycines   lot 1 · feuille 0001
 ──────────────────────────────────────────────────────────────────────────────
  page 1 sur 2   Journal du parcours
     1  La personne observée
        · 1 en fauteuil roulant   · 2 voit mal   · 3 entend mal
        ■ 4 comprend avec de l’aide   · 5 autre situation
  Relevé
     1  22:50 · attendre · Couloir · accueil
     2  23:10 · attendre · Couloir · accueil
     3  23:30 · attendre · Couloir · accueil
     4  23:50 · attendre · Couloir · accueil
     5  00:10 · attendre · Couloir · accueil
     6  00:30 · attendre · Couloir · accueil





  Fin de la page 1. Tournez la feuille, puis Entrée.

 ──────────────────────────────────────────────────────────────────────────────
  enregistré  Page complète, 5 à saisir sur la feuille        feuille 1 sur 40
  Entrée : valider   Retour arrière : corriger   F10 : retour   F1 : aide

styles:
.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..bbbbbbbbbbbb...aaaaaaaaaaaaaaaaaaa

........b.........................b..............b
........c.ccccccccccccccccccccccccc...b
..aaaaaa
.....b..cccccccccccccccccccccccccccccccccccc
.....b..cccccccccccccccccccccccccccccccccccc
.....b..cccccccccccccccccccccccccccccccccccc
.....b..cccccccccccccccccccccccccccccccccccc
.....b..cccccccccccccccccccccccccccccccccccc
.....b..cccccccccccccccccccccccccccccccccccc







.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
..dddddddddd
..eeeeeebbbbbbbbbb...eeeeeeeeeeeeeebbbbbbbbbbb...eeebbbbbbbbb...eebbbbbbb

a: ink 153, bold
b: ink 248
c: ink 158, bold
d: ink 114
e: bold
cursor: row 19, column 3
"#);
}

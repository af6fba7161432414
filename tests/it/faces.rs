//! The screens of the station as an operator meets them: keys in, pictures out. No terminal.

mod calendar;
mod codes;
mod covering;
mod documents;
mod kit;
pub mod plan;
mod review;
mod state;
mod trouble;
mod verification;
pub mod web;

use crate::screens::drawn;
use copiste::campaign::{BatchNumber, CampaignStatus, Extent, Service, VerificationPolicy};
use copiste::keymap::{self, Key, KeyCode};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::Audience;
use copiste::record::Serial;
use copiste::station::{CampaignDraft, FixedClock, Precautions, Settings, Sharing, StartOptions, Station};
use copiste::store::{Acknowledge, Before, Error, MemoryStore, Store, Ticket, Write};
use copiste::tui::look::Surroundings;
use copiste::tui::{App, Event, Mailbox, Signal, Start};
use insta::assert_snapshot;
use jiff::civil::date;
use ratatui::layout::Size;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// 2026-03-10T09:00:00Z.
pub const NOW: Moment = Moment(1_773_133_200);
const TOOL: &str = "sample-data/regards-croises-ehpad";

/// A station on the terminal, played without one.
pub struct Play {
    app: App,
    mailbox: Mailbox,
    station: Station,
    size: Size,
}

pub fn station() -> Station {
    let operator = Operator::new("am").unwrap();
    Station {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(FixedClock(NOW)),
        operator,
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    }
}

/// A station with the sample campaign, three services, nothing keyed.
pub fn with_campaign() -> Station {
    let station = station();
    set_up(&station);
    station
}

pub fn set_up(station: &Station) {
    let (tool, _) = station.read_tool(Path::new(TOOL)).unwrap();
    let service = |code: &str, name: &str| Service { code: code.into(), name: name.into() };
    let draft = CampaignDraft {
        id: "rc-2026".into(),
        title: "Regards croisés 2026".into(),
        establishment: "EHPAD Les Quatre-Vents".into(),
        from: date(2026, 3, 2),
        until: Some(date(2026, 4, 30)),
        services: vec![service("glycines", "Les Glycines"), service("tilleuls", "Les Tilleuls")],
        plan: Vec::new(),
    };
    station.create_campaign(draft, tool).unwrap();
}

/// The pile of [`OPEN_A_BATCH`] with its one sheet begun: that sheet is voided, and nothing is to be verified.
fn finish_the_pile(station: &Station) {
    station.void_record("rc-2026", "residents", Serial(1), "vide").unwrap();
    station.count_batch("rc-2026", BatchNumber(1), 1, None).unwrap();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy("rc-2026", |_| policy).unwrap();
}

pub fn surroundings(term: &str, locale: &str) -> Surroundings {
    Surroundings { term: term.into(), locale: locale.into(), ..Surroundings::default() }
}

impl Play {
    pub fn new(station: Station) -> Play {
        Play::with(station, Language::French, surroundings("xterm-256color", "fr_FR.UTF-8"), |_| ())
    }

    pub fn with(station: Station, language: Language, around: Surroundings, change: impl FnOnce(&mut Start)) -> Play {
        let mut start = Start {
            station: station.clone(),
            keymap: keymap::shipped("standard").unwrap(),
            keymap_named: "Clavier standard, faute d’indication du système".into(),
            phrases: Phrases::new(language),
            surroundings: around,
            guessed: (keymap::shipped("standard").unwrap(), "Clavier standard, faute d’indication du système".into()),
            settings: Settings { language: Some(language), ..Settings::default() },
            options: StartOptions::default(),
            system_operator: Some(station.operator.clone()),
            warnings: Vec::new(),
            settings_file: None,
            reports: PathBuf::from("target/test-reports"),
            demonstration: false,
            ssh_connection: None,
            user: None,
            precautions: Precautions::default(),
            pins: None,
        };
        change(&mut start);
        let (post, mailbox) = copiste::tui::input::mailbox().unwrap();
        let size = Size::new(80, 24);
        Play { app: App::new(start, post, size), mailbox, station, size }.counted()
    }

    /// Plays keys by their names in key files; what follows a quote is typed as it stands.
    pub fn press(mut self, keys: &[&str]) -> Play {
        for key in keys {
            match key.strip_prefix('\'') {
                Some(text) => {
                    for character in text.chars() {
                        self.app.take(Event::Key(Key::plain(KeyCode::Char(character))));
                    }
                }
                None => self.app.take(Event::Key(Key::parse(key).unwrap())),
            }
            while self.app.do_what_is_due() {}
            // An operator looks before the next key.
            self = self.counted();
        }
        self.heard()
    }

    /// Plays a key and hears nothing of what it began beside the screen.
    fn unheard(mut self, key: &str) -> Play {
        self.app.take(Event::Key(Key::parse(key).unwrap()));
        self
    }

    fn take(mut self, event: Event) -> Play {
        self.app.take(event);
        self
    }

    /// Hears what the store says.
    pub fn heard(mut self) -> Play {
        self.station.catch_up().unwrap();
        for event in self.mailbox.take(Some(Instant::now() + Duration::from_millis(1))) {
            self.app.take(event);
        }
        while self.app.do_what_is_due() {}
        self.counted()
    }

    /// Hears what is counted beside the screen until the screen waits for it no more.
    fn counted(mut self) -> Play {
        let deadline = Instant::now() + Duration::from_secs(120);
        let french = "Comptage des feuilles|Recherche de feuilles|Lecture du fichier…|Reprise des réponses…";
        let counts: Vec<&str> = french.split('|').chain(["Counting the sheets", "Looking for sheets"]).collect();
        let waits = |play: &Play| {
            let text = play.text();
            counts.iter().any(|line| text.contains(line))
        };
        while waits(&self) {
            assert!(Instant::now() < deadline, "{}", self.text());
            for event in self.mailbox.take(Some(deadline)) {
                self.app.take(event);
            }
        }
        self
    }

    pub fn sized(mut self, columns: u16, rows: u16) -> Play {
        self.size = Size::new(columns, rows);
        self.app.resize(self.size);
        self
    }

    pub fn picture(&self) -> String {
        drawn(self.size.width, self.size.height, |frame| self.app.draw(frame))
    }

    /// The glyphs alone.
    pub fn text(&self) -> String {
        self.picture().split("styles:\n").next().unwrap_or_default().to_owned()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.text().replace('\u{a0}', " ").contains(text)
    }
}

/// A batch of the residents of Les Glycines with five sheets, from the home screen.
pub const OPEN_A_BATCH: &[&str] =
    &["enter", "down", "down", "enter", "down", "down", "down", "'5", "enter", "enter", "enter"];

#[test]
fn home_without_a_campaign_says_how_to_make_one() {
    assert_snapshot!("home_empty_french", Play::new(station()).picture());
    let play = Play::with(station(), Language::English, surroundings("xterm", "en_GB.UTF-8"), |_| ());
    assert_snapshot!("home_empty_english", play.picture());
}

#[test]
fn home_says_what_to_do_next() {
    let play = Play::new(with_campaign());
    assert_snapshot!("home_first_campaign", play.picture());
    let play = play.press(OPEN_A_BATCH).press(&["escape"]);
    assert!(play.shows("Il reste 5 feuilles à saisir au lot 1."), "{}", play.text());
    let play = play.press(&["enter", "enter", "'1", "f10"]).press(&["escape"]);
    assert_snapshot!("home_in_progress", play.picture());
}

#[test]
fn home_in_english_without_colours_on_a_terminal_without_accents() {
    let around = Surroundings { no_color: true, ..surroundings("xterm", "C") };
    let play = Play::with(with_campaign(), Language::English, around, |start| start.demonstration = true);
    assert_snapshot!("home_mono_ascii", play.picture());
}

#[test]
fn a_campaign_is_made_from_its_form() {
    let play = Play::new(station()).press(&["n"]);
    assert_snapshot!("campaign_form_empty", play.picture());
    let play = play.press(&[
        "'sample-data/regards-croises-ehpad",
        "enter",
        "'Regards croisés 2026",
        "enter",
        "enter",
        "'EHPAD Les Quatre-Vents",
        "enter",
        "ctrl-u",
        "'02032026",
        "enter",
        "enter",
        "'Les Glycines",
        "enter",
        "'sud=Aile Sud",
        "enter",
    ]);
    assert_snapshot!("campaign_form_filled", play.picture());
    let play = play.press(&["enter"]);
    assert_snapshot!("campaign_new", play.picture());
    let view = play.station.campaign("regards-croises-2026").unwrap();
    let codes: Vec<&str> = view.campaign.services.iter().map(|service| service.code.as_str()).collect();
    assert_eq!(codes, ["les-glycines", "sud"]);
    assert_eq!(view.campaign.from, date(2026, 3, 2));
}

#[test]
fn a_form_says_all_that_is_wrong_at_once() {
    let play = Play::new(station()).press(&["n", "down", "down", "'Été !", "down", "down", "ctrl-u", "'31022026"]);
    let play = play.press(&["down", "down", "enter"]);
    assert_snapshot!("campaign_form_wrong", play.picture());
}

#[test]
fn the_findings_of_a_tool_are_read_with_their_places() {
    let play = Play::new(station()).press(&["n", "'sample-data/nowhere"]).press(&["down"; 6]).press(&["enter"]);
    assert!(play.shows("Cet outil ne peut pas servir"), "{}", play.text());
    let play = play.press(&["enter"]);
    assert_snapshot!("campaign_findings", play.picture());
    assert!(play.press(&["escape"]).shows("sample-data/nowhere"));
}

#[test]
fn one_survey_has_one_open_campaign() {
    let play =
        Play::new(with_campaign()).press(&["n", "'sample-data/regards-croises-ehpad", "enter", "'Deux", "enter"]);
    let play = play.press(&["enter", "'EHPAD Les Quatre-Vents", "enter", "enter", "enter", "'S", "enter", "enter"]);
    assert!(play.shows("Cette enquête a déjà une campagne ouverte"), "{}", play.text());
}

#[test]
fn a_batch_is_filed_keyed_and_moved() {
    let play = Play::new(with_campaign()).press(&["enter", "down", "down", "enter"]);
    assert_snapshot!("batch_form", play.picture());
    let play = play.press(&["down", "down", "down", "'5", "enter", "enter", "enter"]);
    assert_snapshot!("campaign_with_a_batch", play.picture());
    let play = play.press(&["enter"]);
    assert!(play.shows("feuille 0001"), "{}", play.text());
    let play = play.press(&["'11", "f10"]).press(&["f7"]);
    assert_snapshot!("batch_move", play.picture());
    let play = play.press(&["enter"]);
    assert!(play.shows("Lot 1 déplacé sous « Les Tilleuls »"), "{}", play.text());
    assert_eq!(play.station.batch("rc-2026", BatchNumber(1)).unwrap().batch.service, "tilleuls");
}

#[test]
fn another_audience_has_other_modes_and_variants() {
    let play = Play::new(with_campaign()).press(&["enter", "n"]);
    assert!(play.shows("sans aide"), "{}", play.text());
    let play = play.press(&["'p"]);
    assert!(play.shows("Professionnels") && !play.shows("sans aide"), "{}", play.text());
}

#[test]
fn the_plan_of_a_service_is_written_in_numbers() {
    let play = Play::new(with_campaign()).press(&["enter", "down", "down", "f4", "'4x2", "enter", "'40", "enter"]);
    assert!(play.shows("Ce n’est pas un nombre de feuilles."), "{}", play.text());
    let play = play.press(&["ctrl-u", "'42", "enter", "enter"]);
    assert!(play.shows("Campagne modifiée."), "{}", play.text());
    let plan = play.station.campaign("rc-2026").unwrap().campaign.plan;
    assert_eq!((plan[0].expected, plan[0].distributed), (42, 40));
    assert_eq!(plan[0].audience, Audience("residents".into()));
}

#[test]
fn a_service_is_added_and_a_corrected_tool_taken() {
    let play = Play::new(with_campaign()).press(&["enter", "f4"]).press(&["down"; 4]).press(&["'Les Acacias", "enter"]);
    let play = play.press(&["'sample-data/nowhere", "enter"]);
    assert!(play.shows("Cet outil ne peut pas servir"), "{}", play.text());
    let play = play.press(&["ctrl-u", "'sample-data/regards-croises-ehpad", "enter", "enter"]);
    assert!(play.shows("Campagne modifiée."), "{}", play.text());
    assert!(play.station.campaign("rc-2026").unwrap().campaign.service("les-acacias").is_some());
}

#[test]
fn a_campaign_is_closed_after_a_question_and_reopened_with_a_reason() {
    let play = Play::new(with_campaign()).press(&["enter", "f8"]);
    assert_snapshot!("campaign_close", play.picture());
    let play = play.press(&["enter"]);
    assert!(play.shows("Clore"), "Enter confirms nothing");
    let play = play.press(&["f4"]);
    assert_eq!(play.station.campaign("rc-2026").unwrap().campaign.status, CampaignStatus::Closed);
    let play = play.press(&["escape", "n"]);
    assert!(play.shows("est close"), "{}", play.text());
    let play = play.press(&["f8", "enter"]);
    assert!(play.shows("Un motif est nécessaire."), "{}", play.text());
    let play = play.press(&["'oubli d’une pile", "enter"]);
    assert!(play.shows("Campagne rouverte."), "{}", play.text());
    let play = play.press(&["f4"]);
    assert!(play.shows("am : campagne rouverte, motif : oubli d’une pile"), "{}", play.text());
}

#[test]
fn a_closed_campaign_offers_nothing_to_key() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]);
    finish_the_pile(&play.station);
    let play = play.press(&["f8", "f4"]);
    assert!(play.shows("Campagne close."), "{}", play.text());
    let play = play.press(&["escape"]);
    for offered in ["saisir", "nouveau lot", "fin de session", "déplacer"] {
        assert!(!play.shows(&format!(" : {offered}")), "{offered}: {}", play.text());
    }
    assert!(play.shows("F8 : rouvrir"), "{}", play.text());
    let play = play.press(&["f3"]);
    assert!(play.shows("rien n’y change plus") && !play.shows("annuler la feuille"), "{}", play.text());
}

#[test]
fn a_missing_reason_keeps_the_question_open() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]).press(&["f3", "v"]);
    let play = play.press(&["enter"]);
    assert!(play.shows("Un motif est nécessaire.") && play.shows("Pourquoi annuler"), "{}", play.text());
    let play = play.press(&["'vide", "enter"]);
    assert!(play.shows("Feuille 0001 annulée."), "{}", play.text());
    let (_, filed) = play.station.record("rc-2026", "residents", Serial(1)).unwrap();
    assert_eq!(filed.record.status, copiste::record::Status::Voided("vide".into()));
}

#[test]
fn why_a_sheet_is_held_and_what_was_remarked_is_read_in_the_list() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter"]);
    let play = play.press(&["'1", "f2", "'deux sexes cochés", "enter", "f3", "'page arrachée", "enter"]);
    let play = play.press(&["f8", "'demander à l’équipe", "enter", "f10"]).press(&["f3"]);
    assert_snapshot!("records_held", play.picture());
}

#[test]
fn a_batch_tells_where_it_was_moved_from() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["f7", "enter", "f4"]);
    assert!(play.shows("am : déplacé de « Les Glycines » sous « Les Tilleuls »"), "{}", play.text());
    assert_snapshot!("batch_edit", play.picture());
}

#[test]
fn a_variant_is_named_as_everywhere() {
    let play = Play::new(with_campaign()).press(&["enter", "n", "down", "down", "down", "down", "down", "right"]);
    assert!(play.shows("facile à lire") && !play.shows("falc"), "{}", play.text());
}

/// A station where nobody is named.
fn by_nobody(station: Station, settings: Option<PathBuf>) -> Play {
    let station = Station { operator: Operator::new("?").unwrap(), ..station };
    Play::with(station, Language::French, surroundings("xterm-256color", "fr_FR.UTF-8"), |start| {
        start.system_operator = None;
        start.settings_file = settings;
    })
}

#[test]
fn who_keys_is_asked_before_the_first_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    let play = by_nobody(with_campaign(), Some(file.clone()));
    assert_snapshot!("home_nobody", play.picture());
    let play = play.press(OPEN_A_BATCH).press(&["enter"]);
    assert_snapshot!("name_first", play.picture());
    let play = play.press(&["enter"]);
    assert!(play.shows("Un nom est nécessaire") && !play.shows("feuille 0001"), "{}", play.text());
    let play = play.press(&["'a b", "enter"]);
    assert!(play.shows("« a b » ne convient pas") && !play.shows("feuille 0001"), "{}", play.text());
    let play = play.press(&["ctrl-u", "'jm", "enter"]);
    assert!(play.shows("feuille 0001"), "{}", play.text());
    let play = play.press(&["'1"]).press(&["f10"]);
    let (_, filed) = play.station.record("rc-2026", "residents", Serial(1)).unwrap();
    assert_eq!(filed.record.begun.who.name(), "jm");
    assert_eq!(Settings::read(&file).0.operator, Operator::new("jm"));
    let play = play.press(&["escape"]);
    assert!(play.shows("identifiant jm"), "{}", play.text());
}

#[test]
fn the_name_to_key_under_is_a_setting() {
    let play = by_nobody(with_campaign(), None).press(&["s"]);
    assert!(play.shows("Nom de saisie") && play.shows("à donner"), "{}", play.text());
    let play = play.press(&["enter", "'jm", "enter"]);
    assert!(play.shows("jm"), "{}", play.text());
    assert!(play.press(&["escape"]).shows("identifiant jm"));
    let play = Play::new(with_campaign()).press(&["s", "end", "enter", "'zoé", "enter", "escape"]);
    assert!(play.shows("identifiant zoé"), "{}", play.text());
    let play = play.press(&["s", "end", "enter", "ctrl-u", "enter", "escape"]);
    assert!(play.shows("identifiant am"), "the system's user again: {}", play.text());
}

#[test]
fn practice_and_the_demonstration_ask_for_no_name() {
    let play = by_nobody(with_campaign(), None).press(&["enter", "p"]);
    assert!(play.shows("entraînement"), "{}", play.text());
    let play = Play::with(with_campaign(), Language::French, surroundings("xterm", "fr_FR.UTF-8"), |start| {
        start.system_operator = None;
        start.demonstration = true;
    });
    assert!(play.press(OPEN_A_BATCH).press(&["enter"]).shows("feuille 0001"));
}

#[test]
fn an_option_of_one_start_is_not_written_into_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    let kept = file.clone();
    let play = Play::with(with_campaign(), Language::French, surroundings("xterm", "fr_FR.UTF-8"), |start| {
        start.settings = Settings::default();
        start.settings_file = Some(kept);
        start.keymap = keymap::shipped("bepo").unwrap();
        start.options.keymap = Some("bepo".into());
        start.options.theme = Some("light".into());
        start.options.operator = Operator::new("zz");
        start.options.running_count = Some(true);
    });
    let play = play.press(&["s", "down", "enter"]);
    assert!(play.shows("Settings saved.") && play.shows("as the system suggests"), "{}", play.text());
    let written = std::fs::read_to_string(&file).unwrap();
    assert_snapshot!(written, @r#"
    language = "english"
    page-stops = true
    running-count = false
    "#);
    // What the machine suggests may be taken again.
    let play = play.press(&["down", "enter", "up"]);
    assert!(play.shows("Keymap standard, as the system suggests"), "{}", play.text());
    assert_eq!(Settings::read(&file).0.keymap, None);
}

#[test]
fn what_is_wrong_in_the_settings_is_said_on_the_first_screen() {
    let play = Play::with(with_campaign(), Language::French, surroundings("xterm", "fr_FR.UTF-8"), |start| {
        start.warnings = vec!["settings.toml, ligne 1 : « langage » n’est pas un réglage.".into()];
    });
    assert!(play.shows("« langage »") && play.shows("Regards croisés 2026"), "{}", play.text());
    assert!(!play.press(&["down"]).shows("« langage »"));
}

#[test]
fn a_wrong_tool_is_told_when_its_field_is_left() {
    let play = Play::new(station()).press(&["n", "'sample-data/nowhere", "enter"]);
    assert!(play.shows("Cet outil ne peut pas servir"), "{}", play.text());
    let play = play.press(&["down", "'Titre"]);
    assert!(play.shows("Cet outil ne peut pas servir") && play.shows("Titre"), "{}", play.text());
    let play = play.press(&["up", "ctrl-u", "'sample-data/regards-croises-ehpad", "enter", "'!"]);
    assert!(!play.shows("Cet outil ne peut pas servir") && play.shows("Titre!"), "{}", play.text());
}

#[test]
fn a_title_an_establishment_and_dates_are_corrected() {
    let play = Play::new(with_campaign()).press(&["enter", "f4"]);
    assert_snapshot!("campaign_edit", play.picture());
    let play = play.press(&["' bis", "enter", "ctrl-u", "'Les Vents", "enter", "enter", "ctrl-u", "'01032026"]);
    let play = play.press(&["enter", "enter", "enter", "enter"]);
    assert!(play.shows("Le dernier jour vient avant le premier."), "{}", play.text());
    let play = play.press(&["ctrl-u", "enter", "enter", "enter", "enter"]);
    assert!(play.shows("Campagne modifiée.") && play.shows("Regards croisés 2026 bis"), "{}", play.text());
    let campaign = play.station.campaign("rc-2026").unwrap().campaign;
    assert_eq!((campaign.establishment.as_str(), campaign.until), ("Les Vents", None));
    assert_eq!(campaign.history.last().unwrap().1, copiste::campaign::CampaignEvent::Edited);
}

#[test]
fn more_sheets_handed_out_than_people_is_said_softly() {
    let play = Play::new(with_campaign()).press(&["enter", "down", "down", "f4", "'40", "enter", "'42", "enter"]);
    assert!(play.shows("Plus de feuilles distribuées (42) que de personnes concernées (40)"), "{}", play.text());
    assert_eq!(play.station.campaign("rc-2026").unwrap().campaign.plan[0].distributed, 42);
}

#[test]
fn a_sheet_is_found_voided_and_restored() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "alt-x", "f4"]);
    let play = play.press(&["'12", "f10"]).press(&["f3"]);
    assert_snapshot!("records", play.picture());
    let play = play.press(&["f11"]);
    assert!(play.shows("en cours : 1"), "{}", play.text());
    let play = play.press(&["f3", "'1", "enter"]);
    assert!(play.shows("» ") && play.shows("Feuille annulée"), "{}", play.text());
    let play = play.press(&["enter", "delete"]).press(&["'retrouvée", "enter"]);
    assert!(play.shows("Feuille 0001 rétablie"), "{}", play.text());
    let play = play.press(&["v"]);
    assert_snapshot!("records_void", play.picture());
    let play = play.press(&["'tachée", "enter"]);
    assert!(play.shows("Feuille 0001 annulée."), "{}", play.text());
    let play = play.press(&["/", "'99", "enter"]);
    assert!(play.shows("Ce public n’a pas de feuille 0099."), "{}", play.text());
    let (_, filed) = play.station.record("rc-2026", "residents", Serial(1)).unwrap();
    assert_eq!(filed.record.status, copiste::record::Status::Voided("tachée".into()));
}

#[test]
fn a_sheet_is_opened_again_from_the_list() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'11", "f10"]).press(&["f3", "enter"]);
    assert!(play.shows("feuille 0001"), "{}", play.text());
    let play = play.press(&["f10"]);
    assert!(play.shows("Réponses"), "{}", play.text());
}

#[test]
fn practice_is_written_nowhere() {
    let play = Play::new(with_campaign()).press(&["enter", "p", "'11", "f10"]);
    assert!(play.shows("Toute la campagne"), "{}", play.text());
    assert_eq!(play.station.campaign("rc-2026").unwrap().tally.total(), 0);
}

#[test]
fn the_end_of_the_session_shows_the_report() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'1", "f12"]);
    assert_snapshot!("report", play.picture());
    let play = play.press(&["tab"]);
    assert!(play.shows("En bref"), "{}", play.text());
    let play = play.press(&["/", "'DIGNITE", "enter"]);
    assert!(play.shows("Respect et dignité"), "{}", play.text());
    let play = play.press(&["/", "ctrl-u", "'zzz", "enter"]);
    assert!(play.shows("« zzz » n’est pas dans le rapport."), "{}", play.text());
    assert!(Path::new("target/test-reports/rc-2026/rc-2026-01.html").exists());
    let play = play.press(&["escape"]);
    assert!(play.shows("Toute la campagne"), "{}", play.text());
}

/// The search began from the top of the screen, which stands still at the end: the first place was found for ever.
#[test]
fn every_place_of_a_text_on_the_last_screen_of_the_report_is_found() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter", "'1", "f12"]);
    let play = play.press(&["/", "'sha-256", "enter"]);
    assert!(play.text().replace('\u{a0}', " ").contains("« sha-256 » : 1 sur 2"), "{}", play.text());
    let first = play.picture();
    let play = play.press(&["n"]);
    assert!(play.text().replace('\u{a0}', " ").contains("« sha-256 » : 2 sur 2"), "{}", play.text());
    assert_ne!(play.picture(), first, "the place is painted");
    // Round the end; and the same text asked for again goes on.
    let play = play.press(&["n"]);
    assert_eq!(play.picture(), first);
    let play = play.press(&["/", "enter"]);
    assert!(play.text().replace('\u{a0}', " ").contains("« sha-256 » : 2 sur 2"), "{}", play.text());
}

#[test]
fn over_ssh_the_report_comes_with_the_command_that_brings_it_home() {
    let around = surroundings("xterm", "fr_FR.UTF-8");
    let play = Play::with(with_campaign(), Language::French, around, |start| {
        start.reports = PathBuf::from("/tmp/copiste test");
        start.ssh_connection = Some("10.0.0.5 50022 192.168.1.20 2222".into());
        start.user = Some("saisie".into());
    });
    let play = play.press(&["r"]).sized(200, 60);
    let command = "scp -P 2222 'saisie@192.168.1.20:/tmp/copiste test/rc-2026/rc-2026-01.html' .";
    assert!(play.shows(command), "{}", play.text());
}

#[test]
fn settings_count_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    let kept = file.clone();
    let play = Play::with(with_campaign(), Language::French, surroundings("xterm", "fr_FR.UTF-8"), |start| {
        start.settings_file = Some(kept);
    });
    let play = play.press(&["s"]);
    assert_snapshot!("settings", play.picture());
    let play = play.press(&["down", "enter"]);
    assert!(play.shows("Settings saved."), "{}", play.text());
    let play = play.press(&["down", "down", "down", "enter"]);
    assert!(play.press(&["up"]).shows("Keymap azerty"));
    let read = Settings::read(&file).0;
    assert_eq!((read.language, read.keymap.as_deref()), (Some(Language::English), Some("azerty")));
}

#[test]
fn the_help_of_a_screen_says_what_may_be_done_there() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["f1"]);
    assert_snapshot!("help", play.picture());
    let play = play.press(&["end"]);
    assert!(play.shows("Clavier standard"), "{}", play.text());
    assert!(play.press(&["escape"]).shows("lot 1"));
}

#[test]
fn too_small_a_terminal_says_so_and_keys_nothing() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["enter"]).sized(40, 10);
    assert_snapshot!("too_small", play.picture());
    let play = play.press(&["'1"]).sized(80, 24).press(&["f10"]);
    assert_eq!(play.station.campaign("rc-2026").unwrap().tally.total(), 0);
}

#[test]
fn a_large_terminal_is_used() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).sized(200, 60);
    assert_snapshot!("campaign_large", play.text());
}

#[test]
fn what_is_written_in_a_form_is_not_given_up_by_one_key() {
    let play = Play::new(station()).press(&["n", "'un dossier", "escape"]);
    assert!(play.shows("un dossier") && play.shows("abandonner ce qui est écrit"), "{}", play.text());
    let play = play.press(&["'s", "escape", "escape"]);
    assert!(play.shows("Aucune campagne"), "{}", play.text());
}

#[test]
fn a_campaign_in_mono_on_a_console() {
    let around = Surroundings { no_color: true, ..surroundings("linux", "fr_FR.UTF-8") };
    let play = Play::with(with_campaign(), Language::French, around, |_| ()).press(OPEN_A_BATCH);
    assert_snapshot!("campaign_mono_console", play.picture());
}

#[test]
fn long_and_wide_names_are_cut_and_do_no_harm() {
    let station = station();
    let (tool, _) = station.read_tool(Path::new(TOOL)).unwrap();
    let name = "コピ e\u{301}te\u{301} \u{202e}\u{1b}[31m".to_owned() + &"très long ".repeat(20);
    let draft = CampaignDraft {
        id: "long".into(),
        title: name.clone(),
        establishment: name.clone(),
        from: date(2026, 3, 2),
        until: None,
        services: vec![Service { code: "long".into(), name }],
        plan: Vec::new(),
    };
    station.create_campaign(draft, tool).unwrap();
    let play = Play::new(station);
    assert_snapshot!("home_long_names", play.text());
    let play = play.press(OPEN_A_BATCH);
    assert_snapshot!("campaign_long_names", play.text());
    for keys in [&["f3"] as &[&str], &["escape", "f7"], &["f4"], &["escape", "f8"], &["escape", "r"]] {
        Play::picture(&Play::new(play.station.clone()).press(&["enter"]).press(keys));
    }
}

#[test]
fn escape_and_a_letter_sent_together_are_two_keys() {
    let play = Play::new(with_campaign()).press(&["n", "alt-s"]);
    assert!(play.shows("Réglages"), "{}", play.text());
}

#[test]
fn a_paste_is_typed() {
    let play = Play::new(station()).press(&["n"]).take(Event::Paste(format!("{TOOL}\nTitre é\n")));
    assert!(play.shows(TOOL) && play.shows("Titre é") && play.shows("titre-e"), "{}", play.text());
}

#[test]
fn a_byte_that_is_not_utf8_is_told_in_ascii() {
    let play = Play::new(station()).take(Event::Undecodable(0xe9));
    assert!(play.shows("Ce terminal n'est pas en UTF-8"), "{}", play.text());
}

#[test]
fn leaving_home_tells_how_to_quit_and_quitting_ends() {
    let play = Play::new(station()).press(&["escape"]);
    assert!(play.shows("Pour quitter copiste") && !play.app.is_over());
    assert!(play.press(&["ctrl-c"]).app.is_over());
    for event in [Event::Signal(Signal::HangUp), Event::Signal(Signal::Terminate), Event::InputLost] {
        assert!(Play::new(station()).take(event).app.is_over());
    }
}

#[test]
fn every_screen_draws_in_any_size_that_has_room() {
    let journeys: [&[&str]; 10] = [
        &[],
        &["n"],
        &["enter"],
        &["enter", "n"],
        &["enter", "f4"],
        &["enter", "f8"],
        &["s"],
        &["f1"],
        &["enter", "p"],
        &["r"],
    ];
    for journey in journeys {
        let mut play = Play::new(with_campaign()).press(journey);
        for (columns, rows) in [(80, 24), (81, 25), (132, 43), (200, 60), (80, 23), (1, 1), (20, 5)] {
            play = play.sized(columns, rows);
            play.picture();
        }
    }
}

/// A store whose disk fails once it is told to.
struct Failing {
    kept: MemoryStore,
    fails: AtomicBool,
}

impl Before for Failing {
    fn behind(&self) -> &dyn Store {
        &self.kept
    }
    fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        if self.fails.load(Ordering::Relaxed) && !writes.is_empty() {
            let refused = move |ticket, _| done(ticket, Err(Error::Full));
            return self.kept.submit(by, Vec::new(), Box::new(refused));
        }
        self.kept.submit(by, writes, done)
    }
}

#[test]
fn quitting_asks_when_something_is_not_saved() {
    let failing = Arc::new(Failing { kept: MemoryStore::new(), fails: AtomicBool::new(false) });
    let station = Station { store: failing.clone(), ..station() };
    set_up(&station);
    let play = Play::new(station).press(OPEN_A_BATCH).press(&["enter"]);
    failing.fails.store(true, Ordering::Relaxed);
    let play = play.press(&["'1"]).press(&["f10"]);
    assert!(!play.app.is_over() && play.shows("Question du poste"), "what is not saved is not left: {}", play.text());
    let play = play.press(&["escape"]).press(&["ctrl-c"]);
    assert_snapshot!("quit_unsaved", play.picture());
    let play = play.press(&["escape"]);
    assert!(play.shows("feuille 0001") && !play.app.is_over(), "{}", play.text());
    assert!(play.press(&["ctrl-c", "f4"]).app.is_over());
}

#[test]
fn a_text_copy_that_cannot_be_written_is_said_at_home() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let holder =
        || copiste::store::Holder { user: "am".into(), terminal: String::new(), pid: 1, since: NOW, socket: None };
    let on = |folder: &tempfile::TempDir| {
        let store = copiste::store::SledStore::open(folder.path(), holder()).unwrap();
        Station { store: Arc::new(store), ..station() }
    };
    set_up(&on(&folder));
    set_up(&on(&other));
    let copy = |folder: &tempfile::TempDir| folder.path().join("journal/rc-2026.journal");
    std::fs::copy(copy(&other), copy(&folder)).unwrap();
    let play = Play::new(on(&folder));
    assert!(play.shows("La copie en texte du journal ne s’écrit plus"), "{}", play.text());
}

#[test]
fn home_shows_the_last_good_backup_and_a_failed_one_in_capitals() {
    use copiste::store::{BackupFault, BackupPlan, Holder, SledStore, back_up, write_failure};
    let folder = tempfile::tempdir().unwrap();
    let (data, to) = (folder.path().join("store"), folder.path().join("backups"));
    let holder = Holder { user: "am".into(), terminal: String::new(), pid: 1, since: NOW, socket: None };
    let store = Arc::new(SledStore::open(&data, holder.clone()).unwrap());
    let station = Station { store: Arc::clone(&store) as Arc<dyn copiste::store::Store>, ..station() };
    set_up(&station);
    let plan = BackupPlan { to: to.clone(), every_hours: Some(24), keep: 7, recipients: Vec::new() };
    let home = || {
        let around = surroundings("xterm-256color", "fr_FR.UTF-8");
        Play::with(station.clone(), Language::French, around, |start| start.settings.backup = Some(plan.clone()))
    };
    assert!(!Play::new(station.clone()).shows("auvegarde"), "nobody asked for backups");
    assert!(home().shows("AUCUNE SAUVEGARDE ENCORE. Pour en faire une : copiste backup"), "{}", home().text());
    std::fs::create_dir(&to).unwrap();
    back_up(&store, &plan, NOW, &holder, &|| true).unwrap();
    assert!(home().shows("Dernière sauvegarde :") && home().shows("il y a moins d’une heure"), "{}", home().text());
    write_failure(&data, NOW, BackupFault::NoFolder { path: to }).unwrap();
    let play = home();
    assert!(play.shows("LA DERNIÈRE SAUVEGARDE A ÉCHOUÉ") && play.shows("La dernière bonne :"), "{}", play.text());
    assert!(play.press(&["s"]).shows("Sauvegardes"));
}

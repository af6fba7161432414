//! The picture of a keying at 80×24 and elsewhere.

use crate::screens::drawn;
use copiste::entry::Options;
use copiste::keymap::{self, Key, KeyCode};
use copiste::language::{Language, Phrases};
use copiste::operator::{Moment, Operator};
use copiste::station::{BatchDraft, CampaignDraft, FixedClock, Keying, KeyingStart, Settings, Station};
use copiste::store::MemoryStore;
use copiste::tui::Look;
use copiste::tui::desk::Desk;
use copiste::tui::look::{GlyphSet, Theme};
use copiste::tui::screens::keying::KeyingScreen;
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

/// 2026-03-10T09:00:00Z.
const NOW: Moment = Moment(1_773_133_200);

fn station() -> Station {
    let operator = Operator::new("am").unwrap();
    Station { store: Arc::new(MemoryStore::new()), clock: Arc::new(FixedClock(NOW)), operator }
}

fn desk(language: Language, look: Look) -> Desk {
    Desk {
        station: station(),
        keymap: keymap::shipped("standard").unwrap(),
        keymap_named: String::new(),
        phrases: Phrases::new(language),
        look,
        settings: Settings::default(),
        charset_trouble: false,
        demonstration: false,
    }
}

fn keying(desk: &Desk, audience: &str, variant: Option<&str>) -> KeyingScreen {
    let (tool, _) = desk.station.read_tool(Path::new("sample-data/regards-croises-ehpad")).unwrap();
    let services = [("glycines", "Les Glycines"), ("tilleuls", "Les Tilleuls")];
    let services = services.map(|(code, name)| copiste::campaign::Service { code: code.into(), name: name.into() });
    let draft = CampaignDraft {
        id: "rc-2026".into(),
        title: "Regards croisés 2026".into(),
        establishment: "EHPAD Les Quatre-Vents".into(),
        from: date(2026, 3, 1),
        until: None,
        services: services.to_vec(),
        plan: Vec::new(),
    };
    desk.station.create_campaign(draft, tool).unwrap();
    let draft = BatchDraft {
        audience: audience.into(),
        service: "glycines".into(),
        date: date(2026, 3, 9),
        sheets: Some(40),
        mode: (audience == "residents").then(|| "alone".into()),
        variant: variant.map(Into::into),
    };
    let view = desk.station.open_batch("rc-2026", draft).unwrap();
    // The store's answers are passed over: what was keyed stays pending.
    let notify = Arc::new(|_, _| ());
    let keying = Keying::open(&desk.station, view, KeyingStart::Pile, Options::default(), notify).unwrap();
    KeyingScreen::new(keying)
}

fn play(screen: &mut KeyingScreen, desk: &Desk, keys: &str) {
    for character in keys.chars() {
        let code = match character {
            '⏎' => KeyCode::Enter,
            '␛' => KeyCode::Escape,
            '⌫' => KeyCode::Backspace,
            '⇟' => KeyCode::PageDown,
            other => KeyCode::Char(other),
        };
        screen.press(&Key::plain(code), desk);
    }
}

fn picture(language: Language, look: Look, audience: &str, variant: Option<&str>, keys: &str) -> String {
    let desk = desk(language, look);
    let mut screen = keying(&desk, audience, variant);
    play(&mut screen, &desk, keys);
    drawn(80, 24, |frame| screen.draw(frame, &desk))
}

#[test]
fn a_fresh_sheet_says_its_number() {
    println!("{}", picture(Language::French, Look::default(), "residents", None, ""));
    println!("{}", picture(Language::French, Look::default(), "residents", None, "111143.?"));
    println!("{}", picture(Language::French, Look::default(), "residents", None, "11119"));
    println!("{}", picture(Language::French, Look::default(), "residents", None, "⇟"));
    println!("{}", picture(Language::French, Look::default(), "residents", None, "⇟⇟"));
    println!("{}", picture(Language::French, Look::new(Theme::Mono, GlyphSet::Ascii), "professionals", None, "1"));
    println!("{}", picture(Language::English, Look::default(), "residents", Some("falc"), "11"));
}

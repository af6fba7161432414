//! The kit of a campaign: what its pieces say, what is left to a hand, and that everything is printed.

#[cfg(feature = "pdf")]
mod printed;

use copiste::campaign::{KitDetails, KitField, Plan, Service};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator};
use copiste::paper::{Code, SlipCode};
use copiste::questionnaire::Audience;
use copiste::report::{KitDocument, KitPiece};
use copiste::station::{CampaignDraft, Error, FixedClock, Kit, Sharing, Station};
use copiste::store::MemoryStore;
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

/// 2026-03-01T09:00:00Z.
const NOW: Moment = Moment(1_772_355_600);

fn station() -> Station {
    Station {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(FixedClock(NOW)),
        operator: Operator::new("am").unwrap(),
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    }
}

/// A campaign on a sample tool with so many services.
fn with_campaign(tool: &str, services: usize, change: impl FnOnce(&mut CampaignDraft)) -> Station {
    let station = station();
    let (tool, _) = station.read_tool(&Path::new("sample-data").join(tool)).unwrap();
    let service = |number: usize| Service { code: format!("s{number}"), name: format!("Service {number}") };
    let mut draft = CampaignDraft {
        id: "rc-2026".into(),
        title: "Regards croisés 2026".into(),
        establishment: "EHPAD Les Quatre-Vents".into(),
        from: date(2026, 3, 2),
        until: Some(date(2026, 4, 30)),
        services: (1..=services).map(service).collect(),
        plan: Vec::new(),
    };
    change(&mut draft);
    station.create_campaign(draft, tool).unwrap();
    station
}

fn details() -> KitDetails {
    KitDetails {
        contact: "Mme Petit, référente qualité".into(),
        phone: "01 23 45 67 89".into(),
        drop_box: "hall d’entrée".into(),
        signatory: "M. Durand, directeur".into(),
        address: "12 rue des Vents, Exemple".into(),
        results: "en juin, au conseil de la vie sociale".into(),
    }
}

fn kit(station: &Station) -> Kit {
    station.kit("rc-2026", &[]).unwrap()
}

/// What a piece says, with plain spaces.
fn text(kit: &Kit, piece: &KitPiece, language: Language) -> String {
    kit.document(piece, &Phrases::new(language)).text().replace('\u{a0}', " ")
}

fn slips(kit: &Kit) -> copiste::report::Slips {
    match kit.document(&KitPiece::Slips, &Phrases::new(Language::French)) {
        KitDocument::Slips(slips) => slips,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_poster_says_what_who_when_where_and_whom_to_ask() {
    let station = with_campaign("regards-croises-ehpad", 2, |_| ());
    station.set_kit("rc-2026", |_| details()).unwrap();
    insta::assert_snapshot!(text(&kit(&station), &KitPiece::Poster, Language::French), @r"
    EHPAD Les Quatre-Vents
    Votre avis compte
    Regards croisés 2026
    Du 2 mars 2026 au 30 avril 2026
    Modèle de démonstration : ce questionnaire est inventé, il ne remplace aucun questionnaire officiel.

    De quoi s’agit-il ?
    Un questionnaire sur papier, pour dire ce qui va bien et ce qui doit changer.
    Il parle de : Respect et dignité · Choix et autonomie · Intimité et cadre de vie · Soins et douleur · Écoute, information et vie sociale.

    Qui peut répondre ?
    – Résidents
    – Professionnels
    – Encadrement
    Service 1 · Service 2

    Quand ?
    Du 2 mars 2026 au 30 avril 2026

    Où rendre la feuille ?
    Feuille à déposer ici : hall d’entrée

    Libre et anonyme
    Chaque personne est libre de répondre ou non.
    Le questionnaire est anonyme : n’écrivez aucun nom.
    Les résultats d’un groupe trop petit ne sont pas montrés.
    L’encadrement remplit une feuille à part, qui n’est pas anonyme : le rapport la montre comme une déclaration.

    Une question ?
    Personne à qui s’adresser : Mme Petit, référente qualité
    Téléphone : 01 23 45 67 89
    ");
}

#[test]
fn what_nobody_said_is_a_line_to_be_filled_in_by_hand() {
    let station = with_campaign("regards-croises-ehpad", 1, |draft| draft.until = None);
    let kit = kit(&station);
    let blanks = |piece: &KitPiece| {
        let text = text(&kit, piece, Language::French);
        text.lines().filter_map(|line| Some(line.strip_suffix(" : ______")?.to_owned())).collect::<Vec<_>>()
    };
    let contact = ["Personne à qui s’adresser", "Téléphone"];
    let poster = [&["Dernier jour pour rendre la feuille", "Feuille à déposer ici"][..], &contact].concat();
    assert_eq!(blanks(&KitPiece::Poster), poster);
    assert_eq!(blanks(&KitPiece::Flyer), poster);
    assert_eq!(
        blanks(&KitPiece::EasyFlyer),
        ["Dernier jour pour répondre", "Rendez-la ici", "Demandez à", "Téléphone"]
    );
    let leaflet = [
        "Feuille à déposer ici",
        "Dernier jour pour rendre la feuille",
        "Réponses saisies conservées jusqu’au",
        "Résultats présentés (quand, où)",
    ];
    assert_eq!(blanks(&KitPiece::Leaflet), [&leaflet[..], &contact].concat());
    let letter = blanks(&KitPiece::Letter("residents".into()));
    assert!(letter.contains(&"Date".to_owned()) && letter.contains(&"Nom et fonction".to_owned()), "{letter:?}");
}

#[test]
fn nothing_is_left_to_a_hand_where_all_is_known_but_the_day_of_the_letter() {
    let station = with_campaign("regards-croises-ehpad", 1, |_| ());
    station.set_kit("rc-2026", |_| details()).unwrap();
    station.keep_until("rc-2026", Some(date(2027, 3, 1))).unwrap();
    let kit = kit(&station);
    for piece in kit.pieces().into_iter().filter(|piece| *piece != KitPiece::Slips) {
        let text = text(&kit, &piece, Language::French);
        let blank: Vec<&str> = text.lines().filter(|line| line.contains("______")).collect();
        let letter = piece.family() == "letters";
        assert_eq!(blank, if letter { vec!["Date : ______"] } else { Vec::new() }, "{piece:?}");
    }
    assert!(text(&kit, &KitPiece::Leaflet, Language::French).contains("1er mars 2027"));
}

#[test]
fn the_leaflet_tells_the_thresholds_and_the_verification_of_the_campaign() {
    let station = with_campaign("regards-croises-ehpad", 1, |_| ());
    let said = text(&kit(&station), &KitPiece::Leaflet, Language::French);
    assert!(said.contains("moins de 5 réponses") && said.contains("en dessous de 10 réponses"), "{said}");
    assert!(said.contains("tirées au sort sont saisies une seconde fois"), "{said}");
    let mut policy = kit(&station).view().campaign.verification;
    policy.extent = copiste::campaign::Extent::None;
    station.set_policy("rc-2026", |_| policy).unwrap();
    let said = text(&kit(&station), &KitPiece::Leaflet, Language::French);
    assert!(!said.contains("seconde fois"), "{said}");
}

#[test]
fn easy_to_read_pieces_are_there_for_people_only_and_their_sentences_are_short() {
    let professionals = with_campaign("qualite-de-vie-au-travail", 1, |_| ());
    let families: Vec<&str> = kit(&professionals).pieces().iter().map(KitPiece::family).collect();
    assert_eq!(families, ["poster", "leaflet", "flyer", "letters", "instructions", "slips"]);
    let residents = with_campaign("regards-croises-ehpad", 1, |_| ());
    let kit = kit(&residents);
    for language in Language::ALL {
        for piece in [KitPiece::EasyPoster, KitPiece::EasyLeaflet, KitPiece::EasyFlyer] {
            let text = text(&kit, &piece, language);
            // Below the head each line is a sentence, or a name with what is known.
            let (_, body) = text.split_once("\n\n").unwrap();
            for line in body.lines() {
                assert!(line.split_whitespace().count() <= 12, "{piece:?}: {line}");
                let ends = line.trim_end_matches(['.', '?', '_']).matches(['.', '?', ';']).count();
                assert_eq!(ends, 0, "{piece:?}: {line}");
            }
        }
    }
}

#[test]
fn letters_go_to_every_audience_and_to_relatives_where_somebody_may_help() {
    let station = with_campaign("regards-croises-ehpad", 1, |_| ());
    let kit = kit(&station);
    let names: Vec<String> = kit.named(&["letters".to_owned()]).unwrap().iter().map(KitPiece::name).collect();
    assert_eq!(names, ["letter-residents", "letter-professionals", "letter-management", "letter-relatives"]);
    let relatives = text(&kit, &KitPiece::LetterToRelatives, Language::French);
    assert!(relatives.contains("« sans aide », « avec de l’aide », « par une autre personne »"), "{relatives}");
    let management = text(&kit, &KitPiece::Letter("management".into()), Language::French);
    assert!(management.contains("n’est pas anonyme") && !management.contains("est anonyme. N"), "{management}");
    let only = station.kit("rc-2026", &["professionals".to_owned()]).unwrap();
    let names: Vec<String> = only.pieces().iter().map(KitPiece::name).collect();
    assert_eq!(names, ["poster", "leaflet", "flyer", "letter-professionals", "instructions", "slips"]);
    assert_eq!(only.named(&["easy-read".to_owned()]), Err(Error::NoKitPiece("easy-read".into())));
    let nobody = station.kit("rc-2026", &["resident".to_owned()]).map(|_| ());
    assert_eq!(nobody, Err(Error::NoAudience("resident".into(), Some("residents".into()))));
}

#[test]
fn a_slip_is_there_for_every_place_of_the_plan_and_for_all_without_one() {
    let station = with_campaign("regards-croises-ehpad", 60, |_| ());
    assert_eq!(slips(&kit(&station)).slips.len(), 180);
    let plan = |service: &str, audience: &str, expected: u32, distributed: u32| Plan {
        service: service.into(),
        audience: Audience(audience.into()),
        expected,
        distributed,
    };
    let plan =
        vec![plan("s2", "residents", 42, 0), plan("s1", "professionals", 0, 1_200), plan("s3", "residents", 0, 0)];
    let services = kit(&station).view().campaign.services.clone();
    station.edit_campaign("rc-2026", |_, _| (services.clone(), plan.clone())).unwrap();
    let said = text(&kit(&station), &KitPiece::Slips, Language::French);
    let (_, said) = said.split_once("\n\n").unwrap();
    insta::assert_snapshot!(said, @r"
    Service 1 · Professionnels
    Attendues : ______
    Distribuées : 1 200
    Code du bordereau : XLGG HFHT CBBB BBRN

    Service 2 · Résidents
    Attendues : 42
    Distribuées : ______
    Code du bordereau : XDLS HRJS XBBB BBHK
    ");
}

#[test]
fn the_code_of_a_slip_leads_back_to_its_audience_and_service() {
    let station = with_campaign("regards-croises-ehpad", 60, |_| ());
    let view = kit(&station).view().campaign.clone();
    let codes: Vec<SlipCode> = slips(&kit(&station)).slips.iter().map(|slip| slip.code).collect();
    let places = view.services.iter().flat_map(|service| {
        ["residents", "professionals", "management"].map(|audience| (service.code.clone(), Audience(audience.into())))
    });
    for (code, (service, audience)) in codes.iter().zip(places) {
        assert_eq!(Code::read(&code.to_string()), Ok(Code::Slip(*code)));
        assert_eq!(*code, SlipCode::of(&view.id, &audience, &service));
        assert_eq!(codes.iter().filter(|other| *other == code).count(), 1);
        match station.opened_by(&code.to_string(), None).unwrap() {
            copiste::station::Opened::Reception(reception) => {
                assert_eq!((reception.audience, reception.service), (audience, service));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn facts_of_the_kit_are_signed_kept_on_one_line_and_not_endless() {
    let station = with_campaign("regards-croises-ehpad", 1, |_| ());
    let said = KitDetails { contact: "  Mme\nPetit  ".into(), ..KitDetails::default() };
    let view = station.set_kit("rc-2026", |_| said.clone()).unwrap();
    assert_eq!(view.campaign.kit().contact, "Mme Petit");
    let (signature, _) = view.campaign.history.last().unwrap();
    assert_eq!(signature.who.name(), "am");
    let again = station.set_kit("rc-2026", |_| said.clone()).unwrap();
    assert_eq!(again.campaign.history.len(), view.campaign.history.len());
    for field in KitField::ALL {
        let mut long = KitDetails::default();
        *long.of_mut(field) = "x".repeat(161);
        assert_eq!(station.set_kit("rc-2026", |_| long.clone()).map(|_| ()), Err(Error::KitTooLong(160)));
    }
    let trace = station.campaign_trace(&view.campaign, &Phrases::new(Language::French));
    assert!(trace.last().unwrap().contains("renseignements du kit changés"), "{trace:?}");
}

//! The pictures of the quality manager's guide: a campaign from its opening to the destruction of its answers.

use super::operator::demonstration;
use super::{Album, opened};
use crate::faces::plan::next_campaign;
use crate::faces::web::ONLINE;
use crate::faces::{NOW, Play, station, with_campaign};
use crate::station::under;
use copiste::campaign::{CampaignId, Extent, VerificationPolicy};
use copiste::operator::Moment;
use copiste::paper::SlipCode;
use copiste::questionnaire::Audience;
use copiste::record::Treatment;
use copiste::station::{FixedClock, Sharing, Station};
use copiste::store::Role;
use copiste::verification::Seed;
use std::sync::Arc;

pub fn album() -> Album {
    let mut album = Album::default();
    a_campaign_is_opened(&mut album);
    progress(&mut album);
    verification(&three_sheets(), &mut album);
    a_campaign_is_closed(&mut album);
    results(&mut album);
    album
}

fn a_campaign_is_opened(album: &mut Album) {
    let station = Station { sharing: Sharing::Host(Role::Manager), ..station() };
    let play = opened(station, |_| ());
    album.keep("premier écran", &play);
    let play = play.press(&["n", "'sample-data/regards-croises-ehpad", "enter", "'Regards croisés 2026", "enter"]);
    let play = play.press(&["enter", "'EHPAD Les Quatre-Vents", "enter", "ctrl-u", "'02032026", "enter"]);
    let play = play.press(&["'30042026", "enter", "'Les Glycines", "enter", "'Les Tilleuls", "enter"]);
    album.keep("nouvelle campagne", &play);
    let play = play.press(&["enter"]);
    album.keep("campagne vide", &play);
    let play = play.press(&["down", "down", "f4", "'42", "enter", "'40"]);
    album.keep("effectifs", &play);
    let play = play.press(&["enter", "enter"]).press(&["f2", "down", "down", "down", "'3"]);
    album.keep("nouveau lot", &play);
    let play = play.press(&["enter", "enter", "enter"]).press(&["l"]);
    album.keep("suivi du lot", &play);
    let form = play.press(&["escape", "w", &format!("'{ONLINE}"), "enter", "enter", "right"]);
    let play = form.press(&["enter", "enter", "enter"]);
    album.keep("réponses en ligne", &play);
    let play = play.press(&["escape", "escape", "escape", "u"]);
    album.keep("kit", &play);
    let play = play.press(&["e", "'Mme Petit, référente qualité", "enter", "'01 23 45 67 89"]);
    album.keep("renseignements du kit", &play);
    let play = play.press(&["escape", "escape", "escape", "escape"]);
    let professionals = Audience("professionals".into());
    let campaign = CampaignId::new("regards-croises-2026").unwrap();
    let play = play.press(&[&format!("'{}", SlipCode::of(&campaign, &professionals, "les-tilleuls")), "enter"]);
    album.keep("bordereau lu", &play);
}

/// Keys of a residents' sheet, after its first two answers; in a second keying the texts are not asked for.
fn rest(comment: bool) -> Vec<&'static str> {
    let texts: &[&str] = if comment { &["'Le jardin.", "enter", "enter"] } else { &[] };
    let before = ["'312344214343", "enter", "'344;42322", "enter", "'33=4403", "'14", "enter", "'09"];
    before.iter().chain(texts).chain(&["'28032026", "enter"]).copied().collect()
}

/// A pile of three sheets keyed by `am`, in a campaign that asks for a second keying.
fn three_sheets() -> Station {
    let station = Station { clock: Arc::new(FixedClock(Moment(NOW.0 + 30 * 86_400))), ..with_campaign() };
    let play = opened(station.clone(), |_| ());
    let mut play =
        play.press(&["enter", "down", "down", "f2", "down", "down", "down", "'3", "enter", "enter", "enter"]);
    play = play.press(&["enter"]);
    for first in ["'13", "'22", "'14"] {
        play = play.press(&[first]).press(&rest(true));
    }
    assert_eq!(station.campaign("rc-2026").unwrap().tally.complete, 3, "{}", play.text());
    station
}

fn keyed(play: Play, sheets: &[&str]) -> Play {
    sheets.iter().fold(play, |play, first| play.press(&[*first]).press(&rest(false)))
}

fn verification(station: &Station, album: &mut Album) {
    let play = opened(station.clone(), |_| ()).press(&["enter", "t"]);
    album.keep("état de saisie", &play);
    let play = play.press(&["f4"]);
    album.keep("règle de vérification", &play);
    let play = play.press(&["escape", "escape", "d"]).press(&["f2"]);
    album.keep("tirage au sort", &play);
    // As confirming does, with a seed that is the same each time: the pictures follow the order of the draw.
    station.draw_sheets("rc-2026", "residents", None, Some(Seed([7; 16]))).unwrap();
    let play = opened(under(station, "bo"), |_| ()).press(&["enter", "d", "enter"]);
    let play = keyed(play, &["'12", "'22", "'11"]);
    assert!(play.shows("pour une troisième personne"), "{}", play.text());
    let play = opened(under(station, "cl"), |_| ()).press(&["enter", "d"]);
    album.keep("à arbitrer", &play);
    let play = play.press(&["enter"]);
    album.keep("arbitrage", &play);
    let play = play.press(&["'3", "enter", "'2", "enter", "f10"]);
    assert!(play.shows("Vérification"), "{}", play.text());
    let play = opened(under(station, "rq"), |_| ()).press(&["enter", "d"]);
    album.keep("sans majorité", &play);
    let play = play.press(&["enter", "'4", "f7", "enter", "enter", "enter", "f10"]);
    assert!(play.shows("tout vérifié"), "{}", play.text());
    let play = play.press(&["home", "enter"]);
    album.keep("certificat", &play);
}

/// The same pile where nothing is verified, so that it may be closed.
fn a_campaign_is_closed(album: &mut Album) {
    let station = three_sheets();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy("rc-2026", |_| policy).unwrap();
    let play = opened(station, |_| ()).press(&["enter", "f8"]);
    album.keep("clore", &play);
    let play = play.press(&["f4", "r", "c", "down", "down", "down", "enter"]);
    album.keep("résultat masqué", &play);
}

fn progress(album: &mut Album) {
    let play = opened(demonstration(), |_| ()).press(&["enter"]);
    album.keep("avancement", &play);
    let play = play.press(&["j"]);
    album.keep("étapes", &play);
    let play = play.press(&["escape", "h"]);
    album.keep("échéances", &play);
    let play = play.press(&["e"]);
    album.keep("évaluation", &play);
}

fn results(album: &mut Album) {
    let station = Station { sharing: Sharing::Host(Role::Manager), ..demonstration() };
    let comments = station.comments("demo-2026").unwrap().comments;
    let named = comments.iter().find(|comment| comment.text.contains("Morvan")).unwrap();
    station.review_comment(named, Treatment::Again).unwrap();
    let play = opened(station.clone(), |_| ()).press(&["enter", "k"]);
    album.keep("commentaire", &play);
    let play = play.press(&["r", "space"]);
    album.keep("mots retirés", &play);
    let play = play.press(&["enter", "escape", "f5"]);
    album.keep("rapport", &play);
    let play = play.press(&["c"]);
    album.keep("sommaire", &play);
    let play = play.press(&["escape", "enter"]);
    album.keep("documents", &play);
    let play = play.press(&["end", "up", "enter"]);
    album.keep("données", &play);
    let play = play.press(&["escape", "escape", "escape", "a"]);
    album.keep("plan proposé", &play);
    let play = play.press(&["enter", "'Demander à chaque personne son heure", "enter", "'cadre", "enter", "'30092026"]);
    album.keep("action", &play);
    let play = play.press(&["enter", "enter", "'enquête de 2027", "enter", "enter"]);
    album.keep("plan", &play);
    let play = opened(next_campaign(), |_| ()).press(&["enter", "a"]);
    album.keep("actions à reprendre", &play);
    let play = play.press(&["g"]);
    album.keep("actions reprises", &play);
}

//! The calendar: rules, days that cannot be, what is due, the six steps, the file that other calendars read.

mod dates;
#[cfg(feature = "pdf")]
mod engagement;
mod file;
mod rules;
mod store;

use copiste::campaign::{Evaluation, EvaluationTask, Ticked};
use copiste::operator::{Identification, Moment, Operator};
use copiste::questionnaire::Tool;
use copiste::station::{CampaignDraft, FixedClock, Sharing, Station};
use copiste::store::{MemoryStore, Store};
use jiff::civil::{Date, date};
use std::path::Path;
use std::sync::Arc;

/// Noon of a day.
fn noon(day: Date) -> Moment {
    let days = date(1970, 1, 1).until(day).unwrap().get_days();
    Moment(i64::from(days) * 86_400 + 43_200)
}

/// The station of an operator on a day.
fn on(store: &Arc<dyn Store>, who: &str, day: Date) -> Station {
    Station {
        store: Arc::clone(store),
        clock: Arc::new(FixedClock(noon(day))),
        operator: Operator::new(who).unwrap(),
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    }
}

fn memory() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new())
}

fn tool(station: &Station, folder: &str) -> Arc<Tool> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(folder);
    station.read_tool(&root).unwrap().0
}

/// Creates a campaign of a shipped tool.
fn create(station: &Station, id: &str, folder: &str, establishment: &str, from: Date, until: Option<Date>) {
    let draft = CampaignDraft {
        id: id.to_owned(),
        title: format!("Campagne {id}"),
        establishment: establishment.to_owned(),
        from,
        until,
        services: vec![copiste::campaign::Service { code: "lilas".to_owned(), name: "Les Lilas".to_owned() }],
        plan: Vec::new(),
    };
    station.create_campaign(draft, tool(station, folder)).unwrap();
}

/// An evaluation closed on 31 October 2026 and transmitted on 10 November, its poster downloaded.
fn evaluated() -> Evaluation {
    let ticked = Ticked { on: date(2026, 11, 12), who: "RAQ".to_owned() };
    Evaluation {
        closed: Some(date(2026, 10, 31)),
        transmitted: Some(date(2026, 11, 10)),
        tasks: [(EvaluationTask::PosterDownloaded, ticked)].into(),
        published: None,
    }
}

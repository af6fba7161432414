//! The cost of a sheet in the results: a million sheets of 47 answers must take less than ten seconds.

use copiste::campaign::{Campaign, CampaignId, CampaignStatus, Service};
use copiste::import::read_tool;
use copiste::measure::Collector;
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Audience, Kind, Mark, Tool, Variant};
use copiste::record::{Answer, Record, Status};
use std::path::Path;

fn main() {
    divan::main();
}

const SERVICES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// A thousand different complete sheets of the model form, by a small generator without a crate.
fn sheets(tool: &Tool) -> Vec<(Audience, &'static str, Record)> {
    let forms = &tool.audiences[0];
    let (variant, form) = &forms.forms[0];
    let begun =
        Signature { who: Operator::new("AB").expect("two letters"), how: Identification::Chosen, when: Moment(0) };
    let mut seed = 20_260_302_u64;
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) as usize) % below
    };
    let mut sheets = Vec::new();
    for _ in 0..1_000 {
        let variant = Variant(variant.0.clone());
        let mut record = Record::begin(tool.fingerprint.clone(), variant, form.questions.len(), begun.clone());
        record.status = Status::Complete;
        for (index, question) in form.questions.iter().enumerate() {
            record.answers[index] = match (&question.kind, form.list(index)) {
                _ if draw(20) == 0 => Some(Answer::Mark(Mark::ALL[draw(5)])),
                (Kind::One(_), Some(list)) => Some(Answer::One(list.choices[draw(list.choices.len())].name.clone())),
                (Kind::Integer { .. }, _) => Some(Answer::Integer(draw(90) as i64)),
                _ => None,
            };
        }
        sheets.push((forms.audience.clone(), SERVICES[draw(SERVICES.len())], record));
    }
    sheets
}

fn campaign(tool: &Tool) -> Campaign {
    let service = |code: &&str| Service { code: (*code).to_owned(), name: (*code).to_owned() };
    Campaign {
        id: CampaignId::new("bench").expect("five letters"),
        title: "Bench".to_owned(),
        establishment: "Bench".to_owned(),
        tool: tool.id.clone(),
        fingerprint: tool.fingerprint.clone(),
        from: "2026-03-02".parse().expect("a date"),
        until: None,
        status: CampaignStatus::Open,
        services: SERVICES.iter().map(service).collect(),
        plan: Vec::new(),
        verification: copiste::campaign::VerificationPolicy::default(),
        keep_until: None,
        actions: Vec::new(),
        history: Vec::new(),
    }
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 3)]
fn sheets_counted(bencher: divan::Bencher, count: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form");
    let (tool, findings) = read_tool(&folder);
    let tool = tool.unwrap_or_else(|| panic!("the model form has faults: {findings:#?}"));
    let (sheets, campaign) = (sheets(&tool), campaign(&tool));
    let form = tool.audiences[0].forms[0].1.clone();
    bencher.bench_local(|| {
        let mut collector = Collector::new(&tool);
        for (audience, service, record) in sheets.iter().cycle().take(count) {
            collector.add(audience, service, &form, record, &[]);
        }
        collector.finish(&campaign, None)
    });
}

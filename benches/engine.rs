//! What a key costs in the entry engine, without terminal or store: a sheet of the model form, over and over.

#![allow(missing_docs, clippy::unwrap_used)]

use copiste::entry::{Action, Entry, Opening, Options, Scope};
use copiste::import::read_tool;
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Constant, Questionnaire, Tool};
use copiste::record::{Answer, Record};
use divan::Bencher;
use std::path::Path;
use std::sync::Arc;

fn main() {
    divan::main();
}

/// Four characteristics, forty items, an empty comment.
const KEYS: &str = "1841121234512345123451234512345123451234512345";

fn tool(folder: &str) -> Tool {
    let (tool, _) = read_tool(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(folder));
    tool.unwrap()
}

fn entry(tool: &Tool, form: &Arc<Questionnaire>) -> Entry {
    let begun =
        Signature { who: Operator::new("ann").unwrap(), how: Identification::Chosen, when: Moment(1_770_000_000) };
    let variant = tool.audiences[0].forms[0].0.clone();
    let constants = form.questions.iter().enumerate().filter_map(|(index, question)| match question.constant? {
        Constant::Service => Some((index, Answer::Text("glycines".to_owned()))),
        Constant::Date => Some((index, Answer::Date(jiff::civil::date(2026, 3, 2)))),
    });
    let constants = constants.collect();
    Entry::open(Opening {
        form: form.clone(),
        record: Record::begin(tool.fingerprint.clone(), variant, form.questions.len(), begun),
        constants,
        previous: Vec::new(),
        modes: Vec::new(),
        today: jiff::civil::date(2026, 3, 15),
        options: Options { page_stops: false },
        scope: Scope::Sheet,
    })
}

/// A key of a sheet, at the mean: the sheet's keys in turn, and its opening.
#[divan::bench]
fn key(bencher: Bencher) {
    let tool = tool("model-form");
    let form = tool.audiences[0].forms[0].1.clone();
    let keys: Vec<Action> = KEYS.chars().map(Action::Type).chain([Action::Accept]).collect();
    let mut sheet = entry(&tool, &form);
    let mut place = 0;
    bencher.bench_local(|| {
        if sheet.is_over() || place == keys.len() {
            sheet = entry(&tool, &form);
            place = 0;
        }
        place += 1;
        sheet.handle(keys[place - 1].clone())
    });
}

/// A key that changes what is asked: the residents' form asks about pain, then gives it up, in turn.
#[divan::bench]
fn key_of_a_filter(bencher: Bencher) {
    let tool = tool("regards-croises-ehpad");
    let form = tool.audiences[0].forms[0].1.clone();
    let mut sheet = entry(&tool, &form);
    let pain = form.index("mal").unwrap();
    while sheet.stand() != copiste::entry::Stand::Question(pain) {
        sheet.handle(Action::Type('1'));
    }
    let mut yes = false;
    bencher.bench_local(|| {
        yes = !yes;
        let effects = sheet.handle(Action::Type(if yes { '1' } else { '2' }));
        sheet.handle(Action::Back);
        effects
    });
}

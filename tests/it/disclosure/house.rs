//! Houses drawn at random: their sheets, what happens to them from one report to the next, and the reports they issue.

use crate::measure::sample::{Sheet, blank, measured, small_campaign};
use copiste::campaign::Campaign;
use copiste::expression::Expression;
use copiste::language::{Language, Phrases};
use copiste::measure::{Disclosed, Results};
use copiste::questionnaire::{
    Audience, AudienceForms, Choice, ChoiceList, Direction, Fingerprint, Kind, Localised, Mark, Mode, Provenance,
    Question, Questionnaire, Role, Scoring, Theme, Thresholds, Tool, ToolKind, Variant,
};
use copiste::record::{Answer, Record, Status};
use copiste::report::{self, Material, Occasion};
use std::sync::Arc;

pub const AUDIENCES: [&str; 2] = ["residents", "professionals"];
pub const THEMES: [(&str, [&str; 2]); 2] = [("respect", ["q1", "q2"]), ("care", ["q3", "q4"])];
pub const FILTER: &str = "pain";
pub const YES: &str = "yes";
/// Asked where the filter was answered yes.
pub const ASKED: [&str; 2] = ["q3", "where"];
pub const MODES: [&str; 3] = ["alone", "helped", "proxy"];
const SERVICES: [&str; 4] = ["a", "b", "c", "d"];
const SCALE: [&str; 5] = ["0", "25", "50", "75", "100"];
const EASY_SCALE: [&str; 3] = ["0", "50", "100"];

/// A question outside the scores that is ticked.
pub struct Ticked {
    pub name: &'static str,
    pub boxes: &'static [&'static str],
    pub several: bool,
}

pub const TICKED: [Ticked; 5] = [
    Ticked { name: FILTER, boxes: &[YES, "no", "maybe"], several: false },
    Ticked { name: "where", boxes: &["arm", "leg", "back"], several: false },
    Ticked { name: "sex", boxes: &["f", "m"], several: false },
    Ticked { name: "job", boxes: &["one", "two", "three", "four"], several: false },
    Ticked { name: "help", boxes: &["wash", "dress", "walk", "eat"], several: true },
];

/// Numbers that look drawn, and are the same for the same seed.
#[derive(Clone, Debug)]
pub struct Lot(u64);

impl Lot {
    pub fn new(seed: u64) -> Lot {
        Lot(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// Weights, some of them small.
    fn weights(&mut self, count: usize) -> Vec<f64> {
        (0..count).map(|_| self.share().powi(3) + 0.01).collect()
    }

    pub fn pick(&mut self, weights: &[f64]) -> usize {
        let mut left = self.share() * weights.iter().sum::<f64>();
        let found = weights.iter().position(|weight| {
            left -= weight;
            left < 0.0
        });
        found.unwrap_or(weights.len() - 1)
    }
}

/// What the attacker is told of how the house works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Sheets come and stay as they are, and the attacker knows it.
    Additions,
    /// Sheets are voided and corrected too.
    Changes,
}

/// A campaign drawn at random: the sheets at each of its reports.
pub struct House {
    pub tool: Tool,
    pub life: Life,
    pub reports: Vec<Vec<Sheet>>,
}

/// How one audience answers.
struct Habits {
    service: Vec<f64>,
    easy: f64,
    mode: Vec<f64>,
    /// By question of the form: weights of its boxes, share of marks.
    answers: Vec<(Vec<f64>, f64)>,
}

impl House {
    pub fn drawn(seed: u64) -> House {
        let mut lot = Lot::new(seed);
        let tool = tool();
        let life = if lot.chance(0.6) { Life::Additions } else { Life::Changes };
        let mut pile = Vec::new();
        for audience in AUDIENCES {
            pile.extend(sheets(&tool, audience, &mut lot));
        }
        // One service after the other, as piles come, or as they fall.
        if lot.chance(0.5) {
            for place in (1..pile.len()).rev() {
                let other = lot.below(place + 1);
                pile.swap(place, other);
            }
        } else {
            pile.sort_by(|one, other| one.service.cmp(&other.service));
        }
        let count = 2 + lot.below(3);
        let mut here = 0;
        let mut reports: Vec<Vec<Sheet>> = Vec::new();
        for turn in 0..count {
            let left = pile.len() - here;
            let step = if lot.chance(0.4) { 1 + lot.below(8) } else { left / (count - turn) };
            here += if turn == 0 { pile.len() / 3 + lot.below(left / 2 + 1) } else { step.min(left) };
            here = here.min(pile.len());
            let mut now = pile[..here].to_vec();
            if life == Life::Changes && turn > 0 {
                change(&mut now, &mut lot);
                pile[..here].clone_from_slice(&now);
            }
            reports.push(now);
        }
        House { tool, life, reports }
    }

    /// The results of every report, one after another.
    pub fn results(&self) -> Vec<Results> {
        let mut told: Option<Disclosed> = None;
        let mut all = Vec::new();
        for sheets in &self.reports {
            let results = self.measured(sheets, told.as_ref());
            told = Some(Disclosed::from_bytes(&results.disclosed.to_bytes()).unwrap());
            all.push(results);
        }
        all
    }

    pub fn campaign(&self) -> Campaign {
        small_campaign(&self.tool, &SERVICES)
    }

    pub fn measured(&self, sheets: &[Sheet], told: Option<&Disclosed>) -> Results {
        measured(&self.tool, &self.campaign(), sheets, told)
    }

    /// The page and the workbook of a report.
    pub fn issued(&self, results: &Results) -> (String, Vec<u8>) {
        let campaign = self.campaign();
        let certainty = &report::Certainty::default();
        let occasion = Occasion { date: "2026-05-04".parse().unwrap(), number: Some(1) };
        let tool = &self.tool;
        let material =
            Material { results, certainty, tool, campaign: &campaign, references: &[], earlier: None, occasion };
        let document = report::results(material, &Phrases::new(Language::English));
        (report::html(&document), report::xlsx(&document))
    }
}

/// The sheets of one audience as their habits have them.
fn sheets(tool: &Tool, audience: &str, lot: &mut Lot) -> Vec<Sheet> {
    let form = &tool.audience(&Audience(audience.to_owned())).unwrap().forms[0].1;
    let services = 1 + lot.below(SERVICES.len());
    let mut answers = Vec::new();
    for index in 0..form.questions.len() {
        let boxes = form.list(index).map_or(1, |list| list.choices.len());
        let marks = if lot.chance(0.2) { 0.5 + 0.45 * lot.share() } else { 0.15 * lot.share() };
        answers.push((lot.weights(boxes), marks));
    }
    let habits = Habits {
        service: lot.weights(services),
        easy: if lot.chance(0.5) { 0.0 } else { 0.6 * lot.share() },
        mode: lot.weights(MODES.len()),
        answers,
    };
    let count = 5 + lot.below(56);
    (0..count).map(|_| sheet(tool, audience, &habits, lot)).collect()
}

fn sheet(tool: &Tool, audience: &str, habits: &Habits, lot: &mut Lot) -> Sheet {
    let forms = tool.audience(&Audience(audience.to_owned())).unwrap();
    let easy = forms.forms.len() > 1 && lot.chance(habits.easy);
    let variant = Variant(if easy { "falc" } else { "standard" }.to_owned());
    let form = forms.form(&variant).unwrap();
    let mut record = blank(tool, &variant, form);
    record.mode = Some(MODES[lot.pick(&habits.mode)].to_owned());
    fill(form, &mut record, habits, lot);
    let service = SERVICES[lot.pick(&habits.service)].to_owned();
    Sheet { audience: Audience(audience.to_owned()), service, record }
}

fn fill(form: &Questionnaire, record: &mut Record, habits: &Habits, lot: &mut Lot) {
    let mut passed = true;
    for (index, question) in form.questions.iter().enumerate() {
        let (weights, marks) = &habits.answers[index];
        let asked = question.relevant.is_none() || passed;
        record.answers[index] = asked.then(|| answer(form, index, weights, *marks, lot)).flatten();
        if question.name == FILTER {
            passed = record.answers[index] == Some(Answer::One(YES.to_owned()));
        }
    }
}

fn answer(form: &Questionnaire, index: usize, weights: &[f64], marks: f64, lot: &mut Lot) -> Option<Answer> {
    let question = &form.questions[index];
    let choices = || form.list(index).unwrap().choices.iter().map(|choice| choice.name.clone());
    if matches!(question.kind, Kind::Text { .. }) {
        return lot.chance(0.3).then(|| Answer::Text(format!("words {}", lot.below(9))));
    }
    if lot.chance(marks) {
        let mark = if lot.chance(0.7) { Mark::Blank } else { Mark::NotConcerned };
        return Some(Answer::Mark(mark));
    }
    let own = |count: usize| &weights[..count.min(weights.len())];
    Some(match question.kind {
        Kind::One(_) => {
            let names: Vec<String> = choices().collect();
            Answer::One(names[lot.pick(own(names.len()))].clone())
        }
        Kind::Several(_) => {
            let names: Vec<String> = choices().collect();
            let sure = lot.pick(weights);
            let most = weights.iter().copied().fold(0.0, f64::max);
            let ticked = (0..names.len()).filter(|place| *place == sure || lot.chance(0.5 * weights[*place] / most));
            Answer::Several(ticked.map(|place| names[place].clone()).collect())
        }
        _ => Answer::Integer(60 + lot.below(40) as i64),
    })
}

/// Some sheets are voided, some corrected: another sheet's answers of the same form take the place of its own.
fn change(sheets: &mut [Sheet], lot: &mut Lot) {
    for _ in 0..lot.below(4) {
        let place = lot.below(sheets.len());
        if lot.chance(0.5) {
            sheets[place].record.status = Status::Voided("lost".to_owned());
            continue;
        }
        let other = lot.below(sheets.len());
        let same = |one: &Sheet| (one.audience.clone(), one.record.variant.clone());
        if same(&sheets[place]) == same(&sheets[other]) {
            sheets[place].record.answers = sheets[other].record.answers.clone();
        }
    }
}

/// Two themes of two items, one of them asked under a condition; who answered; a comment.
pub fn tool() -> Tool {
    let standard = Variant("standard".to_owned());
    let form = |scale: &[&str]| Arc::new(form(scale));
    let forms = |code: &str, role: Role, forms: Vec<(Variant, Arc<Questionnaire>)>| AudienceForms {
        audience: Audience(code.to_owned()),
        label: Localised::plain(code),
        role,
        modes: MODES.iter().map(|mode| Mode { code: (*mode).to_owned(), label: Localised::plain(mode) }).collect(),
        forms,
    };
    let residents = vec![(standard.clone(), form(&SCALE)), (Variant("falc".to_owned()), form(&EASY_SCALE))];
    Tool {
        id: "house".to_owned(),
        version: "1".to_owned(),
        title: Localised::plain("House"),
        kind: ToolKind::Survey,
        provenance: Provenance { author: "copiste".to_owned(), licence: "MIT".to_owned(), demonstration: true },
        audiences: vec![
            forms(AUDIENCES[0], Role::People, residents),
            forms(AUDIENCES[1], Role::Professionals, vec![(standard, form(&SCALE))]),
        ],
        themes: THEMES
            .iter()
            .map(|(code, _)| Theme { code: (*code).to_owned(), label: Localised::plain(code) })
            .collect(),
        scoring: Scoring { answered_share_min: 0.5, favourable_from: 60.0 },
        thresholds: Thresholds { group_min: 5, professionals_breakdown_min: 10, fragile_under: 30 },
        fingerprint: Fingerprint("0123456789abcdef".repeat(4)),
    }
}

fn form(scale: &[&str]) -> Questionnaire {
    let choice = |name: &str| Choice {
        name: name.to_owned(),
        code: name.to_owned(),
        label: Localised::plain(&format!("box {name}")),
        short: Localised::default(),
        score: name.parse().ok(),
        mark: None,
        columns: Vec::new(),
    };
    let list = |name: &str, boxes: &[&str]| ChoiceList {
        name: name.to_owned(),
        choices: boxes.iter().map(|name| choice(name)).collect(),
    };
    let mut lists = vec![list("scale", scale)];
    let yes: Expression = Expression::parse(&format!("${{{FILTER}}} = '{YES}'")).unwrap();
    let question = |name: &str, kind: Kind, theme: Option<&str>| Question {
        name: name.to_owned(),
        number: String::new(),
        label: Localised::plain(&format!("Question {name}")),
        hint: Localised::default(),
        page: 0,
        block: None,
        kind,
        required: false,
        relevant: ASKED.contains(&name).then(|| yes.clone()),
        hard: None,
        soft: None,
        constant: None,
        theme: theme.map(str::to_owned),
        direction: Direction::Positive,
        weight: 1.0,
        ..Question::new("", Kind::Decimal)
    };
    let mut questions =
        vec![question("q1", Kind::One(0), Some("respect")), question("q2", Kind::One(0), Some("respect"))];
    for ticked in &TICKED {
        let place = lists.len();
        lists.push(list(ticked.name, ticked.boxes));
        let kind = if ticked.several { Kind::Several(place) } else { Kind::One(place) };
        questions.push(question(ticked.name, kind, None));
        if ticked.name == FILTER {
            questions.push(question("q3", Kind::One(0), Some("care")));
            questions.push(question("q4", Kind::One(0), Some("care")));
        }
    }
    questions.push(question("age", Kind::Integer { digits: Some(3) }, None));
    questions.push(question("comment", Kind::Text { characters: 200, comment: true }, None));
    Questionnaire {
        id: "house".to_owned(),
        title: Localised::plain("House"),
        pages: Vec::new(),
        outline: Default::default(),
        blocks: Vec::new(),
        questions,
        lists,
    }
}

//! The demonstration campaign and small tools made on the spot, for the tests of the results.

use copiste::campaign::{Campaign, CampaignId, CampaignStatus, Plan, Service};
use copiste::import::read_tool;
use copiste::measure::{Collector, Disclosed, Results};
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{
    Audience, AudienceForms, Choice, ChoiceList, Direction, Fingerprint, Kind, Localised, Mark, Mode, Provenance,
    Question, Questionnaire, Role, Scoring, Theme, Thresholds, Tool, ToolKind, Variant,
};
use copiste::record::{Answer, Record, Review, Status, Treatment};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/regards-croises-ehpad")
}

pub fn tool() -> Tool {
    let (tool, findings) = read_tool(&folder());
    tool.unwrap_or_else(|| panic!("the demonstration tool has faults: {findings:#?}"))
}

pub fn campaign(tool: &Tool) -> Campaign {
    let text = std::fs::read_to_string(folder().join("campaign.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let said = |table: &toml::Table, key: &str| table[key].as_str().unwrap().to_owned();
    let day = |key: &str| table[key].to_string().parse().unwrap();
    let service = |value: &toml::Value| {
        let table = value.as_table().unwrap();
        Service { code: said(table, "code"), name: said(table, "name") }
    };
    let plan = |value: &toml::Value| {
        let table = value.as_table().unwrap();
        let number = |key: &str| table[key].as_integer().unwrap() as u32;
        Plan {
            service: said(table, "service"),
            audience: Audience(said(table, "audience")),
            expected: number("expected"),
            distributed: number("distributed"),
        }
    };
    Campaign {
        id: CampaignId::new(&said(&table, "id")).unwrap(),
        title: said(&table, "title"),
        establishment: said(&table, "establishment"),
        tool: tool.id.clone(),
        fingerprint: tool.fingerprint.clone(),
        from: day("from"),
        until: Some(day("until")),
        status: CampaignStatus::Open,
        services: table["services"].as_array().unwrap().iter().map(service).collect(),
        plan: table["plan"].as_array().unwrap().iter().map(plan).collect(),
        verification: copiste::campaign::VerificationPolicy::default(),
        keep_until: None,
        actions: Vec::new(),
        history: Vec::new(),
    }
}

/// A sheet with what its batch says.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub audience: Audience,
    pub service: String,
    pub record: Record,
}

/// The sheets of a readable answer file.
pub fn sheets(tool: &Tool, audience: &str, file: &str) -> Vec<Sheet> {
    let audience = Audience(audience.to_owned());
    let forms = tool.audience(&audience).unwrap();
    let text = std::fs::read_to_string(folder().join(file)).unwrap();
    let mut batch: Vec<(String, String)> = Vec::new();
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let (word, rest) = line.split_once(' ').unwrap();
        let pairs = || {
            rest.split(' ').skip(1).filter_map(|pair| pair.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned()))
        };
        match word {
            "batch" => batch = pairs().collect(),
            "sheet" => {
                let own: Vec<_> = pairs().chain(batch.clone()).collect();
                let said = |key: &str| own.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone());
                let variant = Variant(said("variant").unwrap_or_else(|| "standard".to_owned()));
                let form = forms.form(&variant).unwrap();
                let mut record = blank(tool, &variant, form);
                record.mode = said("mode");
                sheets.push(Sheet { audience: audience.clone(), service: said("service").unwrap(), record });
            }
            _ => {
                let sheet = sheets.last_mut().unwrap();
                let form = forms.form(&sheet.record.variant).unwrap();
                match word {
                    "hold" => sheet.record.status = Status::Held(rest.to_owned()),
                    "margin" => sheet.record.margin = rest.to_owned(),
                    "note" => {
                        let (name, text) = rest.split_once(' ').unwrap();
                        sheet.record.notes.push((form.index(name).unwrap(), text.to_owned()));
                    }
                    name => {
                        let index = form.index(name).unwrap_or_else(|| panic!("{name} is not in the form"));
                        sheet.record.answers[index] = Some(answer(&form.questions[index].kind, rest));
                    }
                }
            }
        }
    }
    sheets
}

fn answer(kind: &Kind, text: &str) -> Answer {
    if let Some(word) = text.strip_prefix('!') {
        return Answer::Mark(Mark::from_word(word).unwrap());
    }
    match kind {
        Kind::One(_) => Answer::One(text.to_owned()),
        Kind::Several(_) => Answer::Several(text.split(' ').map(str::to_owned).collect()),
        Kind::Integer { .. } => Answer::Integer(text.parse().unwrap()),
        Kind::Decimal => Answer::Decimal(text.to_owned()),
        Kind::Date => Answer::Date(text.parse().unwrap()),
        Kind::Text { .. } => Answer::Text(text.to_owned()),
    }
}

/// Every sheet of the demonstration; with `keyed`, those of `to-key.sheets` too.
pub fn all_sheets(tool: &Tool, keyed: bool) -> Vec<Sheet> {
    let file = |audience: &str| format!("sheets/{audience}.sheets");
    let mut all = sheets(tool, "residents", &file("residents"));
    if keyed {
        all.extend(sheets(tool, "residents", "to-key.sheets"));
    }
    all.extend(sheets(tool, "professionals", &file("professionals")));
    all.extend(sheets(tool, "management", &file("management")));
    all
}

/// The results when every comment was read and kept.
pub fn measured(tool: &Tool, campaign: &Campaign, sheets: &[Sheet], told: Option<&Disclosed>) -> Results {
    read(tool, campaign, sheets, told, &|_| Some(Treatment::Keep))
}

/// The results when comments were read so, by their text; nobody read the others.
pub fn read(
    tool: &Tool,
    campaign: &Campaign,
    sheets: &[Sheet],
    told: Option<&Disclosed>,
    treatment: &dyn Fn(&str) -> Option<Treatment>,
) -> Results {
    let by = Signature { who: Operator::new("QM").unwrap(), how: Identification::Chosen, when: Moment(9) };
    let review = |question: &Question, answer: &Option<Answer>| {
        let Some(Answer::Text(text)) = answer else { return None };
        let (question, original) = (question.name.clone(), Review::digest(text));
        Some(Review { question, original, treatment: treatment(text)?, by: by.clone() })
    };
    let mut collector = Collector::new(tool);
    for sheet in sheets {
        let form = tool.audience(&sheet.audience).unwrap().form(&sheet.record.variant).unwrap();
        let said = form.questions.iter().zip(&sheet.record.answers);
        let reviews: Vec<Review> = said.filter_map(|(question, answer)| review(question, answer)).collect();
        collector.add(&sheet.audience, &sheet.service, form, &sheet.record, &reviews);
    }
    collector.finish(campaign, told)
}

pub fn blank(tool: &Tool, variant: &Variant, form: &Questionnaire) -> Record {
    let begun = Signature { who: Operator::new("AB").unwrap(), how: Identification::Chosen, when: Moment(0) };
    let mut record = Record::begin(tool.fingerprint.clone(), variant.clone(), form.questions.len(), begun);
    record.status = Status::Complete;
    record
}

/// A tool of one theme with three items (the third worded the other way round), a sex, an age and a comment, for residents,
/// professionals and management. The scale: 0, 25, 50, 75, 100, and "do not know".
pub fn small_tool() -> Tool {
    let form = Arc::new(small_form(&["0", "25", "50", "75", "100"]));
    let easy = Arc::new(small_form(&["0", "50", "100"]));
    let forms = |code: &str, role: Role, forms: Vec<(Variant, Arc<Questionnaire>)>| AudienceForms {
        audience: Audience(code.to_owned()),
        label: Localised::plain(code),
        role,
        modes: vec![Mode { code: "alone".to_owned(), label: Localised::plain("seul") }],
        forms,
    };
    let standard = Variant("standard".to_owned());
    Tool {
        id: "small".to_owned(),
        version: "1".to_owned(),
        title: Localised::plain("Petit outil"),
        kind: ToolKind::Survey,
        provenance: Provenance { author: "copiste".to_owned(), licence: "MIT".to_owned(), demonstration: true },
        audiences: vec![
            forms(
                "residents",
                Role::People,
                vec![(standard.clone(), form.clone()), (Variant("falc".to_owned()), easy)],
            ),
            forms("professionals", Role::Professionals, vec![(standard.clone(), form.clone())]),
            forms("management", Role::Management, vec![(standard, form)]),
        ],
        themes: vec![Theme { code: "respect".to_owned(), label: Localised::plain("Respect") }],
        scoring: Scoring { answered_share_min: 0.5, favourable_from: 60.0 },
        thresholds: Thresholds { group_min: 5, professionals_breakdown_min: 10, fragile_under: 30 },
        fingerprint: Fingerprint("0123456789abcdef".repeat(4)),
    }
}

fn small_form(scores: &[&str]) -> Questionnaire {
    let choice = |name: &str, score: Option<f64>| Choice {
        name: name.to_owned(),
        code: name.to_owned(),
        label: Localised::plain(name),
        short: Localised::default(),
        score,
        mark: None,
        columns: Vec::new(),
    };
    let mut scale: Vec<Choice> = scores.iter().map(|name| choice(name, name.parse().ok())).collect();
    scale.push(choice("nsp", None));
    scale.push(Choice { mark: Some(Mark::NotConcerned), ..choice("so", None) });
    let question = |name: &str, kind: Kind, theme: Option<&str>, direction: Direction| Question {
        name: name.to_owned(),
        number: String::new(),
        label: Localised::plain(&format!("Question {name}")),
        hint: Localised::default(),
        page: 0,
        block: None,
        kind,
        required: false,
        relevant: None,
        hard: None,
        soft: None,
        constant: None,
        theme: theme.map(str::to_owned),
        direction,
        weight: 1.0,
        ..Question::new("", Kind::Decimal)
    };
    let theme = Some("respect");
    Questionnaire {
        id: "small".to_owned(),
        title: Localised::plain("Petit"),
        pages: Vec::new(),
        outline: Default::default(),
        blocks: Vec::new(),
        questions: vec![
            question("q1", Kind::One(0), theme, Direction::Positive),
            question("q2", Kind::One(0), theme, Direction::Positive),
            question("q3", Kind::One(0), theme, Direction::Negative),
            question("sex", Kind::One(1), None, Direction::Positive),
            question("age", Kind::Integer { digits: Some(3) }, None, Direction::Positive),
            question("comment", Kind::Text { characters: 200, comment: true }, None, Direction::Positive),
        ],
        lists: vec![
            ChoiceList { name: "scale".to_owned(), choices: scale },
            ChoiceList { name: "sex".to_owned(), choices: vec![choice("f", None), choice("m", None)] },
        ],
    }
}

pub fn small_campaign(tool: &Tool, services: &[&str]) -> Campaign {
    let service = |code: &&str| Service { code: (*code).to_owned(), name: format!("Service {code}") };
    Campaign {
        id: CampaignId::new("small").unwrap(),
        title: "Petite campagne".to_owned(),
        establishment: "Maison d’essai".to_owned(),
        tool: tool.id.clone(),
        fingerprint: tool.fingerprint.clone(),
        from: "2026-03-02".parse().unwrap(),
        until: None,
        status: CampaignStatus::Open,
        services: services.iter().map(service).collect(),
        plan: Vec::new(),
        verification: copiste::campaign::VerificationPolicy::default(),
        keep_until: None,
        actions: Vec::new(),
        history: Vec::new(),
    }
}

/// A sheet of the small tool from words such as `q1=25 q3=!double comment=Bien.`
pub fn small_sheet(tool: &Tool, audience: &str, service: &str, variant: &str, words: &str) -> Sheet {
    let audience = Audience(audience.to_owned());
    let variant = Variant(variant.to_owned());
    let form = tool.audience(&audience).unwrap().form(&variant).unwrap();
    let mut record = blank(tool, &variant, form);
    for (name, value) in words.split_whitespace().filter_map(|word| word.split_once('=')) {
        let index = form.index(name).unwrap();
        record.answers[index] = Some(answer(&form.questions[index].kind, value));
    }
    Sheet { audience, service: service.to_owned(), record }
}

//! From sheets to rows: which place of a record feeds which column, and what is kept back of it.

use super::bands::{SCALE, bands, millionths};
use super::dataset::{Cell, Dataset, Kind, LeftOut, Level, Occasion, Part, Reason, Value, Variable, Why};
use super::names::Names;
use super::permit::Telling;
use super::survey::{Asked, Survey};
use crate::campaign::BatchSource;
use crate::language::{Phrases, decimal};
use crate::measure::clean;
use crate::questionnaire::{
    Choice, Constant, Format, Mark, Precision, Question, Questionnaire, moment_of, time_of_day,
};
use crate::record::{Answer, Record, Review, Treatment, without};
use crate::say;
use jiff::civil::{Date, DateTime, Time};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeSet, HashMap};

/// The columns of an audience, and how its sheets become rows.
pub struct Plan {
    variables: Vec<Variable>,
    left_out: Vec<LeftOut>,
    slots: HashMap<String, Slot>,
    service: Option<(usize, HashMap<String, u16>)>,
    mode: Option<(usize, HashMap<String, u16>)>,
    variant: Option<(usize, HashMap<String, u16>)>,
    source: Option<(usize, HashMap<String, u16>)>,
    /// How many left the answering mode open may be told.
    unsaid: bool,
    told: BTreeSet<(String, String)>,
    /// The form as the paper has it, with what other forms of the audience ask beside.
    form: Questionnaire,
    /// How many rows share each combination of particulars.
    alike: HashMap<u64, u32>,
    rows: u32,
    facts: Facts,
}

/// What the dataset says of itself beside its columns.
struct Facts {
    campaign: String,
    title: String,
    establishment: String,
    audience: (String, String),
    tool: String,
    author: String,
    licence: String,
    group_min: u32,
    beside_report: bool,
}

/// A sheet to be written: its record, the form it was keyed with, the service of its pile, what was decided of its comments.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// What it said.
    pub record: &'a Record,
    /// The form it was keyed with.
    pub form: &'a Questionnaire,
    /// Code of the service its pile came from.
    pub service: &'a str,
    /// What was decided about its comments.
    pub reviews: &'a [Review],
    /// Where it comes from.
    pub source: BatchSource,
}

/// What the answer to a question feeds.
enum Slot {
    One(usize, Places),
    /// The first column and how many there are: one for each box.
    Several(usize, usize, Places),
    Number(usize),
    /// The greatest number of each band, in millionths.
    Band(usize, Vec<i128>),
    Date(usize, Precision),
    Time(usize),
    Moment(usize),
    /// The text; in the column after it, why there is none.
    Comment(usize),
}

/// Where each box stands among the values, or why it is none.
type Places = HashMap<String, Result<u16, Reason>>;

impl<'a> Survey<'a> {
    /// Settles the columns.
    pub fn plan(self, phrases: &Phrases) -> Plan {
        Builder::new(self, phrases).build()
    }
}

struct Builder<'a> {
    survey: Survey<'a>,
    phrases: &'a Phrases,
    tag: &'static str,
    names: Names,
    plan: Plan,
}

impl<'a> Builder<'a> {
    fn new(survey: Survey<'a>, phrases: &'a Phrases) -> Builder<'a> {
        let tag = phrases.language().tag();
        let Survey { tool, campaign, forms, permit, .. } = &survey;
        let plan = Plan {
            variables: Vec::new(),
            left_out: Vec::new(),
            slots: HashMap::new(),
            service: None,
            mode: None,
            variant: None,
            source: None,
            form: survey.whole_form(),
            unsaid: permit.modes.as_ref().is_some_and(|modes| modes.contains("")),
            told: permit.comments.clone().unwrap_or_default(),
            alike: HashMap::new(),
            rows: 0,
            facts: Facts {
                campaign: campaign.id.as_str().to_owned(),
                title: campaign.title.clone(),
                establishment: campaign.establishment.clone(),
                audience: (forms.audience.0.clone(), forms.label.in_language(tag).to_owned()),
                tool: format!("{} {}", tool.id, tool.version),
                author: tool.provenance.author.clone(),
                licence: tool.provenance.licence.clone(),
                group_min: permit.group_min,
                beside_report: permit.beside_report,
            },
        };
        Builder { survey, phrases, tag, names: Names::default(), plan }
    }

    fn build(mut self) -> Plan {
        self.particulars();
        let questions = std::mem::take(&mut self.survey.questions);
        // A log has room for many more rows than were written.
        for asked in questions.into_iter().filter(|asked| !asked.is_unreached) {
            let why = self.kept_out(&asked);
            match why {
                Some(why) => self.leave_out(&asked, why),
                None => self.question(&asked),
            }
        }
        self.plan
    }

    /// Why a question has no column.
    fn kept_out(&self, asked: &Asked) -> Option<Why> {
        use crate::questionnaire::Kind as Asks;
        let permit = &self.survey.permit;
        let question = &asked.question;
        match (&question.kind, question.constant) {
            (_, Some(Constant::Date)) => Some(Why::Pile),
            // The service stands among the particulars.
            (_, Some(Constant::Service)) => permit.services.is_none().then_some(Why::Hidden),
            (Asks::Text { .. }, None) if is_clock(question) => (!permit.is_declaration).then_some(Why::Date),
            (Asks::Text { comment: false, .. }, None) => Some(Why::Text),
            (Asks::Text { comment: true, .. }, None) if permit.comments.is_none() => Some(Why::Hidden),
            (Asks::Text { comment: true, .. }, None) => (!self.survey.options.comments).then_some(Why::Comment),
            (Asks::Date, None) => (!permit.is_declaration).then_some(Why::Date),
            (Asks::One(_) | Asks::Several(_) | Asks::Integer { .. } | Asks::Decimal, None) => {
                let banded = permit.questions.get(&question.name) == Some(&Telling::Bands);
                let hidden = !permit.questions.contains_key(&question.name);
                let no_bands = banded && bands(&asked.counts, permit.group_min).len() < 2;
                (hidden || no_bands).then_some(Why::Hidden)
            }
        }
    }

    fn leave_out(&mut self, asked: &Asked, why: Why) {
        let label = self.label_of(asked);
        self.plan.left_out.push(LeftOut { code: asked.question.name.clone(), label, why });
    }

    fn particulars(&mut self) {
        let permit = &self.survey.permit;
        let (services, modes, forms) = (permit.services.clone(), permit.modes.clone(), permit.forms);
        if let Some(services) = services {
            let named = self.survey.campaign.services.iter().filter(|service| services.contains(&service.code));
            let values = named.map(|service| (service.code.clone(), service.name.clone())).collect();
            let label = say!(self.phrases, "export-variable-service");
            self.plan.service = Some(self.particular("service", label, values));
        }
        if let Some(modes) = modes {
            let named = self.survey.forms.modes.iter().filter(|mode| modes.contains(&mode.code));
            let values = named.map(|mode| (mode.code.clone(), mode.label.in_language(self.tag).to_owned())).collect();
            let label = say!(self.phrases, "export-variable-mode");
            self.plan.mode = Some(self.particular("mode", label, values));
        }
        let variants = &self.survey.variants;
        let is_group = variants.values().all(|sheets| *sheets >= self.survey.permit.group_min);
        if forms && is_group && variants.len() > 1 {
            let values = variants.keys().map(|variant| (variant.clone(), variant.clone())).collect();
            let label = say!(self.phrases, "export-variable-form");
            self.plan.variant = Some(self.particular("form", label, values));
        }
        let sources = &self.survey.sources;
        if sources.contains_key(BatchSource::Web.word()) {
            let label = say!(self.phrases, "export-variable-source");
            let few = sources.values().any(|sheets| *sheets < self.survey.permit.group_min);
            if few || !forms {
                self.plan.left_out.push(LeftOut { code: "source".to_owned(), label, why: Why::Hidden });
            } else {
                let said = |source: &str| match source {
                    word if word == BatchSource::Web.word() => say!(self.phrases, "export-source-web"),
                    _ => say!(self.phrases, "export-source-paper"),
                };
                let values = sources.keys().map(|source| ((*source).to_owned(), said(source))).collect();
                self.plan.source = Some(self.particular("source", label, values));
            }
        }
    }

    fn particular(
        &mut self,
        name: &str,
        label: String,
        values: Vec<(String, String)>,
    ) -> (usize, HashMap<String, u16>) {
        let values = coded(values);
        let places = (0..).zip(&values).map(|(place, value)| (value.name.clone(), place)).collect();
        let variable = Variable {
            name: self.names.take(name),
            code: String::new(),
            choice: String::new(),
            number: String::new(),
            label,
            theme: String::new(),
            part: Part::Particular,
            missing_base: base(lowest(&values)),
            kind: Kind::Coded(values),
            level: Level::Nominal,
        };
        self.plan.variables.push(variable);
        (self.plan.variables.len() - 1, places)
    }

    fn label_of(&self, asked: &Asked) -> String {
        let label = clean(asked.question.label.in_language(self.tag));
        if label.is_empty() { asked.question.name.clone() } else { label }
    }

    /// A column of a question, called `name`.
    fn push(&mut self, asked: &Asked, name: &str, label: String, kind: Kind, level: Level, lowest: i128) -> usize {
        let question = &asked.question;
        let code = question.theme.as_ref();
        let theme = self.survey.tool.themes.iter().find(|theme| Some(&theme.code) == code);
        let scored = asked.choices.iter().any(|choice| choice.score.is_some() && choice.mark.is_none());
        let is_one = matches!(question.kind, crate::questionnaire::Kind::One(_));
        let is_text = matches!(kind, Kind::Text { .. });
        let variable = Variable {
            name: self.names.take(name),
            code: question.name.clone(),
            choice: String::new(),
            number: question.number.clone(),
            label,
            theme: theme.map(|theme| theme.label.in_language(self.tag).to_owned()).unwrap_or_default(),
            part: if is_text {
                Part::Comment
            } else if scored && is_one {
                Part::Item
            } else {
                Part::Question
            },
            kind,
            level,
            missing_base: base(lowest),
        };
        self.plan.variables.push(variable);
        self.plan.variables.len() - 1
    }

    fn question(&mut self, asked: &Asked) {
        use crate::questionnaire::Kind as Asks;
        let (name, label) = (asked.question.name.clone(), self.label_of(asked));
        let telling = self.survey.permit.questions.get(&name).cloned().unwrap_or(Telling::Whole);
        let slot = match asked.question.kind {
            // The service of the pile is a particular already.
            _ if asked.question.constant.is_some() => return,
            Asks::One(_) => self.one(asked, label, &telling),
            Asks::Several(_) => self.several(asked, &label, &telling),
            Asks::Integer { .. } | Asks::Decimal if telling == Telling::Bands => self.band(asked, label),
            Asks::Integer { .. } | Asks::Decimal => {
                let kind = Kind::Number { decimals: asked.decimals };
                Slot::Number(self.push(asked, &name, label, kind, Level::Scale, asked.least / SCALE - 1))
            }
            Asks::Date => {
                let precision = asked.question.precision();
                let kind = match precision {
                    Precision::Day => Kind::Date,
                    Precision::Month => Kind::Month,
                    Precision::Year => Kind::Number { decimals: 0 },
                };
                Slot::Date(self.push(asked, &name, label, kind, Level::Scale, 0), precision)
            }
            Asks::Text { .. } if asked.question.format == Some(Format::Time) => {
                Slot::Time(self.push(asked, &name, label, Kind::Time, Level::Scale, 0))
            }
            Asks::Text { .. } if asked.question.format == Some(Format::DateTime) => {
                Slot::Moment(self.push(asked, &name, label, Kind::Moment, Level::Scale, 0))
            }
            Asks::Text { .. } => {
                let text = Kind::Text { bytes_max: 0 };
                let at = self.push(asked, &name, label.clone(), text, Level::Nominal, 0);
                let there = Value { name: "1".to_owned(), code: 1, label: say!(self.phrases, "export-text-there") };
                let why = say!(self.phrases, "export-variable-why", label = label);
                self.push(asked, &format!("{name}_why"), why, Kind::Coded(vec![there]), Level::Nominal, 0);
                Slot::Comment(at)
            }
        };
        self.plan.slots.insert(name, slot);
    }

    fn one(&mut self, asked: &Asked, label: String, telling: &Telling) -> Slot {
        let (choices, mut places) = self.boxes(asked, telling);
        let values = coded(choices);
        places.extend((0..).zip(&values).map(|(place, value)| (value.name.clone(), Ok(place))));
        let scored = asked.choices.iter().any(|choice| choice.score.is_some() && choice.mark.is_none());
        let level = if scored { Level::Ordinal } else { Level::Nominal };
        let low = lowest(&values);
        Slot::One(self.push(asked, &asked.question.name, label, Kind::Coded(values), level, low), places)
    }

    /// A column for each box: ticked or not.
    fn several(&mut self, asked: &Asked, label: &str, telling: &Telling) -> Slot {
        let (choices, mut places) = self.boxes(asked, telling);
        let first = self.plan.variables.len();
        for (place, (name, choice)) in (0..).zip(&choices) {
            let not = Value { name: "0".to_owned(), code: 0, label: say!(self.phrases, "export-box-empty") };
            let ticked = Value { name: "1".to_owned(), code: 1, label: say!(self.phrases, "export-box-ticked") };
            let label = say!(self.phrases, "export-variable-box", label = label.to_owned(), choice = choice.clone());
            let column = format!("{}_{name}", asked.question.name);
            let at = self.push(asked, &column, label, Kind::Coded(vec![not, ticked]), Level::Nominal, 0);
            self.plan.variables[at].choice.clone_from(name);
            places.insert(name.clone(), Ok(place));
        }
        Slot::Several(first, choices.len(), places)
    }

    fn band(&mut self, asked: &Asked, label: String) -> Slot {
        let bands = bands(&asked.counts, self.survey.permit.group_min);
        let last = bands.len() - 1;
        let number =
            |number: i128| decimal(self.phrases.language(), number as f64 / SCALE as f64, asked.decimals.into());
        let plain = |number: i128| format!("{:.*}", usize::from(asked.decimals), number as f64 / SCALE as f64);
        let value = |(place, (from, to)): (usize, &(i128, i128))| match place {
            0 => (format!("..{}", plain(*to)), say!(self.phrases, "export-band-first", to = number(*to))),
            _ if place == last => {
                (format!("{}..", plain(*from)), say!(self.phrases, "export-band-last", from = number(*from)))
            }
            _ if from == to => (plain(*from), number(*from)),
            _ => {
                let label = say!(self.phrases, "export-band", from = number(*from), to = number(*to));
                (format!("{}..{}", plain(*from), plain(*to)), label)
            }
        };
        let named: Vec<(String, String)> = bands.iter().enumerate().map(value).collect();
        let values = (1..).zip(named).map(|(code, (name, label))| Value { name, code, label }).collect();
        let name = asked.question.name.clone();
        let at = self.push(asked, &name, label, Kind::Coded(values), Level::Ordinal, 0);
        Slot::Band(at, bands.iter().map(|(_, to)| *to).collect())
    }

    /// The boxes that are written, by name and label; and of the others why they are not.
    fn boxes(&self, asked: &Asked, telling: &Telling) -> (Vec<(String, String)>, Places) {
        let is_written = |choice: &Choice| match telling {
            Telling::Boxes(boxes) => boxes.contains(&choice.name),
            Telling::Whole | Telling::Bands => true,
        };
        let (mut written, mut places) = (Vec::new(), Places::new());
        for choice in &asked.choices {
            match choice.mark {
                Some(mark) => drop(places.insert(choice.name.clone(), Err(Reason::Mark(mark)))),
                None if !is_written(choice) => drop(places.insert(choice.name.clone(), Err(Reason::Withheld))),
                None => {
                    let label = clean(choice.label.in_language(self.tag));
                    written.push((choice.name.clone(), if label.is_empty() { choice.name.clone() } else { label }));
                }
            }
        }
        (written, places)
    }
}

/// Values with a number each: the form's own where all of them are numbers, else their place. No two have one label.
fn coded(values: Vec<(String, String)>) -> Vec<Value> {
    let own: Vec<Option<i32>> = values
        .iter()
        .map(|(name, _)| {
            name.parse().ok().filter(|number: &i32| number.to_string() == *name && number.abs() < 1_000_000)
        })
        .collect();
    let all = own.iter().all(Option::is_some);
    let mut labels = BTreeSet::new();
    let value = |(place, ((name, label), own)): (i32, ((String, String), Option<i32>))| {
        let code = own.filter(|_| all).unwrap_or(place);
        let label = if labels.insert(label.clone()) { label } else { format!("{label} ({name})") };
        Value { name, code, label }
    };
    (1..).zip(values.into_iter().zip(own)).map(value).collect()
}

/// The least number that stands for a value, as a name or as a code.
fn lowest(values: &[Value]) -> i128 {
    let named = values.iter().filter_map(|value| value.name.parse::<i64>().ok()).map(i128::from);
    named.chain(values.iter().map(|value| value.code.into())).min().unwrap_or(0)
}

/// What the codes of the reasons begin behind: no value lies there or farther.
fn base(lowest: i128) -> i32 {
    let mut base: i32 = 90;
    while i128::from(-base) >= lowest && base < 999_999_990 {
        base = base * 10 + 90;
    }
    base
}

impl Plan {
    /// The row of a complete sheet.
    pub fn row(&self, sheet: Sheet) -> Vec<Cell> {
        let Sheet { record, form, service, reviews, source } = sheet;
        let mut row = vec![Cell::Missing(Reason::NotAsked); self.variables.len()];
        let mut particular = |column: &Option<(usize, HashMap<String, u16>)>, code: Option<&str>| {
            let Some((at, places)) = column else { return };
            row[*at] = match code.map(|code| places.get(code)) {
                Some(Some(place)) => Cell::Coded(*place),
                // A sheet without a mode says so only where those without are a group.
                None if self.unsaid => Cell::Missing(Reason::Mark(Mark::Blank)),
                Some(None) | None => Cell::Missing(Reason::Withheld),
            };
        };
        particular(&self.service, Some(service));
        particular(&self.mode, record.mode.as_deref());
        particular(&self.variant, Some(&record.variant.0));
        particular(&self.source, Some(source.word()));
        for (question, answer) in form.questions.iter().zip(&record.answers) {
            let (Some(slot), Some(answer)) = (self.slots.get(&question.name), answer) else { continue };
            self.fill(&mut row, slot, &question.name, answer, reviews);
        }
        self.explain_texts(&mut row);
        row
    }

    fn fill(&self, row: &mut [Cell], slot: &Slot, question: &str, answer: &Answer, reviews: &[Review]) {
        let withheld = Cell::Missing(Reason::Withheld);
        match slot {
            Slot::One(at, places) => {
                row[*at] = match answer {
                    Answer::Mark(mark) => Cell::Missing(Reason::Mark(*mark)),
                    Answer::One(name) => places.get(name).map_or(withheld, |place| match place {
                        Ok(place) => Cell::Coded(*place),
                        Err(reason) => Cell::Missing(*reason),
                    }),
                    _ => withheld,
                }
            }
            Slot::Several(first, count, places) => fill_boxes(&mut row[*first..first + count], places, answer),
            Slot::Number(at) => {
                row[*at] = match (answer, millionths(answer)) {
                    (Answer::Mark(mark), _) => Cell::Missing(Reason::Mark(*mark)),
                    (_, Some(number)) => Cell::Number(number as f64 / SCALE as f64),
                    (_, None) => withheld,
                }
            }
            Slot::Band(at, ends) => {
                row[*at] = match (answer, millionths(answer)) {
                    (Answer::Mark(mark), _) => Cell::Missing(Reason::Mark(*mark)),
                    (_, Some(number)) => band_of(number, ends),
                    (_, None) => withheld,
                }
            }
            Slot::Date(at, precision) => {
                row[*at] = match answer {
                    Answer::Mark(mark) => Cell::Missing(Reason::Mark(*mark)),
                    Answer::Date(date) if *precision == Precision::Year => Cell::Number(date.year().into()),
                    Answer::Date(date) => Cell::Date(precision.first(*date)),
                    _ => withheld,
                }
            }
            Slot::Time(at) => row[*at] = clock(answer, |text| time_of_day(text).map(Cell::Time)),
            Slot::Moment(at) => row[*at] = clock(answer, |text| moment_of(text).map(Cell::Moment)),
            Slot::Comment(at) => {
                row[*at] = match answer {
                    Answer::Mark(mark) => Cell::Missing(Reason::Mark(*mark)),
                    Answer::Text(text) => self.comment(question, text, reviews),
                    _ => withheld,
                }
            }
        }
    }

    /// A comment as the report tells it, if it does.
    fn comment(&self, question: &str, text: &str, reviews: &[Review]) -> Cell {
        let review = reviews.iter().find(|review| review.question == question && review.fits(text));
        let told = match review.map(|review| &review.treatment) {
            Some(Treatment::Keep) => clean(text),
            Some(Treatment::Redact(spans)) => clean(&without(text, spans)),
            None | Some(Treatment::SetAside(_) | Treatment::Again) => return Cell::Missing(Reason::NotTold),
        };
        match self.told.contains(&(question.to_owned(), told.clone())) {
            true if !told.is_empty() => Cell::Text(told),
            _ => Cell::Missing(Reason::NotTold),
        }
    }

    /// Beside each text stands why there is none.
    fn explain_texts(&self, row: &mut [Cell]) {
        for at in (0..row.len()).filter(|at| self.variables[*at].is_text()) {
            row[at + 1] = match &row[at] {
                Cell::Missing(reason) => Cell::Missing(*reason),
                _ => Cell::Coded(0),
            };
        }
    }

    /// Takes note of a row: how long its texts are, and which particulars it has.
    pub fn weigh(&mut self, row: &[Cell]) {
        self.rows += 1;
        let mut particulars = Sha256::new();
        for (variable, cell) in self.variables.iter_mut().zip(row) {
            if let (Kind::Text { bytes_max }, Cell::Text(text)) = (&mut variable.kind, cell) {
                *bytes_max = (*bytes_max).max(text.len());
            }
            if matches!(variable.part, Part::Particular | Part::Question) {
                write_cell(cell, &mut particulars);
            }
        }
        *self.alike.entry(first_eight(&particulars.finalize())).or_default() += 1;
    }

    /// What decides where a row stands: drawn with the seed from what the row says and from nothing else, so that the order,
    /// which anybody can draw again, tells nothing of the pile.
    pub fn lot(seed: &[u8], row: &[Cell]) -> u64 {
        let mut digest = Sha256::new_with_prefix(seed);
        row.iter().for_each(|cell| write_cell(cell, &mut digest));
        first_eight(&digest.finalize())
    }

    /// The dataset, once every row is weighed.
    pub fn dataset(&self, occasion: Occasion, phrases: &Phrases) -> Dataset {
        let Facts { campaign, title, establishment, audience, tool, author, licence, group_min, beside_report } =
            &self.facts;
        let rare = self.alike.values().filter(|rows| *rows < group_min).sum();
        Dataset {
            campaign: campaign.clone(),
            title: title.clone(),
            establishment: establishment.clone(),
            audience: audience.0.clone(),
            audience_label: audience.1.clone(),
            tool: tool.clone(),
            author: author.clone(),
            licence: licence.clone(),
            language: phrases.language(),
            occasion,
            variables: self.variables.clone(),
            rows: self.rows,
            left_out: self.left_out.clone(),
            rare_rows: rare,
            group_min: *group_min,
            beside_report: *beside_report,
            form: self.form.clone(),
        }
    }
}

fn fill_boxes(cells: &mut [Cell], places: &Places, answer: &Answer) {
    let names = match answer {
        Answer::Mark(mark) => return cells.fill(Cell::Missing(Reason::Mark(*mark))),
        Answer::Several(names) => names,
        _ => return cells.fill(Cell::Missing(Reason::Withheld)),
    };
    let mark = names.iter().find_map(|name| match places.get(name) {
        Some(Err(Reason::Mark(mark))) => Some(*mark),
        _ => None,
    });
    if let Some(mark) = mark {
        return cells.fill(Cell::Missing(Reason::Mark(mark)));
    }
    cells.fill(Cell::Coded(0));
    for place in names.iter().filter_map(|name| places.get(name)).flatten() {
        cells[usize::from(*place)] = Cell::Coded(1);
    }
}

fn band_of(number: i128, ends: &[i128]) -> Cell {
    match ends.iter().position(|end| number <= *end) {
        Some(place) => Cell::Coded(u16::try_from(place).expect("a hundred bands at most")),
        None => Cell::Missing(Reason::Withheld),
    }
}

/// Whether a time of day is asked, or a moment.
fn is_clock(question: &Question) -> bool {
    matches!(question.format, Some(Format::Time | Format::DateTime))
}

/// The cell of an answer that is kept as a text and read as a time.
fn clock(answer: &Answer, read: impl Fn(&str) -> Option<Cell>) -> Cell {
    match answer {
        Answer::Mark(mark) => Cell::Missing(Reason::Mark(*mark)),
        Answer::Text(text) => read(text).unwrap_or(Cell::Missing(Reason::Withheld)),
        _ => Cell::Missing(Reason::Withheld),
    }
}

/// Puts a cell into a digest, so that no two rows look alike that are not.
fn write_cell(cell: &Cell, digest: &mut Sha256) {
    match cell {
        Cell::Coded(place) => {
            digest.update([1]);
            digest.update(place.to_be_bytes());
        }
        Cell::Number(number) => {
            digest.update([2]);
            digest.update(number.to_be_bytes());
        }
        Cell::Date(date) => {
            digest.update([3]);
            digest.update(days_since(*date).to_be_bytes());
        }
        Cell::Text(text) => {
            digest.update([4]);
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        }
        Cell::Missing(reason) => digest.update([5, reason.number()]),
        Cell::Time(time) => {
            digest.update([6]);
            digest.update(seconds_of(*time).to_be_bytes());
        }
        Cell::Moment(moment) => {
            digest.update([7]);
            digest.update(seconds_since(*moment).to_be_bytes());
        }
    }
}

/// Days from 1 January 1970.
pub(super) fn days_since(date: Date) -> i64 {
    let first = jiff::civil::date(1970, 1, 1);
    date.since((jiff::Unit::Day, first)).map_or(0, |span| i64::from(span.get_days()))
}

/// Seconds from midnight.
pub(super) fn seconds_of(time: Time) -> i64 {
    i64::from(time.hour()) * 3_600 + i64::from(time.minute()) * 60 + i64::from(time.second())
}

/// Seconds from the beginning of 1 January 1970, of the same clock.
pub(super) fn seconds_since(moment: DateTime) -> i64 {
    days_since(moment.date()) * 86_400 + seconds_of(moment.time())
}

fn first_eight(digest: &[u8]) -> u64 {
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Whether a mark is among the reasons: every mark of a sheet is one.
const _: () = assert!(Mark::ALL.len() + 3 == Reason::ALL.len());

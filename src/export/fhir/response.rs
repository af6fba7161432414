//! Rows as QuestionnaireResponses: one for each sheet, with what the dataset tells and nothing else. No identifier, no time, no
//! author: what would lead back to a sheet is not in the dataset.

use super::links::Links;
use super::node::{Node, Object};
use super::questionnaire::{self, is_count, open_choice, quantity, question_above};
use super::{choice_value, column, extension, is_truth, own_extension};
use crate::export::dataset::{Cell, Dataset, Fault, Part, Reason, Rows};
use crate::export::format::stem;
use crate::language::Phrases;
use crate::questionnaire::{Format, Kind as Asks, Layout, Mark, QuestionIndex, SectionIndex, Spot};
use std::io::Write;

/// Where the codes of the reasons come from.
const REASONS: &str = "urn:copiste:data-out:missing";

/// A response on each line.
pub(crate) fn lines(dataset: &Dataset, rows: &dyn Rows, out: &mut dyn Write) -> Result<(), Fault> {
    let writer = Writer::new(dataset);
    rows.each(&mut |row| {
        put(out, &writer.response(row))?;
        out.write_all(b"\n").map_err(Fault::Write)
    })
}

/// The questionnaire and the responses in one bundle.
pub(crate) fn bundle(dataset: &Dataset, rows: &dyn Rows, out: &mut dyn Write) -> Result<(), Fault> {
    let writer = Writer::new(dataset);
    let identifier = Object::new().with("system", "urn:copiste:data-out").with("value", stem(dataset));
    let seed = Object::new().with("system", "urn:copiste:data-out:seed").with("code", dataset.occasion.seed.as_str());
    let meta = Object::new().with("tag", vec![Node::from(seed)]);
    out.write_all(b"{\"resourceType\":\"Bundle\",\"meta\":")?;
    put(out, &meta)?;
    out.write_all(b",\"identifier\":")?;
    put(out, &identifier)?;
    out.write_all(b",\"type\":\"collection\",\"entry\":[\n{\"resource\":")?;
    put(out, &asked(dataset))?;
    out.write_all(b"}")?;
    rows.each(&mut |row| {
        out.write_all(b",\n{\"resource\":")?;
        put(out, &writer.response(row))?;
        out.write_all(b"}").map_err(Fault::Write)
    })?;
    out.write_all(b"\n]}\n").map_err(Fault::Write)
}

/// The questionnaire alone.
pub(crate) fn questionnaire(dataset: &Dataset, out: &mut dyn Write) -> Result<(), Fault> {
    serde_json::to_writer_pretty(&mut *out, &asked(dataset)).map_err(|error| Fault::Write(error.into()))?;
    out.write_all(b"\n").map_err(Fault::Write)
}

fn put(out: &mut dyn Write, object: &Object) -> Result<(), Fault> {
    serde_json::to_writer(out, object).map_err(|error| Fault::Write(error.into()))
}

fn asked(dataset: &Dataset) -> Object {
    questionnaire::resource(&dataset.form, &address(dataset), "").0
}

/// The address of the questionnaire: its own, else one made of campaign and audience.
fn address(dataset: &Dataset) -> String {
    match dataset.form.outline.url.as_str() {
        "" => format!("urn:copiste:questionnaire:{}:{}", dataset.campaign, dataset.audience),
        url => url.to_owned(),
    }
}

struct Writer<'d> {
    dataset: &'d Dataset,
    layout: Layout,
    links: Links,
    language: String,
    /// What each reason is called.
    reasons: Vec<String>,
    /// The question that each section stands under.
    above: Vec<Option<QuestionIndex>>,
    /// The columns of each question.
    columns: Vec<Vec<usize>>,
    address: String,
}

impl<'d> Writer<'d> {
    fn new(dataset: &'d Dataset) -> Writer<'d> {
        let (form, phrases) = (&dataset.form, Phrases::new(dataset.language));
        let mut columns = vec![Vec::new(); form.questions.len()];
        for (at, variable) in dataset.variables.iter().enumerate().filter(|(_, one)| !one.code.is_empty()) {
            if let Some(index) = form.index(&variable.code).filter(|index| !is_count(form, *index)) {
                columns[index].push(at);
            }
        }
        let version = &form.outline.version;
        let address = match version.as_str() {
            "" => address(dataset),
            version => format!("{}|{version}", address(dataset)),
        };
        Writer {
            dataset,
            layout: Layout::new(form),
            links: Links::new(form),
            language: questionnaire::language(form),
            reasons: Reason::ALL.into_iter().map(|reason| reason.label(&phrases)).collect(),
            above: (0..form.outline.sections.len()).map(|section| question_above(form, section)).collect(),
            columns,
            address,
        }
    }

    fn response(&self, row: &[Cell]) -> Object {
        let mut response = Object::new().with("resourceType", "QuestionnaireResponse");
        response.put_list("extension", self.particulars(row));
        response.put("questionnaire", self.address.as_str());
        response.put("status", "completed");
        response.put_list("item", self.inside(None, row));
        response
    }

    /// What sheets have in common, which no item asks: service, answering mode, form.
    fn particulars(&self, row: &[Cell]) -> Vec<Node> {
        let particular = |(variable, cell): (&crate::export::dataset::Variable, &Cell)| {
            let name = format!("particular-{}", variable.name);
            Some(match (variable.part, cell) {
                (Part::Particular, Cell::Coded(place)) => {
                    let value = variable.value(*place);
                    let coding = Object::new()
                        .with("system", format!("urn:copiste:{}", variable.name))
                        .with("code", value.name.as_str())
                        .with("display", value.label.as_str());
                    own_extension(&name, "valueCoding", coding)
                }
                (Part::Particular, Cell::Missing(reason)) => {
                    own_extension(&name, "valueCoding", Object::new().with("extension", self.reasons(*reason)))
                }
                _ => return None,
            })
        };
        self.dataset.variables.iter().zip(row).filter_map(particular).collect()
    }

    fn inside(&self, parent: Option<SectionIndex>, row: &[Cell]) -> Vec<Node> {
        let mut items = Vec::new();
        for node in self.layout.below(parent) {
            match Spot::of(*node) {
                Spot::Section(index) if self.above[index].is_none() => {
                    let below = self.inside(Some(index), row);
                    let item = Object::new().with("linkId", self.links.sections[index].as_str());
                    items.extend((!below.is_empty()).then(|| Node::from(item.with("item", below))));
                }
                Spot::Question(index) => items.extend(self.question(index, row)),
                // Notes say nothing, and values that nobody writes have no column.
                _ => {}
            }
        }
        items
    }

    fn question(&self, index: QuestionIndex, row: &[Cell]) -> Option<Node> {
        let mut answers = self.answers(index, row);
        let sections = (0..self.above.len()).filter(|section| self.above[*section] == Some(index));
        let below: Vec<Node> = sections.flat_map(|section| self.inside(Some(section), row)).collect();
        if answers.is_empty() && below.is_empty() {
            return None;
        }
        if answers.is_empty() {
            // What stands under an answer that may not be told still stands under an answer.
            answers.push(self.missing(index, Reason::Withheld));
        }
        answers[0].put_list("item", below);
        let answers: Vec<Node> = answers.into_iter().map(Node::from).collect();
        Some(Object::new().with("linkId", self.links.questions[index].as_str()).with("answer", answers).into())
    }

    /// The answers, none where the question was not asked.
    fn answers(&self, index: QuestionIndex, row: &[Cell]) -> Vec<Object> {
        let Some(first) = self.columns[index].first().copied() else { return Vec::new() };
        if let Cell::Missing(reason) = &row[first] {
            return if *reason == Reason::NotAsked { Vec::new() } else { vec![self.missing(index, *reason)] };
        }
        let question = &self.dataset.form.questions[index];
        let variable = &self.dataset.variables[first];
        match (&question.kind, &row[first]) {
            (Asks::Several(_), _) => self.boxes(index, row),
            (Asks::One(_), Cell::Coded(place)) => {
                self.choice(index, &variable.value(*place).name, &variable.value(*place).label).into_iter().collect()
            }
            // A number of which only its band is told.
            (_, Cell::Coded(place)) => vec![self.band(index, &variable.value(*place).name)],
            (Asks::Date, Cell::Number(year)) => vec![Object::new().with("valueDate", format!("{year:04}"))],
            (_, Cell::Number(number)) => {
                let (kind, value) = match question.kind {
                    _ if question.origin.kind.starts_with("quantity") => {
                        ("Quantity", quantity(Node::decimal(*number), &question.origin.kind))
                    }
                    Asks::Integer { .. } => ("Integer", Node::decimal(*number)),
                    _ => ("Decimal", Node::decimal(*number)),
                };
                vec![Object::new().with(&format!("value{kind}"), value)]
            }
            (_, Cell::Date(date)) => vec![Object::new().with("valueDate", question.precision().iso(*date))],
            (_, Cell::Time(time)) => vec![Object::new().with("valueTime", clock(*time))],
            // With a time of day the standard wants a time zone, which paper has not: the time stands beside the day.
            (_, Cell::Moment(moment)) => {
                let time = own_extension("clock", "valueTime", clock(moment.time()));
                let beside = Object::new().with("extension", vec![time]);
                vec![Object::new().with("valueDateTime", moment.date().to_string()).with("_valueDateTime", beside)]
            }
            (_, Cell::Text(text)) => vec![Object::new().with("valueString", text.as_str())],
            (_, Cell::Missing(_)) => Vec::new(),
        }
    }

    /// The ticked boxes. Where none of those that may be told is, the others are kept back.
    fn boxes(&self, index: QuestionIndex, row: &[Cell]) -> Vec<Object> {
        let ticked = self.columns[index].iter().filter(|at| row[**at] == Cell::Coded(1));
        let answers: Vec<Object> = ticked
            .filter_map(|at| {
                let variable = &self.dataset.variables[*at];
                self.choice(index, &variable.choice, &variable.label)
            })
            .collect();
        if answers.is_empty() { vec![self.missing(index, Reason::Withheld)] } else { answers }
    }

    fn choice(&self, index: QuestionIndex, name: &str, label: &str) -> Option<Object> {
        let list = self.dataset.form.list(index)?;
        let (kind, value) = match list.named(name) {
            Some(choice) if is_truth(list) => ("Boolean", Node::from(choice.name == "true")),
            Some(choice) => choice_value(choice, &self.language),
            None => ("Coding", Object::new().with("code", name).with("display", label).into()),
        };
        Some(Object::new().with(&format!("value{kind}"), value))
    }

    /// The band that a number lies in, beside a value that is kept back.
    fn band(&self, index: QuestionIndex, name: &str) -> Object {
        let (low, high) = name.split_once("..").unwrap_or((name, name));
        let mut range = Object::new();
        for (key, end) in [("low", low), ("high", high)] {
            if let Some(number) = Node::number(end) {
                range.put(key, Object::new().with("value", number));
            }
        }
        let mut extensions = self.reasons(Reason::Withheld);
        extensions.push(own_extension("band", "valueRange", range));
        self.absent(index, extensions)
    }

    fn missing(&self, index: QuestionIndex, reason: Reason) -> Object {
        self.absent(index, self.reasons(reason))
    }

    /// An answer without its value.
    fn absent(&self, index: QuestionIndex, extensions: Vec<Node>) -> Object {
        let value = Object::new().with("extension", extensions);
        Object::new().with(self.place_of_value(index), value)
    }

    /// Where the extensions of a value stand: beside a plain value, inside a composed one.
    fn place_of_value(&self, index: QuestionIndex) -> &'static str {
        let question = &self.dataset.form.questions[index];
        match (&question.kind, &question.format) {
            (Asks::One(_) | Asks::Several(_), _) => {
                let list = self.dataset.form.list(index);
                match list {
                    Some(list) if is_truth(list) => "_valueBoolean",
                    Some(list) if list.choices.iter().all(|choice| column(choice, "fhir_type") == "string") => {
                        "_valueString"
                    }
                    Some(list) if open_choice(list).is_none() && of_numbers(list) => "_valueInteger",
                    _ => "valueCoding",
                }
            }
            (Asks::Integer { .. } | Asks::Decimal, _) if question.origin.kind.starts_with("quantity") => {
                "valueQuantity"
            }
            (Asks::Integer { .. }, _) => "_valueInteger",
            (Asks::Decimal, _) => "_valueDecimal",
            (Asks::Date, _) => "_valueDate",
            (Asks::Text { .. }, Some(Format::Time)) => "_valueTime",
            (Asks::Text { .. }, Some(Format::DateTime)) => "_valueDateTime",
            (Asks::Text { .. }, _) => "_valueString",
        }
    }

    /// Why there is no value: in the words of the standard, and as exactly as the other formats say it.
    fn reasons(&self, reason: Reason) -> Vec<Node> {
        let word = match reason {
            Reason::Mark(Mark::Blank) => "asked-unknown",
            Reason::Mark(Mark::NotConcerned) => "not-applicable",
            Reason::Mark(Mark::Double | Mark::Unreadable) => "error",
            Reason::Mark(Mark::Struck) => "asked-declined",
            Reason::NotAsked => "not-asked",
            Reason::Withheld | Reason::NotTold => "masked",
        };
        let coding = Object::new()
            .with("system", REASONS)
            .with("code", format!("-{}", 90 + u32::from(reason.number())))
            .with("display", self.reasons[usize::from(reason.number()) - 1].as_str());
        vec![extension("data-absent-reason", "valueCode", word), own_extension("missing", "valueCoding", coding)]
    }
}

/// A time of day as the standard writes it.
fn clock(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

/// Whether every choice is a whole number.
fn of_numbers(list: &crate::questionnaire::ChoiceList) -> bool {
    list.choices.iter().all(|choice| column(choice, "fhir_type") == "integer")
}

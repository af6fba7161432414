//! A form as a Questionnaire, and what of it cannot be said there.

use super::links::Links;
use super::node::{Node, Object};
use super::rules::{self, Bound, Compared, Operator};
use super::{choice_value, column, extension, is_truth, own_extension};
use crate::expression::Expression;
use crate::questionnaire::{
    Choice, ChoiceList, Count, Direction, Fhir, Finding, Format, Kind, Layout, Localised, Origin, Place, Problem,
    Question, QuestionIndex, Questionnaire, SectionIndex, Spot, TEXT_CHARACTERS_MAX, Unsaid, own_name,
};
use std::path::Path;

/// Where the ways to show an item have their codes.
const CONTROLS: &str = "http://hl7.org/fhir/questionnaire-item-control";

/// Writes a form as a Questionnaire of R4, and answers what it could not say.
///
/// # Errors
/// When the file cannot be written.
pub fn write_questionnaire(form: &Questionnaire, path: &Path) -> std::io::Result<Vec<Finding>> {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let (text, findings) = questionnaire_text(form, &file);
    std::fs::write(path, text)?;
    Ok(findings)
}

/// A form as the text of a Questionnaire of R4, and what it could not say; `file` names it in findings.
pub fn questionnaire_text(form: &Questionnaire, file: &str) -> (String, Vec<Finding>) {
    let (resource, findings) = resource(form, &form.outline.url, file);
    let text = serde_json::to_string_pretty(&resource).expect("texts and finite numbers are JSON");
    (text + "\n", findings)
}

/// The resource under an address, which may be empty, and what it could not say.
pub(super) fn resource(form: &Questionnaire, url: &str, file: &str) -> (Object, Vec<Finding>) {
    let mut writer = Writer {
        form,
        layout: Layout::new(form),
        links: Links::new(form),
        language: language(form),
        file: Place::file(file),
        findings: Vec::new(),
        own: false,
    };
    let mut resource = Object::new().with("resourceType", "Questionnaire");
    if is_id(&form.id) {
        resource.put_text("id", &form.id);
    }
    resource.put_text("language", &writer.language.clone());
    resource.put_text("url", url);
    resource.put_text("version", &form.outline.version);
    writer.localised(&mut resource, "title", &form.title);
    resource.put("status", "active");
    let items = writer.inside(None);
    resource.put_list("item", items);
    writer.turned_pages();
    Finding::sort(&mut writer.findings);
    (resource, writer.findings)
}

/// The language of texts that stand outside of translations.
pub(super) fn language(form: &Questionnaire) -> String {
    if !form.outline.default_language.is_empty() {
        return form.outline.default_language.clone();
    }
    let mut labels = form.questions.iter().map(|question| &question.label).filter(|label| !label.is_empty());
    let first = labels.next().and_then(|label| label.iter().next().map(|(language, _)| language.to_owned()));
    first.unwrap_or_default()
}

/// Whether a text may be an identifier of a resource.
fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

struct Writer<'f> {
    form: &'f Questionnaire,
    layout: Layout,
    links: Links,
    language: String,
    file: Place,
    findings: Vec<Finding>,
    /// Whether something that only copiste has was already spoken of.
    own: bool,
}

impl Writer<'_> {
    fn unsaid(&mut self, name: &str, what: Unsaid, source: &str) {
        let source = source.chars().take(200).collect();
        let problem = Problem::Fhir(Fhir::Unsaid { what, source });
        self.findings.push(Finding::warning(self.file.column(name), problem));
    }

    /// A text and its translations.
    fn localised(&self, object: &mut Object, key: &str, text: &Localised) {
        let base = text.in_language(&self.language);
        object.put_text(key, base);
        // A text without that language stands for it: the one that names none, else the first.
        let has = |wanted: &str| text.iter().any(|(language, _)| language == wanted);
        let first = text.iter().next().map(|(language, _)| language).unwrap_or_default();
        let stands = [self.language.as_str(), ""].into_iter().find(|language| has(language)).unwrap_or(first);
        let others = text.iter().filter(|(language, _)| !language.is_empty() && *language != stands);
        let translations: Vec<Node> = others
            .map(|(language, text)| {
                let part = |url: &str, kind: &'static str, value: &str| {
                    Node::from(Object::new().with("url", url).with(kind, value))
                };
                let parts = vec![part("lang", "valueCode", language), part("content", "valueString", text)];
                Object::new().with("extension", parts).with("url", format!("{}translation", super::STANDARD)).into()
            })
            .collect();
        if !translations.is_empty() {
            object.put(&format!("_{key}"), Object::new().with("extension", translations));
        }
    }

    fn inside(&mut self, parent: Option<SectionIndex>) -> Vec<Node> {
        let mut items = Vec::new();
        for node in self.layout.below(parent).to_vec() {
            let item = match Spot::of(node) {
                Spot::Section(index) => self.section(index),
                Spot::Question(index) => self.question(index),
                Spot::Note(index) => Some(self.note(index)),
                Spot::Field(index) => self.field(index),
                _ => None,
            };
            items.extend(item.map(Node::from));
        }
        items
    }

    fn section(&mut self, index: SectionIndex) -> Option<Object> {
        let section = &self.form.outline.sections[index];
        // What stands under a question is written there, and the rows of a table once.
        if section.row.is_some_and(|row| row > 1) || question_above(self.form, index).is_some() {
            return None;
        }
        let link = self.links.sections[index].clone();
        let items = self.inside(Some(index));
        // A group that holds nothing is none.
        if items.is_empty() {
            return None;
        }
        let mut item = Object::new();
        let mut extensions = Vec::new();
        let is_grid = section.appearance.split_whitespace().any(|hint| hint.eq_ignore_ascii_case("table-list"));
        let control = section.page.map(|_| "page").or(is_grid.then_some("table"));
        extensions.extend(control.map(shown_as));
        if let Some(repeat) = &section.repeat {
            let rows = repeat.rows.map(|rows| extension("questionnaire-maxOccurs", "valueInteger", i64::from(rows)));
            extensions.extend(rows);
            if let Count::Rule(rule) = &repeat.count {
                self.unsaid(&section.name, Unsaid::Count, rule.source());
            }
        }
        item.put_list("extension", extensions);
        item.put("linkId", link);
        self.localised(&mut item, "text", &section.label);
        item.put("type", "group");
        self.condition(&mut item, &section.name, section.relevant.as_ref(), Spot::Section(index));
        item.put_true("repeats", section.repeat.is_some());
        item.put_list("item", items);
        Some(item)
    }

    fn note(&mut self, index: usize) -> Object {
        let note = &self.form.outline.notes[index];
        let mut item = Object::new().with("linkId", self.links.notes[index].as_str());
        let mut text = note.label.clone();
        for (language, hint) in note.hint.iter() {
            let label = note.label.in_language(language);
            text.set(language, format!("{label}\n{hint}").trim());
        }
        self.localised(&mut item, "text", &text);
        item.put("type", "display");
        self.condition(&mut item, &note.name, note.relevant.as_ref(), Spot::Note(index));
        item
    }

    /// A value that nobody writes: hidden, or a file; anything else cannot be said.
    fn field(&mut self, index: usize) -> Option<Object> {
        let field = &self.form.outline.fields[index];
        let mut item = Object::new();
        let kind = match field.kind.as_str() {
            _ if field.rule.is_some() => {
                let source = field.rule.as_ref().map(Expression::source).unwrap_or_default();
                self.unsaid(&field.name, Unsaid::Calculation, source);
                return None;
            }
            "hidden" if field.origin.kind.is_empty() => "string",
            "hidden" => field.origin.kind.as_str(),
            "file" | "image" | "audio" | "video" | "photo" | "picture" | "signature" => "attachment",
            // The head of a grid asks nothing.
            kind if kind.starts_with("select") => return None,
            kind => {
                self.unsaid(&field.name, Unsaid::Value, kind);
                return None;
            }
        };
        if field.kind == "hidden" {
            item.put_list("extension", vec![extension("questionnaire-hidden", "valueBoolean", true)]);
        }
        item.put("linkId", self.links.fields[index].as_str());
        self.localised(&mut item, "text", &field.label);
        item.put("type", kind);
        self.condition(&mut item, &field.name, field.relevant.as_ref(), Spot::Field(index));
        let initial = field.default.as_ref().and_then(|default| rules::constant(default.source()));
        if let Some((kind, value)) = initial.and_then(|text| self::initial(kind, text, "")) {
            let value = Object::new().with(&format!("value{kind}"), value);
            item.put("initial", vec![Node::from(value)]);
        }
        Some(item)
    }

    fn question(&mut self, index: QuestionIndex) -> Option<Object> {
        let form = self.form;
        if is_other_line(form, index) || is_count(form, index) {
            return None;
        }
        let question = &form.questions[index];
        let link = self.links.questions[index].clone();
        let (kind, mut extensions) = self.kind(question);
        let bounds = self.bounds(question);
        extensions.extend(bounds);
        if question.appearance.split_whitespace().any(|hint| hint.eq_ignore_ascii_case("horizontal")) {
            extensions.push(extension("questionnaire-choiceOrientation", "valueCode", "horizontal"));
        }
        let mut item = Object::new();
        item.put_list("extension", extensions);
        item.put("linkId", link.as_str());
        item.put_text("prefix", &question.number);
        self.localised(&mut item, "text", &question.label);
        item.put("type", kind);
        self.condition(&mut item, &question.name, question.relevant.as_ref(), Spot::Question(index));
        item.put_true("required", question.required);
        item.put_true("repeats", matches!(question.kind, Kind::Several(_)));
        item.put_true("readOnly", question.is_filled_by_the_form() || question.read_only);
        if let (Kind::Text { characters, .. }, None) = (&question.kind, &question.format)
            && *characters != TEXT_CHARACTERS_MAX
        {
            item.put("maxLength", *characters as i64);
        }
        self.options(&mut item, question, kind);
        self.what_is_left(question);
        let mut items = self.help(question, &link);
        items.extend(self.below(index));
        item.put_list("item", items);
        Some(item)
    }

    /// The type, and the extensions that belong to it.
    fn kind(&mut self, question: &Question) -> (&'static str, Vec<Node>) {
        let mut extensions = Vec::new();
        let kind = match (&question.kind, &question.format) {
            (Kind::One(list) | Kind::Several(list), _) => {
                let list = &self.form.lists[*list];
                let is_one = matches!(question.kind, Kind::One(_));
                match open_choice(list) {
                    Some(_) => "open-choice",
                    None if is_one && is_truth(list) => "boolean",
                    // A number, a day or a text that is chosen among some stays what it is.
                    None => CHOSEN.into_iter().find(|kind| *kind == question.origin.kind).unwrap_or("choice"),
                }
            }
            (Kind::Integer { .. } | Kind::Decimal, _) if question.origin.kind.starts_with("quantity") => {
                extensions.extend(unit(&question.origin.kind));
                "quantity"
            }
            (Kind::Integer { .. } | Kind::Decimal, format) => {
                let whole = matches!(question.kind, Kind::Integer { .. });
                if let Some(Format::Range { start, end, step }) = format {
                    extensions.push(shown_as("slider"));
                    extensions.push(bound("minValue", &question.kind, &start.min(*end).to_string()));
                    extensions.push(bound("maxValue", &question.kind, &start.max(*end).to_string()));
                    if step.fract() == 0.0 {
                        extensions.push(extension(
                            "questionnaire-sliderStepValue",
                            "valueInteger",
                            Node::decimal(*step),
                        ));
                    }
                }
                if whole { "integer" } else { "decimal" }
            }
            (Kind::Date, _) => "date",
            (Kind::Text { .. }, Some(Format::Time)) => "time",
            (Kind::Text { .. }, Some(Format::DateTime)) => "dateTime",
            (Kind::Text { .. }, Some(Format::Device(device))) if device == "url" => "url",
            (Kind::Text { .. }, Some(Format::Rank(_))) => {
                self.unsaid(&question.name, Unsaid::Rank, "");
                "string"
            }
            (Kind::Text { .. }, _) if question.origin.kind == "reference" => "reference",
            (Kind::Text { comment, .. }, _) if *comment || question.appearance.contains("multiline") => "text",
            (Kind::Text { .. }, _) => "string",
        };
        (kind, extensions)
    }

    /// The check of an answer as bounds.
    fn bounds(&mut self, question: &Question) -> Vec<Node> {
        let Some(check) = &question.hard else { return Vec::new() };
        let (found, mut whole) = rules::bounds(check.rule.source());
        let mut extensions = Vec::new();
        for one in found {
            match extension_of(one, question) {
                Some(extension) => extensions.push(extension),
                None => whole = false,
            }
        }
        if !whole {
            self.unsaid(&question.name, Unsaid::Check, check.rule.source());
        }
        if !check.message.is_empty() {
            self.unsaid(&question.name, Unsaid::Message, check.message.in_language(&self.language));
        }
        extensions
    }

    /// The choices, and what is ticked or written before anybody answers.
    fn options(&mut self, item: &mut Object, question: &Question, kind: &str) {
        let written = question.default.as_ref().map(|default| rules::constant(default.source()));
        if let (Some(None), Some(default)) = (written, &question.default) {
            self.unsaid(&question.name, Unsaid::Default, default.source());
        }
        let written = written.flatten();
        let list = match question.kind {
            Kind::One(list) | Kind::Several(list) if kind != "boolean" => &self.form.lists[list],
            _ => {
                let value = written.and_then(|text| initial(kind, text, &question.origin.kind));
                if let Some((kind, value)) = value {
                    let value = Object::new().with(&format!("value{kind}"), value);
                    item.put("initial", vec![Node::from(value)]);
                }
                return;
            }
        };
        let ticked: Vec<&str> = written.unwrap_or_default().split_whitespace().collect();
        let options = list.choices.iter().filter(|choice| column(choice, "fhir_type") != "open").map(|choice| {
            let mut option = Object::new();
            option.put_list("extension", option_extensions(choice));
            let (kind, value) = choice_value(choice, &self.language);
            let value = self.with_translations(value, choice, kind, &mut option);
            option.put(&format!("value{kind}"), value);
            option.put_true("initialSelected", ticked.contains(&choice.name.as_str()));
            Node::from(option)
        });
        let options: Vec<Node> = options.collect();
        item.put_list("answerOption", options);
    }

    /// The value of a choice with its label in the other languages.
    fn with_translations(&self, value: Node, choice: &Choice, kind: &str, option: &mut Object) -> Node {
        match (value, kind) {
            (Node::Object(mut coding), "Coding") => {
                let mut label = Object::new();
                self.localised(&mut label, "display", &choice.label);
                if let Some(translated) = label.get("_display") {
                    coding.put("_display", translated.clone());
                }
                coding.into()
            }
            (value, "String") => {
                let mut label = Object::new();
                self.localised(&mut label, "valueString", &choice.label);
                if let Some(translated) = label.get("_valueString") {
                    option.put("_valueString", translated.clone());
                }
                value
            }
            (value, _) => value,
        }
    }

    /// What the question has and FHIR has not.
    fn what_is_left(&mut self, question: &Question) {
        let rules = [
            (Unsaid::SoftCheck, question.soft.as_ref().map(|check| &check.rule)),
            (Unsaid::RequiredWhen, question.required_when.as_ref()),
            (Unsaid::Calculation, question.calculation.as_ref()),
            (Unsaid::Filter, question.filter.as_ref()),
        ];
        for (what, rule) in rules {
            if let Some(rule) = rule {
                self.unsaid(&question.name, what, rule.source());
            }
        }
        if !question.required_message.is_empty() {
            self.unsaid(&question.name, Unsaid::Message, question.required_message.in_language(&self.language));
        }
        let is_own = question.theme.is_some()
            || question.direction == Direction::Negative
            || question.weight != 1.0
            || question.constant.is_some();
        if is_own && !self.own {
            self.own = true;
            self.unsaid(&question.name, Unsaid::Own, "");
        }
    }

    /// The help beside a question.
    fn help(&mut self, question: &Question, link: &str) -> Vec<Node> {
        let is_unit = unit_label(&question.origin.kind).is_some_and(|unit| {
            !unit.is_empty() && question.hint.iter().all(|(_, hint)| hint == unit) && !question.hint.is_empty()
        });
        if question.hint.is_empty() || is_unit {
            return Vec::new();
        }
        let mut item =
            Object::new().with("extension", vec![shown_as("help")]).with("linkId", self.links.below(link, "help"));
        self.localised(&mut item, "text", &question.hint);
        item.put("type", "display");
        vec![item.into()]
    }

    /// What stands under the answer of a question.
    fn below(&mut self, index: QuestionIndex) -> Vec<Node> {
        let form = self.form;
        let sections = (0..form.outline.sections.len()).filter(|section| question_above(form, *section) == Some(index));
        let mut items = Vec::new();
        for section in sections.collect::<Vec<_>>() {
            let relevant = form.outline.sections[section].relevant.as_ref();
            let own = format!("${{{}}} != ''", own_name(&form.questions[index].name));
            if let Some(rule) = relevant.filter(|rule| rule.source() != own) {
                self.unsaid(&form.outline.sections[section].name, Unsaid::Condition, rule.source());
            }
            items.extend(self.inside(Some(section)));
        }
        items
    }

    /// When an item is asked.
    fn condition(&mut self, item: &mut Object, name: &str, rule: Option<&Expression>, here: Spot) {
        let Some(rule) = rule else { return };
        let said = rules::condition(rule.source()).and_then(|condition| {
            let parts = condition.parts.iter().map(|part| self.part(part, here)).collect::<Option<Vec<_>>>()?;
            Some((condition.any, parts))
        });
        let Some((any, parts)) = said else { return self.unsaid(name, Unsaid::Condition, rule.source()) };
        let several = parts.len() > 1;
        item.put("enableWhen", parts);
        if several {
            item.put("enableBehavior", if any { "any" } else { "all" });
        }
    }

    /// One comparison, where the question it looks at takes such an answer.
    fn part(&self, part: &Compared, here: Spot) -> Option<Node> {
        let nodes = self.layout.nearest(self.form, here.key(), self.layout.named(&part.name).to_vec());
        let index = nodes.iter().find_map(|node| match Spot::of(*node) {
            Spot::Question(index) => Some(index),
            _ => None,
        })?;
        let (kind, answer) = self.answer(part, &self.form.questions[index])?;
        let object = Object::new()
            .with("question", self.links.questions[index].as_str())
            .with("operator", part.operator.word())
            .with(&format!("answer{kind}"), answer);
        Some(object.into())
    }

    fn answer(&self, part: &Compared, question: &Question) -> Option<(&'static str, Node)> {
        use Operator::{Equal, Exists, Missing, NotEqual, NotSelected, Selected};
        match (part.operator, &question.kind) {
            (Exists | Missing, _) => return Some(("Boolean", Node::from(part.operator == Exists))),
            (Equal | NotEqual, Kind::Several(_)) => return None,
            (operator, Kind::One(list) | Kind::Several(list)) => {
                let list = &self.form.lists[*list];
                let choice = list.named(&part.constant).filter(|choice| column(choice, "fhir_type") != "open")?;
                let (kind, value) = match is_truth(list) {
                    true => ("Boolean", Node::from(choice.name == "true")),
                    false => choice_value(choice, &self.language),
                };
                let has_order = matches!(kind, "Integer" | "Date" | "Time");
                let is_same = matches!(operator, Equal | NotEqual | Selected | NotSelected);
                return (is_same || has_order).then_some((kind, value));
            }
            (Selected | NotSelected, _) => return None,
            _ => {}
        }
        let is_same = matches!(part.operator, Equal | NotEqual);
        let number = || Node::number(&part.constant);
        match (&question.kind, &question.format) {
            (Kind::Integer { .. } | Kind::Decimal, _) if question.origin.kind.starts_with("quantity") => {
                Some(("Quantity", quantity(number()?, &question.origin.kind)))
            }
            (Kind::Integer { .. }, _) => match part.constant.trim().parse::<i64>() {
                Ok(whole) => Some(("Integer", whole.into())),
                Err(_) => Some(("Decimal", number()?)),
            },
            (Kind::Decimal, _) => Some(("Decimal", number()?)),
            (Kind::Date, _) => {
                let is_date = part.constant.parse::<jiff::civil::Date>().is_ok();
                is_date.then(|| ("Date", part.constant.as_str().into()))
            }
            (_, Some(Format::Time | Format::DateTime)) => None,
            (Kind::Text { .. }, _) if is_same => Some(("String", part.constant.as_str().into())),
            _ => None,
        }
    }

    /// Pages that no group begins.
    fn turned_pages(&mut self) {
        let said = self.form.outline.sections.iter().filter(|section| section.page.is_some()).count();
        let turned = |question: &&Question| question.page > said;
        if let Some(question) = self.form.questions.iter().find(turned) {
            let name = question.name.clone();
            self.unsaid(&name, Unsaid::Pages, "");
        }
    }
}

/// The question that a section stands under.
pub(super) fn question_above(form: &Questionnaire, index: SectionIndex) -> Option<QuestionIndex> {
    let section = &form.outline.sections[index];
    if section.under.is_empty() {
        return None;
    }
    let beside = |question: &Question| question.section == section.parent && own_name(&question.name) == section.under;
    form.questions.iter().position(beside)
}

/// The choice of a list beside which another answer is written.
pub(super) fn open_choice(list: &ChoiceList) -> Option<&Choice> {
    list.choices.iter().find(|choice| column(choice, "fhir_type") == "open")
}

/// Whether a question is the line of another answer, which belongs to the question before it.
pub(super) fn is_other_line(form: &Questionnaire, index: QuestionIndex) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let (asked, line) = (&form.questions[before], &form.questions[index]);
    let is_open = form.list(before).is_some_and(|list| open_choice(list).is_some());
    // A name that was taken has a number behind it.
    let behind = line.name.strip_prefix(asked.name.as_str()).and_then(|rest| rest.strip_prefix("_other"));
    let is_line = behind.is_some_and(|rest| rest.trim_start_matches('_').bytes().all(|byte| byte.is_ascii_digit()));
    is_open && is_line && asked.section == line.section && line.origin == Origin::default()
}

/// Whether a question only says how many rows of a table are filled in: the rows themselves say so.
pub(super) fn is_count(form: &Questionnaire, index: QuestionIndex) -> bool {
    let mut tables = form.outline.sections.iter().filter_map(|section| section.repeat.as_ref());
    tables.any(|repeat| repeat.count == Count::Asked(index))
}

fn shown_as(control: &str) -> Node {
    let coding = Object::new().with("system", CONTROLS).with("code", control);
    let concept = Object::new().with("coding", vec![Node::from(coding)]);
    extension("questionnaire-itemControl", "valueCodeableConcept", concept)
}

/// The unit behind the type of a quantity: system, code, label.
fn unit_parts(kind: &str) -> Option<(&str, &str, &str)> {
    let mut parts = kind.strip_prefix("quantity ")?.splitn(3, '|');
    Some((parts.next()?, parts.next().unwrap_or_default(), parts.next().unwrap_or_default()))
}

fn unit_label(kind: &str) -> Option<&str> {
    unit_parts(kind).map(|(_, code, label)| if label.is_empty() { code } else { label })
}

fn unit(kind: &str) -> Option<Node> {
    let (system, code, label) = unit_parts(kind)?;
    let mut coding = Object::new();
    coding.put_text("system", system);
    coding.put_text("code", code);
    coding.put_text("display", label);
    Some(extension("questionnaire-unit", "valueCoding", coding))
}

/// A number with the unit of its question.
pub(super) fn quantity(number: Node, kind: &str) -> Node {
    let mut quantity = Object::new().with("value", number);
    if let Some((system, code, label)) = unit_parts(kind) {
        quantity.put_text("unit", label);
        quantity.put_text("system", system);
        quantity.put_text("code", code);
    }
    quantity.into()
}

fn bound(name: &str, kind: &Kind, text: &str) -> Node {
    let number = Node::number(text).unwrap_or(Node::Text(text.to_owned()));
    let is_whole = text.trim().parse::<i64>().is_ok();
    match kind {
        Kind::Date => extension(name, "valueDate", text),
        Kind::Integer { .. } if is_whole => extension(name, "valueInteger", number),
        _ => extension(name, "valueDecimal", number),
    }
}

/// A bound as an extension, where the answer has such bounds.
fn extension_of(one: Bound, question: &Question) -> Option<Node> {
    let is_number = matches!(question.kind, Kind::Integer { .. } | Kind::Decimal);
    let fits = |text: &str| match question.kind {
        Kind::Date => text.parse::<jiff::civil::Date>().is_ok(),
        _ => is_number && text.trim().parse::<f64>().is_ok(),
    };
    // Whole numbers above 3 begin at 4.
    let next = |text: &str, by: i64| {
        let whole = matches!(question.kind, Kind::Integer { .. });
        text.trim().parse::<i64>().ok().filter(|_| whole)?.checked_add(by).map(|number| number.to_string())
    };
    match one {
        Bound::Least(text) => fits(&text).then(|| bound("minValue", &question.kind, &text)),
        Bound::Most(text) => fits(&text).then(|| bound("maxValue", &question.kind, &text)),
        Bound::Above(text) => Some(bound("minValue", &question.kind, &next(&text, 1)?)),
        Bound::Below(text) => Some(bound("maxValue", &question.kind, &next(&text, -1)?)),
        Bound::Length(length) => {
            let is_text = matches!(question.kind, Kind::Text { .. }) && question.format.is_none();
            is_text.then(|| extension("minLength", "valueInteger", i64::from(length)))
        }
        Bound::Decimals(places) => {
            let is_decimal = question.kind == Kind::Decimal;
            is_decimal.then(|| extension("maxDecimalPlaces", "valueInteger", places as i64))
        }
        Bound::Pattern(pattern) => {
            let has_boxes = matches!(question.kind, Kind::One(_) | Kind::Several(_));
            (!has_boxes).then(|| extension("regex", "valueString", pattern))
        }
    }
}

fn option_extensions(choice: &Choice) -> Vec<Node> {
    let mut extensions = Vec::new();
    let prefix = match column(choice, "fhir_prefix") {
        "" => &choice.code,
        prefix => prefix,
    };
    if !prefix.is_empty() {
        extensions.push(extension("questionnaire-optionPrefix", "valueString", prefix));
    }
    let ordinal = Node::number(column(choice, "fhir_ordinal")).or(choice.score.map(Node::decimal));
    extensions.extend(ordinal.map(|number| extension("ordinalValue", "valueDecimal", number)));
    extensions.extend(choice.mark.map(|mark| own_extension("mark", "valueCode", mark.word())));
    extensions
}

/// Types of the standard of which some answers may be offered.
const CHOSEN: [&str; 6] = ["integer", "decimal", "date", "time", "string", "text"];

/// A value before anybody answers, for a question without boxes.
fn initial(kind: &str, text: &str, origin: &str) -> Option<(&'static str, Node)> {
    match kind {
        "boolean" => matches!(text, "true" | "false").then(|| ("Boolean", Node::from(text == "true"))),
        "integer" => Some(("Integer", text.trim().parse::<i64>().ok()?.into())),
        "decimal" => Some(("Decimal", Node::number(text)?)),
        "quantity" => Some(("Quantity", quantity(Node::number(text)?, origin))),
        "date" => Some(("Date", text.into())),
        "dateTime" => Some(("DateTime", text.into())),
        "time" => Some(("Time", text.into())),
        "url" => Some(("Uri", text.into())),
        "string" | "text" => Some(("String", text.into())),
        _ => None,
    }
}

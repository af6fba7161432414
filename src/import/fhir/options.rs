//! The choices of a question: in the item, in a value set of the same file, or the two of a yes and no.

use super::json::Node;
use super::{Often, Reader, Spot, names};
use crate::import::form::give_codes;
use crate::questionnaire::{CHOICES_MAX, Choice, ChoiceList, Fhir, Kind, Localised, Mark, Problem, Question};
use std::collections::BTreeSet;

/// The list of questions with a yes and a no.
pub(super) const TRUTHS: &str = "boolean";
/// The columns of a choice that say what it is in FHIR, in the order of the spreadsheet.
const COLUMNS: [&str; 5] = ["fhir_system", "fhir_code", "fhir_type", "fhir_prefix", "fhir_ordinal"];
/// Deepest nesting of the codes of a value set.
const CODES_DEEP_MAX: usize = 32;
/// The mark that a box stands for, as copiste writes it.
const MARK: &str = "urn:copiste:fhir:mark";

/// The text of a column.
fn column<'c>(choice: &'c Choice, name: &str) -> &'c str {
    choice.columns.iter().find(|(column, _)| column == name).map_or("", |(_, text)| text)
}

fn set(choice: &mut Choice, name: &str, text: &str) {
    if let Some((_, known)) = choice.columns.iter_mut().find(|(column, _)| column == name) {
        *known = text.to_owned();
    }
}

/// A choice with nothing but its value.
fn choice(code: &str) -> Choice {
    Choice {
        name: names::value(code),
        code: String::new(),
        label: Localised::default(),
        short: Localised::default(),
        score: None,
        mark: None,
        columns: COLUMNS.iter().map(|column| ((*column).to_owned(), String::new())).collect(),
    }
}

impl<'j> Reader<'j> {
    /// The list of a yes and a no.
    pub(super) fn truths(&mut self) -> usize {
        let known = self.form.lists.iter().position(|list| list.name == TRUTHS);
        known.unwrap_or_else(|| {
            let words = [("true", "1", "Yes", "Oui"), ("false", "2", "No", "Non")];
            let choices = words.map(|(name, code, label, french)| {
                let mut choice = Choice { code: code.to_owned(), columns: Vec::new(), ..choice(name) };
                choice.label = Localised::plain(label);
                choice.label.set("fr", french);
                choice
            });
            self.form.lists.push(ChoiceList { name: TRUTHS.to_owned(), choices: choices.into() });
            self.spots.lists.push(self.file.clone());
            self.form.lists.len() - 1
        })
    }

    /// The list of a question; `None`, and a finding, where its choices are not in the file.
    pub(super) fn list(&mut self, item: &'j Node, spot: &Spot, is_open: bool, name: &str) -> Option<usize> {
        let choices = self.options(item, spot);
        if choices.is_empty() {
            let value_set = item.text_of("answerValueSet");
            let key = (value_set.trim_start_matches('#').to_owned(), is_open);
            if let Some(list) = self.set_lists.get(&key) {
                return Some(*list);
            }
            if let Some(found) = self.value_sets.get(&key.0) {
                let list = self.add_list(found.clone(), is_open, name, item, spot);
                self.set_lists.insert(key, list);
                return Some(list);
            }
            let problem = if value_set.is_empty() { Fhir::NoOptions } else { Fhir::ValueSet(value_set.to_owned()) };
            self.warn(item, spot, "answerValueSet", Problem::Fhir(problem));
            return None;
        }
        if let Some(value_set) = item.get("answerValueSet") {
            self.count(value_set, spot, "answerValueSet", Often::Element("answerValueSet".to_owned()));
        }
        Some(self.add_list(choices, is_open, name, item, spot))
    }

    fn add_list(&mut self, mut choices: Vec<Choice>, is_open: bool, name: &str, item: &'j Node, spot: &Spot) -> usize {
        if is_open {
            let mut other = choice("other");
            other.label = Localised::plain("Other");
            other.label.set("fr", "Autre");
            set(&mut other, "fhir_type", "open");
            choices.push(other);
        }
        let written = choices.len();
        distinguish(&mut choices);
        if choices.len() < written {
            self.count(item, spot, "answerOption", Often::Element("answerOption".to_owned()));
        }
        let mut list = ChoiceList { name: String::new(), choices };
        code(&mut list);
        let is_written = |column: &str| list.choices.iter().any(|choice| !self::column(choice, column).is_empty());
        let kept: Vec<&str> = COLUMNS.into_iter().filter(|column| is_written(column)).collect();
        list.choices.iter_mut().for_each(|choice| choice.columns.retain(|(column, _)| kept.contains(&column.as_str())));
        if let Some(known) = self.form.lists.iter().position(|known| known.choices == list.choices) {
            return known;
        }
        list.name = if name == TRUTHS { format!("{name}_options") } else { name.to_owned() };
        self.spots.lists.push(self.place(item, spot, "answerOption"));
        self.form.lists.push(list);
        self.form.lists.len() - 1
    }

    /// The choices that stand in the item.
    fn options(&mut self, item: &'j Node, spot: &Spot) -> Vec<Choice> {
        let mut choices = Vec::new();
        // One more than there may be is enough to be told.
        for (index, option) in item.list_of("answerOption").iter().take(CHOICES_MAX + 1).enumerate() {
            let spot = Spot { path: format!("{}.answerOption[{index}]", spot.path), link: spot.link.clone() };
            self.modifiers(option, &spot);
            let Some(mut choice) = option.begins("value").and_then(|(kind, value)| self.option(kind, value, &spot))
            else {
                self.warn(option, &spot, "", Problem::Fhir(Fhir::OptionUnread));
                continue;
            };
            for (key, node) in option.members() {
                let read = matches!(key.as_str(), "initialSelected" | "extension" | "modifierExtension");
                if let Some(of_text) = key.strip_prefix("_value") {
                    let label = self.text(option, &format!("value{of_text}"), &spot);
                    choice.label = label;
                } else if !read && !key.starts_with("value") {
                    self.count(node, &spot, key, Often::Element(format!("answerOption.{key}")));
                }
            }
            self.option_extensions(option, &mut choice, &spot);
            choices.push(choice);
        }
        choices
    }

    fn option(&mut self, kind: &str, value: &'j Node, spot: &Spot) -> Option<Choice> {
        let word = match kind {
            "Coding" => return self.coding(value, spot),
            "String" | "Integer" | "Date" | "Time" => kind.to_lowercase(),
            _ => return None,
        };
        let text = value.plain().filter(|text| !text.trim().is_empty())?;
        let mut choice = choice(&text);
        choice.label.set(&self.language.clone(), text.trim());
        set(&mut choice, "fhir_type", &word);
        Some(choice)
    }

    fn coding(&mut self, coding: &'j Node, spot: &Spot) -> Option<Choice> {
        let (system, code) = (coding.text_of("system"), coding.get("code").and_then(Node::plain).unwrap_or_default());
        let display = self.text(coding, "display", spot);
        let base = if code.is_empty() { coding.text_of("display") } else { &code };
        if base.trim().is_empty() {
            return None;
        }
        let mut choice = choice(base);
        choice.label = if display.is_empty() { Localised::plain(base) } else { display };
        set(&mut choice, "fhir_system", system);
        match code.is_empty() {
            true => set(&mut choice, "fhir_type", "display"),
            false => set(&mut choice, "fhir_code", &code),
        }
        for (key, node) in coding.members() {
            if !matches!(key.as_str(), "system" | "code" | "display" | "_display" | "extension" | "id" | "designation")
            {
                self.count(node, spot, key, Often::Element(format!("Coding.{key}")));
            }
        }
        self.option_extensions(coding, &mut choice, spot);
        Some(choice)
    }

    fn option_extensions(&mut self, node: &'j Node, choice: &mut Choice, spot: &Spot) {
        for extension in node.list_of("extension") {
            let url = extension.text_of("url");
            let value = extension.begins("value").and_then(|(_, value)| value.plain()).unwrap_or_default();
            match url.rsplit('/').next().unwrap_or_default() {
                "ordinalValue" | "itemWeight" if url.starts_with("http://hl7.org/fhir/") => {
                    set(choice, "fhir_ordinal", &value);
                }
                "questionnaire-optionPrefix" => {
                    set(choice, "fhir_prefix", value.trim());
                    let letters = value.chars().filter(char::is_ascii_alphanumeric).take(5);
                    choice.code = letters.collect();
                }
                _ if url == MARK && Mark::from_word(&value).is_some() => choice.mark = Mark::from_word(&value),
                _ => self.unread_extension(extension, spot),
            }
        }
    }

    /// The value sets that stand in the file, by identifier and by address.
    pub(super) fn learn_value_sets(&mut self, questionnaire: &'j Node, beside: &[&'j Node]) {
        let contained = questionnaire.list_of("contained").iter();
        for (index, resource) in contained.chain(beside.iter().copied()).enumerate() {
            let spot = Spot { path: format!("contained[{index}]"), link: resource.text_of("id").to_owned() };
            if resource.text_of("resourceType") != "ValueSet" {
                let kind = resource.text_of("resourceType").to_owned();
                self.count(resource, &spot, "", Often::Element(format!("contained {kind}")));
                continue;
            }
            let choices = self.value_set(resource, &spot);
            if choices.is_empty() {
                continue;
            }
            let url = resource.text_of("url");
            let with_version = format!("{url}|{}", resource.text_of("version"));
            for name in [resource.text_of("id"), url, &with_version].into_iter().filter(|name| !name.is_empty()) {
                self.value_sets.entry(name.to_owned()).or_insert_with(|| choices.clone());
            }
        }
    }

    /// What a value set lists: its expansion where it has one. A set that names whole systems, filters or other sets without
    /// listing them is none.
    fn value_set(&mut self, resource: &'j Node, spot: &Spot) -> Vec<Choice> {
        let mut choices = Vec::new();
        if let Some(expansion) = resource.get("expansion") {
            self.contains(expansion, spot, 0, &mut choices);
            return choices;
        }
        let Some(compose) = resource.get("compose") else { return choices };
        if !compose.list_of("exclude").is_empty() {
            return choices;
        }
        for include in compose.list_of("include") {
            if include.list_of("concept").is_empty() {
                return Vec::new();
            }
            for concept in include.list_of("concept") {
                choices.extend(self.concept(concept, include.text_of("system"), spot));
            }
        }
        choices
    }

    fn contains(&mut self, node: &'j Node, spot: &Spot, depth: usize, choices: &mut Vec<Choice>) {
        for concept in node.list_of("contains").iter().filter(|_| depth < CODES_DEEP_MAX) {
            let is_abstract = concept.get("abstract").and_then(Node::truth) == Some(true);
            if !is_abstract {
                choices.extend(self.concept(concept, concept.text_of("system"), spot));
            }
            self.contains(concept, spot, depth + 1, choices);
        }
    }

    fn concept(&mut self, concept: &'j Node, system: &str, spot: &Spot) -> Option<Choice> {
        let code = concept.get("code").and_then(Node::plain)?;
        let mut choice = choice(&code);
        set(&mut choice, "fhir_system", system);
        set(&mut choice, "fhir_code", &code);
        choice.label = self.text(concept, "display", spot);
        for designation in concept.list_of("designation") {
            let language = super::texts::tag(designation.text_of("language"));
            if !language.is_empty() {
                choice.label.set(&language, designation.text_of("value").trim());
            }
        }
        if choice.label.is_empty() {
            choice.label = Localised::plain(&code);
        }
        self.option_extensions(concept, &mut choice, spot);
        Some(choice)
    }

    /// The value of a question that a value of FHIR names, `None` where it names none.
    pub(super) fn value_of(&self, kind: &str, value: &Node, question: &Question) -> Option<String> {
        let (Kind::One(list) | Kind::Several(list)) = question.kind else {
            if kind == "Quantity" && !is_in_unit(value, question) {
                return None;
            }
            let number = if kind == "Quantity" { value.get("value") } else { Some(value) };
            return number?.plain();
        };
        let choices = &self.form.lists[list].choices;
        let coded = |choice: &Choice| match column(choice, "fhir_code") {
            "" if column(choice, "fhir_type").is_empty() => choice.name.clone(),
            code => code.to_owned(),
        };
        let found = match kind {
            "Coding" => {
                let system = value.text_of("system");
                let code = value.get("code").and_then(Node::plain).unwrap_or_default();
                let same = |choice: &&Choice| !code.is_empty() && coded(choice) == code;
                let exact = choices.iter().filter(same).find(|choice| column(choice, "fhir_system") == system);
                let by_display = |choice: &&Choice| {
                    let display = value.text_of("display");
                    code.is_empty() && !display.is_empty() && choice.name == names::value(display)
                };
                // A code of another system is another code; without a system it is the only one of the list, or none.
                let only = || {
                    let mut alike = choices.iter().filter(same);
                    let first =
                        alike.next().filter(|choice| system.is_empty() || column(choice, "fhir_system").is_empty())?;
                    alike.next().is_none().then_some(first)
                };
                exact.or_else(only).or_else(|| choices.iter().find(by_display))
            }
            _ => {
                let text = value.plain()?;
                let same = |choice: &&Choice| choice.name == names::value(&text) || coded(choice) == text;
                choices.iter().find(same)
            }
        };
        found.map(|choice| choice.name.clone())
    }
}

/// Whether a quantity is counted in the unit of the question; where one of the two names none, it is.
fn is_in_unit(quantity: &Node, question: &Question) -> bool {
    let Some(unit) = question.origin.kind.strip_prefix("quantity ") else { return true };
    let mut parts = unit.splitn(3, '|');
    let (_, code, display) = (parts.next(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let named = [quantity.text_of("code"), quantity.text_of("unit")];
    let mut named = named.into_iter().filter(|name| !name.is_empty()).peekable();
    let known = |name: &str| name == code || name == display;
    (code.is_empty() && display.is_empty()) || named.peek().is_none() || named.any(known)
}

/// Takes doubles away, and gives a value of its own to every choice. A column keeps the code only where it is not the value.
fn distinguish(choices: &mut Vec<Choice>) {
    let mut seen = BTreeSet::new();
    choices.retain(|choice| seen.insert(format!("{choice:?}")));
    let mut names = names::Names::default();
    for choice in choices {
        choice.name = names.distinct(&choice.name);
        if column(choice, "fhir_code") == choice.name {
            set(choice, "fhir_code", "");
        }
    }
}

/// Printed codes: those before the boxes where there are any, short values, or the place in the list.
fn code(list: &mut ChoiceList) {
    let good = |code: &str| (1..=4).contains(&code.len());
    let mut codes = BTreeSet::new();
    let prefixed = |choice: &Choice| good(&choice.code) || column(choice, "fhir_type") == "open";
    let of_prefixes = list.choices.iter().all(prefixed)
        && list.choices.iter().all(|choice| choice.code.is_empty() || codes.insert(choice.code.to_ascii_lowercase()));
    let short = |choice: &Choice| {
        let name = &choice.name;
        column(choice, "fhir_type") == "open"
            || (name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    if !of_prefixes {
        list.choices.iter_mut().for_each(|choice| choice.code.clear());
        if list.choices.iter().all(short) {
            list.choices.iter_mut().for_each(|choice| choice.code = choice.name.clone());
            let open = list.choices.last_mut().filter(|choice| column(choice, "fhir_type") == "open");
            open.into_iter().for_each(|choice| choice.code.clear());
        } else {
            (1..).zip(&mut list.choices).for_each(|(place, choice)| choice.code = u32::to_string(&place));
        }
    }
    let free = (list.choices.len()..).map(|number| number.to_string()).find(|code| list.coded(code).is_none());
    let free = free.unwrap_or_default();
    for choice in &mut list.choices {
        if choice.code.is_empty() {
            choice.code.clone_from(&free);
        }
        let code = choice.code.clone();
        if column(choice, "fhir_prefix") == code {
            set(choice, "fhir_prefix", "");
        }
    }
    give_codes(list);
}

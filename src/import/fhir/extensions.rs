//! Extensions of items: those that mean something on paper are read, the others are told.

use super::json::Node;
use super::{Often, Reader, Spot};
use crate::questionnaire::{DECIMALS_MAX, Fhir, Format, Kind, Problem, Question, ROWS_MAX};

/// Where extensions of the standard have their addresses.
const HOMES: &[&str] = &["http://hl7.org/fhir/StructureDefinition/", "http://hl7.org/fhir/uv/sdc/StructureDefinition/"];

/// Ways to show a question on a screen that change nothing on paper.
const SCREEN_ONLY: &[&str] = &[
    "drop-down",
    "radio-button",
    "check-box",
    "autocomplete",
    "text-box",
    "spinner",
    "slider",
    "lookup",
    "list",
    "header",
    "footer",
    "inline",
    "prompt",
    "help",
    "flyover",
    "unit",
    "instructions",
    "legal",
];

/// What the extensions of an item say.
#[derive(Debug, Default)]
pub(super) struct Extras {
    pub hidden: bool,
    /// How it is shown, empty where nothing is said.
    pub control: String,
    pub min: Option<String>,
    pub max: Option<String>,
    /// Fewest characters.
    pub length: Option<u32>,
    pub decimals: Option<usize>,
    pub pattern: Option<String>,
    /// From one mark of a scale to the next.
    step: Option<f64>,
    /// System, code and label of a unit, with `|` between them.
    pub unit: String,
    pub unit_label: String,
    /// How the answer is to be written.
    pub entry_format: String,
    /// Rows of a table.
    pub rows: Option<u32>,
    pub is_horizontal: bool,
}

impl Extras {
    /// Whether it is shown as a grid.
    pub fn is_grid(&self) -> bool {
        matches!(self.control.as_str(), "table" | "htable" | "gtable" | "atable" | "grid")
    }

    /// The printed scale, where it is one with both ends.
    pub fn range(&self) -> Option<Format> {
        let number = |text: &Option<String>| text.as_ref()?.parse::<f64>().ok().filter(|number| number.is_finite());
        let (start, end) = (number(&self.min)?, number(&self.max)?);
        (self.control == "slider").then_some(Format::Range { start, end, step: self.step.unwrap_or(1.0) })
    }
}

/// The name of an extension of the standard.
fn name(extension: &Node) -> Option<&str> {
    let url = extension.text_of("url");
    HOMES.iter().find_map(|home| url.strip_prefix(home))
}

/// The value of an extension, whatever its type.
fn value(extension: &Node) -> Option<&Node> {
    extension.begins("value").map(|(_, value)| value)
}

/// Whether nobody sees the item.
pub(super) fn is_hidden(item: &Node) -> bool {
    let says = |extension: &Node| {
        name(extension) == Some("questionnaire-hidden") && value(extension).and_then(Node::truth) == Some(true)
    };
    item.list_of("extension").iter().any(says)
}

impl<'j> Reader<'j> {
    /// An extension that may change what everything around it means.
    pub(super) fn modifiers(&mut self, node: &'j Node, spot: &Spot) {
        for (index, extension) in node.list_of("modifierExtension").iter().enumerate() {
            let element = format!("modifierExtension[{index}]");
            self.warn(extension, spot, &element, Problem::Fhir(Fhir::Modifier(extension.text_of("url").to_owned())));
        }
    }

    /// What the extensions of an item say.
    pub(super) fn extras(&mut self, item: &'j Node, spot: &Spot) -> Extras {
        let mut extras = Extras { hidden: is_hidden(item), ..Extras::default() };
        for extension in item.list_of("extension") {
            if !take(extension, &mut extras) {
                self.unread_extension(extension, spot);
            }
        }
        let control = extras.control.as_str();
        let known = control.is_empty() || control == "page" || extras.is_grid() || SCREEN_ONLY.contains(&control);
        if !known {
            self.count(item, spot, "", Often::Extension(format!("itemControl: {control}")));
        }
        extras
    }

    /// Says of what was understood but means nothing for such an answer that it is not kept.
    pub(super) fn unused(&mut self, item: &'j Node, spot: &Spot, extras: &Extras, question: &Question) {
        let is_text = matches!(question.kind, Kind::Text { .. }) && question.format.is_none();
        let is_number = matches!(question.kind, Kind::Integer { .. } | Kind::Decimal);
        let is_range = matches!(question.format, Some(Format::Range { .. }));
        let bounded = is_number || question.kind == Kind::Date;
        let unused = [
            ("minValue", extras.min.is_some() && !bounded),
            ("maxValue", extras.max.is_some() && !bounded),
            ("minLength", extras.length.is_some() && !is_text),
            ("maxDecimalPlaces", extras.decimals.is_some() && (question.kind != Kind::Decimal || is_range)),
            ("questionnaire-sliderStepValue", extras.step.is_some() && !is_range),
            ("questionnaire-maxOccurs", extras.rows.is_some()),
        ];
        for (name, _) in unused.into_iter().filter(|(_, unused)| *unused) {
            self.count(item, spot, "extension", Often::Extension(format!("{}{name}", HOMES[0])));
        }
    }

    /// Says of an extension that it is not kept: of rules each, of others once.
    pub(super) fn unread_extension(&mut self, extension: &'j Node, spot: &Spot) {
        let url = extension.text_of("url");
        let last = url.rsplit('/').next().unwrap_or_default();
        let expression = extension.get("valueExpression").or_else(|| {
            // A bound that is worked out stands beside the value it would be.
            let (_, beside) = extension.begins("_value")?;
            beside.list_of("extension").iter().find_map(|inner| inner.get("valueExpression"))
        });
        let is_rule = expression.is_some()
            || last.ends_with("Expression")
            || matches!(last, "variable" | "questionnaire-constraint" | "targetConstraint");
        if !is_rule {
            return self.count(extension, spot, "extension", Often::Extension(url.to_owned()));
        }
        let source = expression.map(|node| node.text_of("expression")).unwrap_or_default();
        let source = if source.is_empty() { rule_of(extension) } else { source.to_owned() };
        let (name, source) = (last.to_owned(), source.chars().take(200).collect());
        self.warn(extension, spot, "extension", Problem::Fhir(Fhir::Expression { name, source }));
    }
}

/// The rule inside an extension made of parts.
fn rule_of(extension: &Node) -> String {
    let parts = extension.list_of("extension").iter();
    let rule = parts.filter(|part| part.text_of("url") == "expression").find_map(|part| value(part)?.plain());
    rule.unwrap_or_default()
}

/// Takes what an extension says; whether it was understood.
fn take(extension: &Node, extras: &mut Extras) -> bool {
    let (Some(name), Some(value)) = (name(extension), value(extension)) else { return false };
    let text = || value.plain().filter(|text| !text.is_empty());
    let number = |max: u32| value.plain()?.parse::<u32>().ok().filter(|number| *number <= max);
    match name {
        "questionnaire-hidden" => return value.truth().is_some(),
        "questionnaire-itemControl" => {
            let code = value.list_of("coding").iter().find_map(|coding| coding.get("code")?.text());
            extras.control = code.unwrap_or(value.text_of("text")).to_lowercase();
        }
        "minValue" => extras.min = text(),
        "maxValue" => extras.max = text(),
        "minLength" => extras.length = number(u32::MAX),
        "maxDecimalPlaces" => extras.decimals = number(DECIMALS_MAX as u32).map(|decimals| decimals as usize),
        "regex" => extras.pattern = text(),
        "entryFormat" => extras.entry_format = text().unwrap_or_default(),
        "questionnaire-sliderStepValue" => extras.step = text().and_then(|text| text.parse().ok()),
        "questionnaire-maxOccurs" => extras.rows = number(ROWS_MAX).filter(|rows| *rows > 0),
        "questionnaire-choiceOrientation" => extras.is_horizontal = value.text() == Some("horizontal"),
        "questionnaire-displayCategory" => {}
        "questionnaire-unit" => {
            let part = |key| value.text_of(key).replace('|', "/");
            let (system, code, display) = (part("system"), part("code"), part("display"));
            extras.unit_label = if display.is_empty() { code.clone() } else { display.clone() };
            extras.unit = format!("{system}|{code}|{display}");
        }
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::Extras;

    #[test]
    fn a_scale_has_two_ends() {
        let mut extras = Extras { control: "slider".to_owned(), min: Some("0".to_owned()), ..Extras::default() };
        assert_eq!(extras.range(), None);
        extras.max = Some("10".to_owned());
        assert!(extras.range().is_some());
    }
}

//! Items, at any depth: groups, notes, questions, and what stands under a question.

use super::extensions::Extras;
use super::json::Node;
use super::{Became, GROUPS_DEEP_MAX, ITEMS_MAX, Often, Reader, Spot, Under, Waiting};
use crate::expression::{Expression, nearest};
use crate::import::survey::quoted;
use crate::questionnaire::{
    Block, Check, Count, Element, Fhir, Field, Format, Kind, Line, Localised, Note, Origin, Page, Problem,
    QUESTIONS_MAX, Question, ROWS_UNSAID, Repeat, Section, SectionIndex, TEXT_CHARACTERS_MAX, Wanted,
};

/// Where items stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Inside {
    pub section: Option<SectionIndex>,
    pub depth: usize,
    /// Whether nobody sees what stands here.
    pub hidden: bool,
}

/// The types of questions that are read.
const TYPES: &[&str] = &[
    "group",
    "display",
    "boolean",
    "decimal",
    "integer",
    "date",
    "dateTime",
    "time",
    "string",
    "text",
    "url",
    "choice",
    "open-choice",
    "coding",
    "attachment",
    "reference",
    "quantity",
];

const READ_OF_ALL: &[&str] = &[
    "linkId",
    "type",
    "text",
    "_text",
    "prefix",
    "_prefix",
    "item",
    "enableWhen",
    "enableBehavior",
    "extension",
    "modifierExtension",
];
const READ_OF_QUESTIONS: &[&str] =
    &["required", "repeats", "readOnly", "maxLength", "initial", "answerOption", "answerValueSet", "answerConstraint"];

/// Elements that are lists.
const LISTS: &[&str] = &["item", "enableWhen", "answerOption", "initial", "extension", "modifierExtension"];

/// Longest answer to a type that a device would take, in characters.
const DEVICE_CHARACTERS: usize = 255;
/// Help that is longer is not printed beside a question.
const HINT_BYTES_MAX: usize = 8_192;
/// A longer text before a question is no number that one could go to it by.
const NUMBER_CHARACTERS_MAX: usize = 12;
/// Longest time of day and longest date with one, in characters.
const TIME_CHARACTERS: usize = 32;

impl<'j> Reader<'j> {
    pub(super) fn items(&mut self, node: &'j Node, prefix: &str, inside: &Inside) {
        for (index, item) in node.list_of("item").iter().enumerate() {
            if !self.goes_on(item) {
                return;
            }
            let spot = Spot { path: format!("{prefix}item[{index}]"), link: String::new() };
            self.item(item, spot, inside);
        }
    }

    /// Counts an item; whether there is room for it.
    fn goes_on(&mut self, item: &'j Node) -> bool {
        self.items += 1;
        if self.items == ITEMS_MAX + 1 {
            let spot = Spot { path: String::new(), link: String::new() };
            self.block(item, &spot, "item", Problem::Fhir(Fhir::TooManyItems { max: ITEMS_MAX }));
        }
        // One question more than there may be is enough to be told.
        self.items <= ITEMS_MAX && self.form.questions.len() <= QUESTIONS_MAX
    }

    fn item(&mut self, item: &'j Node, mut spot: Spot, inside: &Inside) {
        let link = item.get("linkId").and_then(Node::plain).unwrap_or_default();
        if link.is_empty() {
            self.warn(item, &spot, "linkId", Problem::Fhir(Fhir::LinkMissing));
        }
        spot.link = link;
        self.modifiers(item, &spot);
        let extras = self.extras(item, &spot);
        let kind = item.text_of("type");
        let is_question = !matches!(kind, "group" | "display");
        for key in LISTS {
            if let Some(node) = item.get(key).filter(|node| !node.is_list()) {
                self.warn(node, &spot, key, Problem::KeyKind { key: (*key).to_owned(), wanted: Wanted::Tables });
            }
        }
        for (key, node) in item.members() {
            let read = READ_OF_ALL.contains(&key.as_str())
                || (is_question && READ_OF_QUESTIONS.contains(&key.as_str()))
                || (kind == "group" && key == "repeats")
                // What a server wants of a group as a whole is wanted of its questions.
                || (kind == "group" && key == "required" && node.truth() == Some(false));
            if !read {
                self.count(node, &spot, key, Often::Element(key.clone()));
            }
        }
        if extras.hidden || inside.hidden {
            return self.hidden(item, &spot, inside);
        }
        match kind {
            "group" => self.group(item, &spot, &extras, inside),
            "display" => self.display(item, &spot, inside),
            _ => self.question(item, &spot, &extras, inside),
        }
    }

    /// The name of an item, and its own identifier where that is another. A double keeps its new name alone.
    fn named(&mut self, item: &'j Node, spot: &Spot, became: Became) -> (String, Origin) {
        let name = self.names.take(&spot.link);
        let mut origin = Origin::default();
        if self.links.contains_key(&spot.link) && !spot.link.is_empty() {
            self.warn(item, spot, "linkId", Problem::Fhir(Fhir::LinkTwice(spot.link.clone())));
        } else {
            self.links.insert(spot.link.clone(), became);
            if name != spot.link {
                origin.id = spot.link.clone();
            }
        }
        (name, origin)
    }

    fn wait(&mut self, item: &'j Node, spot: &Spot, under: Under) {
        if item.get("enableWhen").is_some() {
            self.waiting.push(Waiting { item, under, place: spot.clone() });
        }
    }

    /// A value that nobody sees.
    fn hidden(&mut self, item: &'j Node, spot: &Spot, inside: &Inside) {
        self.count(item, spot, "", Often::Hidden);
        let kind = item.text_of("type");
        let below = Inside { hidden: true, ..inside.clone() };
        if matches!(kind, "group" | "display") {
            self.links.entry(spot.link.clone()).or_insert(Became::Other);
        } else {
            self.field(item, spot, "hidden", inside);
        }
        self.items(item, &format!("{}.", spot.path), &below);
    }

    /// A value that nobody writes on the paper.
    fn field(&mut self, item: &'j Node, spot: &Spot, kind: &str, inside: &Inside) {
        let (name, mut origin) = self.named(item, spot, Became::Other);
        let written = item.text_of("type");
        if kind == "hidden" && TYPES.contains(&written) && written != "string" {
            written.clone_into(&mut origin.kind);
        }
        let initial = item.list_of("initial").first();
        let default = initial.and_then(|initial| initial.begins("value")?.1.plain());
        let default = default.and_then(|text| Expression::parse(&quoted(&text)).ok());
        let label = self.text(item, "text", spot);
        let (kind, section) = (kind.to_owned(), inside.section);
        let index = self.form.outline.fields.len();
        let field = Field { name, kind, label, section, relevant: None, rule: None, default, origin };
        self.form.outline.fields.push(field);
        self.spots.fields.push(self.place(item, spot, ""));
        self.form.outline.order.push(Element::Field(index));
        self.wait(item, spot, Under::Field(index));
    }

    fn lines(&mut self) -> &mut Vec<Line> {
        &mut self.form.pages.last_mut().expect("a form begins with a page").lines
    }

    fn group(&mut self, item: &'j Node, spot: &Spot, extras: &Extras, inside: &Inside) {
        if inside.depth >= GROUPS_DEEP_MAX {
            self.block(item, spot, "", Problem::GroupTooDeep { max: GROUPS_DEEP_MAX });
            return;
        }
        let (name, origin) = self.named(item, spot, Became::Other);
        let label = self.prefixed(item, spot);
        let page = (extras.control == "page").then(|| self.turn_page());
        let title = &mut self.form.pages.last_mut().expect("a form begins with a page").title;
        let mut heading = None;
        if page.is_some() && title.is_empty() {
            *title = label.clone();
        } else if !label.is_empty() {
            heading = Some(self.lines().len());
            self.lines().push(Line::Heading(label.clone()));
        }
        let repeat = self.truth(item, "repeats", spot).then(|| self.repeat(item, spot, extras, &name));
        let is_table = repeat.is_some();
        let index = self.push_section(Section {
            name,
            label,
            parent: inside.section,
            relevant: None,
            appearance: String::new(),
            page,
            repeat,
            row: None,
            under: String::new(),
            origin,
        });
        self.spots.sections.push(self.place(item, spot, ""));
        self.wait(item, spot, Under::Section(index));
        let first = self.form.questions.len();
        let below = Inside { section: Some(index), depth: inside.depth + 1, hidden: false };
        self.items(item, &format!("{}.", spot.path), &below);
        if extras.is_grid() && !is_table {
            self.grid(index, first, heading, item, spot);
        }
    }

    fn push_section(&mut self, section: Section) -> SectionIndex {
        let index = self.form.outline.sections.len();
        self.form.outline.order.push(Element::Section(index));
        self.form.outline.sections.push(section);
        index
    }

    /// Makes a group a grid, where all of its questions have one list.
    fn grid(&mut self, section: SectionIndex, first: usize, heading: Option<usize>, item: &'j Node, spot: &Spot) {
        let questions = &self.form.questions[first..];
        let list = match questions.first().map(|question| &question.kind) {
            Some(Kind::One(list)) => *list,
            _ => usize::MAX,
        };
        let same = |question: &Question| question.kind == Kind::One(list);
        if questions.len() < 2 || !questions.iter().all(same) {
            return self.count(item, spot, "", Often::Extension("itemControl: table".to_owned()));
        }
        let section = &mut self.form.outline.sections[section];
        section.appearance = "table-list".to_owned();
        let block = self.form.blocks.len();
        self.form.blocks.push(Block { title: section.label.clone(), list });
        self.form.questions[first..].iter_mut().for_each(|question| question.block = Some(block));
        let page = self.form.questions[first].page;
        if let Some(heading) = heading {
            self.form.pages[page].lines.remove(heading);
        }
    }

    /// The number of the page that begins here.
    fn turn_page(&mut self) -> u32 {
        let page = self.form.pages.last().expect("a form begins with a page");
        if !page.title.is_empty() || !page.lines.is_empty() {
            self.form.pages.push(Page { title: Localised::default(), lines: Vec::new() });
        }
        self.form.pages.len() as u32
    }

    fn repeat(&mut self, item: &'j Node, spot: &Spot, extras: &Extras, name: &str) -> Repeat {
        if extras.rows.is_none() {
            self.warn(item, spot, "repeats", Problem::RowsUnsaid { name: name.to_owned(), rows: ROWS_UNSAID });
        }
        Repeat { count: Count::Open, rows: extras.rows }
    }

    /// The text of a group or note with what is printed before it.
    fn prefixed(&mut self, item: &'j Node, spot: &Spot) -> Localised {
        let text = self.text(item, "text", spot);
        let prefix = item.get("prefix").and_then(Node::plain).unwrap_or_default();
        let prefix = prefix.trim();
        if prefix.is_empty() {
            return text;
        }
        let mut whole = Localised::default();
        for (language, text) in text.iter() {
            whole.set(language, &format!("{prefix} {text}"));
        }
        if whole.is_empty() { Localised::plain(prefix) } else { whole }
    }

    fn display(&mut self, item: &'j Node, spot: &Spot, inside: &Inside) {
        let (name, origin) = self.named(item, spot, Became::Other);
        let label = self.prefixed(item, spot);
        self.lines().push(Line::Note(label.clone()));
        let index = self.form.outline.notes.len();
        self.form.outline.notes.push(Note {
            name,
            label,
            hint: Localised::default(),
            section: inside.section,
            relevant: None,
            appearance: String::new(),
            page: None,
            origin,
        });
        self.spots.notes.push(self.place(item, spot, ""));
        self.form.outline.order.push(Element::Note(index));
        self.wait(item, spot, Under::Note(index));
        if let Some(below) = item.get("item") {
            self.count(below, spot, "item", Often::Element("item".to_owned()));
        }
    }

    fn question(&mut self, item: &'j Node, spot: &Spot, extras: &Extras, inside: &Inside) {
        let written = item.text_of("type");
        if !TYPES.contains(&written) {
            let nearest = nearest(written, TYPES.iter().copied()).map(str::to_owned);
            self.block(item, spot, "type", Problem::TypeUnknown { written: written.to_owned(), nearest });
        }
        if written == "attachment" {
            self.warn(item, spot, "type", Problem::TypeNotSupported(written.to_owned()));
            self.field(item, spot, "file", inside);
            return self.items(item, &format!("{}.", spot.path), inside);
        }
        let index = self.form.questions.len();
        let (name, origin) = self.named(item, spot, Became::Question(index));
        let mut question = Question::new(&name, Kind::Text { characters: TEXT_CHARACTERS_MAX, comment: false });
        question.origin = origin;
        let prefix = item.get("prefix").and_then(Node::plain).unwrap_or_default();
        if prefix.trim().chars().count() <= NUMBER_CHARACTERS_MAX {
            question.label = self.text(item, "text", spot);
            question.number = prefix.trim().to_owned();
        } else {
            question.label = self.prefixed(item, spot);
        }
        question.page = self.form.pages.len() - 1;
        question.section = inside.section;
        question.required = self.truth(item, "required", spot);
        question.read_only = self.truth(item, "readOnly", spot);
        let is_open = self.kind(item, spot, extras, &mut question);
        question.hint = self.hint(item, spot, extras);
        question.hard = self.checks(item, spot, extras, &question);
        self.unused(item, spot, extras, &question);
        if extras.is_horizontal {
            question.appearance = "horizontal".to_owned();
        }
        self.initial(item, spot, &mut question);
        let kind = question.kind.clone();
        self.push_question(question, item, spot);
        self.wait(item, spot, Under::Question(index));
        if is_open {
            self.other_line(index, item, spot);
        }
        self.below(item, spot, index, &kind, inside);
    }

    fn push_question(&mut self, question: Question, item: &'j Node, spot: &Spot) {
        let index = self.form.questions.len();
        self.form.questions.push(question);
        self.spots.questions.push(self.place(item, spot, ""));
        self.form.outline.order.push(Element::Question(index));
        self.lines().push(Line::Question(index));
    }

    /// What the type says; whether another answer may be written beside the choices.
    fn kind(&mut self, item: &'j Node, spot: &Spot, extras: &Extras, question: &mut Question) -> bool {
        let written = item.text_of("type");
        let has_options = item.get("answerOption").is_some() || item.get("answerValueSet").is_some();
        let repeats = self.truth(item, "repeats", spot);
        let text = |characters| Kind::Text { characters, comment: false };
        if matches!(written, "choice" | "open-choice" | "coding") || has_options {
            let constraint = item.text_of("answerConstraint");
            let is_open = written == "open-choice" || matches!(constraint, "optionsOrString" | "optionsOrType");
            if let Some(list) = self.list(item, spot, is_open, &question.name) {
                question.kind = if repeats { Kind::Several(list) } else { Kind::One(list) };
                if !is_open && matches!(written, "integer" | "decimal" | "date" | "time" | "string" | "text") {
                    written.clone_into(&mut question.origin.kind);
                }
                return is_open;
            }
        }
        if repeats {
            self.warn(item, spot, "repeats", Problem::Fhir(Fhir::Repeats));
        }
        match written {
            "boolean" => question.kind = Kind::One(self.truths()),
            "integer" | "decimal" => {
                let whole = written == "integer";
                question.kind = if whole { Kind::Integer { digits: None } } else { Kind::Decimal };
                question.format = extras.range();
            }
            "quantity" => {
                question.kind = Kind::Decimal;
                question.origin.kind = format!("quantity {}", extras.unit).trim_end().to_owned();
            }
            "date" => question.kind = Kind::Date,
            "dateTime" => (question.kind, question.format) = (text(TIME_CHARACTERS), Some(Format::DateTime)),
            "time" => (question.kind, question.format) = (text(TIME_CHARACTERS), Some(Format::Time)),
            "url" | "reference" => {
                self.warn(item, spot, "type", Problem::TypeAsText(written.to_owned()));
                question.kind = text(DEVICE_CHARACTERS);
                match written {
                    "url" => question.format = Some(Format::Device("url".to_owned())),
                    _ => question.origin.kind = written.to_owned(),
                }
            }
            _ => {
                question.kind = text(self.characters(item, spot));
                if written == "text" {
                    question.appearance = "multiline".to_owned();
                }
            }
        }
        let takes_length = matches!(question.kind, Kind::Text { .. }) && question.format.is_none();
        if let (Some(length), false) = (item.get("maxLength"), takes_length) {
            self.count(length, spot, "maxLength", Often::Element("maxLength".to_owned()));
        }
        false
    }

    fn characters(&mut self, item: &'j Node, spot: &Spot) -> usize {
        let Some(written) = item.get("maxLength") else { return TEXT_CHARACTERS_MAX };
        let number = written.plain().and_then(|text| text.parse::<usize>().ok()).filter(|number| *number > 0);
        match number {
            Some(number) if number <= TEXT_CHARACTERS_MAX => number,
            _ => {
                let text = written.plain().unwrap_or_default();
                let max = TEXT_CHARACTERS_MAX as u32;
                self.warn(written, spot, "maxLength", Problem::NotAWholeNumber { written: text, min: 1, max });
                TEXT_CHARACTERS_MAX
            }
        }
    }

    /// What is printed beside a question: its help, how to write, the unit.
    fn hint(&mut self, item: &'j Node, spot: &Spot, extras: &Extras) -> Localised {
        let mut hint = Localised::default();
        for (index, help) in item.list_of("item").iter().enumerate().filter(|(_, help)| is_help(help)) {
            if !self.goes_on(help) {
                return hint;
            }
            let spot = Spot {
                path: format!("{}.item[{index}]", spot.path),
                link: help.get("linkId").and_then(Node::plain).unwrap_or_default(),
            };
            self.links.entry(spot.link.clone()).or_insert(Became::Other);
            self.modifiers(help, &spot);
            self.extras(help, &spot);
            for (key, node) in help.members().iter().filter(|(key, _)| !READ_OF_ALL.contains(&key.as_str())) {
                self.count(node, &spot, key, Often::Element(key.clone()));
            }
            let below = self.prefixed(help, &spot);
            if hint.iter().any(|(_, text)| text.len() > HINT_BYTES_MAX) {
                self.count(help, &spot, "text", Often::Element("text".to_owned()));
                continue;
            }
            hint = joined(&hint, &below);
        }
        let mut beside = Localised::default();
        beside.set(&self.language, &extras.entry_format);
        hint = joined(&hint, &beside);
        if hint.is_empty() {
            hint.set(&self.language, &extras.unit_label);
        }
        hint
    }

    /// Bounds, lengths and patterns as a rule.
    fn checks(&mut self, item: &'j Node, spot: &Spot, extras: &Extras, question: &Question) -> Option<Check> {
        let mut rules = Vec::new();
        match question.kind {
            Kind::Integer { .. } | Kind::Decimal | Kind::Date
                if !matches!(question.format, Some(Format::Range { .. })) =>
            {
                let bound = |text: &String| match question.kind {
                    Kind::Date => Some(quoted(text)).filter(|_| text.parse::<jiff::civil::Date>().is_ok()),
                    _ => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|_| text.clone()),
                };
                for (sign, written) in [(">=", &extras.min), ("<=", &extras.max)] {
                    let Some(text) = written else { continue };
                    match bound(text) {
                        Some(bound) => rules.push(format!(". {sign} {bound}")),
                        None => self.warn(item, spot, "", Problem::NotANumber(text.clone())),
                    }
                }
            }
            _ => {}
        }
        if let (Some(decimals), Kind::Decimal) = (extras.decimals, &question.kind) {
            let places = if decimals == 0 { String::new() } else { format!("([.][0-9]{{1,{decimals}}})?") };
            rules.push(format!("regex(., '-?[0-9]+{places}')"));
        }
        if matches!(question.kind, Kind::Text { .. }) {
            rules.extend(extras.length.map(|length| format!("string-length(.) >= {length}")));
        }
        if let (Some(pattern), false) = (&extras.pattern, matches!(question.kind, Kind::One(_) | Kind::Several(_))) {
            let rule = format!("regex(., {})", quoted(pattern));
            match Expression::parse(&rule) {
                Ok(_) => rules.push(rule),
                Err(_) => self.warn(item, spot, "", Problem::Fhir(Fhir::Pattern(pattern.clone()))),
            }
        }
        let rule = Expression::parse(&rules.join(" and ")).ok()?;
        Some(Check { rule, message: Localised::default() })
    }

    /// The value before anybody answers.
    fn initial(&mut self, item: &'j Node, spot: &Spot, question: &mut Question) {
        let mut values = Vec::new();
        for (index, initial) in item.list_of("initial").iter().enumerate() {
            let value = initial.begins("value").and_then(|(kind, value)| self.value_of(kind, value, question));
            match value {
                Some(value) => values.push(value),
                None => self.count(initial, spot, &format!("initial[{index}]"), Often::Element("initial".to_owned())),
            }
        }
        for option in item.list_of("answerOption") {
            if option.get("initialSelected").and_then(Node::truth) == Some(true)
                && let Some((kind, value)) = option.begins("value")
            {
                values.extend(self.value_of(kind, value, question));
            }
        }
        if values.is_empty() {
            return;
        }
        values.dedup();
        if !matches!(question.kind, Kind::Several(_)) {
            values.truncate(1);
        }
        question.default = Expression::parse(&quoted(&values.join(" "))).ok();
        if !self.defaults && !question.is_filled_by_the_form() {
            self.defaults = true;
            self.warn(item, spot, "initial", Problem::DefaultNotKeyed);
        }
    }

    /// The line on which another answer is written.
    fn other_line(&mut self, index: usize, item: &'j Node, spot: &Spot) {
        let asked = &self.form.questions[index];
        let (Kind::One(list) | Kind::Several(list)) = asked.kind else { return };
        let other = self.form.lists[list].choices.last().map(|choice| choice.name.clone()).unwrap_or_default();
        let kind = Kind::Text { characters: DEVICE_CHARACTERS, comment: false };
        let mut line = Question::new("", kind);
        line.label = Localised::plain("Specify other.");
        line.label.set("fr", "Précisez.");
        (line.page, line.section) = (asked.page, asked.section);
        line.relevant = Expression::parse(&format!("selected(${{{}}}, {})", asked.name, quoted(&other))).ok();
        let name = format!("{}_other", asked.name);
        line.name = self.names.take(&name);
        self.push_question(line, item, spot);
    }

    /// What stands under a question belongs to its answer, and is asked when there is one.
    fn below(&mut self, item: &'j Node, spot: &Spot, index: usize, kind: &Kind, inside: &Inside) {
        let items = item.list_of("item");
        if items.iter().all(is_help) {
            return;
        }
        if inside.depth >= GROUPS_DEEP_MAX {
            return self.block(item, spot, "item", Problem::GroupTooDeep { max: GROUPS_DEEP_MAX });
        }
        if matches!(kind, Kind::Several(_)) {
            self.warn(item, spot, "item", Problem::Fhir(Fhir::UnderSeveral));
        }
        let under = self.form.questions[index].name.clone();
        let name = self.names.take(&format!("{under}_items"));
        let relevant = Expression::parse(&format!("${{{under}}} != ''")).ok();
        let section = self.push_section(Section {
            name,
            label: Localised::default(),
            parent: inside.section,
            relevant,
            appearance: String::new(),
            page: None,
            repeat: None,
            row: None,
            under,
            origin: Origin::default(),
        });
        self.spots.sections.push(self.place(item, spot, "item"));
        let below = Inside { section: Some(section), depth: inside.depth + 1, hidden: false };
        for (index, item) in items.iter().enumerate().filter(|(_, item)| !is_help(item)) {
            if !self.goes_on(item) {
                return;
            }
            let spot = Spot { path: format!("{}.item[{index}]", spot.path), link: String::new() };
            self.item(item, spot, &below);
        }
    }

    /// A yes or no; anything else is a finding and no.
    pub(super) fn truth(&mut self, item: &'j Node, key: &str, spot: &Spot) -> bool {
        let Some(node) = item.get(key) else { return false };
        if node.truth().is_none() {
            let (key_text, wanted) = (key.to_owned(), Wanted::Truth);
            self.warn(node, spot, key, Problem::KeyKind { key: key_text, wanted });
        }
        node.truth().unwrap_or(false)
    }
}

/// Whether an item only says more of the question it stands under.
fn is_help(item: &Node) -> bool {
    item.text_of("type") == "display" && item.get("enableWhen").is_none() && !super::extensions::is_hidden(item)
}

/// Both texts, one above the other, in every language that one of them has.
fn joined(above: &Localised, below: &Localised) -> Localised {
    if above.is_empty() || below.is_empty() {
        return if above.is_empty() { below.clone() } else { above.clone() };
    }
    let mut whole = Localised::default();
    for (language, _) in above.iter().chain(below.iter()) {
        whole.set(language, &format!("{}\n{}", above.in_language(language), below.in_language(language)));
    }
    whole
}

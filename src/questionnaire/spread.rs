//! A form whose tables are spread out into their rows: what is keyed, one question after the other.

use super::{
    Check, Count, Element, Kind, Line, Localised, Page, Question, QuestionIndex, Questionnaire, ROWS_MAX, ROWS_UNSAID,
    SectionIndex,
};
use crate::expression::Expression;

/// How tables are spread out.
pub struct Spreading<'s> {
    /// How many rows a table gets: its section in the form, the rows of the tables around it from the outermost on.
    pub rows: &'s dyn Fn(SectionIndex, &[u32]) -> u32,
    /// The printed text of the question how many rows are filled in, for tables that do not say; without it they are not
    /// asked about, and every row stands.
    pub count_label: Option<&'s dyn Fn(&Localised) -> Localised>,
    /// Most questions of the form that comes of it.
    pub questions_max: usize,
}

impl Questionnaire {
    /// The rows that a table has on paper.
    pub fn printed_rows(&self, section: SectionIndex) -> u32 {
        self.outline.sections[section].repeat.as_ref().and_then(|repeat| repeat.rows).unwrap_or(ROWS_UNSAID)
    }

    /// The rows of a table that can be keyed: those on paper, and as many on a further leaf where nobody knows how long it gets.
    pub fn keyed_rows(&self, section: SectionIndex) -> u32 {
        let printed = self.printed_rows(section);
        let open =
            self.outline.sections[section].repeat.as_ref().is_some_and(|repeat| repeat.count == Count::UntilBlank);
        if open { (printed * 2).min(ROWS_MAX) } else { printed }
    }

    /// The form with its tables spread out: the questions of a row bear its place, as `household[2]/age`, and the rows of a
    /// table stand beside each other as sections of one name. `None` when it has more questions than it may.
    pub fn spread(&self, spreading: &Spreading<'_>) -> Option<Questionnaire> {
        let mut form = Questionnaire {
            pages: Vec::new(),
            questions: Vec::new(),
            outline: super::Outline {
                sections: Vec::new(),
                notes: Vec::new(),
                fields: Vec::new(),
                order: Vec::new(),
                ..self.outline.clone()
            },
            ..self.clone()
        };
        let mut below: Vec<Vec<Element>> = vec![Vec::new(); self.outline.sections.len() + 1];
        for element in &self.outline.order {
            let parent = self.section_of(*element);
            below[parent.map_or(0, |parent| parent + 1)].push(*element);
        }
        let mut spread = Spread { from: self, spreading, below, form: &mut form, came: Vec::new(), full: false };
        spread.inside(None, None, &mut Vec::new(), "");
        if spread.full {
            return None;
        }
        let came = std::mem::take(&mut spread.came);
        form.pages = self.pages_with(&form, &came);
        Some(form)
    }

    fn section_of(&self, element: Element) -> Option<SectionIndex> {
        match element {
            Element::Section(index) => self.outline.sections[index].parent,
            Element::Question(index) => self.questions[index].section,
            Element::Note(index) => self.outline.notes[index].section,
            Element::Field(index) => self.outline.fields[index].section,
        }
    }

    /// The outermost table around a question.
    fn table_of(&self, question: QuestionIndex) -> Option<SectionIndex> {
        let first = self.questions[question].section;
        let around = std::iter::successors(first, |section| self.outline.sections[*section].parent);
        around.filter(|section| self.outline.sections[*section].repeat.is_some()).last()
    }

    /// The pages of the form that came of this one: a table stands where its first question stood.
    fn pages_with(&self, form: &Questionnaire, came: &[Came]) -> Vec<Page> {
        let mut printed = vec![false; form.questions.len()];
        let mut pages = Vec::new();
        for page in &self.pages {
            let mut lines = Vec::new();
            for line in &page.lines {
                let Line::Question(index) = line else {
                    lines.push(line.clone());
                    continue;
                };
                let table = self.table_of(*index);
                let belongs = |one: &Came| match table {
                    Some(table) => one.table == Some(table),
                    None => one.from == Some(*index),
                };
                for (place, one) in came.iter().enumerate().filter(|(_, one)| belongs(one)) {
                    if !std::mem::replace(&mut printed[place], true) {
                        lines.extend(one.heading.clone().map(Line::Heading));
                        lines.push(Line::Question(place));
                    }
                }
            }
            pages.push(Page { title: page.title.clone(), lines });
        }
        pages
    }
}

/// What a question of the spread form came of.
struct Came {
    /// The question, `None` for the number of rows.
    from: Option<QuestionIndex>,
    /// The outermost table it belongs to.
    table: Option<SectionIndex>,
    /// The heading of its row, before the first question of the row.
    heading: Option<Localised>,
}

struct Spread<'s, 'f> {
    from: &'s Questionnaire,
    spreading: &'s Spreading<'s>,
    /// What stands in the form, and in each section.
    below: Vec<Vec<Element>>,
    form: &'f mut Questionnaire,
    came: Vec<Came>,
    full: bool,
}

impl Spread<'_, '_> {
    /// Copies what stands in a section. `table` and `rows` are the outermost table around and the rows of all of them.
    fn inside(&mut self, section: Option<SectionIndex>, copy: Option<SectionIndex>, rows: &mut Vec<u32>, prefix: &str) {
        let elements = self.below[section.map_or(0, |section| section + 1)].clone();
        for element in elements {
            match element {
                Element::Question(index) => self.question(index, copy, prefix),
                Element::Section(index) if self.from.outline.sections[index].repeat.is_some() => {
                    self.table(index, copy, rows, prefix);
                }
                Element::Section(index) => {
                    let group = self.section(index, copy, None);
                    self.inside(Some(index), Some(group), rows, prefix);
                }
                Element::Note(index) => {
                    let note = super::Note { section: copy, ..self.from.outline.notes[index].clone() };
                    self.form.outline.notes.push(note);
                    self.form.outline.order.push(Element::Note(self.form.outline.notes.len() - 1));
                }
                Element::Field(index) => {
                    let field = &self.from.outline.fields[index];
                    let name = format!("{prefix}{}", field.name);
                    let field = super::Field { section: copy, name, ..field.clone() };
                    self.form.outline.fields.push(field);
                    self.form.outline.order.push(Element::Field(self.form.outline.fields.len() - 1));
                }
            }
            if self.full {
                return;
            }
        }
    }

    fn section(&mut self, index: SectionIndex, parent: Option<SectionIndex>, row: Option<u32>) -> SectionIndex {
        let place = self.form.outline.sections.len();
        let section = super::Section { parent, row, ..self.from.outline.sections[index].clone() };
        self.form.outline.sections.push(section);
        self.form.outline.order.push(Element::Section(place));
        place
    }

    fn question(&mut self, index: QuestionIndex, section: Option<SectionIndex>, prefix: &str) {
        let question = &self.from.questions[index];
        let name = self.name_in_row(&question.name, index, prefix);
        let question = Question { name, section, ..question.clone() };
        self.push(question, Some(index), self.from.table_of(index));
    }

    /// The name with the rows it stands in; a name written with its groups keeps those that are no tables.
    fn name_in_row(&self, name: &str, index: QuestionIndex, prefix: &str) -> String {
        if prefix.is_empty() || !name.contains('/') {
            return format!("{prefix}{name}");
        }
        let sections = &self.from.outline.sections;
        let around = std::iter::successors(self.from.questions[index].section, |section| sections[*section].parent);
        let tables: Vec<&str> = around
            .filter(|section| sections[*section].repeat.is_some())
            .map(|section| sections[section].name.as_str())
            .collect();
        let groups: Vec<&str> = name.split('/').filter(|part| !tables.contains(part)).collect();
        format!("{prefix}{}", groups.join("/"))
    }

    fn push(&mut self, question: Question, from: Option<QuestionIndex>, table: Option<SectionIndex>) {
        if self.form.questions.len() >= self.spreading.questions_max {
            self.full = true;
            return;
        }
        self.form.questions.push(question);
        self.form.outline.order.push(Element::Question(self.form.questions.len() - 1));
        self.came.push(Came { from, table, heading: None });
    }

    fn table(&mut self, index: SectionIndex, parent: Option<SectionIndex>, around: &mut Vec<u32>, prefix: &str) {
        let rows = (self.spreading.rows)(index, around);
        let table = self.outermost(index);
        let asked = self.ask_count(index, parent, rows, prefix, table);
        for row in 1..=rows {
            let place = self.section(index, parent, Some(row));
            if let (Some(question), Some(repeat)) = (asked, &mut self.form.outline.sections[place].repeat) {
                repeat.count = Count::Asked(question);
            }
            let first = self.form.questions.len();
            around.push(row);
            let name = &self.from.outline.sections[index].name;
            self.inside(Some(index), Some(place), around, &format!("{prefix}{name}[{row}]/"));
            around.pop();
            if self.full {
                return;
            }
            if let Some(came) = self.came.get_mut(first) {
                came.heading = Some(numbered(&self.from.outline.sections[index].label, row));
            }
        }
    }

    fn outermost(&self, index: SectionIndex) -> Option<SectionIndex> {
        let sections = &self.from.outline.sections;
        let around = std::iter::successors(Some(index), |section| sections[*section].parent);
        around.filter(|section| sections[*section].repeat.is_some()).last()
    }

    /// Asks how many rows are filled in, where the form does not say.
    fn ask_count(
        &mut self,
        index: SectionIndex,
        parent: Option<SectionIndex>,
        rows: u32,
        prefix: &str,
        table: Option<SectionIndex>,
    ) -> Option<QuestionIndex> {
        let section = &self.from.outline.sections[index];
        let label = self.spreading.count_label?;
        if !section.repeat.as_ref().is_some_and(|repeat| repeat.count == Count::Open) {
            return None;
        }
        let digits = rows.to_string().len() as u8;
        let mut question =
            Question::new(&format!("{prefix}{}_count", section.name), Kind::Integer { digits: Some(digits) });
        question.label = label(&section.label);
        question.section = parent;
        question.relevant.clone_from(&section.relevant);
        question.hard = Expression::parse(&format!(". >= 0 and . <= {rows}"))
            .ok()
            .map(|rule| Check { rule, message: Localised::default() });
        let stands_in = |question: &&Question| {
            let around = std::iter::successors(question.section, |section| self.from.outline.sections[*section].parent);
            around.into_iter().any(|section| section == index)
        };
        question.page = self.from.questions.iter().find(stands_in).map_or(0, |question| question.page);
        let asked = self.form.questions.len();
        self.push(question, None, table);
        (!self.full).then_some(asked)
    }
}

/// The heading of a row: that of the table with the row's number.
fn numbered(label: &Localised, row: u32) -> Localised {
    if label.is_empty() {
        return Localised::plain(&row.to_string());
    }
    let mut heading = Localised::default();
    for (language, text) in label.iter() {
        heading.set(language, &format!("{text} {row}"));
    }
    heading
}

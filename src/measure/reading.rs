//! How the answers of one form are read: which place of a record feeds which item, theme or question of the report.

use super::statistics::Sum;
use crate::questionnaire::{
    AudienceForms, Choice, ChoiceList, Direction, Kind, Layout, Localised, Mark, Question, Questionnaire, Tool, Variant,
};

/// The items and other questions of one audience, the same for all its forms.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub items: Vec<Entry>,
    pub profile: Vec<ProfileEntry>,
}

/// A question of the report.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub number: String,
    pub label: Localised,
    pub theme: Option<String>,
    /// What it weighs in its theme's score.
    pub weight: f64,
    /// The questions that decide whether it is asked, in the forms handed out: how many answered it tells of them.
    pub sources: Vec<String>,
}

impl Entry {
    /// The question that decides whether it is asked, where it is only one.
    pub fn source(&self) -> Option<&str> {
        match self.sources.as_slice() {
            [source] if *source != self.name => Some(source),
            _ => None,
        }
    }
}

/// A question outside the scores, with what was said to it.
#[derive(Clone, Debug)]
pub struct ProfileEntry {
    pub entry: Entry,
    pub kind: ProfileKind,
    /// Sheets with a value.
    pub n: u32,
    /// Boxes and how often they were ticked.
    pub ticks: Vec<(String, u32)>,
    pub sum: Sum,
    /// Sheets with a value or a mark.
    pub answered: u32,
    pub marks: [u32; 5],
}

/// What a question outside the scores takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileKind {
    One,
    Several,
    Number,
}

/// The reading of one form, and the counts of the sheets keyed with it.
#[derive(Clone, Debug)]
pub struct Reading {
    pub variant: Variant,
    /// The tool version, when it is not the report's own.
    pub older: Option<String>,
    pub places: Vec<Place>,
    /// Scored items of the form by theme of the tool.
    pub asked: Vec<u32>,
}

/// What one place of a record feeds.
#[derive(Clone, Debug)]
pub enum Place {
    /// Nothing: constants of the pile, which are not the respondent's, and dates and texts that are not for the report.
    Nothing,
    /// A scored item.
    Item(ItemPlace),
    /// A question outside the scores, with the place of each box among its ticks.
    Profile(usize, Vec<(String, Result<usize, Mark>)>),
    /// A comment.
    Comment(String, Option<String>),
}

/// A scored item in one form.
#[derive(Clone, Debug)]
pub struct ItemPlace {
    /// Its place in the catalogue.
    pub item: usize,
    /// Its theme's place in the tool.
    pub theme: Option<usize>,
    pub boxes: Vec<PrintedBox>,
    pub marks: [u32; 5],
}

/// A box of a scored item, and how often it was ticked.
#[derive(Clone, Debug)]
pub struct PrintedBox {
    pub name: String,
    /// With the item's direction applied.
    pub score: Option<f64>,
    pub mark: Option<Mark>,
    pub count: u32,
}

impl Catalogue {
    /// Every question of the audience's forms, the standard form first.
    pub fn of(forms: &AudienceForms) -> Catalogue {
        let mut catalogue = Catalogue { items: Vec::new(), profile: Vec::new() };
        for (_, form) in &forms.forms {
            for (index, question) in form.questions.iter().enumerate() {
                if question.constant.is_some() || catalogue.knows(&question.name) {
                    continue;
                }
                let entry = Entry {
                    name: question.name.clone(),
                    number: question.number.clone(),
                    label: question.label.clone(),
                    theme: question.theme.clone(),
                    weight: question.weight,
                    sources: Vec::new(),
                };
                if is_scored(form, index) {
                    catalogue.items.push(entry);
                } else if let Some(kind) = profile_kind(question) {
                    let ticks = form.list(index).map_or_else(Vec::new, boxes_without_marks);
                    let (n, sum, answered, marks) = (0, Sum::default(), 0, [0; 5]);
                    catalogue.profile.push(ProfileEntry { entry, kind, n, ticks, sum, answered, marks });
                }
            }
        }
        catalogue
    }

    fn knows(&self, name: &str) -> bool {
        self.item(name).is_some() || self.profile.iter().any(|entry| entry.entry.name == name)
    }

    fn item(&self, name: &str) -> Option<usize> {
        self.items.iter().position(|entry| entry.name == name)
    }

    /// How this form is read into the catalogue. Boxes of an older form that no form has today are added.
    pub fn reading(&mut self, tool: &Tool, form: &Questionnaire, variant: &Variant, older: Option<String>) -> Reading {
        let mut asked = vec![0; tool.themes.len()];
        let mut places = Vec::with_capacity(form.questions.len());
        let layout = Layout::new(form);
        for (index, question) in form.questions.iter().enumerate() {
            self.rest(form, index, &layout);
            places.push(self.place(tool, form, index, question));
            if let Some(Place::Item(ItemPlace { theme: Some(theme), .. })) = places.last() {
                asked[*theme] += 1;
            }
        }
        Reading { variant: variant.clone(), older, places, asked }
    }

    /// Remembers what decides whether the question is asked.
    fn rest(&mut self, form: &Questionnaire, index: usize, layout: &Layout) {
        let question = &form.questions[index];
        let items = self.items.iter_mut().chain(self.profile.iter_mut().map(|entry| &mut entry.entry));
        let Some(entry) = items.into_iter().find(|entry| entry.name == question.name) else { return };
        for source in form.deciders(index, layout) {
            let name = &form.questions[source].name;
            if !entry.sources.contains(name) {
                entry.sources.push(name.clone());
            }
        }
    }

    fn place(&mut self, tool: &Tool, form: &Questionnaire, index: usize, question: &Question) -> Place {
        match question.kind {
            _ if question.constant.is_some() => return Place::Nothing,
            Kind::Text { comment: true, .. } => return Place::Comment(question.name.clone(), question.theme.clone()),
            Kind::Text { comment: false, .. } => return Place::Nothing,
            Kind::One(_) | Kind::Several(_) | Kind::Integer { .. } | Kind::Decimal | Kind::Date => {}
        }
        if let (Some(item), Some(list), true) = (self.item(&question.name), form.list(index), is_scored(form, index)) {
            // The theme is the report's tool's, so that all forms agree.
            let code = self.items[item].theme.as_ref();
            let theme = code.and_then(|code| tool.themes.iter().position(|theme| theme.code == *code));
            let boxes = list.choices.iter().map(|choice| scored_box(choice, question.direction)).collect();
            return Place::Item(ItemPlace { item, theme, boxes, marks: [0; 5] });
        }
        let known = self.profile.iter().position(|entry| entry.entry.name == question.name);
        let kind = profile_kind(question).filter(|_| !is_scored(form, index));
        match known {
            Some(known) if kind == Some(self.profile[known].kind) => {
                let entry = &mut self.profile[known];
                let choices = form.list(index).map_or(&[][..], |list| &list.choices);
                let boxes = choices.iter().map(|choice| (choice.name.clone(), entry.tick_of(choice))).collect();
                Place::Profile(known, boxes)
            }
            _ => Place::Nothing,
        }
    }
}

impl ProfileEntry {
    fn tick_of(&mut self, choice: &Choice) -> Result<usize, Mark> {
        if let Some(mark) = choice.mark {
            return Err(mark);
        }
        let known = self.ticks.iter().position(|(name, _)| *name == choice.name);
        Ok(known.unwrap_or_else(|| {
            self.ticks.push((choice.name.clone(), 0));
            self.ticks.len() - 1
        }))
    }
}

impl ItemPlace {
    /// The boxes that are not marks: two forms with the same ones share a row of the report.
    pub fn same_boxes(&self, other: &ItemPlace) -> bool {
        let real = |place: &ItemPlace| -> Vec<(String, Option<f64>)> {
            place.boxes.iter().filter(|each| each.mark.is_none()).map(|each| (each.name.clone(), each.score)).collect()
        };
        real(self) == real(other)
    }
}

fn is_scored(form: &Questionnaire, index: usize) -> bool {
    let one = matches!(form.questions[index].kind, Kind::One(_));
    let scale = |list: &ChoiceList| list.choices.iter().any(|choice| choice.score.is_some() && choice.mark.is_none());
    one && form.list(index).is_some_and(scale)
}

fn profile_kind(question: &Question) -> Option<ProfileKind> {
    match question.kind {
        Kind::One(_) => Some(ProfileKind::One),
        Kind::Several(_) => Some(ProfileKind::Several),
        Kind::Integer { .. } | Kind::Decimal => Some(ProfileKind::Number),
        Kind::Date | Kind::Text { .. } => None,
    }
}

fn boxes_without_marks(list: &ChoiceList) -> Vec<(String, u32)> {
    list.choices.iter().filter(|choice| choice.mark.is_none()).map(|choice| (choice.name.clone(), 0)).collect()
}

fn scored_box(choice: &Choice, direction: Direction) -> PrintedBox {
    let score = choice.score.filter(|_| choice.mark.is_none()).map(|score| match direction {
        Direction::Positive => score,
        Direction::Negative => 100.0 - score,
    });
    PrintedBox { name: choice.name.clone(), score, mark: choice.mark, count: 0 }
}

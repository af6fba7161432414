//! The identifiers of items: those of the form's origin, else the names; no two are alike.

use crate::questionnaire::{Element, Layout, Origin, Questionnaire, SectionIndex, own_name};
use std::collections::{HashMap, HashSet};

/// The identifier of everything, by its index.
pub(super) struct Links {
    pub questions: Vec<String>,
    pub sections: Vec<String>,
    pub notes: Vec<String>,
    pub fields: Vec<String>,
    taken: Taken,
}

/// Identifiers given, by what they were given to: the rows of a table share theirs.
#[derive(Default)]
struct Taken {
    by_key: HashMap<String, String>,
    all: HashSet<String>,
}

impl Links {
    /// Gives every element of the form its identifier.
    pub fn new(form: &Questionnaire) -> Links {
        let outline = &form.outline;
        let mut links = Links {
            questions: vec![String::new(); form.questions.len()],
            sections: vec![String::new(); outline.sections.len()],
            notes: vec![String::new(); outline.notes.len()],
            fields: vec![String::new(); outline.fields.len()],
            taken: Taken::default(),
        };
        for element in Layout::new(form).order {
            match element {
                Element::Question(index) => {
                    let question = &form.questions[index];
                    let key = format!("question {}", without_rows(&question.name));
                    links.questions[index] = links.taken.give(&key, &question.origin, own_name(&question.name));
                }
                Element::Section(index) => {
                    let section = &outline.sections[index];
                    let key = format!("section {}", path(form, index));
                    links.sections[index] = links.taken.give(&key, &section.origin, &section.name);
                }
                Element::Note(index) => {
                    let note = &outline.notes[index];
                    let around = note.section.map(|section| path(form, section)).unwrap_or_default();
                    let own = if note.name.is_empty() { index.to_string() } else { note.name.clone() };
                    let key = format!("note {around}/{own}");
                    links.notes[index] = links.taken.give(&key, &note.origin, &note.name);
                }
                Element::Field(index) => {
                    let field = &outline.fields[index];
                    let key = format!("value {}", without_rows(&field.name));
                    links.fields[index] = links.taken.give(&key, &field.origin, own_name(&field.name));
                }
            }
        }
        links
    }

    /// An identifier for something that stands under an item.
    pub fn below(&mut self, link: &str, what: &str) -> String {
        self.taken.give(&format!("{what} {link}"), &Origin::default(), &format!("{link}_{what}"))
    }
}

impl Taken {
    fn give(&mut self, key: &str, origin: &Origin, name: &str) -> String {
        if let Some(known) = self.by_key.get(key) {
            return known.clone();
        }
        let wanted = if origin.id.is_empty() { name } else { &origin.id };
        let wanted = if wanted.is_empty() { "item" } else { wanted };
        let mut link = wanted.to_owned();
        let mut number = 1;
        while !self.all.insert(link.clone()) {
            number += 1;
            link = format!("{wanted}_{number}");
        }
        self.by_key.insert(key.to_owned(), link.clone());
        link
    }
}

/// A name without the rows in it: `household/age` of `household[2]/age`.
fn without_rows(name: &str) -> String {
    name.split('/').map(|part| part.split('[').next().unwrap_or_default()).collect::<Vec<_>>().join("/")
}

/// The names of the sections around, the outermost first.
fn path(form: &Questionnaire, index: SectionIndex) -> String {
    let sections = &form.outline.sections;
    let around = std::iter::successors(Some(index), |section| sections[*section].parent);
    // A group without a name is none other.
    let name = |section: SectionIndex| match sections[section].name.as_str() {
        "" => section.to_string(),
        name => name.to_owned(),
    };
    around.map(name).collect::<Vec<_>>().join("/")
}

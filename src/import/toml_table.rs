//! Reading a TOML table key by key: every wrong key is a finding with its row, never only the first.

use crate::expression::nearest;
use crate::questionnaire::{Finding, Localised, Place, Problem, Wanted};
use std::cell::RefCell;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A document and what was found wrong in it.
pub(super) struct Document<'t> {
    text: &'t str,
    place: Place,
    pub findings: RefCell<Vec<Finding>>,
}

/// A table of the document. Keys not asked for when it is closed are findings.
pub(super) struct Keys<'d, 't> {
    document: &'d Document<'t>,
    table: &'d DeTable<'t>,
    /// Where the table itself stands.
    pub place: Place,
    asked: RefCell<Vec<&'static str>>,
}

impl<'t> Document<'t> {
    pub fn new(text: &'t str, place: Place) -> Document<'t> {
        Document { text, place, findings: RefCell::default() }
    }

    /// Parses the text; syntax errors are findings, and what can be read is read.
    pub fn parse(&self) -> DeTable<'t> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.findings.borrow_mut().push(Finding::blocking(self.at(at), Problem::Toml(error.message().to_owned())));
        }
        table.into_inner()
    }

    pub fn root<'d>(&'d self, table: &'d DeTable<'t>) -> Keys<'d, 't> {
        Keys { document: self, table, place: self.place.clone(), asked: RefCell::default() }
    }

    fn at(&self, byte: usize) -> Place {
        let before = &self.text.as_bytes()[..byte.min(self.text.len())];
        let row = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        self.place.row(u32::try_from(row).unwrap_or(u32::MAX))
    }
}

impl<'d, 't> Keys<'d, 't> {
    fn say(&self, place: Place, problem: Problem) {
        self.document.findings.borrow_mut().push(Finding::blocking(place, problem));
    }

    fn get(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'t>>> {
        self.asked.borrow_mut().push(key);
        self.table.iter().find(|(known, _)| known.get_ref() == key).map(|(_, value)| value)
    }

    /// Where the value of a key stands, else the table.
    pub fn place_of(&self, key: &str) -> Place {
        match self.table.iter().find(|(known, _)| known.get_ref() == key) {
            Some((_, value)) => self.document.at(value.span().start).column(key),
            None => self.place.column(key),
        }
    }

    pub fn missing(&self, key: &'static str) {
        self.say(self.place.clone(), Problem::KeyMissing(key.to_owned()));
    }

    /// Says that a value is wrong.
    pub fn wrong(&self, key: &'static str, problem: Problem) {
        self.say(self.place_of(key), problem);
    }

    fn read<T>(&self, key: &'static str, wanted: Wanted, read: impl Fn(&'d DeValue<'t>) -> Option<T>) -> Option<T> {
        let value = self.get(key)?;
        let read = read(value.get_ref());
        if read.is_none() {
            self.wrong(key, Problem::KeyKind { key: key.to_owned(), wanted });
        }
        read
    }

    pub fn text(&self, key: &'static str) -> Option<String> {
        self.read(key, Wanted::Text, |value| value.as_str().map(|text| text.trim().to_owned()))
    }

    pub fn needed_text(&self, key: &'static str) -> String {
        let text = self.text(key);
        if self.get(key).is_none() || text.as_deref() == Some("") {
            self.missing(key);
        }
        text.unwrap_or_default()
    }

    pub fn truth(&self, key: &'static str) -> Option<bool> {
        self.read(key, Wanted::Truth, DeValue::as_bool)
    }

    pub fn whole_number(&self, key: &'static str) -> Option<i64> {
        self.read(key, Wanted::WholeNumber, whole_number)
    }

    pub fn number(&self, key: &'static str) -> Option<f64> {
        let float = |value: &DeValue<'t>| value.as_float()?.as_str().replace('_', "").parse::<f64>().ok();
        self.read(key, Wanted::Number, |value| float(value).or_else(|| whole_number(value).map(|whole| whole as f64)))
    }

    /// A text, or a table of texts by language in the author's order.
    pub fn localised(&self, key: &'static str) -> Localised {
        let localised = self.read(key, Wanted::LocalisedText, |value| match value {
            DeValue::String(text) => Some(Localised::plain(text.trim())),
            DeValue::Table(table) => {
                let mut texts: Vec<_> = table.iter().collect();
                texts.sort_by_key(|(language, _)| language.span().start);
                let mut localised = Localised::default();
                for (language, text) in texts {
                    localised.set(&super::columns::language(language.get_ref()), text.get_ref().as_str()?.trim());
                }
                Some(localised)
            }
            _ => None,
        });
        localised.unwrap_or_default()
    }

    pub fn table(&self, key: &'static str) -> Option<Keys<'d, 't>> {
        let table = self.read(key, Wanted::Table, DeValue::as_table)?;
        let place = Place { column: String::new(), ..self.place_of(key) };
        Some(Keys { document: self.document, table, place, asked: RefCell::default() })
    }

    /// The tables of a list, none when the key is not there.
    pub fn tables(&self, key: &'static str) -> Vec<Keys<'d, 't>> {
        let list = self.read(key, Wanted::Tables, |value| {
            let tables = value.as_array()?.iter().map(|item| Some((item.get_ref().as_table()?, item.span().start)));
            tables.collect::<Option<Vec<_>>>()
        });
        let keys = |(table, at)| Keys {
            document: self.document,
            table,
            place: self.document.at(at),
            asked: RefCell::default(),
        };
        list.unwrap_or_default().into_iter().map(keys).collect()
    }

    /// Says which keys nobody asked for.
    pub fn close(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            let written = key.get_ref();
            if !asked.iter().any(|asked| asked == written) {
                let nearest = nearest(written, asked.iter().copied()).map(str::to_owned);
                let place = self.document.at(key.span().start);
                self.say(place, Problem::KeyUnknown { key: written.to_string(), nearest });
            }
        }
    }
}

fn whole_number(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
}

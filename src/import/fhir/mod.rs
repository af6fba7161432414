//! A FHIR Questionnaire (R4 or R5, JSON) as a form.
//!
//! Items become groups, questions and notes; conditions become rules of copiste's own language. What paper or copiste cannot
//! keep is a finding with its line and its place in the tree. `docs/fhir.md` has it all.

mod conditions;
mod extensions;
mod items;
mod json;
mod names;
mod options;
mod texts;

use super::form::Reading;
use super::survey::Places;
use crate::questionnaire::{Choice, Fhir, Finding, FormSpot, Localised, Place, Problem, QuestionIndex, Questionnaire};
use json::Node;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Deepest nesting of groups.
const GROUPS_DEEP_MAX: usize = 32;
/// Most items of a questionnaire.
const ITEMS_MAX: usize = 20_000;
/// Most near identifiers looked for.
const PROPOSALS_MAX: usize = 40;

/// Whether bytes are JSON rather than tables, in whatever letters.
pub(super) fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let wide = bytes.strip_prefix(b"\xff\xfe").or_else(|| bytes.strip_prefix(b"\xfe\xff"));
    let mut letters = wide.unwrap_or(bytes).iter().filter(|byte| **byte != 0).skip_while(|b| b.is_ascii_whitespace());
    matches!(letters.next(), Some(b'{')) && matches!(letters.find(|b| !b.is_ascii_whitespace()), Some(b'"' | b'}'))
        || matches!(bytes.trim_ascii_start(), [b'[', b'[' | b'{' | b'"', ..])
}

/// Where things of a form stand in its file.
#[derive(Default)]
pub(super) struct Spots {
    questions: Vec<Place>,
    sections: Vec<Place>,
    fields: Vec<Place>,
    notes: Vec<Place>,
    lists: Vec<Place>,
}

impl Spots {
    /// Where a spot stands; the whole file where it is not known.
    pub fn of(&self, spot: FormSpot, file: &Place) -> Place {
        let found = match spot {
            FormSpot::Form => None,
            FormSpot::Question(index, _) => self.questions.get(index),
            FormSpot::Section(index, _) => self.sections.get(index),
            FormSpot::Field(index, _) => self.fields.get(index),
            FormSpot::Note(index, _) => self.notes.get(index),
            FormSpot::List(index) | FormSpot::Choice(index, ..) => self.lists.get(index),
        };
        found.unwrap_or(file).clone()
    }
}

/// Reads the bytes of a questionnaire; `file` names it in findings.
pub(super) fn read(bytes: Vec<u8>, file: &str) -> Reading {
    let place = Place::file(file);
    let refused = |finding: Finding, mut others: Vec<Finding>| {
        others.push(finding);
        Reading { form: None, findings: others, places: Places::new(Place::file(file)) }
    };
    if bytes.contains(&0) {
        return refused(Finding::blocking(place, Problem::NotUtf8), Vec::new());
    }
    let text = match super::text(bytes, &place) {
        Ok(text) => text,
        Err(finding) => return refused(*finding, Vec::new()),
    };
    let mut twice = Vec::new();
    let parsed = json::parse(&text, &mut twice);
    let said = |(line, problem)| Finding::warning(place.row(line), Problem::Fhir(problem));
    let findings: Vec<Finding> = twice.into_iter().map(said).collect();
    let root = match parsed {
        Ok(root) => root,
        Err((line, problem)) => return refused(Finding::blocking(place.row(line), Problem::Fhir(problem)), findings),
    };
    let (questionnaire, beside, path) = match find(&root) {
        Ok(found) => found,
        Err(problem) => return refused(Finding::blocking(place, Problem::Fhir(problem)), findings),
    };
    let mut reader = Reader::new(place.clone(), findings);
    reader.language = texts::tag(questionnaire.text_of("language"));
    reader.learn_value_sets(questionnaire, &beside);
    reader.questionnaire(questionnaire, &path, file);
    let Reader { form, spots, findings, .. } = reader;
    let mut places = Places::new(place);
    places.spots = Some(spots);
    Reading { form: Some(form), findings, places }
}

/// The questionnaire of a file, the other resources beside it, and its place.
fn find(root: &Node) -> Result<(&Node, Vec<&Node>, String), Fhir> {
    match root.text_of("resourceType") {
        "Questionnaire" => Ok((root, Vec::new(), String::new())),
        "Bundle" => {
            let entries = root.list_of("entry").iter().enumerate();
            let resources: Vec<(usize, &Node)> =
                entries.filter_map(|(place, entry)| Some((place, entry.get("resource")?))).collect();
            let is_one = |node: &Node| node.text_of("resourceType") == "Questionnaire";
            let ours: Vec<_> = resources.iter().filter(|(_, node)| is_one(node)).collect();
            let &[&(place, node)] = ours.as_slice() else { return Err(Fhir::Bundle { questionnaires: ours.len() }) };
            let beside = resources.iter().map(|(_, node)| *node).filter(|node| !is_one(node)).collect();
            Ok((node, beside, format!("entry[{place}].resource.")))
        }
        other => Err(Fhir::NotAQuestionnaire(other.chars().take(80).collect())),
    }
}

/// What an item became, for conditions that look at it.
#[derive(Clone, Copy, Debug)]
enum Became {
    Question(QuestionIndex),
    /// Something without an answer.
    Other,
}

/// What stands under a condition.
#[derive(Clone, Copy, Debug)]
enum Under {
    Question(QuestionIndex),
    Section(usize),
    Note(usize),
    Field(usize),
}

/// A condition that waits until every item is known.
struct Waiting<'j> {
    item: &'j Node,
    under: Under,
    place: Spot,
}

/// Where an item stands in the tree, and which it is.
#[derive(Clone, Debug)]
struct Spot {
    path: String,
    link: String,
}

/// What is told once, with how often it stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Often {
    Element(String),
    Extension(String),
    Hidden,
}

struct Reader<'j> {
    file: Place,
    form: Questionnaire,
    spots: Spots,
    findings: Vec<Finding>,
    /// The language of texts that name none.
    language: String,
    names: names::Names,
    links: HashMap<String, Became>,
    /// The choices of value sets, by their addresses.
    value_sets: HashMap<String, Vec<Choice>>,
    /// The lists made of them, closed and open.
    set_lists: HashMap<(String, bool), usize>,
    waiting: Vec<Waiting<'j>>,
    /// Items gone through.
    items: usize,
    /// How many times a near word may still be looked for.
    proposals: usize,
    often: BTreeMap<Often, (Place, usize)>,
    /// Whether values filled in beforehand were already spoken of.
    defaults: bool,
}

impl<'j> Reader<'j> {
    fn new(file: Place, findings: Vec<Finding>) -> Reader<'j> {
        let form = Questionnaire::empty();
        Reader {
            file,
            form,
            spots: Spots::default(),
            findings,
            language: String::new(),
            names: names::Names::default(),
            links: HashMap::new(),
            value_sets: HashMap::new(),
            set_lists: HashMap::new(),
            waiting: Vec::new(),
            items: 0,
            proposals: PROPOSALS_MAX,
            often: BTreeMap::new(),
            defaults: false,
        }
    }

    fn questionnaire(&mut self, root: &'j Node, path: &str, file: &str) {
        let root_spot = Spot { path: path.trim_end_matches('.').to_owned(), link: String::new() };
        self.settings(root, &root_spot, file);
        self.items(root, path, &items::Inside::default());
        self.settle_conditions();
        self.tell_often();
    }

    /// What the file says of itself.
    fn settings(&mut self, root: &'j Node, spot: &Spot, file: &str) {
        const READ: &[&str] = &[
            "resourceType",
            "id",
            "url",
            "version",
            "title",
            "_title",
            "name",
            "language",
            "item",
            "contained",
            "extension",
            "modifierExtension",
            "status",
        ];
        let url = root.text_of("url");
        let last = url.rsplit('/').next().unwrap_or_default();
        let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        let ids = [root.text_of("id"), last, &stem];
        self.form.id = ids.into_iter().find(|id| !id.is_empty()).unwrap_or_default().to_owned();
        self.form.outline.url = url.to_owned();
        self.form.outline.version = root.text_of("version").to_owned();
        self.form.outline.default_language = self.language.clone();
        let title = self.text(root, "title", spot);
        self.form.title = match title.is_empty() {
            false => title,
            true if root.text_of("name").is_empty() => Localised::plain(&self.form.id),
            true => Localised::plain(root.text_of("name")),
        };
        let others = root.members().iter().map(|(key, _)| key.as_str()).filter(|key| !READ.contains(key));
        let mut others: Vec<&str> = others.collect();
        others.sort_unstable();
        if !others.is_empty() {
            self.warn(root, spot, "", Problem::Fhir(Fhir::Ignored(others.join(", "))));
        }
        self.modifiers(root, spot);
        for extension in root.list_of("extension") {
            self.unread_extension(extension, spot);
        }
    }

    /// A place in the file, of an element of an item where one is named.
    fn place(&self, node: &Node, spot: &Spot, element: &str) -> Place {
        let dot = if spot.path.is_empty() || element.is_empty() { "" } else { "." };
        let link: String = spot.link.chars().take(80).collect();
        let link = if link.is_empty() { String::new() } else { format!(" ({link})") };
        self.file.row(node.line).column(&format!("{}{dot}{element}{link}", spot.path))
    }

    fn warn(&mut self, node: &Node, spot: &Spot, element: &str, problem: Problem) {
        let place = self.place(node, spot, element);
        self.findings.push(Finding::warning(place, problem));
    }

    fn block(&mut self, node: &Node, spot: &Spot, element: &str, problem: Problem) {
        let place = self.place(node, spot, element);
        self.findings.push(Finding::blocking(place, problem));
    }

    /// Counts something that is not kept; the first place is told.
    fn count(&mut self, node: &Node, spot: &Spot, element: &str, what: Often) {
        let place = self.place(node, spot, element);
        self.often.entry(what).or_insert((place, 0)).1 += 1;
    }

    fn tell_often(&mut self) {
        for (what, (place, places)) in std::mem::take(&mut self.often) {
            let problem = match what {
                Often::Element(element) => Fhir::ElementIgnored { element, places },
                Often::Extension(url) => Fhir::ExtensionIgnored { url, places },
                Often::Hidden => Fhir::Hidden { places },
            };
            self.findings.push(Finding::warning(place, Problem::Fhir(problem)));
        }
    }
}

//! The form as a tree: what stands in what, and what `${name}` may mean. Built once per form.

use super::{Count, Element, QuestionIndex, Questionnaire, SectionIndex};
use crate::expression::NodeKey;
use std::collections::HashMap;

/// Where everything of a form stands.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The elements in the order of the form, sections before what stands in them.
    pub order: Vec<Element>,
    /// Below the form and below each section.
    top: Vec<NodeKey>,
    below: Vec<Vec<NodeKey>>,
    /// Of sections, questions, fields and notes, each by its index.
    stands: [Vec<Stand>; 4],
    names: HashMap<String, Vec<NodeKey>>,
    /// Whether several elements bear one name.
    shares_names: bool,
    /// The same, of what stands in a row; empty for what is none.
    in_rows: Vec<HashMap<String, Vec<NodeKey>>>,
}

/// Where an element stands.
#[derive(Clone, Copy, Debug, Default)]
struct Stand {
    /// The section around it.
    above: Option<SectionIndex>,
    /// Its place in the form; 0 of what stands nowhere.
    place: u64,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Above the whole form.
    Root,
    /// The form.
    Form,
    /// A group or a row.
    Section(SectionIndex),
    /// A question.
    Question(QuestionIndex),
    /// A value, an index into [`super::Outline::fields`].
    Field(usize),
    /// A note, an index into [`super::Outline::notes`]: it has no value.
    Note(usize),
    /// A choice list or, from the number of lists on, an attached table.
    Instance(usize),
    /// What stands between a list and its rows.
    Rows(usize),
    /// A row of a list.
    Item(usize, usize),
    /// A column of a row of a list.
    Cell(usize, usize, usize),
}

const KIND: u32 = 56;
const LIST: u32 = 40;
const ITEM: u32 = 16;

impl Spot {
    /// The node of the spot.
    pub fn key(self) -> NodeKey {
        let pack = |kind: u64, list: usize, item: usize, cell: usize| {
            let (list, item, cell) = (list as u64 & 0xffff, item as u64 & 0xff_ffff, cell as u64 & 0xffff);
            NodeKey((kind << KIND) | (list << LIST) | (item << ITEM) | cell)
        };
        match self {
            Spot::Root => pack(0, 0, 0, 0),
            Spot::Form => pack(1, 0, 0, 0),
            Spot::Section(index) => pack(2, 0, index, 0),
            Spot::Question(index) => pack(3, 0, index, 0),
            Spot::Field(index) => pack(4, 0, index, 0),
            Spot::Instance(list) => pack(5, list, 0, 0),
            Spot::Rows(list) => pack(6, list, 0, 0),
            Spot::Item(list, item) => pack(7, list, item, 0),
            Spot::Cell(list, item, cell) => pack(8, list, item, cell),
            Spot::Note(index) => pack(9, 0, index, 0),
        }
    }

    /// The spot of a node.
    pub fn of(node: NodeKey) -> Spot {
        let part = |from: u32, mask: u64| ((node.0 >> from) & mask) as usize;
        let (list, item, cell) = (part(LIST, 0xffff), part(ITEM, 0xff_ffff), part(0, 0xffff));
        match node.0 >> KIND {
            1 => Spot::Form,
            2 => Spot::Section(item),
            3 => Spot::Question(item),
            4 => Spot::Field(item),
            5 => Spot::Instance(list),
            6 => Spot::Rows(list),
            7 => Spot::Item(list, item),
            8 => Spot::Cell(list, item, cell),
            9 => Spot::Note(item),
            _ => Spot::Root,
        }
    }
}

impl Layout {
    /// The tree of a form.
    pub fn new(form: &Questionnaire) -> Layout {
        let outline = &form.outline;
        let order = if outline.order.is_empty() {
            (0..form.questions.len()).map(Element::Question).collect()
        } else {
            outline.order.clone()
        };
        let mut layout = Layout {
            top: Vec::new(),
            below: vec![Vec::new(); outline.sections.len()],
            stands: [outline.sections.len(), form.questions.len(), outline.fields.len(), outline.notes.len()]
                .map(|count| vec![Stand::default(); count]),
            names: HashMap::new(),
            shares_names: false,
            in_rows: vec![HashMap::new(); outline.sections.len()],
            order: Vec::new(),
        };
        for (place, element) in order.iter().enumerate() {
            let (spot, name, parent) = match *element {
                Element::Section(index) => {
                    let section = &outline.sections[index];
                    (Spot::Section(index), section.name.as_str(), section.parent)
                }
                Element::Question(index) => {
                    let question = &form.questions[index];
                    (Spot::Question(index), own_name(&question.name), question.section)
                }
                Element::Field(index) => {
                    let field = &outline.fields[index];
                    (Spot::Field(index), own_name(&field.name), field.section)
                }
                Element::Note(index) => {
                    let note = &outline.notes[index];
                    (Spot::Note(index), note.name.as_str(), note.section)
                }
            };
            let key = spot.key();
            if let Some(stand) = layout.stand_mut(spot) {
                *stand = Stand { above: parent, place: place as u64 + 2 };
            }
            match parent {
                Some(parent) => layout.below[parent].push(key),
                None => layout.top.push(key),
            }
            if !name.is_empty() {
                layout.names.entry(name.to_owned()).or_default().push(key);
                let around = std::iter::successors(parent, |section| outline.sections[*section].parent);
                for row in around.filter(|section| outline.sections[*section].repeat.is_some()) {
                    layout.in_rows[row].entry(name.to_owned()).or_default().push(key);
                }
            }
        }
        layout.shares_names = layout.names.values().any(|nodes| nodes.len() > 1);
        layout.order = order;
        layout
    }

    /// What stands below the form, or below a section.
    pub fn below(&self, section: Option<SectionIndex>) -> &[NodeKey] {
        section.map_or(&self.top, |section| &self.below[section])
    }

    /// The section around a section, question or value.
    pub fn section_of(&self, node: NodeKey) -> Option<SectionIndex> {
        self.stand(Spot::of(node)).and_then(|stand| stand.above)
    }

    fn stand(&self, spot: Spot) -> Option<&Stand> {
        let (kind, index) = stand_of(spot)?;
        self.stands[kind].get(index)
    }

    fn stand_mut(&mut self, spot: Spot) -> Option<&mut Stand> {
        let (kind, index) = stand_of(spot)?;
        self.stands[kind].get_mut(index)
    }

    /// The place in the form: it grows from top to bottom.
    pub fn place(&self, node: NodeKey) -> u64 {
        let spot = Spot::of(node);
        match (spot, self.stand(spot).filter(|stand| stand.place > 0)) {
            (_, Some(stand)) => stand.place,
            (Spot::Root, None) => 0,
            (Spot::Form, None) => 1,
            // Lists stand after the form.
            (_, None) => node.0,
        }
    }

    /// Everything that bears the name, from top to bottom.
    pub fn named(&self, name: &str) -> &[NodeKey] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether several elements bear the name.
    pub fn is_shared(&self, name: &str) -> bool {
        self.shares_names && self.named(name).len() > 1
    }

    /// Everything that bears the name, by how near it stands: in the same rows as `here`, then in fewer of them, then anywhere.
    pub fn near<'l>(&'l self, here: NodeKey, name: &'l str) -> impl Iterator<Item = &'l [NodeKey]> + 'l {
        let own = match Spot::of(here) {
            Spot::Section(index) => Some(index),
            _ => None,
        };
        let rows = own.into_iter().chain(self.around(here));
        let inside = rows.filter_map(move |row| self.in_rows[row].get(name)).map(Vec::as_slice);
        inside.chain(std::iter::once(self.named(name)))
    }

    /// All names, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// The sections around a node, the innermost first; a section does not stand in itself.
    pub fn around(&self, node: NodeKey) -> impl Iterator<Item = SectionIndex> + '_ {
        std::iter::successors(self.section_of(node), |section| self.section_of(Spot::Section(*section).key()))
    }

    /// Of these nodes, those that share the most rows with `here`: what a name means inside a row.
    pub fn nearest(&self, form: &Questionnaire, here: NodeKey, nodes: Vec<NodeKey>) -> Vec<NodeKey> {
        if nodes.len() < 2 {
            return nodes;
        }
        let repeats = |section: &SectionIndex| form.outline.sections[*section].repeat.is_some();
        let own = match Spot::of(here) {
            Spot::Section(index) => Some(index),
            _ => None,
        };
        let rows: Vec<SectionIndex> = own.into_iter().chain(self.around(here)).filter(repeats).collect();
        let shared = |node: &NodeKey| {
            let mut around = self.around(*node);
            let inside: Vec<SectionIndex> = around.by_ref().collect();
            rows.iter().filter(|row| inside.contains(row)).count()
        };
        let most = nodes.iter().map(shared).max().unwrap_or_default();
        nodes.into_iter().filter(|node| shared(node) == most).collect()
    }
}

/// Of which kind of element a spot is, and which of them; nothing for what is no element of the form.
fn stand_of(spot: Spot) -> Option<(usize, usize)> {
    match spot {
        Spot::Section(index) => Some((0, index)),
        Spot::Question(index) => Some((1, index)),
        Spot::Field(index) => Some((2, index)),
        Spot::Note(index) => Some((3, index)),
        Spot::Root | Spot::Form | Spot::Instance(_) | Spot::Rows(_) | Spot::Item(..) | Spot::Cell(..) => None,
    }
}

/// The name of a question within its row: `age` of `household[2]/age`.
pub fn own_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

impl Questionnaire {
    /// Whether it has tables that are not spread out.
    pub fn has_tables(&self) -> bool {
        self.outline.sections.iter().any(|section| section.repeat.is_some() && section.row.is_none())
    }

    /// The questions whose answers decide whether this one is asked, through groups, calculated values and counts of rows
    /// too, in the order of the form.
    pub fn deciders(&self, question: QuestionIndex, layout: &Layout) -> Vec<QuestionIndex> {
        let mut found = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut open = vec![Spot::Question(question).key()];
        let mut first = true;
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            for rule in self.rules_deciding(node, layout, first) {
                for name in rule.names() {
                    open.extend(layout.nearest(self, node, layout.named(name).to_vec()));
                }
            }
            if let (false, Spot::Question(index)) = (first, Spot::of(node)) {
                found.push(index);
            }
            if let Some(index) = self.count_asked(node, layout) {
                found.push(index);
            }
            first = false;
        }
        found.retain(|index| *index != question);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The conditions on a node and, when its value counts, what works the value out.
    fn rules_deciding<'f>(
        &'f self,
        node: NodeKey,
        layout: &Layout,
        is_asked_about: bool,
    ) -> Vec<&'f crate::expression::Expression> {
        let mut rules = Vec::new();
        match Spot::of(node) {
            Spot::Question(index) if is_asked_about => rules.extend(&self.questions[index].relevant),
            Spot::Question(index) => rules.extend(&self.questions[index].calculation),
            Spot::Field(index) => {
                let field = &self.outline.fields[index];
                rules.extend(field.relevant.iter().chain(&field.rule));
            }
            _ => {}
        }
        if is_asked_about || matches!(Spot::of(node), Spot::Field(_)) {
            for section in layout.around(node) {
                let section = &self.outline.sections[section];
                rules.extend(&section.relevant);
                if let Some(Count::Rule(rule)) = section.repeat.as_ref().map(|repeat| &repeat.count) {
                    rules.push(rule);
                }
            }
        }
        rules
    }

    fn count_asked(&self, node: NodeKey, layout: &Layout) -> Option<QuestionIndex> {
        layout.around(node).find_map(|section| match self.outline.sections[section].repeat.as_ref()?.count {
            Count::Asked(question) => Some(question),
            Count::Open | Count::UntilBlank | Count::Rule(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Spot;

    #[test]
    fn a_node_leads_back_to_its_spot() {
        for spot in [
            Spot::Root,
            Spot::Form,
            Spot::Section(7),
            Spot::Question(19_999),
            Spot::Field(3),
            Spot::Note(3),
            Spot::Instance(65),
            Spot::Rows(65),
            Spot::Item(2, 9_998),
            Spot::Cell(2, 9_998, 40),
        ] {
            assert_eq!(Spot::of(spot.key()), spot);
        }
    }
}

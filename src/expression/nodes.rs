//! What concerns several nodes at once: node-sets, comparisons with them, the functions that take them.

use super::evaluate::{Evaluation, Term};
use super::function::Function;
use super::lexer::Operator;
use super::parser::{Node, NodeId};
use super::path::{Start, Test};
use super::{EvaluationError, NodeKey};

impl<'t> Evaluation<'t> {
    fn node(&self, id: NodeId) -> &'t Node {
        &self.rule.nodes[usize::from(id)]
    }

    /// Whether an expression stands for nodes rather than for a value.
    pub(super) fn is_path(&self, id: NodeId) -> bool {
        matches!(
            self.node(id),
            Node::Reference(_)
                | Node::Current
                | Node::Focus
                | Node::Path(_)
                | Node::Filter(..)
                | Node::Union(..)
                | Node::Call(Function::Current | Function::Instance | Function::IndexedRepeat | Function::Randomize, _)
        )
    }

    /// Whether a comparison may meet more nodes than one. Most never do, and cost nothing here.
    pub(super) fn is_many(&self, left: NodeId, right: NodeId) -> bool {
        let Some(tree) = self.context.tree() else { return false };
        [left, right].into_iter().any(|id| match self.node(id) {
            Node::Reference(name) => tree.is_repeated(&self.rule.names[usize::from(*name)]),
            Node::Path(_) | Node::Filter(..) | Node::Union(..) => true,
            _ => false,
        })
    }

    /// A comparison with several nodes holds when it holds for one of them.
    pub(super) fn compares_any(
        &self,
        operator: Operator,
        left: NodeId,
        right: NodeId,
    ) -> Result<bool, EvaluationError> {
        let (left, right) = (self.several(left)?, self.several(right)?);
        self.spend(left.len().saturating_mul(right.len()))?;
        let holds = |left: &Term<'t>, right: &Term<'t>| self.binary(operator, left.clone(), right.clone()).truth();
        Ok(left.iter().any(|left| right.iter().any(|right| holds(left, right))))
    }

    /// The values of the nodes; of none, the empty value.
    fn several(&self, id: NodeId) -> Result<Vec<Term<'t>>, EvaluationError> {
        let mut values = self.values(&[id])?;
        if values.is_empty() {
            values.push(Term::Empty);
        }
        Ok(values)
    }

    /// The values of the arguments, one for each node where they stand for nodes.
    pub(super) fn values(&self, arguments: &[NodeId]) -> Result<Vec<Term<'t>>, EvaluationError> {
        let mut values = Vec::new();
        for argument in arguments {
            match self.context.tree() {
                Some(tree) if self.is_path(*argument) => {
                    let nodes = self.nodes(*argument)?;
                    values.extend(nodes.into_iter().map(|node| Term::of(tree.value(node))));
                }
                _ => values.push(self.term(*argument)?),
            }
        }
        Ok(values)
    }

    /// The value of the first node.
    pub(super) fn first(&self, id: NodeId) -> Result<Term<'t>, EvaluationError> {
        let nodes = self.nodes(id)?;
        let tree = self.context.tree();
        Ok(tree.zip(nodes.first()).map_or(Term::Empty, |(tree, node)| Term::of(tree.value(*node))))
    }

    /// The nodes an expression stands for, in the order of the form.
    pub(super) fn nodes(&self, id: NodeId) -> Result<Vec<NodeKey>, EvaluationError> {
        self.spend(1)?;
        let tree = self.context.tree();
        Ok(match self.node(id) {
            Node::Reference(name) => {
                let name = &self.rule.names[usize::from(*name)];
                tree.map(|tree| tree.named(name)).unwrap_or_default()
            }
            Node::Current => tree.map(|tree| tree.here()).into_iter().collect(),
            Node::Focus => self.focus.map(|focus| focus.node).into_iter().collect(),
            Node::Path(path) => self.walk(path)?,
            Node::Filter(base, predicates) => {
                let mut nodes = self.nodes(*base)?;
                for predicate in predicates {
                    nodes = self.keep(nodes, *predicate)?;
                }
                nodes
            }
            Node::Union(left, right) => {
                let mut nodes = self.nodes(*left)?;
                nodes.extend(self.nodes(*right)?);
                if let Some(tree) = tree {
                    nodes.sort_by_key(|node| tree.order(*node));
                    nodes.dedup();
                }
                nodes
            }
            Node::Call(Function::Current, _) => tree.map(|tree| tree.here()).into_iter().collect(),
            Node::Call(Function::Instance, arguments) => {
                let name = self.text(arguments[0])?;
                tree.and_then(|tree| tree.instance(name.trim())).into_iter().collect()
            }
            // Paper has one order.
            Node::Call(Function::Randomize, arguments) => self.nodes(arguments[0])?,
            Node::Call(Function::IndexedRepeat, arguments) => self.indexed_repeat(arguments)?,
            Node::Unknown(name, _) => return Err(EvaluationError::Function(name.clone())),
            Node::Variable(name) => return Err(EvaluationError::Variable(name.clone())),
            _ => return Err(EvaluationError::NotNodes),
        })
    }

    /// The last name of what an argument stands for.
    fn last_name(&self, id: NodeId) -> Option<&'t str> {
        match self.node(id) {
            Node::Reference(name) => Some(&self.rule.names[usize::from(*name)]),
            Node::Path(path) => match path.steps.last().map(|step| &step.test) {
                Some(Test::Name(name)) => Some(name),
                _ => None,
            },
            _ => None,
        }
    }

    /// `indexed-repeat(node, repeat, place, …)`: the nodes that stand in these rows.
    fn indexed_repeat(&self, arguments: &[NodeId]) -> Result<Vec<NodeKey>, EvaluationError> {
        let Some(tree) = self.context.tree() else { return Ok(Vec::new()) };
        let mut nodes = match self.last_name(arguments[0]) {
            Some(name) => tree.all_named(name),
            None => self.nodes(arguments[0])?,
        };
        for pair in arguments[1..].chunks(2) {
            let [repeat, place] = pair else { break };
            let Some(repeat) = self.last_name(*repeat) else { return Err(EvaluationError::NotNodes) };
            let place = self.number(*place)?;
            let stands = |node: &NodeKey| {
                let mut up = std::iter::successors(Some(*node), |node| tree.parent(*node));
                up.any(|node| tree.name(node) == repeat && tree.position(node) as f64 == place)
            };
            self.spend(nodes.len())?;
            nodes.retain(stands);
        }
        Ok(tree.nearest(nodes))
    }

    /// The functions that look at nodes, or at the form around the rule.
    pub(super) fn call_on_nodes(
        &self,
        id: NodeId,
        function: Function,
        arguments: &[NodeId],
    ) -> Result<Term<'t>, EvaluationError> {
        let tree = self.context.tree();
        Ok(match function {
            Function::Count => Term::Number(self.nodes(arguments[0])?.len() as f64),
            Function::Last => Term::Number(self.focus.map_or(1.0, |focus| focus.size as f64)),
            Function::Position => match arguments.first() {
                None => Term::Number(self.focus.map_or(1.0, |focus| focus.position as f64)),
                Some(argument) => {
                    let first = self.nodes(*argument)?.first().copied();
                    Term::Number(tree.zip(first).map_or(f64::NAN, |(tree, node)| tree.position(node) as f64))
                }
            },
            Function::Name => {
                let first = match arguments.first() {
                    Some(argument) => self.nodes(*argument)?.first().copied(),
                    None => self.focus.map(|focus| focus.node).or_else(|| tree.map(|tree| tree.here())),
                };
                Term::owned(tree.zip(first).map_or_else(String::new, |(tree, node)| tree.name(node).to_owned()))
            }
            Function::Pulldata => {
                let (file, column) = (self.text(arguments[0])?, self.text(arguments[1])?);
                let (key, wanted) = (self.text(arguments[2])?, self.text(arguments[3])?);
                Term::owned(self.pulled(file.trim(), column.trim(), key.trim(), wanted.trim())?)
            }
            Function::ChoiceName => {
                let (value, question) = (self.text(arguments[0])?, self.text(arguments[1])?);
                let name = question.trim().trim_start_matches("${").trim_end_matches('}').trim();
                let name = name.rsplit('/').next().unwrap_or_default().trim();
                Term::owned(tree.and_then(|tree| tree.choice_label(&value, name)).unwrap_or_default())
            }
            // Texts are read where they stand: what names one is the text itself.
            Function::Itext => Term::Text(self.text(arguments[0])?),
            _ => self.first(id)?,
        })
    }

    /// The column of the first row of an attached table whose key is the wanted one.
    fn pulled(&self, file: &str, column: &str, key: &str, wanted: &str) -> Result<String, EvaluationError> {
        let Some(tree) = self.context.tree() else { return Ok(String::new()) };
        let stem = file.strip_suffix(".csv").unwrap_or(file);
        let Some(instance) = tree.instance(stem) else { return Ok(String::new()) };
        let items = tree.children(instance).into_iter().flat_map(|root| tree.children(root));
        for item in items {
            let fields = tree.children(item);
            self.spend(fields.len())?;
            let value = |name: &str| {
                let field = fields.iter().find(|field| tree.name(**field) == name)?;
                Some(Term::of(tree.value(*field)).text().into_owned())
            };
            if value(key).is_some_and(|value| value == wanted) {
                return Ok(value(column).unwrap_or_default());
            }
        }
        Ok(String::new())
    }
}

/// What a rule looks at besides `${name}`: a way through the form, from where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where it begins.
    pub from: WayStart,
    /// Its steps; `None` leads anywhere.
    pub steps: Vec<WayStep>,
}

/// Where a way begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayStart {
    /// The whole form.
    Root,
    /// The question the rule stands on.
    Here,
    /// The question or group of a `${name}`.
    Named(String),
    /// A choice list or an attached table.
    Instance(String),
}

/// A step of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayStep {
    /// Up to the group around.
    Up,
    /// Down to what bears this name.
    Down(String),
    /// Stays.
    Stay,
    /// Anywhere.
    Anywhere,
}

/// The ways of a parsed rule that can be told without answers. Those of predicates begin at nodes that only answers
/// tell, unless they begin with `current()`.
pub(super) fn ways(rule: &super::parser::Tree) -> Vec<Way> {
    let mut ways = Vec::new();
    for node in &rule.nodes {
        let Node::Path(path) = node else { continue };
        let from = match path.start {
            Start::Root => WayStart::Root,
            Start::Here if path.inside => continue,
            Start::Here => WayStart::Here,
            Start::Nodes(id) => match base(rule, id) {
                Some(from) => from,
                None => continue,
            },
        };
        let steps = path.steps.iter().map(|step| match (step.axis, &step.test) {
            (super::path::Axis::Parent, _) => WayStep::Up,
            (super::path::Axis::Itself, Test::Node) => WayStep::Stay,
            (super::path::Axis::Child, Test::Name(name)) => WayStep::Down(name.clone()),
            _ => WayStep::Anywhere,
        });
        ways.push(Way { from, steps: steps.collect() });
    }
    ways
}

/// Whether a rule walks through the form, or keeps some of the nodes of a name.
pub(super) fn walks_in_form(rule: &super::parser::Tree) -> bool {
    let in_form = |from: &WayStart| !matches!(from, WayStart::Instance(_));
    let keeps = |node: &Node| match node {
        Node::Filter(inner, _) => base(rule, *inner).is_none_or(|from| in_form(&from)),
        _ => false,
    };
    ways(rule).iter().any(|way| in_form(&way.from)) || rule.nodes.iter().any(keeps)
}

fn base(rule: &super::parser::Tree, id: NodeId) -> Option<WayStart> {
    match &rule.nodes[usize::from(id)] {
        Node::Reference(name) => Some(WayStart::Named(rule.names[usize::from(*name)].clone())),
        Node::Current | Node::Call(Function::Current, _) => Some(WayStart::Here),
        Node::Filter(inner, _) => base(rule, *inner),
        Node::Call(Function::Randomize, arguments) => base(rule, arguments[0]),
        Node::Call(Function::Instance, arguments) => match &rule.nodes[usize::from(arguments[0])] {
            Node::Text(name) => Some(WayStart::Instance(name.trim().to_owned())),
            _ => None,
        },
        _ => None,
    }
}

/// The columns that `pulldata('table', 'column', 'key column', …)` names, each with its table.
pub(super) fn pulled_columns(rule: &super::parser::Tree) -> Vec<(&str, &str)> {
    let text = |id: NodeId| match &rule.nodes[usize::from(id)] {
        Node::Text(text) => Some(text.trim()),
        _ => None,
    };
    let mut found = Vec::new();
    for node in &rule.nodes {
        if let Node::Call(Function::Pulldata, arguments) = node
            && let Some(table) = text(arguments[0])
        {
            let table = table.strip_suffix(".csv").unwrap_or(table);
            found.extend(arguments[1..3].iter().filter_map(|column| Some((table, text(*column)?))));
        }
    }
    found
}

/// The attached tables and lists that a rule names: `instance('name')`, `pulldata('name', …)`.
pub(super) fn instances(rule: &super::parser::Tree) -> Vec<&str> {
    let mut found = Vec::new();
    for node in &rule.nodes {
        if let Node::Call(Function::Instance | Function::Pulldata, arguments) = node
            && let Node::Text(name) = &rule.nodes[usize::from(arguments[0])]
        {
            let name = name.trim();
            found.push(name.strip_suffix(".csv").unwrap_or(name));
        }
    }
    found
}

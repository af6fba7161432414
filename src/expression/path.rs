//! Paths: the ways from one place of the filled form to others, and the walk along them.

use super::evaluate::{Evaluation, Focus};
use super::parser::NodeId;
use super::{EvaluationError, NodeKey, Tree};

#[derive(Debug)]
pub(super) struct Path {
    pub start: Start,
    pub steps: Vec<Step>,
    /// Whether it stands in a predicate, and so begins at whatever that looks at.
    pub inside: bool,
}

/// Where a path begins.
#[derive(Debug)]
pub(super) enum Start {
    /// The whole form.
    Root,
    /// The question the rule stands on, or the node a predicate looks at.
    Here,
    /// The nodes of another expression.
    Nodes(NodeId),
}

#[derive(Debug)]
pub(super) struct Step {
    pub axis: Axis,
    pub test: Test,
    pub predicates: Vec<NodeId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Child,
    Parent,
    Itself,
    Descendant,
    DescendantOrSelf,
    Ancestor,
    AncestorOrSelf,
    Following,
    FollowingSibling,
    Preceding,
    PrecedingSibling,
    /// A filled form has none.
    Attribute,
    /// A filled form has none.
    Namespace,
}

#[derive(Debug, PartialEq)]
pub(super) enum Test {
    Name(String),
    Any,
    Node,
    Text,
    /// Comments and processing instructions: a filled form has none.
    Nothing,
}

impl Axis {
    pub(super) fn named(name: &str) -> Option<Axis> {
        Some(match name {
            "child" => Axis::Child,
            "parent" => Axis::Parent,
            "self" => Axis::Itself,
            "descendant" => Axis::Descendant,
            "descendant-or-self" => Axis::DescendantOrSelf,
            "ancestor" => Axis::Ancestor,
            "ancestor-or-self" => Axis::AncestorOrSelf,
            "following" => Axis::Following,
            "following-sibling" => Axis::FollowingSibling,
            "preceding" => Axis::Preceding,
            "preceding-sibling" => Axis::PrecedingSibling,
            "attribute" => Axis::Attribute,
            "namespace" => Axis::Namespace,
            _ => return None,
        })
    }

    /// Whether places count from the node outwards, against the order of the form.
    fn is_reverse(self) -> bool {
        matches!(self, Axis::Ancestor | Axis::AncestorOrSelf | Axis::Preceding | Axis::PrecedingSibling | Axis::Parent)
    }
}

impl Path {
    /// The expressions a path holds: its start and its predicates.
    pub(super) fn inner(&self) -> impl Iterator<Item = NodeId> + '_ {
        let start = match self.start {
            Start::Nodes(id) => Some(id),
            Start::Root | Start::Here => None,
        };
        start.into_iter().chain(self.steps.iter().flat_map(|step| step.predicates.iter().copied()))
    }

    /// A path down from the question itself, which has nothing below it: nearly always a `${name}` badly written.
    pub(super) fn is_bare(&self) -> bool {
        matches!(self.start, Start::Here) && self.steps.first().is_some_and(|step| step.axis == Axis::Child)
    }

    /// A path whose steps lead to anything: what it depends on cannot be said.
    pub(super) fn looks_everywhere(&self) -> bool {
        let wide = |step: &Step| {
            matches!(
                step.axis,
                Axis::Descendant
                    | Axis::DescendantOrSelf
                    | Axis::Following
                    | Axis::Preceding
                    | Axis::Attribute
                    | Axis::Namespace
            )
        };
        self.steps.iter().any(wide)
    }
}

impl Evaluation<'_> {
    pub(super) fn walk(&self, path: &Path) -> Result<Vec<NodeKey>, EvaluationError> {
        let Some(tree) = self.context.tree() else {
            // Without a form there is nothing to walk on, but a start that is no node-set is still an error.
            if let Start::Nodes(id) = path.start {
                self.nodes(id)?;
            }
            return Ok(Vec::new());
        };
        let mut nodes = match path.start {
            Start::Root => vec![tree.root()],
            Start::Here => vec![self.focus.map_or_else(|| tree.here(), |focus| focus.node)],
            Start::Nodes(id) => self.nodes(id)?,
        };
        for step in &path.steps {
            nodes = self.step(tree, &nodes, step)?;
        }
        Ok(nodes)
    }

    fn step(&self, tree: &dyn Tree, from: &[NodeKey], step: &Step) -> Result<Vec<NodeKey>, EvaluationError> {
        let mut found: Vec<NodeKey> = Vec::new();
        for node in from {
            let mut reached = Vec::new();
            self.along(tree, *node, step.axis, &mut reached)?;
            // A path from the top names the form first, whatever it is called.
            let is_form = step.axis == Axis::Child && *node == tree.root();
            reached.retain(|node| is_form && matches!(step.test, Test::Name(_)) || passes(tree, *node, &step.test));
            for predicate in &step.predicates {
                reached = self.keep(reached, *predicate)?;
            }
            if step.axis.is_reverse() {
                reached.reverse();
            }
            found.extend(reached);
        }
        if from.len() > 1 {
            found.sort_by_key(|node| tree.order(*node));
            found.dedup();
        }
        Ok(found)
    }

    /// The nodes that the predicate keeps; each is looked at with its place among them.
    pub(super) fn keep(&self, nodes: Vec<NodeKey>, predicate: NodeId) -> Result<Vec<NodeKey>, EvaluationError> {
        let size = nodes.len();
        let mut kept = Vec::new();
        for (place, node) in nodes.into_iter().enumerate() {
            let focus = Focus { node, position: place + 1, size };
            if self.focused(focus).selects(predicate, place + 1)? {
                kept.push(node);
            }
        }
        Ok(kept)
    }

    fn along(
        &self,
        tree: &dyn Tree,
        node: NodeKey,
        axis: Axis,
        found: &mut Vec<NodeKey>,
    ) -> Result<(), EvaluationError> {
        self.spend(1)?;
        match axis {
            Axis::Child => {
                found.extend(tree.children(node));
                self.spend(found.len())?;
            }
            Axis::Parent => found.extend(tree.parent(node)),
            Axis::Itself => found.push(node),
            Axis::Descendant => self.below(tree, node, found)?,
            Axis::DescendantOrSelf => {
                found.push(node);
                self.below(tree, node, found)?;
            }
            Axis::Ancestor | Axis::AncestorOrSelf => {
                if axis == Axis::AncestorOrSelf {
                    found.push(node);
                }
                found.extend(std::iter::successors(tree.parent(node), |node| tree.parent(*node)));
            }
            Axis::FollowingSibling | Axis::PrecedingSibling => {
                let siblings = tree.parent(node).map(|parent| tree.children(parent)).unwrap_or_default();
                self.spend(siblings.len())?;
                let place = siblings.iter().position(|sibling| *sibling == node).unwrap_or(siblings.len());
                if axis == Axis::FollowingSibling {
                    found.extend(siblings.iter().skip(place + 1));
                } else {
                    found.extend(siblings[..place].iter().rev());
                }
            }
            Axis::Following | Axis::Preceding => {
                let up: Vec<NodeKey> = std::iter::successors(Some(node), |node| tree.parent(*node)).collect();
                let mut all = Vec::new();
                self.below(tree, tree.root(), &mut all)?;
                let mut own = Vec::new();
                self.below(tree, node, &mut own)?;
                all.retain(|other| !up.contains(other) && !own.contains(other));
                self.spend(all.len() * (up.len() + own.len()))?;
                all.retain(|other| (tree.order(*other) > tree.order(node)) == (axis == Axis::Following));
                if axis == Axis::Preceding {
                    all.reverse();
                }
                found.extend(all);
            }
            Axis::Attribute | Axis::Namespace => {}
        }
        Ok(())
    }

    fn below(&self, tree: &dyn Tree, node: NodeKey, found: &mut Vec<NodeKey>) -> Result<(), EvaluationError> {
        let mut open = vec![node];
        while let Some(next) = open.pop() {
            if next != node {
                found.push(next);
            }
            let children = tree.children(next);
            self.spend(1 + children.len())?;
            open.extend(children.into_iter().rev());
        }
        Ok(())
    }
}

fn passes(tree: &dyn Tree, node: NodeKey, test: &Test) -> bool {
    match test {
        Test::Name(name) => tree.name(node) == name,
        Test::Any | Test::Node => true,
        Test::Text | Test::Nothing => false,
    }
}

//! From tokens to a tree, by precedence climbing. Depth and size are limited, so nothing recurses without bound.

use super::function::{self, FUNCTIONS, Function, NOT_SUPPORTED};
use super::lexer::{self, Operator, Token, Word};
use super::path::{Axis, Path, Start, Step, Test};
use super::{Fault, ParseError, Reading, nearest, text};
use regex::Regex;

/// Deepest nesting of parentheses, calls, predicates and signs.
const NESTING_MAX: u16 = 48;
/// Deepest tree, chains of operators included.
const DEPTH_MAX: u16 = 256;
/// Most nodes of one expression.
const NODES_MAX: usize = 4_096;
/// Most steps of one path.
const STEPS_MAX: usize = 64;

pub(super) type NodeId = u16;

/// A parsed rule: nodes in an arena.
#[derive(Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
    pub root: NodeId,
    /// Names used as `${name}`, in order of first use.
    pub names: Vec<String>,
}

#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    Number(f64),
    /// An index into [`Tree::names`].
    Reference(u16),
    Current,
    /// `.` inside a predicate: the node it looks at.
    Focus,
    Negate(NodeId),
    Binary(Operator, NodeId, NodeId),
    /// Every one holds.
    All(Vec<NodeId>),
    /// At least one holds.
    Any(Vec<NodeId>),
    Call(Function, Vec<NodeId>),
    /// `regex()` with a constant pattern, compiled once.
    Matches(NodeId, Box<Regex>),
    Path(Box<Path>),
    /// The nodes of the first that every predicate keeps.
    Filter(NodeId, Vec<NodeId>),
    Union(NodeId, NodeId),
    /// A call of a function that copiste does not have, or not with so many arguments.
    Unknown(String, Vec<NodeId>),
    Variable(String),
}

pub(super) fn parse(source: &str, reading: Reading) -> Result<Tree, ParseError> {
    let tokens = lexer::tokens(source)?;
    if tokens.is_empty() {
        return Err(ParseError { at: 0, fault: Fault::Empty });
    }
    let end = source.chars().count();
    let mut parser = Parser {
        tokens,
        next: 0,
        end,
        nesting: 0,
        predicates: 0,
        reading,
        tree: Tree { nodes: Vec::new(), root: 0, names: Vec::new() },
        depths: Vec::new(),
    };
    parser.tree.root = parser.binary(0)?;
    match parser.peek() {
        None => Ok(parser.tree),
        Some(word) => {
            let fault = Fault::Unexpected(word.to_string());
            parser.fault(fault)
        }
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    /// Length of the source, where the end is missing something.
    end: usize,
    nesting: u16,
    /// How many predicates the parser stands in: bare names mean something there.
    predicates: u16,
    reading: Reading,
    tree: Tree,
    /// Depth of every node.
    depths: Vec<u16>,
}

impl Parser {
    fn peek(&self) -> Option<&Word> {
        self.tokens.get(self.next).map(|token| &token.word)
    }

    fn after(&self) -> Option<&Word> {
        self.tokens.get(self.next + 1).map(|token| &token.word)
    }

    fn takes(&mut self, word: &Word) -> bool {
        let there = self.peek() == Some(word);
        self.next += usize::from(there);
        there
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |token| token.at)
    }

    fn fault<T>(&self, fault: Fault) -> Result<T, ParseError> {
        Err(ParseError { at: self.at(), fault })
    }

    fn unexpected<T>(&self) -> Result<T, ParseError> {
        match self.peek() {
            Some(word) => self.fault(Fault::Unexpected(word.to_string())),
            None => self.fault(Fault::UnexpectedEnd),
        }
    }

    fn push(&mut self, node: Node) -> Result<NodeId, ParseError> {
        let mut deepest = 0;
        let mut below = |id: &NodeId| deepest = deepest.max(self.depths[usize::from(*id)]);
        match &node {
            Node::Text(_) | Node::Number(_) | Node::Reference(_) | Node::Current | Node::Focus | Node::Variable(_) => {}
            Node::Negate(inner) | Node::Matches(inner, _) => below(inner),
            Node::Binary(_, left, right) | Node::Union(left, right) => [left, right].into_iter().for_each(below),
            Node::All(parts) | Node::Any(parts) | Node::Call(_, parts) | Node::Unknown(_, parts) => {
                parts.iter().for_each(below);
            }
            Node::Filter(base, predicates) => std::iter::once(base).chain(predicates).for_each(below),
            Node::Path(path) => path.inner().for_each(|id| below(&id)),
        }
        if deepest >= DEPTH_MAX {
            return self.fault(Fault::TooDeep { max: usize::from(DEPTH_MAX) });
        }
        if self.tree.nodes.len() >= NODES_MAX {
            return self.fault(Fault::TooManyParts { max: NODES_MAX });
        }
        self.tree.nodes.push(node);
        self.depths.push(deepest + 1);
        Ok((self.tree.nodes.len() - 1) as NodeId)
    }

    fn nested(&mut self, inner: impl FnOnce(&mut Self) -> Result<NodeId, ParseError>) -> Result<NodeId, ParseError> {
        if self.nesting >= NESTING_MAX {
            return self.fault(Fault::TooDeep { max: usize::from(NESTING_MAX) });
        }
        self.nesting += 1;
        let node = inner(self)?;
        self.nesting -= 1;
        Ok(node)
    }

    /// Operators that bind tighter than `floor`, left to right.
    fn binary(&mut self, floor: u8) -> Result<NodeId, ParseError> {
        let mut left = self.unary()?;
        while let Some(Word::Operator(operator)) = self.peek() {
            let operator = *operator;
            if operator.precedence() <= floor {
                break;
            }
            self.next += 1;
            let right = self.binary(operator.precedence())?;
            left = match operator {
                Operator::And | Operator::Or => self.chain(left, right, operator)?,
                _ => self.push(Node::Binary(operator, left, right))?,
            };
        }
        Ok(left)
    }

    /// `a or b or c` is one node with three parts: long lists of conditions stay shallow.
    fn chain(&mut self, left: NodeId, right: NodeId, operator: Operator) -> Result<NodeId, ParseError> {
        let depth = self.depths[usize::from(right)] + 1;
        match &mut self.tree.nodes[usize::from(left)] {
            Node::All(parts) if operator == Operator::And && depth <= DEPTH_MAX => parts.push(right),
            Node::Any(parts) if operator == Operator::Or && depth <= DEPTH_MAX => parts.push(right),
            _ if operator == Operator::And => return self.push(Node::All(vec![left, right])),
            _ => return self.push(Node::Any(vec![left, right])),
        }
        // Nothing stands above `left` yet: its depth may still grow.
        let known = &mut self.depths[usize::from(left)];
        *known = depth.max(*known);
        Ok(left)
    }

    fn unary(&mut self) -> Result<NodeId, ParseError> {
        if self.takes(&Word::Operator(Operator::Minus)) {
            let inner = self.nested(Self::unary)?;
            return self.push(Node::Negate(inner));
        }
        let mut left = self.path()?;
        while self.takes(&Word::Bar) {
            let right = self.path()?;
            left = self.push(Node::Union(left, right))?;
        }
        Ok(left)
    }

    /// A value, with the predicates and steps that follow it; or a path of its own.
    fn path(&mut self) -> Result<NodeId, ParseError> {
        let Some(word) = self.peek().cloned() else {
            return self.fault(Fault::UnexpectedEnd);
        };
        let follows = |word: Option<&Word>| matches!(word, Some(Word::Slash | Word::SlashSlash));
        let is_call = |parser: &Self| parser.after() == Some(&Word::Open);
        let base = match word {
            Word::Number(number) => self.leaf(Node::Number(number))?,
            Word::Text(text) => self.leaf(Node::Text(text))?,
            Word::Variable(name) => match self.reading {
                Reading::Loose => self.leaf(Node::Variable(name))?,
                Reading::Rule | Reading::Filter => return self.fault(Fault::Path(format!("${name}"))),
            },
            Word::Reference(name) => {
                let known = self.tree.names.iter().position(|known| *known == name);
                let index = known.unwrap_or_else(|| {
                    self.tree.names.push(name);
                    self.tree.names.len() - 1
                });
                self.leaf(Node::Reference(index as u16))?
            }
            Word::Open => {
                let opened = self.at();
                self.next += 1;
                // What stands in parentheses inside a predicate is still inside it.
                let inner = self.nested(|parser| parser.binary(0))?;
                self.close(opened)?;
                inner
            }
            Word::Dot if !follows(self.after()) && self.after() != Some(&Word::OpenBracket) => {
                return self.leaf(if self.predicates > 0 { Node::Focus } else { Node::Current });
            }
            Word::Name(name) if is_call(self) && !is_node_type(&name) => self.call(&name)?,
            Word::Dot | Word::DotDot | Word::Star | Word::At | Word::Name(_) | Word::Slash | Word::SlashSlash => {
                return self.location();
            }
            Word::Close
            | Word::CloseBracket
            | Word::OpenBracket
            | Word::Comma
            | Word::Axis
            | Word::Bar
            | Word::Operator(_) => return self.unexpected(),
        };
        let predicates = self.predicates()?;
        let base = if predicates.is_empty() { base } else { self.push(Node::Filter(base, predicates))? };
        if !follows(self.peek()) {
            return Ok(base);
        }
        let mut steps = Vec::new();
        self.more_steps(&mut steps)?;
        let inside = self.predicates > 0;
        self.push(Node::Path(Box::new(Path { start: Start::Nodes(base), steps, inside })))
    }

    /// A path that begins with a slash or a step.
    fn location(&mut self) -> Result<NodeId, ParseError> {
        let (at, first) = (self.at(), self.peek().map(ToString::to_string).unwrap_or_default());
        let mut steps = Vec::new();
        let start = match self.peek() {
            Some(Word::Slash) => {
                self.next += 1;
                if self.begins_step() {
                    steps.push(self.step()?);
                    self.more_steps(&mut steps)?;
                }
                Start::Root
            }
            Some(Word::SlashSlash) => {
                self.more_steps(&mut steps)?;
                Start::Root
            }
            _ => {
                steps.push(self.step()?);
                self.more_steps(&mut steps)?;
                Start::Here
            }
        };
        let path = Path { start, steps, inside: self.predicates > 0 };
        let bare = match self.reading {
            Reading::Loose => false,
            Reading::Filter => path.looks_everywhere(),
            Reading::Rule => path.looks_everywhere() || (self.predicates == 0 && path.is_bare()),
        };
        if bare {
            return Err(ParseError { at, fault: Fault::Path(first) });
        }
        self.push(Node::Path(Box::new(path)))
    }

    fn begins_step(&self) -> bool {
        matches!(self.peek(), Some(Word::Dot | Word::DotDot | Word::Star | Word::At | Word::Name(_)))
    }

    fn more_steps(&mut self, steps: &mut Vec<Step>) -> Result<(), ParseError> {
        loop {
            if self.takes(&Word::SlashSlash) {
                steps.push(Step { axis: Axis::DescendantOrSelf, test: Test::Node, predicates: Vec::new() });
            } else if !self.takes(&Word::Slash) {
                return Ok(());
            }
            steps.push(self.step()?);
            if steps.len() > STEPS_MAX {
                return self.fault(Fault::TooManyParts { max: STEPS_MAX });
            }
        }
    }

    fn step(&mut self) -> Result<Step, ParseError> {
        let short = |axis| Step { axis, test: Test::Node, predicates: Vec::new() };
        if self.takes(&Word::Dot) {
            return Ok(short(Axis::Itself));
        }
        if self.takes(&Word::DotDot) {
            return Ok(short(Axis::Parent));
        }
        let mut axis = if self.takes(&Word::At) { Axis::Attribute } else { Axis::Child };
        if let (Axis::Child, Some(Word::Name(name)), Some(Word::Axis)) = (axis, self.peek(), self.after()) {
            let Some(known) = Axis::named(name) else { return self.unexpected() };
            axis = known;
            self.next += 2;
        }
        let test = self.test()?;
        let predicates = self.predicates()?;
        Ok(Step { axis, test, predicates })
    }

    fn test(&mut self) -> Result<Test, ParseError> {
        let name = match self.peek() {
            Some(Word::Star) => {
                self.next += 1;
                return Ok(Test::Any);
            }
            Some(Word::Name(name)) => name.clone(),
            _ => return self.unexpected(),
        };
        if self.after() != Some(&Word::Open) {
            self.next += 1;
            return Ok(if name.ends_with(":*") { Test::Any } else { Test::Name(name) });
        }
        if !is_node_type(&name) {
            return self.unexpected();
        }
        let opened = self.at();
        self.next += 2;
        if name == "processing-instruction" && matches!(self.peek(), Some(Word::Text(_))) {
            self.next += 1;
        }
        self.close(opened)?;
        Ok(match name.as_str() {
            "node" => Test::Node,
            "text" => Test::Text,
            _ => Test::Nothing,
        })
    }

    fn predicates(&mut self) -> Result<Vec<NodeId>, ParseError> {
        let mut predicates = Vec::new();
        while self.takes(&Word::OpenBracket) {
            self.predicates += 1;
            predicates.push(self.nested(|parser| parser.binary(0))?);
            self.predicates -= 1;
            if !self.takes(&Word::CloseBracket) {
                return self.unexpected();
            }
        }
        Ok(predicates)
    }

    fn leaf(&mut self, node: Node) -> Result<NodeId, ParseError> {
        let id = self.push(node)?;
        self.next += 1;
        Ok(id)
    }

    fn close(&mut self, opened: usize) -> Result<(), ParseError> {
        match self.peek() {
            Some(Word::Close) => {
                self.next += 1;
                Ok(())
            }
            Some(_) => self.unexpected(),
            None => Err(ParseError { at: opened, fault: Fault::UnclosedParenthesis }),
        }
    }

    fn call(&mut self, name: &str) -> Result<NodeId, ParseError> {
        let at = self.at();
        let opened = self.tokens[self.next + 1].at;
        let signature = function::named(name);
        if signature.is_none() && self.reading != Reading::Loose && !NOT_SUPPORTED.contains(&name) {
            let nearest = nearest(name, FUNCTIONS.iter().map(|signature| signature.name)).map(str::to_owned);
            return self.fault(Fault::UnknownFunction { name: name.to_owned(), nearest });
        }
        self.next += 2;
        let mut arguments = Vec::new();
        if self.peek() != Some(&Word::Close) {
            loop {
                arguments.push(self.nested(|parser| parser.binary(0))?);
                if !self.takes(&Word::Comma) {
                    break;
                }
            }
        }
        self.close(opened)?;
        let Some(signature) = signature else {
            return self.push(Node::Unknown(name.to_owned(), arguments));
        };
        let given = arguments.len();
        if given < signature.min || signature.max.is_some_and(|max| given > max) {
            if self.reading == Reading::Loose {
                return self.push(Node::Unknown(name.to_owned(), arguments));
            }
            let fault = Fault::Arguments { function: name.to_owned(), given, min: signature.min, max: signature.max };
            return Err(ParseError { at, fault });
        }
        if let (Function::Regex, [subject, pattern]) = (signature.function, arguments.as_slice())
            && let Node::Text(pattern) = &self.tree.nodes[usize::from(*pattern)]
        {
            match text::whole_match(pattern) {
                Ok(regex) => return self.push(Node::Matches(*subject, Box::new(regex))),
                Err(_) if self.reading == Reading::Loose => {}
                Err(reason) => {
                    return Err(ParseError { at, fault: Fault::Pattern { pattern: pattern.clone(), reason } });
                }
            }
        }
        self.push(Node::Call(signature.function, arguments))
    }
}

/// What looks like a call in a path and is none.
fn is_node_type(name: &str) -> bool {
    matches!(name, "node" | "text" | "comment" | "processing-instruction")
}

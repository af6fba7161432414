//! From tokens to a tree, by precedence climbing. Depth and size are limited, so nothing recurses without bound.

use super::function::{self, FUNCTIONS, Function, NOT_SUPPORTED};
use super::lexer::{self, Operator, Token, Word};
use super::{Fault, ParseError, nearest, text};
use regex::Regex;

/// Deepest nesting of parentheses, calls and signs.
const NESTING_MAX: u16 = 48;
/// Deepest tree, chains of operators included.
const DEPTH_MAX: u16 = 256;
/// Most nodes of one expression.
const NODES_MAX: usize = 4_096;

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
    Negate(NodeId),
    Binary(Operator, NodeId, NodeId),
    /// Every one holds.
    All(Vec<NodeId>),
    /// At least one holds.
    Any(Vec<NodeId>),
    Call(Function, Vec<NodeId>),
    /// `regex()` with a constant pattern, compiled once.
    Matches(NodeId, Box<Regex>),
}

pub(super) fn parse(source: &str) -> Result<Tree, ParseError> {
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
    tree: Tree,
    /// Depth of every node.
    depths: Vec<u16>,
}

impl Parser {
    fn peek(&self) -> Option<&Word> {
        self.tokens.get(self.next).map(|token| &token.word)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |token| token.at)
    }

    fn fault<T>(&self, fault: Fault) -> Result<T, ParseError> {
        Err(ParseError { at: self.at(), fault })
    }

    fn push(&mut self, node: Node) -> Result<NodeId, ParseError> {
        let depth = |id: &NodeId| self.depths[usize::from(*id)];
        let deepest = match &node {
            Node::Text(_) | Node::Number(_) | Node::Reference(_) | Node::Current => 0,
            Node::Negate(inner) | Node::Matches(inner, _) => depth(inner),
            Node::Binary(_, left, right) => depth(left).max(depth(right)),
            Node::All(parts) | Node::Any(parts) | Node::Call(_, parts) => parts.iter().map(depth).max().unwrap_or(0),
        };
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
        if self.peek() == Some(&Word::Operator(Operator::Minus)) {
            self.next += 1;
            let inner = self.nested(Self::unary)?;
            return self.push(Node::Negate(inner));
        }
        self.primary()
    }

    fn primary(&mut self) -> Result<NodeId, ParseError> {
        let Some(word) = self.peek().cloned() else {
            return self.fault(Fault::UnexpectedEnd);
        };
        match word {
            Word::Number(number) => self.leaf(Node::Number(number)),
            Word::Text(text) => self.leaf(Node::Text(text)),
            Word::Dot => self.leaf(Node::Current),
            Word::Reference(name) => {
                let known = self.tree.names.iter().position(|known| *known == name);
                let index = known.unwrap_or_else(|| {
                    self.tree.names.push(name);
                    self.tree.names.len() - 1
                });
                self.leaf(Node::Reference(index as u16))
            }
            Word::Open => {
                let opened = self.at();
                self.next += 1;
                let inner = self.nested(|parser| parser.binary(0))?;
                self.close(opened)?;
                Ok(inner)
            }
            Word::Name(name) => self.call(&name),
            Word::Close | Word::Comma | Word::Operator(_) => self.fault(Fault::Unexpected(word.to_string())),
        }
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
            Some(word) => {
                let fault = Fault::Unexpected(word.to_string());
                self.fault(fault)
            }
            None => Err(ParseError { at: opened, fault: Fault::UnclosedParenthesis }),
        }
    }

    fn call(&mut self, name: &str) -> Result<NodeId, ParseError> {
        let at = self.at();
        let opened = match self.tokens.get(self.next + 1) {
            Some(Token { at, word: Word::Open }) => *at,
            _ => return self.fault(Fault::Path(name.to_owned())),
        };
        let Some(signature) = function::named(name) else {
            if NOT_SUPPORTED.contains(&name) {
                return self.fault(Fault::FunctionNotSupported(name.to_owned()));
            }
            let nearest = nearest(name, FUNCTIONS.iter().map(|signature| signature.name)).map(str::to_owned);
            return self.fault(Fault::UnknownFunction { name: name.to_owned(), nearest });
        };
        self.next += 2;
        let mut arguments = Vec::new();
        if self.peek() != Some(&Word::Close) {
            loop {
                arguments.push(self.nested(|parser| parser.binary(0))?);
                if self.peek() != Some(&Word::Comma) {
                    break;
                }
                self.next += 1;
            }
        }
        self.close(opened)?;
        let given = arguments.len();
        if given < signature.min || signature.max.is_some_and(|max| given > max) {
            let fault = Fault::Arguments { function: name.to_owned(), given, min: signature.min, max: signature.max };
            return Err(ParseError { at, fault });
        }
        if let (Function::Regex, [subject, pattern]) = (signature.function, arguments.as_slice())
            && let Node::Text(pattern) = &self.tree.nodes[usize::from(*pattern)]
        {
            let regex = text::whole_match(pattern)
                .map_err(|reason| ParseError { at, fault: Fault::Pattern { pattern: pattern.clone(), reason } })?;
            return self.push(Node::Matches(*subject, Box::new(regex)));
        }
        self.push(Node::Call(signature.function, arguments))
    }
}

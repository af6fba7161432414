//! JSON whose members keep the order they were put in: a person may read it.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Text(String),
    Number(serde_json::Number),
    Truth(bool),
    List(Vec<Node>),
    Object(Object),
}

/// Members in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object(Vec<(String, Node)>);

impl Object {
    pub fn new() -> Object {
        Object::default()
    }

    /// With one more member.
    pub fn with(mut self, key: &str, value: impl Into<Node>) -> Object {
        self.put(key, value);
        self
    }

    pub fn put(&mut self, key: &str, value: impl Into<Node>) {
        self.0.push((key.to_owned(), value.into()));
    }

    /// The first member of that name.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Puts a text, unless it is empty: the standard has no empty texts.
    pub fn put_text(&mut self, key: &str, text: &str) {
        if !text.trim().is_empty() {
            self.put(key, text);
        }
    }

    /// Puts a list, unless it is empty.
    pub fn put_list(&mut self, key: &str, list: Vec<Node>) {
        if !list.is_empty() {
            self.put(key, Node::List(list));
        }
    }

    /// Puts a truth, unless it is false.
    pub fn put_true(&mut self, key: &str, truth: bool) {
        if truth {
            self.put(key, true);
        }
    }
}

impl Node {
    /// A number as it is written; a whole one without decimals.
    pub fn number(written: &str) -> Option<Node> {
        let number = written.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
        if number.fract() == 0.0 && number.abs() < 1e15 {
            return Some(Node::from(number as i64));
        }
        serde_json::Number::from_f64(number).map(Node::Number)
    }

    /// A finite number; a whole one without decimals.
    pub fn decimal(number: f64) -> Node {
        Node::number(&number.to_string()).unwrap_or(Node::Text(number.to_string()))
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Node {
        // What JSON would have to write as an escape is no printed text.
        Node::Text(text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Node {
        text.as_str().into()
    }
}

impl From<bool> for Node {
    fn from(truth: bool) -> Node {
        Node::Truth(truth)
    }
}

impl From<i64> for Node {
    fn from(number: i64) -> Node {
        Node::Number(number.into())
    }
}

impl From<Vec<Node>> for Node {
    fn from(list: Vec<Node>) -> Node {
        Node::List(list)
    }
}

impl From<Object> for Node {
    fn from(object: Object) -> Node {
        Node::Object(object)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Text(text) => serializer.serialize_str(text),
            Node::Number(number) => number.serialize(serializer),
            Node::Truth(truth) => serializer.serialize_bool(*truth),
            Node::List(list) => list.serialize(serializer),
            Node::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

//! Who keys, and when: the vocabulary of traces. It knows no clock: moments arrive from the world.

use serde::{Deserialize, Serialize};

/// The short name an operator keys under: initials or an alias, never a full name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Operator(String);

/// Longest operator name, in characters.
pub const OPERATOR_CHARS_MAX: usize = 16;

impl Operator {
    /// Takes 1 to 16 characters without white space or control characters; `None` otherwise.
    pub fn new(name: &str) -> Option<Operator> {
        let count = name.chars().count();
        let plain = name.chars().all(|c| !c.is_whitespace() && !c.is_control());
        ((1..=OPERATOR_CHARS_MAX).contains(&count) && plain).then(|| Operator(name.to_owned()))
    }

    /// The operator that a user of the system is: the user's name, or as much of it as there is room for with the user's
    /// number behind it, so that no two are one.
    pub fn of_user(name: &str, number: u32) -> Operator {
        let plain: String = name.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let numbered = || {
            let number = format!("~{number}");
            let room = OPERATOR_CHARS_MAX - number.len();
            plain.chars().take(room).chain(number.chars()).collect()
        };
        Operator::new(name).unwrap_or_else(|| Operator(numbered()))
    }

    /// The name as given.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Operator {
    type Error = &'static str;
    fn try_from(name: String) -> Result<Operator, &'static str> {
        Operator::new(&name).ok_or("an operator's name is 1 to 16 characters without spaces")
    }
}

impl From<Operator> for String {
    fn from(operator: Operator) -> String {
        operator.0
    }
}

/// A moment, in seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment(pub i64);

/// How it is known who somebody is: how far "another person" can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Identification {
    /// A name somebody chose: as good as their word.
    Chosen,
    /// The system's user, whom the system let in.
    SystemUser,
    /// A name whose PIN was given.
    Pin,
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who.
    pub who: Operator,
    /// How that is known.
    pub how: Identification,
    /// When.
    pub when: Moment,
}

impl Signature {
    /// Whether another one is of the same person, known in the same way.
    pub fn is_same_person(&self, other: &Signature) -> bool {
        (&self.who, self.how) == (&other.who, other.how)
    }
}

//! What is wrong in a FHIR questionnaire, and what a form says that such a questionnaire cannot.

use serde::{Deserialize, Serialize};

/// One variant per sentence an author may read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fhir {
    // The file.
    /// The text stops before the last bracket is closed.
    JsonEnds,
    /// A character that JSON does not have here.
    JsonUnexpected(char),
    /// Brackets stand deeper in each other than copiste reads.
    JsonTooDeep {
        /// The deepest.
        max: usize,
    },
    /// More values than copiste reads.
    JsonTooMany {
        /// The most.
        max: usize,
    },
    /// The same key twice in one object: the first counts.
    JsonKeyTwice(String),
    /// JSON that is no questionnaire: its type, empty where it names none.
    NotAQuestionnaire(String),
    /// A bundle that does not hold exactly one questionnaire.
    Bundle {
        /// How many it holds.
        questionnaires: usize,
    },

    /// More items than copiste reads.
    TooManyItems {
        /// The most.
        max: usize,
    },

    // What is read.
    /// What the file says of itself and a form has no place for: not kept.
    Ignored(String),
    /// An element that is not kept.
    ElementIgnored {
        /// The element.
        element: String,
        /// On how many places.
        places: usize,
    },
    /// An extension that is not kept.
    ExtensionIgnored {
        /// Its address.
        url: String,
        /// On how many places.
        places: usize,
    },
    /// An extension that changes what the element means.
    Modifier(String),
    /// A rule in the language of others: not worked out.
    Expression {
        /// What it is for: the end of the extension's address.
        name: String,
        /// The rule.
        source: String,
    },
    /// An item without its identifier.
    LinkMissing,
    /// An identifier that an earlier item has already.
    LinkTwice(String),
    /// Choices that stand in another file or on a server.
    ValueSet(String),
    /// A question with choices that names none.
    NoOptions,
    /// A choice that is neither a code nor a text, a number, a date or a time.
    OptionUnread,
    /// A condition that cannot be kept.
    ConditionUnread,
    /// Several answers to a question that takes one on paper.
    Repeats,
    /// Items that nobody sees: not asked.
    Hidden {
        /// How many.
        places: usize,
    },
    /// A pattern that cannot be read.
    Pattern(String),
    /// Questions under each of several answers: asked once on paper.
    UnderSeveral,

    // What is written.
    /// What a questionnaire of FHIR cannot say.
    Unsaid {
        /// What it is.
        what: Unsaid,
        /// As the form has it; may be empty.
        source: String,
    },
}

/// What a form has that FHIR has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unsaid {
    /// A condition.
    Condition,
    /// A check of an answer.
    Check,
    /// A check that asks once.
    SoftCheck,
    /// When an answer is required.
    RequiredWhen,
    /// What the author says where a check does not hold.
    Message,
    /// How a value is worked out.
    Calculation,
    /// A value before anybody answers that has to be worked out.
    Default,
    /// Which choices are offered.
    Filter,
    /// How many rows of a table are filled in.
    Count,
    /// A value that a device knows.
    Value,
    /// Themes, scales, weights, what the pile fills in: what only copiste has.
    Own,
    /// Pages of the paper.
    Pages,
    /// Answers in an order.
    Rank,
}

impl Unsaid {
    /// The word fluent selects on.
    pub fn word(self) -> &'static str {
        match self {
            Unsaid::Condition => "condition",
            Unsaid::Check => "check",
            Unsaid::SoftCheck => "soft-check",
            Unsaid::RequiredWhen => "required-when",
            Unsaid::Message => "message",
            Unsaid::Calculation => "calculation",
            Unsaid::Default => "default",
            Unsaid::Filter => "filter",
            Unsaid::Count => "count",
            Unsaid::Value => "value",
            Unsaid::Own => "own",
            Unsaid::Pages => "pages",
            Unsaid::Rank => "rank",
        }
    }
}

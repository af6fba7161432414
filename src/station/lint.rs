//! What the linter says in words.

use crate::entry::lint::{Advice, Lint, Remark};
use crate::language::{Phrases, integer};
use crate::questionnaire::{QuestionIndex, Questionnaire};
use crate::say;

/// The word of a piece of advice, for programs.
pub fn advice_word(advice: &Advice) -> &'static str {
    match advice {
        Advice::LongCodes { .. } => "long-codes",
        Advice::CodeNeedsEnter { .. } => "code-needs-enter",
        Advice::ManyBoxes { .. } => "many-boxes",
        Advice::TextForBoxes => "text-for-boxes",
        Advice::NumberNeedsEnter => "number-needs-enter",
        Advice::Date => "date",
        Advice::BoxesNeedEnter => "boxes-need-enter",
        Advice::DirectionTurns => "direction-turns",
        Advice::NoTypicalAnswer => "no-typical-answer",
    }
}

/// What to do to make a question cheaper or surer.
pub fn advice_sentence(advice: &Advice, phrases: &Phrases) -> String {
    let count = |number: usize| integer(phrases.language(), i64::try_from(number).unwrap_or(i64::MAX));
    match advice {
        Advice::LongCodes { boxes, longest } => {
            say!(phrases, "lint-long-codes", boxes = count(*boxes), longest = count(*longest))
        }
        Advice::CodeNeedsEnter { code, longer } => {
            say!(phrases, "lint-code-needs-enter", code = code.clone(), longer = longer.clone())
        }
        Advice::ManyBoxes { boxes } => say!(phrases, "lint-many-boxes", boxes = count(*boxes)),
        Advice::TextForBoxes => say!(phrases, "lint-text-for-boxes"),
        Advice::NumberNeedsEnter => say!(phrases, "lint-number-needs-enter"),
        Advice::Date => say!(phrases, "lint-date"),
        Advice::BoxesNeedEnter => say!(phrases, "lint-boxes-need-enter"),
        Advice::DirectionTurns => say!(phrases, "lint-direction-turns"),
        Advice::NoTypicalAnswer => say!(phrases, "lint-no-typical-answer"),
    }
}

/// The word of a remark, for programs.
pub fn remark_word(remark: &Remark) -> &'static str {
    match remark {
        Remark::Unnumbered { .. } => "unnumbered",
        Remark::NumberBackwards { .. } => "number-backwards",
        Remark::NumberTwice { .. } => "number-twice",
        Remark::GridAcrossPages { .. } => "grid-across-pages",
        Remark::CodesNotValues { .. } => "codes-not-values",
        Remark::CodesOutOfOrder { .. } => "codes-out-of-order",
        Remark::CodesTurned { .. } => "codes-turned",
    }
}

/// What the paper makes hard, and what to do.
pub fn remark_sentence(remark: &Remark, form: &Questionnaire, phrases: &Phrases) -> String {
    let name = |question: &QuestionIndex| form.questions[*question].name.clone();
    let number = |question: &QuestionIndex| form.questions[*question].number.clone();
    let list = |list: &usize| form.lists[*list].name.clone();
    match remark {
        Remark::Unnumbered { questions, first } => {
            say!(phrases, "lint-unnumbered", questions = *questions, first = name(first))
        }
        Remark::NumberBackwards { question, before } => {
            say!(phrases, "lint-number-backwards", number = number(question), before = before.clone())
        }
        Remark::NumberTwice { question } => say!(phrases, "lint-number-twice", number = number(question)),
        Remark::GridAcrossPages { question } => {
            let page = (form.questions[*question].page + 1).to_string();
            say!(phrases, "lint-grid-across-pages", name = name(question), page = page)
        }
        Remark::CodesNotValues { lists, value, code } => {
            let named: Vec<String> = lists.iter().map(list).collect();
            let (value, code) = (value.clone(), code.clone());
            say!(
                phrases,
                "lint-codes-not-values",
                count = lists.len(),
                lists = named.join(", "),
                value = value,
                code = code
            )
        }
        Remark::CodesOutOfOrder { list: of, code, before } => {
            say!(phrases, "lint-codes-out-of-order", list = list(of), code = code.clone(), before = before.clone())
        }
        Remark::CodesTurned { list: of, other, label } => {
            say!(phrases, "lint-codes-turned", list = list(of), other = list(other), label = label.clone())
        }
    }
}

/// The rule by which answers were taken, in one sentence.
pub fn rule_sentence(lint: &Lint, phrases: &Phrases) -> String {
    if lint.with.complete && lint.without.complete {
        say!(phrases, "lint-rule")
    } else {
        say!(phrases, "lint-incomplete")
    }
}
